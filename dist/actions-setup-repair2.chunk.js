import { readJournal, release } from "./nix-daemon-daemon.chunk.js";
import { restartWithVariables } from "./nix-install-plan.chunk.js";
import { collector } from "./actions-setup-leave.chunk.js";
import { owners } from "./actions-setup-owners.chunk.js";

// src/actions/setup/repair.ts
/**
* Removes what jobs left that never came to their post: a runner has one job at a time, so that every other job of this
* very runner (its name and its temporary folder are part of the job's name) is over. Only under GitHub's own runner, which
* marks its processes with RUNNER_TRACKING_ID
* (https://github.com/actions/runner/blob/main/src/Runner.Common/Constants.cs); what runs workflows otherwise may run two
* jobs at once under one name. What nobody uses then is left for this job to use, or for its post to remove. Never fails
* a job: what cannot be removed is a line in the log.
*/
async function repairMachine(host, job, owners$1 = owners) {
	const journal = await readJournal(host).catch(() => []);
	const dead = new Set(journal.flatMap(({ users }) => users).filter((user) => isDead(host, job, user)));
	const restartDaemon = () => restartWithVariables(host, job);
	for (const name of dead) {
		const used = journal.filter(({ users }) => users.includes(name));
		const { problems, warn, attempt } = collector(host);
		await attempt(async () => {
			for (const { owner, leave } of owners$1) if (used.some((entry) => entry.owner === owner)) await leave?.(host, {
				job: name,
				machineStays: true,
				restartDaemon,
				warn
			});
			await release(host, name);
		});
		host.log.info(problems.length === 0 ? `Removed what an interrupted job left on this machine (run ${name.split("|")[0] ?? ""})` : `What an interrupted job left could not be removed: ${problems.map(({ message }) => message).join(" ")}`);
	}
}
/** Whether another job of this runner is in the journal although the runner has this job now. */
function isDead(host, job, user) {
	const { RUNNER_NAME: runner, RUNNER_TEMP: temp, RUNNER_TRACKING_ID: tracking } = host.env;
	if (!runner || !temp || !tracking || host.env["RUNNER_ENVIRONMENT"] === "github-hosted") return false;
	return user !== job && user.endsWith(`|${runner}|${temp}`);
}

export { repairMachine };