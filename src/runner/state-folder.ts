import { join } from 'node:path'
import type { Host } from './host.ts'

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
export function stateFolder(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  if (host.uid === 0) {
    return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda'
  }
  return userStateFolder(host)
}

/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
export function userStateFolder(host: Pick<Host, 'env'>): string {
  const home = host.env['HOME'] ?? '/'
  return join(host.env['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'setup-nix-cuda')
}
