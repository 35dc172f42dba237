/** The fake cache service held against the real client, `@actions/cache`. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ClientProcess, startClient } from './client-process.ts'
import type { FaultEffect } from './faults.ts'
import { type GitHubServices, startGitHubServices } from './github-services.ts'

const archive = ['data']
let services: GitHubServices
let client: ClientProcess

beforeAll(async () => {
  services = await startGitHubServices()
  client = await startClient(services)
})
afterAll(async () => {
  await client[Symbol.asyncDispose]()
  await services.stop()
})
beforeEach(() => {
  services.faults.clear()
  services.empty()
})

const save = (key: string, env = services.env) => client.cache('saveCache', [archive, key], env)
const restore = (key: string, restoreKeys: string[] = [], env = services.env) =>
  client.cache('restoreCache', [archive, key, restoreKeys], env)

/** Writes the file that is cached. */
function put(content: string | Buffer): void {
  mkdirSync(join(client.workspace, 'data'), { recursive: true })
  writeFileSync(join(client.workspace, 'data', 'file'), content)
}

/** What is there after a restore into an empty workspace. */
function take(): Buffer {
  const file = readFileSync(join(client.workspace, 'data', 'file'))
  rmSync(join(client.workspace, 'data'), { recursive: true })
  return file
}

/** Names of the calls that `work` makes. */
async function callsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = services.calls().length
  await work()
  return services.calls().slice(before)
}

describe('@actions/cache', () => {
  it('saves, restores by key and by prefix, and looks up', async () => {
    put('first')
    expect((await save('store-1-a')).value).toBeGreaterThan(0)
    put('second')
    expect((await save('store-1-b')).value).toBeGreaterThan(0)
    take()
    expect((await restore('store-1-a')).value).toBe('store-1-a')
    expect(take().toString()).toBe('first')
    expect((await restore('store-2-c', ['store-2-', 'store-1-'])).value).toBe('store-1-b')
    expect(take().toString()).toBe('second')
    const found = await client.cache('restoreCache', [archive, 'store-1-', [], { lookupOnly: true }])
    expect(found).toMatchObject({ value: 'store-1-b', log: expect.stringContaining('Lookup only') })
    expect((await restore('absent')).value).toBeUndefined()
    expect(services.entries()).toMatchObject([
      { key: 'store-1-a', scope: 'refs/heads/main', state: 'finalized' },
      { key: 'store-1-b', scope: 'refs/heads/main', state: 'finalized' },
    ])
    expect(services.requests.flatMap(({ ignored = [] }) => ignored)).toEqual([])
  })

  it('finds other paths to be another version', async () => {
    put('first')
    await save('store')
    writeFileSync(join(client.workspace, 'other'), 'other')
    expect((await client.cache('restoreCache', [['other'], 'store'])).value).toBeUndefined()
  })

  it('does not replace an entry, nor use a key whose upload failed', async () => {
    put('first')
    await save('store')
    const again = await save('store')
    expect(again).toMatchObject({ value: -1, log: expect.stringContaining('another job may be creating this cache') })
    services.faults.add({ on: /^PUT/, effect: { kind: 'storage-full' } })
    expect((await save('burned')).value).toBe(-1)
    services.faults.clear()
    expect((await save('burned')).value).toBe(-1)
    expect((await restore('burned')).value).toBeUndefined()
    expect(services.entries()).toMatchObject([{ key: 'store' }, { key: 'burned', state: 'reserved' }])
  })

  it('keeps branches apart, and reads those that the token names', async () => {
    const branch = (name: string) => ({ scope: `refs/heads/${name}`, permission: 'read-write' as const })
    const main = { scope: 'refs/heads/main', permission: 'read' as const }
    const topic = services.environment({ scopes: [branch('topic'), main] })
    put('main')
    await save('store-main')
    put('topic')
    await save('store-topic', topic)
    expect((await restore('store-topic')).value).toBeUndefined()
    expect((await restore('store-', [], topic)).value).toBe('store-topic')
    expect((await restore('store-m', [], topic)).value).toBe('store-main')
    expect((await restore('store-main', [], services.environment({ repository: 2 }))).value).toBeUndefined()
  })

  it('has one warning for tokens that may not write or read', async () => {
    put('first')
    const main = 'refs/heads/main'
    const readOnly = services.environment({ scopes: [{ scope: main, permission: 'read' }] })
    expect(await save('store', readOnly)).toMatchObject({
      value: -1,
      log: expect.stringMatching(/cache write denied:/),
    })
    const nothing = services.environment({ scopes: [{ scope: main, permission: 'write' }] })
    const denied = await restore('store', [], nothing)
    expect(denied).toMatchObject({ log: expect.stringMatching(/::warning::.*cache read denied:/) })
    expect(denied.value).toBeUndefined()
    const expired = await restore('store', [], services.environment({ lifetime: -1 }))
    expect(expired.log).toMatch(/::warning::.*\(401\).*token is expired/)
  })

  it('has lost everything when the storage was emptied', async () => {
    put('first')
    await save('store')
    services.empty()
    expect((await restore('store')).value).toBeUndefined()
    expect((await save('store')).value).toBeGreaterThan(0)
  })

  it('loses what was used longest ago when the quota is exceeded', async () => {
    await using small = await startGitHubServices({ quota: 250_000 })
    for (const key of ['a', 'b', 'c']) {
      put(randomBytes(100_000))
      await save(key, small.env)
      await restore('a', [], small.env)
    }
    expect(small.entries().map(({ key }) => key)).toEqual(['a', 'c'])
  })
})

