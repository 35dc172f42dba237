/**
 * `flox services`: cli/flox/src/commands/services and cli/tests/services.bats at 6536dac28. In place of process-compose,
 * each service is a shell in a process group of its own, with a folder below `.flox/run/services`: its process id, its log,
 * and how it ended. As there, they end when the activation that they belong to has ended, however that was.
 */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Environment, findEnvironment, manifestOf } from './environment.ts'
import { FloxError, NotCarriedOut, say } from './failure.ts'
import { type CommandLine, optionValue } from './grammar.ts'

interface State {
  readonly name: string
  readonly status: 'Running' | 'Completed' | 'Stopped' | 'Disabled'
  readonly pid: number | null
  readonly exit_code: number | null
}

const runFolder = ({ folder }: Environment) => join(folder, '.flox/run/services')
const folderOf = (environment: Environment, name: string) => join(runFolder(environment), name)

/** Starts services of an environment that is active, with the variables of the activation. */
export function startServices(
  environment: Environment,
  names: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): void {
  const { services } = manifestOf(environment)
  for (const name of names) {
    const service = services.get(name)
    if (service === undefined) throw new FloxError(`Service '${name}' does not exist.`)
    const folder = folderOf(environment, name)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const log = openSync(join(folder, 'log'), 'a')
    const script = 'bash -c "$1"; code=$?; echo "$code" > "$2/exit.new" && mv "$2/exit.new" "$2/exit"'
    const child = spawn('bash', ['-c', script, 'service', service.command, folder], {
      cwd: environment.folder,
      env: { ...env, ...service.vars },
      detached: true,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    writeFileSync(join(folder, 'pid'), String(child.pid))
    child.unref()
  }
}

/** Waits for the end of this process, and ends what is left of the services: what the real one's executive does. */
export function watchActivation(environment: Environment): void {
  const script = [
    'while kill -0 "$1" 2> /dev/null; do sleep 0.05; done',
    'for pid in "$2"/*/pid; do [ -e "$pid" ] && kill -- "-$(cat "$pid")" 2> /dev/null; done',
    'rm -rf "$2"',
  ]
  const args = ['-c', script.join('\n'), 'executive', String(process.pid), runFolder(environment)]
  spawn('bash', args, { detached: true, stdio: 'ignore' }).unref()
}

/** Whether a service runs; undefined states mean that nothing was started. */
export function statesOf(environment: Environment): readonly State[] | undefined {
  if (!existsSync(runFolder(environment))) return undefined
  return [...manifestOf(environment).services.keys()].sort().map((name) => stateOf(environment, name))
}

function stateOf(environment: Environment, name: string): State {
  const read = (file: string) => {
    const path = join(folderOf(environment, name), file)
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
  }
  const pid = read('pid')
  if (pid === undefined) return { name, status: 'Disabled', pid: 0, exit_code: null }
  const [exit, stopped] = [read('exit'), read('stopped')]
  if (stopped !== undefined) return { name, status: 'Stopped', pid: Number(pid), exit_code: null }
  if (exit !== undefined) return { name, status: 'Completed', pid: Number(pid), exit_code: Number(exit) }
  return { name, status: 'Running', pid: Number(pid), exit_code: null }
}

/** The environment, refused where it has no services. */
function withServices(line: CommandLine): Environment {
  const environment = findEnvironment(line)
  if (manifestOf(environment).services.size === 0)
    throw new FloxError('Environment does not have any services defined.')
  return environment
}

function named(environment: Environment, { words }: CommandLine): readonly string[] {
  const { services } = manifestOf(environment)
  const unknown = words.find((name) => !services.has(name))
  if (unknown !== undefined) throw new FloxError(`Service '${unknown}' does not exist.`)
  return words.length > 0 ? words : [...services.keys()].sort()
}

export function runServicesStart(line: CommandLine): void {
  const environment = findEnvironment(line)
  const active: unknown = JSON.parse(process.env['_FLOX_ACTIVE_ENVIRONMENTS'] ?? '[]')
  const isActive = Array.isArray(active) && active.some((one) => Object(one).path === environment.folder)
  if (!isActive)
    throw new FloxError(
      "Cannot start services for an environment that is not activated.\n\nTo activate and start services, run 'flox activate --start-services'",
    )
  const names = named(withServices(line), line)
  const states = statesOf(environment) ?? []
  for (const name of names) {
    if (states.some((state) => state.name === name && state.status === 'Running'))
      say(`! Service '${name}' is already running.`)
    else {
      startServices(environment, [name], process.env)
      say(`✔ Service '${name}' started.`)
    }
  }
}

export function runServicesStatus(line: CommandLine): void {
  const environment = withServices(line)
  const names = named(environment, line)
  const states = statesOf(environment)
  const stopped = (name: string) => ({ name, status: 'Stopped', pid: null, exit_code: null })
  const shown = states?.filter(({ name }) => names.includes(name)) ?? names.map(stopped)
  if (line.options.has('--json')) {
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
    return
  }
  const status = (one: (typeof shown)[number]) =>
    one.exit_code === null ? one.status : `${one.status} (${one.exit_code})`
  const name = Math.max(10, ...shown.map((one) => one.name.length))
  const width = Math.max(6, ...shown.map((one) => status(one).length))
  const pid = (one: (typeof shown)[number]) =>
    one.pid === null ? '' : one.status === 'Running' ? String(one.pid) : `[${one.pid}]`
  const rows = [['NAME', 'STATUS', 'PID'], ...shown.map((one) => [one.name, status(one), pid(one)])]
  for (const [first = '', second = '', third = ''] of rows)
    process.stdout.write(`${first.padEnd(name)} ${second.padEnd(width)} ${third.padStart(8)}\n`)
  process.stdout.write('\n')
}

export function runServicesStop(line: CommandLine): void {
  const environment = withServices(line)
  const states = statesOf(environment)
  if (states === undefined) throw new FloxError("couldn't connect to service manager")
  for (const name of named(environment, line)) {
    const state = states.find((one) => one.name === name)
    if (state?.status !== 'Running') {
      say(`! Service '${name}' is not running`)
      continue
    }
    writeFileSync(join(folderOf(environment, name), 'stopped'), '')
    process.kill(-(state.pid ?? 0))
    say(`✔ Service '${name}' stopped`)
  }
}

export function runServicesLogs(line: CommandLine): void {
  const environment = withServices(line)
  if (line.options.has('--follow')) throw new NotCarriedOut('services logs --follow')
  if (statesOf(environment) === undefined) throw new FloxError("couldn't connect to service manager")
  const [name, ...more] = line.words
  if (name === undefined || more.length > 0)
    throw new FloxError('A single service name is required when the --follow flag is not specified')
  named(environment, line)
  const path = join(folderOf(environment, name), 'log')
  const lines = existsSync(path) ? readFileSync(path, 'utf8').replace(/\n$/, '').split('\n') : []
  for (const text of lines.slice(-Number(optionValue(line, '--tail') ?? '100'))) process.stdout.write(`${text}\n`)
}
