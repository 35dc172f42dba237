/** The bridge of the whole machine, with a patchelf that writes down its words: jobs share it, the last one removes it. */
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BridgeFacts } from '../../src/gpu/bridge/facts.ts'
import {
  leaveSystemBridge,
  makeSystemBridge,
  removeSystemBridge,
  systemBridgeOwned,
} from '../../src/gpu/bridge/system.ts'
import { claim, readJournal, release } from '../../src/machine/journal.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Exec } from '../../src/runner/exec.ts'
import { realExec, testHost } from './host.ts'

const fixture = (name: string) => fs.readFileSync(join(import.meta.dirname, 'fixtures/gpu-bridge', `${name}.elf`))
let root = ''
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'system-bridge-'))
  fs.writeFileSync(join(root, 'patchelf'), `#!/bin/sh\necho "$@" >> ${root}/words\n`, { mode: 0o755 })
  driver('580.1.2')
})
afterEach(() => fs.rmSync(root, { recursive: true }))

function driver(version: string): void {
  fs.rmSync(join(root, 'driver'), { recursive: true, force: true })
  fs.mkdirSync(join(root, 'driver'))
  for (const [name, content] of [
    ['libcuda', 'libcuda'],
    ['libnvidia-ptxjitcompiler', 'compiler'],
    ['libnvidia-glcore', 'compiler'],
  ] as const) {
    fs.writeFileSync(join(root, 'driver', `${name}.so.${version}`), fixture(content))
    fs.symlinkSync(`${name}.so.${version}`, join(root, 'driver', `${name}.so.1`))
  }
}
const facts = (version = '580.1.2'): BridgeFacts => {
  const folders = [{ path: join(root, 'driver'), source: 'test', version, files: [] }]
  return {
    nixos: false,
    jetson: false,
    flox: false,
    existing: undefined,
    existingIsWhole: false,
    kernel: version,
    folders,
  }
}

/** An ordinary user; sudo really runs what it is given, or is not allowed. */
function host(sudo = true) {
  const exec: Exec = async (command) => {
    const [program, , third, ...rest] = command.argv
    if (program !== 'sudo') return realExec(command)
    if (!sudo) return { kind: 'exited', code: 1, stdout: '', stderrTail: ['a password is required'] }
    return third === 'true'
      ? realExec({ ...command, argv: ['true'] })
      : realExec({ ...command, argv: rest as unknown as [string] })
  }
  return testHost({
    env: { PATH: '/usr/bin:/bin', RUNNER_TEMP: join(root, 'temp'), XDG_STATE_HOME: join(root, 'state') },
    exec,
  })
}
const place = () => join(root, 'opengl-driver')
const make = (job: string, version?: string, sudo = true) =>
  makeSystemBridge(host(sudo), facts(version), { job, patchelf: join(root, 'patchelf'), place: place() })
const leave = async (job: string) => {
  await release(host(), job)
  await removeSystemBridge(host(), place())
}
const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (cause: unknown) => (cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : [String(cause)]),
  )

describe('the bridge of the machine', () => {
  it('has copies of what computing needs, patched to find each other there', async () => {
    expect(await make('one')).toEqual({ kind: 'system', folder: join(place(), 'lib'), version: '580.1.2', made: true })
    expect(fs.readdirSync(join(place(), 'lib')).sort()).toEqual([
      ...['libcuda.so.1', 'libcuda.so.580.1.2', 'libnvidia-ptxjitcompiler.so.1', 'libnvidia-ptxjitcompiler.so.580.1.2'],
    ])
    expect(fs.readlinkSync(join(place(), 'lib/libcuda.so.1'))).toBe('libcuda.so.580.1.2')
    expect(fs.lstatSync(join(place(), 'lib/libcuda.so.580.1.2')).isFile()).toBe(true)
    expect(fs.readFileSync(join(root, 'words'), 'utf8')).toMatch(
      new RegExp(
        `^--set-rpath ${place()}/lib \\S+/libcuda\\.so\\.580\\.1\\.2 \\S+/libnvidia-ptxjitcompiler\\.so\\.580\\.1\\.2\n$`,
      ),
    )
    expect(fs.readdirSync(join(root, 'temp/nix-cuda'))).toEqual([])
  })

  it('is shared by jobs, and goes with the last one', async () => {
    await make('one')
    expect(await make('two')).toMatchObject({ made: false })
    await leave('one')
    expect(fs.existsSync(place())).toBe(true)
    await leave('two')
    expect(fs.existsSync(place())).toBe(false)
    expect(await readJournal(host())).toEqual([])
  })

  it('is left by one job, whose other entries stay', async () => {
    await make('one')
    await make('two')
    await claim(host(), 'one', { owner: 'nix', path: join(root, 'nix') })
    await leaveSystemBridge(host(), 'one', place())
    expect(fs.existsSync(place())).toBe(true)
    await leaveSystemBridge(host(), 'two', place())
    expect(fs.existsSync(place())).toBe(false)
    expect(await readJournal(host())).toEqual([{ owner: 'nix', path: join(root, 'nix'), users: ['one'] }])
  })

  it('follows an update of the driver, but not under another job', async () => {
    await make('one')
    await make('two')
    driver('590.3.4')
    expect(await codesOf(make('two', '590.3.4'))).toEqual(['GPU308'])
    await release(host(), 'one')
    expect(await make('two', '590.3.4')).toMatchObject({ made: true, version: '590.3.4' })
    expect(fs.existsSync(join(place(), 'lib/libcuda.so.580.1.2'))).toBe(false)
  })

  it('never touches what another made, neither in making nor in removing', async () => {
    fs.mkdirSync(join(place(), 'lib'), { recursive: true })
    const picture = () => spawnSync('ls', ['-lAR', '--full-time', place()], { encoding: 'utf8' }).stdout
    const before = picture()
    expect(before).not.toBe('')
    expect(await codesOf(make('one'))).toEqual(['GPU308'])
    expect(picture()).toBe(before)
    fs.rmSync(place(), { recursive: true })
    await make('one')
    fs.rmSync(place(), { recursive: true })
    fs.mkdirSync(join(place(), 'lib'), { recursive: true })
    expect(await codesOf(make('one'))).toEqual(['GPU308'])
    await leave('one')
    expect(fs.existsSync(join(place(), 'lib'))).toBe(true)
  })

  it('needs root or sudo, and a patchelf that works', async () => {
    expect(await codesOf(make('one', undefined, false))).toEqual(['GPU308'])
    fs.writeFileSync(join(root, 'patchelf'), '#!/bin/sh\necho no room >&2\nexit 1\n')
    const failed = await make('one').catch((cause: unknown) => String(cause))
    expect(failed).toContain('patchelf: no room')
    expect(fs.existsSync(place())).toBe(false)
  })

  it('follows its own entries of the journal alone', async () => {
    const entry = (path: string) => ({ owner: 'driver-bridge', path, users: [] })
    expect(await systemBridgeOwned.makes(host(), entry('/run/opengl-driver'))).toBe(true)
    for (const path of ['/run', '/run/opengl-driver/../..', '/usr/lib'])
      expect(await systemBridgeOwned.makes(host(), entry(path))).toBe(false)
  })
})
