import { childEnv } from '../runner/child-env.ts'
import type { Command, Outcome } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
import type { Nix } from './find.ts'

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says, on the repository of the job. */
export async function runNix(
  host: Host,
  nix: Nix,
  args: readonly string[],
  more: Pick<Command, 'timeout' | 'onStderr' | 'input'>,
): Promise<Outcome> {
  return host.exec({
    argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
    env: childEnv(host.env, await asOwner(host)),
    signal: host.cancelled,
    ...more,
  })
}

/**
 * In a container, root works on a checkout that belongs to the runner's user, which git and the libgit2 in Nix refuse. Both
 * accept the user that SUDO_UID names, beside root (git-config(1), safe.directory); libgit2 takes no other word for it
 * by the environment, and nothing is written to anybody's configuration.
 */
export async function asOwner({ env, uid, cwd, files }: Host): Promise<Readonly<Record<string, string>>> {
  if (uid !== 0 || env['SUDO_UID']) return {}
  const stat = await files.stat(env['GITHUB_WORKSPACE'] || cwd).catch(() => undefined)
  return stat && stat.uid !== 0 ? { SUDO_UID: String(stat.uid) } : {}
}
