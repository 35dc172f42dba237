/** `flox publish` from pre-flight to FloxHub: real git, and the stand-in for Flox, which checks as the real one does. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runPublishAction } from '../../src/actions/publish/action.ts'
import { runPublish } from '../../src/actions/publish/command.ts'
import { readEnvironment } from '../../src/flox/environment/read.ts'
import { judgeBuilt, judgeLock } from '../../src/flox/publish/licence.ts'
import { checkLogin, kindOf } from '../../src/flox/publish/login.ts'
import { type PublishRequest, publishPackage } from '../../src/flox/publish/publish.ts'
import { isNvidiaFile } from '../../src/licence/nvidia-files.ts'
import { nameGroups } from '../../src/licence/record.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import { unstyled } from '../../src/model/style.ts'
import { parsePathInfos } from '../../src/nix/path-info.ts'
import type { GitHub } from '../../src/runner/host.ts'
import { tokens } from '../fakes/flox/replay-world.ts'
import { lockOf, manifestOf, openWorld, program, type World, writeEnvironment } from './flox-checkouts.ts'

let world: World
let checkout: string
beforeAll(() => {
  world = openWorld()
  // What the stand-in builds with: only that something is built counts here.
  program(join(world.folder, 'nix'), `#!/bin/sh\necho /nix/store/${'1'.repeat(32)}-app-1.0\n`)
})
afterAll(() => world[Symbol.dispose]())
beforeEach(() => {
  checkout = world.fetched(world.commits.tagged, 'refs/tags/v1', ['refs/tags/v1'], 1)
})

const request: PublishRequest = {
  ...{ folder: '.', package: undefined, organization: 'acme-org', stability: undefined, signingKeyFile: undefined },
  ...{ fixCheckout: 'true', acknowledgement: undefined, dryRun: false },
}
const hostOf = (path: string, env: Readonly<Record<string, string>> = {}) =>
  world.host(path, { FLOX_STAND_IN_NIX: join(world.folder, 'nix'), ...env })
const publish = (more: Partial<PublishRequest> = {}, env: Readonly<Record<string, string>> = {}) =>
  publishPackage(hostOf(checkout, env), { ...request, ...more })
const published = (): readonly unknown[] => {
  try {
    return JSON.parse(readFileSync(join(world.hub, 'published.json'), 'utf8')) as unknown[]
  } catch {
    return []
  }
}
async function problemsOf(work: Promise<unknown>): Promise<readonly Problem[]> {
  const cause = await work.then(
    () => expect.fail('not refused'),
    (thrown: unknown) => thrown,
  )
  return cause instanceof ProblemError ? cause.problems : Promise.reject(cause)
}
const codesOf = async (work: Promise<unknown>) =>
  (await problemsOf(work)).filter(({ severity }) => severity === 'error').map(({ code }) => code)
/** Makes the change a commit that a branch of the remote has. */
function committed(message: string): void {
  world.git(checkout, 'checkout', '--quiet', '-B', message)
  world.git(checkout, 'add', '--all')
  world.git(checkout, 'commit', '--quiet', '--message', message)
  world.git(checkout, 'push', '--quiet', 'origin', message)
}

