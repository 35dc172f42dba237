/**
 * A FloxHub of one's own, as far as signing in goes: the document that names its issuer
 * (cli/floxhub-client/src/auth/discovery.rs) and the account of a token (cli/floxhub-client/src/accounts.rs). Strict: the
 * signature, the times and the audience of a JSON web token are checked against the issuer's keys, as the server does.
 */
import { createRemoteJWKSet, errors as jose, jwtVerify } from 'jose'
import { type Fault, json, listen, showClock } from './server.ts'

export interface Account {
  readonly handle: string
  /** As in `2026-12-24T00:00:00Z`; null for a token that does not expire. */
  readonly expires: string | null
}

export interface Hub {
  readonly url: string
  readonly audience: string
  /** Opaque tokens that are valid. */
  readonly accounts: Map<string, Account>
  /** What it says of its issuer; undefined for a FloxHub that serves its web page instead. */
  document: unknown
  /** The issuer whose tokens are accepted. */
  issuer: string
  fault: Fault | undefined
  /** Seconds by which its clock differs. */
  clock: number
  /** `METHOD /path` of each request. */
  readonly requests: readonly string[]
  stop(): Promise<void>
}

export async function startHub(): Promise<Hub> {
  const { server, origin, stop } = await listen()
  const requests: string[] = []
  const accounts = new Map<string, Account>()
  const audience = `${origin}/api`
  const hub: Hub = {
    ...{ url: origin, audience, accounts, requests, stop },
    ...{ document: undefined, issuer: '', fault: undefined, clock: 0 },
  }
  const accountOf = async (token: string): Promise<{ status: number; body: unknown }> => {
    const known = accounts.get(token)
    if (known)
      return {
        status: 200,
        body: { user_id: `auth0|${known.handle}`, handle: known.handle, expires_at: known.expires },
      }
    if (token.startsWith('flox_')) return { status: 401, body: { detail: 'Unable to verify token' } }
    try {
      const keys = createRemoteJWKSet(new URL(`${hub.issuer}/jwks`))
      const { payload } = await jwtVerify(token, keys, {
        ...{ issuer: hub.issuer, audience },
        currentDate: new Date(Date.now() + hub.clock * 1_000),
      })
      const expires_at = payload.exp === undefined ? null : new Date(payload.exp * 1_000).toISOString()
      return { status: 200, body: { user_id: payload.sub ?? payload['client_id'], handle: 'acme', expires_at } }
    } catch (cause) {
      if (cause instanceof jose.JOSEError) return { status: 401, body: { detail: 'Unable to verify token' } }
      throw cause
    }
  }
  server.on('request', async (request, response) => {
    requests.push(`${request.method} ${request.url}`)
    showClock(response, hub.clock)
    if (hub.fault?.(request, response)) return
    const token = /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (request.method === 'GET' && request.url === '/accounts/api/v1/accounts/me') {
      if (token === undefined) return json(response, 401, { detail: 'Not authenticated' })
      const { status, body } = await accountOf(token)
      return json(response, status, body)
    }
    if (token !== undefined) return json(response, 400, { detail: 'a token where none is wanted' })
    if (request.url === '/.well-known/oauth-protected-resource' && hub.document !== undefined)
      return json(response, 200, hub.document)
    // The web page answers everything else.
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>FloxHub</title>')
  })
  return hub
}
