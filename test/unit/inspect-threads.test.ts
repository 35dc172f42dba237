import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { zstdCompressSync } from 'node:zlib'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { inspector } from '../../src/actions/verify/open-in-threads.ts'
import { type InspectedFile, inspectFile } from '../../src/inspect/inspect.ts'
import { budgetFor, holdsImages } from '../../src/inspect/list.ts'
import { openFile } from '../../src/runner/byte-source.ts'
import { startThreads, type Threads, usefulThreads } from '../../src/runner/threads.ts'
import { cubin, fatbin, library, newCubin, zstd } from './inspect-fixtures.ts'
import { verifyInChild } from './verify-child.ts'

const folder = mkdtempSync(join(tmpdir(), 'nix-cuda-threads-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fixtures = join(import.meta.dirname, 'fixtures/inspect')
const clock = {
  now: () => Date.now(),
  sleep: async (milliseconds: number) => void (await delay(milliseconds)),
  deadline: (milliseconds: number) => AbortSignal.timeout(milliseconds),
}
const host = { clock, cancelled: new AbortController().signal }

let started: Threads[] = []
afterEach(async () => {
  await Promise.all(started.map((threads) => threads.close()))
  started = []
})

/** Threads of which none of the test's images is taken by the test's own thread. */
function threadsAlone(count: number, entry?: string): Threads {
  const threads = startThreads(count, entry)
  started.push(threads)
  return { ...threads, answerHere: () => false }
}

function made(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** What threads find, and one thread. */
async function both(path: string, threads: Threads, bytes = 2 ** 30): Promise<readonly [InspectedFile, InspectedFile]> {
  const file = openFile(path)
  try {
    const budget = () => ({ bytes, expired: () => false })
    const { inspect } = inspector(host, { start: () => threads, least: 0 })
    const ahead = await inspect(file.source, 'the file', budget(), 60_000)
    return [ahead, inspectFile(file.source, 'the file', budget())]
  } finally {
    file.close()
  }
}

const packed = (payload: Uint8Array) => ({
  flags: zstd,
  payload: zstdCompressSync(payload),
  uncompressed: payload.length,
})
const good = packed(newCubin(90, 'Cuda compilation tools, release 13.0, V13.0.88'))
const broken = { flags: zstd, payload: Buffer.alloc(64, 7), uncompressed: 5000 }
const many = (count: number, entry: Parameters<typeof fatbin>[0]) => Array.from({ length: count }, () => fatbin(entry))

describe('threads that open images', () => {
  it('find what one thread finds, in every file of the fixtures', async () => {
    const threads = threadsAlone(2)
    const files = ['.', 'faults'].flatMap((sub) =>
      readdirSync(join(fixtures, sub), { withFileTypes: true })
        .filter(
          (entry) => entry.isFile() && holdsImages(readFileSync(join(fixtures, sub, entry.name)).subarray(0, 1024)),
        )
        .map((entry) => join(fixtures, sub, entry.name)),
    )
    expect(files.length).toBeGreaterThan(20)
    const answers: unknown[] = []
    const heard: Threads = {
      ...threads,
      ask: async (question) => {
        const answer = await threads.ask(question)
        answers.push(answer)
        return answer
      },
    }
    for (const file of files) {
      const [ahead, alone] = await both(file, heard)
      expect(ahead, file).toEqual(alone)
    }
    // Not only because this thread did what they did not.
    expect(answers.length).toBe(files.length)
    expect(answers.every(Array.isArray)).toBe(true)
  })

  it.each<[string, Uint8Array, number?]>([
    [
      'damaged images among good ones',
      library(...[good, broken, good, broken, good].map((one) => fatbin({ arch: 90, ...one }))),
    ],
    [
      'more damaged images than are opened',
      library(...many(3, { arch: 90, ...good }), ...many(9, broken), fatbin({ arch: 90, ...good })),
    ],
    ['an entry that contradicts its cubin', library(...many(2, { arch: 80, payload: cubin({ sm: 90 }) }))],
    ['more than its budget', library(...many(40, { arch: 90, ...good })), 6000],
    [
      'an image that costs a thread too much',
      library(fatbin({ payload: Buffer.alloc(2 ** 22) }, { arch: 90, ...good })),
    ],
  ])('find what one thread finds in %s', async (name, bytes, budget) => {
    const [ahead, alone] = await both(made(`${name}.so`, bytes), threadsAlone(1), budget)
    expect(ahead).toEqual(alone)
    expect(alone.images.length).toBeGreaterThan(1)
  })

  it.each([
    ['ends', 'process.exit(1)'],
    ['fails', 'throw new Error("no")'],
    ['ends with its first question', 'require("node:worker_threads").parentPort.on("message", () => process.exit(1))'],
    [
      'runs out of memory',
      'require("node:worker_threads").parentPort.on("message", () => { for (const all = []; ;) all.push([...all]) })',
    ],
    ['is not there', undefined],
  ])('are not needed: a thread that %s costs time alone', async (name, text) => {
    const entry = text === undefined ? join(folder, 'none.cjs') : made(`${name}.cjs`, Buffer.from(text))
    const path = made('plain.so', library(...many(20, { arch: 90, ...good })))
    const [ahead, alone] = await both(path, threadsAlone(2, entry))
    expect(ahead).toEqual(alone)
    expect(alone.problems).toEqual([])
  })

  it('share the work with this thread, which alone is enough', async () => {
    const threads = startThreads(1, made('silent.cjs', Buffer.from('setInterval(() => undefined, 1000)')))
    started.push(threads)
    const first = threads.ask('first')
    const more = ['second', 'third', 'fourth'].map((question) => threads.ask(question))
    const taken: unknown[] = []
    while (threads.answerHere((question) => taken.push(question)));
    expect(taken).toEqual(['fourth', 'third'])
    expect(await Promise.all(more.slice(1))).toEqual([2, 1])
    await threads.close()
    expect(await Promise.all([first, ...more])).toEqual([undefined, undefined, 2, 1])
  })

  it('stop when the job is cancelled', async () => {
    const cancel = new AbortController()
    const file = openFile(made('cancelled.so', library(...many(50, { arch: 90, ...good }))))
    const threads = threadsAlone(1)
    const asked: Int32Array[] = []
    const seen: Threads = {
      ...threads,
      ask: (question) => {
        const { stopped } = question as { readonly stopped: Int32Array }
        cancel.abort()
        asked.push(stopped.slice())
        return threads.ask(question)
      },
    }
    const { inspect } = inspector({ clock, cancelled: cancel.signal }, { start: () => seen, least: 0 })
    const budget = { bytes: 2 ** 30, expired: () => cancel.signal.aborted }
    const found = await inspect(file.source, 'the file', budget, 60_000)
    file.close()
    expect(asked).toEqual([new Int32Array([1])])
    expect(found.images.every(({ problem }) => problem?.code === 'VER004')).toBe(true)
  })

  it('do not keep a process from ending, though nobody closes them', async () => {
    const script = `
      const { startThreads } = await import(${JSON.stringify(new URL('../../src/runner/threads.ts', import.meta.url).href)})
      const stopped = new Int32Array(new SharedArrayBuffer(4))
      const question = { descriptor: 0, size: 0, batch: { first: 0, images: [] }, stopped }
      process.stdout.write(JSON.stringify(await startThreads(2).ask(question)))`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      timeout: 300_000,
    })
    expect(stdout).toBe('[]')
  })

  it.each([
    [1, 0],
    [2, 0],
    [4, 1],
    [64, 1],
  ])('are not started where other work needs the cores: %i cores, %i threads', (cores, count) => {
    expect(usefulThreads(cores)).toBe(count)
  })

  it('open a large file for a command, which ends when it is done', async () => {
    const own = mkdtempSync(join(folder, 'large-'))
    const bytes = fatbin(
      { arch: 80, payload: cubin() },
      { arch: 90, payload: Buffer.concat([cubin({ sm: 90 }), Buffer.alloc(8)]) },
    )
    // A hole, as long as an image may be: the second image, and its container.
    const size = 2 ** 27
    const patched = Buffer.from(bytes)
    const entry = 16 + 64 + Math.ceil(cubin().length / 8) * 8
    patched.writeBigUInt64LE(BigInt(size), 8)
    patched.writeBigUInt64LE(BigInt(size - (entry - 16) - 64), entry + 8)
    const path = join(own, 'large.fatbin')
    writeFileSync(path, patched)
    truncateSync(path, 16 + size)
    const { code, stdout } = await verifyInChild(own, 'large.fatbin', '--capabilities', '8.0,9.0', '--json')
    const file = openFile(path)
    const alone = inspectFile(file.source, 'large.fatbin', budgetFor(file.source.size))
    file.close()
    expect(alone.images.map(({ kernels }) => kernels)).toEqual([['scale'], ['scale']])
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ targets: ['sm_80', 'sm_90'], images: 2 }] })
    expect(code).toBe(0)
  })
})
