/**
 * Which containers are loaded as one, and what such a unit has. What must hold was seen on an H200 with driver 580
 * (test/device/h200-driver-580.txt) and in real libraries: cuFFT and CUPTI keep one target in each container, NCCL has two
 * device links and objects that are empty for older targets.
 */
import { describe, expect, it } from 'vitest'
import type { Container } from '../../src/inspect/fatbin.ts'
import type { InspectedImage } from '../../src/inspect/inspect.ts'
import { noRegistration, type Registration } from '../../src/inspect/registration.ts'
import { isReal, type Unit, unitsOf } from '../../src/inspect/units.ts'
import { parseCapability, smDigits } from '../../src/model/capability.ts'

/** A container whose registration record the driver reads. */
const at = (offset: number, more: Partial<Container> = {}): Container => {
  return { form: 'fatbin', offset, section: '.nv_fatbin', object: 0, ...more }
}

/** An image of a container: `90`, `ptx90` or `lto90`, with kernels, by default one. */
function image(
  container: Container,
  target: string,
  kernels = 'k',
  more: Partial<InspectedImage> = {},
): InspectedImage {
  const [, prefix = '', digits = ''] = /^(ptx|lto)?(.*)$/.exec(target) ?? []
  const capability = parseCapability(`sm_${digits}`)
  if (!capability) throw new Error(`${target} is no target`)
  return {
    kind: prefix === 'ptx' ? 'ptx' : prefix === 'lto' ? 'ltoir' : 'cubin',
    capability,
    compression: 'none',
    storedSize: 100,
    size: 100,
    relocatable: false,
    container,
    offset: container.offset + 80,
    toolkits: [],
    stub: false,
    kernels: kernels.split(' ').filter((name) => name !== ''),
    ...more,
  }
}
const object = (offset: number, target: string, kernels = 'k', more: Partial<InspectedImage> = {}) =>
  image(at(offset), target, kernels, { relocatable: true, ...more })

/** `0: k | 80 90 | ptx 90 | at load 90 | 2 objects, 1 absent`. */
function told({ container, kernels, targets, ptx, ltoir, linkedAtLoad, objects, absent }: Unit): string {
  const digits = (list: Unit['targets']) => list.map(smDigits).join(' ')
  const parts = [
    `${container.offset}: ${kernels.join(' ')}`,
    digits(targets),
    ptx.length > 0 ? `ptx ${digits(ptx)}` : '',
    ltoir.length > 0 ? `lto ${digits(ltoir)}` : '',
    linkedAtLoad.length > 0 ? `at load ${digits(linkedAtLoad)}` : '',
    objects > 0 ? `${objects} objects${absent > 0 ? `, ${absent} absent` : ''}` : '',
  ]
  return parts.filter((part) => part !== '').join(' | ')
}
const units = (images: readonly InspectedImage[], more: Parameters<typeof unitsOf>[0] | object = {}) =>
  unitsOf({ images, ...more }).map(told)

/** Records of containers at these places, and which of them say that a device link made them. */
const registration = (records: readonly number[], linked: readonly number[]): Registration => {
  const all = new Map(records.map((offset) => [offset, offset + 1_000]))
  return { ...noRegistration, records: all, linked: new Set(linked) }
}

describe('containers that are registered', () => {
  it('stand alone, whatever kernels they have, in the order of the file', () => {
    const [a, b] = [at(0), at(400)]
    expect(units([image(b, '90'), image(a, '90'), image(a, '80'), image(a, 'ptx90')])).toEqual([
      '0: k | 80 90 | ptx 90',
      '400: k | 90',
    ])
    const relocated = { section: '__nv_relfatbin' }
    expect(units([image(at(0, relocated), '80'), image(at(9, relocated), '90')])).toEqual(['0: k | 80', '9: k | 90'])
  })

  it('name each kernel once, in order', () => {
    const a = at(0)
    expect(units([image(a, '80', 'b a'), image(a, '90', 'c a')])).toEqual(['0: a b c | 80 90'])
  })

  it('are none where all they have is a stub or empty', () => {
    const a = at(0)
    expect(units([image(a, '80', '', { stub: true }), image(a, '90', 'k', { storedSize: 0 })])).toEqual([])
    expect(units([image(a, '80', 'k'), image(a, '90', '', { stub: true })])).toEqual(['0: k | 80'])
    expect(isReal(image(a, '80', 'k', { storedSize: 0 }))).toBe(false)
    expect(isReal(image(a, '80', 'k', { storedSize: 1 }))).toBe(true)
    expect(isReal(image(a, '80', 'k', { stub: true }))).toBe(false)
  })
})

