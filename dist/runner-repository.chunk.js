import { readIfPresent } from "./frame.chunk.js";

// src/runner/repository.ts
/**
* Whether only those with access to this job's repository can read what the job stores there, as the payload of its event
* says (`repository.private`; internal repositories are private). Every webhook that starts workflows names the repository,
* and since September 2022 `schedule` does as well. False for a payload that does not, such as the empty one of a pull
* request from a fork. https://docs.github.com/en/webhooks/webhook-events-and-payloads
* https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
* https://github.blog/changelog/2022-09-27-github-actions-additional-information-available-in-github-event-payload-for-scheduled-workflow-runs
*/
async function isPrivateRepository(host) {
	const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: name } = host.env;
	if (!path || !name) return false;
	try {
		const payload = JSON.parse(await readIfPresent(host, path) ?? "");
		const { repository } = Object(payload);
		const { private: isPrivate, visibility, full_name: fullName } = Object(repository);
		return typeof fullName === "string" && fullName.toLowerCase() === name.toLowerCase() && isPrivate === true && (visibility ?? "private") !== "public";
	} catch {
		return false;
	}
}

export { isPrivateRepository };