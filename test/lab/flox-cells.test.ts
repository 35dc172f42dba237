/** Cells that Flox builds: planned from manifest, lock and catalog, built by the stand-in for flox with a real Nix and nvcc. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proveAll } from '../../src/actions/build/matrix-job.ts'
import { makePlan } from '../../src/actions/plan/plan-request.ts'
import { findNix } from '../../src/nix/find.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { tokens } from '../fakes/flox/replay-world.ts'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'
import { type ToolkitVersion, toolkitSources } from './toolkits.ts'

const system = 'x86_64-linux'
const toolkits = ['12.4', '13.0'] as const satisfies readonly ToolkitVersion[]
const nvccOf = (toolkit: string) => `flox-cuda/cudaPackages_${toolkit.replace('.', '_')}.cuda_nvcc`

const manifestOf = (flags: string) => `version = 1
# What the kernels are compiled with.
[install]
cuda_nvcc.pkg-path = "${nvccOf('12.4')}" # with ptxas
[vars]
NVCC_PREPEND_FLAGS = "${flags}" # this machine
TORCH_CUDA_ARCH_LIST = "7.5" # for developers
[build.axpy]
command = '''
mkdir -p $out/lib
echo "$TORCH_CUDA_ARCH_LIST" > $out/arch-list
nvcc $NIX_CUDA_GENCODE -cudart shared -shared -Xcompiler -fPIC axpy.cu -o $out/lib/libaxpy.so
'''
[build.whole]
sandbox = "pure"
command = "mkdir $out; cp axpy.cu $out; echo $NIX_CUDA_TOOLKIT/$CUDAARCHS > $out/cell"
`

const tool = `{ stdenv }:
stdenv.mkDerivation {
  name = "tool";
  dontUnpack = true;
  installPhase = "mkdir $out; echo tool > $out/tool";
}
`

describeLab('cells that Flox builds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flox-cells-'))
  const repository = join(folder, 'repository')
  let lab: Lab
  let env: Readonly<Record<string, string>>

  beforeAll(async () => {
    lab = await openLab({ toolkits: [...toolkits] })
    const flox = join(folder, 'bin/flox')
    const hub = join(folder, 'hub')
    for (const path of ['bin', 'hub', 'home']) mkdirSync(join(folder, path))
    writeFileSync(flox, floxStandIn())
    chmodSync(flox, 0o755)
    const packages = toolkits.map((toolkit) => ({
      ...{ pkg_path: nvccOf(toolkit), system, version: toolkitSources[toolkit].nvcc },
      outputs: { out: pathOf(lab, toolkit) },
    }))
    writeFileSync(join(hub, 'catalog.json'), JSON.stringify(packages))
    const own = {
      FLOX_STAND_IN_NIX: join(lab.nixBin, 'nix'),
      FLOX_STAND_IN_HUB: hub,
      FLOX_CONFIG_DIR: folder,
      FLOX_STAND_IN_NIXPKGS: lab.nixpkgs,
    }
    env = { ...lab.env, ...own, PATH: `${join(folder, 'bin')}:${lab.env['PATH']}`, CI: 'true' }
    const { hostCompilers } = JSON.parse(readFileSync(join(lab.nixpkgs, 'lab.json'), 'utf8'))
    const { gxx, unsupported } = hostCompilers['12.4']
    makeRepository(`-ccbin ${gxx}${unsupported ? ' -allow-unsupported-compiler' : ''}`, packages[0] ?? {})
  })
  afterAll(() => removeTree(folder))

  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=lab', '-c', 'user.email=lab@example.org', ...args], { cwd: repository })

  function makeRepository(flags: string, locked: object): void {
    const write = (path: string, text: string) => {
      mkdirSync(join(repository, path, '..'), { recursive: true })
      writeFileSync(join(repository, path), text)
    }
    write('.flox/env.json', '{"name": "axpy", "version": 1}')
    write('.flox/env/manifest.toml', manifestOf(flags))
    const install = { cuda_nvcc: { 'pkg-path': nvccOf('12.4') } }
    const vars = { NVCC_PREPEND_FLAGS: flags, TORCH_CUDA_ARCH_LIST: '7.5' }
    const manifest = { version: 1, install, vars, hook: {}, profile: {}, options: {} }
    const entry = { ...locked, install_id: 'cuda_nvcc', attr_path: 'cudaPackages_12_4.cuda_nvcc', group: 'toplevel' }
    write('.flox/env/manifest.lock', JSON.stringify({ 'lockfile-version': 1, manifest, packages: [entry] }))
    write('axpy.cu', readFileSync(join(lab.nixpkgs, 'packages/axpylib/src/axpy.cu'), 'utf8').replace(/^#include.*/, ''))
    write('.flox/pkgs/tool.nix', tool)
    write('.gitignore', 'ignored\n')
    write('ignored', 'of this machine\n')
    git('init', '-q')
    git('add', '-A')
    git('commit', '-qm', 'axpy')
  }

  /** Plans and builds; `token` is what Flox logs in with. */
  async function run(packages: readonly string[], wanted: readonly string[], token: string = tokens.valid) {
    const log = recordingLog()
    const real = realHost(log)
    const job = mkdtempSync(join(folder, 'job-'))
    const more = { RUNNER_TEMP: job, ...(token ? { FLOX_FLOXHUB_TOKEN: token } : {}) }
    const host: Host = { ...real, cwd: repository, env: { ...env, ...more } }
    const { plan } = await makePlan(host, repository, {
      ...{
        'matrix-file': undefined,
        nixpkgs: lab.nixpkgs,
        packages,
        capabilities: ['8.0 9.0'],
        toolkits: wanted,
        systems: [system],
      },
      ...{ evaluate: 'auto', 'cache-coverage': false, 'skip-cached': false, shared: 'auto' },
    })
    const { results } = await proveAll(host, await findNix(host), plan, { root: repository, timeout: 600 })
    return { plan, results, log, job }
  }

  it('are proven for the toolkit of the lock and for another one, and leave the repository as it was', async () => {
    const before = git('status', '--porcelain', '--ignored').toString()
    const { plan, results, job } = await run(['flox:axpy'], ['12.4', '12.8', '13.0'])
    expect(plan.problems).toEqual([])
    expect(plan.excluded).toMatchObject([{ code: 'FLX172', count: 1, examples: [{ toolkit: '12.8' }] }])
    expect(results.map(({ cell, status, problems, files }) => [cell.id, status, problems, files[0]?.toolkits])).toEqual(
      [
        [`axpy-cuda12.4-sm80_sm90-${system}`, 'proven', [], ['12.4']],
        [`axpy-cuda13.0-sm80_sm90-${system}`, 'proven', [], ['13.0']],
      ],
    )
    for (const { outputs, files } of results) {
      expect(files[0]).toMatchObject({ path: 'lib/libaxpy.so', targets: ['sm_80', 'sm_90'] })
      expect(readFileSync(join(outputs[0]?.path ?? '', 'arch-list'), 'utf8')).toBe('8.0;9.0\n')
    }
    expect(git('status', '--porcelain', '--ignored').toString()).toBe(before)
    expect(existsSync(join(job, 'nix-cuda/flox', results[0]?.cell.id ?? ''))).toBe(false)
    expect(existsSync(join(job, 'nix-cuda/outputs', results[0]?.cell.id ?? ''))).toBe(true)
  })

  it('say what needs a login, in the plan and in the result', async () => {
    const { plan, results } = await run(['flox:axpy'], ['13.0'], '')
    expect(plan.problems).toMatchObject([{ code: 'FLX173', severity: 'warning' }])
    expect(results).toMatchObject([{ status: 'build-failed', problems: [{ code: 'FLX173', severity: 'error' }] }])
    expect(results[0]?.problems[0]?.message).toMatch(/Authentication is required to resolve packages/)
  })

  it('of a pure build get the variables too, and have a derivation, which the store cache needs', async () => {
    const { results } = await run(['flox:whole'], ['12.4'])
    const [result] = results
    expect(result).toMatchObject({ status: 'wrong', problems: [{ code: 'VER003' }] })
    expect(result?.problems[0]?.fix).toContain('{ name: whole, flox: whole, device-code: optional }')
    expect(result?.drvPath).toMatch(/-whole-0\.0\.0\.drv$/)
    expect(readFileSync(join(result?.outputs[0]?.path ?? '', 'cell'), 'utf8')).toBe('12.4/80-real;90-real\n')
  })

  it('of a Nix expression stand in one plan with packages of Nixpkgs', async () => {
    const { plan, results } = await run(
      ['flox:tool', 'zlib=-f ./.flox/pkgs/tool.nix --arg stdenv pkgs.stdenv'],
      ['cpu'],
    )
    expect(plan.problems).toEqual([])
    expect(results.map(({ cell, status, drvPath }) => [cell.package, status, drvPath?.endsWith('-tool.drv')])).toEqual([
      ['tool', 'proven', true],
      ['zlib', 'proven', true],
    ])
  })
})

/** Where the lab has a toolkit in its store. */
function pathOf(lab: Lab, toolkit: ToolkitVersion): string {
  const hex = Buffer.from(toolkitSources[toolkit].narHash.slice('sha256-'.length), 'base64').toString('hex')
  const args = ['--print-fixed-path', '--recursive', 'sha256', hex, `cuda-${toolkit}`]
  const options = { env: { ...process.env, ...lab.env }, encoding: 'utf8' } as const
  return execFileSync(join(lab.nixBin, 'nix-store'), args, options).trim()
}