describe('images that the program loads itself', () => {
  const loose = (offset: number, more: Partial<Container> = {}) => at(offset, { section: '.rodata', ...more })

  it('belong together where they have the same kernels', () => {
    expect(units([image(loose(0), '80'), image(loose(400), '90'), image(loose(800), '90', 'other')])).toEqual([
      '0: k | 80 90',
      '800: other | 90',
    ])
    expect(units([image(loose(0), '80', 'a b'), image(loose(400), '90', 'a b'), image(loose(800), '90', 'a')])).toEqual(
      ['0: a b | 80 90', '800: a | 90'],
    )
  })

  it('do so too without a section, but not across objects', () => {
    const bare: Container = { form: 'cubin', offset: 0, object: 0 }
    expect(units([image(bare, '80'), image({ ...bare, offset: 400 }, '90')])).toEqual(['0: k | 80 90'])
    expect(units([image(loose(0), '80'), image(loose(400, { object: 400 }), '90')])).toEqual([
      '0: k | 80',
      '400: k | 90',
    ])
  })

  it('do not where one container has several, or nothing tells their kernels', () => {
    const whole = loose(0)
    expect(units([image(whole, '80'), image(whole, '90'), image(loose(400), '100')])).toEqual([
      '0: k | 80 90',
      '400: k | 100',
    ])
    expect(units([image(loose(0), '80', ''), image(loose(400), '90', '')])).toEqual(['0:  | 80', '400:  | 90'])
  })
})

describe('source text for a compiler at run time', () => {
  const bare = (offset: number): Container => ({ form: 'ptx', offset, object: 0 })

  it('is a unit only where there is nothing else', () => {
    expect(units([image(bare(0), 'ptx90')])).toEqual(['0: k | ptx 90'])
    expect(units([image(bare(0), 'ptx90'), image(at(400), '80')])).toEqual(['400: k | 80'])
    expect(units([image(at(0), 'lto90')])).toEqual(['0: k | lto 90'])
    expect(units([image(at(0), 'lto90'), image(at(400), '80')])).toEqual(['400: k | 80'])
  })

  it('is not PTX of a container, which the driver compiles', () => {
    expect(units([image(at(0), 'ptx90'), image(at(400), '80')])).toEqual(['0: k | ptx 90', '400: k | 80'])
  })
})

