import type { Log } from './log.ts'
import { safeText } from './sink.ts'

/** For the CLI and `npm start`: everything to standard error, so that standard output stays the answer. */
export function terminalLog(debug: boolean): Log {
  const write = (text: string) => process.stderr.write(`${safeText(text)}\n`)
  return {
    info: write,
    debug: (line) => {
      if (debug) write(line)
    },
    group: (title) => write(`\n${title}`),
    endGroup: () => {},
  }
}
