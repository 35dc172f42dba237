import { join } from 'node:path'
import { type Problem, ProblemError, warning } from '../../model/problem.ts'
import { findUninstallFacts } from '../../nix/uninstall/facts.ts'
import { planUninstall, type UninstallPlan, type UninstallRequest } from '../../nix/uninstall/plan.ts'
import { uninstall } from '../../nix/uninstall/uninstall.ts'
import { userCache } from '../../nix/user-cache.ts'
import { problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jobName } from '../../runner/job.ts'
import { jsonText } from '../../runner/sink.ts'
import { userStateFolder } from '../../runner/state-folder.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { owners as allOwners } from '../setup/owners.ts'
import { uninstallSurface } from './surface.ts'

interface Answer {
  readonly status: 'nothing' | 'shown' | 'refused' | 'done' | 'failed'
  readonly plan: readonly string[]
  readonly stays: readonly string[]
  readonly problems: readonly Problem[]
  readonly seconds: number
}

/**
 * `nix-cuda uninstall`: shows the plan and carries it out with `--yes` or a yes at the terminal. Exit code 0 when it is
 * done, there is nothing to do, or only the plan was asked for; 1 when it is refused or nobody said yes; 3 when something
 * cannot be removed.
 */
export async function runUninstall(host: Host, line: CommandLine, owners = allOwners): Promise<ExitCode> {
  const inputs = readInputs(uninstallSurface, line.option)
  const options: UninstallRequest = { force: inputs.force, job: jobName(host), owners }
  const plan = planUninstall(await findUninstallFacts(host), options)
  const say = (answer: Answer) => print(host, answer, inputs.json)
  const shown = { ...linesOf(plan), problems: plan.problems, seconds: 0 }
  if (plan.problems.length > 0) return say({ ...shown, status: 'refused' })
  if (plan.steps.length === 0) return say({ ...shown, status: 'nothing' })
  if (!inputs.json) tell(host, shown)
  if (inputs['dry-run']) return inputs.json ? say({ ...shown, status: 'shown' }) : 0
  if (!inputs.yes && !(await host.confirm('Remove this?'))) {
    host.log.info('Nothing was removed. Give --yes to remove what is listed.')
    if (inputs.json) say({ ...shown, status: 'shown' })
    return 1
  }
  return say(await carryOut(host, options, shown))
}

/** What stays in the home of whoever runs it: Nix’s own cache, as which Nix that was is unknown, and results. */
async function memory(host: Host): Promise<readonly string[]> {
  const isThere = (path: string) => host.files.lstat(path).catch(() => undefined)
  const [cache, results] = [await userCache(host), join(userStateFolder(host), 'nix-cuda')]
  return [
    ...((await isThere(cache)) ? [`${cache} stays: it is Nix’s own cache for this user.`] : []),
    ...((await isThere(results)) ? [`${results} stays: results of nix-cuda commands of this user.`] : []),
  ]
}

async function carryOut(host: Host, options: UninstallRequest, shown: Omit<Answer, 'status'>): Promise<Answer> {
  try {
    const { done, stays, warnings, seconds } = await uninstall(host, options)
    return { status: 'done', plan: done, stays: [...stays, ...(await memory(host))], problems: warnings, seconds }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return { ...shown, status: 'failed', problems: cause.problems }
  }
}

/**
 * The same at the end of a job on a machine that outlives it, after the job has left journal and daemon: what stands
 * against it, as other jobs do, is a warning. Gives the problems to annotate.
 */
export async function uninstallAfterJob(host: Host, job: string, owners = allOwners): Promise<readonly Problem[]> {
  try {
    const { done, stays, warnings, seconds } = await uninstall(host, { force: false, job, owners })
    const more = done.length > 0 ? await memory(host) : []
    for (const line of [...done, ...stays, ...more]) host.log.info(line)
    if (done.length > 0) host.log.info(`Uninstalled in ${seconds.toFixed(1)} s`)
    return warnings
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problems.map((problem) => ({ ...problem, severity: 'warning' }))
    const why = cause instanceof Error ? cause.message : String(cause)
    return [warning('INS050', `Not everything could be removed: ${why}.`, 'Run nix-cuda uninstall on this machine.')]
  }
}

const exitCodes = { nothing: 0, shown: 0, done: 0, refused: 1, failed: 3 } as const

function print(host: Host, answer: Answer, json: boolean): ExitCode {
  const { status, problems, seconds } = answer
  if (json) host.answer(jsonText({ schema: 'uninstall/1', ...answer }))
  else {
    if (status === 'nothing') host.answer('This action has installed nothing on this machine.\n')
    if (status === 'done') host.answer(`Done in ${seconds.toFixed(1)} s.\n`)
    if (status === 'refused') tell(host, answer)
  }
  for (const problem of problems) host.log.info(problemText(problem))
  return exitCodes[status]
}

function tell(host: Host, { plan, stays }: Pick<Answer, 'plan' | 'stays'>): void {
  host.answer([...plan, ...stays].map((line) => `- ${line}\n`).join(''))
}

function linesOf(plan: UninstallPlan): Pick<Answer, 'plan' | 'stays'> {
  return { plan: plan.steps.flatMap(({ lines }) => lines), stays: plan.stays }
}
