import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface Verified {
  readonly code: number
  readonly stdout: string
  /** The most memory that the process had, in MiB. */
  readonly mebibytes: number
  /** Its processor time, in seconds. */
  readonly seconds: number
}

const script = `
import { readFileSync, writeSync } from 'node:fs'
const { runCli } = await import(${JSON.stringify(new URL('../../src/cli.ts', import.meta.url).href)})
process.exitCode = await runCli(process.argv.slice(1))
const { userCPUTime, systemCPUTime } = process.resourceUsage()
// Not maxRSS, which begins with what the parent process had.
const kibibytes = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])
writeSync(3, JSON.stringify([kibibytes / 1024, (userCPUTime + systemCPUTime) / 1e6]))`

/** Runs `nix-cuda verify` from its sources in a process of its own, in `cwd`. */
export function verifyInChild(cwd: string, ...args: readonly string[]): Promise<Verified> {
  return start([], cwd, args)
}

/** The same where V8 frees what is not needed any more before it takes more memory: `mebibytes` is nearer to what is held. */
export function verifyInFrugalChild(cwd: string, ...args: readonly string[]): Promise<Verified> {
  return start(['--optimize-for-size'], cwd, args)
}

async function start(flags: readonly string[], cwd: string, args: readonly string[]): Promise<Verified> {
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', script, '--', 'verify', ...args], {
    cwd,
    env: {},
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  })
  const [, stdout, , measured] = child.stdio
  const [answer, figures, [code]] = await Promise.all([
    text(stdout as NodeJS.ReadableStream),
    text(measured as NodeJS.ReadableStream),
    once(child, 'close') as Promise<[number]>,
  ])
  const [mebibytes = 0, seconds = 0] = JSON.parse(figures) as number[]
  return { code, stdout: answer, mebibytes, seconds }
}
