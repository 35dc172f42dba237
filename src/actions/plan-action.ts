import { join, resolve } from 'node:path'
import type { MatrixRow, Plan } from '../model/documents.ts'
import { worstSeverity } from '../model/problem.ts'
import { writeAtomically } from '../runner/files.ts'
import type * as gitHub from '../runner/github.ts'
import type { Host } from '../runner/host.ts'
import { readInputs } from '../runner/inputs.ts'
import { jobFolder } from '../runner/job.ts'
import { readRunners } from './runners.ts'
import { planActionSurface } from './surfaces.ts'

/**
 * The plan action: from a request to shards of matrix rows. Exit code 1 when the request cannot be planned; the plan
 * itself is written all the same, so that the report can say why.
 */
export async function runPlanAction(host: Host, github: typeof gitHub): Promise<0 | 1> {
  const inputs = readInputs(planActionSurface, github.actionInput)
  const { planRequest, tellPlan } = await import(/* webpackChunkName: "matrix-job" */ './matrix-job.ts')
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const plan = await planRequest(host, root, inputs, { runners: readRunners(inputs.runners) })
  tellPlan(host, plan)
  const planFile = join(jobFolder(host), 'plan.json')
  await writeAtomically(host, planFile, `${JSON.stringify(plan)}\n`)
  github.setOutputs(planActionSurface, {
    shards: JSON.stringify(shardsOf(plan, inputs['shard-size'])),
    count: plan.counts.planned,
    any: String(plan.counts.planned > 0),
    excluded: plan.counts.excluded,
    'plan-file': planFile,
  })
  github.annotate(plan.problems)
  return worstSeverity(plan.problems) === 'error' ? 1 : 0
}

/** One shard is one matrix; GitHub runs at most 256 jobs of one. */
export interface Shard {
  /** Counts from 1; the name of the shard's job. */
  readonly shard: number
  readonly rows: readonly MatrixRow[]
}

/** Cuts the rows of a plan into shards of at most `size`, in order. */
export function shardsOf(plan: Plan, size: number): readonly Shard[] {
  return Array.from({ length: Math.ceil(plan.rows.length / size) }, (_, index) => ({
    shard: index + 1,
    rows: plan.rows.slice(index * size, (index + 1) * size),
  }))
}
