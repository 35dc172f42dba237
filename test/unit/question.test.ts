/** A short question has the same outcome as any command, though another library carries it out. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type Command, runCommand } from '../../src/runner/exec.ts'
import { askProgram } from '../../src/runner/question.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'question-'))
afterAll(() => rmSync(folder, { recursive: true }))
const odd = join(folder, 'a "b" c')
mkdirSync(odd)

function program(name: string, text: string, mode = 0o755): string {
  const path = join(odd, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

const echo = program('say it', '#!/bin/sh\nprintf "%s|" "$@"\npwd\necho "one\ntwo" >&2\nexit 3\n')
const plain = program('plain', 'no program', 0o644)
const lost = program('lost', '#!/no/such/interpreter\n')
const node = process.execPath
const base = { env: { PATH: `/usr/bin:/bin:${odd}`, WORD: 'ä' }, timeout: 300 } satisfies Partial<Command>

describe('a short question', () => {
  it.each<readonly [string, Pick<Command, 'argv' | 'cwd'>]>([
    ['fails with arguments as they are', { argv: [echo, '', '$(id)', 'a b', '"', "'\\"], cwd: odd }],
    ['is found on the PATH of its environment', { argv: ['say it', 'x'], cwd: folder }],
    ['sees its environment and no other', { argv: [node, '-p', 'JSON.stringify(process.env)'] }],
    ['reads no input', { argv: ['/bin/cat'] }],
    ['prints much', { argv: [node, '-e', 'for (let i = 0; i < 2e4; i++) { console.log(i); console.error(i) }'] }],
    ['is killed', { argv: ['/bin/sh', '-c', 'echo out; kill -9 $$'] }],
    ['is not there', { argv: ['no-such-program'] }],
    ['is not there, by its path', { argv: [join(folder, 'nothing')] }],
    ['may not be executed', { argv: [plain] }],
    ['has an interpreter that is not there', { argv: [lost] }],
    ['has a working folder that is not there', { argv: ['/bin/true'], cwd: join(folder, 'nowhere') }],
  ])('has the outcome of a command when its program %s', async (_, command) => {
    const [asked, ran] = [await askProgram({ ...base, ...command }), await runCommand({ ...base, ...command })]
    if (ran.kind !== 'not-started') expect(asked).toEqual(ran)
    else expect(asked).toMatchObject({ kind: 'not-started', reason: expect.stringMatching(/\S/) })
  })

  it('is given up in time, and when the job is cancelled', async () => {
    const argv = ['/bin/sleep', '3600'] as const
    expect(await askProgram({ ...base, argv, timeout: 0.1 })).toMatchObject({ kind: 'timed-out' })
    expect(await askProgram({ ...base, argv, signal: AbortSignal.timeout(100) })).toMatchObject({ kind: 'cancelled' })
    expect(await askProgram({ ...base, argv, signal: AbortSignal.abort() })).toMatchObject({ kind: 'cancelled' })
  })

  it('prints nothing of its own', async () => {
    const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await realHost(recordingLog()).exec({ ...base, argv: [echo, 'x'], question: true })
    const printed = spy.mock.calls
    spy.mockRestore()
    expect(printed).toEqual([])
  })
})
