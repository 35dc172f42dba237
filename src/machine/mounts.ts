import type { Host } from '../runner/host.ts'

/** One line of /proc/self/mountinfo. https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
export interface Mount {
  readonly at: string
  /** The folder of the file system that is seen here; `/` unless it is a bind mount or a subvolume. */
  readonly root: string
  /** As in `ext4`, `tmpfs` or `overlay`. */
  readonly type: string
  readonly readOnly: boolean
}

/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
export async function readMounts(host: Pick<Host, 'files'>): Promise<readonly Mount[]> {
  return parseMounts(await host.files.readFile('/proc/self/mountinfo', 'utf8').catch(() => ''))
}

/** Lines that are not as the manual says are left out. */
export function parseMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [left, right] = line.split(' - ')
    const [, , , root, at, options] = left?.split(' ') ?? []
    const [type, , superOptions] = right?.split(' ') ?? []
    if (root === undefined || at === undefined || options === undefined || type === undefined) return []
    const readOnly = [...options.split(','), ...(superOptions ?? '').split(',')].includes('ro')
    return [{ at: unescaped(at), root: unescaped(root), type, readOnly }]
  })
}

/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  let found: Mount | undefined
  for (const mount of mounts) {
    if (isWithin(path, mount.at) && mount.at.length >= (found?.at.length ?? 0)) found = mount
  }
  return found
}

/** The mounts at a folder and below it. */
export function mountsWithin(mounts: readonly Mount[], folder: string): readonly Mount[] {
  return mounts.filter((mount) => isWithin(mount.at, folder))
}

/** Whether a path is the folder or lies in it; both absolute and without `..`. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}
