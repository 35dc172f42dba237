import { describe, expect, test } from 'vitest'
import { checkCell, explainCell, rules } from '../../src/cuda/rules.ts'
import { compareDrivers } from '../../src/cuda/rules-nixpkgs.ts'
import { type Tables, tablesFor } from '../../src/cuda/tables.ts'
import type { Severity } from '../../src/model/problem.ts'
import { arm, capabilityFacts, codes, factsOf } from './cuda-world.ts'

interface Case {
  readonly toolkit: string
  /** As in a request: `8.0 9.0+PTX`. */
  readonly targets: string
  readonly system?: string
  readonly driver?: string
  readonly tables?: Tables
}

function check({ toolkit, targets, system = 'x86_64-linux', driver, tables }: Case) {
  const words = targets.split(' ').filter((word) => word !== '')
  const capabilities = words.map((word) => word.replace('+PTX', ''))
  const ptx = words.filter((word) => word.endsWith('+PTX')).map((word) => word.replace('+PTX', ''))
  return checkCell({ toolkit, capabilities, ptx, system }, { driver, ...(tables ? { tables } : {}) })
}

const plain = tablesFor(factsOf())
const served = tablesFor(factsOf({ toolkits: { '12.8': { supported: ['8.0', '9.0'] } } }))
const listed = tablesFor(factsOf({ capabilities: { '9.0': capabilityFacts() } }))
const oldGcc = tablesFor(factsOf({ gcc: [13, 14] }))
const ownGcc = tablesFor(factsOf({ gcc: [14], toolkits: { '12.4': { gccMax: 14 }, '12.8': { gccMax: 12 } } }))
/** A Nixpkgs from before Orin took the servers' packages. */
const early = tablesFor(
  factsOf({
    toolkits: {
      '12.9': { redistSystems: ['linux-aarch64', 'linux-sbsa'], orin: 'linux-aarch64' },
      '13.2': { redistSystems: ['linux-sbsa'], orin: 'linux-aarch64' },
    },
  }),
)
const ownOrin = tablesFor(
  factsOf({ toolkits: { '13.2': { redistSystems: ['linux-aarch64', 'linux-sbsa'], orin: 'linux-aarch64' } } }),
)
const serversOnly = tablesFor(factsOf({ toolkits: { '12.9': { redistSystems: ['linux-sbsa'] } } }))
const newer = tablesFor(factsOf({ toolkits: { '14.0': {} }, capabilities: { '13.0': capabilityFacts() } }))

interface RuleCase {
  readonly code: string
  /** What the message has to name. */
  readonly names: readonly string[]
  readonly fix: RegExp
  readonly against: Case
  readonly fine: Case
  readonly severity?: Severity
}

