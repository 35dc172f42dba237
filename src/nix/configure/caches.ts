import { stripVTControlCharacters } from 'node:util'
import type { ProblemCode } from '../../model/codes.ts'
import { error, type Problem, type Subject, warning } from '../../model/problem.ts'
import { maskLikelySecrets } from '../../runner/mask-secrets.ts'
import { secretInAddress } from './user-text.ts'

/** A public cache that users name instead of spelling out its address and its key. */
export interface CachePreset {
  readonly name: string
  readonly url: string
  readonly key: string
  /** One line: what is there. */
  readonly serves: string
  /** One line: under which terms. */
  readonly terms: string
  /** Whether it builds Nixpkgs for CUDA as a whole: where it has no compiler of a toolkit, it has nothing that was built with it. */
  readonly cudaSets?: true
}

/** Addresses and keys as their owners publish them. */
export const cachePresets: readonly CachePreset[] = [
  {
    name: 'flox',
    url: 'https://cache.flox.dev',
    key: 'flox-cache-public-1:7F4OyH7ZCnFhcze3fJdfyXYLQw/aV7GEed86nQ7IsOs=',
    serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, and what FloxHub offers.",
    terms: "Flox redistributes CUDA with NVIDIA's licence; your use is under NVIDIA's CUDA Toolkit EULA.",
    cudaSets: true,
  },
  {
    name: 'nix-community',
    url: 'https://nix-community.cachix.org',
    key: 'nix-community.cachix.org-1:mB9FSh9qf2dCimDSUo8Zy7bkq5CX+/rkCWyvRCYg3Fs=',
    serves: 'Projects of nix-community; no new CUDA builds since November 2025 (nix-community/infra#2038).',
    terms: 'A community service without warranty; each package has its own licence.',
    cudaSets: true,
  },
  {
    name: 'nixos-cuda',
    url: 'https://cache.nixos-cuda.org',
    key: 'cache.nixos-cuda.org:74DUi4Ye579gUqzH4ziL9IyiJBlDpMRn9MBN8oNan9M=',
    serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, x86_64-linux; old revisions are removed.",
    terms: "Offered for development purposes; your use of CUDA is under NVIDIA's CUDA Toolkit EULA.",
    cudaSets: true,
  },
  {
    name: 'nixos',
    url: 'https://cache.nixos.org',
    key: 'cache.nixos.org-1:6NCHdD59X431o0gWypbMrAURkbJ16ZPMQFGspcDShjY=',
    serves: "Nixpkgs without unfree packages, hence no CUDA; Nix's own default.",
    terms: 'A service of the NixOS Foundation; free packages only, each with its own licence.',
  },
]

/** What `caches` means when nothing is said. */
export const defaultCaches: readonly string[] = ['flox', 'nixos-cuda', 'nix-community']

/** The value of `caches` that turns all presets off. */
export const noCaches = 'none'

/** What `extra-substituters` of this action accepts: the kinds of store that Nix can substitute from. */
const schemes = ['http', 'https', 'file', 's3', 'ssh', 'ssh-ng']

export interface CacheRequest {
  /** Names of presets, or `none`. */
  readonly caches: readonly string[]
  readonly extraSubstituters: readonly string[]
  readonly extraTrustedPublicKeys: readonly string[]
  /** True when keys come from elsewhere too, or no signatures are asked for: then a cache without a key is no error. */
  readonly keysElsewhere?: boolean
}

/** The caches to configure, without repetitions: what Nix takes as `extra-substituters` and `extra-trusted-public-keys`. */
export interface Caches {
  readonly presets: readonly CachePreset[]
  readonly substituters: readonly string[]
  readonly keys: readonly string[]
}

/**
 * Turns the three inputs into what to configure, with every problem at once: CFG001 (unknown preset), CFG002 (`none` and
 * a name), CCH001 (address), CCH002 (no key), CCH003 (malformed key), CCH004 (two keys of one name). A list's entries may
 * themselves be lists cut at white space.
 */
