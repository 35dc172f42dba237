/**
 * Damaged files, a million of them, every tenth a zip, tar, gzip or zstd file: each must have an answer, in little time and memory,
 * and leave no file. `FUZZ=COUNT` reads another number,
 * `FUZZ_FROM=SEED` begins elsewhere; a failure names the seed that repeats it.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { damagedFile, random, readDamaged } from '../test/property/fuzz.ts'
import { packedSeeds, readDamagedPacked } from '../test/property/fuzz-packed.ts'

const count = Number(process.env['FUZZ'] ?? 1_000_000)
const first = Number(process.env['FUZZ_FROM'] ?? 1)
const longestSeconds = 1
const mostMebibytes = 250

let slowest = { seed: 0, seconds: 0 }
let most = { read: 0, spent: 0 }
let packed = 0
const seeds = await packedSeeds()
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
const begun = performance.now()
for (let seed = first; seed < first + count; seed++) {
  const isPacked = seed % 10 === 0
  const bytes = damagedFile(random(seed), ...(isPacked ? [seeds] : []))
  const read = () => (isPacked ? timedPacked(bytes) : timed(bytes))
  try {
    let seconds = await read()
    // A machine with other work stops for longer than any of these takes.
    if (seconds > slowest.seconds) seconds = Math.min(seconds, await read())
    if (seconds > slowest.seconds) slowest = { seed, seconds }
  } catch (cause) {
    console.error(`seed ${seed}: ${cause instanceof Error ? cause.stack : String(cause)}`)
    process.exitCode = 1
  }
  // Node frees a broken zstd stream only when its event loop runs.
  if (seed % 100 === 0) await setImmediate()
  if (seed % 100_000 === 0) console.log(`${seed} files, slowest ${slowest.seconds.toFixed(2)} s (seed ${slowest.seed})`)
}
const left = readdirSync(folder).filter((name) => name !== 'file')
rmSync(folder, { recursive: true })
if (left.length > 0) {
  console.error(`left behind: ${left.join(', ')}`)
  process.exitCode = 1
}
const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024)
const row = { files: count, packed, seconds: Math.round((performance.now() - begun) / 1000), slowest, most, mebibytes }
console.table([{ ...row, slowest: slowest.seconds, read: most.read, spent: most.spent }])
console.log(JSON.stringify({ bench: 'fuzz', goals: { longestSeconds, mostMebibytes }, ...row }))
if (slowest.seconds > longestSeconds || mebibytes > mostMebibytes) process.exitCode = 1

function timed(bytes: Uint8Array): number {
  const start = performance.now()
  const { read, spent } = readDamaged(bytes)
  most = { read: Math.max(most.read, read), spent: Math.max(most.spent, spent) }
  return (performance.now() - start) / 1000
}

async function timedPacked(bytes: Uint8Array): Promise<number> {
  const start = performance.now()
  const cost = await readDamagedPacked(bytes, folder)
  if (cost) {
    packed++
    most = { ...most, spent: Math.max(most.spent, cost.spent) }
  }
  return (performance.now() - start) / 1000
}
