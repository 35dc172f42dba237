/**
 * GitHub's cache service v2, `github.actions.results.api.v1.CacheService`. Made from: the messages in `@actions/cache`
 * 6.3 (lib/generated/results/api/v1/cache.js) and what its client does with answers; the matching rules of
 * https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching; the read-only tokens of
 * https://github.blog/changelog/2026-06-26-read-only-actions-cache-for-untrusted-triggers. Measured against the real
 * service by others: a version has exactly 64 characters, a key at most 512; a reservation that was never finalized
 * keeps its key taken; size 0 is refused; there is no method for listing or deleting.
 * Stricter or simpler than the real one: entries can be found the moment they are finalized, nothing is rate-limited
 * (both are faults to inject), and an entry that exceeds the quota evicts others at once instead of within the hour.
 */
import type { BlobStore } from './blob-store.ts'
import type { CacheScope, Claims } from './tokens.ts'
import { type Message, TwirpError, type TwirpService } from './twirp.ts'

export interface CacheEntry {
  readonly id: number
  readonly key: string
  readonly version: string
  readonly scope: string
  readonly repository: number
  readonly state: 'reserved' | 'finalized'
  /** Bytes; 0 while reserved. */
  readonly size: number
}

interface Stored extends CacheEntry {
  readonly blob: string
  state: CacheEntry['state']
  size: number
  /** When it was finalized and when last used, in the order of events. */
  finalized: number
  used: number
}

const maxKey = 512
const versionLength = 64

export class CacheService {
  readonly twirp: TwirpService
  readonly #blobs: BlobStore
  readonly #quota: number
  #entries: Stored[] = []
  #ids = 0
  #events = 0

  constructor(blobs: BlobStore, quota: number) {
    this.#blobs = blobs
    this.#quota = quota
    this.twirp = {
      name: 'github.actions.results.api.v1.CacheService',
      methods: {
        CreateCacheEntry: {
          fields: ['metadata', 'key', 'version'],
          call: (message, claims) => this.#create(message, claims),
        },
        FinalizeCacheEntryUpload: {
          fields: ['metadata', 'key', 'size_bytes', 'version'],
          call: (message, claims) => this.#finalize(message, claims),
        },
        GetCacheEntryDownloadURL: {
          fields: ['metadata', 'key', 'restore_keys', 'version'],
          call: (message, claims) => this.#find(message, claims),
        },
      },
    }
  }

