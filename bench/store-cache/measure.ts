import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a command and everything below it cost. */
export interface Cost {
  readonly seconds: number
  /** User and system time of all processes that ended. */
  readonly cpuSeconds: number
  /** The greatest sum of their resident memory, looked at ten times a second: pages that they share count more than once. */
  readonly peakBytes: number
  /** The greatest growth of the folders that were watched. */
  readonly diskBytes: number
}

export interface Measured extends Cost {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface MeasureOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Folders whose growth counts as use of the disk. */
  readonly watch?: readonly string[]
  /** Ends all of it with this signal after so many milliseconds. */
  readonly kill?: { readonly after: number; readonly signal: NodeJS.Signals }
}

const ticksPerSecond = 100
const pageBytes = 4_096
const sampleEvery = 100
/** Walking folders costs more. */
const diskEvery = 1_000

/** Runs a command and measures its process tree; children that detach themselves are still part of it. Linux only. */
export async function measure(argv: readonly string[], options: MeasureOptions = {}): Promise<Measured> {
  const [command = '', ...args] = argv
  const before = { cpu: childrenCpu(), disk: diskUse(options.watch ?? []) }
  const begun = performance.now()
  const child = spawn(command, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const known = new Map<number, string>()
  let [peakBytes, peakDisk] = [0, 0]
  const look = () => {
    peakBytes = Math.max(peakBytes, treeMemory(child.pid ?? 0, known))
  }
  const lookAtDisk = () => {
    peakDisk = Math.max(peakDisk, diskUse(options.watch ?? []) - before.disk)
  }
  const timers = [setInterval(look, sampleEvery), setInterval(lookAtDisk, diskEvery)]
  const { kill } = options
  const end = (signal: NodeJS.Signals) => {
    look()
    for (const pid of known.keys()) sendSignal(pid, signal)
  }
  const killer = kill && setTimeout(() => end(kill.signal), kill.after)
  const output = ['', '']
  for (const [n, stream] of [child.stdout, child.stderr].entries()) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output[n] += text
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = (performance.now() - begun) / 1_000
  for (const timer of timers) clearInterval(timer)
  clearTimeout(killer)
  lookAtDisk()
  const [stdout = '', stderr = ''] = output
  const cpuSeconds = childrenCpu() - before.cpu
  return { code: code ?? 128, stdout, stderr, seconds, cpuSeconds, peakBytes, diskBytes: peakDisk }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended.
  }
}

/** User and system time of the children that this process waited for, and of theirs. */
function childrenCpu(): number {
  const fields = statOf('self')
  return fields ? (Number(fields[13]) + Number(fields[14])) / ticksPerSecond : 0
}

/** `/proc/PID/stat` after the name, in brackets: state is field 0, the parent 1. */
function statOf(pid: number | 'self'): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Resident memory of a process and its descendants; those that were seen stay known when their parent ends. */
function treeMemory(root: number, known: Map<number, string>): number {
  const all = new Map<number, readonly string[]>()
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (fields) all.set(Number(name), fields)
  }
  // Identified by when it started, for numbers come back.
  for (const [pid, start] of known) if (all.get(pid)?.[19] !== start) known.delete(pid)
  for (let grown = true; grown; ) {
    grown = false
    for (const [pid, fields] of all) {
      if (known.has(pid) || (pid !== root && !known.has(Number(fields[1])))) continue
      known.set(pid, fields[19] ?? '')
      grown = true
    }
  }
  return [...known.keys()].reduce((sum, pid) => sum + Number(all.get(pid)?.[21] ?? 0) * pageBytes, 0)
}

/** Bytes on disk below folders; files that vanish meanwhile count nothing. */
export function diskUse(folders: readonly string[]): number {
  let bytes = 0
  for (const folder of folders.filter((one) => existsSync(one))) {
    for (const name of entriesOf(folder)) {
      try {
        bytes += statSync(join(folder, name)).blocks * 512
      } catch {
        // It is gone, or a link to nothing.
      }
    }
  }
  return bytes
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
