import { describe, expect, it } from 'vitest'
import { withoutDeviceCode } from '../../src/actions/build/expectation.ts'
import { type InspectedFile, inspectFile } from '../../src/inspect/inspect.ts'
import { reportContainers, unitKinds } from '../../src/inspect/report.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { unitsOf } from '../../src/inspect/units.ts'
import { type Expectation, verifyImages } from '../../src/inspect/verify.ts'
import { parseCapability, smDigits } from '../../src/model/capability.ts'
import { formatVersion, parseVersion } from '../../src/model/version.ts'
import { archive, archSpecific, cubin, type Entry, elf, fatbin, library, real } from './inspect-fixtures.ts'

const list = (text: string) =>
  text
    .split(' ')
    .map((one) => parseCapability(`sm_${one}`))
    .filter((one) => one !== undefined)
const expecting = (targets: string, ptx = '', toolkit = ''): Expectation => {
  const version = parseVersion(toolkit)
  return { targets: list(targets), ptx: list(ptx), ...(version ? { toolkit: version } : {}) }
}
const file = (bytes: Uint8Array, name = 'lib.so'): InspectedFile => inspectFile(memorySource(bytes), name)
const made = (...entries: Entry[]) => file(library(fatbin(...entries)))
const made2 = (...units: Entry[][]) => file(library(...units.map((entries) => fatbin(...entries))))
const codes = (files: InspectedFile[], expectation: Expectation) =>
  verifyImages(files, expectation).problems.map(({ code, severity }) => `${code} ${severity}`)
const messages = (files: InspectedFile[], expectation: Expectation) =>
  verifyImages(files, expectation).problems.map(({ message }) => message)
const target = (sm: number): Entry => ({ arch: sm, payload: cubin({ sm }) })
const stub = (sm: number, toolkit = 124): Entry => ({ arch: sm, payload: cubin({ sm, toolkit, stub: true }) })
const ptx = (arch: number, minor: number, flags = 0): Entry => ({
  kind: 1,
  arch,
  flags,
  version: [8, minor],
  payload: Buffer.from('.entry'),
})

describe('verifyImages of real files', () => {
  it.each([
    ['cuda11.8-sm37.o', expecting('37', '', '11.8')],
    ['cuda12.4-sm90a.o', expecting('90a', '90a', '12.4')],
    ['cuda12.4-compress-all.o', expecting('80 90', '90', '12.4')],
    ['cuda12.4-program', expecting('90a', '', '12.4')],
    ['cuda13.5-sm100f-zstd.o', expecting('100f', '', '13.5')],
    ['cuda13.5-program', expecting('90a 100f', '', '13.5')],
    ['cuda13.5-rdc.a', expecting('80', '80', '13.5')],
    ['cuda13.5-rdc-program', expecting('80', '80', '13.5')],
  ])('%s is as it was compiled', (name, expectation) => {
    expect(verifyImages([file(real(name), name)], expectation).problems).toEqual([])
  })

  it('tells a target that only the link stub has', () => {
    const program = file(real('cuda13.5-program'), 'program')
    const images = program.images.filter((image) => image.stub || image.capability.major !== 9)
    expect(messages([{ ...program, images }], expecting('90a 100f'))).toEqual([
      'program lacks sm_90a: expected sm_90a, sm_100f, found sm_100f.',
    ])
  })

  it('tells the toolkit of every image and of the stubs', () => {
    expect(messages([file(real('cuda12.4-program'), 'program')], expecting('90a', '', '12.3'))).toEqual([
      '4 of 4 images of program were compiled by CUDA 12.4, expected CUDA 12.3: cubin sm_90a by 12.4 (link stub) at byte 8296, PTX compute_90 ISA 8.4 at byte 8720, cubin sm_90a by 12.4 at byte 9232 and 1 more.',
    ])
  })

  it('reports what a file has', () => {
    const [report] = verifyImages([file(real('cuda13.5-program'), 'program')], expecting('')).files
    expect(report?.targets.map(smDigits)).toEqual(['90a', '100f'])
    expect(report?.toolkits.map(formatVersion)).toEqual(['13.5'])
    expect(report).toMatchObject({ file: 'program', ptx: [], ltoir: [], images: 4, stubs: 2 })
  })
})

describe('a cell without CUDA', () => {
  it('has no device code in any file', () => {
    const [plain, program] = [file(elf([])), file(real('cuda13.5-program'), 'program')]
    expect(withoutDeviceCode([plain])).toEqual([])
    const message = 'program (and 1 more file) has device code: this cell is built without CUDA.'
    expect(withoutDeviceCode([plain, program, program])).toMatchObject([{ code: 'VER011', severity: 'error', message }])
  })
})

