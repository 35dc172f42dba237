import type { Capability } from '../model/capability.ts'
import { compareVersions, type Version } from '../model/version.ts'
import { type ElfHeader, elfSections, readElfHeader } from './elf.ts'
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
/** In a table of names the name of a section may be the end of a longer one: that of its relocations, or of its twin. */
const holders = ['.rel', '.rela', '.nv.capmerc']
const holdingEnd = /^(?:\.rela?|\.nv\.capmerc)(?=\.)/
const toolsNote = '.note.nv.tkinfo'
const namedToolsNote = Buffer.from(`\0${toolsNote}\0`)
const longestNotes = 2 ** 20
const release = /release (\d{1,3})\.(\d{1,3}),/g
const namesAt = 0x40
const firstName = Buffer.from('\0.shstrtab\0')
const noteOwner = Buffer.from('NVIDIA Corp\0')
const noteHeader = 12
const sectionHeader = 64
const noteOfTools = 2000

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
  return compiled(source, header, Buffer.from(`\0${names.join('\0')}\0`, 'latin1'), info)
}

/**
 * Reads a cubin from its first bytes: a function that is asked with ever more of them. Compilers write the names of the sections
 * right behind the header and the tools' notes before the code, as in all cubins of cuBLAS, cuSPARSE and NCCL of CUDA 12.4 to 13.5;
 * some of cuBLASLt 13 have the table of sections first and no notes. Undefined where the bytes do not have what is needed; throws a Finding
 * (VER004) where they can belong to no cubin.
 */
export function cubinReader(offset: number): (bytes: Uint8Array) => Compiled | undefined {
  let end = -1
  let searched = namesAt + 1
  return (bytes) => {
    const source = memorySource(bytes, offset)
    const header = readElfHeader(source)
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    if (header.sectionsAt === namesAt) return readTables(source, header, all)
    if (!startsWith(all, firstName, namesAt)) return undefined
    if (end < 0) {
      // The names of the symbols follow, and begin with the same name.
      end = find(all, firstName, searched)
      searched = end < 0 ? Math.max(searched, all.length - firstName.length) : end
      if (end < 0) return undefined
    }
    const names = all.subarray(namesAt, end + 1)
    if (header.version > 1) return compiled(source, header, names, '')
    if (find(names, namedToolsNote, 0) < 0) return undefined
    // Mangled names are full of N.
    const note = find(all, noteOwner, searched, 1)
    searched = note < 0 ? Math.max(searched, all.length - noteOwner.length) : note
    const info = note < 0 ? undefined : notes(all, note - noteHeader)
    return info === undefined ? undefined : compiled(source, header, names, info)
  }
}

/** Kernels that no compiler of the toolkits made, in cuBLASLt. */
function readTables(source: ByteSource, header: ElfHeader, all: Buffer): Compiled | undefined {
  const at = header.sectionsAt + header.namesIn * sectionHeader
  if (header.namesIn >= header.sectionCount || at + sectionHeader > all.length) return undefined
  const start = Number(all.readBigUInt64LE(at + 24))
  const end = start + Number(all.readBigUInt64LE(at + 32))
  const names = all.subarray(start, end)
  if (end > all.length || find(names, namedToolsNote, 0) >= 0) return undefined
  return compiled(source, header, names, '')
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

function compiled(source: ByteSource, header: ElfHeader, names: Buffer, info: string): Compiled {
  return {
    toolkits: header.version > 1 ? [oldToolkit(source, header)] : releases(info),
    ...kernelsIn(names),
    relocatable: header.relocatable,
    capability: target(header, info),
  }
}

/** From the names of sections, with a NUL before and behind each. */
function kernelsIn(names: Buffer): Pick<Compiled, 'stub' | 'kernels'> {
  const merged = mergesEnds(names)
  const [functions, entries] = [namesOf(names, code, merged), namesOf(names, parameters, merged)]
  const stub = functions.length === 0
  // Mostly there are only kernels, in one order.
  if (functions.length === entries.length && functions.every((name, index) => name === entries[index]))
    return { stub, kernels: functions.sort() }
  const known = new Set(functions)
  return { stub, kernels: [...new Set(entries)].filter((name) => known.has(name)).sort() }
}

/** Whether the table has no name of its own where another one ends with it. What writes one name so writes all so. */
function mergesEnds(names: Buffer): boolean {
  return holders.some((holder) => {
    const at = names.indexOf(`\0${holder}.`)
    if (at < 0) return false
    const held = names.toString('latin1', at + 1 + holder.length, names.indexOf(0, at + 1))
    return !names.includes(`\0${held}\0`, 'latin1')
  })
}

/** What follows `start` in names. That there is none is never concluded from how other names are written. */
function namesOf(names: Buffer, start: string, merged: boolean): string[] {
  const rests = merged ? [] : restsOf(names, start)
  return rests.length > 0 ? rests : endsOf(names, start)
}

/** What follows `start` in names and in the names that they hold. */
function endsOf(names: Buffer, start: string): string[] {
  const all = names.toString('latin1').split('\0')
  const held = all.map((name) => name.replace(holdingEnd, '')).filter((name) => name.startsWith(start))
  return [...new Set(held.map((name) => name.slice(start.length)))]
}

/** What follows `start` in the names that start so. */
function restsOf(names: Buffer, start: string): string[] {
  const rests: string[] = []
  const named = Buffer.from(`\0${start}`)
  for (let at = find(names, named, 0); at >= 0; ) {
    const from = at + named.length
    const found = names.indexOf(0, from)
    const end = found < 0 ? names.length : found
    rests.push(names.toString('latin1', from, end))
    at = find(names, named, end)
  }
  return rests
}

/** Node searches for 8 and more bytes in another way, which is several times as slow. */
const quickly = 7

/** Searches for `bytes` by those after the first `skipped`, where others begin more often like `bytes`. */
function find(all: Buffer, bytes: Buffer, from: number, skipped = 0): number {
  const some = bytes.subarray(skipped, skipped + quickly)
  let at = all.indexOf(some, from + skipped)
  while (at >= 0 && !startsWith(all, bytes, at - skipped)) at = all.indexOf(some, at + 1)
  return at < 0 ? -1 : at - skipped
}

function startsWith(all: Buffer, bytes: Buffer, at: number): boolean {
  for (let index = 0; index < bytes.length; index++) if (all[at + index] !== bytes[index]) return false
  return true
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
