/** Parts of GitHub Markdown. What users wrote never becomes markup. */
import type { ExcludedGroup, Plan } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'

/** Bytes. GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000

/** Parts with a blank line between them, without the empty ones; those that would pass GitHub's limit are left out. */
export function joinParts(parts: readonly string[], whole: string): string {
  const kept: string[] = []
  let bytes = 0
  let left = 0
  for (const part of parts) {
    if (part === '') continue
    const size = Buffer.byteLength(part) + 2
    if (bytes + size > maxBytes) left++
    else {
      kept.push(part)
      bytes += size
    }
  }
  if (left > 0) kept.push(`(${counted(left, 'part')} left out because a summary has a limit: ${whole})`)
  return `${kept.join('\n\n')}\n`
}

export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(tableCell).join(' | ')} |`
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

export function tableCell(text: string): string {
  return escapeHtml(text).replaceAll('\\', '&#92;').replaceAll('|', '\\|').replaceAll('\n', '<br>')
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The title is Markdown already. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

export function problemLine(problem: Problem): string {
  const location = problem.where
    ? ` (${[problem.where.file, problem.where.line].filter((part) => part !== undefined).join(':')})`
    : ''
  return `- **${problem.code}**${escapeHtml(location)} ${escapeHtml(problem.message)} ${escapeHtml(problem.fix)}`
}

/** What cannot exist, folded: one line for each rule, then some of its cells with every reason. */
export function excludedSection({ excluded, counts }: Pick<Plan, 'excluded' | 'counts'>): string {
  if (counts.excluded === 0) return ''
  const rows = excluded.flatMap((group) => [
    ...group.examples.map((cell) => [
      cell.id,
      cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' '),
    ]),
    ...moreOf(group, group.examples.length).map((text) => [text, group.code]),
  ])
  const table = markdownTable(['Cell', 'Reason'], rows)
  return folded(`– ${counted(counts.excluded, 'requested cell')} cannot exist (${byRule(excluded)})`, table)
}

/** `… and 37 more`, or nothing. */
export function moreOf({ count }: ExcludedGroup, shown: number): readonly string[] {
  return count > shown ? [`… and ${count - shown} more`] : []
}

/** `1 job`, `2 jobs`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** `PLN001: 17, PLN016: 3`. */
function byRule(groups: readonly ExcludedGroup[]): string {
  return groups.map(({ code, count }) => `${code}: ${count}`).join(', ')
}