describe('targets and PTX', () => {
  it('asks every file with code, and no other', () => {
    const files = [made(target(80), target(90)), made(target(80)), made(stub(120)), file(elf([]))]
    expect(codes(files, expecting('80 90'))).toEqual(['VER001 error'])
  })

  it('tells a from base', () => {
    expect(
      codes([made({ arch: 90, flags: archSpecific, payload: cubin({ sm: 90, a: true }) })], expecting('90')),
    ).toEqual(['VER001 error', 'VER007 notice'])
  })

  it('misses PTX by its own code', () => {
    expect(messages([made(target(90))], expecting('90', '90'))).toEqual([
      'lib.so lacks PTX compute_90: expected compute_90, found none.',
    ])
    expect(codes([made(target(90))], expecting('90', '90'))).toEqual(['VER006 error'])
    const halves = made2([target(90), ptx(90, 4)], [target(90)])
    expect(codes([halves], expecting('90', '90'))).toEqual(['VER006 error'])
    expect(codes([halves], { ...expecting('90', '90'), units: 'any' })).toEqual(['VER012 warning'])
  })

  it('notices what is too much, but not PTX of a requested target', () => {
    expect(codes([made(target(90), ptx(90, 4), ptx(90, 4, archSpecific))], expecting('90'))).toEqual([])
    expect(messages([made(target(90), target(80), ptx(120, 4))], expecting('90'))).toEqual([
      'lib.so has targets that were not requested: sm_80, PTX compute_120.',
    ])
    expect(codes([made(target(80))], expecting(''))).toEqual([])
  })

  it('counts what was linked, and what every relocatable object has, per archive member', () => {
    const both = elf([
      { name: '.nv_fatbin', data: fatbin(target(80)) },
      { name: '__nv_relfatbin', data: fatbin(target(80), target(90), ptx(90, 4)) },
    ])
    // The driver links sm_90 when the program is loaded.
    expect(codes([file(both)], expecting('80 90', '90'))).toEqual([])
    const half = elf([
      { name: '.nv_fatbin', data: fatbin(target(80)) },
      { name: '__nv_relfatbin', data: Buffer.concat([fatbin(target(80), target(90)), fatbin(target(80))]) },
    ])
    expect(messages([file(half)], expecting('80 90'))).toEqual([
      'lib.so lacks sm_90: expected sm_80, sm_90, found sm_80. sm_90 is in 1 of 2 relocatable objects that are linked together.',
    ])
    const parts = archive([
      ['a.o', elf([{ name: '__nv_relfatbin', data: fatbin(target(90)) }])],
      ['b.o', library(fatbin(target(80)))],
    ])
    expect(messages([file(parts)], expecting('80 90'))).toEqual([
      'lib.so: 1 of 2 units lacks sm_80: kernel scale; 1 of 2 units lacks sm_90: kernel scale.',
    ])
  })

  it('warns of units that lack a target where one unit is enough', () => {
    const files = [made2([target(80), target(90)], [target(80)])]
    expect(messages(files, expecting('80 90'))).toEqual(['lib.so: 1 of 2 units lacks sm_90: kernel scale.'])
    const any: Expectation = { ...expecting('80 90'), units: 'any' }
    expect(codes(files, any)).toEqual(['VER012 warning'])
    expect(codes(files, { ...any, targets: list('80 90 100') })).toEqual(['VER001 error', 'VER012 warning'])
  })

  it('only notices units for a and f targets beside units for their base', () => {
    const special: Entry = { arch: 90, flags: archSpecific, payload: cubin({ sm: 90, a: true }) }
    const files = [made2([target(80), target(90)], [special])]
    expect(codes(files, expecting('80 90'))).toEqual(['VER013 notice', 'VER007 notice'])
    expect(messages(files, expecting('80 90'))[0]).toBe('lib.so: 1 of 2 units exists only for sm_90a: kernel scale.')
    expect(codes([made2([target(80)], [special])], expecting('80'))).toEqual(['VER001 error', 'VER007 notice'])
  })

  it('names LTO-IR that stands where a target is expected', () => {
    expect(messages([file(real('cuda13.5-lto.o'), 'a.o')], expecting('80'))).toEqual([
      'a.o lacks sm_80: expected sm_80, found LTO-IR for sm_80.',
    ])
  })
})

