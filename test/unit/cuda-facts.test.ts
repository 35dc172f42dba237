import { describe, expect, test } from 'vitest'
import { builtInTables, differences, isNew, tableDifferences, tablesFor } from '../../src/cuda/tables.ts'
import { compareCapabilities } from '../../src/model/capability.ts'
import { compareVersions } from '../../src/model/version.ts'
import { arm, capabilityFacts, codes, excludedIds, factsOf, ids, planOf } from './cuda-world.ts'

describe('what Nixpkgs says', () => {
  test('of minima and maxima wins over the tables', () => {
    const tables = tablesFor(
      factsOf({
        toolkits: { '11.8': {}, '12.4': {}, '12.8': {} },
        capabilities: {
          '9.0': capabilityFacts({ minToolkit: '12.8' }),
          '7.2': capabilityFacts({ minToolkit: '10.0', maxToolkit: '12.2', jetson: true }),
        },
      }),
    )
    const plan = planOf(
      { capabilities: ['9.0', '7.2'], toolkits: ['11.8', '12.4', '12.8'], systems: [arm], packages: ['a'] },
      tables,
    )
    expect(ids(plan)).toEqual(['a-cuda11.8-sm72-aarch64-linux', 'a-cuda12.8-sm90-aarch64-linux'])
    expect(excludedIds(plan)).toEqual([
      'PLN001 a-cuda11.8-sm90-aarch64-linux',
      'PLN001 a-cuda12.4-sm90-aarch64-linux',
      'PLN002 a-cuda12.4-sm72-aarch64-linux',
      'PLN002 a-cuda12.8-sm72-aarch64-linux',
    ])
    const [first] = plan.excluded[0]?.examples ?? []
    expect(first?.problems[0]).toMatchObject({ source: expect.stringContaining('_cuda/db/bootstrap/cuda.nix') })
    expect(first?.problems[0]?.fix).toContain('Use CUDA 12.8')
  })

  test('of a maximum that it does not state leaves the one of the tables', () => {
    const tables = tablesFor(factsOf({ capabilities: { '7.0': capabilityFacts({ minToolkit: '10.0' }) } }))
    expect(tables.architectures.get('7.0')?.maxToolkit).toBe('12.9')
  })

  test('that is newer than the tables is planned, with one warning each', () => {
    const tables = tablesFor(
      factsOf({
        toolkits: { '13.5': {}, '14.0': {} },
        capabilities: { '9.0': capabilityFacts(), '13.0': capabilityFacts({ name: 'Feynman', minToolkit: '14.0' }) },
      }),
    )
    const plan = planOf({ packages: ['a', 'b'], capabilities: ['9.0', '13.0'], toolkits: ['>=13.5'] }, tables)
    expect(ids(plan)).toEqual([
      'a-cuda13.5-sm90-x86_64-linux',
      'a-cuda14.0-sm90-x86_64-linux',
      'a-cuda14.0-sm130-x86_64-linux',
      'b-cuda13.5-sm90-x86_64-linux',
      'b-cuda14.0-sm90-x86_64-linux',
      'b-cuda14.0-sm130-x86_64-linux',
    ])
    expect(codes(plan.problems)).toEqual(['PLN022', 'PLN022'])
    expect(plan.excluded.map(({ code, count }) => [code, count])).toEqual([['PLN001', 2]])
    expect(isNew(tables, { toolkit: '14.0' })).toBe(true)
    expect(isNew(tables, { capability: '13.0' })).toBe(true)
    expect(isNew(tables, { toolkit: '13.5' })).toBe(false)
    expect(isNew(tables, { capability: '9.0' })).toBe(false)
    expect(isNew(tables, { toolkit: '15.0' })).toBe(false)
  })

  test('in a form that is newer than this version is passed over', () => {
    const tables = tablesFor(
      factsOf({
        toolkits: { '12.4': {}, thirteen: {} },
        capabilities: {
          '9.0z': capabilityFacts(),
          '13.10': capabilityFacts(),
          '13.1': capabilityFacts({ minToolkit: 'soon' }),
          '13.2': capabilityFacts({ maxToolkit: 'never' }),
          '9.0': capabilityFacts({ minToolkit: 'soon', maxToolkit: 'never' }),
        },
      }),
    )
    expect(tables.architectures.size).toBe(builtInTables.architectures.size + 1)
    expect(tables.architectures.get('13.2')?.max).toBeNull()
    expect(tables.architectures.get('9.0')?.minToolkit).toBe('11.8')
    expect(tables.toolkits.size).toBe(builtInTables.toolkits.size)
  })

  test('keeps the tables in order', () => {
    const tables = tablesFor(
      factsOf({ toolkits: { '14.0': {}, '12.7': {}, '13.5': {} }, capabilities: { '9.5': capabilityFacts() } }),
    )
    const versions = [...tables.toolkits.values()].map((row) => row.parsed)
    expect(versions).toEqual(versions.toSorted(compareVersions))
    const parsed = [...tables.architectures.values()].map((row) => row.parsed)
    expect(parsed).toEqual(parsed.toSorted(compareCapabilities))
  })
})

