/**
 * The store cache against `nix copy` to and from file:// of the same paths, in one run, interleaved, medians: real CUDA
 * files (copies of the lab's toolkits as build outputs), the cache service on loopback without a limit of bandwidth.
 * What ours does more: archive, upload, and on the way back download, unpack, hash and sign. `restore` makes paths
 * available; `restore + Nix` also has Nix take them into an empty store. Goal: the pack-based implementation's to beat.
 */
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from '../src/nix/build/build.ts'
import type { Host } from '../src/runner/host.ts'
import { realHost } from '../src/runner/real-host.ts'
import { localFiles, makeLocalCache } from '../src/store-cache/local.ts'
import { openStoreCache } from '../src/store-cache/store-cache.ts'
import { startGitHubServices } from '../test/fakes/github-services.ts'
import { removeTree } from '../test/lab/context.ts'
import { run, runOk } from '../test/lab/exec.ts'
import { openLab, type ToolkitVersion } from '../test/lab/lab.ts'
import { recordingLog } from '../test/recording-log.ts'
import { withCache } from '../test/with-cache.ts'

const rounds = 5
const toolkits: readonly ToolkitVersion[] = ['12.4', '13.0']

const first = await openLab({ toolkits })
const temp = mkdtempSync(join(first.root, 'bench-store-cache-'))
process.on('exit', () => removeTree(temp))
const lab = await openLab({ toolkits: [], storeRoot: join(temp, 'machine') })
const services = await startGitHubServices({ folder: join(temp, 'service') })
const real = realHost(recordingLog())
const host: Host = withCache({
  ...real,
  log: recordingLog(),
  env: { ...real.env, ...lab.env, ...services.env, RUNNER_TEMP: join(temp, 'job') },
})
const nix = { program: join(lab.nixBin, 'nix'), version: '' }
const { cell, paths } = await buildAll()

type Step = 'save' | 'restore' | 'restore + Nix'
const ours = new Map<Step, number[]>()
const theirs = new Map<Step, number[]>()
let bytes = { ours: 0, theirs: 0 }
for (let round = 0; round < rounds; round++) await measure(round)
await services.stop()

const steps: readonly Step[] = ['save', 'restore', 'restore + Nix']
const rows = steps.map((step) => {
  const [a, b] = [median(ours.get(step) ?? []), median(theirs.get(step) ?? [])]
  return {
    step,
    oursSeconds: round2(a),
    nixCopySeconds: b === 0 ? null : round2(b),
    ratio: b === 0 ? null : round2(a / b),
  }
})
const narBytes = await sizeOf(paths)
console.table(rows)
const shown = Object.fromEntries(
  Object.entries({ nar: narBytes, entry: bytes.ours, nixCopy: bytes.theirs }).map(([name, size]) => [
    name,
    `${Math.round(size / 1e6)} MB`,
  ]),
)
console.log(shown)
console.log(
  JSON.stringify({
    bench: 'store-cache',
    rounds,
    cores: availableParallelism(),
    paths: paths.length,
    narBytes,
    bytes,
    rows,
  }),
)

async function measure(round: number): Promise<void> {
  services.empty()
  const cache = openStoreCache(host, nix, { mode: 'read-write' })
  await makeLocalCache(host)
  const saved = await timed('save', ours, () => cache.save(cell))
  if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved))
  const copy = join(temp, `copy-${round}`)
  await timed('save', theirs, () => lab.nix('copy', '--to', `file://${copy}?compression=zstd`, ...paths))
  bytes = { ours: services.entries()[0]?.size ?? 0, theirs: await diskUse(copy) }

  // Another machine: a store in another place, with the same paths in it.
  const away = (name: string) => `local?root=${join(temp, `${name}-${round}`)}`
  const other = openStoreCache({ ...host, env: { ...host.env, NIX_REMOTE: away('ours') } }, nix, {
    mode: 'read',
  })
  const begun = performance.now()
  const restored = await timed('restore', ours, () => other.restore(cell))
  if (restored.outcome !== 'restored') throw new Error(JSON.stringify(restored))
  const into = (from: string, name: string) =>
    lab.nix('copy', '--no-check-sigs', '--from', `file://${from}`, '--to', away(name), ...paths)
  await into(localFiles(host).cache, 'ours')
  ours.set('restore + Nix', [...(ours.get('restore + Nix') ?? []), (performance.now() - begun) / 1_000])
  await timed('restore + Nix', theirs, () => into(copy, 'theirs'))
}

async function timed<T>(step: Step, times: Map<Step, number[]>, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const value = await work()
  times.set(step, [...(times.get(step) ?? []), (performance.now() - begun) / 1_000])
  return value
}

/** One derivation for each toolkit, and one that needs them all. */
async function buildAll() {
  const parts = toolkits.map((version) => {
    const tree = join(first.root, 'toolkits', version)
    return `(make "part-${version}" "cp -r ${tree} $out")`
  })
  const expression = `let make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; PATH = "/usr/bin:/bin"; args = [ "-c" script ];
  }; in make "all" "echo \${toString [ ${parts.join(' ')} ]} > $out"`
  const file = join(temp, 'parts.nix')
  writeFileSync(file, expression)
  const env = { env: host.env as Record<string, string> }
  const drvPath = (await runOk(join(lab.nixBin, 'nix-instantiate'), [file], env)).trim()
  const { derivations, problem } = await build(host, nix, { drvPath, root: join(temp, 'out'), timeout: 600 })
  if (problem) throw new Error(problem.message)
  const drvs = derivations.map(({ path }) => path)
  const outputs = await runOk(join(lab.nixBin, 'nix-store'), ['--query', '--outputs', ...drvs], env)
  const cell = { id: 'bench', system: 'x86_64-linux', drvPath, derivations }
  return { cell, paths: outputs.trim().split('\n') }
}

async function sizeOf(storePaths: readonly string[]): Promise<number> {
  const sizes = await runOk(join(lab.nixBin, 'nix-store'), ['--query', '--size', ...storePaths], {
    env: host.env as Record<string, string>,
  })
  return sizes.split('\n').reduce((sum, line) => sum + Number(line), 0)
}

async function diskUse(folder: string): Promise<number> {
  const listed = await run('find', [folder, '-type', 'f'])
  return listed.stdout
    .split('\n')
    .filter((path) => path !== '')
    .reduce((sum, path) => sum + statSync(path).size, 0)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
