import { describe, expect, test } from 'vitest'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, type RequestInputs, readRequestInputs } from '../../src/cuda/request.ts'
import type { MatrixRow, Plan } from '../../src/model/documents.ts'
import { planSchema } from '../../src/model/documents.ts'
import { error, warning } from '../../src/model/problem.ts'
import { unstyled } from '../../src/model/style.ts'
import { planHeadline, planMarkdown, planTable, totalsOf } from '../../src/report/plan-text.ts'

function planOf(inputs: RequestInputs): Plan {
  const given = { packages: ['saxpy'], capabilities: ['9.0'], toolkits: ['12.8'], nixpkgs: './n', ...inputs }
  const merged = mergeRequests(undefined, readRequestInputs(given))
  return 'problems' in merged ? expect.fail(JSON.stringify(merged.problems)) : planMatrix(merged.request)
}

function row(plan: Plan, id: string): MatrixRow {
  return plan.rows.find((one) => one.id === id) ?? expect.fail(id)
}

const simple = planOf({ capabilities: ['8.0', '9.0', '12.0'], toolkits: ['12.4', '12.8'] })
const id = (toolkit: string, sm: number) => `saxpy-cuda${toolkit}-sm${sm}-x86_64-linux`
const coverage = { missing: 2, heavy: [], downloadBytes: 1_000_000 } as const

/** As evaluation, caches, history and the base branch leave a plan. */
const full: Plan = {
  ...simple,
  rows: [
    {
      ...row(simple, id('12.4', 80)),
      also: [row(simple, id('12.4', 90)).cell],
      coverage: { ...coverage, state: 'cold', missing: 7, heavy: ['torch-2.9'] },
      shared: true,
    },
    { ...row(simple, id('12.8', 80)), coverage: { ...coverage, state: 'partial' }, minutes: 70.2 },
    { ...row(simple, id('12.8', 90)), coverage: { ...coverage, state: 'cached', missing: 0 }, minutes: 0 },
  ],
  counts: { ...simple.counts, planned: 3, equal: 1, skipped: 1 },
  skipped: [{ id: id('12.8', 120), drvPath: '/nix/store/s.drv' }],
  shared: [
    {
      id: 'shared-x86_64-linux',
      system: 'x86_64-linux',
      runner: 'big',
      timeout: 350,
      derivations: [{ drvPath: '/nix/store/m.drv', name: 'magma-2.9', cells: 4 }],
      cells: [row(simple, id('12.4', 80)).cell],
    },
  ],
  base: { ref: 'main', changed: [id('12.8', 80)], added: [], removed: ['gone-<b>'] },
}

test('the plan of these tests is one', () => {
  expect(planSchema.parse(full)).toEqual(full)
})

describe('totalsOf', () => {
  test('adds up jobs, bytes and minutes', () => {
    expect(totalsOf(full)).toEqual({
      jobs: 3,
      cells: 6,
      jobsSaved: 2,
      downloadBytes: 3_000_000,
      minutes: 70.2,
      withoutEstimate: 1,
    })
  })

  test('is all zero for a plan that was refused', () => {
    const none = { ...simple, rows: [], excluded: [], counts: { requested: 9, planned: 0, excluded: 0 } }
    expect(totalsOf(none)).toEqual({
      jobs: 0,
      cells: 0,
      jobsSaved: 0,
      downloadBytes: 0,
      minutes: 0,
      withoutEstimate: 0,
    })
  })
})

