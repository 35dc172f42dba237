import { parseSecretKey } from '../binary-cache/signing.ts'
import type { Job } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'
import { type NixSetting, setting } from '../nix/configure/nix-conf.ts'
import type { Nix } from '../nix/find.ts'
import type { Host } from '../runner/host.ts'
import { readJob, writeJob } from '../runner/job.ts'
import { runIdOf } from './key.ts'
import { type LocalCache, makeLocalCache } from './local.ts'
import { checkStoreCacheKeys, openStoreCache, type StoreCache, type StoreCacheMode } from './store-cache.ts'

export interface StoreCacheRequest {
  readonly 'store-cache': StoreCacheMode
  readonly 'store-cache-key': string | undefined
  readonly 'store-unfree'?: readonly string[] | undefined
  /** Makes the local cache also where the store cache is off. */
  readonly 'take-over'?: boolean | undefined
}

export interface PreparedStoreCache {
  /** For the job's own cache. */
  readonly settings: readonly NixSetting[]
  readonly warnings: readonly Problem[]
}

/**
 * Makes the job's local binary cache, before Nix is configured with it, and writes down how the later steps use it.
 * Gives nothing when the store cache is off or this job has no cache service, which is one line and no fault.
 */
export async function prepareStoreCache(host: Host, inputs: StoreCacheRequest): Promise<PreparedStoreCache> {
  const mode = inputs['store-cache']
  const secretKey = inputs['store-cache-key']
  const job = await readJob(host)
  const { available } = host.cache
  if (mode !== 'off' && !available) host.log.info('Store cache: this job has no cache service; off')
  const bad = checkStoreCacheKeys({ secretKey })
  const unfree = inputs['store-unfree'] ? { unfree: [...inputs['store-unfree']] } : {}
  if (mode === 'off' || !available || bad) {
    await writeJob(host, { ...job, storeCache: { mode: 'off', publicKey: null, ...unfree } })
    const settings = inputs['take-over'] ? settingsOf(await makeLocalCache(host)) : []
    return { settings, warnings: bad ? [bad] : [] }
  }
  const local = await makeLocalCache(host, secretKey ? 'signed' : 'open')
  const publicKey = secretKey ? (parseSecretKey(secretKey)?.publicKey.text ?? null) : null
  await writeJob(host, { ...job, storeCache: { mode, publicKey, ...unfree } })
  return { settings: settingsOf(local), warnings: [] }
}

function settingsOf({ url, publicKey }: LocalCache): readonly NixSetting[] {
  return [setting('extra-substituters', url), setting('extra-trusted-public-keys', publicKey)]
}

/** The store cache that setup prepared for this job; undefined when it is off. The key is only needed to save. */
export async function jobStoreCache(host: Host, nix: Nix, secretKey?: string): Promise<StoreCache | undefined> {
  const { storeCache } = await readJob(host)
  if (!storeCache || storeCache.mode === 'off') return undefined
  const { mode, publicKey, unfree } = storeCache
  return openStoreCache(host, nix, { mode, secretKey, publicKey: publicKey ?? undefined, unfree })
}

/** For post: saves what the cells of this job can use the next time, and the shared stage. Throws what `readJob` throws. */
export async function saveCells(host: Host, job: Job, secretKey: string | undefined): Promise<readonly Problem[]> {
  const { nix } = job
  const cache = nix ? await jobStoreCache(host, nix, secretKey) : undefined
  if (!cache) return []
  const derivations = job.cells.flatMap((cell) => cell.derivations)
  const problems: Problem[] = []
  const run = runIdOf(host.env)
  if (job.shared && run) problems.push(...(await cache.saveShared({ ...job.shared, run })).problems)
  for (const { id, system, drvPath, unfree } of job.cells) {
    if (drvPath === null) continue
    const report = await cache.save({ id, system, drvPath, derivations, unfree })
    problems.push(...report.problems)
  }
  return [...problems, ...cache.leftOut()]
}
