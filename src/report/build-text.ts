/** What `nix-cuda build` answers: a grid of results, what was built and where it lies, what is wrong. */
import type { Cell, CellResult, Plan } from '../model/documents.ts'
import { styled } from '../model/style.ts'
import { heatGrids, leftMark } from './heat-table.ts'
import { byRule } from './markdown.ts'
import { outcomeOf } from './outcome.ts'
import { explainHint, problemText } from './problem-text.ts'
import { foundTargets, heatMark, meanings, statusText } from './summary.ts'
import { textGrids } from './text-grid.ts'
import { wrapped } from './text-table.ts'

/** What is said of the outputs: `linkOf` gives the link to those of a cell as the user may type it, if one was made. */
interface Outputs {
  readonly linkOf: (cell: Cell) => string | undefined
}

/** Without `outputs` no store path is named. */
export function buildText(plan: Plan, results: readonly CellResult[], outputs: Outputs | undefined): string {
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
    textGrids(grids, { ...meanings, [leftMark]: grids.left }),
    plan.excluded.length > 0
      ? `${styled('heading', 'Excluded:')} ${byRule(plan.excluded)}; nix-cuda plan says why.`
      : '',
    results.flatMap((result) => [cellText(result), ...(outputs ? outputLines(result, outputs) : [])]).join('\n'),
    all.map(({ text }) => text).join('\n'),
    styled(outcome.good ? 'good' : 'bad', `${outcome.mark} ${outcome.headline}`),
    styled('faint', explainHint(all.map(({ problem }) => problem))),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** `✓ saxpy-cuda12.4-sm90-x86_64-linux: sm_90 compute_90 (10.1 s)`: the toolkit that was found is that of the id. */
function cellText(result: CellResult): string {
  const good = result.status === 'proven'
  const found = foundTargets(result)
    .replace(/; by CUDA .*$/, '')
    .replace('; PTX', '')
  const how = result.built ? `${result.seconds.build.toFixed(1)} s` : 'in store'
  const says = good ? `${found} (${how})` : statusText(result).replace(/^\S+ /, '')
  return `${styled(good ? 'good' : 'bad', good ? '✓' : '✗')} ${wrapped(`${result.cell.id}: ${says}`, 4)}`
}

/** Each output of a cell that was built: its link, if there is one, and its store path. */
function outputLines({ cell, status, outputs }: CellResult, { linkOf }: Outputs): readonly string[] {
  if (status !== 'proven' && status !== 'wrong') return []
  const link = linkOf(cell)
  return outputs.map(({ name, path }) =>
    link === undefined ? `    ${path}` : `    ${name === 'out' ? link : `${link}-${name}`} -> ${path}`,
  )
}
