import * as oauth from 'oauth4webapi'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { maskSecrets } from '../../runner/mask-secrets.ts'
import { about, aheadText, askServer, secondsAhead, serverFails } from './ask-server.ts'
import { isLoopback } from './hub.ts'

/** A token as an issuer gives it. */
export interface IssuedToken {
  readonly token: string
  /** Seconds since the epoch by the clock of this machine; undefined where the issuer does not say. */
  readonly expires: number | undefined
}

/** What the library does with `fetch` goes through the host; http is allowed to this machine alone. */
export function throughHost(host: Host, server: URL) {
  return {
    [oauth.allowInsecureRequests]: isLoopback(server),
    [oauth.customFetch]: async (
      url: string,
      {
        method,
        headers,
        body,
      }: { method: string; headers: Record<string, string>; body?: URLSearchParams | undefined },
    ) => {
      const sent = method === 'POST' ? { method: 'POST' as const, body: String(body) } : {}
      const answer = await askServer(host, { url: new URL(url), headers, ...sent, follow: false })
      // Without WWW-Authenticate, which the library would report instead of the error in the body.
      const kept = ['content-type', 'date'].flatMap((name) => {
        const value = answer.header(name)
        return value === undefined ? [] : [[name, value] as [string, string]]
      })
      return new Response([204, 205, 304].includes(answer.status) ? null : Uint8Array.from(answer.body), {
        status: answer.status,
        headers: kept,
      })
    },
  }
}

/** One request for a token, as `requestToken` makes it. */
export interface TokenRequest {
  readonly server: oauth.AuthorizationServer
  /** Undefined: the server wants none. */
  readonly client: { readonly id: string; readonly secret: string | undefined } | undefined
  readonly grant: string
  readonly parameters: Readonly<Record<string, string>>
  /** What must not be in a message. */
  readonly secrets: readonly string[]
  /** What a refusal means. */
  readonly explain: (refusal: Refusal) => Problem
}

/** A refusal in the words of RFC 6749, section 5.2. */
export interface Refusal {
  readonly url: URL
  /** As in `invalid_client`. */
  readonly error: string
  /** Code and description, cut, without secrets. */
  readonly said: string
  /** The `Date` of the answer. */
  readonly date: string | null
}

/**
 * Asks a token endpoint. Throws ProblemError FLX128, FLX129, FLX132, and what `explain` makes of a refusal.
 */
export async function requestToken(host: Host, request: TokenRequest): Promise<IssuedToken> {
  const { server, grant, parameters, secrets, explain } = request
  const url = URL.parse(server.token_endpoint ?? '')
  if (!url) throw new ProblemError(error('FLX132', `${server.issuer} has no token endpoint.`, 'Check floxhub-url.'))
  const client = { client_id: request.client?.id ?? 'none' }
  const options = throughHost(host, url)
  const asked = host.clock.now()
  try {
    const response = await oauth.genericTokenEndpointRequest(
      ...([server, client, authentication(request), grant, { ...parameters }, options] as const),
    )
    const issued = await oauth.processGenericTokenEndpointResponse(server, client, response, {
      // RFC 8693, section 2.2.1: of a token that is no access token of OAuth.
      recognizedTokenTypes: { n_a: () => {} },
    })
    const seconds = issued.expires_in
    return { token: issued.access_token, expires: seconds === undefined ? undefined : asked / 1_000 + seconds }
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    if (!(cause instanceof oauth.ResponseBodyError)) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new ProblemError(serverFails(url, maskSecrets(why, secrets)))
    }
    const words = [cause.error, cause.error_description ?? ''].filter((text) => text !== '').join(': ')
    const said = maskSecrets(words, secrets).slice(0, 240).replace(/\.$/, '')
    throw new ProblemError(explain({ url, error: cause.error, said, date: cause.response.headers.get('date') }))
  }
}

/** In the body or in a header, as the server says; a header where it says nothing (RFC 8414, section 2). */
function authentication({ server, client }: TokenRequest): oauth.ClientAuth {
  if (!client) return () => {}
  if (client.secret === undefined) return oauth.None()
  const methods = server.token_endpoint_auth_methods_supported ?? []
  return methods.includes('client_secret_post')
    ? oauth.ClientSecretPost(client.secret)
    : oauth.ClientSecretBasic(client.secret)
}

/** FLX126 where a refusal is about the audience; undefined for others. */
export function refusedAudience(
  { url, error: code, said }: Refusal,
  audience: string,
  input: string,
): Problem | undefined {
  if (code !== 'invalid_target' && !/\baud(?:ience)?s?\b|resource server/i.test(said)) return undefined
  const message = `${url.host} gives no token for the audience ${audience} (${said}).`
  return error('FLX126', message, `Set ${input} to the audience that it expects, character by character.`, about(url))
}

/** FLX127 where the clock by which a token was made (`now`, milliseconds) is not that of the server; undefined otherwise. */
export function refusedClock({ url, said, date }: Refusal, now: number, whose: string): Problem | undefined {
  const ahead = secondsAhead(date, now)
  if (ahead === 0) return undefined
  const message = `${url.host} refuses the token (${said}): the clock of ${whose} is ${aheadText(ahead)} its own.`
  return error('FLX127', message, 'Synchronize the clock that is wrong.', about(url))
}
