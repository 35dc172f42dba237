/** `report` believes the plan, and of results only what the plan's jobs can have written. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeReport, reportJson } from '../../src/actions/report/report.ts'
import { cellId } from '../../src/model/cell.ts'
import type { Cell, CellResult, Plan } from '../../src/model/documents.ts'
import { error, notice } from '../../src/model/problem.ts'
import { type JobsResult, judgedByContent } from '../../src/report/outcome.ts'
import { testHost } from './host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'report-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function cell(name: string, more: Partial<Cell> = {}): Cell {
  const key = {
    package: name,
    toolkit: '12.4',
    capabilities: ['9.0a'],
    ptx: [],
    system: 'x86_64-linux',
    ...more,
  } as const
  const source = { kind: 'attribute', attribute: name } as const
  const nixpkgs = { kind: 'path', path: './n' } as const
  const rest = { source, deviceCode: 'required', nixpkgs, attributePath: null } as const
  return { schema: 'cell/1', id: cellId(key), ...rest, ...key }
}

const result = (of: Cell, more: Partial<CellResult> = {}): CellResult => ({
  ...{ schema: 'result/1', cell: of, status: 'proven', drvPath: '/d.drv', outputs: [{ name: 'out', path: '/o' }] },
  ...{ built: true, restored: null, seconds: { evaluate: 0, build: 1, verify: 0 }, problems: [], logTail: [] },
  files: [{ path: 'x', output: 'out', targets: ['sm_90a'], ptx: [], toolkits: ['12.4'], images: 1 }],
  ...more,
})

const [one, two, same] = [cell('one'), cell('two'), cell('same')]
const plan: Plan = {
  schema: 'plan/1',
  rows: [
    { id: one.id, runner: 'r', timeout: 1, cell: one },
    { id: two.id, runner: 'r', timeout: 1, cell: two, also: [same] },
  ],
  ...{ excluded: [], counts: { requested: 3, planned: 2, excluded: 0 }, problems: [] },
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'run-'))
  put('nix-cuda-plan/plan.json', plan)
  put(at(one), result(one))
  put(at(two), result(two))
  put(at(same, two), result(same))
})

const at = (of: Cell, row: Cell = of) => `nix-cuda-result-${row.id}/${of.id}.json`
function put(name: string, content: unknown) {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
}
const report = (
  prefix = 'nix-cuda',
  more: {
    readonly gpu?: readonly string[]
    readonly driver?: string | undefined
    readonly jobs?: JobsResult
    readonly publishing?: JobsResult
  } = {},
) =>
  makeReport(testHost({ files }), {
    place: {
      ...{ planFile: join(folder, 'nix-cuda-plan/plan.json'), folder, prefix },
      ...(more.jobs && { jobs: more.jobs }),
    },
    gpu: more.gpu ?? [],
    driver: more.driver,
    ...(more.publishing && { publishing: more.publishing }),
  })

describe('the results of a run', () => {
  it('are those of the artifacts of their rows', async () => {
    expect((await report()).outcome).toMatchObject({ good: true, headline: '3 of 3 proven' })
  })

  it.each([
    ['skipped', true, '3 of 3 proven', []],
    ['success', true, '3 of 3 proven, published', []],
    ['failure', false, '3 of 3 proven, not published', ['SHP071']],
    ['cancelled', false, '3 of 3 proven, not published', ['SHP071']],
  ] as const)(
    'make a good run only when the job that publishes did not fail: %s',
    async (publishing, good, headline, codes) => {
      const { outcome } = await report('nix-cuda', { publishing })
      expect({ ...outcome, errors: outcome.errors.map(({ code }) => code) }).toMatchObject({
        good,
        headline,
        errors: codes,
      })
    },
  )

  it('are those in the folder of one job, too', async () => {
    rmSync(join(folder, dirname(at(two))), { recursive: true })
    put(`${two.id}.json`, result(two))
    put(`${same.id}.json`, result(same))
    expect((await report()).outcome.good).toBe(true)
  })

  it.each<[string, string, () => void]>([
    ['a result in the artifact of another row', at(two, one), () => put(at(two, one), result(two))],
    ['a second result of a cell', `${one.id}.json`, () => put(`${one.id}.json`, result(one))],
    ['another cell under the name of a planned one', at(one), () => put(at(one), result(two))],
    [
      'a cell that asks for less than the plan',
      at(one),
      () => put(at(one), result({ ...one, capabilities: [], deviceCode: 'optional' })),
    ],
    ['a cell of no plan', 'nix-cuda-result-x', () => put('nix-cuda-result-x/x.json', result(cell('x')))],
    ['a result deeper than artifacts have it', 'nix-cuda-x', () => put(`nix-cuda-x/${at(one)}`, result(one))],
    ['a folder in an artifact', `${dirname(at(one))}/more`, () => put(`${dirname(at(one))}/more/x.json`, '{}')],
    ['what is not JSON', at(one), () => put(at(one), '{')],
    ['a document of another kind', at(one), () => put(at(one), one)],
    ['a file beyond the limit', at(one), () => truncateSync(join(folder, at(one)), 8_000_001)],
    ['a link', 'link.json', () => symlinkSync(join(folder, at(one)), join(folder, 'link.json'))],
  ])('do not include %s: the run is red and the file is named', async (_, name, change) => {
    change()
    const { outcome, results } = await report()
    expect(outcome.good).toBe(false)
    expect(outcome.headline).toContain('1 refused')
    expect(outcome.errors.map(({ message }) => message).join('\n')).toContain(join(folder, name))
    expect(results.every((found) => [one, two, same].some(({ id }) => id === found.cell.id))).toBe(true)
    expect(new Set(results.map((found) => found.cell.id)).size).toBe(results.length)
  })

  it('are not good where a job failed: its result may be what another put in its place', async () => {
    const { outcome, markdown } = await report('nix-cuda', { jobs: 'failure' })
    expect(outcome.good).toBe(false)
    expect(outcome.errors.map(({ code }) => code)).toEqual(['BLD007'])
    expect(markdown).toContain('BLD007')
  })

  it('are not looked for in artifacts of another call in the same run', async () => {
    const { outcome } = await report('other')
    expect(outcome).toMatchObject({ good: false, proven: 0 })
  })

  it.each<[string, Partial<CellResult>]>([
    ['an error', { problems: [error('VER001', 'x lacks sm_90a.', 'Pass it.')] }],
    ['no derivation', { drvPath: null }],
    ['no output', { outputs: [] }],
    ['no device code', { files: [] }],
    [
      'other device code',
      { files: [{ path: 'x', output: 'out', targets: ['sm_90'], ptx: [], toolkits: [], images: 1 }] },
    ],
  ])('are not proven with %s, whatever their status says', async (_, more) => {
    put(at(one), result(one, more))
    const { outcome } = await report()
    expect(outcome).toMatchObject({ good: false, headline: '2 of 3 proven, 1 failed' })
    const codes = outcome.failed.flatMap(({ problems }) => problems.map(({ code, subject }) => [code, subject]))
    expect(codes).toContainEqual(['BLD006', { path: join(folder, at(one)) }])
  })

  it('name a few of many files that are refused', async () => {
    for (let index = 0; index < 80; index++) put(`x${index}.json`, '{}')
    const { errors } = (await report()).outcome
    expect(errors).toHaveLength(51)
    expect(errors.at(-1)?.message).toBe('30 more files are refused.')
  })
})

describe('GPUs that are asked about', () => {
  it('are in the summary and in the JSON, and do not decide the run', async () => {
    put(at(two), result(two, { files: [] }))
    const asked = await report('nix-cuda', { gpu: ['L4', '9.0'], driver: '580' })
    expect(asked.outcome).toEqual((await report()).outcome)
    expect(asked.markdown).toContain('### GPUs with driver 580')
    expect(asked.markdown).toContain('- L4 (8.9) runs 0 of 2 cells with device code')
    expect(asked.markdown).toContain(`| ${one.id} | no | SASS |`)
    const json = JSON.parse(reportJson(asked))
    expect(json.gpus).toEqual([
      { gpu: 'L4', capability: '8.9', cells: { sass: 0, jit: 0, driver: 0, unknown: 0, none: 2 } },
      { gpu: '9.0', capability: '9.0', cells: { sass: 2, jit: 0, driver: 0, unknown: 0, none: 0 } },
    ])
    expect(json.cells.map((entry: { gpus: { runs: string }[] }) => entry.gpus.map(({ runs }) => runs))).toEqual([
      ['none', 'sass'],
      [null, null],
      ['none', 'sass'],
    ])
    expect(json.cells[0].files).toEqual([{ path: 'x', output: 'out', gpus: json.cells[0].gpus }])
  })

  it('are nowhere when none is named', async () => {
    const { markdown, coverage } = await report()
    expect(coverage).toBe(undefined)
    expect(markdown).not.toContain('GPUs')
  })

  it.each([
    [['Voodoo 2'], undefined],
    [['9.0'], 'R580'],
  ])('are refused when they are none: %j %s', async (gpu, driver) => {
    await expect(report('nix-cuda', { gpu, driver })).rejects.toMatchObject({ problems: [{ code: 'CFG001' }] })
  })
})

describe('a status', () => {
  const wrong = error('VER001', 'x lacks sm_90a.', 'Pass it.')
  const special = notice('VER013', 'x: 1 of 2 units exists only for sm_90a.', 'Nothing to do.')
  it.each<[Partial<CellResult>, CellResult['status']]>([
    [{}, 'proven'],
    [{ problems: [wrong] }, 'wrong'],
    [{ problems: [error('BLD001', 'a', 'b')] }, 'evaluation-failed'],
    [{ problems: [error('NET001', 'a', 'b')] }, 'evaluation-failed'],
    [{ problems: [error('NET002', 'a', 'b')] }, 'evaluation-failed'],
    [{ problems: [error('BLD002', 'a', 'b')] }, 'build-failed'],
    [{ problems: [error('BLD003', 'a', 'b')] }, 'cancelled'],
    [{ status: 'cancelled', problems: [wrong] }, 'cancelled'],
    [{ status: 'wrong' }, 'wrong'],
    [{ problems: [special], files: [{ ...file(), targets: [] }] }, 'proven'],
    [{ cell: cell('one', { ptx: ['9.0'] }) }, 'wrong'],
    [{ cell: cell('one', { ptx: ['9.0'] }), files: [{ ...file(), ptx: ['compute_90'] }] }, 'proven'],
    [{ cell: cell('one', { deviceCode: 'optional' }), files: [] }, 'proven'],
    [{ cell: cell('one', { toolkit: 'cpu', capabilities: [] }), files: [] }, 'proven'],
    [{ cell: cell('one', { toolkit: 'cpu', capabilities: [] }) }, 'wrong'],
  ])('follows from what a result holds: %j', (more, status) => {
    expect(judgedByContent(result(one, more))).toBe(status)
  })

  function file(): CellResult['files'][number] {
    return { path: 'x', output: 'out', targets: ['sm_90a'], ptx: [], toolkits: [], images: 1 }
  }
})
