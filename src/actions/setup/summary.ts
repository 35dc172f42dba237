/** What setup did, for the job summary: one line that unfolds. Pure. */

import { counted, folded, joinParts, markdownTable, plainText } from '../../report/markdown.ts'
import { cacheMarkdown } from './examination/cache-table.ts'
import type { Machine } from './provider.ts'

/** The machine as GitHub Markdown; what it warned of is counted, since each warning is an annotation too. */
export function machineSummary(machine: Machine): string {
  const { rows, seconds, found } = machine
  const content = joinParts(
    [
      markdownTable(['Setup', ''], [...rows, ['Seconds', phases(seconds)]]),
      found.caches.length > 0 ? cacheMarkdown(found.caches) : '',
    ],
    'the log has everything',
  )
  return `${folded(title(machine), content.trimEnd())}\n`
}

function title({ found: { nix, flox, caches }, warnings, seconds }: Machine): string {
  const working = caches.filter(({ state }) => state === 'usable' || state === 'slow').length
  const words = [
    `Nix ${nix?.version}${flox ? ` and Flox ${flox.version}` : ''} ready in ${(seconds['all'] ?? 0).toFixed(1)} s`,
    ...(caches.length > 0 ? [`${working} of ${counted(caches.length, 'cache')} can be used`] : []),
    ...(warnings.length > 0 ? [`⚠️ ${counted(warnings.length, 'warning')}`] : []),
  ]
  return plainText(words.join(', '))
}

/** `install 1.2, configure 0.1`, without what is too short to matter and without the sum. */
function phases(seconds: Machine['seconds']): string {
  const worth = Object.entries(seconds).filter(([phase, spent]) => phase !== 'all' && spent >= 0.05)
  return [...worth, ['all', seconds['all'] ?? 0] as const]
    .map(([phase, spent]) => `${phase} ${spent.toFixed(1)}`)
    .join(', ')
}
