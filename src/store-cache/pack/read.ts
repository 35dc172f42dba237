import type { Home } from './home.ts'
import type { StoredPath } from './index.ts'
import { blockBytes, blockDigest, type Footer, footerLength, parseFooter, trailerBytes } from './pack.ts'

/** Blocks that are fetched with one request. */
const blocksAtATime = 8
/** Requests beyond the one that each NAR has, all NARs together: so many fill the way to a service that is far away. */
const requestsAhead = 8

/** A stored NAR is not there, or is not what the index says of it. */
export class StoredFault extends Error {}

/** What NARs that are read at the same time share. */
export interface ReadAhead {
  /** Requests that may be added now. */
  free: number
}

export function readAhead(): ReadAhead {
  return { free: requestsAhead }
}

interface Asked {
  readonly from: number
  readonly bytes: Promise<Uint8Array | undefined>
  /** Whether it is one of those that are shared. */
  readonly shared: boolean
}

/**
 * The compressed NAR of a path, block by block: each is compared with its digest before it is given, and the next blocks are fetched
 * meanwhile. In memory are one request of each NAR that is read, and those of `ahead`. Throws StoredFault at the first
 * block that is missing or differs, before it is given.
 */
export async function* narBlocks(
  home: Home,
  path: StoredPath,
  ahead: ReadAhead = readAhead(),
): AsyncGenerator<Uint8Array, void> {
  const { offset, blocks, info } = path
  const asked: Asked[] = []
  let next = 0
  const ask = (most = Number.POSITIVE_INFINITY) => {
    while (next < blocks.length && asked.length < most && (asked.length === 0 || ahead.free > 0)) {
      const shared = asked.length > 0
      if (shared) ahead.free -= 1
      const start = next * blockBytes
      const end = Math.min(info.fileSize, start + blocksAtATime * blockBytes)
      const bytes = home.get(path.pack, offset + start, offset + end)
      bytes.catch(() => {}) // it is awaited below, or nobody reads on
      asked.push({ from: next, bytes, shared })
      next += blocksAtATime
    }
  }
  const done = (one: Asked) => {
    if (one.shared) ahead.free += 1
  }
  try {
    // Nothing is shared before somebody reads on: an answer may be dropped after the first block.
    for (ask(1); asked[0]; ask()) {
      const { from, bytes: coming } = asked[0]
      const bytes = await coming
      if (!bytes) throw new StoredFault(`${path.pack} is gone`)
      for (const [n, digest] of blocks.slice(from, from + blocksAtATime).entries()) {
        const block = bytes.subarray(n * blockBytes, (n + 1) * blockBytes)
        const length = Math.min(blockBytes, info.fileSize - (from + n) * blockBytes)
        if (block.length !== length || blockDigest(block) !== digest) {
          throw new StoredFault(`${path.pack} differs from its index at ${offset + (from + n) * blockBytes}`)
        }
        yield block
        ask()
      }
      done(asked[0])
      asked.shift()
    }
  } finally {
    for (const one of asked) done(one)
  }
}

/** What a pack says of itself. Gives what is wrong where something is; throws what the home throws. */
export async function readFooter(home: Home, key: string, bytes: number): Promise<Footer | { readonly wrong: string }> {
  const trailer = await home.get(key, Math.max(0, bytes - trailerBytes), bytes)
  if (!trailer) return { wrong: 'it is gone' }
  const length = footerLength(trailer, bytes)
  if (length === undefined) return { wrong: 'it is not a pack' }
  const footer = await home.get(key, bytes - trailerBytes - length, bytes)
  return footer ? parseFooter(footer, bytes) : { wrong: 'it is gone' }
}