export function chooseCaches(request: CacheRequest): Caches & { readonly problems: readonly Problem[] } {
  const { presets, problems } = choosePresets(words(request.caches))
  const theirs = unique(words(request.extraSubstituters), cacheIdentity)
  const theirKeys = unique(words(request.extraTrustedPublicKeys), (key) => key)
  const keys = unique([...presets.map((preset) => preset.key), ...theirKeys], (key) => key)
  const substituters = unique([...presets.map((preset) => preset.url), ...theirs], cacheIdentity)
  const found = [
    ...problems,
    ...theirs.flatMap(checkSubstituter),
    ...(theirKeys.length > 0 || request.keysElsewhere ? [] : theirs.flatMap((url) => checkHasKey(url, presets))),
    ...theirKeys.flatMap(checkKey),
    ...checkKeyNames(keys),
  ]
  return { presets, substituters, keys, problems: found }
}

function words(entries: readonly string[]): readonly string[] {
  return entries.flatMap((entry) => entry.split(/\s+/)).filter((word) => word !== '')
}

function choosePresets(names: readonly string[]): { presets: readonly CachePreset[]; problems: readonly Problem[] } {
  const legal = [...cachePresets.map((preset) => preset.name), noCaches].join(', ')
  const problems = names
    .filter((name) => name !== noCaches && !cachePresets.some((preset) => preset.name === name))
    .map((name) => error('CFG001', `Input caches names ${JSON.stringify(name)}.`, `It accepts ${legal}.`))
  if (names.includes(noCaches) && names.some((name) => name !== noCaches)) {
    problems.push(
      error('CFG002', 'Input caches has both `none` and names of caches.', 'Give `none` or the names, not both.'),
    )
  }
  const presets = unique(names, (name) => name).flatMap((name) => cachePresets.filter((preset) => preset.name === name))
  return { presets, problems }
}

/** The first of those that mean the same. */
function unique(list: readonly string[], identity: (entry: string) => string): readonly string[] {
  const seen = new Map<string, string>()
  for (const entry of list) if (!seen.has(identity(entry))) seen.set(identity(entry), entry)
  return [...seen.values()]
}

/**
 * The same text for two addresses that Nix takes for the same cache: a slash at the end does not count, nor does the
 * order of parameters (Nix 2.34 sorts them).
 */
export function cacheIdentity(url: string): string {
  const [address = '', query] = url.split('?', 2)
  const bare = address.replace(/\/+$/, '')
  return query ? `${bare}?${query.split('&').sort().join('&')}` : bare
}

function checkSubstituter(url: string): readonly Problem[] {
  const parsed = URL.parse(url)
  const scheme = parsed?.protocol.slice(0, -1)
  if (!parsed || !scheme || !schemes.includes(scheme) || !url.includes('://') || url.includes('#')) {
    const fix = `Write a URL such as https://cache.example.org; supported schemes are ${schemes.join(', ')}.`
    const shown = JSON.stringify(maskLikelySecrets(withoutSecrets(url)))
    return [error('CCH001', `The substituter ${shown} is not the URL of a cache.`, fix)]
  }
  const secret = secretInAddress(url)
  if (secret) {
    const message = `The substituter ${withoutSecrets(url).split('?', 1)[0]} has ${secret} in its URL.`
    const fix = 'Remove it: the URL is written to world-readable files. Give the login in the input netrc.'
    return [error('CCH001', message, fix)]
  }
  const complete = scheme === 'file' ? parsed.pathname.startsWith('/') && !parsed.host : parsed.host !== ''
  if (complete) return []
  const fix = scheme === 'file' ? 'Write file:///path/to/cache.' : `Write ${scheme}://host.`
  return [error('CCH001', `The substituter ${JSON.stringify(url)} names no host or path.`, fix)]
}

