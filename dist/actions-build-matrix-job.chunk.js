import { heldBack, isFloxCell, jobFolder, limitTo, logDetail, readJob, writeJob } from "./common.chunk.js";
import { problemText, writeAtomically } from "./frame.chunk.js";
import { foundTargets, statusText } from "./report-summary.chunk.js";
import { proveCell } from "./actions-build-prove-cell.chunk.js";
import { join } from "node:path";

// src/actions/build/side-by-side.ts
/** Works on the items in their order, `atOnce` of them at a time, and starts none once `stop` is aborted or one has thrown. */
async function sideBySide(items, atOnce, stop, work) {
	const limit = limitTo(atOnce);
	const broken = new AbortController();
	const one = async (item, index) => {
		if (stop.aborted || broken.signal.aborted) return;
		try {
			await work(item, index);
		} catch (cause) {
			broken.abort();
			throw cause;
		}
	};
	await Promise.all(items.map((item, index) => limit(() => one(item, index))));
}

// src/actions/build/matrix-job.ts
/**
* Builds and proves the cells of a plan in this job, one after the other or `atOnce` at a time; each result is on disk as soon
* as it is there. Stops between cells when the job is cancelled. `timeout` is in seconds and for one build.
*/
async function proveAll(host, nix, plan, options) {
	const planFile = join(jobFolder(host), "plan.json");
	await writeAtomically(host, planFile, `${JSON.stringify(plan)}\n`);
	logPlan(host, plan);
	const cells = plan.rows.flatMap((row) => [row.cell, ...row.also ?? []]);
	const results = cells.map(() => void 0);
	const { atOnce = 1, evaluations } = options;
	const turn = limitTo(1);
	await sideBySide(cells, atOnce, host.cancelled, async (cell, index) => {
		const evaluated = evaluations?.get(cell.id);
		const title = `Cell ${index + 1} of ${cells.length}`;
		const here = withStatus(host, `[${index + 1}/${cells.length}] ${cell.id}`);
		const { log, show } = atOnce > 1 ? heldBack(here.log) : {
			log: here.log,
			show: () => {}
		};
		const more = {
			title,
			turn,
			...evaluated ? { evaluated } : {}
		};
		try {
			results[index] = await proveOne({
				...here,
				log
			}, nix, cell, {
				...options,
				...more
			});
		} finally {
			show();
		}
	});
	return {
		results: results.filter((result) => result !== void 0),
		planFile,
		resultsFolder: resultsFolder(host)
	};
}
/** Builds and proves one cell, tells how it went, and writes its result and its entry in job.json. */
async function proveOne(host, nix, cell, options) {
	host.log.group(`${options.title}: ${cell.id}`);
	const { result, derivations } = await prove(host, nix, cell, {
		...options,
		folder: jobFolder(host)
	});
	host.log.endGroup();
	logResult(host, result);
	await writeAtomically(host, resultFile(host, cell.id), `${JSON.stringify(result)}\n`);
	const { turn = limitTo(1) } = options;
	await turn(async () => {
		const job = await readJob(host);
		const others = job.cells.filter((entry) => entry.id !== cell.id);
		await writeJob(host, {
			...job,
			nix,
			cells: [...others, jobEntry(result, derivations)]
		});
	});
	return result;
}
async function prove(host, nix, cell, options) {
	if (!isFloxCell(cell)) return proveCell(host, nix, cell, options);
	const { proveFloxCell } = await import("./actions-build-prove-flox.chunk.js");
	return proveFloxCell(host, nix, cell, options);
}
/** With a title before what the terminal says of the moment. */
function withStatus(host, title) {
	const { status } = host.log;
	if (!status) return host;
	return {
		...host,
		log: {
			...host.log,
			status: (line) => status(`${title}: ${line}`)
		}
	};
}
/** Absolute path of the folder with one `<cell id>.json` (result/1) per cell. */
function resultsFolder(host) {
	return join(jobFolder(host), "results");
}
/** Absolute path of the result of one cell. */
function resultFile(host, id) {
	return join(resultsFolder(host), `${id}.json`);
}
/** Prints a plan: what is built, and what is not and why. */
function logPlan(host, plan) {
	host.log.group(`Plan: ${plan.counts.planned} jobs, ${plan.counts.excluded} cells excluded`);
	for (const { id, also = [], runner, gpuRunner, coverage } of plan.rows) {
		const cached = coverage ? `, ${coverage.state}` : "";
		const tested = gpuRunner === void 0 ? "" : `, tested on ${gpuRunner}`;
		logDetail(host.log, `${id} (${runner}${cached}${tested})${also.map((cell) => `, with ${cell.id}`).join("")}`);
	}
	for (const { code, count, examples } of plan.excluded) {
		for (const cell of examples) for (const problem of cell.problems) logDetail(host.log, `not ${cell.id}: ${problem.code} ${problem.message}`);
		if (count > examples.length) logDetail(host.log, `not ${count - examples.length} more, by ${code}`);
	}
	for (const { id } of plan.skipped ?? []) logDetail(host.log, `not ${id}: a binary cache serves it`);
	host.log.endGroup();
}
/** Outside the fold, so that a failure is seen without opening anything. A line that changes says itself what is done. */
function logResult(host, result) {
	const proven = result.status === "proven";
	if (proven && host.log.status) return;
	host.log.info(`${statusText(result)}: ${result.cell.id} (${foundTargets(result)})`);
	if (proven) return;
	for (const problem of result.problems) if (problem.severity === "error") host.log.info(`    ${problemText(problem)}`);
	for (const line of result.logTail) host.log.info(`    ${line}`);
}
function jobEntry(result, derivations) {
	const { evaluate, build, verify } = result.seconds;
	return {
		id: result.cell.id,
		system: result.cell.system,
		status: result.status,
		drvPath: result.drvPath,
		outputs: result.outputs.map((output) => output.path),
		...result.unfree === void 0 ? {} : { unfree: result.unfree },
		built: result.built,
		seconds: evaluate + build + verify,
		derivations: derivations.map(({ path, seconds }) => ({
			path,
			seconds
		}))
	};
}

export { logPlan, proveAll, proveOne, resultFile, resultsFolder };