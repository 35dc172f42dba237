import { type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { JobIdentity } from './identity.ts'
import { floxhubToken, readLogin } from './token-file.ts'

/**
 * A host for calls of `flox` alone, which the login of this job signs in. FLOX_FLOXHUB_TOKEN of the environment wins over it,
 * unless it is what the setup step exported, which may have been renewed since. Throws what `floxhubToken` throws.
 */
export async function signedIn(host: Host, job: JobIdentity | undefined): Promise<Host> {
  const { FLOX_FLOXHUB_TOKEN: given } = host.env
  if (given && given !== (await readLogin(host))?.exported) return host
  const token = await floxhubToken(host, job)
  return token === undefined ? host : { ...host, env: { ...host.env, FLOX_FLOXHUB_TOKEN: token } }
}

/** As `signedIn`, for what mostly works without a login: where it ended and cannot be renewed, that is a warning. */
export async function signedInIfPossible(
  host: Host,
  job: JobIdentity | undefined,
): Promise<{ readonly host: Host; readonly warnings: readonly Problem[] }> {
  try {
    return { host: await signedIn(host, job), warnings: [] }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return { host, warnings: cause.problems.map((problem): Problem => ({ ...problem, severity: 'warning' })) }
  }
}
