import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { measureTree, tooLarge, withinLimits } from '../../src/nix/install/unpack-limits.ts'
import { fakeClock, testHost } from './host.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limits-'))
  mkdirSync(join(folder, 'a/b'), { recursive: true })
  writeFileSync(join(folder, 'a/b/file'), 'x'.repeat(10_000))
  writeFileSync(join(folder, 'a/program'), 'x', { mode: 0o755 })
  symlinkSync('/etc', join(folder, 'a/link'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a tree', () => {
  it('is measured without following its links', async () => {
    const tree = await measureTree(testHost(), folder)
    expect(tree).toMatchObject({ entries: 5, strange: undefined })
    expect(tree.bytes).toBeGreaterThanOrEqual(10_000)
    expect(tree.bytes).toBeLessThan(100_000)
  })

  it('is strange with what no store path has', async () => {
    linkSync(join(folder, 'a/program'), join(folder, 'a/b/other\n'))
    expect((await measureTree(testHost(), folder)).strange).toMatch(/^"a\/(?:program|b\/other\\n)" is a hard link$/)
  })

  it('is too large by bytes or by files', () => {
    expect(tooLarge({ bytes: 1024 ** 3, entries: 50_000 })).toBeUndefined()
    expect(tooLarge({ bytes: 1024 ** 3 + 1, entries: 0 })).toContain('1073741824 bytes')
    expect(tooLarge({ bytes: 0, entries: 50_001 })).toContain('50000 files')
  })
})

describe('work within limits', () => {
  const clock = { ...fakeClock(), now: Date.now, sleep: () => new Promise<void>((resolve) => setTimeout(resolve, 10)) }
  /** A disk whose room is gone at the second look, for a file of ours of so many bytes. */
  const host = (ours: number) => {
    let looks = 0
    const statfs = async () => ({ bsize: 4096, bfree: looks++ === 0 ? 2 ** 22 : 2 ** 20, ffree: 0 })
    const lstat = async () => ({ blocks: ours / 512, nlink: 1, mode: 0o100644 })
    return testHost({ clock, files: { ...files, statfs, lstat } as unknown as typeof files })
  }
  const untilStopped = (signal: AbortSignal) =>
    new Promise<string>((resolve) => {
      const timer = setTimeout(() => resolve('done'), 300)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve('stopped')
      })
    })

  it('is stopped when its folder becomes too large', async () => {
    const { result, why } = await withinLimits(host(3 * 1024 ** 3), folder, untilStopped)
    expect([result, why]).toEqual(['stopped', 'it unpacks to more than 1073741824 bytes'])
  })

  it('goes on when somebody else fills the disk, or when nobody knows', async () => {
    expect(await withinLimits(host(4096), folder, untilStopped)).toEqual({ result: 'done', why: undefined })
    const failing = (): never => {
      throw new Error('ENOSYS')
    }
    const blind = testHost({ clock, files: { ...files, statfs: async () => failing() } })
    expect(await withinLimits(blind, folder, untilStopped)).toEqual({ result: 'done', why: undefined })
  })
})
