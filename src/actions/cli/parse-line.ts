/** From the words of a command line to its options, by the declarations of a command. */
import { parseArgs } from 'node:util'
import { nearestText } from '../../cuda/nearest.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Declarations } from '../../runner/inputs.ts'
import { type CommandEntry, type CommandLine, optionsOf } from '../command-line.ts'

/** Throws ProblemError CFG008 for an option that the command does not have, and for arguments where it takes none. */
export function parseLine(command: CommandEntry, args: readonly string[]): CommandLine {
  const inputs = optionsOf(command)
  const options = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      input.kind === 'flag' ? { type: 'boolean' as const } : { type: 'string' as const, multiple: true },
    ]),
  )
  const { values, positionals, tokens } = parsed()
  const strays = command.takes === undefined ? strayArguments(tokens, inputs) : []
  if (strays.length > 0) throw new ProblemError(strays.map((stray) => refuseStray(command, stray)))
  const option = (name: string) => {
    const value = values[name]
    return Array.isArray(value) ? value.join('\n') : value === undefined ? undefined : String(value)
  }
  return { option, positionals }

  function parsed() {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true, tokens: true })
    } catch (cause) {
      throw new ProblemError(unknownOption(command, cause))
    }
  }
}

interface Token {
  readonly kind: string
  readonly name?: string
  readonly value?: string | boolean | undefined
}

interface Stray {
  readonly words: readonly string[]
  /** The list option that they follow, and its value. */
  readonly after?: { readonly name: string; readonly value: string }
}

/** Arguments that no option takes, those that follow each other as one. */
function strayArguments(tokens: readonly Token[], inputs: Declarations): readonly Stray[] {
  const strays: Stray[] = []
  let after: Stray['after']
  let words: string[] = []
  for (const { kind, name = '', value } of [...tokens, { kind: 'end' }]) {
    if (kind === 'positional') words.push(String(value))
    else {
      if (words.length > 0) strays.push({ words, ...(after ? { after } : {}) })
      words = []
      after = inputs[name]?.kind === 'list' && typeof value === 'string' ? { name, value } : undefined
    }
  }
  return strays
}

function refuseStray({ surface }: CommandEntry, { words, after }: Stray): Problem {
  const shown = words.map((word) => JSON.stringify(word)).join(', ')
  const message = `${surface.name} takes no ${words.length === 1 ? 'argument' : 'arguments'} ${shown}.`
  const fix = after
    ? `Write --${after.name} ${shellWord([after.value, ...words].join(','))}.`
    : `See ${surface.name} --help for its options.`
  return error('CFG008', message, fix)
}

/** A word as a shell takes it whole. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function unknownOption(command: CommandEntry, cause: unknown): Problem {
  const inputs = optionsOf(command)
  const said = (cause instanceof Error ? cause.message : String(cause)).split('. ')[0]?.replace(/\.$/, '') ?? ''
  const name = /'(?:-\w, )?--([\w-]+)/.exec(said)?.[1] ?? ''
  const message = `${said}.`
  // `--json=false`: parseArgs takes no values of switches.
  if (inputs[name]?.kind === 'flag') return error('CFG008', message, `Write --${name} or --no-${name}.`)
  const options = Object.entries(inputs).flatMap(([own, { kind }]) => (kind === 'flag' ? [own, `no-${own}`] : [own]))
  const meant = nearestText(name, options)
  const help = `See ${command.surface.name} --help for its options.`
  return error('CFG008', message, meant ? `Did you mean --${meant}? ${help}` : help)
}
