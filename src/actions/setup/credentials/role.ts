import { error, type Problem, ProblemError } from '../../../model/problem.ts'
import { assumeRole, awsAudience, checkRole } from '../../../nix/credentials/aws-role.ts'
import type { GitHub, Host } from '../../../runner/host.ts'
import type { SetupInputs } from '../provider.ts'

/** The role of the inputs; undefined without `aws-role`. */
function roleOf(host: Pick<Host, 'env'>, inputs: Pick<SetupInputs, 'aws-role' | 'aws-region'>) {
  const role = inputs['aws-role']
  return role === undefined ? undefined : { role, region: inputs['aws-region'] ?? host.env['AWS_REGION'] ?? '' }
}

/** CFG030 for what cannot be a role, and for a region without one: `aws` passes the variable AWS_REGION. */
export function checkRoleInputs(host: Pick<Host, 'env'>, inputs: SetupInputs): readonly Problem[] {
  const role = roleOf(host, inputs)
  if (role) return checkRole(role)
  if (inputs['aws-region'] === undefined) return []
  const fix = 'Set aws-role too, or, with aws, the variable AWS_REGION of this step.'
  return [error('CFG030', 'aws-region is set, but aws-role is not.', fix)]
}

/**
 * The variables of the role's credentials, masked; none without `aws-role`. Throws ProblemError CFG030 when the job may not
 * ask GitHub for a token, NET001 when GitHub gives none, and what `assumeRole` throws.
 */
export async function roleVariables(
  host: Host,
  github: Pick<GitHub, 'mask' | 'idToken'>,
  inputs: SetupInputs,
): Promise<Readonly<Record<string, string>>> {
  const role = roleOf(host, inputs)
  if (!role) return {}
  if (!host.env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
    const fix =
      'Add `id-token: write` to its permissions; with the reusable workflow call cuda-matrix-aws.yml. In a pull request from a fork GitHub gives none.'
    throw new ProblemError(error('CFG030', 'aws-role is set, but this job may not ask for an OIDC token.', fix))
  }
  const token = await github.idToken(awsAudience).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ProblemError(error('NET001', `GitHub gave no OIDC token: ${why}.`, 'Run the job again.'))
  })
  const { variables } = await assumeRole(host, role, token)
  const { AWS_REGION: _, ...secrets } = variables
  for (const secret of Object.values(secrets)) github.mask(secret)
  host.log.info(`AWS: ${role.role} in ${role.region}, for an hour`)
  return variables
}
