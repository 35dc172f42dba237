import { join } from 'node:path'
import { amend, type JournalEntry } from '../../machine/journal.ts'
import { withLock } from '../../machine/lock.ts'
import { madeFoldersFile, makeStateFolder } from '../../machine/made-folders.ts'
import { asRoot, type Privilege } from '../../machine/privilege.ts'
import { processStart } from '../../machine/process-start.ts'
import { undoStorePlace } from '../../machine/store-place.ts'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { lastWords } from '../../runner/exec.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import type { Env } from '../ask.ts'
import { undoConfiguration } from '../configure/configure.ts'
import { rootFiles } from '../configure/files.ts'
import {
  daemonFile,
  findSupervision,
  removeDaemon,
  restartDaemon,
  type Supervision,
  stopDaemon,
} from '../daemon/daemon.ts'
import { nixFolder } from '../install/facts.ts'
import { noteVolume, readVolume, uuidOf } from '../install/macos/journal.ts'
import { undoVolume } from '../install/macos/volume.ts'
import { type Receipt, readReceipt, receiptPath } from '../install/receipt.ts'
import { removeInstall } from '../install/undo.ts'
import { installEnv } from '../install-commands.ts'
import { removeUserCache } from '../user-cache.ts'
import { findUninstallFacts } from './facts.ts'
import { changeConf, planUninstall, stateNames, type UninstallStep, type UninstallWishes } from './plan.ts'

export interface UninstallOptions extends UninstallWishes {
  /** Undoes an entry of the journal that is more than a path to remove; gives whether it did. */
  readonly undoEntry?: (entry: JournalEntry) => Promise<boolean>
}

export interface Uninstalled {
  /** What was taken away, as in the plan. */
  readonly done: readonly string[]
  readonly stays: readonly string[]
  /** Warnings INS050. */
  readonly warnings: readonly Problem[]
  readonly seconds: number
}

/** Seconds to wait for an installation of the same user. */
const patience = 600

/**
 * Takes away what the journal and the receipt of the installation list: configuration, daemon, /nix, build users, group,
 * /etc/nix, at last our state folder. Looks and plans again under the installation's lock. A run that is killed is taken
 * up by the next one, or by the next installation. Harmless when there is nothing.
 * Throws ProblemError INS050 (rights, or something that cannot be removed), INS051 (still in use), INS002, INS003, CFG026.
 */
export async function uninstall(host: Host, options: UninstallOptions): Promise<Uninstalled> {
  const begun = host.clock.now()
  const before = planUninstall(await findUninstallFacts(host), options)
  stopOnErrors(before.problems)
  if (before.steps.length === 0) return { done: [], stays: before.stays, warnings: [], seconds: 0 }
  await makeStateFolder(host, stateFolder(host))
  return withLock(host, join(stateFolder(host), 'install.lock'), patience, async () => {
    const facts = await findUninstallFacts(host)
    const plan = planUninstall(facts, options)
    stopOnErrors(plan.problems)
    const tools: Tools = { host, options, privilege: facts.privilege, env: installEnv(host.env), warnings: [] }
    const keepsNix = !plan.steps.some(({ kind }) => kind === 'nix')
    const done: string[] = []
    for (const step of plan.steps) {
      if (host.cancelled.aborted) throw new ProblemError(cannotRemove('it was cancelled'))
      host.log.debug(`uninstall: ${step.kind}`)
      await carryOut(tools, step, keepsNix)
      done.push(...step.lines)
    }
    const seconds = (host.clock.now() - begun) / 1_000
    return { done, stays: plan.stays, warnings: tools.warnings, seconds }
  })
}

interface Tools {
  readonly host: Host
  readonly options: UninstallOptions
  readonly privilege: Privilege
  readonly env: Env
  readonly warnings: Problem[]
}

function carryOut(tools: Tools, step: UninstallStep, keepsNix: boolean): Promise<void> {
  switch (step.kind) {
    case 'configuration':
      return takeConfiguration(tools, step.entries, keepsNix)
    case 'entry':
      return takeEntry(tools, step.entry)
    case 'daemon':
      return takeDaemon(tools, step.supervision)
    case 'nix':
      return takeNix(tools, step.receipt, step.conf)
    case 'place':
      return takePlace(tools, step.entry)
    case 'volume':
      return takeVolume(tools)
    case 'cache':
      return takeCache(tools, step.entry)
    case 'state':
      return takeState(tools, step.folder, step.above)
  }
}

