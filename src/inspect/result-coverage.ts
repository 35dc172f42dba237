import { parseCapability } from '../model/capability.ts'
import type { CellResult, FileReport } from '../model/documents.ts'
import { parseVersion } from '../model/version.ts'
import { type Counted, counted, type Gpu, type GpuFacts, howItRuns, type Runs, type UnitFacts } from './coverage.ts'
import { distinctVersions } from './report.ts'

/** How GPUs run one file of a cell. */
export interface FileRuns {
  readonly path: string
  readonly output: string
  /** One for each GPU, in their order. */
  readonly gpus: readonly Counted[]
}

/** How GPUs run what a cell built. */
export interface CellRuns {
  readonly id: string
  /** The worst of its files for each GPU, in their order. Without device code `runs` is null. */
  readonly gpus: readonly Counted[]
  readonly files: readonly FileRuns[]
}

/** How many cells one GPU runs in each way; those without device code are in none of them. */
export interface GpuCells {
  readonly gpu: Gpu
  readonly cells: Readonly<Record<Runs, number>>
}

export interface ResultCoverage {
  readonly cells: readonly CellRuns[]
  readonly gpus: readonly GpuCells[]
}

/**
 * Which GPUs run which of the results of a plan, from the documents alone (`result/1`): unit by unit, then file, cell and whole.
 * `driver` as for `coverage`. A file names its toolkits for all units together, so that the newest of them counts for each; units
 * that its report leaves out are `unknown`, except where what every unit of it has is enough. Of a cell without files nothing is
 * said.
 */
export function resultCoverage(
  results: readonly Pick<CellResult, 'cell' | 'files'>[],
  gpus: readonly Gpu[],
  facts: GpuFacts,
  driver?: string,
): ResultCoverage {
  const cells = results.map(({ cell, files }) => {
    const units = files.map((file) => ({ file, units: unitsOfReport(file) })).filter((one) => one.units.length > 0)
    const of = (some: readonly Described[]) =>
      gpus.map((gpu) =>
        counted(
          gpu,
          some.map((unit) => ({ ...runsOfReport(unit, gpu, facts, driver), count: unit.count })),
        ),
      )
    return {
      id: cell.id,
      gpus: of(units.flatMap((one) => one.units)),
      files: units.map(({ file: { path, output }, units: own }) => ({ path, output, gpus: of(own) })),
    }
  })
  return { cells, gpus: gpus.map((gpu, index) => ({ gpu, cells: countCells(cells, index) })) }
}

/** Units that are alike. */
interface Described extends UnitFacts {
  readonly count: number
  /** What the unit may have beside that: of units that the report leaves out only what all have is known. */
  readonly perhaps?: Pick<UnitFacts, 'targets' | 'ptx'>
}

function unitsOfReport(file: FileReport): readonly Described[] {
  const toolkit = distinctVersions(file.toolkits.flatMap((text) => parseVersion(text) ?? [])).at(-1)
  const kinds = (file.unitKinds ?? []).map((kind) => ({
    count: kind.units,
    targets: kind.targets.flatMap((one) => parseCapability(one) ?? []),
    ptx: kind.ptx.flatMap(({ target, isa }) => {
      const capability = parseCapability(target)
      return capability ? [{ target: capability, isa: parseVersion(isa) }] : []
    }),
    toolkit,
  }))
  const told = kinds.reduce((sum, { count }) => sum + count, 0)
  const all = file.units ?? Number(file.targets.length + file.ptx.length > 0)
  const read = (names: readonly string[]) => names.flatMap((name) => parseCapability(name) ?? [])
  const perhaps = {
    targets: read((file.partly ?? []).map(({ target }) => target)),
    ptx: read(file.ptx).map((target) => ({ target, isa: undefined })),
  }
  const others = { count: all - told, targets: read(file.targets), ptx: [], toolkit, perhaps }
  return others.count > 0 ? [...kinds, others] : kinds
}

function runsOfReport(unit: Described, gpu: Gpu, facts: GpuFacts, driver: string | undefined) {
  const found = howItRuns(unit, gpu, facts, driver)
  if (!unit.perhaps || found.runs === 'sass') return found
  const most = howItRuns({ ...unit.perhaps, toolkit: unit.toolkit }, gpu, facts, driver)
  return found.runs === 'none' && most.runs === 'none' ? found : { runs: 'unknown' as const, driver: undefined }
}

function countCells(cells: readonly CellRuns[], gpu: number): Readonly<Record<Runs, number>> {
  const counts = { sass: 0, jit: 0, driver: 0, unknown: 0, none: 0 }
  for (const { gpus } of cells) {
    const runs = gpus[gpu]?.runs
    if (runs) counts[runs]++
  }
  return counts
}
