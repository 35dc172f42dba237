import { type Problem, warning } from '../model/problem.ts'
import { type Derivation, readClosure } from '../nix/build/derivation.ts'
import type { Host } from '../runner/host.ts'
import { limitTo } from '../runner/limit.ts'
import { type Probe, probeOf } from './coverage-probe.ts'
import { cacheProblems as collectProblems } from './coverage-problems.ts'
import { compilerPaths, withCompilers } from './coverage-scope.ts'
import { parsePublicKey } from './signing.ts'
import { openSubstituters } from './substituter.ts'

/** A cell as its evaluation gave it. */
export interface EvaluatedCell {
  readonly id: string
  readonly drvPath: string
  readonly outputs: readonly { readonly name: string; readonly path: string }[]
}

/** A derivation that no cache spares the cell. */
export interface MissingDerivation {
  readonly drvPath: string
  /** `magma-2.7.2` */
  readonly name: string
  /** `fetch`: a download, whose content is known beforehand. */
  readonly kind: 'build' | 'fetch'
  /** Whether it is known to build for long. */
  readonly heavy: boolean
  /** Length of the longest chain of derivations below it: what has less is built first. */
  readonly height: number
}

interface Downloads {
  /** Compressed, as far as caches say. */
  readonly downloadBytes: number
  /** Store paths. */
  readonly paths: number
}

/** What caches have of a cell. `cold`: nothing at all that it needs. Missing derivations come in the order of builds. */
export type Coverage =
  | ({ readonly state: 'cached' } & Downloads)
  | ({ readonly state: 'partial'; readonly missing: readonly MissingDerivation[] } & Downloads)
  | { readonly state: 'cold'; readonly missing: readonly MissingDerivation[] }

export interface CoverageOptions {
  /** As in Nix's `substituters`. */
  readonly substituters: readonly string[]
  readonly trustedPublicKeys: readonly string[]
  /** `/nix/store`, mostly. */
  readonly storeDir: string
  /** Text of the netrc with which Nix asks caches. */
  readonly netrc?: string | undefined
  /** What is unknown by then counts as not there. Default 120. */
  readonly deadlineSeconds?: number
  /** For one question. Default 10. */
  readonly requestSeconds?: number
  /** Connections at a time to all caches together. Default and most: 64. */
  readonly sockets?: number
}

export interface CoverageReport {
  /** By the cells' ids. */
  readonly cells: ReadonlyMap<string, Coverage>
  /** Warnings: CCH008 to CCH012, each cache at most once with each. */
  readonly problems: readonly Problem[]
  /** Narinfos that were asked for. */
  readonly probes: number
  readonly seconds: number
}

const mostSockets = 64

/**
 * Packages that take from many minutes to hours to compile for CUDA, and that caches lack for other than default
 * capabilities, because all that reads `cudaPackages.flags` is another derivation then:
 * https://github.com/NixOS/nixpkgs/issues/555389 (torch for 12.0: magma, nccl, ucc and others are built locally).
 */
export const heavyPackages: readonly string[] = [
  'cutlass',
  'faiss',
  'flash-attn',
  'flash-attention',
  'flashinfer',
  'jaxlib',
  'llama-cpp',
  'magma',
  'nccl',
  'onnxruntime',
  'opencv',
  'tensorflow',
  'torch',
  'torchaudio',
  'torchvision',
  'triton',
  'triton-llvm',
  'vllm',
  'xformers',
  'xla',
]

/** As a whole part of a name: `python3.12-torch-2.5.1`, `opencv4-4.9.0`, not `torchmetrics-1.4`. */
const heavyName = new RegExp(`(?:^|[-_])(?:${heavyPackages.join('|').replaceAll('-', '[-_]')})\\d*(?:[-_.]|$)`)

