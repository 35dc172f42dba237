/** Installations on a stand-in of a Mac (test/fakes/mac.ts): what a user of one would find, before and after. */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nix } from '../../src/actions/setup/nix/provider.ts'
import { owners } from '../../src/actions/setup/owners.ts'
import { provideAll } from '../../src/actions/setup/provider.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { type InstallRequest, installNix } from '../../src/nix/install/install.ts'
import { findUninstallFacts } from '../../src/nix/uninstall/facts.ts'
import { planUninstall } from '../../src/nix/uninstall/plan.ts'
import { uninstall } from '../../src/nix/uninstall/uninstall.ts'
import type { Host } from '../../src/runner/host.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { createMac, type Mac, uid } from '../fakes/mac.ts'
import { addVolume } from '../fakes/mac-tools.ts'
import { fakeHttp } from './host.ts'

const hash = (digit: string) => digit.repeat(32)
const nixPath = `/nix/store/${hash('a')}-nix-2.35.2`
const cacert = `/nix/store/${hash('b')}-nss-cacert-3.110`
const line = 'UUID=UUID /nix apfs rw,noauto,nobrowse,nosuid,noatime,owners'
const [daemonPlist, mounterPlist] = ['org.nixos.nix-daemon', 'org.nixos.darwin-store'].map(
  (label) => `/Library/LaunchDaemons/${label}.plist`,
) as [string, string]

let scratch = ''
let archive: Buffer
let request: InstallRequest
let mac: Mac
let before: object
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'macos-'))
  archive = makeArchive(join(scratch, 'archive'))
  const sha256 = createHash('sha256').update(archive).digest('hex')
  request = { version: '2.35.2', sha256, mode: 'auto', system: 'aarch64-darwin', job: 'one' }
})
afterAll(() => rmSync(scratch, { recursive: true }))
beforeEach(() => newMac())

let count = 0
function newMac(prepare: (fresh: Mac) => void = () => {}): void {
  // One at a time: hundreds of them at the end would be more than a hook has time for on a busy machine.
  rmSync(join(scratch, `mac-${count}`), { recursive: true, force: true })
  count += 1
  mac = createMac(join(scratch, `mac-${count}`))
  prepare(mac)
  before = structuredClone(mac.snapshot())
}

/** As upstream's, with a text for each program that it prints when it is asked for its version. */
function makeArchive(folder: string): Buffer {
  const top = join(folder, 'nix-2.35.2-aarch64-darwin')
  const bin = join(top, nixPath.replace('/nix/', ''), 'bin')
  const bundle = join(top, cacert.replace('/nix/', ''), 'etc/ssl/certs')
  for (const path of [bin, bundle]) mkdirSync(path, { recursive: true })
  writeFileSync(join(bundle, 'ca-bundle.crt'), '')
  for (const name of ['nix', 'nix-store', 'nix-daemon']) {
    writeFileSync(join(bin, name), 'nix (Nix) 2.35.2\n')
    chmodSync(join(bin, name), 0o555)
  }
  const entry = (path: string) => `${path}\nsha256:${'0'.repeat(52)}\n1\n\n0\n`
  writeFileSync(join(top, '.reginfo'), entry(nixPath) + entry(cacert))
  execFileSync('tar', ['-cJf', join(folder, 'nix.tar.xz'), '-C', folder, 'nix-2.35.2-aarch64-darwin'])
  return readFileSync(join(folder, 'nix.tar.xz'))
}

/** All that a Mac without it does, and more. */
const encrypted = ({ state }: Mac) => {
  state.fileVault = true
}

type Options = Parameters<Mac['host']>[0]
const hosted = { env: { RUNNER_ENVIRONMENT: 'github-hosted' } }
const hostOf = (options: Options = {}) =>
  mac.host({ http: fakeHttp(() => new Response(new Uint8Array(archive))), ...options })
const install = (options: Options = {}, more: Partial<InstallRequest> = {}) =>
  installNix(hostOf(options), { ...request, ...more })
const remove = (options: Options = {}) => uninstall(hostOf(options), { force: false, job: 'one', owners })
const uuid = () => mac.state.volumes.find(({ name }) => name === 'Nix Store')?.uuid ?? 'none'
const has = (text: string) => mac.commands().some((command) => command.includes(text))

/** What is the same in two installations: ids of volumes differ. */
const comparable = () =>
  JSON.stringify(withMaps({ ...mac.snapshot(), home: [] }))
    .replaceAll(uuid(), 'UUID')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'KEY')
    .replaceAll(/mac-\d+/g, 'mac')
