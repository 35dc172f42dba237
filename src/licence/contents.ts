/** Judges store paths by what made them and by what is in them. */
import { type Contents, classifyPath } from './classify.ts'
import { type Doubt, doubtOf, judgePaths, type LicenceFacts, matcher } from './judge.ts'

/** A store path that must not lie where anybody can read it, and what is in it. */
export type DoubtfulPath = { readonly path: string } & Doubt & Contents

export interface ContentFacts extends LicenceFacts {
  /** Toolkit of the cell, as in `12.4`, for paths whose name does not say theirs. */
  readonly toolkit?: string | undefined
}

/** Trees that are read at the same time. */
const batch = 8

/**
 * What stands against store paths: as `judgePaths`, and against those that are free otherwise but have files that are named
 * like NVIDIA's libraries and programs (`copy`). `filesOf` gives the regular files of a path, by their paths in it;
 * undefined for one that cannot be read, which is of unknown origin.
 */
export async function judgeContents(
  paths: readonly string[],
  facts: ContentFacts,
  filesOf: (path: string) => Promise<readonly string[] | undefined>,
): Promise<readonly DoubtfulPath[]> {
  const judgements = [...judgePaths(paths, facts)]
  const isAcknowledged = matcher(facts.acknowledged)
  const found: DoubtfulPath[] = []
  for (let at = 0; at < judgements.length; at += batch) {
    const read = await Promise.all(
      judgements.slice(at, at + batch).map(async ([path, judgement]): Promise<readonly DoubtfulPath[]> => {
        const { name } = judgement
        const settled = judgement.verdict === 'free' && facts.stated?.get(path) === false
        if (settled || isAcknowledged(name)) return []
        const files = await filesOf(path)
        const known = doubtOf(judgement) ?? (files ? undefined : ({ verdict: 'unknown', why: 'origin', name } as const))
        const of = { whole: known?.why === 'nvidia', toolkit: facts.toolkit }
        const contents = classifyPath(nameIn(path), files ?? [], of)
        const copies = known?.verdict !== 'unfree' && contents.class !== null
        const doubt: Doubt | undefined = copies ? { verdict: 'unfree', why: 'copy', name } : known
        return doubt ? [{ path, ...doubt, ...contents }] : []
      }),
    )
    found.push(...read.flat())
  }
  return found
}

/** Without the folder and the hash. */
function nameIn(path: string): string {
  return path.replace(/.*\/(?:[0-9a-z]{32}-)?/, '')
}
