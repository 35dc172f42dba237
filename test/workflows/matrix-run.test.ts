/** What a plan decides, through the jobs of the reusable workflow: tiers, runners, packages, the shared stage, caches. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { startHub } from '../fakes/floxhub/hub.ts'
import { describeThrowAway, noThrowAway } from '../lab/describe.ts'
import { project } from '../lab/lab.ts'
import { servePrivately } from '../lab/private-cache.ts'
import { serveFolders } from '../lab/serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from '../lab/throw-away.ts'
import { type ActRun, stepOf } from './act.ts'
import { type Caller, type LabRuns, openLabRuns } from './lab-run.ts'

const reason = await noThrowAway()
const example = (name: string) => readFileSync(join(project, 'examples', name), 'utf8')

/** `saxpy-cuda12.4-sm86-x86_64-linux success` for each job of a cell. */
const cellJobs = (ran: ActRun) =>
  ran
    .jobsOf('cell')
    .map((job) => `${job.matrix['id']} ${job.result}`)
    .sort()
/** Names of the derivations that Nix itself says it built, in the jobs of that id. */
const builtIn = (ran: ActRun, id: string) =>
  ran
    .jobsOf(id)
    .flatMap((job) => job.steps.flatMap(({ lines }) => lines))
    .flatMap((line) => /^building ([\w.+-]+)$/.exec(line)?.[1] ?? [])
    .sort()
const planned = (ran: ActRun) => ran.job('plan').summary
const reported = (ran: ActRun) => ran.job('report').summary

