/** The one HTTP client and its rules, over real sockets where sockets matter. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, ask, type Question } from '../../src/runner/http/ask.ts'
import { type HttpRequest, LateError } from '../../src/runner/http/http.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { follow, RefusedRedirect, type RetryRule, readRetryAfter } from '../../src/runner/http/rules.ts'
import { fakeClock, fakeHttp, testHost } from './host.ts'

const toClose: (() => void)[] = []
afterEach(() => {
  for (const close of toClose.splice(0)) close()
})

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  toClose.push(() => void server.close())
  return (server.address() as AddressInfo).port
}
const serve = async (listener: RequestListener) => new URL(`http://127.0.0.1:${await listen(createServer(listener))}/`)

function client(connections = 4, env: Readonly<Record<string, string>> = {}) {
  const http = nodeHttp({ connections, env })
  toClose.push(http.close)
  return http
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const once: RetryRule = { tries: 1, firstPause: 0, longestPause: 0 }
const thrice: RetryRule = { tries: 3, firstPause: 100, longestPause: 5_000 }

describe('one exchange', () => {
  const echo: RequestListener = async (request, response) => {
    const { method, url, headers } = request
    const said = { method, url, type: headers['content-type'], length: headers['content-length'] }
    response.setHeader('x-said', 'yes').end(JSON.stringify({ ...said, body: await textOf(request) }))
  }

  it.each([
    ['GET', undefined],
    ['PUT', Buffer.from([0xe2, 0x82, 0xac])],
    ['POST', 'euro €'],
    ['PUT', 'x'.repeat(3_000_000)],
  ] as const)('%s sends what it was given, with its length', async (method, body) => {
    const url = await serve(echo)
    const headers = { 'content-type': 'text/x' }
    const { status, header, ...reply } = await client().send({ url, method, headers, ...(body && { body }) })
    const length = body === undefined ? undefined : String(Buffer.from(body).length)
    expect([status, header('x-said'), header('x-else')]).toEqual([200, 'yes', undefined])
    const sent = { method, url: '/', type: 'text/x', ...(length && { length }), body: String(body ?? '') }
    expect(JSON.parse(await textOf(reply.body))).toEqual(sent)
  })

  it('sends a long body as it is made, with or without its length, and made anew when a kept connection had ended', async () => {
    let made = 0
    async function* body() {
      made += 1
      for (let part = 0; part < 40; part += 1) yield Buffer.alloc(100_000, String(part % 10))
    }
    const lengths: (string | undefined)[] = []
    const url = await serve(async (request, response) => {
      lengths.push(request.headers['content-length'])
      const { length } = await textOf(request)
      response.end(String(length), () => request.socket.destroy())
    })
    const http = client(1)
    for (const headers of [{ 'content-length': '4000000' }, undefined, undefined]) {
      const reply = await http.send({ url, method: 'PUT', body, ...(headers && { headers }) })
      expect(await textOf(reply.body)).toBe('4000000')
    }
    expect(lengths).toEqual(['4000000', undefined, undefined])
    expect(made).toBeGreaterThanOrEqual(3)
  })

  it('fails with the error of a body that cannot be made, and hears a refusal before the end of it', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/refuse') response.writeHead(401).end()
      else request.resume()
    })
    async function* broken() {
      yield Buffer.alloc(10)
      throw new Error('the file is gone')
    }
    await expect(client().send({ url, method: 'PATCH', body: broken })).rejects.toThrow('the file is gone')
    async function* endless() {
      for (;;) yield Buffer.alloc(100_000)
    }
    const refused = await client().send({ url: new URL('/refuse', url), method: 'PUT', body: endless })
    expect(refused.status).toBe(401)
    refused.close()
  })

  it('gives the answer of HEAD, and of what needs no body', async () => {
    const url = await serve((request, response) => response.writeHead(request.method === 'HEAD' ? 200 : 204).end())
    const http = client(1)
    for (const method of ['HEAD', 'GET', 'PUT'] as const) {
      expect((await ask(testHost({ http }), { url, method, maxBytes: 0 }, once)).body.length).toBe(0)
    }
  })

  it('fails when the body is cut, late or stopped, and says which; the connection is free again', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('some', () => {
        if (request.url === '/cut') response.destroy()
        if (request.url === '/stop') stop.abort()
      })
    })
    const stop = new AbortController()
    const host = testHost({ http: client(1) })
    const question: Question = { url, maxBytes: 1_000 }
    await expect(ask(host, { ...question, url: new URL('/cut', url) }, once)).rejects.toThrow('the answer was cut off')
    await expect(ask(host, { ...question, timeout: 50 }, once)).rejects.toThrow(LateError)
    const stopped = { ...question, url: new URL('/stop', url), signal: stop.signal }
    await expect(ask(host, stopped, once)).rejects.toThrow('it was stopped')
    await expect(ask(host, { ...question, signal: stop.signal }, once)).rejects.toThrow('it was stopped')
    await expect(ask(host, { ...question, url: new URL('file:///etc/passwd') }, once)).rejects.toThrow('scheme')
  })

  it('has a limit of connections, keeps them, and waits for a body that is still being read', async () => {
    const seen: (number | undefined)[] = []
    const url = await serve((request, response) => {
      seen.push(request.socket.remotePort)
      response.end('x'.repeat(100))
    })
    const http = client(1)
    const first = await http.send({ url })
    const other = http.send({ url }).then(({ body }) => textOf(body))
    // Asked later, by a client of its own: the server would have seen the waiting question before it.
    await ask(testHost({ http: client(1) }), { url, maxBytes: 100 }, once)
    expect(seen).toHaveLength(2)
    first.close()
    expect(await other).toHaveLength(100)
    expect(seen).toHaveLength(3)
    expect(seen[2]).toBe(seen[0])
  })

  it('has no more connections than its limit to several servers together', async () => {
    let [open, most] = [0, 0]
    const urls: URL[] = []
    for (const _ of [1, 2, 3, 4, 5]) {
      const server = createServer((_, response) => void setTimeout(() => response.end('good'), 5))
      server.on('connection', (socket) => {
        most = Math.max(most, ++open)
        socket.once('close', () => --open)
      })
      urls.push(new URL(`http://127.0.0.1:${await listen(server)}/`))
    }
    const host = testHost({ http: client(2) })
    const wanted = Array.from({ length: 30 }, (_, n) => urls[n % 5] ?? new URL('none:'))
    const answers = await Promise.all(wanted.map((url) => ask(host, { url, maxBytes: 10 }, once)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    // A server may see a new connection before it sees the end of the one that made room for it; without a limit, all
    // thirty questions would have their own.
    expect(most).toBeLessThanOrEqual(4)
  })

  it('asks again when a kept connection had ended, but sends no POST twice', async () => {
    let requests = 0
    // Ends each connection, without an answer, upon its second request.
    const seen = new Set<IncomingMessage['socket']>()
    const url = await serve((request, response) => {
      requests += 1
      if (seen.has(request.socket)) request.socket.destroy()
      else response.end('good')
      seen.add(request.socket)
    })
    const host = testHost({ http: client(1) })
    const get = (more: Partial<Question> = {}) => ask(host, { url, maxBytes: 10, ...more }, once)
    expect(String((await get()).body)).toBe('good')
    expect(String((await get()).body)).toBe('good')
    expect(requests).toBe(3)
    await expect(get({ method: 'POST', body: 'x' })).rejects.toThrow()
    expect(requests).toBe(4)
  })
})

describe('ask', () => {
  const question: Question = { url: new URL('https://a.example/x'), maxBytes: 10 }
  const hostOf = (...answers: readonly (() => Response)[]) => {
    const clock = fakeClock()
    const left = [...answers]
    const http = fakeHttp(() => (left.length > 1 ? left.shift() : left[0])?.() ?? new Response())
    return { host: testHost({ http, clock }), clock }
  }
  const busy = (retryAfter?: string) => () =>
    new Response('busy', { status: 503, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } })
  const good = () => new Response('good')
  const text = (answer: Answer) => [answer.status, String(answer.body)]

  it('refuses a body above its limit, and takes one of just that size', async () => {
    const { host } = hostOf(() => new Response('x'.repeat(10)))
    expect((await ask(host, question, once)).body).toHaveLength(10)
    await expect(ask(host, { ...question, maxBytes: 9 }, once)).rejects.toThrow('more than 9 bytes')
  })

  it('tries again with growing pauses, and gives the last answer when none is better', async () => {
    const { host, clock } = hostOf(busy(), busy(), good)
    expect(text(await ask(host, question, thrice))).toEqual([200, 'good'])
    expect(clock.slept[0]).toBeGreaterThanOrEqual(100)
    expect(clock.slept[1]).toBeGreaterThanOrEqual(200)
    expect(clock.slept[1]).toBeLessThanOrEqual(300)
    expect(text(await ask(hostOf(busy()).host, question, thrice))).toEqual([503, 'busy'])
    expect(text(await ask(hostOf(() => new Response('no', { status: 501 }), good).host, question, thrice))[0]).toBe(501)
  })

  it('waits until the moment that the server names, in seconds or as a date, up to its longest pause', async () => {
    const start = 1_000_000_000_000
    const date = (milliseconds: number) => new Date(start + milliseconds).toUTCString()
    const clock = fakeClock(start)
    const answers = [busy(date(3_000)), busy('2'), busy(date(3_600_000)), busy(date(-60_000)), good]
    const http = fakeHttp(() => answers.shift()?.() ?? good())
    await ask(testHost({ http, clock }), question, { ...thrice, tries: 5, firstPause: 10 })
    expect(clock.slept.slice(0, 3)).toEqual([3_000, 2_000, 5_000])
    expect(clock.slept[3]).toBeGreaterThanOrEqual(80)
    expect(clock.slept[3]).toBeLessThanOrEqual(120)
    expect(readRetryAfter('soon', start)).toBeUndefined()
  })

  it('spreads a crowd, and never before the moment that was named', async () => {
    const waits = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { host, clock } = hostOf(busy('2'), good)
        await ask(host, question, { ...thrice, crowd: true })
        return clock.slept[0] ?? 0
      }),
    )
    expect(new Set(waits).size).toBeGreaterThan(1)
    for (const wait of waits) expect(wait >= 2_000 && wait <= 3_000).toBe(true)
  })

  it('does not ask again after a time-out, nor when nobody waits any more', async () => {
    let asked = 0
    const http = fakeHttp(() => {
      asked += 1
      throw new LateError('late')
    })
    await expect(ask(testHost({ http }), question, thrice)).rejects.toThrow('late')
    expect(asked).toBe(1)
    const { host, clock } = hostOf(busy(), good)
    expect(text(await ask(host, question, { ...thrice, ended: () => true }))).toEqual([503, 'busy'])
    expect(clock.slept).toEqual([])
  })
})

describe('redirects', () => {
  /** Asks for a URL of a network in which each URL leads to another; gives what was asked. */
  async function walk(
    map: Readonly<Record<string, string>>,
    from: string,
    more: Partial<HttpRequest> = {},
    code = 302,
  ) {
    const asked: HttpRequest[] = []
    const http = fakeHttp((url, request) => {
      asked.push(request)
      const location = map[url]
      return location === undefined ? new Response('end') : new Response('', { status: code, headers: { location } })
    })
    const reply = await follow(http, { url: new URL(from), ...more }).catch((cause: Error) => cause)
    return { reply, asked, urls: asked.map(({ url }) => url.href) }
  }

  it.each([
    ['https://a.example/', 'http://a.example/'],
    ['https://a.example/', 'file:///etc/passwd'],
    ['https://a.example/', 'https://me:secret@b.example/'],
    ['http://a.example/', 'ftp://a.example/'],
  ])('are refused from %s to %s', async (from, to) => {
    const { reply, urls } = await walk({ [from]: to }, from)
    expect(reply).toBeInstanceOf(RefusedRedirect)
    expect(String(reply)).not.toContain('secret')
    expect(urls).toEqual([from])
  })

  it('never lead from https to http, not even back to where it began', async () => {
    const map = { 'http://a.example/': 'https://b.example/', 'https://b.example/': 'http://a.example/2' }
    const { reply, urls } = await walk(map, 'http://a.example/')
    expect(reply).toBeInstanceOf(RefusedRedirect)
    expect(urls).toEqual(Object.keys(map))
  })

  it('are five at most', async () => {
    const { reply, urls } = await walk({ 'https://a.example/': '/' }, 'https://a.example/')
    expect(String(reply)).toContain('more than 5')
    expect(urls).toHaveLength(6)
  })

  it('carry no credentials to another origin', async () => {
    const map = { 'https://a.example/1': '/2', 'https://a.example/2': 'https://b.example/' }
    const headers = { authorization: 'secret', 'x-token': 'secret', accept: 'text/x' }
    const { asked } = await walk(map, 'https://a.example/1', { headers })
    expect(asked.map((request) => request.headers)).toEqual([headers, headers, { accept: 'text/x' }])
  })

  it('repeat a PUT or POST only where the server wants the same again', async () => {
    const map = { 'https://a.example/': 'https://b.example/' }
    const post = { method: 'POST', body: 'x' } as const
    expect((await walk(map, 'https://a.example/', post)).reply).toMatchObject({ status: 302 })
    expect((await walk(map, 'https://a.example/', post, 307)).asked[1]).toMatchObject(post)
  })
})

