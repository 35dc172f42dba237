import * as fs from 'node:fs'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim, readJournal, release, setEntry } from '../../src/machine/journal.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { applyConfiguration, removeJobFiles, undoConfiguration } from '../../src/nix/configure/configure.ts'
import { findConfigurationFacts } from '../../src/nix/configure/facts.ts'
import { userConfFiles } from '../../src/nix/configure/files.ts'
import { planConfiguration } from '../../src/nix/configure/plan.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { realExec, testHost } from './host.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'configure-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const nix = { program: '/nix/bin/nix', version: '2.34.8' }
const said = (stdout: string, code = 0, stderrTail: readonly string[] = []): Outcome => ({
  kind: 'exited',
  code,
  stdout,
  stderrTail,
})
const shown = said(JSON.stringify({ substituters: { value: ['https://cache.flox.dev'] } }))

/** A user with sudo; Nix answers `answer`, the small programs are real but for chown. */
function machine(more: Partial<Host> = {}, answer: (command: Command) => Outcome = () => shown) {
  const commands: Command[] = []
  const host = testHost({
    uid: 4711,
    env: { NIX_CONF_DIR: join(root, 'etc'), XDG_STATE_HOME: join(root, 'state'), RUNNER_TEMP: join(root, 'temp') },
    exec: async (command) => {
      commands.push(command)
      if (command.argv[0] === nix.program) return answer(command)
      const [program, ...args] = command.argv.slice(command.argv[0] === 'sudo' ? 2 : 0).filter((word) => word !== '--')
      if (program === 'true' || program === 'chown') return said('')
      return realExec({ ...command, argv: [program ?? '', ...args], env: process.env })
    },
    ...more,
  })
  return { host, commands }
}

const plan = (extraNixConfig = '', confDir = join(root, 'etc')) => {
  const request = { caches: ['flox'], extraSubstituters: [], extraTrustedPublicKeys: [], extraNixConfig }
  const about = { trusted: false, hosted: false, user: 'u', nixVersion: '2.34.8', allowedSubstituters: [] }
  const facts = { ...about, mode: 'daemon', privilege: 'sudo', confDir, confDirWritable: true } as const
  const made = planConfiguration(request, facts).plan
  if (!made) throw new Error('no plan')
  return made
}
const conf = () => join(root, 'etc/nix.conf')
const managed = () => join(root, 'etc/nix-cuda.conf')
const etc = () => {
  const names = fs.existsSync(join(root, 'etc')) ? readdirSync(join(root, 'etc')).sort() : []
  return names.map((name) => [name, readFileSync(join(root, 'etc', name), 'utf8')])
}
const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (cause: unknown) =>
      cause instanceof ProblemError ? cause.problems.map((problem) => problem.code) : [String(cause)],
  )

