import { type Capability, compareCapabilities } from '../model/capability.ts'
import type { Problem } from '../model/problem.ts'
import { archiveMembers, isArchive, isThinArchive } from './archive.ts'
import { readCubin, readPtxHead } from './cubin.ts'
import { type ElfSection, elfSections, isElf, machineCuda, readElfHeader } from './elf.ts'
import { type FoundIn, fatbinImages, type Image, isFatbin } from './fatbin.ts'
import { findingProblem } from './findings.ts'
import { scan } from './scan.ts'
import {
  type Budget,
  type ByteSource,
  damaged,
  Finding,
  position,
  readAhead,
  readView,
  spend,
  windowOf,
} from './source.ts'

const wrapperSection = '.nvFatBinSegment'
const relocatableSection = '__nv_relfatbin'
const deviceSections: ReadonlySet<string> = new Set(['.nv_fatbin', relocatableSection, wrapperSection])
const wrapperSize = 24
// Far above every library that NVIDIA ships (a few thousand images); they bound memory and time on hostile files.
const mostImages = 200_000
const mostWrappers = 100_000
const mostFindings = 20
const deepest = 4

export type Format = 'elf' | 'archive' | 'thin archive' | 'fatbin' | 'cubin' | 'ptx' | 'other'

/** How much of a file's start says what it is, in bytes. */
export const headSize = 1024

export interface ImageList {
  readonly format: Format
  /** In the order of the file, link stubs included: what `cuobjdump -all --list-elf --list-ptx` counts, and what it overlooks. */
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
  readonly budget: Budget
}

/** What reading a file of this size may cost, when nobody counts the time. */
export function budgetFor(size: number, expired: () => boolean = () => false): Budget {
  return { bytes: 2 ** 30 + size * 100, expired }
}

/**
 * Lists the device code of an ELF file, an archive, a .fatbin, a .cubin or a .ptx from the headers alone; nothing is decompressed.
 * In an ELF file the sections that nvcc writes are walked, and the other bytes that are loaded into memory are searched.
 * `file` is the name for problems. Never throws for what the bytes say; only what `source.read` throws goes through.
 */
export function listImages(source: ByteSource, file: string, budget: Budget = budgetFor(source.size)): ImageList {
  const walk: Walk = { images: [], wrappers: new Set(), findings: [], budget }
  walkFile(readAhead(source), walk, undefined, 0)
  const problems = walk.findings.map((finding) => findingProblem(finding, file))
  return {
    format: formatOf(source.read(0, headSize)),
    images: walk.images,
    wrapperVersions: [...walk.wrappers].sort((a, b) => a - b),
    problems,
  }
}

/** What the first bytes say; `headSize` of them are enough. */
function formatOf(head: Uint8Array): Format {
  if (isElf(head)) return head[4] === 2 && head[18] === machineCuda && head[19] === 0 ? 'cubin' : 'elf'
  if (isArchive(head)) return 'archive'
  if (isThinArchive(head)) return 'thin archive'
  if (isFatbin(head)) return 'fatbin'
  return readPtxHead(head) ? 'ptx' : 'other'
}

/** Whether a file may hold device code, by its first bytes. */
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
  const foundIn: FoundIn = {
    relocatable: false,
    object: position(source, 0),
    ...(member === undefined ? {} : { member }),
  }
  guarded(walk, () => {
    spend(walk.budget, headSize, position(source, 0))
    switch (formatOf(source.read(0, headSize))) {
      case 'cubin':
        return add(walk, source, [rawCubin(source, foundIn)])
      case 'ptx':
        return add(walk, source, [rawPtx(source, foundIn)])
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
    spend(walk.budget, 64, image.offset)
    walk.images.push(image)
  }
}

function rawCubin(source: ByteSource, foundIn: FoundIn): Image {
  const { capability, relocatable } = readCubin(source)
  if (!capability) throw damaged(source, 48, 'the cubin names no target')
  return { kind: 'cubin', capability, ...raw(source, 'cubin', foundIn), relocatable }
}

function rawPtx(source: ByteSource, foundIn: FoundIn): Image {
  const head = readPtxHead(source.read(0, headSize))
  if (!head) throw damaged(source, 0, 'the PTX names no target')
  return { kind: 'ptx', ...head, ...raw(source, 'ptx', foundIn) }
}

function raw(source: ByteSource, form: 'cubin' | 'ptx', { relocatable, ...place }: FoundIn) {
  const { size } = source
  const offset = position(source, 0)
  return {
    compression: 'none' as const,
    storedSize: size,
    size,
    relocatable,
    container: { form, offset, ...place },
    offset,
  }
}

function walkElf(source: ByteSource, walk: Walk, foundIn: FoundIn): void {
  const sections = elfSections(source, readElfHeader(source))
  if (!sections) {
    search(source, walk, foundIn)
    return
  }
  const loaded = sections.filter(({ name, allocated }) => allocated || deviceSections.has(name))
  let end = 0
  for (const section of loaded.sort((a, b) => a.offset - b.offset)) {
    guarded(walk, () => {
      const { offset, size, name } = section
      if (offset + size > source.size) throw damaged(source, offset, `section ${name} is cut off`)
      const device = deviceSections.has(name)
      if (device && offset < end) throw damaged(source, offset, `section ${name} overlaps another`)
      const start = Math.max(offset, end)
      end = Math.max(end, offset + size)
      if (device) walkSection(source, walk, section, foundIn)
      else search(windowOf(source, start, end - start), walk, { ...foundIn, section: name })
    })
  }
}

function walkSection(source: ByteSource, walk: Walk, section: ElfSection, foundIn: FoundIn): void {
  const { name } = section
  if (section.compressed) throw new Finding('VER010', `section ${name} is compressed`, position(source, section.offset))
  const data = windowOf(source, section.offset, section.size)
  if (name !== wrapperSection) {
    add(walk, source, fatbinImages(data, { ...foundIn, relocatable: name === relocatableSection, section: name }))
    return
  }
  for (let at = 0; at + wrapperSize <= data.size && at < mostWrappers * wrapperSize; at += wrapperSize) {
    walk.wrappers.add(readView(data, at, wrapperSize, 'a registration record').getUint32(4, true))
  }
}

/** Takes what lies among other bytes. */
function search(source: ByteSource, walk: Walk, foundIn: FoundIn): void {
  for (const { form, data } of scan(source, walk.budget)) {
    guarded(walk, () => {
      if (form === 'fatbin') add(walk, source, fatbinImages(data, foundIn))
      else add(walk, source, [form === 'cubin' ? rawCubin(data, foundIn) : rawPtx(data, foundIn)])
    })
  }
}

/** Distinct capabilities, ascending. */
export function distinct(capabilities: readonly Capability[]): Capability[] {
  return [...capabilities].sort(compareCapabilities).filter((one, index, all) => {
    const before = all[index - 1]
    return before === undefined || compareCapabilities(before, one) !== 0
  })
}
