import { error, type Problem, warning } from '../model/problem.ts'
import { cacheIdentity, cacheName, cachePresets, cacheSubject } from '../nix/configure/caches.ts'
import { showSettings } from '../nix/configure/read.ts'
import type { Nix } from '../nix/find.ts'
import type { Host } from '../runner/host.ts'
import { askDirectly, type DirectAnswer, samplePaths } from './check-direct.ts'
import { type Asker, askNix, type NixAnswer } from './check-nix.ts'
import { parsePublicKey } from './signing.ts'

export type CacheState =
  | 'usable'
  | 'unreachable'
  | 'refused'
  | 'untrusted'
  | 'missing-key'
  | 'wrong-store-dir'
  | 'slow'
  | 'unknown'

/** What can be said of one substituter. */
export interface CacheRow {
  /** As it was configured. */
  readonly url: string
  /** `flox (https://cache.flox.dev)`, or the address without what may be a password. */
  readonly name: string
  readonly state: CacheState
  /** Lower ones are asked first; undefined when the cache did not say it to us. */
  readonly priority: number | undefined
  /** Until it had said what it is. */
  readonly milliseconds: number | undefined
  /** Whose word `state` is: the daemon's, of Nix in this process's place, or the action's own. */
  readonly asked: Asker | 'action'
  /** Part of a sentence. */
  readonly detail: string
  /** What to do about it; empty when nothing is to be done. */
  readonly fix: string
}

export interface CacheCheckOptions {
  /** As in Nix's `substituters`: what Nix queries. */
  readonly substituters: readonly string[]
  readonly trustedPublicKeys: readonly string[]
  /** `/nix/store`, mostly. */
  readonly storeDir: string
  /** Who asks the caches in builds. */
  readonly mode: 'daemon' | 'direct'
  /** Whether the daemon takes substituters from this user; with `direct` it does not matter. */
  readonly trusted: boolean
  /** What a user whom the daemon does not trust may ask: its `substituters` and `trusted-substituters`. */
  readonly allowed?: readonly string[]
  /** False when Nix takes what nobody signed. Default true. */
  readonly requireSigs?: boolean
  /** Makes an unusable cache an error; a slow one stays a warning. Default false. */
  readonly required?: boolean
  /** For one cache. Default 10. */
  readonly seconds?: number
  /** For all of them. Default 20. */
  readonly deadlineSeconds?: number
}

export interface CacheCheck {
  /** In the order of `substituters`, without repetitions. */
  readonly rows: readonly CacheRow[]
  /** One for each cache that is unusable or slow. */
  readonly problems: readonly Problem[]
  readonly seconds: number
}

/** A small answer that takes longer is slow, milliseconds. */
const slow = 2_000

/**
 * Asks each substituter what it is, all at once. Nix itself asks, through the daemon where there is one, because its
 * certificates, proxies and passwords count and not ours; what Nix does not tell (priority, time, keys) this process asks
 * itself. Throws nothing: trouble is a row and a problem (CCH002, CCH007, CCH009, CCH010, CCH011, CCH013).
 */
export async function checkCaches(host: Host, nix: Nix, options: CacheCheckOptions): Promise<CacheCheck> {
  const begun = host.clock.now()
  const { seconds = 10, deadlineSeconds = 20 } = options
  const all = AbortSignal.any([host.cancelled, host.clock.deadline(deadlineSeconds * 1_000)])
  const urls = [...new Map(options.substituters.map((url) => [cacheIdentity(url), url])).values()]
  const samples = samplePaths(host, nix, options.storeDir)
  const keys = options.trustedPublicKeys.map(parsePublicKey).filter((key) => key !== undefined)
  const checked = await Promise.all(
    urls.map(async (url) => {
      if (!isAllowed(url, options)) return untrusted(url)
      const signal = AbortSignal.any([all, host.clock.deadline(seconds * 1_000)])
      const [byNix, byUs] = await Promise.all([
        askNix(host, nix, url, { ...options, seconds, signal }),
        askDirectly(host, url, { storeDir: options.storeDir, keys, samples, seconds, signal }),
      ])
      return judge(url, options, byNix, byUs)
    }),
  )
  const rows = checked.map(({ row }) => row)
  const problems = checked.flatMap(({ row, problem }) => (problem ? [problemOf(row, problem, options)] : []))
  return { rows, problems, seconds: (host.clock.now() - begun) / 1_000 }
}

