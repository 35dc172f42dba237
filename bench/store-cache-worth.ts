/**
 * What a store cache of 10 GB keeps of 35 GB that are asked for: hit rate by build seconds over a made-up trace of 150 runs, with
 * what `choose` keeps, with the least recently used removed first, and with an endless cache. Nothing is measured in time.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packBytes } from '../src/store-cache/pack/pack.ts'
import { choose, type Valued, type ValuedPack, worth } from '../src/store-cache/pack/worth.ts'

interface Trace {
  readonly budgetBytes: number
  readonly paths: readonly (readonly [name: string, bytes: number, seconds: number])[]
  readonly runs: readonly { readonly ref: string; readonly paths: readonly number[] }[]
}
const trace = JSON.parse(readFileSync(join(import.meta.dirname, 'store-cache-traces/demand.json'), 'utf8')) as Trace
const bytesOf = (path: number) => trace.paths[path]?.[1] ?? 0
const secondsOf = (path: number) => trace.paths[path]?.[2] ?? 0

/** A policy has paths, and is told what each run used. */
interface Policy {
  has(path: number): boolean
  used(paths: readonly number[], run: number): void
}

function hitRate(policy: Policy): number {
  let [saved, wanted] = [0, 0]
  for (const [run, { paths }] of trace.runs.entries()) {
    for (const path of paths) {
      wanted += secondsOf(path)
      if (policy.has(path)) saved += secondsOf(path)
    }
    policy.used(paths, run)
  }
  return saved / wanted
}

/** Packs as jobs make them: what a run adds, the most worthy first, closed when they are full. */
function byWorth(budget: number): Policy {
  const packs = new Map<string, number[]>()
  const lastUse = new Map<number, number>()
  const valued = (path: number): Valued & { readonly path: number } => ({
    ...{ path, bytes: bytesOf(path), seconds: secondsOf(path), used: lastUse.get(path) ?? 0 },
  })
  return {
    has: (path) => [...packs.values()].some((paths) => paths.includes(path)),
    used: (paths, run) => {
      const stored = new Set([...packs.values()].flat())
      for (const path of paths) lastUse.set(path, run)
      const before = [...packs].map(([key, inside]): ValuedPack => {
        const all = inside.map(valued)
        return { key, paths: all, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) }
      })
      const fresh = paths.filter((path) => !stored.has(path)).map(valued)
      const { dropped, admitted } = choose(before, fresh, { budget, generation: run })
      for (const key of dropped) packs.delete(key)
      let [open, size]: [number[], number] = [[], 0]
      const sorted = [...admitted].sort((a, b) => worth(b, run) - worth(a, run))
      for (const { path, bytes } of sorted) {
        if (open.length > 0 && size + bytes > packBytes) [open, size] = [[], 0]
        if (open.length === 0) packs.set(`${run}-${path}`, open)
        open.push(path)
        size += bytes
      }
    },
  }
}

function leastRecentlyUsed(budget: number): Policy {
  const kept = new Map<number, true>()
  return {
    has: (path) => kept.has(path),
    used: (paths) => {
      for (const path of paths) {
        kept.delete(path)
        kept.set(path, true)
      }
      let size = [...kept.keys()].reduce((sum, path) => sum + bytesOf(path), 0)
      for (const path of kept.keys()) {
        if (size <= budget) break
        kept.delete(path)
        size -= bytesOf(path)
      }
    },
  }
}

const lru = hitRate(leastRecentlyUsed(trace.budgetBytes))
const rows = [
  { policy: 'least recently used', hitRate: lru },
  { policy: 'by worth, in packs', hitRate: hitRate(byWorth(trace.budgetBytes)) },
  { policy: 'endless', hitRate: hitRate(leastRecentlyUsed(Number.POSITIVE_INFINITY)) },
].map((row) => ({ ...row, ofLeastRecentlyUsed: row.hitRate / lru }))
for (const { policy, hitRate: rate, ofLeastRecentlyUsed: ratio } of rows) {
  process.stdout.write(`${policy.padEnd(22)} ${rate.toFixed(3)}  ${ratio.toFixed(2)} × least recently used\n`)
}
process.stdout.write(`${JSON.stringify({ bench: 'store-cache-worth', budget: trace.budgetBytes, goal: 1.2, rows })}\n`)
