/** What the fake services do when their options make them as narrow, slow and late as the real ones. */
import { afterEach, describe, expect, it } from 'vitest'
import { type GitHubServices, type GitHubServicesOptions, startGitHubServices } from './github-services.ts'

const version = 'v'.repeat(64)
let services: GitHubServices
afterEach(() => services.stop())

const start = async (options: GitHubServicesOptions) => {
  services = await startGitHubServices(options)
}

function rpc(name: string, body: object, env = services.env): Promise<Response> {
  return fetch(`${services.url}twirp/github.actions.results.api.v1.CacheService/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${env['ACTIONS_RUNTIME_TOKEN']}` },
    body: JSON.stringify(body),
  })
}

async function store(key: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
  const { signed_upload_url: url } = (await (await rpc('CreateCacheEntry', { key, version })).json()) as Answer
  await fetch(String(url), { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: content })
  const finalized = await rpc('FinalizeCacheEntryUpload', { key, version, size_bytes: String(content.length) })
  expect(await finalized.json()).toMatchObject({ ok: true })
}

const find = async (key: string) => (await (await rpc('GetCacheEntryDownloadURL', { key, version })).json()) as Answer

type Answer = Readonly<Record<string, unknown>>

it('refuses the third creation of a minute, and only creations, and only in that repository', async () => {
  await start({ creationsPerMinute: 2 })
  await store('one', new Uint8Array(1))
  await store('two', new Uint8Array(1))
  const refused = await rpc('CreateCacheEntry', { key: 'three', version })
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ code: 'resource_exhausted' })
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(await find('one')).toMatchObject({ ok: true })
  const other = services.environment({ repository: 2 })
  expect((await rpc('CreateCacheEntry', { key: 'three', version }, other)).status).toBe(200)
})

it('finds an entry late, keeps its key taken meanwhile, and lists it at once', async () => {
  const rest = { repository: 'o/r', id: 1, token: 'job', actions: 'read' } as const
  await start({ lookupLag: 3_600_000, rest })
  await store('late', new Uint8Array(3))
  expect(await find('late')).toEqual({ ok: false })
  expect((await rpc('CreateCacheEntry', { key: 'late', version })).status).toBe(409)
  const listed = await askRest('GET', '?key=la')
  expect(listed.answer).toMatchObject({ total_count: 1, actions_caches: [{ key: 'late', size_in_bytes: 3 }] })
})

async function askRest(method: string, query: string, token = 'job') {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${services.url}repos/o/r/actions/caches${query}`, { method, headers })
  const text = await response.text()
  return { status: response.status, answer: text === '' ? undefined : (JSON.parse(text) as Answer) }
}

describe('REST', () => {
  it('lists by prefix and page, and deletes by key and by id', async () => {
    await start({ rest: { repository: 'o/r', id: 1, token: 'job', actions: 'write' } })
    for (const key of ['a-1', 'a-2', 'b-1']) await store(key, new Uint8Array(1))
    expect((await askRest('GET', '?key=a-&per_page=1&page=2')).answer).toMatchObject({
      ...{ total_count: 2, actions_caches: [{ key: 'a-1', ref: 'refs/heads/main', version }] },
    })
    expect((await askRest('DELETE', '?key=a-1')).answer).toMatchObject({ total_count: 1 })
    expect(await find('a-1')).toEqual({ ok: false })
    const { answer } = await askRest('GET', '?key=b-')
    const id = /"id":(\d+)/.exec(JSON.stringify(answer))?.[1]
    expect((await askRest('DELETE', `/${id}`)).status).toBe(204)
    expect((await askRest('DELETE', `/${id}`)).status).toBe(404)
    expect((await askRest('GET', '')).answer).toMatchObject({ total_count: 1 })
  })

  it('refuses strangers, and deletes nothing for who may only read', async () => {
    await start({ rest: { repository: 'o/r', id: 1, token: 'job', actions: 'read' } })
    await store('key', new Uint8Array(1))
    expect((await askRest('GET', '', 'other')).status).toBe(401)
    expect((await askRest('DELETE', '?key=key')).status).toBe(403)
    expect(await find('key')).toMatchObject({ ok: true })
  })

  it('is no place where nobody asked for it', async () => {
    await start({})
    expect((await fetch(`${services.url}repos/o/r/actions/caches`)).status).toBe(404)
  })
})

it('is as far and as narrow as its shape, both ways, for one stream and for all of them', async () => {
  const shape = { latency: 20, down: { stream: 1e6, total: 2e6 }, up: { stream: 4e6, total: 4e6 } }
  await start({ shape })
  const content = new Uint8Array(400_000)
  const uploading = await seconds(() => store('key', content))
  // 0.1 s of upload, and three answers that come late.
  expect(uploading).toBeGreaterThanOrEqual(0.15)
  const { signed_download_url: url } = await find('key')
  const read = async () => {
    const { length } = new Uint8Array(await (await fetch(String(url))).arrayBuffer())
    expect(length).toBe(content.length)
  }
  expect(await seconds(read)).toBeGreaterThanOrEqual(0.35)
  // Four streams of 1 MB/s would take 0.4 s.
  expect(await seconds(() => Promise.all([read(), read(), read(), read()]))).toBeGreaterThanOrEqual(0.7)
})

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}
