/** Destinations with clients of their own, by strict doubles of the clients and their services; what arrives is read by real Nix. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishAll } from '../../src/actions/publish/destinations.ts'
import { publishSurface } from '../../src/actions/publish/surface.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import type { Http } from '../../src/runner/http/http.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { startAttic } from '../fakes/attic/service.ts'
import { type CachixOptions, startCachix } from '../fakes/cachix/service.ts'
import { type JobIdentity, openJobIdentity } from '../fakes/job-identity.ts'
import { startNiks3 } from '../fakes/niks3/service.ts'
import { routedHttp } from '../fakes/routed-http.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { describeLab, describeMade } from './describe.ts'
import { type Lab, labContext, openLab, project } from './lab.ts'
import { ensureMoto, type Moto, openMoto } from './moto.ts'
import { type PublishWorld, publishWorld } from './publish-world.ts'

const temp = mkdtempSync(join(tmpdir(), 'publish-clients-'))
afterAll(() => removeTree(temp))

const token = 'token-of-the-service-0123456789'
/** A job that may ask for OIDC tokens. */
const may = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example' }

const bin = join(temp, 'bin')
mkdirSync(bin)
for (const name of ['cachix', 'attic', 'niks3']) {
  const script = `#!/bin/sh\nexec '${process.execPath}' --no-warnings '${join(project, 'test/fakes', name, 'client.ts')}' "$@"\n`
  writeFileSync(join(bin, name), script, { mode: 0o755 })
}

interface Run {
  readonly states: readonly string[]
  readonly problems: readonly Problem[]
  readonly rows: readonly string[]
  readonly masked: readonly string[]
}

interface Given {
  readonly routes?: Readonly<Record<string, string>>
  readonly http?: Http
  readonly env?: Host['env']
  readonly identity?: (audience: string) => Promise<string>
  readonly secrets?: readonly string[]
}

let lab: Lab
let world: PublishWorld
/** One of the closure that cache.nixos.org is said to have signed. */
let base: string
let opened: Promise<void> | undefined

/** Two cells in a store of their own, once for all tests. */
function openWorld(): Promise<void> {
  opened ??= (async () => {
    lab = await openLab({ suite: 'trixie', toolkits: [], storeRoot: join(temp, 'lab') })
    world = await publishWorld(lab, mkdtempSync(join(temp, 'world-')), 'lib-1')
    base = world.closure.find((path) => path.endsWith('-base')) ?? expect.fail('no base')
    const keyFile = join(temp, 'upstream-key')
    writeFileSync(keyFile, await lab.nix('key', 'generate-secret', '--key-name', 'cache.nixos.org-1'))
    await lab.nix('store', 'sign', '--key-file', keyFile, base)
  })()
  return opened
}

const real = realHost(recordingLog())

/** Publishes both cells as the action does. No secret may be in an argument or in the log. */
async function publish(given: Readonly<Record<string, string>>, more: Given = {}): Promise<Run> {
  const log = recordingLog()
  const masked: string[] = []
  using http = routedHttp(more.routes ?? {})
  const arguments_: string[] = []
  const host: Host = {
    ...{ ...real, log, cwd: world.folder, http: more.http ?? http },
    env: {
      ...{ ...real.env, ...lab.env, RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) },
      ...{ PATH: `${bin}:${lab.nixBin}:${process.env['PATH']}`, ...more.env },
    },
    exec: (command) => {
      arguments_.push(...command.argv)
      return real.exec(command)
    },
  }
  const publishing = {
    ...{ host, floxHost: async () => host, identity: more.identity },
    mask: (secret: string) => void masked.push(secret),
  }
  const texts: Readonly<Record<string, string>> = { results: world.results, ...given }
  const done = await publishAll(
    publishing,
    readInputs(publishSurface, (name) => texts[name]),
  ).then(
    (published) => ({
      states: published.map(({ state }) => state),
      problems: published.flatMap(({ problems }) => problems),
      rows: published.flatMap(({ rows }) => rows.map((row) => row.join(': '))),
    }),
    (cause: unknown) => {
      if (!(cause instanceof ProblemError)) throw cause
      return { states: [], problems: cause.problems, rows: [] }
    },
  )
  for (const secret of [token, ...masked, ...(more.secrets ?? [])]) {
    expect(arguments_.join(' ')).not.toContain(secret)
    expect(JSON.stringify([log.lines, done])).not.toContain(secret)
  }
  return { ...done, masked }
}

const codesOf = ({ problems }: Run) => problems.map(({ code }) => code)

