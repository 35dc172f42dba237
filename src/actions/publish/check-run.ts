import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { makeReport } from '../report/report.ts'
import type { ResultsPlace } from '../report/results.ts'

/** Throws ProblemError SHP070, with all that is wrong, unless every cell of the plan is proven and there is no result of another one. */
export async function checkRun(host: Host, place: ResultsPlace): Promise<void> {
  const { outcome } = await makeReport(host, { place, gpu: [], driver: undefined })
  if (outcome.good) return
  const message = `The run is not complete, so that nothing of it is published: ${outcome.headline}.`
  throw new ProblemError([
    error('SHP070', message, 'Fix the cells that are not proven, or exclude them.'),
    ...outcome.errors,
  ])
}
