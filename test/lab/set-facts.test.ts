/** The lab's package set against what was evaluated from the files of real Nixpkgs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nixString } from '../../src/cuda/attribute-path.ts'
import { generations, jetsonPackages, manifestSystems, oracle, oracleToolkits } from '../unit/nixpkgs-oracle.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab, toolkitsOf } from './lab.ts'

describeLab('the package set', () => {
  const folder = mkdtempSync(join(tmpdir(), 'set-facts-'))
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function evaluate(expression: string): Promise<unknown> {
    const file = join(folder, 'evaluated.nix')
    writeFileSync(
      file,
      `let pkgs = import ${nixString(lab.nixpkgs)} { config.cudaSupport = true; }; inherit (pkgs) _cuda; in ${expression}`,
    )
    return JSON.parse(await lab.nix('eval', '--json', '-f', file))
  }

  test('has the capabilities of Nixpkgs', async () => {
    expect(await evaluate('_cuda.db.cudaCapabilityToInfo')).toEqual(oracle.capabilities)
    expect(await evaluate('_cuda.db.allSortedCudaCapabilities')).toEqual(oracle.sorted)
  })

  test('serves what Nixpkgs serves, by default too', async () => {
    for (const toolkit of toolkitsOf('recorded')) {
      const set = `pkgs.cudaPackages_${toolkit.replace('.', '_')}`
      expect(await evaluate(`${set}.backendStdenv.supportedCudaCapabilities`)).toEqual(oracle.supported[toolkit])
      expect(await evaluate(`${set}.backendStdenv.defaultCudaCapabilities`)).toEqual(oracle.default[toolkit])
      expect(await evaluate(`_cuda.db.nvccCompatibilities.${nixString(toolkit)}.gcc`)).toEqual(
        oracle.hostCompilers[toolkit]?.gcc,
      )
      const systems = await evaluate(`builtins.attrNames (removeAttrs ${set}.manifests.cuda.cuda_nvcc [ "version" ])`)
      const known = ['linux-aarch64', 'linux-sbsa', 'linux-x86_64']
      expect(systems).toEqual(known.filter((system) => manifestSystems(toolkit).includes(system)))
    }
  })

  test.each(generations)('gives Jetsons the packages that Nixpkgs gave them: %s', async (generation) => {
    const asked = oracleToolkits.flatMap((toolkit) => ['8.7', '10.1', '11.0'].map((one) => [toolkit, one] as const))
    const text = asked.map(
      ([toolkit, capability]) => `(inGeneration.lib.getRedistSystem {
        cudaCapabilities = [ ${nixString(capability)} ];
        cudaMajorMinorVersion = ${nixString(toolkit)};
        system = "aarch64-linux";
      })`,
    )
    const name = { thor: '25.11', orin13: '26.05', orin132: 'unstable' }[generation]
    const theirs = await evaluate(
      `let inGeneration = _cuda.extend (_: _: { generation = ${nixString(name)}; }); in [ ${text.join(' ')} ]`,
    )
    expect(theirs).toEqual(asked.map(([toolkit, capability]) => jetsonPackages(generation, toolkit, capability)))
    // The facts themselves are of that revision.
    if (generation === 'orin13') {
      const facts = asked.map(([toolkit, capability]) => oracle.redistSystemOf[toolkit]?.[capability])
      expect(theirs).toEqual(facts)
    }
  })
})
