import { ProblemError, ask, error, hasToken, maskSecrets } from "./frame.chunk.js";
import { readClaims } from "./common.chunk.js";

// src/flox/auth/secrets/service.ts
/** Secrets of AWS and Google have at most 64 KiB. */
const maxBytes = 524288;
/**
* Asks a service that keeps secrets. It is asked again while it is busy: what is asked of one changes nothing there.
* Redirects are not followed, for a request has a credential in it. Throws ProblemError NET001 when there is no answer.
*/
async function askService(host, question, tries = 4) {
	const signal = host.cancelled;
	const limits = {
		timeout: 2e4,
		maxBytes,
		follow: false,
		signal
	};
	const rule = {
		tries,
		firstPause: 1e3,
		longestPause: 1e4,
		signal
	};
	const { status, body, header } = await ask(host, {
		...question,
		...limits
	}, rule).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		const message = `${question.url.host} gave no usable answer: ${why}.`;
		throw new ProblemError(error("NET001", message, "Check the network of this machine.", subjectOf(question.url)));
	});
	return {
		status,
		header,
		json: readJson(body.toString("utf8"))
	};
}
function readJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** What is at the names in a JSON value; undefined where it is not there. */
function at(json, ...names) {
	return names.reduce((value, name) => isObject(value) && Object.hasOwn(value, name) ? value[name] : void 0, json);
}
function textAt(json, ...names) {
	const value = at(json, ...names);
	return typeof value === "string" ? value : void 0;
}
/** An object of JSON, not a list. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What a server said, for a message: one line, not too long, and never with a secret in it. */
function quoted(text, secrets) {
	const line = maskSecrets(text, secrets).replace(/[\s\p{Cc}]+/gu, " ").trim().replace(/\.$/, "");
	if (hasToken(line)) return "its text has a token, and is not shown";
	return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
/**
* `sub is "repo:octo/app:ref:refs/heads/main"`; undefined of a claim that GitHub's token does not have. Claims are no secrets,
* but what servers compare with the conditions of a role.
*/
function claimText(jwt, name) {
	const value = at(readClaims(jwt), name);
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? `${name} is ${JSON.stringify(value).slice(0, 200)}` : void 0;
}
const subjectOf = ({ origin }) => ({ subject: { url: origin } });
/** FLX147: a time that the server does not accept, with the clocks of both. */
function clockProblem(host, url, said, date) {
	const now = host.clock.now();
	const theirs = Date.parse(date ?? "");
	const clocks = Number.isNaN(theirs) ? `It is ${timeText(now)} on this machine` : `It is ${timeText(theirs)} there and ${timeText(now)} on this machine`;
	const fix = Math.abs(theirs - now) > 6e4 ? "Synchronize the clock that is wrong." : "Check the clock of the server, and run the job again: GitHub's token is valid for a few minutes.";
	return error("FLX147", `${url.host} refuses the time of a request: ${said}. ${clocks}.`, fix, subjectOf(url));
}
const timeText = (time) => new Date(time).toISOString().replace(".000Z", "Z");
/** FLX148 for an answer that is not as documented; NET002 for an error of the server. */
function unusableAnswer(url, { status }, said) {
	if (status >= 200 && status < 300) return error("FLX148", `${url.host} answered with something else than its documentation says.`, "Check that the address is that of the service, without a proxy that answers in its place.", subjectOf(url));
	const why = said ? ` (${said})` : "";
	const fix = status >= 500 || status === 429 ? "Run the job again later." : "Check the address and its settings.";
	return error("NET002", `${url.host} answered with status ${status}${why}.`, fix, subjectOf(url));
}

// src/flox/auth/secrets/token.ts
/** Tokens are shorter. */
const maxLength = 16384;
/** Shorter lines are words rather than secrets; masking them would make the log unreadable. */
const shortest = 6;
/**
* The field of a secret. Throws ProblemError FLX144 where there is none of that name, FLX145 where it is not a text. `what`
* names the secret.
*/
function fieldOf(secret, field, what) {
	if (!Object.hasOwn(secret, field)) {
		const message = `${what} has no field ${JSON.stringify(field)}. ${fieldsOf(secret)}`;
		throw new ProblemError(error("FLX144", message, "Correct field= or the secret."));
	}
	const value = at(secret, field);
	if (typeof value === "string") return value;
	throw notText(`The field ${field} of ${what} is ${Array.isArray(value) ? "a list" : value === null ? "null" : `a JSON ${typeof value}`}, not a text.`);
}
/**
* The token in a whole secret: all of it, or one field of a JSON object. Throws ProblemError FLX144 as `fieldOf`, also for a
* JSON object without `field`.
*/
function tokenText(secret, field, what) {
	const json = secret.trimStart().startsWith("{") ? readJson(secret) : void 0;
	if (isObject(json)) {
		if (field !== void 0) return fieldOf(json, field, what);
		const message = `${what} is a JSON object. ${fieldsOf(json)}`;
		throw new ProblemError(error("FLX144", message, "Name the field that holds the token, as in field=token."));
	}
	if (field === void 0) return secret;
	const message = `${what} is not a JSON object, and has no field ${JSON.stringify(field)}.`;
	throw new ProblemError(error("FLX144", message, "Remove field=, or store a JSON object."));
}
/**
* The token in a text, masked. Blanks and newlines at its ends are dropped: a file has one at its end. Throws ProblemError
* FLX149 for what is empty, too long, or has blanks in it.
*/
function takeToken(text, what, mask) {
	const token = text.trim();
	for (const line of /* @__PURE__ */ new Set([token, ...token.split(/\s*\n\s*/)])) if (line.length >= shortest) mask(line);
	const wrong = faultOf(token);
	if (wrong === void 0) return token;
	throw new ProblemError(error("FLX149", `${what} is no token: it ${wrong}.`, "Store the token alone, as FloxHub showed it."));
}
function faultOf(token) {
	if (token === "") return "is empty";
	if (token.length > maxLength) return `has ${token.length} characters`;
	if (/[\r\n]/.test(token)) return "has several lines";
	return /^[\x21-\x7e]+$/.test(token) ? void 0 : "has blanks or characters that are not ASCII";
}
function notText(message) {
	return new ProblemError(error("FLX145", message, "Store the token as a text."));
}
/** The names in an object, unless they look like secrets themselves. */
function fieldsOf(secret) {
	const names = Object.keys(secret);
	const plain = names.filter((name) => /^[\w.-]{1,40}$/.test(name) && !hasToken(name));
	const rest = names.length - Math.min(plain.length, 10);
	const listed = plain.slice(0, 10).join(", ");
	if (names.length === 0) return "It has no field.";
	return `It has ${[listed, rest > 0 ? `${rest} more` : ""].filter((text) => text !== "").join(" and ")}.`;
}

export { askService, at, claimText, clockProblem, fieldOf, isObject, notText, quoted, subjectOf, takeToken, textAt, tokenText, unusableAnswer };