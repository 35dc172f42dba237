import { describe, expect, test } from 'vitest'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { tablesFor } from '../../src/cuda/tables.ts'
import { planSchema } from '../../src/model/documents.ts'
import { arm, codes, excludedIds, factsOf, ids, planOf, planOfFile, requestOf } from './cuda-world.ts'

describe('planMatrix', () => {
  test('gives a row with the whole cell', () => {
    const plan = planOf({ packages: ['python3Packages.torch'], systems: ['aarch64-linux'] })
    expect(planSchema.parse(plan)).toEqual(plan)
    const row = plan.rows[0] ?? expect.fail()
    expect(row.id).toBe('python3packages.torch-cuda12.4-sm90-aarch64-linux')
    expect(row).toEqual({
      id: row.id,
      runner: 'ubuntu-24.04-arm',
      timeout: 350,
      cell: {
        schema: 'cell/1',
        id: row.id,
        package: 'python3Packages.torch',
        toolkit: '12.4',
        capabilities: ['9.0'],
        ptx: [],
        system: 'aarch64-linux',
        source: { kind: 'attribute', attribute: 'python3Packages.torch' },
        deviceCode: 'required',
        nixpkgs: { kind: 'path', path: './nixpkgs' },
        attributePath: 'pkgsForCudaArch.sm_90.cudaPackages_12_4.pkgs.python3Packages.torch',
      },
    })
  })

  test('orders by package, system, toolkit, targets, whatever the order of the request', () => {
    const plan = planMatrix(
      requestOf({
        packages: ['b', 'a'],
        systems: ['aarch64-linux', 'x86_64-linux'],
        toolkits: ['13.0', '12.8'],
        capabilities: ['12.0', '8.0 9.0+PTX', '8.0 9.0', '8.0'],
      }),
    )
    expect(ids(plan).slice(0, 5)).toEqual([
      'a-cuda12.8-sm80-x86_64-linux',
      'a-cuda12.8-sm80_sm90-x86_64-linux',
      'a-cuda12.8-sm80_sm90_ptx90-x86_64-linux',
      'a-cuda12.8-sm120-x86_64-linux',
      'a-cuda13.0-sm80-x86_64-linux',
    ])
    expect(ids(plan)[16]).toBe('b-cuda12.8-sm80-x86_64-linux')
    expect(plan.rows.map((row) => row.runner)[0]).toBe('ubuntu-24.04')
  })

  test('excludes with all reasons', () => {
    const plan = planOf({ capabilities: ['12.0', '8.7', '9.0'] })
    expect(plan.counts).toEqual({ requested: 3, planned: 1, excluded: 2 })
    expect(excludedIds(plan)).toEqual([
      'PLN001 hello-cuda12.4-sm120-x86_64-linux',
      'PLN006 hello-cuda12.4-sm87-x86_64-linux',
    ])
    expect(plan.problems).toEqual([])
  })

  test('drops duplicates with a notice', () => {
    const plan = planOf({ capabilities: ['8.0 9.0', '9.0 8.0'], toolkits: ['12.4', '12.4'] })
    expect(plan.counts).toEqual({ requested: 4, planned: 1, excluded: 0 })
    expect(plan.problems.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['PLN010', 'notice', 'The toolkit 12.4 is requested twice (input toolkits); it is planned once.'],
      ['PLN010', 'notice', 'The cell 8.0, 9.0 is requested twice (input capabilities); it is planned once.'],
    ])
  })

  test('says that nothing was requested', () => {
    const plan = planMatrix({ ...requestOf({}), toolkits: [] })
    expect(plan.counts).toEqual({ requested: 0, planned: 0, excluded: 0 })
    expect(plan.problems).toMatchObject([{ code: 'PLN011', severity: 'error' }])
    expect(plan.problems[0]?.message).toContain('no toolkits')
  })

  test('says that everything is excluded, and why', () => {
    const plan = planOf({ capabilities: ['12.0'] })
    expect(plan.problems).toMatchObject([{ code: 'PLN012', severity: 'error' }])
    expect(plan.problems[0]?.message).toContain('PLN001')
    expect(plan.problems[0]?.fix).toContain('12.8')
  })

  test('gives all reasons of an example, and counts it under the first', () => {
    const plan = planOf({ capabilities: ['6.1 8.7', '9.0'], toolkits: ['13.0'] })
    expect(plan.excluded).toMatchObject([{ code: 'PLN002', count: 1 }])
    expect(codes(plan.excluded[0]?.examples[0]?.problems ?? [])).toEqual(['PLN002', 'PLN009', 'PLN006', 'PLN007'])
  })

  test('counts all that is excluded, and keeps fifty of each rule', () => {
    const packages = Array.from({ length: 30 }, (_, index) => `p${index}`)
    const plan = planOf({ packages, capabilities: ['12.0', '12.1', '9.0', '7.2'] })
    expect(plan.excluded.map(({ code, count, examples }) => [code, count, examples.length])).toEqual([
      ['PLN001', 60, 50],
      ['PLN006', 30, 30],
    ])
    expect(plan.counts).toEqual({ requested: 120, planned: 30, excluded: 90 })
  })

  test('plans a renamed capability by its new name, with a notice', () => {
    const plan = planOf({ capabilities: ['10.1a', '9.0 10.1+PTX'], toolkits: ['12.9', '13.0'], systems: [arm] })
    expect(ids(plan)).toEqual([
      'hello-cuda12.9-sm90_sm101_ptx101-aarch64-linux',
      'hello-cuda12.9-sm101a-aarch64-linux',
      'hello-cuda13.0-sm90_sm110_ptx110-aarch64-linux',
      'hello-cuda13.0-sm110a-aarch64-linux',
    ])
    expect(plan.problems.map(({ code, severity, fix }) => [code, severity, fix])).toEqual([
      ['PLN008', 'notice', '11.0a is planned for these toolkits.'],
      ['PLN008', 'notice', '11.0 is planned for these toolkits.'],
    ])
    expect(planOf({ capabilities: ['10.1'], toolkits: ['12.9'], systems: [arm] }).problems).toEqual([])
  })

  test('plans both names of one chip once', () => {
    const plan = planOf({ capabilities: ['10.1', '11.0', '10.1 11.0'], toolkits: ['13.0'], systems: [arm] })
    expect(ids(plan)).toEqual(['hello-cuda13.0-sm110-aarch64-linux'])
    expect(plan.counts).toEqual({ requested: 3, planned: 1, excluded: 0 })
  })

  test('says of a request whose entries make nothing together that it does', () => {
    const plan = planOf({ toolkits: ['default'] })
    expect(plan.problems).toMatchObject([{ code: 'PLN011', severity: 'error' }])
    expect(plan.problems[0]?.message).not.toMatch(/no \.$/)
    expect(ids(planOf({ toolkits: ['default'] }, tablesFor(factsOf({ defaultToolkit: '12.8' }))))).toHaveLength(1)
  })

  test('tells every cell how its Nixpkgs differs from the plain one', () => {
    const plan = planOf({
      overlays: ['./overlay.nix', '.#mine', 'github:o/r'],
      'allow-unfree': ['blender', 'NVidia OptiX EULA'],
    })
    expect(plan.rows[0]?.cell).toMatchObject({
      attributePath: null,
      instance: {
        overlays: [
          { kind: 'file', file: './overlay.nix' },
          { kind: 'flake', reference: '.', name: 'mine' },
          { kind: 'flake', reference: 'github:o/r', name: 'default' },
        ],
        allowUnfree: ['blender', 'NVidia OptiX EULA'],
        legacy: null,
      },
    })
    expect(planOf({ 'legacy-toolkits': 'false' }).rows[0]?.cell.instance).toBeUndefined()
  })

  test('warns once of what holds for many cells', () => {
    const plan = planOf({
      packages: ['a', 'b'],
      capabilities: ['8.0+PTX', '9.0+PTX'],
      toolkits: ['12.8', '12.9'],
      driver: '550.54.14',
    })
    expect(plan.rows).toHaveLength(8)
    expect(codes(plan.problems)).toEqual(['PLN019', 'PLN019'])
  })

  test('excludes what the driver of the users cannot run', () => {
    const plan = planOf({ toolkits: ['12.8', '13.0'], driver: '550.54.14' })
    expect(plan.excluded.map((group) => group.code)).toEqual(['PLN018'])
    expect(plan.rows).toHaveLength(1)
  })
})

