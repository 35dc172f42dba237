import { judgeContents } from '../licence/contents.ts'
import { type Doubt, describeDoubts } from '../licence/judge.ts'
import { type Problem, warning } from '../model/problem.ts'
import { readKnownClosure } from '../nix/build/derivation.ts'
import { filesIn } from '../nix/store-tree.ts'
import type { Host } from '../runner/host.ts'
import { isPrivateRepository } from '../runner/repository.ts'
import { subject } from './options.ts'

/** What stands against paths that were not saved, by path. */
export type LeftOut = Map<string, Doubt>

/** Store paths that can go into an entry. */
export interface Chosen {
  /** Built on this machine. */
  readonly built: readonly string[]
  /** Of the local cache. */
  readonly carried: readonly string[]
}

export interface Guarded {
  /** Derivations, with their closure, that the paths come from. */
  readonly drvPaths: readonly string[]
  /** Those of them whose licence evaluation calls unfree. */
  readonly unfree: readonly string[]
  /** Packages that the request allows because their licence is unfree. */
  readonly unfreePackages?: readonly string[]
  /** Names that the user answers for. */
  readonly acknowledged: readonly string[]
  /** Gets what was left out. */
  readonly leftOut: LeftOut
}

/**
 * What of the chosen paths may lie in the cache of this repository: all in a private one, else what nothing stands against
 * and what is acknowledged. Derivations that cannot be read are of unknown origin. `whole` is false where a path of the derivations
 * themselves was left out.
 */
export async function withoutDoubtful(
  host: Pick<Host, 'env' | 'files'>,
  { built, carried }: Chosen,
  { drvPaths, unfree, unfreePackages, acknowledged, leftOut }: Guarded,
): Promise<Chosen & { readonly whole: boolean; readonly doubts: readonly Doubt[] }> {
  const paths = [...built, ...carried]
  if (paths.length === 0 || (await isPrivateRepository(host))) return { built, carried, whole: true, doubts: [] }
  const makers = await readKnownClosure(host, drvPaths)
  // What is carried was judged, with its files, when it was built.
  const own = new Set(built)
  const filesOf = async (path: string) => (own.has(path) ? filesIn(host, path) : [])
  const found = await judgeContents(paths, { makers, unfree, unfreePackages, acknowledged }, filesOf)
  const doubts: LeftOut = new Map(found.map((doubt) => [doubt.path, doubt]))
  for (const [path, doubt] of doubts) leftOut.set(path, doubt)
  const kept = (path: string) => !doubts.has(path)
  const outputs = drvPaths.flatMap((drvPath) => makers.get(drvPath)?.outputs ?? [])
  return {
    built: built.filter(kept),
    carried: carried.filter(kept),
    whole: outputs.every(({ path }) => path === undefined || kept(path)),
    doubts: [...doubts.values()],
  }
}

/** CCH026 for what a job left out; undefined where that were downloads alone, which are fetched as easily again. */
export function leftOutProblem(leftOut: LeftOut): Problem | undefined {
  const doubts = [...leftOut.values()]
  if (doubts.every(({ why }) => why === 'download')) return undefined
  const count = `${leftOut.size} ${leftOut.size === 1 ? 'path' : 'paths'}`
  const message = `The store cache does not keep ${count}, because this repository is treated as public: ${describeDoubts(doubts)}.`
  const fix = 'The next run builds or downloads them again. Name in store-unfree those that you may redistribute.'
  return warning('CCH026', message, fix, { subject })
}