/** Nobody uses it any more, so that the undoing of one job undoes it whole. A daemon that stays must hear of it. */
async function takeConfiguration(tools: Tools, entries: readonly JournalEntry[], keepsNix: boolean): Promise<void> {
  const { host, options, privilege } = tools
  for (const entry of entries) await amend(host, entry.path, { ...entry, users: [], parts: {} })
  const supervision = await findSupervision(host)
  const restart = async () => {
    try {
      await restartDaemon(host, { supervision, privilege, job: options.job })
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      const fix = 'Restart it: it still has the settings that were taken away.'
      tools.warnings.push(warning('INS050', 'The Nix daemon did not read its configuration again.', fix))
    }
  }
  const hears = keepsNix && supervision !== 'own'
  await undoConfiguration(host, { job: options.job, ...(hears ? { restartDaemon: restart } : {}) })
}

async function takeEntry(tools: Tools, entry: JournalEntry): Promise<void> {
  const { host, options } = tools
  const undone = (await options.undoEntry?.(entry)) ?? false
  if (!undone) {
    if (entry.what === 'folder') await removeIfEmpty(tools, entry.path)
    else await removeFile(tools, entry.path)
    for (const path of (entry.made ?? []).toReversed()) await removeEither(tools, path)
  }
  await amend(host, entry.path, undefined)
}

async function takeDaemon(tools: Tools, supervision: Supervision): Promise<void> {
  const { host, privilege, env } = tools
  if (supervision === 'systemd') {
    const foreign = await foreignUnit(host)
    if (foreign !== undefined) throw new ProblemError(cannotRemove(`${foreign} is no link to a unit of our Nix`))
    // Stopped before it is unlinked: a run that is killed in between finds the links again.
    await stopDaemon(host, { supervision, privilege })
  }
  await removeDaemon(host, env, privilege, supervision)
  if (supervision === 'systemd') {
    const left = await Promise.all(unitLinks.map((path) => isThere(host, path)))
    const path = unitLinks[left.indexOf(true)]
    if (path !== undefined) throw new ProblemError(cannotRemove(`the link ${path} is still there`))
  }
  await amend(host, daemonFile(host), undefined)
}

const unitLinks = ['nix-daemon.socket', 'nix-daemon.service'].map((unit) => `/etc/systemd/system/${unit}`)

/** A unit that somebody wrote himself. */
async function foreignUnit(host: Host): Promise<string | undefined> {
  for (const path of unitLinks) {
    const stat = await host.files.lstat(path).catch(() => undefined)
    const target = await host.files.realpath(path).catch(() => nixFolder)
    if (stat && (!stat.isSymbolicLink() || !target.startsWith(nixFolder))) return path
  }
  return undefined
}

/**
 * /nix and what came with it. The receipt becomes that of an unfinished installation first: whoever comes after a kill,
 * another installation or uninstallation, takes the rest away. Where /nix is ours, the journal outlives the receipt.
 */
async function takeNix(tools: Tools, receipt: Receipt, conf: boolean): Promise<void> {
  const { host, privilege, env } = tools
  const made = receipt.folder === 'made'
  if (made) await amend(host, nixFolder, { what: 'folder', path: nixFolder, users: [] })
  await markUnfinished(tools)
  host.log.debug('uninstall: marked')
  if (conf) await takeConf(tools, receipt)
  const left = await removeInstall(host, env, privilege, receipt)
  if (left.length > 0) throw new ProblemError(cannotRemove(left.join('; ')))
  for (const path of [nixFolder, receiptPath]) await amend(host, path, undefined)
}

async function markUnfinished({ host, privilege }: Tools): Promise<void> {
  const [receipt, stat] = [await readReceipt(host), await host.files.lstat(receiptPath)]
  if (!receipt) return
  const start = (await processStart(host, host.pid)) ?? ''
  const marked: Receipt = { ...receipt, state: 'installing', by: { pid: host.pid, start } }
  await rootFiles(host, privilege).write(receiptPath, `${JSON.stringify(marked)}\n`, stat)
}

async function takePlace({ host, privilege }: Tools, entry: JournalEntry): Promise<void> {
  const [left] = await undoStorePlace(host, { ...entry, users: [] }, privilege)
  if (left) throw new ProblemError(cannotRemove(left.message.replace(/\.$/, '')))
  await amend(host, entry.path, undefined)
}

