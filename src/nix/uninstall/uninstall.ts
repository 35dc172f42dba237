import { join } from 'node:path'
import { type JournalEntry, setEntry } from '../../machine/journal.ts'
import { withLock } from '../../machine/lock.ts'
import { madeFoldersFile, makeStateFolder } from '../../machine/made-folders.ts'
import { cannotRemove, type Ending, isStateName, notFollowed } from '../../machine/owned.ts'
import { type Privilege, whyNotAsRoot } from '../../machine/privilege.ts'
import { processStart } from '../../machine/process-start.ts'
import { type Problem, ProblemError, warning } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import type { Env } from '../ask.ts'
import { rootFiles } from '../configure/files.ts'
import { restartWithVariables } from '../credentials/credentials.ts'
import { findLinks, findSupervision, removeDaemon, stopDaemon } from '../daemon/daemon.ts'
import { nixFolder } from '../install/facts.ts'
import { type Receipt, readReceipt, receiptPath } from '../install/receipt.ts'
import { removeInstall } from '../install/undo.ts'
import { installEnv } from '../install-commands.ts'
import { findUninstallFacts } from './facts.ts'
import { changeConf, nixOwned, planUninstall, type Service, type UninstallRequest, type UninstallStep } from './plan.ts'

export interface Uninstalled {
  /** What was removed, as in the plan. */
  readonly done: readonly string[]
  readonly stays: readonly string[]
  /** Warnings INS050. */
  readonly warnings: readonly Problem[]
  readonly seconds: number
}

/** Seconds to wait for an installation of the same user. */
const waitTime = 600

/**
 * Removes what the journal and the receipt of the installation list, in the order of `owners`, at last our state folder.
 * Looks and plans again under the installation's lock. A run that is killed is taken up by the next one, or by the next
 * installation. Harmless when there is nothing.
 * Throws ProblemError INS050 (rights, or something that cannot be removed), INS051 (still in use), INS002, INS003, CFG026.
 */
export async function uninstall(host: Host, options: UninstallRequest): Promise<Uninstalled> {
  const begun = host.clock.now()
  const before = planUninstall(await findUninstallFacts(host), options)
  stopOnErrors(before.problems)
  if (before.steps.length === 0) return { done: [], stays: before.stays, warnings: [], seconds: 0 }
  await makeStateFolder(host, stateFolder(host))
  return withLock(host, join(stateFolder(host), 'install.lock'), waitTime, async () => {
    const facts = await findUninstallFacts(host)
    const plan = planUninstall(facts, options)
    stopOnErrors(plan.problems)
    stopOnErrors(await refuseForeign(host, plan.steps))
    const warnings: Problem[] = []
    const warn: Ending['warn'] = (...problems) => void warnings.push(...problems)
    // A daemon that stays must not go on with what is removed.
    const daemonStays = !plan.steps.some(({ kind }) => kind === 'nix') && (await findSupervision(host)) !== 'own'
    const restartDaemon = () => restart(host, options.job, warn)
    const ending = { job: options.job, machineStays: true, warn, ...(daemonStays ? { restartDaemon } : {}) }
    const tools: Tools = { host, options, ending, privilege: facts.privilege, env: installEnv(host.env) }
    const done: string[] = []
    for (const step of plan.steps) {
      if (host.cancelled.aborted) throw new ProblemError(cannotRemove('it was cancelled'))
      host.log.debug(`uninstall: ${step.what}`)
      await carryOut(tools, step)
      done.push(...step.lines)
    }
    const seconds = (host.clock.now() - begun) / 1_000
    return { done, stays: plan.stays, warnings, seconds }
  })
}

/** Entries that nobody here would have made stop all of it, before anything is removed. */
async function refuseForeign(host: Host, steps: readonly UninstallStep[]): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const step of steps) {
    if (step.kind !== 'entry' || (await step.owned.makes(host, step.entry))) continue
    problems.push({ ...notFollowed(step.entry), severity: 'error' })
  }
  return problems
}

interface Tools {
  readonly host: Host
  readonly options: UninstallRequest
  readonly privilege: Privilege
  readonly env: Env
  readonly ending: Ending
}

function carryOut(tools: Tools, step: UninstallStep): Promise<void> {
  switch (step.kind) {
    case 'entry':
      return removeEntry(tools, step)
    case 'service':
      return removeService(tools, step.supervision)
    case 'nix':
      return removeNix(tools, step.receipt, step.conf)
    case 'state':
      return removeState(tools, step.folder, step.above)
  }
}

async function restart(host: Host, job: string, warn: Ending['warn']): Promise<void> {
  try {
    await restartWithVariables(host, job)
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    const fix = 'Restart it: it still uses the removed settings.'
    warn(warning('INS050', 'The Nix daemon did not read its configuration again.', fix))
  }
}

