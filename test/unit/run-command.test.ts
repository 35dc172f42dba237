/** `nix-cuda run`: which program gets which environment, and what comes back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseLine } from '../../src/actions/cli/parse-line.ts'
import { commands } from '../../src/actions/registry.ts'
import { runRun } from '../../src/actions/run/command.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { type Command, runAttached } from '../../src/runner/exec.ts'
import { testHost } from './host.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'run-'))
  writeFileSync(join(root, 'tool'), '#!/bin/sh\n', { mode: 0o755 })
})
afterEach(() => rmSync(root, { recursive: true }))

async function run(...words: readonly string[]) {
  const command = commands.find(({ surface }) => surface.name === 'nix-cuda run')
  if (!command) throw new Error('no command')
  const started: { argv: Command['argv']; env: Command['env'] }[] = []
  const host = testHost({
    env: { PATH: root, RUNNER_TEMP: root, LD_LIBRARY_PATH: `/nix/store/a-lib/lib:${root}`, INPUT_TOKEN: 'secret' },
    attach: async (argv, env) => {
      started.push({ argv, env })
      return { code: 42 }
    },
  })
  const outcome = await runRun(host, parseLine(command, words)).catch((cause: unknown) => {
    if (cause instanceof ProblemError) return cause.problems.map(({ code }) => code)
    throw cause
  })
  return { outcome, started, host }
}

describe('nix-cuda run', () => {
  it('gives the program its words, an environment without what is not its own, and its exit code', async () => {
    const { outcome, started, host } = await run('--no-bridge', '--', 'tool', '--json', '-h', 'a b')
    expect(outcome).toBe(42)
    expect(started[0]?.argv).toEqual([join(root, 'tool'), '--json', '-h', 'a b'])
    expect(started[0]?.env).toMatchObject({ LD_LIBRARY_PATH: '/nix/store/a-lib/lib', PATH: root })
    expect(started[0]?.env['INPUT_TOKEN']).toBeUndefined()
    expect(host.log.lines.join('\n')).toContain('GPU305')
  })

  it('prints the variables for a shell on request', async () => {
    const { outcome, started, host } = await run('--no-bridge', '--print')
    expect([outcome, started]).toEqual([0, []])
    expect(host.answers).toEqual(["export LD_LIBRARY_PATH='/nix/store/a-lib/lib'\n"])
  })

  it('says what is missing before anything is started', async () => {
    expect((await run()).outcome).toEqual(['CFG003'])
    expect((await run('--no-bridge', '--', 'no-such-tool')).outcome).toEqual(['GPU310'])
  })
})

describe('an attached program', () => {
  const env = { PATH: '/usr/bin:/bin' }
  const never = new AbortController().signal

  it('gives its exit code, or that of a shell for a signal', async () => {
    expect(await runAttached(['/bin/sh', '-c', 'exit 7'], env, never)).toEqual({ code: 7 })
    expect(await runAttached(['/bin/sh', '-c', 'kill -KILL $$'], env, never)).toEqual({ code: 137 })
    expect(await runAttached([join(root, 'nothing')], env, never)).toEqual({
      reason: expect.stringContaining('ENOENT'),
    })
  })

  it('is told of a stop that reached us alone', async () => {
    const stop = new AbortController()
    const ended = runAttached(
      ['/bin/sh', '-c', `trap 'exit 5' TERM; : > ${root}/ready; while :; do sleep 0.1; done`],
      env,
      stop.signal,
    )
    const { existsSync } = await import('node:fs')
    while (!existsSync(join(root, 'ready'))) await new Promise((resolve) => setTimeout(resolve, 10))
    stop.abort('SIGTERM')
    expect(await ended).toEqual({ code: 5 })
  })
})
