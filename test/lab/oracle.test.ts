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
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, type RequestInputs, readRequestInputs } from '../../src/cuda/request.ts'
import { checkCell } from '../../src/cuda/rules.ts'
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
} as const

type Kind = keyof typeof messages | 'no JetPack' | 'other'

interface Candidate {
  readonly capabilities: readonly string[]
  readonly toolkit: string
  readonly system: string
}

/** Nixpkgs knows nothing of these, and so has one reason against them in every cell. */
const unlisted = ['5.3', '6.2', '8.8']

/** Where Nixpkgs and NVIDIA differ about a cell. We follow NVIDIA. */
const disagreements: readonly {
  readonly name: string
  readonly capability: string
  readonly toolkits: readonly string[]
  readonly side: 'Nixpkgs' | 'ours'
  readonly kind: Kind
}[] = [
  {
    name: 'Nixpkgs ends 7.2 with JetPack 5 (CUDA 12.2), its compilers end with 12.9',
    capability: '7.2',
    toolkits: ['12.4'],
    side: 'Nixpkgs',
    kind: 'too old',
  },
  {
    name: 'Nixpkgs gives Orin CUDA 13.0, for which there is no JetPack',
    capability: '8.7',
    toolkits: ['13.0'],
    side: 'ours',
    kind: 'no JetPack',
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
function ourKinds(cell: Candidate): Set<Kind> {
  const renamed = Number.parseFloat(cell.toolkit) < 13 ? 'too new' : 'too old'
  const codes = checkCell({ ...cell, ptx: [] }).map((problem) => problem.code)
  return new Set(codes.map((code) => (code === 'PLN008' ? renamed : (kindOfCode[code] ?? 'other'))))
}

describeLab('the oracle', () => {
  let lab: Lab
  let folder: string

  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    folder = mkdtempSync(join(tmpdir(), 'oracle-'))
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function evaluate<T>(expression: string, ...args: string[]): Promise<T> {
    const file = join(folder, 'evaluated.nix')
    writeFileSync(file, expression)
    return JSON.parse(await lab.nix('eval', '--json', '-f', file, ...args)) as T
  }

  /** In one process: for every cell the kinds of assertions that fail. */
  async function theirKinds(cells: readonly Candidate[]): Promise<Kind[][]> {
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
          _cuda = prev._cuda // {
            lib = prev._cuda.lib // {
              _mkFailedAssertionsString = assertions: prev._cuda.lib._mkFailedAssertionsString (
                builtins.filter (one: has words one.message) assertions
              );
            };
          };
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
  async function compare(cells: readonly Candidate[]): Promise<{ unknown: string[]; known: Set<string> }> {
    const known = new Set<string>()
    const unknown: string[] = []
    for (const [index, theirs] of (await theirKinds(cells)).entries()) {
      const cell = cells[index] ?? expect.fail()
      const sides = { Nixpkgs: new Set(theirs), ours: ourKinds(cell) }
      for (const { name, capability, toolkits, side, kind } of disagreements) {
        if (!cell.capabilities.includes(capability) || !toolkits.includes(cell.toolkit)) continue
        if (sides[side].delete(kind)) known.add(name)
      }
      // A Jetson on the wrong system or in company also has the wrong packages: no reason of its own.
      if (sides.Nixpkgs.has('system') || sides.Nixpkgs.has('alone')) sides.Nixpkgs.delete('packages')
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
  }, 120_000)

  test('agrees on pairs with and without Jetsons', async () => {
    const some = ['7.2', '7.5', '8.7', '9.0', '9.0a', '10.1', '11.0', '12.1']
    const pairs = some.flatMap((first, index) => some.slice(index + 1).map((second) => [first, second]))
    expect((await compare(combine(pairs))).unknown).toEqual([])
  }, 120_000)

  test('knows capabilities that Nixpkgs does not list', async () => {
    const cells = combine(unlisted.map((capability) => [capability]))
    expect(await theirKinds(cells)).toEqual(cells.map(() => ['unrecognized']))
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
  }, 120_000)

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
      `{ config, ... }: { cudaPackages_12_4.pkgs.saxpy = { name = ${probe}; drvPath = "d"; outputs = [ ]; }; }`,
    )
    const cell = cellOf({ capabilities: ['9.0'], nixpkgs })
    const { name } = await evaluate<{ name: boolean[] }>(cellExpression(cell, { root: project }), 'info')
    expect(name).toEqual([true, true, true, false, false, false, byList])
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
