import { join } from 'node:path'
import { withExcluded } from '../../cuda/excluded.ts'
import { cellExpression, cellsExpression, instanceKey } from '../../cuda/expression.ts'
import { factsExpression } from '../../cuda/expression-facts.ts'
import type { NixpkgsFacts } from '../../cuda/facts.ts'
import { instanceOf } from '../../cuda/matrix.ts'
import type { Request } from '../../cuda/request.ts'
import { isFloxCell } from '../../model/cell.ts'
import type { Cell, ExcludedCell, MatrixRow, Plan } from '../../model/documents.ts'
import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { hasCuda } from '../../model/system.ts'
import type { Evaluated } from '../../nix/build/evaluate.ts'
import { type CellGroup, evaluateGroups } from '../../nix/build/evaluate-cells.ts'
import { readNixpkgsFacts } from '../../nix/build/nixpkgs-facts.ts'
import type { Nix } from '../../nix/find.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { withCause } from './evaluation-causes.ts'

/** Asks the request's Nixpkgs what it knows of CUDA. */
export async function readFacts(
  host: Host,
  nix: Nix,
  root: string,
  request: Request,
): Promise<NixpkgsFacts | { readonly problem: Problem }> {
  const nixpkgs = request.nixpkgs.value
  if (nixpkgs.kind === 'lock') throw new Error('flake.lock was not read') // loadRequest does
  const system = request.systems.find(({ value }) => hasCuda(value))?.value ?? 'x86_64-linux'
  const file = join(jobFolder(host), 'expressions', 'facts.nix')
  await writeAtomically(host, file, factsExpression(nixpkgs, system, { root, instance: instanceOf(request) }))
  const facts = await readNixpkgsFacts(host, nix, { file })
  return 'problem' in facts ? { problem: await withCause(host, root, facts.problem) } : facts
}

export interface EvaluatedPlan {
  readonly plan: Plan
  /** By cell id. */
  readonly evaluations: ReadonlyMap<string, Evaluated>
}

/**
 * Evaluates every cell of a plan, one process per Nixpkgs instance. What cannot be evaluated is excluded with Nixpkgs' own
 * message (PLN021); cells of the same derivation share one row (PLN026, a warning). Those that Flox builds stay as they are.
 * Throws ProblemError BLD003 and BLD004.
 */
export async function evaluatePlan(host: Host, nix: Nix, root: string, plan: Plan): Promise<EvaluatedPlan> {
  const byFlox = plan.rows.filter(({ cell }) => isFloxCell(cell))
  const cells = plan.rows.map((row) => row.cell).filter((cell) => !isFloxCell(cell))
  const groups = await writeGroups(host, root, cells)
  const begun = host.clock.now()
  let reportedAt = begun
  const found = await evaluateGroups(host, nix, groups, {
    onProgress: (done, total) => {
      host.log.status?.(`Evaluated ${done} of ${total} cells`)
      if (host.log.status) return
      if (host.clock.now() - reportedAt < 5_000 && done < total) return
      reportedAt = host.clock.now()
      host.log.info(`Evaluated ${done} of ${total} cells in ${((reportedAt - begun) / 1_000).toFixed(1)} s`)
    },
  })
  const evaluations = new Map<string, Evaluated>()
  const failed: ExcludedCell[] = []
  for (const cell of cells) {
    const evaluation = found.get(cell.id)
    if (evaluation && 'drvPath' in evaluation) evaluations.set(cell.id, evaluation)
    else failed.push(notEvaluated(cell, evaluation && (await withCause(host, root, evaluation.problem, cell))))
  }
  const rows = plan.rows.flatMap((row) => {
    const evaluation = evaluations.get(row.id)
    return evaluation ? [{ ...row, drvPath: evaluation.drvPath }] : []
  })
  const merged = mergeEqual(rows)
  const excluded = withExcluded(plan.excluded, failed)
  const equal = rows.length - merged.rows.length
  return {
    evaluations,
    plan: {
      ...plan,
      rows: inOrder(plan.rows, [...merged.rows, ...byFlox]),
      excluded,
      counts: {
        ...plan.counts,
        planned: merged.rows.length + byFlox.length,
        excluded: plan.counts.excluded + failed.length,
        ...(equal > 0 ? { equal } : {}),
      },
      problems: [...plan.problems, ...notAtAll(failed, rows), ...merged.problems],
    },
  }
}

