import { describe, expect, it } from 'vitest'
import { gpuFacts, gpuRows, parseDriver, parseGpus } from '../../src/actions/verify/gpus.ts'
import { compareDrivers, coverage, runsOn } from '../../src/inspect/coverage.ts'
import { type InspectedFile, inspectFile } from '../../src/inspect/inspect.ts'
import { kernelName } from '../../src/inspect/kernel-name.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { type Capability, parseCapability } from '../../src/model/capability.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { archSpecific, cubin, type Entry, family, fatbin, library, newCubin, real } from './inspect-fixtures.ts'

const capability = (text: string): Capability => {
  const found = parseCapability(text)
  if (!found) throw new Error(text)
  return found
}
const file = (...containers: Uint8Array[]): InspectedFile => inspectFile(memorySource(library(...containers)), 'lib.so')
const target = (sm: number, toolkit = 124): Entry => ({ arch: sm, payload: cubin({ sm, toolkit }) })
const ptx = (arch: number, minor: number, flags = 0, major = 8): Entry => ({
  kind: 1,
  arch,
  flags,
  version: [major, minor],
  payload: Buffer.from('.entry scale('),
})
const ask = (files: InspectedFile[], gpus: string, driver?: string) =>
  coverage(files, parseGpus(gpus.split(',')), gpuFacts(), driver).whole.map(({ runs, driver: oldest }) =>
    [runs, oldest].filter((part) => part !== undefined).join(' '),
  )

describe('runsOn', () => {
  const jetson = [capability('7.2'), capability('8.7')]
  it.each([
    ['8.0', '8.9', true],
    ['8.9', '8.6', false],
    ['8.0', '9.0', false],
    ['9.0a', '9.0', true],
    ['10.0a', '10.3', false],
    ['10.0f', '10.3', true],
    ['10.3f', '10.0', false],
    ['12.0f', '12.1', true],
    ['10.0f', '11.0', false],
    // Jetson modules have cubins of their own.
    ['8.6', '8.7', false],
    ['8.7', '8.9', false],
    ['8.7', '8.7', true],
  ])('sm of %s on %s: %s', (cubinTarget, gpu, answer) => {
    expect(runsOn(capability(cubinTarget), capability(gpu), jetson)).toBe(answer)
  })
})

describe('coverage', () => {
  it('prefers SASS, then PTX that the driver compiles, and names the driver for it', () => {
    const files = [file(fatbin(target(80), ptx(80, 4)))]
    expect(ask(files, 'L4,9.0,T4')).toEqual(['sass 525.60.13', 'jit 550.54.14', 'none'])
    expect(ask(files, '9.0', '550.54.14')).toEqual(['jit 550.54.14'])
    expect(ask(files, '9.0', '545')).toEqual(['driver 550.54.14'])
    expect(ask(files, 'L4', '470.42.01')).toEqual(['driver 525.60.13'])
  })

  it('knows that a driver compiles PTX of every older ISA', () => {
    const between = [file(fatbin(ptx(80, 6)))]
    expect(ask(between, '9.0', '570.26')).toEqual(['jit 570.26'])
    expect(ask(between, '9.0', '565.57.01')).toEqual(['unknown 570.26'])
    expect(ask(between, '9.0', '550.54.14')).toEqual(['driver 570.26'])
    expect(ask([file(fatbin(ptx(50, 0, 0, 6)))], '9.0', '580')).toEqual(['jit 470.42.01'])
  })

  it('names the branch where only that of the driver is known', () => {
    const newest = [file(fatbin(ptx(80, 4, 0, 9)))]
    expect(ask(newest, '9.0')).toEqual(['jit 615'])
    expect(ask(newest, '9.0', '610.43.02')).toEqual(['driver 615'])
    expect(ask(newest, '9.0', '615.71.09')).toEqual(['jit 615'])
  })

  it('says nothing where there is no device code', () => {
    expect(coverage([file(fatbin())], parseGpus(['9.0']), gpuFacts()).whole.map(({ runs }) => runs)).toEqual([null])
  })

  it('keeps PTX of a and f to their GPUs', () => {
    expect(ask([file(fatbin(ptx(90, 4, archSpecific)))], '9.0,10.0')).toEqual(['jit 550.54.14', 'none'])
    expect(ask([file(fatbin(ptx(100, 8, family)))], '10.3,12.0')).toEqual(['jit 575.51.03', 'none'])
  })

  it('is as good as the worst unit of all files, and counts units', () => {
    const both = file(fatbin(target(80), target(90)), fatbin(target(80)))
    const { whole, files } = coverage([both, file(fatbin(target(90)))], parseGpus(['9.0']), gpuFacts())
    expect(whole.map(({ runs, units }) => [runs, units])).toEqual([
      ['none', { sass: 2, jit: 0, driver: 0, unknown: 0, none: 1 }],
    ])
    expect(files.map(({ gpus }) => gpus[0]?.runs)).toEqual(['none', 'sass'])
  })

  it('counts what is linked when the program is loaded', () => {
    const linked = inspectFile(memorySource(real('faults/rdc-linked-80-relocatable-90.o')), 'a.o')
    const half = inspectFile(memorySource(real('faults/half.so')), 'half.so')
    expect(ask([linked], '9.0')).toEqual(['sass 580.65.06'])
    expect(ask([half], '9.0')).toEqual(['none'])
  })

  it('does not guess which drivers run what a toolkit makes that is newer than the table', () => {
    const by = (release: string) =>
      file(fatbin({ arch: 90, payload: newCubin(90, `Cuda compilation tools, release ${release}, V${release}.1`) }))
    expect(ask([by('19.9')], '9.0')).toEqual(['sass'])
    expect(ask([by('19.9')], '9.0', '615')).toEqual(['unknown'])
    expect(ask([by('19.9')], '9.0', '550')).toEqual(['driver'])
    // Within a major version the driver is the same.
    expect(ask([by('13.9')], '9.0', '580')).toEqual(['sass 580.65.06'])
    expect(ask([by('13.9')], '9.0', '575')).toEqual(['driver 580.65.06'])
    const newer = [file(fatbin(ptx(90, 9, 0, 12)))]
    expect(ask(newer, '9.0')).toEqual(['jit'])
    // Every driver that the table has for an older ISA is too old.
    expect(ask(newer, '9.0', '580')).toEqual(['driver'])
    expect(ask(newer, '9.0', '615.71.09')).toEqual(['unknown'])
  })
})

