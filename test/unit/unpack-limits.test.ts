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

  it('is strange with what it cannot be, or cannot be read', async () => {
    const nameless = { code: undefined, message: 'no code' }
    const strange = async (
      more: Partial<Record<'lstat' | 'readdir', () => unknown>>,
      entry: Partial<Record<string, boolean>>,
    ) => {
      const entries = [
        {
          name: 'x'.repeat(300),
          isDirectory: () => entry['folder'] === true,
          isFile: () => entry['file'] === true,
          isSymbolicLink: () => entry['link'] === true,
        },
      ]
      let reads = 0
      const readdir = async () => {
        reads += 1
        if (reads > 1) return more.readdir?.() ?? []
        return entries
      }
      const lstat = async () => more.lstat?.() ?? { blocks: 8, nlink: 1, mode: 0o100644 }
      const host = testHost({ files: { ...files, readdir, lstat } as unknown as typeof files })
      return (await measureTree(host, '/tree')).strange
    }
    const fail = (cause: object) => () => {
      throw cause
    }
    // A name is cut.
    const name = JSON.stringify('x'.repeat(200))
    expect(await strange({}, {})).toBe(`${name} is not a file, folder or symlink`)
    expect(await strange({}, { link: true })).toBeUndefined()
    expect(await strange({}, { file: true })).toBeUndefined()
    expect(await strange({ lstat: () => ({ blocks: 8, nlink: 1, mode: 0o104755 }) }, { file: true })).toBe(
      `${name} is set-user-ID or set-group-ID`,
    )
    expect(await strange({ lstat: () => ({ blocks: 8, nlink: 1, mode: 0o102755 }) }, { file: true })).toContain(
      'set-group-ID',
    )
    expect(await strange({ lstat: fail({ code: 'EIO', message: 'm' }) }, { file: true })).toBe(
      `${name} cannot be read (EIO)`,
    )
    expect(await strange({ readdir: fail(nameless) }, { folder: true })).toBe(`${name} cannot be read (no code)`)
  })

  it('is not measured further once it is too large', async () => {
    let looked = 0
    const lstat = async () => {
      looked += 1
      return { blocks: 2 ** 22, nlink: 1, mode: 0o100644 }
    }
    const host = testHost({ files: { ...files, lstat } as unknown as typeof files })
    for (const name of ['f1', 'f2', 'f3', 'f4']) writeFileSync(join(folder, 'a', name), '')
    const { bytes } = await measureTree(host, folder)
    expect(bytes).toBeGreaterThan(1024 ** 3)
    const many = Array.from({ length: 50_001 }, (_, index) => ({
      name: `f${index}`,
      isDirectory: () => false,
      isFile: () => true,
      isSymbolicLink: () => false,
    }))
    looked = 0
    const crowded = testHost({ files: { ...files, lstat, readdir: async () => many } as unknown as typeof files })
    expect(await measureTree(crowded, folder)).toMatchObject({ entries: 50_001 })
    expect(looked).toBe(0)
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
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('stopped')))
  /** Work that ends once the room was looked at some times more than it takes to stop it. */
  function untilLookedAt(limited: ReturnType<typeof testHost>) {
    let looks = 0
    const { statfs } = limited.files
    const counted = async (path: string) => {
      looks += 1
      return statfs(path)
    }
    const done = async (signal: AbortSignal) => {
      while (looks < 6 && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 5))
      return signal.aborted ? 'stopped' : 'done'
    }
    return { host: { ...limited, files: { ...limited.files, statfs: counted as typeof statfs } }, done }
  }

  it('is stopped when its folder becomes too large', async () => {
    const { result, why } = await withinLimits(host(3 * 1024 ** 3), folder, untilStopped)
    expect([result, why]).toEqual(['stopped', 'it unpacks to more than 1073741824 bytes'])
  })

  it('is stopped when its folder has too many files', async () => {
    let looks = 0
    const statfs = async () => ({ bsize: 4096, bfree: 2 ** 20, ffree: looks++ === 0 ? 100_000 : 1_000 })
    const many = Array.from({ length: 50_001 }, (_, index) => ({
      name: `f${index}`,
      isDirectory: () => false,
      isFile: () => true,
      isSymbolicLink: () => false,
    }))
    const crowded = testHost({
      clock,
      files: { ...files, statfs, readdir: async () => many } as unknown as typeof files,
    })
    expect((await withinLimits(crowded, folder, untilStopped)).why).toBe('it unpacks to more than 50000 files')
  })

  it('is looked at no more once it is done, and its folder is measured only when the room is less', async () => {
    let looks = 0
    let measured = 0
    const statfs = async () => {
      looks += 1
      return { bsize: 4096, bfree: 2 ** 30, ffree: 2 ** 20 }
    }
    const readdir = async () => {
      measured += 1
      return []
    }
    let sleeps = 0
    let wake: (() => void) | undefined
    const sleep = () =>
      new Promise<void>((resolve) => {
        sleeps += 1
        wake = resolve
      })
    const calm = testHost({
      clock: { ...fakeClock(), sleep },
      files: { ...files, statfs, readdir } as unknown as typeof files,
    })
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    await withinLimits(calm, folder, async () => {
      for (; looks < 4; await turn()) wake?.()
    })
    const before = sleeps
    wake?.()
    for (let turns = 0; turns < 10; turns += 1) await turn()
    expect([measured, sleeps]).toEqual([0, before])
  })

  it('goes on when somebody else fills the disk, or when nobody knows', async () => {
    const watched = untilLookedAt(host(4096))
    expect(await withinLimits(watched.host, folder, watched.done)).toEqual({ result: 'done', why: undefined })
    const failing = (): never => {
      throw new Error('ENOSYS')
    }
    const blind = testHost({ clock, files: { ...files, statfs: async () => failing() } })
    expect(await withinLimits(blind, folder, async () => 'done')).toEqual({ result: 'done', why: undefined })
  })
})
