import { join, normalize } from 'node:path'
import { type Problem, ProblemError, warning } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'
import type { DiskLayout } from './disk.ts'
import { type BuildFolder, buildFolders, inGigabytes, largest, measuredAbove, measuredPath } from './disk-advice.ts'
import { claim, dropEntry, type JournalEntry, readJournal, setEntry } from './journal.ts'
import { missingFolders } from './made-folders.ts'
import { isWithin, mountsWithin, readMounts } from './mounts.ts'
import { cannotRemove, isPlainEntry, type Owned } from './owned.ts'
import { findPrivilege, type Privilege, whyNotAsRoot } from './privilege.ts'

/** Where the files of /nix are to be. */
export type StorePlan =
  | { readonly kind: 'stay'; readonly why: string }
  | {
      readonly kind: 'bind'
      /** The folder that is seen as /nix; it must be absent or empty, or be ours from an earlier job. */
      readonly source: string
      readonly makeNix: boolean
      readonly why: string
      /** As root, in this order; folders above `source` are made too. For people to read. */
      readonly steps: readonly (readonly [string, ...string[]])[]
    }

export interface StoreOptions {
  /** `root`: /nix on the disk of /; `auto`: on another disk that has much more room; or an absolute path. */
  readonly wanted: string
  /** What is at /nix. A store is never moved. */
  readonly nix: 'absent' | 'empty' | 'in-use'
}

const nixFolder = '/nix'
const autoLeaf = 'setup-nix-cuda/nix'
/** Another disk must have so many times the room, and so many bytes more, for `auto` to choose it. */
const worthIt = 1.5
const worthBytes = 20e9

export const buildFolderOwned: Owned = {
  owner: 'build-folder',
  makes: (_, entry) => buildFolders.includes(entry.path) && isPlainEntry(entry),
  goesWithLastJob: true,
  describe: ({ path }) => [`remove the folder ${path}, if it is empty`],
  remove: async (host, entry, { warn }) => warn(...(await unbindStore(host, entry, await findPrivilege(host)))),
}

/** The folder on another disk that is seen as /nix. */
export const storeMountOwned: Owned = {
  owner: 'store-mount',
  // The user names the folder; only empty folders are removed.
  makes: (_, entry) => isPlainEntry(entry, nixFolder),
  describe: ({ path, made = [] }) => {
    const folders = [path, ...made.filter((other) => other !== path).toReversed()]
    return [`unmount /nix, and remove ${folders.join(', ')}, if empty`]
  },
  remove: async (host, entry, { warn }) => {
    const mounted = await isSameFolder(host, entry.path, nixFolder)
    const [left] = await unbindStore(host, entry, await findPrivilege(host))
    if (left && mounted) throw new ProblemError(cannotRemove(left.message.replace(/\.$/, '')))
    // What is in one that was not mounted is not of this action.
    if (left) warn(left)
  },
}

/** Says what to do about the wanted location. INS042 (a warning) where it cannot be; then the store stays where it would be. */
export function planStore(
  layout: DiskLayout,
  { wanted, nix }: StoreOptions,
): { readonly plan: StorePlan; readonly problems: readonly Problem[] } {
  const stay = (why: string, ...problems: Problem[]) => ({ plan: { kind: 'stay' as const, why }, problems })
  const refuse = (why: string) => stay(why, cannot(wanted, why))
  if (wanted === 'root') return stay('it was requested')
  if (nix === 'in-use') {
    const why = `there is a store in ${nixFolder}, and a store is never moved`
    return wanted === 'auto' ? stay(why) : refuse(why)
  }
  const now = measuredPath(layout, 'nix') ?? measuredPath(layout, 'root')
  if (wanted === 'auto') {
    const other = now && largest(layout, now)
    if (!now || !other || other.name !== 'mnt') return stay('no other disk has more room')
    if (other.freeBytes < now.freeBytes * worthIt || other.freeBytes < now.freeBytes + worthBytes) {
      return stay('no other disk has much more room')
    }
    const room = `${other.path} has ${inGigabytes(other.freeBytes)} left, ${now.mountedAt || now.path} ${inGigabytes(now.freeBytes)}`
    return { plan: bind(join(other.path, autoLeaf), nix, room), problems: [] }
  }
  const source = normalize(wanted).replace(/(.)\/$/, '$1')
  if (!source.startsWith('/') || source === '/') return refuse('it must be `auto`, `root` or an absolute path')
  if (isWithin(source, nixFolder)) return refuse('the path lies in /nix itself')
  if (measuredAbove(layout, source)?.readOnly) return refuse('its file system is read-only')
  return { plan: bind(source, nix, 'it was requested'), problems: [] }
}

function bind(source: string, nix: 'absent' | 'empty', why: string): StorePlan {
  const makeNix = nix === 'absent'
  const nixSteps = makeNix ? [['mkdir', '-m', '0755', nixFolder] as const] : []
  return {
    kind: 'bind',
    source,
    makeNix,
    why,
    steps: [['install', '-d', '-m', '0755', source], ...nixSteps, ['mount', '--bind', source, nixFolder]],
  }
}

/**
 * Does what the plan says, as root; written down in the journal first (the entry's path is the source). What goes wrong is
 * undone and told as INS042: the store then is where it would have been. Throws ProblemError INS002 or INS003.
 */