describe('gpuRows', () => {
  it('refuses what is no GPU, and reports the kernels that do not run', () => {
    expect(() => parseGpus(['L4', 'Voodoo 2', '9.0a'])).toThrow(ProblemError)
    const { rows, problems } = gpuRows([file(fatbin(target(80)))], parseGpus(['T4']), undefined)
    expect(rows).toEqual([
      {
        gpu: 'T4',
        capability: '7.5',
        runs: 'none',
        driver: null,
        units: { sass: 0, jit: 0, driver: 0, unknown: 0, none: 1 },
      },
    ])
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'VER016 T4 (7.5) does not run 1 of 1 units: kernel scale.',
    ])
  })
})

describe('parseDriver', () => {
  it.each(['580', '580.65.06', '570.26'])('takes %s', (driver) => expect(parseDriver(driver)).toBe(driver))
  it.each(['R580', '13.0', '580.', '580.65.06.1', ''])('refuses %j', (driver) => {
    expect(() => parseDriver(driver)).toThrow(ProblemError)
  })
})

describe('compareDrivers', () => {
  it.each([
    ['580', '580.65.06', 0],
    ['580.65.06', '580.105.08', -1],
    ['610.43', '580.65.06', 1],
    ['575.51.03', '580', -1],
  ])('%s and %s: %i', (a, b, sign) => expect(Math.sign(compareDrivers(a, b))).toBe(sign))
})

describe('kernelName', () => {
  it.each([
    ['_Z6secondPf', 'second'],
    ['_ZN2at6native4foldILi4EEEvT_', 'at::native::fold<…>'],
    ['_Z5scaleIfEvPT_', 'scale<…>'],
    ['_ZN12_GLOBAL__N_13sumEPf', '(anonymous namespace)::sum'],
    ['_ZN4cute6kernelIN7cutlass4GemmEEEvNT_6ParamsE', 'cute::kernel<…>'],
    ['_ZL6hiddenPf', 'hidden'],
    // Of NCCL 2.32 and of nvcc 13.0.
    [
      '__nv_static_32__d7e99391_10_onerank_cu_24390e2c__ZN43_GLOBAL__N__d7e99391_10_onerank_cu_24390e2c13oneRankReduceI13FuncPreMulSumIaEEEvPvS3_mmb',
      '(anonymous namespace)::oneRankReduce<…>',
    ],
    ['__nv_static_99__short', '__nv_static_99__short'],
    ['saxpy', 'saxpy'],
    ['_Z99short', '_Z99short'],
    ['_ZN2ab', '_ZN2ab'],
    ['a\x1b[0m', 'a\\x1b[0m'],
  ])('%s is %s', (mangled, name) => expect(kernelName(mangled)).toBe(name))
})
