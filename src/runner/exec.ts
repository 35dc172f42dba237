import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { constants } from 'node:os'
import type { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { isatty } from 'node:tty'

export interface Command {
  /** Program and arguments; never a shell string. */
  readonly argv: readonly [string, ...string[]]
  /** Whole environment of the child. Secrets travel here or by `input`, never in argv. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  /**
   * Given to standard input, which is then closed. Of a stream, no more is taken once the child has closed its input; a
   * stream that fails ends the input early, and whoever made the stream knows why.
   */
  readonly input?: string | AsyncIterable<Uint8Array>
  /** Seconds after which the child is stopped. Every wait has one. */
  readonly timeout: number
  readonly signal?: AbortSignal
  /** Called for each line as it comes; standard error is not collected beyond its last lines. */
  readonly onStderr?: (line: string) => void
  /**
   * Starts the program and leaves it alone: it outlives this process, its output is appended to this file, and the
   * outcome is exit code 0 with its process id as standard output. Neither `timeout` nor `signal` reaches it.
   */
  readonly background?: { readonly log: string }
  /**
   * A short question, as `nix --version` and `df`: the program changes nothing, starts nothing that matters, reads no
   * input and answers at once. It goes through @actions/exec, which can neither stop a program nor hand on its lines.
   */
  readonly question?: boolean
  /**
   * A command of the user, whose output belongs to the user as that of a `run` step does: standard output is that of this
   * process, unread, and descriptor 3 of the program is the standard error of this process. It is over when the program
   * ends, even if something that it started still holds its output.
   */
  readonly passesOutput?: boolean
}

export type Outcome =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderrTail: readonly string[] }
  | {
      readonly kind: 'timed-out' | 'cancelled' | 'killed'
      readonly stdout: string
      readonly stderrTail: readonly string[]
    }
  | { readonly kind: 'not-started'; readonly reason: string }

export type Exec = (command: Command) => Promise<Outcome>

/** The exit code as a shell gives it, 128 and the signal's number for a signal; or why the program did not start. */
export type Attach = (
  argv: Command['argv'],
  env: Command['env'],
  signal: AbortSignal,
) => Promise<{ readonly code: number } | { readonly reason: string }>

/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
export function failureText(outcome: Outcome): string {
  return outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind)
}

export const tailLines = 60
const maxLine = 64 * 1024
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
export const grace = 4_000
/** Milliseconds for the last lines on standard error after a program that others outlive has ended. */
const lastLines = 1_000
/** Milliseconds between two looks at a group that was told to stop. */
const groupCheck = 50

/**
 * Runs a program in a process group of its own, so that a stop reaches its children too. Standard output is collected,
 * standard error is handed on line by line. Never rejects: the outcome says what happened.
 */
export const runCommand: Exec = (command) =>
  new Promise((resolve) => {
    if (command.signal?.aborted) return resolve({ kind: 'cancelled', stdout: '', stderrTail: [] })
    if (command.background) return resolve(startAlone(command, command.background.log))
    const [program, ...args] = command.argv
    const stdin = command.input === undefined ? 'ignore' : 'pipe'
    const child = spawn(program, args, {
      cwd: command.cwd,
      env: command.env,
      detached: true,
      stdio: command.passesOutput ? [stdin, 'inherit', 'pipe', 2] : [stdin, 'pipe', 'pipe'],
    })
    let stopped: 'timed-out' | 'cancelled' | undefined
    let killer: NodeJS.Timeout | undefined
    const stop = (why: 'timed-out' | 'cancelled') => {
      if (stopped) return
      stopped = why
      signalGroup(child.pid, 'SIGTERM')
      killer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), grace)
    }
    const onAbort = () => stop('cancelled')
    const timer = setTimeout(() => stop('timed-out'), command.timeout * 1_000)
    command.signal?.addEventListener('abort', onAbort, { once: true })

    const stdout: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk))
    const stderrTail: string[] = []
    const lines = lineSplitter((line) => {
      stderrTail.push(line)
      if (stderrTail.length > tailLines) stderrTail.shift()
      command.onStderr?.(line)
    })
    child.stderr?.on('data', lines.push)

    let release: NodeJS.Timeout | undefined
    if (command.passesOutput)
      child.once('exit', () => {
        release = setTimeout(() => child.stderr?.destroy(), lastLines)
      })
    const finish = (outcome: Outcome) => {
      clearTimeout(timer)
      clearTimeout(killer)
      clearTimeout(release)
      command.signal?.removeEventListener('abort', onAbort)
      resolve(outcome)
    }
    child.on('error', (cause) => finish({ kind: 'not-started', reason: cause.message }))
    child.on('close', (code) => {
      lines.end()
      const seen = { stdout: Buffer.concat(stdout).toString('utf8'), stderrTail }
      const ended = stopped
      if (ended && command.passesOutput) whenGroupEnds(child.pid, () => finish({ kind: ended, ...seen }))
      else if (ended) finish({ kind: ended, ...seen })
      else if (code === null) finish({ kind: 'killed', ...seen })
      else finish({ kind: 'exited', code, ...seen })
    })
    if (command.input !== undefined && child.stdin) {
      child.stdin.on('error', () => {}) // a child that does not read its input is judged by its exit status
      if (typeof command.input === 'string') child.stdin.end(command.input)
      else void feed(command.input, child.stdin)
    }
  })

