import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRequest } from '../../src/cuda/check-request.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { checkNixpkgs } from '../../src/cuda/nixpkgs-presets.ts'
import { mergeRequests, type RequestInputs, readRequestInputs } from '../../src/cuda/request.ts'
import { builtInTables, differences, type Tables, tablesFor } from '../../src/cuda/tables.ts'
import type { Problem } from '../../src/model/problem.ts'
import { arm, capabilityFacts, codes, factsOf } from './cuda-world.ts'

const complete = { packages: ['a'], capabilities: ['9.0'], toolkits: ['12.4'], nixpkgs: './nixpkgs' }

/** Everything that the core says of a request: on reading, on checking, on planning. */
function everything(inputs: RequestInputs, tables: Tables = builtInTables): readonly Problem[] {
  const merged = mergeRequests(undefined, readRequestInputs({ ...complete, ...inputs }))
  if ('problems' in merged) return merged.problems
  const plan = planMatrix(merged.request, { tables })
  const { nixpkgs } = merged.request
  return [
    ...merged.warnings,
    ...checkRequest(merged.request, tables),
    ...(nixpkgs.value.kind === 'lock' ? [] : checkNixpkgs(nixpkgs.value)),
    ...(tables.facts ? differences(tables.facts) : []),
    ...plan.problems,
    ...plan.excluded.flatMap((group) => group.examples.flatMap((cell) => cell.problems)),
  ]
}

const gcc = tablesFor(factsOf({ gcc: [14], toolkits: { '12.4': {}, '12.8': {} } }))
const some = tablesFor(factsOf({ toolkits: { '12.4': { supported: ['8.0', '9.0'] }, '14.0': {} } }))
const late = tablesFor(factsOf({ capabilities: { '9.0': capabilityFacts({ minToolkit: '12.8' }) } }))

interface CodeCase {
  readonly given: readonly [RequestInputs, Tables?]
  readonly notGiven: readonly [RequestInputs, Tables?]
}

const cases: Readonly<Record<string, CodeCase>> = {
  PLN001: { given: [{ capabilities: ['12.0'] }], notGiven: [{ capabilities: ['9.0a'] }] },
  PLN002: { given: [{ capabilities: ['7.0'], toolkits: ['13.0'] }], notGiven: [{ capabilities: ['7.0'] }] },
  PLN003: { given: [{ capabilities: ['9.1'] }], notGiven: [{ capabilities: ['9.0'] }] },
  PLN004: { given: [{ toolkits: ['12.7'] }], notGiven: [{ toolkits: ['12.6'] }] },
  PLN005: { given: [{ systems: ['x86_64-darwin'] }], notGiven: [{ systems: ['x86_64-darwin'], toolkits: ['cpu'] }] },
  PLN006: { given: [{ capabilities: ['8.7'] }], notGiven: [{ capabilities: ['8.7'], systems: [arm] }] },
  PLN007: {
    given: [{ capabilities: ['8.7 9.0'], systems: [arm] }],
    notGiven: [{ capabilities: ['8.7', '9.0'], systems: [arm] }],
  },
  PLN008: {
    given: [{ capabilities: ['10.1'], toolkits: ['13.0'], systems: [arm] }],
    notGiven: [{ capabilities: ['10.1'], toolkits: ['12.9'], systems: [arm] }],
  },
  PLN009: {
    given: [{ capabilities: ['8.7'], toolkits: ['13.0'], systems: [arm] }],
    notGiven: [{ capabilities: ['8.7'], toolkits: ['13.2'], systems: [arm] }],
  },
  PLN010: { given: [{ toolkits: ['12.4', '12.4'] }], notGiven: [{ toolkits: ['12.4', '12.5'] }] },
  PLN011: { given: [{ toolkits: ['default'] }], notGiven: [{}] },
  PLN012: { given: [{ capabilities: ['12.0'] }], notGiven: [{ capabilities: ['12.0', '9.0'] }] },
  PLN013: { given: [{ capabilities: ['8.0 9.0a+PTX'] }], notGiven: [{ capabilities: ['9.0a+PTX'] }] },
  PLN014: {
    given: [{ 'max-cells': 1, toolkits: ['12.4', '12.5'] }],
    notGiven: [{ 'max-cells': 2, toolkits: ['12.4', '12.5'] }],
  },
  PLN015: { given: [{ capabilities: ['8.0+PTX 9.0'] }], notGiven: [{ capabilities: ['8.0+PTX', '9.0'] }] },
  PLN016: { given: [{ capabilities: ['8.6'] }, some], notGiven: [{ capabilities: ['8.0'] }, some] },
  PLN017: { given: [{ toolkits: ['12.8'] }, some], notGiven: [{ toolkits: ['12.8'] }] },
  PLN018: {
    given: [{ toolkits: ['13.0'], driver: '550.54.14' }],
    notGiven: [{ toolkits: ['12.8'], driver: '550.54.14' }],
  },
  PLN019: {
    given: [{ capabilities: ['9.0+PTX'], toolkits: ['12.8'], driver: '550.54.14' }],
    notGiven: [{ toolkits: ['12.8'], driver: '550.54.14' }],
  },
  PLN020: { given: [{}, gcc], notGiven: [{ toolkits: ['12.8'] }, gcc] },
  PLN022: { given: [{ toolkits: ['14.0'] }, some], notGiven: [{}, some] },
  PLN023: {
    given: [{ toolkits: ['12.4', '12.5'], exclude: ['toolkit=12.5'] }],
    notGiven: [{ toolkits: ['12.4', '12.5'] }],
  },
  PLN024: {
    given: [{ packages: ['a=.#a-{sm}'], toolkits: ['12.4', '12.8'] }],
    notGiven: [{ packages: ['a=.#a-{toolkit}-{sm}'], toolkits: ['12.4', '12.8'] }],
  },
  PLN025: { given: [{ packages: ['a=flox/b'] }], notGiven: [{ packages: ['flox', 'flox:a'] }] },
  PLN027: { given: [{ nixpkgs: 'github:NixOS/nixpkgs' }], notGiven: [{ nixpkgs: 'flox/stable' }] },
  PLN028: { given: [{}, late], notGiven: [{}, gcc] },
  PLN030: {
    given: [{ exclude: ['toolkit=12.8'] }],
    notGiven: [{ toolkits: ['12.4', '12.8'], exclude: ['toolkit=12.8'] }],
  },
  PLN031: { given: [{ toolkits: ['default'] }], notGiven: [{ toolkits: ['latest'] }] },
}

/** Written and tested apart from the planner. */
const elsewhere = /^(?:expression.*|attribute-path|shared-stage|request-schema)\.ts$/

test('every code of the planner has a case for it and one against it here', () => {
  const folder = join(import.meta.dirname, '../../src/cuda')
  const written = readdirSync(folder)
    .filter((name) => !elsewhere.test(name))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/'(PLN\d{3})'/g)].map((match) => match[1]))
  expect([...new Set(written)].sort()).toEqual(Object.keys(cases))
})

describe.each(Object.entries(cases))('%s', (code, { given, notGiven }) => {
  test('is given, and says what to do', () => {
    const found = everything(...given).filter((problem) => problem.code === code)
    expect(found.length).toBeGreaterThan(0)
    for (const { message, fix, source } of found) {
      expect(message).toMatch(/^\S.*[.]$/s)
      expect(fix).toMatch(/^\S.*[.]$/s)
      if (source !== undefined) expect(source).toMatch(/^https:\/\//)
    }
  })

  test('is not given otherwise', () => expect(codes(everything(...notGiven))).not.toContain(code))
})
