import { zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { cubinReader } from '../../src/inspect/cubin.ts'
import { inspectFile, inspectImages } from '../../src/inspect/inspect.ts'
import { listImages } from '../../src/inspect/list.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { smDigits } from '../../src/model/capability.ts'
import { formatVersion } from '../../src/model/version.ts'
import { cubin, type Entry, fatbin, lz4, lz4Decoded, lz4Literals, newCubin, real, zstd } from './inspect-fixtures.ts'

const open = (bytes: Uint8Array) =>
  inspectFile(memorySource(bytes), 'file').images.map((one) =>
    [
      one.kind,
      smDigits(one.capability),
      ...one.toolkits.map(formatVersion),
      one.stub ? 'stub' : '',
      one.problem?.code ?? '',
    ]
      .filter(Boolean)
      .join(' '),
  )

describe('inspectFile of real files', () => {
  it.each([
    ['cuda11.8-sm37.o', ['cubin 37 11.8']],
    ['cuda12.4-compress-all.o', ['cubin 80 12.4', 'cubin 90 12.4', 'ptx 90']],
    ['cuda12.4-program', ['cubin 90a 12.4 stub', 'ptx 90', 'cubin 90a 12.4', 'ptx 90a']],
    ['cuda13.5-sm100f-zstd.o', ['cubin 100f 13.5']],
    ['cuda13.5-sm100f.cubin', ['cubin 100f 13.5']],
    ['cuda13.5-sm80.fatbin', ['cubin 80 13.5', 'ptx 80']],
    ['cuda13.5-program', ['cubin 100f 13.5 stub', 'cubin 90a 13.5 stub', 'cubin 100f 13.5', 'cubin 90a 13.5']],
    ['cuda13.5-rdc-program', ['cubin 80 13.5', 'cubin 80 13.5', 'ptx 80', 'cubin 80 13.5', 'ptx 80']],
    ['cuda13.5-lto.o', ['ltoir 80']],
  ])('%s', (name, images) => {
    expect(open(real(name))).toEqual(images)
  })
})

describe('inspectFile of made files', () => {
  it('reads both forms of cubins', () => {
    expect(open(cubin({ sm: 90, a: true, toolkit: 129 }))).toEqual(['cubin 90a 12.9'])
    // The flag of `a` has another meaning in older targets, which cuobjdump 12.4 overlooks.
    expect(open(cubin({ sm: 50, a: true }))).toEqual(['cubin 50 12.4'])
    expect(open(newCubin(103, 'Cuda compilation tools, release 13.0, V13.0.88\0-arch sm_103f -m 64'))).toEqual([
      'cubin 103f 13.0',
    ])
  })

  it('tells every toolkit of a device link', () => {
    const tools = 'Cuda compilation tools, release 13.5, V13.5.37\0x\0Cuda compilation tools, release 12.9, V12.9.1'
    expect(open(newCubin(80, tools))).toEqual(['cubin 80 12.9 13.5'])
  })

  it('reads the compiler of PTX that kept its comment, and PTX without a function as a stub', () => {
    const ptx = (text: string): Entry => ({ kind: 1, version: [8, 4], payload: Buffer.from(text) })
    const first = '//\n// Cuda compilation tools, release 12.4, V12.4.131\n.version 8.4\n.visible .entry scale() {}'
    expect(open(fatbin(ptx(first), ptx('.version 8.4\n.target sm_80')))).toEqual(['ptx 80 12.4', 'ptx 80 stub'])
  })

  it('refuses a cubin that contradicts its entry, or whose toolkit is impossible', () => {
    expect(open(fatbin({ arch: 90 }))).toEqual(['cubin 90 VER004'])
    expect(open(fatbin({ payload: cubin({ toolkit: 9999 }) }))).toEqual(['cubin 80 VER004'])
    expect(open(fatbin({ payload: Buffer.from('no ELF file at all') }))).toEqual(['cubin 80 VER004'])
  })

  it('is lazy: a caller can stop', () => {
    const images = inspectImages(memorySource(fatbin({}, { arch: 90 })), 'file')
    expect(images.next().value).toMatchObject({ stub: false })
    expect(images.return(undefined).done).toBe(true)
  })

  it('takes a list made before', () => {
    const source = memorySource(fatbin({}))
    expect([...inspectImages(source, 'file', listImages(source, 'file').images)]).toHaveLength(1)
  })
})

describe('compressed images', () => {
  const packed = (payload: Uint8Array, flags: number, uncompressed: number) =>
    open(fatbin({ payload, flags, uncompressed }))
  const plain = cubin()

  it('opens LZ4 and zstd', () => {
    expect(packed(lz4Literals(plain), lz4, plain.length)).toEqual(['cubin 80 12.4'])
    expect(packed(zstdCompressSync(plain), zstd, plain.length)).toEqual(['cubin 80 12.4'])
  })

  it('refuses more or less than the header claims, and what is no such stream', () => {
    for (const size of [plain.length - 1, plain.length + 1, 0, 2 ** 40]) {
      expect(packed(lz4Literals(plain), lz4, size)).toEqual(['cubin 80 VER004'])
      expect(packed(zstdCompressSync(plain), zstd, size)).toEqual(['cubin 80 VER004'])
    }
    expect(packed(Buffer.alloc(64, 0x55), lz4, 999)).toEqual(['cubin 80 VER004'])
    expect(packed(Buffer.alloc(64, 0x55), zstd, 999)).toEqual(['cubin 80 VER004'])
  })

  it('gives up on a file after 4 damaged images', () => {
    const bad: Entry = { payload: Buffer.alloc(64, 0x55), flags: zstd, uncompressed: 999 }
    const { images } = inspectFile(memorySource(fatbin(bad, bad, bad, bad, {})), 'file')
    expect(images.map(({ problem }) => problem?.message.replace(/.*: /, ''))).toEqual([
      ...Array<string>(4).fill('an image cannot be decompressed (zstd).'),
      'an image is not opened, after 4 that are damaged.',
    ])
  })

  it('does not unpack a zip bomb', () => {
    const bomb = zstdCompressSync(Buffer.alloc(2 ** 26))
    const before = process.memoryUsage().rss
    expect(packed(bomb, zstd, 1000)).toEqual(['cubin 80 VER004'])
    expect(packed(bomb, lz4, 2 ** 29)).toEqual(['cubin 80 VER004'])
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 28)
  })
})

