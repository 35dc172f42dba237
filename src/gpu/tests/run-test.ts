import { delimiter, join } from 'node:path'
import type { GpuTestResult } from '../../model/gpu-result.ts'
import { error, type Problem, warning } from '../../model/problem.ts'
import type { Outcome } from '../../runner/exec.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { logDetail } from '../../runner/log.ts'
import type { BridgedEnvironment } from '../bridge/environment.ts'
import type { TestDevice } from './devices.ts'
import { mostJunitBytes, readJunit } from './junit.ts'
import { heldCode, lockOf, needProgram, unusable } from './lock.ts'
import { memoryInUse, memoryLeft } from './memory.ts'

/** What is run: a command of the user by bash, or a program of the package's own tests. */
export type GpuTest =
  | { readonly kind: 'command'; readonly name: string; readonly command: string; readonly junit: string | undefined }
  | { readonly kind: 'tester'; readonly name: string; readonly program: string; readonly junit?: undefined }

export interface TestPlace {
  /** Where commands run, absolute: the user's repository. */
  readonly cwd: string
  /** A private folder for this test alone. */
  readonly folder: string
  /** Of the machine's locks. */
  readonly locks: string
  /** Outputs of the cell, by name. */
  readonly outputs: readonly { readonly name: string; readonly path: string }[]
  readonly environment: BridgedEnvironment
  /** Seconds to wait for a GPU, and for the test itself. */
  readonly wait: number
  readonly timeout: number
}

export interface RanTest {
  /** Undefined where it was not started. */
  readonly result: GpuTestResult | undefined
  readonly problems: readonly Problem[]
}

/** Milliseconds between two looks for a free GPU. */
const pause = 500
/** Lines of a failed test that its result keeps. */
const tail = 40
const longestName = 120

/**
 * Runs a test on the first of the devices that is free, and waits where none is. The bridge is in the environment of the test alone. Throws
 * ProblemError GPU415 where locks cannot be used; all else is in the answer: GPU412 failed, GPU413 too long, GPU414 no free
 * GPU, GPU416 memory left, GPU417 no report.
 */
export async function runTest(
  host: Host,
  test: GpuTest,
  devices: readonly TestDevice[],
  place: TestPlace,
): Promise<RanTest> {
  const deadline = host.clock.now() + place.wait * 1_000
  for (let told = false; ; told = true) {
    for (const device of devices) {
      const ran = await tryOn(host, test, device, place)
      if (ran !== 'held') return ran
      if (host.cancelled.aborted) break
    }
    if (host.cancelled.aborted || host.clock.now() >= deadline)
      return { result: undefined, problems: [busy(test, place)] }
    if (!told) host.log.info(`Waiting for a free GPU (locks ${place.locks}/nix-cuda-*)`)
    await host.clock.sleep(pause, host.cancelled)
  }
}

async function tryOn(host: Host, test: GpuTest, device: TestDevice, place: TestPlace): Promise<RanTest | 'held'> {
  const [flock, bash, lock] = await Promise.all([
    needProgram(host, 'flock'),
    needProgram(host, 'bash'),
    lockOf(host, place.locks, device.id),
  ])
  const script = join(place.folder, 'command.sh')
  const started = join(place.folder, 'started')
  const junit = join(place.folder, 'junit.xml')
  if (test.kind === 'command') await host.files.writeFile(script, `${test.command}\n`, { mode: 0o600 })
  const ownReport = test.junit === undefined ? undefined : join(place.cwd, test.junit)
  const reportBefore = ownReport && (await writtenAt(host, ownReport))
  const before = await memoryInUse(host, device.id)
  const words = test.kind === 'command' ? [bash, '-e', '-o', 'pipefail', script] : [test.program]
  const variables = { ...testVariables(host, device, place, junit), ...place.environment.set }
  const begun = host.clock.now()
  const outcome = await host.exec({
    argv: [
      flock,
      ...['-n', lock, bash, '-c', ': > "$1" || exit 99; shift; exec env "$@" >&2 3>&-', 'bash', started],
      ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
      ...words,
    ],
    // The bridge is set for the test alone: flock and this bash are programs of the system.
    env: { ...place.environment.env, LD_LIBRARY_PATH: undefined },
    cwd: place.cwd,
    timeout: place.timeout,
    signal: host.cancelled,
    onStderr: (line) => logDetail(host.log, line),
    // It is over when it ends, whatever it left running. Its output is on standard error alone; descriptor 3 is closed.
    passesOutput: true,
  })
  if (!(await isThere(host, started))) {
    if (outcome.kind === 'exited' && outcome.code === heldCode) return 'held'
    return { result: undefined, problems: [notStarted(lock, outcome)] }
  }
  const seconds = (host.clock.now() - begun) / 1_000
  const written = ownReport !== undefined && (await writtenAt(host, ownReport)) !== reportBefore ? ownReport : junit
  const report = await readReport(host, written, ownReport)
  const ended = { ...statusOf(outcome), seconds, device }
  const result = resultOf(test, ended, outcome, report.cases)
  const left = result.status === 'passed' ? [] : await memoryLeft(host, device.id, before, test.name)
  return { result, problems: [...failure(result, place), ...report.problems, ...left] }
}

