import type { Privilege } from '../../../machine/privilege.ts'
import { isThere } from '../../../runner/files.ts'
import type { Host } from '../../../runner/host.ts'
import { ask, type Env } from '../../ask.ts'
import { rootFiles } from '../../configure/files.ts'
import { daemonPlist } from '../../daemon/launchd.ts'

/** A volume in an APFS container. */
export interface ApfsVolume {
  readonly uuid: string
  readonly name: string
  /** As in `disk3`. */
  readonly container: string
}

/** What an installation on a Mac depends on beside the facts of every machine. */
export interface MacFacts {
  /** As in `15.5`; undefined where unknown. */
  readonly version: string | undefined
  /** The APFS container of `/`, as in `disk3`. */
  readonly container: string | undefined
  /** All APFS volumes; undefined when diskutil does not say. */
  readonly volumes: readonly ApfsVolume[] | undefined
  /** The volume that is mounted at /nix. */
  readonly mounted: string | undefined
  /** The texts of these files; undefined where there is none. */
  readonly synthetic: string | undefined
  readonly fstab: string | undefined
  readonly fileVault: boolean
  /** Definitions of services for Nix that are there. */
  readonly services: readonly string[]
  /** The machine outlives the job: the volume must be mounted again at its next start. */
  readonly lasts: boolean
}

export const syntheticPath = '/etc/synthetic.conf'
export const fstabPath = '/etc/fstab'
/** NixOS/nix scripts/create-darwin-volume.sh. */
export const mounterPlist = '/Library/LaunchDaemons/org.nixos.darwin-store.plist'

/** Those, and what DeterminateSystems/nix-installer writes (src/action/macos, src/action/common). */
const services = [
  daemonPlist,
  mounterPlist,
  '/Library/LaunchDaemons/systems.determinate.nix-daemon.plist',
  '/Library/LaunchDaemons/systems.determinate.nix-store.plist',
]

/** Looks at a Mac without changing it. Throws ProblemError CFG026 for a file that cannot be read: it would be lost. */
export async function findMacFacts(host: Host, env: Env, privilege: Privilege): Promise<MacFacts> {
  const { read } = rootFiles(host, privilege)
  const [version, container, parent, volumes, mounted, synthetic, fstab, fileVault] = await Promise.all([
    ask(host, env, ['sw_vers', '-productVersion']),
    diskInfo(host, env, '/', 'APFSContainerReference'),
    diskInfo(host, env, '/', 'ParentWholeDisk'),
    listVolumes(host, env),
    mountedVolume(host, env),
    read(syntheticPath),
    read(fstabPath),
    ask(host, env, ['fdesetup', 'status']),
  ])
  const there = await Promise.all(services.map((path) => isThere(host, path)))
  return {
    version: version?.trim() || undefined,
    container: container ?? parent,
    volumes,
    mounted,
    synthetic,
    fstab,
    fileVault: /FileVault is On/.test(fileVault ?? ''),
    services: services.filter((_, index) => there[index] === true),
    lasts: host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted',
  }
}

/** One value of `diskutil info -plist`; undefined when there is no such disk, or it has no such value. */
export async function diskInfo(host: Host, env: Env, disk: string, key: string): Promise<string | undefined> {
  const plist = await ask(host, env, ['diskutil', 'info', '-plist', disk])
  if (plist === undefined) return undefined
  const value = await ask(host, env, ['plutil', '-extract', key, 'raw', '-o', '-', '-'], { input: plist })
  return value?.trim() || undefined
}

/** The volume at /nix. Of a folder that is no mount point, diskutil says nothing or tells of the disk that it is on. */
export async function mountedVolume(host: Host, env: Env): Promise<string | undefined> {
  const at = await diskInfo(host, env, '/nix', 'MountPoint')
  return at === '/nix' ? ((await diskInfo(host, env, '/nix', 'VolumeUUID')) ?? 'of an unknown kind') : undefined
}

/** Every APFS volume of this Mac, mounted or not. */
export async function listVolumes(host: Host, env: Env): Promise<readonly ApfsVolume[] | undefined> {
  const plist = await ask(host, env, ['diskutil', 'apfs', 'list', '-plist'])
  if (plist === undefined) return undefined
  const json = await ask(host, env, ['plutil', '-convert', 'json', '-o', '-', '-'], { input: plist })
  return json === undefined ? undefined : parseVolumes(json)
}

/** Reads `diskutil apfs list -plist` as JSON; what is not as expected is left out, undefined when nothing is. Pure. */
export function parseVolumes(json: string): readonly ApfsVolume[] | undefined {
  try {
    const { Containers } = JSON.parse(json) as { readonly Containers?: unknown }
    if (!Array.isArray(Containers)) return undefined
    return Containers.flatMap((given: unknown) => {
      const { ContainerReference: container, Volumes } = (given ?? {}) as Readonly<Record<string, unknown>>
      if (typeof container !== 'string' || !Array.isArray(Volumes)) return []
      return Volumes.flatMap((volume: unknown) => {
        const { APFSVolumeUUID: uuid, Name: name } = (volume ?? {}) as Readonly<Record<string, unknown>>
        return typeof uuid === 'string' && typeof name === 'string' ? [{ uuid, name, container }] : []
      })
    })
  } catch {
    return undefined
  }
}
