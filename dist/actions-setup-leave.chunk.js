import { notFollowed, release } from "./nix-daemon-daemon.chunk.js";
import { ProblemError, warning } from "./frame.chunk.js";
import { restartWithVariables } from "./nix-install-plan.chunk.js";
import { owners } from "./actions-setup-owners.chunk.js";

// src/actions/setup/leave.ts
/** Collects what goes wrong in work of which each part is to be done whatever the others met. */
function collector(host) {
	const problems = [];
	const warn = (...more) => void problems.push(...more);
	const attempt = async (work) => {
		try {
			await work();
		} catch (cause) {
			if (cause instanceof ProblemError) return warn(...cause.problems);
			const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
			host.log.debug(stack ?? message);
			warn(warning("CFG026", `Not everything of this job could be saved or removed: ${message}.`, "If this machine serves other jobs, remove what this job left in RUNNER_TEMP."));
		}
	};
	return {
		problems,
		warn,
		attempt
	};
}
/** Each owner's part of a job that ends, and what nobody uses afterwards. Gives what went wrong. */
async function cleanMachine(host, job, owners$1 = owners) {
	const machineStays = host.env["RUNNER_ENVIRONMENT"] !== "github-hosted";
	const restartDaemon = () => restartWithVariables(host, job);
	const { problems, warn, attempt } = collector(host);
	const ending = {
		job,
		machineStays,
		warn,
		...machineStays ? { restartDaemon } : {}
	};
	for (const { leave } of owners$1) await attempt(async () => leave?.(host, ending));
	if (!machineStays) return problems;
	await attempt(async () => {
		const unused = await release(host, job);
		for (const { owner, goesWithLastJob, makes, remove } of owners$1) for (const entry of goesWithLastJob ? unused.filter((each) => each.owner === owner) : []) await attempt(async () => await makes(host, entry) ? remove?.(host, entry, ending) : warn(notFollowed(entry)));
	});
	return problems;
}

export { cleanMachine, collector };