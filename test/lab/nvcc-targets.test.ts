/** The CUDA tables against real nvcc: it compiles for every target that they give its toolkit, and for none of the others. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { architectures } from '../../src/cuda/architectures.ts'
import { knownTargets, targetOf } from '../../src/cuda/compare-tables.ts'
import { findToolkit } from '../../src/cuda/toolkits.ts'
import { describeLab } from './describe.ts'
import { type Ran, run, runOk } from './exec.ts'
import { allToolkits, hostCompilers } from './host.ts'
import { labContext, openLab } from './lab.ts'
import { cuobjdumpPath, type ToolkitVersion, toolkitPath } from './toolkits.ts'

const all = architectures.map((row) => targetOf(row.capability))
/** `compute_90a` of `sm_90a`. */
const virtual = (target: string) => target.replace('sm_', 'compute_')

describeLab('nvcc', () => {
  const lab = labContext()
  const scratch = mkdtempSync(join(tmpdir(), 'nvcc-targets-'))
  const source = join(scratch, 'scale.cu')
  const host = new Map<string, readonly string[]>()
  beforeAll(async () => {
    await openLab({ variant: 'next' })
    writeFileSync(source, '__global__ void scale(float* x, float a) { x[threadIdx.x] *= a; }\n')
    for (const [toolkit, { gxx, unsupported }] of Object.entries(await hostCompilers(lab, allToolkits))) {
      host.set(toolkit, ['-ccbin', gxx, ...(unsupported ? ['-allow-unsupported-compiler'] : [])])
    }
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  function nvcc(toolkit: ToolkitVersion, ...args: string[]): Promise<Ran> {
    const folder = join(scratch, toolkit)
    mkdirSync(folder, { recursive: true })
    const program = join(toolkitPath(toolkit, lab), 'bin/nvcc')
    return run(program, [...(host.get(toolkit) ?? []), '-w', '-Wno-deprecated-gpu-targets', ...args, source], {
      cwd: folder,
    })
  }

  test.each(allToolkits)('%s compiles for all that the table gives it', async (toolkit) => {
    const known = knownTargets(toolkit)
    const found: string[] = []
    // In one call nvcc takes family-specific targets and the others of the same number as the same thing, and refuses.
    for (const group of [known.filter((one) => !one.endsWith('f')), known.filter((one) => one.endsWith('f'))]) {
      if (group.length === 0) continue
      const pairs = group.map((target) => `-gencode=arch=${virtual(target)},code=${target}`)
      const { code, stderr } = await nvcc(toolkit, '-fatbin', '--threads=2', '-o', 'scale.fatbin', ...pairs)
      expect(stderr).toBe('')
      expect(code).toBe(0)
      // Newer ones do not read targets below sm_50; 13.0 has none of its own.
      const cuobjdump = cuobjdumpPath(lab, toolkit === '11.8' ? '11.8' : '13.5')
      const listed = await runOk(cuobjdump, [join(scratch, toolkit, 'scale.fatbin')])
      found.push(...[...listed.matchAll(/^arch = (sm_\w+)$/gm)].map(([, target = '']) => target))
    }
    expect(found.toSorted()).toEqual(known.toSorted())
  })

  test.each(allToolkits)('%s refuses all others', async (toolkit) => {
    const unknown = all.filter((target) => !knownTargets(toolkit).includes(target))
    expect(unknown).not.toEqual([])
    for (const target of unknown) {
      const { code, stderr } = await nvcc(toolkit, '-cubin', '-o', 'none.cubin', `-arch=${target}`)
      expect(`${target}: ${stderr}`).toMatch(/nvcc fatal {3}: .*('gpu-architecture'|gpu architecture)/)
      expect(code).not.toBe(0)
    }
  })

  test.each(allToolkits)('%s writes the PTX ISA of the table', async (toolkit) => {
    const oldest = knownTargets(toolkit)[0] ?? expect.fail(toolkit)
    const { code, stderr } = await nvcc(toolkit, '-ptx', '-o', 'scale.ptx', `-arch=${virtual(oldest)}`)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const written = /^\.version (\S+)$/m.exec(readFileSync(join(scratch, toolkit, 'scale.ptx'), 'utf8'))?.[1]
    expect(written).toBe(findToolkit(toolkit)?.ptxIsa)
  })
})
