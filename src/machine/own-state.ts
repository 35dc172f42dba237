import { dirname, join } from 'node:path'
import { error, ProblemError } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'
import { stateFolder } from '../runner/state-folder.ts'

/** In the state folder; what this action created on the machine. */
export function journalPath(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(stateFolder(host), 'journal.json')
}

/**
 * Throws ProblemError INS003 where somebody else could have written the journal, by which root removes things: where the
 * state folder or the journal is a link or of another type, or others may write to it; as root also where one of them or a
 * folder above belongs to another user. What is not there yet passes.
 */
export async function insistOwnState(host: Pick<Host, 'env' | 'uid' | 'platform' | 'files'>): Promise<void> {
  const folder = stateFolder(host)
  const above = host.uid === 0 ? foldersAbove(folder) : []
  for (const path of [...above, folder, journalPath(host)]) {
    const stat = await host.files.lstat(path).catch(() => undefined)
    if (!stat) continue
    const right = path === journalPath(host) ? stat.isFile() : stat.isDirectory()
    if (!right) throw foreign(path, stat.isSymbolicLink() ? 'it is a symlink' : 'it has another file type')
    if (host.uid === 0 && stat.uid !== 0) throw foreign(path, `it belongs to user ${stat.uid}`)
    if ((stat.mode & 0o022) !== 0) throw foreign(path, 'other users can write to it')
  }
}

/** From the top: `/var/lib/x` → `/var`, `/var/lib`. */
function foldersAbove(path: string): readonly string[] {
  const parent = dirname(path)
  return parent === '/' ? [] : [...foldersAbove(parent), parent]
}

function foreign(path: string, why: string): ProblemError {
  const fix =
    'Check who created it; a journal that other users can change is not followed. If it is yours, run `chmod go-w` on it.'
  return new ProblemError(error('INS003', `The journal of this machine is not trusted: ${path}: ${why}.`, fix))
}
