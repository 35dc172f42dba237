import { describe, expect, test } from 'vitest'
import { checkRequest } from '../../src/cuda/check-request.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { builtInTables, tablesFor } from '../../src/cuda/tables.ts'
import { capabilityFacts, codes, factsOf, requestOf } from './cuda-world.ts'

const inputs = { packages: ['a'], capabilities: ['9.0'], toolkits: ['12.4'] }
const check = (part: object, tables = builtInTables) => checkRequest(requestOf({ ...inputs, ...part }), tables)

describe('checkRequest', () => {
  test('has nothing against what the tables have', () => {
    expect(
      check({
        capabilities: ['9.0', '>=8.0', 'hopper', 'L4', 'default', '8.0 9.0+PTX'],
        toolkits: ['12.4', '12.x', 'latest', 'cpu'],
        include: ['toolkit=11.8'],
        exclude: ['capabilities=9.0a', 'toolkit=<12'],
      }),
    ).toEqual([])
  })

  test.each<[code: string, message: RegExp, fix: RegExp, part: object]>([
    ['PLN003', /"9\.1"/, /^Did you mean 9\.0\? /, { capabilities: ['9.1'] }],
    ['PLN003', /"9\.1"/, /^Did you mean 9\.0\? /, { capabilities: ['9.0 9.1+PTX'] }],
    ['PLN003', /"9\.2"/, /^Did you mean 9\.0\? /, { exclude: ['capabilities=9.2'] }],
    ['PLN003', /"9\.2"/, /^Did you mean 9\.0\? /, { include: ['capabilities=9.2'] }],
    ['PLN004', /"12\.7"/, /^Did you mean 12\.6\? /, { toolkits: ['12.7'] }],
    ['PLN004', /"13\.9"/, /^Did you mean 13\.5\? /, { exclude: ['toolkit=13.9'] }],
    ['PLN030', /"10\.x".*nothing|nothing/, /Widen/, { toolkits: ['10.x'] }],
    ['PLN030', /">=14\.0"/, /Widen/, { toolkits: ['>=14.0'] }],
    ['PLN030', /">=13\.0"/, /Widen/, { capabilities: ['>=13.0'] }],
    ['PLN030', /"<3\.0"/, /Widen/, { capabilities: ['9.0 <3.0'] }],
    ['PLN031', /"default"/, /evaluate: auto or always/, { toolkits: ['default'] }],
    ['PLN024', /a has no \{toolkit\}/, /\{toolkit\}-\{sm\}/, { packages: ['a=.#a-{sm}'], toolkits: ['12.4', '12.8'] }],
    ['PLN024', /a has no \{toolkit\}/, /\{toolkit\}-\{sm\}/, { packages: ['a=.#a-{sm}'], toolkits: ['13.x'] }],
    ['PLN024', /a has no \{sm\}/, /\{toolkit\}-\{sm\}/, { packages: ['a=.#a-{version}'], capabilities: ['>=8.0'] }],
    [
      'PLN024',
      /a has no \{sm\}/,
      /\{toolkit\}-\{sm\}/,
      { packages: ['a=-f ./a.nix --argstr cuda {version}'], capabilities: ['8.0', '9.0'] },
    ],
    [
      'PLN024',
      /a has no \{toolkit\}/,
      /\{toolkit\}-\{sm\}/,
      { packages: ['a=-f ./a.nix --arg sm capabilities'], toolkits: ['12.4', '12.8'] },
    ],
  ])('gives %s (%s)', (code, message, fix, part) => {
    const problems = check(part)
    expect(codes(problems)).toEqual([code])
    expect(problems[0]).toMatchObject({ severity: 'error' })
    expect(problems[0]?.message).toMatch(message)
    expect(problems[0]?.fix).toMatch(fix)
  })

  test.each([
    { packages: ['a=.#a-{sm}'] },
    { packages: ['a=.#a-{toolkit}-{sm}'], toolkits: ['12.x'], capabilities: ['>=8.0'] },
    { packages: ['a=.#a-{version}.{capability}'], toolkits: ['12.4', '12.8'], capabilities: ['8.0', '9.0'] },
    { packages: ['a=-f ./a.nix --arg pkgs pkgs'], toolkits: ['12.x'], capabilities: ['>=8.0'] },
    { packages: ['a=-f ./a.nix -A x.{digits} --arg cuda toolkit'], toolkits: ['12.x'], capabilities: ['>=8.0'] },
    { packages: ['a=.#a-{sm}'], toolkits: ['12.4', '12.4'] },
    { packages: ['a=.#a-{sm}'], toolkits: ['12.4', 'cpu'] },
  ])('lets vary what can: %j', (part) => expect(check(part)).toEqual([]))

  test('has nothing against what the Nixpkgs of the user has', () => {
    const tables = tablesFor(
      factsOf({
        toolkits: { '14.0': {} },
        defaultToolkit: '14.0',
        capabilities: { '13.0': capabilityFacts() },
      }),
    )
    expect(check({ toolkits: ['14.0', 'default', '>=14', '14.x'], capabilities: ['13.0', '>=13.0'] }, tables)).toEqual(
      [],
    )
    expect(codes(check({ toolkits: ['11.x', '12.7'] }, tables))).toEqual(['PLN030', 'PLN004'])
  })

  test('says that a Nixpkgs has no toolkit by default', () => {
    expect(codes(check({ toolkits: ['default'] }, tablesFor(factsOf())))).toEqual(['PLN030'])
  })

  test('lets pass what only Nixpkgs can tell, while it is still to be asked', () => {
    const open = requestOf({
      ...inputs,
      toolkits: ['default', '13.9', '14.0', '>=14.0', '14.x'],
      capabilities: ['10.9', '13.0'],
      exclude: ['toolkit=default'],
    })
    expect(checkRequest(open, builtInTables, { asksNixpkgs: true })).toEqual([])
    const closed = requestOf({ ...inputs, toolkits: ['12.7', '11.9', '10.x'], capabilities: ['9.1'] })
    expect(codes(checkRequest(closed, builtInTables, { asksNixpkgs: true }))).toEqual([
      'PLN004',
      'PLN004',
      'PLN030',
      'PLN003',
    ])
  })

  test('gives everything at once, in the order of the file', () => {
    const request = requestOf(
      {},
      { text: 'packages: [a]\ncapabilities: [9.1,\n  10.9]\ntoolkits: [12.7, default]\ninclude: [{toolkit: 9.x}]' },
    )
    const problems = checkRequest(request, builtInTables)
    expect(problems.map(({ code, where }) => `${code} ${where?.line}:${where?.column}`)).toEqual([
      'PLN003 2:16',
      'PLN003 3:3',
      'PLN004 4:12',
      'PLN031 4:18',
      'PLN030 5:11',
    ])
  })

  test('lets an exclude name what is not there any more: the plan warns of it', () => {
    const request = requestOf({ exclude: ['toolkit=9.x'] })
    expect(checkRequest(request, builtInTables)).toEqual([])
    expect(planMatrix(request).problems).toMatchObject([{ code: 'PLN030', severity: 'warning' }])
  })
})
