import { createHash } from 'node:crypto'
import type { Blob } from '../oci/image.ts'
import { wrongContent } from './problems.ts'

/** Bytes that a registry keeps by their digest. */
export type Content = Pick<Blob, 'digest' | 'size' | 'open'>

/**
 * All bytes of a blob. The last of them come only once size and digest are as promised, so that nothing else is ever complete. Throws
 * ProblemError SHP135.
 */
export async function* checked({ digest, size, open }: Content): AsyncGenerator<Uint8Array> {
  const [algorithm = '', encoded] = digest.split(':')
  const hash = createHash(algorithm)
  let seen = 0
  let held: Uint8Array | undefined
  for await (const chunk of open(0)) {
    seen += chunk.length
    if (seen > size) break
    hash.update(chunk)
    if (held) yield held
    held = chunk
  }
  if (seen !== size)
    throw wrongContent(
      `The content of ${digest} has ${seen > size ? 'more than ' : ''}${Math.min(seen, size)} bytes, not ${size}.`,
    )
  const found = hash.digest('hex')
  if (found !== encoded) throw wrongContent(`The content of ${digest} has the digest ${algorithm}:${found}.`)
  if (held) yield held
}

/** Reads parts of a blob one after the other, without opening it for each of them. */
export function partsOf({ digest, size, open }: Content): {
  /** So many bytes from `start` on. Throws ProblemError SHP135 where it has fewer. */
  readonly take: (start: number, length: number) => AsyncGenerator<Uint8Array>
  readonly close: () => Promise<void>
} {
  let current: { readonly reader: AsyncIterator<Uint8Array>; rest: Uint8Array; position: number } | undefined
  const close = async () => {
    const last = current
    current = undefined
    await last?.reader.return?.()
  }
  const take = async function* (start: number, length: number) {
    if (current?.position !== start) {
      await close()
      current = { reader: open(start)[Symbol.asyncIterator](), rest: new Uint8Array(0), position: start }
    }
    // A part that is given up may still be read from when the next one begins.
    const mine = current
    for (const end = start + length; mine.position < end; ) {
      if (mine.rest.length === 0) {
        const next = await mine.reader.next()
        if (next.done) throw wrongContent(`The content of ${digest} has ${mine.position} bytes, not ${size}.`)
        mine.rest = next.value
      }
      const part = mine.rest.subarray(0, end - mine.position)
      mine.rest = mine.rest.subarray(part.length)
      mine.position += part.length
      yield part
    }
  }
  return { take, close }
}
