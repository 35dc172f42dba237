/** What the fake services refuse, as the documentation in their headers has it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHubServices, startGitHubServices } from './github-services.ts'

const version = 'v'.repeat(64)
const putHeaders = { 'x-ms-blob-type': 'BlockBlob' }
let services: GitHubServices

beforeEach(async () => {
  services = await startGitHubServices()
})
afterEach(() => services.stop())

type Body = Readonly<Record<string, unknown>>
type Answered = Readonly<Record<string, unknown>>

async function rpc(
  name: string,
  body: Body | string,
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
): Promise<Answered> {
  const service = /Artifact/.test(name) ? 'ArtifactService' : 'CacheService'
  const response = await fetch(`${services.url}twirp/github.actions.results.api.v1.${service}/${name}`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${services.env['ACTIONS_RUNTIME_TOKEN']}`,
      ...headers,
    },
    ...(method === 'POST' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { ...((await response.json()) as Readonly<Record<string, string>>), status: response.status }
}

async function reserve(key: string): Promise<string> {
  return String((await rpc('CreateCacheEntry', { key, version }))['signed_upload_url'])
}

async function store(key: string, body: string): Promise<string> {
  await fetch(await reserve(key), { method: 'PUT', headers: putHeaders, body })
  await rpc('FinalizeCacheEntryUpload', { key, version, size_bytes: String(body.length) })
  return String((await rpc('GetCacheEntryDownloadURL', { key, version }))['signed_download_url'])
}

/** Status and Azure's error code of a request for a blob. */
async function blob(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, init)
  await response.arrayBuffer()
  return `${response.status} ${response.headers.get('x-ms-error-code') ?? ''}`.trim()
}

describe('Twirp', () => {
  it.each<[string, Body | string, Record<string, string>, string, object]>([
    ['no JSON', '{', {}, 'POST', { status: 400, code: 'malformed' }],
    ['a list', '[]', {}, 'POST', { status: 400, code: 'malformed' }],
    ['a wrong type', { key: 1, version }, {}, 'POST', { status: 400, code: 'malformed' }],
    ['another content type', {}, { 'content-type': 'text/plain' }, 'POST', { status: 404, code: 'bad_route' }],
    ['a token that is none', {}, { authorization: 'Bearer a.b.c' }, 'POST', { status: 401, code: 'unauthenticated' }],
    ['no bearer', {}, { authorization: 'Basic eA==' }, 'POST', { status: 401, code: 'unauthenticated' }],
    ['another method', {}, {}, 'GET', { status: 404, code: 'bad_route' }],
    ['no key', { version }, {}, 'POST', { status: 400, code: 'invalid_argument' }],
    ['a long key', { key: 'k'.repeat(513), version }, {}, 'POST', { status: 400, code: 'invalid_argument' }],
    ['a short version', { key: 'k', version: 'v' }, {}, 'POST', { status: 400, code: 'invalid_argument' }],
  ])('refuses %s', async (_, body, headers, method, refused) => {
    expect(await rpc('CreateCacheEntry', body, headers, method)).toMatchObject(refused)
    expect(services.entries()).toEqual([])
  })

  it('has no method for listing or deleting, and records what it does not know', async () => {
    expect(await rpc('ListCacheEntries', {})).toMatchObject({ status: 404, code: 'bad_route' })
    expect(await rpc('constructor', {})).toMatchObject({ status: 404, code: 'bad_route' })
    expect(await rpc('CreateCacheEntry', { key: 'k', version, keys: [] })).toMatchObject({ status: 200, ok: true })
    expect(services.requests.at(-1)).toMatchObject({ rpc: 'CreateCacheEntry', ignored: ['keys'], body: { key: 'k' } })
    expect(services.requests.at(-1)?.headers['authorization']).toBeUndefined()
  })

  it('finds camelCase names, as the JSON mapping has it', async () => {
    await store('store-1', 'content')
    const found = await rpc('GetCacheEntryDownloadURL', { key: 'absent', restoreKeys: ['store-'], version })
    expect(found).toMatchObject({ ok: true, matched_key: 'store-1' })
  })
})

