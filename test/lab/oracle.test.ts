/**
 * Our rules against an independent oracle: the assertions of the lab's package set, which are transcribed from Nixpkgs,
 * evaluated by real Nix. Every disagreement is known by name.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { architectures } from '../../src/cuda/architectures.ts'
import { nixString } from '../../src/cuda/attribute-path.ts'
import { cellExpression } from '../../src/cuda/expression.ts'
import { factsExpression } from '../../src/cuda/expression-facts.ts'
import type { NixpkgsFacts } from '../../src/cuda/facts.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, type RequestInputs, readRequestInputs } from '../../src/cuda/request.ts'
import { checkCell } from '../../src/cuda/rules.ts'
import { builtInTables, type Tables, tablesFor } from '../../src/cuda/tables.ts'
import type { ProblemCode } from '../../src/model/codes.ts'
import type { Cell } from '../../src/model/documents.ts'
import { cudaSystems } from '../../src/model/system.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

const project = resolve(import.meta.dirname, '../..')

/** Kinds of reasons, by words of Nixpkgs' messages. */
const messages = {
  unrecognized: 'unrecognized CUDA capabilities',
  'too new': 'too new for CUDA',
  'too old': 'too old for CUDA',
  system: 'to be aarch64-linux',
  alone: 'cannot be specified with',
  packages: 'hostRedistSystem',
  'no JetPack': 'use CUDA 12 or CUDA 13.2',
} as const

type Kind = keyof typeof messages | 'other'

interface Candidate {
  readonly capabilities: readonly string[]
  readonly toolkit: string
  readonly system: string
}

/** Nixpkgs knows nothing of these, and so has one reason against them in every cell. */
const unlisted = ['5.3', '6.2', '8.8']

interface Disagreement {
  readonly name: string
  readonly capability: string
  readonly toolkits: readonly string[]
  readonly side: 'Nixpkgs' | 'ours'
  readonly kind: Kind
}

/** What Nixpkgs of these generations does not refuse though it has no packages for it. We are right. */
const withoutPackages = (...toolkits: readonly string[]): readonly Disagreement[] => [
  { name: 'Orin without packages', capability: '8.7', toolkits, side: 'ours', kind: 'no JetPack' },
]
const generations = [
  ['25.11', withoutPackages('13.0', '13.5')],
  ['26.05', withoutPackages('13.0')],
  ['unstable', []],
] as const

/** Where Nixpkgs and NVIDIA differ about a cell. We follow NVIDIA until Nixpkgs was asked. */
const disagreements: readonly Disagreement[] = [
  {
    name: 'Nixpkgs ends 7.2 with JetPack 5 (CUDA 12.2), its compilers end with 12.9',
    capability: '7.2',
    toolkits: ['12.4'],
    side: 'Nixpkgs',
    kind: 'too old',
  },
]

/** Where the tables themselves differ; most of it no toolkit of the lab shows. */
const tableDifferences = {
  '7.2': 'until 12.2 in Nixpkgs, 12.9 here',
  '8.0': 'from 11.2 in Nixpkgs, 11.0 here',
  '8.6': 'from 11.2 in Nixpkgs, 11.1 here',
  '10.0': 'from 12.7 in Nixpkgs, 12.8 here',
  '10.0a': 'from 12.7 in Nixpkgs, 12.8 here',
  '10.1': 'from 12.7 in Nixpkgs, 12.8 here',
  '10.1a': 'from 12.7 in Nixpkgs, 12.8 here',
}

const kindOfCode: Partial<Record<ProblemCode, Kind>> = {
  PLN001: 'too new',
  PLN002: 'too old',
  PLN006: 'system',
  PLN007: 'alone',
  PLN009: 'no JetPack',
}

/** Our reasons as kinds. A renamed capability (PLN008) is too old or too new to Nixpkgs. */
function ourKinds(cell: Candidate, tables: Tables): Set<Kind> {
  const renamed = Number.parseFloat(cell.toolkit) < 13 ? 'too new' : 'too old'
  const codes = checkCell({ ...cell, ptx: [] }, { tables }).map((problem) => problem.code)
  return new Set(codes.map((code) => (code === 'PLN008' ? renamed : (kindOfCode[code] ?? 'other'))))
}

