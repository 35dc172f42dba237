import type { Cell, CellResult, Plan } from '../model/documents.ts'
import { error, type Problem } from '../model/problem.ts'

/** How a run went. Headline, exit code, outputs and tables all follow from it. */
export interface Outcome {
  /** Whether everything that was asked for is proven: the plan has no error, and each planned cell a proven result. */
  readonly good: boolean
  readonly proven: number
  /** Results that are not proven. */
  readonly failed: readonly CellResult[]
  /** Planned cells without a result: their jobs were cancelled, ran out of time, or never started. */
  readonly missing: readonly Cell[]
  /** The errors of the plan and of the missing results. */
  readonly errors: readonly Problem[]
  readonly mark: '✅' | '❌'
  /** `4 of 4 proven`, `3 of 6 proven, 1 failed, 2 without a result, 1 error in the plan, 2 excluded`. */
  readonly headline: string
}

/** Judges a run by its plan and the results that there are. Pure. */
export function outcomeOf(plan: Plan, results: readonly CellResult[]): Outcome {
  const planned = plannedCells(plan)
  const done = new Map(results.map((result) => [result.cell.id, result]))
  const failed = results.filter(({ status }) => status !== 'proven')
  const missing = planned.filter(({ id }) => !done.has(id))
  const proven = planned.filter(({ id }) => done.get(id)?.status === 'proven').length
  const refused = plan.problems.filter(({ severity }) => severity === 'error')
  const good = refused.length === 0 && proven === planned.length && failed.length === 0
  const some = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : [])
  const words = [
    `${proven} of ${planned.length} proven`,
    ...some(failed.length, 'failed'),
    ...some(missing.length, 'without a result'),
    ...some(refused.length, refused.length === 1 ? 'error in the plan' : 'errors in the plan'),
    ...some(plan.skipped?.length ?? 0, 'in caches'),
    ...some(plan.counts.excluded, 'excluded'),
  ]
  const errors = [...refused, ...missing.map(withoutResult)]
  return { good, proven, failed, missing, errors, mark: good ? '✅' : '❌', headline: words.join(', ') }
}

/** What the plan has to say that is no error. */
export function notesOf(plan: Plan): readonly Problem[] {
  return plan.problems.filter(({ severity }) => severity !== 'error')
}

/** The cells that are built, those of the same derivation as another among them. */
export function plannedCells(plan: Plan): readonly Cell[] {
  return plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])])
}

function withoutResult({ id }: Cell): Problem {
  return error('BLD005', `${id} has no result.`, 'See its job: it was cancelled, ran out of time, or lost its runner.')
}
