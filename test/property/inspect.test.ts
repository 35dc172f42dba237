import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decoder } from '../../src/inspect/decoder.ts'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { decodeLz4 } from '../../src/inspect/lz4.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { verifyImages } from '../../src/inspect/verify.ts'
import { decodeWhole, zstdDecoder } from '../../src/inspect/zstd.ts'
import {
  archive,
  cubin,
  elf,
  fatbin,
  library,
  lz4,
  lz4Decoded,
  lz4Literals,
  lz4Packed,
  newCubin,
  real,
} from '../unit/inspect-fixtures.ts'
import { damagedFile, random, readDamaged } from './fuzz.ts'

const made: [string, Uint8Array][] = [
  [
    'library',
    library(
      fatbin({}, { kind: 1, payload: Buffer.from('.version 8.4') }),
      fatbin({ payload: newCubin(80, 'release 13.0, V') }),
    ),
  ],
  [
    'relocatable',
    elf([
      { name: '__nv_relfatbin', data: fatbin({}) },
      { name: '.nvFatBinSegment', data: Buffer.alloc(48, 1) },
    ]),
  ],
  [
    'archive',
    archive([
      ['a-very-long-name-of-a-member.o', library(fatbin({}))],
      ['b.o', library(fatbin({}))],
    ]),
  ],
  ['BSD archive', archive([['a.o', library(fatbin({}))]], true)],
  ['fatbin', fatbin({}, { flags: lz4, payload: lz4Literals(cubin()), uncompressed: cubin().length })],
  ['cubin', cubin()],
]
const compiled = [
  'cuda13.5-rdc.a',
  'cuda12.4-compress-all.o',
  'cuda13.5-sm100f-zstd.o',
  'cuda13.5-sm100f.cubin',
  'cuda12.4-program',
]
const samples: [string, Uint8Array][] = [...made, ...compiled.map((name): [string, Uint8Array] => [name, real(name)])]

/** Whatever the bytes are, there is an answer: images inside the file, and problems of known codes. */
function answers(bytes: Uint8Array): void {
  const inspected = inspectFile(memorySource(bytes), 'file')
  for (const image of inspected.images) expect(image.offset).toBeLessThanOrEqual(bytes.length)
  for (const { code } of inspected.problems) expect(['VER004', 'VER010']).toContain(code)
  verifyImages([inspected], { targets: [], ptx: [], toolkit: { major: 12, minor: 4 } })
}

describe.each(samples)('%s', (_name, bytes) => {
  it('has an answer when it is cut anywhere', () => {
    const step = Math.max(1, Math.floor(bytes.length / 1500))
    for (let length = 0; length < bytes.length; length += step) answers(bytes.subarray(0, length))
  })

  it('has an answer when any field has any value', () => {
    const value = fc.oneof(fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff), fc.nat(0xffffffff))
    const patch = fc.record({ at: fc.nat(bytes.length - 4), value, wide: fc.boolean() })
    const property = fc.property(fc.array(patch, { minLength: 1, maxLength: 4 }), (patches) => {
      const changed = Buffer.from(bytes)
      for (const { at, value: number, wide } of patches) {
        changed.writeUInt32LE(number, at)
        if (wide && at + 8 <= changed.length) changed.writeUInt32LE(number, at + 4)
      }
      answers(changed)
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('has an answer when one byte of the first 200 has any of its bits changed', () => {
    for (let at = 0; at < Math.min(200, bytes.length); at++) {
      for (const mask of [1, 0x80, 0xff]) {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ mask
        answers(changed)
      }
    }
  })
})

describe('any bytes', () => {
  const magic = fc.constantFrom(
    '\x7fELF\x02\x01\x01',
    '\x7fELF\x01',
    '!<arch>\n',
    '!<thin>\n',
    '\x50\xed\x55\xba\x01\0\x10\0',
    '\xb1\x43\x62\x46',
  )
  it('have an answer behind every magic number', () => {
    const property = fc.property(magic, fc.uint8Array({ maxLength: 400 }), (head, rest) =>
      answers(Buffer.concat([Buffer.from(head, 'latin1'), rest])),
    )
    fc.assert(property, { numRuns: 2000 })
  })
})

describe('20,000 damaged files', () => {
  it('have an answer that costs little', () => {
    let [read, spent] = [0, 0]
    for (let seed = 1; seed <= 20_000; seed++) {
      const bytes = damagedFile(random(seed))
      try {
        const cost = readDamaged(bytes)
        read = Math.max(read, cost.read)
        spent = Math.max(spent, cost.spent)
      } catch (cause) {
        throw new Error(`seed ${seed}: ${cause instanceof Error ? cause.stack : cause}`)
      }
    }
    // The largest of them has 64 kB.
    expect(read).toBeLessThan(2 ** 26)
    expect(spent).toBeLessThan(2 ** 26)
  })
})

describe('decoding in pieces', () => {
  /** Bytes that repeat at short and long distances. */
  const data = fc
    .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 30 })), { maxLength: 40 })
    .map((parts) => Buffer.concat(parts.flatMap(([part, times]) => Array<Uint8Array>(times).fill(part))))
  const steps = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 20 })
  const packings: [string, (bytes: Buffer) => Uint8Array, (size: number) => Decoder][] = [
    ['lz4', lz4Packed, () => decodeLz4],
    ['zstd', (bytes) => zstdCompressSync(bytes), zstdDecoder],
    ['zstd, by the documented interface', (bytes) => zstdCompressSync(bytes), decodeWhole],
  ]
  it.each(packings)('%s gives what was packed, however much is asked for at a time', (_name, pack, decoder) => {
    const property = fc.property(data, steps, (bytes, sizes) => {
      const packed = pack(bytes)
      const decode = decoder(bytes.length)
      const output = new Uint8Array(bytes.length + 7)
      const progress = { read: 0, written: 0 }
      let have = 0
      for (let index = 0; progress.written < bytes.length; index++) {
        const size = sizes[index % sizes.length] ?? 1
        const enough = Math.min(bytes.length, progress.written + size)
        const lack = decode(packed.subarray(0, have), have === packed.length, output, progress, enough)
        expect(['nothing', 'input']).toContain(lack)
        if (lack === 'input') have = Math.min(packed.length, have + size)
        expect(index).toBeLessThan(200_000)
      }
      expect(Buffer.from(output.subarray(0, bytes.length)).equals(bytes)).toBe(true)
    })
    fc.assert(property, { numRuns: 200 })
  })
})

describe('decodeLz4', () => {
  it('never writes more or less than asked', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(5000), (input, size) => {
      expect([undefined, size]).toContain(lz4Decoded(input, size)?.length)
    })
    fc.assert(property, { numRuns: 2000 })
  })

  it('reads literals back', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 2000 }), (data) => {
      expect(Buffer.from(lz4Decoded(lz4Literals(data), data.length) ?? [1]).equals(Buffer.from(data))).toBe(true)
    })
    fc.assert(property)
  })
})
