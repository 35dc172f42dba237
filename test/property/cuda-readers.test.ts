import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRequest } from '../../src/cuda/check-request.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, readRequestInputs } from '../../src/cuda/request.ts'
import { readRequestFile } from '../../src/cuda/request-file.ts'
import { builtInTables } from '../../src/cuda/tables.ts'
import { planSchema } from '../../src/model/documents.ts'
import { systems } from '../../src/model/system.ts'
import { capability, inputs, selector, targets, tier, version } from './cuda-arbitraries.ts'

describe('the readers', () => {
  const word = fc.oneof(
    capability,
    fc.constantFrom('packages', 'capabilities', 'toolkits', 'systems', 'nixpkgs', 'name', 'file', './a.nix', '12.4'),
    fc.constantFrom(
      ':',
      ': ',
      '\n',
      '\n  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '*a',
      '&a ',
      '"',
      "'",
      '!',
      '|',
      '? ',
      '#',
      '+PTX',
    ),
    fc.string(),
  )
  const yaml = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
    fc.json(),
  )

  test('take any file for a request or for problems with a place', () => {
    fc.assert(
      fc.property(yaml, (text) => {
        const reading = readRequestFile(text, 'nix-cuda.yml')
        if (!('problems' in reading)) return
        expect(reading.problems.length).toBeGreaterThan(0)
        for (const problem of reading.problems) expect(problem.where?.file).toBe('nix-cuda.yml')
      }),
      { numRuns: 2000 },
    )
  })

  test('take any inputs for a request or for problems', () => {
    const list = fc.option(fc.array(fc.oneof(word, fc.string({ unit: 'binary' }))), { nil: undefined })
    const any = fc.record({
      packages: list,
      capabilities: list,
      toolkits: list,
      systems: list,
      nixpkgs: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
    })
    fc.assert(
      fc.property(yaml, any, (text, from) => {
        const merged = mergeRequests(readRequestFile(text, 'f'), readRequestInputs(from))
        if ('problems' in merged) expect(merged.problems.length).toBeGreaterThan(0)
        else planSchema.parse(planMatrix(merged.request))
      }),
      { numRuns: 1000 },
    )
  })

  /** Any values under the keys that a request knows, and now and then under others. */
  const document = fc.letrec((tie) => ({
    scalar: fc.oneof(
      capability,
      version,
      selector,
      fc.constantFrom(
        'a',
        './a.nix',
        'a=.#a-{sm}',
        '.#a',
        'flox:a',
        'cpu',
        'default',
        'lock',
        'corners',
        'all',
        'x86_64-linux',
      ),
      fc.constantFrom(
        'flox/stable',
        'true',
        '550',
        '12',
        '-f ./a.nix --arg pkgs pkgs',
        '9.0+PTX',
        'package=a',
        '',
        null,
        true,
      ),
      fc.string(),
    ),
    key: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.constantFrom(
          'packages',
          'capabilities',
          'toolkits',
          'systems',
          'nixpkgs',
          'overlays',
          'allow-unfree',
          'legacy-toolkits',
          'driver',
          'include',
          'exclude',
          'tiers',
          'runners',
          'limits',
        ),
      },
      { weight: 1, arbitrary: fc.string() },
    ),
    inner: fc.constantFrom(
      'name',
      'attribute',
      'file',
      'expression',
      'arg',
      'argstr',
      'flake',
      'flox',
      'device-code',
      'package',
      'toolkit',
      'capabilities',
      'system',
      'reason',
      'pull-request',
      'nightly',
      'select',
      'toolkits',
      'cells',
      'minutes',
      'x86_64-linux',
      'gpu:L4',
      '__proto__',
    ),
    value: fc.oneof(
      { maxDepth: 4 },
      tie('scalar'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(tie('inner') as fc.Arbitrary<string>, tie('value'), { maxKeys: 4 }),
    ),
    whole: fc.dictionary(tie('key') as fc.Arbitrary<string>, tie('value'), { maxKeys: 8 }),
  })).whole

  test('take any values under the known keys, and plan what they accept', () => {
    let planned = 0
    fc.assert(
      fc.property(document, inputs, tier, (value, from, tierName) => {
        const reading = readRequestFile(JSON.stringify(value), 'f')
        if ('problems' in reading) {
          for (const { where, message, fix } of reading.problems) {
            expect(where?.line).toBeGreaterThan(0)
            expect(message.length).toBeGreaterThan(0)
            expect(fix.length).toBeGreaterThan(0)
          }
        }
        const rest = 'problems' in reading ? {} : from
        const merged = mergeRequests(reading, readRequestInputs(rest), { tier: tierName })
        if ('problems' in merged) {
          expect(merged.problems.length).toBeGreaterThan(0)
          return
        }
        planned++
        checkRequest(merged.request, builtInTables)
        const plan = planMatrix(merged.request)
        expect(planSchema.parse(plan)).toEqual(plan)
      }),
      { numRuns: 1500 },
    )
    expect(planned).toBeGreaterThan(0)
  })

  test('take good values in any number and order', () => {
    const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })
    const good = fc.record(
      {
        packages: list(
          fc.constantFrom(
            'a',
            'b=./b.nix',
            { name: 'c', flake: '.#c-{toolkit}-{sm}' },
            { name: 'd', 'device-code': 'optional' },
          ),
        ),
        capabilities: list(fc.oneof(targets, fc.array(capability, { minLength: 1, maxLength: 3 }))),
        toolkits: list(fc.oneof(version, fc.constantFrom('cpu', 'latest', '12.x'))),
        systems: list(fc.constantFrom(...systems)),
        nixpkgs: fc.constantFrom('./n', 'flox/stable', 'nixpkgs'),
        overlays: list(fc.constantFrom('./o.nix', '.', '.#x')),
        'legacy-toolkits': fc.boolean(),
        driver: fc.constantFrom('550.54.14', '600'),
        include: list(fc.record({ toolkit: version, capabilities: list(capability) }, { requiredKeys: ['toolkit'] })),
        exclude: list(fc.record({ package: fc.constantFrom('a', '*'), reason: fc.constant('why') })),
        tiers: fc.record({
          'pull-request': fc.constantFrom('corners', 'all'),
          nightly: fc.record({ toolkits: list(version) }),
        }),
        runners: fc.record({ 'x86_64-linux': fc.constant('big'), 'gpu:L4': fc.constant(['a', 'b']) }),
        limits: fc.record({ cells: fc.integer({ min: 1, max: 50 }), minutes: fc.integer({ min: 1, max: 500 }) }),
      },
      { requiredKeys: ['packages', 'capabilities', 'toolkits', 'nixpkgs'] },
    )
    fc.assert(
      fc.property(good, tier, (value, tierName) => {
        const merged = mergeRequests(readRequestFile(JSON.stringify(value), 'f'), readRequestInputs({}), {
          tier: tierName,
        })
        if ('problems' in merged) {
          // Capabilities in any order may ask for PTX of an earlier one.
          expect([...new Set(merged.problems.map(({ code }) => code))]).toEqual(['PLN015'])
          return
        }
        const plan = planMatrix(merged.request)
        expect(planSchema.parse(plan)).toEqual(plan)
      }),
      { numRuns: 300 },
    )
  })
})
