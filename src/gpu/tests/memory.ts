import { type Problem, warning } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { findSmi } from '../smi.ts'
import { askUsage, type GpuUsage } from '../usage.ts'

/** MiB that may come and go without a program: the driver's own. */
const slack = 64
/** How often it is asked again, and milliseconds between: the driver frees the memory of a dead program a little later. */
const tries = 5
const pause = 1_000

/** MiB in use on a GPU; undefined where nvidia-smi does not say it, as for instances of MIG. Throws nothing. */
export async function memoryInUse(host: Host, uuid: string): Promise<number | undefined> {
  return (await usageOf(host)).used[uuid]
}

/** GPU416 where more memory is in use than before the test. Waits up to five seconds for it to be freed. */
export async function memoryLeft(
  host: Host,
  uuid: string,
  before: number | undefined,
  test: string,
): Promise<readonly Problem[]> {
  if (before === undefined) return []
  let now = await memoryInUse(host, uuid)
  for (let left = tries; left > 0 && now !== undefined && now > before + slack; left--) {
    await host.clock.sleep(pause, host.cancelled)
    now = await memoryInUse(host, uuid)
  }
  if (now === undefined || now <= before + slack) return []
  const pids = (await usageOf(host)).processes.flatMap(({ gpu, pid }) => (gpu === uuid ? [pid] : []))
  const whose = pids.length > 0 ? ` Processes on it: ${pids.slice(0, 20).join(', ')}.` : ''
  const message = `After the test ${JSON.stringify(test)}, ${now - before} MiB more are in use on ${uuid} than before it.${whose}`
  return [warning('GPU416', message, 'Run nvidia-smi, and end what was left behind.')]
}

async function usageOf(host: Host): Promise<GpuUsage> {
  return askUsage(host, await findSmi(host))
}
