import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../src/model/problem.ts'
import {
  type CacheRequest,
  cacheIdentity,
  cachePresets,
  chooseCaches,
  defaultCaches,
  explainCacheErrors,
} from '../../src/nix/configure/caches.ts'

const choose = (request: Partial<CacheRequest>) =>
  chooseCaches({ caches: [], extraSubstituters: [], extraTrustedPublicKeys: [], ...request })
const codes = (request: Partial<CacheRequest>) => choose(request).problems.map((problem) => problem.code)
const key = (name: string, fill: number, bytes = 32) => `${name}:${Buffer.alloc(bytes, fill).toString('base64')}`
const mine = { extraSubstituters: ['https://c.test'], extraTrustedPublicKeys: [key('c-1', 1)] }

describe('presets', () => {
  it('are well-formed, with one line each on what they serve and under which terms', () => {
    const all = choose({ caches: cachePresets.map((preset) => preset.name) })
    expect(all.problems).toEqual([])
    expect(all.substituters).toEqual(cachePresets.map((preset) => preset.url))
    for (const preset of cachePresets) {
      expect(codes({ extraSubstituters: [preset.url], extraTrustedPublicKeys: [preset.key] })).toEqual([])
      expect(preset.serves).toMatch(/^[^\n]+\.$/)
      expect(preset.terms).toMatch(/^[^\n]+\.$/)
    }
  })

  it('are flox, nixos-cuda and nix-community when nothing is said, and none with none', () => {
    expect(choose({ caches: defaultCaches }).substituters).toEqual([
      'https://cache.flox.dev',
      'https://cache.nixos-cuda.org',
      'https://nix-community.cachix.org',
    ])
    expect(choose({ caches: ['none'] })).toMatchObject({ substituters: [], keys: [], problems: [] })
    expect(cachePresets.find((preset) => preset.name === 'nix-community')?.serves).toContain('November 2025')
  })

  it('are refused with the legal names', () => {
    const { problems } = choose({ caches: ['flux', 'none'] })
    expect(problems.map((problem) => problem.code)).toEqual(['CFG001', 'CFG002'])
    expect(problems[0]?.fix).toBe('It accepts flox, nix-community, nixos-cuda, nixos, none.')
  })
})

describe("the user's caches", () => {
  it('come after the presets, once each', () => {
    const { substituters, keys } = choose({
      caches: ['flox', 'flox'],
      extraSubstituters: ['https://c.test https://c.test/', 'https://cache.flox.dev/', 'https://c.test?priority=1'],
      extraTrustedPublicKeys: [mine.extraTrustedPublicKeys[0] ?? '', ...mine.extraTrustedPublicKeys],
    })
    expect(substituters).toEqual(['https://cache.flox.dev', 'https://c.test', 'https://c.test?priority=1'])
    expect(keys).toHaveLength(2)
  })

  it.each([
    'https://c.test',
    'http://127.0.0.1:8080/a/b?priority=10',
    'file:///srv/cache',
    's3://bucket?region=eu-west-1',
    'ssh://host',
    'ssh-ng://user@host',
  ])('may be %s', (url) => {
    expect(codes({ ...mine, extraSubstituters: [url] })).toEqual([])
  })

  it.each([
    'c.test',
    'https://',
    'https:c.test',
    'ftp://c.test',
    'file://host/srv',
    'file:srv',
    '/srv/cache',
    'daemon',
    'https://c.test#frag',
    'https://user:secret@c.test',
    'https://secret@c.test',
    'ssh-ng://user:secret@host',
  ])('may not be %s', (url) => {
    const { problems } = choose({ ...mine, extraSubstituters: [url] })
    expect(problems.map((problem) => problem.code)).toEqual(['CCH001'])
    expect(problems.map(formatProblem).join()).not.toContain('secret')
  })

  it('need a key, or say that they need none', () => {
    expect(codes({ extraSubstituters: ['https://c.test'] })).toEqual(['CCH002'])
    expect(codes({ extraSubstituters: ['https://c.test'], caches: ['flox'] })).toEqual(['CCH002'])
    expect(codes({ extraSubstituters: ['https://c.test?trusted=1', 'https://d.test?a=b&trusted=true'] })).toEqual([])
    expect(codes({ extraSubstituters: ['https://c.test?trusted=0'] })).toEqual(['CCH002'])
    expect(codes({ extraSubstituters: ['https://c.test'], keysElsewhere: true })).toEqual([])
    expect(codes({ extraSubstituters: ['https://cache.flox.dev'], caches: ['flox'] })).toEqual([])
  })

  it('are pointed to the preset that has the key', () => {
    const { problems } = choose({ extraSubstituters: ['https://cache.nixos-cuda.org/'] })
    expect(problems[0]?.fix).toContain('nixos-cuda')
  })
})

