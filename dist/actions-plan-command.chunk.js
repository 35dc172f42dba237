import { jsonText, planSurface, problemText, readInputs } from "./frame.chunk.js";

// src/actions/plan/command.ts
/**
* `nix-cuda plan`: prints the plan. Exit code 1 when the plan has nothing to build and no cache serves all of it, or has
* an error, such as a package of which no cell can be evaluated.
*/
async function runPlan(host, line) {
	const inputs = readInputs(planSurface, line.option);
	const { makePlan } = await import("./actions-plan-plan-request.chunk.js");
	const planned = await makePlan(host, host.cwd, inputs);
	const { plan } = planned;
	if (inputs.explain !== void 0) {
		const { explain } = await import("./actions-plan-explain.chunk.js");
		const found = explain(planned, inputs.explain, host.cwd);
		host.answer(inputs.json ? jsonText(found) : found.text);
		return found.state === "planned" ? 0 : 1;
	}
	const { planMarkdown, planTable } = await import("./report-plan-text.chunk.js");
	if (inputs.json) host.answer(jsonText(plan));
	else host.answer(inputs.markdown ? planMarkdown(plan) : planTable(plan, { verbose: !host.log.quiet }));
	if (inputs.json || inputs.markdown) for (const problem of plan.problems) host.log.info(problemText(problem));
	return !plan.problems.some(({ severity }) => severity === "error") && (plan.rows.length > 0 || (plan.skipped ?? []).length > 0) ? 0 : 1;
}

export { runPlan };