describe('planHeadline', () => {
  test('says what becomes of every cell', () => {
    expect(planHeadline(simple)).toBe('5 jobs for 6 cells: 1 cannot exist')
    expect(planHeadline(full)).toBe(
      '3 jobs after 1 shared build for 6 cells: 1 in caches, 1 the same derivation, 1 cannot exist',
    )
    expect(planHeadline({ ...simple, tier: 'pull-request', counts: { ...simple.counts, left: 4 } })).toBe(
      '5 jobs for 10 cells: 1 cannot exist, 4 not in the tier pull-request',
    )
    expect(planHeadline(planOf({}))).toBe('1 job for 1 cell')
  })

  test('tells what cannot be evaluated from what cannot exist', () => {
    const plan = planOf({ toolkits: ['12.4', '12.8'], capabilities: ['9.0', '12.0'] })
    const [row, ...rows] = plan.rows
    const { id, cell } = row ?? expect.fail('no row')
    const { package: name, toolkit, capabilities, ptx, system } = cell
    const problems = [error('PLN021', 'It cannot be evaluated: no cmake.', '')]
    const example = { id, package: name, toolkit, capabilities, ptx, system, problems }
    const excluded = [...plan.excluded, { code: 'PLN021', count: 1, examples: [example] } as const]
    const counts = { ...plan.counts, planned: rows.length, excluded: 2 }
    const broken = { ...plan, rows, excluded, counts }
    expect(planHeadline(broken)).toBe('2 jobs for 4 cells: 1 cannot exist, 1 cannot be evaluated')
    expect(planMarkdown(broken)).toContain('1 requested cell cannot exist (PLN001: 1), 1 cannot be evaluated')
    expect(unstyled(planTable(broken))).toMatch(/– cannot exist +! cannot be evaluated/)
    const all = { ...broken, excluded: excluded.slice(-1), counts: { ...counts, excluded: 1 } }
    expect(planMarkdown(all)).toContain('– 1 requested cell cannot be evaluated<')
  })

  test('tells what the user excludes from what cannot exist', () => {
    const plan = planOf({
      toolkits: ['12.4', '12.8'],
      capabilities: ['9.0', '12.0'],
      exclude: ['toolkit=12.8 reason=slow'],
    })
    expect(planHeadline(plan)).toBe('1 job for 4 cells: 1 cannot exist, 2 excluded by you')
    expect(planMarkdown(plan)).toContain('1 requested cell cannot exist (PLN001: 1), 2 excluded by you')
    const own = planOf({ toolkits: ['12.4', '12.8'], exclude: ['toolkit=12.8 reason=slow'] })
    expect(planMarkdown(own)).toContain('1 requested cell excluded by you')
    expect(planMarkdown(own)).toContain('Excluded by you (input exclude): slow.')
  })
})

