/** Every secret that a job can give to the root action: where it stands meanwhile, and that it stands nowhere afterwards. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { startHub } from '../fakes/floxhub/hub.ts'
import { startGitHubServices } from '../fakes/github-services.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { labContext } from './lab.ts'
import { annotations, jobTemp, type MachineKind, openJobMachine, postEnv, runStep, textsOf } from './machine-job.ts'
import { ensureRelease, type Release } from './release.ts'
import { type SecretFinding, startSecretSearch } from './secret-search.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { ensureUpstreamCache, hostSandboxPaths, serveUpstreamCache, setFor, type UpstreamCache } from './upstream.ts'

const reason = await noThrowAway()
// Made here, so that no file of the project holds them.
const random = (prefix: string) => `${prefix}${randomBytes(18).toString('hex')}`

interface Given {
  /** The whole value of the input. */
  readonly value: string
  /** What in it is the secret. */
  readonly secret: string
}

function inputsOf(key: string): Readonly<Record<string, Given>> {
  const [token, other, password, line] = [random('ghp_'), random('glpat-'), random('pass'), random('b3BlbnNzaC1rZXk')]
  const [hubToken, hubSecret] = [random('flox_sat_'), random('client')]
  const [signingKey, cachixKey] = [generateKey('published').secretText(), generateKey('cachix').secretText()]
  const [cachix, attic] = [random('eyJhbGciOiJIUzI1NiJ9.'), random('attic')]
  const begin = '-----BEGIN OPENSSH PRIVATE KEY-----'
  return {
    'github-token': { value: token, secret: token },
    'extra-access-tokens': { value: `gitlab.test=PAT:${other}`, secret: other },
    netrc: { value: `machine private.test login lab password ${password}`, secret: password },
    'builders-key': { value: `${begin}\n${line}\n${begin.replace('BEGIN', 'END')}`, secret: line },
    'floxhub-token': { value: hubToken, secret: hubToken },
    'floxhub-client-secret': { value: hubSecret, secret: hubSecret },
    'store-cache-key': { value: key, secret: key },
    'signing-key': { value: signingKey, secret: signingKey },
    'cachix-auth-token': { value: cachix, secret: cachix },
    'cachix-signing-key': { value: cachixKey, secret: cachixKey },
    'attic-token': { value: attic, secret: attic },
  }
}

