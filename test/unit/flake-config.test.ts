import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { flakeCaches, unusedFlakeCaches } from '../../src/nix/configure/flake-config.ts'
import type { Command } from '../../src/runner/exec.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'

const root = mkdtempSync(join(tmpdir(), 'flake-config-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const nix = { program: '/nix/bin/nix', version: '2.34.8' }

/** What Nix would answer with; undefined for a failure. */
function hostOf(answer: unknown) {
  const asked: Command[] = []
  const host = {
    ...realHost(recordingLog()),
    exec: async (command: Command) => {
      asked.push(command)
      const code = answer === undefined ? 1 : 0
      return { kind: 'exited' as const, code, stdout: JSON.stringify(answer) ?? '', stderrTail: [] }
    },
  }
  return { host, asked }
}

describe('the caches of a flake', () => {
  it('are asked for only where flake.nix has a nixConfig', async () => {
    writeFileSync(join(root, 'flake.nix'), '{ outputs = _: { }; }')
    const { host, asked } = hostOf({})
    expect(await flakeCaches(host, nix, root)).toEqual({ substituters: [], trustedPublicKeys: [] })
    expect(asked).toEqual([])
  })

  it.each([
    [
      { 'extra-substituters': ['https://a.test'], 'extra-trusted-public-keys': 'a-1:AA==' },
      ['https://a.test'],
      ['a-1:AA=='],
    ],
    [
      { substituters: 'https://a.test https://b.test', 'trusted-public-keys': [] },
      ['https://a.test', 'https://b.test'],
      [],
    ],
    [
      { 'extra-substituters': [1, null, 'https://a.test\nbuilders = x', 'https://#'] },
      ['https://a.test', 'builders', '=', 'x'],
      [],
    ],
    [[], [], []],
    [undefined, [], []],
  ])('are read from %j', async (answer, substituters, trustedPublicKeys) => {
    writeFileSync(join(root, 'flake.nix'), '{ nixConfig = { }; outputs = _: { }; }')
    const { host, asked } = hostOf(answer)
    expect(await flakeCaches(host, nix, root)).toEqual({ substituters, trustedPublicKeys })
    expect(asked[0]).toMatchObject({ input: '{ nixConfig = { }; outputs = _: { }; }', env: { NIX_PATH: '' } })
    const argv = asked[0]?.argv.join(' ')
    expect(argv).toContain('--option restrict-eval true')
    expect(argv).toContain('--option allow-import-from-derivation false')
    expect(argv).not.toContain(root)
  })

  it('are named where Nix does not query them, without a login', () => {
    const caches = {
      substituters: ['https://me:SECRET@a.test/?priority=1', 'https://b.test/'],
      trustedPublicKeys: ['a-1:AA==', 'b-1:BB=='],
    }
    const [problem, ...more] = unusedFlakeCaches(caches, ['https://cache.nixos.org', 'https://b.test'])
    expect(more).toEqual([])
    expect(problem).toMatchObject({
      code: 'CCH028',
      severity: 'notice',
      message: 'nixConfig of flake.nix names caches that are not used: https://a.test.',
    })
    expect(problem?.fix).toMatch(
      /extra-substituters: https:\/\/a\.test and extra-trusted-public-keys: a-1:AA== .*accept-flake-config: true/,
    )
    expect(JSON.stringify(problem)).not.toContain('SECRET')
    expect(unusedFlakeCaches(caches, ['https://a.test', 'https://b.test'])).toEqual([])
  })
})
