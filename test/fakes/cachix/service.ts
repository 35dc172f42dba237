/**
 * A strict double of cachix.org and of one of its caches, after the API that its client is written for:
 * https://github.com/cachix/cachix/blob/v1.11.1/cachix-api/src/Cachix/API.hs and the types beside it. A NAR comes whole
 * (`createAndUploadNar`, `createNarinfo`) rather than in parts.
 */

import { narInfoText, ServiceKey, type StoredPath, sha256 } from '../served-store.ts'
import { type Answered, type Asked, type FakeService, json, startService, tokenOf } from '../service.ts'

export interface CachixOptions {
  readonly name: string
  readonly token: string
  readonly permission?: 'Read' | 'Write' | 'Admin'
  readonly isPublic?: boolean
  /** The cache has a key of its own, which the server does not have. */
  readonly selfSigned?: boolean
}

export interface FakeCachix extends FakeService {
  readonly key: ServiceKey
  readonly readUrl: string
  /** Store paths in the order in which they could be read. */
  readonly published: readonly string[]
  /** Narinfos by hash part, for tests that damage them. */
  readonly narInfos: Map<string, string>
  /** Hash parts that the service leaves to cache.nixos.org. */
  readonly upstream: Set<string>
  /** Answers to reads that still say 404, as those of a server behind. */
  stale: number
}

export async function startCachix(options: CachixOptions): Promise<FakeCachix> {
  const { name, token, permission = 'Write', isPublic = true, selfSigned = false } = options
  const key = new ServiceKey(`${name}.cachix.org-1`)
  const published: string[] = []
  const narInfos = new Map<string, string>()
  const nars = new Map<string, { readonly bytes: Buffer; readonly file: string }>()
  const upstream = new Set<string>()
  const state = { stale: 0 }
  const isWriter = () => permission !== 'Read'

  const api = (asked: Asked): Answered => {
    if (tokenOf(asked) !== token) return json({ error: 'Authentication failed' }, 401)
    const [, cache, rest] = /^\/api\/v1\/cache\/([^/]+)(?:\/(.+))?$/.exec(asked.url.pathname) ?? []
    if (cache !== name) return json({ error: 'Binary cache does not exist' }, 404)
    if (rest === undefined && asked.method === 'GET') {
      const publicSigningKeys = [key.publicText]
      const known = { name, uri: `https://${name}.cachix.org`, isPublic, publicSigningKeys, permission }
      return json({ ...known, githubUsername: 'acme', preferredCompressionMethod: 'ZSTD' })
    }
    if (rest === 'narinfo' && asked.method === 'POST') {
      const hashes: unknown = JSON.parse(asked.body.toString())
      if (!Array.isArray(hashes) || hashes.some((hash) => !/^[0-9a-z]{32}$/.test(hash))) return { status: 400 }
      return json(hashes.filter((hash) => !narInfos.has(hash) && !upstream.has(hash)))
    }
    if (!isWriter()) return json({ error: 'You do not have write access' }, 403)
    if (rest === 'nar' && asked.method === 'POST' && asked.url.searchParams.get('compression') === 'zst') {
      const { hex } = sha256(asked.body)
      nars.set(hex, { bytes: asked.body, file: `nar/${hex}.nar.zst` })
      return json({})
    }
    const hash = /^([0-9a-z]{32})\.narinfo$/.exec(rest ?? '')?.[1]
    if (hash !== undefined && asked.method === 'POST') return create(hash, JSON.parse(asked.body.toString()))
    return { status: 404 }
  }

  const create = (hash: string, made: Readonly<Record<string, unknown>>): Answered => {
    const nar = nars.get(String(made['cFileHash']))
    if (!nar || made['cStoreHash'] !== hash || made['cFileSize'] !== nar.bytes.length) return { status: 400 }
    const info: StoredPath = {
      ...{ path: `${made['storeDir']}/${hash}-${made['cStoreSuffix']}`, narHash: String(made['cNarHash']) },
      ...{ narSize: Number(made['cNarSize']), references: (made['cReferences'] as string[]).slice() },
      ...{ url: nar.file, compression: 'zstd' },
    }
    const signature = selfSigned ? `${key.name}:${made['cSig']}` : key.sign(info)
    if (selfSigned && !key.verifies(info, signature)) return json({ error: 'Signature is not valid' }, 400)
    narInfos.set(hash, narInfoText(info, [signature]))
    published.push(info.path)
    return json({})
  }

  const read = (asked: Asked): Answered => {
    if (!isPublic && tokenOf(asked) !== token) return { status: 401 }
    const file = asked.url.pathname.slice(1)
    if (file === 'nix-cache-info') return { status: 200, body: 'WantMassQuery: 1\nPriority: 41\n' }
    const info = narInfos.get(file.replace(/\.narinfo$/, ''))
    if (info !== undefined && state.stale > 0) {
      state.stale -= 1
      return { status: 404 }
    }
    if (info !== undefined) return { status: 200, headers: { 'content-type': 'text/x-nix-narinfo' }, body: info }
    const nar = [...nars.values()].find((one) => one.file === file)
    return nar ? { status: 200, body: nar.bytes } : { status: 404 }
  }

  const service = await startService((asked) => (asked.url.pathname.startsWith('/api/') ? api(asked) : read(asked)))
  return {
    ...service,
    ...{ key, readUrl: service.url, published, narInfos, upstream },
    get stale() {
      return state.stale
    },
    set stale(count) {
      state.stale = count
    },
  }
}
