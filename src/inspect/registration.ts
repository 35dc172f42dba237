import { type ElfSection, elfSections, readElfHeader } from './elf.ts'
import type { Container, Image } from './fatbin.ts'
import { type Budget, type ByteSource, Finding, position, spend, u64, windowOf } from './source.ts'

// The start-up code that nvcc and clang write hands each record to the CUDA runtime: u32 magic, u32 version, u64 address of the
// container, u64 zero or, in version 2, where a device link keeps its objects. Public in fatbinary_section.h of the toolkits.
const recordSection = '.nvFatBinSegment'
const recordMagic = 0x466243b1
const recordSize = 24
const pointerAt = 8
const deviceLinked = 2
const registered: ReadonlySet<string> = new Set(['.nv_fatbin', '__nv_relfatbin'])
const mostRecords = 100_000
/** A linker joins those of one name. */
const mostSections = 16
const relocationSize = 24
const relocationsAtOnce = 4096
const symbolSize = 24

/** Which containers the program registers with the CUDA runtime when it starts. */
export interface Registration {
  /** Where the record of a container lies, by where the container starts; both from the start of the file, in bytes. */
  readonly records: ReadonlyMap<number, number>
  /**
   * Containers that have no record although others of their ELF file have one, which no compiler and no library of
   * NVIDIA does. Containers in other sections are not among them: their programs load them by themselves, as cuFFT does.
   */
  readonly unregistered: readonly Container[]
  /** Where containers start whose record says that a device link made them. */
  readonly linked: ReadonlySet<number>
}

/** Of a file of which nothing is known. */
export const noRegistration: Registration = { records: new Map(), unregistered: [], linked: new Set() }

/**
 * Resolves the registration records of every ELF file and member. Where one cannot be resolved nothing is called unregistered.
 * Only what `source.read` throws goes through.
 */
export function registration(source: ByteSource, images: readonly Image[], budget: Budget): Registration {
  const containers = new Set(
    images.map(({ container }) => container).filter(({ section }) => section !== undefined && registered.has(section)),
  )
  const starts = [...new Set(images.map(({ container }) => container.object))].sort((a, b) => a - b)
  const behind = new Map(starts.map((start, index) => [start, starts[index + 1] ?? Number.POSITIVE_INFINITY]))
  const records = new Map<number, number>()
  const unregistered: Container[] = []
  const linkedOnes = new Set<number>()
  for (const [object, own] of Map.groupBy(containers, (container) => container.object)) {
    // No object reads what lies in another one, which bounds the cost of a hostile file.
    const elf = windowOf(source, object - (source.origin ?? 0), (behind.get(object) ?? object) - object)
    const found = recordsOf(elf, new Set(own.map(({ offset }) => offset)), budget)
    for (const { container, record, version } of found ?? []) {
      if (!records.has(container)) records.set(container, record)
      if (version === deviceLinked) linkedOnes.add(container)
    }
    const without = own.filter(({ offset }) => !records.has(offset))
    if (found && without.length < own.length) unregistered.push(...without)
  }
  return { records, unregistered, linked: linkedOnes }
}

interface Registered {
  readonly container: number
  readonly record: number
  readonly version: number
}

/** The records of one ELF file; undefined where there is none, or one that leads to no container. */
function recordsOf(
  elf: ByteSource,
  containers: ReadonlySet<number>,
  budget: Budget,
): readonly Registered[] | undefined {
  try {
    const header = readElfHeader(elf)
    const sections = elfSections(elf, header)
    const segments = sections?.filter(({ name }) => name === recordSection) ?? []
    if (!sections || segments.length === 0) return undefined
    const found: Registered[] = []
    for (const segment of segments) {
      const pointers = pointersIn(elf, segment, budget)
      const resolved = header.relocatable
        ? relocatedBySymbols(elf, sections, { segment, pointers }, budget)
        : linked(elf, sections, { segment, pointers, containers }, budget)
      for (const [at, { version }] of pointers) {
        const container = resolved.get(at)
        if (container === undefined) return undefined
        found.push({ container, record: position(elf, segment.offset + at), version })
      }
    }
    return found
  } catch (error) {
    if (error instanceof Finding) return undefined
    throw error
  }
}

