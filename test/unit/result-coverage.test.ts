/** Which GPUs run which cells, from the documents of a run. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gpuFacts, parseGpus } from '../../src/actions/verify/gpus.ts'
import { resultCoverage } from '../../src/inspect/result-coverage.ts'
import type { CellResult, FileReport } from '../../src/model/documents.ts'
import { gpuSection } from '../../src/report/gpu-table.ts'

const device = new URL('../device/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, device), 'utf8')

const file = (more: Partial<FileReport>): FileReport => ({
  ...{ path: 'lib/x.so', output: 'out', targets: [], ptx: [], toolkits: ['13.0'], images: 1 },
  ...more,
})
const kind = (units: number, targets: string[], ptx: [target: string, isa: string][] = []) => ({
  ...{ units, kernels: units, relocatable: false, targets, linkedAtLoad: [], ltoir: [] },
  ptx: ptx.map(([target, isa]) => ({ target, isa })),
})
/** A result as far as it is looked at. */
const result = (id: string, ...files: FileReport[]) => ({ cell: { id } as CellResult['cell'], files })
const ask = (files: FileReport[], gpus: string, driver?: string) =>
  resultCoverage([result('a', ...files)], parseGpus(gpus.split(',')), gpuFacts(), driver).cells[0]?.gpus.map(
    ({ runs, units }) => [runs, Object.values(units).join(' ')],
  )

describe('what an H200 did with programs', () => {
  const [machine = '', ...lines] = read('h200-driver-580.txt').trim().split('\n')
  const [, capability = '', driver = ''] = machine.split(', ')
  const reports = JSON.parse(read('reports.json')) as Readonly<Record<string, readonly FileReport[]>>
  const meaning: Readonly<Record<string, readonly string[]>> = {
    sass: ['ok'],
    jit: ['ok'],
    driver: ['cudaErrorUnsupportedPtxVersion'],
    none: ['cudaErrorNoKernelImageForDevice', 'cudaErrorInvalidSource'],
  }
  const results = Object.entries(reports).map(([id, files]) => result(id, ...files))
  const { cells, gpus } = resultCoverage(results, parseGpus([capability]), gpuFacts(), driver)

  it.each(lines.map((line) => line.split(': ') as [string, string]))('follows from the report of %s', (name, rest) => {
    const outcomes = rest.split('; ').map((text) => text.split(' ')[1] ?? '')
    const found = cells.find(({ id }) => id === name)?.gpus[0]
    expect(meaning[found?.runs ?? '']).toContain(outcomes.find((one) => one !== 'ok') ?? 'ok')
    // Each kernel of these programs is a unit of its own, except where a device link joins them.
    const { sass = 0, jit = 0, driver: newer = 0, none = 0 } = found?.units ?? {}
    if (outcomes.length > 1) expect([sass + jit, newer + none]).toEqual([1, 1])
  })

  it('is counted', () => {
    const ran = lines.filter((line) => !line.includes('cudaError')).length
    expect(cells).toHaveLength(lines.length)
    expect(gpus.map(({ cells: { sass, jit } }) => sass + jit)).toEqual([ran])
  })
})

