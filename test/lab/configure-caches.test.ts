/** Caches with real Nix of both versions: a cache that is configured is used, and an unusable one costs one warning. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/model/problem.ts'
import { explainCacheErrors } from '../../src/nix/configure/caches.ts'
import { undoConfiguration } from '../../src/nix/configure/configure.ts'
import { findConfigurationFacts } from '../../src/nix/configure/facts.ts'
import { flakeCaches, unusedFlakeCaches, withFlakeCaches } from '../../src/nix/configure/flake-config.ts'
import { type ConfigurationRequest, planConfiguration } from '../../src/nix/configure/plan.ts'
import type { Host } from '../../src/runner/host.ts'
import { base, clean, configureMachines, features, nothing, otherKey, planOf } from './configure-world.ts'
import { describeLab } from './describe.ts'
import { run } from './exec.ts'
import type { Lab, NixSuite } from './lab.ts'
import { type FileServer, serveFolders } from './serve.ts'

for (const suite of ['trixie', 'sid'] as const) {
  describeLab(`caches of real Nix (${suite})`, () => cacheTests(suite))
}

/** Attributes of a derivation that builds anywhere. */
const printer = 'builder = "/bin/sh"; args = [ "-c" "echo https://built.test > $out" ];'

function cacheTests(suite: NixSuite): void {
  const { scratch, lab, nix, machine, apply, planFor } = configureMachines(suite)
  let cache: { url: string; key: string; path: string; drv: string }
  let server: FileServer

  beforeAll(async () => {
    const made = await makeCache(lab())
    server = await serveFolders([made.folder])
    cache = { ...made, url: server.url }
  })
  afterAll(() => server?.close())

  describe('a cache', () => {
    const request = (more: Partial<ConfigurationRequest> = {}): Partial<ConfigurationRequest> => ({
      extraSubstituters: [cache.url],
      extraTrustedPublicKeys: [cache.key],
      extraNixConfig: 'download-attempts = 1\nnarinfo-cache-negative-ttl = 0\nsubstitute = true\n',
      ...more,
    })
    /** Builds the one package, from scratch; gives the lines of Nix. */
    const build = async (host: Host, variables: Readonly<Record<string, string>>) => {
      await lab().tryNix('store', 'delete', cache.path)
      rmSync(join(scratch, suite, 'home/.cache'), { recursive: true, force: true })
      const env = clean({ ...host.env, ...variables })
      const ran = await run(join(lab().nixBin, 'nix'), ['build', '-f', cache.drv, '--no-link', '--print-build-logs'], {
        env,
      })
      expect(ran.code, ran.stderr).toBe(0)
      return ran.stderr.split('\n')
    }
    const from = (lines: readonly string[]) => lines.some((line) => /^copying path '.*' from 'http/.test(line))
    const codes = (problems: readonly Problem[]) => problems.map((problem) => problem.code)

    it('that the inputs give is really used', async () => {
      const it = machine()
      const facts = await findConfigurationFacts(it.host(), nix())
      expect(facts).toMatchObject({ mode: 'direct', trusted: true, privilege: 'sudo', confDirWritable: true })
      const applied = await apply(it.host(), planOf(request(), facts))
      const lines = await build(it.host(), applied.variables)
      expect(from(lines), lines.join('\n')).toBe(true)
      expect(explainCacheErrors(lines, applied.substituters)).toEqual([])
    })

    it('that nixConfig of the flake names is named in a notice, and used where that is accepted', async () => {
      const it = machine()
      const root = mkdtempSync(join(scratch, suite, 'flake-'))
      const lists = `extra-substituters = [ "${cache.url}" ]; extra-trusted-public-keys = "${cache.key}";`
      writeFileSync(join(root, 'flake.nix'), `{ nixConfig = { ${lists} }; outputs = _: throw "not asked for"; }`)
      const found = await flakeCaches(it.host(), nix(), root)
      expect(found).toEqual({ substituters: [cache.url], trustedPublicKeys: [cache.key] })

      const facts = await findConfigurationFacts(it.host(), nix())
      const bare = request({ extraSubstituters: [], extraTrustedPublicKeys: [] })
      const ignored = await apply(it.host(), planOf(bare, facts))
      expect(from(await build(it.host(), ignored.variables))).toBe(false)
      const [told] = unusedFlakeCaches(found, ignored.substituters)
      expect(told).toMatchObject({ code: 'CCH028', severity: 'notice' })
      expect(told?.fix).toContain(`extra-substituters: ${cache.url} and extra-trusted-public-keys: ${cache.key}`)

      const accepted = await apply(it.host(), planOf(withFlakeCaches({ ...nothing, ...bare }, found), facts))
      expect(from(await build(it.host(), accepted.variables))).toBe(true)
      expect(unusedFlakeCaches(found, accepted.substituters)).toEqual([])
    })

    it.each([
      ['reads beside it', (folder: string) => `builtins.readFile ${folder}/secret`],
      ['finds by NIX_PATH', () => 'builtins.readFile <secret>'],
      [
        'has built',
        () => `builtins.readFile (derivation { name = "url"; system = builtins.currentSystem; ${printer} })`,
      ],
    ])('that a flake %s is none: its text counts alone', async (_, words) => {
      const root = mkdtempSync(join(scratch, suite, 'flake-'))
      writeFileSync(join(root, 'secret'), 'https://secret.test')
      writeFileSync(
        join(root, 'flake.nix'),
        `{ nixConfig.substituters = [ "https://plain.test" (${words(root)}) ]; outputs = _: { }; }`,
      )
      const host = machine().host()
      const seeing = { ...host, env: { ...host.env, NIX_PATH: `secret=${join(root, 'secret')}` } }
      expect(await flakeCaches(seeing, nix(), root)).toEqual({ substituters: [], trustedPublicKeys: [] })
      writeFileSync(join(root, 'flake.nix'), '{ nixConfig.substituters = [ "https://plain.test" ]; outputs = _: { }; }')
      expect(await flakeCaches(seeing, nix(), root)).toMatchObject({ substituters: ['https://plain.test'] })
    })

    it.each([
      ['with a wrong key', 'CCH008', () => request({ extraTrustedPublicKeys: [otherKey] })],
      ['that is dead', 'CCH009', () => request({ extraSubstituters: ['http://127.0.0.1:9'] })],
      ['that is none', 'CCH010', () => request({ extraSubstituters: [`${cache.url}/nothing`] })],
      ['that answers with errors', 'CCH010', () => request()],
    ] as const)('%s leaves the build to the source, with one warning', async (name, code, make) => {
      const it = machine()
      if (name === 'that answers with errors') server.fail({ path: /narinfo$/, status: 500 })
      const applied = await apply(it.host(), planFor(it, make(), { mode: 'direct' }))
      const lines = await build(it.host(), applied.variables).finally(() => server.fail())
      expect(from(lines)).toBe(false)
      expect(lines).toContain('thing> from source')
      expect(codes(explainCacheErrors(lines, applied.substituters)), lines.join('\n')).toEqual([code])
    })

    it('through a daemon needs trust, or root; the administrator may allow it', async () => {
      const it = machine(`${base}trusted-users =\n`)
      const socket = join(scratch, `${suite}.sock`)
      const env = { NIX_REMOTE: 'daemon', NIX_DAEMON_SOCKET_PATH: socket }
      const host = (job = 'job') => it.host(job, { env: { ...it.host(job).env, ...env } })
      const daemon = daemonOf(lab(), clean({ ...host().env, NIX_REMOTE: 'local' }), socket)
      try {
        await daemon.restart()
        const facts = await findConfigurationFacts(host(), nix())
        expect(facts).toMatchObject({ mode: 'daemon', trusted: false, privilege: 'sudo', allowedSubstituters: [] })
        const rootless = { ...facts, privilege: 'none' } as const
        const planned = planConfiguration({ ...nothing, ...request(), caches: ['flox'] }, rootless)
        expect(codes(planned.problems)).toEqual(['CCH005'])
        expect(planned.problems[0]?.message).toContain(`flox (https://cache.flox.dev), ${cache.url}`)
        const applied = await apply(host(), planOf({ ...request(), caches: ['flox'] }, rootless))
        expect(applied).toMatchObject({ substituters: [], warnings: [] })
        const alone = await build(host(), applied.variables)
        expect(from(alone)).toBe(false)
        expect(explainCacheErrors(alone, [])).toEqual([])
        // Asked for against the plan, Nix says so itself.
        const loud = await build(host(), {
          NIX_CONFIG: `extra-experimental-features = nix-command\nextra-substituters = ${cache.url}\n`,
        })
        expect(codes(explainCacheErrors(loud, []))).toEqual(['CCH007'])
        await undoConfiguration(host(), { job: 'job' })
        // With root: in the system's file, read by the daemon after its restart.
        const rooted = await apply(host(), planOf(request(), facts), 'job', daemon.restart)
        expect(rooted).toMatchObject({ substituters: [cache.url], restarted: true, variables: {} })
        expect(from(await build(host(), features))).toBe(true)
        await undoConfiguration(host(), { job: 'job', restartDaemon: daemon.restart })
        expect(from(await build(host(), features))).toBe(false)
        // Allowed to everybody by the administrator: usable without trust.
        writeFileSync(
          it.conf,
          `${base}trusted-users =\ntrusted-substituters = ${cache.url}\nextra-trusted-public-keys = ${cache.key}\n`,
        )
        await daemon.restart()
        const allowed = { ...(await findConfigurationFacts(host(), nix())), privilege: 'none' } as const
        expect(allowed.allowedSubstituters).toContain(cache.url)
        const quiet = await apply(host(), planOf(request(), allowed))
        expect(quiet.substituters).toEqual([cache.url])
        const used = await build(host(), quiet.variables)
        expect(from(used)).toBe(true)
        expect(explainCacheErrors(used, quiet.substituters)).toEqual([])
        await undoConfiguration(host(), { job: 'job' })
        // Trusted, without root: the file of the job is enough.
        writeFileSync(it.conf, `${base}trusted-users = *\n`)
        await daemon.restart()
        const trusted = { ...(await findConfigurationFacts(host(), nix())), privilege: 'none' } as const
        expect(trusted.trusted).toBe(true)
        const client = await apply(host(), planOf(request(), trusted))
        expect(from(await build(host(), client.variables))).toBe(true)
      } finally {
        await daemon.stop()
      }
    })
  })
}

/** A package, a signed cache that has it, and the store without it. */
async function makeCache(lab: Lab) {
  const folder = join(dirname(lab.storeDir), 'cache')
  const drv = join(dirname(lab.storeDir), 'thing.nix')
  const secret = join(dirname(lab.storeDir), 'secret')
  writeFileSync(
    drv,
    'derivation { name = "thing"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "echo from source; echo hi > $out" ]; }\n',
  )
  writeFileSync(secret, await lab.nix('key', 'generate-secret', '--key-name', 'lab-1'))
  const shell = ['-c', 'nix key convert-secret-to-public < "$0"', secret]
  const key = (await run('/bin/sh', shell, { env: lab.env })).stdout.trim()
  const path = (await lab.nix('build', '-f', drv, '--no-link', '--print-out-paths')).trim()
  await lab.nix('copy', '--to', `file://${folder}?secret-key=${secret}`, path)
  return { folder, key, path, drv }
}

function daemonOf(lab: Lab, env: Record<string, string | undefined>, socket: string) {
  let child: ReturnType<typeof spawn> | undefined
  const stop = async () => {
    if (!child) return
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    child = undefined
  }
  const restart = async () => {
    await stop()
    rmSync(socket, { force: true })
    child = spawn(join(lab.nixBin, 'nix-daemon'), [], { env, stdio: 'ignore' })
    for (let tries = 0; !existsSync(socket) && tries < 15_000; tries++) await delay(20)
  }
  return { restart, stop }
}