interface Pointer {
  readonly address: number
  readonly version: number
}

/** What a section of records says, by where in it each record starts. */
function pointersIn(elf: ByteSource, { offset, size }: ElfSection, budget: Budget): ReadonlyMap<number, Pointer> {
  const view = viewOf(elf, offset, Math.min(size, mostRecords * recordSize), budget)
  const pointers = new Map<number, Pointer>()
  for (let at = 0; at + recordSize <= view.byteLength; at += recordSize)
    if (view.getUint32(at, true) === recordMagic)
      pointers.set(at, { address: u64(view, at + pointerAt), version: view.getUint32(at + 4, true) })
  return pointers
}

/** In an object: by the relocations of the section, each of which names a symbol and what is added to it. */
function relocatedBySymbols(
  elf: ByteSource,
  sections: readonly ElfSection[],
  { segment, pointers }: { readonly segment: ElfSection; readonly pointers: ReadonlyMap<number, Pointer> },
  budget: Budget,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  const relocations = sections.find(({ name, info }) => name === `.rela${recordSection}` && info === segment.index)
  const symbols = sections.find(({ name }) => name === '.symtab')
  if (!relocations || !symbols) return places
  const byIndex = new Map(sections.map((section) => [section.index, section]))
  for (const { at, symbol, addend } of relocationsIn(elf, relocations, budget)) {
    // Of other places a hostile file may have more than a Map holds.
    if (!pointers.has(at - pointerAt) || (symbol + 1) * symbolSize > symbols.size) continue
    const entry = viewOf(elf, symbols.offset + symbol * symbolSize, symbolSize, budget)
    const target = entry.byteLength === symbolSize ? byIndex.get(entry.getUint16(6, true)) : undefined
    if (target) places.set(at - pointerAt, position(elf, target.offset + u64(entry, 8) + addend))
  }
  return places
}

/** In what is linked. GNU ld and gold write the addresses into the file as well; lld leaves them to the dynamic linker. */
function linked(
  elf: ByteSource,
  sections: readonly ElfSection[],
  known: {
    readonly segment: ElfSection
    readonly pointers: ReadonlyMap<number, Pointer>
    readonly containers: ReadonlySet<number>
  },
  budget: Budget,
): ReadonlyMap<number, number> {
  const { segment, pointers, containers } = known
  const places = new Map<number, number>()
  const targets = sections.filter(({ name }) => registered.has(name))
  if (targets.length > mostSections) return places
  const place = (at: number, address: number) => {
    const target = targets.find((one) => one.address <= address && address < one.address + one.size)
    if (target) places.set(at, position(elf, target.offset + address - target.address))
  }
  for (const [at, { address }] of pointers) place(at, address)
  if ([...pointers.keys()].every((at) => containers.has(places.get(at) ?? -1))) return places
  const dynamic = sections.find(({ name }) => name === '.rela.dyn')
  if (!dynamic) return places
  for (const { at, symbol, addend } of relocationsIn(elf, dynamic, budget)) {
    const record = at - segment.address - pointerAt
    if (symbol === 0 && pointers.has(record)) place(record, addend)
  }
  return places
}

function* relocationsIn(elf: ByteSource, { offset, size }: ElfSection, budget: Budget) {
  const step = relocationSize * relocationsAtOnce
  const end = Math.min(size, elf.size - offset)
  for (let from = 0; from + relocationSize <= end; from += step) {
    const view = viewOf(elf, offset + from, Math.min(step, end - from), budget)
    for (let at = 0; at + relocationSize <= view.byteLength; at += relocationSize)
      yield { at: u64(view, at), symbol: view.getUint32(at + 12, true), addend: u64(view, at + 16) }
  }
}

function viewOf(elf: ByteSource, offset: number, length: number, budget: Budget): DataView {
  const bytes = elf.read(offset, length)
  spend(budget, bytes.length, position(elf, offset))
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
