import { describe, expect, it } from 'vitest'
import type { ProblemError } from '../../src/model/problem.ts'
import type { Facts } from '../../src/nix/install/facts.ts'
import { describePlan, type InstallPlan, planInstall } from '../../src/nix/install/plan.ts'
import { parseReceipt, type Receipt } from '../../src/nix/install/receipt.ts'
import { chooseArchive } from '../../src/nix/install/releases.ts'

const archive = chooseArchive({ version: '2.35.2', baseUrl: 'https://releases.nixos.org/nix', system: 'x86_64-linux' })

const receipt: Receipt = {
  schema: 'nix-install/1',
  state: 'installing',
  version: '2.35.2',
  mode: 'daemon',
  supervision: 'own',
  nix: '',
  cacert: '',
  by: { pid: 4711, start: 'boot/1' },
  folder: 'made',
  keep: [],
  users: ['nixbld1'],
  group: true,
  conf: true,
  confFolder: true,
}

const hosted: Facts = {
  privilege: 'sudo',
  uid: 1001,
  systemd: true,
  container: false,
  selinux: false,
  folder: { kind: 'absent' },
  writable: false,
  free: 1e10,
  programs: ['tar', 'xz', 'groupadd', 'useradd'],
  cores: 4,
  group: undefined,
  userNames: ['root', 'runner'],
  userIds: [0, 1001],
  groupIds: [0, 1001],
  etcWritable: true,
  confFolder: false,
  conf: false,
  certificates: '/etc/ssl/certs/ca-certificates.crt',
  mac: undefined,
}
const root: Partial<Facts> = { privilege: 'root', uid: 0, writable: true }
const bare: Partial<Facts> = { privilege: 'none', systemd: false }
const empty = { kind: 'empty', keep: ['lost+found'], owner: '0:0', kept: {} } as const

function codes(facts: Partial<Facts>, mode: 'auto' | InstallPlan['mode'] = 'auto'): readonly string[] {
  try {
    planInstall({ ...hosted, ...facts }, mode, archive)
    return []
  } catch (cause) {
    for (const { fix } of (cause as ProblemError).problems) expect(fix).not.toBe('')
    return (cause as ProblemError).problems.map(({ code }) => code)
  }
}

