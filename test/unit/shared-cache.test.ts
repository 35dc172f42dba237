/** The results of the shared stage, with a cache service that does what the test says. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { base32, fingerprint, type NarInfo, printNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey, type SecretKey } from '../../src/binary-cache/signing.ts'
import type { CacheReply, CacheService } from '../../src/runner/cache-service.ts'
import { indexKey, indexPrefix, runIdOf, sharedKey } from '../../src/store-cache/key.ts'
import { localFiles, makeLocalCache } from '../../src/store-cache/local.ts'
import { openStoreCache, type StoreCacheOptions, whyNoSharedStage } from '../../src/store-cache/store-cache.ts'
import { fakeClock, testHost } from './host.ts'

const temp = mkdtempSync(join(tmpdir(), 'shared-cache-'))
afterAll(() => rmSync(temp, { recursive: true }))

const store = '/nix/store'
const system = 'x86_64-linux'
/** The longest key that GitHub's cache service takes. */
const maxKeyLength = 512
const run = { id: '4711', attempt: 1 }
const key = sharedKey(run, system)
const nix = { program: '/nix/bin/nix', version: '' }

/** Fills the folder of an entry. */
type Entry = (folder: string) => void

/** An entry with these paths, as the stage saves it. */
function entryOf(digits: readonly string[], signer?: SecretKey, spoil: Entry = () => {}): Entry {
  return (folder) => {
    mkdirSync(join(folder, 'nar'), { recursive: true })
    for (const digit of digits) {
      const content = `nar of ${digit}`
      const hash = base32(createHash('sha256').update(content).digest())
      const info: NarInfo = {
        name: `${digit.repeat(32)}-lib-1.0`,
        url: `nar/${hash}.nar.zst`,
        compression: 'zstd',
        fileHash: `sha256:${hash}`,
        fileSize: content.length,
        narHash: `sha256:${'1'.repeat(52)}`,
        narSize: 100,
        references: [],
        signatures: [],
      }
      const signatures = signer ? [signer.sign(fingerprint(info, store))] : []
      writeFileSync(join(folder, `${digit.repeat(32)}.narinfo`), printNarInfo({ ...info, signatures }, store))
      writeFileSync(join(folder, info.url), content)
    }
    const paths = digits.map((digit) => ({ path: `${store}/${digit.repeat(32)}-lib-1.0`, drvPath: null, seconds: 5 }))
    writeFileSync(
      join(folder, 'index.json'),
      JSON.stringify({ schema: 'store-cache-entry/1', cell: 'shared', drvPath: '', paths }),
    )
    spoil(folder)
  }
}

interface Script {
  readonly entries?: Readonly<Record<string, Entry>>
  /** Seconds of the fake clock after which the service finds its entries. */
  readonly after?: number
  readonly options?: Omit<StoreCacheOptions, 'mode'> & { readonly mode?: StoreCacheOptions['mode'] }
  readonly service?: Partial<CacheService>
  /** Answers the look-ups in this order first. */
  readonly lookups?: readonly CacheReply<readonly string[]>[]
  readonly cancelled?: AbortSignal
}

async function job(script: Script = {}) {
  const clock = fakeClock()
  const begun = clock.now()
  const asked: string[] = []
  const fetched: string[] = []
  const there = () => (clock.now() - begun >= (script.after ?? 0) * 1_000 ? (script.entries ?? {}) : {})
  const planned = [...(script.lookups ?? [])]
  const service: CacheService = {
    available: true,
    readable: true,
    writable: true,
    lookup: async (_, __, wanted) => {
      asked.push(...wanted)
      return planned.shift() ?? { kind: 'ok', value: wanted.filter((one) => there()[one]) }
    },
    fetch: async (folder, name, wanted) => {
      fetched.push(wanted)
      there()[wanted]?.(join(folder, name))
      return { kind: 'ok', value: there()[wanted] && wanted }
    },
    store: async () => ({ kind: 'failed', reason: 'no saving in this test' }),
    ...script.service,
  }
  const host = testHost({
    env: { RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) },
    clock,
    cache: service,
    ...(script.cancelled && { cancelled: script.cancelled }),
  })
  const local = await makeLocalCache(host)
  const { mode = 'read-write', ...keys } = script.options ?? {}
  const cache = openStoreCache(host, nix, { mode, ...keys })
  const waited = () => (clock.now() - begun) / 1_000
  const served = () => readdirSync(local.folder).filter((file) => file.endsWith('.narinfo'))
  return { host, clock, cache, asked, fetched, waited, served }
}