/** What a machine that has nothing yet gets from a cache with this key alone: the content of the path, or why not. */
async function readFresh(url: string, path: string, key: string, options: readonly string[] = []): Promise<string> {
  const fresh = mkdtempSync(join(temp, 'fresh-'))
  const trust = ['--option', 'require-sigs', 'true', '--option', 'trusted-public-keys', key, ...options]
  const copied = await lab.tryNix('copy', ...trust, '--from', url, '--to', `local?root=${fresh}`, path)
  if (copied.code !== 0) return copied.stderr
  return readFileSync(join(fresh, 'nix/store', basename(path)), 'utf8').trim()
}

/** The outputs of both cells come last, after all that they need. */
function expectOutputsLast(published: readonly string[]): void {
  expect([...published].sort()).toEqual([...world.closure].sort())
  expect(published.slice(-2).sort()).toEqual(Object.values(world.outputs).sort())
}

describeLab('publishing through clients', () => {
  let identity: JobIdentity
  beforeAll(async () => {
    await openWorld()
    identity = await openJobIdentity()
  })
  afterAll(() => identity?.[Symbol.asyncDispose]())

  describe('cachix', () => {
    const openCachix = (more: Partial<CachixOptions> = {}) => startCachix({ name: 'acme', token, ...more })
    const routesTo = (url: string) => ({ 'cachix.org': url, 'acme.cachix.org': url })
    const run = (url: string, given: Readonly<Record<string, string>> = {}, more: Given = {}) =>
      publish(
        { to: 'cachix:acme', 'cachix-auth-token': token, ...given },
        { routes: routesTo(url), ...more, env: { CACHIX_DOUBLE: url, ...more.env } },
      )

    it('gets everything, the outputs last, and a fresh store reads it with the key that the summary names', async () => {
      await using service = await openCachix()
      // The first reads meet a server that has not heard of it yet.
      service.stale = 2
      // As GitHub passes a secret that is not set.
      const done = await run(service.url, {}, { env: { CACHIX_SIGNING_KEY: '' } })
      expect(done.problems).toEqual([])
      expect(done).toMatchObject({ states: ['published'], masked: [token] })
      expect(done.rows).toContain(`Public key: ${service.key.publicText}`)
      expectOutputsLast(service.published)
      expect(await readFresh(service.readUrl, world.outputs.one, service.key.publicText)).toContain('one')

      const sent = service.published.length
      expect((await run(service.url)).states).toEqual(['already published'])
      expect(service.published.length).toBe(sent)
    })

    it('signs with a key of the user, which must be that of the cache; a private one is read with the token', async () => {
      await using service = await openCachix({ selfSigned: true, isPublic: false })
      const env = { CACHIX_AUTH_TOKEN: token, CACHIX_SIGNING_KEY: service.key.secretText }
      const given = { to: 'cachix:acme private', 'cachix-auth-token': '' }
      const done = await run(service.url, given, { env, secrets: [service.key.secretText] })
      expect([done.problems, done.states]).toEqual([[], ['published']])
      const other = { ...env, CACHIX_SIGNING_KEY: Buffer.alloc(64, 7).toString('base64') }
      expect(await run(service.url, given, { env: other })).toMatchObject({
        problems: [{ code: 'SHP060', message: expect.stringContaining('not the key of cachix:acme') }],
      })
    })

    it('leaves to cache.nixos.org what that signed and the service says it has', async () => {
      await using service = await openCachix()
      service.upstream.add(basename(base).slice(0, 32))
      const done = await run(service.url)
      expect([done.problems, done.states]).toEqual([[], ['published']])
      expect(service.published).toHaveLength(world.closure.length - 1)
      expect(service.published).not.toContain(base)
    })

    it('says what is wrong with a login, a name or a cache before anything is sent', async () => {
      await using service = await openCachix()
      expect(codesOf(await run(service.url, { 'cachix-auth-token': '' }))).toEqual(['SHP060'])
      expect(codesOf(await run(service.url, { 'cachix-auth-token': 'another-token' }))).toEqual(['SHP061'])
      const other = { routes: { 'cachix.org': service.url } }
      expect(codesOf(await run(service.url, { to: 'cachix:other' }, other))).toEqual(['SHP062'])
      expect(codesOf(await run(service.url, { to: 'cachix:acme private' }))).toEqual(['SHP065'])
      await using readOnly = await openCachix({ permission: 'Read' })
      expect(codesOf(await run(readOnly.url))).toEqual(['SHP061'])
      expect([...service.published, ...readOnly.published]).toEqual([])
    })

    it('refuses what another key signed, and other content', async () => {
      await using service = await openCachix()
      await run(service.url)
      const [hash = '', text = ''] = [...service.narInfos][0] ?? []
      service.narInfos.set(hash, text.replace(/Sig: .*/, 'Sig: acme.cachix.org-1:AAAA'))
      expect(codesOf(await run(service.url))).toEqual(['SHP066'])
      service.narInfos.set(hash, text.replace(/NarSize: .*/, 'NarSize: 1'))
      expect(codesOf(await run(service.url))).toEqual(['SHP066'])
    })
  })

  describe('attic', () => {
    const open = (more: object = {}) =>
      startAttic({
        ...{ cache: 'acme', storeDir: lab.storeDir },
        tokens: { [token]: { pull: true, push: true }, 'only-reads': { pull: true, push: false } },
        ...more,
      })
    const run = (url: string, given: Readonly<Record<string, string>> = {}, env: Host['env'] = {}) =>
      publish({ to: 'attic:acme', 'attic-endpoint': url, 'attic-token': token, ...given }, { env })

    it('gets everything, the outputs last, by a configuration that only this user reads and that is gone afterwards', async () => {
      await using service = await open({ upstreamKeys: [] })
      const log = join(temp, 'attic.log')
      const done = await run(service.url, { to: 'attic:acme private' }, { ATTIC_DOUBLE_LOG: log })
      expect([done.problems, done.states]).toEqual([[], ['published']])
      expectOutputsLast(service.published)
      const calls = readFileSync(log, 'utf8').trim().split('\n')
      for (const { mode, file } of calls.map((line) => JSON.parse(line))) {
        expect(mode).toBe(0o600)
        expect(() => readFileSync(file)).toThrow('ENOENT')
      }
      const netrc = join(temp, 'netrc')
      writeFileSync(netrc, `machine 127.0.0.1 password ${token}\n`)
      const login = ['--option', 'netrc-file', netrc]
      expect(await readFresh(`${service.url}/acme`, world.outputs.two, service.key.publicText, login)).toContain('two')
      expect((await run(service.url)).states).toEqual(['already published'])
    })

    it('leaves to the caches above it what they signed', async () => {
      await using service = await open()
      expect((await run(service.url)).states).toEqual(['published'])
      expect([...service.published, base].sort()).toEqual([...world.closure].sort())
    })

    it('says what is wrong with a login, a name or a server before anything is sent', async () => {
      await using service = await open({ isPublic: true })
      expect(codesOf(await run(service.url, { 'attic-token': '' }))).toEqual(['SHP060'])
      expect(codesOf(await run(service.url, { 'attic-endpoint': '' }))).toEqual(['SHP060'])
      expect(codesOf(await run('http://attic.example'))).toEqual(['SHP060'])
      expect(codesOf(await run(service.url, { 'attic-token': 'only-reads' }))).toEqual(['SHP061'])
      expect(codesOf(await run(service.url, { to: 'attic:other' }))).toEqual(['SHP062'])
      expect(codesOf(await run(service.url, { to: 'attic:acme private' }))).toEqual(['SHP065'])
      await using elsewhere = await open({ storeDir: '/elsewhere/store' })
      expect(codesOf(await run(elsewhere.url))).toEqual(['SHP052'])
      expect(service.published).toEqual([])
    })
  })

  describe('niks3', () => {
    const audience = 'niks3'
    const open = (more: object = {}) =>
      startNiks3({ issuer: identity.issuer, audience, storeDir: lab.storeDir, check: identity.check, ...more })
    const run = (url: string, more: Given = {}) =>
      publish({ to: `niks3:${url}` }, { identity: async (wanted) => identity.token(wanted), env: may, ...more })

    it('lets the job in by its OIDC token, and a fresh store reads what came', async () => {
      await using service = await open()
      const done = await run(service.url)
      expect([done.problems, done.states]).toEqual([[], ['published']])
      expect(new Set([...service.tokens].map((one) => identity.check(one)?.['aud']))).toEqual(new Set([audience]))
      expect(await readFresh(service.readUrl, world.outputs.one, service.key.publicText)).toContain('one')
      const narInfos = [...service.objects.keys()].filter((name) => name.endsWith('.narinfo'))
      const hashes = Object.values(world.outputs).map((path) => `${basename(path).slice(0, 32)}.narinfo`)
      expect(narInfos.slice(-2).sort()).toEqual(hashes.sort())
      expect((await run(service.url)).states).toEqual(['already published'])
    })

    it('says why it does not let the job in', async () => {
      await using service = await open()
      expect(codesOf(await run(service.url, { env: {} }))).toEqual(['SHP068'])
      await using stranger = await open({ issuer: 'https://gitlab.example' })
      expect(codesOf(await run(stranger.url))).toEqual(['SHP061'])
      await using strict = await open({ check: () => undefined })
      expect(codesOf(await run(strict.url))).toEqual(['SHP061'])
      await using closed = await open({ cacheUrl: false })
      expect(codesOf(await run(closed.url))).toEqual(['SHP062'])
      await using elsewhere = await open({ storeDir: '/elsewhere/store' })
      expect(codesOf(await run(elsewhere.url))).toEqual(['SHP052'])
      await using hidden = await open()
      hidden.objects.delete('nix-cache-info')
      expect(codesOf(await run(hidden.url))).toEqual(['SHP062'])
      const all = [service, stranger, strict, closed, elsewhere].flatMap(({ objects }) => [...objects.keys()])
      expect(new Set(all)).toEqual(new Set(['nix-cache-info']))
    })
  })

  it('says that a client failed, in its own words', async () => {
    await using service = await startCachix({ name: 'acme', token })
    const broken = mkdtempSync(join(temp, 'broken-'))
    writeFileSync(join(broken, 'cachix'), `#!/bin/sh\necho "it fell over with $CACHIX_AUTH_TOKEN" >&2\nexit 3\n`, {
      mode: 0o755,
    })
    const done = await publish(
      { to: 'cachix:acme', 'cachix-auth-token': token },
      {
        routes: { 'cachix.org': service.url, 'acme.cachix.org': service.url },
        env: { PATH: `${broken}:${lab.nixBin}:${process.env['PATH']}` },
      },
    )
    expect(done).toMatchObject({ states: ['failed'], problems: [{ code: 'SHP064' }] })
    expect(done.problems[0]?.message).toContain('it fell over with ***')
  })
})

