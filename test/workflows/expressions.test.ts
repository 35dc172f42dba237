/** What the workflows compute, evaluated by GitHub's own evaluator with the values that our actions give. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { planActionSurface } from '../../src/actions/plan/surface.ts'
import { publishSurface } from '../../src/actions/publish/surface.ts'
import { reportSurface } from '../../src/actions/report/surface.ts'
import { machineInputs, setupSurface } from '../../src/actions/setup/surface.ts'
import { matrixWorkflowSurface } from '../../src/actions/workflow/surface.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { evaluate } from './expressions.ts'
import { project } from './tools.ts'

interface Workflow {
  readonly jobs: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
const workflow = (name: string) => parse(readFileSync(join(project, '.github/workflows', name), 'utf8')) as Workflow
const matrix = workflow('cuda-matrix.yml').jobs
const cells = workflow('cuda-cells.yml').jobs
const bare = (value: unknown) => String(value).replace(/^\$\{\{\s*|\s*\}\}$/g, '')

describe('workflows/flox-publish.yml', () => {
  const publishing = parse(readFileSync(join(project, 'workflows/flox-publish.yml'), 'utf8')) as Workflow
  const pull = (full_name: string, login: string) => ({
    event_name: 'pull_request',
    event: { pull_request: { head: { repo: { full_name } }, user: { login } } },
  })

  it.each([
    ['a tag', { event_name: 'push', event: {} }, true],
    ['a pull request', pull('us/repo', 'me'), true],
    ['one of a fork', pull('them/repo', 'them'), false],
    ['one of Dependabot', pull('us/repo', 'dependabot[bot]'), false],
  ])('runs for %s where it has its secret', (_, event, expected) => {
    const github = { ...event, repository: 'us/repo' }
    expect(evaluate(bare(publishing.jobs['publish']?.['if']), { github })).toBe(expected)
  })
})

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
    const condition = bare(steps.at(-2)?.['if'])
    const built = { steps: { build: { outputs: { 'results-folder': '/results' } } } }
    expect(evaluate(condition, built, 'failure')).toBe(true)
    expect(evaluate(condition, built, 'cancelled')).toBe(false)
    expect(evaluate(condition, { steps: { build: { outputs: {} } } })).toBe(false)
  })

  describe('gives build', () => {
    const steps = cells['cell']?.['steps'] as { id?: string; with?: Readonly<Record<string, string>> }[]
    const given = (name: string) => bare(steps.find(({ id }) => id === 'build')?.with?.[name])
    const cell = { system: 'x86_64-linux' }

    const { shared } = (matrix['cells']?.['with'] ?? {}) as Readonly<Record<string, string>>

    it.each([
      ['its system has saved something', { cell, shared: true }, { 'x86_64-linux': 'x86_64-linux' }, 60],
      ['another system has', { cell, shared: true }, { 'aarch64-linux': 'aarch64-linux', 'x86_64-linux': '' }, 0],
      ['there was no stage', { cell, shared: true }, {}, 0],
      ['it needs nothing of it', { cell }, { 'x86_64-linux': 'x86_64-linux' }, 0],
    ])('so many seconds to wait for the shared stage when %s', (_, row, outputs, seconds) => {
      const inputs = { shared: String(evaluate(bare(shared), { needs: { shared: { outputs } } })) }
      expect(evaluate(given('wait-for-shared'), { matrix: row, inputs })).toBe(seconds)
    })

    it('the cells of the same derivation, where there are any', () => {
      expect(evaluate(given('also'), { matrix: { cell } })).toBe('[]')
      const also = String(evaluate(given('also'), { matrix: { cell, also: [cell] } }))
      expect(JSON.parse(also)).toEqual([cell])
    })
  })
})

describe('the settings of the reusable workflow', () => {
  type Step = { readonly uses?: string; readonly with?: Readonly<Record<string, string>> }
  const defaults = Object.entries(matrixWorkflowSurface.inputs).map(([name, input]) => [name, input.default])
  const given = { mode: 'daemon', 'system-wide': true, 'max-cells': 12, toolkits: '13.0', tier: 'all' }
  const inputs = { ...Object.fromEntries(defaults), ...given }
  const jobs = [
    { job: matrix['plan'], inputs },
    { job: matrix['shared'], inputs },
    { job: matrix['gpu-tests'], inputs },
    { job: matrix['publish'], inputs },
    { job: cells['cell'], inputs: { settings: JSON.stringify(inputs) } },
  ]
  /** What each step that uses an action gets as its settings. */
  const settingsOf = (action: string) =>
    jobs.flatMap((one) =>
      ((one.job?.['steps'] ?? []) as Step[])
        .filter(({ uses }) => uses === action)
        .map((step) => String(evaluate(bare(step.with?.['settings']), { inputs: one.inputs }))),
    )

  it.each([
    ['$/', setupSurface, { mode: 'daemon', 'system-wide': true }, 5],
    ['$/plan', planActionSurface, { 'max-cells': 12, toolkits: ['13.0'], tier: 'all' }, 1],
  ] as const)('reach each step that uses %s', (action, surface, values, count) => {
    const all = settingsOf(action)
    expect(all).toHaveLength(count)
    for (const settings of all) {
      expect(readInputs(surface, (name) => (name === 'settings' ? settings : undefined))).toMatchObject(values)
    }
  })

  it('are every input that an action takes; the others stand in the workflow by name', () => {
    const text = ['cuda-matrix.yml', 'cuda-cells.yml']
      .map((name) => readFileSync(join(project, '.github/workflows', name), 'utf8'))
      .join('\n')
    const taken: object = { ...machineInputs, ...planActionSurface.inputs }
    const others = Object.keys(matrixWorkflowSurface.inputs).filter((name) => !Object.hasOwn(taken, name))
    expect(others.filter((name) => !new RegExp(`inputs(\\.settings\\))?\\.${name}\\b`).test(text))).toEqual([])
    expect(others).toContain('timeout-minutes')
  })
})

