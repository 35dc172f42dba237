import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCommandLine } from './grammar.ts'
import { floxStandIn } from './stand-in.ts'

let folder = ''
let program = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flox-stand-in-'))
  program = join(folder, 'flox')
  writeFileSync(program, floxStandIn())
  chmodSync(program, 0o755)
})
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
    [['config', '--set', 'disable_metrics'], '`--set` requires an argument `string`'],
    [['config', '--set', 'search_limit', '5', '--set', 'search_limit', '6'], 'cannot be used multiple times'],
    [['config', '--list', '--reset'], '`--reset` cannot be used at the same time as `--list`'],
    [['config', 'word'], '`word` is not expected in this context'],
    [['activate', '-r', 'a/b', '-d', '.'], '`--dir` cannot be used at the same time as `--reference`'],
    [['activate', '-r', 'a/b', 'make'], '`make` is not expected in this context'],
    [['activate', '-s', 'allow'], '`--start-services` is not expected in this context'],
    [['activate', '--remote', 'a/b'], '`--remote` is not expected in this context'],
    [['activate', '-m', 'debug'], "couldn't parse `debug`: not a valid activation mode"],
    [['publish', '--catalog', 'x'], '`--catalog` is not expected in this context'],
    [['auth'], 'expected `COMMAND ...`'],
    [['auth', 'login', '--token', 'x'], '`--token` is not expected in this context'],
    [['run', '--package=hello', 'hello'], '`--package=hello` is not expected in this context'],
    [['run', 'hello'], 'expected `--package`'],
    [['show'], 'expected `<pkg-path>`, pass `--help` for usage information'],
    [['show', 'a', 'b'], '`b` is not expected in this context'],
    [['uninstall'], 'Must specify at least one package'],
    [['list', '-c', '-n'], '`--name` cannot be used at the same time as `--config`'],
    [['containerize', '--mode', '-x'], 'requires an argument `dev|run`, got a flag `-x`'],
    [['-v', '-q', 'list'], '`--verbose` cannot be used at the same time as `--quiet`'],
  ])('refuses %j', (args, words) => {
    expect(() => parseCommandLine(args)).toThrow(words)
  })

  it.each([
    [
      ['-v', '-v', 'activate', '-racme/x', '--trust', '--mode=run', '--', 'make', '--frob'],
      'activate',
      ['make', '--frob'],
    ],
    [['run', '-p', 'hello', 'hello', '--help'], 'run', ['hello', '--help']],
    [['i', '-i', 'one', 'gcc', '--id', 'two', 'hello', 'curl'], 'install', ['curl']],
    [['include', 'update', 'x'], 'include upgrade', ['x']],
    [['services', 'l', '-f', '-n5', 'web'], 'services logs', ['web']],
    [['factory', 'status', 'x'], 'factory status', ['x']],
    [['build', '-d', 'x', 'clean', 'app'], 'build clean', ['app']],
    [['build', 'app', 'clean'], 'build', ['app', 'clean']],
  ])('takes %j', (args, command, words) => {
    expect(parseCommandLine(args)).toMatchObject({ command, words })
  })

  it('says for itself when it does not carry out a command, and passes on what commands refuse', () => {
    expect(flox(['factory', 'status', 'x'])).toMatchObject({
      code: 70,
      stderr: expect.stringContaining('flox factory'),
    })
    const pull = flox(['pull', 'a/b', '--generation', '2'])
    expect(pull).toMatchObject({
      code: 1,
      stderr: '✘ ERROR: The --generation option can only be used when pulling with --copy',
    })
    expect(flox(['auth', 'login', '--once'])).toMatchObject({ code: 1 })
  })

  it('keeps settings, and refuses variables that Flox refuses', () => {
    for (const [key, value] of [
      ['disable_metrics', 'true'],
      ['search_limit', '50'],
      ['search_limit', '60'],
      ['trusted_environments."acme/*"', 'trust'],
    ] as const) {
      expect(flox(['config', '--set', key, value])).toMatchObject({ code: 0, stdout: '' })
    }
    expect(flox(['config']).stdout.split('\n').sort()).toEqual([
      'disable_metrics = true',
      'search_limit = 60',
      'trusted_environments."acme/*" = "trust"',
    ])
    expect(flox(['config', '--delete', 'search_limit']).code).toBe(0)
    expect(flox(['config', '--list']).stdout).not.toContain('search_limit')
    expect(flox(['config'], { FLOX_DISABLE_METRICS: '1' }).code).toBe(1)
    for (const [key, value, refusal] of [
      ['disable_metrics', '1', "invalid value '1'"],
      ['search_limit', '256', "invalid value '256'"],
      ['no_such_key', 'x', "Invalid config key: 'no_such_key'"],
      ['trusted_environments.owner/name', 'trust', 'invalid key'],
    ] as const)
      expect(flox(['config', '--set', key, value]), key).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`✘ ERROR: ${refusal}`),
      })
    expect(flox(['auth', 'status'])).toMatchObject({ code: 1, stderr: '! You are not currently logged in to FloxHub.' })
  })
})
