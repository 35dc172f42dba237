import { matchesGlob, resolve } from 'node:path'
import type { Cell, MatrixRow, Plan } from '../../model/documents.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { findNix } from '../../nix/find.ts'
import { buildText } from '../../report/build-text.ts'
import { notesOf, outcomeOf, plannedCells } from '../../report/outcome.ts'
import type { Host } from '../../runner/host.ts'
import { type Inputs, readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { buildCommandSurface } from './surface.ts'

/** `nix-cuda build [CELL…]`: builds and proves cells of the request here. Exit code 1 when one is not proven. */
export async function runBuildCommand(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(buildCommandSurface, line.option)
  const { makePlan } = await import('../plan/plan-request.ts')
  const { proveAll } = await import('./matrix-job.ts')
  const nix = await findNix(host)
  const { plan: whole, evaluations } = await makePlan(host, host.cwd, {
    ...inputs,
    'cache-coverage': false,
    'skip-cached': false,
    shared: 'off',
  })
  const rows = selectRows(whole, line.positionals)
  const named = line.positionals.length > 0
  // What is wrong with the rest of the request does not count against the cells that were named.
  const problems = named ? notesOf(whole) : whole.problems
  const counts = { ...whole.counts, planned: rows.length, ...(named ? { excluded: 0 } : {}) }
  const plan = { ...whole, rows, problems, counts, ...(named ? { excluded: [] } : {}) }
  const linkOf = linkNames(inputs, plan)
  const { results } = await proveAll(host, nix, plan, {
    evaluations,
    root: host.cwd,
    timeout: inputs['timeout-minutes'] * 60,
    atOnce: inputs.jobs,
    linkOf: (cell) => {
      const link = linkOf(cell)
      return link === undefined ? undefined : resolve(host.cwd, link)
    },
  })
  host.answer(
    inputs.json ? jsonText(results) : buildText(plan, results, inputs['print-out-paths'] ? { linkOf } : undefined),
  )
  return outcomeOf(plan, results).good && rows.length > 0 ? 0 : 1
}

/** `result` for a single cell, as nix build has it, and `result-<cell id>` for several. */
function linkNames(
  { link, 'out-link': name }: Pick<Inputs<typeof buildCommandSurface>, 'link' | 'out-link'>,
  plan: Plan,
): (cell: Cell) => string | undefined {
  const single = plannedCells(plan).length === 1
  return ({ id }) => (!link ? undefined : single ? name : `${name}-${id}`)
}

/** The rows of the cells that are named by id, by package or by a pattern of either. Throws ProblemError CFG001. */
export function selectRows(plan: Plan, named: readonly string[]): readonly MatrixRow[] {
  if (named.length === 0) return plan.rows
  const names = (word: string, cell: Cell) => matchesGlob(cell.id, word) || matchesGlob(cell.package, word)
  const cells = plannedCells(plan)
  const unknown = named.filter((word) => !cells.some((cell) => names(word, cell)))
  if (unknown.length > 0) throw new ProblemError(unknown.map((word) => unknownCell(word, plan)))
  return plan.rows.filter(({ cell, also = [] }) =>
    [cell, ...also].some((one) => named.some((word) => names(word, one))),
  )
}

function unknownCell(word: string, plan: Plan) {
  const excluded = plan.excluded
    .flatMap(({ examples }) => examples)
    .find(({ id, package: name }) => matchesGlob(id, word) || matchesGlob(name, word))
  if (excluded) {
    const message = `Every cell that ${JSON.stringify(word)} names is excluded.`
    return error('CFG001', message, `Look why: nix-cuda plan --explain ${excluded.id}`)
  }
  const packages = [...new Set(plannedCells(plan).map((cell) => cell.package))]
  const some = packages.slice(0, 20).join(', ')
  return error(
    'CFG001',
    `The request has no cell and no package ${JSON.stringify(word)}.`,
    `Its packages are ${some || 'none'}; nix-cuda plan --verbose prints the ids of its cells.`,
  )
}
