import { leaveSystemBridge } from "./actions-setup-owners.chunk.js";
import { findSmi } from "./gpu-smi.chunk.js";
import { askUsage, judgeAfter, ofThisJob } from "./gpu-usage.chunk.js";
import { collector } from "./actions-setup-leave.chunk.js";

// src/actions/gpu/post.ts
/**
* What the gpu action does when the job ends: says which of the job's programs still use a GPU, and takes the job out of the bridge of
* the machine, which the last job removes. Everything else is in the job's folder. Never fails a job.
*/
async function runGpuPost(host, github) {
	const state = github.state("job");
	if (state === "") return 0;
	const { job, usage, system } = JSON.parse(state);
	const { problems, warn, attempt } = collector(host);
	await attempt(async () => {
		const after = await askUsage(host, await findSmi(host));
		warn(...judgeAfter(usage, after, await ofThisJob(host, after.processes)));
	});
	await attempt(async () => system ? leaveSystemBridge(host, job) : void 0);
	const softened = problems.map((one) => one.severity === "error" ? {
		...one,
		severity: "warning"
	} : one);
	github.annotate(softened);
	return 0;
}

export { runGpuPost };