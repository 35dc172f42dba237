import { architectures } from '../../cuda/architectures.ts'
import { parseCapabilitySelector, selectCapabilities } from '../../cuda/selectors.ts'
import { builtInTables } from '../../cuda/tables.ts'
import { toolkits } from '../../cuda/toolkits.ts'
import { type Coverage, coverage, type Gpu, type GpuFacts, type Runs } from '../../inspect/coverage.ts'
import type { InspectedFile } from '../../inspect/inspect.ts'
import { describeUnits } from '../../inspect/verify.ts'
import { formatCapability, parseCapability } from '../../model/capability.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { parseVersion } from '../../model/version.ts'

/** One GPU that was asked about, with names and counts as they are printed. */
export interface GpuRow {
  readonly gpu: string
  readonly capability: string
  /**
   * `sass`, `jit`, `driver` (it would run with a newer driver), `unknown` (whether the driver runs it cannot be determined) or `none`;
   * null where there is no device code.
   */
  readonly runs: Runs | null
  /** The oldest driver for that; null where it is not known or does not matter. */
  readonly driver: string | null
  /** How many units run in each way. */
  readonly units: Readonly<Record<Runs, number>>
}

/** What the project's tables know about GPUs and drivers, in the form that coverage wants. */
export function gpuFacts(): GpuFacts {
  return {
    jetson: architectures.filter((row) => row.jetson && row.parsed.suffix === '').map((row) => row.parsed),
    toolkits: toolkits.flatMap(({ parsed, ptxIsa, driver, compatibleDriver }) => {
      const isa = parseVersion(ptxIsa)
      return isa ? [{ version: parsed, ptxIsa: isa, driver, compatibleDriver }] : []
    }),
  }
}

/** A driver that was given. Throws ProblemError CFG001 for what is no version. */
export function parseDriver(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{3}(\.\d{1,4}){0,2}$/.test(text)) return text
  const fix = 'It accepts a Linux driver or its branch, as in 580.65.06 or 580.'
  throw new ProblemError(error('CFG001', `Input driver has ${JSON.stringify(text)}.`, fix))
}

/** Reads `L4`, `RTX 4090` and `9.0`. Throws ProblemError CFG001 for what names no GPU. */
export function parseGpus(words: readonly string[]): readonly Gpu[] {
  const problems: Problem[] = []
  const gpus = words.flatMap((name) => {
    const selector = parseCapabilitySelector(name)
    const exact = selector?.kind === 'exact' || selector?.kind === 'gpu'
    const found = exact ? selectCapabilities(selector, builtInTables).flatMap((one) => parseCapability(one) ?? []) : []
    if (found.length === 0 || found.some((one) => one.suffix !== ''))
      problems.push(
        error(
          'CFG001',
          `Input gpu has ${JSON.stringify(name)}.`,
          'It accepts GPUs as in L4 or RTX 4090, and capabilities as in 9.0.',
        ),
      )
    return found.map((capability) => ({ name, capability }))
  })
  if (problems.length > 0) throw new ProblemError(problems)
  return gpus
}

/** Holds a result against GPUs and a driver: rows to print, and VER016 for each GPU that does not run all of it. */
export function gpuRows(
  files: readonly InspectedFile[],
  gpus: readonly Gpu[],
  driver: string | undefined,
): { readonly rows: readonly GpuRow[]; readonly problems: readonly Problem[] } {
  const { whole } = coverage(files, gpus, gpuFacts(), driver)
  return {
    rows: whole.map(({ gpu, runs, driver: oldest, units }) => ({
      gpu: gpu.name,
      capability: formatCapability(gpu.capability),
      runs,
      driver: oldest ?? null,
      units,
    })),
    problems: whole.filter(({ lacking }) => lacking.length > 0).map((one) => cannotRun(one, driver)),
  }
}

function cannotRun({ gpu, runs, driver: oldest, units, lacking }: Coverage, driver: string | undefined): Problem {
  const all = Object.values(units).reduce((sum, count) => sum + count, 0)
  const message =
    runs === 'unknown'
      ? `Whether driver ${driver} runs ${lacking.length} of ${all} units on ${gpuName(gpu)} cannot be determined: ${describeUnits(lacking)}.`
      : `${gpuName(gpu)} does not run ${lacking.length} of ${all} units: ${describeUnits(lacking)}.`
  return error('VER016', `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`, fixFor(gpu, runs, oldest, driver))
}

function fixFor(gpu: Gpu, runs: Runs | null, oldest: string | undefined, driver: string | undefined): string {
  const compile = `compile all device code for sm_${gpu.capability.major}${gpu.capability.minor}`
  if (runs === 'unknown')
    return `They come from a toolkit that is newer than the driver tables of this version: try it with that driver, or ${compile}.`
  if (runs === 'driver')
    return `Use a driver from ${oldest ?? 'the branch of the toolkit that made its PTX'} on; ${driver ?? 'the one asked about'} is too old.`
  return `C${compile.slice(1)}, or embed PTX that is not newer.`
}

/** `L4 (8.9)`, or `a GPU of capability 8.9`. */
function gpuName({ name, capability }: Gpu): string {
  const number = formatCapability(capability)
  return name === number ? `a GPU of capability ${number}` : `${name} (${number})`
}
