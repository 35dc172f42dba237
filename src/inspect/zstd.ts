import { constants, createZstdDecompress, zstdDecompressSync } from 'node:zlib'
import type { Decoder } from './decoder.ts'

/**
 * What a stream of node:zlib decodes with. It is not documented, but old (pngjs and minizlib use it), and it alone can stop after
 * some blocks of a frame, and be used again: `zstdDecompressSync` takes three times as long for many small images.
 */
interface Native {
  readonly handle: {
    reset(): void
    /** Leaves in `left` how much room and how much input is left. */
    writeSync(
      flush: number,
      input: Uint8Array,
      inputAt: number,
      inputSize: number,
      output: Uint8Array,
      outputAt: number,
      outputSize: number,
    ): void
  }
  readonly left: Uint32Array
  readonly failed: () => boolean
}

let reused: Native | undefined

/** A decoder of one frame of at most `size` bytes. It is valid until the next one is made. */
export function zstdDecoder(size: number): Decoder {
  if (reused?.failed() !== false) reused = openNative()
  if (!reused) return decodeWhole(size)
  reused.handle.reset()
  return decoderOf(reused)
}

function decoderOf(native: Native): Decoder {
  return (input, _all, output, progress, enough) => {
    if (enough > output.length) return 'room'
    const { read, written } = progress
    native.handle.writeSync(constants.ZSTD_e_flush, input, read, input.length - read, output, written, enough - written)
    if (native.failed()) return undefined
    const [room = 0, unread = 0] = native.left
    progress.read = input.length - unread
    progress.written = enough - room
    return room === 0 ? 'nothing' : 'input'
  }
}

function openNative(): Native | undefined {
  const stream = createZstdDecompress()
  // A broken frame is reported here as well, later.
  stream.on('error', () => undefined)
  const inside: { readonly _handle?: unknown; readonly _writeState?: unknown } = Object(stream)
  const { _handle: handle, _writeState: left } = inside
  if (!isHandle(handle) || !(left instanceof Uint32Array)) return undefined
  const native: Native = { handle, left, failed: () => stream.destroyed }
  return understands(native) ? native : undefined
}

/** Whether it does what is expected of it, by a small frame: another release of Node may have other arguments. */
function understands(native: Native): boolean {
  const output = Buffer.alloc(sample.text.length)
  const progress = { read: 0, written: 0 }
  try {
    const lack = decoderOf(native)(sample.frame, true, output, progress, output.length)
    return lack === 'nothing' && output.toString('latin1') === sample.text
  } catch {
    return false
  }
}

const sample = {
  text: 'decoded whole, in one step',
  frame: Buffer.from('KLUv/SAa0QAAZGVjb2RlZCB3aG9sZSwgaW4gb25lIHN0ZXA=', 'base64'),
}

function isHandle(value: unknown): value is Native['handle'] {
  return typeof value === 'object' && value !== null && 'reset' in value && 'writeSync' in value
}

/** The same by the documented interface. */
export function decodeWhole(size: number): Decoder {
  let bytes: Uint8Array | undefined
  return (input, all, output, progress, enough) => {
    if (!all) return 'input'
    if (enough > output.length) return 'room'
    try {
      bytes ??= zstdDecompressSync(input, { maxOutputLength: Math.max(size, 1) })
    } catch {
      return undefined
    }
    output.set(bytes.subarray(progress.written, enough), progress.written)
    progress.written = Math.min(bytes.length, enough)
    return progress.written < enough ? 'input' : 'nothing'
  }
}
