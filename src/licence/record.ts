/** What is known of the licences of what is handed out: for the summary, JSON and evidence. Pure. */
import { type ClassifiedFile, fileClasses } from './classify.ts'
import type { DoubtfulPath } from './contents.ts'

/**
 * Who can read a destination. `private`: only those whom you give access. `licensed`: only those who hold a licence of NVIDIA
 * for what lies there. `public`: anybody.
 */
export const visibilities = ['private', 'licensed', 'public'] as const
export type Visibility = (typeof visibilities)[number]

export interface Destination {
  /** As messages call it: `s3://acme-cache`, `the cache of this repository`. Never a secret. */
  readonly name: string
  readonly visibility: Visibility
}

export interface LicenceRecord {
  readonly destination: Destination
  /** Store paths that were judged. */
  readonly paths: number
  /** Those that are unfree or of unknown licence, with what NVIDIA's EULA says of their files. */
  readonly doubtful: readonly DoubtfulPath[]
  /** Why the user may hand them out, as the user said it; null where nobody said so. */
  readonly acknowledgement: string | null
}

/** Groups of doubtful paths, for messages: by the class of their files, else by what stands against them. */
const doubtGroups = [...fileClasses, 'no file of NVIDIA', 'unknown'] as const
export type DoubtGroup = (typeof doubtGroups)[number]

function groupOf({ verdict, class: worst }: DoubtfulPath): DoubtGroup {
  if (verdict === 'unknown') return 'unknown'
  return worst ?? 'no file of NVIDIA'
}

/** Paths and files that are named in one message. */
const shownPaths = 5
const shownFiles = 3

/** `cuda12.4-cuda_nvcc-12.4.131 (bin/nvcc, bin/ptxas and 8 more), …`: the paths of one group. */
export function namePaths(paths: readonly DoubtfulPath[]): string {
  const names = paths.slice(0, shownPaths).map(({ path, class: worst, counts, examples }) => {
    const name = path.replace(/.*\/(?:[0-9a-z]{32}-)?/, '')
    if (worst === null) return name
    const files = examples.filter((one) => one.class === worst)
    const shown = files.slice(0, shownFiles)
    const rest = counts[worst] - shown.length
    return `${name} (${shown.map(fileText).join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`
  })
  const rest = paths.length - names.length
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function fileText({ file, class: of, of: whose }: ClassifiedFile): string {
  return of === 'other licence' ? `${file}, ${whose}` : file
}

/** `1 with files that NVIDIA’s EULA lists: cudart-lib (lib/libcudart.so.12); 2 of unknown licence: a, b`. */
export function nameGroups(doubtful: readonly DoubtfulPath[]): string {
  return groupsOf(doubtful)
    .map(([group, paths]) => `${paths.length} ${groupText[group]}: ${namePaths(paths)}`)
    .join('; ')
}

/** Groups that have paths, in a fixed order. */
export function groupsOf(
  doubtful: readonly DoubtfulPath[],
): readonly (readonly [DoubtGroup, readonly DoubtfulPath[]])[] {
  return doubtGroups
    .map((group) => [group, doubtful.filter((one) => groupOf(one) === group)] as const)
    .filter(([, paths]) => paths.length > 0)
}

/** One line for a summary. */
export function describeRecord({ destination, paths, doubtful, acknowledgement }: LicenceRecord): string {
  const { name, visibility } = destination
  const judged = `${paths} store ${paths === 1 ? 'path' : 'paths'} for ${name} (${visibility})`
  if (doubtful.length === 0) return `${judged}: nothing is known against any`
  const counts = groupsOf(doubtful).map(([group, of]) => `${of.length} ${groupText[group]}`)
  return `${judged}: ${counts.join(', ')}${acknowledgement === null ? '' : `; acknowledged: ${acknowledgement}`}`
}

const groupText: Readonly<Record<DoubtGroup, string>> = {
  listed: 'with files that NVIDIA’s EULA lists',
  'other licence': 'with files of other NVIDIA licences',
  'not listed': 'with files that NVIDIA’s EULA does not list',
  'no file of NVIDIA': 'under an unfree licence',
  unknown: 'of unknown licence',
}
