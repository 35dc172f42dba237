import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/model/problem.ts'
import { type System, systems } from '../../src/model/system.ts'
import { releases } from '../../src/nix/install/releases.ts'
import { download } from '../../src/runner/http/download.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { testHost } from './host.ts'

const servers: (Server | SocketServer)[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listening(server: Server | SocketServer): Promise<string> {
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

const http = nodeHttp({ connections: 4, env: {} })
afterAll(http.close)

describe('download over real sockets', () => {
  it('does not unpack what a server has packed', async () => {
    const packed = gzipSync(Buffer.alloc(10_000_000))
    const url = await listening(
      createServer((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)),
    )
    const request = { url, label: 'x', maxBytes: packed.length }
    const done = await download(testHost({ http }), request, async (chunks) => {
      for await (const _ of chunks);
    })
    const sha256 = createHash('sha256').update(packed).digest('hex')
    expect(done).toMatchObject({ bytes: packed.length, sha256 })
  })

  it('survives a server that closes before a slow reader has everything', async () => {
    const body = Buffer.alloc(3_000_000, 'a')
    const url = await listening(
      createSocketServer((socket) => {
        socket.on('error', () => {})
        socket.once('data', () => {
          socket.end(Buffer.concat([Buffer.from(`HTTP/1.0 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`), body]))
        })
      }),
    )
    const request = { url, label: 'x', maxBytes: 1e7 }
    const done = await download(testHost({ http }), request, async (chunks) => {
      for await (const _ of chunks) await delay(1)
    })
    expect(done.bytes).toBe(body.length)
  })
})

describe('over real TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'))
  const before = getCACertificates('default')
  afterAll(() => {
    setDefaultCACertificates(before)
    rmSync(folder, { recursive: true, force: true })
  })

  it('takes what a trusted server has, nothing of any other, and goes no way from https to http', async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
    const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert]
    await promisify(execFile)('openssl', ['req', '-x509', '-days', '2', ...pair, ...name])
    const asked: string[] = []
    const plain = await listening(
      createServer((request, response) => {
        asked.push(request.url ?? '')
        response.end('plain')
      }),
    )
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      if (request.url === '/down') response.writeHead(302, { location: `${plain}/x` }).end()
      else response.end('good')
    })
    const url = (await listening(server)).replace('http:', 'https:')
    const texts: string[] = []
    const get = (path: string) =>
      download(testHost({ http }), { url: url + path, label: 'x', maxBytes: 100 }, async (chunks) => {
        for await (const chunk of chunks) texts.push(Buffer.from(chunk).toString())
      }).catch((cause: unknown) => (cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : cause))
    expect(await get('/good')).toEqual(['NET001'])
    setDefaultCACertificates([...before, readFileSync(cert, 'utf8')])
    expect(await get('/down')).toEqual(['NET004'])
    expect(asked).toEqual([])
    await get('/good')
    expect(texts).toEqual(['good'])
  })
})

describe('scripts/update-releases.ts', () => {
  it('says what differs from the server, and nothing when it agrees', async () => {
    const [version = '', other = ''] = Object.keys(releases)
    const url = await listening(
      createServer((request, response) => {
        const [, asked = '', system = ''] = /nix-([\d.]+)-([\w-]+)\.tar\.xz\.sha256$/.exec(request.url ?? '') ?? []
        const known = systems.find((each) => each === system)
        const sha256 = known && releases[asked]?.[known]?.sha256
        if (asked === other) response.end('b'.repeat(64))
        else if (sha256) response.end(sha256)
        else response.writeHead(404).end()
      }),
    )
    const script = join(resolve(import.meta.dirname, '../..'), 'scripts/update-releases.ts')
    const run = (...versions: readonly string[]) =>
      promisify(execFile)(process.execPath, [script, '--base', url, ...versions]).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (cause: { code: number; stdout: string }) => ({ code: cause.code, stdout: cause.stdout }),
      )
    expect(await run(version)).toEqual({ code: 0, stdout: 'the manifest is what the server says\n' })
    const { code, stdout } = await run(other, '9.9.9')
    expect(code).toBe(1)
    expect(stdout).toMatch(new RegExp(`^${other} x86_64-linux: the manifest has \\w+, the server b+$`, 'm'))
    expect(stdout).toMatch(/^9\.9\.9 x86_64-linux: not known: NET002/m)
  })

  it('proposes the new releases of which somebody else names the hash that the server gives', async () => {
    const digests: Readonly<Record<string, string>> = { '2.35.3-x86_64-linux': 'a', '2.35.3-aarch64-linux': 'c' }
    const repository = (login: string, fork = false) => ({ repository: { fork, owner: { login } } })
    const found = [repository('one'), repository('One'), repository('two', true), repository('NixOS')]
    const tokens: (string | undefined)[] = []
    const url = await listening(
      createServer((request, response) => {
        const path = request.url ?? ''
        const [, version = '', system = ''] = /nix-([\d.]+)-([\w-]+)\.tar\.xz\.sha256$/.exec(path) ?? []
        const known = releases[version]?.[system as System]?.sha256
        const digit = digests[`${version}-${system}`]
        if (path.startsWith('/api/search/code')) {
          tokens.push(request.headers.authorization)
          response.end(JSON.stringify({ items: path.includes('aaaa') ? found : [] }))
        } else if (path.startsWith('/api/repos/NixOS/nix/git/')) {
          response.end(
            JSON.stringify(['2.3.1', '2.35.2', '2.35.3', '2.36.0-rc1'].map((tag) => ({ ref: `refs/tags/${tag}` }))),
          )
        } else if (path.startsWith('/api/repos/NixOS/nix/security-advisories')) {
          const list = [
            'GHSA-25vp-6h23-hj3g 2026-10-13',
            'GHSA-aaaa-bbbb-cccc 2026-12-01',
            'GHSA-old0-old0-old0 2026-01-01',
          ]
          response.end(
            JSON.stringify(
              list.map((one) => ({ ghsa_id: one.split(' ')[0], published_at: `${one.split(' ')[1]}T00:00:00Z` })),
            ),
          )
        } else if (known ?? digit) response.end(known ?? (digit ?? '').repeat(64))
        else response.writeHead(404).end()
      }),
    )
    const script = join(resolve(import.meta.dirname, '../..'), 'scripts/update-releases.ts')
    const env = { ...process.env, GITHUB_TOKEN: 'secret' }
    const argv = [script, '--base', url, '--github', `${url}/api`, '--markdown']
    const ended = await promisify(execFile)(process.execPath, argv, { env }).catch((cause: unknown) => cause)
    const { code, stdout } = ended as { code: number; stdout: string }
    expect(code).toBe(1)
    expect(stdout.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      `- 2.35.3 x86_64-linux: new: { sha256: '${'a'.repeat(64)}', sources: 2 }`,
      expect.stringMatching(
        /^- The default 2\.35\.2 has known security holes \(CVE-2026-110449, .*; 2\.35\.3 is fixed and has no hash yet$/,
      ),
      '- GHSA-aaaa-bbbb-cccc is not in src/nix/advisories.ts: https://github.com/NixOS/nix/security/advisories/GHSA-aaaa-bbbb-cccc',
    ])
    expect(tokens).toEqual(['Bearer secret', 'Bearer secret'])
  })
})
