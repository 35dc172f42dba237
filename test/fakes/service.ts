/** An HTTP service on loopback that is one function. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string
  /** The host that was meant. */
  readonly host: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Answered {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface FakeService extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly requests: readonly Asked[]
}

export async function startService(answer: (asked: Asked) => Answered | Promise<Answered>): Promise<FakeService> {
  const requests: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const host = request.headers.host ?? ''
    const url = new URL(request.url ?? '/', `http://${host}`)
    const asked = { method: request.method ?? '', host, url, headers: request.headers, body: Buffer.concat(chunks) }
    requests.push(asked)
    const { status, headers = {}, body = '' } = await answer(asked)
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...{ url: `http://127.0.0.1:${port}`, requests },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function json(value: unknown, status = 200): Answered {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

/** The token of `Bearer TOKEN`, or the password of `Basic USER:PASSWORD`; undefined where there is neither. */
export function tokenOf({ headers }: Asked): string | undefined {
  const [, scheme, value = ''] = /^(Bearer|Basic) (\S+)$/.exec(headers.authorization ?? '') ?? []
  if (scheme === 'Basic')
    return Buffer.from(value, 'base64')
      .toString()
      .replace(/^[^:]*:/, '')
  return scheme === undefined ? undefined : value
}
