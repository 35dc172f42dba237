import { describe, expect, it } from 'vitest'
import type { Facts } from '../../src/nix/install/facts.ts'
import { parseVolumes } from '../../src/nix/install/macos/facts.ts'
import { type MadeVolume, parseVolume } from '../../src/nix/install/macos/journal.ts'
import { checkMac, fstabLine, withLine, withoutLine } from '../../src/nix/install/macos/plan.ts'
import { describePlan, planInstall } from '../../src/nix/install/plan.ts'
import { chooseArchive } from '../../src/nix/install/releases.ts'

const uuid = '8188B871-A175-4E8A-BD39-D44F15326DF3'
const archive = chooseArchive({ version: '2.35.2', baseUrl: 'https://x.example', system: 'aarch64-darwin' })
const hosted: Facts & { readonly mac: NonNullable<Facts['mac']> } = {
  privilege: 'sudo',
  uid: 501,
  systemd: false,
  container: false,
  selinux: false,
  folder: { kind: 'absent' },
  writable: false,
  free: 1e10,
  programs: ['tar', 'diskutil', 'plutil', 'dscl', 'dseditgroup', 'launchctl'],
  cores: 3,
  group: undefined,
  userNames: ['root', '_nixbld2'],
  userIds: [0, 352],
  groupIds: [0, 20],
  etcWritable: true,
  confFolder: false,
  conf: false,
  certificates: undefined,
  mac: {
    version: '15.5',
    container: 'disk3',
    volumes: [{ uuid, name: 'Data', container: 'disk3' }],
    mounted: undefined,
    synthetic: undefined,
    fstab: '# a note\n',
    fileVault: false,
    services: [],
    lasts: true,
  },
}

describe('the plan for a Mac', () => {
  it('can be printed', () => {
    expect(describePlan(planInstall(hosted, 'auto', archive))).toEqual([
      'Nix 2.35.2 for aarch64-darwin, daemon mode: macOS',
      `fetch https://x.example/nix-2.35.2/nix-2.35.2-aarch64-darwin.tar.xz, SHA-256 ${archive.sha256} (known)`,
      'make /etc/synthetic.conf: nix',
      'add the APFS volume "Nix Store" to disk3, and mount it at /nix',
      'add a line to /etc/fstab: UUID=… /nix apfs rw,noauto,nobrowse,nosuid,noatime,owners',
      'write /Library/LaunchDaemons/org.nixos.darwin-store.plist, which mounts it when the machine starts',
      'add the group nixbld',
      'add the build users _nixbld1, _nixbld3, _nixbld4',
      'write /etc/nix/nix.conf: build-users-group = nixbld',
      'start nix-daemon by launchd',
    ])
  })

  it('has ids that are free, and the group’s own where it is there', () => {
    const plan = (more: Partial<Facts>) => planInstall({ ...hosted, ...more }, 'auto', archive)
    expect(plan({}).users.map(({ uid }) => uid)).toEqual([351, 353, 354])
    expect(plan({}).group).toEqual({ make: true, gid: 350 })
    expect(plan({ groupIds: [350, 351] }).group).toEqual({ make: true, gid: 352 })
    expect(plan({ group: { gid: 4000, members: [] } }).group).toEqual({ make: false, gid: 4000 })
  })

  it('adds nothing that is there, and no service on a machine that ends with the job', () => {
    const mac = { ...hosted.mac, synthetic: 'nix\n', lasts: false, fileVault: true }
    const { volume } = planInstall({ ...hosted, mac }, 'auto', archive)
    expect(volume).toMatchObject({ synthetic: undefined, mounter: false, encrypted: true })
  })

  it('needs what macOS has, but no xz', () => {
    const missing = { ...hosted, programs: ['tar', 'diskutil'] }
    expect(() => planInstall(missing, 'auto', archive)).toThrow(/INS015.*plutil and dscl and dseditgroup and launchctl/)
  })

  it.each([
    [{}, []],
    [{ version: '13.7' }, ['INS020']],
    [{ version: undefined }, []],
    [{ container: undefined }, ['INS020']],
    [{ volumes: undefined }, ['INS020']],
    [{ mounted: uuid }, ['INS014']],
    [{ volumes: [{ uuid, name: 'Nix Store', container: 'disk9' }] }, ['INS014']],
    [{ mounted: uuid, volumes: [{ uuid, name: 'Nix Store', container: 'disk3' }] }, ['INS014']],
    [{ synthetic: 'nix\tUsers/nix\n' }, ['INS014']],
    [{ synthetic: 'nixos\nnix\n' }, []],
    [{ fstab: '# UUID=1 /nix apfs rw\n' }, []],
    [{ fstab: 'LABEL=Nix\\040Store /nix apfs rw\n', services: ['/x.plist'] }, ['INS014', 'INS014']],
  ] as const)('%j', (more, codes) => {
    expect(checkMac({ ...hosted.mac, ...more }).map(({ code }) => code)).toEqual(codes)
  })
})

describe('lines of files that others write too', () => {
  const line = fstabLine(uuid)
  it.each([null, '', 'a\n', 'a', 'a\n\nb'])('are taken out of %j as they went in', (before) => {
    expect(withoutLine(withLine(before, line), before, line)).toBe(before)
  })
  it('are taken out from between what others wrote since', () => {
    expect(withoutLine(`a\n${line}\nb\n`, 'a\n', line)).toBe('a\nb\n')
    expect(withoutLine(`${line}\n`, 'a\n', line)).toBe('')
    expect(withoutLine(`${line}\n\n`, null, line)).toBeNull()
  })
})

describe('parseVolumes', () => {
  it('leaves out what it does not understand', () => {
    const volumes = [{ APFSVolumeUUID: uuid, Name: 'Data' }, { Name: 'x' }, 1]
    const json = JSON.stringify({ Containers: [{ ContainerReference: 'disk3', Volumes: volumes }, {}, null] })
    expect(parseVolumes(json)).toEqual([{ uuid, name: 'Data', container: 'disk3' }])
    for (const wrong of ['', '{}', '[]', '{"Containers":1}']) expect(parseVolumes(wrong)).toBeUndefined()
  })
})

describe('parseVolume', () => {
  const made: MadeVolume = {
    plan: {
      container: 'disk3',
      synthetic: { before: null },
      fstab: { before: 'a\n' },
      encrypted: false,
      mounter: true,
    },
    volume: { kind: 'filled', uuid },
  }
  it('reads what was written', async () => {
    for (const each of [
      made,
      { ...made, volume: { kind: 'none' } },
      { ...made, plan: { ...made.plan, synthetic: undefined } },
    ]) {
      expect(await parseVolume(JSON.stringify(each))).toEqual(each)
    }
  })
  it.each([
    { volume: { kind: 'filled', uuid: 'disk3s1; rm' } },
    { volume: { kind: 'filled' } },
    { volume: {} },
    { volume: undefined },
    { plan: { ...made.plan, container: '/' } },
    { plan: { ...made.plan, fstab: { before: 1 } } },
    { plan: { ...made.plan, mounter: 'yes' } },
    { plan: { ...made.plan, encrypted: undefined } },
    { plan: undefined },
  ])('takes no damaged one: %j', async (wrong) => {
    expect(await parseVolume(JSON.stringify({ ...made, ...wrong }))).toBeUndefined()
  })
  it.each([undefined, '', '{', 'null', '1'])('takes no %j', async (text) =>
    expect(await parseVolume(text)).toBeUndefined(),
  )
})
