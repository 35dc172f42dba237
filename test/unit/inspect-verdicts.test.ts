/** The words of verdicts: what is counted, which units are named, and what is said of one and of several. */
import { describe, expect, it } from 'vitest'
import { type InspectedFile, inspectFile } from '../../src/inspect/inspect.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { unitsOf } from '../../src/inspect/units.ts'
import { describeUnits, type Expectation, verifyImages } from '../../src/inspect/verify.ts'
import { parseCapability } from '../../src/model/capability.ts'
import { error, warning } from '../../src/model/problem.ts'
import { parseVersion } from '../../src/model/version.ts'
import { archSpecific, cubin, type Entry, elf, fatbin, library } from './inspect-fixtures.ts'

const list = (text: string) => text.split(' ').flatMap((one) => parseCapability(`sm_${one}`) ?? [])
const asked = (targets: string, ptx = '', toolkit = ''): Expectation => {
  const version = parseVersion(toolkit)
  return { targets: list(targets), ptx: list(ptx), ...(version ? { toolkit: version } : {}) }
}
const of = (...units: readonly (readonly Entry[])[]): InspectedFile =>
  inspectFile(memorySource(library(...units.map((entries) => fatbin(...entries)))), 'lib.so')
const target = (sm: number): Entry => ({ arch: sm, payload: cubin({ sm }) })
const special = (sm: number): Entry => ({ arch: sm, flags: archSpecific, payload: cubin({ sm, a: true }) })
const ptx = (arch: number, version: [number, number] = [8, 4]): Entry => {
  return { kind: 1, arch, version, payload: Buffer.from('.version 8.4\n.visible .entry scale()') }
}
const said = (file: InspectedFile | readonly InspectedFile[], expectation: Expectation) =>
  verifyImages([file].flat(), expectation).problems.map(({ code, message }) => `${code} ${message}`)

describe('units that lack a target', () => {
  it('are counted, for each target', () => {
    const file = of([target(80), target(90)], [target(80)], [target(90)])
    expect(said(file, asked('80 90'))).toEqual([
      'VER001 lib.so: 1 of 3 units lacks sm_80: kernel scale; 1 of 3 units lacks sm_90: kernel scale.',
    ])
    expect(said(of([target(80), target(90)], [target(80)], [target(80)]), asked('80 90'))).toEqual([
      'VER001 lib.so: 2 of 3 units lack sm_90: kernel scale.',
    ])
    expect(said(of([target(80)], [target(80)]), asked('80'))).toEqual([])
  })

  it('are counted for PTX too', () => {
    const file = of([target(90), ptx(90)], [target(90)])
    expect(said(file, asked('90', '90'))).toEqual(['VER006 lib.so: 1 of 2 units lacks PTX compute_90: kernel scale.'])
  })

  it('are named by their places where they have no kernel, three of them', () => {
    const places = ['a', 'b', 'c', 'd'].map((member, index) => {
      const [unit] = unitsOf(of([target(80)]))
      if (!unit) throw new Error('no unit')
      return { ...unit, kernels: [], container: { ...unit.container, member, offset: index } }
    })
    expect(describeUnits(places.slice(0, 3)).split(', ')).toHaveLength(3)
    expect(describeUnits(places)).toBe(describeUnits(places.slice(0, 3)))
    expect(describeUnits(places)).not.toContain('d')
  })
})

describe('units that exist for newer GPUs alone', () => {
  it('are a notice, with their targets', () => {
    const base = [target(80), target(90)]
    const notices = (file: InspectedFile) => said(file, asked('80 90')).filter((text) => !text.startsWith('VER007'))
    expect(notices(of(base, [special(90)]))).toEqual([
      'VER013 lib.so: 1 of 2 units exists only for sm_90a: kernel scale.',
    ])
    expect(notices(of(base, [special(90)], [special(90)]))).toEqual([
      'VER013 lib.so: 2 of 3 units exist only for sm_90a: kernel scale.',
    ])
  })

  it('are none that have a target of all GPUs too', () => {
    expect(said(of([target(80), target(90)], [special(90), target(80)]), asked('80 90 90a'))).toEqual([
      'VER001 lib.so: 1 of 2 units lacks sm_90: kernel scale; 1 of 2 units lacks sm_90a: kernel scale.',
    ])
  })
})

describe('a target that only some relocatable objects have', () => {
  it('is told with the objects that are elsewhere', () => {
    const object = (sm: number[], offset: number) =>
      of(sm.map(target)).images.map((image) => {
        return { ...image, relocatable: true, container: { ...image.container, offset, object: offset } }
      })
    // One container is one object of its images.
    const both = (images: InspectedFile['images']) => {
      const [first] = images
      return images.map((image) => ({ ...image, container: first?.container ?? image.container }))
    }
    const images = [...both(object([80, 90], 0)), ...both(object([80], 400))]
    const file = (absent: number): InspectedFile => {
      return { ...of(), images, links: [{ object: 9_000, inputs: [0, 400], absent }] }
    }
    const lacks = 'VER001 lib.so lacks sm_90: expected sm_90, found sm_80. sm_90 is in 1 of '
    expect(said(file(0), asked('90'))[0]).toBe(`${lacks}2 relocatable objects that are linked together.`)
    const none = 'VER001 lib.so lacks sm_90: expected sm_90, found none. sm_90 is in 1 of '
    const linked = (many: string) => `relocatable objects that are linked together, of which ${many} not in this file.`
    expect(said(file(1), asked('90'))[0]).toBe(`${none}3 ${linked('1 is')}`)
    expect(said(file(2), asked('90'))[0]).toBe(`${none}4 ${linked('2 are')}`)
  })
})

