/** The Nix daemon of a Mac, on its stand-in (test/fakes/mac.ts). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processStart } from '../../src/machine/process-start.ts'
import {
  type DaemonOptions,
  findSupervision,
  removeDaemon,
  restartDaemon,
  startDaemon,
  stopDaemon,
} from '../../src/nix/daemon/daemon.ts'
import { printPlist } from '../../src/nix/daemon/launchd.ts'
import { createMac, type Mac } from '../fakes/mac.ts'
import { parsePlist } from '../fakes/mac-plist.ts'

const plist = '/Library/LaunchDaemons/org.nixos.nix-daemon.plist'
const log = '/var/log/nix-daemon.log'
const options: DaemonOptions = { supervision: 'launchd', privilege: 'sudo', job: 'one', variables: { A: '<b> & "c"' } }

let scratch = ''
let mac: Mac
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'launchd-'))
  mac = createMac(scratch)
  mac.write('/nix/var/nix/profiles/default/bin/nix-daemon', '')
})
afterEach(() => rmSync(scratch, { recursive: true }))
const launchctl = () => mac.commands().filter((command) => /^launchctl (?!print)/.test(command))

describe('the daemon under launchd', () => {
  it('is how a Mac keeps it', async () => expect(await findSupervision(mac.host())).toBe('launchd'))

  it('is defined with its variables and started once', async () => {
    expect(await startDaemon(mac.host(), options)).toEqual({ started: true })
    expect(parsePlist(mac.read(plist))).toMatchObject({
      Label: 'org.nixos.nix-daemon',
      RunAtLoad: true,
      KeepAlive: true,
      EnvironmentVariables: { A: '<b> & "c"', OBJC_DISABLE_INITIALIZE_FORK_SAFETY: 'YES' },
      StandardErrorPath: log,
    })
    expect(await startDaemon(mac.host(), options)).toEqual({ started: false })
    expect(launchctl()).toEqual([])
  })

  it('is loaded anew when its definition has changed, for launchd reads it once', async () => {
    await startDaemon(mac.host(), options)
    expect(await startDaemon(mac.host(), { ...options, variables: {} })).toEqual({ started: true })
    expect(launchctl()).toEqual([
      'launchctl bootout system/org.nixos.nix-daemon',
      `launchctl bootstrap system ${plist}`,
    ])
  })

  it('is restarted under the label that it has', async () => {
    await startDaemon(mac.host(), options)
    await restartDaemon(mac.host(), options)
    expect(launchctl()).toEqual(['launchctl kickstart -k system/org.nixos.nix-daemon'])
    mac.state.services.set('systems.determinate.nix-daemon', [])
    await restartDaemon(mac.host(), options)
    expect(launchctl()).toEqual(['launchctl kickstart -k system/systems.determinate.nix-daemon'])
  })

  it('is stopped, and removed with its log', async () => {
    await startDaemon(mac.host(), options)
    expect(await stopDaemon(mac.host(), options)).toBe(true)
    expect(await stopDaemon(mac.host(), options)).toBe(false)
    await startDaemon(mac.host(), options)
    expect(mac.read(log)).toBe('')
    await removeDaemon(mac.host(), {}, 'sudo', 'launchd')
    expect(mac.state.services.size).toBe(0)
    for (const path of [plist, log]) expect(() => mac.read(path)).toThrow('ENOENT')
    await removeDaemon(mac.host(), {}, 'sudo', 'launchd')
  })

  it('fails with a code and where to look', async () => {
    await expect(restartDaemon(mac.host(), options)).rejects.toThrow(/INS021.*Could not find service.*nix-daemon\.log/)
    await expect(startDaemon(mac.host(), { ...options, privilege: 'none' })).rejects.toThrow('CFG026')
    const silent = mac.host({ connects: async () => false })
    await expect(startDaemon(silent, options)).rejects.toThrow(/INS021.*did not answer within 30 s/)
  })

  it('tries again for a while after a bootout', async () => {
    const inner = mac.host()
    let refusals = 3
    const exec: typeof inner.exec = async (command) => {
      if (!command.argv.includes('bootstrap') || refusals-- <= 0) return inner.exec(command)
      return { kind: 'exited', code: 5, stdout: '', stderrTail: ['Bootstrap failed: 5: Input/output error'] }
    }
    expect(await startDaemon(mac.host({ exec }), options)).toEqual({ started: true })
  })
})

describe('printPlist', () => {
  it('defines a service that runs once', () => {
    const text = printPlist({ label: 'org.nixos.darwin-store', arguments: ['/bin/echo', 'a<b'] })
    expect(parsePlist(text)).toEqual({
      Label: 'org.nixos.darwin-store',
      ProgramArguments: ['/bin/echo', 'a<b'],
      RunAtLoad: true,
    })
  })
})

describe('processStart', () => {
  it('asks ps on a Mac, and knows who is not there', async () => {
    expect(await processStart(mac.host(), process.pid)).toBe('Sun Nov 22 10:29:16 2026')
    expect(await processStart(mac.host(), 1)).toBeUndefined()
  })
})