describe('proxies and certificates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'http-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  beforeAll(async () => {
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
    const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert]
    await promisify(execFile)('openssl', ['req', '-x509', '-days', '2', ...pair, ...name])
    return () => rmSync(folder, { recursive: true, force: true })
  })

  /** An https server, a proxy before everything, and a process that asks through the real host. */
  async function world() {
    const proxied: string[] = []
    const tls = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      response.end('over TLS')
    })
    const secure = `https://127.0.0.1:${await listen(tls)}/`
    const plain = await serve((_, response) => response.end('direct'))
    const server = createServer((request, response) => {
      proxied.push(`${request.method} ${request.url}`)
      response.end('from the proxy')
    })
    server.on('connect', (request: IncomingMessage, socket) => {
      proxied.push(`CONNECT ${request.url}`)
      const through = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        through.pipe(socket).pipe(through)
      })
    })
    const proxy = `http://127.0.0.1:${await listen(server)}`
    const script = join(folder, 'ask.ts')
    const src = resolve(import.meta.dirname, '../../src/runner')
    writeFileSync(
      script,
      `import { ask } from '${src}/http/ask.ts'
       import { realHost } from '${src}/real-host.ts'
       const host = realHost({ info: () => {}, debug: () => {}, group: () => {}, endGroup: () => {} })
       const rule = { tries: 1, firstPause: 0, longestPause: 0 }
       const said = await ask(host, { url: new URL(process.argv[2]), maxBytes: 99 }, rule).catch((cause) => ({ body: cause.code }))
       process.stdout.write(String(said.body))`,
    )
    const get = async (url: string, env: Readonly<Record<string, string>>) => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, url], { env })
      return stdout
    }
    return { proxied, secure, plain: plain.href, proxy, get }
  }

  it('are those of the environment', async () => {
    const { proxied, secure, plain, proxy, get } = await world()
    const trust = { NODE_EXTRA_CA_CERTS: cert }
    const through = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy }
    expect(await get(secure, {})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(await get(secure, trust)).toBe('over TLS')
    expect(await get(plain, { ...through, NO_PROXY: '127.0.0.1' })).toBe('direct')
    expect(proxied).toEqual([])
    expect(await get(plain, through)).toBe('from the proxy')
    expect(await get(secure, { ...trust, ...through })).toBe('over TLS')
    expect(proxied).toEqual([`GET ${plain}`, `CONNECT ${new URL(secure).host}`])
  })
})
