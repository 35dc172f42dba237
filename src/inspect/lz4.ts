/**
 * Decodes one LZ4 block of at most `size` bytes (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md).
 * Undefined when the block is broken or does not end at `size` exactly. Allocates no more than the input can produce.
 */
export function decodeLz4(input: Uint8Array, size: number): Uint8Array | undefined {
  // A byte of input makes at most 255 bytes of output.
  if (size > input.length * 255) return undefined
  const out = new Uint8Array(size)
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
    if (!(from + literals <= input.length && to + literals <= size)) return undefined
    for (let end = from + literals; from < end; ) out[to++] = input[from++] ?? 0
    if (from === input.length) break
    if (from + 2 > input.length) return undefined
    const distance = (input[from] ?? 0) | ((input[from + 1] ?? 0) << 8)
    from += 2
    const length = ((token & 15) === 15 ? longer() : token & 15) + 4
    if (!(distance > 0 && distance <= to && to + length <= size)) return undefined
    // Byte by byte: a match may overlap its own output.
    for (let end = to + length; to < end; to++) out[to] = out[to - distance] ?? 0
  }
  return to === size ? out : undefined
}
