import { error, readIfPresent } from "./frame.chunk.js";

// src/actions/build/event.ts
/**
* Events that only people with write access to the repository cause. GitHub warns of the others: who sends them may have
* chosen their content. https://docs.github.com/en/actions/reference/security/secure-use
* https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
*/
const trusted = [...[
	"create",
	"delete",
	"merge_group",
	"push",
	"release",
	"repository_dispatch",
	"schedule",
	"workflow_dispatch"
]];
/** CFG011 where somebody without write access can have caused this run; undefined outside of Actions. Never throws for the payload. */
async function refuseLessTrusted(host, inputs) {
	const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = host.env;
	if (!event) return void 0;
	if (isTrusted(event, payloadOf(file ? await readIfPresent(host, file).catch(() => void 0) : void 0), repository)) return void 0;
	return error("CFG011", `Somebody without write access may have caused this run (event ${event}), and ${inputs} would be run as code.`, "Take them from a plan of this run and set allow-less-trusted: true, or build on push.");
}
/** Pure. */
function isTrusted(event, payload, repository) {
	const isOurs = (from) => repository !== void 0 && from?.full_name === repository;
	switch (event) {
		case "pull_request":
		case "pull_request_target": return isOurs(payload.pull_request?.head?.repo);
		case "workflow_run": {
			const run = payload.workflow_run;
			return isOurs(run?.head_repository) && [...trusted, "pull_request"].includes(String(run?.event));
		}
		default: return trusted.includes(event);
	}
}
/** The payload of an event; empty for what is no JSON object. */
function payloadOf(text) {
	try {
		const value = JSON.parse(text ?? "");
		return typeof value === "object" && value !== null ? value : {};
	} catch {
		return {};
	}
}

export { isTrusted, payloadOf, refuseLessTrusted };