import type { Problem } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import type { Host } from '../../runner/host.ts'
import type { JobIdentity } from '../auth/identity.ts'
import { signedInIfPossible } from '../auth/signed-in.ts'
import { quietFlox } from '../run-flox.ts'

/** The environment of every `flox` that is started for a command of the user. */
export type FloxVariables = Readonly<Record<string, string | undefined>>

/**
 * The environment of this step for `flox`, and so for what runs in the activated environment: without inputs and tokens of the
 * runner, without metrics and notices of updates. The login to FloxHub is FLOX_FLOXHUB_TOKEN of the job, else that of the setup step,
 * which `hidesToken` then keeps from the command; a login that ended is a warning, for a locked environment needs none.
 */
export async function floxEnvironment(
  host: Host,
  job: JobIdentity,
): Promise<{ readonly env: FloxVariables; readonly warnings: readonly Problem[] }> {
  const login = await signedInIfPossible(host, job)
  return { env: quietEnvironment(login.host), warnings: login.warnings }
}

/** The same without the login of the setup step. */
export function quietEnvironment({ env }: Pick<Host, 'env'>): FloxVariables {
  return childEnv(env, quietFlox)
}

/** Whether the token is for `flox` alone: neither the job nor the input `variables` gives one to what runs in the environment. */
export function hidesToken({ env }: Pick<Host, 'env'>, variables: FloxVariables): boolean {
  return !env['FLOX_FLOXHUB_TOKEN'] && !variables['FLOX_FLOXHUB_TOKEN']
}
