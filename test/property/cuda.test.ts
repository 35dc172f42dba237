import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { architectures } from '../../src/cuda/architectures.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, type Request, readRequestInputs } from '../../src/cuda/request.ts'
import { readRequestFile } from '../../src/cuda/request-file.ts'
import { toolkits } from '../../src/cuda/toolkits.ts'
import { cellSchema, planSchema } from '../../src/model/documents.ts'
import { systems } from '../../src/model/system.ts'

const capability = fc.constantFrom(...architectures.map((row) => row.capability))
const targets = fc
  .tuple(fc.uniqueArray(capability, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '+PTX'))
  .map(([list, ptx]) => {
    const order = architectures.map((row) => row.capability)
    return `${list.sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(' ')}${ptx}`
  })
const packages = fc.oneof(
  fc.stringMatching(/^[\w'+-]{1,60}(\.[\w'+-]{1,60}){0,2}$/),
  fc
    .tuple(fc.stringMatching(/^[\w.+'-]{1,120}$/), fc.constantFrom('./a.nix', './b/c.nix'))
    .map(([n, f]) => `${n}=${f}`),
)
const inputs = fc.record({
  packages: fc.uniqueArray(packages, { minLength: 1, maxLength: 4, selector: (text) => text.replace(/=.*/, '') }),
  capabilities: fc.array(targets, { minLength: 1, maxLength: 8 }),
  toolkits: fc.array(fc.constantFrom(...toolkits.map((row) => row.version)), { minLength: 1, maxLength: 6 }),
  systems: fc.array(fc.constantFrom(...systems), { minLength: 1, maxLength: 3 }),
  nixpkgs: fc.constant('./nixpkgs'),
})

function requestOf(from: Parameters<typeof readRequestInputs>[0]): Request {
  const merged = mergeRequests(undefined, readRequestInputs(from))
  return 'problems' in merged ? expect.fail(JSON.stringify(merged.problems)) : merged.request
}

describe('the planner', () => {
  test('gives valid plans that account for every requested cell and never repeat an id', () => {
    fc.assert(
      fc.property(inputs, (from) => {
        const request = requestOf(from)
        const plan = planMatrix(request)
        expect(planSchema.parse(plan)).toEqual(plan)
        const ids = [...plan.rows, ...plan.excluded].map((cell) => cell.id)
        expect(new Set(ids).size).toBe(ids.length)
        const distinct = [request.packages, request.systems, request.toolkits, request.capabilities]
          .map((axis) => new Set(axis.map((entry) => JSON.stringify(entry.value))).size)
          .reduce((product, size) => product * size, 1)
        const all = [request.packages, request.systems, request.toolkits, request.capabilities]
        expect(plan.counts.requested).toBe(all.reduce((product, axis) => product * axis.length, 1))
        expect(plan.rows.length + plan.excluded.length).toBe(distinct)
        for (const row of plan.rows) {
          expect(row.id).toMatch(/^[a-z0-9._-]{1,100}$/)
          expect(row.cell.id).toBe(row.id)
          expect(cellSchema.parse(row.cell)).toEqual(row.cell)
        }
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
      fc.property(shuffled, ([from, other]) => {
        const [plan, again] = [planMatrix(requestOf(from)), planMatrix(requestOf(other))]
        expect(again.rows).toEqual(plan.rows)
        expect(again.excluded).toEqual(plan.excluded)
        expect(planMatrix(requestOf(from))).toEqual(plan)
      }),
    )
  })
})

function shuffle<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length })
}

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
})