/** The address without what may be a password. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//***@')
}

function checkHasKey(url: string, presets: readonly CachePreset[]): readonly Problem[] {
  const trusted = /^(?:1|true|yes)$/.test(new URLSearchParams(url.split('?', 2)[1] ?? '').get('trusted') ?? '')
  if (trusted || presets.some((preset) => cacheIdentity(preset.url) === cacheIdentity(url))) return []
  const known = cachePresets.find((preset) => cacheIdentity(preset.url) === cacheIdentity(url))
  const fix = known
    ? `Name it in the input caches instead: ${known.name}.`
    : 'Add its public key to extra-trusted-public-keys, or ?trusted=1 to its URL if you need no signatures.'
  return [
    error('CCH002', `The cache ${withoutSecrets(url)} has no public key, so Nix would refuse every path from it.`, fix),
  ]
}

/** `name:base64 of 32 bytes`; what is wrong is said without the value, which may be a secret one. */
function checkKey(key: string): readonly Problem[] {
  const colon = key.indexOf(':')
  const name = colon > 0 ? key.slice(0, colon) : undefined
  const fix = 'Copy the whole key as the cache’s owner publishes it: `name:` and 44 characters that end with `=`.'
  if (name === undefined) {
    return [error('CCH003', 'A key in extra-trusted-public-keys has no name: it must be `name:base64`.', fix)]
  }
  const value = key.slice(colon + 1)
  const bytes = isBase64(value) ? Buffer.from(value, 'base64').length : undefined
  if (bytes === 32 && !name.includes('#')) return []
  if (bytes === 64) {
    const message = `The key ${JSON.stringify(name)} in extra-trusted-public-keys is a secret key.`
    return [
      error(
        'CCH003',
        message,
        'Treat it as leaked: make a new key pair, and give its public key (nix key convert-secret-to-public).',
      ),
    ]
  }
  const what = bytes === undefined ? 'is not base64' : `has ${bytes} bytes instead of 32`
  return [error('CCH003', `The key ${JSON.stringify(name)} in extra-trusted-public-keys ${what}.`, fix)]
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)
}

function checkKeyNames(keys: readonly string[]): readonly Problem[] {
  const names = keys.flatMap((key) => (key.indexOf(':') > 0 ? [key.slice(0, key.indexOf(':'))] : []))
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return [...twice].map((name) =>
    error(
      'CCH004',
      `Two different keys have the name ${JSON.stringify(name)}, and Nix would use only one of them.`,
      'Keep the one that the owner of the cache publishes.',
    ),
  )
}

/** Said before the reason is. */
const disabled = /disabling binary cache '(?<url>[^']+)' for/

/** What Nix says when a cache is unusable, in the words of 2.26 and 2.34; `url` may be a file of the cache. */
const cacheErrors: readonly {
  readonly pattern: RegExp
  readonly code: ProblemCode
  readonly what: (groups: Readonly<Record<string, string>>) => string
  readonly fix: string
}[] = [
  {
    pattern: /ignoring untrusted substituter '(?<url>[^']+)'/,
    code: 'CCH007',
    what: () => 'the Nix daemon does not let this user add it',
    fix: 'Ask the administrator to add it to `substituters` or this user to `trusted-users`, or give the job sudo.',
  },
  {
    pattern:
      /(?:ignoring substitute for '(?<path>[^']+)' from|substituter) '(?<url>[^']+)'.*(?:not signed by|valid signature)/,
    code: 'CCH008',
    what: () => 'no key that Nix trusts signed its paths',
    fix: 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.',
  },
  {
    pattern: /cannot add path '(?<path>[^']+)' because it lacks a (?:valid )?signature by a trusted key/,
    code: 'CCH008',
    what: () => 'no key that Nix trusts signed its paths',
    fix: 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.',
  },
  {
    pattern: /unable to download '(?<url>[^']+)': (?<why>HTTP error \d+)/,
    code: 'CCH010',
    what: ({ why }) => `it answers with ${why}`,
    fix: 'Check its URL, whether it needs a login (input netrc), and whether it is down.',
  },
  {
    pattern: /unable to download '(?<url>[^']+)': (?<why>[^;]*)/,
    code: 'CCH009',
    what: ({ why }) => `it cannot be reached (${(why ?? '').replace(/ \(\d+\).*/, '')})`,
    fix: 'Check its URL and the network of this machine, or remove the cache.',
  },
  {
    pattern: disabled,
    code: 'CCH009',
    what: () => 'it failed during use, and Nix no longer asks it',
    fix: 'Check the network of this machine, or remove the cache.',
  },
  {
    pattern: /'(?<url>[^']+)' does not appear to be a binary cache/,
    code: 'CCH010',
    what: () => 'its URL has no nix-cache-info',
    fix: 'Check its URL.',
  },
  {
    pattern: /binary cache '(?<url>[^']+)' is for Nix stores with prefix '(?<theirs>[^']+)', not '(?<ours>[^']+)'/,
    code: 'CCH011',
    what: ({ theirs, ours }) => `it is for stores in ${theirs}, and this one is in ${ours}`,
    fix: 'Use a cache for this store folder.',
  },
  {
    pattern: /file '[^']+' does not exist in binary cache '(?<url>[^']+)'/,
    code: 'CCH012',
    what: () => 'it does not have files that it lists',
    fix: 'Report it to the owner of the cache, or remove the cache.',
  },
]

