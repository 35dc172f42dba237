// src/main.ts
/**
* The one bundle behind every surface. Each `dist/<surface>.js` is a stub that calls `main` with its name; what a
* surface needs is loaded when it runs.
*/
async function main(surface) {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	if (surface === "cli") {
		const { runCli } = await import("./cli.chunk.js");
		process.exitCode = await runCli(process.argv.slice(2), process.env["GITHUB_ACTIONS"] === "true" ? annotate : void 0);
	} else if (surface === "reclaim") await runReclaim();
	else if (surface === "cache") {
		const { runCacheProcess } = await import("./runner-cache-process.chunk.js");
		await runCacheProcess(process.argv.slice(2));
	} else await runAction(surface);
	await Promise.all([taken(process.stdout), taken(process.stderr)]);
	process.exit();
}
/** When all that was written has been taken: a pipe takes 64 KiB at a time, and the end of the process drops the rest. */
function taken(stream) {
	return new Promise((resolve) => stream.write("", () => resolve()));
}
/** How a command shows problems on lines of files, in a job of GitHub. */
async function annotate(problems) {
	const { gitHub } = await import("./runner-github.chunk.js");
	gitHub.annotate(problems);
}
/** The process in the background that `reclaim-disk` starts. */
async function runReclaim() {
	const { runReclaimWorker } = await import("./machine-reclaim-worker.chunk.js");
	const { realHost } = await import("./runner-real-host.chunk.js");
	const { terminalLog } = await import("./runner-terminal.chunk.js");
	process.exitCode = await runReclaimWorker(realHost(terminalLog(false)), process.argv.slice(2));
}
async function runAction(surface) {
	const { actionLog, failAction, gitHubFor } = await import("./runner-github.chunk.js");
	try {
		const { actions } = await import("./actions-registry.chunk.js");
		const load = actions.flatMap((action) => action.post ? [action, action.post] : [action]).find(({ stub }) => stub === surface)?.load;
		if (!load) throw new Error(`there is no surface ${JSON.stringify(surface)}`);
		const { realHost } = await import("./runner-real-host.chunk.js");
		const run = await load();
		const host = realHost(actionLog());
		process.exitCode = await run(host, gitHubFor(host));
	} catch (cause) {
		failAction(cause);
	}
}

export { main };