/**
 * Runs a program in this process group, with standard input, output and error as they are: ^C at a terminal reaches it without us.
 * A stop that reached this process alone is handed on, by the name of its signal; the program decides what it does.
 * process.execve would leave pipes non-blocking, as Node set them, and programs then lose what they print.
 */
export const runAttached: Attach = (argv, env, signal) =>
  new Promise((resolve) => {
    const [program, ...args] = argv
    const child = spawn(program, args, { env, stdio: 'inherit' })
    const onAbort = () => {
      const name = signal.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM'
      if (name === 'SIGTERM' || !isatty(0)) child.kill(name)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    child.on('error', (cause) => resolve({ reason: cause.message }))
    child.on('exit', (code, name) => {
      signal.removeEventListener('abort', onAbort)
      resolve({ code: code ?? 128 + (name ? constants.signals[name] : 0) })
    })
  })

/** Writes a stream to a child at the child's pace. */
async function feed(chunks: AsyncIterable<Uint8Array>, stdin: Writable): Promise<void> {
  const closed = new Promise((resolve) => stdin.once('close', resolve))
  try {
    for await (const chunk of chunks) {
      if (stdin.destroyed) break
      if (!stdin.write(chunk)) await Promise.race([once(stdin, 'drain'), closed])
    }
  } catch {
    // The stream's maker knows, or the child has closed its input; the child is judged by its exit status.
  } finally {
    stdin.end()
  }
}

function startAlone(command: Command, log: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const [program, ...args] = command.argv
    let output: number
    try {
      output = openSync(log, 'a', 0o600)
    } catch (cause) {
      return resolve({ kind: 'not-started', reason: (cause as Error).message })
    }
    const child = spawn(program, args, {
      cwd: command.cwd ?? '/',
      env: command.env,
      detached: true,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    child.once('error', (cause) => resolve({ kind: 'not-started', reason: cause.message }))
    child.once('spawn', () => {
      child.unref()
      resolve({ kind: 'exited', code: 0, stdout: `${child.pid}\n`, stderrTail: [] })
    })
  })
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone already.
  }
}

/** Calls when nothing of a group that was told to stop is left, or all that is left was killed. */
function whenGroupEnds(pid: number | undefined, done: () => void): void {
  let checks = grace / groupCheck
  const check = () => {
    checks -= 1
    try {
      if (pid !== undefined && checks > 0) {
        process.kill(-pid, 0)
        setTimeout(check, groupCheck)
        return
      }
    } catch {
      return done() // The group is gone.
    }
    // This may be the first of two timers of the same length: the other one is cleared with the command.
    signalGroup(pid, 'SIGKILL')
    done()
  }
  check()
}

/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine: (line: string) => void): { push: (chunk: Buffer) => void; end: () => void } {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  return {
    push: (chunk) => {
      const parts = (rest + decoder.write(chunk)).split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) onLine(part.slice(0, maxLine))
      if (rest.length > maxLine) {
        onLine(rest.slice(0, maxLine))
        rest = ''
      }
    },
    end: () => {
      const last = rest + decoder.end()
      if (last !== '') onLine(last)
    },
  }
}
