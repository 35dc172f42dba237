import type { ServedPath } from './coverage-narinfo.ts'
import type { Substituter } from './substituter.ts'

/** What the caches have together. Each path is asked for once, however many cells need it. */
export interface Probe {
  /**
   * Whether Nix would substitute the path: it and all that it refers to, however far, are served, or are there as soon as
   * a cell has been evaluated.
   */
  isWhole(path: string): Promise<boolean>
  /** What is served of these paths (that were found to be whole) and of all that they refer to, each once. */
  closure(paths: Iterable<string>): readonly ServedPath[]
  /** Looks whether the NAR of a served path is there; where it is not, the cache counts as without the path. */
  checkNar(path: string): Promise<void>
}

interface Offer {
  readonly served: ServedPath
  readonly cache: number
}

/** Asks these caches in their order, the next only when the first has it not. `local`: paths that need no cache. */
export function probeOf(caches: readonly Substituter[], local: ReadonlySet<string>): Probe {
  const asked = new Map<string, Promise<Offer | undefined>>()
  const offers = new Map<string, Offer>()
  /** Paths of which it is known whether they are whole. */
  let settled = new Map<string, boolean>()

  const search = async (path: string, from: number): Promise<Offer | undefined> => {
    for (const [index, cache] of caches.entries()) {
      const served = index < from ? undefined : await cache.find(path)
      if (served) return { served, cache: index }
    }
    return undefined
  }
  const find = (path: string, from = 0): Promise<Offer | undefined> => {
    const known = from === 0 && asked.get(path)
    if (known) return known
    const answer = search(path, from).then((offer) => {
      if (offer) offers.set(path, offer)
      else offers.delete(path)
      return offer
    })
    asked.set(path, answer)
    return answer
  }

  const isWhole = async (root: string): Promise<boolean> => {
    const seen = new Set<string>()
    let whole = true
    const walk = async (path: string): Promise<void> => {
      // No way is walked twice, so that neither a cache's nonsense nor a path that refers to itself leads round and round.
      if (seen.has(path) || local.has(path)) return
      const known = settled.get(path)
      if (known !== undefined) {
        whole &&= known
        return
      }
      seen.add(path)
      const offer = await find(path)
      if (offer) await Promise.all(offer.served.references.map(walk))
      else {
        settled.set(path, false)
        whole = false
      }
    }
    await walk(root)
    if (whole) for (const path of seen) settled.set(path, true)
    else settled.set(root, false)
    return whole
  }

  const closure = (paths: Iterable<string>): readonly ServedPath[] => {
    const found = new Map<string, ServedPath>()
    const queue = [...paths]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const served = local.has(path) || found.has(path) ? undefined : offers.get(path)?.served
      if (!served) continue
      found.set(path, served)
      queue.push(...served.references)
    }
    return [...found.values()]
  }

  const checkNar = async (path: string): Promise<void> => {
    for (let offer = await find(path); offer; offer = await find(path, offer.cache + 1)) {
      if (await caches[offer.cache]?.hasNar(offer.served)) return
      settled = new Map()
    }
  }
  return { isWhole, closure, checkNar }
}
