/** What a machine is really like, by real Nix of both versions: whether builds are sandboxed, and what its caches say. */
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CacheCheck } from '../../src/binary-cache/check.ts'
import { type SandboxReport, sandboxProblems } from '../../src/nix/sandbox/sandbox.ts'
import { describeThrowAway } from './describe.ts'
import { labContext, project } from './lab.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot, throwAwayReason } from './throw-away.ts'

const reason = await throwAwayReason()
const node = join(project, 'node_modules/.bin/node')
const profile = '/nix/var/nix/profiles/default/bin'
const PATH = `${profile}:/usr/sbin:/usr/bin:/sbin:/bin`
type User = 'root' | 'runner'
type Env = Readonly<Record<string, string>>

let releases: Readonly<Record<'sid' | 'trixie', Release>>
let mirror: FileServer
beforeAll(async () => {
  if (reason) return
  const lab = labContext()
  releases = { trixie: await ensureRelease('trixie', lab), sid: await ensureRelease('sid', lab) }
  mirror = await serveFolders([releases.trixie.folder, releases.sid.folder])
})
afterAll(() => mirror?.close())

async function okay(root: ThrowAwayRoot, argv: readonly string[], options: Parameters<ThrowAwayRoot['run']>[1] = {}) {
  const ran = await root.run(argv, { ...options, env: { PATH, ...options.env } })
  expect(ran, argv.join(' ')).toMatchObject({ code: 0 })
  return ran.stdout
}

/** A machine with Nix on it. */
async function machine(suite: 'sid' | 'trixie', mode: 'daemon' | 'single-user', user: User): Promise<ThrowAwayRoot> {
  const root = await openThrowAwayRoot({ systemd: false })
  const { version, system, sha256 } = releases[suite]
  if (user === 'runner') await root.makeFolder('/nix')
  const request = { version, system, sha256, baseUrl: `${mirror.url}/nix`, mode, job: 'one' }
  await okay(root, [node, join(project, 'test/lab/install-driver.ts'), 'install', JSON.stringify(request)], { user })
  for (const [temp, owner] of [
    ['/temp', 'runner'],
    ['/temp-root', 'root'],
  ] as const)
    await root.makeFolder(temp, owner)
  return root
}

/** Gives the daemon this nix.conf. */
async function tellDaemon(root: ThrowAwayRoot, lines: readonly string[]): Promise<void> {
  await okay(root, ['install', '-d', '/etc/nix'])
  writeFileSync(root.at('/etc/nix/nix.conf'), ['build-users-group = nixbld', ...lines, ''].join('\n'))
  await restart(root)
}

async function restart(root: ThrowAwayRoot): Promise<void> {
  const options = { supervision: 'own', privilege: 'root', job: 'one' }
  await okay(root, [node, join(project, 'test/lab/install-driver.ts'), 'restart', JSON.stringify(options)])
}

type Answer<T> = T & { readonly trusted: boolean }

async function drive<T>(root: ThrowAwayRoot, what: string, options: object, user: User, env: Env, before: string[]) {
  const argv = [...before, node, join(project, 'test/lab/check-driver.ts'), what, JSON.stringify(options)]
  const temp = user === 'root' ? '/temp-root' : '/temp'
  return JSON.parse(await okay(root, argv, { user, env: { RUNNER_TEMP: temp, ...env } })) as Answer<T>
}

const sandbox = (root: ThrowAwayRoot, options: object, user: User, env: Env = {}, before: string[] = []) =>
  drive<SandboxReport>(root, 'sandbox', { fresh: true, ...options }, user, env, before)

const caches = (root: ThrowAwayRoot, options: object, user: User, env: Env = {}) =>
  drive<CacheCheck>(root, 'caches', options, user, env, [])

const codes = (report: SandboxReport, wanted: 'auto' | 'require') =>
  sandboxProblems(report, wanted).map(({ code, severity }) => `${code} ${severity}`)

