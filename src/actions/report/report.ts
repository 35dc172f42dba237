import type { CellResult, Plan } from '../../model/documents.ts'
import { type JobsResult, type Outcome, outcomeOf } from '../../report/outcome.ts'
import { renderSummary } from '../../report/summary.ts'
import type { Host } from '../../runner/host.ts'
import { jsonText } from '../../runner/sink.ts'
import { type ResultsPlace, reading, readResults } from './results.ts'

export interface Report {
  readonly plan: Plan
  readonly results: readonly CellResult[]
  readonly outcome: Outcome
  readonly markdown: string
}

/**
 * Reads a plan and its results, and judges the run. Throws ProblemError CFG004 for what cannot be read, CFG007 for a plan
 * that is none of ours.
 */
export async function makeReport(host: Host, place: ResultsPlace & { readonly jobs?: JobsResult }): Promise<Report> {
  const { readDocument } = await import(/* webpackChunkName: "documents" */ '../../model/read-document.ts')
  const { planFile } = place
  const plan = readDocument('plan', await reading(planFile, () => host.files.readFile(planFile, 'utf8')), planFile)
  const { results, refused } = await readResults(host, plan, place)
  const outcome = outcomeOf(plan, results, refused, place.jobs)
  return { plan, results, outcome, markdown: renderSummary(plan, results, outcome) }
}

/** The report as JSON text: the plan's counts and one entry per cell. */
export function reportJson(report: Report): string {
  const cells = report.results.map(({ cell, status, built, seconds, problems }) => ({
    id: cell.id,
    status,
    built,
    seconds,
    problems,
  }))
  const { good, missing, errors } = report.outcome
  const document = { good, counts: report.plan.counts, missing: missing.map(({ id }) => id), problems: errors, cells }
  return jsonText(document)
}
