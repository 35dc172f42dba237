import { join } from 'node:path'
import { asRoot, type Privilege } from '../../machine/privilege.ts'
import type { Host } from '../../runner/host.ts'
import type { Env } from '../ask.ts'
import { runStep } from '../install-commands.ts'
import type { Contents } from './unpack.ts'

export const profile = '/nix/var/nix/profiles/default'
const confPath = '/etc/nix/nix.conf'

/** Folders that an installed Nix has (NixOS/nix scripts/install-multi-user.sh, create_directories), all 0755. */
const folders = [
  'store',
  'var',
  'var/log',
  'var/log/nix',
  'var/log/nix/drvs',
  'var/nix',
  'var/nix/db',
  'var/nix/gcroots',
  'var/nix/gcroots/per-user',
  'var/nix/profiles',
  'var/nix/profiles/per-user',
  'var/nix/temproots',
  'var/nix/userpool',
  'var/nix/daemon-socket',
].map((folder) => join('/nix', folder))

/** Makes /nix/store and /nix/var as an installed Nix has them. The umask does not count. */
export async function makeFolders(host: Host): Promise<void> {
  for (const folder of folders) {
    await host.files.mkdir(folder, { recursive: true })
    await host.files.chmod(folder, 0o755)
  }
}

/** Moves the checked store paths into /nix/store, read-only as Nix keeps them. Each one appears whole, by rename. */
export async function moveIntoStore(host: Host, env: Env, contents: Contents): Promise<void> {
  const { stagedStore } = contents
  await runStep(host, env, ['chmod', '-R', 'a-w', stagedStore])
  await host.files.chmod(stagedStore, 0o755)
  for (const entry of await host.files.readdir(stagedStore, { withFileTypes: true })) {
    const [from, to] = [join(stagedStore, entry.name), join('/nix/store', entry.name)]
    // A folder changes its parent only when it is writable itself.
    if (entry.isDirectory()) await host.files.chmod(from, 0o755)
    await host.files.rename(from, to)
    if (entry.isDirectory()) await host.files.chmod(to, 0o555)
  }
}

/** Registers the paths, and keeps Nix and the certificates alive: by the default profile and by a GC root. Builds nothing. */
export async function register(host: Host, env: Env, staging: string, contents: Contents): Promise<void> {
  const home = join(staging, 'home')
  await host.files.mkdir(home, { recursive: true })
  const own = { HOME: home, NIX_CONF_DIR: home, NIX_USER_CONF_FILES: '', NIX_CONFIG: 'build-users-group =' }
  const link = (target: string, path: string) => runStep(host, env, ['ln', '-s', target, path])
  const load = runStep(host, { ...env, ...own }, [join(contents.nix, 'bin/nix-store'), '--load-db'], {
    input: contents.registration,
  })
  const links = [
    link(contents.nix, `${profile}-1-link`),
    link('default-1-link', profile),
    link(contents.cacert, '/nix/var/nix/gcroots/setup-nix-cuda-cacert'),
  ]
  const settled = await Promise.allSettled([load, ...links])
  for (const result of settled) if (result.status === 'rejected') throw result.reason
}

/** Writes /etc/nix/nix.conf with these lines, 0644. */
export async function writeConf(
  host: Host,
  env: Env,
  privilege: Privilege,
  staging: string,
  lines: readonly string[],
): Promise<void> {
  const draft = join(staging, 'nix.conf')
  await host.files.writeFile(draft, `${lines.join('\n')}\n`)
  await runStep(host, env, asRoot(privilege, ['install', '-d', '-m', '0755', '/etc/nix']))
  await runStep(host, env, asRoot(privilege, ['install', '-m', '0644', draft, confPath]))
}

/**
 * Gives the store to root and the build group, as the daemon needs it: /nix/store is root:nixbld 1775. By number, for macOS
 * has no group root.
 */
export async function chownToRoot(host: Host, env: Env, privilege: Privilege): Promise<void> {
  const step = (...argv: [string, ...string[]]) => runStep(host, env, asRoot(privilege, argv))
  if (privilege === 'sudo') await step('chown', '-R', '-h', '0:0', '/nix/store', '/nix/var')
  await step('chown', '-h', '0:0', '/nix')
  await step('chown', '0:nixbld', '/nix/store')
  await step('chmod', '1775', '/nix/store')
}
