import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { pipeline } from 'node:stream'
import { limitTo } from '../limit.ts'
import { type Http, type HttpReply, type HttpRequest, LateError } from './http.ts'

export interface NodeHttpOptions {
  /** Most connections at a time, to all servers together; requests beyond it wait for their turn. */
  readonly connections: number
  /** HTTPS_PROXY, HTTP_PROXY and NO_PROXY of this environment are used where Node knows `proxyEnv` (24.5 and later). */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Milliseconds after which an idle connection ends: less than the five seconds that servers often give it. */
const idleTime = 4_000
/** An unwanted body of so many bytes is read, so that its connection is kept; a larger one is cut. */
const cheapBytes = 16 * 1024

/**
 * HTTP/1.1 over node:http and node:https with connections that are kept. Certificates are Node's own and those of
 * NODE_EXTRA_CA_CERTS. docs/decisions/0007-http.md says why it is not undici.
 */
export function nodeHttp({ connections, env }: NodeHttpOptions): Http & { close(): void } {
  const options = {
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: connections,
    timeout: idleTime,
    proxyEnv: env,
  }
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
  const turn = limitTo(connections)

  const exchange = async (request: HttpRequest, answered: (reply: HttpReply) => void): Promise<void> => {
    const { protocol } = request.url
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`unsupported scheme ${protocol}`)
    const inTheWay = () => idleSocketInTheWay(Object.values(agents), request.url, connections)
    // Nothing may come between the last look and the new connection.
    for (let idle = inTheWay(); idle; idle = inTheWay()) await endOf(idle)
    await exchangeOnce(agents[protocol], request, answered).catch((cause: unknown) => {
      // The server had closed a connection that was kept: no fault of its, and no answer was begun. It may still have read
      // a POST, which is not sent twice.
      const once = request.once || request.method === 'POST' || request.method === 'PATCH'
      if (once || !(cause instanceof StaleError)) throw cause
      return exchangeOnce(agents[protocol], request, answered)
    })
  }
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        // The turn ends with the body, the promise with the headers.
        turn(() => exchange(request, resolve)).catch(reject)
      }),
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

class StaleError extends Error {}

/** Resolves when the connection is free again or gone. */
function exchangeOnce(agent: http.Agent, request: HttpRequest, answered: (reply: HttpReply) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const { url, method = 'GET', headers = {}, timeout, signal } = request
    if (signal?.aborted) return reject(new Error('it was stopped'))
    const sent = (url.protocol === 'https:' ? https : http).request(url, { agent, method, headers })
    let reply: http.IncomingMessage | undefined
    const stop = (cause: Error) => (reply ?? sent).destroy(cause)
    const onAbort = () => stop(new Error('it was stopped'))
    const late = () => stop(new LateError(`no complete answer came within ${(timeout ?? 0) / 1_000} s`))
    const timer = timeout === undefined ? undefined : setTimeout(late, timeout)
    signal?.addEventListener('abort', onAbort, { once: true })
    sent.once('close', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      if (reply) resolve()
      else reject(new Error('the connection was closed'))
    })
    sent.on('error', (cause: NodeJS.ErrnoException) => {
      const stale = sent.reusedSocket && !reply && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE')
      reject(stale ? new StaleError(cause.message) : cause)
    })
    sent.once('response', (incoming) => {
      reply = incoming
      answered(replyOf(incoming, url))
    })
    if (typeof request.body !== 'function') return void sent.end(request.body)
    // An answer may come before the end of the body, as 401 does.
    pipeline(told(request.body(), reject), sent, () => {})
  })
}

/** Tells of the failure of a body, which is a better reason than the connection that ends with it. */
async function* told(body: AsyncIterable<Uint8Array>, failed: (cause: unknown) => void): AsyncIterable<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    failed(cause)
    throw cause
  }
}

function replyOf(incoming: http.IncomingMessage, url: URL): HttpReply {
  // Whoever reads the body meets the error there.
  incoming.on('error', () => {})
  const header = (name: string): string | undefined => {
    const value = incoming.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  return {
    status: incoming.statusCode ?? 0,
    url,
    header,
    body: incoming,
    close: () => {
      if (Number(header('content-length')) <= cheapBytes) incoming.resume()
      else incoming.destroy()
    },
  }
}

/**
 * A kept connection to another server that must end before there may be one more; undefined when there is room, or a kept
 * connection to this server. Node's own limits would let the request wait while connections to others lie idle.
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