/**
 * Asks the caches what they have of each cell, and says by Nix's own rule what would be downloaded and what built on a
 * machine whose store is empty. An output is substituted when it and all that it refers to, however far, are served with
 * a trusted signature; else its derivation is built and the outputs that this wants of its inputs are looked at likewise.
 * Nix before 2.30 may build less: it could substitute after it had built what was lacking
 * (https://github.com/NixOS/nix/pull/13176).
 *
 * A public cache of CUDA packages that lacks the compilers of all toolkits is asked for nothing else. Trouble with a cache
 * is a warning, and what was not learned counts as not there. When the host is cancelled it ends at
 * once, in the same way. Throws ProblemError BLD004 when a .drv file cannot be read.
 */
export async function coverageOf(
  host: Pick<Host, 'files' | 'clock' | 'http' | 'cancelled'>,
  cells: readonly EvaluatedCell[],
  options: CoverageOptions,
): Promise<CoverageReport> {
  const begun = host.clock.now()
  const derivations = await readClosure(
    host,
    cells.map(({ drvPath }) => drvPath),
  )
  const { storeDir, deadlineSeconds = 120, requestSeconds = 10 } = options
  const sockets = Math.max(1, Math.min(options.sockets ?? mostSockets, mostSockets))
  const deadline = host.clock.deadline(deadlineSeconds * 1_000)
  const signal = AbortSignal.any([host.cancelled, deadline])
  const cacheProblems = collectProblems()
  let probes = 0
  const opened = await openSubstituters(options.substituters, {
    host,
    turn: limitTo(sockets),
    storeDir,
    keys: options.trustedPublicKeys.map(parsePublicKey).filter((key) => key !== undefined),
    timeout: requestSeconds * 1_000,
    netrc: options.netrc,
    signal,
    cacheProblems,
    onProbe: () => {
      probes += 1
    },
  })
  const caches = await withCompilers(opened, compilerPaths(derivations))
  const probe = probeOf(caches, madeByEvaluation(derivations))
  await checkNars(probe, cells)
  const heights = heightsOf(derivations)
  const covered = await Promise.all(
    cells.map(async (cell) => [cell.id, await cover(cell, derivations, heights, probe)] as const),
  )
  const late = deadline.aborted && !host.cancelled.aborted ? [lateWarning(deadlineSeconds)] : []
  const seconds = (host.clock.now() - begun) / 1_000
  return { cells: new Map(covered), problems: [...late, ...cacheProblems.problems()], probes, seconds }
}

function lateWarning(seconds: number): Problem {
  const message = `The caches did not answer within ${seconds} s; the remaining paths count as not cached.`
  return warning('CCH009', message, 'Check the network of this machine, or remove slow caches.')
}

/**
 * Derivations and their sources are in the store of any machine that has evaluated the cell, so caches need not have
 * them. That holds for sources of other derivations too: they are the same paths.
 */
function madeByEvaluation(derivations: ReadonlyMap<string, Derivation>): ReadonlySet<string> {
  const local = new Set(derivations.keys())
  for (const { inputSrcs } of derivations.values()) for (const source of inputSrcs) local.add(source)
  return local
}

/** A narinfo may outlive its NAR, which would turn a cell without builds into the whole build: the outputs are looked at. */
async function checkNars(probe: Probe, cells: readonly EvaluatedCell[]): Promise<void> {
  const claimed = await Promise.all(
    cells.map(async ({ outputs }) => {
      const whole = await Promise.all(outputs.map(({ path }) => path !== '' && probe.isWhole(path)))
      return whole.every((each) => each) ? outputs.map(({ path }) => path) : []
    }),
  )
  await Promise.all([...new Set(claimed.flat())].map((path) => probe.checkNar(path)))
}

