import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { Host } from './host.ts'

/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700.
 */
export async function writeAtomically(host: Pick<Host, 'files'>, path: string, content: string): Promise<void> {
  await host.files.mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomBytes(6).toString('hex')}.new`
  const handle = await host.files.open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await host.files.rename(temporary, path)
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

/** Whether a caught value is a system error with this code, as in `ENOENT`. */
export function isErrno(cause: unknown, code: string): boolean {
  return cause instanceof Error && (cause as NodeJS.ErrnoException).code === code
}
