/**
 * What is worth keeping in a store cache that is too small for everything: build seconds that a byte saves, halved with each few runs that did
 * not use it.
 */

/** What is known of a path. */
export interface Valued {
  /** Compressed, in its pack. */
  readonly bytes: number
  /** How long its build took; null where that is not known. */
  readonly seconds: number | null
  /** The last generation that used it. */
  readonly used: number
}

export interface ValuedPack {
  readonly key: string
  readonly bytes: number
  readonly paths: readonly Valued[]
}

/** Generations after which the same build is worth half. Measured over a trace of 150 runs: `npm run bench store-cache-worth`. */
const halfLife = 3
/** Of what no build time is known: it was fetched, at so many bytes a second. */
const fetchRate = 20e6

/** Build seconds that a byte saves, by its age. */
export function worth({ bytes, seconds, used }: Valued, generation: number): number {
  const saved = seconds ?? bytes / fetchRate
  return (saved / Math.max(bytes, 1)) * 0.5 ** (Math.max(0, generation - used) / halfLife)
}

/** What is kept of packs and of fresh paths within the budget, the most worthy first. Packs are kept or dropped whole. */
export function choose<P extends Valued>(
  packs: readonly ValuedPack[],
  fresh: readonly P[],
  { budget, generation }: { readonly budget: number; readonly generation: number },
): { readonly dropped: readonly string[]; readonly admitted: readonly P[]; readonly refused: readonly P[] } {
  const candidates = [
    ...packs.map((pack) => ({ pack, bytes: pack.bytes, worth: worthOfPack(pack, generation) })),
    ...fresh.map((path) => ({ path, bytes: path.bytes, worth: worth(path, generation) })),
  ].sort((a, b) => b.worth - a.worth)
  const dropped: string[] = []
  const admitted: P[] = []
  const refused: P[] = []
  let left = budget
  for (const candidate of candidates) {
    const fits = candidate.bytes <= left
    if (fits) left -= candidate.bytes
    if ('path' in candidate) (fits ? admitted : refused).push(candidate.path)
    else if (!fits) dropped.push(candidate.pack.key)
  }
  return { dropped, admitted, refused }
}

/** Of all its bytes, those of no path included. */
function worthOfPack({ bytes, paths }: ValuedPack, generation: number): number {
  return paths.reduce((sum, path) => sum + worth(path, generation) * path.bytes, 0) / Math.max(bytes, 1)
}
