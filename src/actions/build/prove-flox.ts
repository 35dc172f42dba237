import { join } from 'node:path'
import { signedInIfPossible } from '../../flox/auth/signed-in.ts'
import { buildWithFlox } from '../../flox/build/build.ts'
import { lookForFlox } from '../../flox/facts.ts'
import type { FloxCell } from '../../model/cell.ts'
import type { Cell } from '../../model/documents.ts'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { builtHere, deriverOf } from '../../nix/store-paths.ts'
import type { Host } from '../../runner/host.ts'
import { type Proved, type ProveOptions, proveOutputs, result, timed } from './prove-cell.ts'

/**
 * Builds a cell with Flox and verifies it. What an earlier run saved of the cell is offered to Nix first: Flox takes it for
 * pure builds and expressions, and builds the others anew. Never throws for what the cell or its build did.
 */
export async function proveFloxCell(host: Host, nix: Nix, cell: FloxCell, options: ProveOptions): Promise<Proved> {
  const flox = await lookForFlox(host).catch(problemsOf)
  if (!flox || 'problems' in flox) {
    return { result: result(cell, flox?.problems ?? noFlox(cell), {}), derivations: [] }
  }
  const saved = await options.storeCache?.restore({ id: cell.id, system: cell.system, drvPath: '' })
  const cached = saved?.outcome === 'restored' ? { paths: saved.paths, bytes: saved.bytes } : null
  const copy = join(options.folder, 'flox', cell.id)
  const login = await signedInIfPossible(host, options.job)
  const building = await timed(host, () => buildWithFlox(login.host, flox, cell, { ...options, copy }))
  const { outputs, problems, logTail } = building.value
  const trouble = [...login.warnings, ...problems, ...(saved?.problems ?? [])]
  const out = outputs.find(({ name }) => name === 'out') ?? outputs[0]
  if (!out) {
    return {
      result: { ...result(cell, trouble, { build: building.seconds }), restored: cached, logTail },
      derivations: [],
    }
  }
  const drvPath = (await deriverOf(host, nix, out.path)) ?? null
  const here = await builtHere(host, nix, [out.path])
  const built = 'failed' in here || here.lines.length > 0
  const paths = outputs.map(({ path }) => path)
  const unrooted = await keep(host, nix, cell, paths, options)
  const proof = await timed(host, () => proveOutputs(host, { outputs }, cell))
  const wrong = proof.value.problems.some((found) => found.severity === 'error')
  const seconds = { build: building.seconds, verify: proof.seconds }
  const derivations = drvPath !== null && built ? [{ path: drvPath, seconds: Math.round(building.seconds) }] : []
  await host.files.rm(copy, { recursive: true, force: true })
  return {
    result: {
      ...result(cell, [...proof.value.problems, ...trouble, ...unrooted], seconds),
      drvPath,
      outputs,
      status: host.cancelled.aborted ? 'cancelled' : wrong ? 'wrong' : 'proven',
      built,
      restored: cached,
      derivations,
      files: proof.value.files,
    },
    derivations,
  }
}

/** The links of Flox go with the copy of the project: these keep the outputs. */
async function keep(
  host: Host,
  nix: Nix,
  cell: Cell,
  paths: readonly string[],
  options: ProveOptions,
): Promise<readonly Problem[]> {
  const link = options.linkOf ? options.linkOf(cell) : join(options.folder, 'outputs', cell.id)
  if (link === undefined) return []
  if (!options.linkOf) await host.files.mkdir(join(options.folder, 'outputs'), { recursive: true, mode: 0o700 })
  const outcome = await runNix(host, nix, ['build', '--out-link', link, ...paths], { timeout: 300 })
  if (outcome.kind === 'exited' && outcome.code === 0) return []
  return [warning('BLD004', `${link} could not be made.`, 'The outputs may be collected as garbage.')]
}

/** Of a Flox that does not answer. */
function problemsOf(cause: unknown): { readonly problems: readonly Problem[] } {
  if (!(cause instanceof ProblemError)) throw cause
  return { problems: cause.problems }
}

function noFlox(cell: Cell): Problem {
  const message = `${cell.package} is built by Flox, and no flox was found on this machine.`
  return error('FLX178', message, 'Set flox: true in the setup step, or install Flox.')
}
