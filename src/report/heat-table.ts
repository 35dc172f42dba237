/** One table per package and system: a glance says what is where. */
import { formatCapability, parseCapability } from '../model/capability.ts'
import { describeTargets } from '../model/cell.ts'
import type { ProblemCode } from '../model/codes.ts'
import type { Cell, Plan } from '../model/documents.ts'
import { systems } from '../model/system.ts'
import { plainText } from './markdown.ts'

type Coordinates = Pick<Cell, 'package' | 'toolkit' | 'capabilities' | 'ptx'> & { readonly system: string }

/** Marks that a plan and a result have in common. */
export const cachedMark = '💾'
export const impossibleMark = '–'
export const unevaluatedMark = '❗'
export const excludedMark = '×'
export const leftMark = '·'

/** Of a cell that is excluded for another reason than a rule: it may well exist. */
const excludedMarks: Readonly<Partial<Record<ProblemCode, string>>> = { PLN021: unevaluatedMark, PLN023: excludedMark }

/** A package on a system: what becomes of each combination of targets and toolkit. */
export interface HeatGrid {
  readonly title: string
  readonly toolkits: readonly string[]
  readonly rows: readonly { readonly targets: string; readonly marks: readonly string[] }[]
}

export interface HeatGrids {
  readonly grids: readonly HeatGrid[]
  /** Every mark that is in them. */
  readonly used: ReadonlySet<string>
  /** What `leftMark` means in them: a combination that the plan does not name. */
  readonly left: string
  /** Ids of cells that caches serve and whose coordinates an id does not give. */
  readonly unplaced: readonly string[]
}

/**
 * Grids of targets × toolkits. `markOf` gives the mark of a planned cell; cells that a cache serves, that the request
 * excludes, that cannot be evaluated, and that cannot exist have theirs. The mark of a combination that the plan does not name
 * means `left`.
 */
export function heatGrids(plan: Plan, markOf: (cell: Cell) => string): HeatGrids {
  const planned = plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])])
  const excluded = plan.excluded.flatMap(({ code, examples }) =>
    examples.map((cell) => ({ cell, mark: excludedMarks[code] ?? impossibleMark })),
  )
  const names = new Map(
    [...planned, ...excluded.map(({ cell }) => cell)].map((cell) => [idPart(cell.package), cell.package]),
  )
  const skipped = (plan.skipped ?? []).map(({ id }) => ({ id, coordinates: coordinatesOf(id, names) }))
  const cells = [
    // An `include` may plan what an `exclude` took out: the last mark of a place is the one that is shown.
    ...excluded.map(({ cell, mark }) => ({ ...keyOf(cell), mark })),
    ...skipped.flatMap(({ coordinates }) => (coordinates ? [{ ...keyOf(coordinates), mark: cachedMark }] : [])),
    ...planned.map((cell) => ({ ...keyOf(cell), mark: markOf(cell) })),
  ]
  // Whether a cell can exist does not depend on its package.
  const impossible = new Set(
    excluded.flatMap(({ cell, mark }) => (mark === impossibleMark ? [placeOf(keyOf(cell))] : [])),
  )
  const grids = [...Map.groupBy(cells, (cell) => cell.table)]
    .sort(([a], [b]) => byNumber(a, b))
    .map(([title, members]) => {
      const toolkits = [...new Set(members.map((cell) => cell.toolkit))].sort(byNumber)
      const lines = [...Map.groupBy(members, (cell) => cell.targets)].sort(([a], [b]) => byNumber(a, b))
      const rows = lines.map(([targets, line]) => {
        const marks = new Map(line.map((cell) => [cell.toolkit, cell.mark]))
        const system = line[0]?.system ?? ''
        const unnamed = (toolkit: string) =>
          impossible.has(placeOf({ toolkit, targets, system })) ? impossibleMark : leftMark
        return { targets, marks: toolkits.map((toolkit) => marks.get(toolkit) ?? unnamed(toolkit)) }
      })
      return { title, toolkits, rows }
    })
  const used = new Set(grids.flatMap(({ rows }) => rows.flatMap(({ marks }) => marks)))
  return {
    grids,
    used,
    left: leftMeaning(plan),
    unplaced: skipped.flatMap(({ id, coordinates }) => (coordinates ? [] : [id])),
  }
}

/** A plan has some examples of what a rule excludes, and the number of all. */
function leftMeaning({ counts, excluded }: Plan): string {
  const left = (counts.left ?? 0) > 0 ? ['not in this tier'] : []
  const unlisted = excluded.some(({ count, examples }) => count > examples.length) ? ['excluded'] : []
  return [...left, ...unlisted].join(' or ') || 'not requested'
}

/** A grid as a table of GitHub Markdown. */
export function heatTable({ title, toolkits, rows }: HeatGrid): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plainText).join(' | ')} |`
  const header = line([title, ...toolkits.map((toolkit) => (toolkit === 'cpu' ? 'cpu' : `CUDA ${toolkit}`))])
  const lines = rows.map(({ targets, marks }) => line([targets, ...marks]))
  return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...lines].join('\n')
}

/** `💾 in caches · – cannot exist`: what the marks mean that are there. */
export function legendOf(meanings: Readonly<Record<string, string>>, used: ReadonlySet<string>): string {
  return Object.entries(meanings)
    .filter(([mark]) => used.has(mark))
    .map(([mark, meaning]) => `${mark} ${meaning}`)
    .join(' · ')
}

function keyOf(cell: Coordinates) {
  const { toolkit, system } = cell
  return { table: `${cell.package} on ${system}`, system, toolkit, targets: describeTargets(cell) }
}

/** The same for the cells of all packages. */
function placeOf(cell: { readonly toolkit: string; readonly system: string; readonly targets: string }): string {
  return JSON.stringify([cell.system, cell.toolkit, cell.targets])
}

/** `12.4` before `12.10`, `9.0` before `10.0`; `cpu` and `no CUDA` first. */
function byNumber(a: string, b: string): number {
  return Number(/^\d/.test(a)) - Number(/^\d/.test(b)) || a.localeCompare(b, 'en', { numeric: true })
}

const idForm = new RegExp(
  `^(.+)-(?:cpu|cuda(\\d+\\.\\d+)-((?:(?:sm|ptx)\\d+[af]?_?)+))-(${systems.join('|')})(?:-[0-9a-f]{8})?$`,
)

/** Of a skipped cell a plan keeps the id alone; cellId says how it is made. Undefined for one that was cut. */
function coordinatesOf(id: string, names: ReadonlyMap<string, string>): Coordinates | undefined {
  const match = idForm.exec(id)
  const [, name, toolkit = 'cpu', targets = '', system] = match ?? []
  if (name === undefined || system === undefined) return undefined
  const of = (kind: string) =>
    targets.split('_').flatMap((text) => {
      const capability = text.startsWith(kind) ? parseCapability(`sm${text.slice(kind.length)}`) : undefined
      return capability ? [formatCapability(capability)] : []
    })
  return { package: names.get(name) ?? name, toolkit, capabilities: of('sm'), ptx: of('ptx'), system }
}

/** A name as ids have it. */
function idPart(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-')
}