describe('cubinReader', () => {
  /** The start of a cubin of CUDA 12.4 for sm_80 with these names of sections. */
  const start = (...sections: string[]) => {
    const header = Buffer.alloc(64)
    header.write('\x7fELF\x02\x01\x01\x33\x07', 'latin1')
    header.writeUInt16LE(2, 16)
    header.writeUInt16LE(190, 18)
    header.writeUInt32LE(124, 20)
    header.writeUInt32LE(0x500550, 48)
    return Buffer.concat([header, Buffer.from(`\0.shstrtab\0${sections.join('\0')}\0.shstrtab\0`)])
  }
  const read = (...sections: string[]) => cubinReader(0)(start(...sections))

  it('tells kernels, functions and stubs', () => {
    const both = read('.text.b', '.text.f', '.text.a', '.rel.text.f', '.nv.constant0.b', '.nv.constant0.a')
    expect([both?.stub, both?.kernels]).toEqual([false, ['a', 'b']])
    const only = read('.text.f')
    expect([only?.stub, only?.kernels]).toEqual([false, []])
    expect(read('.nv.info', '.nv.constant0.a')?.stub).toBe(true)
  })

  it('finds names that are the ends of others', () => {
    const relocated = read('.rel.text.b', '.rela.nv.constant0.b', '.text.a', '.nv.constant0.a')
    expect(relocated?.kernels).toEqual(['a', 'b'])
    expect(read('.nv.capmerc.text.k', '.nv.constant0.k')?.kernels).toEqual(['k'])
    expect(read('.nv.merc.text.k', '.other.text.k')?.stub).toBe(true)
  })

  it('reads on until it has what decides', () => {
    const bytes = start('.text.kernel', '.nv.constant0.kernel')
    const reader = cubinReader(0)
    for (let size = 64; size < bytes.length; size++) expect(reader(bytes.subarray(0, size))).toBeUndefined()
    expect(reader(bytes)?.kernels).toEqual(['kernel'])
  })
})

describe('decodeLz4', () => {
  const decode = (bytes: number[], size: number) => {
    const out = lz4Decoded(Uint8Array.from(bytes), size)
    return out && Buffer.from(out).toString('latin1')
  }

  it('copies literals and overlapping matches', () => {
    expect(decode([0x10, 0x61], 1)).toBe('a')
    expect(decode([0x22, 0x61, 0x62, 2, 0, 0x10, 0x21], 9)).toBe('abababab!')
    expect(decode([0x1f, 0x61, 1, 0, 255, 3, 0x00], 278)).toBe('a'.repeat(278))
    expect(decode([], 0)).toBe('')
  })

  it('refuses bad distances, lengths and ends', () => {
    expect(decode([0x10], 1)).toBeUndefined()
    expect(decode([0x10, 0x61, 2, 0], 5)).toBeUndefined()
    expect(decode([0x10, 0x61, 0, 0], 5)).toBeUndefined()
    expect(decode([0x10, 0x61, 1], 5)).toBeUndefined()
    expect(decode([0xf0, 255, 255], 5)).toBeUndefined()
    expect(decode([0x1f, 0x61, 1, 0, 255], 300)).toBeUndefined()
    expect(decode([0x1f, 0x61, 1, 0, 5], 20)).toBeUndefined()
  })
})
