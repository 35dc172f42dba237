/** From a request to a plan: which cells can exist, in a stable order, and why the others cannot. */
import { cellId } from '../model/cell.ts'
import type { Cell, ExcludedCell, MatrixRow, NixpkgsInstance, Plan } from '../model/documents.ts'
import { error, type Problem, warning } from '../model/problem.ts'
import { attributePath } from './attribute-path.ts'
import { type ExcludedGroups, excludedGroups } from './excluded.ts'
import { type Combination, distinct, type Expansion, expand } from './expand.ts'
import { type NamedPackage, sourceOf } from './package-entries.ts'
import { type Matcher, matcherOf, type Pattern } from './patterns.ts'
import { type Axes, nothingRequested, type Request } from './request.ts'
import { describeOrigin, type Entry, where } from './request-entries.ts'
import { checkCell } from './rules.ts'
import { chooseRunner } from './runners.ts'
import { builtInTables, type Tables } from './tables.ts'
import { corners } from './tiers.ts'

export interface PlanLimits {
  /** Combinations that a request may have, valid or not: a slip must not fill the memory. */
  readonly combinations: number
}

const defaultLimits: PlanLimits = { combinations: 500_000 }

export interface PlanOptions {
  readonly tables: Tables
  /** The tables of a package that is not built from the Nixpkgs of the request; default: `tables` for all. */
  readonly tablesOf: (named: NamedPackage) => Tables
  readonly limits: PlanLimits
}

/** Minutes. GitHub stops a job after 360; ten are left to save what was built. */
const timeout = 350

/**
 * Plans every combination of the request: rows in the order package, system, toolkit, targets, whatever the order of
 * the request; what cannot exist by the first rule against it, with counts and at most 50 examples that have all their
 * reasons; `counts.requested` counts repetitions too. Problems of the plan: PLN008 (notice: renamed), PLN010 (notice: a
 * duplicate was dropped), PLN011 (nothing requested), PLN012 (all excluded), PLN014 (more cells than the limit; nothing
 * is planned then), PLN030 (a pattern matches nothing), and the warnings of rules.
 */
export function planMatrix(request: Request, options: Partial<PlanOptions> = {}): Plan {
  const { limits = defaultLimits, tables = builtInTables, tablesOf = () => tables } = options
  const problems: Problem[] = []
  const packages = distinct('package', request.packages, ({ name }) => name, problems).toSorted((a, b) =>
    compareText(a.name, b.name),
  )
  const parts = [...Map.groupBy(packages, tablesOf)].map(([rows, members]) => ({
    ...{ tables: rows, packages: members, base: expand(request, rows) },
    count: request.packages.filter(({ value }) => tablesOf(value) === rows).length,
    more: request.include.map((entry) => blockOf(entry, request, members, rows)),
  }))
  const requested = parts
    .flatMap(({ base, count, more }) => [
      base.requested * count,
      ...more.map((block) => block.expansion.requested * block.packages.length),
    ])
    .reduce((sum, each) => sum + each, 0)
  if (requested === 0) return refused(request, 0, nothingRequested(emptyAxes(request)))
  if (requested > limits.combinations) return refused(request, requested, tooMany(requested, limits.combinations))
  const planner: Planner = { request, problems, excluded: excludedGroups(), rows: new Map(), left: 0 }
  const excluders = excludeMatchers(request, tables)
  const known = new Set<string>()
  for (const problem of parts.flatMap(({ base }) => base.problems)) {
    if (!known.has(problem.message)) problems.push(problem)
    known.add(problem.message)
  }
  for (const { base, ...part } of parts) {
    addBlock(planner, part, base.combinations(), excluders, request.tier?.select === 'corners')
  }
  for (const { entry, used } of excluders) {
    // What an entry of the file is for may be in another tier.
    if (!used && !(request.narrowed && entry.origin.kind === 'file'))
      problems.push(matchesNothing(entry, 'exclude matches no cell that can exist'))
  }
  for (const [index, entry] of request.include.entries()) {
    const blocks = parts.flatMap(({ tables: rows, more }) => {
      const block = more[index]
      return block && block.packages.length > 0 ? [{ ...block, tables: rows }] : []
    })
    if (blocks.length === 0) problems.push(matchesNothing(entry, 'include names no package of the request'))
    for (const block of blocks) addBlock(planner, block, block.expansion.combinations(), [], false)
  }
  return finish(planner, requested)
}

