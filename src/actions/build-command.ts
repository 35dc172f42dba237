import { error, ProblemError } from '../model/problem.ts'
import { findNix } from '../nix/find.ts'
import type { Host } from '../runner/host.ts'
import { readInputs } from '../runner/inputs.ts'
import { foundTargets, headline, statusText } from '../runner/summary.ts'
import { textTable } from '../runner/terminal.ts'
import type { CommandLine, ExitCode } from './command-line.ts'
import { buildCommandSurface } from './surfaces.ts'

/** `nix-cuda build [CELL…]`: builds and proves cells of the request here. Exit code 1 when one is not proven. */
export async function runBuildCommand(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(buildCommandSurface, line.option)
  const { planRequest, proveAll } = await import(/* webpackChunkName: "matrix-job" */ './matrix-job.ts')
  const whole = await planRequest(host, host.cwd, inputs)
  const unknown = line.positionals.filter((id) => !whole.rows.some((row) => row.id === id))
  if (unknown.length > 0) throw new ProblemError(unknown.map(unknownCell))
  const rows = line.positionals.length > 0 ? whole.rows.filter((row) => line.positionals.includes(row.id)) : whole.rows
  const plan = { ...whole, rows, counts: { ...whole.counts, planned: rows.length } }
  const { results } = await proveAll(host, await findNix(host), plan, {
    root: host.cwd,
    timeout: inputs['timeout-minutes'] * 60,
  })
  const table = textTable([
    ['CELL', 'RESULT', 'FOUND'],
    ...results.map((result) => [result.cell.id, statusText(result), foundTargets(result)]),
  ])
  process.stdout.write(
    inputs.json ? `${JSON.stringify(results, null, 2)}\n` : `${table}\n\n${headline(plan, results)}\n`,
  )
  return results.length === rows.length && results.every((result) => result.status === 'proven') && rows.length > 0
    ? 0
    : 1
}

function unknownCell(id: string) {
  return error(
    'CFG001',
    `The request has no cell ${JSON.stringify(id)}.`,
    '`nix-cuda plan` prints the ids of its cells.',
  )
}