  entries(): readonly CacheEntry[] {
    return this.#entries.map(({ id, key, version, scope, repository, state, size }) => ({
      ...{ id, key, version, scope, repository, state, size },
    }))
  }

  /** Removes every entry, also what was only reserved. */
  empty(): void {
    for (const entry of this.#entries) this.#blobs.remove(entry.blob)
    this.#entries = []
  }

  /** Changes what is stored for every finalized entry of that key. */
  tamper(key: string, change: (content: Buffer) => Buffer): void {
    const entries = this.#entries.filter((entry) => entry.key === key && entry.state === 'finalized')
    if (entries.length === 0) throw new Error(`no entry ${key}`)
    for (const entry of entries) this.#blobs.rewrite(entry.blob, change)
  }

  #create(message: Message, claims: Claims): object {
    const { key, version } = identity(message)
    const scope = writable(claims)
    if (!scope) return { ok: false, message: 'cache write denied: token has no writable scopes' }
    if (this.#entries.some((entry) => same(entry, { key, version, scope, repository: claims.repository }))) {
      throw new TwirpError('already_exists', 'cache entry with the same key, version, and scope already exists')
    }
    const blob = this.#blobs.create()
    const { repository } = claims
    this.#ids += 1
    const places = { id: this.#ids, key, version, scope, repository, blob }
    this.#entries.push({ ...places, state: 'reserved', size: 0, finalized: 0, used: 0 })
    return { ok: true, signed_upload_url: this.#blobs.url(blob, 'upload') }
  }

  #finalize(message: Message, claims: Claims): object {
    const { key, version } = identity(message)
    const size = message.integer('size_bytes')
    const scope = writable(claims)
    if (!scope) return { ok: false, message: 'cache write denied: token has no writable scopes' }
    const wanted = { key, version, scope, repository: claims.repository }
    const entry = this.#entries.find((one) => same(one, wanted) && one.state === 'reserved')
    if (!entry) throw new TwirpError('not_found', 'cache entry reservation not found')
    if (size <= 0) throw new TwirpError('invalid_argument', 'size_bytes must be greater than 0')
    const uploaded = this.#blobs.size(entry.blob)
    if (uploaded !== size) {
      throw new TwirpError('invalid_argument', `size_bytes is ${size}, uploaded were ${uploaded ?? 'none'}`)
    }
    this.#events += 1
    Object.assign(entry, { state: 'finalized', size, finalized: this.#events, used: this.#events })
    this.#evict(claims.repository)
    return { ok: true, entry_id: String(entry.id) }
  }

  #find(message: Message, claims: Claims): object {
    const { key, version } = identity(message)
    const prefixes = [key, ...message.strings('restore_keys')]
    for (const one of prefixes) checkKey(one)
    const scopes = claims.scopes.filter(({ permission }) => permission !== 'write')
    if (scopes.length === 0) {
      throw new TwirpError('permission_denied', 'cache read denied: token has no readable scopes')
    }
    for (const { scope } of scopes) {
      const entry = this.#match(prefixes, version, scope, claims.repository)
      if (!entry) continue
      this.#events += 1
      entry.used = this.#events
      return { ok: true, signed_download_url: this.#blobs.url(entry.blob, 'download'), matched_key: entry.key }
    }
    return { ok: false }
  }

  /** The key itself, else the newest that starts with it, else the newest that starts with the next restore key. */
  #match(prefixes: readonly string[], version: string, scope: string, repository: number): Stored | undefined {
    const usable = this.#entries
      .filter((entry) => entry.state === 'finalized' && entry.version === version)
      .filter((entry) => entry.scope === scope && entry.repository === repository)
      .sort((a, b) => b.finalized - a.finalized)
    const exact = usable.find((entry) => entry.key === prefixes[0])
    if (exact) return exact
    for (const prefix of prefixes) {
      const newest = usable.find((entry) => entry.key.startsWith(prefix))
      if (newest) return newest
    }
    return undefined
  }

  /** Least recently used first, until the repository is within its quota. */
  #evict(repository: number): void {
    const stored = this.#entries
      .filter((entry) => entry.repository === repository && entry.state === 'finalized')
      .sort((a, b) => a.used - b.used)
    let total = stored.reduce((sum, entry) => sum + entry.size, 0)
    for (const entry of stored) {
      if (total <= this.#quota) return
      total -= entry.size
      this.#blobs.remove(entry.blob)
      this.#entries = this.#entries.filter((other) => other !== entry)
    }
  }
}

function identity(message: Message): { key: string; version: string } {
  const key = message.string('key')
  const version = message.string('version')
  checkKey(key)
  if (version.length !== versionLength) {
    throw new TwirpError('invalid_argument', `version must be ${versionLength} characters long`)
  }
  return { key, version }
}

function checkKey(key: string): void {
  if (key.length === 0 || key.length > maxKey) {
    throw new TwirpError('invalid_argument', `key must be between 1 and ${maxKey} characters`)
  }
}

/** Entries are written to the first scope that may be written. */
function writable(claims: Claims): string | undefined {
  return claims.scopes.find(({ permission }: CacheScope) => permission !== 'read')?.scope
}

function same(a: CacheEntry, b: Pick<CacheEntry, 'key' | 'version' | 'scope' | 'repository'>): boolean {
  return a.key === b.key && a.version === b.version && a.scope === b.scope && a.repository === b.repository
}
