import { cellProblems } from "./report-cell-problems.chunk.js";
import { briefResults, jobFolder, notesOf } from "./common.chunk.js";
import { questionOf, readInputs, reportSurface, writeAtomically } from "./frame.chunk.js";
import { join } from "node:path";

// src/actions/report/action.ts
/** The report action: one summary and one JSON of a whole run. Exit code 1 when the run is not as it was asked for. */
async function runReportAction(host, github) {
	const inputs = readInputs(reportSurface, github.actionInput);
	const { makeReport, reportJson } = await import("./actions-report-report2.chunk.js");
	const report = await makeReport(host, questionOf(inputs));
	const reportFile = join(jobFolder(host), "report.json");
	await writeAtomically(host, reportFile, reportJson(report));
	await github.writeSummary(report.markdown);
	const { good, proven, failed, missing, errors, mark, headline } = report.outcome;
	github.setOutputs(reportSurface, {
		result: good ? "success" : "failure",
		proven,
		failed: failed.length + missing.length,
		results: shortEnough(briefResults(report.results)),
		"report-file": reportFile
	});
	const { saveHistory } = await import("./actions-plan-history.chunk.js");
	github.annotate(await saveHistory(host, report.plan, report.results));
	github.annotate([
		...errors,
		...notesOf(report.plan),
		...cellProblems(report.results)
	]);
	host.log.info(`${mark} ${headline}`);
	return good ? 0 : 1;
}
/** Characters. GitHub takes 1 MB of a job's outputs, counted in UTF-16. */
const maxResults = 5e5;
function shortEnough(results) {
	const text = JSON.stringify(results);
	return text.length > maxResults ? "" : text;
}

export { runReportAction };