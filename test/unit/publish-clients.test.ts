/** Destinations with clients of their own: addresses, how a client is found, and credentials that are renewed while they are used. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { zstdCompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { checkPublish } from '../../src/actions/setup/publish/step.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { GitHub, Host } from '../../src/runner/host.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { clientRunner, topsOf } from '../../src/ship/publish/client.ts'
import type { Opening, PathFacts } from '../../src/ship/publish/destination.ts'
import { parsePlace } from '../../src/ship/publish/kinds.ts'
import { openNiks3 } from '../../src/ship/publish/niks3.ts'
import { bucketLogin } from '../../src/ship/publish/role-login.ts'
import { readServed } from '../../src/ship/publish/served.ts'
import { narInfoText, ServiceKey } from '../fakes/served-store.ts'
import { fakeClock, fakeHttp, scriptedExec, testHost } from './host.ts'

const temp = mkdtempSync(join(tmpdir(), 'publish-clients-'))
afterAll(() => rmSync(temp, { recursive: true }))

const may = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example', RUNNER_TEMP: temp, PATH: '/nowhere' }
const nix = { program: '/nix/bin/nix', version: '2.34.9' }
const exited = (code: number, stdout = '', ...stderrTail: string[]): Outcome => ({
  ...{ kind: 'exited', code, stdout, stderrTail },
})

const opening: Opening = {
  ...{ address: '', visibility: 'public', nix, storeDir: '/nix/store', key: undefined, netrc: undefined, jobs: 4 },
  ...{ identity: undefined, mask: () => {}, role: undefined },
  logins: { cachixToken: undefined, cachixSigningKey: undefined, atticEndpoint: undefined, atticToken: undefined },
}

const facts = (digit: string, references: readonly string[] = []): PathFacts => ({
  ...{ path: `/nix/store/${digit.repeat(32)}-${digit}`, narHash: `sha256:${digit.repeat(52)}`, narSize: 120 },
  ...{ references, deriver: undefined, signers: [] },
})

async function problemsOf(work: Promise<unknown>) {
  const cause = await work.then(
    () => expect.fail('it succeeded'),
    (thrown: unknown) => thrown,
  )
  return cause instanceof ProblemError ? cause.problems : Promise.reject(cause)
}

describe('addresses', () => {
  it.each(['cachix:acme', 'attic:Acme_ci+1', 'niks3:https://niks3.example.org', 'niks3:http://127.0.0.1:5751'])(
    'may be %s',
    (address) => {
      expect(parsePlace(`${address} private`)).toMatchObject({ address, visibility: 'private' })
    },
  )

  it.each([
    ...['cachix:', 'cachix:Acme', 'cachix:acme/x', 'cachix:--config=x', 'attic:', 'attic:server:acme', 'attic:--x'],
    ...['niks3:acme', 'niks3:http://niks3.example.org', 'niks3:https://u:p@niks3.example.org', 'niks3:https://'],
    ...['niks3:http://localhost.example.org', 'niks3:https://niks3.example.org?x=1'],
  ])('may not be %s', (address) => {
    expect(parsePlace(address)).toHaveProperty('wrong')
  })
})

it('names everything that destinations lack at once, before anything is built', async () => {
  const places = ['cachix:acme', 'attic:acme', 'niks3:https://niks3.example.org', 's3://acme'].join('\n')
  const texts: Readonly<Record<string, string>> = { build: 'true', publish: places, 'aws-role': 'cache' }
  const inputs = readInputs(setupSurface, (name) => texts[name])
  const github = { idToken: async () => 'no token is asked for' } as unknown as GitHub
  const problems = await problemsOf(checkPublish(testHost(), github, inputs))
  expect(problems.map(({ code, message }) => `${code} ${message.split(',')[0]}`)).toEqual([
    'SHP060 cachix:acme needs cachix-auth-token',
    'SHP060 attic:acme needs attic-endpoint',
    'SHP060 attic:acme needs attic-token',
    'SHP068 niks3:https://niks3.example.org needs an OIDC token of GitHub',
    'CFG030 Input aws-role is "cache"',
    'CFG030 Input aws-region is ""',
    'SHP068 The role cache needs an OIDC token of GitHub',
  ])
  const env = { ...may, CACHIX_AUTH_TOKEN: 'x', ATTIC_TOKEN: 'x', AWS_REGION: 'eu-west-1' }
  const more = { 'attic-endpoint': 'https://attic.example.org', 'aws-role': 'arn:aws:iam::123456789012:role/cache' }
  const all: typeof texts = { ...texts, ...more }
  await checkPublish(
    testHost({ env }),
    github,
    readInputs(setupSurface, (name) => all[name]),
  )
})

it('sends what nothing else in the list needs; its client finds the rest', () => {
  const [a, b, c] = [facts('a'), facts('b', [facts('a').path]), facts('c', [facts('b').path])]
  expect(topsOf([a, b, c])).toEqual([c.path])
  expect(topsOf([a, c])).toEqual([a.path, c.path])
})

describe('a client', () => {
  const run = { client: 'attic', args: ['push'], env: { SECRET: 'hidden-word' }, secrets: ['hidden-word'] } as const

  it('comes out of a pinned Nixpkgs where PATH has none, once', async () => {
    const { exec, commands } = scriptedExec([
      () => exited(0, '/nix/store/x-attic-doc\n/nix/store/x-attic\n'),
      () => exited(0),
      () => exited(1, '', 'it said hidden-word'),
    ])
    const files = { ...testHost().files, access: async () => {}, stat: async () => ({ isFile: () => true }) }
    const host = testHost({ exec, env: may, files: files as unknown as Host['files'] })
    const client = clientRunner({ ...host, env: { ...may, PATH: '' } }, nix)
    expect(await client(run)).toBeUndefined()
    expect(await client(run)).toBe('it said ***')
    expect(commands[0]?.argv.at(-1)).toMatch(/^github:NixOS\/nixpkgs\/[0-9a-f]{40}\?narHash=sha256-.+#attic-client$/)
    expect(commands[1]?.argv).toEqual(['/nix/store/x-attic-doc/bin/attic', 'push'])
    // niks3 asks the nix of PATH.
    expect(commands[1]?.env['PATH']).toMatch(/^\/nix\/bin/)
  })

  it('that cannot be had is a problem of the machine', async () => {
    const { exec } = scriptedExec([() => exited(1, '', 'error: unable to download')])
    const [problem] = await problemsOf(clientRunner(testHost({ exec, env: may }), nix)(run))
    expect(problem).toMatchObject({ code: 'SHP063', message: expect.stringContaining('unable to download') })
  })
})

describe('what is served', () => {
  const key = new ServiceKey('acme-1')
  const path = facts('a')
  const info = { ...path, references: [], url: 'nar/a.nar.zst', compression: 'zstd' } as const
  const text = narInfoText(info, [key.sign(info)])
  const cache = {
    ...{ name: 'niks3:https://acme', url: new URL('https://acme.example/bucket'), storeDir: '/nix/store' },
    ...{ authorization: 'Bearer hidden-word', hides: false },
    keys: [
      { name: 'acme-1', text: key.publicText, verifies: (_: string, all: readonly string[]) => all.length > 0 },
    ] as const,
  }
  const read = (answer: Response, more: object = {}) =>
    readServed(testHost({ http: fakeHttp(() => answer) }), { ...cache, ...more }, [path])

  it('may be packed, whatever was asked for', async () => {
    const packed = new Response(new Uint8Array(zstdCompressSync(text)), { headers: { 'content-encoding': 'zstd' } })
    expect(await read(packed)).toEqual(new Map([[path.path, path.narHash]]))
    const broken = new Response('not zstd', { headers: { 'content-encoding': 'zstd' } })
    expect(await problemsOf(read(broken))).toMatchObject([{ code: 'SHP066' }])
  })

  it('is missing where storage denies it, and refused where a service does', async () => {
    expect(await read(new Response('', { status: 403 }), { hides: true })).toEqual(new Map())
    expect(await problemsOf(read(new Response('', { status: 403 })))).toMatchObject([{ code: 'SHP043' }])
  })

  it('is asked for with its login at its own place alone', async () => {
    const asked: (readonly [string, unknown])[] = []
    const http = fakeHttp((url, { headers }) => {
      asked.push([url, headers?.['authorization']])
      const location = 'https://storage.example/a.narinfo'
      return url.startsWith('https://acme')
        ? new Response('', { status: 302, headers: { location } })
        : new Response(text)
    })
    await readServed(testHost({ http }), cache, [path])
    expect(asked).toEqual([
      [`https://acme.example/bucket/${'a'.repeat(32)}.narinfo`, 'Bearer hidden-word'],
      ['https://storage.example/a.narinfo', undefined],
    ])
  })
})

describe('niks3', () => {
  it('finds a token in its file that has not ended, however long it sends', async () => {
    const clock = fakeClock()
    const claims = (made: number) => ({
      iss: 'https://github.example',
      aud: 'niks3',
      exp: clock.now() / 1_000 + 300,
      made,
    })
    let made = 0
    const identity = async () => {
      made += 1
      return `head.${Buffer.from(JSON.stringify(claims(made))).toString('base64url')}.signature`
    }
    const seen: { readonly made: number; readonly left: number; readonly mode: number }[] = []
    // A client that sends until it has had its sixth token.
    const exec = async ({ argv }: Command): Promise<Outcome> => {
      const file = argv[argv.indexOf('--auth-token-path') + 1] ?? ''
      while ((seen.at(-1)?.made ?? 0) < 6) {
        const [, body = ''] = readFileSync(file, 'utf8').split('.')
        const token = JSON.parse(Buffer.from(body, 'base64url').toString())
        seen.push({ made: token.made, left: token.exp - clock.now() / 1_000, mode: statSync(file).mode & 0o777 })
        await sleep(1)
      }
      return exited(0)
    }
    const key = new ServiceKey('niks3-1')
    const config = { substituter_url: 'https://cache.example', public_keys: [key.publicText], oidc_audience: 'niks3' }
    const http = fakeHttp((url) => {
      if (url.includes('/api/cache-config')) {
        expect(new URL(url).searchParams.get('issuer')).toBe('https://github.example')
        return Response.json(config)
      }
      return url.endsWith('/nix-cache-info') ? new Response('Priority: 30\n') : new Response('', { status: 404 })
    })
    const folder = mkdtempSync(join(temp, 'job-'))
    const host = testHost({ clock, http, exec, env: { ...may, RUNNER_TEMP: folder, PATH: temp } })
    const client = { ...opening, identity, address: 'niks3:https://niks3.example.org' }
    const program = join(temp, 'niks3')
    await host.files.writeFile(program, '#!/bin/sh\n', { mode: 0o755 })
    const destination = await openNiks3(host, client)
    if (destination.kind !== 'client') return expect.fail('no client')
    await destination.send([], { sent: () => {}, staged: async () => expect.fail('it reads the store') })
    // The real one reads it once in a minute.
    expect(Math.min(...seen.map(({ left }) => left))).toBeGreaterThan(60)
    expect(new Set(seen.map(({ mode }) => mode))).toEqual(new Set([0o600]))
    expect(await host.files.readdir(join(folder, 'nix-cuda'))).toEqual([])
  })
})

describe('the audience that a niks3 server names', () => {
  const key = new ServiceKey('niks3-1')
  /** Audiences that GitHub was asked for, and what the destination said. */
  const asked = async (oidc_audience: string) => {
    const audiences: string[] = []
    const config = { substituter_url: 'https://cache.example', public_keys: [key.publicText], oidc_audience }
    const http = fakeHttp((url) =>
      url.includes('/api/cache-config') ? Response.json(config) : new Response('Priority: 30\n'),
    )
    const identity = async (audience: string) => {
      audiences.push(audience)
      return 'head.e30.signature'
    }
    const client = { ...opening, identity, address: 'niks3:https://niks3.example.org' }
    const host = testHost({ http, env: may })
    const said = await openNiks3(host, client).then(
      () => [],
      (cause: unknown) =>
        cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : Promise.reject(cause),
    )
    return { audiences: audiences.slice(1), said }
  }

  it.each(['https://niks3.example.org', 'https://niks3.example.org/', 'niks3.example.org', 'niks3', 'acme-niks3'])(
    'may be %s',
    async (audience) => {
      expect(await asked(audience)).toEqual({ audiences: [audience], said: [] })
    },
  )

  it.each([
    ...['sts.amazonaws.com', 'sigstore', 'pypi', 'api://AzureADTokenExchange', 'https://hub.flox.dev/api'],
    ...['https://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/niks3/providers/github'],
    ...['//iam.googleapis.com/niks3', 'https://niks3.other.org', 'https://niks3.example.org@other.org'],
  ])('is never %s, for which others let this job in', async (audience) => {
    expect(await asked(audience)).toEqual({ audiences: [], said: ['SHP061'] })
  })
})

