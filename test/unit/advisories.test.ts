import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Advisory, adviseAgainst, advisories, concernsOf } from '../../src/nix/advisories.ts'
import { lookForNix } from '../../src/nix/find.ts'
import { compareReleases, releases } from '../../src/nix/install/releases.ts'
import { realExec, testHost } from './host.ts'

const october = advisories.filter(({ ids }) => ids.includes('CVE-2026-110449'))
/** The release to take instead, `-` for none. */
const fixOf = (version: string, more: object = {}) => concernsOf({ version, ...more }, october)[0]?.fixed ?? '-'

describe('the advisories of Nix', () => {
  it.each([
    ['2.35.2', '2.35.3'],
    ['2.35.3', '-'],
    ['2.35.6', '-'],
    ['2.36.0', '-'],
    ['3.0.0', '-'],
    ['2.34.8', '2.34.9'],
    ['2.34.10', '-'],
    // Lines without a fix of their own: the next newer one that has it.
    ['2.33.3', '2.34.9'],
    ['2.32.0', '2.34.9'],
    ['2.31.5', '2.31.6'],
    ['2.31.6', '-'],
    ['2.30.2', '2.30.6'],
    ['2.29.9', '2.30.6'],
    ['2.28.8', '-'],
    ['2.26.3', '2.28.8'],
    ['2.3', '2.28.8'],
    ['1.11.16', '2.28.8'],
    // Pre-releases come before their release, and those of a newer line count by their day.
    ['2.35.3pre20261012_1a2b3c4', '2.35.3'],
    ['2.36.0pre20261012_1a2b3c4', '2.35.3'],
    ['2.36.0pre20261013_1a2b3c4', '-'],
    ['2.36.0-pre', '2.35.3'],
    ['2.35.3pre1', '2.35.3'],
    ['2.34.10pre20260901_1a2b3c4', '-'],
    ['2.36.0pre', '2.35.3'],
    ['12.35.2', '-'],
    ['unstable', '-'],
    ['v2.34.1', '-'],
  ])('take Nix %s for what it is: %s', (version, fixed) => {
    expect(fixOf(version)).toBe(fixed)
  })

  it('know Lix and Determinate Nix by their own numbers', () => {
    expect([fixOf('2.95.3', { fork: 'lix' }), fixOf('2.95.4', { fork: 'lix' })]).toEqual(['2.95.4', '-'])
    expect([fixOf('2.93.0', { fork: 'lix' }), fixOf('2.96.0', { fork: 'lix' })]).toEqual(['2.95.4', '-'])
    const determinate = (number: string, version: string) => fixOf(version, { determinate: number })
    expect([determinate('3.23.1', '2.35.9'), determinate('3.23.2', '2.33.4')]).toEqual(['3.23.2', '-'])
    expect([determinate('3.19.0', '2.33.4'), determinate('3.24.0', '2.35.3')]).toEqual(['3.23.2', '-'])
  })

  it('have in each table the newest line first, and each line once', () => {
    for (const { fixed } of advisories) {
      for (const list of Object.values(fixed)) {
        expect(list.toSorted(compareReleases)).toEqual(list)
        const lines = list.map((release) => release.split('.').slice(0, 2).join('.'))
        expect(new Set(lines).size).toBe(lines.length)
      }
    }
    expect(advisories.map(({ published }) => published)).toEqual(
      advisories
        .map(({ published }) => published)
        .toSorted()
        .toReversed(),
    )
  })

  it('say of every release with a hash whether it may be installed with an easy mind', () => {
    const holes = Object.keys(releases).filter((version) => concernsOf({ version }).length > 0)
    // No archive that is fixed has a hash yet: when one has, it leaves this list.
    expect(holes).toEqual(Object.keys(releases))
  })

  it('are a warning with the fixed release, and an error where none may be concerned', () => {
    const nix = { version: '2.93.0', fork: 'lix' } as const
    const [problem] = adviseAgainst(nix, false, (fixed) => `Take ${fixed}.`)
    expect(problem).toMatchObject({
      code: 'INS036',
      severity: 'warning',
      fix: 'Take 2.95.4.',
      source: october[0]?.source,
    })
    expect(problem?.message).toMatch(/^Lix 2\.93\.0 has known security holes \(CVE-2026-110449, .*GHSA-25vp-6h23-hj3g/)
    expect(adviseAgainst(nix, true, String)).toMatchObject([{ code: 'INS036', severity: 'error' }])
    const determinate = { version: '2.33.4', determinate: '3.19.0' }
    expect(adviseAgainst(determinate, false, String)[0]?.message).toMatch(/^Determinate Nix 3\.19\.0 has /)
    expect(adviseAgainst({ version: '2.36.0' }, true, String)).toEqual([])
  })

  it('are each one problem', () => {
    const [first] = october as [Advisory]
    const older = { ...first, ids: ['CVE-1'], fixed: { ...first.fixed, nix: ['2.30.1'] } } as const
    expect(concernsOf({ version: '2.30.0' }, [first, older]).map(({ fixed }) => fixed)).toEqual(['2.30.6', '2.30.1'])
    expect(concernsOf({ version: '2.30.1' }, [first, older])).toHaveLength(1)
  })
})

describe('what nix --version says', () => {
  it.each([
    ['nix (Nix) 2.34.8', { version: '2.34.8' }],
    ['nix (Determinate Nix 3.19.0) 2.33.4', { version: '2.33.4', determinate: '3.19.0' }],
    ['nix (Lix, like Nix) 2.93.0', { version: '2.93.0', fork: 'lix' }],
  ])('%s', async (said, wanted) => {
    const folder = mkdtempSync(join(tmpdir(), 'nix-version-'))
    const program = join(folder, 'nix')
    writeFileSync(program, `#!/bin/sh\necho '${said}'\n`, { mode: 0o755 })
    const nix = await lookForNix(testHost({ exec: realExec, env: { PATH: folder } }))
    rmSync(folder, { recursive: true })
    expect(nix).toEqual({ program, ...wanted })
  })
})
