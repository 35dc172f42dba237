import { type ByteSource, damaged, Finding, position, readExact, readView, text, u64 } from './source.ts'

// System V gABI, "ELF Header" and "Sections": https://gabi.xinuos.com
const headerSize = 64
const sectionHeaderSize = 64
const extended = 0xffff
const longestName = 4096
const mostSections = 2 ** 17
const longestNames = 2 ** 24
const noBits = 8
const allocatedFlag = 0x2
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
  /** Where the tables end, which compilers write last: the size of an ELF file in another file. */
  readonly end: number
}

export interface ElfSection {
  /** Its number in the table. */
  readonly index: number
  /** Cut after 4096 bytes. */
  readonly name: string
  /** Where it lies in memory; 0 in what is not linked yet. */
  readonly address: number
  readonly offset: number
  /** Bytes in the file. 0 when the section has none there (.debug files keep only the header of .nv_fatbin). */
  readonly size: number
  /** Part of the program in memory. */
  readonly allocated: boolean
  readonly compressed: boolean
  /** Of relocations: the section that they change. */
  readonly info: number
}

export function isElf(head: Uint8Array): boolean {
  return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46
}

/** Reads the ELF header alone. Throws a Finding: VER010 for 32-bit and big-endian files, VER004 for a broken header. */
export function readElfHeader(source: ByteSource): ElfHeader {
  const ident = readExact(source, 0, 16, 'the ELF identification')
  if (!isElf(ident)) throw damaged(source, 0, 'this is not an ELF file')
  if (ident[4] === 1 || ident[5] === 2) {
    throw new Finding('VER010', `${ident[4] === 1 ? '32-bit' : 'big-endian'} ELF`, position(source, 0))
  }
  if (ident[4] !== 2 || ident[5] !== 1) throw damaged(source, 4, 'the ELF class or byte order is unknown')
  const view = readView(source, 0, headerSize, 'the ELF header')
  const sectionsAt = u64(view, 40)
  const sectionCount = view.getUint16(60, true)
  if (sectionsAt !== 0 && view.getUint16(58, true) !== sectionHeaderSize)
    throw damaged(source, 58, 'the size of a section header is wrong')
  return {
    abiVersion: view.getUint8(8),
    relocatable: view.getUint16(16, true) === 1,
    machine: view.getUint16(18, true),
    version: view.getUint32(20, true),
    sectionsAt,
    flags: view.getUint32(48, true),
    sectionCount,
    namesIn: view.getUint16(62, true),
    end: Math.max(
      sectionsAt + sectionCount * sectionHeaderSize,
      u64(view, 32) + view.getUint16(54, true) * view.getUint16(56, true),
    ),
  }
}

/**
 * The sections that have bytes in the file; undefined without a table of sections. Throws a Finding (VER004) where the table leaves
 * the file. Each section is given with the size that it claims: whoever reads it checks its end. nvcc -lineinfo writes sections
 * without bytes under types of its own.
 */
export function elfSections(source: ByteSource, header: ElfHeader): readonly ElfSection[] | undefined {
  const { count, namesIn } = sizeOfTable(source, header)
  if (count === 0) return undefined
  const table = readView(source, header.sectionsAt, count * sectionHeaderSize, 'the table of sections')
  if (namesIn >= count) throw damaged(source, 62, 'the header of the section names is missing')
  const namesOffset = u64(table, namesIn * sectionHeaderSize + 24)
  const names = source.read(
    Math.min(namesOffset, source.size),
    Math.min(longestNames, u64(table, namesIn * sectionHeaderSize + 32)),
  )
  const sections: ElfSection[] = []
  for (let at = sectionHeaderSize; at < table.byteLength; at += sectionHeaderSize) {
    const nameAt = table.getUint32(at, true)
    const size = u64(table, at + 32)
    if (nameAt >= names.length)
      throw damaged(source, header.sectionsAt + at, 'the name of a section lies outside its table')
    if (table.getUint32(at + 4, true) === noBits || size === 0) continue
    const flags = table.getUint32(at + 8, true)
    sections.push({
      index: at / sectionHeaderSize,
      name: text(names.subarray(nameAt, nameAt + longestName)),
      address: u64(table, at + 16),
      offset: u64(table, at + 24),
      size,
      allocated: (flags & allocatedFlag) !== 0,
      compressed: (flags & compressedFlag) !== 0,
      info: table.getUint32(at + 44, true),
    })
  }
  return sections
}

/** Large counts lie in the first section header. */
function sizeOfTable(source: ByteSource, header: ElfHeader): { readonly count: number; readonly namesIn: number } {
  const { sectionsAt, sectionCount, namesIn } = header
  if (sectionsAt === 0) return { count: 0, namesIn }
  if (sectionCount !== 0 && namesIn !== extended) return { count: sectionCount, namesIn }
  const first = readView(source, sectionsAt, sectionHeaderSize, 'the first section header')
  const count = sectionCount || u64(first, 32)
  if (count > mostSections) throw damaged(source, 60, `${count} sections are claimed`)
  return { count, namesIn: namesIn === extended ? first.getUint32(40, true) : namesIn }
}
