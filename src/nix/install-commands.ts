import { error, type Problem, ProblemError } from '../model/problem.ts'
import { childEnv } from '../runner/child-env.ts'
import type { Command } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
import type { Env } from './ask.ts'

/** The environment of the installation's own commands: no settings of another Nix, system folders on PATH, plain messages. */
export function installEnv(env: Env): Env {
  const kept = Object.entries(childEnv(env)).filter(([name]) => !name.startsWith('NIX_'))
  const path = [env['PATH'], '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'].filter(Boolean).join(':')
  return { ...Object.fromEntries(kept), PATH: path, LC_ALL: 'C' }
}

/** Runs one command of the installation and gives its standard output. Throws ProblemError INS016, INS018 or INS019. */
export async function runStep(
  host: Host,
  env: Env,
  argv: readonly [string, ...string[]],
  more: Pick<Command, 'input'> & { readonly timeout?: number } = {},
): Promise<string> {
  const outcome = await host.exec({ timeout: 120, ...more, argv, env, signal: host.cancelled })
  if (outcome.kind === 'exited' && outcome.code === 0) return outcome.stdout
  if (outcome.kind === 'cancelled') throw new ProblemError(cancelled())
  const tail = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail
  const full = tail.find((line) => diskFull.test(line))
  if (full) throw new ProblemError(noRoom(full))
  const how = outcome.kind === 'exited' ? `exit code ${outcome.code}` : outcome.kind
  throw new ProblemError(failed(`${argv.slice(0, 8).join(' ')}: ${how}. ${tail.slice(-3).join(' ')}`.trim()))
}

export const cancelled = (): Problem => error('INS019', 'The installation of Nix was cancelled.', 'Run the job again.')

export const failed = (why: string): Problem =>
  error(
    'INS018',
    `A step of the installation failed: ${why.replace(/\.$/, '')}.`,
    'Fix the cause and run the job again; the unfinished installation was removed.',
  )

/** Bytes that must be free before anything is fetched: archive, unpacked closure and database of a recent release. */
export const neededBytes = 96 * 1024 * 1024

/**
 * What a program says on a full disk: the system's two errors, SQLite's own, and GNU tar's number for a file that fitted
 * in part (paxutils, write_error_details).
 */
export const diskFull = /No space left on device|Disk quota exceeded|disk is full|: Wrote only \d+ of \d+ bytes/

/** INS016, also for a disk that fills up on the way. */
export function noRoom(why: string): Problem {
  return error(
    'INS016',
    `Not enough disk space for Nix: ${why}.`,
    `Free at least ${Math.round((2 * neededBytes) / 1e6)} MB, or mount a larger disk at /nix.`,
  )
}
