import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import { type DownloadRequest, download } from '../../src/runner/http/download.ts'
import { fakeClock, fakeHttp, testHost } from './host.ts'

const url = 'https://mirror.example/nix.tar.xz'
const request: DownloadRequest = { url, label: 'Nix', maxBytes: 1_000 }
const text = 'twelve bytes'
const good = () => new Response(text, { headers: { 'content-length': String(text.length) } })
const status = (code: number, headers: Record<string, string> = {}) => new Response('x', { status: code, headers })
const to = (location: string) => status(302, { location })

/** A server that answers in this order; the last answer stays. */
function server(...answers: readonly (() => Response | Promise<Response>)[]) {
  const asked: string[] = []
  const http = fakeHttp((url) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]
    asked.push(url)
    if (!answer) throw new Error('no answer')
    return answer()
  })
  const clock = fakeClock()
  return { host: testHost({ http, clock }), asked, clock }
}

const read = async (chunks: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString()
}

async function failure(host: Host, more: Partial<DownloadRequest> = {}) {
  const cause: ProblemError = await download(host, { ...request, ...more }, read).then(
    () => expect.fail('it succeeded'),
    (thrown: ProblemError) => thrown,
  )
  const [problem] = cause.problems
  expect(problem?.fix).not.toBe('')
  return problem
}

const unreachable = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED 192.0.2.1') }))
const broken = () =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from('six by')),
      pull: (controller) => controller.error(new Error('socket hang up')),
    }),
    { headers: { 'content-length': '12' } },
  )

