import { type Problem, ProblemError } from '../model/problem.ts'
import { removeJobFiles, undoConfiguration } from '../nix/configure.ts'
import { daemonFile, findSupervision, restartDaemon, stopDaemon } from '../nix/daemon.ts'
import type * as gitHub from '../runner/github.ts'
import type { Host } from '../runner/host.ts'
import { release } from '../runner/journal.ts'
import { findPrivilege } from '../runner/privilege.ts'

/**
 * What the root action does when the job ends: removes the token; on a machine that outlives the job it takes back its
 * configuration and, as the last user, stops the daemon that it started. Never fails a job: what goes wrong is a warning.
 */
export async function runSetupPost(host: Host, github: Pick<typeof gitHub, 'annotate' | 'state'>): Promise<0> {
  const job = github.state('job')
  if (job === '') return 0
  try {
    if (host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') await removeJobFiles(host)
    else await leaveMachine(host, job)
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    github.annotate(cause.problems.map((problem): Problem => ({ ...problem, severity: 'warning' })))
  }
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
