import { createHash, type Hash } from 'node:crypto'
import { error, type Problem, ProblemError, type Subject } from '../../model/problem.ts'
import type { Host } from '../host.ts'
import { type Http, type HttpReply, LateError } from './http.ts'
import { follow, isPassing, RefusedRedirect, type RetryRule, retry, shown, type Tried } from './rules.ts'

type DownloadHost = Pick<Host, 'http' | 'clock' | 'cancelled' | 'log'>

export interface DownloadRequest {
  readonly url: string
  /** What the log calls it. */
  readonly label: string
  /** A body that is larger is refused, bytes. */
  readonly maxBytes: number
  /**
   * Milliseconds without an answer or without another byte after which a try has failed; also the wait after which a
   * body must have come with 16 KiB/s on average. Default 30 000.
   */
  readonly idle?: number
  /** Tries in all. Default 4. */
  readonly tries?: number
  /** Told as bytes come, at most every half second and once at the end. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly bytes: number
  /** Undefined when the server did not say. */
  readonly total: number | undefined
  readonly bytesPerSecond: number
}

export interface Downloaded<T> {
  /** Of the whole body, 64 hexadecimal digits. */
  readonly sha256: string
  readonly bytes: number
  /** What `consume` gave. */
  readonly result: T
}

const progressEvery = 500
/** Bytes per second of waiting; the installer's archive of 30 MB takes half an hour with it. */
const leastSpeed = 16 * 1024
const rule: RetryRule = { tries: 4, firstPause: 1_000, longestPause: 30_000 }

/** One try that failed; `again`: another may do better. */
class TryFailed extends ProblemError {
  readonly text: string
  readonly again: boolean
  readonly retryAfter: string | undefined
  constructor(problem: Problem, again = false, retryAfter?: string) {
    super(problem)
    this.text = `${problem.code} ${problem.message}`
    this.again = again
    this.retryAfter = retryAfter
  }
}

/**
 * Fetches a URL as a stream and hands the chunks to `consume`, which must start over each time it is called: once per
 * try. Follows redirects (`follow`), and tries again what passes: network errors, and the statuses 408, 429 and 5xx. The
 * hash is computed on the way; judging it is the caller's affair. A Content-Encoding is not undone: what is counted and
 * hashed is what was sent.
 *
 * Throws ProblemError NET001 (no answer), NET002 (status), NET003 (cut, stalled or far too slow), NET004 (refused redirect
 * or scheme), NET005 (too large), NET006 (cancelled); and whatever `consume` throws on its own account.
 */
export async function download<T>(
  host: DownloadHost,
  request: DownloadRequest,
  consume: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<Downloaded<T>> {
  const { tries = rule.tries, label } = request
  return retry(host, { ...rule, tries, signal: host.cancelled }, async (): Promise<Tried<Downloaded<T>>> => {
    try {
      return { done: await tryOnce(host, request, consume) }
    } catch (cause) {
      if (!(cause instanceof TryFailed)) throw cause
      if (host.cancelled.aborted) {
        throw new ProblemError(error('NET006', `${label} was cancelled.`, 'Run the job again.', about(request)))
      }
      if (!cause.again) throw cause
      const end = () => {
        throw cause
      }
      const onPause = (text: string) => host.log.info(`${label}: ${cause.text} ${text}`)
      return { end, retryAfter: cause.retryAfter, onPause }
    }
  })
}

async function tryOnce<T>(
  host: DownloadHost,
  request: DownloadRequest,
  consume: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<Downloaded<T>> {
  const idle = request.idle ?? 30_000
  const stop = new AbortController()
  try {
    const reply = await openBody(host, request, { idle, signal: AbortSignal.any([host.cancelled, stop.signal]) })
    const total = contentLength(reply)
    if (total !== undefined && total > request.maxBytes) throw tooLarge(request, total)
    const seen: Reading = { idle, total, hash: createHash('sha256'), bytes: 0 }
    const result = await consume(readBody(host, request, reply, seen)).catch((cause: unknown) => {
      throw seen.failure ?? cause
    })
    if (seen.failure) throw seen.failure
    return { sha256: seen.hash.digest('hex'), bytes: seen.bytes, result }
  } finally {
    stop.abort() // ends an exchange whose body nobody read to its end
  }
}

interface Reading {
  readonly idle: number
  readonly total: number | undefined
  readonly hash: Hash
  bytes: number
  /** It wins over the consumer's own error. */
  failure?: TryFailed
}

/** The body's chunks, counted and hashed. The time that their reader takes does not count. */
async function* readBody(
  host: DownloadHost,
  request: DownloadRequest,
  reply: HttpReply,
  seen: Reading,
): AsyncGenerator<Uint8Array> {
  const { idle, total, hash } = seen
  const begun = host.clock.now()
  let reportedAt = begun
  const report = (now: number) => {
    reportedAt = now
    const bytesPerSecond = Math.round(seen.bytes / Math.max(0.001, (now - begun) / 1_000))
    request.onProgress?.({ bytes: seen.bytes, total, bytesPerSecond })
  }
  try {
    const body = reply.body[Symbol.asyncIterator]()
    for (let waited = 0; ; ) {
      const asked = host.clock.now()
      const { done, value: chunk } = await inTime(body.next(), idle, 'the server sent nothing for too long')
      if (done) break
      const now = host.clock.now()
      waited += now - asked
      seen.bytes += chunk.byteLength
      if (seen.bytes > request.maxBytes) throw tooLarge(request, seen.bytes)
      if (waited > idle && seen.bytes < (waited / 1_000) * leastSpeed) {
        throw new Error(`it was slower than ${leastSpeed} bytes per second`)
      }
      hash.update(chunk)
      if (now - reportedAt >= progressEvery) report(now)
      yield chunk
    }
    if (total !== undefined && seen.bytes !== total) throw new Error('the body ended early')
    report(host.clock.now())
  } catch (cause) {
    const bytes = `${seen.bytes} of ${total ?? 'unknown'} bytes`
    const problem = error(
      'NET003',
      `${request.label} was interrupted after ${bytes}: ${reasonOf(cause)}.`,
      'Run the job again. If it fails again, the server or a proxy interrupts downloads.',
      about(request),
    )
    seen.failure = cause instanceof TryFailed ? cause : new TryFailed(problem, true)
    throw seen.failure
  }
}

/** What the work gives. Throws LateError when it takes longer than so many milliseconds. */
async function inTime<T>(work: Promise<T>, milliseconds: number, late: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError(late)), milliseconds)
  })
  return Promise.race([work, end]).finally(() => clearTimeout(timer))
}