describe('relocatable objects without records', () => {
  it('are joined by the only container that has all their kernels', () => {
    const parts = [object(0, '80', 'a'), object(400, '80', 'b')]
    expect(units([...parts, image(at(800), '90', 'a b')])).toEqual(['0: a b | 80 90 | at load 80 | 2 objects'])
    // Another source may have kernels of the same names: then neither is taken for the link.
    expect(units([...parts, image(at(800), '90', 'a b'), image(at(900), '90', 'a b c')])).toEqual([
      '0: a b | 80 | at load 80 | 2 objects',
      '800: a b | 90',
      '900: a b c | 90',
    ])
    expect(units([...parts, image(at(800), '90', 'a')])).toEqual([
      '0: a b | 80 | at load 80 | 2 objects',
      '800: a | 90',
    ])
  })

  it('are not joined by anything where they have no kernel', () => {
    expect(units([object(0, '80', ''), image(at(400), '90', 'a')])).toEqual(['0:  | 80 | 1 objects', '400: a | 90'])
  })

  it('have the targets that all of them have, which the driver links when the program is loaded', () => {
    const [a, b] = [at(0), at(400)]
    const of = (container: Container, targets: string, kernel: string) =>
      targets.split(' ').map((target) => image(container, target, kernel, { relocatable: true }))
    const linked = image(at(800), '75', 'a b')
    const images = [...of(a, '80 90 ptx90', 'a'), ...of(b, '80 ptx90 ptx80', 'b'), linked]
    expect(units(images)).toEqual(['0: a b | 75 80 | ptx 90 | at load 80 | 2 objects'])
  })

  it('have what the linked image has, which is not linked again', () => {
    const images = [object(0, '80', 'a'), object(400, '80', 'b'), image(at(800), '80', 'a b')]
    expect(units(images)).toEqual(['0: a b | 80 | 2 objects'])
  })

  it('are loaded as they are where one stands alone', () => {
    expect(units([object(0, '80', 'a')])).toEqual(['0: a | 80 | 1 objects'])
  })

  it('do not lack what one of them, without kernels, has only as an empty image', () => {
    const empty = at(400)
    const newer = [
      image(empty, '90', '', { relocatable: true }),
      image(empty, '80', '', { relocatable: true, stub: true }),
    ]
    const first = at(0)
    const both = [image(first, '80', 'a', { relocatable: true }), image(first, '90', 'a', { relocatable: true })]
    expect(units([...both, ...newer])).toEqual(['0: a | 80 90 | at load 80 90 | 2 objects'])
    // One that takes no bytes is not there, and one beside a kernel proves nothing.
    const absent = image(empty, '80', '', { relocatable: true, stub: true, storedSize: 0 })
    expect(units([...both, image(empty, '90', '', { relocatable: true }), absent])).toEqual([
      '0: a | 90 | at load 90 | 2 objects',
    ])
    const withKernel = [
      image(empty, '90', 'b', { relocatable: true }),
      image(empty, '80', '', { relocatable: true, stub: true }),
    ]
    expect(units([...both, ...withKernel])).toEqual(['0: a b | 90 | at load 90 | 2 objects'])
  })

  it('keep to their own object of an archive', () => {
    const inB = (offset: number) => at(offset, { object: 5_000 })
    const images = [
      object(0, '80', 'a'),
      image(inB(5_000), '90', 'a', { relocatable: true }),
      image(inB(5_400), '100', 'a'),
    ]
    expect(units(images)).toEqual(['0: a | 80 | 1 objects', '5000: a | 90 100 | at load 90 | 1 objects'])
  })

  it('of LTO-IR alone are source beside code, and a unit where there is nothing else', () => {
    const source = object(0, 'lto90', 'a')
    expect(units([source])).toEqual(['0: a | lto 90 | 1 objects'])
    expect(units([source, image(at(400), '90', 'b')])).toEqual(['400: b | 90'])
    expect(units([source, object(200, '80', 'c'), image(at(400), '90', 'a c')])).toEqual([
      '0: a c | 90 | lto 90 | 2 objects',
    ])
  })
})

describe('LTO-IR of relocatable objects', () => {
  const code = image(at(400), '90', 'a')

  it('is not linked by the code beside it, which may be of another source', () => {
    expect(units([object(0, 'lto90', 'a'), code])).toEqual(['400: a | 90'])
    const link = { object: 0, inputs: [0], absent: 1 }
    expect(units([object(0, 'lto90', 'a'), code], { links: [link] })).toEqual(['400: a | 90'])
    expect(units([object(0, 'lto90', 'a')], { links: [{ ...link, object: 9_000 }] })).toEqual([])
  })

  it('is an object like others where the container has code too, or another object has', () => {
    const first = at(0)
    const both = ['80', 'lto90'].map((target) => image(first, target, 'a', { relocatable: true }))
    expect(units([...both, code])).toEqual(['0: a | 80 90 | lto 90 | at load 80 | 1 objects'])
    const container = { ...code, kernels: ['a', 'b'] }
    expect(units([object(0, 'lto90', 'a'), object(200, '80', 'b'), container])).toEqual([
      '0: a b | 90 | lto 90 | 2 objects',
    ])
  })

  it('is one with a container of which some images are relocatable', () => {
    const first = at(0)
    expect(units([image(first, '80', 'a'), image(first, '90', 'a', { relocatable: true })])).toEqual([
      '0: a | 80 90 | 1 objects',
    ])
  })
})

