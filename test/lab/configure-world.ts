/** Machines of their own for real Nix of the lab, to be configured: the tests of configuration share them. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import { applyConfiguration } from '../../src/nix/configure/configure.ts'
import {
  type ConfigurationFacts,
  type ConfigurationPlan,
  type ConfigurationRequest,
  planConfiguration,
} from '../../src/nix/configure/plan.ts'
import { findNix, type Nix } from '../../src/nix/find.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { run } from './exec.ts'
import { type Lab, type NixSuite, openLab } from './lab.ts'

const real = realHost(recordingLog())
export const otherKey = `other-1:${Buffer.alloc(32, 7).toString('base64')}`
export const base = 'build-users-group =\nsandbox = false\nsubstituters =\n'

/** As sudo without a password; chown needs a real root. */
const sudo = `#!/bin/sh
while [ "$1" != -- ] && [ "\${1#-}" != "$1" ]; do shift; done
[ "$1" = -- ] && shift
[ "$1" = chown ] && [ "$(id -u)" != 0 ] && exit 0
exec "$@"
`

/** To be called in a suite: opens the lab before its tests, and takes all away after them. */
export function configureMachines(suite: NixSuite) {
  const scratch = mkdtempSync(join(tmpdir(), 'configure-'))
  let lab: Lab
  let nix: Nix
  let count = 0
  beforeAll(async () => {
    lab = await openLab({ suite, toolkits: [], storeRoot: join(scratch, suite) })
    nix = await findNix({ ...real, env: { ...process.env, ...lab.env } })
  })
  afterAll(() => removeTree(scratch))

  /** A machine of its own: a folder for nix.conf, one for a job, one for the state; no settings but its nix.conf. */
  const machine = (conf: string | undefined = base, more: Record<string, string | undefined> = {}) => {
    const root = join(scratch, `${suite}-${count++}`)
    const confDir = join(root, 'etc/nix')
    mkdirSync(join(root, 'bin'), { recursive: true })
    mkdirSync(join(root, 'etc'))
    writeFileSync(join(root, 'bin/sudo'), sudo, { mode: 0o755 })
    if (conf !== undefined) {
      mkdirSync(confDir)
      writeFileSync(join(confDir, 'nix.conf'), conf)
    }
    const { NIX_CONFIG: _, NIX_USER_CONF_FILES: __, ...env } = lab.env
    const own = { NIX_CONF_DIR: confDir, XDG_STATE_HOME: join(root, 'state'), XDG_CONFIG_HOME: join(root, 'home') }
    const host = (job = 'job', patch: Partial<Host> = {}): Host => ({
      ...real,
      log: recordingLog(),
      uid: 4711,
      env: {
        ...process.env,
        ...env,
        ...own,
        PATH: `${join(root, 'bin')}:${lab.env['PATH']}`,
        RUNNER_TEMP: join(root, 'temp', job),
        ...more,
      },
      ...patch,
    })
    return { root, confDir, conf: join(confDir, 'nix.conf'), managed: join(confDir, 'nix-cuda.conf'), host }
  }
  type Machine = ReturnType<typeof machine>

  const show = async (host: Host, more: Readonly<Record<string, string>> = {}) => {
    const env = { ...host.env, ...more }
    const ran = await run(join(lab.nixBin, 'nix'), [...nixCommand, 'config', 'show', '--json'], { env: clean(env) })
    expect(ran.stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([])
    return valuesOf(ran.stdout)
  }
  const apply = async (host: Host, plan: ConfigurationPlan, job = 'job', restartDaemon?: () => Promise<void>) =>
    applyConfiguration(host, nix, plan, { job, ...(restartDaemon && { restartDaemon }) })
  const planFor = (machine: Machine, request: Partial<ConfigurationRequest>, facts: Partial<ConfigurationFacts> = {}) =>
    planOf(request, { ...daemonWithSudo, confDir: machine.confDir, ...facts })

  return { scratch, lab: () => lab, nix: () => nix, machine, show, apply, planFor }
}

export const nixCommand = ['--extra-experimental-features', 'nix-command']
export const features = { NIX_CONFIG: 'extra-experimental-features = nix-command' }
export const nothing: ConfigurationRequest = {
  caches: [],
  extraSubstituters: [],
  extraTrustedPublicKeys: [],
  extraNixConfig: '',
}
export const daemonWithSudo: ConfigurationFacts = {
  mode: 'daemon',
  trusted: false,
  privilege: 'sudo',
  hosted: false,
  user: 'runner',
  nixVersion: '2.34.8',
  confDir: '/etc/nix',
  confDirWritable: true,
  allowedSubstituters: [],
}

export function planOf(request: Partial<ConfigurationRequest>, facts: ConfigurationFacts): ConfigurationPlan {
  const { plan, problems } = planConfiguration({ ...nothing, ...request }, facts)
  if (plan) return plan
  throw new ProblemError(problems)
}

export async function refusal(work: Promise<unknown>): Promise<Problem> {
  const cause = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(cause).toBeInstanceOf(ProblemError)
  const [problem] = (cause as ProblemError).problems
  if (!problem) throw new Error('no problem in it')
  return problem
}

/** Every file below a folder: mode and text, by path. */
export function readAll(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return Object.fromEntries([
    ...folders.map((entry) => [`${entry.name}/`, '']),
    ...paths.map((path) => [
      path.slice(folder.length + 1),
      `${statSync(path).mode.toString(8)} ${readFileSync(path, 'utf8')}`,
    ]),
  ])
}

function valuesOf(json: string): Record<string, unknown> {
  const all = JSON.parse(json) as Record<string, { value: unknown }>
  return Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]))
}

export function asSet(value: unknown): Set<unknown> {
  return new Set(value as unknown[])
}

export function clean(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const none = Object.fromEntries(['NIX_CONFIG', 'NIX_USER_CONF_FILES'].map((name) => [name, undefined]))
  return { ...none, ...env }
}
