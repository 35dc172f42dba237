/** The harness that runs workflows, shown on a small called workflow of the shape of ours: plan, shards of cells, report. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { runOk } from '../lab/exec.ts'
import { openThrowAwayRoot, throwAwayReason } from '../lab/throw-away.ts'
import { type ActRun, runAct, stepOf } from './act.ts'
import {
  type LocalRepository,
  makeRepository,
  ownRepository,
  pinned,
  standIns,
  writeFiles,
  writeOutSelf,
} from './repositories.ts'
import { describeTools } from './tools.ts'

const noRoot = await throwAwayReason()
const upload = `actions/upload-artifact@${pinned['actions/upload-artifact']}`
const download = `actions/download-artifact@${pinned['actions/download-artifact']}`

const main = '.github/workflows/main.yml'

const caller = {
  [main]: `name: Main
on:
  workflow_dispatch:
    inputs:
      cells: { type: string, required: true }
jobs:
  cuda:
    uses: someone/kit/.github/workflows/matrix.yml@v1
    with:
      cells: \${{ inputs.cells }}
  after:
    if: \${{ !cancelled() }}
    needs: cuda
    runs-on: ubuntu-24.04
    steps:
      - run: echo "cells were $RESULT, the last was $LAST" >> "$GITHUB_STEP_SUMMARY"
        env:
          RESULT: \${{ needs.cuda.result }}
          LAST: \${{ needs.cuda.outputs.last }}
`,
  'notes.txt': 'of the caller',
}

const kit = {
  '.github/workflows/matrix.yml': `name: Matrix
on:
  workflow_call:
    inputs:
      cells: { type: string, required: true }
    outputs:
      last: { value: '\${{ jobs.report.outputs.last }}' }
jobs:
  cells:
    strategy:
      fail-fast: false
      matrix:
        shard: \${{ fromJSON(inputs.cells) }}
    uses: $/.github/workflows/cells.yml
    with:
      cells: \${{ toJSON(matrix.shard) }}
  never:
    if: \${{ inputs.cells == '' }}
    runs-on: ubuntu-24.04
    steps:
      - run: exit 1
  report:
    if: \${{ !cancelled() }}
    needs: cells
    runs-on: ubuntu-24.04
    outputs:
      last: \${{ steps.read.outputs.last }}
    steps:
      - uses: ${download}
        with: { pattern: 'result-*', path: results }
      - id: read
        run: |
          cat results/*/result.txt
          echo "last=$(cat results/*/result.txt | tail -n 1)" >> "$GITHUB_OUTPUT"
`,
  '.github/workflows/cells.yml': `name: Cells
on:
  workflow_call:
    inputs:
      cells: { type: string, required: true }
jobs:
  cell:
    name: \${{ matrix.cell.id }}
    strategy:
      fail-fast: \${{ fromJSON('false') }}
      max-parallel: \${{ fromJSON('2') }}
      matrix:
        cell: \${{ fromJSON(inputs.cells) }}
    runs-on: \${{ matrix.cell.runner }}
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd
      - id: build
        uses: $/build
        with: { cell: '\${{ toJSON(matrix.cell) }}' }
      - if: always()
        uses: ${upload}
        with: { name: 'result-\${{ matrix.cell.id }}', path: result.txt, if-no-files-found: error }
`,
  'build/action.yml': `name: Build
description: Builds one cell
inputs:
  cell: { description: The cell, required: true }
outputs:
  node: { description: Version of Node }
runs: { using: node24, main: main.cjs, post: main.cjs }
`,
  'build/main.cjs': `const { appendFileSync, readFileSync, writeFileSync } = require('node:fs')
