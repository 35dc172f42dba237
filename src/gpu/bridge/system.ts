import { basename, join } from 'node:path'
import { claim, dropEntry, readJournal, setEntry, withoutJob } from '../../machine/journal.ts'
import { withLock } from '../../machine/lock.ts'
import { isPlainEntry, type Owned } from '../../machine/owned.ts'
import { findPrivilege, whyNotAsRoot } from '../../machine/privilege.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import { bridgePath } from '../libraries.ts'
import type { BridgeFacts } from './facts.ts'
import { collectFiles } from './make.ts'
import { isComputeLibrary } from './names.ts'
import { bridgeKey, chooseBridge, type DriverFile, missingParts } from './plan.ts'

/** What a bridge for the whole machine costs and is. */
export type SystemBridge =
  | { readonly kind: 'not-needed'; readonly because: string }
  /** Programs find the driver by their RUNPATH; `made` says whether it was there from another job. */
  | { readonly kind: 'system'; readonly folder: string; readonly version: string | undefined; readonly made: boolean }

export interface SystemOptions {
  /** Names this job in the journal. */
  readonly job: string
  /** The program patchelf, which writes the folder into the copies. */
  readonly patchelf: string
  /** Another place in tests. */
  readonly place?: string
}

const waitTime = 120
/** In the folder: that this action made it, and of which driver. */
const mark = 'made-by-setup-nix-cuda'

/** The bridge of the machine goes with the last job that uses it; after a restart of the machine it is gone by itself. */
export const systemBridgeOwned: Owned = {
  owner: 'driver-bridge',
  goesWithLastJob: true,
  makes: (_, entry) => entry.path === bridgePath && isPlainEntry(entry),
  describe: ({ path }) => [`remove ${path}: copies of the driver's libraries`],
  remove: async (host, { path }) => removeSystemBridge(host, path),
}

/**
 * Makes /run/opengl-driver/lib for all programs of the machine: copies of the driver's libraries whose RUNPATH is that folder, because
 * with links or plain copies there libcuda does not find its compiler for PTX. It is in memory (0.4 GB), and needs root or sudo. What others
 * have put there is never touched. Throws ProblemError GPU301, GPU308, GPU309, INS002 or INS003.
 */
