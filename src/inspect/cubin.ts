import type { Capability } from '../model/capability.ts'
import { compareVersions, type Version } from '../model/version.ts'
import { type ElfHeader, elfSections, readElfHeader } from './elf.ts'
import { type ByteSource, damaged } from './source.ts'

/** What the inside of a cubin or of PTX tells. */
export interface Compiled {
  /** The toolkits that made it, ascending: one, or more where a device link joined what several had compiled. */
  readonly toolkits: readonly Version[]
  /** It has no kernel and no function: what nvcc's link step adds for each target, or a source file without device code. */
  readonly stub: boolean
  readonly capability: Capability | undefined
}

const code = '.text.'
const toolsNote = '.note.nv.tkinfo'
const longestNotes = 2 ** 20
const release = /release (\d{1,3})\.(\d{1,3}),/g

/**
 * Reads a cubin: an ELF file of the machine EM_CUDA. Two forms exist. Through CUDA 12 (sm_100 and newer: through 12.7)
 * e_flags has the target in bits 0-7 and `a` in 0x800, and e_version is 10 × major + minor of the toolkit. After that e_flags
 * has the target in bits 8-15, and `.note.nv.tkinfo` names each tool with its release and its options. Both were measured.
 * Throws a Finding (VER004).
 */
export function readCubin(source: ByteSource): Compiled {
  const header = readElfHeader(source)
  let stub = true
  let info = ''
  for (const section of elfSections(source, header, (name) => name === toolsNote || name.startsWith(code))) {
    if (section.name === toolsNote) info = latin1(source.read(section.offset, Math.min(section.size, longestNotes)))
    else if (section.size > 0) stub = false
  }
  return {
    toolkits: header.version > 1 ? [oldToolkit(source, header)] : releases(info),
    stub,
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
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const stub = !all.includes('.entry') && !all.includes('.func')
  return { toolkits: releases(latin1(all.subarray(0, 4096))), stub, capability: undefined }
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
