/** Registration records of what real nvcc and real linkers write, against `readelf`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { openFile } from '../../src/runner/byte-source.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { labContext, openLab } from './lab.ts'
import { toolkitPath } from './toolkits.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const source = `__global__ void NAME(float* x) { *x = 1; }
void run_NAME(float* x) { NAME<<<1, 1>>>(x); }
`

describeLab('registration records', () => {
  const lab = labContext()
  const scratch = mkdtempSync(join(tmpdir(), 'registration-'))
  const at = (name: string) => join(scratch, name)
  const nvcc = (...args: string[]) => {
    const options = ['-arch=sm_80', '-cudart', 'shared', '-Xcompiler', '-fPIC']
    return runOk(join(toolkitPath('13.5', lab), 'bin/nvcc'), [...options, ...args], { cwd: scratch })
  }

  beforeAll(async () => {
    await openLab({ toolkits: ['13.5'] })
    for (const name of ['first', 'second']) {
      writeFileSync(at(`${name}.cu`), source.replaceAll('NAME', name))
      await nvcc('-c', `${name}.cu`, '-o', `${name}.o`)
      await nvcc('-rdc=true', '-c', `${name}.cu`, '-o', `${name}.rdc.o`)
    }
    writeFileSync(at('main.cu'), 'int main() { return 0; }\n')
    await nvcc('-c', 'main.cu', '-o', 'main.o')
    const objects = ['first.o', 'second.o']
    await nvcc('-shared', ...objects, '-o', 'library.so')
    await nvcc('main.o', ...objects, '-o', 'position-independent')
    await nvcc('-Xlinker', '-no-pie', 'main.o', ...objects, '-o', 'fixed')
    await nvcc('-rdc=true', '-shared', 'first.rdc.o', 'second.rdc.o', '-o', 'linked.so')
    await runOk('ld', ['-r', ...objects, '-o', 'joined.o'], { cwd: scratch })
    await runOk('g++', ['-shared', '-Wl,-z,pack-relative-relocs', ...objects, '-o', 'packed.so'], { cwd: scratch })
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  test.each([
    ['first.o', 1],
    ['first.rdc.o', 1],
    ['joined.o', 2],
    // Two sources and nvcc's link stub; the program has an empty source more.
    ['library.so', 3],
    ['position-independent', 4],
    ['fixed', 4],
    ['packed.so', 2],
    ['linked.so', 3],
  ])('%s', async (name, containers) => {
    const opened = openFile(at(name))
    const { images, registration } = inspectFile(opened.source, name)
    opened.close()
    expect(new Set(images.map(({ container }) => container)).size).toBe(containers)
    expect([...registration.records].sort(([a], [b]) => a - b)).toEqual(await truth(at(name)))
    expect(registration.records.size).toBe(containers)
    expect(registration.unregistered).toEqual([])
  })

  test('one that is overwritten leaves its container unregistered', async () => {
    await runOk('objcopy', ['--dump-section', '.nvFatBinSegment=records', 'packed.so'], { cwd: scratch })
    const records = readFileSync(at('records'))
    writeFileSync(at('records'), records.fill(0, 24, 48))
    await runOk('objcopy', ['--update-section', '.nvFatBinSegment=records', 'packed.so', 'half.so'], { cwd: scratch })
    const opened = openFile(at('half.so'))
    const { images, registration } = inspectFile(opened.source, 'half.so')
    opened.close()
    const [, second] = new Set(images.map(({ container }) => container))
    expect(registration.unregistered).toEqual([second])
  })
})

/** Where containers and their records lie, by readelf alone. */
async function truth(file: string): Promise<readonly (readonly [number, number])[]> {
  const sections = await runOk('readelf', ['-SW', file])
  const row = /^ *\[ *\d+\] (\S+) +\w+ +([0-9a-f]{16}) ([0-9a-f]+) ([0-9a-f]+)/gm
  const known = [...sections.matchAll(row)].map(([, name = '', ...numbers]) => {
    const [address = 0, offset = 0, size = 0] = numbers.map((text) => Number.parseInt(text, 16))
    return { name, address, offset, size }
  })
  const records = known.find(({ name }) => name === '.nvFatBinSegment')
  if (!records) throw new Error(sections)
  const relocations = await runOk('readelf', ['-rW', file])
  const symbolic = [
    ...relocations.matchAll(/^([0-9a-f]{16}) .* R_X86_64_64 +\w+ (\.nv_fatbin|__nv_relfatbin) \+ (\w+)$/gm),
  ]
  if (symbolic.length > 0)
    return symbolic
      .map(([, at = '', name, addend = '']) => {
        const offset = known.find((one) => one.name === name)?.offset ?? Number.NaN
        const record = records.offset + Number.parseInt(at, 16) - 8
        return [offset + Number.parseInt(addend, 16), record] as const
      })
      .sort(([a], [b]) => a - b)
  const dump = await runOk('readelf', ['-x', '.nvFatBinSegment', file])
  const bytes = [...dump.matchAll(/^ +0x[0-9a-f]+ ((?:[0-9a-f]+ )+)/gm)].map(([, words = '']) =>
    words.replaceAll(' ', ''),
  )
  const data = Buffer.from(bytes.join(''), 'hex')
  return Array.from({ length: records.size / 24 }, (_, index) => {
    const address = Number(data.readBigUInt64LE(index * 24 + 8))
    const holder = known.find((one) => one.address > 0 && one.address <= address && address < one.address + one.size)
    return [address - (holder?.address ?? 0) + (holder?.offset ?? 0), records.offset + index * 24] as const
  }).sort(([a], [b]) => a - b)
}
