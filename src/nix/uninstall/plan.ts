import type { JournalEntry } from '../../machine/journal.ts'
import { isPlainEntry, isStateName, type Owned } from '../../machine/owned.ts'
import { error, type Problem } from '../../model/problem.ts'
import { removeInclude } from '../configure/managed.ts'
import { daemonOwned, type Supervision } from '../daemon/daemon.ts'
import { nixFolder } from '../install/facts.ts'
import { describeVolume, volumeOwned } from '../install/macos/install.ts'
import { volumeName } from '../install/macos/plan.ts'
import { confLines, neededSettings } from '../install/plan.ts'
import { type Receipt, receiptPath } from '../install/receipt.ts'
import type { UninstallFacts } from './facts.ts'

export interface UninstallRequest {
  /** Also what other jobs use, and what another user installed. */
  readonly force: boolean
  /** This job; that it uses something is no reason against. */
  readonly job: string
  /** Everything that can be of this action, in the order in which it goes. */
  readonly owners: readonly Owned[]
}

/** One thing to remove. `what` is its owner, or `state`; `lines` say to a user what that means. */
export type UninstallStep = { readonly what: string; readonly lines: readonly string[] } & (
  | { readonly kind: 'entry'; readonly owned: Owned; readonly entry: JournalEntry }
  /** The daemon of the installation, as its receipt says. */
  | { readonly kind: 'service'; readonly supervision: Service }
  /** The receipt is cut down to what goes; the daemon and nix.conf, if `conf`, are apart from it. */
  | { readonly kind: 'nix'; readonly receipt: Receipt; readonly conf: boolean }
  | { readonly kind: 'state'; readonly folder: string; readonly above: readonly string[] }
)

/** What keeps a daemon running without us. */
export type Service = Exclude<Supervision, 'own'>

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

/** The installation of Nix; where its receipt is, that says how it goes, and not the journal. */
export const nixOwned: Owned = {
  owner: 'nix',
  makes: (_, entry) => [nixFolder, receiptPath].includes(entry.path) && isPlainEntry(entry),
  describe: ({ path }) => [path === nixFolder ? `remove the folder ${path}, if it is empty` : `remove ${path}`],
}

/** Facts and wishes → plan: what the journal and the receipt list, and nothing else. Pure. */
export function planUninstall(facts: UninstallFacts, request: UninstallRequest): UninstallPlan {
  const receipt = 'receipt' in facts.folder ? facts.folder.receipt : undefined
  const nix = receipt && planNix(facts, receipt)
  const state = planState(facts, request)
  const steps: readonly UninstallStep[] = [
    ...request.owners.flatMap((owned) => {
      if (nix && owned.owner === nixOwned.owner) return [nix.step]
      const service = receipt && owned.owner === daemonOwned.owner ? serviceSteps(receipt) : []
      return [...service, ...entrySteps(facts, owned)]
    }),
    ...(state ? [state.step] : []),
  ]
  return {
    steps,
    stays: [...(nix?.stays ?? []), ...(state?.stays ?? [])],
    problems: refuse(facts, request, steps, receipt),
  }
}

/** The entries of an owner, newest first. */
function entrySteps({ journal, volume }: UninstallFacts, owned: Owned): readonly UninstallStep[] {
  const entries = journal.filter(({ owner }) => owner === owned.owner).toReversed()
  return entries.map((entry) => {
    // The note of a volume is read among the facts.
    const ofVolume = owned.owner === volumeOwned.owner ? volume && describeVolume(volume.made) : undefined
    const lines = ofVolume ?? owned.describe?.(entry) ?? [`remove ${entry.path}`]
    return { what: owned.owner, kind: 'entry', owned, entry, lines }
  })
}

