/**
 * The product against real Nixpkgs, cell by cell: its tables and rules against facts that somebody else evaluated from
 * Nixpkgs' own files. Every disagreement is known by name, with who is right.
 */
import { describe, expect, test } from 'vitest'
import { architectures, findArchitecture, knows } from '../../src/cuda/architectures.ts'
import { checkCell } from '../../src/cuda/rules.ts'
import { parseCapabilitySelector, selectCapabilities } from '../../src/cuda/selectors.ts'
import { builtInTables, type Tables, tablesFor } from '../../src/cuda/tables.ts'
import { findToolkit } from '../../src/cuda/toolkits.ts'
import type { ProblemCode } from '../../src/model/codes.ts'
import { cudaSystems } from '../../src/model/system.ts'
import { parseVersion } from '../../src/model/version.ts'
import { factsOf } from './cuda-world.ts'
import {
  type Generation,
  generations,
  jetsonPackages,
  manifestSystems,
  nixpkgsReasons,
  type OracleCell,
  oracle,
  oracleToolkits,
  type Reason,
} from './nixpkgs-oracle.ts'

const listed = oracle.sorted

/** Nixpkgs knows nothing of these. */
const unlisted = ['5.3', '6.2', '8.8', '10.7', '10.7a', '10.7f']

const codes: Partial<Record<ProblemCode, Reason>> = {
  PLN001: 'too new',
  PLN002: 'too old',
  PLN006: 'system',
  PLN007: 'alone',
  PLN009: 'no packages',
}

/** Our reasons. A renamed capability (PLN008) is too old or too new to Nixpkgs. */
function ourReasons(cell: OracleCell, tables: Tables): Set<Reason | ProblemCode> {
  const renamed = Number.parseFloat(cell.toolkit) < 13 ? 'too new' : 'too old'
  const found = checkCell({ ...cell, ptx: [] }, { tables }).filter(({ severity }) => severity === 'error')
  return new Set(found.map(({ code }) => (code === 'PLN008' ? renamed : (codes[code] ?? code))))
}

const some = ['7.2', '7.5', '8.7', '9.0', '9.0a', '10.1', '11.0', '12.1']
const pairs = some.flatMap((first, index) => some.slice(index + 1).map((second) => [first, second]))
const cells: readonly OracleCell[] = [...listed.map((one) => [one]), ...pairs].flatMap((capabilities) =>
  oracleToolkits.flatMap((toolkit) => cudaSystems.map((system) => ({ capabilities, toolkit, system }))),
)

interface Disagreement {
  readonly name: string
  readonly of: (cell: OracleCell) => boolean
  /** Who gives the reason that the other does not. */
  readonly side: 'Nixpkgs' | 'ours'
  readonly reason: Reason
  readonly right: 'Nixpkgs' | 'ours'
}

const has = (capability: string, ...toolkits: readonly string[]) => {
  return (cell: OracleCell) => cell.capabilities.includes(capability) && toolkits.includes(cell.toolkit)
}

/** What differs, and which of the known disagreements were seen. */
function compare(generation: Generation, tables: Tables, known: readonly Disagreement[]) {
  const seen = new Set<string>()
  const unknown = cells.flatMap((cell) => {
    const sides = { Nixpkgs: nixpkgsReasons(generation, cell), ours: ourReasons(cell, tables) }
    for (const { name, of, side, reason } of known) if (of(cell) && sides[side].delete(reason)) seen.add(name)
    const [theirs, ours] = [[...sides.Nixpkgs].sort(), [...sides.ours].sort()]
    return theirs.join() === ours.join() ? [] : [`${JSON.stringify(cell)}: Nixpkgs ${theirs}; ours ${ours}`]
  })
  return { unknown, seen: known.filter(({ name }) => seen.has(name)) }
}

/** The facts as the product reads them from such a Nixpkgs. */
function factsFor(generation: Generation) {
  return factsOf({
    toolkits: Object.fromEntries(
      oracleToolkits.map((version) => [
        version,
        {
          supported: oracle.supported[version] ?? null,
          default: oracle.default[version] ?? null,
          gccMax: Number(oracle.hostCompilers[version]?.gcc.maxMajorVersion ?? 15),
          redistSystems: manifestSystems(version),
          orin: jetsonPackages(generation, version, '8.7'),
        },
      ]),
    ),
    capabilities: Object.fromEntries(
      Object.entries(oracle.capabilities).map(([name, info]) => [
        name,
        {
          name: info.archName,
          minToolkit: info.minCudaMajorMinorVersion,
          maxToolkit: info.maxCudaMajorMinorVersion,
          jetson: info.isJetson,
        },
      ]),
    ),
  })
}

/** Once Nixpkgs was asked. */
const known: Readonly<Record<Generation, readonly Disagreement[]>> = {
  thor: [],
  orin13: [
    {
      name: 'Orin is given CUDA 13.0 and 13.1, for which there is no JetPack; later revisions refuse it as we do',
      of: has('8.7', '13.0', '13.1'),
      side: 'ours',
      reason: 'no packages',
      right: 'ours',
    },
  ],
  orin132: [],
}

