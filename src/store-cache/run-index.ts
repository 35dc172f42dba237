import { join } from 'node:path'
import { type Problem, warning } from '../model/problem.ts'
import { readSaved } from '../model/saved.ts'
import type { CacheReply } from '../runner/cache-service.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { isFolder, readSmall } from './admit.ts'
import { toProblem } from './attempt.ts'
import { indexKey, indexPrefix, type RunId } from './key.ts'
import { localFiles } from './local.ts'
import type { RunIndex } from './schema.ts'

export type { RunIndex } from './schema.ts'

export interface LoadedRunIndex {
  /** Undefined where there is none. */
  readonly index: RunIndex | undefined
  readonly problems: readonly Problem[]
}

type FailedReply = Exclude<CacheReply<unknown>, { kind: 'ok' }>

/** The folder that is archived, and the file in it. */
const entry = 'run-index'
const file = 'run-index.json'
const maxBytes = 5_000_000

/**
 * Saves the index of this run for the next one of the same ref. Never throws; gives at most one warning: CCH020 or CCH021
 * for the service, CCH025 for this machine. Without a service, or where the token does not write, it is one line.
 */
export async function saveRunIndex(
  host: Host,
  at: { readonly ref: string; readonly run: RunId },
  index: RunIndex,
): Promise<readonly Problem[]> {
  const skip = await whySkipped(host, 'writable')
  if (skip) return nothing(host, `not saved: ${skip}`)
  return inFolder(host, 'save', async (folder) => {
    const text = `${JSON.stringify(index)}\n`
    if (Buffer.byteLength(text) > maxBytes) throw new Error(`it is larger than ${maxBytes / 1e6} MB`)
    await writeAtomically(host, join(folder, entry, file), text)
    const reply = await host.cache.store(folder, entry, indexKey(at.ref, at.run))
    if (host.cancelled.aborted) return nothing(host, 'the job was cancelled')
    if (reply.kind !== 'ok') return [await replyProblem(host, reply)]
    return nothing(host, reply.value === 'saved' ? 'saved' : 'not saved: this run has already saved it')
  })
}

/** The newest index of this ref. Never throws; problems as of `saveRunIndex`, and CCH023 for a damaged one. */
export async function loadRunIndex(host: Host, ref: string): Promise<LoadedRunIndex> {
  let index: RunIndex | undefined
  const skip = await whySkipped(host, 'readable')
  if (skip) return { index, problems: nothing(host, `not read: ${skip}`) }
  const problems = await inFolder(host, 'read', async (folder) => {
    const prefix = indexPrefix(ref)
    const reply = await host.cache.fetch(folder, entry, `${prefix}newest`, prefix)
    if (host.cancelled.aborted) return nothing(host, 'the job was cancelled')
    if (reply.kind !== 'ok') return [await replyProblem(host, reply)]
    if (reply.value === undefined) return nothing(host, 'there is none yet')
    const whole = await isFolder(host, join(folder, entry))
    const text = whole ? await readSmall(host, join(folder, entry, file), maxBytes) : undefined
    const found = await parseRunIndex(text)
    if (found?.ref !== ref) return nothing(host, `${reply.value} is not a format that this version reads`)
    index = found
    return nothing(host, `read ${reply.value}`)
  })
  return { index, problems }
}

/** Why the service is not asked; undefined when it is. */
async function whySkipped(host: Host, right: 'readable' | 'writable'): Promise<string | undefined> {
  if (!host.cache.available) return 'this job has no cache service'
  if (!host.cache[right]) return 'the token does not allow it'
  if (host.cancelled.aborted) return 'the job was cancelled'
  const before = await readIfPresent(host, localFiles(host).fault).catch(() => undefined)
  return before === undefined ? undefined : `the cache service failed before (${before.trim()})`
}

/** Works in a folder of its own that is gone afterwards; what is thrown becomes a warning. */
async function inFolder(
  host: Host,
  verb: 'save' | 'read',
  work: (folder: string) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const folder = localFiles(host).index
  const clean = () => host.files.rm(folder, { recursive: true, force: true })
  try {
    await clean()
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 })
    return await work(folder)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const fix =
      'No build is affected, but the next plan has no times of this run. Check whether the disk of the runner is full.'
    return [warning('CCH025', `The run index could not be ${verb === 'save' ? 'saved' : 'read'}: ${why}.`, fix)]
  } finally {
    await clean().catch(() => {})
  }
}

async function replyProblem(host: Host, reply: FailedReply): Promise<Problem> {
  if (reply.kind !== 'damaged') return toProblem({ host, files: localFiles(host) }, entry, reply)
  const fix =
    'No build is affected, but this plan has no times of earlier runs. Delete this entry in the repository’s list of caches.'
  return warning('CCH023', `The run index cannot be unpacked: ${reply.reason}.`, fix)
}

function nothing(host: Host, what: string): readonly [] {
  host.log.info(`Run index: ${what}`)
  return []
}

/** Reads an index; undefined when anything in it is not as it should be. */
export async function parseRunIndex(json: string | undefined): Promise<RunIndex | undefined> {
  if (json !== undefined && json.length > maxBytes) return undefined
  const load = async () => (await import('./schema.ts')).runIndex
  return readSaved(json, load)
}
