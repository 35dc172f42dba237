/** That the stand-in of a Mac refuses what a Mac refuses. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMac, type Mac } from './mac.ts'
import { addVolume } from './mac-tools.ts'

let scratch = ''
let mac: Mac
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mac-'))
  mac = createMac(scratch)
})
afterEach(() => rmSync(scratch, { recursive: true }))

async function run(line: string, input = ''): Promise<string> {
  const [program = '', ...args] = line.split(' ')
  const outcome = await mac.host().exec({ argv: [program, ...args], env: {}, timeout: 300, input })
  if (outcome.kind === 'not-started') return outcome.reason
  if (outcome.kind !== 'exited') return outcome.kind
  return `${outcome.code}: ${outcome.stderrTail.join(' ') || outcome.stdout.trim()}`
}
const root = (line: string, input?: string) => run(`sudo -n -- ${line}`, input)

describe('the stand-in of a Mac', () => {
  it.each([
    ['useradd x', 'spawn useradd ENOENT'],
    ['getent passwd', 'spawn getent ENOENT'],
    ['nproc', 'spawn nproc ENOENT'],
    ['diskutil apfs frob', '1: diskutil: did not recognize verb'],
    ['diskutil info -plist /nix', '1: '],
    ['diskutil apfs addVolume disk9 APFS x -nomount', '1: disk9 is not an APFS Container'],
    ['launchctl frob', '64: Unrecognized subcommand: frob'],
    ['launchctl print system/x', '113: Could not find service "x" in domain for system'],
    ['launchctl bootout system/x', '3: Boot-out failed: 3: No such process'],
    ['launchctl bootstrap system /Library/LaunchDaemons/x.plist', '5: Bootstrap failed: 5: Input/output error'],
    ['dscl . -delete /Users/x', '56: <dscl_cmd> DS Error: -14136 (eDSRecordNotFound)'],
    ['dscl . -create /Users/x UniqueID 501', '1: this stand-in takes no id twice: 501'],
    ['dseditgroup -o create -r x -i 20 x', '1: this stand-in takes no id twice: 20'],
    ['dseditgroup -o create -r x -i 21 staff', '1: Create called on existing record'],
    ['dseditgroup -o edit -t user -a x staff', '67: Record was not found.'],
    ['chown root:root /etc', '1: chown: root: illegal group name'],
    ['mkdir /nix', '1: mkdir: /nix: Read-only file system'],
    ['security find-generic-password -s x -w /Library/Keychains/System.keychain', '44: security: SecKeychainSearch'],
  ])('refuses %s', async (line, answer) => {
    expect(await root(line)).toContain(answer)
  })

  it.each([
    'diskutil apfs addVolume disk3 APFS x -nomount',
    'dscl . -create /Users/x UniqueID 700',
    'dseditgroup -o create -r x -i 700 x',
    'launchctl bootstrap system /Library/LaunchDaemons/x.plist',
    'tee -- /etc/x',
    'chown 0 /etc',
  ])('lets root alone %s', async (line) => {
    const before = structuredClone(mac.snapshot())
    expect(await run(line)).not.toMatch(/^0/)
    expect(mac.snapshot()).toEqual(before)
  })

  it('keeps a volume that is mounted, mounts none twice, and none that is locked', async () => {
    const volume = addVolume(mac.state, 'x', 'disk3')
    expect(await root(`diskutil mount -mountPoint /nix ${volume.uuid}`)).toContain('failed to mount')
    mac.write('/etc/synthetic.conf', 'nix\n')
    await root('/System/Library/Filesystems/apfs.fs/Contents/Resources/apfs.util -t')
    expect(await root(`diskutil mount -mountPoint /nix ${volume.uuid}`)).toContain('0: Volume x on')
    expect(await root(`diskutil mount -mountPoint /nix ${volume.uuid}`)).toContain('failed to mount')
    expect(await root(`diskutil apfs encryptVolume ${volume.uuid} -user disk -stdinpassphrase`, 'key')).toMatch(/^0/)
    expect(await root(`diskutil apfs deleteVolume ${volume.uuid}`)).toContain("-69888: Couldn't unmount disk")
    mac.restart()
    expect(await root(`diskutil mount -mountPoint /nix ${volume.uuid}`)).toContain('failed to mount')
    const unlock = `diskutil apfs unlockVolume ${volume.uuid} -mountpoint /nix -stdinpassphrase`
    expect(await root(unlock, 'other')).toContain('passphrase is wrong')
    expect(await root(unlock, 'key')).toMatch(/^0/)
  })

  it('takes a definition of root’s own only', async () => {
    const path = '/Library/LaunchDaemons/x.plist'
    mac.write(path, '<plist version="1.0"><dict></dict></plist>', 0o666)
    expect(await root(`chmod -v 666 ${path}`)).toMatch(/^0/)
    expect(await root(`launchctl bootstrap system ${path}`)).toContain('bad ownership/permissions')
  })
})
