import { describe, expect, it } from 'vitest'
import { cannotRemove, isPlainEntry, isStateName, notFollowed } from '../../src/machine/owned.ts'

describe('a name in the state folder', () => {
  const makes = () => true
  const owners = [
    { owner: 'a', makes, stateNames: ['nix-daemon.json'] },
    { owner: 'b', makes },
    { owner: 'c', makes, stateNames: ['kvm'] },
  ]
  it.each([
    'install.lock',
    'flox.lock-journal',
    'journal.json',
    'made.json',
    'nix-cuda',
    'journal.json.0a1b.new',
    'nix-daemon.json',
    'kvm',
  ])('%s is of this action', (name) => {
    expect(isStateName(owners, name)).toBe(true)
  })
  it.each([
    'my-journal.json',
    'journal.json.old',
    'xnix-cuda',
    'nix-cuda2',
    'kvm.json',
    'A.lock',
    'x.lock.bak',
    'renew',
    '',
  ])('%j is somebody else’s', (name) => {
    expect(isStateName(owners, name)).toBe(false)
  })
  it('is not known where nobody owns anything', () => {
    expect([isStateName([], 'kvm'), isStateName([], 'a.lock')]).toEqual([false, true])
  })
  it('that cannot be removed is an error with the reason', () => {
    expect(cannotRemove('it is busy')).toMatchObject({
      code: 'INS050',
      severity: 'error',
      message: expect.stringContaining('it is busy'),
    })
  })
})

describe('an entry of the journal', () => {
  const entry = (path: string, made?: readonly string[]) => ({ owner: 'a', path, users: [], ...(made && { made }) })
  it.each([
    ['/etc/nix/x.conf', undefined],
    ['/etc/nix/x.conf', []],
    ['/etc/nix/x.conf', ['/etc/nix/x.conf', '/etc/nix', '/etc']],
    ['/etc/nix/x.conf', ['/nix']],
  ] as const)('%s with %j made for it is plain', (path, made) => {
    expect(isPlainEntry(entry(path, made), '/nix')).toBe(true)
  })
  it.each([
    ['etc/nix', undefined],
    ['/etc/../home', undefined],
    ['/etc//nix', undefined],
    ['/etc/nix/x.conf', ['/home']],
    ['/etc/nix/x.conf', ['/etc/ni']],
    ['/etc/nix/x.conf', ['/etc', '/etc/nix/x.conf/y']],
    ['/etc/nix/x.conf', ['/etc/../etc']],
    ['/etc/nix/x.conf', ['etc']],
    ['/etc/nix/x.conf', ['/nix/..']],
    ['../x', ['../x']],
  ] as const)('%s with %j made for it is not', (path, made) => {
    expect(isPlainEntry(entry(path, made), '/nix', '/nix/..')).toBe(false)
  })
  it('has nothing beside it that nobody named', () => {
    expect(isPlainEntry(entry('/etc/x', ['/nix']))).toBe(false)
  })
  it('that its owner does not make is named with its owner', () => {
    expect(notFollowed(entry('/etc/x'))).toMatchObject({
      code: 'INS050',
      severity: 'warning',
      message: expect.stringContaining('/etc/x of `a`'),
    })
  })
})
