import * as oauth from 'oauth4webapi'
import { error, ProblemError } from '../../model/problem.ts'
import { readSaved } from '../../model/saved.ts'
import type { Host } from '../../runner/host.ts'
import type { ProtectedResource } from '../schema.ts'
import { about, askServer } from './ask-server.ts'
import { type FloxHub, publicHub, safeUrl } from './hub.ts'
import { throughHost } from './oauth.ts'

/** Who issues the tokens of a FloxHub. */
export interface Issuer {
  readonly server: oauth.AuthorizationServer
  /** What its tokens should be for, where the FloxHub says so. */
  readonly audience: string | undefined
}

/**
 * Of the public FloxHub while it does not say so itself:
 * https://github.com/flox/flox/blob/main/pkgs/flox-cli/default.nix
 */
const publicIssuer: oauth.AuthorizationServer = {
  issuer: 'https://auth.flox.dev/',
  token_endpoint: 'https://auth.flox.dev/oauth/token',
  token_endpoint_auth_methods_supported: ['client_secret_post'],
}

/**
 * As Flox finds it: the one issuer that the FloxHub names, then that one's own document. Throws ProblemError FLX128, FLX129
 * and FLX132.
 */
export async function discoverIssuer(host: Host, hub: FloxHub): Promise<Issuer> {
  const document = await readDocument(host, hub)
  if (!document && hub.url === publicHub) return { server: publicIssuer, audience: undefined }
  const url = new URL(hub.url)
  if (!document) throw unusable(url, 'it names no issuer')
  const [name = '', ...others] = document.authorization_servers
  const issuer = safeUrl(name)
  if (!issuer || others.length > 0) {
    const names = document.authorization_servers.join(', ') || 'none'
    throw unusable(url, `one issuer with an address of https is expected, and it names ${names}`)
  }
  return { server: await readIssuer(host, issuer), audience: document.audience }
}

/**
 * `/.well-known/oauth-protected-resource` of a FloxHub (RFC 9728, at its address and not before its path); undefined where it
 * has none, or a web page in its place. Throws ProblemError FLX128 and FLX129, but not of the public one: its issuer is
 * another server, which may well answer.
 */
export async function readDocument(host: Host, hub: FloxHub): Promise<ProtectedResource | undefined> {
  const url = new URL(`${hub.url}/.well-known/oauth-protected-resource`)
  const answer = await askServer(host, { url, headers: { accept: 'application/json' } }).catch((cause: unknown) => {
    if (hub.url === publicHub) return undefined
    throw cause
  })
  const schema = async () => (await import('../schema.ts')).protectedResource
  return readSaved(answer?.status === 200 ? answer.body.toString('utf8') : undefined, schema)
}

/** OpenID Connect Discovery, else RFC 8414. The issuer must call itself so, with or without a slash at the end. */
async function readIssuer(host: Host, issuer: URL): Promise<oauth.AuthorizationServer> {
  const options = throughHost(host, issuer)
  const reasons: string[] = []
  for (const algorithm of ['oidc', 'oauth2'] as const) {
    const response = await oauth.discoveryRequest(issuer, { ...options, algorithm })
    for (const name of spellings(issuer)) {
      try {
        const server = await oauth.processDiscoveryResponse(name, response.clone())
        if (server.token_endpoint !== undefined) return server
        reasons.push('it has no token endpoint')
      } catch (cause) {
        reasons.push(cause instanceof Error ? cause.message : String(cause))
      }
    }
  }
  throw unusable(issuer, reasons[0] ?? 'it has no document of its endpoints')
}

function spellings(issuer: URL): readonly URL[] {
  const bare = issuer.href.replace(/\/+$/, '')
  return [...new Set([issuer.href, bare, `${bare}/`])].map((text) => new URL(text))
}

function unusable(url: URL, why: string): ProblemError {
  const fix = 'Set floxhub-url to the address at which you open FloxHub, or use floxhub-auth: token.'
  const message = `${url.href} does not lead to an issuer of tokens that can be used: ${why}.`
  return new ProblemError(error('FLX132', message, fix, about(url)))
}
