/**
 * A strict double of a niks3 server and of its bucket, after server/ of https://github.com/Mic92/niks3 (2026-06): every request
 * but that for the configuration needs a token of the trusted issuer for its audience, which has not ended; objects are taken
 * by links that are signed; a closure is complete when all of its objects are there. The bucket lets nobody list it, so that
 * what is missing is denied, and narinfos are kept packed. Its client, the real one too, runs against it.
 */
import { randomUUID } from 'node:crypto'
import { ServiceKey } from '../served-store.ts'
import { type Answered, type Asked, type FakeService, json, startService } from '../service.ts'

export interface Niks3Options {
  readonly issuer: string
  readonly audience: string
  readonly storeDir: string
  /** The claims of a token that the issuer signed; undefined of any other. */
  readonly check: (token: string) => Readonly<Record<string, unknown>> | undefined
  /** Default true; false as before `--cache-url` was given. */
  readonly cacheUrl?: boolean
}

export interface FakeNiks3 extends FakeService {
  readonly key: ServiceKey
  readonly readUrl: string
  /** Objects of the bucket by name, in the order in which they came. */
  readonly objects: Map<string, { readonly body: Buffer; readonly encoding: string | undefined }>
  /** Tokens that requests came with. */
  readonly tokens: Set<string>
}

interface Pending {
  readonly keys: readonly string[]
}

export async function startNiks3(options: Niks3Options): Promise<FakeNiks3> {
  const { issuer, audience, storeDir, check, cacheUrl = true } = options
  const key = new ServiceKey('niks3-1')
  const info = Buffer.from(`StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 30\n`)
  const objects: FakeNiks3['objects'] = new Map([['nix-cache-info', { body: info, encoding: undefined }]])
  const links = new Map<string, string>()
  const pending = new Map<string, Pending>()
  const tokens = new Set<string>()

  const answer = (asked: Asked): Answered => {
    const { pathname, searchParams } = asked.url
    const base = `http://${asked.host}`
    if (pathname.startsWith('/bucket/')) return bucket(asked, pathname.slice('/bucket/'.length))
    if (pathname === '/api/cache-config') {
      const known = { substituter_url: cacheUrl ? `${base}/bucket` : '', public_keys: [key.publicText] }
      return json(searchParams.get('issuer') === issuer ? { ...known, oidc_audience: audience } : known)
    }
    if (!isAllowed(asked)) return { status: 401, body: 'Unauthorized\n' }
    if (pathname === '/api/pending_closures' && asked.method === 'POST')
      return begin(base, JSON.parse(asked.body.toString()))
    const [, id = '', verb] = /^\/api\/pending_closures\/([^/]+)\/(sign|complete)$/.exec(pathname) ?? []
    const closure = pending.get(id)
    if (!closure || asked.method !== 'POST') return { status: 404, body: 'not found\n' }
    if (verb === 'sign') return signed(JSON.parse(asked.body.toString()))
    const lacking = closure.keys.filter((name) => !objects.has(name))
    return lacking.length === 0 ? { status: 204 } : { status: 400, body: `missing ${lacking.join(', ')}\n` }
  }

  const isAllowed = ({ headers }: Asked): boolean => {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
    const claims = check(token)
    tokens.add(token)
    return claims?.['iss'] === issuer && claims['aud'] === audience && Number(claims['exp']) > Date.now() / 1_000
  }

  const begin = (
    base: string,
    { closure, objects: all }: { closure?: string; objects?: readonly NiksObject[] },
  ): Answered => {
    if (!closure?.endsWith('.narinfo')) return { status: 400, body: 'closure key must end with .narinfo\n' }
    if (!all?.length) return { status: 400, body: 'missing objects key\n' }
    const invalid = all.find((one) => !keyForms[one.type]?.test(one.key))
    if (invalid) return { status: 400, body: `invalid object key "${invalid.key}" for type "${invalid.type}"\n` }
    const wanted = all.filter((one) => !objects.has(one.key))
    const id = `${pending.size + 1}`
    pending.set(id, { keys: wanted.map((one) => one.key) })
    const entries = wanted.map(({ key: name, type }) => {
      const link = randomUUID()
      links.set(link, name)
      return [name, { type, presigned_url: `${base}/bucket/${name}?X-Amz-Signature=${link}` }] as const
    })
    return json({ id, started_at: new Date().toISOString(), pending_objects: Object.fromEntries(entries) })
  }

  const signed = ({ narinfos }: { readonly narinfos: Readonly<Record<string, Metadata>> }): Answered => {
    const all = Object.entries(narinfos).map(([name, one]) => {
      const references = one.references.map((path) => path.slice(path.lastIndexOf('/') + 1))
      const info = { path: one.store_path, narHash: one.nar_hash, narSize: one.nar_size, references }
      return [name, [...(one.signatures ?? []), key.sign(info)]] as const
    })
    return json({ signatures: Object.fromEntries(all) })
  }

  const bucket = (asked: Asked, name: string): Answered => {
    if (asked.method === 'PUT') {
      if (links.get(asked.url.searchParams.get('X-Amz-Signature') ?? '') !== name) return denied
      objects.set(name, { body: asked.body, encoding: asked.headers['content-encoding'] })
      return { status: 200 }
    }
    const found = objects.get(name)
    if (!found) return denied
    return { status: 200, headers: found.encoding ? { 'content-encoding': found.encoding } : {}, body: found.body }
  }

  const service = await startService(answer)
  return { ...service, key, readUrl: `${service.url}/bucket`, objects, tokens }
}

interface NiksObject {
  readonly key: string
  readonly type: string
}

interface Metadata {
  readonly store_path: string
  readonly nar_hash: string
  readonly nar_size: number
  readonly references: readonly string[]
  readonly signatures?: readonly string[]
}

/** server/upload_key.go */
const keyForms: Readonly<Record<string, RegExp>> = {
  narinfo: /^[0-9a-z]{32}\.narinfo$/,
  listing: /^[0-9a-z]{32}\.ls$/,
  nar: /^nar\/[0-9a-z]{52}\.nar\.zst$/,
  build_log: /^log\/[^/]+\.drv$/,
  realisation: /^realisations\/[^/]+\.doi$/,
}

const denied: Answered = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
}