async function cover(
  cell: EvaluatedCell,
  derivations: ReadonlyMap<string, Derivation>,
  heights: ReadonlyMap<string, number>,
  probe: Probe,
): Promise<Coverage> {
  const wanted = new Set<string>()
  const substituted: string[] = []
  const missing = new Map<string, MissingDerivation>()
  const want = async (drvPath: string, outputs: readonly string[]): Promise<void> => {
    const derivation = derivations.get(drvPath)
    if (!derivation) return
    const fresh = outputs.filter((output) => !wanted.has(`${drvPath}!${output}`))
    for (const output of fresh) wanted.add(`${drvPath}!${output}`)
    const served = await Promise.all(
      fresh.map(async (name) => {
        const path = derivation.outputs.find((output) => output.name === name)?.path
        if (path === undefined || !derivation.allowSubstitutes || !(await probe.isWhole(path))) return false
        substituted.push(path)
        return true
      }),
    )
    if (missing.has(drvPath) || served.every((each) => each)) return
    missing.set(drvPath, missingOf(drvPath, derivation, heights.get(drvPath) ?? 0))
    await Promise.all([...derivation.inputDrvs].map(([input, names]) => want(input, names)))
  }
  await want(
    cell.drvPath,
    cell.outputs.map(({ name }) => name),
  )
  const closure = probe.closure(substituted)
  const downloadBytes = closure.reduce((sum, path) => sum + path.downloadBytes, 0)
  const inOrder = [...missing.values()].sort(byHeight)
  if (inOrder.length === 0) return { state: 'cached', downloadBytes, paths: closure.length }
  if (closure.length === 0) return { state: 'cold', missing: inOrder }
  return { state: 'partial', missing: inOrder, downloadBytes, paths: closure.length }
}

function missingOf(drvPath: string, derivation: Derivation, height: number): MissingDerivation {
  const name = derivation.name || drvPath.replace(/^.*\/[^-/]*-/, '').replace(/\.drv$/, '')
  const kind = derivation.fixedOutput ? 'fetch' : 'build'
  return { drvPath, name, kind, heavy: kind === 'build' && heavyName.test(name), height }
}

/** One order for all cells, in which what is needed comes before what needs it. */
function byHeight(a: MissingDerivation, b: MissingDerivation): number {
  return a.height - b.height || (a.drvPath < b.drvPath ? -1 : 1)
}

function heightsOf(derivations: ReadonlyMap<string, Derivation>): ReadonlyMap<string, number> {
  const heights = new Map<string, number>()
  // With a stack of its own: chains of derivations are longer than the one of functions may be.
  const stack = [...derivations.keys()]
  for (let drvPath = stack.at(-1); drvPath !== undefined; drvPath = stack.at(-1)) {
    const inputs = [...(derivations.get(drvPath)?.inputDrvs.keys() ?? [])]
    const unknown = heights.has(drvPath) ? [] : inputs.filter((input) => !heights.has(input))
    if (unknown.length > 0) {
      stack.push(...unknown)
      continue
    }
    heights.set(
      drvPath,
      inputs.reduce((height, input) => Math.max(height, (heights.get(input) ?? 0) + 1), 0),
    )
    stack.pop()
  }
  return heights
}

/** A derivation that several cells would each build or fetch. */
export interface SharedDerivation extends MissingDerivation {
  /** Ids of the cells, in their order. */
  readonly cells: readonly string[]
}

/** What two or more cells lack, in the order of builds: worth building once and before them. */
export function sharedDerivations(cells: ReadonlyMap<string, Coverage>): readonly SharedDerivation[] {
  const found = new Map<string, { readonly derivation: MissingDerivation; readonly cells: string[] }>()
  for (const [id, coverage] of cells) {
    if (coverage.state === 'cached') continue
    for (const derivation of coverage.missing) {
      const known = found.get(derivation.drvPath)
      if (known) known.cells.push(id)
      else found.set(derivation.drvPath, { derivation, cells: [id] })
    }
  }
  return [...found.values()]
    .filter((each) => each.cells.length > 1)
    .map((each) => ({ ...each.derivation, cells: each.cells }))
    .sort(byHeight)
}
