/**
 * The command line as the real parser judges it, from flox-cli.json: made from https://github.com/flox/flox at 6536dac28
 * (cli/flox/src/commands, cli/flox/doc) and compared with the program of 1.14.1.
 *
 * The parser is bpaf 0.9 (https://github.com/pacak/bpaf, src/error.rs), whose messages these are. Recorded of flox are
 * "is not expected in this context" and "couldn't parse" (transcripts.json; cli/tests/activate-mode.bats); the others are
 * bpaf's wording, and which of several mistakes is named first may differ.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FloxError } from './failure.ts'

interface Command {
  readonly aliases?: readonly string[]
  /** Names, a word per value (`a|b`: only those), `...` where it may be repeated. */
  readonly options?: readonly string[]
  readonly required?: readonly string[]
  readonly exclusive?: readonly string[]
  /** `0-`, `1-1`. None: no words. */
  readonly words?: string
  readonly names?: string
  /** Words only come after this; what follows is not looked at. */
  readonly after?: '--' | 'first word'
}

interface Grammar {
  readonly version: string
  readonly sources: readonly string[]
  readonly global: readonly string[]
  readonly commands: Readonly<Record<string, Command>>
  readonly settings: Readonly<Record<string, string>>
}

export const grammar = JSON.parse(readFileSync(join(import.meta.dirname, 'flox-cli.json'), 'utf8')) as Grammar

interface Option {
  readonly long: string
  readonly values: readonly string[]
  readonly repeatable: boolean
}

export interface CommandLine {
  /** In its own words, `build clean`; empty: none. */
  readonly command: string
  readonly words: readonly string[]
  /** By long name, one entry per time that it was given, each with its values. */
  readonly options: ReadonlyMap<string, readonly (readonly string[])[]>
}

/** --help before what is forwarded: nothing else of the line is judged. */
export class HelpAsked extends Error {}

/** The first value of an option; undefined: not given, or it takes none. */
export function optionValue(line: CommandLine, option: string): string | undefined {
  return line.options.get(option)?.[0]?.[0]
}

const unexpected = (text: string) => new FloxError(`\`${text}\` is not expected in this context`)
const expected = (what: string) => new FloxError(`expected \`${what}\`, pass \`--help\` for usage information`)

/** Why a value is refused, where that is known: the enums' own FromStr (containerize/mod.rs, flox-core activate/mode.rs). */
const refusals: Readonly<Record<string, string>> = {
  'docker|podman': "Runtime must be 'docker' or 'podman'",
  'dev|run': 'not a valid activation mode',
}

