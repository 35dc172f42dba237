import { childEnv } from '../../runner/child-env.ts'
import type { Host } from '../../runner/host.ts'

/** The environment of every `flox` that is started for a command of the user. */
export type FloxVariables = Readonly<Record<string, string | undefined>>

/**
 * The environment of this step for `flox`, and so for what runs in the activated environment: without inputs and tokens of the
 * runner, without metrics and notices of updates. The login to FloxHub is FLOX_FLOXHUB_TOKEN, which a step before this one,
 * or the job, has set. This is the one place that decides about it.
 */
export async function floxEnvironment(host: Pick<Host, 'env'>): Promise<FloxVariables> {
  const quiet = { FLOX_DISABLE_METRICS: 'true', FLOX_UPGRADE_NOTIFICATIONS: 'false' }
  return childEnv(host.env, quiet)
}
