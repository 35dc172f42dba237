/** Copies shorter than this are faster byte by byte than as a block. */
const shortest = 16

/**
 * Decodes an LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md) of exactly `size` bytes; without `whole` as
 * much of its first `size` bytes as the input gives. Undefined when it is broken. Allocates no more than the input can produce;
 * with a large enough `into` nothing.
 */
export function decodeLz4(input: Uint8Array, size: number, whole = true, into?: Uint8Array): Uint8Array | undefined {
  // A byte of input makes at most 255 bytes of output.
  if (size > input.length * 255 && whole) return undefined
  const most = Math.min(size, input.length * 255)
  const out = into && into.length >= most ? into.subarray(0, most) : new Uint8Array(most)
  let from = 0
  let to = 0
  /** The rest of a length whose first 4 bits are all ones; NaN when the input ends. */
  const longer = (): number => {
    for (let sum = 15; ; ) {
      const byte = input[from++]
      if (byte === undefined) return Number.NaN
      sum += byte
      if (byte !== 255) return sum
    }
  }
  while (from < input.length) {
    const token = input[from++] ?? 0
    const literals = token >> 4 === 15 ? longer() : token >> 4
    if (!(from + literals <= input.length && to + literals <= size)) {
      if (whole) return undefined
      const rest = input.subarray(from, from + Math.min(literals, size - to))
      out.set(rest, to)
      return out.subarray(0, to + rest.length)
    }
    if (literals < shortest) for (let end = from + literals; from < end; ) out[to++] = input[from++] ?? 0
    else {
      out.set(input.subarray(from, from + literals), to)
      from += literals
      to += literals
    }
    if (from === input.length) break
    if (from + 2 > input.length) break
    const distance = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8)
    from += 2
    const length = ((token & 15) === 15 ? longer() : token & 15) + 4
    if (!(distance > 0 && distance <= to)) return undefined
    const end = to + length
    if (!(end <= size)) return whole ? undefined : out.subarray(0, to)
    copyMatch(out, to, distance, end)
    to = end
  }
  return to === size ? out : whole ? undefined : out.subarray(0, to)
}

/** Repeats the `distance` bytes before `at` up to `end`. A match may overlap its own output: each block doubles what is there. */
function copyMatch(out: Uint8Array, at: number, distance: number, end: number): void {
  if (end - at < shortest) {
    for (let to = at; to < end; to++) out[to] = out[to - distance] ?? 0
    return
  }
  const start = at - distance
  for (let to = at; to < end; ) {
    const length = Math.min(to - start, end - to)
    out.copyWithin(to, start, start + length)
    to += length
  }
}
