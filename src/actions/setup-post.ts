import { type Problem, ProblemError } from '../model/problem.ts'
import { removeJobFiles, undoConfiguration } from '../nix/configure.ts'
import { daemonFile, findSupervision, restartDaemon, stopDaemon } from '../nix/daemon.ts'
import type * as gitHub from '../runner/github.ts'
import type { Host } from '../runner/host.ts'
import { readInputs } from '../runner/inputs.ts'
import { readJob } from '../runner/job.ts'
import { release } from '../runner/journal.ts'
import { findPrivilege } from '../runner/privilege.ts'
import { saveCells } from './store-cache.ts'
import { setupSurface } from './surfaces.ts'

/**
 * What the root action does when the job ends: saves what the cells built; removes the token and the cache's key; on a machine that outlives the job it takes back its
 * configuration and, as the last user, stops the daemon that it started. Never fails a job: what goes wrong is a warning.
 */
export async function runSetupPost(host: Host, github: typeof gitHub): Promise<0> {
  const job = github.state('job')
  if (job === '') return 0
  const problems: Problem[] = []
  try {
    const secretKey = readInputs(setupSurface, github.actionInput)['store-cache-key']
    problems.push(...(await saveCells(host, await readJob(host), secretKey)))
    if (host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') await removeJobFiles(host)
    else await leaveMachine(host, job)
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    problems.push(...cause.problems)
  }
  github.annotate(problems.map((problem): Problem => ({ ...problem, severity: 'warning' })))
  return 0
}

async function leaveMachine(host: Host, job: string): Promise<void> {
  const privilege = await findPrivilege(host)
  const supervision = await findSupervision(host)
  const restart = () => restartDaemon(host, { supervision, privilege, job })
  await undoConfiguration(host, { job, restartDaemon: restart })
  const unused = await release(host, job)
  if (unused.some((entry) => entry.path === daemonFile(host))) {
    await stopDaemon(host, { supervision: 'own', privilege })
    host.log.info('Stopped the Nix daemon that this job had started')
  }
}
