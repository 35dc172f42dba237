import { type Capability, compareCapabilities } from '../model/capability.ts'
import type { Problem } from '../model/problem.ts'
import { archiveMembers, isArchive, isThinArchive } from './archive.ts'
import { readCubin } from './cubin.ts'
import { type ElfSection, elfSections, isElf, machineCuda, readElfHeader } from './elf.ts'
import { type FoundIn, fatbinImages, findContainers, type Image, isFatbin } from './fatbin.ts'
import { findingProblem } from './findings.ts'
import { type ByteSource, damaged, Finding, position, readAhead, readView, windowOf } from './source.ts'

const wrapperSection = '.nvFatBinSegment'
const relocatableSection = '__nv_relfatbin'
const deviceSections: ReadonlySet<string> = new Set(['.nv_fatbin', relocatableSection, wrapperSection])
const headSize = 20
const wrapperSize = 24
// Far above every library that NVIDIA ships (a few thousand images); they bound memory and time on hostile files.
const mostImages = 200_000
const mostWrappers = 100_000
const mostFindings = 20
const deepest = 4

export type Format = 'elf' | 'archive' | 'thin archive' | 'fatbin' | 'cubin' | 'other'

export interface ImageList {
  readonly format: Format
  /** In the order of the file, link stubs included: what `cuobjdump -all --list-elf --list-ptx` counts, and other kinds. */
  readonly images: readonly Image[]
  /** Versions of the registration records (`.nvFatBinSegment`) of an ELF file. 2 means a device link. */
  readonly wrapperVersions: readonly number[]
  /** VER004 for what is damaged, VER010 for what is not read. What could be read is in `images` all the same. */
  readonly problems: readonly Problem[]
}

interface Walk {
  readonly images: Image[]
  readonly wrappers: Set<number>
  readonly findings: Finding[]
}

/**
 * Lists the device code of an ELF file, an archive, a .fatbin or a .cubin from the headers alone; nothing is decompressed.
 * `file` is the name for problems. Never throws for what the bytes say; only what `source.read` throws goes through.
 */
export function listImages(source: ByteSource, file: string): ImageList {
  const walk: Walk = { images: [], wrappers: new Set(), findings: [] }
  walkFile(readAhead(source), walk, undefined, 0)
  const problems = walk.findings.map((finding) => findingProblem(finding, file))
  return {
    format: formatOf(source.read(0, headSize)),
    images: walk.images,
    wrapperVersions: [...walk.wrappers].sort((a, b) => a - b),
    problems,
  }
}

/** What the first 20 bytes say. */
export function formatOf(head: Uint8Array): Format {
  if (isElf(head)) return head[4] === 2 && head[18] === machineCuda && head[19] === 0 ? 'cubin' : 'elf'
  if (isArchive(head)) return 'archive'
  if (isThinArchive(head)) return 'thin archive'
  return isFatbin(head) ? 'fatbin' : 'other'
}

/** Whether a file may hold device code, by its first 20 bytes. */
export function holdsImages(head: Uint8Array): boolean {
  return formatOf(head) !== 'other'
}

/** Runs one step of the walk; damage ends the step, not the walk. */
function guarded(walk: Walk, step: () => void): void {
  try {
    step()
  } catch (error) {
    if (!(error instanceof Finding)) throw error
    if (walk.findings.length < mostFindings) walk.findings.push(error)
  }
}

function walkFile(source: ByteSource, walk: Walk, member: string | undefined, depth: number): void {
  const foundIn = { relocatable: false, ...(member === undefined ? {} : { member }) }
  guarded(walk, () => {
    switch (formatOf(source.read(0, headSize))) {
      case 'cubin':
        return add(walk, source, [rawCubin(source, foundIn)])
      case 'elf':
        return walkElf(source, walk, foundIn)
      case 'fatbin':
        return add(walk, source, fatbinImages(source, foundIn))
      case 'thin archive':
        throw new Finding('VER010', 'a thin archive, whose members are files of their own', position(source, 0))
      case 'archive':
        if (depth === deepest) throw new Finding('VER010', `an archive in ${deepest} archives`, position(source, 0))
        for (const { name, data } of archiveMembers(source)) {
          walkFile(data, walk, member === undefined ? name : `${member}:${name}`, depth + 1)
        }
        return
      case 'other':
    }
  })
}

function add(walk: Walk, source: ByteSource, images: Iterable<Image>): void {
  for (const image of images) {
    if (walk.images.length === mostImages) throw damaged(source, 0, `more than ${mostImages} images`)
    walk.images.push(image)
  }
}

function rawCubin(source: ByteSource, foundIn: FoundIn): Image {
  const { capability } = readCubin(source)
  if (!capability) throw damaged(source, 48, 'the cubin names no target')
  const relocatable = readElfHeader(source).relocatable
  const size = source.size
  return {
    kind: 'cubin',
    capability,
    compression: 'none',
    storedSize: size,
    size,
    offset: position(source, 0),
    ...foundIn,
    relocatable,
  }
}

function walkElf(source: ByteSource, walk: Walk, foundIn: FoundIn): void {
  const header = readElfHeader(source)
  if (header.sectionCount === 0) {
    for (const container of findContainers(source))
      guarded(walk, () => add(walk, source, fatbinImages(container, foundIn)))
    return
  }
  const sections: ElfSection[] = []
  guarded(walk, () => {
    for (const section of elfSections(source, header, (name) => deviceSections.has(name))) {
      if (section.size > 0) sections.push(section)
    }
  })
  let end = 0
  for (const section of sections.sort((a, b) => a.offset - b.offset)) {
    guarded(walk, () => {
      if (section.offset < end) throw damaged(source, section.offset, `section ${section.name} overlaps another`)
      end = section.offset + section.size
      walkSection(source, walk, section, foundIn)
    })
  }
}

function walkSection(source: ByteSource, walk: Walk, section: ElfSection, foundIn: FoundIn): void {
  if (section.compressed)
    throw new Finding('VER010', `section ${section.name} is compressed`, position(source, section.offset))
  const data = windowOf(source, section.offset, section.size)
  if (section.name !== wrapperSection) {
    add(walk, source, fatbinImages(data, { ...foundIn, relocatable: section.name === relocatableSection }))
    return
  }
  for (let at = 0; at + wrapperSize <= data.size && at < mostWrappers * wrapperSize; at += wrapperSize) {
    walk.wrappers.add(readView(data, at, wrapperSize, 'a registration record').getUint32(4, true))
  }
}

/** Distinct capabilities, ascending. */
export function distinct(capabilities: readonly Capability[]): Capability[] {
  return [...capabilities].sort(compareCapabilities).filter((one, index, all) => {
    const before = all[index - 1]
    return before === undefined || compareCapabilities(before, one) !== 0
  })
}
