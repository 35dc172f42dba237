import { stripVTControlCharacters } from 'node:util'

/**
 * Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
 * it and without indentation. Undefined when there is none.
 */
export function nixErrorText(stderr: readonly string[]): string | undefined {
  const lines = stderr.flatMap((line) => stripVTControlCharacters(line).split('\n'))
  const start = lines.findLastIndex((line) => /^\s*error: ./.test(line))
  const first = lines[start]
  if (first === undefined) return undefined
  const indent = first.length - first.trimStart().length
  return lines
    .slice(start)
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n')
    .replace(/^error: /, '')
    .trim()
}