describeThrowAway('a machine is looked at', reason, () => {
  describe.each(['trixie', 'sid'] as const)('Nix of %s', (suite) => {
    // One machine with a daemon for all that needs one: its sandbox comes first, then its caches.
    let root: ThrowAwayRoot
    beforeAll(async () => {
      root = await machine(suite, 'daemon', 'root')
    })
    afterAll(() => root?.close())

    it('sandbox: works through the daemon, whatever a user who is not trusted says; and not when its nix.conf says so', async () => {
      const first = await sandbox(root, {}, 'runner', { NIX_CONFIG: 'sandbox = false' })
      expect(first).toMatchObject({ works: true, how: 'sandboxed', asked: 'true', trusted: false, fix: '' })
      expect(codes(first, 'require')).toEqual([])
      // No output: the builder fails on purpose, and Nix leaves an empty lock behind as after any failure.
      const left = await okay(root, ['bash', '-c', 'ls /nix/store | grep sandbox-probe'])
      expect(
        left
          .trim()
          .split('\n')
          .map((name) => name.slice(33)),
      ).toEqual(['sandbox-probe.drv', 'sandbox-probe.lock'])

      writeFileSync(root.at('/etc/nix/nix.conf'), 'build-users-group = nixbld\nsandbox = false\n')
      expect(await sandbox(root, {}, 'runner')).toMatchObject({ how: 'sandboxed' })
      // The daemon reads its file only now; what was found before is not asked again.
      await restart(root)
      expect(await sandbox(root, { fresh: false }, 'runner')).toMatchObject({ how: 'sandboxed' })
      const off = await sandbox(root, {}, 'runner')
      expect(off).toMatchObject({ works: false, how: 'unsandboxed', why: 'the configuration has `sandbox = false`' })
      expect([codes(off, 'auto'), codes(off, 'require')]).toEqual([[], ['INS044 error']])
      const kept = await sandbox(root, { fresh: false }, 'runner')
      // The seconds too: they are those of the probe that was run, not of a second one.
      expect(kept).toEqual(off)
    })

    it('sandbox: works for root in single-user mode, unless it is turned off', async () => {
      await using root = await machine(suite, 'single-user', 'root')
      expect(await sandbox(root, { mode: 'direct' }, 'root')).toMatchObject({ works: true, how: 'sandboxed' })
      const env = { NIX_CONFIG: 'sandbox = false' }
      expect(await sandbox(root, { mode: 'direct' }, 'root', env)).toMatchObject({ works: false, how: 'unsandboxed' })
    })

    it('sandbox: works for a plain user where the kernel gives user namespaces, and is seen not to where it does not', async () => {
      await using root = await machine(suite, 'single-user', 'runner')
      const direct = { mode: 'direct' }
      expect(await sandbox(root, direct, 'runner')).toMatchObject({ works: true, how: 'sandboxed' })
      // In a user namespace of its own the limit is nobody else's.
      const none =
        'echo 0 > /proc/sys/user/max_user_namespaces; exec setpriv --inh-caps=-all --ambient-caps=-all "$0" "$@"'
      const before = ['unshare', '--user', '--map-current-user', '--keep-caps', 'bash', '-c', none]
      const silent = await sandbox(root, direct, 'runner', {}, before)
      expect(silent).toMatchObject({ works: false, how: 'fallback', asked: 'true' })
      expect(silent.why).toContain('user.max_user_namespaces is 0')
      expect(silent.fix).toContain('sysctl')
      expect([codes(silent, 'auto'), codes(silent, 'require')]).toEqual([['INS044 warning'], ['INS044 error']])
      const loud = await sandbox(root, direct, 'runner', { NIX_CONFIG: 'sandbox-fallback = false' }, before)
      expect(loud).toMatchObject({ works: false, how: 'refused' })
      expect(codes(loud, 'auto')).toEqual(['INS044 warning'])
    })

    describe('caches', () => {
      let server: FileServer
      let vault: { readonly url: string; readonly close: () => void }
      let keys: Readonly<Record<'known' | 'other', string>>
      const at = (name: string) => `${server.url}/${name}`
      const dead = 'http://127.0.0.1:9'

      beforeAll(async () => {
        const known = await makeCache(root, 'known')
        keys = { known, other: await makeCache(root, 'other') }
        const info = 'StoreDir: /nix/store\nWantMassQuery: 1\nPriority: 33\n'
        for (const name of ['plain', 'slow', 'failing', 'stalling']) await makeInfo(root, name, info)
        await makeInfo(root, 'elsewhere', info.replace('/nix/store', '/elsewhere'))
        server = await serveFolders([root.at('/caches')])
        vault = await lockedServer(info)
      })
      afterAll(async () => {
        await server?.close()
        vault?.close()
      })

      /** Everything that can be wrong, at once. */
      const world = () => {
        const substituters = [
          at('known'),
          `${at('other')}/`,
          at('elsewhere'),
          at('failing'),
          at('nothing'),
          at('stalling'),
          at('plain'),
          `${at('plain')}?priority=7&trusted=1`,
          dead,
          vault.url,
          'file:///caches/known',
        ]
        server.fail({ path: '/failing/nix-cache-info', status: 500 }, { path: '/stalling/nix-cache-info', stall: true })
        return substituters
      }
      const expected = () => ({
        [at('known')]: 'usable',
        [`${at('other')}/`]: 'missing-key',
        [at('elsewhere')]: 'wrong-store-dir',
        [at('failing')]: 'refused',
        [at('nothing')]: 'refused',
        [at('stalling')]: 'unreachable',
        [at('plain')]: 'unknown',
        [`${at('plain')}?priority=7&trusted=1`]: 'usable',
        [dead]: 'unreachable',
        [vault.url]: 'unknown',
        'file:///caches/known': 'usable',
      })
      const statesOf = (check: CacheCheck) => Object.fromEntries(check.rows.map(({ url, state }) => [url, state]))
      const netrc = () => writeFileSync(root.at('/etc/nix/netrc'), 'machine 127.0.0.1 login lab password open\n')

      it('finds each state through the daemon, for a user who is not trusted', async () => {
        const substituters = world()
        const lines = [`substituters = ${substituters.join(' ')}`, `trusted-public-keys = ${keys.known}`]
        await tellDaemon(root, lines)
        netrc()
        const env = { NIX_CONFIG: `extra-substituters = ${at('mine')}\nextra-trusted-public-keys = ${keys.other}` }
        const check = await caches(root, {}, 'runner', env)
        expect(check.trusted).toBe(false)
        expect(statesOf(check)).toEqual({ ...expected(), [at('mine')]: 'untrusted' })
        const row = (url: string) => check.rows.find((each) => each.url === url)
        expect(row(at('known'))).toMatchObject({ priority: 30, asked: 'daemon', fix: '' })
        expect(row(`${at('plain')}?priority=7&trusted=1`)).toMatchObject({ priority: 7 })
        // It wants a password that the daemon has and this process has not.
        expect(row(vault.url)).toMatchObject({ asked: 'daemon' })
        expect(row(vault.url)).not.toHaveProperty('priority')
        const found = check.problems
        const wanted = ['CCH002', 'CCH007', 'CCH009', 'CCH009', 'CCH010', 'CCH010', 'CCH011']
        expect(found.map(({ code }) => code).sort()).toEqual(wanted)
        expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['warning']))
        for (const { fix } of found) expect(fix).not.toBe('')
      })

      it('finds the same without the daemon, and says errors where caches are required', async () => {
        const substituters = world()
        await okay(root, ['rm', '-f', '/etc/nix/nix.conf'])
        netrc()
        const env = { NIX_CONFIG: `substituters = ${substituters.join(' ')}\ntrusted-public-keys = ${keys.known}` }
        const check = await caches(root, { mode: 'direct', required: true }, 'root', env)
        expect(statesOf(check)).toEqual(expected())
        expect(check.rows.find(({ url }) => url === dead)).toMatchObject({ asked: 'nix' })
        const severities = Object.fromEntries(check.problems.map(({ code, severity }) => [code, severity]))
        const error = 'error'
        expect(severities).toMatchObject({
          CCH002: error,
          CCH009: error,
          CCH010: error,
          CCH011: error,
        })
      })

      it('says that a cache is slow, also where caches are required, and uses it', async () => {
        server.fail()
        const env = { NIX_CONFIG: `substituters = ${at('slow')}` }
        const check = await caches(root, { mode: 'direct', required: true, late: 2_100 }, 'root', env)
        expect(check.rows.map(({ state }) => state)).toEqual(['slow'])
        expect(check.problems).toMatchObject([{ code: 'CCH013', severity: 'warning' }])
      })

      it('finds nothing where all is well', async () => {
        server.fail()
        const env = { NIX_CONFIG: `substituters = ${at('known')}\ntrusted-public-keys = ${keys.known}` }
        const check = await caches(root, { mode: 'direct' }, 'root', env)
        expect(check.rows.map(({ state }) => state)).toEqual(['usable'])
        expect(check.problems).toEqual([])
      })
    })
  })
})

