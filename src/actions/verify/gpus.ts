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
  /** `sass`, `jit`, `driver` (it would run with a newer driver) or `none`. */
  readonly runs: Runs
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
  const capability = formatCapability(gpu.capability)
  const name = gpu.name === capability ? `A GPU of capability ${capability}` : `${gpu.name} (${capability})`
  const message = `${name} does not run ${lacking.length} of ${all} units: ${describeUnits(lacking)}.`
  const fix =
    runs === 'driver'
      ? `Use a driver from ${oldest ?? 'the branch of the toolkit that made its PTX'} on; ${driver ?? 'the one asked about'} is too old.`
      : `Compile all device code for sm_${gpu.capability.major}${gpu.capability.minor}, or embed PTX that is not newer.`
  return error('VER016', message, fix)
}