describe('limits', () => {
  const two = { toolkits: ['12.4', '12.5'] }

  test('of combinations refuse the request before it fills the memory', () => {
    expect(planMatrix(requestOf(two), { limits: { combinations: 1 } })).toMatchObject({
      rows: [],
      excluded: [],
      counts: { requested: 2, planned: 0, excluded: 0 },
      problems: [{ code: 'PLN014', severity: 'error' }],
    })
    expect(planMatrix(requestOf(two), { limits: { combinations: 2 } }).rows).toHaveLength(2)
  })

  test('of combinations count what include adds', () => {
    const more = requestOf({ ...two, include: ['toolkit=12.6', 'toolkit=12.8'] })
    expect(planMatrix(more, { limits: { combinations: 4 } }).rows).toHaveLength(4)
    expect(codes(planMatrix(more, { limits: { combinations: 3 } }).problems)).toEqual(['PLN014'])
  })

  test('of combinations stop a slip of millions at once', () => {
    const packages = Array.from({ length: 3000 }, (_, index) => `p${index}`)
    const plan = planOf({ packages, capabilities: ['>=3.0'], toolkits: ['>=11.0'] })
    expect(codes(plan.problems)).toEqual(['PLN014'])
    expect(plan.problems[0]?.message).toMatch(/makes 1\d{6} combinations.*limit is 500000/)
  })

  test('of cells are the user’s own, and count what can exist', () => {
    const inputs = { toolkits: ['11.4', '12.4', '12.5'] }
    expect(planOf({ ...inputs, 'max-cells': 2 }).rows).toHaveLength(2)
    const plan = planOf({ ...inputs, 'max-cells': 1 })
    expect(plan).toMatchObject({ rows: [], counts: { requested: 3 }, problems: [{ code: 'PLN014' }] })
    expect(plan.problems[0]?.message).toContain('2 cells that can exist')
    expect(planOf({ ...inputs, 'max-cells': 0 }).rows).toHaveLength(2)
  })

  test('of the file hold, and the input wins', () => {
    const text = 'packages: [a]\ncapabilities: [9.0]\ntoolkits: [12.4, 12.5]\nlimits: { cells: 1, minutes: 90 }'
    expect(codes(planOfFile(text).problems)).toEqual(['PLN014'])
    const plan = planMatrix(requestOf({ 'max-cells': 5 }, { text }))
    expect(plan.rows.map((row) => row.timeout)).toEqual([90, 90])
  })
})

