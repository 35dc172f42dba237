import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on a free port of this machine. */
export interface Loopback {
  readonly server: Server
  /** Without a slash at the end. */
  readonly origin: string
  stop(): Promise<void>
}

export async function listen(): Promise<Loopback> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Sets the clock that the server shows in `Date`, seconds from the real one. */
export function showClock(response: ServerResponse, offset: number): void {
  response.sendDate = false
  response.setHeader('date', new Date(Date.now() + offset * 1_000).toUTCString())
}

/** What a fault answers in place of a server; true when it has. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean

/** So many answers of a status, then none of them. */
export function failing(path: string, status: number, times = Number.POSITIVE_INFINITY, headers = {}): Fault {
  let left = times
  return (request, response) => {
    if (!request.url?.startsWith(path) || left === 0) return false
    left -= 1
    response.writeHead(status, headers).end('the server is busy')
    return true
  }
}

/** An answer of status 200 that is not what was asked for. */
export function answering(path: string, type: string, body: string): Fault {
  return (request, response) => {
    if (!request.url?.startsWith(path)) return false
    response.writeHead(200, { 'content-type': type }).end(body)
    return true
  }
}
