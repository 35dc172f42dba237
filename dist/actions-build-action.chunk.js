import { ProblemError, buildSurface, error, readInputs, writeAtomically } from "./frame.chunk.js";
import { findNix, jobFolder } from "./common.chunk.js";
import { cellProblems } from "./report-cell-problems.chunk.js";
import { runIdOf } from "./store-cache-key.chunk.js";
import { refuseLessTrusted } from "./actions-build-event.chunk.js";
import { join, resolve } from "node:path";

// src/actions/build/action.ts
/**
* The build action: builds and proves one cell, and the others of its derivation, and writes their results; or builds the
* shared stage of a plan. Exit code 1 when a cell is not proven. A shared derivation that fails is a warning: the cells
* that need it say why.
*/
async function runBuild(host, github) {
	const inputs = readInputs(buildSurface, github.actionInput);
	if (inputs.cell === void 0 === (inputs.shared === void 0)) throw new ProblemError(error("CFG002", "Exactly one of the inputs cell and shared must be given.", "Give one of them, from a row of the plan."));
	if (!inputs["allow-less-trusted"]) {
		const refused = await refuseLessTrusted(host, inputs.shared === void 0 ? "`cell` and `also`" : "`shared`");
		if (refused) throw new ProblemError(refused);
	}
	if (inputs.shared !== void 0) {
		const { runSharedStage } = await import("./actions-build-shared-stage.chunk.js");
		return runSharedStage(host, github, inputs.shared, inputs["timeout-minutes"] * 60);
	}
	return buildCells(host, github, inputs);
}
async function buildCells(host, github, inputs) {
	const [cell, ...also] = await readCells(inputs);
	const nix = await findNix(host);
	const { proveOne, resultFile, resultsFolder } = await import("./actions-build-matrix-job2.chunk.js");
	const { jobStoreCache } = await import("./store-cache-job2.chunk.js");
	const run = runIdOf(host.env);
	const wait = inputs["wait-for-shared"];
	const options = {
		root: resolve(host.env["GITHUB_WORKSPACE"] || host.cwd),
		timeout: inputs["timeout-minutes"] * 60,
		storeCache: await jobStoreCache(host, nix),
		job: github,
		...run && wait > 0 ? { shared: {
			run,
			wait
		} } : {}
	};
	const result = await proveOne(host, nix, cell, {
		...options,
		title: "Cell"
	});
	const results = [result];
	for (const other of also) {
		if (host.cancelled.aborted) break;
		results.push(await proveOne(host, nix, other, {
			...options,
			title: "Cell of the same derivation"
		}));
	}
	const handed = inputs["hand-over"] && result.status === "proven" ? await handResult(host, nix, result) : {
		folder: "",
		problems: []
	};
	github.setOutputs(buildSurface, {
		id: cell.id,
		status: result.status,
		"result-file": resultFile(host, cell.id),
		"results-folder": resultsFolder(host),
		"drv-path": result.drvPath ?? "",
		"hand-over-folder": handed.folder,
		outputs: JSON.stringify(Object.fromEntries(result.outputs.map(({ name, path }) => [name, path])))
	});
	github.annotate([...cellProblems(results), ...handed.problems]);
	return results.length > also.length && results.every(({ status }) => status === "proven") ? 0 : 1;
}
/** Writes for gpu-test what a proven cell is: its result, and what no cache has of it. */
async function handResult(host, nix, result) {
	const { handOver } = await import("./store-cache-hand-over.chunk.js");
	const { cell, drvPath, outputs, unfree = false } = result;
	const folder = join(jobFolder(host), "handed-over", cell.id);
	await writeAtomically(host, join(folder, "result.json"), `${JSON.stringify(result)}\n`);
	if (drvPath === null) return {
		folder,
		problems: []
	};
	const paths = outputs.map(({ path }) => path);
	const allowUnfree = cell.instance?.allowUnfree ?? [];
	return {
		folder,
		problems: await handOver(host, nix, {
			id: cell.id,
			drvPath,
			outputs: paths,
			unfree,
			allowUnfree
		}, folder)
	};
}
/** The cell, then those that come along. Throws ProblemError CFG007. */
async function readCells(inputs) {
	const { readDocument, readDocuments } = await import("./model-read-document.chunk.js");
	return [readDocument("cell", inputs.cell ?? "", "The input cell"), ...readDocuments("cell", inputs.also ?? "[]", "The input also")];
}

export { runBuild };