import { readJournal, release } from '../../machine/journal.ts'
import { findPrivilege } from '../../machine/privilege.ts'
import { ProblemError } from '../../model/problem.ts'
import { undoConfiguration } from '../../nix/configure/configure.ts'
import { readDaemonVariables, undoCredentials } from '../../nix/credentials/credentials.ts'
import { findSupervision, restartDaemon } from '../../nix/daemon/daemon.ts'
import type { Host } from '../../runner/host.ts'

/**
 * Takes back what jobs left that never came to their post: a runner has one job at a time, so that every other job of this
 * very runner (its name and its temporary folder are part of the job's name) is over. Only under GitHub's own runner, which
 * marks its processes with RUNNER_TRACKING_ID
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/Constants.cs); what runs workflows otherwise may run two
 * jobs at once under one name. Never fails a job: what cannot be mended is a line in the log.
 */
export async function mendMachine(host: Host, job: string): Promise<readonly string[]> {
  const dead = await deadJobs(host, job)
  // The daemon has what it read of them until it is started anew.
  const restart = async () => {
    const [supervision, privilege] = [await findSupervision(host), await findPrivilege(host)]
    await restartDaemon(host, { supervision, privilege, job, variables: await readDaemonVariables(host) })
  }
  for (const name of dead) {
    try {
      await undoCredentials(host, { job: name, restartDaemon: restart })
      await undoConfiguration(host, { job: name, restartDaemon: restart })
      await release(host, name)
      host.log.info(`Took back what a job left that never ended as it should (run ${name.split('|')[0] ?? ''})`)
    } catch (cause) {
      const why = cause instanceof ProblemError ? cause.problems.map(({ message }) => message).join(' ') : String(cause)
      host.log.info(`What an earlier job left could not be taken back: ${why}`)
    }
  }
  return dead
}

async function deadJobs(host: Host, job: string): Promise<readonly string[]> {
  const { RUNNER_NAME: runner, RUNNER_TEMP: temp, RUNNER_TRACKING_ID: tracking } = host.env
  if (!runner || !temp || !tracking || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') return []
  const here = `|${runner}|${temp}`
  const users = (await readJournal(host).catch(() => [])).flatMap((entry) => entry.users)
  return [...new Set(users)].filter((user) => user !== job && user.endsWith(here))
}