describe('planInstall', () => {
  it.each<[string, Partial<Facts>, 'auto' | InstallPlan['mode'], Partial<InstallPlan>]>([
    ['hosted runner', {}, 'auto', { mode: 'daemon', supervision: 'systemd', folder: 'make' }],
    ['root, systemd', root, 'auto', { mode: 'daemon', supervision: 'systemd', folder: 'make' }],
    [
      'root, neither systemd nor container',
      { ...root, systemd: false },
      'auto',
      { mode: 'daemon', supervision: 'own' },
    ],
    ['systemd in a container', { ...root, container: true }, 'auto', { mode: 'daemon', supervision: 'systemd' }],
    [
      'container job',
      { ...root, systemd: false, container: true },
      'auto',
      { mode: 'single-user', supervision: 'none', users: [], group: undefined, conf: ['build-users-group ='] },
    ],
    [
      'container job, daemon asked',
      { ...root, systemd: false, container: true },
      'daemon',
      { mode: 'daemon', supervision: 'own', why: 'as asked' },
    ],
    [
      'no root, own /nix',
      { ...bare, folder: { kind: 'empty', keep: [], owner: '1001:1001', kept: {} }, writable: true },
      'auto',
      { mode: 'single-user', folder: 'use', conf: undefined, settings: {} },
    ],
    ['sudo, single-user asked', {}, 'single-user', { mode: 'single-user', folder: 'make', conf: undefined }],
    ['sudo, a /nix of root', { folder: empty }, 'auto', { folder: 'take' }],
    ['root, an empty disk at /nix', { ...root, folder: empty }, 'auto', { folder: 'use' }],
    [
      'root, a read-only /etc',
      { ...root, etcWritable: false },
      'auto',
      { mode: 'single-user', conf: undefined, settings: { 'build-users-group': '' } },
    ],
    ['a nix.conf is there', { conf: true, confFolder: true }, 'auto', { conf: undefined, confFolder: false }],
    ['/etc/nix is there', { confFolder: true }, 'auto', { conf: ['build-users-group = nixbld'], confFolder: false }],
  ])('%s', (_, facts, mode, expected) => {
    expect(planInstall({ ...hosted, ...facts }, mode, archive)).toMatchObject(expected)
  })

  it.each<[string, Partial<Facts>, 'auto' | InstallPlan['mode'], readonly string[]]>([
    ['neither root nor /nix', bare, 'auto', ['INS013']],
    ['a /nix of somebody else', { ...bare, folder: empty }, 'auto', ['INS013']],
    ['daemon on a read-only /etc', { ...root, etcWritable: false }, 'daemon', ['INS020']],
    ['daemon without root', bare, 'daemon', ['INS020']],
    ['a read-only /nix', { ...root, folder: empty, writable: false }, 'auto', ['INS013']],
    ['a foreign store', { folder: { kind: 'foreign', why: '/nix/store holds 3 paths' } }, 'auto', ['INS014']],
    ['another run at work', { folder: { kind: 'unfinished', receipt, alive: true } }, 'auto', ['INS023']],
    ['no xz', { programs: ['tar', 'groupadd', 'useradd'] }, 'auto', ['INS015']],
    ['no useradd', { programs: ['tar', 'xz'] }, 'auto', ['INS015']],
    ['no useradd, not needed', { programs: ['tar', 'xz'] }, 'single-user', []],
    ['a full disk', { free: 1_000 }, 'auto', ['INS016']],
    ['a disk that nobody can measure', { free: undefined }, 'auto', []],
    ['SELinux', { selinux: true }, 'auto', ['INS020']],
    ['SELinux, single-user', { selinux: true }, 'single-user', []],
    ['everything at once', { ...bare, programs: [], free: 0 }, 'auto', ['INS013', 'INS015', 'INS016']],
  ])('%s', (_, facts, mode, expected) => {
    expect(codes(facts, mode)).toEqual(expected)
  })

  it('adds one build user per core, at least 2 and at most 32, beside what is there', () => {
    const users = (facts: Partial<Facts>) => planInstall({ ...hosted, ...facts }, 'daemon', archive).users
    expect(users({ cores: 1 })).toEqual([
      { name: 'nixbld1', uid: 30_001 },
      { name: 'nixbld2', uid: 30_002 },
    ])
    expect(users({ cores: 96 })).toHaveLength(32)
    expect(
      users({ cores: 3, group: { gid: 30_000, members: ['nixbld1'] }, userNames: ['nixbld1'], userIds: [30_001] }),
    ).toEqual([
      { name: 'nixbld2', uid: 30_002 },
      { name: 'nixbld3', uid: 30_003 },
    ])
    // A user of that name who is in no group of ours, and a user id that is taken.
    expect(users({ cores: 1, userNames: ['nixbld1'], userIds: [30_002] })).toEqual([
      { name: 'nixbld2', uid: 30_001 },
      { name: 'nixbld3', uid: 30_003 },
    ])
    const { group } = planInstall({ ...hosted, groupIds: [30_000] }, 'daemon', archive)
    expect(group).toEqual({ make: true, gid: undefined })
    expect(planInstall({ ...hosted, group: { gid: 30_000, members: [] } }, 'daemon', archive).group?.make).toBe(false)
  })

  it('can be printed', () => {
    expect(describePlan(planInstall(hosted, 'auto', archive))).toEqual([
      'Nix 2.35.2 for x86_64-linux, daemon mode: sudo and systemd',
      `fetch https://releases.nixos.org/nix/nix-2.35.2/nix-2.35.2-x86_64-linux.tar.xz, SHA-256 ${archive.sha256} (known)`,
      'make /nix, as root through sudo',
      'add the group nixbld',
      'add the build users nixbld1, nixbld2, nixbld3, nixbld4',
      'write /etc/nix/nix.conf: build-users-group = nixbld',
      'start nix-daemon by systemd',
    ])
  })
})

describe('parseReceipt', () => {
  it('reads what was written', async () => {
    expect(await parseReceipt(JSON.stringify(receipt))).toEqual(receipt)
    const owned = { ...receipt, folder: { owner: '1001:1001' }, keep: ['lost+found'] }
    expect(await parseReceipt(JSON.stringify(owned))).toEqual(owned)
  })

  it.each([
    { schema: 'nix-install/2' },
    { state: 'gone' },
    { users: ['root'] },
    { users: ['nixbld1', '../x'] },
    { keep: ['..'] },
    { keep: ['a/b'] },
    { folder: { owner: 'root; rm' } },
    { folder: undefined },
    { by: {} },
    { conf: 'yes' },
  ])('takes no damaged or forged one: %j', async (wrong) => {
    expect(await parseReceipt(JSON.stringify({ ...receipt, ...wrong }))).toBeUndefined()
  })

  it.each(['', '{', 'null', '[]', '1'])('takes no %j', async (text) => expect(await parseReceipt(text)).toBeUndefined())
})
