import { dirname, join } from 'node:path'
import { readSaved } from '../model/saved.ts'
import { isErrno, readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'

/** In the state folder; says which folders were made for it, so that they can go with it. */
export const madeFoldersFile = 'made.json'

/** Makes the state folder (0755) where it is missing, and writes down in it which folders that took. */
export async function makeStateFolder(host: Pick<Host, 'files'>, folder: string): Promise<void> {
  const first = await host.files.mkdir(folder, { recursive: true, mode: 0o755 })
  if (first === undefined) return
  const document = { schema: 'made/1', folders: between(first, folder) }
  await writeAtomically(host, join(folder, madeFoldersFile), `${JSON.stringify(document)}\n`)
}

/** The folders above the state folder that were made for it, innermost first. What cannot be read counts as none. */
export async function foldersMadeAbove(host: Pick<Host, 'files'>, folder: string): Promise<readonly string[]> {
  const text = await readIfPresent(host, join(folder, madeFoldersFile)).catch(() => undefined)
  const load = async () => (await import('./schema.ts')).madeFolders
  const made = await readSaved(text, load)
  const first = made?.folders[0]
  return first === undefined || !folder.startsWith(`${first}/`) ? [] : between(first, dirname(folder)).toReversed()
}

/** The folder and those above it that are not there, outermost first. What nobody lets us look at counts as there. */
export async function missingFolders(
  host: Pick<Host, 'files'>,
  path: string,
  exists = (folder: string) => mayExist(host, folder),
): Promise<readonly string[]> {
  if (path === dirname(path) || (await exists(path))) return []
  return [...(await missingFolders(host, dirname(path), exists)), path]
}

/** Whether something has that name, as far as can be seen. */
export function mayExist(host: Pick<Host, 'files'>, path: string): Promise<boolean> {
  return host.files.lstat(path).then(
    () => true,
    (cause: unknown) => !isErrno(cause, 'ENOENT') && !isErrno(cause, 'ENOTDIR'),
  )
}

/** `/a/b` and `/a/b/c/d` → `/a/b`, `/a/b/c`, `/a/b/c/d`. */
function between(first: string, last: string): readonly string[] {
  return last === first || dirname(last) === last ? [last] : [...between(first, dirname(last)), last]
}
