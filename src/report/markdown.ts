/** Parts of GitHub Markdown. What users wrote never becomes markup. */
import type { ExcludedGroup, Plan } from '../model/documents.ts'
import { printable } from '../model/printable.ts'
import type { Problem } from '../model/problem.ts'
import { errorPage } from '../model/project.ts'

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
  if (left > 0) kept.push(`(${counted(left, 'part')} left out because of the size limit of summaries: ${whole})`)
  return `${kept.join('\n\n')}\n`
}

export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plainText).join(' | ')} |`
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

/**
 * Foreign text as one line of Markdown or HTML that shows it and does nothing else: no markup, no link, no mention.
 * References to characters make no structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references);
 * what GitHub looks for in the finished text (addresses, `@name`, `#1`, `GH-1`) is cut by a comment, which is not copied.
 */
export function plainText(text: string): string {
  if (words.test(text) && !/(?<![a-z0-9])(?:www\.|gh-)/i.test(text)) return text
  return escapeHtml(printable(text.replaceAll(/\s+/g, ' ').trim()))
    .replaceAll(/["\\`*~[\]|#!$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replaceAll(/&#64;|&#35;(?=\d)|:(?=\/\/)|(?<![a-z0-9])(?:www(?=\.)|gh(?=-\d))/gi, '$&<!-- -->')
}

/** Most texts are ids and versions, and a plan has a million of them. */
const words = /^[a-z0-9]+(?:[ .,_-][a-z0-9]+)*$/i

/** Lines of a log. HTML, because in a code block of Markdown a fence could end it. */
export function logBlock(lines: readonly string[]): string {
  const shown = lines.map((line) => escapeHtml(line.split('\t').map(printable).join('\t')))
  return `<pre>${shown.join('\n')}</pre>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Title and content are Markdown already. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

export function problemLine({ code, message, fix, where }: Problem): string {
  const place = where ? [`(${[where.file, where.line].filter((part) => part !== undefined).join(':')})`] : []
  return `- **[${code}](${errorPage(code)})** ${plainText([...place, message, fix].join(' '))}`
}

/** What cannot exist or was excluded by the request, folded: one line for each rule, then some of its cells with every reason. */
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
  const [first = '', ...others] = whyExcluded({ excluded, counts })
  const ofRules = excluded.filter(({ code }) => !(code in otherReasons))
  const named = first.replace(/^\d+/, (count) => counted(Number(count), 'requested cell'))
  const rules = ofRules.length > 0 ? ` (${byRule(ofRules)})` : ''
  return folded(`– ${[named + rules, ...others].join(', ')}`, table)
}

/** Reasons of an exclusion that are not rules: such a cell may well exist. */
const otherReasons = { PLN021: 'cannot be evaluated', PLN023: 'excluded by you' } as const

/** `5 cannot exist`, `1 cannot be evaluated`, `2 excluded by you`: those of rules first, and what there is none of left out. */
export function whyExcluded({ excluded, counts }: Pick<Plan, 'excluded' | 'counts'>): readonly string[] {
  const count = (code: string) =>
    excluded.filter((group) => group.code === code).reduce((sum, one) => sum + one.count, 0)
  const others = Object.entries(otherReasons).map(([code, what]) => ({ count: count(code), what }))
  const ofRules = others.reduce((rest, one) => rest - one.count, counts.excluded)
  return [...some(ofRules, 'cannot exist'), ...others.flatMap((one) => some(one.count, one.what))]
}

/** `3 in caches`, or nothing. */
export function some(count: number, what: string): readonly string[] {
  return count > 0 ? [`${count} ${what}`] : []
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
export function byRule(groups: readonly ExcludedGroup[]): string {
  return groups.map(({ code, count }) => `${code}: ${count}`).join(', ')
}
