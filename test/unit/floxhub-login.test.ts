/** Signing in to FloxHub, against a certified OpenID provider, a double of GitHub's and a strict FloxHub. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getIDToken } from '@actions/core'
import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { floxhub } from '../../src/actions/setup/floxhub/provider.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { signedIn, signedInIfPossible } from '../../src/flox/auth/signed-in.ts'
import { floxhubOwned, floxhubToken, readLogin } from '../../src/flox/auth/token-file.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { type GitHubOidc, startGitHubOidc } from '../fakes/floxhub/github-oidc.ts'
import { type Hub, startHub } from '../fakes/floxhub/hub.ts'
import { type Issuer, startIssuer } from '../fakes/floxhub/issuer.ts'
import { answering, type Fault, failing } from '../fakes/floxhub/server.ts'
import { fakeClock, testHost } from './host.ts'

const http = nodeHttp({ connections: 4, env: {} })
const exchangeAudience = 'https://sts.test'
const me = '/accounts/api/v1/accounts/me'

let hub: Hub
let github: GitHubOidc
let issuer: Issuer
let folder = ''
beforeAll(async () => {
  hub = await startHub()
  github = await startGitHubOidc()
  issuer = await startIssuer({ audience: hub.audience, github, exchangeAudience })
})
afterAll(async () => {
  http.close()
  for (const server of [issuer, github, hub]) await server?.stop()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floxhub-'))
  hub.issuer = issuer.url
  hub.document = documentOf([issuer.url])
  for (const server of [hub, issuer]) server.fault = undefined
  for (const server of [hub, github]) server.clock = 0
  issuer.lifetime = 3_600
  Object.assign(process.env, github.env)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  for (const name of Object.keys(github.env)) delete process.env[name]
})

/** `resource` is another address than the one that it is asked at, as of the real one. */
function documentOf(issuers: readonly string[], more = {}) {
  return {
    resource: 'https://api.flox.test',
    authorization_servers: issuers,
    client_id: 'flox-cli',
    audience: hub.audience,
    ...more,
  }
}

interface World {
  readonly env?: Readonly<Record<string, string>>
  readonly clock?: number
}

function worldOf({ env = {}, clock = 0 }: World) {
  const masked: string[] = []
  const host = testHost({
    http,
    env: { RUNNER_TEMP: folder, ACTIONS_ID_TOKEN_REQUEST_URL: github.env.ACTIONS_ID_TOKEN_REQUEST_URL, ...env },
    clock: fakeClock(Date.now() + clock * 1_000),
  })
  const job = { mask: (secret?: string) => void masked.push(secret ?? ''), idToken: getIDToken }
  return { host, job, masked }
}

/** What setup does with these inputs, as far as FloxHub is concerned. */
async function setup(given: Readonly<Record<string, string>>, world: World = {}) {
  const { host, job, masked } = worldOf(world)
  const texts: Readonly<Record<string, string>> = { 'floxhub-url': hub.url, ...given }
  const inputs = readInputs(setupSurface, (name) => texts[name])
  const errors = floxhub.check?.(host, inputs) ?? []
  if (errors.length > 0) throw new ProblemError(errors)
  const found = { substituters: [], caches: [] }
  const provided = await floxhub.provide({ host, inputs, job: 'job', contributions: [], found, github: job })
  return { provided, host, job, masked }
}

const client = () => ({
  'floxhub-auth': 'client-credentials',
  'floxhub-client-id': issuer.client.id,
  'floxhub-client-secret': issuer.client.secret,
})
const exchange = () => ({
  'floxhub-auth': 'oidc',
  'floxhub-oidc-endpoint': `${issuer.url}/token`,
  'floxhub-oidc-audience': exchangeAudience,
  'floxhub-audience': hub.audience,
  'floxhub-client-id': issuer.open,
})
const opaque = (token: string) => ({ 'floxhub-auth': 'token', 'floxhub-token': token })

