import { execFileSync } from 'node:child_process'
import {
  closeSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { holdsImages, listImages } from '../../src/inspect/list.ts'
import { memorySource, readAhead, windowOf } from '../../src/inspect/source.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { openFile } from '../../src/runner/byte-source.ts'
import { findCandidates } from '../../src/runner/tree.ts'
import { archive, elf, fatbin, library } from './inspect-fixtures.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const write = (name: string, bytes: Uint8Array | string) => writeFileSync(at(name), bytes)
const find = (name = '') => findCandidates(join(folder, name), holdsImages)
const found = (name = '') => find(name).files.map((path) => path.slice(folder.length + 1))
const codesOf = (action: () => unknown) => {
  try {
    action()
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code)
    throw error
  }
  return []
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('findCandidates', () => {
  it('finds ELF files, archives and fatbins in a stable order', () => {
    mkdirSync(at('lib'))
    write('lib/z.so', library())
    write('lib/a.a', archive([]))
    write('lib/b.txt', 'text')
    write('lib/empty', '')
    write('a.fatbin', fatbin())
    write('thin.a', '!<thin>\n')
    write('z', elf([]))
    expect(found()).toEqual(['a.fatbin', 'lib/a.a', 'lib/z.so', 'thin.a', 'z'])
    expect(found('z')).toEqual(['z'])
    expect(find().problems).toEqual([])
  })

  it('follows a symlink only as the argument, counts an inode once, and opens no FIFO', () => {
    mkdirSync(at('real'))
    write('real/a.so', elf([]))
    linkSync(at('real/a.so'), at('real/b.so'))
    symlinkSync('..', at('real/up'))
    symlinkSync('/', at('real/out'))
    symlinkSync('loop', at('loop'))
    symlinkSync('real', at('link'))
    execFileSync('mkfifo', [at('real/fifo')])
    expect(find('link').files).toEqual([at('link/a.so')])
    expect(find('loop').problems.map(({ code }) => code)).toEqual(['VER005'])
    expect(find('real/fifo').problems.map(({ code }) => code)).toEqual(['VER009'])
    expect(find('absent').problems.map(({ code }) => code)).toEqual(['VER005'])
  })
})

describe('openFile', () => {
  it('reads at positions, with fewer bytes at the end', () => {
    write('file', 'abcdef')
    const { source, close } = openFile(at('file'))
    expect([source.size, Buffer.from(source.read(4, 10)).toString(), source.read(9, 1).length]).toEqual([6, 'ef', 0])
    close()
  })

  it('refuses what is no regular file', () => {
    execFileSync('mkfifo', [at('fifo')])
    expect(codesOf(() => openFile(at('fifo')))).toEqual(['VER009'])
    expect(codesOf(() => openFile(folder))).toEqual(['VER009'])
    expect(codesOf(() => openFile('/dev/zero'))).toEqual(['VER009'])
    expect(codesOf(() => openFile(at('absent')))).toEqual(['VER005'])
  })

  it('gives an answer for a file that is cut while it is read', () => {
    const bytes = library(fatbin({}))
    write('lib.so', bytes)
    const { source, close } = openFile(at('lib.so'))
    truncateSync(at('lib.so'), 100)
    expect(listImages(source, 'lib.so').problems.map(({ code }) => code)).toEqual(['VER004'])
    close()
  })

  it('gives an answer for sparse files of 2 GB in little memory', () => {
    const sparse: [string, Uint8Array, number?][] = [
      [
        'no table of sections',
        Buffer.from(library(fatbin({})))
          .fill(0, 40, 48)
          .fill(0, 58, 64),
      ],
      ['a fatbin', fatbin({})],
      ['a container that claims all', Buffer.from(fatbin({})).fill(0xff, 8, 12), 0],
      ['an archive', archive([['a.o', library(fatbin({}))]])],
    ]
    const before = process.memoryUsage().rss
    for (const [name, bytes, images = 1] of sparse) {
      write(name, bytes)
      // All of it is read here, and a hole is slow to read on some systems.
      truncateSync(at(name), name === 'no table of sections' ? 2 ** 28 : 2 ** 31)
      const { source, close } = openFile(at(name))
      expect(inspectFile(source, name).images.length, name).toBe(images)
      close()
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 28)
  })

  it('leaves no descriptor open', () => {
    const first = openSync(process.execPath, 'r')
    closeSync(first)
    codesOf(() => openFile(folder))
    write('file', readFileSync(process.execPath).subarray(0, 99))
    openFile(at('file')).close()
    find()
    const last = openSync(process.execPath, 'r')
    closeSync(last)
    expect(last).toBe(first)
  })
})

describe('sources', () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, index) => index)

  it('reads ahead without changing what is read', () => {
    let calls = 0
    const memory = memorySource(bytes)
    const counted = {
      ...memory,
      read: (offset: number, length: number) => memory.read(offset, length * Math.sign(++calls)),
    }
    const ahead = readAhead(counted, 32, 2)
    for (let offset = 0; offset < 100; offset++)
      expect([...ahead.read(offset, 4)]).toEqual([...bytes.subarray(offset, offset + 4)])
    expect(calls).toBeLessThan(8)
    expect(ahead.read(0, 90)).toHaveLength(90)
  })

  it('windows stay inside and know where they lie', () => {
    const outer = windowOf(memorySource(bytes), 10, 50)
    const inner = windowOf(outer, 45, 50)
    expect([inner.size, inner.origin]).toEqual([5, 55])
    expect([...inner.read(0, 99)]).toEqual([55, 56, 57, 58, 59])
    expect(inner.read(6, 1)).toHaveLength(0)
  })
})
