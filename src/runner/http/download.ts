import { createHash } from 'node:crypto'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../host.ts'
import type { Http, HttpReply } from './http.ts'
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
  /** From the first request to the last byte of the try that succeeded. */
  readonly seconds: number
  /** What `consume` gave. */
  readonly result: T
}

const progressEvery = 500
/** Bytes per second of waiting; the installer's archive of 30 MB takes half an hour with it. */
const leastSpeed = 16 * 1024
const rule: RetryRule = { tries: 4, firstPause: 1_000, longestPause: 30_000 }

/** One try that failed. */
interface Failure {
  readonly problem: Problem
  readonly again: boolean
  readonly retryAfter?: string | undefined
}

class TryFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.problem.message)
    this.failure = failure
  }
}

/**
 * Fetches a URL as a stream and hands the chunks to `consume`, which must begin anew each time it is called: once per
 * try. Follows redirects (`follow`), and tries again after network errors and the statuses 408, 429 and 5xx. The hash is
 * computed on the way; judging it is the caller's affair. A Content-Encoding is not undone: what is counted and hashed is what was sent.
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
      const { problem, again, retryAfter } = cause.failure
      if (host.cancelled.aborted) throw new ProblemError(cancelled(label))
      const end = () => {
        throw new ProblemError(problem)
      }
      if (!again) end()
      const onPause = (text: string) => host.log.info(`${label}: ${problem.code} ${problem.message} ${text}`)
      return { end, retryAfter, onPause }
    }
  })
}

async function tryOnce<T>(
  host: DownloadHost,
  request: DownloadRequest,
  consume: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<Downloaded<T>> {
  const begun = host.clock.now()
  const watch = watchdog(host.cancelled, request.idle ?? 30_000)
  try {
    const reply = await openBody(host, request, watch)
    const total = contentLength(reply)
    if (total !== undefined && total > request.maxBytes) throw new TryFailed(tooLarge(request, total))
    const hash = createHash('sha256')
    const seen: { bytes: number; failure?: Failure } = { bytes: 0 }
    const chunks = readBody(host, request, reply, { watch, total, begun, hash, seen })
    let result: T
    try {
      result = await consume(chunks)
    } catch (cause) {
      throw seen.failure ? new TryFailed(seen.failure) : cause
    }
    if (seen.failure) throw new TryFailed(seen.failure)
    const seconds = (host.clock.now() - begun) / 1_000
    return { sha256: hash.digest('hex'), bytes: seen.bytes, seconds, result }
  } finally {
    watch.stop()
  }
}

interface Reading {
  readonly watch: Watchdog
  readonly total: number | undefined
  readonly begun: number
  readonly hash: { update(chunk: Uint8Array): unknown }
  readonly seen: { bytes: number; failure?: Failure }
}

/** The body's chunks, counted, hashed and watched. What goes wrong is also left in `seen`, for it wins over the consumer's own error. */
async function* readBody(
  host: DownloadHost,
  request: DownloadRequest,
  reply: HttpReply,
  { watch, total, begun, hash, seen }: Reading,
): AsyncGenerator<Uint8Array> {
  let told = begun
  const tell = (now: number) => {
    told = now
    const bytesPerSecond = Math.round(seen.bytes / Math.max(0.001, (now - begun) / 1_000))
    request.onProgress?.({ bytes: seen.bytes, total, bytesPerSecond })
  }
  try {
    let waited = 0
    for await (const { chunk, milliseconds } of untilAborted(host, reply, watch)) {
      seen.bytes += chunk.byteLength
      waited += milliseconds
      if (seen.bytes > request.maxBytes) throw new TryFailed(tooLarge(request, seen.bytes))
      if (waited > watch.idle && seen.bytes < (waited / 1_000) * leastSpeed) {
        throw new TryFailed(cut(request, seen.bytes, total, `it came with less than ${leastSpeed} bytes a second`))
      }
      hash.update(chunk)
      const now = host.clock.now()
      if (now - told >= progressEvery) tell(now)
      yield chunk
    }
    if (total !== undefined && seen.bytes !== total) throw new TryFailed(cut(request, seen.bytes, total))
    tell(host.clock.now())
  } catch (cause) {
    seen.failure =
      cause instanceof TryFailed
        ? cause.failure
        : cut(request, seen.bytes, total, watch.expired() ? 'no byte came for too long' : reasonOf(cause))
    throw new TryFailed(seen.failure)
  } finally {
    watch.rest()
  }
}

/**
 * The body's chunks, and how long we waited for each; the watchdog runs only while we do, and its end does not depend on
 * what the client makes of the signal.
 */
