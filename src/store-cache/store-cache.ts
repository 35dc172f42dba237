import { parsePublicKey, parseSecretKey } from '../binary-cache/signing.ts'
import type { Problem } from '../model/problem.ts'
import type { BuiltDerivation } from '../nix/build/build-log.ts'
import type { Nix } from '../nix/find.ts'
import { isBuilt } from '../nix/store-paths.ts'
import type { Host } from '../runner/host.ts'
import {
  type Attempt,
  type Context,
  type RestoreReport,
  type SaveReport,
  toProblem,
  whySkipped,
  withReport,
} from './attempt.ts'
import { fetchEntry, restoredIndexes, type SavingContext, saveEntry } from './entries.ts'
import type { IndexedPath } from './entry-index.ts'
import { type CacheCell, entryKey, entryName, entryPrefix, partialKey } from './key.ts'
import { leftOutProblem } from './licence-guard.ts'
import { localFiles, openLocalCache } from './local.ts'
import type { StoreCacheOptions } from './options.ts'
import { type RestoredStage, restoreShared, type SavedStage, saveShared, sharedLabel } from './shared.ts'

export type { RestoreReport, SaveReport } from './attempt.ts'
export { checkStoreCacheKeys, type StoreCacheMode, type StoreCacheOptions, whyNoSharedStage } from './options.ts'
export type { RestoredStage, SavedStage } from './shared.ts'

/** A cell whose results are to be saved, and what the whole job built, for the seconds that it took. */
export interface SavedCell extends CacheCell {
  readonly derivations: readonly BuiltDerivation[]
  /** Whether evaluation counts its licence as unfree. */
  readonly unfree?: boolean | undefined
}

/** Store paths from one job or run to the next. Whatever goes wrong is a warning in a report: it never throws. */
export interface StoreCache {
  /** Makes what an earlier run saved for the cell available to Nix; before the build, after the evaluation. */
  restore(cell: CacheCell): Promise<RestoreReport>
  /** Saves what a later run of the cell can use. */
  save(cell: SavedCell): Promise<SaveReport>
  /** Makes what the shared stage of this run built available to Nix, once in a job; waits for it if need be. */
  restoreShared(stage: RestoredStage): Promise<RestoreReport>
  /** Saves what this job, the shared stage, built for the cells of the same run. */
  saveShared(stage: SavedStage): Promise<SaveReport>
  /** What this job restored, each path once. */
  restored(): Promise<readonly IndexedPath[]>
  /** At most one warning, CCH026: what was not saved because of its licence. */
  leftOut(): readonly Problem[]
}

/** The store cache of this job over GitHub's cache service, one archive per entry. */
export function openStoreCache(host: Host, nix: Nix, options: StoreCacheOptions): StoreCache {
  const secret = options.secretKey ? parseSecretKey(options.secretKey) : undefined
  const required = options.publicKey ? parsePublicKey(options.publicKey) : secret?.publicKey
  const files = localFiles(host)
  const leftOut = new Map()
  const context: SavingContext = { host, nix, options, secret, required, files, warned: new Set(), leftOut }
  return {
    restore: (cell) => withReport(context, cell.id, 'restore', () => restore(context, cell)),
    save: (cell) => withReport(context, cell.id, 'save', () => save(context, cell)),
    restoreShared: (stage) => withReport(context, sharedLabel(stage), 'restore', () => restoreShared(context, stage)),
    saveShared: (stage) => withReport(context, sharedLabel(stage), 'save', () => saveShared(context, stage)),
    restored: () => restoredPaths(host),
    leftOut: () => {
      const problem = leftOutProblem(leftOut)
      return problem ? [problem] : []
    },
  }
}

async function restore(context: Context, cell: CacheCell): Attempt<RestoreReport> {
  const { host, nix, files } = context
  const skip = await whySkipped(context, 'restore')
  if (skip) return skip
  const local = await openLocalCache(host)
  if (!local?.key) return { outcome: 'skipped', reason: 'the setup step made no local cache', problems: [] }
  if (await isBuilt(host, nix, cell.drvPath))
    return { outcome: 'skipped', reason: 'its outputs are already in the store', problems: [] }
  const name = entryName(local.storeDir, context.required?.text)
  await host.files.mkdir(files.work, { recursive: true, mode: 0o700 })
  const reply = await host.cache.fetch(files.work, name, entryKey(cell), entryPrefix(cell))
  if (reply.kind !== 'ok') return { outcome: 'failed', problems: [await toProblem(context, cell.id, reply)] }
  const key = reply.value
  if (key === undefined) return { outcome: 'missed', problems: [] }
  const entry = { name, key, exact: key === entryKey(cell), index: `${cell.id}.json` }
  return fetchEntry(context, { ...local, key: local.key }, entry)
}

function save(context: SavingContext, cell: SavedCell): Attempt<SaveReport> {
  return saveEntry(context, {
    label: cell.id,
    cell,
    drvPaths: [cell.drvPath],
    unfree: cell.unfree ? [cell.drvPath] : [],
    derivations: cell.derivations,
    key: async (paths, whole) =>
      whole && (await isBuilt(context.host, context.nix, cell.drvPath)) ? entryKey(cell) : partialKey(cell, paths),
  })
}

async function restoredPaths(host: Host): Promise<readonly IndexedPath[]> {
  const paths = (await restoredIndexes(host)).flatMap((index) => index.paths)
  return [...new Map(paths.map((entry) => [entry.path, entry])).values()]
}
