import { join } from 'node:path'
import { findPrivilege, type Privilege } from '../machine/privilege.ts'
import { childEnv } from '../runner/child-env.ts'
import { containerMarks, isThere } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { ask } from './ask.ts'
import type { Nix } from './find.ts'
import { passwdEntry } from './home.ts'

/** What kind of machine this is: whose Nix is on it; where there is none, where one would be installed. */
export type MachineKind =
  | 'nixos'
  | 'nix-darwin'
  | 'determinate'
  | 'lix'
  | 'debian'
  | 'upstream-daemon'
  | 'upstream-single'
  | 'hosted-linux'
  | 'hosted-macos'
  | 'container'
  | 'rootless'
  | 'none'
  | 'windows'

/** Something that was seen, and where: for the log and for bug reports. */
export interface Seen {
  readonly what: string
  readonly where: string
}

export interface MachineFacts {
  readonly kind: MachineKind
  readonly nix: Nix | undefined
  /** A runner of GitHub's own. */
  readonly hosted: boolean
  /** A container job, or a pod, as of the Actions Runner Controller. */
  readonly container: boolean
  readonly kubernetes: boolean
  readonly systemd: boolean
  readonly privilege: Privilege
  /** The file of the system's configuration that is ours to add to; undefined where another program makes it. */
  readonly confFile: ConfFile | undefined
  /** The group whose members alone reach the daemon, and whether this user is one. */
  readonly daemonGroup: { readonly name: string; readonly member: boolean } | undefined
  readonly seen: readonly Seen[]
}

export type ConfFile = 'nix.conf' | 'nix.custom.conf'

/** Debian's nix-setup-systemd gives the daemon's socket to it. https://sources.debian.org/src/nix (README.Debian) */
const debianGroup = 'nix-users'

/** Looks where this is, without changing anything. `nix` is what `lookForNix` found. Throws nothing. */
export async function findMachineFacts(host: Host, nix?: Nix): Promise<MachineFacts> {
  const seen: Seen[] = []
  const note = (what: string, where: string) => void seen.push({ what, where })
  const has = async (path: string, what: string): Promise<boolean> => {
    const there = await isThere(host, path)
    if (there) note(what, path)
    return there
  }
  if (host.platform === 'win32') note('Windows', 'process.platform')
  const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted'
  if (hosted) note('a runner of GitHub’s', 'RUNNER_ENVIRONMENT')
  const kubernetes = Boolean(host.env['KUBERNETES_SERVICE_HOST'])
  if (kubernetes) note('a pod', 'KUBERNETES_SERVICE_HOST')
  const container = (await isContainer(host, has, note)) || kubernetes
  const systemd = await has('/run/systemd/system', 'systemd')
  const owner = await findOwner(host, nix, has, note)
  const privilege = host.platform === 'win32' ? 'none' : await findPrivilege(host)
  const daemonGroup = await findDaemonGroup(host)
  if (daemonGroup) note(`the group ${daemonGroup.name}`, '/etc/group')
  const machine = { nix, hosted, container, kubernetes, systemd, privilege }
  return {
    kind: owner ?? (await kindWithoutNix(host, machine)),
    ...machine,
    confFile: await findConfFile(host, owner, note),
    daemonGroup,
    seen,
  }
}

type Has = (path: string, what: string) => Promise<boolean>
type Note = (what: string, where: string) => void

async function isContainer(host: Host, has: Has, note: Note): Promise<boolean> {
  // Docker and Podman leave these; systemd's container interface sets the variable for process 1.
  const marks = await Promise.all(containerMarks.map((mark) => has(mark, 'a container')))
  const first = await host.files.readFile('/proc/1/environ', 'utf8').catch(() => '')
  const variable = host.env['container'] !== undefined || first.split('\0').some((entry) => /^container=/.test(entry))
  if (variable) note('a container', 'the variable container')
  return marks.includes(true) || variable
}

