import type { Host } from '../host.ts'
import type { Http, HttpReply, HttpRequest } from './http.ts'

const redirectLimit = 5

/** A server sends us where we do not go. */
export class RefusedRedirect extends Error {}

/**
 * The reply after at most five redirects: never from https to http, to another scheme, or to a URL with a user in it. Of what
 * is neither GET nor HEAD only those (307, 308) that want the same again. Another origin gets no header that may hold a secret.
 * Throws as `send`, and RefusedRedirect.
 */
export async function follow(http: Http, request: HttpRequest): Promise<HttpReply> {
  let asked = request
  for (let hop = 0; ; hop += 1) {
    const reply = await http.send(asked)
    const sends = asked.method !== undefined && asked.method !== 'GET' && asked.method !== 'HEAD'
    if (!isRedirect(reply.status) || (sends && reply.status < 307)) return reply
    reply.close()
    const location = reply.header('location')
    const url = location === undefined ? null : URL.parse(location, asked.url.href)
    if (!url) throw new RefusedRedirect(`${shown(asked.url)} redirects without an address`)
    if (hop >= redirectLimit) throw new RefusedRedirect(`more than ${redirectLimit} redirects`)
    const plain = asked.url.protocol === 'http:'
    if (!(url.protocol === 'https:' || (plain && url.protocol === 'http:')) || url.username !== '') {
      throw new RefusedRedirect(`${shown(url)} is not ${plain ? 'http' : 'https'}`)
    }
    const headers = url.origin === asked.url.origin ? asked.headers : harmless(asked.headers)
    asked = { ...asked, url, ...(headers && { headers }) }
  }
}

/** True of 301 and the like. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

function harmless(headers: HttpRequest['headers'] = {}): HttpRequest['headers'] {
  const known = /^(?:accept(?:-.*)?|content-(?:length|range|type)|if-.*|range|user-agent)$/i
  return Object.fromEntries(Object.entries(headers).filter(([name]) => known.test(name)))
}

/** Whether another try may get a better answer: time-out, too many requests, and the server's own faults. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501)
}

export interface RetryRule {
  /** In all. */
  readonly tries: number
  /** Milliseconds before the second try; doubled for each further one, and up to half as long again by chance. */
  readonly firstPause: number
  /** Milliseconds; also of what a server asks for. */
  readonly longestPause: number
  /** Many ask the same server at once: they do not all come back at the moment that it names. */
  readonly crowd?: boolean
  /** True once nothing is to be tried again. */
  readonly ended?: () => boolean
  /** Ends the pauses. */
  readonly signal?: AbortSignal
}

/** What one try came to. `end`: the result, or the error, when there is no other try. */
export type Tried<T> =
  | { readonly done: T }
  | { readonly end: () => T; readonly retryAfter?: string | undefined; readonly onPause?: (text: string) => void }

/** Tries until it is done or the rule ends it. Throws what a try throws, and what its `end` throws. */
export async function retry<T>(
  { clock }: Pick<Host, 'clock'>,
  rule: RetryRule,
  attempt: () => Promise<Tried<T>>,
): Promise<T> {
  for (let count = 1; ; count += 1) {
    const tried = await attempt()
    if ('done' in tried) return tried.done
    if (count >= rule.tries || rule.signal?.aborted || rule.ended?.()) return tried.end()
    const asked = readRetryAfter(tried.retryAfter, clock.now())
    const pause = asked ?? rule.firstPause * 2 ** (count - 1)
    const spread = asked === undefined || rule.crowd ? 1 + Math.random() / 2 : 1
    const wait = Math.round(Math.min(pause * spread, rule.longestPause))
    tried.onPause?.(`Try ${count + 1} of ${rule.tries} in ${(wait / 1_000).toFixed(1)} s`)
    await clock.sleep(wait, rule.signal)
  }
}

/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110, 10.2.3). Undefined where it says neither, and of what is past. */
export function readRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined
  const milliseconds = /^\s*\d+\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now
  return milliseconds >= 0 ? milliseconds : undefined
}

/** A URL without user, password and query, which may hold secrets. */
export function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`
}