describe('the file that the jobs of a machine share', () => {
  it('is written by argument lists that hold no content', async () => {
    mkdirSync(join(root, 'etc'))
    writeFileSync(conf(), 'cores = 1\n')
    const { host, commands } = machine()
    await applyConfiguration(host, nix, plan('netrc-file = /secret/place'), { job: 'a' })
    expect(readFileSync(conf(), 'utf8')).toBe('cores = 1\n!include nix-cuda.conf # setup-nix-cuda\n')
    expect(readFileSync(managed(), 'utf8')).toContain('netrc-file = /secret/place\n')
    expect(commands.flatMap((command) => command.argv).join(' ')).not.toMatch(/secret|flox|include/)
    for (const { argv } of commands.filter((command) => command.argv[0] !== nix.program)) {
      expect(argv.slice(0, 2)).toEqual(['sudo', '-n'])
    }
  })

  it('holds no secret of the user’s text: those are in a private file of the job', async () => {
    const text = readFileSync(new URL('fixtures/secrets-in-nix-conf.conf', import.meta.url), 'utf8')
    const { host } = machine()
    const { variables } = await applyConfiguration(host, nix, plan(text), { job: 'a' })
    expect(etc().flat().join()).not.toContain('not-a-real-password')
    const [path = ''] = variables['NIX_USER_CONF_FILES']?.split(':') ?? []
    expect(readFileSync(path, 'utf8')).toBe('impure-env = PRIVATE_USERNAME=me PRIVATE_PASSWORD=not-a-real-password\n')
    expect(fs.statSync(path).mode & 0o777).toBe(0o600)
    const journal = JSON.stringify(await readJournal(host))
    expect(journal).toContain('configurable-impure-env')
    expect(journal).not.toContain('not-a-real-password')
    await undoConfiguration(host, { job: 'a' })
    expect(fs.existsSync(path)).toBe(false)
  })

  it('is made good after a death at any step of doing and undoing', async () => {
    for (let step = 1, done = false; !done; step++) {
      rmSync(root, { recursive: true, force: true })
      mkdirSync(join(root, 'etc'), { recursive: true })
      writeFileSync(conf(), '# end')
      const { host } = machine()
      let heard: unknown = [['nix.conf', '# end']]
      const options = {
        job: 'a',
        restartDaemon: async () => {
          heard = etc()
        },
      }
      const died = await dyingAt(host, step, (mortal) => applyConfiguration(mortal, nix, plan('cores = 3'), options))
      if (step % 2 === 0) {
        await applyConfiguration(host, nix, plan('cores = 3'), options)
        expect(readFileSync(managed(), 'utf8')).toContain('cores = 3')
        expect(heard, `applied again after step ${step}`).toEqual(etc().filter(([name]) => !name?.endsWith('.new')))
      }
      const undoDied = await dyingAt(host, step, (mortal) => undoConfiguration(mortal, options))
      // A clean-up that was begun is anybody's; one that was not is the job's own.
      const live = (await readJournal(host)).some((entry) => entry.users.length > 0)
      await undoConfiguration(host, { ...options, job: live ? 'a' : 'another' })
      expect(etc(), `died at step ${step}`).toEqual([['nix.conf', '# end']])
      expect(heard, `undone after step ${step}`).toEqual(etc())
      expect(await readJournal(host)).toEqual([])
      expect(readdirSync(root).sort()).toEqual(expect.arrayContaining(['etc']))
      done = !died && !undoDied && step % 2 === 0
      expect(step).toBeLessThan(60)
    }
  })

  it('is not trusted to a symlink, nor to what is no text', async () => {
    mkdirSync(join(root, 'etc'))
    writeFileSync(join(root, 'elsewhere'), 'cores = 1\n')
    symlinkSync(join(root, 'elsewhere'), conf())
    expect(await codesOf(applyConfiguration(machine().host, nix, plan(), { job: 'a' }))).toEqual(['CFG026'])
    expect(readFileSync(join(root, 'elsewhere'), 'utf8')).toBe('cores = 1\n')
    rmSync(conf())
    writeFileSync(conf(), Buffer.from('# \xe4\n', 'latin1'))
    expect(await codesOf(applyConfiguration(machine().host, nix, plan(), { job: 'b' }))).toEqual(['CFG026'])
    expect(readFileSync(conf(), 'latin1')).toBe('# \xe4\n')
  })

  it('is refused with a code when the disk or the rights do not allow it', async () => {
    const { host } = machine()
    const failing: Host = {
      ...host,
      exec: async (command) =>
        command.argv.includes('tee') ? said('', 1, ['tee: no space left on device']) : host.exec(command),
    }
    expect(await codesOf(applyConfiguration(failing, nix, plan(), { job: 'a' }))).toEqual(['CFG026'])
    await undoConfiguration(host, { job: 'a' })
    expect(fs.existsSync(join(root, 'etc'))).toBe(false)
    expect(await readJournal(host)).toEqual([])
  })

  it('is left in place when somebody else has replaced it', async () => {
    const { host } = machine()
    await applyConfiguration(host, nix, plan(), { job: 'a' })
    writeFileSync(managed(), 'cores = 9\n')
    expect(await codesOf(applyConfiguration(host, nix, plan('cores = 2'), { job: 'a' }))).toEqual(['CFG026'])
    await undoConfiguration(host, { job: 'a' })
    expect(etc()).toEqual([['nix-cuda.conf', 'cores = 9\n']])
  })

  it('is undone where release took the job out of the journal before', async () => {
    const { host } = machine()
    await applyConfiguration(host, nix, plan(), { job: 'a' })
    expect((await release(host, 'a')).map((entry) => entry.owner)).toEqual(['configuration'])
    await undoConfiguration(host, { job: 'a' })
    expect([fs.existsSync(join(root, 'etc')), await readJournal(host)]).toEqual([false, []])
  })

  it('keeps the part of each job until that job leaves, and restarts for what is new only', async () => {
    const { host } = machine()
    const jobs = ['a', 'b'].map((job) => ({ job, restartDaemon: async () => {} }))
    const restarts: boolean[] = []
    for (const job of [...jobs, ...jobs]) {
      restarts.push((await applyConfiguration(host, nix, plan(`cores = ${job.job}`), job)).restarted)
    }
    expect(readFileSync(managed(), 'utf8')).toMatch(/cores = a\n.*cores = b\n/s)
    for (const job of jobs) {
      restarts.push((await undoConfiguration(host, job)).restarted)
      if (job.job === 'a') expect(readFileSync(managed(), 'utf8')).toMatch(/\ncores = b\n/)
      expect((await readJournal(host)).map((entry) => entry.users)).toEqual(job.job === 'a' ? [['b']] : [])
    }
    expect(restarts).toEqual([true, true, false, false, true, true])
    expect(fs.existsSync(join(root, 'etc'))).toBe(false)
  })

  it('loses the part of a job that release took out, though others stay', async () => {
    const { host } = machine()
    for (const job of ['a', 'b']) await applyConfiguration(host, nix, plan(`cores = ${job}`), { job })
    await release(host, 'a')
    await undoConfiguration(host, { job: 'a' })
    expect(readFileSync(managed(), 'utf8')).not.toContain('cores = a')
    expect(readFileSync(managed(), 'utf8')).toContain('cores = b')
  })

  it('needs no sudo for undoing nothing', async () => {
    const { host, commands } = machine()
    expect(await undoConfiguration(host, { job: 'a' })).toEqual({ restarted: false })
    expect(commands).toEqual([])
  })
})

