/**
 * Listing the device code of NVIDIA's own libraries: listImages against cuobjdump, as whole processes, in one run, with the
 * files in the page cache. Ours is compiled and bundled as dist/ is; Node's own start is in its time, and shown beside it.
 * Goals: at least 20 times as fast as cuobjdump 13.5 on the largest library of cuBLAS, at most 100 MiB of memory, the same
 * answer. cuobjdump 13.5 gives up on cuBLAS half way; the answer is held against that of 12.4, which is faster.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { runOk } from '../test/lab/exec.ts'
import { openLab } from '../test/lab/lab.ts'

const leastRatio = 20
const mostMebibytes = 100
const rounds = 7

const wheels = [
  'nvidia-cublas-cu12==12.4.5.8',
  'nvidia-cusparse-cu12==12.5.10.65',
  'nvidia-cusolver-cu12==11.7.5.82',
  'nvidia-nccl-cu13==2.28.9',
]
const libraries = [
  'cublas/lib/libcublasLt.so.12',
  'cublas/lib/libcublas.so.12',
  'cusparse/lib/libcusparse.so.12',
  'cusolver/lib/libcusolver.so.11',
  'nccl/lib/libnccl.so.2',
]

/** Ours: a process that lists one file. */
const child = `
import { listImages } from './inspect/list.js'
import { smName } from './model/capability.js'
import { openFile } from './runner/byte-source.js'
const begun = performance.now()
const { images, problems } = listImages(openFile(process.argv[2]).source, process.argv[2])
const walkSeconds = (performance.now() - begun) / 1000
for (const { message } of problems) process.stderr.write(message + '\\n')
const shown = images.filter(({ kind }) => kind === 'cubin' || kind === 'ptx')
const names = shown.map(({ kind, capability }) => kind + ' ' + smName(capability))
process.stdout.write(JSON.stringify({ images: names, walkSeconds, kilobytes: process.resourceUsage().maxRSS }))
`

interface Answer {
  readonly images: string[]
  readonly walkSeconds: number
  readonly kilobytes: number
}

interface Row {
  readonly library: string
  readonly megabytes: number
  readonly images: number
  readonly peer: string
  readonly peerSeconds: number
  readonly ourSeconds: number
  /** Of which in listImages. */
  readonly walkSeconds: number
  readonly ratio: number
  /** To cuobjdump 13.5, which the goal names; where it gives up half way, to the time until then. */
  readonly ratioTo13_5: number
  readonly mebibytes: number
  readonly equal: boolean
  readonly note: string
}

const lab = await openLab({ variant: 'next', toolkits: ['12.4', '13.5'] })
const wheelsFolder = join(lab.root, 'bench/wheels')
await installWheels(wheelsFolder)
const script = await compileChild(join(lab.root, 'bench/lib'))
const rows = libraries.map((library) => measure(join(wheelsFolder, 'nvidia', library)))
const nodeSeconds = round(median(Array.from({ length: rounds }, () => start([process.execPath, '-e', '0']))).seconds, 3)
console.table(rows.map(({ note: _, ...row }) => row))
for (const { note } of rows) if (note) console.log(note)
console.log(`node alone starts and ends in ${nodeSeconds} s`)
console.log(JSON.stringify({ bench: 'list-images', rounds, nodeSeconds, goals: { leastRatio, mostMebibytes }, rows }))
const slow = (rows[0]?.ratioTo13_5 ?? 0) < leastRatio
if (slow) console.log(`the goal of ${leastRatio} times is missed for ${rows[0]?.library}`)
const missed = rows.filter((row) => !row.equal || row.mebibytes > mostMebibytes)
if (missed.length > 0) {
  console.error(`another answer, or too much memory: ${missed.map((row) => row.library).join(', ')}`)
  process.exitCode = 1
}

