/**
 * Removing parts of a runner image as `reclaim-disk` does it against `rm -rf` of one part after the other, in turn, on
 * equal made-up trees (about 1.2 GB in 40,000 files), with what the kernel knows of them forgotten first, as on a machine
 * that has just booted, and without. Goals: not slower than the reference; foreground ≤ 0.2 s.
 * Needs root on Linux. FOLDER says where the trees are (default /var/tmp), ROUNDS how often (default 3).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { startReclaim } from '../src/machine/reclaim.ts'
import { chooseParts } from '../src/machine/reclaim-parts.ts'
import { textTable } from '../src/report/text-table.ts'
import type { Host } from '../src/runner/host.ts'
import { realHost } from '../src/runner/real-host.ts'
import { terminalLog } from '../src/runner/terminal.ts'
import { waitForReclaim } from '../test/wait-for-reclaim.ts'

const rounds = Number(process.env['ROUNDS'] ?? 3)
const folder = mkdtempSync(join(process.env['FOLDER'] ?? '/var/tmp', 'reclaim-bench-'))
const root = join(folder, 'image')
const temp = join(folder, 'temp')
mkdirSync(temp)

const real = realHost(terminalLog(false))
if (real.uid !== 0) throw new Error('this bench needs root, to forget what is in memory')
const unmarked = (path: string) => path !== '/.dockerenv' && path !== '/run/.containerenv'
const host: Host = {
  ...real,
  env: { PATH: process.env['PATH'], RUNNER_TEMP: temp, RUNNER_ENVIRONMENT: 'github-hosted' },
  // This machine may be a container; the tree is made up anyway.
  files: {
    ...real.files,
    lstat: ((path: string) => real.files.lstat(unmarked(path) ? path : '/absent')) as Host['files']['lstat'],
  },
}
/** Folders, files in each, and large files of each part: much like the originals, in small. */
const shapes = {
  android: { folders: ['sdk/ndk', 'sdk/platforms', 'sdk/build-tools', 'sdk/cmake'], leaves: 12, files: 200, large: 4 },
  haskell: { folders: ['ghc/9.12/lib', 'ghc/9.12/doc', 'cache'], leaves: 15, files: 300, large: 1 },
  codeql: { folders: ['2.20/x64'], leaves: 20, files: 150, large: 2 },
  dotnet: { folders: ['sdk/8', 'sdk/9', 'shared'], leaves: 20, files: 150, large: 0 },
  swift: { folders: ['usr/lib', 'usr/bin'], leaves: 5, files: 100, large: 1 },
} as const
const names = Object.keys(shapes)
const smallFile = Buffer.alloc(16_000, 'small ')
const largeFile = Buffer.alloc(60_000_000, 'large ')
const paths = chooseParts(names).parts.map((part) => join(root, part.paths[0] ?? ''))

function makeTree(): void {
  for (const part of chooseParts(names).parts) {
    const shape = shapes[part.name as keyof typeof shapes]
    const top = join(root, part.paths[0] ?? '')
    for (const branch of shape.folders) {
      for (let leaf = 0; leaf < shape.leaves; leaf += 1) {
        const at = join(top, branch, `leaf${leaf}`)
        mkdirSync(at, { recursive: true })
        for (let file = 0; file < shape.files; file += 1) writeFileSync(join(at, `file${file}`), smallFile)
      }
    }
    for (let file = 0; file < shape.large; file += 1) writeFileSync(join(top, `large${file}`), largeFile)
  }
}

async function run(argv: readonly [string, ...string[]]): Promise<void> {
  const outcome = await host.exec({ argv, env: host.env, timeout: 600 })
  if (outcome.kind !== 'exited' || outcome.code !== 0) throw new Error(`${argv.join(' ')}: ${JSON.stringify(outcome)}`)
}

async function prepare(cold: boolean): Promise<number> {
  makeTree()
  await run(['sync'])
  if (cold) writeFileSync('/proc/sys/vm/drop_caches', '3')
  return free()
}

async function free(): Promise<number> {
  const { bsize, bavail } = await statfs(folder)
  return bsize * bavail
}

interface Measured {
  readonly seconds: number
  readonly bytes: number
  readonly foreground?: number
}

async function reference(cold: boolean): Promise<Measured> {
  const before = await prepare(cold)
  const begun = performance.now()
  for (const path of paths) await run(['nice', '-n', '10', 'rm', '-rf', path])
  return { seconds: (performance.now() - begun) / 1_000, bytes: (await free()) - before }
}

async function ours(cold: boolean): Promise<Measured> {
  const before = await prepare(cold)
  const begun = performance.now()
  const worker = [process.execPath, join(import.meta.dirname, '../test/lab/disk-driver.ts'), 'worker'] as const
  const { started, problems } = await startReclaim(host, names, { worker: [...worker], root })
  const foreground = (performance.now() - begun) / 1_000
  if (!started) throw new Error(JSON.stringify(problems))
  const done = await waitForReclaim(host, 600)
  if (done?.state !== 'done' || done.parts.some(({ state }) => state !== 'removed'))
    throw new Error(JSON.stringify(done))
  return { seconds: done.seconds, bytes: (await free()) - before, foreground }
}

const cases = [
  { name: 'rm -rf, one part after the other', cold: true, measure: reference },
  { name: 'reclaim-disk', cold: true, measure: ours },
  { name: 'rm -rf, in memory', cold: false, measure: reference },
  { name: 'reclaim-disk, in memory', cold: false, measure: ours },
]
const measured = new Map<string, Measured[]>(cases.map(({ name }) => [name, []]))
try {
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, cold, measure } of cases) measured.get(name)?.push(await measure(cold))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const rows = cases.map(({ name, cold }) => {
  const runs = measured.get(name) ?? []
  const reference = measured.get(cases.find((other) => other.cold === cold)?.name ?? '') ?? []
  const seconds = median(runs.map((each) => each.seconds))
  return {
    name,
    seconds: Number(seconds.toFixed(2)),
    megabytesPerSecond: Math.round(median(runs.map((each) => each.bytes / each.seconds / 1e6))),
    timesFaster: Number((median(reference.map((each) => each.seconds)) / seconds).toFixed(2)),
    foreground: Number(median(runs.flatMap((each) => each.foreground ?? [])).toFixed(3)),
    all: runs.map((each) => Number(each.seconds.toFixed(2))),
  }
})
console.log(
  textTable([
    ['CASE', 'S', 'MB/S FREED', '× FASTER', 'FOREGROUND S'],
    ...rows.map((row) => [
      row.name,
      row.seconds.toFixed(2),
      `${row.megabytesPerSecond}`,
      row.timesFaster.toFixed(2),
      Number.isNaN(row.foreground) ? '–' : row.foreground.toFixed(3),
    ]),
  ]),
)
console.log(JSON.stringify({ bench: 'reclaim-disk', rounds, rows }))
