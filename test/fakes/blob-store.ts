/**
 * The part of Azure Blob Storage that GitHub's signed URLs lead to, after
 * https://learn.microsoft.com/en-us/rest/api/storageservices/put-blob, put-block, put-block-list, get-blob,
 * get-blob-properties, blob-service-error-codes and create-service-sas. Block blobs only; no leases, tags or versions.
 */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Reply, readBody } from './reply.ts'

const apiVersion = '2026-02-06'
const maxBlocks = 50_000
/** Three segments, for the clients take account, container and blob name from them. */
const prefix = '/blobs/results/'

type Access = 'upload' | 'download'

interface Part {
  readonly file: string
  readonly size: number
}

interface Blob {
  readonly folder: string
  readonly staged: Map<string, Part>
  parts?: readonly Part[]
  etag: string
  modified: Date
  contentType: string
  readonly arriving: (body: Readable) => Readable
}

export interface BlobStoreOptions {
  readonly folder: string
  /** `http://host:port` of the URLs that are given out. */
  readonly origin: string
  /** Milliseconds. */
  readonly lifetimes: Readonly<Record<Access, number>>
  /** Holds back what is uploaded. */
  readonly arriving?: (body: Readable) => Readable
}

/** Azure's refusal: an XML body and a header with the code. */
class BlobError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

export class BlobStore {
  readonly #options: BlobStoreOptions
  readonly #secret = randomBytes(32)
  readonly #blobs = new Map<string, Blob>()

  constructor(options: BlobStoreOptions) {
    this.#options = options
  }

  /** A place for a new blob, by its name. */
  create(extension = ''): string {
    const name = `${randomUUID()}${extension}`
    const folder = join(this.#options.folder, name)
    mkdirSync(folder, { recursive: true })
    const { arriving = (body: Readable) => body } = this.#options
    const blob = { folder, staged: new Map<string, Part>(), etag: '', modified: new Date(), contentType: '', arriving }
    this.#blobs.set(name, blob)
    return name
  }

  remove(name: string): void {
    const blob = this.#blobs.get(name)
    if (blob) rmSync(blob.folder, { recursive: true, force: true })
    this.#blobs.delete(name)
  }

  /** Bytes of what was committed; undefined when nothing was. */
  size(name: string): number | undefined {
    return this.#blobs.get(name)?.parts?.reduce((sum, part) => sum + part.size, 0)
  }

  /** `sha256:…` of what was committed. */
  digest(name: string): string {
    const hash = createHash('sha256')
    for (const part of this.#blobs.get(name)?.parts ?? []) hash.update(readFileSync(part.file))
    return `sha256:${hash.digest('hex')}`
  }

  /** Changes what is stored, behind everyone's back. */
  rewrite(name: string, change: (content: Buffer) => Buffer): void {
    const blob = this.#blobs.get(name)
    if (!blob?.parts) throw new Error(`no blob ${name}`)
    const content = change(Buffer.concat(blob.parts.map((part) => readFileSync(part.file))))
    const file = join(blob.folder, randomUUID())
    writeFileSync(file, content)
    blob.parts = [{ file, size: content.length }]
  }

  /** A signed URL; `extra` are response headers that the signature covers, such as `rscd`. */
  url(name: string, access: Access, extra: Readonly<Record<string, string>> = {}): string {
    const url = new URL(prefix + name, this.#options.origin)
    const until = new Date(Date.now() + this.#options.lifetimes[access]).toISOString()
    const query = { se: until, sp: access === 'upload' ? 'cw' : 'r', sr: 'b', sv: apiVersion, ...extra }
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
    url.searchParams.set('sig', this.#sign(url))
    return url.href
  }

  owns(path: string): boolean {
    return path.startsWith(prefix)
  }

  async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const headers = { 'x-ms-request-id': randomUUID(), 'x-ms-version': apiVersion }
    try {
      const reply = await this.#answer(request, url)
      return { ...reply, headers: { ...headers, ...reply.headers } }
    } catch (error) {
      if (!(error instanceof BlobError)) throw error
      return blobRefusal(error.status, error.code)
    }
  }

  async #answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const reading = request.method === 'GET' || request.method === 'HEAD'
    if (!reading && request.method !== 'PUT') throw new BlobError(405, 'UnsupportedHttpVerb')
    this.#authorize(url, reading)
    const blob = this.#blobs.get(url.pathname.slice(prefix.length))
    if (!blob) throw new BlobError(404, 'BlobNotFound')
    if (reading) return read(blob, request, url.searchParams)
    const operation = url.searchParams.get('comp')
    if (operation === 'block') return putBlock(blob, request, url.searchParams.get('blockid') ?? '')
    if (operation === 'blocklist') return putBlockList(blob, request)
    if (operation === null) return putBlob(blob, request)
    throw new BlobError(400, 'InvalidQueryParameterValue')
  }

  #authorize(url: URL, reading: boolean): void {
    const query = url.searchParams
    if (query.get('sig') !== this.#sign(url)) throw new BlobError(403, 'AuthenticationFailed')
    if (Date.parse(query.get('se') ?? '') <= Date.now()) throw new BlobError(403, 'AuthenticationFailed')
    if ((query.get('sp') === 'r') !== reading) throw new BlobError(403, 'AuthorizationPermissionMismatch')
  }

  #sign(url: URL): string {
    const signed = ['se', 'sp', 'sr', 'sv', 'rscd', 'rsct'].map((name) => url.searchParams.get(name) ?? '')
    return createHmac('sha256', this.#secret)
      .update([url.pathname, ...signed].join('\n'))
      .digest('base64')
  }
}

/** An error as Azure words it. */
export function blobRefusal(status: number, code: string): Reply {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  return { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code }, body }
}

async function putBlob(blob: Blob, request: IncomingMessage): Promise<Reply> {
  const type = request.headers['x-ms-blob-type']
  if (type === undefined) throw new BlobError(400, 'MissingRequiredHeader')
  if (type !== 'BlockBlob') throw new BlobError(400, 'InvalidHeaderValue')
  return commit(blob, request, [await receive(blob, request)])
}

async function putBlock(blob: Blob, request: IncomingMessage, id: string): Promise<Reply> {
  const raw = Buffer.from(id, 'base64')
  if (raw.length === 0 || raw.length > 64 || raw.toString('base64') !== id) {
    throw new BlobError(400, 'InvalidQueryParameterValue')
  }
  // All ids of a blob are of one length.
  if ([...blob.staged.keys()].some((other) => other.length !== id.length))
    throw new BlobError(400, 'InvalidBlobOrBlock')
  blob.staged.set(id, await receive(blob, request))
  return { status: 201 }
}

async function putBlockList(blob: Blob, request: IncomingMessage): Promise<Reply> {
  const xml = (await readBody(request, 8 * 1024 * 1024)).toString()
  const list = /<BlockList>(.*)<\/BlockList>/s.exec(xml)?.[1]
  if (list === undefined) throw new BlobError(400, 'InvalidXmlDocument')
  const ids = [...list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]+)<\/\1>/g)].map(([, , id = '']) => id)
  if (ids.length > maxBlocks) throw new BlobError(400, 'BlockListTooLong')
  const parts = ids.map((id) => blob.staged.get(id))
  if (parts.some((part) => !part)) throw new BlobError(400, 'InvalidBlockList')
  return commit(
    blob,
    request,
    parts.filter((part) => part !== undefined),
  )
}

