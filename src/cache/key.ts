import { createHash } from 'node:crypto'

/** What a cache entry belongs to. */
export interface CacheCell {
  readonly id: string
  readonly system: string
  readonly drvPath: string
}

/** The longest key that GitHub's cache service takes. */
export const maxKeyLength = 512

/** `snc1-<system>-<cell id>-<32 hex of the derivation path>`: this derivation's own entry. */
export function entryKey(cell: CacheCell): string {
  return `${entryPrefix(cell)}${hex(cell.drvPath, 32)}`
}

/** What the keys of all entries of a cell start with: an older one still has what did not change. */
export function entryPrefix(cell: Pick<CacheCell, 'id' | 'system'>): string {
  const prefix = `snc1-${clean(cell.system)}-${clean(cell.id)}-`
  return prefix.length <= 400 ? prefix : `${prefix.slice(0, 360)}-${hex(prefix, 16)}-`
}

/**
 * The key of an entry without the cell's own outputs, because its build failed: keys are taken for good, and the whole
 * entry must find its own one free. The same paths give the same key.
 */
export function partialKey(cell: CacheCell, paths: readonly string[]): string {
  return `${entryKey(cell)}-part-${hex([...paths].sort().join('\n'), 8)}`
}

/**
 * Name of the folder that an entry is archived from. The service's `version` comes from it, so entries of another store
 * folder, or signed by another key, are not even looked at.
 */
export function entryName(storeDir: string, publicKey: string | undefined): string {
  if (storeDir === '/nix/store' && publicKey === undefined) return 'entry'
  return `entry-${hex(`${storeDir}\n${publicKey ?? ''}`, 16)}`
}

function clean(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
}

function hex(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}
