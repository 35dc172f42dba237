import { describe, expect, test } from 'vitest'
import { notChecked, report } from '../../scripts/tables/report.ts'
import { type Compiler, compareTables, differenceText, isInScope } from '../../src/cuda/compare-tables.ts'
import { ptxasTargets } from './cuda-ptxas-targets.ts'

/** The newest PTX ISA of each recorded ptxas. */
const isas = '7.7 7.8 8.0 8.1 8.2 8.3 8.4 8.5 8.5 8.7 8.8 9.0 9.1 9.2 9.3 9.4 9.5'.split(' ')
const real: readonly Compiler[] = ptxasTargets.map((row, index) => ({
  ...row,
  version: `${row.toolkit}.99`,
  ptxIsa: isas[index] ?? '',
}))

/** The real compiler of a toolkit, with something made up. */
function compiler(toolkit: string, change: (real: Compiler) => Partial<Compiler> = () => ({})): Compiler {
  const found = real.find((one) => one.toolkit === toolkit) ?? expect.fail(toolkit)
  return { ...found, ...change(found) }
}

/** What a compiler newer than all says, when it is 13.5 with another name. */
const newer = (change: (last: Compiler) => Partial<Compiler> = () => ({})): Compiler => ({
  ...compiler('13.5', change),
  toolkit: '13.6',
  version: '13.6.12',
  ptxIsa: '9.6',
})

const lines = (...compilers: Compiler[]) => compareTables(compilers).map(differenceText)
const adding = (target: string) => (one: Compiler) => ({ targets: [...one.targets, target] })
const removing = (target: string) => (one: Compiler) => ({ targets: one.targets.filter((other) => other !== target) })

describe('compareTables', () => {
  test('finds nothing when the compilers are the recorded ones', () => {
    expect(real).toHaveLength(isas.length)
    expect(compareTables(real)).toEqual([])
  })

  test('finds a toolkit that came after the last', () => {
    expect(lines(...real, newer())).toEqual([
      'There is a CUDA 13.6 (13.6.12, PTX ISA 9.6) but the table ends with 13.5',
    ])
  })

  test('finds a toolkit between two others', () => {
    const between = { ...compiler('12.6'), toolkit: '12.7', version: '12.7.1', ptxIsa: '8.6' }
    expect(lines(between)).toEqual(['There is a CUDA 12.7 (12.7.1, PTX ISA 8.6) but the table has no row for it'])
  })

  test('finds a target that the table does not have, also one with another form', () => {
    expect(lines(compiler('13.5', adding('sm_130')), compiler('13.4', adding('sm_90x')))).toEqual([
      'CUDA 13.5 accepts sm_130, which the table does not know',
      'CUDA 13.4 accepts sm_90x, which the table does not know',
    ])
  })

  test('finds a target that the table has of other toolkits alone', () => {
    expect(lines(compiler('13.0', adding('sm_70')), compiler('12.8', adding('sm_103f')))).toEqual([
      'CUDA 13.0 accepts sm_70, which the table has only until 12.9',
      'CUDA 12.8 accepts sm_103f, which the table has only from 12.9 on',
    ])
  })

  test('finds a target that the table has and ptxas has not', () => {
    expect(lines(compiler('12.9', removing('sm_101f')))).toEqual([
      'CUDA 12.9: the table says sm_101f is known, ptxas refuses it',
    ])
  })

  test('finds what a new toolkit has added and removed', () => {
    const changed = newer((one) => ({ targets: [...removing('sm_75')(one).targets, 'sm_130'] }))
    expect(compareTables([changed])).toEqual([
      { kind: 'toolkit-missing', toolkit: '13.6', version: '13.6.12', ptxIsa: '9.6' },
      { kind: 'target-missing', toolkit: '13.6', target: 'sm_130' },
      { kind: 'target-refused', toolkit: '13.6', target: 'sm_75' },
    ])
  })

  test('finds another PTX ISA', () => {
    expect(lines(compiler('13.4', () => ({ ptxIsa: '9.10' })))).toEqual(['PTX ISA of 13.4: table 9.4, ptxas 9.10'])
  })
})

describe('what is left out', () => {
  test('toolkits without a compiler to ask', () => {
    expect(notChecked(real)).toEqual(['11.4', '11.5', '11.6'])
    expect(notChecked(real.filter(({ toolkit }) => toolkit !== '12.4'))).toContain('12.4')
  })

  test('toolkits before the first of the table', () => {
    expect(['10.2', '11.3', '11.4', '13.6'].map(isInScope)).toEqual([false, false, true, true])
  })
})

describe('the report', () => {
  test('is one line when all agree, and names what was not checked', () => {
    expect(report(real, 'text', true)).toBe(
      'The tables agree with ptxas of 17 toolkits (11.7 to 13.5). Not checked, for PyPI has no ptxas of them: 11.4, 11.5, 11.6.\n',
    )
    expect(report([compiler('12.4')], 'text', false)).toBe('The tables agree with ptxas of 1 toolkit (12.4).\n')
  })

  test('has a line per difference', () => {
    expect(report([newer(), compiler('12.4', removing('sm_90a'))], 'text', false)).toBe(
      [
        'There is a CUDA 13.6 (13.6.12, PTX ISA 9.6) but the table ends with 13.5',
        'CUDA 12.4: the table says sm_90a is known, ptxas refuses it',
        'The tables have 2 facts otherwise than ptxas of 2 toolkits (13.6, 12.4).',
        '',
      ].join('\n'),
    )
  })

  test('in Markdown has a list, and the targets as they are to be recorded', () => {
    const text = report([compiler('11.7'), newer(adding('sm_130'))], 'markdown', false)
    expect(text).toContain('- CUDA 13.6 accepts sm_130, which the table does not know\n')
    expect(text).toMatch(/```ts\n\['13\.6', '75 80 .* 121f 130'\],\n```/)
    expect(text).not.toContain("['11.7'")
    expect(text).toContain('Asked: ptxas of CUDA 11.7.99, 13.6.12.')
  })

  test('in JSON has the facts as data', () => {
    const found = JSON.parse(report([...real, newer()], 'json', true)) as Record<string, unknown[]>
    expect(found['differences']).toEqual([
      expect.objectContaining({ kind: 'toolkit-missing', toolkit: '13.6', text: expect.stringContaining('13.6.12') }),
    ])
    expect(found['checked']).toHaveLength(real.length + 1)
    expect(found['notChecked']).toEqual(['11.4', '11.5', '11.6'])
  })
})
