import type { Privilege } from '../../machine/privilege.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { neededBytes, noRoom } from '../install-commands.ts'
import type { AccountsPlan } from './accounts-plan.ts'
import { type Facts, macPrograms, neededPrograms, userPrograms } from './facts.ts'
import { checkMac, describeVolume, planVolume, type VolumePlan } from './macos/plan.ts'
import type { Archive } from './releases.ts'

export type InstallMode = 'daemon' | 'single-user'

/** Everything that an installation will do. Pure data; `describePlan` prints it. */
export interface InstallPlan extends AccountsPlan {
  readonly archive: Archive
  readonly mode: InstallMode
  /** Why this mode. */
  readonly why: string
  readonly privilege: Privilege
  readonly uid: number
  /** Make /nix, take it over for the time of the installation (it belongs to somebody else), or use it as it is. */
  readonly folder: 'make' | 'take' | 'use'
  /** The volume at /nix that comes before all, on a Mac. */
  readonly volume: VolumePlan | undefined
  readonly supervision: 'systemd' | 'launchd' | 'own' | 'none'
  /** Lines of /etc/nix/nix.conf, where we make it. */
  readonly conf: readonly string[] | undefined
  readonly confFolder: boolean
  /** Settings that Nix needs in this mode, also where somebody else's nix.conf was kept. */
  readonly settings: Readonly<Record<string, string>>
}

/** NixOS/nix scripts/install-multi-user.sh and install-darwin-multi-user.sh: what each system's own users leave free. */
const accounts = {
  linux: { prefix: 'nixbld', gid: 30_000, firstUser: 30_001 },
  mac: { prefix: '_nixbld', gid: 350, firstUser: 351 },
} as const
const mostUsers = 32

/**
 * Facts and wishes → plan. Pure; what a killed run left is to be undone before. Throws ProblemError with everything that stands against it: INS013 (rights), INS014
 * (/nix is not ours), INS015 (programs), INS016 (room), INS020 (mode, or macOS), INS023 (another run is at work).
 */
export function planInstall(facts: Facts, wanted: 'auto' | InstallMode, archive: Archive): InstallPlan {
  const { mode, why } = chooseMode(facts, wanted)
  const problems = [
    ...checkMode(facts, mode),
    ...checkFolder(facts),
    ...checkRights(facts, mode),
    ...checkPrograms(facts, mode),
    ...checkRoom(facts),
    ...(facts.mac && facts.folder.kind !== 'foreign' ? checkMac(facts.mac) : []),
  ]
  if (problems.length > 0) throw new ProblemError(problems)
  const daemon = mode === 'daemon'
  const settings = neededSettings(mode, facts.uid)
  // Only Nix as root needs the file: without it, it looks for a group nixbld. Else the settings go to files of the job.
  const makeConf = !facts.conf && facts.etcWritable && Object.keys(settings).length > 0
  return {
    archive,
    mode,
    why,
    privilege: facts.privilege,
    uid: facts.uid,
    folder: planFolder(facts),
    volume: facts.mac && planVolume(facts.mac),
    supervision: daemon ? (facts.mac ? 'launchd' : facts.systemd ? 'systemd' : 'own') : 'none',
    group: daemon ? planGroup(facts) : undefined,
    users: daemon ? planUsers(facts) : [],
    conf: makeConf ? confLines(settings) : undefined,
    confFolder: makeConf && !facts.confFolder,
    settings,
  }
}

/** The plan as lines for the log. */
export function describePlan(plan: InstallPlan): readonly string[] {
  const { archive, users, group, conf } = plan
  const folder = { make: 'make /nix', take: 'take over the empty /nix', use: 'use the empty /nix' }[plan.folder]
  return [
    `Nix ${archive.version} for ${archive.system}, ${plan.mode} mode: ${plan.why}`,
    `fetch ${archive.url}, SHA-256 ${archive.sha256} (${archive.trust === 'user' ? 'given' : 'known'})`,
    ...(plan.volume
      ? describeVolume(plan.volume)
      : [`${folder}${plan.privilege === 'sudo' ? ', as root through sudo' : ''}`]),
    ...(group?.make ? ['add the group nixbld'] : []),
    ...(users.length > 0 ? [`add the build users ${users.map(({ name }) => name).join(', ')}`] : []),
    conf ? `write /etc/nix/nix.conf: ${conf.join('; ')}` : 'leave /etc/nix/nix.conf as it is',
    supervisions[plan.supervision],
  ]
}

const supervisions: Readonly<Record<InstallPlan['supervision'], string>> = {
  systemd: 'start nix-daemon by systemd',
  launchd: 'start nix-daemon by launchd',
  own: 'start nix-daemon, without systemd',
  none: 'no daemon',
}

/** What Nix must be told in this mode: as root it builds as members of a group, and fails where there is none. */
export function neededSettings(mode: InstallMode, uid: number): Readonly<Record<string, string>> {
  if (mode === 'daemon') return { 'build-users-group': 'nixbld' }
  return uid === 0 ? { 'build-users-group': '' } : {}
}

/** The lines of a nix.conf that an installation makes. */
export function confLines(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `${name} = ${value}`.trimEnd())
}

