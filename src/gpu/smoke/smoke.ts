import { join } from 'node:path'
import { error, type Problem } from '../../model/problem.ts'
import { type Command, failureText, type Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { isDriverLibrary } from '../bridge/names.ts'
import { errorInText } from './cuda-errors.ts'
import { loadedFiles, missedDriverFiles } from './loader-log.ts'
import { type ProbeAnswer, type ProbedGpu, probeProblems, readProbe } from './probe.ts'

/**
 * The levels of the test: `driver`, a program of Nix loads libcuda and asks it; `kernel`, it also runs a kernel from PTX on every GPU;
 * `program`, a program of the user.
 */
export type SmokeLevel = 'driver' | 'kernel' | 'program'

export interface SmokeResult {
  readonly level: SmokeLevel
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly seconds: number
  readonly problems: readonly Problem[]
  /** What the loader really loaded: the driver's libraries, and all others that lie outside the Nix store. Real paths. */
  readonly libraries: readonly string[]
}

export interface SmokeReport {
  readonly levels: readonly SmokeResult[]
  /** What the driver says; undefined where it was not asked or not loaded. */
  readonly driverCuda: string | undefined
  readonly gpus: readonly ProbedGpu[]
}

export interface SmokeOptions {
  /** The program of `probeSource`; undefined leaves out the first two levels. */
  readonly probe: string | undefined
  /** The user's program, if any. */
  readonly program: Command['argv'] | undefined
  /** The environment that the bridge makes. */
  readonly env: Command['env']
  /** Seconds for each level; the first start of a GPU without persistence mode alone takes some. */
  readonly timeout: number
}

/** Runs the levels one after the other; after a failure the rest is skipped. Throws nothing of its own. */
export async function smokeTest(host: Host, options: SmokeOptions): Promise<SmokeReport> {
  const levels: SmokeResult[] = []
  let answer: ProbeAnswer | undefined
  for (const level of ['driver', 'kernel', 'program'] as const) {
    if (level === 'program' ? !options.program : options.probe === undefined) continue
    if (levels.some(({ outcome }) => outcome !== 'passed')) {
      levels.push({ level, outcome: 'skipped', seconds: 0, problems: [], libraries: [] })
    } else if (level === 'program' && options.program) {
      levels.push(await testProgram(host, options.program, options))
    } else if (options.probe !== undefined) {
      const tested = await testDriver(host, level, options.probe, options)
      answer = tested.answer
      levels.push(tested.result)
    }
  }
  return { levels, driverCuda: answer?.cuda, gpus: answer?.gpus ?? [] }
}

async function testDriver(
  host: Host,
  level: SmokeLevel,
  probe: string,
  { env, timeout }: SmokeOptions,
): Promise<{ readonly result: SmokeResult; readonly answer: ProbeAnswer }> {
  const start = host.clock.now()
  const argv: Command['argv'] = level === 'kernel' ? [probe, 'kernel'] : [probe]
  const outcome = await host.exec({ argv, env, timeout, signal: host.cancelled })
  const answer = readProbe(outcome.kind === 'not-started' ? '' : outcome.stdout)
  const problems = outcome.kind === 'exited' ? probeProblems(answer) : [notRun(probe, outcome)]
  const libraries = await foreignFiles(host, answer.files)
  return { answer, result: resultOf(level, start, host, problems, libraries) }
}

/** Runs a program with a log of its loader: an exit code that is not 0 is a failure, explained by the CUDA error that it prints. */
async function testProgram(host: Host, argv: Command['argv'], { env, timeout }: SmokeOptions): Promise<SmokeResult> {
  const start = host.clock.now()
  const folder = await host.files.mkdtemp(join(await ownFolder(host), 'loader-'))
  try {
    const debug = { LD_DEBUG: 'libs', LD_DEBUG_OUTPUT: join(folder, 'log') }
    const outcome = await host.exec({ argv, env: { ...env, ...debug }, timeout, signal: host.cancelled })
    const names = await host.files.readdir(folder)
    const logs = await Promise.all(names.map((name) => host.files.readFile(join(folder, name), 'utf8')))
    const log = logs.join('\n')
    const problems = programProblems(argv[0], outcome, missedDriverFiles(log))
    return resultOf('program', start, host, problems, await foreignFiles(host, loadedFiles(log)))
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

async function ownFolder(host: Host): Promise<string> {
  const folder = jobFolder(host)
  await host.files.mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** What the outcome of a program means. Pure. */
export function programProblems(program: string, outcome: Outcome, missed: readonly string[]): readonly Problem[] {
  if (outcome.kind === 'exited' && outcome.code === 0) return []
  if (outcome.kind !== 'exited') return [notRun(program, outcome)]
  const { code, stdout, stderrTail } = outcome
  const lines = [...stderrTail, ...stdout.split('\n').slice(-200)].filter((line) => line !== '')
  const known = errorInText(lines)
  const notFound = missed.length > 0 ? ` Its loader did not find ${missed.join(', ')}.` : ''
  if (known) return [error(known.code, `${program} failed with ${known.name} (${known.number}).${notFound}`, known.fix)]
  const last = lines.at(-1)
  const message = `${program} ended with exit code ${code}${last === undefined ? '' : `: ${last}`}.${notFound}`
  return [error('GPU333', message, 'Run it alone with `nix-cuda run` to see all of its output.')]
}

function notRun(program: string, outcome: Outcome): Problem {
  if (outcome.kind === 'not-started')
    return error(
      'GPU332',
      `${program} cannot be started: ${outcome.reason}.`,
      'Check that it is built for this machine.',
    )
  const how = {
    'timed-out': 'took too long',
    cancelled: 'was stopped',
    killed: `was killed: ${failureText(outcome)}`,
    exited: 'ended',
  }
  return error(
    'GPU333',
    `${program} ${how[outcome.kind]}.`,
    'Run it alone with `nix-cuda run` to see all of its output.',
  )
}

/** The driver's libraries and what else is of the system, links resolved; files of the store are the program's own. */
async function foreignFiles(host: Host, files: readonly string[]): Promise<readonly string[]> {
  const store = `${host.env['NIX_STORE_DIR'] || '/nix/store'}/`
  const libraries = files.filter((path) => /\.so(?:\.[\w.]+)?$/.test(path))
  const real = await Promise.all(libraries.map((path) => host.files.realpath(path).catch(() => path)))
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  return [...new Set(real)]
    .filter((path) => !path.startsWith(store) || isDriverLibrary(name(path), name(path), undefined))
    .sort()
}

function resultOf(
  level: SmokeLevel,
  start: number,
  host: Host,
  problems: readonly Problem[],
  libraries: readonly string[],
): SmokeResult {
  const outcome = problems.length === 0 ? 'passed' : 'failed'
  return { level, outcome, seconds: (host.clock.now() - start) / 1_000, problems, libraries }
}
