/** Evaluation of many cells: one process for each Nixpkgs instance, several at once. */
import { availableParallelism } from 'node:os'
import { error, type Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { limitTo } from '../../runner/limit.ts'
import type { Nix } from '../find.ts'
import { type Evaluated, evaluate, evaluateJson, evaluationTimeout, parseEvaluated } from './evaluate.ts'

/** Cells of one Nixpkgs instance. */
export interface CellGroup {
  /** Path of the file whose attribute `infos` has them all by id, null for each that throws. */
  readonly file: string
  readonly ids: readonly string[]
  /** Path of the cell's own file, with the attribute `info`. */
  readonly single: (id: string) => string
}

export interface GroupOptions {
  /** Processes at once; default: what cores and free memory allow. */
  readonly jobs?: number
  /** Cells that are done, of all. */
  readonly onProgress?: (done: number, total: number) => void
}

export type CellEvaluation = Evaluated | { readonly problem: Problem }

/** Bytes that one evaluation of Nixpkgs with CUDA packages takes. */
const memoryOfOne = 2 * 1024 ** 3

/** Processes where nothing tells how much memory is free. */
const carefulJobs = 2

/** Seconds that each further cell of a group may take. */
const timeoutOfOne = 30

/**
 * Evaluates and instantiates cells, by id. What cannot be evaluated in its group is evaluated alone, so that each cell
 * has Nix's own message (BLD001) and the good ones are there all the same. A group that was cancelled, ran into its
 * time limit or could not be started is not tried again.
 */
export async function evaluateGroups(
  host: Host,
  nix: Nix,
  groups: readonly CellGroup[],
  options: GroupOptions = {},
): Promise<ReadonlyMap<string, CellEvaluation>> {
  const jobs = options.jobs ?? (await evaluationJobs(host))
  const total = groups.reduce((sum, group) => sum + group.ids.length, 0)
  const done = new Map<string, CellEvaluation>()
  const limit = limitTo(jobs)
  const finish = (id: string, evaluation: CellEvaluation) => {
    done.set(id, evaluation)
    options.onProgress?.(done.size, total)
  }
  const alone = async (id: string, file: string) =>
    finish(id, host.cancelled.aborted ? { problem: cancelled } : await evaluate(host, nix, file))
  await Promise.all(
    groups.map(async (group) => {
      const found = await limit(() => evaluateGroup(host, nix, group))
      for (const [id, evaluation] of found) finish(id, evaluation)
      const missing = group.ids.filter((id) => !found.has(id))
      await Promise.all(missing.map((id) => limit(() => alone(id, group.single(id)))))
    }),
  )
  return done
}

const cancelled = error('BLD003', 'The evaluation was cancelled.', 'Run the job again.')

/** What is known after the group's own process; cells that are not in it have to be evaluated alone. */
async function evaluateGroup(host: Host, nix: Nix, group: CellGroup): Promise<ReadonlyMap<string, CellEvaluation>> {
  const { file, ids } = group
  if (host.cancelled.aborted) return new Map(ids.map((id) => [id, { problem: cancelled }]))
  if (ids.length <= 1) return new Map()
  const timeout = evaluationTimeout + timeoutOfOne * ids.length
  const answer = await evaluateJson(host, nix, { file, attribute: 'infos', timeout })
  if ('problem' in answer) {
    const again = answer.outcome === 'exited' || answer.outcome === 'killed'
    return new Map(again ? [] : ids.map((id) => [id, { problem: answer.problem }]))
  }
  const infos = new Map(typeof answer.value === 'object' && answer.value ? Object.entries(answer.value) : [])
  return new Map(
    ids.flatMap((id) => {
      const evaluated = parseEvaluated(infos.get(id))
      return evaluated ? [[id, evaluated] as const] : []
    }),
  )
}

/** How many evaluations this machine can do at once: one for each core, and 2 GiB of free memory for each; at least 1. */
export async function evaluationJobs(host: Host, cores = availableParallelism()): Promise<number> {
  const text = await host.files.readFile('/proc/meminfo', 'utf8').catch(() => '')
  const available = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1]
  const fitting = available === undefined ? carefulJobs : Math.floor((Number(available) * 1024) / memoryOfOne)
  return Math.max(1, Math.min(cores, fitting))
}