describe('resultCoverage', () => {
  it('is as good as the worst unit of all files, and counts units', () => {
    const fat = file({
      units: 3,
      unitKinds: [kind(2, ['sm_80', 'sm_90']), kind(1, ['sm_80'], [['compute_80', '9.0']])],
    })
    expect(ask([fat], '9.0,8.6,12.0', '580')).toEqual([
      ['jit', '2 1 0 0 0'],
      ['sass', '3 0 0 0 0'],
      ['none', '0 1 0 0 2'],
    ])
    expect(ask([fat, file({ units: 1, unitKinds: [kind(1, ['sm_90a'])] })], '9.0,8.6')).toEqual([
      ['jit', '3 1 0 0 0'],
      ['none', '3 0 0 0 1'],
    ])
  })

  it('needs the driver of the newest toolkit and of the PTX', () => {
    const linked = file({ toolkits: ['12.4', '13.0'], units: 1, unitKinds: [kind(1, ['sm_90'])] })
    expect(ask([linked], '9.0', '550.54.14')).toEqual([['driver', '0 0 1 0 0']])
    const text = file({ units: 1, unitKinds: [kind(1, [], [['compute_80', '9.5']])] })
    expect(ask([text], '9.0', '580')).toEqual([['driver', '0 0 1 0 0']])
    expect(ask([text], '9.0', '615.71.09')).toEqual([['unknown', '0 0 0 1 0']])
  })

  it('says of units that a report leaves out only what all units have', () => {
    const left = file({ targets: ['sm_80'], ptx: ['compute_90'], units: 5, unitKinds: [kind(2, ['sm_80', 'sm_90'])] })
    expect(ask([left], '8.6,9.0', '580')).toEqual([
      ['sass', '5 0 0 0 0'],
      ['unknown', '2 0 0 3 0'],
    ])
    expect(ask([file({ targets: ['sm_90a'] })], '9.0')).toEqual([['sass', '1 0 0 0 0']])
    expect(ask([file({ ptx: ['compute_80'] })], '9.0,7.5')).toEqual([
      ['unknown', '0 0 0 1 0'],
      ['none', '0 0 0 0 1'],
    ])
    const some = file({ targets: ['sm_80'], partly: [{ target: 'sm_90', units: 1 }], units: 2 })
    expect(ask([some], '9.0,12.0')).toEqual([
      ['unknown', '0 0 0 2 0'],
      ['none', '0 0 0 0 2'],
    ])
  })

  it('says nothing of a cell without device code', () => {
    expect(ask([], '9.0')).toEqual([[null, '0 0 0 0 0']])
    expect(ask([file({ units: 0, unitKinds: [], stubs: ['sm_75'] })], '9.0')).toEqual([[null, '0 0 0 0 0']])
  })

  it('names the files', () => {
    const good = file({ path: 'bin/good', units: 1, unitKinds: [kind(1, ['sm_90'])] })
    const old = file({ path: 'bin/old', units: 1, unitKinds: [kind(1, ['sm_80'])] })
    const { cells } = resultCoverage([result('a', good, old)], parseGpus(['9.0']), gpuFacts())
    expect(cells[0]?.files.map(({ path, gpus }) => [path, gpus[0]?.runs])).toEqual([
      ['bin/good', 'sass'],
      ['bin/old', 'none'],
    ])
  })
})

describe('gpuSection', () => {
  it('shows how each GPU runs each cell', () => {
    const mixed = file({ units: 3, unitKinds: [kind(2, ['sm_90']), kind(1, ['sm_80'], [['compute_80', '9.1']])] })
    const results = [
      result('fat', mixed),
      result('old', file({ units: 1, unitKinds: [kind(1, ['sm_80'])] })),
      result('cpu'),
    ]
    const show = (driver?: string) => {
      const { cells, gpus } = resultCoverage(results, parseGpus(['L4', '9.0']), gpuFacts(), driver)
      const named = gpus.map(({ gpu, cells: counts }) => ({ name: gpu.name, cells: counts }))
      return gpuSection({ cells, gpus: named, driver }).split('\n')
    }
    expect(show()).toEqual([
      '### GPUs',
      '',
      '- L4 runs 1 of 2 cells with device code: 1 as SASS, 0 by JIT',
      '- 9.0 runs 1 of 2 cells with device code: 0 as SASS, 1 by JIT',
      '',
      '| Cell | L4 | 9.0 |',
      '|---|---|---|',
      '| fat | no (2 of 3 units) | PTX, JIT (1 of 3 units), from 590.44.01 on |',
      '| old | SASS | no |',
      '| cpu | — | — |',
    ])
    expect(show('580').slice(-3, -2)).toEqual([
      '| fat | no (2 of 3 units) | needs a newer driver (1 of 3 units), from 590.44.01 on |',
    ])
    expect(show('580')[0]).toBe('### GPUs with driver 580')
  })
})
