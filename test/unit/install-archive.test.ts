import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cudaSystems as systems } from '../../src/model/system.ts'
import { certificateSetting, nixEnvironment } from '../../src/nix/install/environment.ts'
import {
  chooseArchive,
  compareReleases,
  defaultVersion,
  parseSha256,
  releases,
} from '../../src/nix/install/releases.ts'
import { readContents, readRegistration, unpackStream } from '../../src/nix/install/unpack.ts'
import { installEnv } from '../../src/nix/install-commands.ts'
import { userCache } from '../../src/nix/user-cache.ts'
import type { Outcome } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { realExec, testHost } from './host.ts'

const upstream = { baseUrl: 'https://releases.nixos.org/nix', system: 'x86_64-linux' } as const

describe('the manifest of releases', () => {
  it('has only full hashes that two sources or more agree on, newest release first', () => {
    const entries = Object.values(releases).flatMap((bySystem) => Object.values(bySystem))
    for (const { sha256, sources } of entries) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(sources).toBeGreaterThanOrEqual(2)
    }
    expect(new Set(entries.map(({ sha256 }) => sha256)).size).toBe(entries.length)
    expect(Object.keys(releases)).toEqual(Object.keys(releases).sort(compareReleases))
    expect(releases['2.34.4']?.['x86_64-linux']).toBeUndefined()
  })

  it('has a default that every system has, and nothing newer does', () => {
    expect(systems.every((system) => releases[defaultVersion()]?.[system])).toBe(true)
    const entry = { sha256: 'a'.repeat(64), sources: 2 }
    const both = { 'x86_64-linux': entry, 'aarch64-linux': entry }
    expect(defaultVersion({ '2.9.0': both, '2.10.1': both, '2.11.0': { 'x86_64-linux': entry } })).toBe('2.10.1')
    // Upstream makes no archive for Intel Macs from 2.36 on: they stay on the last release that has one.
    const last = { '2.36.0': both, '2.35.2': { ...both, 'x86_64-darwin': entry } }
    expect([defaultVersion(last), defaultVersion(last, 'x86_64-darwin')]).toEqual(['2.36.0', '2.35.2'])
    for (const system of ['aarch64-darwin', 'x86_64-darwin'] as const) {
      expect(chooseArchive({ ...upstream, system }).folder).toBe(`nix-${defaultVersion()}-${system}`)
    }
  })

  it('finds the archive of a version, and takes the user’s hash before its own', () => {
    const known = chooseArchive({ ...upstream, version: '2.34.7' })
    expect(known).toMatchObject({
      url: 'https://releases.nixos.org/nix/nix-2.34.7/nix-2.34.7-x86_64-linux.tar.xz',
      folder: 'nix-2.34.7-x86_64-linux',
      trust: 'manifest',
    })
    const sri = `sha256-${Buffer.from(known.sha256, 'hex').toString('base64')}`
    expect(parseSha256(sri)).toBe(known.sha256)
    expect(parseSha256(` ${known.sha256.toUpperCase()}\n`)).toBe(known.sha256)
    const given = chooseArchive({ ...upstream, baseUrl: 'http://127.0.0.1:1/nix/', version: '3.0', sha256: sri })
    expect(given).toMatchObject({
      sha256: known.sha256,
      trust: 'user',
      url: expect.stringMatching(/:1\/nix\/nix-3\.0\//),
    })
  })

  it.each([
    [{ version: '2.34.4' }, /INS010.*No SHA-256 is known.*2\.35\.2.*sha256sum/],
    [{ version: '2.99.0' }, /INS010/],
    [{ version: '../2.35.2' }, /INS011/],
    [{ version: '2' }, /INS011/],
    [{ version: '2.35.2', sha256: 'abc' }, /INS011.*not a SHA-256/],
    [{ version: '2.35.2', sha256: 'sha512-AAAA' }, /INS011/],
    [{ baseUrl: 'file:///tmp' }, /INS011.*base URL/],
    [{ baseUrl: 'https://user:secret@mirror.example/nix' }, /^INS011((?!secret).)*$/],
    [{ baseUrl: 'https://mirror.example/nix?token=secret' }, /^INS011((?!secret).)*$/],
  ])('refuses %j', (more, message) => {
    expect(() => chooseArchive({ ...upstream, ...more })).toThrow(message)
  })
})

const hash = (digit: string) => digit.repeat(32)
const [nix, cli, cacert] = [`${hash('1')}-nix-2.35.2`, `${hash('2')}-nix-2.35.2`, `${hash('3')}-nss-cacert-3.117`]
const names = [nix, cli, cacert]
const entry = (name: string, references: readonly string[] = []) =>
  [`/nix/store/${name}`, `sha256:${'0'.repeat(52)}`, '120', '', String(references.length)]
    .concat(references.map((reference) => `/nix/store/${reference}`))
    .join('\n')
