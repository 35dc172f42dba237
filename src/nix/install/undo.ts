import { join } from 'node:path'
import { type Privilege, whyNotAsRoot } from '../../machine/privilege.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { Env } from '../ask.ts'
import { removeDaemon } from '../daemon/daemon.ts'
import { planRemoval } from './accounts.ts'
import { nixFolder, withoutVolumeFiles } from './facts.ts'
import { type Receipt, receiptPath } from './receipt.ts'

/** INS022 with what an unfinished installation left, and why, if anything is. */
export function insistGone(left: readonly string[]): void {
  if (left.length === 0) return
  const message = `The files of an unfinished installation of Nix cannot be removed: ${left.join('; ')}.`
  const fix = 'Remove them as root or as the user who created them, or restart the machine; then run the job again.'
  throw new ProblemError(error('INS022', message, fix))
}

/**
 * Removes what the receipt lists and nothing else: daemon, everything in /nix that was not there before, build users,
 * group, nix.conf; at last the receipt itself and /nix where we made it. Each step may find its work done. Runs to its end
 * also when the job is cancelled. Gives what could not be removed, each with the reason; then the receipt stays.
 */
export async function removeInstall(
  host: Host,
  env: Env,
  privilege: Privilege,
  receipt: Receipt,
): Promise<readonly string[]> {
  const left: string[] = []
  const attempt = async (what: string, argv: readonly [string, ...string[]]) => {
    const why = await whyNotAsRoot(host, privilege, argv, { env, timeout: 300 })
    if (why !== undefined) left.push(`${what} (${why})`)
  }
  if (receipt.supervision !== 'none') await removeDaemon(host, env, privilege, receipt.supervision)
  await removePaths(host, env, privilege, await ownPaths(host, receipt), attempt)
  for (const [name, argv] of await planRemoval(host, env, receipt)) await attempt(name, argv)
  if (receipt.conf) await attempt('/etc/nix/nix.conf', ['rm', '-f', '/etc/nix/nix.conf'])
  if (receipt.confFolder && (await isEmpty(host, '/etc/nix'))) await attempt('/etc/nix', ['rmdir', '/etc/nix'])
  for (const [name, was] of Object.entries(receipt.kept ?? {})) {
    const path = join(nixFolder, name)
    if (privilege !== 'none') await attempt(path, ['chown', was.owner, path])
    await attempt(path, ['chmod', was.mode.toString(8), path])
  }
  if (left.length === 0) {
    await attempt(receiptPath, ['rm', '-f', receiptPath, `${receiptPath}.new`, `${receiptPath}.done`])
    if (receipt.folder === 'made') await attempt(nixFolder, ['rmdir', nixFolder])
    else if (privilege !== 'none') await attempt(nixFolder, ['chown', receipt.folder.owner, nixFolder])
  }
  return left
}

/** Everything in /nix but the receipt and what was there before; of a store or var that was there, all that is in it. */
async function ownPaths(host: Host, receipt: Receipt): Promise<readonly string[]> {
  const own = [receiptPath, `${receiptPath}.new`, `${receiptPath}.done`]
  const top = withoutVolumeFiles(await namesIn(host, nixFolder)).filter((name) => !receipt.keep.includes(name))
  const inKept = await Promise.all(
    ['store', 'var']
      .filter((name) => receipt.keep.includes(name))
      .map(async (name) => {
        const inner = await namesIn(host, join(nixFolder, name))
        return inner.filter((entry) => entry !== 'lost+found').map((entry) => join(nixFolder, name, entry))
      }),
  )
  return [...top.map((name) => join(nixFolder, name)).filter((path) => !own.includes(path)), ...inKept.flat()]
}

/** A child of a killed run may still be writing for a moment, so one removal may not be enough. */
async function removePaths(
  host: Host,
  env: Env,
  privilege: Privilege,
  paths: readonly string[],
  attempt: (what: string, argv: readonly [string, ...string[]]) => Promise<void>,
): Promise<void> {
  if (paths.length === 0) return
  for (let again = 0; again < 3; again += 1) {
    // Without root, folders of a store must be ours to read and write before they can be emptied.
    const own = privilege === 'none' ? await foldersOf(host, paths) : []
    if (own.length > 0) await host.exec({ argv: ['chmod', '-R', 'u+rwX', ...own], env, timeout: 300 })
    const why = await whyNotAsRoot(host, privilege, ['rm', '-rf', ...paths], { env, timeout: 300 })
    if (why === undefined) return
    await host.clock.sleep(200)
  }
  await attempt(paths.join(', '), ['rm', '-rf', ...paths])
}

/** chmod -R follows the links that are given to it, and a store path may be one. */
async function foldersOf(host: Host, paths: readonly string[]): Promise<readonly string[]> {
  const stats = await Promise.all(paths.map((path) => host.files.lstat(path).catch(() => undefined)))
  return paths.filter((_, index) => stats[index]?.isDirectory())
}

async function isEmpty(host: Host, folder: string): Promise<boolean> {
  return (await namesIn(host, folder, ['unknown'])).length === 0
}

async function namesIn(host: Host, folder: string, otherwise: string[] = []): Promise<readonly string[]> {
  try {
    return await host.files.readdir(folder)
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return otherwise
    throw cause
  }
}
