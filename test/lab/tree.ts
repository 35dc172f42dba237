import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A hash over the names and contents of all files below a folder. */
export function hashFiles(folder: string): string {
  const hash = createHash('sha256')
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const content = readFileSync(path)
    hash.update(`${path.slice(folder.length)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
