/** The lab's packages of Debian: side by side, never against their hash. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { fetchPackages, readUris } from '../lab/debian-fetch.ts'

const folder = mkdtempSync(join(tmpdir(), 'debian-fetch-'))
afterAll(() => rmSync(folder, { recursive: true }))
const toClose: (() => void)[] = []
afterEach(() => {
  for (const close of toClose.splice(0)) close()
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  toClose.push(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const named = (mirror: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ url: `${mirror}/${n}`, file: `p${n}.deb`, sha256: sha256(`/${n}`) }))

it('reads what apt-get prints, and nothing that has no SHA-256', () => {
  const digest = sha256('x')
  const printed = `Reading lists\n'http://d.example/a_1%2b2.deb' a_1+2_amd64.deb 12 SHA256:${digest}\n'http://d.example/b.deb' b.deb 3 MD5Sum:00\n`
  expect(readUris(printed)).toEqual([{ url: 'http://d.example/a_1%2b2.deb', file: 'a_1+2_amd64.deb', sha256: digest }])
})

it('fetches over a few connections, several at a time', async () => {
  const sockets = new Set<unknown>()
  const waiting: (() => void)[] = []
  const mirror = await serve((request, response) => {
    sockets.add(request.socket)
    waiting.push(() => response.end(request.url))
    // No answer before three wait for one: whoever asks in turn never gets any.
    if (waiting.length >= 3) for (const answer of waiting.splice(0)) answer()
  })
  expect(await fetchPackages(named(mirror, 39), folder, undefined)).toBe(true)
  expect(readdirSync(folder)).toHaveLength(39)
  expect(readFileSync(join(folder, 'p7.deb'), 'utf8')).toBe('/7')
  expect(sockets.size).toBeLessThanOrEqual(8)
})

it.each<readonly [string, RequestListener]>([
  ['differs from its hash', (_, response) => response.end('another')],
  ['is missing', (_, response) => response.writeHead(404).end()],
  ['is cut off', (_, response) => response.writeHead(200, { 'content-length': '9' }).end('', () => response.destroy())],
])('leaves it to apt where a package %s', async (_, listener) => {
  const mirror = await serve(listener)
  expect(await fetchPackages(named(mirror, 1), folder, undefined)).toBe(false)
  expect(readdirSync(folder)).toEqual([])
})

it('leaves it to apt where the archive is not plain HTTP', async () => {
  expect(await fetchPackages(named('mirror+http://d.example', 1), folder, undefined)).toBe(false)
})
