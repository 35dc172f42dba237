import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join, normalize } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is to go wrong with the requests that it is for. The first fault that fits, and has times left, is used. */
export interface Fault {
  /** The whole path, or a pattern for it. */
  readonly path: string | RegExp
  /** How many requests; default all of them. */
  readonly times?: number
  /** Milliseconds before anything is answered; alone, the right answer follows. */
  readonly delay?: number
  /** Answered with this status and a line of text, `retry-after` with it if given. */
  readonly status?: number
  readonly retryAfter?: number
  /** Sends as many bytes of the body as this under the whole Content-Length, then closes the connection. */
  readonly truncateAt?: number
  /** The same in the middle of the body, by a reset. */
  readonly cut?: boolean
  /** Sends the whole body, then nothing but more bytes until the client gives up. No Content-Length. */
  readonly endless?: boolean
  /** Sends the head and half of the body, then nothing; the connection stays open. */
  readonly stall?: boolean
  /** Sends the client elsewhere, with status 302 unless another one is given. */
  readonly redirect?: string
}

export interface Served {
  readonly method: string
  readonly path: string
  /** 0 where the connection was cut before a status was sent. */
  readonly status: number
  readonly headers: IncomingMessage['headers']
}

export interface FileServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly port: number
  /** Every request so far, in the order in which they came. */
  readonly requests: readonly Served[]
  /** Replaces the faults. */
  readonly fail: (...faults: readonly Fault[]) => void
  readonly close: () => Promise<void>
}

/** Serves folders on loopback by GET and HEAD; where two have a file, the first one's. Nothing of Range is known. */
export async function serveFolders(folders: readonly string[], ...faults: readonly Fault[]): Promise<FileServer> {
  const requests: Served[] = []
  let active = counted(faults)
  const server = createServer((request, response) => {
    const served: { -readonly [K in keyof Served]: Served[K] } = {
      method: request.method ?? '',
      path: decodeURIComponent((request.url ?? '/').replace(/\?.*/, '')),
      status: 0,
      headers: request.headers,
    }
    requests.push(served)
    const fault = active.find((each) => each.left > 0 && fits(each.path, served.path))
    if (fault) fault.left -= 1
    answer(folders, served, fault, response).then(
      () => {
        served.status = response.headersSent ? response.statusCode : 0
      },
      () => response.destroy(),
    )
  })
  const port = await listen(server)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    fail: (...next) => {
      active = counted(next)
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

type Counted = Fault & { left: number }

function counted(faults: readonly Fault[]): Counted[] {
  return faults.map((fault) => ({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY }))
}

function fits(path: string | RegExp, asked: string): boolean {
  return typeof path === 'string' ? path === asked : path.test(asked)
}

async function answer(
  folders: readonly string[],
  { method, path }: Served,
  fault: Fault | undefined,
  response: ServerResponse,
): Promise<void> {
  if (fault?.delay !== undefined) await sleep(fault.delay)
  if (fault?.redirect !== undefined) {
    response.writeHead(fault.status ?? 302, { location: fault.redirect }).end()
    return
  }
  if (fault?.status !== undefined) {
    const retry = fault.retryAfter !== undefined && { 'retry-after': `${fault.retryAfter}` }
    response.writeHead(fault.status, { 'content-type': 'text/plain', ...retry }).end(`made to answer ${fault.status}\n`)
    return
  }
  const file = find(folders, path)
  if (!file || (method !== 'GET' && method !== 'HEAD')) {
    response.writeHead(file ? 405 : 404, { 'content-type': 'text/plain' }).end('not here\n')
    return
  }
  const length = { 'content-type': 'application/octet-stream', 'content-length': file.size }
  response.writeHead(200, fault?.endless ? { 'content-type': length['content-type'] } : length)
  if (method === 'HEAD') response.end()
  else if (fault && isBroken(fault)) await sendBroken(file, fault, response)
  else createReadStream(file.path).pipe(response)
}

function isBroken({ truncateAt, cut, stall, endless }: Fault): boolean {
  return truncateAt !== undefined || cut === true || stall === true || endless === true
}

async function sendBroken(
  file: { readonly path: string; readonly size: number },
  fault: Fault,
  response: ServerResponse,
): Promise<void> {
  const half = Math.floor(file.size / 2)
  const bytes = fault.endless ? file.size : Math.min(fault.truncateAt ?? half, file.size)
  if (bytes > 0) {
    for await (const chunk of createReadStream(file.path, { end: bytes - 1 })) await write(response, chunk as Buffer)
  } else response.flushHeaders()
  if (fault.stall) return
  if (fault.endless) {
    const more = Buffer.alloc(65536)
    while (!response.destroyed) await write(response, more)
  } else if (fault.cut) response.socket?.resetAndDestroy()
  else response.socket?.end()
}

/** Waits until the client has taken it, or is gone. */
function write(response: ServerResponse, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('close', done)
      resolve()
    }
    response.once('close', done)
    response.write(chunk, done)
  })
}

function find(folders: readonly string[], asked: string): { path: string; size: number } | undefined {
  for (const folder of folders) {
    // normalize() removes all that would lead out of the folder: the path is absolute.
    const path = join(folder, normalize(asked))
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isFile()) return { path, size: stat.size }
  }
  return undefined
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
