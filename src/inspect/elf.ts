import { type ByteSource, damaged, Finding, position, readExact, readView, text, u64 } from './source.ts'

// System V gABI, "ELF Header" and "Sections": https://gabi.xinuos.com
const headerSize = 64
const sectionHeaderSize = 64
const extended = 0xffff
const longestName = 64
const mostSections = 2 ** 20
const noBits = 8
const compressedFlag = 0x800

/** e_machine of GPU programs. */
export const machineCuda = 190

/** The header of a 64-bit little-endian ELF file. */
export interface ElfHeader {
  readonly abiVersion: number
  /** Input for a linker: ET_REL. */
  readonly relocatable: boolean
  readonly machine: number
  readonly version: number
  readonly flags: number
  readonly sectionsAt: number
  readonly sectionCount: number
  readonly namesIn: number
}

export interface ElfSection {
  /** Cut after 64 bytes. */
  readonly name: string
  readonly offset: number
  /** Bytes in the file. 0 when the section has none there (.debug files keep only the header of .nv_fatbin). */
  readonly size: number
  readonly compressed: boolean
}

export function isElf(head: Uint8Array): boolean {
  return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46
}

/** Reads the ELF header. Throws a Finding: VER010 for 32-bit and big-endian files, VER004 for a broken header. */
export function readElfHeader(source: ByteSource): ElfHeader {
  const ident = readExact(source, 0, 16, 'the ELF identification')
  if (!isElf(ident)) throw damaged(source, 0, 'this is no ELF file')
  if (ident[4] === 1 || ident[5] === 2) {
    throw new Finding('VER010', `${ident[4] === 1 ? '32-bit' : 'big-endian'} ELF`, position(source, 0))
  }
  if (ident[4] !== 2 || ident[5] !== 1) throw damaged(source, 4, 'the ELF class or byte order is unknown')
  const view = readView(source, 0, headerSize, 'the ELF header')
  const header = {
    abiVersion: view.getUint8(8),
    relocatable: view.getUint16(16, true) === 1,
    machine: view.getUint16(18, true),
    version: view.getUint32(20, true),
    sectionsAt: u64(view, 40),
    flags: view.getUint32(48, true),
    sectionCount: view.getUint16(60, true),
    namesIn: view.getUint16(62, true),
  }
  if (header.sectionsAt === 0) return { ...header, sectionCount: 0 }
  if (view.getUint16(58, true) !== sectionHeaderSize) throw damaged(source, 58, 'the size of a section header is wrong')
  if (header.sectionCount !== 0 && header.namesIn !== extended) return header
  const first = readView(source, header.sectionsAt, sectionHeaderSize, 'the first section header')
  return {
    ...header,
    sectionCount: header.sectionCount || u64(first, 32),
    namesIn: header.namesIn === extended ? first.getUint32(40, true) : header.namesIn,
  }
}

/**
 * The sections that are wanted by name, one after the other. Throws a Finding (VER004) where the table or one of them leaves the
 * file. Others are not judged: nvcc -lineinfo writes sections without bytes under types of its own.
 */
export function* elfSections(
  source: ByteSource,
  header: ElfHeader,
  wanted: (name: string) => boolean,
): Generator<ElfSection> {
  if (header.sectionCount === 0) return
  if (header.sectionCount > mostSections) throw damaged(source, 60, `${header.sectionCount} sections are claimed`)
  const namesAt = header.sectionsAt + header.namesIn * sectionHeaderSize
  const names = readView(source, namesAt, sectionHeaderSize, 'the header of the section names')
  const namesOffset = u64(names, 24)
  const namesEnd = Math.min(namesOffset + u64(names, 32), source.size)
  for (let index = 1; index < header.sectionCount; index++) {
    const at = header.sectionsAt + index * sectionHeaderSize
    const view = readView(source, at, sectionHeaderSize, 'the table of sections')
    const nameAt = namesOffset + view.getUint32(0, true)
    if (nameAt >= namesEnd) throw damaged(source, at, 'the name of a section lies outside its table')
    const name = text(source.read(nameAt, Math.min(longestName, namesEnd - nameAt)))
    if (!wanted(name)) continue
    const offset = u64(view, 24)
    const size = view.getUint32(4, true) === noBits ? 0 : u64(view, 32)
    if (size > 0 && offset + size > source.size) throw damaged(source, offset, `section ${name} is cut off`)
    yield { name, offset, size, compressed: (view.getUint32(8, true) & compressedFlag) !== 0 }
  }
}
