import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/model/cell.ts'
import type { Cell, CellResult, Plan } from '../../src/model/documents.ts'
import { error } from '../../src/model/problem.ts'
import { foundTargets, renderSummary } from '../../src/report/summary.ts'

function cell(name: string, capability: string): Cell {
  const key = { package: name, toolkit: '12.4', capabilities: [capability], ptx: [], system: 'x86_64-linux' } as const
  const rest = {
    source: { kind: 'attribute', attribute: name },
    deviceCode: 'required',
    nixpkgs: { kind: 'path', path: './n' },
  } as const
  return { schema: 'cell/1', id: cellId(key), ...key, ...rest, attributePath: null }
}

function result(of: Cell, more: Partial<CellResult> = {}): CellResult {
  return {
    schema: 'result/1',
    cell: of,
    status: 'proven',
    drvPath: '/d.drv',
    outputs: [{ name: 'out', path: '/o' }],
    built: true,
    restored: { paths: 2, bytes: 1_500_000 },
    seconds: { evaluate: 0.5, build: 2, verify: 0.1 },
    files: [{ path: 'bin/x', output: 'out', targets: ['sm_90a'], ptx: [], toolkits: ['12.4'], images: 1 }],
    problems: [],
    logTail: [],
    ...more,
  }
}

const good = cell('saxpy', '9.0a')
const bad = cell('broken', '8.0')
const plan: Plan = {
  schema: 'plan/1',
  rows: [bad, good].map((of) => ({ id: of.id, runner: 'ubuntu-24.04', timeout: 350, cell: of })),
  excluded: [
    {
      code: 'PLN001',
      count: 1,
      examples: [
        {
          id: 'saxpy-cuda12.4-sm120-x86_64-linux',
          package: 'saxpy',
          toolkit: '12.4',
          capabilities: ['12.0'],
          ptx: [],
          system: 'x86_64-linux',
          problems: [error('PLN001', 'CUDA 12.4 does not know 12.0.', 'Use CUDA 12.8.')],
        },
      ],
    },
  ],
  counts: { requested: 3, planned: 2, excluded: 1 },
  problems: [],
}

