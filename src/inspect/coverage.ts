import type { Capability } from '../model/capability.ts'
import { compareVersions, type Version } from '../model/version.ts'
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
  /** Oldest first. Drivers are Linux versions such as `580.65.06`; null where it is not known. */
  readonly toolkits: readonly {
    readonly version: Version
    readonly ptxIsa: Version
    /** The oldest that compiles this PTX ISA; or its branch alone. */
    readonly driver: string | null
    /** The oldest that runs its programs, where they need no PTX to be compiled. */
    readonly compatibleDriver: string
  }[]
}

/**
 * `sass`: compiled for it. `jit`: the driver compiles PTX for it. `driver`: it would run with a newer driver. `unknown`: it fits the
 * GPU, and whether the driver runs it cannot be determined. `none`: nothing in it fits the GPU.
 */
export type Runs = 'sass' | 'jit' | 'driver' | 'unknown' | 'none'

/** What decides which GPUs run a unit. */
export interface UnitFacts {
  readonly targets: readonly Capability[]
  /** With the newest PTX ISA of the texts for one target; undefined where it is not known. */
  readonly ptx: readonly { readonly target: Capability; readonly isa: Version | undefined }[]
  /** The newest toolkit that made its cubins; undefined where none is named. */
  readonly toolkit: Version | undefined
}

export interface UnitCoverage {
  readonly runs: Runs
  /** The oldest driver that runs it in that way; undefined where it is not known. */
  readonly driver: string | undefined
}

/** One GPU and some units: the worst of them, and how many run in each way. */
export interface Counted {
  readonly gpu: Gpu
  /** null where there are no units, which every GPU runs. */
  readonly runs: Runs | null
  readonly driver: string | undefined
  readonly units: Readonly<Record<Runs, number>>
}

/** One GPU and one file, or the whole result. */
export interface Coverage extends Counted {
  /** The units that do not run, and those of which it cannot be determined. */
  readonly lacking: readonly Unit[]
}

export interface FileCoverage {
  readonly file: string
  readonly gpus: readonly Coverage[]
}

const worstFirst: readonly Runs[] = ['none', 'driver', 'unknown', 'jit', 'sass']

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
  const units = files.map((file) => ({ file: file.file, units: unitsOf(file) })).filter((one) => one.units.length > 0)
  const of = (some: readonly Unit[]) => gpus.map((gpu) => joined(gpu, some, facts, driver))
  return {
    whole: of(units.flatMap((one) => one.units)),
    files: units.map((one) => ({ file: one.file, gpus: of(one.units) })),
  }
}

function joined(gpu: Gpu, units: readonly Unit[], facts: GpuFacts, driver: string | undefined): Coverage {
  const each = units.map((unit) => ({ unit, ...unitCoverage(unit, gpu, facts, driver) }))
  const lacking = each.filter(({ runs }) => runs !== 'sass' && runs !== 'jit').map(({ unit }) => unit)
  return { ...counted(gpu, each), lacking }
}

/** Some units, or kinds of units with how many there are, as one. */
export function counted(gpu: Gpu, each: readonly (UnitCoverage & { readonly count?: number })[]): Counted {
  const units = { sass: 0, jit: 0, driver: 0, unknown: 0, none: 0 }
  let oldest: string | undefined
  for (const { runs, driver, count = 1 } of each) {
    units[runs] += count
    if (driver !== undefined && (oldest === undefined || compareDrivers(driver, oldest) > 0)) oldest = driver
  }
  return { gpu, runs: worstFirst.find((kind) => units[kind] > 0) ?? null, driver: oldest, units }
}

/** How one unit runs on one GPU. */
export function unitCoverage(unit: Unit, gpu: Gpu, facts: GpuFacts, driver?: string): UnitCoverage {
  const isas = (text: Capability) =>
    unit.images.flatMap(({ kind, capability, ptxVersion }) =>
      kind === 'ptx' && ptxVersion && formatTarget(capability) === formatTarget(text) ? [ptxVersion] : [],
    )
  const known: UnitFacts = {
    targets: unit.targets,
    ptx: unit.ptx.map((target) => ({ target, isa: distinctVersions(isas(target)).at(-1) })),
    toolkit: distinctVersions(unit.images.flatMap((image) => image.toolkits)).at(-1),
  }
  return howItRuns(known, gpu, facts, driver)
}

/** How what has these targets and this PTX runs on one GPU. A cubin is preferred to PTX, as the driver does it. */
export function howItRuns(unit: UnitFacts, gpu: Gpu, facts: GpuFacts, driver?: string): UnitCoverage {
  const fits = unit.targets.some((target) => runsOn(target, gpu.capability, facts.jetson))
  const program = fits ? howItLoads(unit.toolkit, facts, driver) : undefined
  if (program?.runs === 'sass') return program
  // Of several texts the driver takes one that it knows.
  const texts = unit.ptx
    .filter(({ target }) => compilesFor(target, gpu.capability))
    .map(({ isa }) => howItCompiles(isa, facts, driver))
  const best = texts.sort((a, b) => worstFirst.indexOf(b.runs) - worstFirst.indexOf(a.runs) || byDriver(a, b))[0]
  if (best?.runs === 'jit') return best
  return program ?? best ?? { runs: 'none', driver: undefined }
}

/** What the driver makes of a program whose cubins fit its GPU: it runs those of every toolkit of its major version, and of older ones. */
function howItLoads(made: Version | undefined, { toolkits }: GpuFacts, driver: string | undefined): UnitCoverage {
  const row = made && toolkits.find(({ version }) => version.major >= made.major)
  const needed = row?.compatibleDriver
  if (driver === undefined || made === undefined) return { runs: 'sass', driver: needed }
  const newest = toolkits.at(-1)?.compatibleDriver
  if (needed === undefined)
    return { runs: newest && compareDrivers(driver, newest) < 0 ? 'driver' : 'unknown', driver: needed }
  return { runs: compareDrivers(driver, needed) >= 0 ? 'sass' : 'driver', driver: needed }
}

/**
 * What the driver makes of PTX for its GPU. A driver knows every older ISA too; of an ISA that no toolkit of the table writes, the
 * drivers before and behind it are known.
 */
function howItCompiles(isa: Version | undefined, { toolkits }: GpuFacts, driver: string | undefined): UnitCoverage {
  const rows = toolkits.flatMap((row) => (row.driver === null ? [] : [{ ptxIsa: row.ptxIsa, driver: row.driver }]))
  const enough = isa && rows.find(({ ptxIsa }) => compareVersions(ptxIsa, isa) >= 0)
  const before = isa && rows.findLast(({ ptxIsa }) => compareVersions(ptxIsa, isa) < 0)
  const needed = enough?.driver
  if (driver === undefined || (needed !== undefined && compareDrivers(driver, needed) >= 0))
    return { runs: 'jit', driver: needed }
  const exact = enough !== undefined && sameVersion(enough.ptxIsa, isa)
  const tooOld = exact || (before !== undefined && compareDrivers(driver, before.driver) < 0)
  return { runs: tooOld ? 'driver' : 'unknown', driver: needed }
}

function byDriver(a: UnitCoverage, b: UnitCoverage): number {
  return a.driver === undefined ? 1 : b.driver === undefined ? -1 : compareDrivers(a.driver, b.driver)
}

function sameVersion(a: Version, b: Version | undefined): boolean {
  return b !== undefined && compareVersions(a, b) === 0
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
