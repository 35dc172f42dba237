import { createHash, randomUUID } from 'node:crypto'
import type { Host } from '../../runner/host.ts'
import { type Answer, ask } from '../../runner/http/ask.ts'
import type { HttpRequest } from '../../runner/http/http.ts'
import { type RetryRule, shown } from '../../runner/http/rules.ts'
import { limitTo } from '../../runner/limit.ts'
import type { Home } from './home.ts'
import { blocksOf } from './pack.ts'

/** Where the service is, and who asks: what the runner gives actions, and no `run:` step. */
export interface CachePlace {
  /** ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN. */
  readonly url: URL
  readonly token: string
  /** Parts the entries of different store folders and keys: the service gives only those of the same text. */
  readonly kind: string
}

/** The service refuses for good what this token may not do. */
export class DeniedError extends Error {}

/** Bytes of a block of an upload: so many, and as many more as are under way, are in memory. */
const uploadBlock = 16 * 2 ** 20
const uploadsAtATime = 3
/** A download URL holds for ten minutes. */
const urlLifetime = 8 * 60_000
const mostReply = 64 * 1_024
const finalizeTries = 4
/** What passes is tried again; 429 when the service says so: it takes 200 new entries a minute from a repository. */
const rule: RetryRule = { tries: 5, firstPause: 500, longestPause: 60_000, crowd: true }

/**
 * GitHub's cache service, v2: three Twirp methods and the blob storage that their signed URLs lead to. It can neither list nor
 * remove. @actions/cache archives files with tar, writes all of them to disk first and reads them whole; ranges of a pack
 * need a client of their own. Errors name no URL with a signature.
 */
export function githubHome(host: Pick<Host, 'http' | 'clock' | 'cancelled'>, place: CachePlace): Home {
  const version = createHash('sha256').update(`setup-nix-cuda packs 1\n${place.kind}`).digest('hex')
  const urls = new Map<string, { readonly url: URL; readonly until: number }>()
  const find = async (key: string, prefixes: readonly string[]) => {
    const found = await twirp(host, place, 'GetCacheEntryDownloadURL', { key, restore_keys: prefixes, version })
    const url = URL.parse(String(found['signed_download_url'] ?? ''))
    return found['ok'] === true && url ? { key: String(found['matched_key'] ?? key), url } : undefined
  }
  const urlOf = async (key: string): Promise<URL | undefined> => {
    const known = urls.get(key)
    if (known && known.until > host.clock.now()) return known.url
    const found = await find(key, [])
    // The service takes a key for a prefix as well.
    if (found?.key !== key) return undefined
    urls.set(key, { url: found.url, until: host.clock.now() + urlLifetime })
    return found.url
  }
  /** Where an answer was lost, or the service has not seen the upload yet, it knows no such reservation for a moment. */
  const finalize = async (key: string, bytes: number): Promise<void> => {
    for (let count = 1; ; count += 1) {
      const message = { key, size_bytes: String(bytes), version }
      const done = await twirp(host, place, 'FinalizeCacheEntryUpload', message).catch((cause: unknown) => cause)
      if (!(done instanceof Error) && Object(done).ok === true) return
      if ((await urlOf(key)) !== undefined) return
      if (count >= finalizeTries || host.cancelled.aborted || done instanceof DeniedError) {
        throw done instanceof Error ? done : new Error(`the cache service did not take ${key}`)
      }
      await host.clock.sleep(rule.firstPause * 2 ** count, host.cancelled)
    }
  }
  return {
    put: async (key, content) => {
      const reserved = await twirp(host, place, 'CreateCacheEntry', { key, version })
      if (reserved === taken) return 'taken'
      const url = URL.parse(String(reserved['signed_upload_url'] ?? ''))
      if (reserved['ok'] !== true || !url)
        throw new DeniedError(String(reserved['message'] ?? 'the cache is not writable'))
      const bytes = await upload(host, url, content)
      await finalize(key, bytes)
      return bytes
    },
    get: async (key, start, end) => {
      for (const again of [true, false]) {
        const url = await urlOf(key)
        if (!url) return undefined
        const range = `bytes=${start}-${end - 1}`
        const answer = await blob(host, { url, headers: { range, 'x-ms-range': range } }, end - start)
        if (answer.status === 206) return answer.body
        if (answer.status === 404) return undefined
        urls.delete(key)
        // The signature is over, or the entry was evicted and its key taken again.
        if (answer.status !== 403 || !again) throw new Error(`${shown(url)} answered ${answer.status}`)
      }
      return undefined
    },
    newest: async (prefix) => {
      const found = await find(`${prefix}newest`, [prefix])
      return found?.key.startsWith(prefix) ? found.key : undefined
    },
    list: async () => undefined,
    remove: undefined,
  }
}

