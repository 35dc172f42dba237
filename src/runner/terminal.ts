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
