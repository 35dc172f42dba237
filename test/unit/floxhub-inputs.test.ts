/** What the inputs of FloxHub's login ask for, where the token goes, and what is asked of the public FloxHub. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { credentials } from '../../src/actions/setup/credentials/provider.ts'
import { floxhub } from '../../src/actions/setup/floxhub/provider.ts'
import { askedLogin, checkLogin } from '../../src/actions/setup/floxhub/request.ts'
import type { SetupContext } from '../../src/actions/setup/provider.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { floxHub, storeHosts } from '../../src/flox/auth/hub.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { parseNetrc } from '../../src/nix/credentials/netrc.ts'
import type { HttpRequest } from '../../src/runner/http/http.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { fakeHttp, testHost } from './host.ts'

const inputsOf = (given: Readonly<Record<string, string>>) => readInputs(setupSurface, (name) => given[name])
const codesOf = (given: Readonly<Record<string, string>>) => checkLogin(inputsOf(given)).map(({ code }) => code)
const asked = (given: Readonly<Record<string, string>>) => askedLogin(inputsOf(given), () => {})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floxhub-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('an address of FloxHub', () => {
  it.each([
    ['https://hub.flox.dev', 'https://api.flox.dev'],
    ['https://hub.flox.dev/', 'https://api.flox.dev'],
    ['https://hub.preview.flox.dev', 'https://api.preview.flox.dev'],
    // As in the tests of the CLI: near misses are servers of their own.
    ['https://nothub.flox.dev', 'https://nothub.flox.dev'],
    ['https://hub.flox.example.com', 'https://hub.flox.example.com'],
    ['https://host.internal/floxhub/', 'https://host.internal/floxhub'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('%s has its API at %s', (url, api) => {
    expect(floxHub(url)?.api).toBe(api)
  })

  it.each([
    'hub.flox.dev',
    'http://hub.flox.dev',
    'http://127.0.0.1.evil.test',
    'https://a:b@hub.flox.dev',
    'https://h/?a',
  ])('%s is refused', (url) => {
    expect(floxHub(url)).toBeUndefined()
    expect(codesOf({ 'floxhub-auth': 'token', 'floxhub-url': url })).toEqual(['FLX120'])
  })

  it('has stores of its own, and the token of one is not sent to those of another', () => {
    expect(storeHosts(floxHub('https://flox.internal/hub') ?? expect.fail())).toEqual(['flox.internal'])
    const hosts = storeHosts(floxHub('https://hub.flox.dev') ?? expect.fail())
    expect(hosts).toContain('publisher.flox.dev')
    expect(hosts.filter((host) => !host.endsWith('.flox.dev'))).toEqual([])
  })
})

describe('the inputs', () => {
  it('ask for nothing by themselves', () => {
    expect(codesOf({})).toEqual([])
    expect(asked({})).toEqual({ kind: 'none' })
  })

  it('of a credential without floxhub-auth are refused, rather than ignored', () => {
    expect(checkLogin(inputsOf({ 'floxhub-token': 'flox_sat_x' }))).toMatchObject([
      { code: 'FLX120', message: 'floxhub-token is set, but floxhub-auth is not.' },
    ])
    expect(codesOf({ 'floxhub-export': 'true' })).toEqual(['FLX120'])
    expect(() => inputsOf({ 'floxhub-auth': 'pat' })).toThrow('It accepts token, client-credentials, oidc.')
  })

  it('take a token alone', () => {
    for (const token of ['FLOX_FLOXHUB_TOKEN=flox_sat_x\nflox', 'flox_sat_x flox', '“flox_sat_x”']) {
      const [problem] = checkLogin(inputsOf({ 'floxhub-auth': 'token', 'floxhub-token': token }))
      expect(problem).toMatchObject({ code: 'FLX120' })
      expect(JSON.stringify(problem)).not.toContain('flox_sat_x')
    }
  })

  it('of oidc need somebody who exchanges the token: FloxHub does not, and the ready ways are named', () => {
    const [problem, ...others] = checkLogin(inputsOf({ 'floxhub-auth': 'oidc' }))
    expect(others).toEqual([])
    expect(problem?.code).toBe('FLX121')
    expect(problem?.message).toMatch(/FloxHub itself exchanges no token of GitHub \(as of 20\d\d-\d\d-\d\d\)/)
    for (const way of ['floxhub-oidc-endpoint', 'Vault', 'OpenBao', 'AWS', 'Google', 'floxhub-auth: token']) {
      expect(problem?.fix).toContain(way)
    }
    expect(codesOf({ 'floxhub-auth': 'oidc', 'floxhub-oidc-endpoint': 'http://sts.test/token' })).toEqual(['FLX120'])
  })
})

interface Seen {
  readonly url: string
  readonly authorization: string | undefined
  readonly form: Readonly<Record<string, string>>
}

/** Signs in with servers that answer from a table; what is not in it is not found. */
async function signIn(given: Readonly<Record<string, string>>, table: Readonly<Record<string, () => Response>>) {
  const seen: Seen[] = []
  const http = fakeHttp((url, { headers, body }: HttpRequest) => {
    const form = Object.fromEntries(new URLSearchParams(String(body ?? '')))
    seen.push({ url, authorization: headers?.['authorization'], form })
    return table[url]?.() ?? new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } })
  })
  const env = { RUNNER_TEMP: folder, ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.test' }
  const host = testHost({ http, env })
  const github = { mask: () => {}, idToken: async (audience: string) => `jwt for ${audience}` }
  const found = { substituters: [], caches: [] }
  const context = { host, inputs: inputsOf(given), job: 'job', contributions: [], found, github }
  const provided = await floxhub.provide(context).catch((cause: unknown) => {
    if (cause instanceof ProblemError) return cause.problems
    throw cause
  })
  return { provided, seen }
}
const json = (value: unknown, status = 200) => Response.json(value, { status })
const account = () => json({ user_id: 'auth0|1', handle: 'acme', expires_at: null })
const me = 'https://api.flox.dev/accounts/api/v1/accounts/me'

