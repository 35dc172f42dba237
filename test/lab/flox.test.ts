/** Flox from packages of the vendor's kind and layout, and through a real Nix, in throw-away roots. flox itself is a stand-in. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppliedFloxSettings } from '../../src/flox/apply-settings.ts'
import type { ProvidedFlox } from '../../src/flox/install.ts'
import type { Problem } from '../../src/model/problem.ts'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import {
  bundledNix,
  ensureFloxDeb,
  type FloxPackageFile,
  floxVersion,
  installRpm,
  makeFloxRpm,
  noRpm,
} from './flox-packages.ts'
import { labContext, project } from './lab.ts'
import { ensureRelease } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'

const reason = await noThrowAway()
const node = join(project, 'node_modules/.bin/node')
const driver = [node, join(project, 'test/lab/flox-driver.ts')]
const temp = '/runner-temp'

type Answer = ProvidedFlox & AppliedFloxSettings & { readonly problems?: readonly Problem[] }
interface How {
  readonly user?: 'root' | 'runner'
  readonly env?: Readonly<Record<string, string>>
}

let deb: FloxPackageFile
let mirror: FileServer
beforeAll(async () => {
  if (reason) return
  deb = await ensureFloxDeb(labContext())
  mirror = await serveFolders([deb.folder])
})
afterAll(() => mirror?.close())

const wanted = (more: object = {}) => ({ baseUrl: mirror.url, version: floxVersion, sha256: deb.sha256, ...more })

async function act(root: ThrowAwayRoot, what: string, options: object = {}, how: How = {}) {
  const user = how.user ?? 'root'
  await root.makeFolder(temp, user)
  const env = { RUNNER_TEMP: temp, ...how.env }
  const ran = await root.run([...driver, what, JSON.stringify(options)], { user, env })
  const line = ran.stdout.trim().split('\n').at(-1) ?? ''
  const answer = (line.startsWith('{') ? JSON.parse(line) : {}) as Answer
  return { ...ran, answer, codes: (answer.problems ?? []).map(({ code }) => code) }
}

async function provide(root: ThrowAwayRoot, options: object, how: How = {}): Promise<Answer> {
  const { code, answer, stdout, stderr } = await act(root, 'provide', options, how)
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 })
  return answer
}

const said = async (root: ThrowAwayRoot, ...argv: string[]) => {
  const { code, stdout } = await root.run(argv)
  return code === 0 ? stdout.trim() : ''
}
const dpkgState = (root: ThrowAwayRoot) => said(root, 'dpkg-query', '-W', '-f=${Status}', 'flox')

/** What belongs to Flox or to Nix on the machine, and what our own commands leave in the job's folder. */
const traces = (root: ThrowAwayRoot) =>
  said(
    root,
    'bash',
    '-c',
    `ls -d /nix /etc/nix /usr/bin/flox /usr/bin/nix ${temp}/nix-cuda/* 2> /dev/null; dpkg-query -W flox 2> /dev/null; true`,
  )

