import { error, ProblemError } from '../../model/problem.ts'
import { ask } from '../../runner/http/ask.ts'
import { shown } from '../../runner/http/rules.ts'
import { type RegistryHost, retryRule, type Scope } from './asking.ts'
import type { Challenge } from './challenge.ts'
import type { Login } from './credentials.ts'
import { noAnswer, refusedLogin } from './problems.ts'

/** What goes into the header Authorization. */
export interface Authorization {
  readonly header: string
  /** Milliseconds since the epoch. */
  readonly until: number
}

interface TokenRequest {
  readonly registry: string
  readonly origin: URL
  readonly login: Login | undefined
  readonly mask: (secret: string) => void
  readonly challenge: Challenge
  readonly scope: Scope
}

/** Seconds, of a token that says nothing about it: distribution's "Token Authentication Specification". */
const shortestLife = 60
/** Seconds before its end in which a token is no longer used. */
const margin = 10

/**
 * The answer to a challenge: the login itself, or a token for the scope from the server that the registry names. Undefined where a login
 * is asked for and there is none. Throws ProblemError SHP131 (login refused), SHP133 (no answer), SHP137 (a token server without TLS).
 */
export async function authorize(host: RegistryHost, request: TokenRequest): Promise<Authorization | undefined> {
  const { login, challenge } = request
  const password = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`
  if (challenge.scheme === 'basic') return password ? { header: password, until: Number.POSITIVE_INFINITY } : undefined
  const url = tokenUrl(request, challenge)
  const now = host.clock.now()
  const headers = password ? { authorization: password } : {}
  const question = { url, headers, maxBytes: 256 * 1024, timeout: 30_000, signal: host.cancelled }
  const answer = await ask(host, question, { ...retryRule, signal: host.cancelled }).catch((cause: unknown) => {
    throw noAnswer(request.registry, url, cause)
  })
  if (answer.status !== 200) throw refusedLogin(request.registry, answer, login)
  const { token, seconds } = parseToken(answer.body.toString())
  if (token === undefined) {
    const message = `${shown(url)}, which ${request.registry} names, gave no token.`
    throw new ProblemError(error('SHP134', message, 'Ask who runs the registry.', { subject: { url: shown(url) } }))
  }
  request.mask(token)
  return { header: `Bearer ${token}`, until: now + Math.max(0, seconds - margin) * 1_000 }
}

function tokenUrl(
  { registry, origin, scope }: TokenRequest,
  challenge: Challenge & { readonly scheme: 'bearer' },
): URL {
  const url = URL.parse(challenge.realm)
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && origin.protocol === 'http:')
  if (!url || !secure || url.username !== '') {
    const message = `${registry} asks for a login at ${url ? shown(url) : 'a malformed URL'}, which is not https.`
    throw new ProblemError(error('SHP137', message, 'The login was not sent there. Ask who runs the registry.'))
  }
  if (challenge.service !== undefined) url.searchParams.set('service', challenge.service)
  for (const part of scope) url.searchParams.append('scope', part)
  return url
}

function parseToken(text: string): { readonly token: string | undefined; readonly seconds: number } {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {}
  const { token, access_token, expires_in } = Object(read) as Readonly<Record<string, unknown>>
  const given = [token, access_token].find((value) => typeof value === 'string' && value !== '')
  const seconds = typeof expires_in === 'number' && expires_in > 0 ? expires_in : shortestLife
  return { token: typeof given === 'string' ? given : undefined, seconds }
}
