import { error, type Problem, ProblemError } from '../model/problem.ts'
import { type System, systemOf } from '../model/system.ts'
import { parseSha256 } from '../nix/install/releases.ts'
import { type FloxKind, type FloxManifest, floxChannels, floxDownloads, floxReleases, newestFlox } from './releases.ts'

/** Which Flox is wanted. At most one of `commit` and (`channel`, `version`). */
export interface FloxVersionRequest {
  /** `stable`, `qa` or `nightly`; unset means stable. */
  readonly channel?: string | undefined
  /**
   * As in `1.14.1`; unset means what the channel has today; of a channel that is not named, the newest release of which a
   * hash is known.
   */
  readonly version?: string | undefined
  /** A commit of github.com/flox/flox, 40 hexadecimal digits. */
  readonly commit?: string | undefined
  /** The package's SHA-256, hexadecimal or SRI. */
  readonly sha256?: string | undefined
}

/** The program that installs packages here; undefined where there is none that the vendor has packages for. */
export type PackageManager = 'dpkg' | 'rpm' | 'installer'

export interface FloxPackageRequest extends FloxVersionRequest {
  /** Default https://downloads.flox.dev. */
  readonly baseUrl?: string | undefined
  readonly platform: string
  /** As Node names it: `x64`, `arm64`. */
  readonly arch: string
  readonly packageManager: PackageManager | undefined
  /** Whether rpm's own database has a key of Flox, which the owner of this machine imported. */
  readonly rpmKey?: boolean
}

/** Which file to fetch, and why it may be trusted. */
export interface FloxPackage {
  readonly url: string
  readonly kind: FloxKind
  readonly system: System
  /** That was asked for; undefined where unknown. */
  readonly version: string | undefined
  /** What was asked for, in words: `1.14.1 (stable)`, `the newest of nightly`, `commit 6536dac…`. */
  readonly name: string
  /** `signature`: rpm itself refuses what is not signed by a key in its database. dpkg and installer check none. */
  readonly trust:
    | { readonly kind: 'manifest' | 'user'; readonly sha256: string }
    | { readonly kind: 'signature'; readonly sha256?: undefined }
}

export type ChosenPackage = { readonly package: FloxPackage } | { readonly problems: readonly Problem[] }

const kinds = { dpkg: 'deb', rpm: 'rpm', installer: 'pkg' } as const
const folders = { deb: 'deb', rpm: 'rpm', pkg: 'osx' } as const

/**
 * The vendor's package that a request means, or every problem that stands against it: FLX001 (platform), FLX002 (no
 * hash), FLX008 (malformed, or what does not go together). Pure.
 */
export function chooseFloxPackage(request: FloxPackageRequest, manifest: FloxManifest = floxReleases): ChosenPackage {
  const hash = readHash(request.sha256)
  const base = readBase(request.baseUrl ?? floxDownloads)
  const system = systemOf(request)
  const kind = request.packageManager && kinds[request.packageManager]
  const problems = checkFloxRequest(request)
  if (!system || !kind) problems.push(noPackage(request))
  if (problems.length > 0 || !system || !kind) return { problems }
  const channel = request.channel ?? 'stable'
  const version = request.version ?? unnamed(request, manifest, system, kind)
  const place = request.commit === undefined ? `by-env/${channel}` : `by-commit/${request.commit.toLowerCase()}`
  const suffix = version === undefined ? '' : `-${version}`
  const url = `${base.url}/${place}/${folders[kind]}/flox${suffix}.${system}.${kind}`
  const known = channel === 'stable' ? manifest[version ?? '']?.[system]?.[kind] : undefined
  const chosen = { url, kind, system, version, name: nameOf({ ...request, version }) }
  if (hash.sha256 !== undefined) return { package: { ...chosen, trust: { kind: 'user', sha256: hash.sha256 } } }
  if (known) return { package: { ...chosen, trust: { kind: 'manifest', sha256: known.sha256 } } }
  if (kind === 'rpm' && request.rpmKey) return { package: { ...chosen, trust: { kind: 'signature' } } }
  return { problems: [noHash(chosen, Object.keys(manifest))] }
}

/** The release that is meant where nothing was said: it must be one whose bytes can be proven. */
function unnamed(
  { channel, commit, sha256, rpmKey }: FloxPackageRequest,
  manifest: FloxManifest,
  system: System,
  kind: FloxKind,
): string | undefined {
  const said = channel !== undefined || commit !== undefined || sha256 !== undefined || (kind === 'rpm' && rpmKey)
  return said ? undefined : newestFlox(manifest, system, kind)?.version
}