describe('exclude', () => {
  const base = { packages: ['a', 'b-gpu'], capabilities: ['8.0', '9.0'], toolkits: ['12.4', '12.8'] }

  test.each<[entry: string, planned: number, gone: RegExp]>([
    ['package=a', 4, /^a-/],
    ['package=*-gpu', 4, /^b-gpu-/],
    ['package=*', 0, /./],
    ['toolkit=12.4', 4, /cuda12\.4/],
    ['toolkit=<12.8', 4, /cuda12\.4/],
    ['capabilities=9.0', 4, /sm90/],
    ['capabilities=hopper/7.5', 4, /sm90/],
    ['package=a toolkit=latest', 8, /^$/],
    ['package=a toolkit=12.8 capabilities=8.0 system=x86_64-linux', 7, /^a-cuda12\.8-sm80/],
    ['system=aarch64-linux', 8, /^$/],
  ])('%s leaves %i cells', (entry, planned, gone) => {
    const plan = planOf({ ...base, exclude: [entry] })
    expect(plan.rows).toHaveLength(planned)
    expect(ids(plan).filter((id) => gone.test(id))).toEqual([])
    expect(plan.counts).toEqual({ requested: 8, planned, excluded: 8 - planned })
    expect(codes(plan.problems)).toEqual(planned === 8 ? ['PLN030'] : planned === 0 ? ['PLN012'] : [])
  })

  test('tells the reason of the user', () => {
    const plan = planOf({ ...base, exclude: ['toolkit=12.4 reason=the tests hang with it'] })
    expect(plan.excluded.map(({ code, count }) => [code, count])).toEqual([['PLN023', 4]])
    expect(plan.excluded[0]?.examples[0]?.problems[0]?.message).toBe(
      'Excluded by you (input exclude): the tests hang with it.',
    )
  })

  test('points at its place in the file', () => {
    const plan = planOfFile(`packages: [a]
capabilities: [9.0]
toolkits: [12.4, 12.8]
exclude:
  - { toolkit: 12.4, reason: slow }
  - { toolkit: 12.8, system: aarch64-linux }
`)
    expect(plan.excluded[0]?.examples[0]?.problems[0]).toMatchObject({
      code: 'PLN023',
      message: 'Excluded by you (nix-cuda.yml:5): slow.',
      where: { file: 'nix-cuda.yml', line: 5, column: 5 },
    })
    expect(plan.problems).toMatchObject([{ code: 'PLN030', severity: 'warning', where: { line: 6 } }])
  })

  test('is not unused because another entry excludes the same', () => {
    expect(planOf({ ...base, exclude: ['toolkit=12.4', 'toolkit=12.4 capabilities=9.0'] }).problems).toEqual([])
  })

  test('is unused when the cell cannot exist anyway', () => {
    expect(
      codes(planOf({ ...base, toolkits: ['11.4', '12.4'], exclude: ['toolkit=11.4 capabilities=9.0'] }).problems),
    ).toEqual(['PLN030'])
  })

  test('knows both names of a renamed capability', () => {
    const plan = planOf({
      capabilities: ['10.1', '9.0'],
      toolkits: ['12.9', '13.0'],
      systems: [arm],
      exclude: ['capabilities=10.1'],
    })
    expect(ids(plan)).toEqual(['hello-cuda12.9-sm90-aarch64-linux', 'hello-cuda13.0-sm90-aarch64-linux'])
  })

  test.each([
    ['a*b', 'aXXb', true],
    ['a*b', 'ab', true],
    ['a*b', 'abc', false],
    ['*a*', 'bab', true],
    ['a*a', 'a', false],
    ['**', 'a', true],
    ['*.x*', 'a.xb', true],
    ['a.c', 'abc', false],
    [`${'*a'.repeat(50)}`, 'a'.repeat(100), true],
    [`${'*a'.repeat(50)}b`, 'a'.repeat(100), false],
  ])('of the package %s meets %s: %s', (pattern, name, meets) => {
    expect(planOf({ packages: [name], exclude: [`package=${pattern}`] }).rows).toHaveLength(meets ? 0 : 1)
  })
})

