import type { Capability } from '../model/capability.ts'
import type { Version } from '../model/version.ts'
import { type ByteSource, damaged, position, readView, u64 } from './source.ts'

// NVIDIA does not document the format. These fields agree between public readers (https://github.com/n-eiling/cuda-fatbin-decompression,
// https://github.com/vosen/ZLUDA) and what nvcc 11.8, 12.4, 13.0 and 13.5 write; the flags for `a`, `f` and zstd were measured.
// Container: u32 magic, u16 version, u16 header size, u64 bytes of entries.
// Entry: 0 u16 kind, 4 u32 header size, 8 u64 padded size, 16 u32 compressed size, 24 u16 minor, 26 u16 major, 28 u32 target,
// 40 u64 flags, 56 u64 uncompressed size.
const containerMagic = 0xba55ed50
const wrapperMagic = 0x466243b1
const containerHeader = 16
const wrapperSize = 24
const entryHeader = 64
const scanStep = 2 ** 16
const flagLz4 = 0x2000
const flagZstd = 0x8000
const flagArchSpecific = 0x100000
const flagFamily = 0x200000

export type Compression = 'none' | 'lz4' | 'zstd'

/** Where images lie together: the driver, or the program itself, chooses one of them. */
export interface Container {
  /** `cubin` and `ptx` lie in the file without a container around them. */
  readonly form: 'fatbin' | 'cubin' | 'ptx'
  /** Where it starts, from the start of the file, in bytes. */
  readonly offset: number
  /** The section that holds it, in an ELF file. */
  readonly section?: string
  /** The archive member that holds it; members of members are joined by `:`. */
  readonly member?: string
  /** Where the ELF file or the member that holds it starts. What lies in one of them is linked together. */
  readonly object: number
}

/** One piece of device code, as its header describes it. */
export interface Image {
  /** A number is a kind that is not known yet. */
  readonly kind: 'cubin' | 'ptx' | 'ltoir' | number
  readonly capability: Capability
  /** The PTX ISA version, for PTX. It decides which driver can compile it. */
  readonly ptxVersion?: Version
  readonly compression: Compression
  /** Bytes that it takes in the file, without its header. */
  readonly storedSize: number
  /** Bytes after decompression, as claimed by the header. */
  readonly size: number
  /** Relocatable device code: input for a later device link. */
  readonly relocatable: boolean
  readonly container: Container
  /** Where its bytes start, from the start of the file, in bytes. */
  readonly offset: number
}

/** What is known of an image before its header is read. */
export interface FoundIn extends Omit<Container, 'form' | 'offset'> {
  readonly relocatable: boolean
}

export function isFatbin(head: Uint8Array): boolean {
  return magicOf(head) === containerMagic || magicOf(head) === wrapperMagic
}

function magicOf(head: Uint8Array): number {
  return head.length < 4 ? 0 : new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true)
}

/** The images of concatenated containers: the bytes of `.nv_fatbin`, `__nv_relfatbin` or a `.fatbin` file. Throws a Finding (VER004). */
export function* fatbinImages(source: ByteSource, foundIn: FoundIn): Generator<Image> {
  for (let at = 0; at < source.size; at = Math.ceil(at / 8) * 8) {
    const view = readView(source, at, Math.min(containerHeader, source.size - at), 'a fatbin header')
    const magic = view.byteLength < 4 ? 0 : view.getUint32(0, true)
    if (magic === containerMagic) {
      const { start, end } = container(source, at, view)
      const { relocatable, ...place } = foundIn
      const holder: Container = { form: 'fatbin', offset: position(source, at), ...place }
      yield* entries(source, start, end, relocatable, holder)
      at = end
    } else if (magic === wrapperMagic) {
      at += wrapperSize
    } else {
      const next = nextWord(source, at)
      if (next === at) throw damaged(source, at, 'there is no fatbin header where one is expected')
      at = next
    }
  }
}

/** Linkers and fatbinary align with zeros. The first 8-byte word from `from` that is not zero, or the size. */
function nextWord(source: ByteSource, from: number): number {
  for (let at = from, step = 64; at < source.size; at += step, step = scanStep) {
    const words = wordsOf(source.read(at, step))
    for (let index = 0; index < words.length; index++) if (words[index] !== 0) return at + (index & ~1) * 4
  }
  return source.size
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const whole = bytes.length & ~3
  return bytes.byteOffset % 4 === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole / 4)
    : new Uint32Array(new Uint8Array(bytes.subarray(0, whole)).buffer) // a Buffer's own slice would copy nothing
}

function container(source: ByteSource, at: number, view: DataView): { readonly start: number; readonly end: number } {
  if (view.byteLength < containerHeader) throw damaged(source, at, 'a fatbin header is cut off')
  const start = at + view.getUint16(6, true)
  const end = start + u64(view, 8)
  if (start < at + containerHeader) throw damaged(source, at, 'a fatbin header is broken')
  if (end > source.size) throw damaged(source, at, 'a fatbin container is cut off')
  return { start, end }
}

function* entries(
  source: ByteSource,
  start: number,
  end: number,
  relocatable: boolean,
  holder: Container,
): Generator<Image> {
  let at = start
  while (at + entryHeader <= end) {
    const view = readView(source, at, entryHeader, 'an entry of a fatbin')
    const header = view.getUint32(4, true)
    const padded = u64(view, 8)
    if (header < entryHeader || at + header + padded > end)
      throw damaged(source, at, 'an entry of a fatbin extends past its container')
    yield { ...readEntry(source, at, view, padded), relocatable, container: holder }
    at += header + padded
  }
}

const kinds: Readonly<Record<number, Image['kind']>> = { 1: 'ptx', 2: 'cubin', 8: 'ltoir' }

function readEntry(
  source: ByteSource,
  at: number,
  view: DataView,
  padded: number,
): Omit<Image, 'relocatable' | 'container'> {
  const kind = view.getUint16(0, true)
  const flags = view.getUint32(40, true)
  const arch = view.getUint32(28, true)
  const compression = flags & flagZstd ? 'zstd' : flags & flagLz4 ? 'lz4' : 'none'
  const storedSize = compression === 'none' ? padded : view.getUint32(16, true)
  if (storedSize > padded) throw damaged(source, at, 'an entry of a fatbin is larger than its container')
  if (kinds[kind] !== undefined && (arch < 10 || arch > 999))
    throw damaged(source, at, `an entry of a fatbin names the impossible target ${arch}`)
  const suffix = flags & flagArchSpecific ? 'a' : flags & flagFamily ? 'f' : ''
  return {
    kind: kinds[kind] ?? kind,
    capability: { major: Math.floor(arch / 10), minor: arch % 10, suffix },
    ...(kind === 1 ? { ptxVersion: { major: view.getUint16(26, true), minor: view.getUint16(24, true) } } : {}),
    compression,
    storedSize,
    size: compression === 'none' ? padded : u64(view, 56),
    offset: position(source, at + view.getUint32(4, true)),
  }
}