/** `$out` as in a build of Nix, and the outputs first on PATH. */
function testVariables(host: Host, { id }: TestDevice, { outputs, folder }: TestPlace, junit: string) {
  const out = (outputs.find(({ name }) => name === 'out') ?? outputs[0])?.path ?? ''
  const path = [...outputs.map((output) => join(output.path, 'bin')), host.env['PATH'] ?? ''].join(delimiter)
  return {
    PATH: path,
    out,
    NIX_CUDA_OUT: out,
    NIX_CUDA_JUNIT: junit,
    CUDA_VISIBLE_DEVICES: id,
    CUDA_CACHE_PATH: join(folder, 'cuda-cache'),
  }
}

function statusOf(outcome: Outcome): Pick<GpuTestResult, 'status' | 'exitCode'> {
  if (outcome.kind === 'exited') return { status: outcome.code === 0 ? 'passed' : 'failed', exitCode: outcome.code }
  const status = outcome.kind === 'timed-out' || outcome.kind === 'cancelled' ? outcome.kind : 'failed'
  return { status, exitCode: null }
}

function resultOf(
  test: GpuTest,
  {
    status,
    exitCode,
    seconds,
    device,
  }: Pick<GpuTestResult, 'status' | 'exitCode' | 'seconds'> & { device: TestDevice },
  outcome: Outcome,
  cases: GpuTestResult['cases'],
): GpuTestResult {
  const isGood = status === 'passed' && (cases?.failed ?? 0) === 0
  const lines = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail
  return {
    name: test.name,
    kind: test.kind,
    status: status === 'passed' && !isGood ? 'failed' : status,
    exitCode,
    seconds,
    gpu: device.gpu.name?.value ?? '',
    uuid: device.id,
    cases,
    logTail: isGood ? [] : lines.slice(-tail),
  }
}

/** First line of a command, as its name. */
export function commandName(command: string): string {
  const lines = command.split('\n').map((line) => line.trim())
  return (
    (lines.find((line) => line !== '' && !line.startsWith('#')) ?? lines[0] ?? '').slice(0, longestName) || 'command'
  )
}

async function readReport(host: Host, file: string, expected: string | undefined) {
  const size = await host.files.stat(file).then(
    (stat) => (stat.isFile() ? stat.size : mostJunitBytes + 1),
    () => undefined,
  )
  if (size === undefined)
    return { cases: null, problems: expected === undefined ? [] : [noReport(expected, 'was not written')] }
  if (size > mostJunitBytes)
    return { cases: null, problems: [noReport(file, `is larger than ${mostJunitBytes / 1e6} MB`)] }
  const cases = readJunit(await host.files.readFile(file, 'utf8'))
  return cases ? { cases, problems: [] } : { cases: null, problems: [noReport(file, 'is not JUnit XML')] }
}

/** Milliseconds since the epoch; undefined where there is no such file. */
function writtenAt(host: Host, path: string): Promise<number | undefined> {
  return host.files.stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  )
}

function noReport(path: string, why: string): Problem {
  const fix = 'Write JUnit XML to the file that NIX_CUDA_JUNIT names, or to the path given as junit.'
  return warning('GPU417', `The report ${path} ${why}.`, fix)
}

function failure({ name, status, exitCode, gpu, cases }: GpuTestResult, { timeout }: TestPlace): readonly Problem[] {
  if (status === 'passed') return []
  const test = `The GPU test ${JSON.stringify(name)}`
  const on = gpu === '' ? '' : ` on ${gpu}`
  if (status === 'timed-out')
    return [error('GPU413', `${test} did not end within ${timeout} s${on}; it was stopped.`, 'Raise timeout-minutes.')]
  const failed = cases?.failed ?? 0
  const how =
    status === 'cancelled'
      ? 'was cancelled'
      : failed > 0
        ? `has ${failed} failed of ${cases?.tests ?? 0} cases`
        : exitCode === null
          ? 'was killed'
          : `ended with exit code ${exitCode}`
  return [error('GPU412', `${test} ${how}${on}.`, 'Its last lines are in the log and in the result.')]
}

function notStarted(lock: string, outcome: Outcome): Problem {
  const why = outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind)
  return unusable(
    `The test was not started with the lock ${lock}: ${why}.`,
    'Check that this user may read that folder.',
  )
}

function busy({ name }: GpuTest, { wait, locks }: TestPlace): Problem {
  const message = `No GPU was free within ${wait} s for the test ${JSON.stringify(name)} (locks ${locks}/nix-cuda-*).`
  return error('GPU414', message, 'Wait for the other jobs on this machine, or raise wait-minutes.')
}
