import type { GpuHost } from '../../gpu/host-facts.ts'
import { driverOf } from '../../gpu/judge-driver.ts'
import { coveredGpus, judgeBuilt, judgeCounted } from '../../gpu/judge-result.ts'
import type { GpuRequirements } from '../../gpu/requirements.ts'
import { coverage, type GpuFacts } from '../../inspect/coverage.ts'
import { resultCoverage } from '../../inspect/result-coverage.ts'
import { parseCapability } from '../../model/capability.ts'
import type { Cell, CellResult, Plan } from '../../model/documents.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { reading, readResults } from '../report/results.ts'
import { inspectPaths } from '../verify/inspect-paths.ts'

/** What is to run, beside what the requirements say. */
export interface Programs {
  readonly paths: readonly string[]
  readonly plan: string | undefined
  readonly results: string | undefined
  readonly cells: readonly string[] | undefined
}

/** A plan and its results, as far as they were given. */
export interface Planned {
  readonly cells: readonly Cell[]
  readonly results: readonly CellResult[]
  readonly refused: readonly Problem[]
}

/**
 * Reads the plan and its results, before the machine is examined. Throws ProblemError CFG003 where only results are given, CFG001 for
 * a cell that the plan does not have, CFG004 and CFG007 for what cannot be read.
 */
export async function readPlanned(host: Host, { plan: file, results: folder, cells: ids }: Programs): Promise<Planned> {
  if (file === undefined) {
    const missing = folder !== undefined ? 'results' : ids !== undefined ? 'cells' : undefined
    if (missing === undefined) return { cells: [], results: [], refused: [] }
    throw new ProblemError(error('CFG003', `Input ${missing} needs plan.`, 'Give the plan that these belong to.'))
  }
  const { readDocument } = await import('../../model/read-document.ts')
  const plan = readDocument('plan', await reading(file, () => host.files.readFile(file, 'utf8')), file)
  const all = plan.rows.flatMap(({ cell, also = [] }) => [cell, ...also])
  const unknown = (ids ?? []).filter((id) => !all.some((cell) => cell.id === id))
  if (unknown.length > 0) {
    const names = unknown.map((id) => JSON.stringify(id)).join(', ')
    throw new ProblemError(error('CFG001', `Input cells has ${names}.`, 'It accepts ids of cells of the plan.'))
  }
  const cells = all.filter(({ id }) => ids === undefined || ids.includes(id))
  const read = await resultsOf(host, plan, file, folder)
  return { cells, ...read, results: read.results.filter(({ cell }) => cells.some(({ id }) => id === cell.id)) }
}

async function resultsOf(host: Host, plan: Plan, planFile: string, folder: string | undefined) {
  if (folder === undefined) return { results: [], refused: [] }
  return readResults(host, plan, { planFile, folder, prefix: 'nix-cuda' })
}

/** GPU4xx for each cell that the GPUs do not run: by its proof, and by its plan where there is none. Pure. */
export function judgePlanned(gpu: GpuHost, wanted: GpuRequirements, facts: GpuFacts, planned: Planned) {
  const driver = driverOf(gpu)
  const proven = planned.results.filter(({ files }) => files.length > 0)
  const covered = resultCoverage(proven, coveredGpus(gpu), facts, driver).cells
  return planned.cells.flatMap((cell): readonly Problem[] => {
    const found = covered.find(({ id }) => id === cell.id)
    const problems = found
      ? judgeCounted(`The cell ${cell.id}`, found.gpus, driver)
      : judgeBuilt(gpu, { ...wanted, ...askedOf(cell) }, facts)
    return problems.map((problem) => ({ ...problem, subject: { cell: cell.id } }))
  })
}

function askedOf({ toolkit, capabilities, ptx }: Cell): Pick<GpuRequirements, 'toolkit' | 'built'> {
  if (toolkit === 'cpu') return { toolkit: undefined, built: undefined }
  const read = (names: readonly string[]) => names.flatMap((name) => parseCapability(name) ?? [])
  return { toolkit, built: { targets: read(capabilities), ptx: read(ptx) } }
}

/** Opens files and folders: GPU4xx for what the GPUs do not run, and what `verify` says of damaged files. */
export async function judgePaths(
  host: Host,
  gpu: GpuHost,
  facts: GpuFacts,
  paths: readonly string[],
): Promise<readonly Problem[]> {
  if (paths.length === 0) return []
  const nothing = { capabilities: undefined, toolkit: undefined, gpu: undefined, driver: undefined }
  const { inspected, problems } = await inspectPaths(host, paths, { ...nothing, units: 'all' })
  const driver = driverOf(gpu)
  const { files } = coverage(inspected, coveredGpus(gpu), facts, driver)
  const found = files.flatMap(({ file, gpus }) => judgeCounted(file, gpus, driver))
  return [...problems, ...found]
}
