import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type JournalEntry, readJournal, setEntry, withoutJob } from '../../machine/journal.ts'
import { withLock } from '../../machine/lock.ts'
import { type Ending, isPlainEntry } from '../../machine/owned.ts'
import { findPrivilege } from '../../machine/privilege.ts'
import { type Problem, ProblemError } from '../../model/problem.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import type { ConfFile } from '../machine-kind.ts'
import { fileProblem, type Ownership, type RootFiles, rootFiles } from './files.ts'
import {
  addInclude,
  digest,
  findConflicts,
  findMixedTrust,
  isManagedBy,
  managedNames,
  managedText,
  type Part,
  partsOf,
  removeInclude,
  stagedConf,
} from './managed.ts'
import type { Destination } from './plan.ts'
import type { Settings } from './read.ts'

/** The job, and how the daemon reads its configuration again; undefined where it starts only later. */
export type ConfigureOptions = Pick<Ending, 'job' | 'restartDaemon'>

/** A configuration in a folder apart, for Nix to read before it counts. */
export interface Staged {
  readonly userFile?: string
  readonly confDir?: string
  /** Paths in it, and what to call them in messages. */
  readonly names: readonly (readonly [from: string, to: string])[]
}

/** Where the system's configuration is, and the file of it that is ours to add to. */
type SystemDestination = Pick<Extract<Destination, { kind: 'system' }>, 'confDir' | 'confFile'>

export interface Validated {
  readonly settings: Settings
  readonly warnings: readonly Problem[]
}

/** Seconds to wait for other jobs, which may be restarting the daemon. */
const waitTime = 120

const rootOwned: Ownership = { mode: 0o644, uid: 0, gid: 0 }

/** One lock around reading, trying and writing, so that no job's part is lost; also for the credentials, which restart the daemon too. */
export function alone<T>(host: Host, work: () => Promise<T>): Promise<T> {
  return withLock(host, join(stateFolder(host), 'configuration.lock'), waitTime, work)
}

/**
 * Adds this job's part to the managed file in the system's folder, and its line to nix.conf. Written down in the journal
 * first, after `validate` has let Nix read the result. The daemon is restarted when it has not read these bytes yet.
 */
export function applySystem(
  host: Host,
  { confDir, confFile }: SystemDestination,
  part: Part,
  options: ConfigureOptions,
  validate: (staged: Staged) => Promise<Validated>,
): Promise<Validated & { readonly restarted: boolean }> {
  return alone(host, async () => {
    const files = rootFiles(host, await findPrivilege(host))
    const known = (await readJournal(host)).find(
      (entry) => makesConfiguration(host, entry) && dirname(entry.path) === confDir,
    )
    const path = known?.path ?? (await choosePath(host, files, confDir))
    const joined: JournalEntry = {
      ...(known ?? { owner: 'configuration', path, users: [] }),
      users: [...new Set([...(known?.users ?? []), options.job])],
      parts: { ...known?.parts, [options.job]: JSON.stringify(part) },
    }
    const conf = join(confDir, confFile)
    const had = await files.read(conf)
    const wanted = { managed: managedText(host.uid, await partsOf(joined)), conf: addInclude(had ?? '', name(path)) }
    const tried = await stage(host, files, { confDir, confFile }, { path, ...wanted }, validate)
    const made = await missingPaths(host, files, confDir, conf, had)
    const entry: JournalEntry = { ...joined, made: [...new Set([...(known?.made ?? []), ...made])] }
    await setEntry(host, path, entry)
    await files.makeFolder(confDir)
    await writeManaged(host, files, path, wanted.managed)
    if (wanted.conf !== had) await files.write(conf, wanted.conf, await ownershipOf(host, conf))
    const others = await partsOf(known ? withoutJob(known, options.job) : undefined)
    return {
      settings: tried.settings,
      warnings: [...findConflicts(part, others), ...findMixedTrust(part, others), ...tried.warnings],
      restarted: await restartIfChanged(host, entry, digest(wanted.conf, wanted.managed), options),
    }
  })
}

/**
 * Takes this job's part out of every managed file that the journal knows, and makes each what its jobs ask for, should an
 * earlier process have died over it. The last job removes the file and its line;
 * nix.conf and its folder go only if we made them and nobody has used them since.
 */
export function undoSystem(host: Host, options: ConfigureOptions): Promise<{ readonly restarted: boolean }> {
  return alone(host, async () => {
    const entries = (await readJournal(host)).filter((entry) => makesConfiguration(host, entry))
    let restarted = false
    for (const entry of entries) {
      restarted = (await leaveEntry(host, withoutJob(entry, options.job), options)) || restarted
    }
    return { restarted }
  })
}

/** Whether an entry is that of a managed file in the folder of the system's nix.conf. */
export function makesConfiguration(host: Pick<Host, 'env' | 'uid'>, entry: JournalEntry): boolean {
  const folder = dirname(entry.path)
  const known =
    ['/etc/nix', host.env['NIX_CONF_DIR']].includes(folder) && managedNames(host.uid).includes(name(entry.path))
  const confs = ['nix.conf', 'nix.custom.conf'].map((file) => join(folder, file))
  return entry.owner === 'configuration' && known && isPlainEntry(entry, ...confs)
}

/** Removes a managed file that nobody uses, and its line. Throws as `undoConfiguration`. */
export function removeSystem(host: Host, entry: JournalEntry, options: ConfigureOptions): Promise<boolean> {
  return alone(host, () => leaveEntry(host, entry, options))
}

