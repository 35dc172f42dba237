import type { Request } from '../../cuda/request.ts'
import { chooseGpuRunner } from '../../cuda/runners.ts'
import { findToolkit } from '../../cuda/toolkits.ts'
import { howItRuns } from '../../inspect/coverage.ts'
import { parseCapability } from '../../model/capability.ts'
import type { Cell, MatrixRow, Plan } from '../../model/documents.ts'
import { error, type Problem } from '../../model/problem.ts'
import { parseVersion } from '../../model/version.ts'
import { gpuFacts } from '../verify/gpus.ts'

/** GitHub runs at most 256 jobs of one matrix. https://docs.github.com/en/actions/reference/limits */
const mostJobs = 256

/**
 * The plan with the runner that tests each row's cell, by `gpu-runners`. Cells without CUDA and those that Flox builds have none. PLN036
 * where the tests are more jobs than one matrix may have. Pure.
 */
export function withGpuRunners(plan: Plan, { gpuRunners }: Request): Plan {
  const rules = gpuRunners.map(({ value }) => value)
  if (rules.length === 0) return plan
  const rows = plan.rows.map((row): MatrixRow => {
    const { cell } = row
    if (cell.toolkit === 'cpu' || cell.source.kind === 'flox') return row
    const gpuRunner = chooseGpuRunner(rules, cell, (gpu) => mayRun(cell, gpu))
    return gpuRunner === undefined ? row : { ...row, gpuRunner }
  })
  const count = rows.filter(({ gpuRunner }) => gpuRunner !== undefined).length
  if (count <= mostJobs) return { ...plan, rows }
  const counts = { ...plan.counts, planned: 0 }
  return { ...plan, rows: [], shared: [], counts, problems: [...plan.problems, tooMany(count)] }
}

/** Whether a GPU of this capability runs what the cell asks for, with a driver that is new enough. */
function mayRun({ capabilities, ptx, toolkit }: Cell, gpu: string): boolean {
  const capability = parseCapability(gpu)
  const row = findToolkit(toolkit)
  if (!capability) return false
  const read = (names: readonly string[]) => names.flatMap((name) => parseCapability(name) ?? [])
  const isa = row && parseVersion(row.ptxIsa)
  const unit = { targets: read(capabilities), ptx: read(ptx).map((target) => ({ target, isa })), toolkit: row?.parsed }
  return howItRuns(unit, { name: gpu, capability }, gpuFacts()).runs !== 'none'
}

function tooMany(count: number): Problem {
  return error(
    'PLN036',
    `${count} cells would be tested on GPUs; one matrix has at most ${mostJobs} jobs.`,
    'Name fewer GPUs in gpu-runners, use a tier that selects corners, or split the request over several calls.',
  )
}
