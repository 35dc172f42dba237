import { basename, join } from 'node:path'
import type { Host } from '../runner/host.ts'

/**
 * Regular files of a store path, by their paths in it and sorted, or its own name without the hash where it is a file;
 * symbolic links are not followed. Undefined for what cannot be read.
 */
export async function filesIn(host: Pick<Host, 'files'>, path: string): Promise<readonly string[] | undefined> {
  const found: string[] = []
  const folders = ['']
  try {
    const stat = await host.files.lstat(path)
    if (!stat.isDirectory()) return stat.isFile() ? [basename(path).replace(/^[0-9a-z]{32}-/, '')] : []
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of await host.files.readdir(join(path, folder), { withFileTypes: true })) {
        const at = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory()) folders.push(at)
        else if (entry.isFile()) found.push(at)
      }
    }
    return found.sort()
  } catch {
    return undefined
  }
}
