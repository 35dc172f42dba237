/**
 * How long each built surface takes from its start to the first refusal or answer, in one run with a bare Node, and how
 * large the archive is that every job downloads. Goals: 150 ms, 80 MiB, 2 MB gzipped.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { textTable } from '../src/report/text-table.ts'

const rounds = 15
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'cold-'))
const dist = (name: string) => join(root, 'dist', name)
const fixture = join(root, 'test/unit/fixtures/inspect/cuda12.4-sm90a.o')
const memory = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(2,'KiB='+process.resourceUsage().maxRSS))`

const cases: readonly {
  readonly name: string
  readonly args: readonly string[]
  readonly env?: Record<string, string>
}[] = [
  { name: 'bare node', args: ['-e', '0'] },
  { name: 'setup: first refusal', args: [dist('setup.js')], env: { INPUT_BUILD: 'maybe' } },
  { name: 'plan: first refusal', args: [dist('plan.js')] },
  { name: 'build: first refusal', args: [dist('build.js')] },
  { name: 'report: first refusal', args: [dist('report.js')] },
  { name: 'verify: a file', args: [dist('verify.js')], env: { INPUT_PATHS: fixture } },
  { name: 'cli: --version', args: [dist('cli.js'), '--version'] },
  { name: 'cli plan: first refusal', args: [dist('cli.js'), 'plan', '--nonsense'] },
  {
    name: 'cli plan: a plan',
    args: [
      dist('cli.js'),
      'plan',
      '--packages',
      'p',
      '--capabilities',
      '9.0',
      '--toolkits',
      '12.8',
      '--nixpkgs',
      './n',
    ],
  },
  { name: 'cli verify: a file', args: [dist('cli.js'), 'verify', fixture] },
]

const times = new Map<string, number[]>(cases.map(({ name }) => [name, []]))
const peaks = new Map<string, number>()
for (let round = 0; round < rounds; round += 1) {
  for (const { name, args, env } of cases) {
    const begun = performance.now()
    const ended = spawnSync(process.execPath, ['--import', memory, ...args], {
      cwd: folder,
      env: env ?? {},
      encoding: 'utf8',
    })
    times.get(name)?.push(performance.now() - begun)
    peaks.set(name, Math.max(peaks.get(name) ?? 0, Number(/KiB=(\d+)/.exec(ended.stderr)?.[1]) / 1024))
  }
}
rmSync(folder, { recursive: true })

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const bare = median(times.get('bare node') ?? [])
const rows = cases.map(({ name }) => {
  const ms = median(times.get(name) ?? [])
  return {
    name,
    milliseconds: Math.round(ms),
    timesBareNode: Number((ms / bare).toFixed(2)),
    peakMiB: Math.round(peaks.get(name) ?? 0),
  }
})
const archive = spawnSync('git', ['archive', '--format=tar', 'HEAD'], { cwd: root, maxBuffer: 2 ** 28 })
const archiveKilobytes = Math.round(gzipSync(archive.stdout).length / 1000)

console.log(
  textTable([
    ['CASE', 'MS', '× BARE', 'MIB'],
    ...rows.map((row) => [row.name, String(row.milliseconds), String(row.timesBareNode), String(row.peakMiB)]),
  ]),
)
console.log(`archive: ${archiveKilobytes} kB gzipped`)
console.log(JSON.stringify({ bench: 'cold-start', rounds, rows, archiveKilobytes }))
