/**
 * Google's STS, IAM credentials and Secret Manager, as strict as their documentation:
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
 * Texts of errors: google-github-actions/auth issues 211 and 161, circleci/circleci-docs 8541,
 * google-github-actions/get-secretmanager-secrets 268. What is not documented is refused with status 400.
 */
import type { HttpRequest } from '../../src/runner/http/http.ts'
import type { JobIdentity } from './job-identity.ts'

export interface GoogleWorld {
  readonly job: JobIdentity
  /** The one provider, by its resource name, and the repository that its attribute condition lets in. */
  readonly provider: string
  readonly repository: string
  /** A service account that the pool may use. */
  readonly account: string
  /** `projects/…/versions/latest` to its text; undefined: the version is disabled. */
  readonly secrets: ReadonlyMap<string, string | Uint8Array | undefined>
  /** Who may read them: `federated` or the account. */
  readonly readers: readonly string[]
}

const cloud = 'https://www.googleapis.com/auth/cloud-platform'
const tokens = { federated: 'ya29.federated-0123456789', account: 'ya29.account-0123456789' }

export function google(world: GoogleWorld): (url: string, request: HttpRequest) => Response {
  return (text, request) => {
    const url = new URL(text)
    const sent =
      request.method === 'POST' ? (JSON.parse(String(request.body)) as Readonly<Record<string, unknown>>) : {}
    if (request.method === 'POST' && request.headers?.['content-type'] !== 'application/json')
      return bad('content type')
    if (text === 'https://sts.googleapis.com/v1/token') return exchange(world, request, sent)
    if (url.host === 'iamcredentials.googleapis.com') return impersonate(world, url, request, sent)
    if (/^secretmanager(?:\.[a-z0-9-]+\.rep)?\.googleapis\.com$/.test(url.host)) return access(world, url, request)
    return bad(`no such service ${url.host}`)
  }
}

function exchange(world: GoogleWorld, request: HttpRequest, sent: Readonly<Record<string, unknown>>): Response {
  const oauth = (error: string, text: string) => Response.json({ error, error_description: text }, { status: 400 })
  if (request.headers?.['authorization'] !== undefined) return bad('the Authorization header must not be used')
  const { grantType, audience, scope, requestedTokenType, subjectToken, subjectTokenType, ...others } = sent
  const urn = 'urn:ietf:params:oauth'
  if (Object.keys(others).length > 0) return bad(`unknown ${Object.keys(others)}`)
  if (grantType !== `${urn}:grant-type:token-exchange`) return oauth('unsupported_grant_type', 'Invalid grant type.')
  if (requestedTokenType !== `${urn}:token-type:access_token` || scope !== cloud)
    return oauth('invalid_request', 'Invalid.')
  if (subjectTokenType !== `${urn}:token-type:jwt`) return oauth('invalid_request', 'Invalid subject token type.')
  if (audience !== `//iam.googleapis.com/${world.provider}`) {
    return oauth('invalid_target', 'The target service indicated by the "audience" parameters is invalid.')
  }
  const claims = world.job.check(String(subjectToken))
  if (claims?.['iss'] !== world.job.issuer)
    return oauth('invalid_grant', 'Error connecting to the given credential issuer.')
  const wanted = `https://iam.googleapis.com/${world.provider}`
  if (claims['aud'] !== wanted) {
    const said = `The audience in ID Token [${claims['aud']}] does not match the expected audience ${wanted}.`
    return oauth('invalid_grant', said)
  }
  if (Number(claims['exp']) * 1000 < Date.now()) {
    return oauth('invalid_grant', `ID Token issued at ${claims['iat']} is stale to sign-in.`)
  }
  if (claims['repository'] !== world.repository) {
    return oauth('unauthorized_client', 'The given credential is rejected by the attribute condition.')
  }
  const type = `${urn}:token-type:access_token`
  return Response.json({
    access_token: tokens.federated,
    issued_token_type: type,
    token_type: 'Bearer',
    expires_in: 3600,
  })
}

function impersonate(world: GoogleWorld, url: URL, request: HttpRequest, sent: Readonly<Record<string, unknown>>) {
  if (request.headers?.['authorization'] !== `Bearer ${tokens.federated}`)
    return failure(401, 'UNAUTHENTICATED', 'No login.')
  if (!Array.isArray(sent['scope']) || !/^\d+s$/.test(String(sent['lifetime']))) return bad('scope or lifetime')
  if (decodeURIComponent(url.pathname) !== `/v1/projects/-/serviceAccounts/${world.account}:generateAccessToken`) {
    const text = "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist)."
    return failure(403, 'PERMISSION_DENIED', text)
  }
  return Response.json({ accessToken: tokens.account, expireTime: '2036-01-01T00:00:00Z' })
}

function access(world: GoogleWorld, url: URL, request: HttpRequest): Response {
  const login = request.headers?.['authorization']?.replace('Bearer ', '')
  const reader = login === tokens.federated ? 'federated' : login === tokens.account ? world.account : undefined
  if (reader === undefined) return failure(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
  const name = /^\/v1\/(.*):access$/.exec(url.pathname)?.[1] ?? ''
  const location = /\/locations\/([^/]+)\//.exec(name)?.[1]
  if (url.host !== `secretmanager.${location === undefined ? '' : `${location}.rep.`}googleapis.com`)
    return bad('place')
  if (request.method === 'POST' || request.body !== undefined) return bad('the request body must be empty')
  if (!world.readers.includes(reader)) {
    const text = `Permission 'secretmanager.versions.access' denied for resource '${name}' (or it may not exist).`
    return failure(403, 'PERMISSION_DENIED', text)
  }
  const secret = name.replace(/\/versions\/.*/, '')
  if (!world.secrets.has(name)) return failure(404, 'NOT_FOUND', `Secret [${secret}] not found or has no versions.`)
  const value = world.secrets.get(name)
  if (value === undefined) return failure(400, 'FAILED_PRECONDITION', `Secret Version [${name}] is in DISABLED state.`)
  return Response.json({ name, payload: { data: Buffer.from(value).toString('base64'), dataCrc32c: '1' } })
}

function failure(code: number, status: string, message: string): Response {
  return Response.json({ error: { code, message, status } }, { status: code })
}

const bad = (message: string) => failure(400, 'INVALID_ARGUMENT', message)