describe('relocatable objects with records', () => {
  it('are joined by a link of which other containers beside it have no record, and that left a kernel out', () => {
    const images = [object(0, '80', 'a unused'), image(at(800), '90', 'a'), image(at(900), '90', 'a unused')]
    expect(units(images, { registration: registration([800], [800]) })).toEqual([
      '0: a unused | 80 90 | at load 80 | 1 objects',
      '900: a unused | 90',
    ])
    const two = [object(0, '80', 'a b'), object(400, '75', 'c'), image(at(800), '90', 'a'), image(at(900), '100', 'c')]
    expect(units(two, { registration: registration([800, 900], [800, 900]) })).toEqual([
      '0: a b | 80 90 | at load 80 | 1 objects',
      '400: c | 75 100 | at load 75 | 1 objects',
    ])
  })

  it('are joined by the containers that a device link made, each by those whose kernels it has', () => {
    const images = [
      object(0, '80', 'a'),
      object(400, '90', 'b'),
      image(at(800), '100', 'a'),
      image(at(900), '120', 'b'),
      image(at(1_000), '75', 'a b'),
    ]
    expect(units(images, { registration: registration([0, 400, 800, 900, 1_000], [800, 900]) })).toEqual([
      '0: a | 80 100 | at load 80 | 1 objects',
      '400: b | 90 120 | at load 90 | 1 objects',
      '1000: a b | 75',
    ])
  })

  it('without a kernel that any link has can be in each', () => {
    const images = [object(0, '80', 'a'), object(400, '90', ''), image(at(800), '100', 'a'), image(at(900), '120', 'z')]
    expect(units(images, { registration: registration([800, 900], [800, 900]) })).toEqual([
      '0: a | 100 | 2 objects',
      '400: z | 90 120 | at load 90 | 1 objects',
    ])
  })

  it('are not joined where no link is among what lies beside them', () => {
    const images = [object(0, '80', 'a'), object(400, '80', 'b'), image(at(800), '90', 'a b')]
    expect(units(images, { registration: registration([800], []) })).toEqual([
      '0: a b | 80 | at load 80 | 2 objects',
      '800: a b | 90',
    ])
  })

  it('leave out a link that has kernels of none of them', () => {
    const images = [object(0, '80', 'a'), image(at(800), '90', 'a'), image(at(900), '90', 'z')]
    expect(units(images, { registration: registration([800, 900], [800, 900]) })).toEqual([
      '0: a | 80 90 | at load 80 | 1 objects',
      '900: z | 90',
    ])
  })

  it('stand for themselves where a hostile file claims more links than any library has', () => {
    const links = Array.from({ length: 65 }, (_, index) => 1_000 + index * 100)
    const images = [object(0, '80', 'a'), ...links.map((offset) => image(at(offset), '90', 'a'))]
    const found = units(images, { registration: registration(links, links) })
    expect(found[0]).toBe('0: a | 80 | 1 objects')
    expect(found).toHaveLength(66)
    const fewer = links.slice(1)
    const within = units([object(0, '80', 'a'), ...fewer.map((offset) => image(at(offset), '90', 'a'))], {
      registration: registration(fewer, fewer),
    })
    expect(within).toHaveLength(64)
    expect(within[0]).toBe('0: a | 80 90 | at load 80 | 1 objects')
  })
})

describe('device links of an archive', () => {
  const member = (offset: number) => at(offset, { object: offset })
  const input = (offset: number, target: string, kernels: string) =>
    image(member(offset), target, kernels, { relocatable: true })
  const linked = image(member(3_000), '80', 'a b')

  it('join the members that they name', () => {
    const images = [input(1_000, '90', 'a'), input(2_000, '90', 'b'), linked]
    expect(units(images, { links: [{ object: 3_000, inputs: [1_000, 2_000], absent: 0 }] })).toEqual([
      '1000: a b | 80 90 | at load 90 | 2 objects',
    ])
  })

  it('have only their own targets where an object is not in this file', () => {
    const images = [input(1_000, '90', 'a'), input(1_000, 'ptx90', 'a'), linked]
    const container = member(1_000)
    const same = images.map((one) => (one === linked ? one : { ...one, container }))
    expect(units(same, { links: [{ object: 3_000, inputs: [1_000], absent: 2 }] })).toEqual([
      '1000: a b | 80 | 3 objects, 2 absent',
    ])
  })

  it('leave members that no link names to themselves', () => {
    const images = [input(1_000, '90', 'a'), input(2_000, '90', 'b'), image(member(3_000), '80', 'a')]
    expect(units(images, { links: [{ object: 3_000, inputs: [1_000], absent: 0 }] })).toEqual([
      '1000: a | 80 90 | at load 90 | 1 objects',
      '2000: b | 90 | 1 objects',
    ])
    expect(units([input(2_000, '90', 'b')], { links: [{ object: 3_000, inputs: [1_000], absent: 0 }] })).toEqual([
      '2000: b | 90 | 1 objects',
    ])
  })

  it('are not made of LTO-IR whose objects lie elsewhere', () => {
    const images = [input(1_000, 'lto90', 'a'), image(at(5_000), '80', 'z')]
    expect(units(images, { links: [{ object: 3_000, inputs: [1_000], absent: 1 }] })).toEqual(['5000: z | 80'])
  })
})
