import { randomBytes } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { Outcome } from '../runner/exec.ts'
import { isErrno } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { type Limit, limitTo } from '../runner/limit.ts'
import { type Mount, mountsWithin, readMounts } from './mounts.ts'
import { emptyReclaim, processName, type Reclaim, type ReclaimedPart, type ReclaimOrder } from './reclaim.ts'
import { chooseParts, type ImagePart } from './reclaim-parts.ts'

/** Folders that one part is cut into, if it has so many; one `rm` removes several. */
const pieces = 64
const depth = 3
/** Seconds for one program. */
const timeout = 900
const environment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' }

/**
 * The process that removes: takes a `ReclaimOrder` as its one argument and writes a `Reclaim` as it goes. It knows the
 * paths by itself; the order has names only. Gives its exit code.
 */
export async function runReclaimWorker(host: Host, args: readonly string[]): Promise<0 | 1> {
  const order = JSON.parse(args[0] ?? '') as ReclaimOrder
  const { parts } = chooseParts(order.parts)
  const mounts = await readMounts(host)
  const spaces = await Promise.all(
    parts.flatMap(({ paths }) => paths).map((path) => fileSystemOf(host, order.root, path)),
  )
  const folders = [...new Map(spaces).values()]
  const freeBefore = await freeBytes(folders)
  const worker = await processName(host, host.pid)
  let reclaim: Reclaim = { ...emptyReclaim(order), state: 'running', worker, freeBefore, freeNow: freeBefore }
  const report = serially(async (change: Partial<ReclaimedPart> & { readonly name?: string; readonly done?: true }) => {
    const { name, done, ...more } = change
    const freeNow = await freeBytes(folders)
    reclaim = {
      ...reclaim,
      state: done ? 'done' : 'running',
      seconds: (host.clock.now() - order.begun) / 1_000,
      freeNow,
      freedBytes: Math.max(0, freeNow - freeBefore),
      parts: reclaim.parts.map((part) => (part.name === name ? { ...part, ...more } : part)),
    }
    await write(host, order.file, reclaim)
  })
  await report({})
  // Reading the disk takes most of the time, so that more removals than cores pay.
  const limit = limitTo(Math.max(8, 2 * availableParallelism()))
  await Promise.all(
    parts.map(async (part) => {
      const begun = host.clock.now()
      await report({ name: part.name, state: 'removing' })
      const removed = await removePart({ host, root: order.root, mounts, limit }, part)
      await report({ name: part.name, ...removed, seconds: (host.clock.now() - begun) / 1_000 })
    }),
  )
  await report({ done: true })
  return reclaim.parts.some(({ state }) => state === 'failed') ? 1 : 0
}

interface Removal {
  readonly host: Host
  readonly root: string
  readonly mounts: readonly Mount[]
  readonly limit: Limit
}

type Removed = { readonly state: ReclaimedPart['state']; readonly errors: readonly string[] }

async function removePart(removal: Removal, part: ImagePart): Promise<Removed> {
  const results = await Promise.all([
    ...part.paths.map((path) => removeFolder(removal, path)),
    ...(part.dockerImages ? [removeImages(removal, part.dockerImages)] : []),
  ])
  const errors = results.flatMap((result) => result.errors)
  const states = results.map(({ state }) => state)
  if (errors.length > 0) return { state: 'failed', errors }
  return { state: states.includes('removed') ? 'removed' : 'absent', errors }
}

async function removeFolder(removal: Removal, path: string): Promise<Removed> {
  const { host, root, mounts, limit } = removal
  const folder = join(root, path)
  try {
    if (!(await isPlainFolder(host, root, folder))) return { state: 'absent', errors: [] }
    const mounted = mountsWithin(mounts, folder)[0]
    if (mounted) return { state: 'failed', errors: [`${mounted.at} is a mount point`] }
    const inner = await cut(host, folder)
    const size = Math.max(1, Math.ceil(inner.length / pieces))
    const batches = Array.from({ length: Math.ceil(inner.length / size) }, (_, at) =>
      inner.slice(at * size, (at + 1) * size),
    )
    // What fails here is met again, and told, when the folder itself goes.
    await Promise.all(batches.map((batch) => limit(() => rm(host, batch))))
    const outcome = await limit(() => rm(host, [folder]))
    return outcome.kind === 'exited' && outcome.code === 0
      ? { state: 'removed', errors: [] }
      : { state: 'failed', errors: [...why(outcome)] }
  } catch (cause) {
    return { state: 'failed', errors: [cause instanceof Error ? cause.message : String(cause)] }
  }
}