export function makeSystemBridge(host: Host, facts: BridgeFacts, options: SystemOptions): Promise<SystemBridge> {
  const { place = bridgePath } = options
  return withLock(host, join(stateFolder(host), 'driver-bridge.lock'), waitTime, async () => {
    const entry = (await readJournal(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place)
    const choice = chooseBridge({ ...facts, existing: entry ? undefined : facts.existing })
    if (choice.kind === 'refused') throw new ProblemError(choice.problems)
    if (choice.kind === 'not-needed') return choice
    const all = await collectFiles(host, choice.folders, choice.version)
    const files = all.filter(({ name }) => isComputeLibrary(name))
    const missing = missingParts(
      files,
      choice.folders.map(({ path }) => path),
    )
    if (missing.length > 0) throw new ProblemError(missing.map((one) => ({ ...one, severity: 'error' as const })))
    const key = bridgeKey(choice.version, files)
    const made = { kind: 'system', folder: join(place, 'lib'), version: choice.version } as const
    const there = await host.files.readFile(join(place, mark), 'utf8').catch(() => undefined)
    if (entry && there?.trim() === key) {
      await claim(host, options.job, { owner: 'driver-bridge', path: place })
      return { ...made, made: false }
    }
    if (entry?.users.some((user) => user !== options.job)) throw new ProblemError(inUse(place))
    // Without the mark it is another's, whatever the journal says.
    if (there === undefined && (await isThere(host, place))) throw new ProblemError(foreign(place))
    await claim(host, options.job, { owner: 'driver-bridge', path: place })
    await install(host, files, key, { ...options, place })
    return { ...made, made: true }
  })
}

/** Copies into a folder of the job, where they are patched, then into place as root under another name, which is changed at the end. */
async function install(
  host: Host,
  files: readonly DriverFile[],
  key: string,
  { patchelf, place }: SystemOptions & { readonly place: string },
): Promise<void> {
  const privilege = await findPrivilege(host)
  if (privilege === 'none') throw new ProblemError(failed('root or sudo without a password is missing'))
  await host.files.mkdir(jobFolder(host), { recursive: true, mode: 0o700 })
  const work = await host.files.mkdtemp(join(jobFolder(host), 'driver-'))
  try {
    await host.files.mkdir(join(work, 'lib'), { mode: 0o755 })
    await copyAndPatch(host, files, join(work, 'lib'), { patchelf, folder: join(place, 'lib') })
    await host.files.writeFile(join(work, mark), `${key}\n`)
    await host.files.chmod(work, 0o755)
    const next = `${place}.new`
    const asRoot = async (...argv: readonly [string, ...string[]]) => {
      const why = await whyNotAsRoot(host, privilege, argv)
      if (why !== undefined) throw new ProblemError(failed(why))
    }
    await asRoot('rm', '-rf', '--', next, place)
    await asRoot('cp', '-r', '--no-preserve=ownership', '--', work, next)
    await asRoot('mv', '-T', '--', next, place)
  } finally {
    await host.files.rm(work, { recursive: true, force: true })
  }
}

async function copyAndPatch(
  host: Host,
  files: readonly DriverFile[],
  into: string,
  { patchelf, folder }: { readonly patchelf: string; readonly folder: string },
): Promise<void> {
  // Under the names that have the driver's version: whoever looks there finds out which one it is.
  const targets = [...new Set(files.map(({ target }) => target))]
  for (const target of targets) {
    await host.files.copyFile(target, join(into, basename(target)))
    await host.files.chmod(join(into, basename(target)), 0o755)
  }
  for (const { name, target } of files) {
    if (name !== basename(target)) await host.files.symlink(basename(target), join(into, name))
  }
  const argv = [patchelf, '--set-rpath', folder, ...targets.map((target) => join(into, basename(target)))] as const
  const outcome = await host.exec({ argv, env: childEnv(host.env), timeout: waitTime, signal: host.cancelled })
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    throw new ProblemError(failed(`patchelf: ${failureText(outcome)}`))
}

/** Takes one job out of it, and undoes it where that was the last one. Throws ProblemError GPU308, INS002 or INS003. */
export async function leaveSystemBridge(host: Host, job: string, place: string = bridgePath): Promise<void> {
  await withLock(host, join(stateFolder(host), 'driver-bridge.lock'), waitTime, async () => {
    const entry = (await readJournal(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place)
    if (entry) await setEntry(host, place, withoutJob(entry, job))
  })
  await removeSystemBridge(host, place)
}

/** Undoes it once no job of the journal uses it. Throws ProblemError GPU308, INS002 or INS003. */
export function removeSystemBridge(host: Host, place: string = bridgePath): Promise<void> {
  return withLock(host, join(stateFolder(host), 'driver-bridge.lock'), waitTime, async () => {
    const entry = (await readJournal(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place)
    if (!entry || entry.users.length > 0) return
    // Without the mark it is somebody else's by now.
    const paths = [`${place}.new`, ...((await isThere(host, join(place, mark))) ? [place] : [])]
    const why = await whyNotAsRoot(host, await findPrivilege(host), ['rm', '-rf', '--', ...paths])
    if (why !== undefined) throw new ProblemError(failed(why))
    await dropEntry(host, place)
  })
}

function failed(why: string): Problem {
  const fix = 'Fix the cause, or use the bridge of one program: nix-cuda run -- PROGRAM.'
  return error('GPU308', `The bridge for the whole machine cannot be made or removed: ${why}.`, fix)
}

function foreign(path: string): Problem {
  const fix = 'It stays as it is. Use the bridge of one program: nix-cuda run -- PROGRAM.'
  return error('GPU308', `${path} is there and was not made by this action.`, fix, { subject: { path } })
}

function inUse(path: string): Problem {
  const message = `Other jobs use ${path}, which has another driver.`
  return error('GPU308', message, 'Wait until they have ended.', { subject: { path } })
}
