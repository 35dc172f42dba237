import type { Host } from '../../runner/host.ts'
import type { JobIdentity } from './identity.ts'
import { floxhubToken } from './token-file.ts'

/**
 * A host for calls of `flox` alone, which the login of this job signs in; FLOX_FLOXHUB_TOKEN of the environment wins over it.
 * Throws what `floxhubToken` throws.
 */
export async function signedIn(host: Host, job: JobIdentity | undefined): Promise<Host> {
  if (host.env['FLOX_FLOXHUB_TOKEN']) return host
  const token = await floxhubToken(host, job)
  return token === undefined ? host : { ...host, env: { ...host.env, FLOX_FLOXHUB_TOKEN: token } }
}
