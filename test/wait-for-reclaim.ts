import { type Reclaim, readReclaim } from '../src/machine/reclaim.ts'
import type { Host } from '../src/runner/host.ts'

/**
 * Waits until the removal is done or dead, at most so many seconds and not when the job is cancelled. Gives what was done
 * by then; undefined when nothing was started.
 */
export async function waitForReclaim(host: Host, limit: number): Promise<Reclaim | undefined> {
  const deadline = host.clock.now() + limit * 1_000
  for (;;) {
    const found = await readReclaim(host)
    if (!found || found.state === 'done' || found.state === 'died') return found
    if (host.cancelled.aborted || host.clock.now() >= deadline) return found
    await host.clock.sleep(100, host.cancelled)
  }
}
