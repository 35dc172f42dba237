/**
 * A server that keeps what it is sent by PUT, as nginx with WebDAV does. It notes what a reader could stumble over: a narinfo
 * whose NAR or references are not there yet, and a NAR that is not what its name says.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { base32 } from '../../src/binary-cache/narinfo.ts'

export interface PutServer extends AsyncDisposable {
  readonly url: string
  readonly files: Map<string, Buffer>
  /** `PUT nar/….nar.zst`, in their order. */
  readonly requests: string[]
  readonly violations: string[]
  /** Asked for every request; `half`: half of the body is kept, and the answer is a success. */
  fault: (request: {
    readonly method: string
    readonly file: string
    readonly authorization: string
  }) => Fault | undefined
}

export type Fault = 'half' | 'cut' | { readonly status: number; readonly body?: string; readonly date?: string }

export async function startPutServer(): Promise<PutServer> {
  const files = new Map<string, Buffer>()
  const requests: string[] = []
  const violations: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', headers } = request
    const file = (request.url ?? '').split('?')[0]?.slice(1) ?? ''
    requests.push(`${method} ${file}`)
    const fault = running.fault({ method, file, authorization: headers.authorization ?? '' })
    if (fault === 'cut') return void request.socket.destroy()
    if (typeof fault === 'object') {
      request.resume()
      const date = fault.date === undefined ? {} : { date: fault.date }
      return void response.writeHead(fault.status, { 'retry-after': '0', ...date }).end(fault.body)
    }
    if (method === 'PUT') {
      if (headers['content-length'] === undefined) return void response.writeHead(411).end()
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const whole = Buffer.concat(chunks)
      const body = fault === 'half' ? whole.subarray(0, whole.length / 2) : whole
      if (fault !== 'half') violations.push(...stumbling(files, file, body))
      files.set(file, body)
      return void response.writeHead(201).end()
    }
    const body = files.get(file)
    if (!body) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-length': body.length }).end(method === 'HEAD' ? undefined : body)
  }
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const running: PutServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ files, requests, violations },
    fault: () => undefined,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return running
}

/** What is wrong with a file at the moment at which it can be seen. */
export function stumbling(files: ReadonlyMap<string, Buffer>, file: string, body: Buffer): readonly string[] {
  const hash = /nar\/(\w{52})\.nar/.exec(file)?.[1]
  if (hash !== undefined) {
    return base32(createHash('sha256').update(body).digest()) === hash ? [] : [`${file} has another hash`]
  }
  if (!file.endsWith('.narinfo')) return []
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(body.toString())?.[1] ?? ''
  const own = field('StorePath').replace(/.*\//, '')
  const references = field('References')
    .split(' ')
    .filter((name) => name !== '' && name !== own)
  const lost = references.filter((name) => !files.has(`${file.replace(/[^/]*$/, '')}${name.slice(0, 32)}.narinfo`))
  const nar = files.get(`${file.replace(/[^/]*$/, '')}${field('URL')}`)
  return [
    ...lost.map((name) => `${own} is there before ${name}`),
    ...(nar?.length === Number(field('FileSize')) ? [] : [`${own} is there before its NAR`]),
  ]
}