/** FLX008 for each part that is malformed, and for parts that do not go together; asked before anything is touched. Pure. */
export function checkFloxRequest(request: FloxVersionRequest & { readonly baseUrl?: string | undefined }): Problem[] {
  const { channel, version, commit, sha256, baseUrl } = request
  const problems: Problem[] = []
  const malformed = (what: string, given: string, fix: string) =>
    problems.push(error('FLX008', `${JSON.stringify(given.slice(0, 80))} is not ${what}.`, fix))
  if (channel !== undefined && !(floxChannels as readonly string[]).includes(channel)) {
    malformed('a channel of Flox', channel, `Use one of ${floxChannels.join(', ')}; a commit belongs in flox-commit.`)
  }
  if (version !== undefined && !/^\d+\.\d+\.\d+(?:[-+.][0-9A-Za-z.+-]{1,40})?$/.test(version)) {
    malformed('a version of Flox', version, 'Write it like 1.14.1, without a v.')
  }
  if (commit !== undefined && !/^[0-9a-f]{40}$/i.test(commit)) {
    malformed('a commit', commit, 'Give all 40 hexadecimal digits of a commit of github.com/flox/flox.')
  }
  const other = [channel && 'flox-channel', version && 'flox-version'].filter(Boolean).join(' and ')
  if (commit !== undefined && other !== '') {
    const fix = `Remove ${other}: a commit already selects one build of Flox.`
    problems.push(error('FLX008', `flox-commit cannot be combined with ${other}.`, fix))
  }
  return [...problems, ...readHash(sha256).problems, ...readBase(baseUrl ?? floxDownloads).problems]
}

function noPackage({ platform, arch, packageManager }: FloxPackageRequest): Problem {
  const managed = packageManager ? '' : ', without dpkg and rpm'
  return error(
    'FLX001',
    `Flox has no package for this machine (${platform}, ${arch}${managed}).`,
    'Use Linux with dpkg or rpm or macOS, x86-64 or 64-bit ARM; or install Nix and give flox-commit, which installs Flox through Nix.',
    { source: 'https://flox.dev/docs/install-flox/install/' },
  )
}

function noHash(chosen: Pick<FloxPackage, 'url' | 'kind' | 'system' | 'name'>, versions: readonly string[]): Problem {
  const known = versions.length > 0 ? `Choose one of ${versions.join(', ')}, or give` : 'Give'
  const moving = /\/flox\.[^/]*$/.test(chosen.url) && chosen.url.includes('/by-env/')
  const what = moving ? 'flox-version, since the newest one changes, and flox-sha256 of' : 'flox-sha256 of'
  const key =
    chosen.kind === 'rpm'
      ? " Or ask the administrator to import the vendor's key (rpm --import): rpm then checks the signature."
      : ` ${chosen.kind === 'deb' ? 'dpkg' : 'installer'} does not check signatures of local files, so nothing can replace the hash.`
  return error(
    'FLX002',
    `No SHA-256 is known for Flox ${chosen.name}, ${chosen.kind} for ${chosen.system}.`,
    `${known} ${what} the package: \`curl -sL ${chosen.url} | sha256sum\` on a network that you trust. The vendor's SHA256SUMS is on the same server as the package, so it proves nothing.${key}`,
  )
}

function nameOf({ channel = 'stable', version, commit }: FloxVersionRequest): string {
  if (commit !== undefined) return `commit ${commit.slice(0, 12)}`
  return version === undefined ? `the newest of ${channel}` : `${version} (${channel})`
}

function readHash(text: string | undefined): { readonly sha256?: string; readonly problems: readonly Problem[] } {
  if (text === undefined) return { problems: [] }
  try {
    return { sha256: parseSha256(text), problems: [] }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return { problems: cause.problems.map((problem): Problem => ({ ...problem, code: 'FLX008' })) }
  }
}

function readBase(text: string): { readonly url: string; readonly problems: readonly Problem[] } {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '') {
    return { url: url.href.replace(/\/+$/, ''), problems: [] }
  }
  const fix = `Write it as in ${floxDownloads}, without user, query and fragment.`
  return { url: '', problems: [error('FLX008', 'flox-base-url is not a plain http or https URL.', fix)] }
}
