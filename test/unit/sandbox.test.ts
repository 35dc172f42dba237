import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Nix } from '../../src/nix/find.ts'
import { probeSandbox, sandboxProblems } from '../../src/nix/sandbox/sandbox.ts'
import { judge, type Probed } from '../../src/nix/sandbox/verdict.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { testHost } from './host.ts'

const nix: Nix = { program: '/bin-of-nix/nix', version: '2.34.8' }
const outside = 'root:x:0:0:root:/root:/bin/bash'
const inside = 'root:x:0:0:Nix build user:/build:/noshell'
const printed = (...lines: string[]) => lines.map((line) => `sandbox-probe: ${line}`)
const sandboxed = printed('pid 1', 'processes 1', `passwd ${inside}`, 'interface lo', 'end')
const open = printed('pid 77', 'processes 50', `passwd ${outside}`, 'marker', 'interface lo', 'interface eth0', 'end')
const noKernelLimit = { appArmor: false, none: false, onlyRoot: false }
const probed: Probed = {
  lines: sandboxed,
  passwd: outside,
  refusal: 'builder failed with exit code 1',
  settings: { sandbox: 'true', fallback: 'true' },
  byRoot: false,
  kernel: noKernelLimit,
}

describe('what the builder saw', () => {
  it('is a sandbox when processes, files and network are its own', () => {
    expect(judge(probed)).toEqual({
      works: true,
      how: 'sandboxed',
      why: 'its own processes, its own files, no network',
      fix: '',
    })
    const coloured = sandboxed.map((line) => `\u001b[35m${line}\u001b[0m`)
    expect(judge({ ...probed, lines: ['building …', ...coloured] }).works).toBe(true)
  })

  it('is what the configuration wants, or a silent fallback', () => {
    const how = (sandbox: string | undefined, fallback: string) =>
      judge({ ...probed, lines: open, settings: { sandbox, fallback } }).how
    expect(how('false', 'true')).toBe('unsandboxed')
    expect(how('true', 'true')).toBe('fallback')
    expect(how('relaxed', 'true')).toBe('fallback')
    expect(how(undefined, 'true')).toBe('unsandboxed')
    // A daemon that has not read this configuration.
    expect(judge({ ...probed, lines: open, settings: { sandbox: 'true', fallback: 'false' } })).toMatchObject({
      how: 'unsandboxed',
      fix: expect.stringContaining('Restart'),
    })
  })

  it.each([
    ["the group 'nixbld' specified in 'build-users-group' does not exist"],
    ["the build users group 'nixbld' has no members"],
  ])('is nothing where there are no build users: %s', (refusal) => {
    const verdict = judge({ ...probed, lines: [], refusal, byRoot: true })
    expect(verdict).toMatchObject({ how: 'refused', why: refusal, fix: expect.stringContaining('build-users-group =') })
    expect(sandboxProblems({ ...verdict, asked: 'true' }, 'auto')).toMatchObject([
      { code: 'INS044', severity: 'warning' },
    ])
  })

  it.each([
    ['its network', [...sandboxed.slice(0, 3), ...printed('interface eth0', 'end')], 'eth0'],
    ['its files', [...printed('marker'), ...sandboxed], 'files of the machine'],
    ['its processes', [...printed('pid 9', 'processes 90'), ...sandboxed.slice(2)], 'processes of the machine'],
    [
      'the list of all processes',
      [...printed('pid 1', 'processes 90'), ...sandboxed.slice(2)],
      'processes of the machine',
    ],
  ])('is no sandbox for sure when it sees of the machine %s', (_, lines, what) => {
    const verdict = judge({ ...probed, lines })
    expect(verdict).toMatchObject({ works: false, how: 'partial' })
    expect(verdict.why).toContain(what)
  })

  it('is no sandbox on a machine without network and without users', () => {
    const lines = printed('pid 77', 'processes 50', 'interface lo', 'end')
    expect(judge({ ...probed, passwd: undefined, lines })).toMatchObject({ works: false, how: 'fallback' })
  })

  it.each([
    ['AppArmor of Ubuntu 24.04', { appArmor: true }, false, 'kernel.apparmor_restrict_unprivileged_userns=0'],
    ['no user namespaces', { none: true }, false, 'user.max_user_namespaces=10000'],
    ['user namespaces for root alone', { onlyRoot: true }, false, 'kernel.unprivileged_userns_clone=1'],
    ['a container', {}, false, '--privileged'],
    ['a container, as root, whom AppArmor lets', { appArmor: true }, true, '--privileged'],
  ])('names what is in the way: %s', (_, kernel, byRoot, fix) => {
    const verdict = judge({ ...probed, lines: open, byRoot, kernel: { ...noKernelLimit, ...kernel } })
    expect(verdict).toMatchObject({ how: 'fallback', fix: expect.stringContaining(fix) })
    expect(verdict.fix.includes('mode: daemon')).toBe(!byRoot && fix !== '--privileged')
  })

  it('is nothing when nothing was built, with the words of Nix', () => {
    const refusal =
      'cannot perform a sandboxed build because user namespaces are not enabled; check /proc/sys/user/max_user_namespaces'
    const none = { ...probed, lines: ['error: …'], refusal }
    expect(judge(none)).toMatchObject({ works: false, how: 'refused', why: refusal })
    expect(judge({ ...none, refusal: 'cannot connect to socket' })).toMatchObject({ how: 'unknown' })
    const shell = "executing '/bin/sh': No such file or directory"
    expect(judge({ ...none, refusal: shell }).fix).toContain('sandbox-paths')
    // The builder was stopped before it had said all.
    expect(judge({ ...probed, lines: sandboxed.slice(0, 3), refusal: 'it took longer than 20 s' }).how).toBe('unknown')
  })
})

