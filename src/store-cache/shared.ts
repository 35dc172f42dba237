import { join } from 'node:path'
import type { BuiltDerivation } from '../nix/build/build-log.ts'
import type { CacheReply } from '../runner/cache-service.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import { type Attempt, type Context, type RestoreReport, type SaveReport, toProblem, whySkipped } from './attempt.ts'
import { fetchEntry, type SavingContext, saveEntry } from './entries.ts'
import { entryName, type RunId, sharedKey } from './key.ts'
import { openLocalCache } from './local.ts'

/** What the shared stage of one system built in this job. */
export interface SavedStage {
  readonly system: string
  /** The derivations that the stage was asked for, also those that failed. */
  readonly drvPaths: readonly string[]
  /** What the whole job built, for the seconds that it took. */
  readonly derivations: readonly BuiltDerivation[]
  readonly run: RunId
}

export interface RestoredStage {
  readonly system: string
  readonly run: RunId
  /** Seconds to wait until the service knows the entry, 60 by default; the call that runs then still ends. */
  readonly wait?: number
}

/** Name of the shared stage among the cells in an entry's index. */
const sharedCell = 'shared'
const waitTime = 60
/** How many earlier attempts are asked for. */
const maxEarlier = 20

/** The stage in messages. */
export function sharedLabel({ system }: { readonly system: string }): string {
  return `${sharedCell} ${system}`
}

/**
 * Saves under the stage's one key also when a part failed to build, and what earlier runs built: the cells use what is
 * there, and wait for it.
 */
export function saveShared(context: SavingContext, stage: SavedStage): Attempt<SaveReport> {
  return saveEntry(context, {
    label: sharedLabel(stage),
    // Each of its paths names its own derivation.
    cell: { id: sharedCell, drvPath: '' },
    drvPaths: stage.drvPaths,
    derivations: stage.derivations,
    handsOn: true,
    key: async () => sharedKey(stage.run, stage.system),
  })
}

/** Fetches and admits what the stage saved, once in this job; `missed` when it does not come in time. */
export async function restoreShared(context: Context, stage: RestoredStage): Attempt<RestoreReport> {
  const { host, files } = context
  const skipped = (reason: string) => ({ outcome: 'skipped', reason, problems: [] }) as const
  const skip = await whySkipped(context, 'restore')
  if (skip) return skip
  const local = await openLocalCache(host)
  if (!local?.key) return skipped('the setup step made no local cache')
  const own = sharedKey(stage.run, stage.system)
  // Beside the cells' indexes, under a name that no cell has.
  const index = `${own}.json`
  if ((await readIfPresent(host, join(files.restored, index))) !== undefined) {
    return skipped('this job has already asked for it')
  }
  await writeAtomically(host, join(files.restored, index), '{}')
  await host.files.mkdir(files.work, { recursive: true, mode: 0o700 })
  const name = entryName(local.storeDir, context.required?.text)
  const reply = await pollShared(context, name, stage)
  if (host.cancelled.aborted) return skipped('the job was cancelled')
  if (reply.kind !== 'ok') return { outcome: 'failed', problems: [await toProblem(context, sharedLabel(stage), reply)] }
  const key = reply.value
  if (key === undefined) return { outcome: 'missed', problems: [] }
  return fetchEntry(context, { ...local, key: local.key }, { name, key, exact: key === own, index })
}

type Reply = CacheReply<string | undefined>

/**
 * Look-ups of the service are eventually consistent: it may take seconds until a finished entry is found. A re-run of
 * failed jobs does not run the stage again, so earlier attempts count as well, but nobody waits for theirs.
 */
async function pollShared(context: Context, name: string, stage: RestoredStage): Promise<Reply> {
  const { clock, cancelled } = context.host
  const { id, attempt } = stage.run
  const end = clock.now() + (stage.wait ?? waitTime) * 1_000
  const own = sharedKey(stage.run, stage.system)
  const earlier = Array.from({ length: Math.min(attempt - 1, maxEarlier) }, (_, back) =>
    sharedKey({ id, attempt: attempt - 1 - back }, stage.system),
  )
  let reply = await fetchFirst(context, name, [own, ...earlier])
  for (let pause = 1_000; mayComeYet(reply) && !cancelled.aborted; pause *= 2) {
    const left = end - clock.now()
    if (left <= 0) break
    // Jittered: hundreds of cells may wait for the same entry.
    await clock.sleep(Math.min(Math.round(pause * (0.75 + Math.random() / 2)), left), cancelled)
    if (cancelled.aborted) break
    reply = await fetchFirst(context, name, [own])
  }
  return reply
}

/** Not there yet, or the service was asked too often: then the next, longer pause may be long enough. */
function mayComeYet(reply: Reply): boolean {
  if (reply.kind === 'ok') return reply.value === undefined
  return reply.kind === 'failed' && /\b429\b|rate.?limit/i.test(reply.reason)
}

/** Unpacks the first of these entries that is there; gives its key. Only exact keys count. */
async function fetchFirst({ host, files }: Context, name: string, keys: readonly string[]): Promise<Reply> {
  for (const key of keys) {
    const there = await host.cache.lookup(files.work, name, [key])
    if (there.kind !== 'ok') return there
    if (!there.value.includes(key)) continue
    const fetched = await host.cache.fetch(files.work, name, key, key)
    if (fetched.kind !== 'ok' || fetched.value === key) return fetched
    await host.files.rm(join(files.work, name), { recursive: true, force: true })
  }
  return { kind: 'ok', value: undefined }
}