/** A cache with one small path of Nix's own closure, signed by a key of its own; gives the key. */
async function makeCache(root: ThrowAwayRoot, name: string): Promise<string> {
  const script = `set -e
    mkdir -p /caches; n="nix --extra-experimental-features nix-command"
    $n key generate-secret --key-name ${name}-1 > /root/${name}
    leaf=$(nix-store --query --requisites "$(readlink -f ${profile}/nix | cut -d/ -f1-4)" | head -n 1)
    $n copy --to "file:///caches/${name}?compression=none&priority=30&secret-key=/root/${name}" "$leaf"
    sed -i 's/^Priority:.*//; /^$/d' /caches/${name}/nix-cache-info; echo "Priority: 30" >> /caches/${name}/nix-cache-info
    $n key convert-secret-to-public < /root/${name}`
  return (await okay(root, ['bash', '-c', script])).trim()
}

async function makeInfo(root: ThrowAwayRoot, name: string, info: string): Promise<void> {
  await okay(root, ['mkdir', '-p', `/caches/${name}`])
  writeFileSync(root.at(`/caches/${name}/nix-cache-info`), info)
}

/** A cache that wants a password for everything. */
async function lockedServer(info: string) {
  const wanted = `Basic ${Buffer.from('lab:open').toString('base64')}`
  const server = createServer((request, response) => {
    if (request.headers.authorization !== wanted) response.writeHead(401).end()
    else if (request.url === '/nix-cache-info') response.writeHead(200).end(info)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