async function problemsOf(work: Promise<unknown>) {
  const cause = await work.then(() => undefined).catch((thrown: unknown) => thrown)
  return cause instanceof ProblemError ? cause.problems : expect.fail(`it was ${String(cause)}`)
}
async function problemOf(work: Promise<unknown>) {
  const [problem, ...others] = await problemsOf(work)
  expect(others).toEqual([])
  return `${problem?.code} ${problem?.message} ${problem?.fix}`
}

describe('a token', () => {
  const sat = `flox_sat_${createHash('sha256').update('sat').digest('hex')}`
  beforeEach(() => {
    hub.accounts.clear()
    hub.accounts.set(sat, { handle: 'acme-ci', expires: '2999-12-24T10:30:00Z' })
  })

  it('is proven by asking whose it is, shown by handle and expiry, and kept in a file of this user', async () => {
    const { provided, host, masked } = await setup(opaque(sat))
    expect(provided.rows).toEqual([['FloxHub', `acme-ci on ${new URL(hub.url).host}, until 2999-12-24 10:30 UTC`]])
    expect(host.log.lines.join()).toContain('acme-ci')
    expect(`${host.log.lines.join()}${JSON.stringify({ ...provided, found: {} })}`).not.toContain(sat)
    expect(await floxhubToken(host, undefined)).toBe(sat)
    expect((await signedIn(host, undefined)).env['FLOX_FLOXHUB_TOKEN']).toBe(sat)
    expect(host.env['FLOX_FLOXHUB_TOKEN']).toBeUndefined()
    const own = { ...host, env: { ...host.env, FLOX_FLOXHUB_TOKEN: 'of the job' } }
    expect((await signedIn(own, undefined)).env['FLOX_FLOXHUB_TOKEN']).toBe('of the job')
    expect(statSync(join(folder, 'nix-cuda/floxhub.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'nix-cuda')).mode & 0o777).toBe(0o700)
    // Raw, base64, and as an address has it.
    for (const form of [sat, Buffer.from(sat).toString('base64').replaceAll('=', '')]) {
      expect(masked.some((text) => text.replaceAll('=', '') === form)).toBe(true)
    }
  })

  it('is given to the stores of private catalogs, and to later steps only where that is asked for', async () => {
    const kept = await setup({ ...opaque(sat), flox: 'true' })
    expect(kept.provided.variables).toEqual({ FLOX_FLOXHUB_URL: hub.url })
    expect(kept.provided.found?.netrc).toBe(`machine 127.0.0.1 login unused password ${sat}\n`)
    expect(kept.provided.warnings).toMatchObject([{ code: 'FLX133', severity: 'warning' }])
    const exported = await setup({ ...opaque(sat), flox: 'true', 'floxhub-export': 'true' })
    expect(exported.provided.variables).toMatchObject({ FLOX_FLOXHUB_TOKEN: sat })
    expect(exported.provided.warnings).toEqual([])
    const already = await setup({ ...opaque(sat), flox: 'true' }, { env: { FLOX_FLOXHUB_TOKEN: sat } })
    expect(already.provided.warnings).toEqual([])
  })

  it('is gone after post, and another job of the machine keeps its own', async () => {
    const { host } = await setup(opaque(sat))
    const other = mkdtempSync(join(tmpdir(), 'floxhub-'))
    const second = await setup(opaque(sat), { env: { RUNNER_TEMP: other } })
    const ending = { job: 'job', machineStays: true, warn: () => {} }
    await floxhubOwned.leave?.(host, ending)
    expect(await readLogin(host)).toBeUndefined()
    expect(await floxhubToken(host, undefined)).toBeUndefined()
    expect(await floxhubToken(second.host, undefined)).toBe(sat)
    await floxhubOwned.leave?.(host, ending)
    rmSync(other, { recursive: true })
  })

  it('that does not expire is shown as such', async () => {
    hub.accounts.set(sat, { handle: 'acme-ci', expires: null })
    expect((await setup(opaque(sat))).provided.rows?.[0]?.[1]).toContain('does not expire')
  })

  it('says what it likes, and is answered with a problem', async () => {
    const body = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const claims of [{ exp: -1e300 }, { exp: '1' }, { exp: 1e300, aud: [1, null] }, null, 'x', []]) {
      expect(await problemOf(setup(opaque(`e30.${body(claims)}.x`)))).toMatch(/^FLX12[45]/)
    }
  })

  it('that FloxHub does not know is refused: whatever its shape', async () => {
    const said = await problemOf(setup(opaque(`${sat}0`)))
    expect(said).toMatch(/^FLX125 FloxHub refuses the token \(Unable to verify token\).*revoked/)
    expect(said).not.toContain(sat)
    expect(await problemOf(setup(opaque('garbage')))).toMatch(/^FLX125/)
    hub.fault = (request, response) => {
      if (request.url !== me) return false
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"detail": "token has expired"}')
      return true
    }
    expect(await problemOf(setup(opaque(sat)))).toMatch(/^FLX124/)
  })

  it('and the secret of a client are in no message, whatever a server repeats', async () => {
    const repeats = (path: string, body: object) => {
      const fault: Fault = (request, response) => {
        if (request.url !== path) return false
        response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(body))
        return true
      }
      return fault
    }
    hub.fault = repeats(me, { detail: `no account has ${sat}` })
    const ofHub = await problemOf(setup(opaque(sat)))
    expect(ofHub).toMatch(/^FLX125 .*no account has \*\*\*/)
    expect(ofHub).not.toContain(sat)
    const { secret } = issuer.client
    issuer.fault = repeats('/token', { error: 'invalid_client', error_description: `${secret} is wrong` })
    const ofIssuer = await problemOf(setup(client()))
    expect(ofIssuer).toMatch(/^FLX130 .*\*\*\* is wrong/)
    expect(ofIssuer).not.toContain(secret)
  })

  it('of another issuer, expired, or for another audience is told apart', async () => {
    const key = new TextEncoder().encode('a secret of somebody else')
    const jwt = (audience: string, expires: number) =>
      new SignJWT({ 'https://flox.dev/handle': 'acme' })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(audience)
        .setExpirationTime(Math.floor(Date.now() / 1_000) + expires)
        .sign(key)
    expect(await problemOf(setup(opaque(await jwt(hub.audience, 600))))).toMatch(/^FLX125/)
    expect(await problemOf(setup(opaque(await jwt(hub.audience, -600))))).toMatch(/^FLX124 .* expired on \d{4}-/)
    const wrong = setup({ ...opaque(await jwt(`${hub.audience}/`, 600)), 'floxhub-audience': hub.audience })
    expect(await problemOf(wrong)).toMatch(/^FLX126 .*\/api\/, and FloxHub expects .*\/api\./)
  })

  it('is judged by the clock of FloxHub, and a wrong one of the machine is said', async () => {
    const { provided, host } = await setup(opaque(sat), { clock: 7_200 })
    expect(provided.warnings).toMatchObject([{ code: 'FLX127', message: expect.stringContaining('2 hours ahead of') }])
    const login = await readLogin(host)
    expect(Math.abs((login?.expires ?? 0) - Date.parse('2999-12-24T10:30:00Z') / 1_000 - 7_200)).toBeLessThan(60)
  })

  it('cannot be proven by a server that is busy for good, fails, or is another one', async () => {
    for (const status of [429, 500]) {
      hub.fault = failing(me, status)
      expect(await problemOf(setup(opaque(sat)))).toMatch(new RegExp(`^FLX129 .*status ${status}`))
    }
    hub.fault = answering(me, 'application/json', '{"handle": ')
    expect(await problemOf(setup(opaque(sat)))).toMatch(/^FLX129 .*not an account/)
    hub.fault = answering(me, 'text/html', '<html>Sign in to this network</html>')
    expect(await problemOf(setup(opaque(sat)))).toMatch(/^FLX129/)
    hub.fault = failing(me, 404)
    expect(await problemOf(setup(opaque(sat)))).toMatch(/^FLX132 .*floxhub-url/)
    hub.fault = failing(me, 302, 1, { location: 'http://127.0.0.1:9/' })
    expect(await problemOf(setup(opaque(sat)))).toMatch(/^FLX132 .*status 302/)
    expect(await problemOf(setup({ ...opaque(sat), 'floxhub-url': 'http://127.0.0.1:9' }))).toMatch(/^FLX128/)
  })

  it('is proven once a busy server answers', async () => {
    hub.fault = failing(me, 429, 2, { 'retry-after': '3' })
    const { host, provided } = await setup(opaque(sat))
    expect(provided.rows?.[0]?.[1]).toContain('acme-ci')
    expect((host.clock as ReturnType<typeof fakeClock>).slept).toEqual([3_000, 3_000])
  })

  it('that ends while the job runs is used to its end, and then is a problem', async () => {
    hub.accounts.set(sat, { handle: 'acme-ci', expires: new Date(Date.now() + 600_000).toISOString() })
    const { host } = await setup(opaque(sat))
    await host.clock.sleep(570_000)
    expect(await floxhubToken(host, undefined)).toBe(sat)
    await host.clock.sleep(60_000)
    expect(await problemOf(floxhubToken(host, undefined))).toMatch(/^FLX124 .*while the job ran/)
    const without = await signedInIfPossible(host, undefined)
    expect(without.host.env['FLOX_FLOXHUB_TOKEN']).toBeUndefined()
    expect(without.warnings).toMatchObject([{ code: 'FLX124', severity: 'warning' }])
  })
})

