/** What the manifest of Nix releases lacks, from what a server of releases and public files on GitHub say. Pure: no I/O. */
import { type System, systems } from '../../src/model/system.ts'
import { type Advisory, advisories, concernsOf } from '../../src/nix/advisories.ts'
import { compareReleases, defaultVersion, type Manifest, releases } from '../../src/nix/install/releases.ts'

/** What is known about one archive: its digest, and how many owners of public files beside the server name it; or why not. */
export type Answer = { readonly sha256: string; readonly others: number } | { readonly why: string }

export interface Facts {
  /** Version → system → answer. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<System, Answer>>
  /** Versions that were asked for by name: what is not known of them is said too. */
  readonly named: readonly string[]
  /** Advisories that NixOS/nix has published: id and day, YYYYMMDD. */
  readonly published: readonly { readonly id: string; readonly day: string }[]
}

/** Two values of it are in use: see src/nix/install/releases.ts. */
const disputed: readonly string[] = ['2.34.4 x86_64-linux']

/** One sentence for each difference, without a line break; nothing where manifest and table of advisories are up to date. */
export function findDifferences(
  { answers, named, published }: Facts,
  manifest: Manifest = releases,
  known: readonly Advisory[] = advisories,
): readonly string[] {
  const archives = [...answers].flatMap(([version, bySystem]) =>
    [...bySystem].flatMap(([system, answer]) => {
      const entry = manifest[version]?.[system]
      const name = `${version} ${system}`
      if ('why' in answer) {
        if (entry) return [`${name}: not confirmed: ${answer.why}`]
        return named.includes(version) ? [`${name}: not known: ${answer.why}`] : []
      }
      if (entry?.sha256 === answer.sha256) return []
      if (entry) return [`${name}: the manifest has ${entry.sha256}, the server ${answer.sha256}`]
      if (answer.others > 0) return disputed.includes(name) ? [] : [`${name}: new: ${entryText(answer)}`]
      // What only the server says is not taken; it may be known next week.
      return named.includes(version) ? [`${name}: new: ${entryText(answer)} – find a second source first`] : []
    }),
  )
  if (named.length > 0) return archives
  return [...archives, ...defaultConcerned(manifest, known), ...missingAdvisories(published, known)]
}

/** The entry as it goes into the manifest: the server is one source. */
function entryText({ sha256, others }: { readonly sha256: string; readonly others: number }): string {
  return `{ sha256: '${sha256}', sources: ${others + 1} }`
}

function defaultConcerned(manifest: Manifest, known: readonly Advisory[]): readonly string[] {
  const version = defaultVersion(manifest)
  return concernsOf({ version }, known).map(({ advisory, fixed }) => {
    const there = systems.filter((system) => manifest[fixed]?.[system])
    const hashes = there.length > 0 ? `has hashes for ${there.join(', ')}` : 'has no hash yet'
    return `The default ${version} has known security holes (${advisory.ids.join(', ')}); ${fixed} is fixed and ${hashes}`
  })
}

function missingAdvisories(published: Facts['published'], known: readonly Advisory[]): readonly string[] {
  const ids = known.flatMap((advisory) => advisory.ids)
  const first = known.map((advisory) => advisory.published).sort()[0] ?? ''
  return published
    .filter(({ id, day }) => day >= first && !ids.includes(id))
    .map(({ id }) => `${id} is not in src/nix/advisories.ts: https://github.com/NixOS/nix/security/advisories/${id}`)
}

/**
 * The releases among these tags that the manifest may want: those newer than all it has, those newer than what it has of
 * their line, and the fixed ones of the advisories. Newest first.
 */
export function newReleases(
  tags: readonly string[],
  manifest: Manifest = releases,
  known: readonly Advisory[] = advisories,
): readonly string[] {
  const line = (version: string) => version.split('.').slice(0, 2).join('.')
  const have = Object.keys(manifest).sort(compareReleases)
  const newest = have[0] ?? '0'
  return tags
    .filter((tag) => /^\d+\.\d+\.\d+$/.test(tag) && manifest[tag] === undefined)
    .filter((tag) => {
      const last = have.find((version) => line(version) === line(tag))
      const fixes = known.some(({ fixed }) => fixed.nix.includes(tag))
      return fixes || compareReleases(tag, last ?? newest) < 0
    })
    .sort(compareReleases)
}

/** The differences as the body of an issue. */
export function asMarkdown(differences: readonly string[]): string {
  if (differences.length === 0) return 'The manifest of Nix releases is what the sources say.\n'
  return [
    'The manifest of Nix releases (`src/nix/install/releases.ts`) and the table of advisories (`src/nix/advisories.ts`) are behind:',
    '',
    ...differences.map((one) => `- ${one}`),
    '',
    'A hash is proposed when the release server and the public file of somebody else give the same one.',
    '',
  ].join('\n')
}
