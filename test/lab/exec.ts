import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { setPriority } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { LabError, throwIfAborted } from './context.ts'

/** What a finished command left. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  /** Added to this process's environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal | undefined
  /** Seconds until the command is stopped; default 600. */
  readonly timeout?: number
  /** How far behind others the command stands, 0 to 19 (nice). */
  readonly niceness?: number | undefined
  /** Each line of stdout as it comes. */
  readonly onLine?: (line: string) => void
}

const graceMilliseconds = 2000
const live = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of live) killGroup(child, 'SIGKILL')
})

/**
 * Runs a command in a process group of its own, so that an abort or a timeout stops its children too.
 * Gives its exit status whatever it is; throws a LabError when it cannot be started, is aborted or runs too long.
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  throwIfAborted({ ...(options.signal && { signal: options.signal }) })
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  live.add(child)
  yieldTo(child, options.niceness ?? 0)
  let stopped: string | undefined
  const stop = (why: string): void => {
    stopped ??= why
    killGroup(child, 'SIGTERM')
    setTimeout(() => killGroup(child, 'SIGKILL'), graceMilliseconds).unref()
  }
  const onAbort = (): void => stop(`Cancelled while ${basename(command)} was running.`)
  options.signal?.addEventListener('abort', onAbort, { once: true })
  const seconds = options.timeout ?? 600
  const timer = setTimeout(() => stop(`${basename(command)} was stopped after ${seconds} s.`), seconds * 1000)
  try {
    const output = collect(child, options.onLine)
    const [code] = (await once(child, 'close')) as [number | null]
    if (stopped) throw new LabError(stopped)
    return { code: code ?? 128, ...output() }
  } catch (error) {
    if (error instanceof LabError) throw error
    throw new LabError(`${command} cannot be started: ${(error as Error).message}`)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
    live.delete(child)
    // What a stopped command left behind in its group, such as a download method of apt.
    if (stopped) killGroup(child, 'SIGKILL')
  }
}

/** As run, but a status other than 0 is a LabError with the end of what the command said. Gives stdout. */
export async function runOk(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const ran = await run(command, args, options)
  if (ran.code !== 0) {
    const said = (ran.stderr.trim() || ran.stdout.trim()).split('\n').slice(-15).join('\n')
    throw new LabError(`${command} ${args.slice(0, 2).join(' ')} failed with status ${ran.code}:\n${said}`)
  }
  return ran.stdout
}

/** All programs of that name on PATH, first one first. */
export function onPath(name: string): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, name)).filter(isExecutable)
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function collect(child: ChildProcess, onLine?: (line: string) => void): () => { stdout: string; stderr: string } {
  let stdout = ''
  let stderr = ''
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine?.(line)
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return () => ({ stdout, stderr })
}

function yieldTo(child: ChildProcess, niceness: number): void {
  if (child.pid === undefined || niceness === 0) return
  try {
    setPriority(child.pid, niceness)
  } catch {
    // It has ended already.
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group is gone already.
  }
}
