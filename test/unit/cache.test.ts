import { createHash } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { base32, fingerprint, type NarInfo, parseNarInfo, printNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey, parsePublicKey, parseSecretKey, type SecretKey } from '../../src/binary-cache/signing.ts'
import { jobKeys } from '../../src/nix/configure/managed.ts'
import type { CacheService } from '../../src/runner/cache-service.ts'
import type { Host } from '../../src/runner/host.ts'
import { admitEntry } from '../../src/store-cache/admit.ts'
import { prepareStoreCache } from '../../src/store-cache/job.ts'
import { entryKey, entryName, entryPrefix, partialKey } from '../../src/store-cache/key.ts'
import { closeLocalCache, localFiles, makeLocalCache, openLocalCache } from '../../src/store-cache/local.ts'
import { checkStoreCacheKeys, openStoreCache } from '../../src/store-cache/store-cache.ts'
import { testHost } from './host.ts'

const temp = mkdtempSync(join(tmpdir(), 'cache-'))
afterAll(() => rmSync(temp, { recursive: true }))

const store = '/nix/store'
const name = (digit: string, rest = 'lib-1.0') => `${digit.repeat(32)}-${rest}`
const cell = { id: 'saxpy-cuda12.4-sm90a-x86_64-linux', system: 'x86_64-linux', drvPath: `${store}/${name('d')}.drv` }

describe('keys', () => {
  it('has system, cell and derivation, and the prefix ends before the derivation', () => {
    const hash = createHash('sha256').update(cell.drvPath).digest('hex').slice(0, 32)
    expect(entryKey(cell)).toBe(`snc1-x86_64-linux-saxpy-cuda12.4-sm90a-x86_64-linux-${hash}`)
    expect(entryKey(cell)).toBe(`${entryPrefix(cell)}${hash}`)
    expect(partialKey(cell, ['b', 'a'])).toBe(partialKey(cell, ['a', 'b']))
    expect(partialKey(cell, ['a'])).toMatch(new RegExp(`^${entryKey(cell)}-part-[0-9a-f]{8}$`))
  })

  it('keeps entries of other store folders and of other keys apart', () => {
    const names = [
      entryName(store, undefined),
      entryName('/other', undefined),
      entryName(store, 'a:b'),
      entryName(store, 'a:c'),
    ]
    expect(names[0]).toBe('entry')
    expect(new Set(names).size).toBe(4)
  })
})

describe('signing keys', () => {
  it('reads its own keys and none that is malformed', () => {
    const key = generateKey('ours')
    const again = parseSecretKey(`${key.secretText()}\n`)
    expect(again?.publicKey.text).toBe(key.publicKey.text)
    expect(parsePublicKey(key.publicKey.text)?.verifies('data', [again?.sign('data') ?? ''])).toBe(true)
    expect(parsePublicKey(key.publicKey.text)?.verifies('other', [key.sign('data')])).toBe(false)
    const [label = '', secret = ''] = key.secretText().split(':')
    const foreign = Buffer.concat([Buffer.from(secret, 'base64').subarray(0, 32), Buffer.alloc(32)]).toString('base64')
    for (const bad of [
      '',
      label,
      `${label}:`,
      `:${secret}`,
      `${label}:AAAA`,
      `${label}:${foreign}`,
      key.publicKey.text,
    ]) {
      expect(parseSecretKey(bad), bad).toBeUndefined()
    }
    for (const bad of ['', key.secretText(), `${label}:AAAA`, 'a b:AAAA'])
      expect(parsePublicKey(bad), bad).toBeUndefined()
  })

  it('refuses a signature of the same name by another key, and malformed ones', () => {
    const key = generateKey('ours')
    const impostor = generateKey('ours')
    const signature = `${key.publicKey.name}:${impostor.sign('data').split(':')[1]}`
    expect(key.publicKey.verifies('data', [signature, 'x', '', `${key.publicKey.name}:AAAA`])).toBe(false)
  })

  it('says what is wrong with a key without showing it', () => {
    const key = generateKey('ours')
    expect(checkStoreCacheKeys({})).toBeUndefined()
    expect(checkStoreCacheKeys({ secretKey: key.secretText(), publicKey: key.publicKey.text })).toBeUndefined()
    for (const wrong of [
      { secretKey: 'hunter2:secret' },
      { publicKey: 'hunter2' },
      { secretKey: key.secretText(), publicKey: generateKey('x').publicKey.text },
    ]) {
      const problem = checkStoreCacheKeys(wrong)
      expect(problem).toMatchObject({ code: 'CCH024', severity: 'warning' })
      expect(JSON.stringify(problem)).not.toContain('hunter2')
    }
  })
})

