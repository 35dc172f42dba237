import type { Capability } from '../model/capability.ts'
import { compareVersions, type Version } from '../model/version.ts'
import { type ElfHeader, elfSections, readElfHeader } from './elf.ts'
import { find, type Named, namesIn, startsWith, tableReader, tableStart } from './section-names.ts'
import { type ByteSource, damaged, memorySource } from './source.ts'

/** What the inside of a cubin or of PTX says. */
export interface Compiled {
  /** The toolkits that made it, ascending: one, or more where a device link joined what several had compiled. */
  readonly toolkits: readonly Version[]
  /** It has no kernel and no function: what nvcc's link step adds for each target, or a source file without device code. */
  readonly stub: boolean
  /** Mangled names of its kernels, sorted. */
  readonly kernels: readonly string[]
  /** Input for a later device link, as the image itself says. */
  readonly relocatable: boolean
  readonly capability: Capability | undefined
}

const code = '.text.'
/** The bank of a kernel's parameters; functions have none of their own. */
const parameters = '.nv.constant0.'
const toolsNote = '.note.nv.tkinfo'
const longestNotes = 2 ** 20
const release = /release (\d{1,3})\.(\d{1,3}),/g
const namesAt = 0x40
const noteOwner = Buffer.from('NVIDIA Corp\0')
const noteHeader = 12
const sectionHeader = 64
const noteOfTools = 2000
// With the type before it, as names of symbols have no byte like its first one.
const typedOwner = Buffer.concat([Buffer.from([noteOfTools & 0xff, noteOfTools >> 8, 0, 0]), noteOwner])
const typeAt = 8

/**
 * Reads a cubin: an ELF file of the machine EM_CUDA. Two forms exist. Through CUDA 12 (sm_100 and newer: through 12.7)
 * e_flags has the target in bits 0-7 and `a` in 0x800, and e_version is 10 × major + minor of the toolkit. After that e_flags
 * has the target in bits 8-15, and `.note.nv.tkinfo` names each tool with its release and its options. Both were measured.
 * Throws a Finding (VER004).
 */
export function readCubin(source: ByteSource): Compiled {
  const header = readElfHeader(source)
  const names: string[] = []
  let info = ''
  for (const { name, offset, size } of elfSections(source, header) ?? []) {
    if (!name.startsWith(code) && !name.startsWith(parameters) && name !== toolsNote) continue
    if (offset + size > source.size) throw damaged(source, offset, `section ${name} is cut off`)
    if (name !== toolsNote) names.push(name)
    else if (info.length < longestNotes) info += latin1(source.read(offset, Math.min(size, longestNotes - info.length)))
  }
  return compiled(source, header, namesIn(Buffer.from(`\0${names.join('\0')}\0`, 'latin1')), info)
}

/**
 * Reads a cubin from its first bytes: a function that is asked with ever more of them. Compilers write the names of the sections
 * right behind the header and the tools' notes before the code, as in all cubins of cuBLAS, cuSPARSE and NCCL of CUDA 12.4 to 13.5;
 * some of cuBLASLt 13 have the table of sections first and no notes. Undefined where the bytes do not have what is needed; throws a Finding
 * (VER004) where they can belong to no cubin.
 */
export function cubinReader(offset: number): (bytes: Uint8Array) => Compiled | undefined {
  const readTable = tableReader(namesAt)
  let table: ReturnType<typeof readTable>
  let searched = 0
  return (bytes) => {
    const source = memorySource(bytes, offset)
    const header = readElfHeader(source)
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    if (header.sectionsAt === namesAt) return readTables(source, header, all)
    if (!startsWith(all, tableStart, namesAt)) return undefined
    table ??= readTable(all)
    if (!table) return undefined
    if (header.version > 1) return compiled(source, header, table, '')
    if (!table.hasNote) return undefined
    const note = find(all, typedOwner, Math.max(searched, table.end))
    searched = note < 0 ? Math.max(searched, all.length - typedOwner.length) : note
    const info = note < 0 ? undefined : notes(all, note - typeAt)
    return info === undefined ? undefined : compiled(source, header, table, info)
  }
}

