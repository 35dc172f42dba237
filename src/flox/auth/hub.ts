/** The FloxHub that is meant where nobody names one. */
export const publicHub = 'https://hub.flox.dev'

/** What the public FloxHub expects tokens to be for, without a slash at the end. */
export const publicAudience = 'https://hub.flox.dev/api'

/** One FloxHub, by its addresses without a slash at the end. */
export interface FloxHub {
  readonly url: string
  /** Where `/accounts` and `/api` are. */
  readonly api: string
}

/**
 * The FloxHub at an address; undefined for what is no address, or not one of https. http is for this machine alone. The
 * hosted one has its API at a host beside it, any other at its own address, as in the CLI:
 * https://github.com/flox/flox/blob/main/cli/flox-core/src/floxhub.rs
 */
export function floxHub(text: string): FloxHub | undefined {
  const url = safeUrl(text)
  if (!url) return undefined
  const base = `${url.origin}${url.pathname}`.replace(/\/+$/, '')
  const hosted = /^hub((?:\.[a-z0-9-]+)*\.flox\.dev)$/.exec(url.hostname)
  return { url: base, api: hosted ? `https://api${hosted[1]}` : base }
}

/** The address of a server that may be sent a secret: https, or http on this machine; no login, query or fragment. */
export function safeUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  if (!url || /[@?#]/.test(text)) return undefined
  return url.protocol === 'https:' || isLoopback(url) ? url : undefined
}

/** Whether it is plain http to this machine. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname))
  )
}

/**
 * The hosts of the stores of private catalogs, to which Flox itself sends the token in a netrc:
 * https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/nix_auth.rs
 * A FloxHub of one's own serves everything at its own host, and those of flox.dev do not get its token.
 */
export function storeHosts({ url, api }: FloxHub): readonly string[] {
  if (api === url) return [new URL(url).hostname]
  return [
    'publisher.flox.dev',
    'publisher.preview.flox.dev',
    'api.preview2.flox.dev',
    'experimental-warehouse.production2.flox.dev',
    'experimental-warehouse.preview2.flox.dev',
  ]
}
