import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/model/cell.ts'
import type { Cell, CellResult, Plan } from '../../src/model/documents.ts'
import { error, warning } from '../../src/model/problem.ts'
import { notesOf, outcomeOf } from '../../src/report/outcome.ts'
import { renderSummary } from '../../src/report/summary.ts'

function cell(capability: string): Cell {
  const key = {
    ...{ package: 'p', toolkit: '12.4', capabilities: [capability], ptx: [], system: 'x86_64-linux' as const },
  }
  const source = { kind: 'attribute', attribute: 'p' } as const
  const nixpkgs = { kind: 'path', path: './n' } as const
  return { schema: 'cell/1', id: cellId(key), ...key, source, deviceCode: 'required', nixpkgs, attributePath: null }
}

const result = (of: Cell, status: CellResult['status'] = 'proven'): CellResult => ({
  ...{ schema: 'result/1', cell: of, status, drvPath: '/d.drv', outputs: [], built: true, restored: null },
  ...{ seconds: { evaluate: 0, build: 0, verify: 0 }, files: [], problems: [], logTail: [] },
})

const cells = [cell('8.0'), cell('9.0'), cell('10.0')]
const plan = (problems: Plan['problems'] = []): Plan => ({
  schema: 'plan/1',
  rows: cells.map((of) => ({ id: of.id, runner: 'r', timeout: 1, cell: of })),
  ...{ excluded: [], counts: { requested: 3, planned: 3, excluded: 0 }, problems },
})
const all = cells.map((of) => result(of))
const misspelt = error('PLN021', 'mylibb cannot be evaluated.', 'Did you mean mylib?')
const old = warning('PLN028', 'The tables differ.', 'Update.')

describe('the outcome of a run', () => {
  it.each([
    ['every cell proven', plan(), all, true, '3 of 3 proven'],
    ['a note in the plan', plan([old]), all, true, '3 of 3 proven'],
    ['a package that cannot be evaluated', plan([misspelt]), all, false, '3 of 3 proven, 1 error in the plan'],
    ['a cell without a result', plan(), all.slice(1), false, '2 of 3 proven, 1 without a result'],
    ['no result at all', plan([misspelt]), [], false, '0 of 3 proven, 3 without a result, 1 error in the plan'],
    [
      'a cell with wrong device code',
      plan(),
      [result(cells[0] ?? cell('8.0'), 'wrong'), ...all.slice(1)],
      false,
      '2 of 3 proven, 1 failed',
    ],
  ])('with %s', (_, of, results, good, headline) => {
    const outcome = outcomeOf(of, results)
    expect(notesOf(of)).toEqual(of.problems.filter((problem) => problem === old))
    expect(outcome).toMatchObject({ good, headline })
    expect(outcome.proven + outcome.failed.length + outcome.missing.length).toBe(cells.length)
    // One judgement: what the reader sees first is never greener than the exit code.
    expect(renderSummary(of, results).split('\n')[0]).toBe(`## ${good ? '✅' : '❌'} CUDA cells: ${headline}`)
    expect(outcome.errors.length === 0 && outcome.failed.length === 0).toBe(good)
    const missing = outcome.errors.flatMap(({ subject }) => subject?.cell ?? [])
    expect(missing).toEqual(outcome.missing.map(({ id }) => id))
  })

  it('is not good while a result that nobody planned is not proven', () => {
    const outcome = outcomeOf(plan(), [...all, result(cell('7.5'), 'wrong')])
    expect(outcome).toMatchObject({ good: false, headline: '3 of 3 proven, 1 failed', mark: '❌' })
  })

  it.each(['failure', 'cancelled'] as const)(
    'is not good where the jobs ended with %s, whatever the results say',
    (jobs) => {
      const outcome = outcomeOf(plan(), all, [], jobs)
      expect(outcome).toMatchObject({
        good: false,
        mark: '❌',
        headline: `3 of 3 proven, their jobs ended with ${jobs}`,
      })
      expect(outcome.errors.map(({ code }) => code)).toEqual(['BLD007'])
      // What failed says it better.
      const wrong = [result(cells[0] ?? cell('8.0'), 'wrong'), ...all.slice(1)]
      expect(outcomeOf(plan(), wrong, [], jobs)).toMatchObject({ headline: '2 of 3 proven, 1 failed', errors: [] })
    },
  )

  it.each(['success', 'skipped'] as const)('is good where the jobs ended with %s', (jobs) => {
    expect(outcomeOf(plan(), all, [], jobs)).toMatchObject({ good: true, errors: [] })
  })

  it('says what was left out, and counts the errors of the plan', () => {
    const skipped = [{ id: 'x', drvPath: '/d.drv' }]
    const of: Plan = { ...plan([misspelt, misspelt]), skipped, counts: { requested: 6, planned: 3, excluded: 2 } }
    expect(outcomeOf(of, all).headline).toBe('3 of 3 proven, 2 errors in the plan, 1 in caches, 2 excluded')
    // One of each does not make none.
    expect(outcomeOf(plan([misspelt]), all, [error('BLD006', 'x is refused.', 'Look.')])).toMatchObject({
      good: false,
      headline: '3 of 3 proven, 1 refused, 1 error in the plan',
    })
  })

  it('puts what stopped the run first, and notes of the plan apart from the last failing cell', () => {
    const text = renderSummary(plan([old, misspelt]), [result(cells[0] ?? cell('8.0'), 'wrong'), ...all.slice(1)])
    const at = (part: string) => text.indexOf(part)
    expect(at('mylibb cannot be evaluated')).toBeLessThan(at('| p on x86_64-linux'))
    expect(at('Notes of the plan:\n\n- **[PLN028](')).toBeGreaterThan(at('| p on x86_64-linux'))
    expect(at('Notes of the plan')).toBeLessThan(at('### ❌'))
  })
})
