/** The check of builders; what ssh and Nix 2.26 and 2.34 say is in their words. test/lab/builders.test.ts is the real thing. */
import { expect, it } from 'vitest'
import { parseBuilders } from '../../src/nix/credentials/builders.ts'
import { checkBuilders } from '../../src/nix/credentials/builders-check.ts'
import type { Command } from '../../src/runner/exec.ts'
import { testHost } from './host.ts'

const nix = { program: '/nix/bin/nix', version: '2.34.8' } as Parameters<typeof checkBuilders>[1]
const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK77Qu3BsLG3wCYYyxJ9QbXyTrMJ0uUVLQqcqF5DZx1j'
const encoded = Buffer.from(hostKey).toString('base64')
const { builders } = parseBuilders(`ssh-ng://me@a.test:2222?compress=true - /the/key 1 1 - - ${encoded}`)
const [builder] = parseBuilders('ssh-ng://me@a.test - /the/key').builders

/** The problems when all that is asked ends so, and what was asked. */
async function check(stderrTail: readonly string[], scope: 'system' | 'job' = 'job', env: Record<string, string> = {}) {
  const commands: Command[] = []
  const host = testHost({
    env,
    exec: async (command) => {
      commands.push(command)
      const code = command.argv.includes('true') || stderrTail.length === 0 ? 0 : 1
      return { kind: 'exited', code, stdout: '', stderrTail }
    },
  })
  const problems = await checkBuilders(host, nix, builder ? [builder] : [], scope)
  return { problems: problems.map(({ code, severity, message }) => `${severity} ${code} ${message}`), commands }
}

it.each([
  [
    ['Store URL: ssh-ng://', 'Host key verification failed.', "error: failed to start SSH connection to 'a.test'"],
    'error CFG032 The builder ssh-ng://me@a.test has a host key other than the one given: Host key verification failed.',
  ],
  [
    [
      'Store URL: ssh-ng://',
      'me@a.test: Permission denied (publickey).',
      "error: failed to start SSH connection to 'a.test'",
    ],
    'warning CFG032 The builder ssh-ng://me@a.test cannot be used: me@a.test: Permission denied (publickey).',
  ],
  [
    [
      'Store URL: ssh-ng://',
      "\u001b[31;1merror:\u001b[0m Could not find executable 'ssh'",
      "error: failed to start SSH connection to 'h'",
    ],
    "warning CFG032 The builder ssh-ng://me@a.test cannot be used: Could not find executable 'ssh'.",
  ],
])('says what ssh said, else what Nix did', async (stderr, said) => {
  expect((await check(stderr)).problems).toEqual([said])
})

it('asks as whoever builds, with what was given, strictly, and says nothing of a builder that answers', async () => {
  const mine = await check([], 'job', { NIX_SSHOPTS: '-F mine' })
  expect(mine.problems).toEqual([])
  expect(mine.commands.map(({ argv }) => argv.slice(0, 1))).toEqual([['/nix/bin/nix']])
  expect(mine.commands[0]?.argv.at(-1)).toBe('ssh-ng://me@a.test?ssh-key=%2Fthe%2Fkey')
  expect(mine.commands[0]?.env['NIX_SSHOPTS']).toMatch(/-oStrictHostKeyChecking=yes .* -F mine$/)
  const roots = await check([], 'system', { NIX_SSHOPTS: '-F mine' })
  expect(roots.commands[1]?.argv.slice(0, 3)).toEqual(['sudo', '-n', '--preserve-env=NIX_SSHOPTS'])
  expect(roots.commands[1]?.env['NIX_SSHOPTS']).not.toContain('mine')
})

it('asks every builder, with parameters of its own too', async () => {
  const asked: (string | undefined)[] = []
  const host = testHost({
    exec: async ({ argv }) => {
      asked.push(argv.at(-1))
      return { kind: 'timed-out', stdout: '', stderrTail: [] }
    },
  })
  const all = builder ? [...builders, builder] : []
  const problems = await checkBuilders(host, nix, all, 'job')
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('ssh-ng://me@a.test:2222?compress=true cannot be used: it did not answer within 30 s'),
    expect.stringContaining('ssh-ng://me@a.test cannot be used'),
  ])
  expect(asked[0]).toMatch(/\?compress=true&ssh-key=%2Fthe%2Fkey&base64-ssh-public-host-key=c3No[\w%]+$/)
})