/** Makes the managed file what the users of the entry ask for; without users it goes. Gives whether the daemon was restarted. */
async function leaveEntry(host: Host, left: JournalEntry, options: ConfigureOptions): Promise<boolean> {
  await setEntry(host, left.path, left)
  const files = rootFiles(host, await findPrivilege(host))
  const loadedDigest = await (left.users.length > 0 ? rewrite(host, files, left) : removeManaged(host, files, left))
  const restarted = await restartIfChanged(host, left, loadedDigest, options)
  if (left.users.length === 0) await setEntry(host, left.path, undefined)
  return restarted
}

/** The managed file for the jobs that are left. */
async function rewrite(host: Host, files: RootFiles, entry: JournalEntry): Promise<string> {
  const text = managedText(host.uid, await partsOf(entry))
  await writeManaged(host, files, entry.path, text)
  const conf = join(dirname(entry.path), await confFileOf(files, entry))
  return digest((await files.read(conf)) ?? '', text)
}

async function removeManaged(host: Host, files: RootFiles, entry: JournalEntry): Promise<string> {
  const folder = dirname(entry.path)
  const conf = join(folder, await confFileOf(files, entry))
  const text = await files.read(conf)
  const restored = removeInclude(text ?? '', name(entry.path))
  if (restored === '' && entry.made?.includes(conf)) await files.remove(conf)
  else if (text !== undefined && restored !== text) await files.write(conf, restored, await ownershipOf(host, conf))
  const managed = await files.read(entry.path)
  if (managed === undefined || isManagedBy(host.uid, managed)) await files.remove(entry.path)
  for (const path of [conf, entry.path]) await files.removeDraft(path)
  for (const made of [...(entry.made ?? [])].reverse()) if (made !== conf) await files.removeFolder(made)
  return digest(restored)
}

/** Restarts the daemon unless it has read this already; written down after it did, so that a kill in between is made good. */
export async function restartIfChanged(
  host: Host,
  entry: JournalEntry,
  loadedDigest: string,
  options: ConfigureOptions,
) {
  if (entry.loadedDigest === loadedDigest) return false
  await options.restartDaemon?.()
  await setEntry(host, entry.path, { ...entry, loadedDigest })
  return options.restartDaemon !== undefined
}

/** The file that has our line: what the machine was like when it was added. */
async function confFileOf(files: RootFiles, entry: JournalEntry): Promise<ConfFile> {
  const text = (await files.read(join(dirname(entry.path), 'nix.custom.conf'))) ?? ''
  return removeInclude(text, name(entry.path)) === text ? 'nix.conf' : 'nix.custom.conf'
}

/** Lets Nix read the files in a private folder, where their own includes still mean the same. */
async function stage(
  host: Host,
  files: RootFiles,
  { confDir, confFile }: SystemDestination,
  wanted: { readonly path: string; readonly managed: string; readonly conf: string },
  validate: (staged: Staged) => Promise<Validated>,
): Promise<Validated> {
  const folder = join(jobFolder(host), `staged-${randomBytes(6).toString('hex')}`)
  const managed = join(folder, name(wanted.path))
  try {
    await writeAtomically(host, managed, wanted.managed)
    await writeAtomically(host, join(folder, confFile), stagedConf(wanted.conf, confDir, name(wanted.path)))
    if (confFile !== 'nix.conf') {
      const above = (await files.read(join(confDir, 'nix.conf'))) ?? ''
      await writeAtomically(host, join(folder, 'nix.conf'), stagedConf(above, confDir, confFile))
    }
    return await validate({ confDir: folder, names: [[folder, confDir]] })
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

/** A name in the folder that is free, or whose file these jobs wrote. */
async function choosePath(host: Host, files: RootFiles, confDir: string): Promise<string> {
  const paths = managedNames(host.uid).map((file) => join(confDir, file))
  for (const path of paths) {
    const text = await files.read(path)
    if (text === undefined || isManagedBy(host.uid, text)) return path
  }
  throw new ProblemError(fileProblem(paths.at(-1) ?? confDir, 'another program has changed it'))
}

async function writeManaged(host: Host, files: RootFiles, path: string, text: string): Promise<void> {
  const known = await files.read(path)
  if (known === text) return
  if (known !== undefined && !isManagedBy(host.uid, known)) {
    throw new ProblemError(fileProblem(path, 'another program has changed it'))
  }
  await files.write(path, text, rootOwned)
}

/** What will have to be made: folders that are missing, and nix.conf. */
async function missingPaths(
  host: Host,
  files: RootFiles,
  confDir: string,
  conf: string,
  had: string | undefined,
): Promise<readonly string[]> {
  const folders = await files.missingFolders(confDir)
  const exists = had !== undefined || (await host.files.lstat(conf).catch(() => undefined)) !== undefined
  return exists ? folders : [...folders, conf]
}

/** Of the file that is there, else root's. A symlink is not ours to replace. */
async function ownershipOf(host: Host, path: string): Promise<Ownership> {
  const stat = await host.files.lstat(path).catch(() => undefined)
  if (stat === undefined) return rootOwned
  if (!stat.isFile()) throw new ProblemError(fileProblem(path, 'it is not a regular file'))
  return { mode: stat.mode, uid: stat.uid, gid: stat.gid }
}

function name(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