describe('what the shared stage saved', () => {
  it('is there at once: admitted, and said in one line', async () => {
    const { cache, host, served, waited, asked } = await job({ entries: { [key]: entryOf(['a', 'b']) } })
    const report = await cache.restoreShared({ system, run })
    expect(report).toMatchObject({ outcome: 'restored', key, exact: true, paths: 2, refused: 0, problems: [] })
    expect(served()).toHaveLength(2)
    expect([waited(), asked]).toEqual([0, [key]])
    expect(host.log.lines).toEqual([expect.stringMatching(/^Store cache, shared x86_64-linux: restored 2 paths/)])
    expect(await cache.restored()).toMatchObject([{ seconds: 5 }, { seconds: 5 }])
    expect(existsSync(localFiles(host).work)).toBe(false)
  })

  it('is waited for with growing pauses, as long as the service does not know it', async () => {
    const { cache, clock, waited, asked } = await job({ entries: { [key]: entryOf(['a']) }, after: 20 })
    expect(await cache.restoreShared({ system, run })).toMatchObject({ outcome: 'restored', paths: 1 })
    expect(waited()).toBeGreaterThanOrEqual(20)
    expect(waited()).toBeLessThan(60)
    expect(asked.length).toBeLessThanOrEqual(7)
    clock.slept.forEach((pause, nth) => {
      expect(pause / 1_000).toBeGreaterThanOrEqual(0.75 * 2 ** nth)
      expect(pause / 1_000).toBeLessThanOrEqual(1.25 * 2 ** nth)
    })
  })

  it.each([
    [undefined, 60],
    [5, 5],
    [0, 0],
  ])('does not come: with wait %s the cell goes on after %i s, without a warning', async (wait, seconds) => {
    const { cache, host, waited, asked } = await job()
    const report = await cache.restoreShared({ system, run, ...(wait !== undefined && { wait }) })
    expect(report).toMatchObject({ outcome: 'missed', seconds, problems: [] })
    expect(waited()).toBe(seconds)
    expect(asked.length).toBeLessThanOrEqual(8)
    expect(new Set(asked)).toEqual(new Set([key]))
    expect(host.log.lines).toEqual([expect.stringContaining('there is no entry yet')])
  })

  it('is asked for once in a job, whether it was there or not', async () => {
    for (const entries of [{ [key]: entryOf(['a']) }, {}]) {
      const { cache, asked, waited } = await job({ entries })
      const first = await cache.restoreShared({ system, run })
      const before = [asked.length, waited()]
      expect(first.outcome).not.toBe('skipped')
      expect(await cache.restoreShared({ system, run })).toMatchObject({ outcome: 'skipped', problems: [] })
      expect([asked.length, waited()]).toEqual(before)
      await cache.restoreShared({ system: 'aarch64-linux', run, wait: 0 })
      expect(asked.at(-1)).toBe(sharedKey(run, 'aarch64-linux'))
    }
  })

  it('of an earlier attempt is taken at once, the newest first', async () => {
    const attempt = (number: number) => sharedKey({ id: run.id, attempt: number }, system)
    const entries = { [attempt(1)]: entryOf(['a']), [attempt(2)]: entryOf(['a', 'b']) }
    const { cache, asked, waited } = await job({ entries })
    const report = await cache.restoreShared({ system, run: { id: run.id, attempt: 4 } })
    expect(report).toMatchObject({ outcome: 'restored', key: attempt(2), exact: false, paths: 2 })
    expect([waited(), asked]).toEqual([0, [attempt(4), attempt(3), attempt(2)]])
  })

  it('of an earlier attempt is not waited for, and not one of another run', async () => {
    const other = sharedKey({ id: '4712', attempt: 1 }, system)
    const { cache, asked } = await job({ entries: { [other]: entryOf(['a']) } })
    expect(await cache.restoreShared({ system, run: { id: run.id, attempt: 2 } })).toMatchObject({ outcome: 'missed' })
    expect(asked.filter((one) => one === key)).toHaveLength(1)
  })

  it('is refused where another key signed it, or none: one warning counts what', async () => {
    const ours = generateKey('ours')
    for (const signer of [generateKey('ours'), undefined]) {
      const { cache, served } = await job({
        entries: { [key]: entryOf(['a', 'b'], signer) },
        options: { publicKey: ours.publicKey.text },
      })
      const report = await cache.restoreShared({ system, run })
      expect(report).toMatchObject({ outcome: 'restored', paths: 0, refused: 2, problems: [{ code: 'CCH022' }] })
      expect(served()).toEqual([])
    }
    const { cache, served } = await job({
      entries: { [key]: entryOf(['a', 'b'], ours) },
      options: { publicKey: ours.publicKey.text },
    })
    expect(await cache.restoreShared({ system, run })).toMatchObject({ paths: 2, refused: 0, problems: [] })
    expect(served()).toHaveLength(2)
  })

  it('is damaged: what is sound is taken, and an archive that is none is one warning', async () => {
    const spoil: Entry = (folder) => {
      const [first = ''] = readdirSync(join(folder, 'nar'))
      writeFileSync(join(folder, 'nar', first), 'something else')
    }
    const half = await job({ entries: { [key]: entryOf(['a', 'b'], undefined, spoil) } })
    expect(await half.cache.restoreShared({ system, run })).toMatchObject({ paths: 1, refused: 1 })
    const none = await job({
      entries: { [key]: () => {} },
      service: { fetch: async () => ({ kind: 'damaged', reason: 'tar failed with exit code 2' }) },
    })
    const report = await none.cache.restoreShared({ system, run })
    expect(report).toMatchObject({ outcome: 'failed', problems: [{ code: 'CCH023' }] })
    expect(report.problems[0]?.message).toContain('shared x86_64-linux')
  })

  it('never comes under a longer key that only starts like its own', async () => {
    const longer = async (folder: string, name: string): Promise<CacheReply<string>> => {
      entryOf(['a'])(join(folder, name))
      return { kind: 'ok', value: `${key}-evil` }
    }
    const { cache, served } = await job({ entries: { [key]: entryOf(['a']) }, service: { fetch: longer } })
    expect(await cache.restoreShared({ system, run })).toMatchObject({ outcome: 'missed', problems: [] })
    expect(served()).toEqual([])
  })

  it('comes after the service said that it was asked too often', async () => {
    const limited: CacheReply<readonly string[]> = { kind: 'failed', reason: 'Rate limited: too many requests' }
    const { cache } = await job({ entries: { [key]: entryOf(['a']) }, lookups: [limited, limited] })
    expect(await cache.restoreShared({ system, run })).toMatchObject({ outcome: 'restored', problems: [] })
  })

  it.each([
    ['is down', { kind: 'failed', reason: 'connect ECONNREFUSED' }, 'CCH020'],
    ['refuses the token', { kind: 'denied', reason: 'cache read denied: no scopes' }, 'CCH021'],
  ] as const)('one warning when the service %s, and nobody waits', async (_, reply, code) => {
    const { cache, waited, asked } = await job({ lookups: [reply] })
    expect(await cache.restoreShared({ system, run })).toMatchObject({ outcome: 'failed', problems: [{ code }] })
    expect(await cache.restoreShared({ system: 'aarch64-linux', run })).toMatchObject({ outcome: 'skipped' })
    expect([waited(), asked.length]).toEqual([0, 1])
  })

  it('is not waited for any more once the job is cancelled', async () => {
    const stop = new AbortController()
    const { cache, clock, host } = await job({
      cancelled: stop.signal,
      service: {
        lookup: async () => {
          stop.abort()
          return { kind: 'ok', value: [] }
        },
      },
    })
    const report = await cache.restoreShared({ system, run })
    expect(report).toMatchObject({ outcome: 'skipped', reason: 'the job was cancelled', problems: [] })
    expect(clock.slept).toEqual([])
    expect(existsSync(localFiles(host).fault)).toBe(false)
  })

  it('is neither read nor written against the mode', async () => {
    const write = await job({ entries: { [key]: entryOf(['a']) }, options: { mode: 'write' } })
    expect(await write.cache.restoreShared({ system, run })).toMatchObject({ outcome: 'skipped' })
    const read = await job({ options: { mode: 'read' } })
    const stage = { system, run, drvPaths: [`${store}/${'a'.repeat(32)}-x.drv`], derivations: [] }
    expect(await read.cache.saveShared(stage)).toMatchObject({ outcome: 'skipped', reason: 'store-cache is read' })
    expect([...write.asked, ...read.asked]).toEqual([])
  })
})

