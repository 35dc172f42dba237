/** What the runner's cache service answered; `reason` is in its own words. */
export type CacheReply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** The token may not. */
  | { readonly kind: 'denied'; readonly reason: string }
  /** What came is not an archive. */
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** Archives of one folder, each under a key that is taken for good. Nothing here throws. */
export interface CacheService {
  /** False where the runner offers none, as outside a job. */
  readonly available: boolean
  readonly readable: boolean
  readonly writable: boolean
  /** Those of these keys that have an entry, asked one after the other until one cannot be answered. */
  lookup(folder: string, name: string, keys: readonly string[]): Promise<CacheReply<readonly string[]>>
  /** Unpacks the entry of this key, else the newest that starts with the prefix, to `folder/name`; gives its key. */
  fetch(folder: string, name: string, key: string, prefix: string): Promise<CacheReply<string | undefined>>
  /** Archives `folder/name`. `taken`: another job was first. */
  store(folder: string, name: string, key: string): Promise<CacheReply<'saved' | 'taken'>>
}
