import { counted, describeTargets, excludedSection, folded, joinParts, markdownTable, moreOf, plainText, problemLine, some, whyExcluded } from "./common.chunk.js";
import { codes, explainHint, formatProblem, problemText, styled, textTable, wrapped } from "./frame.chunk.js";
import { cachedMark, heatGrids, heatTable, legendOf } from "./report-heat-table.chunk.js";
import { textGrids } from "./report-text-grid.chunk.js";

// src/report/plan-text.ts
/** A plan for people: as a table in a terminal, and as Markdown for a job summary. */
function totalsOf(plan) {
	const jobs = plan.rows.length;
	const jobsSaved = sameCells(plan) + skippedCells(plan);
	const sum = (pick) => plan.rows.reduce((total, row) => total + (pick(row) ?? 0), 0);
	return {
		jobs,
		cells: jobs + jobsSaved + plan.counts.excluded + (plan.counts.left ?? 0),
		jobsSaved,
		downloadBytes: sum((row) => row.coverage?.downloadBytes),
		minutes: sum((row) => row.minutes),
		withoutEstimate: plan.rows.filter((row) => row.minutes === void 0).length
	};
}
/** `12 jobs for 40 cells: 3 in caches, 5 the same derivation, 20 cannot exist`. */
function planHeadline(plan) {
	const { jobs, cells } = totalsOf(plan);
	const left = plan.counts.left ?? 0;
	const parts = [
		...some(skippedCells(plan), "in caches"),
		...some(sameCells(plan), "the same derivation"),
		...whyExcluded(plan),
		...some(left, plan.tier ? `not in the tier ${plan.tier}` : "not in this tier")
	];
	const shared = plan.shared?.length ?? 0;
	const before = shared > 0 ? ` after ${counted(shared, "shared build")}` : "";
	const what = `${counted(jobs, "job")}${before} for ${counted(cells, "cell")}`;
	return parts.length > 0 ? `${what}: ${parts.join(", ")}` : what;
}
/**
* The plan for a terminal of 80 columns: grids of targets × toolkits, what is excluded by rule with one cell each, problems,
* totals. With `verbose` a table of all cells as well (with what caches have and the runner, where caches were asked), and
* every example of what is excluded.
*/
function planTable(plan, { verbose = false } = {}) {
	const { requested, planned, excluded, left = 0 } = plan.counts;
	const saved = sameCells(plan) + skippedCells(plan);
	const groups = verbose ? plan.excluded.map(excludedText) : plan.excluded.map(excludedExample);
	return `${[
		planGrids(plan),
		verbose ? cellTable(plan) : "",
		sharedText(plan),
		excluded > 0 ? [styled("heading", `Excluded (${excluded}):`), ...groups.flat()].join("\n") : "",
		plan.problems.map(problemText).join("\n"),
		[
			`${requested} requested, ${planned} planned, ${excluded} excluded`,
			...saved + left > 0 || plan.shared ? [planHeadline(plan)] : [],
			...totalsLines(plan),
			...plan.base ? [comparisonLine(plan.base)] : []
		].join("\n"),
		hints(plan, verbose)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function planGrids(plan) {
	const rows = new Map(plan.rows.map((row) => [row.id, row]));
	const heat = heatGrids(plan, (cell) => markOf(rows.get(cell.id)));
	return textGrids(heat, {
		...meanings,
		["·"]: heat.left
	});
}
function markOf(row) {
	if (!row) return "=";
	return row.coverage ? coverageMarks[row.coverage.stored ? "cached" : row.coverage.state] : "🔨";
}
function cellTable(plan) {
	const covered = plan.rows.some((row) => row.coverage);
	const header = [
		"PACKAGE",
		"CUDA",
		"TARGETS",
		"SYSTEM",
		"CELL",
		...covered ? ["CACHE", "RUNNER"] : []
	];
	const cells = plan.rows.flatMap((row) => [[
		...columns(row.cell),
		row.id,
		...covered ? [describeCoverage(row.coverage), row.runner] : []
	], ...(row.also ?? []).map((cell) => [
		...columns(cell),
		covered ? cell.id : `${cell.id} (the same as above)`,
		...covered ? ["the same as above"] : []
	])]);
	return cells.length > 0 ? textTable([header, ...cells]) : "";
}
/** How to see more of it. */
function hints(plan, verbose) {
	const [first] = plan.rows;
	const [group] = plan.excluded;
	const example = group?.examples[0]?.id;
	return [
		...first && !verbose ? [`Cells have ids such as ${first.id}; --verbose lists all.`] : [],
		...example && !verbose ? [`Why a cell is excluded: nix-cuda plan --explain ${example}`] : [],
		explainHint([...plan.problems, ...plan.excluded])
	].filter((line) => line !== "").map((line) => styled("faint", wrapped(line, 2))).join("\n");
}
function columns(cell) {
	return [
		cell.package,
		cell.toolkit,
		describeTargets(cell),
		cell.system
	];
}
/** `partial, 12 missing (torch)`. */
function describeCoverage(coverage) {
	if (!coverage) return "?";
	const stored = coverage.stored ? ", in the store cache" : "";
	const heavy = coverage.heavy.length > 0 ? ` (${coverage.heavy.join(", ")})` : "";
	return `${coverage.state}${coverage.missing > 0 ? `, ${coverage.missing} missing${heavy}` : ""}${stored}`;
}
/** Cells of a rule that a terminal shows. */
const shownExamples = 5;
function excludedText(group) {
	const examples = group.examples.slice(0, shownExamples);
	return [
		`  ${styled("warning", group.code)} (${group.count}): ${codes[group.code].meaning}`,
		...examples.flatMap((cell) => [`    ${cell.id}`, ...cell.problems.map((problem) => `        ${formatProblem(problem)}`)]),
		...moreOf(group, examples.length).map((text) => `    ${text}`)
	];
}
/** A rule with the first reason of its first cell. */
function excludedExample({ code, count, examples }) {
	const problem = examples[0]?.problems.find((one) => one.code === code);
	const reason = problem ? `${problem.message} ${problem.fix}`.trim() : codes[code].meaning;
	return [`  ${wrapped(`${styled("warning", code)} (${counted(count, "cell")}): ${reason}`, 4)}`];
}
function sharedText(plan) {
	return (plan.shared ?? []).map((stage) => {
		const names = stage.derivations.map(({ name, cells }) => `  ${name} (${counted(cells, "cell")})`);
		return [`Built once before ${counted(waitingFor(plan, stage.system), "job")} of ${stage.system}, on ${stage.runner}:`, ...names].join("\n");
	}).join("\n");
}
/** Jobs that start from what the shared stage of a system built. */
function waitingFor(plan, system) {
	return plan.rows.filter((row) => row.shared && row.cell.system === system).length;
}
const meanings = {
	"🔨": "planned",
	[cachedMark]: "in caches",
	"🧩": "partly in caches",
	"🧊": "in no cache",
	"=": "the same derivation as another cell",
	["–"]: "cannot exist",
	["❗"]: "cannot be evaluated",
	["×"]: "excluded by the request"
};
const coverageMarks = {
	cached: cachedMark,
	partial: "🧩",
	cold: "🧊"
};
/**
* The plan as GitHub Markdown, below the limit of a step summary: a headline, one table per package and system, the
* shared stage, totals, what differs from the base branch, then problems and, folded, what cannot exist.
*/
function planMarkdown(plan) {
	const rows = new Map(plan.rows.map((row) => [row.id, row]));
	const heat = heatGrids(plan, (cell) => markOf(rows.get(cell.id)));
	const refused = plan.problems.some((problem) => problem.severity === "error");
	return joinParts([
		`## ${refused ? "❌ " : ""}CUDA plan: ${plainText(planHeadline(plan))}`,
		...heat.grids.map(heatTable),
		legendOf({
			...meanings,
			["·"]: heat.left
		}, heat.used),
		plan.problems.map(problemLine).join("\n"),
		totalsLines(plan).join("<br>"),
		sharedSection(plan),
		comparisonSection(plan.base),
		unplacedSection(heat.unplaced),
		excludedSection(plan)
	], "the plan file has everything");
}
function unplacedSection(ids) {
	if (ids.length === 0) return "";
	const title = `${counted(ids.length, "more cell")} ${ids.length === 1 ? "is" : "are"} in caches`;
	const table = markdownTable(["Cell"], ids.map((id) => [id]));
	return folded(title, table);
}
function sharedSection(plan) {
	const stages = plan.shared ?? [];
	if (stages.length === 0) return "";
	const rows = stages.flatMap((stage) => stage.derivations.map(({ name, cells }) => [
		name,
		stage.system,
		stage.runner,
		String(cells)
	]));
	const waiting = stages.map(({ system }) => `${counted(waitingFor(plan, system), "job")} of ${system}`);
	return `${markdownTable([
		"Built once, before the cells",
		"System",
		"Runner",
		"Cells that need it"
	], rows)}\n\nWaiting for it: ${waiting.join(", ")}.`;
}
/** What the plan saves and costs, a line each. */
function totalsLines(plan) {
	const { jobs, jobsSaved, downloadBytes, minutes, withoutEstimate } = totalsOf(plan);
	const covered = plan.rows.some((row) => row.coverage);
	const estimated = withoutEstimate < jobs;
	const unknown = withoutEstimate > 0 ? `, and ${counted(withoutEstimate, "job")} without an estimate` : "";
	return [
		...jobsSaved > 0 ? [`${counted(jobsSaved, "job")} saved.`] : [],
		...covered ? [`To download from binary caches: ${megabytes(downloadBytes)}.`] : [],
		...estimated ? [`Estimated: ${duration(minutes)} of building in all${unknown}.`] : [],
		...!estimated && covered ? ["No time estimate: no earlier run is known."] : [],
		...gpuLine(plan)
	];
}
/** `Tested on GPUs: 2 of 5 jobs, on h100-box and self-hosted+l4.` */
function gpuLine(plan) {
	const runners = plan.rows.flatMap(({ gpuRunner }) => gpuRunner ?? []);
	if (runners.length === 0) return [];
	const names = [...new Set(runners)].sort().map((runner) => runner.replaceAll(/[["\]]/g, "").replaceAll(",", "+"));
	return [`Tested on GPUs: ${runners.length} of ${counted(plan.rows.length, "job")}, on ${names.join(" and ")}.`];
}
function comparisonLine(base) {
	const { ref, changed, added, removed } = base;
	return `Against ${ref}: ${changed.length} changed, ${added.length} added, ${removed.length} removed`;
}
function comparisonSection(base) {
	if (!base) return "";
	const title = plainText(comparisonLine(base));
	const rows = [
		"changed",
		"added",
		"removed"
	].flatMap((what) => base[what].map((id) => [id, what]));
	return rows.length === 0 ? `${title}.` : folded(title, markdownTable(["Cell", "Change"], rows));
}
function sameCells(plan) {
	return plan.rows.reduce((sum, row) => sum + (row.also?.length ?? 0), 0);
}
function skippedCells(plan) {
	return plan.skipped?.length ?? plan.counts.skipped ?? 0;
}
function megabytes(bytes) {
	return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
/** `45 min`, `2 h 5 min`. */
function duration(minutes) {
	const whole = Math.ceil(minutes);
	return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

export { planMarkdown, planTable };