/** The answer to the request after redirects, with status 200. */
async function openBody(
  host: DownloadHost,
  request: DownloadRequest,
  { idle, signal }: { readonly idle: number; readonly signal: AbortSignal },
): Promise<HttpReply> {
  const { label, url: text } = request
  const refused = (why: string) => {
    const fix = 'Use a server that answers over https without such redirects.'
    return new TryFailed(error('NET004', `${label}: ${why}.`, fix, about(request)))
  }
  const from = URL.parse(text)
  if (!from || !/^https?:$/.test(from.protocol) || from.username !== '') {
    throw refused(`${from ? shown(from) : 'a malformed URL'} is not https`)
  }
  const http: Http = { send: (asked) => inTime(host.http.send(asked), idle, 'no answer in time') }
  const headers = { 'accept-encoding': 'identity' }
  const reply = await follow(http, { url: from, headers, signal }).catch((cause: unknown) => {
    if (cause instanceof RefusedRedirect) throw refused(cause.message)
    const message = `${label} cannot be fetched from ${shown(from)}: ${reasonOf(cause)}.`
    const fix = 'Check that this machine reaches that host (firewall, DNS, TLS certificates), or set a mirror.'
    throw new TryFailed(error('NET001', message, fix, about(request)), true)
  })
  const { status, url } = reply
  if (status === 200) return reply
  const fix =
    status === 404
      ? 'Check the version and the base URL: the server does not have this file.'
      : 'Try again later, or set a mirror.'
  const problem = error('NET002', `${label}: ${shown(url)} answered with status ${status}.`, fix, about(request))
  throw new TryFailed(problem, isPassing(status), reply.header('retry-after'))
}

function contentLength(reply: HttpReply): number | undefined {
  if (reply.header('content-encoding')) return undefined
  const text = reply.header('content-length')
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function tooLarge(request: DownloadRequest, bytes: number): TryFailed {
  const message = `${request.label} is larger than ${request.maxBytes} bytes (at least ${bytes}).`
  const fix = 'Check the base URL: this is not the requested file.'
  return new TryFailed(error('NET005', message, fix, about(request)))
}

/** The subject of every problem of a download: its URL, without logins and query. */
function about({ url }: DownloadRequest): { readonly subject: Subject } {
  const parsed = URL.parse(url)
  return { subject: { url: parsed ? shown(parsed) : 'a malformed URL' } }
}

/** The innermost message of an error. */
function reasonOf(cause: unknown): string {
  let inner = cause
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  if (!(inner instanceof Error)) return String(inner)
  return inner.message || String((inner as NodeJS.ErrnoException).code ?? inner.name)
}
