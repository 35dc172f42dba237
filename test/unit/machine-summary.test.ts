import { describe, expect, it } from 'vitest'
import { freeRow } from '../../src/actions/setup/disk/provider.ts'
import type { Machine } from '../../src/actions/setup/provider.ts'
import { machineSummary } from '../../src/actions/setup/summary.ts'
import type { CacheRow } from '../../src/binary-cache/check.ts'
import { warning } from '../../src/model/problem.ts'

const row = (url: string, state: CacheRow['state']): CacheRow => ({
  ...{ url, name: url, state, priority: 40, milliseconds: 12.4, asked: 'nix', detail: 'HTTP 404 <html>', fix: 'Look.' },
})
const machine: Machine = {
  ...{ path: [], variables: {}, contributions: [], outputs: {} },
  rows: [
    ['Nix', '2.34.8 (/nix/bin/nix), installed by this job, daemon'],
    ['Sandbox', 'sandboxed'],
    ...freeRow(14e9, 61.24e9),
  ],
  found: {
    nix: { program: '/nix/bin/nix', version: '2.34.8' },
    substituters: [],
    caches: [row('https://a.example', 'usable'), row('https://b.example', 'slow'), row('https://c.example', 'refused')],
  },
  seconds: { download: 1.23, find: 0.01, examine: 0.2, all: 1.74 },
  warnings: [warning('CCH001', 'One.', 'Do.')],
}

describe('the summary of setup', () => {
  it('is one line that a reader may unfold, with what he must know in it', () => {
    const [first, ...rest] = machineSummary(machine).split('\n')
    expect(first).toBe('<details><summary>Nix 2.34.8 ready in 1.7 s, 2 of 3 caches can be used, ⚠️ 1 warning</summary>')
    expect(rest.join('\n').trimEnd().endsWith('</details>')).toBe(true)
  })

  it('has the place, the sandbox, the disk before and after, and the phases that took time', () => {
    const text = machineSummary(machine)
    expect(text).toContain('| Nix | 2.34.8 (/nix/bin/nix), installed by this job, daemon |')
    expect(text).toContain('| Sandbox | sandboxed |')
    expect(text).toContain('| Free where the store is | 14 GB before, 61.2 GB after setup |')
    expect(text).toContain('| Seconds | download 1.2, examine 0.2, all 1.7 |')
  })

  it('shows each cache with its state, and what a server said never becomes markup', () => {
    const text = machineSummary(machine)
    expect(text).toMatch(/\| https:<!-- -->\/\/c\.example \| answers with an error \| 40 \| 12 ms \|/)
    expect(text).toContain('HTTP 404 &lt;html&gt;')
  })

  it('leaves out what is not there', () => {
    const bare = machineSummary({
      ...machine,
      ...{ rows: freeRow(undefined, 61e9), warnings: [], found: { ...machine.found, caches: [] } },
    })
    expect(bare.split('\n')[0]).toBe('<details><summary>Nix 2.34.8 ready in 1.7 s</summary>')
    expect(bare).not.toMatch(/Free where|Cache|Flox|warning/)
  })
})