function commit(blob: Blob, request: IncomingMessage, parts: readonly Part[]): Reply {
  blob.parts = parts
  blob.etag = `"0x${randomBytes(8).toString('hex').toUpperCase()}"`
  blob.modified = new Date()
  blob.contentType = String(request.headers['x-ms-blob-content-type'] ?? 'application/octet-stream')
  return { status: 201, headers: { etag: blob.etag, 'last-modified': blob.modified.toUTCString() } }
}

/** Stores a request's body; all of it must come, with its length told beforehand. */
async function receive(blob: Blob, request: IncomingMessage): Promise<Part> {
  const announced = request.headers['content-length']
  if (announced === undefined) throw new BlobError(411, 'MissingContentLengthHeader')
  const file = join(blob.folder, randomUUID())
  // The store may have been emptied in between; then the blob is gone, and so is its folder.
  if (!existsSync(blob.folder)) throw new BlobError(404, 'BlobNotFound')
  await pipeline(blob.arriving(request), createWriteStream(file))
  const size = statSync(file).size
  if (size !== Number(announced)) throw new BlobError(400, 'InvalidInput')
  return { file, size }
}

function read(blob: Blob, request: IncomingMessage, query: URLSearchParams): Reply {
  if (!blob.parts) throw new BlobError(404, 'BlobNotFound')
  const condition = request.headers['if-match']
  if (condition !== undefined && condition !== '*' && condition !== blob.etag)
    throw new BlobError(412, 'ConditionNotMet')
  const parts = blob.parts
  const total = parts.reduce((sum, part) => sum + part.size, 0)
  const disposition = query.get('rscd')
  const headers = {
    'content-type': query.get('rsct') ?? blob.contentType,
    ...(disposition !== null && { 'content-disposition': disposition }),
    'accept-ranges': 'bytes',
    etag: blob.etag,
    'last-modified': blob.modified.toUTCString(),
    'x-ms-blob-type': 'BlockBlob',
  }
  if (request.method === 'HEAD') return { status: 200, headers: { ...headers, 'content-length': total } }
  const range = rangeOf(request)
  if (!range)
    return { status: 200, headers: { ...headers, 'content-length': total }, body: () => slice(parts, 0, total) }
  if (range.from >= total) throw new BlobError(416, 'InvalidRange')
  const to = Math.min(range.to, total - 1)
  const length = to - range.from + 1
  return {
    status: 206,
    headers: { ...headers, 'content-length': length, 'content-range': `bytes ${range.from}-${to}/${total}` },
    body: () => slice(parts, range.from, length),
  }
}

/** `x-ms-range` comes before `Range`; anything but one range from a given byte is ignored, as Azure does. */
function rangeOf(request: IncomingMessage): { from: number; to: number } | undefined {
  const text = String(request.headers['x-ms-range'] ?? request.headers['range'] ?? '')
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(text) ?? []
  if (from === undefined) return undefined
  const range = { from: Number(from), to: to ? Number(to) : Number.POSITIVE_INFINITY }
  return range.to < range.from ? undefined : range
}

function slice(parts: readonly Part[], from: number, length: number): Readable {
  async function* pieces(): AsyncGenerator<Buffer> {
    let start = 0
    for (const part of parts) {
      const first = Math.max(from - start, 0)
      const last = Math.min(from + length - start, part.size) - 1
      start += part.size
      if (first <= last) yield* createReadStream(part.file, { start: first, end: last, highWaterMark: 1 << 20 })
    }
  }
  return Readable.from(pieces(), { objectMode: false, highWaterMark: 1 << 20 })
}
