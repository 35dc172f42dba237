/** Why a cell is in a plan or not, rule by rule. */
import { describe, expect, test } from 'vitest'
import { type Explanation, explain } from '../../src/actions/plan/explain.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import type { RequestInputs } from '../../src/cuda/request.ts'
import { builtInTables, type Tables, tablesFor } from '../../src/cuda/tables.ts'
import type { ExcludedCell, Plan } from '../../src/model/documents.ts'
import { error, ProblemError } from '../../src/model/problem.ts'
import { factsOf, requestOf } from './cuda-world.ts'

interface Asked {
  readonly inputs?: RequestInputs
  readonly text?: string
  readonly tier?: 'pull-request'
  readonly tables?: Tables
  /** What was found out later. */
  readonly change?: (plan: Plan) => Plan
}

const wide = { capabilities: ['8.0', '9.0', '12.0'], toolkits: ['12.4', '12.8', '13.0'] }
const id = (toolkit: string, sm: string) => `hello-cuda${toolkit}-sm${sm}-x86_64-linux`

function why(
  cell: string,
  { inputs = wide, text, tier, tables = builtInTables, change = (plan) => plan }: Asked = {},
): Explanation {
  const request = requestOf(inputs, { ...(text === undefined ? {} : { text }), tier })
  const plan = change(planMatrix(request, { tables }))
  return explain({ plan, request, tables, tablesOf: () => tables, evaluations: new Map() }, cell, '/repository')
}
const failed = ({ text }: Explanation) => [...text.matchAll(/✗ .*?\b(PLN\d+)/g)].map((match) => match[1])

describe('a cell of the plan', () => {
  test('keeps every rule, each with its source, and has the expression that builds it', () => {
    const found = why(id('12.8', '90'))
    expect(found.state).toBe('planned')
    expect(found.text.split('\n').slice(0, 2)).toEqual([
      `${id('12.8', '90')}: in the plan, on ubuntu-24.04`,
      '  hello, CUDA 12.8, 9.0, x86_64-linux',
    ])
    expect(found.rules.every(({ says, source }) => says === null && source.startsWith('https://'))).toBe(true)
    expect(found.rules.map(({ code }) => code)).toContain('PLN001')
    expect(failed(found)).toEqual([])
    expect(found.text).toContain('cudaCapabilities')
  })

  test('says what caches have, and which other cell it is', () => {
    const covered = (plan: Plan): Plan => ({
      ...plan,
      rows: plan.rows.flatMap((row) => {
        const coverage = { state: 'cold', missing: 7, heavy: ['torch-2.9'], downloadBytes: 0 } as const
        const also = plan.rows.filter((one) => one.id === id('12.8', '90')).map(({ cell }) => cell)
        if (row.id === id('12.4', '80')) return [{ ...row, coverage, also }]
        return row.id === id('12.8', '90') ? [] : [row]
      }),
    })
    expect(why(id('12.4', '80'), { change: covered }).text).toContain(
      'cold, 7 derivations are in none (heavy: torch-2.9)',
    )
    const other = why(id('12.8', '90'), { change: covered })
    expect(other).toMatchObject({ state: 'same', text: expect.stringContaining(`with ${id('12.4', '80')}`) })
  })

  test('is told of what its toolkit makes doubtful, which is no reason against it', () => {
    const tables = tablesFor(factsOf({ toolkits: { '14.0': {} } }))
    const found = why(id('14.0', '90'), { inputs: { toolkits: ['14.0'] }, tables })
    expect(found.state).toBe('planned')
    expect(found.text).toMatch(/! PLN022 .*\n.*CUDA 14\.0 is newer than the tables/)
    expect(failed(found)).toEqual([])
  })
})

describe('a cell that is not in the plan', () => {
  test('has every rule against it', () => {
    const found = why(id('12.4', '120'))
    expect(found).toMatchObject({ state: 'excluded', text: expect.stringContaining(': not in the plan\n') })
    expect(failed(found)).toEqual(['PLN001'])
    const [rule] = found.rules.filter(({ says }) => says !== null)
    expect(rule?.says).toMatch(/12\.0 .*needs CUDA 12\.8 or newer\. Use /)
  })

  test('was excluded by the request, with its reason', () => {
    const text = `packages: [hello]\ncapabilities: [8.0, 9.0]\ntoolkits: [12.4, 12.8]
exclude: [{ toolkit: 12.4, capabilities: 9.0, reason: nobody has it }]\n`
    const found = why(id('12.4', '90'), { inputs: {}, text })
    expect(found.state).toBe('excluded')
    expect(failed(found)).toEqual(['PLN023'])
    expect(found.text).toContain('nobody has it')
  })

  test('could not be evaluated', () => {
    const broken = (plan: Plan): Plan => {
      const row = plan.rows.find((one) => one.id === id('12.8', '90')) ?? expect.fail()
      const { id: name, package: of, toolkit, capabilities, ptx, system } = row.cell
      const problems = [
        error('PLN021', 'It cannot be evaluated: no Hopper here', 'Evaluate it with `nix-cuda plan --explain`.'),
      ]
      const example: ExcludedCell = { id: name, package: of, toolkit, capabilities, ptx, system, problems }
      const rows = plan.rows.filter((one) => one !== row)
      return { ...plan, rows, excluded: [...plan.excluded, { code: 'PLN021', count: 1, examples: [example] }] }
    }
    const found = why(id('12.8', '90'), { change: broken })
    expect(found.state).toBe('excluded')
    expect(failed(found)).toEqual(['PLN021'])
    expect(found.text).toContain('no Hopper here')
    expect(found.text).toMatch(/package = pkgs\.hello;/)
  })

  test('is served by a cache', () => {
    const skipped = (plan: Plan): Plan => ({
      ...plan,
      rows: plan.rows.slice(1),
      skipped: plan.rows.slice(0, 1).map((row) => ({ id: row.id, drvPath: '/nix/store/a.drv' })),
    })
    expect(why(id('12.4', '80'), { change: skipped })).toMatchObject({
      state: 'cached',
      text: expect.stringContaining('left out: a binary cache serves it (skip-cached)'),
    })
  })

  test('is left to other tiers, unless a rule is against it', () => {
    const text = `packages: [hello]\ncapabilities: [8.0, 9.0, 12.0]\ntoolkits: [12.4, 12.8, 13.0]
tiers: { pull-request: corners }\n`
    const asked = { inputs: {}, text, tier: 'pull-request' } as const
    expect(why(id('12.8', '90'), asked).state).toBe('left')
    expect(why(id('12.4', '80'), asked).state).toBe('planned')
    const never = why(id('12.4', '120'), asked)
    expect(never.state).toBe('excluded')
    expect(failed(never)).toEqual(['PLN001'])
  })

  test('is not asked for', () => {
    const found = why(id('12.6', '89'))
    expect(found.state).toBe('excluded')
    expect(found.text).toContain('hello, CUDA 12.6, 8.9, x86_64-linux')
    expect(failed(found)).toEqual(['PLN023'])
    expect(found.text).toContain('It is not in the request')
    expect(failed(why(id('11.8', '120')))).toEqual(['PLN001'])
  })

  test.each(['other-cuda12.4-sm90-x86_64-linux', 'hello', 'hello-cuda12.4-x86_64-linux'])(
    'is none of the request: %s',
    (cell) => {
      expect(() => why(cell)).toThrow(ProblemError)
      expect(() => why(cell)).toThrow(`No cell of the request has the id "${cell}".`)
    },
  )
})