describe('a toolkit that Nixpkgs has dropped', () => {
  const inputs = { toolkits: ['11.8', '12.4'] }

  test('is excluded, with what there is', () => {
    const plan = planOf(inputs, tablesFor(factsOf()))
    expect(ids(plan)).toEqual(['hello-cuda12.4-sm90-x86_64-linux'])
    expect(plan.excluded.map((group) => group.code)).toEqual(['PLN017'])
    expect(plan.excluded[0]?.examples[0]?.problems[0]?.fix).toContain('legacy-toolkits')
  })

  test('is planned where the legacy overlay has it, and the cells say which', () => {
    const plan = planOf(
      { ...inputs, 'legacy-toolkits': 'true' },
      tablesFor(factsOf({ toolkits: { '11.8': {}, '12.4': {} } })),
    )
    expect(plan.excluded).toEqual([])
    expect(plan.rows).toHaveLength(2)
    expect(plan.rows[0]?.cell.instance?.legacy).toMatch(/^github:nixos-cuda\/cuda-legacy\/[0-9a-f]{40}$/)
  })
})

describe('differences', () => {
  test('are told once, as a notice, the first six of them', () => {
    const many = Object.fromEntries(
      ['3.5', '3.7', '5.0', '5.2', '6.0', '6.1', '7.0', '7.5'].map((name) => [
        name,
        capabilityFacts({ minToolkit: '12.5' }),
      ]),
    )
    const facts = factsOf({ capabilities: many })
    expect(tableDifferences(facts)).toHaveLength(8)
    const [problem, ...more] = differences(facts)
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code: 'PLN028', severity: 'notice' })
    expect(problem?.message).toContain('6.1 from CUDA 12.5, not 10.0; 2 more')
    expect(problem?.fix).toContain('Nixpkgs is followed')
  })

  test('are none where no toolkit of this Nixpkgs shows them', () => {
    // 12.7 was never released: from 12.7 and from 12.8 are the same.
    const facts = factsOf({ capabilities: { '10.0': capabilityFacts({ minToolkit: '12.7' }) } })
    expect(differences(facts)).toEqual([])
    expect(differences(factsOf())).toEqual([])
  })

  test.each([
    ['9.5 is new here', factsOf({ capabilities: { '9.5': capabilityFacts() } })],
    ['9.0 is a Jetson', factsOf({ capabilities: { '9.0': capabilityFacts({ jetson: true }) } })],
    ['8.7 is no Jetson', factsOf({ capabilities: { '8.7': capabilityFacts({ minToolkit: '11.4' }) } })],
    [
      '7.2 until CUDA 12.2, not 12.9',
      factsOf({
        capabilities: { '7.2': capabilityFacts({ minToolkit: '10.0', maxToolkit: '12.2', jetson: true }) },
      }),
    ],
    ['9.0 until CUDA 12.4, not today', factsOf({ capabilities: { '9.0': capabilityFacts({ maxToolkit: '12.4' }) } })],
    ['CUDA 14.0 is new here', factsOf({ toolkits: { '14.0': {} } })],
  ])('can be: %s', (text, facts) => expect(tableDifferences(facts)).toEqual([text]))
})
