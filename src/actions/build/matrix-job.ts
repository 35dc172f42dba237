import { join } from 'node:path'
import { isFloxCell } from '../../model/cell.ts'
import type { Cell, CellResult, Plan } from '../../model/documents.ts'
import type { Evaluated } from '../../nix/build/evaluate.ts'
import type { Nix } from '../../nix/find.ts'
import { problemText } from '../../report/problem-text.ts'
import { foundTargets, statusText } from '../../report/summary.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder, readJob, writeJob } from '../../runner/job.ts'
import { type Limit, limitTo } from '../../runner/limit.ts'
import { heldBack, logDetail } from '../../runner/log.ts'
import { type Proved, type ProveOptions, proveCell } from './prove-cell.ts'
import { sideBySide } from './side-by-side.ts'

export interface MatrixJob {
  readonly results: readonly CellResult[]
  /** Absolute paths of what was written. */
  readonly planFile: string
  readonly resultsFolder: string
}

/**
 * Builds and proves the cells of a plan in this job, one after the other or `atOnce` at a time; each result is on disk as soon
 * as it is there. Stops between cells when the job is cancelled. `timeout` is in seconds and for one build.
 */
export async function proveAll(
  host: Host,
  nix: Nix,
  plan: Plan,
  options: Omit<ProveOptions, 'folder' | 'evaluated'> & {
    /** Of an earlier evaluation in this process, by cell id. */
    readonly evaluations?: ReadonlyMap<string, Evaluated>
    /** Default 1. */
    readonly atOnce?: number
  },
): Promise<MatrixJob> {
  const planFile = join(jobFolder(host), 'plan.json')
  await writeAtomically(host, planFile, `${JSON.stringify(plan)}\n`)
  logPlan(host, plan)
  const cells = plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])])
  const results: (CellResult | undefined)[] = cells.map(() => undefined)
  const { atOnce = 1, evaluations } = options
  const turn = limitTo(1)
  await sideBySide(cells, atOnce, host.cancelled, async (cell, index) => {
    const evaluated = evaluations?.get(cell.id)
    const title = `Cell ${index + 1} of ${cells.length}`
    const here = withStatus(host, `[${index + 1}/${cells.length}] ${cell.id}`)
    const { log, show } = atOnce > 1 ? heldBack(here.log) : { log: here.log, show: () => {} }
    const more = { title, turn, ...(evaluated ? { evaluated } : {}) }
    try {
      results[index] = await proveOne({ ...here, log }, nix, cell, { ...options, ...more })
    } finally {
      show()
    }
  })
  const done = results.filter((result) => result !== undefined)
  return { results: done, planFile, resultsFolder: resultsFolder(host) }
}

/** Builds and proves one cell, tells how it went, and writes its result and its entry in job.json. */
export async function proveOne(
  host: Host,
  nix: Nix,
  cell: Cell,
  options: Omit<ProveOptions, 'folder'> & {
    readonly title: string
    /** Where several do this at once: what may be done by one alone. */
    readonly turn?: Limit
  },
): Promise<CellResult> {
  host.log.group(`${options.title}: ${cell.id}`)
  const { result, derivations } = await prove(host, nix, cell, { ...options, folder: jobFolder(host) })
  host.log.endGroup()
  logResult(host, result)
  await writeAtomically(host, resultFile(host, cell.id), `${JSON.stringify(result)}\n`)
  const { turn = limitTo(1) } = options
  await turn(async () => {
    const job = await readJob(host)
    const others = job.cells.filter((entry) => entry.id !== cell.id)
    await writeJob(host, { ...job, nix, cells: [...others, jobEntry(result, derivations)] })
  })
  return result
}

async function prove(host: Host, nix: Nix, cell: Cell, options: ProveOptions): Promise<Proved> {
  if (!isFloxCell(cell)) return proveCell(host, nix, cell, options)
  const { proveFloxCell } = await import('./prove-flox.ts')
  return proveFloxCell(host, nix, cell, options)
}

/** With a title before what the terminal says of the moment. */
function withStatus(host: Host, title: string): Host {
  const { status } = host.log
  if (!status) return host
  return { ...host, log: { ...host.log, status: (line) => status(`${title}: ${line}`) } }
}

/** Absolute path of the folder with one `<cell id>.json` (result/1) per cell. */
export function resultsFolder(host: Host): string {
  return join(jobFolder(host), 'results')
}

/** Absolute path of the result of one cell. */
export function resultFile(host: Host, id: string): string {
  return join(resultsFolder(host), `${id}.json`)
}

/** Prints a plan: what is built, and what is not and why. */
export function logPlan(host: Host, plan: Plan): void {
  host.log.group(`Plan: ${plan.counts.planned} jobs, ${plan.counts.excluded} cells excluded`)
  for (const { id, also = [], runner, gpuRunner, coverage } of plan.rows) {
    const cached = coverage ? `, ${coverage.state}` : ''
    const tested = gpuRunner === undefined ? '' : `, tested on ${gpuRunner}`
    logDetail(host.log, `${id} (${runner}${cached}${tested})${also.map((cell) => `, with ${cell.id}`).join('')}`)
  }
  for (const { code, count, examples } of plan.excluded) {
    for (const cell of examples) {
      for (const problem of cell.problems) logDetail(host.log, `not ${cell.id}: ${problem.code} ${problem.message}`)
    }
    if (count > examples.length) logDetail(host.log, `not ${count - examples.length} more, by ${code}`)
  }
  for (const { id } of plan.skipped ?? []) logDetail(host.log, `not ${id}: a binary cache serves it`)
  host.log.endGroup()
}

/** Outside the fold, so that a failure is seen without opening anything. A line that changes says itself what is done. */
function logResult(host: Host, result: CellResult): void {
  const proven = result.status === 'proven'
  if (proven && host.log.status) return
  host.log.info(`${statusText(result)}: ${result.cell.id} (${foundTargets(result)})`)
  if (proven) return
  for (const problem of result.problems) {
    if (problem.severity === 'error') host.log.info(`    ${problemText(problem)}`)
  }
  for (const line of result.logTail) host.log.info(`    ${line}`)
}

function jobEntry(result: CellResult, derivations: Proved['derivations']) {
  const { evaluate, build, verify } = result.seconds
  return {
    id: result.cell.id,
    system: result.cell.system,
    status: result.status,
    drvPath: result.drvPath,
    outputs: result.outputs.map((output) => output.path),
    ...(result.unfree === undefined ? {} : { unfree: result.unfree }),
    built: result.built,
    seconds: evaluate + build + verify,
    derivations: derivations.map(({ path, seconds }) => ({ path, seconds })),
  }
}