describe('download', () => {
  it('gives the body to the reader, with its hash, size and progress', async () => {
    const told: number[] = []
    const { host } = server(good)
    const done = await download(host, { ...request, onProgress: ({ bytes }) => told.push(bytes) }, read)
    const sha256 = createHash('sha256').update(text).digest('hex')
    expect(done).toMatchObject({ sha256, bytes: 12, result: text })
    expect(told).toEqual([12])
  })

  it.each([
    ['no answer', unreachable, 'NET001', 4],
    ['a server in trouble', () => status(503), 'NET002', 4],
    ['too many requests', () => status(429), 'NET002', 4],
    ['not there', () => status(404), 'NET002', 1],
    ['forbidden', () => status(403), 'NET002', 1],
    ['a body that breaks off', broken, 'NET003', 4],
    [
      'a body that is shorter than it says',
      () => new Response('abc', { headers: { 'content-length': '12' } }),
      'NET003',
      4,
    ],
    ['a redirect to http', () => to('http://mirror.example/x'), 'NET004', 1],
    ['a redirect to a file', () => to('file:///etc/passwd'), 'NET004', 1],
    ['a redirect with a user', () => to('https://me@mirror.example/x'), 'NET004', 1],
    ['a redirect to nowhere', () => status(302), 'NET004', 1],
    ['a large body', () => new Response('x', { headers: { 'content-length': '1001' } }), 'NET005', 1],
    ['a large body of unknown size', () => new Response('x'.repeat(1_001)), 'NET005', 1],
  ] as const)('%s: a code, and the right number of tries', async (_, answer, code, tries) => {
    const { host, asked } = server(answer)
    expect(await failure(host)).toMatchObject({ code, subject: { url: request.url } })
    expect(asked).toHaveLength(tries)
  })

  it('names the innermost reason and no secret of the URL', async () => {
    const { host } = server(unreachable)
    const problem = await failure(host, { url: 'https://mirror.example/a?token=secret' })
    expect(problem?.message).toContain('ECONNREFUSED 192.0.2.1')
    expect(problem?.subject).toEqual({ url: 'https://mirror.example/a' })
    expect(JSON.stringify(problem) + host.log.lines.join()).not.toContain('secret')
  })

  it('begins the reader anew for each try, with a growing, labelled pause', async () => {
    const { host, clock } = server(unreachable, broken, good)
    let begun = 0
    const done = await download(host, request, (chunks) => {
      begun += 1
      return read(chunks)
    })
    expect(done).toMatchObject({ result: text, bytes: 12 })
    expect(begun).toBe(2)
    expect(clock.slept).toHaveLength(2)
    expect(clock.slept[0]).toBeLessThanOrEqual(1_500)
    expect(clock.slept[1]).toBeGreaterThanOrEqual(1_000)
    expect(host.log.lines[0]).toMatch(/^Nix: NET001 .*Try 2 of 4 in/)
  })

  it('waits as long as the server asks, within reason', async () => {
    const { host, clock } = server(
      () => status(429, { 'retry-after': '7' }),
      () => status(503, { 'retry-after': '86400' }),
      good,
    )
    await download(host, request, read)
    expect(clock.slept).toEqual([7_000, 30_000])
  })

  it('follows redirects, five of them, and http only where it began with http', async () => {
    const hops = server(
      () => to('https://b.example/1'),
      () => to('/2'),
      good,
    )
    await download(hops.host, request, read)
    expect(hops.asked).toEqual([url, 'https://b.example/1', 'https://b.example/2'])
    const loop = server(() => to(url))
    expect(await failure(loop.host)).toMatchObject({ code: 'NET004' })
    expect(loop.asked).toHaveLength(6)
    const plain = server(() => to('http://127.0.0.1:2/x'), good)
    await download(plain.host, { ...request, url: 'http://127.0.0.1:1/x' }, read)
    expect(plain.asked).toHaveLength(2)
    const scheme = server(good)
    expect(await failure(scheme.host, { url: 'ftp://mirror.example/x' })).toMatchObject({ code: 'NET004' })
    expect(scheme.asked).toEqual([])
  })

  it('gives up on a server that says nothing more', async () => {
    const stalled = () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('a')) }))
    const silent = fakeHttp(
      (_, { signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    expect(await failure(testHost({ http: silent }), { idle: 20, tries: 2 })).toMatchObject({ code: 'NET001' })
    const { host } = server(stalled)
    expect(await failure(host, { idle: 20, tries: 2 })).toMatchObject({ code: 'NET003' })
  })

  it('gives up on a server that sends byte after byte, and not on one that paused', async () => {
    const clock = fakeClock()
    const dripping = (bytes: readonly number[]) => {
      const left = [...bytes]
      return new Response(
        new ReadableStream<Uint8Array>(
          {
            pull: async (controller) => {
              const next = left.shift()
              if (next === undefined) return controller.close()
              await clock.sleep(1_000)
              controller.enqueue(Buffer.alloc(next))
            },
          },
          { highWaterMark: 0 },
        ),
      )
    }
    const http = (bytes: readonly number[]) => fakeHttp(() => dripping(bytes))
    const drip = testHost({ clock, http: http(Array<number>(900).fill(1)) })
    const problem = await failure(drip, { tries: 1 })
    expect(problem).toMatchObject({ code: 'NET003', message: expect.stringContaining('after 31 of unknown bytes') })
    const paused = testHost({ clock, http: http([600_000, ...Array<number>(30).fill(1)]) })
    expect(await download(paused, { ...request, maxBytes: 1e6 }, read)).toMatchObject({ bytes: 600_030 })
  })

  it('does not count the time that the reader takes', async () => {
    const { host } = server(good)
    const slow = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const _ of chunks) await new Promise((resolve) => setTimeout(resolve, 60))
    }
    expect(await download(host, { ...request, idle: 30 }, slow)).toMatchObject({ bytes: 12 })
  })

  it('stops when the job is cancelled, and hands on what the reader itself throws', async () => {
    const controller = new AbortController()
    const cancelling = testHost({
      cancelled: controller.signal,
      http: fakeHttp(() => {
        controller.abort()
        throw new Error('aborted')
      }),
    })
    expect(await failure(cancelling)).toMatchObject({ code: 'NET006' })
    const { host, asked } = server(good)
    await expect(download(host, request, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
    expect(asked).toHaveLength(1)
  })
})
