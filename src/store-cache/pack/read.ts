import type { Home } from './home.ts'
import type { StoredPath } from './index.ts'
import { blockBytes, blockDigest, type Footer, footerLength, parseFooter, trailerBytes } from './pack.ts'

/** Blocks that are fetched with one request. */
const readAhead = 8

/** A stored NAR is not there, or is not what the index says of it. */
export class StoredFault extends Error {}

/**
 * The compressed NAR of a path, block by block: each is compared with its digest before it is given, and the next blocks are fetched
 * meanwhile. So many blocks are in memory as two requests have. Throws StoredFault at the first block that is missing or
 * differs, before it is given.
 */
export async function* narBlocks(home: Home, path: StoredPath): AsyncGenerator<Uint8Array, void> {
  const { offset, blocks, info } = path
  const fetch = (from: number) => {
    const start = from * blockBytes
    const end = Math.min(info.fileSize, start + readAhead * blockBytes)
    const bytes = from < blocks.length ? home.get(path.pack, offset + start, offset + end) : undefined
    bytes?.catch(() => {}) // it is awaited below, or nobody reads on
    return bytes
  }
  let next = fetch(0)
  for (let from = 0; from < blocks.length; from += readAhead) {
    const bytes = await next
    next = fetch(from + readAhead)
    if (!bytes) throw new StoredFault(`${path.pack} is gone`)
    for (const [n, digest] of blocks.slice(from, from + readAhead).entries()) {
      const block = bytes.subarray(n * blockBytes, (n + 1) * blockBytes)
      const length = Math.min(blockBytes, info.fileSize - (from + n) * blockBytes)
      if (block.length !== length || blockDigest(block) !== digest) {
        throw new StoredFault(`${path.pack} differs from its index at ${offset + (from + n) * blockBytes}`)
      }
      yield block
    }
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
