import { pipeline, Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'

/**
 * Decodes zstd, frame after frame. Node's decoder stops behind the first one and says nothing of the rest, and zstd with threads,
 * pzstd and `cat a.zst b.zst` write several (RFC 8878, 3.1). Throws what the decoder throws.
 */
export async function* unzstd(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  const pieces = packed[Symbol.asyncIterator]()
  let waiting: Uint8Array[] = []
  for (;;) {
    let pending: Promise<IteratorResult<Uint8Array>> | undefined
    const next = async () => {
      pending = pieces.next()
      const { value, done } = await pending
      return done ? undefined : (value as Uint8Array)
    }
    const first = waiting.shift() ?? (await next())
    if (!first) return undefined
    waiting.unshift(first)
    const decoder = createZstdDecompress()
    const fed: { readonly bytes: Uint8Array; readonly end: number }[] = []
    const input = async function* () {
      let end = 0
      for (let bytes = waiting.shift(); bytes; bytes = waiting.shift() ?? (await next())) {
        end += bytes.length
        fed.push({ bytes, end })
        while (fed[0] && fed[0].end <= decoder.bytesWritten) fed.shift()
        yield bytes
      }
    }
    pipeline(Readable.from(input()), decoder, () => undefined)
    yield* decoder
    // The decoder may have ended while one more piece was on its way.
    await pending
    const used = decoder.bytesWritten
    const unused = fed
      .filter(({ end }) => end > used)
      .map(({ bytes, end }) => bytes.subarray(Math.max(0, used - end + bytes.length)))
    waiting = [...unused, ...waiting]
  }
}
