/**
 * One lock for each GPU: flock(2) on a folder with the UUID in its name. The program `flock` takes it and starts the test, which
 * inherits it: the kernel frees it when the test and all that it started are gone, however they ended, and not before.
 * A folder and not a file, because other users may open a folder in /run/lock that they do not own, and no file there
 * (fs.protected_regular, https://docs.kernel.org/admin-guide/sysctl/fs.html).
 */
import { join } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { findProgram, isErrno, isWritable } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { stateFolder } from '../../runner/state-folder.ts'

/** Where programs lie when PATH lacks them. */
const folders = ['/usr/bin', '/bin', '/run/current-system/sw/bin']

/** flock ends with this code when another process holds the lock: that of util-linux without -E, and of BusyBox. */
export const heldCode = 1

/** The program of that name. Throws ProblemError GPU415 where there is none. */
export async function needProgram(host: Pick<Host, 'env' | 'files'>, name: string): Promise<string> {
  const program = await findProgram(host, name, [...(host.env['PATH'] ?? '').split(':'), ...folders])
  if (program !== undefined) return program
  throw new ProblemError(unusable(`${name} was not found on this machine.`, `Install ${name}.`))
}

/** Where the locks of this machine are: all its users can share /run/lock. In containers it must be mounted from the machine. */
export async function lockFolder(host: Pick<Host, 'env' | 'files' | 'uid' | 'platform'>): Promise<string> {
  return (await isWritable(host, '/run/lock')) ? '/run/lock' : stateFolder(host)
}

/** The folder that stands for a GPU, made where it is missing. Throws ProblemError GPU415. */
export async function lockOf(host: Pick<Host, 'files'>, folder: string, id: string): Promise<string> {
  const path = join(folder, `nix-cuda-${id.replaceAll(/[^\w-]/g, '_')}`)
  try {
    await host.files.mkdir(folder, { recursive: true, mode: 0o755 })
    // Whatever the umask is, other users may open a folder that is new.
    const isNew = await host.files.mkdir(path).then(() => true, isThereAlready)
    if (isNew) await host.files.chmod(path, 0o755)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ProblemError(
      unusable(`The lock ${path} cannot be made: ${why}.`, 'Set lock-folder to a folder that this user may write to.'),
    )
  }
  return path
}

function isThereAlready(cause: unknown): false {
  if (isErrno(cause, 'EEXIST')) return false
  throw cause
}

/** GPU415. */
export function unusable(message: string, fix: string): Problem {
  return error('GPU415', message, fix)
}
