/**
 * GitHub's cache service v2, `github.actions.results.api.v1.CacheService`. Made from: the messages in `@actions/cache`
 * 6.3 (lib/generated/results/api/v1/cache.js) and what its client does with answers; the matching rules of
 * https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching; the read-only tokens of
 * https://github.blog/changelog/2026-06-26-read-only-actions-cache-for-untrusted-triggers. Measured against the real
 * service by others: a version has exactly 64 characters, a key at most 512; a reservation that was never finalized
 * keeps its key taken; size 0 is refused; there is no method for listing or deleting.
 * Stricter or simpler than the real one: unless its options say otherwise, entries can be found the moment they are finalized
 * and nothing is rate-limited; an entry that exceeds the quota evicts others at once instead of within the hour.
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

export interface CacheLimits {
  /** Bytes of finalized entries per repository. */
  readonly quota: number
  /**
   * New entries of a repository in any minute; 429 and Retry-After beyond it. Default endless. 200 on GitHub:
   * https://github.blog/changelog/2026-01-16-rate-limiting-for-actions-cache-entries
   */
  readonly creationsPerMinute?: number
  /** Look-ups find an entry at the latest so many milliseconds after it was finalized, each after another time. Default 0. */
  readonly lookupLag?: number
}

interface Stored extends CacheEntry {
  readonly blob: string
  state: CacheEntry['state']
  size: number
  /** When it was finalized and when last used, in the order of events. */
  finalized: number
  used: number
  /** When look-ups find it, milliseconds of `performance.now`. */
  visible: number
}

const maxKey = 512
const versionLength = 64
const minute = 60_000

export class CacheService {
  readonly twirp: TwirpService
  readonly #blobs: BlobStore
  readonly #limits: CacheLimits
  /** When the entries of the last minute were created, by repository. */
  readonly #created = new Map<number, readonly number[]>()
  #entries: Stored[] = []
  #ids = 0
  #events = 0

  constructor(blobs: BlobStore, limits: CacheLimits) {
    this.#blobs = blobs
    this.#limits = limits
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

  /** What can be listed of a repository, the newest first. */
  finalized(repository: number): readonly CacheEntry[] {
    return this.entries()
      .filter((entry) => entry.repository === repository && entry.state === 'finalized')
      .reverse()
  }

  remove(id: number): void {
    const entry = this.#entries.find((one) => one.id === id)
    if (entry) this.#blobs.remove(entry.blob)
    this.#entries = this.#entries.filter((one) => one !== entry)
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
    const { repository } = claims
    this.#countCreation(repository)
    const blob = this.#blobs.create()
    this.#ids += 1
    const places = { id: this.#ids, key, version, scope, repository, blob }
    this.#entries.push({ ...places, state: 'reserved', size: 0, finalized: 0, used: 0, visible: 0 })
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
    // A fraction that differs from entry to entry and is the same in every run.
    const visible = performance.now() + (this.#limits.lookupLag ?? 0) * ((entry.id * 0.618_034) % 1)
    Object.assign(entry, { state: 'finalized', size, finalized: this.#events, used: this.#events, visible })
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
      .filter((entry) => entry.visible <= performance.now())
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

  #countCreation(repository: number): void {
    const now = performance.now()
    const recent = (this.#created.get(repository) ?? []).filter((time) => time > now - minute)
    const [oldest] = recent
    if (oldest !== undefined && recent.length >= (this.#limits.creationsPerMinute ?? Number.POSITIVE_INFINITY)) {
      const seconds = Math.ceil((oldest + minute - now) / 1_000)
      throw new TwirpError('resource_exhausted', 'rate limit exceeded for creating cache entries', seconds)
    }
    this.#created.set(repository, [...recent, now])
  }

  /** Least recently used first, until the repository is within its quota. */
  #evict(repository: number): void {
    const stored = this.#entries
      .filter((entry) => entry.repository === repository && entry.state === 'finalized')
      .sort((a, b) => a.used - b.used)
    let total = stored.reduce((sum, entry) => sum + entry.size, 0)
    for (const entry of stored) {
      if (total <= this.#limits.quota) return
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
