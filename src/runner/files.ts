import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { dirname, join } from 'node:path'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import type { Host } from './host.ts'

/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
 */
export async function writeAtomically(host: Pick<Host, 'files'>, path: string, content: string): Promise<void> {
  await host.files.mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomBytes(6).toString('hex')}.new`
  const handle = await host.files.open(temporary, 'wx', 0o600)
  try {
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await host.files.rename(temporary, path)
  } catch (cause) {
    await host.files.rm(temporary, { force: true })
    throw cause
  }
}

/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
export async function readIfPresent(host: Pick<Host, 'files'>, path: string): Promise<string | undefined> {
  try {
    return await host.files.readFile(path, 'utf8')
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return undefined
    throw cause
  }
}

/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
export function isThere(host: Pick<Host, 'files'>, path: string): Promise<boolean> {
  return holds(host.files.lstat(path))
}

/** Whether this process may write to it (access(2)). */
export function isWritable(host: Pick<Host, 'files'>, path: string): Promise<boolean> {
  return holds(host.files.access(path, constants.W_OK))
}

/** Whether it is a file that this process may execute. */
export async function isProgram(host: Pick<Host, 'files'>, path: string): Promise<boolean> {
  if (!(await holds(host.files.access(path, constants.X_OK)))) return false
  return (await host.files.stat(path).catch(() => undefined))?.isFile() ?? false
}

/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
export async function findProgram(
  host: Pick<Host, 'files'>,
  name: string,
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
    const program = join(folder, name)
    if (await isProgram(host, program)) return program
  }
  return undefined
}

/** What Docker and Podman leave in the root of a container. */
export const containerMarks = ['/.dockerenv', '/run/.containerenv'] as const

function holds(question: Promise<unknown>): Promise<boolean> {
  return question.then(
    () => true,
    () => false,
  )
}

/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
export function isDiskFull(cause: unknown): boolean {
  if (isErrno(cause, 'ENOSPC') || isErrno(cause, 'EDQUOT')) return true
  return cause instanceof Error && (cause as { errcode?: unknown }).errcode === 13
}

/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
export function problemsIn(cause: unknown): readonly Problem[] | undefined {
  if (cause instanceof ProblemError) return cause.problems
  if (!(cause instanceof Error && isDiskFull(cause))) return undefined
  const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.'
  return [error('INS045', `A file cannot be written: ${cause.message}.`, fix)]
}

/** Whether a caught value is a system error with this code, as in `ENOENT`. */
export function isErrno(cause: unknown, code: string): boolean {
  return cause instanceof Error && (cause as NodeJS.ErrnoException).code === code
}
