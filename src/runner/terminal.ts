import { styleText } from 'node:util'
import { type Style, spansOf } from '../model/style.ts'
import type { Log } from './log.ts'
import { safeText } from './sink.ts'

const formats: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  good: 'green',
  bad: ['bold', 'red'],
  warning: 'yellow',
  heading: 'bold',
  faint: 'dim',
  name: 'cyan',
}

/**
 * For the CLI: everything to standard error, so that standard output stays the answer. Without `verbose`, details are left
 * out, titles of groups too. In a terminal they are, like the status, one line that changes.
 */
export function terminalLog(debug: boolean, verbose = true): Log {
  const screen = process.stderr
  const live = screen.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'] && !debug
  let shown = ''
  const write = (text: string) => {
    screen.write(`${live && shown !== '' ? eraseLine : ''}${paintedFor(screen, text)}\n`)
    if (live && shown !== '') screen.write(shown)
  }
  const status = (line: string) => {
    const next = safeText(line)
      .replaceAll(/\s+/g, ' ')
      .slice(0, (screen.columns || 80) - 1)
    if (next === shown) return
    shown = next
    screen.write(`${eraseLine}${shown}`)
  }
  return {
    info: write,
    debug: (line) => {
      if (debug) write(line)
    },
    group: (title) => {
      if (verbose) write(`\n${title}`)
      else if (live) status(title)
    },
    endGroup: () => {},
    quiet: !verbose,
    ...(live ? { status } : {}),
  }
}

const eraseLine = '\r\x1b[2K'

/** The answer of a command, on standard output. */
export function writeAnswer(log: Log, text: string): void {
  log.status?.('')
  process.stdout.write(paintedFor(process.stdout, text))
}

/**
 * With colours where the stream is a terminal that has them. Node follows NO_COLOR, FORCE_COLOR, TERM and what CI services
 * set: https://nodejs.org/api/util.html#utilstyletextformat-text-options
 *
 * Each part is made safe by itself; the sequence between two parts keeps them from becoming a command together.
 */
function paintedFor(stream: NodeJS.WriteStream, text: string): string {
  const paint = (style: Style, inner: string) => styleText(formats[style], inner, { stream })
  if (paint('good', 'x') === 'x') return safeText(text)
  return spansOf(text)
    .map(({ style, text: inner }) => (style ? paint(style, safeText(inner)) : safeText(inner)))
    .join('')
}
