import { describe, expect, it } from 'vitest'
import { withoutReported } from '../../src/actions/setup/examination/provider.ts'
import type { CacheRow } from '../../src/binary-cache/check.ts'
import type { CellResult } from '../../src/model/documents.ts'
import { error, type Problem, warning } from '../../src/model/problem.ts'
import { explainCacheErrors } from '../../src/nix/configure/caches.ts'
import { cellProblems } from '../../src/report/cell-problems.ts'

const row = (state: CacheRow['state'], url = `https://${state}.example`): CacheRow => ({
  url,
  name: url,
  state,
  priority: 40,
  milliseconds: 1,
  asked: 'nix',
  detail: '',
  fix: '',
})

/** What a build says of a cache of which Nix could not download. */
const ofBuild = (...urls: readonly string[]): readonly Problem[] =>
  explainCacheErrors(
    urls.map((url) => `warning: unable to download '${url}/nix-cache-info': Could not connect`),
    urls,
  )
const cachesOf = (problems: readonly Problem[]) => problems.map(({ subject }) => subject?.cache)

describe('withoutReported', () => {
  it('leaves out what a build says of a cache that the check has warned of, and nothing else', () => {
    const states = ['usable', 'unknown', 'slow', 'unreachable', 'untrusted', 'missing-key'] as const
    const other = error('BLD002', 'The cache https://unreachable.example is in the words of a builder.', 'Look.')
    const urls = states.map((state) => `https://${state}.example`)
    const left = withoutReported(
      [...ofBuild(...urls), other],
      states.map((state) => row(state)),
    )
    expect(cachesOf(left.slice(0, -1))).toEqual(
      ['usable', 'unknown', 'slow'].map((state) => `https://${state}.example`),
    )
    expect(left.at(-1)).toBe(other)
  })

  it.each(['https://c.example/eu', 'https://c.example.org', 'http://c.example'])(
    'keeps what is said of %s beside a dead https://c.example, and of whatever speaks of it',
    (url) => {
      const dead = [row('unreachable', 'https://c.example'), row('usable', url)]
      const mirror = 'The cache https://m.example could not be used: it sends everybody to https://c.example.'
      const speaks = warning('CCH010', mirror, 'Ask its owner.', { subject: { cache: 'https://m.example' } })
      const left = withoutReported([...ofBuild('https://c.example', url), speaks], dead)
      expect(cachesOf(left)).toEqual([url, 'https://m.example'])
    },
  )

  it('knows a cache again by another spelling of its address, without the password in it', () => {
    const dead = [row('unreachable', 'https://me:secret@c.example/')]
    expect(ofBuild('https://me:secret@c.example')).toMatchObject([{ subject: { cache: 'https://***@c.example' } }])
    expect(withoutReported(ofBuild('https://me:secret@c.example'), dead)).toEqual([])
  })
})

describe('cellProblems', () => {
  const resultOf = (id: string, problems: readonly Problem[]) => ({ cell: { id }, problems }) as unknown as CellResult

  it('names the cell of each problem but those of caches, which are said once for all cells', () => {
    const [cache] = ofBuild('https://c.example')
    const wrong = error('VER001', 'lib/a.so lacks sm_90; see CCH009 of https://c.example.', 'Look.', {
      subject: { path: 'lib/a.so' },
    })
    const problems = cache ? [wrong, cache] : []
    const all = cellProblems([resultOf('a', problems), resultOf('b', problems)])
    expect(all.map(({ message }) => message)).toEqual([`a: ${wrong.message}`, cache?.message, `b: ${wrong.message}`])
  })
})
