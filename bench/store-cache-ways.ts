/**
 * Three ways to bring what a store cache has into an empty store, against `nix copy --from file://` of the same paths, in rounds of all
 * of them. `npm run bench store-cache-ways`; in the environment ROUNDS (5), SIZE (small, or full) and SHAPE (fusefs or runs-on; as wide
 * as loopback).
 * docs/decisions/0015-restoring.md has the result.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { shapes } from '../test/fakes/shape.ts'
import { type Measured, measure, median } from './store-cache/measure.ts'
import { nixCommand, openHome, savePacks } from './store-cache/packs.ts'
import { startService } from './store-cache/service.ts'
import type { WayOptions } from './store-cache/ways/common.ts'
import { openWorld, toolkitStage } from './store-cache/world.ts'

const rounds = Number(process.env['ROUNDS'] ?? 5)
const shape = Object.entries(shapes).find(([name]) => name === process.env['SHAPE'])?.[1]
const size = process.env['SIZE'] === 'full' ? 'full' : 'small'
const limit = 'nix copy from file://'
const ways: Readonly<Record<string, { readonly file: string; readonly more?: object }>> = {
  [limit]: { file: 'file-cache' },
  streaming: { file: 'streaming' },
  'streaming, 4 ranges ahead': { file: 'streaming', more: { ahead: 4 } },
  'streaming, plain sockets': { file: 'streaming', more: { ahead: 1, plain: true } },
  'ready files': { file: 'ready-files' },
  'ready files, plain sockets': { file: 'ready-files', more: { plain: true } },
  'unpack and register': { file: 'unpack' },
  'unpack and register, plain sockets': { file: 'unpack', more: { plain: true } },
}
const only = process.argv.slice(2)

const world = await openWorld(size)
const temp = join(world.folder, 'temp')
const cache = join(world.folder, 'cache')
await using service = await startService({ folder: join(world.folder, 'service'), ...(shape && { shape }) })
const place = { service: service.env }
const { names, narBytes } = await prepare()
const results = new Map<string, Measured[]>()
for (let round = 0; round < rounds; round += 1) {
  // Another one begins each round.
  const order = Object.keys(ways).filter((name) => only.length === 0 || name === limit || only.includes(name))
  for (const name of [...order.slice(round % order.length), ...order.slice(0, round % order.length)]) {
    const measured = await restore(name, round === 0)
    results.set(name, [...(results.get(name) ?? []), measured])
    process.stderr.write(`${round} ${name}: ${measured.seconds.toFixed(2)} s, load ${loadavg()[0]?.toFixed(0)}\n`)
  }
}
const { rss, stored: storedBytes } = await service.counts()
const base = results.get(limit) ?? []
const rows = [...results].map(([way, all]) => ({
  way,
  seconds: round2(median(all.map(({ seconds }) => seconds))),
  // Of the same round: what else the machine does changes from round to round.
  ratio: round2(median(all.map(({ seconds }, round) => seconds / (base[round]?.seconds ?? Number.NaN)))),
  least: round2(Math.min(...all.map(({ seconds }) => seconds))),
  cpuSeconds: round2(median(all.map(({ cpuSeconds }) => cpuSeconds))),
  peakMiB: Math.round(median(all.map(({ peakBytes }) => peakBytes)) / 2 ** 20),
  diskMiB: Math.round(median(all.map(({ diskBytes }) => diskBytes)) / 2 ** 20),
}))
console.table(rows)
const facts = {
  size,
  shape: process.env['SHAPE'] ?? 'none',
  narBytes,
  storedBytes,
  paths: names.length,
  cores: availableParallelism(),
  load: loadavg(),
  emulatorBytes: rss,
}
process.stdout.write(`${JSON.stringify({ bench: 'store-cache-ways', rounds, ...facts, rows })}\n`)

async function prepare() {
  const lab = await world.freshMachine()
  const file = world.expression('stage', toolkitStage(world.libraries, 'first'))
  mkdirSync(temp, { recursive: true })
  const out = (await lab.nix('build', '--no-link', '--print-out-paths', '-f', file)).trim()
  const machine = { nixBin: lab.nixBin, storeDir: lab.storeDir, env: lab.env, temp }
  await lab.nix('copy', '--to', `file://${cache}?compression=zstd`, out)
  await savePacks(machine, openHome(place, lab.storeDir), [out])
  const query = (what: string, ...paths: readonly string[]) =>
    nixCommand(machine, 'nix-store', ['--query', what, ...paths])
  const paths = (await query('--requisites', out)).trim().split('\n')
  const sizes = (await query('--size', ...paths)).trim().split('\n').map(Number)
  return {
    names: paths.map((path) => path.slice(lab.storeDir.length + 1)),
    narBytes: sizes.reduce((sum, one) => sum + one, 0),
  }
}

/** Into the empty store of a fresh machine; with `verify` every path is hashed afterwards. */
async function restore(name: string, verify: boolean): Promise<Measured> {
  const lab = await world.freshMachine()
  rmSync(temp, { recursive: true, force: true })
  mkdirSync(temp, { recursive: true })
  const machine = { nixBin: lab.nixBin, storeDir: lab.storeDir, env: lab.env, temp }
  const way = ways[name]
  const options: WayOptions = { ...machine, place, names, ...{ cache }, ...way?.more }
  const file = join(world.folder, 'way.json')
  writeFileSync(file, JSON.stringify(options))
  const program = join(import.meta.dirname, 'store-cache/ways', `${way?.file}.ts`)
  const measured = await measure([process.execPath, program, file], { watch: [temp, lab.storeDir] })
  if (measured.code !== 0) throw new Error(`${name} failed: ${measured.stderr}`)
  const check = verify ? '--verify-path' : '--check-validity'
  await nixCommand(machine, 'nix-store', [check, ...names.map((one) => join(lab.storeDir, one))])
  return measured
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
