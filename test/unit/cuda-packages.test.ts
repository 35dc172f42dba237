import { describe, expect, test } from 'vitest'
import { sourceOf } from '../../src/cuda/package-entries.ts'
import { readRequestInputs } from '../../src/cuda/request.ts'
import type { PackageSource } from '../../src/model/documents.ts'
import { accepted, file, planOf, refused } from './cuda-world.ts'

const byInput = (text: string) => accepted(readRequestInputs({ packages: [text] })).packages?.[0]?.value
const byFile = (entry: string) => accepted(file(`packages:\n  - ${entry}\n`)).packages?.[0]?.value
const problem = (text: string) => refused(readRequestInputs({ packages: [text] }))[0] ?? expect.fail()

const expression = (part: Partial<PackageSource & { kind: 'expression' }>): PackageSource => ({
  kind: 'expression',
  file: './default.nix',
  attribute: null,
  arg: {},
  argstr: {},
  ...part,
})

describe('a package', () => {
  test.each<[text: string, entry: string, name: string, source: PackageSource]>([
    [
      'python3Packages.torch',
      '{ name: python3Packages.torch }',
      'python3Packages.torch',
      { kind: 'attribute', attribute: 'python3Packages.torch' },
    ],
    ['mine=blender', '{ name: mine, attribute: blender }', 'mine', { kind: 'attribute', attribute: 'blender' }],
    ['a=./nix/a.nix', '{ name: a, file: ./nix/a.nix }', 'a', { kind: 'file', file: './nix/a.nix' }],
    ['a = ./a b.nix', '{ name: a, file: "./a b.nix" }', 'a', { kind: 'file', file: './a b.nix' }],
    [
      'a=.#a-{toolkit}-{sm}',
      '{ name: a, flake: ".#a-{toolkit}-{sm}" }',
      'a',
      { kind: 'flake', reference: '.', output: 'a-{toolkit}-{sm}' },
    ],
    ['a=#a.{sm}', '{ name: a, flake: "#a.{sm}" }', 'a', { kind: 'flake', reference: '.', output: 'a.{sm}' }],
    [
      'a=github:o/r?ref=x#a-{sm}',
      '{ name: a, flake: "github:o/r?ref=x#a-{sm}" }',
      'a',
      { kind: 'flake', reference: 'github:o/r?ref=x', output: 'a-{sm}' },
    ],
    [
      'a=-f ./default.nix -A out.{sm} --arg pkgs pkgs --argstr cuda {version}',
      '{ name: a, expression: ./default.nix, attribute: "out.{sm}", arg: { pkgs: pkgs }, argstr: { cuda: "{version}" } }',
      'a',
      expression({ attribute: 'out.{sm}', arg: { pkgs: 'pkgs' }, argstr: { cuda: '{version}' } }),
    ],
    [
      `a=--file ./default.nix --arg x "{ a = \\"{sm}\\"; }" --argstr y 'b  c'`,
      `{ name: a, expression: ./default.nix, arg: { x: '{ a = "{sm}"; }' }, argstr: { y: 'b  c' } }`,
      'a',
      expression({ arg: { x: '{ a = "{sm}"; }' }, argstr: { y: 'b  c' } }),
    ],
    ['flox:app', '{ flox: app }', 'app', { kind: 'flox', environment: '.', build: 'app' }],
    [
      'mine=flox:./sub/a#app-{toolkit}',
      '{ name: mine, flox: "app-{toolkit}", dir: ./sub/a }',
      'mine',
      { kind: 'flox', environment: './sub/a', build: 'app-{toolkit}' },
    ],
  ])('is %s, or %s', (text, entry, name, source) => {
    expect(byInput(text)).toEqual({ name, source, deviceCode: 'required' })
    expect(byFile(entry)).toEqual({ name, source, deviceCode: 'required' })
  })

  test('of Flox is one for each version of a package of its environment', () => {
    const read = accepted(
      file(
        'packages:\n  - { name: app, flox: run, version: { torch: [2.8.0, 2.10] }, device-code: optional }\n  - last\n',
      ),
    ).packages
    const of = (version: string) => ({
      name: `app-torch${version}`,
      source: { kind: 'flox', environment: '.', build: 'run', versions: { torch: version } },
      deviceCode: 'optional',
    })
    expect(read?.map(({ value }) => value)).toEqual([
      of('2.8.0'),
      of('2.10'),
      expect.objectContaining({ name: 'last' }),
    ])
    expect(read?.[1]?.origin).toMatchObject({ where: { line: 2 } })
  })

  test.each<[text: string, code: string, message: RegExp, fix: RegExp]>([
    ['a b', 'CFG001', /"a b" is not an attribute path/, /python3Packages\.torch/],
    ['=./a.nix', 'CFG001', /is not an attribute path/, /name=\.\/package\.nix for a file/],
    ['a=../a.nix', 'CFG001', /"\.\.\/a\.nix" is not a path in the repository/, /\.\/nix\/package\.nix/],
    ['a=nix/a.nix', 'CFG001', /not a path in the repository/, /^Write \.\/nix\/a\.nix\.$/],
    ['a=/etc/a.nix', 'CFG001', /not a path in the repository/, /relative to the root/],
    ['a=./b/../../c.nix', 'CFG001', /not a path in the repository/, /relative/],
    ['a=b c', 'CFG001', /"b c" is not an attribute path/, /python3Packages\.torch/],
    ['.#a-{sm}', 'CFG001', /flake output without a name/, /^Write name=\.#a-\{sm\}\.$/],
    ['github:o/r?ref=x#a-{sm}', 'CFG001', /without a name/, /^Write name=github:o\/r\?ref=x#a-\{sm\}\.$/],
    ['a=../b#a-{sm}', 'CFG001', /not a flake reference/, /github:owner\/repo/],
    ['a=.#{sm} x', 'CFG001', /not an attribute path/, /\{toolkit\}, \{version\}, \{toolkit-digits\}, \{sm\}/],
    ['a=.#a-{arch}-{sm}', 'CFG001', /"a-\{arch\}-\{sm\}" is not an attribute path/, /\{capability\}/],
    ['a=.#a', 'PLN024', /the output "a" is the same for all cells/, /\.#foo-\{toolkit\}-\{sm\}/],
    ['a=.#a-{system}', 'PLN024', /same for all cells/, /\{toolkit\}/],
    ['a=-f ./a.nix -A b', 'PLN024', /no argument of the file depends on the cell/, /\{toolkit\}/],
    ['a=-f ./a.nix --arg x 1', 'PLN024', /no argument of the file/, /\{toolkit\}/],
    ['a=-f ./a.nix --arg x', 'CFG001', /"--arg" in .* is not supported/, /--argstr NAME TEXT/],
    ['a=-f ./a.nix b', 'CFG001', /"b" in .* is not supported/, /-f FILE -A ATTR/],
    ['a=-f ./a.nix --arg x "" --arg pkgs pkgs', 'CFG001', /argument x is empty/, /Nix expression/],
    ['a=-f ./a.nix --arg 1x {sm}', 'CFG001', /"1x" is not an argument name/, /Nix identifier/],
    ['a=--file ../a.nix --arg pkgs pkgs', 'CFG001', /not a path in the repository/, /relative/],
    ['a=.flox', 'PLN025', /not a build/, /flox:NAME .* flox:\.\/folder#NAME/],
    ['a=flox/app', 'PLN025', /not a build/, /flox:NAME/],
    ['a=flox:b c', 'CFG001', /"b c" is not the name of a build/, /\[build\.NAME\]/],
    ['a=flox:', 'CFG001', /"" is not the name of a build/, /\.flox\/pkgs/],
    ['a=flox:../b#c', 'CFG001', /"\.\.\/b" is not a folder of the repository/, /like \.\/app/],
    ['flox:b-{sm}', 'CFG001', /"b-\{sm\}" is not a package name/, /letters/],
  ])('is not %s', (text, code, message, fix) => {
    const { code: found, severity, message: told, fix: advice } = problem(text)
    expect([found, severity]).toEqual([code, 'error'])
    expect(told).toMatch(message)
    expect(advice).toMatch(fix)
  })

  test.each([
    ['{ name: a, flox: . }', 'CFG006'],
    ['{ flox: a, dir: /b }', 'CFG006'],
    ['{ flox: a, file: ./b.nix }', 'CFG006'],
    ['{ name: a, dir: ./b }', 'CFG006'],
    ['{ name: a, version: { torch: [1.0] } }', 'CFG006'],
    ['{ flox: a, version: [1.0] }', 'CFG006'],
    ['{ flox: a, version: { torch: [] } }', 'CFG006'],
    ['{ flox: a, version: { torch: [1.0], numpy: [2.0] } }', 'CFG006'],
    ['{ flox: a, version: { torch: ["1 0"] } }', 'CFG006'],
    ['{ name: a, flake: ".#a" }', 'PLN024'],
    ['{ name: a, expression: ./a.nix }', 'PLN024'],
    ['{ name: a, file: ./a.nix, flake: .#a }', 'CFG006'],
    ['{ name: a, file: ./a.nix, attribute: b }', 'CFG006'],
    ['{ name: a, arg: { pkgs: pkgs } }', 'CFG006'],
    ['{ file: ./a.nix }', 'CFG006'],
    ['{ name: a, expression: ./a.nix, arg: [pkgs] }', 'CFG006'],
    ['{ name: a, expression: ./a.nix, arg: { pkgs: [pkgs] } }', 'CFG006'],
    ['{ name: a, device-code: maybe }', 'CFG006'],
  ])('is not the entry %s', (entry, code) => {
    const [first] = refused(file(`packages:\n  - ${entry}\n`))
    expect(first).toMatchObject({ code, severity: 'error', where: { file: 'nix-cuda.yml', line: 2 } })
  })

  test('with PLN024 points at what would vary', () => {
    expect(problem('a=.#a').source).toMatch(/^https:\/\//)
  })
})

describe('placeholders', () => {
  const cell = { toolkit: '12.8', capabilities: ['9.0a'], system: 'x86_64-linux' } as const
  const fat = { ...cell, capabilities: ['8.0', '9.0'] }
  const none = { toolkit: 'cpu', capabilities: [], system: 'aarch64-darwin' } as const
  const output = (text: string, of: Parameters<typeof sourceOf>[1]) =>
    sourceOf({ kind: 'flake', reference: '.', output: text }, of)

  test.each([
    ['{toolkit}', '12_8', '12_8', 'cpu'],
    ['{version}', '"12.8"', '"12.8"', 'cpu'],
    ['prog-{version}', '"prog-12.8"', '"prog-12.8"', 'prog-cpu'],
    ['prog-cu{toolkit-digits}', 'prog-cu128', 'prog-cu128', 'prog-cucpu'],
    ['a.b-{version}.{sm}', 'a."b-12.8".sm_90a', 'a."b-12.8".sm_80_sm_90', 'a.b-cpu.cpu'],
    ['{sm}', 'sm_90a', 'sm_80_sm_90', 'cpu'],
    ['{digits}', '90a', '80_90', 'cpu'],
    ['{capability}', '"9.0a"', '"8.0_9.0"', 'cpu'],
    ['{system}-{sm}', 'x86_64-linux-sm_90a', 'x86_64-linux-sm_80_sm_90', 'aarch64-darwin-cpu'],
    ['{other}{sm}{sm}', '{other}sm_90asm_90a', '{other}sm_80_sm_90sm_80_sm_90', '{other}cpucpu'],
  ])('%s become %s, %s and %s', (text, one, several, without) => {
    expect(output(text, cell)).toMatchObject({ output: one })
    expect(output(text, fat)).toMatchObject({ output: several })
    expect(output(text, none)).toMatchObject({ output: without })
  })

  test('are filled in for every cell, wherever they stand', () => {
    const plan = planOf({
      packages: ['a=-f ./default.nix -A a.{sm} --arg cuda pkgs.cudaPackages_{toolkit} --argstr version {version}'],
      toolkits: ['12.4', '12.8'],
    })
    expect(plan.rows.map((row) => row.cell.source)).toEqual([
      expression({ attribute: 'a.sm_90', arg: { cuda: 'pkgs.cudaPackages_12_4' }, argstr: { version: '12.4' } }),
      expression({ attribute: 'a.sm_90', arg: { cuda: 'pkgs.cudaPackages_12_8' }, argstr: { version: '12.8' } }),
    ])
  })
})
