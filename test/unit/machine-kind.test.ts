/** Every kind of machine, from made-up trees: what `findMachineFacts` sees, and what is decided there. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { otherVersion } from '../../src/actions/setup/nix/provider.ts'
import type { Nix } from '../../src/nix/find.ts'
import { findMachineFacts, type MachineFacts, type MachineKind } from '../../src/nix/machine-kind.ts'
import { decidePreinstalled, machineDefaults } from '../../src/nix/preinstalled.ts'
import type { Files, Host } from '../../src/runner/host.ts'
import { testHost } from './host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'places-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let count = 0

interface World {
  /** Path → content; `-> target` is a link. */
  readonly tree?: Readonly<Record<string, string>>
  readonly version?: string
  readonly sudo?: boolean
  readonly host?: Partial<Host>
}

const upstream = 'nix (Nix) 2.34.8'

/** A machine whose absolute paths lie in a folder of the test. */
function world({ tree = {}, version, sudo = true, host = {} }: World): { host: Host; nix: Nix | undefined } {
  const root = join(scratch, String(count++))
  mkdirSync(root)
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    if (content.startsWith('-> ')) symlinkSync(content.slice(3), join(root, path))
    else writeFileSync(join(root, path), content)
  }
  const inside = (path: unknown) => join(root, String(path))
  const stub = {
    ...files,
    lstat: (path: string) => files.lstat(inside(path)),
    readFile: (path: string, encoding: 'utf8') => files.readFile(inside(path), encoding),
    realpath: async (path: string) => (await files.realpath(inside(path))).replace(root, ''),
  } as unknown as Files
  const exec: Host['exec'] = async ({ argv }) => ({
    kind: 'exited',
    code: argv[0] === 'sudo' && !sudo ? 1 : 0,
    stdout: argv.includes('--version') ? `${version}\n` : '',
    stderrTail: [],
  })
  const nix = version === undefined ? undefined : { program: '/usr/bin/nix', version: version.split(' ').at(-1) ?? '' }
  return { host: testHost({ files: stub, exec, ...host }), nix }
}

const machine = (given: World): Promise<MachineFacts> => {
  const { host, nix } = world(given)
  return findMachineFacts(host, nix)
}
const hosted = { env: { RUNNER_ENVIRONMENT: 'github-hosted' } }
const daemonTree = { '/nix/var/nix/daemon-socket/socket': '', '/etc/nix/nix.conf': 'build-users-group = nixbld\n' }

const worlds: Readonly<Record<MachineKind, World>> = {
  'hosted-linux': { host: hosted, tree: { '/run/systemd/system/x': '' } },
  'hosted-macos': { host: { ...hosted, platform: 'darwin' } },
  container: { tree: { '/.dockerenv': '' }, host: { uid: 0 } },
  rootless: { sudo: false },
  none: {},
  nixos: {
    version: upstream,
    tree: { '/etc/NIXOS': '', '/etc/nix/nix.conf': '-> ../static/nix/nix.conf', '/etc/static/nix/nix.conf': '' },
  },
  'nix-darwin': {
    version: upstream,
    host: { platform: 'darwin' },
    tree: {
      '/run/current-system/darwin-version': '25.11.3bda9f6\n',
      '/etc/nix/nix.conf': '-> ../static/nix/nix.conf',
      '/etc/static/nix/nix.conf': '',
    },
  },
  determinate: { version: 'nix (Determinate Nix 3.19.0) 2.33.4', tree: daemonTree },
  lix: { version: 'nix (Lix, like Nix) 2.93.0', tree: daemonTree },
  debian: { version: 'nix (Nix) 2.26.3', tree: { ...daemonTree, '/var/lib/dpkg/info/nix-bin.list': '' } },
  'upstream-daemon': { version: upstream, tree: daemonTree },
  'upstream-single': { version: upstream },
  windows: { host: { platform: 'win32' } },
}

