import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { error, ProblemError } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'
import { makeStateFolder } from './made-folders.ts'

/** SQLite's result code for a lock that another connection holds. https://sqlite.org/rescode.html#busy */
const busy = 5

/** Milliseconds between two tries. */
const pause = 50

/**
 * Runs `work` while this process alone holds the lock at `path`. The lock is SQLite's own file lock: the kernel lets it
 * go when the process dies, however it dies, so that no lock is ever stale.
 * Throws ProblemError INS002 when it is not free within `timeout` seconds, or when the job is cancelled while waiting.
 */
export async function withLock<T>(
  host: Pick<Host, 'files' | 'clock' | 'cancelled' | 'log'>,
  path: string,
  timeout: number,
  work: () => Promise<T>,
): Promise<T> {
  await makeStateFolder(host, dirname(path))
  const database = new DatabaseSync(path)
  try {
    const deadline = host.clock.now() + timeout * 1_000
    let logged = false
    while (!acquire(database)) {
      if (host.cancelled.aborted || host.clock.now() >= deadline) throw new ProblemError(held(path, timeout))
      if (!logged) host.log.info(`Waiting for another job on this machine (lock ${path})`)
      logged = true
      await host.clock.sleep(pause, host.cancelled)
    }
    return await work()
  } finally {
    database.close()
  }
}

function acquire(database: DatabaseSync): boolean {
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return true
  } catch (cause) {
    if ((cause as { errcode?: unknown }).errcode === busy) return false
    throw cause
  }
}

function held(path: string, timeout: number) {
  return error(
    'INS002',
    `The lock ${path} was not free within ${timeout} s: another job on this machine holds it.`,
    'Wait for that job, or run `lsof` on the file to see which process holds it.',
  )
}
