import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type DiskLayout, type MeasuredName, type MeasuredPath, measureDisk } from '../../src/machine/disk.ts'
import { adviseDisk, checkRoom, describeDisk } from '../../src/machine/disk-advice.ts'
import { mountOf, mountsWithin, parseMounts } from '../../src/machine/mounts.ts'
import { planStore, unbindStore } from '../../src/machine/store-location.ts'
import type { Outcome } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { scriptedExec, testHost } from './host.ts'

const gb = 1e9
type Disk = Pick<MeasuredPath, 'device' | 'mountedAt' | 'totalBytes' | 'freeBytes'> & Partial<MeasuredPath>

function layout(measured: Readonly<Partial<Record<MeasuredName, Disk>>>): DiskLayout {
  const paths = { root: '/', nix: '/nix', store: '/nix/store', mnt: '/mnt', tmp: '/tmp' } as const
  return {
    measured: Object.entries(measured).map(([name, disk]) => ({
      name: name as MeasuredName,
      path: paths[name as keyof typeof paths] ?? `/home/runner/${name}`,
      exists: true,
      type: 'ext4',
      readOnly: false,
      memory: false,
      freeFiles: 1e6,
      ...disk,
    })),
  }
}

const bigRoot: Disk = { device: 1, mountedAt: '/', totalBytes: 145 * gb, freeBytes: 86 * gb }
const smallRoot: Disk = { device: 1, mountedAt: '/', totalBytes: 72 * gb, freeBytes: 14 * gb }
const oldMnt: Disk = { device: 2, mountedAt: '/mnt', totalBytes: 74 * gb, freeBytes: 66 * gb }
const smallTmpfs: Disk = {
  device: 3,
  mountedAt: '/tmp',
  totalBytes: 8 * gb,
  freeBytes: 7.8 * gb,
  type: 'tmpfs',
  memory: true,
}
const absent = { exists: false }

/** Hosted images as they are told of: one root since 2026, root and /mnt before, a small /tmp on ubuntu-26.04. */
const one = layout({
  root: bigRoot,
  nix: { ...bigRoot, ...absent },
  store: { ...bigRoot, ...absent },
  mnt: bigRoot,
  tmp: bigRoot,
})
const two = layout({
  root: smallRoot,
  nix: { ...smallRoot, ...absent },
  store: { ...smallRoot, ...absent },
  mnt: oldMnt,
  tmp: smallRoot,
})
const tmpfs = layout({ ...Object.fromEntries(one.measured.map((path) => [path.name, path])), tmp: smallTmpfs })
const hosted = { hosted: true, nixVersion: '2.34.7' }

describe('mounts', () => {
  const text = `22 1 252:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:30 / /tmp rw,nosuid - tmpfs tmpfs rw,size=8g
31 22 252:1 /sub /mnt/with\\040blank ro,relatime master:2 propagate_from:1 - ext4 /dev/vdb rw
32 30 252:0 /home /tmp rw - ext4 /dev/vda ro
broken line
`
  it('finds what a path is on: the deepest mount, and the one that hides the others', () => {
    const mounts = parseMounts(text)
    expect(mounts).toHaveLength(4)
    expect(mountOf(mounts, '/home')).toMatchObject({ at: '/', type: 'ext4', readOnly: false })
    expect(mountOf(mounts, '/tmp/x')).toMatchObject({ at: '/tmp', type: 'ext4', readOnly: true, root: '/home' })
    expect(mountOf(mounts, '/tmpx')).toMatchObject({ at: '/' })
    expect(mountOf(mounts, '/mnt/with blank/x')).toMatchObject({ root: '/sub', readOnly: true })
    expect(mountsWithin(mounts, '/mnt').map(({ at }) => at)).toEqual(['/mnt/with blank'])
  })
})

describe('measureDisk', () => {
  it('leaves out what cannot be measured, and takes an absent place for where it would be', async () => {
    const ask = async (path: string) => {
      if (path === '/tmp') throw new Error('no')
      return { bsize: 4096, blocks: 1000, bavail: 500, files: 0, ffree: 0 }
    }
    const { measured } = await measureDisk(testHost({ env: { RUNNER_TEMP: '/no/such/folder' } }), ask)
    const names = measured.map(({ name }) => name)
    expect(names).not.toContain('tmp')
    expect(names).not.toContain('workspace')
    expect(measured.find(({ name }) => name === 'runner-temp')).toMatchObject({
      exists: false,
      totalBytes: 4_096_000,
      freeBytes: 2_048_000,
      freeFiles: undefined,
      device: measured.find(({ name }) => name === 'root')?.device,
    })
  })
})