describe('the public FloxHub', () => {
  const client = {
    'floxhub-auth': 'client-credentials',
    'floxhub-client-id': 'id',
    'floxhub-client-secret': 'sec ret&',
  }

  it('is asked whose a token is at its API', async () => {
    const { seen } = await signIn({ 'floxhub-auth': 'token', 'floxhub-token': 'flox_sat_x' }, { [me]: account })
    expect(seen).toEqual([{ url: me, authorization: 'bearer flox_sat_x', form: {} }])
  })

  it('has the issuer that its documentation names, as long as it serves its web page where that would be said', async () => {
    const token = () => json({ access_token: 'flox', token_type: 'Bearer', expires_in: 600 })
    const { seen } = await signIn(client, { 'https://auth.flox.dev/oauth/token': token, [me]: account })
    expect(seen.map(({ url }) => url)).toEqual([
      'https://hub.flox.dev/.well-known/oauth-protected-resource',
      'https://auth.flox.dev/oauth/token',
      me,
    ])
    // floxdocs, docs/concepts/organizations.md
    expect(seen[1]?.form).toEqual({
      grant_type: 'client_credentials',
      client_id: 'id',
      client_secret: 'sec ret&',
      audience: 'https://hub.flox.dev/api',
    })
  })

  it('has another issuer once it names one', async () => {
    const document = () => json({ authorization_servers: ['https://login.test'], audience: 'https://hub.test/api' })
    const metadata = () => json({ issuer: 'https://login.test/', token_endpoint: 'https://login.test/t' })
    const token = () => json({ access_token: 'flox', token_type: 'Bearer' })
    const { seen } = await signIn(client, {
      'https://hub.flox.dev/.well-known/oauth-protected-resource': document,
      'https://login.test/.well-known/openid-configuration': metadata,
      'https://login.test/t': token,
      [me]: account,
    })
    const [, , request] = seen
    expect(request).toMatchObject({ url: 'https://login.test/t', form: { audience: 'https://hub.test/api' } })
    // Without a word of the issuer, a secret goes into the header (RFC 8414, section 2; RFC 6749, section 2.3.1).
    expect(request?.authorization).toBe(`Basic ${btoa('id:sec+ret%26')}`)
    expect(request?.form).not.toHaveProperty('client_secret')
  })

  it.each([
    ['https://login.test/dex', 'https://login.test/dex/'],
    ['https://login.test/dex/', 'https://login.test/dex'],
  ])('may name its issuer %s, and that one itself %s', async (named, itself) => {
    const { provided } = await signIn(client, {
      'https://hub.flox.dev/.well-known/oauth-protected-resource': () => json({ authorization_servers: [named] }),
      'https://login.test/dex/.well-known/openid-configuration': () =>
        json({ issuer: itself, token_endpoint: 'https://login.test/dex/token' }),
      'https://login.test/dex/token': () => json({ access_token: 'flox', token_type: 'Bearer' }),
      [me]: account,
    })
    expect(provided).toHaveProperty('rows')
  })

  it('never has its client’s secret sent over http, whatever its issuer says', async () => {
    const document = () => json({ authorization_servers: ['https://login.test'] })
    const metadata = () => json({ issuer: 'https://login.test', token_endpoint: 'http://login.test/t' })
    const { seen, provided } = await signIn(client, {
      'https://hub.flox.dev/.well-known/oauth-protected-resource': document,
      'https://login.test/.well-known/openid-configuration': metadata,
    })
    expect(provided).toMatchObject([{ code: 'FLX129', message: expect.stringContaining('HTTPS') }])
    expect(seen.map(({ url }) => url)).not.toContain('http://login.test/t')
  })
})

