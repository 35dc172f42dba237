/**
 * Calls the installer as the action will, and prints what came of it as one line of JSON:
 * `node install-driver.ts install '<request>'`, `… install-each '[<request>…]'` (gives the problems of each),
 * `… leave '<daemon options>'` (the job ends; the last one stops the daemon), `… restart '<daemon options>'`.
 * DIE_AT is the beginning of a log line (`install: move`) at which the process sends itself DIE_BY.
 */

import { release } from '../../src/machine/journal.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import { type DaemonOptions, daemonFile, restartDaemon, stopDaemon } from '../../src/nix/daemon/daemon.ts'
import { type InstallRequest, installNix } from '../../src/nix/install/install.ts'
import type { Host } from '../../src/runner/host.ts'
import type { Log } from '../../src/runner/log.ts'
import { realHost } from '../../src/runner/real-host.ts'

const { DIE_AT, DIE_BY = 'SIGKILL' } = process.env
const say = (line: string) => {
  process.stderr.write(`${line}\n`)
  if (DIE_AT !== undefined && line.startsWith(DIE_AT)) process.kill(process.pid, DIE_BY)
}
const log: Log = { info: say, debug: say, group: say, endGroup: () => {} }

async function act(host: Host, what: string, json: string): Promise<object> {
  if (what === 'install') return installNix(host, JSON.parse(json) as InstallRequest)
  if (what === 'install-each') {
    const ended: (readonly Problem[])[] = []
    for (const request of JSON.parse(json) as readonly InstallRequest[]) ended.push(await problemsOf(host, request))
    return { ended }
  }
  const options = JSON.parse(json) as DaemonOptions
  if (what === 'restart') await restartDaemon(host, options)
  if (what !== 'leave') return {}
  const unused = await release(host, options.job)
  const ours = unused.some((entry) => entry.path === daemonFile(host))
  return { stopped: ours && (await stopDaemon(host, options)) }
}

function problemsOf(host: Host, request: InstallRequest): Promise<readonly Problem[]> {
  return installNix(host, request).then(
    () => [],
    (cause) => {
      if (cause instanceof ProblemError) return cause.problems
      throw cause
    },
  )
}

/** The pauses between two tries are not what is tested here. */
function hurried(host: Host): Host {
  const sleep: Host['clock']['sleep'] = (milliseconds, signal) => host.clock.sleep(Math.min(milliseconds, 100), signal)
  return { ...host, clock: { ...host.clock, sleep } }
}

const [, , what = '', json = '{}'] = process.argv
try {
  const done = await act(hurried(realHost(log)), what, json)
  process.stdout.write(`${JSON.stringify(done)}\n`)
} catch (cause) {
  if (!(cause instanceof ProblemError)) throw cause
  process.stdout.write(`${JSON.stringify({ problems: cause.problems })}\n`)
  process.exitCode = 1
}
