import type { Http, HttpRequest } from '../../src/runner/http/http.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'

/**
 * The real client, for which public hosts are servers on loopback (`host` to base URL); they see the name that was asked
 * for. Every request is told to `onRequest` first. A host without a server cannot be reached.
 */
export function routedHttp(
  routes: Readonly<Record<string, string>>,
  onRequest: (request: HttpRequest) => void | Promise<void> = () => {},
): Http & Disposable {
  const client = nodeHttp({ connections: 4, env: {} })
  return {
    send: async (request) => {
      await onRequest(request)
      const { url } = request
      if (url.protocol === 'http:' && url.hostname === '127.0.0.1') return client.send(request)
      const base = routes[url.host]
      if (base === undefined) throw new Error(`no server for ${url.host} in this test`)
      const headers = { ...request.headers, host: url.host }
      return client.send({ ...request, headers, url: new URL(`${url.pathname}${url.search}`, base) })
    },
    [Symbol.dispose]: () => client.close(),
  }
}
