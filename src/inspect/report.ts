import { type Capability, computeName, smName } from '../model/capability.ts'
import type { FileReport as DocumentReport, UnitKind } from '../model/documents.ts'
import { mostUnitKinds } from '../model/unit-kinds.ts'
import { compareVersions, formatVersion, type Version } from '../model/version.ts'
import type { Container } from './fatbin.ts'
import type { InspectedFile, InspectedImage } from './inspect.ts'
import { distinct } from './list.ts'
import type { Registration } from './registration.ts'
import { includes, type Unit, unitsOf } from './units.ts'

/** One row of a table: what a file has. */
export interface FileReport {
  readonly file: string
  /** Targets that every unit has, ascending. */
  readonly targets: readonly Capability[]
  /** Targets that only some units have, and how many. */
  readonly partly: readonly { readonly capability: Capability; readonly units: number }[]
  /** Those of the targets that some unit has only because the driver links it when the program is loaded. */
  readonly linkedAtLoad: readonly Capability[]
  /** PTX that at least one unit has. */
  readonly ptx: readonly Capability[]
  readonly ltoir: readonly Capability[]
  /** Which toolkits made the images, link stubs included, ascending. */
  readonly toolkits: readonly Version[]
  readonly units: number
  /** Images of all kinds, stubs included. */
  readonly images: number
  /** Images without a kernel or function. */
  readonly stubs: number
  /** Where its device code lies, in the order of the file: what is no section is the file itself. */
  readonly places: readonly string[]
}

/** The compact report of one file. */
export function reportFile(inspected: InspectedFile, units: readonly Unit[] = unitsOf(inspected)): FileReport {
  const { file, images } = inspected
  const all = distinct(units.flatMap((unit) => unit.targets))
  const counted = all.map((capability) => ({
    capability,
    units: units.filter((unit) => includes(unit.targets, capability)).length,
  }))
  return {
    file,
    targets: counted.filter((one) => one.units === units.length).map((one) => one.capability),
    partly: counted.filter((one) => one.units < units.length),
    linkedAtLoad: distinct(units.flatMap((unit) => unit.linkedAtLoad)),
    ptx: distinct(real(images, 'ptx').map((one) => one.capability)),
    ltoir: distinct(real(images, 'ltoir').map((one) => one.capability)),
    toolkits: distinctVersions(images.flatMap((one) => one.toolkits)),
    units: units.length,
    images: images.length,
    stubs: images.filter((one) => one.stub).length,
    places: [...new Set(images.map((image) => image.container.section ?? image.container.form))],
  }
}

/** The report of a file in a document, without where it lies. */
export function documentReport(file: InspectedFile): Omit<DocumentReport, 'path' | 'output'> {
  const units = unitsOf(file)
  const report = reportFile(file, units)
  const stubs = file.images.filter((image) => image.stub)
  const names = stubs.map(({ kind, capability }) => (kind === 'ptx' ? computeName(capability) : smName(capability)))
  return {
    targets: report.targets.map(smName),
    partly: report.partly.map(({ capability, units: count }) => ({ target: smName(capability), units: count })),
    linkedAtLoad: report.linkedAtLoad.map(smName),
    units: report.units,
    unitKinds: unitKinds(units).slice(0, mostUnitKinds),
    stubs: [...new Set(names)],
    ptx: report.ptx.map(computeName),
    toolkits: report.toolkits.map(formatVersion),
    images: report.images,
  }
}

/** One container, for JSON; names as nvcc writes them. */
export interface ContainerReport extends Omit<Container, 'object'> {
  /** Where its registration record lies (`.nvFatBinSegment`), in bytes; absent where it has none. */
  readonly wrapper?: number
  /** Input for a device link. */
  readonly relocatable: boolean
  /** How many kernels its cubins have. */
  readonly kernels: number
  readonly targets: readonly string[]
  readonly ptx: readonly { readonly target: string; readonly isa: string }[]
  readonly ltoir: readonly string[]
  /** Targets of its cubins and PTX without a kernel or function. */
  readonly stubs: readonly string[]
}

/** Every container of a file, in its order. */
export function reportContainers({ images, registration }: InspectedFile): readonly ContainerReport[] {
  return [...Map.groupBy(images, ({ container }) => container)].map(([{ object: _, ...place }, own]) => ({
    ...place,
    ...wrapperOf(place.offset, registration),
    relocatable: own.some((image) => image.relocatable),
    kernels: new Set(own.flatMap((image) => image.kernels)).size,
    targets: real(own, 'cubin').map((image) => smName(image.capability)),
    ptx: real(own, 'ptx').map(({ capability, ptxVersion }) => ({
      target: computeName(capability),
      isa: ptxVersion ? formatVersion(ptxVersion) : '',
    })),
    ltoir: real(own, 'ltoir').map((image) => smName(image.capability)),
    stubs: own
      .filter((image) => image.stub)
      .map(({ kind, capability }) => (kind === 'ptx' ? computeName(capability) : smName(capability))),
  }))
}

function wrapperOf(offset: number, { records }: Registration): { readonly wrapper?: number } {
  const wrapper = records.get(offset)
  return wrapper === undefined ? {} : { wrapper }
}

/** Units that have the same, the most frequent first. Which GPUs run a unit depends on nothing else. */
export function unitKinds(units: readonly Unit[]): readonly UnitKind[] {
  const described = units.map((unit) => ({ kernels: unit.kernels.length, has: unitHas(unit) }))
  return [...Map.groupBy(described, ({ has }) => JSON.stringify(has)).values()]
    .flatMap((alike) => {
      const kernels = alike.reduce((sum, one) => sum + one.kernels, 0)
      return alike.slice(0, 1).map(({ has }) => ({ units: alike.length, kernels, ...has }))
    })
    .sort((a, b) => b.units - a.units)
}

function unitHas(unit: Unit): Omit<UnitKind, 'units' | 'kernels'> {
  const isas = (one: Capability) =>
    distinctVersions(
      unit.images.flatMap(({ kind, capability, ptxVersion }) =>
        kind === 'ptx' && ptxVersion && includes([one], capability) ? [ptxVersion] : [],
      ),
    )
  return {
    relocatable: unit.objects > 0,
    targets: unit.targets.map(smName),
    linkedAtLoad: unit.linkedAtLoad.map(smName),
    // Of the texts of several objects the newest decides which drivers compile them.
    ptx: unit.ptx.map((one) => ({ target: computeName(one), isa: isas(one).slice(-1).map(formatVersion).join('') })),
    ltoir: unit.ltoir.map(smName),
  }
}

function real(images: readonly InspectedImage[], kind: InspectedImage['kind']): readonly InspectedImage[] {
  return images.filter((image) => image.kind === kind && !image.stub && image.storedSize > 0)
}

/** `byte 144 in .rodata of b.o`. */
export function describePlace({ offset, section, member }: Container): string {
  return `byte ${offset}${section === undefined ? '' : ` in ${section}`}${member === undefined ? '' : ` of ${member}`}`
}

/** nvcc's link step adds a container of kernel-less cubins; a source without kernels gives PTX or its own container. */
export function stubName(image: InspectedImage, images: readonly InspectedImage[]): 'link stub' | 'no kernels' {
  if (image.kind !== 'cubin' || image.relocatable) return 'no kernels'
  const alone = images.every((one) => one.container !== image.container || (one.kind === 'cubin' && one.stub))
  return alone ? 'link stub' : 'no kernels'
}

export function distinctVersions(versions: readonly Version[]): readonly Version[] {
  return [...new Map(versions.map((one) => [formatVersion(one), one])).values()].sort(compareVersions)
}
