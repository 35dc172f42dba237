/** The store cache with real Nix of both versions and @actions/cache, against the fake of GitHub's cache service. */
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fingerprint, parseNarInfo, printNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import type { Problem } from '../../src/model/problem.ts'
import { type BuildOutcome, build } from '../../src/nix/build/build.ts'
import type { CacheService } from '../../src/runner/cache-service.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import type { IndexedPath } from '../../src/store-cache/entry-index.ts'
import { entryKey } from '../../src/store-cache/key.ts'
import { closeLocalCache, type LocalCache, localFiles, makeLocalCache } from '../../src/store-cache/local.ts'
import {
  openStoreCache,
  type RestoreReport,
  type SaveReport,
  type StoreCacheMode,
} from '../../src/store-cache/store-cache.ts'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import type { TokenOptions } from '../fakes/tokens.ts'
import { recordingLog } from '../recording-log.ts'
import { withCache } from '../with-cache.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { type Lab, type NixSuite, openLab } from './lab.ts'

const real = realHost(recordingLog())
const temp = mkdtempSync(join(tmpdir(), 'store-cache-'))
afterAll(() => removeTree(temp))

/** app needs lib at run time; lib needs gen to be built and no longer; base stands for what comes from elsewhere. */
const expression = `{ app, lib, broken, nvidia }:
let
  make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" script ];
  };
  base = builtins.toFile "base" "base";
  gen = make "gen" "echo gen \${base} > $out";
  libOf = make "lib" "read line < \${gen}; echo \${lib} $line > $out";
  # A download, and what is unpacked of it.
  archive = derivation {
    name = "libcublas.tar"; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "echo cublas > $out" ];
    outputHashAlgo = "sha256"; outputHash = builtins.hashString "sha256" "cublas\n";
    urls = [ "https://developer.download.nvidia.com/compute/cuda/redist/libcublas.tar" ];
  };
  cublas = if nvidia then make "libcublas-12.4" "read line < \${archive}; echo $line > $out" else "";
in make "app" "echo \${app} \${libOf} \${base} \${cublas} $out > $out; \${if broken then "exit 1" else ""}"
`
const file = join(temp, 'packages.nix')
writeFileSync(file, expression)

interface Source {
  readonly app?: string
  readonly lib?: string
  readonly broken?: boolean
  readonly nvidia?: boolean
}

interface JobOptions extends Source {
  readonly mode?: StoreCacheMode
  readonly secretKey?: string
  readonly token?: TokenOptions
  /** Between restore and build. */
  readonly meddle?: (local: LocalCache) => void
  readonly keepStore?: boolean
  readonly service?: (real: CacheService) => CacheService
  readonly cancelled?: AbortSignal
  /** Payload of the job's event. */
  readonly event?: unknown
  readonly unfree?: readonly string[]
  /** What evaluation said of the cell's licence. */
  readonly closed?: boolean
}

interface JobEnd {
  readonly restored: RestoreReport
  readonly build: BuildOutcome
  readonly saved: SaveReport
  readonly paths: readonly IndexedPath[]
  readonly problems: readonly string[]
  readonly leftOut: readonly Problem[]
  readonly log: readonly string[]
  readonly key: string
  readonly host: Host
}

