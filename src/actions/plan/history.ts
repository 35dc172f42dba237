import type { CellResult, Comparison, Plan } from '../../model/documents.ts'
import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { runIdOf } from '../../store-cache/key.ts'
import { loadRunIndex, type RunIndex, saveRunIndex } from '../../store-cache/run-index.ts'

/** What earlier runs left, of this ref and of the branch that a pull request goes to. */
export interface History {
  readonly own: RunIndex | undefined
  readonly base: RunIndex | undefined
  /** The ref of `base`; undefined where this run is not a pull request's. */
  readonly baseRef: string | undefined
}

/** Reads the run indexes that GitHub's cache has; nothing outside of Actions. Never throws for what the service does. */
export async function loadHistory(host: Host): Promise<History> {
  const branch = host.env['GITHUB_BASE_REF']
  const baseRef = branch ? `refs/heads/${branch}` : undefined
  const ref = host.env['GITHUB_REF']
  if (!host.cache.available || !ref) return { own: undefined, base: undefined, baseRef }
  const own = await loadRunIndex(host, ref)
  const base = baseRef === undefined ? undefined : await loadRunIndex(host, baseRef)
  return { own: own.index, base: base?.index, baseRef }
}

/** Leaves what this run learned for the next one. Warnings are the service's. */
export async function saveHistory(host: Host, plan: Plan, results: readonly CellResult[]): Promise<readonly Problem[]> {
  const run = runIdOf(host.env)
  const ref = host.env['GITHUB_REF']
  const { skipped = [] } = plan
  if (!host.cache.available || !run || !ref || results.length + skipped.length === 0) return []
  const before = await loadRunIndex(host, ref)
  const cells: Record<string, { drvPath: string; seconds: number }> = {}
  const derivations: Record<string, number> = { ...before.index?.derivations }
  for (const { cell, drvPath, built, seconds, derivations: made = [] } of results) {
    if (drvPath === null) continue
    // A cell that came from a cache tells nothing of how long it takes to build.
    const known = before.index?.cells[cell.id]?.seconds ?? 0
    cells[cell.id] = { drvPath, seconds: built ? seconds.build : known }
    for (const { path, seconds: took } of made) if (took !== null) derivations[derivationName(path)] = took
  }
  for (const { id, drvPath } of skipped) cells[id] ??= { drvPath, seconds: 0 }
  const index: RunIndex = { schema: 'run-index/1', ref, sha: host.env['GITHUB_SHA'] ?? '', cells, derivations }
  return saveRunIndex(host, { ref, run }, index)
}

/**
 * Minutes that a cell's missing derivations took before, by name; else what the cell itself took; undefined where nobody
 * knows. Nothing missing takes none.
 */
export function minutesOf(
  { own, base }: History,
  id: string,
  missing: readonly { readonly name: string }[],
): number | undefined {
  if (missing.length === 0) return 0
  const known = missing.map(({ name }) => own?.derivations[name] ?? base?.derivations[name])
  const all = known.filter((seconds) => seconds !== undefined)
  if (all.length === known.length) return all.reduce((sum, seconds) => sum + seconds, 0) / 60
  const whole = own?.cells[id]?.seconds || base?.cells[id]?.seconds
  return whole ? whole / 60 : undefined
}

/**
 * The plan with what changed against the base branch of a pull request, where its last run left an index. A tier asks for
 * less than the request does, so that nothing can be said of what is not in it.
 */
export function comparePlan(plan: Plan, { base, baseRef }: History): Plan {
  if (!base || baseRef === undefined) return plan
  const now = new Map(
    plan.rows.flatMap(({ cell, also = [], drvPath }) =>
      drvPath === undefined ? [] : [cell, ...also].map(({ id }) => [id, drvPath] as const),
    ),
  )
  const comparison: Comparison = {
    ref: baseRef.replace('refs/heads/', ''),
    changed: [...now].filter(([id, drvPath]) => base.cells[id] && base.cells[id].drvPath !== drvPath).map(([id]) => id),
    added: [...now.keys()].filter((id) => !base.cells[id]),
    removed: plan.tier === undefined ? Object.keys(base.cells).filter((id) => !now.has(id)) : [],
  }
  return { ...plan, base: comparison }
}

/** `magma-2.7.2` of `/nix/store/<hash>-magma-2.7.2.drv`. */
export function derivationName(drvPath: string): string {
  return (drvPath.split('/').at(-1) ?? '').slice(33).replace(/\.drv$/, '')
}
