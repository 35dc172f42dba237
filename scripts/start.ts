/**
 * `npm start`: the main job on this machine with embedded defaults. Plans examples/saxpy over three CUDA toolkits, builds
 * the valid cells with a real Nix and real nvcc, verifies what came out and prints the table of a job summary. Nix, the
 * toolkits and the store lie in .lab/; nothing is written elsewhere, and nothing is shown that this run did not find.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { proveAll } from '../src/actions/build/matrix-job.ts'
import { planRequest } from '../src/actions/plan/plan-request.ts'
import { describeTargets } from '../src/model/cell.ts'
import type { CellResult } from '../src/model/documents.ts'
import { formatProblem, ProblemError } from '../src/model/problem.ts'
import { findNix } from '../src/nix/find.ts'
import { outcomeOf } from '../src/report/outcome.ts'
import { planTable } from '../src/report/plan-text.ts'
import { foundTargets, statusText } from '../src/report/summary.ts'
import { textTable } from '../src/report/text-table.ts'
import type { Host } from '../src/runner/host.ts'
import { realHost } from '../src/runner/real-host.ts'
import { terminalLog } from '../src/runner/terminal.ts'
import { LabError, type LabStep, openLab } from '../test/lab/lab.ts'
import { root } from './steps.ts'

const toolkits = ['11.8', '12.4', '13.0'] as const
const request = {
  'matrix-file': undefined,
  packages: ['saxpy=./examples/saxpy/package.nix'],
  capabilities: ['3.7', '8.6', '9.0a', '12.0', '8.0 9.0+PTX'],
  toolkits,
  systems: ['x86_64-linux'],
}

const host = realHost(terminalLog(process.env['RUNNER_DEBUG'] === '1'))
try {
  process.exitCode = await main(host)
} catch (cause) {
  process.exitCode = host.cancelled.aborted ? 130 : fail(cause)
}
if (host.cancelled.aborted) host.log.info('Stopped. `npm start` goes on from here.')
process.exit()

async function main(here: Host): Promise<number> {
  const times: (readonly [string, number])[] = []
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const begun = here.clock.now()
    const value = await work()
    times.push([what, (here.clock.now() - begun) / 1_000])
    return value
  }

  here.log.info('Getting a real Nix (from Debian) and CUDA compilers (from NVIDIA’s packages) into .lab/ …')
  const lab = await timed('Nix and CUDA', () =>
    openLab({ variant: 'recorded', toolkits, signal: here.cancelled, progress: showStep(here) }),
  )
  const temporary = join(lab.root, 'start')
  rmSync(temporary, { recursive: true, force: true })
  const machine: Host = { ...here, env: { ...here.env, ...lab.env, RUNNER_TEMP: temporary } }
  const nix = await findNix(machine)

  const plan = await timed('plan', () => planRequest(machine, root, { ...request, nixpkgs: lab.nixpkgs }))
  const job = await timed('build and verify', () => proveAll(machine, nix, plan, { root, timeout: 600 }))
  if (here.cancelled.aborted) return 130

  here.log.info('')
  process.stdout.write(
    `${planTable({ ...plan, rows: [] })}\n${resultTable(job.results)}\n\n${outcomeOf(plan, job.results).headline}\n`,
  )
  const phases = times.map(([what, seconds]) => `${what} ${seconds.toFixed(1)} s`).join(', ')
  process.stdout.write(`Used Nix ${nix.version} and nvcc of CUDA ${toolkits.join(', ')} in ${lab.root}; ${phases}\n`)
  return job.results.length > 0 && job.results.every((result) => result.status === 'proven') ? 0 : 1
}

function resultTable(results: readonly CellResult[]): string {
  const rows = results.map((result) => [
    result.cell.package,
    result.cell.toolkit,
    describeTargets(result.cell),
    statusText(result),
    foundTargets(result),
    result.built ? `built in ${result.seconds.build.toFixed(1)} s` : 'was in the store',
  ])
  return textTable([['PACKAGE', 'CUDA', 'ASKED FOR', 'RESULT', 'FOUND', 'BUILD'], ...rows])
}

/** One line when a part begins something else; what it downloads can take many seconds. */
function showStep(here: Host): (step: LabStep) => void {
  const shown = new Map<string, string>()
  return ({ what, doing, part }) => {
    if (shown.get(what) === doing) return
    shown.set(what, doing)
    here.log.info(`  ${what.padEnd(14)} ${String(Math.round(part * 100)).padStart(3)} %  ${doing}`)
  }
}

function fail(cause: unknown): number {
  if (cause instanceof ProblemError) for (const problem of cause.problems) host.log.info(formatProblem(problem))
  else if (cause instanceof LabError) host.log.info(cause.message)
  else host.log.info(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
  return cause instanceof ProblemError || cause instanceof LabError ? 3 : 1
}
