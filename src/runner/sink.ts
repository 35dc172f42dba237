import { stripVTControlCharacters } from 'node:util'
import { printable } from '../model/printable.ts'
import { unstyled } from '../model/style.ts'

/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/

/** The lines of a text, without sequences for a terminal and marks of a style. Other control characters are left in them. */
export function linesOf(text: string): readonly string[] {
  return stripVTControlCharacters(unstyled(text)).split(lineEnd)
}

/**
 * The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
 * terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
 * `##[` anywhere.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
 */
export function safeLines(text: string): readonly string[] {
  return linesOf(text).map((line) =>
    line
      .split('\t')
      .map(printable)
      .join('\t')
      .replaceAll('##[', '##\\[')
      .replace(/^(\s*)::/, '$1\\::'),
  )
}

/** The same as one text, each line ended by LF. */
export function safeText(text: string): string {
  return safeLines(text).join('\n')
}

/** A value as JSON for people and programs, ended by LF; `safeText` changes nothing in it. */
export function jsonText(value: unknown): string {
  const coded = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  const json = JSON.stringify(value, null, 2)
    .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/g, coded)
    .replaceAll('##[', `##${coded('[')}`)
  return `${json}\n`
}
