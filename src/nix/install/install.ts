import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { claim } from '../../machine/journal.ts'
import { withLock } from '../../machine/lock.ts'
import { asRoot } from '../../machine/privilege.ts'
import { processStart } from '../../machine/process-start.ts'
import { type Problem, ProblemError } from '../../model/problem.ts'
import type { System } from '../../model/system.ts'
import { isDiskFull } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import type { Env } from '../ask.ts'
import { startDaemon } from '../daemon/daemon.ts'
import { findNix, type Nix } from '../find.ts'
import { cancelled, failed, installEnv, noRoom, runStep } from '../install-commands.ts'
import { claimUserCaches } from '../user-cache.ts'
import { addAccounts } from './accounts.ts'
import { certificateSetting, type NixEnvironment, nixEnvironment } from './environment.ts'
import { examineFolder, type Facts, gatherFacts } from './facts.ts'
import { fetchArchive } from './fetch.ts'
import { rollBackVolume, withVolume } from './macos/install.ts'
import { readVolume } from './macos/journal.ts'
import { mountAgain } from './macos/volume.ts'
import { describePlan, type InstallMode, type InstallPlan, neededSettings, planInstall } from './plan.ts'
import { type Receipt, receiptPath, writeReceipt } from './receipt.ts'
import { chooseArchive, upstreamReleases } from './releases.ts'
import { chownToRoot, makeFolders, moveIntoStore, profile, register, writeConf } from './steps.ts'
import { insistGone, removeInstall } from './undo.ts'
import type { Contents } from './unpack.ts'

export interface InstallRequest {
  /** As in `2.35.2`; unset means the manifest's newest. */
  readonly version?: string | undefined
  /** Default https://releases.nixos.org/nix. http is taken too: the hash decides. */
  readonly baseUrl?: string
  /** SHA-256 of the archive given by the user, hexadecimal or SRI; used instead of the manifest's. */
  readonly sha256?: string | undefined
  /** `auto`: daemon with root or sudo outside of containers, else single-user. */
  readonly mode: 'auto' | InstallMode
  readonly system: System
  /** Who uses the daemon, as in the journal. Default `install`. */
  readonly job?: string
}

export interface Installed {
  readonly nix: Nix
  readonly mode: InstallMode
  readonly supervision: Receipt['supervision']
  /** False when an earlier run had installed it. */
  readonly made: boolean
  /** Seconds by phase; `download`, `users` and `unpack` overlap, so `total` is less than their sum. */
  readonly seconds: Readonly<Record<string, number>>
  readonly environment: NixEnvironment
  /** nix.conf settings that this mode needs: to be set by whoever manages an /etc/nix/nix.conf that we did not make. */
  readonly settings: Readonly<Record<string, string>>
}

/** Seconds to wait for another installation of the same user on this machine. */
const waitTime = 600

/**
 * Installs Nix from upstream's release archive: facts, a plan, then effects, one installation at a time. Nothing enters
 * /nix/store before the archive's hash matched. When it cannot be finished, all that it made is removed again; after a
 * SIGKILL the next run does that. An installation of ours that is there already is used, and its daemon started. On a Mac
 * there is a volume first, for /nix to be on.
 *
 * Throws ProblemError INS002, INS003, INS010–INS023, CFG026 and NET001–NET005; docs/errors.md says what each means.
 */
export async function installNix(host: Host, request: InstallRequest): Promise<Installed> {
  const archive = chooseArchive({ ...request, baseUrl: request.baseUrl ?? upstreamReleases })
  const clock = stopwatch(host)
  const env = installEnv(host.env)
  const job = request.job ?? 'install'
  try {
    return await clock
      .time('total', () =>
        withLock(host, join(stateFolder(host), 'install.lock'), waitTime, async () => {
          const facts = await clock.time('facts', () => cleanFacts(host, env))
          // So that the post of one job does not remove a Nix that another one uses.
          await claim(host, job, { owner: 'nix', path: receiptPath })
          if (facts.folder.kind === 'installed') return useInstalled(host, facts, facts.folder.receipt, job, clock)
          const plan = planInstall(facts, request.mode, archive)
          await claimUserCaches(host, env, { job, privilege: plan.privilege, daemon: plan.mode === 'daemon' })
          for (const [index, line] of describePlan(plan).entries())
            index === 0 ? host.log.info(line) : host.log.debug(line)
          return withVolume(host, env, plan, () => carryOut(host, env, plan, facts, job, clock), clock)
        }),
      )
      .then((installed) => ({ ...installed, seconds: clock.seconds() }))
  } catch (cause) {
    throw host.cancelled.aborted ? new ProblemError(cancelled(), { cause }) : asProblem(cause)
  }
}

