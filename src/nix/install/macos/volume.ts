import { asRoot, findPrivilege, type Privilege } from '../../../machine/privilege.ts'
import { ProblemError } from '../../../model/problem.ts'
import type { Host } from '../../../runner/host.ts'
import type { Env } from '../../ask.ts'
import { rootFiles } from '../../configure/files.ts'
import { bootOut, darwinStore, printPlist } from '../../daemon/launchd.ts'
import { failed, runStep } from '../../install-commands.ts'
import { encryptVolume, mountEncrypted, removeKey, unlockArguments } from './encryption.ts'
import { diskInfo, fstabPath, listVolumes, mountedVolume, mounterPlist, syntheticPath } from './facts.ts'
import { isUuid, type MadeVolume, recordVolume, uuidOf } from './journal.ts'
import { fstabLine, syntheticLine, type VolumePlan, volumeName, withLine, withoutLine } from './plan.ts'

/** NixOS/nix scripts/create-darwin-volume.sh, create_synthetic_objects. */
const apfsUtil = '/System/Library/Filesystems/apfs.fs/Contents/Resources/apfs.util'

/**
 * Makes the volume for /nix and mounts it, for this process to fill. The journal has each thing before it is made.
 * Throws ProblemError INS002, INS003, INS018, INS019, CFG026; then `undoVolume` removes what was made.
 */
export async function makeVolume(host: Host, env: Env, privilege: Privilege, plan: VolumePlan): Promise<void> {
  const step = (...argv: [string, ...string[]]) => runStep(host, env, asRoot(privilege, argv))
  await recordVolume(host, { plan, volume: { kind: 'none' } })
  if (plan.synthetic) await addLine(host, privilege, syntheticPath, plan.synthetic.before, syntheticLine)
  await makeMountPoint(host, env, privilege)
  await recordVolume(host, { plan, volume: { kind: 'adding' } })
  const said = await step('diskutil', 'apfs', 'addVolume', plan.container, 'APFS', volumeName, '-nomount')
  const device = /Created new APFS Volume (disk\d+s\d+)/.exec(said)?.[1]
  const uuid = device && (await diskInfo(host, env, device, 'VolumeUUID'))
  if (!isUuid(uuid))
    throw new ProblemError(failed(`diskutil apfs addVolume did not report what it created: ${said.trim()}`))
  await recordVolume(host, { plan, volume: { kind: 'blank', uuid } })
  await addLine(host, privilege, fstabPath, plan.fstab.before, fstabLine(uuid))
  if (plan.encrypted) await encryptVolume(host, env, privilege, uuid)
  if (plan.mounter) {
    const words = plan.encrypted ? unlockArguments(uuid) : ['/usr/sbin/diskutil', ...mountArguments(uuid)]
    const text = printPlist({ ...darwinStore, arguments: words })
    await rootFiles(host, privilege).write(mounterPlist, text, { mode: 0o644, uid: 0, gid: 0 })
  }
  await mount(host, env, privilege, plan, uuid)
  if ((await diskInfo(host, env, '/nix', 'GlobalPermissionsEnabled')) === 'false') {
    await step('diskutil', 'enableOwnership', '/nix')
  }
  await step('chown', String(host.uid), '/nix')
  await step('chmod', '0755', '/nix')
  await recordVolume(host, { plan, volume: { kind: 'filled', uuid } })
}

/**
 * Mounts the volume of an installation of ours where that is not done: on a machine that was to end with its job, nothing
 * mounts it at a start. One that is gone stays so. Throws ProblemError INS018, INS019.
 */
export async function mountAgain(host: Host, env: Env, { plan, volume }: MadeVolume): Promise<void> {
  if (volume.kind !== 'filled' || (await mountedVolume(host, env)) !== undefined) return
  const isThere = (await listVolumes(host, env))?.some(({ uuid }) => uuid === volume.uuid)
  if (isThere) await mount(host, env, await findPrivilege(host), plan, volume.uuid)
}

async function mount(host: Host, env: Env, privilege: Privilege, plan: VolumePlan, uuid: string): Promise<void> {
  if (plan.encrypted) await mountEncrypted(host, env, privilege, uuid)
  else await runStep(host, env, asRoot(privilege, ['diskutil', ...mountArguments(uuid)]))
}

/**
 * Removes what `makeVolume` made, be it a part of it; never a volume of somebody else. Gives what is left, and why.
 * Each step may find its work done. Runs to its end also when the job is cancelled. The empty folder /nix itself goes
 * when the machine starts again (synthetic.conf(5)).
 */