describeThrowAway('Flox in a throw-away root', reason, () => {
  it.each([
    { place: 'root, without systemd', systemd: false, user: 'root' as const },
    { place: 'runner with sudo, and systemd', systemd: true, user: 'runner' as const },
  ])('installs the package and uses it the second time: $place', async ({ systemd, user }) => {
    await using root = await openThrowAwayRoot({ systemd })
    const first = await provide(root, wanted(), { user })
    expect(first).toMatchObject({
      by: 'package',
      flox: { program: '/usr/bin/flox', version: floxVersion },
      warnings: [],
    })
    expect(await said(root, 'flox', '--version')).toBe(floxVersion)
    expect(await dpkgState(root)).toBe('install ok installed')
    expect(await said(root, 'cat', '/var/lib/flox-figures')).toBe('disable=true')
    const asked = mirror.requests.length
    expect(await provide(root, wanted(), { user })).toMatchObject({ by: 'existing', warnings: [] })
    const other = await provide(root, wanted({ version: '1.13.0' }), { user })
    expect(other).toMatchObject({ by: 'existing', flox: { version: floxVersion }, warnings: [{ code: 'FLX005' }] })
    expect(mirror.requests).toHaveLength(asked)
    expect(await said(root, 'ls', `${temp}/nix-cuda`)).toBe('')
  })

  it('refuses what it cannot prove, fetch or do, and installs nothing', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    const path = `/${deb.path}`
    const cases = [
      { what: 'another hash', options: { sha256: 'a'.repeat(64) }, faults: [], code: 'FLX003' },
      { what: 'the manifest’s hash', options: { sha256: undefined }, faults: [], code: 'FLX003' },
      { what: 'no hash', options: { version: '1.14.99', sha256: undefined }, faults: [], code: 'FLX002' },
      { what: 'no such version', options: { version: '9.9.9' }, faults: [], code: 'NET002' },
      { what: 'cut', options: {}, faults: [{ path, cut: true }], code: 'NET003' },
      { what: 'redirect to a file', options: {}, faults: [{ path, redirect: 'file:///etc/passwd' }], code: 'NET004' },
    ]
    for (const { what, options, faults, code } of cases) {
      mirror.fail(...faults)
      expect((await act(root, 'provide', wanted(options))).codes, what).toEqual([code])
      expect(await traces(root), what).toBe('')
    }
    mirror.fail()
    expect((await act(root, 'provide', wanted(), { user: 'runner' })).codes).toEqual(['FLX004'])
    expect(await traces(root)).toBe('')
    await root.run(['bash', '-c', 'mkdir /etc/nix && echo "cores = 2" > /etc/nix/nix.conf'])
    expect((await act(root, 'provide', wanted())).codes).toEqual(['FLX004'])
    expect(await said(root, 'cat', '/etc/nix/nix.conf')).toBe('cores = 2')
    expect(await dpkgState(root)).toBe('')
    await root.run(['rm', '-r', '/etc/nix'])
    mirror.fail({ path, cut: true, times: 1 }, { path, status: 503, times: 1 })
    expect(await provide(root, wanted())).toMatchObject({ by: 'package' })
    mirror.fail()
  })

  it('repairs what a killed download, a killed job and a failed package left', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    await root.makeFolder(temp, 'root')
    mirror.fail({ path: `/${deb.path}`, stall: true })
    const before = mirror.requests.length
    const running = root.start([...driver, 'provide', JSON.stringify(wanted())], { env: { RUNNER_TEMP: temp } })
    while (mirror.requests.length === before) await sleep(20)
    await running.kill('SIGKILL')
    await running.done
    mirror.fail()
    expect(await traces(root)).toBe(`${temp}/nix-cuda/flox-download`)
    expect((await act(root, 'provide', wanted(), { env: { DIE_AT: 'flox: package' } })).code).not.toBe(0)
    await root.run(['bash', '-c', 'mkdir /etc/nix && touch /etc/nix/nix.conf'])
    expect((await act(root, 'provide', wanted())).codes, 'nothing of ours to take up').toEqual(['FLX004'])
    await root.run(['rm', '-r', '/etc/nix'])
    await root.run(['touch', '/fail-flox'])
    const failed = await act(root, 'provide', wanted())
    expect(failed.codes).toEqual(['FLX004'])
    expect(failed.answer.problems?.[0]?.message).toContain('made to fail')
    expect(await dpkgState(root)).toBe('install ok half-configured')
    await root.run(['rm', '/fail-flox'])
    expect(await provide(root, wanted())).toMatchObject({ by: 'package', flox: { version: floxVersion } })
    expect(await dpkgState(root)).toBe('install ok installed')
    expect(await said(root, 'ls', `${temp}/nix-cuda`)).toBe('')
  })

  it('leaves an existing Nix as it is: no package over it, and Flox through it at a commit', async () => {
    const release = await ensureRelease('sid', labContext())
    await using releases = await serveFolders([release.folder])
    await using root = await openThrowAwayRoot({ systemd: false })
    const nixRequest = { ...release, baseUrl: `${releases.url}/nix`, mode: 'single-user' }
    const installer = join(project, 'test/lab/install-driver.ts')
    expect(await root.run([node, installer, 'install', JSON.stringify(nixRequest)])).toMatchObject({ code: 0 })
    const PATH = '/nix/var/nix/profiles/default/bin:/usr/sbin:/usr/bin:/sbin:/bin'
    const NIX_CONFIG = 'substituters =\nsandbox = false'
    const env = { PATH, NIX_CONFIG }
    const nixState = async () => [
      await said(root, '/nix/var/nix/profiles/default/bin/nix', '--version'),
      await said(
        root,
        'bash',
        '-c',
        'sha256sum /etc/nix/nix.conf; readlink -f /nix/var/nix/profiles/*; ls -A ~ | grep -v cache',
      ),
    ]
    const before = await nixState()
    expect((await act(root, 'provide', wanted(), { env })).codes).toEqual(['FLX004'])
    expect(await dpkgState(root)).toBe('')

    const commit = await makeFlake(root)
    const request = { baseUrl: mirror.url, flake: 'git+file:///flake', commit }
    const refused = await act(root, 'provide', { ...request, commit: 'a'.repeat(40) }, { env })
    expect(refused.codes, refused.stderr).toEqual(['FLX004'])
    const done = await provide(root, request, { env })
    const link = `${temp}/nix-cuda/flox-result`
    expect(done).toMatchObject({ by: 'nix', flox: { version: floxVersion }, path: [`${link}/bin`] })
    expect(await said(root, `${link}/bin/flox`, '--version')).toBe(floxVersion)
    expect(await nixState()).toEqual(before)
    expect(before[0]).not.toContain(bundledNix)
    expect((await act(root, 'undo', {}, { env })).code).toBe(0)
    expect(await said(root, 'ls', `${temp}/nix-cuda`)).toBe('')
  })

  it('gives the job settings of its own, with figures off, and removes them again', async () => {
    await using root = await openThrowAwayRoot({ systemd: false, sudo: true })
    await provide(root, wanted(), { user: 'runner' })
    const users = '/home/runner/.config/flox/flox.toml'
    await root.run(['bash', '-c', `mkdir -p ~/.config/flox && echo 'search_limit = 7' > ${users}`], { user: 'runner' })
    const request = { metrics: false, trusted: ['acme/*'], extra: 'auto_activate = disabled' }
    const options = { program: '/usr/bin/flox', request }
    const { answer, code } = await act(root, 'settings', options, { user: 'runner' })
    expect(code).toBe(0)
    const shown = await root.run(['flox', 'config'], { user: 'runner', env: answer.variables })
    expect(shown.stdout.trim().split('\n').sort()).toEqual([
      'auto_activate = "disabled"',
      'disable_metrics = true',
      'search_limit = 7',
      'trusted_environments."acme/*" = "trust"',
      'upgrade_notifications = false',
    ])
    expect(answer.variables['FLOX_DISABLE_METRICS']).toBe('true')
    expect(await said(root, 'cat', users)).toBe('search_limit = 7')
    const bad = { ...options, request: { ...request, extra: 'no_such_key = 1' } }
    expect((await act(root, 'settings', bad, { user: 'runner' })).codes).toEqual(['FLX007'])
    expect((await act(root, 'settings', options, { user: 'runner' })).code).toBe(0)
    expect((await act(root, 'undo', {}, { user: 'runner' })).code).toBe(0)
    expect(await said(root, 'ls', `${temp}/nix-cuda`)).toBe('')
    expect(await said(root, 'cat', users)).toBe('search_limit = 7')
  })
})

