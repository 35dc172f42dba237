/** How containers are found one after the other, and what of a broken one is said. */
import { describe, expect, it } from 'vitest'
import { fatbinImages, isFatbin } from '../../src/inspect/fatbin.ts'
import { Finding, memorySource } from '../../src/inspect/source.ts'
import { cubin, fatbin, lz4, zstd } from './inspect-fixtures.ts'

const place = { object: 0, relocatable: false }
const found = (...parts: Uint8Array[]) =>
  [...fatbinImages(memorySource(Buffer.concat(parts)), place)].map(({ container, offset, capability }) => {
    return [container.offset, offset, capability.major * 10 + capability.minor]
  })
const refused = (...parts: Uint8Array[]) => {
  try {
    found(...parts)
  } catch (cause) {
    if (cause instanceof Finding) return `${cause.message} (${cause.offset})`
    throw cause
  }
  return 'nothing'
}
const zeros = (bytes: number) => Buffer.alloc(bytes)
const payload = Buffer.alloc(64, 1)
const one = (arch: number) => fatbin({ arch, payload })
const size = one(80).length

/** A registration record, as `.nvFatBinSegment` has it: the magic number, the version, two addresses. */
const wrapper = () => {
  const bytes = zeros(24)
  bytes.writeUInt32LE(0x466243b1, 0)
  bytes.writeUInt32LE(1, 4)
  return bytes
}

describe('containers one after the other', () => {
  it('are found where they start', () => {
    expect(found(one(80), one(90))).toEqual([
      [0, 80, 80],
      [size, size + 80, 90],
    ])
  })

  it.each([8, 56, 64, 72, 4_096, 70_000, 200_000])('are found behind %i bytes of alignment', (gap) => {
    expect(found(zeros(gap), one(80), zeros(gap), one(90), zeros(gap))).toEqual([
      [gap, gap + 80, 80],
      [2 * gap + size, 2 * gap + size + 80, 90],
    ])
  })

  it('are found wherever the bytes lie in memory', () => {
    for (const shift of [0, 1, 2, 3, 4]) {
      const bytes = Buffer.concat([zeros(shift), zeros(72), one(80)])
      const images = [...fatbinImages(memorySource(bytes.subarray(shift)), place)]
      expect(images.map(({ offset }) => offset)).toEqual([72 + 80])
    }
  })

  it('are found behind a registration record', () => {
    expect(found(wrapper(), one(80))).toEqual([[24, 104, 80]])
    expect(found(one(80), wrapper())).toEqual([[0, 80, 80]])
  })

  it('are none in zeros, whatever is left over at the end', () => {
    for (const bytes of [0, 1, 3, 4, 5, 8, 15, 100]) expect(found(zeros(bytes))).toEqual([])
    for (const bytes of [1, 3, 4, 7]) expect(found(one(80), zeros(bytes))).toHaveLength(1)
  })
})

describe('a container', () => {
  it('is told by its first four bytes', () => {
    expect(isFatbin(one(80))).toBe(true)
    expect(isFatbin(one(80).subarray(0, 4))).toBe(true)
    expect(isFatbin(one(80).subarray(0, 3))).toBe(false)
    expect(isFatbin(wrapper())).toBe(true)
    expect(isFatbin(cubin())).toBe(false)
  })

  it('may have a longer header, and entries of any length', () => {
    const longer = Buffer.concat([one(80).subarray(0, 16), zeros(8), one(80).subarray(16)])
    longer.writeUInt16LE(24, 6)
    expect(found(longer, one(90))).toEqual([
      [0, 88, 80],
      [size + 8, size + 88, 90],
    ])
    expect(found(fatbin({ headerSize: 80, payload }, { arch: 90, payload }))).toEqual([
      [0, 96, 80],
      [0, 96 + 64 + 64, 90],
    ])
    expect(found(fatbin())).toEqual([])
  })

  it('is refused where it is cut off or broken', () => {
    const broken = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(one(80))
      change(bytes)
      return refused(bytes)
    }
    expect(refused(one(80).subarray(0, 8))).toContain('a fatbin header is cut off')
    expect(refused(one(80).subarray(0, size - 1))).toContain('a fatbin container is cut off')
    expect(broken((bytes) => bytes.writeUInt16LE(15, 6))).toContain('a fatbin header is broken')
    expect(broken((bytes) => bytes.writeUInt32LE(63, 16 + 4))).toContain('extends past its container')
    expect(broken((bytes) => bytes.writeUInt32LE(72, 16 + 4))).toContain('extends past its container')
    expect(broken((bytes) => bytes.writeBigUInt64LE(72n, 16 + 8))).toContain('extends past its container')
    expect(refused(Buffer.from('no fatbin'))).toContain('there is no fatbin header where one is expected')
    expect(refused(one(80), Buffer.from('text'))).toContain('there is no fatbin header where one is expected')
    expect(refused(one(80), zeros(16), Buffer.from('text text'))).toContain('there is no fatbin header')
  })

  it('says where it is broken', () => {
    expect(refused(one(80), zeros(8), Buffer.from('text text'))).toContain(`(${size + 8})`)
  })
})

describe('an entry', () => {
  it('has a target from 1.0 to 99.9, where its kind has targets', () => {
    expect(found(one(10))).toEqual([[0, 80, 10]])
    expect(found(one(999))).toEqual([[0, 80, 999]])
    for (const arch of [0, 9, 1_000]) expect(refused(one(arch))).toContain(`the impossible target ${arch}`)
    expect(found(fatbin({ kind: 77, arch: 1_000, payload }))).toEqual([[0, 80, 1_000]])
  })

  it('takes no more bytes than it has', () => {
    const packed = (stored: number, flags: number) => {
      const bytes = Buffer.from(fatbin({ payload, flags, uncompressed: 500 }))
      bytes.writeUInt32LE(stored, 16 + 16)
      return bytes
    }
    for (const flags of [lz4, zstd]) {
      const [image] = fatbinImages(memorySource(packed(64, flags)), place)
      expect(image).toMatchObject({ storedSize: 64, size: 500, compression: flags === lz4 ? 'lz4' : 'zstd' })
      expect(refused(packed(65, flags))).toContain('larger than its container')
    }
    const [plain] = fatbinImages(memorySource(fatbin({ payload })), place)
    expect(plain).toMatchObject({ storedSize: 64, size: 64, compression: 'none', kind: 'cubin' })
    expect(plain).not.toHaveProperty('ptxVersion')
  })
})
