/** How many requests the NARs of packs have under way, and that all of them come back. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Home } from '../../src/store-cache/pack/home.ts'
import type { StoredPath } from '../../src/store-cache/pack/index.ts'
import { narBlocks, readAhead } from '../../src/store-cache/pack/read.ts'

const mib = 2 ** 20
/** Eight blocks in each request, and eight requests that NARs share beyond one of each. */
const [perRequest, shared] = [8, 8]

/** A NAR of so many blocks: the first byte of each is its number. */
function stored(count: number): { readonly content: Buffer; readonly path: StoredPath } {
  const content = Buffer.alloc(count * mib)
  for (let n = 0; n < count; n += 1) content[n * mib] = n
  const blocks = Array.from({ length: count }, (_, n) =>
    createHash('sha256')
      .update(content.subarray(n * mib, (n + 1) * mib))
      .digest()
      .subarray(0, 16)
      .toString('base64url'),
  )
  const info = {
    name: `${'a'.repeat(32)}-nar`,
    url: '',
    compression: 'zstd',
    fileHash: '',
    fileSize: content.length,
    narHash: '',
    narSize: 0,
    references: [],
    signatures: [],
  } as const
  return { content, path: { info, offset: 0, blocks, seconds: null, pack: 'pk/1', used: 1 } }
}

/** A home that counts what it was asked. */
function countingHome(content: Buffer): Home & { asked: number } {
  const home = {
    asked: 0,
    get: async (_key: string, start: number, end: number) => {
      home.asked += 1
      return content.subarray(start, end)
    },
    put: () => Promise.reject(new Error('not here')),
    newest: async () => undefined,
    list: async () => undefined,
    remove: undefined,
  }
  return home
}

it('asks once before anybody reads on, then ahead, and gives all in order', async () => {
  const { content, path } = stored(100)
  const home = countingHome(content)
  const ahead = readAhead()
  const blocks = narBlocks(home, path, ahead)
  const first = await blocks.next()
  expect(home.asked).toBe(1)
  expect(ahead.free).toBe(shared)
  const read = [first.value?.[0], (await blocks.next()).value?.[0]]
  expect(home.asked).toBe(1 + shared)
  for await (const block of blocks) read.push(block[0])
  expect(read).toEqual(Array.from({ length: 100 }, (_, n) => n))
  expect(home.asked).toBe(Math.ceil(100 / perRequest))
  expect(ahead.free).toBe(shared)
})

it('shares what is ahead between NARs, and each goes on without it', async () => {
  const { content, path } = stored(100)
  const [one, other] = [countingHome(content), countingHome(content)]
  const ahead = readAhead()
  const greedy = narBlocks(one, path, ahead)
  await greedy.next()
  await greedy.next()
  const modest = narBlocks(other, path, ahead)
  for (let n = 0; n < perRequest; n += 1) await modest.next()
  expect(other.asked).toBe(1)
  expect((await modest.next()).value?.[0]).toBe(perRequest)
  await greedy.return()
  expect(ahead.free).toBe(shared)
  await modest.next()
  expect(other.asked).toBe(2 + shared)
  await modest.return()
  expect(ahead.free).toBe(shared)
})

it.each([
  ['is damaged', 20 * mib + 5, /differs from its index at 20971520$/],
  ['is damaged at its beginning', 0, /differs from its index at 0$/],
])('has everything back where a pack %s', async (_, at, why) => {
  const { content, path } = stored(100)
  content[at] = (content[at] ?? 0) ^ 1
  const ahead = readAhead()
  const read = async () => {
    let count = 0
    for await (const _block of narBlocks(countingHome(content), path, ahead)) count += 1
    return count
  }
  await expect(read()).rejects.toThrow(why)
  expect(ahead.free).toBe(shared)
})