function serviceSteps({ supervision }: Receipt): readonly UninstallStep[] {
  if (supervision === 'none' || supervision === 'own') return []
  const how = { systemd: 'stop, disable and unlink its units', launchd: 'stop its service and remove the definition' }
  const lines = [`remove the Nix daemon: ${how[supervision]}`]
  return [{ what: daemonOwned.owner, kind: 'service', supervision, lines }]
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
    ...(typeof conf === 'object' ? ['remove our line from /etc/nix/nix.conf'] : []),
    ...(receipt.confFolder ? ['remove /etc/nix, if empty'] : []),
  ]
  const owner = receipt.folder === 'made' && !folder ? { owner: facts.nixOwner } : receipt.folder
  const goes: Receipt = { ...receipt, folder: owner, keep: kept, users, group, conf: false, supervision: 'none' }
  return {
    step: { what: nixOwned.owner, kind: 'nix', receipt: goes, conf: receipt.conf, lines },
    stays: [
      ...foreign.map((name) => `/nix/${name} stays: this action did not create it.`),
      ...(receipt.group && strangers.length > 0 ? [`The group nixbld stays: ${strangers.join(', ')} is in it.`] : []),
      ...(typeof conf === 'object' ? ['/etc/nix/nix.conf stays, with the lines of other programs.'] : []),
      ...(receipt.conf && conf === 'leave' && facts.conf !== undefined
        ? ['/etc/nix/nix.conf stays: it was changed since this action wrote it.']
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
    .filter(({ owner }) => owner === 'configuration')
    .reduce((text, { path }) => text && removeInclude(text, path.slice(path.lastIndexOf('/') + 1)), conf)
}

function planState(
  { state }: UninstallFacts,
  { owners }: UninstallRequest,
): { readonly step: UninstallStep; readonly stays: readonly string[] } | undefined {
  if (!state) return undefined
  const { folder, above, names } = state
  const foreign = names.filter((name) => !isStateName(owners, name))
  const results = names.includes('nix-cuda') ? ', with the results of nix-cuda commands' : ''
  const lines = [foreign.length === 0 ? `remove ${folder}${results}` : `remove our files from ${folder}${results}`]
  return {
    step: { what: 'state', kind: 'state', folder, above: foreign.length === 0 ? above : [], lines },
    stays: foreign.map((name) => `${folder}/${name} stays: this action did not create it.`),
  }
}

function refuse(
  facts: UninstallFacts,
  request: UninstallRequest,
  steps: readonly UninstallStep[],
  receipt: Receipt | undefined,
): readonly Problem[] {
  const { folder } = facts
  if ('alive' in folder && folder.alive) {
    const who = `Process ${folder.receipt.by.pid}`
    return [
      error('INS051', `${who} is installing or removing Nix on this machine.`, 'Run this again when it has finished.'),
    ]
  }
  if (steps.length === 0 && folder.kind === 'foreign') {
    const fix = 'Remove it with the tool that installed it.'
    return [
      error('INS050', `This action installed nothing here: ${folder.why}, which comes from another installer.`, fix),
    ]
  }
  if (facts.storeMount && !facts.storeMount.mounted) {
    const { path } = facts.storeMount.entry
    const fix = `Mount it, \`mount --bind ${path} /nix\` as root, and run this again.`
    return [error('INS050', `The store of this machine is in ${path}, which is not mounted at /nix.`, fix)]
  }
  const made = facts.volume?.state === 'elsewhere' ? facts.volume.made : undefined
  if (made?.volume.kind === 'filled') {
    const { volume, plan } = made
    const command = plan.encrypted
      ? `diskutil apfs unlockVolume ${volume.uuid} -mountpoint /nix`
      : `diskutil mount -mountPoint /nix ${volume.uuid}`
    const fix = `Mount it, \`${command}\` as root, and run this again.`
    return [error('INS050', `The volume ${volumeName} of this machine is not mounted at /nix.`, fix)]
  }
  return [
    ...refuseUnknown(facts, request),
    ...(request.force ? [] : [...refuseUsers(facts, request.job, receipt), ...refuseInstaller(facts, receipt)]),
    ...refuseRights(facts, receipt),
  ]
}

/** Of a later version of this action, which knows how it goes; the journal must stay for that. */
function refuseUnknown({ journal }: UninstallFacts, { owners }: UninstallRequest): readonly Problem[] {
  return journal
    .filter((entry) => !owners.some(({ owner }) => owner === entry.owner))
    .map(({ owner, path }) => {
      const fix = 'Run this with the version of this action that created it.'
      return error('INS050', `This version cannot remove what the journal lists of \`${owner}\`: ${path}.`, fix)
    })
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
      'Run this when they have ended; use --force if they were killed and could not clean up.',
    ),
  ]
}

function refuseInstaller({ uid, installer }: UninstallFacts, receipt: Receipt | undefined): readonly Problem[] {
  if (!receipt || installer === undefined || installer === uid) return []
  return [
    error(
      'INS050',
      `User ${installer} installed Nix here and has the journal of all other changes; this is user ${uid}.`,
      `Run this as user ${installer}, or use --force to ignore the changes in that journal.`,
    ),
  ]
}

function refuseRights({ privilege, volume }: UninstallFacts, receipt: Receipt | undefined): readonly Problem[] {
  const ofReceipt = receipt !== undefined && (receipt.mode === 'daemon' || receipt.folder === 'made' || receipt.conf)
  if (!(ofReceipt || volume) || privilege !== 'none') return []
  return [
    error(
      'INS050',
      'Root installed what would be removed, but this user is not root and has no sudo without a password.',
      'Run this as root, or allow sudo.',
    ),
  ]
}