describeThrowAway('a matrix of the reusable workflow', reason, () => {
  let runs: LabRuns
  beforeAll(async () => {
    runs = await openLabRuns()
  })
  afterAll(() => runs?.[Symbol.asyncDispose]())

  const run = async (root: ThrowAwayRoot, caller: Caller) => {
    const ran = await runs.run(root, caller)
    expect(ran.code, ran.log.slice(-8000)).toBe(0)
    return ran
  }

  it('proves each kind of package: attributes, files, a file with arguments, flake outputs, and a build without CUDA', async () => {
    await using root = await openThrowAwayRoot({ bind: [runs.folder] })
    const request = `packages:
  - axpylib
  - ours
  - mine=./mine.nix
  - tool=-f ./examples/arguments/default.nix -A saxpy --arg pkgs pkgs --argstr optimize 3
  - flaky=.?dir=examples/flake#saxpy-{toolkit}-{sm}
  - { name: scale, file: ./examples/cpu/package.nix }
overlays: [./overlay.nix]
toolkits: [13.0]
capabilities: [9.0]
include: [{ package: scale, toolkit: cpu }]
exclude: [{ package: scale, toolkit: 13.0, reason: only its CPU build is wanted }]
`
    const renamed = (name: string) => `saxpy.overrideAttrs { pname = "${name}"; }`
    const files = {
      ...Object.fromEntries(
        ['arguments/default.nix', 'cpu/package.nix', 'cpu/scale.cc', 'saxpy/package.nix', 'saxpy/saxpy.cu'].map(
          (name) => [`examples/${name}`, example(name)],
        ),
      ),
      'examples/flake/flake.nix': example('flake/flake.nix').replace(
        /github:NixOS\/nixpkgs\/[0-9a-f]+/,
        `path:${runs.nixpkgs}`,
      ),
      'overlay.nix': `final: prev: { ours = prev.${renamed('ours')}; }\n`,
      'mine.nix': `{ saxpy }: ${renamed('mine')}\n`,
    }
    const ran = await run(root, { request, files, inputs: { 'store-cache': 'off' } })
    expect(cellJobs(ran)).toEqual([
      'axpylib-cuda13.0-sm90-x86_64-linux success',
      'flaky-cuda13.0-sm90-x86_64-linux success',
      'mine-cuda13.0-sm90-x86_64-linux success',
      'ours-cuda13.0-sm90-x86_64-linux success',
      'scale-cpu-x86_64-linux success',
      'tool-cuda13.0-sm90-x86_64-linux success',
    ])
    const own = ['axpylib-1.0', 'mine-1.0', 'ours-1.0', 'saxpy-1.0', 'saxpy-O3-1.0', 'scale-1.0']
    expect(builtIn(ran, 'cell')).toEqual(expect.arrayContaining(own))
    expect(ran.job('shared').result).toBe('skipped')
    expect(reported(ran)).toContain('## ✅ CUDA cells: 6 of 6 proven, 1 excluded')
    expect(reported(ran)).toContain('only its CPU build is wanted')
    expect(planned(ran)).toContain('each of which builds them itself: store-cache is off.')
  })

  it('builds the corners for a pull request, on the runners of the map; cells of one derivation are one job', async () => {
    await using root = await openThrowAwayRoot({ bind: [runs.folder] })
    const request = `packages: [saxpy, { name: plain, file: ./plain.nix, device-code: optional }]
toolkits: [12.4, 13.0]
capabilities: [8.6, 9.0, 12.0]
exclude: [{ package: saxpy, toolkit: 12.4, capabilities: 8.6, reason: nobody has those }]
tiers: { pull-request: corners }
runners:
  x86_64-linux: plain-box
  gpu:H100: [self-hosted, gpu-box]
`
    const plain = `{ stdenv }: stdenv.mkDerivation { pname = "plain"; version = "1"; dontUnpack = true; installPhase = "echo plain > $out"; }\n`
    const payload = {
      number: 7,
      pull_request: { number: 7, head: { ref: 'feature' }, base: { ref: 'main' } },
    }
    const ran = await run(root, {
      request,
      files: { 'plain.nix': plain },
      event: { name: 'pull_request', payload },
      // The cells have nowhere to run but on these.
      labels: ['planner', 'plain-box', 'gpu-box'],
      inputs: { 'plan-runner': 'planner', 'store-cache': 'off' },
    })
    const runner = (name: string) => ran.job('cell', name).matrix['runner']
    expect(cellJobs(ran)).toEqual([
      'plain-cuda12.4-sm86-x86_64-linux success',
      'saxpy-cuda12.4-sm90-x86_64-linux success',
      'saxpy-cuda13.0-sm120-x86_64-linux success',
      'saxpy-cuda13.0-sm86-x86_64-linux success',
    ])
    expect(runner('saxpy-cuda12.4-sm90')).toBe('["self-hosted","gpu-box"]')
    expect(runner('saxpy-cuda13.0-sm120')).toBe('plain-box')
    expect(reported(ran)).toContain('## ✅ CUDA cells: 6 of 6 proven, 3 excluded')
    expect(reported(ran)).toContain('nobody has those')
    expect(reported(ran)).toMatch(/\*\*\[PLN026\]\(\S+#pln026\)\*\* plain does not react to/)
    expect(stepOf(ran.job('report'), 'report').outputs).toMatchObject({ result: 'success', proven: '6', failed: '0' })
  })

  describe('for a private library in a submodule and the tool that uses it, with a cache behind a password', () => {
    const lab = (name: string) => readFileSync(join(project, 'test/lab/packages', name), 'utf8')
    const files = {
      'flake.nix': `{
  outputs = _: {
    overlays.default = final: _: {
      library = final.callPackage ./axpy { };
      tool = final.callPackage ./tool { axpylib = final.library; };
    };
  };
}
`,
      'tool/default.nix': lab('axpyapp/default.nix'),
      'tool/src/app.cc': lab('axpyapp/src/app.cc'),
    }
    const submodules = {
      axpy: {
        'default.nix': lab('axpylib/default.nix'),
        'src/axpy.cu': lab('axpylib/src/axpy.cu'),
        'src/axpy.h': lab('axpylib/src/axpy.h'),
      },
    }
    const request = `packages: [library, { name: tool, device-code: optional }]
overlays: [.]
toolkits: [13.0]
capabilities: [8.6, 9.0]
tiers:
  pull-request: { capabilities: [9.0] }
  nightly: all
`
    const password = 'of-the-private-cache-7d1f'
    const token = 'of-the-private-library-93ab'
    const id = (name: string, sm: string) => `${name}-cuda13.0-sm${sm}-x86_64-linux`

    it('builds two cells for a pull request, and at night all, the library and its tool side by side', async () => {
      runs.services.empty()
      await using root = await openThrowAwayRoot({ bind: [runs.folder] })
      const { folder, publicKey, nixConfig } = runs.upstream
      await using cache = await servePrivately(folder, { login: { user: 'ci', password } })
      const caller = {
        ...{ request, files, submodules },
        secrets: { netrc: `machine 127.0.0.1 login ci password ${password}`, 'checkout-token': token },
        env: { SUBMODULE_TOKEN: token },
        inputs: {
          submodules: 'true',
          'extra-substituters': cache.url,
          'extra-trusted-public-keys': publicKey,
          'extra-nix-config': nixConfig(cache.url),
        },
      }
      const payload = { number: 8, pull_request: { number: 8, head: { ref: 'feature' }, base: { ref: 'main' } } }
      const asked = await run(root, { ...caller, event: { name: 'pull_request', payload } })
      expect(cellJobs(asked)).toEqual([`${id('library', '90')} success`, `${id('tool', '90')} success`])
      expect(reported(asked)).toContain('## ✅ CUDA cells: 2 of 2 proven')
      const results = JSON.parse(stepOf(asked.job('report'), 'report').outputs['results'] ?? '') as unknown
      expect(results).toEqual([
        { id: id('library', '90'), status: 'proven', outputs: { out: expect.stringMatching(/-axpylib-1\.0$/) } },
        { id: id('tool', '90'), status: 'proven', outputs: { out: expect.stringMatching(/-axpyapp-1\.0$/) } },
      ])
      expect(cache.requests.filter(({ allowed, path }) => allowed && path.startsWith('/nar/'))).not.toEqual([])

      const night = await run(root, { ...caller, event: { name: 'schedule', payload: {} } })
      const cells = ['library', 'tool'].flatMap((name) => ['86', '90'].map((sm) => `${id(name, sm)} success`))
      expect(cellJobs(night)).toEqual(cells)
      // The library is a cell, and its own job builds it; the stage has what all of them need.
      const stage = stepOf(night.job('shared'), 'build').lines
      expect(stage).toContainEqual(expect.stringMatching(/^ +\S+cuda_nvcc\S* \(2 cells\)$/))
      expect(stage.filter((line) => line.includes('axpylib'))).toEqual([])
      // The plan asks the cache with the same login as Nix.
      expect(reported(night)).not.toContain(cache.url)
      // act prints the command that hides a secret from all that follows.
      const said = `${asked.log}\n${night.log}`.split('\n').filter((line) => !line.includes('"command":"add-mask"'))
      for (const secret of [password, token]) expect(said.join('\n')).not.toContain(secret)
    }, 480_000)
  })

  it('signs in to FloxHub, builds what Flox builds, and takes it from the store cache in the next run', async () => {
    runs.services.empty()
    const hub = await startHub()
    const token = 'flox_sat_of_the_matrix_51c2'
    hub.accounts.set(token, { handle: 'acme', expires: null })
    const folder = join(runs.folder, 'floxhub')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'accounts.json'), JSON.stringify({ [token]: 'acme' }))
    const build = 'sandbox = "pure"\ncommand = "mkdir $out; cp text $out"\n'
    const lock = { 'lockfile-version': 1, manifest: { version: 1, hook: {}, profile: {}, options: {} }, packages: [] }
    const caller = {
      request:
        'packages: [{ flox: whole, device-code: optional }, { flox: tool, device-code: optional }]\ntoolkits: [cpu]\n',
      files: {
        '.flox/env.json': '{"name": "app", "version": 1}',
        '.flox/env/manifest.toml': `version = 1\n[build.whole]\n${build}`,
        '.flox/env/manifest.lock': JSON.stringify(lock),
        '.flox/pkgs/tool.nix': `{ stdenv }: stdenv.mkDerivation { name = "tool"; dontUnpack = true; installPhase = "mkdir $out; echo tool > $out/tool"; }\n`,
        text: 'whole\n',
      },
      secrets: { 'floxhub-token': token },
      inputs: { flox: true, 'floxhub-auth': 'token', 'floxhub-url': hub.url },
      env: {
        FLOX_STAND_IN_HUB: folder,
        FLOX_STAND_IN_NIX: '/nix/var/nix/profiles/default/bin/nix',
        FLOX_STAND_IN_NIXPKGS: runs.nixpkgs,
      },
    }
    try {
      const next = async () => {
        await using root = await openThrowAwayRoot({ bind: [runs.folder] })
        const flox = join(runs.folder, 'flox')
        writeFileSync(flox, floxStandIn(), { mode: 0o755 })
        await root.run(['install', '-D', flox, '/usr/local/bin/flox'])
        return await run(root, caller)
      }
      const first = await next()
      expect(cellJobs(first)).toEqual(['tool-cpu-x86_64-linux success', 'whole-cpu-x86_64-linux success'])
      expect(reported(first)).toContain('## ✅ CUDA cells: 2 of 2 proven')
      expect(hub.requests.filter((request) => request.includes('/me')).length).toBeGreaterThan(1)
      const second = await next()
      expect(reported(second)).toContain('## ✅ CUDA cells: 2 of 2 proven')
      for (const job of second.jobsOf('cell')) {
        expect(stepOf(job, 'build').lines).toContainEqual(expect.stringMatching(/^Store cache\S*.*: restored \d+ path/))
      }
      const said = `${first.log}\n${second.log}`.split('\n').filter((line) => !line.includes('"command":"add-mask"'))
      expect(said.join('\n')).not.toContain(token)
    } finally {
      await hub.stop()
    }
  }, 480_000)

  describe('for packages that share a build', () => {
    const overlay = 'final: prev: { slowlib = final.runCommand "slowlib" { } "sleep 1; echo slow > $out"; }\n'
    const files = {
      'overlay.nix': overlay,
      'slow.nix': `{ saxpy, slowlib }: saxpy.overrideAttrs { pname = "slow"; preBuild = "cat \${slowlib}"; }\n`,
    }
    const request = (capabilities: string) =>
      `packages: [slow=./slow.nix]\noverlays: [./overlay.nix]\ncapabilities: [${capabilities}]\ntoolkits: [13.0]\n`
    const id = (sm: string) => `slow-cuda13.0-sm${sm}-x86_64-linux`
    const key = generateKey('cells')
    const cache = () => join(runs.folder, 'cells-cache')

    it('builds it in one job before the cells, which start from it on machines of their own', async () => {
      runs.services.empty()
      await using root = await openThrowAwayRoot({ bind: [runs.folder] })
      // Cells start from files of NVIDIA too, which the cache of a public repository does not keep by itself.
      const inputs = { 'max-parallel': 1, 'store-unfree': '*' }
      const ran = await run(root, { request: request('8.6, 9.0'), files, inputs, ownMachines: true })
      expect(planned(ran)).toContain('## CUDA plan: 2 jobs after 1 shared build for 2 cells')
      expect(cellJobs(ran)).toEqual([`${id('86')} success`, `${id('90')} success`])
      expect(reported(ran)).toContain('## ✅ CUDA cells: 2 of 2 proven')

      expect(builtIn(ran, 'shared')).toContain('slowlib')
      expect(builtIn(ran, 'cell')).toEqual(['slow-1.0', 'slow-1.0'])
      for (const job of ran.jobsOf('cell')) {
        expect(stepOf(job, 'build').lines).toContainEqual(
          expect.stringMatching(/^Store cache, shared x86_64-linux: restored \d+ paths, .* from its own entry$/),
        )
      }
      const keys = runs.services.entries().map((entry) => entry.key)
      expect(keys[0]).toMatch(/^snc1-shared-\d+-1-x86_64-linux$/)
      expect(keys.filter((key) => key.startsWith('snc1-x86_64-linux-slow-'))).toHaveLength(2)

      // What the last cell left goes to a binary cache, for the next test.
      const last = stepOf(ran.jobsOf('cell').at(-1) ?? ran.job('cell'), 'build')
      writeFileSync(join(runs.folder, 'cells-key'), key.secretText())
      const to = `file://${cache()}?compression=none&secret-key=${join(runs.folder, 'cells-key')}`
      const { out } = JSON.parse(last.outputs['outputs'] ?? '{}') as { out: string }
      const nix = '/nix/var/nix/profiles/default/bin/nix'
      const copied = await root.run([nix, '--extra-experimental-features', 'nix-command', 'copy', '--to', to, out])
      expect(copied.code, copied.stderr).toBe(0)
    })

    it('leaves out the cell that a binary cache has, and the shared stage where it could not be saved', async () => {
      runs.services.empty()
      await using cells = await serveFolders([cache()])
      const { url, publicKey, nixConfig } = runs.upstream
      await using root = await openThrowAwayRoot({ bind: [runs.folder] })
      const inputs = {
        'skip-cached': true,
        'store-cache': 'read',
        'extra-substituters': `${url} ${cells.url}`,
        'extra-trusted-public-keys': `${publicKey} ${key.publicKey.text}`,
        'extra-nix-config': nixConfig(url, cells.url),
      }
      const ran = await run(root, { request: request('8.6, 9.0, 12.0'), files, inputs })
      expect(cellJobs(ran)).toEqual([`${id('120')} success`, `${id('86')} success`])
      expect(planned(ran)).toContain('## CUDA plan: 2 jobs for 3 cells: 1 in caches')
      expect(planned(ran)).toContain('each of which builds them itself: store-cache is read.')
      expect(ran.job('shared').result).toBe('skipped')
      expect(reported(ran)).toContain('## ✅ CUDA cells: 2 of 2 proven, 1 in caches')
      expect(runs.services.entries().filter((entry) => !entry.key.startsWith('snc1-index-'))).toEqual([])
    })
  })
})
