import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type JournalEntry, readJournal, setEntry, withoutJob } from '../../machine/journal.ts'
import { isPlainEntry, type Owned } from '../../machine/owned.ts'
import { findPrivilege, whyNotAsRoot } from '../../machine/privilege.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { isErrno, readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import { rootFiles } from '../configure/files.ts'
import type { ConfigurationFacts } from '../configure/plan.ts'
import { showSettings } from '../configure/read.ts'
import { alone, type ConfigureOptions, restartIfChanged } from '../configure/system.ts'
import { type DaemonOptions, findSupervision, restartDaemon } from '../daemon/daemon.ts'
import type { Nix } from '../find.ts'
import { countCertificates, printDropIn, printEnvironmentFile } from './environment.ts'
import {
  defaultNetrc,
  dropPart,
  findConflicts,
  readParts,
  variablesOf,
  withBase,
  writeMerged,
  writePart,
} from './parts.ts'
import {
  type CredentialsFacts,
  type CredentialsPlan,
  credentialFiles,
  dropInPath,
  privateFolder,
  systemFolder,
} from './plan.ts'
import { ownVault, rootVault, type Vault } from './vault.ts'

export interface AppliedCredentials {
  readonly warnings: readonly Problem[]
  /** Whether the daemon was restarted for its environment. */
  readonly restarted: boolean
}

export const credentialsOwned: Owned = {
  owner: 'credentials',
  makes: (host, entry) => {
    const dropIn = dropInPath(host.uid)
    const dropIns = (entry.made ?? []).filter((path) => path === dropIn || dropIn.startsWith(`${path}/`))
    return entry.path === systemFolder({ stateFolder: stateFolder(host) }) && isPlainEntry(entry, ...dropIns)
  },
  stateNames: ['credentials'],
  leave: undoCredentials,
  describe: ({ path }) => [`remove the folder ${path}`],
  remove: (host, entry, ending) => alone(host, () => prune(host, entry, entry, ending)),
}

/** Looks at what credentials depend on beside the facts of the configuration, without changing anything. */
export async function findCredentialsFacts(
  host: Host,
  nix: Nix,
  found: ConfigurationFacts,
  caBundle: string,
): Promise<CredentialsFacts> {
  const { mode, trusted, privilege, confDirWritable, user, nixVersion } = found
  const shown = await showSettings(host, nix, {}).catch(() => undefined)
  const settings = shown?.ok ? shown.settings : undefined
  const netrcFile = settings?.value('netrc-file') || undefined
  return {
    ...{ mode, trusted, privilege, confDirWritable, user, nixVersion },
    uid: host.uid,
    platform: host.platform,
    supervision: await findSupervision(host),
    stateFolder: stateFolder(host),
    jobFolder: jobFolder(host),
    netrcFile,
    netrcHidden: await isHidden(host, netrcFile),
    builders: settings?.value('builders') ?? '',
    bundle: caBundle === '' ? undefined : await examineBundle(host, caBundle),
  }
}

/** Whether the machine has a netrc, there or where Nix looks by itself, that this user cannot read. Ours is none of the machine's. */
async function isHidden(host: Host, path = defaultNetrc): Promise<boolean> {
  const ours = join(systemFolder({ stateFolder: stateFolder(host) }), credentialFiles.netrc)
  const closed = [path, defaultNetrc].map((file) =>
    readIfPresent(host, file === ours ? defaultNetrc : file).then(
      () => false,
      (cause: unknown) => isErrno(cause, 'EACCES'),
    ),
  )
  return (await Promise.all(closed)).includes(true)
}