describe('publishing', () => {
  it('a tag’s checkout publishes it from a branch with its history, and a second time says so', async () => {
    const before = published().length
    const first = await publish()
    expect(first).toMatchObject({ state: 'published', package: 'app', catalog: 'acme-org', follows: 'origin/main' })
    expect(first.licence).toMatchObject({ kind: 'free' })
    expect(published().slice(before)).toMatchObject([
      { catalog: 'acme-org', package: 'app', rev: world.commits.tagged, revCount: 2, url: world.url },
    ])
    const again = await publish()
    expect(again).toMatchObject({ state: 'already published', fixed: [] })
    expect(published()).toHaveLength(before + 1)
  })

  it('dry, prints what it would do and changes nothing', async () => {
    const before = [published().length, world.git(checkout, 'for-each-ref')]
    const plan = await publish({ dryRun: true })
    expect(plan).toMatchObject({ state: 'planned', licence: undefined })
    expect(plan.command).toBe(`flox publish --dir ${checkout} --org acme-org app`)
    expect(plan.fixed[0]).toContain('git fetch --no-tags --unshallow origin')
    expect([published().length, world.git(checkout, 'for-each-ref')]).toEqual(before)
  })

  it('names everything that stands against it at once', async () => {
    writeEnvironment(checkout, manifestOf('[build.other]\ncommand = "true"\n[options]\nsystems = ["aarch64-darwin"]\n'))
    writeFileSync(join(checkout, '.flox/telemetry_id'), '')
    const found = await codesOf(publish({}, { FLOX_FLOXHUB_TOKEN: tokens.expired }))
    expect(found.toSorted()).toEqual(['FLX186', 'FLX187', 'FLX189', 'FLX190', 'FLX197'])
  })

  it.each([
    ['no token', {}, { FLOX_FLOXHUB_TOKEN: '' }, 'There is no login'],
    ['a token that is none', {}, { FLOX_FLOXHUB_TOKEN: 'garbage' }, 'InvalidToken'],
    ['an expired token', {}, { FLOX_FLOXHUB_TOKEN: tokens.expired }, 'has expired'],
    [
      'a service account',
      { organization: undefined },
      { FLOX_FLOXHUB_TOKEN: tokens.serviceAccount },
      'no organization',
    ],
    ['a revoked token', {}, { FLOX_FLOXHUB_TOKEN: tokens.serviceAccount }, 'expired or has been revoked'],
  ] as const)('is refused with %s, before anything else is done', async (_, more, env, said) => {
    const problems = await problemsOf(publish(more, env))
    expect(problems.map(({ code }) => code)).toContain('FLX186')
    expect(problems.map(({ message }) => message).join('\n')).toContain(said)
    expect(JSON.stringify(problems)).not.toContain(env.FLOX_FLOXHUB_TOKEN || 'no token')
    expect(world.git(checkout, 'rev-parse', '--is-shallow-repository')).toBe('true')
  })

  it.each([
    ['No permission', 'no permission', 'FLX199'],
    ['A rejected token', 'token rejected', 'FLX186'],
    ['A server that answers nothing', 'publish, untracked file', 'FLX199'],
  ])('%s is one problem with what Flox said', async (_, failure, code) => {
    const problems = await problemsOf(publish({}, { FLOX_STAND_IN_FAIL: failure }))
    expect(problems).toMatchObject([{ code, message: expect.stringContaining('flox publish app failed: ') }])
  })

  it('needs an environment of its own, with a lock and a package', async () => {
    writeFileSync(join(checkout, '.flox/env.json'), '{ "owner": "acme", "name": "app", "version": 1 }')
    committed('owned')
    expect(await codesOf(publish())).toEqual(['FLX188'])
    writeEnvironment(checkout, 'version = 1\n')
    committed('empty')
    expect(await codesOf(publish())).toEqual(['FLX187'])
    expect(await codesOf(publish({ package: 'nope' }))).toEqual(['FLX187'])
    writeEnvironment(
      checkout,
      manifestOf().replace('hello.pkg-path = "hello"', 'hello = { pkg-path = "hello", pkg-group = "a" }'),
    )
    committed('group')
    expect(await codesOf(publish({ stability: 'stable' }))).toEqual(['FLX187'])
    expect(await codesOf(publish())).toEqual(['FLX111'])
    // Flox would print its help, and that is no publication.
    writeEnvironment(checkout, manifestOf().replace('build.app', 'build."--help"'))
    committed('option')
    expect(await codesOf(publish({ acknowledgement: 'mine' }))).toEqual(['FLX187'])
  })

  it('warns of a build without sandbox and of files that are in no package', async () => {
    writeEnvironment(checkout, manifestOf().replace('"pure"', '"off"'))
    committed('impure')
    writeFileSync(join(checkout, 'weights.bin'), '')
    const { problems } = await publish({ dryRun: true })
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning FLX112', 'warning FLX209'])
  })

  it('finds packages that are written in Nix', async () => {
    writeEnvironment(checkout, 'version = 1\n')
    mkdirSync(join(checkout, '.flox/pkgs/tool'), { recursive: true })
    writeFileSync(join(checkout, '.flox/pkgs/tool/default.nix'), '{ }: null')
    expect(await codesOf(publish())).toContain('FLX189')
    committed('expression')
    expect(await publish({ dryRun: true, stability: 'stable' })).toMatchObject({ package: 'tool', problems: [] })
  })
})