export async function bindStore(
  host: Host,
  plan: StorePlan,
  options: { readonly job: string; readonly privilege: Privilege },
): Promise<{ readonly bound: boolean; readonly problems: readonly Problem[] }> {
  if (plan.kind === 'stay') return { bound: false, problems: [] }
  const { source, makeNix, steps } = plan
  const failed = (why: string) => ({ bound: false, problems: [cannot(source, why)] })
  if (options.privilege === 'none') return failed('root or sudo without a password is missing')
  if (mountsWithin(await readMounts(host), nixFolder).length > 0) return failed(`${nixFolder} is a mount point already`)
  const there = await contents(host, source)
  if (there === 'not-a-folder') return failed('it is not a folder, or a symlink leads there')
  const known = (await readJournal(host)).some((entry) => entry.path === source)
  if (there === 'full' && !known) return failed('it is not empty')
  const made = [...(await missingFolders(host, source)), ...(makeNix ? [nixFolder] : [])]
  await claim(host, options.job, { owner: 'store-mount', path: source, made })
  for (const step of steps) {
    const why = await run(host, options.privilege, step)
    if (why === undefined) continue
    const unused = { owner: 'store-mount', path: source, made, users: [] }
    if (!known) await setEntry(host, source, unused)
    const problems = await unbindStore(host, unused, options.privilege)
    return { bound: false, problems: [cannot(source, why), ...problems] }
  }
  return { bound: true, problems: [] }
}

/**
 * Makes the folder that `adviseDisk` names, as root and with its mode; written down in the journal first. One that is
 * there is left as it is, and INS042 where Nix would refuse it. Throws ProblemError INS002 or INS003.
 */
export async function makeBuildFolder(
  host: Host,
  folder: Pick<BuildFolder, 'path' | 'mode'>,
  options: { readonly job: string; readonly privilege: Privilege },
): Promise<readonly Problem[]> {
  const { path, mode } = folder
  if (mode === undefined) return []
  const stat = await host.files.lstat(path).catch(() => undefined)
  if (stat) {
    const fine = stat.isDirectory() && ((stat.mode & 0o002) === 0 || (mode & 0o002) !== 0)
    return fine ? [] : [noBuildFolder(path, 'it exists, and is not a folder or is writable by everybody')]
  }
  if (options.privilege === 'none') return [noBuildFolder(path, 'root or sudo without a password is missing')]
  await claim(host, options.job, { owner: 'build-folder', path, made: await missingFolders(host, path) })
  const octal = mode.toString(8).padStart(4, '0')
  const why = await run(host, options.privilege, ['install', '-d', '-m', octal, path])
  return why === undefined ? [] : [noBuildFolder(path, why)]
}

/**
 * Unmounts it, and removes the folders that were made for it if they are empty: what is in a store is not removed here.
 * For an entry of `bindStore` or `makeBuildFolder` that nobody uses any more. INS050 for what is left.
 */
export async function unbindStore(host: Host, entry: JournalEntry, privilege: Privilege): Promise<readonly Problem[]> {
  const alive = { ...host, cancelled: new AbortController().signal }
  if (await isSameFolder(alive, entry.path, nixFolder)) {
    const why = await unmount(alive, privilege)
    if (why !== undefined) return [left(nixFolder, why)]
  }
  for (const folder of [...(entry.made ?? [])].reverse()) {
    const there = await contents(alive, folder)
    if (there === 'absent') continue
    const why = there === 'empty' ? await run(alive, privilege, ['rmdir', folder]) : 'it is not empty'
    if (why !== undefined) return [left(folder, why)]
  }
  await dropEntry(alive, entry.path)
  return []
}

/** Why /nix could not be unmounted. What served the daemon's last clients ends a moment after the daemon. */
async function unmount(host: Host, privilege: Privilege): Promise<string | undefined> {
  for (let tries = 1; ; tries += 1) {
    const why = await run(host, privilege, ['umount', nixFolder])
    if (!why?.includes('busy') || tries === 20) return why
    await host.clock.sleep(250)
  }
}

async function contents(host: Host, folder: string): Promise<'absent' | 'empty' | 'full' | 'not-a-folder'> {
  const stat = await host.files.lstat(folder).catch(() => undefined)
  if (!stat) return 'absent'
  const real = stat.isDirectory() ? await host.files.realpath(folder).catch(() => '') : ''
  if (real !== folder) return 'not-a-folder'
  const names = await host.files.readdir(folder).catch(() => ['unreadable'])
  return names.some((name) => name !== 'lost+found') ? 'full' : 'empty'
}

/** Whether two paths are one folder, as with a bind mount. */
export async function isSameFolder(host: Host, one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => host.files.stat(path).catch(() => undefined)))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** Why a command failed; undefined when it did not. */
async function run(host: Host, privilege: Privilege, argv: readonly [string, ...string[]]) {
  const why = await whyNotAsRoot(host, privilege, argv, { signal: host.cancelled })
  return why === undefined ? undefined : `${argv.join(' ')}: ${why}`
}

function cannot(wanted: string, why: string): Problem {
  const message = `The store cannot be placed at ${wanted}: ${why.replace(/\.$/, '')}.`
  return warning('INS042', message, 'Name an empty or new folder on a disk with free space, or remove store-location.')
}

function noBuildFolder(path: string, why: string): Problem {
  const message = `Nix cannot build in ${path}: ${why.replace(/\.$/, '')}.`
  return warning(
    'INS042',
    message,
    'Builds stay in the default folder of Nix; set `build-dir` in extra-nix-config to change it.',
  )
}

function left(path: string, why: string): Problem {
  const message = `${path} was created for the store and could not be removed: ${why.replace(/\.$/, '')}.`
  return warning('INS050', message, 'Remove it yourself when the store is no longer needed.')
}