async function* untilAborted(
  host: DownloadHost,
  reply: HttpReply,
  watch: Watchdog,
): AsyncGenerator<{ readonly chunk: Uint8Array; readonly milliseconds: number }> {
  const body = reply.body[Symbol.asyncIterator]()
  const aborted = new Promise<never>((_, reject) => {
    watch.signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })
  aborted.catch(() => {})
  try {
    for (;;) {
      watch.feed()
      const begun = host.clock.now()
      const { done, value } = await Promise.race([body.next(), aborted])
      watch.rest()
      if (done) return
      yield { chunk: value, milliseconds: host.clock.now() - begun }
    }
  } finally {
    watch.rest()
    reply.close()
  }
}

/** The answer to the request after redirects, with status 200. */
async function openBody(host: DownloadHost, request: DownloadRequest, watch: Watchdog): Promise<HttpReply> {
  const url = URL.parse(request.url)
  const known = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !known || url.username !== '') {
    throw new TryFailed(refused(request, `${url ? shown(url) : 'a malformed URL'} is not https`))
  }
  const watched: Http = {
    send: (asked) => {
      watch.feed()
      return host.http.send(asked).finally(watch.rest)
    },
  }
  try {
    const headers = { 'accept-encoding': 'identity' }
    return judged(request, await follow(watched, { url, headers, signal: watch.signal }))
  } catch (cause) {
    if (cause instanceof TryFailed) throw cause
    if (cause instanceof RefusedRedirect) throw new TryFailed(refused(request, cause.message))
    const why = watch.expired() ? 'no answer in time' : reasonOf(cause)
    const problem = error(
      'NET001',
      `${request.label} cannot be fetched from ${shown(url)}: ${why}.`,
      'Check that this machine reaches that host (firewall, DNS, TLS certificates), or name a mirror.',
    )
    throw new TryFailed({ problem, again: true })
  }
}

function judged(request: DownloadRequest, reply: HttpReply): HttpReply {
  const { status, url } = reply
  if (status === 200) return reply
  reply.close()
  const problem = error(
    'NET002',
    `${request.label}: ${shown(url)} answered with status ${status}.`,
    status === 404
      ? 'Check the version and the base URL; the server has no such file.'
      : 'Try again later, or name a mirror.',
  )
  throw new TryFailed({ problem, again: isPassing(status), retryAfter: reply.header('retry-after') })
}

function contentLength(reply: HttpReply): number | undefined {
  if (reply.header('content-encoding')) return undefined
  const text = reply.header('content-length')
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

const tooLarge = (request: DownloadRequest, bytes: number): Failure => ({
  problem: error(
    'NET005',
    `${request.label} is larger than ${request.maxBytes} bytes (${bytes} and more).`,
    'Check the base URL: this is not the file that was asked for.',
  ),
  again: false,
})

const refused = (request: DownloadRequest, why: string): Failure => ({
  problem: error(
    'NET004',
    `${request.label}: ${why}.`,
    'Name a server that answers over https without such redirects.',
  ),
  again: false,
})

const cut = (
  request: DownloadRequest,
  bytes: number,
  total: number | undefined,
  why = 'the body ended early',
): Failure => ({
  problem: error(
    'NET003',
    `${request.label} was cut after ${bytes} of ${total ?? 'unknown'} bytes: ${why}.`,
    'Run the job again; if it stays, the server or a proxy on the way cuts downloads.',
  ),
  again: true,
})

const cancelled = (label: string): Problem => error('NET006', `${label} was cancelled.`, 'Run the job again.')

/** The innermost message of an error. */
function reasonOf(cause: unknown): string {
  let inner = cause
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  if (!(inner instanceof Error)) return String(inner)
  return inner.message || String((inner as NodeJS.ErrnoException).code ?? inner.name)
}

interface Watchdog {
  /** Milliseconds that it waits. */
  readonly idle: number
  /** Fires on cancellation, and when nothing came in time. */
  readonly signal: AbortSignal
  /** Starts the time again. */
  feed(): void
  /** Stops the time while somebody else is at work. */
  rest(): void
  /** Whether the time ran out. */
  expired(): boolean
  stop(): void
}

function watchdog(cancelledSignal: AbortSignal, idle: number): Watchdog {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let late = false
  const onCancel = () => controller.abort()
  if (cancelledSignal.aborted) onCancel()
  cancelledSignal.addEventListener('abort', onCancel, { once: true })
  const rest = () => clearTimeout(timer)
  return {
    idle,
    signal: controller.signal,
    feed: () => {
      rest()
      timer = setTimeout(() => {
        late = true
        controller.abort()
      }, idle)
    },
    rest,
    expired: () => late,
    stop: () => {
      rest()
      cancelledSignal.removeEventListener('abort', onCancel)
      controller.abort() // lets go of a body that nobody read to its end
    },
  }
}
