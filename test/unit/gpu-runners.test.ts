/** Which runner tests a cell on a GPU, and what the jobs get of it. */
import { describe, expect, it } from 'vitest'
import { planOutputs } from '../../src/actions/plan/action.ts'
import { withGpuRunners } from '../../src/actions/plan/gpu-runners.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { type RequestInputs, readRequestInputs } from '../../src/cuda/request.ts'
import { planMarkdown, planTable } from '../../src/report/plan-text.ts'
import { codes, file, planOf, refused, requestOf } from './cuda-world.ts'

const planFor = (inputs: RequestInputs, text?: string) => {
  const request = requestOf(inputs, text === undefined ? {} : { text })
  return withGpuRunners(planMatrix(request), request)
}
/** The runner of each row, by its targets. */
const tested = (inputs: RequestInputs) =>
  Object.fromEntries(
    planFor(inputs).rows.map(({ cell, gpuRunner }) => [
      cell.toolkit === 'cpu' ? 'cpu' : [...cell.capabilities, ...cell.ptx.map((one) => `${one}+PTX`)].join(' '),
      gpuRunner,
    ]),
  )

describe('gpu-runners', () => {
  it('leave a plan as it is where there are none', () => {
    expect(planFor({ runners: ['gpu:9.0=box'] })).toEqual(planOf({ runners: ['gpu:9.0=box'] }))
  })

  it('test a cell where the GPU of a rule runs it: by a cubin of its major version, its own alone, or PTX', () => {
    const capabilities = ['8.0', '8.9', '9.0', '9.0a', '8.0+PTX', '12.0']
    expect(tested({ capabilities, toolkits: ['12.8'], 'gpu-runners': ['gpu:8.6=a10'] })).toEqual({
      '8.0': 'a10',
      '8.9': undefined,
      '9.0': undefined,
      '9.0a': undefined,
      '8.0 8.0+PTX': 'a10',
      '12.0': undefined,
    })
    expect(tested({ capabilities, toolkits: ['12.8'], 'gpu-runners': ['gpu:H100=h100'] })).toEqual({
      '8.0': undefined,
      '8.9': undefined,
      '9.0': 'h100',
      '9.0a': 'h100',
      '8.0 8.0+PTX': 'h100',
      '12.0': undefined,
    })
  })

  it('prefer the GPU that a cell was built for, then one that is named, then the last of equals', () => {
    const of = (...rules: readonly string[]) => tested({ capabilities: ['8.6'], 'gpu-runners': rules })['8.6']
    expect(of('gpu:8.6=own', 'gpu:8.9=newer', 'x86_64-linux=any')).toBe('own')
    expect(of('x86_64-linux=any', 'gpu:8.9=newer')).toBe('newer')
    expect(of('gpu:8.9=first', 'gpu:8.9=last')).toBe('last')
    expect(of('aarch64-linux=arm')).toBe(undefined)
    expect(of('x86_64-linux=self-hosted+gpu')).toBe('["self-hosted","gpu"]')
  })

  it('test nothing without CUDA, and nothing that Flox builds', () => {
    expect(tested({ toolkits: ['cpu', '12.4'], 'gpu-runners': ['x86_64-linux=box'] })).toEqual({
      cpu: undefined,
      '9.0': 'box',
    })
    const flox = planFor({ packages: ['flox:app'], 'gpu-runners': ['x86_64-linux=box'] })
    expect(flox.rows.map(({ gpuRunner }) => gpuRunner)).toEqual([undefined])
  })

  it('are written in the file too, where an input comes last', () => {
    const text = 'packages: [hello]\ncapabilities: [9.0]\ntoolkits: [12.4]\ngpu-runners: { gpu:H100: [a, b] }\n'
    const of = (inputs: RequestInputs) => planFor(inputs, text).rows[0]?.gpuRunner
    expect([of({}), of({ 'gpu-runners': ['gpu:9.0=mine'] })]).toEqual(['["a","b"]', 'mine'])
  })

  it('have no weight', () => {
    expect(codes(refused(readRequestInputs({ 'gpu-runners': ['heavy/gpu:9.0=a'] })))).toEqual(['CFG001'])
    expect(codes(refused(file('packages: [x]\ngpu-runners: { light: a }\n')))).toEqual(['CFG006'])
  })

  it('are named in the plan', () => {
    const plan = planFor({ capabilities: ['8.0', '9.0'], 'gpu-runners': ['gpu:9.0=self-hosted+gpu'] })
    expect(planTable(plan)).toContain('Tested on GPUs: 1 of 2 jobs, on self-hosted+gpu.')
    expect(planMarkdown(plan)).toContain('Tested on GPUs: 1 of 2 jobs, on self-hosted+gpu.')
    expect(planMarkdown(planFor({}))).not.toContain('Tested on GPUs')
  })

  it('become a matrix of their own, which has as many jobs as GitHub allows', () => {
    const { outputs } = planOutputs(planFor({ capabilities: ['8.0', '9.0'], 'gpu-runners': ['gpu:9.0=box'] }), 256)
    const rows = JSON.parse(outputs.gpu) as readonly object[]
    expect(rows).toMatchObject([{ id: 'hello-cuda12.4-sm90-x86_64-linux', runner: 'box' }])
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['cell', 'id', 'runner', 'timeout'])
    expect(JSON.parse(outputs.matrix)).toMatchObject([{ rows: [{}, { gpuRunner: 'box', runner: 'ubuntu-24.04' }] }])

    const packages = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`)
    expect(planFor({ packages: packages(256), 'gpu-runners': ['gpu:9.0=box'] }).rows).toHaveLength(256)
    const large = planFor({ packages: packages(257), 'gpu-runners': ['gpu:9.0=box'] })
    expect([codes(large.problems), large.rows, large.counts.planned]).toEqual([['PLN036'], [], 0])
  })
})
