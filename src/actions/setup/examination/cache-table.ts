/** The table of the cache check, for the log and for the summary. Pure. */

import type { CacheRow, CacheState } from '../../../binary-cache/check.ts'
import { markdownTable } from '../../../report/markdown.ts'
import { textTable } from '../../../report/text-table.ts'

const words: Readonly<Record<CacheState, string>> = {
  usable: 'usable',
  unreachable: 'cannot be reached',
  refused: 'answers with an error',
  untrusted: 'not allowed for this user',
  'missing-key': 'its key is not trusted',
  'wrong-store-dir': 'for another store folder',
  slow: 'slow',
  unknown: 'not known',
}
const askers: Readonly<Record<CacheRow['asked'], string>> = { daemon: 'daemon', nix: 'Nix', action: 'this action' }
const header = ['Cache', 'State', 'Priority', 'Time', 'Asked by', 'Detail', 'What to do']

/** Padded columns, in the order of the rows. */
export function cacheTable(rows: readonly CacheRow[]): string {
  return textTable([header, ...rows.map(cells)])
}

export function cacheMarkdown(rows: readonly CacheRow[]): string {
  return markdownTable(header, rows.map(cells))
}

function cells(row: CacheRow): readonly string[] {
  const time = row.milliseconds === undefined ? '–' : `${Math.round(row.milliseconds)} ms`
  const priority = row.priority === undefined ? '–' : String(row.priority)
  return [row.name, words[row.state], priority, time, askers[row.asked], row.detail, row.fix]
}
