import * as files from 'node:fs/promises'
import { expect, it } from 'vitest'
import { runNix } from '../../src/nix/command.ts'
import type { Command } from '../../src/runner/exec.ts'
import { testHost } from './host.ts'

/** The user that git and libgit2 take beside root, where the checkout of the job belongs to `owner`. */
async function trusted(uid: number, owner: number, env: Readonly<Record<string, string>> = {}) {
  const commands: Command[] = []
  const looked: unknown[] = []
  const host = testHost({
    uid,
    env,
    cwd: '/checkout',
    files: {
      ...files,
      stat: (async (path: string) => {
        looked.push(path)
        return { uid: owner }
      }) as typeof files.stat,
    },
    exec: async (command) => {
      commands.push(command)
      return { kind: 'exited', code: 0, stdout: '', stderrTail: [] }
    },
  })
  await runNix(host, { program: '/nix', version: '2.34.8' }, ['eval'], { timeout: 1 })
  return { user: commands[0]?.env['SUDO_UID'], looked }
}

it('lets root read a checkout that belongs to the runner’s user, by the environment alone', async () => {
  expect(await trusted(0, 1001)).toEqual({ user: '1001', looked: ['/checkout'] })
  expect(await trusted(0, 1001, { GITHUB_WORKSPACE: '/work' })).toEqual({ user: '1001', looked: ['/work'] })
  expect(await trusted(0, 0)).toMatchObject({ user: undefined })
  expect(await trusted(0, 1001, { SUDO_UID: '7' })).toEqual({ user: '7', looked: [] })
  expect(await trusted(1001, 1002)).toEqual({ user: undefined, looked: [] })
})
