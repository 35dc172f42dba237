import { type AwsRole, assumeRole, awsAudience } from '../../nix/credentials/aws-role.ts'
import type { Host } from '../../runner/host.ts'
import { refuse } from './client-problems.ts'
import type { Given, Opening } from './destination.ts'
import { askGitHub } from './identity.ts'
import { checkRoleOf, roleFor, whoTakes } from './role.ts'
import { environmentLogin, type S3Keys, type S3Login } from './s3-login.ts'

/** Credentials are renewed so long before they end, ms, and at most so often: a role may be for 15 minutes only. */
const early = 10 * 60_000
const shortest = 60_000

type RoleHost = Pick<Host, 'env' | 'http' | 'clock' | 'cancelled' | 'log'>

/** How a bucket is signed in to: with `aws-role`, else with the keys of the environment. Throws ProblemError CFG030 and SHP068. */
export function bucketLogin(host: RoleHost, opening: Given & Pick<Opening, 'mask'>): S3Login | undefined {
  const role = roleFor(host, opening)
  if (!role) return environmentLogin(host)
  refuse(checkRoleOf(host, opening))
  return roleLogin(host, role, opening)
}

/**
 * Keys of a role of AWS for GitHub's token of this job, in memory only: asked for at the first request, renewed before they
 * end, and shared by all uploads. Its keys throw ProblemError SHP068, CFG030, NET001 and NET002.
 */
function roleLogin(host: RoleHost, role: AwsRole, { identity, mask }: Pick<Opening, 'identity' | 'mask'>): S3Login {
  const ask = askGitHub(host, identity, whoTakes(role))
  let session: Promise<S3Keys> | undefined
  let renewal = Number.POSITIVE_INFINITY
  const take = async (): Promise<S3Keys> => {
    renewal = Number.POSITIVE_INFINITY
    const token = await ask(awsAudience)
    mask(token)
    const { variables, expires = Number.POSITIVE_INFINITY } = await assumeRole(host, role, token)
    const { AWS_REGION: _, ...secrets } = variables
    for (const secret of Object.values(secrets)) mask(secret)
    host.log.info(`AWS: ${role.role} in ${role.region}`)
    renewal = Math.max(expires - early, host.clock.now() + shortest)
    return {
      accessKeyId: variables.AWS_ACCESS_KEY_ID,
      secretAccessKey: variables.AWS_SECRET_ACCESS_KEY,
      sessionToken: variables.AWS_SESSION_TOKEN,
    }
  }
  const keys = () => {
    if (host.clock.now() >= renewal) session = undefined
    // What failed is asked for again by the next request.
    session ??= take().catch((cause: unknown) => {
      session = undefined
      throw cause
    })
    return session
  }
  return { name: `the credentials of the role ${role.role}`, keys }
}
