/** What Flox says of the services of environments that are active. */
import { error, type Problem, warning } from '../../model/problem.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { FloxVariables } from './environment.ts'
import type { LayerServices } from './plan.ts'
import { files } from './scripts.ts'

export interface ServiceState {
  readonly name: string
  /** As process-compose calls it: `Running`, `Completed`, `Stopped`. */
  readonly status: string
  /** Of a service that has ended by itself. */
  readonly exitCode: number | undefined
}

/** A service when the command had ended. */
export interface EndedService extends ServiceState {
  /** The environment. */
  readonly label: string
  /** The last lines of its log. */
  readonly log: readonly string[]
}

/** Milliseconds between two looks at services while the command runs. */
const pause = 15_000
/** Seconds for one answer of Flox. */
const answerTime = 60

/** The states in what `flox services status --json` prints: one list, or, as its manual has it, one object per line. Pure. */
export function parseStates(text: string): readonly ServiceState[] {
  const values = attemptJson(text) ?? text.split('\n').flatMap((line) => attemptJson(line) ?? [])
  return (Array.isArray(values) ? values : [values]).flatMap((value: unknown) => {
    const { name, status, exit_code: exitCode } = Object(value) as Readonly<Record<string, unknown>>
    if (typeof name !== 'string' || typeof status !== 'string') return []
    return [{ name, status, exitCode: typeof exitCode === 'number' ? exitCode : undefined }]
  })
}

function attemptJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `Running`, or `Completed (exit code 1)`. */
export function stateText({ status, exitCode }: ServiceState): string {
  return exitCode === undefined ? status : `${status} (exit code ${exitCode})`
}

/** Logs every service whose state changes, until the signal fires. */
export async function watchServices(
  host: Host,
  program: string,
  env: FloxVariables,
  services: readonly LayerServices[],
  ended: AbortSignal,
): Promise<void> {
  const known = new Map<string, string>()
  while (services.length > 0 && !ended.aborted) {
    await host.clock.sleep(pause, ended)
    for (const layer of services) {
      if (ended.aborted) return
      for (const state of await askStates(host, program, env, layer)) {
        const key = `${layer.label}: ${state.name}`
        const before = known.get(key)
        known.set(key, stateText(state))
        if (before !== undefined && before !== stateText(state)) host.log.info(`Service ${key}: ${stateText(state)}`)
      }
    }
  }
}

async function askStates(host: Host, program: string, env: FloxVariables, { selector }: LayerServices) {
  const argv = [program, 'services', 'status', ...selector, '--json'] as const
  const outcome = await host.exec({ argv, env, timeout: answerTime, signal: host.cancelled })
  return outcome.kind === 'exited' && outcome.code === 0 ? parseStates(outcome.stdout) : []
}

/** What the script wrote down when the command had ended. */
export async function readEnded(
  host: Host,
  folder: string,
  services: readonly LayerServices[],
): Promise<readonly EndedService[]> {
  const ended = services.map(async ({ label }, index) => {
    const states = parseStates((await readIfPresent(host, `${folder}/${files.status(index)}`)) ?? '')
    return Promise.all(
      states.map(async (state, service) => {
        const log = (await readIfPresent(host, `${folder}/${files.log(index, service)}`)) ?? ''
        return { ...state, label, log: log.trimEnd() === '' ? [] : log.trimEnd().split('\n') }
      }),
    )
  })
  return (await Promise.all(ended)).flat()
}

/** Logs the last lines of every service, or of those that ended with an error where the command did not fail. */
export function logServices(host: Host, services: readonly EndedService[], failed: boolean): void {
  for (const service of services) {
    if (!failed && !hasFailed(service)) continue
    const { label, name, log } = service
    host.log.group(`Service ${name} of ${label}: ${stateText(service)}`)
    for (const line of log) host.log.info(line)
    if (log.length === 0) host.log.info('(it logged nothing)')
    host.log.endGroup()
  }
}

/** FLX164 for each service that ended with an error: a warning, because the command decides about the step. Pure. */
export function serviceProblems(services: readonly EndedService[]): readonly Problem[] {
  return services.filter(hasFailed).map(({ name, label, exitCode }) => {
    const message = `Service ${name} of ${label} ended with exit code ${exitCode} while the command ran.`
    return warning('FLX164', message, 'Its last lines are in the log of this step.')
  })
}

function hasFailed({ exitCode }: ServiceState): boolean {
  return exitCode !== undefined && exitCode !== 0
}

/** FLX164: Flox did not start the services, as it said in these lines. Pure. */
export function notStarted(said: readonly string[]): Problem {
  const why = said.findLast((line) => line.trim() !== '')?.replace(/^✘ ERROR: /u, '')
  const message = `Flox did not start the services${why === undefined ? '' : `: ${why}`}${/[.!?]$/.test(why ?? '') ? '' : '.'}`
  return error('FLX164', message, 'See the lines that Flox printed before.')
}

/**
 * Stops what still runs of services in folders; those of an environment on FloxHub may be another job's too, and end with
 * their last activation. Gives the names. Never throws.
 */
export async function stopServices(
  host: Host,
  program: string,
  env: FloxVariables,
  services: readonly LayerServices[],
): Promise<readonly string[]> {
  const stopped: string[] = []
  for (const layer of services.filter(({ own }) => own)) {
    const running = (await askStates(host, program, env, layer)).filter(({ status }) => status === 'Running')
    if (running.length === 0) continue
    const names = running.map(({ name }) => name)
    const argv = [program, 'services', 'stop', ...layer.selector, ...names] as const
    await host.exec({ argv, env, timeout: answerTime, signal: host.cancelled })
    stopped.push(...names.map((name) => `${layer.label}: ${name}`))
  }
  return stopped
}