const withMaps = (value: object) =>
  Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      inner instanceof Map ? [...inner].map(([name, keys]) => [name, keys instanceof Map ? [...keys] : keys]) : inner,
    ]),
  )

async function problems(work: Promise<unknown>): Promise<readonly { code: string; message: string; fix: string }[]> {
  try {
    await work
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problems
    throw cause
  }
  throw new Error('nothing was refused')
}
const codes = async (work: Promise<unknown>) => (await problems(work)).map(({ code }) => code)

describe('an installation on a Mac', () => {
  it('is of the archive for this Mac when the action asks for it', async () => {
    const asked: string[] = []
    const http = fakeHttp((url) => {
      asked.push(url)
      return new Response(null, { status: 404 })
    })
    const given: Readonly<Record<string, string>> = { 'nix-version': '2.35.2', 'store-cache': 'off', caches: 'none' }
    const inputs = readInputs(setupSurface, (name) => given[name] ?? '')
    expect(await codes(provideAll(hostOf({ ...hosted, http }), inputs, 'one', [nix]))).toContain('NET002')
    expect(asked).toEqual(['https://releases.nixos.org/nix/nix-2.35.2/nix-2.35.2-aarch64-darwin.tar.xz'])
  })

  it('with known security holes is a warning, and is not begun where none may be', async () => {
    const given = { 'nix-version': '2.35.2', 'nix-sha256': request.sha256 ?? '', 'store-cache': 'off', caches: 'none' }
    const provide = (advisories: string) =>
      provideAll(
        hostOf(hosted),
        readInputs(setupSurface, (name) => ({ ...given, advisories })[name] ?? ''),
        'one',
        [nix],
      )
    expect(await problems(provide('required'))).toMatchObject([
      { code: 'INS036', severity: 'error', fix: expect.stringContaining('Set nix-version to 2.35.3') },
    ])
    expect(mac.snapshot()).toEqual(before)
    await install({}, { sha256: request.sha256 })
    // It is there now: what is used counts as what is installed.
    expect(await problems(provide('required'))).toMatchObject([
      { code: 'INS036', fix: expect.stringContaining('nix-cuda uninstall') },
    ])
  })

  it('trusts the certificates of the machine before those that came with the archive', async () => {
    newMac((fresh) => fresh.write('/etc/ssl/cert.pem', 'certificates'))
    const done = await install()
    expect(done.environment.variables['NIX_SSL_CERT_FILE']).toBe('/etc/ssl/cert.pem')
    expect(mac.read(daemonPlist)).toContain('<key>NIX_SSL_CERT_FILE</key><string>/etc/ssl/cert.pem')
    newMac((fresh) => fresh.write('/etc/ssl/cert.pem', ''))
    expect((await install()).environment.variables['NIX_SSL_CERT_FILE']).toMatch(/^\/nix\/store\//)
  })

  it('makes volume, users, nix.conf and daemon as upstream has them', async () => {
    const done = await install()
    expect(done).toMatchObject({ made: true, mode: 'daemon', supervision: 'launchd' })
    expect(done.nix).toEqual({ program: '/nix/var/nix/profiles/default/bin/nix', version: '2.35.2' })
    expect(done.environment.variables['NIX_SSL_CERT_FILE']).toBe(`${cacert}/etc/ssl/certs/ca-bundle.crt`)
    expect(mac.read('/etc/synthetic.conf')).toBe('nix\n')
    expect(mac.read('/etc/fstab')).toBe(`${line.replace('UUID=UUID', `UUID=${uuid()}`)}\n`)
    expect(mac.read('/etc/nix/nix.conf')).toBe('build-users-group = nixbld\n')
    expect(mac.state.volumes.at(-1)).toMatchObject({
      name: 'Nix Store',
      container: 'disk3',
      mountedAt: '/nix',
      ownersOn: true,
    })
    expect(mac.state.ownerOf('/nix')).toBe('0:0')
    expect(mac.state.ownerOf('/nix/store')).toBe('0:350')
    const users = [...mac.state.users].filter(([name]) => name.startsWith('_nixbld'))
    expect(users.map(([name, keys]) => [name, keys.get('UniqueID')?.[0]])).toEqual([
      ['_nixbld1', '351'],
      ['_nixbld2', '352'],
      ['_nixbld3', '353'],
    ])
    expect(users[0]?.[1].get('PrimaryGroupID')).toEqual(['350'])
    expect(users[0]?.[1].get('IsHidden')).toEqual(['1'])
    expect(mac.state.groups.get('nixbld')?.get('GroupMembership')).toEqual(['_nixbld1', '_nixbld2', '_nixbld3'])
    expect(mac.state.services.get('org.nixos.nix-daemon')?.at(-1)).toContain('/bin/wait4path')
    expect(mac.read(daemonPlist)).toContain(`<key>NIX_SSL_CERT_FILE</key><string>${cacert}`)
  })

  it('is mounted again when the machine starts, unless that ends with the job', async () => {
    await install()
    mac.restart()
    expect(mac.state.volumes.at(-1)?.mountedAt).toBe('/nix')
    expect(await install()).toMatchObject({ made: false })
    newMac()
    await install(hosted)
    expect(() => mac.read(mounterPlist)).toThrow('ENOENT')
    mac.restart()
    expect(mac.state.volumes.at(-1)?.mountedAt).toBeUndefined()
    expect(await install(hosted)).toMatchObject({ made: false })
    expect(mac.state.volumes.filter(({ name }) => name === 'Nix Store')).toHaveLength(1)
  })

  it('is used by the next job, which changes nothing', async () => {
    await install()
    const first = comparable()
    expect(await install({}, { job: 'one' })).toMatchObject({ made: false, nix: { version: '2.35.2' } })
    expect(comparable()).toBe(first)
    expect(has('addVolume') || has('bootstrap') || has('-create')).toBe(false)
  })

  it('starts the daemon that somebody has stopped', async () => {
    await install()
    mac.state.services.clear()
    expect(await install()).toMatchObject({ made: false })
    expect(mac.state.services.has('org.nixos.nix-daemon')).toBe(true)
  })

  it('takes ids that are free, and a group that is there as it is', async () => {
    newMac(({ state }) => {
      state.groups.set('nixbld', new Map([['PrimaryGroupID', ['4000']]]))
      state.users.set('_other', new Map([['UniqueID', ['351']]]))
    })
    await install()
    expect(mac.state.users.get('_nixbld1')?.get('UniqueID')).toEqual(['352'])
    expect(mac.state.users.get('_nixbld1')?.get('PrimaryGroupID')).toEqual(['4000'])
    await remove()
    mac.restart()
    expect(mac.snapshot()).toEqual(before)
  })

  it('bears with Directory Service when that has no time', async () => {
    mac.state.notYet = 5
    expect(await install()).toMatchObject({ made: true })
    newMac()
    mac.state.notYet = 100
    expect(await codes(install())).toEqual(['INS018'])
  })

  it('encrypts the volume where the disk is, with a key that nobody sees', async () => {
    newMac(encrypted)
    await install()
    const key = mac.state.keychain.get(uuid()) ?? ''
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(mac.state.volumes.at(-1)).toMatchObject({ key, mountedAt: '/nix' })
    expect(mac.commands().join('\n') + JSON.stringify(withMaps({ ...mac.snapshot(), keychain: [] }))).not.toContain(key)
    mac.restart()
    expect(mac.state.volumes.at(-1)).toMatchObject({ mountedAt: '/nix', locked: false })
    await remove()
    mac.restart()
    expect(mac.snapshot()).toEqual(before)
  })

  it('unlocks it again where no service does', async () => {
    newMac(encrypted)
    await install(hosted)
    mac.restart()
    expect(mac.state.volumes.at(-1)).toMatchObject({ locked: true })
    expect(await install(hosted)).toMatchObject({ made: false })
  })
})

describe('what stands against an installation on a Mac', () => {
  const volume = (fresh: Mac) => void addVolume(fresh.state, 'Nix Store', 'disk3')
  it.each<[string, (fresh: Mac) => void, RegExp]>([
    ['a volume of that name', volume, /there is a volume Nix Store/],
    ['a line for /nix', (fresh) => fresh.write('/etc/fstab', 'UUID=1 /nix apfs rw\n'), /\/etc\/fstab has a line/],
    ['a link at /nix', (fresh) => fresh.write('/etc/synthetic.conf', 'nix\tUsers/nix\n'), /makes \/nix a link/],
    ['a service of upstream', (fresh) => fresh.write(daemonPlist, ''), /org\.nixos\.nix-daemon\.plist/],
    [
      'a service of Determinate',
      (fresh) => fresh.write('/Library/LaunchDaemons/systems.determinate.nix-store.plist', ''),
      /systems\.determinate/,
    ],
  ])('%s, of which nothing is touched', async (_, prepare, why) => {
    newMac(prepare)
    const [problem] = await problems(install())
    expect(problem).toMatchObject({ code: 'INS014', message: expect.stringMatching(why) })
    expect(problem?.fix).not.toBe('')
    await remove()
    expect(mac.snapshot()).toEqual(before)
  })

  it('somebody else’s store', async () => {
    newMac((fresh) => {
      fresh.write('/etc/synthetic.conf', 'nix\n')
      addVolume(fresh.state, 'Nix Store', 'disk3')
      fresh.restart()
      const theirs = fresh.state.volumes.at(-1)
      if (theirs) theirs.mountedAt = '/nix'
      fresh.write(`/nix/store/${hash('c')}-x`, '')
    })
    expect(await codes(remove())).toEqual(['INS050'])
    expect(await codes(install())).toEqual(['INS014'])
    expect(mac.snapshot()).toMatchObject({ volumes: (before as { volumes: object }).volumes })
  })

  it('single-user mode, and a user without sudo', async () => {
    expect(await codes(install({}, { mode: 'single-user' }))).toEqual(['INS020'])
    const exec: Host['exec'] = async (command) =>
      command.argv[0] === 'sudo' ? { kind: 'exited', code: 1, stdout: '', stderrTail: [] } : mac.host().exec(command)
    expect(await codes(install({ exec }))).toContain('INS020')
  })

  it('a macOS that is too old, and a disk that is not APFS', async () => {
    const old = mac.host()
    const exec: Host['exec'] = async (command) => {
      if (command.argv[0] === 'sw_vers') return { kind: 'exited', code: 0, stdout: '13.7.1\n', stderrTail: [] }
      if (command.argv[0] === 'diskutil') return { kind: 'exited', code: 1, stdout: '', stderrTail: [] }
      return old.exec(command)
    }
    expect(await codes(install({ exec }))).toEqual(['INS020', 'INS020'])
  })
})

describe('an installation on a Mac that does not come to its end', () => {
  const failing = (what: string): Host['exec'] => {
    const inner = mac.host()
    return (command) =>
      command.argv.join(' ').includes(what)
        ? Promise.resolve({ kind: 'exited', code: 1, stdout: '', stderrTail: [`${what} does not work today`] })
        : inner.exec(command)
  }
  it.each([
    ['security -i', 'INS018'],
    ['encryptVolume', 'INS018'],
    ['unlockVolume', 'INS018'],
    ['apfs.util', 'INS018'],
    ['addVolume', 'INS018'],
    ['mount -mountPoint', 'INS018'],
    ['dseditgroup -o create', 'INS018'],
    ['UserShell', 'INS018'],
    ['--load-db', 'INS018'],
    ['launchctl bootstrap', 'INS021'],
    ['mv -f -- /etc/fstab', 'CFG026'],
    [`mv -f -- ${mounterPlist}`, 'CFG026'],
  ])('is removed whole when %s fails', async (what, code) => {
    newMac(({ state, write }) => {
      state.fileVault = /security|cryptVolume|unlock/.test(what)
      write('/etc/synthetic.conf', 'apollo\tSystem/Volumes/Data/apollo')
      write('/etc/fstab', '# a note\n')
    })
    const [problem] = await problems(install({ exec: failing(what) }))
    expect(problem).toMatchObject({ code, message: expect.not.stringContaining(' at ') })
    expect(problem?.fix).not.toBe('')
    await remove()
    mac.restart()
    expect(mac.snapshot()).toEqual(before)
  })

  it('is removed when the archive is another one', async () => {
    expect(await codes(install({}, { sha256: 'f'.repeat(64) }))).toEqual(['INS012'])
    await remove()
    mac.restart()
    expect(mac.snapshot()).toEqual(before)
  })

  it('says what is left where it cannot be removed, and the next run goes on', async () => {
    const inner = failing('deleteVolume')
    const exec: Host['exec'] = async (command) =>
      command.argv.includes('--load-db') ? { kind: 'exited', code: 1, stdout: '', stderrTail: [] } : inner(command)
    const found = await problems(install({ exec }))
    expect(found.map(({ code }) => code)).toEqual(['INS018', 'INS022'])
    expect(found[1]?.message).toContain('the volume Nix Store')
    expect(await install()).toMatchObject({ made: true })
    expect(mac.state.volumes.filter(({ name }) => name === 'Nix Store')).toHaveLength(1)
  })

  it('is made good by the next run, wherever it was killed', async () => {
    newMac(encrypted)
    await install()
    const [steps, whole] = [mac.steps(), comparable()]
    expect(steps).toBeGreaterThan(60)
    for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
      newMac(encrypted)
      await expect(install({ dieAt }), `step ${dieAt}`).rejects.toThrow()
      await install()
      expect(comparable(), `step ${dieAt}`).toBe(whole)
    }
  })

  it('goes without a trace when it is uninstalled instead, wherever it was killed', async () => {
    newMac(encrypted)
    await install()
    const steps = mac.steps()
    for (let dieAt = 1; dieAt <= steps; dieAt += 3) {
      newMac(encrypted)
      await expect(install({ dieAt }), `step ${dieAt}`).rejects.toThrow()
      const at = `step ${dieAt}`
      await remove()
      mac.restart()
      expect(mac.snapshot(), at).toEqual(before)
    }
  })

  it('does not take a volume for its own that somebody made after the kill', async () => {
    await install()
    const adding = mac.commands().filter((command) => !/^(?:diskutil info|plutil)/.test(command))
    expect(adding.length).toBeGreaterThan(0)
    for (let dieAt = 1; ; dieAt += 1) {
      newMac()
      await install({ dieAt }).catch(() => {})
      if (mac.commands().at(-1)?.includes('addVolume')) break
    }
    const theirs = addVolume(mac.state, 'Nix Store', 'disk3')
    mac.write('/etc/fstab', `UUID=${theirs.uuid} /nix apfs rw\n`)
    expect(await codes(install())).toContain('INS014')
    expect(mac.state.volumes).toContain(theirs)
  })
})

