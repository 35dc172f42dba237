import { join } from 'node:path'
import type * as library from '@actions/cache'

/** What the runner's cache service answered; `said` is in its own words. */
export type CacheReply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** The token may not. */
  | { readonly kind: 'denied'; readonly said: string }
  /** What came is not an archive. */
  | { readonly kind: 'damaged'; readonly said: string }
  | { readonly kind: 'failed'; readonly said: string }

/** Archives of one folder, each under a key that is taken for good. */
export interface CacheService {
  /** False where the runner offers none, as outside a job. */
  readonly available: boolean
  readonly readable: boolean
  readonly writable: boolean
  /** Whether there is an entry of exactly this key. */
  lookup(folder: string, name: string, key: string): Promise<CacheReply<boolean>>
  /** Unpacks the entry of this key, else the newest that starts with the prefix, to `folder/name`; gives its key. */
  fetch(folder: string, name: string, key: string, prefix: string): Promise<CacheReply<string | undefined>>
  /** Archives `folder/name`. `taken`: another job was first. */
  store(folder: string, name: string, key: string): Promise<CacheReply<'saved' | 'taken'>>
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Milliseconds for one call. The library has limits of its own for most of its waits; this one is for the others, above
 * what a full entry takes on a slow day.
 */
const patience = 15 * 60_000

/**
 * The service that the runner offers to this process, through @actions/cache. Never throws. A call that is cancelled or
 * takes too long is given up: the library cannot be stopped, but nobody waits for it any more.
 */
export function actionsCache(env: Environment = process.env, cancelled?: AbortSignal): CacheService {
  const call: Caller = (folder, work) => callInTurn(folder, work, cancelled)
  const url = env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL']
  return {
    available: Boolean(url && env['ACTIONS_RUNTIME_TOKEN']),
    ...permissions(env),
    lookup: (folder, name, key) =>
      call<boolean>(folder, async (cache, said) => {
        const found = await cache.restoreCache([name], key, [], { lookupOnly: true })
        return (found === undefined ? trouble(said) : undefined) ?? { kind: 'ok', value: found === key }
      }),
    fetch: (folder, name, key, prefix) =>
      call<string | undefined>(folder, async (cache, said) => {
        const found = await cache.restoreCache([name], key, [prefix], { segmentTimeoutInMs: 120_000 })
        return (found === undefined ? trouble(said) : undefined) ?? { kind: 'ok', value: found }
      }),
    store: (folder, name, key) =>
      call<'saved' | 'taken'>(folder, async (cache, said) => {
        if ((await cache.saveCache([name], key)) >= 0) return { kind: 'ok', value: 'saved' }
        const refused = said.find((line) => line.startsWith('::debug::Failed to reserve cache: '))
        if (refused?.includes('(409)')) return { kind: 'ok', value: 'taken' }
        if (refused) return judge(refused.replace('::debug::Failed to reserve cache: ', ''))
        return trouble(said) ?? { kind: 'failed', said: said.at(-1) ?? 'no reason was given' }
      }),
  }
}

/** What ACTIONS_CACHE_MODE and the token's own claims allow; what cannot be read allows all, and the service decides. */
function permissions(env: Environment): { readonly readable: boolean; readonly writable: boolean } {
  const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase()
  const known = ['none', 'read', 'write', 'write-only'].includes(mode)
  const scopes = tokenScopes(env['ACTIONS_RUNTIME_TOKEN'] ?? '')
  const may = (bit: number) => !scopes || scopes.some((scope) => (scope.Permission & bit) !== 0)
  return {
    readable: (!known || mode === 'read' || mode === 'write') && may(1),
    writable: (!known || mode === 'write' || mode === 'write-only') && may(2),
  }
}

/** The claim `ac` of the runner's token: which refs' caches it reads (1) and writes (2). */
function tokenScopes(token: string): readonly { readonly Permission: number }[] | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { ac?: unknown }
    const scopes: unknown = JSON.parse(String(claims.ac))
    if (!Array.isArray(scopes)) return undefined
    return scopes.map((scope: { Permission?: unknown } | null) => ({ Permission: Number(scope?.Permission) }))
  } catch {
    return undefined
  }
}

