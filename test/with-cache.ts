import { join } from 'node:path'
import { actionsCache } from '../src/runner/actions-cache.ts'
import type { Host } from '../src/runner/host.ts'

/** The host with the cache service that its own environment names; the library's process runs from the sources. */
export function withCache<H extends Host>(host: H): H {
  const entry: Host['entry'] = (name) => [process.execPath, join(import.meta.dirname, 'entry.ts'), name]
  return { ...host, entry, cache: actionsCache({ ...host, entry }) }
}