/** The command line, or a FloxError with the message of the parser. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const rest = [...args]
  let command = ''
  const words: string[] = []
  const options = new Map<string, string[][]>()

  const takeOption = (name: string, inline: string | undefined): void => {
    if (name === '-h' || name === '--help') throw new HelpAsked()
    const option = optionsOf(command).get(name)
    if (!option) throw unexpected(inline === undefined || !name.startsWith('--') ? name : `${name}=${inline}`)
    const given = options.get(option.long) ?? []
    if (given.length > 0 && !option.repeatable)
      throw new FloxError(`argument \`${name}\` cannot be used multiple times in this context`)
    // `--package=X` and `-pX` are refused: cli/flox/doc/flox-run.md.
    if (inline !== undefined && (option.values.length === 0 || `${command} ${option.long}` === 'run --package'))
      throw unexpected(name.startsWith('--') ? `${name}=${inline}` : `${name}${inline}`)
    const values = inline === undefined ? [] : [inline]
    for (const metavar of option.values.slice(values.length)) {
      const value = rest.shift()
      if (value === undefined) throw new FloxError(`\`${name}\` requires an argument \`${metavar}\``)
      if (/^-./.test(value) && option.values.length === 1)
        throw new FloxError(
          `\`${name}\` requires an argument \`${metavar}\`, got a flag \`${value}\`, try \`${name}=${value}\` to use it as an argument`,
        )
      values.push(value)
    }
    checkChoice(option, values[0] ?? '')
    options.set(option.long, [...given, values])
  }

  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const rule = grammar.commands[command] ?? {}
    if (arg === '--') {
      const [first] = rest
      if (rule.words === undefined && first !== undefined) throw unexpected(first)
      words.push(...rest.splice(0))
    } else if (/^--[^=]+=/.test(arg)) takeOption(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1))
    else if (arg.startsWith('--') || /^-[^-]$/.test(arg)) takeOption(arg, undefined)
    else if (/^-[^-]/.test(arg)) takeOption(arg.slice(0, 2), arg.slice(2))
    else {
      const below = words.length === 0 ? subcommand(command, arg) : undefined
      if (below !== undefined) command = below
      else if (rule.words === undefined || rule.after === '--') throw unexpected(arg)
      else words.push(arg, ...(rule.after === 'first word' ? rest.splice(0) : []))
    }
  }
  check({ command, words, options })
  return { command, words, options }
}

function checkChoice({ values: [metavar = ''] }: Option, value: string): void {
  if (!metavar.includes('|') || metavar.split('|').includes(value)) return
  throw new FloxError(`couldn't parse \`${value}\`: ${refusals[metavar] ?? metavar}`)
}

function check({ command, words, options }: CommandLine): void {
  const rule = grammar.commands[command]
  if (options.has('--quiet') && options.has('--verbose'))
    throw new FloxError('`--verbose` cannot be used at the same time as `--quiet`')
  const isParent = Object.keys(grammar.commands).some((name) => name.startsWith(`${command} `))
  if (command !== '' && isParent && !rule?.options && !rule?.words) throw expected('COMMAND ...')
  if (rule === undefined) return
  const known = new Set([...optionsOf(''), ...optionsOf(command)].map(([, { long }]) => long))
  const stray = [...options.keys()].find((name) => !known.has(name))
  if (stray !== undefined) throw unexpected(stray)
  for (const name of rule.required ?? []) if (!options.has(name)) throw expected(name)
  for (const group of rule.exclusive ?? []) {
    const [winner, loser] = [...options.keys()].filter((name) => group.split(' ').includes(name))
    if (winner && loser) throw new FloxError(`\`${loser}\` cannot be used at the same time as \`${winner}\``)
  }
  const [least = '0', most = '0'] = (rule.words ?? '0-0').split('-')
  if (words.length < Number(least)) {
    // `some("…")` of cli/flox/src/commands/uninstall.rs
    if (command === 'uninstall') throw new FloxError('Must specify at least one package')
    throw expected(`<${rule.names?.split(' ')[words.length] ?? 'argument'}>`)
  }
  const surplus = most === '' ? undefined : words[Number(most)]
  if (surplus !== undefined) throw unexpected(surplus)
}

/** By each of its names. Global options stand before the command only. */
function optionsOf(command: string): ReadonlyMap<string, Option> {
  const entries = command === '' ? grammar.global : (grammar.commands[command]?.options ?? [])
  return new Map(
    entries.flatMap((entry) => {
      const parts = entry.split(' ')
      const names = parts.filter((part) => part.startsWith('-'))
      const option = {
        long: names.find((name) => name.startsWith('--')) ?? '',
        values: parts.filter((part) => !part.startsWith('-') && part !== '...'),
        repeatable: parts.includes('...'),
      }
      return names.map((name) => [name, option] as const)
    }),
  )
}

/** The command that a word leads to from `parent`, by name or alias; some parents are no command of their own. */
function subcommand(parent: string, word: string): string | undefined {
  const start = parent === '' ? '' : `${parent} `
  for (const [name, { aliases = [] }] of Object.entries(grammar.commands)) {
    if (!name.startsWith(start)) continue
    const [own = '', ...deeper] = name.slice(start.length).split(' ')
    if (own === word || (deeper.length === 0 && aliases.includes(word))) return `${start}${own}`
  }
  return undefined
}