describe('findMachineFacts', () => {
  it.each(Object.entries(worlds) as [MachineKind, World][])('knows %s', async (kind, given) => {
    expect((await machine(given)).kind).toBe(kind)
  })

  it('says where it saw what', async () => {
    const { seen } = await machine(worlds.nixos)
    expect(seen).toContainEqual({ what: 'NixOS', where: '/etc/NIXOS' })
    expect(seen).toContainEqual({ what: 'a link to /etc/static/nix/nix.conf', where: '/etc/nix/nix.conf' })
  })

  it('takes a pod of the Actions Runner Controller for a container, without a mark in the file system', async () => {
    const host = { env: { KUBERNETES_SERVICE_HOST: '10.0.0.1', RUNNER_ENVIRONMENT: 'self-hosted' } }
    expect(await machine({ host, sudo: false })).toMatchObject({
      kind: 'container',
      kubernetes: true,
      privilege: 'none',
    })
    const process1 = { '/proc/1/environ': 'HOME=/\0container=podman\0' }
    expect(await machine({ tree: process1 })).toMatchObject({ kind: 'container', kubernetes: false })
  })

  it('names the file that is ours to add to', async () => {
    const confFile = async (kind: MachineKind) => (await machine(worlds[kind])).confFile
    expect(await confFile('determinate')).toBe('nix.custom.conf')
    expect(await confFile('lix')).toBe('nix.conf')
    expect(await confFile('nixos')).toBeUndefined()
    expect(await confFile('nix-darwin')).toBeUndefined()
    const managed = { '/etc/nix/nix.conf': '-> /opt/managed/nix.conf' }
    expect((await machine({ version: upstream, tree: managed })).confFile).toBeUndefined()
  })

  it('knows upstream’s Nix on a Mac by its service, and Determinate’s beside nix-darwin', async () => {
    const host = { platform: 'darwin' } as const
    const upstreams = { '/Library/LaunchDaemons/org.nixos.nix-daemon.plist': '' }
    expect((await machine({ version: upstream, tree: upstreams, host })).kind).toBe('upstream-daemon')
    const both = { '/run/current-system/darwin-version': '25.11', '/usr/local/bin/determinate-nixd': '' }
    expect((await machine({ version: upstream, tree: both, host })).kind).toBe('determinate')
  })

  it('knows Determinate by its daemon too, and NixOS by the running system', async () => {
    const nixd = { '/usr/local/bin/determinate-nixd': '' }
    expect((await machine({ version: upstream, tree: nixd })).kind).toBe('determinate')
    expect((await machine({ tree: { '/run/current-system/nixos-version': '26.05' } })).kind).toBe('nixos')
  })

  it('says whether this user is in the group that may use Debian’s daemon', async () => {
    const of = (members: string, uid = 1000) =>
      machine({
        ...worlds.debian,
        host: { uid },
        tree: {
          '/etc/group': `root:x:0:\nnix-users:x:990:${members}\n`,
          '/etc/passwd': 'me:x:1000:1000::/home/me:/bin/sh\n',
        },
      })
    expect((await of('you,me')).daemonGroup).toEqual({ name: 'nix-users', member: true })
    expect((await of('you')).daemonGroup).toEqual({ name: 'nix-users', member: false })
    expect((await of('', 0)).daemonGroup).toEqual({ name: 'nix-users', member: true })
  })
})

describe('decidePreinstalled', () => {
  const decide = async (
    kind: MachineKind,
    wanted: 'auto' | 'use' | 'require' | 'refuse' = 'auto',
    runnerEnvironment: string | undefined = 'self-hosted',
    systemWide = false,
  ) => {
    const made = decidePreinstalled(await machine(worlds[kind]), { wanted, runnerEnvironment, systemWide })
    return made.kind === 'problem' ? made.problem.code : `${made.kind}, ${made.writes}`
  }
  const kinds = Object.keys(worlds) as MachineKind[]

  it('uses what is there on a self-hosted machine and writes nothing system-wide, unless told', async () => {
    for (const kind of [
      'nixos',
      'nix-darwin',
      'determinate',
      'lix',
      'debian',
      'upstream-daemon',
      'upstream-single',
    ] as const) {
      expect(await decide(kind), kind).toBe('use, job')
      expect(await decide(kind, 'auto', 'self-hosted', true), kind).toBe(`use, ${machineDefaults[kind].writes}`)
    }
    expect(await decide('nixos', 'auto', 'github-hosted', true)).toBe('use, job')
    expect(await decide('lix', 'auto', 'github-hosted')).toBe('use, system')
    expect(await decide('lix', 'use', undefined)).toBe('use, job')
  })

  it('installs where there is none', async () => {
    for (const kind of ['hosted-linux', 'hosted-macos', 'container', 'none'] as const) {
      expect(await decide(kind, 'auto', 'github-hosted'), kind).toBe('install, system')
    }
    expect(await decide('rootless')).toBe('install, job')
  })

  it('stops where the wish cannot be met, on Windows always', async () => {
    for (const kind of kinds.filter((each) => each !== 'windows')) {
      const there = worlds[kind].version !== undefined
      expect(await decide(kind, 'require'), kind).toBe(there ? 'use, job' : 'INS031')
      expect(await decide(kind, 'refuse'), kind).toBe(there ? 'INS032' : `install, ${machineDefaults[kind].writes}`)
    }
    for (const wanted of ['auto', 'use', 'require', 'refuse'] as const)
      expect(await decide('windows', wanted)).toBe('INS033')
    const made = decidePreinstalled(await machine(worlds.windows), { wanted: 'auto', runnerEnvironment: undefined })
    expect(made.kind === 'problem' && made.problem.fix).toContain('WSL')
  })

  it('does not install over NixOS', async () => {
    const bare = await machine({ tree: { '/etc/NIXOS': '' } })
    const made = decidePreinstalled(bare, { wanted: 'auto', runnerEnvironment: 'self-hosted' })
    expect(made.kind === 'problem' && made.problem.code).toBe('INS031')
  })

  it('uses another release than the one that is asked for, with a warning', () => {
    const there = { program: '/nix/bin/nix', version: '2.34.8' }
    const message = 'Nix 2.34.8 is on this machine (/nix/bin/nix) and is used, although nix-version is 2.35.2.'
    expect(otherVersion(there, '2.35.2')).toMatchObject([{ code: 'INS030', severity: 'warning', message }])
    expect([otherVersion(there, '2.34.8'), otherVersion(there, undefined), otherVersion(undefined, '2.35.2')]).toEqual([
      [],
      [],
      [],
    ])
  })
})
