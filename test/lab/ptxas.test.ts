/** The CUDA tables against real compilers: ptxas of the lab's toolkits, and more of NVIDIA's wheels from PyPI. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askPtxas, assembles, ensurePtxas, publishedReleases, type Release } from '../../scripts/tables/ptxas.ts'
import { architectures, knows } from '../../src/cuda/architectures.ts'
import { type Compiler, compareTables, differenceText, isInScope, targetOf } from '../../src/cuda/compare-tables.ts'
import { findToolkit } from '../../src/cuda/toolkits.ts'
import { parseVersion } from '../../src/model/version.ts'
import { ptxasTargets } from '../unit/cuda-ptxas-targets.ts'
import { describeLab } from './describe.ts'
import { run, runOk } from './exec.ts'
import { LabError, labContext, openLab, project } from './lab.ts'
import { toolkitPath } from './toolkits.ts'
import { pythonWithPip } from './wheels.ts'

/** With these, every set of targets that there has been: of the lab's own toolkits, and from PyPI. */
const own = ['11.8', '12.4', '13.0', '13.5'] as const
const fetched: readonly Release[] = [
  { toolkit: '11.7', wheel: 'nvidia-cuda-nvcc-cu11', version: '11.7.99' },
  { toolkit: '12.8', wheel: 'nvidia-cuda-nvcc-cu12', version: '12.8.93' },
  { toolkit: '12.9', wheel: 'nvidia-cuda-nvcc-cu12', version: '12.9.86' },
]
const all = [...own, ...fetched.map(({ toolkit }) => toolkit)].toSorted()

