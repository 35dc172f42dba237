/** The root action and the machine: sandbox, caches, KVM, disk, Flox, diagnostics and taking it all away, as built. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { startGitHubServices } from '../fakes/github-services.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { floxVersion } from './flox-packages.ts'
import { labContext } from './lab.ts'
import { makeWorkingFloxDeb } from './machine-flox.ts'
import {
  annotations,
  commandLine,
  jobTemp,
  openJobMachine,
  postEnv,
  runStep,
  snapshot,
  textsOf,
} from './machine-job.ts'
import { ensureRelease, type Release } from './release.ts'
import { type SecretFinding, startSecretSearch } from './secret-search.ts'
import { type FileServer, serveFolders } from './serve.ts'
import type { ThrowAwayRoot } from './throw-away.ts'
import { ensureUpstreamCache, hostSandboxPaths, serveUpstreamCache, type UpstreamCache } from './upstream.ts'

const reason = await noThrowAway()
// Made here, so that no file of the project holds them.
const token = `ghp_${randomBytes(18).toString('hex')}`
const dead = 'http://127.0.0.1:9'

describeThrowAway('the root action and its machine', reason, () => {
  let release: Release
  let cache: UpstreamCache
  let mirror: FileServer
  let upstream: FileServer
  let key = ''
  beforeAll(async () => {
    const lab = labContext()
    key = generateKey('lab').secretText()
    release = await ensureRelease('sid', lab)
    cache = await ensureUpstreamCache(lab, ['12.4'])
    mirror = await serveFolders([release.folder])
    upstream = await serveUpstreamCache(cache)
  })
  afterAll(async () => {
    await mirror?.close()
    await upstream?.close()
  })

  const inputs = (more: Readonly<Record<string, string>> = {}) => ({
    'nix-version': release.version,
    'nix-sha256': release.sha256,
    'nix-base-url': `${mirror.url}/nix`,
    caches: 'none',
    'extra-trusted-public-keys': cache.publicKey,
    // cache.nixos.org is not to be had here, and the lab's shell is the machine's.
    'extra-nix-config': nixConfig(),
    'github-token': token,
    'store-cache-key': key,
    ...more,
  })
  const nixConfig = (...more: string[]) =>
    [`extra-sandbox-paths = ${hostSandboxPaths.join(' ')}`, `substituters = ${upstream.url}`, ...more].join('\n')

  const brief = (found: readonly SecretFinding[]) =>
    found.map(({ secret, place, where, detail }) => `${secret} in ${place} ${where.replace(/.*\//, '')} ${detail}`)
  /** The runner gives inputs to a step in its environment; no other process may have them there. */
  const asInputs = (...stubs: string[]) => [
    ...stubs.map((stub) => `key in environment ${stub}.js INPUT_STORE-CACHE-KEY`),
    ...stubs.map((stub) => `token in environment ${stub}.js INPUT_GITHUB-TOKEN`),
  ]

  /** What of Nix, of Flox and of this action there is. */
  const traces = async (root: ThrowAwayRoot) => {
    const script = `ls -d /nix /etc/nix /usr/bin/flox /usr/bin/nix /var/lib/setup-nix-cuda ${jobTemp}/nix-cuda/* 2> /dev/null; true`
    return (await root.run(['bash', '-c', script])).stdout
  }

  it('says on a hosted runner what the machine is worth, and lets no secret out', async () => {
    await using services = await startGitHubServices()
    await using hosted = await openJobMachine('hosted')
    const { root } = hosted
    using search = startSecretSearch(root, { token, key })
    // Keys are named after their cache: that is how it is known that one is trusted.
    const named = cache.publicKey.replace(/^[^:]*/, '127.0.0.1-1')
    const given = inputs({ sandbox: 'require', 'extra-trusted-public-keys': `${cache.publicKey} ${named}` })
    const main = await runStep(hosted, 'setup', given, services.env)
    expect([main.code, annotations(main)]).toEqual([0, []])
    expect(Object.fromEntries(main.outputs)).toMatchObject({
      sandbox: 'sandboxed',
      'machine-kind': 'hosted-linux',
      kvm: 'enabled',
      mode: 'daemon',
      installed: 'true',
    })
    expect((await root.run(['stat', '-c', '%a', '/dev/kvm'])).stdout.trim()).toBe('666')
    expect(JSON.parse(main.outputs.get('cache-states') ?? '')).toEqual([
      { url: upstream.url, state: 'usable', priority: 0, milliseconds: expect.any(Number) },
    ])
    expect(main.log).toMatch(
      /^::group::Binary caches: 1 of 1 can be used\nCache +State .*\nhttp:\/\/127\.0\.0\.1:\d+ +usable /m,
    )
    expect(
      main.log.match(/^::warning title=INS036::Nix [\d.]+ has known security holes .* Set nix-version to .*$/gm),
    ).toHaveLength(1)
    const seconds = JSON.parse(main.outputs.get('seconds') ?? '{}') as Record<string, number>
    for (const phase of ['download', 'unpack', 'register', 'daemon', 'configure', 'examine'])
      expect(seconds[phase], phase).toBeGreaterThanOrEqual(0)
    expect(seconds['all']).toBeGreaterThan(seconds['examine'] ?? Number.POSITIVE_INFINITY)
    expect(main.summary).toMatch(
      /^<details><summary>Nix [\d.]+ ready in [\d.]+ s, 1 of 1 cache can be used, ⚠️ 1 warning<\/summary>\n/,
    )
    expect(main.summary).toMatch(/\| Free where the store is \| [\d.]+ GB before, [\d.]+ GB after setup \|/)
    const post = await runStep(hosted, 'setup-post', given, { ...services.env, ...postEnv(main) })
    expect([post.code, annotations(post)]).toEqual([0, []])
    expect(post.log).toMatch(/Disk: [\d.]+ GB were free before setup, [\d.]+ GB now/)
    const texts = { ...textsOf('main', main), ...textsOf('post', post) }
    const found = brief(await search.finish({ folders: [jobTemp], texts }))
    expect(found).toEqual(expect.arrayContaining(asInputs('setup')))
    expect(found.filter((each) => !asInputs('setup', 'setup-post').includes(each))).toEqual([])
  })

  it('fails a job in a container whose sandbox or caches are not what it requires, and says why', async () => {
    await using container = await openJobMachine('container')
    const { root } = container
    using search = startSecretSearch(root, { token, key })
    const bare = inputs({ mode: 'single-user', 'extra-nix-config': nixConfig('sandbox = false') })
    const unsandboxed = await runStep(container, 'setup', { ...bare, sandbox: 'require' })
    expect(unsandboxed.code).toBe(1)
    expect(annotations(unsandboxed)).toEqual([expect.stringMatching(/^error INS044: Builds are not sandboxed: /)])
    const group = /^::group::Diagnostics\n([\s\S]*?)^::endgroup::/m.exec(unsandboxed.log)?.[1] ?? ''
    expect(group).toContain('INS044')
    expect(group).toContain(`Nix ${release.version}`)
    expect(group).toContain('sandbox = false')
    expect(group).not.toContain('not found out')

    // The next job on what this one left.
    const caches = {
      ...bare,
      'extra-nix-config': `${bare['extra-nix-config']} \nsubstituters = ${upstream.url} ${dead}`,
    }
    const required = await runStep(container, 'setup', { ...caches, 'caches-required': 'true' })
    expect(required.code).toBe(1)
    expect(annotations(required)).toEqual([expect.stringMatching(/^error CCH009: The cache http:\/\/127\.0\.0\.1:9 /)])
    const android = await root.makeFolder('/usr/local/lib/android/sdk')
    const warned = await runStep(container, 'setup', { ...caches, 'reclaim-disk': 'android' })
    expect(warned.code).toBe(0)
    expect([...annotations(warned)].sort()).toEqual([
      expect.stringContaining(`warning CCH009: The cache ${dead} `),
      expect.stringMatching(/^warning INS041: .*not a runner that GitHub hosts/),
    ])
    expect(Object.fromEntries(warned.outputs)).toMatchObject({ sandbox: 'unsandboxed', kvm: 'absent' })
    const states = JSON.parse(warned.outputs.get('cache-states') ?? '[]') as { url: string; state: string }[]
    expect(states.map(({ url, state }) => [url, state])).toEqual([
      [upstream.url, 'unknown'],
      [dead, 'unreachable'],
    ])
    expect(await root.run(['test', '-d', android])).toMatchObject({ code: 0 })
    const texts = { ...textsOf('first', unsandboxed), ...textsOf('second', required), ...textsOf('third', warned) }
    expect(await search.finish({ folders: [jobTemp], texts }).then(brief)).toEqual([
      ...asInputs('setup'),
      'token in file access-tokens.conf 600 root',
    ])

    // Post comes after a failed main too.
    const post = await runStep(container, 'setup-post', { ...bare, uninstall: 'true' }, postEnv(unsandboxed))
    expect([post.code, annotations(post)]).toEqual([0, []])
    expect((await traces(root)).split('\n').filter((path) => !path.startsWith(`${jobTemp}/`))).toEqual([''])
    expect(await traces(root)).not.toContain('tokens')
  })

  it('removes all of it after a job with `uninstall`, a store on another disk too, and installs again', async () => {
    await using own = await openJobMachine('self-hosted')
    const { root } = own
    await root.makeFolder('/disk', 'root')
    await root.run(['mount', '-t', 'tmpfs', '-o', 'size=2g', 'disk', '/disk'])
    const before = await snapshot(root)
    for (const [run, place] of [
      ['1', 'root'],
      ['2', '/disk/ci/nix'],
    ] as const) {
      const given = inputs({ mode: 'daemon', uninstall: 'true', 'store-location': place })
      const env = { GITHUB_RUN_ID: run }
      const main = await runStep(own, 'setup', given, env)
      expect([main.code, annotations(main)]).toEqual([0, []])
      expect(Object.fromEntries(main.outputs)).toMatchObject({ mode: 'daemon', installed: 'true' })
      expect(await root.run(['nix', 'store', 'ping'], { env: main.later })).toMatchObject({ code: 0 })
      const post = await runStep(own, 'setup-post', given, { ...env, ...postEnv(main) })
      expect([post.code, annotations(post)]).toEqual([0, []])
      expect(post.log).toMatch(/^Uninstalled in \d/m)
      expect(post.log).toMatch(/^remove \/root\/\.cache\/nix: /m)
      expect(await snapshot(root)).toEqual(before)
      expect((await root.run(['ls', '-A', '/disk'])).stdout).toBe('')
      expect((await root.run(['pgrep', '-x', 'nix-daemon'])).stdout).toBe('')
    }
  })

  it('refuses a request before it touches the machine, and else installs Flox with the Nix that it brings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'machine-flox-'))
    try {
      const deb = await makeWorkingFloxDeb(labContext(), folder)
      await using packages = await serveFolders([folder])
      await using machine = await openJobMachine('self-hosted')
      const { root } = machine
      const before = await snapshot(root)
      const { 'nix-version': _version, 'nix-sha256': _hash, ...rest } = inputs()
      const good = { ...rest, flox: 'true', 'flox-base-url': packages.url, 'flox-version': floxVersion }
      const given = { ...good, 'flox-sha256': deb.sha256 }
      const refusals = [
        { more: { 'flox-channel': 'nightly', 'flox-commit': 'a'.repeat(40) }, code: 'FLX008', asked: 0, left: '' },
        { more: { 'reclaim-disk': 'android, the-moon' }, code: 'CFG001', asked: 0, left: '' },
        {
          more: { 'flox-sha256': 'a'.repeat(64) },
          code: 'FLX003',
          asked: 1,
          left: `${jobTemp}/nix-cuda/diagnostics.txt\n/var/lib/setup-nix-cuda\n`,
        },
      ]
      for (const { more, code, asked, left } of refusals) {
        const refused = await runStep(machine, 'setup', { ...given, ...more })
        expect(refused.code, code).toBe(1)
        expect(annotations(refused), code).toEqual([expect.stringContaining(`error ${code}: `)])
        expect(await traces(root), code).toBe(left)
        expect(packages.requests, code).toHaveLength(asked)
      }

      const main = await runStep(machine, 'setup', given)
      expect([main.code, annotations(main)]).toEqual([0, []])
      expect(Object.fromEntries(main.outputs)).toMatchObject({
        'flox-version': floxVersion,
        'flox-path': '/usr/bin/flox',
        'nix-path': '/usr/bin/nix',
        installed: 'false',
        sandbox: 'sandboxed',
      })
      const said = await root.run(['flox', '--version'], { env: main.later })
      expect(said).toMatchObject({ code: 0, stdout: `${floxVersion}\n` })
      expect(main.later['FLOX_DISABLE_METRICS']).toBe('true')
      const settings = main.later['FLOX_CONFIG_DIR'] ?? ''
      expect((await root.run(['cat', `${settings}/flox.toml`])).stdout).toContain('disable_metrics = true')
      const post = await runStep(machine, 'setup-post', given, postEnv(main))
      expect([post.code, annotations(post)]).toEqual([0, []])
      expect(await root.run(['test', '-e', settings])).toMatchObject({ code: 1 })
      // The package stays, with the configuration that it came with, until an uninstallation.
      expect((await root.run(['cat', '/etc/nix/nix.conf'])).stdout).toBe('# of the vendor\n')
      expect((await root.run(['flox', '--version'])).code).toBe(0)
      const uninstalled = await root.run([...commandLine, 'uninstall', '--yes'])
      expect(uninstalled).toMatchObject({ code: 0, stdout: expect.stringContaining('- remove the package of Flox') })
      // dpkg's own notes of what it did.
      const notes = /^\/var\/lib\/dpkg\//
      expect((await snapshot(root)).filter((line) => !notes.test(line))).toEqual(
        before.filter((line) => !notes.test(line)),
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
