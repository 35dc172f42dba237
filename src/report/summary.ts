import { describeTargets } from '../model/cell.ts'
import type { CellResult, Plan } from '../model/documents.ts'
import type { GpuResult } from '../model/gpu-result.ts'
import { type GpuCoverage, gpuSection } from './gpu-table.ts'
import { gpuTestSection } from './gpu-tests.ts'
import {
  cachedMark,
  excludedMark,
  heatGrids,
  heatTable,
  impossibleMark,
  leftMark,
  legendOf,
  unevaluatedMark,
} from './heat-table.ts'
import {
  counted,
  excludedSection,
  folded,
  joinParts,
  logBlock,
  markdownTable,
  plainText,
  problemLine,
} from './markdown.ts'
import { notesOf, type Outcome, outcomeOf } from './outcome.ts'

const marks: Readonly<Record<CellResult['status'], string>> = {
  proven: '✅ proven',
  wrong: '❌ wrong device code',
  'build-failed': '❌ build failed',
  'evaluation-failed': '❌ cannot be evaluated',
  cancelled: '⚪ cancelled',
}

/** One word and a mark for a cell, as the summary and the terminal show it. */
export function statusText(result: CellResult): string {
  return marks[result.status]
}

/**
 * The one summary of a run as GitHub Markdown: a headline, what stopped the run as a whole, one table of capabilities ×
 * toolkits per package, the notes of the plan, what failed with the last lines of its build, which GPUs run what where that was
 * asked, what GPU tests showed, one line on time, then folded every cell and every excluded cell with its reasons.
 */
export function renderSummary(
  plan: Plan,
  results: readonly CellResult[],
  outcome: Outcome = outcomeOf(plan, results),
  coverage?: GpuCoverage,
  gpuTests: readonly GpuResult[] = [],
): string {
  const notes = notesOf(plan)
  const done = new Map(results.map((result) => [result.cell.id, result]))
  const heat = heatGrids(plan, ({ id }) => heatMark(done.get(id)))
  return joinParts(
    [
      `## ${outcome.mark} CUDA cells: ${outcome.headline}`,
      outcome.errors.map(problemLine).join('\n'),
      ...heat.grids.map(heatTable),
      legendOf({ ...meanings, [leftMark]: heat.left }, heat.used),
      notes.length > 0 ? `Notes of the plan:\n\n${notes.map(problemLine).join('\n')}` : '',
      ...outcome.failed.map(failureSection),
      coverage ? gpuSection(coverage) : '',
      gpuTestSection(gpuTests),
      results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : '',
      results.length > 0 ? folded(`All ${results.length} cells`, cellTable(plan, results)) : '',
      servedSection(plan),
      excludedSection(plan),
    ],
    'the result files have everything',
  )
}

/** What the marks of results mean. */
export const meanings: Readonly<Record<string, string>> = {
  '✅': 'built and proven',
  '❌': 'failed',
  [cachedMark]: 'in caches, not proven here',
  [impossibleMark]: 'cannot exist',
  [unevaluatedMark]: 'cannot be evaluated',
  [excludedMark]: 'excluded by the request',
  '⚪': 'no result',
}

/** The mark of a result; of none where there is none. */
export function heatMark(result: CellResult | undefined): string {
  return result ? (marks[result.status].split(' ')[0] ?? '') : '⚪'
}

function servedSection({ skipped = [] }: Plan): string {
  if (skipped.length === 0) return ''
  const table = markdownTable(
    ['Cell', 'Derivation'],
    skipped.map(({ id, drvPath }) => [id, drvPath]),
  )
  return folded(`${cachedMark} ${counted(skipped.length, 'cell')} left out because binary caches serve them`, table)
}

/** `28 cells: 9 built in 8.1 s, 19 already there; evaluated in 2.0 s, verified in 0.3 s`. */
function timingLine(results: readonly CellResult[]): string {
  const sum = (phase: keyof CellResult['seconds']) =>
    results.reduce((total, result) => total + result.seconds[phase], 0).toFixed(1)
  const built = results.filter((result) => result.built).length
  return `${results.length} cells: ${built} built in ${sum('build')} s, ${results.length - built} already in the store; evaluated in ${sum('evaluate')} s, verified in ${sum('verify')} s.`
}

/** `Store cache: 12 paths, 3.3 MB restored for 4 cells.` */
function cacheLine(results: readonly CellResult[]): string {
  const restored = results.map((result) => result.restored).filter((entry) => entry !== null)
  if (restored.length === 0) return 'Store cache: nothing restored.'
  const sum = (pick: (entry: (typeof restored)[number]) => number) =>
    restored.reduce((total, entry) => total + pick(entry), 0)
  const megabytes = (sum((entry) => entry.bytes) / 1e6).toFixed(1)
  return `Store cache: ${sum((entry) => entry.paths)} paths, ${megabytes} MB restored for ${restored.length} cells.`
}

/** With what the caches had of each cell, where they were asked. */
function cellTable(plan: Plan, results: readonly CellResult[]): string {
  const coverage = new Map(
    plan.rows.flatMap(({ cell, also = [], coverage: had }) =>
      had ? [cell, ...also].map(({ id }) => [id, had.stored ? 'store cache' : had.state] as const) : [],
    ),
  )
  const covered = results.some(({ cell }) => coverage.has(cell.id))
  const header = [
    'Package',
    'CUDA',
    'Asked for',
    'System',
    'Result',
    'Found',
    'Seconds',
    ...(covered ? ['Caches'] : []),
  ]
  const rows = results.map((result) => {
    const { cell } = result
    const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify
    return [
      cell.package,
      cell.toolkit,
      describeTargets(cell),
      cell.system,
      statusText(result),
      foundTargets(result),
      `${seconds.toFixed(1)}${result.built ? '' : ' (already in the store)'}`,
      ...(covered ? [coverage.get(cell.id) ?? ''] : []),
    ]
  })
  return markdownTable(header, rows)
}

/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
export function foundTargets(result: CellResult): string {
  const union = (pick: (file: CellResult['files'][number]) => readonly string[]) => [
    ...new Set(result.files.flatMap(pick)),
  ]
  const atLoad = new Set(result.files.flatMap((file) => file.linkedAtLoad ?? []))
  const shared = union((file) => file.targets).map((one) => (atLoad.has(one) ? `${one} (linked at load)` : one))
  const partly = result.files.flatMap(({ partly: some = [], units = 0 }) =>
    some.map((one) => `${one.target} (${one.units} of ${units} units)`),
  )
  const words = [[...shared, ...new Set(partly)].join(' ')]
  const ptx = union((file) => file.ptx)
  if (ptx.length > 0) words.push(`PTX ${ptx.join(' ')}`)
  const toolkits = union((file) => file.toolkits)
  if (toolkits.length > 0) words.push(`by CUDA ${toolkits.join(', ')}`)
  return words.filter((word) => word !== '').join('; ') || '—'
}

function failureSection(result: CellResult): string {
  const parts = [`### ❌ ${plainText(result.cell.id)}`, result.problems.map(problemLine).join('\n')]
  if (result.logTail.length > 0) parts.push(`Last lines of the build:\n\n${logBlock(result.logTail)}`)
  return parts.join('\n\n')
}
