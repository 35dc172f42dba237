/** Nothing foreign that is printed is obeyed: not by GitHub's runner, not by a terminal. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { printable } from '../../src/model/printable.ts'
import { error } from '../../src/model/problem.ts'
import { type Style, spansOf, styled } from '../../src/model/style.ts'
import { readBuildLog } from '../../src/nix/build/build-log.ts'
import { problemText } from '../../src/report/problem-text.ts'
import { actionLog, failAction, gitHub } from '../../src/runner/github.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { jsonText, safeText } from '../../src/runner/sink.ts'
import { terminalLog } from '../../src/runner/terminal.ts'
import { commandsIn, runnerCommands } from '../runner-commands.ts'

const pieces = [
  ...['::', ':', '##[', '#', '##', '[', ']', '\\', '%0A', '%0D', '%25', ' ', ',', '=', ';', 'name=x', 'token'],
  ...['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\t', '\u00a0', '\u3000', '\ufeff'],
  ...['\u200b', '\u200d', '\u00ad', '\u202e', '\u2066', '\0', '\x07', '\x1c', '\x1b', '\x1b[31m', '\x9b2J', '\x7f'],
  ...['\ufdd0', '\ufdd1', '\ufdd2', ':\ufdd1', '\n\ufdd3:', '#\ufdd4', '\ufdd1\ufdd0', '\ufdef'],
  ...['\x1b]0;title\x07', '\x1b]8;;https://example.org\x1b\\', '\x1b[2J\x1b[H', '@nix {"action":"msg","level":0}'],
]
const command = fc
  .tuple(fc.constantFrom(...runnerCommands, 'token'), fc.constantFrom('', ' name=x', ' file=a,line=1'))
  .chain(([name, rest]) => fc.constantFrom(`::${name}${rest}::`, `##[${name}${rest}]`))
const foreign = fc
  .array(fc.oneof(command, fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
  .map((parts) => parts.join(''))

/** ESC, C0 except for tab and LF, DEL, C1, line and paragraph separators, what reorders text. */
const controls = /(?![\t\n])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

let printed = ''
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed += String(chunk)
      return true
    })
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** What is printed, and read by the runner. */
function read(action: () => void) {
  printed = ''
  action()
  return { commands: commandsIn(printed), output: printed }
}

