/**
 * Environments of FloxHub and their generations, kept in the folder FLOX_STAND_IN_HUB: `push`, `pull --copy`, `generations
 * list|rollback|switch`, and `-r owner/name` for other commands. None of it was recorded; from cli/flox/src/commands/push.rs,
 * pull.rs and generations/*.rs, and cli/flox-rust-sdk/src/models/environment/generations.rs at 6536dac28. An environment of a
 * folder knows the generations of its last push, one by reference those of its last change here, until they are pushed.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { FloxError, NotCarriedOut, say } from './failure.ts'
import { type CommandLine, optionValue } from './grammar.ts'
import { hubFolder } from './hub.ts'
import { type Caller, ensureLogin } from './token.ts'

interface Generation {
  readonly parent: number | null
  readonly created: string
  readonly last_live: string | null
  readonly description: string
  /** In a git repository in the real one. */
  readonly files: Readonly<Record<string, string>>
}
type Generations = Readonly<Record<string, Generation>>
type All = Readonly<Record<string, Generations>>

const filesOf = ['env/manifest.toml', 'env/manifest.lock']

function read(name: 'environments' | 'cached'): All {
  const path = join(hubFolder() ?? '', `${name}.json`)
  return hubFolder() !== undefined && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as All) : {}
}

function write(name: 'environments' | 'cached', reference: string, generations: Generations): void {
  const text = JSON.stringify({ ...read(name), [reference]: generations }, null, 1)
  writeFileSync(join(hubFolder() ?? '', `${name}.json`), text)
}

/** A folder with the live generation; undefined where FloxHub is not there or does not have it. */
export function checkedOut(reference: string): string | undefined {
  const live = Object.entries(read('environments')[reference] ?? {}).find(([, one]) => one.last_live === null)
  return live === undefined
    ? undefined
    : put(mkdtempSync(join(hubFolder() ?? '', 'remote-')), reference, live[1], false)
}

function put(folder: string, reference: string, { files }: Generation, copy: boolean): string {
  const [owner, name] = reference.split('/')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, '.flox', path)), { recursive: true })
    writeFileSync(join(folder, '.flox', path), text)
  }
  const pointer = copy ? { name, version: 1 } : { owner, name, version: 1 }
  writeFileSync(join(folder, '.flox/env.json'), JSON.stringify(pointer))
  return folder
}

interface Place {
  readonly reference: string
  readonly folder: string | undefined
  readonly name: string
  readonly owner: string | undefined
}

function placeOf(line: CommandLine): Place {
  const reference = optionValue(line, '--reference')
  if (reference !== undefined) {
    const [owner, name = ''] = reference.split('/')
    return { reference, folder: undefined, name, owner }
  }
  const folder = resolve(optionValue(line, '--dir') ?? '.')
  if (!existsSync(join(folder, '.flox/env.json'))) throw new FloxError(`Did not find an environment in '${folder}'`)
  const { owner, name } = JSON.parse(readFileSync(join(folder, '.flox/env.json'), 'utf8')) as Record<string, string>
  return { reference: `${owner}/${name}`, folder, name: name ?? '', owner }
}

const stateFile = (folder: string) => join(folder, '.flox/cache/generations.json')

/** As this machine knows them. */
function known({ folder, reference, owner, name }: Place): Generations {
  if (folder === undefined) return read('cached')[reference] ?? upstream(reference)
  if (owner === undefined || !existsSync(stateFile(folder)))
    throw new FloxError(`Environment ${name} is not on FloxHub and has no generations.`)
  return JSON.parse(readFileSync(stateFile(folder), 'utf8')) as Generations
}

function upstream(reference: string): Generations {
  const found = read('environments')[reference]
  if (found === undefined) throw new FloxError('Environment not found in FloxHub.')
  return found
}

function keep({ folder, reference }: Place, generations: Generations): void {
  if (folder === undefined) write('cached', reference, generations)
  else {
    mkdirSync(dirname(stateFile(folder)), { recursive: true })
    writeFileSync(stateFile(folder), JSON.stringify(generations))
  }
}

/** Each moment is a second later than all before. */
function moment(generations: Generations): string {
  const times = Object.values(generations).flatMap(({ created, last_live }) => [created, last_live ?? created])
  return new Date(Math.max(0, ...times.map((time) => Date.parse(time))) + 1_000).toISOString()
}

function withLive(generations: Generations, live: string): Generations {
  const now = moment(generations)
  return Object.fromEntries(
    Object.entries(generations).map(([number, one]) => {
      const last_live = number === live ? null : (one.last_live ?? now)
      return [number, { ...one, last_live }]
    }),
  )
}

