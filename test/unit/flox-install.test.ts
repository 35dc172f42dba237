import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { provideFlox } from '../../src/flox/install.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { fakeHttp, testHost } from './host.ts'

const body = 'what the server has'
const sha256 = createHash('sha256').update(body).digest('hex')
const exited = (code: number, stdout = '', ...stderrTail: string[]): Outcome => ({
  kind: 'exited',
  code,
  stdout,
  stderrTail,
})

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'flox-install-'))
  mkdirSync(join(home, 'bin'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

function program(name: string): void {
  writeFileSync(join(home, 'bin', name), '#!/bin/sh\n')
  chmodSync(join(home, 'bin', name), 0o755)
}

/** What installs a package: dpkg, and on a Mac installer(8). */
const installers = { linux: 'dpkg', darwin: 'installer' } as const

/** A machine without Nix for a user with sudo. Its dpkg does as it is told, and leaves a flox behind when it succeeds. */
function machine(options: {
  readonly dpkg?: readonly Outcome[]
  readonly answer?: (url: string) => Response
  readonly flox?: Outcome
  readonly platform?: keyof typeof installers
}) {
  const { platform = 'linux' } = options
  const commands: Command[] = []
  const left = [...(options.dpkg ?? [])]
  const exec = async (command: Command): Promise<Outcome> => {
    commands.push(command)
    const [name = ''] = command.argv
    if (name.endsWith('flox')) return options.flox ?? exited(0, '1.14.1\n')
    if (name === 'dpkg-query') return exited(0, 'Status: install ok half-configured')
    if (name !== 'sudo') throw new Error(`unexpected command ${command.argv.join(' ')}`)
    if (!command.argv.includes(installers[platform])) return exited(0)
    expect(existsSync(command.argv.find((word) => word.startsWith(join(home, 'temp'))) ?? '')).toBe(true)
    const outcome = left.shift() ?? exited(0)
    if (outcome.kind === 'exited' && outcome.code === 0) program('flox')
    return outcome
  }
  for (const name of platform === 'darwin' ? [] : ['dpkg', 'xz']) program(name)
  // What this very machine has outside of the test's folder is not there.
  const absent = () => Promise.reject(Object.assign(new Error('not there'), { code: 'ENOENT' }))
  const guard = <F extends (...args: never[]) => unknown>(operation: F) =>
    ((...args: never[]) => (String(args[0]).startsWith(home) ? operation(...args) : absent())) as F
  const host = testHost({
    env: { PATH: join(home, 'bin'), HOME: home, RUNNER_TEMP: join(home, 'temp'), XDG_STATE_HOME: join(home, 'state') },
    exec,
    platform,
    http: fakeHttp(options.answer ?? (() => new Response(body))),
    files: { ...files, stat: guard(files.stat), lstat: guard(files.lstat), access: guard(files.access) },
  })
  return { host, commands }
}

const sudo = (commands: readonly Command[]) =>
  commands.filter(({ argv }) => argv[0] === 'sudo' && argv.includes('dpkg'))

async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  return work.then(
    () => [],
    (cause: unknown) => {
      if (cause instanceof ProblemError) return cause.problems.map(({ code }) => code)
      throw cause
    },
  )
}

const request = { version: '1.14.1', sha256 }

describe('provideFlox', () => {
  it('installs through sudo with figures off, and tells what is there then', async () => {
    const { host, commands } = machine({})
    const done = await provideFlox(host, request, 'one')
    expect(done).toMatchObject({ by: 'package', flox: { version: '1.14.1' }, path: [], warnings: [] })
    const [command] = sudo(commands)
    expect(command?.argv.join(' ')).toMatch(
      /^sudo -n --preserve-env=DEBIAN_FRONTEND,FLOX_DISABLE_METRICS -- dpkg -i --no-triggers \S+flox\.deb$/,
    )
    expect(command?.env['FLOX_DISABLE_METRICS']).toBe('true')
    expect(readdirSync(join(home, 'temp/nix-cuda'))).toEqual([])
    const receipt: unknown = JSON.parse(readFileSync(join(home, 'state/setup-nix-cuda/flox.json'), 'utf8'))
    expect(receipt).toMatchObject({ state: 'installed', sha256 })
    expect(await provideFlox(host, request, 'one')).toMatchObject({ by: 'existing' })
  })

  it('installs the pkg on a Mac, by installer onto the volume of macOS', async () => {
    const { host, commands } = machine({ platform: 'darwin' })
    const asked: string[] = []
    const http = fakeHttp((url) => {
      asked.push(url)
      return new Response(body)
    })
    expect(await provideFlox({ ...host, http }, request, 'one')).toMatchObject({ by: 'package', warnings: [] })
    expect(asked).toEqual(['https://downloads.flox.dev/by-env/stable/osx/flox-1.14.1.x86_64-darwin.pkg'])
    const [command] = commands.filter(({ argv }) => argv.includes('installer'))
    expect(command?.argv.join(' ')).toMatch(
      /^sudo -n --preserve-env=DEBIAN_FRONTEND,FLOX_DISABLE_METRICS -- installer -pkg \S+flox\.pkg -target \/$/,
    )
    expect(commands.some(({ argv }) => argv.includes('dpkg'))).toBe(false)
  })

  it.each([
    ['another hash', () => new Response('something else'), 'FLX003'],
    [
      'a redirect to http',
      () => new Response('', { status: 302, headers: { location: 'http://x.example/' } }),
      'NET004',
    ],
    ['an error of the server', () => new Response('', { status: 404 }), 'NET002'],
  ] as const)('runs no package manager after %s', async (_, answer, code) => {
    const { host, commands } = machine({ answer })
    expect(await codesOf(provideFlox(host, request, 'one'))).toEqual([code])
    expect(sudo(commands)).toEqual([])
    expect(readdirSync(join(home, 'temp/nix-cuda'))).toEqual([])
  })

  it('keeps the package on a machine that outlives the job, and hands over what was hashed again', async () => {
    const tools = join(home, 'tools')
    vi.stubEnv('RUNNER_TOOL_CACHE', tools)
    let asked = 0
    const provide = async () => {
      const { host } = machine({
        answer: () => {
          asked += 1
          return new Response(body)
        },
      })
      const env = { ...host.env, RUNNER_TOOL_CACHE: tools, RUNNER_ENVIRONMENT: 'self-hosted' }
      expect(await provideFlox({ ...host, env }, request, 'one')).toMatchObject({ by: 'package' })
      expect(readdirSync(join(home, 'temp/nix-cuda'))).toEqual([])
      rmSync(join(home, 'state'), { recursive: true })
      rmSync(join(home, 'bin/flox'))
      return asked
    }
    expect([await provide(), await provide()]).toEqual([1, 1])
    writeFileSync(join(tools, `setup-nix-cuda/0.0.0-sha256-${sha256}/${process.arch}/flox.deb`), 'something else')
    expect([await provide(), await provide()]).toEqual([2, 2])
  })

  it('waits for another dpkg with a limit, and takes up at the next run what failed in the middle', async () => {
    const locked = exited(2, '', 'dpkg: error: dpkg frontend lock was locked by another process with pid 7')
    const waiting = machine({ dpkg: [locked, locked] })
    expect(await provideFlox(waiting.host, request, 'one')).toMatchObject({ by: 'package' })
    expect(sudo(waiting.commands)).toHaveLength(3)
    rmSync(join(home, 'state'), { recursive: true })
    rmSync(join(home, 'bin/flox'))

    const never = machine({ dpkg: Array.from({ length: 50 }, () => locked) })
    await expect(provideFlox(never.host, request, 'one')).rejects.toThrow(
      /FLX004.*locked by another process.*dpkg --purge flox/,
    )
    expect(sudo(never.commands)).toHaveLength(20)
    expect(await provideFlox(machine({}).host, request, 'one')).toMatchObject({ by: 'package' })
  })

  it('refuses a Flox that does not answer, before and after', async () => {
    const broken = exited(127, '', 'no such library')
    expect(await codesOf(provideFlox(machine({ flox: broken }).host, request, 'one'))).toEqual(['FLX006'])
    rmSync(join(home, 'state'), { recursive: true })
    await expect(provideFlox(machine({ flox: broken }).host, request, 'one')).rejects.toThrow(/FLX006.*no such library/)
  })

  it('says so when the package turns out to be another version', async () => {
    const { host } = machine({ flox: exited(0, '1.13.0\n') })
    expect((await provideFlox(host, request, 'one')).warnings).toMatchObject([{ code: 'FLX005', severity: 'warning' }])
  })
})