/** Whether /nix is an installation of this action: then `installNix` uses it, and starts its daemon. */
export async function isOurs(host: Host): Promise<boolean> {
  const { kind } = await examineFolder(host)
  return kind === 'installed' || kind === 'unfinished'
}

/** The facts, after what a killed run left has been removed. */
async function cleanFacts(host: Host, env: Env): Promise<Facts> {
  const volume = await readVolume(host)
  if (volume) await mountAgain(host, env, volume)
  const facts = await gatherFacts(host, env)
  const { folder, privilege } = facts
  const isUnfinished = folder.kind === 'unfinished'
  if (folder.kind === 'installed' || (isUnfinished && folder.alive) || !(isUnfinished || volume)) return facts
  host.log.info('Removing the files of an unfinished installation of Nix')
  if (isUnfinished) insistGone(await removeInstall(host, env, privilege, folder.receipt))
  if (volume) await rollBackVolume(host, env, privilege)
  return gatherFacts(host, env)
}

async function carryOut(
  host: Host,
  env: Env,
  plan: InstallPlan,
  facts: Facts,
  job: string,
  clock: Stopwatch,
): Promise<Installed> {
  const draft = await draftReceipt(host, plan, plan.volume ? await examineFolder(host) : facts.folder)
  await prepareFolder(host, env, plan)
  try {
    await writeReceipt(host, draft, receiptPath)
    const staging = join(await stagingParent(host), `.setup-nix-cuda-${randomBytes(6).toString('hex')}`)
    await host.files.mkdir(staging, { mode: 0o700 })
    const contents = await fetchAndPrepare(host, env, plan, { staging, job, clock })
    await clock.time('move', () => makeFolders(host).then(() => moveIntoStore(host, env, contents)))
    await clock.time('register', () => register(host, env, staging, contents))
    const receipt: Receipt = { ...draft, state: 'installed', nix: contents.nix, cacert: contents.cacert }
    await clock.time('own', () => finish(host, env, plan, staging, receipt))
    if (plan.supervision !== 'none') await clock.time('daemon', () => start(host, plan, facts, receipt, job))
    const installed = await report(host, facts, receipt, true, clock)
    stopIfCancelled(host)
    await runStep(host, env, asRoot(plan.privilege, ['mv', '-f', `${receiptPath}.done`, receiptPath]))
    return installed
  } catch (cause) {
    await rollBack(host, env, plan, draft, cause)
    throw cause
  }
}

/** Downloads and unpacks while the build users are made; the first failure stops both. */
async function fetchAndPrepare(
  host: Host,
  env: Env,
  plan: InstallPlan,
  { staging, job, clock }: { readonly staging: string; readonly job: string; readonly clock: Stopwatch },
): Promise<Contents> {
  const stop = new AbortController()
  const both = { ...host, cancelled: AbortSignal.any([host.cancelled, stop.signal]) }
  let first: { readonly cause: unknown } | undefined
  const noting = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause) => {
      first ??= { cause }
      stop.abort()
      throw cause
    })
  const [contents] = await Promise.allSettled([
    noting(fetchArchive(both, env, plan.archive, { staging, job, spent: clock.add })),
    noting(clock.time('users', () => addAccounts(both, env, plan.privilege, plan))),
  ])
  if (first) throw first.cause
  if (contents.status === 'rejected') throw contents.reason
  stopIfCancelled(host)
  return contents.value
}

/** Conf, owners, no staging folder any more, and the final receipt beside the first one. */
async function finish(host: Host, env: Env, plan: InstallPlan, staging: string, receipt: Receipt): Promise<void> {
  if (plan.conf) await writeConf(host, env, plan.privilege, staging, plan.conf)
  await runStep(host, env, ['rm', '-rf', staging])
  await writeReceipt(host, receipt, `${receiptPath}.done`)
  if (plan.mode === 'daemon') await chownToRoot(host, env, plan.privilege)
}

async function start(host: Host, plan: InstallPlan, facts: Facts, receipt: Receipt, job: string): Promise<void> {
  if (plan.supervision === 'none') return
  const { variables } = await nixEnvironment(host, { machine: facts.certificates, cacert: receipt.cacert })
  const { NIX_SSL_CERT_FILE = '' } = variables
  const { supervision, privilege } = plan
  await startDaemon(host, { supervision, privilege, job, variables: { NIX_SSL_CERT_FILE } })
}

