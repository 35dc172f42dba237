import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'
import { attempt, fileOf, type OpenFile } from './byte-source.ts'

/** Smaller members never reach the disk. */
const mostInMemory = 2 ** 22

/** Bytes of a stream with positional reads: in memory, or in a file of `folder` that has no name any more. Throws VER005. */
export async function spool(pieces: AsyncIterable<Uint8Array>, folder: string, name: string): Promise<OpenFile> {
  const kept: Uint8Array[] = []
  let size = 0
  let descriptor: number | undefined
  try {
    for await (const piece of pieces) {
      size += piece.length
      kept.push(piece)
      if (size <= mostInMemory) continue
      descriptor ??= attempt(folder, () => namelessFile(folder))
      const target = descriptor
      attempt(folder, () => writeAll(target, kept))
      kept.length = 0
    }
  } catch (cause) {
    if (descriptor !== undefined) closeSync(descriptor)
    throw cause
  }
  if (descriptor !== undefined) return fileOf(descriptor, size, name)
  const bytes = Buffer.concat(kept)
  const read = (offset: number, length: number) => bytes.subarray(offset, offset + length)
  return { source: { size, read }, close: () => undefined }
}

function namelessFile(folder: string): number {
  const own = mkdtempSync(join(folder, 'nix-cuda-verify-'))
  try {
    return openSync(join(own, 'member'), 'wx+', 0o600)
  } finally {
    rmSync(own, { recursive: true })
  }
}

function writeAll(descriptor: number, pieces: readonly Uint8Array[]): void {
  for (const piece of pieces) for (let done = 0; done < piece.length; ) done += writeSync(descriptor, piece, done)
}

/** What yauzl reads a zip file through. */
export class ZipReader extends RandomAccessReader {
  readonly #source: OpenFile['source']

  constructor(source: OpenFile['source']) {
    super()
    this.#source = source
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const source = this.#source
    function* pieces() {
      for (let at = start; at < end; at += 2 ** 18) yield source.read(at, Math.min(2 ** 18, end - at))
    }
    return Readable.from(pieces(), { objectMode: false })
  }
}
