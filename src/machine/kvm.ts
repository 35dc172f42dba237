import { join } from 'node:path'
import { notice, type Problem, ProblemError } from '../model/problem.ts'
import { readSaved } from '../model/saved.ts'
import type { Command } from '../runner/exec.ts'
import { isThere, readIfPresent } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { stateFolder } from '../runner/state-folder.ts'
import { claim, dropEntry, type JournalEntry, readJournal } from './journal.ts'
import { withLock } from './lock.ts'
import { isPlainEntry, type Owned } from './owned.ts'
import { findPrivilege, type Privilege, whyNotAsRoot } from './privilege.ts'
import type { ChangedDevice } from './schema.ts'

export interface KvmReport {
  /** No /dev/kvm; usable for build users as it was; made usable; there and not usable. */
  readonly state: 'absent' | 'usable' | 'enabled' | 'unusable'
  /** What was done, one line each. */
  readonly did: readonly string[]
  readonly problems: readonly Problem[]
}

export interface KvmOptions {
  /** Names this job in the journal. */
  readonly job: string
  /** Other paths in tests. */
  readonly device?: string
  readonly rulesFolder?: string
}

const ruleName = '99-setup-nix-cuda-kvm.rules'
/** https://github.blog/changelog/2023-02-23-hardware-accelerated-android-virtualization-on-actions-windows-and-linux-larger-hosted-runners/ */
const ruleText = 'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"\n'
const waitTime = 30
const kvmDevice = '/dev/kvm'
const udevRules = '/etc/udev/rules.d'

export const kvmOwned: Owned = {
  owner: 'kvm',
  goesWithLastJob: true,
  makes: async (_, entry) =>
    entry.path === kvmDevice && isPlainEntry(entry) && isOurRule((await readNote(entry))?.rule),
  describe: ({ path }) => [`restore the mode of ${path}, and remove our udev rule`],
  remove: (host, { path }) => undoKvm(host, { device: path }),
}

/**
 * Lets everybody on this machine use /dev/kvm, so that build users can: by mode, and by a udev rule where udev runs and
 * would set the mode back. Call it before the daemon starts, which looks once whether it has the feature `kvm`
 * (https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-system-features). Written down in the journal first.
 * Never throws: what goes wrong is INS043.
 */
export async function enableKvm(host: Host, options: KvmOptions): Promise<KvmReport> {
  const { device = kvmDevice, rulesFolder = udevRules } = options
  const before = await modeOf(host, device)
  if (host.platform !== 'linux' || before === undefined) return { state: 'absent', did: [], problems: [] }
  if (isOpen(before) || (await isForBuilders(host, device, before))) {
    await joinUsers(host, options.job, device)
    return { state: 'usable', did: [], problems: [] }
  }
  const privilege = await findPrivilege(host)
  if (privilege === 'none') return unusable(device, before, 'root or sudo without a password is missing')
  try {
    return await withLock(host, lockPath(host), waitTime, async () => {
      const udev = await isThere(host, '/run/udev/control')
      const changed: ChangedDevice = { schema: 'kvm/1', mode: before, rule: udev ? join(rulesFolder, ruleName) : null }
      await claim(host, options.job, { owner: 'kvm', path: device, note: JSON.stringify(changed) })
      const did = await open(host, privilege, device, changed)
      const after = await modeOf(host, device)
      if (after !== undefined && isOpen(after)) return { state: 'enabled', did, problems: [] }
      return unusable(device, after ?? before, 'its mode cannot be changed')
    })
  } catch (cause) {
    return unusable(device, before, cause instanceof Error ? cause.message : String(cause))
  }
}

/**
 * Undoes what `enableKvm` did, once no job of the journal uses it (`release` the job first). Gives whether there was
 * something to undo. Throws ProblemError INS002, INS003 or INS043.
 */