describeLab('ptxas', () => {
  const lab = labContext()
  const scratch = mkdtempSync(join(tmpdir(), 'tables-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  const programs = new Map<string, string>()
  beforeAll(async () => {
    await openLab({ variant: 'next' })
    for (const toolkit of own) programs.set(toolkit, join(toolkitPath(toolkit, lab), 'bin/ptxas'))
    for (const release of fetched) programs.set(release.toolkit, await ensurePtxas(lab, release))
  })
  const program = (toolkit: string): string => programs.get(toolkit) ?? expect.fail(toolkit)

  test('is on PyPI for every toolkit that was recorded', async ({ skip }) => {
    const releases = await publishedReleases(lab).catch((error: Error) => error)
    if (releases instanceof LabError && process.env['LAB_REQUIRED'] !== '1') return skip(releases.message)
    if (releases instanceof Error) throw releases
    const published = releases.map(({ toolkit }) => toolkit)
    expect(published.filter(isInScope)).toEqual(expect.arrayContaining(ptxasTargets.map(({ toolkit }) => toolkit)))
    expect(published).not.toContain('12.7')
  })

  test('says what the tables say', async () => {
    const compilers: Compiler[] = []
    for (const toolkit of all) compilers.push(await askPtxas(lab, program(toolkit), toolkit))
    expect(compareTables(compilers).map(differenceText)).toEqual([])
    const wrong = compilers.map((one) => ({ ...one, targets: one.targets.slice(1) }))
    expect(compareTables(wrong).map(({ kind }) => kind)).toEqual(all.map(() => 'target-refused'))
  })

  test.each(all)(
    'of CUDA %s assembles for what the table says it knows, and for nothing else of it',
    async (toolkit) => {
      const version = parseVersion(toolkit) ?? expect.fail(toolkit)
      const ptxIsa = findToolkit(toolkit)?.ptxIsa ?? expect.fail(toolkit)
      const wrong: string[] = []
      for (const row of architectures) {
        const target = targetOf(row.capability)
        const takes = await assembles(lab, program(toolkit), { ptxIsa, target })
        if (takes !== knows(version, row)) wrong.push(`${target}: ${takes ? 'assembled' : 'refused'}`)
      }
      expect(wrong).toEqual([])
    },
  )

  test('of another toolkit is not taken for it', async () => {
    await expect(askPtxas(lab, program('12.8'), '12.9')).rejects.toThrow(/12\.8\.\d+, not 12\.9/)
  })

  describe('npm run check:tables', () => {
    const check = (args: readonly string[], env: Readonly<Record<string, string>>) =>
      run(process.execPath, [join(project, 'scripts/check-tables.ts'), ...args], { env })

    /** pip finds NVIDIA's packages in a folder: real compilers, and one that is not there yet. */
    const wheels = join(scratch, 'wheels')
    const env = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: wheels, LAB: join(scratch, 'lab') }
    beforeAll(async () => {
      const future = join(scratch, 'ptxas')
      const said = `${program('13.5')} "$1" | sed "s/V13\\.5\\.[0-9]*/V13.6.12/; s/'sm_75'/'sm_75','sm_130'/"`
      writeFileSync(
        future,
        `#!/bin/sh\ncase "$1" in --help|--version) ${said};; *) exec ${program('13.5')} "$@";; esac\n`,
      )
      chmodSync(future, 0o755)
      await makeWheel(wheels, 'nvidia_cuda_nvcc_cu11', '11.7.99', program('11.7'))
      await makeWheel(wheels, 'nvidia_cuda_nvcc_cu12', '12.9.41', program('12.8'))
      await makeWheel(wheels, 'nvidia_cuda_nvcc_cu12', '12.9.86', program('12.9'))
      await makeWheel(wheels, 'nvidia_cuda_nvcc', '13.6.12', future)
    })

    test('says that the tables agree, and asks the newest patch', async () => {
      const { code, stdout, stderr } = await check(['--json', '--only', '12.9'], env)
      expect(stderr).toContain('\n  1/1  nvidia-cuda-nvcc-cu12 12.9.86 …\n         PTX ISA 8.8, 30 targets\n')
      expect(JSON.parse(stdout)).toMatchObject({ differences: [], checked: [{ version: '12.9.86', ptxIsa: '8.8' }] })
      expect(code).toBe(0)
    })

    test('says what differs, and with 1 that something does', async () => {
      const output = join(scratch, 'report.md')
      const first = await check(['--markdown', '--output', output], env)
      expect(first).toMatchObject({ code: 1, stdout: '' })
      const report = readFileSync(output, 'utf8')
      expect(report).toContain('- There is a CUDA 13.6 (13.6.12, PTX ISA 9.5) but the table ends with 13.5\n')
      expect(report).toContain('- CUDA 13.6 accepts sm_130, which the table does not know\n')
      expect(report).toMatch(/\['13\.6', '75 80 .* 90a 100 .* 121f 130'\],\n/)
    })

    test('refuses a toolkit that there never was, and options that it does not know', async () => {
      const [never, unknown] = await Promise.all([check(['--only', '12.7'], env), check(['--all'], env)])
      expect(never).toMatchObject({ code: 2, stdout: '' })
      expect(never.stderr).toContain('PyPI has no ptxas of CUDA 12.7; it has 11.7, 12.9, 13.6.')
      expect(unknown).toMatchObject({ code: 2, stdout: '' })
      expect(unknown.stderr).toContain('usage: npm run check:tables')
    })

    test('says that PyPI cannot be reached, and leaves nothing half-made', async () => {
      const proxy = { https_proxy: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' }
      const index = { PIP_INDEX_URL: 'https://user:secret@pypi.org/simple', PIP_FIND_LINKS: '' }
      const root = join(scratch, 'unreachable')
      const ran = await check([], { ...proxy, ...index, LAB: root })
      expect(ran).toMatchObject({ code: 3, stdout: '' })
      expect(ran.stderr).toContain('PyPI (https://pypi.org/simple) could not be reached')
      expect(ran.stderr).not.toContain('secret')
      expect(readdirSync(root)).toEqual([])
    })
  })
})

/** A wheel as NVIDIA's, with ptxas alone in it. */
async function makeWheel(folder: string, name: string, version: string, ptxas: string): Promise<void> {
  const python = (await pythonWithPip()) ?? expect.fail('no pip')
  const write = `
import os, sys, zipfile
folder, name, version, ptxas = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
info = f'{name}-{version}.dist-info'
with zipfile.ZipFile(f'{folder}/{name}-{version}-py3-none-any.whl', 'w') as wheel:
    wheel.write(ptxas, 'nvidia/cuda_nvcc/bin/ptxas')
    wheel.writestr(f'{info}/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(f'{info}/METADATA', f'Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n')
    wheel.writestr(f'{info}/RECORD', '')
`
  await runOk(python, ['-c', write, folder, name, version, ptxas])
}
