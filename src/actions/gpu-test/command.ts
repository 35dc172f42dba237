import type { GpuResult } from '../../model/gpu-result.ts'
import { findNix } from '../../nix/find.ts'
import { gpuTestLines } from '../../report/gpu-tests.ts'
import { plannedCells } from '../../report/outcome.ts'
import { explainHint } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import { selectRows } from '../build/command.ts'
import { type CommandLine, type ExitCode, exitCodeOf } from '../command-line.ts'
import { gpuTestCommandSurface } from './surface.ts'

/** `nix-cuda gpu-test [CELL…]`: tests what cells of the request built, on a GPU of this machine. */
export async function runGpuTest(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(gpuTestCommandSurface, line.option)
  const { makePlan } = await import('../plan/plan-request.ts')
  const { findTestMachine } = await import('./machine.ts')
  const { testCell } = await import('./test-cell.ts')
  const nix = await findNix(host)
  const how = { evaluate: 'always', 'cache-coverage': false, 'skip-cached': false, shared: 'off' } as const
  const { plan } = await makePlan(host, host.cwd, { ...inputs, ...how })
  const cells = plannedCells({ ...plan, rows: selectRows(plan, line.positionals) })
  const machine = await findTestMachine(host, inputs['lock-folder'])
  const options = {
    root: host.cwd,
    timeout: inputs['timeout-minutes'] * 60,
    wait: inputs['wait-minutes'] * 60,
    built: undefined,
    storeCache: undefined,
  }
  const results: GpuResult[] = []
  for (const cell of cells) {
    if (host.cancelled.aborted) break
    results.push(await testCell(host, nix, cell, machine, options))
  }
  const problems = results.flatMap((result) => result.problems)
  host.answer(inputs.json ? jsonText(results) : `${[...gpuTestLines(results), explainHint(problems)].join('\n')}\n`)
  const good = results.length > 0 && results.every(({ status }) => status === 'passed' || status === 'none')
  return good ? 0 : exitCodeOf(problems)
}
