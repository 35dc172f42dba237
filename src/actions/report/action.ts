import { join } from 'node:path'
import { cellProblems } from '../../report/cell-problems.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jobFolder } from '../../runner/job.ts'
import { reportSurface } from './surface.ts'

/** The report action: one summary and one JSON of a whole run. Exit code 1 when the run is not as it was asked for. */
export async function runReportAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(reportSurface, github.actionInput)
  const { makeReport, reportJson } = await import(/* webpackChunkName: "report" */ './report.ts')
  const report = await makeReport(host, inputs.plan, inputs.results)
  const reportFile = join(jobFolder(host), 'report.json')
  await writeAtomically(host, reportFile, reportJson(report))
  await github.writeSummary(report.markdown)
  const proven = report.results.filter((result) => result.status === 'proven').length
  github.setOutputs(reportSurface, {
    result: report.good ? 'success' : 'failure',
    proven,
    failed: report.results.length + report.missing.length - proven,
    'report-file': reportFile,
  })
  const { saveHistory } = await import(/* webpackChunkName: "plan-history" */ '../plan/history.ts')
  github.annotate(await saveHistory(host, report.plan, report.results))
  github.annotate([...report.plan.problems, ...cellProblems(report.results)])
  host.log.info(report.headline)
  return report.good ? 0 : 1
}