describe('planTable', () => {
  const shown = (plan: Plan, verbose = false) => unstyled(planTable(plan, { verbose }))

  test('is a grid of targets and toolkits, what is excluded by rule, and totals', () => {
    expect(shown(simple)).toBe(`saxpy on x86_64-linux
  CUDA  12.4  12.8
  8.0     ●     ●
  9.0     ●     ●
  12.0    –     ●

  ● planned   – cannot exist

Excluded (1):
  PLN001 (1 cell): CUDA 12.4 cannot build for 12.0 (Blackwell), which needs
    CUDA 12.8 or newer. Use CUDA 12.8, or capability 9.0.

6 requested, 5 planned, 1 excluded

Cells have ids such as saxpy-cuda12.4-sm80-x86_64-linux; --verbose lists all.
Why a cell is excluded: nix-cuda plan --explain
  saxpy-cuda12.4-sm120-x86_64-linux
For causes and remedies: nix-cuda explain PLN001
`)
  })

  test('fits a terminal of 80 columns, however many toolkits and targets there are', () => {
    const wide = planOf({
      packages: ['saxpy', 'python3Packages.torch'],
      capabilities: ['>=5.0', '5.0 6.0 7.0 7.5 8.0 8.6 8.9 9.0 10.0 12.0+PTX'],
      toolkits: ['>=11.0'],
    })
    const lines = shown(wide).split('\n')
    // An id that is longer than the page has a line of its own.
    expect(lines.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([])
    const columns = lines.filter((line) => /^ {2}CUDA /.test(line)).join(' ')
    const toolkits = new Set(wide.rows.map(({ cell }) => cell.toolkit))
    expect(toolkits.size).toBeGreaterThan(12)
    for (const toolkit of toolkits) expect(columns).toContain(` ${toolkit}`)
  })

  test('says of each cell what caches have, and marks what the request itself excludes', () => {
    expect(shown(full)).toContain('  CUDA  12.4  12.8\n  8.0     ○     ◐\n  9.0     =     ✓\n  12.0    –     ✓\n')
    const plan = planOf({ capabilities: ['8.0', '9.0'], exclude: ['capabilities=9.0 reason=slow'] })
    expect(shown(plan)).toContain('  9.0     ×\n')
    expect(shown(plan)).toContain('× excluded by the request')
    expect(shown(plan)).not.toContain('cannot exist')
    expect(shown(plan)).toContain('slow')
  })

  test('lists with verbose every cell, with what caches have and the runner only where caches were asked', () => {
    const text = shown(full, true)
    expect(text).toMatch(/CELL +CACHE +RUNNER$/m)
    expect(text).toMatch(/sm80-x86_64-linux +cold, 7 missing \(torch-2.9\) +ubuntu-24.04/)
    expect(text).toMatch(/12.4-sm90-x86_64-linux +the same as above\n/)
    expect(text).toMatch(/12.8-sm80-x86_64-linux +partial, 2 missing +ubuntu/)
    expect(shown(simple, true)).not.toMatch(/CACHE|RUNNER/)
  })

  test('says what is built first, what it costs, and what differs from the base branch', () => {
    const text = shown(full)
    expect(text).toContain('Built once before 1 job of x86_64-linux, on big:\n  magma-2.9 (4 cells)')
    expect(text).toContain('2 jobs saved.\nTo download from binary caches: 3.0 MB.')
    expect(text).toContain('Estimated: 1 h 11 min of building in all, and 1 job without an estimate.')
    expect(text).toContain('Against main: 1 changed, 0 added, 1 removed')
  })

  test('shows with verbose five cells of a rule and counts the others', () => {
    const capabilities = ['10.0', '10.3', '12.0', '12.1', '10.0a', '12.0a', '9.0']
    const plan = planOf({ capabilities, toolkits: ['12.4'] })
    expect(shown(plan)).toContain('  PLN001 (6 cells): CUDA 12.4 cannot build for 10.0')
    const text = shown(plan, true)
    expect(text).toContain('  PLN001 (6): ')
    expect(text.match(/^ {4}saxpy-/gm)).toHaveLength(5)
    expect(text).toContain('    … and 1 more')
  })

  test('shows problems', () => {
    const text = shown({ ...simple, problems: [warning('PLN027', 'Slow.', 'Use a preset.')] })
    expect(text).toContain('\n\nPLN027: Slow. Use a preset.\n\n')
  })
})

describe('planMarkdown', () => {
  const text = planMarkdown(full)

  test('begins with a headline', () => {
    expect(text.split('\n')[0]).toBe(`## CUDA plan: ${planHeadline(full)}`)
    const refused = { ...simple, problems: [error('PLN014', 'Too many.', 'List less.')] }
    expect(planMarkdown(refused).split('\n')[0]).toMatch(/^## ❌ CUDA plan/)
  })

  test('shows in one table what becomes of each cell, and explains the marks that are there', () => {
    expect(text).toContain(
      '| saxpy on x86_64-linux | CUDA 12.4 | CUDA 12.8 |\n|---|:-:|:-:|\n| 8.0 | 🧊 | 🧩 |\n| 9.0 | = | 💾 |\n| 12.0 | – | 💾 |',
    )
    expect(text).toContain(
      '💾 in caches · 🧩 partly in caches · 🧊 in no cache · = the same derivation as another cell · – cannot exist',
    )
    expect(planMarkdown(simple)).toContain('🔨 planned · – cannot exist\n')
  })

  test('counts an entry of the store cache as cached', () => {
    const rows = full.rows.map((one) =>
      one.coverage ? { ...one, coverage: { ...one.coverage, stored: true as const } } : one,
    )
    expect(planMarkdown({ ...full, rows })).toContain('| 8.0 | 💾 | 💾 |')
  })

  test('shows a cell that include brings back as planned', () => {
    const plan = planOf({ capabilities: ['8.0', '9.0'], exclude: ['capabilities=9.0'], include: ['capabilities=9.0'] })
    expect(plan.counts.excluded).toBe(1)
    expect(planMarkdown(plan)).toContain('| 9.0 | 🔨 |')
  })

  test('tells what a tier leaves from what cannot exist', () => {
    const tier = {
      ...simple,
      rows: simple.rows.slice(1),
      tier: 'pull-request',
      counts: { ...simple.counts, planned: 4, left: 1 },
    }
    expect(planMarkdown(tier)).toContain('| 8.0 | · | 🔨 |')
    expect(planMarkdown(tier)).toContain('| 12.0 | – | 🔨 |')
    expect(planMarkdown(tier)).toContain('· not in this tier')
  })

  test('shows the cells without CUDA, and fat binaries that a cache serves', () => {
    const cells = planOf({ toolkits: ['cpu', '12.8'], capabilities: ['8.0 9.0+PTX'] })
    expect(planMarkdown(cells)).toContain('| cpu | CUDA 12.8 |')
    const all = { ...cells, rows: [], skipped: cells.rows.map((one) => ({ id: one.id, drvPath: '/d' })) }
    expect(planMarkdown(all)).toContain('| 8.0, 9.0, PTX 9.0 | · | 💾 |')
    expect(planMarkdown(all)).toContain('| no CUDA | 💾 | · |')
  })

  test('calls no cell impossible that the request excludes, though a plan lists only fifty of them', () => {
    const packages = Array.from({ length: 60 }, (_, index) => `p${index}`)
    const plan = planOf({
      packages,
      toolkits: ['12.4', '12.8'],
      capabilities: ['8.0', '9.0', '12.0'],
      exclude: ['capabilities=9.0 toolkit=12.4'],
    })
    const text = planMarkdown(plan)
    expect(plan.excluded.map(({ code, count }) => [code, count])).toEqual([
      ['PLN001', 60],
      ['PLN023', 60],
    ])
    expect(text.match(/^\| 12\.0 \| – \| 🔨 \|$/gm)).toHaveLength(60)
    expect(text.match(/^\| 9\.0 \| × \| 🔨 \|$/gm)).toHaveLength(50)
    expect(text.match(/^\| 9\.0 \| · \| 🔨 \|$/gm)).toHaveLength(10)
    expect(text).not.toMatch(/^\| 9\.0 \|.*–/m)
    expect(text).toContain('– cannot exist · × excluded by the request · · excluded')
  })

  test('names cells that a cache serves whose id was cut', () => {
    const cut = `${'a'.repeat(91)}-0123abcd`
    const plan = { ...simple, skipped: [{ id: cut, drvPath: '/d' }] }
    expect(planMarkdown(plan)).toContain(`1 more cell is in caches</summary>\n\n| Cell |\n|---|\n| ${cut} |`)
  })

  test('says what is shared, what it costs, and what differs from the base branch', () => {
    expect(text).toContain('| magma-2.9 | x86_64-linux | big | 4 |\n\nWaiting for it: 1 job of x86_64-linux.')
    expect(text).toContain('2 jobs saved.<br>To download from binary caches: 3.0 MB.<br>Estimated: 1 h 11 min')
    expect(text).toContain('<summary>Against main: 1 changed, 0 added, 1 removed</summary>')
    expect(text).toContain('| gone-&lt;b&gt; | removed |')
  })

  test('lists what cannot exist by rule, folded', () => {
    const fold = text.slice(text.indexOf('1 requested cell cannot exist (PLN001: 1)'))
    expect(fold).toContain('| saxpy-cuda12.4-sm120-x86_64-linux | PLN001: CUDA 12.4 cannot build for 12.0')
  })

  test('lets no user text become markup', () => {
    const nasty = 'x|<img src=x>\\| y\n# z'
    const rows = full.rows.map((one) => ({ ...one, cell: { ...one.cell, package: nasty } }))
    const problems = [warning('PLN027', '<script>', '<b>')]
    const out = planMarkdown({ ...full, rows, problems, base: { ref: '<i>', changed: [], added: [], removed: [] } })
    expect(out).not.toMatch(/<(?:img|script|b|i)\b/)
    expect(out).not.toMatch(/^# z/m)
    expect(out).toContain('| x&#124;&lt;img src=x&gt;&#92;&#124; y &#35; z on x86_64-linux |')
  })

  test('stays under the limit of a step summary', () => {
    const packages = Array.from({ length: 700 }, (_, index) => `package-with-a-name-that-is-not-short-${index}`)
    const big = planOf({ packages, capabilities: ['>=7.5', '8.0 9.0+PTX', '10.0a'], toolkits: ['>=11.8'] })
    expect(big.rows.length).toBeGreaterThan(50_000)
    const out = planMarkdown(big)
    expect(Buffer.byteLength(out)).toBeLessThan(1024 * 1024)
    expect(out.match(/<details>/g)?.length).toBe(out.match(/<\/details>/g)?.length)
  })
})
