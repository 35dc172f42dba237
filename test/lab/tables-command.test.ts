/** `nix-cuda tables` with real Nix, the lab's package sets and its real compilers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { filesWithLocal, refusal, tables } from '../unit/tables-world.ts'
import { describeLab } from './describe.ts'
import { type Lab, labContext, openLab, type SetVariant } from './lab.ts'
import { type ToolkitVersion, toolkitPath } from './toolkits.ts'

const temp = mkdtempSync(join(tmpdir(), 'tables-command-'))
afterAll(() => rmSync(temp, { recursive: true }))
const real = realHost(recordingLog())

describeLab('nix-cuda tables', () => {
  const labs = new Map<SetVariant, Lab>()
  beforeAll(async () => {
    for (const variant of ['recorded', 'next'] as const) labs.set(variant, await openLab({ variant }))
  })
  const labOf = (variant: SetVariant) => labs.get(variant) ?? expect.fail()
  const toolkit = (version: ToolkitVersion) => toolkitPath(version, labContext())

  function hostOf(lab: Lab, env: Readonly<Record<string, string>> = {}): Host {
    return {
      ...real,
      cwd: temp,
      files: filesWithLocal(),
      env: { ...lab.env, RUNNER_TEMP: temp, PATH: lab.nixBin, ...env },
      log: recordingLog(),
    }
  }

  test('lays what Nixpkgs says over the built-in tables', async () => {
    const lab = labOf('next')
    const { code, stdout } = await tables(hostOf(lab), { nixpkgs: lab.nixpkgs })
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n7\.2 +Volta +10\.0–12\.2 +yes +yes +6\.1 /)
    expect(stdout).toMatch(/\n10\.7a +Rubin +13\.4– +yes +- +9\.4 /)
    expect(stdout).toMatch(/\n8\.8 +Ampere +13\.0– +- +yes +9\.0 /)
    expect(stdout).toMatch(/\n12\.4 +default +cudaPackages_12_4 +550\.54\.14 /)
    expect(stdout).toMatch(/\n13\.5 +yes +cudaPackages_13_5 /)
    expect(stdout).toMatch(/\n12\.8 +- +cudaPackages_12_8 /)
    const found = JSON.parse((await tables(hostOf(lab), { nixpkgs: lab.nixpkgs, json: 'true' })).stdout)
    expect(found.nixpkgs).toEqual({ source: { kind: 'path', path: lab.nixpkgs }, defaultToolkit: '12.4' })
    expect(
      found.toolkits.flatMap((row: { version: string; inNixpkgs: boolean }) => (row.inNixpkgs ? row.version : [])),
    ).toEqual(['11.8', '12.4', '13.0', '13.5'])
  })

  test('asks the Nixpkgs of flake.lock', async () => {
    const lab = labOf('recorded')
    const path = join(temp, 'flake')
    mkdirSync(path)
    writeFileSync(join(path, 'flake.nix'), '{ outputs = _: { }; }')
    writeFileSync(join(path, 'default.nix'), `import ${lab.nixpkgs}`)
    const nodes = { root: { inputs: { nixpkgs: 'nixpkgs' } }, nixpkgs: { locked: { type: 'path', path } } }
    writeFileSync(join(temp, 'flake.lock'), JSON.stringify({ version: 7, root: 'root', nodes }))
    const { code, stdout } = await tables(hostOf(lab), { nixpkgs: 'lock' })
    expect(code).toBe(0)
    expect(stdout).toContain(`NIXPKGS: what path:${path} has`)
    expect(stdout).toMatch(/\n13\.0 +yes +cudaPackages_13_0 /)
  })

  test.each(['recorded', 'next'] as const)('--check tells where Nixpkgs and NVIDIA differ: %s', async (variant) => {
    const lab = labOf(variant)
    const { code, stdout } = await tables(hostOf(lab), { nixpkgs: lab.nixpkgs, check: 'true' })
    expect(stdout).toContain(`Nixpkgs ${lab.nixpkgs}: 7.2 until CUDA 12.2, not 12.9\n`)
    expect(stdout).toMatch(/\nThe built-in tables have 1 fact otherwise than:\n/)
    expect(code).toBe(1)
  })

  test('--check agrees with the real compilers, wherever they are', async () => {
    const PATH = [join(toolkit('11.8'), 'bin'), join(toolkit('12.4'), 'bin')].join(delimiter)
    const host = hostOf(labOf('next'), { PATH, CUDA_PATH: toolkit('13.0'), CUDA_HOME: toolkit('13.5') })
    const { code, stdout } = await tables(host, { check: 'true', json: 'true' })
    const found = JSON.parse(stdout)
    expect(found.differences).toEqual([])
    expect(found.compilers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ version: '11.8.89', ptxIsa: '7.8' }),
        expect.objectContaining({ version: '12.4.131', ptxIsa: '8.4' }),
        expect.objectContaining({ version: '13.0.88', ptxIsa: '9.0' }),
        expect.objectContaining({ version: '13.5.37', ptxIsa: '9.5', program: join(toolkit('13.5'), 'bin/ptxas') }),
      ]),
    )
    expect(code).toBe(0)
  })

  test('refuses a folder that is no Nixpkgs, with Nix’s own words', async () => {
    expect(await refusal(hostOf(labOf('next')), { nixpkgs: './nothing' })).toEqual(['BLD001'])
  })
})
