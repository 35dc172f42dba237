import { describe, expect, it } from 'vitest'
import { owners } from '../../src/actions/setup/owners.ts'
import type { JournalEntry } from '../../src/machine/journal.ts'
import { describeVolume } from '../../src/nix/install/macos/install.ts'
import { volumePath } from '../../src/nix/install/macos/journal.ts'
import type { Receipt } from '../../src/nix/install/receipt.ts'
import type { UninstallFacts } from '../../src/nix/uninstall/facts.ts'
import { changeConf, nixOwned, planUninstall } from '../../src/nix/uninstall/plan.ts'
import { testHost } from './host.ts'

const receipt: Receipt = {
  schema: 'nix-install/1',
  state: 'installed',
  version: '2.34.8',
  mode: 'daemon',
  supervision: 'own',
  nix: '/nix/store/x-nix',
  cacert: '/nix/store/y-cacert',
  by: { pid: 1, start: 'boot/1' },
  folder: 'made',
  keep: [],
  users: ['nixbld1', 'nixbld2'],
  group: true,
  conf: true,
  confFolder: true,
}
const state = '/var/lib/setup-nix-cuda'
const configuration: JournalEntry = { owner: 'configuration', path: '/etc/nix/nix-cuda.conf', users: [] }
const facts: UninstallFacts = {
  privilege: 'root',
  uid: 0,
  folder: { kind: 'installed', receipt },
  installer: 0,
  nixNames: ['.setup-nix-cuda.json', 'store', 'var'],
  nixOwner: '0:0',
  conf: 'build-users-group = nixbld\n!include nix-cuda.conf # setup-nix-cuda\n',
  users: ['root', 'nixbld1', 'nixbld2'],
  group: { members: ['nixbld1', 'nixbld2'] },
  journal: [{ owner: 'daemon', path: `${state}/nix-daemon.json`, users: [] }, configuration],
  storeMount: undefined,
  volume: undefined,
  elsewhere: [],
  state: { folder: state, names: ['install.lock', 'journal.json'], above: [] },
}
const bare: UninstallFacts = {
  ...facts,
  folder: { kind: 'absent' },
  installer: undefined,
  nixNames: [],
  journal: [],
  state: undefined,
}
const request = { force: false, job: 'mine', owners }
const plan = (more: Partial<UninstallFacts> = {}, wish: Partial<typeof request> = {}) =>
  planUninstall({ ...facts, ...more }, { ...request, ...wish })
const codes = (...given: Parameters<typeof plan>) => plan(...given).problems.map(({ code }) => code)
const used = (...users: string[]) => [{ ...configuration, users }]

