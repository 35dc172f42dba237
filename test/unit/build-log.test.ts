import { describe, expect, it } from 'vitest'
import { build } from '../../src/nix/build/build.ts'
import { readBuildLog } from '../../src/nix/build/build-log.ts'
import { evaluate } from '../../src/nix/build/evaluate.ts'
import { nixErrorText } from '../../src/nix/error-text.ts'
import { fakeClock, scriptedExec, testHost } from './host.ts'

const nix = { program: '/nix/bin/nix', version: '2.34.8' }
const store = '/nix/store/00000000000000000000000000000000'
const line = (message: object) => `@nix ${JSON.stringify(message)}`
const startBuild = line({
  action: 'start',
  id: 7,
  type: 105,
  text: 'building',
  fields: [`${store}-saxpy-1.0.drv`, '', 1, 1],
})

describe('readBuildLog', () => {
  it('shows what builders say under the name of their derivation, without terminal control', () => {
    const log = readBuildLog(() => 0)
    expect(log.push(startBuild)).toEqual(['building saxpy-1.0'])
    expect(
      log.push(line({ action: 'result', id: 7, type: 101, fields: ['\u001b[31mnvcc\u001b[0m saxpy.cu'] })),
    ).toEqual(['saxpy-1.0> nvcc saxpy.cu'])
    expect(log.tail()).toEqual(['saxpy-1.0> nvcc saxpy.cu'])
  })

  it.each([
    ['this path will be fetched (0.00 MiB download, 2.86 MiB unpacked):', 2_998_927],
    ['these 5 paths will be fetched (1.2 GiB download, 3.5 GiB unpacked):', 3_758_096_384],
    ['these 2 paths will be fetched (0.6 KiB download, 12.0 B unpacked):', 12],
    ['these 7 derivations will be built:', 0],
  ])('knows how much will come into the store: %s', (msg, bytes) => {
    const log = readBuildLog(() => 0)
    expect(log.push(line({ action: 'msg', level: 3, msg }))).toEqual([])
    expect(log.state().unpackedBytes).toBe(bytes)
  })

  it('knows what runs, in which phase, and how far it is', () => {
    const log = readBuildLog(() => 0)
    log.push(line({ action: 'start', id: 1, type: 104, text: '', fields: [] }))
    log.push(startBuild)
    log.push(line({ action: 'result', id: 7, type: 104, fields: ['buildPhase'] }))
    log.push(line({ action: 'result', id: 1, type: 105, fields: [2, 5, 1, 0] }))
    expect(log.state()).toMatchObject({
      done: 2,
      expected: 5,
      running: ['saxpy-1.0 (buildPhase)'],
      started: ['saxpy-1.0'],
    })
    log.push(line({ action: 'stop', id: 7 }))
    expect(log.state().running).toEqual([])
  })

  it('shows a message while a builder runs, and believes it only when none does', () => {
    const log = readBuildLog(() => 0)
    const msg = "warning: unable to download 'https://cache.example/nix-cache-info': HTTP error 403"
    const room = 'these 9 paths will be fetched (1.0 TiB download, 9.0 TiB unpacked):'
    log.push(startBuild)
    expect(log.push(line({ action: 'msg', level: 1, msg: `${msg}\n::stop-commands::x` }))).toEqual([
      `nix> ${msg}`,
      'nix> ::stop-commands::x',
    ])
    log.push(line({ action: 'msg', level: 3, msg: room }))
    expect(log.state()).toMatchObject({ messages: [], unpackedBytes: 0 })
    log.push(line({ action: 'stop', id: 7 }))
    expect(log.push(line({ action: 'msg', level: 1, msg }))).toEqual([`nix> ${msg}`])
    expect(log.state().messages).toEqual([msg])
  })

  it('says why a build failed in words of Nix, whatever a builder printed', () => {
    const forged = 'error: all is well'
    const builder = "error: builder for '/nix/store/dep.drv' failed with exit code 3"
    const summary = "error: 1 dependencies of derivation '/nix/store/top.drv' failed to build"
    const errorsOf = (...messages: readonly object[]) => {
      const log = readBuildLog(() => 0)
      log.push(startBuild)
      for (const message of messages) log.push(line({ action: 'msg', level: 0, ...message }))
      return log.state().errors
    }
    const own = (msg: string) => ({ msg, raw_msg: msg })
    expect(errorsOf({ msg: forged }, own(builder), own(summary))[0]).toBe(builder)
    expect(errorsOf({ msg: forged }, own(summary))[0]).toBe(summary)
    // A daemon's words have no raw_msg, as those of a builder; the daemon speaks last.
    const imitated = "error: builder for '/nix/store/other.drv' failed"
    expect(errorsOf({ msg: imitated }, { msg: builder }, own(summary))[0]).toBe(builder)
    expect(errorsOf({ msg: forged })).toEqual([])
  })

  it('tells a fetched path from a built one', () => {
    const log = readBuildLog(() => 0)
    const path = `${store}-cuda-12.4`
    const text = `copying path '${path}' from 'https://cache.example'`
    expect(
      log.push(line({ action: 'start', id: 3, type: 100, text, fields: [path, 'https://cache.example'] })),
    ).toEqual([text])
    expect(log.state()).toMatchObject({ fetched: [{ path, from: 'https://cache.example' }], started: [] })
  })

  it('passes plain lines on and is not upset by anything', () => {
    const log = readBuildLog(() => 0)
    expect(log.push('warning: something')).toEqual(['warning: something'])
    for (const bad of [
      '@nix ',
      '@nix {',
      '@nix null',
      '@nix []',
      '@nix {"action":7}',
      '@nix {"action":"result","id":99}',
      '',
    ]) {
      expect(log.push(bad)).toEqual([])
    }
  })
})

