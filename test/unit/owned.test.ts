import { describe, expect, it } from 'vitest'
import { cannotRemove, isStateName } from '../../src/machine/owned.ts'

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