export function runPush(line: CommandLine, caller: Caller): void {
  const handle = ensureLogin(caller)
  if (hubFolder() === undefined) throw new NotCarriedOut(`flox push${line.options.has('--force') ? ' --force' : ''}`)
  const place = placeOf(line)
  if (place.folder === undefined) {
    const changed = read('cached')[place.reference]
    if (changed === undefined)
      throw new FloxError(
        `Remote environment ${place.reference} not found in local cache.\n\nHave you activated or pulled this environment?\nTry: flox activate -r ${place.reference}\n`,
      )
    upload(place, changed, false)
    return
  }
  const wanted = optionValue(line, '--owner')
  if (place.owner !== undefined && wanted !== undefined && wanted !== place.owner)
    throw new FloxError('Cannot change the owner of an environment already pushed to FloxHub.')
  const reference = `${place.owner ?? wanted ?? handle}/${place.name}`
  const isNew = place.owner === undefined
  const there = read('environments')[reference]
  if (isNew && there !== undefined && !line.options.has('--force'))
    throw new FloxError(`An environment named ${reference} already exists!

To rename your environment: 'flox edit --name <new name>'
To pull and manually re-apply your changes: 'flox delete && flox pull -r ${reference}'
To overwrite and force update: 'flox push --force'
`)
  const { folder } = place
  const files = Object.fromEntries(filesOf.map((path) => [path, readFileSync(join(folder, '.flox', path), 'utf8')]))
  const before = isNew ? {} : known(place)
  const [number, live] = Object.entries(before).find(([, one]) => one.last_live === null) ?? []
  const same = JSON.stringify(live?.files) === JSON.stringify(files)
  const next = Object.keys(before).length + 1
  const added = { parent: Number(number ?? 0) || null, created: moment(before), last_live: null, description: 'pushed' }
  const after = same ? before : withLive({ ...before, [next]: { ...added, files } }, String(next))
  const [owner] = reference.split('/')
  writeFileSync(join(folder, '.flox/env.json'), JSON.stringify({ owner, name: place.name, version: 1 }))
  upload({ ...place, reference }, after, isNew)
}

function upload(place: Place, generations: Generations, isNew: boolean): void {
  keep(place, generations)
  if (JSON.stringify(read('environments')[place.reference]) === JSON.stringify(generations)) {
    say(`ℹ No changes to push for ${place.name}.\nThe environment on FloxHub is already up to date.\n`)
    return
  }
  write('environments', place.reference, generations)
  const said = isNew
    ? `${place.name} successfully pushed to FloxHub as public`
    : `Updates to ${place.name} successfully pushed to FloxHub`
  say(`✔ ${said}\n\nView the environment at: https://hub.flox.dev/${place.reference}\n`)
}

export function runPull(line: CommandLine): void {
  const [reference = optionValue(line, '--reference') ?? ''] = line.words
  if (!line.options.has('--copy')) throw new NotCarriedOut('pull without --copy')
  const generations = upstream(reference)
  const number =
    optionValue(line, '--generation') ?? Object.keys(generations).find((key) => generations[key]?.last_live === null)
  const generation = generations[number ?? '']
  if (generation === undefined) throw new FloxError(`Generation ${number} does not exist.`)
  put(resolve(optionValue(line, '--dir') ?? '.'), reference, generation, true)
  say(`✔ Created path environment from ${reference}.`)
}

export function runGenerationsList(line: CommandLine): void {
  const place = placeOf(line)
  if (!line.options.has('--json')) throw new NotCarriedOut('generations list without --json')
  if (place.owner === undefined) known(place)
  const generations = line.options.has('--upstream') ? upstream(place.reference) : known(place)
  const shown = Object.entries(generations).map(([number, { files: _, ...one }]) => [number, one])
  process.stdout.write(`${JSON.stringify(Object.fromEntries(shown), null, 2)}\n`)
}

export function runGenerationsSwitch(line: CommandLine): void {
  switchTo(placeOf(line), line.words[0] ?? '')
}

/** The one that was live last: `determine_previous_generation`. */
export function runGenerationsRollback(line: CommandLine): void {
  const place = placeOf(line)
  const before = Object.entries(known(place)).flatMap(([number, { last_live }]) =>
    last_live ? [[last_live, number]] : [],
  )
  const [, number] = before.sort().at(-1) ?? []
  if (number === undefined) throw new FloxError('No previous generation to rollback to.')
  switchTo(place, number)
}

function switchTo(place: Place, number: string): void {
  const generations = known(place)
  if (generations[number] === undefined) throw new FloxError(`Generation ${number} not found.`)
  keep(place, withLive(generations, number))
  say(`✔ Switched to generation ${number}`)
}
