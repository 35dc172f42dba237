import { constants, zstdDecompressSync } from 'node:zlib'
import type { Image } from './fatbin.ts'
import { decodeLz4 } from './lz4.ts'
import { type Budget, type ByteSource, Finding, spend } from './source.ts'

// The largest cubins known have 160 MB (libcublasLt 12.4) and 128 MB (libnccl 2.28), and no image of device code is packed better
// than 1 : 120.
const largestImage = 2 ** 29
const largestRatio = 1000
const smallest = 2 ** 16
const mostAtOnce = 2 ** 23

/** All bytes of an image. Throws a Finding (VER004) when they are not what its header claims. */
export function unpack(source: ByteSource, image: Image, budget: Budget): Uint8Array {
  check(image)
  spend(budget, image.size, image.offset)
  const stored = read(source, image, image.storedSize)
  const bytes = image.compression === 'none' ? stored : decode(stored, image)
  if (!bytes) throw fault(image, `an image cannot be decompressed (${image.compression})`)
  return bytes
}

/**
 * As much of an image as its first `size` stored bytes give: none, where a block of zstd is larger than that. Valid until the next
 * call. Throws a Finding (VER004) for what is no image.
 */
export function unpackStart(source: ByteSource, image: Image, size: number, budget: Budget): Uint8Array {
  check(image)
  const stored = read(source, image, Math.min(size, image.storedSize), scratch)
  const bytes =
    image.compression === 'none'
      ? stored
      : image.compression === 'lz4'
        ? decodeLz4(stored, Math.min(image.size, size * 16), false, output)
        : startOfZstd(stored)
  if (!bytes) throw fault(image, `an image cannot be decompressed (${image.compression})`)
  spend(budget, bytes.length, image.offset)
  return bytes
}

function check(image: Image): void {
  if (image.size > largestImage || image.storedSize > largestImage)
    throw fault(image, 'the size of an image is impossible')
  if (image.size > image.storedSize * largestRatio + smallest)
    throw fault(image, 'the compressed size of an image is impossible')
}

/** Reused, because fresh buffers for each image cost more than reading it. */
const scratch = new Uint8Array(2 ** 16)
const output = new Uint8Array(2 ** 20)

function read(source: ByteSource, image: Image, size: number, into?: Uint8Array): Uint8Array {
  const at = image.offset - (source.origin ?? 0)
  const bytes = source.read(at, size, into)
  if (bytes.length !== size) throw fault(image, 'an image is cut off')
  return bytes
}

function decode(stored: Uint8Array, { compression, size }: Image): Uint8Array | undefined {
  if (compression === 'lz4') return decodeLz4(stored, size)
  try {
    // One buffer that holds all, so that none is copied.
    const bytes = zstdDecompressSync(stored, {
      maxOutputLength: Math.max(size, 1),
      chunkSize: Math.max(size + 1, 2 ** 12),
    })
    return bytes.length === size ? bytes : undefined
  } catch {
    return undefined
  }
}

/** The blocks that are there as a whole. Of input that gives impossibly much a smaller part is taken. */
function startOfZstd(stored: Uint8Array): Uint8Array | undefined {
  const options = { finishFlush: constants.ZSTD_e_flush, maxOutputLength: mostAtOnce, chunkSize: 2 ** 16 }
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
