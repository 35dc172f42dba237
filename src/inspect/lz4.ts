import type { Decoder } from './decoder.ts'

/** Bytes that are copied at once although fewer may be wanted; nearer to an end one copies exactly. */
const slack = 32

/** Decodes an LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md), sequence by sequence. */
export const decodeLz4: Decoder = (input, all, output, progress, enough) => {
  const from32 = new DataView(input.buffer, input.byteOffset, input.length)
  const to32 = new DataView(output.buffer, output.byteOffset, output.length)
  let { read, written } = progress
  while (written < enough) {
    let at = read
    if (at >= input.length) return 'input'
    const token = input[at++] ?? 0
    let literals = token >> 4
    if (literals === 15) {
      for (let byte = 255; byte === 255; literals += byte) {
        if (at >= input.length) return 'input'
        byte = input[at++] ?? 0
      }
    }
    const matchAt = written + literals
    if (at + literals > input.length) return 'input'
    if (matchAt > output.length) return 'room'
    if (literals <= 16 && at + slack <= input.length && written + slack <= output.length) {
      to32.setInt32(written, from32.getInt32(at, true), true)
      to32.setInt32(written + 4, from32.getInt32(at + 4, true), true)
      if (literals > 8) {
        to32.setInt32(written + 8, from32.getInt32(at + 8, true), true)
        to32.setInt32(written + 12, from32.getInt32(at + 12, true), true)
      }
    } else output.set(input.subarray(at, at + literals), written)
    at += literals
    if (at === input.length && all) {
      progress.read = at
      progress.written = matchAt
      return matchAt < enough ? 'input' : 'nothing'
    }
    if (at + 2 > input.length) return 'input'
    const distance = from32.getUint16(at, true)
    at += 2
    let length = (token & 15) + 4
    if (length === 19) {
      for (let byte = 255; byte === 255; length += byte) {
        if (at >= input.length) return 'input'
        byte = input[at++] ?? 0
      }
    }
    if (distance === 0 || distance > matchAt) return undefined
    const end = matchAt + length
    if (end > output.length) return 'room'
    if (distance >= 4 && length <= 64 && end + 4 <= output.length) {
      for (let to = matchAt, from = matchAt - distance; to < end; to += 4, from += 4)
        to32.setInt32(to, to32.getInt32(from, true), true)
    } else copyMatch(output, matchAt, distance, end)
    progress.read = read = at
    progress.written = written = end
  }
  return 'nothing'
}

/** Repeats the `distance` bytes before `at` up to `end`. A match may overlap its own output: each block doubles what is there. */
function copyMatch(out: Uint8Array, at: number, distance: number, end: number): void {
  const start = at - distance
  for (let to = at; to < end; ) {
    const length = Math.min(to - start, end - to)
    out.copyWithin(to, start, start + length)
    to += length
  }
}
