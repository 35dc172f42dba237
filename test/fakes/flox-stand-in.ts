/**
 * A stand-in for the `flox` program, as one bash script: generated from flox-cli.json, the grammar of flox 1.14.1 as its
 * own sources and manual have it (https://github.com/flox/flox at 6536dac28, cli/flox/src/commands and cli/flox/doc;
 * settings: cli/flox-config/src/config.rs). It refuses what the real parser refuses, unknown options, options at the wrong
 * place or with a wrong number of values, options that exclude each other, and is stricter than that with settings: it
 * takes only keys that it knows. It carries out --version, --prefix, config and `auth status`; every other command that
 * is well-formed ends with status 70.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Command {
  readonly aliases?: readonly string[]
  readonly options?: readonly string[]
  readonly required?: readonly string[]
  readonly exclusive?: readonly string[]
  /** `0-`, `1-1`. None: no words. */
  readonly words?: string
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

const grammar = JSON.parse(readFileSync(join(import.meta.dirname, 'flox-cli.json'), 'utf8')) as Grammar

/** The script; `version` is what it says that it is. */
export function floxStandIn(version = grammar.version): string {
  const table = (name: string, entries: readonly (readonly [string, string])[]) =>
    `declare -A ${name}=(\n${entries.map(([key, value]) => `  [${quote(key)}]=${quote(value)}`).join('\n')}\n)\n`
  const commands = Object.entries(grammar.commands)
  const options = commands.flatMap(([command, { options = [] }]) => optionEntries(command, options))
  return [
    '#!/bin/bash',
    `# A stand-in for flox ${grammar.version}, generated from test/fakes/flox-cli.json; made from`,
    ...grammar.sources.map((source) => `# ${source}`),
    `version=${quote(version)}`,
    table('OPTIONS', [...optionEntries('', grammar.global), ...options]),
    table('COMMANDS', commands.flatMap(commandEntries)),
    table(
      'WORDS',
      commands.flatMap(([command, { words }]) => (words ? [[command, words] as const] : [])),
    ),
    table(
      'AFTER',
      commands.flatMap(([command, { after }]) => (after ? [[command, after] as const] : [])),
    ),
    table(
      'REQUIRED',
      commands.flatMap(([command, { required }]) => (required ? [[command, required.join(' ')] as const] : [])),
    ),
    table(
      'EXCLUSIVE',
      commands.flatMap(([command, { exclusive }]) => (exclusive ? [[command, exclusive.join('|')] as const] : [])),
    ),
    table('SETTINGS', Object.entries(grammar.settings)),
    readFileSync(join(import.meta.dirname, 'flox-stand-in.sh'), 'utf8'),
  ].join('\n')
}

/** For each name of an option: its long name, how many values, whether it may be repeated, and which values it takes. */
function optionEntries(command: string, options: readonly string[]): readonly (readonly [string, string])[] {
  return options.flatMap((option) => {
    const parts = option.split(' ')
    const names = parts.filter((part) => part.startsWith('-'))
    const values = parts.filter((part) => !part.startsWith('-') && part !== '...')
    const long = names.find((name) => name.startsWith('--')) ?? ''
    const choices = values.length === 1 && values[0]?.includes('|') ? values[0] : ''
    const entry = [long, values.length, parts.includes('...') ? 'many' : 'once', choices].join(' ')
    return names.map((name) => [`${command} ${name}`, entry] as const)
  })
}

/** A command by each of its names, below each name of the command that it belongs to. */
function commandEntries([command, { aliases = [] }]: readonly [string, Command]): readonly (readonly [
  string,
  string,
])[] {
  const parent = command.split(' ').slice(0, -1).join(' ')
  return [command.split(' ').at(-1) ?? '', ...aliases].map((name) => [`${parent} ${name}`.trim(), command] as const)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
