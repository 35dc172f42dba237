import { readInputs, verifyActionSurface } from "./frame.chunk.js";
import { verifyText } from "./actions-verify-command2.chunk.js";
import { inspectPaths } from "./actions-verify-inspect-paths.chunk.js";

// src/actions/verify/action.ts
/** The verify action: says what device code files hold. Exit code 1 when it is not what was asked for. */
async function runVerifyAction(host, github) {
	const inputs = readInputs(verifyActionSurface, github.actionInput);
	const paths = inputs.paths.split("\n").map((path) => path.trim());
	const report = await inspectPaths(host, paths.filter((path) => path !== ""), inputs);
	const { files, gpus, problems } = report;
	host.log.info(verifyText({
		...report,
		problems: []
	}));
	github.setOutputs(verifyActionSurface, {
		files: JSON.stringify(files),
		gpus: JSON.stringify(gpus),
		problems: JSON.stringify(problems)
	});
	github.annotate(problems);
	return problems.some((problem) => problem.severity === "error") ? 1 : 0;
}

export { runVerifyAction };