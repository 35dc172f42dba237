/**
 * A registry in memory, made from the text of distribution-spec 1.1 and of distribution's token authentication. It is strict: what
 * the specification does not allow is refused and kept in `violations`. Faults are put in by the test.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  /** Of the body that was read. */
  bytes: number
}

/** What a test does to a request in place of the registry, or on the way to it. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The connection ends after so many bytes of the body. */
  | { readonly cutAfter: number }
  /** No answer comes, and the connection stays. */
  | { readonly hangs: true }

export interface RegistryOptions {
  readonly auth?: 'basic' | 'bearer'
  /** `user:password`. */
  readonly login?: string
  /** Scopes that its token server gives nobody. */
  readonly denied?: readonly string[]
  /** Default true. */
  readonly referrers?: boolean
  /** Whether it says OCI-Subject; default as `referrers`. */
  readonly subjectHeader?: boolean
  /** Whether a cut upload can be continued; default true. */
  readonly resumes?: boolean
  readonly mounts?: boolean
  readonly leastPart?: number
  /** Bytes of a request. */
  readonly mostBytes?: number
  /** Where uploads go; default the registry itself. */
  readonly uploadsAt?: () => string
  readonly fault?: (seen: Seen, count: number) => Fault | undefined
  /** GitLab reads a tag `sha256-…` as the digest. */
  readonly tagsAreDigests?: boolean
}

interface Repository {
  readonly blobs: Map<string, Buffer>
  readonly manifests: Map<string, { readonly type: string; readonly bytes: Buffer }>
  readonly tags: Map<string, string>
}

export interface FakeRegistry extends AsyncDisposable {
  /** `127.0.0.1:1234` */
  readonly name: string
  readonly url: string
  readonly seen: Seen[]
  readonly violations: string[]
  readonly repositories: Map<string, Repository>
  readonly repository: (name: string) => Repository
  /** Tokens that it gave out and that are valid. */
  readonly tokens: Map<string, readonly string[]>
  options: RegistryOptions
}

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const nameForm = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/

