import * as http from 'node:http'
import * as https from 'node:https'
import { Readable } from 'node:stream'

/**
 * `fetch` for downloads, over node:http and node:https: GET and the like without a body stream, redirects not followed
 * (`redirect: 'manual'` is required), bodies as they are. Proxies of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are
 * used where Node knows `proxyEnv` (24.5 and later).
 *
 * Node 24's own fetch ends the whole process with an assertion when a server closes the connection while the reader is
 * slower than it: https://github.com/nodejs/undici/issues/5360.
 */
export const httpFetch: typeof fetch = (input, init = {}) =>
  new Promise((resolve, reject) => {
    if (init.redirect !== 'manual') return reject(new TypeError('only redirect: manual is supported'))
    const url = new URL(input instanceof Request ? input.url : input)
    const secure = url.protocol === 'https:'
    if (!secure && url.protocol !== 'http:') return reject(new TypeError(`unsupported scheme ${url.protocol}`))
    // One connection for one request: none is left open, and no stale one is used by the next try.
    const proxy = { keepAlive: false, proxyEnv: process.env }
    const request = (secure ? https : http).request(url, {
      agent: secure ? new https.Agent(proxy) : new http.Agent(proxy),
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(init.signal && { signal: init.signal }),
    })
    request.once('error', reject)
    request.once('response', (incoming) => {
      try {
        resolve(toResponse(incoming))
      } catch (cause) {
        incoming.destroy()
        reject(cause)
      }
    })
    request.end(typeof init.body === 'string' ? init.body : undefined)
  })

function toResponse(incoming: http.IncomingMessage): Response {
  const { statusCode = 0 } = incoming
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const empty = statusCode === 204 || statusCode === 205 || statusCode === 304
  if (empty) incoming.resume()
  const body = empty ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)
  return new Response(body, { status: statusCode, headers })
}