describe('planUninstall', () => {
  it.each(['kvm.lock', 'journal.lock-journal', 'made.json'])('knows %s of its own', (name) => {
    expect(plan({ state: { folder: state, names: [name], above: [] } }).stays).toEqual([])
  })

  it('removes in an order that a later run can continue: what stands on Nix, Nix, the notes', () => {
    const { steps, stays, problems } = plan()
    expect(steps.map(({ what }) => what)).toEqual(['configuration', 'daemon', 'nix', 'state'])
    expect(steps.flatMap(({ lines }) => lines)).toEqual([
      'remove /etc/nix/nix-cuda.conf, and our line in the nix.conf beside it',
      'stop the Nix daemon that this action started',
      'remove /nix with everything in it',
      'remove the build users nixbld1, nixbld2',
      'remove the group nixbld',
      'remove /etc/nix/nix.conf',
      'remove /etc/nix, if empty',
      `remove ${state}`,
    ])
    expect([stays, problems]).toEqual([[], []])
  })

  it('takes a store on another disk with its mount, and what Nix remembers, after Nix', () => {
    const store: JournalEntry = { owner: 'store-mount', path: '/mnt/nix', users: [], made: ['/mnt/nix', '/nix'] }
    const cache: JournalEntry = { owner: 'user-cache', path: '/root/.cache/nix', users: [], made: ['/root/.cache'] }
    const journal = [store, { owner: 'kvm', path: '/etc/x', users: [] }, cache, ...facts.journal]
    const { steps } = plan({ journal, storeMount: { entry: store, mounted: true } })
    expect(steps.map(({ what }) => what)).toEqual([
      'configuration',
      'kvm',
      'daemon',
      'nix',
      'store-mount',
      'user-cache',
      'state',
    ])
    expect(steps.flatMap(({ lines }) => lines)).toEqual(
      expect.arrayContaining([
        'unmount /nix, and remove /mnt/nix, /nix, if empty',
        'remove /root/.cache/nix: Nix’s own cache of answers and flakes',
      ]),
    )
    const unmounted = plan({ journal, storeMount: { entry: store, mounted: false } })
    expect(unmounted.problems).toMatchObject([
      { code: 'INS050', fix: expect.stringContaining('mount --bind /mnt/nix') },
    ])
  })

  it('says what an entry means to whoever knows more of it', () => {
    const entry: JournalEntry = { owner: 'flox', path: '/state/flox.json', users: [] }
    const told = planUninstall({ ...bare, journal: [entry] }, request)
    expect(told.steps.flatMap(({ lines }) => lines)).toEqual([
      'remove the package of Flox, and with it the Nix that it brought',
    ])
  })

  it('says that a path is removed where its owner knows no more, and of a volume what its note says', () => {
    const plain = { owner: 'plain', makes: () => true }
    const entries = [
      { owner: 'plain', path: '/x/first', users: [] },
      { owner: 'plain', path: '/x/second', users: [] },
    ]
    const given = planUninstall({ ...bare, journal: entries }, { ...request, owners: [plain] })
    expect(given.steps.flatMap(({ lines }) => lines)).toEqual(['remove /x/second', 'remove /x/first'])
    const journal: JournalEntry[] = [
      { owner: 'volume', path: volumePath, users: [] },
      { owner: 'kvm', path: '/etc/x', users: [] },
    ]
    const made = {
      volume: { kind: 'blank' },
      plan: { encrypted: true, disk: 'disk3', synthetic: 'keep', container: 'disk3' },
    }
    const volume = { state: 'gone', made } as unknown as UninstallFacts['volume']
    const linesOf = (more: Partial<UninstallFacts>) =>
      Object.fromEntries(plan({ ...bare, journal, ...more }).steps.map(({ what, lines }) => [what, lines]))
    const [noted, lost] = [linesOf({ volume }), linesOf({})]
    expect(noted['volume']).toEqual(volume && describeVolume(volume.made))
    expect(lost['volume']).toEqual([`remove ${volumePath}`])
    expect(noted['kvm']).toEqual(lost['kvm'])
  })

  it('has nothing to do on a machine without anything of ours', () => {
    expect(planUninstall(bare, request)).toEqual({ steps: [], stays: [], problems: [] })
  })

  it('takes a configuration of ours from a Nix that is not ours, and leaves that', () => {
    const folder = { kind: 'foreign', why: '/nix/store holds 9 paths' } as const
    const given = { ...bare, folder, journal: [configuration] }
    expect(planUninstall(given, request)).toMatchObject({ steps: [{ what: 'configuration' }], problems: [] })
    expect(planUninstall({ ...bare, folder }, request)).toMatchObject({ steps: [], problems: [{ code: 'INS050' }] })
  })

  it('refuses what other jobs use, here or in the journal of another user, unless it is forced', () => {
    expect(codes({ journal: used('other') })).toEqual(['INS051'])
    expect(codes({ journal: used('mine') })).toEqual([])
    expect(codes({ journal: used('other') }, { force: true })).toEqual([])
    expect(codes({ elsewhere: [{ folder: '/home/b/.local/state/setup-nix-cuda', jobs: ['theirs'] }] })).toEqual([
      'INS051',
    ])
    const many = plan({ journal: used('a', 'b', 'c', 'd', 'e', 'f', 'g') }).problems[0]
    expect(many?.message).toBe('7 jobs still use what would be removed: a, b, c, d, e and 2 more.')
  })

  it('counts who uses the installation itself, and finishes what a kill left of it', () => {
    const entry: JournalEntry = { owner: 'nix', path: '/nix/.setup-nix-cuda.json', users: ['other'] }
    expect(codes({ journal: [entry] })).toEqual(['INS051'])
    const left: JournalEntry = { owner: 'nix', path: '/nix', users: [] }
    expect(planUninstall({ ...bare, journal: [left, { ...entry, users: [] }] }, request)).toMatchObject({
      steps: [{ lines: ['remove /nix/.setup-nix-cuda.json'] }, { lines: ['remove the folder /nix, if it is empty'] }],
    })
  })

  it('refuses beside a living installation, also when it is forced', () => {
    expect(codes({ folder: { kind: 'unfinished', receipt, alive: true } }, { force: true })).toEqual(['INS051'])
    expect(codes({ folder: { kind: 'unfinished', receipt, alive: false } })).toEqual([])
  })

  it('refuses without the rights, and for what another user installed', () => {
    expect(codes({ privilege: 'none', uid: 7, installer: 7 })).toEqual(['INS050'])
    expect(codes({ privilege: 'sudo', uid: 7, installer: 8 })).toEqual(['INS050'])
    expect(codes({ privilege: 'sudo', uid: 7, installer: 8 }, { force: true })).toEqual([])
    const own: Receipt = { ...receipt, mode: 'single-user', supervision: 'none', folder: { owner: '7:7' }, conf: false }
    expect(codes({ privilege: 'none', uid: 7, installer: 7, folder: { kind: 'installed', receipt: own } })).toEqual([])
  })

  it('keeps what was in /nix before and what others put there, and then /nix itself with its owner', () => {
    const nixNames = [...facts.nixNames, 'mine', '.setup-nix-cuda-0123']
    const { steps, stays } = plan({ nixNames, nixOwner: '5:6' })
    const nix = steps.find(({ what }) => what === 'nix')
    expect(nix).toMatchObject({ receipt: { keep: ['mine'], folder: { owner: '5:6' } } })
    expect(stays).toEqual(['/nix/mine stays: this action did not create it.'])
  })

  it('has of the receipt what goes, and of the installation’s service what supervises it', () => {
    const nixOf = (more: Partial<Receipt>, given: Partial<UninstallFacts> = {}) =>
      plan({ folder: { kind: 'installed', receipt: { ...receipt, ...more } }, journal: [], state: undefined, ...given })
    const linesOf = (...given: Parameters<typeof nixOf>) =>
      nixOf(...given).steps.map(({ what, lines }) => [what, ...lines])
    for (const supervision of ['systemd', 'launchd'] as const) {
      const { steps } = nixOf({ supervision })
      expect(steps.map(({ what, kind }) => [what, kind])).toEqual([
        ['daemon', 'service'],
        ['nix', 'nix'],
      ])
      expect(steps[0]).toMatchObject({ supervision, lines: [expect.stringMatching(/^remove the Nix daemon: stop/)] })
      expect(steps[1]).toMatchObject({ conf: true, receipt: { supervision: 'none', conf: false } })
    }
    expect(nixOf({ supervision: 'none' }).steps.map(({ what }) => what)).toEqual(['nix'])
    const conf = 'build-users-group = nixbld\n'
    expect(linesOf({}, { conf })).toEqual([
      [
        'nix',
        'remove /nix with everything in it',
        'remove the build users nixbld1, nixbld2',
        'remove the group nixbld',
        'remove /etc/nix/nix.conf',
        'remove /etc/nix, if empty',
      ],
    ])
    // What is not there, or was not made, is not said.
    const little = {
      users: [],
      group: false,
      conf: false,
      confFolder: false,
      folder: { owner: '7:7' },
      keep: ['z', 'a'],
    }
    expect(linesOf(little, { conf })).toEqual([['nix', 'remove everything in /nix but a, z']])
    expect(linesOf({ ...little, keep: [] }, { conf })).toEqual([['nix', 'remove everything in /nix']])
    expect(nixOf({ ...little, keep: ['mine'] }, { nixNames: ['mine', 'store'] }).stays).toEqual([])
    expect(nixOf(little, { nixOwner: '1:1' }).steps[0]).toMatchObject({
      receipt: { folder: { owner: '7:7' }, keep: ['a', 'z'] },
    })
    expect(nixOf({}, { conf }).steps[0]).toMatchObject({ receipt: { folder: 'made', group: true } })
    expect(nixOf({}, { group: undefined }).steps[0]).toMatchObject({ receipt: { group: false } })
    expect(nixOf({ group: false }).steps[0]).toMatchObject({ receipt: { group: false } })
    expect(nixOf({ group: false }, { conf, group: { members: ['friend'] } }).stays).toEqual([])
    expect(nixOf({}, { conf, group: undefined }).stays).toEqual([])
  })

  it('says what becomes of a nix.conf that others have changed', () => {
    const of = (conf: string | undefined, journal = facts.journal) => {
      const { steps, stays } = plan({ conf, journal })
      return [steps.find(({ what }) => what === 'nix')?.lines.filter((line) => line.includes('nix.conf')), stays]
    }
    expect(of('cores = 2\nbuild-users-group = nixbld\n')).toEqual([
      ['remove our line from /etc/nix/nix.conf'],
      ['/etc/nix/nix.conf stays, with the lines of other programs.'],
    ])
    expect(of('cores = 2\n')).toEqual([[], ['/etc/nix/nix.conf stays: it was changed since this action wrote it.']])
    expect(of(undefined)).toEqual([[], []])
    // Our include is ours only where the journal says so.
    expect(of(facts.conf, [])).toEqual([
      ['remove our line from /etc/nix/nix.conf'],
      ['/etc/nix/nix.conf stays, with the lines of other programs.'],
    ])
    const other: JournalEntry = { owner: 'kvm', path: '/etc/x/nix-cuda.conf', users: [] }
    expect(of(facts.conf, [other])[0]).toEqual(['remove our line from /etc/nix/nix.conf'])
    expect(plan({ folder: { kind: 'installed', receipt: { ...receipt, conf: false } } }).stays).toEqual([])
  })

  it('leaves in the state folder what others have put there, and the folder with its parents then', () => {
    const stateOf = (names: readonly string[]) => {
      const { steps, stays } = plan({ state: { folder: state, names, above: ['/var/lib'] } })
      return [steps.at(-1), stays]
    }
    expect(stateOf(['journal.json', 'nix-cuda'])).toEqual([
      {
        what: 'state',
        kind: 'state',
        folder: state,
        above: ['/var/lib'],
        lines: [`remove ${state}, with the results of nix-cuda commands`],
      },
      [],
    ])
    expect(stateOf(['journal.json', 'mine'])).toEqual([
      { what: 'state', kind: 'state', folder: state, above: [], lines: [`remove our files from ${state}`] },
      [`${state}/mine stays: this action did not create it.`],
    ])
  })

  it('refuses while a volume of ours is not mounted, with the command that mounts it', () => {
    const volume = (name: 'elsewhere' | 'mounted', encrypted: boolean, kind = 'filled') =>
      ({
        state: name,
        made: { volume: { kind, uuid: 'UUID' }, plan: { encrypted, disk: 'disk3', synthetic: 'keep' } },
      }) as unknown as UninstallFacts['volume']
    const fixOf = (given: UninstallFacts['volume']) =>
      plan({ volume: given }).problems.map(({ code, fix }) => [code, fix])
    expect(fixOf(volume('elsewhere', false))).toEqual([
      ['INS050', expect.stringContaining('`diskutil mount -mountPoint /nix UUID`')],
    ])
    expect(fixOf(volume('elsewhere', true))).toEqual([
      ['INS050', expect.stringContaining('`diskutil apfs unlockVolume UUID -mountpoint /nix`')],
    ])
    expect([fixOf(volume('mounted', false)), fixOf(volume('elsewhere', false, 'planned')), fixOf(undefined)]).toEqual([
      [],
      [],
      [],
    ])
    // Root is needed for it, whoever installed Nix.
    expect(codes({ ...bare, privilege: 'none', volume: volume('mounted', false) })).toEqual(['INS050'])
  })

  it('refuses what only a later version knows how to remove', () => {
    const later: JournalEntry = { owner: 'later', path: '/x', users: [] }
    const { problems } = plan({ journal: [...facts.journal, later] }, { force: true })
    expect(problems).toMatchObject([{ code: 'INS050', message: expect.stringContaining('`later`: /x.') }])
  })

  it('names jobs as many as there are, each once', () => {
    const message = (users: readonly string[], elsewhere: readonly string[] = []) =>
      plan({ journal: used(...users), elsewhere: [{ folder: '/x', jobs: elsewhere }] }).problems[0]?.message
    expect(message(['a'])).toBe('A job still uses what would be removed: a.')
    expect(message(['a', 'mine'], ['a', 'mine', 'b'])).toBe('2 jobs still use what would be removed: a, b.')
    expect(message(['a', 'b', 'c', 'd', 'e'])).toBe('5 jobs still use what would be removed: a, b, c, d, e.')
    // Without an installation of ours, what other users have needs nothing of it.
    expect(codes({ ...bare, journal: [configuration], elsewhere: [{ folder: '/x', jobs: ['b'] }] })).toEqual([])
  })

  it('needs root for what root has made, and for nothing else', () => {
    const own = { mode: 'single-user', supervision: 'none', folder: { owner: '7:7' }, conf: false } as const
    const of = (more: Partial<Receipt>) =>
      codes({
        privilege: 'none',
        uid: 7,
        installer: 7,
        folder: { kind: 'installed', receipt: { ...receipt, ...own, ...more } },
      })
    expect([of({}), of({ mode: 'daemon' }), of({ folder: 'made' }), of({ conf: true })]).toEqual([
      [],
      ['INS050'],
      ['INS050'],
      ['INS050'],
    ])
    expect(codes({ ...bare, privilege: 'none' })).toEqual([])
    expect(codes({ ...bare, installer: 8, uid: 7 })).toEqual([])
    // Nobody knows who: there is nothing that the other one would have to undo.
    expect(codes({ privilege: 'sudo', uid: 7, installer: undefined })).toEqual([])
  })

  it('removes only build users that are there, and no group that others are in', () => {
    const { steps, stays } = plan({ users: ['nixbld2'], group: { members: ['nixbld2', 'friend'] } })
    expect(steps.find(({ what }) => what === 'nix')).toMatchObject({ receipt: { users: ['nixbld2'], group: false } })
    expect(stays).toEqual(['The group nixbld stays: friend is in it.'])
  })
})

describe('an entry of the installation', () => {
  it.each([
    ['/nix', [], true],
    ['/nix/.setup-nix-cuda.json', [], true],
    ['/nix/.setup-nix-cuda.json', ['/nix'], true],
    ['/nix/store', [], false],
    ['/home', [], false],
    ['/nix', ['/home'], false],
  ])('%s, with %j made for it, is one: %s', (path, made, expected) => {
    expect(nixOwned.makes(testHost(), { owner: 'nix', path, made, users: [] })).toBe(expected)
  })
})

describe('changeConf', () => {
  it.each([
    [undefined, 'leave'],
    ['build-users-group = nixbld\n', 'remove'],
    ['cores = 2\nbuild-users-group = nixbld\n# mine\n', { left: 'cores = 2\n# mine\n' }],
    ['build-users-group = others\n', 'leave'],
  ] as const)('%j → %j', (text, change) => {
    expect(changeConf(text, receipt)).toEqual(change)
  })
})
