/**
 * Reading the device code of real libraries: listing and full verification against `cuobjdump --list-elf` of CUDA 13.5, as whole
 * processes, in one run, with the files in the page cache; the time that each program takes for nothing (`--version`, an empty
 * script) is taken off. Ours is bundled as dist/ is.
 * Goals: verification at least 10 times as fast on cuBLASLt 13 and cuSPARSE 12.9 and 5 times on NCCL 2.32 and PyTorch 2.8, at most
 * 150 MiB; listing 20 times as fast where at most 5 % of the file lies outside its containers, else 5 times; the same cubins.
 * `floor` is what listing and decoding alone take for the bytes that verification unpacks.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { bundle } from '../scripts/bundle.ts'
import { runOk } from '../test/lab/exec.ts'
import { openLab } from '../test/lab/lab.ts'

const mostMebibytes = 150
const rounds = Number(process.env['ROUNDS'] ?? 5)

const wheels = ['nvidia-cublas==13.10.0.20', 'nvidia-cusparse==12.9.4.2', 'nvidia-nccl-cu13==2.32.3', 'torch==2.8.0']
/** Each with how many times as fast its verification should be. */
const libraries: readonly (readonly [string, number])[] = [
  ['nvidia/cu13/lib/libcublasLt.so.13', 10],
  ['nvidia/cu13/lib/libcusparse.so.12', 10],
  ['nvidia/nccl/lib/libnccl.so.2', 5],
  ['torch/lib/libtorch_cuda.so', 5],
]

const source = join(import.meta.dirname, '../src')

/** Ours: a process that lists or verifies one file. */
const child = `
import { inspectFile, inspectImages } from '${source}/inspect/inspect.ts'
import { budgetFor, listImages } from '${source}/inspect/list.ts'
import { unpackStart } from '${source}/inspect/unpack.ts'
import { verifyImages } from '${source}/inspect/verify.ts'
import { smName } from '${source}/model/capability.ts'
import { openFile } from '${source}/runner/byte-source.ts'
const [, , mode, file] = process.argv
const { source } = openFile(file)
const found = mode === 'list' ? listImages(source, file) : inspectFile(source, file)
const { images, problems } = found
if (mode !== 'list') verifyImages([found], { targets: [], ptx: [], allowNoDeviceCode: true })
for (const { message } of problems) process.stderr.write(message + '\\n')
const nvcc = images.filter(({ kind, container }) => kind === 'cubin' && container.section === '.nv_fatbin')
let floor
if (mode === 'floor') {
  const sizes = []
  const budget = budgetFor(source.size)
  let before = budget.bytes
  for (const _ of inspectImages(source, file, images, budget)) {
    sizes.push(before - budget.bytes)
    before = budget.bytes
  }
  const begun = performance.now()
  for (const [index, image] of listImages(source, file).images.entries()) {
    const size = Math.min(sizes[index], image.size)
    if (image.compression !== 'none' && size > 0) unpackStart(source, image, budgetFor(source.size))(size)
  }
  floor = (performance.now() - begun) / 1000
}
const held = images.reduce((sum, image) => sum + image.storedSize, 0)
const kilobytes = process.resourceUsage().maxRSS
process.stdout.write(JSON.stringify({ images: nvcc.map((one) => smName(one.capability)), held, kilobytes, floor }))
`

interface Answer {
  readonly images: string[]
  readonly held: number
  readonly kilobytes: number
  /** Seconds that listing and decoding alone take for the bytes that verification needs, in a process that is warm. */
  readonly floor?: number
}

const lab = await openLab({ variant: 'next', toolkits: ['13.5'] })
const cuobjdump = lab.cuobjdump
const wheelsFolder = join(lab.root, 'bench/wheels')
await installWheels(wheelsFolder)
const script = await bundleChild(join(lab.root, 'bench/lib'))
const idle = {
  theirs: median(Array.from({ length: rounds }, () => start([cuobjdump, '--version']))).seconds,
  ours: median(Array.from({ length: rounds }, () => start([process.execPath, '-e', '0']))).seconds,
}
const rows = libraries.map(([library, times]) => measure(join(wheelsFolder, library), times))
console.table(rows)
console.log(
  `node alone takes ${round(idle.ours, 3)} s, cuobjdump --version ${round(idle.theirs, 3)} s; both are taken off`,
)
console.log(JSON.stringify({ bench: 'inspect', rounds, idle, rows }))
for (const row of rows) {
  if (row.verifyTimes < row.verifyGoal) console.log(`${row.library}: verification misses ${row.verifyGoal} times`)
  if (row.listTimes < row.listGoal) console.log(`${row.library}: listing misses ${row.listGoal} times`)
}
const wrong = rows.filter((row) => !row.equal || row.mebibytes > mostMebibytes)
if (wrong.length > 0) {
  console.error(`another answer, or too much memory: ${wrong.map((row) => row.library).join(', ')}`)
  process.exitCode = 1
}

async function bundleChild(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'child.js'), child)
  await bundle(join(folder, 'child.js'), join(folder, 'bundle'))
  return join(folder, 'bundle/index.js')
}

async function installWheels(folder: string): Promise<void> {
  if (libraries.every(([library]) => existsSync(join(folder, library)))) return
  console.log(`downloading ${wheels.join(', ')} (1.7 GB) into ${folder}`)
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

function measure(file: string, verifyGoal: number) {
  const node = (mode: string) => [process.execPath, script, mode, file]
  const [theirs, list, verify, floors] = race(
    [cuobjdump, '--list-elf', file],
    node('list'),
    node('verify'),
    node('floor'),
  )
  const floor = (JSON.parse(floors.stdout) as Answer).floor ?? Number.NaN
  const answer = JSON.parse(verify.stdout) as Answer
  const listed = [...theirs.stdout.matchAll(/\.(sm_\w+)\.cubin$/gm)].map(([, sm = '']) => sm)
  const outside = 1 - answer.held / statSync(file).size
  const [theirSeconds, listSeconds, verifySeconds] = [
    theirs.seconds - idle.theirs,
    list.seconds - idle.ours,
    verify.seconds - idle.ours,
  ]
  return {
    library: basename(file),
    megabytes: Math.round(statSync(file).size / 1e6),
    outside: `${Math.round(outside * 100)} %`,
    cuobjdump: round(theirSeconds, 2),
    list: round(listSeconds, 3),
    listTimes: round(theirSeconds / listSeconds, 1),
    listGoal: outside <= 0.05 ? 20 : 5,
    verify: round(verifySeconds, 3),
    verifyTimes: round(theirSeconds / verifySeconds, 1),
    verifyGoal,
    floor: round(floor, 3),
    floorTimes: round(theirSeconds / floor, 1),
    mebibytes: Math.round(answer.kilobytes / 1024),
    equal: theirs.status === 0 && sorted(answer.images) === sorted(listed),
  }
}

/** cuobjdump names a family-specific cubin by its base. */
function sorted(images: readonly string[]): string {
  return images
    .map((image) => image.replace(/f$/, ''))
    .sort()
    .join()
}

interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
}

/** Runs commands in turn, once to warm the page cache and then several times; of each the run of median wall time. */
function race(...commands: [string[], string[], string[], string[]]): [Run, Run, Run, Run] {
  const all = Array.from({ length: rounds + 1 }, () => commands.map(start)).slice(1)
  const of = (index: number) => median(all.flatMap((runs) => runs[index] ?? []))
  return [of(0), of(1), of(2), of(3)]
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
