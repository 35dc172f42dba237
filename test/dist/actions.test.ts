import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CellResult, ExcludedGroup, MatrixRow } from '../../src/model/documents.ts'
import { runAction, runCli, temporaryFolder } from './harness.ts'

const fixtures = resolve(import.meta.dirname, '../unit/fixtures/inspect')
const folder = temporaryFolder('actions')
afterAll(() => rmSync(folder, { recursive: true }))
const temp = () => mkdtempSync(join(folder, 'temp-'))

const request = {
  packages: 'saxpy\nfft',
  capabilities: '9.0a, 12.0',
  toolkits: '12.4, 13.0',
  systems: 'x86_64-linux',
  nixpkgs: './n',
  evaluate: 'never',
}

function plan(more: Readonly<Record<string, string>> = {}) {
  return runAction('plan.js', { workspace: folder, temp: temp(), inputs: { ...request, ...more } })
}

interface Broken {
  readonly file?: string
  readonly folder?: boolean
  readonly inputs?: Readonly<Record<string, string>>
}

type Shards = { readonly shard: number; readonly rows: readonly MatrixRow[] }[]
const shardsOf = (step: { outputs: ReadonlyMap<string, string> }) =>
  JSON.parse(step.outputs.get('matrix') ?? '') as Shards

describe('plan', () => {
  it('gives shards of rows that a matrix can take, and the plan as a file', async () => {
    const step = await plan({ 'shard-size': '4', runners: 'x86_64-linux=self-hosted+gpu' })
    expect(step.code).toBe(0)
    const shards = shardsOf(step)
    expect(shards.map(({ shard, rows }) => [shard, rows.length])).toEqual([
      [1, 4],
      [2, 2],
    ])
    expect(shards[0]?.rows[0]).toMatchObject({
      id: 'fft-cuda12.4-sm90a-x86_64-linux',
      runner: '["self-hosted","gpu"]',
      timeout: 350,
      cell: { schema: 'cell/1', package: 'fft' },
    })
    expect(Object.fromEntries(step.outputs)).toMatchObject({ count: '6', any: 'true', shared: '[]' })
    const excluded = JSON.parse(step.outputs.get('excluded') ?? '') as ExcludedGroup[]
    expect(excluded.map(({ code, count, examples }) => [code, count, examples.map(({ id }) => id)])).toEqual([
      ['PLN001', 2, ['fft-cuda12.4-sm120-x86_64-linux', 'saxpy-cuda12.4-sm120-x86_64-linux']],
    ])
    expect(step.summary).toContain('## CUDA plan: 6 jobs for 8 cells: 2 cannot exist')
    expect(step.summary).toContain('| 12.0 | – | 🔨 |')
  })

  it('hands on few examples of very many excluded cells, and all counts', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `package-${index}`).join('\n')
    const step = await plan({ packages: many, capabilities: '6.0, 12.0', toolkits: '12.4, 13.0' })
    const groups = JSON.parse(step.outputs.get('excluded') ?? '') as ExcludedGroup[]
    expect(groups.map(({ code, count }) => [code, count])).toEqual([
      ['PLN001', 200],
      ['PLN002', 200],
    ])
    expect(groups.flatMap(({ examples }) => examples)).toHaveLength(50)
    expect(step.outputs.get('count')).toBe('400')
  })

  it('builds the corners where the event has that tier, and says how many cells are left', async () => {
    const workspace = mkdtempSync(join(folder, 'tiers-'))
    mkdirSync(join(workspace, '.github'))
    writeFileSync(join(workspace, '.github/nix-cuda.yml'), 'tiers: { pull-request: corners }\n')
    const inputs = { ...request, packages: 'saxpy', capabilities: '8.0, 8.6, 9.0' }
    const env = { GITHUB_EVENT_NAME: 'pull_request' }
    const step = await runAction('plan.js', { workspace, temp: temp(), inputs, env })
    expect(shardsOf(step).flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([
      'saxpy-cuda12.4-sm80-x86_64-linux',
      'saxpy-cuda13.0-sm80-x86_64-linux',
      'saxpy-cuda13.0-sm90-x86_64-linux',
    ])
    expect(step.summary).toContain('3 not in the tier pull-request')
    expect(step.stdout).not.toContain('No Nix on this machine')
    const pushed = await runAction('plan.js', { workspace, temp: temp(), inputs, env: { GITHUB_EVENT_NAME: 'push' } })
    expect(pushed.outputs.get('count')).toBe('6')
  })

  it.each([
    ['never', 0, false],
    ['always', 1, true],
  ])('asks a Nix that is there when evaluate is %s with exit code %i', async (evaluate, code, asked) => {
    const bin = mkdtempSync(join(folder, 'bin-'))
    writeFileSync(join(bin, 'nix'), `#!/bin/sh\n: > ${bin}/asked\nexit 1\n`, { mode: 0o755 })
    const env = { PATH: `${bin}:/usr/bin:/bin` }
    const inputs = { ...request, evaluate }
    const step = await runAction('plan.js', { workspace: folder, temp: temp(), inputs, env })
    expect(step.code).toBe(code)
    expect(existsSync(join(bin, 'asked'))).toBe(asked)
    expect(step.stdout.includes('::error title=BLD004::')).toBe(asked)
  })

  it('fails, with a plan for the report, when every cell is excluded', async () => {
    const step = await plan({ capabilities: '12.0', toolkits: '12.4' })
    expect(step.code).toBe(1)
    expect(step.stdout).toContain('::error title=PLN012::')
    expect(Object.fromEntries(step.outputs)).toMatchObject({
      any: 'false',
      matrix: '[]',
      'plan-file': expect.stringContaining('plan.json'),
    })
  })

  it.each(['arm=x', 'x86_64-linux=', 'x86_64-linux=a b', 'x86_64-linux=$(id)'])(
    'refuses the runner %j',
    async (runners) => {
      const step = await plan({ runners })
      expect(step.code).toBe(1)
      expect(step.stdout).toContain(
        `::error title=CFG001::Input runners: ${JSON.stringify(runners)} is not a rule for runners.`,
      )
    },
  )
})

