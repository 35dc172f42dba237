import { join, relative } from 'node:path'
import { optionalDeviceCode } from '../../cuda/entry-text.ts'
import { cellExpression } from '../../cuda/expression.ts'
import type { JobIdentity } from '../../flox/auth/identity.ts'
import type { InspectedFile } from '../../inspect/inspect.ts'
import { documentReport } from '../../inspect/report.ts'
import { verifyImages } from '../../inspect/verify.ts'
import type { Cell, CellResult, FileReport } from '../../model/documents.ts'
import type { Problem } from '../../model/problem.ts'
import { build } from '../../nix/build/build.ts'
import type { BuiltDerivation } from '../../nix/build/build-log.ts'
import { type Evaluated, evaluate } from '../../nix/build/evaluate.ts'
import { explainCacheErrors } from '../../nix/configure/caches.ts'
import type { Nix } from '../../nix/find.ts'
import { unbuiltStatus } from '../../report/outcome.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { logDetail } from '../../runner/log.ts'
import type { RunId } from '../../store-cache/key.ts'
import type { StoreCache } from '../../store-cache/store-cache.ts'
import { withCause } from '../plan/evaluation-causes.ts'
import { inspectTree, unopenedNotice } from '../verify/inspect-tree.ts'
import { expectationOf, withoutDeviceCode } from './expectation.ts'

export interface ProveOptions {
  /** Absolute path of the user's repository. */
  readonly root: string
  /** Where the generated expression and the GC roots of the outputs go. */
  readonly folder: string
  /** Seconds for the build. */
  readonly timeout: number
  /** The binary caches that Nix queries, to say which of them gave trouble. */
  readonly substituters?: readonly string[]
  /** Asked for what an earlier run built, before this one builds. */
  readonly storeCache?: StoreCache | undefined
  /** What GitHub does for this job, for a login that must be renewed. */
  readonly job?: JobIdentity | undefined
  /** The shared stage of this run, and the seconds to wait for what it saved. */
  readonly shared?: { readonly run: RunId; readonly wait: number } | undefined
  /** What this cell evaluates to, where this process knows it already. */
  readonly evaluated?: Evaluated
  /** Absolute path of the link to the outputs of a cell; default: below `folder`. Undefined: outputs get no GC root. */
  readonly linkOf?: (cell: Cell) => string | undefined
}

/** A result, and what only the job itself needs to know: the derivations that Nix built here. */
export interface Proved {
  readonly result: CellResult
  readonly derivations: readonly BuiltDerivation[]
}

/**
 * Evaluates, builds and verifies one cell. Never throws for what the cell or its build did: the result says it.
 * Throws ProblemError or a system error when the folder cannot be written.
 */
export async function proveCell(host: Host, nix: Nix, cell: Cell, options: ProveOptions): Promise<Proved> {
  const file = join(options.folder, 'expressions', `${cell.id}.nix`)
  const expression = cellExpression(cell, options)
  await writeAtomically(host, file, expression)
  logDetail(host.log, `To build this cell yourself: nix build -f ${file} package`)
  for (const line of expression.trimEnd().split('\n')) logDetail(host.log, `    ${line}`)

  const { evaluated: known } = options
  const evaluation = await timed(host, async () => known ?? (await evaluate(host, nix, file)))
  if ('problem' in evaluation.value) {
    const problem = await withCause(host, options.root, evaluation.value.problem, cell)
    return { result: result(cell, problem, { evaluate: evaluation.seconds }), derivations: [] }
  }
  const evaluated = evaluation.value
  const root = options.linkOf ? options.linkOf(cell) : join(options.folder, 'outputs', cell.id)
  if (!options.linkOf) await host.files.mkdir(join(options.folder, 'outputs'), { recursive: true, mode: 0o700 })
  const restored = await options.storeCache?.restore({ id: cell.id, system: cell.system, drvPath: evaluated.drvPath })
  const whole = restored?.outcome === 'skipped' || (restored?.outcome === 'restored' && restored.exact)
  const stage =
    options.shared && !whole
      ? await options.storeCache?.restoreShared({ system: cell.system, ...options.shared })
      : undefined
  const cached = restored?.outcome === 'restored' ? { paths: restored.paths, bytes: restored.bytes } : null
  const building = await timed(host, () =>
    build(host, nix, { drvPath: evaluated.drvPath, ...(root === undefined ? {} : { root }), timeout: options.timeout }),
  )
  const { problem, built, derivations, logTail, messages } = building.value
  const trouble = [
    ...(restored?.problems ?? []),
    ...(stage?.problems ?? []),
    ...explainCacheErrors(messages, options.substituters ?? []),
    ...building.value.warnings,
  ]
  const seconds = { evaluate: evaluation.seconds, build: building.seconds }
  const made = await knownBuilds(stage?.outcome === 'restored' ? options.storeCache : undefined, derivations)
  const failed = problem && {
    ...result(cell, [problem, ...trouble], seconds, evaluated),
    built: built.length > 0,
    restored: cached,
    derivations: made,
    logTail,
  }
  if (failed) return { result: failed, derivations }

  const proof = await timed(host, () => proveOutputs(host, evaluated, cell))
  const wrong = proof.value.problems.some((found) => found.severity === 'error')
  const proved: CellResult = {
    ...result(cell, [...proof.value.problems, ...trouble], { ...seconds, verify: proof.seconds }, evaluated),
    status: host.cancelled.aborted ? 'cancelled' : wrong ? 'wrong' : 'proven',
    built: built.length > 0,
    restored: cached,
    derivations: made,
    files: proof.value.files,
  }
  return { result: proved, derivations }
}