describe('INS044', () => {
  const all = ['sandboxed', 'partial', 'unsandboxed', 'fallback', 'refused', 'unknown'] as const
  const of = (wanted: 'auto' | 'require', asked: string | undefined) =>
    all.map((how) => {
      const report = { works: how === 'sandboxed', how, why: 'because', fix: 'Do.', asked }
      const [problem] = sandboxProblems(report, wanted)
      if (problem) expect(problem).toMatchObject({ code: 'INS044', fix: 'Do.' })
      return problem?.severity ?? 'nothing'
    })

  it('warns of a sandbox that is not there, and says so when that is unknown', () => {
    const told = ['nothing', 'warning', 'warning', 'warning', 'warning', 'notice']
    for (const asked of ['true', 'relaxed', undefined]) expect(of('auto', asked)).toEqual(told)
    expect(sandboxProblems({ works: false, how: 'unknown', why: 'x', fix: '', asked: 'true' }, 'auto')).toMatchObject([
      { message: 'Whether builds are sandboxed cannot be determined: x.' },
    ])
  })

  it('says nothing where the configuration turns it off', () => {
    expect(of('auto', 'false')).toEqual(all.map(() => 'nothing'))
  })

  it('is said, whatever the configuration says, where builders can read the secrets of the job', () => {
    const report = { works: false, how: 'unsandboxed', why: 'because', fix: 'Do.', asked: 'false' } as const
    const seen = (readsJob: boolean, secrets: readonly string[], wanted: 'auto' | 'require' = 'auto') =>
      sandboxProblems({ ...report, readsJob }, wanted, secrets).map(({ severity, message }) => [severity, message])
    const message = 'Builds are not sandboxed: because. They run as this user and can read the values of netrc, aws.'
    expect(seen(true, ['netrc', 'aws'])).toEqual([['warning', message]])
    expect(seen(true, ['netrc', 'aws'], 'require')).toEqual([['error', message]])
    expect([seen(true, []), seen(false, ['netrc'])]).toEqual([[], []])
    expect(judge({ ...probed, lines: open }).readsJob).toBe(true)
    expect(judge({ ...probed, lines: open.filter((line) => !line.includes('marker')) }).readsJob).toBeUndefined()
  })

  it('fails where a sandbox is required and was not seen', () => {
    for (const asked of ['true', 'false', undefined]) {
      expect(of('require', asked)).toEqual(['nothing', ...Array(5).fill('error')])
    }
  })
})

