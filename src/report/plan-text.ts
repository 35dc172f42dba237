/** A plan for people: as a table in a terminal, and as Markdown for a job summary. */
import { describeTargets } from '../model/cell.ts'
import { codes } from '../model/codes.ts'
import type { Cell, CellCoverage, ExcludedGroup, MatrixRow, Plan } from '../model/documents.ts'
import { formatProblem } from '../model/problem.ts'
import { styled } from '../model/style.ts'
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
  markdownTable,
  moreOf,
  plainText,
  problemLine,
  some,
  whyExcluded,
} from './markdown.ts'
import { explainHint, problemText } from './problem-text.ts'
import { textGrids } from './text-grid.ts'
import { textTable, wrapped } from './text-table.ts'

export interface PlanTotals {
  /** Jobs that build and prove cells; those of the shared stage are not among them. */
  readonly jobs: number
  /** Everything that was asked for, repetitions left out: planned, cached, excluded, and left to other tiers. */
  readonly cells: number
  /** Cells that need no job of their own: the same derivation as another, or served by a cache. */
  readonly jobsSaved: number
  /** What the jobs fetch from binary caches, bytes compressed; what several need counts for each. */
  readonly downloadBytes: number
  /** Estimated building time of all jobs together, minutes. */
  readonly minutes: number
  /** Jobs that no earlier run tells the time of. */
  readonly withoutEstimate: number
}

export function totalsOf(plan: Plan): PlanTotals {
  const jobs = plan.rows.length
  const jobsSaved = sameCells(plan) + skippedCells(plan)
  const sum = (pick: (row: MatrixRow) => number | undefined) =>
    plan.rows.reduce((total, row) => total + (pick(row) ?? 0), 0)
  return {
    jobs,
    cells: jobs + jobsSaved + plan.counts.excluded + (plan.counts.left ?? 0),
    jobsSaved,
    downloadBytes: sum((row) => row.coverage?.downloadBytes),
    minutes: sum((row) => row.minutes),
    withoutEstimate: plan.rows.filter((row) => row.minutes === undefined).length,
  }
}

/** `12 jobs for 40 cells: 3 in caches, 5 the same derivation, 20 cannot exist`. */
export function planHeadline(plan: Plan): string {
  const { jobs, cells } = totalsOf(plan)
  const left = plan.counts.left ?? 0
  const parts = [
    ...some(skippedCells(plan), 'in caches'),
    ...some(sameCells(plan), 'the same derivation'),
    ...whyExcluded(plan),
    ...some(left, plan.tier ? `not in the tier ${plan.tier}` : 'not in this tier'),
  ]
  const shared = plan.shared?.length ?? 0
  const before = shared > 0 ? ` after ${counted(shared, 'shared build')}` : ''
  const what = `${counted(jobs, 'job')}${before} for ${counted(cells, 'cell')}`
  return parts.length > 0 ? `${what}: ${parts.join(', ')}` : what
}

/**
 * The plan for a terminal of 80 columns: grids of targets × toolkits, what is excluded by rule with one cell each, problems,
 * totals. With `verbose` a table of all cells as well (with what caches have and the runner, where caches were asked), and
 * every example of what is excluded.
 */
