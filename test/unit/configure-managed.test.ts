import { describe, expect, it } from 'vitest'
import { findConflicts, findMixedTrust, jobKeys, managedText, type Part } from '../../src/nix/configure/managed.ts'
import { parseNixConf, setting } from '../../src/nix/configure/nix-conf.ts'

/** What of the file is in force: a plain line discards what stands before it, `extra-` adds. */
function inForce(text: string, name: string): readonly string[] {
  let values: string[] = []
  for (const line of parseNixConf(text, 'x').lines) {
    if (line.kind !== 'setting') continue
    if (line.name === name) values = [...line.values]
    if (line.name === `extra-${name}`) values.push(...line.values)
  }
  return values
}

const part = (own: string, ...presets: readonly string[]): Part => ({
  base: presets.length > 0 ? [setting('extra-substituters', ...presets)] : [],
  extra: parseNixConf(own, 'x').lines.map(({ line: _, ...item }) => item),
  after: [],
})
const substituters = (...parts: readonly Part[]) => inForce(managedText(1, parts), 'substituters')

describe('the managed file of several jobs', () => {
  it('keeps what each adds where each begins with a list of its own', () => {
    const job = (cache: string) => part(`substituters = https://mirror\nextra-substituters = file:///${cache}\n`)
    expect(substituters(job('a'), job('b'))).toEqual(['https://mirror', 'file:///a', 'file:///b'])
  })

  it('lets a list replace the presets of its own job, and not those of another', () => {
    const replaces = part('substituters = https://mirror\n', 'https://preset')
    expect(substituters(replaces)).toEqual(['https://mirror'])
    expect(substituters(part('', 'https://other'), replaces)).toEqual(['https://mirror', 'https://other'])
    expect(substituters(replaces, part('', 'https://other'))).toEqual(['https://mirror', 'https://other'])
  })

  it('forgets what a job adds and then replaces', () => {
    const job = part('extra-substituters = https://early\nsubstituters = https://late\n')
    expect(substituters(job, part('extra-substituters = https://more\n'))).toEqual(['https://late', 'https://more'])
  })

  it('has what the action adds after the text of the user, which cannot turn it off', () => {
    const ours = [setting('extra-substituters', 'file:///store-cache'), setting('netrc-file', '/ours')]
    const plain = { ...part('substituters = https://mirror\nnetrc-file = /theirs\n', 'https://preset'), after: ours }
    const including = { ...part('!include own.conf\n', 'https://preset'), after: ours }
    for (const parts of [[plain], [plain, including], [including]]) {
      expect(substituters(...parts)).toContain('file:///store-cache')
      expect(inForce(managedText(1, parts), 'netrc-file')).toEqual(['/ours'])
    }
    expect(substituters(plain)).toEqual(['https://mirror', 'file:///store-cache'])
  })

  it('is a warning for jobs with and without a key of the store cache, whichever comes later', () => {
    const job = (kind?: keyof typeof jobKeys) => ({
      ...part(''),
      after: kind ? [setting('extra-trusted-public-keys', `${jobKeys[kind]}-0a1b:AAAA=`)] : [],
    })
    const [signed, open, none] = [job('signed'), job('open'), job()]
    for (const [mine, other] of [
      [signed, open],
      [open, signed],
    ] as const) {
      expect(findMixedTrust(mine, [none, other])).toMatchObject([{ code: 'CCH027', severity: 'warning' }])
    }
    for (const [mine, other] of [
      [signed, signed],
      [open, open],
      [signed, none],
      [none, open],
    ] as const) {
      expect(findMixedTrust(mine, [other])).toEqual([])
    }
  })

  it('blames a job for what its own lines say, and for nothing that the action sets', () => {
    const minFree = (bytes: string) => ({ ...part('cores = 2\n'), base: [setting('min-free', bytes)] })
    const cache = (file: string) => ({ ...part('cores = 2\n'), after: [setting('netrc-file', file)] })
    expect(findConflicts(minFree('1'), [minFree('2')])).toEqual([])
    expect(findConflicts(cache('/a'), [cache('/b')])).toEqual([])
    const [conflict] = findConflicts(part('cores = 3\n'), [minFree('1')])
    expect(conflict).toMatchObject({ code: 'CFG028', fix: expect.stringContaining('cores') })
  })

  it('leaves lines where they stand in a text that includes a file, which may replace what is before it', () => {
    const text = managedText(1, [part('extra-cores = 1\n!include own.conf\nextra-cores = 2\n', 'https://preset')])
    expect(text.split('\n').slice(1, -1)).toEqual([
      'extra-substituters = https://preset',
      '# extra-nix-config',
      'extra-cores = 1',
      '!include own.conf',
      'extra-cores = 2',
    ])
  })
})
