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

/** Of a role, in any partition of AWS. */
export const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/

/** CFG030 for what cannot be the ARN of a role or the name of a region. */
export function checkRole({ role, region }: AwsRole): readonly Problem[] {
  const problems: Problem[] = []
  if (!roleArn.test(role)) {
    const fix = 'Write its whole ARN, as in arn:aws:iam::123456789012:role/nix-cache.'
    problems.push(error('CFG030', `Input aws-role is ${JSON.stringify(role)}, which is no role.`, fix, { source }))
  }
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) {
    const fix = 'Name the region of the bucket in aws-region, as in eu-central-1.'
    problems.push(error('CFG030', `Input aws-region is ${JSON.stringify(region)}, which is no region.`, fix))
  }
  return problems
}

/** The host of a regional service of AWS, such as `sts`. */
export function awsHost(service: string, region: string): string {
  return `${service}.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`
}

/** What AWS STS made of a request for a role: credentials, as variables, or its refusal. */
export type RoleAnswer =
  | {
      readonly kind: 'credentials'
      readonly variables: Readonly<Record<RoleVariable, string>>
      /** When they end, milliseconds since the epoch; undefined where AWS does not say. */
      readonly expires: number | undefined
    }
  /** `code` is empty where AWS gave none; `said` is code and message in its words, `date` the header. */
  | { readonly kind: 'refused'; readonly code: string; readonly said: string; readonly date: string | undefined }
export type RoleVariable = 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'AWS_SESSION_TOKEN' | 'AWS_REGION'

type RoleHost = Pick<Host, 'env' | 'http' | 'clock' | 'cancelled'>

/**
 * Asks for credentials of the role for an hour: AssumeRoleWithWebIdentity, which is not signed. `token` is GitHub's, for
 * `awsAudience`. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * Throws ProblemError NET001 when AWS cannot be reached, NET002 when it fails.
 */
export async function requestRole(host: RoleHost, { role, region }: AwsRole, token: string): Promise<RoleAnswer> {
  const url = new URL(`https://${awsHost('sts', region)}/`)
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: `setup-nix-cuda-${host.env['GITHUB_RUN_ID'] ?? 'run'}`,
    WebIdentityToken: token,
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/xml' }
  const limits = { timeout: 20_000, maxBytes: 64 * 1024, signal: host.cancelled }
  // The body has the token: it goes nowhere else.
  const question = { url, method: 'POST', headers, body, follow: false, ...limits } as const
  // Asking twice does no harm: each answer is a session of its own.
  const rule = { tries: 4, firstPause: 1_000, longestPause: 10_000, label: 'AWS STS', signal: host.cancelled }
  const reply = await ask(host, question, rule).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ProblemError(error('NET001', `${url.host} did not answer: ${why}.`, 'Check the network of this machine.'))
  })
  const { status, body: answer } = reply
  const field = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.toString('utf8'))?.[1] ?? ''
  const [id, secret, session] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(field)
  if (status === 200 && id && secret && session) {
    const keys = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: session }
    const expires = Date.parse(field('Expiration'))
    return {
      kind: 'credentials',
      variables: { ...keys, AWS_REGION: region },
      expires: Number.isNaN(expires) ? undefined : expires,
    }
  }
  if (isPassing(status)) {
    throw new ProblemError(error('NET002', `${url.host} answered with status ${status}.`, 'Run the job again later.'))
  }
  const code = field('Code')
  const said = [code, field('Message')].filter((text) => text !== '').join(': ') || `HTTP ${status}`
  return { kind: 'refused', code, said, date: reply.header('date') }
}

export type RoleCredentials = Extract<RoleAnswer, { readonly kind: 'credentials' }>

/** Credentials of the role, as variables. Throws as `requestRole`, and ProblemError CFG030 with what AWS said. */
export async function assumeRole(host: RoleHost, role: AwsRole, token: string): Promise<RoleCredentials> {
  const answer = await requestRole(host, role, token)
  if (answer.kind === 'credentials') return answer
  const fix =
    'Check that the trust policy of the role names this repository and branch, and the audience sts.amazonaws.com.'
  const message = `AWS does not give the role ${role.role} to this job (${answer.said}).`
  throw new ProblemError(error('CFG030', message, fix, { source }))
}
