import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseCommandFile } from '../github-files.ts'

export const dist = resolve(import.meta.dirname, '../../dist')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** What a step of a job leaves behind, as the runner would read it. */
export interface Step extends Ended {
  readonly outputs: ReadonlyMap<string, string>
  readonly summary: string
  /** What post finds in its environment: STATE_*. */
  readonly state: Readonly<Record<string, string>>
  /** Everything printed, for assertions on the log. */
  readonly log: string
}

export interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly workspace: string
  readonly temp: string
  /** Called with each piece of output; may stop the process. */
  readonly onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
  /** When this is true the process is cancelled as the runner begins it, with SIGINT: it has to end by itself. */
  readonly cancelWhen?: () => boolean
}

/** A temporary folder that the caller removes. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `${name}-`))
}

/**
 * Runs a built action as the runner does: INPUT_* in the environment, empty command files, RUNNER_TEMP, nothing else of
 * ours. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
export async function runAction(stub: string, options: StepOptions): Promise<Step> {
  const files = mkdtempSync(join(options.temp, 'commands-'))
  const file = (name: string) => {
    const path = join(files, name)
    writeFileSync(path, '')
    return path
  }
  const env: Record<string, string> = {
    PATH: '/usr/bin:/bin',
    RUNNER_TEMP: options.temp,
    RUNNER_ENVIRONMENT: 'github-hosted',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STEP_SUMMARY: file('summary'),
    // The step runs on this machine, whose devices and disks are not a test's to change.
    INPUT_KVM: 'false',
    'INPUT_BUILD-FOLDER': 'default',
    ...options.env,
  }
  for (const [name, value] of Object.entries(options.inputs ?? {})) {
    env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value
  }
  const ended = await runNode([join(dist, stub)], {
    env,
    cwd: options.workspace,
    ...(options.onOutput ? { onOutput: options.onOutput } : {}),
    ...(options.cancelWhen ? { cancelWhen: options.cancelWhen } : {}),
  })
  const step = {
    ...ended,
    outputs: parseCommandFile(readFileSync(join(files, 'output'), 'utf8')),
    summary: readFileSync(join(files, 'summary'), 'utf8'),
    state: Object.fromEntries(
      [...parseCommandFile(readFileSync(join(files, 'state'), 'utf8'))].map(([name, value]) => [
        `STATE_${name}`,
        value,
      ]),
    ),
    log: ended.stdout + ended.stderr,
  }
  rmSync(files, { recursive: true })
  return step
}

/** Runs the project's Node with the given environment and nothing besides. */
export function runNode(
  args: readonly string[],
  options: Pick<StepOptions, 'onOutput' | 'cancelWhen'> & { env: Readonly<Record<string, string>>; cwd: string },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { env, cwd } = options
    const child = spawn(process.execPath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const watch = setInterval(() => {
      if (!options.cancelWhen?.()) return
      clearInterval(watch)
      child.kill('SIGINT')
    }, 20)
    const seen = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        seen[stream] += text
        options.onOutput?.(text, (signal) => child.kill(signal))
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      resolve({ code, signal, ...seen })
    })
  })
}

/** Runs `nix-cuda` as built. */
export function runCli(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return runNode([join(dist, 'cli.js'), ...args], { env: { PATH: '/usr/bin:/bin', HOME: cwd, ...env }, cwd })
}