/** Everything that one planning gathers. */
interface Planner {
  readonly request: Request
  readonly problems: Problem[]
  readonly excluded: ExcludedGroups
  readonly rows: Map<string, MatrixRow>
  left: number
}

interface Excluder {
  readonly entry: Entry<Pattern>
  readonly matcher: Matcher
  used: boolean
}

function addBlock(
  planner: Planner,
  { tables, packages }: { readonly tables: Tables; readonly packages: readonly NamedPackage[] },
  combinations: Iterable<Combination>,
  excluders: readonly Excluder[],
  onlyCorners: boolean,
): void {
  const valid: { readonly combination: Combination; readonly against: readonly Excluder[] }[] = []
  const warned = new Set(planner.problems.map((problem) => problem.message))
  const driver = planner.request.driver?.value
  // The rules look at everything but the package: each combination of the rest is judged once, and only what can exist is kept.
  for (const combination of combinations) {
    const reasons = checkCell(combination, { tables, driver })
    const errors = reasons.filter((reason) => reason.severity === 'error')
    if (errors.length > 0) {
      planner.excluded.add(errors, packages.length, (index) => excludedCell(packages[index], combination, errors))
      continue
    }
    for (const reason of reasons) {
      if (warned.has(reason.message)) continue
      warned.add(reason.message)
      planner.problems.push(reason)
    }
    valid.push({ combination, against: excluders.filter(({ matcher }) => matcher.matchesRest(combination)) })
  }
  for (const named of packages) {
    const mine = new Set(excluders.filter(({ matcher }) => matcher.matchesPackage(named.name)))
    const wanted = valid.filter(({ combination, against }) => {
      const [excluder, ...others] = against.filter((one) => mine.has(one))
      if (!excluder) return true
      for (const one of [excluder, ...others]) one.used = true
      const reasons = [excludedByRequest(excluder.entry)]
      planner.excluded.add(reasons, 1, () => excludedCell(named, combination, reasons))
      return false
    })
    const chosen = onlyCorners ? cornersOf(wanted.map((one) => one.combination)) : wanted.map((one) => one.combination)
    planner.left += wanted.length - chosen.length
    for (const combination of chosen) addRow(planner, named, combination)
  }
}

/** Per system, because each has runners of its own. */
function cornersOf(combinations: readonly Combination[]): readonly Combination[] {
  return [...Map.groupBy(combinations, (combination) => combination.system).values()].flatMap(corners)
}

function addRow(planner: Planner, named: NamedPackage, combination: Combination): void {
  const { request, rows } = planner
  const { nixpkgs } = request
  if (nixpkgs.value.kind === 'lock') throw new Error('flake.lock was not read') // loadRequest does
  const id = cellId({ package: named.name, ...combination })
  const source = sourceOf(named.source, combination)
  const instance = instanceOf(request)
  const cell: Cell = {
    schema: 'cell/1',
    id,
    package: named.name,
    ...combination,
    source,
    deviceCode: named.deviceCode,
    ...(named.units ? { units: named.units } : {}),
    ...(named.gpuTests && combination.toolkit !== 'cpu' ? { gpuTests: named.gpuTests } : {}),
    nixpkgs: nixpkgs.value,
    ...(instance ? { instance } : {}),
    attributePath: instance ? null : attributePath({ source, ...combination }),
  }
  const runner = chooseRunner(
    request.runners.map((entry) => entry.value),
    combination,
  )
  rows.set(id, { id, runner, timeout: request.limits.minutes ?? timeout, cell })
}

/** How the request's Nixpkgs differs from the plain one; undefined when it does not. */
export function instanceOf(request: Request): NixpkgsInstance | undefined {
  const overlays = request.overlays.map((entry) => entry.value)
  const allowUnfree = request.allowUnfree.map((entry) => entry.value)
  const legacy = request.legacyToolkits?.value || null
  return overlays.length + allowUnfree.length > 0 || legacy !== null ? { overlays, allowUnfree, legacy } : undefined
}

