/** What `nix-cuda build` answers: a grid of results, what was built and where it lies, what is wrong. */
import type { Cell, CellResult, Plan } from '../model/documents.ts'
import { styled } from '../model/style.ts'
import { heatGrids } from './heat-table.ts'
import { byRule } from './markdown.ts'
import { outcomeOf } from './outcome.ts'
import { explainHint, problemText } from './problem-text.ts'
import { foundTargets, heatMark, meanings, statusText } from './summary.ts'
import { textGrids } from './text-grid.ts'
import { wrapped } from './text-table.ts'

/** `linkOf` gives the link to a cell's outputs as the user may type it, or undefined where none was made. */
export function buildText(
  plan: Plan,
  results: readonly CellResult[],
  linkOf: (cell: Cell) => string | undefined,
): string {
  const outcome = outcomeOf(plan, results)
  const done = new Map(results.map((result) => [result.cell.id, result]))
  const grids = heatGrids(plan, ({ id }) => heatMark(done.get(id)))
  const failures = outcome.failed.flatMap(({ cell, problems }) =>
    problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => ({ problem, text: problemText({ ...problem, message: `${cell.id}: ${problem.message}` }) })),
  )
  const errors = outcome.errors.map((problem) => ({ problem, text: problemText(problem) }))
  const all = [...errors, ...failures]
  const parts = [
    textGrids(grids, meanings),
    plan.excluded.length > 0
      ? `${styled('heading', 'Excluded:')} ${byRule(plan.excluded)}; nix-cuda plan says why.`
      : '',
    results.map((result) => cellText(result, linkOf(result.cell))).join('\n'),
    all.map(({ text }) => text).join('\n'),
    styled(outcome.good ? 'good' : 'bad', `${outcome.mark} ${outcome.headline}`),
    styled('faint', explainHint(all.map(({ problem }) => problem))),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** A cell with what was found in it, then each output: its link, if there is one, and its store path. */
function cellText(result: CellResult, link: string | undefined): string {
  const good = result.status === 'proven'
  const how = result.built ? `built in ${result.seconds.build.toFixed(1)} s` : 'was in the store'
  const says = good ? `${foundTargets(result)}; ${how}` : statusText(result).replace(/^\S+ /, '')
  const head = `${styled(good ? 'good' : 'bad', good ? '✓' : '✗')} ${wrapped(`${result.cell.id}: ${says}`, 4)}`
  const isBuilt = good || result.status === 'wrong'
  const outputs = isBuilt ? result.outputs : []
  const lines = outputs.map(({ name, path }) =>
    link === undefined ? `    ${path}` : `    ${name === 'out' ? link : `${link}-${name}`} -> ${path}`,
  )
  return [head, ...lines].join('\n')
}