describeThrowAway('Flox by rpm in a throw-away root', reason ?? noRpm(), () => {
  it('takes a hash, or a signature that rpm itself checks, and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flox-rpm-'))
    await using rpms = await serveFolders([folder])
    try {
      await using root = await openThrowAwayRoot({ systemd: false })
      await installRpm(labContext(), root)
      await root.run(['bash', '-c', 'rm /etc/os-release; echo "ID=fedora" > /etc/os-release'])
      const plain = await makeFloxRpm(root, folder, { sign: false })
      const request = { baseUrl: rpms.url, version: floxVersion }
      const rpmState = () => said(root, 'rpm', '-q', 'flox')
      expect((await act(root, 'provide', request)).codes).toEqual(['FLX002'])
      expect((await act(root, 'provide', { ...request, sha256: 'a'.repeat(64) })).codes).toEqual(['FLX003'])
      expect(await rpmState()).toBe('')
      expect(await provide(root, { ...request, sha256: plain.sha256 })).toMatchObject({ by: 'package' })
      expect(await rpmState()).toBe(`flox-${floxVersion}-1.noarch`)
      expect(await said(root, 'cat', '/var/lib/flox-figures')).toBe('disable=true')
      await root.run(['bash', '-c', 'rpm -e flox && rm -rf /nix /etc/nix'])

      const signed = await makeFloxRpm(root, folder, { sign: true })
      expect(signed.sha256).not.toBe(plain.sha256)
      expect((await act(root, 'provide', request)).codes).toEqual(['FLX002'])
      await root.run(['rpm', '--import', '/flox-key.asc'])
      await makeFloxRpm(root, folder, { sign: false })
      const unsigned = await act(root, 'provide', request)
      expect(unsigned.codes, unsigned.stderr).toEqual(['FLX004'])
      expect(await rpmState()).toBe('')
      const key = readFileSync(root.at('/flox-key.asc'))
      await makeFloxRpm(root, folder, { sign: true })
      expect(readFileSync(root.at('/flox-key.asc'))).not.toEqual(key)
      const foreign = await act(root, 'provide', request)
      expect(foreign.codes, foreign.stderr).toEqual(['FLX004'])
      expect(await rpmState()).toBe('')
      // In rpm's own database every key counts for every package.
      const ownKey = readFileSync(root.at('/flox-key.asc'))
      await makeFloxRpm(root, folder, { sign: true, owner: 'Some Distribution' })
      await root.run(['rpm', '--import', '/flox-key.asc'])
      const other = await act(root, 'provide', request)
      expect(other.codes, other.stderr).toEqual(['FLX004'])
      expect(other.stdout).toContain('it is not signed by a key of Flox')
      expect(await rpmState()).toBe('')
      const older = join(folder, plain.path.replace(floxVersion, '9.9.9'))
      cpSync(join(folder, plain.path), older)
      const sha256 = createHash('sha256').update(readFileSync(older)).digest('hex')
      const mislabelled = await act(root, 'provide', { ...request, version: '9.9.9', sha256 })
      expect(mislabelled.codes, mislabelled.stderr).toEqual(['FLX004'])
      expect(mislabelled.stdout).toContain(`its version is \\"${floxVersion}\\", not 9.9.9`)
      expect(await rpmState()).toBe('')
      await makeFloxRpm(root, folder, { sign: true })
      expect(readFileSync(root.at('/flox-key.asc'))).not.toEqual(ownKey)
      await root.run(['rpm', '--import', '/flox-key.asc'])
      expect(await provide(root, request)).toMatchObject({ by: 'package', flox: { version: floxVersion } })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** A flake whose default package is the stand-in, at /flake of the root; gives its commit. */
async function makeFlake(root: ThrowAwayRoot): Promise<string> {
  const flake = `{ outputs = { self }: { packages = builtins.listToAttrs (map (system: { name = system; value.default = derivation {
    name = "flox"; inherit system; builder = "/bin/sh"; PATH = "/usr/bin:/bin";
    args = [ "-c" "mkdir -p $out/bin; cp \${./flox} $out/bin/flox; chmod 755 $out/bin/flox" ]; }; }) [ "x86_64-linux" "aarch64-linux" ]); }; }`
  await root.run(['mkdir', '/flake'])
  await root.run(['tee', '/flake/flake.nix'], { input: flake })
  await root.run(['tee', '/flake/flox'], { input: floxStandIn(floxVersion) })
  const git = ['git', '-C', '/flake', '-c', 'user.name=lab', '-c', 'user.email=lab@example.org']
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-q', '-m', 'stand-in'],
  ])
    await root.run([...git, ...args])
  return said(root, ...git, 'rev-parse', 'HEAD')
}
