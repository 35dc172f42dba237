import type { Problem } from '../../model/problem.ts'
import { type AwsRole, checkRole } from '../../nix/credentials/aws-role.ts'
import type { Host } from '../../runner/host.ts'
import type { Given } from './destination.ts'
import { checkIdentity } from './identity.ts'

/** The role that a bucket is written with, and the region that gives its credentials; undefined without `aws-role`. */
export function roleFor(
  { env }: Pick<Host, 'env'>,
  { address, role }: Pick<Given, 'address' | 'role'>,
): AwsRole | undefined {
  if (!role) return undefined
  const { AWS_REGION: own, AWS_DEFAULT_REGION: usual } = env
  const region = role.region ?? new URL(address).searchParams.get('region') ?? (own || usual || '')
  return { role: role.role, region }
}

/** CFG030 for what cannot be a role or a region, SHP068 where the job may have no token to take it with. */
export function checkRoleOf(host: Pick<Host, 'env'>, given: Given): readonly Problem[] {
  const role = roleFor(host, given)
  return role ? [...checkRole(role), ...checkIdentity(host, given.identity, whoTakes(role))] : []
}

/** Begins a sentence. */
export function whoTakes({ role }: AwsRole): string {
  return `The role ${role}`
}
