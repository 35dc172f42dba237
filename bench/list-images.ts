/**
 * Listing the device code of NVIDIA's own libraries: listImages against cuobjdump, as whole processes, in one run, with the
 * files in the page cache. Goals: at least 20 times as fast, at most 100 MiB of memory, the same answer.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'

const leastRatio = 20
const mostMebibytes = 100
const rounds = 5

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

/** What the child process answers. */
interface Answer {
  readonly images: string[]
  readonly kilobytes: number
}

interface Row {
  readonly library: string
  readonly megabytes: number
  readonly images: number
  readonly peer: string
  readonly peerSeconds: number
  readonly ourSeconds: number
  readonly ratio: number
  readonly mebibytes: number
  readonly equal: boolean
  readonly note: string
}

const [mode, path] = process.argv.slice(2)
if (mode === '--child' && path !== undefined) await child(path)
else await bench()

/** Ours: a process that lists one file. */
async function child(file: string): Promise<void> {
  const { listImages } = await import('../src/inspect/list.ts')
  const { smName } = await import('../src/model/capability.ts')
  const { openFile } = await import('../src/runner/byte-source.ts')
  const { images, problems } = listImages(openFile(file).source, file)
  for (const { message } of problems) process.stderr.write(`${message}\n`)
  const shown = images.filter(({ kind }) => kind === 'cubin' || kind === 'ptx')
  const answer: Answer = {
    images: shown.map(({ kind, capability }) => `${kind} ${smName(capability)}`),
    kilobytes: process.resourceUsage().maxRSS,
  }
  process.stdout.write(JSON.stringify(answer))
}

async function bench(): Promise<void> {
  const { openLab } = await import('../test/lab/lab.ts')
  const lab = await openLab({ variant: 'next', toolkits: ['12.4', '13.5'] })
  const folder = join(lab.root, 'bench/wheels')
  await installWheels(folder)
  const rows = libraries.map((library) => measure(lab.root, join(folder, 'nvidia', library)))
  console.table(rows.map(({ note: _, ...row }) => row))
  for (const { note } of rows) if (note) console.log(note)
  console.log(JSON.stringify({ bench: 'list-images', rounds, goals: { leastRatio, mostMebibytes }, rows }))
  const missed = rows.filter((row) => !row.equal || row.ratio < leastRatio || row.mebibytes > mostMebibytes)
  if (missed.length > 0) {
    console.error(`goals missed for ${missed.map((row) => row.library).join(', ')}`)
    process.exitCode = 1
  }
}

async function installWheels(folder: string): Promise<void> {
  if (libraries.every((library) => existsSync(join(folder, 'nvidia', library)))) return
  const { runOk } = await import('../test/lab/exec.ts')
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

function measure(lab: string, file: string): Row {
  const cuobjdump = (version: string) => [
    join(lab, 'toolkits', version, 'bin/cuobjdump'),
    '-all',
    '--list-elf',
    '--list-ptx',
    file,
  ]
  const ours = repeat([process.execPath, import.meta.filename, '--child', file])
  const answer = JSON.parse(ours.stdout) as Answer
  const newest = repeat(cuobjdump('13.5'))
  const peer = newest.status === 0 ? newest : repeat(cuobjdump('12.4'))
  const theirs = [...peer.stdout.matchAll(/(sm_\w+)\.(cubin|ptx)$/gm)].map(([, sm, kind]) => `${kind} ${sm}`)
  return {
    library: basename(file),
    megabytes: Math.round(statSync(file).size / 1e6),
    images: answer.images.length,
    peer: peer === newest ? 'cuobjdump 13.5' : 'cuobjdump 12.4',
    peerSeconds: round(peer.seconds, 2),
    ourSeconds: round(ours.seconds, 3),
    ratio: round(peer.seconds / ours.seconds, 1),
    mebibytes: round(answer.kilobytes / 1024, 0),
    equal: peer.status === 0 && sorted(answer.images) === sorted(theirs),
    note:
      peer === newest
        ? ''
        : `cuobjdump 13.5 gives up on ${basename(file)} after ${newest.stdout.split('\n').length - 1} images: ${newest.stderr.trim()}`,
  }
}

/** cuobjdump names a family-specific cubin by its base. */
function sorted(images: readonly string[]): string {
  return images
    .map((image) => image.replace(/^(cubin \w+)f$/, '$1'))
    .sort()
    .join()
}

/** Runs a command once to warm the page cache and then several times; the median of the wall times. */
function repeat([command = '', ...args]: string[]): {
  status: number | null
  stdout: string
  stderr: string
  seconds: number
} {
  const run = () => {
    const begun = performance.now()
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
    return { status, stdout, stderr, seconds: (performance.now() - begun) / 1000 }
  }
  const first = run()
  if (first.status !== 0) return first
  const runs = Array.from({ length: rounds }, run).sort((a, b) => a.seconds - b.seconds)
  return runs[Math.floor(rounds / 2)] ?? first
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
