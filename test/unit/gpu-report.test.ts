/** Results of GPU tests in the report: what is believed, what is missed, and what the run becomes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readGpuResults } from '../../src/actions/report/gpu-results.ts'
import type { Cell, CellResult, Plan } from '../../src/model/documents.ts'
import type { GpuResult } from '../../src/model/gpu-result.ts'
import { gpuTestSection, withGpuTests } from '../../src/report/gpu-tests.ts'
import { outcomeOf } from '../../src/report/outcome.ts'
import { testHost } from './host.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gpu-report-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const cell: Cell = {
  schema: 'cell/1',
  id: 'saxpy-cuda12.8-sm90-x86_64-linux',
  package: 'saxpy',
  toolkit: '12.8',
  capabilities: ['9.0'],
  ptx: [],
  system: 'x86_64-linux',
  source: { kind: 'attribute', attribute: 'saxpy' },
  deviceCode: 'required',
  gpuTests: [{ command: 'saxpy' }],
  nixpkgs: { kind: 'path', path: '.' },
  attributePath: null,
}
const plan: Plan = {
  schema: 'plan/1',
  rows: [{ id: cell.id, runner: 'ubuntu-24.04', timeout: 360, cell }],
  excluded: [],
  counts: { requested: 1, planned: 1, excluded: 0 },
  problems: [],
}
const passed: GpuResult = {
  schema: 'gpu-result/1',
  cell: cell.id,
  drvPath: '/nix/store/x.drv',
  status: 'passed',
  driver: '580.159.04',
  tests: [
    {
      ...{
        name: 'saxpy',
        kind: 'command',
        status: 'passed',
        exitCode: 0,
        seconds: 1.25,
        gpu: 'NVIDIA H200',
        uuid: 'GPU-1',
      },
      ...{ cases: { tests: 3, failed: 0, skipped: 1, failures: [] }, logTail: [] },
    },
  ],
  problems: [],
}
const [test] = passed.tests
if (!test) throw new Error('no test')
const failed: GpuResult = {
  ...passed,
  tests: [{ ...test, status: 'failed', exitCode: 1, logTail: ['::error::<b>boom</b>'] }],
}

const proven: CellResult = {
  schema: 'result/1',
  cell,
  status: 'proven',
  drvPath: '/nix/store/x.drv',
  outputs: [],
  built: true,
  restored: null,
  seconds: { evaluate: 0, build: 0, verify: 0 },
  files: [],
  problems: [],
  logTail: [],
}

const read = async (files: Readonly<Record<string, unknown>>, of: Plan = plan, results = [proven]) => {
  for (const [name, value] of Object.entries(files)) writeFileSync(join(root, name), JSON.stringify(value))
  const found = await readGpuResults(testHost(), of, root, results)
  return { ...found, codes: found.problems.map(({ code }) => code) }
}

describe('results of GPU tests', () => {
  it('are read by the id of the cell, and one that is missing for a cell with gpu-tests is an error', async () => {
    expect((await read({})).codes).toEqual(['GPU420'])
    expect(await read({ [`${cell.id}.json`]: passed })).toMatchObject({ results: [passed], codes: [] })
  })

  it('are due from each proven cell with a GPU runner, and then from no other', async () => {
    const { gpuTests: _none, ...bare } = cell
    const other = { ...bare, id: 'other-cuda12.8-sm90-x86_64-linux' }
    const row = { id: cell.id, runner: 'ubuntu-24.04', timeout: 360, cell }
    const both = { ...plan, rows: [row, { ...row, id: other.id, cell: other, gpuRunner: 'box' }] }
    const results = [proven, { ...proven, cell: other }]
    expect((await read({}, both, results)).problems).toMatchObject([{ code: 'GPU420', subject: { cell: other.id } }])
    expect((await read({}, both, [proven])).codes).toEqual([])
    expect((await read({}, both, [proven, { ...proven, cell: other, status: 'wrong' }])).codes).toEqual([])
  })

  it('are refused for another cell, in another form, and for what the plan does not have', async () => {
    expect((await read({ [`${cell.id}.json`]: { ...passed, cell: 'other' } })).codes).toEqual(['GPU420'])
    expect((await read({ [`${cell.id}.json`]: { schema: 'gpu-result/2' } })).codes).toEqual(['CFG007'])
    expect((await read({ [`${cell.id}.json`]: passed, 'other.json': passed })).codes).toEqual(['GPU420'])
    mkdirSync(join(root, 'deeper'))
    expect((await read({})).codes).toEqual(['GPU420', 'GPU420'])
  })

  it('that say passed and hold a failed test count as failed', async () => {
    expect((await read({ [`${cell.id}.json`]: failed })).results[0]?.status).toBe('failed')
  })

  it('decide the run, and are shown without giving the page a line of theirs', () => {
    const before = outcomeOf({ ...plan, rows: [] }, [])
    expect(withGpuTests(before, [passed], [])).toBe(before)
    const after = withGpuTests(before, [{ ...failed, status: 'failed' }], [])
    expect([after.good, after.mark, after.headline]).toEqual([false, '❌', '0 of 0 proven, 1 with failed GPU tests'])
    const text = gpuTestSection([passed, { ...failed, status: 'failed' }])
    expect(text).toContain(`| ${cell.id} | ✅ passed | NVIDIA H200 | 580.159.04 | 1 of 1 passed, 2 of 3 cases | 1.3 |`)
    expect(text).not.toContain('\n<b>')
    expect(gpuTestSection([])).toBe('')
  })
})