describe('targets that were not requested', () => {
  it('are not PTX of any requested target', () => {
    expect(said(of([target(80), target(90), ptx(90)]), asked('80 90'))).toEqual([])
    expect(said(of([target(80), ptx(90)]), asked('80'))).toEqual([
      'VER007 lib.so has targets that were not requested: PTX compute_90.',
    ])
  })
})

describe('the toolkit', () => {
  const images = (toolkits: readonly string[], count = 1): InspectedFile => {
    const file = of(Array.from({ length: count }, () => target(80)))
    const versions = toolkits.flatMap((text) => parseVersion(text) ?? [])
    return { ...file, images: file.images.map((image) => ({ ...image, toolkits: versions })) }
  }

  it('is wrong where one of those that an image names is', () => {
    expect(said(images(['12.4', '12.4']), asked('80', '', '12.4'))).toEqual([])
    expect(said(images(['12.4', '12.8']), asked('80', '', '12.4'))).toEqual([
      'VER002 1 of 1 images of lib.so were compiled by CUDA 12.4, 12.8, expected CUDA 12.4: cubin sm_80 by 12.4, 12.8 at byte 144.',
    ])
  })

  it('of PTX is known by the ISA version alone: of the toolkit, newer or older', () => {
    // https://docs.nvidia.com/cuda/parallel-thread-execution/#release-notes: CUDA 12.4 has PTX ISA 8.4.
    const expectation = { ...asked('', '', '12.4') }
    expect(said(of([ptx(90, [8, 4])]), expectation)).toEqual([])
    expect(said(of([ptx(90, [8, 5])]), expectation)).toEqual([
      'VER002 1 of 1 images of lib.so were compiled by a newer CUDA, expected CUDA 12.4: PTX compute_90 ISA 8.5 at byte 144.',
    ])
    expect(said(of([ptx(90, [8, 3])]), expectation)[0]).toMatch(
      /^VER008 The toolkit that compiled 1 of 1 images of lib\.so cannot be determined, expected CUDA 12\.4: PTX compute_90 ISA 8\.3 at byte 144\.$/,
    )
    const empty = of([ptx(90, [8, 5])])
    const nothing = { ...empty, images: empty.images.map((image) => ({ ...image, storedSize: 0 })) }
    expect(said([nothing, of([target(80)])], expectation)).toEqual([])
  })

  it('is told of three images', () => {
    const told = (count: number) => said(images(['12.8'], count), asked('80', '', '12.4'))[0] ?? ''
    expect(told(3)).toMatch(/ at byte \d+\.$/)
    expect(told(4)).toMatch(/ at byte \d+ and 1 more\.$/)
    const unnamed = of([{ kind: 3, arch: 80, payload: Buffer.alloc(64) }])
    expect(said(unnamed, asked('', '', '12.4'))[0]).toMatch(/^VER008 .*: 3 sm_80 at byte 144\.$/)
  })
})

describe('no device code', () => {
  const plain = inspectFile(memorySource(elf([])), 'plain')
  const stub = of([{ arch: 80, payload: cubin({ sm: 80, stub: true }) }])

  it('is said with how many files were looked at', () => {
    expect(said([], asked('80'))).toEqual(['VER003 No file that can hold device code was found.'])
    expect(said(plain, asked('80'))).toEqual(['VER003 No device code in 1 file.'])
    expect(said([plain, plain], asked('80'))).toEqual(['VER003 No device code in 2 files.'])
    expect(said([plain, stub], asked('80'))).toEqual([
      'VER003 No device code in 2 files, only images without a kernel.',
    ])
  })
})

describe('problems of reading a file', () => {
  it('are one of each kind, with how many more there are, and name the file', () => {
    const problems = [
      error('VER004', 'First.', 'Fix it.'),
      error('VER004', 'Second.', 'Fix it.'),
      error('VER004', 'Third.', 'Fix it.'),
      warning('VER008', 'Other.', 'Fix it.'),
    ]
    const file = { ...of([target(80)]), problems }
    expect(said(file, asked('80'))).toEqual(['VER004 First. 2 more of this kind.', 'VER008 Other.'])
    expect(verifyImages([file], asked('80')).problems.map(({ subject }) => subject)).toEqual([
      { path: 'lib.so' },
      { path: 'lib.so' },
    ])
  })
})
