/**
 * Seconds of what must stay fast however large or odd a request is, beside its limit: millions of combinations, thousands
 * of ranges, texts that nearly fit a pattern, inputs that follow each other, the page of a plan with fifty thousand cells, hostile files.
 * Exit code 1 above a limit.
 */
import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import { lockedNixpkgs } from '../src/cuda/nixpkgs-presets.ts'
import { requestSchema } from '../src/cuda/request-schema.ts'
import { inspectFile } from '../src/inspect/inspect.ts'
import { memorySource } from '../src/inspect/source.ts'
import { planMarkdown } from '../src/report/plan-text.ts'
import { textTable } from '../src/report/text-table.ts'
import { planOf } from '../test/unit/cuda-world.ts'
import { elf, fatbin, real } from '../test/unit/inspect-fixtures.ts'

const many = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`)
const ranges = Array.from({ length: 20_000 }, (_, n) => `>=${n % 90}.${n % 10}<99 8.0 ${9 + (n % 3)}.0`)
const follows = Object.fromEntries(
  Array.from({ length: 15 }, (_, index) => [`x${index}`, index ? Array(30).fill(`x${index - 1}`) : []]),
)
const nearly = `capabilities: ["${'rtx-4090 '.repeat(5_000)}!"]\npackages: ["${'a.'.repeat(50_000)}"]`
const big = planOf({
  packages: many(700, 'package-with-a-name-that-is-not-short-'),
  capabilities: ['>=7.5', '8.0 9.0+PTX', '10.0a'],
  toolkits: ['>=11.8'],
})

const notes = gunzipSync(real('faults/60000-note-sections.cubin.gz'))
const record = Buffer.from('b14362460100000000ffffff0000000000000000', 'hex')
const records = elf([
  { name: '.nv_fatbin', data: fatbin({}) },
  { name: '.nvFatBinSegment', data: Buffer.concat(Array(100_000).fill(Buffer.concat([record, Buffer.alloc(4)]))) },
])

const cases: readonly (readonly [name: string, limit: number, work: () => unknown])[] = [
  [
    'millions of combinations',
    1,
    () => planOf({ packages: many(3_000, 'p'), capabilities: ['>=3.0'], toolkits: ['>=11.0'] }),
  ],
  [
    '20,000 ranges',
    5,
    () => planOf({ capabilities: ranges, toolkits: ['>=11'], systems: ['x86_64-linux', 'aarch64-linux'] }),
  ],
  [
    'a lock file without end',
    1,
    () => lockedNixpkgs({ root: 'r', nodes: { r: { inputs: { ...follows, nixpkgs: ['x14', 'x14'] } } } }),
  ],
  ['a text that nearly fits', 1, () => requestSchema.safeParse(parse(nearly))],
  ['a page of 50,000 cells', 5, () => planMarkdown(big)],
  ['a cubin of 60,000 sections', 1, () => inspectFile(memorySource(notes), 'file')],
  ['a library of 100,000 registration records', 1, () => inspectFile(memorySource(records), 'file')],
  ['nine images of 512 MiB in 179 kB', 1, () => inspectFile(memorySource(real('faults/zstd-9x512MiB.fatbin')), 'file')],
]
const rows = cases.map(([name, limit, work]) => {
  const begun = performance.now()
  work()
  return { name, seconds: Math.round(performance.now() - begun) / 1_000, limit }
})
const cells = rows.map(({ name, seconds, limit }) => [name, seconds.toFixed(3), String(limit)])
process.stdout.write(`${textTable([['What', 'Seconds', 'Limit'], ...cells])}\n`)
process.stdout.write(`${JSON.stringify({ bench: 'limits', rows })}\n`)
process.exitCode = rows.every(({ seconds, limit }) => seconds <= limit) ? 0 : 1