describe('narinfos', () => {
  // Written by Nix 2.34.8.
  const text = [
    'StorePath: /nix/store/qicd08l03jw6n8bbyd1f1ji8b935jnpr-mid',
    'URL: nar/1zhpszws7faavz7h7nrc0540i14dv46ksgjs1gsnzf4vin8zgwh9.nar.zst',
    'Compression: zstd',
    'FileHash: sha256:1zhpszws7faavz7h7nrc0540i14dv46ksgjs1gsnzf4vin8zgwh9',
    'FileSize: 173',
    'NarHash: sha256:0j6dqdr7gxvam35zwlbpifam8lal8gs0yaiqxgkhx1g90kyxdkvx',
    'NarSize: 232',
    'References: 1gncgx3i98phrfwcsrb7rzcdpa35838p-upstream qicd08l03jw6n8bbyd1f1ji8b935jnpr-mid',
    'Deriver: rnjimg4cn11nvafmc6l4r37q3jmfn5h7-mid.drv',
    '',
  ].join('\n')

  it('prints what it read', () => {
    const info = parseNarInfo(text, store)
    if ('wrong' in info) throw new Error(info.wrong)
    expect(printNarInfo(info, store)).toBe(text)
    expect(fingerprint(info, store)).toBe(
      '1;/nix/store/qicd08l03jw6n8bbyd1f1ji8b935jnpr-mid;sha256:0j6dqdr7gxvam35zwlbpifam8lal8gs0yaiqxgkhx1g90kyxdkvx;232;/nix/store/1gncgx3i98phrfwcsrb7rzcdpa35838p-upstream,/nix/store/qicd08l03jw6n8bbyd1f1ji8b935jnpr-mid',
    )
  })

  it.each([
    ['another store folder', '/nix/store/qicd', '/tmp/store/qicd'],
    ['a path below the store path', '-mid\nURL', '-mid/../x\nURL'],
    ['a URL that leads outside', 'nar/1zhp', '../nar/1zhp'],
    ['an absolute URL', 'nar/1zhp', '/etc/1zhp'],
    ['a URL of another file', 'nar/1zhp', 'nar/0zhp'],
    ['a URL elsewhere', 'URL: nar/', 'URL: http://evil/nar/'],
    ['an unknown compression', 'Compression: zstd', 'Compression: br'],
    ['a short hash', 'NarHash: sha256:0', 'NarHash: sha256:'],
    ['another algorithm', 'NarHash: sha256:', 'NarHash: md5:'],
    ['no size', 'FileSize: 173\n', ''],
    ['a negative size', 'FileSize: 173', 'FileSize: -1'],
    ['a size beyond counting', 'NarSize: 232', 'NarSize: 99999999999999999999'],
    ['two paths', 'URL:', 'StorePath: /nix/store/x\nURL:'],
    ['an unknown field', 'Deriver:', 'Evil:'],
    ['a reference outside', 'upstream', 'up/stream'],
    ['a control character', '-mid.drv', '-mid\u0007.drv'],
    ['a cut', 'mid.drv\n', 'mid.drv'],
  ])('refuses %s', (_, from, to) => {
    expect(text).toContain(from)
    expect(parseNarInfo(text.replace(from, to), store)).toHaveProperty('wrong')
  })
})

