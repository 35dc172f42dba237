/** GitHub's OIDC provider for a job: tokens that others can check, and the keys to do it with. */
import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = Readonly<Record<string, unknown>>

export interface JobIdentity extends AsyncDisposable {
  readonly issuer: string
  /** Where the keys are served, on loopback. */
  readonly jwksUrl: string
  /** A token with the claims of a job (docs.github.com, OpenID Connect reference); `more` adds to them, undefined removes one. */
  readonly token: (audience: string, more?: Claims) => string
  /** The claims of a token that these keys signed; undefined of any other. */
  readonly check: (token: string) => Claims | undefined
}

const issuer = 'https://token.actions.githubusercontent.com'
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function openJobIdentity(): Promise<JobIdentity> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'of-the-test', alg: 'RS256', use: 'sig' }
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    issuer,
    jwksUrl: `http://127.0.0.1:${port}/.well-known/jwks`,
    token: (audience, more = {}) => signed(privateKey, { ...claimsFor(audience), ...more }),
    check: (token) => checked(createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })), token),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function claimsFor(aud: string): Claims {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss: issuer,
    aud,
    sub: 'repo:octo/app:ref:refs/heads/main',
    repository: 'octo/app',
    ref: 'refs/heads/main',
    iat: now,
    nbf: now - 5,
    exp: now + 300,
  }
}

function signed(key: KeyObject, claims: Claims): string {
  const text = `${encode({ alg: 'RS256', kid: 'of-the-test', typ: 'JWT' })}.${encode(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

function checked(key: KeyObject, token: string): Claims | undefined {
  const [head = '', body = '', signature = ''] = token.split('.')
  const right = verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))
  return right ? (JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims) : undefined
}
