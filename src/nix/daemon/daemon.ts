import { dirname, join } from 'node:path'
import { claim, dropEntry, readJournal } from '../../machine/journal.ts'
import { withLock } from '../../machine/lock.ts'
import { isPlainEntry, type Owned } from '../../machine/owned.ts'
import { asRoot, asRootWith, findPrivilege, type Privilege, whyNotAsRoot } from '../../machine/privilege.ts'
import { processStart } from '../../machine/process-start.ts'
import { readSaved } from '../../model/saved.ts'
import { isThere, readIfPresent, writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import type { Env } from '../ask.ts'
import { installEnv } from '../install-commands.ts'
import type { StartedDaemon } from '../schema.ts'
import { removeFromLaunchd, restartByLaunchd, startByLaunchd, stopByLaunchd } from './launchd.ts'
import { answers, notStarted, waitForDaemon } from './socket.ts'

export type Supervision = 'systemd' | 'launchd' | 'own'

export interface DaemonOptions {
  readonly supervision: Supervision
  readonly privilege: Privilege
  /** Who uses the daemon, as in the journal. Only our own supervision counts users. */
  readonly job: string
  /**
   * Variables that the daemon sees (certificates, proxies); values are in no argument list. Not with systemd. With launchd
   * they are in a file that all can read, and only `startDaemon` heeds them.
   */
  readonly variables?: Readonly<Record<string, string>>
  /** Seconds until the socket must answer. Default 20, with launchd 30. */
  readonly timeout?: number
}

const profileFolder = '/nix/var/nix/profiles/default'
const program = `${profileFolder}/bin/nix-daemon`
const units = ['nix-daemon.socket', 'nix-daemon.service'] as const
const unitFolder = '/etc/systemd/system'
const unitLinks = units.map((unit) => `${unitFolder}/${unit}`)
const waitTime = 60

/** The daemon that no supervision keeps running: the process that we started. */
export const daemonOwned: Owned = {
  owner: 'daemon',
  makes: (host, entry) => entry.path === daemonFile(host) && isPlainEntry(entry),
  stateNames: ['nix-daemon.json', 'nix-daemon.log'],
  goesWithLastJob: true,
  describe: () => ['stop the Nix daemon that this action started'],
  remove: async (host) => {
    const stopped = await stopDaemon(host, { supervision: 'own', privilege: await findPrivilege(host) })
    if (stopped) host.log.info('Stopped the Nix daemon that this action had started')
  },
}

/** The file that names our daemon; its path is the daemon's entry in the journal. */
export function daemonFile(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(stateFolder(host), 'nix-daemon.json')
}

/** Where our own daemon writes. */
export function daemonLog(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(stateFolder(host), 'nix-daemon.log')
}

/** How the daemon of this machine is kept running: by launchd on a Mac, by systemd where that is process 1, else by us. */
export async function findSupervision(host: Host): Promise<Supervision> {
  if (host.platform === 'darwin') return 'launchd'
  return (await isThere(host, '/run/systemd/system')) ? 'systemd' : 'own'
}

/**
 * Makes sure that a daemon answers on its socket. By systemd: links and enables the units of the installed Nix, and
 * starts the socket. By launchd: defines the service and starts it. Else: writes down that `job` uses it, adopts a daemon
 * that answers, or starts one that outlives this process. Gives whether one was started. Throws ProblemError INS021, and
 * INS002 or INS003 of lock and journal.
 */
export async function startDaemon(host: Host, options: DaemonOptions): Promise<{ readonly started: boolean }> {
  if (options.supervision === 'systemd') return startUnits(host, options)
  if (options.supervision === 'launchd') return startByLaunchd(host, options)
  return withLock(host, lockPath(host), waitTime, async () => {
    await claim(host, options.job, { owner: 'daemon', path: daemonFile(host) })
    if (await answers(host)) return { started: false }
    await startOwn(host, options)
    return { started: true }
  })
}

/**
 * Stops the daemon: the units of systemd, the service of launchd; else only the very process that we started, and only
 * when no job in the journal uses it any more (`release` the job first). Gives whether something was stopped. Throws
 * ProblemError INS021 when it does not end.
 */
export async function stopDaemon(
  host: Host,
  options: Pick<DaemonOptions, 'supervision' | 'privilege'>,
): Promise<boolean> {
  const env = installEnv(host.env)
  if (options.supervision === 'systemd') {
    return ran(host, env, asRoot(options.privilege, ['systemctl', 'stop', ...units]))
  }
  if (options.supervision === 'launchd') return stopByLaunchd(host, options.privilege)
  return withLock(host, lockPath(host), waitTime, async () => {
    const entry = (await readJournal(host)).find(({ path }) => path === daemonFile(host))
    if (entry && entry.users.length > 0) return false
    const stopped = await stopOwn(host, env, options.privilege)
    await dropEntry(host, daemonFile(host))
    return stopped
  })
}

/**
 * Makes the daemon read its configuration again; where none runs, nothing is started. Others may use it: their builds go
 * on, as each has its own process. Throws ProblemError INS021, INS002 and INS003.
 */
export async function restartDaemon(host: Host, options: DaemonOptions): Promise<void> {
  const env = installEnv(host.env)
  if (options.supervision === 'systemd') {
    // systemd refuses a service that starts 5 times in 10 s; several jobs of one machine may well do that.
    await ran(host, env, asRoot(options.privilege, ['systemctl', 'reset-failed', 'nix-daemon.service']))
    const done = await ran(host, env, asRoot(options.privilege, ['systemctl', 'try-restart', 'nix-daemon.service']))
    if (!done) throw notStarted('systemctl try-restart nix-daemon.service failed', 'journalctl -u nix-daemon')
    // One that its socket did not start makes that again, a moment after systemd calls it started.
    const active = await ran(host, env, ['systemctl', 'is-active', '--quiet', 'nix-daemon.service'])
    if (active) await waitForDaemon(host, options.timeout ?? 20, 'journalctl -u nix-daemon')
    return
  }
  if (options.supervision === 'launchd') return restartByLaunchd(host, options)
  await withLock(host, lockPath(host), waitTime, async () => {
    if (!(await stopOwn(host, env, options.privilege))) {
      if (!(await answers(host))) return
      throw notStarted('another daemon already uses the socket', 'the process table')
    }
    await claim(host, options.job, { owner: 'daemon', path: daemonFile(host) })
    await startOwn(host, options)
  })
}

/** Takes the daemon of an installation of ours away, whoever uses it: units or service gone, or our process ended. */
export async function removeDaemon(
  host: Host,
  env: Env,
  privilege: Privilege,
  supervision: Supervision,
): Promise<void> {
  const alive = { ...host, cancelled: new AbortController().signal }
  if (supervision === 'launchd') return removeFromLaunchd(alive, env, privilege)
  if (supervision === 'own') {
    await withLock(alive, lockPath(host), waitTime, () => stopOwn(alive, env, privilege))
    return
  }
  if ((await findLinks(host)).length === 0) return
  await ran(alive, env, asRoot(privilege, ['systemctl', 'disable', '--now', ...units]))
  const wanted = `${unitFolder}/sockets.target.wants/nix-daemon.socket`
  await ran(alive, env, asRoot(privilege, ['rm', '-f', ...unitLinks, wanted]))
  await ran(alive, env, asRoot(privilege, ['systemctl', 'daemon-reload']))
}

/** The links by which systemd finds the units of our Nix, or what somebody else has put in their place. */
export async function findLinks(host: Host): Promise<readonly string[]> {
  const found = await Promise.all(unitLinks.map((path) => isThere(host, path)))
  return unitLinks.filter((_, index) => found[index])
}

async function startUnits(host: Host, options: DaemonOptions): Promise<{ readonly started: boolean }> {
  const env = installEnv(host.env)
  if (await ran(host, env, ['systemctl', 'is-active', '--quiet', 'nix-daemon.socket'])) return { started: false }
  const folder = join(profileFolder, 'lib/systemd/system')
  const steps = [
    ['systemctl', 'link', join(folder, 'nix-daemon.service')],
    ['systemctl', 'enable', '--now', join(folder, 'nix-daemon.socket')],
  ] as const
  for (const argv of steps) {
    const why = await whyNotAsRoot(host, options.privilege, argv, { env, signal: host.cancelled })
    if (why !== undefined) throw notStarted(`${argv.join(' ')}: ${why}`, 'journalctl -u nix-daemon')
  }
  await waitForDaemon(host, options.timeout ?? 20, 'journalctl -u nix-daemon.socket')
  return { started: true }
}

async function startOwn(host: Host, options: DaemonOptions): Promise<void> {
  const log = daemonLog(host)
  await host.files.mkdir(dirname(log), { recursive: true, mode: 0o755 })
  const { variables = {}, privilege } = options
  const env = { PATH: installEnv(host.env)['PATH'], HOME: '/root', ...variables }
  const argv = asRootWith(privilege, Object.keys(variables), [program, '--daemon'])
  const outcome = await host.exec({ argv, env, timeout: 20, background: { log } })
  if (outcome.kind !== 'exited') throw notStarted(outcome.kind === 'not-started' ? outcome.reason : outcome.kind, log)
  const pid = Number(outcome.stdout.trim())
  const start = await processStart(host, pid)
  if (start === undefined) throw notStarted('it ended at once', log)
  const started: StartedDaemon = { schema: 'daemon/1', pid, start }
  await writeAtomically(host, daemonFile(host), `${JSON.stringify(started)}\n`)
  const hasEnded = async () => (await processStart(host, pid)) === undefined
  await waitForDaemon(host, options.timeout ?? 20, log, hasEnded)
}

/** Ends the process that we started, if it still is that one: SIGTERM, and after 10 s SIGKILL. */
async function stopOwn(host: Host, env: Env, privilege: Privilege): Promise<boolean> {
  const text = await readIfPresent(host, daemonFile(host))
  const load = async () => (await import('../schema.ts')).startedDaemon
  const started = await readSaved(text, load)
  if (!started || (await processStart(host, started.pid)) !== started.start) {
    await host.files.rm(daemonFile(host), { force: true })
    return false
  }
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    await send(host, env, privilege, started.pid, signal)
    for (let waited = 0; waited < 10_000; waited += 20) {
      if ((await processStart(host, started.pid)) !== started.start) {
        await host.files.rm(daemonFile(host), { force: true })
        return true
      }
      await host.clock.sleep(20)
    }
  }
  throw notStarted(`process ${started.pid} does not end`, daemonLog(host))
}

/** Through sudo where the process is root's and we are not; else by ourselves, for small images have no kill program. */
async function send(host: Host, env: Env, privilege: Privilege, pid: number, signal: NodeJS.Signals): Promise<void> {
  if (privilege === 'sudo') {
    await ran(host, env, asRoot(privilege, ['kill', `-${signal.slice('SIG'.length)}`, String(pid)]))
    return
  }
  try {
    process.kill(pid, signal)
  } catch {
    // It is gone already, or not ours: the caller looks.
  }
}

async function ran(host: Host, env: Env, argv: readonly [string, ...string[]]): Promise<boolean> {
  const outcome = await host.exec({ argv, env, timeout: 60, signal: host.cancelled })
  return outcome.kind === 'exited' && outcome.code === 0
}

function lockPath(host: Host): string {
  return join(stateFolder(host), 'nix-daemon.lock')
}
