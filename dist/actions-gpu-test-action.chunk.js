import { ProblemError, error, gpuTestSurface, readInputs } from "./frame.chunk.js";
import { findNix } from "./common.chunk.js";
import { refuseLessTrusted } from "./actions-build-event.chunk.js";
import { refuseForks } from "./actions-gpu-fork.chunk.js";
import { join, resolve } from "node:path";

// src/actions/gpu-test/action.ts
/** The gpu-test action: tests what one cell built on a GPU of this machine. Exit code 1 when a test failed or could not be run. */
async function runGpuTestAction(host, github) {
	const inputs = readInputs(gpuTestSurface, github.actionInput);
	if (inputs.cell === void 0) throw new ProblemError(error("CFG003", "Input cell is missing.", "Give it, from a row of the plan."));
	if (!inputs["allow-less-trusted"]) {
		const refused = await refuseLessTrusted(host, "`cell`");
		if (refused) throw new ProblemError(refused);
	}
	const fork = inputs["allow-fork-pull-requests"] ? void 0 : await refuseForks(host);
	if (fork) throw new ProblemError(fork);
	const { readDocument } = await import("./model-read-document.chunk.js");
	const cell = readDocument("cell", inputs.cell, "The input cell");
	const { findTestMachine } = await import("./actions-gpu-test-machine2.chunk.js");
	const { gpuResultsFolder, testCell } = await import("./actions-gpu-test-test-cell.chunk.js");
	const { jobStoreCache } = await import("./store-cache-job2.chunk.js");
	const nix = await findNix(host);
	const result = await testCell(host, nix, cell, await findTestMachine(host, inputs["lock-folder"]), {
		root: resolve(host.env["GITHUB_WORKSPACE"] || host.cwd),
		timeout: inputs["timeout-minutes"] * 60,
		wait: inputs["wait-minutes"] * 60,
		built: inputs.built,
		storeCache: await jobStoreCache(host, nix)
	});
	github.setOutputs(gpuTestSurface, {
		id: cell.id,
		status: result.status,
		"result-file": join(gpuResultsFolder(host), `${cell.id}.json`),
		"results-folder": gpuResultsFolder(host)
	});
	github.annotate(result.problems);
	return result.status === "passed" || result.status === "none" ? 0 : 1;
}

export { runGpuTestAction };