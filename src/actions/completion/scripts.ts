/** What bash, zsh and fish need to complete `nix-cuda`, from the declarations of its commands. */
import type { Input } from '../../runner/inputs.ts'
import { type CommandEntry, optionsOf, wordOf } from '../command-line.ts'

type Commands = readonly CommandEntry[]
type Option = readonly [name: string, input: Input<unknown>]

/** For `source <(nix-cuda completion bash)`. https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html */
export function bashCompletion(commands: Commands): string {
  const values = commands.flatMap((command) =>
    Object.entries(optionsOf(command)).flatMap(([name, { kind, words }]) => {
      if (kind === 'flag') return []
      const given = words ? bashReply(words) : 'return'
      return [`    '${wordOf(command)} --${name}') ${given} ;;`]
    }),
  )
  const options = commands.map((command) => {
    const names = Object.entries(optionsOf(command)).flatMap(optionNames)
    return `    '${wordOf(command)}') options=${quoted([...names, '--help'].join(' '))} ;;`
  })
  const args = commands.flatMap((command) => {
    const { complete } = command.takes ?? {}
    if (complete === undefined || complete === 'nothing') return []
    return [`    '${wordOf(command)}') ${complete === 'files' ? 'return' : bashReply(complete)} ;;`]
  })
  const groups = groupsOf(commands).map(([word, tasks]) => {
    const reply = bashReply(tasks).replace('; return', '')
    const first = `if [[ $COMP_CWORD -eq 2 ]]; then ${reply}; compopt +o default; return; fi`
    return `    ${word}) ${first}; command="$command \${COMP_WORDS[2]}" ;;`
  })
  return `# Completion of nix-cuda for bash: source <(nix-cuda completion bash)
_nix_cuda() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command=\${COMP_WORDS[1]} options=
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${bashReply(firstWords(commands)).replace('; return', '')}
    compopt +o default
    return
  fi
  case $command in
${groups.join('\n')}
  esac
  # --option=value comes as three words.
  [[ $prev == = ]] && prev=\${COMP_WORDS[COMP_CWORD - 2]}
  [[ $cur == = ]] && prev=\${COMP_WORDS[COMP_CWORD - 1]} cur=
  case "$command $prev" in
${values.join('\n')}
  esac
  case $command in
${options.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    compopt +o default
    return
  fi
  case $command in
${args.join('\n')}
    help) ${bashReply(wordsOf(commands))} ;;
  esac
  compopt +o default
}
complete -o default -F _nix_cuda nix-cuda
`
}

function bashReply(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$cur")); return`
}

