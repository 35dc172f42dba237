/** What the plan hands on to the jobs: shards, stages and few examples, or a refusal when it does not fit. */
import { describe, expect, test } from 'vitest'
import { planOutputs, type Shard, shardsOf } from '../../src/actions/plan/action.ts'
import type { ExcludedGroup, Plan, SharedStage } from '../../src/model/documents.ts'
import { planOf } from './cuda-world.ts'

const capabilities = ['8.0', '8.6', '8.9', '9.0', '9.0a']
const small = planOf({ capabilities, toolkits: ['12.4', '12.8'] })
/** Every cell of many packages, as a slip makes it. */
const planOfPackages = (count: number): Plan =>
  planOf({
    packages: Array.from({ length: count }, (_, index) => `package-number-${index}`),
    capabilities,
    toolkits: ['12.4', '12.8'],
  })

describe('shardsOf', () => {
  test('cuts the rows in their order, and leaves nothing out', () => {
    const shards = shardsOf(small, 4)
    expect(shards.map(({ shard, rows }) => [shard, rows.length])).toEqual([
      [1, 4],
      [2, 4],
      [3, 2],
    ])
    expect(shards.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(small.rows.map(({ id }) => id))
    expect(shardsOf(small, 256)).toHaveLength(1)
    expect(shardsOf({ ...small, rows: [] }, 256)).toEqual([])
  })

  test('gives a job what it needs of its row, and no more', () => {
    const [first, second] = small.rows
    if (!first || !second) throw new Error('there are no rows')
    const coverage = { state: 'cold', missing: 1, heavy: [], downloadBytes: 0 } as const
    const row = { ...first, drvPath: '/nix/store/a.drv', coverage, minutes: 3 }
    const [plain, full] =
      shardsOf({ ...small, rows: [row, { ...row, also: [second.cell], shared: true }] }, 256)[0]?.rows ?? []
    expect(Object.keys(plain ?? {}).sort()).toEqual(['cell', 'id', 'runner', 'timeout'])
    expect(full).toMatchObject({ also: [second.cell], shared: true })
  })
})

describe('planOutputs', () => {
  test('is the shards, the stages and the excluded cells as JSON', () => {
    const cell = small.rows[0]?.cell ?? expect.fail()
    const stage: SharedStage = {
      id: 'shared-x86_64-linux',
      system: 'x86_64-linux',
      runner: 'big',
      timeout: 60,
      derivations: [{ drvPath: '/nix/store/m.drv', name: 'magma-2.9', cells: 4 }],
      cells: [cell],
    }
    const { plan, outputs } = planOutputs({ ...small, shared: [stage] }, 256)
    expect(plan.rows).toEqual(small.rows)
    expect((JSON.parse(outputs.matrix) as Shard[]).flatMap(({ rows }) => rows)).toHaveLength(10)
    expect(JSON.parse(outputs.shared)).toEqual([{ id: stage.id, runner: 'big', timeout: 60, stage }])
    expect(JSON.parse(planOutputs(small, 256).outputs.shared)).toEqual([])
  })

  test('has at most fifty examples of excluded cells, some of every rule, and every count', () => {
    const wide = ['3.5', '3.7', '5.0', '5.2', '6.0', '7.2', '8.7', '12.0', '12.1', '11.0', '9.0']
    const plan = planOf({ packages: ['a', 'b', 'c', 'd', 'e', 'f'], capabilities: wide, toolkits: ['12.4', '13.0'] })
    expect(plan.excluded.flatMap(({ examples }) => examples).length).toBeGreaterThan(50)
    const groups = JSON.parse(planOutputs(plan, 256).outputs.excluded) as ExcludedGroup[]
    expect(groups.map(({ code, count }) => [code, count])).toEqual(
      plan.excluded.map(({ code, count }) => [code, count]),
    )
    expect(groups.flatMap(({ examples }) => examples).length).toBeLessThanOrEqual(50)
    for (const { examples } of groups) expect(examples.length).toBeGreaterThan(0)
  })

  test('refuses a plan as a whole that a job cannot hand on, and says how large it is', () => {
    const fits = planOfPackages(50)
    expect(planOutputs(fits, 256).plan.rows).toHaveLength(500)
    const { plan, outputs } = planOutputs(planOfPackages(200), 256)
    expect(outputs).toEqual({ matrix: '[]', shared: '[]', gpu: '[]', excluded: '[]' })
    expect(plan).toMatchObject({ rows: [], counts: { requested: 2000, planned: 0 } })
    expect(plan.problems.at(-1)).toMatchObject({
      code: 'PLN029',
      severity: 'error',
      message: expect.stringMatching(/^The plan has 2000 jobs, \d{3,4} kB as outputs/),
    })
  })
})
