import { childEnv } from '../runner/child-env.ts'
import type { Command, Outcome } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
import type { Nix } from './find.ts'

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says. */
export function runNix(
  host: Host,
  nix: Nix,
  args: readonly string[],
  more: Pick<Command, 'timeout' | 'onStderr'>,
): Promise<Outcome> {
  return host.exec({
    argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
    env: childEnv(host.env),
    signal: host.cancelled,
    ...more,
  })
}