/** Nothing of Nix is on it any more, which the journal says first: whoever comes after a kill need not mount it. */
async function takeVolume({ host, privilege, env }: Tools): Promise<void> {
  const made = await readVolume(host)
  if (!made) return
  const uuid = uuidOf(made)
  const emptied = uuid === undefined ? made : { ...made, volume: { kind: 'blank', uuid } as const }
  await noteVolume(host, emptied)
  host.log.debug('uninstall: emptied')
  const left = await undoVolume(host, env, privilege, emptied)
  if (left.length > 0) throw new ProblemError(cannotRemove(left.join('; ')))
  await noteVolume(host, undefined)
}

async function takeCache({ host, privilege, env, warnings }: Tools, entry: JournalEntry): Promise<void> {
  const why = await removeUserCache(host, env, privilege, entry)
  if (why !== undefined) warnings.push(warning('INS050', `${entry.path} stays: ${why}.`, 'Remove it by hand.'))
  await amend(host, entry.path, undefined)
}

/** nix.conf as the installation made it goes; with lines of others in it, only ours goes. */
async function takeConf({ host, privilege }: Tools, receipt: Receipt): Promise<void> {
  const path = '/etc/nix/nix.conf'
  const files = rootFiles(host, privilege)
  const stat = await host.files.lstat(path).catch(() => undefined)
  if (!stat?.isFile()) return
  const change = changeConf(await files.read(path), receipt)
  if (change === 'remove') await files.remove(path)
  else if (change !== 'leave') await files.write(path, change.left, stat)
}

/**
 * Only files that we know; the journal goes after the others. The list of folders that were made goes in one command with
 * those folders, or whoever comes after a kill would not know of them.
 */
async function takeState(tools: Tools, folder: string, above: readonly string[]): Promise<void> {
  const { host } = tools
  const names = (await host.files.readdir(folder)).filter((name) => stateNames.test(name))
  const last = ['journal.json', 'install.lock']
  for (const name of [...names.filter((name) => ![...last, madeFoldersFile].includes(name)), ...last]) {
    await host.files.rm(join(folder, name), { recursive: true, force: true })
  }
  const list = names.includes(madeFoldersFile) ? join(folder, madeFoldersFile) : undefined
  const gone = [...(list ? [list] : []), ...(await emptyWithout(host, list, [folder, ...above]))]
  if (gone.length > 0) await run(tools, ['rm', '-d', '--', ...gone], folder)
}

/** The folders, innermost first, that are empty once `child` in the first one, and each folder before, is gone. */
async function emptyWithout(
  host: Host,
  child: string | undefined,
  folders: readonly string[],
): Promise<readonly string[]> {
  const empty: string[] = []
  for (const folder of folders) {
    const names = await host.files.readdir(folder).catch(() => ['?'])
    if (names.some((name) => join(folder, name) !== (empty.at(-1) ?? child))) break
    empty.push(folder)
  }
  return empty
}

async function removeEither(tools: Tools, path: string): Promise<void> {
  const stat = await tools.host.files.lstat(path).catch(() => undefined)
  if (stat?.isDirectory()) await removeIfEmpty(tools, path)
  else if (stat) await removeFile(tools, path)
}

async function removeFile(tools: Tools, path: string): Promise<void> {
  const stat = await tools.host.files.lstat(path).catch(() => undefined)
  if (stat?.isDirectory()) throw new ProblemError(cannotRemove(`${path} has become a folder`))
  await run(tools, ['rm', '-f', '--', path], path)
}

async function removeIfEmpty(tools: Tools, path: string): Promise<void> {
  const names = await tools.host.files.readdir(path).catch(() => undefined)
  if (names?.length === 0) await run(tools, ['rmdir', '--', path], path)
}

async function run({ host, env, privilege }: Tools, argv: readonly [string, ...string[]], path: string): Promise<void> {
  const outcome = await host.exec({ argv: asRoot(privilege, argv), env, timeout: 60 })
  if (outcome.kind === 'exited' && outcome.code === 0) return
  throw new ProblemError(cannotRemove(`${path} (${lastWords(outcome)})`))
}

function stopOnErrors(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems)
}

function cannotRemove(why: string): Problem {
  const fix = 'Mend what it says and run this again: it goes on where it stopped.'
  return error('INS050', `Not everything could be taken away: ${why}.`, fix)
}
