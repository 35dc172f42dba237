/**
 * The root action from a bare machine to proven cells, as built and driven as the runner does it, in throw-away roots:
 * with systemd, sudo and an ordinary user like a hosted runner, and bare like a container job.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { startGitHubServices } from '../fakes/github-services.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { labContext } from './lab.ts'
import { type EndedStep, openJobMachine, postEnv, runStep } from './machine-job.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import type { ThrowAwayRoot } from './throw-away.ts'
import { ensureUpstreamCache, hostSandboxPaths, serveUpstreamCache, setFor, type UpstreamCache } from './upstream.ts'

const reason = await noThrowAway()
// Made here, so that no file of the project holds it.
const token = `ghp_${randomBytes(18).toString('hex')}`

let made: string | undefined
/** A Nix secret key, the same for both jobs. */
function secretKey(): string {
  made ??= generateKey('lab').secretText()
  return made
}

describeThrowAway('the root action on a bare machine', reason, () => {
  let release: Release
  let releases: Readonly<Record<'trixie' | 'sid', Release>>
  let cache: UpstreamCache
  let mirror: FileServer
  let upstream: FileServer
  let nixpkgs = ''
  beforeAll(async () => {
    const lab = labContext()
    releases = { trixie: await ensureRelease('trixie', lab), sid: await ensureRelease('sid', lab) }
    release = releases.sid
    cache = await ensureUpstreamCache(lab, ['12.4', '13.0'])
    mirror = await serveFolders([releases.trixie.folder, releases.sid.folder])
    upstream = await serveUpstreamCache(cache)
    nixpkgs = await setFor(lab)
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
    'extra-substituters': upstream.url,
    'extra-trusted-public-keys': cache.publicKey,
    // The lab's packages take compiler and shell from the machine; cache.nixos.org is not to be had here.
    'extra-nix-config': `extra-sandbox-paths = ${hostSandboxPaths.join(' ')}\nsubstituters = ${upstream.url}\n`,
    'github-token': token,
    ...more,
  })
  const buildInputs = (more: Readonly<Record<string, string>> = {}) =>
    inputs({ build: 'true', capabilities: '8.6, 9.0a', toolkits: '12.4, 13.0', packages: 'saxpy', nixpkgs, ...more })

  /** Every path below some folders with type, mode, owner and content hash. */
  async function listing(root: ThrowAwayRoot, folders: readonly string[]): Promise<string> {
    const script = `for d in "$@"; do find "$d" -xdev \\( -type f -printf '%p %m %u:%g ' -exec sh -c 'sha256sum < "$1"' _ {} \\; \\) -o -printf '%p %y %m %u:%g %l\\n'; done | sort`
    const { stdout } = await root.run(['bash', '-c', script, '_', ...folders])
    // Nix keeps what it asked caches in a database of its own.
    return stdout.replaceAll(/^.*\/binary-cache-v\d+\.sqlite.*\n/gm, '')
  }

  const results = (ended: EndedStep) =>
    (JSON.parse(ended.outputs.get('results') ?? '[]') as { id: string; status: string }[]).map(
      ({ id, status }) => `${id} ${status}`,
    )
  const proven = ['12.4-sm86', '12.4-sm90a', '13.0-sm86', '13.0-sm90a'].map(
    (cell) => `saxpy-cuda${cell}-x86_64-linux proven`,
  )

  describe.each(['trixie', 'sid'] as const)('with the Nix of %s', (suite) => {
    it.each([
      ['daemon', 'hosted', 'under systemd'],
      ['daemon', 'container', 'without systemd'],
      ['single-user', 'container', 'as root'],
    ] as const)('installs in %s mode (%s: %s), builds, and a second run changes nothing', async (mode, kind, _how) => {
      await using place = await openJobMachine(kind)
      const { root } = place
      const { version, sha256 } = releases[suite]
      const given = inputs({ mode, 'nix-version': version, 'nix-sha256': sha256 })
      const first = await runStep(place, 'setup', given)
      expect(first.log).not.toContain('::error')
      expect(Object.fromEntries(first.outputs)).toMatchObject({ mode, installed: 'true', 'nix-version': version })

      const user = mode === 'daemon' ? 'runner' : 'root'
      const sandbox = mode === 'daemon' ? '[ ! -e /home/runner ] && ' : ''
      const expression = `derivation { name = "t"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "${sandbox}echo built > $out" ]; }`
      const built = await root.run(
        ['nix', 'build', '--impure', '--no-link', '--print-out-paths', '--expr', expression],
        {
          user,
          env: first.later,
        },
      )
      expect(built).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\/nix\/store\/\w{32}-t\n$/) })

      const places = ['/etc', '/nix/var/nix/profiles', '/home', '/root']
      const before = await listing(root, places)
      const second = await runStep(place, 'setup', given, first.later)
      expect(second.outputs.get('installed')).toBe('false')
      expect(await listing(root, places)).toBe(before)
    })
  })

  it('refuses the same archive against the manifest, and leaves no /nix', async () => {
    await using container = await openJobMachine('container')
    const ended = await runStep(container, 'setup', inputs({ 'nix-sha256': '', 'nix-version': '2.34.7' }))
    expect(ended.code).toBe(1)
    expect(ended.log).toMatch(/::error title=NET002::/) // the mirror has no 2.34.7
    const wrong = inputs({ 'nix-sha256': '0'.repeat(64) })
    const refused = await runStep(container, 'setup', wrong)
    expect(refused.code).toBe(1)
    expect(refused.log).toMatch(/::error title=INS012::/)
    expect(readdirSync(container.root.at('/'))).not.toContain('nix')
  })

  describe('like a hosted runner', () => {
    it('installs Nix with its daemon, takes the toolkits from the cache and proves the cells, in one step', async () => {
      await using hosted = await openJobMachine('hosted')
      const ended = await runStep(hosted, 'setup', buildInputs())
      expect(ended.log).not.toContain('::error')
      expect(results(ended)).toEqual(proven)
      expect(ended.code).toBe(0)
      expect(Object.fromEntries(ended.outputs)).toMatchObject({
        mode: 'daemon',
        installed: 'true',
        'nix-version': release.version,
        substituters: expect.stringContaining(upstream.url),
        proven: '4',
      })
      expect(ended.log).toMatch(/copying path '\/nix\/store\/\w+-cuda-12\.4' from 'http:\/\/127\.0\.0\.1/)
      expect(ended.log).not.toMatch(/building cuda-1[23]\.\d\b/)
      expect(ended.summary).toContain('| saxpy on x86_64-linux | CUDA 12.4 | CUDA 13.0 |')
      const seconds = JSON.parse(ended.outputs.get('seconds') ?? '{}') as Record<string, number>
      for (const phase of ['download', 'unpack', 'register', 'daemon', 'configure'])
        expect(seconds[phase], phase).toBeGreaterThanOrEqual(0)

      // A later step of the job, by name, with what the action exported; sandboxed, through the daemon.
      const { root } = hosted
      const expression = `derivation { name = "t"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "[ ! -e /home/runner ] && echo $UID > $out" ]; }`
      const built = await root.run(
        ['nix', 'build', '--impure', '--no-link', '--print-out-paths', '--expr', expression],
        {
          user: 'runner',
          env: ended.later,
        },
      )
      expect(built).toMatchObject({ code: 0 })
      const owner = await root.run(['stat', '-c', '%U', built.stdout.trim()])
      expect(owner.stdout.trim()).toBe('root')

      const post = await runStep(hosted, 'setup-post', {}, postEnv(ended))
      expect(post).toMatchObject({ code: 0 })
    })
  })

  describe('with the store cache', () => {
    it('builds in the first job and nothing in the second, on machines that share only the cache service', async () => {
      await using services = await startGitHubServices()
      const job = async () => {
        await using fresh = await openJobMachine('hosted')
        const place = { ...fresh, env: { ...fresh.env, ...services.env } }
        const given = buildInputs({ 'store-cache-key': secretKey(), 'store-unfree': '*' }) // licences are not its subject
        const main = await runStep(place, 'setup', given)
        const env = { ...place.env, ...main.later, ...main.state }
        const post = await runStep({ ...place, env }, 'setup-post', given)
        return { main, post }
      }
      const first = await job()
      expect(results(first.main)).toEqual(proven)
      expect(first.post.log).not.toContain('::warning')
      expect(services.entries()).toHaveLength(4)
      const second = await job()
      expect(results(second.main)).toEqual(proven)
      expect(second.main.log).not.toMatch(/^building /m)
      expect(second.main.summary).toContain('4 cells: 0 built in')
      expect(second.post.log.match(/did not save/g)).toHaveLength(4)
    })
  })

  describe('on a self-hosted machine without systemd', () => {
    it('leaves the machine as it was, and is quick the second time', async () => {
      await using own = await openJobMachine('self-hosted')
      const { root } = own
      const run = async () => {
        const main = await runStep(own, 'setup', inputs({ mode: 'daemon' }))
        expect(main.log).not.toContain('::error')
        expect(main.code).toBe(0)
        const shown = await root.run(['nix', 'config', 'show', 'substituters'], { env: main.later })
        expect(shown.stdout).toContain(upstream.url)
        const post = await runStep(own, 'setup-post', {}, postEnv(main))
        expect(post.code).toBe(0)
        expect(post.log).not.toContain('::warning')
        return main
      }
      const first = await run()
      expect(first.outputs.get('installed')).toBe('true')
      const places = ['/etc', '/nix/var/nix/profiles', '/home', '/root']
      const before = await listing(root, places)
      const config = (await root.run(['nix', 'config', 'show', '--json'], { env: first.later })).stdout
      const second = await run()
      expect(second.outputs.get('installed')).toBe('false')
      expect(await listing(root, places)).toBe(before)
      expect((await root.run(['nix', 'config', 'show', '--json'], { env: first.later })).stdout).toBe(config)
      expect((await root.run(['pgrep', '-c', 'nix-daemon'])).stdout.trim()).toBe('0')
    })
  })

  describe('in a container job', () => {
    it('installs single-user as root and proves a cell; a cache that is dead is one warning that names it', async () => {
      await using container = await openJobMachine('container')
      const dead = 'http://127.0.0.1:9'
      const more = {
        mode: 'single-user',
        capabilities: '9.0a',
        toolkits: '12.4',
        'extra-substituters': `${upstream.url}, ${dead}`,
      }
      const ended = await runStep(
        container,
        'setup',
        buildInputs({ ...more, 'extra-nix-config': `sandbox = false\nsubstituters = ${upstream.url} ${dead}\n` }),
      )
      expect(ended.log).not.toContain('::error')
      expect(results(ended)).toEqual(['saxpy-cuda12.4-sm90a-x86_64-linux proven'])
      expect(ended.outputs.get('mode')).toBe('single-user')
      const warnings = ended.log.split('\n').filter((line) => line.startsWith('::warning'))
      expect(warnings.filter((line) => line.includes(dead))).toHaveLength(1)
    })

    it('refuses a bad request before it touches the machine', async () => {
      await using container = await openJobMachine('container')
      const bad = { capabilities: '9.9', 'extra-trusted-public-keys': 'nonsense', mode: 'daemon' }
      const ended = await runStep(container, 'setup', buildInputs(bad))
      expect(ended.code).toBe(1)
      expect(ended.log).toMatch(/::error title=PLN003/)
      expect(ended.log).toMatch(/::error title=CCH003/)
      expect(readdirSync(container.root.at('/'))).not.toContain('nix')
    })
  })
})
