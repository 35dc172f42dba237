import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/model/problem.ts'
import type { Installed } from '../../src/nix/install/install.ts'
import { describeThrowAway } from './describe.ts'
import { labContext, project } from './lab.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot, throwAwayReason } from './throw-away.ts'

const reason = await throwAwayReason()
const driver = [join(project, 'node_modules/.bin/node'), join(project, 'test/lab/install-driver.ts')]

type Answer = Installed & { readonly problems?: readonly Problem[]; readonly stopped?: boolean }
interface How {
  readonly user?: 'root' | 'runner'
  readonly env?: Readonly<Record<string, string>>
}

let releases: Readonly<Record<'sid' | 'trixie', Release>>
let mirror: FileServer
beforeAll(async () => {
  if (reason) return
  const lab = labContext()
  const trixie = await ensureRelease('trixie', lab)
  releases = { trixie, sid: await ensureRelease('sid', lab) }
  mirror = await serveFolders([releases.trixie.folder, releases.sid.folder])
})
afterAll(() => mirror?.close())

const request = (release: Release, more: object = {}) => ({
  version: release.version,
  system: release.system,
  sha256: release.sha256,
  baseUrl: `${mirror.url}/nix`,
  mode: 'auto',
  ...more,
})

async function act(root: ThrowAwayRoot, what: string, options: object, how: How = {}) {
  const ran = await root.run([...driver, what, JSON.stringify(options)], how)
  const line = ran.stdout.trim().split('\n').at(-1) ?? ''
  const answer = (line.startsWith('{') ? JSON.parse(line) : {}) as Answer
  return { ...ran, answer, codes: (answer.problems ?? []).map(({ code }) => code) }
}

async function install(root: ThrowAwayRoot, options: object, how: How = {}): Promise<Answer> {
  const { code, answer, stdout, stderr } = await act(root, 'install', options, how)
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 })
  return answer
}

/** Builds something with the environment that the installer names; the builder fails when it sees the machine's /home. */
async function build(root: ThrowAwayRoot, { environment }: Answer, user: 'root' | 'runner') {
  const expression = `derivation { name = "t"; system = builtins.currentSystem; builder = "/bin/sh"; seed = "${Math.random()}";
    args = [ "-c" "if [ -e /home ]; then echo unsandboxed; exit 1; fi; echo built > $out; :" ]; }`
  const PATH = [...environment.path, '/usr/bin:/bin'].join(':')
  const env = { ...environment.variables, PATH, NIX_CONFIG: 'substituters =' }
  const ran = await root.run(['nix-build', '--no-out-link', '-E', expression], { user, env })
  expect(ran).toMatchObject({ code: 0 })
  expect(ran.stdout).toMatch(/^\/nix\/store\/\S+-t\n$/)
}

/**
 * Path, type, mode, owner, target and hash of everything that an installation may touch, but for its own notes, databases,
 * and the backups that the user tools keep.
 */
async function listing(root: ThrowAwayRoot): Promise<readonly string[]> {
  const notes = ['/var/lib/setup-nix-cuda', '*/.local/state', '/nix/var/nix/db', '/nix/.setup-nix-cuda.json']
  const backups = ['passwd', 'group', 'shadow', 'gshadow'].map((name) => `/etc/${name}-`)
  const prune = [...notes, ...backups].flatMap((path) => ['-o', '-path', path]).slice(1)
  const find = ['find', '/etc', '/nix', '/var/lib', '/home', '/root', '(', ...prune, ')', '-prune', '-o']
  const found = await root.run([...find, '-printf', '%p %y %m %U:%G %l\\n'])
  const hashed = await root.run(['bash', '-c', 'find /etc -type f ! -name "*-" -print0 | xargs -0 sha256sum'])
  return [...found.stdout.split('\n'), ...hashed.stdout.split('\n')].sort()
}

const places = [
  { place: 'daemon by systemd, runner with sudo', systemd: true, mode: 'auto', user: 'runner', owned: false },
  { place: 'daemon without systemd, root', systemd: false, mode: 'daemon', user: 'root', owned: false },
  { place: 'single-user, runner with sudo', systemd: true, mode: 'single-user', user: 'runner', owned: false },
  { place: 'single-user, root', systemd: false, mode: 'single-user', user: 'root', owned: false },
  { place: 'single-user, runner with a /nix of its own', systemd: false, mode: 'auto', user: 'runner', owned: true },
] as const