describe('client credentials', () => {
  it('give a token of the issuer that FloxHub names, for its audience', async () => {
    const { provided, host, masked } = await setup(client())
    expect(provided.rows?.[0]?.[1]).toMatch(/^acme on .* renewed when needed$/)
    const token = (await floxhubToken(host, undefined)) ?? ''
    expect(token.split('.')).toHaveLength(3)
    expect(masked).toContain(token)
    expect(masked).toContain(encodeURIComponent(issuer.client.secret))
  })

  it('give a new token a minute before the first one ends, and not earlier', async () => {
    issuer.lifetime = 600
    const { host, job, masked } = await setup(client())
    const first = await floxhubToken(host, job)
    await host.clock.sleep(530_000)
    expect(await floxhubToken(host, job)).toBe(first)
    await host.clock.sleep(20_000)
    const second = (await floxhubToken(host, job)) ?? ''
    expect(second).not.toBe(first)
    expect(masked).toContain(second)
    expect(await floxhubToken(host, job)).toBe(second)
  })

  it('are not renewed where nothing would keep the new token out of the log', async () => {
    issuer.lifetime = 600
    const { host } = await setup(client())
    const first = await floxhubToken(host, undefined)
    await host.clock.sleep(550_000)
    expect(await floxhubToken(host, undefined)).toBe(first)
    await host.clock.sleep(60_000)
    expect(await problemOf(floxhubToken(host, undefined))).toMatch(/^FLX124/)
  })

  it('that were exported are renewed for our own calls all the same, time and again', async () => {
    issuer.lifetime = 600
    const { host, job, provided } = await setup({ ...client(), 'floxhub-export': 'true' })
    const exported = provided.variables?.['FLOX_FLOXHUB_TOKEN'] ?? ''
    const later = { ...host, env: { ...host.env, FLOX_FLOXHUB_TOKEN: exported } }
    const tokens = [exported]
    for (let round = 0; round < 2; round++) {
      await host.clock.sleep(550_000)
      tokens.push((await signedIn(later, job)).env['FLOX_FLOXHUB_TOKEN'] ?? '')
    }
    expect(new Set(tokens).size).toBe(3)
    const own = { ...host, env: { ...host.env, FLOX_FLOXHUB_TOKEN: 'of the step' } }
    expect((await signedIn(own, job)).env['FLOX_FLOXHUB_TOKEN']).toBe('of the step')
  })

  it('of a client that the issuer does not know, or does not let, are refused in its words', async () => {
    const wrong = await problemOf(setup({ ...client(), 'floxhub-client-secret': 'another-secret' }))
    expect(wrong).toMatch(/^FLX130 .*invalid_client/)
    expect(wrong).not.toContain('another-secret')
    const web = { 'floxhub-client-id': issuer.other.id, 'floxhub-client-secret': issuer.other.secret }
    expect(await problemOf(setup({ ...client(), ...web }))).toMatch(/^FLX130 .*not allowed for this client/)
  })

  it('for an audience with a slash too many are refused, and the audience is named', async () => {
    const said = await problemOf(setup({ ...client(), 'floxhub-audience': `${hub.audience}/` }))
    expect(said).toMatch(/^FLX126 .*\/api\/ .*floxhub-audience/)
  })

  it('find no issuer where FloxHub names none, several, or one that calls itself otherwise', async () => {
    hub.document = undefined
    expect(await problemOf(setup(client()))).toMatch(/^FLX132 .*names no issuer/)
    hub.document = documentOf([issuer.url, github.issuer])
    expect(await problemOf(setup(client()))).toMatch(/^FLX132 .*one issuer/)
    hub.document = documentOf(['http://issuer.test'])
    expect(await problemOf(setup(client()))).toMatch(/^FLX132/)
    hub.document = documentOf([issuer.url.replace('127.0.0.1', 'localhost')])
    expect(await problemOf(setup(client()))).toMatch(/^FLX132 .*issuer/)
  })

  it('find the issuer with a slash at its end, and beneath RFC 8414’s address alone', async () => {
    hub.document = documentOf([`${issuer.url}/`])
    await setup(client())
    issuer.fault = failing('/.well-known/openid-configuration', 404)
    const token_endpoint = `${issuer.url}/token`
    const metadata = answering(
      '/.well-known/oauth-authorization-server',
      'application/json',
      JSON.stringify({
        issuer: issuer.url,
        token_endpoint,
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      }),
    )
    const absent = issuer.fault
    issuer.fault = (request, response) => absent(request, response) || metadata(request, response)
    expect((await setup(client())).provided.rows?.[0]?.[1]).toMatch(/^acme/)
  })

  it('go to no other server than the issuer names, and not in the clear', async () => {
    for (const status of [302, 307]) {
      issuer.fault = failing('/token', status, 1, { location: `${hub.url}/elsewhere` })
      expect(await problemOf(setup(client()))).toMatch(/^FLX129 /)
    }
    hub.fault = failing(me, 307, 1, { location: `${hub.url}/elsewhere` })
    issuer.fault = undefined
    expect(await problemOf(setup(client()))).toMatch(/^FLX132 .*status 307/)
    expect(hub.requests.filter((request) => request.includes('/elsewhere'))).toEqual([])
    const metadata = { issuer: issuer.url, token_endpoint: 'http://issuer.test/token' }
    issuer.fault = answering('/.well-known/openid-configuration', 'application/json', JSON.stringify(metadata))
    expect(await problemOf(setup(client()))).toMatch(/^FLX129 .*(?:HTTPS|insecure)/i)
  })

  it('get no token from an issuer that is down, or answers nonsense', async () => {
    for (const status of [429, 503]) {
      issuer.fault = failing('/token', status)
      expect(await problemOf(setup(client()))).toMatch(new RegExp(`^FLX129 .*status ${status}`))
    }
    issuer.fault = answering('/token', 'application/json', '{"access_token": 1}')
    expect(await problemOf(setup(client()))).toMatch(/^FLX129 .*access_token/)
    issuer.fault = answering('/token', 'text/html', '<html>')
    expect(await problemOf(setup(client()))).toMatch(/^FLX129/)
    issuer.fault = failing('/token', 503, 1)
    expect((await setup(client())).provided.rows?.[0]?.[1]).toMatch(/^acme/)
  })
})

