/**
 * Runs workflows for real: act in host mode, without containers and without a network, against the fake services of
 * GitHub. What act lacks (job time limits, `fail-fast`, concurrency, GitHub's cancellation, OIDC, `job.workflow_*`) is not shown.
 */
import { mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { type Ran, run } from '../lab/exec.ts'
import { type ActJob, type ActStep, readActLog } from './act-log.ts'
import type { LocalRepository } from './repositories.ts'

export interface ActOptions {
  /** act's program, from `ensureTool('act')`. */
  readonly act: string
  /** The caller: a folder with a commit. */
  readonly caller: string
  /** Relative to the caller. */
  readonly workflow: string
  /** Where act and the jobs write: HOME, workspaces, RUNNER_TEMP. */
  readonly home: string
  /** Default push. */
  readonly event?: string
  /** File with its payload, JSON. */
  readonly payload?: string
  /** Inputs of a workflow_dispatch. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Labels of runners, all of them this machine; default ubuntu-24.04. */
  readonly labels?: readonly string[]
  readonly repositories?: readonly LocalRepository[]
  /** For every step, such as that of the fake services. */
  readonly env?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  /** Variables of the repository (`vars`). */
  readonly variables?: Readonly<Record<string, string>>
  /** Folders of programs, after that of Node 24; default the system's. */
  readonly path?: readonly string[]
  /** Folder of Node 24; default that of this process. */
  readonly node?: string
  /** Runs act's command, as `run` of a throw-away root does; all paths are then as seen in there. Default: here. */
  readonly execute?: (
    argv: readonly string[],
    options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  ) => Promise<Ran>
  /** Jobs at once; default 2. */
  readonly parallel?: number
  readonly signal?: AbortSignal
  /** Seconds; default 300. */
  readonly timeout?: number
}

export interface ActRun {
  /** 0 when the run is green. */
  readonly code: number
  readonly jobs: readonly ActJob[]
  /** act's log and its errors, for messages of failing tests. */
  readonly log: string
  /** The one job of that id, or of that id and name. */
  job(id: string, name?: string | RegExp): ActJob
  /** All jobs of that id. */
  jobsOf(id: string): readonly ActJob[]
}

/** Runs one workflow of a caller; a red run is a result, not an error. */
export async function runAct(options: ActOptions): Promise<ActRun> {
  if (!options.execute) mkdirSync(options.home, { recursive: true })
  const execute = options.execute ?? ((argv, { cwd, env }) => runHere(argv, cwd, env, options))
  const argv = [options.act, ...argumentsOf(options)]
  const ran = await execute(argv, { cwd: options.caller, env: environment(options) })
  const jobs = readActLog(ran.stdout)
  const log = `${ran.stdout}\n${ran.stderr}`
  // Without a job it was not the workflow that failed.
  if (ran.code !== 0 && jobs.length === 0) throw new Error(`act ended with status ${ran.code}:\n${log.slice(-3000)}`)
  const jobsOf = (id: string) => jobs.filter((job) => job.id === id)
  return {
    code: ran.code,
    jobs,
    log,
    jobsOf,
    job: (id, name) => {
      const named = jobsOf(id).filter((job) => name === undefined || matches(job.name, name))
      const [job] = named
      if (job && named.length === 1) return job
      const all = jobs.map((one) => `${one.id} (${one.name})`).join(', ')
      throw new Error(`${named.length} jobs are ${id} ${name ?? ''}; there are: ${all}`)
    },
  }
}

/** The step of a job by id or name, in its main stage unless said otherwise. */
export function stepOf(job: ActJob, idOrName: string, stage: ActStep['stage'] = 'Main'): ActStep {
  const step = job.steps.find((one) => one.stage === stage && (one.id === idOrName || one.name === idOrName))
  if (step) return step
  throw new Error(`${job.name} has no step ${idOrName}; it has: ${job.steps.map(({ id }) => id).join(', ')}`)
}

function argumentsOf(options: ActOptions): readonly string[] {
  const { payload, labels = ['ubuntu-24.04'], repositories = [], parallel = 2 } = options
  const pairs = (flag: string, values: Readonly<Record<string, string>> = {}) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`])
  return [
    ...[options.event ?? 'push', '--workflows', options.workflow, '--json'],
    // Its own cache service is of another version; what is not mapped must not be fetched.
    ...['--no-cache-server', '--action-offline-mode', '--concurrent-jobs', String(parallel)],
    ...[
      '--env-file',
      '/dev/null',
      '--secret-file',
      '/dev/null',
      '--var-file',
      '/dev/null',
      '--input-file',
      '/dev/null',
    ],
    ...(payload === undefined ? [] : ['--eventpath', payload]),
    ...labels.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...repositories.flatMap(({ name, ref, folder }) => ['--local-repository', `${name}@${ref}=${folder}`]),
    ...pairs('--env', { RUNNER_ENVIRONMENT: 'github-hosted', ...options.env }),
    ...pairs('--secret', options.secrets),
    ...pairs('--var', options.variables),
    ...pairs('--input', options.inputs),
  ]
}

function environment(options: ActOptions): Readonly<Record<string, string>> {
  const path = [options.node ?? dirname(process.execPath), ...(options.path ?? ['/usr/local/bin', '/usr/bin', '/bin'])]
  return {
    HOME: options.home,
    XDG_CACHE_HOME: join(options.home, '.cache'),
    XDG_CONFIG_HOME: join(options.home, '.config'),
    PATH: path.join(delimiter),
    LANG: 'C.UTF-8',
    GIT_CONFIG_GLOBAL: '/dev/null',
  }
}

/** With nothing of this process's environment: what a step sees must not depend on who runs the test. */
function runHere(
  [command = '', ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  { signal, timeout = 300 }: Pick<ActOptions, 'signal' | 'timeout'>,
): Promise<Ran> {
  const none = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]))
  return run(command, args, { cwd, env: { ...none, ...env }, timeout, signal })
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}