const registration = `${[entry(nix, [nix, cli]), entry(cli), entry(cacert)].join('\n')}\n`

describe('readRegistration', () => {
  it('gives the references of each path', () => {
    const references = readRegistration(registration, names)
    expect(references.get(`/nix/store/${nix}`)).toEqual([`/nix/store/${cli}`])
    expect(references.size).toBe(3)
  })

  it.each([
    ['a path that is not there', entry(`${hash('4')}-x`), /is not in its store/],
    ['a path outside', entry('../../etc/passwd'), /is not in its store/],
    ['a path twice', entry(nix), /twice/],
    ['a reference that is not there', entry(`${hash('5')}-y`, [`${hash('4')}-x`]), /is not in its store/],
    ['no hash', `/nix/store/${nix}\nmd5:0\n1\n\n0`, /does not begin an entry/],
    [
      'fewer references than it says',
      `/nix/store/${hash('5')}-y\nsha256:${'0'.repeat(52)}\n1\n\n7`,
      /less than it says/,
    ],
  ])('refuses %s', (_, more, message) => {
    expect(() => readRegistration(`${registration}${more}\n`, [...names, `${hash('5')}-y`])).toThrow(message)
  })

  it('refuses a store path that it does not name', () => {
    expect(() => readRegistration(registration, [...names, `${hash('4')}-x`])).toThrow(/INS017.*does not name/)
  })
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('unpacking', () => {
  const host = testHost({ exec: realExec })
  const top = 'nix-2.35.2-x86_64-linux'
  const expected = { folder: top, version: '2.35.2' }
  const env = { PATH: process.env['PATH'] }

  /** An archive of these files, made by tar with further arguments. */
  function archive(files: Readonly<Record<string, string>>, more: readonly string[] = []): Buffer {
    const source = join(folder, 'source')
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(source, path, '..'), { recursive: true })
      writeFileSync(join(source, path), text)
    }
    const path = join(folder, 'archive.tar.xz')
    execFileSync('tar', ['-cJf', path, '-C', source, ...more, '.'])
    return readFileSync(path)
  }
  const files = (extra: Readonly<Record<string, string>> = {}, text = registration) => ({
    [`${top}/.reginfo`]: text,
    [`${top}/install`]: '',
    ...Object.fromEntries(names.map((name) => [`${top}/store/${name}/file`, name])),
    ...extra,
  })
  async function* stream(bytes: Buffer, taken: { count: number } = { count: 0 }) {
    for (let at = 0; at < bytes.length; at += 100) {
      const chunk = bytes.subarray(at, at + 100)
      taken.count += chunk.length
      yield chunk
    }
  }
  const target = () => join(folder, 'target')
  const unpack = (bytes: Buffer) => unpackStream(host, target(), stream(bytes), env)

  it('gives what an archive holds; of two paths named nix, the outer one', async () => {
    expect(await unpack(archive(files(), ['--transform=s,^\\./,,']))).toBeUndefined()
    const contents = await readContents(host, target(), expected)
    expect(contents).toMatchObject({ nix: `/nix/store/${nix}`, cacert: `/nix/store/${cacert}`, registration })
    expect([...contents.names].sort()).toEqual([...names].sort())
  })

  it('takes a damaged stream to its end, so that its hash can tell', async () => {
    const bytes = archive(files())
    bytes.fill(0, 40, 120)
    const taken = { count: 0 }
    const failure = await unpackStream(host, target(), stream(bytes, taken), env)
    expect(failure).toMatchObject({ kind: 'damaged' })
    expect(taken.count).toBe(bytes.length)
  })

  it.each(['tar: a/file: Cannot write: No space left on device', 'tar: a/file: Wrote only 512 of 10240 bytes'])(
    'knows a full disk by what tar says: %s',
    async (line) => {
      const stderrTail = [line, 'tar: Exiting with failure status due to previous errors']
      const exec = async (): Promise<Outcome> => ({ kind: 'exited', code: 2, stdout: '', stderrTail })
      const failure = await unpackStream(testHost({ exec }), target(), stream(Buffer.from('x')), env)
      expect(failure).toEqual({ kind: 'disk-full', detail: line })
    },
  )

  it('writes nothing outside, whatever the names in the archive say', async () => {
    const outside = join(folder, 'outside')
    const bytes = archive({ evil: 'x' }, ['--absolute-names', `--transform=s,^\\./evil,../outside,`])
    await unpack(bytes)
    const absolute = archive({ evil: 'x' }, ['--absolute-names', `--transform=s,^\\./evil,${outside},`])
    await unpack(absolute)
    expect(() => readFileSync(outside)).toThrow('ENOENT')
  })

  it.each([
    ['another top folder', { 'other/file': '' }, /its top is/],
    ['a malformed store name', { [`${top}/store/short-nix/file`]: '' }, /its store has "short-nix"/],
    ['a store path that is not registered', { [`${top}/store/${hash('4')}-x/file`]: '' }, /does not name/],
    ['an empty registration', { [`${top}/.reginfo`]: '' }, /does not name/],
  ])('refuses %s', async (_, extra, message) => {
    await unpack(archive(files(extra)))
    await expect(readContents(host, target(), expected)).rejects.toThrow(message)
  })

  it('refuses a store or registration of another type', async () => {
    await unpack(archive({ [`${top}/store`]: 'a file' }))
    await expect(readContents(host, target(), expected)).rejects.toThrow(/INS017.*store is missing or of another type/)
  })
})

