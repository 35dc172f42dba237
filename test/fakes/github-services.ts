/**
 * GitHub's services for jobs on one loopback URL: cache service v2, artifact service v4 and the blob storage that their
 * signed URLs lead to. Strict: it refuses what the real ones refuse. The documentation that each part follows is named
 * in `cache-service.ts`, `artifact-service.ts`, `blob-store.ts` and `twirp.ts`; tests hold them against the real clients
 * `@actions/cache` and `@actions/artifact`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Artifact, ArtifactService } from './artifact-service.ts'
import { BlobStore, blobRefusal } from './blob-store.ts'
import { answerRest, type RestOptions } from './cache-rest.ts'
import { type CacheEntry, type CacheLimits, CacheService } from './cache-service.ts'
import { type FaultEffect, Faults, flipBit } from './faults.ts'
import type { Reply } from './reply.ts'
import { type Shape, Shaper } from './shape.ts'
import { TokenIssuer, type TokenOptions } from './tokens.ts'
import { answerTwirp, codeOf, refusal } from './twirp.ts'

export interface GitHubServicesOptions extends Partial<CacheLimits> {
  /** Of the token in `env`. */
  readonly token?: TokenOptions
  /** Bytes of finalized cache entries per repository; default 10 GB, as for a free repository. */
  readonly quota?: number
  /** Default: as near and wide as loopback is. */
  readonly shape?: Shape
  /** Listing and deleting through REST; default: there is no such place. */
  readonly rest?: RestOptions
  /** Default any free one. */
  readonly port?: number
  /** Where blobs are kept; default a temporary folder that is removed in the end. */
  readonly folder?: string
  /**
   * Host of signed URLs, as in `results.blob.core.windows.net`; the port is added. `@actions/cache` reads through Azure's
   * SDK, in ranges, only from such a host; the test must make it resolve to 127.0.0.1. Default 127.0.0.1.
   */
  readonly blobHost?: string
  /** How long signed URLs hold, milliseconds; default one hour for uploads, ten minutes for downloads. */
  readonly urlLifetime?: { readonly upload?: number; readonly download?: number }
}

/** One request, in the order of arrival; the fields of the answer are filled in when it has been given. */
export interface RequestRecord {
  readonly method: string
  readonly path: string
  /** Without the signature. */
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  /** Name of the Twirp method, of a known or unknown service. */
  readonly rpc?: string
  /** A Twirp request as it was parsed, and its fields that the service does not know. */
  body?: unknown
  ignored?: readonly string[]
  /** 0 until answered, and for good when the connection was dropped. */
  status: number
  bytesIn: number
  bytesOut: number
  /** The faults that were injected into it. */
  faults: readonly FaultEffect['kind'][]
}

export interface GitHubServices extends AsyncDisposable {
  /** With a slash at the end. */
  readonly url: string
  /** What a step of a job finds in its environment, with the token of the options. */
  readonly env: Readonly<Record<string, string>>
  readonly requests: readonly RequestRecord[]
  readonly faults: Faults
  /** The same environment with another token. */
  environment(token: TokenOptions): Readonly<Record<string, string>>
  /** Names of the Twirp methods called so far, in order. */
  calls(): readonly string[]
  entries(): readonly CacheEntry[]
  artifacts(): readonly Artifact[]
  /** Removes all cache entries and artifacts. */
  empty(): void
  /** Changes stored bytes of a cache entry, by key, or of an artifact, by name. */
  tamper(what: { readonly cache: string } | { readonly artifact: string }, change: (content: Buffer) => Buffer): void
  stop(): Promise<void>
}

const freeQuota = 10 * 1024 ** 3

export async function startGitHubServices(options: GitHubServicesOptions = {}): Promise<GitHubServices> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'github-services-'))
  const requests: RequestRecord[] = []
  const faults = new Faults()
  const tokens = new TokenIssuer()
  const server = createServer()
  const port = await listen(server, options.port ?? 0)
  const shaper = options.shape && new Shaper(options.shape)
  const blobs = new BlobStore({
    folder,
    ...(shaper && { arriving: (body) => shaper.pass(body, 'up') }),
    origin: `http://${options.blobHost ?? '127.0.0.1'}:${port}`,
    lifetimes: { upload: 3_600_000, download: 600_000, ...options.urlLifetime },
  })
  const cache = new CacheService(blobs, { ...options, quota: options.quota ?? freeQuota })
  const artifacts = new ArtifactService(blobs)
  const answer = async (request: IncomingMessage, url: URL, record: RequestRecord): Promise<Reply> => {
    if (blobs.owns(url.pathname)) return blobs.answer(request, url)
    if (options.rest && url.pathname.startsWith('/repos/')) return answerRest(request, url, cache, options.rest)
    if (!url.pathname.startsWith('/twirp/')) return { status: 404, body: 'not found' }
    const { reply, ...seen } = await answerTwirp(request, url.pathname, [cache.twirp, artifacts.twirp], tokens)
    Object.assign(record, seen)
    return reply
  }
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    const record = begin(request, url)
    requests.push(record)
    const effects = faults.take(`${request.method} ${request.url}`)
    void serve(request, response, { record, effects, shaper }, () => answer(request, url, record))
  })
  const url = `http://127.0.0.1:${port}/`
  const environment = (token: TokenOptions = {}) => ({
    ACTIONS_CACHE_SERVICE_V2: 'true',
    ACTIONS_RESULTS_URL: url,
    ACTIONS_RUNTIME_TOKEN: tokens.issue(token),
  })
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return {
    ...{ url, requests, faults, environment, stop },
    env: environment(options.token),
    calls: () => requests.flatMap(({ rpc }) => (rpc === undefined ? [] : [rpc])),
    entries: () => cache.entries(),
    artifacts: () => artifacts.artifacts(),
    empty: () => {
      cache.empty()
      artifacts.empty()
    },
    tamper: (what, change) => {
      if ('cache' in what) cache.tamper(what.cache, change)
      else artifacts.tamper(what.artifact, change)
    },
    [Symbol.asyncDispose]: stop,
  }
}

