/** What one entry holds, for people and for deciding what is worth keeping; nothing that Nix relies on. */
export interface EntryIndex {
  readonly schema: 'store-cache-entry/1'
  readonly drvPath: string
  readonly cell: string
  readonly paths: readonly IndexedPath[]
}

export interface IndexedPath {
  readonly path: string
  readonly drvPath: string | null
  /** How long its derivation took to build; null when that is not known. */
  readonly seconds: number | null
  readonly narBytes: number
}

export const indexFile = 'index.json'
const schema = 'store-cache-entry/1'

export function printIndex(index: Omit<EntryIndex, 'schema'>): string {
  return `${JSON.stringify({ schema, ...index })}\n`
}

/** Reads an index; undefined when it is none. An index may be wrong: it decides nothing that matters. */
export function parseIndex(json: string): EntryIndex | undefined {
  const value = objectOf(json)
  if (value?.['schema'] !== schema || !Array.isArray(value['paths'])) return undefined
  const { drvPath, cell } = value
  if (typeof drvPath !== 'string' || typeof cell !== 'string') return undefined
  return { schema, drvPath, cell, paths: value['paths'].flatMap(indexedPath) }
}

function indexedPath(value: unknown): readonly IndexedPath[] {
  if (typeof value !== 'object' || value === null) return []
  const { path, drvPath, seconds, narBytes } = value as Readonly<Record<string, unknown>>
  const amount = (number: unknown) => (typeof number === 'number' && number >= 0 ? number : undefined)
  if (typeof path !== 'string') return []
  return [
    {
      path,
      drvPath: typeof drvPath === 'string' ? drvPath : null,
      seconds: amount(seconds) ?? null,
      narBytes: amount(narBytes) ?? 0,
    },
  ]
}

function objectOf(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
