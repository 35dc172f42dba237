import { describe, expect, it } from 'vitest'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { reportContainers } from '../../src/inspect/report.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { verifyImages } from '../../src/inspect/verify.ts'
import { archive, elf, fatbin, library, real, type Section } from './inspect-fixtures.ts'

const nothing = { targets: [], ptx: [], allowNoDeviceCode: true }
const wrappers = (bytes: Uint8Array) =>
  reportContainers(inspectFile(memorySource(bytes), 'file')).map(({ offset, wrapper }) => [offset, wrapper])
const notices = (bytes: Uint8Array) =>
  verifyImages([inspectFile(memorySource(bytes), 'file')], nothing).problems.map(
    ({ code, severity, message }) => `${severity} ${code} ${message}`,
  )

/** The bytes of a file with some of them changed. */
function changed(name: string, at: number, bytes: Uint8Array): Buffer {
  const copy = Buffer.from(real(name))
  copy.set(bytes, at)
  return copy
}

describe('the registration record of a container', () => {
  // What `readelf -x .nvFatBinSegment`, `readelf -r` and `readelf -S` say of these files.
  it.each<[string, readonly [number, number][]]>([
    [
      'faults/split.so',
      [
        [0x2050, 0x50b8],
        [0x3bf8, 0x50d0],
      ],
    ],
    [
      'cuda13.5-rdc-program',
      [
        [0x20a0, 0x5088],
        [0x3358, 0x50a0],
        [0x38e8, 0x50b8],
      ],
    ],
    ['cuda13.5-rdc.o', [[0x420, 0x9b0]]],
    [
      'cuda13.5-lld.so',
      [
        [0x6c8, 0x1b08],
        [0xaa8, 0x1b20],
      ],
    ],
  ])('is found in %s', (name, expected) => {
    expect(wrappers(real(name))).toEqual(expected)
    expect(notices(real(name))).toEqual([])
  })

  it('is found in every member of an archive', () => {
    const object = real('cuda13.5-rdc.o')
    const first = archive([['a.o', object]]).length - object.length - (object.length % 2)
    const found = wrappers(
      archive([
        ['a.o', object],
        ['b.o', object],
      ]),
    )
    const second = archive([
      ['a.o', object],
      ['b.o', new Uint8Array(0)],
    ]).length
    expect(found).toEqual([
      [first + 0x420, first + 0x9b0],
      [second + 0x420, second + 0x9b0],
    ])
  })

  it('is not looked for outside the sections of nvcc, and not where there is none', () => {
    expect(wrappers(real('faults/fatbin-in-rodata.so')).map(([, wrapper]) => wrapper)).toEqual([undefined])
    expect(notices(real('faults/fatbin-in-rodata.so'))).toEqual([])
    expect(notices(library(fatbin({}), fatbin({})))).toEqual([])
  })
})

describe('a container without a record beside others', () => {
  const message = (place: string) =>
    `notice VER017 file: 1 of 2 containers is not registered with the CUDA runtime when the program starts: ${place}.`

  it('is a notice', () => {
    const second = 0x50b8 + 24
    expect(notices(changed('faults/split.so', second, new Uint8Array(24)))).toEqual([
      message('byte 15352 in .nv_fatbin'),
    ])
    // Both records name the first container.
    expect(notices(changed('faults/split.so', second + 8, Buffer.from([0x50, 0x20])))).toEqual([
      message('byte 15352 in .nv_fatbin'),
    ])
    expect(notices(changed('cuda13.5-lld.so', 0x1b20, new Uint8Array(24)))).toEqual([
      message('byte 2728 in .nv_fatbin'),
    ])
  })

  it('is none where a record leads to no container that is known', () => {
    expect(notices(changed('faults/split.so', 0x50b8 + 32, Buffer.alloc(8)))).toEqual([])
  })

  it('is none where it has no kernel', () => {
    // The stubs that nvcc's link step adds come first.
    expect(notices(changed('cuda12.4-program', 0x3058, new Uint8Array(24)))).toEqual([])
  })
})

describe('records that lead nowhere', () => {
  const records = Buffer.alloc(24 * 100_000)
  for (let at = 0; at < records.length; at += 24) {
    records.writeUInt32LE(0x466243b1, at)
    records.writeUInt32LE(0xffffff, at + 8)
  }
  const segment = { name: '.nvFatBinSegment', data: records }
  const code = { name: '.nv_fatbin', data: fatbin({}) }

  it.each<[string, Uint8Array]>([
    ['in a file', elf([code, segment])],
    ['in a file with many sections of the same name', elf([code, ...Array<Section>(20_000).fill(code), segment])],
    ['in an object without relocations', elf([code, segment], { type: 1 })],
  ])('register nothing: %s', (_, file) => {
    const { registration } = inspectFile(memorySource(file), 'file')
    expect(registration).toEqual({ records: new Map(), unregistered: [], linked: new Set() })
  })
})
