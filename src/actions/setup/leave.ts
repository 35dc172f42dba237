import { release } from '../../machine/journal.ts'
import { type Ending, notFollowed } from '../../machine/owned.ts'
import { type Problem, ProblemError, warning } from '../../model/problem.ts'
import { restartWithVariables } from '../../nix/credentials/credentials.ts'
import type { Host } from '../../runner/host.ts'
import { owners as allOwners } from './owners.ts'

/** Collects what goes wrong in work of which each part is to be done whatever the others met. */
export function collector(host: Host) {
  const problems: Problem[] = []
  const warn: Ending['warn'] = (...more) => void problems.push(...more)
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (cause) {
      if (cause instanceof ProblemError) return warn(...cause.problems)
      const { message, stack } = cause instanceof Error ? cause : new Error(String(cause))
      host.log.debug(stack ?? message)
      const fix = 'If this machine serves other jobs, remove what this job left in RUNNER_TEMP.'
      warn(warning('CFG026', `Not everything of this job could be saved or removed: ${message}.`, fix))
    }
  }
  return { problems, warn, attempt }
}

/** Each owner's part of a job that ends, and what nobody uses afterwards. Gives what went wrong. */
export async function cleanMachine(host: Host, job: string, owners = allOwners): Promise<readonly Problem[]> {
  const machineStays = host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted'
  const restartDaemon = () => restartWithVariables(host, job)
  const { problems, warn, attempt } = collector(host)
  const ending: Ending = { job, machineStays, warn, ...(machineStays ? { restartDaemon } : {}) }
  for (const { leave } of owners) await attempt(async () => leave?.(host, ending))
  if (!machineStays) return problems
  await attempt(async () => {
    const unused = await release(host, job)
    for (const { owner, goesWithLastJob, makes, remove } of owners) {
      for (const entry of goesWithLastJob ? unused.filter((each) => each.owner === owner) : []) {
        await attempt(async () =>
          (await makes(host, entry)) ? remove?.(host, entry, ending) : warn(notFollowed(entry)),
        )
      }
    }
  })
  return problems
}