describe('@actions/cache and a service at fault', () => {
  const status = (code: number, headers = {}): FaultEffect => ({ kind: 'status', status: code, headers })

  it.each<[string, FaultEffect, number]>([
    ['429', status(429, { 'retry-after': '7' }), 1],
    ['409', status(409), 1],
    ['500', status(500), 5],
    ['503', status(503), 5],
    ['a dropped connection', { kind: 'drop' }, 1],
  ])('gives up looking after %s', async (_, effect, attempts) => {
    services.faults.add({ on: 'GetCacheEntryDownloadURL', effect })
    let log = ''
    const calls = await callsOf(async () => {
      const miss = await restore('store')
      expect(miss.value).toBeUndefined()
      log = miss.log
    })
    expect(log).toContain('::warning::Failed to restore')
    expect(calls).toHaveLength(attempts)
  })

  it('gets through a service that fails twice, or is slow', async () => {
    put('first')
    services.faults.add(
      { on: 'CreateCacheEntry', effect: status(503), times: 2 },
      { on: /^PUT/, effect: status(500), times: 1 },
      { on: 'FinalizeCacheEntryUpload', effect: { kind: 'delay', milliseconds: 300 } },
      { on: 'GET /blobs', effect: status(503), times: 1 },
    )
    expect((await save('store')).value).toBeGreaterThan(0)
    expect((await restore('store')).value).toBe('store')
    expect(take().toString()).toBe('first')
  })

  it.each<[string, string, FaultEffect]>([
    ['the reservation', 'CreateCacheEntry', status(500)],
    ['the answer to the reservation', 'CreateCacheEntry', { kind: 'drop', carriedOut: true }],
    ['the upload', 'PUT /', status(503)],
    ['finalizing', 'FinalizeCacheEntryUpload', status(409)],
  ])('saves nothing that could be restored when %s fails', async (_, on, effect) => {
    put('first')
    services.faults.add({ on, effect })
    expect((await save('store')).value).toBe(-1)
    services.faults.clear()
    expect((await restore('store')).value).toBeUndefined()
  })

  it.each<[string, FaultEffect]>([
    ['cut', { kind: 'truncate', bytes: 5000 }],
    ['altered', { kind: 'corrupt' }],
    ['refused', status(403)],
  ])('takes an entry for missing whose download is %s', async (_, effect) => {
    put(randomBytes(50_000))
    await save('store')
    services.faults.add({ on: 'GET /blobs', effect })
    const miss = await restore('store')
    expect(miss.value).toBeUndefined()
    expect(miss.log).toMatch(/::(warning|error)::Failed to restore/)
  })

  it('notices an entry that was cut in storage, and a URL that has expired', async () => {
    put(randomBytes(50_000))
    await save('store')
    services.tamper({ cache: 'store' }, (content) => content.subarray(0, 20_000))
    expect((await restore('store')).log).toContain('Failed to restore')
    await using late = await startGitHubServices({ urlLifetime: { download: -1 } })
    await save('store', late.env)
    expect((await restore('store', [], late.env)).value).toBeUndefined()
    expect(late.requests.at(-1)).toMatchObject({ method: 'GET', status: 403 })
  })
})

describe('@actions/cache and Azure’s SDK', () => {
  it('uploads 136 MiB in blocks and downloads it in ranges', async () => {
    await using azure = await startGitHubServices({ blobHost: 'results.blob.core.windows.net' })
    const content = randomBytes(136 * 1024 ** 2)
    put(content)
    expect((await save('large', azure.env)).value).toBeGreaterThan(0)
    azure.faults.add({ on: /^GET/, effect: { kind: 'drop' }, times: 1, after: 2 })
    expect((await restore('large', [], azure.env)).value).toBe('large')
    expect(take().equals(content)).toBe(true)
    const puts = azure.requests.filter(({ method }) => method === 'PUT').map(({ query }) => query['comp'])
    expect(puts).toEqual(['block', 'block', 'block', 'blocklist'])
    const gets = azure.requests.filter(({ method, status }) => method === 'GET' && status === 206)
    expect(gets.length).toBeGreaterThan(30)
    expect(azure.requests.filter(({ method }) => method === 'HEAD')).toHaveLength(1)
  })
})
