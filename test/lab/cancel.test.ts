/** The runner's cancellation (SIGINT, SIGTERM after 7.5 s) at each stage of the store cache, with real Nix. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAction, type StepOptions } from '../dist/harness.ts'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

const scratch = mkdtempSync(join(tmpdir(), 'cancel-'))
afterAll(() => removeTree(scratch))

describeLab('cancelled by the runner', () => {
  let lab: Lab
  let workspace = ''
  beforeAll(async () => {
    lab = await openLab({ toolkits: ['12.4'], storeRoot: join(scratch, 'store') })
    workspace = join(scratch, 'repository')
    mkdirSync(workspace)
  })

  /** One job on this machine: main, then post. Every cell is new: the lab's store has nothing of it. */
  const job = (services: GitHubServices, name: string) => {
    writeFileSync(join(workspace, `${name}.nix`), `{ saxpy }: saxpy.overrideAttrs { pname = "${name}"; }`)
    const temp = mkdtempSync(join(scratch, 'temp-'))
    const inputs = {
      build: 'true',
      caches: 'none',
      packages: `${name}=./${name}.nix`,
      capabilities: '9.0',
      toolkits: '12.4',
      systems: 'x86_64-linux',
      nixpkgs: lab.nixpkgs,
    }
    // nix.conf says the same as NIX_CONFIG, and lets the job's own cache come after it.
    const env = {
      ...lab.env,
      NIX_CONFIG: '',
      ...services.env,
      RUNNER_ENVIRONMENT: 'github-hosted',
      GITHUB_RUN_ID: name,
    }
    const step = (stub: string, more: Partial<StepOptions> = {}) =>
      runAction(stub, { workspace, temp, inputs, ...more, env: { ...env, ...more.env } })
    return {
      main: (more?: Partial<StepOptions>) => step('setup.js', more),
      post: (more: Partial<StepOptions>) => step('setup-post.js', more),
    }
  }
  const called = (services: GitHubServices, what: string | RegExp) =>
    services.requests.some(({ rpc, method, path }) =>
      typeof what === 'string' ? rpc === what : what.test(`${method} ${path}`),
    )

  it('while it looks for an entry: it ends without the answer and says so', async () => {
    await using services = await startGitHubServices()
    services.faults.add({ on: 'GetCacheEntryDownloadURL', effect: { kind: 'delay', milliseconds: 3_600_000 } })
    const cancelWhen = () => called(services, 'GetCacheEntryDownloadURL')
    const main = await job(services, 'looking').main({ cancelWhen })
    expect(main.code).toBe(1)
    expect(main.log).toContain('the job was cancelled')
    expect(JSON.parse(main.outputs.get('results') ?? '')).toMatchObject([{ status: 'cancelled' }])
  })

  it.each([
    ['reserves', 'CreateCacheEntry'],
    ['uploads', /^PUT /],
    ['closes', 'FinalizeCacheEntryUpload'],
  ] as const)(
    'while post %s an entry: it ends without the answer, and no later job restores half of it',
    async (verb, what) => {
      await using services = await startGitHubServices()
      const { main, post } = job(services, verb)
      const first = await main()
      expect(first.code, first.log).toBe(0)
      services.faults.add({ on: what, effect: { kind: 'delay', milliseconds: 3_600_000 } })
      const ended = await post({ env: first.state, cancelWhen: () => called(services, what) })
      expect(ended.signal).toBeNull()
      expect(ended.log).not.toContain('::error')
      services.faults.clear()
      expect(services.entries().filter(({ state }) => state === 'finalized')).toEqual([])

      // As on another machine: what was built is not in the store.
      const [built] = JSON.parse(first.outputs.get('results') ?? '') as { outputs: { out: string } }[]
      await lab.nix('store', 'delete', '--ignore-liveness', built?.outputs.out ?? '')
      const next = await job(services, verb).main()
      expect(next.code).toBe(0)
      expect(next.log).not.toMatch(/Store cache, .*: restored/)
      expect(next.log).toMatch(/Store cache, .*: there is no entry yet/)
      expect(next.log).toMatch(/^building /m)
      expect(next.log).toContain('1 of 1 proven')
    },
  )
})
