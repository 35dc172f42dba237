import { join } from 'node:path'
import { isStoreName, parseNarInfo } from '../binary-cache/narinfo.ts'
import type { SecretKey } from '../binary-cache/signing.ts'
import { describeDoubts } from '../licence/judge.ts'
import { type Problem, warning } from '../model/problem.ts'
import type { BuiltDerivation } from '../nix/build/build-log.ts'
import { builtHere, closureOf, outputsOf, validOf } from '../nix/store-paths.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { admitEntry } from './admit.ts'
import {
  type Attempt,
  type Context,
  machineProblem,
  type RestoreReport,
  type SaveReport,
  toProblem,
  whySkipped,
} from './attempt.ts'
import { type EntryIndex, parseIndex } from './entry-index.ts'
import { entryName } from './key.ts'
import { type Chosen, type LeftOut, withoutDoubtful } from './licence-guard.ts'
import { type LocalCache, list, localFiles, openLocalCache } from './local.ts'
import { makeEntry } from './make-entry.ts'
import { subject } from './options.ts'

/** An entry that was unpacked to the folder `name` of the work folder. */
export interface FetchedEntry {
  readonly name: string
  readonly key: string
  /** False for an entry of something older. */
  readonly exact: boolean
  /** Name of the file that remembers its index for this job. */
  readonly index: string
}

/** Admits what is sound of a fetched entry to the local cache. Throws system errors. */
export async function fetchEntry(
  { host, required, files }: Context,
  local: LocalCache & { readonly key: SecretKey },
  { name, key, exact, index }: FetchedEntry,
): Attempt<RestoreReport> {
  const found = await admitEntry(host, join(files.work, name), local, required)
  await writeAtomically(host, join(files.restored, index), JSON.stringify(found.index ?? { paths: [] }))
  const { admitted, refused } = found
  return {
    outcome: 'restored',
    key,
    exact,
    paths: admitted.length,
    bytes: admitted.reduce((sum, info) => sum + info.fileSize, 0),
    refused: refused.length,
    problems: refused.length > 0 ? [refusal(key, refused)] : [],
  }
}

export interface SavingContext extends Context {
  /** What this job did not save because of its licence. */
  readonly leftOut: LeftOut
}

/** What is to be saved, and under which key. */
export interface Saving {
  /** In messages. */
  readonly label: string
  /** Whose entry it is, for its index. */
  readonly cell: { readonly id: string; readonly drvPath: string }
  /** What they and their inputs built goes into the entry. */
  readonly drvPaths: readonly string[]
  /** Those of them whose licence evaluation counts as unfree. */
  readonly unfree?: readonly string[]
  /** What the whole job built, for the seconds that it took. */
  readonly derivations: readonly BuiltDerivation[]
  /** Whether an entry is worth making of what this job only restored. */
  readonly handsOn?: boolean
  /** The entry's key, which may depend on what goes into it. Not `whole`: outputs of `drvPaths` are left out. */
  key(paths: readonly string[], whole: boolean): Promise<string>
}

