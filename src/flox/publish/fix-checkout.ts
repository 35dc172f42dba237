/** Makes a checkout publishable with plain commands of git, where that is allowed. */
import { relative } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { gitIn } from './git.ts'
import { hintsOf, inDryRun, maxRounds, type NextStep, nextStep } from './plan-checkout.ts'
import { type Repository, readRepository } from './repository.ts'

export type FixCheckout = 'auto' | 'true' | 'false'

export interface Checkout {
  readonly repository: Repository
  /** `origin/main`; undefined where only the commands would show it. */
  readonly follows: string | undefined
  /** Commands that were run, or in a dry run those that would be run first. */
  readonly commands: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * The checkout, fixed where it may be. Throws ProblemError FLX191 to FLX196. With `auto`, a checkout below GITHUB_WORKSPACE is
 * fixed, because actions/checkout made it for this job and makes it anew for the next; anywhere else the user is asked. A dry
 * run changes nothing, and gives what cannot be fixed as problems.
 */
export async function prepareCheckout(
  host: Host,
  found: Repository,
  { fix, dryRun }: { readonly fix: FixCheckout; readonly dryRun: boolean },
): Promise<Checkout> {
  const hints = hintsOf(host.env)
  const commands: string[] = []
  let repository = found
  for (let round = 0; round < maxRounds; round++) {
    const step = nextStep(repository, hints)
    if (step.kind === 'ready') {
      return { repository, follows: `${step.remote}/${step.branch}`, commands, problems: [] }
    }
    if (step.kind === 'refused') {
      const problem = dryRun ? inDryRun(step.problem) : step.problem
      if (problem.severity === 'error') throw new ProblemError(problem)
      return { repository, follows: undefined, commands, problems: [problem] }
    }
    if (dryRun) return { repository, follows: undefined, commands: step.commands.map(shown), problems: [] }
    if (!(await mayFix(host, repository, fix, step))) throw new ProblemError(notFixed(step))
    commands.push(...(await runAll(host, repository, step.commands)))
    repository = (await readRepository(host, repository.root)) ?? repository
  }
  const { remote, head } = repository
  const message = `After ${commands.length} commands of git, no branch of ${remote?.name ?? 'the remote'} is followed that has ${head}.`
  throw new ProblemError(error('FLX196', message, `They were: ${commands.join('; ')}.`))
}

type Commands = NextStep & { readonly kind: 'commands' }

async function mayFix(host: Host, { root }: Repository, fix: FixCheckout, step: Commands): Promise<boolean> {
  if (fix !== 'auto') return fix === 'true'
  if (await isRunnersCheckout(host, root)) return true
  const question = `${step.why}. Run ${step.commands.map(shown).join(' and ')} in ${root}?`
  return host.confirm(question)
}

async function isRunnersCheckout({ env, files }: Host, root: string): Promise<boolean> {
  const workspace = env['GITHUB_ACTIONS'] === 'true' ? env['GITHUB_WORKSPACE'] : undefined
  if (!workspace) return false
  const below = relative(await files.realpath(workspace).catch(() => workspace), root)
  return !below.startsWith('..')
}

/** Gives the commands as they were run. Throws ProblemError FLX195 and FLX196. */
async function runAll(
  host: Host,
  { root, head }: Repository,
  commands: Commands['commands'],
): Promise<readonly string[]> {
  const git = await gitIn(host, root)
  const done: string[] = []
  for (const command of commands) {
    host.log.info(shown(command))
    const outcome = await git.run(...command)
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
      if (/\bnot our ref\b/.test(git.failure(outcome))) throw new ProblemError(notPushed(head))
      const message = `\`${shown(command)}\` failed: ${git.failure(outcome)}.`
      throw new ProblemError(error('FLX196', message, 'Run it in the checkout to see why; no file was changed.'))
    }
    done.push(shown(command))
  }
  return done
}

/** The server was asked for the commit itself, and does not have it. */
function notPushed(head: string): Problem {
  const message = `The remote does not have the commit ${head.slice(0, 12)}.`
  return error('FLX195', message, 'Push it to a branch, or publish before the step that makes it.')
}

function notFixed({ lacks, why, commands }: Commands): Problem {
  const run = `Run ${commands.map((command) => `\`${shown(command)}\``).join(', then ')}; or set flox-fix-checkout to true.`
  if (lacks === 'branch') return error('FLX193', `${why}, and flox publish needs the branch of a remote.`, run)
  return error('FLX194', `${why}.`, `Set fetch-depth: 0 in actions/checkout. ${run}`)
}

/** Without `--quiet`, which is for the log. */
function shown(command: readonly string[]): string {
  return ['git', ...command.filter((word) => word !== '--quiet')].join(' ')
}
