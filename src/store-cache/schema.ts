/** What this room saves in cache entries. Import the types freely and the schemas lazily, as of src/machine/schema.ts. */
import * as z from 'zod'
import type { Frozen } from '../model/saved.ts'

const text = z.string()
const amount = z.number().nonnegative()

const indexedPath = z.object({
  path: text,
  drvPath: text.nullable().catch(null),
  /** How long its derivation took to build; null when that is not known. */
  seconds: amount.nullable().catch(null),
  narBytes: amount.catch(0),
})
export type IndexedPath = Frozen<z.infer<typeof indexedPath>>

/** A path that is none is left out: an index may be wrong, and decides nothing that matters. */
export const entryIndex = z.object({
  schema: z.literal('store-cache-entry/1'),
  drvPath: text,
  cell: text,
  paths: z.array(indexedPath.nullable().catch(null)).transform((paths) => paths.filter((path) => path !== null)),
})

/** What one entry holds, for people and for deciding what is worth keeping; nothing that Nix relies on. */
export type EntryIndex = Frozen<z.infer<typeof entryIndex>>

export const runIndex = z.object({
  schema: z.literal('run-index/1'),
  /** As in GITHUB_REF. */
  ref: text,
  sha: text,
  /** By cell id. Seconds of the whole build. */
  cells: named(z.object({ drvPath: text.endsWith('.drv'), seconds: amount })),
  /** Seconds by the derivation's name, without hash and `.drv`: names stay when inputs change. */
  derivations: named(amount),
})

/** What one run learned, for the plan of the next: an estimate of times, nothing that decides what is right. */
export type RunIndex = Frozen<z.infer<typeof runIndex>>

/** Values by name, without a prototype: names come from outside. */
function named<T extends z.ZodType>(value: T) {
  return z
    .record(text, value)
    .transform((record): typeof record => Object.assign(Object.create(null) as typeof record, record))
}
