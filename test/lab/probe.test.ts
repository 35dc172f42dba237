/** The program of the smoke test: built by real Nix, run on a driver that is not real, through a real bridge. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bridgedEnvironment } from '../../src/gpu/bridge/environment.ts'
import type { BridgeFacts } from '../../src/gpu/bridge/facts.ts'
import { makeBridge } from '../../src/gpu/bridge/make.ts'
import { buildProbe } from '../../src/gpu/smoke/build-probe.ts'
import { smokeTest } from '../../src/gpu/smoke/smoke.ts'
import { realExec, testHost } from '../unit/host.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { openLab, project } from './lab.ts'

const root = mkdtempSync(join(tmpdir(), 'probe-'))
afterAll(() => removeTree(root))

describeLab('the program of the smoke test', () => {
  let probe = ''
  let facts: BridgeFacts
  const driver = join(root, 'driver')
  const env = { PATH: process.env['PATH'] ?? '', RUNNER_TEMP: root, XDG_STATE_HOME: join(root, 'state') }
  const host = testHost({ env, exec: realExec })

  beforeAll(async () => {
    const lab = await openLab({ toolkits: [] })
    const nix = { program: join(lab.nixBin, 'nix'), version: '2.26.3' }
    const builder = testHost({ env: { ...env, ...lab.env }, exec: realExec, cwd: root })
    probe = await buildProbe(builder, nix, { kind: 'path', path: lab.nixpkgs }, 'x86_64-linux')
    mkdirSync(driver)
    const library = async (name: string, source: string) => {
      const names = ['-shared', '-fPIC', '-w', `-Wl,-soname,${name}.so.1`, '-o', join(driver, `${name}.so.580.1.2`)]
      await runOk('gcc', [...names, source, '-ldl'])
      symlinkSync(`${name}.so.580.1.2`, join(driver, `${name}.so.1`))
    }
    await library('libcuda', join(project, 'test/lab/fake-driver.c'))
    writeFileSync(join(root, 'compiler.c'), 'void compile(void) { }')
    await library('libnvidia-ptxjitcompiler', join(root, 'compiler.c'))
    const folder = { path: driver, source: 'test', version: '580.1.2', files: [] }
    const none = { nixos: false, jetson: false, flox: false, existing: undefined, existingIsWhole: false }
    facts = { ...none, kernel: '580.1.2', folders: [folder] }
  })

  const test = (variables: Readonly<Record<string, string | undefined>>) =>
    smokeTest(host, { probe, program: undefined, env: variables, timeout: 300 })
  const codes = async (variables: Readonly<Record<string, string | undefined>>) => {
    const { levels } = await test(variables)
    return levels.flatMap(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)])
  }

  it('passes through the bridge, and names the libraries of the driver that it mapped', async () => {
    const { bridge } = await makeBridge(host, facts, join(root, 'bridge'))
    const report = await test(bridgedEnvironment(env, bridge, undefined).env)
    expect(report.levels.map(({ outcome }) => outcome)).toEqual(['passed', 'passed'])
    expect(report.levels[1]?.libraries).toEqual(
      expect.arrayContaining([join(driver, 'libcuda.so.580.1.2'), join(driver, 'libnvidia-ptxjitcompiler.so.580.1.2')]),
    )
    expect(report.gpus).toEqual([{ index: 0, capability: '9.0', memoryMib: 1024, name: 'Fake GPU' }])
  })

  it('fails without, and with libcuda alone, each with its own code', async () => {
    expect(await codes(env)).toEqual(['failed', 'GPU320', 'skipped'])
    const alone = join(root, 'alone')
    mkdirSync(alone)
    symlinkSync(join(driver, 'libcuda.so.1'), join(alone, 'libcuda.so.1'))
    expect(await codes({ ...env, LD_LIBRARY_PATH: alone })).toEqual(['passed', 'failed', 'GPU326'])
  })
})
