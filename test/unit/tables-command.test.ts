import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findPtxas } from '../../src/actions/tables/ask-ptxas.ts'
import { tablesJson, tablesText } from '../../src/actions/tables/text.ts'
import { architectures } from '../../src/cuda/architectures.ts'
import { tablesFor } from '../../src/cuda/tables.ts'
import { toolkits } from '../../src/cuda/toolkits.ts'
import { realExec, testHost } from './host.ts'
import { filesWithLocal, makeProgram, makePtxas, refusal, tables, targetsOf } from './tables-world.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tables-')))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...parts: string[]) => join(folder, ...parts)

/** A machine without Nix, whose /usr/local is a folder of the test. */
function machine(env: Readonly<Record<string, string>>, local: readonly string[] = []) {
  return testHost({
    env: { RUNNER_TEMP: at('.'), ...env },
    cwd: folder,
    files: filesWithLocal(local),
    exec: (command) => realExec({ ...command, env: { PATH: '/usr/bin:/bin' } }),
  })
}
const lines = (host: ReturnType<typeof testHost>) => host.log.lines.join('\n')

const good = makePtxas(at('good'), { version: '13.5.37', ptxIsa: '9.5', targets: targetsOf('13.5') })
const future = makePtxas(at('future'), {
  version: '13.6.12',
  ptxIsa: '9.6',
  targets: [...targetsOf('13.5').slice(1), 'sm_999'],
})

describe('nix-cuda tables', () => {
  test('prints every capability and every toolkit', async () => {
    const { code, stdout } = await tables(machine({}))
    expect(code).toBe(0)
    const [capabilities = '', sets = ''] = stdout.split('\n\n')
    expect(capabilities.split('\n')).toHaveLength(architectures.length + 1)
    expect(capabilities).toMatch(/^CAPABILITY +NAME +CUDA +JETSON +PTX ISA +GPUS +NOTE\n/)
    expect(capabilities).toMatch(/\n9\.0a +Hopper +12\.0– +- +8\.0 +H100, H200, GH200\n/)
    expect(capabilities).toMatch(/\n7\.2 +Volta +10\.0–12\.9 +yes +6\.1 +Jetson AGX Xavier, .* until 12\.9\.\n/)
    expect(sets.split('\n')).toHaveLength(toolkits.length + 1)
    expect(sets).toMatch(/^CUDA +PACKAGE SET +DRIVER +RUNS WITH +PTX ISA +GCC +CLANG\n/)
    expect(sets).toMatch(/\n12\.4 +cudaPackages_12_4 +550\.54\.14 +525\.60\.13 +8\.4 +13 +17\n/)
    expect(sets).toMatch(/\n13\.5 +cudaPackages_13_5 +- +580\.65\.06 +9\.5 +16 +22$/)
  })

  test('prints the same as JSON', async () => {
    const found = JSON.parse((await tables(machine({}), { json: 'true' })).stdout)
    expect(found).toMatchObject({ nixpkgs: null })
    expect(found.capabilities.map((row: { capability: string }) => row.capability)).toEqual(
      architectures.map((row) => row.capability),
    )
    expect(found.capabilities.find((row: { capability: string }) => row.capability === '9.0a')).toEqual({
      capability: '9.0a',
      name: 'Hopper',
      minToolkit: '12.0',
      maxToolkit: null,
      jetson: false,
      ptxIsa: '8.0',
      gpus: ['H100', 'H200', 'GH200'],
      note: null,
      inNixpkgs: null,
    })
    expect(found.toolkits.at(-1)).toEqual({
      version: '13.5',
      packageSet: 'cudaPackages_13_5',
      driver: null,
      compatibleDriver: '580.65.06',
      ptxIsa: '9.5',
      gccMax: 16,
      clangMax: 22,
      inNixpkgs: null,
    })
  })

  test('marks what a Nixpkgs has, and claims nothing of what only that Nixpkgs knows', () => {
    const capability = (minToolkit: string, maxToolkit: string | null) => ({
      name: 'New',
      minToolkit,
      maxToolkit,
      jetson: false,
    })
    const merged = tablesFor({
      toolkits: {
        '12.4': { supported: null, default: null, gccMax: 12, redistSystems: null, orin: null },
        '14.0': { supported: null, default: null, gccMax: null, redistSystems: null, orin: null },
      },
      defaultToolkit: '12.4',
      capabilities: { '8.0': capability('12.4', null), '14.0': capability('14.0', null) },
      gcc: [],
    })
    const source = { kind: 'path', path: './n' } as const
    const text = tablesText(merged, source)
    expect(text).toMatch(/\n8\.0 +Ampere +12\.4– +yes +- +7\.0 /)
    expect(text).toMatch(/\n9\.0 +Hopper +11\.8– +- +- +7\.8 /)
    expect(text).toMatch(/\n14\.0 +New +14\.0– +new +- +- +- +Newer than /)
    expect(text).toMatch(/\n12\.4 +default +cudaPackages_12_4 +550\.54\.14 +525\.60\.13 +8\.4 +12 +17\n/)
    expect(text).toMatch(/\n14\.0 +new +cudaPackages_14_0 +- +- +- +- +-\n/)
    expect(text).toContain('NIXPKGS: what ./n has')
    expect(JSON.parse(tablesJson(merged, source))).toMatchObject({ nixpkgs: { source, defaultToolkit: '12.4' } })
  })

  test('says that there is no Nix to ask a Nixpkgs with, and prints the built-in tables', async () => {
    const host = machine({ PATH: at('nowhere') })
    const { code, stdout } = await tables(host, { nixpkgs: './n' })
    expect(code).toBe(0)
    expect(stdout).not.toContain('NIXPKGS')
    expect(lines(host)).toContain('No Nix on this machine')
  })

  test.each([
    [{ nixpkgs: '?' }, 'CFG001'],
    [{ nixpkgs: 'lock' }, 'CFG009'],
    [{ nixpkgs: './n', check: 'true' }, 'INS001'],
  ])('refuses %j with %s', async (options, code) => {
    expect(await refusal(machine({}), options)).toEqual([code])
  })
})

