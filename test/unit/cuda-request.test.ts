import { describe, expect, test } from 'vitest'
import {
  mergeRequests,
  type Reading,
  type RequestInputs,
  type RequestPart,
  readRequestInputs,
} from '../../src/cuda/request.ts'
import { maxRequestFileLength } from '../../src/cuda/request-file.ts'
import { accepted, codes, file, refused } from './cuda-world.ts'

/** `CFG006 3:5`. */
const summary = (reading: Reading<unknown>) =>
  refused(reading).map(({ code, where }) => `${code} ${where?.line}:${where?.column}`)

const attribute = (path: string) => ({ kind: 'attribute', attribute: path })
const values = (entries: readonly { readonly value: unknown }[] | undefined) => entries?.map((entry) => entry.value)
const texts = (entries: readonly { readonly value: { readonly text: string } }[] | undefined) =>
  entries?.map((entry) => entry.value.text)

/** The entries of capabilities as they stand for cells: `8.0 9.0+PTX`. */
const cells = (request: Pick<RequestPart, 'capabilities'>) =>
  request.capabilities?.map(({ value }) =>
    value.selectors
      .map(
        (one) => `${one.kind === 'exact' ? one.capability : one.text.replace(/\+PTX$/i, '')}${one.ptx ? '+PTX' : ''}`,
      )
      .join(' '),
  )

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
  - { name: cudaPackages.nccl, device-code: required, units: any }
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
      { name: 'cudaPackages.nccl', source: attribute('cudaPackages.nccl'), deviceCode: 'required', units: 'any' },
    ])
    expect(cells(request)).toEqual(['8.0', '9.0a', '12.0', '8.0 9.0+PTX', '10.0 8.6'])
    expect(texts(request.toolkits)).toEqual(['12.8', '13.0'])
    expect(values(request.systems)).toEqual(['aarch64-linux'])
    expect(request.nixpkgs?.value).toEqual({ kind: 'flake', reference: 'github:NixOS/nixpkgs/nixos-26.05' })
    expect(request.toolkits?.[1]?.origin).toEqual({
      kind: 'file',
      key: 'toolkits',
      where: { file: 'nix-cuda.yml', line: 11, column: 18 },
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
    expect(texts(accepted(file('toolkits: [12.10, 13.0]')).toolkits)).toEqual(['12.10', '13.0'])
    expect(values(accepted(file('capabilities: [8.0, 10.0]')).capabilities)).toHaveLength(2)
  })

  test('gives every problem at once, with line and column', () => {
    const text = `nixpkg: x
packages:
  - a b
  - { name: x, file: ../x.nix, name: y }
  - { file: ./x.nix }
  - null
capabilities: [8.0+PTX 9.0, 9x.1, 8]
toolkits: [12.7.1]
systems: x86_64-linux
nixpkgs:
`
    expect(summary(file(text))).toEqual([
      'CFG006 1:1',
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

  test('says what a misspelt key and a missing list should be', () => {
    const text = 'overlays: ./overlay.nix\ncapability: [8.6]\nexclude: [{ toolkits: 12.4 }]\n'
    expect(refused(file(text)).map(({ message, fix }) => `${message} ${fix}`)).toEqual([
      'overlays: must be a list, but is "./overlay.nix". Write [./overlay.nix].',
      'The request: the key "capability" is unknown. Did you mean capabilities?',
      'exclude: the key "toolkits" is unknown. Did you mean toolkit?',
    ])
  })

  test('reads everything else that it may say', () => {
    const request = accepted(
      file(`
nixpkgs: lock
overlays: [./overlay.nix, ".#mine"]
allow-unfree: [blender]
legacy-toolkits: true
driver: 550.54.14
include: [{ package: a, toolkit: 12.x, capabilities: [8.0, 9.0+PTX] }]
exclude: [{ system: aarch64-linux, reason: no runner }]
tiers: { pull-request: corners, nightly: all, release: { select: corners, toolkits: [13.0] } }
runners: { x86_64-linux: big, aarch64-linux/heavy: [a, b] }
limits: { cells: 20, minutes: 90 }
`),
    )
    expect(request.nixpkgs?.value).toEqual({ kind: 'lock' })
    expect(values(request.overlays)).toEqual([
      { kind: 'file', file: './overlay.nix' },
      { kind: 'flake', reference: '.', name: 'mine' },
    ])
    expect(values(request.allowUnfree)).toEqual(['blender'])
    expect(request.legacyToolkits?.value).toMatch(/^github:nixos-cuda\/cuda-legacy\//)
    expect(request.driver?.value).toBe('550.54.14')
    expect(request.include?.[0]?.value).toMatchObject({ package: 'a', toolkit: { text: '12.x' }, system: undefined })
    expect(request.exclude?.[0]?.value).toMatchObject({ system: 'aarch64-linux', reason: 'no runner' })
    expect(request.tiers?.['pull-request']).toMatchObject({ select: 'corners' })
    expect(request.tiers?.nightly).toMatchObject({ select: 'all' })
    expect(texts(request.tiers?.release?.toolkits)).toEqual(['13.0'])
    expect(values(request.runners)).toMatchObject([
      { system: 'x86_64-linux', weight: undefined, runner: 'big' },
      { system: 'aarch64-linux', weight: 'heavy', runner: '["a","b"]' },
    ])
    expect(request.limits).toEqual({ cells: 20, minutes: 90 })
  })

  test('takes GPUs by their names, blanks and all', () => {
    expect(cells(accepted(file('capabilities: [GeForce RTX 4090, [H100, RTX A6000+PTX], L4 T4]')))).toEqual([
      'GeForce RTX 4090',
      'H100 RTX A6000+PTX',
      'L4 T4',
    ])
    expect(cells(accepted(readRequestInputs({ capabilities: ['GeForce RTX 4090 9.0a'] })))).toEqual([
      'GeForce RTX 4090 9.0a',
    ])
  })

  test('leaves what no table has to those who know the Nixpkgs', () => {
    const request = accepted(file('capabilities: [99.1, 12.9f]\ntoolkits: [12.7, 99.0, 20.x]'))
    expect(cells(request)).toEqual(['99.1', '12.9f'])
    expect(texts(request.toolkits)).toEqual(['12.7', '99.0', '20.x'])
  })

  test('gives every slip of the newer keys at once, with line and column', () => {
    const text = `overlays: ["a b", ../b.nix]
allow-unfree: blender
legacy-toolkits: [a]
driver: latest
include: [{ toolkit: 12.4.1 }, { capabilities: [x] }, {}, { reason: why }, 12.4]
exclude: [{ system: windows }, { nonsense: 1, toolkit: 12.4 }, { toolkit: [12.4] }]
tiers:
  pull-request: some
  weekly: all
  nightly: { select: none, toolkits: 12.4, nixpkgs: x }
  release: [corners]
runners: { x86_64-linux: [a b, c/d], windows: big, aarch64-linux: {} }
limits: { cells: 0, minutes: 1.5, hours: 1 }
packages: [{ name: a, arg: {}, arg: {} }]
nixpkgs: flox/nightly
`
    expect(summary(file(text))).toEqual([
      'CFG006 1:12',
      'CFG006 1:19',
      'CFG006 2:15',
      'CFG006 3:18',
      'CFG006 4:9',
      'PLN004 5:11',
      'PLN003 5:32',
      'CFG006 5:55',
      'CFG006 5:59',
      'CFG006 5:76',
      'PLN005 6:11',
      'CFG006 6:34',
      'CFG006 6:75',
      'CFG006 8:17',
      'CFG006 9:3',
      'CFG006 10:22',
      'CFG006 10:38',
      'CFG006 10:44',
      'CFG006 11:12',
      'CFG006 12:26',
      'CFG006 12:47',
      'CFG006 12:67',
      'CFG006 13:18',
      'CFG006 13:30',
      'CFG006 13:35',
      'CFG006 14:12',
      'CFG005 14:32',
      'CFG006 15:10',
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
    ['runners', `runners:\n${Array.from({ length: 20_000 }, (_, i) => ` k${i}: 1`).join('\n')}`],
    [
      'arguments',
      `packages: [{ name: a, expression: ./a.nix, arg: { ${Array.from({ length: 20_000 }, (_, i) => `k${i}: [1]`).join(', ')} } }]`,
    ],
    ['nested entries', `include: ${'[{capabilities: '.repeat(8000)}`],
  ])('survives nothing but %s', (_, text) => {
    for (const problem of refused(file(text))) expect(problem.code).toMatch(/^CFG00[456]$/)
  })

  test.each(['toolkits: [>=12.6]', 'toolkits:\n  - >=12.6'])('says of %j that a range stands in quotes', (text) => {
    const [problem] = refused(file(text))
    expect(problem).toMatchObject({ code: 'CFG005', fix: 'Put a range in quotes, like ">=12.6".' })
    expect(texts(accepted(file(text.replace('>=12.6', '">=12.6"'))).toolkits)).toEqual(['>=12.6'])
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
    expect(cells(request)).toEqual(['8.0 9.0+PTX', '9.0a'])
    expect(request.systems).toBeUndefined()
    expect(request.nixpkgs).toBeUndefined()
  })

  test('are named in problems', () => {
    const problems = refused(readRequestInputs({ packages: ['a b', 'x=y.nix'], systems: ['riscv64-linux'] }))
    expect(problems.map((problem) => problem.code)).toEqual(['CFG001', 'CFG001', 'PLN005'])
    expect(problems[0]?.message).toBe('Input packages: "a b" is not an attribute path.')
    expect(problems.every((problem) => problem.where === undefined)).toBe(true)
  })

  test('warn of a capability that a cell names twice', () => {
    const reading = readRequestInputs({ capabilities: ['8.0 8.0+PTX'] })
    expect(cells(accepted(reading))).toEqual(['8.0+PTX'])
    expect('warnings' in reading && reading.warnings).toMatchObject([{ code: 'CFG001', severity: 'warning' }])
  })
})

describe('both forms', () => {
  /** Without the places. */
  const plain = (part: RequestPart) =>
    JSON.parse(JSON.stringify(part, (key, value) => (key === 'origin' || key === 'tiers' ? undefined : value)))

  test.each<[text: string, inputs: RequestInputs]>([
    ['packages: [a, b=./b.nix, "c=.#c-{sm}"]', { packages: ['a', 'b=./b.nix', 'c=.#c-{sm}'] }],
    [
      'capabilities: [8.0 9.0+PTX, ">=8.0", hopper, rtx 4090]',
      { capabilities: ['8.0 9.0+PTX', '>=8.0', 'hopper', 'rtx 4090'] },
    ],
    ['capabilities: [[8.0, 9.0+PTX]]', { capabilities: ['8.0 9.0+PTX'] }],
    ['toolkits: [12.8, 13.x, latest, cpu]', { toolkits: ['12.8', '13.x', 'latest', 'cpu'] }],
    ['systems: [aarch64-linux]\nnixpkgs: flox/stable', { systems: ['aarch64-linux'], nixpkgs: 'flox/stable' }],
    ['overlays: [.]\nallow-unfree: [a b]', { overlays: ['.'], 'allow-unfree': ['a b'] }],
    ['legacy-toolkits: true\ndriver: 550', { 'legacy-toolkits': 'true', driver: '550' }],
    ['legacy-toolkits: false', { 'legacy-toolkits': 'false' }],
    [
      'include: [{ toolkit: 12.4, capabilities: [8.0, 9.0+PTX] }]',
      { include: ['toolkit=12.4 capabilities=8.0/9.0+PTX'] },
    ],
    [
      'exclude: [{ package: a*, system: aarch64-linux, toolkit: ">=12.6", reason: is too = slow }]',
      { exclude: ['package=a* system=aarch64-linux toolkit=>=12.6 reason=is too = slow'] },
    ],
    ['runners: { x86_64-linux: [a, b], "gpu:L4": c }', { runners: ['x86_64-linux=a+b', 'gpu:L4=c'] }],
    ['gpu-runners: { "gpu:L4": [a, b] }', { 'gpu-runners': ['gpu:L4=a+b'] }],
    ['limits: { cells: 7 }', { 'max-cells': 7 }],
  ])('of %s say the same', (text, inputs) => {
    expect(plain(accepted(file(text)))).toEqual(plain(accepted(readRequestInputs(inputs))))
  })

  test.each<[code: string, text: string, inputs: RequestInputs]>([
    ['PLN003', 'capabilities: [9]', { capabilities: ['9'] }],
    ['PLN004', 'toolkits: [newest]', { toolkits: ['newest'] }],
    ['PLN005', 'systems: [linux]', { systems: ['linux'] }],
    ['PLN015', 'capabilities: [8.0+PTX 9.0]', { capabilities: ['8.0+PTX 9.0'] }],
    ['PLN024', 'packages: [a=.#a]', { packages: ['a=.#a'] }],
    ['PLN025', 'packages: [a=flox/b]', { packages: ['a=flox/b'] }],
    ['CFG00', 'driver: new', { driver: 'new' }],
    ['CFG00', 'legacy-toolkits: "1 2"', { 'legacy-toolkits': '1 2' }],
    ['CFG00', 'nixpkgs: flox/nightly', { nixpkgs: 'flox/nightly' }],
    ['CFG00', 'exclude: [{ reason: x }]', { exclude: ['reason=x'] }],
    ['CFG00', 'include: [{ nonsense: x }]', { include: ['nonsense=x'] }],
    ['CFG00', 'include: [{ toolkit: "" }]', { include: ['toolkit='] }],
  ])('refuse with %s: %s', (code, text, inputs) => {
    for (const reading of [file(text), readRequestInputs(inputs)]) {
      const [problem] = refused(reading)
      expect(problem?.code.startsWith(code)).toBe(true)
      expect(problem?.fix.length).toBeGreaterThan(10)
    }
  })
})

describe('mergeRequests', () => {
  const complete = file('packages: [a]\ncapabilities: [8.0]\ntoolkits: [12.4]\nnixpkgs: ./nixpkgs')

  test('lets an input replace the key of the file', () => {
    const request = accepted(mergeRequests(complete, readRequestInputs({ toolkits: ['12.8', '12.9'] })))
    expect(texts(request.toolkits)).toEqual(['12.8', '12.9'])
    expect(values(request.packages)).toHaveLength(1)
    expect(values(request.systems)).toEqual(['x86_64-linux'])
  })

  test('takes the system that it is told when none is asked for', () => {
    expect(
      values(accepted(mergeRequests(complete, readRequestInputs({}), { defaultSystem: 'aarch64-linux' })).systems),
    ).toEqual(['aarch64-linux'])
  })

  test('joins the problems of both', () => {
    const problems = refused(mergeRequests(file('toolkits: [1.2.3]'), readRequestInputs({ systems: ['x'] })))
    expect(problems.map((problem) => problem.code)).toEqual(['PLN004', 'PLN005'])
  })

  test('needs packages only: the rest is what Nixpkgs builds by default, of flake.lock', () => {
    const request = accepted(mergeRequests(undefined, readRequestInputs({ packages: ['a'] })))
    const written = { capabilities: ['default'], toolkits: ['default'], nixpkgs: 'lock' }
    const spelled = accepted(mergeRequests(undefined, readRequestInputs({ packages: ['a'], ...written })))
    for (const key of ['capabilities', 'toolkits'] as const) {
      expect(values(request[key])).toEqual(values(spelled[key]))
      expect(request[key].map(({ origin }) => origin.kind)).toEqual(['default'])
    }
    expect(request.nixpkgs).toEqual({ value: spelled.nixpkgs.value, origin: { kind: 'default' } })
  })

  test('says that packages are missing, and that nothing at all was requested', () => {
    expect(refused(mergeRequests(undefined, readRequestInputs({}))).map((p) => p.code)).toEqual(['PLN011'])
    const missing = refused(mergeRequests(undefined, readRequestInputs({ toolkits: ['12.4'] })))
    expect(missing.map((p) => p.message)).toEqual(['The request has no packages.'])
  })

  test('refuses two packages of one name', () => {
    const text = 'packages: [{name: a, attribute: x}, {name: a, attribute: y}, {name: a, attribute: x}]'
    const [problem, ...more] = refused(mergeRequests(file(text), readRequestInputs({ ...rest })))
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code: 'CFG006', where: { line: 1, column: 37 } })
    expect(problem?.message).toContain('(nix-cuda.yml:1)')
  })

  test('says of a tier that there are no capabilities to name without CUDA', () => {
    const cpu = file('packages: [a]\ntoolkits: [cpu]\nnixpkgs: ./n')
    expect(accepted(mergeRequests(cpu, readRequestInputs({}))).capabilities).toEqual([])
    const both = file('packages: [a]\ntoolkits: [cpu, 12.4]\nnixpkgs: ./n')
    expect(accepted(mergeRequests(both, readRequestInputs({}))).capabilities).toHaveLength(1)
  })

  test('refuses names that make one cell id', () => {
    const text = 'packages: [{name: Blender, attribute: blender}, blender]'
    expect(codes(refused(mergeRequests(file(text), readRequestInputs(rest))))).toEqual(['CFG006'])
  })

  const rest = { capabilities: ['8.0'], toolkits: ['12.4'], nixpkgs: './nixpkgs' }
})
