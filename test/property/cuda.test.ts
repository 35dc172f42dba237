import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { architectures } from '../../src/cuda/architectures.ts'
import { checkRequest } from '../../src/cuda/check-request.ts'
import type { NixpkgsFacts } from '../../src/cuda/facts.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { lockedNixpkgs } from '../../src/cuda/nixpkgs-presets.ts'
import { mergeRequests, type Request, type RequestInputs, readRequestInputs } from '../../src/cuda/request.ts'
import { checkCell } from '../../src/cuda/rules.ts'
import { differences, tablesFor } from '../../src/cuda/tables.ts'
import type { TierName } from '../../src/cuda/tiers.ts'
import { cellSchema, planSchema } from '../../src/model/documents.ts'
import { systems } from '../../src/model/system.ts'
import { capability, exactTargets, inputs, names, pattern, tier, version } from './cuda-arbitraries.ts'

/** Entries that name one cell each, and no chip that has two names. */
const plainInputs = fc.record({
  packages: names,
  capabilities: fc.uniqueArray(
    exactTargets.filter((text) => !/\b1[01]\.[01]/.test(text)),
    { minLength: 1, maxLength: 8 },
  ),
  toolkits: fc.uniqueArray(version, { minLength: 1, maxLength: 6 }),
  systems: fc.uniqueArray(fc.constantFrom(...systems), { minLength: 1, maxLength: 3 }),
  nixpkgs: fc.constant('./nixpkgs'),
  exclude: fc.array(pattern, { maxLength: 3 }),
})

const facts: fc.Arbitrary<NixpkgsFacts> = fc.record({
  toolkits: fc.dictionary(
    fc.oneof(version, fc.constantFrom('14.0', '13.9')),
    fc.record({
      supported: fc.option(fc.subarray(architectures.map((row) => row.capability))),
      default: fc.option(fc.subarray(architectures.map((row) => row.capability))),
      gccMax: fc.option(fc.integer({ min: 9, max: 17 })),
      redistSystems: fc.option(fc.subarray(['linux-x86_64', 'linux-sbsa', 'linux-aarch64'])),
      orin: fc.option(fc.constantFrom('linux-sbsa', 'linux-aarch64', 'unsupported')),
    }),
    { maxKeys: 6 },
  ),
  defaultToolkit: fc.option(fc.oneof(version, fc.constant('14.0'))),
  capabilities: fc.option(
    fc.dictionary(
      fc.oneof(capability, fc.constantFrom('13.0', '10.9a', '99', 'x')),
      fc.record({
        name: fc.string(),
        minToolkit: fc.oneof(version, fc.string()),
        maxToolkit: fc.option(fc.oneof(version, fc.string())),
        jetson: fc.boolean(),
      }),
    ),
  ),
  gcc: fc.array(fc.integer({ min: 9, max: 17 }), { maxLength: 4 }),
})

function requestOf(from: RequestInputs, tierName?: TierName | 'all'): Request {
  const merged = mergeRequests(undefined, readRequestInputs(from), { tier: tierName })
  return 'problems' in merged ? expect.fail(JSON.stringify(merged.problems)) : merged.request
}

