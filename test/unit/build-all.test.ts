import { describe, expect, it } from 'vitest'
import { build, buildAll } from '../../src/nix/build/build.ts'
import type { Outcome } from '../../src/runner/exec.ts'
import { scriptedExec, testHost } from './host.ts'

const nix = { program: '/nix/bin/nix', version: '2.34.8' }
const store = '/nix/store/00000000000000000000000000000000'
const drvPaths = ['a', 'b', 'c'].map((name) => `${store}-${name}.drv`)
const [a = '', b = ''] = drvPaths
const exited = (code: number, stdout = ''): Outcome => ({ kind: 'exited', code, stdout, stderrTail: [] })

describe('building several derivations', () => {
  it('is one command that goes on after a failure, with or without GC roots', async () => {
    const script = scriptedExec([() => exited(0), () => exited(0)])
    const host = testHost({ exec: script.exec })
    expect(await buildAll(host, nix, { drvPaths, timeout: 60 })).toMatchObject({ failed: [], logTail: [] })
    await buildAll(host, nix, { drvPaths, root: '/job/out', timeout: 60 })
    const [first, second] = script.commands.map(({ argv }) => argv.join(' '))
    for (const path of drvPaths) expect(first).toContain(` ${path}^* `)
    expect(first).toContain('--no-link --keep-going')
    expect(second).toContain('--out-link /job/out --keep-going')
    expect(script.commands[0]?.timeout).toBe(60)
  })

  it('starts nothing for none', async () => {
    expect(await buildAll(testHost(), nix, { drvPaths: [], timeout: 60 })).toMatchObject({ failed: [], built: [] })
  })

  it('asks the store which ones failed, and names them with the command to reproduce it', async () => {
    const script = scriptedExec([
      ({ onStderr }) => {
        onStderr?.(`@nix ${JSON.stringify({ action: 'msg', level: 0, msg: `Cannot build '${b}'.\nReason: exit 1.` })}`)
        return exited(1)
      },
      ...drvPaths.flatMap((path) => [
        () => exited(0, `${path}-out\n`),
        () => exited(0, path === b ? `${path}-out\n` : ''),
      ]),
    ])
    const outcome = await buildAll(testHost({ exec: script.exec }), nix, { drvPaths, timeout: 60 })
    expect(outcome.failed).toEqual([b])
    expect(outcome.problem).toMatchObject({
      code: 'BLD002',
      message: `Cannot build '${b}' (exit 1).`,
      fix: `Reproduce it with: nix build '${b}^*' -L`,
    })
  })

  it.each([
    ['cancelled', 'BLD003'],
    ['timed-out', 'BLD002'],
  ] as const)('that was %s counts as failed what the store does not have', async (kind, code) => {
    const stop = new AbortController()
    const script = scriptedExec([
      () => {
        if (kind === 'cancelled') stop.abort()
        return { kind, stdout: '', stderrTail: [] }
      },
      () => exited(0, `${a}-out\n`),
      () => exited(0),
      () => exited(1),
      () => exited(1),
    ])
    const host = testHost({ exec: script.exec, cancelled: stop.signal })
    const outcome = await buildAll(host, nix, { drvPaths, timeout: 60 })
    expect(outcome.problem?.code).toBe(code)
    expect(outcome.failed).toEqual(kind === 'cancelled' ? drvPaths : drvPaths.slice(1))
  })

  it('leaves the build of one cell as it was: it stops at the first failure', async () => {
    const script = scriptedExec([() => exited(0)])
    await build(testHost({ exec: script.exec }), nix, { drvPath: a, root: '/job/out', timeout: 60 })
    expect(script.commands[0]?.argv.slice(3)).toEqual([
      'build',
      `${a}^*`,
      '--out-link',
      '/job/out',
      '--log-format',
      'internal-json',
    ])
  })
})
