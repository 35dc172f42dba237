import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asRoot, asRootWith } from '../../src/machine/privilege.ts'
import { processStart } from '../../src/machine/process-start.ts'
import { addAccounts } from '../../src/nix/install/accounts.ts'
import { type Command, runCommand } from '../../src/runner/exec.ts'
import { testHost } from './host.ts'

const base = { env: { PATH: '/usr/bin:/bin' }, timeout: 300 } satisfies Partial<Command>
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exec-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* chunks(count: number, seen: { count: number; closed?: () => void } = { count: 0 }) {
  try {
    for (let index = 0; index < count; index += 1) {
      seen.count += 1
      yield Buffer.alloc(65_536, 'x')
    }
  } finally {
    seen.closed?.()
  }
}

describe('runCommand with a stream as input', () => {
  it('gives all of it at the child’s pace', async () => {
    const outcome = await runCommand({ ...base, argv: ['wc', '-c'], input: chunks(64) })
    expect(outcome).toMatchObject({ kind: 'exited', code: 0, stdout: `${64 * 65_536}\n` })
  })

  it('takes no more of it once the child is gone', async () => {
    const closed = Promise.withResolvers<void>()
    const seen = { count: 0, closed: closed.resolve }
    const outcome = await runCommand({ ...base, argv: ['head', '-c', '1'], input: chunks(10_000, seen) })
    expect(outcome).toMatchObject({ kind: 'exited', code: 0, stdout: 'x' })
    await closed.promise
    expect(seen.count).toBeLessThan(100)
  })

  it('ends the input where the stream fails', async () => {
    async function* failing() {
      yield Buffer.from('abc')
      throw new Error('cut')
    }
    expect(await runCommand({ ...base, argv: ['cat'], input: failing() })).toMatchObject({ code: 0, stdout: 'abc' })
  })
})

describe('runCommand in the background', () => {
  it('does not wait, and leaves the output in the log', async () => {
    const log = join(folder, 'log')
    const outcome = await runCommand({ ...base, argv: ['sh', '-c', 'echo said; sleep 3600'], background: { log } })
    const pid = outcome.kind === 'exited' ? Number(outcome.stdout) : 0
    const start = await processStart(testHost(), pid)
    expect(start).toMatch(/^[0-9a-f-]{36}\/\d+$/)
    for (let tries = 0; tries < 3_000 && readFileSync(log, 'utf8') === ''; tries += 1) await delay(20)
    expect(readFileSync(log, 'utf8')).toBe('said\n')
    process.kill(-pid, 'SIGKILL')
    for (let tries = 0; tries < 3_000 && (await processStart(testHost(), pid)); tries += 1) await delay(20)
    expect(await processStart(testHost(), pid)).toBeUndefined()
  })

  it('says why a program or its log did not come to be', async () => {
    const log = join(folder, 'log')
    expect(await runCommand({ ...base, argv: ['/no/such'], background: { log } })).toMatchObject({
      kind: 'not-started',
    })
    const nowhere = { ...base, argv: ['true'] as const, background: { log: join(folder, 'no/log') } } satisfies Command
    expect(await runCommand(nowhere)).toMatchObject({ kind: 'not-started', reason: expect.stringContaining('ENOENT') })
  })
})

describe('asRoot', () => {
  it('lets named variables through sudo and puts no value into the argument list', () => {
    expect(asRoot('root', ['a'])).toEqual(['a'])
    expect(asRoot('sudo', ['a', '-b'])).toEqual(['sudo', '-n', '--', 'a', '-b'])
    expect(asRootWith('sudo', ['X', 'Y'], ['a'])).toEqual(['sudo', '-n', '--preserve-env=X,Y', '--', 'a'])
    expect(asRootWith('sudo', [], ['a'])).toEqual(['sudo', '-n', '--', 'a'])
    expect(asRootWith('root', ['X'], ['a'])).toEqual(['a'])
  })
})

describe('addAccounts', () => {
  it('lets the tool at work end when it is cancelled, and starts no other', async () => {
    const stop = new AbortController()
    const begun: string[] = []
    const host = testHost({
      cancelled: stop.signal,
      exec: async ({ argv, signal }) => {
        begun.push(argv[0])
        stop.abort()
        expect(signal?.aborted).toBe(false)
        return { kind: 'exited', code: 0, stdout: '', stderrTail: [] }
      },
    })
    const plan = { group: { make: true, gid: 30_000 }, users: [{ name: 'nixbld1', uid: 30_001 }] }
    await expect(addAccounts(host, {}, 'root', plan)).rejects.toThrow('INS019')
    expect(begun).toEqual(['groupadd'])
  })
})
