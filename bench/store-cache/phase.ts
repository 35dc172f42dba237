/** What a contender does on one machine, in a process of its own: `build` (with what the cache has) or `save`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { build } from '../../src/nix/build/build.ts'
import { serve } from '../../src/runner/http/serve.ts'
import { makeLocalCache } from '../../src/store-cache/local.ts'
import { cacheHandler } from '../../src/store-cache/pack/serve.ts'
import { openStoreCache, type SavedCell } from '../../src/store-cache/store-cache.ts'
import { run } from '../../test/lab/exec.ts'
import { withCache } from '../../test/with-cache.ts'
import { configuration, host, type Machine, nixCommand, openHome, type Place, readIndex, savePacks } from './packs.ts'

export interface PhaseOptions extends Machine {
  readonly phase: 'build' | 'save'
  readonly kind: 'plain' | 'nix-copy' | 'packs' | 'archives'
  /** Of `nix-copy`: a folder. */
  readonly cache: string
  readonly place: Place
  readonly expression: string
}

const options = configuration<PhaseOptions>()
const { phase, kind, storeDir, temp, cache, place, expression } = options
/** What one phase leaves to the next on the same machine. */
const left = join(temp, 'left.json')

const contenders: Readonly<Record<PhaseOptions['kind'], Readonly<Record<PhaseOptions['phase'], () => Promise<void>>>>> =
  {
    plain: { build: () => buildWith([]), save: async () => {} },
    'nix-copy': {
      build: () => buildWith(['--option', 'substituters', `file://${cache}?trusted=1`]),
      save: async () => {
        await nixCommand(options, 'nix', [
          'copy',
          '--to',
          `file://${cache}?compression=zstd`,
          readFileSync(left, 'utf8'),
        ])
      },
    },
    packs: {
      build: async () => {
        const home = openHome(place, storeDir)
        const key = generateKey('job')
        const password = 'job-password'
        const server = await serve(cacheHandler({ home, index: await readIndex(home, storeDir), key, password }))
        const netrc = join(temp, 'netrc')
        writeFileSync(netrc, `machine 127.0.0.1 login job password ${password}\n`, { mode: 0o600 })
        const settings = {
          substituters: `http://127.0.0.1:${server.port}`,
          'trusted-public-keys': key.publicKey.text,
          'netrc-file': netrc,
        }
        await buildWith(Object.entries(settings).flatMap(([name, value]) => ['--option', name, value]))
        await server.close()
      },
      save: () => savePacks(options, openHome(place, storeDir), [readFileSync(left, 'utf8')]),
    },
    archives: { build: buildFromArchive, save: saveArchive },
  }
await contenders[kind][phase]()
process.exit(0)

async function buildWith(words: readonly string[]): Promise<void> {
  const asked = ['build', '--no-link', '--print-out-paths', '-f', expression, ...words]
  const ran = await run(join(options.nixBin, 'nix'), asked, { env: options.env })
  if (ran.code !== 0) throw new Error(ran.stderr)
  writeFileSync(left, ran.stdout.trim())
  tellBuilt([...ran.stderr.matchAll(/^building '/gm)].length)
}

/** For the parent: how many derivations were built, because no cache had them. */
function tellBuilt(built: number): void {
  process.stdout.write(`${JSON.stringify({ built })}\n`)
}

function archives(settings = '') {
  const service = 'service' in place ? place.service : {}
  const NIX_CONFIG = `${options.env['NIX_CONFIG'] ?? ''}${settings}`
  const env = { ...host.env, ...options.env, ...service, NIX_CONFIG, RUNNER_TEMP: temp }
  return { host: withCache({ ...host, env }), nix: { program: join(options.nixBin, 'nix'), version: '' } }
}

async function buildFromArchive(): Promise<void> {
  const first = archives()
  const local = await makeLocalCache(first.host)
  const settings = `substituters = ${local.url}\ntrusted-public-keys = ${local.publicKey}\n`
  const drvPath = (await nixCommand(options, 'nix-instantiate', [expression])).trim().replace(/!.*/, '')
  const cell = { id: 'bench', system: 'x86_64-linux', drvPath }
  await openStoreCache(first.host, first.nix, { mode: 'read-write', unfree: ['*'] }).restore(cell)
  const { host: with_, nix } = archives(settings)
  const { derivations, problem } = await build(with_, nix, { drvPath, root: join(temp, 'out'), timeout: 600 })
  if (problem) throw new Error(problem.message)
  tellBuilt(derivations.length)
  writeFileSync(left, JSON.stringify({ ...cell, derivations }))
}

async function saveArchive(): Promise<void> {
  const { host: with_, nix } = archives()
  const cell = JSON.parse(readFileSync(left, 'utf8')) as SavedCell
  const { outcome, problems } = await openStoreCache(with_, nix, { mode: 'read-write', unfree: ['*'] }).save(cell)
  if (problems.length > 0) throw new Error(`${outcome}: ${JSON.stringify(problems)}`)
}