/**
 * The caches that Nix will query and the keys that it will take, read back from Nix: with a daemon that does not trust
 * this user, the daemon's own keys. Throws ProblemError BLD004 when Nix does not show them.
 */
export async function readCacheSettings(
  host: Host,
  nix: Nix,
  { mode, trusted }: Pick<CacheCheckOptions, 'mode' | 'trusted'>,
): Promise<Pick<CacheCheckOptions, 'substituters' | 'trustedPublicKeys' | 'allowed' | 'requireSigs'>> {
  const restricted = mode === 'daemon' && !trusted
  const system = { NIX_USER_CONF_FILES: '', NIX_CONFIG: '' }
  const [ours, theirs] = await Promise.all([
    showSettings(host, nix, {}),
    restricted ? showSettings(host, nix, system) : undefined,
  ])
  const list = (shown: typeof theirs, name: string) => (shown?.ok ? shown.settings.list(name) : [])
  const effective = theirs ?? ours
  return {
    substituters: list(ours, 'substituters'),
    trustedPublicKeys: list(effective, 'trusted-public-keys'),
    ...(theirs?.ok && { allowed: [...list(theirs, 'substituters'), ...list(theirs, 'trusted-substituters')] }),
    requireSigs: !effective.ok || effective.settings.value('require-sigs') !== 'false',
  }
}

type CheckCode = 'CCH002' | 'CCH007' | 'CCH009' | 'CCH010' | 'CCH011' | 'CCH013'
interface Checked {
  readonly row: CacheRow
  /** Why it is unusable or slow. */
  readonly problem?: CheckCode
}

const states: Readonly<Record<CheckCode, CacheState>> = {
  CCH002: 'missing-key',
  CCH007: 'untrusted',
  CCH009: 'unreachable',
  CCH010: 'refused',
  CCH011: 'wrong-store-dir',
  CCH013: 'slow',
}

function isAllowed(url: string, { mode, trusted, allowed }: CacheCheckOptions): boolean {
  if (mode === 'direct' || trusted || !allowed) return true
  return allowed.some((each) => cacheIdentity(each) === cacheIdentity(url))
}

function untrusted(url: string): Checked {
  const fix = 'Ask the administrator to add it to `substituters` or this user to `trusted-users`, or give the job sudo.'
  const detail = 'the Nix daemon does not let this user add it'
  const row = { url, name: cacheName(url), priority: undefined, milliseconds: undefined, detail, fix }
  return { row: { ...row, state: 'untrusted', asked: 'action' }, problem: 'CCH007' }
}

