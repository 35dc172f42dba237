import { AwsV4Signer } from 'aws4fetch'
import { error, type Problem, ProblemError } from '../../../model/problem.ts'
import { awsHost, type RoleVariable, requestRole } from '../../../nix/credentials/aws-role.ts'
import type { Host } from '../../../runner/host.ts'
import type { SecretSource } from '../secret-source.ts'
import type { AwsPlace } from './parse.ts'
import {
  askService,
  claimText,
  clockProblem,
  type Mask,
  quoted,
  type ServiceAnswer,
  subjectOf,
  textAt,
  unusableAnswer,
} from './service.ts'
import { notText, takeToken, tokenText } from './token.ts'

const trustPage = 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws'

/**
 * A secret of AWS Secrets Manager, read with a role that trusts GitHub's OIDC provider.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * Throws ProblemError FLX141 to FLX149, NET001 and NET002.
 */
export function awsSource(place: AwsPlace, mask: Mask): SecretSource {
  const what = `The secret ${place.arn}`
  return {
    name: `AWS Secrets Manager in ${place.region}`,
    fetchToken: async (host, identity) => {
      const jwt = await identity(place.audience)
      mask(jwt)
      const keys = await assume(host, place, jwt, mask)
      const text = await read(host, place, keys)
      return { token: takeToken(tokenText(text, place.field, what), what, mask) }
    },
  }
}

type Keys = Readonly<Record<RoleVariable, string>>

async function assume(host: Host, place: AwsPlace, jwt: string, mask: Mask): Promise<Keys> {
  const answer = await requestRole(host, place, jwt)
  if (answer.kind === 'credentials') {
    const { AWS_REGION: _, ...secrets } = answer.variables
    for (const secret of Object.values(secrets)) mask(secret)
    return answer.variables
  }
  const url = new URL(`https://${awsHost('sts', place.region)}/`)
  const said = quoted(answer.said, [jwt])
  if (answer.code === '') throw new ProblemError(unusableAnswer(url, { status: 200 }))
  if (isAboutTime(said)) throw new ProblemError(clockProblem(host, url, said, answer.date))
  const aud = /audience/i.test(said)
  const claim = claimText(jwt, aud ? 'aud' : 'sub')
  const own = claim === undefined ? '' : ` In the token of this job ${claim}.`
  const fix = aud
    ? `Add ${place.audience} to the audiences of the identity provider in IAM, or set audience= to one of those.`
    : 'Let the trust policy of the role allow this sub and audience for token.actions.githubusercontent.com.'
  const message = `AWS refuses this job the role ${place.role}: ${said}.${own}`
  throw new ProblemError(error('FLX141', message, fix, { ...subjectOf(url), source: trustPage }))
}

async function read(host: Host, place: AwsPlace, keys: Keys): Promise<string> {
  const url = new URL(`https://${awsHost('secretsmanager', place.region)}/`)
  const signer = new AwsV4Signer({
    url: url.href,
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: place.arn }),
    accessKeyId: keys.AWS_ACCESS_KEY_ID,
    secretAccessKey: keys.AWS_SECRET_ACCESS_KEY,
    sessionToken: keys.AWS_SESSION_TOKEN,
    service: 'secretsmanager',
    region: place.region,
    datetime: new Date(host.clock.now()).toISOString().replace(/[-:]|\.\d+/g, ''),
  })
  const { headers, body } = await signer.sign()
  const answer = await askService(host, {
    url,
    method: 'POST',
    headers: Object.fromEntries(headers),
    body: typeof body === 'string' ? body : '',
  })
  const text = textAt(answer.json, 'SecretString')
  if (answer.status === 200 && text !== undefined) return text
  if (answer.status === 200 && textAt(answer.json, 'SecretBinary') !== undefined) {
    throw notText(`The secret ${place.arn} is binary.`)
  }
  throw new ProblemError(readProblem(host, place, url, answer))
}

/** By the names of https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html */
function readProblem(host: Host, place: AwsPlace, url: URL, answer: ServiceAnswer): Problem {
  const type = textAt(answer.json, '__type') ?? answer.header('x-amzn-errortype') ?? ''
  // Before it stands a name space, behind it an address.
  const code = type.replace(/^.*#|:.*$/g, '')
  const text = textAt(answer.json, 'message') ?? textAt(answer.json, 'Message') ?? ''
  const said = quoted([code, text].filter((part) => part !== '').join(': '), [])
  const more = subjectOf(url)
  if (answer.status >= 200 && answer.status < 300) return unusableAnswer(url, answer)
  if (isAboutTime(said) || /InvalidSignature|SignatureDoesNotMatch/.test(code)) {
    return clockProblem(host, url, said, answer.header('date'))
  }
  if (code === 'ResourceNotFoundException') {
    const fix = 'Correct the ARN with its last six characters, or create the secret.'
    return error('FLX142', `There is no secret ${place.arn}: ${said}.`, fix, more)
  }
  if (code === 'InvalidRequestException') {
    const fix = 'Restore the secret if it is marked for deletion, and give it a value.'
    return error('FLX142', `The secret ${place.arn} cannot be read: ${said}.`, fix, more)
  }
  if (/AccessDenied|UnrecognizedClient|DecryptionFailure/.test(code)) {
    const key = /KMS|Decrypt/.test(said) ? ', and kms:Decrypt on its key' : ''
    const fix = `Allow the role secretsmanager:GetSecretValue on this secret${key}; a policy of the secret must not deny it.`
    return error('FLX143', `AWS does not let ${place.role} read ${place.arn}: ${said}.`, fix, more)
  }
  return unusableAnswer(url, answer, said)
}

function isAboutTime(said: string): boolean {
  return /RequestExpired|RequestTimeTooSkewed|ExpiredToken|Signature expired|Signature not yet current|token (?:is )?expired/i.test(
    said,
  )
}
