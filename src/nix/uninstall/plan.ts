import type { JournalEntry } from '../../machine/journal.ts'
import { error, type Problem } from '../../model/problem.ts'
import { removeInclude } from '../configure/managed.ts'
import type { Supervision } from '../daemon/daemon.ts'
import { nixFolder } from '../install/facts.ts'
import { fstabPath, mounterPlist, syntheticPath } from '../install/macos/facts.ts'
import type { MadeVolume } from '../install/macos/journal.ts'
import { volumeName } from '../install/macos/plan.ts'
import { confLines, neededSettings } from '../install/plan.ts'
import { type Receipt, receiptPath } from '../install/receipt.ts'
import type { UninstallFacts } from './facts.ts'

export interface UninstallWishes {
  /** Also what other jobs use, and what another user installed. */
  readonly force: boolean
  /** This job; that it uses something is no reason against. */
  readonly job: string
  /** What taking an entry of the journal away means, where it is more than removing its path. */
  readonly describeEntry?: (entry: JournalEntry) => string | undefined
}

/** One thing to take away. `lines` say to a user what that means. */
export type UninstallStep = { readonly lines: readonly string[] } & (
  | { readonly kind: 'configuration'; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  | { readonly kind: 'daemon'; readonly supervision: Supervision }
  /** The receipt is cut down to what goes; the daemon and nix.conf, if `conf`, are apart from it. */
  | { readonly kind: 'nix'; readonly receipt: Receipt; readonly conf: boolean }
  /** The mount at /nix, and the folder on another disk behind it. */
  | { readonly kind: 'place'; readonly entry: JournalEntry }
  /** The volume at /nix of a Mac, and what mounts it. */
  | { readonly kind: 'volume' }
  | { readonly kind: 'cache'; readonly entry: JournalEntry }
  | { readonly kind: 'state'; readonly folder: string; readonly above: readonly string[] }
)

/** What becomes of the nix.conf that we made: it goes, or our line of it, or it is not ours any more. */
export type ConfChange = 'remove' | { readonly left: string } | 'leave'

/** Everything that an uninstallation will do. Pure data; each step carries the lines that describe it. */
export interface UninstallPlan {
  readonly steps: readonly UninstallStep[]
  /** What stays though it is near, one sentence each. */
  readonly stays: readonly string[]
  /** Errors stand against all of it: INS050 and INS051. */
  readonly problems: readonly Problem[]
}

/** What we may find in our state folder; anything else stays, and the folder with it. */
export const stateNames =
  /^(?:[a-z-]+\.lock(?:-journal)?|journal\.json|flox\.json|nix-daemon\.(?:json|log)|made\.json|nix-cuda|.*\.new)$/

/** Facts and wishes → plan: what the journal and the receipt list, and nothing else. Pure. */
export function planUninstall(facts: UninstallFacts, wishes: UninstallWishes): UninstallPlan {
  const receipt =
    facts.folder.kind === 'installed' || facts.folder.kind === 'unfinished' ? facts.folder.receipt : undefined
  const nix = receipt && planNix(facts, receipt)
  const daemonEntry = facts.journal.find(isDaemon)
  const supervision = receipt && receipt.supervision !== 'none' ? receipt.supervision : daemonEntry && 'own'
  const configurations = facts.journal.filter(({ what }) => what === 'configuration')
  const { place } = facts
  const caches = facts.journal.filter(({ what }) => what === 'cache')
  const volumes = facts.journal.filter(({ what }) => what === 'volume')
  const apart = [...configurations, ...caches, ...volumes, ...(place ? [place.entry] : [])]
  const others = facts.journal
    .filter((entry) => !apart.includes(entry) && !isDaemon(entry) && !(nix && isNix(entry)))
    .toReversed()
  const state = planState(facts)
  const steps: readonly UninstallStep[] = [
    ...(configurations.length > 0 ? [configurationStep(configurations)] : []),
    ...others.map((entry) => entryStep(entry, wishes)),
    ...(supervision ? [daemonStep(supervision)] : []),
    ...(nix ? [nix.step] : []),
    ...(place ? [placeStep(place.entry)] : []),
    ...(facts.volume ? [volumeStep(facts.volume.made)] : []),
    ...caches.map(cacheStep),
    ...(state ? [state.step] : []),
  ]
  return {
    steps,
    stays: [...(nix?.stays ?? []), ...(state?.stays ?? [])],
    problems: refuse(facts, wishes, steps, receipt),
  }
}

/** The entries of the daemon and of the installation itself say who uses them; each has a step of its own. */
const isDaemon = ({ path }: JournalEntry) => path.endsWith('/nix-daemon.json')

const isNix = ({ path }: JournalEntry) => path === nixFolder || path === receiptPath

function configurationStep(entries: readonly JournalEntry[]): UninstallStep {
  const lines = entries.map(({ path }) => `take ${path} away, and our line in the nix.conf beside it`)
  return { kind: 'configuration', entries, lines }
}

function entryStep(entry: JournalEntry, { describeEntry }: UninstallWishes): UninstallStep {
  const plain = entry.what === 'folder' ? `remove the folder ${entry.path}, if it is empty` : `remove ${entry.path}`
  return { kind: 'entry', entry, lines: [describeEntry?.(entry) ?? plain] }
}

function placeStep(entry: JournalEntry): UninstallStep {
  const folders = [entry.path, ...(entry.made ?? []).filter((path) => path !== entry.path).toReversed()]
  return { kind: 'place', entry, lines: [`take the mount at /nix away, and ${folders.join(', ')}, if empty`] }
}

function volumeStep({ plan }: MadeVolume): UninstallStep {
  const lines = [
    `remove the APFS volume "${volumeName}" of ${plan.container}, and our line for it in ${fstabPath}`,
    ...(plan.encrypted ? ["remove its key from the system's keychain"] : []),
    ...(plan.mounter ? [`remove ${mounterPlist}`] : []),
    ...(plan.synthetic ? [`take our line out of ${syntheticPath}; /nix goes when macOS starts again`] : []),
  ]
  return { kind: 'volume', lines }
}

function cacheStep(entry: JournalEntry): UninstallStep {
  return { kind: 'cache', entry, lines: [`remove ${entry.path}: what Nix remembers of binary caches and flakes`] }
}

function daemonStep(supervision: Supervision): UninstallStep {
  const how = {
    systemd: 'stop, disable and unlink its units',
    launchd: 'stop its service and remove the definition',
    own: 'end the process that we started',
  }[supervision]
  return { kind: 'daemon', supervision, lines: [`take the Nix daemon away: ${how}`] }
}

function planNix(
  facts: UninstallFacts,
  receipt: Receipt,
): { readonly step: UninstallStep; readonly stays: readonly string[] } {
  const ours = (name: string) => name === 'store' || name === 'var' || name.startsWith('.setup-nix-cuda')
  const foreign = facts.nixNames.filter((name) => !ours(name) && !receipt.keep.includes(name))
  const users = receipt.users.filter((name) => facts.users.includes(name))
  const strangers = (facts.group?.members ?? []).filter((name) => !receipt.users.includes(name))
  const group = receipt.group && facts.group !== undefined && strangers.length === 0
  const conf = receipt.conf ? changeConf(withoutIncludes(facts), receipt) : 'leave'
  const folder = receipt.folder === 'made' && foreign.length === 0
  const kept = [...receipt.keep, ...foreign].sort()
  const lines = [
    folder
      ? 'remove /nix with everything in it'
      : `remove everything in /nix${kept.length > 0 ? ` but ${kept.join(', ')}` : ''}`,
    ...(users.length > 0 ? [`remove the build users ${users.join(', ')}`] : []),
    ...(group ? ['remove the group nixbld'] : []),
    ...(conf === 'remove' ? ['remove /etc/nix/nix.conf'] : []),
    ...(typeof conf === 'object' ? ['take our line out of /etc/nix/nix.conf'] : []),
    ...(receipt.confFolder ? ['remove /etc/nix, if empty'] : []),
  ]
  const owner = receipt.folder === 'made' && !folder ? { owner: facts.nixOwner } : receipt.folder
  const goes: Receipt = { ...receipt, folder: owner, keep: kept, users, group, conf: false, supervision: 'none' }
  return {
    step: { kind: 'nix', receipt: goes, conf: receipt.conf, lines },
    stays: [
      ...foreign.map((name) => `/nix/${name} stays: this action did not put it there.`),
      ...(receipt.group && strangers.length > 0 ? [`The group nixbld stays: ${strangers.join(', ')} is in it.`] : []),
      ...(typeof conf === 'object' ? ['/etc/nix/nix.conf stays, with the lines of others.'] : []),
      ...(receipt.conf && conf === 'leave' && facts.conf !== undefined
        ? ['/etc/nix/nix.conf stays: it is not as this action wrote it.']
        : []),
    ],
  }
}

/** What becomes of a nix.conf that an installation of ours made; our include lines must be out of it. */
export function changeConf(text: string | undefined, receipt: Receipt): ConfChange {
  const lines = (text ?? '').split('\n')
  // Of single-user installations only those as root make one.
  const at = lines.indexOf(confLines(neededSettings(receipt.mode, 0))[0] ?? '')
  if (at < 0) return 'leave'
  const left = lines.toSpliced(at, 1).join('\n')
  return left === '' ? 'remove' : { left }
}

function withoutIncludes({ conf, journal }: UninstallFacts): string | undefined {
  return journal
    .filter(({ what }) => what === 'configuration')
    .reduce((text, { path }) => text && removeInclude(text, path.slice(path.lastIndexOf('/') + 1)), conf)
}

function planState({
  state,
}: UninstallFacts): { readonly step: UninstallStep; readonly stays: readonly string[] } | undefined {
  if (!state) return undefined
  const { folder, above } = state
  const names = state.names.filter((name) => stateNames.test(name))
  const foreign = state.names.filter((name) => !stateNames.test(name))
  const results = names.includes('nix-cuda') ? ', with the results of nix-cuda commands' : ''
  const lines = [foreign.length === 0 ? `remove ${folder}${results}` : `remove our files from ${folder}${results}`]
  return {
    step: { kind: 'state', folder, above: foreign.length === 0 ? above : [], lines },
    stays: foreign.map((name) => `${folder}/${name} stays: this action did not put it there.`),
  }
}

function refuse(
  facts: UninstallFacts,
  wishes: UninstallWishes,
  steps: readonly UninstallStep[],
  receipt: Receipt | undefined,
): readonly Problem[] {
  const { folder } = facts
  if (folder.kind === 'unfinished' && folder.alive) {
    const { pid } = folder.receipt.by
    return [
      error(
        'INS051',
        `Process ${pid} is installing or removing Nix on this machine.`,
        'Run this again when it is done.',
      ),
    ]
  }
  if (steps.length === 0 && folder.kind === 'foreign') {
    const fix = 'Remove it by the means that it was installed with.'
    return [error('INS050', `Nothing here is of this action: ${folder.why}, which it did not install.`, fix)]
  }
  if (facts.place && !facts.place.mounted) {
    const { path } = facts.place.entry
    const fix = `Mount it, \`mount --bind ${path} /nix\` as root, and run this again.`
    return [error('INS050', `The store of this machine is in ${path}, which is not mounted at /nix now.`, fix)]
  }
  const volume = facts.volume?.made.volume
  if (facts.volume?.state === 'elsewhere' && volume?.kind === 'filled') {
    const command = facts.volume.made.plan.encrypted
      ? `diskutil apfs unlockVolume ${volume.uuid} -mountpoint /nix`
      : `diskutil mount -mountPoint /nix ${volume.uuid}`
    const fix = `Mount it, \`${command}\` as root, and run this again.`
    return [error('INS050', `The volume ${volumeName} of this machine is not mounted at /nix now.`, fix)]
  }
  return [
    ...(wishes.force ? [] : [...refuseUsers(facts, wishes.job, receipt), ...refuseInstaller(facts, receipt)]),
    ...refuseRights(facts, receipt),
  ]
}

function refuseUsers(facts: UninstallFacts, job: string, receipt: Receipt | undefined): readonly Problem[] {
  const here = facts.journal.flatMap(({ users }) => users).filter((user) => user !== job)
  // What other users of the machine have is theirs to undo; they only need our Nix.
  const there = receipt ? facts.elsewhere.flatMap(({ jobs }) => jobs).filter((user) => user !== job) : []
  const jobs = [...new Set([...here, ...there])]
  if (jobs.length === 0) return []
  const named = jobs.slice(0, 5).join(', ') + (jobs.length > 5 ? ` and ${jobs.length - 5} more` : '')
  return [
    error(
      'INS051',
      `${jobs.length === 1 ? 'A job still uses' : `${jobs.length} jobs still use`} what would be removed: ${named}.`,
      'Run this when they are over; use --force when they ended without cleaning up, as killed jobs do.',
    ),
  ]
}

function refuseInstaller({ uid, installer }: UninstallFacts, receipt: Receipt | undefined): readonly Problem[] {
  if (!receipt || installer === undefined || installer === uid) return []
  return [
    error(
      'INS050',
      `Nix was installed here by user ${installer}, who has the journal of what else was done; this is user ${uid}.`,
      `Run this as user ${installer}, or use --force to leave what that journal lists.`,
    ),
  ]
}

function refuseRights({ privilege, volume }: UninstallFacts, receipt: Receipt | undefined): readonly Problem[] {
  const ofReceipt = receipt !== undefined && (receipt.mode === 'daemon' || receipt.folder === 'made' || receipt.conf)
  if (!(ofReceipt || volume) || privilege !== 'none') return []
  return [
    error(
      'INS050',
      'Root installed what would be removed, and this user is neither root nor may use sudo without a password.',
      'Run this as root, or allow sudo.',
    ),
  ]
}
