/** The shared stage of a run, with real Nix of both versions and @actions/cache, against the fake of GitHub's service. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { build, buildAll } from '../../src/nix/build/build.ts'
import type { CacheService } from '../../src/runner/cache-service.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { sharedKey } from '../../src/store-cache/key.ts'
import { makeLocalCache } from '../../src/store-cache/local.ts'
import { loadRunIndex, type RunIndex, saveRunIndex } from '../../src/store-cache/run-index.ts'
import { openStoreCache, type StoreCache } from '../../src/store-cache/store-cache.ts'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { recordingLog } from '../recording-log.ts'
import { withCache } from '../with-cache.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { type NixSuite, openLab } from './lab.ts'

const real = realHost(recordingLog())
const temp = mkdtempSync(join(tmpdir(), 'shared-cache-'))
afterAll(() => removeTree(temp))

/**
 * Two cells need left and right, which take a second each, and left needs gen; right can only be built where there is a
 * file.
 */
const flag = join(temp, 'flag')
const expression = `
let
  make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "PATH=/usr/bin:/bin; \${script}" ];
  };
in rec {
  gen = make "gen" "echo gen > $out";
  left = make "left" "sleep 1; read line < \${gen}; echo left > $out";
  right = make "right" "sleep 1; test -e ${flag} && echo right > $out";
  one = make "one" "echo \${left} \${right} one > $out";
  two = make "two" "echo \${left} \${right} two > $out";
}
`
const file = join(temp, 'packages.nix')
writeFileSync(file, expression)

const system = 'x86_64-linux'
const run = { id: '4711', attempt: 1 }

interface Machine {
  readonly host: Host & { readonly log: ReturnType<typeof recordingLog> }
  readonly cache: StoreCache
  readonly nix: { readonly program: string; readonly version: string }
  readonly drvPaths: Readonly<Record<'left' | 'right' | 'one' | 'two', string>>
  readonly out: string
}

