/**
 * How checkouts become publishable, on real repositories by real git, in the states that actions/checkout leaves
 * (https://github.com/actions/checkout src/git-command-manager.ts and src/ref-helper.ts) and some that people have.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareCheckout } from '../../src/flox/publish/fix-checkout.ts'
import { gitIn } from '../../src/flox/publish/git.ts'
import { nextStep } from '../../src/flox/publish/plan-checkout.ts'
import { type Repository, readRepository } from '../../src/flox/publish/repository.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import { openWorld, type World } from './flox-checkouts.ts'

let world: World
beforeAll(() => {
  world = openWorld()
})
afterAll(() => world[Symbol.dispose]())

const read = async (host: Host, path: string): Promise<Repository> =>
  (await readRepository(host, path)) ?? expect.fail('no repository')

/** In a job whose workspace it is. */
async function fix(path: string, env: Readonly<Record<string, string>> = {}, dryRun = false) {
  const host = world.host(path, { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: path, ...env })
  return prepareCheckout(host, await read(host, path), { fix: 'auto', dryRun })
}

/** What flox publish asks git for. */
function state(path: string) {
  return {
    head: world.git(path, 'rev-parse', 'HEAD'),
    upstream: world.git(path, 'rev-parse', '--abbrev-ref', '@{u}'),
    shallow: world.git(path, 'rev-parse', '--is-shallow-repository'),
    commits: Number(world.git(path, 'rev-list', '--count', 'HEAD')),
    changes: world.git(path, 'status', '--porcelain'),
  }
}

const whole = { shallow: 'false', changes: '' }
const refused = async (work: Promise<unknown>) => {
  const cause = await work.then(
    () => expect.fail('not refused'),
    (thrown: unknown) => thrown,
  )
  return cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : Promise.reject(cause)
}
const branch = ['-B', 'main', 'refs/remotes/origin/main']

