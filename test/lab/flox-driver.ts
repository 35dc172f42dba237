/**
 * Calls the Flox room as the action will, and prints what came of it as one line of JSON:
 * `node flox-driver.ts provide '<request>'`, `… settings '{"program": …, "request": …}'`, `… undo`.
 * DIE_AT is the beginning of a log line (`flox: package`) at which the process kills itself.
 */
import { applyFloxSettings, undoFloxSettings } from '../../src/flox/apply-settings.ts'
import { provideFlox, undoFlox } from '../../src/flox/install.ts'
import type { FloxRequest } from '../../src/flox/plan.ts'
import { type FloxSettingsRequest, planFloxSettings } from '../../src/flox/settings.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import type { Log } from '../../src/runner/log.ts'
import { realHost } from '../../src/runner/real-host.ts'

const { DIE_AT } = process.env
const say = (line: string) => {
  process.stderr.write(`${line}\n`)
  if (DIE_AT !== undefined && line.startsWith(DIE_AT)) process.kill(process.pid, 'SIGKILL')
}
const log: Log = { info: say, debug: say, group: say, endGroup: () => {} }

async function act(host: Host, what: string, json: string): Promise<object> {
  if (what === 'provide') return provideFlox(host, JSON.parse(json) as FloxRequest, 'one')
  if (what === 'settings') {
    const { program, request } = JSON.parse(json) as { readonly program: string; readonly request: FloxSettingsRequest }
    const { plan, problems } = planFloxSettings(request)
    if (!plan) throw new ProblemError(problems)
    return applyFloxSettings(host, program, plan)
  }
  await undoFloxSettings(host)
  await undoFlox(host)
  return {}
}

/** The pauses between two tries are not what is tested here. */
function hurried(host: Host): Host {
  const sleep: Host['clock']['sleep'] = (milliseconds, signal) => host.clock.sleep(Math.min(milliseconds, 100), signal)
  return { ...host, clock: { ...host.clock, sleep } }
}

const [, , what = '', json = '{}'] = process.argv
try {
  process.stdout.write(`${JSON.stringify(await act(hurried(realHost(log)), what, json))}\n`)
} catch (cause) {
  if (!(cause instanceof ProblemError)) throw cause
  process.stdout.write(`${JSON.stringify({ problems: cause.problems })}\n`)
  process.exitCode = 1
}
