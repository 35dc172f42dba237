import { error, type Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { ClientCredentials } from '../schema.ts'
import { about } from './ask-server.ts'
import { discoverIssuer } from './discovery.ts'
import { type FloxHub, publicAudience } from './hub.ts'
import { type IssuedToken, type Refusal, refusedAudience, requestToken } from './oauth.ts'

/**
 * A token for a client of the issuer of FloxHub (RFC 6749, section 4.4), for the audience that is asked for. Throws
 * ProblemError FLX126, FLX128 to FLX130, FLX132.
 */
export async function clientToken(
  host: Host,
  hub: FloxHub,
  { clientId, clientSecret, audience: asked }: ClientCredentials,
): Promise<IssuedToken & { readonly audience: string }> {
  const issuer = await discoverIssuer(host, hub)
  const audience = asked ?? issuer.audience ?? publicAudience
  const explain = (refusal: Refusal): Problem => {
    const { url, said } = refusal
    const fix =
      'Check floxhub-client-id and floxhub-client-secret: the issuer must allow this client the grant client_credentials.'
    return (
      refusedAudience(refusal, audience, 'floxhub-audience') ??
      error('FLX130', `${url.host} refuses the client of floxhub-client-id (${said}).`, fix, about(url))
    )
  }
  const issued = await requestToken(host, {
    server: issuer.server,
    client: { id: clientId, secret: clientSecret },
    grant: 'client_credentials',
    parameters: { audience },
    secrets: [clientSecret],
    explain,
  })
  return { ...issued, audience }
}