describeLab('the store cache', () => {
  let services: GitHubServices
  beforeAll(async () => {
    services = await startGitHubServices()
  })
  afterAll(() => services?.stop())
  beforeEach(() => {
    services.empty()
    services.faults.clear()
  })

  /** One job on a fresh machine: an empty store, and nothing from before but the cache service. */
  async function job(suite: NixSuite, options: JobOptions = {}): Promise<JobEnd> {
    const storeRoot = join(temp, suite)
    if (!options.keepStore) removeTree(storeRoot)
    const lab: Lab = await openLab({ suite, toolkits: [], storeRoot })
    const service = services.environment(options.token ?? {})
    const log = recordingLog()
    const runnerTemp = mkdtempSync(join(temp, 'job-'))
    const event = join(runnerTemp, 'event.json')
    writeFileSync(event, JSON.stringify(options.event ?? {}))
    const github = { GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: 'acme/app' }
    const plain: Host = withCache({
      ...real,
      log,
      env: { ...real.env, ...lab.env, ...service, ...github, RUNNER_TEMP: runnerTemp },
      cancelled: options.cancelled ?? real.cancelled,
    })
    const local = await makeLocalCache(plain)
    const settings = `substituters = ${local.url}\ntrusted-public-keys = ${local.publicKey}\nfallback = true\n`
    const host: Host = { ...plain, env: { ...plain.env, NIX_CONFIG: `${lab.env['NIX_CONFIG']}${settings}` } }
    const nix = { program: join(lab.nixBin, 'nix'), version: '' }
    const args = Object.entries({ app: 'app-1', lib: 'lib-1', ...options }).filter(([name]) =>
      ['app', 'lib'].includes(name),
    )
    const drvPath = (
      await runOk(
        join(lab.nixBin, 'nix-instantiate'),
        [
          file,
          ...args.flatMap(([name, value]) => ['--argstr', name, String(value)]),
          ...['--arg', 'broken', String(options.broken === true), '--arg', 'nvidia', String(options.nvidia === true)],
        ],
        { env: host.env as Record<string, string> },
      )
    ).trim()
    const cell = { id: 'app-cuda12.4-sm90-x86_64-linux', system: 'x86_64-linux', drvPath }
    const { mode = 'read-write', secretKey, unfree } = options
    const cached = { ...host, cache: options.service?.(host.cache) ?? host.cache }
    const cache = openStoreCache(cached, nix, { mode, secretKey, unfree })
    const restored = await cache.restore(cell)
    options.meddle?.(local)
    const outcome = await build({ ...host, cancelled: real.cancelled }, nix, {
      drvPath,
      root: join(runnerTemp, 'out'),
      timeout: 600,
    })
    const saved = await cache.save({ ...cell, derivations: outcome.derivations, unfree: options.closed })
    const paths = await cache.restored()
    const problems = [...restored.problems, ...saved.problems].map(({ code }) => code)
    const leftOut = cache.leftOut()
    return { restored, build: outcome, saved, paths, problems, leftOut, log: log.lines, key: entryKey(cell), host }
  }

  describe.each(['trixie', 'sid'] as const)('with the Nix of %s', (suite) => {
    it('saves what was built; another machine builds nothing; a change rebuilds what depends on it', async () => {
      const first = await job(suite)
      expect(first.build.built).toEqual(['gen', 'lib', 'app'])
      expect(first.restored.outcome).toBe('missed')
      expect(first.saved).toMatchObject({ outcome: 'saved', key: first.key, paths: 3, carried: 0, problems: [] })

      const second = await job(suite)
      expect(second.restored).toMatchObject({ outcome: 'restored', exact: true, paths: 3, refused: 0, problems: [] })
      expect(second.build).toMatchObject({ built: [], messages: [] })
      expect(second.build.fetched.map(({ path }) => path.slice(-3)).sort()).toEqual(['app', 'lib'])
      expect(second.saved).toMatchObject({ outcome: 'skipped', reason: 'nothing was built' })
      expect(second.paths).toHaveLength(3)
      expect(second.paths.every(({ narBytes, seconds }) => narBytes > 0 && seconds !== null)).toBe(true)

      const third = await job(suite, { app: 'app-2' })
      expect(third.restored).toMatchObject({ outcome: 'restored', exact: false, paths: 3 })
      expect(third.build.built).toEqual(['app'])
      expect(third.saved).toMatchObject({ outcome: 'saved', paths: 3, carried: 2 })

      // gen was carried along though neither the second nor the third build looked at it.
      const fourth = await job(suite, { app: 'app-2', lib: 'lib-2' })
      expect(fourth.build.built).toEqual(['lib', 'app'])
      expect(fourth.log.join('\n')).toMatch(/restored 3 paths, 0\.0 MB, in \d+\.\d s from an older entry/)

      services.empty()
      expect((await job(suite, { app: 'app-2' })).build.built).toEqual(['gen', 'lib', 'app'])
      const warm = await job(suite, { app: 'app-2', keepStore: true })
      expect(warm.restored).toMatchObject({ outcome: 'skipped', reason: 'its outputs are already in the store' })
    })

    it('saves what a failed build made apart, so that the whole can be saved later', async () => {
      const failed = await job(suite, { broken: true })
      expect(failed.build.problem?.code).toBe('BLD002')
      expect(failed.saved).toMatchObject({
        outcome: 'saved',
        key: expect.stringMatching(/-part-[0-9a-f]{8}$/),
        paths: 2,
      })
      const again = await job(suite, { broken: true })
      expect(again.build.built).toEqual(['app'])
      expect(again.saved).toMatchObject({ outcome: 'skipped' })
      const repaired = await job(suite)
      expect(repaired.build.built).toEqual(['app'])
      expect(repaired.saved).toMatchObject({ outcome: 'saved', key: repaired.key, carried: 2 })
    })

    it('signs as Nix does, takes only what its key signed, and keeps both kinds apart', async () => {
      const key = generateKey('test')
      const theirs = generateKey('test')
      await job(suite)
      const signed = await job(suite, { secretKey: key.secretText() })
      expect(signed.restored.outcome).toBe('missed')
      expect(signed.saved.outcome).toBe('saved')
      const again = await job(suite, { secretKey: key.secretText() })
      expect(again.build.built).toEqual([])

      // Nix makes the same signature, finds it good, and writes narinfos as we do.
      const local = localFiles(again.host).cache
      const storeDir = again.host.env['NIX_STORE_DIR'] ?? ''
      const path = again.build.fetched[0]?.path ?? ''
      const text = readFileSync(join(local, `${basename(path).slice(0, 32)}.narinfo`), 'utf8')
      const info = parseNarInfo(text, storeDir)
      if ('wrong' in info) throw new Error(info.wrong)
      const lab = await openLab({ suite, toolkits: [], storeRoot: join(temp, suite) })
      const secret = join(temp, 'secret')
      writeFileSync(secret, theirs.secretText())
      await lab.nix('store', 'sign', '--key-file', secret, path)
      const keys = ['--option', 'trusted-public-keys', theirs.publicKey.text]
      expect((await lab.tryNix('store', 'verify', ...keys, path)).code).toBe(0)
      const format = suite === 'sid' ? ['--json-format', '1'] : []
      const stored = JSON.parse(await lab.nix('path-info', '--json', ...format, path)) as Record<
        string,
        { signatures: string[] }
      >
      expect(stored[path]?.signatures).toContain(theirs.sign(fingerprint(info, storeDir)))
      const copy = join(temp, `copy-${suite}`)
      await lab.nix('copy', '--to', `file://${copy}?compression=zstd&secret-key=${secret}`, path)
      const written = readFileSync(join(copy, `${basename(path).slice(0, 32)}.narinfo`), 'utf8')
      const theirInfo = parseNarInfo(written, storeDir)
      expect('wrong' in theirInfo ? theirInfo.wrong : printNarInfo(theirInfo, storeDir)).toBe(written)
      expect(statSync(localFiles(again.host).key).mode & 0o777).toBe(0o600)

      await closeLocalCache(again.host)
      expect(readdirSync(local).sort()).toEqual(['log', 'nar', 'nix-cache-info', 'realisations'])
    })

    it('keeps what NVIDIA hands out only in a private repository, or where somebody answers for it', async () => {
      const all = ['libcublas.tar', 'gen', 'lib', 'libcublas-12.4', 'app']
      const open = await job(suite, { nvidia: true })
      expect(new Set(open.build.built)).toEqual(new Set(all))
      expect(open.saved).toMatchObject({ outcome: 'saved', key: open.key, paths: 3 })
      expect(open.leftOut.map(({ code }) => code)).toEqual(['CCH026'])
      expect(open.leftOut[0]?.message).toContain('2 made from NVIDIA’s downloads (libcublas')
      expect(open.log.filter((line) => line.includes('not saved: 2 made from'))).toHaveLength(1)

      services.empty()
      const event = { repository: { full_name: 'acme/app', private: true, visibility: 'private' } }
      const closed = await job(suite, { nvidia: true, event })
      expect(closed.saved).toMatchObject({ outcome: 'saved', paths: 5 })
      expect(closed.leftOut).toEqual([])
      // The repository is made public: what was restored is not carried on.
      const opened = await job(suite, { nvidia: true, app: 'app-2' })
      expect(opened.build.built).toEqual(['app'])
      expect(opened.saved).toMatchObject({ outcome: 'saved', paths: 3, carried: 2 })

      services.empty()
      // The entry is one without the cell's own output, whose key stays free.
      const listed = await job(suite, { nvidia: true, unfree: ['libcublas-*'], closed: true })
      expect(listed.saved).toMatchObject({ outcome: 'saved', paths: 3, key: expect.stringContaining('-part-') })
      expect(listed.leftOut[0]?.message).toMatch(
        /does not keep 2 paths, .*: 1 under an unfree licence \(app\), 1 made from NVIDIA’s downloads \(libcublas\.tar\)\.$/,
      )
    })

    it('builds what is corrupt in the local cache, whatever it is', async () => {
      await job(suite)
      const spoil = (local: LocalCache) => {
        for (const name of readdirSync(join(local.folder, 'nar'))) writeFileSync(join(local.folder, 'nar', name), 'x')
      }
      const ended = await job(suite, { meddle: spoil })
      expect(ended.build.problem).toBeUndefined()
      expect(ended.build.built).toEqual(['gen', 'lib', 'app'])
    })
  })

  describe('when something is wrong with the service', () => {
    const right = async (options: JobOptions = {}) => {
      const ended = await job('sid', options)
      expect(ended.build.problem).toBeUndefined()
      return ended
    }

    it.each([409, 429, 500, 503])(
      'a lookup that answers %i is one warning, and the service is left alone',
      async (status) => {
        services.faults.add({ on: 'GetCacheEntryDownloadURL', effect: { kind: 'status', status } })
        const ended = await withoutWaits(() => right())
        expect(ended.problems).toEqual(['CCH020'])
        expect(ended.saved).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('failed before') })
        expect(services.entries()).toEqual([])
      },
    )

    it.each([
      ['the reservation answers 409', { on: 'CreateCacheEntry', effect: { kind: 'status', status: 409 } }, []],
      ['the reservation answers 429', { on: 'CreateCacheEntry', effect: { kind: 'status', status: 429 } }, ['CCH020']],
      ['the reservation answers 500', { on: 'CreateCacheEntry', effect: { kind: 'status', status: 500 } }, ['CCH020']],
      ['the storage is full', { on: 'PUT ', effect: { kind: 'storage-full' } }, ['CCH020']],
      [
        'the end of the upload is lost',
        { on: 'FinalizeCacheEntryUpload', effect: { kind: 'status', status: 500 } },
        ['CCH020'],
      ],
    ] as const)('%s: not saved, and nothing half-saved is restored', async (_, fault, codes) => {
      services.faults.add(fault)
      const ended = await withoutWaits(() => right())
      expect(ended.problems).toEqual(codes)
      expect(ended.saved.outcome).not.toBe('saved')
      services.faults.clear()
      expect((await right()).restored.outcome).toBe('missed')
    })

    it('is down: one warning', async () => {
      await right()
      const url = services.environment({})
      const down = { ...url, ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' }
      vi.spyOn(services, 'environment').mockReturnValueOnce(down)
      const ended = await withoutWaits(() => right())
      expect(ended.problems).toEqual(['CCH020'])
      expect(ended.build.built).toEqual(['gen', 'lib', 'app'])
    })

    it('is slow: it waits', async () => {
      await right()
      services.faults.add({ on: '', effect: { kind: 'delay', milliseconds: 300 } })
      expect((await right()).build.built).toEqual([])
    })

    it.each([
      ['cut off', (content: Buffer) => content.subarray(0, content.length >> 1)],
      ['no archive', () => Buffer.from('nothing')],
      ['empty', () => Buffer.alloc(0)],
    ])('an entry that is %s is one warning, and everything is built', async (_, change) => {
      const { key } = await right()
      services.tamper({ cache: key }, change)
      const ended = await withoutWaits(() => right())
      expect(ended.problems).toHaveLength(1)
      expect(ended.problems[0]).toMatch(/^CCH02[03]$/)
      expect(ended.build.built).toEqual(['gen', 'lib', 'app'])
    })

    it('an entry that another key signed is refused: one warning counts what', async () => {
      const secretKey = generateKey('ours').secretText()
      const { key } = await right({ secretKey })
      services.tamper({ cache: key }, (content) => {
        const archive = zstdDecompressSync(content).toString('latin1')
        const forged = archive.replaceAll(/(Sig: ours-\w+:)[A-Za-z0-9+/]{20}/g, `$1${'A'.repeat(20)}`)
        expect(forged).not.toBe(archive)
        return zstdCompressSync(Buffer.from(forged, 'latin1'))
      })
      const ended = await right({ secretKey })
      expect(ended.restored).toMatchObject({ outcome: 'restored', paths: 0, refused: 3 })
      expect(ended.restored.problems[0]?.message).toMatch(/^3 path\(s\) .*is not signed by ours-/)
      expect(ended.problems).toEqual(['CCH022'])
      expect(ended.build.built).toEqual(['gen', 'lib', 'app'])
    })

    it('cancelled at any stage of saving, it leaves nothing that could be restored', async () => {
      for (const stage of ['lookup', 'store'] as const) {
        const stop = new AbortController()
        const service = (real: CacheService): CacheService => ({
          ...real,
          [stage]: async (...args: [string, string, readonly string[]]) => {
            stop.abort()
            return stage === 'lookup' ? real.lookup(...args) : { kind: 'failed', reason: 'killed' }
          },
        })
        const ended = await right({ service, cancelled: stop.signal })
        expect(ended.saved.outcome).not.toBe('saved')
        expect(services.entries()).toEqual([])
      }
      const stop = new AbortController()
      stop.abort()
      expect((await right({ cancelled: stop.signal })).saved).toMatchObject({ reason: 'the job was cancelled' })
    })

    it('a token that only reads restores, and one warning says why it does not save', async () => {
      await right()
      const token: TokenOptions = { scopes: [{ scope: 'refs/heads/main', permission: 'read' }] }
      const ended = await right({ app: 'app-2', token })
      expect(ended.build.built).toEqual(['app'])
      expect(ended.problems).toEqual(['CCH021'])
    })

    it('does what the mode says, and nothing without a service', async () => {
      expect((await right({ mode: 'off' })).log.join()).toContain('store-cache is off')
      expect((await right({ mode: 'read' })).saved).toMatchObject({ outcome: 'skipped', reason: 'store-cache is read' })
      expect((await right({ mode: 'write' })).saved.outcome).toBe('saved')
      expect((await right({ mode: 'write' })).restored).toMatchObject({ reason: 'store-cache is write' })
      vi.spyOn(services, 'environment').mockReturnValueOnce({ ...services.environment({}), ACTIONS_RESULTS_URL: '' })
      const ended = await right()
      expect(ended.restored).toMatchObject({ outcome: 'skipped', reason: 'this job has no cache service' })
      expect(ended.problems).toEqual([])
    })
  })
})

/** Runs the client of the service with its pauses before retries a hundredth as long. */
async function withoutWaits<T>(work: () => Promise<T>): Promise<T> {
  const wait = globalThis.setTimeout
  const short = (done: () => void, milliseconds = 0, ...args: []) =>
    wait(done, milliseconds >= 1_000 && milliseconds < 20_000 ? milliseconds / 100 : milliseconds, ...args)
  globalThis.setTimeout = short as typeof setTimeout
  try {
    return await work()
  } finally {
    globalThis.setTimeout = wait
  }
}