describeLab('the shared stage', () => {
  let services: GitHubServices
  beforeAll(async () => {
    services = await startGitHubServices()
  })
  afterAll(() => services?.stop())
  beforeEach(() => {
    services.empty()
    services.faults.clear()
    writeFileSync(flag, '')
  })

  /** A fresh machine: an empty store in the place where every machine has its store. */
  async function machine(
    suite: NixSuite,
    more: { readonly secretKey?: string; readonly service?: Partial<CacheService> } = {},
  ): Promise<Machine> {
    const storeRoot = join(temp, suite)
    removeTree(storeRoot)
    const lab = await openLab({ suite, toolkits: [], storeRoot })
    const runnerTemp = mkdtempSync(join(temp, 'job-'))
    const log = recordingLog()
    const clock = { ...real.clock, sleep: () => real.clock.sleep(10) }
    const env = { ...real.env, ...lab.env, ...services.environment({}), RUNNER_TEMP: runnerTemp }
    const plain = withCache({ ...real, log, clock, env })
    const local = await makeLocalCache(plain)
    const settings = `substituters = ${local.url}\ntrusted-public-keys = ${local.publicKey}\nfallback = true\n`
    const cache = { ...plain.cache, ...more.service }
    const host = { ...plain, cache, env: { ...env, NIX_CONFIG: `${lab.env['NIX_CONFIG']}${settings}` } }
    const nix = { program: join(lab.nixBin, 'nix'), version: '' }
    const evaluate = async (name: string) =>
      (await runOk(join(lab.nixBin, 'nix-instantiate'), [file, '-A', name], { env: host.env as never })).trim()
    const drvPaths = {
      left: await evaluate('left'),
      right: await evaluate('right'),
      one: await evaluate('one'),
      two: await evaluate('two'),
    }
    const storeCache = openStoreCache(host, nix, { mode: 'read-write', secretKey: more.secretKey })
    return { host, cache: storeCache, nix, drvPaths, out: join(runnerTemp, 'out') }
  }

  /** The job `shared`: builds what the cells have in common, and saves it. */
  async function shared(suite: NixSuite, secretKey?: string) {
    const { host, cache, nix, drvPaths, out } = await machine(suite, secretKey === undefined ? {} : { secretKey })
    const wanted = [drvPaths.left, drvPaths.right]
    const built = await buildAll(host, nix, { drvPaths: wanted, root: out, timeout: 600 })
    const stage = { system, drvPaths: wanted, derivations: built.derivations, run }
    return { built, saved: await cache.saveShared(stage), again: () => cache.saveShared(stage), drvPaths, host }
  }

  const buildCell = ({ host, nix, drvPaths, out }: Machine, cell: 'one' | 'two') =>
    build(host, nix, { drvPath: drvPaths[cell], root: `${out}-${cell}`, timeout: 600 })

  describe.each(['trixie', 'sid'] as const)('with the Nix of %s', (suite) => {
    it('builds what two cells need once; another machine builds its cells alone', async () => {
      const stage = await shared(suite)
      expect([...stage.built.built].sort()).toEqual(['gen', 'left', 'right'])
      expect(stage.built).toMatchObject({ failed: [], logTail: [] })
      expect(stage.built.problem).toBeUndefined()
      expect(stage.saved).toMatchObject({ outcome: 'saved', key: sharedKey(run, system), paths: 3, problems: [] })
      expect(await stage.again()).toMatchObject({ outcome: 'skipped', reason: 'it is already saved' })

      const cells = await machine(suite)
      const restored = await cells.cache.restoreShared({ system, run })
      expect(restored).toMatchObject({ outcome: 'restored', exact: true, paths: 3, refused: 0, problems: [] })
      const one = await buildCell(cells, 'one')
      expect(one).toMatchObject({ built: ['one'], messages: [] })
      // Store paths: nothing was fetched but what the cell itself needs.
      expect(one.fetched.map(({ path }) => basename(path).slice(33)).sort()).toEqual(['left', 'right'])
      expect(await cells.cache.restoreShared({ system, run })).toMatchObject({ outcome: 'skipped' })
      expect((await buildCell(cells, 'two')).built).toEqual(['two'])
      const paths = await cells.cache.restored()
      const seconds = paths.map((path) => [path.path.split('-').at(-1), path.seconds] as const)
      expect(seconds.filter(([name, took]) => name !== 'gen' && took !== null && took >= 1)).toHaveLength(2)

      // The cell's own entry for the next run has the shared paths as well.
      const id = 'one-cuda12.4-sm90-x86_64-linux'
      const saved = await cells.cache.save({ id, system, drvPath: cells.drvPaths.one, derivations: one.derivations })
      expect(saved).toMatchObject({ outcome: 'saved', paths: 4, carried: 3 })
      const rerun = await machine(suite)
      const later = await rerun.cache.restoreShared({ system, run: { id: run.id, attempt: 2 } })
      expect(later).toMatchObject({ outcome: 'restored', exact: false, key: sharedKey(run, system) })
      expect((await buildCell(rerun, 'two')).built).toEqual(['two'])
    })

    it('saves what it could build when a part fails, and says which', async () => {
      rmSync(flag)
      const stage = await shared(suite)
      expect(stage.built.failed).toEqual([stage.drvPaths.right])
      expect(stage.built.problem).toMatchObject({ code: 'BLD002', message: expect.stringContaining('right') })
      expect(stage.built.problem?.fix).toContain(stage.drvPaths.right)
      expect(stage.built.problem?.fix).not.toContain(stage.drvPaths.left)
      expect(stage.saved).toMatchObject({ outcome: 'saved', key: sharedKey(run, system), paths: 2 })
      writeFileSync(flag, '')
      const cells = await machine(suite)
      expect(await cells.cache.restoreShared({ system, run })).toMatchObject({ outcome: 'restored', paths: 2 })
      expect((await buildCell(cells, 'one')).built).toEqual(['right', 'one'])
    })
  })

  it('refuses what another key signed, and everything is built', async () => {
    const secretKey = generateKey('ours').secretText()
    await shared('sid', secretKey)
    const good = await machine('sid', { secretKey })
    expect(await good.cache.restoreShared({ system, run })).toMatchObject({ paths: 3, refused: 0 })
    services.tamper({ cache: sharedKey(run, system) }, (content) => {
      const archive = zstdDecompressSync(content).toString('latin1')
      const forged = archive.replaceAll(/(Sig: ours-\w+:)[A-Za-z0-9+/]{20}/g, `$1${'A'.repeat(20)}`)
      expect(forged).not.toBe(archive)
      return zstdCompressSync(Buffer.from(forged, 'latin1'))
    })
    const cells = await machine('sid', { secretKey })
    const restored = await cells.cache.restoreShared({ system, run })
    expect(restored).toMatchObject({ outcome: 'restored', paths: 0, refused: 3, problems: [{ code: 'CCH022' }] })
    expect((await buildCell(cells, 'one')).built).toHaveLength(4)
    // Without the key, the entry is of another kind and not even looked at.
    const open = await machine('sid')
    expect(await open.cache.restoreShared({ system, run, wait: 0 })).toMatchObject({ outcome: 'missed', problems: [] })
  })

  it('is found though the service does not know it at once, and answers 429 in between', async () => {
    await shared('sid')
    const { cache: service } = withCache({ ...real, env: { ...real.env, ...services.environment({}) } })
    let asked = 0
    const late: CacheService['lookup'] = async (...args) =>
      asked++ < 2 ? { kind: 'ok', value: [] } : service.lookup(...args)
    services.faults.add({ on: 'GetCacheEntryDownloadURL', effect: { kind: 'status', status: 429 }, times: 2 })
    const cells = await machine('sid', { service: { lookup: late } })
    expect(await cells.cache.restoreShared({ system, run })).toMatchObject({ outcome: 'restored', paths: 3 })
    expect(asked).toBe(5)
  })

  it('keeps the index of a run for the next one of the same ref', async () => {
    const log = recordingLog()
    const env = { ...real.env, ...services.environment({}), RUNNER_TEMP: mkdtempSync(join(temp, 'job-')) }
    const host = withCache({ ...real, log, env })
    const ref = 'refs/heads/main'
    const index: RunIndex = {
      schema: 'run-index/1',
      ...{ ref, sha: 'a' },
      cells: { one: { drvPath: '/nix/store/x.drv', seconds: 3 } },
      derivations: { left: 1.5 },
    }
    expect(await loadRunIndex(host, ref)).toEqual({ index: undefined, problems: [] })
    expect(await saveRunIndex(host, { ref, run }, index)).toEqual([])
    expect(await saveRunIndex(host, { ref, run }, index)).toEqual([])
    const later = { ...index, sha: 'b' }
    expect(await saveRunIndex(host, { ref, run: { id: '4712', attempt: 1 } }, later)).toEqual([])
    expect(await loadRunIndex(host, ref)).toEqual({ index: later, problems: [] })
    expect(await loadRunIndex(host, `${ref}2`)).toEqual({ index: undefined, problems: [] })
    services.tamper({ cache: services.entries().at(-1)?.key ?? '' }, () => Buffer.from('nothing'))
    expect(await loadRunIndex(host, ref)).toMatchObject({
      index: undefined,
      problems: [{ severity: 'warning' }],
    })
    expect(log.lines.filter((line) => line.startsWith('Run index: saved'))).toHaveLength(2)
  })
})