export function undoKvm(host: Host, options: Omit<KvmOptions, 'job'> = {}): Promise<boolean> {
  const { device = kvmDevice } = options
  return withLock(host, lockPath(host), waitTime, async () => {
    const entry = (await readJournal(host)).find(({ path }) => path === device)
    if (!entry || entry.users.length > 0) return false
    const changed = await readNote(entry)
    if (changed) {
      const privilege = await findPrivilege(host)
      if (changed.rule !== null && (await readIfPresent(host, changed.rule)) === ruleText) {
        await run(host, privilege, ['rm', '-f', changed.rule])
        await run(host, privilege, ['udevadm', 'control', '--reload-rules'])
      }
      const mode = await modeOf(host, device)
      // A mode that is not ours was set by somebody else meanwhile.
      if (mode === 0o666) await run(host, privilege, ['chmod', octal(changed.mode), device])
    }
    await dropEntry(host, device)
    return changed !== undefined
  })
}

function readNote({ note }: JournalEntry): Promise<ChangedDevice | undefined> {
  return readSaved(note, async () => (await import('./schema.ts')).changedDevice)
}

function isOurRule(rule: string | null = null): boolean {
  return rule === null || rule === join(udevRules, ruleName)
}

async function open(
  host: Host,
  privilege: Privilege,
  device: string,
  { rule }: ChangedDevice,
): Promise<readonly string[]> {
  const did: string[] = []
  if (rule !== null) {
    try {
      await run(host, privilege, ['tee', rule], ruleText)
      await run(host, privilege, ['udevadm', 'control', '--reload-rules'])
      did.push(`wrote ${rule}`)
    } catch (cause) {
      // The mode alone will do until udev hears of the device again.
      host.log.debug(String(cause))
    }
  }
  await run(host, privilege, ['chmod', '0666', device])
  return [...did, `set the mode of ${device} to 0666`]
}

/** A device that an earlier job opened and that still is to be closed is used by this job too. */
async function joinUsers(host: Host, job: string, device: string): Promise<void> {
  try {
    const known = (await readJournal(host)).find(({ path }) => path === device)
    if (known) await claim(host, job, known)
  } catch (cause) {
    host.log.debug(String(cause))
  }
}

async function run(host: Host, privilege: Privilege, argv: Command['argv'], input?: string): Promise<void> {
  const why = await whyNotAsRoot(host, privilege, argv, input === undefined ? {} : { input })
  if (why !== undefined) throw new ProblemError(problem(`${argv.join(' ')}: ${why}`))
}

function unusable(device: string, mode: number, why: string): KvmReport {
  const message = `${device} has the mode 0${mode.toString(8)}, and build users cannot open it: ${why.replace(/\.$/, '')}`
  return { state: 'unusable', did: [], problems: [problem(message)] }
}

/** Only builds with the feature `kvm` (NixOS tests) need it, so that it is a notice. */
function problem(message: string): Problem {
  const fix =
    'Builds that need KVM will not run here; an administrator can add the users of the group nixbld to the group kvm.'
  return notice('INS043', `${message}.`, fix)
}

async function modeOf(host: Pick<Host, 'files'>, path: string): Promise<number | undefined> {
  const stat = await host.files.stat(path).catch(() => undefined)
  return stat && stat.mode & 0o7777
}

const octal = (mode: number) => mode.toString(8).padStart(4, '0')

function isOpen(mode: number): boolean {
  return (mode & 0o006) === 0o006
}

/** Whether an administrator has put the build users into the group of the device. */
async function isForBuilders(host: Host, device: string, mode: number): Promise<boolean> {
  if ((mode & 0o060) !== 0o060) return false
  const { gid } = await host.files.stat(device)
  const text = (await readIfPresent(host, '/etc/group').catch(() => undefined)) ?? ''
  const groups = text.split('\n').map((line) => line.split(':'))
  const members = (found: readonly string[] | undefined) => (found?.[3] ?? '').split(',').filter((user) => user !== '')
  const builders = members(groups.find(([name]) => name === 'nixbld'))
  const allowed = members(groups.find((fields) => fields[2] === `${gid}`))
  return builders.length > 0 && builders.every((user) => allowed.includes(user))
}

function lockPath(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(stateFolder(host), 'kvm.lock')
}
