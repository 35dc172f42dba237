import { findPrivilege, type Privilege } from '../../../machine/privilege.ts'
import { error, ProblemError } from '../../../model/problem.ts'
import type { Host } from '../../../runner/host.ts'
import type { Env } from '../../ask.ts'
import type { InstallPlan } from '../plan.ts'
import { readReceipt } from '../receipt.ts'
import { type MadeVolume, noteVolume, readVolume } from './journal.ts'
import { makeVolume, mountAgain, undoVolume } from './volume.ts'

/**
 * Makes the volume that the plan has, if it has one, before `work`, and takes it away again where that fails. Where a
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
      await takeVolumeBack(host, env, privilege)
    } catch (second) {
      if (!(cause instanceof ProblemError && second instanceof ProblemError)) throw cause
      throw new ProblemError([...cause.problems, ...second.problems], { cause })
    }
    throw cause
  }
}

/** Mounts the volume of an earlier run, so that what is on it can be seen. */
export async function mountVolume(host: Host, env: Env, made: MadeVolume): Promise<void> {
  await mountAgain(host, env, await findPrivilege(host), made)
}

/** Takes away what the journal has of a volume of ours, and strikes it out. Throws ProblemError INS022, INS002, INS003. */
export async function takeVolumeBack(host: Host, env: Env, privilege: Privilege): Promise<void> {
  const alive = { ...host, cancelled: new AbortController().signal }
  const made = await readVolume(alive)
  if (!made) return
  const left = await undoVolume(alive, env, privilege, made)
  if (left.length > 0) {
    throw new ProblemError(
      error(
        'INS022',
        `What an unfinished installation of Nix left cannot be removed: ${left.join('; ')}.`,
        'Remove it as root, or restart the machine; then run the job again.',
      ),
    )
  }
  await noteVolume(alive, undefined)
}
