import { randomBytes } from 'node:crypto'
import { asRoot, type Privilege } from '../../../machine/privilege.ts'
import { ProblemError } from '../../../model/problem.ts'
import type { Host } from '../../../runner/host.ts'
import { ask, type Env } from '../../ask.ts'
import { failed, runStep } from '../../install-commands.ts'
import { volumeName } from './plan.ts'

/** As in NixOS/nix scripts/create-darwin-volume.sh: the user's keychain is there too late when the machine starts. */
const keychain = '/Library/Keychains/System.keychain'

const find = (uuid: string) => ['security', 'find-generic-password', '-s', uuid, '-w', keychain] as const
const unlock = (uuid: string) => ['apfs', 'unlockVolume', uuid, '-mountpoint', '/nix', '-stdinpassphrase'] as const

/**
 * Encrypts a volume that is not mounted, with a new key that only root can read. The steps are those of
 * create-darwin-volume.sh, encrypt_volume; the key is never in an argument list. Throws ProblemError INS018, INS019.
 */
export async function encryptVolume(host: Host, env: Env, privilege: Privilege, uuid: string): Promise<void> {
  const step = (argv: readonly [string, ...string[]], input?: string) =>
    runStep(host, env, asRoot(privilege, argv), input === undefined ? {} : { input, timeout: 600 })
  const key = randomBytes(32).toString('hex')
  await step(['diskutil', 'mount', uuid])
  await step(['security', '-i'], `${addCommand(uuid, key)}\n`)
  // What `security -i` exits with says nothing of the command that it was given.
  const kept = (await step(find(uuid))).trim()
  if (kept !== key) throw new ProblemError(failed('the system keychain did not store the key of the volume'))
  await step(['diskutil', 'apfs', 'encryptVolume', uuid, '-user', 'disk', '-stdinpassphrase'], key)
  await step(['diskutil', 'unmount', 'force', uuid])
}

function addCommand(uuid: string, key: string): string {
  const labels = `-a "${volumeName}" -s "${uuid}" -l "${volumeName} encryption password" -D "Encrypted volume password"`
  const readers = ['/System/Library/CoreServices/APFSUserAgent', '/System/Library/CoreServices/CSUserAgent']
  const trusted = [...readers, '/usr/bin/security'].map((program) => `-T ${program}`).join(' ')
  return `add-generic-password ${labels} -w "${key}" ${trusted} "${keychain}"`
}

/** Mounts it at /nix with its key. Throws ProblemError INS018, INS019. */
export async function mountEncrypted(host: Host, env: Env, privilege: Privilege, uuid: string): Promise<void> {
  const input = (await runStep(host, env, asRoot(privilege, find(uuid)))).trim()
  await runStep(host, env, asRoot(privilege, ['diskutil', ...unlock(uuid)]), { input })
}

/** What a service runs to do the same when the machine starts (create-darwin-volume.sh, generate_mount_command). */
export function unlockArguments(uuid: string): readonly string[] {
  const [program, ...words] = find(uuid)
  const script = `/usr/bin/${program} ${words.join(' ')} | /usr/sbin/diskutil ${unlock(uuid).join(' ')}`
  return ['/bin/sh', '-c', script]
}

/** Takes the key of the volume away, if it is there. Throws ProblemError INS018. */
export async function removeKey(host: Host, env: Env, privilege: Privilege, uuid: string): Promise<void> {
  if ((await ask(host, env, asRoot(privilege, find(uuid)))) === undefined) return
  await runStep(host, env, asRoot(privilege, ['security', 'delete-generic-password', '-s', uuid, keychain]))
}