export async function undoVolume(
  given: Host,
  env: Env,
  privilege: Privilege,
  made: MadeVolume,
): Promise<readonly string[]> {
  const host = { ...given, cancelled: new AbortController().signal }
  const left: string[] = []
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      left.push(`${what} (${cause.problems.map(({ message }) => message).join(' ')})`)
    }
  }
  const { plan } = made
  const uuid = uuidOf(made)
  const files = rootFiles(host, privilege)
  if (plan.mounter && uuid !== undefined) {
    await attempt(mounterPlist, () => dropMounter(host, env, privilege, uuid))
  }
  await attempt(`the volume ${volumeName}`, () => deleteVolume(host, env, privilege, made))
  if (left.length > 0) return left
  if (uuid !== undefined) {
    if (plan.encrypted) await attempt('the key of the volume', () => removeKey(host, env, privilege, uuid))
    await attempt(fstabPath, () => dropLine(host, privilege, fstabPath, plan.fstab.before, fstabLine(uuid)))
  }
  // Another volume that is mounted there since needs the folder.
  if (plan.synthetic && (await mountedVolume(host, env)) === undefined) {
    const { before } = plan.synthetic
    await attempt(syntheticPath, () => dropLine(host, privilege, syntheticPath, before, syntheticLine))
  }
  for (const path of [syntheticPath, fstabPath, mounterPlist]) await attempt(path, () => files.removeDraft(path))
  return left
}

/** Not a service of that name that mounts another volume. */
async function dropMounter(host: Host, env: Env, privilege: Privilege, uuid: string): Promise<void> {
  const files = rootFiles(host, privilege)
  if (!(await files.read(mounterPlist))?.includes(uuid)) return
  await bootOut(host, env, privilege, darwinStore.label)
  await files.remove(mounterPlist)
}

async function deleteVolume(host: Host, env: Env, privilege: Privilege, made: MadeVolume): Promise<void> {
  if (made.volume.kind === 'none') return
  const uuid = await findOurs(host, env, privilege, made)
  if (uuid === undefined) return
  const step = (...argv: [string, ...string[]]) => runStep(host, env, asRoot(privilege, argv))
  if (((await diskInfo(host, env, uuid, 'MountPoint')) ?? '') !== '') await step('diskutil', 'unmount', 'force', uuid)
  await step('diskutil', 'apfs', 'deleteVolume', uuid)
}

/**
 * The volume that we made, if it is still there. Where a kill left no UUID it is the one of our name that nothing uses
 * yet: there was none before, and whoever makes one uses it.
 */
async function findOurs(host: Host, env: Env, privilege: Privilege, made: MadeVolume): Promise<string | undefined> {
  const known = uuidOf(made)
  const volumes = await listVolumes(host, env)
  if (!volumes) throw new ProblemError(failed('diskutil did not list the volumes'))
  if (known !== undefined) return volumes.find(({ uuid }) => uuid === known)?.uuid
  const fstab = (await rootFiles(host, privilege).read(fstabPath)) ?? ''
  for (const { uuid, name, container } of volumes) {
    if (name !== volumeName || container !== made.plan.container || fstab.includes(uuid)) continue
    if (((await diskInfo(host, env, uuid, 'MountPoint')) ?? '') === '') return uuid
  }
  return undefined
}

/** Lets macOS make the folder that synthetic.conf names now, and not at its next start. */
async function makeMountPoint(host: Host, env: Env, privilege: Privilege): Promise<void> {
  const isThere = () =>
    host.files
      .lstat('/nix')
      .then((stat) => stat.isDirectory())
      .catch(() => false)
  // What they exit with says nothing (create-darwin-volume.sh): macOS 11 and later know -t.
  if (!(await isThere())) {
    await host.exec({ argv: asRoot(privilege, [apfsUtil, '-t']), env, timeout: 60, signal: host.cancelled })
  }
  if (await isThere()) return
  const why = `macOS did not create /nix as ${syntheticPath} says; this happens when FileVault was turned on since the last restart`
  throw new ProblemError(failed(why))
}

/** The options are those of fstab. NixOS/nix scripts/create-darwin-volume.sh, generate_mount_command. */
function mountArguments(uuid: string): readonly string[] {
  return ['mount', '-mountPoint', '/nix', uuid]
}

async function addLine(
  host: Host,
  privilege: Privilege,
  path: string,
  before: string | null,
  line: string,
): Promise<void> {
  await rootFiles(host, privilege).write(path, withLine(before, line), await ownership(host, path))
}

async function dropLine(
  host: Host,
  privilege: Privilege,
  path: string,
  before: string | null,
  line: string,
): Promise<void> {
  const files = rootFiles(host, privilege)
  const now = await files.read(path)
  if (now === undefined || !now.split('\n').includes(line)) return
  const then = withoutLine(now, before, line)
  if (then === null) await files.remove(path)
  else await files.write(path, then, await ownership(host, path))
}

async function ownership(host: Host, path: string) {
  const stat = await host.files.lstat(path).catch(() => undefined)
  return { mode: stat?.mode ?? 0o644, uid: stat?.uid ?? 0, gid: stat?.gid ?? 0 }
}
