/** nix.conf with real Nix of both versions: what we write is what Nix reads, and undo leaves no trace. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJournal } from '../../src/machine/journal.ts'
import { applyConfiguration, undoConfiguration } from '../../src/nix/configure/configure.ts'
import { parseNixConf, printNixConf, setting } from '../../src/nix/configure/nix-conf.ts'
import type { ConfigurationFacts } from '../../src/nix/configure/plan.ts'
import { recordingLog } from '../recording-log.ts'
import {
  asSet,
  base,
  clean,
  configureMachines,
  daemonWithSudo,
  nixCommand,
  otherKey,
  planOf,
  readAll,
  refusal,
} from './configure-world.ts'
import { describeLab } from './describe.ts'
import { run } from './exec.ts'
import type { NixSuite } from './lab.ts'

const token = 'ghs_0123456789abcdefSECRET'

for (const suite of ['trixie', 'sid'] as const) {
  describeLab(`configuration of real Nix (${suite})`, () => machineTests(suite))
}

function machineTests(suite: NixSuite): void {
  const { lab, nix, machine, show, apply, planFor } = configureMachines(suite)

  describe('nix.conf', () => {
    it('reads back what we print', async () => {
      const { confDir, conf, host } = machine()
      const word = fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .filter((text) => /^[^\s#\0]+$/u.test(text))
      const names = ['hashed-mirrors', 'trusted-public-keys', 'extra-trusted-public-keys', 'allowed-users']
      const line = fc.tuple(
        fc.constantFrom(...names, 'user-agent-suffix', 'extra-allowed-users'),
        fc.array(word, { maxLength: 4 }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
          mkdirSync(confDir, { recursive: true })
          writeFileSync(conf, printNixConf(lines.map(([name, values]) => setting(name, ...values))))
          const settings = await show(host())
          for (const name of ['hashed-mirrors', 'trusted-public-keys', 'allowed-users']) {
            const expected = fold(name, lines)
            if (expected) expect(asSet(settings[name])).toEqual(asSet(expected))
          }
          const agent = lines.findLast(([name]) => name === 'user-agent-suffix')?.[1]
          if (agent) expect(settings['user-agent-suffix']).toBe(agent.join(' '))
        }),
        { numRuns: 25 },
      )
    })

    it('is refused by us where Nix refuses it, and nowhere else', async () => {
      const { conf, host } = machine()
      const part = fc.constantFrom(
        'a',
        '=',
        ' ',
        '\t',
        '\r',
        '#',
        'foo',
        'include',
        '!include',
        '/dev/null',
        'x=y',
        '\v',
      )
      await fc.assert(
        fc.asyncProperty(fc.array(part, { maxLength: 9 }), async (parts) => {
          writeFileSync(conf, `${parts.join('')}\n`)
          const ran = await run(join(lab().nixBin, 'nix'), [...nixCommand, 'config', 'show'], {
            env: clean(host().env),
          })
          // Nix 2.34 stumbles over its own message for a wrong include. A missing file is no matter of syntax.
          const refused = /syntax error|bad_format_string/.test(ran.stderr)
          expect(parseNixConf(readFileSync(conf, 'utf8'), 'x').problems.length > 0).toBe(refused)
        }),
        { numRuns: 40 },
      )
    })
  })

  describe("in the system's folder", () => {
    const wanted = { caches: ['flox'], extraNixConfig: 'cores = 3\nmax-jobs = 2\n' }

    it('is what Nix reads; the text of the user wins; the same job again changes no byte', async () => {
      const it = machine()
      let restarts = 0
      const restart = async () => void restarts++
      const first = await apply(it.host(), planFor(it, wanted), 'job', restart)
      const bytes = readAll(it.confDir)
      expect(first.warnings).toEqual([])
      expect(first.substituters).toEqual(['https://cache.flox.dev'])
      const settings = await show(it.host(), first.variables)
      expect(settings['substituters']).toEqual(['https://cache.flox.dev'])
      expect(settings).toMatchObject({ cores: 3, 'max-jobs': 2, fallback: true })
      expect(settings['experimental-features']).toEqual(expect.arrayContaining(['flakes', 'nix-command']))
      expect(settings['trusted-public-keys']).toContain(
        'flox-cache-public-1:7F4OyH7ZCnFhcze3fJdfyXYLQw/aV7GEed86nQ7IsOs=',
      )
      expect(settings['trusted-users']).toEqual(['root'])
      expect(readFileSync(it.conf, 'utf8')).toBe(`${base}!include nix-cuda.conf # setup-nix-cuda\n`)
      expect(statSync(it.managed).mode & 0o777).toBe(0o644)
      const second = await apply(it.host(), planFor(it, wanted), 'job', restart)
      expect(readAll(it.confDir)).toEqual(bytes)
      expect({ ...second, restarted: true }).toEqual(first)
      expect([first.restarted, second.restarted, restarts]).toEqual([true, false, 1])
      expect(readdirSync(join(it.root, 'temp/job/nix-cuda'))).toEqual([])
    })

    it('trusts the user on a hosted runner only', async () => {
      const it = machine()
      await apply(it.host(), planFor(it, wanted, { hosted: true, user: 'runner' }))
      expect((await show(it.host()))['trusted-users']).toEqual(['root', 'runner'])
    })

    it.each([
      ['no folder', undefined, 0],
      ['an empty file', '', 0o644],
      ['a file without end of line', `${base}# last`, 0o640],
      ['carriage returns and other letters', '# ä\r\nsandbox = false\r\nbuild-users-group =\r\n', 0o600],
      ['includes of its own', `${base}include beside.conf\n!include missing.conf\n`, 0o644],
    ])('is undone byte for byte: %s', async (_, text, mode) => {
      const it = machine(text)
      if (text !== undefined) {
        writeFileSync(join(it.confDir, 'beside.conf'), 'cores = 7\n')
        chmodSync(it.conf, mode)
      }
      const before = { files: readAll(dirname(it.confDir)), settings: await show(it.host()) }
      const applied = await apply(it.host(), planFor(it, { ...wanted, extraNixConfig: 'max-jobs = 2' }))
      const during = await show(it.host(), applied.variables)
      expect(during).toMatchObject({ 'max-jobs': 2, cores: before.settings['cores'] })
      await undoConfiguration(it.host(), { job: 'job' })
      expect({ files: readAll(dirname(it.confDir)), settings: await show(it.host()) }).toEqual(before)
      expect(await readJournal(it.host())).toEqual([])
    })

    it('keeps what others wrote into nix.conf meanwhile', async () => {
      const it = machine(`${base}# end`)
      await apply(it.host(), planFor(it, wanted))
      writeFileSync(it.conf, `${readFileSync(it.conf, 'utf8')}cores = 9\n`)
      await undoConfiguration(it.host(), { job: 'job' })
      expect(readFileSync(it.conf, 'utf8')).toBe(`${base}# end\ncores = 9\n`)
    })

    it('serves two jobs at once, and the last to leave undoes it', async () => {
      const it = machine()
      const before = readAll(it.confDir)
      const mine = { extraSubstituters: ['http://127.0.0.1:9/a'], extraTrustedPublicKeys: [otherKey] }
      const requests = [
        { ...mine, caches: ['flox'], extraNixConfig: 'cores = 1' },
        { caches: ['nixos-cuda'], extraNixConfig: 'cores = 2' },
      ]
      const applied = await Promise.all(
        requests.map((request, index) => apply(it.host(`job-${index}`), planFor(it, request), `job-${index}`)),
      )
      expect(applied.flatMap((done) => done.warnings).map((problem) => problem.code)).toEqual(['CFG028'])
      const all = ['http://127.0.0.1:9/a', 'https://cache.flox.dev', 'https://cache.nixos-cuda.org']
      expect(asSet((await show(it.host()))['substituters'])).toEqual(new Set(all))
      await undoConfiguration(it.host('job-0'), { job: 'job-0' })
      expect((await show(it.host()))['substituters']).toEqual(['https://cache.nixos-cuda.org'])
      expect(await show(it.host())).toMatchObject({ cores: 2 })
      await undoConfiguration(it.host('job-1'), { job: 'job-1' })
      expect(readAll(it.confDir)).toEqual(before)
    })

    it('leaves a malformed nix.conf alone, with the words of Nix', async () => {
      const it = machine('cores= 2\n')
      const problem = await refusal(apply(it.host(), planFor(it, wanted)))
      expect(problem.code).toBe('CFG025')
      expect(problem.message).toContain('cores= 2')
      expect(readAll(it.confDir)).toEqual({ 'nix.conf': '100644 cores= 2\n' })
      expect(await readJournal(it.host())).toEqual([])
    })

    it('changes nothing when Nix refuses a value, and warns about what it does not know', async () => {
      const it = machine()
      const before = readAll(it.confDir)
      const problem = await refusal(apply(it.host(), planFor(it, { extraNixConfig: 'cores = many' })))
      expect(problem.code).toBe('CFG023')
      expect(problem.message).toContain("setting 'cores' has invalid value 'many'")
      expect([readAll(it.confDir), await readJournal(it.host())]).toEqual([before, []])
      const applied = await apply(it.host(), planFor(it, { extraNixConfig: 'coers = 2' }))
      expect(applied.warnings.map((warning) => warning.code)).toEqual(['CFG024'])
      expect(applied.warnings[0]?.message).toContain("unknown setting 'coers'")
    })

    it('never overwrites a file of somebody else', async () => {
      const it = machine()
      writeFileSync(it.managed, '# mine\n')
      await apply(it.host(), planFor(it, wanted))
      expect(readAll(it.confDir)).toMatchObject({ 'nix-cuda.conf': '100644 # mine\n' })
      expect(readFileSync(it.conf, 'utf8')).toContain('!include nix-cuda-4711.conf')
      await undoConfiguration(it.host(), { job: 'job' })
      expect(readAll(it.confDir)).toEqual({ 'nix.conf': `100644 ${base}`, 'nix-cuda.conf': '100644 # mine\n' })
    })

    it('says when something else takes a cache out again', async () => {
      const it = machine(base, { NIX_CONFIG: 'substituters = https://cache.nixos.org' })
      const applied = await apply(it.host(), planFor(it, wanted))
      expect(applied.warnings.map((problem) => problem.code)).toEqual(['CCH006'])
      expect(applied.substituters).toEqual(['https://cache.nixos.org'])
    })
  })

  it('goes to nix.custom.conf where Determinate’s daemon rewrites nix.conf', async () => {
    const it = machine(`${base}!include nix.custom.conf\n`)
    const custom = join(it.confDir, 'nix.custom.conf')
    const before = readAll(it.confDir)
    const facts = { ...daemonWithSudo, confDir: it.confDir, confFile: 'nix.custom.conf' } as const
    const plan = planOf({ extraNixConfig: 'cores = 3\n' }, facts)
    const applied = await applyConfiguration(it.host(), nix(), plan, { job: 'job' })
    expect(applied.warnings).toEqual([])
    expect(readFileSync(it.conf, 'utf8')).toBe(`${base}!include nix.custom.conf\n`)
    expect(readFileSync(custom, 'utf8')).toContain('!include nix-cuda.conf')
    expect((await show(it.host()))['cores']).toBe(3)
    await expect(
      applyConfiguration(it.host(), nix(), planOf({ extraNixConfig: 'cores = x\n' }, facts), { job: 'job' }),
    ).rejects.toThrow('CFG023')
    const second = planOf({ extraNixConfig: 'max-jobs = 7\n' }, facts)
    await applyConfiguration(it.host('two'), nix(), second, { job: 'two' })
    await undoConfiguration(it.host(), { job: 'job' })
    expect(readFileSync(custom, 'utf8')).toContain('!include nix-cuda.conf')
    await undoConfiguration(it.host('two'), { job: 'two' })
    expect(readAll(it.confDir)).toEqual(before)
    writeFileSync(custom, 'cores = 5')
    const own = readAll(it.confDir)
    await applyConfiguration(it.host(), nix(), plan, { job: 'job' })
    await undoConfiguration(it.host(), { job: 'job' })
    expect(readAll(it.confDir)).toEqual(own)
  })

  describe('in a file of the job', () => {
    const direct: Partial<ConfigurationFacts> = { mode: 'direct', privilege: 'none' }

    it('is read before the files of the user, which still count; nothing else is touched', async () => {
      const it = machine()
      mkdirSync(join(it.root, 'home/nix'), { recursive: true })
      writeFileSync(join(it.root, 'home/nix/nix.conf'), 'cores = 5\nmax-jobs = 5\nextra-substituters = http://u.test\n')
      const before = { etc: readAll(it.confDir), home: readAll(join(it.root, 'home')), settings: await show(it.host()) }
      const request = { caches: ['flox'], extraNixConfig: 'max-jobs = 2', githubToken: token }
      const plan = planFor(it, request, direct)
      const applied = await apply(it.host(), plan)
      const settings = await show(it.host(), applied.variables)
      expect(settings).toMatchObject({ cores: 5, 'max-jobs': 2, 'access-tokens': { 'github.com': token } })
      expect(applied.substituters).toEqual(['http://u.test', 'https://cache.flox.dev'])
      expect(applied.substituters).toEqual(settings['substituters'])
      expect([readAll(it.confDir), readAll(join(it.root, 'home'))]).toEqual([before.etc, before.home])
      // The next step of the same job sees our variable, and changes nothing.
      const again = it.host('job', { env: { ...it.host().env, ...applied.variables } })
      const files = readAll(join(it.root, 'temp'))
      expect(await apply(again, plan)).toEqual(applied)
      expect(readAll(join(it.root, 'temp'))).toEqual(files)
      await undoConfiguration(again, { job: 'job' })
      expect(await show(again, applied.variables)).toEqual(before.settings)
      expect(readdirSync(join(it.root, 'temp/job/nix-cuda'))).toEqual([])
    })

    it('keeps a token in one private file, in place of a stale one and beside those of other hosts', async () => {
      const it = machine(`${base}access-tokens = github.com=stale gitlab.com=theirs\n`)
      const log = recordingLog()
      const commands: string[] = []
      const plain = it.host()
      const host = it.host('job', {
        log,
        exec: (command) => {
          commands.push(command.argv.join(' '))
          return plain.exec(command)
        },
      })
      const request = {
        githubToken: token,
        githubServerUrl: 'https://ghe.test:8443',
        extraNixConfig: 'access-tokens = github.com=new_SECRET',
      }
      const plan = planFor(it, request)
      const applied = await apply(host, plan)
      expect((await show(host, applied.variables))['access-tokens']).toEqual({
        'ghe.test:8443': token,
        'github.com': 'new_SECRET',
        'gitlab.com': 'theirs',
      })
      const all = Object.entries(readAll(it.root)).filter(([, text]) => text.includes('SECRET'))
      expect(all.map(([path, text]) => [path, text.slice(0, 6)])).toEqual([
        ['temp/job/nix-cuda/access-tokens.conf', '100600'],
      ])
      expect(statSync(join(it.root, 'temp/job/nix-cuda')).mode & 0o777).toBe(0o700)
      const seen = [...commands, ...log.lines, JSON.stringify([applied, plan])].join('\n')
      expect(seen).not.toContain('SECRET')
      await undoConfiguration(host, { job: 'job' })
      expect(Object.values(readAll(it.root)).join('\n')).not.toContain('SECRET')
      expect((await show(host, applied.variables))['access-tokens']).toMatchObject({ 'github.com': 'stale' })
    })

    it('changes nothing when Nix refuses a value', async () => {
      const it = machine()
      const request = { extraNixConfig: 'cores = many', githubToken: token }
      expect((await refusal(apply(it.host(), planFor(it, request, direct)))).code).toBe('CFG023')
      expect(readdirSync(join(it.root, 'temp/job/nix-cuda'))).toEqual([])
    })
  })
}

/** What a list is after these lines: a plain one begins anew. Undefined when only Nix's default is added to. */
function fold(name: string, lines: readonly (readonly [string, readonly string[]])[]): readonly string[] | undefined {
  let list: readonly string[] | undefined
  for (const [given, values] of lines) {
    if (given === name) list = values
    else if (given === `extra-${name}` && list) list = [...list, ...values]
  }
  return list
}
