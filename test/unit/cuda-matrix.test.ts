import { describe, expect, test } from 'vitest'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, type Request, type RequestInputs, readRequestInputs } from '../../src/cuda/request.ts'
import { planSchema } from '../../src/model/documents.ts'

function request(inputs: RequestInputs): Request {
  const complete = { packages: ['hello'], capabilities: ['9.0'], toolkits: ['12.4'], nixpkgs: './nixpkgs', ...inputs }
  const merged = mergeRequests(undefined, readRequestInputs(complete))
  return 'problems' in merged ? expect.fail(JSON.stringify(merged.problems)) : merged.request
}

const ids = (plan: ReturnType<typeof planMatrix>) => plan.rows.map((row) => row.id)

describe('planMatrix', () => {
  test('gives a row with the whole cell', () => {
    const plan = planMatrix(request({ packages: ['python3Packages.torch'], systems: ['aarch64-linux'] }))
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
      request({
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
    const plan = planMatrix(request({ capabilities: ['12.0', '8.7', '9.0'] }))
    expect(plan.counts).toEqual({ requested: 3, planned: 1, excluded: 2 })
    expect(plan.excluded.map((cell) => [cell.id, cell.problems.map((problem) => problem.code)])).toEqual([
      ['hello-cuda12.4-sm87-x86_64-linux', ['PLN006']],
      ['hello-cuda12.4-sm120-x86_64-linux', ['PLN001']],
    ])
    expect(plan.problems).toEqual([])
  })

  test('drops duplicates with a notice', () => {
    const plan = planMatrix(request({ capabilities: ['8.0 9.0', '9.0 8.0'], toolkits: ['12.4', '12.4'] }))
    expect(plan.counts).toEqual({ requested: 4, planned: 1, excluded: 0 })
    expect(plan.problems.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['PLN010', 'notice', 'The toolkit 12.4 is requested twice (input toolkits); it is planned once.'],
      ['PLN010', 'notice', 'The cell 8.0, 9.0 is requested twice (input capabilities); it is planned once.'],
    ])
  })

  test('says that nothing was requested', () => {
    const plan = planMatrix({ ...request({}), toolkits: [] })
    expect(plan.counts).toEqual({ requested: 0, planned: 0, excluded: 0 })
    expect(plan.problems).toMatchObject([{ code: 'PLN011', severity: 'error' }])
    expect(plan.problems[0]?.message).toContain('no toolkits')
  })

  test('says that everything is excluded, and why', () => {
    const plan = planMatrix(request({ capabilities: ['12.0'] }))
    expect(plan.problems).toMatchObject([{ code: 'PLN012', severity: 'error' }])
    expect(plan.problems[0]?.message).toContain('PLN001')
    expect(plan.problems[0]?.fix).toContain('12.8')
  })

  test('plans nothing above the limit, and all at the limit', () => {
    const two = request({ toolkits: ['12.4', '12.5'] })
    expect(planMatrix(two, { limits: { cells: 1 } })).toMatchObject({
      rows: [],
      counts: { requested: 2, planned: 0 },
      problems: [{ code: 'PLN014', severity: 'error' }],
    })
    expect(planMatrix(two, { limits: { cells: 2 } }).rows).toHaveLength(2)
  })
})