describe('setup-post', () => {
  it.each([
    ['job.json is no document', { file: '{' }, 'CFG007'],
    ['an input is bad', { inputs: { 'store-cache': 'maybe' } }, 'CFG001'],
    ['a file cannot be read', { folder: true }, 'CFG026'],
  ])('takes the token and the key away when %s', async (_, broken: Broken, code) => {
    const runner = temp()
    const shared = join(runner, 'nix-cuda')
    mkdirSync(shared)
    for (const name of ['access-tokens.conf', 'store-cache-key']) writeFileSync(join(shared, name), 'secret')
    if (broken.folder) mkdirSync(join(shared, 'job.json'))
    else if (broken.file) writeFileSync(join(shared, 'job.json'), broken.file)
    const env = { STATE_job: 'this job' }
    const post = await runAction('setup-post.js', { workspace: folder, temp: runner, env, inputs: broken.inputs ?? {} })
    expect(post.code).toBe(0)
    expect(post.stdout).toContain(`::warning title=${code}::`)
    expect(readdirSync(shared).filter((name) => name !== 'job.json')).toEqual([])
  })
})

describe('report', () => {
  const targetsOf = ({ capabilities }: MatrixRow['cell']) => capabilities.map((one) => `sm_${one.replace('.', '')}`)
  const result = (row: MatrixRow, status: CellResult['status']): CellResult => ({
    schema: 'result/1',
    cell: row.cell,
    status,
    drvPath: '/nix/store/x.drv',
    outputs: [{ name: 'out', path: '/nix/store/x' }],
    built: true,
    restored: null,
    seconds: { evaluate: 1, build: 2, verify: 0 },
    files: [{ path: 'lib/x.so', output: 'out', targets: targetsOf(row.cell), ptx: [], toolkits: [], images: 1 }],
    problems:
      status === 'proven' ? [] : [{ code: 'VER001', severity: 'error', message: 'lacks sm_90a.', fix: 'Fix it.' }],
    logTail: [],
  })

  async function reported(statuses: readonly (CellResult['status'] | 'missing')[]) {
    const step = await plan()
    const results = mkdtempSync(join(folder, 'results-'))
    const rows = shardsOf(step).flatMap((shard) => shard.rows)
    for (const [index, row] of rows.entries()) {
      const status = statuses[index] ?? 'proven'
      if (status === 'missing') continue
      const artifact = join(results, `nix-cuda-result-${row.id}`)
      mkdirSync(artifact)
      writeFileSync(join(artifact, `${row.id}.json`), JSON.stringify(result(row, status)))
    }
    const planFile = step.outputs.get('plan-file') ?? ''
    return {
      planFile,
      results,
      step: await runAction('report.js', { workspace: folder, temp: temp(), inputs: { plan: planFile, results } }),
    }
  }

  it('is green when every planned cell is proven', async () => {
    const { step, planFile, results } = await reported([])
    expect(step.code).toBe(0)
    expect(step.outputs.get('result')).toBe('success')
    expect(step.summary).toContain('## ✅ CUDA cells: 6 of 6 proven, 2 excluded')
    const command = await runCli(['report', '--plan', planFile, '--results', results], folder)
    expect(command).toMatchObject({ code: 0, stdout: step.summary.trimEnd().concat('\n') })
  })

  it('is red, names the cell and says what is missing, when one failed and one has no result', async () => {
    const { step, planFile, results } = await reported(['wrong', 'missing'])
    expect(step.code).toBe(1)
    expect(Object.fromEntries(step.outputs)).toMatchObject({ result: 'failure', proven: '4', failed: '2' })
    expect(step.stdout).toContain('::error title=VER001::fft-cuda12.4-sm90a-x86_64-linux: lacks sm_90a. Fix it.')
    expect(step.stdout).toContain('::error title=BLD005::fft-cuda13.0-sm90a-x86_64-linux has no result.')
    const command = await runCli(['report', '--plan', planFile, '--results', results, '--json'], folder)
    expect(command.code).toBe(1)
    expect(JSON.parse(command.stdout)).toMatchObject({ good: false, missing: ['fft-cuda13.0-sm90a-x86_64-linux'] })
  })

  it.each([
    ['{', 'is not JSON'],
    ['{"schema":"result/2"}', 'is not a result/1 document'],
    ['{"schema":"result/1"}', 'CFG007'],
  ])('refuses a result that is %s', async (text, words) => {
    const { planFile, results } = await reported([])
    const [artifact = ''] = readdirSync(results)
    writeFileSync(join(results, artifact, `${artifact.replace('nix-cuda-result-', '')}.json`), text)
    const step = await runAction('report.js', { workspace: folder, temp: temp(), inputs: { plan: planFile, results } })
    expect(step.code).toBe(1)
    expect(step.stdout).toContain(words)
  })
})