describeThrowAway('installNix in a throw-away root', reason, () => {
  describe.each(['trixie', 'sid'] as const)('Nix of %s', (suite) => {
    it.each(places)('$place: installs, builds, and changes nothing the second time', async (at) => {
      await using root = await openThrowAwayRoot({ systemd: at.systemd })
      if (at.owned) await root.makeFolder('/nix', 'runner')
      const options = request(releases[suite], { mode: at.mode, job: 'one' })
      const first = await install(root, options, { user: at.user })
      const daemon = at.mode === 'daemon' || (at.mode === 'auto' && at.systemd)
      expect(first).toMatchObject({
        made: true,
        mode: daemon ? 'daemon' : 'single-user',
        supervision: !daemon ? 'none' : at.systemd ? 'systemd' : 'own',
        nix: { version: releases[suite].version },
      })
      await build(root, first, daemon ? 'runner' : at.user)
      const verify = ['/nix/var/nix/profiles/default/bin/nix-store', '--verify', '--check-contents']
      expect(await root.run(verify, { user: daemon ? 'root' : at.user })).toMatchObject({ code: 0 })
      const before = await listing(root)
      const second = await install(root, options, { user: at.user })
      expect(second.made).toBe(false)
      expect(await listing(root)).toEqual(before)
      await build(root, second, daemon ? 'runner' : at.user)
    })
  })

  it('refuses what it cannot prove or finish, and leaves the machine as it was', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    const before = await listing(root)
    const { trixie } = releases
    const path = `/${trixie.path}`
    const wrong = 'a'.repeat(64)
    const cases = [
      { what: 'another hash', options: { sha256: wrong }, faults: [], code: 'INS012' },
      { what: 'the manifest’s hash', options: { version: '2.26.3', sha256: undefined }, faults: [], code: 'INS012' },
      { what: 'no hash', options: { version: '9.9.9', sha256: undefined }, faults: [], code: 'INS010' },
      { what: '404', options: {}, faults: [{ path, status: 404 }], code: 'NET002' },
      { what: 'truncated', options: {}, faults: [{ path, truncateAt: 5_000_000 }], code: 'NET003' },
      { what: 'cut', options: {}, faults: [{ path, cut: true }], code: 'NET003' },
      { what: 'redirect to a file', options: {}, faults: [{ path, redirect: 'file:///etc/passwd' }], code: 'NET004' },
      { what: 'redirect loop', options: {}, faults: [{ path, redirect: path }], code: 'NET004' },
    ]
    for (const { what, options, faults, code } of cases) {
      if (what === 'the manifest’s hash' && trixie.version !== '2.26.3') continue
      mirror.fail(...faults)
      const { codes } = await act(root, 'install', request(trixie, { mode: 'daemon', ...options }))
      expect(codes, what).toEqual([code])
      expect(await listing(root), what).toEqual(before)
    }
    mirror.fail({ path, cut: true, times: 1 }, { path, status: 503, times: 1 })
    const installed = await install(root, request(trixie, { mode: 'daemon' }))
    await build(root, installed, 'runner')
  })

  it('refuses without root, on a full disk, and over somebody else’s store', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    const { trixie } = releases
    const codesOf = async (options: object, how: How = {}) =>
      (await act(root, 'install', request(trixie, options), how)).codes
    expect(await codesOf({}, { user: 'runner' })).toEqual(['INS013'])
    expect(await codesOf({ mode: 'daemon' }, { user: 'runner' })).toEqual(['INS020'])
    await root.run(['install', '-d', '/nix'])
    await root.run(['mount', '-t', 'tmpfs', '-o', 'size=40m', 'x', '/nix'])
    expect(await codesOf({ mode: 'single-user' })).toEqual(['INS016'])
    await root.run(['umount', '/nix'])
    await root.run(['mount', '-t', 'tmpfs', '-o', 'size=400m,nr_inodes=90', 'x', '/nix'])
    const before = await listing(root)
    expect(await codesOf({ mode: 'daemon' })).toEqual(['INS016'])
    expect(await listing(root)).toEqual(before)
    await root.run(['umount', '/nix'])
    await root.run(['install', '-d', '/nix/store/somebody-else'])
    expect(await codesOf({ mode: 'single-user' })).toEqual(['INS014'])
    await root.run(['rm', '-r', '/nix/store/somebody-else'])
    await install(root, request(trixie, { mode: 'single-user' }))
  })

  const phases = ['facts', 'download', 'users', 'contents', 'move', 'register', 'own', 'daemon', 'check']
  const moments = () => [...phases.map((phase) => `install: ${phase}`), `Nix ${releases.trixie.version}: `]

  it('gives everything back on SIGTERM at any phase', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    const before = await listing(root)
    for (const DIE_AT of moments()) {
      const env = { DIE_AT, DIE_BY: 'SIGTERM' }
      const { codes } = await act(root, 'install', request(releases.trixie, { mode: 'daemon' }), { env })
      expect(codes, DIE_AT).toEqual(['INS019'])
      expect(await listing(root), DIE_AT).toEqual(before)
    }
    expect((await root.run(['pgrep', 'nix-daemon'])).stdout).toBe('')
  })

  it.each([
    { title: 'root, without systemd', systemd: false, user: 'root' as const, skip: [] },
    { title: 'runner with sudo, by systemd', systemd: true, user: 'runner' as const, skip: ['facts', 'contents'] },
  ])('repairs what a SIGKILL at any phase left: $title', async ({ systemd, user, skip }) => {
    await using clean = await openThrowAwayRoot({ systemd })
    await install(clean, request(releases.trixie, { mode: 'daemon' }), { user })
    await using root = await openThrowAwayRoot({ systemd })
    for (const DIE_AT of moments().filter((moment) => !skip.some((phase) => moment.endsWith(phase)))) {
      const { code } = await act(root, 'install', request(releases.trixie, { mode: 'daemon' }), {
        user,
        env: { DIE_AT },
      })
      expect(code, DIE_AT).not.toBe(0)
    }
    const installed = await install(root, request(releases.trixie, { mode: 'daemon' }), { user })
    expect(installed.made).toBe(true)
    expect(await listing(root)).toEqual(await listing(clean))
    await build(root, installed, 'runner')
  })

  it('keeps our own daemon until the last job leaves, and never ends another process', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    const options = request(releases.trixie, { mode: 'daemon' })
    const daemon = { supervision: 'own', privilege: 'root' }
    const running = async () => (await root.run(['pgrep', '-x', 'nix-daemon'])).stdout.trim()
    await install(root, { ...options, job: 'one' })
    const pid = await running()
    expect((await install(root, { ...options, job: 'two' })).made).toBe(false)
    expect((await act(root, 'leave', { ...daemon, job: 'one' })).answer.stopped).toBe(false)
    expect(await running()).toBe(pid)
    expect((await act(root, 'restart', { ...daemon, job: 'two' })).code).toBe(0)
    expect(await running()).not.toBe(pid)
    expect((await act(root, 'leave', { ...daemon, job: 'two' })).answer.stopped).toBe(true)
    // To start it anew is to start none where none runs.
    expect((await act(root, 'restart', { ...daemon, job: 'two' })).code).toBe(0)
    expect(await running()).toBe('')
    // The number of our daemon belongs to another process now.
    const other = root.start(['sleep', '60'])
    const sleeper = async () => (await root.run(['pgrep', '-x', 'sleep'])).stdout.trim()
    while ((await sleeper()) === '') await new Promise((resolve) => setTimeout(resolve, 20))
    const file = '/var/lib/setup-nix-cuda/nix-daemon.json'
    const forged = JSON.stringify({ schema: 'daemon/1', pid: Number(await sleeper()), start: 'another boot/1' })
    await root.run(['tee', file], { input: forged })
    expect((await act(root, 'leave', { ...daemon, job: 'three' })).code).toBe(0)
    expect(await sleeper()).not.toBe('')
    await install(root, { ...options, job: 'four' })
    expect(await sleeper()).not.toBe('')
    other.kill('SIGTERM')
    await other.done
  })

  it('keeps the archive in the tool cache of a self-hosted machine, and fetches a damaged one anew', async () => {
    const { trixie } = releases
    await using cache = await openThrowAwayRoot({ systemd: false })
    const folder = await cache.makeFolder('/opt/tools', 'root')
    const env = { RUNNER_TOOL_CACHE: folder, RUNNER_ENVIRONMENT: 'self-hosted' }
    const name = `nix-${trixie.version}.tar.xz`
    const kept = `${folder}/setup-nix-cuda/0.0.0-sha256-${trixie.sha256}/${process.arch}/${name}`
    const fetched = () => mirror.requests.filter(({ path }) => path === `/${trixie.path}`).length
    const again = async () => {
      await cache.run(['rm', '-rf', '/nix', '/etc/nix'])
      const from = fetched()
      await install(cache, request(trixie, { mode: 'single-user' }), { env })
      return fetched() - from
    }
    expect(await again()).toBe(1)
    expect(await again()).toBe(0)
    await cache.run(['truncate', '--size=-1', kept])
    expect(await again()).toBe(1)
    expect(await again()).toBe(0)
  })
})
