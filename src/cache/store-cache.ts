import { join } from 'node:path'
import { type Problem, warning } from '../model/problem.ts'
import type { BuiltDerivation } from '../nix/build-log.ts'
import type { Nix } from '../nix/find.ts'
import type { CacheReply, CacheService } from '../runner/actions-cache.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { admitEntry } from './admit.ts'
import { type EntryIndex, type IndexedPath, parseIndex } from './entry-index.ts'
import { type CacheCell, entryKey, entryName, entryPrefix, partialKey } from './key.ts'
import { type LocalCache, list, localFiles, openLocalCache } from './local.ts'
import { makeEntry } from './make-entry.ts'
import { isStoreName, parseNarInfo } from './narinfo.ts'
import { type PublicKey, parsePublicKey, parseSecretKey, type SecretKey } from './signing.ts'
import { type Answer, builtHere, closureOf, outputsOf, validOf } from './store-paths.ts'

export type StoreCacheMode = 'off' | 'read' | 'write' | 'read-write'

/** A cell whose results are to be saved, and what the whole job built, for the seconds that it took. */
export interface SavedCell extends CacheCell {
  readonly derivations: readonly BuiltDerivation[]
}

/** What became of one cell. `problems` are warnings, at most one. */
export type RestoreReport = Spent &
  (
    | ({ readonly outcome: 'restored'; readonly key: string; readonly exact: boolean; readonly refused: number } & Size)
    | { readonly outcome: 'missed' }
    | { readonly outcome: 'skipped'; readonly reason: string }
    | { readonly outcome: 'failed' }
  )
export type SaveReport = Spent &
  (
    | ({ readonly outcome: 'saved'; readonly key: string; readonly carried: number } & Size)
    | { readonly outcome: 'skipped'; readonly reason: string }
    | { readonly outcome: 'failed' }
  )

interface Spent {
  readonly seconds: number
  readonly problems: readonly Problem[]
}

interface Size {
  readonly paths: number
  /** Compressed. */
  readonly bytes: number
}

/** What this job restored. */
export interface StoreCacheStats {
  readonly cells: readonly string[]
  readonly paths: readonly IndexedPath[]
  readonly narBytes: number
  /** Build seconds that the restored paths once took, as far as they are known. */
  readonly buildSeconds: number
}

/** Store paths of a cell from one run to the next. Whatever goes wrong is a warning in a report: it never throws. */
export interface StoreCache {
  /** Makes what an earlier run saved for the cell available to Nix; before the build, after the evaluation. */
  restore(cell: CacheCell): Promise<RestoreReport>
  /** Saves what a later run of the cell can use. */
  save(cell: SavedCell): Promise<SaveReport>
  stats(): Promise<StoreCacheStats>
}

export interface StoreCacheOptions {
  readonly mode: StoreCacheMode
  readonly service: CacheService
  /** Nix secret key: entries are signed with it, and others are refused. */
  readonly secretKey?: string | undefined
  /** Nix public key, for jobs that have no secrets: others are refused, and nothing is saved. */
  readonly publicKey?: string | undefined
}

/** CCH024 for a key that is none; undefined when all is well. Says nothing of the key itself. */
export function checkStoreCacheKeys(options: Pick<StoreCacheOptions, 'secretKey' | 'publicKey'>): Problem | undefined {
  const fix = 'Make a pair with `nix key generate-secret --key-name NAME` and `nix key convert-secret-to-public`.'
  if (options.secretKey && !parseSecretKey(options.secretKey)) {
    return warning('CCH024', 'The secret key of the store cache is not one of Nix; the store cache is off.', fix)
  }
  if (options.publicKey && !parsePublicKey(options.publicKey)) {
    return warning('CCH024', 'The public key of the store cache is not one of Nix; the store cache is off.', fix)
  }
  if (options.secretKey && options.publicKey) {
    if (parseSecretKey(options.secretKey)?.publicKey.text !== parsePublicKey(options.publicKey)?.text) {
      return warning('CCH024', 'The two keys of the store cache are no pair; the store cache is off.', fix)
    }
  }
  return undefined
}

