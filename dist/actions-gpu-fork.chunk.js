import { error, readIfPresent } from "./frame.chunk.js";
import { isPrivateRepository } from "./runner-repository.chunk.js";
import { isTrusted, payloadOf } from "./actions-build-event.chunk.js";

// src/actions/gpu/fork.ts
/**
* GPU116 where a pull request from a fork of a public repository has a self-hosted runner: also after it (`workflow_run`), with the
* rights of the repository (`pull_request_target`), or by a comment on it (`issue_comment`). A payload that does not say where the pull
* request is from counts as a fork, and that of a comment never does. Never throws for the payload. GitHub advises against such runners for public repositories:
* https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners
*/
async function refuseForks(host) {
	const { GITHUB_EVENT_NAME: event = "", GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = host.env;
	if (host.env["RUNNER_ENVIRONMENT"] === "github-hosted") return void 0;
	const kind = event.startsWith("pull_request") ? "pull_request" : event;
	if (![
		"pull_request",
		"workflow_run",
		"issue_comment"
	].includes(kind)) return void 0;
	if (await isPrivateRepository(host)) return void 0;
	const text = file ? await readIfPresent(host, file).catch(() => void 0) : void 0;
	const payload = payloadOf(text);
	if (kind === "issue_comment" ? isOfIssue(payload) : isTrusted(kind, payload, repository)) return void 0;
	return error("GPU116", `This run (event ${event}) comes from a fork, or does not say from where, and the runner is self-hosted.`, "Run it on push; on a runner that is thrown away after each job set allow-fork-pull-requests: true.");
}
/** A comment on an issue that is no pull request. https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment */
function isOfIssue({ issue }) {
	return typeof issue === "object" && issue !== null && !("pull_request" in issue);
}

export { refuseForks };