describe('a checkout of', () => {
  it('a branch with its whole history is left as it is', async () => {
    const path = world.fetched(world.commits.main, 'refs/remotes/origin/main', branch)
    expect((await fix(path)).commands).toEqual([])
    expect(state(path)).toMatchObject({ head: world.commits.main, upstream: 'origin/main', ...whole })
  })

  it('a branch with one commit gets the history', async () => {
    const path = world.fetched(world.commits.main, 'refs/remotes/origin/main', branch, 1)
    const { commands, follows } = await fix(path, { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' })
    expect(follows).toBe('origin/main')
    expect(commands).toHaveLength(1)
    expect(state(path)).toEqual({ head: world.commits.main, upstream: 'origin/main', commits: 3, ...whole })
  })

  it.each([1, undefined])('a tag (depth %s) gets the branch that has the commit', async (depth) => {
    const path = world.fetched(world.commits.tagged, 'refs/tags/v1', ['refs/tags/v1'], depth)
    await fix(path, { GITHUB_REF: 'refs/tags/v1', GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1' })
    expect(state(path)).toEqual({ head: world.commits.tagged, upstream: 'origin/main', commits: 2, ...whole })
  })

  it.each([1, undefined])('a commit (depth %s) of another branch than the default one gets that', async (depth) => {
    const { release } = world.commits
    const path = world.fetched(release, 'refs/remotes/origin/release/1.0', [release], depth)
    await fix(path)
    expect(state(path)).toEqual({ head: release, upstream: 'origin/release/1.0', commits: 2, ...whole })
  })

  it.each([
    ['on its branch', branch],
    ['without one', [] as readonly string[]],
  ])('a branch with one commit, and one that the job made %s, is refused as not pushed', async (_, checkout) => {
    const { main } = world.commits
    const path = world.fetched(main, 'refs/remotes/origin/main', checkout.length > 0 ? checkout : [main], 1)
    world.git(path, 'commit', '--quiet', '--allow-empty', '--message', 'of the job')
    expect(await refused(fix(path))).toEqual(['FLX195'])
  })

  it('an old commit, of which no branch is known, gets the default branch', async () => {
    const { first } = world.commits
    const path = world.fetched(first, 'refs/heads/somewhere', [first], 1)
    await fix(path)
    expect(state(path)).toEqual({ head: first, upstream: 'origin/main', commits: 1, ...whole })
  })

  it('a pull request’s merge commit is refused: it disappears; a dry run says so', async () => {
    const { merge } = world.commits
    const ref = 'refs/remotes/pull/1/merge'
    const path = world.fetched(merge, ref, [ref], 1)
    const event = { GITHUB_REF: 'refs/pull/1/merge', GITHUB_SHA: merge, GITHUB_HEAD_REF: 'topic' }
    expect(await refused(fix(path, event))).toEqual(['FLX195'])
    expect((await fix(path, event, true)).problems).toMatchObject([
      { code: 'FLX195', severity: 'notice', message: expect.stringContaining('merge commit that GitHub made') },
    ])
    // Also where the event is another one, and only the history shows it.
    expect(await refused(fix(path))).toEqual(['FLX195'])
    expect(world.git(path, 'rev-parse', 'HEAD')).toBe(merge)
  })
})

describe('a clone', () => {
  const clone = (name: string, ...args: readonly string[]) => {
    const path = join(world.folder, name)
    world.git(world.folder, 'clone', '--quiet', ...args, world.url, path)
    return path
  }

  it('of one branch is made to keep another one, which can be followed only then', async () => {
    const path = clone('single', '--single-branch')
    world.git(path, 'fetch', '--quiet', 'origin', world.commits.release)
    world.git(path, 'checkout', '--quiet', '--detach', world.commits.release)
    const { commands } = await fix(path)
    expect(commands).toContain('git remote set-branches --add origin release/1.0')
    expect(state(path)).toMatchObject({ head: world.commits.release, upstream: 'origin/release/1.0', ...whole })
  })

  it('keeps a local branch with other commits', async () => {
    const path = clone('taken')
    world.git(path, 'commit', '--quiet', '--allow-empty', '--message', 'mine')
    const mine = world.git(path, 'rev-parse', 'main')
    world.git(path, 'checkout', '--quiet', '--detach', world.commits.main)
    await fix(path)
    expect(world.git(path, 'rev-parse', 'main')).toBe(mine)
    expect(state(path)).toMatchObject({ head: world.commits.main, upstream: 'origin/main' })
  })

  it('without an upstream gets one; with a commit that was not pushed it is refused', async () => {
    const path = clone('no-upstream')
    world.git(path, 'branch', '--quiet', '--unset-upstream')
    expect((await fix(path)).commands).toEqual(['git branch --set-upstream-to=origin/main main'])
    world.git(path, 'commit', '--quiet', '--allow-empty', '--message', 'mine')
    expect(await refused(fix(path))).toEqual(['FLX195'])
  })

  it('that was pushed to by others meanwhile is publishable', async () => {
    const path = clone('behind')
    world.git(path, 'reset', '--quiet', '--hard', world.commits.tagged)
    expect((await fix(path)).follows).toBe('origin/main')
  })

  it('outside of a job is not touched without a yes', async () => {
    const path = clone('laptop')
    world.git(path, 'checkout', '--quiet', '--detach')
    const before = world.git(path, 'for-each-ref')
    const asked: string[] = []
    const answering = (yes: boolean) =>
      world.host(path, {}, { confirm: async (question) => asked.push(question) > 0 && yes })
    const found = await read(world.host(path), path)
    const how = { fix: 'auto', dryRun: false } as const
    expect(await refused(prepareCheckout(answering(false), found, how))).toEqual(['FLX193'])
    expect(await refused(prepareCheckout(world.host(path), found, { ...how, fix: 'false' }))).toEqual(['FLX193'])
    const dry = await prepareCheckout(world.host(path), found, { ...how, dryRun: true })
    expect(dry.commands).toEqual(['git checkout -B main', 'git branch --set-upstream-to=origin/main main'])
    expect(world.git(path, 'for-each-ref')).toBe(before)
    expect(asked).toEqual([expect.stringContaining('git checkout -B main')])
    // Nor in a job, where it is not the workspace.
    const job = world.host(path, { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(world.folder, 'home') })
    expect(await refused(prepareCheckout(job, found, how))).toEqual(['FLX193'])
    await prepareCheckout(answering(true), found, how)
    expect(state(path).upstream).toBe('origin/main')
  })

  it('whose remote does not answer, or that has none, is refused', async () => {
    const path = clone('unreachable')
    world.git(path, 'remote', 'set-url', 'origin', 'file:///nowhere/of.git')
    expect(await refused(fix(path))).toEqual(['FLX192'])
    const git = await gitIn(world.host(path), path)
    const stderrTail = ["fatal: repository 'https://me:ses@me@host.test/of.git/' not found"]
    const said = git.failure({ kind: 'exited', code: 128, stdout: '', stderrTail })
    expect(said).toBe("fatal: repository 'https://host.test/of.git/' not found")
    world.git(path, 'remote', 'remove', 'origin')
    expect(await refused(fix(path))).toEqual(['FLX191'])
    for (const name of ['one', 'two']) world.git(path, 'remote', 'add', name, world.url)
    expect(await refused(fix(path))).toEqual(['FLX191'])
  })

  it('is read with what changed in it', async () => {
    const path = clone('changed')
    writeFileSync(join(path, 'a b\nc'), '')
    world.git(path, 'mv', '.flox/env.json', '.flox/é.json')
    const { changed, untracked } = await read(world.host(path), path)
    expect(changed).toEqual(['.flox/é.json'])
    expect(untracked).toEqual(['a b\nc'])
  })
})

describe('the plan', () => {
  it('fetches all branches only after the likely ones, and ends', () => {
    const commit = (digit: string) => digit.repeat(40)
    const remote = {
      name: 'origin',
      heads: new Map([
        ['main', commit('1')],
        ['dev', commit('2')],
      ]),
      defaultBranch: 'main',
      fetched: new Map<string, string>(),
      holding: [],
      refspecs: ['+refs/heads/*:refs/remotes/origin/*'],
    }
    const repository = {
      ...{ root: '/r', head: commit('3'), branch: undefined, upstream: undefined, remotes: ['origin'], shallow: false },
      ...{ changed: [], untracked: [], locals: new Map(), remote },
    }
    const words = (fetched: readonly (readonly [string, string])[]) => {
      const step = nextStep({ ...repository, remote: { ...remote, fetched: new Map(fetched) } }, {})
      return step.kind === 'commands' ? step.commands.flat().filter((word) => word.startsWith('+')) : step.kind
    }
    const [main, dev] = ['main', 'dev'].map((name) => `+refs/heads/${name}:refs/remotes/origin/${name}`)
    expect(words([])).toEqual([main])
    expect(words([['main', commit('1')]])).toEqual([dev])
    expect(words([...remote.heads])).toBe('refused')
  })
})