describe('keys', () => {
  it.each([
    ['without a name', 'abc'],
    ['with an empty name', `:${key('', 1).slice(1)}`],
    ['that is not base64', 'c-1:not base64!'.replace(' ', '-')],
    ['that is cut', key('c-1', 1).slice(0, -4)],
    ['that is short', key('c-1', 1, 31)],
    ['that is long', key('c-1', 1, 33)],
    ['that is empty', 'c-1:'],
  ])('%s are refused without their value', (_, wrong) => {
    const { problems } = choose({ extraTrustedPublicKeys: [wrong] })
    expect(problems.map((problem) => problem.code)).toEqual(['CCH003'])
    expect(problems.map(formatProblem).join()).not.toContain('AQEB')
  })

  it('that are secret are called so, and not shown', () => {
    const [problem] = choose({ extraTrustedPublicKeys: [key('c-1', 1, 64)] }).problems
    expect(problem).toMatchObject({ code: 'CCH003', message: expect.stringContaining('is a secret key') })
    expect(JSON.stringify(problem)).not.toContain('AQEB')
  })

  it('of one name and two values are refused, also against a preset', () => {
    expect(codes({ extraTrustedPublicKeys: [key('c-1', 1), key('c-1', 2), key('c-2', 3)] })).toEqual(['CCH004'])
    expect(codes({ caches: ['flox'], extraTrustedPublicKeys: [key('flox-cache-public-1', 2)] })).toEqual(['CCH004'])
  })

  it('are judged with everything else at once', () => {
    const request = { caches: ['x'], extraSubstituters: ['y'], extraTrustedPublicKeys: ['z', key('a', 1), key('a', 2)] }
    expect(codes(request)).toEqual(['CFG001', 'CCH001', 'CCH003', 'CCH004'])
  })
})

describe('trouble with a cache', () => {
  const path = '/nix/store/36vbpw7wrz21dlywp1vdzm3fkgshw79h-thing-1'
  const narinfo = '36vbpw7wrz21dlywp1vdzm3fkgshw79h.narinfo'
  const down =
    'Could not connect to server (7) Failed to connect to c.test port 9 after 0 ms: Could not connect to server'
  const explain = (...lines: string[]) =>
    explainCacheErrors(lines, ['https://cache.flox.dev', 'http://c.test/x', 'http://c.test']).map((problem) => [
      problem.code,
      problem.message,
    ])

  // Lines of Nix 2.26.3 and 2.34.8.
  it.each([
    ["warning: ignoring untrusted substituter 'http://c.test', you are not a trusted user.", 'CCH007', 'http://c.test'],
    [
      `warning: ignoring substitute for '${path}' from 'https://cache.flox.dev', as it's not signed by any of the keys in 'trusted-public-keys'`,
      'CCH008',
      'flox (https://cache.flox.dev)',
    ],
    [`warning: unable to download 'http://c.test/nix-cache-info': ${down}`, 'CCH009', 'http://c.test'],
    [
      `\u001b[35;1mwarning:\u001b[0m unable to download 'http://c.test/x/${narinfo}': HTTP error 500`,
      'CCH010',
      'http://c.test/x',
    ],
    ["warning: unable to download 'http://c.test/nix-cache-info': HTTP error 403", 'CCH010', 'http://c.test'],
    ["warning: 'http://other.test/none' does not appear to be a binary cache", 'CCH010', 'http://other.test/none'],
    [
      "warning: binary cache 'http://c.test' is for Nix stores with prefix '/a/store', not '/nix/store'",
      'CCH011',
      'http://c.test',
    ],
    ["error: file 'nar/1jd.nar.xz' does not exist in binary cache 'http://c.test'", 'CCH012', 'http://c.test'],
    ["disabling binary cache 'http://c.test' for 60 seconds", 'CCH009', 'http://c.test'],
  ])('is one named warning: %s', (line, code, name) => {
    const [found, ...more] = explain(line, line)
    expect(more).toEqual([])
    expect(found?.[0]).toBe(code)
    expect(found?.[1]).toContain(`The cache ${name} could not be used: `)
  })

  it('is told of the cache that a refused path came from', () => {
    const copy = `copying path '${path}' from 'http://c.test/'...`
    const refused = `error: cannot add path '${path}' because it lacks a signature by a trusted key`
    expect(explain(copy, refused).map(([code]) => code)).toEqual(['CCH008'])
    expect(explain(refused)).toEqual([])
  })

  it('says the reason rather than the consequence', () => {
    const lines = [
      "disabling binary cache 'http://c.test' for 60 seconds",
      `error: unable to download 'http://c.test/${narinfo}': HTTP error 500`,
    ]
    expect(explain(...lines).map(([code]) => code)).toEqual(['CCH010'])
    expect(explain(...lines.reverse()).map(([code]) => code)).toEqual(['CCH010'])
  })

  it('is one warning for each cache', () => {
    const lines = ['http://c.test', 'http://c.test/x', 'http://c.test/'].map(
      (url) => `warning: '${url}' does not appear to be a binary cache`,
    )
    expect(explain(...lines)).toHaveLength(2)
  })

  it.each([
    `warning: unable to download 'http://c.test/nix-cache-info': ${down}; retrying in 279 ms`,
    `warning: unable to download 'http://c.test/nix-cache-info': ${down}; retrying in 271 ms (attempt 1/5)`,
    "error: unable to download 'https://github.com/a/b/archive/c.tar.gz': HTTP error 404",
    `copying path '${path}' from 'http://c.test'...`,
    'building...',
  ])('is not seen in: %s', (line) => {
    expect(explain(line)).toEqual([])
  })

  it('knows a cache that was not configured by its files', () => {
    const line = `warning: unable to download 'http://new.test/a/${narinfo}': HTTP error 500`
    expect(explainCacheErrors([line], [])[0]?.message).toContain('http://new.test/a could')
  })
})

it('takes addresses as the same when Nix does', () => {
  expect(cacheIdentity('https://c.test/?b=1&a=2')).toBe(cacheIdentity('https://c.test?a=2&b=1'))
  expect(cacheIdentity('https://c.test/a')).not.toBe(cacheIdentity('https://c.test'))
})
