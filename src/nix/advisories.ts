import { error, type Problem, warning } from '../model/problem.ts'
import type { Nix } from './find.ts'

/** Security holes that were published together, and the releases that fixed them. */
export interface Advisory {
  /** What it is known by. */
  readonly ids: readonly string[]
  /** What the holes allow, in a few words. */
  readonly allows: string
  /** The day on which the first fix was published, YYYYMMDD as in the version of a pre-release. */
  readonly published: string
  readonly source: string
  /**
   * The first fixed release of each line that got one, newest first, by who numbers them. Lines between and before them
   * stay as they are; lines after them have the fix from their beginning.
   */
  readonly fixed: Readonly<Record<'nix' | 'lix' | 'determinate', readonly [string, ...string[]]>>
}

/** Newest first. `scripts/update-releases.ts` names the advisories of NixOS/nix that are not here. */
export const advisories: readonly Advisory[] = [
  {
    ids: [
      ...['CVE-2026-110449', 'CVE-2026-110450', 'CVE-2026-110451', 'CVE-2026-110453'],
      ...['GHSA-25vp-6h23-hj3g', 'GHSA-92x5-h528-wrmw', 'GHSA-jwvx-xq5j-gc56', 'GHSA-m4vq-qf6v-82pj'],
    ],
    allows: 'evaluation writes to memory that is not its own, repair of a path makes root, the sandbox of macOS leaks',
    published: '20261013',
    source: 'https://github.com/NixOS/nix/security/advisories',
    fixed: { nix: ['2.35.3', '2.34.9', '2.31.6', '2.30.6', '2.28.8'], lix: ['2.95.4'], determinate: ['3.23.2'] },
  },
]

type Version = Pick<Nix, 'version' | 'fork' | 'determinate'>

/** One advisory that concerns a version, and the release to take instead. */
export interface Concern {
  readonly advisory: Advisory
  /** The fixed release of its own line; of the next newer line where its own got none. */
  readonly fixed: string
}

/** The advisories that concern this Nix. A version that is not a number concerns none. Pure. */
export function concernsOf(nix: Version, known: readonly Advisory[] = advisories): readonly Concern[] {
  const by = nix.determinate !== undefined ? 'determinate' : (nix.fork ?? 'nix')
  const version = parse(nix.determinate ?? nix.version)
  if (!version) return []
  return known.flatMap((advisory) => {
    const lines = advisory.fixed[by]
    const fixed = lines.findLast((release) => compareLines(release, version) >= 0) ?? lines[0]
    return isBefore(version, fixed, advisory.published) ? [{ advisory, fixed }] : []
  })
}

/**
 * INS036 for a Nix with known holes: an error where the user requires that there are none, else a warning. `update` says
 * how this Nix gets to be the fixed release. Pure.
 */
export function adviseAgainst(nix: Version, required: boolean, update: (fixed: string) => string): readonly Problem[] {
  const name = nix.determinate ? `Determinate Nix ${nix.determinate}` : `${nix.fork ? 'Lix' : 'Nix'} ${nix.version}`
  return concernsOf(nix).map(({ advisory, fixed }) => {
    const message = `${name} has known security holes (${advisory.ids.join(', ')}): ${advisory.allows}.`
    return (required ? error : warning)('INS036', message, update(fixed), { source: advisory.source })
  })
}

interface Parsed {
  readonly numbers: readonly [major: number, minor: number, patch: number]
  /** The day of a pre-release (`2.36.0pre20260901_1a2b3c4`), empty where its version does not say it. */
  readonly pre: string | undefined
}

function parse(text: string): Parsed | undefined {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:pre(\d{8})?|-pre)?/.exec(text)
  if (!match) return undefined
  const [whole, major, minor, patch = '0', day = ''] = match
  return { numbers: [Number(major), Number(minor), Number(patch)], pre: whole.includes('pre') ? day : undefined }
}

/** Positive where the release is of a newer line (major and minor) than the version. */
function compareLines(release: string, { numbers: [major, minor] }: Parsed): number {
  const [otherMajor = 0, otherMinor = 0] = release.split('.').map(Number)
  return otherMajor - major || otherMinor - minor
}

function isBefore(version: Parsed, fixed: string, published: string): boolean {
  const patch = Number(fixed.split('.')[2])
  const line = compareLines(fixed, version)
  if (line !== 0) return line > 0 || (version.pre !== undefined && version.pre < published)
  return version.numbers[2] < patch || (version.numbers[2] === patch && version.pre !== undefined)
}
