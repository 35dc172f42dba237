import { checkRequest } from '../../cuda/check-request.ts'
import { askedOf } from '../../cuda/expand.ts'
import { hasFlox, isAllFlox } from '../../cuda/flox-entries.ts'
import { type PlanOptions, planMatrix } from '../../cuda/matrix.ts'
import { checkNixpkgs } from '../../cuda/nixpkgs-presets.ts'
import type { Request } from '../../cuda/request.ts'
import { builtInTables, differences, type Tables, tablesFor } from '../../cuda/tables.ts'
import type { Plan } from '../../model/documents.ts'
import { notice, type Problem, ProblemError } from '../../model/problem.ts'
import type { Evaluated } from '../../nix/build/evaluate.ts'
import { findNix, lookForNix, type Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import { logDetail } from '../../runner/log.ts'
import { openBranch, pinBranch } from './branch.ts'
import { coverPlan } from './coverage.ts'
import { evaluatePlan, readFacts } from './evaluation.ts'
import type { FloxPlanning } from './flox-cells.ts'
import { withGpuRunners } from './gpu-runners.ts'
import { comparePlan, loadHistory } from './history.ts'
import { type LoadedRequest, loadRequest, type RequestSources } from './load-request.ts'
import { withSharedStage } from './shared.ts'

export interface PlanningSources extends RequestSources {
  readonly evaluate: 'auto' | 'always' | 'never'
  readonly 'cache-coverage': boolean
  readonly 'skip-cached': boolean
  readonly shared: 'auto' | 'off'
}

/** A plan, and what the evaluation found: the same process need not evaluate its cells again. */
export interface Planned {
  readonly plan: Plan
  readonly evaluations: ReadonlyMap<string, Evaluated>
  readonly request: Request
  readonly tables: Tables
  readonly tablesOf: PlanOptions['tablesOf']
}

/** The plan of a request by rules alone. Throws ProblemError when the request is wrong. */
export async function planRequest(host: Host, root: string, sources: RequestSources): Promise<Plan> {
  return (await withoutNixpkgs(host, root, await loadRequest(host, root, sources))).plan
}

/** By rules, and by Flox environments, which have nothing from Nixpkgs. */
async function withoutNixpkgs(host: Host, root: string, loaded: LoadedRequest): Promise<Planned> {
  const flox = await floxOf(host, root, loaded.request)
  const [tables, tablesOf] = [builtInTables, flox.tablesOf(builtInTables)]
  const plan = withGpuRunners(await flox.check(byRules(loaded, tables, tablesOf)), loaded.request)
  return { plan, evaluations: new Map(), request: loaded.request, tables, tablesOf }
}

/**
 * The plan of a request with everything that can be found out here: what this Nixpkgs knows, what each cell is as a
 * derivation, what caches have of it, what several cells share, and what earlier runs took. Without Nix it is the plan by
 * rules. Throws ProblemError when the request is wrong, INS001 when a Nix is demanded and there is none.
 */
export async function makePlan(host: Host, root: string, sources: PlanningSources): Promise<Planned> {
  const nix = await nixFor(host, sources.evaluate)
  const loaded = await loadRequest(host, root, sources, { asksNixpkgs: nix !== undefined })
  if (!nix) return withoutNixpkgs(host, root, loaded)
  return planWithNix(host, nix, root, loaded, sources)
}

async function floxOf(host: Host, root: string, request: Request): Promise<FloxPlanning> {
  if (!hasFlox(request)) return { tablesOf: (tables) => () => tables, check: async (plan) => plan }
  const { planFlox } = await import('./flox-cells.ts')
  const { signedInIfPossible } = await import('../../flox/auth/signed-in.ts')
  // What the catalog shows to everybody needs no login.
  return planFlox((await signedInIfPossible(host, undefined)).host, root, request)
}

/** The same for a request that was loaded already, with the Nix that is there now. */
export async function planWithNix(
  host: Host,
  nix: Nix,
  root: string,
  loaded: LoadedRequest,
  sources: Omit<PlanningSources, keyof RequestSources | 'evaluate'>,
): Promise<Planned> {
  host.log.group('Planning')
  try {
    return await planWithFacts(host, nix, root, loaded, sources)
  } finally {
    host.log.endGroup()
  }
}

async function planWithFacts(
  host: Host,
  nix: Nix,
  root: string,
  given: LoadedRequest,
  sources: Omit<PlanningSources, keyof RequestSources | 'evaluate'>,
): Promise<Planned> {
  if (isAllFlox(given.request)) return withoutNixpkgs(host, root, given)
  const flox = await floxOf(host, root, given.request)
  const loaded = await pinBranch(host, nix, given)
  const { request } = loaded
  const { tables, problems } = await readTables(host, nix, root, request)
  const unknown = checkRequest(request, tables)
  if (unknown.length > 0) throw new ProblemError(unknown)
  const tablesOf = flox.tablesOf(tables)
  const planned = await flox.check(byRules(loaded, tables, tablesOf, problems))
  const evaluated = await evaluatePlan(host, nix, root, planned)
  const history = await loadHistory(host)
  let plan = comparePlan(evaluated.plan, history)
  if (sources['cache-coverage'] && plan.rows.length > 0) {
    const covered = await coverPlan(host, nix, plan, evaluated.evaluations, {
      request,
      history,
      skipCached: sources['skip-cached'],
    })
    plan = covered.plan
    if (sources.shared === 'auto') plan = await withSharedStage(host, plan, covered.missing, request, history)
  }
  return { plan: withGpuRunners(plan, request), evaluations: evaluated.evaluations, request, tables, tablesOf }
}

async function nixFor(host: Host, evaluate: PlanningSources['evaluate']): Promise<Nix | undefined> {
  if (evaluate === 'never') return undefined
  if (evaluate === 'always') return findNix(host)
  const nix = await lookForNix(host)
  if (!nix) host.log.info('No Nix on this machine: planned by rules alone, without evaluation and caches')
  return nix
}

async function readTables(
  host: Host,
  nix: Nix,
  root: string,
  request: Request,
): Promise<{ readonly tables: Tables; readonly problems: readonly Problem[] }> {
  const facts = await readFacts(host, nix, root, request)
  if ('problem' in facts) {
    if (facts.problem.severity === 'error') throw new ProblemError(facts.problem)
    return { tables: builtInTables, problems: [facts.problem] }
  }
  const sets = Object.keys(facts.toolkits)
  logDetail(
    host.log,
    `This Nixpkgs has CUDA ${sets.join(', ') || '(none)'}; its default is ${facts.defaultToolkit ?? 'unknown'}`,
  )
  const tables = tablesFor(facts)
  return { tables, problems: differences(facts, askedOf(request, tables)) }
}

function byRules(
  { request, warnings, open }: LoadedRequest,
  tables: Tables,
  tablesOf: PlanOptions['tablesOf'],
  more: readonly Problem[] = [],
): Plan {
  const plan = planMatrix(request, { tables, tablesOf })
  const nixpkgs = request.nixpkgs.value
  const unused = isAllFlox(request) || nixpkgs.kind === 'lock'
  const branch = unused ? [] : open ? [openBranch(open)] : checkNixpkgs(nixpkgs)
  const alreadyOld = request.legacyToolkits?.value ? legacyNotice(plan, tables) : []
  return { ...plan, problems: [...warnings, ...branch, ...more, ...alreadyOld, ...plan.problems] }
}

/** Says that the overlay is pinned: what it has gets no updates. */
function legacyNotice(plan: Plan, tables: Tables): readonly Problem[] {
  if (tables.facts === undefined || plan.rows.length === 0) return []
  const message = 'legacy-toolkits is set: toolkits that this Nixpkgs lacks come from a pinned overlay.'
  const fix = 'No public cache serves them: they are built, and the store cache keeps them.'
  return [notice('PLN027', message, fix)]
}
