import { undoFloxSettings } from '../../flox/apply-settings.ts'
import { undoFlox } from '../../flox/install.ts'
import { release } from '../../machine/journal.ts'
import { findPrivilege } from '../../machine/privilege.ts'
import { type Problem, ProblemError, warning } from '../../model/problem.ts'
import { removeJobFiles, undoConfiguration } from '../../nix/configure/configure.ts'
import { readDaemonVariables, undoCredentials } from '../../nix/credentials/credentials.ts'
import { daemonFile, findSupervision, restartDaemon, stopDaemon } from '../../nix/daemon/daemon.ts'
import type * as gitHub from '../../runner/github.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { readJob } from '../../runner/job.ts'
import { saveCells } from '../../store-cache/job.ts'
import { closeLocalCache } from '../../store-cache/local.ts'
import { reclaimed, tellFree, undoDisk } from './disk/provider.ts'
import { setupSurface } from './surface.ts'

/**
 * What the root action does when the job ends: saves what the cells built; removes the token and the cache's key; on a
 * machine that outlives the job it takes back its configuration and, as the last user, stops the daemon that it started.
 * Each is done whatever the others met. Never fails a job: what goes wrong is a warning.
 */
export async function runSetupPost(host: Host, github: typeof gitHub): Promise<0> {
  const job = github.state('job')
  if (job === '') return 0
  const problems: Problem[] = []
  const attempt = async (work: () => Promise<void>) => problems.push(...(await problemsOf(host, work)))
  await attempt(async () => {
    const secretKey = readInputs(setupSurface, github.actionInput)['store-cache-key']
    problems.push(...(await saveCells(host, await readJob(host), secretKey)))
  })
  await attempt(() => closeLocalCache(host))
  // The job's own flox.toml may have the user's token in it.
  await attempt(() => undoFloxSettings(host))
  await attempt(() => undoFlox(host))
  await attempt(async () => void problems.push(...(await reclaimed(host))))
  await attempt(() => tellFree(host, github.state('free')))
  await attempt(() =>
    host.env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? leaveHosted(host, job) : leaveMachine(host, job, problems),
  )
  await attempt(async () => {
    const wanted = readInputs(setupSurface, github.actionInput).uninstall
    if (!wanted || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') return
    const { uninstallAfterJob } = await import(/* webpackChunkName: "uninstall" */ '../uninstall/command.ts')
    problems.push(...(await uninstallAfterJob(host, job)))
  })
  github.annotate(problems.map((problem): Problem => ({ ...problem, severity: 'warning' })))
  return 0
}

/** What went wrong in work that must not keep the rest from being done. */
async function problemsOf(host: Host, work: () => Promise<void>): Promise<readonly Problem[]> {
  try {
    await work()
    return []
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problems
    const { message, stack } = cause instanceof Error ? cause : new Error(String(cause))
    host.log.debug(stack ?? message)
    const fix = 'Remove what the job left in RUNNER_TEMP when this machine serves other jobs.'
    return [warning('CFG026', `Not all of this job could be saved or taken back: ${message}.`, fix)]
  }
}

/** The machine ends with the job; its secrets go before. */
async function leaveHosted(host: Host, job: string): Promise<void> {
  await removeJobFiles(host)
  await undoCredentials(host, { job })
}

async function leaveMachine(host: Host, job: string, problems: Problem[]): Promise<void> {
  const privilege = await findPrivilege(host)
  const supervision = await findSupervision(host)
  const restart = async () =>
    restartDaemon(host, { supervision, privilege, job, variables: await readDaemonVariables(host) })
  try {
    await undoCredentials(host, { job, restartDaemon: restart })
    await undoConfiguration(host, { job, restartDaemon: restart })
  } finally {
    const unused = await release(host, job)
    for (const entry of unused) problems.push(...((await undoDisk(host, entry)) ?? []))
    if (unused.some((entry) => entry.path === daemonFile(host))) {
      await stopDaemon(host, { supervision: 'own', privilege })
      host.log.info('Stopped the Nix daemon that this job had started')
    }
  }
}