describe('admission', () => {
  let folder = ''
  let entry = ''
  let host: ReturnType<typeof testHost>
  const key = generateKey('theirs')
  beforeEach(() => {
    folder = mkdtempSync(join(temp, 'job-'))
    entry = join(folder, 'entry')
    mkdirSync(join(entry, 'nar'), { recursive: true })
    host = testHost({ env: { RUNNER_TEMP: folder } })
  })

  /** Puts one path into the entry. */
  function put(digit: string, change: Partial<NarInfo> = {}, signer: SecretKey | undefined = key): NarInfo {
    const content = `nar of ${digit}`
    const hash = base32(createHash('sha256').update(content).digest())
    const plain: NarInfo = {
      name: name(digit),
      url: `nar/${hash}.nar.zst`,
      compression: 'zstd',
      fileHash: `sha256:${hash}`,
      fileSize: content.length,
      narHash: `sha256:${'1'.repeat(52)}`,
      narSize: 100,
      references: [name(digit)],
      signatures: [],
      ...change,
    }
    const info = { ...plain, signatures: signer ? [signer.sign(fingerprint(plain, store))] : [] }
    writeFileSync(join(entry, `${info.name.slice(0, 32)}.narinfo`), printNarInfo(info, store))
    writeFileSync(join(entry, `nar/${hash}.nar.zst`), content)
    return info
  }

  async function admit(required = false) {
    const local = await makeLocalCache(host)
    if (!local.key) throw new Error('no key')
    const admission = await admitEntry(host, entry, { ...local, key: local.key }, required ? key.publicKey : undefined)
    return { ...admission, local, why: admission.refused.map(({ why }) => why) }
  }

  it('takes what is sound, signs it anew, and drops every other signature', async () => {
    const info = put('a')
    const { admitted, refused, local } = await admit(true)
    expect([admitted.length, refused]).toEqual([1, []])
    const text = readFileSync(join(local.folder, `${'a'.repeat(32)}.narinfo`), 'utf8')
    const signature = local.key?.sign(fingerprint(info, store))
    expect(text.split('\n').filter((line) => line.startsWith('Sig'))).toEqual([`Sig: ${signature}`])
    expect(readFileSync(join(local.folder, info.url), 'utf8')).toBe('nar of a')
  })

  it('takes two paths with the same content', async () => {
    const { url, fileHash, fileSize } = put('a')
    put('b', { url, fileHash, fileSize })
    expect((await admit()).admitted).toHaveLength(2)
  })

  const spoilt: readonly (readonly [string, () => void, RegExp])[] = [
    ['a NAR that is cut off', () => writeFileSync(join(entry, put('a').url), 'nar'), /another size/],
    ['a NAR that is longer', () => writeFileSync(join(entry, put('a').url), 'nar of a and more'), /another size/],
    ['a NAR with another byte', () => writeFileSync(join(entry, put('a').url), 'nar of b'), /another hash/],
    ['no NAR', () => rmSync(join(entry, put('a').url)), /missing/],
    [
      'a NAR that is a symlink',
      () => {
        const file = join(entry, put('a').url)
        rmSync(file)
        writeFileSync(join(folder, 'secret'), 'nar of a')
        symlinkSync(join(folder, 'secret'), file)
      },
      /not a file of its own/,
    ],
    [
      'a NAR that is also elsewhere',
      () => {
        const file = join(entry, put('a').url)
        linkSync(file, join(folder, 'other'))
      },
      /not a file of its own/,
    ],
    ['a URL that leads outside', () => put('a', { url: '../../../../etc/passwd' }), /URL/],
    [
      'a huge narinfo',
      () => writeFileSync(join(entry, 'a.narinfo'), `Sig: ${'x'.repeat(2 ** 21)}\n`),
      /plausible size/,
    ],
    [
      'a narinfo under the name of another',
      () => {
        put('a')
        const text = readFileSync(join(entry, `${'a'.repeat(32)}.narinfo`), 'utf8')
        rmSync(join(entry, `${'a'.repeat(32)}.narinfo`))
        writeFileSync(join(entry, `${'b'.repeat(32)}.narinfo`), text)
      },
      /name of another/,
    ],
    ['a narinfo that is a folder', () => mkdirSync(join(entry, 'a.narinfo')), /plausible size/],
    ['a narinfo that is a symlink', () => symlinkSync('/etc/passwd', join(entry, 'a.narinfo')), /plausible size/],
  ]
  it.each(spoilt)('refuses %s and takes the rest', async (_, spoil, why) => {
    put('c')
    spoil()
    const { admitted, why: reasons, local } = await admit()
    expect(admitted.map((info) => info.name)).toEqual([name('c')])
    expect(reasons).toEqual([expect.stringMatching(why)])
    expect(readdirSync(local.folder).filter((file) => file.endsWith('.narinfo'))).toEqual([`${'c'.repeat(32)}.narinfo`])
  })

  it.each([
    ['unsigned', undefined],
    ['signed by another key', generateKey('theirs')],
  ])('refuses what is %s when a key is required, and takes it otherwise', async (_, signer) => {
    const text = printNarInfo({ ...put('a'), signatures: signer ? [signer.sign('x')] : [] }, store)
    writeFileSync(join(entry, `${'a'.repeat(32)}.narinfo`), text)
    expect((await admit(true)).why).toEqual([`it is not signed by ${key.publicKey.name}`])
    expect((await admit()).admitted).toHaveLength(1)
  })

  it('refuses a signature over other references', async () => {
    const info = put('a')
    writeFileSync(join(entry, `${'a'.repeat(32)}.narinfo`), printNarInfo({ ...info, references: [name('b')] }, store))
    expect((await admit(true)).why).toHaveLength(1)
  })

  it('takes nothing of an entry that is a symlink, or whose NARs are behind one', async () => {
    const info = put('a')
    const real = entry
    entry = join(folder, 'link')
    symlinkSync(real, entry)
    expect((await admit()).why).toEqual(['it is not a binary cache'])
    entry = join(folder, 'half')
    mkdirSync(entry)
    symlinkSync(join(real, 'nar'), join(entry, 'nar'))
    writeFileSync(join(entry, `${'a'.repeat(32)}.narinfo`), printNarInfo(info, store))
    expect((await admit()).why).toEqual(['it is not a binary cache'])
  })

  it('reads an index for what was admitted alone, and does without one', async () => {
    put('a')
    const paths = ['a', 'b'].map((digit) => ({
      path: `${store}/${name(digit)}`,
      drvPath: null,
      seconds: -1,
      narBytes: 7,
    }))
    writeFileSync(
      join(entry, 'index.json'),
      JSON.stringify({ schema: 'store-cache-entry/1', cell: 'x', drvPath: '/d', paths: [...paths, null, 3] }),
    )
    expect((await admit()).index?.paths).toEqual([{ ...paths[0], seconds: null }])
    put('a')
    writeFileSync(join(entry, 'index.json'), '{')
    expect(await admit()).toMatchObject({ index: undefined, refused: [] })
  })
})

