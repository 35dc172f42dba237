import { findNix, plannedCells } from "./common.chunk.js";
import { gpuTestLines } from "./report-summary.chunk.js";
import { exitCodeOf, explainHint, gpuTestCommandSurface, jsonText, readInputs } from "./frame.chunk.js";
import { selectRows } from "./actions-build-command.chunk.js";

// src/actions/gpu-test/command.ts
/** `nix-cuda gpu-test [CELL…]`: tests what cells of the request built, on a GPU of this machine. */
async function runGpuTest(host, line) {
	const inputs = readInputs(gpuTestCommandSurface, line.option);
	const { makePlan } = await import("./actions-plan-plan-request.chunk.js");
	const { findTestMachine } = await import("./actions-gpu-test-machine2.chunk.js");
	const { testCell } = await import("./actions-gpu-test-test-cell.chunk.js");
	const nix = await findNix(host);
	const how = {
		evaluate: "always",
		"cache-coverage": false,
		"skip-cached": false,
		shared: "off"
	};
	const { plan } = await makePlan(host, host.cwd, {
		...inputs,
		...how
	});
	const cells = plannedCells({
		...plan,
		rows: selectRows(plan, line.positionals)
	});
	const machine = await findTestMachine(host, inputs["lock-folder"]);
	const options = {
		root: host.cwd,
		timeout: inputs["timeout-minutes"] * 60,
		wait: inputs["wait-minutes"] * 60,
		built: void 0,
		storeCache: void 0
	};
	const results = [];
	for (const cell of cells) {
		if (host.cancelled.aborted) break;
		results.push(await testCell(host, nix, cell, machine, options));
	}
	const problems = results.flatMap((result) => result.problems);
	host.answer(inputs.json ? jsonText(results) : `${[...gpuTestLines(results), explainHint(problems)].join("\n")}\n`);
	return results.length > 0 && results.every(({ status }) => status === "passed" || status === "none") ? 0 : exitCodeOf(problems);
}

export { runGpuTest };