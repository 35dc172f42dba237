/** Steps that use the activate action, from the sources, with the stand-in for flox: processes, files and signals are real. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ended, runNode } from '../dist/harness.ts'
import { readManifest } from '../fakes/flox/manifest.ts'
import { compileCache, floxStandIn } from '../fakes/flox/stand-in.ts'
import { parseCommandFile } from '../github-files.ts'
import { environmentFolder, lockText, newFolder } from './flox-world.ts'

export interface Step extends Ended {
  readonly outputs: ReadonlyMap<string, string>
  /** For post. */
  readonly state: Readonly<Record<string, string>>
  readonly log: string
}

interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly cancelWhen?: () => boolean
}

/** One job on a machine with Flox. */
export interface Job {
  readonly workspace: string
  readonly temp: string
  readonly run: (inputs: Readonly<Record<string, string>>, more?: Omit<StepOptions, 'inputs'>) => Promise<Step>
  readonly post: (main: Step, status?: string, more?: Omit<StepOptions, 'inputs'>) => Promise<Step>
}

/** An environment as Flox leaves it: the lock is that of the manifest. */
export function lockedEnvironment(manifest: string, folder: string): void {
  environmentFolder(manifest, lockText(readManifest(manifest).data), folder)
}

/** A job whose workspace has the environment `e`. */
export function openJob(manifest = 'version = 1\n'): Job {
  const home = newFolder()
  const [workspace, temp, bin] = ['work space', 'temp', 'bin'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ]
  for (const path of [workspace, temp, bin]) mkdirSync(path)
  writeFileSync(join(bin, 'flox'), floxStandIn())
  chmodSync(join(bin, 'flox'), 0o755)
  lockedEnvironment(manifest, workspace)
  const step = async (stub: string, { inputs = {}, env = {}, cancelWhen }: StepOptions): Promise<Step> => {
    const commands = newFolder()
    const file = (name: string) => {
      writeFileSync(join(commands, name), '')
      return join(commands, name)
    }
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
    const ended = await runNode(['--no-warnings', join(import.meta.dirname, '../entry.ts'), stub], {
      env: {
        PATH: `${bin}:/usr/bin:/bin`,
        HOME: home,
        CI: 'true',
        RUNNER_TEMP: temp,
        GITHUB_ACTIONS: 'true',
        NODE_COMPILE_CACHE: compileCache,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: file('output'),
        GITHUB_STATE: file('state'),
        ...Object.fromEntries(given),
        ...env,
      },
      cwd: workspace,
      ...(cancelWhen ? { cancelWhen } : {}),
    })
    const read = (name: string) => parseCommandFile(readFileSync(join(commands, name), 'utf8'))
    const state = Object.fromEntries([...read('state')].map(([name, value]) => [`STATE_${name}`, value]))
    return { ...ended, outputs: read('output'), state, log: ended.stdout + ended.stderr }
  }
  return {
    workspace,
    temp,
    run: (inputs, more = {}) => step('activate', { inputs, ...more }),
    post: ({ state }, status = 'success', more = {}) =>
      step('activate-post', { ...more, inputs: { 'job-status': status }, env: { ...more.env, ...state } }),
  }
}