/** Nix's word first, then ours where Nix has none, then what only we can tell. */
function judge(url: string, options: CacheCheckOptions, byNix: NixAnswer, byUs: DirectAnswer): Checked {
  const known = byUs.kind === 'answered' ? byUs : undefined
  const milliseconds = known?.milliseconds ?? (byNix.kind === 'answered' ? byNix.milliseconds : undefined)
  const asked = byNix.kind === 'silent' ? ('action' as const) : byNix.asker
  const row = { url, name: cacheName(url), priority: known?.priority, milliseconds, asked }
  const trouble = (code: CheckCode, detail: string, fix: string): Checked => ({
    row: { ...row, state: states[code], detail, fix },
    problem: code,
  })
  if (byNix.kind === 'failed') {
    if (known && (byNix.code === 'CCH009' || byNix.code === 'CCH010')) {
      const who = byNix.asker === 'daemon' ? 'the Nix daemon' : 'Nix'
      const fix = `Give ${who} the certificates, the proxy or the netrc-file by which this job reaches it.`
      return trouble(byNix.code, `${byNix.detail}; this process itself reaches it`, fix)
    }
    // We can tell one error status from another, Nix does not always.
    return byUs.kind === 'failed' && byUs.code === 'CCH010' && byNix.code === 'CCH010'
      ? trouble(byUs.code, byUs.detail, byUs.fix)
      : trouble(byNix.code, byNix.detail, byNix.fix)
  }
  if (byNix.kind === 'silent' && byUs.kind === 'failed') return trouble(byUs.code, byUs.detail, byUs.fix)
  const key = keyProblem(url, options, known)
  if (key) return trouble('CCH002', key.detail, key.fix)
  if (milliseconds !== undefined && milliseconds > slow) {
    const fix = 'Check the network between this machine and the cache, or remove the cache.'
    return trouble('CCH013', `a small answer took ${(milliseconds / 1_000).toFixed(1)} s`, fix)
  }
  if (byNix.kind === 'silent' && !known) {
    return { row: { ...row, state: 'unknown', detail: byNix.why, fix: '' } }
  }
  const found = keyFound(url, options, known)
  const only = byUs.kind === 'failed' ? `; this process itself cannot ask it (${byUs.detail})` : ''
  const detail = `${found ?? 'it answers, but its key cannot be determined'}${only}`
  return { row: { ...row, state: found === undefined ? 'unknown' : 'usable', detail, fix: '' } }
}

/** What is known of its key for certain, and is not what Nix wants. */
function keyProblem(url: string, options: CacheCheckOptions, known: (DirectAnswer & { kind: 'answered' }) | undefined) {
  if (takesAnything(url, options) || known?.sample?.trusted) return undefined
  const preset = presetOf(url)
  if (preset && !options.trustedPublicKeys.includes(preset.key)) {
    const fix = `Add ${preset.name} to the input caches, or its key to extra-trusted-public-keys.`
    return { detail: `its key ${nameOf(preset.key)} is not among trusted-public-keys`, fix }
  }
  if (!known?.sample) return undefined
  const { path, signers } = known.sample
  const by = signers.length > 0 ? `is signed by ${signers.join(', ')}` : 'is not signed'
  const fix = 'Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.'
  return { detail: `${path} there ${by}, which Nix does not trust`, fix }
}

/** Why Nix will take what it serves; undefined when that cannot be determined. */
function keyFound(
  url: string,
  options: CacheCheckOptions,
  known: (DirectAnswer & { kind: 'answered' }) | undefined,
): string | undefined {
  if (takesAnything(url, options)) return 'its paths need no signature'
  if (known?.sample?.trusted) return 'it has a path of Nix itself with a trusted signature'
  const preset = presetOf(url)
  if (preset) return `its key ${nameOf(preset.key)} is trusted`
  // Keys are named after their cache: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-key-generate-secret
  const host = URL.parse(url)?.hostname ?? ''
  const namesake = options.trustedPublicKeys
    .map(nameOf)
    .find((name) => host !== '' && name.replace(/-\d+$/, '') === host)
  return namesake === undefined ? undefined : `a key with its name, ${namesake}, is trusted`
}

function takesAnything(url: string, { requireSigs }: CacheCheckOptions): boolean {
  const trusted = new URLSearchParams(url.split('?', 2)[1] ?? '').get('trusted') ?? ''
  return requireSigs === false || /^(?:1|true|yes)$/.test(trusted)
}

function presetOf(url: string) {
  const bare = cacheIdentity(url.split('?', 1)[0] ?? '')
  return cachePresets.find((preset) => cacheIdentity(preset.url) === bare)
}

function nameOf(key: string): string {
  return key.split(':', 1)[0] ?? ''
}

function problemOf(row: CacheRow, code: CheckCode, { required }: CacheCheckOptions): Problem {
  const more = { subject: cacheSubject(row.url) }
  if (code === 'CCH013') return warning(code, `The cache ${row.name} is slow: ${row.detail}.`, row.fix, more)
  const make = required ? error : warning
  return make(code, `The cache ${row.name} cannot be used: ${row.detail}.`, row.fix, more)
}
