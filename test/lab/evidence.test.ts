/** Evidence of real cells: hashes and closure as Nix has them, and a copy that is checked without Nix. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proveAll } from '../../src/actions/build/matrix-job.ts'
import { makeEvidence } from '../../src/actions/evidence/make.ts'
import { planRequest } from '../../src/actions/plan/plan-request.ts'
import { inspectPaths } from '../../src/actions/verify/inspect-paths.ts'
import type { CellResult } from '../../src/model/documents.ts'
import type { GpuResult } from '../../src/model/gpu-result.ts'
import { findNix } from '../../src/nix/find.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import type { CellEvidence } from '../../src/ship/evidence/write.ts'
import { recordingLog } from '../recording-log.ts'
import { gitHubEnv } from '../unit/evidence-world.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { type Lab, openLab } from './lab.ts'

const temp = mkdtempSync(join(tmpdir(), 'evidence-'))
afterAll(() => removeTree(temp))

describeLab('evidence of real cells', () => {
  let lab: Lab
  let host: Host
  let result: CellResult
  let evidence: CellEvidence
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    const real = realHost(recordingLog())
    host = { ...real, env: { ...real.env, ...lab.env, ...gitHubEnv, RUNNER_TEMP: temp } }
    const plan = await planRequest(host, temp, {
      ...{ 'matrix-file': undefined, packages: ['saxpy'], capabilities: ['8.0 9.0+PTX'], toolkits: ['12.4'] },
      ...{ systems: ['x86_64-linux'], nixpkgs: lab.nixpkgs },
    })
    const { results } = await proveAll(host, await findNix(host), plan, { root: temp, timeout: 600 })
    result = results[0] ?? expect.fail('no result')
    const gpu: GpuResult = {
      ...{
        schema: 'gpu-result/1',
        cell: result.cell.id,
        drvPath: result.drvPath,
        status: 'passed',
        driver: '580.65.06',
      },
      ...{ tests: [], problems: [] },
    }
    mkdirSync(join(temp, 'nix-cuda/gpu-results'))
    writeFileSync(join(temp, `nix-cuda/gpu-results/${gpu.cell}.json`), JSON.stringify(gpu))
    const request = { cells: [], results: undefined, 'gpu-results': undefined, sbom: true, out: undefined }
    const { cells } = await makeEvidence(host, request)
    evidence = cells[0] ?? expect.fail('no evidence')
  })
  const outputOf = () => result.outputs[0]?.path ?? expect.fail('no output')
  const verify = async (host: Host, path: string) => {
    const asked = {
      capabilities: undefined,
      toolkit: undefined,
      units: 'all',
      gpu: undefined,
      driver: undefined,
    } as const
    const { problems } = await inspectPaths(host, [path], { ...asked, evidence: evidence.statements })
    return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  }

  it('names each output by the hash of nix-store --dump, in the statements and for sha256sum', async () => {
    const shell =
      'for path; do printf "%s  %s\\n" "$("$NIX_STORE" --dump "$path" | sha256sum | cut -d" " -f1)" "$path"; done'
    const env = { ...lab.env, NIX_STORE: join(lab.nixBin, 'nix-store') }
    const expected = await runOk('sh', ['-c', shell, 'sh', ...result.outputs.map(({ path }) => path)], { env })
    expect(readFileSync(evidence.checksums, 'utf8')).toBe(`${expected.trimEnd()}\n`)
  })

  it('has the closure that nix-store --query --requisites has, with the hashes of nix-store --query --hash', async () => {
    const query = (...args: string[]) => runOk(join(lab.nixBin, 'nix-store'), ['--query', ...args], { env: lab.env })
    const closure = (await query('--requisites', outputOf())).trim().split('\n').sort()
    const file = evidence.predicates.find(({ kind }) => kind === 'sbom')?.path ?? ''
    const bom = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly components: readonly {
        readonly 'bom-ref': string
        readonly hashes: readonly { readonly content: string }[]
      }[]
    }
    expect(bom.components.map((one) => one['bom-ref'])).toEqual(closure)
    expect(closure.length).toBeGreaterThan(1)
    for (const { 'bom-ref': path, hashes } of bom.components) {
      const hash = (await query('--hash', path)).trim().replace('sha256:', '')
      expect(hashes[0]?.content, path).toBe((await lab.nix('hash', 'to-base16', '--type', 'sha256', hash)).trim())
    }
  })

  it('is accepted for the output, for its link, and for a copy on a machine without Nix, and refused for another cell', async () => {
    expect(await verify(host, outputOf())).toEqual([])
    expect(await verify(host, join(temp, 'nix-cuda/outputs', result.cell.id))).toEqual([])
    const copy = join(temp, 'copy')
    cpSync(outputOf(), copy, { recursive: true, verbatimSymlinks: true })
    const bare: Host = { ...host, env: { RUNNER_TEMP: temp }, exec: async () => expect.fail('a program was started') }
    expect(await verify(bare, copy)).toEqual([])
    const [program = ''] = result.files.map(({ path }) => path)
    cpSync(join(import.meta.dirname, '../unit/fixtures/inspect/cuda13.5-program'), join(copy, program), { force: true })
    expect(await verify(bare, copy)).toEqual(expect.arrayContaining(['SHP012', 'SHP013', 'SHP014']))
  })
})
