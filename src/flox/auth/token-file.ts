import { join } from 'node:path'
import type { Owned } from '../../machine/owned.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { readSaved } from '../../model/saved.ts'
import { dayOf } from '../../runner/claims.ts'
import { readIfPresent, writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import type { FloxhubLogin } from '../schema.ts'
import { floxHub } from './hub.ts'
import type { JobIdentity } from './identity.ts'
import { signIn } from './sign-in.ts'

type FileHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files'>

/** A token with less left is renewed, seconds. */
const margin = 60

/** Of one job alone, so that nothing of it is in the journal. */
export const floxhubOwned: Owned = {
  owner: 'floxhub',
  makes: () => false,
  leave: (host) => host.files.rm(loginFile(host), { force: true }),
}

/** A private file (0600) in the folder of this job, so that two jobs of a machine have two. */
function loginFile(host: Omit<FileHost, 'files'>): string {
  return join(jobFolder(host), 'floxhub.json')
}

/** Keeps a login for the later steps of this job that are steps of this action. */
export async function saveLogin(host: FileHost, login: FloxhubLogin): Promise<void> {
  await writeAtomically(host, loginFile(host), `${JSON.stringify(login)}\n`)
}

/** The login of this job; undefined where it has none. It may have expired. */
export async function readLogin(host: FileHost): Promise<FloxhubLogin | undefined> {
  const schema = async () => (await import('../schema.ts')).floxhubLogin
  return readSaved(await readIfPresent(host, loginFile(host)), schema)
}

/**
 * The token for a `flox` that this action runs, to be given as FLOX_FLOXHUB_TOKEN; undefined where the job is not signed in.
 * One that ends within a minute is renewed, where `job` keeps the new one out of the log. Throws ProblemError FLX124 for one
 * that ended, and what `signIn` throws.
 */
export async function floxhubToken(host: Host, job: JobIdentity | undefined): Promise<string | undefined> {
  const login = await readLogin(host)
  if (!login) return undefined
  const { expires, renewal, token } = login
  if (expires === null || expires > host.clock.now() / 1_000 + margin) return token
  const hub = floxHub(login.hub)
  if (!renewal || !hub || !job) {
    if (expires > host.clock.now() / 1_000) return token
    const fix =
      'Use a token that outlives the job, or one that is renewed: floxhub-auth: client-credentials, or oidc with floxhub-oidc-endpoint.'
    throw new ProblemError(
      error('FLX124', `The token of FloxHub expired on ${dayOf(expires)}, while the job ran.`, fix),
    )
  }
  const { login: renewed } = await signIn(host, hub, renewal, job)
  await saveLogin(host, { ...renewed, exported: login.exported })
  host.log.debug(`The login to FloxHub as ${renewed.handle} was renewed`)
  return renewed.token
}