/** Where Nixpkgs was not asked. */
const unasked: readonly Disagreement[] = [
  {
    name: 'Nixpkgs ends 7.2 with JetPack 5 (CUDA 12.2), its compilers end with 12.9',
    of: has('7.2', '12.3', '12.4', '12.5', '12.6', '12.8', '12.9'),
    side: 'Nixpkgs',
    reason: 'too old',
    right: 'ours',
  },
  {
    name: 'and so we name the packages that 12.3 does not have for it',
    of: (cell) => has('7.2', '12.3')(cell) && !cell.capabilities.includes('8.7'),
    side: 'ours',
    reason: 'no packages',
    right: 'ours',
  },
]

const names = (disagreements: readonly Disagreement[]) => disagreements.map(({ name }) => name)

describe('the verdict of every cell', () => {
  test.each(generations)('is that of a Nixpkgs that was asked, but for what is known: %s', (generation) => {
    const expected = known[generation]
    const { unknown, seen } = compare(generation, tablesFor(factsFor(generation)), expected)
    expect(unknown).toEqual([])
    expect(names(seen)).toEqual(names(expected))
  })

  test('is that of the newest Nixpkgs where none was asked, but for what is known', () => {
    const expected = [...known.orin132, ...unasked]
    const { unknown, seen } = compare('orin132', builtInTables, expected)
    expect(unknown).toEqual([])
    expect(names(seen)).toEqual(names(expected))
  })
})

describe('the tables', () => {
  const differing = (mine: (key: string) => unknown, theirs: Readonly<Record<string, unknown>>) =>
    Object.entries(theirs).flatMap(([key, value]) =>
      JSON.stringify(mine(key)) === JSON.stringify(value) ? [] : [[key, mine(key), value]],
    )

  test('have the same capabilities', () => {
    const ours = architectures.map(({ capability }) => capability)
    expect(ours.filter((capability) => !listed.includes(capability))).toEqual(unlisted)
    expect(ours.filter((capability) => listed.includes(capability))).toEqual(listed)
    const row = (capability: string) => {
      const { name, minToolkit, maxToolkit, jetson } = findArchitecture(capability) ?? expect.fail(capability)
      return [name, minToolkit, maxToolkit, jetson]
    }
    const theirs = Object.entries(oracle.capabilities).map(([name, info]) => {
      const { archName, minCudaMajorMinorVersion: min, maxCudaMajorMinorVersion: max, isJetson } = info
      return [name, [archName, min, max, isJetson]] as const
    })
    expect(
      Object.fromEntries(differing(row, Object.fromEntries(theirs)).map(([name, ...both]) => [name, both])),
    ).toEqual({
      // We are right: nvcc knows it until 12.9. Asked, Nixpkgs is followed, which has no packages after JetPack 5.
      '7.2': [
        ['Volta', '10.0', '12.9', true],
        ['Volta', '10.0', '12.2', true],
      ],
      // We are right, and no toolkit of the table shows it.
      '8.0': [
        ['Ampere', '11.0', null, false],
        ['Ampere', '11.2', null, false],
      ],
      '8.6': [
        ['Ampere', '11.1', null, false],
        ['Ampere', '11.2', null, false],
      ],
      // There was no 12.7.
      ...Object.fromEntries(
        ['10.0', '10.0a', '10.1', '10.1a'].map((capability) => {
          const [max, jetson] = capability.startsWith('10.1') ? ['12.9', true] : [null, false]
          return [
            capability,
            [
              ['Blackwell', '12.8', max, jetson],
              ['Blackwell', '12.7', max, jetson],
            ],
          ]
        }),
      ),
    })
  })

  test('have the same capabilities for every toolkit', () => {
    const served = (toolkit: string) =>
      architectures
        .filter((row) => listed.includes(row.capability) && knows(parseVersion(toolkit) ?? expect.fail(toolkit), row))
        .map(({ capability }) => capability)
    // Of those, 7.2 is the only one: see above.
    const without = (names: readonly string[]) => names.filter((name) => name !== '7.2')
    for (const toolkit of oracleToolkits) {
      expect([toolkit, without(served(toolkit))]).toEqual([toolkit, without(oracle.supported[toolkit] ?? [])])
    }
  })

  test('have the same default capabilities for every toolkit', () => {
    const selector = parseCapabilitySelector('default') ?? expect.fail()
    const ours = (toolkit: string) => selectCapabilities(selector, builtInTables, findToolkit(toolkit))
    expect(differing(ours, oracle.default)).toEqual([])
  })

  test('have the same newest host compilers', () => {
    const mine = (toolkit: string) => {
      const row = findToolkit(toolkit)
      return row ? [row.gccMax, row.clangMax] : []
    }
    const theirs = Object.entries(oracle.hostCompilers).filter(([toolkit]) => oracleToolkits.includes(toolkit))
    const maxima = theirs.map(([toolkit, { gcc, clang }]) => [
      toolkit,
      [Number(gcc.maxMajorVersion), Number(clang.maxMajorVersion)],
    ])
    expect(differing(mine, Object.fromEntries(maxima))).toEqual([])
  })

  test('have every toolkit that a Nixpkgs has', () => {
    const all = Object.values(oracle.packageSets).flatMap(({ sets = [], cudaPackages_13 }) => [
      ...sets,
      ...(cudaPackages_13 ? [cudaPackages_13] : []),
    ])
    expect(all.filter((version) => !findToolkit(version))).toEqual([])
    expect(oracle.packageSets['nixos-cuda/nixpkgs@2268c4f']?.cudaPackages_13).toBe('13.4')
  })
})
