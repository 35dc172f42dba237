import { constants, zstdDecompressSync } from 'node:zlib'
import type { Image } from './fatbin.ts'
import { decodeLz4 } from './lz4.ts'
import { type Budget, type ByteSource, Finding, readExact, spend } from './source.ts'

// The largest cubins known have 160 MB (libcublasLt 12.4) and 128 MB (libnccl 2.28), and no image of device code is packed better
// than 1 : 120.
const largestImage = 2 ** 29
const largestRatio = 1000
const smallest = 2 ** 16
const mostAtOnce = 2 ** 23

/**
 * The first `size` bytes of an image, or all where it is smaller; zstd may give more. Reads and unpacks little more than that. Throws a Finding
 * (VER004) when it is not what its header claims.
 */
export function unpack(source: ByteSource, image: Image, size: number, budget: Budget): Uint8Array {
  const { compression, storedSize } = image
  if (image.size > largestImage || storedSize > largestImage) throw fault(image, 'an image is impossibly large')
  if (image.size > storedSize * largestRatio + smallest) throw fault(image, 'an image is packed impossibly small')
  const whole = size >= image.size
  const wanted = Math.min(size, image.size)
  spend(budget, wanted, image.offset)
  const bytes =
    compression === 'none'
      ? read(source, image, wanted)
      : compression === 'lz4'
        ? decodeLz4(read(source, image, whole ? storedSize : wanted + Math.ceil(wanted / 255) + 16), wanted, whole)
        : whole
          ? decodeZstd(read(source, image, storedSize), wanted)
          : startOfZstd(source, image, wanted)
  if (!bytes) throw fault(image, `an image cannot be decompressed (${compression})`)
  return bytes
}

function read(source: ByteSource, image: Image, size: number): Uint8Array {
  const at = image.offset - (source.origin ?? 0)
  return readExact(source, at, Math.min(size, image.storedSize), 'an image')
}

function decodeZstd(stored: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const bytes = zstdDecompressSync(stored, { maxOutputLength: Math.max(size, 1) })
    return bytes.length === size ? bytes : undefined
  } catch {
    return undefined
  }
}

/** Blocks of zstd give up to 128 KiB each, so more and more of them are read until there is enough. */
function startOfZstd(source: ByteSource, image: Image, wanted: number): Uint8Array | undefined {
  const guess = Math.ceil((image.storedSize / image.size) * wanted)
  for (let size = Math.max(2 ** 12, guess); ; size *= 4) {
    const bytes = partOfZstd(read(source, image, size), size >= image.storedSize)
    if (!bytes || bytes.length >= wanted) return bytes
    if (size >= image.storedSize) return undefined
  }
}

function partOfZstd(stored: Uint8Array, whole: boolean): Uint8Array | undefined {
  const options = {
    finishFlush: whole ? constants.ZSTD_e_end : constants.ZSTD_e_flush,
    maxOutputLength: mostAtOnce,
    chunkSize: 2 ** 17,
  }
  for (let size = stored.length; size >= 256; size >>= 2) {
    try {
      return zstdDecompressSync(stored.subarray(0, size), options)
    } catch (error) {
      if (!(error instanceof RangeError)) return undefined
    }
  }
  return undefined
}

/** VER004 for an image. */
export function fault(image: Image, what: string): Finding {
  return new Finding('VER004', what, image.offset)
}
