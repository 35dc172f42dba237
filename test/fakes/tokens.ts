import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** One entry of the token's `ac` claim: a ref and what may be done with its cache entries. */
export interface CacheScope {
  readonly scope: string
  readonly permission: 'read' | 'write' | 'read-write'
}

export interface TokenOptions {
  /** In the order in which they are read; default: read and write on `refs/heads/main`. Empty: no caching at all. */
  readonly scopes?: readonly CacheScope[]
  readonly repository?: number
  /** Ids of the run and of the job, as artifacts know them. */
  readonly run?: string
  readonly job?: string
  /** Seconds; default six hours. A negative one gives a token that has expired. */
  readonly lifetime?: number
}

/** What a verified token says. */
export interface Claims {
  readonly scopes: readonly CacheScope[]
  readonly repository: number
  readonly run: string
  readonly job: string
}

const bits = { read: 1, write: 2, 'read-write': 3 } as const
const defaults = {
  scopes: [{ scope: 'refs/heads/main', permission: 'read-write' }],
  repository: 1,
  run: 'ce7f54c7-61c7-4aae-887f-30da475f5f1a',
  job: 'ca395085-040a-526b-2ce8-bdc85f692774',
} satisfies Claims

/** Issues and checks runtime tokens. The real ones are signed with RS256; clients read the claims and no more. */
export class TokenIssuer {
  readonly #secret = randomBytes(32)

  issue(options: TokenOptions = {}): string {
    const { scopes, repository, run, job } = { ...defaults, ...options }
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: 'https://token.actions.githubusercontent.com',
      nbf: now - 60,
      exp: now + (options.lifetime ?? 6 * 3600),
      repository_id: String(repository),
      scp: `Actions.ExampleScope Actions.Results:${run}:${job}`,
      ac: JSON.stringify(scopes.map(({ scope, permission }) => ({ Scope: scope, Permission: bits[permission] }))),
    }
    const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    return `${signed}.${this.#sign(signed).toString('base64url')}`
  }

  /** The claims of an Authorization header; a string says why there are none. */
  verify(authorization: string | undefined): Claims | string {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
    if (token === undefined) return 'missing bearer token'
    const [head = '', body = '', signature = ''] = token.split('.')
    const given = Buffer.from(signature, 'base64url')
    const wanted = this.#sign(`${head}.${body}`)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'token has an invalid signature'
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    if (Number(claims['exp']) <= Date.now() / 1000) return 'token is expired'
    const [, run = '', job = ''] = /Actions\.Results:([^:\s]+):([^:\s]+)/.exec(String(claims['scp'])) ?? []
    const scopes = (JSON.parse(String(claims['ac'])) as { Scope: string; Permission: 1 | 2 | 3 }[]).map(
      ({ Scope, Permission }) => ({
        scope: Scope,
        permission: (['read', 'write', 'read-write'] as const)[Permission - 1],
      }),
    ) as CacheScope[]
    return { scopes, repository: Number(claims['repository_id']), run, job }
  }

  #sign(text: string): Buffer {
    return createHmac('sha256', this.#secret).update(text).digest()
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
