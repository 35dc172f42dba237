/**
 * `npm start`: the main job on this machine with embedded defaults. Gets a real Nix and real CUDA compilers into .lab/, then
 * runs `nix-cuda build` as it is published on examples/saxpy with three CUDA toolkits: it plans, builds, verifies and prints
 * what came out. Nothing is written elsewhere, and nothing is shown that this run did not find. Needs no package from npm.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { LabError, type LabStep, openLab } from '../test/lab/lab.ts'
import { root } from './steps.ts'

const toolkits = ['11.8', '12.4', '13.0'] as const
const request = [
  ...['--packages', 'saxpy=./examples/saxpy/package.nix', '--toolkits', toolkits.join(',')],
  ...['--capabilities', '3.7,8.6,9.0a,12.0', '--capabilities', '8.0 9.0+PTX', '--systems', 'x86_64-linux'],
]

const cancelled = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancelled.abort(name))
process.exitCode = await main().catch(fail)
if (cancelled.signal.aborted) {
  process.exitCode = 130
  say('Stopped. `npm start` goes on from here.')
}

async function main(): Promise<number> {
  const begun = Date.now()
  say('Getting Nix (from Debian) and CUDA compilers (NVIDIA’s packages) into .lab/ …')
  const screen = stepScreen()
  const { signal } = cancelled
  const lab = await openLab({ variant: 'recorded', toolkits, onDemand: true, signal, progress: screen.step })
  const gotten = Date.now()
  screen.leave()
  say(`Nix is ready after ${seconds(gotten - begun)}; a build waits for its compiler.\n`)
  say(`$ nix-cuda build ${request.map(shellWord).join(' ')}\n`)
  const temporary = join(lab.root, 'start')
  rmSync(temporary, { recursive: true, force: true })
  // By rules alone: the lab lets CUDA 11.8 use a host compiler that it does not support.
  const args = [
    'build',
    ...request,
    '--nixpkgs',
    lab.nixpkgs,
    '--evaluate',
    'never',
    '--jobs',
    '2',
    '--no-link',
    '--no-print-out-paths',
  ]
  const missing = new AbortController()
  lab.toolkits.catch(() => missing.abort())
  const env = { ...process.env, ...lab.env, RUNNER_TEMP: temporary }
  const code = await nixCuda(args, env, AbortSignal.any([signal, missing.signal]))
  await lab.toolkits
  const version = (await lab.nix('--version')).trim().replace(/^.* /, '')
  say(
    `Used Nix ${version} and nvcc of CUDA ${toolkits.join(', ')} in ${lab.root}; ` +
      `Nix ${seconds(gotten - begun)}; CUDA, plan, build and verify ${seconds(Date.now() - gotten)}`,
  )
  return code
}

/** The command as it is published, in the terminal of this one. Gives its exit code. */
function nixCuda(args: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], { cwd: root, env, stdio: 'inherit' })
    const stop = () => child.kill('SIGINT')
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * One line that changes in a terminal, until somebody else has it; elsewhere one line when a part begins something that takes
 * long or is ready.
 */
function stepScreen(): { readonly step: (step: LabStep) => void; readonly leave: () => void } {
  const parts = new Map<string, LabStep>()
  const told = new Set<string>()
  const live = process.stderr.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI']
  let left = false
  const leave = () => {
    if (live) process.stderr.write('\r\x1b[2K')
    left = true
  }
  const step = (step: LabStep) => {
    if (live && left) return
    parts.set(step.what, step)
    const { what, doing, part } = step
    if (live) {
      const all = [...parts.values()].map((one) => `${one.what} ${Math.round(one.part * 100)} %`).join(' · ')
      process.stderr.write(`\r\x1b[2K${`${all} · ${doing}`.slice(0, (process.stderr.columns || 80) - 1)}`)
      if (part === 1 && [...parts.values()].every((one) => one.part === 1)) process.stderr.write('\r\x1b[2K')
      return
    }
    const kind = doing.split(' ')[0] ?? ''
    if (told.has(`${what} ${kind}`) || !/^(?:downloading|ready)$/.test(kind)) return
    told.add(`${what} ${kind}`)
    say(`  ${what.padEnd(14)} ${doing}`)
  }
  return { step, leave }
}

function fail(cause: unknown): number {
  if (!cancelled.signal.aborted || !(cause instanceof LabError)) {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    say(cause instanceof LabError ? cause.message : text)
  }
  return cause instanceof LabError ? 3 : 1
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`
}
