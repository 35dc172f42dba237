import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { limitTo } from '../limit.ts'

export interface HttpQuestion {
  readonly url: URL
  readonly method: 'GET' | 'HEAD'
  /** Milliseconds for everything, from connecting to the last byte of the body. */
  readonly timeout: number
  /** A body that is larger is an error, bytes. */
  readonly maxBytes: number
}

export interface HttpReply {
  readonly status: number
  /** Empty for HEAD. */
  readonly body: string
  /** What the server says of the body's size, bytes. */
  readonly contentLength: number | undefined
  readonly location: string | undefined
  readonly retryAfter: string | undefined
}

/** Asks many small questions of few servers. */
export interface HttpClient {
  /** Throws an Error that says in a few words why no whole answer came. Redirects are not followed. */
  ask(question: HttpQuestion): Promise<HttpReply>
  /** Ends all connections. */
  close(): void
}

export interface KeepAliveOptions {
  /** Most connections at a time, to all servers together. */
  readonly sockets: number
  /** Proxies of this environment are used where Node knows `proxyEnv` (24.5 and later). */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Ends what is under way and refuses what comes later. */
  readonly signal: AbortSignal
}

/** A client over node:http and node:https that keeps its connections. Questions beyond the limit wait for their turn. */
export function keepAliveClient({ sockets, env, signal }: KeepAliveOptions): HttpClient {
  const options = { keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets, proxyEnv: env }
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
  const active = new Set<http.ClientRequest>()
  const turn = limitTo(sockets)
  const stop = (): void => {
    for (const request of active) request.destroy(new Error('it was stopped'))
  }
  signal.addEventListener('abort', stop, { once: true })

  const ask = async (question: HttpQuestion): Promise<HttpReply> => {
    const { protocol } = question.url
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`unsupported scheme ${protocol}`)
    const inTheWay = () => idleSocketInTheWay(Object.values(agents), question.url, sockets)
    return turn(async () => {
      if (signal.aborted) throw new Error('it was stopped')
      // Nothing may come between the last look and the new connection.
      for (let idle = inTheWay(); idle; idle = inTheWay()) await endOf(idle)
      const send = () => exchange(agents[protocol], question, active)
      return send().catch((cause: unknown) => {
        // The server had closed a connection that was kept: no fault of its, and no answer was begun.
        if (cause instanceof StaleError) return send()
        throw cause
      })
    })
  }
  const close = (): void => {
    signal.removeEventListener('abort', stop)
    stop()
    for (const agent of Object.values(agents)) agent.destroy()
  }
  return { ask, close }
}

/** No whole answer came in time. */
export class LateError extends Error {}

class StaleError extends Error {}

function exchange(agent: http.Agent, question: HttpQuestion, active: Set<http.ClientRequest>): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const { request: open } = question.url.protocol === 'https:' ? https : http
    const request = open(question.url, { agent, method: question.method })
    const late = (): void => {
      request.destroy(new LateError(`no whole answer came within ${question.timeout / 1_000} s`))
    }
    const timer = setTimeout(late, question.timeout)
    let answered = false
    active.add(request)
    request.once('close', () => {
      clearTimeout(timer)
      active.delete(request)
      reject(new Error('the connection was closed'))
    })
    request.once('error', (cause: NodeJS.ErrnoException) => {
      const stale = request.reusedSocket && !answered && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE')
      reject(stale ? new StaleError(cause.message) : cause)
    })
    request.once('response', (response) => {
      answered = true
      collect(response, question, resolve, (cause) => {
        reject(cause)
        request.destroy()
      })
    })
    request.end()
  })
}

function collect(
  response: http.IncomingMessage,
  { maxBytes }: HttpQuestion,
  whole: (reply: HttpReply) => void,
  broken: (cause: Error) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    chunks.push(chunk)
    if (size > maxBytes) broken(new Error(`the answer has more than ${maxBytes} bytes`))
  })
  response.once('error', (cause: NodeJS.ErrnoException) => {
    // Node says `aborted` of a body that ends before its time.
    broken(cause.code === 'ECONNRESET' ? new Error('the answer was cut off') : cause)
  })
  response.once('end', () => {
    if (!response.complete) return broken(new Error('the answer was cut off'))
    const length = Number(response.headers['content-length'])
    whole({
      status: response.statusCode ?? 0,
      body: Buffer.concat(chunks).toString('utf8'),
      contentLength: Number.isSafeInteger(length) ? length : undefined,
      location: response.headers.location,
      retryAfter: response.headers['retry-after'],
    })
  })
}

/**
 * A kept connection to another server that must end before there may be one more; undefined when there is room, or a kept
 * connection to this server. Node's own limits would let the question wait while connections to others lie idle.
 */
function idleSocketInTheWay(agents: readonly http.Agent[], url: URL, limit: number): Socket | undefined {
  const host = `${url.hostname.replace(/^\[|\]$/g, '')}:${url.port || (url.protocol === 'https:' ? '443' : '80')}:`
  if (agents.some((agent) => Object.keys(agent.freeSockets).some((name) => name.startsWith(host)))) return undefined
  const idle = agents.flatMap((agent) => socketsIn(agent.freeSockets))
  const used = agents.reduce((sum, agent) => sum + socketsIn(agent.sockets).length, 0)
  if (used + idle.length < limit) return undefined
  return idle.find((socket) => socket.destroyed) ?? idle[0]
}

function endOf(socket: Socket): Promise<void> {
  socket.destroy()
  // A turn of the event loop, in which the agent forgets it.
  return new Promise((resolve) => setImmediate(resolve))
}

function socketsIn(sockets: NodeJS.ReadOnlyDict<Socket[]>): readonly Socket[] {
  return Object.values(sockets).flatMap((list) => list ?? [])
}
