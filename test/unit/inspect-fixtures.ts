/** Small writers of ELF, ar and fatbin files, for tests. */
import { readFileSync } from 'node:fs'
import { decodeLz4 } from '../../src/inspect/lz4.ts'

export interface Entry {
  kind?: number
  arch?: number
  flags?: number
  version?: [major: number, minor: number]
  payload?: Uint8Array
  /** Size after decompression; marks the entry as compressed. */
  uncompressed?: number
  headerSize?: number
}

export interface Section {
  name: string
  data?: Uint8Array
  type?: number
  flags?: number
}

export interface ElfOptions {
  machine?: number
  version?: number
  flags?: number
  abiVersion?: number
  type?: number
}

export const lz4 = 0x2000
export const zstd = 0x8000
export const archSpecific = 0x100000
export const family = 0x200000

/** One container with entries. */
export function fatbin(...entries: Entry[]): Uint8Array {
  const body = Buffer.concat(entries.map(entry))
  const header = Buffer.alloc(16)
  header.writeUInt32LE(0xba55ed50, 0)
  header.writeUInt16LE(1, 4)
  header.writeUInt16LE(16, 6)
  header.writeBigUInt64LE(BigInt(body.length), 8)
  return Buffer.concat([header, body])
}

function entry({
  kind = 2,
  arch = 80,
  flags = 0,
  version = [1, 8],
  payload = cubin(),
  uncompressed,
  headerSize = 64,
}: Entry): Buffer {
  const padded = Math.ceil(payload.length / 8) * 8
  const out = Buffer.alloc(headerSize + padded)
  out.writeUInt16LE(kind, 0)
  out.writeUInt16LE(0x0101, 2)
  out.writeUInt32LE(headerSize, 4)
  out.writeBigUInt64LE(BigInt(padded), 8)
  if (uncompressed !== undefined) out.writeUInt32LE(payload.length, 16)
  out.writeUInt16LE(version[1], 24)
  out.writeUInt16LE(version[0], 26)
  out.writeUInt32LE(arch, 28)
  out.writeUInt32LE(0x11 + flags, 40)
  out.writeBigUInt64LE(BigInt(uncompressed ?? 0), 56)
  out.set(payload, headerSize)
  return out
}

/** The code and the parameters of a kernel. */
const kernel: Section[] = ['.text.scale', '.nv.constant0.scale'].map((name) => ({ name, data: new Uint8Array(16) }))

/** A cubin of the old form (through CUDA 12): 12.4, sm_80, one kernel. */
export function cubin(options: { sm?: number; toolkit?: number; stub?: boolean; a?: boolean } = {}): Uint8Array {
  const { sm = 80, toolkit = 124, stub = false, a = false } = options
  const flags = sm | (sm << 16) | 0x500 | (a ? 0x800 : 0)
  return elf(stub ? [] : kernel, {
    machine: 190,
    version: toolkit,
    flags,
    abiVersion: 7,
    type: 2,
  })
}

/** A cubin of the new form (CUDA 13), whose tools are written into a note. */
export function newCubin(sm: number, tools: string): Uint8Array {
  const sections = [{ name: '.note.nv.tkinfo', data: Buffer.from(`\0ptxas\0${tools}\0`) }, ...kernel]
  return elf(sections, { machine: 190, version: 1, flags: (sm << 8) | 0x06000004, abiVersion: 8, type: 2 })
}

