import type { System } from '../model/system.ts'

/** What a package of the vendor is: for dpkg, for rpm, or for macOS's installer. */
export type FloxKind = 'deb' | 'rpm' | 'pkg'

/** What is known about one package. */
export interface FloxRelease {
  /** SHA-256 of `flox-<version>.<system>.<kind>`, 64 hexadecimal digits. */
  readonly sha256: string
  /** How many independent public sources give this value; none gives another. At least 2. */
  readonly sources: number
}

/** By version and system, then by kind. */
export type FloxManifest = Readonly<
  Record<string, Readonly<Partial<Record<System, Readonly<Partial<Record<FloxKind, FloxRelease>>>>>>>
>

/**
 * Packages of https://downloads.flox.dev with a hash that two independent public sources agree on, newest first. None has
 * that so far, so that a hash must be given. `flox-<version>.SHA256SUMS` of the same server is no source: whoever can
 * replace a package there can replace it too.
 */
export const floxReleases: FloxManifest = {}

/** Where the vendor's packages are. https://flox.dev/docs/install-flox/install/ */
export const floxDownloads = 'https://downloads.flox.dev'

/** The source from which an existing Nix builds or fetches Flox. */
export const floxFlake = 'github:flox/flox'

/** The channels that the vendor publishes. https://github.com/flox/install-flox-action (action.yml) */
export const floxChannels = ['stable', 'qa', 'nightly'] as const

export type FloxChannel = (typeof floxChannels)[number]
