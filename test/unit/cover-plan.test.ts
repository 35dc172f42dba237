/** What a plan says of caches where nobody can tell what they have. */
import { describe, expect, it } from 'vitest'
import { coverPlan } from '../../src/actions/plan/coverage.ts'
import { planOf, requestOf } from './cuda-world.ts'
import { testHost } from './host.ts'

const inputs = { capabilities: ['8.0', '9.0'], toolkits: ['12.8'] }
const options = {
  request: requestOf(inputs),
  history: { own: undefined, base: undefined, baseRef: undefined },
  skipCached: true,
}
const nix = { program: '/nix/bin/nix', version: '2.34.8' }

describe('a plan whose caches cannot be asked', () => {
  it.each([
    ['Nix refuses its configuration', { kind: 'exited', code: 1, stdout: '', stderrTail: ["error: unknown 'x'"] }],
    ['Nix does not start', { kind: 'not-started', reason: 'no such file' }],
  ] as const)('keeps every row, with a warning, where %s', async (_, outcome) => {
    const plan = planOf(inputs)
    const covered = await coverPlan(testHost({ exec: async () => outcome }), nix, plan, new Map(), options)
    expect(covered.missing.size).toBe(0)
    expect(covered.plan.rows).toEqual(plan.rows)
    expect(covered.plan.problems.slice(plan.problems.length)).toMatchObject([{ code: 'PLN033', severity: 'warning' }])
  })
})
