import { type Coverage, coverageOf } from '../../binary-cache/coverage.ts'
import type { Request } from '../../cuda/request.ts'
import { chooseRunner, type Weight } from '../../cuda/runners.ts'
import type { CellCoverage, MatrixRow, Plan } from '../../model/documents.ts'
import { type Problem, ProblemError, warning } from '../../model/problem.ts'
import type { Evaluated } from '../../nix/build/evaluate.ts'
import { showSettings } from '../../nix/configure/read.ts'
import type { Nix } from '../../nix/find.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { readJob } from '../../runner/job.ts'
import { entryKey, entryName } from '../../store-cache/key.ts'
import { localFiles } from '../../store-cache/local.ts'
import { type History, minutesOf } from './history.ts'

export interface CoverOptions {
  readonly request: Request
  readonly history: History
  /** Leave out what a binary cache serves whole. */
  readonly skipCached: boolean
}

/** A plan whose rows say what caches have, and what each row would build. */
export interface CoveredPlan {
  readonly plan: Plan
  /** By cell id; rows that nothing is missing of have no entry. */
  readonly missing: ReadonlyMap<string, Coverage>
}

/**
 * Asks every cache that Nix queries, and the store cache, what they have of each row; chooses the runner by weight. A row
 * that the store cache has is still run: it takes seconds, and is proven again. Never fails a plan: what cannot be found
 * out is a warning (PLN033, CCH008 to CCH012).
 */
export async function coverPlan(
  host: Host,
  nix: Nix,
  plan: Plan,
  evaluations: ReadonlyMap<string, Evaluated>,
  options: CoverOptions,
): Promise<CoveredPlan> {
  const asked = await askCaches(host, nix, plan, evaluations)
  if ('problem' in asked) return { plan: { ...plan, problems: [...plan.problems, asked.problem] }, missing: new Map() }
  const stored = await askStoreCache(host, plan, asked.cells)
  const missing = new Map([...asked.cells].filter(([id, { state }]) => state !== 'cached' && !stored.has(id)))
  const rows = plan.rows.map((row) => coveredRow(row, asked.cells.get(row.id), stored.has(row.id), options))
  const isSkipped = (row: MatrixRow) => options.skipCached && row.coverage?.state === 'cached'
  const skipped = rows.filter(isSkipped)
  const kept = rows.filter((row) => !isSkipped(row))
  const cells = skipped.flatMap((row) =>
    [row.cell, ...(row.also ?? [])].map(({ id }) => ({ id, drvPath: row.drvPath ?? '' })),
  )
  return {
    missing,
    plan: {
      ...plan,
      rows: kept,
      ...(cells.length > 0 ? { skipped: cells } : {}),
      counts: { ...plan.counts, planned: kept.length, ...(cells.length > 0 ? { skipped: cells.length } : {}) },
      problems: [...plan.problems, ...asked.problems],
    },
  }
}

async function askCaches(
  host: Host,
  nix: Nix,
  plan: Plan,
  evaluations: ReadonlyMap<string, Evaluated>,
): Promise<Awaited<ReturnType<typeof coverageOf>> | { readonly problem: Problem }> {
  try {
    const shown = await showSettings(host, nix, {})
    if (!shown.ok) return { problem: unknown(shown.words) }
    const cells = plan.rows.flatMap(({ id }) => {
      const evaluation = evaluations.get(id)
      return evaluation ? [{ id, ...evaluation }] : []
    })
    const report = await coverageOf(host, cells, {
      substituters: shown.settings.list('substituters'),
      trustedPublicKeys: shown.settings.list('trusted-public-keys'),
      netrc: await readNetrc(host, shown.settings.value('netrc-file')),
      storeDir: host.env['NIX_STORE_DIR'] || '/nix/store',
    })
    const count = (state: Coverage['state']) => [...report.cells.values()].filter((one) => one.state === state).length
    host.log.info(
      `Binary caches: ${count('cached')} cached, ${count('partial')} partial, ${count('cold')} cold; ${report.probes} narinfos in ${report.seconds.toFixed(1)} s`,
    )
    return report
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return { problem: unknown(cause.problems.map((problem) => problem.message).join(' ')) }
  }
}

/** The netrc that Nix uses; undefined where there is none that this user may read. */
async function readNetrc(host: Host, path: string | undefined): Promise<string | undefined> {
  return path ? readIfPresent(host, path).catch(() => undefined) : undefined
}

function unknown(why: string): Problem {
  return warning(
    'PLN033',
    `The binary caches could not be asked what they have: ${why}`,
    'Every cell is planned as if nothing were cached.',
  )
}

/** Look-ups of one plan; the service answers about thirty in a second, and one after the other. */
const maxLookups = 256

/** Ids of the cells whose very derivation the store cache has an entry of. */
async function askStoreCache(
  host: Host,
  plan: Plan,
  cells: ReadonlyMap<string, Coverage>,
): Promise<ReadonlySet<string>> {
  const { storeCache } = await readJob(host)
  const reads = storeCache?.mode === 'read' || storeCache?.mode === 'read-write'
  if (!reads || !host.cache.available || !host.cache.readable) return new Set()
  const name = entryName(host.env['NIX_STORE_DIR'] || '/nix/store', storeCache.publicKey ?? undefined)
  const work = localFiles(host).work
  await host.files.mkdir(work, { recursive: true, mode: 0o700 })
  const open = plan.rows.filter((row) => cells.get(row.id)?.state !== 'cached')
  const keys = new Map<string, string>()
  for (const { id, cell, drvPath } of open.slice(0, maxLookups)) {
    if (drvPath !== undefined) keys.set(entryKey({ id, system: cell.system, drvPath }), id)
  }
  const reply = keys.size > 0 ? await host.cache.lookup(work, name, [...keys.keys()]) : undefined
  const found = new Set(reply?.kind === 'ok' ? reply.value.flatMap((key) => keys.get(key) ?? []) : [])
  await host.files.rm(work, { recursive: true, force: true })
  host.log.info(`Store cache: has ${found.size} of ${open.length} cells as they are now`)
  return found
}

function coveredRow(
  row: MatrixRow,
  coverage: Coverage | undefined,
  stored: boolean,
  { request, history }: CoverOptions,
): MatrixRow {
  if (!coverage) return row
  const missing = coverage.state === 'cached' ? [] : coverage.missing
  const builds = missing.filter(({ kind }) => kind === 'build')
  const heavy = [...new Set(builds.filter((one) => one.heavy).map(({ name }) => name))]
  const brief: CellCoverage = {
    state: coverage.state,
    missing: missing.length,
    heavy: heavy.slice(0, 20),
    downloadBytes: coverage.state === 'cold' ? 0 : coverage.downloadBytes,
    ...(stored ? { stored } : {}),
  }
  const weight: Weight = heavy.length > 0 && !stored ? 'heavy' : 'light'
  const rules = request.runners.map((entry) => entry.value)
  const runner = chooseRunner(rules, { system: row.cell.system, capabilities: row.cell.capabilities, weight })
  const minutes = stored ? 0 : minutesOf(history, row.id, builds)
  return { ...row, runner, coverage: brief, ...(minutes === undefined ? {} : { minutes }) }
}
