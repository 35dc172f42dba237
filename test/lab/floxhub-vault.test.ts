/** FloxHub's token out of a real OpenBao: the JWT login, both versions of the KV engine, and what it says when it refuses. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSecretSource } from '../../src/flox/auth/secrets/parse.ts'
import { secretSource } from '../../src/flox/auth/secrets/source.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { type Claims, type JobIdentity, openJobIdentity } from '../fakes/job-identity.ts'
import { routedHttp } from '../fakes/routed-http.ts'
import { testHost } from '../unit/host.ts'
import { describeMade } from './describe.ts'
import { labContext } from './lab.ts'
import { ensureOpenBao, type OpenBao, openOpenBao } from './openbao.ts'

const token = 'flox_sat_0123456789abcdefghij'

await describeMade(
  'a token in OpenBao',
  () => ensureOpenBao(labContext()),
  (program) => {
    let folder = ''
    let bao: OpenBao
    let job: JobIdentity

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'openbao-'))
      ;[bao, job] = await Promise.all([openOpenBao(program, folder), openJobIdentity()])
      await bao.call('POST', 'sys/auth/jwt', { type: 'jwt' })
      await bao.call('POST', 'auth/jwt/config', { jwks_url: job.jwksUrl, bound_issuer: job.issuer })
      const readable = ['secret/data/flox', 'secret/data/none', 'secret/data/gone', 'secret/flox', 'old/flox']
      const policy = readable.map((path) => `path "${path}" { capabilities = ["read"] }`).join('\n')
      await bao.call('POST', 'sys/policies/acl/flox', { policy })
      await bao.call('POST', 'auth/jwt/role/ci', {
        role_type: 'jwt',
        user_claim: 'sub',
        bound_audiences: [bao.url],
        bound_claims: { repository: 'octo/app', ref: 'refs/heads/main' },
        token_policies: ['flox'],
        token_ttl: '5m',
      })
      await bao.call('POST', 'sys/mounts/old', { type: 'kv', options: { version: '1' } })
      const fields = { token: `${token}\n`, number: 3, empty: '', lines: `${token}\nand more` }
      await bao.call('POST', 'secret/data/flox', { data: fields })
      await bao.call('POST', 'secret/data/gone', { data: fields })
      await bao.call('DELETE', 'secret/data/gone')
      await bao.call('POST', 'old/flox', { token, data: 'a field of that name' })
    })
    afterAll(async () => {
      await Promise.all([bao?.[Symbol.asyncDispose](), job?.[Symbol.asyncDispose]()])
      rmSync(folder, { recursive: true, force: true })
    })

    /** Reads it with the job's token, whose claims may differ. `masked` and `log` are what was told of it. */
    async function read(words: string, claims: Claims = {}) {
      const { place, problems } = parseSecretSource({ 'floxhub-vault': `${bao.url} ${words}` })
      if (!place) throw new ProblemError(problems)
      const masked: string[] = []
      const paths: string[] = []
      using http = routedHttp({}, ({ url }) => void paths.push(url.pathname))
      const host = testHost({ http, clock: { now: Date.now, sleep: async () => {}, deadline: AbortSignal.timeout } })
      const source = secretSource(place, (secret) => void masked.push(secret))
      const found = await source.fetchToken(host, async (audience) => job.token(audience, claims))
      return { ...found, masked, paths }
    }

    async function problemOf(words: string, claims: Claims = {}) {
      const cause = await read(words, claims).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (!(cause instanceof ProblemError)) throw cause ?? new Error('it was read')
      const text = JSON.stringify(cause.problems)
      expect(text).not.toContain(token)
      return cause.problems[0]
    }

    const place = 'role=ci path=secret/data/flox field=token'

    it('is read from version 2 and from version 1, and the session is ended', async () => {
      const { token: found, masked, paths } = await read(place)
      expect(found).toBe(token)
      expect(masked).toContain(token)
      const session = masked.find((secret) => /^(?:hv)?s\./.test(secret)) ?? ''
      expect(paths).toEqual(['/v1/auth/jwt/login', '/v1/secret/data/flox', '/v1/auth/token/revoke-self'])
      const after = await fetch(`${bao.url}/v1/secret/data/flox`, { headers: { 'x-vault-token': session } })
      expect([session, after.status]).toEqual([expect.stringMatching(/.{10}/), 403])
      expect((await read('role=ci path=old/flox field=token')).token).toBe(token)
    })

    it.each([
      [
        'audience',
        `${place} audience=sts.amazonaws.com`,
        {},
        'FLX141',
        'aud is "sts.amazonaws.com"',
        'bound_audiences',
      ],
      ['role', place.replace('ci', 'nobody'), {}, 'FLX141', 'role "nobody" could not be found', 'role='],
      ['branch', place, { ref: 'refs/heads/x' }, 'FLX141', 'ref is "refs/heads/x"', 'bound claim ref'],
      ['repository', place, { repository: undefined }, 'FLX141', '"repository" is missing', 'bound claim repository'],
      ['issuer', place, { iss: 'https://evil.example' }, 'FLX141', 'iss is "https://evil.example"', 'bound_issuer'],
      ['mount', `${place} mount=github`, {}, 'FLX141', 'auth/github', 'mount='],
      ['namespace', `${place} namespace=team`, {}, 'FLX141', 'namespace not found', 'namespace='],
      [
        'expired token',
        place,
        { exp: 1_700_000_300, nbf: 1_700_000_000, iat: 1_700_000_000 },
        'FLX147',
        'token is expired',
        'clock',
      ],
      ['token of the future', place, { nbf: 4_000_000_000, exp: 4_000_000_300 }, 'FLX147', 'not yet valid', 'clock'],
      ['path', 'role=ci path=secret/data/none field=token', {}, 'FLX142', 'secret/data/none', 'path='],
      ['path of version 2', 'role=ci path=secret/flox field=token', {}, 'FLX142', 'version 2', 'path=secret/data/flox'],
      ['deleted version', 'role=ci path=secret/data/gone field=token', {}, 'FLX142', 'was deleted at 2', 'Undelete'],
      [
        'policy',
        'role=ci path=secret/data/other field=token',
        {},
        'FLX143',
        'permission denied',
        '"secret/data/other"',
      ],
      ['field', place.replace('token', 'tokne'), {}, 'FLX144', 'It has empty, lines, number, token.', 'field='],
      ['number', place.replace('token', 'number'), {}, 'FLX145', 'a JSON number', 'as a text'],
      ['empty text', place.replace('token', 'empty'), {}, 'FLX149', 'is empty', 'token alone'],
      ['several lines', place.replace('token', 'lines'), {}, 'FLX149', 'several lines', 'token alone'],
    ])('names a wrong %s', async (_, words, claims, code, message, fix) => {
      expect(await problemOf(words, claims)).toMatchObject({
        code,
        message: expect.stringContaining(message),
        fix: expect.stringContaining(fix),
      })
    })

    it('says that the server is sealed', async () => {
      await bao.call('POST', 'sys/seal')
      expect(await problemOf(place)).toMatchObject({ code: 'FLX146', message: expect.stringContaining('is sealed') })
    })
  },
)
