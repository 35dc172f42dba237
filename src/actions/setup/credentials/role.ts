import { error, ProblemError } from '../../../model/problem.ts'
import { assumeRole, awsAudience } from '../../../nix/credentials/aws-role.ts'
import type { GitHub, Host } from '../../../runner/host.ts'
import type { SetupInputs } from '../provider.ts'

/** The role of the inputs; undefined without `aws-role`. */
export function roleOf(host: Pick<Host, 'env'>, inputs: Pick<SetupInputs, 'aws-role' | 'aws-region'>) {
  const role = inputs['aws-role']
  return role === undefined ? undefined : { role, region: inputs['aws-region'] ?? host.env['AWS_REGION'] ?? '' }
}

/**
 * The variables of the role's credentials, masked; none without `aws-role`. Throws ProblemError CFG030 when the job may not
 * ask GitHub for a token, and what `assumeRole` throws.
 */
export async function roleVariables(
  host: Host,
  github: Pick<GitHub, 'mask' | 'idToken'>,
  inputs: SetupInputs,
): Promise<Readonly<Record<string, string>>> {
  const role = roleOf(host, inputs)
  if (!role) return {}
  if (!host.env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
    const fix = 'Add `id-token: write` to its permissions; with the reusable workflow call cuda-matrix-aws.yml.'
    throw new ProblemError(error('CFG030', 'aws-role is set, and this job may not ask for an OIDC token.', fix))
  }
  const variables = await assumeRole(host, role, await github.idToken(awsAudience))
  const { AWS_REGION: _, ...secrets } = variables
  for (const secret of Object.values(secrets)) github.mask(secret)
  host.log.info(`AWS: ${role.role} in ${role.region}, for an hour`)
  return variables
}