const brief = (found: readonly SecretFinding[]) =>
  found
    .map(({ secret, place, where, detail }) => {
      const name = where.replace(/.*\//, '').replace(/^[0-9a-f]{16}\./, 'JOB.')
      return `${secret} in ${place} ${name} ${detail}`
    })
    .sort()

describeThrowAway('secrets of the root action', reason, () => {
  let release: Release
  let cache: UpstreamCache
  let mirror: FileServer
  let upstream: FileServer
  let nixpkgs = ''
  beforeAll(async () => {
    const lab = labContext()
    release = await ensureRelease('sid', lab)
    cache = await ensureUpstreamCache(lab, ['12.4'])
    mirror = await serveFolders([release.folder])
    upstream = await serveUpstreamCache(cache)
    nixpkgs = await setFor(lab)
  })
  afterAll(async () => {
    await mirror?.close()
    await upstream?.close()
  })

  /** A builder for other systems, where nobody answers. */
  const builder = () => {
    const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
    const part = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
    const key = Buffer.concat([part(Buffer.from('ssh-ed25519')), part(Buffer.from(x, 'base64url'))])
    return {
      builders: 'ssh-ng://lab@127.0.0.1:9 aarch64-linux',
      'known-hosts': `[127.0.0.1]:9 ssh-ed25519 ${key.toString('base64')}`,
    }
  }

  const inputs = (secrets: Readonly<Record<string, Given>>, { nixConfig, ...more }: Kind['more']) => ({
    'nix-version': release.version,
    'nix-sha256': release.sha256,
    'nix-base-url': `${mirror.url}/nix`,
    caches: 'none',
    'extra-trusted-public-keys': cache.publicKey,
    'extra-nix-config': [
      `extra-sandbox-paths = ${hostSandboxPaths.join(' ')}`,
      `substituters = ${upstream.url}`,
      nixConfig ?? '',
    ].join('\n'),
    aws: 'true',
    proxy: 'true',
    ...builder(),
    ...Object.fromEntries(Object.entries(secrets).map(([name, { value }]) => [name, value])),
    ...more,
  })

  interface Kind {
    readonly kind: MachineKind
    readonly more: Readonly<Record<string, string>>
    readonly code: 0 | 1
    /** Whose the files of the job are; the daemon's are root's. */
    readonly user: 'root' | 'runner'
    readonly daemon: boolean
  }
  const cells = { build: 'true', capabilities: '9.0a', toolkits: '12.4', packages: 'saxpy' }
  // Licences are no matter here.
  const build = { ...cells, publish: 'file:///home/runner/published private', 'store-unfree': '*' }
  const failing = { mode: 'single-user', sandbox: 'require', nixConfig: 'sandbox = false' }
  it.each<Kind>([
    { kind: 'hosted', more: build, code: 0, user: 'runner', daemon: true },
    { kind: 'self-hosted', more: { mode: 'daemon' }, code: 0, user: 'root', daemon: true },
    { kind: 'container', more: failing, code: 1, user: 'root', daemon: false },
  ])('stand in private files alone ($kind, exit $code), and nowhere after post', async (at) => {
    await using services = await startGitHubServices()
    const hub = await startHub()
    onTestFinished(() => hub.stop())
    await using machine = await openJobMachine(at.kind)
    const given = inputsOf(generateKey('lab').secretText())
    const declared = Object.entries(setupSurface.inputs).filter(([, { kind }]) => kind === 'secret')
    expect(Object.keys(given).sort()).toEqual(declared.map(([name]) => name).sort())

    // What the step has in its environment, Nix and its daemon are to have there.
    const inherited = { AWS_SECRET_ACCESS_KEY: random('aws'), AWS_SESSION_TOKEN: random('session') }
    const proxy = random('proxy')
    const env = {
      ...services.env,
      ...inherited,
      AWS_ACCESS_KEY_ID: 'AKIALAB',
      https_proxy: `http://lab:${proxy}@127.0.0.1:9`,
      // The servers of the test are asked directly.
      no_proxy: '127.0.0.1',
    }
    const runtime = services.env['ACTIONS_RUNTIME_TOKEN'] ?? ''
    const mine = Object.fromEntries(Object.entries(given).map(([name, { secret }]) => [name, secret]))
    const secrets = { ...mine, ...inherited, proxy, runtime }
    hub.accounts.set(mine['floxhub-token'] ?? '', { handle: 'lab', expires: null })
    const login = { 'floxhub-auth': 'token', 'floxhub-url': hub.url }
    const asked = inputs(given, { nixpkgs, ...login, ...at.more })
    /** Runs it, and looks for all of them; but what was in the environment may be inherited. */
    const search = async (stub: 'setup' | 'setup-post', more: Readonly<Record<string, string>> = {}) => {
      using watch = startSecretSearch(machine.root, secrets)
      const step = await runStep(machine, stub, asked, { ...env, ...more })
      const found = await watch.finish({ folders: [jobTemp], texts: textsOf(stub, step) })
      const known = Object.keys({ ...inherited, proxy, runtime })
      return { step, found: brief(found.filter((one) => one.place !== 'environment' || !known.includes(one.secret))) }
    }
    const asInputs = (stub: string) =>
      Object.keys(given).map((name) => `${name} in environment ${stub}.js INPUT_${name.toUpperCase()}`)

    const main = await search('setup')
    expect(main.step.code).toBe(at.code)
    const ofDaemon = [...Object.keys(inherited), 'proxy'].flatMap((name) =>
      ['JOB.json', 'daemon.env'].map((file) => `${name} in file ${file} 600 root`),
    )
    expect(main.found).toEqual(
      [
        ...asInputs('setup'),
        'builders-key in file JOB.key 600 root',
        `extra-access-tokens in file access-tokens.conf 600 ${at.user}`,
        `github-token in file access-tokens.conf 600 ${at.user}`,
        `floxhub-token in file floxhub.json 600 ${at.user}`,
        ...['netrc', 'floxhub-token'].flatMap((name) => [
          `${name} in file JOB.json 600 root`,
          `${name} in file netrc 600 root`,
          // What this user's own Nix commands fetch is not fetched by the daemon.
          ...(at.user === 'root' ? [] : [`${name} in file netrc 600 runner`]),
        ]),
        ...(at.daemon ? ofDaemon : []),
      ].sort(),
    )
    const post = await search('setup-post', postEnv(main.step))
    expect([post.step.code, annotations(post.step)]).toEqual([0, []])
    expect(post.found).toEqual(asInputs('setup-post').sort())
  })
})