describe('the file of a job', () => {
  const direct = () => ({ ...plan('cores = 2'), destination: { kind: 'job' } as const })
  const own = () => join(root, 'temp/nix-cuda/nix.conf')

  it('comes before what the user has, once', async () => {
    const { host } = machine()
    const env = { ...host.env, NIX_USER_CONF_FILES: `${own()}:/a:/b` }
    const { variables } = await applyConfiguration({ ...host, env }, nix, direct(), { job: 'a' })
    expect(variables).toEqual({ NIX_USER_CONF_FILES: `${own()}:/a:/b` })
    await removeJobFiles(host)
    expect(readdirSync(join(root, 'temp/nix-cuda'))).toEqual([])
  })

  it('is refused where its path cannot be given to Nix', async () => {
    const { host } = machine()
    const env = { ...host.env, RUNNER_TEMP: join(root, 'a:b') }
    expect(await codesOf(applyConfiguration({ ...host, env }, nix, direct(), { job: 'a' }))).toEqual(['CFG026'])
  })

  it('is not written when Nix crashes over it, and no token is in what is said', async () => {
    const answers = [shown, said('', 1, ["error: what is 'SECRET'?", "Try 'nix --help' for more information."])]
    const { host } = machine({}, () => answers.shift() ?? shown)
    const made = { ...direct(), tokens: () => ({ 'github.com': 'SECRET' }) }
    const cause = await applyConfiguration(host, nix, made, { job: 'a' }).catch((reason: unknown) => reason)
    expect(cause).toBeInstanceOf(ProblemError)
    expect((cause as ProblemError).message).toContain("Nix refuses this configuration: what is '***'?.")
    expect(readdirSync(join(root, 'temp/nix-cuda'))).toEqual([])
  })

  it.each([
    [{ kind: 'not-started', reason: 'ENOENT' } as const, 'BLD004'],
    [said('not json'), 'BLD004'],
    [said('', 1, ['error: bad']), 'CFG025'],
    [{ kind: 'killed', stdout: '', stderrTail: [] } as const, 'CFG025'],
  ])('is not written when Nix does not work: %j', async (outcome, code) => {
    expect(await codesOf(applyConfiguration(machine({}, () => outcome).host, nix, direct(), { job: 'a' }))).toEqual([
      code,
    ])
  })
})

describe("the user's own files", () => {
  const files = (env: Record<string, string>, uid = process.getuid?.() ?? 0) => userConfFiles(testHost({ env, uid }))

  it('are found in the order of Nix', async () => {
    expect(await files({ NIX_USER_CONF_FILES: '/a::/b' })).toEqual(['/a', '/b'])
    expect(await files({ NIX_USER_CONF_FILES: '' })).toEqual([])
    expect(await files({ HOME: root })).toEqual([`${root}/.config/nix/nix.conf`, '/etc/xdg/nix/nix.conf'])
    expect(await files({ HOME: root, XDG_CONFIG_HOME: '/c', XDG_CONFIG_DIRS: '/d:/e' })).toEqual([
      '/c/nix/nix.conf',
      '/d/nix/nix.conf',
      '/e/nix/nix.conf',
    ])
  })

  it('are not those of a home that belongs to somebody else, as in a container job', async () => {
    const host = testHost({ env: { HOME: root }, uid: 0 })
    const stat = async () => ({ uid: 1001 })
    const other = { ...host, files: { ...host.files, stat: stat as unknown as Host['files']['stat'] } }
    expect((await userConfFiles(other))[0]).toBe('/root/.config/nix/nix.conf')
  })
})

