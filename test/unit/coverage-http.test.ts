/** Coverage over real sockets on loopback, with servers that misbehave. */
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Http } from '../../src/runner/http/http.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { servePrivately } from '../lab/private-cache.ts'
import { type Fault, type FileServer, type Served, serveFolders } from '../lab/serve.ts'
import { type MadeDerivation, makeWorld, type World } from './coverage-world.ts'

let world: World
let server: FileServer
beforeEach(async () => {
  world = makeWorld()
  server = await serveFolders([world.cache])
})
afterEach(async () => {
  await server.close()
  world.remove()
})

/** Real connections that have so many milliseconds for these paths, which are not answered, and the usual time for others. */
function hurried(path: RegExp, timeout = 50) {
  const real = nodeHttp({ connections: 64, env: {} })
  const send: Http['send'] = (request) =>
    real.send(
      path.test(request.url.pathname)
        ? { ...request, timeout: Math.min(timeout, request.timeout ?? timeout) }
        : request,
    )
  return { http: { send } }
}

/** One cell that is served, with these faults for its narinfo. */
async function withFaults(...faults: readonly Omit<Fault, 'path'>[]) {
  const app = world.derivation('app')
  const path = world.serve(app.out)
  server.fail(...faults.map((fault) => ({ path, ...fault })))
  const report = await world.ask([app], [server.url])
  return {
    state: report.cells.get('app')?.state,
    codes: report.problems.map(({ code }) => code),
    asked: server.requests.filter((request) => request.path === path).length,
    report,
  }
}

