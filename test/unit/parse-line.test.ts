import { describe, expect, it } from 'vitest'
import { help } from '../../src/actions/cli/help.ts'
import { parseLine } from '../../src/actions/cli/parse-line.ts'
import { type CommandEntry, optionsOf, wordOf } from '../../src/actions/command-line.ts'
import { commands } from '../../src/actions/registry.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { unstyled } from '../../src/model/style.ts'

function command(word: string): CommandEntry {
  return commands.find((entry) => wordOf(entry) === word) ?? expect.fail(word)
}

function refused(word: string, args: readonly string[]): readonly string[] {
  try {
    parseLine(command(word), args)
  } catch (cause) {
    if (cause instanceof ProblemError)
      return cause.problems.map(({ code, message, fix }) => `${code} ${message} ${fix}`)
  }
  return expect.fail('not refused')
}

describe('arguments that a command does not take', () => {
  it.each([
    ['--capabilities 8.6 9.0', 'takes no argument "9.0". Write --capabilities 8.6,9.0.'],
    ['--capabilities=8.6 9.0 10.0', 'takes no arguments "9.0", "10.0". Write --capabilities 8.6,9.0,10.0.'],
    ['--packages x --toolkits 12.4 12.8 --json', 'takes no argument "12.8". Write --toolkits 12.4,12.8.'],
    ['--packages x y$(z)', 'takes no argument "y$(z)". Write --packages \'x,y$(z)\'.'],
    ['mylib', 'takes no argument "mylib". See nix-cuda plan --help for its options.'],
    ['--tier all mylib', 'takes no argument "mylib". See nix-cuda plan --help for its options.'],
    ['-- --json', 'takes no argument "--json". See nix-cuda plan --help for its options.'],
  ])('are refused with what to write: plan %s', (line, said) => {
    expect(refused('plan', line.split(' '))).toEqual([`CFG008 nix-cuda plan ${said}`])
  })

  it.each([
    [
      '--capability 8.6',
      "Unknown option '--capability'. Did you mean --capabilities? See nix-cuda plan --help for its options.",
    ],
    [
      '--no-cache-coverge',
      "Unknown option '--no-cache-coverge'. Did you mean --no-cache-coverage? See nix-cuda plan --help for its options.",
    ],
    ['--frobnicate', "Unknown option '--frobnicate'. See nix-cuda plan --help for its options."],
    [
      '--cache-coverage=false',
      "Option '--cache-coverage' does not take an argument. Write --cache-coverage or --no-cache-coverage.",
    ],
  ])('are refused with the option that is meant: plan %s', (line, said) => {
    expect(refused('plan', line.split(' '))).toEqual([`CFG008 ${said}`])
  })

  it('are refused all at once', () => {
    expect(refused('plan', ['--packages', 'a', 'b', '--toolkits', '12.4', '12.8'])).toHaveLength(2)
  })

  it.each(commands.filter(({ takes }) => takes === undefined).map(wordOf))('are refused by %s', (word) => {
    expect(refused(word, ['stray'])[0]).toContain(`nix-cuda ${word} takes no argument "stray".`)
  })
})

describe('every command', () => {
  it.each(commands.map((entry) => [wordOf(entry), entry] as const))(
    '%s has --no- for each of its switches',
    (_, entry) => {
      for (const [name, { kind }] of Object.entries(optionsOf(entry))) {
        if (kind !== 'flag') continue
        expect(parseLine(entry, [`--${name}`, `--no-${name}`]).option(name)).toBe('false')
        expect(parseLine(entry, [`--no-${name}`, `--${name}`]).option(name)).toBe('true')
      }
    },
  )

  it.each(commands.map((entry) => [wordOf(entry), entry] as const))(
    '%s has a help with each option, in 80 columns',
    (_, entry) => {
      const text = unstyled(help(entry))
      for (const [name, { kind }] of Object.entries(optionsOf(entry))) {
        expect(text.split(kind === 'flag' ? `  --[no-]${name}\n` : `  --${name} `)).toHaveLength(2)
      }
      // A word that is longer than the page has a line of its own.
      expect(
        text
          .split('\n')
          .filter((line) => line.length > 80 && line.trim().includes(' ') && !line.includes(entry.example)),
      ).toEqual([])
      expect(text).toContain(`Example\n  ${entry.example}`)
    },
  )

  it.each(commands.map((entry) => [entry.example, entry] as const))(
    'has an example that it takes: %s',
    (example, entry) => {
      const inner = /nix-cuda ([^)]*)/.exec(example)?.[1] ?? ''
      const words = inner.split(' ').map((part) => part.replaceAll("'", ''))
      const { length } = wordOf(entry).split(' ')
      expect(words.slice(0, length).join(' ')).toBe(wordOf(entry))
      parseLine(entry, words.slice(length))
    },
  )
})
