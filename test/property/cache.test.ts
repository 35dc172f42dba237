import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base32, fingerprint, type NarInfo, parseNarInfo, printNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey, parsePublicKey, parseSecretKey } from '../../src/binary-cache/signing.ts'
import { parseIndex } from '../../src/store-cache/entry-index.ts'
import { entryKey, entryPrefix, partialKey } from '../../src/store-cache/key.ts'

const store = '/nix/store'
const digits = '0123456789abcdfghijklmnpqrsvwxyz'
const hash = (length: number) => fc.string({ unit: fc.constantFrom(...digits), minLength: length, maxLength: length })
const storeName = fc
  .tuple(hash(32), fc.stringMatching(/^[0-9A-Za-z+\-_?=][0-9A-Za-z+\-._?=]{0,30}$/))
  .map(([a, b]) => `${a}-${b}`)
const key = generateKey('property')
const narInfo: fc.Arbitrary<NarInfo> = fc
  .record({
    name: storeName,
    file: hash(52),
    compression: fc.constantFrom('zstd', 'none'),
    narHash: hash(52),
    fileSize: fc.integer({ min: 1 }),
    narSize: fc.integer({ min: 1 }),
    references: fc.uniqueArray(storeName, { maxLength: 5 }),
    deriver: fc.option(storeName, { nil: undefined }),
  })
  .map(({ name, file, compression, narHash, fileSize, narSize, references, deriver }) => ({
    name,
    url: `nar/${file}.nar${compression === 'zstd' ? '.zst' : ''}`,
    compression,
    fileHash: `sha256:${file}`,
    fileSize,
    narHash: `sha256:${narHash}`,
    narSize,
    references: [...references].sort(),
    ...(deriver === undefined ? {} : { deriver }),
    signatures: [],
  }))

describe('cache keys', () => {
  it('are short, without commas, and differ with every part', () => {
    const cell = fc.record({ id: fc.string(), system: fc.string(), drvPath: fc.string() })
    fc.assert(
      fc.property(cell, fc.string(), (given, other) => {
        for (const one of [entryKey(given), partialKey(given, [other])]) {
          expect(one).toMatch(/^snc1-[A-Za-z0-9._-]+$/)
          expect(one.length).toBeLessThanOrEqual(512)
          expect(one.startsWith(entryPrefix(given))).toBe(true)
        }
        if (other !== given.drvPath) expect(entryKey({ ...given, drvPath: other })).not.toBe(entryKey(given))
      }),
    )
  })
})

describe('narinfos', () => {
  it('are read as they were printed', () => {
    fc.assert(
      fc.property(narInfo, (info) => {
        expect(parseNarInfo(printNarInfo(info, store), store)).toEqual(info)
      }),
    )
  })

  it('never upset the reader, and what it accepts stays inside', () => {
    const lines = fc.array(
      fc.tuple(
        fc.constantFrom('StorePath', 'URL', 'Compression', 'FileHash', 'FileSize', 'NarHash', 'NarSize', 'References'),
        fc.oneof(fc.string(), fc.constantFrom('zstd', '1', `${store}/${'a'.repeat(32)}-x`)),
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          lines.map((all) => all.map(([a, b]) => `${a}: ${b}\n`).join('')),
        ),
        (text) => {
          const info = parseNarInfo(text, store)
          if (!('wrong' in info)) expect(info.url).toMatch(/^nar\/[0-9a-z]{52}\.nar(\.zst)?$/)
        },
      ),
    )
  })

  it('lose their signature with any change of what it covers', () => {
    fc.assert(
      fc.property(narInfo, narInfo, (info, other) => {
        const signature = key.sign(fingerprint(info, store))
        expect(key.publicKey.verifies(fingerprint(info, store), [signature])).toBe(true)
        for (const field of ['name', 'narHash', 'narSize', 'references'] as const) {
          const changed = { ...info, [field]: other[field] }
          const same = JSON.stringify(changed[field]) === JSON.stringify(info[field])
          expect(key.publicKey.verifies(fingerprint(changed, store), [signature])).toBe(same)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('keys and bytes', () => {
  it('base 32 of any bytes has their length and differs with them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(255), (bytes, bit) => {
        const text = base32(bytes)
        expect(text).toMatch(/^[0-9abcdfghijklmnpqrsvwxyz]{52}$/)
        const other = Uint8Array.from(bytes)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(base32(other)).not.toBe(text)
      }),
    )
  })

  it('nothing upsets the readers of keys and indexes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        parseSecretKey(text)
        parsePublicKey(text)
        await parseIndex(text)
      }),
    )
  })
})