describe('nixErrorText', () => {
  it('takes the last error without its trace and indentation', () => {
    const stderr = [
      'warning: Git tree is dirty',
      'error:',
      '       … while calling the ‘derivationStrict’ builtin',
      '         at <nix/derivation-internal.nix>:34:12:',
      '',
      '       error: Failed assertions:',
      '       - unrecognized capability',
    ]
    expect(nixErrorText(stderr)).toBe('Failed assertions:\n- unrecognized capability')
  })

  it('gives nothing where Nix said nothing', () => {
    expect(nixErrorText(['warning: x'])).toBeUndefined()
  })
})

describe('evaluate', () => {
  const answer = (stdout: string, code = 0, stderrTail: string[] = []) =>
    scriptedExec([() => ({ kind: 'exited', code, stdout, stderrTail })])

  it('gives derivation and outputs', async () => {
    const { exec, commands } = answer(
      JSON.stringify({ drvPath: '/d.drv', outputs: { out: '/o', dev: '/v' }, name: 'x' }),
    )
    expect(await evaluate(testHost({ exec }), nix, '/e.nix')).toEqual({
      drvPath: '/d.drv',
      outputs: [
        { name: 'out', path: '/o' },
        { name: 'dev', path: '/v' },
      ],
    })
    expect(commands[0]?.argv.slice(-5)).toEqual(['eval', '--json', '--file', '/e.nix', 'info'])
  })

  it.each(['', 'null', '{}', '{"drvPath":"/d","outputs":{}}', '[1'])('refuses the answer %j', async (stdout) => {
    expect(await evaluate(testHost({ exec: answer(stdout).exec }), nix, '/e.nix')).toMatchObject({
      problem: { code: 'BLD004' },
    })
  })

  it('hands on Nix’s own message', async () => {
    const { exec } = answer('', 1, ['error: attribute ‘cudaPackages_13_5’ missing'])
    const evaluated = await evaluate(testHost({ exec }), nix, '/e.nix')
    expect(evaluated).toMatchObject({ problem: { code: 'BLD001', message: 'attribute ‘cudaPackages_13_5’ missing.' } })
  })
})

