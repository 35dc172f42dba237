/** What an archive may become on the disk: a small one that was made for it could fill any disk before its hash is known. */
import { join } from 'node:path'
import type { Host } from '../../runner/host.ts'

/** Ten times what a release has: 88 MB for upstream's 2.16.1, and some thousand files and folders at most. */
const mostBytes = 1024 ** 3
const mostEntries = 50_000
/** Milliseconds between two looks at the free room; a fast disk takes 200 MB in them. */
const lookEvery = 100

/** A tree that was unpacked, measured without following a link. */
export interface Tree {
  /** On the disk, files alone. Both figures end soon after their limit. */
  readonly bytes: number
  readonly entries: number
  /** The first thing found that no store path has; part of a sentence. */
  readonly strange: string | undefined
}

/** Why a tree is too large, as part of a sentence; undefined when it is not. Pure. */
export function tooLarge({ bytes, entries }: Pick<Tree, 'bytes' | 'entries'>): string | undefined {
  if (bytes > mostBytes) return `it unpacks to more than ${mostBytes} bytes`
  return entries > mostEntries ? `it unpacks to more than ${mostEntries} files` : undefined
}

/**
 * Measures a tree and looks for what no store path has: anything but files, folders and symlinks, a file with another
 * name (which may lie outside; upstream packs with --hard-dereference, NixOS/nix packaging/binary-tarball.nix), set-user-ID
 * or set-group-ID, and what this process cannot read or name.
 */
export async function measureTree(host: Pick<Host, 'files'>, folder: string): Promise<Tree> {
  const tree: { bytes: number; entries: number; strange: string | undefined } = {
    bytes: 0,
    entries: 0,
    strange: undefined,
  }
  const look = async (path: string, kind: 'folder' | 'file'): Promise<void> => {
    if (tooLarge(tree)) return
    if (kind === 'file') {
      const { blocks, nlink, mode } = await host.files.lstat(path)
      tree.bytes += blocks * 512
      if (nlink > 1) note(path, 'is a hard link')
      else if ((mode & 0o6000) !== 0) note(path, 'is set-user-ID or set-group-ID')
      return
    }
    const entries = await host.files.readdir(path, { withFileTypes: true })
    tree.entries += entries.length
    await Promise.all(
      entries.map((entry) => {
        const inner = join(path, entry.name)
        if (entry.isDirectory()) return look(inner, 'folder').catch((cause) => unreadable(inner, cause))
        if (entry.isFile()) return look(inner, 'file').catch((cause) => unreadable(inner, cause))
        return entry.isSymbolicLink() ? undefined : note(inner, 'is not a file, folder or symlink')
      }),
    )
  }
  const note = (path: string, what: string): void => {
    tree.strange ??= `${JSON.stringify(path.slice(folder.length + 1).slice(0, 200))} ${what}`
  }
  const unreadable = (path: string, cause: NodeJS.ErrnoException): void =>
    note(path, `cannot be read (${cause.code ?? cause.message})`)
  await look(folder, 'folder')
  return tree
}

/**
 * Does work that fills a folder, and stops it when the folder becomes too large: looks at the file system's free room,
 * and measures the folder when that has dropped by as much, for others write too. Gives why the work was stopped.
 */
export async function withinLimits<T>(
  host: Host,
  folder: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly result: T; readonly why: string | undefined }> {
  const [stop, done] = [new AbortController(), new AbortController()]
  const watching = watch(host, folder, done.signal)
    .catch(() => undefined) // what cannot be watched is still measured at the end
    .then((why) => {
      if (why) stop.abort()
      return why
    })
  try {
    const result = await work(AbortSignal.any([host.cancelled, stop.signal]))
    return { result, why: stop.signal.aborted ? await watching : undefined }
  } finally {
    done.abort()
  }
}

async function watch(host: Host, folder: string, done: AbortSignal): Promise<string | undefined> {
  let before = await roomAround(host, folder)
  while (!done.aborted) {
    await host.clock.sleep(lookEvery, done)
    const now = await roomAround(host, folder)
    if (!tooLarge({ bytes: before.bytes - now.bytes, entries: before.entries - now.entries })) continue
    const why = tooLarge(await measureTree(host, folder))
    if (why) return why
    before = now
  }
  return undefined
}

/** Free bytes and files of a file system; where it has no limit of files, both are 0. */
async function roomAround(host: Host, folder: string): Promise<{ readonly bytes: number; readonly entries: number }> {
  const { bsize, bfree, ffree } = await host.files.statfs(folder)
  return { bytes: bsize * bfree, entries: ffree }
}
