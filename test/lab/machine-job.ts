/** Jobs of the root action in throw-away roots, through its built bundle, as the runner drives it. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCommandFile } from '../github-files.ts'
import { LabError, project } from './lab.ts'
import { openThrowAwayRoot, type ThrowAwayOptions, type ThrowAwayRoot } from './throw-away.ts'

export type MachineKind = 'hosted' | 'self-hosted' | 'container'

export interface JobMachine extends AsyncDisposable {
  readonly root: ThrowAwayRoot
  readonly user: 'root' | 'runner'
  readonly env: Readonly<Record<string, string>>
  /** RUNNER_TEMP; default `jobTemp`. Each of two jobs at once has its own. */
  readonly temp?: string
}

export interface JobMachineOptions extends Pick<ThrowAwayOptions, 'systemd' | 'sudo' | 'size'> {
  readonly user?: JobMachine['user']
  /** More environment, as of the runner's service or its pod. */
  readonly env?: Readonly<Record<string, string>>
}

/** What a step of the job left. */
export interface EndedStep {
  readonly code: number
  readonly log: string
  readonly outputs: ReadonlyMap<string, string>
  readonly summary: string
  /** What GITHUB_PATH and GITHUB_ENV give the later steps. */
  readonly later: Readonly<Record<string, string>>
  /** What GITHUB_STATE gives post. */
  readonly state: Readonly<Record<string, string>>
}

const node = join(project, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
/** `nix-cuda`, as built. */
export const commandLine = [node, join(project, 'dist', 'cli.js')] as const
/** GITHUB_WORKSPACE inside. */
export const jobWork = '/work-of-job'
/** RUNNER_TEMP inside. */
export const jobTemp = '/runner-temp'

/**
 * A fresh machine: with systemd, sudo and an ordinary user like a hosted runner, else bare and root's, unless told
 * otherwise. This machine may have a state folder of its own, which is none of the test's.
 */
export async function openJobMachine(kind: MachineKind, options: JobMachineOptions = {}): Promise<JobMachine> {
  const hosted = kind === 'hosted'
  const { user = hosted ? 'runner' : 'root', env: more, ...rest } = options
  const root = await openThrowAwayRoot({ systemd: hosted, ...rest })
  await root.run(['rm', '-rf', '/var/lib/setup-nix-cuda'])
  if (kind === 'container') await root.run(['touch', '/.dockerenv'])
  // The hosted images have one; this machine may have none.
  const made = await root.run(['sh', '-c', '[ -e /dev/kvm ] || mknod -m 0660 /dev/kvm c 10 232'])
  if (made.code !== 0) throw new LabError(`/dev/kvm cannot be made in the throw-away root: ${made.stderr}`)
  for (const folder of [jobWork, jobTemp]) await root.makeFolder(folder, user)
  const env = {
    RUNNER_ENVIRONMENT: hosted ? 'github-hosted' : 'self-hosted',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'test',
    ...more,
  }
  return { root, user, env, [Symbol.asyncDispose]: () => root.close() }
}

/** Runs `dist/STUB.js` inside with these inputs. `env`: of the machine, or what earlier steps and main gave. */
export async function runStep(
  machine: JobMachine,
  stub: 'setup' | 'setup-post',
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<EndedStep> {
  const { root, user, temp = jobTemp } = machine
  const files = await root.makeFolder(`${temp}/commands-${randomBytes(6).toString('hex')}`, user)
  const names = { OUTPUT: 'output', STATE: 'state', ENV: 'env', PATH: 'path', STEP_SUMMARY: 'summary' }
  const given: Record<string, string> = { ...machine.env, ...env }
  Object.assign(given, { RUNNER_TEMP: temp, GITHUB_WORKSPACE: jobWork, GITHUB_ACTIONS: 'true' })
  for (const [name, file] of Object.entries(names)) given[`GITHUB_${name}`] = `${files}/${file}`
  await root.run(['touch', ...Object.values(names).map((file) => `${files}/${file}`)], { user })
  for (const [name, value] of Object.entries(inputs)) given[`INPUT_${name.toUpperCase()}`] = value
  const bundle = join(project, 'dist', `${stub}.js`)
  if (!existsSync(bundle)) throw new LabError(`${bundle} is missing: npm run build makes it.`)
  const argv = [node, bundle]
  const ran = await root.run(argv, { user, env: given, cwd: jobWork, timeout: 600 })
  const read = (file: string) => readFileSync(root.at(`${files}/${file}`), 'utf8')
  const path = read('path')
    .split('\n')
    .filter((line) => line !== '')
  return {
    code: ran.code,
    log: ran.stdout + ran.stderr,
    outputs: parseCommandFile(read('output')),
    summary: read('summary'),
    later: {
      ...Object.fromEntries(parseCommandFile(read('env'))),
      PATH: [...path.reverse(), '/usr/bin:/bin:/usr/sbin'].join(':'),
    },
    state: Object.fromEntries([...parseCommandFile(read('state'))].map(([name, value]) => [`STATE_${name}`, value])),
  }
}

/** The environment of post, after main. */
export function postEnv({ later, state }: EndedStep): Readonly<Record<string, string>> {
  return { ...later, ...state }
}

/**
 * `error INS044: text` for each annotation, in their order; without the warning that every job of the lab has, whose Nix is
 * an old one: a test of its own looks for that.
 */
export function annotations({ log }: EndedStep): readonly string[] {
  const found = log.matchAll(/^::(error|warning|notice) title=(\w+)::(.*)$/gm)
  const lines = [...found].map(([, severity, code, text]) => `${severity} ${code}: ${text}`)
  return lines.filter((line) => !line.startsWith('warning INS036: '))
}

/** The texts that others can read of a step: `texts` for a search for secrets. */
export function textsOf(name: string, step: EndedStep): Readonly<Record<string, string>> {
  return {
    [`${name} log`]: step.log,
    [`${name} outputs`]: [...step.outputs.values()].join('\n'),
    [`${name} summary`]: step.summary,
    [`${name} environment`]: Object.values(step.later).join('\n'),
    [`${name} state`]: Object.values(step.state).join('\n'),
  }
}

/**
 * Path, type, mode, owner, target and hash of everything but logs, what time and systemd's own services write, backups of
 * databases, and the empty lock file of the user tools.
 */
export async function snapshot(root: ThrowAwayRoot): Promise<readonly string[]> {
  const backups = ['passwd-', 'group-', 'shadow-', 'gshadow-', '.pwd.lock'].map((name) => `/etc/${name}`)
  const moving = ['/var/log', '/var/cache', '/var/tmp', '/var/lib/systemd', ...backups]
  const prune = moving.flatMap((path) => ['-o', '-path', path]).slice(1)
  const find = ['find', '/etc', '/nix', '/var/lib', '/root', '/home', '(', ...prune, ')', '-prune', '-o']
  // The packages of the machine are too many to be hashed each time.
  const script = `"$@" -printf '%p %y %m %U:%G %s %l\\n' | sed -E 's/^(\\S+ d \\S+ \\S+) [0-9]+/\\1/'
    "$@" -type f ! -path '/var/lib/dpkg/*' ! -path '/var/lib/apt/*' ! -path '/var/lib/postgresql/*' -print0 | xargs -0r sha256sum`
  const found = await root.run(['bash', '-c', script, '_', ...find])
  return found.stdout.split('\n').sort()
}
