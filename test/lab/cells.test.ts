/** The heart of the matter, for real: each cell is built by Nix and nvcc and proven, or excluded as Nixpkgs would. */
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proveAll } from '../../src/actions/build/matrix-job.ts'
import { planRequest } from '../../src/actions/plan/plan-request.ts'
import type { CellResult, Plan } from '../../src/model/documents.ts'
import { readDocument } from '../../src/model/read-document.ts'
import { findNix } from '../../src/nix/find.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

const temp = mkdtempSync(join(tmpdir(), 'cells-'))
afterAll(() => removeTree(temp))

const capabilities = ['3.7', '7.5', '8.0', '9.0', '9.0a', '10.0f', '10.7', '12.0']
const toolkits = ['11.8', '12.4', '13.0', '13.5']

describeLab('cells of real packages', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
  })

  type More = { capabilities?: string[]; toolkits?: string[]; file?: string }
  const run = (packages: readonly string[] | undefined, more: More = {}) => runIn(lab, packages, more)
  const runIn = async (lab: Lab, packages: readonly string[] | undefined, more: More) => {
    const log = recordingLog()
    const real = realHost(log)
    const runnerTemp = mkdtempSync(join(temp, 'job-'))
    const host: Host = { ...real, env: { ...real.env, ...lab.env, RUNNER_TEMP: runnerTemp } }
    const plan = await planRequest(host, temp, {
      'matrix-file': more.file,
      packages,
      capabilities: more.capabilities ?? capabilities,
      toolkits: more.toolkits ?? toolkits,
      systems: ['x86_64-linux'],
      nixpkgs: lab.nixpkgs,
    })
    const nix = await findNix(host)
    const job = await proveAll(host, nix, plan, { root: temp, timeout: 600 })
    return { plan, results: job.results, log, runnerTemp, job: { ...job, nix } }
  }
  const codes = (result: CellResult | undefined) => result?.problems.map((problem) => problem.code)

  /** What Nixpkgs' own assertions say to a cell, through `pkgsForCudaArch`. */
  const oracle = async (name: string, cell: { toolkit: string; capabilities: readonly string[] }): Promise<string> => {
    const sm = (cell.capabilities[0] ?? '').replace('.', '')
    const attribute = `pkgsForCudaArch.sm_${sm}.cudaPackages_${cell.toolkit.replace('.', '_')}.pkgs.${name}.drvPath`
    const config = '{ allowUnfree = true; }'
    const expression = `(import ${lab.nixpkgs} { system = "x86_64-linux"; config = ${config}; }).${attribute}`
    const ran = await lab.tryNix('eval', '--raw', '--impure', '--expr', expression)
    return ran.code === 0 ? 'valid' : ran.stderr
  }

  describe.each(['saxpy', 'saxpy-uncompressed'])('%s', (name) => {
    let plan: Plan
    let results: readonly CellResult[]
    beforeAll(async () => {
      const done = await run([name])
      plan = done.plan
      results = done.results
    })

    it('is proven in every cell that can exist: all targets, by the right toolkit', () => {
      expect(plan.counts).toEqual({ requested: 32, planned: 21, excluded: 11 })
      const shown = results.map(({ cell, status, files }) => [
        cell.toolkit,
        cell.capabilities,
        status,
        files[0]?.targets,
        files[0]?.toolkits,
      ])
      const expected = plan.rows.map(({ cell }) => [
        cell.toolkit,
        cell.capabilities,
        'proven',
        cell.capabilities.map((capability) => `sm_${capability.replace('.', '')}`),
        [cell.toolkit],
      ])
      expect(shown).toEqual(expected)
    })
  })

  it('excludes what Nixpkgs itself refuses, for the same reason, and nothing else', async () => {
    const words = { PLN001: 'too new', PLN002: 'too old' } as Readonly<Record<string, string>>
    const { plan } = await run(['saxpy'], { capabilities, toolkits })
    const excluded = plan.excluded.flatMap((group) => group.examples)
    expect(excluded).toHaveLength(11)
    for (const cell of excluded) {
      const code = cell.problems[0]?.code ?? ''
      expect(await oracle('saxpy', cell), `${cell.id} ${code}`).toContain(words[code])
    }
    for (const { cell } of plan.rows) expect(await oracle('saxpy', cell), cell.id).toBe('valid')
  })

  it('names file, expected and found when a package ignores the capabilities', async () => {
    const { results } = await run(['stubborn'], { capabilities: ['9.0'], toolkits: ['12.4'] })
    expect(results[0]).toMatchObject({ status: 'wrong', problems: [{ code: 'VER001' }, { code: 'VER007' }] })
    expect(results[0]?.problems[0]?.message).toMatch(/bin\/\S+ lacks sm_90: expected sm_90, found sm_75/)
  })

  it('names file, expected and found when another toolkit compiled it', async () => {
    const { results } = await run(['wrongkit'], { capabilities: ['9.0'], toolkits: ['12.4'] })
    expect(results[0]).toMatchObject({ status: 'wrong' })
    expect(codes(results[0])).toContain('VER002')
    expect(results[0]?.problems[0]?.message).toMatch(/bin\/\S+ were compiled by CUDA 1\d\.\d, expected CUDA 12\.4/)
  })

  it('proves a library, and lets a program without device code of its own pass only when the request says so', async () => {
    const cells = { capabilities: ['8.0 9.0+PTX'], toolkits: ['13.0'] }
    const strict = await run(['axpylib', 'axpyapp'], cells)
    expect(strict.results.map(({ cell, status }) => [cell.package, status])).toEqual([
      ['axpyapp', 'wrong'],
      ['axpylib', 'proven'],
    ])
    expect(codes(strict.results[0])).toEqual(['VER003'])
    expect(strict.results[1]?.files[0]).toMatchObject({ targets: ['sm_80', 'sm_90'], ptx: ['compute_90'] })
    writeFileSync(join(temp, 'request.yml'), 'packages: [{ name: axpyapp, device-code: optional }]\n')
    const told = await run(undefined, { ...cells, file: 'request.yml' })
    expect(told.results.map(({ cell, status }) => [cell.package, status])).toEqual([['axpyapp', 'proven']])
  })

  it('goes on after a package that does not compile, and shows the compiler’s own words', async () => {
    const { results, log } = await run(['broken', 'saxpy'], { capabilities: ['9.0'], toolkits: ['12.4'] })
    expect(results.map((result) => [result.cell.package, result.status])).toEqual([
      ['broken', 'build-failed'],
      ['saxpy', 'proven'],
    ])
    expect(codes(results[0])).toEqual(['BLD002'])
    expect(results[0]?.logTail.join('\n')).toMatch(/error/)
    expect(log.lines.join('\n')).toContain('❌ build failed: broken-cuda12.4-sm90-x86_64-linux')
  })

  it('keeps Nix’s message for what cannot be evaluated', async () => {
    const { results } = await run(['noSuchPackage'], { capabilities: ['9.0'], toolkits: ['12.4'] })
    expect(results[0]).toMatchObject({ status: 'evaluation-failed', drvPath: null, outputs: [] })
    expect(results[0]?.problems[0]).toMatchObject({ code: 'BLD001', message: expect.stringContaining('noSuchPackage') })
  })

  it('writes results that others can read, and says honestly what was built', async () => {
    const first = await run(['saxpy'], { capabilities: ['8.0'], toolkits: ['12.4'] })
    const file = join(first.job.resultsFolder, 'saxpy-cuda12.4-sm80-x86_64-linux.json')
    expect(readDocument('result', readFileSync(file, 'utf8'), file)).toEqual(first.results[0])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(first.results[0]?.built).toBe(false) // the matrix above has built it
    const { nix } = readDocument('job', readFileSync(join(first.runnerTemp, 'nix-cuda/job.json'), 'utf8'), 'job.json')
    expect(nix?.version).toMatch(/^\d+\.\d+/)
  })

  it('works with the newer Nix as well, in a store of its own', async () => {
    const sid = await openLab({ suite: 'sid', toolkits: ['12.4'], storeRoot: join(temp, 'sid-store') })
    const { results, job } = await runIn(sid, ['saxpy', 'broken'], { capabilities: ['8.0'], toolkits: ['12.4'] })
    expect(results.map(({ cell, status, built }) => [cell.package, status, built])).toEqual([
      ['broken', 'build-failed', true],
      ['saxpy', 'proven', true],
    ])
    const old = await findNix({ ...realHost(recordingLog()), env: lab.env })
    expect(job.nix.version).not.toBe(old.version)
  })

  it('takes Nixpkgs as a flake reference too', async () => {
    const real = realHost(recordingLog())
    const host: Host = { ...real, env: { ...real.env, ...lab.env, RUNNER_TEMP: mkdtempSync(join(temp, 'flake-')) } }
    const request = { packages: ['saxpy'], capabilities: ['8.0'], toolkits: ['12.4'], systems: ['x86_64-linux'] }
    const plan = await planRequest(host, temp, { ...request, 'matrix-file': undefined, nixpkgs: `path:${lab.nixpkgs}` })
    const { results } = await proveAll(host, await findNix(host), plan, { root: temp, timeout: 600 })
    expect(results.map((result) => [result.status, result.problems])).toEqual([['proven', []]])
  })
})
