import { join } from 'node:path'
import type { CacheReply, CacheService } from './cache-service.ts'
import { failureText, type Outcome } from './exec.ts'
import type { Host } from './host.ts'

/**
 * Seconds for one call. The library has limits of its own for most of its waits; this one is for the others, above what
 * a full entry takes on a slow day.
 */
const waitTime = 15 * 60

const words: Partial<Record<Outcome['kind'], string>> = {
  cancelled: 'the job was cancelled',
  'timed-out': `no answer within ${waitTime / 60} minutes`,
}

/**
 * What @actions/cache and its tar and zstd read of the environment: the service and its token, where programs and
 * certificates are, and how they are tuned. No inputs, and no other token.
 */
const needed =
  /^(?:ACTIONS_(?:RESULTS_URL|CACHE_\w+|RUNTIME_TOKEN|ORCHESTRATION_ID)|GITHUB_(?:REF|SERVER_URL)|PATH|HOME|TMPDIR|LANG|LC_\w+|(?:https?|no)_proxy|NODE_(?:OPTIONS|EXTRA_CA_CERTS|USE_\w+)|SSL_CERT_\w+|CACHE_UPLOAD_\w+|SEGMENT_DOWNLOAD_\w+|ZSTD_\w+|TAR_OPTIONS)$/i

/**
 * The service that the runner offers to this job, through @actions/cache. Each call is a process of its own, for the
 * library needs a working folder, an environment and a standard output to itself; a call that is cancelled or takes too
 * long ends with its tar.
 */
export function actionsCache({ env, exec, entry, cancelled }: Omit<Host, 'cache'>): CacheService {
  const call = async <T>(kind: string, folder: string, args: readonly string[]): Promise<CacheReply<T>> => {
    const own = Object.entries(env).filter(([name]) => needed.test(name))
    const outcome = await exec({
      argv: [...entry('cache'), kind, ...args],
      env: { ...Object.fromEntries(own), RUNNER_TEMP: join(folder, 'tmp') },
      cwd: folder,
      timeout: waitTime,
      signal: cancelled,
    })
    if (outcome.kind === 'exited' && outcome.code === 0) return JSON.parse(outcome.stdout) as CacheReply<T>
    return { kind: 'failed', reason: words[outcome.kind] ?? failureText(outcome) }
  }
  const url = env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL']
  return {
    available: Boolean(url && env['ACTIONS_RUNTIME_TOKEN']),
    ...permissions(env),
    lookup: (folder, name, keys) => call('lookup', folder, [name, ...keys]),
    fetch: (folder, name, key, prefix) => call('fetch', folder, [name, key, prefix]),
    store: (folder, name, key) => call('store', folder, [name, key]),
  }
}

/** What ACTIONS_CACHE_MODE and the token's own claims allow; what cannot be read allows all, and the service decides. */
function permissions(env: Host['env']): { readonly readable: boolean; readonly writable: boolean } {
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