describe('where to build', () => {
  it.each([
    { machine: 'one large root', disks: one, nixVersion: '2.34.7', by: 'default', path: '/nix/var/nix/builds' },
    { machine: 'one large root, old Nix', disks: one, nixVersion: '2.29.1', by: 'default', path: '/tmp' },
    {
      machine: 'small root and /mnt',
      disks: two,
      nixVersion: '2.30.0',
      by: 'build-dir',
      path: '/mnt/setup-nix-cuda/builds',
    },
    {
      machine: 'small root and /mnt, old Nix',
      disks: two,
      nixVersion: '2.26.3',
      by: 'TMPDIR',
      path: '/mnt/setup-nix-cuda/tmp',
    },
    { machine: '/tmp in memory', disks: tmpfs, nixVersion: '2.34.7', by: 'default', path: '/nix/var/nix/builds' },
    {
      machine: '/tmp in memory, old Nix',
      disks: tmpfs,
      nixVersion: '2.29.0',
      by: 'TMPDIR',
      path: '/var/lib/setup-nix-cuda/tmp',
    },
  ])('$machine: $by $path', ({ disks, nixVersion, by, path }) => {
    const { buildFolder } = adviseDisk(disks, { hosted: true, nixVersion })
    expect(buildFolder).toMatchObject({ by, path })
    // Nix refuses a build-dir that everybody can write to; a TMPDIR is shared.
    if (by !== 'default') expect(buildFolder.mode).toBe(by === 'build-dir' ? 0o755 : 0o1777)
  })

  it('leaves alone what the user chose, and disks that cannot be written', () => {
    expect(adviseDisk(two, { ...hosted, chosen: true }).buildFolder.by).toBe('default')
    const readOnly = layout({ root: smallRoot, nix: smallRoot, mnt: { ...oldMnt, readOnly: true }, tmp: smallRoot })
    expect(adviseDisk(readOnly, hosted).buildFolder.by).toBe('default')
  })

  it('turns garbage collection on only where the machine ends with the job', () => {
    expect(adviseDisk(one, hosted)).toMatchObject({ minFree: 5 * gb, maxFree: 15 * gb })
    expect(adviseDisk(one, { ...hosted, hosted: false })).toMatchObject({ minFree: undefined, maxFree: undefined })
  })

  it('says each disk once', () => {
    expect(describeDisk(two)).toEqual([
      '/ (ext4): 14 GB of 72 GB left; /, /nix (absent), /nix/store (absent), /tmp',
      '/mnt (ext4): 66 GB of 74 GB left; /mnt',
    ])
  })
})

describe('checkRoom', () => {
  it('warns with the figures, and says where there is more', () => {
    const [problem, ...others] = checkRoom(two, { storeBytes: 30 * gb, hosted: true })
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'INS040', severity: 'warning' })
    expect(problem?.message).toBe('The store needs about 30 GB, and / has 14 GB of 72 GB left.')
    expect(problem?.fix).toMatch(/`reclaim-disk`.*\/mnt, which has 66 GB/)
    expect(checkRoom(one, { storeBytes: 30 * gb, hosted: true })).toEqual([])
  })

  it('adds store and builds on one disk, and not on two', () => {
    const needed = { storeBytes: 10 * gb, buildBytes: 20 * gb, hosted: true }
    expect(checkRoom(two, needed).map(({ message }) => message)).toEqual([
      'The store and the builds need about 30 GB, and / has 14 GB of 72 GB left.',
    ])
    expect(checkRoom(two, needed, adviseDisk(two, hosted).buildFolder)).toEqual([])
  })
})

describe('planStore', () => {
  const plan = (disks: DiskLayout, wanted: string, nix: 'absent' | 'empty' | 'in-use' = 'absent') =>
    planStore(disks, { wanted, nix })

  it('moves by itself only to a disk with much more room', () => {
    expect(plan(two, 'auto').plan).toMatchObject({
      kind: 'bind',
      source: '/mnt/setup-nix-cuda/nix',
      steps: [
        ['install', '-d', '-m', '0755', '/mnt/setup-nix-cuda/nix'],
        ['mkdir', '-m', '0755', '/nix'],
        ['mount', '--bind', '/mnt/setup-nix-cuda/nix', '/nix'],
      ],
    })
    expect(plan(one, 'auto')).toMatchObject({ plan: { kind: 'stay' }, problems: [] })
    expect(plan(two, 'root')).toMatchObject({ plan: { kind: 'stay' }, problems: [] })
  })

  it.each([
    ['auto', 'in-use', []],
    ['/data', 'in-use', ['INS042']],
    ['data', 'absent', ['INS042']],
    ['/', 'absent', ['INS042']],
    ['/nix/x', 'absent', ['INS042']],
    ['/mnt/../nix', 'empty', ['INS042']],
  ] as const)('stays: %s with /nix %s', (wanted, nix, expected) => {
    const { plan: found, problems } = plan(two, wanted, nix)
    expect(found.kind).toBe('stay')
    expect(problems.map(({ code }) => code)).toEqual(expected)
  })
})

describe('unbindStore', () => {
  const entry = { owner: 'store-mount', path: '/disk/nix', users: [], made: [] } as const
  const busy: Outcome = { kind: 'exited', code: 32, stdout: '', stderrTail: ['umount: /nix: target is busy.'] }
  const unmounting = (answers: readonly Outcome[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'disk-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const { exec, commands } = scriptedExec(answers.map((answer) => () => answer))
    const host = testHost({ exec, env: { XDG_STATE_HOME: folder } })
    const stat = async () => ({ dev: 1, ino: 1 })
    const same = { ...host, files: { ...host.files, stat: stat as unknown as Host['files']['stat'] } }
    return { undone: unbindStore(same, entry, 'sudo'), commands }
  }

  it('waits until what served the daemon’s last clients has ended', async () => {
    const { undone, commands } = unmounting([busy, busy, { ...busy, code: 0 }])
    expect(await undone).toEqual([])
    expect(commands.map(({ argv }) => argv.join(' '))).toEqual(Array(3).fill('sudo -n -- umount /nix'))
  })

  it('says at once what time does not fix, and at last that it is busy', async () => {
    const refused: Outcome = { ...busy, stderrTail: ['umount: /nix: must be superuser to unmount.'] }
    expect(await unmounting([refused]).undone).toMatchObject([{ code: 'INS050' }])
    const long = unmounting(Array(20).fill(busy))
    expect(await long.undone).toMatchObject([{ code: 'INS050', message: expect.stringContaining('target is busy') }])
  })
})
