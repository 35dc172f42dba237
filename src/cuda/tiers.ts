/** Tiers: a pull request builds few telling cells, the night and a release build wide. */
import { compareVersions, parseVersion } from '../model/version.ts'

export const tierNames = ['pull-request', 'nightly', 'release'] as const
export type TierName = (typeof tierNames)[number]

export interface Tier {
  readonly name: TierName
  /** `corners`: per package and system the end points and one off-diagonal cell; `all`: every cell. */
  readonly select: 'corners' | 'all'
}

/** The tier of the event that started a workflow; `all` for pushes and dispatches. */
export function tierOfEvent(event: string | undefined, ref: string | undefined): TierName | 'all' {
  if (event === 'pull_request' || event === 'pull_request_target' || event === 'merge_group') return 'pull-request'
  if (event === 'schedule') return 'nightly'
  if (event === 'release' || (event === 'push' && ref?.startsWith('refs/tags/'))) return 'release'
  return 'all'
}

/**
 * The telling ones of the valid combinations of one package and system, which come in the order of the plan (toolkits
 * ascending, then targets ascending): the oldest toolkit with its lowest targets, the newest with its highest, the
 * newest with its lowest, and the cell without CUDA. The number does not grow when a toolkit is added.
 */
export function corners<T extends { readonly toolkit: string }>(valid: readonly T[]): readonly T[] {
  const cuda = valid.filter((cell) => cell.toolkit !== 'cpu')
  const versions = [...new Set(cuda.map((cell) => cell.toolkit))].sort(compareToolkitTexts)
  const of = (toolkit: string | undefined) => cuda.filter((cell) => cell.toolkit === toolkit)
  const [oldest, newest] = [of(versions[0]), of(versions.at(-1))]
  const chosen = new Set([oldest[0], newest[0], newest.at(-1), ...valid.filter((cell) => cell.toolkit === 'cpu')])
  return valid.filter((cell) => chosen.has(cell))
}

/** Oldest first; `cpu` before all. */
export function compareToolkitTexts(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  if (!left || !right) return Number(Boolean(left)) - Number(Boolean(right))
  return compareVersions(left, right)
}
