import { type Privilege, whyNotAsRoot } from '../../machine/privilege.ts'
import type { Host } from '../../runner/host.ts'
import { ask, type Env } from '../ask.ts'
import { rootFiles } from '../configure/files.ts'
import { installEnv } from '../install-commands.ts'
import { answers, notStarted, waitForDaemon } from './socket.ts'

/** A service of launchd that runs as root (launchd.plist(5)). */
export interface Service {
  readonly label: string
  readonly arguments: readonly string[]
  readonly variables?: Readonly<Record<string, string>>
  /** Started again whenever it ends, with its standard error in this file; else it runs once. */
  readonly log?: string
}

/** NixOS/nix scripts/install-darwin-multi-user.sh. */
export const daemonPlist = '/Library/LaunchDaemons/org.nixos.nix-daemon.plist'
const daemonLogFile = '/var/log/nix-daemon.log'
const program = '/nix/var/nix/profiles/default/bin/nix-daemon'

/** Mounts the volume at every start (NixOS/nix scripts/create-darwin-volume.sh); its arguments depend on the volume. */
export const darwinStore = { label: 'org.nixos.darwin-store' } as const

/** The daemon waits for the volume (wait4path(1)); values as in NixOS/nix misc/launchd/org.nixos.nix-daemon.plist.in. */
const nixDaemon = {
  label: 'org.nixos.nix-daemon',
  arguments: ['/bin/sh', '-c', `/bin/wait4path ${program} && exec ${program}`],
  log: daemonLogFile,
} as const

interface LaunchdOptions {
  readonly privilege: Privilege
  readonly variables?: Readonly<Record<string, string>>
  readonly timeout?: number
}

/**
 * Defines the service of the daemon and waits until it answers; nothing is done where it does and is defined like that.
 * Gives whether it was started. Throws ProblemError INS021, CFG026.
 */
export async function startByLaunchd(host: Host, options: LaunchdOptions): Promise<{ readonly started: boolean }> {
  const { privilege, variables = {}, timeout = 30 } = options
  const env = installEnv(host.env)
  // A daemon that forks is taken for broken by macOS unless it is told not to look (NixOS/nix#2523).
  const service = { ...nixDaemon, variables: { ...variables, OBJC_DISABLE_INITIALIZE_FORK_SAFETY: 'YES' } }
  const files = rootFiles(host, privilege)
  const known = await files.read(daemonPlist)
  const wanted = printPlist(service)
  const loaded = await isLoaded(host, env, service.label)
  if (known === wanted && loaded && (await answers(host))) return { started: false }
  if (known !== wanted) {
    // launchd reads a definition once.
    if (loaded) await bootOut(host, env, privilege, service.label)
    await files.write(daemonPlist, wanted, { mode: 0o644, uid: 0, gid: 0 })
  }
  if (known === wanted && loaded) await kickstart(host, env, privilege, service.label)
  else await bootstrap(host, env, privilege, service.label, daemonPlist)
  await waitForDaemon(host, timeout, daemonLogFile)
  return { started: true }
}

/** Ends the daemon and starts it again, be it ours or not. Throws ProblemError INS021. */
export async function restartByLaunchd(host: Host, { privilege, timeout = 30 }: LaunchdOptions): Promise<void> {
  const env = installEnv(host.env)
  await kickstart(host, env, privilege, await daemonLabel(host, env))
  await waitForDaemon(host, timeout, daemonLogFile)
}

/** Stops the daemon until the machine starts again. Gives whether there was something to stop. */
export async function stopByLaunchd(host: Host, privilege: Privilege): Promise<boolean> {
  return bootOut(host, installEnv(host.env), privilege, nixDaemon.label)
}

/** Takes the service of our daemon away, and its log, also when the job is cancelled. Throws ProblemError INS021, CFG026. */
export async function removeFromLaunchd(host: Host, env: Env, privilege: Privilege): Promise<void> {
  await bootOut(host, env, privilege, nixDaemon.label)
  const files = rootFiles(host, privilege)
  await files.removeDraft(daemonPlist)
  for (const path of [daemonPlist, daemonLogFile]) await files.remove(path)
}

/**
 * Unloads a service, and waits until it is gone: `bootout` may come back before. Gives whether it was there.
 * launchctl(1). Throws ProblemError INS021.
 */
export async function bootOut(host: Host, env: Env, privilege: Privilege, label: string): Promise<boolean> {
  const alive = { ...host, cancelled: new AbortController().signal }
  if (!(await isLoaded(alive, env, label))) return false
  const why = await launchctl(alive, env, privilege, ['bootout', `system/${label}`])
  for (let waited = 0; waited < 10_000; waited += 100) {
    if (!(await isLoaded(alive, env, label))) return true
    await alive.clock.sleep(100)
  }
  throw notStarted(`launchd did not unload ${label}: ${why ?? 'it is still loaded'}`, daemonLogFile)
}

/** Just after a `bootout` launchd may refuse with `Bootstrap failed: 5: Input/output error` for a moment. */
async function bootstrap(host: Host, env: Env, privilege: Privilege, label: string, plist: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const why = await launchctl(host, env, privilege, ['bootstrap', 'system', plist])
    if (why === undefined || (await isLoaded(host, env, label))) return
    if (host.cancelled.aborted) throw notStarted('the job was cancelled', daemonLogFile)
    if (attempt === 5) throw notStarted(why, daemonLogFile)
    await host.clock.sleep(1_000, host.cancelled)
  }
}

async function kickstart(host: Host, env: Env, privilege: Privilege, label: string): Promise<void> {
  const why = await launchctl(host, env, privilege, ['kickstart', '-k', `system/${label}`])
  if (why !== undefined) throw notStarted(why, daemonLogFile)
}

/** Determinate Nix has a service of its own (DeterminateSystems/nix-installer, configure_determinate_nixd_init_service). */
async function daemonLabel(host: Host, env: Env): Promise<string> {
  const determinate = 'systems.determinate.nix-daemon'
  return (await isLoaded(host, env, determinate)) ? determinate : nixDaemon.label
}

/** `launchctl print` exits 113 for a service that is not there; anyone may ask. */
async function isLoaded(host: Host, env: Env, label: string): Promise<boolean> {
  return (await ask(host, env, ['launchctl', 'print', `system/${label}`])) !== undefined
}

/** Why it failed; undefined when it did not. */
async function launchctl(
  host: Host,
  env: Env,
  privilege: Privilege,
  args: readonly string[],
): Promise<string | undefined> {
  const argv = ['launchctl', ...args] as const
  const why = await whyNotAsRoot(host, privilege, argv, { env, signal: host.cancelled })
  return why === undefined ? undefined : `${argv.join(' ')}: ${why}`
}

/** The definition of a service. launchd.plist(5). Pure. */
export function printPlist({ label, arguments: words, variables = {}, log }: Service): string {
  const string = (text: string) => `<string>${escaped(text)}</string>`
  const key = (name: string, value: string) => `  <key>${escaped(name)}</key>\n  ${value}\n`
  const pairs = Object.entries(variables).map(([name, value]) => `    <key>${escaped(name)}</key>${string(value)}\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${[
  key('Label', string(label)),
  key('ProgramArguments', `<array>${words.map(string).join('')}</array>`),
  key('RunAtLoad', '<true/>'),
  ...(pairs.length > 0 ? [key('EnvironmentVariables', `<dict>\n${pairs.join('')}  </dict>`)] : []),
  ...(log === undefined ? [] : [key('KeepAlive', '<true/>'), key('StandardErrorPath', string(log))]),
].join('')}</dict>
</plist>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