describe('GitHub’s token', () => {
  it.each(['token-exchange', 'jwt-bearer'])('is exchanged (%s), and again when the result ends', async (grant) => {
    issuer.lifetime = 600
    const { host, job } = await setup({ ...exchange(), 'floxhub-oidc-grant': grant })
    expect(github.audiences.at(-1)).toBe(exchangeAudience)
    const first = await floxhubToken(host, job)
    await host.clock.sleep(545_000)
    expect(await floxhubToken(host, job)).not.toBe(first)
  })

  it('is not exchanged for another audience, subject or time, and the refusal says which', async () => {
    const audience = await problemOf(setup({ ...exchange(), 'floxhub-oidc-audience': 'https://other.test' }))
    expect(audience).toMatch(/^FLX126 .*https:\/\/other\.test .*floxhub-oidc-audience/)
    const target = await problemOf(setup({ ...exchange(), 'floxhub-audience': 'https://hub.flox.dev/api' }))
    expect(target).toMatch(/^FLX126 .*https:\/\/hub\.flox\.dev\/api .*floxhub-audience/)
    github.clock = 3_000
    expect(await problemOf(setup(exchange()))).toMatch(/^FLX127 .*50 minutes ahead of/)
    github.clock = 0
    Object.assign(github, { subject: 'repo:them/fork:ref:refs/heads/main' })
    expect(await problemOf(setup(exchange()))).toMatch(/^FLX131 .*repo:them\/fork:ref:refs\/heads\/main/)
    Object.assign(github, { subject: 'repo:us/repo:ref:refs/heads/main' })
    const unknown = await problemOf(setup({ ...exchange(), 'floxhub-client-id': 'nobody' }))
    expect(unknown).toMatch(/^FLX131 .*refuses the client/)
  })

  it('is not to be had without the permission, or when GitHub fails', async () => {
    const said = await problemOf(setup(exchange(), { env: { ACTIONS_ID_TOKEN_REQUEST_URL: '' } }))
    expect(said).toMatch(/^FLX122 .*id-token: write/)
    process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'stale'
    expect(await problemOf(setup(exchange()))).toMatch(/^FLX128 GitHub gave no OIDC token/)
  })
})