async function examineBundle(host: Host, path: string): Promise<number | string> {
  try {
    if (!path.startsWith('/')) return 'the path is not absolute'
    return countCertificates(await host.files.readFile(path, 'utf8'))
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/**
 * Writes what the plan says. `system`: written down in the journal first, under the lock that configurations have;
 * other jobs' credentials stay beside. To be called before the configuration with the plan's `settings` is applied. The
 * daemon is restarted when its environment is not what it was started with. Throws ProblemError CFG026, CFG030, INS002,
 * INS003, and what `restartDaemon` throws.
 */
export async function applyCredentials(
  host: Host,
  plan: CredentialsPlan,
  options: ConfigureOptions,
): Promise<AppliedCredentials> {
  if (plan.scope === 'job') {
    const vault = ownVault(host, plan.folder)
    await vault.make()
    const part = withBase(plan.part(), await readParts(vault, plan.folder, [options.job]))
    await writePart(vault, options.job, part, plan.key())
    await writeMerged(vault, [part])
    return { warnings: [], restarted: false }
  }
  await writeForUser(host, plan)
  return alone(host, async () => {
    const vault = rootVault(host, await findPrivilege(host), plan.folder)
    const known = await findEntry(host)
    const kept = known?.users.filter((user) => user !== options.job && !isOver(user, options.job)) ?? []
    const entry: JournalEntry = {
      ...(known ?? { owner: 'credentials', path: plan.folder }),
      users: [...kept, options.job],
      made: [...new Set([...(known?.made ?? []), ...(await dropInPaths(host, plan))])],
    }
    await setEntry(host, plan.folder, entry)
    await vault.make()
    for (const gone of (known?.users ?? []).filter((user) => !entry.users.includes(user))) await dropPart(vault, gone)
    const others = await readParts(vault, plan.folder, kept)
    const before = await readParts(vault, plan.folder, [options.job])
    const part = withBase(plan.part(), [...before, ...others])
    await writePart(vault, options.job, part, plan.key())
    const restarted = await writeShared(host, vault, entry, options)
    return { warnings: findConflicts(part, others), restarted }
  })
}

/** The netrc of the job, with what the machine has for everybody, in a file of this user. */
async function writeForUser(host: Host, plan: CredentialsPlan): Promise<void> {
  if (plan.privateSettings.length === 0) return
  const vault = ownVault(host, privateFolder({ jobFolder: jobFolder(host) }))
  await vault.make()
  await writeMerged(vault, [{ ...plan.part(), builders: [], variables: {} }])
}

/**
 * Removes what `applyCredentials` wrote for this job; the last job removes everything. Also finishes what an interrupted
 * clean-up left. Harmless when there is nothing. To be called in post, before `undoConfiguration`. Throws as above.
 */
export async function undoCredentials(host: Host, options: ConfigureOptions): Promise<{ readonly restarted: boolean }> {
  await ownVault(host, privateFolder({ jobFolder: jobFolder(host) })).destroy()
  if (!(await findEntry(host))) return { restarted: false }
  return alone(host, async () => {
    const known = await findEntry(host)
    return { restarted: known ? await prune(host, known, withoutJob(known, options.job), options) : false }
  })
}

/** Restarts the daemon for a job, with those variables and the ones of all jobs that use it. Throws as `restartDaemon`. */
export async function restartWithVariables(host: Host, job: string, more: DaemonOptions['variables'] = {}) {
  const [supervision, privilege] = [await findSupervision(host), await findPrivilege(host)]
  const variables = { ...more, ...(await readDaemonVariables(host)) }
  await restartDaemon(host, { supervision, privilege, job, variables })
}

/**
 * What our own daemon must have in its environment, for every start of it: the variables of all jobs that use it. Empty
 * where systemd runs the daemon. Secrets: not for printing, and not for an argument list.
 */
export async function readDaemonVariables(host: Host): Promise<Readonly<Record<string, string>>> {
  const entry = await findEntry(host)
  if (!entry || (await findSupervision(host)) === 'systemd') return {}
  const vault = rootVault(host, await findPrivilege(host), entry.path)
  return variablesOf(await readParts(vault, entry.path, entry.users))
}

async function prune(host: Host, known: JournalEntry, left: JournalEntry, options: ConfigureOptions): Promise<boolean> {
  const privilege = await findPrivilege(host)
  const vault = rootVault(host, privilege, known.path)
  await setEntry(host, known.path, left)
  for (const gone of known.users.filter((user) => !left.users.includes(user))) await dropPart(vault, gone)
  const restarted = await writeShared(host, vault, left, options)
  if (left.users.length > 0) return restarted
  await vault.destroy()
  for (const made of (left.made ?? []).toReversed()) await rootFiles(host, privilege).removeFolder(made)
  await setEntry(host, known.path, undefined)
  return restarted
}

/** Makes the shared files what the parts of the entry's users say, and lets the daemon hear of its environment. */
async function writeShared(host: Host, vault: Vault, entry: JournalEntry, options: ConfigureOptions): Promise<boolean> {
  const parts = await readParts(vault, entry.path, entry.users)
  await writeMerged(vault, parts)
  const environment = printEnvironmentFile(variablesOf(parts))
  await writeDropIn(host, entry, environment !== '')
  const loadedDigest = environment === '' ? 'nothing' : createHash('sha256').update(environment).digest('hex')
  return restartIfChanged(host, { loadedDigest: 'nothing', ...entry }, loadedDigest, options)
}

/** Lets systemd name the variables' file to the daemon, or no longer. */
async function writeDropIn(host: Host, entry: JournalEntry, wanted: boolean): Promise<void> {
  const path = dropInPath(host.uid)
  if (!entry.made?.includes(path)) return
  const privilege = await findPrivilege(host)
  const files = rootFiles(host, privilege)
  const text = printDropIn(host.uid, join(entry.path, credentialFiles.environment))
  const known = await files.read(path)
  if (known === (wanted ? text : undefined)) return
  if (wanted) {
    await files.makeFolder(dirname(path))
    await files.write(path, text, { mode: 0o644, uid: 0, gid: 0 })
  } else await files.remove(path)
  const why = await whyNotAsRoot(host, privilege, ['systemctl', 'daemon-reload'])
  if (why === undefined) return
  throw new ProblemError(error('CFG030', `systemctl daemon-reload failed: ${why}.`, 'See `journalctl -b`.'))
}

async function dropInPaths(host: Host, { dropIn }: CredentialsPlan): Promise<readonly string[]> {
  if (dropIn === undefined) return []
  return [...(await rootFiles(host, 'root').missingFolders(dirname(dropIn))), dropIn]
}

async function findEntry(host: Host): Promise<JournalEntry | undefined> {
  const entry = (await readJournal(host)).find(({ owner }) => owner === credentialsOwned.owner)
  return entry && (await credentialsOwned.makes(host, entry)) ? entry : undefined
}

/**
 * Whether a job is over because its runner has this job now: a runner has one at a time. What a killed job left goes then.
 * The names are those of `jobName`.
 */
function isOver(user: string, job: string): boolean {
  const runnerOf = (name: string) => name.split('|').slice(3).join('|')
  return runnerOf(job).length > 1 && runnerOf(user) === runnerOf(job)
}