describe('a cache behind http', () => {
  it('is asked for nix-cache-info, narinfos and, by HEAD, the NARs of the cell', async () => {
    expect(await withFaults()).toMatchObject({ state: 'cached', codes: [], asked: 1 })
    expect(server.requests.map(({ method, path }) => [method, path.replace(/\w{32,}/, 'X')])).toEqual([
      ['GET', '/nix-cache-info'],
      ['GET', '/X.narinfo'],
      ['HEAD', '/nar/X.nar.zst'],
    ])
  })

  it('is asked with the login that the netrc of Nix has for its host', async () => {
    await using cache = await servePrivately(world.cache, { login: { user: 'ci', password: 'a "b" c' } })
    const app = world.derivation('app')
    world.serve(app.out)
    const state = async (netrc: string) => (await world.ask([app], [cache.url], { netrc })).cells.get('app')?.state
    expect(await state('machine 127.0.0.1 login ci password "a \\"b\\" c"')).toBe('cached')
    expect(await state('default login ci password "a \\"b\\" c"')).toBe('cached')
    expect(await state('machine other.example login ci password "a \\"b\\" c"')).toBe('cold')
    expect(cache.requests.filter(({ allowed }) => !allowed).map(({ path }) => path)).toEqual(['/nix-cache-info'])
  })

  it('has its login to itself: a narinfo that names a file of another server sends it to nobody', async () => {
    await using cache = await servePrivately(world.cache, { login: { user: 'ci', password: 'SECRET' } })
    const app = world.derivation('app')
    world.serve(app.out, { change: (text) => text.replace('URL: ', `URL: ${server.url}/`) })
    const netrc = 'default login ci password SECRET'
    expect((await world.ask([app], [cache.url], { netrc })).cells.get('app')?.state).toBe('cached')
    expect(server.requests.map(({ method, headers }) => [method, headers.authorization])).toEqual([['HEAD', undefined]])
  })

  it.each([404, 403, 410, 401])('answers %i for what it has not', async (status) => {
    expect(await withFaults({ status })).toMatchObject({ state: 'cold', codes: [], asked: 1 })
  })

  it.each([
    ['429 once', { status: 429, times: 1 }],
    ['500 once', { status: 500, times: 1 }],
    ['503 twice', { status: 503, times: 2 }],
    ['a cut-off body once', { cut: true, times: 1 }],
    ['a body that ends early once', { truncateAt: 20, times: 1 }],
  ])('is asked again after %s', async (_, fault) => {
    expect(await withFaults(fault)).toMatchObject({ state: 'cached', codes: [], asked: fault.times + 1 })
  })

  it('is given the time that it asks for, up to a few seconds', async () => {
    expect((await withFaults({ status: 429, retryAfter: 2, times: 1 })).state).toBe('cached')
    expect(world.clock.slept[0]).toBeGreaterThanOrEqual(2_000)
    expect(world.clock.slept[0]).toBeLessThanOrEqual(3_000)
    expect((await withFaults({ status: 429, retryAfter: 3_600, times: 1 })).state).toBe('cached')
    expect(world.clock.slept[1]).toBe(5_000)
  })

  it.each([
    ['500', { status: 500 }, 'CCH010', 3],
    ['429', { status: 429 }, 'CCH010', 3],
    ['400', { status: 400 }, 'CCH010', 1],
    ['a cut-off body', { cut: true }, 'CCH009', 3],
    ['half a body and then nothing', { stall: true }, 'CCH009', 1],
    ['no end', { endless: true }, 'CCH009', 3],
    ['itself as the place to look', { redirect: '/round' }, 'CCH009', 3],
  ])('always %s: not there, one warning, tried so often and no more', async (_, fault, code, asked) => {
    const path = { path: '/round', redirect: '/round' }
    const app = world.derivation('app')
    const narinfo = world.serve(app.out)
    server.fail({ path: narinfo, ...fault }, path)
    const seen = () => server.requests.filter((request) => request.path === narinfo)
    // On a busy machine the time may be over before the server has seen the question.
    for (let patience = 50; seen().length === 0; patience *= 2) {
      const report = await world.ask([app], [server.url], {}, 'stall' in fault ? hurried(/narinfo$/, patience) : {})
      expect(report.cells.get('app')?.state).toBe('cold')
      expect(report.problems).toMatchObject([
        { code, severity: 'warning', message: expect.stringContaining(server.url) },
      ])
    }
    expect(seen()).toHaveLength(asked)
  })

  it('may send the client elsewhere', async () => {
    const app = world.derivation('app')
    const path = world.serve(app.out)
    server.fail({ path: `/moved${path}`, delay: 0 }, { path, redirect: `${path}?again`, times: 1 })
    const report = await world.ask([app], [server.url])
    expect(report.cells.get('app')?.state).toBe('cached')
  })

  it('counts as having a NAR that it sends the client elsewhere for', async () => {
    const app = world.derivation('app')
    world.serve(app.out, { nar: undefined })
    server.fail({ path: /^\/nar\//, redirect: 'https://storage.invalid/signed-for-get' })
    expect((await world.ask([app], [server.url])).cells.get('app')?.state).toBe('cached')
    server.fail({ path: /^\/nar\//, status: 403 })
    const report = await world.ask([app], [server.url])
    expect(report.cells.get('app')?.state).toBe('cold')
    expect(report.problems.map(({ code }) => code)).toEqual(['CCH012'])
  })

  it('may lie below a path, with parameters', async () => {
    const app = world.derivation('app')
    world.serve(app.out, { key: undefined })
    const below = await serveFolders([world.root])
    try {
      const report = await world.ask([app], [`${below.url}/cache/?trusted=1&priority=3`])
      expect(report.problems).toEqual([])
      expect(report.cells.get('app')?.state).toBe('cached')
    } finally {
      await below.close()
    }
  })
})

describe('an unusable cache', () => {
  const many = (count: number): readonly MadeDerivation[] =>
    Array.from({ length: count }, (_, n) => world.derivation(`app-${n}`))

  it('is left alone after some failures in a row, with one warning', async () => {
    const cells = many(200)
    server.fail({ path: /narinfo$/, status: 500 })
    const report = await world.ask(cells, [server.url], { sockets: 4 })
    expect(report.problems).toMatchObject([{ code: 'CCH010', message: expect.stringContaining('not asked again') }])
    expect(report.probes).toBeLessThan(20)
    expect([...report.cells.values()].every(({ state }) => state === 'cold')).toBe(true)
  })

  it('that never answers costs one time-out, not one for each path', async () => {
    const cells = many(200)
    server.fail({ path: /narinfo$/, stall: true, delay: 60_000 })
    const report = await world.ask(cells, [server.url], { sockets: 8 }, hurried(/narinfo$/))
    expect(report.problems).toMatchObject([{ code: 'CCH009', message: expect.stringContaining('not asked again') }])
    expect(report.probes).toBeLessThan(20)
  })

  it('that cannot be reached is one warning; the next is asked', async () => {
    const [app] = many(1)
    if (app) world.serve(app.out)
    const other = await serveFolders([])
    await other.close()
    const report = await world.ask(app ? [app] : [], [other.url, server.url])
    expect(report.problems).toMatchObject([{ code: 'CCH009', message: expect.stringContaining(other.url) }])
    expect(report.cells.get('app-0')?.state).toBe('cached')
  })

  it.each([
    [{ status: 404 }, 'CCH010'],
    [{ status: 403 }, 'CCH010'],
    [{ status: 500 }, 'CCH010'],
    [{ cut: true }, 'CCH009'],
    [{ stall: true }, 'CCH009'],
  ])('that answers %j for nix-cache-info is one warning, and nothing else is asked', async (fault, code) => {
    server.fail({ path: '/nix-cache-info', ...fault })
    const report = await world.ask(many(3), [server.url], {}, 'stall' in fault ? hurried(/nix-cache-info$/) : {})
    expect(report.problems.map((problem) => problem.code)).toEqual([code])
    expect(report.probes).toBe(0)
  })

  it('is not waited for beyond the deadline: the rest counts as not there, with one warning', async () => {
    const cells = many(50)
    for (const each of cells) world.serve(each.out)
    const late = new AbortController()
    const isInfo = ({ path }: Served) => path.endsWith('narinfo')
    server.fail({ path: /narinfo$/, delay: 10 })
    // Over when some have been answered and others have not.
    const deadline = () => late.signal
    const seen = vi.waitUntil(() => server.requests.filter(isInfo).length >= 5, { interval: 1, timeout: 300_000 })
    void seen.then(() => late.abort())
    const clock = { ...world.clock, deadline }
    const report = await world.ask(cells, [server.url], { sockets: 2, deadlineSeconds: 0.5 }, { clock })
    expect(report.probes).toBeLessThan(cells.length)
    expect(report.problems).toMatchObject([{ code: 'CCH009', message: expect.stringContaining('within 0.5 s') }])
    expect(report.problems).toHaveLength(1)
    expect([...report.cells.values()].every(({ state }) => state === 'cold')).toBe(true)
  })

  it('is not waited for when the job is cancelled, and that is no trouble of the cache', async () => {
    const cells = many(50)
    for (const each of cells) world.serve(each.out)
    server.fail({ path: /narinfo$/, stall: true })
    const stop = new AbortController()
    const asked = vi.waitUntil(() => server.requests.length > 1, { interval: 1, timeout: 300_000 })
    void asked.then(() => stop.abort())
    const report = await world.ask(cells, [server.url], {}, { cancelled: stop.signal })
    expect(report.problems).toEqual([])
    expect(report.cells.get('app-0')?.state).toBe('cold')
    expect(report.cells.size).toBe(50)
  })
})

describe('connections', () => {
  it('are kept, and never more than 64 over all caches', async () => {
    const open = new Set<Socket>()
    let most = 0
    let all = 0
    const servers = [0, 1, 2].map((which) =>
      createServer((request, response) => {
        const info = request.url === '/nix-cache-info'
        const body = info ? `StoreDir: ${world.storeDir}\nPriority: ${which}\n` : ''
        setTimeout(() => response.writeHead(info ? 200 : 404).end(body), 3)
      }).on('connection', (socket: Socket) => {
        all += 1
        open.add(socket)
        most = Math.max(most, open.size)
        socket.once('close', () => open.delete(socket))
      }),
    )
    const urls = await Promise.all(
      servers.map(
        (each) =>
          new Promise<string>((resolve) =>
            each.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(each.address() as AddressInfo).port}`)),
          ),
      ),
    )
    const cells = Array.from({ length: 500 }, (_, n) => world.derivation(`app-${n}`))
    const report = await world.ask(cells, urls)
    for (const each of servers) each.close()
    expect(report.problems).toEqual([])
    expect(report.probes).toBe(1_500)
    expect(most).toBeGreaterThan(32)
    // A server may hear of a new connection before it hears of the end of the one that made room for it; without a limit
    // there would be one for each of the 1,500 questions.
    expect(most).toBeLessThanOrEqual(2 * 64)
    expect(all).toBeLessThan(1_000)
    await vi.waitUntil(() => open.size === 0, { timeout: 300_000 })
  })
})