describe('cache entries', () => {
  it('are finalized once, with the size that was uploaded', async () => {
    const url = await reserve('k')
    const finalize = (size: string) => rpc('FinalizeCacheEntryUpload', { key: 'k', version, size_bytes: size })
    expect(await finalize('4')).toMatchObject({ status: 400, code: 'invalid_argument' })
    expect(await blob(url, { method: 'PUT', headers: putHeaders, body: 'data' })).toBe('201')
    expect(await finalize('0')).toMatchObject({ status: 400, code: 'invalid_argument' })
    expect(await finalize('5')).toMatchObject({ status: 400, code: 'invalid_argument' })
    expect(await finalize('4')).toMatchObject({ status: 200, ok: true, entry_id: '1' })
    expect(await finalize('4')).toMatchObject({ status: 404, code: 'not_found' })
    expect(await rpc('CreateCacheEntry', { key: 'k', version })).toMatchObject({ status: 409, code: 'already_exists' })
  })

  it('are not found before they are finalized, nor by another version', async () => {
    await reserve('reserved')
    await store('k', 'data')
    expect(await rpc('GetCacheEntryDownloadURL', { key: 'reserved', version })).toMatchObject({ ok: false })
    const other = await rpc('GetCacheEntryDownloadURL', { key: 'k', version: 'w'.repeat(64) })
    expect(other).toMatchObject({ ok: false })
  })

  it('match by the key itself, then by the newest with its prefix, then by restore keys in order', async () => {
    for (const key of ['a-1', 'b-1', 'a-12', 'a-2']) await store(key, key)
    const match = async (key: string, ...restore_keys: string[]) =>
      (await rpc('GetCacheEntryDownloadURL', { key, restore_keys, version }))['matched_key']
    expect(await match('a-1', 'a-2')).toBe('a-1')
    expect(await match('a-')).toBe('a-2')
    expect(await match('c', 'b-', 'a-')).toBe('b-1')
    expect(await match('c', 'a-1')).toBe('a-12')
  })
})

describe('blobs', () => {
  it('need a URL that is signed, still valid, and for the purpose', async () => {
    const upload = await reserve('k')
    const download = await store('stored', 'content')
    expect(await blob(upload.replace(/sig=[^&]+/, 'sig=eA=='), { method: 'PUT', headers: putHeaders })).toBe(
      '403 AuthenticationFailed',
    )
    expect(await blob(download.replace('sp=r', 'sp=cw'))).toBe('403 AuthenticationFailed')
    expect(await blob(upload)).toBe('403 AuthorizationPermissionMismatch')
    expect(await blob(download, { method: 'PUT', headers: putHeaders, body: 'x' })).toBe(
      '403 AuthorizationPermissionMismatch',
    )
    await using late = await startGitHubServices({ urlLifetime: { upload: -1 } })
    const before = services
    services = late
    expect(await blob(await reserve('k'), { method: 'PUT', headers: putHeaders, body: 'x' })).toBe(
      '403 AuthenticationFailed',
    )
    services = before
  })

  it('are put together from blocks of equally long ids', async () => {
    const url = await reserve('k')
    const block = (id: string, body: string) =>
      blob(`${url}&comp=block&blockid=${encodeURIComponent(Buffer.from(id).toString('base64'))}`, {
        method: 'PUT',
        body,
      })
    const list = (...ids: string[]) => {
      const items = ids.map((id) => `<Latest>${Buffer.from(id).toString('base64')}</Latest>`).join('')
      return blob(`${url}&comp=blocklist`, { method: 'PUT', body: `<BlockList>${items}</BlockList>` })
    }
    expect(await block('b1', 'one')).toBe('201')
    expect(await block('b2', 'two')).toBe('201')
    expect(await block('longer', 'three')).toBe('400 InvalidBlobOrBlock')
    expect(await list('b1', 'b3')).toBe('400 InvalidBlockList')
    expect(await list('b2', 'b1')).toBe('201')
    await rpc('FinalizeCacheEntryUpload', { key: 'k', version, size_bytes: '6' })
    const found = await rpc('GetCacheEntryDownloadURL', { key: 'k', version })
    expect(await (await fetch(String(found['signed_download_url']))).text()).toBe('twoone')
  })

  it('refuse a body without a type or a length', async () => {
    const url = await reserve('k')
    expect(await blob(url, { method: 'PUT', body: 'x' })).toBe('400 MissingRequiredHeader')
    expect(await blob(url, { method: 'PUT', headers: { 'x-ms-blob-type': 'PageBlob' } })).toBe('400 InvalidHeaderValue')
    const stream = new Response('x').body
    const chunked = { method: 'PUT', headers: putHeaders, body: stream, duplex: 'half' } as RequestInit
    expect(await blob(url, chunked)).toBe('411 MissingContentLengthHeader')
  })

  it('are read in ranges, x-ms-range first', async () => {
    const url = await store('k', '0123456789')
    const read = async (headers: Record<string, string>) => {
      const response = await fetch(url, { headers })
      return `${response.status} ${response.headers.get('content-range')} ${await response.text()}`
    }
    expect(await read({ range: 'bytes=2-4' })).toBe('206 bytes 2-4/10 234')
    expect(await read({ range: 'bytes=2-4', 'x-ms-range': 'bytes=8-' })).toBe('206 bytes 8-9/10 89')
    expect(await read({ range: 'bytes=5-99' })).toBe('206 bytes 5-9/10 56789')
    expect(await read({})).toBe('200 null 0123456789')
    expect(await blob(url, { headers: { range: 'bytes=10-' } })).toBe('416 InvalidRange')
    expect(await blob(url, { headers: { 'if-match': '"0x0"' } })).toBe('412 ConditionNotMet')
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10'])
    services.empty()
    expect(await blob(url)).toBe('404 BlobNotFound')
  })
})

