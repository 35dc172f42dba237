/** Paths inside the file system of an image, whose links count from its own root. */
import { join } from 'node:path'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** As Linux: path_resolution(7). */
const mostLinks = 40

export class PathError extends Error {}

/**
 * The path on this machine of a path inside, every link resolved within the root, the last one too. What is not there yet is kept as it
 * is named. Nothing leads out of the root. Throws a PathError for links in a circle.
 */
export async function resolveInside(host: Pick<Host, 'files'>, root: string, path: string): Promise<string> {
  const pending = path.split('/').reverse()
  let at = ''
  for (let links = 0; pending.length > 0; ) {
    const part = pending.pop()
    if (part === undefined || part === '' || part === '.') continue
    if (part === '..') {
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')))
      continue
    }
    const next = `${at}/${part}`
    const target = await linkTarget(host, join(root, next))
    if (target === undefined) at = next
    else if (++links > mostLinks) throw new PathError(`${path} has links in a circle`)
    else {
      if (target.startsWith('/')) at = ''
      pending.push(...target.split('/').reverse())
    }
  }
  return join(root, at)
}

async function linkTarget(host: Pick<Host, 'files'>, path: string): Promise<string | undefined> {
  try {
    return await host.files.readlink(path)
  } catch (cause) {
    // EINVAL: there, and no link. ENOTDIR and ENOENT: whoever opens it says so.
    if (['EINVAL', 'ENOENT', 'ENOTDIR'].some((code) => isErrno(cause, code))) return undefined
    throw cause
  }
}

/** Whether a file of the image is there, and where; undefined for anything but a regular file. */
export async function fileInside(host: Pick<Host, 'files'>, root: string, path: string): Promise<string | undefined> {
  const real = await resolveInside(host, root, path).catch(() => undefined)
  const stat = real === undefined ? undefined : await host.files.lstat(real).catch(() => undefined)
  return stat?.isFile() ? real : undefined
}
