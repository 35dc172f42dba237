import type { MatrixRow } from '../../model/documents.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { findNix } from '../../nix/find.ts'
import { foundTargets, headline, plannedCells, statusText } from '../../report/summary.ts'
import { textTable } from '../../report/text-table.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { buildCommandSurface } from './surface.ts'

/** `nix-cuda build [CELL…]`: builds and proves cells of the request here. Exit code 1 when one is not proven. */
export async function runBuildCommand(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(buildCommandSurface, line.option)
  const { makePlan } = await import(/* webpackChunkName: "plan-request" */ '../plan/plan-request.ts')
  const { proveAll } = await import(/* webpackChunkName: "matrix-job" */ './matrix-job.ts')
  const nix = await findNix(host)
  const { plan: whole, evaluations } = await makePlan(host, host.cwd, {
    ...inputs,
    evaluate: 'always',
    'cache-coverage': false,
    'skip-cached': false,
    shared: 'off',
  })
  const known = new Set(plannedCells(whole).map(({ id }) => id))
  const unknown = line.positionals.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new ProblemError(unknown.map(unknownCell))
  const wanted = ({ cell, also = [] }: MatrixRow) => [cell, ...also].some(({ id }) => line.positionals.includes(id))
  const rows = line.positionals.length > 0 ? whole.rows.filter(wanted) : whole.rows
  const plan = { ...whole, rows, counts: { ...whole.counts, planned: rows.length } }
  const { results } = await proveAll(host, nix, plan, {
    evaluations,
    root: host.cwd,
    timeout: inputs['timeout-minutes'] * 60,
  })
  const table = textTable([
    ['CELL', 'RESULT', 'FOUND'],
    ...results.map((result) => [result.cell.id, statusText(result), foundTargets(result)]),
  ])
  host.answer(inputs.json ? `${JSON.stringify(results, null, 2)}\n` : `${table}\n\n${headline(plan, results)}\n`)
  return results.length === plannedCells(plan).length &&
    results.every((result) => result.status === 'proven') &&
    rows.length > 0
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
