import { measureDisk } from '../../machine/disk.ts'
import { checkRoom } from '../../machine/disk-advice.ts'
import { error, type Problem } from '../../model/problem.ts'
import type { Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import { runNix } from '../command.ts'
import type { Nix } from '../find.ts'
import { isBuilt } from '../store-paths.ts'
import { type BuildLog, type BuiltDerivation, type Fetched, readBuildLog } from './build-log.ts'
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

/**
 * Builds every output of a derivation and keeps them alive through a GC root at `root` (`root`, `root-dev`, …).
 * Streams what builders and Nix say. Problems: BLD002 failed or timed out, BLD003 cancelled, BLD004 not started.
 */
export async function build(
  host: Host,
  nix: Nix,
  target: { readonly drvPath: string; readonly root: string; readonly timeout: number },
): Promise<BuildOutcome> {
  const run = await runBuild(host, nix, { drvPaths: [target.drvPath], root: target.root, timeout: target.timeout })
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

interface Target {
  readonly drvPaths: readonly string[]
  readonly root?: string
  readonly keepGoing?: boolean
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
  const watch = reportSilence(host, finished.signal, () => {
    if (host.clock.now() - lastLine < silence) return
    const { done, expected, running } = log.state()
    const seconds = Math.round((host.clock.now() - begun) / 1_000)
    host.log.info(`… ${done} of ${expected} built, ${seconds} s; running: ${running.join(', ') || 'Nix itself'}`)
  })
  const outcome = await runNix(host, nix, ['build', ...buildArguments(target), '--log-format', 'internal-json'], {
    timeout: target.timeout,
    onStderr: (line) => {
      for (const shown of log.push(line)) {
        lastLine = host.clock.now()
        host.log.info(shown)
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

/** What came of it; `drvPaths` are those to try again by hand. */
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

function buildArguments({ drvPaths, root, keepGoing }: Target): readonly string[] {
  const link = root === undefined ? ['--no-link'] : ['--out-link', root]
  const goOn = keepGoing ? ['--keep-going'] : []
  return [...drvPaths.map((path) => `${path}^*`), ...link, ...goOn]
}

function failure(
  outcome: Outcome,
  target: Target,
  said: { readonly errors: readonly string[]; readonly tail: readonly string[] },
): Problem {
  const byHand = `Run it by hand: nix build ${target.drvPaths.map((path) => `'${path}^*'`).join(' ')} -L`
  switch (outcome.kind) {
    case 'cancelled':
      return error('BLD003', 'The build was cancelled.', 'Run the job again.')
    case 'not-started':
      return error('BLD004', `nix could not be started: ${outcome.reason}.`, 'Mend this installation of Nix.')
    case 'timed-out':
      return error(
        'BLD002',
        `The build did not end within ${target.timeout} s.`,
        'Raise timeout-minutes, or use a larger runner.',
      )
    case 'killed':
      return error(
        'BLD002',
        'Nix was killed, as the kernel does when memory runs out.',
        'Use a larger runner, or fewer cores per build.',
      )
    case 'exited': {
      const cause = failureCause(said)
      if (cause) return error('BLD002', cause.message, `${cause.fix} ${byHand}`)
      return error('BLD002', firstSentence(said.errors) ?? `nix build ended with exit code ${outcome.code}.`, byHand)
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

async function reportSilence(host: Host, finished: AbortSignal, report: () => void): Promise<void> {
  while (!finished.aborted) {
    await host.clock.sleep(silence, finished)
    if (!finished.aborted) report()
  }
}