describe('an endpoint that exchanges', () => {
  const given = { 'floxhub-auth': 'oidc', 'floxhub-oidc-endpoint': 'https://sts.test/token' }
  const token = () => json({ access_token: 'flox_sat_x', issued_token_type: 'urn:x', token_type: 'N_A' })

  it.each([
    [
      'token-exchange',
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: 'jwt for https://sts.test',
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        audience: 'https://hub.flox.dev/api',
      },
    ],
    [
      'jwt-bearer',
      { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'jwt for https://sts.test' },
    ],
  ])('is asked as the RFC of %s has it, without a client where none is given', async (grant, form) => {
    const table = { 'https://sts.test/token': token, [me]: account }
    const { seen } = await signIn({ ...given, 'floxhub-oidc-grant': grant }, table)
    const request = seen.find(({ url }) => url === 'https://sts.test/token')
    expect(request).toEqual({ url: 'https://sts.test/token', authorization: undefined, form })
    expect(seen.at(-1)).toMatchObject({ url: me, authorization: 'bearer flox_sat_x' })
  })

  it('is quoted without the token that it repeats', async () => {
    const refusal = () =>
      json({ error: 'invalid_grant', error_description: 'cannot use jwt for https://sts.test' }, 400)
    const { provided } = await signIn(given, { 'https://sts.test/token': refusal })
    expect(provided).toMatchObject([{ code: 'FLX131', message: expect.stringContaining('cannot use ***') }])
  })
})

describe('the netrc of Nix', () => {
  /** A machine whose daemon trusts this user or not, and where he has no sudo. */
  async function netrcOf(given: Readonly<Record<string, string>>, trusted: boolean) {
    const configuration = {
      mode: 'daemon',
      trusted,
      privilege: 'none',
      confDirWritable: false,
      user: 'ci',
      nixVersion: '2.34.8',
    }
    const host = testHost({
      env: { RUNNER_TEMP: folder, PATH: '', XDG_STATE_HOME: folder },
      exec: async () => ({ kind: 'exited', code: 1, stdout: '', stderrTail: ['not here'] }),
    })
    const netrc = 'machine publisher.flox.dev login unused password flox_sat_x\n'
    const found = { substituters: [], caches: [], netrc, configuration, nix: { program: '/nix', version: '2.34.8' } }
    const context = { host, inputs: inputsOf(given), job: 'job', contributions: [], found } as unknown as SetupContext
    const provided = await credentials.provide(context)
    return { text: provided.found?.credentials?.part().netrc, warnings: provided.warnings?.map(({ code }) => code) }
  }

  it('gets the login after the user’s own, so that his counts', async () => {
    const own = 'machine publisher.flox.dev login me password mine\nmacdef init\nls'
    const { text, warnings } = await netrcOf({ netrc: own }, true)
    expect(parseNetrc(text ?? '').entries.map(({ text: entry }) => /password (\S+)/.exec(entry)?.[1])).toEqual([
      'mine',
      'flox_sat_x',
    ])
    expect(warnings).toEqual([])
  })

  it('is not needed for a login: where the daemon takes none, that is a warning', async () => {
    expect(await netrcOf({}, false)).toEqual({ text: undefined, warnings: ['FLX134'] })
    await expect(netrcOf({ netrc: 'machine a.test login me password mine' }, false)).rejects.toThrow('CFG030')
  })
})

describe('a secret manager', () => {
  const vault = { 'floxhub-vault': 'https://vault.example.org role=ci path=secret/data/flox field=token' }
  const oidc = { 'floxhub-auth': 'oidc' }

  it('is where oidc gets the token, and needs no endpoint', () => {
    expect(codesOf({ ...oidc, ...vault })).toEqual([])
    expect(asked({ ...oidc, ...vault })).toMatchObject({
      kind: 'asked',
      request: { kind: 'secret', source: { name: 'Vault' } },
    })
    const google = {
      'floxhub-google-secret':
        'projects/1/secrets/flox provider=projects/1/locations/global/workloadIdentityPools/p/providers/github',
    }
    expect(asked({ ...oidc, ...google })).toMatchObject({ request: { source: { name: 'Google Secret Manager' } } })
  })

  it('is refused without oidc, beside an endpoint, and beside another one', () => {
    const messages = (given: Readonly<Record<string, string>>) =>
      checkLogin(inputsOf(given)).map(({ message }) => message)
    expect(messages(vault)).toEqual(['floxhub-vault is set, but floxhub-auth is not.'])
    expect(messages({ ...vault, 'floxhub-auth': 'token', 'floxhub-token': 'flox_sat_x' })).toEqual([
      'A secret manager is set, but floxhub-auth is token.',
    ])
    expect(messages({ ...vault, ...oidc, 'floxhub-oidc-endpoint': 'https://exchange.example.org' })).toEqual([
      'floxhub-oidc-endpoint and a secret manager are both set.',
    ])
    const aws = {
      'floxhub-aws-secret':
        'arn:aws:secretsmanager:eu-west-1:123456789012:secret:flox role=arn:aws:iam::123456789012:role/flox',
    }
    expect(codesOf({ ...vault, ...aws, ...oidc })).toEqual(['CFG002'])
  })

  it('that is written wrong is the only problem, and is named where none is set', () => {
    expect(codesOf({ ...oidc, 'floxhub-vault': 'https://vault.example.org' })).not.toContain('FLX121')
    expect(checkLogin(inputsOf(oidc))[0]?.fix).toContain('floxhub-vault, floxhub-aws-secret, floxhub-google-secret')
  })
})
