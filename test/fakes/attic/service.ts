/**
 * A strict double of an Attic server with one cache, after attic/src/api/v1, server/src/api and server/src/error.rs of
 * https://github.com/zhaofengli/attic (2026-06). It checks the hash of every NAR and signs itself; it keeps no chunks.
 */

import { narInfoText, ofHex, ServiceKey, sha256 } from '../served-store.ts'
import { type Answered, type Asked, type FakeService, json, startService, tokenOf } from '../service.ts'

export interface AtticOptions {
  readonly cache: string
  /** What each token may do. */
  readonly tokens: Readonly<Record<string, { readonly pull: boolean; readonly push: boolean }>>
  readonly storeDir: string
  readonly isPublic?: boolean
  readonly upstreamKeys?: readonly string[]
}

export interface FakeAttic extends FakeService {
  readonly key: ServiceKey
  /** Store paths in the order in which they could be read. */
  readonly published: readonly string[]
  readonly narInfos: Map<string, string>
}

export async function startAttic(options: AtticOptions): Promise<FakeAttic> {
  const { cache, tokens, storeDir, isPublic = false, upstreamKeys = ['cache.nixos.org-1'] } = options
  const key = new ServiceKey(cache)
  const published: string[] = []
  const narInfos = new Map<string, string>()
  const nars = new Map<string, Buffer>()

  const answer = (asked: Asked): Answered => {
    const may = tokens[tokenOf(asked) ?? ''] ?? { pull: false, push: false }
    const { pathname } = asked.url
    const endpoint = `http://${asked.host}/`
    if (pathname === `/_api/v1/cache-config/${cache}` && asked.method === 'GET') {
      if (!may.pull && !isPublic) return refused('Unauthorized')
      const known = { substituter_endpoint: `${endpoint}${cache}`, api_endpoint: endpoint, public_key: key.publicText }
      const settings = {
        is_public: isPublic,
        store_dir: storeDir,
        priority: 41,
        upstream_cache_key_names: upstreamKeys,
      }
      return json({ ...known, ...settings, retention_period: 'Global' })
    }
    if (pathname.startsWith('/_api/v1/cache-config/')) return refused(may.pull ? 'NoSuchCache' : 'Unauthorized')
    if (pathname === '/_api/v1/get-missing-paths' && asked.method === 'POST') {
      if (!may.push) return refused('Unauthorized')
      const { cache: name, store_path_hashes: hashes } = JSON.parse(asked.body.toString())
      if (name !== cache) return refused('NoSuchCache')
      return json({ missing_paths: hashes.filter((hash: string) => !narInfos.has(hash)) })
    }
    if (pathname === '/_api/v1/upload-path' && asked.method === 'PUT')
      return may.push ? upload(asked) : refused('Unauthorized')
    if (!may.pull && !isPublic) return refused('Unauthorized')
    return read(pathname)
  }

  const upload = (asked: Asked): Answered => {
    const info = JSON.parse(String(asked.headers['x-attic-nar-info']))
    if (info.cache !== cache) return refused('NoSuchCache')
    if (info.nar_hash !== `sha256:${sha256(asked.body).hex}` || info.nar_size !== asked.body.length) {
      return json({ code: 400, error: 'RequestError', message: 'General request error: Bad NAR Hash or Size' }, 400)
    }
    const { store_path: path, store_path_hash: hash, references } = info
    const stored = { path, narHash: ofHex(info.nar_hash), narSize: asked.body.length, references }
    nars.set(hash, asked.body)
    narInfos.set(hash, narInfoText({ ...stored, url: `nar/${hash}.nar`, compression: 'none' }, [key.sign(stored)]))
    published.push(path)
    return json({ kind: 'Uploaded', file_size: asked.body.length, frac_deduplicated: null })
  }

  const read = (pathname: string): Answered => {
    const [, name, file = ''] = /^\/([^/]+)\/(.+)$/.exec(pathname) ?? []
    if (name !== cache) return refused('NoSuchCache')
    if (file === 'nix-cache-info')
      return { status: 200, body: `WantMassQuery: 1\nStoreDir: ${storeDir}\nPriority: 41\n` }
    const info = narInfos.get(file.replace(/\.narinfo$/, ''))
    if (info !== undefined && file.endsWith('.narinfo')) return { status: 200, body: info }
    const nar = nars.get(file.replace(/^nar\/|\.nar$/g, ''))
    return nar && file.startsWith('nar/') ? { status: 200, body: nar } : refused('NoSuchObject')
  }

  return { ...(await startService(answer)), key, published, narInfos }
}

const errors = {
  Unauthorized: [401, 'Unauthorized.'],
  NoSuchCache: [404, 'The requested cache does not exist.'],
  NoSuchObject: [404, 'The requested object does not exist.'],
} as const

function refused(error: keyof typeof errors): Answered {
  const [code, message] = errors[error]
  return json({ code, error, message }, code)
}
