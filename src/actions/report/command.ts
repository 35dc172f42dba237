import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { makeReport, reportJson } from './report.ts'
import { questionOf, reportCommandSurface } from './surface.ts'

/** `nix-cuda report`: prints the report of a run. Exit code 1 when the run is not as it was asked for. */
export async function runReportCommand(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(reportCommandSurface, line.option)
  const report = await makeReport(host, questionOf(inputs))
  host.answer(inputs.json ? reportJson(report) : report.markdown)
  return report.outcome.good ? 0 : 1
}