describe('the local cache', () => {
  it('says by the name of its key whether the job admits unsigned entries', async () => {
    const env = { RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) }
    const host = testHost({ env })
    const job: Host = { ...host, cache: { ...host.cache, available: true } }
    for (const [secret, name] of [
      [undefined, jobKeys.open],
      [generateKey('ours').secretText(), jobKeys.signed],
    ] as const) {
      const { settings } = await prepareStoreCache(job, { 'store-cache': 'read-write', 'store-cache-key': secret })
      expect(settings.at(-1)?.values[0]).toMatch(new RegExp(`^${name}-[0-9a-f]{16}:`))
    }
  })

  it('starts empty with a private key, is found by later steps, and leaves no key', async () => {
    const host = testHost({ env: { RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) } })
    expect(await openLocalCache(host)).toBeUndefined()
    const made = await makeLocalCache(host)
    expect(made.url).toBe(`file://${made.folder}`)
    expect(parsePublicKey(made.publicKey)).toBeDefined()
    writeFileSync(join(made.folder, 'nar/x'), '')
    expect((await openLocalCache(host))?.publicKey).toBe(made.publicKey)
    const again = await makeLocalCache(host)
    expect(again.publicKey).not.toBe(made.publicKey)
    expect(readdirSync(join(again.folder, 'nar'))).toEqual([])
    await closeLocalCache(host)
    expect((await openLocalCache(host))?.key).toBeUndefined()
    expect(readdirSync(join(localFiles(host).cache, '..'))).toEqual(['store-cache'])
  })
})