describe('the probe', () => {
  let temp: string
  beforeEach(() => {
    temp = mkdtempSync(join(tmpdir(), 'sandbox-'))
  })
  afterEach(() => rmSync(temp, { recursive: true, force: true }))

  /** A machine whose builder prints these lines, whose configuration and kernel say this. */
  const machine = (
    lines: readonly string[],
    { settings = { sandbox: { value: true } }, kernel = {}, ...more }: Setting = {},
  ) => {
    const commands: Command[] = []
    const exec = async (command: Command): Promise<Outcome> => {
      commands.push(command)
      if (command.argv.includes('config')) {
        return { kind: 'exited', code: 0, stdout: JSON.stringify(settings), stderrTail: [] }
      }
      for (const line of lines) command.onStderr?.(line)
      return { kind: 'exited', code: 1, stdout: '', stderrTail: [...lines] }
    }
    const proc: Readonly<Record<string, string>> = {
      '/etc/passwd': `${outside}\nrunner:x:1001\n`,
      '/proc/sys/kernel/random/boot_id': 'boot-1\n',
      ...kernel,
    }
    const readFile = async (path: string, encoding: 'utf8') => {
      const text = proc[path]
      if (text !== undefined) return text
      if (/^\/(?:proc|etc)\//.test(path)) throw Object.assign(new Error('none'), { code: 'ENOENT' })
      return files.readFile(path, encoding)
    }
    const host = testHost({
      exec,
      env: { RUNNER_TEMP: temp, NIX_CONFIG: 'sandbox = false', INPUT_TOKEN: 'secret' },
      files: { ...files, readFile: readFile as typeof files.readFile },
      ...more,
    })
    return { host, commands }
  }
  type Setting = Partial<Omit<Host, 'log'>> & {
    readonly settings?: Readonly<Record<string, { readonly value: unknown }>>
    readonly kernel?: Readonly<Record<string, string>>
  }

  it('builds here and from nothing, and asks again only when something is different', async () => {
    const { host, commands } = machine(sandboxed, {
      settings: { sandbox: { value: true }, system: { value: 'aarch64-linux' } },
    })
    const first = await probeSandbox(host, nix, { mode: 'direct' })
    expect(first).toMatchObject({ works: true, how: 'sandboxed', asked: 'true' })
    const build = commands.find(({ argv }) => argv[0] === '/bin-of-nix/nix-build')
    expect(build?.argv.join(' ')).toContain('--option builders  --option substitute false')
    expect(build?.argv.join(' ')).toContain('--argstr system aarch64-linux')
    expect(build?.env).not.toHaveProperty('NIX_REMOTE')
    expect(build?.env).not.toHaveProperty('INPUT_TOKEN')
    expect(statSync(join(temp, 'nix-cuda/sandbox.json')).mode & 0o777).toBe(0o600)
    const count = commands.length
    expect(await probeSandbox(host, nix, { mode: 'direct' })).toEqual(first)
    expect(commands.length).toBe(count)
    await probeSandbox(host, { ...nix, version: '2.26.3' }, { mode: 'direct' })
    expect(commands.length).toBe(2 * count)
    await probeSandbox(machine(sandboxed, { kernel: { '/proc/sys/kernel/random/boot_id': 'boot-2\n' } }).host, nix, {
      mode: 'direct',
    })
    expect(JSON.parse(readFileSync(join(temp, 'nix-cuda/sandbox.json'), 'utf8'))).toMatchObject({ schema: 'sandbox/1' })
    expect((await probeSandbox(host, nix, { mode: 'direct', fresh: true })).works).toBe(true)
    expect(commands.length).toBe(3 * count)
  })

  it('goes through the daemon, whose own files count for a user who is not trusted', async () => {
    const { host, commands } = machine(sandboxed)
    await probeSandbox(host, nix, { mode: 'daemon' })
    expect(commands.map(({ env }) => [env['NIX_REMOTE'], env['NIX_CONFIG']])).toEqual([
      [undefined, ''],
      ['daemon', 'sandbox = false'],
    ])
    await probeSandbox(host, nix, { mode: 'daemon', trusted: true })
    expect(commands[2]?.env['NIX_CONFIG']).toBe('sandbox = false')
  })

  it('reads from the kernel what is in the way', async () => {
    const kernel = { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' }
    const report = await probeSandbox(machine(open, { kernel }).host, nix, { mode: 'direct' })
    expect(report).toMatchObject({ how: 'fallback', why: expect.stringContaining('AppArmor') })
    const root = await probeSandbox(machine(open, { kernel, uid: 0 }).host, nix, { mode: 'direct' })
    expect(root.why).not.toContain('AppArmor')
  })

  it('does not remember what it could not tell, and is not stopped by a broken note', async () => {
    const failing = machine(['error: cannot connect to socket'])
    expect(await probeSandbox(failing.host, nix, { mode: 'direct' })).toMatchObject({ how: 'unknown' })
    const note = join(temp, 'nix-cuda/sandbox.json')
    await expect(files.access(note)).rejects.toThrow()
    await files.writeFile(note, '{ broken')
    expect(await probeSandbox(machine(sandboxed).host, nix, { mode: 'direct' })).toMatchObject({ works: true })
  })

  it('says that it knows Linux alone', async () => {
    const mac = (value: unknown) => machine([], { platform: 'darwin', settings: { sandbox: { value } } })
    const off = mac(false)
    expect(await probeSandbox(off.host, nix, { mode: 'daemon' })).toMatchObject({ how: 'unsandboxed' })
    expect(off.commands.length).toBe(1)
    expect(await probeSandbox(mac(true).host, nix, { mode: 'daemon', fresh: true })).toMatchObject({ how: 'unknown' })
  })
})