function finish(planner: Planner, requested: number): Plan {
  const { request, rows, left, problems } = planner
  const excluded = planner.excluded.groups()
  const count = excluded.reduce((sum, group) => sum + group.count, 0)
  const limit = request.limits.cells
  if (limit !== undefined && rows.size > limit) return refused(request, requested, tooManyCells(rows.size, limit))
  if (rows.size === 0) problems.push(allExcluded(excluded, count))
  return {
    schema: 'plan/1',
    rows: [...rows.values()],
    excluded,
    counts: { requested, planned: rows.size, excluded: count, ...(left > 0 ? { left } : {}) },
    ...(request.tier ? { tier: request.tier.name } : {}),
    problems,
  }
}

function excludeMatchers(request: Request, tables: Tables): readonly Excluder[] {
  return request.exclude.map((entry) => ({ entry, matcher: matcherOf(entry.value, tables), used: false }))
}

interface Block {
  readonly expansion: Expansion
  readonly packages: readonly NamedPackage[]
}

/** The cells of an `include`: its own axes where it names some, else the request's. */
function blockOf(entry: Entry<Pattern>, request: Request, packages: readonly NamedPackage[], tables: Tables): Block {
  const { value: pattern, origin } = entry
  const axes: Axes = {
    packages: request.packages,
    toolkits: pattern.toolkit ? [{ value: pattern.toolkit, origin }] : request.toolkits,
    capabilities: pattern.capabilities ? [{ value: pattern.capabilities, origin }] : request.capabilities,
    systems: pattern.system ? [{ value: pattern.system, origin }] : request.systems,
  }
  const { matchesPackage } = matcherOf(pattern, tables)
  return { expansion: expand(axes, tables), packages: packages.filter(({ name }) => matchesPackage(name)) }
}

function excludedCell(
  named: NamedPackage | undefined,
  combination: Combination,
  problems: readonly Problem[],
): ExcludedCell {
  const name = named?.name ?? ''
  return { id: cellId({ package: name, ...combination }), package: name, ...combination, problems }
}

function excludedByRequest({ value, origin }: Entry<Pattern>): Problem {
  return error(
    'PLN023',
    `Excluded by you${describeOrigin(origin)}${value.reason ? `: ${value.reason.replace(/\.$/, '')}` : ''}.`,
    'Change exclude to build it.',
    where(origin),
  )
}

function matchesNothing({ origin }: Entry<Pattern>, what: string): Problem {
  const fix = 'Remove it, or compare it with what `nix-cuda plan` prints.'
  return warning('PLN030', `This entry of ${what}${describeOrigin(origin)}.`, fix, where(origin))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function refused(request: Request, requested: number, problem: Problem): Plan {
  return {
    schema: 'plan/1',
    rows: [],
    excluded: [],
    counts: { requested, planned: 0, excluded: 0 },
    ...(request.tier ? { tier: request.tier.name } : {}),
    problems: [problem],
  }
}

function emptyAxes(request: Request): string {
  const { packages, capabilities, toolkits, systems } = request
  const empty = Object.entries({ packages, capabilities, toolkits, systems })
    .filter(([, axis]) => axis.length === 0)
    .map(([key]) => key)
  return empty.join(', ') || 'cells that its entries make together'
}

function tooMany(requested: number, limit: number): Problem {
  return error(
    'PLN014',
    `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limit}.`,
    'Ask for fewer of them, or split the request.',
  )
}

function tooManyCells(planned: number, limit: number): Problem {
  return error(
    'PLN014',
    `The request makes ${planned} cells that can exist; its own limit is ${limit}.`,
    'Ask for fewer, use a tier that selects corners, or raise limits.cells (max-cells).',
  )
}

function allExcluded(excluded: Plan['excluded'], count: number): Problem {
  return error(
    'PLN012',
    `None of the ${count} requested cells can exist (${excluded.map((group) => group.code).join(', ')}).`,
    excluded[0]?.examples[0]?.problems[0]?.fix ?? 'Ask for other toolkits, capabilities or systems.',
  )
}
