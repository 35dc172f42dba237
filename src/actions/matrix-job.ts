import { join } from 'node:path'
import { planMatrix } from '../cuda/matrix.ts'
import type { CellResult, Plan } from '../model/documents.ts'
import type { Nix } from '../nix/find.ts'
import { writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder, writeJob } from '../runner/job.ts'
import { foundTargets, statusText } from '../runner/summary.ts'
import { loadRequest, type RequestSources } from './load-request.ts'
import { proveCell } from './prove-cell.ts'

/** The plan of a request, with the warnings of reading it. Throws ProblemError when the request is wrong. */
export async function planRequest(host: Host, root: string, sources: RequestSources): Promise<Plan> {
  const { request, warnings } = await loadRequest(host, root, sources)
  const plan = planMatrix(request)
  return { ...plan, problems: [...warnings, ...plan.problems] }
}

export interface MatrixJob {
  readonly results: readonly CellResult[]
  /** Absolute paths of what was written. */
  readonly planFile: string
  readonly resultsFolder: string
}

/**
 * Builds and proves the cells of a plan one after the other in this job; each result is on disk before the next cell
 * starts. Stops between cells when the job is cancelled. `timeout` is in seconds and for one build.
 */
export async function proveAll(
  host: Host,
  nix: Nix,
  plan: Plan,
  options: { readonly root: string; readonly timeout: number },
): Promise<MatrixJob> {
  const folder = jobFolder(host)
  const planFile = join(folder, 'plan.json')
  const resultsFolder = join(folder, 'results')
  await writeAtomically(host, planFile, `${JSON.stringify(plan)}\n`)
  tellPlan(host, plan)
  const results: CellResult[] = []
  for (const [index, { cell }] of plan.rows.entries()) {
    if (host.cancelled.aborted) break
    host.log.group(`Cell ${index + 1} of ${plan.rows.length}: ${cell.id}`)
    const result = await proveCell(host, nix, cell, { ...options, folder })
    host.log.endGroup()
    tellResult(host, result)
    results.push(result)
    await writeAtomically(host, join(resultsFolder, `${cell.id}.json`), `${JSON.stringify(result)}\n`)
    await writeJob(host, { schema: 'job/1', nix, cells: results.map(jobEntry) })
  }
  return { results, planFile, resultsFolder }
}

function tellPlan(host: Host, plan: Plan): void {
  host.log.group(`Plan: ${plan.counts.planned} cells, ${plan.counts.excluded} excluded`)
  for (const row of plan.rows) host.log.info(row.id)
  for (const cell of plan.excluded) {
    for (const problem of cell.problems) host.log.info(`not ${cell.id}: ${problem.code} ${problem.message}`)
  }
  host.log.endGroup()
}

/** Outside the fold, so that a failure is seen without opening anything. */
function tellResult(host: Host, result: CellResult): void {
  host.log.info(`${statusText(result)}: ${result.cell.id} (${foundTargets(result)})`)
  if (result.status === 'proven') return
  for (const line of result.logTail) host.log.info(`    ${line}`)
}

function jobEntry(result: CellResult) {
  const { evaluate, build, verify } = result.seconds
  return {
    id: result.cell.id,
    status: result.status,
    drvPath: result.drvPath,
    outputs: result.outputs.map((output) => output.path),
    built: result.built,
    seconds: evaluate + build + verify,
  }
}
