import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { ask } from '../../runner/http/ask.ts'
import { isPassing } from '../../runner/http/rules.ts'

/** A role that trusts GitHub's OIDC provider, and the region whose service hands out its credentials. */
export interface AwsRole {
  readonly role: string
  readonly region: string
}

const source = 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws'
/** What AWS expects the token to be for, unless its identity provider says otherwise. */
export const awsAudience = 'sts.amazonaws.com'

/** CFG030 for what cannot be the ARN of a role or the name of a region. */
export function checkRole({ role, region }: AwsRole): readonly Problem[] {
  const problems: Problem[] = []
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/.test(role)) {
    const fix = 'Write its whole ARN, as in arn:aws:iam::123456789012:role/nix-cache.'
    problems.push(error('CFG030', `Input aws-role is ${JSON.stringify(role)}, which is no role.`, fix, { source }))
  }
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) {
    const fix = 'Name the region of the bucket in aws-region, as in eu-central-1.'
    problems.push(error('CFG030', `Input aws-region is ${JSON.stringify(region)}, which is no region.`, fix))
  }
  return problems
}

/**
 * Credentials of the role for an hour, as variables: AssumeRoleWithWebIdentity, which is not signed. `token` is GitHub's,
 * for `awsAudience`. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * Throws ProblemError CFG030 with what AWS said, NET001 when it cannot be reached, NET002 when it fails.
 */
export async function assumeRole(
  host: Pick<Host, 'env' | 'http' | 'clock' | 'cancelled'>,
  { role, region }: AwsRole,
  token: string,
): Promise<Readonly<Record<string, string>>> {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const url = new URL(`https://sts.${region}.${domain}/`)
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: `setup-nix-cuda-${host.env['GITHUB_RUN_ID'] ?? 'run'}`,
    WebIdentityToken: token,
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/xml' }
  const question = { url, method: 'POST', headers, body, timeout: 20_000, maxBytes: 64 * 1024, signal: host.cancelled }
  // Asking twice does no harm: each answer is a session of its own.
  const rule = { tries: 4, firstPause: 1_000, longestPause: 10_000, label: 'AWS STS', signal: host.cancelled }
  const { status, body: answer } = await ask(host, { ...question, method: 'POST' }, rule).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ProblemError(error('NET001', `${url.host} did not answer: ${why}.`, 'Check the network of this machine.'))
  })
  const field = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.toString('utf8'))?.[1] ?? ''
  const [id, secret, session] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(field)
  if (status === 200 && id && secret && session) {
    return { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: session, AWS_REGION: region }
  }
  if (isPassing(status)) {
    throw new ProblemError(error('NET002', `${url.host} answered with status ${status}.`, 'Run the job again later.'))
  }
  const said = [field('Code'), field('Message')].filter((text) => text !== '').join(': ') || `HTTP ${status}`
  const fix =
    'Check that the trust policy of the role names this repository and branch, and the audience sts.amazonaws.com.'
  throw new ProblemError(error('CFG030', `AWS does not give the role ${role} to this job (${said}).`, fix, { source }))
}
