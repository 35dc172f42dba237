/**
 * Environments in a folder: `init`, `list`, `edit`, `install`. The files and messages of `init`, `list` and `edit -f` are
 * recorded (transcripts.json); the rest: cli/flox/src/commands/{init,list,edit,install,mod}.rs and
 * cli/flox-rust-sdk/src/models/environment at 6536dac28. `.flox/telemetry_id`: cli/flox/doc/flox-init.md, and recorded by
 * what `publish` calls untracked.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { arch } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { resolvePackages } from './catalog.ts'
import { FloxError, NotCarriedOut, say } from './failure.ts'
import { checkedOut } from './generations.ts'
import { type CommandLine, optionValue } from './grammar.ts'
import { remoteFolder } from './hub.ts'
import { type Manifest, readManifest, tableOf } from './manifest.ts'
import type { Caller } from './token.ts'

export const system = `${arch() === 'arm64' ? 'aarch64' : 'x86_64'}-linux`

export interface Environment {
  readonly name: string
  /** The project: what holds `.flox`. */
  readonly folder: string
  /** Undefined: it lies in a folder only. */
  readonly owner: string | undefined
}

const manifestFile = ({ folder }: Environment) => join(folder, '.flox/env/manifest.toml')
const lockFile = ({ folder }: Environment) => join(folder, '.flox/env/manifest.lock')

export const manifestText = (environment: Environment) => readFileSync(manifestFile(environment), 'utf8')
export const manifestOf = (environment: Environment): Manifest => readManifest(manifestText(environment))

