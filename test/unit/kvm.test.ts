import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readJournal, release } from '../../src/machine/journal.ts'
import { enableKvm, undoKvm } from '../../src/machine/kvm.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { realExec, testHost } from './host.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kvm-'))
  writeFileSync(join(folder, 'kvm'), '')
  chmodSync(join(folder, 'kvm'), 0o640)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The owner of the file needs no root to change its mode. */
const host = (sudo = true) =>
  testHost({
    env: { XDG_STATE_HOME: folder, PATH: process.env['PATH'] },
    exec: async (command) => {
      const [program, ...rest] = command.argv
      if (program !== 'sudo') return realExec(command)
      if (!sudo) return { kind: 'exited', code: 1, stdout: '', stderrTail: ['a password is required'] }
      const argv = rest.slice(rest[1] === '--' ? 2 : 1)
      return realExec({ ...command, argv: [argv[0] ?? '', ...argv.slice(1)] })
    },
  })
const device = () => join(folder, 'kvm')
const options = (job: string) => ({ job, device: device(), rulesFolder: join(folder, 'rules') })
const mode = () => statSync(device()).mode & 0o777

describe('KVM', () => {
  it('is opened for all users, remembered, and closed after the last job', async () => {
    expect(await enableKvm(host(), options('one'))).toMatchObject({ state: 'enabled', problems: [] })
    expect(mode()).toBe(0o666)
    expect(await enableKvm(host(), options('two'))).toMatchObject({ state: 'usable' })
    await release(host(), 'one')
    expect(await undoKvm(host(), { device: device() })).toBe(false)
    await release(host(), 'two')
    expect(await undoKvm(host(), { device: device() })).toBe(true)
    expect(mode()).toBe(0o640)
    expect(await readJournal(host())).toEqual([])
    expect(await undoKvm(host(), { device: device() })).toBe(false)
  })

  it('writes a rule where udev runs, or udev would close the device again', async () => {
    mkdirSync(join(folder, 'rules'))
    const reloaded: (readonly string[])[] = []
    const plain = host()
    const udev = {
      ...plain,
      files: {
        ...plain.files,
        lstat: ((path: string) =>
          plain.files.lstat(path === '/run/udev/control' ? device() : path)) as typeof plain.files.lstat,
      },
      exec: async (command: Command): Promise<Outcome> => {
        if (!command.argv.includes('udevadm')) return plain.exec(command)
        reloaded.push(command.argv.slice(command.argv.indexOf('udevadm')))
        return { kind: 'exited', code: 0, stdout: '', stderrTail: [] }
      },
    }
    const rule = join(folder, 'rules/99-setup-nix-cuda-kvm.rules')
    expect((await enableKvm(udev, options('one'))).did).toHaveLength(2)
    expect(readFileSync(rule, 'utf8')).toMatch(/KERNEL=="kvm".*MODE="0666"/)
    await release(udev, 'one')
    expect(await undoKvm(udev, { device: device() })).toBe(true)
    expect(existsSync(rule)).toBe(false)
    expect(mode()).toBe(0o640)
    expect(reloaded).toEqual([
      ['udevadm', 'control', '--reload-rules'],
      ['udevadm', 'control', '--reload-rules'],
    ])
  })

  it('keeps a mode that somebody else has set meanwhile', async () => {
    await enableKvm(host(), options('one'))
    chmodSync(device(), 0o600)
    await release(host(), 'one')
    await undoKvm(host(), { device: device() })
    expect(mode()).toBe(0o600)
  })

  it('stays closed to others where the build users are in its group', async () => {
    chmodSync(device(), 0o660)
    const group = (members: string) => ({
      ...host(),
      files: {
        ...host().files,
        readFile: (async (path: string) => {
          if (path === '/etc/group')
            return `nixbld:x:30000:nixbld1,nixbld2\nkvm:x:${statSync(device()).gid}:${members}\n`
          return readFileSync(path, 'utf8')
        }) as unknown as Host['files']['readFile'],
      },
    })
    expect((await enableKvm(group('nixbld1,nixbld2'), options('one'))).state).toBe('usable')
    expect(mode()).toBe(0o660)
    expect((await enableKvm(group('nixbld1'), options('one'))).state).toBe('enabled')
  })

  it('is left as it is where it is open, where there is none, and where there is no root', async () => {
    chmodSync(device(), 0o666)
    expect(await enableKvm(host(), options('one'))).toEqual({ state: 'usable', did: [], problems: [] })
    expect(await readJournal(host())).toEqual([])
    chmodSync(device(), 0o660)
    const report = await enableKvm(host(false), options('one'))
    expect(report).toMatchObject({ state: 'unusable', did: [], problems: [{ code: 'INS043', severity: 'notice' }] })
    expect(report.problems[0]?.message).toContain('0660')
    expect(mode()).toBe(0o660)
    rmSync(device())
    expect(await enableKvm(host(), options('one'))).toMatchObject({ state: 'absent', problems: [] })
  })
})
