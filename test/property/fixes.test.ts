/** A fix that is offered works: the request with it plans a cell, and the problem is gone. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRequest } from '../../src/cuda/check-request.ts'
import type { NixpkgsFacts } from '../../src/cuda/facts.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, readRequestInputs } from '../../src/cuda/request.ts'
import { checkCell } from '../../src/cuda/rules.ts'
import { builtInTables, tablesFor } from '../../src/cuda/tables.ts'
import { toolkits } from '../../src/cuda/toolkits.ts'
import { systems } from '../../src/model/system.ts'
import { capability, version } from './cuda-arbitraries.ts'

/** A Nixpkgs of few toolkits, each of which serves few capabilities. */
const facts: fc.Arbitrary<NixpkgsFacts> = fc
  .record({
    versions: fc.subarray(
      toolkits.map((row) => row.version),
      { minLength: 1 },
    ),
    supported: fc.option(fc.uniqueArray(capability, { minLength: 1, maxLength: 12 })),
    gccMax: fc.integer({ min: 11, max: 15 }),
    gcc: fc.subarray([11, 12, 13, 14, 15]),
  })
  .map(({ versions, supported, gccMax, gcc }) => ({
    toolkits: Object.fromEntries(
      versions.map((one) => [one, { supported, default: null, gccMax, redistSystems: null, orin: null }]),
    ),
    defaultToolkit: null,
    capabilities: null,
    gcc,
  }))

const cases = fc.record({
  toolkit: version,
  capability,
  system: fc.constantFrom(...systems),
  driver: fc.constantFrom(undefined, '470.42.01', '550.54.14', '580.65.06'),
  tables: fc.oneof(fc.constant(builtInTables), facts.map(tablesFor)),
})

/** What a fix says to write instead. */
function applied(
  fix: string,
  cell: { readonly toolkit: string; readonly capability: string; readonly system: string },
) {
  const words = (form: RegExp) => [...fix.matchAll(form)].map((match) => match[1] ?? '')
  return [
    ...words(/\bCUDA (\d+\.\d+)/g).map((toolkit) => ({ ...cell, toolkit })),
    ...words(/\bcapability (\d+\.\d[af]?)/g).map((one) => ({ ...cell, capability: one })),
    ...words(/\b((?:x86_64|aarch64)-linux)\b/g).map((system) => ({ ...cell, system })),
  ]
}

test('of a cell that cannot exist', () => {
  let offered = 0
  fc.assert(
    fc.property(cases, ({ driver, tables, ...cell }) => {
      const problemsOf = (one: typeof cell) =>
        checkCell({ ...one, capabilities: [one.capability], ptx: [] }, { tables, driver }).filter(
          ({ severity }) => severity === 'error',
        )
      const before = problemsOf(cell)
      // A plan calls a renamed chip by its new name of its own accord (PLN008).
      for (const { code, fix } of before.filter((problem) => problem.code !== 'PLN008')) {
        for (const other of applied(fix, cell)) {
          offered++
          const left = problemsOf({ ...other, system: other.system as (typeof systems)[number] })
          expect(left.map((problem) => problem.code)).not.toContain(code)
          // A toolkit or a capability is the whole answer, another system answers one problem of several.
          const others = other.system === cell.system ? [] : before.map((problem) => problem.code)
          expect(left.filter((problem) => !others.includes(problem.code))).toEqual([])
        }
      }
    }),
    { numRuns: 1_000 },
  )
  expect(offered).toBeGreaterThan(300)
})

test('of a word that is none', () => {
  const capabilityWord = fc
    .tuple(capability, fc.constantFrom('', 'sm', 'cc'), fc.constantFrom('', '-real', '-virtual', '+ptx'))
    .map(([name, before, after]) => `${before}${name.replace('.', '')}${after}`)
  const toolkitWord = fc
    .tuple(
      version,
      fc.constantFrom('', 'cu', 'cuda', 'v'),
      fc.constantFrom('', '_', '.'),
      fc.constantFrom('', '.1', '4'),
    )
    .map(([name, before, between, after]) => `${before}${name.replace('.', between)}${after}`)
  const read = (capabilities: string, one: string) =>
    mergeRequests(
      undefined,
      readRequestInputs({ packages: ['a'], nixpkgs: './n', capabilities: [capabilities], toolkits: [one] }),
    )
  const meant = (fix: string) => /^Did you mean (\S+?)\?/.exec(fix)?.[1] ?? expect.fail(fix)
  fc.assert(
    fc.property(capabilityWord, toolkitWord, (targets, toolkit) => {
      const problemOf = (reading: ReturnType<typeof read>) =>
        'problems' in reading ? reading.problems[0] : checkRequest(reading.request, builtInTables)[0]
      const [first, second] = [problemOf(read(targets, '12.8')), problemOf(read('8.0', toolkit))]
      const [goodTargets, goodToolkit] = [first ? meant(first.fix) : targets, second ? meant(second.fix) : toolkit]
      const again = read(goodTargets, goodToolkit)
      const plan = 'request' in again ? planMatrix(again.request) : expect.fail(JSON.stringify(again.problems))
      expect(plan.counts.requested).toBeGreaterThan(0)
      expect('request' in again ? checkRequest(again.request, builtInTables) : []).toEqual([])
      // The digits that were written are those that are meant.
      if (first) expect(targets.replaceAll(/\D/g, '')).toBe(goodTargets.replaceAll(/\D/g, ''))
      if (second) expect(toolkit.replaceAll(/\D/g, '')).toContain(goodToolkit.replaceAll(/\D/g, ''))
    }),
  )
})
