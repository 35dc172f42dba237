import { join } from 'node:path'
import { findPrivilege, type Privilege } from '../../machine/privilege.ts'
import { processStart } from '../../machine/process-start.ts'
import { containerMarks, findProgram, isThere, isWritable, readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { ask, type Env } from '../ask.ts'
import { isWritableFolder } from '../configure/files.ts'
import { readAccounts, splitAccounts } from './accounts.ts'
import { findMacFacts, type MacFacts } from './macos/facts.ts'
import { type Receipt, readReceipt } from './receipt.ts'

/** What is at /nix. */
export type NixFolder =
  | { readonly kind: 'absent' }
  /**
   * Nothing of Nix is in it; `keep` are the names that were there before, `owner` its numeric `user:group`, `kept` what
   * its empty store and var were like.
   */
  | {
      readonly kind: 'empty'
      readonly keep: readonly string[]
      readonly owner: string
      readonly kept: NonNullable<Receipt['kept']>
    }
  /** A run of ours that was killed, or that is still at work. */
  | { readonly kind: 'unfinished'; readonly receipt: Receipt; readonly alive: boolean }
  | { readonly kind: 'installed'; readonly receipt: Receipt }
  | { readonly kind: 'foreign'; readonly why: string }

/** What an installation depends on. Gathered once, without changing anything. */
export interface Facts {
  readonly privilege: Privilege
  readonly uid: number
  readonly systemd: boolean
  readonly container: boolean
  /** SELinux refuses what policy does not allow. */
  readonly selinux: boolean
  readonly folder: NixFolder
  /** Whether this process can write /nix, or make it where it is absent. */
  readonly writable: boolean
  /** Bytes free where /nix is or will be; undefined where unknown. */
  readonly free: number | undefined
  /** Programs that were looked for and found. */
  readonly programs: readonly string[]
  readonly cores: number
  /** The group nixbld and who is in it. */
  readonly group: { readonly gid: number; readonly members: readonly string[] } | undefined
  readonly userNames: readonly string[]
  readonly userIds: readonly number[]
  readonly groupIds: readonly number[]
  /** Whether root can write /etc: images may have it read-only. */
  readonly etcWritable: boolean
  /** Whether /etc/nix and /etc/nix/nix.conf exist. */
  readonly confFolder: boolean
  readonly conf: boolean
  /** The machine's own bundle of CA certificates: a file with something in it. */
  readonly certificates: string | undefined
  /** Where this is a Mac. */
  readonly mac: MacFacts | undefined
}

export const nixFolder = '/nix'
/** What the host must have: for every mode, and for build users on top. The tar of macOS knows xz itself. */
export const neededPrograms = ['tar', 'xz'] as const
export const userPrograms = ['groupadd', 'useradd'] as const
export const macPrograms = ['tar', 'diskutil', 'plutil', 'dscl', 'dseditgroup', 'launchctl'] as const

/** What macOS itself keeps at the top of a volume. https://github.com/github/gitignore/blob/main/Global/macOS.gitignore */
const ofVolumes = /^\.(?:fseventsd|Spotlight-V100|Trashes|TemporaryItems|DocumentRevisions-V100)$/

/** The bundle that Nix looks for by itself. https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-ssl-cert-file */
export const usualBundle = '/etc/ssl/certs/ca-certificates.crt'
/** scripts/nix-profile.sh.in of NixOS/nix; the last one is macOS's own, and Alpine's. */
const bundles = [
  usualBundle,
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/certs/ca-bundle.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
]

/** Gathers the facts, everything at once. Throws ProblemError CFG026 on a Mac, for a file that cannot be read. */
export async function gatherFacts(host: Host, env: Env): Promise<Facts> {
  const exists = (path: string) => isThere(host, path)
  const there = (paths: readonly string[]) => Promise.all(paths.map(exists))
  const [privilege, folder, free, users, groups, cores, programs] = await Promise.all([
    findPrivilege(host),
    examineFolder(host),
    freeBytes(host, env),
    database(host, env, 'passwd'),
    database(host, env, 'group'),
    ask(host, env, host.platform === 'darwin' ? ['sysctl', '-n', 'hw.ncpu'] : ['nproc']),
    findPrograms(host, env, host.platform === 'darwin' ? macPrograms : [...neededPrograms, ...userPrograms]),
  ])
  const [systemd = false, confFolder = false, conf = false] = await there([
    '/run/systemd/system',
    '/etc/nix',
    '/etc/nix/nix.conf',
  ])
  const sizes = await Promise.all(bundles.map((path) => host.files.stat(path).catch(() => undefined)))
  const certificates = bundles.find((_, index) => sizes[index]?.isFile() && sizes[index].size > 0)
  const nixbld = groups.find(([name]) => name === 'nixbld')
  return {
    privilege,
    uid: host.uid,
    systemd,
    container: await isContainer(host),
    selinux: (await readIfPresent(host, '/sys/fs/selinux/enforce').catch(() => undefined))?.trim() === '1',
    folder,
    writable: await isWritable(host, folder.kind === 'absent' ? '/' : nixFolder),
    free,
    programs,
    etcWritable: await isWritableFolder(host, privilege, '/etc'),
    cores: Math.max(1, Number.parseInt(cores ?? '', 10) || 1),
    group: nixbld && {
      gid: Number(nixbld[2]),
      members: (nixbld[3] ?? '').split(',').filter((name) => name !== ''),
    },
    userNames: users.map(([name = '']) => name),
    userIds: users.map((fields) => Number(fields[2])),
    groupIds: groups.map((fields) => Number(fields[2])),
    confFolder,
    conf,
    certificates,
    mac: host.platform === 'darwin' ? await findMacFacts(host, env, privilege) : undefined,
  }
}

/** What /nix holds, and whether it is ours. */
export async function examineFolder(host: Host): Promise<NixFolder> {
  const stat = await host.files.lstat(nixFolder).catch(() => undefined)
  if (!stat) return { kind: 'absent' }
  if (!stat.isDirectory()) return { kind: 'foreign', why: `${nixFolder} is not a folder` }
  const receipt = await readReceipt(host)
  if (receipt?.state === 'installing') return { kind: 'unfinished', receipt, alive: await isAlive(host, receipt) }
  if (receipt) return { kind: 'installed', receipt }
  const store = await names(host, join(nixFolder, 'store'))
  const inStore = store.filter((name) => name !== '.links' && name !== 'lost+found')
  if (inStore.length > 0) return { kind: 'foreign', why: `${nixFolder}/store holds ${inStore.length} paths` }
  if ((await names(host, join(nixFolder, 'var'))).length > 0) {
    return { kind: 'foreign', why: `${nixFolder}/var is not empty` }
  }
  const keep = withoutVolumeFiles(await names(host, nixFolder)).filter((name) => !name.startsWith('.setup-nix-cuda'))
  const kept: Record<string, { mode: number; owner: string }> = {}
  for (const name of ['store', 'var'].filter((entry) => keep.includes(entry))) {
    const was = await host.files.lstat(join(nixFolder, name))
    kept[name] = { mode: was.mode & 0o7777, owner: `${was.uid}:${was.gid}` }
  }
  return { kind: 'empty', keep, owner: `${stat.uid}:${stat.gid}`, kept }
}

/** Whether the process that wrote the receipt still runs. Its start time tells it from a later one with the same id. */
async function isAlive(host: Host, receipt: Receipt): Promise<boolean> {
  const { pid, start } = receipt.by
  return pid !== host.pid && (await processStart(host, pid)) === start
}

async function isContainer(host: Host): Promise<boolean> {
  if (host.env['KUBERNETES_SERVICE_HOST'] || host.env['container']) return true
  const marks = await Promise.all(containerMarks.map((path) => isThere(host, path)))
  if (marks.includes(true)) return true
  const first = await host.files.readFile('/proc/1/environ', 'utf8').catch(() => '')
  return first.split('\0').some((entry) => entry.startsWith('container='))
}

/** Free bytes of the file system where /nix is, or will be. */
async function freeBytes(host: Host, env: Env): Promise<number | undefined> {
  const place = (await isThere(host, nixFolder)) ? nixFolder : '/'
  const line = (await ask(host, env, ['df', '-P', '-k', place]))?.trim().split('\n').at(-1)
  const kilobytes = Number(line?.split(/\s+/)[3] ?? Number.NaN)
  return Number.isFinite(kilobytes) ? kilobytes * 1_024 : undefined
}

/** Users or groups; what getent does not list (large directory services) is not seen. */
async function database(host: Host, env: Env, name: 'passwd' | 'group'): Promise<readonly (readonly string[])[]> {
  const listed = host.platform === 'darwin' ? undefined : await ask(host, env, ['getent', name])
  return listed === undefined ? readAccounts(host, env, name) : splitAccounts(listed)
}

async function findPrograms(host: Host, env: Env, wanted: readonly string[]): Promise<readonly string[]> {
  const folders = (env['PATH'] ?? '').split(':')
  const found = await Promise.all(wanted.map((program) => findProgram(host, program, folders)))
  return wanted.filter((_, index) => found[index] !== undefined)
}

/** The names in /nix without those that come and go with a volume of macOS. */
export function withoutVolumeFiles(inNix: readonly string[]): readonly string[] {
  return inNix.filter((name) => !ofVolumes.test(name))
}

const names = (host: Host, path: string) => host.files.readdir(path).catch((): string[] => [])
