import { leaveSystemBridge } from '../../gpu/bridge/system.ts'
import { findSmi } from '../../gpu/smi.ts'
import { askUsage, type GpuUsage, judgeAfter, ofThisJob } from '../../gpu/usage.ts'
import type { Problem } from '../../model/problem.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { collector } from '../setup/leave.ts'

/** What main leaves for post; no secret is in it. */
export interface Left {
  readonly job: string
  /** What was in use before the steps that follow. */
  readonly usage: GpuUsage
  /** Whether the bridge of the machine was asked for. */
  readonly system: boolean
}

/**
 * What the gpu action does when the job ends: says which of the job's programs still use a GPU, and takes the job out of the bridge of
 * the machine, which the last job removes. Everything else is in the job's folder. Never fails a job.
 */
export async function runGpuPost(host: Host, github: GitHub): Promise<0> {
  const state = github.state('job')
  if (state === '') return 0
  const { job, usage, system } = JSON.parse(state) as Left
  const { problems, warn, attempt } = collector(host)
  await attempt(async () => {
    const after = await askUsage(host, await findSmi(host))
    warn(...judgeAfter(usage, after, await ofThisJob(host, after.processes)))
  })
  await attempt(async () => (system ? leaveSystemBridge(host, job) : undefined))
  const softened = problems.map((one): Problem => (one.severity === 'error' ? { ...one, severity: 'warning' } : one))
  github.annotate(softened)
  return 0
}