describe('whether a run has a shared stage', () => {
  const ours = generateKey('ours')
  const works = { available: true, readable: true, writable: true } as CacheService
  it.each<readonly [string, Partial<StoreCacheOptions & { service: CacheService }>, RegExp | undefined]>([
    ['all is well', {}, undefined],
    ['there is a key', { secretKey: ours.secretText(), publicKey: ours.publicKey.text }, undefined],
    ['the mode is read', { mode: 'read' }, /store-cache is read/],
    ['the mode is write', { mode: 'write' }, /store-cache is write/],
    ['the mode is off', { mode: 'off' }, /store-cache is off/],
    ['there is no service', { service: { ...works, available: false } }, /no cache service/],
    ['the token does not read', { service: { ...works, readable: false } }, /may not read/],
    ['the token does not write', { service: { ...works, writable: false } }, /may not write/],
    ['signatures are required and there is no secret', { publicKey: ours.publicKey.text }, /no secret key/],
    ['a key is malformed', { secretKey: 'hunter2' }, /invalid/],
  ])('when %s', (_, more, reason) => {
    const { service = works, ...options } = more
    const why = whyNoSharedStage({ cache: service }, { mode: 'read-write', ...options })
    if (reason) expect(why).toMatch(reason)
    else expect(why).toBeUndefined()
    expect(why ?? '').not.toMatch(/\n|hunter2/)
  })
})