/** The store cache of this job over GitHub's cache service, one archive per entry. */
export function openStoreCache(host: Host, nix: Nix, options: StoreCacheOptions): StoreCache {
  const secret = options.secretKey ? parseSecretKey(options.secretKey) : undefined
  const required = options.publicKey ? parsePublicKey(options.publicKey) : secret?.publicKey
  const context: Context = { host, nix, options, secret, required, files: localFiles(host), told: new Set() }
  return {
    restore: (cell) => reported(context, cell, 'restore', () => restore(context, cell)),
    save: (cell) => reported(context, cell, 'save', () => save(context, cell)),
    stats: () => readStats(host),
  }
}

interface Context {
  readonly host: Host
  readonly nix: Nix
  readonly options: StoreCacheOptions
  readonly secret: SecretKey | undefined
  readonly required: PublicKey | undefined
  readonly files: ReturnType<typeof localFiles>
  /** Messages that are true of the whole job: said for its first cell. */
  readonly told: Set<string>
}

type WithoutTime<R> = R extends Spent ? Omit<R, 'seconds'> : never
type Attempt<R> = Promise<WithoutTime<R>>
interface Nothing extends Pick<Spent, 'problems'> {
  readonly outcome: 'skipped'
  readonly reason: string
}

/** Runs one side with a clean work folder and says in one line what came of it. */
async function reported<R extends RestoreReport | SaveReport>(
  context: Context,
  cell: CacheCell,
  verb: 'restore' | 'save',
  work: () => Attempt<R>,
): Promise<R> {
  const { host, files } = context
  const begun = host.clock.now()
  const clean = () => host.files.rm(files.work, { recursive: true, force: true })
  let done: WithoutTime<R>
  try {
    done = await work()
    await clean()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    await clean().catch(() => {})
    done = { outcome: 'failed', problems: [cannot(verb, cell, why)] } as unknown as WithoutTime<R>
  }
  if (done.outcome === 'failed' && host.cancelled.aborted) {
    done = { outcome: 'skipped', reason: 'the job was cancelled', problems: [] } as unknown as WithoutTime<R>
  }
  const report = { ...done, seconds: (host.clock.now() - begun) / 1_000 } as unknown as R
  host.log.info(describeReport(cell, verb, report))
  return report
}

function cannot(verb: 'restore' | 'save', cell: CacheCell, why: string): Problem {
  const message = `The store cache could not ${verb} ${cell.id}: ${why}.`
  return warning('CCH025', message, 'The build is not affected. Look whether the disk of the runner is full.')
}

