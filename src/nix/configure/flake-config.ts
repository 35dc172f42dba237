import { join } from 'node:path'
import { notice, type Problem } from '../../model/problem.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { runNix } from '../command.ts'
import type { Nix } from '../find.ts'
import type { ConfigurationRequest } from './plan.ts'

/** Binary caches that a flake names in its `nixConfig`. */
export interface FlakeCaches {
  readonly substituters: readonly string[]
  readonly trustedPublicKeys: readonly string[]
}

const none: FlakeCaches = { substituters: [], trustedPublicKeys: [] }

/** Seconds; a `nixConfig` is a few words. */
const timeout = 30

/** Whoever can change flake.nix writes this expression: it may read no file, fetch nothing and build nothing. */
const restricted = [
  ...['--option', 'restrict-eval', 'true', '--option', 'allowed-uris', ''],
  ...['--option', 'allow-import-from-derivation', 'false'],
]

/**
 * What `nixConfig` of the flake.nix in a folder says of binary caches; nothing where there is none, or where it cannot be
 * evaluated from its own text alone. https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#flake-format
 */
export async function flakeCaches(host: Host, nix: Nix, root: string): Promise<FlakeCaches> {
  const text = await readIfPresent(host, join(root, 'flake.nix')).catch(() => undefined)
  if (!text?.includes('nixConfig')) return none
  // A restricted evaluation may still read what NIX_PATH names.
  const alone = { ...host, env: { ...host.env, NIX_PATH: '' } }
  const args = ['eval', '--json', ...restricted, '--file', '-', 'nixConfig']
  const outcome = await runNix(alone, nix, args, { timeout, input: text })
  if (outcome.kind !== 'exited' || outcome.code !== 0) return none
  const config = parsed(outcome.stdout)
  const words = (name: string) => [name, `extra-${name}`].flatMap((key) => wordsOf(config[key]))
  return { substituters: words('substituters'), trustedPublicKeys: words('trusted-public-keys') }
}

/** A request with the caches of the flake behind its own. */
export function withFlakeCaches(
  request: ConfigurationRequest,
  { substituters, trustedPublicKeys }: FlakeCaches,
): ConfigurationRequest {
  return {
    ...request,
    extraSubstituters: [...new Set([...request.extraSubstituters, ...substituters])],
    extraTrustedPublicKeys: [...new Set([...request.extraTrustedPublicKeys, ...trustedPublicKeys])],
  }
}

/** CCH028 where Nix does not query what the flake names; `used` are the caches that it does query. */
export function unusedFlakeCaches(caches: FlakeCaches, used: readonly string[]): readonly Problem[] {
  // Without parameters and logins, which are nothing for a log.
  const address = (url: string) =>
    url
      .replace(/\?.*$/, '')
      .replace(/\/\/[^/@]*@/, '//')
      .replace(/\/+$/, '')
  const known = new Set(used.map(address))
  const unused = caches.substituters.map(address).filter((url) => !known.has(url))
  if (unused.length === 0) return []
  const keys =
    caches.trustedPublicKeys.length > 0 ? ` and extra-trusted-public-keys: ${caches.trustedPublicKeys.join(' ')}` : ''
  return [
    notice(
      'CCH028',
      `nixConfig of flake.nix names caches that are not used: ${unused.join(', ')}.`,
      `Write extra-substituters: ${unused.join(' ')}${keys}, or accept-flake-config: true to use what the flake names.`,
    ),
  ]
}

function parsed(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

/** A text or a list of texts, as Nix takes both. Nothing that could be more than a word of a line of nix.conf. */
function wordsOf(value: unknown): readonly string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')
  return texts.flatMap((text) => text.split(/\s+/)).filter((word) => /^[^\s\p{Cc}#]+$/u.test(word))
}