/** A 64-bit little-endian ELF file: header, sections, names, table. */
export function elf(
  sections: Section[],
  { machine = 62, version = 1, flags = 0, abiVersion = 0, type = 3 }: ElfOptions = {},
): Uint8Array {
  const all = [...sections, { name: '.shstrtab' } as Section]
  const names = Buffer.from(`\0${all.map(({ name }) => `${name}\0`).join('')}`)
  const parts: Buffer[] = []
  const table = Buffer.alloc(64 * (all.length + 1))
  let offset = 64
  let nameAt = 1
  all.forEach(({ name, data, type: sectionType = 1, flags: sectionFlags = 2 }, index) => {
    const bytes = Buffer.from(name === '.shstrtab' ? names : (data ?? new Uint8Array(0)))
    const at = 64 * (index + 1)
    table.writeUInt32LE(nameAt, at)
    table.writeUInt32LE(sectionType, at + 4)
    table.writeBigUInt64LE(BigInt(sectionFlags), at + 8)
    table.writeBigUInt64LE(BigInt(offset), at + 24)
    table.writeBigUInt64LE(BigInt(bytes.length), at + 32)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 7)])
    parts.push(padded)
    offset += padded.length
    nameAt += name.length + 1
  })
  const header = Buffer.alloc(64)
  header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, machine === 190 ? 51 : 0, abiVersion])
  header.writeUInt16LE(type, 16)
  header.writeUInt16LE(machine, 18)
  header.writeUInt32LE(version, 20)
  header.writeBigUInt64LE(BigInt(offset), 40)
  header.writeUInt32LE(flags >>> 0, 48)
  header.writeUInt16LE(64, 52)
  header.writeUInt16LE(64, 58)
  header.writeUInt16LE(all.length + 1, 60)
  header.writeUInt16LE(all.length, 62)
  return Buffer.concat([header, ...parts, table])
}

/** A library with one `.nv_fatbin` section. */
export function library(...containers: Uint8Array[]): Uint8Array {
  return elf([{ name: '.nv_fatbin', data: Buffer.concat(containers) }])
}

/** An archive in the System V form, or with BSD names. */
export function archive(members: [name: string, data: Uint8Array][], bsd = false): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('!<arch>\n')]
  const add = (name: string, data: Uint8Array) => {
    const header = `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${String(data.length).padEnd(10)}\`\n`
    parts.push(Buffer.from(header), data, Buffer.alloc(data.length % 2, '\n'))
  }
  const long = members.filter(([name]) => name.length > 15).map(([name]) => `${name}/\n`)
  add('/', Buffer.alloc(4))
  if (!bsd && long.length > 0) add('//', Buffer.from(long.join('')))
  for (const [name, data] of members) {
    const line = long.indexOf(`${name}/\n`)
    if (bsd) add(`#1/${name.length}`, Buffer.concat([Buffer.from(name), data]))
    else add(line < 0 ? `${name}/` : `/${long.slice(0, line).join('').length}`, data)
  }
  return Buffer.concat(parts)
}

/** An LZ4 block of literals alone. */
export function lz4Literals(data: Uint8Array): Uint8Array {
  const head =
    data.length < 15
      ? [data.length << 4]
      : [0xf0, ...Array<number>(Math.floor((data.length - 15) / 255)).fill(255), (data.length - 15) % 255]
  return Buffer.concat([Buffer.from(head), data])
}

/** A block of LZ4 with the nearest match of at least 4 bytes wherever there is one. */
export function lz4Packed(data: Buffer): Uint8Array {
  const out: number[] = []
  const length = (value: number): number[] =>
    value < 15 ? [] : [...Array<number>(Math.floor((value - 15) / 255)).fill(255), (value - 15) % 255]
  let literalsAt = 0
  for (let at = 0; at < data.length; ) {
    const found = at === 0 || at + 4 > data.length ? -1 : data.lastIndexOf(data.subarray(at, at + 4), at - 1)
    if (found < 0 || at - found > 0xffff) {
      at++
      continue
    }
    let size = 4
    while (at + size < data.length && data[found + size] === data[at + size]) size++
    const literals = data.subarray(literalsAt, at)
    const token = (Math.min(literals.length, 15) << 4) | Math.min(size - 4, 15)
    out.push(token, ...length(literals.length), ...literals, (at - found) & 255, (at - found) >> 8, ...length(size - 4))
    at += size
    literalsAt = at
  }
  const rest = data.subarray(literalsAt)
  return Uint8Array.from([...out, Math.min(rest.length, 15) << 4, ...length(rest.length), ...rest])
}

/** All of a block of LZ4; undefined when it is broken or has not `size` bytes. */
export function lz4Decoded(block: Uint8Array, size: number): Uint8Array | undefined {
  const output = new Uint8Array(size)
  return decodeLz4(block, true, output, { read: 0, written: 0 }, size) === 'nothing' ? output : undefined
}

/** A file that a real compiler wrote; fixtures/inspect/README.md tells which. */
export function real(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/inspect/${name}`, import.meta.url))
}
