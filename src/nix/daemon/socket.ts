import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'

const socketPath = '/nix/var/nix/daemon-socket/socket'

/** Whether a daemon takes connections on its socket. */
export function answers(host: Pick<Host, 'connects'>): Promise<boolean> {
  return host.connects(socketPath)
}

/**
 * Waits until the daemon answers, at most so many seconds. `hasEnded` says early that it will not. Throws ProblemError
 * INS021 that names `log`.
 */
export async function waitForDaemon(
  host: Host,
  seconds: number,
  log: string,
  hasEnded: () => Promise<boolean> = async () => false,
): Promise<void> {
  const deadline = host.clock.now() + seconds * 1_000
  while (!(await answers(host))) {
    if (host.cancelled.aborted) throw notStarted('the job was cancelled', log)
    if (await hasEnded()) throw notStarted('it ended at once', log)
    if (host.clock.now() >= deadline) throw notStarted(`its socket did not answer within ${seconds} s`, log)
    await host.clock.sleep(10, host.cancelled)
  }
}

export function notStarted(why: string, log: string): ProblemError {
  return new ProblemError(error('INS021', `The Nix daemon did not start: ${why}.`, `See ${log}.`))
}
