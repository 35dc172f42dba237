import { dirname, join } from 'node:path'
import { claim, type JournalEntry } from '../machine/journal.ts'
import { missingFolders } from '../machine/made-folders.ts'
import { isPlainEntry, type Owned } from '../machine/owned.ts'
import { asRoot, findPrivilege, type Privilege, whyNotAsRoot } from '../machine/privilege.ts'
import { warning } from '../model/problem.ts'
import { isErrno } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import type { Env } from './ask.ts'
import { nixHome } from './home.ts'
import { installEnv } from './install-commands.ts'

const rootCaches = ['/root/.cache/nix', '/var/root/.cache/nix']

/** Folders that Nix fills by itself: they go with all that is in them. */
export const userCacheOwned: Owned = {
  owner: 'user-cache',
  makes: async (host, entry) => [await userCache(host), ...rootCaches].includes(entry.path) && isPlainEntry(entry),
  describe: ({ path }) => [`remove ${path}: Nix’s own cache of answers and flakes`],
  remove: async (host, entry, { warn }) => {
    const why = await removeUserCache(host, entry)
    if (why !== undefined) warn(warning('INS050', `${entry.path} stays: ${why}.`, 'Remove it yourself.'))
  },
}

/**
 * Where Nix remembers what binary caches and flakes have, for whoever runs it
 * (https://nix.dev/manual/nix/stable/command-ref/env-common#nix-cache-home).
 */
export async function userCache(host: Pick<Host, 'env' | 'files' | 'uid'>): Promise<string> {
  const cache = host.env['XDG_CACHE_HOME'] || join((await nixHome(host)) || '/root', '.cache')
  return host.env['NIX_CACHE_HOME'] || join(cache, 'nix')
}

/**
 * Writes the caches down that an installation will bring about, this user's and with a daemon root's, where there is none
 * yet: they go with it. One that is there is another Nix's, and stays. Throws ProblemError INS002 or INS003.
 */
export async function claimUserCaches(
  host: Host,
  env: Env,
  options: { readonly job: string; readonly privilege: Privilege; readonly daemon: boolean },
): Promise<void> {
  const home = host.platform === 'darwin' ? '/var/root' : '/root'
  const roots = options.daemon ? [join(home, '.cache/nix')] : []
  for (const path of new Set([await userCache(host), ...roots])) {
    const missing = await missingFolders(host, path, (folder) => isThere(host, env, options.privilege, folder))
    if (missing.length === 0) continue
    await claim(host, options.job, { owner: 'user-cache', path, made: missing.slice(0, -1) })
  }
}

/** What cannot be found out counts as there: it is not ours then. */
async function isThere(host: Host, env: Env, privilege: Privilege, path: string): Promise<boolean> {
  try {
    await host.files.lstat(path)
    return true
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return false
    if (privilege !== 'sudo') return true
    const outcome = await host.exec({ argv: asRoot(privilege, ['test', '-e', path]), env, timeout: 20 })
    return !(outcome.kind === 'exited' && outcome.code === 1)
  }
}

/**
 * Removes a cache with all that is in it, and the folders that were made for it where they are empty. Not where a link
 * leads out of the home: then gives why it stays.
 */
async function removeUserCache(host: Host, { path, made = [] }: JournalEntry): Promise<string | undefined> {
  const [env, privilege] = [installEnv(host.env), await findPrivilege(host)]
  const own = path === (await userCache(host))
  const run = (...argv: [string, ...string[]]) =>
    whyNotAsRoot(host, own ? 'none' : privilege, argv, { env, timeout: 120 })
  const parent = dirname(path)
  const real = own ? await host.files.realpath(parent).catch(() => parent) : parent
  if (real !== parent) return `${parent} is a link to ${real}`
  if ((await run('rm', '-rf', '--', path)) !== undefined) return 'it could not be removed'
  // What others have put there meanwhile stays.
  for (const folder of made.toReversed()) await run('rmdir', '--', folder)
  return undefined
}
