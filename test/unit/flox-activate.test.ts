/** What is decided before anything runs: options, scripts, keys, and the meaning of what Flox said. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { envCacheKey } from '../../src/flox/activate/env-cache.ts'
import { explainRefusal } from '../../src/flox/activate/explain.ts'
import { type ActivationRequest, checkActivation, type Layer, planActivation } from '../../src/flox/activate/plan.ts'
import { parseStates, stopServices, watchServices } from '../../src/flox/activate/services.ts'
import { parseVariables, valuesOf } from '../../src/flox/activate/variables.ts'
import type { Manifest } from '../../src/flox/environment/schema.ts'
import { parseCommandLine } from '../fakes/flox/grammar.ts'
import { recordings } from '../fakes/flox/on-demand.ts'
import { scriptedExec, testHost } from './host.ts'

const facts = { flox: { program: '/opt/flox', version: '1.14.1' }, bash: '/bin/bash', folder: "/t/it's here" }
const folder = (path: string, manifest: Manifest = {}, owner?: string): Layer => ({
  kind: 'folder',
  path,
  environment: {
    ...{ folder: path, name: path.slice(1), manifest, lock: undefined, committed: undefined, packages: [] },
    ...{ systems: undefined, files: { manifest: '', lock: '', pointer: '' } },
    source: { lineOf: () => undefined, linesOf: () => [] },
    ...(owner ? { owner } : {}),
  },
})
const request = (more: Partial<ActivationRequest> = {}): ActivationRequest => ({
  ...{ command: 'true', shell: 'bash', layers: [folder('/a')], generation: undefined, mode: 'auto', trust: false },
  services: [],
  ...more,
})
const services = (...names: readonly string[]): Manifest => ({
  services: Object.fromEntries([...names.map((name) => [name, { command: 'true' }]), ['auto-start', true]]),
})

/** The command lines of `flox` in a plan, as Flox takes them: the outer one, then those of the scripts, by a real shell. */
function floxLines({ argv, files }: ReturnType<typeof planActivation>): readonly (readonly string[])[] {
  const inScripts = Object.entries(files).flatMap(([name, text]) =>
    name === 'command' ? [] : text.split('\n').filter((line) => line.includes('/opt/flox')),
  )
  return [
    argv.slice(1),
    ...inScripts.map((line) => {
      const words = line.replace(/^\s*(?:exec )?\/opt\/flox /, '').replace(/ (?:"\$name"|>&2|>|2>).*$/, '')
      return execFileSync('bash', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
        .split('\0')
        .slice(0, -1)
    }),
  ]
}

describe('the plan of an activation', () => {
  it('has one command of Flox per layer, outermost first, each of which the real grammar takes', () => {
    const layers = [folder("/a'b"), folder('/c', services('db'))] as const
    const plan = planActivation(request({ layers, mode: 'run', trust: true, services: ['db'] }), facts)
    expect(floxLines(plan)).toEqual([
      ['activate', "--dir=/a'b", '--mode=run', '--trust', '-c', `exec /bin/bash '/t/it'\\''s here/layer-1'`],
      [
        ...['activate', '--dir=/c', '--mode=run', '--trust', '--no-start-services'],
        ...['-c', `exec /bin/bash '/t/it'\\''s here/run'`],
      ],
      ['services', 'start', '--dir=/c', 'db'],
      ['services', 'status', '--dir=/c'],
      ['services', 'status', '--dir=/c', '--json'],
      ['services', 'logs', '--dir=/c', '-n', '40'],
    ])
    for (const line of floxLines(plan)) parseCommandLine(line)
    for (const input of Object.values(plan.files)) execFileSync('bash', ['-n'], { input })
  })

  it('starts all services with the environment, and none of an older Flox by an option that it does not know', () => {
    const layers = [folder('/a', services('db')), folder('/c')] as const
    const all = planActivation(request({ layers, services: ['all'] }), facts)
    expect(all.argv).toContain('--start-services')
    expect(all.files['layer-1']).not.toContain('services')
    expect(all.services).toEqual([{ label: 'a', selector: ['--dir=/a'], own: true }])
    const old = { ...facts, flox: { ...facts.flox, version: '1.11.4' } }
    const named = request({ layers: [folder('/a', services('db'))], services: ['db'] })
    expect(planActivation(named, old).argv).not.toContain('--no-start-services')
  })

  it('of an environment on FloxHub names its generation, and leaves its services to its last activation', () => {
    const reference: Layer = { kind: 'reference', reference: 'acme/cuda' }
    const plan = planActivation(request({ layers: [reference], generation: 12, services: ['all'] }), facts)
    expect(plan.argv.slice(1, 5)).toEqual(['activate', '--reference=acme/cuda', '--generation=12', '--start-services'])
    expect(plan.services).toMatchObject([{ own: false }])
  })

  it.each<readonly [Partial<ActivationRequest>, readonly string[]]>([
    [{ generation: 1 }, ['CFG002']],
    [{ generation: 1, layers: [folder('/a', {}, 'acme')] }, []],
    [{ generation: 1, layers: [folder('/a'), folder('/b', {}, 'acme')] }, ['CFG002']],
    [{ layers: [{ kind: 'reference', reference: '-x/y' }] }, ['CFG001']],
    [{ layers: [{ kind: 'reference', reference: 'acme' }] }, ['CFG001']],
    [{ services: ['all'] }, ['FLX163']],
    [{ services: ['db', 'auto-start'], layers: [folder('/a', services('db'))] }, ['FLX163']],
    [{ services: ['all'], layers: [folder('/a', services('db'))] }, []],
  ])('is refused where the request does not fit the environment: %j', (more, codes) => {
    expect(checkActivation(request(more)).map(({ code }) => code)).toEqual(codes)
  })
})

describe('services while the command runs', () => {
  it('are named in the log when their state changes, and not asked for once it has ended', async () => {
    const ended = new AbortController()
    const answers = ['Running', 'Running', 'Completed'].map((status, index, { length }) => () => {
      if (index === length - 1) ended.abort()
      const stdout = JSON.stringify([{ name: 'db', status, exit_code: status === 'Running' ? null : 3 }])
      return { kind: 'exited', code: 0, stdout, stderrTail: [] } as const
    })
    const { exec, commands } = scriptedExec(answers)
    const host = testHost({ exec })
    await watchServices(host, '/opt/flox', {}, [{ label: 'e', selector: ['--dir=/e'], own: true }], ended.signal)
    expect(host.log.lines).toEqual(['Service e: db: Completed (exit code 3)'])
    for (const { argv } of commands) parseCommandLine(argv.slice(1))
    const over = AbortSignal.abort()
    await watchServices(host, '/opt/flox', {}, [], new AbortController().signal)
    await watchServices(host, '/opt/flox', {}, [{ label: 'e', selector: [], own: true }], over)
    expect(commands).toHaveLength(3)
  })

  it('are stopped in folders alone: those of FloxHub may be another job’s too', async () => {
    const stdout = JSON.stringify([{ name: 'db', status: 'Running' }])
    const answer = () => ({ kind: 'exited', code: 0, stdout, stderrTail: [] }) as const
    const { exec, commands } = scriptedExec([answer, answer])
    const layers = ['--reference=acme/e', '--dir=/e'].map((option) => {
      return { label: 'e', selector: [option], own: option.startsWith('--dir') }
    })
    expect(await stopServices(testHost({ exec }), '/opt/flox', {}, layers)).toEqual(['e: db'])
    expect(commands.map(({ argv }) => argv.slice(2).join(' '))).toEqual(['status --dir=/e --json', 'stop --dir=/e db'])
  })
})

describe('variables', () => {
  it('are what stands behind the first =, and every value is to be masked', () => {
    const text = 'A=b=c "d" $e\r\n\n  # no variable\n  B_1= two\nEMPTY='
    expect(parseVariables(text)).toEqual({ variables: { A: 'b=c "d" $e', B_1: ' two', EMPTY: '' }, problems: [] })
    expect(valuesOf(text)).toEqual(['b=c "d" $e', ' two', ''])
  })

  it.each(['secret', '1A=secret', 'A B=secret', 'FLOX_ENV=secret', 'A=x\nA=secret', '=secret'])(
    'are refused without showing a value: %j',
    (text) => {
      const { problems } = parseVariables(text)
      expect(problems.map(({ code }) => code)).toEqual(['CFG001'])
      expect(JSON.stringify(problems)).not.toContain('secret')
    },
  )
})

describe('the key of a cache folder', () => {
  const { environment } = folder('/a', { hook: { 'on-activate': 'uv sync' } }) as Layer & { kind: 'folder' }
  const parts = { environment, lock: '{}', system: 'x86_64-linux', path: '/a/.flox/cache', more: '' }
  const key = envCacheKey(parts)

  it('is that of the same folder, lock and hooks, and no other', () => {
    expect(key).toMatch(/^flox-env-1-x86_64-linux-a-[0-9a-f]{32}$/)
    expect(envCacheKey({ ...parts })).toBe(key)
    const hooked = { ...environment, manifest: { hook: { 'on-activate': 'uv sync --all' } } }
    const others = [
      { lock: '{"packages":[]}' },
      { lock: undefined },
      { system: 'aarch64-linux' },
      { path: '/b/.flox/cache' },
      { more: 'x' },
      { environment: hooked },
      { environment: { ...environment, manifest: { ...environment.manifest, vars: { INDEX: 'cu128' } } } },
    ].map((other) => envCacheKey({ ...parts, ...other }))
    expect(new Set([key, ...others]).size).toBe(others.length + 1)
  })

  it('has only characters that GitHub takes, and no endless name', () => {
    const named = envCacheKey({ ...parts, environment: { ...environment, name: `ä, ${'x'.repeat(900)}` } })
    expect(named).toMatch(/^[\w.-]{1,200}$/)
  })
})

describe('what Flox said', () => {
  const now = Date.parse('2026-12-01')
  const explain = (said: string, token?: string) => explainRefusal(said.split('\n'), 'acme/cuda', { token, now })
  const claims = (exp: number) => `x.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.x`

  it.each([
    ['Authentication is required to resolve packages.', undefined, 'FLX156', 'it has no token'],
    ['Your FloxHub login has expired.', claims(1_600_000_000), 'FLX156', 'its token expired on 2020-09-13'],
    ['Environment not found in FloxHub.', 'flox_sat_x', 'FLX157', 'its token may be expired or revoked'],
    ['The environment acme/base is not trusted.', undefined, 'FLX158', 'acme/base is not trusted'],
    ["Can't find download location for package 'acme/app'. You may not be", undefined, 'FLX160', 'acme/app of'],
    [
      'Package conflict: two files',
      undefined,
      'FLX155',
      'Flox could not activate acme/cuda: Package conflict: two files.',
    ],
  ])('%s with %s is %s', (said, token, code, words) => {
    const problem = explain(`! You are not logged in to FloxHub.\n✘ ERROR: ${said}`, token)
    expect(problem).toMatchObject({ code, message: expect.stringContaining(words) })
  })

  it('as recorded without a network is that FloxHub was not reached', () => {
    const recorded = recordings().find((one) => one.case === 'activate remote, FloxHub unreachable')
    expect(explain(recorded && 'stderr' in recorded ? recorded.stderr : '').code).toBe('FLX159')
  })

  it('of services is read as the program prints it and as its manual has it', () => {
    const db = '{"name": "db", "status": "Completed", "pid": 7, "exit_code": 3}'
    const web = '{"name": "web", "status": "Running", "pid": 8, "exit_code": null}'
    const states = [
      { name: 'db', status: 'Completed', exitCode: 3 },
      { name: 'web', status: 'Running', exitCode: undefined },
    ]
    expect(parseStates(`[${db},\n${web}]\n`)).toEqual(states)
    expect(parseStates(`${db}\n${web}\n`)).toEqual(states)
    expect(parseStates('✘ ERROR: no')).toEqual([])
  })
})

describe('a token that is for Flox alone', () => {
  it('is not in the environment of the command', () => {
    const secret = planActivation(request({}), { ...facts, hidesToken: true }).files['run']?.split('\n') ?? []
    expect(secret.indexOf('unset FLOX_FLOXHUB_TOKEN')).toBe(secret.findIndex((line) => line.startsWith('exec ')) - 1)
    expect(planActivation(request({}), facts).files['run']).not.toContain('FLOX_FLOXHUB_TOKEN')
  })
})