/** What Nix built here, and what the shared stage did, whose job has no result of its own: the next plan wants both. */
async function knownBuilds(
  storeCache: StoreCache | undefined,
  built: readonly BuiltDerivation[],
): Promise<NonNullable<CellResult['derivations']>> {
  const restored = (await storeCache?.restored()) ?? []
  const seconds = new Map<string, number | null>()
  for (const { drvPath, seconds: took } of restored) if (drvPath !== null && took !== null) seconds.set(drvPath, took)
  for (const { path, seconds: took } of built) seconds.set(path, took)
  return [...seconds].map(([path, took]) => ({ path, seconds: took }))
}

/** Opens every file of the outputs. */
export async function proveOutputs(
  host: Host,
  evaluated: Pick<Evaluated, 'outputs'>,
  cell: Cell,
): Promise<{ readonly files: readonly FileReport[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = []
  const files: InspectedFile[] = []
  const outputs = new Map<string, { readonly output: string; readonly path: string }>()
  for (const { name: output, path } of evaluated.outputs) {
    const found = await inspectTree(host, path, (file) => {
      const shown = evaluated.outputs.length > 1 ? `${output}/${relative(path, file)}` : relative(path, file) || file
      outputs.set(shown, { output, path: relative(path, file) || '.' })
      return shown
    })
    files.push(...found.files)
    const notice = unopenedNotice(found.unopened)
    problems.push(...found.problems, ...(notice ? [notice] : []))
  }
  /** Members of an archive lie where it does. */
  const outputOf = (file: string) => {
    const [outer = file, ...members] = file.split('!/')
    const at = outputs.get(outer)
    return at ? { ...at, path: [at.path, ...members].join('!/') } : { output: 'out', path: file }
  }
  const verdict = verifyImages(files, expectationOf(cell))
  if (cell.toolkit === 'cpu') problems.push(...withoutDeviceCode(files))
  const reports = files
    .filter((file) => file.images.length > 0)
    .map((file) => ({ ...outputOf(file.file), ...documentReport(file) }))
  const fix = `If its kernels are in a library that it uses, write ${optionalDeviceCode(cell)}. Otherwise check that the build compiles for CUDA and installs what it compiled.`
  const verdicts = verdict.problems.map((problem) => (problem.code === 'VER003' ? { ...problem, fix } : problem))
  return { files: reports, problems: [...problems, ...verdicts] }
}

/** A result of a cell that was not built, by its problems. */
export function result(
  cell: Cell,
  found: Problem | readonly Problem[],
  seconds: Partial<CellResult['seconds']>,
  evaluated?: Evaluated,
): CellResult {
  const problems = Array.isArray(found) ? (found as readonly Problem[]) : [found as Problem]
  return {
    schema: 'result/1',
    cell,
    status: unbuiltStatus(problems.map(({ code }) => code)) ?? 'build-failed',
    drvPath: evaluated?.drvPath ?? null,
    outputs: evaluated?.outputs ?? [],
    ...(evaluated?.unfree === undefined ? {} : { unfree: evaluated.unfree }),
    built: false,
    restored: null,
    seconds: { evaluate: 0, build: 0, verify: 0, ...seconds },
    files: [],
    problems,
    logTail: [],
  }
}

export async function timed<T>(
  host: Host,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number }> {
  const begun = host.clock.now()
  const value = await work()
  return { value, seconds: (host.clock.now() - begun) / 1_000 }
}
