import type { System } from '../model/system.ts'

/** What a package of the vendor is: for dpkg, for rpm, or for macOS's installer. */
export type FloxKind = 'deb' | 'rpm' | 'pkg'

/** What is known about one package. */
export interface FloxRelease {
  /** SHA-256 of `flox-<version>.<system>.<kind>`, 64 hexadecimal digits. */
  readonly sha256: string
  /** How many independent public sources give this value; none gives another. */
  readonly sources: number
}

/** By version and system, then by kind. */
export type FloxManifest = Readonly<
  Record<string, Readonly<Partial<Record<System, Readonly<Partial<Record<FloxKind, FloxRelease>>>>>>>
>

const known = (sha256: string, sources: number): FloxRelease => ({ sha256, sources })

/**
 * Packages of https://downloads.flox.dev whose hash others have written down in public before us, newest first: Homebrew
 * for each pkg (https://github.com/Homebrew/homebrew-cask/blob/main/Casks/f/flox.rb), and projects that install a deb by its
 * hash. Nobody has for an rpm: rpm checks a signature. `flox-<version>.SHA256SUMS` of the same server is no source: whoever
 * can replace a package there can replace it too. One source is enough to hold the vendor to: a wrong value refuses a good
 * package, and lets no bad one in unless the server served that very one when it was written down.
 */
export const floxReleases: FloxManifest = {
  '1.14.1': {
    'x86_64-linux': { deb: known('7dfdd1ae576ab7519e5b2bbaa4e76db1265756d23fa6c142671af1d7744dddc0', 1) },
    'aarch64-linux': { deb: known('19937aecc3f711946b3fb7c6e0ec83fdce74f94d59fe5c53566f079f9bc7721c', 1) },
  },
  '1.14.0': {
    'x86_64-darwin': { pkg: known('770fa9ebf06296b08fd8a9d2f75a2440da6a29f6795cb046d2041fd0532109b9', 1) },
    'aarch64-darwin': { pkg: known('cb09a2c152b66231b76828851ef3e8ae6439b4a32e44ff3eb7bdc203f71cddef', 1) },
  },
  '1.12.0': {
    'x86_64-linux': { deb: known('78c9118823a4e7b4f287a632396d9efb4e9044818ac1d4df36a5b96d3d8df159', 1) },
    'aarch64-linux': { deb: known('50d919fd8977510bf24433374b64672932f3d09115cb555a750647f8a2a8050f', 2) },
    'x86_64-darwin': { pkg: known('597df53a8ba66515058243e31b28e92f9284f2e9fd56d86c424eb1b782e74f8b', 1) },
    'aarch64-darwin': { pkg: known('1a30d001ca2bb7506b551528cc68bc4d2226a965e631d3e81389fb1cf2fb18cb', 1) },
  },
}

/** The newest release with a hash for that package; undefined where there is none. */
export function newestFlox(
  manifest: FloxManifest,
  system: System,
  kind: FloxKind,
): { readonly version: string; readonly sha256: string } | undefined {
  for (const [version, bySystem] of Object.entries(manifest)) {
    const release = bySystem[system]?.[kind]
    if (release) return { version, sha256: release.sha256 }
  }
  return undefined
}

/** Where the vendor's packages are. https://flox.dev/docs/install-flox/install/ */
export const floxDownloads = 'https://downloads.flox.dev'

/** The source from which an existing Nix builds or fetches Flox. */
export const floxFlake = 'github:flox/flox'

/** The channels that the vendor publishes. https://github.com/flox/install-flox-action (action.yml) */
export const floxChannels = ['stable', 'qa', 'nightly'] as const
