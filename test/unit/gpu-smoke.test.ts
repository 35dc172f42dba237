/** What the smoke test makes of what the probe and programs print; the texts are those of an H200 (test/device/h200-bridge.txt). */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smokeText } from '../../src/actions/run/smoke.ts'
import { cudaErrors, errorInText } from '../../src/gpu/smoke/cuda-errors.ts'
import { loadedFiles, missedDriverFiles } from '../../src/gpu/smoke/loader-log.ts'
import { probeProblems, readProbe } from '../../src/gpu/smoke/probe.ts'
import { programProblems, smokeTest } from '../../src/gpu/smoke/smoke.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { testHost } from './host.ts'

const passed = readFileSync(join(import.meta.dirname, 'fixtures/gpu-bridge/probe-h200.txt'), 'utf8')
const exited = (code: number, stdout: string, stderrTail: readonly string[] = []): Outcome => {
  return { kind: 'exited', code, stdout, stderrTail }
}
const said = (text: string) => probeProblems(readProbe(text)).map(({ code, message }) => `${code} ${message}`)

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'smoke-'))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('the answer of the probe', () => {
  it('says what an H200 said', () => {
    expect(readProbe(passed)).toMatchObject({
      cuda: '13.0',
      gpus: [{ index: 0, capability: '9.0', memoryMib: 143_155, name: 'NVIDIA H200' }],
      passed: true,
      wrong: false,
    })
    expect(readProbe(passed).files).toContain('/usr/local/nvidia/lib64/libnvidia-ptxjitcompiler.so.580.159.04')
    expect(said(passed)).toEqual([])
  })

  it.each([
    ['load libcuda.so.1: cannot open shared object file: No such file or directory\n', 'GPU320'],
    ['missing cuDevicePrimaryCtxRetain\n', 'GPU322'],
    ['step init 100\ndriver 13000\ndevices 0\ndone 0\n', 'GPU323'],
    ['step init 34\ndone 0\n', 'GPU321'],
    ['step init 803\ndone 0\n', 'GPU322'],
    ['step init 802\ndone 0\n', 'GPU327'],
    ['step init 999\ndone 0\n', 'GPU330'],
    ['step init 0\nstep count 0\ndriver 13000\ndevices 0\ndone 0\n', 'GPU323'],
    ['step init 0\nstep count 0\nstep context 46\ndone 0\n', 'GPU329'],
    ['step init 0\nstep count 0\nstep context 0\nstep compile 221\ndone 0\n', 'GPU326'],
    ['step init 0\nstep compile 222\ndone 0\n', 'GPU325'],
    ['step init 0\nstep allocate 2\ndone 0\n', 'GPU328'],
    ['step init 0\nstep launch 719\ndone 0\n', 'GPU330'],
    ['step init 0\nstep copy 0\nwrong 3 0\ndone 0\n', 'GPU331'],
    ['step init 0\nstep count 0\ndevice 0 9.0 1 X\nstep context 0\n', 'GPU330'],
    ['', 'GPU330'],
  ])('%j is %s', (text, code) => {
    expect(said(text)).toEqual([expect.stringMatching(`^${code} `)])
  })
})

describe('errors of CUDA', () => {
  it('are known by number once, and by their names in either API', () => {
    expect(new Set(cudaErrors.map(({ number }) => number)).size).toBe(cudaErrors.length)
    expect(errorInText(['setup cudaErrorInsufficientDriver'])?.code).toBe('GPU322')
    expect(errorInText(['first cudaErrorNoKernelImageForDevice'])?.code).toBe('GPU324')
    expect(errorInText(['x', 'cupy_backends.cuda.api.driver.CUDADriverError: CUDA_ERROR_INVALID_PTX'])?.code).toBe(
      'GPU325',
    )
    expect(
      errorInText(['RuntimeError: CUDA error: no kernel image is available for execution on the device'])?.code,
    ).toBe('GPU324')
    expect(errorInText(['cudaErrorNobodyKnows', 'all is well'])).toBeUndefined()
  })
})