describe('licences', () => {
  it('of an environment with unfree packages are refused unless somebody answers for them, which is recorded', async () => {
    writeEnvironment(checkout, manifestOf(), lockOf({ cuda_cudart: { unfree: true }, hello: {} }))
    committed('unfree')
    // Here no Nix answers about what was built, so that nothing is known.
    const problems = await problemsOf(publish())
    expect(problems).toMatchObject([{ code: 'FLX198', message: expect.stringContaining('cannot be determined') }])
    const sentence = 'The catalog is read by employees alone.'
    const done = await publish({ acknowledgement: sentence })
    expect(done).toMatchObject({ state: 'published', licence: { kind: 'acknowledged', by: sentence } })
  })

  const environment = async (lock: string, manifest = manifestOf()) => {
    writeEnvironment(checkout, manifest, lock)
    const read = await readEnvironment(hostOf(checkout), '.')
    return 'environment' in read ? read.environment : expect.fail('no environment')
  }
  const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux`
  const app = { kind: 'manifest', name: 'app', pure: true } as const

  it('are not known by the lock where the repository itself has a file of NVIDIA', async () => {
    mkdirSync(join(checkout, 'vendor'))
    writeFileSync(join(checkout, 'vendor/libcudart.so.12'), '')
    committed('vendored')
    expect(await codesOf(publish())).toEqual(['FLX198'])
  })

  it('are known by the lock where a sandboxed build has free packages alone', async () => {
    const free = await environment(lockOf({ hello: {} }))
    expect(judgeLock(free, app, system).verdict).toBe('free')
    expect(judgeLock(free, { ...app, pure: false }, system).verdict).toBe('undecided')
    expect(judgeLock(free, { kind: 'expression', name: 'app', file: '' }, system).verdict).toBe('undecided')
    expect(judgeLock(await environment(lockOf({ hello: { unfree: true } })), app, system).verdict).toBe('undecided')
    const silent = lockOf({ hello: {} }).replace('"unfree":false,', '')
    expect(judgeLock(await environment(silent), app, system).verdict).toBe('undecided')
    // Locked for another system only.
    expect(judgeLock(free, app, 'aarch64-darwin').verdict).toBe('undecided')
  })

  it('of what was built come from the lock, derivations, signatures and names of files', async () => {
    const store = (name: string) => `/nix/store/${name.padEnd(32, '0').slice(0, 32)}-${name}`
    const [own, cudart, hello, glibc, cublas] = ['app', 'cudart', 'hello', 'glibc', 'libcublas'].map(store) as [
      string,
      string,
      string,
      string,
      string,
    ]
    const packages = { cudart: { unfree: true, path: cudart }, hello: { path: hello } }
    const found = await environment(lockOf(packages))
    const drv = `${own}.drv`
    const maker = { outputs: [{ path: own }], inputDrvs: new Map(), fixedOutput: false, urls: [] }
    const facts = { closure: [own, hello, glibc], signed: [glibc], makers: new Map([[drv, maker]]), files: ['bin/app'] }
    const doubts = async (more: Partial<typeof facts>) => {
      const { files, ...built } = { ...facts, ...more }
      return nameGroups(await judgeBuilt(found, system, built, async (path) => (path === own ? files : [])))
    }
    expect(await doubts({})).toBe('')
    expect(await doubts({ signed: [] })).toMatch(/^1 of unknown licence: glibc/)
    expect(await doubts({ closure: [own, hello, cudart] })).toMatch(/^1 under an unfree licence: cudart/)
    expect(await doubts({ closure: [own, cublas] })).toMatch(/^1 of unknown licence: libcublas/)
    expect(await doubts({ files: ['lib/libcudart.so.12.8.90'] })).toBe(
      '1 with files that NVIDIA’s EULA lists: app (lib/libcudart.so.12.8.90)',
    )
    expect(await doubts({ makers: new Map() })).toMatch(/^1 of unknown licence: app/)
  })

  it('know NVIDIA’s files by name, and no others', () => {
    const nvidia =
      'libcudart.so.12 libcublasLt.so.12.9.1.4 libcudnn_ops.so.9 libcudart_static.a libnppig.so.12 libnvrtc-builtins.so.12.8 libnvinfer_plugin.so.10 nvcc ptxas libdevice.10.bc libnvrtc.alt.so.12 libcuda.so.1 libnvidia-ml.so.1 libcudart-d0da41ae.so.11.0 libcufft_static_nocallback.a libcusolver_lapack_static.a libcuinj64.so.12 libcutensorMg.so.2 libcudnn.so.9'
    const others =
      'libcuda_wrapper.so libnvidia-container.so.1 libnvidia-egl-wayland.so.1 libcudf.so libnccl.so.2 libthrust.a cuda.py libcudart.txt libmycudart.so app libcurl.so.4'
    expect(nvidia.split(' ').filter((name) => !isNvidiaFile(name))).toEqual([])
    expect(others.split(' ').filter(isNvidiaFile)).toEqual([])
  })

  it('read what each Nix says of paths', () => {
    const path = `/nix/store/${'0'.repeat(32)}-a`
    const entry = { deriver: `${path}.drv`, signatures: ['cache.nixos.org-1:abc=='] }
    const known = [{ path, deriver: `${path}.drv`, keys: ['cache.nixos.org-1'] }]
    expect(parsePathInfos([{ path, ...entry }])).toEqual(known)
    expect(parsePathInfos({ [path]: entry })).toEqual(known)
    const name = path.slice('/nix/store/'.length)
    const info = { [name]: { deriver: `${name}.drv`, signatures: [{ keyName: 'cache.nixos.org-1', sig: 'abc' }] } }
    expect(parsePathInfos({ version: 2, storeDir: '/nix/store', info })).toEqual(known)
    expect(parsePathInfos({ [path]: { deriver: null, signatures: null } })).toEqual([
      { path, deriver: undefined, keys: [] },
    ])
  })
})

describe('tokens', () => {
  it('are told apart without a server', () => {
    const now = 1_800_000_000_000
    expect(kindOf(undefined, now)).toBe('none')
    expect(kindOf(tokens.valid, now)).toBe('jwt')
    expect(kindOf(tokens.expired, now)).toBe('expired')
    expect(kindOf(tokens.serviceAccount, now)).toBe('service-account')
    expect(kindOf(tokens.personal, now)).toBe('personal')
    expect(kindOf('garbage', now)).toBe('unreadable')
  })

  it.each([
    ['1.13.9', tokens.personal, true],
    ['1.14.0', tokens.personal, false],
    ['1.13.9', tokens.valid, false],
  ])('in Flox %s are refused where it does not know their kind', async (version, token, refused) => {
    const host = hostOf(checkout, { FLOX_FLOXHUB_TOKEN: token })
    const { problems } = await checkLogin(host, { program: join(world.folder, 'bin/flox'), version }, 'acme-org')
    expect(problems.some(({ message }) => message.includes('does not know tokens'))).toBe(refused)
  })
})

describe('the surfaces', () => {
  it('print the plan as text and as JSON', async () => {
    const options: Readonly<Record<string, string>> = { to: 'flox', 'flox-org': 'acme-org', 'dry-run': 'true' }
    const line = (more: Readonly<Record<string, string>> = {}) => ({
      positionals: [],
      option: (name: string) => ({ ...options, ...more })[name],
    })
    const host = hostOf(checkout)
    expect(await runPublish(host, line())).toBe(0)
    expect(host.answers[0]).toContain('acme-org/app would be published for ')
    expect(unstyled(host.answers[0] ?? '')).toContain('Git, first: git fetch --no-tags --unshallow origin')
    await runPublish(host, line({ json: 'true' }))
    expect(JSON.parse(host.answers[1] ?? '')).toMatchObject({
      published: [{ destination: 'flox', state: 'planned', package: 'app', revision: world.commits.tagged }],
    })
    await expect(runPublish(host, line({ to: 'moon' }))).rejects.toThrow('CFG001')
  })

  it('record an acknowledgement in the summary of a job', async () => {
    const summaries: string[] = []
    const outputs: Record<string, unknown> = {}
    const inputs: Readonly<Record<string, string>> = {
      ...{ to: 'flox', 'flox-org': 'acme-org', 'acknowledge-unfree': 'We hold a *licence*.' },
    }
    const github = {
      actionInput: (name: string) => inputs[name],
      annotate: () => {},
      setOutputs: (_: unknown, values: object) => Object.assign(outputs, values),
      writeSummary: async (text: string) => void summaries.push(text),
    } as unknown as GitHub
    const host = hostOf(checkout, { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: checkout })
    expect(await runPublishAction(host, github)).toBe(0)
    expect(outputs).toMatchObject({ 'flox-package': 'app', 'flox-catalog': 'acme-org' })
    expect(summaries.join()).toContain('unfree files acknowledged: We hold a &#42;licence&#42;.')
  })
})
