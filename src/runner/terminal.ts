import type { Log } from './log.ts'

/** For the CLI and `npm start`: everything to standard error, so that standard output stays the answer. */
export function terminalLog(debug: boolean): Log {
  const write = (line: string) => process.stderr.write(`${line}\n`)
  return {
    info: write,
    debug: (line) => {
      if (debug) write(line)
    },
    group: (title) => write(`\n${title}`),
    endGroup: () => {},
  }
}

/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
