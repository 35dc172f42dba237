/** Bytes at positions, read synchronously. `read` answers with fewer bytes than asked at the end, never with more. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /** Where byte 0 lies in the file that the user knows, in bytes; 0 when absent. */
  readonly origin?: number
  /** `into` may be used for the answer, which is then valid until the next call with it. */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array
}

/** What may still be spent on one file. A hostile file costs its reader no more. */
export interface Budget {
  /** Bytes that may still be read or unpacked. */
  bytes: number
  /** Whether its time is over. */
  readonly expired: () => boolean
}

/** Takes `bytes` from a budget. Throws a Finding (VER004) when it is used up. */
export function spend(budget: Budget, bytes: number, offset: number): void {
  budget.bytes -= bytes
  if (budget.bytes < 0 || budget.expired())
    throw new Finding('VER004', 'reading it takes more time or memory than a file of its size should', offset)
}

/** What the walkers throw when a file cannot be read on. Those who know the file's name make a Problem of it. */
export class Finding extends Error {
  override readonly name = 'Finding'
  readonly code: 'VER004' | 'VER010'
  /** From the start of the user's file, in bytes. */
  readonly offset: number

  constructor(code: 'VER004' | 'VER010', what: string, offset: number) {
    super(what)
    this.code = code
    this.offset = offset
  }
}

/** The position of `offset` in the user's file, in bytes. */
export function position(source: ByteSource, offset: number): number {
  return (source.origin ?? 0) + offset
}

export function damaged(source: ByteSource, offset: number, what: string): Finding {
  return new Finding('VER004', what, position(source, offset))
}

/** A source over bytes in memory. */
export function memorySource(bytes: Uint8Array, origin = 0): ByteSource {
  return {
    size: bytes.length,
    origin,
    read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
  }
}

/** The part of a source from `offset`, `length` bytes long or up to the end of the source. */
export function windowOf(source: ByteSource, offset: number, length: number): ByteSource {
  const start = Math.min(Math.max(offset, 0), source.size)
  const size = Math.min(Math.max(length, 0), source.size - start)
  return {
    size,
    origin: position(source, start),
    read: (at, count, into) => source.read(start + Math.min(at, size), Math.max(0, Math.min(count, size - at)), into),
  }
}

/**
 * Reads ahead, so that walks from header to header cost few system calls. Remembers `blocks` pieces of `block` bytes;
 * larger reads pass through.
 */
export function readAhead(source: ByteSource, block = 1024, blocks = 4): ByteSource {
  const pieces: { start: number; bytes: Uint8Array }[] = []
  let next = 0
  return {
    size: source.size,
    origin: source.origin ?? 0,
    read: (offset, length, into) => {
      if (length > block) return source.read(offset, length, into)
      for (const { start, bytes } of pieces) {
        if (start <= offset && offset + length <= start + bytes.length)
          return bytes.subarray(offset - start, offset - start + length)
      }
      const bytes = source.read(offset, block)
      pieces[next] = { start: offset, bytes }
      next = (next + 1) % blocks
      return bytes.subarray(0, length)
    },
  }
}

/** Exactly `length` bytes, or a Finding that `what` is cut off. */
export function readExact(source: ByteSource, offset: number, length: number, what: string): Uint8Array {
  const bytes = offset + length <= source.size ? source.read(offset, length) : undefined
  if (bytes?.length !== length) throw damaged(source, offset, `${what} is cut off`)
  return bytes
}

/** Exactly `length` bytes as a DataView, or a Finding that `what` is cut off. */
export function readView(source: ByteSource, offset: number, length: number, what: string): DataView {
  const bytes = readExact(source, offset, length, what)
  return new DataView(bytes.buffer, bytes.byteOffset, length)
}

/** A little-endian 64-bit number. Values above 2^53 lose precision, and are larger than any file all the same. */
export function u64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}

/** Bytes up to the first NUL or the end, one character each. */
export function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return Buffer.from(bytes.buffer, bytes.byteOffset, end < 0 ? bytes.length : end).toString('latin1')
}
