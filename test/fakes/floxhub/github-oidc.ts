/**
 * GitHub's OIDC provider as a job meets it: the address and the token of its environment, the audience in the query. Strict:
 * without the token, or with another method, nothing is issued.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { json, listen } from './server.ts'

export interface GitHubOidc {
  /** The `iss` of its tokens. */
  readonly issuer: string
  /** Of a job with `id-token: write`. */
  readonly env: Readonly<Record<'ACTIONS_ID_TOKEN_REQUEST_URL' | 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', string>>
  /** The audiences of the tokens that were issued. */
  readonly audiences: readonly string[]
  /** Seconds by which its clock differs. */
  clock: number
  readonly subject: string
  stop(): Promise<void>
}

export async function startGitHubOidc(): Promise<GitHubOidc> {
  const { server, origin, stop } = await listen()
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const key = { ...(await exportJWK(publicKey)), kid: 'github', alg: 'RS256', use: 'sig' }
  const requestToken = randomBytes(24).toString('hex')
  const audiences: string[] = []
  const oidc = {
    issuer: origin,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}/job/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    audiences,
    clock: 0,
    subject: 'repo:us/repo:ref:refs/heads/main',
    stop,
  }
  server.on('request', async (request, response) => {
    const url = new URL(request.url ?? '/', origin)
    if (url.pathname === '/.well-known/jwks') return json(response, 200, { keys: [key] })
    const isAsked = url.pathname === '/job/token' && url.searchParams.get('api-version') === '2.0'
    if (!isAsked || request.method !== 'GET') return json(response, 404, { message: 'not found' })
    if (request.headers.authorization !== `Bearer ${requestToken}`) return json(response, 401, { message: 'bad token' })
    const audience = url.searchParams.get('audience') ?? 'https://github.com/us'
    audiences.push(audience)
    const now = Math.floor(Date.now() / 1_000) + oidc.clock
    const value = await new SignJWT({ repository: 'us/repo', jti: randomBytes(8).toString('hex') })
      .setProtectedHeader({ alg: 'RS256', kid: 'github', typ: 'JWT' })
      .setIssuer(origin)
      .setSubject(oidc.subject)
      .setAudience(audience)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + 300)
      .sign(privateKey)
    json(response, 200, { count: value.length, value })
  })
  return oidc
}
