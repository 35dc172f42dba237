import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { collectDiagnostics, showDiagnostics } from '../../src/actions/setup/diagnostics.ts'
import { error } from '../../src/model/problem.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { phases } from '../../src/runner/phases.ts'
import { testHost } from './host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'diagnostics-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const nix = { program: '/nix/bin/nix', version: '2.34.8' }
const never = new Promise<never>(() => {})
const ok = (stdout: string): Outcome => ({ kind: 'exited', code: 0, stdout, stderrTail: [] })
/** As `nix config show --json` of Nix 2.34 has it. */
const shown = (tokens: object) =>
  JSON.stringify({
    cores: { defaultValue: 0, value: 0 },
    'max-jobs': { defaultValue: 1, value: 8 },
    substituters: { defaultValue: ['https://cache.nixos.org/'], value: ['https://u:hunter22@cache.example.org'] },
    'access-tokens': { defaultValue: {}, value: tokens },
  })

/** A machine with a folder for nix.conf and one for the job; commands answer as given, others are not there. */
function machine(answers: Readonly<Record<string, string | Promise<never>>> = {}, env: Record<string, string> = {}) {
  const root = mkdtempSync(join(scratch, 'machine-'))
  const conf = join(root, 'nix')
  mkdirSync(conf)
  const exec = async ({ argv }: Command): Promise<Outcome> => {
    const words = argv.join(' ')
    const key = Object.keys(answers).find((name) => words.includes(name))
    const answer = key === undefined ? undefined : await answers[key]
    return answer === undefined ? { kind: 'not-started', reason: `spawn ${argv[0]} ENOENT` } : ok(answer)
  }
  const hurried = Object.values(answers).includes(never)
  const waiting = new Set<() => void>()
  const clock: Host['clock'] = {
    now: () => Date.now(),
    deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
    // Time is over only for what never answers, when everything else has.
    sleep: (_, signal) =>
      new Promise((resolve) => {
        const done = () => {
          waiting.delete(done)
          resolve()
          const [last] = waiting
          if (hurried && waiting.size === 1) last?.()
        }
        waiting.add(done)
        signal?.addEventListener('abort', done)
      }),
  }
  const own = { NIX_CONF_DIR: conf, RUNNER_TEMP: root, XDG_STATE_HOME: join(root, 'state'), HOME: root }
  return { root, conf, host: testHost({ exec, clock, env: { ...own, ...env } }) }
}

describe('collectDiagnostics', () => {
  it('tells what failed, the machine, the settings that differ, and what could not be found out', async () => {
    const { host } = machine(
      { 'config show': shown({}), 'df -P -h': 'Filesystem Size\n/dev/x 9G\n' },
      { ImageOS: 'ubuntu24' },
    )
    const problems = [error('BLD002', 'It broke.', 'Fix it.')]
    const { lines } = await collectDiagnostics(host, {
      nix,
      problems,
      lastLines: ['cc: no'],
      seconds: { install: 2.04 },
    })
    expect(lines).toEqual(
      expect.arrayContaining([
        'BLD002: It broke. Fix it.',
        '| cc: no',
        'install 2.0 s',
        'ImageOS=ubuntu24',
        'max-jobs = 8',
      ]),
    )
    expect(lines.join('\n')).toMatch(/kernel \d/)
    expect(lines).not.toContain('cores = 0')
    expect(lines[lines.indexOf('== Disk') + 1]).toBe('not found out: df: spawn df ENOENT')
    expect(lines).toContain('not found out: id: spawn id ENOENT')
  })

  it('waits for no part longer than its time, and shows the others', async () => {
    const { host } = machine({ 'config show': never, 'store info': '{"url":"daemon","trusted":true}' })
    const { lines } = await collectDiagnostics(host, { nix })
    expect(lines[lines.indexOf('== Nix and its settings') + 1]).toBe('not found out within 2 s')
    expect(lines).toContain('{"url":"daemon","trusted":true}')
  })

  it('shows no secret: of settings, files, the environment, or the caller', async () => {
    const secrets = { token: 'tok-0123456789', netrc: 'net-0123456789', env: 'env-0123456789', input: 'inp-0123456789' }
    const { host, conf, root } = machine(
      { 'config show': shown({ 'github.com': secrets.token }), 'store info': `{"url":"https://x?t=${secrets.env}"}` },
      { MY_TOKEN: secrets.env, NIX_USER_CONF_FILES: join('/', 'nowhere') },
    )
    writeFileSync(join(conf, 'nix.conf'), `access-tokens = github.com=${secrets.token}\nnetrc-file = ${conf}/netrc\n`)
    writeFileSync(join(conf, 'netrc'), `machine x login y password ${secrets.netrc}\n`)
    const state = join(root, 'state/setup-nix-cuda')
    mkdirSync(state, { recursive: true })
    const base64 = Buffer.from(`u:${secrets.netrc}`).toString('base64')
    writeFileSync(
      join(state, 'nix-daemon.log'),
      `got ${secrets.netrc} and ${base64} and ${encodeURIComponent(secrets.input)}\n`,
    )
    const { lines } = await collectDiagnostics(host, {
      nix,
      secrets: [secrets.input, undefined],
      lastLines: [secrets.token],
    })
    const text = lines.join('\n')
    for (const secret of [...Object.values(secrets), 'hunter22', base64]) expect(text).not.toContain(secret)
    expect(text).toContain('tokens for github.com')
    expect(text).toContain('https://***@cache.example.org')
    expect(text).toContain('got *** and')
  })

  it('stays within 300 lines of bearable length', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`setting-${at}`, { value: 'x'.repeat(999), defaultValue: '' }]),
    )
    const table = 'x\n'.repeat(1_000)
    const { host, conf } = machine({
      'config show': JSON.stringify(many),
      'df ': table,
      id: table,
      'store info': table,
    })
    writeFileSync(join(conf, 'nix.conf'), table)
    const lastLines = Array.from({ length: 500 }, () => 'line')
    const { lines } = await collectDiagnostics(host, { nix, lastLines })
    expect(lines.length).toBeLessThanOrEqual(300)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(401)
  })

  it('is folded in the log and kept for the user alone', async () => {
    const { host, root } = machine()
    const path = await showDiagnostics(host, { nix })
    expect(path).toBe(join(root, 'nix-cuda/diagnostics.txt'))
    expect(statSync(path ?? '').mode & 0o777).toBe(0o600)
    expect(host.log.lines[0]).toBe('group: Diagnostics')
    expect(host.log.lines.slice(1).join('\n')).toBe(readFileSync(path ?? '', 'utf8').trimEnd())
    const { host: blocked, root: file } = machine()
    writeFileSync(join(file, 'nix-cuda'), '')
    expect(await showDiagnostics(blocked, { nix })).toBeUndefined()
  })
})

describe('phases', () => {
  it('adds up what a phase took, also where it failed', async () => {
    let now = 0
    const took = (milliseconds: number) => async () => {
      now += milliseconds
      if (milliseconds === 250) throw new Error('failed')
    }
    const { time, seconds } = phases({ now: () => now })
    await time('fetch', took(1_500))
    await expect(time('fetch', took(250))).rejects.toThrow('failed')
    await time('build', took(4))
    expect(seconds()).toEqual({ fetch: 1.75, build: 0.004 })
  })
})
