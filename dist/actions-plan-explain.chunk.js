import { cellExpression, explainCell, planMatrix } from "./planning.chunk.js";
import { cellId, describeTargets, isFloxCell } from "./common.chunk.js";
import { ProblemError, error, formatProblem } from "./frame.chunk.js";

// src/actions/plan/explain.ts
/**
* Why the cell of this id is in the plan or not: every rule with its source and what it says, then what the evaluation,
* the caches and the request itself decided, and the expression that builds it. Throws ProblemError CFG001 for an id that
* no package of the request can have.
*/
function explain(planned, id, root) {
	const { plan, request } = planned;
	const cell = findCell(planned, id);
	if (!cell) {
		const message = `No cell of the request has the id ${JSON.stringify(id)}.`;
		throw new ProblemError(error("CFG001", message, "`nix-cuda plan --verbose` prints the ids: package, toolkit, targets, system."));
	}
	const named = request.packages.find(({ value }) => value.name === cell.package)?.value;
	const tables = named ? planned.tablesOf(named) : planned.tables;
	const found = explainCell(cell, {
		tables,
		driver: request.driver?.value
	});
	const against = found.some(({ problems }) => problems.some(({ severity }) => severity === "error"));
	const rules = found.map(({ rule, problems }) => ({
		code: rule.code,
		title: rule.title,
		source: problems[0]?.source ?? rule.source,
		says: problems.length > 0 ? problems.map(({ message, fix }) => `${message} ${fix}`).join(" ") : null
	}));
	const state = stateOf(plan, id, against);
	const buildable = buildableCell(cell, planned);
	const mark = ({ problems }) => problems.length === 0 ? "✓" : problems.some(({ severity }) => severity === "error") ? "✗" : "!";
	return {
		id,
		state,
		rules,
		text: `${[
			`${id}: ${stateText(plan, id, state)}`,
			`  ${cell.package}, CUDA ${cell.toolkit}, ${describeTargets(cell)}, ${cell.system}`,
			...rules.map(({ code, title, source, says }, index) => `  ${found[index] ? mark(found[index]) : ""} ${code} ${title}${says ? `\n      ${says}` : ""}\n      ${source}`),
			...otherReasons(plan, cell, {
				state,
				against
			}).map((line) => `  ✗ ${line}`),
			buildable ? `\n${howToBuild(buildable, root)}` : ""
		].filter((part) => part !== "").join("\n")}\n`
	};
}
/** Of the plan, or of the request without its tier, excludes and caches. */
function findCell(planned, id) {
	const inPlan = (candidate) => candidate.rows.flatMap((row) => [row.cell, ...row.also ?? []]).find((cell) => cell.id === id) ?? candidate.excluded.flatMap((group) => group.examples).find((cell) => cell.id === id);
	return inPlan(planned.plan) ?? inPlan(wholePlan(planned)) ?? parseId(planned.request, id);
}
function wholePlan({ request, tables, tablesOf }) {
	return planMatrix({
		...request,
		tier: void 0,
		exclude: []
	}, {
		tables,
		tablesOf
	});
}
/** The Nix expression, or the command of Flox with what its environment gets. */
function howToBuild(cell, root) {
	if (!isFloxCell(cell)) return cellExpression(cell, { root });
	const { environment, build } = cell.source;
	return `Built in a copy of the project${cell.toolkit === "cpu" ? "" : `, with CUDA ${cell.toolkit} in its manifest`}: flox build -d ${environment} ${build}\n`;
}
/** The cell with what its expression needs; one that cannot be evaluated is tried with it. */
function buildableCell(cell, planned) {
	if ("source" in cell) return cell;
	if (!cell.problems.some(({ code }) => code === "PLN021")) return void 0;
	return wholePlan(planned).rows.find((row) => row.id === cell.id)?.cell;
}
/** A cell that the request does not ask for: what its id says of it. */
function parseId(request, id) {
	const match = /^(.+)-cuda(\d+\.\d+)-((?:sm|ptx)[0-9af]+(?:_(?:sm|ptx)[0-9af]+)*)-(\w+-\w+)$/.exec(id);
	const [, name = "", toolkit = "", targets = "", system = ""] = match ?? [];
	if (!match || !request.packages.some(({ value }) => value.name.toLowerCase() === name)) return void 0;
	const words = targets.split("_");
	const dotted = (word) => word.replace(/^\D+/, "").replace(/(\d)([af]?)$/, ".$1$2");
	const cell = {
		package: name,
		toolkit,
		capabilities: words.filter((word) => word.startsWith("sm")).map(dotted),
		ptx: words.filter((word) => word.startsWith("ptx")).map(dotted),
		system
	};
	const reason = error("PLN023", "It is not in the request.", "Add it to include, or extend the lists.");
	return {
		id: cellId({
			...cell,
			system
		}),
		...cell,
		problems: [reason]
	};
}
function stateOf(plan, id, against) {
	if (plan.rows.some((row) => row.id === id)) return "planned";
	if (plan.rows.some((row) => row.also?.some((cell) => cell.id === id))) return "same";
	if (plan.skipped?.some((cell) => cell.id === id)) return "cached";
	return plan.tier !== void 0 && !against && reasonsOf(plan, id).length === 0 ? "left" : "excluded";
}
function stateText(plan, id, state) {
	switch (state) {
		case "planned": {
			const row = plan.rows.find((one) => one.id === id);
			const coverage = row?.coverage;
			const caches = coverage ? `; caches: ${coverage.state}, ${coverage.missing} derivations are in none${coverage.heavy.length > 0 ? ` (heavy: ${coverage.heavy.join(", ")})` : ""}` : "";
			return `in the plan, on ${row?.runner ?? ""}${caches}`;
		}
		case "same": return `in the plan, with ${plan.rows.find((row) => row.also?.some((cell) => cell.id === id))?.id ?? ""}: it is the same derivation`;
		case "cached": return "left out: a binary cache serves it (skip-cached)";
		case "left": return `not in the tier ${plan.tier ?? ""}, or not in the request`;
		case "excluded": return "not in the plan";
	}
}
/** What no rule says; where nothing else does, that the request does not ask for the cell. */
function otherReasons(plan, cell, { state, against }) {
	const reasons = reasonsOf(plan, cell.id);
	return state === "excluded" && !against && reasons.length === 0 && "problems" in cell ? cell.problems.map(formatProblem) : reasons;
}
/** Reasons that no rule gave: the request's own, and the evaluation's. */
function reasonsOf(plan, id) {
	return (plan.excluded.flatMap((group) => group.examples).find((cell) => cell.id === id)?.problems ?? []).filter(({ code }) => /^(?:PLN02[13]|FLX)/.test(code)).map(formatProblem);
}

export { explain };