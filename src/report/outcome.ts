import { computeName, parseCapability, smName } from '../model/capability.ts'
import type { ProblemCode } from '../model/codes.ts'
import type { Cell, CellResult, CellStatus, Plan } from '../model/documents.ts'
import { error, type Problem } from '../model/problem.ts'

/** How a run went. Headline, exit code, outputs and tables all follow from it. */
export interface Outcome {
  /** Whether everything that was asked for is proven: no error in the plan, nothing refused, each cell a proven result, no job failed. */
  readonly good: boolean
  readonly proven: number
  /** Results that are not proven. */
  readonly failed: readonly CellResult[]
  /** Planned cells without a result: their jobs were cancelled, ran out of time, or never started. */
  readonly missing: readonly Cell[]
  /** The errors of the plan, what was refused as a result, and the missing results. */
  readonly errors: readonly Problem[]
  readonly mark: '✅' | '❌'
  /** `4 of 4 proven`, `3 of 6 proven, 1 failed, 2 without a result, 1 error in the plan, 2 excluded`. */
  readonly headline: string
}

/** How the jobs of the cells ended, in GitHub's words: one that failed makes all of them a failure. */
export type JobsResult = 'success' | 'failure' | 'cancelled' | 'skipped'

/**
 * Judges a run by its plan, the results that there are, what was refused as one, and how the jobs ended that should have
 * handed them in. Pure.
 */
export function outcomeOf(
  plan: Plan,
  results: readonly CellResult[],
  refusedResults: readonly Problem[] = [],
  jobs: JobsResult = 'success',
): Outcome {
  const planned = plannedCells(plan)
  const done = new Map(results.map((result) => [result.cell.id, result]))
  const failed = results.filter(({ status }) => status !== 'proven')
  const missing = planned.filter(({ id }) => !done.has(id))
  const proven = planned.filter(({ id }) => done.get(id)?.status === 'proven').length
  const refused = plan.problems.filter(({ severity }) => severity === 'error')
  const allProven = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0
  // A job that could not hand in its result failed: what is in its place may be another's.
  const doubted = allProven && (jobs === 'failure' || jobs === 'cancelled') ? [jobsEnded(jobs)] : []
  const good = allProven && doubted.length === 0
  const some = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : [])
  const words = [
    `${proven} of ${planned.length} proven`,
    ...some(failed.length, 'failed'),
    ...some(missing.length, 'without a result'),
    ...some(refusedResults.length, 'refused'),
    ...(doubted.length > 0 ? [`their jobs ended with ${jobs}`] : []),
    ...some(refused.length, refused.length === 1 ? 'error in the plan' : 'errors in the plan'),
    ...some(plan.skipped?.length ?? 0, 'in caches'),
    ...some(plan.counts.excluded, 'excluded'),
  ]
  const errors = [...refused, ...refusedResults, ...doubted, ...missing.map(withoutResult)]
  return { good, proven, failed, missing, errors, mark: good ? '✅' : '❌', headline: words.join(', ') }
}

/** The outcome of a run whose cells a job of its own publishes: one that did not end well fails the run. Pure. */
export function withPublishing(outcome: Outcome, publishing: JobsResult = 'skipped'): Outcome {
  if (publishing === 'skipped') return outcome
  if (publishing === 'success') return { ...outcome, headline: `${outcome.headline}, published` }
  const message = `The job that publishes the cells ended with ${publishing}.`
  const failed = error('SHP071', message, 'See its log; run it again: what is published is not sent again.')
  const headline = `${outcome.headline}, not published`
  return { ...outcome, good: false, mark: '❌', errors: [...outcome.errors, failed], headline }
}

/**
 * The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
 * outputs and the device code that its cell asks for. Pure.
 */
export function judgedByContent(result: CellResult): CellStatus {
  const errors = result.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  const unbuilt = result.status === 'cancelled' ? 'cancelled' : unbuiltStatus(errors)
  if (unbuilt) return unbuilt
  if (errors.length > 0) return 'wrong'
  return result.status === 'proven' && !holdsProof(result) ? 'wrong' : result.status
}

/** The status of a cell that these errors kept from being built; undefined where none of them does. Pure. */
export function unbuiltStatus(errors: readonly ProblemCode[]): CellStatus | undefined {
  if (errors.includes('BLD003')) return 'cancelled'
  // Nix fetches what it evaluates: the network fails there.
  if (errors.some((code) => ['BLD001', 'NET001', 'NET002'].includes(code))) return 'evaluation-failed'
  return errors.some((code) => /^(?:BLD|FLX)/.test(code)) ? 'build-failed' : undefined
}

function holdsProof({ cell, drvPath, outputs, files, problems }: CellResult): boolean {
  // What Flox builds in place may have no derivation.
  if ((drvPath === null && cell.source.kind !== 'flox') || outputs.length === 0) return false
  if (cell.toolkit === 'cpu') return files.length === 0
  if (files.length === 0) return cell.deviceCode === 'optional'
  // Targets that not every unit of a file has are not in its list: these notices stand for them.
  if (problems.some(({ code }) => code === 'VER012' || code === 'VER013')) return true
  const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]))
  const wanted = [...cell.capabilities.map(named(smName)), ...cell.ptx.map(named(computeName))]
  return wanted.every((name) => targets.has(name))
}

const named = (nameOf: typeof smName) => (text: string) => {
  const capability = parseCapability(text)
  return capability ? nameOf(capability) : text
}

/** What the plan has to say that is no error. */
export function notesOf(plan: Plan): readonly Problem[] {
  return plan.problems.filter(({ severity }) => severity !== 'error')
}

/** The cells that are built, those of the same derivation as another among them. */
export function plannedCells(plan: Plan): readonly Cell[] {
  return plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])])
}

function jobsEnded(jobs: JobsResult): Problem {
  const message = `Every cell has a proven result, and the jobs of the cells ended with ${jobs}.`
  const fix = 'See the job that failed: where it could not hand in its result, another job may have taken its name.'
  return error('BLD007', message, fix)
}

function withoutResult({ id }: Cell): Problem {
  const fix = 'See the log of its job: it was cancelled, exceeded its time limit, or lost its runner.'
  return error('BLD005', `${id} has no result.`, fix, { subject: { cell: id } })
}

/** What a later step or job needs of results: where the outputs are. */
export function briefResults(results: readonly CellResult[]) {
  return results.map(({ cell, status, outputs }) => ({
    id: cell.id,
    status,
    outputs: Object.fromEntries(outputs.map(({ name, path }) => [name, path])),
  }))
}
