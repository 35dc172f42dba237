/** The texts of `--help`, from the declarations. */
import { styled } from '../../model/style.ts'
import { wrapped } from '../../report/text-table.ts'
import type { Input } from '../../runner/inputs.ts'
import { type CommandEntry, type CommandGroup, commonInputs, wordOf } from '../command-line.ts'
import { commands } from '../registry.ts'

/** What `nix-cuda` says of itself: its commands by what they are for. */
export function overview(version: string): string {
  const parts = [...Map.groupBy(commands, ({ section }) => section)].map(([section, members]) => {
    const lines = members.map((entry) => commandText(wordOf(entry), entry.surface.description, nameWidth))
    return [styled('heading', section), ...lines].join('\n')
  })
  const usage = 'nix-cuda COMMAND [OPTION…]; nix-cuda COMMAND --help lists its options.'
  const head = `nix-cuda ${version}: plan, build and prove CUDA software with Nix`
  return `${[head, usage, ...parts, ...exitCodes].join('\n\n')}\n`
}

/** As wide as the names of most commands: a longer one has a line of its own. */
const nameWidth = 20

function commandText(name: string, description: string, width: number): string {
  const indent = ' '.repeat(width)
  const head = `  ${styled('name', name)}`
  const gap = name.length + 4 > width ? `\n${indent}` : ' '.repeat(width - name.length - 2)
  return `${head}${gap}${wrapped(description, width)}`
}

/** The commands of a group, with what each is for. */
export function groupHelp({ word, description }: CommandGroup): string {
  const members = commands.filter((entry) => wordOf(entry).startsWith(`${word} `))
  const lines = members.map((entry) =>
    commandText(wordOf(entry).slice(word.length + 1), entry.surface.description, nameWidth),
  )
  const parts = [
    wrapped(`nix-cuda ${word}: ${description}`, 2),
    `${styled('heading', 'Usage')}\n  nix-cuda ${word} TASK [OPTION…]; nix-cuda ${word} TASK --help lists its options.`,
    [styled('heading', 'Tasks'), ...lines].join('\n'),
    ...exitCodes,
  ]
  return `${parts.join('\n\n')}\n`
}

/** The options of one command by group, its example and its exit codes. */
export function help(command: CommandEntry): string {
  const { surface, takes, example } = command
  const names = (inputs: object) => new Set(Object.keys(inputs))
  const inputs = Object.entries(surface.inputs)
  const grouped = command.groups.map(({ title, inputs: some }) => ({
    title,
    options: inputs.filter(([name]) => names(some).has(name)),
  }))
  const listed = new Set(grouped.flatMap(({ options }) => options.map(([name]) => name)))
  const own = inputs.filter(([name]) => !listed.has(name))
  const groups = [...grouped, { title: 'Options', options: [...own, ...Object.entries(commonInputs)] }]
  const parts = [
    wrapped(`${surface.name}: ${surface.description}`, 2),
    `${styled('heading', 'Usage')}\n  ${surface.name} [OPTION…]${takes ? ` ${takes.name}` : ''}`,
    `${styled('heading', 'Example')}\n  ${example}`,
    ...groups.map(({ title, options }) => [styled('heading', title), ...options.map(optionText)].join('\n')),
    ...exitCodes,
  ]
  return `${parts.join('\n\n')}\n`
}

const exitCodes = ['Exit code: 0 success, 1 a finding, 2 a wrong request, 3 a faulty environment.']

function optionText([name, input]: readonly [string, Input<unknown>]): string {
  const left = input.kind === 'flag' ? `--[no-]${name}` : `--${name} ${input.kind.toUpperCase()}`
  const byDefault = input.kind === 'flag' ? (input.default === 'true' ? ' (on)' : '') : defaultOf(input)
  return `  ${styled('name', left)}\n      ${wrapped(`${input.description}${byDefault}`, 6)}`
}

function defaultOf(input: Input<unknown>): string {
  return input.default === '' ? '' : ` (default ${input.default})`
}