/** Who has put Nix here. NixOS counts even where no nix is on PATH: its /etc is made by a rebuild. */
async function findOwner(host: Host, nix: Nix | undefined, has: Has, note: Note): Promise<MachineKind | undefined> {
  if (host.platform === 'win32') return 'windows'
  // The activation script of NixOS leaves the first; the second is the running system.
  const nixos = [await has('/etc/NIXOS', 'NixOS'), await has('/run/current-system/nixos-version', 'NixOS')]
  if (nixos.includes(true)) return 'nixos'
  if (!nix) return undefined
  const said = await versionText(host, nix)
  note(said, `${nix.program} --version`)
  // `nix (Lix, like Nix) 2.93.0` and `nix (Determinate Nix 3.19.0) 2.33.4`
  if (/\bLix\b/.test(said)) return 'lix'
  // The daemon of Determinate rewrites nix.conf (DeterminateSystems/nix-installer, src/action/common/place_nix_configuration.rs).
  const determinate = /\bDeterminate\b/.test(said)
  if (determinate || (await has('/usr/local/bin/determinate-nixd', 'Determinate Nix'))) return 'determinate'
  // What it makes of a Mac says so (nix-darwin/nix-darwin modules/system/default.nix).
  if (await has('/run/current-system/darwin-version', 'nix-darwin')) return 'nix-darwin'
  if (await has('/var/lib/dpkg/info/nix-bin.list', 'the Debian package nix-bin')) return 'debian'
  const sockets = ['/nix/var/nix/daemon-socket/socket', '/etc/systemd/system/nix-daemon.socket']
  for (const path of sockets) if (await has(path, 'a Nix daemon')) return 'upstream-daemon'
  // https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation
  const launchd = '/Library/LaunchDaemons/org.nixos.nix-daemon.plist'
  return (await has(launchd, 'a Nix daemon')) ? 'upstream-daemon' : 'upstream-single'
}

async function versionText(host: Host, nix: Nix): Promise<string> {
  const said = await ask(host, childEnv(host.env), [nix.program, '--version'], { timeout: 30 })
  return said?.trim() || `nix ${nix.version}`
}

async function kindWithoutNix(
  host: Host,
  machine: Pick<MachineFacts, 'hosted' | 'container' | 'privilege'>,
): Promise<MachineKind> {
  if (machine.container) return 'container'
  if (machine.hosted) return host.platform === 'darwin' ? 'hosted-macos' : 'hosted-linux'
  return machine.privilege === 'none' ? 'rootless' : 'none'
}

/** Not where nix.conf is a link: then something else makes it, as a rebuild of NixOS does. */
async function findConfFile(host: Host, owner: MachineKind | undefined, note: Note): Promise<ConfFile | undefined> {
  const folder = host.env['NIX_CONF_DIR'] || '/etc/nix'
  const path = join(folder, 'nix.conf')
  const stat = await host.files.lstat(path).catch(() => undefined)
  if (stat?.isSymbolicLink()) note(`a link to ${await host.files.realpath(path).catch(() => 'nothing')}`, path)
  if (stat?.isSymbolicLink() || owner === 'nixos' || owner === 'windows') return undefined
  return owner === 'determinate' ? 'nix.custom.conf' : 'nix.conf'
}

/** The group that Debian gives the daemon to, and whether this user is in it; undefined where there is none. */
export async function findDaemonGroup(host: Host): Promise<MachineFacts['daemonGroup']> {
  const text = await host.files.readFile('/etc/group', 'utf8').catch(() => '')
  const fields = text.split('\n').map((line) => line.split(':'))
  const group = fields.find(([name]) => name === debianGroup)
  if (!group) return undefined
  const user = (await passwdEntry(host))?.name
  const members = (group[3] ?? '').split(',')
  return { name: debianGroup, member: host.uid === 0 || (user !== undefined && members.includes(user)) }
}