/** Nobody uses it any more, which the journal says first. */
async function removeEntry(tools: Tools, { owned, entry }: Extract<UninstallStep, { kind: 'entry' }>): Promise<void> {
  const { host, ending } = tools
  const unused: JournalEntry = { ...entry, users: [] }
  await setEntry(host, entry.path, unused)
  if (owned.remove) await owned.remove(host, unused, ending)
  else for (const path of [...(entry.made ?? []), entry.path].reverse()) await removePath(tools, path)
  await setEntry(host, entry.path, undefined)
}

async function removeService(tools: Tools, supervision: Service): Promise<void> {
  const { host, privilege, env } = tools
  const foreign = await foreignUnit(host)
  if (foreign !== undefined) throw new ProblemError(cannotRemove(`${foreign} is not a link to a unit of our Nix`))
  // Stopped before it is unlinked: a run that is killed in between finds the links again.
  if (supervision === 'systemd') await stopDaemon(host, { supervision, privilege })
  await removeDaemon(host, env, privilege, supervision)
  const [left] = await findLinks(host)
  if (left !== undefined) throw new ProblemError(cannotRemove(`the link ${left} is still there`))
}

/** A unit that somebody wrote himself. */
async function foreignUnit(host: Host): Promise<string | undefined> {
  for (const path of await findLinks(host)) {
    const target = await host.files.realpath(path).catch(() => nixFolder)
    if (!(await host.files.lstat(path)).isSymbolicLink() || !target.startsWith(nixFolder)) return path
  }
  return undefined
}

/**
 * /nix and what came with it. The receipt becomes that of an unfinished installation first: whoever comes after a kill,
 * another installation or uninstallation, removes the rest. Where /nix is ours, the journal outlives the receipt.
 */
async function removeNix(tools: Tools, receipt: Receipt, conf: boolean): Promise<void> {
  const { host, privilege, env } = tools
  const made = receipt.folder === 'made'
  if (made) await setEntry(host, nixFolder, { owner: nixOwned.owner, path: nixFolder, users: [] })
  await markUnfinished(tools)
  host.log.debug('uninstall: marked')
  if (conf) await removeConf(tools, receipt)
  const left = await removeInstall(host, env, privilege, receipt)
  if (left.length > 0) throw new ProblemError(cannotRemove(left.join('; ')))
  for (const path of [nixFolder, receiptPath]) await setEntry(host, path, undefined)
}

async function markUnfinished({ host, privilege }: Tools): Promise<void> {
  const [receipt, stat] = [await readReceipt(host), await host.files.lstat(receiptPath)]
  if (!receipt) return
  const start = (await processStart(host, host.pid)) ?? ''
  const marked: Receipt = { ...receipt, state: 'installing', by: { pid: host.pid, start } }
  await rootFiles(host, privilege).write(receiptPath, `${JSON.stringify(marked)}\n`, stat)
}

/** nix.conf as the installation made it goes; with lines of others in it, only ours goes. */
async function removeConf({ host, privilege }: Tools, receipt: Receipt): Promise<void> {
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
async function removeState(tools: Tools, folder: string, above: readonly string[]): Promise<void> {
  const { host, options, privilege, env } = tools
  const names = (await host.files.readdir(folder)).filter((name) => isStateName(options.owners, name))
  const last = ['journal.json', 'install.lock']
  for (const name of [...names.filter((name) => ![...last, madeFoldersFile].includes(name)), ...last]) {
    await host.files.rm(join(folder, name), { recursive: true, force: true })
  }
  // Fails at the first folder with something of others in it, and at those above.
  const argv = ['rm', '-fd', '--', join(folder, madeFoldersFile), folder, ...above] as const
  const why = await whyNotAsRoot(host, privilege, argv, { env })
  const left = await host.files.readdir(folder).catch(() => undefined)
  if (left?.every((name) => name === madeFoldersFile)) throw new ProblemError(cannotRemove(`${folder} (${why})`))
}

/** A file, or a folder that is empty. */
async function removePath(tools: Tools, path: string): Promise<void> {
  const stat = await tools.host.files.lstat(path).catch(() => undefined)
  if (!stat?.isDirectory()) await run(tools, ['rm', '-f', '--', path], path)
  else if ((await tools.host.files.readdir(path)).length === 0) await run(tools, ['rmdir', '--', path], path)
}

async function run({ host, env, privilege }: Tools, argv: readonly [string, ...string[]], path: string): Promise<void> {
  const why = await whyNotAsRoot(host, privilege, argv, { env })
  if (why !== undefined) throw new ProblemError(cannotRemove(`${path} (${why})`))
}

function stopOnErrors(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems)
}
