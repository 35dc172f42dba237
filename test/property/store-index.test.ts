/** The index of the store cache: merged in any order it is the same, and nothing is lost that has a pack. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import {
  emptyIndex,
  mergeIndexes,
  parseIndex,
  printIndex,
  type StoredPath,
  type StoreIndex,
  useOf,
  withoutPacks,
} from '../../src/store-cache/pack/index.ts'
import { blockBytes, footerLength, parseFooter, printFooter, trailerBytes } from '../../src/store-cache/pack/pack.ts'
import { choose, type Valued, type ValuedPack } from '../../src/store-cache/pack/worth.ts'

const storeDir = '/nix/store'
/** Few names, packs and contents: they meet each other often. */
const name = fc.constantFrom('a', 'b', 'c', 'd').map((letter) => `${letter.repeat(32)}-${letter}`)
const content = fc.constantFrom('0', '1', '2').map((digit) => digit.repeat(52))
const packKey = fc.constantFrom('pk/1', 'pk/2', 'pk/3')

function infoOf(own: string, hash: string, fileSize: number, signatures: readonly string[]): NarInfo {
  const narHash = `sha256:${hash}`
  return {
    ...{ name: own, url: `nar/${hash}.nar.zst`, compression: 'zstd', fileHash: narHash, fileSize },
    ...{ narHash, narSize: 7, references: [], signatures },
  }
}
const stored: fc.Arbitrary<StoredPath> = fc
  .record({
    name,
    content,
    pack: packKey,
    used: fc.nat(4),
    offset: fc.nat(3),
    size: fc.integer({ min: 1, max: 3 * blockBytes }),
    seconds: fc.option(fc.nat(2), { nil: null }),
    signature: fc.constantFrom('k:AA==', 'l:BB=='),
  })
  .map(({ name: own, content: hash, size, signature, ...rest }) => ({
    ...rest,
    info: infoOf(own, hash, size, [signature]),
    blocks: Array.from({ length: Math.ceil(size / blockBytes) }, (_, n) => 'A'.repeat(21) + n),
  }))
const index: fc.Arbitrary<StoreIndex> = fc
  .record({ paths: fc.array(stored, { maxLength: 6 }), generation: fc.nat(5) })
  .map(({ paths, generation }) => ({
    storeDir,
    generation,
    packs: new Map(paths.map(({ pack }) => [pack, 4 * blockBytes])),
    paths: new Map(paths.map((path) => [path.info.name, path])),
  }))
const key = generateKey('index')

describe('merging indexes', () => {
  it('gives the same in any order, any grouping and any number of times', () => {
    fc.assert(
      fc.property(index, index, index, (a, b, c) => {
        const whole = mergeIndexes(mergeIndexes(a, b), c)
        expect(sorted(mergeIndexes(a, mergeIndexes(b, c)))).toEqual(sorted(whole))
        expect(sorted(mergeIndexes(mergeIndexes(c, b), a))).toEqual(sorted(whole))
        expect(sorted(mergeIndexes(whole, b))).toEqual(sorted(whole))
        expect(sorted(mergeIndexes(emptyIndex(storeDir), a))).toEqual(sorted(a))
      }),
    )
  })

  it('loses no path and no pack, and invents none; a path is used when one of them used it', () => {
    fc.assert(
      fc.property(fc.array(index, { minLength: 1, maxLength: 5 }), (all) => {
        const whole = all.reduce(mergeIndexes)
        expect(new Set(whole.packs.keys())).toEqual(new Set(all.flatMap(({ packs }) => [...packs.keys()])))
        expect(new Set(whole.paths.keys())).toEqual(new Set(all.flatMap(({ paths }) => [...paths.keys()])))
        for (const [own, path] of whole.paths) {
          const copies = all.flatMap(({ paths }) => paths.get(own) ?? [])
          expect(copies).toContainEqual(path)
          expect(path.used).toBe(Math.max(...copies.map(({ used }) => used)))
        }
      }),
    )
  })

  it('keeps every path whose pack is kept, whatever is dropped and merged again', () => {
    fc.assert(
      fc.property(index, index, fc.uniqueArray(packKey), fc.uniqueArray(name), (a, b, gone, names) => {
        const kept = useOf(withoutPacks(mergeIndexes(a, b), new Set(gone)), names, 9)
        const merged = mergeIndexes(a, b)
        for (const [own, path] of merged.paths) {
          expect(kept.paths.has(own)).toBe(!gone.some((key) => key === path.pack))
          if (kept.paths.has(own) && names.includes(own)) expect(kept.paths.get(own)?.used).toBe(9)
        }
        for (const { pack } of kept.paths.values()) expect(kept.packs.has(pack)).toBe(true)
      }),
    )
  })
})

