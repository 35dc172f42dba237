/** The cache service of a host: @actions/cache in a process of its own, against the fake of GitHub's. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Command, type Outcome, runCommand } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { testHost } from '../unit/host.ts'
import { withCache } from '../with-cache.ts'
import { type GitHubServices, startGitHubServices } from './github-services.ts'

const temp = mkdtempSync(join(tmpdir(), 'actions-cache-'))
let services: GitHubServices
beforeAll(async () => {
  services = await startGitHubServices()
})
afterAll(async () => {
  await services.stop()
  rmSync(temp, { recursive: true, force: true })
})
beforeEach(() => {
  services.faults.clear()
  services.empty()
})

/** A job with one folder `entry`, and the processes that its cache started. */
function job(more: Partial<Host> = {}, secrets: Readonly<Record<string, string>> = {}) {
  const started: Command[] = []
  const ended: Promise<Outcome>[] = []
  const exec: Host['exec'] = (command) => {
    started.push(command)
    const outcome = runCommand(command)
    ended.push(outcome)
    return outcome
  }
  const env = { PATH: process.env['PATH'], ...services.environment({}), ...secrets }
  const { cache } = withCache(testHost({ exec, env, ...more }))
  const folder = mkdtempSync(join(temp, 'job-'))
  mkdirSync(join(folder, 'entry'))
  writeFileSync(join(folder, 'entry', 'file'), 'content')
  return { cache, folder, started, ended }
}

/** Waits for the first request of this test. */
async function asked(): Promise<void> {
  const before = services.requests.length
  while (services.requests.length === before) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('the cache service of a host', () => {
  it('stores an entry once, finds it among many keys, and unpacks it elsewhere', async () => {
    const { cache, folder, started } = job()
    expect(await cache.lookup(folder, 'entry', ['key-1'])).toEqual({ kind: 'ok', value: [] })
    expect(await cache.store(folder, 'entry', 'key-1')).toEqual({ kind: 'ok', value: 'saved' })
    expect(await cache.store(folder, 'entry', 'key-1')).toEqual({ kind: 'ok', value: 'taken' })
    const many = ['key-0', 'key-1', 'key-2', 'key-']
    expect(await cache.lookup(folder, 'entry', many)).toEqual({ kind: 'ok', value: ['key-1'] })
    expect(started).toHaveLength(4)
    const other = job()
    rmSync(join(other.folder, 'entry'), { recursive: true })
    const fetched = await cache.fetch(other.folder, 'entry', 'key-2', 'key-')
    expect(fetched).toEqual({ kind: 'ok', value: 'key-1' })
    expect(readFileSync(join(other.folder, 'entry', 'file'), 'utf8')).toBe('content')
    expect(await cache.fetch(other.folder, 'entry', 'other', 'other')).toEqual({ kind: 'ok', value: undefined })
  })

  it('stops a look-up at the first key that the service does not answer, and keeps what it found', async () => {
    const { cache, folder } = job()
    await cache.store(folder, 'entry', 'key-1')
    const before = services.calls().length
    services.faults.add({ on: 'GetCacheEntryDownloadURL', effect: { kind: 'status', status: 400 }, after: 1 })
    expect(await cache.lookup(folder, 'entry', ['key-1', 'key-2', 'key-3'])).toEqual({ kind: 'ok', value: ['key-1'] })
    expect(services.calls()).toHaveLength(before + 2)
    expect(await cache.lookup(folder, 'entry', ['key-1'])).toMatchObject({ kind: 'failed' })
  })

  it('leaves working folder, environment and standard output of this process alone', async () => {
    const state = () => ({ cwd: process.cwd(), env: { ...process.env }, write: process.stdout.write })
    const before = state()
    const { cache, folder } = job()
    const storing = cache.store(folder, 'entry', 'key')
    const during: ReturnType<typeof state>[] = []
    const watch = setInterval(() => during.push(state()), 5)
    expect(await storing).toMatchObject({ value: 'saved' })
    clearInterval(watch)
    expect(during.length).toBeGreaterThan(5)
    for (const seen of [...during, state()]) expect(seen).toEqual(before)
  })

  it('gives the process what the library needs of the environment, and no input and no other token', async () => {
    const secrets = {
      'INPUT_STORE-CACHE-KEY': 'name:secret',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'other',
      GITHUB_TOKEN: 'ghs_x',
      STATE_job: 'x',
      https_proxy: 'http://127.0.0.1:9',
      no_proxy: '127.0.0.1,localhost',
    }
    const { cache, folder, started } = job({}, secrets)
    expect(await cache.lookup(folder, 'entry', ['key'])).toMatchObject({ kind: 'ok' })
    expect(Object.keys(started[0]?.env ?? {}).toSorted()).toEqual(
      ['PATH', 'RUNNER_TEMP', 'https_proxy', 'no_proxy', ...Object.keys(services.environment({}))].toSorted(),
    )
  })

  it('ends the process, with all that it started, when the job is cancelled', async () => {
    services.faults.add({ on: 'CreateCacheEntry', effect: { kind: 'delay', milliseconds: 60_000 } })
    const stop = new AbortController()
    const { cache, folder, ended } = job({ cancelled: stop.signal })
    const storing = cache.store(folder, 'entry', 'key')
    await asked()
    stop.abort()
    expect(await storing).toEqual({ kind: 'failed', reason: 'the job was cancelled' })
    expect(await ended[0]).toMatchObject({ kind: 'cancelled' })
    expect(services.entries()).toEqual([])
  })

  it('gives up a call that takes too long, and says so', async () => {
    const { cache } = job({ exec: async () => ({ kind: 'timed-out', stdout: '', stderrTail: [] }) })
    expect(await cache.store(temp, 'entry', 'key')).toEqual({ kind: 'failed', reason: 'no answer within 15 minutes' })
  })

  it('answers, and does not throw, when there is no such folder or no such program', async () => {
    const { cache } = job()
    expect(await cache.lookup(join(temp, 'nowhere'), 'entry', ['key'])).toMatchObject({ kind: 'failed' })
    expect(existsSync(join(temp, 'nowhere'))).toBe(false)
    const gone = job({ exec: async () => ({ kind: 'not-started', reason: 'spawn node ENOENT' }) })
    expect(await gone.cache.lookup(temp, 'entry', ['key'])).toEqual({ kind: 'failed', reason: 'spawn node ENOENT' })
  })
})
