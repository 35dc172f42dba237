import { join } from 'node:path'
import { error, ProblemError } from '../model/problem.ts'
import { readSaved } from '../model/saved.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { stateFolder } from '../runner/state-folder.ts'
import { withLock } from './lock.ts'
import { insistOwnState, journalPath } from './own-state.ts'
import type { JournalEntry } from './schema.ts'

export type { JournalEntry } from './schema.ts'

type JournalHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files' | 'clock' | 'cancelled' | 'log'>

/** Seconds to wait for another job's short write. */
const waitTime = 60

/**
 * Writes down that `job` is about to make or to use `item`; a note replaces the one there. Gives true when nobody had it
 * before: then the caller makes it. Throws ProblemError INS002 (lock) or INS003 (journal unreadable).
 */
export function claim(host: JournalHost, job: string, item: Omit<JournalEntry, 'users'>): Promise<boolean> {
  return change(host, (entries) => {
    const found = entries.find((entry) => entry.path === item.path)
    if (!found) return { entries: [...entries, { ...item, users: [job] }], answer: true }
    const users = found.users.includes(job) ? found.users : [...found.users, job]
    const joined = { ...found, ...(item.note === undefined ? {} : { note: item.note }), users }
    return { entries: entries.map((entry) => (entry === found ? joined : entry)), answer: false }
  })
}

/**
 * Takes `job` out of every entry. Gives the entries that nobody uses any more, newest first, for the caller to undo;
 * each stays in the journal until `forget`, so that an interrupted clean-up is taken up by the next job.
 */
export function release(host: JournalHost, job: string): Promise<readonly JournalEntry[]> {
  return change(host, (entries) => {
    const left = entries.map((entry) => withoutJob(entry, job))
    return { entries: left, answer: left.filter((entry) => entry.users.length === 0).reverse() }
  })
}

/** Strikes out an entry that was undone. An entry that somebody claimed meanwhile stays. */
export function dropEntry(host: JournalHost, path: string): Promise<void> {
  return change(host, (entries) => ({
    entries: entries.filter((entry) => entry.path !== path || entry.users.length > 0),
    answer: undefined,
  }))
}

/** The entry without that user and its part. */
export function withoutJob(entry: JournalEntry, job: string): JournalEntry {
  const users = entry.users.filter((user) => user !== job)
  if (!entry.parts) return { ...entry, users }
  return { ...entry, users, parts: Object.fromEntries(Object.entries(entry.parts).filter(([user]) => user !== job)) }
}

/**
 * Replaces one entry as a whole, or makes it, or strikes it out (undefined); a new one comes last. For things that are
 * made of their users' parts; the caller holds a lock of its own around reading and writing.
 */
export function setEntry(host: JournalHost, path: string, entry: JournalEntry | undefined): Promise<void> {
  return change(host, (entries) => {
    const known = entries.some((old) => old.path === path)
    const replaced = entries.flatMap((old) => (old.path !== path ? [old] : entry ? [entry] : []))
    return { entries: known || !entry ? replaced : [...replaced, entry], answer: undefined }
  })
}

/** Everything that is written down, oldest first. Throws ProblemError INS003 for what cannot be read, or is not ours alone. */
export async function readJournal(host: JournalHost): Promise<readonly JournalEntry[]> {
  await insistOwnState(host)
  const path = journalPath(host)
  const text = await readIfPresent(host, path)
  if (text === undefined) return []
  const document = await parseJournal(text)
  if (document) return document.entries
  throw new ProblemError(
    error(
      'INS003',
      `The journal ${path} is not a journal/1 document.`,
      'Restore it from a backup, or check what it lists and remove it.',
    ),
  )
}

async function change<T>(
  host: JournalHost,
  step: (entries: readonly JournalEntry[]) => { readonly entries: readonly JournalEntry[]; readonly answer: T },
): Promise<T> {
  await insistOwnState(host)
  return withLock(host, join(stateFolder(host), 'journal.lock'), waitTime, async () => {
    const { entries, answer } = step(await readJournal(host))
    await writeAtomically(host, journalPath(host), `${JSON.stringify({ schema: 'journal/1', entries }, null, 1)}\n`)
    return answer
  })
}

/** The text of a journal, also of another user's; undefined when it is none. */
export function parseJournal(
  text: string | undefined,
): Promise<{ readonly entries: readonly JournalEntry[] } | undefined> {
  return readSaved(text, async () => (await import('./schema.ts')).journal)
}
