/** `nixpkgs-config` and `nix-path`: what is refused before anything is installed, and where capabilities come from. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nixpkgs } from '../../src/actions/setup/nixpkgs/provider.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { configTargets } from '../../src/cuda/nixpkgs-config.ts'
import { readRequestInputs } from '../../src/cuda/request.ts'
import { builtInTables } from '../../src/cuda/tables.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { accepted } from './cuda-world.ts'
import { testHost } from './host.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nixpkgs-config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const hostWith = (env: Readonly<Record<string, string>> = {}) =>
  testHost({ env: { RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, ...env } })
const inputsOf = (given: Readonly<Record<string, string>>) => readInputs(setupSurface, (name) => given[name])
const provide = (given: Readonly<Record<string, string>>) =>
  nixpkgs.provide({
    host: hostWith(),
    inputs: inputsOf(given),
    ...{ job: '', contributions: [], found: { substituters: [], caches: [] } },
  })
const check = (given: Readonly<Record<string, string>>, env = {}) =>
  (nixpkgs.check?.(hostWith(env), inputsOf({ 'nixpkgs-config': 'cuda', ...given })) ?? []).map(({ code }) => code)

describe('the capabilities of one configuration', () => {
  const of = (...capabilities: string[]) =>
    configTargets(accepted(readRequestInputs({ capabilities })).capabilities ?? [], builtInTables)

  it('are all that the entries name, in order, with PTX of the last where one asks for it', () => {
    expect(of('9.0a', '8.6 9.0', 'ampere')).toEqual({
      targets: { capabilities: ['8.0', '8.6', '9.0', '9.0a'], ptx: [] },
    })
    expect(of('8.6', '9.0+PTX')).toEqual({ targets: { capabilities: ['8.6', '9.0'], ptx: ['9.0'] } })
  })

  it("are Nixpkgs' own by default", () => {
    expect(of()).toEqual({ targets: undefined })
    expect(of('default')).toEqual({ targets: undefined })
  })

  it('are refused where they differ by toolkit', () => {
    for (const entries of [['all-major'], ['default', '9.0a']]) {
      expect(of(...entries)).toMatchObject({ problems: [{ code: 'CFG001' }] })
    }
  })
})

describe('setup', () => {
  it('refuses a capability, and a configuration of somebody else, before anything is installed', () => {
    expect(check({})).toEqual([])
    expect(check({ capabilities: '9.9.9' })).toEqual(['PLN003'])
    expect(check({ capabilities: 'all-major' })).toEqual(['CFG001'])
    expect(check({}, { NIXPKGS_CONFIG: '/home/me/config.nix' })).toEqual(['CFG002'])
    expect(check({}, { NIXPKGS_CONFIG: join(folder, 'nix-cuda/nixpkgs-config.nix') })).toEqual([])
    expect(check({ 'nixpkgs-config': 'none' }, { NIXPKGS_CONFIG: '/home/me/config.nix' })).toEqual([])
  })

  it('gives nothing unless asked, and NIX_PATH as it is written', async () => {
    expect((await provide({})).variables).toEqual({})
    expect((await provide({ 'nix-path': 'nixpkgs=channel:nixos-unstable:b=/b' })).variables).toEqual({
      NIX_PATH: 'nixpkgs=channel:nixos-unstable:b=/b',
    })
    expect(() => inputsOf({ 'nix-path': 'nixpkgs=a\nb' })).toThrow(/nix-path/)
  })

  it('takes capabilities and unfree packages from the request file, and an input over it', async () => {
    mkdirSync(join(folder, '.github'))
    writeFileSync(join(folder, '.github/nix-cuda.yml'), 'capabilities: [8.9]\nallow-unfree: [blender]\n')
    const text = async (given: Readonly<Record<string, string>>) => {
      const { variables } = await provide({ 'nixpkgs-config': 'cuda', ...given })
      return readFileSync(variables?.['NIXPKGS_CONFIG'] ?? '', 'utf8')
    }
    expect(await text({})).toContain('cudaCapabilities = [ "8.9" ];')
    expect(await text({})).toContain('"blender"')
    expect(await text({ capabilities: '9.0' })).toContain('cudaCapabilities = [ "9.0" ];')
  })
})
