import { measureDisk } from '../../machine/disk.ts'
import { checkRoom } from '../../machine/disk-advice.ts'
import { error, type Problem } from '../../model/problem.ts'
import type { Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import { logDetail } from '../../runner/log.ts'
import { runNix } from '../command.ts'
import type { Nix } from '../find.ts'
import { isBuilt } from '../store-paths.ts'
import { type BuildLog, type BuildState, type BuiltDerivation, type Fetched, readBuildLog } from './build-log.ts'
import { failureCause } from './failure-cause.ts'

export interface BuildOutcome {
  /** Derivations that Nix built itself; empty when everything was there or came from a cache. */
  readonly built: readonly string[]
  /** The same as store paths with the seconds that each took. */
  readonly derivations: readonly BuiltDerivation[]
  /** Store paths that came from a cache, and from which. */
  readonly fetched: readonly Fetched[]
  /** Undefined when every output is valid now. */
  readonly problem?: Problem
  /** Last lines of the builders, for the report of a failure. */
  readonly logTail: readonly string[]
  /** What Nix itself warned of, caches among it. */
  readonly messages: readonly string[]
  /** INS040 where what Nix was going to fetch does not fit on the disk. */
  readonly warnings: readonly Problem[]
}

/** Milliseconds without a line after which the user is told what still runs. */
const silence = 15_000
/** Milliseconds between two states of a terminal's line. */
const tick = 500

/**
 * Builds every output of a derivation and keeps them alive through a GC root at `root` (`root`, `root-dev`, …), if it is
 * given.
 * Streams what builders and Nix say. Problems: BLD002 failed or timed out, BLD003 cancelled, BLD004 not started.
 */
export async function build(
  host: Host,
  nix: Nix,
  target: Omit<Target, 'drvPaths' | 'keepGoing'> & { readonly drvPath: string },
): Promise<BuildOutcome> {
  const { drvPath, ...how } = target
  const run = await runBuild(host, nix, { drvPaths: [drvPath], ...how })
  return ended(run, target.timeout, [target.drvPath])
}

export interface BuildAllOutcome extends BuildOutcome {
  /** Those of the asked-for derivations that lack an output now, or of which the store does not say. */
  readonly failed: readonly string[]
}

/**
 * Builds every output of several derivations; those that can be built are built whatever becomes of the others. GC roots
 * are made at `root` (`root`, `root-1`, …) if it is given. `timeout` in seconds, for all together.
 * Problems as of `build`: one, for the first that failed.
 */
export async function buildAll(
  host: Host,
  nix: Nix,
  target: { readonly drvPaths: readonly string[]; readonly root?: string; readonly timeout: number },
): Promise<BuildAllOutcome> {
  if (target.drvPaths.length === 0) {
    return { built: [], derivations: [], fetched: [], logTail: [], messages: [], warnings: [], failed: [] }
  }
  const run = await runBuild(host, nix, { ...target, keepGoing: true })
  const failed: string[] = []
  for (const drvPath of isDone(run.outcome) ? [] : target.drvPaths) {
    if (host.cancelled.aborted || !(await isBuilt(host, nix, drvPath))) failed.push(drvPath)
  }
  return { ...ended(run, target.timeout, failed.length > 0 ? failed : target.drvPaths), failed }
}

/**
 * Takes store paths from caches, each with what it refers to, and keeps them alive through GC roots (`root`, `root-1`, …); builds
 * nothing. One that cannot be had does not stop the others: the store tells which are there. Problems: BLD003 cancelled, BLD004 not
 * started.
 */
export async function fetchPaths(
  host: Host,
  nix: Nix,
  { paths, ...how }: { readonly paths: readonly string[]; readonly root: string; readonly timeout: number },
): Promise<Problem | undefined> {
  const { outcome } = await runBuild(host, nix, { ...how, drvPaths: paths, keepGoing: true, onlyFetch: true })
  if (outcome.kind !== 'cancelled' && outcome.kind !== 'not-started') return undefined
  return failure(outcome, { drvPaths: paths, timeout: how.timeout }, { errors: [], tail: [] })
}

/**
 * Those of the paths, and of what they refer to, that neither the store nor a cache has. Nix names them only when it is asked what it
 * would do; none where it does not answer.
 */
export async function pathsInNoCache(host: Host, nix: Nix, paths: readonly string[]): Promise<readonly string[]> {
  const unknown: string[] = []
  let listed = false
  await runNix(host, nix, ['build', '--dry-run', '--no-link', ...paths], {
    timeout: 600,
    onStderr: (line) => {
      const [path] = /^\s+(\/\S+)$/.exec(line)?.slice(1) ?? []
      if (path === undefined) listed = line.startsWith("don't know how to build these paths")
      else if (listed) unknown.push(path)
    },
  })
  return unknown
}

interface Target {
  /** Derivations, or paths that are fetched. */
  readonly drvPaths: readonly string[]
  readonly root?: string
  readonly keepGoing?: boolean
  /** Takes outputs from caches alone: nothing is built, here or on a remote builder. */
  readonly onlyFetch?: boolean
  /** Seconds. */
  readonly timeout: number
}

interface Run {
  readonly outcome: Outcome
  readonly log: BuildLog
  readonly warnings: readonly Problem[]
}

/** `nix build` of what is asked for, with a readable log. */
async function runBuild(host: Host, nix: Nix, target: Target): Promise<Run> {
  const log = readBuildLog(host.clock.now)
  const begun = host.clock.now()
  let lastLine = begun
  let warnings: Promise<readonly Problem[]> | undefined
  const finished = new AbortController()
  const { status } = host.log
  const watch = repeat(host, finished.signal, status ? tick : silence, () => {
    const seconds = Math.round((host.clock.now() - begun) / 1_000)
    if (status) status(progressLine(log.state(), seconds))
    else if (host.clock.now() - lastLine >= silence) host.log.info(progressText(log.state(), seconds))
  })
  const outcome = await runNix(host, nix, ['build', ...buildArguments(target), '--log-format', 'internal-json'], {
    timeout: target.timeout,
    onStderr: (line) => {
      for (const shown of log.push(line)) {
        if (!host.log.quiet) lastLine = host.clock.now()
        logDetail(host.log, shown)
      }
      const { unpackedBytes } = log.state()
      if (unpackedBytes > 0) warnings ??= warnOfRoom(host, unpackedBytes)
    },
  })
  finished.abort()
  await watch
  return { outcome, log, warnings: (await warnings) ?? [] }
}

/** INS040, said at once: a disk that is full in the middle of a build says less. */
async function warnOfRoom(host: Host, storeBytes: number): Promise<readonly Problem[]> {
  const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted'
  const problems = checkRoom(await measureDisk(host), { storeBytes, hosted })
  for (const { message, fix } of problems) host.log.info(`${message} ${fix}`)
  return problems
}

function isDone(outcome: Outcome): boolean {
  return outcome.kind === 'exited' && outcome.code === 0
}

/** What came of it; `drvPaths` are those to reproduce it with. */
function ended({ outcome, log, warnings }: Run, timeout: number, drvPaths: readonly string[]): BuildOutcome {
  const { started: built, derivations, fetched, messages, errors } = log.state()
  const seen = { built, derivations, fetched, messages, warnings }
  if (isDone(outcome)) return { ...seen, logTail: [] }
  return {
    ...seen,
    logTail: log.tail(),
    problem: failure(outcome, { drvPaths, timeout }, { errors, tail: log.tail() }),
  }
}

function buildArguments({ drvPaths, root, keepGoing, onlyFetch }: Target): readonly string[] {
  const link = root === undefined ? ['--no-link'] : ['--out-link', root]
  const goOn = keepGoing ? ['--keep-going'] : []
  const fetch = onlyFetch ? ['--max-jobs', '0', '--builders', ''] : []
  return [...drvPaths.map((path) => (path.endsWith('.drv') ? `${path}^*` : path)), ...link, ...goOn, ...fetch]
}

function failure(
  outcome: Outcome,
  target: Target,
  said: { readonly errors: readonly string[]; readonly tail: readonly string[] },
): Problem {
  const reproduce = `Reproduce it with: nix build ${target.drvPaths.map((path) => `'${path}^*'`).join(' ')} -L`
  switch (outcome.kind) {
    case 'cancelled':
      return error('BLD003', 'The build was cancelled.', 'Run the job again.')
    case 'not-started':
      return error('BLD004', `nix could not be started: ${outcome.reason}.`, 'Repair or reinstall this Nix.')
    case 'timed-out':
      return error(
        'BLD002',
        `The build did not end within ${target.timeout} s.`,
        'Raise timeout-minutes, or use a larger runner.',
      )
    case 'killed':
      return error(
        'BLD002',
        'Nix was killed, probably because memory ran out.',
        'Use a larger runner, or fewer cores per build.',
      )
    case 'exited': {
      const cause = failureCause(said)
      if (cause) return error('BLD002', cause.message, `${cause.fix} ${reproduce}`)
      return error('BLD002', firstSentence(said.errors) ?? `nix build ended with exit code ${outcome.code}.`, reproduce)
    }
  }
}

/**
 * Nix's first message as one sentence: its first line, which names the derivation, and the reason that newer versions
 * give on a line of its own.
 */
function firstSentence(errors: readonly string[]): string | undefined {
  const [first = '', second = ''] = (errors[0] ?? '').split('\n').map((line) => line.trim().replace(/[;:.\s]+$/, ''))
  const line = first.replace(/^error: /, '')
  if (line === '') return undefined
  return second.startsWith('Reason: ') ? `${line} (${second.slice(8)}).` : `${line}.`
}

/** `2 of 5 built, 95 s; running: torch-2.9 (buildPhase)`. */
function progressText({ done, expected, running }: BuildState, seconds: number): string {
  return `… ${done} of ${expected} built, ${seconds} s; running: ${running.join(', ') || 'Nix itself'}`
}

/** The same for a line that changes: `2/5 built, 14/30 fetched (120 MB), 95 s, torch-2.9 (buildPhase)`. */
function progressLine({ done, expected, copied, running }: BuildState, seconds: number): string {
  const { paths, bytes } = copied
  const fetched = paths.expected > 0 ? [`${paths.done}/${paths.expected} fetched (${megabytes(bytes)})`] : []
  const built = expected > 0 ? [`${done}/${expected} built`] : []
  return [...built, ...fetched, `${seconds} s`, ...running].join(', ')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}

async function repeat(host: Host, finished: AbortSignal, every: number, report: () => void): Promise<void> {
  while (!finished.aborted) {
    await host.clock.sleep(every, finished)
    if (!finished.aborted) report()
  }
}
