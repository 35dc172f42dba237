import { formatProblem, type Problem } from '../../model/problem.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { readJob } from '../../runner/job.ts'
import { saveCells } from '../../store-cache/job.ts'
import { logFreeBytes, reclaimed } from './disk/provider.ts'
import { cleanMachine, collector } from './leave.ts'
import { owners as allOwners } from './owners.ts'
import { setupSurface } from './surface.ts'

/**
 * What the root action does when the job ends: saves what the cells built; then each owner removes what this job has of it
 * and, on a machine that outlives the job, what its last job no longer needs. Each is done whatever the others met. Never
 * fails a job: what goes wrong is a warning.
 */
export async function runSetupPost(host: Host, github: GitHub, owners = allOwners): Promise<0> {
  const job = github.state('job')
  if (job === '') return 0
  const { problems, warn, attempt } = collector(host)
  await attempt(async () => {
    const secretKey = readInputs(setupSurface, github.actionInput)['store-cache-key']
    warn(...(await saveCells(host, await readJob(host), secretKey)))
  })
  await attempt(async () => warn(...(await reclaimed(host))))
  await attempt(() => logFreeBytes(host, github.state('free')))
  warn(...(await cleanMachine(host, job, owners)))
  await attempt(async () => {
    const wanted = readInputs(setupSurface, github.actionInput).uninstall
    if (!wanted || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') return
    const { uninstallAfterJob } = await import('../uninstall/command.ts')
    warn(...(await uninstallAfterJob(host, job, owners)))
  })
  // Several owners may have met one and the same fault, such as a journal that cannot be read.
  const distinct = new Map(problems.map((problem) => [formatProblem(problem), problem])).values()
  github.annotate([...distinct].map((problem): Problem => ({ ...problem, severity: 'warning' })))
  return 0
}