describe('an uninstallation on a Mac', () => {
  it('leaves everything as it was before, but for the empty /nix until the next start', async () => {
    newMac(({ write }) => {
      write('/etc/synthetic.conf', 'apollo\tSystem/Volumes/Data/apollo\n')
      write('/etc/fstab', 'UUID=1 /data apfs rw', 0o600)
      write('/etc/nix/nix.custom.conf', '')
    })
    await install()
    const done = await remove()
    expect(done.done).toContain('remove the APFS volume "Nix Store" of disk3, and our line for it in /etc/fstab')
    expect(done.done).toContain('remove the Nix daemon: stop its service and remove the definition')
    expect(mac.snapshot()).toEqual(before)
    mac.restart()
    expect(mac.snapshot()).toEqual(before)
    expect(await remove()).toMatchObject({ done: [] })
    expect(await install()).toMatchObject({ made: true })
  })

  it('keeps lines that others have written since', async () => {
    await install()
    mac.write('/etc/synthetic.conf', `${mac.read('/etc/synthetic.conf')}other\n`)
    mac.write('/etc/fstab', `${mac.read('/etc/fstab')}UUID=1 /data apfs rw\n`)
    await remove()
    expect(mac.read('/etc/synthetic.conf')).toBe('other\n')
    expect(mac.read('/etc/fstab')).toBe('UUID=1 /data apfs rw\n')
  })

  it('goes on where it was killed', async () => {
    await install()
    await remove()
    const steps = mac.steps()
    expect(steps).toBeGreaterThan(20)
    for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
      newMac()
      await install()
      await expect(remove({ dieAt }), `step ${dieAt}`).rejects.toThrow()
      await remove()
      mac.restart()
      expect(mac.snapshot(), `step ${dieAt}`).toEqual(before)
    }
  })

  it('is refused while the volume is not mounted, with what to do', async () => {
    await install(hosted)
    mac.restart()
    const [problem] = await problems(remove())
    expect(problem).toMatchObject({ code: 'INS050', fix: expect.stringContaining(`-mountPoint /nix ${uuid()}`) })
    const theirs = mac.state.volumes.at(-1)
    if (theirs) theirs.mountedAt = '/nix'
    await remove()
    mac.restart()
    expect(mac.snapshot()).toEqual(before)
  })

  it('says first what it will take', async () => {
    await install()
    const plan = planUninstall(await findUninstallFacts(hostOf()), { force: false, job: 'one', owners })
    expect(plan.problems).toEqual([])
    expect(plan.steps.map(({ what }) => what)).toEqual(['daemon', 'nix', 'volume', 'user-cache', 'user-cache', 'state'])
    expect(plan.steps.flatMap(({ lines }) => lines)).toContain('remove everything in /nix')
    expect(plan.stays).toEqual([])
    expect(uid).toBe(501)
  })
})
