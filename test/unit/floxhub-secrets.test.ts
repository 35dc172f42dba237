/** FloxHub's token in a secret manager: how a place is written, Google's, and what no server of the lab says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecretSource, type SecretTexts } from '../../src/flox/auth/secrets/parse.ts'
import { secretSource } from '../../src/flox/auth/secrets/source.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Http } from '../../src/runner/http/http.ts'
import { google } from '../fakes/google-secrets.ts'
import { type Claims, type JobIdentity, openJobIdentity } from '../fakes/job-identity.ts'
import { fakeHttp, testHost } from './host.ts'

const token = 'flox_sat_0123456789abcdefghij'
const vault = 'https://vault.example.org role=ci path=secret/data/flox field=token'
const arn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:flox-AbCdEf'
const aws = `${arn} role=arn:aws:iam::123456789012:role/flox`
const provider = 'projects/1234/locations/global/workloadIdentityPools/ci/providers/github'
const secret = 'projects/1234/secrets/flox'
const account = 'flox@project.iam.gserviceaccount.com'

async function fetchFrom(texts: SecretTexts, http: Http, identity: (audience: string) => string) {
  const { place, problems } = parseSecretSource(texts)
  if (!place) throw new ProblemError(problems)
  const masked: string[] = []
  const source = secretSource(place, (text) => void masked.push(text))
  const clock = { ...testHost().clock, now: Date.now }
  const { token } = await source.fetchToken(testHost({ http, clock }), async (audience) => identity(audience))
  return { token, masked }
}

async function problemOf(work: Promise<unknown>) {
  const cause = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(cause instanceof ProblemError)) throw cause ?? new Error('it was read')
  expect(JSON.stringify(cause.problems)).not.toMatch(/flox_sat_0123|ya29/)
  return cause.problems[0]
}

describe('a place', () => {
  it('has defaults that the servers have', () => {
    expect(parseSecretSource({ 'floxhub-vault': vault }).place).toEqual({
      ...{ kind: 'vault', url: 'https://vault.example.org', role: 'ci', path: 'secret/data/flox', field: 'token' },
      ...{ mount: 'jwt', namespace: undefined, audience: 'https://vault.example.org' },
    })
    expect(parseSecretSource({ 'floxhub-aws-secret': aws }).place).toMatchObject({
      ...{ region: 'eu-central-1', audience: 'sts.amazonaws.com', field: undefined },
    })
    const text = `${secret} provider=//iam.googleapis.com/${provider}`
    expect(parseSecretSource({ 'floxhub-google-secret': text }).place).toMatchObject({
      ...{ version: `${secret}/versions/latest`, provider, audience: `https://iam.googleapis.com/${provider}` },
    })
    expect(parseSecretSource({ 'floxhub-vault': ' ' })).toEqual({ place: undefined, problems: [] })
  })

  it.each([
    ['floxhub-vault', vault.replace('https', 'http'), ['begins with "http://vault']],
    ['floxhub-vault', vault.replace('//', '//user:password@'), ['begins with']],
    ['floxhub-vault', 'role=ci', ['does not begin with its place', 'has no path=', 'has no field=']],
    ['floxhub-vault', `${vault} role=cd`, ['has role= twice']],
    ['floxhub-vault', `${vault} rolle=cd`, ['has rolle=']],
    ['floxhub-vault', vault.replace('data', '..'), ['has "path=secret/../flox"']],
    ['floxhub-vault', `${vault} ${token}`, ['has a token, which is not of the form']],
    ['floxhub-aws-secret', aws.replace('role=', 'as='), ['has no role=', 'has as=']],
    ['floxhub-aws-secret', 'flox role=reader', ['begins with "flox"', 'has "role=reader"']],
    ['floxhub-google-secret', `${secret} provider=${provider.replace('1234', 'name')}`, ['has "provider=']],
  ] as const)('is refused in %s: %s', (input, text, messages) => {
    const { place, problems } = parseSecretSource({ [input]: text })
    expect(place).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(messages.map(() => 'FLX140'))
    for (const [index, message] of messages.entries()) {
      expect(problems[index]?.message).toContain(`Input ${input} ${message}`)
    }
  })

  it('is one alone', () => {
    const { place, problems } = parseSecretSource({ 'floxhub-vault': vault, 'floxhub-aws-secret': aws })
    expect([place, problems]).toMatchObject([undefined, [{ code: 'CFG002' }]])
  })
})

describe('a token in Google Secret Manager', () => {
  let job: JobIdentity
  beforeAll(async () => {
    job = await openJobIdentity()
  })
  afterAll(() => job?.[Symbol.asyncDispose]())

  const secrets = new Map<string, string | Uint8Array | undefined>([
    [`${secret}/versions/latest`, `${token}\n`],
    [`${secret}/versions/1`, undefined],
    [`${secret}/versions/2`, JSON.stringify({ token, number: 3 })],
    [`${secret}/versions/3`, new Uint8Array([0xff, 0xfe])],
    ['projects/1234/locations/europe-west3/secrets/flox/versions/latest', token],
  ])
  const read = (text: string, claims: Claims = {}, readers: readonly string[] = ['federated', account]) => {
    const http = fakeHttp(google({ job, provider, repository: 'octo/app', account, secrets, readers }))
    return fetchFrom({ 'floxhub-google-secret': text }, http, (audience) => job.token(audience, claims))
  }
  const place = `${secret} provider=${provider}`

  it('is read as the job, as a service account, of a region, and as a field', async () => {
    const { token: found, masked } = await read(place, {}, ['federated'])
    expect(found).toBe(token)
    expect(masked).toEqual(expect.arrayContaining(['ya29.federated-0123456789', token]))
    const as = await read(`${place} service-account=${account}`, {}, [account])
    expect(as.token).toBe(token)
    expect(as.masked).toEqual(expect.arrayContaining(['ya29.federated-0123456789', 'ya29.account-0123456789']))
    const regional = place.replace('/secrets', '/locations/europe-west3/secrets')
    expect((await read(regional)).token).toBe(token)
    expect((await read(place.replace('flox ', 'flox/versions/2 field=token '))).token).toBe(token)
  })

  it.each([
    ['audience', `${place} audience=sts.amazonaws.com`, {}, 'FLX141', 'aud is "sts.amazonaws.com"', 'audiences'],
    ['provider', place.replace('github', 'gitlab'), {}, 'FLX141', 'invalid_target', 'provider='],
    ['repository', place, { repository: 'octo/other' }, 'FLX141', 'attribute condition', 'attribute condition'],
    ['expired token', place, { exp: 1_700_000_000 }, 'FLX147', 'stale', 'clock'],
    ['account', `${place} service-account=x${account}`, {}, 'FLX141', 'getAccessToken', 'workloadIdentityUser'],
    ['secret', place.replace('secrets/flox', 'secrets/none'), {}, 'FLX142', 'not found', 'name'],
    ['version', place.replace('flox ', 'flox/versions/1 '), {}, 'FLX142', 'DISABLED', 'Enable'],
    ['field', place.replace('flox ', 'flox/versions/2 '), {}, 'FLX144', 'It has token, number.', 'field=token'],
    ['encoding', place.replace('flox ', 'flox/versions/3 '), {}, 'FLX145', 'UTF-8', 'as a text'],
  ])('names a wrong %s', async (_, text, claims, code, message, fix) => {
    expect(await problemOf(read(text, claims))).toMatchObject({
      code,
      message: expect.stringContaining(message),
      fix: expect.stringContaining(fix),
    })
  })

  it('names a right that is missing', async () => {
    const problem = await problemOf(read(place, {}, []))
    expect(problem).toMatchObject({ code: 'FLX143', fix: expect.stringContaining('secretmanager.secretAccessor') })
  })
})

describe('answers that are not a secret', () => {
  const from = (texts: SecretTexts, ...answers: readonly (() => Response)[]) => {
    let asked = 0
    const http = fakeHttp(() => (answers[asked++] ?? answers.at(-1) ?? expect.fail('no answer'))())
    return problemOf(fetchFrom(texts, http, (audience) => `for ${audience}`))
  }
  const json =
    (status: number, body: unknown, headers = {}) =>
    () =>
      Response.json(body, { status, headers })

  it.each([
    ['standby', json(473, {}), 'FLX146', 'status 473'],
    ['rate limit', json(429, { errors: ['rate limit quota exceeded'] }), 'FLX146', 'quota exceeded'],
    ['redirect', json(307, {}, { location: 'https://b.example/v1/auth' }), 'FLX146', 'redirects to https://b.example'],
    ['login page', () => new Response('<html>'), 'FLX148', 'something else'],
    ['gateway', () => new Response('', { status: 502 }), 'NET002', 'status 502'],
    ['flood', () => new Response('x'.repeat(600_000)), 'NET001', 'more than'],
  ])('are named of Vault: %s', async (_, answer, code, message) => {
    expect(await from({ 'floxhub-vault': vault }, answer)).toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
  })

  const field = (name: string) => `<${name}>0123456789</${name}>`
  const keys = () => new Response(['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(field).join(''))
  const refusal = (code: string, text: string) => () =>
    new Response(`<Error><Code>${code}</Code><Message>${text}</Message></Error>`, { status: 400 })
  const late = 'Signature expired: 20251105T220858Z is now earlier than 20251106T132108Z'
  const date = { date: 'Thu, 06 Nov 2025 13:26:08 GMT' }

  it.each([
    // Texts: aws-actions/configure-aws-credentials 1309, awslabs/amazon-eks-irsa-cfn 18, boto/botocore 3587.
    ['audience', [refusal('InvalidIdentityToken', 'Incorrect token audience')], 'FLX141', 'Incorrect token audience'],
    ['trust', [refusal('AccessDenied', 'Not authorized to perform it')], 'FLX141', 'Not authorized'],
    ['expired', [refusal('ExpiredTokenException', 'Token expired')], 'FLX147', 'Token expired'],
    [
      'clock',
      [keys, json(400, { __type: 'InvalidSignatureException', message: late }, date)],
      'FLX147',
      'It is 2025-11-06T13:26:08Z there',
    ],
    ['no JSON', [keys, () => new Response('<html>')], 'FLX148', 'something else'],
  ] as const)('are named of AWS: %s', async (_, answers, code, message) => {
    expect(await from({ 'floxhub-aws-secret': aws }, ...answers)).toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
  })
})
