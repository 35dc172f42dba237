import * as files from 'node:fs/promises'
import { delimiter } from 'node:path'
import { getExecOutput } from '@actions/exec'
import { type Exec, type Outcome, tailLines } from './exec.ts'
import { findProgram } from './files.ts'

/** What the library puts before the words of spawn(2). */
const wrapped = /^There was an error .* Error: /s

/**
 * Asks a program through @actions/exec, which cannot stop it: one that does not answer in time is left to itself, and
 * only its answer is given up. Never rejects.
 */
export const askProgram: Exec = async ({ argv: [name, ...args], env, cwd, timeout, signal }) => {
  if (signal?.aborted) return { kind: 'cancelled', stdout: '', stderrTail: [] }
  // As spawn(2) finds it; @actions/exec would look along the PATH of this process.
  const folders = (env['PATH'] ?? '/usr/bin:/bin').split(delimiter)
  const program = name.includes('/') ? name : await findProgram({ files }, name, folders)
  if (program === undefined) return { kind: 'not-started', reason: `spawn ${name} ENOENT` }
  // The first argument is split at blanks. Without `silent` all is printed.
  const asked = getExecOutput(`"${program.replaceAll('"', '\\"')}"`, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: env as Record<string, string>,
    ignoreReturnCode: true,
    silent: true,
    // It gives this to stdin.end(), which it calls only then: a callback closes stdin, and a buffer could end in EPIPE.
    input: (() => {}) as unknown as Buffer,
  }).then(outcomeOf, (cause: Error) => ({ kind: 'not-started' as const, reason: cause.message.replace(wrapped, '') }))
  const late = AbortSignal.timeout(timeout * 1_000)
  const over = AbortSignal.any(signal ? [signal, late] : [late])
  const givenUp = new Promise<Outcome>((resolve) => {
    const kind = () => (late.aborted ? 'timed-out' : 'cancelled')
    over.addEventListener('abort', () => resolve({ kind: kind(), stdout: '', stderrTail: [] }), { once: true })
  })
  return Promise.race([asked, givenUp])
}

/** The exit code of a program that a signal ended is null. */
function outcomeOf({ exitCode, stdout, stderr }: { exitCode: number | null; stdout: string; stderr: string }): Outcome {
  const stderrTail = stderr === '' ? [] : stderr.replace(/\n$/, '').split('\n').slice(-tailLines)
  const seen = { stdout, stderrTail }
  return exitCode === null ? { kind: 'killed', ...seen } : { kind: 'exited', code: exitCode, ...seen }
}
