/** `nixpkgs-config: cuda` as later steps have it: commands of the user's own that import <nixpkgs>, with real Nix. */
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nixpkgs } from '../../src/actions/setup/nixpkgs/provider.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { nixpkgsConfigOwned } from '../../src/nix/nixpkgs-config.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { testHost } from '../unit/host.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { run } from './exec.ts'
import { type Lab, openLab } from './lab.ts'

const temp = mkdtempSync(join(tmpdir(), 'nixpkgs-config-'))
afterAll(() => removeTree(temp))

const flags = 'builtins.toJSON { inherit (cudaPackages.flags) cudaCapabilities cudaForwardCompat; }'

describeLab('the configuration of later steps', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab({ toolkits: [] })
  }, 300_000)

  const host = testHost({ env: { RUNNER_TEMP: temp, GITHUB_WORKSPACE: temp } })
  /** What setup gives to later steps. */
  const provide = async (given: Readonly<Record<string, string>>) => {
    const texts: Readonly<Record<string, string>> = { 'nix-path': `nixpkgs=${lab.nixpkgs}`, ...given }
    const inputs = readInputs(setupSurface, (name) => texts[name])
    const context = { host, inputs, job: '', contributions: [], found: { substituters: [], caches: [] } }
    return (await nixpkgs.provide(context)).variables ?? {}
  }
  const instantiate = (variables: Readonly<Record<string, string>>, ...args: string[]) =>
    run(join(lab.nixBin, 'nix-instantiate'), args, { env: { ...lab.env, ...variables } })
  const evaluate = async (variables: Readonly<Record<string, string>>) => {
    const { stdout, stderr, code } = await instantiate(variables, '--eval', '-E', `with import <nixpkgs> { }; ${flags}`)
    if (code !== 0) throw new Error(stderr)
    return JSON.parse(JSON.parse(stdout) as string) as unknown
  }

  it('has the capabilities asked for, and the licences of CUDA, which are refused without it', async () => {
    const variables = await provide({ 'nixpkgs-config': 'cuda', capabilities: '9.0a, 8.6' })
    expect(await evaluate(variables)).toEqual({ cudaCapabilities: ['8.6', '9.0a'], cudaForwardCompat: false })
    expect(await instantiate(variables, '<nixpkgs>', '-A', 'saxpy')).toMatchObject({ code: 0 })
    const refused = await instantiate(await provide({}), '<nixpkgs>', '-A', 'cudaPackages.cuda_nvcc')
    expect(refused.stderr).toContain('unfree')
  })

  it("has Nixpkgs' own capabilities by default, is a private file, and goes when the job ends", async () => {
    const variables = await provide({ 'nixpkgs-config': 'cuda' })
    const theirs = await instantiate(
      await provide({}),
      ...['--eval', '-E', `with import <nixpkgs> { config.cudaSupport = true; }; ${flags}`],
    )
    expect(await evaluate(variables)).toEqual(JSON.parse(JSON.parse(theirs.stdout) as string))
    const file = variables['NIXPKGS_CONFIG'] ?? ''
    expect((await host.files.stat(file)).mode & 0o777).toBe(0o600)
    await nixpkgsConfigOwned.leave?.(host, { job: '', machineStays: false, warn: () => expect.fail() })
    expect(existsSync(file)).toBe(false)
  })
})
