/** The presets of capabilities against those whose sets they are: real nvcc, and the lab's Nixpkgs in real Nix. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findArchitecture } from '../../src/cuda/architectures.ts'
import { nixString } from '../../src/cuda/attribute-path.ts'
import { parseCapabilitySelector, selectCapabilities } from '../../src/cuda/selectors.ts'
import { builtInTables } from '../../src/cuda/tables.ts'
import { formatCapability, parseCapability } from '../../src/model/capability.ts'
import { describeLab } from './describe.ts'
import { run } from './exec.ts'
import { type Lab, labContext, openLab } from './lab.ts'
import { toolkitPath } from './toolkits.ts'

const toolkits = ['11.8', '12.4', '13.0', '13.5'] as const

function preset(name: string, toolkit: string): readonly string[] {
  const selector = parseCapabilitySelector(name) ?? expect.fail(name)
  return selectCapabilities(selector, builtInTables, builtInTables.toolkits.get(toolkit))
}

describeLab('the preset', () => {
  const context = labContext()
  const scratch = mkdtempSync(join(tmpdir(), 'presets-'))
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    writeFileSync(join(scratch, 'empty.cu'), '__global__ void empty() {}\n')
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  test.each(toolkits)('all-major is what nvcc of CUDA %s assembles for, without Jetsons', async (toolkit) => {
    const nvcc = join(toolkitPath(toolkit, context), 'bin/nvcc')
    const { stderr } = await run(
      nvcc,
      ['-arch=all-major', '--dryrun', '-allow-unsupported-compiler', '-c', 'empty.cu'],
      { cwd: scratch },
    )
    const theirs = [...stderr.matchAll(/ptxas.*?-arch[ =](sm_\d+)/g)].map(([, target = '']) => {
      const capability = parseCapability(target)
      return capability ? formatCapability(capability) : target
    })
    expect(theirs.length).toBeGreaterThan(4)
    const machines = theirs.filter((capability) => !findArchitecture(capability)?.jetson)
    expect(new Set(preset('all-major', toolkit))).toEqual(new Set(machines))
  })

  test('default is what Nixpkgs builds for with each toolkit', async () => {
    const file = join(scratch, 'default.nix')
    const set = (toolkit: string) => `cudaPackages_${toolkit.replace('.', '_')}`
    writeFileSync(
      file,
      `let pkgs = import ${nixString(lab.nixpkgs)} { system = "x86_64-linux"; config.cudaSupport = true; }; in {
        ${toolkits.map((toolkit) => `"${toolkit}" = pkgs.${set(toolkit)}.backendStdenv.defaultCudaCapabilities;`).join('\n')}
      }`,
    )
    const theirs = JSON.parse(await lab.nix('eval', '--json', '-f', file)) as Record<string, readonly string[]>
    for (const toolkit of toolkits) {
      // The lab's Nixpkgs has Rubin, which the real one has not got yet.
      const without = theirs[toolkit]?.filter((capability) => capability !== '10.7')
      expect(preset('default', toolkit)).toEqual(without)
    }
  })
})