describe('artifacts', () => {
  const own = {
    workflow_run_backend_id: 'ce7f54c7-61c7-4aae-887f-30da475f5f1a',
    workflow_job_run_backend_id: 'ca395085-040a-526b-2ce8-bdc85f692774',
  }
  const create = (fields: Body) => rpc('CreateArtifact', { ...own, version: 7, ...fields })

  it('need a proper name, a version that exists, and the ids of the token', async () => {
    for (const name of ['', 'a/b', 'a:b', 'a\nb']) {
      expect(await create({ name })).toMatchObject({ status: 400, code: 'invalid_argument' })
    }
    expect(await create({ name: 'a', version: 3 })).toMatchObject({ status: 400, code: 'invalid_argument' })
    const stranger = await create({ name: 'a', workflow_run_backend_id: 'other' })
    expect(stranger).toMatchObject({ status: 403, code: 'permission_denied' })
    expect(services.artifacts()).toEqual([])
  })

  it('are finalized once, with size and hash of what was uploaded', async () => {
    const url = String((await create({ name: 'a' }))['signed_upload_url'])
    await blob(url, { method: 'PUT', headers: putHeaders, body: 'data' })
    const finalize = (fields: Body) => rpc('FinalizeArtifact', { ...own, name: 'a', ...fields })
    expect(await finalize({ size: '5' })).toMatchObject({ code: 'invalid_argument' })
    expect(await finalize({ size: '4', hash: 'sha256:00' })).toMatchObject({ code: 'invalid_argument' })
    expect(await rpc('GetSignedArtifactURL', { ...own, name: 'a' })).toMatchObject({ code: 'not_found' })
    expect(await finalize({ size: '4' })).toMatchObject({ ok: true, artifact_id: '1' })
    expect(await finalize({ size: '4' })).toMatchObject({ code: 'not_found' })
  })
})

describe('faults', () => {
  it('strike the requests that they name, so often, after so many', async () => {
    services.faults.add({ on: 'CreateCacheEntry', effect: { kind: 'status', status: 503 }, times: 1, after: 1 })
    const statuses = []
    for (const key of ['a', 'b', 'c']) statuses.push((await rpc('CreateCacheEntry', { key, version }))['status'])
    expect(statuses).toEqual([200, 503, 200])
    expect(services.requests.map(({ faults }) => faults)).toEqual([[], ['status'], []])
    expect(services.entries().map(({ key }) => key)).toEqual(['a', 'c'])
  })

  it('give 429 with the headers of a rate limit', async () => {
    const headers = { 'retry-after': '30' }
    services.faults.add({ on: 'CacheService', effect: { kind: 'status', status: 429, headers } })
    expect(await rpc('CreateCacheEntry', {})).toMatchObject({ status: 429, code: 'resource_exhausted' })
  })

  it('cut or alter what is sent, not what is stored', async () => {
    const url = await store('k', 'x'.repeat(100))
    services.faults.add({ on: 'GET /blobs', effect: { kind: 'corrupt' }, times: 1 })
    expect(await (await fetch(url)).text()).toBe(`${'x'.repeat(50)}y${'x'.repeat(49)}`)
    services.faults.add({ on: 'GET /blobs', effect: { kind: 'truncate', bytes: 10 }, times: 1 })
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow()
    services.faults.clear()
    expect(await (await fetch(url)).text()).toBe('x'.repeat(100))
  })

  it('drop a request before or after it was carried out', async () => {
    services.faults.add(
      { on: 'CreateCacheEntry', effect: { kind: 'drop' }, times: 1 },
      { on: 'CreateCacheEntry', effect: { kind: 'drop', carriedOut: true }, times: 1 },
    )
    await expect(reserve('before')).rejects.toThrow()
    await expect(reserve('after')).rejects.toThrow()
    expect(services.entries().map(({ key }) => key)).toEqual(['after'])
  })
})