function describeReport(cell: CacheCell, verb: 'restore' | 'save', report: RestoreReport | SaveReport): string {
  const time = `${report.seconds.toFixed(1)} s`
  const head = `Store cache, ${cell.id}:`
  switch (report.outcome) {
    case 'restored': {
      const which = report.exact ? 'the entry of this derivation' : 'an older entry'
      const refused = report.refused > 0 ? `, ${report.refused} refused` : ''
      return `${head} restored ${report.paths} paths, ${megabytes(report.bytes)}${refused}, in ${time} from ${which}`
    }
    case 'saved':
      return `${head} saved ${report.paths} paths (${report.carried} of them from before), ${megabytes(report.bytes)}, in ${time}`
    case 'missed':
      return `${head} there is no entry yet (${time})`
    case 'skipped':
      return `${head} did not ${verb}: ${report.reason}`
    case 'failed':
      return `${head} could not ${verb} (${time})`
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** Why nothing is done at all; undefined when it is. */
async function standsStill(context: Context, verb: 'restore' | 'save'): Promise<Nothing | undefined> {
  const { host, options, files } = context
  const nothing = (reason: string, ...problems: readonly Problem[]): Nothing => {
    const fresh = problems.filter(({ message }) => !context.told.has(message))
    for (const { message } of fresh) context.told.add(message)
    return { outcome: 'skipped', reason, problems: fresh }
  }
  const wanted = verb === 'restore' ? ['read', 'read-write'] : ['write', 'read-write']
  if (!wanted.includes(options.mode)) return nothing(`store-cache is ${options.mode}`)
  const wrongKey = checkStoreCacheKeys(options)
  if (wrongKey) return nothing('its key is malformed', wrongKey)
  if (!options.service.available) return nothing('this job has no cache service')
  if (host.cancelled.aborted) return nothing('the job was cancelled')
  const fault = await readIfPresent(host, files.fault)
  if (fault !== undefined) return nothing(`the cache service failed before (${fault.trim()})`)
  const may = verb === 'restore' ? options.service.readable : options.service.writable
  if (!may) {
    const message = `This job may not ${verb === 'restore' ? 'read' : 'write'} caches: its token does not let it.`
    const fix =
      'That is so for some triggers, and for pull requests from forks; store-cache: read or off says it first.'
    return nothing('the token does not let it', warning('CCH021', message, fix))
  }
  if (verb === 'save' && context.required && !context.secret) return nothing('there is no secret key to sign with')
  return undefined
}

async function restore(context: Context, cell: CacheCell): Attempt<RestoreReport> {
  const { host, nix, options, files } = context
  const still = await standsStill(context, 'restore')
  if (still) return still
  const local = await openLocalCache(host)
  if (!local?.key) return { outcome: 'skipped', reason: 'setup made no local cache', problems: [] }
  if (await isBuilt(host, nix, cell))
    return { outcome: 'skipped', reason: 'its outputs are here already', problems: [] }
  const name = entryName(local.storeDir, context.required?.text)
  await host.files.mkdir(files.work, { recursive: true, mode: 0o700 })
  const reply = await options.service.fetch(files.work, name, entryKey(cell), entryPrefix(cell))
  if (reply.kind !== 'ok') return { outcome: 'failed', problems: [await fault(context, cell, reply)] }
  const key = reply.value
  if (key === undefined) return { outcome: 'missed', problems: [] }
  const found = await admitEntry(host, join(files.work, name), { ...local, key: local.key }, context.required)
  await writeAtomically(host, join(files.restored, `${cell.id}.json`), JSON.stringify(found.index ?? { paths: [] }))
  const { admitted, refused } = found
  const problems = refused.length > 0 ? [refusal(key, refused)] : []
  return {
    outcome: 'restored',
    key,
    exact: key === entryKey(cell),
    paths: admitted.length,
    bytes: admitted.reduce((sum, info) => sum + info.fileSize, 0),
    refused: refused.length,
    problems,
  }
}

function refusal(key: string, refused: readonly { readonly file: string; readonly why: string }[]): Problem {
  const [first] = refused
  const example = first ? ` (${first.file}: ${first.why})` : ''
  const message = `${refused.length} path(s) of the cache entry ${key} were refused${example}.`
  const fix = 'They are built instead. Delete this entry in the list of caches of the repository.'
  return warning('CCH022', message, fix)
}

async function save(context: Context, cell: SavedCell): Attempt<SaveReport> {
  const { host, nix, options, files } = context
  const skipped = (reason: string) => ({ outcome: 'skipped', reason, problems: [] }) as const
  const failed = (why: string) =>
    host.cancelled.aborted
      ? skipped('the job was cancelled')
      : ({ outcome: 'failed', problems: [cannot('save', cell, why)] } as const)
  const still = await standsStill(context, 'save')
  if (still) return still
  const local = await openLocalCache(host)
  if (!local) return skipped('setup made no local cache')
  const content = await choosePaths(context, cell, local)
  if ('failed' in content) return failed(content.failed)
  if (content.built.length === 0) return skipped('nothing was built')
  const whole = await isBuilt(host, nix, cell)
  const key = whole ? entryKey(cell) : partialKey(cell, [...content.built, ...content.carried])
  const name = entryName(local.storeDir, context.required?.text)
  await host.files.mkdir(files.work, { recursive: true, mode: 0o700 })
  const there = await options.service.lookup(files.work, name, key)
  if (there.kind === 'ok' && there.value) return skipped('it is saved already')
  // A token that may write and not read is a legal one.
  if (there.kind !== 'ok' && there.kind !== 'denied') {
    return { outcome: 'failed', problems: [await fault(context, cell, there)] }
  }
  const seconds = new Map(cell.derivations.flatMap(({ path, seconds }) => (seconds === null ? [] : [[path, seconds]])))
  for (const { drvPath, seconds: known } of (await readStats(host)).paths) {
    if (drvPath !== null && known !== null && !seconds.has(drvPath)) seconds.set(drvPath, known)
  }
  const made = await makeEntry(host, nix, join(files.work, name), local, {
    ...content,
    cell,
    seconds,
    key: context.secret,
  })
  if ('failed' in made) return failed(made.failed)
  if (host.cancelled.aborted) return skipped('the job was cancelled')
  const stored = await options.service.store(files.work, name, key)
  if (stored.kind !== 'ok') return { outcome: 'failed', problems: [await fault(context, cell, stored)] }
  if (stored.value === 'taken') return skipped('another job saved it at the same time')
  return { outcome: 'saved', key, carried: content.carried.length, ...made, problems: [] }
}

/**
 * What the cell needs, whether it was built on this machine (by another job too, where jobs share a store) or is in the
 * local cache. What an upstream cache served stays there.
 */
async function choosePaths(
  { host, nix }: Context,
  cell: SavedCell,
  local: LocalCache,
): Promise<{ readonly built: readonly string[]; readonly carried: readonly string[] } | { readonly failed: string }> {
  const closure = await closureOf(host, nix, cell.drvPath)
  if ('failed' in closure) return closure
  const outputs = await outputsOf(host, nix, closure.lines)
  if ('failed' in outputs) return outputs
  const valid = await validOf(host, nix, outputs.lines)
  if ('failed' in valid) return valid
  const built = await builtHere(host, nix, valid.lines)
  if ('failed' in built || built.lines.length === 0) return 'failed' in built ? built : { built: [], carried: [] }
  const wanted = new Set(outputs.lines)
  const fresh = new Set(built.lines)
  const kept = await pathsOf(host, local)
  return { built: built.lines, carried: kept.filter((path) => wanted.has(path) && !fresh.has(path)) }
}

/** The store paths that the local cache has. */
async function pathsOf(host: Host, local: LocalCache): Promise<readonly string[]> {
  const paths: string[] = []
  for (const file of (await list(host, local.folder)).filter((name) => name.endsWith('.narinfo'))) {
    const info = parseNarInfo(await host.files.readFile(join(local.folder, file), 'utf8'), local.storeDir)
    if (!('wrong' in info) && isStoreName(info.name)) paths.push(`${local.storeDir}/${info.name}`)
  }
  return paths
}

/** Whether every output of the cell is in the store. */
async function isBuilt(host: Host, nix: Nix, cell: CacheCell): Promise<boolean> {
  const outputs: Answer = await outputsOf(host, nix, [cell.drvPath])
  if ('failed' in outputs || outputs.lines.length === 0) return false
  const valid = await validOf(host, nix, outputs.lines)
  return !('failed' in valid) && valid.lines.length === outputs.lines.length
}

/** One warning; a service that failed is left alone for the rest of the job, because each try can take half a minute. */
async function fault(
  { host, files }: Context,
  cell: CacheCell,
  reply: Exclude<CacheReply<unknown>, { kind: 'ok' }>,
): Promise<Problem> {
  if (reply.kind === 'damaged') {
    const fix = 'What it had is built instead. Delete this entry in the list of caches of the repository.'
    return warning('CCH023', `The cache entry of ${cell.id} cannot be unpacked: ${reply.said}.`, fix)
  }
  await writeAtomically(host, files.fault, `${reply.said}\n`)
  if (reply.kind === 'denied') {
    const fix = 'The build is not affected. Look which triggers and forks may write caches.'
    return warning('CCH021', `The cache service refuses this job: ${reply.said}.`, fix)
  }
  const fix = "The build is not affected; this job does not use it any more. GitHub's status page tells more."
  return warning('CCH020', `The cache service cannot be used: ${reply.said}.`, fix)
}

async function readStats(host: Host): Promise<StoreCacheStats> {
  const folder = localFiles(host).restored
  const found: EntryIndex[] = []
  for (const file of await list(host, folder).catch(() => [])) {
    const index = parseIndex((await readIfPresent(host, join(folder, file)).catch(() => undefined)) ?? '')
    if (index) found.push(index)
  }
  const paths = [
    ...new Map(found.flatMap((index) => index.paths.map((entry) => [entry.path, entry] as const))).values(),
  ]
  const buildSeconds = new Map(paths.map((entry) => [entry.drvPath, entry.seconds ?? 0]))
  return {
    cells: found.map((index) => index.cell),
    paths,
    narBytes: paths.reduce((sum, entry) => sum + entry.narBytes, 0),
    buildSeconds: [...buildSeconds.values()].reduce((sum, seconds) => sum + seconds, 0),
  }
}
