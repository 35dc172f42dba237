import { type Capability, parseCapability } from '../model/capability.ts'
import { childEnv } from '../runner/child-env.ts'
import type { Outcome } from '../runner/exec.ts'
import { findProgram } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import type { GpuHost, MigInstance } from './host-facts.ts'

/** One GPU as nvidia-smi describes it. Cells that hold no value (`[N/A]`, `[Not Supported]`) are undefined. */
export interface SmiGpu {
  readonly index: number
  /** `0000:3b:00.0`, as in sysfs; undefined where there is none. */
  readonly pci: string | undefined
  readonly uuid: string | undefined
  readonly name: string | undefined
  readonly driver: string | undefined
  readonly memoryMib: number | undefined
  readonly capability: Capability | undefined
  readonly mig: boolean | undefined
  readonly ecc: boolean | undefined
  readonly eccErrors: number | undefined
  readonly persistence: boolean | undefined
  readonly computeMode: string | undefined
  /** The cell that says that the GPU does not answer: `[GPU is lost]`. */
  readonly failure: string | undefined
}

export interface SmiReport {
  readonly answer: GpuHost['smi']
  readonly gpus: readonly SmiGpu[]
  /** `13.0`: what `nvidia-smi --version` names. */
  readonly cuda: string | undefined
}

/** Every nvidia-smi since 450 knows the first; the others came with 510 and are left out where it does not know them. */
const basic = [
  'index',
  'pci.bus_id',
  'uuid',
  'name',
  'driver_version',
  'memory.total',
  'persistence_mode',
  'compute_mode',
]
const newer = ['mig.mode.current', 'ecc.mode.current', 'ecc.errors.uncorrected.volatile.total', 'compute_cap']

/** Without the persistence daemon each GPU is initialized for the answer, which takes up to three seconds each. */
const patience = 30

/** Where the driver and its packages put it, for jobs whose PATH lacks it. */
const folders = [
  '/usr/bin',
  '/usr/lib/wsl/lib',
  '/usr/local/nvidia/bin',
  '/run/current-system/sw/bin',
  '/run/opengl-driver/bin',
]

/** Characters of a cell or a message that are kept: a name has at most 96. */
const longestText = 200

/** How the query is written in a source of facts. */
export const smiQuery = 'nvidia-smi --query-gpu'

/** The first nvidia-smi along PATH, else where drivers put it; undefined where there is none. */
export function findSmi(host: Host): Promise<string | undefined> {
  return findProgram(host, 'nvidia-smi', [...(host.env['PATH'] ?? '').split(':'), ...folders])
}

/** Asks for the fields of every GPU; with `cuda`, for the CUDA version of the driver at the same time. Throws nothing. */
export async function askSmi(host: Host, program: string, cuda: boolean): Promise<SmiReport> {
  const [rows, version] = await Promise.all([
    queryGpus(host, program),
    cuda ? askOfSmi(host, [program, '--version']) : undefined,
  ])
  const told = version?.kind === 'exited' ? readSmiVersion(version.stdout) : undefined
  const { outcome, fields } = rows
  const gpus = outcome.kind === 'exited' ? readSmiRows(outcome.stdout, fields) : []
  // 14: the InfoROM is damaged, all else is well. https://github.com/NVIDIA/gpu-operator/issues/285
  const well = outcome.kind === 'exited' && (outcome.code === 0 || outcome.code === 14)
  return { answer: { ...(well ? { kind: 'answered' as const } : failureOf(outcome)), program }, gpus, cuda: told }
}

/** The MIG instances of each GPU by its UUID. Only `nvidia-smi -L` names them. Throws nothing. */
export async function askMigInstances(
  host: Host,
  program: string,
): Promise<ReadonlyMap<string, readonly MigInstance[]>> {
  const outcome = await askOfSmi(host, [program, '-L'])
  return outcome.kind === 'exited' ? readMigInstances(outcome.stdout) : new Map()
}

