import { createHash, randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../../runner/host.ts'
import { type ContentEntry, tarPieces } from './content.ts'
import { type Encoder, encoderOf } from './encoder.ts'
import { type Compression, type KnownLayer, layerTypes } from './image.ts'

/** Where the bytes of a digest lie, in an OCI image layout. */
export function blobFile(folder: string, digest: string): string {
  const [algorithm = '', encoded = ''] = digest.split(':')
  return join(folder, 'blobs', algorithm, encoded)
}

/**
 * Packs a layer into the folder of an image layout, where it has its name only once it is whole. Memory does not grow with its size.
 * Throws ProblemError SHP101 and system errors.
 */
export async function packInto(
  host: Pick<Host, 'files' | 'cancelled'>,
  folder: string,
  entries: Iterable<ContentEntry>,
  compression: Compression,
): Promise<KnownLayer> {
  const draft = join(folder, `layer-${randomBytes(8).toString('hex')}.part`)
  const [tar, packed] = [createHash('sha256'), createHash('sha256')]
  let size = 0
  const handle = await host.files.open(draft, 'wx')
  try {
    // Into the page cache: waiting for another thread takes longer than the copy.
    const write = (chunk: Uint8Array) => {
      packed.update(chunk)
      size += chunk.length
      for (let done = 0; done < chunk.length; ) done += writeSync(handle.fd, chunk, done)
    }
    const encoder = encoderOf(compression)
    const pieces = seen(host, tarPieces(entries), (piece) => tar.update(piece))
    if (encoder) await encode(encoder, pieces, write)
    else for (const piece of pieces) write(piece)
    await handle.close()
    const digest = `sha256:${packed.digest('hex')}`
    await host.files.rename(draft, blobFile(folder, digest))
    return { mediaType: layerTypes[compression], digest, size, diffId: `sha256:${tar.digest('hex')}` }
  } catch (cause) {
    await handle.close().catch(() => {})
    await host.files.rm(draft, { force: true })
    throw cause
  }
}

function* seen(host: Pick<Host, 'cancelled'>, pieces: Iterable<Uint8Array>, see: (piece: Uint8Array) => void) {
  for (const piece of pieces) {
    host.cancelled.throwIfAborted()
    see(piece)
    yield piece
  }
}

/** While one piece is compressed, the next one is read; no more of them are in memory. */
async function encode(
  encoder: Encoder,
  pieces: Iterable<Uint8Array>,
  write: (chunk: Uint8Array) => void,
): Promise<void> {
  const give = (piece: Uint8Array) =>
    new Promise<void>((resolve, reject) => encoder.write(piece, (cause) => (cause ? reject(cause) : resolve())))
  const feed = async () => {
    let given: Promise<void> = Promise.resolve()
    for (const piece of pieces) {
      await given
      given = give(piece)
      // Awaited at the next piece; its failure is that of the encoder until then.
      given.catch(() => {})
    }
    await given
    // Only after the last piece was taken: an end that comes with it makes other bytes than one that comes after it.
    encoder.end()
  }
  const drain = async () => {
    for await (const chunk of encoder as AsyncIterable<Uint8Array<ArrayBuffer>>) {
      write(chunk)
      // The encoder's output buffer is full and was replaced: it is freed now, because the collector would let many of them pile up.
      if (chunk.byteOffset + chunk.length === chunk.buffer.byteLength) chunk.buffer.transfer(0)
    }
  }
  const giveUp = (cause: unknown) => {
    encoder.destroy(cause instanceof Error ? cause : new Error(String(cause)))
    throw cause
  }
  await Promise.all([feed().catch(giveUp), drain().catch(giveUp)])
}