function chooseMode(facts: Facts, wanted: 'auto' | InstallMode): { mode: InstallMode; why: string } {
  if (wanted !== 'auto') return { mode: wanted, why: 'as asked' }
  if (facts.mac) return { mode: 'daemon', why: 'macOS' }
  if (facts.privilege === 'none') return { mode: 'single-user', why: 'neither root nor sudo' }
  if (!facts.etcWritable) return { mode: 'single-user', why: '/etc cannot be written to' }
  if (facts.systemd) return { mode: 'daemon', why: `${facts.privilege} and systemd` }
  if (facts.container) return { mode: 'single-user', why: 'a container' }
  return { mode: 'daemon', why: `${facts.privilege}, no container` }
}

function checkMode(facts: Facts, mode: InstallMode): readonly Problem[] {
  if (mode === 'single-user') return facts.mac ? [notSingleUser] : []
  if (facts.privilege === 'none') {
    return [
      error(
        'INS020',
        'mode: daemon needs root, but this user is not root and has no sudo without a password.',
        'Set mode: auto or mode: single-user, or allow sudo.',
      ),
    ]
  }
  if (!facts.etcWritable) {
    return [
      error(
        'INS020',
        'mode: daemon needs build users and /etc/nix/nix.conf, but not even root can write to /etc.',
        'Set mode: auto or mode: single-user, or make /etc writable.',
      ),
    ]
  }
  if (!facts.selinux) return []
  return [
    error(
      'INS020',
      'SELinux is enforcing, and its policy does not allow services to run programs in /nix.',
      'Set mode: single-user, or set SELinux to permissive.',
      { source: 'https://nix.dev/manual/nix/stable/installation/installing-binary' },
    ),
  ]
}

/** Upstream's installer refuses `--no-daemon` there too (NixOS/nix scripts/install-nix-from-tarball.sh). */
const notSingleUser = error(
  'INS020',
  'Nix on macOS needs its daemon; mode: single-user is not supported there.',
  'Set mode: auto or mode: daemon.',
  { source: 'https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation' },
)

function checkFolder({ folder }: Facts): readonly Problem[] {
  if (folder.kind === 'foreign') {
    return [
      error(
        'INS014',
        `Nix cannot be installed: ${folder.why}, and this action did not install it.`,
        'To use it, add its nix to PATH; otherwise remove /nix if it is no longer needed.',
      ),
    ]
  }
  if (folder.kind !== 'unfinished' || !folder.alive) return []
  return [
    error(
      'INS023',
      `Process ${folder.receipt.by.pid} is installing Nix on this machine.`,
      'Run the job again when it has finished.',
    ),
  ]
}

function checkRights(facts: Facts, mode: InstallMode): readonly Problem[] {
  if (facts.writable || facts.privilege === 'sudo') return []
  const what = facts.folder.kind === 'absent' ? 'does not exist' : 'is not writable'
  if (facts.privilege === 'root') {
    return [error('INS013', `/nix ${what}, not even for root.`, 'Mount a writable file system at /nix.')]
  }
  if (mode === 'daemon') return []
  return [
    error(
      'INS013',
      `/nix ${what}, and this user is not root and has no sudo without a password.`,
      `Run once as root: install -d -m 0755 -o ${facts.uid} /nix`,
    ),
  ]
}

function checkPrograms(facts: Facts, mode: InstallMode): readonly Problem[] {
  const onLinux = mode === 'daemon' ? [...neededPrograms, ...userPrograms] : neededPrograms
  const needed: readonly string[] = facts.mac ? macPrograms : onLinux
  const missing = needed.filter((program) => !facts.programs.includes(program))
  if (missing.length === 0) return []
  return [
    error(
      'INS015',
      `The installation of Nix needs ${missing.join(' and ')}, not found on PATH.`,
      facts.mac
        ? 'They are part of macOS, in /usr/bin, /usr/sbin and /bin.'
        : 'Install the packages tar, xz (xz-utils on Debian) and, for the daemon mode, passwd or shadow.',
    ),
  ]
}

function checkRoom({ free }: Facts): readonly Problem[] {
  return free === undefined || free >= neededBytes ? [] : [noRoom(`${free} bytes are free on the disk of /nix`)]
}

/** This process fills the folder itself, so that only what needs root is done through sudo. */
function planFolder(facts: Facts): InstallPlan['folder'] {
  if (facts.folder.kind === 'absent' && !facts.mac) return 'make'
  // A new volume is given to this process when it is made.
  return facts.writable || facts.mac ? 'use' : 'take'
}

/** The id that upstream gives it, where that is free. macOS chooses no id by itself that its users could be told. */
function planGroup({ mac, group, groupIds }: Facts): InstallPlan['group'] {
  if (!mac)
    return { make: group === undefined, gid: groupIds.includes(accounts.linux.gid) ? undefined : accounts.linux.gid }
  let gid: number = accounts.mac.gid
  while (groupIds.includes(gid)) gid += 1
  return { make: group === undefined, gid: group?.gid ?? gid }
}

/** As many build users as can work at once: one per core, at least 2, at most 32. Nothing that exists is touched. */
function planUsers(facts: Facts): InstallPlan['users'] {
  const wanted = Math.min(mostUsers, Math.max(2, facts.cores)) - (facts.group?.members.length ?? 0)
  const { prefix, firstUser } = facts.mac ? accounts.mac : accounts.linux
  const users: { name: string; uid: number }[] = []
  for (let number = 1, uid: number = firstUser; users.length < wanted && number < 1_000; number += 1) {
    if (facts.userNames.includes(`${prefix}${number}`)) continue
    while (facts.userIds.includes(uid)) uid += 1
    users.push({ name: `${prefix}${number}`, uid })
    uid += 1
  }
  return users
}
