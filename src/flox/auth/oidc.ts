import { error, type Problem } from '../../model/problem.ts'
import { claimsOf } from '../../runner/claims.ts'
import type { Host } from '../../runner/host.ts'
import type { Exchange } from '../schema.ts'
import { about } from './ask-server.ts'
import { readDocument } from './discovery.ts'
import { type FloxHub, publicAudience } from './hub.ts'
import { type IssuedToken, type Refusal, refusedAudience, refusedClock, requestToken } from './oauth.ts'
import type { SecretSource } from './secret-source.ts'

/** What gives a token of FloxHub for GitHub's: an endpoint that exchanges it, or a secret manager that keeps one. */
export type OidcWay = Exchange | { readonly kind: 'secret'; readonly source: SecretSource }

/** How an endpoint of each grant is asked, given GitHub's token. */
const grants = {
  /** RFC 8693, section 2.1. */
  'token-exchange': {
    type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    parameters: (jwt: string, audience: string) => ({
      subject_token: jwt,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience,
    }),
  },
  /** RFC 7523, section 2.1. */
  'jwt-bearer': {
    type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    parameters: (jwt: string) => ({ assertion: jwt }),
  },
} as const

/**
 * A token of FloxHub for GitHub's token of this job, which `identity` asks for. Throws ProblemError FLX126 to FLX129,
 * FLX131, and what `identity` throws.
 */
export async function exchangeToken(
  host: Host,
  hub: FloxHub,
  exchange: Exchange,
  identity: (audience: string) => Promise<string>,
): Promise<IssuedToken & { readonly audience: string }> {
  const { endpoint, grant, oidcAudience, clientId, clientSecret } = exchange
  const audience = exchange.audience ?? (await readDocument(host, hub))?.audience ?? publicAudience
  const jwt = await identity(oidcAudience)
  const { type, parameters } = grants[grant]
  const issued = await requestToken(host, {
    server: { issuer: new URL(endpoint).origin, token_endpoint: endpoint },
    client: clientId === undefined ? undefined : { id: clientId, secret: clientSecret },
    grant: type,
    parameters: parameters(jwt, audience),
    secrets: [jwt, ...(clientSecret === undefined ? [] : [clientSecret])],
    explain: (refusal) => explain(refusal, jwt, { audience, oidcAudience }),
  })
  return { ...issued, audience }
}

/** The audiences of the token that is asked for, and of GitHub's. */
interface Asked {
  readonly audience: string
  readonly oidcAudience: string
}

/** GitHub's token was made this moment by GitHub's clock, so that the endpoint's can be compared with that. */
function explain(refusal: Refusal, jwt: string, asked: Asked): Problem {
  const claims = claimsOf(jwt)
  const { url, said, error: code } = refusal
  const clock = claims?.issued === undefined ? undefined : refusedClock(refusal, claims.issued * 1_000, 'GitHub')
  // Of the token that is asked for, else of GitHub's.
  const audience =
    code === 'invalid_target'
      ? refusedAudience(refusal, asked.audience, 'floxhub-audience')
      : refusedAudience(refusal, asked.oidcAudience, 'floxhub-oidc-audience')
  const other = clock ?? audience
  if (other) return other
  if (code === 'invalid_client' || code === 'unauthorized_client') {
    const fix =
      'Check floxhub-client-id and floxhub-client-secret: the endpoint must know the client and allow it the grant.'
    return error('FLX131', `${url.host} refuses the client (${said}).`, fix, about(url))
  }
  const who = claims?.subject === undefined ? '' : ` ${claims.subject}`
  const fix = `Let the endpoint trust the subject${who} and the audience ${asked.oidcAudience}; floxhub-oidc-grant chooses the grant.`
  return error(
    'FLX131',
    `${url.host} does not exchange GitHub's token of${who || ' this job'} (${said}).`,
    fix,
    about(url),
  )
}