type ActionsCache = Pick<typeof library, 'restoreCache' | 'saveCache' | 'isFeatureAvailable'>

/** The calls of this process, one after the other: each needs the process's folder and environment for itself. */
let queue: Promise<unknown> = Promise.resolve()

type Work<T> = (cache: ActionsCache, said: readonly string[]) => Promise<CacheReply<T>>
type Caller = <T>(folder: string, work: Work<T>) => Promise<CacheReply<T>>

function callInTurn<T>(folder: string, work: Work<T>, cancelled: AbortSignal | undefined): Promise<CacheReply<T>> {
  const turn = queue.then(() => callAlone(folder, work, cancelled))
  queue = turn
  return turn
}

/**
 * @actions/cache names archived files relative to GITHUB_WORKSPACE, looks for them from the current folder, and makes
 * the entry's version of the path as given: with all three of them private and the path a bare name, an entry does not
 * depend on the machine. What it prints (annotations of its own among it) is kept, so that one problem is said once. Its
 * tar and zstd have the environment of this process: without the inputs, which may be secrets.
 */
async function callAlone<T>(folder: string, work: Work<T>, cancelled: AbortSignal | undefined): Promise<CacheReply<T>> {
  if (cancelled?.aborted) return gaveUp('the job was cancelled')
  const before = { cwd: process.cwd(), env: { ...process.env } }
  const inputs = Object.keys(before.env).filter((name) => name.startsWith('INPUT_'))
  const said: string[] = []
  const write = process.stdout.write
  try {
    const cache: ActionsCache = await import(/* webpackChunkName: "actions-cache" */ '@actions/cache')
    if (!cache.isFeatureAvailable()) return { kind: 'failed', said: 'there is no cache service for this job' }
    process.chdir(folder)
    for (const name of inputs) delete process.env[name]
    process.env['GITHUB_WORKSPACE'] = process.cwd()
    process.env['RUNNER_TEMP'] = join(process.cwd(), 'tmp')
    process.stdout.write = keepLines(said)
    return await Promise.race([work(cache, said), giveUp(cancelled)])
  } catch (cause) {
    return { kind: 'failed', said: cause instanceof Error ? cause.message : String(cause) }
  } finally {
    process.stdout.write = write
    process.chdir(before.cwd)
    for (const name of ['GITHUB_WORKSPACE', 'RUNNER_TEMP', ...inputs]) setVariable(name, before.env[name])
  }
}

/** Answers for a call that nobody waits for any more. */
function giveUp(cancelled: AbortSignal | undefined): Promise<CacheReply<never>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(gaveUp(`no answer within ${patience / 60_000} minutes`)), patience)
    timer.unref()
    cancelled?.addEventListener('abort', () => resolve(gaveUp('the job was cancelled')), { once: true })
  })
}

function gaveUp(said: string): CacheReply<never> {
  return { kind: 'failed', said }
}

function keepLines(lines: string[]): typeof process.stdout.write {
  return (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    lines.push(...text.split(/\r?\n/).filter((line) => line !== ''))
    const done = rest.find((value) => typeof value === 'function') as (() => void) | undefined
    done?.()
    return true
  }
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** The first annotation that the library printed; undefined when it had nothing to complain of. */
function trouble(said: readonly string[]): Exclude<CacheReply<never>, { kind: 'ok' }> | undefined {
  const line = said.find((entry) => /^::(?:warning|error)\b/.test(entry))
  return line === undefined ? undefined : judge(line.replace(/^::(?:warning|error)[^:]*::/, ''))
}

function judge(line: string): Exclude<CacheReply<never>, { kind: 'ok' }> {
  const said = line.replace(/^(?:Failed to (?:restore|save): |Error: )+/, '').slice(0, 300)
  if (/cache (?:read|write) denied/.test(said)) return { kind: 'denied', said }
  const archive = /\btar\b|Incomplete download|exit code/i.test(said)
  return { kind: archive ? 'damaged' : 'failed', said }
}