describe('renderSummary', () => {
  const failure = error('BLD002', "builder for '/x.drv' failed", 'Look at the log.')
  const text = renderSummary(plan, [
    result(good),
    result(bad, { status: 'build-failed', files: [], problems: [failure], logTail: ['broken> a <b> & c'] }),
  ])

  it('says in its first line how the run went', () => {
    expect(text.split('\n')[0]).toBe('## ❌ CUDA cells: 1 of 2 proven, 1 failed, 1 excluded')
  })

  it('has one table per package: capabilities × toolkits', () => {
    expect(text).toContain('| saxpy on x86_64-linux | CUDA 12.4 |\n|---|:-:|\n| 9.0a | ✅ |\n| 12.0 | – |')
    expect(text).toContain('| broken on x86_64-linux | CUDA 12.4 |\n|---|:-:|\n| 8.0 | ❌ |')
    expect(text).toContain('2 cells: 2 built in 4.0 s, 0 already in the store')
    expect(text).toContain('Store cache: 4 paths, 3.0 MB restored for 2 cells.')
  })

  it('has one row per cell with what was asked for and what was found', () => {
    expect(text).toContain('| saxpy | 12.4 | 9.0a | x86_64-linux | ✅ proven | sm_90a; by CUDA 12.4 | 2.6 |')
    expect(text).toContain('| broken | 12.4 | 8.0 | x86_64-linux | ❌ build failed | — | 2.6 |')
  })

  it('shows the last log lines of a failure outside a fold, and excluded cells with their reason inside one', () => {
    const [before, , fold] = text.split('<details>')
    expect(before).toContain('broken&gt; a &lt;b&gt; &amp; c')
    expect(fold).toContain('PLN001: CUDA 12.4 does not know 12.0. Use CUDA 12.8.')
  })

  it('lets no user text become markup', () => {
    const nasty = result({ ...good, package: 'x|<img src=x>\n# y' })
    expect(renderSummary(plan, [nasty])).toContain('| x&#124;&lt;img src=x&gt; &#35; y |')
  })

  it('stays under the limit of a step summary', () => {
    const many = Array.from({ length: 3_000 }, () => result(bad, { status: 'wrong', logTail: ['x'.repeat(500)] }))
    expect(Buffer.byteLength(renderSummary(plan, many))).toBeLessThan(1024 * 1024)
  })

  it('leaves out whole parts when it must, and says so', () => {
    const many = Array.from({ length: 3_000 }, () => result(bad, { status: 'wrong', logTail: ['x'.repeat(500)] }))
    const cut = renderSummary(plan, many)
    expect(cut.match(/<pre>/g)?.length).toBe(cut.match(/<\/pre>/g)?.length)
    expect(cut).toMatch(/\(\d+ parts left out .*the result files have everything\)\n$/)
  })

  it('gives a cell of a shared job its own mark and row', () => {
    const other = cell('saxpy', '9.0')
    const rows = [{ id: good.id, runner: 'r', timeout: 350, cell: good, also: [other] }]
    const shared: Plan = { ...plan, rows, excluded: [], counts: { requested: 2, planned: 1, excluded: 0, equal: 1 } }
    const both = renderSummary(shared, [result(good), result(other, { status: 'wrong' })])
    expect(both).toContain('## ❌ CUDA cells: 1 of 2 proven, 1 failed')
    expect(both).toContain('| 9.0 | ❌ |\n| 9.0a | ✅ |')
    expect(renderSummary(shared, [result(good)])).toContain('| 9.0 | ⚪ |\n| 9.0a | ✅ |')
    expect(renderSummary(shared, [result(good)])).toContain('## ❌ CUDA cells: 1 of 2 proven, 1 without a result')
  })

  it('shows what caches serve as cached, where the cell would be', () => {
    const served = cell('saxpy', '8.6')
    const skipped: Plan = {
      ...plan,
      rows: plan.rows.slice(1),
      counts: { ...plan.counts, planned: 1, skipped: 1 },
      skipped: [{ id: served.id, drvPath: '/nix/store/x.drv' }],
    }
    const text = renderSummary(skipped, [result(good)])
    expect(text).toContain('## ✅ CUDA cells: 1 of 1 proven, 1 in caches, 1 excluded')
    expect(text).toContain('| 8.6 | 💾 |\n| 9.0a | ✅ |\n| 12.0 | – |')
    expect(text).toContain('💾 in caches, not proven here')
    expect(text).toContain(`| ${served.id} | /nix/store/x.drv |`)
  })

  it('says what the caches had of a cell, where they were asked', () => {
    const coverage = { state: 'partial', missing: 3, heavy: [], downloadBytes: 5 } as const
    const rows = plan.rows.map((row) => (row.id === good.id ? { ...row, coverage } : row))
    const text = renderSummary({ ...plan, rows }, [result(good), result(bad)])
    expect(text).toContain('| Seconds | Caches |')
    expect(text).toContain('sm_90a; by CUDA 12.4 | 2.6 | partial |')
  })

  it('shows a combination that nothing was said of as one that was not requested', () => {
    const rows = [good, cell('saxpy', '8.0')].map((of, index) => {
      const one = index === 0 ? of : { ...of, toolkit: '13.0', id: cellId({ ...of, toolkit: '13.0' }) }
      return { id: one.id, runner: 'r', timeout: 350, cell: one }
    })
    const text = renderSummary(
      { ...plan, rows, excluded: [] },
      rows.map((row) => result(row.cell)),
    )
    expect(text).toContain(
      '| saxpy on x86_64-linux | CUDA 12.4 | CUDA 13.0 |\n|---|:-:|:-:|\n| 8.0 | · | ✅ |\n| 9.0a | ✅ | · |',
    )
  })

  it('says how many more cells a rule excludes than are listed', () => {
    const [group] = plan.excluded
    const many: Plan = {
      ...plan,
      excluded: group ? [{ ...group, count: 38 }] : [],
      counts: { ...plan.counts, excluded: 38 },
    }
    const text = renderSummary(many, [result(good), result(bad)])
    expect(text).toContain('38 requested cells cannot exist (PLN001: 38)')
    expect(text).toContain('| … and 37 more | PLN001 |')
  })
})

describe('what was found', () => {
  it('tells what is linked at load, and what only some units have', () => {
    const [file] = result(good).files
    const files = file
      ? [
          {
            ...file,
            targets: ['sm_80', 'sm_90'],
            linkedAtLoad: ['sm_90'],
            units: 7,
            partly: [{ target: 'sm_100', units: 3 }],
          },
        ]
      : []
    expect(foundTargets(result(good, { files }))).toBe(
      'sm_80 sm_90 (linked at load) sm_100 (3 of 7 units); by CUDA 12.4',
    )
  })
})