describe('a role for a bucket', () => {
  const address = 's3://acme?region=eu-west-1'
  const role = { role: 'arn:aws:iam::123456789012:role/cache', region: undefined }
  const answer = (count: number, ends: number) =>
    new Response(
      `<R><Credentials><AccessKeyId>ASIA${count}</AccessKeyId><SecretAccessKey>secret-${count}</SecretAccessKey>` +
        `<SessionToken>session-${count}</SessionToken><Expiration>${new Date(ends).toISOString()}</Expiration></Credentials></R>`,
    )

  function open(fails = 0) {
    const clock = fakeClock()
    const asked: string[] = []
    const masked: string[] = []
    const http = fakeHttp((url) => {
      asked.push(url)
      if (asked.length <= fails) return new Response('<E><Code>AccessDenied</Code></E>', { status: 403 })
      return answer(asked.length, clock.now() + 3_600_000)
    })
    const host = testHost({ clock, http, env: may })
    const identity = async (audience: string) => `token.for.${audience}`
    const mask = (secret: string) => void masked.push(secret)
    const login = bucketLogin(host, { ...opening, address, role, identity, mask })
    return { clock, asked, masked, keys: login?.keys ?? expect.fail('no login') }
  }

  it('is taken at the first request, once for all that ask at a time, and again before its keys end', async () => {
    const { clock, asked, masked, keys } = open()
    expect(asked).toEqual([])
    const [first, second] = await Promise.all([keys(), keys()])
    expect(first).toEqual({ accessKeyId: 'ASIA1', secretAccessKey: 'secret-1', sessionToken: 'session-1' })
    expect(second).toBe(first)
    // The region is that of the bucket.
    expect(asked).toEqual(['https://sts.eu-west-1.amazonaws.com/'])
    await clock.sleep(45 * 60_000)
    expect(await keys()).toMatchObject({ accessKeyId: 'ASIA1' })
    await clock.sleep(10 * 60_000)
    expect(await keys()).toMatchObject({ accessKeyId: 'ASIA2' })
    expect(masked).toEqual(expect.arrayContaining(['token.for.sts.amazonaws.com', 'secret-1', 'session-2']))
  })

  it('is asked for again after a refusal', async () => {
    const { keys } = open(1)
    expect(await problemsOf(keys())).toMatchObject([{ code: 'CFG030' }])
    expect(await keys()).toMatchObject({ accessKeyId: 'ASIA2' })
  })

  it('needs a token of GitHub and an ARN; without a role the keys of the environment count', async () => {
    const refused = async (given: object) => bucketLogin(testHost({ env: may }), { ...opening, address, ...given })
    expect(await problemsOf(refused({ role }))).toMatchObject([{ code: 'SHP068' }])
    expect(await problemsOf(refused({ role: { role: 'cache' } }))).toMatchObject([
      { code: 'CFG030' },
      { code: 'SHP068' },
    ])
    const own = testHost({ env: { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 'own' } })
    expect(await bucketLogin(own, opening)?.keys()).toMatchObject({ accessKeyId: 'AKIA1' })
    expect(bucketLogin(testHost(), opening)).toBeUndefined()
  })
})
