import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { floxStandIn } from './flox-stand-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'flox-stand-in-'))
const program = join(folder, 'flox')
writeFileSync(program, floxStandIn())
chmodSync(program, 0o755)
afterAll(() => rmSync(folder, { recursive: true }))

function flox(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ran = spawnSync(program, args, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, FLOX_CONFIG_DIR: folder, ...env },
  })
  return { code: ran.status, stdout: ran.stdout.trim(), stderr: ran.stderr.trim() }
}

describe('the stand-in for flox', () => {
  it('is a script that bash reads, and says from what it was made', () => {
    execFileSync('bash', ['-n', program])
    expect(readFileSync(program, 'utf8')).toContain('https://github.com/flox/flox/tree/6536dac28')
    expect(flox(['--version'])).toEqual({ code: 0, stdout: '1.14.1', stderr: '' })
  })

  it.each([
    [['frobnicate'], '`frobnicate` is not expected in this context'],
    [['list', '--frob'], '`--frob` is not expected in this context'],
    [['config', '--verbose'], '`--verbose` is not expected in this context'],
    [['config', '--set', 'disable_metrics'], '`--set` requires an argument'],
    [['config', '--set', 'search_limit', '5', '--set', 'search_limit', '6'], 'cannot be used multiple times'],
    [['config', '--list', '--reset'], 'cannot be used at the same time'],
    [['config', '--set', 'disable_metrics', '1'], "invalid value '1'"],
    [['config', '--set', 'search_limit', '256'], "invalid value '256'"],
    [['config', '--set', 'no_such_key', 'x'], "unknown setting 'no_such_key'"],
    [['config', '--set', 'trusted_environments.owner/name', 'trust'], 'invalid key'],
    [['config', 'word'], '`word` is not expected in this context'],
    [['activate', '-r', 'a/b', '-d', '.'], 'cannot be used at the same time'],
    [['activate', '-r', 'a/b', 'make'], '`make` is not expected in this context'],
    [['activate', '--remote', 'a/b'], '`--remote` is not expected in this context'],
    [['activate', '-m', 'debug'], "couldn't parse `debug`"],
    [['publish', '--catalog', 'x'], '`--catalog` is not expected in this context'],
    [['auth', 'login', '--token', 'x'], '`--token` is not expected in this context'],
    [['run', '--package=hello', 'hello'], 'is not expected in this context'],
    [['run', 'hello'], 'expected `--package`'],
    [['show'], 'expected more arguments'],
    [['show', 'a', 'b'], '`b` is not expected in this context'],
  ])('refuses %j', (args, words) => {
    const { code, stderr } = flox(args)
    expect(stderr).toContain(words)
    expect([code, stderr.startsWith('✘ ERROR: ')]).toEqual([1, true])
  })

  it.each([
    [['-v', '-v', 'activate', '-racme/x', '--trust', '--mode=run', '--', 'make', '--frob']],
    [['run', '-p', 'hello', 'hello', '--frob']],
    [['i', '-i', 'one', 'gcc', '--id', 'two', 'hello', 'curl']],
    [['include', 'update', 'x']],
  ])('takes %j, which it does not carry out', (args) => {
    expect(flox(args).code).toBe(70)
  })

  it('keeps settings, and refuses variables that Flox refuses', () => {
    for (const [key, value] of [
      ['disable_metrics', 'true'],
      ['search_limit', '50'],
      ['search_limit', '60'],
      ['trusted_environments."acme/*"', 'trust'],
    ] as const) {
      expect(flox(['config', '--set', key, value])).toMatchObject({ code: 0 })
    }
    expect(flox(['config']).stdout.split('\n').sort()).toEqual([
      'disable_metrics = true',
      'search_limit = 60',
      'trusted_environments."acme/*" = "trust"',
    ])
    expect(flox(['config', '--delete', 'search_limit']).code).toBe(0)
    expect(flox(['config', '--list']).stdout).not.toContain('search_limit')
    expect(flox(['config'], { FLOX_DISABLE_METRICS: '1' }).code).toBe(1)
    expect(flox(['auth', 'status'])).toMatchObject({ code: 1, stderr: '! You are not currently logged in to FloxHub.' })
  })
})
