import { formatProblem, readInputs, setupSurface } from "./frame.chunk.js";
import { readJob } from "./common.chunk.js";
import { saveCells } from "./store-cache-job.chunk.js";
import { logFreeBytes, reclaimed } from "./actions-setup-disk-provider.chunk.js";
import { cleanMachine, collector } from "./actions-setup-leave.chunk.js";
import { owners } from "./actions-setup-owners.chunk.js";

// src/actions/setup/post.ts
/**
* What the root action does when the job ends: saves what the cells built; then each owner removes what this job has of it
* and, on a machine that outlives the job, what its last job no longer needs. Each is done whatever the others met. Never
* fails a job: what goes wrong is a warning.
*/
async function runSetupPost(host, github, owners$1 = owners) {
	const job = github.state("job");
	if (job === "") return 0;
	const { problems, warn, attempt } = collector(host);
	await attempt(async () => {
		const secretKey = readInputs(setupSurface, github.actionInput)["store-cache-key"];
		warn(...await saveCells(host, await readJob(host), secretKey));
	});
	await attempt(async () => warn(...await reclaimed(host)));
	await attempt(() => logFreeBytes(host, github.state("free")));
	warn(...await cleanMachine(host, job, owners$1));
	await attempt(async () => {
		if (!readInputs(setupSurface, github.actionInput).uninstall || host.env["RUNNER_ENVIRONMENT"] === "github-hosted") return;
		const { uninstallAfterJob } = await import("./actions-uninstall-command.chunk.js");
		warn(...await uninstallAfterJob(host, job, owners$1));
	});
	const distinct = new Map(problems.map((problem) => [formatProblem(problem), problem])).values();
	github.annotate([...distinct].map((problem) => ({
		...problem,
		severity: "warning"
	})));
	return 0;
}

export { runSetupPost };