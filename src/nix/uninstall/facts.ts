import { basename, join } from 'node:path'
import { type JournalEntry, parseJournal, readJournal } from '../../machine/journal.ts'
import { foldersMadeAbove } from '../../machine/made-folders.ts'
import { findPrivilege, type Privilege } from '../../machine/privilege.ts'
import { isSameFolder, storeMountOwned } from '../../machine/store-location.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { stateFolder } from '../../runner/state-folder.ts'
import type { Env } from '../ask.ts'
import { rootFiles } from '../configure/files.ts'
import { readAccounts } from '../install/accounts.ts'
import { examineFolder, type NixFolder, nixFolder, withoutVolumeFiles } from '../install/facts.ts'
import { listVolumes, mountedVolume } from '../install/macos/facts.ts'
import { type MadeVolume, readVolume, uuidOf } from '../install/macos/journal.ts'
import { receiptPath } from '../install/receipt.ts'
import { installEnv } from '../install-commands.ts'

/** What this action created on the machine, as the journal and the receipt of the installation say, and who uses it. */
export interface UninstallFacts {
  readonly privilege: Privilege
  readonly uid: number
  readonly folder: NixFolder
  /** The user who installed: the owner of the receipt. */
  readonly installer: number | undefined
  /** What is in /nix, and its numeric `user:group`. */
  readonly nixNames: readonly string[]
  readonly nixOwner: string
  /** The text of /etc/nix/nix.conf. */
  readonly conf: string | undefined
  /** Names of all users, and who is in the group nixbld, be it as the user's own group. */
  readonly users: readonly string[]
  readonly group: { readonly members: readonly string[] } | undefined
  readonly journal: readonly JournalEntry[]
  /** The folder on another disk that is seen as /nix, by its entry in the journal; not mounted after a reboot. */
  readonly storeMount: { readonly entry: JournalEntry; readonly mounted: boolean } | undefined
  /** The volume that was made for /nix on a Mac, and whether it is mounted there. */
  readonly volume: { readonly made: MadeVolume; readonly state: 'mounted' | 'elsewhere' | 'gone' } | undefined
  /** Jobs in the journals of other users, by the folder of the journal. */
  readonly elsewhere: readonly { readonly folder: string; readonly jobs: readonly string[] }[]
  /** This user's state folder, what is in it, and the folders above it that were made for it, innermost first. */
  readonly state:
    | { readonly folder: string; readonly names: readonly string[]; readonly above: readonly string[] }
    | undefined
}

/** Looks without changing anything. Throws ProblemError INS003 for a journal that cannot be read. */
export async function findUninstallFacts(host: Host): Promise<UninstallFacts> {
  const env = installEnv(host.env)
  const privilege = await findPrivilege(host)
  const [folder, receipt, nix, nixNames, conf, passwd, groups, journal] = await Promise.all([
    examineFolder(host),
    host.files.lstat(receiptPath).catch(() => undefined),
    host.files.lstat(nixFolder).catch(() => undefined),
    host.files.readdir(nixFolder).catch((): string[] => []),
    readIfPresent(host, '/etc/nix/nix.conf').catch(() => undefined),
    readAccounts(host, env, 'passwd'),
    readAccounts(host, env, 'group'),
    readJournal(host),
  ])
  const group = groups.find(([name]) => name === 'nixbld')
  const primary = passwd.filter((fields) => group !== undefined && fields[3] === group[2]).map(([name = '']) => name)
  const members = (group?.[3] ?? '').split(',').filter((name) => name !== '')
  return {
    privilege,
    uid: host.uid,
    folder,
    installer: receipt?.uid,
    nixNames: withoutVolumeFiles(nixNames),
    nixOwner: `${nix?.uid ?? 0}:${nix?.gid ?? 0}`,
    conf,
    users: passwd.map(([name = '']) => name),
    group: group && { members: [...new Set([...members, ...primary])] },
    journal,
    storeMount: await findStoreMount(host, journal),
    volume: await findVolume(host, env),
    elsewhere: await otherJournals(host, privilege, passwd),
    state: await examineState(host),
  }
}

async function findStoreMount(host: Host, journal: readonly JournalEntry[]): Promise<UninstallFacts['storeMount']> {
  for (const entry of journal.filter(({ owner }) => owner === storeMountOwned.owner)) {
    if (await isSameFolder(host, entry.path, nixFolder)) return { entry, mounted: true }
    const receipt = await host.files.lstat(join(entry.path, basename(receiptPath))).catch(() => undefined)
    if (receipt) return { entry, mounted: false }
  }
  return undefined
}

async function findVolume(host: Host, env: Env): Promise<UninstallFacts['volume']> {
  const made = await readVolume(host)
  const uuid = made && uuidOf(made)
  if (!made || uuid === undefined) return made && { made, state: 'gone' }
  if ((await mountedVolume(host, env)) === uuid) return { made, state: 'mounted' }
  const volumes = await listVolumes(host, env)
  return { made, state: volumes && !volumes.some((volume) => volume.uuid === uuid) ? 'gone' : 'elsewhere' }
}

async function examineState(host: Host): Promise<UninstallFacts['state']> {
  const folder = stateFolder(host)
  const names = await host.files.readdir(folder).catch(() => undefined)
  return names && { folder, names: names.sort(), above: await foldersMadeAbove(host, folder) }
}

/** Users may have moved their state folder by XDG_STATE_HOME: those journals are not seen. */
async function otherJournals(
  host: Host,
  privilege: Privilege,
  passwd: readonly (readonly string[])[],
): Promise<UninstallFacts['elsewhere']> {
  const homes = [...new Set(passwd.map((fields) => fields[5] ?? ''))].filter((home) => home.startsWith('/'))
  const usual = homes.map((home) => join(home, '.local/state/setup-nix-cuda'))
  const folders = [stateFolder({ ...host, uid: 0 }), ...usual].filter((folder) => folder !== stateFolder(host))
  const files = rootFiles(host, privilege)
  const found = await Promise.all(
    folders.map(async (folder) => {
      // What nobody lets us read counts as not there.
      const text = await files.read(join(folder, 'journal.json')).catch(() => undefined)
      return { folder, jobs: await jobsIn(text) }
    }),
  )
  return found.filter(({ jobs }) => jobs.length > 0)
}

async function jobsIn(journal: string | undefined): Promise<readonly string[]> {
  return [...new Set((await parseJournal(journal))?.entries.flatMap(({ users }) => users))]
}
