import { counted, describeTargets, excludedSection, folded, joinParts, logBlock, markdownTable, notesOf, outcomeOf, plainText, problemLine } from "./common.chunk.js";
import { cachedMark, heatGrids, heatTable, legendOf } from "./report-heat-table.chunk.js";

// src/report/gpu-table.ts
/** Which GPUs run which cells. */
const words = {
	sass: "SASS",
	jit: "PTX, JIT",
	driver: "needs a newer driver",
	unknown: "cannot be determined",
	none: "no"
};
/** One line for each GPU with the number of cells it runs, then a table of cells × GPUs. */
function gpuSection({ gpus, cells, driver }) {
	if (gpus.length === 0) return "";
	const table = markdownTable(["Cell", ...gpus.map(({ name }) => name)], cells.map((cell) => [cell.id, ...cell.gpus.map(answer)]));
	const lines = gpus.map((gpu) => `- ${gpuLine(gpu)}`).join("\n");
	return [
		driver === void 0 ? "### GPUs" : `### GPUs with driver ${driver}`,
		lines,
		table
	].join("\n\n");
}
/** `L4 (8.9) runs 3 of 5 cells (2 SASS, 1 PTX, JIT)`. */
function gpuLine({ name, cells }) {
	const all = Object.values(cells).reduce((sum, count) => sum + count, 0);
	const others = cells.unknown > 0 ? `; of ${cells.unknown} it cannot be determined` : "";
	return `${name} runs ${cells.sass + cells.jit} of ${counted(all, "cell")} with device code: ${cells.sass} as SASS, ${cells.jit} by JIT${others}`;
}
function answer({ runs, driver, units }) {
	if (runs === null) return "—";
	const all = Object.values(units).reduce((sum, count) => sum + count, 0);
	const some = units[runs] < all ? ` (${units[runs]} of ${counted(all, "unit")})` : "";
	const from = driver !== void 0 && (runs === "jit" || runs === "driver") ? `, from ${driver} on` : "";
	return `${words[runs]}${some}${from}`;
}

// src/report/gpu-tests.ts
const marks$1 = {
	passed: "✅ passed",
	failed: "❌ failed",
	none: "no tests",
	cancelled: "⚪ cancelled"
};
/** A table of cells with GPU tests, then the last lines of each test that failed; '' where there are none. */
function gpuTestSection(results) {
	if (results.length === 0) return "";
	return [
		"### GPU tests",
		markdownTable([
			"Cell",
			"GPU tests",
			"GPU",
			"Driver",
			"Tests",
			"Seconds"
		], results.map((result) => [
			result.cell,
			marks$1[result.status],
			gpusOf(result),
			result.driver ?? "",
			countsOf(result),
			result.tests.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)
		])),
		...results.flatMap(({ cell, tests }) => tests.flatMap(({ name, status, logTail, cases }) => {
			if (status === "passed") return [];
			const names = (cases?.failures ?? []).map((one) => `- ${plainText(one)}`).join("\n");
			const lines = logTail.length > 0 ? logBlock(logTail) : "";
			return [[
				`#### ${plainText(name)} of ${plainText(cell)}`,
				names,
				lines
			].filter((part) => part !== "").join("\n\n")];
		}))
	].join("\n\n");
}
/** A line for each cell, for a terminal. */
function gpuTestLines(results) {
	if (results.length === 0) return ["No cell was tested."];
	return results.map((result) => {
		const where = gpusOf(result);
		return `${marks$1[result.status]}: ${result.cell}, ${countsOf(result)}${where === "" ? "" : ` on ${where}`}`;
	});
}
function gpusOf({ tests }) {
	return [...new Set(tests.map(({ gpu, uuid }) => gpu || uuid))].join(", ");
}
/** `3 of 4 passed, 120 of 121 cases`. */
function countsOf({ tests }) {
	const passed = tests.filter(({ status }) => status === "passed").length;
	const cases = tests.flatMap(({ cases: some }) => some ?? []);
	const all = cases.reduce((sum, one) => sum + one.tests, 0);
	const bad = cases.reduce((sum, one) => sum + one.failed + one.skipped, 0);
	return `${passed} of ${tests.length} passed${cases.length > 0 ? `, ${all - bad} of ${all} cases` : ""}`;
}
/** The outcome of a run whose cells were tested on GPUs too: tests that failed, or are missing, count as cells that failed do. Pure. */
function withGpuTests(outcome, results, problems) {
	const bad = results.filter(({ status }) => status === "failed" || status === "cancelled");
	const found = bad.flatMap((result) => result.problems.filter(({ severity }) => severity === "error"));
	const words = [...bad.length > 0 ? [`${bad.length} with failed GPU tests`] : [], ...problems.length > 0 ? [`${problems.length} ${problems.length === 1 ? "error" : "errors"} in results of GPU tests`] : []];
	if (words.length === 0) return outcome;
	const headline = [outcome.headline, ...words].join(", ");
	return {
		...outcome,
		good: false,
		mark: "❌",
		errors: [
			...outcome.errors,
			...problems,
			...found
		],
		headline
	};
}

