import { error, warning } from "./frame.chunk.js";
import { claimsOf } from "./common.chunk.js";
import { floxHubToken, runFlox } from "./flox-run-flox.chunk.js";

// src/flox/publish/login.ts
/** Whether there is a login with which Flox can publish. */
const howTo = "Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN from a secret; on your own machine run `flox auth login`.";
/**
* Looks at the token, then asks Flox whose it is. `auth status` of 1.14 accepts an expired token, which publishing refuses, so
* that is read from the token itself. FLX186 for each reason.
*/
async function checkLogin(host, flox, organization) {
	const kind = kindOf(floxHubToken(host), host.clock.now());
	const problems = [];
	if (kind === "expired") return {
		handle: void 0,
		problems: [refuse("The token for FloxHub has expired.", howTo)]
	};
	if (kind === "service-account" && organization === void 0) problems.push(refuse("The token belongs to a service account, and no organization is named.", "Name it in flox-org (--owner of nix-cuda flox push): a service account has nothing of its own."));
	if ((kind === "service-account" || kind === "personal") && isOlder(flox.version, 1, 14)) {
		const message = `Flox ${flox.version} does not know tokens that begin with flox_.`;
		problems.push(refuse(message, "Update it to 1.14.0 or later."));
		return {
			handle: void 0,
			problems
		};
	}
	const answer = await runFlox(host, flox, ["auth", "status"], {
		timeout: 60,
		silent: true
	});
	const said = answer.kind === "exited" ? [answer.stdout, ...answer.stderrTail].join("\n") : answer.kind;
	const handle = /logged in as (\S+) on/.exec(said)?.[1];
	if (answer.kind === "exited" && answer.code === 0) return {
		handle,
		problems
	};
	return {
		handle,
		problems: [...problems, loginProblem(said, kind)]
	};
}
function loginProblem(said, kind) {
	if (/could not reach FloxHub/i.test(said)) return warning("FLX186", "FloxHub could not be reached to verify the token.", "If publishing fails too, check the network of this machine.");
	if (kind === "none") return refuse("There is no login for FloxHub.", howTo);
	return refuse(`Flox does not accept the token${reason(said)}.`, howTo);
}
function reason(said) {
	const line = /invalid: ([^\n]+)/.exec(said)?.[1] ?? /(expired or has been revoked)/.exec(said)?.[1];
	return line === void 0 ? "" : `: ${line.replace(/\.$/, "")}`;
}
const refuse = (message, fix) => error("FLX186", message, fix);
/** No signature is checked, and nothing of the token leaves this function. `now` in milliseconds. Pure. */
function kindOf(token, now) {
	if (token === void 0) return "none";
	if (token.startsWith("flox_sat_")) return "service-account";
	if (token.startsWith("flox_")) return "personal";
	const claims = claimsOf(token);
	if (claims === void 0) return "unreadable";
	return claims.expires !== void 0 && claims.expires * 1e3 < now ? "expired" : "jwt";
}
function isOlder(version, major, minor) {
	const [first = 0, second = 0] = version.split(".").map(Number);
	return first < major || first === major && second < minor;
}

export { checkLogin };