describe('the service as the environment tells it', () => {
  const token = (...permissions: readonly number[]) => {
    const ac = JSON.stringify(permissions.map((Permission) => ({ Scope: 'refs/heads/main', Permission })))
    return `x.${Buffer.from(JSON.stringify({ ac })).toString('base64url')}.x`
  }
  it.each([
    [{}, [false, true, true]],
    [{ ACTIONS_RESULTS_URL: 'http://x' }, [false, true, true]],
    [{ ACTIONS_RESULTS_URL: 'http://x', ACTIONS_RUNTIME_TOKEN: 'no token' }, [true, true, true]],
    [{ ACTIONS_CACHE_URL: 'http://x', ACTIONS_RUNTIME_TOKEN: token(3) }, [true, true, true]],
    [{ ACTIONS_RESULTS_URL: 'http://x', ACTIONS_RUNTIME_TOKEN: token(1, 1) }, [true, true, false]],
    [{ ACTIONS_RESULTS_URL: 'http://x', ACTIONS_RUNTIME_TOKEN: token() }, [true, false, false]],
    [
      { ACTIONS_RESULTS_URL: 'http://x', ACTIONS_RUNTIME_TOKEN: token(3), ACTIONS_CACHE_MODE: 'read' },
      [true, true, false],
    ],
    [
      { ACTIONS_RESULTS_URL: 'http://x', ACTIONS_RUNTIME_TOKEN: token(3), ACTIONS_CACHE_MODE: 'none' },
      [true, false, false],
    ],
  ])('%j', (env, expected) => {
    const { available, readable, writable } = testHost({ env }).cache
    expect([available, readable, writable]).toEqual(expected)
  })
})

describe('a job that may not', () => {
  it('is told once, not for each cell', async () => {
    const cacheService: CacheService = { ...testHost().cache, available: true, readable: false, writable: false }
    const host = testHost({ env: { RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) }, cache: cacheService })
    const cache = openStoreCache(host, { program: '/nix', version: '' }, { mode: 'read-write' })
    expect((await cache.restore(cell)).problems).toMatchObject([{ code: 'CCH021' }])
    expect(await cache.restore(cell)).toMatchObject({ outcome: 'skipped', problems: [] })
    expect(host.log.lines[0]).toBe(`Store cache, ${cell.id}: did not restore: the token does not allow it`)
  })

  it('never throws: what nobody foresaw is a warning', async () => {
    const cacheService: CacheService = { ...testHost().cache, available: true }
    const host = testHost({ env: { RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) }, cache: cacheService })
    await makeLocalCache(host)
    const cache = openStoreCache(host, { program: '/nix', version: '' }, { mode: 'read-write' })
    expect(await cache.restore(cell)).toMatchObject({ outcome: 'failed', problems: [{ code: 'CCH025' }] })
  })
})