describe('GitHub’s runner', () => {
  it('is given commands by its own grammar, so that the rest of this file can fail', () => {
    expect(commandsIn('a\n \t::stop-commands::x\r::error::y\rb ##[X]\n::warning file=a%2Cb,line=1::c%0Ad')).toEqual([
      { name: 'stop-commands', properties: {}, data: 'x' },
      { name: 'warning', properties: { file: 'a,b', line: '1' }, data: 'c\nd' },
    ])
    expect(commandsIn('a ##[set-output name=x]y')).toHaveLength(1)
  })

  it('finds no command in a line of the log', () => {
    const log = actionLog()
    fc.assert(
      fc.property(foreign, (text) => {
        const { commands, output } = read(() => log.info(text))
        expect(commands).toEqual([])
        expect(output).not.toContain('##[')
        expect(output).not.toMatch(controls)
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds in groups and debug lines the commands that they are, and no other', () => {
    const log = actionLog()
    fc.assert(
      fc.property(foreign, (text) => {
        const names = (action: () => void) => new Set(read(action).commands.map(({ name }) => name))
        expect(
          names(() => {
            log.group(text)
            log.endGroup()
          }),
        ).toEqual(new Set(['group', 'endgroup']))
        expect(names(() => log.debug(text))).toEqual(new Set(['debug']))
      }),
    )
  })

  it('finds one annotation for each problem, with nothing to obey in what it prints of it', () => {
    fc.assert(
      fc.property(foreign, foreign, (message, file) => {
        const problem = error('BLD002', message, 'Fix it.', { where: { file: `f${file}`, line: 3 } })
        const { commands, output } = read(() => gitHub.annotate([problem]))
        expect(commands).toMatchObject([{ name: 'error', properties: { title: 'BLD002', line: '3' } }])
        expect(commandsIn(commands[0]?.data ?? '')).toEqual([])
        expect(output).not.toMatch(controls)
      }),
    )
  })

  it('finds nothing in the problems beyond the limit of annotations, nor in what nobody foresaw', () => {
    fc.assert(
      fc.property(foreign, (message) => {
        const many = Array.from({ length: 12 }, () => error('BLD002', message, 'Fix it.'))
        expect(read(() => gitHub.annotate(many)).commands.map(({ name }) => name)).toEqual(Array(10).fill('error'))
        const failed = read(() => failAction(new Error(message))).commands
        expect(failed.map(({ name }) => name)).toEqual(['error'])
        expect(commandsIn(failed[0]?.data ?? '')).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('finds nothing in what the command line prints, as a step with run does it', () => {
    const log = terminalLog(true)
    const { answer } = realHost(log)
    fc.assert(
      fc.property(foreign, (text) => {
        for (const print of [log.info, log.debug, log.group, answer]) {
          const { commands, output } = read(() => print(text))
          expect(commands).toEqual([])
          expect(output).not.toMatch(controls)
        }
      }),
    )
  })
})

describe('a terminal with colours', () => {
  beforeEach(() => vi.stubEnv('FORCE_COLOR', '1'))
  afterEach(() => vi.unstubAllEnvs())
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are made of
  const colours = /\x1b\[\d{1,2}m/g

  it('is given colours and nothing else to obey, and GitHub’s runner no command, whatever is coloured', () => {
    const log = terminalLog(true)
    const { answer } = realHost(log)
    const style = fc.constantFrom<Style>('good', 'bad', 'warning', 'heading', 'faint', 'name')
    let coloured = 0
    fc.assert(
      fc.property(foreign, foreign, foreign, style, (before, inner, after, name) => {
        for (const print of [log.info, answer]) {
          const { commands, output } = read(() => print(`${before}${styled(name, inner)}${after}`))
          expect(commands).toEqual([])
          expect(output.replaceAll(colours, '')).not.toMatch(controls)
          expect(output).not.toMatch(/[\ufdd0-\ufdef]/)
          if (colours.test(output)) coloured++
        }
      }),
      { numRuns: 1_000 },
    )
    expect(coloured).toBeGreaterThan(500)
  })

  it('is given no colour by what a message repeats, or by a name', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const spans = spansOf(problemText(error('BLD001', text, text))).filter(({ style }) => style)
        expect(spans).toEqual([{ style: 'bad', text: 'BLD001' }])
        expect(spansOf(printable(text))).toEqual([{ text: printable(text) }])
      }),
    )
  })
})

describe('an answer in JSON', () => {
  it('is the same value, and passes the sink as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(foreign, fc.oneof(foreign, fc.array(foreign))), (value) => {
        const text = jsonText(value)
        expect(safeText(text)).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('the log of a build', () => {
  it('has the name of its derivation, or of Nix, before each line', () => {
    const line = (message: object) => `@nix ${JSON.stringify(message)}`
    const build = line({ action: 'start', id: 1, type: 105, fields: [`/nix/store/${'0'.repeat(32)}-demo.drv`] })
    fc.assert(
      fc.property(foreign, (text) => {
        const log = readBuildLog(() => 0)
        log.push(build)
        const said = log.push(line({ action: 'result', id: 1, type: 101, fields: [text] }))
        for (const shown of said) {
          expect(shown).toMatch(/^demo> [^\n\r]*$/)
          expect(spansOf(shown)).toEqual([{ text: shown }])
        }
        for (const shown of log.push(line({ action: 'msg', level: 0, msg: text })))
          expect(shown).toMatch(/^nix> [^\n\r]*$/)
      }),
    )
  })
})

it('takes each end of a line for one, and nothing else', () => {
  expect(safeText('a\nb\r\nc\rd\ve\ff\u0085g\u2028h\u2029iVj')).toBe('a\nb\nc\nd\ne\nf\ng\nh\niVj')
})
