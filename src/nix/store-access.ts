import { error, type Problem } from '../model/problem.ts'
import { isWritable } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { passwdEntry } from './home.ts'
import { findDaemonGroup } from './machine-kind.ts'

const socket = '/nix/var/nix/daemon-socket/socket'
const database = '/nix/var/nix/db'

/**
 * Why this user can use neither the daemon nor the store itself, as INS035; undefined where that is not what is wrong, or
 * where the environment names another store. Changes nothing, throws nothing.
 */
export async function explainNoAccess(host: Host): Promise<Problem | undefined> {
  const elsewhere = ['NIX_REMOTE', 'NIX_STATE_DIR', 'NIX_DAEMON_SOCKET_PATH'].some((name) => host.env[name])
  if (elsewhere || (await isWritable(host, database)) || (await isWritable(host, socket))) return undefined
  const user = (await passwdEntry(host))?.name ?? String(host.uid)
  const group = await findDaemonGroup(host)
  if (group && !group.member) {
    const message = `The Nix daemon of this machine serves members of the group ${group.name} only, and ${user} is not one.`
    const fix = `Run once as root: usermod --append --groups ${group.name} ${user}; then restart the runner.`
    return error('INS035', message, fix, { source: 'https://sources.debian.org/src/nix (README.Debian)' })
  }
  const owner = await host.files.stat('/nix/store').catch(() => undefined)
  if (!owner || (await host.files.stat(socket).catch(() => undefined))) return undefined
  const message = `The store of this machine belongs to user ${owner.uid}, no Nix daemon runs, and this job runs as ${user}.`
  const fix =
    'Run the job as the owner of the store, start nix-daemon as root in the image before the runner, ' +
    'or make the user of the runner the owner of /nix in the image.'
  return error('INS035', message, fix)
}
