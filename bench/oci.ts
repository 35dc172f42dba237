/**
 * An image of the lab's store paths (CUDA's toolkits, about 1.2 GB): seconds and peak memory of the whole process beside
 * `tar | zstd -3` of the same paths in one stream, whose bytes an image has at least. Files are in the page cache.
 * Goals: at most 1.3 times as long, at most 150 MiB.
 */
import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { removeTree } from '../test/lab/context.ts'
import { runOk } from '../test/lab/exec.ts'
import { openLab } from '../test/lab/lab.ts'

const goals = { times: 1.3, mebibytes: 150 }
const rounds = Number(process.env['ROUNDS'] ?? 3)

const child = `
import * as files from 'node:fs/promises'
import { groupPaths } from './ship/oci/group.js'
import { imageOf } from './ship/oci/image.js'
import { openLayout, packerOf, storeLayer } from './ship/oci/layers.js'
import { writeLayout } from './ship/oci/output.js'
const [, , folder, compression, ...sized] = process.argv
const closure = sized.map((text) => {
  const [narSize, path] = text.split(':')
  return { path, narSize: Number(narSize), narHash: 'sha256:' + path, references: [] }
})
const host = { files, cancelled: new AbortController().signal }
await openLayout(host, folder)
const packer = packerOf(host, folder, compression, new Map())
const layers = groupPaths(closure, [], 100).map((group) => packer.pack(storeLayer(group, compression), 'bytes'))
const image = imageOf(await Promise.all(layers), {}, { platform: { os: 'linux', architecture: 'amd64' }, annotations: {} })
await writeLayout(host, folder, { images: [{ image, tag: 'latest' }], index: undefined, tag: 'latest' })
const bytes = image.layers.reduce((sum, { blob }) => sum + blob.size, 0)
process.stdout.write(JSON.stringify({ layers: layers.length, bytes, kilobytes: process.resourceUsage().maxRSS }))
`

const lab = await openLab()
const folder = join(lab.root, 'bench/oci')
const script = await compileChild(join(folder, 'lib'))
const paths = readdirSync(lab.storeDir)
  .filter((name) => /^[0-9a-z]{32}-/.test(name) && !name.endsWith('.drv'))
  .map((name) => join(lab.storeDir, name))
  .map((path) => ({ path, bytes: bytesOf(path) }))
const total = paths.reduce((sum, { bytes }) => sum + bytes, 0)
const names = paths.map(({ path }) => path.slice(1))

const best = { tar: Number.POSITIVE_INFINITY, ours: Number.POSITIVE_INFINITY }
let answer = { layers: 0, bytes: 0, kilobytes: 0 }
let tarBytes = 0
for (let round = 0; round < rounds; round += 1) {
  const work = mkdtempSync(join(folder, 'run-'))
  best.tar = Math.min(
    best.tar,
    seconds(() => {
      const pipe = 'out=$1; shift; tar -C / -cf - "$@" | zstd -q -3 -T1 -o "$out"'
      return spawnSync('sh', ['-c', pipe, 'sh', join(work, 'tar.zst'), ...names])
    }),
  )
  tarBytes = lstatSync(join(work, 'tar.zst')).size
  let output = ''
  best.ours = Math.min(
    best.ours,
    seconds(() => {
      const sized = paths.map(({ path, bytes }) => `${bytes}:${path}`)
      const run = spawnSync(process.execPath, [script, join(work, 'image'), 'zstd', ...sized], { encoding: 'utf8' })
      output = run.stdout
      return run
    }),
  )
  answer = JSON.parse(output)
  removeTree(work)
}
const row = {
  megabytes: Math.round(total / 1e6),
  paths: paths.length,
  layers: answer.layers,
  tarSeconds: Number(best.tar.toFixed(1)),
  seconds: Number(best.ours.toFixed(1)),
  times: Number((best.ours / best.tar).toFixed(2)),
  mebibytes: Math.round(answer.kilobytes / 1024),
  packed: Math.round(answer.bytes / 1e6),
  tarPacked: Math.round(tarBytes / 1e6),
  cores: availableParallelism(),
}
console.table([row])
console.log(JSON.stringify({ bench: 'oci', rounds, goals, row }))
if (row.times > goals.times || row.mebibytes > goals.mebibytes) {
  console.error(`misses ${goals.times} times the seconds of tar | zstd, or ${goals.mebibytes} MiB`)
  process.exitCode = 1
}

function seconds(work: () => { readonly status: number | null; readonly stderr: string | Buffer }): number {
  const begun = performance.now()
  const { status, stderr } = work()
  if (status !== 0) throw new Error(String(stderr))
  return (performance.now() - begun) / 1000
}

function bytesOf(path: string): number {
  const stat = lstatSync(path)
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0)
}

async function compileChild(into: string): Promise<string> {
  const source = join(import.meta.dirname, '../src')
  mkdirSync(into, { recursive: true })
  const project = join(into, 'tsconfig.json')
  const compilerOptions = { rootDir: source, outDir: into, noEmit: false, rewriteRelativeImportExtensions: true }
  const files = ['layers', 'output', 'group', 'image'].map((name) => join(source, 'ship/oci', `${name}.ts`))
  writeFileSync(
    project,
    JSON.stringify({ extends: join(source, '../tsconfig.json'), compilerOptions, include: [], files }),
  )
  await runOk(process.execPath, [join(source, '../node_modules/typescript/bin/tsc'), '-p', project])
  writeFileSync(join(into, 'package.json'), '{"type":"module"}')
  writeFileSync(join(into, 'child.js'), child)
  return join(into, 'child.js')
}
