/** A made-up room: all that it is to setup's post, to repair and to an uninstallation is one line in their list. */
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { owners } from '../../src/actions/setup/owners.ts'
import { runSetupPost } from '../../src/actions/setup/post.ts'
import { repairMachine } from '../../src/actions/setup/repair.ts'
import { runUninstall } from '../../src/actions/uninstall/command.ts'
import { claim, readJournal } from '../../src/machine/journal.ts'
import type { Owned } from '../../src/machine/owned.ts'
import { type Problem, ProblemError, warning } from '../../src/model/problem.ts'
import { findUninstallFacts } from '../../src/nix/uninstall/facts.ts'
import { planUninstall } from '../../src/nix/uninstall/plan.ts'
import type { GitHub } from '../../src/runner/host.ts'
import { realExec, testHost } from './host.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owners-'))
  mkdirSync(join(folder, 'temp'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A machine that outlives its jobs, for an ordinary user without sudo. */
const host = (more: Readonly<Record<string, string>> = {}) =>
  testHost({
    env: {
      ...{ XDG_STATE_HOME: folder, RUNNER_TEMP: join(folder, 'temp'), PATH: process.env['PATH'] },
      ...{ RUNNER_NAME: 'lamp-runner', RUNNER_TRACKING_ID: 'github_1', RUNNER_ENVIRONMENT: 'self-hosted', ...more },
    },
    exec: async (command) =>
      command.argv[0] === 'rm' ? realExec(command) : { kind: 'exited', code: 1, stdout: '', stderrTail: ['not here'] },
  })
const state = () => join(folder, 'setup-nix-cuda')
const lamp = () => join(folder, 'lamp')
const secret = (job: string) => join(folder, 'temp', `secret-${job.split('|')[0]}`)
const job = (run: string) => `${run}|lamp-runner|${join(folder, 'temp')}`

/** The room: a lamp that jobs share, which the last one puts out, and a secret of each job. */
const lampOwned: Owned = {
  owner: 'lamp',
  makes: (_, { path }) => path === lamp(),
  stateNames: ['lamp.json'],
  goesWithLastJob: true,
  leave: async (_, ending) => rmSync(secret(ending.job), { force: true }),
  describe: ({ path }) => [`put out the lamp ${path}`],
  remove: async (_, { path }, { warn }) => {
    rmSync(path, { force: true })
    warn(warning('INS050', 'The lamp is still warm.', 'Wait.'))
  },
}

async function light(user: string): Promise<void> {
  await claim(host(), user, { owner: 'lamp', path: lamp() })
  for (const path of [lamp(), secret(user), join(state(), 'lamp.json')]) writeFileSync(path, '')
}

async function post(user: string, list: readonly Owned[], env: Readonly<Record<string, string>> = {}) {
  const annotated: Problem[] = []
  const github = {
    state: (name: string) => (name === 'job' ? user : ''),
    actionInput: () => '',
    annotate: (problems: readonly Problem[]) => void annotated.push(...problems),
  } as unknown as GitHub
  expect(await runSetupPost(host(env), github, list)).toBe(0)
  return annotated.map(({ code, severity, message }) => `${severity} ${code} ${message}`)
}

async function uninstall(list: readonly Owned[], options: readonly string[]) {
  const machine = host()
  const line = { option: (name: string) => (options.includes(name) ? 'true' : undefined), positionals: [] }
  const code = await runUninstall(machine, line, list)
  return { code, said: machine.answers.join('') }
}

describe('a room of its own', () => {
  it('is left by each job and removed after the last one, by post', async () => {
    await light(job('1'))
    await light(job('2'))
    expect(await post(job('1'), [lampOwned])).toEqual([])
    expect([existsSync(secret(job('1'))), existsSync(secret(job('2'))), existsSync(lamp())]).toEqual([
      false,
      true,
      true,
    ])
    expect(await post(job('2'), [lampOwned])).toEqual(['warning INS050 The lamp is still warm.'])
    expect([existsSync(secret(job('2'))), existsSync(lamp())]).toEqual([false, false])
  })

  it('loses only the secrets on a machine that ends with the job', async () => {
    await light(job('1'))
    expect(await post(job('1'), [lampOwned], { RUNNER_ENVIRONMENT: 'github-hosted' })).toEqual([])
    expect([existsSync(secret(job('1'))), existsSync(lamp())]).toEqual([false, true])
  })

  it('stays until an uninstallation where it does not go with the last job', async () => {
    await light(job('1'))
    expect(await post(job('1'), [{ ...lampOwned, goesWithLastJob: false }])).toEqual([])
    expect(existsSync(lamp())).toBe(true)
  })

  it('is done by post whatever the rooms before it met, which is said once', async () => {
    await light(job('1'))
    const fails = async () => {
      throw new ProblemError(warning('INS003', 'It is broken.', 'Fix it.'))
    }
    const list: readonly Owned[] = [
      { owner: 'a', makes: () => false, leave: fails },
      { owner: 'b', makes: () => false, leave: fails },
      lampOwned,
    ]
    const said = await post(job('1'), list)
    expect(said).toEqual(['warning INS003 It is broken.', 'warning INS050 The lamp is still warm.'])
    expect([existsSync(secret(job('1'))), existsSync(lamp())]).toEqual([false, false])
  })

  it('is left by a job that died when its runner has the next one, and then is that one’s to use', async () => {
    await light(job('1'))
    await claim(host(), 'elsewhere|another-runner|/tmp', { owner: 'lamp', path: lamp() })
    const now = host()
    await repairMachine(now, job('2'), [lampOwned])
    expect([existsSync(secret(job('1'))), existsSync(lamp())]).toEqual([false, true])
    expect((await readJournal(host())).map(({ users }) => users)).toEqual([['elsewhere|another-runner|/tmp']])
    expect(now.log.lines.join('\n')).toContain('(run 1)')
  })

  it('is shown by an uninstallation, refused while a job uses it, and removed with the notes of all', async () => {
    await light(job('1'))
    expect(await uninstall([lampOwned], ['yes'])).toMatchObject({ code: 1 })
    expect(existsSync(lamp())).toBe(true)
    const shown = await uninstall([lampOwned], ['force', 'dry-run'])
    expect(shown).toEqual({ code: 0, said: `- put out the lamp ${lamp()}\n- remove ${state()}\n` })
    expect(await uninstall([lampOwned], ['force', 'yes'])).toMatchObject({ code: 0 })
    expect(readdirSync(folder).sort()).toEqual(['temp'])
  })

  it('of another version stays with the journal that lists it', async () => {
    await light(job('1'))
    const before = readFileSync(join(state(), 'journal.json'), 'utf8')
    expect(await uninstall(owners, ['force', 'yes'])).toMatchObject({ code: 1 })
    expect(existsSync(lamp())).toBe(true)
    expect(readFileSync(join(state(), 'journal.json'), 'utf8')).toBe(before)
    const { problems } = planUninstall(await findUninstallFacts(host()), { force: true, job: '', owners })
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `INS050 This version cannot remove what the journal lists of \`lamp\`: ${lamp()}.`,
    ])
  })
})

describe('the list of owners', () => {
  it('has every owner that src/ writes into the journal, once', () => {
    const root = resolve(import.meta.dirname, '../..')
    const written = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\bowner: '([^']+)'/g)].map((match) => match[1] ?? ''),
    )
    const names = owners.map(({ owner }) => owner)
    expect(names.toSorted()).toEqual([...new Set(written)].sort())
    expect(names).toHaveLength(new Set(names).size)
  })
})
