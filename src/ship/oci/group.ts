/** Which store paths share a layer. Pure. */
import { createHash } from 'node:crypto'

/** A path of a closure. */
export interface ClosurePath {
  readonly path: string
  /** `sha256:…` */
  readonly narHash: string
  readonly narSize: number
  /** Without itself. */
  readonly references: readonly string[]
}

/** Layers that hold what is too small for one of its own; each path always falls to the same of them. */
const sharedLayers = 16
const smallest = 64 * 1024

/**
 * Groups of paths, one for each layer, in the order of layers. What a group has depends on its paths and hardly on the rest of the
 * closure, so that images of other closures have the same layers: large paths have one each, small ones share layers by their name. What
 * most of the closure needs comes first, because runtimes unpack a layer on top of those before it. Last are `tops`, together: they are
 * what changes.
 */
export function groupPaths(
  closure: readonly ClosurePath[],
  tops: readonly string[],
  most: number,
): readonly (readonly ClosurePath[])[] {
  const own = new Set(tops)
  const top = closure.filter(({ path }) => own.has(path)).sort(byPath)
  const rest = closure.filter(({ path }) => !own.has(path))
  const groups = most <= 1 ? [] : groupsOf(rest, most - 1)
  const uses = new Map<string, number>()
  for (const { references } of closure) for (const path of references) uses.set(path, (uses.get(path) ?? 0) + 1)
  const usesOf = (group: readonly ClosurePath[]) => Math.max(...group.map(({ path }) => uses.get(path) ?? 0))
  const ordered = groups.toSorted((a, b) => usesOf(b) - usesOf(a) || byPath(a[0], b[0]))
  const last = most <= 1 ? [...rest, ...top].sort(byPath) : top
  return last.length === 0 ? ordered : [...ordered, last]
}

function groupsOf(paths: readonly ClosurePath[], most: number): readonly (readonly ClosurePath[])[] {
  if (paths.length <= most) return paths.map((path) => [path])
  const shared = Math.max(1, Math.min(sharedLayers, Math.floor(most / 2)))
  // By powers of two: a path that is a little larger than in another closure falls to the same side.
  for (let limit = smallest; ; limit *= 2) {
    const large = paths.filter(({ narSize }) => narSize >= limit)
    if (large.length > most - shared) continue
    const small = Map.groupBy(
      paths.filter(({ narSize }) => narSize < limit),
      ({ path }) => (createHash('sha256').update(path).digest()[0] ?? 0) % shared,
    )
    return [...large.map((path) => [path]), ...[...small.values()].map((group) => group.toSorted(byPath))]
  }
}

function byPath(a: ClosurePath | undefined, b: ClosurePath | undefined): number {
  return (a?.path ?? '') < (b?.path ?? '') ? -1 : 1
}
