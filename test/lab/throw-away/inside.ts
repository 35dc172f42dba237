import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { LabError } from '../context.ts'
import { onPath, type Ran } from '../exec.ts'

export interface InsideOptions {
  /** The whole environment beside PATH, HOME, USER, LOGNAME, SHELL, SHLVL and LANG: nothing of this process's is inherited. */
  readonly env?: Readonly<Record<string, string>>
  /** Default: the user's home. */
  readonly cwd?: string
  /** Default root. */
  readonly user?: 'root' | 'runner'
  readonly input?: string | Uint8Array
  /** Seconds until the command is stopped; default 120. */
  readonly timeout?: number
  readonly signal?: AbortSignal
  /** Each line as it comes. */
  readonly onStdout?: (line: string) => void
  readonly onStderr?: (line: string) => void
}

/** A command that runs in a throw-away root. */
export interface Running {
  /** Sends the command itself a signal. False when it has ended, or the root is closed. */
  readonly kill: (signal: NodeJS.Signals) => Promise<boolean>
  /**
   * What it left, whatever its status; 128 + n when signal n ended it. It does not wait for daemons that the command
   * left behind: they live on until the root is closed. A timeout and an abort are LabErrors.
   */
  readonly done: Promise<Ran>
}

/** Where commands go: the host's number of the root's process 1 and its namespaces. */
export interface OpenRoot {
  readonly init: number
  readonly namespaces: readonly string[]
}

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const graceMilliseconds = 2000

/** Starts a command in the namespaces of a root. */
export function startInside(open: OpenRoot, argv: readonly string[], options: InsideOptions): Running {
  const user = options.user ?? 'root'
  const home = user === 'root' ? '/root' : `/home/${user}`
  const enter = [`--target=${open.init}`, ...open.namespaces, '--']
  const become = user === 'root' ? [] : ['/usr/bin/setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups']
  const there = ['/usr/bin/env', `--chdir=${options.cwd ?? home}`]
  const child = spawn(onPath('nsenter')[0] ?? 'nsenter', [...enter, ...become, ...there, ...argv], {
    // Level 1: bash takes a socket as its input for a remote shell and would read bashrc.
    env: {
      SHLVL: '1',
      PATH: path,
      HOME: home,
      USER: user,
      LOGNAME: user,
      SHELL: '/bin/bash',
      LANG: 'C.UTF-8',
      ...options.env,
    },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  child.stdin?.on('error', () => {})
  child.stdin?.end(options.input)
  const done = finish(child, argv[0] ?? '', options)
  // Whoever is interested waits for it.
  done.catch(() => {})
  return { kill: (signal) => killInside(child, signal), done }
}

async function finish(child: ChildProcess, name: string, options: InsideOptions): Promise<Ran> {
  let stopped: string | undefined
  const stop = (why: string): void => {
    stopped ??= why
    void killInside(child, 'SIGTERM')
    setTimeout(() => killGroup(child), graceMilliseconds).unref()
  }
  const onAbort = (): void => stop(`Cancelled while ${basename(name)} was running.`)
  if (options.signal?.aborted) onAbort()
  options.signal?.addEventListener('abort', onAbort, { once: true })
  const seconds = options.timeout ?? 600
  const timer = setTimeout(() => stop(`${basename(name)} was stopped after ${seconds} s.`), seconds * 1000)
  const output = [collect(child.stdout, options.onStdout), collect(child.stderr, options.onStderr)] as const
  const closed = once(child, 'close')
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    // All that it wrote is in the pipes by now; a daemon may hold them open for ever.
    await Promise.race([closed, sleep(100)])
    if (stopped) throw new LabError(stopped)
    return { code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], stdout: output[0](), stderr: output[1]() }
  } catch (error) {
    if (error instanceof LabError) throw error
    throw new LabError(`nsenter cannot be started: ${(error as Error).message}`)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
    if (stopped) killGroup(child)
  }
}

function collect(stream: NodeJS.ReadableStream | null, onLine?: (line: string) => void): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  if (stream && onLine) createInterface({ input: stream }).on('line', onLine)
  return () => text
}

/** nsenter passes no signal on: the command is its only child, and has a number on this side too. */
async function killInside(child: ChildProcess, signal: NodeJS.Signals): Promise<boolean> {
  for (let tries = 0; tries < 6_000; tries++) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false
    const [pid] = childrenOf(child.pid)
    if (pid !== undefined) return send(pid, signal)
    await sleep(10)
  }
  return false
}

/** The numbers of a process's children, on this side. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** Whether there was such a process. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid !== undefined) send(-child.pid, 'SIGKILL')
}
