/** What `openMembers` visits, reports, throws and closes; test/unit/inspect-archives.test.ts has what a user sees of it. */
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type Header, pack } from 'tar-stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type MemberOptions, openMembers } from '../../src/runner/archives.ts'
import { zip } from './zip.ts'

const code = Buffer.from('code '.repeat(500))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'members-'))
})
afterEach(async () => {
  // Every file is closed, and what was unpacked is removed.
  await vi.waitFor(() => expect(openBelow(folder)).toEqual([]))
  expect(readdirSync(folder).filter((name) => name !== 'file')).toEqual([])
  rmSync(folder, { recursive: true })
})

function openBelow(path: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${name}`)
      return file.startsWith(path) ? [file] : []
    } catch {
      return [] // the descriptor of this very listing
    }
  })
}

/** Opens a file with these bytes; gives what was visited, asked about, not opened, and what is wrong with it. */
async function open(bytes: Uint8Array, more: Partial<MemberOptions> = {}) {
  writeFileSync(join(folder, 'file'), bytes)
  const [visited, unopened]: [string[], string[]] = [[], []]
  let asked = 0
  const problems = await openMembers(join(folder, 'file'), 'f', {
    wanted: (head) => {
      asked++
      return Buffer.from(head).toString('latin1').startsWith('code')
    },
    visit: (source, name) => void visited.push(`${name} ${source.size}`),
    unopened: (kind, name) => void unopened.push(`${kind}: ${name}`),
    folder,
    budget: { bytes: 2 ** 24, expired: () => false },
    ...more,
  })
  return { visited, unopened, asked, problems: problems.map(({ code, message }) => `${code} ${message}`) }
}

async function tar(members: readonly (readonly [Partial<Header> & { readonly name: string }, Uint8Array])[]) {
  const made = pack()
  for (const [header, bytes] of members) made.entry(header, Buffer.from(bytes))
  made.finalize()
  const pieces: Buffer[] = []
  for await (const piece of made) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

describe('the depth to which packed files are opened', () => {
  const packings: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>])[] = [
    ['gzip', (bytes) => gzipSync(bytes)],
    ['zstd', (bytes) => zstdCompressSync(bytes)],
    ['tar', (bytes) => tar([[{ name: 'm' }, bytes]])],
    ['zip', (bytes) => zip([['m', bytes]])],
  ]
  it.each(packings)('is four levels of %s', async (_, packed) => {
    let bytes: Uint8Array = code
    for (let level = 0; level < 4; level++) bytes = await packed(bytes)
    expect(await open(bytes)).toMatchObject({ visited: [expect.stringMatching(/ 2500$/)], unopened: [], problems: [] })
    expect(await open(await packed(bytes))).toMatchObject({
      visited: [],
      unopened: [expect.stringMatching(/^nested archive: f(?:!\/m)*$/)],
      problems: [],
    })
  })
})

describe('the members of an archive', () => {
  it('are files that have bytes', async () => {
    const nothing = Buffer.alloc(0)
    const made = await tar([
      [{ name: 'folder', type: 'directory' }, nothing],
      [{ name: 'link', type: 'symlink', linkname: 'a' }, nothing],
      [{ name: 'empty' }, nothing],
      [{ name: 'a' }, code],
    ])
    expect(await open(made)).toMatchObject({ visited: ['f!/a 2500'], asked: 2, problems: [] })
    const zipped = zip([
      ['folder/', nothing],
      ['empty', nothing],
      ['a', code],
    ])
    expect(await open(zipped)).toMatchObject({ visited: ['f!/a 2500'], asked: 1, problems: [] })
  })

  it('of another kind than a file are passed over, with their bytes', async () => {
    const made = await tar([
      [{ name: 'a' }, code],
      [{ name: 'b' }, code],
    ])
    // The kind of the first is one that no standard has; the checksum is of all bytes of the header.
    const kind = 156
    const sum = Number.parseInt(made.toString('latin1', 148, 154), 8) - (made[kind] ?? 0) + 0x5a
    made.write('Z', kind, 'latin1')
    made.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    expect(await open(made)).toMatchObject({ visited: ['f!/b 2500'], asked: 2, problems: [] })
  })

  it.each([
    ['./a', 'f!/a'],
    ['././a', 'f!/a'],
    ['/a', 'f!/a'],
    ['.//a', 'f!/a'],
    ['.a/b', 'f!/.a/b'],
    ['lib/./a', 'f!/lib/./a'],
    ['..a', 'f!/..a'],
  ])('called %s is named %s', async (name, shown) => {
    expect((await open(await tar([[{ name }, code]]))).visited).toEqual([`${shown} 2500`])
  })

  it('that are encrypted are not opened, and the others are', async () => {
    const members = ['secret', 'open'].map((name) => [name, code] as const)
    const made = zip(members, true)
    for (const at of [6, made.indexOf('PK\x01\x02', 'latin1') + 8]) made.writeUInt16LE(made.readUInt16LE(at) | 1, at)
    expect(await open(made)).toMatchObject({
      visited: ['f!/open 2500'],
      unopened: ['encrypted zip: f!/secret'],
      problems: [],
    })
  })

  it('that are not looked at are left unread', async () => {
    expect(await open(Buffer.alloc(2 ** 20, 'text'))).toEqual({ visited: [], unopened: [], asked: 1, problems: [] })
    const made = await tar([
      [{ name: 'text' }, Buffer.alloc(2 ** 20, 'text')],
      [{ name: 'a' }, code],
    ])
    expect((await open(gzipSync(made))).visited).toEqual(['f!/a 2500'])
  })
})

describe('members that do not fit in memory', () => {
  const large = Buffer.concat([code, Buffer.alloc(6 * 2 ** 20)])

  it('are kept in a file until they were looked at', async () => {
    const named = `f!/a ${large.length}`
    expect(await open(gzipSync(zip([['a', large]])))).toMatchObject({ visited: [named], problems: [] })
    expect(await open(zstdCompressSync(await tar([[{ name: 'a' }, large]])))).toMatchObject({ visited: [named] })
  })

  it('are closed, and their archive too, where looking at them fails', async () => {
    const visit = () => {
      throw new RangeError('a defect')
    }
    const members = [{ name: 'a' }, { name: 'b' }].map((header) => [header, large] as const)
    for (const bytes of [await tar(members), gzipSync(await tar(members)), gzipSync(zip([['a', large]]))])
      await expect(open(bytes, { visit })).rejects.toThrow('a defect')
  })
})

describe('the budget', () => {
  it('may be spent to the last byte', async () => {
    const exact = (bytes: number) => ({ budget: { bytes, expired: () => false } })
    expect(await open(code, exact(2_500))).toMatchObject({ visited: ['f 2500'], problems: [] })
    expect(await open(code, exact(2_499))).toMatchObject({
      visited: [],
      problems: ['VER004 f cannot be unpacked: unpacking it takes more time or space than a file of its size should.'],
    })
  })

  it('ends with the time', async () => {
    const { problems } = await open(code, { budget: { bytes: 2 ** 20, expired: () => true } })
    expect(problems).toHaveLength(1)
  })
})

describe('what goes wrong', () => {
  const damaged = (bytes: Buffer) => {
    const copy = Buffer.from(bytes)
    copy.fill(0xff, Math.floor(copy.length / 2))
    return copy
  }
  const random = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * index * 31 + index * 7) % 251))

  it('in the file is a finding', async () => {
    const inTar = await tar([[{ name: 'a' }, Buffer.concat([code, random, random])]])
    const files = {
      gzip: damaged(gzipSync(Buffer.concat([code, random]))),
      zstd: damaged(zstdCompressSync(Buffer.concat([code, random]))),
      cut: gzipSync(inTar).subarray(0, 200),
      zip: zip([['a', code]]).subarray(0, 2_000),
      deflated: damaged(zip([['a', Buffer.concat([code, random])]], true)),
    }
    for (const [name, bytes] of Object.entries(files)) {
      const { visited, problems } = await open(bytes)
      expect([name, visited, problems]).toEqual([name, [], [expect.stringMatching(/^VER004 f cannot be unpacked: ./)]])
    }
  })

  // A system error has a code, a defect is no plain Error; neither says anything about the file.
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  it.each([
    ['a system error', full],
    ['a defect', new TypeError('x is undefined')],
    ['what is no error', 'text'],
  ])('elsewhere is thrown as it is: %s', async (_, cause) => {
    const visit = () => {
      throw cause
    }
    const packed = [code, gzipSync(code), zip([['a', code]]), await tar([[{ name: 'a' }, code]])]
    for (const bytes of packed) await expect(open(bytes, { visit })).rejects.toBe(cause)
  })
})
