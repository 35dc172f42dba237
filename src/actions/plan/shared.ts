import { type Coverage, sharedDerivations } from '../../binary-cache/coverage.ts'
import type { Request } from '../../cuda/request.ts'
import { chooseRunner } from '../../cuda/runners.ts'
import { type NeededDerivation, sharedByRows, sharedStages } from '../../cuda/shared-stage.ts'
import type { Plan } from '../../model/documents.ts'
import { notice, type Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { readJob } from '../../runner/job.ts'
import { runIdOf } from '../../store-cache/key.ts'
import { whyNoSharedStage } from '../../store-cache/options.ts'
import { type History, minutesOf } from './history.ts'

/** Minutes of building that a shared stage must spare all cells together, for it costs a job of its own. */
const worthwhile = 0.5

/**
 * The plan with its shared stage: what two or more rows of a system need and no cache has. Left out with one line where
 * its results could not travel, or where it is known not to be worth a job.
 */
export async function withSharedStage(
  host: Host,
  plan: Plan,
  missing: ReadonlyMap<string, Coverage>,
  request: Request,
  history: History,
): Promise<Plan> {
  const isKnown = (id: string) => Number((history.own?.cells[id] ?? history.base?.cells[id]) !== undefined)
  // Of cells that serve alike the stage takes one that was built before: it starts from what was saved of that one.
  const rows = plan.rows.filter((row) => missing.has(row.id)).toSorted((a, b) => isKnown(b.id) - isKnown(a.id))
  // What is only downloaded costs each cell little; what is built from it is built once all the same.
  const builds = sharedDerivations(missing).filter(({ kind }) => kind === 'build')
  const needed = sharedByRows(plan.rows, builds)
  const rules = request.runners.map((entry) => entry.value)
  const stages = sharedStages(rows, needed, {
    runner: (system, heavy) => chooseRunner(rules, { system, capabilities: [], weight: heavy ? 'heavy' : 'light' }),
    timeout: request.limits.minutes ?? 350,
  })
  if (stages.length === 0) return plan
  const minutes = sparedMinutes(history, needed)
  // Elsewhere there are no jobs, of which each would build them: `nix-cuda build` builds everything once.
  if (!runIdOf(host.env)) return plan
  const why = minutes !== undefined && minutes < worthwhile ? shortWork(minutes) : await whyNot(host)
  const count = needed.length
  if (why !== undefined) {
    host.log.info(`Shared stage: left out, ${why}`)
    return { ...plan, problems: [...plan.problems, leftOut(count, why)] }
  }
  const systems = new Map(rows.map((row) => [row.id, row.cell.system]))
  // What two systems need once each is in no stage.
  const waiting = new Set(
    needed.flatMap(({ cells }) =>
      [...Map.groupBy(cells, (id) => systems.get(id)).values()].filter((same) => same.length > 1).flat(),
    ),
  )
  host.log.info(`Shared stage: ${count} derivations are built once, before ${waiting.size} cells`)
  return {
    ...plan,
    shared: stages,
    rows: plan.rows.map((row) => (waiting.has(row.id) ? { ...row, shared: true as const } : row)),
  }
}

/** What the cells need not build again: all but one of them each derivation; undefined where nobody knows. */
function sparedMinutes(history: History, needed: readonly NeededDerivation[]): number | undefined {
  const each = needed.map((one) => {
    const minutes = minutesOf(history, '', [one])
    return minutes === undefined ? undefined : minutes * (one.cells.length - 1)
  })
  const known = each.filter((minutes) => minutes !== undefined)
  return known.length === each.length ? known.reduce((sum, minutes) => sum + minutes, 0) : undefined
}

function shortWork(minutes: number): string {
  return `it would save less time than a job costs (${Math.ceil(minutes * 60)} s)`
}

async function whyNot(host: Host): Promise<string | undefined> {
  const { storeCache } = await readJob(host)
  if (!storeCache) return 'store-cache is off'
  return whyNoSharedStage(host, { mode: storeCache.mode })
}

function leftOut(count: number, why: string): Problem {
  const message = `${count} derivations are needed by several cells, each of which builds them itself: ${why}.`
  return notice('PLN032', message, 'A shared stage needs store-cache: read-write and a job that may write caches.')
}
