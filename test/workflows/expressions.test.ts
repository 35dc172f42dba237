/** What the workflows compute, evaluated by GitHub's own evaluator with the values that our actions give. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { evaluate } from './expressions.ts'
import { project } from './tools.ts'

interface Workflow {
  readonly jobs: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
const workflow = (name: string) => parse(readFileSync(join(project, '.github/workflows', name), 'utf8')) as Workflow
const matrix = workflow('cuda-matrix.yml').jobs
const cells = workflow('cuda-cells.yml').jobs
const bare = (value: unknown) => String(value).replace(/^\$\{\{\s*|\s*\}\}$/g, '')

describe('cuda-cells.yml', () => {
  it.each([
    ['ubuntu-24.04', 'ubuntu-24.04'],
    ['["self-hosted","gpu"]', ['self-hosted', 'gpu']],
  ])('runs a row on %s', (runner, expected) => {
    expect(evaluate(bare(cells['cell']?.['runs-on']), { matrix: { runner } })).toEqual(expected)
  })

  it('reads its settings as the inputs of the matrix workflow, dashes and all', () => {
    const strategy = cells['cell']?.['strategy'] as Record<string, unknown>
    const inputs = { settings: JSON.stringify({ 'fail-fast': true, 'max-parallel': 7 }), rows: '[{"id":"a"}]' }
    expect(evaluate(bare(strategy['fail-fast']), { inputs })).toBe(true)
    expect(evaluate(bare(strategy['max-parallel']), { inputs })).toBe(7)
    expect(evaluate(bare((strategy['matrix'] as Record<string, unknown>)['include']), { inputs })).toEqual([
      { id: 'a' },
    ])
  })

  it('uploads a result when there is one, whatever became of the cell, but not after a cancellation', () => {
    const steps = cells['cell']?.['steps'] as Record<string, unknown>[]
    const condition = bare(steps.at(-1)?.['if'])
    const built = { steps: { build: { outputs: { 'result-file': '/r.json' } } } }
    expect(evaluate(condition, built, 'failure')).toBe(true)
    expect(evaluate(condition, built, 'cancelled')).toBe(false)
    expect(evaluate(condition, { steps: { build: { outputs: {} } } })).toBe(false)
  })
})

describe('cuda-matrix.yml', () => {
  it('has cells only when there is something to build', () => {
    const condition = bare(matrix['cells']?.['if'])
    expect(evaluate(condition, { needs: { plan: { outputs: { any: 'true' } } } })).toBe(true)
    expect(evaluate(condition, { needs: { plan: { outputs: { any: 'false' } } } })).toBe(false)
    expect(evaluate(condition, { needs: { plan: { outputs: {} } } })).toBe(false)
  })

  it('reports unless cancelled, also after failed cells, when there is a plan', () => {
    const condition = bare(matrix['report']?.['if'])
    const planned = (value: string) => ({ needs: { plan: { outputs: { planned: value } } } })
    expect(evaluate(condition, planned('true'), 'failure')).toBe(true)
    expect(evaluate(condition, planned('true'), 'cancelled')).toBe(false)
    expect(evaluate(condition, planned('false'), 'failure')).toBe(false)
  })

  it('knows whether there is a plan from the path that plan gave', () => {
    const outputs = matrix['plan']?.['outputs'] as Record<string, unknown>
    const steps = (file: string) => ({ steps: { plan: { outputs: { 'plan-file': file } } } })
    expect(evaluate(bare(outputs['planned']), steps('/plan.json'))).toBe(true)
    expect(evaluate(bare(outputs['planned']), steps(''))).toBe(false)
  })
})
