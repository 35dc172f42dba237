/** From a cell to its result: what is asked of Nix, and what never is. The GPU is a recorded one, Nix's answers are the test's. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testCell } from '../../src/actions/gpu-test/test-cell.ts'
import { bridgedEnvironment } from '../../src/gpu/bridge/environment.ts'
import { detectGpu } from '../../src/gpu/detect.ts'
import type { Cell, CellResult } from '../../src/model/documents.ts'
import { type Command, type Outcome, runCommand } from '../../src/runner/exec.ts'
import { hostOf, machine } from './gpu-world.ts'
import { testHost } from './host.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gpu-cell-'))
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
  gpuTests: [{ command: 'saxpy --check' }],
  nixpkgs: { kind: 'path', path: '/nixpkgs' },
  attributePath: null,
}

/** What its job handed over. */
const proof: CellResult = {
  ...{
    schema: 'result/1',
    cell,
    status: 'proven',
    drvPath: '/nix/store/x.drv',
    outputs: [],
    built: true,
    restored: null,
  },
  ...{ seconds: { evaluate: 0, build: 1, verify: 0 }, problems: [], logTail: [] },
  files: [{ path: 'bin/saxpy', output: 'out', targets: ['sm_90'], ptx: [], toolkits: ['12.8'], images: 1 }],
}

/** Tests a cell where Nix has, or has not, what the cell built. The output has a program of this test. */
async function run(
  of: Cell,
  { cached = true, testers = {} as Readonly<Record<string, unknown>>, built = undefined as string | undefined } = {},
) {
  const out = join(root, 'out')
  mkdirSync(join(out, 'bin'), { recursive: true })
  writeFileSync(join(out, 'bin/saxpy'), '#!/bin/sh\necho "$@ on $CUDA_VISIBLE_DEVICES" > ran\n', { mode: 0o755 })
  const asked: string[] = []
  const said = (stdout: string, code = 0): Outcome => ({ kind: 'exited', code, stdout, stderrTail: [] })
  const exec = async (command: Command): Promise<Outcome> => {
    if (command.argv[0] !== '/nix') return command.argv[0].endsWith('nvidia-smi') ? said('') : runCommand(command)
    const words = command.argv.slice(3)
    asked.push(words.join(' '))
    if (words[0] === 'build') return said('', cached || !words.includes('--max-jobs') ? 0 : 1)
    if (words.some((word) => word.includes('gpu-tests-'))) return said(JSON.stringify({ own: false, testers }))
    return said(JSON.stringify({ drvPath: '/nix/store/x.drv', outputs: { out } }))
  }
  const host = testHost({ env: { PATH: '/usr/bin:/bin', RUNNER_TEMP: root }, cwd: root, exec })
  const gpu = await detectGpu(hostOf(machine('h200-container')))
  const bridge = { kind: 'not-needed', because: 'this is a test' } as const
  const environment = bridgedEnvironment(host.env, bridge, undefined)
  const on = { gpu, locks: join(root, 'locks'), environment: async () => ({ environment, problems: [] }) }
  const options = { root, timeout: 60, wait: 60, storeCache: undefined, built }
  const result = await testCell(host, { program: '/nix', version: '2.34.8' }, of, on, options)
  const written: unknown = JSON.parse(readFileSync(join(root, 'nix-cuda/gpu-results', `${of.id}.json`), 'utf8'))
  expect(written).toEqual(result)
  return { result, asked, codes: result.problems.map(({ code }) => code) }
}

describe('the GPU tests of a cell', () => {
  it('run on what caches have of it; nothing of the cell is built here or on a remote builder', async () => {
    const { result, asked, codes } = await run(cell)
    expect([result.status, codes]).toEqual(['passed', []])
    expect(readFileSync(join(root, 'ran'), 'utf8')).toBe(`--check on ${result.tests[0]?.uuid}\n`)
    expect(result.tests[0]).toMatchObject({
      name: 'saxpy --check',
      gpu: 'NVIDIA H200',
      uuid: expect.stringMatching(/^GPU-/),
    })
    const builds = asked.filter((words) => words.startsWith('build'))
    expect(builds).toHaveLength(1)
    expect(builds[0]).toContain('--max-jobs 0 --builders ')
  })

  it('are not run where no cache has it', async () => {
    const { result, codes } = await run(cell, { cached: false })
    expect([result.status, result.tests, codes]).toEqual(['failed', [], ['GPU411']])
  })

  it('of a cell for another GPU are refused before Nix is asked for anything', async () => {
    const { result, asked, codes } = await run({ ...cell, capabilities: ['12.0'] })
    expect([result.status, asked, codes]).toEqual(['failed', [], ['GPU401']])
  })

  it('are judged by the result that was handed over, which must be of the cell', async () => {
    const built = join(root, 'built')
    mkdirSync(built)
    const handed = (changes: object) =>
      writeFileSync(join(built, 'result.json'), JSON.stringify({ ...proof, ...changes }))
    handed({ cell: { ...cell, id: 'other' } })
    expect(await run(cell, { built })).toMatchObject({ asked: [], codes: ['GPU422'] })
    // It was planned for this GPU, and what was built has code for another.
    handed({ files: [{ ...proof.files[0], targets: ['sm_120'] }] })
    expect(await run(cell, { built })).toMatchObject({ asked: [], codes: ['GPU401'] })
    handed({})
    expect((await run(cell, { built })).result.status).toBe('passed')
  })

  it('are the testers of the package too, which are built and run', async () => {
    const tester = { drvPath: '/nix/store/t.drv', program: join(root, 'out/bin/saxpy') }
    const { result, asked } = await run({ ...cell, gpuTests: [] }, { testers: { cuda: tester } })
    expect(result.tests).toMatchObject([{ name: 'cuda', kind: 'tester', status: 'passed' }])
    expect(asked.some((words) => words.startsWith('build /nix/store/t.drv^*') && !words.includes('--max-jobs'))).toBe(
      true,
    )
  })

  it('that do not exist are a notice; those of Flox are refused', async () => {
    const { gpuTests: _none, ...bare } = cell
    expect(await run(bare)).toMatchObject({ result: { status: 'none' }, codes: ['GPU419'] })
    const flox = { ...cell, source: { kind: 'flox', environment: '.', build: 'saxpy' } } as const
    expect(await run(flox)).toMatchObject({ result: { status: 'failed' }, codes: ['GPU418'] })
  })
})
