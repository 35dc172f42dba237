/**
 * Calls what setup will call for disk and KVM, and prints what came of it as one line of JSON:
 * `node disk-driver.ts measure | reclaim '["dotnet"]' | progress | wait | bind '{"wanted","nix"}' | builds PATH |
 * unbind PATH | kvm JOB | unkvm JOB`; `worker ORDER` is the removal itself, which waits while there is `/tmp/hold`.
 */
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { measureDisk } from '../../src/machine/disk.ts'
import { readJournal, release } from '../../src/machine/journal.ts'
import { enableKvm, undoKvm } from '../../src/machine/kvm.ts'
import { findPrivilege } from '../../src/machine/privilege.ts'
import { readReclaim, startReclaim } from '../../src/machine/reclaim.ts'
import { runReclaimWorker } from '../../src/machine/reclaim-worker.ts'
import {
  bindStore,
  makeBuildFolder,
  planStore,
  type StoreOptions,
  unbindStore,
} from '../../src/machine/store-location.ts'
import type { Host } from '../../src/runner/host.ts'
import type { Log } from '../../src/runner/log.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { waitForReclaim } from '../wait-for-reclaim.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)
const log: Log = { info: say, debug: say, group: say, endGroup: () => {} }
const job = 'lab'

async function act(host: Host, what: string, argument: string): Promise<unknown> {
  switch (what) {
    case 'measure':
      return measureDisk(host)
    case 'reclaim':
      return startReclaim(host, JSON.parse(argument) as string[], {
        worker: [process.execPath, import.meta.filename, 'worker'],
      })
    case 'progress':
      return (await readReclaim(host)) ?? null
    case 'wait':
      return (await waitForReclaim(host, 100)) ?? null
    case 'bind': {
      const { plan, problems } = planStore(await measureDisk(host), JSON.parse(argument) as StoreOptions)
      const put = await bindStore(host, plan, { job, privilege: await findPrivilege(host) })
      return { plan, bound: put.bound, problems: [...problems, ...put.problems] }
    }
    case 'builds':
      return makeBuildFolder(host, { path: argument, mode: 0o755 }, { job, privilege: await findPrivilege(host) })
    case 'unbind': {
      const entry = (await release(host, job)).find(({ path }) => path === argument)
      const problems = entry ? await unbindStore(host, entry, await findPrivilege(host)) : []
      return { problems, journal: await readJournal(host) }
    }
    case 'kvm':
      return enableKvm(host, { job: argument })
    case 'unkvm':
      await release(host, argument)
      return { undone: await undoKvm(host), journal: await readJournal(host) }
    default:
      throw new Error(`no ${what}`)
  }
}

const host = realHost(log)
const [, , what = '', argument = ''] = process.argv
if (what === 'worker') {
  while (existsSync('/tmp/hold')) await sleep(20)
  process.exitCode = await runReclaimWorker(host, [argument])
} else {
  process.stdout.write(`${JSON.stringify({ answer: await act(host, what, argument) })}\n`)
}
