import { execFileSync } from 'node:child_process'
import { createReadStream, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'

/** A binary cache that not everybody can use, on loopback. */
export interface PrivateCache extends AsyncDisposable {
  readonly url: string
  /** Every request: the path, and whether it was let in. */
  readonly requests: readonly { readonly path: string; readonly allowed: boolean }[]
}

export interface PrivateOptions {
  /** Asked for by HTTP basic authentication; default: everybody is let in. */
  readonly login?: { readonly user: string; readonly password: string }
  /** Serves https with these (`makeAuthority`). */
  readonly tls?: { readonly key: string; readonly certificate: string }
  /** Is a proxy, which answers requests for this host alone, from the folder. */
  readonly proxyFor?: string
}

/** Serves the folder by GET and HEAD. */
export async function servePrivately(folder: string, options: PrivateOptions): Promise<PrivateCache> {
  const requests: { path: string; allowed: boolean }[] = []
  const wanted = options.login && `Basic ${btoa(`${options.login.user}:${options.login.password}`)}`
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    // A proxy is asked with the whole URL.
    const url = URL.parse(request.url ?? '/', 'http://itself')
    const rightHost = options.proxyFor === undefined || url?.hostname === options.proxyFor
    const allowed = rightHost && (wanted === undefined || request.headers.authorization === wanted)
    const path = url?.pathname ?? '/'
    requests.push({ path, allowed })
    if (!allowed) return void response.writeHead(rightHost ? 401 : 502, { 'www-authenticate': 'Basic' }).end()
    const file = join(folder, normalize(path))
    const stat = statSync(file, { throwIfNoEntry: false })
    if (!stat?.isFile()) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-length': stat.size })
    if (request.method === 'HEAD') response.end()
    else createReadStream(file).pipe(response)
  }
  const { tls } = options
  const server = tls ? createSecureServer({ key: tls.key, cert: tls.certificate }, answer) : createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A certification authority of its own, and what a server on 127.0.0.1 needs of it. Takes openssl of this machine. */
export function makeAuthority(folder: string): {
  readonly authority: string
  readonly key: string
  readonly certificate: string
} {
  mkdirSync(folder, { recursive: true })
  const openssl = (...args: string[]) => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  openssl('req', '-x509', ...curve, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=lab authority')
  openssl('req', ...curve, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=127.0.0.1')
  writeFileSync(join(folder, 'names'), 'subjectAltName=IP:127.0.0.1\n')
  openssl(
    ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'],
    ...['-extfile', 'names', '-out', 'server.pem'],
  )
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { authority: read('ca.pem'), key: read('server.key'), certificate: read('server.pem') }
}
