import { ProblemError, buildCommandSurface, error, explainHint, jsonText, problemText, readInputs, styled, wrapped } from "./frame.chunk.js";
import { byRule, findNix, notesOf, outcomeOf, plannedCells } from "./common.chunk.js";
import { heatGrids } from "./report-heat-table.chunk.js";
import { foundTargets, heatMark, meanings, statusText } from "./report-summary.chunk.js";
import { textGrids } from "./report-text-grid.chunk.js";
import { matchesGlob, resolve } from "node:path";

// src/report/build-text.ts
/** Without `outputs` no store path is named. */
function buildText(plan, results, outputs) {
	const outcome = outcomeOf(plan, results);
	const done = new Map(results.map((result) => [result.cell.id, result]));
	const grids = heatGrids(plan, ({ id }) => heatMark(done.get(id)));
	const failures = outcome.failed.flatMap(({ cell, problems }) => problems.filter(({ severity }) => severity === "error").map((problem) => ({
		problem,
		text: problemText({
			...problem,
			message: `${cell.id}: ${problem.message}`
		})
	})));
	const all = [...outcome.errors.map((problem) => ({
		problem,
		text: problemText(problem)
	})), ...failures];
	return `${[
		textGrids(grids, {
			...meanings,
			["·"]: grids.left
		}),
		plan.excluded.length > 0 ? `${styled("heading", "Excluded:")} ${byRule(plan.excluded)}; nix-cuda plan says why.` : "",
		results.flatMap((result) => [cellText(result), ...outputs ? outputLines(result, outputs) : []]).join("\n"),
		all.map(({ text }) => text).join("\n"),
		styled(outcome.good ? "good" : "bad", `${outcome.mark} ${outcome.headline}`),
		styled("faint", explainHint(all.map(({ problem }) => problem)))
	].filter((part) => part !== "").join("\n\n")}\n`;
}
/** `✓ saxpy-cuda12.4-sm90-x86_64-linux: sm_90 compute_90 (10.1 s)`: the toolkit that was found is that of the id. */
function cellText(result) {
	const good = result.status === "proven";
	const found = foundTargets(result).replace(/; by CUDA .*$/, "").replace("; PTX", "");
	const how = result.built ? `${result.seconds.build.toFixed(1)} s` : "in store";
	const says = good ? `${found} (${how})` : statusText(result).replace(/^\S+ /, "");
	return `${styled(good ? "good" : "bad", good ? "✓" : "✗")} ${wrapped(`${result.cell.id}: ${says}`, 4)}`;
}
/** Each output of a cell that was built: its link, if there is one, and its store path. */
function outputLines({ cell, status, outputs }, { linkOf }) {
	if (status !== "proven" && status !== "wrong") return [];
	const link = linkOf(cell);
	return outputs.map(({ name, path }) => link === void 0 ? `    ${path}` : `    ${name === "out" ? link : `${link}-${name}`} -> ${path}`);
}

// src/actions/build/command.ts
/** `nix-cuda build [CELL…]`: builds and proves cells of the request here. Exit code 1 when one is not proven. */
async function runBuildCommand(host, line) {
	const inputs = readInputs(buildCommandSurface, line.option);
	const { makePlan } = await import("./actions-plan-plan-request.chunk.js");
	const { proveAll } = await import("./actions-build-matrix-job2.chunk.js");
	const nix = await findNix(host);
	const { plan: whole, evaluations } = await makePlan(host, host.cwd, {
		...inputs,
		"cache-coverage": false,
		"skip-cached": false,
		shared: "off"
	});
	const rows = selectRows(whole, line.positionals);
	const named = line.positionals.length > 0;
	const problems = named ? notesOf(whole) : whole.problems;
	const counts = {
		...whole.counts,
		planned: rows.length,
		...named ? { excluded: 0 } : {}
	};
	const plan = {
		...whole,
		rows,
		problems,
		counts,
		...named ? { excluded: [] } : {}
	};
	const linkOf = linkNames(inputs, plan);
	const { results } = await proveAll(host, nix, plan, {
		evaluations,
		root: host.cwd,
		timeout: inputs["timeout-minutes"] * 60,
		atOnce: inputs.jobs,
		linkOf: (cell) => {
			const link = linkOf(cell);
			return link === void 0 ? void 0 : resolve(host.cwd, link);
		}
	});
	host.answer(inputs.json ? jsonText(results) : buildText(plan, results, inputs["print-out-paths"] ? { linkOf } : void 0));
	return outcomeOf(plan, results).good && rows.length > 0 ? 0 : 1;
}
/** `result` for a single cell, as nix build has it, and `result-<cell id>` for several. */
function linkNames({ link, "out-link": name }, plan) {
	const single = plannedCells(plan).length === 1;
	return ({ id }) => !link ? void 0 : single ? name : `${name}-${id}`;
}
/** The rows of the cells that are named by id, by package or by a pattern of either. Throws ProblemError CFG001. */
function selectRows(plan, named) {
	if (named.length === 0) return plan.rows;
	const names = (word, cell) => matchesGlob(cell.id, word) || matchesGlob(cell.package, word);
	const cells = plannedCells(plan);
	const unknown = named.filter((word) => !cells.some((cell) => names(word, cell)));
	if (unknown.length > 0) throw new ProblemError(unknown.map((word) => unknownCell(word, plan)));
	return plan.rows.filter(({ cell, also = [] }) => [cell, ...also].some((one) => named.some((word) => names(word, one))));
}
function unknownCell(word, plan) {
	const excluded = plan.excluded.flatMap(({ examples }) => examples).find(({ id, package: name }) => matchesGlob(id, word) || matchesGlob(name, word));
	if (excluded) {
		const message = `Every cell that ${JSON.stringify(word)} names is excluded.`;
		return error("CFG001", message, `Look why: nix-cuda plan --explain ${excluded.id}`);
	}
	const some = [...new Set(plannedCells(plan).map((cell) => cell.package))].slice(0, 20).join(", ");
	return error("CFG001", `The request has no cell and no package ${JSON.stringify(word)}.`, `Its packages are ${some || "none"}; nix-cuda plan --verbose prints the ids of its cells.`);
}

export { runBuildCommand, selectRows };