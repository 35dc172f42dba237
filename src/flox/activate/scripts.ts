/** The scripts of an activation. Everything that is not constant in them is a path, a name or a number, in quotes. Pure. */

/** How the file with the command is run, as GitHub runs that of a `run` step. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const interpreters = {
  bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
  sh: ['sh', '-e'],
  zsh: ['zsh', '-f', '-e', '-o', 'pipefail'],
  python: ['python'],
} as const

export type Shell = keyof typeof interpreters
export const shells = Object.keys(interpreters) as readonly Shell[]

/** Names of the files in the folder of an activation. */
export const files = {
  command: 'command',
  /** Exists once the environment is active. */
  active: 'active',
  /** Exists once the command was started. */
  started: 'started',
  run: 'run',
  layer: (index: number) => `layer-${index}`,
  status: (index: number) => `status-${index}.json`,
  /** Of a service of an environment, both by their place. */
  log: (index: number, service: number | '') => `log-${index}-${service}`,
} as const

/** Lines of a service's log that are kept. */
const logLines = 40

/** Services of one environment, by the options of `flox` that name it. */
export interface ServiceScript {
  readonly selector: readonly string[]
  /** To be started by name; empty: they are started with the environment. */
  readonly start: readonly string[]
}

/**
 * What runs in the innermost environment: the command, whose standard error is descriptor 3 (see `passesOutput`), and around
 * it, with services, their start, their status, and then what they logged, which is gone once the activation has ended.
 */
export function runScript(
  folder: string,
  shell: Shell,
  program: string,
  services: readonly ServiceScript[],
  hidesToken = false,
): readonly string[] {
  const path = (name: string) => quote(`${folder}/${name}`)
  const flox = (task: string, selector: readonly string[], ...more: readonly string[]) =>
    words([program, 'services', task, ...selector, ...more])
  const command = [
    `: > ${path(files.started)}`,
    'if (: >&3) 2> /dev/null; then exec 2>&3 3>&-; fi',
    ...(hidesToken ? ['unset FLOX_FLOXHUB_TOKEN'] : []),
    `exec ${words(interpreters[shell])} ${path(files.command)}`,
  ]
  if (services.length === 0) return [`: > ${path(files.active)}`, ...command]
  return [
    `: > ${path(files.active)}`,
    ...services.flatMap(({ selector, start }) =>
      start.length > 0 ? [`${flox('start', selector, ...start)} >&2 || exit`] : [],
    ),
    ...services.map(({ selector }) => `${flox('status', selector)} >&2 || exit`),
    ...['(', ...command, ')'],
    'code=$?',
    ...services.flatMap(({ selector }, index) => [
      `${flox('status', selector, '--json')} > ${path(files.status(index))} 2> /dev/null`,
      'service=0',
      `grep -o '"name": *"[^"]*"' ${path(files.status(index))} | sed 's/^"name": *"//; s/"$//' | while IFS= read -r name; do`,
      `  ${flox('logs', selector, '-n', String(logLines))} "$name" > ${path(files.log(index, ''))}"$service" 2>&1 < /dev/null`,
      '  service=$((service + 1))',
      'done',
    ]),
    'exit "$code"',
  ]
}

/** What runs in an outer environment: the activation of the next one. */
export function layerScript(shell: string, argv: readonly string[]): readonly string[] {
  return [`export FLOX_SHELL=${quote(shell)}`, `exec ${words(argv)}`]
}

/** The text of `-c`: Flox puts it on one line with others, which a shell reads from standard input. */
export function entryCommand(shell: string, folder: string, name: string): string {
  return `exec ${words([shell, `${folder}/${name}`])}`
}

function words(list: readonly string[]): string {
  return list.map(quote).join(' ')
}

/** A word as every Bourne shell takes it whole. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