describe('cuda-matrix.yml', () => {
  it('has a shared stage only when there is one and something to build', () => {
    const condition = bare(matrix['shared']?.['if'])
    const planned = (outputs: Readonly<Record<string, string>>) => ({ needs: { plan: { outputs } } })
    expect(evaluate(condition, planned({ any: 'true', shared: '[{"id":"shared-x86_64-linux"}]' }))).toBe(true)
    expect(evaluate(condition, planned({ any: 'true', shared: '[]' }))).toBe(false)
    expect(evaluate(condition, planned({ any: 'false', shared: '[{"id":"shared-x86_64-linux"}]' }))).toBe(false)
  })

  it('runs a shared stage on the runner of its row, and tells which system it was for', () => {
    const { 'runs-on': runsOn, outputs } = matrix['shared'] as { 'runs-on': string; outputs: Record<string, string> }
    const stage = (runner: string) => ({ matrix: { stage: { runner } } })
    expect(evaluate(bare(runsOn), stage('big'))).toBe('big')
    expect(evaluate(bare(runsOn), stage('["self-hosted","big"]'))).toEqual(['self-hosted', 'big'])
    const steps = { build: { outputs: { saved: 'aarch64-linux' } } }
    const given = Object.entries(outputs).map(([name, value]) => [name, evaluate(bare(value), { steps })])
    expect(Object.fromEntries(given)).toEqual({
      'x86_64-linux': '',
      'aarch64-linux': 'aarch64-linux',
      'x86_64-darwin': '',
      'aarch64-darwin': '',
    })
  })

  it('has cells also after a shared stage that was skipped or failed, but not after a cancellation', () => {
    const condition = bare(matrix['cells']?.['if'])
    const planned = { needs: { plan: { outputs: { any: 'true' } } } }
    expect(evaluate(condition, planned, 'failure')).toBe(true)
    expect(evaluate(condition, planned, 'cancelled')).toBe(false)
  })

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

  it.each(['success', 'failure', 'cancelled', 'skipped'])(
    'tells report that the jobs of the cells ended with %s',
    (result) => {
      const steps = matrix['report']?.['steps'] as { id?: string; with?: Readonly<Record<string, string>> }[]
      const given = steps.find(({ id }) => id === 'report')?.with?.['jobs-result']
      const word = evaluate(bare(given), { needs: { cells: { result } } })
      const { 'jobs-result': read } = readInputs(reportSurface, (name) =>
        name === 'jobs-result' ? String(word) : name === 'publish-result' ? 'skipped' : 'x',
      )
      expect(read).toBe(result)
    },
  )

  describe('tests on GPUs', () => {
    const job = matrix['gpu-tests'] as Record<string, unknown>
    const steps = job['steps'] as { id?: string; uses?: string; if?: string; with?: Readonly<Record<string, string>> }[]
    const planned = (gpu: string, any = 'true') => ({ needs: { plan: { outputs: { any, gpu } } } })

    it('are run where the plan has some, also beside cells that failed, but not after a cancellation', () => {
      const condition = bare(job['if'])
      expect(evaluate(condition, planned('[{"id":"a"}]'), 'failure')).toBe(true)
      expect(evaluate(condition, planned('[{"id":"a"}]'), 'cancelled')).toBe(false)
      expect(evaluate(condition, planned('[]'))).toBe(false)
      // A plan that failed has neither.
      expect(evaluate(condition, planned('', ''))).toBe(false)
    })

    it('run on the runner of their row', () => {
      const on = (runner: string) => evaluate(bare(job['runs-on']), { matrix: { row: { runner } } })
      expect([on('box'), on('["self-hosted","l4"]')]).toEqual(['box', ['self-hosted', 'l4']])
    })

    it('do nothing for a cell that handed nothing over', () => {
      const later = steps.slice(steps.findIndex(({ id }) => id === 'built') + 1)
      const ran = (outputs: Readonly<Record<string, string>>) =>
        later.map((step) => Boolean(evaluate(bare(step.if), { steps: { built: { outputs }, test: { outputs: {} } } })))
      expect(ran({})).toEqual([false, false, false, false])
      expect(ran({ proven: 'true' })).toEqual([true, true, true, false])
    })

    it('are handed the results of cells for GPUs alone', () => {
      const cell = cells['cell']?.['steps'] as typeof steps
      const given = bare(cell.find(({ id }) => id === 'build')?.with?.['hand-over'])
      expect([evaluate(given, { matrix: {} }), evaluate(given, { matrix: { gpuRunner: 'box' } })]).toEqual([
        false,
        true,
      ])
      const upload = (folder: string) =>
        evaluate(bare(cell.at(-1)?.if), { steps: { build: { outputs: { 'hand-over-folder': folder } } } })
      expect([upload(''), upload('/x')]).toEqual([false, true])
    })

    it('are asked for by the report only where there were some', () => {
      const steps = (matrix['report']?.['steps'] ?? []) as { id?: string; with?: Readonly<Record<string, string>> }[]
      const given = steps.find(({ id }) => id === 'report')?.with?.['gpu-results']
      const word = (result: string) => evaluate(bare(given), { needs: { 'gpu-tests': { result } } })
      expect([word('skipped'), word('success'), word('failure')]).toEqual(['', 'nix-cuda-gpu', 'nix-cuda-gpu'])
    })
  })

  describe('publishes', () => {
    const job = matrix['publish'] as { if: string; steps: { uses?: string; with?: Readonly<Record<string, string>> }[] }
    const pull = (full_name: string) => ({ pull_request: { head: { repo: { full_name } } } })
    const happens = (
      { publish = 'file:///c', plan = 'success', cells = 'success', gpu = 'skipped', event = {} },
      status?: 'failure' | 'cancelled',
    ) =>
      evaluate(
        bare(job.if),
        {
          inputs: { publish },
          needs: { plan: { result: plan }, cells: { result: cells }, 'gpu-tests': { result: gpu } },
          github: { repository: 'us/repo', event },
        },
        status,
      )

    it('once all cells are proven, also after a shared stage that was skipped, where it is asked for', () => {
      expect([happens({}), happens({}, 'failure')]).toEqual([true, true])
      expect(happens({ publish: '' })).toBe(false)
    })

    it.each(['failure', 'cancelled', 'skipped'])('nothing of a matrix whose cells ended with %s', (cells) => {
      expect([happens({ cells }), happens({ cells }, 'failure'), happens({}, 'cancelled')]).toEqual([
        false,
        false,
        false,
      ])
      // The plan may name cells that cannot be evaluated, beside others that are built.
      expect(happens({ plan: 'failure' })).toBe(false)
      expect([happens({ gpu: 'success' }), happens({ gpu: cells })]).toEqual([true, cells === 'skipped'])
    })

    it.each([
      ['a pull request', pull('us/repo'), true],
      ['one of a fork', pull('them/repo'), false],
      ['one of a fork that is gone', { pull_request: { head: { repo: null } } }, false],
      ['a run after one of a fork', { workflow_run: { head_repository: { full_name: 'them/repo' } } }, false],
    ])('for %s or not', (_, event, expected) => {
      expect(happens({ event })).toBe(expected)
    })

    it('what the publish action takes, with a role only where the workflow has one', () => {
      const given = (steps: typeof job.steps) => steps.find(({ uses }) => uses === '$/publish')?.with ?? {}
      const aws = workflow('cuda-matrix-aws.yml').jobs['publish'] as unknown as typeof job
      const names = Object.keys(given(job.steps))
      expect(names.filter((name) => !Object.hasOwn(publishSurface.inputs, name))).toEqual([])
      expect(Object.keys(given(aws.steps)).filter((name) => !names.includes(name))).toEqual(['aws-role', 'aws-region'])
    })
  })

  it.each(['success', 'failure', 'cancelled', 'skipped'])('tells report that publishing ended with %s', (result) => {
    const steps = matrix['report']?.['steps'] as { id?: string; with?: Readonly<Record<string, string>> }[]
    const given = steps.find(({ id }) => id === 'report')?.with?.['publish-result']
    const word = evaluate(bare(given), { needs: { publish: { result } } })
    const read = readInputs(reportSurface, (name) =>
      name === 'publish-result' ? String(word) : name === 'jobs-result' ? 'success' : 'x',
    )
    expect(read['publish-result']).toBe(result)
  })

  it('knows whether there is a plan from the path that plan gave', () => {
    const outputs = matrix['plan']?.['outputs'] as Record<string, unknown>
    const steps = (file: string) => ({ steps: { plan: { outputs: { 'plan-file': file } } } })
    expect(evaluate(bare(outputs['planned']), steps('/plan.json'))).toBe(true)
    expect(evaluate(bare(outputs['planned']), steps(''))).toBe(false)
  })
})
