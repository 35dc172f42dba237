import { ProblemError, error, shown } from "./frame.chunk.js";
import { askService, at, claimText, clockProblem, fieldOf, isObject, quoted, subjectOf, takeToken, textAt, unusableAnswer } from "./flox-auth-secrets-token.chunk.js";

// src/flox/auth/secrets/vault.ts
const loginPage = "https://developer.hashicorp.com/vault/docs/auth/jwt";
/**
* A field of Vault's or OpenBao's KV engine, version 1 or 2, behind the JWT login. The session is ended after the reading.
* https://developer.hashicorp.com/vault/api-docs/auth/jwt#jwt-login, …/api-docs/secret/kv; https://openbao.org/api-docs/auth/jwt/
* Throws ProblemError FLX141 to FLX149, NET001 and NET002.
*/
function vaultSource(place, mask) {
	return {
		name: `Vault at ${place.url}`,
		fetchToken: async (host, identity) => {
			const jwt = await identity(place.audience);
			mask(jwt);
			const session = await logIn(host, place, jwt);
			mask(session);
			try {
				const secret = await read(host, place, session);
				const what = `The secret ${place.path}`;
				return { token: takeToken(fieldOf(secret, place.field, what), `The field ${place.field} of ${place.path}`, mask) };
			} finally {
				await endSession(host, place, session);
			}
		}
	};
}
function request(place, path, session) {
	const headers = { "x-vault-request": "true" };
	if (place.namespace !== void 0) headers["x-vault-namespace"] = place.namespace;
	if (session !== void 0) headers["x-vault-token"] = session;
	return {
		url: new URL(`${place.url}/v1/${path.split("/").map(encodeURIComponent).join("/")}`),
		headers
	};
}
async function logIn(host, place, jwt) {
	const { url, headers } = request(place, `auth/${place.mount}/login`);
	const body = JSON.stringify({
		role: place.role,
		jwt
	});
	const answer = await askService(host, {
		url,
		method: "POST",
		headers: {
			...headers,
			"content-type": "application/json"
		},
		body
	});
	const session = textAt(answer.json, "auth", "client_token");
	if (answer.status === 200 && session) return session;
	const said = errorsOf(answer, [jwt]);
	if (answer.status === 200 && isObject(at(answer.json, "auth", "mfa_requirement"))) throw new ProblemError(loginProblem(place, url, "it asks for a second factor", "Use a role without one for jobs."));
	if (!(answer.status === 400 || answer.status === 401 || answer.status === 403 || answer.status === 404) || said === "") throw new ProblemError(serverProblem(url, answer, said));
	if (/expired|not yet valid|before issued|in the future|too old/i.test(said)) throw new ProblemError(clockProblem(host, url, said, answer.header("date")));
	throw new ProblemError(loginProblem(place, url, said, loginFix(place, said), jwt));
}
/** What to change, by what the server names: its library says `claim "ref"`, `(aud) claim`, `role "ci" could not be found`. */
function loginFix(place, said) {
	const claim = claimIn(said);
	if (claim === "aud") return `Add ${place.audience} to bound_audiences of the role, or set audience= to one of those.`;
	if (claim === "iss") return "Set bound_issuer of the login to https://token.actions.githubusercontent.com.";
	if (claim !== void 0) return `Add the value of this job to the role's bound claim ${claim}.`;
	if (/role .*(?:could not be|not) found/i.test(said)) return `Correct role=, or write auth/${place.mount}/role/${place.role}.`;
	if (/namespace/i.test(said)) return "Correct namespace=.";
	if (/signature/i.test(said)) return "Set jwks_url or oidc_discovery_url of the login to that of GitHub.";
	return `Check that the JWT login is at auth/${place.mount} (mount=), and the namespace (namespace=).`;
}
/** The claim that the server names as the one that does not fit. */
function claimIn(said) {
	return /claim "([\w-]+)"/.exec(said)?.[1] ?? /\((\w+)\) claim/.exec(said)?.[1] ?? (/audience/.test(said) ? "aud" : void 0);
}
function loginProblem(place, url, said, fix, jwt = "") {
	const claim = claimText(jwt, claimIn(said) ?? "");
	const own = claim === void 0 ? "" : ` In the token of this job ${claim}.`;
	const message = `${url.host} refuses this job the role ${place.role} (auth/${place.mount}): ${said}.${own}`;
	return error("FLX141", message, fix, {
		...subjectOf(url),
		source: loginPage
	});
}
/** The fields of the secret, without those that version 2 puts around them. */
async function read(host, place, session) {
	const { url, headers } = request(place, place.path, session);
	const answer = await askService(host, {
		url,
		headers
	});
	const data = at(answer.json, "data");
	if (answer.status === 200 && isObject(data)) {
		const inner = at(data, "data");
		return isObject(inner) && typeof at(data, "metadata", "version") === "number" ? inner : data;
	}
	const said = errorsOf(answer, [session]);
	if (answer.status === 404) throw new ProblemError(missing(place, url, answer.json));
	if (answer.status !== 403) throw new ProblemError(serverProblem(url, answer, said));
	const fix = `Give a policy of the role ${place.role} the capability "read" on the path ${JSON.stringify(place.path)}, exactly so.`;
	throw new ProblemError(error("FLX143", `${url.host} does not let this job read ${place.path}: ${said}.`, fix, subjectOf(url)));
}
function missing(place, url, json) {
	const more = subjectOf(url);
	const where = `${place.path} at ${url.host}`;
	const deleted = textAt(json, "data", "metadata", "deletion_time");
	const destroyed = at(json, "data", "metadata", "destroyed") === true;
	if (deleted || destroyed) {
		const when = destroyed ? "destroyed" : `deleted at ${deleted}`;
		return error("FLX142", `The newest version of ${where} was ${when}.`, "Undelete it, or write a new version.", more);
	}
	const warnings = at(json, "warnings");
	if (Array.isArray(warnings) && warnings.some((text) => /versioned K\/V/i.test(String(text)))) {
		const [mount = "", ...rest] = place.path.split("/");
		const fix = `Put data/ behind the mount of the engine, as in path=${[
			mount,
			"data",
			...rest
		].join("/")}.`;
		return error("FLX142", `There is no secret ${where}: the engine is of version 2.`, fix, more);
	}
	return error("FLX142", `There is no secret ${where}.`, "Correct path=, or write the secret.", more);
}
/** A server that cannot serve now. https://developer.hashicorp.com/vault/api-docs#http-status-codes, …/system/health */
function serverProblem(url, answer, said) {
	const { status } = answer;
	const words = said === "" ? "" : `: ${said}`;
	const more = subjectOf(url);
	if (status >= 300 && status < 400) {
		const leader = URL.parse(answer.header("location") ?? "", url.href);
		const to = leader ? ` to ${shown(new URL(leader.origin))}` : "";
		return error("FLX146", `${url.host} is a standby, which redirects${to}.`, "Give the address of the active server; a redirect is not followed, for the request has a credential.", more);
	}
	if (status === 503 && /sealed/i.test(said)) return error("FLX146", `${url.host} is sealed.`, "Unseal it, then run the job again.", more);
	if ([
		429,
		472,
		473,
		503
	].includes(status)) return error("FLX146", `${url.host} serves no requests now, with status ${status}${words}.`, "Give the address of the active server, or run the job again when it is ready.", more);
	return unusableAnswer(url, answer, said);
}
/** The session ends by itself too, a little later: what goes wrong here is no problem. */
async function endSession(host, place, session) {
	const { url, headers } = request(place, "auth/token/revoke-self", session);
	await askService(host, {
		url,
		headers,
		method: "POST"
	}, 1).catch(() => {
		host.log.debug(`The session at ${url.host} could not be ended; it ends by itself.`);
	});
}
function errorsOf({ json }, secrets) {
	const errors = at(json, "errors");
	const texts = Array.isArray(errors) ? errors.filter((text) => typeof text === "string") : [];
	return quoted(texts.join("; ").replace(/\d+ errors? occurred:\s*\*?/g, " "), secrets);
}

export { vaultSource };