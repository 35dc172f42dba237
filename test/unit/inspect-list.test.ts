import { describe, expect, it } from 'vitest'
import { distinct, listImages } from '../../src/inspect/list.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { formatCapability, smDigits } from '../../src/model/capability.ts'
import {
  archive,
  archSpecific,
  cubin,
  elf,
  family,
  fatbin,
  library,
  lz4,
  newCubin,
  real,
  zstd,
} from './inspect-fixtures.ts'

const list = (bytes: Uint8Array) => listImages(memorySource(bytes), 'file')
const brief = (bytes: Uint8Array) =>
  list(bytes).images.map(
    (one) => `${one.kind} ${smDigits(one.capability)} ${one.compression}${one.relocatable ? ' relocatable' : ''}`,
  )
const codes = (bytes: Uint8Array) => list(bytes).problems.map(({ code, severity }) => `${code} ${severity}`)

describe('listImages of real files', () => {
  it.each([
    ['cuda11.8-sm37.o', ['cubin 37 none']],
    ['cuda11.8-sm37.cubin', ['cubin 37 none']],
    ['cuda12.4-sm90a.o', ['ptx 90 lz4', 'cubin 90a none', 'ptx 90a lz4']],
    ['cuda12.4-compress-all.o', ['cubin 80 lz4', 'cubin 90 lz4', 'ptx 90 lz4']],
    ['cuda12.4-program', ['cubin 90a lz4', 'ptx 90 lz4', 'cubin 90a lz4', 'ptx 90a lz4']],
    ['cuda13.5-sm100f-zstd.o', ['cubin 100f zstd']],
    ['cuda13.5-sm100f.cubin', ['cubin 100f none']],
    ['cuda13.5-sm80.fatbin', ['cubin 80 none', 'ptx 80 lz4']],
    ['cuda13.5-program', ['cubin 100f none', 'cubin 90a none', 'cubin 100f none', 'cubin 90a none']],
    ['cuda13.5-rdc.o', ['cubin 80 zstd relocatable', 'ptx 80 zstd relocatable']],
    ['cuda13.5-lto.o', ['ltoir 80 zstd relocatable']],
  ])('%s', (name, images) => {
    expect(brief(real(name))).toEqual(images)
    expect(list(real(name)).problems).toEqual([])
  })

  it('names the members of an archive and tells PTX versions', () => {
    const { format, images } = list(real('cuda13.5-rdc.a'))
    expect(format).toBe('archive')
    expect(images.map(({ container }) => container.member)).toEqual([
      'cuda13.5-rdc.o',
      'cuda13.5-rdc.o',
      'twice.o',
      'twice.o',
    ])
    expect(images[1]?.ptxVersion).toEqual({ major: 9, minor: 5 })
  })

  it('tells a device link by its registration records', () => {
    expect(list(real('cuda13.5-rdc-program')).wrapperVersions).toEqual([1, 2])
    expect(list(real('cuda13.5-rdc.o')).wrapperVersions).toEqual([1])
  })

  it('tells where the bytes of an image lie', () => {
    const bytes = real('cuda13.5-rdc.a')
    for (const { offset, compression } of list(bytes).images) {
      expect(compression).toBe('zstd')
      expect([...bytes.subarray(offset, offset + 4)]).toEqual([0x28, 0xb5, 0x2f, 0xfd])
    }
  })
})

