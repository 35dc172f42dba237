import { join, resolve } from 'node:path'
import type { ExcludedGroup, MatrixRow, Plan, SharedStage } from '../../model/documents.ts'
import { error, type Problem, worstSeverity } from '../../model/problem.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jobFolder } from '../../runner/job.ts'
import { planActionSurface } from './surface.ts'

/**
 * The plan action: from a request to shards of matrix rows. Exit code 1 when the request cannot be planned; the plan
 * itself is written all the same, so that the report can say why.
 */
export async function runPlanAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(planActionSurface, github.actionInput)
  const { makePlan } = await import('./plan-request.ts')
  const { logPlan } = await import('../build/matrix-job.ts')
  const { planMarkdown } = await import('../../report/plan-text.ts')
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const { plan: made } = await makePlan(host, root, inputs)
  const { plan, outputs } = planOutputs(made, inputs['shard-size'])
  logPlan(host, plan)
  const planFile = join(jobFolder(host), 'plan.json')
  await writeAtomically(host, planFile, `${JSON.stringify(plan)}\n`)
  await github.writeSummary(planMarkdown(plan))
  github.setOutputs(planActionSurface, {
    ...outputs,
    count: plan.counts.planned,
    any: String(plan.counts.planned > 0),
    'plan-file': planFile,
  })
  github.annotate(plan.problems)
  return worstSeverity(plan.problems) === 'error' ? 1 : 0
}

/** What a job needs of a row. */
export type JobRow = Pick<MatrixRow, 'id' | 'runner' | 'timeout' | 'cell' | 'also' | 'shared' | 'gpuRunner'>

/** One shard is one matrix; GitHub runs at most 256 jobs of one. */
export interface Shard {
  /** Counts from 1; the name of the shard's job. */
  readonly shard: number
  readonly rows: readonly JobRow[]
}

/** One job of the shared stage. */
export interface StageRow {
  readonly id: string
  readonly runner: string
  readonly timeout: number
  readonly stage: SharedStage
}

/** The jobs that test cells on GPUs; `runner` has one. */
export function gpuRowsOf(plan: Plan): readonly JobRow[] {
  return plan.rows.flatMap(({ id, gpuRunner: runner, timeout, cell }) =>
    runner === undefined ? [] : [{ id, runner, timeout, cell }],
  )
}

/** Cuts the rows of a plan into shards of at most `size`, in order. */
export function shardsOf(plan: Plan, size: number): readonly Shard[] {
  const rows = plan.rows.map(({ id, runner, timeout, cell, also, shared, gpuRunner }) => ({
    id,
    runner,
    timeout,
    cell,
    ...(also ? { also } : {}),
    ...(shared ? { shared } : {}),
    ...(gpuRunner === undefined ? {} : { gpuRunner }),
  }))
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => ({
    shard: index + 1,
    rows: rows.slice(index * size, (index + 1) * size),
  }))
}

/** Characters. GitHub takes 1 MB of a job's outputs together, counted in UTF-16. https://docs.github.com/en/actions/reference/workflows-and-actions/contexts */
const maxOutputs = 500_000

/** Examples of all rules together in the output; the plan file has up to 50 of each. */
const maxExamples = 50

/** The outputs of a plan; a plan that is too large for them is refused as a whole (PLN029). */
export function planOutputs(
  plan: Plan,
  shardSize: number,
): {
  readonly plan: Plan
  readonly outputs: Readonly<Record<'matrix' | 'shared' | 'gpu' | 'excluded', string>>
} {
  const stages: readonly StageRow[] = (plan.shared ?? []).map((stage) => ({
    id: stage.id,
    runner: stage.runner,
    timeout: stage.timeout,
    stage,
  }))
  const outputs = {
    matrix: JSON.stringify(shardsOf(plan, shardSize)),
    shared: JSON.stringify(stages),
    gpu: JSON.stringify(gpuRowsOf(plan)),
    excluded: JSON.stringify(withFewExamples(plan.excluded)),
  }
  const size = Object.values(outputs).reduce((sum, { length }) => sum + length, 0)
  if (size <= maxOutputs) return { plan, outputs }
  const refused: Plan = {
    ...plan,
    rows: [],
    shared: [],
    counts: { ...plan.counts, planned: 0 },
    problems: [...plan.problems, tooLarge(plan.rows.length, size)],
  }
  return { plan: refused, outputs: { matrix: '[]', shared: '[]', gpu: '[]', excluded: '[]' } }
}

function withFewExamples(groups: readonly ExcludedGroup[]): readonly ExcludedGroup[] {
  const each = Math.max(1, Math.floor(maxExamples / Math.max(1, groups.length)))
  return groups.map((group) => ({ ...group, examples: group.examples.slice(0, each) }))
}

function tooLarge(rows: number, size: number): Problem {
  return error(
    'PLN029',
    `The plan has ${rows} jobs, ${Math.round(size / 1_000)} kB as outputs; the limit of a job is ${maxOutputs / 1_000} kB.`,
    'Use a tier that selects corners, request fewer packages, or split the request over several calls.',
  )
}
