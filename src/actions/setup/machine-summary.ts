/** What setup did, for the job summary: one line that unfolds. Pure. */

import { inGigabytes } from '../../machine/disk-advice.ts'
import { counted, escapeHtml, folded, joinParts, markdownTable } from '../../report/markdown.ts'
import { cacheMarkdown } from './cache-table.ts'
import type { ReadyMachine } from './prepare-machine.ts'

/** The machine as GitHub Markdown; what it warned of is counted, since each warning is an annotation too. */
export function machineSummary(machine: ReadyMachine): string {
  const { nix, flox, examined, kvm, free, seconds, warnings } = machine
  const { version, program } = nix.nix
  const disk = free && [
    'Free where the store is',
    `${inGigabytes(free.before)} before, ${inGigabytes(free.after)} after setup`,
  ]
  const rows = [
    ['Nix', `${version} (${program}), ${nix.installed ? 'installed by this job' : 'was there'}, ${nix.mode}`],
    ...(flox ? [['Flox', `${flox.flox.version} (${flox.flox.program})`]] : []),
    ['Place', nix.place],
    ['Sandbox', examined.sandbox],
    ['KVM', kvm],
    ...(disk ? [disk] : []),
    ['Seconds', phases(seconds)],
  ]
  const content = joinParts(
    [markdownTable(['Setup', ''], rows), examined.caches.length > 0 ? cacheMarkdown(examined.caches) : ''],
    'the log has everything',
  )
  return `${folded(title(machine, warnings.length), content.trimEnd())}\n`
}

function title({ nix, flox, examined, seconds }: ReadyMachine, warnings: number): string {
  const working = examined.caches.filter(({ state }) => state === 'usable' || state === 'slow').length
  const words = [
    `Nix ${nix.nix.version}${flox ? ` and Flox ${flox.flox.version}` : ''} ready in ${(seconds['all'] ?? 0).toFixed(1)} s`,
    ...(examined.caches.length > 0 ? [`${working} of ${counted(examined.caches.length, 'cache')} can be used`] : []),
    ...(warnings > 0 ? [`⚠️ ${counted(warnings, 'warning')}`] : []),
  ]
  return escapeHtml(words.join(', '))
}

/** `install 1.2, configure 0.1`, without what is too short to matter and without the sum. */
function phases(seconds: ReadyMachine['seconds']): string {
  const worth = Object.entries(seconds).filter(([phase, spent]) => phase !== 'all' && spent >= 0.05)
  return [...worth, ['all', seconds['all'] ?? 0] as const]
    .map(([phase, spent]) => `${phase} ${spent.toFixed(1)}`)
    .join(', ')
}
