import { unstyled } from '../model/style.ts'

/** Columns that every terminal has. */
export const pageWidth = 80

/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Characters that are shown. */
export function widthOf(text: string): number {
  return unstyled(text).length
}

/** A text in lines of at most `pageWidth` columns, those after the first one indented; a longer word has a line of its own. */
export function wrapped(text: string, indent: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && indent + widthOf(longer) > pageWidth) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}
