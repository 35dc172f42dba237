import { join } from 'node:path'
import { cellProblems } from '../../report/cell-problems.ts'
import { briefResults, notesOf } from '../../report/outcome.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jobFolder } from '../../runner/job.ts'
import { questionOf, reportSurface } from './surface.ts'

/** The report action: one summary and one JSON of a whole run. Exit code 1 when the run is not as it was asked for. */
export async function runReportAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(reportSurface, github.actionInput)
  const { makeReport, reportJson } = await import('./report.ts')
  const report = await makeReport(host, questionOf(inputs))
  const reportFile = join(jobFolder(host), 'report.json')
  await writeAtomically(host, reportFile, reportJson(report))
  await github.writeSummary(report.markdown)
  const { good, proven, failed, missing, errors, mark, headline } = report.outcome
  github.setOutputs(reportSurface, {
    result: good ? 'success' : 'failure',
    proven,
    failed: failed.length + missing.length,
    results: shortEnough(briefResults(report.results)),
    'report-file': reportFile,
  })
  const { saveHistory } = await import('../plan/history.ts')
  github.annotate(await saveHistory(host, report.plan, report.results))
  github.annotate([...errors, ...notesOf(report.plan), ...cellProblems(report.results)])
  host.log.info(`${mark} ${headline}`)
  return good ? 0 : 1
}

/** Characters. GitHub takes 1 MB of a job's outputs, counted in UTF-16. */
const maxResults = 500_000

function shortEnough(results: ReturnType<typeof briefResults>): string {
  const text = JSON.stringify(results)
  return text.length > maxResults ? '' : text
}
