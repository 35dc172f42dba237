import { ask } from "./frame.chunk.js";

// src/runner/id-token.ts
/** Milliseconds for one try, and bytes of the answer: a token has about two kilobytes. */
const timeout = 2e4;
const maxBytes = 65536;
const tries = {
	tries: 5,
	firstPause: 1e3,
	longestPause: 1e4
};
/**
* GitHub's OIDC token for this job. Throws an Error that says in a few words why there is none. Not through `getIDToken` of
* @actions/core, which would load undici with every action (docs/decisions/0013-bundle.md).
* https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
*/
async function requestIdToken(host, audience) {
	const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = host.env;
	if (!address || !secret) throw new Error("this job may not ask for one");
	const url = new URL(address);
	url.searchParams.set("audience", audience);
	const question = {
		url,
		headers: {
			accept: "application/json",
			authorization: `Bearer ${secret}`
		},
		timeout,
		maxBytes,
		follow: false,
		signal: host.cancelled
	};
	const { status, body } = await ask(host, question, {
		...tries,
		signal: host.cancelled
	});
	if (status !== 200) throw new Error(`the service of the runner answered with status ${status}`);
	const token = tokenIn(body.toString());
	if (!token) throw new Error("the answer of the service of the runner has no token");
	return token;
}
function tokenIn(text) {
	try {
		const answer = JSON.parse(text);
		if (typeof answer !== "object" || answer === null || !("value" in answer)) return void 0;
		return typeof answer.value === "string" ? answer.value : void 0;
	} catch {
		return;
	}
}

export { requestIdToken };