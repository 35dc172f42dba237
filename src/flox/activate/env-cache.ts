/**
 * Keeps `$FLOX_ENV_CACHE`, the folder `.flox/cache` of an environment, in GitHub's cache: what hooks install there (virtual
 * environments, downloads of pip, uv and npm) is not in the Nix store. It is packed by tar, for it has links and programs,
 * which the door to GitHub's cache would refuse as members of an entry.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Problem, warning } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import type { FloxEnvironment } from '../environment/environment.ts'

/** The cache folder of one environment, and its entry. */
export interface EnvCache {
  /** The environment's name, for messages. */
  readonly label: string
  /** The absolute path of `.flox/cache`. */
  readonly path: string
  readonly key: string
}

export type EnvCacheReport =
  | { readonly outcome: 'restored' | 'saved'; readonly bytes: number; readonly problems: readonly [] }
  | { readonly outcome: 'missed' | 'skipped' | 'failed'; readonly problems: readonly Problem[] }

interface KeyParts {
  readonly environment: Pick<FloxEnvironment, 'name' | 'manifest'>
  /** The text of manifest.lock; undefined where there is none. */
  readonly lock: string | undefined
  readonly system: string
  /** Virtual environments hold their own absolute path. */
  readonly path: string
  /** What else the user says that the content depends on. */
  readonly more: string
}

/** Name of the folder in an entry, and of the archive in it. */
const [entry, archive] = ['flox-env', 'cache.tar']
/** Seconds for tar, which reads and writes some gigabytes. */
const packTime = 30 * 60

/**
 * `flox-env-1-<system>-<name>-<32 hex>`, of the lock, of what hooks and profiles run, and of the path. An older entry is never
 * used in place of it: its Python may be of another store path, which this machine does not have. Pure.
 */
export function envCacheKey({ environment, lock, system, path, more }: KeyParts): string {
  const { hook, profile, vars } = environment.manifest
  const parts = [lock ?? '', hook ?? {}, profile ?? {}, vars ?? {}, path, more]
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
  const name = environment.name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 100)
  return `flox-env-1-${system}-${name}-${hash}`
}

/** Restores the folder, unless it has something in it already. What goes wrong is a warning FLX165. */
export async function restoreEnvCache(host: Host, cache: EnvCache): Promise<EnvCacheReport> {
  if (!host.cache.available || !host.cache.readable) return skip(host, cache, 'restored', 'there is no cache service')
  if (!(await isEmpty(host, cache.path))) return skip(host, cache, 'restored', 'the folder is not empty')
  return inWorkFolder(host, cache, 'restored', async (work) => {
    const reply = await host.cache.fetch(work, entry, cache.key, cache.key)
    if (reply.kind !== 'ok') return failed(cache, 'restored', reply.reason)
    if (reply.value !== cache.key) {
      host.log.info(`Cache of ${cache.label}: there is no entry yet`)
      return { outcome: 'missed', problems: [] }
    }
    const packed = join(work, entry, archive)
    await host.files.mkdir(cache.path, { recursive: true })
    const why = await tar(host, ['-xf', packed, '-C', cache.path])
    if (why !== undefined) {
      await host.files.rm(cache.path, { recursive: true, force: true })
      return failed(cache, 'restored', why)
    }
    return done(host, cache, 'restored', packed)
  })
}

/** Saves the folder under its key, which is taken for good. What goes wrong is a warning FLX165. */
export async function saveEnvCache(host: Host, cache: EnvCache): Promise<EnvCacheReport> {
  if (!host.cache.available || !host.cache.writable) return skip(host, cache, 'saved', 'this job may not write caches')
  if (await isEmpty(host, cache.path)) return skip(host, cache, 'saved', 'the folder is empty')
  return inWorkFolder(host, cache, 'saved', async (work) => {
    await host.files.mkdir(join(work, entry), { mode: 0o700 })
    const packed = join(work, entry, archive)
    const why = await tar(host, ['-cf', packed, '-C', cache.path, '.'])
    if (why !== undefined) return failed(cache, 'saved', why)
    const reply = await host.cache.store(work, entry, cache.key)
    if (reply.kind !== 'ok') return failed(cache, 'saved', reply.reason)
    if (reply.value === 'taken') return skip(host, cache, 'saved', 'another job saved it first')
    return done(host, cache, 'saved', packed)
  })
}

/** `host.files.readdir` of what is not there fails, and that is empty too. */
async function isEmpty(host: Host, path: string): Promise<boolean> {
  return !(await isThere(host, path)) || (await host.files.readdir(path)).length === 0
}

async function inWorkFolder(
  host: Host,
  cache: EnvCache,
  verb: 'restored' | 'saved',
  work: (folder: string) => Promise<EnvCacheReport>,
): Promise<EnvCacheReport> {
  let folder: string | undefined
  try {
    await host.files.mkdir(jobFolder(host), { recursive: true, mode: 0o700 })
    folder = await host.files.mkdtemp(join(jobFolder(host), 'env-cache-'))
    return await work(folder)
  } catch (cause) {
    return failed(cache, verb, cause instanceof Error ? cause.message : String(cause))
  } finally {
    if (folder !== undefined) await host.files.rm(folder, { recursive: true, force: true })
  }
}

/** Why tar failed; undefined when it did not. Without -P it follows no link and leaves the folder for no member. */
async function tar(host: Host, args: readonly string[]): Promise<string | undefined> {
  const env = childEnv(host.env, { LC_ALL: 'C' })
  const outcome = await host.exec({ argv: ['tar', ...args], env, timeout: packTime, signal: host.cancelled })
  return outcome.kind === 'exited' && outcome.code === 0 ? undefined : `tar: ${failureText(outcome)}`
}

async function done(
  host: Host,
  { label }: EnvCache,
  outcome: 'restored' | 'saved',
  packed: string,
): Promise<EnvCacheReport> {
  const { size: bytes } = await host.files.stat(packed)
  host.log.info(`Cache of ${label}: ${outcome} ${(bytes / 1e6).toFixed(1)} MB`)
  return { outcome, bytes, problems: [] }
}

function skip(host: Host, { label }: EnvCache, verb: string, why: string): EnvCacheReport {
  host.log.info(`Cache of ${label}: not ${verb}, ${why}`)
  return { outcome: 'skipped', problems: [] }
}

function failed({ label }: EnvCache, verb: string, why: string): EnvCacheReport {
  const message = `The cache folder of ${label} was not ${verb}: ${why.replace(/\.$/, '')}.`
  return { outcome: 'failed', problems: [warning('FLX165', message, 'The command is not affected.')] }
}