/** The lock file; undefined: there is none. */
export function lockOf(environment: Environment): Readonly<Record<string, unknown>> | undefined {
  const path = lockFile(environment)
  return existsSync(path) ? tableOf(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

/** The environment that the options name, else that of the working folder or, in a git repository, of one above it. */
export function findEnvironment(line: CommandLine): Environment {
  const reference = optionValue(line, '--reference')
  const remote = reference === undefined ? undefined : checkedOut(reference)
  if (reference !== undefined && remote === undefined)
    return remoteEnvironment(reference, optionValue(line, '--generation'))
  if (line.options.has('--default')) throw new NotCarriedOut('the default environment')
  const chosen = remote ?? optionValue(line, '--dir')
  const found = chosen === undefined ? lookAround(process.cwd()) : resolve(chosen)
  if (found === undefined || !existsSync(join(found, '.flox/env.json')))
    throw new FloxError(
      chosen === undefined
        ? 'Did not find an active environment or an environment in the current directory.'
        : `Did not find an environment in '${chosen}'`,
    )
  const folder = realpathSync(found)
  const pointer = tableOf(JSON.parse(readFileSync(join(folder, '.flox/env.json'), 'utf8')))
  const { name, owner } = pointer
  return { name: String(name), folder, owner: typeof owner === 'string' ? owner : undefined }
}

function lookAround(start: string): string | undefined {
  if (existsSync(join(start, '.flox'))) return start
  for (let folder = start; !existsSync(join(folder, '.git')); ) {
    const above = dirname(folder)
    if (above === folder) return undefined
    folder = above
    if (existsSync(join(folder, '.flox')) && insideRepository(folder)) return folder
  }
  return undefined
}

function insideRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (dirname(folder) !== folder && insideRepository(dirname(folder)))
}

/** A generation of an environment in the hub's folder, the newest where none is named (hub.ts). */
function remoteEnvironment(reference: string, generation: string | undefined): Environment {
  const folder = remoteFolder(reference, generation)
  if (folder === undefined) throw remoteFailure(reference)
  const [owner, name = ''] = reference.split('/')
  return { name, folder: realpathSync(folder), owner }
}

/** Recorded of `activate -r` without a network. */
function remoteFailure(reference: string): FloxError {
  const [owner = ''] = reference.split('/')
  const clone = `Failed to clone environment: Git failed with: [exit code 128]
  stdout:
  stderr: fatal: unable to access 'https://api.flox.dev/git/${owner}/floxmeta/': Could not resolve host: api.flox.dev`
  const opened = `failed to open floxmeta git repo: ${clone}`
  return new FloxError(`Failed to get latest version of remote environment: ${opened}: ${clone}`)
}

const template = `## Flox manifest: https://flox.dev/docs/reference/command-reference/manifest.toml/
schema-version = "1.15.0"

[install]

[vars]

[hook]

[profile]

[services]

[include]

[build]

[options]
`

export function runInit(line: CommandLine): void {
  if (line.options.has('--reference')) throw new NotCarriedOut('init of an environment on FloxHub')
  const folder = resolve(optionValue(line, '--dir') ?? '.')
  if (existsSync(join(folder, '.flox')))
    throw new FloxError(
      [
        `Found an existing environment at "${folder}".`,
        'Please initialize a new environment in a different directory.',
        '',
        'If you are trying to reinitialize an existing environment,',
        `delete the existing environment using 'flox delete -d "${folder}"' and try again.`,
      ].join('\n'),
    )
  const name = optionValue(line, '--name') ?? basename(folder)
  mkdirSync(join(folder, '.flox/env'), { recursive: true })
  const write = (path: string, text: string) => writeFileSync(join(folder, '.flox', path), text)
  write('.gitattributes', 'env/manifest.lock linguist-generated=true linguist-language=JSON\n')
  write('.gitignore', 'run/\ncache/\nlib/\nlog/\n!env/\n')
  write('env.json', `${JSON.stringify({ name, version: 1 }, null, 2)}\n`)
  write('telemetry_id', `${randomUUID()}\n`)
  write('env/manifest.toml', template)
  lock({ name, folder, owner: undefined })
  say(`⚡︎ Created environment '${name}' (${system})

Next:
  $ flox search <package>    <- Search for a package
  $ flox install <package>   <- Install a package into an environment
  $ flox activate            <- Enter the environment
  $ flox edit                <- Add environment variables and shell hooks
  $ flox push                <- Use the environment from other machines or
                                share it with someone on FloxHub
`)
}

/** Writes the lock of the manifest: packages that were resolved now, and those that were locked before and stay. */
function lock(environment: Environment, resolved: readonly Readonly<Record<string, unknown>>[] = []): void {
  const { data } = manifestOf(environment)
  const { packages: before } = lockOf(environment) ?? {}
  const anew = new Set(resolved.map((one) => one['install_id']))
  const stay = (Array.isArray(before) ? before : []).filter((one) => !anew.has(tableOf(one)['install_id']))
  const packages = [...stay, ...resolved]
  const manifest = Object.fromEntries(
    Object.entries({ 'schema-version': '1.15.0', hook: {}, profile: {}, options: {}, ...data }).filter(
      ([name, value]) => ['hook', 'profile', 'options'].includes(name) || Object.keys(Object(value)).length > 0,
    ),
  )
  const text = JSON.stringify({ 'lockfile-version': 1, manifest, packages }, null, 2)
  writeFileSync(lockFile(environment), `${text}\n`)
}

export function runList(line: CommandLine): void {
  const environment = findEnvironment(line)
  if (line.options.has('--upstream')) throw new FloxError("'--upstream' cannot be used with path environments")
  if (line.options.has('--config')) {
    process.stdout.write(`${manifestText(environment)}\n`)
    return
  }
  const packages = lockedPackages(environment)
  if (packages.length === 0)
    say(
      `! No packages are installed for your current system ('${system}').\n\nYou can see the whole manifest with 'flox list --config'.\n`,
    )
  // cli/flox/src/commands/list.rs, print_name_only and print_extended
  for (const one of packages)
    process.stdout.write(
      line.options.has('--name')
        ? `${one['install_id']}\n`
        : `${one['install_id']}: ${one['attr_path']} (${one['version']})\n`,
    )
}

export function lockedPackages(environment: Environment): readonly Readonly<Record<string, unknown>>[] {
  const { packages } = lockOf(environment) ?? {}
  return (Array.isArray(packages) ? packages.map(tableOf) : []).filter((one) => one['system'] === system)
}

export function runEdit(line: CommandLine, caller: Caller): void {
  const environment = findEnvironment(line)
  const file = optionValue(line, '--file')
  if (file === undefined) {
    const other = ['--name', '--sync', '--reset'].find((option) => line.options.has(option))
    if (other !== undefined) throw new NotCarriedOut(`edit ${other}`)
    throw new FloxError("Can't edit interactively in non-interactive context")
  }
  const text = readFileSync(file === '-' ? 0 : file, 'utf8')
  if (text === manifestText(environment)) {
    say('! No changes made to environment.')
    return
  }
  const { data } = readManifest(text)
  const open = unlocked(environment, tableOf(data['install']))
  const { systems } = tableOf(data['options'])
  const wanted = Array.isArray(systems) ? systems.map(String) : [system]
  const resolved = Object.keys(open).length > 0 ? resolvePackages(open, wanted, caller) : []
  writeFileSync(manifestFile(environment), text)
  lock(environment, resolved)
  say('✔ Environment successfully updated.')
}

/** Entries that are not in the lock, or are other ones there. */
function unlocked(environment: Environment, install: Readonly<Record<string, unknown>>) {
  const locked = new Set(lockedPackages(environment).map((one) => one['install_id']))
  const before = tableOf(tableOf(tableOf(lockOf(environment)?.['manifest'])['install']))
  const isNew = ([id, entry]: readonly [string, unknown]) =>
    !locked.has(id) || (id in before && JSON.stringify(before[id]) !== JSON.stringify(entry))
  return Object.fromEntries(Object.entries(install).filter(isNew))
}

export function runInstall(line: CommandLine, caller: Caller): void {
  findEnvironment(line)
  if (line.words.length === 0 && !line.options.has('--id')) throw new FloxError('Must specify at least one package')
  resolvePackages({}, [], caller)
  throw new NotCarriedOut('installing packages')
}
