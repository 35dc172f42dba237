import type { Capability } from '../model/capability.ts'
import { compareVersions, formatVersion, type Version } from '../model/version.ts'
import type { InspectedFile } from './inspect.ts'
import { distinctVersions } from './report.ts'
import { type Unit, unitsOf } from './units.ts'

/** A GPU, as far as it decides what it runs. */
export interface Gpu {
  /** As asked for: `L4`, or `9.0`. */
  readonly name: string
  readonly capability: Capability
}

/** What is known about drivers and GPUs; the tables lie with whoever asks. */
export interface GpuFacts {
  /** Capabilities of Jetson modules, whose cubins run nowhere else, and which run no others. */
  readonly jetson: readonly Capability[]
  /** Drivers are Linux versions such as `580.65.06`; null where it is not known. */
  readonly toolkits: readonly {
    readonly version: Version
    readonly ptxIsa: Version
    /** The oldest that compiles this PTX ISA. */
    readonly driver: string | null
    /** The oldest that runs its programs, where they need no PTX to be compiled. */
    readonly compatibleDriver: string
  }[]
}

/**
 * `sass`: compiled for it. `jit`: the driver compiles PTX for it. `driver`: it would run with a newer driver. `none`: nothing in
 * it fits the GPU.
 */
export type Runs = 'sass' | 'jit' | 'driver' | 'none'

export interface UnitCoverage {
  readonly runs: Runs
  /** The oldest driver that runs it in that way; undefined where it is not known. */
  readonly driver: string | undefined
}

/** One GPU and one file, or the whole result: the worst of its units, and how many run in each way. */
export interface Coverage {
  readonly gpu: Gpu
  readonly runs: Runs
  readonly driver: string | undefined
  readonly units: Readonly<Record<Runs, number>>
  /** The units that do not run. */
  readonly lacking: readonly Unit[]
}

export interface FileCoverage {
  readonly file: string
  readonly gpus: readonly Coverage[]
}

const worstFirst: readonly Runs[] = ['none', 'driver', 'jit', 'sass']

/**
 * Which GPUs run a result, and how: as a whole and file by file. Without a driver, which drivers it takes is only reported. `driver`
 * is a Linux version; of a branch alone (`580`) the newest is meant. Files without device code run everywhere and are left out.
 */
export function coverage(
  files: readonly InspectedFile[],
  gpus: readonly Gpu[],
  facts: GpuFacts,
  driver?: string,
): { readonly whole: readonly Coverage[]; readonly files: readonly FileCoverage[] } {
  const units = files
    .map(({ file, images, links }) => ({ file, units: unitsOf(images, links) }))
    .filter((one) => one.units.length > 0)
  const of = (some: readonly Unit[]) => gpus.map((gpu) => joined(gpu, some, facts, driver))
  return {
    whole: of(units.flatMap((one) => one.units)),
    files: units.map((one) => ({ file: one.file, gpus: of(one.units) })),
  }
}

function joined(gpu: Gpu, units: readonly Unit[], facts: GpuFacts, driver: string | undefined): Coverage {
  const counts = { sass: 0, jit: 0, driver: 0, none: 0 }
  const lacking: Unit[] = []
  let oldest: string | undefined
  for (const unit of units) {
    const one = unitCoverage(unit, gpu, facts, driver)
    counts[one.runs]++
    if (one.runs === 'none' || one.runs === 'driver') lacking.push(unit)
    if (one.driver !== undefined && (oldest === undefined || compareDrivers(one.driver, oldest) > 0))
      oldest = one.driver
  }
  const runs = worstFirst.find((kind) => counts[kind] > 0) ?? 'sass'
  return { gpu, runs, driver: oldest, units: counts, lacking }
}

/** How one unit runs on one GPU. A cubin is preferred to PTX, as the driver does it. */
export function unitCoverage(unit: Unit, gpu: Gpu, facts: GpuFacts, driver?: string): UnitCoverage {
  const fits = (oldest: string | undefined) =>
    driver === undefined || (oldest !== undefined && compareDrivers(driver, oldest) >= 0)
  const options: UnitCoverage[] = []
  if (unit.targets.some((target) => runsOn(target, gpu.capability, facts.jetson))) {
    const oldest = programDriver(unit, facts)
    options.push({ runs: 'sass', driver: oldest })
    // A toolkit that is not in the table says nothing about its drivers.
    if (oldest === undefined || fits(oldest)) return { runs: 'sass', driver: oldest }
  }
  const texts = unit.ptx.filter((ptx) => compilesFor(ptx, gpu.capability))
  if (texts.length > 0) {
    const oldest = jitDriver(unit, texts, facts)
    options.push({ runs: 'jit', driver: oldest })
    if (fits(oldest)) return { runs: 'jit', driver: oldest }
  }
  const [first] = options
  return first ? { runs: 'driver', driver: first.driver } : { runs: 'none', driver: undefined }
}

/**
 * Whether a cubin runs: same major, minor not above the GPU's; `a` on its own GPU alone, `f` in its family.
 * https://docs.nvidia.com/cuda/cuda-c-programming-guide/#compute-capabilities
 */
export function runsOn(target: Capability, gpu: Capability, jetson: readonly Capability[]): boolean {
  const same = target.major === gpu.major && target.minor === gpu.minor
  const isJetson = (one: Capability) => jetson.some(({ major, minor }) => major === one.major && minor === one.minor)
  if (target.suffix === 'a' || isJetson(target) || isJetson(gpu)) return same
  return target.major === gpu.major && target.minor <= gpu.minor
}

/** Whether the driver can compile PTX for the GPU: for any that is not older; `a` and `f` as with cubins. */
function compilesFor(ptx: Capability, gpu: Capability): boolean {
  if (ptx.suffix !== '') return runsOn(ptx, gpu, [])
  return ptx.major < gpu.major || (ptx.major === gpu.major && ptx.minor <= gpu.minor)
}

/** The oldest driver for the toolkits that made the cubins of a unit. */
function programDriver(unit: Unit, facts: GpuFacts): string | undefined {
  const made = distinctVersions(unit.images.flatMap((image) => image.toolkits)).at(-1)
  if (!made) return undefined
  return facts.toolkits.find(({ version }) => compareVersions(version, made) === 0)?.compatibleDriver
}

/** The oldest driver for the PTX that is compiled: of several objects the newest ISA decides, of several texts the oldest. */
function jitDriver(unit: Unit, texts: readonly Capability[], facts: GpuFacts): string | undefined {
  const candidates = texts.map((text) => {
    const versions = unit.images.flatMap((image) =>
      image.kind === 'ptx' && image.ptxVersion && formatTarget(image.capability) === formatTarget(text)
        ? [image.ptxVersion]
        : [],
    )
    const isa = distinctVersions(versions).at(-1)
    return isa && facts.toolkits.find((row) => formatVersion(row.ptxIsa) === formatVersion(isa))?.driver
  })
  const known = candidates.filter((one) => typeof one === 'string')
  return known.sort(compareDrivers)[0]
}

function formatTarget({ major, minor, suffix }: Capability): string {
  return `${major}.${minor}${suffix}`
}

/** Negative, zero or positive. Parts that one of them leaves out are equal: 580 is any of its branch. */
export function compareDrivers(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => text.split('.').map(Number))
  for (const [index, part] of (first ?? []).entries()) {
    const other = second?.[index]
    if (other === undefined) return 0
    if (part !== other) return part - other
  }
  return 0
}
