/**
 * The issuer of a FloxHub: oidc-provider, a certified OpenID provider, on this machine. Of Auth0 it has the parameter
 * `audience` of client_credentials. It also exchanges GitHub's tokens by RFC 8693 and RFC 7523, as an endpoint of a user's
 * would: it trusts one subject and one audience, and checks signature and times with jose.
 */
import { randomBytes } from 'node:crypto'
import { createRemoteJWKSet, exportJWK, generateKeyPair, errors as jose, jwtVerify } from 'jose'
import Provider, { errors } from 'oidc-provider'
import type { GitHubOidc } from './github-oidc.ts'
import { type Fault, listen } from './server.ts'

export const grants = {
  exchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
  bearer: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
} as const

export interface IssuerOptions {
  /** Of the tokens that it issues; it has no other. */
  readonly audience: string
  /** Whose tokens are exchanged, and for which audience they must be. */
  readonly github: GitHubOidc
  readonly exchangeAudience: string
}

export interface Issuer {
  /** Its name; no slash at the end. */
  readonly url: string
  readonly client: { readonly id: string; readonly secret: string }
  /** A client that may not ask for tokens of its own. */
  readonly other: { readonly id: string; readonly secret: string }
  /** A client without a secret, for exchanges. */
  readonly open: string
  /** Seconds for which tokens are valid. */
  lifetime: number
  fault: Fault | undefined
  /** `grant_type` of the requests for tokens, in order. */
  readonly asked: readonly string[]
  stop(): Promise<void>
}

export async function startIssuer({ audience, github, exchangeAudience }: IssuerOptions): Promise<Issuer> {
  const { server, origin, stop } = await listen()
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const secret = () => randomBytes(24).toString('base64url')
  const [client, other] = [
    { id: 'ci', secret: `${secret()}+/=&` },
    { id: 'web', secret: secret() },
  ]
  const asked: string[] = []
  const issuer: Issuer = { url: origin, client, other, open: 'job', lifetime: 3_600, fault: undefined, asked, stop }
  const server_of = (identifier: string) => {
    if (identifier !== audience) throw new errors.InvalidTarget()
    return {
      scope: '',
      audience,
      accessTokenTTL: issuer.lifetime,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'RS256' } },
    }
  }
  const base = { redirect_uris: [], response_types: [] }
  const provider = new Provider(origin, {
    clients: [
      {
        ...{ ...base, client_id: client.id, client_secret: client.secret },
        ...{ grant_types: ['client_credentials'], token_endpoint_auth_method: 'client_secret_post' },
      },
      {
        ...{ ...base, client_id: other.id, client_secret: other.secret },
        ...{ grant_types: ['implicit'], response_types: ['id_token'], redirect_uris: ['https://web.test/'] },
        token_endpoint_auth_method: 'client_secret_post',
      },
      { ...base, client_id: 'job', grant_types: Object.values(grants), token_endpoint_auth_method: 'none' },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'issuer', alg: 'RS256', use: 'sig' }] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx: { oidc: { body?: { audience?: string } } }) => ctx.oidc.body?.audience,
        getResourceServerInfo: (_: unknown, identifier: string) => server_of(identifier),
      },
    },
    ttl: { ClientCredentials: () => issuer.lifetime },
    cookies: { keys: [secret()] },
  })
  const keys = createRemoteJWKSet(new URL(`${github.issuer}/.well-known/jwks`))
  const verify = async (token = '') => {
    try {
      await jwtVerify(token, keys, {
        issuer: github.issuer,
        audience: exchangeAudience,
        subject: 'repo:us/repo:ref:refs/heads/main',
      })
    } catch (cause) {
      if (cause instanceof jose.JOSEError)
        throw Object.assign(new errors.InvalidGrant(cause.message), { error_description: cause.message })
      throw cause
    }
  }
  for (const [grant, name] of [
    [grants.exchange, 'subject_token'],
    [grants.bearer, 'assertion'],
  ] as const) {
    const parameters = ['subject_token', 'subject_token_type', 'requested_token_type', 'audience', 'assertion']
    provider.registerGrantType(
      grant,
      async (ctx) => {
        const { client: who, params } = ctx.oidc
        if (grant === grants.exchange && params['subject_token_type'] !== 'urn:ietf:params:oauth:token-type:jwt')
          throw new errors.InvalidGrant('subject_token_type is unknown')
        await verify(params[name])
        const token = new provider.ClientCredentials({ client: who })
        const target = params['audience'] ?? audience
        token.resourceServer = new provider.ResourceServer(target, server_of(target))
        const exchange =
          grant === grants.exchange ? { issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' } : {}
        ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: token.expiration, ...exchange }
      },
      new Set(parameters),
    )
  }
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url === '/token') asked.push(request.method ?? '')
    if (!issuer.fault?.(request, response)) answer(request, response)
  })
  return issuer
}
