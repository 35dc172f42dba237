import { resolve } from 'node:path'
import type { CellResult, Plan } from '../model/documents.ts'
import { type Problem, worstSeverity } from '../model/problem.ts'
import { findNix } from '../nix/find.ts'
import type * as gitHub from '../runner/github.ts'
import type { Host } from '../runner/host.ts'
import { readInputs } from '../runner/inputs.ts'
import { headline, renderSummary } from '../runner/summary.ts'
import type { MatrixJob } from './matrix-job.ts'
import { setupSurface } from './surfaces.ts'

/**
 * The root action. Finds Nix; with `build` it plans the request, builds and proves every cell in this job, and writes
 * one summary. Gives the exit code: 1 when a cell failed or nothing could be planned, else 0.
 */
export async function runSetup(host: Host, github: typeof gitHub): Promise<0 | 1> {
  const inputs = readInputs(setupSurface, github.actionInput)
  const nix = await findNix(host)
  host.log.info(`Nix ${nix.version} (${nix.program})`)
  github.setOutputs(setupSurface, { 'nix-version': nix.version, 'nix-path': nix.program })
  if (!inputs.build) return 0

  const { planRequest, proveAll } = await import(/* webpackChunkName: "matrix-job" */ './matrix-job.ts')
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const plan = await planRequest(host, root, inputs)
  const job = await proveAll(host, nix, plan, { root, timeout: inputs['timeout-minutes'] * 60 })

  if (inputs.summary) await github.writeSummary(renderSummary(plan, job.results))
  github.setOutputs(setupSurface, outputsOf(plan, job))
  github.annotate([...plan.problems, ...job.results.flatMap(problemsOf)])
  host.log.info(headline(plan, job.results))
  const failed = job.results.some((result) => result.status !== 'proven') || worstSeverity(plan.problems) === 'error'
  return failed || host.cancelled.aborted ? 1 : 0
}

/** A problem of a cell names the cell, because an annotation stands alone. */
function problemsOf(result: CellResult): readonly Problem[] {
  return result.problems
    .filter((problem) => problem.severity !== 'notice')
    .map((problem) => ({ ...problem, message: `${result.cell.id}: ${problem.message}` }))
}

function outputsOf(plan: Plan, job: MatrixJob) {
  const proven = job.results.filter((result) => result.status === 'proven').length
  const brief = job.results.map((result) => ({
    id: result.cell.id,
    status: result.status,
    outputs: Object.fromEntries(result.outputs.map((output) => [output.name, output.path])),
  }))
  return {
    planned: plan.counts.planned,
    excluded: plan.counts.excluded,
    proven,
    failed: job.results.length - proven,
    results: JSON.stringify(brief),
    'plan-file': job.planFile,
    'results-folder': job.resultsFolder,
  }
}