/** Saves what was built on this machine, with what the local cache has of the rest. Throws system errors. */
export async function saveEntry(context: SavingContext, saving: Saving): Attempt<SaveReport> {
  const { host, nix, files } = context
  const { label, cell, drvPaths } = saving
  const skipped = (reason: string) => ({ outcome: 'skipped', reason, problems: [] }) as const
  const failed = (why: string) =>
    host.cancelled.aborted
      ? skipped('the job was cancelled')
      : ({ outcome: 'failed', problems: [machineProblem('save', label, why)] } as const)
  const skip = await whySkipped(context, 'save')
  if (skip) return skip
  const local = await openLocalCache(host)
  if (!local) return skipped('the setup step made no local cache')
  const chosen = await choosePaths(context, drvPaths, local)
  if ('failed' in chosen) return failed(chosen.failed)
  const { leftOut } = context
  const guarded = { drvPaths, unfree: saving.unfree ?? [], acknowledged: context.options.unfree ?? [], leftOut }
  const { doubts, whole, ...content } = await withoutDoubtful(host, chosen, guarded)
  if (doubts.length > 0) host.log.info(`Store cache, ${label}: not saved: ${describeDoubts(doubts)}`)
  const { built, carried } = content
  if (built.length === 0 && !(saving.handsOn && carried.length > 0)) {
    return skipped(chosen.built.length === 0 ? 'nothing was built' : 'nothing that may be saved was built')
  }
  const key = await saving.key([...built, ...carried], whole)
  const name = entryName(local.storeDir, context.required?.text)
  await host.files.mkdir(files.work, { recursive: true, mode: 0o700 })
  const there = await host.cache.lookup(files.work, name, [key])
  if (there.kind === 'ok' && there.value.length > 0) return skipped('it is already saved')
  // A token that may write and not read is a legal one.
  if (there.kind !== 'ok' && there.kind !== 'denied') {
    return { outcome: 'failed', problems: [await toProblem(context, label, there)] }
  }
  const seconds = await knownSeconds(host, saving.derivations)
  const made = await makeEntry(host, nix, join(files.work, name), local, {
    ...content,
    cell,
    seconds,
    key: context.secret,
  })
  if ('failed' in made) return failed(made.failed)
  if (host.cancelled.aborted) return skipped('the job was cancelled')
  const stored = await host.cache.store(files.work, name, key)
  if (stored.kind !== 'ok') return { outcome: 'failed', problems: [await toProblem(context, label, stored)] }
  if (stored.value === 'taken') return skipped('another job saved it at the same time')
  return { outcome: 'saved', key, carried: carried.length, ...made, problems: [] }
}

/** Indexes of what this job restored. */
export async function restoredIndexes(host: Host): Promise<readonly EntryIndex[]> {
  const folder = localFiles(host).restored
  const found: EntryIndex[] = []
  for (const file of await list(host, folder).catch(() => [])) {
    const index = await parseIndex(await readIfPresent(host, join(folder, file)).catch(() => undefined))
    if (index) found.push(index)
  }
  return found
}

/** Build seconds by derivation: of this job, else of the run that built what this job restored. */
async function knownSeconds(host: Host, derivations: readonly BuiltDerivation[]): Promise<ReadonlyMap<string, number>> {
  const seconds = new Map(derivations.flatMap(({ path, seconds }) => (seconds === null ? [] : [[path, seconds]])))
  for (const { drvPath, seconds: known } of (await restoredIndexes(host)).flatMap((index) => index.paths)) {
    if (drvPath !== null && known !== null && !seconds.has(drvPath)) seconds.set(drvPath, known)
  }
  return seconds
}

function refusal(key: string, refused: readonly { readonly file: string; readonly why: string }[]): Problem {
  const [first] = refused
  const example = first ? ` (${first.file}: ${first.why})` : ''
  const message = `${refused.length} path(s) of the cache entry ${key} were refused${example}.`
  const fix = 'They are built instead. Delete this entry in the repository’s list of caches.'
  return warning('CCH022', message, fix, { subject })
}

/**
 * What these derivations need, whether it was built on this machine (by another job too, where jobs share a store) or is in the
 * local cache. What an upstream cache served stays there.
 */
async function choosePaths(
  { host, nix }: Context,
  drvPaths: readonly string[],
  local: LocalCache,
): Promise<Chosen | { readonly failed: string }> {
  const closure = await closureOf(host, nix, drvPaths)
  if ('failed' in closure) return closure
  const outputs = await outputsOf(host, nix, closure.lines)
  if ('failed' in outputs) return outputs
  const valid = await validOf(host, nix, outputs.lines)
  if ('failed' in valid) return valid
  const built = await builtHere(host, nix, valid.lines)
  if ('failed' in built) return built
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
