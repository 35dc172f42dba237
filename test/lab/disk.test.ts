import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DiskLayout } from '../../src/machine/disk.ts'
import type { KvmReport } from '../../src/machine/kvm.ts'
import type { Reclaim } from '../../src/machine/reclaim.ts'
import type { Problem } from '../../src/model/problem.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { labContext, project } from './lab.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'

const reason = await noThrowAway()
const node = join(project, 'node_modules/.bin/node')
const driver = [node, join(project, 'test/lab/disk-driver.ts')]
const hosted = { RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_TEMP: '/home/runner/work/_temp' }

interface How {
  readonly user?: 'root' | 'runner'
  readonly env?: Readonly<Record<string, string>>
}

async function act<T>(root: ThrowAwayRoot, argv: readonly string[], how: How = {}) {
  const ran = await root.run([...driver, ...argv], { user: 'runner', env: hosted, ...how })
  expect(ran).toMatchObject({ code: 0 })
  return JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as { readonly answer: T }
}

async function shell(root: ThrowAwayRoot, text: string): Promise<string> {
  const ran = await root.run(['bash', '-ec', text])
  expect(ran).toMatchObject({ code: 0 })
  return ran.stdout.trim()
}

const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code)

describeThrowAway('disk and KVM in a throw-away root', reason, () => {
  it('reclaims parts of the image in the background, and nothing else', async () => {
    await using root = await openThrowAwayRoot({ systemd: true })
    await root.makeFolder(hosted.RUNNER_TEMP)
    await shell(
      root,
      `mkdir -p /usr/share/dotnet/sdk/{8,9}/{a,b} /usr/local/lib/android/sdk/ndk /precious /opt/hostedtoolcache/{CodeQL/2.0,mine}
       for d in /usr/share/dotnet/sdk/{8,9}/{a,b} /usr/local/lib/android/sdk/ndk /opt/hostedtoolcache/{CodeQL/2.0,mine}; do
         for i in $(seq 200); do echo $i > $d/$i; done; done
       head -c 50000000 /dev/urandom > /usr/local/lib/android/sdk/ndk/large
       echo mine > /precious/file; echo beside > /usr/share/dotnet.txt
       ln -s /precious /usr/share/dotnet/sdk/link; ln -s /precious/file /usr/share/dotnet/file
       ln -s /precious /usr/local/.ghcup`,
    )
    const parts = ['dotnet', 'android', 'codeql', 'haskell', 'swift']
    // The removal begins when this is gone, so the step that starts it does not wait for it.
    await shell(root, 'touch /tmp/hold')
    const { answer: start } = await act<{ started: boolean; problems: [] }>(root, ['reclaim', JSON.stringify(parts)])
    expect(start).toEqual({ started: true, problems: [] })
    expect(await shell(root, 'ls -d /usr/share/dotnet; rm /tmp/hold')).toBe('/usr/share/dotnet')
    const { answer: done } = await act<Reclaim>(root, ['wait'])
    expect(done.state).toBe('done')
    const states = Object.fromEntries(done.parts.map(({ name, state }) => [name, state]))
    expect(states).toEqual({
      dotnet: 'removed',
      android: 'removed',
      codeql: 'removed',
      haskell: 'failed',
      swift: 'absent',
    })
    expect(done.parts.find(({ name }) => name === 'haskell')?.errors.join()).toContain('symlink')
    expect(done.freedBytes).toBeGreaterThan(45_000_000)
    expect(
      await shell(root, 'cat /precious/file /usr/share/dotnet.txt; ls /opt/hostedtoolcache /usr/local/lib'),
    ).toMatch(/^mine\nbeside\n.*hostedtoolcache:\nmine\n/)
    expect(
      await shell(root, 'ls -d /usr/share/dotnet /usr/local/lib/android /opt/hostedtoolcache/CodeQL || true'),
    ).toBe('')
  })

  it('removes nothing on a machine that GitHub does not host, without sudo, or in a container', async () => {
    await using root = await openThrowAwayRoot({ systemd: false, sudo: false })
    await root.makeFolder(hosted.RUNNER_TEMP)
    await shell(root, `mkdir -p /usr/share/dotnet && echo 1 > /usr/share/dotnet/f`)
    const refused = async (why: string, how: How) => {
      const { answer } = await act<{ started: boolean; problems: Problem[] }>(root, ['reclaim', '["dotnet"]'], how)
      expect(answer.started).toBe(false)
      expect(answer.problems).toMatchObject([{ code: 'INS041', message: expect.stringContaining(why) }])
    }
    await refused('GitHub hosts', { user: 'root', env: { ...hosted, RUNNER_ENVIRONMENT: 'self-hosted' } })
    await refused('sudo', { user: 'runner' })
    await shell(root, 'touch /.dockerenv')
    await refused('container', { user: 'root' })
    expect(await shell(root, 'cat /usr/share/dotnet/f')).toBe('1')
    expect((await act(root, ['progress'])).answer).toBe(null)
  })

  it('opens KVM to build users and closes it when the last job has gone', async () => {
    await using root = await openThrowAwayRoot({ systemd: true })
    // A device of its own: the mode of this machine's is not the test's.
    await shell(root, 'rm -f /dev/kvm; mknod -m 0660 /dev/kvm c 10 232; mkdir -p /etc/udev/rules.d')
    const mode = () => shell(root, 'stat -c %a /dev/kvm')
    const first = await act<KvmReport>(root, ['kvm', 'one'])
    expect(first.answer).toMatchObject({ state: 'enabled', problems: [] })
    expect(await mode()).toBe('666')
    expect((await act<KvmReport>(root, ['kvm', 'two'])).answer.state).toBe('usable')
    expect((await act<{ undone: boolean }>(root, ['unkvm', 'one'])).answer.undone).toBe(false)
    expect(await mode()).toBe('666')
    expect((await act(root, ['unkvm', 'two'])).answer).toEqual({ undone: true, journal: [] })
    expect(await mode()).toBe('660')
    expect(await shell(root, 'ls /etc/udev/rules.d | grep nix-cuda || true')).toBe('')
    await shell(root, 'rm /dev/kvm')
    expect((await act<KvmReport>(root, ['kvm', 'three'])).answer).toEqual({ state: 'absent', did: [], problems: [] })
  })

  it('measures what is there', async () => {
    await using root = await openThrowAwayRoot({ systemd: false, size: 512 })
    await shell(root, 'mkdir -p /data && mount -t tmpfs -o ro,size=20m small /data')
    const env = { RUNNER_TEMP: '/home/runner', GITHUB_WORKSPACE: '/data/work' }
    const { answer } = await act<DiskLayout>(root, ['measure'], { env })
    const at = Object.fromEntries(answer.measured.map((path) => [path.name, path]))
    expect(at['workspace']).toMatchObject({
      mountedAt: '/data',
      memory: true,
      readOnly: true,
      exists: false,
      type: 'tmpfs',
    })
    expect(at['root']).toMatchObject({ exists: true, type: 'overlay', readOnly: false })
    expect(at['nix']).toMatchObject({ exists: false, device: at['root']?.device })
    const free = Number(
      await shell(root, 'stat -f -c "%a*%S" /')
        .then((text) => text.split('*').map(Number))
        .then(([blocks = 0, size = 0]) => blocks * size),
    )
    expect(Math.abs((at['root']?.freeBytes ?? 0) - free)).toBeLessThan(20_000_000)
  })

  describeThrowAway('a store on another disk', reason, () => {
    let release: Release
    let mirror: FileServer
    beforeAll(async () => {
      release = await ensureRelease('sid', labContext())
      mirror = await serveFolders([release.folder])
    })
    afterAll(() => mirror?.close())

    it('is mounted at /nix, takes an installation, and is removed only when it is empty', async () => {
      await using root = await openThrowAwayRoot({ systemd: false, sudo: true })
      await shell(root, 'mkdir -p /disk && mount -t tmpfs -o size=2g disk /disk')
      const wanted = '/disk/ci/nix'
      const bind = () =>
        act<{ bound: boolean; problems: [] }>(root, ['bind', JSON.stringify({ wanted, nix: 'absent' })])
      expect((await bind()).answer).toMatchObject({ bound: true, problems: [] })
      expect(codes((await bind()).answer.problems)).toEqual(['INS042'])
      const { version, system, sha256 } = release
      const request = { version, system, sha256, baseUrl: `${mirror.url}/nix`, mode: 'single-user', job: 'install' }
      const installer = [node, join(project, 'test/lab/install-driver.ts'), 'install', JSON.stringify(request)]
      expect(await root.run(installer)).toMatchObject({ code: 0 })
      const build = `nix-build --no-out-link -E 'derivation { name = "t"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "echo built > $out" ]; }'`
      const env = {
        PATH: '/nix/var/nix/profiles/default/bin:/usr/bin:/bin',
        NIX_CONFIG: 'substituters =\nbuild-dir = /disk/ci/builds',
      }
      expect((await act(root, ['builds', '/disk/ci/builds'])).answer).toEqual([])
      const built = await root.run(['bash', '-c', build], { env })
      expect(built).toMatchObject({ code: 0 })
      expect(await shell(root, `cat ${wanted}/store/${built.stdout.trim().split('/').at(-1)}`)).toBe('built')
      const { answer } = await act<{ problems: [] }>(root, ['unbind', wanted])
      expect(codes(answer.problems)).toEqual(['INS050'])
      expect(await shell(root, `ls /nix 2>/dev/null || true; ls ${wanted}`)).toContain('store')
    })

    it('leaves nothing behind where it cannot be', async () => {
      await using root = await openThrowAwayRoot({ systemd: false })
      await shell(root, 'mkdir -p /full && echo 1 > /full/f && ln -s /full /link && mkdir /data')
      const bind = (wanted: string) =>
        act<{ bound: boolean; problems: [] }>(root, ['bind', JSON.stringify({ wanted, nix: 'absent' })], {
          user: 'root',
        })
      for (const wanted of ['/full', '/link']) {
        const { answer } = await bind(wanted)
        expect({ wanted, bound: answer.bound, codes: codes(answer.problems) }).toEqual({
          wanted,
          bound: false,
          codes: ['INS042'],
        })
      }
      await shell(root, 'mv /usr/bin/mount /usr/bin/mount.away')
      const { answer } = await bind('/data/a/b')
      expect(codes(answer.problems)).toEqual(['INS042'])
      await shell(root, 'mv /usr/bin/mount.away /usr/bin/mount')
      expect(await shell(root, 'ls -d /nix /data/a 2>/dev/null || true; ls /data')).toBe('')
      expect((await bind('/data/a/b')).answer.bound).toBe(true)
      const undone = await act(root, ['unbind', '/data/a/b'], { user: 'root' })
      expect(undone.answer).toEqual({ problems: [], journal: [] })
      expect(await shell(root, 'ls -d /nix /data/a 2>/dev/null || true; cat /full/f')).toBe('1')
    })
  })
})
