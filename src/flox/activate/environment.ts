import { childEnv } from '../../runner/child-env.ts'
import type { Host } from '../../runner/host.ts'
import type { JobIdentity } from '../auth/identity.ts'
import { signedIn } from '../auth/signed-in.ts'

/** The environment of every `flox` that is started for a command of the user. */
export type FloxVariables = Readonly<Record<string, string | undefined>>

/**
 * The environment of this step for `flox`, and so for what runs in the activated environment: without inputs and tokens of the
 * runner, without metrics and notices of updates. The login to FloxHub is FLOX_FLOXHUB_TOKEN of the job, else that of the setup step,
 * which `hidesToken` then keeps from the command.
 */
export async function floxEnvironment(host: Host, job: JobIdentity): Promise<FloxVariables> {
  const quiet = { FLOX_DISABLE_METRICS: 'true', FLOX_UPGRADE_NOTIFICATIONS: 'false' }
  return childEnv((await signedIn(host, job)).env, quiet)
}

/** Whether the token is for `flox` alone, and not for what runs in the environment. */
export function hidesToken({ env }: Pick<Host, 'env'>): boolean {
  return !env['FLOX_FLOXHUB_TOKEN']
}