async function compileChild(folder: string): Promise<string> {
  const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc')
  const inputs = ['inspect/list.ts', 'runner/byte-source.ts'].map((name) => join(import.meta.dirname, '../src', name))
  const project = join(folder, 'tsconfig.json')
  mkdirSync(folder, { recursive: true })
  const options = { rootDir: join(import.meta.dirname, '../src'), outDir: folder }
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(import.meta.dirname, '../tsconfig.json'),
      compilerOptions: options,
      include: [],
      files: inputs,
    }),
  )
  await runOk(process.execPath, [tsc, '-p', project])
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'child.js'), child)
  const ncc = join(import.meta.dirname, '../node_modules/@vercel/ncc/dist/ncc/cli.js')
  await runOk(process.execPath, [ncc, 'build', join(folder, 'child.js'), '-o', join(folder, 'bundle'), '-q'])
  return join(folder, 'bundle/index.js')
}

async function installWheels(folder: string): Promise<void> {
  if (libraries.every((library) => existsSync(join(folder, 'nvidia', library)))) return
  console.log(`downloading ${wheels.join(', ')} (1.1 GB) into ${folder}`)
  mkdirSync(folder, { recursive: true })
  const options = [
    '--disable-pip-version-check',
    '--root-user-action=ignore',
    '--no-deps',
    '--upgrade',
    '--target',
    folder,
  ]
  await runOk('python3', ['-m', 'pip', 'install', '--quiet', ...options, ...wheels], { timeout: 3000 })
}

function measure(file: string): Row {
  const cuobjdump = (version: string) => [
    join(lab.root, 'toolkits', version, 'bin/cuobjdump'),
    ...['-all', '--list-elf', '--list-ptx', file],
  ]
  const newest = median([1, 2, 3].map(() => start(cuobjdump('13.5'))))
  const version = newest.status === 0 ? '13.5' : '12.4'
  const [ours, peer] = race([process.execPath, script, file], cuobjdump(version))
  const answer = JSON.parse(ours.stdout) as Answer
  const theirs = [...peer.stdout.matchAll(/(sm_\w+)\.(cubin|ptx)$/gm)].map(([, sm, kind]) => `${kind} ${sm}`)
  const given = newest.stdout.split('\n').length - 1
  return {
    library: basename(file),
    megabytes: Math.round(statSync(file).size / 1e6),
    images: answer.images.length,
    peer: `cuobjdump ${version}`,
    peerSeconds: round(peer.seconds, 2),
    ourSeconds: round(ours.seconds, 3),
    walkSeconds: round(answer.walkSeconds, 3),
    ratio: round(peer.seconds / ours.seconds, 1),
    ratioTo13_5: round(newest.seconds / ours.seconds, 1),
    mebibytes: round(answer.kilobytes / 1024, 0),
    equal: peer.status === 0 && sorted(answer.images) === sorted(theirs),
    note:
      newest.status === 0
        ? ''
        : `cuobjdump 13.5 gives up on ${basename(file)} after ${given} images: ${newest.stderr.trim()}`,
  }
}

/** cuobjdump names a family-specific cubin by its base, and a few of sm_50 to sm_61 by an `a` that these never had. */
function sorted(images: readonly string[]): string {
  const plain = images.map((image) => image.replace(/^(cubin \w+)f$/, '$1').replace(/^(cubin sm_[5-8]\d)a$/, '$1'))
  return plain.sort().join()
}

interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
}

/** Runs two commands in turn, once to warm the page cache and then several times; of each the run of median wall time. */
function race(one: string[], other: string[]): [Run, Run] {
  const pairs = Array.from({ length: rounds + 1 }, () => [start(one), start(other)] as const).slice(1)
  return [median(pairs.map(([run]) => run)), median(pairs.map(([, run]) => run))]
}

function median(runs: Run[]): Run {
  const run = runs.sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)]
  if (!run) throw new Error('no run')
  return run
}

function start([command = '', ...args]: string[]): Run {
  const begun = performance.now()
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  return { status, stdout, stderr, seconds: (performance.now() - begun) / 1000 }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
