/** The store cache's own client of GitHub's cache service, against the strict fake and its faults. */
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { DeniedError, githubHome } from '../../src/store-cache/pack/github-home.ts'
import type { Home } from '../../src/store-cache/pack/home.ts'
import type { Fault, FaultEffect } from '../fakes/faults.ts'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import type { TokenOptions } from '../fakes/tokens.ts'
import { fakeClock, testHost } from './host.ts'

let services: GitHubServices
const http = nodeHttp({ connections: 8, env: {} })
beforeAll(async () => {
  services = await startGitHubServices({ urlLifetime: { download: 3_600_000 } })
})
afterAll(async () => {
  http.close()
  await services.stop()
})
beforeEach(() => {
  services.faults.clear()
  services.empty()
})

function open(
  token: TokenOptions = {},
  kind = '/nix/store',
  from = services,
): Home & { readonly slept: readonly number[] } {
  const clock = fakeClock()
  const env = from.environment(token)
  const place = { url: new URL(env['ACTIONS_RESULTS_URL'] ?? ''), token: env['ACTIONS_RUNTIME_TOKEN'] ?? '', kind }
  return { ...githubHome(testHost({ http, clock }), place), slept: clock.slept }
}
async function* chunks(content: Buffer, size = 300_000) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}
const put = (home: Home, key: string, content = Buffer.from(key)) => home.put(key, chunks(content))
const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : Buffer.from(bytes).toString())
const scopes = (...refs: readonly string[]) => ({
  scopes: refs.map((scope) => ({ scope, permission: 'read-write' as const })),
})

describe('an entry', () => {
  it('is what was put, in any range, also when it has several blocks', async () => {
    const content = randomBytes(40 * 2 ** 20 + 77)
    expect(await put(open(), 'pk/big', content)).toBe(content.length)
    const blocks = services.requests.filter(({ query }) => query['comp'] === 'block')
    expect(blocks.map(({ bytesIn }) => bytesIn).sort((a, b) => b - a)).toEqual([
      16 * 2 ** 20,
      16 * 2 ** 20,
      8 * 2 ** 20 + 77,
    ])
    const home = open()
    const sha256 = (bytes: Uint8Array | undefined) =>
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex')
    expect(sha256(await home.get('pk/big', 0, content.length))).toBe(sha256(content))
    expect(await home.get('pk/big', 16 * 2 ** 20 - 3, 16 * 2 ** 20 + 2)).toEqual(
      content.subarray(16 * 2 ** 20 - 3, 16 * 2 ** 20 + 2),
    )
    // One look-up serves all ranges.
    expect(services.calls().filter((call) => call === 'GetCacheEntryDownloadURL')).toHaveLength(1)
  })

  it('is nothing but itself: not what its key begins, of another ref, or of another kind', async () => {
    await put(open(), 'pk/one-more')
    expect(await open().get('pk/one', 0, 1)).toBeUndefined()
    expect(await open(scopes('refs/heads/other')).get('pk/one-more', 0, 1)).toBeUndefined()
    expect(await open({}, '/other/store').get('pk/one-more', 0, 1)).toBeUndefined()
    expect(text(await open(scopes('refs/pull/1/merge', 'refs/heads/main')).get('pk/one-more', 0, 6))).toBe('pk/one')
  })

  it('is written once', async () => {
    await put(open(), 'pk/a')
    expect(await put(open(), 'pk/a', Buffer.from('other'))).toBe('taken')
    expect(text(await open().get('pk/a', 0, 4))).toBe('pk/a')
  })

  it('is found as the newest of its prefix', async () => {
    expect(await open().newest('ix/')).toBeUndefined()
    for (const n of [1, 2, 3]) await put(open(), `ix/${n}`)
    await put(open(), 'iy/4')
    expect(await open().newest('ix/')).toBe('ix/3')
  })

  it('is gone when it was evicted', async () => {
    const home = open()
    await put(home, 'pk/a')
    services.empty()
    expect(await open().get('pk/a', 0, 1)).toBeUndefined()
  })
})

describe('a token', () => {
  it('that only reads is refused for good, and told so', async () => {
    const home = open({ scopes: [{ scope: 'refs/heads/main', permission: 'read' }] })
    await expect(put(home, 'pk/a')).rejects.toThrow(DeniedError)
    expect(services.entries()).toEqual([])
    expect(home.slept).toEqual([])
  })

  it('that is over is refused', async () => {
    await expect(open({ lifetime: -1 }).get('pk/a', 0, 1)).rejects.toThrow(DeniedError)
  })
})

describe('a fault that passes', () => {
  const status = (code: number, headers?: Record<string, string>): FaultEffect => {
    return { kind: 'status', status: code, ...(headers && { headers }) }
  }
  it.each<readonly [string, Omit<Fault, 'times'>]>([
    ['503 to a call', { on: 'CreateCacheEntry', effect: status(503) }],
    ['503 to a block', { on: 'comp=block&', effect: status(503) }],
    ['a block whose connection is cut', { on: 'comp=block&', effect: { kind: 'drop' } }],
    ['a list that was taken and not answered', { on: 'comp=blocklist', effect: { kind: 'drop', carriedOut: true } }],
    [
      'an end that was taken and not answered',
      { on: 'FinalizeCacheEntryUpload', effect: { kind: 'drop', carriedOut: true } },
    ],
    ['404 to the end', { on: 'FinalizeCacheEntryUpload', effect: status(404) }],
    ['429 to a look-up', { on: 'GetCacheEntryDownloadURL', effect: status(429) }],
    ['a range that is cut', { on: /^GET /, effect: { kind: 'truncate', bytes: 3 } }],
  ])('%s is one more try', async (_, fault) => {
    services.faults.add({ ...fault, times: 1 })
    expect(await put(open(), 'pk/a')).toBe(4)
    expect(text(await open().get('pk/a', 0, 4))).toBe('pk/a')
  })

  it('429 with Retry-After is waited for', async () => {
    services.faults.add({ on: 'CreateCacheEntry', effect: status(429, { 'retry-after': '20' }), times: 1 })
    const home = open()
    expect(await put(home, 'pk/a')).toBe(4)
    expect(home.slept[0]).toBeGreaterThanOrEqual(20_000)
    expect(home.slept[0]).toBeLessThanOrEqual(60_000)
  })

  it('is an error when it stays, and nothing is finished', async () => {
    services.faults.add({ on: 'comp=blocklist', effect: status(500) })
    await expect(put(open(), 'pk/a')).rejects.toThrow(/answered 500/)
    expect(services.entries().map(({ state }) => state)).toEqual(['reserved'])
    expect(await open().get('pk/a', 0, 1)).toBeUndefined()
  })

  it('never shows the signature of a URL', async () => {
    services.faults.add({ on: 'comp=block', effect: status(400) })
    const why = await put(open(), 'pk/a').catch(String)
    expect(why).toMatch(/answered 400/)
    expect(why).not.toMatch(/sig=|[?&]/)
  })
})

it('renews a download URL that no longer holds', async () => {
  const short = await startGitHubServices({ urlLifetime: { download: 1_500 } })
  try {
    const home = open({}, '/nix/store', short)
    await put(home, 'pk/a')
    expect(text(await home.get('pk/a', 0, 4))).toBe('pk/a')
    const looked = () => short.calls().filter((call) => call === 'GetCacheEntryDownloadURL').length
    const before = looked()
    while ((await fetch(short.url)) && looked() === before) expect(text(await home.get('pk/a', 0, 4))).toBe('pk/a')
    expect(text(await home.get('pk/a', 0, 4))).toBe('pk/a')
  } finally {
    await short.stop()
  }
})
