import { cannotRemove, isPlainEntry, type Owned } from '../../../machine/owned.ts'
import { findPrivilege, type Privilege } from '../../../machine/privilege.ts'
import { ProblemError } from '../../../model/problem.ts'
import type { Host } from '../../../runner/host.ts'
import type { Env } from '../../ask.ts'
import { installEnv } from '../../install-commands.ts'
import type { InstallPlan } from '../plan.ts'
import { readReceipt } from '../receipt.ts'
import { insistGone } from '../undo.ts'
import { fstabPath, mounterPlist, syntheticPath } from './facts.ts'
import { type MadeVolume, parseVolume, readVolume, recordVolume, uuidOf, volumePath } from './journal.ts'
import { volumeName } from './plan.ts'
import { makeVolume, undoVolume } from './volume.ts'

/** The volume at /nix of a Mac, and what mounts it. It goes when nothing of Nix is on it any more. */
export const volumeOwned: Owned = {
  owner: 'volume',
  makes: (_, entry) => entry.path === volumePath && isPlainEntry(entry),
  remove: async (host, { note }) => {
    const made = await parseVolume(note)
    if (!made) return
    // Whoever comes after a kill need not mount it.
    const uuid = uuidOf(made)
    const emptied = uuid === undefined ? made : { ...made, volume: { kind: 'blank', uuid } as const }
    await recordVolume(host, emptied)
    host.log.debug('uninstall: emptied')
    const left = await undoVolume(host, installEnv(host.env), await findPrivilege(host), emptied)
    if (left.length > 0) throw new ProblemError(cannotRemove(left.join('; ')))
  },
}

/** What that means to a user, one line each. */
export function describeVolume({ plan: { container, encrypted, mounter, synthetic } }: MadeVolume): readonly string[] {
  return [
    `remove the APFS volume "${volumeName}" of ${container}, and our line for it in ${fstabPath}`,
    ...(encrypted ? ["remove its key from the system's keychain"] : []),
    ...(mounter ? [`remove ${mounterPlist}`] : []),
    ...(synthetic ? [`remove our line from ${syntheticPath}; /nix disappears at the next restart`] : []),
  ]
}

/**
 * Makes the volume that the plan has, if it has one, before `work`, and removes it again where that fails. Where a
 * receipt is left in /nix, not everything could be undone: then the next run does it.
 */
export async function withVolume<T>(
  host: Host,
  env: Env,
  { volume, privilege }: InstallPlan,
  work: () => Promise<T>,
  clock: { time<U>(phase: string, work: () => Promise<U>): Promise<U> },
): Promise<T> {
  if (!volume) return work()
  try {
    await clock.time('volume', () => makeVolume(host, env, privilege, volume))
    return await work()
  } catch (cause) {
    if (await readReceipt(host)) throw cause
    try {
      await rollBackVolume(host, env, privilege)
    } catch (second) {
      if (!(cause instanceof ProblemError && second instanceof ProblemError)) throw cause
      throw new ProblemError([...cause.problems, ...second.problems], { cause })
    }
    throw cause
  }
}

/** Removes what the journal has of a volume of ours, and strikes it out. Throws ProblemError INS022, INS002, INS003. */
export async function rollBackVolume(host: Host, env: Env, privilege: Privilege): Promise<void> {
  const alive = { ...host, cancelled: new AbortController().signal }
  const made = await readVolume(alive)
  if (!made) return
  const left = await undoVolume(alive, env, privilege, made)
  insistGone(left)
  await recordVolume(alive, undefined)
}