describe('listImages of made files', () => {
  it('reads several containers, kinds, suffixes and header sizes', () => {
    const bytes = library(
      fatbin(
        { arch: 90, flags: archSpecific, headerSize: 120 },
        { kind: 1, arch: 121, version: [8, 4], flags: lz4, uncompressed: 9 },
      ),
      Buffer.alloc(16),
      fatbin({ kind: 0x40, arch: 100, flags: family | zstd, uncompressed: 5 }, { kind: 8 }),
    )
    expect(brief(bytes)).toEqual(['cubin 90a none', 'ptx 121 lz4', '64 100f zstd', 'ltoir 80 none'])
    const targets = (kind: string) => {
      const images = list(bytes).images.filter((image) => image.kind === kind)
      return distinct(images.map(({ capability }) => capability)).map(formatCapability)
    }
    expect([targets('cubin'), targets('ptx')]).toEqual([['9.0a'], ['12.1']])
  })

  it('reads System V and BSD names and archives in archives', () => {
    const object = library(fatbin({}))
    const members = (bytes: Uint8Array) => list(bytes).images.map(({ container }) => container.member)
    const long = 'a-name-of-more-than-fifteen-characters.o'
    const pairs: [string, Uint8Array][] = [
      [long, object],
      ['b.o', object],
      [`${long}2`, object],
    ]
    expect(members(archive(pairs))).toEqual([long, 'b.o', `${long}2`])
    expect(members(archive(pairs, true))).toEqual([long, 'b.o', `${long}2`])
    expect(members(archive([['in.a', archive([['c.o', object]])]]))).toEqual(['in.a:c.o'])
  })

  it('finds containers in an ELF file without a table of sections', () => {
    const bytes = Buffer.from(library(fatbin({}), fatbin({ arch: 90 })))
    bytes.fill(0, 40, 48)
    bytes.fill(0, 58, 64)
    expect(brief(bytes)).toEqual(['cubin 80 none', 'cubin 90 none'])
  })

  it('reads section counts that do not fit in the header', () => {
    const bytes = Buffer.from(library(fatbin({})))
    const table = Number(bytes.readBigUInt64LE(40))
    bytes.writeBigUInt64LE(BigInt(bytes.readUInt16LE(60)), table + 32)
    bytes.writeUInt32LE(bytes.readUInt16LE(62), table + 40)
    bytes.writeUInt16LE(0, 60)
    bytes.writeUInt16LE(0xffff, 62)
    expect(brief(bytes)).toEqual(['cubin 80 none'])
  })

  it('passes over the empty section of a .debug file', () => {
    const bytes = elf([{ name: '.nv_fatbin', data: fatbin({}), type: 8 }])
    expect(list(bytes)).toMatchObject({ format: 'elf', images: [], problems: [] })
  })

  it('has an answer without device code for everything else', () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('#!/bin/sh\n'), elf([]), archive([])]) {
      expect(list(bytes)).toMatchObject({ images: [], problems: [] })
    }
  })
})

describe('listImages of what cannot be read', () => {
  it('says what it does not look into', () => {
    const small = Buffer.from(elf([]))
    small[4] = 1
    const big = Buffer.from(elf([]))
    big[5] = 2
    const packed = elf([{ name: '__nv_relfatbin', data: fatbin({}), flags: 0x800 }])
    for (const bytes of [small, big, packed, Buffer.from('!<thin>\n/               ')])
      expect(codes(bytes)).toEqual(['VER010 notice'])
  })

  it('keeps what it read before the damage, and names byte and file', () => {
    const good = fatbin({})
    const { images, problems } = listImages(memorySource(library(good, good.subarray(0, good.length - 8))), 'lib.so')
    expect(images).toHaveLength(1)
    expect(problems.map(({ message }) => message)).toEqual([
      `lib.so is damaged at byte ${64 + good.length}: a fatbin container is cut off.`,
    ])
  })

  it('reads the other members of an archive after a damaged one', () => {
    const bytes = archive([
      ['bad.o', elf([]).subarray(0, 70)],
      ['good.o', library(fatbin({}))],
    ])
    expect(brief(bytes)).toEqual(['cubin 80 none'])
    expect(codes(bytes)).toEqual(['VER004 error'])
  })

  it('refuses overlapping sections, so that work stays linear', () => {
    const bytes = Buffer.from(
      elf([
        { name: '.nv_fatbin', data: fatbin({}) },
        { name: '.nv_fatbin', data: fatbin({}) },
      ]),
    )
    const table = Number(bytes.readBigUInt64LE(40))
    bytes.copy(bytes, table + 128 + 24, table + 64 + 24, table + 64 + 40)
    expect(codes(bytes)).toEqual(['VER004 error'])
  })

  it('refuses impossible targets, entries and names', () => {
    const headless = Buffer.from(fatbin({}))
    headless.writeUInt32LE(0, 16 + 4)
    const huge = Buffer.from(fatbin({}))
    huge.writeBigUInt64LE(2n ** 63n, 16 + 8)
    const cases = [
      fatbin({ arch: 0 }),
      headless,
      huge,
      newCubin(0, ''),
      Buffer.from('!<arch>\nnonsense'),
      Buffer.from('\x7fELF'),
    ]
    for (const bytes of cases) expect(codes(bytes)).toEqual(['VER004 error'])
    expect(codes(cubin({ sm: 5 }))).toEqual(['VER004 error'])
  })
})