export function planTable(plan: Plan, { verbose = false }: { readonly verbose?: boolean } = {}): string {
  const { requested, planned, excluded, left = 0 } = plan.counts
  const saved = sameCells(plan) + skippedCells(plan)
  const groups = verbose ? plan.excluded.map(excludedText) : plan.excluded.map(excludedExample)
  const parts = [
    planGrids(plan),
    verbose ? cellTable(plan) : '',
    sharedText(plan),
    excluded > 0 ? [styled('heading', `Excluded (${excluded}):`), ...groups.flat()].join('\n') : '',
    plan.problems.map(problemText).join('\n'),
    [
      `${requested} requested, ${planned} planned, ${excluded} excluded`,
      ...(saved + left > 0 || plan.shared ? [planHeadline(plan)] : []),
      ...totalsLines(plan),
      ...(plan.base ? [comparisonLine(plan.base)] : []),
    ].join('\n'),
    hints(plan, verbose),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function planGrids(plan: Plan): string {
  const rows = new Map(plan.rows.map((row) => [row.id, row]))
  const heat = heatGrids(plan, (cell) => markOf(rows.get(cell.id)))
  return textGrids(heat, { ...meanings, [leftMark]: heat.left })
}

function markOf(row: MatrixRow | undefined): string {
  if (!row) return '='
  return row.coverage ? coverageMarks[row.coverage.stored ? 'cached' : row.coverage.state] : '🔨'
}

function cellTable(plan: Plan): string {
  const covered = plan.rows.some((row) => row.coverage)
  const header = ['PACKAGE', 'CUDA', 'TARGETS', 'SYSTEM', 'CELL', ...(covered ? ['CACHE', 'RUNNER'] : [])]
  const cells = plan.rows.flatMap((row) => [
    [...columns(row.cell), row.id, ...(covered ? [describeCoverage(row.coverage), row.runner] : [])],
    ...(row.also ?? []).map((cell) => [
      ...columns(cell),
      covered ? cell.id : `${cell.id} (the same as above)`,
      ...(covered ? ['the same as above'] : []),
    ]),
  ])
  return cells.length > 0 ? textTable([header, ...cells]) : ''
}

/** How to see more of it. */
function hints(plan: Plan, verbose: boolean): string {
  const [first] = plan.rows
  const [group] = plan.excluded
  const example = group?.examples[0]?.id
  return [
    ...(first && !verbose ? [`Cells have ids such as ${first.id}; --verbose lists all.`] : []),
    ...(example && !verbose ? [`Why a cell is excluded: nix-cuda plan --explain ${example}`] : []),
    explainHint([...plan.problems, ...plan.excluded]),
  ]
    .filter((line) => line !== '')
    .map((line) => styled('faint', wrapped(line, 2)))
    .join('\n')
}

function columns(cell: Cell): readonly string[] {
  return [cell.package, cell.toolkit, describeTargets(cell), cell.system]
}

/** `partial, 12 missing (torch)`. */
function describeCoverage(coverage: CellCoverage | undefined): string {
  if (!coverage) return '?'
  const stored = coverage.stored ? ', in the store cache' : ''
  const heavy = coverage.heavy.length > 0 ? ` (${coverage.heavy.join(', ')})` : ''
  return `${coverage.state}${coverage.missing > 0 ? `, ${coverage.missing} missing${heavy}` : ''}${stored}`
}

/** Cells of a rule that a terminal shows. */
const shownExamples = 5

function excludedText(group: ExcludedGroup): readonly string[] {
  const examples = group.examples.slice(0, shownExamples)
  return [
    `  ${styled('warning', group.code)} (${group.count}): ${codes[group.code].meaning}`,
    ...examples.flatMap((cell) => [
      `    ${cell.id}`,
      ...cell.problems.map((problem) => `        ${formatProblem(problem)}`),
    ]),
    ...moreOf(group, examples.length).map((text) => `    ${text}`),
  ]
}

/** A rule with the first reason of its first cell. */
function excludedExample({ code, count, examples }: ExcludedGroup): readonly string[] {
  const problem = examples[0]?.problems.find((one) => one.code === code)
  const reason = problem ? `${problem.message} ${problem.fix}`.trim() : codes[code].meaning
  return [`  ${wrapped(`${styled('warning', code)} (${counted(count, 'cell')}): ${reason}`, 4)}`]
}

function sharedText(plan: Plan): string {
  const stages = plan.shared ?? []
  return stages
    .map((stage) => {
      const names = stage.derivations.map(({ name, cells }) => `  ${name} (${counted(cells, 'cell')})`)
      const waiting = counted(waitingFor(plan, stage.system), 'job')
      return [`Built once before ${waiting} of ${stage.system}, on ${stage.runner}:`, ...names].join('\n')
    })
    .join('\n')
}

/** Jobs that start from what the shared stage of a system built. */
function waitingFor(plan: Plan, system: string): number {
  return plan.rows.filter((row) => row.shared && row.cell.system === system).length
}

const meanings: Readonly<Record<string, string>> = {
  '🔨': 'planned',
  [cachedMark]: 'in caches',
  '🧩': 'partly in caches',
  '🧊': 'in no cache',
  '=': 'the same derivation as another cell',
  [impossibleMark]: 'cannot exist',
  [unevaluatedMark]: 'cannot be evaluated',
  [excludedMark]: 'excluded by the request',
}
const coverageMarks: Readonly<Record<CellCoverage['state'], string>> = {
  cached: cachedMark,
  partial: '🧩',
  cold: '🧊',
}

/**
 * The plan as GitHub Markdown, below the limit of a step summary: a headline, one table per package and system, the
 * shared stage, totals, what differs from the base branch, then problems and, folded, what cannot exist.
 */
export function planMarkdown(plan: Plan): string {
  const rows = new Map(plan.rows.map((row) => [row.id, row]))
  const heat = heatGrids(plan, (cell) => markOf(rows.get(cell.id)))
  const refused = plan.problems.some((problem) => problem.severity === 'error')
  return joinParts(
    [
      `## ${refused ? '❌ ' : ''}CUDA plan: ${plainText(planHeadline(plan))}`,
      ...heat.grids.map(heatTable),
      legendOf({ ...meanings, [leftMark]: heat.left }, heat.used),
      plan.problems.map(problemLine).join('\n'),
      totalsLines(plan).join('<br>'),
      sharedSection(plan),
      comparisonSection(plan.base),
      unplacedSection(heat.unplaced),
      excludedSection(plan),
    ],
    'the plan file has everything',
  )
}

function unplacedSection(ids: readonly string[]): string {
  if (ids.length === 0) return ''
  const title = `${counted(ids.length, 'more cell')} ${ids.length === 1 ? 'is' : 'are'} in caches`
  const table = markdownTable(
    ['Cell'],
    ids.map((id) => [id]),
  )
  return folded(title, table)
}

function sharedSection(plan: Plan): string {
  const stages = plan.shared ?? []
  if (stages.length === 0) return ''
  const rows = stages.flatMap((stage) =>
    stage.derivations.map(({ name, cells }) => [name, stage.system, stage.runner, String(cells)]),
  )
  const waiting = stages.map(({ system }) => `${counted(waitingFor(plan, system), 'job')} of ${system}`)
  const table = markdownTable(['Built once, before the cells', 'System', 'Runner', 'Cells that need it'], rows)
  return `${table}\n\nWaiting for it: ${waiting.join(', ')}.`
}

/** What the plan saves and costs, a line each. */
function totalsLines(plan: Plan): readonly string[] {
  const { jobs, jobsSaved, downloadBytes, minutes, withoutEstimate } = totalsOf(plan)
  const covered = plan.rows.some((row) => row.coverage)
  const estimated = withoutEstimate < jobs
  const unknown = withoutEstimate > 0 ? `, and ${counted(withoutEstimate, 'job')} without an estimate` : ''
  return [
    ...(jobsSaved > 0 ? [`${counted(jobsSaved, 'job')} saved.`] : []),
    ...(covered ? [`To download from binary caches: ${megabytes(downloadBytes)}.`] : []),
    ...(estimated ? [`Estimated: ${duration(minutes)} of building in all${unknown}.`] : []),
    ...(!estimated && covered ? ['No time estimate: no earlier run is known.'] : []),
    ...gpuLine(plan),
  ]
}

/** `Tested on GPUs: 2 of 5 jobs, on h100-box and self-hosted+l4.` */
function gpuLine(plan: Plan): readonly string[] {
  const runners = plan.rows.flatMap(({ gpuRunner }) => gpuRunner ?? [])
  if (runners.length === 0) return []
  const names = [...new Set(runners)].sort().map((runner) => runner.replaceAll(/[["\]]/g, '').replaceAll(',', '+'))
  return [`Tested on GPUs: ${runners.length} of ${counted(plan.rows.length, 'job')}, on ${names.join(' and ')}.`]
}

function comparisonLine(base: NonNullable<Plan['base']>): string {
  const { ref, changed, added, removed } = base
  return `Against ${ref}: ${changed.length} changed, ${added.length} added, ${removed.length} removed`
}

function comparisonSection(base: Plan['base']): string {
  if (!base) return ''
  const title = plainText(comparisonLine(base))
  const rows = (['changed', 'added', 'removed'] as const).flatMap((what) => base[what].map((id) => [id, what]))
  return rows.length === 0 ? `${title}.` : folded(title, markdownTable(['Cell', 'Change'], rows))
}

function sameCells(plan: Plan): number {
  return plan.rows.reduce((sum, row) => sum + (row.also?.length ?? 0), 0)
}

function skippedCells(plan: Plan): number {
  return plan.skipped?.length ?? plan.counts.skipped ?? 0
}

function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

/** `45 min`, `2 h 5 min`. */
function duration(minutes: number): string {
  const whole = Math.ceil(minutes)
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`
}