/**
 * Whether a folder is there and reached without symlinks; throws an Error where a symlink or a file is in the way. Others
 * cannot change that meanwhile: the folders above belong to root.
 */
async function isPlainFolder(host: Host, root: string, folder: string): Promise<boolean> {
  const above: string[] = []
  for (let at = folder; at !== root && at !== dirname(at); at = dirname(at)) above.unshift(at)
  for (const at of above) {
    try {
      const stat = await host.files.lstat(at)
      if (!stat.isDirectory()) throw new Error(`${at} is ${stat.isSymbolicLink() ? 'a symlink' : 'not a folder'}`)
    } catch (cause) {
      if (isErrno(cause, 'ENOENT')) return false
      throw cause
    }
  }
  return true
}

/** Folders below that together hold most of it, for several processes to share. */
async function cut(host: Host, folder: string): Promise<readonly string[]> {
  let level: readonly string[] = [folder]
  for (let step = 0; step < depth && level.length < pieces; step += 1) {
    const next = await Promise.all(level.map((at) => subfolders(host, at)))
    if (next.every((found) => found.length === 0)) break
    // One that has no folders in it stays a piece of its own.
    level = level.flatMap((at, index) => (next[index]?.length ? (next[index] ?? []) : [at]))
  }
  return level.filter((at) => at !== folder)
}

async function subfolders(host: Host, folder: string): Promise<readonly string[]> {
  const entries = await host.files.readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))
}

/** GNU rm removes symlinks, never what they point to, and opens folders without following. */
function rm(host: Host, paths: readonly string[]): Promise<Outcome> {
  return host.exec({ argv: ['rm', '-rf', '--one-file-system', '--', ...paths], env: environment, timeout })
}

async function removeImages({ host }: Removal, wanted: readonly string[]): Promise<Removed> {
  const ask = ['docker', 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'] as const
  const listed = await host.exec({ argv: ask, env: environment, timeout: 60 })
  if (listed.kind !== 'exited' || listed.code !== 0) return { state: 'absent', errors: [] }
  const found = listed.stdout.split('\n').filter((name) => wanted.includes(name))
  if (found.length === 0) return { state: 'absent', errors: [] }
  // Without --force: an image that a container of this job uses stays.
  const outcome = await host.exec({ argv: ['docker', 'image', 'rm', ...found], env: environment, timeout })
  return outcome.kind === 'exited' && outcome.code === 0
    ? { state: 'removed', errors: [] }
    : { state: 'failed', errors: [...why(outcome)] }
}

function why(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'not-started') return [outcome.reason]
  return outcome.stderrTail.length > 0 ? outcome.stderrTail.slice(0, 3) : [outcome.kind]
}

/** The file system of the nearest folder that exists: its number, and the folder. */
async function fileSystemOf(host: Host, root: string, path: string): Promise<readonly [number, string]> {
  for (let folder = join(root, path); ; folder = dirname(folder)) {
    const stat = await host.files.lstat(folder).catch(() => undefined)
    // A folder above the part: the part itself will be gone.
    if (stat?.isDirectory() && folder !== join(root, path)) return [stat.dev, folder]
    if (folder === dirname(folder)) return [0, folder]
  }
}

async function freeBytes(folders: readonly string[]): Promise<number> {
  const free = await Promise.all(
    folders.map((folder) =>
      statfs(folder).then(
        ({ bsize, bavail }) => bsize * bavail,
        () => 0,
      ),
    ),
  )
  return free.reduce((sum, bytes) => sum + bytes, 0)
}

/** One call after the other. */
function serially<A>(work: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return (argument) => {
    const mine = last.then(() => work(argument))
    last = mine.catch(() => {})
    return mine
  }
}

/** Readable for the user of the job, who is not root; the folder is closed to others. */
async function write(host: Host, file: string, reclaim: Reclaim): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.new`
  await host.files.writeFile(temporary, `${JSON.stringify(reclaim)}\n`, { mode: 0o644, flag: 'wx' })
  await host.files.chmod(temporary, 0o644)
  await host.files.rename(temporary, file)
}
