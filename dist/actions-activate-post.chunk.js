import { quietEnvironment, saveEnvCache, stopServices } from "./flox-activate-services.chunk.js";

// src/actions/activate/post.ts
/**
* What the activate action does when the job ends: stops services that still run, after a cancelled or killed command, and
* saves cache folders that are new, unless the job failed. Never fails a job.
*/
async function runActivatePost(host, github) {
	const state = github.state("job");
	if (state === "") return 0;
	const { program, services, caches } = JSON.parse(state);
	const stopped = await stopServices(host, program, quietEnvironment(host), services);
	if (stopped.length > 0) host.log.info(`Stopped services that still ran: ${stopped.join(", ")}`);
	const status = github.actionInput("job-status") ?? "";
	if (status !== "" && status !== "success") {
		if (caches.length > 0) host.log.info(`The cache folder is not saved: the job has the status ${status}`);
		return 0;
	}
	for (const cache of caches) github.annotate((await saveEnvCache(host, cache)).problems);
	return 0;
}

export { runActivatePost };