/** glibc 2.43 with LD_DEBUG=libs, on the H200. */
const loaderLog = `      1123:	find library=libcuda.so.1 [0]; searching
      1123:	  trying file=/tmp/w/links/libcuda.so.1
      1123:	calling init: /nix/store/a-glibc-2.43/lib/libc.so.6
      1123:	calling init: /tmp/w/links/libcuda.so.1
      1123:	find library=libnvidia-ptxjitcompiler.so.1 [0]; searching
      1123:	 search cache=/nix/ld.so.cache
`

describe('what the loader did', () => {
  it('is what it loaded, and what of a driver it missed', () => {
    expect(loadedFiles(loaderLog)).toEqual(['/nix/store/a-glibc-2.43/lib/libc.so.6', '/tmp/w/links/libcuda.so.1'])
    expect(missedDriverFiles(loaderLog)).toEqual(['libnvidia-ptxjitcompiler.so.1'])
  })
})

describe('a program that fails', () => {
  it('is explained by its CUDA error, else by its last words', () => {
    const code = (outcome: Outcome, missed: readonly string[] = []) =>
      programProblems('/p', outcome, missed).map((one) => `${one.code} ${one.message}`)
    expect(code(exited(0, 'cudaErrorUnknown'))).toEqual([])
    expect(code(exited(1, 'first cudaErrorJitCompilerNotFound\n'), ['libnvidia-ptxjitcompiler.so.1'])).toEqual([
      'GPU326 /p failed with CUDA_ERROR_JIT_COMPILER_NOT_FOUND (221). Its loader did not find libnvidia-ptxjitcompiler.so.1.',
    ])
    expect(code(exited(4, 'wanted 5\n', ['got 6']))).toEqual(['GPU333 /p ended with exit code 4: wanted 5.'])
    expect(code({ kind: 'timed-out', stdout: '', stderrTail: [] })).toEqual(['GPU333 /p took too long.'])
    expect(code({ kind: 'not-started', reason: 'ENOEXEC' })).toEqual(['GPU332 /p cannot be started: ENOEXEC.'])
  })
})

describe('the three levels', () => {
  const run = async (answers: Readonly<Record<string, Outcome>>, program?: string) => {
    const asked: Command[] = []
    const host = testHost({
      env: { RUNNER_TEMP: root },
      exec: async (command) => {
        asked.push(command)
        const log = command.env['LD_DEBUG_OUTPUT']
        if (log) {
          mkdirSync(dirname(log), { recursive: true })
          writeFileSync(`${log}.1123`, loaderLog)
        }
        return answers[command.argv.join(' ')] ?? exited(1, '')
      },
    })
    const env = { LD_LIBRARY_PATH: '/bridge' }
    const argv = program === undefined ? undefined : ([program] as const)
    return { asked, report: await smokeTest(host, { probe: '/probe', program: argv, env, timeout: 60 }) }
  }

  it('are run in order with the environment of the bridge, and list what was loaded', async () => {
    const { asked, report } = await run(
      { '/probe': exited(0, passed), '/probe kernel': exited(0, passed), '/p': exited(0, '') },
      '/p',
    )
    expect(report.levels.map(({ level, outcome }) => `${level} ${outcome}`)).toEqual([
      'driver passed',
      'kernel passed',
      'program passed',
    ])
    expect(asked.every(({ env }) => env['LD_LIBRARY_PATH'] === '/bridge')).toBe(true)
    expect(report.levels[2]?.libraries).toEqual(['/tmp/w/links/libcuda.so.1'])
    expect(report).toMatchObject({ driverCuda: '13.0', gpus: [{ capability: '9.0' }] })
    const text = smokeText({ bridge: { kind: 'not-needed', because: 'of NixOS' } }, report)
    expect(text).toContain('GPU 0: NVIDIA H200, 9.0, 143155 MiB\n')
    expect(text).toContain('  /usr/local/nvidia/lib64/libcuda.so.580.159.04\n')
  })

  it('stop at the first that fails: nothing is run on a driver that does not load', async () => {
    const { asked, report } = await run(
      { '/probe': exited(1, 'load libcuda.so.1: cannot open shared object file\n') },
      '/p',
    )
    expect(asked).toHaveLength(1)
    expect(report.levels.map(({ outcome }) => outcome)).toEqual(['failed', 'skipped', 'skipped'])
    expect(smokeText({ bridge: { kind: 'not-needed', because: 'x' } }, report)).toContain('GPU320')
  })
})
