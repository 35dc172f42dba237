import { describe, expect, test } from 'vitest'
import { mergeRequests, type Reading, readRequestInputs } from '../../src/cuda/request.ts'
import { maxRequestFileLength, readRequestFile } from '../../src/cuda/request-file.ts'
import { formatProblem, type Problem } from '../../src/model/problem.ts'

const file = (text: string) => readRequestFile(text, 'nix-cuda.yml')

function accepted<T>(reading: Reading<T>): T {
  return 'problems' in reading ? expect.fail(reading.problems.map(formatProblem).join('\n')) : reading.request
}

function refused(reading: Reading<unknown>): readonly Problem[] {
  return 'problems' in reading ? reading.problems : expect.fail('it was accepted')
}

/** `CFG006 3:5`. */
const summary = (reading: Reading<unknown>) =>
  refused(reading).map(({ code, where }) => `${code} ${where?.line}:${where?.column}`)

const attribute = (path: string) => ({ kind: 'attribute', attribute: path })
const values = (entries: readonly { readonly value: unknown }[] | undefined) => entries?.map((entry) => entry.value)

describe('the request file', () => {
  test('is read as it is written', () => {
    const request = accepted(
      file(`
packages:
  - python3Packages.torch
  - saxpy=./nix/saxpy.nix
  - { name: blender-cuda, attribute: blender }
  - name: mine
    file: ./mine
    device-code: optional
  - { name: cudaPackages.nccl, device-code: required }
capabilities: [8.0, "9.0a", sm_120, [8.0, 9.0+PTX], 10.0 8.6]
toolkits: [12.8, '13.0']
systems: [aarch64-linux]
nixpkgs: github:NixOS/nixpkgs/nixos-26.05
`),
    )
    expect(values(request.packages)).toEqual([
      { name: 'python3Packages.torch', source: attribute('python3Packages.torch'), deviceCode: 'required' },
      { name: 'saxpy', source: { kind: 'file', file: './nix/saxpy.nix' }, deviceCode: 'required' },
      { name: 'blender-cuda', source: attribute('blender'), deviceCode: 'required' },
      { name: 'mine', source: { kind: 'file', file: './mine' }, deviceCode: 'optional' },
      { name: 'cudaPackages.nccl', source: attribute('cudaPackages.nccl'), deviceCode: 'required' },
    ])
    expect(values(request.capabilities)).toEqual([
      { capabilities: ['8.0'], ptx: [] },
      { capabilities: ['9.0a'], ptx: [] },
      { capabilities: ['12.0'], ptx: [] },
      { capabilities: ['8.0', '9.0'], ptx: ['9.0'] },
      { capabilities: ['8.6', '10.0'], ptx: [] },
    ])
    expect(values(request.toolkits)).toEqual(['12.8', '13.0'])
    expect(values(request.systems)).toEqual(['aarch64-linux'])
    expect(request.nixpkgs?.value).toEqual({ kind: 'flake', reference: 'github:NixOS/nixpkgs/nixos-26.05' })
    expect(request.toolkits?.[1]?.origin).toEqual({
      kind: 'file',
      key: 'toolkits',
      place: { file: 'nix-cuda.yml', line: 11, column: 18 },
    })
  })

  test.each([
    ['./nixpkgs', { kind: 'path', path: './nixpkgs' }],
    ['../nixpkgs', { kind: 'path', path: '../nixpkgs' }],
    ['/nix/nixpkgs', { kind: 'path', path: '/nix/nixpkgs' }],
    ['nixpkgs', { kind: 'flake', reference: 'nixpkgs' }],
  ])('takes the Nixpkgs %s', (text, source) => {
    expect(accepted(file(`nixpkgs: ${text}`)).nixpkgs?.value).toEqual(source)
  })

  test('keeps YAML from reading versions as numbers', () => {
    expect(refused(file('toolkits: [12.10]'))[0]?.message).toContain('"12.10"')
    expect(values(accepted(file('capabilities: [8.0, 10.0]')).capabilities)).toHaveLength(2)
  })

  test('gives every problem at once, with line and column', () => {
    const text = `nixpkg: x
packages:
  - a b
  - { name: x, file: ../x.nix, name: y }
  - { file: ./x.nix }
  - null
capabilities: [8.0+PTX 9.0, 99.1, 8]
toolkits: [12.7]
systems: x86_64-linux
nixpkgs:
`
    expect(summary(file(text))).toEqual([
      'CFG006 1:1',
      'CFG006 3:5',
      'CFG006 3:5',
      'CFG006 4:5',
      'CFG005 4:32',
      'CFG006 5:5',
      'CFG006 6:5',
      'PLN015 7:16',
      'PLN003 7:29',
      'PLN003 7:35',
      'PLN004 8:12',
      'CFG006 9:10',
      'CFG006 10:9',
    ])
  })

  test.each([
    ['an empty file', '', 'CFG006 1:1'],
    ['comments alone', '# nothing', 'CFG006 1:1'],
    ['a list', '- a', 'CFG006 1:1'],
    ['a text', 'a', 'CFG006 1:1'],
    ['a slip', 'packages: [a', 'CFG005 1:13'],
    ['two documents', 'packages: [a]\n---\npackages: [b]', 'CFG005 2:1'],
    ['a repeated key', 'packages: [a]\npackages: [b]', 'CFG005 2:1'],
    ['a tag', 'packages: [!!int 3]', 'CFG005 1:12'],
    ['an alias', 'packages: [a, *b]', 'CFG005 1:15'],
    ['a key that is no text', '? [a]\n: b', 'CFG006 1:3'],
    ['an empty set of capabilities', 'capabilities: [[]]', 'CFG006 1:16'],
    ['a choice that is none', 'packages: [{ name: a, device-code: no }]', 'CFG006 1:36'],
    ['a control character', 'nixpkgs: "./a\\nb"', 'CFG006 1:10'],
  ])('refuses %s', (_, text, problem) => expect(summary(file(text))).toEqual([problem]))

  test('refuses a YAML bomb without expanding it', () => {
    const rungs = Array.from({ length: 30 }, (_, i) => `x${i}: &x${i} [${i ? `*x${i - 1}, *x${i - 1}` : 'a, a'}]`)
    expect(summary(file(`${rungs.join('\n')}\npackages: *x29`)).at(-1)).toBe('CFG005 31:11')
  })

  test.each([
    ['10 MB', 'a'.repeat(10_000_000)],
    ['lists', '['.repeat(200_000)],
    ['mappings', '{a: '.repeat(50_000)],
    ['items', '- '.repeat(100_000)],
    ['quotes', '"'.repeat(200_000)],
    ['keys', Array.from({ length: 25_000 }, (_, i) => `k${i}: 1`).join('\n')],
  ])('survives nothing but %s', (_, text) => {
    for (const problem of refused(file(text))) expect(problem.code).toMatch(/^CFG00[456]$/)
  })

  test('says how long it may be', () => {
    const [problem] = refused(file(' '.repeat(maxRequestFileLength + 1)))
    expect(problem).toMatchObject({ code: 'CFG004', where: { file: 'nix-cuda.yml' } })
  })
})