describe('a run without secrets', () => {
  const event = (payload: unknown) => {
    const path = join(folder, 'event.json')
    writeFileSync(path, JSON.stringify(payload))
    return { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'us/repo' }
  }
  const from = (full_name: string) => ({ pull_request: { head: { repo: { full_name } } } })

  it('of a pull request from a fork goes on without a login, and says so', async () => {
    for (const given of [opaque(''), { ...client(), 'floxhub-client-secret': '' }]) {
      const { provided } = await setup(given, { env: event(from('them/repo')) })
      expect(provided.warnings).toMatchObject([{ code: 'FLX123', severity: 'warning', message: /fork/ }])
      expect(provided.found?.netrc).toBeUndefined()
    }
    const env = { ...event({}), ACTIONS_ID_TOKEN_REQUEST_URL: '' }
    expect((await setup(exchange(), { env })).provided.warnings).toMatchObject([{ code: 'FLX123' }])
    const bot = { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'push' }
    expect((await setup(opaque(''), { env: bot })).provided.warnings).toMatchObject([{ code: 'FLX123' }])
  })

  it('of this repository names the secret that is empty', async () => {
    const env = event(from('us/repo'))
    expect(await problemOf(setup(opaque(''), { env }))).toMatch(/^FLX120 .*floxhub-token/)
    expect(await problemsOf(setup({ 'floxhub-auth': 'client-credentials' }, { env }))).toHaveLength(2)
    const target = { ...event(from('them/repo')), GITHUB_EVENT_NAME: 'pull_request_target' }
    expect(await problemOf(setup(opaque(''), { env: target }))).toMatch(/^FLX120/)
  })
})
