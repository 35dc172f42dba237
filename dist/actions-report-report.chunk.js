import { resultCoverage } from "./inspect-result-coverage.chunk.js";
import { ProblemError, error, formatCapability, isErrno, jsonText } from "./frame.chunk.js";
import { renderSummary, withGpuTests } from "./report-summary.chunk.js";
import { outcomeOf, plannedCells, withPublishing } from "./common.chunk.js";
import { gpuFacts, parseDriver, parseGpus } from "./planning.chunk.js";
import { readResults, reading } from "./actions-report-results.chunk.js";
import { join } from "node:path";

// src/actions/report/gpu-results.ts
/** Bytes of one result: it has at most 40 lines of each test. */
const mostBytes = 8e6;
/**
* The results of GPU tests: `<cell id>.json` in this folder, for cells of the plan alone. Each proven cell whose row has a GPU runner must
* have one, and in a plan without any such runner each cell with `gpu-tests`. Throws ProblemError CFG004 for what cannot be read.
*/
async function readGpuResults(host, plan, folder, cellResults) {
	const cells = plannedCells(plan);
	const names = await reading(folder, () => listed(host, folder));
	const known = new Set(cells.map(({ id }) => `${id}.json`));
	const problems = names.filter((name) => !known.has(name)).map((name) => refused(join(folder, name), "the plan has no such cell"));
	const results = [];
	const due = dueTests(plan, cellResults);
	for (const { id } of cells) {
		if (!names.includes(`${id}.json`)) {
			if (due.has(id)) problems.push(missing(id));
			continue;
		}
		const read = await readOne(host, join(folder, `${id}.json`), id);
		if ("schema" in read) results.push(read);
		else problems.push(...read);
	}
	return {
		results,
		problems: problems.slice(0, 50)
	};
}
/** Ids of the cells that must have been tested: one that is not proven has nothing to test. */
function dueTests(plan, results) {
	const proven = new Set(results.filter(({ status }) => status === "proven").map(({ cell }) => cell.id));
	const byRunner = plan.rows.flatMap(({ cell, gpuRunner }) => gpuRunner === void 0 ? [] : [cell]);
	const cells = byRunner.length > 0 ? byRunner : plannedCells(plan).filter(({ gpuTests }) => gpuTests !== void 0);
	return new Set(cells.flatMap(({ id }) => proven.has(id) ? [id] : []));
}
async function readOne(host, file, id) {
	const { size } = await reading(file, () => host.files.stat(file));
	if (size > mostBytes) return [refused(file, `it has more than ${mostBytes / 1e6} MB`)];
	const { readDocument } = await import("./model-read-document.chunk.js");
	try {
		const result = readDocument("gpu-result", await reading(file, () => host.files.readFile(file, "utf8")), file);
		if (result.cell !== id) return [refused(file, "it is of another cell")];
		return (result.problems.some(({ severity }) => severity === "error") || result.tests.some(({ status }) => status !== "passed")) && result.status !== "cancelled" ? {
			...result,
			status: "failed"
		} : result;
	} catch (cause) {
		if (!(cause instanceof ProblemError) || cause.problems.some(({ code }) => code === "CFG004")) throw cause;
		return cause.problems;
	}
}
/** None where the folder does not exist, as when no cell had a job. */
async function listed(host, folder) {
	try {
		return (await host.files.readdir(folder)).sort();
	} catch (cause) {
		if (isErrno(cause, "ENOENT")) return [];
		throw cause;
	}
}
function refused(file, why) {
	return error("GPU420", `The result of GPU tests ${file} is refused: ${why}.`, "Find out which job wrote it: these results come only from the gpu-test action.", { subject: { path: file } });
}
function missing(id) {
	return error("GPU420", `${id} has no result of its GPU tests.`, "See the log of its gpu-tests job: it was cancelled, lost its runner, or found none.", { subject: { cell: id } });
}

// src/actions/report/report.ts
/**
* Reads a plan and its results, and judges the run. Throws ProblemError CFG004 for what cannot be read, CFG007 for a plan
* that is none of ours, CFG001 for what is no GPU or no driver.
*/
async function makeReport(host, question) {
	const { place, gpu, driver: asked, gpuResults, publishing } = question;
	const [gpus, driver] = [parseGpus(gpu), parseDriver(asked)];
	const { readDocument } = await import("./model-read-document.chunk.js");
	const { planFile } = place;
	const plan = readDocument("plan", await reading(planFile, () => host.files.readFile(planFile, "utf8")), planFile);
	const { results, refused } = await readResults(host, plan, place);
	const { results: gpuTests, problems } = (gpuResults === void 0 ? void 0 : await readGpuResults(host, plan, gpuResults, results)) ?? {
		results: [],
		problems: []
	};
	const tests = withGpuTests(outcomeOf(plan, results, refused, place.jobs), gpuTests, problems);
	const outcome = withPublishing(tests, publishing);
	const coverage = gpus.length > 0 ? resultCoverage(results, gpus, gpuFacts(), driver) : void 0;
	const shown = coverage && {
		gpus: coverage.gpus.map(({ gpu: { name, capability }, cells }) => {
			const number = formatCapability(capability);
			return {
				name: name === number ? number : `${name} (${number})`,
				cells
			};
		}),
		cells: coverage.cells,
		driver
	};
	return {
		plan,
		results,
		outcome,
		coverage,
		gpuTests,
		markdown: renderSummary(plan, results, outcome, shown, gpuTests)
	};
}
/** The report as JSON text: the plan's counts and one entry per cell. */
function reportJson(report) {
	const cells = report.results.map(({ cell, status, built, seconds, problems }) => ({
		id: cell.id,
		status,
		built,
		seconds,
		problems,
		...gpusOf(report.coverage?.cells.find(({ id }) => id === cell.id))
	}));
	const { good, missing, errors } = report.outcome;
	const gpus = report.coverage?.gpus.map(({ gpu, cells: runs }) => ({
		...named(gpu),
		cells: runs
	}));
	const document = {
		good,
		counts: report.plan.counts,
		missing: missing.map(({ id }) => id),
		problems: errors,
		...gpus ? { gpus } : {},
		...report.gpuTests.length > 0 ? { gpuTests: report.gpuTests } : {},
		cells
	};
	return jsonText(document);
}
/** As `verify` gives them. */
function gpusOf(cell) {
	if (!cell) return {};
	const row = ({ gpu, runs, driver, units }) => ({
		...named(gpu),
		runs,
		driver: driver ?? null,
		units
	});
	return {
		gpus: cell.gpus.map(row),
		files: cell.files.map(({ path, output, gpus }) => ({
			path,
			output,
			gpus: gpus.map(row)
		}))
	};
}
function named({ name, capability }) {
	return {
		gpu: name,
		capability: formatCapability(capability)
	};
}

export { makeReport, reportJson };