describe('build', () => {
  it.each(['', 'nonsense', '{}', '{"schema":"cell/2"}', JSON.stringify({ schema: 'cell/1', id: '../../x' })])(
    'refuses the cell %j before it looks for Nix',
    async (cell) => {
      const step = await runAction('build.js', { workspace: folder, temp: temp(), inputs: { cell } })
      expect(step.code).toBe(1)
      expect(step.stdout).toMatch(/^::error title=CFG00[27]::/m)
      expect(step.stdout).not.toContain('INS001')
    },
  )

  const cell = { schema: 'cell/1' }
  it.each([
    ['a cell and a stage', { cell: JSON.stringify(cell), shared: '{}' }, 'CFG002'],
    ['a stage that is none', { shared: JSON.stringify(cell) }, 'CFG007'],
    ['others that are no list', { cell: JSON.stringify(cell), also: '{}' }, 'CFG007'],
  ])('refuses %s', async (_, inputs, code) => {
    const step = await runAction('build.js', { workspace: folder, temp: temp(), inputs })
    expect(step.code).toBe(1)
    expect(step.stdout).toContain(`::error title=${code}::`)
    expect(step.outputs.size).toBe(0)
  })
})

describe('verify', () => {
  it('proves files without Nix, and fails when they are not what was asked for', async () => {
    const paths = `${join(fixtures, 'cuda12.4-sm90a.o')}\n${join(fixtures, 'cuda11.8-sm37.o')}`
    const asked = { paths, capabilities: '9.0a', toolkit: '12.4' }
    const step = await runAction('verify.js', { workspace: folder, temp: temp(), inputs: asked })
    expect(step.code).toBe(1)
    expect(step.stdout).toMatch(/::error title=VER001::\S*cuda11\.8-sm37\.o lacks sm_90a/)
    expect(step.stdout).toMatch(
      /::error title=VER002::.*cuda11\.8-sm37\.o were compiled by CUDA 11\.8, expected CUDA 12\.4/,
    )
    expect(JSON.parse(step.outputs.get('files') ?? '')).toHaveLength(2)
    const good = await runAction('verify.js', {
      workspace: folder,
      temp: temp(),
      inputs: { ...asked, paths: paths.split('\n')[0] ?? '' },
    })
    expect(good.code).toBe(0)
  })
})
