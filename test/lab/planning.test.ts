/** Plans as a job with Nix makes them: what the user's Nixpkgs knows, what cells evaluate to, and what caches have. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { explain } from '../../src/actions/plan/explain.ts'
import { saveHistory } from '../../src/actions/plan/history.ts'
import type { PlanningSources } from '../../src/actions/plan/plan-request.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import type { CellResult, Plan } from '../../src/model/documents.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import { readDocument } from '../../src/model/read-document.ts'
import { prepareStoreCache } from '../../src/store-cache/job.ts'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import type { TokenOptions } from '../fakes/tokens.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'
import { type JobHost, jobHost, planIn, runEnvironment } from './planning-world.ts'
import { serveFolders } from './serve.ts'

const temp = mkdtempSync(join(tmpdir(), 'planning-'))
afterAll(() => removeTree(temp))

const ids = (plan: Plan) => plan.rows.map(({ id }) => id.replace('-x86_64-linux', ''))
const codes = (plan: Plan) => plan.problems.map(({ code }) => code)
const problem = (plan: Plan, code: Problem['code']) => plan.problems.find((one) => one.code === code)
const excluded = (plan: Plan) =>
  plan.excluded.flatMap((group) =>
    group.examples.map(({ id, problems }) => [id.replace('-x86_64-linux', ''), ...problems.map(({ code }) => code)]),
  )

describeLab('planning with Nix', () => {
  let lab: Lab
  let next: Lab
  let newer: Lab
  let root = ''
  beforeAll(async () => {
    lab = await openLab()
    next = await openLab({ variant: 'next' })
    newer = await openLab({ suite: 'sid', toolkits: [], storeRoot: join(temp, 'sid') })
    root = repository()
  })

  function repository(): string {
    const folder = mkdtempSync(join(temp, 'repository-'))
    mkdirSync(join(folder, '.github'))
    return folder
  }
  const write = (file: string, text: string): string => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
    return file
  }
  const saxpy = { packages: ['saxpy'], capabilities: ['9.0'], toolkits: ['12.4'] }
  const plan = async (sources: Partial<PlanningSources>, by = lab) =>
    planIn(jobHost(by, { temp }), root, { nixpkgs: by.nixpkgs, ...saxpy, ...sources })
  /** The problems of a request that cannot be planned. */
  const refusal = async (sources: Partial<PlanningSources>, by = lab): Promise<readonly Problem[]> => {
    const cause: unknown = await plan(sources, by).catch((thrown: unknown) => thrown)
    return cause instanceof ProblemError ? cause.problems : expect.fail(`it was planned: ${JSON.stringify(cause)}`)
  }

  describe('follows what the Nixpkgs knows', () => {
    it('in what a toolkit can build: its own maximum wins over the tables', async () => {
      const made = (await plan({ capabilities: ['7.2', '9.0'], systems: ['aarch64-linux'] })).plan
      expect(made.rows.map(({ id }) => id)).toEqual(['saxpy-cuda12.4-sm90-aarch64-linux'])
      const [group] = made.excluded
      expect(group).toMatchObject({ code: 'PLN002', count: 1 })
      expect(group?.examples[0]?.problems[0]).toMatchObject({
        message: expect.stringMatching(/^CUDA 12\.4 cannot build for 7\.2 .* removed after CUDA 12\.2\.$/),
        source: expect.stringContaining('github.com/NixOS/nixpkgs'),
      })
      expect(problem(made, 'PLN028')?.message).toContain('7.2 until CUDA 12.2')
    })

    it('in the toolkits that it has, and names them', async () => {
      const made = (await plan({ toolkits: ['12.4', '12.8'] })).plan
      expect(ids(made)).toEqual(['saxpy-cuda12.4-sm90'])
      expect(excluded(made)).toEqual([['saxpy-cuda12.8-sm90', 'PLN017']])
      const reason = made.excluded[0]?.examples[0]?.problems[0]
      expect(reason?.message).toBe('Your Nixpkgs has no cudaPackages_12_8; it has 11.8, 12.4, 13.0.')
    })

    it('in the toolkits that the legacy overlay adds to it', async () => {
      // With its compiler, which the set may lack, and without the manifests of the sets that Nixpkgs has.
      const overlay = `final: prev: {
        cudaPackages_11_4 = prev.cudaPackages_11_8; gcc10 = { };
        _cuda = prev._cuda.extend (_: before: { manifests.cuda = { inherit (before.manifests.cuda) "11.8.89"; }; });
      }`
      write('legacy/flake.nix', `{ outputs = _: { overlays.default = ${overlay}; }; }`)
      const request = { toolkits: ['11.4', '12.4'], capabilities: ['8.0'] }
      const without = (await plan(request)).plan
      expect(excluded(without)[0]?.slice(0, 2)).toEqual(['saxpy-cuda11.4-sm80', 'PLN017'])
      expect(without.excluded[0]?.examples[0]?.problems[0]?.fix).toContain('legacy-toolkits')
      const made = (await plan({ ...request, 'legacy-toolkits': `path:${join(root, 'legacy')}` })).plan
      expect(ids(made)).toEqual(['saxpy-cuda11.4-sm80', 'saxpy-cuda12.4-sm80'])
      expect(made.rows.every(({ drvPath }) => drvPath?.endsWith('-saxpy-1.0.drv'))).toBe(true)
      expect(problem(made, 'PLN027')?.severity).toBe('notice')
    })

    it('in what default and latest are', async () => {
      expect(ids((await plan({ toolkits: ['default'] })).plan)).toEqual(['saxpy-cuda12.4-sm90'])
      expect(ids((await plan({ toolkits: ['latest'] })).plan)).toEqual(['saxpy-cuda13.0-sm90'])
      expect(ids((await plan({ toolkits: ['latest'] }, next)).plan)).toEqual(['saxpy-cuda13.5-sm90'])
    })

    it('in the capabilities that it has', async () => {
      const request = { toolkits: ['13.5'], capabilities: ['10.7'] }
      expect(ids((await plan(request, next)).plan)).toEqual(['saxpy-cuda13.5-sm107'])
      const without = (await plan(request)).plan
      expect(excluded(without)).toEqual([['saxpy-cuda13.5-sm107', 'PLN017', 'PLN016']])
      expect(codes(without)).toContain('PLN012')
    })

    it('in a toolkit that is newer than the tables, and says so; where it has none, the request is refused', async () => {
      const patched = join(temp, 'patched')
      cpSync(next.nixpkgs, patched, { recursive: true })
      const facts = JSON.parse(readFileSync(join(patched, 'lab.json'), 'utf8'))
      facts.toolkits['14.0'] = { ...facts.toolkits['13.5'], nvcc: '14.0.1' }
      facts.hostCompilers['14.0'] = facts.hostCompilers['13.5']
      writeFileSync(join(patched, 'lab.json'), JSON.stringify(facts))
      write('new.yml', 'packages: [saxpy]\ncapabilities: [9.0]\ntoolkits:\n  - 12.4\n  - 14.0\n')
      const request = { packages: undefined, capabilities: undefined, toolkits: undefined, 'matrix-file': 'new.yml' }
      const made = (await plan({ ...request, nixpkgs: patched })).plan
      expect(ids(made)).toEqual(['saxpy-cuda12.4-sm90', 'saxpy-cuda14.0-sm90'])
      expect(problem(made, 'PLN022')).toMatchObject({
        severity: 'warning',
        message: expect.stringContaining('CUDA 14.0'),
      })
      expect(await refusal(request)).toEqual([
        expect.objectContaining({ code: 'PLN004', where: { file: 'new.yml', line: 5, column: 5 } }),
      ])
    })
  })

  describe('evaluates every cell', () => {
    it('and leaves out what throws, with Nixpkgs’ own words', async () => {
      write(
        'picky.nix',
        `{ saxpy, cudaPackages }: let inherit (cudaPackages.flags) cudaCapabilities; in
          if builtins.elem "9.0" cudaCapabilities then throw "picky wants no Hopper" else saxpy.overrideAttrs { pname = "picky"; }`,
      )
      const request = { packages: ['picky=./picky.nix', 'saxpy'], capabilities: ['8.0', '9.0'] }
      for (const by of [lab, newer]) {
        const made = (await plan({ ...request, nixpkgs: lab.nixpkgs }, by)).plan
        expect(ids(made)).toEqual(['picky-cuda12.4-sm80', 'saxpy-cuda12.4-sm80', 'saxpy-cuda12.4-sm90'])
        expect(made.rows.every(({ drvPath }) => drvPath?.startsWith(by.storeDir))).toBe(true)
        expect(excluded(made)).toEqual([['picky-cuda12.4-sm90', 'PLN021']])
        expect(made.excluded[0]?.examples[0]?.problems[0]?.message).toContain('picky wants no Hopper')
        expect(made.counts).toEqual({ requested: 4, planned: 3, excluded: 1 })
        expect(codes(made)).not.toContain('PLN021')
      }
    })

    it('and is in error over a package of which none can be evaluated', async () => {
      const made = (await plan({ packages: ['noSuchPackage', 'saxpy'], capabilities: ['8.0', '9.0'] })).plan
      expect(ids(made)).toEqual(['saxpy-cuda12.4-sm80', 'saxpy-cuda12.4-sm90'])
      expect(problem(made, 'PLN021')).toMatchObject({
        severity: 'error',
        message: expect.stringMatching(/^None of the 2 cells of noSuchPackage can be evaluated: .*noSuchPackage/),
      })
    })

    it('and gives equal derivations one row, saying what the package does not react to', async () => {
      const request = { packages: ['stubborn', 'saxpy'], capabilities: ['8.0', '9.0'], toolkits: ['12.4', '13.0'] }
      const planned = await plan(request)
      const made = planned.plan
      expect(made.counts).toEqual({ requested: 8, planned: 6, excluded: 0, equal: 2 })
      const equal = made.rows.filter(({ also }) => also)
      expect(equal.map(({ cell, also = [] }) => [cell.id, ...also.map(({ id }) => id)])).toEqual(
        ['12.4', '13.0'].map((toolkit) => [80, 90].map((sm) => `stubborn-cuda${toolkit}-sm${sm}-x86_64-linux`)),
      )
      expect(codes(made).filter((code) => code === 'PLN026')).toHaveLength(1)
      expect(problem(made, 'PLN026')?.message).toMatch(
        /^stubborn does not react to cudaCapabilities: 4 cells are 2 derivation\(s\)/,
      )
      const id = 'stubborn-cuda13.0-sm90-x86_64-linux'
      expect(explain(planned, id, root)).toMatchObject({ state: 'same', text: expect.stringContaining('sm80') })
      readDocument('plan', JSON.stringify(made), 'the plan')
    })
  })

  describe('asks the caches', () => {
    const key = generateKey('lab')
    const secret = join(temp, 'secret')
    const cache = join(temp, 'cache')
    const withCache = (url = `file://${cache}`) =>
      `substituters = ${url}\ntrusted-public-keys = ${key.publicKey.text}\n`
    const request = { ...saxpy, capabilities: ['8.0', '9.0'], 'cache-coverage': true }
    const runners = ['x86_64-linux=small', 'x86_64-linux/heavy=large']
    const planWith = async (settings: string, sources: Partial<PlanningSources> = {}) =>
      planIn(jobHost(lab, { temp, settings }), root, { nixpkgs: lab.nixpkgs, ...request, ...sources })

    beforeAll(async () => {
      writeFileSync(secret, key.secretText())
      const { plan: made } = await plan({ capabilities: ['9.0'] })
      const drvPath = made.rows[0]?.drvPath ?? expect.fail()
      await lab.nix('build', '--no-link', `${drvPath}^*`)
      const outputs = (await lab.nix('path-info', `${drvPath}^*`)).trim().split('\n')
      await lab.nix('copy', '--to', `file://${cache}?compression=zstd&secret-key=${secret}`, ...outputs)
    })

    it('says of each row what they have', async () => {
      const made = (await planWith(withCache())).plan
      expect(made.rows.map(({ cell, coverage }) => [cell.capabilities[0], coverage?.state])).toEqual([
        ['8.0', expect.stringMatching(/^(cold|partial)$/)],
        ['9.0', 'cached'],
      ])
      const [cold, cached] = made.rows.map(({ coverage }) => coverage)
      expect(cold?.missing).toBeGreaterThan(1)
      expect(cached).toMatchObject({ missing: 0, heavy: [], downloadBytes: expect.any(Number) })
      expect(made.skipped).toBeUndefined()
    })

    it('leaves out what they serve when it is told to, and lists it', async () => {
      await using server = await serveFolders([cache])
      const planned = await planWith(withCache(server.url), { 'skip-cached': true })
      const made = planned.plan
      expect(ids(made)).toEqual(['saxpy-cuda12.4-sm80'])
      const id = 'saxpy-cuda12.4-sm90-x86_64-linux'
      expect(made.skipped).toEqual([{ id, drvPath: expect.stringMatching(/-saxpy-1\.0\.drv$/) }])
      expect(made.counts).toEqual({ requested: 2, planned: 1, excluded: 0, skipped: 1 })
      expect(explain(planned, id, root).state).toBe('cached')
      const all = await planWith(withCache(server.url), { 'skip-cached': true, capabilities: ['9.0'] })
      expect(all.plan).toMatchObject({ rows: [], skipped: [{ id }], counts: { planned: 0 } })
    })

    it('plans everything when a cache does not answer, with one warning', async () => {
      const made = (await planWith(withCache('http://127.0.0.1:9'))).plan
      expect(made.rows.map(({ coverage }) => coverage?.state)).toEqual(['cold', 'cold'])
      expect(made.problems.filter(({ code }) => code.startsWith('CCH'))).toHaveLength(1)
      expect(made.problems.every(({ severity }) => severity !== 'error')).toBe(true)
    })

    it('gives rows that build heavy packages another runner', async () => {
      write(
        'overlay.nix',
        `final: prev: {
          torch = derivation { name = "torch-1.0"; system = "x86_64-linux"; builder = "/bin/sh";
            args = [ "-c" "echo \${toString final.cudaPackages.flags.cudaCapabilities} > $out" ]; };
          net = derivation { name = "net-1.0"; system = "x86_64-linux"; builder = "/bin/sh";
            args = [ "-c" "echo \${final.torch} > $out" ]; };
        }`,
      )
      const more = { packages: ['net', 'saxpy'], capabilities: ['8.0'], overlays: ['./overlay.nix'], runners }
      const made = (await planWith(withCache(), more)).plan
      expect(made.rows.map(({ id, runner, coverage }) => [id.split('-')[0], runner, coverage?.heavy])).toEqual([
        ['net', 'large', ['torch-1.0']],
        ['saxpy', 'small', []],
      ])
    })

    it('has no shared stage outside of GitHub Actions, and no notice of it', async () => {
      const made = (await planWith(withCache(), { capabilities: ['8.0', '8.6'] })).plan
      expect(made.shared).toBeUndefined()
      expect(made.rows.some(({ shared }) => shared)).toBe(false)
      expect(codes(made)).not.toContain('PLN032')
    })
  })

  describe('knows what earlier runs took', () => {
    let services: GitHubServices
    beforeAll(async () => {
      services = await startGitHubServices()
    })
    afterAll(() => services?.stop())
    beforeEach(() => services.empty())

    interface RunOptions {
      readonly id: string
      readonly ref?: string
      readonly base?: string
      readonly token?: TokenOptions
    }
    /** A job of a run, whose store cache is on. */
    async function job(options: RunOptions): Promise<JobHost> {
      const service = services.environment(options.token ?? {})
      const host = jobHost(lab, { temp, env: { ...runEnvironment(options), ...service } })
      await prepareStoreCache(host, { 'store-cache': 'read-write', 'store-cache-key': undefined })
      return host
    }
    const planOf = async (host: JobHost, more: Partial<PlanningSources> = {}) => {
      const sources = { ...saxpy, capabilities: ['8.0', '9.0'], 'cache-coverage': true, nixpkgs: lab.nixpkgs, ...more }
      return (await planIn(host, root, sources)).plan
    }
    /** Results as if each cell had been built, and everything that several share in so many seconds each. */
    const results = (made: Plan, seconds: number): readonly CellResult[] =>
      made.rows.map(({ cell, drvPath }) => ({
        schema: 'result/1',
        ...{ cell, status: 'proven', drvPath: drvPath ?? null, outputs: [], built: true, restored: null },
        seconds: { evaluate: 0, build: 90, verify: 0 },
        derivations: (made.shared ?? [])
          .flatMap(({ derivations }) => derivations)
          .map((one) => ({ path: one.drvPath, seconds })),
        ...{ files: [], problems: [], logTail: [] },
      }))
    const pull = { id: '12', ref: 'refs/pull/7/merge', base: 'main' }
    const pullToken: TokenOptions = {
      scopes: [
        { scope: 'refs/pull/7/merge', permission: 'read-write' },
        { scope: 'refs/heads/main', permission: 'read' },
      ],
    }

    it('has a shared stage for what several cells need, as long as nobody knows that it is short', async () => {
      const first = await job({ id: '11' })
      const made = await planOf(first)
      expect(made.shared).toMatchObject([{ id: 'shared-x86_64-linux', system: 'x86_64-linux', runner: 'ubuntu-24.04' }])
      const names = made.shared?.[0]?.derivations.map(({ name }) => name) ?? []
      expect(names.some((name) => name.includes('cuda_nvcc'))).toBe(true)
      expect(names.some((name) => name.startsWith('saxpy'))).toBe(false)
      expect(made.rows.every(({ shared }) => shared)).toBe(true)
      expect(made.base).toBeUndefined()
      expect(made.rows.every(({ minutes }) => minutes === undefined)).toBe(true)
      expect(await saveHistory(first, made, results(made, 1))).toEqual([])

      const second = await planOf(await job({ id: '12' }))
      expect(second.shared).toBeUndefined()
      expect(problem(second, 'PLN032')?.message).toContain('less time than a job costs')
      // Of saxpy itself nobody knows, but of the whole cell.
      expect(second.rows.map(({ minutes }) => minutes)).toEqual([1.5, 1.5])

      const third = await job({ id: '13' })
      await saveHistory(third, made, results(made, 40))
      // It starts from what was saved of a cell that is not new.
      const wider = await planOf(await job({ id: '14' }), { capabilities: ['7.5', '8.0', '9.0'] })
      expect(wider.shared?.map(({ cells }) => cells.map(({ id }) => id))).toEqual([
        ['saxpy-cuda12.4-sm80-x86_64-linux'],
      ])
      expect(wider.rows.map(({ shared }) => shared)).toEqual([true, true, true])
    })

    it('compares a pull request with the last run of its base', async () => {
      const base = await job({ id: '11' })
      await saveHistory(base, await planOf(base), results(await planOf(base), 1))
      write('changed.nix', 'final: prev: { saxpy = prev.saxpy.overrideAttrs { version = "2.0"; }; }')
      const host = await job({ ...pull, token: pullToken })
      const more = { capabilities: ['9.0', '12.0'], toolkits: ['12.4', '13.0'], overlays: ['./changed.nix'] }
      const made = await planOf(host, more)
      expect(made.base).toEqual({
        ref: 'main',
        changed: ['saxpy-cuda12.4-sm90-x86_64-linux'],
        added: ['saxpy-cuda13.0-sm90-x86_64-linux', 'saxpy-cuda13.0-sm120-x86_64-linux'],
        removed: ['saxpy-cuda12.4-sm80-x86_64-linux'],
      })
      expect((await planOf(await job({ ...pull, token: pullToken }))).base).toEqual({
        ...{ ref: 'main', changed: [], added: [], removed: [] },
      })
      readDocument('plan', JSON.stringify(made), 'the plan')
    })

    it('does not call removed what the tier of the pull request leaves out', async () => {
      const toolkits = ['12.4', '13.0']
      const base = await job({ id: '11' })
      const whole = await planOf(base, { toolkits })
      await saveHistory(base, whole, results(whole, 1))
      const host = await job({ ...pull, token: pullToken })
      const made = await planOf(host, { toolkits, tier: 'pull-request' })
      expect(made.counts.left).toBe(1)
      expect(made.base).toEqual({ ref: 'main', changed: [], added: [], removed: [] })
    })

    it('has no shared stage where the token may not write', async () => {
      const token: TokenOptions = { scopes: [{ scope: 'refs/heads/main', permission: 'read' }] }
      const made = await planOf(await job({ ...pull, token }))
      expect(made.shared).toBeUndefined()
      expect(made.problems.filter(({ code }) => code === 'PLN032')).toHaveLength(1)
      expect(problem(made, 'PLN032')?.message).toContain('may not write caches')
    })
  })
})
