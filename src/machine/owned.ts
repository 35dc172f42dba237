import { normalize } from 'node:path'
import { error, type Problem, warning } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'
import type { JournalEntry } from './journal.ts'

/** A job that ends, one that died and whose runner has its next job now, or an uninstallation. */
export interface Ending {
  /** Names it among those of the machine, as in the journal. */
  readonly job: string
  /** Whether the machine outlives the job. Where it does not, only secrets must go. */
  readonly machineStays: boolean
  /** Makes the daemon read its configuration again; undefined where no later job has that daemon. */
  readonly restartDaemon?: () => Promise<void>
  /** Takes warnings, such as of what stays. */
  readonly warn: (...problems: readonly Problem[]) => void
}

/**
 * One kind of thing that this action writes on a machine. Whoever writes it exports how it is described and removed; post,
 * repair and uninstall walk one list of these (src/actions/setup/owners.ts) and know nothing else of it.
 */
export interface Owned {
  /** The `owner` of its entries in the journal. */
  readonly owner: string
  /**
   * Whether this owner would have made that entry on this machine: its path, and what was made for it, are those that it
   * computes itself. Others are not followed, whatever the journal says. An owner without entries makes none.
   */
  readonly makes: (host: Host, entry: JournalEntry) => boolean | Promise<boolean>
  /** Names that it may leave in the state folder. */
  readonly stateNames?: readonly string[]
  /** Removes what one job has of it: secrets, files of the job, the job's part of what jobs share. Harmless when there is nothing. */
  readonly leave?: (host: Host, ending: Ending) => Promise<unknown>
  /** Whether the last job that uses an entry removes it, by `remove`. Else it stays for later jobs until an uninstallation, as Nix does. */
  readonly goesWithLastJob?: boolean
  /** What removing an entry means to a user, one line each. Without this: that its path is removed. */
  readonly describe?: (entry: JournalEntry) => readonly string[]
  /**
   * Removes an entry that nobody uses; it may find its work done. Throws ProblemError when an uninstallation must not go
   * on. Without this its path is removed, a folder only if it is empty.
   */
  readonly remove?: (host: Host, entry: JournalEntry, ending: Ending) => Promise<unknown>
}

/** Of the state folder itself, the job folder of a command without a runner, and what a killed process left of a file. */
const generalNames = /^(?:[a-z-]+\.lock(?:-journal)?|journal\.json|made\.json|nix-cuda|.*\.new)$/

/** Whether a name in the state folder is of this action; anything else there stays, and the folder with it. */
export function isStateName(owners: readonly Owned[], name: string): boolean {
  return generalNames.test(name) || owners.some(({ stateNames }) => stateNames?.includes(name))
}

/** Whether a path is whole and plain, and what was made for it is that path or lies above it; `others` may be made too. */
export function isPlainEntry({ path, made = [] }: JournalEntry, ...others: readonly string[]): boolean {
  const plain = (text: string) => text.startsWith('/') && normalize(text) === text
  const isAbove = (text: string) => text === path || path.startsWith(`${text}/`)
  return plain(path) && made.every((text) => plain(text) && (isAbove(text) || others.includes(text)))
}

/** INS050 for an entry that its owner does not make: it is not followed. */
export function notFollowed({ owner, path }: JournalEntry): Problem {
  const fix = `Check who changed the journal; remove what is left of \`${owner}\`, then the entry.`
  return warning('INS050', `The journal lists ${path} of \`${owner}\`, which this action never creates.`, fix)
}

/** INS050, after which the same uninstallation can be run again. */
export function cannotRemove(why: string): Problem {
  const fix = 'Fix the cause and run this again: it continues where it stopped.'
  return error('INS050', `Not everything could be removed: ${why}.`, fix)
}
