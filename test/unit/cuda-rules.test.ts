import { describe, expect, test } from 'vitest'
import { checkCell } from '../../src/cuda/rules.ts'

interface Case {
  readonly toolkit: string
  /** As in a request: `8.0 9.0+PTX`. */
  readonly targets: string
  readonly system?: string
}

function check({ toolkit, targets, system = 'x86_64-linux' }: Case) {
  const words = targets.split(' ')
  const capabilities = words.map((word) => word.replace('+PTX', ''))
  const ptx = words.filter((word) => word.endsWith('+PTX')).map((word) => word.replace('+PTX', ''))
  return checkCell({ toolkit, capabilities, ptx, system })
}

const arm = 'aarch64-linux'

describe.each<[code: string, fix: RegExp, refused: Case, accepted: Case]>([
  [
    'PLN001',
    /CUDA 12\.8, or capability 9\.0/,
    { toolkit: '12.4', targets: '12.0' },
    { toolkit: '12.8', targets: '12.0' },
  ],
  [
    'PLN001',
    /CUDA 12\.0, or capability 9\.0/,
    { toolkit: '11.8', targets: '9.0a' },
    { toolkit: '12.0', targets: '9.0a' },
  ],
  [
    'PLN001',
    /CUDA 12\.9, or capability 10\.0/,
    { toolkit: '12.8', targets: '10.0f' },
    { toolkit: '12.9', targets: '10.0f' },
  ],
  ['PLN001', /CUDA 13\.4/, { toolkit: '13.3', targets: '10.7' }, { toolkit: '13.4', targets: '10.7' }],
  [
    'PLN002',
    /CUDA 11\.8, or capability 5\.0/,
    { toolkit: '12.0', targets: '3.7' },
    { toolkit: '11.8', targets: '3.7' },
  ],
  [
    'PLN002',
    /CUDA 12\.9, or capability 7\.5/,
    { toolkit: '13.0', targets: '7.0' },
    { toolkit: '12.9', targets: '7.0' },
  ],
  [
    'PLN003',
    /^Use 9\.0, or another of 3\.5,/,
    { toolkit: '12.4', targets: '9.1' },
    { toolkit: '12.4', targets: '9.0' },
  ],
  [
    'PLN004',
    /^Use 12\.6, or another of 11\.4,/,
    { toolkit: '12.7', targets: '9.0' },
    { toolkit: '12.6', targets: '9.0' },
  ],
  [
    'PLN005',
    /x86_64-linux or aarch64-linux/,
    { toolkit: '12.4', targets: '9.0', system: 'aarch64-darwin' },
    { toolkit: '12.4', targets: '9.0', system: arm },
  ],
  ['PLN006', /aarch64-linux/, { toolkit: '12.4', targets: '8.7' }, { toolkit: '12.4', targets: '8.7', system: arm }],
  [
    'PLN006',
    /aarch64-linux/,
    { toolkit: '13.0', targets: '9.0 11.0' },
    { toolkit: '13.0', targets: '9.0 11.0', system: arm },
  ],
  [
    'PLN007',
    /Put 8\.7 into a cell of its own/,
    { toolkit: '12.4', targets: '8.7 9.0', system: arm },
    { toolkit: '12.4', targets: '7.2 8.7', system: arm },
  ],
  [
    'PLN007',
    /of its own/,
    { toolkit: '12.9', targets: '8.7 10.1', system: arm },
    { toolkit: '13.2', targets: '8.7 11.0', system: arm },
  ],
  [
    'PLN008',
    /Use capability 11\.0a/,
    { toolkit: '13.0', targets: '10.1a', system: arm },
    { toolkit: '13.0', targets: '11.0a', system: arm },
  ],
  [
    'PLN008',
    /Use capability 10\.1\./,
    { toolkit: '12.8', targets: '11.0', system: arm },
    { toolkit: '12.8', targets: '10.1', system: arm },
  ],
  [
    'PLN009',
    /12\.9, or 13\.2/,
    { toolkit: '13.1', targets: '8.7', system: arm },
    { toolkit: '13.2', targets: '8.7', system: arm },
  ],
  [
    'PLN013',
    /without \+PTX/,
    { toolkit: '12.4', targets: '8.0 9.0a+PTX' },
    { toolkit: '12.4', targets: '8.0 9.0+PTX' },
  ],
  ['PLN013', /without/, { toolkit: '12.9', targets: '8.0 10.0f+PTX' }, { toolkit: '12.9', targets: '10.0f+PTX' }],
])('%s (%s)', (code, fix, refused, accepted) => {
  test(`refuses ${JSON.stringify(refused)}`, () => {
    const [problem, ...more] = check(refused)
    expect(more).toEqual([])
    expect(problem?.code).toBe(code)
    expect(problem?.severity).toBe('error')
    expect(problem?.fix).toMatch(fix)
    expect(problem?.source).toMatch(/^https:\/\//)
  })

  test(`accepts ${JSON.stringify(accepted)}`, () => expect(check(accepted)).toEqual([]))
})

describe('checkCell', () => {
  test('gives all reasons at once', () => {
    const problems = check({ toolkit: '13.0', targets: '6.1 8.7 99.9', system: 'x86_64-linux' })
    expect(problems.map((problem) => problem.code)).toEqual(['PLN003', 'PLN002', 'PLN009', 'PLN006'])
  })

  test('says that 11.0 is too new where 10.1 is not known either', () => {
    expect(check({ toolkit: '12.4', targets: '11.0', system: arm }).map((problem) => problem.code)).toEqual(['PLN001'])
    expect(check({ toolkit: '12.8', targets: '11.0f', system: arm }).map((problem) => problem.code)).toEqual(['PLN001'])
  })

  test('names the values at fault', () => {
    const [problem] = check({ toolkit: '12.4', targets: '12.0' })
    expect(problem?.message).toBe('CUDA 12.4 cannot build for 12.0 (Blackwell), which needs CUDA 12.8 or newer.')
  })

  test('cites the release notes of the toolkit that removed a capability', () => {
    expect(check({ toolkit: '13.5', targets: '7.0' })[0]?.source).toContain('/archive/13.0.0/')
    expect(check({ toolkit: '13.5', targets: '3.5' })[0]?.source).toContain('/archive/12.0.0/')
  })
})