/** For `source <(nix-cuda completion zsh)`, or a file `_nix-cuda` in a folder of fpath. https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
export function zshCompletion(commands: Commands): string {
  const names = wordsOf(commands).map((word) => quoted(`${word}:${descriptionOf(word, commands)}`))
  const groups = groupsOf(commands).map(
    ([word, tasks]) => `    ${word})
      if (( CURRENT == 2 )); then compadd ${tasks.join(' ')}; return; fi
      shift words
      (( CURRENT-- ))
      command="$command $words[1]"
      ;;`,
  )
  const cases = commands.map((command) => {
    const specs = Object.entries(optionsOf(command)).flatMap(zshOption)
    const { complete } = command.takes ?? {}
    const args = complete === undefined || complete === 'nothing' ? [] : [`*:argument:${zshValues(complete)}`]
    const all = [...specs, '--help[Print the help of this command]', ...args].map(quoted)
    return `    '${wordOf(command)}')\n      _arguments ${all.join(' \\\n        ')}\n      ;;`
  })
  return `#compdef nix-cuda
# Completion of nix-cuda for zsh: source <(nix-cuda completion zsh)
_nix_cuda() {
  local -a commands
  commands=(
    ${names.join('\n    ')}
    'help:Prints the help of a command'
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  local command=$words[1]
  case $command in
${groups.join('\n')}
  esac
  case $command in
${cases.join('\n')}
    help) _describe -t commands command commands ;;
  esac
}
if [[ $funcstack[1] == _nix_cuda ]]; then _nix_cuda "$@"; else compdef _nix_cuda nix-cuda; fi
`
}

function zshOption([name, input]: Option): readonly string[] {
  const text = oneLine(input.description).replaceAll(/[\\[\]:]/g, '\\$&')
  if (input.kind === 'flag') return [`--${name}[${text}]`, `--no-${name}[Not\\: ${text}]`]
  const many = input.kind === 'list' ? '*' : ''
  return [`${many}--${name}=[${text}]:value:${zshValues(input.words ?? 'files')}`]
}

function zshValues(values: readonly string[] | 'files'): string {
  return values === 'files' ? '_files' : `(${values.join(' ')})`
}

/** For `nix-cuda completion fish | source`. https://fishshell.com/docs/current/cmds/complete.html */
export function fishCompletion(commands: Commands): string {
  const line = (...parts: readonly string[]) => ['complete -c nix-cuda', ...parts].join(' ')
  const lines = commands.flatMap((command) => {
    const here = `-n '${seen(wordOf(command))}'`
    const { complete } = command.takes ?? {}
    const words = Array.isArray(complete) ? [`-a ${quoted(complete.join(' '))}`] : []
    return [
      ...(complete === 'files' ? [] : [line('-f', here, ...words)]),
      ...Object.entries(optionsOf(command)).flatMap((option) => fishOption(option, (...more) => line(here, ...more))),
    ]
  })
  const first = wordsOf(commands).map((word) =>
    line('-f -n __fish_use_subcommand', `-a ${word}`, `-d ${quoted(descriptionOf(word, commands))}`),
  )
  const tasks = groupsOf(commands).flatMap(([word, names]) => {
    const here = `-n '__fish_seen_subcommand_from ${word}; and not __fish_seen_subcommand_from ${names.join(' ')}'`
    return names.map((name) =>
      line('-f', here, `-a ${name}`, `-d ${quoted(descriptionOf(`${word} ${name}`, commands))}`),
    )
  })
  const words = wordsOf(commands).join(' ')
  return `# Completion of nix-cuda for fish: nix-cuda completion fish | source
${[...first, ...tasks, ...lines].join('\n')}
${line(`-f -n '__fish_seen_subcommand_from help' -a '${words}'`)}
`
}

function fishOption([name, input]: Option, line: (...parts: readonly string[]) => string): readonly string[] {
  const text = oneLine(input.description)
  if (input.kind === 'flag')
    return [line(`-f -l ${name}`, `-d ${quoted(text)}`), line(`-f -l no-${name}`, `-d ${quoted(`Not: ${text}`)}`)]
  const values = input.words ? `-x -a ${quoted(input.words.join(' '))}` : '-r -F'
  return [line(`-l ${name}`, values, `-d ${quoted(text)}`)]
}

/** What fish asks before it completes a command of one word or two. */
function seen(name: string): string {
  return name
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ')
}

function firstWords(commands: Commands): readonly string[] {
  return [...wordsOf(commands), 'help', '--help', '--version']
}

/** The first words of commands, each once. */
function wordsOf(commands: Commands): readonly string[] {
  return [...new Set(commands.map((command) => wordOf(command).split(' ')[0] ?? ''))]
}

/** First words that several commands share, with what follows them. */
function groupsOf(commands: Commands): readonly (readonly [word: string, tasks: readonly string[]])[] {
  const named = commands.map((command) => wordOf(command).split(' ')).filter(({ length }) => length > 1)
  const groups = Map.groupBy(named, ([word = '']) => word)
  return [...groups].map(([word, members]) => [word, members.map(([, task = '']) => task)] as const)
}

/** Of a command, or of a group the names of its tasks. */
function descriptionOf(name: string, commands: Commands): string {
  const command = commands.find((one) => wordOf(one) === name)
  if (command) return oneLine(command.surface.description)
  return (
    groupsOf(commands)
      .find(([word]) => word === name)?.[1]
      .join(', ') ?? ''
  )
}

function optionNames([name, { kind }]: Option): readonly string[] {
  return kind === 'flag' ? [`--${name}`, `--no-${name}`] : [`--${name}`]
}

/** The first sentence of a description, without code marks. */
function oneLine(text: string): string {
  return (/^.*?[.;](?=\s|$)/.exec(text)?.[0] ?? text).replaceAll('`', '').replace(/[.;]$/, '')
}

/** As one word of bash or zsh; fish takes it for the same unless it has a quote or a backslash. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