export async function openFakeRegistry(options: RegistryOptions = {}): Promise<FakeRegistry> {
  const uploads = new Map<string, { readonly repository: string; bytes: Buffer; session: number }>()
  const server = createServer((request, response) => {
    handle(request, response).catch((cause: unknown) => {
      registry.violations.push(String(cause))
      response.destroy()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const repositories: FakeRegistry['repositories'] = new Map()
  const registry: FakeRegistry = {
    ...{ name, url: `http://${name}`, seen: [], violations: [], repositories, tokens: new Map(), options },
    repository: (path) => {
      const found = repositories.get(path) ?? { blobs: new Map(), manifests: new Map(), tags: new Map() }
      repositories.set(path, found)
      return found
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  let counter = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { options } = registry
    const url = new URL(request.url ?? '', registry.url)
    const { method = '', headers } = request
    const seen: Seen = { method, path: url.pathname, query: url.searchParams, headers, bytes: 0 }
    registry.seen.push(seen)
    const fault = options.fault?.(seen, registry.seen.length)
    if (fault && 'hangs' in fault) return void request.resume()
    if (fault && 'status' in fault) {
      request.resume()
      response.writeHead(fault.status, fault.headers).end(fault.body)
      return
    }
    const say = (status: number, more: Readonly<Record<string, string>> = {}, body: Uint8Array | string = '') => {
      response.writeHead(status, { 'content-length': `${Buffer.byteLength(body)}`, ...more })
      response.end(method === 'HEAD' ? undefined : body)
    }
    const refuse = (status: number, code: string, message = '') => {
      request.resume()
      say(status, { 'content-type': 'application/json' }, JSON.stringify({ errors: [{ code, message }] }))
    }
    if (url.pathname === '/token') return giveToken(url, request, say)
    const authorized = isAuthorized(request, neededScopes(url, method))
    if (authorized !== true) {
      say(401, { 'www-authenticate': authorized }, '{"errors":[{"code":"UNAUTHORIZED"}]}')
      request.resume()
      return
    }
    if (Number(headers['content-length']) > (options.mostBytes ?? Number.POSITIVE_INFINITY))
      return refuse(413, 'SIZE_INVALID')
    const [, repositoryName = '', kind = '', rest = ''] =
      /^\/v2\/(.+?)\/(blobs|manifests|referrers)\/(.*)$/.exec(url.pathname) ?? []
    if (!nameForm.test(repositoryName)) return refuse(404, 'NAME_INVALID')
    const repository = registry.repository(repositoryName)
    const limit = fault?.cutAfter
    if (kind === 'blobs' && rest.startsWith('uploads/')) {
      return await handleUpload(rest.slice('uploads/'.length), repositoryName, {
        request,
        url,
        seen,
        say,
        refuse,
        limit,
      })
    }
    if (limit !== undefined) return void request.socket.destroy()
    if (kind === 'blobs') {
      const blob = repository.blobs.get(rest)
      return blob ? say(200, { 'docker-content-digest': rest }, blob) : refuse(404, 'BLOB_UNKNOWN')
    }
    if (kind === 'referrers') {
      if (options.referrers === false) return refuse(404, 'NOT_FOUND')
      const type = 'application/vnd.oci.image.index.v1+json'
      return say(
        200,
        { 'content-type': type },
        JSON.stringify({ schemaVersion: 2, mediaType: type, manifests: referrers(repository, rest) }),
      )
    }
    await handleManifest(rest, repository, { request, seen, say, refuse, headers, method })
  }

  type Say = (status: number, headers?: Readonly<Record<string, string>>, body?: Uint8Array | string) => void
  type Refuse = (status: number, code: string, message?: string) => void

  async function handleUpload(
    id: string,
    repositoryName: string,
    ask: { request: IncomingMessage; url: URL; seen: Seen; say: Say; refuse: Refuse; limit: number | undefined },
  ): Promise<void> {
    const { request, url, seen, say, refuse, limit } = ask
    const { options } = registry
    // A body that is not read to its end loses it.
    const { method, headers, socket } = request
    const place = () => `${options.uploadsAt?.() ?? ''}/v2/${repositoryName}/blobs/uploads/`
    if (method === 'POST') {
      if (id !== '') violate(`POST to ${url.pathname}`)
      if (headers['content-length'] !== '0') violate('POST without Content-Length: 0')
      const [mount, from] = [url.searchParams.get('mount'), url.searchParams.get('from')]
      const source = from === null ? undefined : registry.repositories.get(from)?.blobs.get(mount ?? '')
      if (mount !== null && source && options.mounts !== false) {
        registry.repository(repositoryName).blobs.set(mount, source)
        return say(201, { location: `/v2/${repositoryName}/blobs/${mount}` })
      }
      const made = `u${++counter}`
      uploads.set(made, { repository: repositoryName, bytes: Buffer.alloc(0), session: 0 })
      const least = options.leastPart === undefined ? {} : { 'oci-chunk-min-length': `${options.leastPart}` }
      return say(202, { location: `${place()}${made}?state=0%2B`, range: '0-0', ...least })
    }
    const upload = uploads.get(id)
    if (!upload || upload.repository !== repositoryName) return refuse(404, 'BLOB_UPLOAD_UNKNOWN')
    const state = url.searchParams.get('state')
    if (state !== `${upload.session}+`) violate(`an upload location that was not given: ${url.search}`)
    const next = () => `${place()}${id}?state=${upload.session}%2B`
    if (method === 'GET') {
      if (options.resumes === false) return refuse(404, 'BLOB_UPLOAD_INVALID')
      return say(204, { location: next(), range: `0-${Math.max(0, upload.bytes.length - 1)}` })
    }
    if (method === 'DELETE') {
      uploads.delete(id)
      return say(204)
    }
    if (method !== 'PATCH' && method !== 'PUT') return refuse(405, 'UNSUPPORTED')
    const range = headers['content-range']
    if (method === 'PATCH') {
      const [, start, end] = /^(\d+)-(\d+)$/.exec(range ?? '') ?? []
      if (start === undefined || Number(end) - Number(start) + 1 !== Number(headers['content-length'])) {
        violate(`PATCH with Content-Range ${range} and Content-Length ${headers['content-length']}`)
      }
      if (Number(start) !== upload.bytes.length) return refuse(416, 'BLOB_UPLOAD_INVALID')
    } else if (range === undefined && upload.bytes.length > 0 && Number(headers['content-length']) > 0) {
      violate('a PUT with a body, after parts, without Content-Range')
    }
    if (headers['content-length'] === undefined) violate(`${method} without Content-Length`)
    if (Number(headers['content-length']) > 0 && headers['content-type'] !== 'application/octet-stream') {
      violate(`${method} with Content-Type ${headers['content-type']}`)
    }
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        const room = (limit ?? Number.POSITIVE_INFINITY) - seen.bytes
        chunks.push(chunk.subarray(0, room))
        seen.bytes += Math.min(room, chunk.length)
        if (chunk.length >= room) break
      }
    } catch {}
    upload.bytes = Buffer.concat([upload.bytes, ...chunks])
    if (limit !== undefined || !request.complete) return void socket.destroy()
    if (method === 'PATCH') {
      upload.session += 1
      return say(202, { location: next(), range: `0-${upload.bytes.length - 1}` })
    }
    const digest = url.searchParams.get('digest') ?? ''
    uploads.delete(id)
    if (digestOf(upload.bytes) !== digest) return refuse(400, 'DIGEST_INVALID')
    registry.repository(repositoryName).blobs.set(digest, upload.bytes)
    say(201, { location: `/v2/${repositoryName}/blobs/${digest}`, 'docker-content-digest': digest })
  }

  async function handleManifest(
    reference: string,
    repository: Repository,
    ask: {
      request: IncomingMessage
      seen: Seen
      say: Say
      refuse: Refuse
      headers: IncomingMessage['headers']
      method: string
    },
  ): Promise<void> {
    const { request, seen, say, refuse, headers, method } = ask
    const asDigest = registry.options.tagsAreDigests ? reference.replace(/^sha256-/, 'sha256:') : reference
    const key = asDigest.startsWith('sha256:') ? asDigest : (repository.tags.get(reference) ?? '')
    if (method === 'GET' || method === 'HEAD') {
      const found = repository.manifests.get(key)
      if (!found) return refuse(404, 'MANIFEST_UNKNOWN')
      if (!headers.accept?.includes(found.type)) violate(`${found.type} is not in Accept`)
      return say(200, { 'content-type': found.type, 'docker-content-digest': key }, found.bytes)
    }
    if (method !== 'PUT') return refuse(405, 'UNSUPPORTED')
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    seen.bytes = bytes.length
    const digest = digestOf(bytes)
    const document = JSON.parse(bytes.toString())
    if (reference.startsWith('sha256:') && reference !== digest) return refuse(400, 'DIGEST_INVALID')
    if (document.mediaType !== headers['content-type'])
      violate(`${document.mediaType} sent as ${headers['content-type']}`)
    const blobs = [document.config, ...(document.layers ?? [])].filter(Boolean)
    const lost = [
      ...blobs.filter(
        (blob: { digest: string; size: number }) => repository.blobs.get(blob.digest)?.length !== blob.size,
      ),
      ...(document.manifests ?? []).filter((entry: { digest: string }) => !repository.manifests.has(entry.digest)),
    ]
    if (lost.length > 0) return refuse(400, 'MANIFEST_BLOB_UNKNOWN', lost[0].digest)
    repository.manifests.set(digest, { type: document.mediaType, bytes })
    if (!reference.startsWith('sha256:')) repository.tags.set(reference, digest)
    const tells = registry.options.subjectHeader ?? registry.options.referrers !== false
    const subject = document.subject && tells ? { 'oci-subject': document.subject.digest } : {}
    say(201, { location: `/v2/x/manifests/${digest}`, 'docker-content-digest': digest, ...subject })
  }

  function referrers(repository: Repository, digest: string): readonly object[] {
    return [...repository.manifests].flatMap(([own, { type, bytes }]) => {
      const { subject, artifactType, annotations } = JSON.parse(bytes.toString())
      return subject?.digest === digest
        ? [{ mediaType: type, digest: own, size: bytes.length, artifactType, annotations }]
        : []
    })
  }

  function violate(text: string): void {
    registry.violations.push(text)
  }

  /** As distribution's handlers ask for them. */
  function neededScopes(url: URL, method: string): readonly string[] {
    const [, repository] = /^\/v2\/(.+?)\/(?:blobs|manifests|referrers)\//.exec(url.pathname) ?? []
    if (repository === undefined) return []
    const from = url.searchParams.get('from')
    const writes = method !== 'GET' && method !== 'HEAD'
    return [
      `repository:${repository}:pull`,
      ...(writes ? [`repository:${repository}:push`] : []),
      ...(from ? [`repository:${from}:pull`] : []),
    ]
  }

  /** True, or the challenge. */
  function isAuthorized({ headers }: IncomingMessage, scopes: readonly string[]): true | string {
    const { auth, login = '' } = registry.options
    if (!auth) return true
    const [scheme, value = ''] = (headers.authorization ?? '').split(' ')
    if (auth === 'basic') {
      const right = scheme === 'Basic' && Buffer.from(value, 'base64').toString() === login
      return right || 'Basic realm="a registry, \\"quoted\\""'
    }
    const granted = registry.tokens.get(value) ?? []
    const right = scheme === 'Bearer' && scopes.every((scope) => granted.includes(scope))
    // GHCR's scope is a placeholder.
    return right || `Bearer realm="${registry.url}/token",service="a registry",scope="repository:user/image:pull"`
  }

  function giveToken(url: URL, { headers }: IncomingMessage, say: Say): void {
    const { login = '', denied = [] } = registry.options
    const [, value = ''] = (headers.authorization ?? '').split(' ')
    const who = Buffer.from(value, 'base64').toString()
    const refuse = (status: number, code: string) => say(status, {}, JSON.stringify({ errors: [{ code }] }))
    if (headers.authorization !== undefined && who !== login) {
      refuse(401, 'UNAUTHORIZED')
      return
    }
    if (url.searchParams.get('service') !== 'a registry') violate(`the token server was asked for ${url.search}`)
    const asked = url.searchParams.getAll('scope').flatMap((scope) => {
      const [, resource, actions = ''] = /^(.*):([^:]*)$/.exec(scope) ?? []
      return actions.split(',').map((action) => `${resource}:${action}`)
    })
    if (asked.some((scope) => denied.includes(scope))) {
      refuse(403, 'DENIED')
      return
    }
    const token = `token-${++counter}-secret`
    // Who is nobody may only read.
    registry.tokens.set(
      token,
      asked.filter((scope) => who === login || !scope.endsWith(':push')),
    )
    say(200, { 'content-type': 'application/json' }, JSON.stringify({ token, expires_in: 300 }))
  }

  return registry
}
