/** References and logins, and who is told of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/model/problem.ts'
import { pushBlob } from '../../src/ship/registry/blobs.ts'
import { parseChallenge } from '../../src/ship/registry/challenge.ts'
import { findLogin } from '../../src/ship/registry/credentials.ts'
import { uploadLocation, withDigest } from '../../src/ship/registry/location.ts'
import { digestOf } from '../../src/ship/registry/manifests.ts'
import { push } from '../../src/ship/registry/push.ts'
import { parseReference, referrersTag, registryUrl } from '../../src/ship/registry/reference.ts'
import { openRegistry } from '../../src/ship/registry/session.ts'
import { image, layer, request } from '../fakes/images.ts'
import { fakeHttp, testHost } from './host.ts'
import { alice, connect, fakeRegistry } from './registry-world.ts'

const login = `${alice.user}:${alice.password}`
const scratch = mkdtempSync(join(tmpdir(), 'registry-'))
afterAll(() => rmSync(scratch, { recursive: true }))

async function problemOf(work: Promise<unknown>) {
  const cause = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(cause instanceof ProblemError)) throw cause ?? new Error('it ended well')
  return { code: cause.problems[0]?.code, text: `${cause.problems[0]?.message} ${cause.problems[0]?.fix}` }
}

describe('a reference', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  it.each([
    ['ghcr.io/o/n:tag', { registry: 'ghcr.io', repository: 'o/n', tag: 'tag' }],
    [`ghcr.io/o/n:tag@${digest}`, { registry: 'ghcr.io', repository: 'o/n', tag: 'tag', digest }],
    [`localhost/n@${digest}`, { registry: 'localhost', repository: 'n', digest }],
    ['127.0.0.1:5000/a/b__c/d-e.f', { registry: '127.0.0.1:5000', repository: 'a/b__c/d-e.f' }],
    ['GHCR.io/Acme/App:V1', { registry: 'ghcr.io', repository: 'acme/app', tag: 'V1' }],
    ['[::1]:5000/a', { registry: '[::1]:5000', repository: 'a' }],
  ])('%s is read', (text, expected) => {
    expect(parseReference(text)).toEqual(expected)
  })

  it.each([
    '',
    'app',
    'acme/app',
    'https://ghcr.io/a/b',
    'ghcr.io/',
    'ghcr.io/a//b',
    'ghcr.io/a/b:',
    'ghcr.io/a/b:-x',
    'ghcr.io/a_/b',
    'ghcr.io/a/b@sha256:abc',
    `ghcr.io/a@${digest}@${digest}`,
    'user@ghcr.io/a',
    'ghcr.io/a b',
    'ghcr.io/../a',
    'g?hcr.io/a',
    'ghcr.io:x/a',
    `ghcr.io/${'a'.repeat(250)}`,
    `ghcr.io/a:${'t'.repeat(129)}`,
    'ghcr.io/a\n',
  ])('%j is refused', (text) => {
    expect(() => parseReference(text)).toThrow(/^SHP130: /)
  })

  it('has its registry at the host that answers', () => {
    expect(
      ['docker.io', 'ghcr.io', 'localhost:5000', '127.0.0.1', '[::1]:5000', '127.0.0.1.example.org'].map(
        (name) => registryUrl(name).href,
      ),
    ).toEqual([
      'https://registry-1.docker.io/',
      'https://ghcr.io/',
      'http://localhost:5000/',
      'http://127.0.0.1/',
      'http://[::1]:5000/',
      'https://127.0.0.1.example.org/',
    ])
  })

  it('has the referrers tag of the examples in distribution-spec', () => {
    const text =
      'test+algorithm+using+algorithm+separators+and+lots+of+characters+to+excercise+overall+truncation:alsoSome=InTheEncodedSectionToShowHyphenReplacementAndLotsAndLotsOfCharactersToExcerciseEncodedTruncation'
    expect(referrersTag(text)).toBe(
      'test-algorithm-using-algorithm-s-alsoSome-InTheEncodedSectionToShowHyphenReplacementAndLotsAndLot',
    )
    expect(referrersTag(digest)).toBe(`sha256-${'a'.repeat(64)}`)
  })
})

describe('a challenge', () => {
  it.each([
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      { scheme: 'bearer', realm: 'https://auth.docker.io/token', service: 'registry.docker.io' },
    ],
    ['bearer realm=https://a/t', { scheme: 'bearer', realm: 'https://a/t', service: undefined }],
    ['Basic realm="x, Bearer realm=\\"y\\""', { scheme: 'basic' }],
    ['Basic realm="x", Bearer service="s" , realm="https://t"', { scheme: 'bearer', realm: 'https://t', service: 's' }],
    ['Basic', { scheme: 'basic' }],
    ['Negotiate', undefined],
    ['', undefined],
  ])('%s', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected)
  })
})

describe('a login', () => {
  const found = (registry: string, given: object, configuration?: unknown, env = {}) => {
    if (configuration !== undefined)
      writeFileSync(
        join(scratch, 'config.json'),
        typeof configuration === 'string' ? configuration : JSON.stringify(configuration),
      )
    return findLogin(
      testHost({ env: { DOCKER_CONFIG: configuration === undefined ? '/nowhere' : scratch, ...env } }),
      registry,
      given,
    )
  }
  const auth = Buffer.from('bob:pass:word').toString('base64')

  it('is that of the inputs, of the job for ghcr.io alone, or of docker', async () => {
    const docker = {
      auths: {
        'https://index.docker.io/v1/': { auth },
        'example.org': { username: 'u', password: 'p' },
        'ghcr.io': { auth },
      },
    }
    expect((await found('ghcr.io', { user: 'a', password: 'b' }, docker)).login).toMatchObject({
      user: 'a',
      password: 'b',
    })
    expect((await found('ghcr.io', { githubToken: 't' }, docker, { GITHUB_ACTOR: 'octo' })).login).toMatchObject({
      user: 'octo',
      password: 't',
    })
    expect((await found('quay.io', { githubToken: 't' }, docker)).login).toBeUndefined()
    expect((await found('docker.io', {}, docker)).login).toMatchObject({ user: 'bob', password: 'pass:word' })
    expect((await found('example.org', {}, docker)).login).toMatchObject({ user: 'u', password: 'p' })
    expect((await found('evil-example.org', {}, docker)).login).toBeUndefined()
    expect(await found('example.org', {})).toEqual({ login: undefined, warnings: [] })
  })

  it('that cannot be used is said to be there', async () => {
    for (const [configuration, said] of [
      [{ credHelpers: { 'gcr.io': 'gcloud' } }, 'docker-credential-gcloud'],
      [{ credsStore: 'desktop', auths: { 'gcr.io': {} } }, 'docker-credential-desktop'],
      [{ auths: { 'gcr.io': { auth, identitytoken: 'x' } } }, 'identity token'],
    ] as const) {
      const { login, warnings } = await found('gcr.io', {}, configuration)
      expect(login).toBeUndefined()
      expect(warnings.map(({ code, message }) => [code, message])).toEqual([['SHP136', expect.stringContaining(said)]])
    }
    expect((await problemOf(found('gcr.io', {}, 'nonsense'))).code).toBe('SHP136')
    expect((await problemOf(found('gcr.io', { user: 'a' }))).code).toBe('SHP131')
  })
})

describe('a session', () => {
  it('asks for a token with the scope of the request, uses it again, and keeps all secrets out of the log', async () => {
    const registry = await fakeRegistry({ auth: 'bearer', login })
    const { target, masked, host } = connect(registry, alice)
    await push(target(), request([image([layer('a'), layer('b')])]))
    expect(registry.repository('acme/app').tags.has('1.0')).toBe(true)
    expect(registry.violations).toEqual([])
    const asked = registry.seen.filter(({ path }) => path === '/token')
    expect(asked.map(({ query }) => query.getAll('scope'))).toEqual([['repository:acme/app:pull,push']])
    const [token = ''] = registry.tokens.keys()
    expect(masked).toEqual(expect.arrayContaining([alice.password, Buffer.from(login).toString('base64'), token]))
    for (const line of host.log.lines) expect(line).not.toContain(token)
    for (const { path, headers } of registry.seen)
      if (path !== '/token') expect(headers.authorization ?? '').not.toContain('Basic')
  })

  it('renews a token that ended in the middle of a push, once', async () => {
    const registry = await fakeRegistry({ auth: 'bearer', login })
    registry.options = {
      ...registry.options,
      fault: ({ method }) => {
        if (method === 'PUT' && registry.tokens.size === 1)
          registry.tokens.set([...registry.tokens.keys()][0] ?? '', [])
        return undefined
      },
    }
    await push(connect(registry, alice).target(), request([image([layer('a', 2_000_000)])]))
    expect(registry.repository('acme/app').tags.has('1.0')).toBe(true)
    expect(registry.seen.filter(({ path }) => path === '/token')).toHaveLength(2)
  })

  it.each(['basic', 'bearer'] as const)(
    'with a wrong %s login, or none, ends with SHP131 and shows no secret',
    async (auth) => {
      const registry = await fakeRegistry({ auth, login })
      const wrong = await problemOf(
        digestOf(connect(registry, { ...alice, password: 'wrong-password' }).target(), '1.0'),
      )
      expect(wrong.code).toBe('SHP131')
      expect(wrong.text).toContain('alice from a test')
      expect(wrong.text).not.toContain('wrong-password')
      const none = await problemOf(pushBlob(connect(registry).target(), layer('a')))
      expect(none).toMatchObject({ code: 'SHP131', text: expect.stringContaining('docker/login-action') })
      expect(await pushBlob(connect(registry, alice).target(), layer('a'))).toBe('sent')
    },
  )

  it('ends with SHP132 where the login may not push', async () => {
    const answer = {
      status: 403,
      body: '{"errors":[{"code":"DENIED","message":"requested access is denied. token=ghp_abcdefghijklmnop1234"}]}',
    }
    const registry = await fakeRegistry({ fault: ({ method }) => (method === 'POST' ? answer : undefined) })
    const { code, text } = await problemOf(pushBlob(connect(registry, alice).target(), layer('a')))
    expect(code).toBe('SHP132')
    expect(text).toContain('DENIED: requested access is denied')
    expect(text).not.toContain('ghp_')
  })

  it('sends where the token server does not let it read the repository to mount from', async () => {
    const registry = await fakeRegistry({ auth: 'bearer', login, denied: ['repository:acme/base:pull'] })
    expect(await pushBlob(connect(registry, alice).target(), layer('a'), { mountFrom: ['acme/base'] })).toBe('sent')
  })

  it('tells no other server of the login: not where uploads go, not where it is redirected to', async () => {
    const other = await fakeRegistry()
    const registry = await fakeRegistry({ auth: 'basic', login })
    registry.options = {
      ...registry.options,
      fault: ({ method, path }) => {
        if (method !== 'PUT' || !path.includes('/blobs/')) return undefined
        return { status: 307, headers: { location: `${other.url}/elsewhere` } }
      },
    }
    const taken = { status: 201 }
    other.options = { fault: () => taken }
    await pushBlob(connect(registry, alice).target(), layer('redirected'))
    registry.options = { auth: 'basic', login, uploadsAt: () => other.url }
    await pushBlob(connect(registry, alice).target(), layer('elsewhere'))
    expect(
      other.seen.map(({ method, path, headers }) => [
        method,
        path.split('/')[1],
        headers.authorization,
        headers['content-length'],
      ]),
    ).toEqual([
      ['PUT', 'elsewhere', undefined, '300000'],
      ['PUT', 'v2', undefined, '300000'],
    ])
  })

  it('asks no token server without TLS, and goes to no upload without it', async () => {
    const asked: string[] = []
    const host = testHost({
      http: fakeHttp((url) => {
        asked.push(url)
        return new Response('', {
          status: 401,
          headers: { 'www-authenticate': 'Bearer realm="http://auth.example.org/token"' },
        })
      }),
    })
    const session = openRegistry(host, { registry: 'example.org', login: alice, mask: () => {} })
    const target = { session, repository: 'a' }
    expect((await problemOf(digestOf(target, '1.0'))).code).toBe('SHP137')
    expect(asked).toEqual(['https://example.org/v2/a/manifests/1.0'])
    const at = (location: string) =>
      uploadLocation(target, { url: new URL('https://example.org:8443/v2/a'), header: () => location })?.href
    expect(() => at('http://other.example.org/u')).toThrow(/^SHP137/)
    expect(at('http://example.org/u?a=%2B')).toBe('https://example.org:8443/u?a=%2B')
    expect(withDigest(new URL('https://s/u?a=%2B~+b'), 'sha256:1').href).toBe('https://s/u?a=%2B~+b&digest=sha256%3A1')
  })
})