describe('the inputs', () => {
  test('have the same grammar', () => {
    const request = accepted(
      readRequestInputs({
        packages: ['saxpy=./saxpy.nix', 'hello'],
        capabilities: ['8.0 9.0+ptx', ' 9.0a '],
        toolkits: ['12.4'],
        systems: [],
        nixpkgs: '',
      }),
    )
    expect(values(request.packages)).toMatchObject([{ name: 'saxpy' }, { name: 'hello' }])
    expect(values(request.capabilities)).toEqual([
      { capabilities: ['8.0', '9.0'], ptx: ['9.0'] },
      { capabilities: ['9.0a'], ptx: [] },
    ])
    expect(request.systems).toBeUndefined()
    expect(request.nixpkgs).toBeUndefined()
  })

  test('are named in problems', () => {
    const problems = refused(readRequestInputs({ packages: ['a b', 'x=y.nix'], systems: ['riscv64-linux'] }))
    expect(problems.map((problem) => problem.code)).toEqual(['CFG001', 'CFG001', 'CFG001', 'PLN005'])
    expect(problems[0]?.message).toBe('Input packages: "a b" is no name of a package.')
    expect(problems.every((problem) => problem.where === undefined)).toBe(true)
  })

  test('warn of a capability that a cell names twice', () => {
    const reading = readRequestInputs({ capabilities: ['8.0 8.0+PTX'] })
    expect(values(accepted(reading).capabilities)).toEqual([{ capabilities: ['8.0'], ptx: ['8.0'] }])
    expect('warnings' in reading && reading.warnings).toMatchObject([{ code: 'CFG001', severity: 'warning' }])
  })
})

describe('mergeRequests', () => {
  const complete = file('packages: [a]\ncapabilities: [8.0]\ntoolkits: [12.4]\nnixpkgs: ./nixpkgs')

  test('lets an input replace the key of the file', () => {
    const request = accepted(mergeRequests(complete, readRequestInputs({ toolkits: ['12.8', '12.9'] })))
    expect(values(request.toolkits)).toEqual(['12.8', '12.9'])
    expect(values(request.packages)).toHaveLength(1)
    expect(values(request.systems)).toEqual(['x86_64-linux'])
  })

  test('takes the system that it is told when none is asked for', () => {
    expect(values(accepted(mergeRequests(complete, readRequestInputs({}), 'aarch64-linux')).systems)).toEqual([
      'aarch64-linux',
    ])
  })

  test('joins the problems of both', () => {
    const problems = refused(mergeRequests(file('toolkits: [1.2]'), readRequestInputs({ systems: ['x'] })))
    expect(problems.map((problem) => problem.code)).toEqual(['PLN004', 'PLN005'])
  })

  test('names everything that is missing, and nothing at all as that', () => {
    expect(refused(mergeRequests(undefined, readRequestInputs({}))).map((p) => p.code)).toEqual(['PLN011'])
    const missing = refused(mergeRequests(undefined, readRequestInputs({ packages: ['a'] })))
    expect(missing.map((p) => p.message)).toEqual([
      'The request has no capabilities.',
      'The request has no toolkits.',
      'The request has no nixpkgs.',
    ])
  })

  test('refuses two packages of one name', () => {
    const text = 'packages: [{name: a, attribute: x}, {name: a, attribute: y}, {name: a, attribute: x}]'
    const [problem, ...more] = refused(mergeRequests(file(text), readRequestInputs({ ...rest })))
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code: 'CFG006', where: { line: 1, column: 37 } })
    expect(problem?.message).toContain('(nix-cuda.yml:1)')
  })

  const rest = { capabilities: ['8.0'], toolkits: ['12.4'], nixpkgs: './nixpkgs' }
})
