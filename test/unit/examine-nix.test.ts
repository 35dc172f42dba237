import { expect, it } from 'vitest'
import { withoutTold } from '../../src/actions/setup/examination/provider.ts'
import type { CacheRow } from '../../src/binary-cache/check.ts'
import { warning } from '../../src/model/problem.ts'

const row = (state: CacheRow['state']): CacheRow => ({
  url: `https://${state}.example`,
  name: `https://${state}.example`,
  state,
  priority: 40,
  milliseconds: 1,
  asked: 'nix',
  detail: '',
  fix: '',
})

it('leaves out what a build says of a cache that the check has warned of, and nothing else', () => {
  const states = ['usable', 'unknown', 'slow', 'unreachable', 'untrusted', 'missing-key'] as const
  const ofBuild = states.map((state) => warning('CCH009', `The cache https://${state}.example is dead.`, 'Mend it.'))
  const other = warning('BLD001', 'The cache https://unreachable.example is in the words of a builder.', 'Look.')
  const left = withoutTold([...ofBuild, other], states.map(row)).map(({ message }) => message)
  expect(left).toEqual([
    'The cache https://usable.example is dead.',
    'The cache https://unknown.example is dead.',
    'The cache https://slow.example is dead.',
    other.message,
  ])
})