describe('facts', () => {
  const facts = async (answer: string, more: { version?: string; env?: Record<string, string> } = {}) => {
    const { host, commands } = machine({}, (command) =>
      command.argv.includes('store')
        ? said(answer)
        : said(JSON.stringify({ substituters: { value: ['a'] }, 'trusted-substituters': { value: ['b'] } })),
    )
    const env = { ...host.env, ...more.env }
    const found = await findConfigurationFacts(
      { ...host, env },
      { ...nix, ...(more.version && { version: more.version }) },
    )
    return { found, commands }
  }

  it.each([
    ['{"trusted":1,"url":"local","version":"2.26.3"}', { mode: 'direct', trusted: true, allowedSubstituters: [] }],
    ['{"trusted":true,"url":"daemon"}', { mode: 'daemon', trusted: true, allowedSubstituters: [] }],
    ['{"trusted":0,"url":"daemon"}', { mode: 'daemon', trusted: false, allowedSubstituters: ['a', 'b'] }],
    ['{"url":"unix:///run/x"}', { mode: 'daemon', trusted: false }],
  ])('are what Nix says of its store: %s', async (answer, expected) => {
    expect((await facts(answer)).found).toMatchObject({ ...expected, privilege: 'sudo', confDirWritable: true })
  })

  it('use the old names of commands with an old Nix', async () => {
    const { commands } = await facts('{"trusted":false,"url":"daemon"}', { version: '2.18.1' })
    const asked = commands.filter((command) => command.argv[0] === nix.program).map((command) => command.argv.join(' '))
    expect(asked[0]).toContain('store ping')
    expect(asked[1]).toContain('show-config --json')
  })

  it('say whether the machine is the job’s alone', async () => {
    const local = '{"url":"local"}'
    expect((await facts(local, { env: { RUNNER_ENVIRONMENT: 'github-hosted' } })).found.hosted).toBe(true)
    expect((await facts(local)).found.hosted).toBe(false)
  })

  it('say that a generated nix.conf is not ours to change', async () => {
    mkdirSync(join(root, 'etc'))
    symlinkSync('/nix/store/x/nix.conf', conf())
    expect((await facts('{"url":"daemon"}')).found.confDirWritable).toBe(false)
  })

  it('fail with the words of Nix', async () => {
    const down = said('', 1, ['error: cannot connect to socket'])
    expect(await codesOf(findConfigurationFacts(machine({}, () => down).host, nix))).toEqual(['BLD004'])
  })
})

describe('parts in the journal', () => {
  it('go with their job', async () => {
    const { host } = machine()
    const entry = { owner: 'configuration', path: '/x', users: ['a', 'b'], parts: { a: '1', b: '2' } } as const
    await setEntry(host, '/x', entry)
    await claim(host, 'a', { owner: 'nix', path: '/y' })
    expect(await release(host, 'a')).toEqual([{ owner: 'nix', path: '/y', users: [] }])
    expect((await readJournal(host))[0]).toEqual({ ...entry, users: ['b'], parts: { b: '2' } })
    await setEntry(host, '/x', undefined)
    expect((await readJournal(host)).map((left) => left.path)).toEqual(['/y'])
  })

  it('are checked when they are read', async () => {
    const { host } = machine()
    await claim(host, 'a', { owner: 'nix', path: '/y' })
    const file = join(root, 'state/setup-nix-cuda/journal.json')
    const entry = { owner: 'configuration', path: '/x', users: [], parts: { a: 1 } }
    writeFileSync(file, JSON.stringify({ schema: 'journal/1', entries: [entry] }))
    expect(await codesOf(readJournal(host))).toEqual(['INS003'])
  })
})

/** Runs `work` on a machine whose process dies at the n-th command, rename or removal; true when it did. */
async function dyingAt(host: Host, step: number, work: (host: Host) => Promise<unknown>): Promise<boolean> {
  let left = step
  const count = () => {
    left -= 1
    if (left <= 0) throw new Error('dead')
  }
  const mortal: Host = {
    ...host,
    exec: async (command) => {
      count()
      return host.exec(command)
    },
    files: {
      ...host.files,
      rename: async (...args) => {
        count()
        return host.files.rename(...args)
      },
      rm: async (...args) => {
        count()
        return host.files.rm(...args)
      },
    },
  }
  await work(mortal).catch(() => {})
  return left <= 0
}