describeLab('the oracle', () => {
  let lab: Lab
  let folder: string

  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    folder = mkdtempSync(join(tmpdir(), 'oracle-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function evaluate<T>(expression: string, ...args: string[]): Promise<T> {
    const file = join(folder, 'evaluated.nix')
    writeFileSync(file, expression)
    return JSON.parse(await lab.nix('eval', '--json', '-f', file, ...args)) as T
  }

  /** In one process: for every cell the kinds of assertions that fail. */
  async function theirKinds(cells: readonly Candidate[], generation: string): Promise<Kind[][]> {
    const [given, words] = [join(folder, 'cells.json'), join(folder, 'messages.json')]
    writeFileSync(given, JSON.stringify(cells))
    writeFileSync(words, JSON.stringify(messages))
    return await evaluate(`
      let
        read = file: builtins.fromJSON (builtins.readFile file);
        messages = read ${nixString(words)};
        has = words: text: builtins.length (builtins.split words text) > 1;
        # Only the failures whose message has these words stop the evaluation.
        only = words: final: prev: {
          _cuda = prev._cuda.extend (_: before: {
            generation = ${nixString(generation)};
            lib = before.lib // {
              _mkFailedAssertionsString = assertions: before.lib._mkFailedAssertionsString (
                builtins.filter (one: has words one.message) assertions
              );
            };
          });
        };
        instance = cell: words: import ${nixString(lab.nixpkgs)} {
          inherit (cell) system;
          overlays = [ (only words) ];
          config = { cudaSupport = true; cudaCapabilities = cell.capabilities; };
        };
        attribute = cell: "cudaPackages_" + builtins.replaceStrings [ "." ] [ "_" ] cell.toolkit;
        fails = cell: words: !(builtins.tryEval (
          (instance cell words).\${attribute cell}.backendStdenv.cudaCapabilities
        )).success;
      in
      map (cell: builtins.filter (kind: fails cell messages.\${kind}) (builtins.attrNames messages))
        (read ${nixString(given)})
    `)
  }

  /** What differs, and which of the known disagreements were seen. */
  async function compare(
    cells: readonly Candidate[],
    { generation = 'unstable', tables = builtInTables, expected = disagreements } = {},
  ): Promise<{ unknown: string[]; known: Set<string> }> {
    const known = new Set<string>()
    const unknown: string[] = []
    for (const [index, theirs] of (await theirKinds(cells, generation)).entries()) {
      const cell = cells[index] ?? expect.fail()
      const sides = { Nixpkgs: new Set(theirs), ours: ourKinds(cell, tables) }
      for (const { name, capability, toolkits, side, kind } of expected) {
        if (!cell.capabilities.includes(capability) || !toolkits.includes(cell.toolkit)) continue
        if (sides[side].delete(kind)) known.add(name)
      }
      // A Jetson on the wrong system or in company also has the wrong packages: no reason of its own.
      if (sides.Nixpkgs.has('system') || sides.Nixpkgs.has('alone')) sides.Nixpkgs.delete('packages')
      // What is too old has that reason alone.
      if (!cell.capabilities.includes('8.7') || cell.toolkit !== '13.0') sides.Nixpkgs.delete('no JetPack')
      const [left, right] = [[...sides.Nixpkgs].sort(), [...sides.ours].sort()]
      if (left.join() !== right.join()) unknown.push(`${JSON.stringify(cell)}: Nixpkgs ${left}; ours ${right}`)
    }
    return { unknown, known }
  }

  const toolkits = ['11.8', '12.4', '13.0', '13.5']

  function combine(sets: readonly (readonly string[])[]): readonly Candidate[] {
    return sets.flatMap((capabilities) =>
      toolkits.flatMap((toolkit) => cudaSystems.map((system) => ({ capabilities, toolkit, system }))),
    )
  }

  test('agrees on every capability, toolkit and system', async () => {
    const listed = architectures.map((row) => row.capability).filter((capability) => !unlisted.includes(capability))
    const { unknown, known } = await compare(combine(listed.map((capability) => [capability])))
    expect(unknown).toEqual([])
    expect([...known]).toEqual(disagreements.map(({ name }) => name))
  })

  const some = ['7.2', '7.5', '8.7', '9.0', '9.0a', '10.1', '11.0', '12.1']
  const pairs = some.flatMap((first, index) => some.slice(index + 1).map((second) => [first, second]))

  test('agrees on pairs with and without Jetsons', async () => {
    expect((await compare(combine(pairs))).unknown).toEqual([])
  })

  test.each(generations)(
    'agrees with each generation of Nixpkgs that it has asked: %s',
    async (generation, expected) => {
      const overlay = join(folder, 'generation.nix')
      writeFileSync(
        overlay,
        `final: prev: { _cuda = prev._cuda.extend (_: _: { generation = ${nixString(generation)}; }); }`,
      )
      const instance = { overlays: [{ kind: 'file', file: overlay }], allowUnfree: [], legacy: null } as const
      const nixpkgs = { kind: 'path', path: lab.nixpkgs } as const
      const facts = await evaluate<NixpkgsFacts>(factsExpression(nixpkgs, 'x86_64-linux', { root: project, instance }))
      // The lab's compiler is the machine's own.
      const cells = combine([...some.map((capability) => [capability]), ...pairs])
      const { unknown, known } = await compare(cells, {
        generation,
        tables: tablesFor({ ...facts, gcc: [] }),
        expected,
      })
      expect(unknown).toEqual([])
      expect([...known]).toEqual(expected.map(({ name }) => name))
    },
  )

  test.each(unlisted)('has a verdict for %s, at which Nixpkgs stops with a missing attribute', async (capability) => {
    const file = join(folder, 'unlisted.nix')
    const instance = `import ${nixString(lab.nixpkgs)} { config = { cudaSupport = true; cudaCapabilities = [ ${nixString(capability)} ]; }; }`
    writeFileSync(
      file,
      `builtins.tryEval (builtins.deepSeq (${instance}).cudaPackages.backendStdenv.cudaCapabilities true)`,
    )
    const { code, stderr } = await lab.tryNix('eval', '-f', file)
    expect(code).not.toBe(0)
    expect(stderr).toContain(`attribute '"${capability}"' missing`)
  })

  test('has the same table, but for what is known', async () => {
    type Row = { min: string; max: string | null; jetson: boolean }
    const theirs = await evaluate<Record<string, Row>>(`
      builtins.mapAttrs (name: info: {
        min = info.minCudaMajorMinorVersion;
        max = info.maxCudaMajorMinorVersion;
        jetson = info.isJetson;
      }) (import ${nixString(lab.nixpkgs)} { })._cuda.db.cudaCapabilityToInfo`)
    const found = architectures.flatMap(({ capability, minToolkit, maxToolkit, jetson }) => {
      const row = theirs[capability]
      if (!row) return []
      const differences = [
        row.min === minToolkit ? '' : `from ${row.min} in Nixpkgs, ${minToolkit} here`,
        row.max === maxToolkit ? '' : `until ${row.max} in Nixpkgs, ${maxToolkit} here`,
        row.jetson === jetson ? '' : 'Jetson',
      ].filter((text) => text !== '')
      return differences.length > 0 ? [[capability, differences.join('; ')]] : []
    })
    expect(Object.fromEntries(found)).toEqual(tableDifferences)
    expect(architectures.map((row) => row.capability).filter((capability) => !theirs[capability])).toEqual(unlisted)
    expect(Object.keys(theirs)).toHaveLength(architectures.length - unlisted.length)
  })

  function cellOf(inputs: RequestInputs): Cell {
    const complete = { packages: ['saxpy'], toolkits: ['12.4'], nixpkgs: lab.nixpkgs, ...inputs }
    const merged = mergeRequests(undefined, readRequestInputs(complete))
    if ('problems' in merged) return expect.fail(JSON.stringify(merged.problems))
    return planMatrix(merged.request).rows[0]?.cell ?? expect.fail('no row')
  }

  interface Info {
    readonly drvPath: string
    readonly name: string
    readonly outputs: Readonly<Record<string, string>>
  }

  test('evaluates the expression of each kind of package and of Nixpkgs to the same derivation', async () => {
    const info = (cell: Cell) => evaluate<Info>(cellExpression(cell, { root: project }), 'info')
    const attribute = cellOf({ capabilities: ['9.0a'] })
    const expected = await info(attribute)
    expect(expected.drvPath).toMatch(/saxpy.*\.drv$/)
    expect(Object.keys(expected.outputs)).toContain('out')
    const file = { kind: 'file', file: './examples/saxpy/package.nix' } as const
    expect((await info({ ...attribute, source: file })).drvPath).toBeDefined()
    const flake = { kind: 'flake', reference: `path:${lab.nixpkgs}` } as const
    expect((await info({ ...attribute, nixpkgs: flake })).name).toBe(expected.name)
    // The attribute path of the cell is the same package.
    const byPath = await evaluate<string>(`
      (import ${nixString(lab.nixpkgs)} { system = "x86_64-linux"; config.allowUnfree = true; }).${attribute.attributePath}.drvPath`)
    expect(byPath).toBe(expected.drvPath)
    // Several capabilities and PTX reach the build.
    const fat = await info(cellOf({ capabilities: ['8.0 9.0+PTX'] }))
    const thin = await info(cellOf({ capabilities: ['8.0 9.0'] }))
    expect(new Set([expected.drvPath, fat.drvPath, thin.drvPath]).size).toBe(3)
  })

  const predicate = 'package: (package.meta.license.shortName or "") == "CUDA EULA"'

  test.each([
    ['with the predicate of Nixpkgs', `{ lib.allowUnfreeCudaPredicate = ${predicate}; }`, false],
    ['with a _cuda that has none', '{ lib = { }; }', true],
    ['with a _cuda that is a function', '{ lib }: { }', true],
    ['without _cuda', undefined, true],
  ])('allows CUDA and OptiX licences and no others, %s', async (title, module, byList) => {
    const nixpkgs = join(folder, title.replaceAll(' ', '-'))
    const modules = join(nixpkgs, 'pkgs/development/cuda-modules/_cuda')
    mkdirSync(module ? modules : nixpkgs, { recursive: true })
    if (module) writeFileSync(join(modules, 'default.nix'), module)
    const licence = (shortName: string) => `{ free = false; shortName = ${nixString(shortName)}; }`
    const licences = [
      licence('CUDA EULA'),
      licence('NVidia OptiX EULA'),
      `[ { free = true; } ${licence('NVidia OptiX EULA')} ]`,
      licence('unfree'),
      `[ ${licence('CUDA EULA')} ${licence('unfree')} ]`,
      '"unfree"',
      licence('cuDNN EULA'),
    ]
    const probe = `map (license: config.allowUnfreePredicate { meta = { inherit license; }; }) [ ${licences.join(' ')} ]`
    writeFileSync(
      join(nixpkgs, 'default.nix'),
      `{ config, ... }: { cudaPackages_12_4 = { }; saxpy = { name = ${probe}; drvPath = "d"; outputs = [ ]; }; }`,
    )
    const cell = cellOf({ capabilities: ['9.0'], nixpkgs })
    const { name } = await evaluate<{ name: boolean[] }>(cellExpression(cell, { root: project }), 'info')
    expect(name).toEqual([true, true, true, false, false, false, byList])
  })

  /** What config.allowUnfreePredicate of our expression says of these licences, with a Nixpkgs of nothing else. */
  const permits = async (name: string, licences: string, module: string, allowUnfree: readonly string[] = []) => {
    const nixpkgs = join(folder, name)
    mkdirSync(join(nixpkgs, 'pkgs/development/cuda-modules/_cuda'), { recursive: true })
    writeFileSync(join(nixpkgs, 'pkgs/development/cuda-modules/_cuda/default.nix'), module)
    writeFileSync(
      join(nixpkgs, 'default.nix'),
      `{ config, ... }:
       let lib = import ${lab.nixpkgs}/lib; permitted = license: config.allowUnfreePredicate { name = "p-1"; meta = { inherit license; }; };
       in with lib.licenses; { cudaPackages_12_4 = { }; saxpy = { name = ${licences}; drvPath = "d"; outputs = [ ]; }; }`,
    )
    const instance = { overlays: [], allowUnfree, legacy: null }
    const cell = { ...cellOf({ capabilities: ['9.0'], nixpkgs }), instance }
    return (await evaluate<{ name: boolean[] }>(cellExpression(cell, { root: project }), 'info')).name
  }
  const nixpkgsOwn = () => `import ${lab.nixpkgs}/pkgs/development/cuda-modules/_cuda`

  test('judges AND, OR, WITH, PLUS and lists as Nixpkgs does, however they are nested', async () => {
    const compared = `
      let
        optix = mit // { shortName = "NVidia OptiX EULA"; free = false; };
        leaves = [ mit nvidiaCuda nvidiaCutlassDsl optix unfree ];
        pairs = xs: ys: builtins.concatMap (x: builtins.concatMap (y: [ (AND [ x y ]) (OR [ x y ]) (WITH x y) ]) ys) xs;
        flat = leaves ++ map PLUS leaves ++ pairs leaves leaves;
        known = (${nixpkgsOwn()}).lib.allowUnfreeCudaPredicate;
        theirs = evaluateProperty (leaf: leaf == optix || known { meta.license = leaf; }) true;
        all = flat ++ pairs flat leaves ++ map PLUS flat ++ [ (AND [ ]) (OR [ ]) (OR [ unfree unfree mit ]) ];
        wrong = builtins.filter (licence: permitted licence != theirs licence) all;
      in map toString [ (builtins.length all) (builtins.length wrong) (builtins.length (builtins.filter theirs all)) ]`
    const [all, wrong, good] = (await permits('operators', compared, nixpkgsOwn())).map(Number)
    expect(all).toBeGreaterThan(1_000)
    expect(wrong).toBe(0)
    expect(good).toBeGreaterThan(300)
    expect(good).toBeLessThan((all ?? 0) - 300)
  })

  test.each([
    ['with the predicate of Nixpkgs', nixpkgsOwn],
    ['without one', () => '{ }'],
  ])('judges a licence of each kind by its own, %s', async (title, module) => {
    const licences = [
      '(AND [ nvidiaCuda (mit // { shortName = "NVidia OptiX EULA"; free = false; }) ])',
      '[ (OR [ unfree nvidiaCudnn ]) mit ]',
      '[ (OR [ unfree nvidiaCudnn ]) unfree ]',
      '(PLUS nvidiaCutlassDsl)',
      '(WITH nvidiaCuda llvm-exception)',
      '(WITH unfree llvm-exception)',
      // Of the first version of the operators.
      '{ licenseType = "compound"; operator = "OR"; base = unfree; mod = nvidiaCuda; }',
      '{ licenseType = "compound"; operator = "AND"; base = unfree; mod = nvidiaCuda; }',
      '{ licenseType = "compound"; operator = "WITH"; base = unfree; mod = llvm-exception; }',
    ]
    const probe = `map permitted [ ${licences.join(' ')} ]`
    const name = title.replaceAll(' ', '-')
    const expected = [true, true, false, true, true, false, true, false, false]
    expect(await permits(name, probe, module())).toEqual(expected)
    expect(await permits(name, probe, module(), ['other'])).toEqual(expected)
    expect(await permits(name, probe, module(), ['unfree'])).toEqual(expected.map(() => true))
    expect(await permits(name, probe, module(), ['p'])).toEqual(expected.map(() => true))
  })

  test('reads back any text that we write', async () => {
    const texts = [
      '',
      '"',
      '\\',
      '\\"',
      '\n\r\t',
      `\${a}`,
      `$\${a}`,
      `\\\${a}`,
      `\\$\\{a}`,
      "''",
      'ü 🙂',
      '$',
      '{',
      '$$',
    ]
    expect(await evaluate(`[ ${texts.map(nixString).join(' ')} ]`)).toEqual(texts)
  })
})