const taken: Readonly<Record<string, unknown>> = { ok: false, message: 'taken' }

/** One call. `taken` for a key that is reserved. Throws DeniedError, and an Error for all that the service refuses. */
async function twirp(
  host: Pick<Host, 'http' | 'clock' | 'cancelled'>,
  { url, token }: CachePlace,
  method: 'CreateCacheEntry' | 'FinalizeCacheEntryUpload' | 'GetCacheEntryDownloadURL',
  message: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const path = `twirp/github.actions.results.api.v1.CacheService/${method}`
  const base = url.pathname.endsWith('/') ? url : new URL(`${url.href}/`)
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'user-agent': 'setup-nix-cuda',
  }
  const request = { url: new URL(path, base), method: 'POST', headers, body: JSON.stringify(message) } as const
  const question = { ...request, maxBytes: mostReply, timeout: 30_000, signal: host.cancelled, follow: false }
  const { status, body } = await ask(host, question, { ...rule, signal: host.cancelled })
  const answer = readObject(body)
  if (status === 200) return answer
  const code = String(answer['code'] ?? '')
  if (code === 'already_exists') return taken
  if (code === 'permission_denied' || status === 401 || status === 403) {
    throw new DeniedError(String(answer['msg'] ?? `the cache service answered ${status}`))
  }
  throw new Error(`the cache service answered ${status}${code === '' ? '' : ` (${code})`} to ${method}`)
}

function readObject(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body.toString('utf8'))) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}

/**
 * Content whose length is not known beforehand: blocks side by side, then their list.
 * https://learn.microsoft.com/en-us/rest/api/storageservices/put-block-list
 */
async function upload(
  host: Pick<Host, 'http' | 'clock' | 'cancelled'>,
  url: URL,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  const limit = limitTo(uploadsAtATime)
  const sent: Promise<void>[] = []
  const ids: string[] = []
  let bytes = 0
  let failed: unknown
  for await (const block of blocksOf(content, uploadBlock)) {
    const id = Buffer.from(`${randomUUID()}-${String(ids.length).padStart(6, '0')}`).toString('base64')
    ids.push(id)
    bytes += block.length
    const place = new URL(url)
    place.searchParams.set('comp', 'block')
    place.searchParams.set('blockid', id)
    const work = limit(() => put(host, place, block)).catch((cause: unknown) => {
      failed ??= cause
    })
    sent.push(work)
    // So many wait, and no more are read.
    if (sent.length >= uploadsAtATime) await sent[sent.length - uploadsAtATime]
    if (failed !== undefined) break
  }
  await Promise.all(sent)
  if (failed !== undefined) throw failed
  const list = new URL(url)
  list.searchParams.set('comp', 'blocklist')
  const latest = ids.map((id) => `<Latest>${id}</Latest>`).join('')
  await put(host, list, Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${latest}</BlockList>`))
  return bytes
}

async function put(host: Pick<Host, 'http' | 'clock' | 'cancelled'>, url: URL, body: Uint8Array): Promise<void> {
  const headers = { 'content-length': String(body.length) }
  const { status } = await blob(host, { url, method: 'PUT', headers, body }, mostReply)
  if (status !== 201) throw new Error(`${shown(url)} answered ${status} to an upload`)
}

function blob(
  host: Pick<Host, 'http' | 'clock' | 'cancelled'>,
  request: HttpRequest,
  expected: number,
): Promise<Answer> {
  const maxBytes = Math.max(expected, mostReply)
  const headers = { ...request.headers, 'x-ms-version': '2024-11-04' }
  const question = { ...request, headers, maxBytes, timeout: 120_000, signal: host.cancelled, follow: false }
  return ask(host, question, { ...rule, signal: host.cancelled })
}
