/**
 * What this room saves on a machine and reads again. Import the types freely; import the schemas lazily, because zod costs
 * a cold start 20 ms (docs/decisions/0009-saved-documents.md).
 */
import * as z from 'zod'
import type { Frozen } from '../model/saved.ts'

const text = z.string()

const journalEntry = z.object({
  /** Which of src/actions/setup/owners.ts wrote it, and can remove it. */
  owner: text,
  path: text,
  /** The jobs that use it now; the last one to leave undoes it. */
  users: z.array(text),
  /** What its owner must know to remove it, where the path does not say; JSON. No secrets. */
  note: text.exactOptional(),
  /** What each job put into it, by job, where the thing is made of its users' parts. No secrets. */
  parts: z.record(text, text).exactOptional(),
  /** Paths that were made for it and go with it. */
  made: z.array(text).exactOptional(),
  /** Digest of what the daemon has read of it; differs from the file's while a restart is due. */
  loadedDigest: text.exactOptional(),
})

/** Something that a job put on this machine. It is written down before it is made, so that a killed job can be undone. */
export type JournalEntry = Frozen<z.infer<typeof journalEntry>>

/** What a later version adds to an entry stays in it. */
export const journal = z.object({ schema: z.literal('journal/1'), entries: z.array(journalEntry.loose()) })

/** Folders that were made for the state folder, outermost first; the last one is the state folder itself. */
export const madeFolders = z.object({ schema: z.literal('made/1'), folders: z.array(text) })

/** The mode of a device before we opened it, and the rule of ours that keeps it open, if there is one. */
export const changedDevice = z.object({ schema: z.literal('kvm/1'), mode: z.number(), rule: text.nullable() })
export type ChangedDevice = Frozen<z.infer<typeof changedDevice>>

const reclaimedPart = z.object({
  name: text,
  state: z.enum(['waiting', 'removing', 'removed', 'absent', 'failed']),
  seconds: z.number(),
  errors: z.array(text),
})
export type ReclaimedPart = Frozen<z.infer<typeof reclaimedPart>>

export const reclaim = z.object({
  schema: z.literal('reclaim/1'),
  state: z.enum(['starting', 'running', 'done']),
  /** Milliseconds since the epoch. */
  begun: z.number(),
  seconds: z.number(),
  /** Process id and start time of the worker; empty before it came up. */
  worker: text,
  parts: z.array(reclaimedPart),
  /** Free bytes of the file systems that the parts are on; others may write to them meanwhile. */
  freeBefore: z.number(),
  freeNow: z.number(),
  /** `freeNow` − `freeBefore`, at least 0. */
  freedBytes: z.number(),
})