describe('the planner', () => {
  test('gives valid plans of cells that can exist, and reasons for the others', () => {
    fc.assert(
      fc.property(inputs, tier, (from, tierName) => {
        const plan = planMatrix(requestOf(from, tierName))
        expect(planSchema.parse(plan)).toEqual(plan)
        expect(new Set(plan.rows.map((row) => row.id)).size).toBe(plan.rows.length)
        for (const { id, cell } of plan.rows) {
          expect(id).toMatch(/^[a-z0-9._-]{1,100}$/)
          expect(cell.id).toBe(id)
          expect(cellSchema.parse(cell)).toEqual(cell)
          expect(checkCell(cell, { driver: from.driver }).filter(({ severity }) => severity === 'error')).toEqual([])
        }
        for (const { code, count, examples } of plan.excluded) {
          expect(examples.length).toBe(Math.min(count, 50))
          for (const { problems } of examples) expect(problems[0]?.code).toBe(code)
        }
        const { requested, planned, excluded, left = 0 } = plan.counts
        expect(planned).toBe(plan.rows.length)
        expect(excluded).toBe(plan.excluded.reduce((sum, group) => sum + group.count, 0))
        expect(planned + excluded + left).toBeLessThanOrEqual(requested)
      }),
    )
  })

  test('account for every requested cell', () => {
    fc.assert(
      fc.property(plainInputs, tier, (from, tierName) => {
        const { requested, planned, excluded, left = 0 } = planMatrix(requestOf(from, tierName)).counts
        const axes = [from.packages, from.capabilities, from.toolkits, from.systems]
        expect(requested).toBe(axes.reduce((product, axis) => product * axis.length, 1))
        expect(planned + excluded + left).toBe(requested)
        if (tierName !== 'pull-request') expect(left).toBe(0)
      }),
    )
  })

  test('keeps three cells of CUDA at most for a pull request, of each package and system', () => {
    fc.assert(
      fc.property(plainInputs, (from) => {
        const plan = planMatrix(requestOf(from, 'pull-request'))
        const all = planMatrix(requestOf(from))
        const kept = Map.groupBy(plan.rows, ({ cell }) => `${cell.package} ${cell.system}`)
        for (const rows of kept.values()) expect(rows.length).toBeLessThanOrEqual(3)
        const whole = Map.groupBy(all.rows, ({ cell }) => `${cell.package} ${cell.system}`)
        expect([...kept.keys()]).toEqual([...whole.keys()])
        expect(plan.rows.every((row) => all.rows.some((other) => other.id === row.id))).toBe(true)
      }),
    )
  })

  test('does not mind order and repetition', () => {
    const shuffled = inputs.chain((from) =>
      fc.tuple(
        fc.constant(from),
        fc.record({
          packages: shuffle(from.packages),
          capabilities: shuffle([...from.capabilities, ...from.capabilities.slice(0, 2)]),
          toolkits: shuffle([...from.toolkits, ...from.toolkits.slice(0, 1)]),
          systems: shuffle(from.systems),
          nixpkgs: fc.constant(from.nixpkgs),
        }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([{ include: _, exclude: __, driver: ___, runners: ____, ...from }, other]) => {
        const [plan, again] = [planMatrix(requestOf(from)), planMatrix(requestOf(other))]
        expect(again.rows).toEqual(plan.rows)
        expect(again.excluded).toEqual(plan.excluded)
        expect(planMatrix(requestOf(from))).toEqual(plan)
      }),
    )
  })

  test('takes whatever a Nixpkgs says', () => {
    fc.assert(
      fc.property(inputs, facts, (from, said) => {
        const tables = tablesFor(said)
        const request = requestOf({ ...from, toolkits: [...(from.toolkits ?? []), 'default', '14.0'] })
        checkRequest(request, tables)
        expect(differences(said).length).toBeLessThanOrEqual(1)
        const plan = planMatrix(request, { tables })
        expect(planSchema.parse(plan)).toEqual(plan)
        for (const { cell } of plan.rows) expect(['cpu', ...Object.keys(said.toolkits)]).toContain(cell.toolkit)
      }),
    )
  })
})

function shuffle<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length })
}

describe('a lock file', () => {
  test('of any shape is read or is not', () => {
    const key = fc.constantFrom(
      'nodes',
      'root',
      'inputs',
      'nixpkgs',
      'locked',
      'type',
      'github',
      'owner',
      'url',
      'path',
      'rev',
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        key,
        fc.array(key, { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
        fc.constant(null),
      ),
    }))
    fc.assert(
      fc.property(fc.record({ nodes: fc.dictionary(key, value), root: key }), (lock) => {
        expect(lockedNixpkgs(lock) ?? 'github:a').toMatch(/^[a-z+]+:[^\s"'${}]+$/)
      }),
    )
  })
})