describe('nix-cuda tables --check', () => {
  test('says that the tables agree, and with what', async () => {
    const { code, stdout } = await tables(machine({ CUDA_PATH: good }), { check: 'true' })
    expect(stdout).toBe(`The built-in tables agree with:\n  ptxas 13.5.37 (${at('good/bin/ptxas')})\n`)
    expect(code).toBe(0)
  })

  test('takes a refusal for one also when ptxas dies of it', async () => {
    const made = { version: '12.0.140', ptxIsa: '8.0', targets: targetsOf('12.0') }
    const CUDA_PATH = makePtxas(at('dies'), { ...made, refusing: 'kill -SEGV $$' })
    expect((await tables(machine({ CUDA_PATH }), { check: 'true' })).stdout).toMatch(
      /^The .* agree with:\n {2}ptxas 12\.0/,
    )
  })

  test('lists what a compiler has otherwise, one line each', async () => {
    const host = machine({ CUDA_PATH: future, PATH: join(good, 'bin') })
    const { code, stdout } = await tables(host, { check: 'true' })
    const from = `ptxas 13.6.12 (${at('future/bin/ptxas')})`
    expect(stdout.split('\n')).toEqual([
      `${from}: There is a CUDA 13.6 (13.6.12, PTX ISA 9.6) but the table ends with 13.5`,
      `${from}: CUDA 13.6 accepts sm_999, which the table does not know`,
      `${from}: CUDA 13.6: the table says sm_75 is known, ptxas refuses it`,
      'The built-in tables have 3 facts otherwise than:',
      `  ptxas 13.5.37 (${at('good/bin/ptxas')})`,
      `  ${from}`,
      '',
    ])
    expect(code).toBe(1)
  })

  test('says the same as JSON', async () => {
    const { code, stdout } = await tables(machine({ CUDA_HOME: future }), { check: 'true', json: 'true' })
    const found = JSON.parse(stdout)
    expect(code).toBe(1)
    expect(Object.keys(found)).toEqual(['differences', 'nixpkgs', 'compilers'])
    expect(found.differences.map((one: { kind: string }) => one.kind)).toEqual([
      'toolkit-missing',
      'target-missing',
      'target-refused',
    ])
    expect(found.differences[1]).toMatchObject({
      toolkit: '13.6',
      target: 'sm_999',
      text: 'CUDA 13.6 accepts sm_999, which the table does not know',
    })
    expect(found.nixpkgs).toBeNull()
    expect(found.compilers).toMatchObject([
      { program: at('future/bin/ptxas'), version: '13.6.12', toolkit: '13.6', ptxIsa: '9.6' },
    ])
  })

  test('says how to give something to compare with', async () => {
    const host = machine({ PATH: at('nowhere') })
    expect(await tables(host, { check: 'true' })).toEqual({ code: 3, stdout: '' })
    expect(lines(host)).toContain('Name a Nixpkgs (--nixpkgs lock), or put')
  })

  test.each([
    ['tells no version', 'echo hello', 'did not report a CUDA version'],
    ['fails', 'echo broken >&2; exit 3', 'failed with status 3: broken'],
    ['has no targets', 'echo V13.5.37', 'has no targets'],
    [
      'takes everything',
      `[ "$1" = --help ] && echo "--gpu-name Allowed values for this option: 'sm_90'."; echo V13.5.37`,
      'takes every PTX ISA',
    ],
    [
      'is older than the tables',
      `case "$1" in --help) echo "--gpu-name Allowed values for this option: 'sm_30'.";; --version) echo V10.2.89;;
*) grep -q 'version 6.[0-5]$' "$5" || { echo fatal; exit 1; };; esac`,
      'is of CUDA 10.2, the tables begin with 11.4',
    ],
  ])('leaves a ptxas out that %s, and says so', async (_what, script, expected) => {
    const host = machine({ CUDA_PATH: makeProgram(at('odd'), script) })
    expect(await tables(host, { check: 'true' })).toEqual({ code: 3, stdout: '' })
    expect(lines(host)).toContain(expected)
  })

  test('leaves a ptxas out that cannot be started, and asks the others', async () => {
    mkdirSync(at('foreign/bin'), { recursive: true })
    writeFileSync(at('foreign/bin/ptxas'), '#!/no/such/shell\n')
    chmodSync(at('foreign/bin/ptxas'), 0o755)
    const host = machine({ CUDA_PATH: at('foreign'), CUDA_HOME: good })
    expect(await tables(host, { check: 'true' })).toMatchObject({ code: 0 })
    expect(lines(host)).toContain('cannot be started')
  })

  test('ends when it is cancelled', async () => {
    const host = { ...machine({ CUDA_PATH: good }), cancelled: AbortSignal.abort() }
    expect(await refusal(host, { check: 'true' })).toEqual(['BLD003'])
  })
})

describe('findPtxas', () => {
  test('finds each file once, on PATH, in CUDA_PATH, CUDA_HOME and /usr/local/cuda*', async () => {
    symlinkSync(good, at('link'))
    mkdirSync(at('folder/bin/ptxas'), { recursive: true })
    const path = [join(future, 'bin'), 'relative/bin', '', at('folder/bin'), at('link/bin')].join(':')
    // /usr/local is the test's own folder by a relative name.
    const up = `cuda/../../../${folder}/good`
    const host = machine({ PATH: path, CUDA_PATH: good, CUDA_HOME: at('nowhere') }, ['bin', up])
    expect(await findPtxas(host)).toEqual([join(future, 'bin/ptxas'), join(good, 'bin/ptxas')])
    expect(await findPtxas(machine({ PATH: '' }, [`cuda${'/..'.repeat(3)}${folder}/future`, `x${folder}`]))).toEqual([
      join(future, 'bin/ptxas'),
    ])
  })
})
