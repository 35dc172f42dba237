import { error, planActionSurface, readInputs, worstSeverity, writeAtomically } from "./frame.chunk.js";
import { jobFolder } from "./common.chunk.js";
import { join, resolve } from "node:path";

// src/actions/plan/action.ts
/**
* The plan action: from a request to shards of matrix rows. Exit code 1 when the request cannot be planned; the plan
* itself is written all the same, so that the report can say why.
*/
async function runPlanAction(host, github) {
	const inputs = readInputs(planActionSurface, github.actionInput);
	const { makePlan } = await import("./actions-plan-plan-request.chunk.js");
	const { logPlan } = await import("./actions-build-matrix-job2.chunk.js");
	const { planMarkdown } = await import("./report-plan-text.chunk.js");
	const { plan: made } = await makePlan(host, resolve(host.env["GITHUB_WORKSPACE"] || host.cwd), inputs);
	const { plan, outputs } = planOutputs(made, inputs["shard-size"]);
	logPlan(host, plan);
	const planFile = join(jobFolder(host), "plan.json");
	await writeAtomically(host, planFile, `${JSON.stringify(plan)}\n`);
	await github.writeSummary(planMarkdown(plan));
	github.setOutputs(planActionSurface, {
		...outputs,
		count: plan.counts.planned,
		any: String(plan.counts.planned > 0),
		"plan-file": planFile
	});
	github.annotate(plan.problems);
	return worstSeverity(plan.problems) === "error" ? 1 : 0;
}
/** The jobs that test cells on GPUs; `runner` has one. */
function gpuRowsOf(plan) {
	return plan.rows.flatMap(({ id, gpuRunner: runner, timeout, cell }) => runner === void 0 ? [] : [{
		id,
		runner,
		timeout,
		cell
	}]);
}
/** Cuts the rows of a plan into shards of at most `size`, in order. */
function shardsOf(plan, size) {
	const rows = plan.rows.map(({ id, runner, timeout, cell, also, shared, gpuRunner }) => ({
		id,
		runner,
		timeout,
		cell,
		...also ? { also } : {},
		...shared ? { shared } : {},
		...gpuRunner === void 0 ? {} : { gpuRunner }
	}));
	return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => ({
		shard: index + 1,
		rows: rows.slice(index * size, (index + 1) * size)
	}));
}
/** Characters. GitHub takes 1 MB of a job's outputs together, counted in UTF-16. https://docs.github.com/en/actions/reference/workflows-and-actions/contexts */
const maxOutputs = 5e5;
/** Examples of all rules together in the output; the plan file has up to 50 of each. */
const maxExamples = 50;
/** The outputs of a plan; a plan that is too large for them is refused as a whole (PLN029). */
function planOutputs(plan, shardSize) {
	const stages = (plan.shared ?? []).map((stage) => ({
		id: stage.id,
		runner: stage.runner,
		timeout: stage.timeout,
		stage
	}));
	const outputs = {
		matrix: JSON.stringify(shardsOf(plan, shardSize)),
		shared: JSON.stringify(stages),
		gpu: JSON.stringify(gpuRowsOf(plan)),
		excluded: JSON.stringify(withFewExamples(plan.excluded))
	};
	const size = Object.values(outputs).reduce((sum, { length }) => sum + length, 0);
	if (size <= maxOutputs) return {
		plan,
		outputs
	};
	return {
		plan: {
			...plan,
			rows: [],
			shared: [],
			counts: {
				...plan.counts,
				planned: 0
			},
			problems: [...plan.problems, tooLarge(plan.rows.length, size)]
		},
		outputs: {
			matrix: "[]",
			shared: "[]",
			gpu: "[]",
			excluded: "[]"
		}
	};
}
function withFewExamples(groups) {
	const each = Math.max(1, Math.floor(maxExamples / Math.max(1, groups.length)));
	return groups.map((group) => ({
		...group,
		examples: group.examples.slice(0, each)
	}));
}
function tooLarge(rows, size) {
	return error("PLN029", `The plan has ${rows} jobs, ${Math.round(size / 1e3)} kB as outputs; the limit of a job is ${maxOutputs / 1e3} kB.`, "Use a tier that selects corners, request fewer packages, or split the request over several calls.");
}

export { runPlanAction };