import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What is asked of a server of ours. */
export interface Asked {
  readonly method: string
  /** From the first slash, without the query. */
  readonly path: string
  /** User and password of HTTP's Basic scheme. */
  readonly login: { readonly user: string; readonly password: string } | undefined
}

export interface Served {
  readonly status: number
  readonly type?: string
  /** Bytes of the body. */
  readonly length?: number
  /** One that fails ends the connection, so that the client knows that it has not got all. */
  readonly body?: string | AsyncIterable<Uint8Array>
}

export interface Server {
  readonly port: number
  /** Ends when no connection is left: those that are idle are cut, the others after `patience` milliseconds. */
  close(): Promise<void>
}

/** Answers HTTP on this machine alone, 127.0.0.1, at a free port or the given one. */
export async function serve(answer: (asked: Asked) => Promise<Served>, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request
    request.resume()
    answer({ method, path: url.replace(/\?.*/s, ''), login: loginOf(headers.authorization) })
      .then((served) => send(response, served, method === 'HEAD'))
      .catch(() => (response.headersSent ? response.destroy() : response.writeHead(500).end()))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function send(
  response: ServerResponse,
  { status, type, length, body }: Served,
  onlyHead: boolean,
): Promise<void> {
  const headers = { ...(type && { 'content-type': type }), ...(length !== undefined && { 'content-length': length }) }
  response.writeHead(status, headers)
  if (onlyHead || body === undefined || typeof body === 'string') return void response.end(onlyHead ? undefined : body)
  await pipeline(Readable.from(body, { objectMode: false, highWaterMark: 2 ** 20 }), response)
}

function loginOf(header: string | undefined): Asked['login'] {
  const encoded = /^Basic ([\w+/=]+)$/i.exec(header ?? '')?.[1]
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  return at < 0 ? undefined : { user: text.slice(0, at), password: text.slice(at + 1) }
}
