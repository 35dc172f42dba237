import { type ElfSection, elfSections, readElfHeader } from './elf.ts'
import { type ByteSource, damaged, readView, text, u64 } from './source.ts'

// System V gABI, "Dynamic Section" and "Program Interpreter": https://gabi.xinuos.com
const tagNeeded = 1
const tagSoname = 14
const tagRpath = 15
const tagRunpath = 29
/** The first definition names the file itself. */
const baseFlag = 1
/** Far more than any linker writes; a hostile file costs no more. */
const longestTable = 2 ** 24
const mostEntries = 2 ** 16

/** What a dynamic loader makes of a file. */
export interface DynamicFile {
  /** e_machine: 62 for x86-64, 183 for aarch64. */
  readonly machine: number
  /** The loader that a program asks for, `/nix/store/…-glibc-2.40-66/lib/ld-linux-x86-64.so.2`; undefined in libraries. */
  readonly loader: string | undefined
  readonly soname: string | undefined
  /** Names of the libraries that are loaded with it. */
  readonly needed: readonly string[]
  /** Folders of DT_RUNPATH and DT_RPATH, in the order of the search. */
  readonly runpath: readonly string[]
  /** Symbol versions that it must find, by library: `libc.so.6` → `GLIBC_2.2.5`, `GLIBC_2.34`. */
  readonly needs: readonly { readonly library: string; readonly version: string }[]
  /** Symbol versions that it has: of a libc `GLIBC_2.2.5`, `GLIBC_2.3`, … */
  readonly defines: readonly string[]
}

/**
 * Reads what the dynamic loader would: from the table of sections, which linkers and patchelf keep. Throws a Finding (VER004, VER010)
 * for what is no 64-bit ELF file or has a broken table.
 */
export function readDynamic(source: ByteSource): DynamicFile {
  const header = readElfHeader(source)
  const sections = elfSections(source, header) ?? []
  const section = (name: string) => sections.find((one) => one.name === name)
  const strings = section('.dynstr')
  const names = strings ? bytesOf(source, strings) : new Uint8Array(0)
  const nameAt = (at: number) => text(names.subarray(Math.min(at, names.length)))
  const tags = readTags(source, section('.dynamic'))
  const valuesOf = (wanted: number) => tags.flatMap(([tag, value]) => (tag === wanted ? [nameAt(value)] : []))
  const interpreter = section('.interp')
  return {
    machine: header.machine,
    loader: interpreter && text(bytesOf(source, interpreter)),
    soname: valuesOf(tagSoname)[0],
    needed: valuesOf(tagNeeded),
    runpath: [...valuesOf(tagRpath), ...valuesOf(tagRunpath)].flatMap((path) => path.split(':')),
    needs: readNeeds(source, section('.gnu.version_r'), nameAt),
    defines: readDefinitions(source, section('.gnu.version_d'), nameAt),
  }
}

function readTags(source: ByteSource, section: ElfSection | undefined): readonly (readonly [number, number])[] {
  if (!section) return []
  const view = viewOf(source, section)
  const tags: (readonly [number, number])[] = []
  for (let at = 0; at + 16 <= view.byteLength; at += 16) {
    const tag = u64(view, at)
    if (tag === 0) break
    tags.push([tag, u64(view, at + 8)])
  }
  return tags
}

/** `Elf64_Verneed` and its `Elf64_Vernaux`: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html */
function readNeeds(
  source: ByteSource,
  section: ElfSection | undefined,
  nameAt: (at: number) => string,
): DynamicFile['needs'] {
  if (!section) return []
  const view = viewOf(source, section)
  return chain(source, view, 0, 12, 16).flatMap((entry) => {
    const library = nameAt(view.getUint32(entry + 4, true))
    const first = entry + view.getUint32(entry + 8, true)
    const versions = chain(source, view, first, 12, 16)
    return versions.map((aux) => ({ library, version: nameAt(view.getUint32(aux + 8, true)) }))
  })
}

/** `Elf64_Verdef`; the first name of each is the version itself. */
function readDefinitions(
  source: ByteSource,
  section: ElfSection | undefined,
  nameAt: (at: number) => string,
): readonly string[] {
  if (!section) return []
  const view = viewOf(source, section)
  return chain(source, view, 0, 16, 20).flatMap((entry) => {
    if ((view.getUint16(entry + 2, true) & baseFlag) !== 0) return []
    const aux = entry + view.getUint32(entry + 12, true)
    return aux + 8 <= view.byteLength ? [nameAt(view.getUint32(aux, true))] : []
  })
}

/** Positions of entries that each say how far the next one is, at `nextAt`; 0 ends the chain. */
function chain(source: ByteSource, view: DataView, first: number, nextAt: number, size: number): readonly number[] {
  const found: number[] = []
  for (let at = first; at + size <= view.byteLength; ) {
    found.push(at)
    if (found.length > mostEntries) throw damaged(source, at, 'the table of symbol versions does not end')
    const next = view.getUint32(at + nextAt, true)
    if (next === 0) break
    at += next
  }
  return found
}

function viewOf(source: ByteSource, section: ElfSection): DataView {
  if (section.size > longestTable) throw damaged(source, section.offset, `${section.name} is too long`)
  return readView(source, section.offset, section.size, section.name)
}

function bytesOf(source: ByteSource, section: ElfSection): Uint8Array {
  const view = viewOf(source, section)
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
