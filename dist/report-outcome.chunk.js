import { computeName, error, parseCapability, smName } from "./frame.chunk.js";

// src/report/outcome.ts
/**
* Judges a run by its plan, the results that there are, what was refused as one, and how the jobs ended that should have
* handed them in. Pure.
*/
function outcomeOf(plan, results, refusedResults = [], jobs = "success") {
	const planned = plannedCells(plan);
	const done = new Map(results.map((result) => [result.cell.id, result]));
	const failed = results.filter(({ status }) => status !== "proven");
	const missing = planned.filter(({ id }) => !done.has(id));
	const proven = planned.filter(({ id }) => done.get(id)?.status === "proven").length;
	const refused = plan.problems.filter(({ severity }) => severity === "error");
	const allProven = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0;
	const doubted = allProven && (jobs === "failure" || jobs === "cancelled") ? [jobsEnded(jobs)] : [];
	const good = allProven && doubted.length === 0;
	const some = (count, what) => count > 0 ? [`${count} ${what}`] : [];
	const words = [
		`${proven} of ${planned.length} proven`,
		...some(failed.length, "failed"),
		...some(missing.length, "without a result"),
		...some(refusedResults.length, "refused"),
		...doubted.length > 0 ? [`their jobs ended with ${jobs}`] : [],
		...some(refused.length, refused.length === 1 ? "error in the plan" : "errors in the plan"),
		...some(plan.skipped?.length ?? 0, "in caches"),
		...some(plan.counts.excluded, "excluded")
	];
	return {
		good,
		proven,
		failed,
		missing,
		errors: [
			...refused,
			...refusedResults,
			...doubted,
			...missing.map(withoutResult)
		],
		mark: good ? "✅" : "❌",
		headline: words.join(", ")
	};
}
/**
* The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
* outputs and the device code that its cell asks for. Pure.
*/
function judgedByContent(result) {
	const errors = result.problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
	const unbuilt = result.status === "cancelled" ? "cancelled" : unbuiltStatus(errors);
	if (unbuilt) return unbuilt;
	if (errors.length > 0) return "wrong";
	return result.status === "proven" && !holdsProof(result) ? "wrong" : result.status;
}
/** The status of a cell that these errors kept from being built; undefined where none of them does. Pure. */
function unbuiltStatus(errors) {
	if (errors.includes("BLD003")) return "cancelled";
	if (errors.some((code) => [
		"BLD001",
		"NET001",
		"NET002"
	].includes(code))) return "evaluation-failed";
	return errors.some((code) => /^(?:BLD|FLX)/.test(code)) ? "build-failed" : void 0;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
	if (drvPath === null && cell.source.kind !== "flox" || outputs.length === 0) return false;
	if (cell.toolkit === "cpu") return files.length === 0;
	if (files.length === 0) return cell.deviceCode === "optional";
	if (problems.some(({ code }) => code === "VER012" || code === "VER013")) return true;
	const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]));
	return [...cell.capabilities.map(named(smName)), ...cell.ptx.map(named(computeName))].every((name) => targets.has(name));
}
const named = (nameOf) => (text) => {
	const capability = parseCapability(text);
	return capability ? nameOf(capability) : text;
};
/** What the plan has to say that is no error. */
function notesOf(plan) {
	return plan.problems.filter(({ severity }) => severity !== "error");
}
/** The cells that are built, those of the same derivation as another among them. */
function plannedCells(plan) {
	return plan.rows.flatMap((row) => [row.cell, ...row.also ?? []]);
}
function jobsEnded(jobs) {
	const message = `Every cell has a proven result, and the jobs of the cells ended with ${jobs}.`;
	return error("BLD007", message, "See the job that failed: where it could not hand in its result, another job may have taken its name.");
}
function withoutResult({ id }) {
	return error("BLD005", `${id} has no result.`, "See the log of its job: it was cancelled, exceeded its time limit, or lost its runner.", { subject: { cell: id } });
}
/** What a later step or job needs of results: where the outputs are. */
function briefResults(results) {
	return results.map(({ cell, status, outputs }) => ({
		id: cell.id,
		status,
		outputs: Object.fromEntries(outputs.map(({ name, path }) => [name, path]))
	}));
}

export { briefResults, judgedByContent, notesOf, outcomeOf, plannedCells, unbuiltStatus };