/** Rows in the order that they had before. */
function inOrder(before: readonly MatrixRow[], rows: readonly MatrixRow[]): readonly MatrixRow[] {
  const places = new Map(before.map(({ id }, index) => [id, index]))
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}

/** One file for each instance, and one for each cell, which is what is run to reproduce it and when its group fails. */
export async function writeGroups(host: Host, root: string, cells: readonly Cell[]): Promise<readonly CellGroup[]> {
  const folder = join(jobFolder(host), 'expressions')
  const groups = [...Map.groupBy(cells, instanceKey).values()]
  const single = (id: string) => join(folder, `${id}.nix`)
  for (const cell of cells) await writeAtomically(host, single(cell.id), cellExpression(cell, { root }))
  const written: CellGroup[] = []
  for (const [index, members] of groups.entries()) {
    const file = join(folder, `instance-${index + 1}.nix`)
    await writeAtomically(host, file, cellsExpression(members, { root }))
    written.push({ file, ids: members.map((cell) => cell.id), single })
  }
  return written
}

function notEvaluated(cell: Cell, problem: Problem | undefined): ExcludedCell {
  if (problem && problem.code !== 'BLD001') throw new ProblemError(problem)
  const { id, package: name, toolkit, capabilities, ptx, system } = cell
  const message = problem?.message ?? 'Nix gave no answer.'
  const reason = error(
    'PLN021',
    `${notEvaluatedHead}${message}`,
    problem?.fix ?? `Print its expression: nix-cuda plan --explain ${id}`,
  )
  return { id, package: name, toolkit, capabilities, ptx, system, problems: [reason] }
}

const notEvaluatedHead = 'It cannot be evaluated: '

function noCell(name: string, tried: number): string {
  return tried === 1 ? `${name} cannot be evaluated` : `None of the ${tried} cells of ${name} can be evaluated`
}

/** PLN021 (error), once per package of which no cell can be evaluated: that is no matter of one cell. */
function notAtAll(failed: readonly ExcludedCell[], rows: readonly MatrixRow[]): readonly Problem[] {
  const good = new Set(rows.map((row) => row.cell.package))
  return [...Map.groupBy(failed, (cell) => cell.package)].flatMap(([name, [first, ...more]]) =>
    first && !good.has(name)
      ? [
          error(
            'PLN021',
            `${noCell(name, more.length + 1)}: ${(first.problems[0]?.message ?? '').replace(notEvaluatedHead, '')}`,
            first.problems[0]?.fix ?? `Print the expression of one: nix-cuda plan --explain ${first.id}`,
          ),
        ]
      : [],
  )
}

/** The first of equal derivations keeps its row; the others go along with it. */
function mergeEqual(rows: readonly MatrixRow[]): {
  readonly rows: readonly MatrixRow[]
  readonly problems: readonly Problem[]
} {
  const groups = [...Map.groupBy(rows, (row) => row.drvPath).values()]
  const merged = groups.flatMap(([first, ...others]) =>
    first ? [others.length > 0 ? { ...first, also: others.map((row) => row.cell) } : first] : [],
  )
  const same = Map.groupBy(
    merged.filter((row) => row.also),
    (row) => row.cell.package,
  )
  return { rows: merged, problems: [...same.values()].map(doesNotReact) }
}

/** PLN026, once per package. */
function doesNotReact(rows: readonly MatrixRow[]): Problem {
  const cells = rows.flatMap((row) => [row.cell, ...(row.also ?? [])])
  const varies = (pick: (cell: Cell) => string) =>
    rows.some(({ cell, also = [] }) => also.some((other) => pick(other) !== pick(cell)))
  const what = [
    ...(varies((cell) => `${cell.capabilities.join(' ')}+${cell.ptx.join(' ')}`) ? ['cudaCapabilities'] : []),
    ...(varies((cell) => cell.toolkit) ? ['the CUDA toolkit'] : []),
    ...(varies((cell) => cell.package) ? ['its name'] : []),
  ]
  return warning(
    'PLN026',
    `${cells[0]?.package ?? ''} does not react to ${what.join(' and ')}: ${cells.length} cells are ${rows.length} derivation(s), as in ${cells
      .slice(0, 3)
      .map((cell) => cell.id)
      .join(', ')}.`,
    'They are built once and each is proven. Check whether the package should use cudaPackages.flags.',
    { source: 'https://github.com/NixOS/nixpkgs/issues/237761' },
  )
}
