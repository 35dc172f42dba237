import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Command, grace, runCommand } from '../../src/runner/exec.ts'

const node = process.execPath
const base = { env: { PATH: '/usr/bin:/bin' }, timeout: 300 } satisfies Partial<Command>

async function until(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3_000 && !check(); tries += 1) await delay(20)
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('runCommand', () => {
  it('gives standard output, exit code and the last lines of standard error', async () => {
    const lines: string[] = []
    const outcome = await runCommand({
      ...base,
      argv: [node, '-e', 'console.log("out"); console.error("one\\ntwö"); process.exitCode = 3'],
      onStderr: (line) => lines.push(line),
    })
    expect(outcome).toEqual({ kind: 'exited', code: 3, stdout: 'out\n', stderrTail: ['one', 'twö'] })
    expect(lines).toEqual(['one', 'twö'])
  })

  it('passes arguments as they are, without a shell', async () => {
    const outcome = await runCommand({
      ...base,
      argv: [node, '-p', 'process.argv.slice(1).join("|")', '$(id)', '`id`', "'; id #"],
    })
    expect(outcome).toMatchObject({ stdout: "$(id)|`id`|'; id #\n" })
  })

  it('gives input to standard input and nothing of it to the argument list', async () => {
    const outcome = await runCommand({ ...base, argv: ['/bin/cat'], input: 'secret' })
    expect(outcome).toMatchObject({ kind: 'exited', stdout: 'secret' })
  })

  it('stops a whole process group when the time is over', async () => {
    let grandchild = 0
    // On a busy machine the time may be over before there is a grandchild.
    for (let timeout = 0.2; grandchild === 0; timeout *= 2) {
      const outcome = await runCommand({
        ...base,
        timeout,
        argv: ['/bin/bash', '-c', 'sleep 3600 & echo $! >&2; wait'],
        onStderr: (line) => {
          grandchild = Number(line)
        },
      })
      expect(outcome.kind).toBe('timed-out')
    }
    await until(() => !alive(grandchild))
    expect(alive(grandchild)).toBe(false)
  })

  it('stops a child that ignores SIGTERM within the 7.5 s that the runner leaves it', async () => {
    const controller = new AbortController()
    const outcome = await runCommand({
      ...base,
      signal: controller.signal,
      argv: [node, '-e', 'process.on("SIGTERM", () => {}); console.error("up"); setInterval(() => {}, 1000)'],
      onStderr: () => controller.abort(),
    })
    expect(outcome.kind).toBe('cancelled')
    expect(grace).toBeLessThan(5_000)
  })

  it('is over when a command of the user ends, whoever still holds its standard error', async () => {
    const script = 'sleep 3600 3>&- > /dev/null & echo $! >&2; exit 7'
    const outcome = await runCommand({ ...base, argv: ['/bin/bash', '-c', script], passesOutput: true })
    expect(outcome).toMatchObject({ kind: 'exited', code: 7, stdout: '' })
    const pid = Number(outcome.kind === 'exited' ? outcome.stderrTail[0] : 0)
    expect(alive(pid)).toBe(true)
    process.kill(pid)
  })

  it('leaves nothing of a command of the user that is stopped, even if it ignores SIGTERM', async () => {
    const controller = new AbortController()
    const script = '(trap "" TERM; echo $BASHPID >&2; while :; do sleep 1; done) & wait'
    const outcome = await runCommand({
      ...base,
      argv: ['/bin/bash', '-c', script],
      passesOutput: true,
      signal: controller.signal,
      onStderr: () => controller.abort(),
    })
    expect(outcome.kind).toBe('cancelled')
    const pid = Number(outcome.kind === 'cancelled' ? outcome.stderrTail[0] : 0)
    await until(() => !alive(pid))
    expect(alive(pid)).toBe(false)
  })

  it('does not start anything once cancelled, and says why a program did not start', async () => {
    const signal = AbortSignal.abort()
    expect(await runCommand({ ...base, signal, argv: ['/bin/false'] })).toMatchObject({ kind: 'cancelled' })
    expect(await runCommand({ ...base, argv: ['/no/such/program'] })).toMatchObject({
      kind: 'not-started',
      reason: expect.stringContaining('ENOENT'),
    })
  })

  it('keeps an endless line within bounds', async () => {
    let longest = 0
    await runCommand({
      ...base,
      argv: [node, '-e', 'process.stderr.write("x".repeat(1_000_000))'],
      onStderr: (line) => {
        longest = Math.max(longest, line.length)
      },
    })
    expect(longest).toBe(64 * 1024)
  })
})