async function useInstalled(
  host: Host,
  facts: Facts,
  receipt: Receipt,
  job: string,
  clock: Stopwatch,
): Promise<Installed> {
  const { supervision } = receipt
  if (supervision !== 'none') {
    const { variables } = await nixEnvironment(host, { machine: facts.certificates, cacert: receipt.cacert })
    const { NIX_SSL_CERT_FILE = '' } = variables
    const options = { supervision, privilege: facts.privilege, job, variables: { NIX_SSL_CERT_FILE } }
    await clock.time('daemon', () => startDaemon(host, options))
  }
  return report(host, facts, receipt, false, clock)
}

async function report(host: Host, facts: Facts, receipt: Receipt, made: boolean, clock: Stopwatch): Promise<Installed> {
  const inProfile = { ...host, env: { ...host.env, PATH: join(profile, 'bin') } }
  const { mode, supervision } = receipt
  const machine = facts.certificates
  return {
    nix: await clock.time('check', () => findNix(inProfile)),
    mode,
    supervision,
    made,
    seconds: {},
    environment: await nixEnvironment(host, { machine, cacert: receipt.cacert }),
    settings: { ...neededSettings(mode, facts.uid), ...certificateSetting(host, supervision, machine) },
  }
}

async function draftReceipt(host: Host, plan: InstallPlan, folder: Facts['folder']): Promise<Receipt> {
  return {
    schema: 'nix-install/1',
    state: 'installing',
    version: plan.archive.version,
    mode: plan.mode,
    supervision: plan.supervision,
    nix: '',
    cacert: '',
    by: { pid: host.pid, start: (await processStart(host, host.pid)) ?? '' },
    folder: folder.kind === 'empty' ? { owner: folder.owner } : 'made',
    keep: folder.kind === 'empty' ? folder.keep : [],
    kept: folder.kind === 'empty' ? folder.kept : {},
    users: plan.users.map(({ name }) => name),
    group: plan.group?.make ?? false,
    conf: plan.conf !== undefined,
    confFolder: plan.confFolder,
  }
}

/** /nix, there and writable for this process, 0755. */
async function prepareFolder(host: Host, env: Env, plan: InstallPlan): Promise<void> {
  if (plan.folder === 'use') return
  const make = ['install', '-d', '-m', '0755', '-o', String(plan.uid), '/nix'] as const
  const take = ['chown', '-h', String(plan.uid), '/nix'] as const
  await runStep(host, env, asRoot(plan.privilege, plan.folder === 'make' ? make : take))
}

/** The folder of the file system that the store is on, so that store paths can be renamed into it. */
async function stagingParent(host: Host): Promise<string> {
  const [folder, store] = await Promise.all(
    ['/nix', '/nix/store'].map((path) => host.files.lstat(path).catch(() => undefined)),
  )
  return store && folder && store.dev !== folder.dev ? '/nix/store' : '/nix'
}

/** Undoes a failed installation. What cannot be undone is told beside the failure itself, and is left to the next run. */
async function rollBack(host: Host, env: Env, plan: InstallPlan, draft: Receipt, cause: unknown): Promise<void> {
  try {
    insistGone(await removeInstall(host, env, plan.privilege, draft))
  } catch (second) {
    const [first] = asProblem(cause).problems
    throw new ProblemError([...(first ? [first] : []), ...asProblem(second).problems], { cause })
  }
}

function stopIfCancelled(host: Host): void {
  if (host.cancelled.aborted) throw new ProblemError(cancelled())
}

/** System errors of our own file operations become problems too. */
function asProblem(cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  if (!(cause instanceof Error) || !('code' in cause)) throw cause
  const problem: Problem = isDiskFull(cause) ? noRoom(cause.message) : failed(cause.message)
  return new ProblemError(problem, { cause })
}

export interface Stopwatch {
  /** Runs work as a phase; the debug log says when it begins. */
  time<T>(phase: string, work: () => Promise<T>): Promise<T>
  add(phase: string, seconds: number): void
  seconds(): Readonly<Record<string, number>>
}

function stopwatch(host: Host): Stopwatch {
  const spent = new Map<string, number>()
  const add = (phase: string, seconds: number) => {
    spent.set(phase, Math.round(((spent.get(phase) ?? 0) + seconds) * 1_000) / 1_000)
  }
  return {
    add,
    time: async (phase, work) => {
      host.log.debug(`install: ${phase}`)
      const begun = host.clock.now()
      try {
        return await work()
      } finally {
        add(phase, (host.clock.now() - begun) / 1_000)
      }
    },
    seconds: () => Object.fromEntries(spent),
  }
}