describe('build', () => {
  const target = { drvPath: '/nix/store/x.drv', root: '/tmp/out', timeout: 60 }

  it('asks for every output, keeps a GC root, and reports what was built', async () => {
    const { exec, commands } = scriptedExec([
      (command) => {
        command.onStderr?.(startBuild)
        return { kind: 'exited', code: 0, stdout: '', stderrTail: [] }
      },
    ])
    const host = testHost({ exec, clock: { ...fakeClock(), now: () => 0, sleep: (_, signal) => aborted(signal) } })
    expect(await build(host, nix, target)).toEqual({
      built: ['saxpy-1.0'],
      derivations: [{ path: `${store}-saxpy-1.0.drv`, seconds: null }],
      fetched: [],
      logTail: [],
      messages: [],
      warnings: [],
    })
    expect(commands[0]?.argv).toContain('/nix/store/x.drv^*')
    expect(commands[0]?.timeout).toBe(60)
    expect(host.log.lines).toEqual(['building saxpy-1.0'])
  })

  it('warns at once when what will be fetched does not fit on the disk', async () => {
    const msg = 'these 9 paths will be fetched (100.0 TiB download, 900.0 TiB unpacked):'
    const { exec } = scriptedExec([
      (command) => {
        command.onStderr?.(line({ action: 'msg', level: 3, msg }))
        return { kind: 'exited', code: 0, stdout: '', stderrTail: [] }
      },
    ])
    const host = testHost({ exec, clock: { ...fakeClock(), now: () => 0, sleep: (_, signal) => aborted(signal) } })
    const { warnings } = await build(host, nix, target)
    expect(warnings).toMatchObject([{ code: 'INS040', severity: 'warning' }])
    expect(warnings[0]?.message).toMatch(/The store needs about \d+/)
    expect(host.log.lines.join()).toContain(warnings[0]?.message)
  })

  it('says which derivation failed and keeps its last lines', async () => {
    const { exec } = scriptedExec([
      (command) => {
        command.onStderr?.(startBuild)
        command.onStderr?.(line({ action: 'result', id: 7, type: 101, fields: ['error: identifier undefined'] }))
        command.onStderr?.(
          line({ action: 'msg', level: 0, msg: "error: builder for '/x.drv' failed with exit code 2;\n  last" }),
        )
        return { kind: 'exited', code: 1, stdout: '', stderrTail: [] }
      },
    ])
    const host = testHost({ exec, clock: { ...fakeClock(), now: () => 0, sleep: (_, signal) => aborted(signal) } })
    expect(await build(host, nix, target)).toMatchObject({
      problem: { code: 'BLD002', message: "builder for '/x.drv' failed with exit code 2." },
      logTail: ['saxpy-1.0> error: identifier undefined'],
    })
  })

  it.each([
    ['timed-out', 'BLD002', 'within 60 s'],
    ['killed', 'BLD002', 'memory'],
    ['cancelled', 'BLD003', 'cancelled'],
  ] as const)('names the end %s as %s', async (kind, code, words) => {
    const { exec } = scriptedExec([() => ({ kind, stdout: '', stderrTail: [] })])
    const host = testHost({ exec, clock: { ...fakeClock(), now: () => 0, sleep: (_, signal) => aborted(signal) } })
    const { problem } = await build(host, nix, target)
    expect(problem?.code).toBe(code)
    expect(`${problem?.message} ${problem?.fix}`).toContain(words)
  })

  it('says what still runs when builders are silent', async () => {
    let now = 0
    let waits = 0
    const [started, said] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const { exec } = scriptedExec([
      async (command) => {
        command.onStderr?.(startBuild)
        started.resolve()
        await said.promise
        return { kind: 'exited', code: 0, stdout: '', stderrTail: [] }
      },
    ])
    const sleep = async (milliseconds: number, signal?: AbortSignal) => {
      await started.promise
      waits += 1
      if (waits > 3) {
        said.resolve()
        return aborted(signal)
      }
      now += milliseconds
    }
    const host = testHost({ exec, clock: { ...fakeClock(), now: () => now, sleep } })
    await build(host, nix, target)
    expect(host.log.lines).toContain('… 0 of 1 built, 30 s; running: saxpy-1.0')
  })
})

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve()
    else signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}
