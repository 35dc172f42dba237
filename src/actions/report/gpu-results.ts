import { join } from 'node:path'
import type { CellResult, Plan } from '../../model/documents.ts'
import type { GpuResult } from '../../model/gpu-result.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { plannedCells } from '../../report/outcome.ts'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { reading } from './results.ts'

/** Bytes of one result: it has at most 40 lines of each test. */
const mostBytes = 8e6

export interface GpuResults {
  /** At most one for each planned cell, in the order of the plan. */
  readonly results: readonly GpuResult[]
  /** GPU420: what is missing, or is no result of this plan. */
  readonly problems: readonly Problem[]
}

/**
 * The results of GPU tests: `<cell id>.json` in this folder, for cells of the plan alone. Each proven cell whose row has a GPU runner must
 * have one, and in a plan without any such runner each cell with `gpu-tests`. Throws ProblemError CFG004 for what cannot be read.
 */
export async function readGpuResults(
  host: Host,
  plan: Plan,
  folder: string,
  cellResults: readonly CellResult[],
): Promise<GpuResults> {
  const cells = plannedCells(plan)
  const names = await reading(folder, () => listed(host, folder))
  const known = new Set(cells.map(({ id }) => `${id}.json`))
  const problems = names
    .filter((name) => !known.has(name))
    .map((name) => refused(join(folder, name), 'the plan has no such cell'))
  const results: GpuResult[] = []
  const due = dueTests(plan, cellResults)
  for (const { id } of cells) {
    if (!names.includes(`${id}.json`)) {
      if (due.has(id)) problems.push(missing(id))
      continue
    }
    const read = await readOne(host, join(folder, `${id}.json`), id)
    if ('schema' in read) results.push(read)
    else problems.push(...read)
  }
  return { results, problems: problems.slice(0, 50) }
}

/** Ids of the cells that must have been tested: one that is not proven has nothing to test. */
function dueTests(plan: Plan, results: readonly CellResult[]): ReadonlySet<string> {
  const proven = new Set(results.filter(({ status }) => status === 'proven').map(({ cell }) => cell.id))
  const byRunner = plan.rows.flatMap(({ cell, gpuRunner }) => (gpuRunner === undefined ? [] : [cell]))
  const cells = byRunner.length > 0 ? byRunner : plannedCells(plan).filter(({ gpuTests }) => gpuTests !== undefined)
  return new Set(cells.flatMap(({ id }) => (proven.has(id) ? [id] : [])))
}

async function readOne(host: Host, file: string, id: string): Promise<GpuResult | readonly Problem[]> {
  const { size } = await reading(file, () => host.files.stat(file))
  if (size > mostBytes) return [refused(file, `it has more than ${mostBytes / 1e6} MB`)]
  const { readDocument } = await import('../../model/read-document.ts')
  try {
    const text = await reading(file, () => host.files.readFile(file, 'utf8'))
    const result: GpuResult = readDocument('gpu-result', text, file)
    if (result.cell !== id) return [refused(file, 'it is of another cell')]
    const isBad =
      result.problems.some(({ severity }) => severity === 'error') ||
      result.tests.some(({ status }) => status !== 'passed')
    return isBad && result.status !== 'cancelled' ? { ...result, status: 'failed' } : result
  } catch (cause) {
    if (!(cause instanceof ProblemError) || cause.problems.some(({ code }) => code === 'CFG004')) throw cause
    return cause.problems
  }
}

/** None where the folder does not exist, as when no cell had a job. */
async function listed(host: Host, folder: string): Promise<readonly string[]> {
  try {
    return (await host.files.readdir(folder)).sort()
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return []
    throw cause
  }
}

function refused(file: string, why: string): Problem {
  const fix = 'Find out which job wrote it: these results come only from the gpu-test action.'
  return error('GPU420', `The result of GPU tests ${file} is refused: ${why}.`, fix, { subject: { path: file } })
}

function missing(id: string): Problem {
  const fix = 'See the log of its gpu-tests job: it was cancelled, lost its runner, or found none.'
  return error('GPU420', `${id} has no result of its GPU tests.`, fix, { subject: { cell: id } })
}