/** What Nix said of one unusable cache. */
export interface CacheTrouble {
  readonly cache: string
  /** CCH007 to CCH012. */
  readonly code: ProblemCode
  /** Part of a sentence. */
  readonly detail: string
  readonly fix: string
}

/** One warning for each cache of `findCacheTrouble`. Pure. */
export function explainCacheErrors(stderr: readonly string[], substituters: readonly string[]): readonly Problem[] {
  return findCacheTrouble(stderr, substituters).map(({ cache, code, detail, fix }) =>
    warning(code, `The cache ${cacheName(cache)} could not be used: ${detail}.`, fix, { subject: cacheSubject(cache) }),
  )
}

/**
 * Reads Nix's own lines (standard error as it came, or the messages of `internal-json`): each unusable cache,
 * with the first reason that Nix gave. A download that is tried again is no trouble yet, and what is fetched from
 * elsewhere (sources) is none of a cache. Pure.
 */
export function findCacheTrouble(stderr: readonly string[], substituters: readonly string[]): readonly CacheTrouble[] {
  const copied = new Map<string, string>()
  const found = new Map<string, { readonly trouble: CacheTrouble; readonly vague: boolean }>()
  for (const line of stderr.map(stripVTControlCharacters)) {
    const copy = /copying path '([^']+)' from '([^']+)'/.exec(line)
    if (copy?.[1] && copy[2]) copied.set(copy[1], copy[2])
    if (line.includes('; retrying in ')) continue
    for (const { pattern, code, what, fix } of cacheErrors) {
      const groups = pattern.exec(line)?.groups
      if (!groups) continue
      const url = groups['url'] ?? copied.get(groups['path'] ?? '')
      const cache = url && cacheOf(url, line.includes('unable to download'), substituters)
      if (!cache) continue
      const id = cacheIdentity(cache)
      const trouble = { cache, code, detail: what(groups), fix }
      const known = found.get(id)
      if (!known || known.vague) found.set(id, { trouble, vague: pattern === disabled })
      break
    }
  }
  return [...found.values()].map(({ trouble }) => trouble)
}

/** Files that only caches have. */
const cacheFile = /\/(?:nix-cache-info|[0-9a-z]{32}\.narinfo|nar\/[^/]+)$/

/** The configured cache that an address belongs to, or what Nix itself calls a cache; undefined for other downloads. */
function cacheOf(url: string, isFile: boolean, substituters: readonly string[]): string | undefined {
  const bare = (entry: string) => cacheIdentity(entry).split('?', 1)[0] ?? ''
  const known = substituters.filter((entry) => `${bare(url)}/`.startsWith(`${bare(entry)}/`))
  const longest = known.sort((a, b) => bare(b).length - bare(a).length)[0]
  if (longest !== undefined) return longest
  if (!isFile) return url
  return cacheFile.test(url) ? url.replace(cacheFile, '') : undefined
}

/** Names a cache in problems: the same for all addresses that mean it. */
export function cacheSubject(url: string): Subject & { readonly cache: string } {
  return { cache: withoutSecrets(cacheIdentity(url)) }
}

/** `flox (https://cache.flox.dev)`, or the address. */
export function cacheName(url: string): string {
  const preset = cachePresets.find((entry) => cacheIdentity(entry.url) === cacheIdentity(url))
  return preset ? `${preset.name} (${preset.url})` : withoutSecrets(url)
}
