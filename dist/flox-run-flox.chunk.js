import { ProblemError, error } from "./frame.chunk.js";
import { asOwner, childEnv, logDetail, lookForFlox } from "./common.chunk.js";

// src/flox/run-flox.ts
/** How the programs of this project call Flox. */
/** Seconds: an environment or a package may have to be built. The job has its own limit. */
const longest = 21600;
/** The Flox of this machine. Throws ProblemError FLX185 where there is none, FLX006 where it does not answer. */
async function findFlox(host) {
	const flox = await lookForFlox(host);
	if (flox) return flox;
	throw new ProblemError(error("FLX185", "No flox program was found on PATH or in the usual places.", "Set flox: true in the setup step, or install it: https://flox.dev/docs/install-flox"));
}
/** The token that calls of Flox are made with, undefined where the environment has none. `signedIn` puts that of the job there. */
function floxHubToken({ env }) {
	return env["FLOX_FLOXHUB_TOKEN"] || void 0;
}
/**
* Runs `flox <args>`, its messages and build logs as details of the log. Nothing asks at the terminal, for a password of git
* neither.
*/
async function runFlox(host, flox, args, more = {}) {
	const { silent = false, variables = {}, ...rest } = more;
	return host.exec({
		timeout: longest,
		cwd: host.cwd,
		...silent ? {} : { onStderr: (line) => logDetail(host.log, line) },
		...rest,
		argv: [flox.program, ...args],
		env: childEnv(host.env, {
			...quietFlox,
			NO_COLOR: "1",
			GIT_TERMINAL_PROMPT: "0",
			...variables,
			...await asOwner(host)
		}),
		signal: host.cancelled
	});
}
/** Without figures about its use, and without notices of newer versions. */
const quietFlox = {
	FLOX_DISABLE_METRICS: "true",
	FLOX_UPGRADE_NOTIFICATIONS: "false"
};
/** What Flox said of its failure: from its last `ERROR:` on, else the last line. Part of a message. Pure. */
function floxFailure(outcome) {
	if (outcome.kind === "not-started") return outcome.reason;
	if (outcome.kind !== "exited") return outcome.kind;
	const lines = outcome.stderrTail.map((line) => line.trim()).filter((line) => line !== "");
	const from = lines.findLastIndex((line) => /\bERROR: /.test(line));
	return (from < 0 ? lines.slice(-1) : lines.slice(from, from + 6)).join(" ").replace(/^.*?ERROR: /, "").replace(/\.$/, "") || `exit code ${outcome.code}`;
}
/** Whether Flox ended as it should. Pure. */
function succeeded(outcome) {
	return outcome.kind === "exited" && outcome.code === 0;
}

export { findFlox, floxFailure, floxHubToken, quietFlox, runFlox, succeeded };