const cases: readonly RuleCase[] = [
  {
    code: 'PLN015',
    names: ['8.0', '9.0'],
    fix: /Write 9\.0\+PTX, or put 8\.0\+PTX into a cell of its own/,
    against: { toolkit: '12.4', targets: '8.0+PTX 9.0' },
    fine: { toolkit: '12.4', targets: '8.0 9.0+PTX' },
  },
  {
    code: 'PLN001',
    names: ['12.4', '12.0'],
    fix: /CUDA 12\.8, or capability 9\.0/,
    against: { toolkit: '12.4', targets: '12.0' },
    fine: { toolkit: '12.8', targets: '12.0' },
  },
  {
    code: 'PLN001',
    names: ['11.8', '9.0a'],
    fix: /CUDA 12\.0, or capability 9\.0/,
    against: { toolkit: '11.8', targets: '9.0a' },
    fine: { toolkit: '12.0', targets: '9.0a' },
  },
  {
    code: 'PLN001',
    names: ['12.8', '10.0f'],
    fix: /CUDA 12\.9, or capability 10\.0/,
    against: { toolkit: '12.8', targets: '10.0f' },
    fine: { toolkit: '12.9', targets: '10.0f' },
  },
  {
    code: 'PLN001',
    names: ['13.3', '10.7'],
    fix: /CUDA 13\.4/,
    against: { toolkit: '13.3', targets: '10.7' },
    fine: { toolkit: '13.4', targets: '10.7' },
  },
  {
    code: 'PLN002',
    names: ['12.0', '3.7', '11.8'],
    fix: /CUDA 11\.8, or capability 5\.0/,
    against: { toolkit: '12.0', targets: '3.7' },
    fine: { toolkit: '11.8', targets: '3.7' },
  },
  {
    code: 'PLN002',
    names: ['13.0', '7.0', '12.9'],
    fix: /CUDA 12\.9, or capability 7\.5/,
    against: { toolkit: '13.0', targets: '7.0' },
    fine: { toolkit: '12.9', targets: '7.0' },
  },
  {
    code: 'PLN003',
    names: ['9.1'],
    fix: /^Did you mean 9\.0\? /,
    against: { toolkit: '12.4', targets: '9.1' },
    fine: { toolkit: '12.4', targets: '9.0' },
  },
  {
    code: 'PLN004',
    names: ['12.7'],
    fix: /^Did you mean 12\.6\? /,
    against: { toolkit: '12.7', targets: '9.0' },
    fine: { toolkit: '12.6', targets: '9.0' },
  },
  {
    code: 'PLN005',
    names: ['aarch64-darwin'],
    fix: /x86_64-linux or aarch64-linux, or the toolkit cpu/,
    against: { toolkit: '12.4', targets: '9.0', system: 'aarch64-darwin' },
    fine: { toolkit: 'cpu', targets: '', system: 'aarch64-darwin' },
  },
  {
    code: 'PLN006',
    names: ['8.7', 'x86_64-linux'],
    fix: /aarch64-linux/,
    against: { toolkit: '12.4', targets: '8.7' },
    fine: { toolkit: '12.4', targets: '8.7', system: arm },
  },
  {
    code: 'PLN006',
    names: ['11.0', 'x86_64-linux'],
    fix: /aarch64-linux/,
    against: { toolkit: '13.0', targets: '9.0 11.0' },
    fine: { toolkit: '13.0', targets: '9.0 11.0', system: arm },
  },
  {
    code: 'PLN007',
    names: ['8.7', '9.0'],
    fix: /Put 8\.7 into a cell of its own/,
    against: { toolkit: '12.4', targets: '8.7 9.0', system: arm },
    fine: { toolkit: '12.4', targets: '7.2 8.7', system: arm },
  },
  {
    code: 'PLN007',
    names: ['8.7', '10.1', '12.9'],
    fix: /of its own/,
    against: { toolkit: '12.9', targets: '8.7 10.1', system: arm },
    fine: { toolkit: '13.2', targets: '8.7 11.0', system: arm },
  },
  {
    code: 'PLN008',
    names: ['10.1a', '11.0a', '13.0'],
    fix: /Use capability 11\.0a/,
    against: { toolkit: '13.0', targets: '10.1a', system: arm },
    fine: { toolkit: '13.0', targets: '11.0a', system: arm },
  },
  {
    code: 'PLN008',
    names: ['11.0', '10.1', '12.8'],
    fix: /Use capability 10\.1\./,
    against: { toolkit: '12.8', targets: '11.0', system: arm },
    fine: { toolkit: '12.8', targets: '10.1', system: arm },
  },
  {
    code: 'PLN009',
    names: ['8.7', '13.1'],
    fix: /12\.9, or 13\.2/,
    against: { toolkit: '13.1', targets: '8.7', system: arm },
    fine: { toolkit: '13.2', targets: '8.7', system: arm },
  },
  {
    code: 'PLN009',
    names: ['7.2', '12.3', 'linux-aarch64'],
    fix: /^Use CUDA 12\.2, or 12\.4\.$/,
    against: { toolkit: '12.3', targets: '7.2', system: arm },
    fine: { toolkit: '12.3', targets: '9.0', system: arm },
  },
  {
    code: 'PLN009',
    names: ['8.7', '13.2', '26.05'],
    fix: /^Use CUDA 12\.9\.$/,
    against: { toolkit: '13.2', targets: '8.7', system: arm, tables: early },
    fine: { toolkit: '12.9', targets: '8.7', system: arm, tables: early },
  },
  {
    code: 'PLN009',
    names: ['8.7', '12.9'],
    fix: /^Use another Nixpkgs\.$/,
    against: { toolkit: '12.9', targets: '8.7', system: arm, tables: serversOnly },
    fine: { toolkit: '12.9', targets: '10.1', system: arm, tables: serversOnly },
  },
  {
    code: 'PLN007',
    names: ['8.7', '12.1', '13.2'],
    fix: /Put 8\.7 into a cell of its own/,
    against: { toolkit: '13.2', targets: '8.7 12.1', system: arm, tables: ownOrin },
    fine: { toolkit: '13.2', targets: '11.0 12.1', system: arm, tables: ownOrin },
  },
  {
    code: 'PLN013',
    names: ['9.0a', '8.0'],
    fix: /without \+PTX/,
    against: { toolkit: '12.4', targets: '8.0 9.0a+PTX' },
    fine: { toolkit: '12.4', targets: '8.0 9.0+PTX' },
  },
  {
    code: 'PLN013',
    names: ['10.0f'],
    fix: /without/,
    against: { toolkit: '12.9', targets: '8.0 10.0f+PTX' },
    fine: { toolkit: '12.9', targets: '10.0f+PTX' },
  },
  {
    code: 'PLN016',
    names: ['8.6', '12.8'],
    fix: /^Use capability 9\.0, or use a newer Nixpkgs/,
    against: { toolkit: '12.8', targets: '8.6', tables: served },
    fine: { toolkit: '12.8', targets: '8.0', tables: served },
  },
  {
    code: 'PLN016',
    names: ['8.8'],
    fix: /^Use a newer Nixpkgs/,
    against: { toolkit: '13.0', targets: '8.8', system: arm, tables: listed },
    fine: { toolkit: '13.0', targets: '9.0', system: arm, tables: listed },
  },
  {
    code: 'PLN017',
    names: ['cudaPackages_11_8', '12.4, 12.8, 13.0'],
    fix: /legacy-toolkits/,
    against: { toolkit: '11.8', targets: '9.0', tables: plain },
    fine: { toolkit: '11.8', targets: '9.0', tables: tablesFor(factsOf({ toolkits: { '11.8': {}, '12.8': {} } })) },
  },
  {
    code: 'PLN017',
    names: ['cudaPackages_13_2'],
    fix: /^Use CUDA 13\.0, or use another Nixpkgs\.$/,
    against: { toolkit: '13.2', targets: '9.0', tables: plain },
    fine: { toolkit: '13.0', targets: '9.0', tables: plain },
  },
  {
    code: 'PLN020',
    names: ['11.8', 'gcc 11', '13, 14'],
    fix: /^Use a Nixpkgs that still has that gcc/,
    against: {
      toolkit: '11.8',
      targets: '9.0',
      tables: tablesFor(factsOf({ gcc: [13, 14], toolkits: { '11.8': {} } })),
    },
    fine: { toolkit: '12.4', targets: '9.0', tables: oldGcc },
  },
  {
    code: 'PLN020',
    names: ['12.8', 'gcc 12', '14'],
    fix: /^Use a Nixpkgs that still has that gcc/,
    against: { toolkit: '12.8', targets: '9.0', tables: ownGcc },
    fine: { toolkit: '12.4', targets: '9.0', tables: ownGcc },
  },
  {
    code: 'PLN018',
    names: ['13.0', '580.65.06', '550.54.14'],
    fix: /^Use CUDA 12\.9, or raise driver/,
    against: { toolkit: '13.0', targets: '9.0', driver: '550.54.14' },
    fine: { toolkit: '12.8', targets: '9.0', driver: '550.54.14' },
  },
  {
    code: 'PLN018',
    names: ['12.0', '525.60.13', '525.60.12'],
    fix: /^Use CUDA 11\.8, or raise driver/,
    against: { toolkit: '12.0', targets: '9.0', driver: '525.60.12' },
    fine: { toolkit: '12.0', targets: '9.0', driver: '525.60.13' },
  },
  {
    code: 'PLN018',
    names: ['11.8', '400'],
    fix: /^Raise driver: no toolkit fits it/,
    against: { toolkit: '11.8', targets: '9.0', driver: '400' },
    fine: { toolkit: '11.8', targets: '9.0', driver: '520.61.05' },
  },
  {
    code: 'PLN019',
    names: ['12.8', 'PTX 8.7', '550.54.14', '8.4'],
    fix: /Name every GPU/,
    severity: 'warning',
    against: { toolkit: '12.8', targets: '9.0+PTX', driver: '550.54.14' },
    fine: { toolkit: '12.4', targets: '9.0+PTX', driver: '550.54.14' },
  },
  {
    code: 'PLN019',
    names: ['11.8', 'none'],
    fix: /raise driver/,
    severity: 'warning',
    against: { toolkit: '11.8', targets: '9.0+PTX', driver: '450.80.02' },
    fine: { toolkit: '11.8', targets: '9.0', driver: '450.80.02' },
  },
  {
    code: 'PLN019',
    names: ['13.5', 'PTX 9.5', '610.43.02', '9.3'],
    fix: /raise driver/,
    severity: 'warning',
    against: { toolkit: '13.5', targets: '9.0+PTX', driver: '610.43.02' },
    fine: { toolkit: '13.4', targets: '9.0+PTX', driver: '615.71.09' },
  },
  {
    code: 'PLN019',
    names: ['13.5', 'PTX 9.5', 'driver 615.71.09', 'cannot be determined'],
    fix: /raise driver/,
    severity: 'warning',
    against: { toolkit: '13.5', targets: '9.0+PTX', driver: '615.71.09' },
    fine: { toolkit: '13.5', targets: '9.0', driver: '615.71.09' },
  },
  {
    code: 'PLN022',
    names: ['CUDA 14.0'],
    fix: /Update/,
    severity: 'warning',
    against: { toolkit: '14.0', targets: '9.0', tables: tablesFor(factsOf({ toolkits: { '14.0': {} } })) },
    fine: { toolkit: '13.0', targets: '9.0', tables: plain },
  },
]

