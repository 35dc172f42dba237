/** How `flox` is called here: without a terminal, without figures about its use, and with the login of the job. */
import { childEnv } from '../../runner/child-env.ts'
import type { Command, Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import type { Flox } from '../facts.ts'

/** Of every call of Flox. Its token is FLOX_FLOXHUB_TOKEN of this environment, which passes through; see `signedIn`. */
export function floxEnv(host: Pick<Host, 'env'>): Readonly<Record<string, string | undefined>> {
  return childEnv(host.env, { FLOX_DISABLE_METRICS: 'true', NO_COLOR: '1', DISABLE_BUILDCACHE: 'true' })
}

/**
 * Runs `flox <args>`. Without the cache of an earlier build of the same folder, which a fresh copy has none of: the date
 * in a new one would make every pure build a derivation of its own (package-builder/flox-build.mk).
 */
export function runFlox(
  host: Host,
  flox: Flox,
  args: readonly string[],
  more: Pick<Command, 'timeout' | 'cwd' | 'onStderr' | 'input'>,
): Promise<Outcome> {
  return host.exec({ argv: [flox.program, ...args], env: floxEnv(host), signal: host.cancelled, ...more })
}
