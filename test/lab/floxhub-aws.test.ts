/** FloxHub's token out of AWS Secrets Manager as moto has it: botocore checks our signature, and the policy of the role counts. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSecretSource } from '../../src/flox/auth/secrets/parse.ts'
import { at, textAt } from '../../src/flox/auth/secrets/service.ts'
import { secretSource } from '../../src/flox/auth/secrets/source.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Http, HttpReply, HttpRequest } from '../../src/runner/http/http.ts'
import { routedHttp } from '../fakes/routed-http.ts'
import { testHost } from '../unit/host.ts'
import { describeMade } from './describe.ts'
import { labContext } from './lab.ts'
import { ensureMoto, type Moto, openMoto } from './moto.ts'

const token = 'flox_sat_0123456789abcdefghij'
const region = 'eu-central-1'
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`

/** moto's check of signatures and policies answers every service in XML; AWS answers this one in JSON, with the same texts. */
async function inJson(reply: HttpReply): Promise<HttpReply> {
  if (reply.status !== 403) return reply
  const chunks: Uint8Array[] = []
  for await (const chunk of reply.body) chunks.push(chunk)
  const xml = Buffer.concat(chunks).toString()
  const [type, message] = ['Code', 'Message'].map((name) => new RegExp(`<${name}>([^<]*)`).exec(xml)?.[1])
  const json = new Response(JSON.stringify({ __type: type, message })).body
  return { ...reply, body: json ?? expect.fail('no body') }
}

await describeMade(
  'a token in AWS Secrets Manager',
  () => ensureMoto(labContext()),
  (packages) => {
    let moto: Moto
    const arns = new Map<string, string>()

    beforeAll(async () => {
      moto = await openMoto(packages, region)
      const policy = (action: string) =>
        JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })
      for (const [name, action] of [
        ['reader', 'secretsmanager:GetSecretValue'],
        ['stranger', 's3:GetObject'],
      ] as const) {
        await moto.iam('CreateRole', {
          RoleName: name,
          AssumeRolePolicyDocument: policy('sts:AssumeRoleWithWebIdentity'),
        })
        await moto.iam('PutRolePolicy', { RoleName: name, PolicyName: 'it', PolicyDocument: policy(action) })
      }
      const secrets = {
        plain: { SecretString: token },
        json: { SecretString: JSON.stringify({ token, number: 3 }) },
        binary: { SecretBinary: btoa('binary') },
        deleted: { SecretString: token },
      }
      for (const [name, value] of Object.entries(secrets)) {
        const made = await moto.secrets('CreateSecret', { Name: name, ...value, ClientRequestToken: 'x'.repeat(32) })
        arns.set(name, textAt(made, 'ARN') ?? '')
      }
      await moto.secrets('DeleteSecret', { SecretId: 'deleted' })
    })
    afterAll(() => moto?.[Symbol.asyncDispose]())

    async function read(
      secret: string,
      more = '',
      as = 'reader',
      change: (request: HttpRequest) => HttpRequest = (r) => r,
    ) {
      const texts = { 'floxhub-aws-secret': `${arns.get(secret) ?? secret} role=${role(as)} ${more}` }
      const { place, problems } = parseSecretSource(texts)
      if (!place) throw new ProblemError(problems)
      const masked: string[] = []
      const routes = { [`sts.${region}.amazonaws.com`]: moto.url, [`secretsmanager.${region}.amazonaws.com`]: moto.url }
      // AssumeRoleWithWebIdentity is not signed, which moto's check does not know.
      using http = routedHttp(routes, ({ url }) => moto.checks(!url.host.startsWith('sts.')))
      const changed: Http = { send: async (request) => inJson(await http.send(change(request))) }
      const clock = { now: Date.now, sleep: async () => {}, deadline: AbortSignal.timeout }
      const source = secretSource(place, (text) => void masked.push(text))
      const found = await source.fetchToken(testHost({ http: changed, clock }), async () => 'the.identity.token')
      return { ...found, masked }
    }

    async function problemOf(...given: Parameters<typeof read>) {
      const cause = await read(...given).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (!(cause instanceof ProblemError)) throw cause ?? new Error('it was read')
      expect(JSON.stringify(cause.problems)).not.toContain(token)
      return cause.problems[0]
    }

    it('is read as a whole, or as a field of a JSON object', async () => {
      const { token: found, masked } = await read('plain')
      expect(found).toBe(token)
      // The identity, three parts of the credentials, the token.
      expect(masked).toHaveLength(5)
      expect(masked).toEqual(expect.arrayContaining(['the.identity.token', token, expect.stringMatching(/^ASIA/)]))
      expect((await read('json', 'field=token')).token).toBe(token)
    })

    it('is refused where a signed part of the request is changed on its way', async () => {
      const other = (request: HttpRequest): HttpRequest =>
        request.url.host.startsWith('sts.') ? request : { ...request, body: `${request.body} ` }
      const problem = await problemOf('plain', '', 'reader', other)
      expect(problem).toMatchObject({ code: 'FLX147', message: expect.stringContaining('Signature') })
    })

    it.each([
      ['policy', 'plain', '', 'stranger', 'FLX143', 'AccessDenied', 'secretsmanager:GetSecretValue'],
      [
        'secret',
        `arn:aws:secretsmanager:${region}:123456789012:secret:none-AbCdEf`,
        '',
        'reader',
        'FLX142',
        "can't find",
        'ARN',
      ],
      ['deleted secret', 'deleted', '', 'reader', 'FLX142', 'cannot be read', 'Restore'],
      ['field', 'json', 'field=tokne', 'reader', 'FLX144', 'It has token, number.', 'field='],
      ['whole', 'json', '', 'reader', 'FLX144', 'is a JSON object', 'field=token'],
      ['JSON', 'plain', 'field=token', 'reader', 'FLX144', 'is not a JSON object', 'Remove field='],
      ['number', 'json', 'field=number', 'reader', 'FLX145', 'a JSON number', 'as a text'],
      ['binary', 'binary', '', 'reader', 'FLX145', 'is binary', 'as a text'],
    ])('names a wrong %s', async (_, secret, more, as, code, message, fix) => {
      expect(await problemOf(secret, more, as)).toMatchObject({
        code,
        message: expect.stringContaining(message),
        fix: expect.stringContaining(fix),
      })
    })

    it('is of the version that is current', async () => {
      await moto.checks(false)
      const newer = { SecretId: 'plain', SecretString: `${token}2`, ClientRequestToken: 'y'.repeat(32) }
      expect(at(await moto.secrets('PutSecretValue', newer), 'VersionStages')).toEqual(['AWSCURRENT'])
      expect((await read('plain')).token).toBe(`${token}2`)
    })
  },
)
