import { ProblemError, error } from "./frame.chunk.js";
import { makeReport } from "./actions-report-report.chunk.js";

// src/actions/publish/check-run.ts
/** Throws ProblemError SHP070, with all that is wrong, unless every cell of the plan is proven and there is no result of another one. */
async function checkRun(host, place) {
	const { outcome } = await makeReport(host, {
		place,
		gpu: [],
		driver: void 0
	});
	if (outcome.good) return;
	const message = `The run is not complete, so that nothing of it is published: ${outcome.headline}.`;
	throw new ProblemError([error("SHP070", message, "Fix the cells that are not proven, or exclude them."), ...outcome.errors]);
}

export { checkRun };