describe('containers', () => {
  it('tell their place, PTX ISA, LTO-IR and what has no kernels', () => {
    const read = (name: string) => reportContainers(file(real(name), name))
    expect(read('cuda12.4-program').map(({ section, targets, stubs }) => [section, targets, stubs])).toEqual([
      ['.nv_fatbin', [], ['sm_90a']],
      ['.nv_fatbin', ['sm_90a'], []],
    ])
    expect(read('cuda12.4-program')[1]?.ptx).toEqual([
      { target: 'compute_90', isa: '8.4' },
      { target: 'compute_90a', isa: '8.4' },
    ])
    expect(read('cuda13.5-lto.o')).toMatchObject([{ ltoir: ['sm_80'], relocatable: true, kernels: 0 }])
    expect(read('cuda13.5-rdc.a').map(({ member, relocatable, kernels }) => [member, relocatable, kernels])).toEqual([
      ['cuda13.5-rdc.o', true, 1],
      ['twice.o', true, 0],
    ])
  })

  it('call PTX without a kernel no link stub', () => {
    const empty: Entry = { kind: 1, arch: 80, version: [8, 3], payload: Buffer.from('.version 8.3') }
    expect(messages([made(target(80), empty)], expecting('80', '', '12.4'))[0]).toContain(
      'PTX compute_80 ISA 8.3 (no kernels)',
    )
  })
})

describe('a file that takes too long', () => {
  it('is an error, and its images are not passed over', () => {
    const source = memorySource(library(fatbin(target(80), target(90))))
    let asked = 0
    const budget = { bytes: 2 ** 30, expired: () => ++asked > 5 }
    const { images, problems } = inspectFile(source, 'lib.so', budget)
    expect(problems.map(({ code }) => code)).toEqual(['VER004'])
    expect(images.every(({ stub }) => !stub)).toBe(true)
    expect(inspectFile(source, 'lib.so', { bytes: 100, expired: () => false }).problems[0]?.message).toContain(
      'more time or memory than a file of its size should',
    )
  })
})

describe('toolkits', () => {
  it('judges stubs as well', () => {
    expect(codes([made(target(80), stub(80, 129))], expecting('80', '', '12.4'))).toEqual(['VER002 error'])
  })

  it('judges PTX by its ISA: newer is wrong, older proves nothing', () => {
    expect(codes([made(target(80), ptx(80, 8))], expecting('80', '', '12.4'))).toEqual(['VER002 error'])
    expect(codes([made(target(80), ptx(80, 3))], expecting('80', '', '12.4'))).toEqual(['VER008 warning'])
    expect(codes([made(target(80), ptx(80, 4))], expecting('80', '', '12.4'))).toEqual([])
    const since126 = (minor: number, toolkit: string) => codes([made(ptx(80, minor))], expecting('', '80', toolkit))
    expect([since126(5, '12.5'), since126(5, '12.6'), since126(8, '12.9')]).toEqual([[], [], []])
  })

  it('warns where nothing tells the toolkit', () => {
    expect(codes([made({ kind: 8 })], expecting('', '', '12.4'))).toEqual(['VER008 warning'])
    expect(codes([made(ptx(80, 4))], expecting('', '', '14.0'))).toEqual(['VER008 warning'])
  })
})

describe('no device code', () => {
  it('is an error unless it is allowed', () => {
    expect(messages([], expecting('80'))).toEqual(['No file that can hold device code was found.'])
    expect(messages([made(stub(80))], expecting('80'))).toEqual([
      'No device code in 1 file, only images without a kernel.',
    ])
    expect(codes([file(elf([]))], { ...expecting('80'), allowNoDeviceCode: true })).toEqual([])
  })
})

describe('damage', () => {
  it('is an error, one per file', () => {
    const bad = { payload: Buffer.from('not a cubin at all') }
    expect(messages([made(bad, bad, target(80))], expecting('80', '', '12.4'))).toEqual([
      'lib.so is damaged at byte 144: this is not an ELF file. 1 more of this kind.',
    ])
  })
})

describe('kinds of units', () => {
  it('count the units that have the same, with the ISA of their PTX', () => {
    const { images, links } = made2([target(80), ptx(80, 4)], [target(80), ptx(80, 4)], [target(90)])
    const same = { relocatable: false, linkedAtLoad: [], ltoir: [] }
    expect(unitKinds(unitsOf({ images, links }))).toEqual([
      { ...same, units: 2, kernels: 2, targets: ['sm_80'], ptx: [{ target: 'compute_80', isa: '8.4' }] },
      { ...same, units: 1, kernels: 1, targets: ['sm_90'], ptx: [] },
    ])
  })

  it('tell what a device link leaves to the driver', () => {
    const { images, links } = file(real('faults/device-link.a'))
    expect(unitKinds(unitsOf({ images, links }))).toMatchObject([
      { units: 1, relocatable: true, targets: ['sm_80', 'sm_90'], linkedAtLoad: ['sm_90'] },
    ])
  })
})
