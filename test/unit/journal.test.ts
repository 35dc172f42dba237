import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim, dropEntry, readJournal, release } from '../../src/machine/journal.ts'
import { withLock } from '../../src/machine/lock.ts'
import { fakeClock, testHost } from './host.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const host = () => testHost({ env: { XDG_STATE_HOME: folder } })
const journalFile = () => join(folder, 'setup-nix-cuda', 'journal.json')

describe('journal', () => {
  it('tells the first user to make a thing, and the last one to undo it', async () => {
    const thing = { owner: 'nix', path: '/etc/nix/nix-cuda.conf' } as const
    expect(await claim(host(), 'job-1', thing)).toBe(true)
    expect(await claim(host(), 'job-2', thing)).toBe(false)
    expect(await release(host(), 'job-1')).toEqual([])
    expect(await release(host(), 'job-2')).toEqual([{ ...thing, users: [] }])
  })

  it('keeps what was not undone, so that a killed clean-up is taken up again', async () => {
    await claim(host(), 'job-1', { owner: 'nix', path: '/a' })
    await claim(host(), 'job-1', { owner: 'nix', path: '/a/b' })
    const undo = await release(host(), 'job-1')
    expect(undo.map((entry) => entry.path)).toEqual(['/a/b', '/a'])
    await dropEntry(host(), '/a/b')
    expect((await release(host(), 'another')).map((entry) => entry.path)).toEqual(['/a'])
  })

  it('does not forget what was claimed again meanwhile', async () => {
    await claim(host(), 'job-1', { owner: 'nix', path: '/a' })
    await release(host(), 'job-1')
    await claim(host(), 'job-2', { owner: 'nix', path: '/a' })
    await dropEntry(host(), '/a')
    expect(await readJournal(host())).toEqual([{ owner: 'nix', path: '/a', users: ['job-2'] }])
  })

  it('is readable by its owner only', async () => {
    await claim(host(), 'job-1', { owner: 'nix', path: '/a' })
    expect(statSync(journalFile()).mode & 0o777).toBe(0o600)
  })

  it.each(['', 'nonsense', '{"schema":"journal/2","entries":[]}', '{"schema":"journal/1","entries":[{"path":1}]}'])(
    'refuses to work on a damaged journal and leaves it as it is: %j',
    async (text) => {
      await claim(host(), 'job-1', { owner: 'nix', path: '/a' })
      writeFileSync(journalFile(), text)
      await expect(claim(host(), 'job-2', { owner: 'nix', path: '/b' })).rejects.toThrow('INS003')
      expect(readFileSync(journalFile(), 'utf8')).toBe(text)
    },
  )

  it('loses nothing when many jobs write at once', async () => {
    // Real pauses, and nobody's time is over: all of them get the lock.
    const realClock = { ...fakeClock(), now: () => 0, sleep: (milliseconds: number) => delay(milliseconds) }
    const real = testHost({ env: { XDG_STATE_HOME: folder }, clock: realClock })
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => claim(real, `job-${index}`, { owner: 'nix', path: `/${index % 5}` })),
    )
    const entries = await readJournal(host())
    expect(entries.map((entry) => entry.path).sort()).toEqual(['/0', '/1', '/2', '/3', '/4'])
    expect(entries.flatMap((entry) => entry.users)).toHaveLength(20)
  })
})

describe('machine lock', () => {
  const path = () => join(folder, 'lock')

  it('names the lock when it is not free in time', async () => {
    await withLock(host(), path(), 1, async () => {
      await expect(withLock(host(), path(), 5, async () => {})).rejects.toThrow(/INS002.*within 5 s/)
    })
  })

  it('is free again after work that failed', async () => {
    await expect(withLock(host(), path(), 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLock(host(), path(), 1, async () => 'mine')).toBe('mine')
  })

  it('is let go by the kernel when its holder is killed', async () => {
    const script = `
      import { DatabaseSync } from 'node:sqlite'
      const database = new DatabaseSync(${JSON.stringify(path())})
      database.exec('BEGIN EXCLUSIVE')
      console.log('held')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await expect(withLock(host(), path(), 1, async () => {})).rejects.toThrow('INS002')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    expect(await withLock(host(), path(), 1, async () => 'mine')).toBe('mine')
  })

  it('gives up at once when the job is cancelled', async () => {
    await withLock(host(), path(), 1, async () => {
      const cancelled = testHost({ env: { XDG_STATE_HOME: folder }, cancelled: AbortSignal.abort() })
      await expect(withLock(cancelled, path(), 3600, async () => {})).rejects.toThrow('INS002')
    })
  })
})