async function queryGpus(
  host: Host,
  program: string,
): Promise<{ readonly outcome: Outcome; readonly fields: readonly string[] }> {
  const query = async (fields: readonly string[]) => ({
    fields,
    outcome: await askOfSmi(host, [program, `--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits']),
  })
  const first = await query([...basic, ...newer])
  const { outcome } = first
  return outcome.kind === 'exited' && /not a valid field/i.test(outcome.stdout) ? query(basic) : first
}

/** Asks an nvidia-smi, given with its options. Throws nothing. */
export function askOfSmi(host: Host, argv: readonly [string, ...string[]]): Promise<Outcome> {
  return host.exec({
    argv,
    // Its words are read: they must be English, and numbers must have points.
    env: childEnv(host.env, { LC_ALL: 'C' }),
    timeout: patience,
    // A driver that hangs cannot be ended: it is left to itself.
    question: true,
    signal: host.cancelled,
  })
}

function failureOf(outcome: Outcome) {
  if (outcome.kind === 'not-started') return { kind: 'failed' as const, code: null, text: outcome.reason }
  const said = [...outcome.stdout.split('\n'), ...outcome.stderrTail]
  const lines = said.map((line) => line.trim().slice(0, longestText)).filter(Boolean)
  // It writes its errors to standard output, among the rows of GPUs that do answer.
  const text = lines.find((line) => /fail|unable|error|not found|no devices|couldn't/i.test(line)) ?? lines.at(-1)
  if (outcome.kind === 'exited') return { kind: 'failed' as const, code: outcome.code, text: text ?? '' }
  return { kind: 'failed' as const, code: null, text: text ?? `It did not answer within ${patience} s.` }
}

/** Rows of `--format=csv,noheader,nounits`; lines with another number of cells are messages and are left out. */
export function readSmiRows(text: string, fields: readonly string[] = [...basic, ...newer]): readonly SmiGpu[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split(',').map((cell) => cell.trim().slice(0, longestText))
    if (cells.length !== fields.length) return []
    const raw = (name: string) => cells[fields.indexOf(name)]
    const index = Number(raw('index'))
    if (!/^\d{1,3}$/.test(raw('index') ?? '')) return []
    const value = (name: string) => meaningful(raw(name))
    const number = (name: string) => (/^\d{1,9}$/.test(value(name) ?? '') ? Number(value(name)) : undefined)
    const enabled = (name: string) => ({ Enabled: true, Disabled: false })[value(name) ?? '']
    return [
      {
        index,
        pci: pciOf(value('pci.bus_id')),
        uuid: value('uuid'),
        name: value('name'),
        driver: value('driver_version'),
        memoryMib: number('memory.total'),
        capability: parseCapability(value('compute_cap') ?? ''),
        mig: enabled('mig.mode.current'),
        ecc: enabled('ecc.mode.current'),
        eccErrors: number('ecc.errors.uncorrected.volatile.total'),
        persistence: enabled('persistence_mode'),
        computeMode: value('compute_mode'),
        failure: cells.find((cell) => /lost|reset|ERR!|Unknown Error/i.test(cell)),
      },
    ]
  })
}

/** What is written instead of a value stands in brackets, or is `ERR!`. */
function meaningful(cell: string | undefined): string | undefined {
  return cell === undefined || cell === '' || /^\[.*\]$|^ERR!$|^N\/A$/.test(cell) ? undefined : cell
}

/** `00000000:3B:00.0` as sysfs writes it: `0000:3b:00.0`. */
function pciOf(text: string | undefined): string | undefined {
  return /^(?:0000)?([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f])$/i.exec(text ?? '')?.[1]?.toLowerCase()
}

/** The line `CUDA Version        : 13.0` of `nvidia-smi --version`; later ones write `CUDA DRIVER version` or `CUDA UMD Version`. */
export function readSmiVersion(text: string): string | undefined {
  return /^CUDA[\w ]* Version\s*:\s*(\d{1,2}\.\d{1,2})\s*$/im.exec(text)?.[1]
}

/** `GPU 0: NVIDIA H100 (UUID: GPU-…)`, and below it `  MIG 1g.10gb     Device  0: (UUID: MIG-…)`. */
export function readMigInstances(text: string): ReadonlyMap<string, readonly MigInstance[]> {
  const found = new Map<string, MigInstance[]>()
  let own: MigInstance[] = []
  for (const line of text.split('\n')) {
    const gpu = /^GPU \d+: .*\(UUID: (GPU-[0-9a-f-]{1,64})\)/.exec(line)?.[1]
    if (gpu !== undefined) {
      own = []
      found.set(gpu, own)
    }
    const mig = /^\s+MIG (\S+)\s+Device\s+\d+: \(UUID: (MIG-[0-9A-Za-z/-]{1,80})\)/.exec(line)
    if (mig) own.push({ name: mig[1] ?? '', uuid: mig[2] })
  }
  return found
}