// src/report/summary.ts
const marks = {
	proven: "✅ proven",
	wrong: "❌ wrong device code",
	"build-failed": "❌ build failed",
	"evaluation-failed": "❌ cannot be evaluated",
	cancelled: "⚪ cancelled"
};
/** One word and a mark for a cell, as the summary and the terminal show it. */
function statusText(result) {
	return marks[result.status];
}
/**
* The one summary of a run as GitHub Markdown: a headline, what stopped the run as a whole, one table of capabilities ×
* toolkits per package, the notes of the plan, what failed with the last lines of its build, which GPUs run what where that was
* asked, what GPU tests showed, one line on time, then folded every cell and every excluded cell with its reasons.
*/
function renderSummary(plan, results, outcome = outcomeOf(plan, results), coverage, gpuTests = []) {
	const notes = notesOf(plan);
	const done = new Map(results.map((result) => [result.cell.id, result]));
	const heat = heatGrids(plan, ({ id }) => heatMark(done.get(id)));
	return joinParts([
		`## ${outcome.mark} CUDA cells: ${outcome.headline}`,
		outcome.errors.map(problemLine).join("\n"),
		...heat.grids.map(heatTable),
		legendOf({
			...meanings,
			["·"]: heat.left
		}, heat.used),
		notes.length > 0 ? `Notes of the plan:\n\n${notes.map(problemLine).join("\n")}` : "",
		...outcome.failed.map(failureSection),
		coverage ? gpuSection(coverage) : "",
		gpuTestSection(gpuTests),
		results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : "",
		results.length > 0 ? folded(`All ${results.length} cells`, cellTable(plan, results)) : "",
		servedSection(plan),
		excludedSection(plan)
	], "the result files have everything");
}
/** What the marks of results mean. */
const meanings = {
	"✅": "built and proven",
	"❌": "failed",
	[cachedMark]: "in caches, not proven here",
	["–"]: "cannot exist",
	["❗"]: "cannot be evaluated",
	["×"]: "excluded by the request",
	"⚪": "no result"
};
/** The mark of a result; of none where there is none. */
function heatMark(result) {
	return result ? marks[result.status].split(" ")[0] ?? "" : "⚪";
}
function servedSection({ skipped = [] }) {
	if (skipped.length === 0) return "";
	const table = markdownTable(["Cell", "Derivation"], skipped.map(({ id, drvPath }) => [id, drvPath]));
	return folded(`${cachedMark} ${counted(skipped.length, "cell")} left out because binary caches serve them`, table);
}
/** `28 cells: 9 built in 8.1 s, 19 already there; evaluated in 2.0 s, verified in 0.3 s`. */
function timingLine(results) {
	const sum = (phase) => results.reduce((total, result) => total + result.seconds[phase], 0).toFixed(1);
	const built = results.filter((result) => result.built).length;
	return `${results.length} cells: ${built} built in ${sum("build")} s, ${results.length - built} already in the store; evaluated in ${sum("evaluate")} s, verified in ${sum("verify")} s.`;
}
/** `Store cache: 12 paths, 3.3 MB restored for 4 cells.` */
function cacheLine(results) {
	const restored = results.map((result) => result.restored).filter((entry) => entry !== null);
	if (restored.length === 0) return "Store cache: nothing restored.";
	const sum = (pick) => restored.reduce((total, entry) => total + pick(entry), 0);
	const megabytes = (sum((entry) => entry.bytes) / 1e6).toFixed(1);
	return `Store cache: ${sum((entry) => entry.paths)} paths, ${megabytes} MB restored for ${restored.length} cells.`;
}
/** With what the caches had of each cell, where they were asked. */
function cellTable(plan, results) {
	const coverage = new Map(plan.rows.flatMap(({ cell, also = [], coverage: had }) => had ? [cell, ...also].map(({ id }) => [id, had.stored ? "store cache" : had.state]) : []));
	const covered = results.some(({ cell }) => coverage.has(cell.id));
	const header = [
		"Package",
		"CUDA",
		"Asked for",
		"System",
		"Result",
		"Found",
		"Seconds",
		...covered ? ["Caches"] : []
	];
	const rows = results.map((result) => {
		const { cell } = result;
		const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify;
		return [
			cell.package,
			cell.toolkit,
			describeTargets(cell),
			cell.system,
			statusText(result),
			foundTargets(result),
			`${seconds.toFixed(1)}${result.built ? "" : " (already in the store)"}`,
			...covered ? [coverage.get(cell.id) ?? ""] : []
		];
	});
	return markdownTable(header, rows);
}
/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
function foundTargets(result) {
	const union = (pick) => [...new Set(result.files.flatMap(pick))];
	const atLoad = new Set(result.files.flatMap((file) => file.linkedAtLoad ?? []));
	const shared = union((file) => file.targets).map((one) => atLoad.has(one) ? `${one} (linked at load)` : one);
	const partly = result.files.flatMap(({ partly: some = [], units = 0 }) => some.map((one) => `${one.target} (${one.units} of ${units} units)`));
	const words = [[...shared, ...new Set(partly)].join(" ")];
	const ptx = union((file) => file.ptx);
	if (ptx.length > 0) words.push(`PTX ${ptx.join(" ")}`);
	const toolkits = union((file) => file.toolkits);
	if (toolkits.length > 0) words.push(`by CUDA ${toolkits.join(", ")}`);
	return words.filter((word) => word !== "").join("; ") || "—";
}
function failureSection(result) {
	const parts = [`### ❌ ${plainText(result.cell.id)}`, result.problems.map(problemLine).join("\n")];
	if (result.logTail.length > 0) parts.push(`Last lines of the build:\n\n${logBlock(result.logTail)}`);
	return parts.join("\n\n");
}

export { foundTargets, gpuTestLines, heatMark, meanings, renderSummary, statusText, withGpuTests };