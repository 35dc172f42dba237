import type { Nix } from '../nix/find.ts'
import { requisitesOf } from '../nix/store-paths.ts'
import type { Host } from '../runner/host.ts'
import type { Flox } from './facts.ts'

/**
 * Versions of the Nix that Flox itself runs, whatever Nix the machine has: its path is compiled into Flox, so that it is in
 * Flox's closure. Empty where Flox is not in the store, or where the store does not answer.
 * https://github.com/flox/flox/blob/main/pkgs/flox-cli/default.nix (NIX_BIN)
 */
export async function nixVersionsOf(host: Host, nix: Nix, { program }: Flox): Promise<readonly string[]> {
  const real = await host.files.realpath(program).catch(() => '')
  const path = /^\/nix\/store\/[^/]+/.exec(real)?.[0]
  if (path === undefined) return []
  const answer = await requisitesOf(host, nix, [path])
  if ('failed' in answer) return []
  // `nix` is the whole; since 2.26 its program has a path of its own, `nix-cli`.
  const versions = answer.lines.flatMap((line) => /\/[0-9a-z]{32}-nix(?:-cli)?-(\d+\.\d+[^-]*)/.exec(line)?.[1] ?? [])
  return [...new Set(versions)]
}
