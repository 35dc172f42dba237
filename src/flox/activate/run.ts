/** Runs a command in environments. */
import { delimiter, join } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Outcome } from '../../runner/exec.ts'
import { findProgram, isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { type Flox, lookForFlox } from '../facts.ts'
import type { FloxVariables } from './environment.ts'
import { explainRefusal, type Login } from './explain.ts'
import { type ActivationRequest, labelOf, planActivation } from './plan.ts'
import { files } from './scripts.ts'
import { type EndedService, logServices, notStarted, readEnded, serviceProblems, watchServices } from './services.ts'

export interface Activation {
  /** Of the command; 1 where it was not started or was stopped. */
  readonly exitCode: number
  /** Whether the command was started. */
  readonly started: boolean
  readonly problems: readonly Problem[]
}

export interface ActivationOptions {
  /** Where the command runs, absolute. */
  readonly cwd: string
  /** The environment of Flox and of the command. */
  readonly env: FloxVariables
  /** The token in `env` is for Flox alone, not for the command. */
  readonly hidesToken?: boolean
}

/** Seconds: longer than any job of GitHub may take. */
const longest = 15 * 24 * 3_600

/** The `flox` of this machine. Throws ProblemError FLX162 where there is none, FLX006 where it does not answer. */
export async function needFlox(host: Host): Promise<Flox> {
  const flox = await lookForFlox(host)
  if (flox) return flox
  const fix = 'Use the setup step with flox: true before this one.'
  throw new ProblemError(error('FLX162', 'Flox was not found on this machine.', fix))
}

/**
 * Activates the environments and runs the command in the innermost one, with the output of this process as its own. Throws
 * ProblemError FLX155 where there is no bash; whatever Flox refuses is a problem in the answer.
 */
export async function runActivation(
  host: Host,
  flox: Flox,
  request: ActivationRequest,
  options: ActivationOptions,
): Promise<Activation> {
  const bash = await findProgram(host, 'bash', (options.env['PATH'] ?? '').split(delimiter))
  if (bash === undefined) {
    throw new ProblemError(error('FLX155', 'bash is not on PATH.', 'Install it: Flox activates with a shell.'))
  }
  await host.files.mkdir(jobFolder(host), { recursive: true, mode: 0o700 })
  const folder = await host.files.mkdtemp(join(jobFolder(host), 'activate-'))
  try {
    const plan = planActivation(request, { flox, bash, folder, hidesToken: options.hidesToken })
    for (const [name, text] of Object.entries(plan.files)) {
      await host.files.writeFile(join(folder, name), text, { mode: 0o600 })
    }
    const over = new AbortController()
    const env = { ...options.env, FLOX_SHELL: bash }
    const watching = watchServices(host, flox.program, options.env, plan.services, over.signal)
    const command = { argv: plan.argv, env, cwd: options.cwd, timeout: longest, signal: host.cancelled }
    const outcome = await host.exec({ ...command, passesOutput: true, onStderr: (line) => host.log.info(line) })
    over.abort()
    await watching
    const ended = await readEnded(host, folder, plan.services)
    const is = (name: string) => isThere(host, join(folder, name))
    const reached = (await is(files.started)) ? 'command' : (await is(files.active)) ? 'services' : 'nothing'
    const login = { token: options.env['FLOX_FLOXHUB_TOKEN'] || undefined, now: host.clock.now() }
    return judge(host, request, login, { outcome, reached, ended })
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

interface Ended {
  readonly outcome: Outcome
  /** How far it came. */
  readonly reached: 'command' | 'services' | 'nothing'
  readonly ended: readonly EndedService[]
}

function judge(
  host: Host,
  { layers }: ActivationRequest,
  login: Login,
  { outcome, reached, ended: services }: Ended,
): Activation {
  const started = reached === 'command'
  if (outcome.kind === 'cancelled') return { exitCode: 1, started, problems: [] }
  const exitCode = outcome.kind === 'exited' ? outcome.code : 1
  logServices(host, services, !started || exitCode !== 0)
  const problems = serviceProblems(services)
  if (!started) {
    const quietly = exitCode === 0 ? ['The activation ended before the command: a hook may have called exit.'] : []
    const said = outcome.kind === 'not-started' ? [outcome.reason] : [...outcome.stderrTail, ...quietly]
    const label = layers.map(labelOf).join(', ')
    const refusal = reached === 'services' ? notStarted(said) : explainRefusal(said, label, login)
    return { exitCode: exitCode === 0 ? 1 : exitCode, started, problems: [refusal, ...problems] }
  }
  if (exitCode === 0) return { exitCode, started, problems }
  const how = outcome.kind === 'exited' ? `ended with exit code ${exitCode}` : 'was killed'
  const failed = error('FLX161', `The command ${how}.`, 'Its output is in the log of this step.')
  return { exitCode, started, problems: [failed, ...problems] }
}
