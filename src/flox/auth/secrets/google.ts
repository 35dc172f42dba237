import { error, type Problem, ProblemError } from '../../../model/problem.ts'
import type { Host } from '../../../runner/host.ts'
import type { SecretSource } from '../secret-source.ts'
import type { GooglePlace } from './parse.ts'
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

const scope = 'https://www.googleapis.com/auth/cloud-platform'
const federationPage = 'https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines'

/**
 * A secret of Google Secret Manager, read by workload identity federation, as the job itself or as a service account.
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken,
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
 * Throws ProblemError FLX141 to FLX149, NET001 and NET002.
 */
export function googleSource(place: GooglePlace, mask: Mask): SecretSource {
  const what = `The secret ${place.version}`
  return {
    name: 'Google Secret Manager',
    fetchToken: async (host, identity) => {
      const jwt = await identity(place.audience)
      mask(jwt)
      const federated = await exchange(host, place, jwt)
      mask(federated)
      const account = place.serviceAccount
      const access = account === undefined ? federated : await impersonate(host, place, account, federated)
      mask(access)
      return { token: takeToken(tokenText(await read(host, place, access), place.field, what), what, mask) }
    },
  }
}

async function exchange(host: Host, place: GooglePlace, jwt: string): Promise<string> {
  const url = new URL('https://sts.googleapis.com/v1/token')
  const answer = await post(host, url, {
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: `//iam.googleapis.com/${place.provider}`,
    scope,
    requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
    subjectToken: jwt,
    subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
  })
  const token = textAt(answer.json, 'access_token')
  if (answer.status === 200 && token) return token
  // Errors of RFC 6749, 5.2; where the API itself refuses, Google's own.
  const code = textAt(answer.json, 'error')
  const text = textAt(answer.json, 'error_description') ?? textAt(answer.json, 'error', 'message')
  const said = quoted([code, text].filter((part) => part !== undefined).join(': '), [jwt])
  if (answer.status >= 500 || answer.status < 400 || said === '')
    throw new ProblemError(unusableAnswer(url, answer, said))
  if (/stale|expired|in the future|not yet valid/i.test(said)) {
    throw new ProblemError(clockProblem(host, url, said, answer.header('date')))
  }
  throw new ProblemError(exchangeProblem(place, url, said, jwt))
}

function exchangeProblem(place: GooglePlace, url: URL, said: string, jwt: string): Problem {
  const condition = /attribute condition/i.test(said)
  const aud = !condition && /audience in|aud\b/i.test(said)
  const fix = condition
    ? 'Let the attribute condition of the provider accept this job.'
    : aud
      ? `Add ${place.audience} to the audiences of the provider, or set audience= to one of those.`
      : 'Check that provider= names an active provider with the number of its project, and that its issuer is GitHub.'
  const claim = condition ? claimText(jwt, 'sub') : aud ? claimText(jwt, 'aud') : undefined
  const own = claim === undefined ? '' : ` In the token of this job ${claim}.`
  const message = `Google does not accept this job at ${place.provider}: ${said}.${own}`
  return error('FLX141', message, fix, { ...subjectOf(url), source: federationPage })
}

async function impersonate(host: Host, place: GooglePlace, account: string, access: string): Promise<string> {
  const url = new URL(
    `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
  )
  const answer = await post(host, url, { scope: [scope], lifetime: '600s' }, access)
  const token = textAt(answer.json, 'accessToken')
  if (answer.status === 200 && token) return token
  const said = quoted(textAt(answer.json, 'error', 'message') ?? '', [access])
  if (![400, 401, 403, 404].includes(answer.status) || said === '')
    throw new ProblemError(unusableAnswer(url, answer, said))
  const fix = isOff(said)
    ? 'Enable the API iamcredentials.googleapis.com in the project of the service account.'
    : `Give the identities of ${poolOf(place)} the role roles/iam.workloadIdentityUser on it, and correct service-account= if it is another.`
  throw new ProblemError(
    error('FLX141', `Google refuses this job the service account ${account}: ${said}.`, fix, subjectOf(url)),
  )
}

async function read(host: Host, place: GooglePlace, access: string): Promise<string> {
  const { location, version } = place
  // https://cloud.google.com/secret-manager/regional-secrets/access-regional-secret
  const server = location === undefined ? 'secretmanager' : `secretmanager.${location}.rep`
  const url = new URL(`https://${server}.googleapis.com/v1/${version}:access`)
  const answer = await askService(host, { url, headers: { authorization: `Bearer ${access}` } })
  const data = textAt(answer.json, 'payload', 'data')
  if (answer.status === 200 && data !== undefined) return decode(data, version)
  const said = quoted(textAt(answer.json, 'error', 'message') ?? '', [access])
  const more = subjectOf(url)
  if (answer.status === 404 && said !== '') {
    throw new ProblemError(
      error('FLX142', `There is no secret ${version}: ${said}.`, 'Correct its name, or create it.', more),
    )
  }
  if (answer.status === 400 && textAt(answer.json, 'error', 'status') === 'FAILED_PRECONDITION') {
    const fix = 'Enable this version, add a new one, or name another: …/versions/3.'
    throw new ProblemError(error('FLX142', `The secret ${version} cannot be read: ${said}.`, fix, more))
  }
  if (answer.status !== 401 && answer.status !== 403) throw new ProblemError(unusableAnswer(url, answer, said))
  const whom = place.serviceAccount ?? `the identities of ${poolOf(place)}`
  const fix = isOff(said)
    ? 'Enable the API secretmanager.googleapis.com in the project.'
    : `Give ${whom} the role roles/secretmanager.secretAccessor on the secret, or correct its name.`
  throw new ProblemError(
    error('FLX143', `Google does not let this job read ${version}: ${said || `status ${answer.status}`}.`, fix, more),
  )
}

function post(host: Host, url: URL, body: object, access?: string): Promise<ServiceAnswer> {
  const login = access === undefined ? {} : { authorization: `Bearer ${access}` }
  const headers = { 'content-type': 'application/json', ...login }
  return askService(host, { url, method: 'POST', headers, body: JSON.stringify(body) })
}

function decode(data: string, version: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(data, 'base64'))
  } catch {
    throw notText(`The secret ${version} is not UTF-8.`)
  }
}

/** `SERVICE_DISABLED`: https://cloud.google.com/apis/docs/troubleshooting */
const isOff = (said: string) => /has not been used in project|it is disabled/i.test(said)

const poolOf = ({ provider }: GooglePlace) => provider.replace(/\/providers\/.*$/, '')