describe('include', () => {
  const base = { packages: ['a', 'b'], capabilities: ['9.0'], toolkits: ['12.4'] }

  test('adds cells, and takes what it does not name from the request', () => {
    const plan = planOf({
      ...base,
      include: ['package=b toolkit=12.8 capabilities=9.0/12.0+PTX', 'system=aarch64-linux'],
    })
    expect(ids(plan)).toEqual([
      'a-cuda12.4-sm90-x86_64-linux',
      'b-cuda12.4-sm90-x86_64-linux',
      'b-cuda12.8-sm90_sm120_ptx120-x86_64-linux',
      'a-cuda12.4-sm90-aarch64-linux',
      'b-cuda12.4-sm90-aarch64-linux',
    ])
    expect(plan.counts).toEqual({ requested: 5, planned: 5, excluded: 0 })
  })

  test('is not taken out by exclude, and adds what is there already only once', () => {
    const plan = planOf({ ...base, exclude: ['toolkit=12.4'], include: ['package=a', 'package=a'] })
    expect(ids(plan)).toEqual(['a-cuda12.4-sm90-x86_64-linux'])
    expect(plan.counts).toEqual({ requested: 4, planned: 1, excluded: 2 })
  })

  test('cannot add what cannot exist', () => {
    const plan = planOf({ ...base, include: ['toolkit=11.4'] })
    expect(excludedIds(plan)).toEqual(['PLN001 a-cuda11.4-sm90-x86_64-linux', 'PLN001 b-cuda11.4-sm90-x86_64-linux'])
  })

  test('of no package of the request is told', () => {
    const plan = planOf({ ...base, include: ['package=c toolkit=11.4'] })
    expect(plan.problems).toMatchObject([{ code: 'PLN030', severity: 'warning' }])
    expect(plan.problems[0]?.message).toContain('include names no package')
    expect(planSchema.parse(plan)).toEqual(plan)
  })
})

test('thousands of ranges are counted before they are made', () => {
  const capabilities = Array.from(
    { length: 20_000 },
    (_, index) => `>=${index % 90}.${index % 10}<99 8.0 ${9 + (index % 3)}.0`,
  )
  expect(codes(planOf({ capabilities, toolkits: ['>=11'], systems: ['x86_64-linux', arm] }).problems)).toEqual([
    'PLN014',
  ])
  expect(planOf({ capabilities: capabilities.slice(0, 3000), toolkits: ['>=12.0'] }).counts.requested).toBe(3000 * 15)
})
