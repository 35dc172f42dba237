import { questionOf, readInputs, reportCommandSurface } from "./frame.chunk.js";
import { makeReport, reportJson } from "./actions-report-report.chunk.js";

// src/actions/report/command.ts
/** `nix-cuda report`: prints the report of a run. Exit code 1 when the run is not as it was asked for. */
async function runReportCommand(host, line) {
	const inputs = readInputs(reportCommandSurface, line.option);
	const report = await makeReport(host, questionOf(inputs));
	host.answer(inputs.json ? reportJson(report) : report.markdown);
	return report.outcome.good ? 0 : 1;
}

export { runReportCommand };