import { join } from 'node:path'
import { cellExpression } from '../../cuda/expression.ts'
import { driverOf } from '../../gpu/judge-driver.ts'
import type { TestDevice } from '../../gpu/tests/devices.ts'
import { discoverTests, type Tester } from '../../gpu/tests/discover.ts'
import { commandName, type GpuTest, runTest, type TestPlace } from '../../gpu/tests/run-test.ts'
import { isFloxCell } from '../../model/cell.ts'
import type { Cell, CellResult } from '../../model/documents.ts'
import type { GpuResult, GpuTestResult } from '../../model/gpu-result.ts'
import { error, notice, type Problem } from '../../model/problem.ts'
import { build } from '../../nix/build/build.ts'
import { type Evaluated, evaluate } from '../../nix/build/evaluate.ts'
import type { Nix } from '../../nix/find.ts'
import { problemText } from '../../report/problem-text.ts'
import { readIfPresent, writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { takeOver } from '../../store-cache/hand-over.ts'
import type { StoreCache } from '../../store-cache/store-cache.ts'
import { resultFile } from '../build/matrix-job.ts'
import { devicesFor, type TestMachine } from './machine.ts'

export interface TestOptions {
  /** Absolute path of the user's repository. */
  readonly root: string
  /** Seconds for one test, and to wait for a GPU. */
  readonly timeout: number
  readonly wait: number
  readonly storeCache: StoreCache | undefined
  /** Folder that the job of the cell handed over. */
  readonly built: string | undefined
}

/** Seconds to fetch what a cell built, and to build what its own tests need beside. */
const fetchTimeout = 3_600

/** Absolute path of the folder with one `<cell id>.json` (gpu-result/1) per cell. */
export function gpuResultsFolder(host: Host): string {
  return join(jobFolder(host), 'gpu-results')
}

/**
 * Tests what a cell built and writes its result. The GPU is judged first: nothing is fetched for one that does not run the cell. Never
 * throws for what the cell or its tests did; throws ProblemError where the machine has no driver or no locks.
 */
export async function testCell(
  host: Host,
  nix: Nix,
  cell: Cell,
  machine: TestMachine,
  options: TestOptions,
): Promise<GpuResult> {
  host.log.group(`GPU tests: ${cell.id}`)
  const tested = await test(host, nix, cell, machine, options)
  host.log.endGroup()
  const result = resultOf(host, cell, machine, tested)
  for (const { name, status, seconds } of result.tests) host.log.info(`${status}: ${name} (${seconds.toFixed(1)} s)`)
  for (const problem of result.problems) host.log.info(problemText(problem))
  await writeAtomically(host, join(gpuResultsFolder(host), `${cell.id}.json`), `${JSON.stringify(result)}\n`)
  return result
}

interface Tested {
  readonly drvPath?: string
  readonly tests?: readonly GpuTestResult[]
  readonly problems: readonly Problem[]
}

function resultOf(host: Host, cell: Cell, { gpu }: TestMachine, { drvPath, tests = [], problems }: Tested): GpuResult {
  const failed = problems.some(({ severity }) => severity === 'error')
  const ended = failed ? 'failed' : tests.length === 0 ? 'none' : 'passed'
  return {
    schema: 'gpu-result/1',
    cell: cell.id,
    drvPath: drvPath ?? null,
    status: host.cancelled.aborted ? 'cancelled' : ended,
    driver: driverOf(gpu) ?? null,
    tests: [...tests],
    problems: problems.map((problem) => ({ ...problem, subject: problem.subject ?? { cell: cell.id } })),
  }
}

async function test(host: Host, nix: Nix, cell: Cell, machine: TestMachine, options: TestOptions): Promise<Tested> {
  const { built } = options
  if (isFloxCell(cell)) return { problems: [floxCell(cell)] }
  const proof = await proofOf(host, cell, built)
  if (proof && proof.cell.id !== cell.id) return { problems: [ofAnother(cell, proof.cell.id)] }
  const { devices, problems } = devicesFor(machine.gpu, cell, proof)
  if (devices.length === 0) return { problems }
  const file = join(jobFolder(host), 'expressions', `${cell.id}.nix`)
  await writeAtomically(host, file, cellExpression(cell, options))
  const evaluated = await evaluate(host, nix, file)
  if ('problem' in evaluated) return { problems: [evaluated.problem] }
  const { drvPath } = evaluated
  const taken = built === undefined ? [] : await takeOver(host, built)
  const missing = await fetchOutputs(host, nix, cell, evaluated, options)
  if (missing) return { drvPath, problems: [...taken, missing] }
  const found = await discoverTests(host, nix, file)
  const testers = await buildTesters(host, nix, cell, found.testers)
  const commands = (cell.gpuTests ?? []).map(({ command, junit }): GpuTest => {
    return { kind: 'command', name: commandName(command), command, junit }
  })
  const tests: readonly GpuTest[] = [...commands, ...testers.tests]
  const known = [...found.problems, ...testers.problems]
  if (tests.length === 0) return { drvPath, problems: [...known, ...(known.length > 0 ? [] : [noTests(cell)])] }
  const ran = await runAll(host, tests, devices, machine, { ...options, evaluated })
  return { drvPath, tests: ran.tests, problems: [...known, ...ran.problems] }
}

/** The result of the cell, where it was handed over or this job has built it. */
async function proofOf(host: Host, cell: Cell, built: string | undefined): Promise<CellResult | undefined> {
  const file = built === undefined ? resultFile(host, cell.id) : join(built, 'result.json')
  const json = await readIfPresent(host, file)
  if (json === undefined) return undefined
  const { readDocument } = await import('../../model/read-document.ts')
  return readDocument('result', json, file)
}

/** From the store, what was taken over, the store cache of the run or a binary cache. GPU411 where none has all of it. */
async function fetchOutputs(
  host: Host,
  nix: Nix,
  { id, system }: Cell,
  { drvPath }: Evaluated,
  { storeCache }: TestOptions,
): Promise<Problem | undefined> {
  await host.files.mkdir(join(jobFolder(host), 'outputs'), { recursive: true, mode: 0o700 })
  await storeCache?.restore({ id, system, drvPath })
  const root = join(jobFolder(host), 'outputs', id)
  const { problem } = await build(host, nix, { drvPath, root, onlyFetch: true, timeout: fetchTimeout })
  if (!problem || problem.code === 'BLD003' || problem.code === 'BLD004') return problem
  const message = `No cache has everything that ${id} built (${drvPath}), and tests build nothing again.`
  return error(
    'GPU411',
    message,
    'Build the cell first, with the store cache on or a binary cache that this job has too.',
  )
}

async function buildTesters(host: Host, nix: Nix, cell: Cell, testers: readonly Tester[]) {
  const tests: GpuTest[] = []
  const problems: Problem[] = []
  for (const { name, drvPath, program } of testers) {
    const root = join(jobFolder(host), 'outputs', `${cell.id}-test-${name.replaceAll(/[^\w-]/g, '_')}`)
    const { problem } = await build(host, nix, { drvPath, root, timeout: fetchTimeout })
    if (problem) problems.push(error('GPU418', `The test ${name} cannot be built: ${problem.message}`, problem.fix))
    else tests.push({ kind: 'tester', name, program })
  }
  return { tests, problems }
}

async function runAll(
  host: Host,
  tests: readonly GpuTest[],
  devices: readonly TestDevice[],
  machine: TestMachine,
  { evaluated, root, timeout, wait }: TestOptions & { readonly evaluated: Evaluated },
) {
  const { environment, problems: ofBridge } = await machine.environment()
  const results: GpuTestResult[] = []
  const problems: Problem[] = [...ofBridge]
  for (const one of tests) {
    if (host.cancelled.aborted) break
    const folder = await host.files.mkdtemp(join(jobFolder(host), 'gpu-test-'))
    const { outputs } = evaluated
    const place: TestPlace = { cwd: root, folder, locks: machine.locks, outputs, environment, wait, timeout }
    try {
      const ran = await runTest(host, one, devices, place)
      if (ran.result) results.push(ran.result)
      problems.push(...ran.problems)
    } finally {
      await host.files.rm(folder, { recursive: true, force: true })
    }
  }
  return { tests: results, problems }
}

function ofAnother({ id }: Cell, other: string): Problem {
  const message = `What the job of the cell handed over is of ${other}, not of ${id}.`
  return error('GPU422', message, 'Give built the artifact of the same row.')
}

function floxCell({ id }: Cell): Problem {
  const fix = 'Run its tests in a step of the job that builds it: nix-cuda run -- PROGRAM.'
  return error('GPU418', `${id} is built by Flox, whose cells cannot be tested on another machine.`, fix)
}

function noTests({ id, package: name }: Cell): Problem {
  return notice('GPU419', `${id} has no GPU tests.`, `Add gpu-tests to the package ${name}.`)
}
