import type { MatrixRow } from '../../model/documents.ts'
import { error, formatProblem, ProblemError } from '../../model/problem.ts'
import { findNix } from '../../nix/find.ts'
import { notesOf, outcomeOf, plannedCells } from '../../report/outcome.ts'
import { foundTargets, statusText } from '../../report/summary.ts'
import { textTable } from '../../report/text-table.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
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
  // What is wrong with the rest of the request does not count against the cells that were named.
  const problems = line.positionals.length > 0 ? notesOf(whole) : whole.problems
  const plan = { ...whole, rows, problems, counts: { ...whole.counts, planned: rows.length } }
  const { results } = await proveAll(host, nix, plan, {
    evaluations,
    root: host.cwd,
    timeout: inputs['timeout-minutes'] * 60,
  })
  const table = textTable([
    ['CELL', 'RESULT', 'FOUND'],
    ...results.map((result) => [result.cell.id, statusText(result), foundTargets(result)]),
  ])
  const { good, mark, headline, errors } = outcomeOf(plan, results)
  const text = [table, errors.map(formatProblem).join('\n'), `${mark} ${headline}`]
    .filter((part) => part !== '')
    .join('\n\n')
  host.answer(inputs.json ? jsonText(results) : `${text}\n`)
  return good && rows.length > 0 ? 0 : 1
}

function unknownCell(id: string) {
  return error(
    'CFG001',
    `The request has no cell ${JSON.stringify(id)}.`,
    '`nix-cuda plan` prints the ids of its cells.',
  )
}