describe('environment', () => {
  const certificates = { machine: '/etc/ssl/certs/ca-certificates.crt', cacert: '/nix/store/c' }
  const of = (env: Record<string, string>, machine: string | undefined = certificates.machine) =>
    nixEnvironment(testHost({ env }), { ...certificates, machine })

  it('is what a login shell gets from upstream’s profile script', async () => {
    expect(await of({ HOME: '/home/me' })).toEqual({
      path: ['/home/me/.nix-profile/bin', '/nix/var/nix/profiles/default/bin'],
      variables: {
        NIX_PROFILES: '/nix/var/nix/profiles/default /home/me/.nix-profile',
        NIX_SSL_CERT_FILE: certificates.machine,
      },
    })
    mkdirSync(join(folder, 'nix/profile'), { recursive: true })
    expect((await of({ HOME: '/home/me', XDG_STATE_HOME: folder })).path[0]).toBe(join(folder, 'nix/profile/bin'))
    expect((await of({ NIX_STATE_HOME: '/s' })).path[0]).toBe('/s/profile/bin')
    // Nobody of /etc/passwd.
    const nobody = testHost({ uid: 4_000_000_000 })
    expect((await nixEnvironment(nobody, certificates)).path).toEqual(['/nix/var/nix/profiles/default/bin'])
  })

  it('has the profile of the home that Nix takes, where HOME is somebody else’s', async () => {
    const root = testHost({ env: { HOME: folder }, uid: 0 })
    const stat = async () => ({ uid: 1001 })
    const other = { ...root, files: { ...root.files, stat: stat as unknown as Host['files']['stat'] } }
    expect((await nixEnvironment(other, certificates)).path[0]).toBe('/root/.nix-profile/bin')
    expect(await userCache(other)).toBe('/root/.cache/nix')
  })

  it('keeps the certificates that are set, and falls back to Nix’s own', async () => {
    expect((await of({ NIX_SSL_CERT_FILE: '/my.crt' })).variables['NIX_SSL_CERT_FILE']).toBe('/my.crt')
    const own = await nixEnvironment(testHost(), { machine: undefined, cacert: '/nix/store/c' })
    expect(own.variables['NIX_SSL_CERT_FILE']).toBe('/nix/store/c/etc/ssl/certs/ca-bundle.crt')
  })

  it('lets a daemon of systemd, which has no variables, trust the machine’s certificates wherever they are', () => {
    const certificates = '/etc/pki/tls/certs/ca-bundle.crt'
    const setting = (env: Record<string, string>, machine?: string) => certificateSetting({ env }, 'systemd', machine)
    expect(setting({}, certificates)).toEqual({ 'ssl-cert-file': certificates })
    expect(setting({ NIX_SSL_CERT_FILE: '/my.crt' }, certificates)).toEqual({ 'ssl-cert-file': '/my.crt' })
    // What Nix finds by itself, and where there is nothing but its own.
    expect([setting({}, '/etc/ssl/certs/ca-certificates.crt'), setting({})]).toEqual([{}, {}])
    // Others see the variable.
    expect(certificateSetting({ env: {} }, 'own', certificates)).toEqual({})
  })

  it('gives the installation’s own commands no settings of another Nix and no inputs', () => {
    const env = installEnv({ NIX_CONFIG: 'x', NIX_REMOTE: 'y', INPUT_TOKEN: 'z', PATH: '/opt/bin', HOME: '/h' })
    expect(env).toMatchObject({ HOME: '/h', LC_ALL: 'C', PATH: expect.stringMatching(/^\/opt\/bin:.*\/usr\/sbin/) })
    expect(Object.keys(env).filter((name) => /^NIX_|^INPUT_/.test(name))).toEqual([])
  })
})
