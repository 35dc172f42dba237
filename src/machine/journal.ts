import { join } from 'node:path'
import { error, ProblemError } from '../model/problem.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { stateFolder } from '../runner/state-folder.ts'
import { withLock } from './lock.ts'

/** Something that a job put on this machine. It is written down before it is made, so that a killed job can be undone. */
export interface JournalEntry {
  /**
   * A `configuration` is undone by `undoConfiguration` (src/nix/configure/configure.ts), never by removing its path. A `cache` is a
   * folder that programs fill by themselves: it goes with all that is in it. A `volume` is a disk volume, and what mounts
   * it (src/nix/install/macos/volume.ts).
   */
  readonly what: 'file' | 'folder' | 'link' | 'cache' | 'configuration' | 'volume'
  readonly path: string
  /** The jobs that use it now; the last one to leave undoes it. */
  readonly users: readonly string[]
  /** What each job put into it, by job, where the thing is made of its users' parts. No secrets. */
  readonly parts?: Readonly<Record<string, string>>
  /** Paths that were made for it and go with it. */
  readonly made?: readonly string[]
  /** Digest of what the daemon has read of it; differs from the file's while a restart is due. */
  readonly heard?: string
}

interface JournalDocument {
  readonly schema: 'journal/1'
  readonly entries: readonly JournalEntry[]
}

type JournalHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files' | 'clock' | 'cancelled' | 'log'>

/** Seconds to wait for another job's short write. */
const patience = 60

/**
 * Writes down that `job` is about to make or to use `item`. Gives true when nobody had it before: then the caller makes
 * it. Throws ProblemError INS002 (lock) or INS003 (journal unreadable).
 */
export function claim(host: JournalHost, job: string, item: Omit<JournalEntry, 'users'>): Promise<boolean> {
  return change(host, (entries) => {
    const found = entries.find((entry) => entry.path === item.path)
    if (!found) return { entries: [...entries, { ...item, users: [job] }], answer: true }
    const users = found.users.includes(job) ? found.users : [...found.users, job]
    return { entries: entries.map((entry) => (entry === found ? { ...found, users } : entry)), answer: false }
  })
}

/**
 * Takes `job` out of every entry. Gives the entries that nobody uses any more, newest first, for the caller to undo;
 * each stays in the journal until `forget`, so that an interrupted clean-up is taken up by the next job.
 */
export function release(host: JournalHost, job: string): Promise<readonly JournalEntry[]> {
  return change(host, (entries) => {
    const left = entries.map((entry) => without(entry, job))
    return { entries: left, answer: left.filter((entry) => entry.users.length === 0).reverse() }
  })
}

/** Strikes out an entry that was undone. An entry that somebody claimed meanwhile stays. */
export function forget(host: JournalHost, path: string): Promise<void> {
  return change(host, (entries) => ({
    entries: entries.filter((entry) => entry.path !== path || entry.users.length > 0),
    answer: undefined,
  }))
}

/** The entry without that user and its part. */
export function without(entry: JournalEntry, job: string): JournalEntry {
  const users = entry.users.filter((user) => user !== job)
  if (!entry.parts) return { ...entry, users }
  return { ...entry, users, parts: Object.fromEntries(Object.entries(entry.parts).filter(([user]) => user !== job)) }
}

/**
 * Replaces one entry as a whole, or makes it, or strikes it out (undefined); a new one comes last. For things that are
 * made of their users' parts; the caller holds a lock of its own around reading and writing.
 */
export function amend(host: JournalHost, path: string, entry: JournalEntry | undefined): Promise<void> {
  return change(host, (entries) => {
    const known = entries.some((old) => old.path === path)
    const replaced = entries.flatMap((old) => (old.path !== path ? [old] : entry ? [entry] : []))
    return { entries: known || !entry ? replaced : [...replaced, entry], answer: undefined }
  })
}

/** Everything that is written down, oldest first. */
export async function readJournal(host: JournalHost): Promise<readonly JournalEntry[]> {
  const path = journalPath(host)
  const text = await readIfPresent(host, path)
  if (text === undefined) return []
  const document = parseJournal(text)
  if (document) return document.entries
  throw new ProblemError(
    error(
      'INS003',
      `The journal ${path} is not a journal/1 document.`,
      'Restore it from a backup, or remove it after you checked what it lists.',
    ),
  )
}

async function change<T>(
  host: JournalHost,
  step: (entries: readonly JournalEntry[]) => { readonly entries: readonly JournalEntry[]; readonly answer: T },
): Promise<T> {
  return withLock(host, join(stateFolder(host), 'journal.lock'), patience, async () => {
    const { entries, answer } = step(await readJournal(host))
    const document: JournalDocument = { schema: 'journal/1', entries }
    await writeAtomically(host, journalPath(host), `${JSON.stringify(document, null, 1)}\n`)
    return answer
  })
}

function journalPath(host: JournalHost): string {
  return join(stateFolder(host), 'journal.json')
}

function parseJournal(text: string): JournalDocument | undefined {
  try {
    const value = JSON.parse(text) as Partial<JournalDocument> | null
    if (value?.schema !== 'journal/1' || !Array.isArray(value.entries)) return undefined
    return value.entries.every(isEntry) ? { schema: 'journal/1', entries: value.entries } : undefined
  } catch {
    return undefined
  }
}

const kinds: readonly JournalEntry['what'][] = ['file', 'folder', 'link', 'cache', 'configuration', 'volume']

function isEntry(value: unknown): value is JournalEntry {
  const entry = value as Partial<JournalEntry> | null
  return (
    entry !== null &&
    kinds.some((what) => what === entry.what) &&
    typeof entry.path === 'string' &&
    isTexts(entry.users) &&
    (entry.made === undefined || isTexts(entry.made)) &&
    (entry.heard === undefined || typeof entry.heard === 'string') &&
    (entry.parts === undefined || (isRecord(entry.parts) && isTexts(Object.values(entry.parts))))
  )
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
