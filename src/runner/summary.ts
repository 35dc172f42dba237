import { describeTargets } from '../model/cell.ts'
import type { CellResult, Plan } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'

/** GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000

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
 * The one summary of a run as GitHub Markdown: a headline, one table of capabilities × toolkits per package, what failed
 * with the last lines of its build, one line on time, then folded every cell and every excluded cell with its reasons.
 */
export function renderSummary(plan: Plan, results: readonly CellResult[]): string {
  const failed = results.filter((result) => result.status !== 'proven')
  const parts = [
    `## ${failed.length > 0 || results.length < plan.counts.planned ? '❌' : '✅'} CUDA cells: ${headline(plan, results)}`,
    ...heatTables(plan, results),
    plan.counts.requested > 0 ? legend : '',
    ...failed.map(failureSection),
    plan.problems.map(problemLine).join('\n'),
    results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : '',
    results.length > 0 ? folded(`All ${results.length} cells`, cellTable(results)) : '',
    excludedSection(plan),
  ]
  const text = parts.filter((part) => part !== '').join('\n\n')
  if (Buffer.byteLength(text) <= maxBytes) return `${text}\n`
  return `${text.slice(0, maxBytes / 4)}\n\n(cut: the whole result is in the result files)\n`
}

const legend = '✅ built and proven · ❌ failed · – cannot exist · ⚪ no result'

/** One table per package and system: a glance says what works where. */
function heatTables(plan: Plan, results: readonly CellResult[]): readonly string[] {
  const done = new Map(results.map((result) => [result.cell.id, result]))
  const cells = [
    ...plan.rows.map(({ cell }) => ({ ...cell, mark: done.has(cell.id) ? heatMark(done.get(cell.id)) : '⚪' })),
    ...plan.excluded.map((cell) => ({ ...cell, mark: '–' })),
  ]
  const groups = Map.groupBy(cells, (cell) => `${cell.package} on ${cell.system}`)
  return [...groups].map(([name, members]) => {
    const toolkits = distinct(members.map((cell) => cell.toolkit)).sort(byNumber)
    const lines = [...Map.groupBy(members, describeTargets)].sort(([a], [b]) => byNumber(a, b))
    const rows = lines.map(([targets, row]) => {
      const marks = toolkits.map((toolkit) => row.find((cell) => cell.toolkit === toolkit)?.mark ?? '')
      return `| ${[targets, ...marks].map(tableCell).join(' | ')} |`
    })
    const header = `| ${tableCell(name)} | ${toolkits.map((toolkit) => `CUDA ${toolkit}`).join(' | ')} |`
    return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...rows].join('\n')
  })
}

function heatMark(result: CellResult | undefined): string {
  return result ? (marks[result.status].split(' ')[0] ?? '') : ''
}

/** `12.4` before `12.10`, `9.0` before `10.0`. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

/** `28 cells: 9 built in 8.1 s, 19 already there; evaluated in 2.0 s, verified in 0.3 s`. */
function timingLine(results: readonly CellResult[]): string {
  const sum = (phase: keyof CellResult['seconds']) =>
    results.reduce((total, result) => total + result.seconds[phase], 0).toFixed(1)
  const built = results.filter((result) => result.built).length
  return `${results.length} cells: ${built} built in ${sum('build')} s, ${results.length - built} not built because they were there; evaluated in ${sum('evaluate')} s, verified in ${sum('verify')} s.`
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

function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

/** `3 of 4 proven, 1 failed, 2 excluded`. */
export function headline(plan: Plan, results: readonly CellResult[]): string {
  const proven = results.filter((result) => result.status === 'proven').length
  const failed = results.length - proven
  const words = [`${proven} of ${plan.counts.planned} proven`]
  if (failed > 0) words.push(`${failed} failed`)
  if (plan.counts.excluded > 0) words.push(`${plan.counts.excluded} excluded`)
  return words.join(', ')
}

function cellTable(results: readonly CellResult[]): string {
  const header = '| Package | CUDA | Asked for | System | Result | Found | Seconds |\n|---|---|---|---|---|---|---|'
  const rows = results.map((result) => {
    const { cell } = result
    const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify
    const columns = [
      cell.package,
      cell.toolkit,
      describeTargets(cell),
      cell.system,
      statusText(result),
      foundTargets(result),
      `${seconds.toFixed(1)}${result.built ? '' : ' (not built: already there)'}`,
    ]
    return `| ${columns.map(tableCell).join(' | ')} |`
  })
  return [header, ...rows].join('\n')
}

/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
export function foundTargets(result: CellResult): string {
  const union = (pick: (file: CellResult['files'][number]) => readonly string[]) => [
    ...new Set(result.files.flatMap(pick)),
  ]
  const words = [union((file) => file.targets).join(' ')]
  const ptx = union((file) => file.ptx)
  if (ptx.length > 0) words.push(`PTX ${ptx.join(' ')}`)
  const toolkits = union((file) => file.toolkits)
  if (toolkits.length > 0) words.push(`by CUDA ${toolkits.join(', ')}`)
  return words.filter((word) => word !== '').join('; ') || '—'
}

function failureSection(result: CellResult): string {
  const parts = [`### ❌ ${escapeHtml(result.cell.id)}`, result.problems.map(problemLine).join('\n')]
  if (result.logTail.length > 0)
    parts.push(`Last lines of the build:\n\n<pre>${escapeHtml(result.logTail.join('\n'))}</pre>`)
  return parts.join('\n\n')
}

function excludedSection(plan: Plan): string {
  if (plan.excluded.length === 0) return ''
  const rows = plan.excluded.map((cell) => {
    const reasons = cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' ')
    return `| ${[cell.id, reasons].map(tableCell).join(' | ')} |`
  })
  const table = ['| Cell | Reason |', '|---|---|', ...rows].join('\n')
  return folded(`– ${plan.excluded.length} requested cells cannot exist`, table)
}

function problemLine(problem: Problem): string {
  const place = problem.where
    ? ` (${[problem.where.file, problem.where.line].filter((part) => part !== undefined).join(':')})`
    : ''
  return `- **${problem.code}**${escapeHtml(place)} ${escapeHtml(problem.message)} ${escapeHtml(problem.fix)}`
}

function tableCell(text: string): string {
  return escapeHtml(text).replaceAll('|', '\\|').replaceAll('\n', '<br>')
}

/** User-given text must not become markup. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