function begin(request: IncomingMessage, url: URL): RequestRecord {
  const { authorization: _, ...headers } = request.headers
  const rpc = /^\/twirp\/[^/]+\/([^/]+)$/.exec(url.pathname)?.[1]
  const query = Object.fromEntries([...url.searchParams].filter(([name]) => name !== 'sig'))
  return {
    method: request.method ?? '',
    path: url.pathname,
    query,
    headers,
    ...(rpc !== undefined && { rpc }),
    status: 0,
    bytesIn: 0,
    bytesOut: 0,
    faults: [],
  }
}

interface Circumstances {
  readonly record: RequestRecord
  readonly effects: readonly FaultEffect[]
  readonly shaper: Shaper | undefined
}

/** Answers one request, or does to it what the faults say. */
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { record, effects, shaper }: Circumstances,
  answer: () => Promise<Reply>,
): Promise<void> {
  record.faults = effects.map(({ kind }) => kind)
  try {
    if (shaper) await sleep(shaper.latency, undefined, { ref: false })
    for (const effect of effects)
      if (effect.kind === 'delay') await sleep(effect.milliseconds, undefined, { ref: false })
    const effect = effects.find(({ kind }) => kind !== 'delay')
    if (effect?.kind === 'drop' && !effect.carriedOut) return void request.socket.destroy()
    const reply = instead(effect, record) ?? (await answer())
    if (effect?.kind === 'drop') return void request.socket.destroy()
    // What a refusal left unread: the client is still sending it.
    request.resume()
    await send(response, { record, shaper }, reply, effect)
  } catch (error) {
    if (response.headersSent || response.destroyed) response.destroy()
    else response.writeHead(500).end(String(error))
  } finally {
    record.bytesIn = Number(request.headers['content-length'] ?? 0)
  }
}

/** What is answered in place of the service, if anything. */
function instead(effect: FaultEffect | undefined, record: RequestRecord): Reply | undefined {
  if (effect?.kind === 'storage-full') {
    return record.method === 'PUT' ? blobRefusal(507, 'InsufficientStorage') : undefined
  }
  if (effect?.kind !== 'status') return undefined
  const { status, message = 'injected fault' } = effect
  const reply = record.rpc ? refusal(status, codeOf(status), message) : blobRefusal(status, 'InjectedFault')
  return { ...reply, headers: { ...reply.headers, ...effect.headers } }
}

async function send(
  response: ServerResponse,
  { record, shaper }: Pick<Circumstances, 'record' | 'shaper'>,
  reply: Reply,
  effect: FaultEffect | undefined,
): Promise<void> {
  const head = record.method === 'HEAD'
  const body = reply.body ?? ''
  const length = typeof body === 'function' ? Number(reply.headers?.['content-length']) : Buffer.byteLength(body)
  record.status = reply.status
  response.writeHead(reply.status, { ...(!head && { 'content-length': length }), ...reply.headers })
  if (head) return void response.end()
  const content = typeof body === 'function' ? body() : Readable.from([Buffer.from(body)])
  const source = shaper ? shaper.pass(content, 'down') : content
  source.on('data', (piece: Buffer) => {
    record.bytesOut += piece.length
  })
  if (effect?.kind === 'truncate') return cut(source, response, effect.bytes)
  if (effect?.kind === 'corrupt') return pipeline(source, flipBit(Math.floor(length / 2)), response)
  return pipeline(source, response)
}

/** Sends the first bytes, then closes the connection. */
async function cut(source: Readable, response: ServerResponse, bytes: number): Promise<void> {
  let left = bytes
  for await (const piece of source as AsyncIterable<Buffer>) {
    const part = piece.subarray(0, left)
    left -= part.length
    await new Promise((resolve) => response.write(part, resolve))
    if (left === 0) break
  }
  response.destroy()
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
