import type { PathFacts } from './destination.ts'

/** Unpacked bytes of one batch, and paths: what is packed at a time needs so much disk, compressed. */
const mostBytes = 1024 ** 3
const mostPaths = 500

/** Cuts paths into batches in their order; a path that is larger alone is a batch of its own. Pure. */
export function batchesOf<P extends Pick<PathFacts, 'narSize'>>(paths: readonly P[]): readonly (readonly P[])[] {
  const batches: P[][] = []
  let bytes = 0
  for (const path of paths) {
    const last = batches.at(-1)
    if (!last || last.length >= mostPaths || bytes + path.narSize > mostBytes) {
      batches.push([path])
      bytes = path.narSize
    } else {
      last.push(path)
      bytes += path.narSize
    }
  }
  return batches
}
