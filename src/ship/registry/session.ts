import { ProblemError } from '../../model/problem.ts'
import { type Answer, ask } from '../../runner/http/ask.ts'
import type { HttpReply, HttpRequest } from '../../runner/http/http.ts'
import { follow } from '../../runner/http/rules.ts'
import { type RegistryHost, retryRule, type Scope } from './asking.ts'
import { parseChallenge } from './challenge.ts'
import type { Login } from './credentials.ts'
import { cancelled, noAnswer } from './problems.ts'
import { registryUrl } from './reference.ts'
import { type Authorization, authorize } from './token.ts'

export interface RegistryOptions {
  readonly registry: string
  readonly login?: Login | undefined
  /** Keeps a secret out of the log. */
  readonly mask: (secret: string) => void
}

export interface RegistryRequest
  extends Pick<HttpRequest, 'method' | 'headers' | 'body' | 'once' | 'signal' | 'timeout'> {
  readonly url: URL
  readonly scope: Scope
}

/** A registry, with the login and the tokens of this process. */
export interface Session {
  readonly registry: string
  readonly login: Login | undefined
  readonly host: RegistryHost
  /** Below the registry's own address. */
  readonly url: (path: string) => URL
  /** A whole small answer, whatever its status is; what passes is tried again. Throws ProblemError SHP131, SHP133, SHP137. */
  readonly ask: (request: RegistryRequest) => Promise<Answer>
  /** One exchange: only a token that has ended is renewed. Throws as `follow`, and ProblemError SHP131, SHP137. */
  readonly send: (request: RegistryRequest) => Promise<HttpReply>
  /** Repositories that were seen to have a blob, by its digest. */
  readonly known: Map<string, Set<string>>
  /** Work of `inTurn`. */
  readonly underWay: Map<string, Promise<unknown>>
}

/** Bytes. Registries accept manifests of 4 MB at least (distribution-spec); one that is read may be of another client. */
const mostBytes = 16e6
/** Milliseconds for a question. */
const patience = 60_000

/** Asks nothing yet. Credentials go to the registry's own origin and to the token server that it names, and to no other. */
export function openRegistry(host: RegistryHost, { registry, login, mask }: RegistryOptions): Session {
  const origin = registryUrl(registry)
  if (login) for (const secret of [login.password, basic(login)]) mask(secret)
  const tokens = new Map<string, Authorization>()
  const renewals = new Map<string, Promise<Authorization | undefined>>()
  const warned = new Set<string>()

  const renew = (answer: Pick<HttpReply, 'header'>, scope: Scope, refused: Authorization | undefined) => {
    const key = scope.join(' ')
    const current = tokens.get(key)
    // Another request has renewed it meanwhile.
    if (current !== refused) return Promise.resolve(current)
    const challenge = parseChallenge(answer.header('www-authenticate'))
    if (!challenge) return Promise.resolve(undefined)
    const running =
      renewals.get(key) ??
      authorize(host, { registry, origin, login, mask, challenge, scope })
        .then((authorization) => {
          // The same password again has the same answer.
          if (!authorization || authorization.header === refused?.header) return undefined
          tokens.set(key, authorization)
          return authorization
        })
        .finally(() => renewals.delete(key))
    renewals.set(key, running)
    return running
  }

  /** An answer with 401 of the registry itself is followed by one more try, with what it asked for. */
  const authorized = async <R extends Pick<HttpReply, 'status' | 'url' | 'header'>>(
    { url, headers = {}, scope }: RegistryRequest,
    exchange: (headers: Readonly<Record<string, string>>) => Promise<R>,
    drop: () => void = () => {},
  ): Promise<R> => {
    if (url.origin !== origin.origin) return exchange(headers)
    const held = tokens.get(scope.join(' '))
    const used = held && held.until > host.clock.now() ? held : undefined
    const reply = await exchange(used ? { ...headers, authorization: used.header } : headers)
    for (const text of warningsOf(reply).filter((one) => !warned.has(one))) {
      warned.add(text)
      host.log.info(`${registry} warns: ${text}`)
    }
    if (reply.status !== 401 || reply.url.origin !== origin.origin) return reply
    if (!used && held === tokens.get(scope.join(' '))) tokens.delete(scope.join(' '))
    const renewed = await renew(reply, scope, used)
    if (!renewed) return reply
    drop()
    return exchange({ ...headers, authorization: renewed.header })
  }

  return {
    ...{ registry, login, host, known: new Map(), underWay: new Map() },
    url: (path) => new URL(path, origin),
    ask: (request) =>
      authorized(request, async (headers) => {
        const { url, method, body } = request
        const sent = { url, headers, ...(method && { method }), ...(body !== undefined && { body }) }
        const question = { ...sent, maxBytes: mostBytes, timeout: patience, signal: host.cancelled }
        try {
          return await ask(host, question, { ...retryRule, signal: host.cancelled })
        } catch (cause) {
          throw host.cancelled.aborted ? new ProblemError(cancelled(registry)) : noAnswer(registry, url, cause)
        }
      }),
    send: (request) => {
      let stop = new AbortController()
      const exchange = (headers: RegistryRequest['headers'] = {}) => {
        const { scope: _, signal, ...sent } = request
        stop = new AbortController()
        const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
        return follow(host.http, { ...sent, headers, signal: either })
      }
      // The body may still be under way.
      return authorized(request, exchange, () => stop.abort())
    },
  }
}

/** Does work alone under its name, in this process: the next waits, also where it fails. */
export async function inTurn<T>(
  { underWay }: Pick<Session, 'underWay'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  for (let other = underWay.get(name); other; other = underWay.get(name)) await other.catch(() => {})
  const running = work()
  underWay.set(name, running)
  try {
    return await running
  } finally {
    underWay.delete(name)
  }
}

function basic({ user, password }: Login): string {
  return Buffer.from(`${user}:${password}`).toString('base64')
}

/** The texts of `Warning: 299 - "…"` (distribution-spec, "Warnings"). */
function warningsOf(reply: Pick<HttpReply, 'header'>): readonly string[] {
  return [...(reply.header('warning') ?? '').matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)
}