describe('the run of a job', () => {
  it.each([
    [
      { GITHUB_RUN_ID: '12345678901', GITHUB_RUN_ATTEMPT: '2' },
      { id: '12345678901', attempt: 2 },
    ],
    [{}, undefined],
    [{ GITHUB_RUN_ID: '1' }, undefined],
    [{ GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '0' }, undefined],
    [{ GITHUB_RUN_ID: '1,2', GITHUB_RUN_ATTEMPT: '1' }, undefined],
    [{ GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1e3' }, undefined],
  ])('%j', (env, expected) => {
    expect(runIdOf(env)).toEqual(expected)
  })
})

describe('keys of a run', () => {
  const anyRun = fc.record({ id: fc.string(), attempt: fc.nat() })
  const long = fc.string({ maxLength: 2_000, size: 'max' })

  it('are within what the service takes', () => {
    fc.assert(
      fc.property(anyRun, long, (given, text) => {
        for (const one of [sharedKey(given, text), indexKey(text, given), `${indexPrefix(text)}newest`]) {
          expect(one).toMatch(/^snc1-[A-Za-z0-9._-]+$/)
          expect(one.length).toBeLessThanOrEqual(maxKeyLength)
        }
        expect(indexKey(text, given).startsWith(indexPrefix(text))).toBe(true)
      }),
    )
  })

  it('of two refs never start with the prefix of one another, nor those of two stages', () => {
    const ref = fc.oneof(fc.string(), fc.constantFrom('main', 'main-1', 'main/1', 'refs/heads/main'))
    fc.assert(
      fc.property(ref, ref, anyRun, (one, other, given) => {
        fc.pre(one !== other)
        expect(indexKey(other, given).startsWith(indexPrefix(one))).toBe(false)
        const sneaky = `${indexPrefix(one).slice('snc1-index-'.length)}x`
        expect(indexKey(sneaky, given).startsWith(indexPrefix(one))).toBe(false)
      }),
    )
    const keys = ['1', '11'].flatMap((id) =>
      [1, 11].flatMap((attempt) => [sharedKey({ id, attempt }, system), sharedKey({ id, attempt }, 'aarch64-linux')]),
    )
    for (const one of keys) expect(keys.filter((other) => other.startsWith(one))).toEqual([one])
  })
})
