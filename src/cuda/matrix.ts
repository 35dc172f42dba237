/** From a request to a plan: which cells can exist, in a stable order, and why the others cannot. */
import { cellId } from '../model/cell.ts'
import type { Cell, ExcludedCell, MatrixRow, Plan } from '../model/documents.ts'
import { error, type Problem } from '../model/problem.ts'
import { type System, systems } from '../model/system.ts'
import { compareVersions, parseVersion } from '../model/version.ts'
import { attributePath } from './attribute-path.ts'
import { nothingRequested, type Request } from './request.ts'
import { compareCapabilityTexts, describeOrigin, type Entry, type TargetSet, where } from './request-entries.ts'
import { checkCell } from './rules.ts'

export interface PlanLimits {
  /** Combinations that a request may have, valid or not: a slip must not fill the memory. */
  readonly cells: number
}

export const defaultLimits: PlanLimits = { cells: 500_000 }

export interface PlanOptions {
  /** `runs-on` of each system: a label, or a JSON list of labels. */
  readonly runners: Readonly<Record<System, string>>
  readonly limits: PlanLimits
}

/** GitHub's own runners. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
export const hostedRunners: PlanOptions['runners'] = {
  'x86_64-linux': 'ubuntu-24.04',
  'aarch64-linux': 'ubuntu-24.04-arm',
}

/** Minutes. GitHub stops a job after 360; ten are left to save what was built. */
const timeout = 350

/**
 * Plans every combination of the request: rows in the order package, system, toolkit, targets, whatever the order of
 * the request; what cannot exist, with all its reasons; `counts.requested` counts duplicates too.
 * Problems of the plan: PLN010 (notice: a duplicate was dropped), PLN011 (nothing requested), PLN012 (all excluded),
 * PLN014 (more combinations than the limit; nothing is planned then).
 */
export function planMatrix(request: Request, options: Partial<PlanOptions> = {}): Plan {
  const { limits = defaultLimits, runners = hostedRunners } = options
  const axes = [request.packages, request.systems, request.toolkits, request.capabilities]
  const requested = axes.reduce((product, axis) => product * axis.length, 1)
  if (requested === 0) return refused(requested, nothingRequested(emptyAxes(request)))
  if (requested > limits.cells) return refused(requested, tooMany(requested, limits))
  const problems: Problem[] = []
  const { rows, excluded } = combine(request, runners, problems)
  if (rows.length === 0) problems.push(allExcluded(excluded))
  const counts = { requested, planned: rows.length, excluded: excluded.length }
  return { schema: 'plan/1', rows, excluded, counts, problems }
}

function combine(
  request: Request,
  runners: PlanOptions['runners'],
  problems: Problem[],
): Pick<Plan, 'rows' | 'excluded'> {
  const packages = distinct('package', request.packages, (p) => p.name, problems).sort((a, b) =>
    compareText(a.name, b.name),
  )
  const verdicts = judge(request, problems)
  const rows: MatrixRow[] = []
  const excluded: ExcludedCell[] = []
  for (const { name, source, deviceCode } of packages) {
    for (const { reasons, ...key } of verdicts) {
      const id = cellId({ package: name, ...key })
      if (reasons.length > 0) {
        excluded.push({ id, package: name, ...key, problems: reasons })
        continue
      }
      const nixpkgs = request.nixpkgs.value
      const path = attributePath({ source, ...key })
      const cell: Cell = {
        schema: 'cell/1',
        id,
        package: name,
        ...key,
        source,
        deviceCode,
        nixpkgs,
        attributePath: path,
      }
      rows.push({ id, runner: runners[key.system], timeout, cell })
    }
  }
  return { rows, excluded }
}

type Verdict = Pick<Cell, 'system' | 'toolkit' | 'capabilities' | 'ptx'> & { readonly reasons: readonly Problem[] }

/** The rules look at everything but the package: each combination of the rest is judged once. */
function judge(request: Request, problems: Problem[]): readonly Verdict[] {
  const chosen = distinct('system', request.systems, (system) => system, problems)
  const versions = distinct('toolkit', request.toolkits, (toolkit) => toolkit, problems).sort(compareToolkits)
  const targets = distinct('cell', request.capabilities, targetsName, problems).sort(compareTargets)
  const verdicts: Verdict[] = []
  for (const system of systems.filter((s) => chosen.includes(s))) {
    for (const toolkit of versions) {
      for (const { capabilities, ptx } of targets) {
        const key = { system, toolkit, capabilities, ptx }
        verdicts.push({ ...key, reasons: checkCell(key) })
      }
    }
  }
  return verdicts
}

/** The values without repetition, each repetition with a notice. */
function distinct<T>(what: string, entries: readonly Entry<T>[], name: (value: T) => string, problems: Problem[]): T[] {
  const first = new Map<string, Entry<T>>()
  for (const entry of entries) {
    const before = first.get(name(entry.value))
    if (before) problems.push(duplicate(what, name(entry.value), before, entry))
    else first.set(name(entry.value), entry)
  }
  return [...first.values()].map((entry) => entry.value)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function compareToolkits(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  return left && right ? compareVersions(left, right) : 0
}

/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a: TargetSet, b: TargetSet): number {
  for (const [index, capability] of a.capabilities.entries()) {
    const other = b.capabilities[index]
    const order = other === undefined ? 1 : compareCapabilityTexts(capability, other)
    if (order !== 0) return order
  }
  return a.capabilities.length - b.capabilities.length || a.ptx.length - b.ptx.length
}

function targetsName(targets: TargetSet): string {
  return [...targets.capabilities, ...targets.ptx.map((capability) => `PTX ${capability}`)].join(', ')
}

function refused(requested: number, problem: Problem): Plan {
  return {
    schema: 'plan/1',
    rows: [],
    excluded: [],
    counts: { requested, planned: 0, excluded: 0 },
    problems: [problem],
  }
}

function emptyAxes(request: Request): string {
  const { packages, capabilities, toolkits, systems } = request
  return Object.entries({ packages, capabilities, toolkits, systems })
    .filter(([, axis]) => axis.length === 0)
    .map(([key]) => key)
    .join(', ')
}

function duplicate<T>(what: string, name: string, before: Entry<T>, again: Entry<T>): Problem {
  return {
    code: 'PLN010',
    severity: 'notice',
    message: `The ${what} ${name} is requested twice${describeOrigin(before.origin)}; it is planned once.`,
    fix: 'Remove one of them.',
    ...where(again.origin),
  }
}

function tooMany(requested: number, limits: PlanLimits): Problem {
  return error(
    'PLN014',
    `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limits.cells}.`,
    'Ask for fewer of them, or split the request.',
  )
}

function allExcluded(excluded: readonly ExcludedCell[]): Problem {
  const reasons = [...new Set(excluded.flatMap((cell) => cell.problems.map((problem) => problem.code)))]
  return error(
    'PLN012',
    `None of the ${excluded.length} requested cells can exist (${reasons.join(', ')}).`,
    excluded[0]?.problems[0]?.fix ?? 'Ask for other toolkits, capabilities or systems.',
  )
}