describe.each(cases)('$code ($fix)', ({ code, names, fix, against, fine, severity = 'error' }) => {
  test(`is against ${JSON.stringify({ ...against, tables: undefined })}`, () => {
    const [problem, ...more] = check(against)
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code, severity })
    for (const name of names) expect(problem?.message).toContain(name)
    expect(problem?.fix).toMatch(fix)
    expect(URL.canParse(problem?.source ?? '')).toBe(true)
    expect(problem?.source).toMatch(/^https:\/\/[^/]+\/(?!.*\/\.\.\/)/)
  })

  test(`is not against ${JSON.stringify({ ...fine, tables: undefined })}`, () => expect(check(fine)).toEqual([]))
})

describe('rules', () => {
  test('each have a case against it and one for it above', () => {
    const tested = new Set(cases.map(({ code }) => code))
    expect([...tested].sort()).toEqual(rules.map((rule) => rule.code).sort())
  })

  test('have a title that says what must hold, and a source', () => {
    for (const { title, source } of rules) {
      expect(title).toMatch(/^[A-Z].*\.$/)
      expect(source).toMatch(/^https:\/\/(?!.*\/\.\.\/)/)
    }
    expect(new Set(rules.map((rule) => rule.code)).size).toBe(rules.length)
  })
})

describe('checkCell', () => {
  test('gives all reasons at once', () => {
    const problems = check({ toolkit: '13.0', targets: '6.1 8.7 99.9', system: 'x86_64-linux' })
    expect(codes(problems)).toEqual(['PLN003', 'PLN002', 'PLN009', 'PLN006', 'PLN007'])
  })

  test('says that 11.0 is too new where 10.1 is not known either', () => {
    expect(codes(check({ toolkit: '12.4', targets: '11.0', system: arm }))).toEqual(['PLN001'])
    expect(codes(check({ toolkit: '12.8', targets: '11.0f', system: arm }))).toEqual(['PLN001'])
  })

  test('names the values at fault', () => {
    const [problem] = check({ toolkit: '12.4', targets: '12.0' })
    expect(problem?.message).toBe('CUDA 12.4 cannot build for 12.0 (Blackwell), which needs CUDA 12.8 or newer.')
  })

  test('cites the release notes of the toolkit that removed a capability', () => {
    expect(check({ toolkit: '13.5', targets: '7.0' })[0]?.source).toContain('/archive/13.0.0/')
    expect(check({ toolkit: '13.5', targets: '3.5' })[0]?.source).toContain('/archive/12.0.0/')
  })

  test('tells each tables its own reason, also in turn', () => {
    const late = tablesFor(
      factsOf({ toolkits: { '12.4': {} }, capabilities: { '9.0': capabilityFacts({ minToolkit: '12.5' }) } }),
    )
    for (let round = 0; round < 2; round++) {
      expect(check({ toolkit: '11.7', targets: '9.0' })[0]?.message).toContain('needs CUDA 11.8')
      expect(check({ toolkit: '12.4', targets: '9.0', tables: late })[0]?.message).toContain('needs CUDA 12.5')
      expect(check({ toolkit: '11.7', targets: '9.0', tables: late })[0]?.message).toContain('needs CUDA 12.5')
      expect(check({ toolkit: '12.4', targets: '9.0' })).toEqual([])
    }
  })

  test('warns of each newer thing once, and refuses nothing of it', () => {
    const problems = check({ toolkit: '14.0', targets: '13.0', tables: newer })
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['PLN022', 'warning'],
      ['PLN022', 'warning'],
    ])
    expect(problems.map(({ message }) => message.split(' is ')[0])).toEqual(['CUDA 14.0', '13.0'])
  })

  test('does not hold drivers of Jetsons against the table of others', () => {
    expect(check({ toolkit: '12.8', targets: '10.1+PTX', system: arm, driver: '540.4.0' })).toEqual([])
    expect(check({ toolkit: '13.0', targets: '11.0', system: arm, driver: '540.4.0' })).toEqual([])
  })

  test('lets every system build without CUDA', () => {
    for (const system of ['x86_64-linux', 'aarch64-linux', 'x86_64-darwin', 'aarch64-darwin']) {
      expect(check({ toolkit: 'cpu', targets: '', system, tables: plain, driver: '1' })).toEqual([])
    }
  })
})

describe('explainCell', () => {
  const order = rules.map((rule) => rule.code)

  test('lists every rule, with what it says', () => {
    const told = explainCell({ toolkit: '12.4', capabilities: ['12.0'], ptx: [], system: 'x86_64-linux' })
    expect(told.map(({ rule }) => rule.code)).toEqual(order)
    expect(told.filter(({ problems }) => problems.length > 0).map(({ rule }) => rule.code)).toEqual(['PLN001'])
  })

  test('lists every rule of a cell without CUDA too, which none is against', () => {
    const told = explainCell({ toolkit: 'cpu', capabilities: [], ptx: [], system: 'aarch64-darwin' })
    expect(told.map(({ rule }) => rule.code)).toEqual(order)
    expect(told.flatMap(({ problems }) => problems)).toEqual([])
  })
})

test.each([
  ['550.54.14', '550.54.14', 0],
  ['550.54', '550.54.14', -1],
  ['550', '549.99.99', 1],
  ['1000.1', '999.9', 1],
])('the driver %s against %s is %i', (a, b, sign) => expect(Math.sign(compareDrivers(a, b))).toBe(sign))