describe('the bytes of an index', () => {
  it('are read as they were written, signed or not', () => {
    fc.assert(
      fc.property(index, fc.boolean(), (given, isSigned) => {
        const bytes = printIndex(given, isSigned ? key : undefined)
        expect(parseIndex(bytes)).toEqual(given)
        const withKey = parseIndex(bytes, key.publicKey)
        if (isSigned) expect(withKey).toEqual(given)
        else expect(withKey).toEqual({ wrong: `it is not signed by ${key.publicKey.name}` })
      }),
      { numRuns: 50 },
    )
  })

  it('are refused when one of them is another, or the end is missing', () => {
    const whole = fc.sample(index, { numRuns: 1, seed: 5 })[0] ?? emptyIndex(storeDir)
    const bytes = printIndex(whole, key)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes)
        damaged[at] = (damaged[at] ?? 0) ^ change
        // What is not the content, such as the name of an unknown field, may change; what it says may not.
        const read = parseIndex(damaged, key.publicKey)
        if (!('wrong' in read)) expect(read).toEqual(whole)
        expect(parseIndex(bytes.subarray(0, at), key.publicKey)).toHaveProperty('wrong')
      }),
      { numRuns: 300 },
    )
  })
})

describe('the footer of a pack', () => {
  const members = (paths: readonly StoredPath[]) => {
    let at = 0
    return paths.map(({ info, blocks, seconds }) => {
      const offset = at
      at += info.fileSize
      return { info, blocks, seconds, offset }
    })
  }
  const bytesOf = (all: readonly { readonly info: NarInfo }[]) => all.reduce((sum, { info }) => sum + info.fileSize, 0)

  it('is found from the end and read as it was written', () => {
    fc.assert(
      fc.property(fc.array(stored, { maxLength: 5 }), (paths) => {
        const footer = { storeDir, members: members(paths) }
        const tail = printFooter(footer)
        const size = bytesOf(footer.members) + tail.length
        expect(footerLength(tail.subarray(-trailerBytes), size)).toBe(tail.length - trailerBytes)
        expect(parseFooter(tail, size)).toEqual(footer)
      }),
      { numRuns: 50 },
    )
  })

  it('is refused when it is damaged, cut, or of members that the pack does not have', () => {
    const [path] = fc.sample(stored, { numRuns: 1, seed: 3 })
    if (!path) throw new Error('no sample')
    const one = { info: path.info, blocks: path.blocks, seconds: 1, offset: 0 }
    const tail = printFooter({ storeDir, members: [one] })
    const size = path.info.fileSize + tail.length
    fc.assert(
      fc.property(fc.nat(tail.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(tail)
        damaged[at] = (damaged[at] ?? 0) ^ change
        expect(parseFooter(damaged, size)).toHaveProperty('wrong')
      }),
    )
    expect(parseFooter(tail.subarray(1), size)).toHaveProperty('wrong')
    expect(parseFooter(tail, size - 1)).toEqual({ wrong: 'a member lies outside of it' })
    const twice = printFooter({ storeDir, members: [one, one] })
    expect(parseFooter(twice, 2 * path.info.fileSize + twice.length)).toEqual({ wrong: 'its members overlap' })
    const short = printFooter({ storeDir, members: [{ ...one, blocks: [] }] })
    expect(parseFooter(short, size)).toHaveProperty('wrong')
  })
})

describe('what is worth keeping', () => {
  const valued: fc.Arbitrary<Valued> = fc.record({
    bytes: fc.integer({ min: 1, max: 100 }),
    seconds: fc.option(fc.nat(1_000), { nil: null }),
    used: fc.nat(9),
  })
  const pack: fc.Arbitrary<ValuedPack> = fc
    .record({ key: fc.uuid(), paths: fc.array(valued, { maxLength: 4 }) })
    .map(({ key: own, paths }) => ({ key: own, paths, bytes: paths.reduce((sum, { bytes }) => sum + bytes, 1) }))

  it('never exceeds the budget, and refuses nothing that would still fit', () => {
    fc.assert(
      fc.property(fc.array(pack), fc.array(valued), fc.nat(800), (packs, fresh, budget) => {
        const { dropped, admitted, refused } = choose(packs, fresh, { budget, generation: 9 })
        const kept = packs.filter(({ key: own }) => !dropped.includes(own))
        const used = [...kept, ...admitted].reduce((sum, { bytes }) => sum + bytes, 0)
        expect(used).toBeLessThanOrEqual(budget)
        expect(admitted.length + refused.length).toBe(fresh.length)
        for (const { bytes } of refused) expect(used + bytes).toBeGreaterThan(budget)
      }),
    )
  })

  it('is what took long to build, is small, and was used lately', () => {
    const path = { bytes: 100, seconds: 100, used: 9 }
    const others = [
      { ...path, seconds: 50 },
      { ...path, bytes: 99, seconds: 10 },
      { ...path, used: 1 },
      { ...path, seconds: null },
    ]
    for (const other of others) {
      expect(choose([], [other, path], { budget: 150, generation: 9 }).admitted).toEqual([path])
    }
  })
})

function sorted({ packs, paths, ...rest }: StoreIndex) {
  return { ...rest, packs: [...packs].sort(), paths: [...paths].sort(([a], [b]) => (a < b ? -1 : 1)) }
}