await describeMade(
  'a bucket that is written with a role',
  () => ensureMoto(labContext()),
  (packages) => {
    const region = 'eu-central-1'
    const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
    const key = generateKey('acme')
    const keyFile = join(temp, 'key')
    writeFileSync(keyFile, key.secretText())
    let moto: Moto
    beforeAll(async () => {
      await openWorld()
      moto = await openMoto(packages, region)
      const policy = (action: string | readonly string[]) =>
        JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })
      for (const [name, actions] of [
        ['writer', ['s3:GetObject', 's3:PutObject', 's3:ListBucket']],
        ['reader', ['s3:GetObject', 's3:ListBucket']],
      ] as const) {
        const trust = policy('sts:AssumeRoleWithWebIdentity')
        await moto.iam('CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust })
        await moto.iam('PutRolePolicy', { RoleName: name, PolicyName: 'it', PolicyDocument: policy(actions) })
      }
      for (const bucket of ['acme-cache', 'acme-empty']) await fetch(`${moto.url}/${bucket}`, { method: 'PUT' })
    })
    afterAll(() => moto?.[Symbol.asyncDispose]())

    async function run(as: string, bucket: string, more: Given = {}): Promise<Run> {
      let checking: boolean | undefined
      // AssumeRoleWithWebIdentity is not signed, which moto's check does not know.
      using http = routedHttp({ [`sts.${region}.amazonaws.com`]: moto.url }, async ({ url }) => {
        const signed = !url.host.startsWith('sts.')
        if (checking !== signed) await moto.checks(signed)
        checking = signed
      })
      const to = `s3://${bucket}?region=${region}&endpoint=${moto.url}`
      const given = { to, 'aws-role': role(as), 'signing-key-file': keyFile }
      const identity = async (audience: string) => `token.for.${audience}`
      return publish(given, { http, identity, env: may, ...more })
    }

    it('gets the cells with its temporary keys, which are in no argument and no line of the log', async () => {
      const done = await run('writer', 'acme-cache')
      expect([done.problems, done.states]).toEqual([[], ['published']])
      expect(done.masked).toEqual(
        expect.arrayContaining(['token.for.sts.amazonaws.com', expect.stringMatching(/^ASIA/)]),
      )
      expect((await run('reader', 'acme-cache')).states).toEqual(['already published'])
    })

    it('says that a role may not write, that there is none, or that the job has no token', async () => {
      expect(codesOf(await run('reader', 'acme-empty'))).toEqual(['SHP043'])
      expect(codesOf(await run('writer', 'acme-empty', { env: {} }))).toEqual(['SHP068'])
      expect(codesOf(await publish({ to: 's3://acme-cache', 'aws-role': 'writer' }))).toEqual([
        'CFG030',
        'CFG030',
        'SHP068',
      ])
    })
  },
)
