import { readSaved } from '../model/saved.ts'
import type { EntryIndex } from './schema.ts'

export type { EntryIndex, IndexedPath } from './schema.ts'

export const indexFile = 'index.json'

export function printIndex(index: Omit<EntryIndex, 'schema'>): string {
  return `${JSON.stringify({ schema: 'store-cache-entry/1', ...index })}\n`
}

/** Reads an index; undefined when it is none. */
export function parseIndex(json: string | undefined): Promise<EntryIndex | undefined> {
  const load = async () => (await import('./schema.ts')).entryIndex
  return readSaved(json, load)
}
