import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { removeTree } from './context.ts'
import { serveFolders } from './serve.ts'

const scratch = mkdtempSync(join(tmpdir(), 'serve-test-'))
afterAll(() => removeTree(scratch))
const content = randomBytes(300_000)
for (const folder of ['one', 'two/nix']) mkdirSync(join(scratch, folder), { recursive: true })
writeFileSync(join(scratch, 'one/file'), content)
writeFileSync(join(scratch, 'two/file'), 'hidden')
writeFileSync(join(scratch, 'two/nix/other'), 'other')
writeFileSync(join(scratch, 'secret'), 'secret')
const folders = [join(scratch, 'one'), join(scratch, 'two')]

const digest = (data: ArrayBuffer | Buffer): string => createHash('sha256').update(new Uint8Array(data)).digest('hex')

it('serves files of its folders alone, and writes requests down', async () => {
  await using server = await serveFolders(folders)
  const whole = await fetch(`${server.url}/file`)
  expect(whole.headers.get('content-length')).toBe('300000')
  expect(digest(await whole.arrayBuffer())).toBe(digest(content))
  expect(await (await fetch(`${server.url}/nix/other?query`)).text()).toBe('other')
  const head = await fetch(`${server.url}/file`, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '300000'])
  expect((await fetch(`${server.url}/%2e%2e/secret`)).status).toBe(404)
  expect((await fetch(`${server.url}/nix`)).status).toBe(404)
  expect((await fetch(`${server.url}/file`, { method: 'PUT' })).status).toBe(405)
  const seen = server.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)
  expect(seen).toContain('GET /nix/other 200')
  expect(seen).toHaveLength(6)
})

it('fails as it is told to', async () => {
  await using server = await serveFolders(folders, { path: '/file', status: 503, times: 2, retryAfter: 1 })
  const url = `${server.url}/file`
  const first = await fetch(url)
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1'])
  expect((await fetch(url)).status).toBe(503)
  expect((await fetch(url)).status).toBe(200)
  server.fail({ path: /^\/f/, redirect: 'file:///etc/passwd' })
  const redirected = await fetch(url, { redirect: 'manual' })
  expect([redirected.status, redirected.headers.get('location')]).toEqual([302, 'file:///etc/passwd'])
  for (const fault of [{ truncateAt: 1000 }, { truncateAt: 0 }, { cut: true }]) {
    server.fail({ path: '/file', ...fault })
    const broken = await fetch(url)
    expect(broken.headers.get('content-length')).toBe('300000')
    await expect(broken.arrayBuffer()).rejects.toThrow('terminated')
  }
  server.fail({ path: '/file', stall: true }, { path: '/nix/other', delay: 200 })
  await expect(fetch(url, { signal: AbortSignal.timeout(100) }).then((r) => r.arrayBuffer())).rejects.toThrow('timeout')
  const start = performance.now()
  expect(await (await fetch(`${server.url}/nix/other`)).text()).toBe('other')
  expect(performance.now() - start).toBeGreaterThan(190)
  server.fail({ path: '/file', endless: true })
  let bytes = 0
  for await (const chunk of (await fetch(url)).body ?? []) {
    bytes += (chunk as Uint8Array).length
    if (bytes > 5e6) break
  }
  expect(bytes).toBeGreaterThan(5e6)
})