const { id } = JSON.parse(process.env.INPUT_CELL)
if (process.env.STATE_done) { console.log('post of ' + id); process.exit() }
appendFileSync(process.env.GITHUB_STATE, 'done=1\\n')
appendFileSync(process.env.GITHUB_OUTPUT, 'node=' + process.version + '\\n')
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# ' + id + '\\n')
writeFileSync('result.txt', id + ' with ' + readFileSync('notes.txt', 'utf8') + '\\n')
console.log('::warning file=cells.yml,line=3,title=Careful::' + id + ' is near the limit')
console.log('building ' + id + ' in ' + process.env.RUNNER_ENVIRONMENT)
if (id === 'wrong') { console.log('::error::wrong cannot be built'); process.exitCode = 1 }
`,
}

await describeTools('act', ['act'], ({ act }) => {
  let folder: string
  let services: GitHubServices
  let repositories: readonly LocalRepository[]
  const run = (name: string, cells: object): Promise<ActRun> =>
    runAct({
      ...{ act, repositories, caller: join(folder, 'caller'), home: join(folder, name), env: services.env },
      ...{ workflow: main, event: 'workflow_dispatch', labels: ['ubuntu-24.04', 'gpu'] },
      inputs: { cells: JSON.stringify(cells) },
    })
  const cell = (id: string, runner = 'ubuntu-24.04') => ({ id, runner })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'act-'))
    services = await startGitHubServices()
    await makeRepository(join(folder, 'caller'), 'someone/app', caller)
    const kitFolder = join(folder, 'kit')
    writeFiles(kitFolder, kit)
    writeOutSelf(kitFolder, 'someone/kit')
    await makeRepository(kitFolder, 'someone/kit')
    const own = ['v1', 'this-commit'].map((ref) => ({ name: 'someone/kit', ref, folder: kitFolder }))
    repositories = [...own, ...(await standIns(join(folder, 'stand-ins')))]
  })
  afterAll(async () => {
    await services.stop()
    rmSync(folder, { recursive: true })
  })

  it('runs a called workflow over shards of cells, with artifacts between its jobs', async () => {
    const { code, job, jobsOf, log } = await run('green', [[cell('a'), cell('b', 'gpu')], [cell('c')]])
    expect(code, log).toBe(0)
    expect(log).not.toContain('Failed to parse')
    expect(jobsOf('cell').map(({ result }) => result)).toEqual(['success', 'success', 'success'])
    const built = job('cell', /\/b/)
    expect(built.matrix).toEqual({ cell: { id: 'b', runner: 'gpu' } })
    expect(built.summary).toBe('# b\n')
    expect(stepOf(built, 'build')).toMatchObject({
      result: 'success',
      outputs: { node: process.version },
      lines: ['building b in github-hosted'],
      annotations: [
        {
          level: 'warning',
          message: 'b is near the limit',
          properties: { file: 'cells.yml', line: '3', title: 'Careful' },
        },
      ],
    })
    expect(stepOf(built, 'build', 'Post').lines).toEqual(['post of b'])
    const lines = stepOf(job('report'), 'read').lines.filter((line) => line !== '')
    expect(lines).toEqual(['a', 'b', 'c'].map((id) => `${id} with of the caller`))
    expect(job('after').summary).toBe('cells were success, the last was c with of the caller\n')
    expect(job('never').result).toBe('skipped')
    expect(
      services
        .artifacts()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['result-a', 'result-b', 'result-c'])
  })

  it('runs this project as GitHub would hand it out', async () => {
    const uses = `on: push
jobs:
  setup:
    runs-on: ubuntu-24.04
    steps:
      - uses: setup-nix-cuda/setup-nix-cuda@v1
        with: { build: perhaps }
`
    const own = await ownRepository(join(folder, 'own'), ['v1'])
    expect(existsSync(join(folder, 'own', 'src'))).toBe(false)
    await makeRepository(join(folder, 'user'), 'someone/user', { [main]: uses })
    const home = join(folder, 'refused')
    const { code, job, log } = await runAct({
      act,
      home,
      caller: join(folder, 'user'),
      workflow: main,
      repositories: own,
    })
    expect(code, log).toBe(1)
    const { annotations } = stepOf(job('setup'), '0')
    expect(annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('perhaps') }])
  })

  it.skipIf(noRoot !== undefined && process.env['LAB_REQUIRED'] !== '1')('runs in a throw-away root', async () => {
    const steps = `on: push
jobs:
  inside:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd
      - { id: who, run: 'id -un && cat notes.txt && test ! -e /nix' }
      - uses: ${upload}
        with: { name: from-inside, path: notes.txt }
`
    await makeRepository(join(folder, 'inside'), 'someone/inside', { [main]: steps, 'notes.txt': 'noted' })
    await runOk('chmod', ['-R', 'a+rX', folder])
    await using root = await openThrowAwayRoot({ bind: [folder] })
    const { code, job, log } = await runAct({
      ...{ act, repositories, caller: join(folder, 'inside'), workflow: main, env: services.env },
      home: await root.makeFolder('/home/runner/act', 'runner'),
      execute: (argv, options) => root.run(argv, { ...options, user: 'runner' }),
    })
    expect(code, log).toBe(0)
    expect(stepOf(job('inside'), 'who').lines).toEqual(['runner', 'noted'])
    expect(services.artifacts().map(({ name }) => name)).toContain('from-inside')
  })

  it('goes on after a failing cell, and is red', async () => {
    services.empty()
    const { code, job, jobsOf, log } = await run('red', [[cell('a'), cell('wrong')], [cell('c')]])
    expect(code, log).toBe(1)
    expect(
      jobsOf('cell')
        .map(({ result }) => result)
        .sort(),
    ).toEqual(['failure', 'success', 'success'])
    const step = stepOf(job('cell', /wrong/), 'build')
    expect(step).toMatchObject({ result: 'failure' })
    expect(step.annotations.at(-1)).toMatchObject({ level: 'error', message: 'wrong cannot be built' })
    expect(job('report').result).toBe('success')
    expect(job('after').summary).toMatch(/^cells were failure/)
  })
})