/** Kernels that no compiler of the toolkits made, in cuBLASLt. */
function readTables(source: ByteSource, header: ElfHeader, all: Buffer): Compiled | undefined {
  const at = header.sectionsAt + header.namesIn * sectionHeader
  if (header.namesIn >= header.sectionCount || at + sectionHeader > all.length) return undefined
  const start = Number(all.readBigUInt64LE(at + 24))
  const end = start + Number(all.readBigUInt64LE(at + 32))
  const names = all.subarray(start, end)
  if (end > all.length) return undefined
  const named = namesIn(names)
  return named.hasNote ? undefined : compiled(source, header, named, '')
}

/** The tools' notes from `at`, one behind the other; undefined where they are not there as a whole. */
function notes(all: Buffer, from: number): string | undefined {
  let at = from
  let info: string | undefined
  while (at >= 0 && at + noteHeader + noteOwner.length <= all.length) {
    if (!startsWith(all, noteOwner, at + noteHeader)) return info
    const start = at + noteHeader + noteOwner.length
    const end = start + all.readUInt32LE(at + 4)
    if (all.readUInt32LE(at + 8) !== noteOfTools) return info
    if (end > all.length) return undefined
    info = (info ?? '') + all.toString('latin1', start, end)
    at = Math.ceil(end / 4) * 4
  }
  return undefined
}

function compiled(source: ByteSource, header: ElfHeader, { stub, kernels }: Named, info: string): Compiled {
  return {
    toolkits: header.version > 1 ? [oldToolkit(source, header)] : releases(info),
    stub,
    kernels,
    relocatable: header.relocatable,
    capability: target(header, info),
  }
}

function oldToolkit(source: ByteSource, header: ElfHeader): Version {
  if (header.version < 40 || header.version > 130) throw damaged(source, 20, 'the version of a cubin is impossible')
  return { major: Math.floor(header.version / 10), minor: header.version % 10 }
}

function target(header: ElfHeader, info: string): Capability | undefined {
  const old = header.abiVersion < 8
  const sm = old ? header.flags & 0xff : (header.flags >> 8) & 0xff
  if (sm < 10) return undefined
  const option = new RegExp(`-arch sm_${sm}([af])`).exec(info)?.[1]
  const suffix = old ? (sm >= 90 && header.flags & 0x800 ? 'a' : '') : option === 'a' || option === 'f' ? option : ''
  return { major: Math.floor(sm / 10), minor: sm % 10, suffix }
}

/** Reads PTX text. A first comment may name the compiler; fatbinary removes it. */
export function readPtx(bytes: Uint8Array): Compiled {
  const all = latin1(bytes)
  const kernels = [...all.matchAll(/\.entry\s+([\w$]+)/g)].map((match) => match[1] ?? '')
  return {
    toolkits: releases(all.slice(0, 4096)),
    stub: kernels.length === 0 && !all.includes('.entry') && !all.includes('.func'),
    kernels,
    relocatable: false,
    capability: undefined,
  }
}

/** The head of PTX text: its ISA and its target. Undefined where these are not PTX. */
export function readPtxHead(
  bytes: Uint8Array,
): { readonly ptxVersion: Version; readonly capability: Capability } | undefined {
  const head =
    /^\s*(?:\/\/[^\n]*\n\s*)*\.version\s+(\d{1,2})\.(\d{1,2})\s[\s\S]{0,200}?\.target\s+sm_(\d{1,2})(\d)([af]?)/.exec(
      latin1(bytes.subarray(0, 1024)),
    )
  if (!head) return undefined
  const [, major, minor, first, last, suffix] = head
  return {
    ptxVersion: { major: Number(major), minor: Number(minor) },
    capability: {
      major: Number(first),
      minor: Number(last),
      suffix: suffix === 'a' || suffix === 'f' ? suffix : '',
    },
  }
}

/** Every `release 13.0, V13.0.88` that a compiler wrote. */
function releases(written: string): Version[] {
  const found = new Map<string, Version>()
  for (const [, major, minor] of written.matchAll(release))
    found.set(`${major}.${minor}`, { major: Number(major), minor: Number(minor) })
  return [...found.values()].sort(compareVersions)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
