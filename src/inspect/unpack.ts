import type { Decoder } from './decoder.ts'
import type { Image } from './fatbin.ts'
import { decodeLz4 } from './lz4.ts'
import { type Budget, type ByteSource, Finding, spend } from './source.ts'
import { zstdDecoder } from './zstd.ts'

// The largest cubins known have 160 MB (libcublasLt 12.4) and 128 MB (libnccl 2.28), and no image of device code is packed better
// than 1 : 120.
const largestImage = 2 ** 29
const largestRatio = 1000
const smallest = 2 ** 16
const firstRead = 2 ** 15
const growth = 4

/** Reused, because fresh buffers for each image cost more than reading it. */
const stored = new Uint8Array(2 ** 18)
const unpacked = new Uint8Array(2 ** 23)

/** All bytes of an image, as `unpackStart` gives them. */
export function unpack(source: ByteSource, image: Image, budget: Budget): Uint8Array {
  return unpackStart(source, image, budget)(image.size)
}

/**
 * Unpacks an image from its start, as far as it is asked for: what is given has at least `size` bytes, or all that the image has. It
 * is valid until the next call, for this image or another. Throws a Finding (VER004) when the bytes are not what its header claims.
 */
export function unpackStart(source: ByteSource, image: Image, budget: Budget): (size: number) => Uint8Array {
  if (image.size > largestImage || image.storedSize > largestImage)
    throw fault(image, 'the size of an image is impossible')
  if (image.size > image.storedSize * largestRatio + smallest)
    throw fault(image, 'the compressed size of an image is impossible')
  if (image.compression === 'none') {
    return (size) => {
      spend(budget, Math.min(size, image.size), image.offset)
      return read(source, image, Math.min(size, image.size), unpacked)
    }
  }
  const decode: Decoder = image.compression === 'lz4' ? decodeLz4 : zstdDecoder(image.size)
  const progress = { read: 0, written: 0 }
  let input: Uint8Array = read(source, image, Math.min(firstRead, image.storedSize), stored)
  let output: Uint8Array = unpacked
  return (size) => {
    const enough = Math.min(size, image.size)
    const before = progress.written
    if (enough > output.length) output = larger(output, before, enough, image)
    while (progress.written < enough) {
      const lack = decode(input, input.length === image.storedSize, output, progress, enough)
      if (lack === 'room' && output.length < image.size) output = larger(output, progress.written, enough, image)
      else if (lack === 'input' && input.length < image.storedSize)
        input = read(source, image, Math.min(input.length * growth, image.storedSize), stored)
      else if (lack !== 'nothing') throw fault(image, `an image cannot be decompressed (${image.compression})`)
    }
    spend(budget, progress.written - before, image.offset)
    return output.subarray(0, Math.min(progress.written, image.size))
  }
}

/** Room for `wanted` bytes, and for more of the image, with the first `used` bytes of `output`. */
function larger(output: Uint8Array, used: number, wanted: number, { size }: Image): Uint8Array {
  const room = new Uint8Array(Math.min(size, Math.max(wanted, output.length * 2)))
  room.set(output.subarray(0, used))
  return room
}

function read(source: ByteSource, image: Image, size: number, into: Uint8Array): Uint8Array {
  const at = image.offset - (source.origin ?? 0)
  const bytes = source.read(at, size, into)
  if (bytes.length !== size) throw fault(image, 'an image is cut off')
  return bytes
}

/** VER004 for an image. */
export function fault(image: Image, what: string): Finding {
  return new Finding('VER004', what, image.offset)
}
