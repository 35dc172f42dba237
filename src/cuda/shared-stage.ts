/** Which derivations are built once, before the cells that need them. */
import type { Cell, MatrixRow, SharedStage } from '../model/documents.ts'
import type { System } from '../model/system.ts'

/** A derivation that no cache has, with the cells that need it. */
export interface NeededDerivation {
  readonly drvPath: string
  readonly name: string
  readonly heavy: boolean
  /** Ids of rows. */
  readonly cells: readonly string[]
}

/**
 * What a stage may build: derivations that two or more rows of one system need and that are no row themselves. A library
 * that is a cell beside the tool that uses it is built by its own job, or one job would build it for every target.
 */
export function sharedByRows<T extends NeededDerivation>(
  rows: readonly MatrixRow[],
  needed: readonly T[],
): readonly T[] {
  const cells = new Set(rows.map(({ drvPath }) => drvPath))
  const systems = new Map(rows.map((row) => [row.id, row.cell.system]))
  const isShared = (ids: readonly string[]) =>
    [...Map.groupBy(ids, (id) => systems.get(id))].some(([system, same]) => system !== undefined && same.length > 1)
  return needed.filter((derivation) => !cells.has(derivation.drvPath) && isShared(derivation.cells))
}

/**
 * One stage per system from what its rows share, in the given order (deepest first). `runner` chooses by system and
 * weight. The stage names as few cells as give all of its derivations when they are evaluated, of equals the first.
 */
export function sharedStages(
  rows: readonly MatrixRow[],
  needed: readonly NeededDerivation[],
  options: {
    readonly runner: (system: System, heavy: boolean) => string
    /** Minutes. */
    readonly timeout: number
  },
): readonly SharedStage[] {
  const bySystem = Map.groupBy(rows, (row) => row.cell.system)
  return [...bySystem].flatMap(([system, members]) => {
    const ids = new Set(members.map((row) => row.id))
    const derivations = needed
      .map((derivation) => ({ ...derivation, cells: derivation.cells.filter((id) => ids.has(id)) }))
      .filter((derivation) => derivation.cells.length > 1)
    if (derivations.length === 0) return []
    const heavy = derivations.some((derivation) => derivation.heavy)
    return [
      {
        id: `shared-${system}`,
        system,
        runner: options.runner(system, heavy),
        timeout: options.timeout,
        derivations: derivations.map(({ drvPath, name, cells }) => ({ drvPath, name, cells: cells.length })),
        cells: cover(members, derivations),
      },
    ]
  })
}

/** Greedy: the cell that has most of what is still missing, until nothing is. */
function cover(rows: readonly MatrixRow[], derivations: readonly NeededDerivation[]): readonly Cell[] {
  const open = new Set(derivations.map(({ drvPath }) => drvPath))
  const chosen: Cell[] = []
  while (open.size > 0) {
    const counts = new Map<string, number>()
    for (const { drvPath, cells } of derivations) {
      if (open.has(drvPath)) for (const id of cells) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const best = rows.reduce<MatrixRow | undefined>(
      (most, row) => ((counts.get(row.id) ?? 0) > (most ? (counts.get(most.id) ?? 0) : 0) ? row : most),
      undefined,
    )
    if (!best) break
    chosen.push(best.cell)
    for (const { drvPath, cells } of derivations) if (cells.includes(best.id)) open.delete(drvPath)
  }
  return chosen
}
