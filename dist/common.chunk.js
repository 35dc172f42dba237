import { ProblemError, ask as ask$1, classifyPath, compareCapabilities, compareVersions, computeName, containerMarks, error, errorPage, extraConfigName, failureText, findProgram, floxHub, formatCapability, formatVersion, formsOf, isAtLeast, isErrno, isPassing, isThere, isWritable, maskSecrets, nearestText, notice, parseCapability, parseVersion, printNixConf, printable, ptxIsaOf, publicAudience, publicHub, readIfPresent, shown as shown$1, smDigits, smName, warning, writeAtomically } from "./frame.chunk.js";
import { stripVTControlCharacters } from "node:util";
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

// src/runner/child-env.ts
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
	const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
	return {
		...Object.fromEntries(kept),
		...more
	};
}

// src/runner/state-folder.ts
/**
* Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
* (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
*/
function stateFolder(host) {
	if (host.uid === 0) return host.platform === "darwin" ? "/Library/Application Support/setup-nix-cuda" : "/var/lib/setup-nix-cuda";
	return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
	const home = host.env["HOME"] ?? "/";
	return join(host.env["XDG_STATE_HOME"] || join(home, ".local", "state"), "setup-nix-cuda");
}

// src/runner/job.ts
/**
* The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
* (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
* in the folder of the machine, which is for what is done to the machine.
*/
function jobFolder(host) {
	return join(host.env["RUNNER_TEMP"] || userStateFolder(host), "nix-cuda");
}
/**
* Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
* runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
*/
function jobName(host) {
	const { env } = host;
	if (!env["GITHUB_RUN_ID"]) return `local-${host.pid}`;
	return [
		"GITHUB_RUN_ID",
		"GITHUB_RUN_ATTEMPT",
		"GITHUB_JOB",
		"RUNNER_NAME",
		"RUNNER_TEMP"
	].map((name) => env[name] ?? "").join("|");
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
	const path = join(jobFolder(host), "job.json");
	const json = await readIfPresent(host, path);
	if (json === void 0) return {
		schema: "job/1",
		nix: null,
		storeCache: null,
		cells: []
	};
	const { readDocument } = await import("./model-read-document.chunk.js");
	return readDocument("job", json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
	await writeAtomically(host, join(jobFolder(host), "job.json"), `${JSON.stringify(job)}\n`);
}

// src/model/saved.ts
/**
* Reads what a program of ours saved, by the schema of its room, which is loaded only when there is something to read.
* Undefined for no text, for what is not JSON and for what does not follow the schema.
*/
async function readSaved(text, load) {
	const value = text === void 0 ? void 0 : parseJson(text);
	return value === void 0 ? void 0 : (await load()).safeParse(value).data;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/runner/claims.ts
/** Undefined for a token of another kind (`flox_sat_…`, `flox_pat_…`). */
function claimsOf(token) {
	const claims = readClaims(token);
	if (claims === void 0) return void 0;
	const { exp, iat, aud, sub } = claims;
	const number = (claim) => typeof claim === "number" ? claim : void 0;
	return {
		expires: number(exp),
		issued: number(iat),
		audiences: [aud].flat().filter((one) => typeof one === "string"),
		subject: typeof sub === "string" ? sub : void 0
	};
}
/** All claims by name, whatever is in them; undefined as of `claimsOf`. */
function readClaims(token) {
	const [, body = "", ...rest] = token.split(".");
	if (rest.length !== 1) return void 0;
	try {
		const value = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
		return typeof value === "object" && value !== null ? value : void 0;
	} catch {
		return;
	}
}
/** Seconds of the last day with a year of four digits; what a token or a server says may be any number. */
const lastSecond = 253402300799;
/** As in 2026-12-24. */
function dayOf(seconds) {
	return timeOf(seconds).slice(0, 10);
}
/** As in 2026-12-24 10:30. */
function timeOf(seconds) {
	return (/* @__PURE__ */ new Date(Math.min(Math.max(Math.round(seconds), 0), lastSecond) * 1e3)).toISOString().slice(0, 16).replace("T", " ");
}

// src/flox/auth/ask-server.ts
/** Milliseconds for one try, and bytes of an answer: documents of issuers are a few kilobytes. */
const timeout$1 = 2e4;
const maxBytes$1 = 262144;
/** Seconds by which clocks may differ before it is said. Servers that check tokens allow about a minute. */
const tolerance = 60;
/**
* The answer of a server for signing in. 429 and 5xx are tried again, three times: a second token does no harm. A request
* that holds a secret follows no redirect. Throws ProblemError FLX128 where none comes, FLX129 where the server still fails.
*/
async function askServer(host, request) {
	const { url } = request;
	const rule = {
		tries: 4,
		firstPause: 1e3,
		longestPause: 1e4,
		signal: host.cancelled
	};
	const question = {
		timeout: timeout$1,
		maxBytes: maxBytes$1,
		signal: host.cancelled,
		...request
	};
	const answer = await ask$1(host, question, rule).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new ProblemError(error("FLX128", `${shown$1(url)} did not answer: ${why}.`, "Check the network and the proxy of this machine, and the address.", about(url)));
	});
	if (isPassing(answer.status)) throw new ProblemError(serverFails(url, `status ${answer.status}`));
	return answer;
}
/** FLX129: the server is there, and what it answers is none. */
function serverFails(url, what) {
	const message = `${shown$1(url)} cannot be used for signing in to FloxHub: ${what}.`;
	return error("FLX129", message, "Run the job again later.", about(url));
}
/** What a problem is about. */
function about(url) {
	return { subject: { url: shown$1(url) } };
}
/**
* Seconds by which a clock is ahead of the server that answered (`Date` of the answer); 0 for less than servers tolerate,
* and where the server does not say. `now` is of that clock, milliseconds.
*/
function secondsAhead(date, now) {
	const seconds = Math.round((now - Date.parse(date ?? "")) / 1e3);
	return Math.abs(seconds) > tolerance ? seconds : 0;
}
/** `5 minutes ahead of`, as in a sentence between two clocks. */
function aheadText(seconds) {
	const size = Math.abs(seconds);
	return `${size < 120 ? `${size} seconds` : size < 7200 ? `${Math.round(size / 60)} minutes` : `${Math.round(size / 3600)} hours`} ${seconds > 0 ? "ahead of" : "behind"}`;
}

// src/flox/auth/account.ts
/**
* Proves a token by asking FloxHub whose it is: its shape says nothing, and Flox goes on without a login where it is bad.
* `audience` is what it should be for, where that is known. Throws ProblemError FLX124 to FLX129, FLX132.
*/
async function findAccount(host, hub, token, audience) {
	const url = new URL(`${hub.api}/accounts/api/v1/accounts/me`);
	const headers = {
		authorization: `bearer ${token}`,
		accept: "application/json"
	};
	const answer = await askServer(host, {
		url,
		headers,
		follow: false
	});
	const ahead = secondsAhead(answer.header("date"), host.clock.now());
	if (answer.status !== 200) throw new ProblemError(refusal(answer, token, audience, host.clock.now() / 1e3 - ahead));
	const schema = async () => (await import("./flox-schema.chunk.js")).floxhubAccount;
	const account = await readSaved(answer.body.toString("utf8"), schema);
	if (!account) throw new ProblemError(serverFails(url, "its answer is not an account"));
	const said = account.expires_at ? Date.parse(account.expires_at) / 1e3 : claimsOf(token)?.expires;
	const clock = ahead === 0 ? [] : [wrongClock(url, ahead)];
	return {
		handle: account.handle,
		expires: said === void 0 ? null : said + ahead,
		warnings: clock
	};
}
/** Why FloxHub does not take a token. `now` is by its clock, seconds. */
function refusal({ status, url, body }, token, audience, now) {
	const claims = claimsOf(token);
	const detail = detailOf(body, token);
	if (status !== 401 && status !== 403) return error("FLX132", `${shown$1(url)} is not the account service of a FloxHub: status ${status}.`, "Set floxhub-url to the address at which you open FloxHub.", about(url));
	const renew = "Make a new token in FloxHub and replace the secret.";
	if ((claims?.expires ?? Number.POSITIVE_INFINITY) <= now || /\bexpired\b/i.test(detail)) {
		const when = claims?.expires === void 0 ? "" : ` on ${dayOf(claims.expires)}`;
		return error("FLX124", `The token of FloxHub expired${when}.`, renew, about(url));
	}
	if (audience !== void 0 && claims && claims.audiences.length > 0 && !claims.audiences.includes(audience)) {
		const message = `The token is for ${claims.audiences.join(", ")}, and FloxHub expects ${audience}.`;
		return error("FLX126", message, "Set floxhub-audience to what FloxHub expects, and ask for the token with it.", about(url));
	}
	const said = detail === "" ? `status ${status}` : detail;
	return error("FLX125", `FloxHub refuses the token (${said}): it is ${claims ? "not valid here" : "not valid, has expired, or was revoked"}.`, renew, about(url));
}
/** The words of an error of FloxHub, cut, and without the token. */
function detailOf(body, token) {
	try {
		const { detail, message } = Object(JSON.parse(body.toString("utf8")));
		const text = [detail, message].find((part) => typeof part === "string") ?? "";
		return maskSecrets(String(text), [token]).replace(/[\s.]+$/, "").slice(0, 200);
	} catch {
		return "";
	}
}
/** Flox itself judges a JSON web token by the clock of the machine, and goes on without a login. */
function wrongClock(url, ahead) {
	const message = `The clock of this machine is ${aheadText(ahead)} that of ${url.host}.`;
	return warning("FLX127", message, "Synchronize it: Flox may take a valid token for an expired one.", about(url));
}

// src/flox/auth/identity.ts
/**
* Asks GitHub for the job's token. Throws ProblemError FLX122 where the job may not have one, FLX128 where GitHub gives none
* all the same.
*/
function askIdentity(host, job) {
	return async (audience) => {
		if (!job || !host.env["ACTIONS_ID_TOKEN_REQUEST_URL"]) throw new ProblemError(error("FLX122", "floxhub-auth is oidc, but this job may not ask GitHub for an OIDC token.", "Add `id-token: write` to its permissions; with the reusable workflow call cuda-matrix-aws.yml.", { source: idTokenSource }));
		return job.idToken(audience).catch((cause) => {
			const why = (cause instanceof Error ? cause.message : String(cause)).trim().replace(/\s+/g, " ").replace(/\.$/, "");
			throw new ProblemError(error("FLX128", `GitHub gave no OIDC token: ${why}.`, "Run the job again."));
		});
	};
}
const idTokenSource = "https://docs.github.com/en/actions/reference/security/oidc";

// src/flox/auth/sign-in.ts
/** Shorter forms of a secret are words of the language, and masking them would make the log unreadable. */
const shortest = 6;
/**
* Gets a token, keeps it and the client's secret out of the log in every form, and proves it by asking FloxHub whose it is. Throws ProblemError
* FLX122, FLX124 to FLX132.
*/
async function signIn(host, hub, request, job) {
	const hide = (secret) => {
		for (const form of formsOf(secret)) if (form.length >= shortest) job?.mask(form);
	};
	if ("clientSecret" in request && request.clientSecret !== void 0) hide(request.clientSecret);
	const { token, expires, audience } = await obtain(host, hub, request, job);
	hide(token);
	const account = await findAccount(host, hub, token, audience);
	const renewal = request.kind === "client-credentials" || request.kind === "exchange" ? request : null;
	return {
		login: {
			schema: "floxhub-login/1",
			hub: hub.url,
			token,
			handle: account.handle,
			expires: expires ?? account.expires,
			renewal,
			exported: null
		},
		warnings: account.warnings
	};
}
/** The library for OAuth is loaded by those that need it. */
async function obtain(host, hub, request, job) {
	const known = hub.url === "https://hub.flox.dev" ? publicAudience : void 0;
	switch (request.kind) {
		case "token": return {
			token: request.token,
			audience: request.audience ?? known
		};
		case "client-credentials": {
			const { clientToken } = await import("./flox-auth-client-credentials.chunk.js");
			return clientToken(host, hub, request);
		}
		case "exchange": {
			const { exchangeToken } = await import("./flox-auth-oidc.chunk.js");
			return exchangeToken(host, hub, request, askIdentity(host, job));
		}
		case "secret": return {
			...await request.source.fetchToken(host, askIdentity(host, job)),
			audience: known
		};
	}
}

// src/flox/auth/token-file.ts
/** A token with less left is renewed, seconds. */
const margin = 60;
/** Of one job alone, so that nothing of it is in the journal. */
const floxhubOwned = {
	owner: "floxhub",
	makes: () => false,
	leave: (host) => host.files.rm(loginFile(host), { force: true })
};
/** A private file (0600) in the folder of this job, so that two jobs of a machine have two. */
function loginFile(host) {
	return join(jobFolder(host), "floxhub.json");
}
/** Keeps a login for the later steps of this job that are steps of this action. */
async function saveLogin(host, login) {
	await writeAtomically(host, loginFile(host), `${JSON.stringify(login)}\n`);
}
/** The login of this job; undefined where it has none. It may have expired. */
async function readLogin(host) {
	const schema = async () => (await import("./flox-schema.chunk.js")).floxhubLogin;
	return readSaved(await readIfPresent(host, loginFile(host)), schema);
}
/**
* The token for a `flox` that this action runs, to be given as FLOX_FLOXHUB_TOKEN; undefined where the job is not signed in.
* One that ends within a minute is renewed, where `job` keeps the new one out of the log. Throws ProblemError FLX124 for one
* that ended, and what `signIn` throws.
*/
async function floxhubToken(host, job) {
	const login = await readLogin(host);
	if (!login) return void 0;
	const { expires, renewal, token } = login;
	if (expires === null || expires > host.clock.now() / 1e3 + margin) return token;
	const hub = floxHub(login.hub);
	if (!renewal || !hub || !job) {
		if (expires > host.clock.now() / 1e3) return token;
		throw new ProblemError(error("FLX124", `The token of FloxHub expired on ${dayOf(expires)}, while the job ran.`, "Use a token that outlives the job, or one that is renewed: floxhub-auth: client-credentials, or oidc with floxhub-oidc-endpoint."));
	}
	const { login: renewed } = await signIn(host, hub, renewal, job);
	await saveLogin(host, {
		...renewed,
		exported: login.exported
	});
	host.log.debug(`The login to FloxHub as ${renewed.handle} was renewed`);
	return renewed.token;
}

// src/nix/command.ts
/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says, on the repository of the job. */
async function runNix(host, nix, args, more) {
	return host.exec({
		argv: [
			nix.program,
			"--extra-experimental-features",
			"nix-command flakes",
			...args
		],
		env: childEnv(host.env, await asOwner(host)),
		signal: host.cancelled,
		...more
	});
}
/**
* In a container, root works on a checkout that belongs to the runner's user, which git and the libgit2 in Nix refuse. Both
* accept the user that SUDO_UID names, beside root (git-config(1), safe.directory); libgit2 takes no other word for it
* by the environment, and nothing is written to anybody's configuration.
*/
async function asOwner({ env, uid, cwd, files }) {
	if (uid !== 0 || env["SUDO_UID"]) return {};
	const stat = await files.stat(env["GITHUB_WORKSPACE"] || cwd).catch(() => void 0);
	return stat && stat.uid !== 0 ? { SUDO_UID: String(stat.uid) } : {};
}

// src/runner/log.ts
/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
function logDetail(log, line) {
	if (!log.quiet) log.info(line);
}
/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
function heldBack(log) {
	const lines = [];
	const keep = (print) => (line) => void lines.push(() => print(line));
	return {
		log: {
			...log,
			info: keep((line) => log.info(line)),
			debug: keep((line) => log.debug(line)),
			group: keep((line) => log.group(line)),
			endGroup: () => void lines.push(() => log.endGroup())
		},
		show: () => {
			for (const print of lines.splice(0)) print();
		}
	};
}

// src/machine/privilege.ts
/** Finds out without asking anybody and without changing anything. */
async function findPrivilege(host) {
	if (host.uid === 0) return "root";
	const outcome = await host.exec({
		argv: [
			"sudo",
			"-n",
			"true"
		],
		env: childEnv(host.env),
		timeout: 10
	});
	return outcome.kind === "exited" && outcome.code === 0 ? "sudo" : "none";
}
/** The argument list that runs `argv` as root. With `none` it is `argv` itself, which then fails for want of rights. */
function asRoot(privilege, argv) {
	return privilege === "sudo" ? [
		"sudo",
		"-n",
		"--",
		...argv
	] : argv;
}
/** Runs a short command as root, whose messages are in English. Gives why it failed; undefined when it did not. */
async function whyNotAsRoot(host, privilege, argv, more = {}) {
	const env = childEnv(host.env, { LC_ALL: "C" });
	const outcome = await host.exec({
		env,
		timeout: 60,
		...more,
		argv: asRoot(privilege, argv)
	});
	return outcome.kind === "exited" && outcome.code === 0 ? void 0 : failureText(outcome);
}
/**
* As `asRoot`, and lets the named variables of the child's environment through sudo, which otherwise drops them. Only
* names are in the argument list, never values.
*/
function asRootWith(privilege, variables, argv) {
	if (privilege !== "sudo" || variables.length === 0) return asRoot(privilege, argv);
	return [
		"sudo",
		"-n",
		`--preserve-env=${variables.join(",")}`,
		"--",
		...argv
	];
}

// src/nix/ask.ts
/** The standard output of a command that changes nothing; undefined when it cannot be had. */
async function ask(host, env, argv, more = {}) {
	const question = more.input === void 0;
	const outcome = await host.exec({
		timeout: 20,
		...more,
		argv,
		env,
		question,
		signal: host.cancelled
	});
	return outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout : void 0;
}

// src/nix/home.ts
/**
* The home of this user as Nix takes it: HOME, unless it belongs to somebody else, as that of a job in a container does;
* then the one of /etc/passwd. https://github.com/NixOS/nix/blob/master/src/libutil/unix/users.cc
*/
async function nixHome(host) {
	const given = host.env["HOME"];
	if (given) {
		const stat = await host.files.stat(given).catch(() => void 0);
		if (stat === void 0 || stat.uid === host.uid) return given;
	}
	return (await passwdEntry(host))?.home ?? given;
}
/** Name and home of the user that this process runs as, from /etc/passwd. */
async function passwdEntry(host) {
	const text = await host.files.readFile("/etc/passwd", "utf8").catch(() => "");
	for (const line of text.split("\n")) {
		const [name, , uid, , , home] = line.split(":");
		if (name && home && uid === String(host.uid)) return {
			name,
			home
		};
	}
}

// src/nix/find.ts
/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ["/nix/var/nix/profiles/default/bin", "/run/current-system/sw/bin"];
/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
async function findNix(host) {
	const nix = await lookForNix(host);
	if (nix) return nix;
	throw new ProblemError(error("INS001", "No nix program was found on PATH or in the usual places.", "Install Nix before this step (https://nixos.org/download), or add it to PATH."));
}
/** The same, undefined where there is none. Throws ProblemError BLD004 when it is there and does not answer. */
async function lookForNix(host) {
	const home = await nixHome(host);
	const folders = [
		...(host.env["PATH"] ?? "").split(delimiter),
		...home ? [join(home, ".nix-profile/bin")] : [],
		...usualPlaces
	];
	const program = await findProgram(host, "nix", folders);
	return program === void 0 ? void 0 : {
		program,
		...await versionOf(host, program)
	};
}
/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host, program) {
	const outcome = await host.exec({
		argv: [program, "--version"],
		env: childEnv(host.env),
		timeout: 30,
		signal: host.cancelled,
		question: true
	});
	const version = outcome.kind === "exited" ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : void 0;
	if (version && outcome.kind === "exited") {
		const determinate = /\bDeterminate Nix (\d+\.\d+[^\s)]*)/.exec(outcome.stdout)?.[1];
		return {
			version,
			.../\bLix\b/.test(outcome.stdout) ? { fork: "lix" } : {},
			...determinate && { determinate }
		};
	}
	throw new ProblemError(error("BLD004", `${program} --version did not answer with a version (${failureText(outcome)}).`, "Repair or reinstall this Nix."));
}

// src/machine/process-start.ts
/**
* When a process was started, or undefined when there is none: with the process id it names one process for good. On
* Linux as the boot's id and clock ticks since boot (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, field
* 22), on a Mac as a date, `lstart` of ps(1).
*/
async function processStart(host, pid) {
	if (host.platform === "darwin") return macProcessStart(host, pid);
	const stat = await host.files.readFile(`/proc/${pid}/stat`, "utf8").catch(() => void 0);
	if (stat === void 0) return void 0;
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	if (fields[0] === "Z" || fields[0] === "X") return void 0;
	return `${(await host.files.readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")).trim()}/${fields[19] ?? ""}`;
}
/** `state=` and `lstart=` print `Ss   Sun Nov 22 10:29:16 2026`, without a heading. A zombie's state begins with Z. */
async function macProcessStart(host, pid) {
	const argv = [
		"ps",
		"-o",
		"state=",
		"-o",
		"lstart=",
		"-p",
		String(pid)
	];
	const env = childEnv(host.env, {
		LC_ALL: "C",
		TZ: "UTC"
	});
	const outcome = await host.exec({
		argv,
		env,
		timeout: 20,
		question: true
	});
	const [, state, start] = outcome.kind === "exited" ? /^\s*(\S+)\s+(.*\S)\s*$/.exec(outcome.stdout) ?? [] : [];
	return state === void 0 || state.startsWith("Z") ? void 0 : start;
}

// src/machine/made-folders.ts
/** In the state folder; says which folders were made for it, so that they can go with it. */
const madeFoldersFile = "made.json";
/** Makes the state folder (0755) where it is missing, and writes down in it which folders that took. */
async function makeStateFolder(host, folder) {
	const first = await host.files.mkdir(folder, {
		recursive: true,
		mode: 493
	});
	if (first === void 0) return;
	const document = {
		schema: "made/1",
		folders: between(first, folder)
	};
	await writeAtomically(host, join(folder, madeFoldersFile), `${JSON.stringify(document)}\n`);
}
/** The folders above the state folder that were made for it, innermost first. What cannot be read counts as none. */
async function foldersMadeAbove(host, folder) {
	const text = await readIfPresent(host, join(folder, madeFoldersFile)).catch(() => void 0);
	const load = async () => (await import("./machine-schema.chunk.js")).madeFolders;
	const first = (await readSaved(text, load))?.folders[0];
	return first === void 0 || !folder.startsWith(`${first}/`) ? [] : between(first, dirname(folder)).toReversed();
}
/** The folder and those above it that are not there, outermost first. What nobody lets us look at counts as there. */
async function missingFolders(host, path, exists = (folder) => mayExist(host, folder)) {
	if (path === dirname(path) || await exists(path)) return [];
	return [...await missingFolders(host, dirname(path), exists), path];
}
/** Whether something has that name, as far as can be seen. */
function mayExist(host, path) {
	return host.files.lstat(path).then(() => true, (cause) => !isErrno(cause, "ENOENT") && !isErrno(cause, "ENOTDIR"));
}
/** `/a/b` and `/a/b/c/d` → `/a/b`, `/a/b/c`, `/a/b/c/d`. */
function between(first, last) {
	return last === first || dirname(last) === last ? [last] : [...between(first, dirname(last)), last];
}

// src/nix/configure/files.ts
/** Seconds for one small program such as `mv`. */
const waitTime = 30;
/** The files of root, through sudo where need be. */
function rootFiles(host, privilege) {
	const run = async (argv, path, input) => {
		const outcome = await host.exec({
			argv: asRoot(privilege, argv),
			env: childEnv(host.env, { LC_ALL: "C" }),
			timeout: waitTime,
			...input === void 0 ? {} : { input }
		});
		if (outcome.kind === "exited" && outcome.code === 0) return outcome.stdout;
		const why = failureText(outcome);
		throw new ProblemError(fileProblem(path, why));
	};
	const draftOf = (path) => `${path}.${host.uid}.new`;
	return {
		read: async (path) => {
			const text = await readText(host, path, () => run([
				"cat",
				"--",
				path
			], path));
			if (text?.includes("�")) throw new ProblemError(fileProblem(path, "it is not UTF-8"));
			return text;
		},
		write: async (path, text, as) => {
			const draft = draftOf(path);
			try {
				await run([
					"tee",
					"--",
					draft
				], path, text);
				await run([
					"chown",
					"--",
					`${as.uid}:${as.gid}`,
					draft
				], path);
				await run([
					"chmod",
					"--",
					(as.mode & 4095).toString(8),
					draft
				], path);
				await run([
					"sync",
					"--",
					draft
				], path);
				await run([
					"mv",
					"-f",
					"--",
					draft,
					path
				], path);
			} catch (cause) {
				await run([
					"rm",
					"-f",
					"--",
					draft
				], path).catch(() => {});
				throw cause;
			}
		},
		remove: async (path) => {
			await run([
				"rm",
				"-f",
				"--",
				path
			], path);
		},
		removeDraft: async (path) => {
			if (await mayExist(host, draftOf(path))) await run([
				"rm",
				"-f",
				"--",
				draftOf(path)
			], path);
		},
		missingFolders: (path) => missingFolders(host, path),
		makeFolder: async (path) => {
			const missing = await missingFolders(host, path);
			if (missing.length > 0) await run([
				"mkdir",
				"-p",
				"-m",
				"755",
				"--",
				...missing
			], path);
		},
		removeFolder: async (path) => {
			if ((await host.files.readdir(path).catch(() => void 0))?.length === 0) await run([
				"rmdir",
				"--",
				path
			], path);
		}
	};
}
async function readText(host, path, asRoot) {
	try {
		return await host.files.readFile(path, "utf8");
	} catch (cause) {
		if (isErrno(cause, "ENOENT") || isErrno(cause, "ENOTDIR")) return void 0;
		if (isErrno(cause, "EACCES")) return asRoot();
		throw new ProblemError(fileProblem(path, cause instanceof Error ? cause.message : String(cause)));
	}
}
/** CFG026: the file was left as it is. */
function fileProblem(path, why) {
	const fix = `Check ${dirname(path)}. Nothing was changed there.`;
	return error("CFG026", `The file ${path} cannot be read or written: ${why}.`, fix);
}
/**
* Whether root could write nix.conf into that folder. Not on a read-only file system, and not where nix.conf is a
* symlink: then something else generates it, as NixOS does.
*/
async function isWritableFolder(host, privilege, folder) {
	if (privilege === "none") return false;
	if ((await host.files.lstat(join(folder, "nix.conf")).catch(() => void 0))?.isSymbolicLink()) return false;
	const missing = await missingFolders(host, folder);
	const nearest = missing[0] === void 0 ? folder : dirname(missing[0]);
	return await whyNotAsRoot(host, privilege, [
		"test",
		"-w",
		nearest
	]) === void 0;
}
/**
* The files of settings that Nix reads for this user, the one with the last word first, as Nix finds them:
* NIX_USER_CONF_FILES, else nix.conf in the XDG folders.
* https://nix.dev/manual/nix/stable/command-ref/conf-file
*/
async function userConfFiles(host) {
	const given = host.env["NIX_USER_CONF_FILES"];
	if (given !== void 0) return given.split(":").filter((path) => path !== "");
	const home = await nixHome(host);
	const own = host.env["NIX_CONFIG_HOME"] || (host.env["XDG_CONFIG_HOME"] ? join(host.env["XDG_CONFIG_HOME"], "nix") : void 0);
	const shared = (host.env["XDG_CONFIG_DIRS"] ?? "/etc/xdg").split(":").filter((path) => path !== "");
	const first = own ?? (home === void 0 ? void 0 : join(home, ".config", "nix"));
	return [...first === void 0 ? [] : [first], ...shared.map((path) => join(path, "nix"))].map((folder) => join(folder, "nix.conf"));
}

// src/nix/install-commands.ts
/** The environment of the installation's own commands: no settings of another Nix, system folders on PATH, plain messages. */
function installEnv(env) {
	const kept = Object.entries(childEnv(env)).filter(([name]) => !name.startsWith("NIX_"));
	const path = [env["PATH"], "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"].filter(Boolean).join(":");
	return {
		...Object.fromEntries(kept),
		PATH: path,
		LC_ALL: "C"
	};
}
/** Runs one command of the installation and gives its standard output. Throws ProblemError INS016, INS018 or INS019. */
async function runStep(host, env, argv, more = {}) {
	const outcome = await host.exec({
		timeout: 120,
		...more,
		argv,
		env,
		signal: host.cancelled
	});
	if (outcome.kind === "exited" && outcome.code === 0) return outcome.stdout;
	if (outcome.kind === "cancelled") throw new ProblemError(cancelled());
	const tail = outcome.kind === "not-started" ? [outcome.reason] : outcome.stderrTail;
	const full = tail.find((line) => diskFull.test(line));
	if (full) throw new ProblemError(noRoom(full));
	const how = outcome.kind === "exited" ? `exit code ${outcome.code}` : outcome.kind;
	throw new ProblemError(failed(`${argv.slice(0, 8).join(" ")}: ${how}. ${tail.slice(-3).join(" ")}`.trim()));
}
const cancelled = () => error("INS019", "The installation of Nix was cancelled.", "Run the job again.");
const failed = (why) => error("INS018", `A step of the installation failed: ${why.replace(/\.$/, "")}.`, "Fix the cause and run the job again; the unfinished installation was removed.");
/** Bytes that must be free before anything is fetched: archive, unpacked closure and database of a recent release. */
const neededBytes = 100663296;
/**
* What a program says on a full disk: the system's two errors, SQLite's own, and GNU tar's number for a file that fitted
* in part (paxutils, write_error_details).
*/
const diskFull = /No space left on device|Disk quota exceeded|disk is full|: Wrote only \d+ of \d+ bytes/;
/** INS016, also for a disk that fills up on the way. */
function noRoom(why) {
	return error("INS016", `Not enough disk space for Nix: ${why}.`, `Free at least ${Math.round(2 * neededBytes / 1e6)} MB, or mount a larger disk at /nix.`);
}

// src/nix/install/macos/accounts.ts
/** Directory Service says now and then, for no reason of ours, that it has no such function (NixOS/nix#12140). */
const notYet = /eNotYetImplemented|-14988/;
const tries = 10;
/**
* Users or groups of the local node, as the fields of passwd(5) or group(5); fields that nobody here reads are empty.
* `dscl . -list PATH KEY` prints a line `name value` for each record with that key (dscl(1)).
*/
async function readMacAccounts(host, env, name) {
	const list = async (path, key) => pairs(await ask(host, env, [
		"dscl",
		".",
		"-list",
		path,
		key
	]));
	if (name === "passwd") {
		const [uids, gids, homes] = await Promise.all([
			"UniqueID",
			"PrimaryGroupID",
			"NFSHomeDirectory"
		].map((key) => list("/Users", key)));
		return [...uids ?? []].map(([user, uid]) => [
			user,
			"",
			uid,
			gids?.get(user) ?? "",
			"",
			homes?.get(user) ?? ""
		]);
	}
	const [gids, members] = await Promise.all([list("/Groups", "PrimaryGroupID"), ask(host, env, [
		"dscl",
		".",
		"-read",
		"/Groups/nixbld",
		"GroupMembership"
	])]);
	const builders = /^GroupMembership:(.*)/s.exec(members ?? "")?.[1]?.trim().split(/\s+/) ?? [];
	return [...gids].map(([group, gid]) => [
		group,
		"",
		gid,
		group === "nixbld" ? builders.join(",") : ""
	]);
}
function pairs(text = "") {
	const lines = text.split("\n").map((line) => /^(\S+)\s+(.*\S)\s*$/.exec(line));
	return new Map(lines.flatMap((match) => match ? [[match[1] ?? "", match[2] ?? ""]] : []));
}
/**
* Adds the group and the users as upstream does: hidden, without a shell, members of the group in both ways that macOS
* knows (NixOS/nix scripts/install-darwin-multi-user.sh). Throws ProblemError INS018 or INS019.
*/
async function addMacAccounts(host, env, privilege, { group, users }) {
	const gid = String(group?.gid ?? "");
	const step = (...argv) => insist(host, env, asRoot(privilege, argv));
	if (group?.make) await step("dseditgroup", "-o", "create", "-r", "Nix build group for nix-daemon", "-i", gid, "nixbld");
	for (const { name, uid } of users) {
		const properties = {
			UniqueID: String(uid),
			PrimaryGroupID: gid,
			IsHidden: "1",
			NFSHomeDirectory: "/var/empty",
			RealName: `Nix build user ${name.slice(7)}`,
			UserShell: "/sbin/nologin"
		};
		for (const [key, value] of Object.entries(properties)) await step("dscl", ".", "-create", `/Users/${name}`, key, value);
		await step("dseditgroup", "-o", "edit", "-t", "user", "-a", name, "nixbld");
	}
}
async function insist(host, env, argv) {
	for (let attempt = 1;; attempt += 1) {
		const outcome = await host.exec({
			argv,
			env,
			timeout: 60,
			signal: host.cancelled
		});
		if (outcome.kind === "exited" && outcome.code === 0) return;
		if (outcome.kind === "cancelled" || host.cancelled.aborted) throw new ProblemError(cancelled());
		const said = outcome.kind === "not-started" ? outcome.reason : [outcome.stdout, ...outcome.stderrTail].join(" ");
		if (!notYet.test(said) || attempt === tries) throw new ProblemError(failed(`${argv.join(" ")}: ${said.trim() || outcome.kind}`));
		await host.clock.sleep(500, host.cancelled);
	}
}

// src/nix/install/accounts.ts
/**
* The users or groups of this machine itself, each as the fields of its line in passwd(5) or group(5). On a Mac that
* file has the system's own accounts alone, so that Directory Service is asked.
*/
async function readAccounts(host, env, name) {
	if (host.platform === "darwin") return readMacAccounts(host, env, name);
	return splitAccounts(await readIfPresent(host, `/etc/${name}`).catch(() => void 0) ?? "");
}
function splitAccounts(text) {
	return text.split("\n").filter((line) => line !== "").map((line) => line.split(":"));
}
/**
* Adds the group and the build users, one after the other: the tools lock the user database. When cancelled it stops
* between two of them: a tool of Linux that is killed leaves /etc/passwd.lock behind.
*/
async function addAccounts(host, env, privilege, plan) {
	if (host.platform === "darwin") return addMacAccounts(host, env, privilege, plan);
	const alive = {
		...host,
		cancelled: new AbortController().signal
	};
	const step = async (...argv) => {
		if (host.cancelled.aborted) throw new ProblemError(cancelled());
		await runStep(alive, env, asRoot(privilege, argv));
	};
	if (plan.group?.make) await step("groupadd", "--system", ...plan.group.gid === void 0 ? [] : ["--gid", String(plan.group.gid)], "nixbld");
	for (const { name, uid } of plan.users) {
		const account = [
			"--system",
			"--uid",
			String(uid),
			"--gid",
			"nixbld",
			"--groups",
			"nixbld",
			"--no-user-group"
		];
		const nothing = [
			"--home-dir",
			"/var/empty",
			"--no-create-home",
			"--shell",
			"/usr/sbin/nologin"
		];
		const comment = `Nix build user ${name.slice(6)}`;
		await step("useradd", ...account, ...nothing, "--comment", comment, "--password", "!", name);
	}
}
/**
* The commands that remove those of the users, and of the groups, that are there. On a Mac a group that stays would go
* on naming its users.
*/
async function planRemoval(host, env, wanted) {
	const isMac = host.platform === "darwin";
	const [passwd, groups] = await Promise.all([readAccounts(host, env, "passwd"), readAccounts(host, env, "group")]);
	const nixbld = groups.find(([name]) => name === "nixbld");
	const members = (nixbld?.[3] ?? "").split(",");
	const users = wanted.users.filter((user) => passwd.some(([name]) => name === user));
	const commands = isMac ? macRemovals : linuxRemovals;
	return [
		...(isMac && !wanted.group ? users.filter((user) => members.includes(user)) : []).map((user) => [user, [
			"dseditgroup",
			"-o",
			"edit",
			"-d",
			user,
			"-t",
			"user",
			"nixbld"
		]]),
		...users.map((user) => [user, commands.user(user)]),
		...wanted.group && nixbld ? [["nixbld", commands.group]] : []
	];
}
const linuxRemovals = {
	user: (name) => ["userdel", name],
	group: ["groupdel", "nixbld"]
};
const macRemovals = {
	user: (name) => [
		"dscl",
		".",
		"-delete",
		`/Users/${name}`
	],
	group: [
		"dscl",
		".",
		"-delete",
		"/Groups/nixbld"
	]
};

// src/nix/daemon/socket.ts
const socketPath = "/nix/var/nix/daemon-socket/socket";
/** Whether a daemon takes connections on its socket. */
function answers(host) {
	return host.connects(socketPath);
}
/**
* Waits until the daemon answers, at most so many seconds. `hasEnded` says early that it will not. Throws ProblemError
* INS021 that names `log`.
*/
async function waitForDaemon(host, seconds, log, hasEnded = async () => false) {
	const deadline = host.clock.now() + seconds * 1e3;
	while (!await answers(host)) {
		if (host.cancelled.aborted) throw notStarted("the job was cancelled", log);
		if (await hasEnded()) throw notStarted("it ended at once", log);
		if (host.clock.now() >= deadline) throw notStarted(`its socket did not answer within ${seconds} s`, log);
		await host.clock.sleep(10, host.cancelled);
	}
}
function notStarted(why, log) {
	return new ProblemError(error("INS021", `The Nix daemon did not start: ${why}.`, `See ${log}.`));
}

// src/nix/daemon/launchd.ts
/** NixOS/nix scripts/install-darwin-multi-user.sh. */
const daemonPlist = "/Library/LaunchDaemons/org.nixos.nix-daemon.plist";
const daemonLogFile = "/var/log/nix-daemon.log";
const program = "/nix/var/nix/profiles/default/bin/nix-daemon";
/** Mounts the volume at every start (NixOS/nix scripts/create-darwin-volume.sh); its arguments depend on the volume. */
const darwinStore = { label: "org.nixos.darwin-store" };
/** The daemon waits for the volume (wait4path(1)); values as in NixOS/nix misc/launchd/org.nixos.nix-daemon.plist.in. */
const nixDaemon = {
	label: "org.nixos.nix-daemon",
	arguments: [
		"/bin/sh",
		"-c",
		`/bin/wait4path ${program} && exec ${program}`
	],
	log: daemonLogFile
};
/**
* Defines the service of the daemon and waits until it answers; nothing is done where it does and is defined like that.
* Gives whether it was started. Throws ProblemError INS021, CFG026.
*/
async function startByLaunchd(host, options) {
	const { privilege, variables = {}, timeout = 30 } = options;
	const env = installEnv(host.env);
	const service = {
		...nixDaemon,
		variables: {
			...variables,
			OBJC_DISABLE_INITIALIZE_FORK_SAFETY: "YES"
		}
	};
	const files = rootFiles(host, privilege);
	const known = await files.read(daemonPlist);
	const wanted = printPlist(service);
	const loaded = await isLoaded(host, env, service.label);
	if (known === wanted && loaded && await answers(host)) return { started: false };
	if (known !== wanted) {
		if (loaded) await bootOut(host, env, privilege, service.label);
		await files.write(daemonPlist, wanted, {
			mode: 420,
			uid: 0,
			gid: 0
		});
	}
	if (known === wanted && loaded) await kickstart(host, env, privilege, service.label);
	else await bootstrap(host, env, privilege, service.label, daemonPlist);
	await waitForDaemon(host, timeout, daemonLogFile);
	return { started: true };
}
/** Ends the daemon and starts it again, be it ours or not. Throws ProblemError INS021. */
async function restartByLaunchd(host, { privilege, timeout = 30 }) {
	const env = installEnv(host.env);
	await kickstart(host, env, privilege, await daemonLabel(host, env));
	await waitForDaemon(host, timeout, daemonLogFile);
}
/** Stops the daemon until the machine starts again. Gives whether there was something to stop. */
async function stopByLaunchd(host, privilege) {
	return bootOut(host, installEnv(host.env), privilege, nixDaemon.label);
}
/** Takes the service of our daemon away, and its log, also when the job is cancelled. Throws ProblemError INS021, CFG026. */
async function removeFromLaunchd(host, env, privilege) {
	await bootOut(host, env, privilege, nixDaemon.label);
	const files = rootFiles(host, privilege);
	await files.removeDraft(daemonPlist);
	for (const path of [daemonPlist, daemonLogFile]) await files.remove(path);
}
/**
* Unloads a service, and waits until it is gone: `bootout` may come back before. Gives whether it was there.
* launchctl(1). Throws ProblemError INS021.
*/
async function bootOut(host, env, privilege, label) {
	const alive = {
		...host,
		cancelled: new AbortController().signal
	};
	if (!await isLoaded(alive, env, label)) return false;
	const why = await launchctl(alive, env, privilege, ["bootout", `system/${label}`]);
	for (let waited = 0; waited < 1e4; waited += 100) {
		if (!await isLoaded(alive, env, label)) return true;
		await alive.clock.sleep(100);
	}
	throw notStarted(`launchd did not unload ${label}: ${why ?? "it is still loaded"}`, daemonLogFile);
}
/** Just after a `bootout` launchd may refuse with `Bootstrap failed: 5: Input/output error` for a moment. */
async function bootstrap(host, env, privilege, label, plist) {
	for (let attempt = 1;; attempt += 1) {
		const why = await launchctl(host, env, privilege, [
			"bootstrap",
			"system",
			plist
		]);
		if (why === void 0 || await isLoaded(host, env, label)) return;
		if (host.cancelled.aborted) throw notStarted("the job was cancelled", daemonLogFile);
		if (attempt === 5) throw notStarted(why, daemonLogFile);
		await host.clock.sleep(1e3, host.cancelled);
	}
}
async function kickstart(host, env, privilege, label) {
	const why = await launchctl(host, env, privilege, [
		"kickstart",
		"-k",
		`system/${label}`
	]);
	if (why !== void 0) throw notStarted(why, daemonLogFile);
}
/** Determinate Nix has a service of its own (DeterminateSystems/nix-installer, configure_determinate_nixd_init_service). */
async function daemonLabel(host, env) {
	const determinate = "systems.determinate.nix-daemon";
	return await isLoaded(host, env, determinate) ? determinate : nixDaemon.label;
}
/** `launchctl print` exits 113 for a service that is not there; anyone may ask. */
async function isLoaded(host, env, label) {
	return await ask(host, env, [
		"launchctl",
		"print",
		`system/${label}`
	]) !== void 0;
}
/** Why it failed; undefined when it did not. */
async function launchctl(host, env, privilege, args) {
	const argv = ["launchctl", ...args];
	const why = await whyNotAsRoot(host, privilege, argv, {
		env,
		signal: host.cancelled
	});
	return why === void 0 ? void 0 : `${argv.join(" ")}: ${why}`;
}
/** The definition of a service. launchd.plist(5). Pure. */
function printPlist({ label, arguments: words, variables = {}, log }) {
	const string = (text) => `<string>${escaped(text)}</string>`;
	const key = (name, value) => `  <key>${escaped(name)}</key>\n  ${value}\n`;
	const pairs = Object.entries(variables).map(([name, value]) => `    <key>${escaped(name)}</key>${string(value)}\n`);
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${[
		key("Label", string(label)),
		key("ProgramArguments", `<array>${words.map(string).join("")}</array>`),
		key("RunAtLoad", "<true/>"),
		...pairs.length > 0 ? [key("EnvironmentVariables", `<dict>\n${pairs.join("")}  </dict>`)] : [],
		...log === void 0 ? [] : [key("KeepAlive", "<true/>"), key("StandardErrorPath", string(log))]
	].join("")}</dict>
</plist>
`;
}
function escaped(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// src/nix/install/macos/facts.ts
const syntheticPath = "/etc/synthetic.conf";
const fstabPath = "/etc/fstab";
/** NixOS/nix scripts/create-darwin-volume.sh. */
const mounterPlist = "/Library/LaunchDaemons/org.nixos.darwin-store.plist";
/** Those, and what DeterminateSystems/nix-installer writes (src/action/macos, src/action/common). */
const services = [
	daemonPlist,
	mounterPlist,
	"/Library/LaunchDaemons/systems.determinate.nix-daemon.plist",
	"/Library/LaunchDaemons/systems.determinate.nix-store.plist"
];
/** Looks at a Mac without changing it. Throws ProblemError CFG026 for a file that cannot be read: it would be lost. */
async function findMacFacts(host, env, privilege) {
	const { read } = rootFiles(host, privilege);
	const [version, container, parent, volumes, mounted, synthetic, fstab, fileVault] = await Promise.all([
		ask(host, env, ["sw_vers", "-productVersion"]),
		diskInfo(host, env, "/", "APFSContainerReference"),
		diskInfo(host, env, "/", "ParentWholeDisk"),
		listVolumes(host, env),
		mountedVolume(host, env),
		read(syntheticPath),
		read(fstabPath),
		ask(host, env, ["fdesetup", "status"])
	]);
	const there = await Promise.all(services.map((path) => isThere(host, path)));
	return {
		version: version?.trim() || void 0,
		container: container ?? parent,
		volumes,
		mounted,
		synthetic,
		fstab,
		fileVault: /FileVault is On/.test(fileVault ?? ""),
		services: services.filter((_, index) => there[index] === true),
		lasts: host.env["RUNNER_ENVIRONMENT"] !== "github-hosted"
	};
}
/** One value of `diskutil info -plist`; undefined when there is no such disk, or it has no such value. */
async function diskInfo(host, env, disk, key) {
	const plist = await ask(host, env, [
		"diskutil",
		"info",
		"-plist",
		disk
	]);
	if (plist === void 0) return void 0;
	return (await ask(host, env, [
		"plutil",
		"-extract",
		key,
		"raw",
		"-o",
		"-",
		"-"
	], { input: plist }))?.trim() || void 0;
}
/** The volume at /nix. Of a folder that is no mount point, diskutil says nothing or tells of the disk that it is on. */
async function mountedVolume(host, env) {
	return await diskInfo(host, env, "/nix", "MountPoint") === "/nix" ? await diskInfo(host, env, "/nix", "VolumeUUID") ?? "of an unknown kind" : void 0;
}
/** Every APFS volume of this Mac, mounted or not. */
async function listVolumes(host, env) {
	const plist = await ask(host, env, [
		"diskutil",
		"apfs",
		"list",
		"-plist"
	]);
	if (plist === void 0) return void 0;
	const json = await ask(host, env, [
		"plutil",
		"-convert",
		"json",
		"-o",
		"-",
		"-"
	], { input: plist });
	return json === void 0 ? void 0 : parseVolumes(json);
}
/** Reads `diskutil apfs list -plist` as JSON; what is not as expected is left out, undefined when nothing is. Pure. */
function parseVolumes(json) {
	try {
		const { Containers } = JSON.parse(json);
		if (!Array.isArray(Containers)) return void 0;
		return Containers.flatMap((given) => {
			const { ContainerReference: container, Volumes } = given ?? {};
			if (typeof container !== "string" || !Array.isArray(Volumes)) return [];
			return Volumes.flatMap((volume) => {
				const { APFSVolumeUUID: uuid, Name: name } = volume ?? {};
				return typeof uuid === "string" && typeof name === "string" ? [{
					uuid,
					name,
					container
				}] : [];
			});
		});
	} catch {
		return;
	}
}

// src/nix/install/receipt.ts
const receiptPath = "/nix/.setup-nix-cuda.json";
/** The receipt of an installation of ours, or undefined. A receipt that cannot be read counts as none. */
async function readReceipt(host) {
	return parseReceipt(await readIfPresent(host, receiptPath).catch(() => void 0));
}
/** Reads a receipt; undefined unless every field has its type. */
function parseReceipt(text) {
	return readSaved(text, async () => (await import("./nix-schema.chunk.js")).receipt);
}
/** Writes the receipt into `path`, readable for all; the caller renames it where that must be done as root. */
async function writeReceipt(host, receipt, path) {
	const draft = `${path}.new`;
	await host.files.writeFile(draft, `${JSON.stringify(receipt)}\n`, { mode: 420 });
	await host.files.chmod(draft, 420);
	await host.files.rename(draft, path);
}

// src/nix/install/facts.ts
const nixFolder = "/nix";
/** What the host must have: for every mode, and for build users on top. The tar of macOS knows xz itself. */
const neededPrograms = ["tar", "xz"];
const userPrograms = ["groupadd", "useradd"];
const macPrograms = [
	"tar",
	"diskutil",
	"plutil",
	"dscl",
	"dseditgroup",
	"launchctl"
];
/** What macOS itself keeps at the top of a volume. https://github.com/github/gitignore/blob/main/Global/macOS.gitignore */
const ofVolumes = /^\.(?:fseventsd|Spotlight-V100|Trashes|TemporaryItems|DocumentRevisions-V100)$/;
/** The bundle that Nix looks for by itself. https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-ssl-cert-file */
const usualBundle = "/etc/ssl/certs/ca-certificates.crt";
/** scripts/nix-profile.sh.in of NixOS/nix; the last one is macOS's own, and Alpine's. */
const bundles = [
	usualBundle,
	"/etc/ssl/ca-bundle.pem",
	"/etc/ssl/certs/ca-bundle.crt",
	"/etc/pki/tls/certs/ca-bundle.crt",
	"/etc/ssl/cert.pem"
];
/** Gathers the facts, everything at once. Throws ProblemError CFG026 on a Mac, for a file that cannot be read. */
async function gatherFacts(host, env) {
	const exists = (path) => isThere(host, path);
	const there = (paths) => Promise.all(paths.map(exists));
	const [privilege, folder, free, users, groups, cores, programs] = await Promise.all([
		findPrivilege(host),
		examineFolder(host),
		freeBytes(host, env),
		database(host, env, "passwd"),
		database(host, env, "group"),
		ask(host, env, host.platform === "darwin" ? [
			"sysctl",
			"-n",
			"hw.ncpu"
		] : ["nproc"]),
		findPrograms(host, env, host.platform === "darwin" ? macPrograms : [...neededPrograms, ...userPrograms])
	]);
	const [systemd = false, confFolder = false, conf = false] = await there([
		"/run/systemd/system",
		"/etc/nix",
		"/etc/nix/nix.conf"
	]);
	const sizes = await Promise.all(bundles.map((path) => host.files.stat(path).catch(() => void 0)));
	const certificates = bundles.find((_, index) => sizes[index]?.isFile() && sizes[index].size > 0);
	const nixbld = groups.find(([name]) => name === "nixbld");
	return {
		privilege,
		uid: host.uid,
		systemd,
		container: await isContainer(host),
		selinux: (await readIfPresent(host, "/sys/fs/selinux/enforce").catch(() => void 0))?.trim() === "1",
		folder,
		writable: await isWritable(host, folder.kind === "absent" ? "/" : nixFolder),
		free,
		programs,
		etcWritable: await isWritableFolder(host, privilege, "/etc"),
		cores: Math.max(1, Number.parseInt(cores ?? "", 10) || 1),
		group: nixbld && {
			gid: Number(nixbld[2]),
			members: (nixbld[3] ?? "").split(",").filter((name) => name !== "")
		},
		userNames: users.map(([name = ""]) => name),
		userIds: users.map((fields) => Number(fields[2])),
		groupIds: groups.map((fields) => Number(fields[2])),
		confFolder,
		conf,
		certificates,
		mac: host.platform === "darwin" ? await findMacFacts(host, env, privilege) : void 0
	};
}
/** What /nix holds, and whether it is ours. */
async function examineFolder(host) {
	const stat = await host.files.lstat(nixFolder).catch(() => void 0);
	if (!stat) return { kind: "absent" };
	if (!stat.isDirectory()) return {
		kind: "foreign",
		why: `${nixFolder} is not a folder`
	};
	const receipt = await readReceipt(host);
	if (receipt?.state === "installing") return {
		kind: "unfinished",
		receipt,
		alive: await isAlive(host, receipt)
	};
	if (receipt) return {
		kind: "installed",
		receipt
	};
	const inStore = (await names$2(host, join(nixFolder, "store"))).filter((name) => name !== ".links" && name !== "lost+found");
	if (inStore.length > 0) return {
		kind: "foreign",
		why: `${nixFolder}/store holds ${inStore.length} paths`
	};
	if ((await names$2(host, join("/nix", "var"))).length > 0) return {
		kind: "foreign",
		why: `${nixFolder}/var is not empty`
	};
	const keep = withoutVolumeFiles(await names$2(host, nixFolder)).filter((name) => !name.startsWith(".setup-nix-cuda"));
	const kept = {};
	for (const name of ["store", "var"].filter((entry) => keep.includes(entry))) {
		const was = await host.files.lstat(join(nixFolder, name));
		kept[name] = {
			mode: was.mode & 4095,
			owner: `${was.uid}:${was.gid}`
		};
	}
	return {
		kind: "empty",
		keep,
		owner: `${stat.uid}:${stat.gid}`,
		kept
	};
}
/** Whether the process that wrote the receipt still runs. Its start time tells it from a later one with the same id. */
async function isAlive(host, receipt) {
	const { pid, start } = receipt.by;
	return pid !== host.pid && await processStart(host, pid) === start;
}
async function isContainer(host) {
	if (host.env["KUBERNETES_SERVICE_HOST"] || host.env["container"]) return true;
	if ((await Promise.all(containerMarks.map((path) => isThere(host, path)))).includes(true)) return true;
	return (await host.files.readFile("/proc/1/environ", "utf8").catch(() => "")).split("\0").some((entry) => entry.startsWith("container="));
}
/** Free bytes of the file system where /nix is, or will be. */
async function freeBytes(host, env) {
	const place = await isThere(host, "/nix") ? nixFolder : "/";
	const line = (await ask(host, env, [
		"df",
		"-P",
		"-k",
		place
	]))?.trim().split("\n").at(-1);
	const kilobytes = Number(line?.split(/\s+/)[3] ?? NaN);
	return Number.isFinite(kilobytes) ? kilobytes * 1024 : void 0;
}
/** Users or groups; what getent does not list (large directory services) is not seen. */
async function database(host, env, name) {
	const listed = host.platform === "darwin" ? void 0 : await ask(host, env, ["getent", name]);
	return listed === void 0 ? readAccounts(host, env, name) : splitAccounts(listed);
}
async function findPrograms(host, env, wanted) {
	const folders = (env["PATH"] ?? "").split(":");
	const found = await Promise.all(wanted.map((program) => findProgram(host, program, folders)));
	return wanted.filter((_, index) => found[index] !== void 0);
}
/** The names in /nix without those that come and go with a volume of macOS. */
function withoutVolumeFiles(inNix) {
	return inNix.filter((name) => !ofVolumes.test(name));
}
const names$2 = (host, path) => host.files.readdir(path).catch(() => []);

// src/flox/receipt.ts
/** Beside the journal of this machine. */
function floxReceiptPath(host) {
	return join(stateFolder(host), "flox.json");
}
/** The receipt; undefined where there is none, or none that can be read. */
async function readFloxReceipt(host) {
	const text = await readIfPresent(host, floxReceiptPath(host)).catch(() => void 0);
	return readSaved(text, async () => (await import("./flox-schema.chunk.js")).floxReceipt);
}
function writeFloxReceipt(host, receipt) {
	return writeAtomically(host, floxReceiptPath(host), `${JSON.stringify(receipt)}\n`);
}

// src/flox/rpm.ts
/** Names and owners of the keys in rpm's database. */
const allKeys = [
	"rpm",
	"-q",
	"gpg-pubkey",
	"--qf",
	"%{name}-%{version}-%{release} %{summary}\\n"
];
const isOfFlox = /^(\S+) .*\bflox\b/i;
/** The keys of Flox in rpm's own database, which the owner of this machine imported. */
async function floxKeys(host, env) {
	return (await ask(host, env, allKeys) ?? "").split("\n").flatMap((line) => isOfFlox.exec(line)?.[1] ?? []);
}
/** Whether rpm's own database has a key of Flox. */
async function hasRpmKey(host) {
	return (await floxKeys(host, installEnv(host.env))).length > 0;
}
/**
* Throws ProblemError FLX004 unless a package file is Flox, of the version that was asked for, and, with `signed`, signed by a
* key of Flox: by a database of its own beside the file, for in rpm's own any key there counts, such as the distribution's.
*/
async function checkRpm(host, path, asked) {
	const env = installEnv(host.env);
	if (asked.signed && !await isSigned$1(host, env, path)) throw refused(path, "it is not signed by a key of Flox");
	const [name = "", version = ""] = (await ask(host, env, [
		"rpm",
		"-qp",
		"--nosignature",
		"--qf",
		"%{name} %{version}\\n",
		path
	]) ?? "").trim().split(" ");
	if (name !== "flox") throw refused(path, `its name is ${JSON.stringify(name)}`);
	if (asked.version === void 0 || sameVersion(version, asked.version)) return;
	throw refused(path, `its version is ${JSON.stringify(version)}, not ${asked.version}`);
}
async function isSigned$1(host, env, path) {
	const folder = join(dirname(path), "rpm-keys");
	const database = [
		"--dbpath",
		folder,
		"--define",
		`_keyringpath ${folder}/keys`
	];
	for (const key of await floxKeys(host, env)) {
		const armored = await ask(host, env, [
			"rpm",
			"-q",
			"--qf",
			"%{description}",
			key
		]);
		const file = join(folder, `${key}.asc`);
		await writeAtomically(host, file, armored ?? "");
		await ask(host, env, [
			"rpm",
			...database,
			"--import",
			file
		]);
	}
	const strict = [
		"--define",
		"_pkgverify_level all",
		"--define",
		"_pkgverify_flags 0x0"
	];
	const answer = await ask(host, env, [
		"rpm",
		...database,
		...strict,
		"-K",
		path
	]) ?? "";
	return /: .*\bsignatures\b.*\bOK\s*$/.test(answer) && !answer.includes("NOT OK");
}
/** rpm has no hyphen in a version. */
function sameVersion(one, other) {
	const plain = (text) => text.replace(/[^0-9A-Za-z]/g, ".");
	return plain(one) === plain(other);
}
function refused(path, why) {
	const problem = error("FLX004", `The package ${path.split("/").at(-1)} of Flox is refused: ${why}.`, "Nothing was installed. Do not use this package unless you know why; in that case give flox-sha256.");
	return new ProblemError(problem);
}

// src/flox/facts.ts
const systemFolders = [
	"/usr/local/sbin",
	"/usr/local/bin",
	"/usr/sbin",
	"/usr/bin",
	"/sbin",
	"/bin"
];
/** Gathers the facts. Throws ProblemError BLD004 (a broken Nix) or FLX006 (a broken Flox that no earlier run of ours left). */
async function gatherFloxFacts(host) {
	const packageManager = await findPackageManager(host);
	const unfinished = (await readFloxReceipt(host))?.state === "installing" && await isHalfInstalled(host, packageManager);
	const unlessOurs = (cause) => {
		if (unfinished) return void 0;
		throw cause;
	};
	const [flox, nix, privilege, folder, conf] = await Promise.all([
		lookForFlox(host).catch(unlessOurs),
		lookForNix(host).catch(unlessOurs),
		findPrivilege(host),
		examineFolder(host),
		isThere(host, "/etc/nix/nix.conf")
	]);
	const xz = host.platform === "linux" && await lookFor(host, "xz") === void 0;
	return {
		flox,
		nix,
		unfinished,
		platform: host.platform,
		arch: host.arch,
		packageManager,
		rpmKey: packageManager === "rpm" && await hasRpmKey(host),
		privilege,
		folder,
		conf,
		missing: xz ? ["xz"] : []
	};
}
/** The job's own link to the Flox that an existing Nix gave: the user's profile is left alone. */
function floxLink(host) {
	return join(jobFolder(host), "flox-result");
}
/** The Flox that is on this machine, undefined where there is none. Throws ProblemError FLX006 when it does not answer. */
async function lookForFlox(host) {
	const home = host.env["HOME"];
	const program = await lookFor(host, "flox", [
		join(floxLink(host), "bin"),
		...home ? [join(home, ".nix-profile/bin")] : [],
		"/nix/var/nix/profiles/default/bin"
	]);
	return program === void 0 ? void 0 : {
		program,
		version: await floxVersion(host, program)
	};
}
/** What `flox --version` says, as in `1.14.1`. Throws ProblemError FLX006. */
async function floxVersion(host, program) {
	const env = childEnv(host.env, { FLOX_DISABLE_METRICS: "true" });
	const argv = [program, "--version"];
	const outcome = await host.exec({
		argv,
		env,
		timeout: 60,
		signal: host.cancelled,
		question: true
	});
	const answer = outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout : "";
	const version = /(\d+\.\d+\.\d+\S*)\s*$/.exec(answer)?.[1];
	if (version !== void 0) return version;
	throw new ProblemError(error("FLX006", `${program} --version did not answer with a version (${failureText(outcome)}).`, "Repair this Flox, or remove it to have it installed again."));
}
/** dpkg or rpm as the distribution says, where a machine has both: a hosted Ubuntu has rpm too. */
async function findPackageManager(host) {
	if (host.platform === "darwin") return "installer";
	const family = [...(await readIfPresent(host, "/etc/os-release").catch(() => void 0) ?? "").matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map((match) => match[1] ?? "").join(" ");
	const order = /fedora|rhel|centos|suse/.test(family) ? ["rpm", "dpkg"] : ["dpkg", "rpm"];
	for (const program of order) if (await lookFor(host, program) !== void 0) return program;
}
/** Whether the package manager knows of Flox: of a package that it refused as a whole, it does not. */
async function isHalfInstalled(host, packageManager) {
	if (packageManager === void 0) return false;
	const { argv, known } = {
		dpkg: {
			argv: [
				"dpkg-query",
				"-s",
				"flox"
			],
			known: /^Status: \S+ \S+ (?:half-|unpacked|triggers-|installed)/m
		},
		rpm: {
			argv: [
				"rpm",
				"-q",
				"flox"
			],
			known: /^flox-/
		},
		installer: {
			argv: ["pkgutil", "--pkgs"],
			known: /flox/i
		}
	}[packageManager];
	return known.test(await ask(host, childEnv(host.env, { LC_ALL: "C" }), argv, { timeout: 30 }) ?? "");
}
function lookFor(host, name, more = []) {
	return findProgram(host, name, [
		...(host.env["PATH"] ?? "").split(delimiter),
		...more,
		...systemFolders
	]);
}

// src/model/cell.ts
/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
function isFloxCell(cell) {
	return cell.source.kind === "flox";
}
/**
* `<package>-cuda12.4-sm80_sm90a_ptx90-<system>`, or `<package>-cpu-<system>` without CUDA: job name, artifact name, part of the cache key, CLI argument.
* `[a-z0-9._-]`, no dot first, at most 100 characters. Upper case becomes lower case; a name that had to be changed or cut in another
* way ends in 8 hex digits of its SHA-256, so that two packages never share an id (a request may not have two names that
* differ by case alone). The order of capabilities in the request does not matter.
*/
function cellId(key) {
	const targets = [...sortedDigits(key.capabilities).map((d) => `sm${d}`), ...sortedDigits(key.ptx).map((d) => `ptx${d}`)];
	const tail = `-${key.toolkit === "cpu" ? "cpu" : `cuda${key.toolkit}-${targets.join("_")}`}-${key.system}`;
	const exact = `${key.package}${tail}`.toLowerCase();
	const clean = exact.replaceAll(/^\.|[^a-z0-9._-]+/g, "-");
	if (clean === exact && clean.length <= maxIdLength) return clean;
	const hash = createHash("sha256").update(exact).digest("hex").slice(0, 8);
	return `${clean.slice(0, 91)}-${hash}`;
}
function sortedDigits(capabilities) {
	return capabilities.map((text) => parseCapability(text)).filter((capability) => capability !== void 0).sort(compareCapabilities).map(smDigits);
}
/** `9.0, 9.0a, PTX 9.0`: how tables and messages show what a cell is built for. */
function describeTargets(cell) {
	return [...cell.capabilities.map((text) => {
		const capability = parseCapability(text);
		return capability ? formatCapability(capability) : text;
	}), ...cell.ptx.map((text) => `PTX ${text}`)].join(", ") || "no CUDA";
}

// src/report/markdown.ts
/** Bytes. GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1e6;
/** Parts with a blank line between them, without the empty ones; those that would pass GitHub's limit are left out. */
function joinParts(parts, whole) {
	const kept = [];
	let bytes = 0;
	let left = 0;
	for (const part of parts) {
		if (part === "") continue;
		const size = Buffer.byteLength(part) + 2;
		if (bytes + size > maxBytes) left++;
		else {
			kept.push(part);
			bytes += size;
		}
	}
	if (left > 0) kept.push(`(${counted(left, "part")} left out because of the size limit of summaries: ${whole})`);
	return `${kept.join("\n\n")}\n`;
}
function markdownTable(header, rows) {
	const line = (cells) => `| ${cells.map(plainText).join(" | ")} |`;
	return [
		line(header),
		`|${header.map(() => "---|").join("")}`,
		...rows.map(line)
	].join("\n");
}
/**
* Foreign text as one line of Markdown or HTML that shows it and does nothing else: no markup, no link, no mention.
* References to characters make no structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references);
* what GitHub looks for in the finished text (addresses, `@name`, `#1`, `GH-1`) is cut by a comment, which is not copied.
*/
function plainText(text) {
	if (words$2.test(text) && !/(?<![a-z0-9])(?:www\.|gh-)/i.test(text)) return text;
	return escapeHtml(printable(text.replaceAll(/\s+/g, " ").trim())).replaceAll(/["\\`*~[\]|#!$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${mark.charCodeAt(0)};`).replaceAll(/&#64;|&#35;(?=\d)|:(?=\/\/)|(?<![a-z0-9])(?:www(?=\.)|gh(?=-\d))/gi, "$&<!-- -->");
}
/** Most texts are ids and versions, and a plan has a million of them. */
const words$2 = /^[a-z0-9]+(?:[ .,_-][a-z0-9]+)*$/i;
/** Lines of a log. HTML, because in a code block of Markdown a fence could end it. */
function logBlock(lines) {
	return `<pre>${lines.map((line) => escapeHtml(line.split("	").map(printable).join("	"))).join("\n")}</pre>`;
}
function escapeHtml(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/** Title and content are Markdown already. */
function folded(title, content) {
	return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
function problemLine({ code, message, fix, where }) {
	const place = where ? [`(${[where.file, where.line].filter((part) => part !== void 0).join(":")})`] : [];
	return `- **[${code}](${errorPage(code)})** ${plainText([
		...place,
		message,
		fix
	].join(" "))}`;
}
/** What cannot exist or was excluded by the request, folded: one line for each rule, then some of its cells with every reason. */
function excludedSection({ excluded, counts }) {
	if (counts.excluded === 0) return "";
	const table = markdownTable(["Cell", "Reason"], excluded.flatMap((group) => [...group.examples.map((cell) => [cell.id, cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(" ")]), ...moreOf(group, group.examples.length).map((text) => [text, group.code])]));
	const [first = "", ...others] = whyExcluded({
		excluded,
		counts
	});
	const ofRules = excluded.filter(({ code }) => !(code in otherReasons));
	return folded(`– ${[first.replace(/^\d+/, (count) => counted(Number(count), "requested cell")) + (ofRules.length > 0 ? ` (${byRule(ofRules)})` : ""), ...others].join(", ")}`, table);
}
/** Reasons of an exclusion that are not rules: such a cell may well exist. */
const otherReasons = {
	PLN021: "cannot be evaluated",
	PLN023: "excluded by you"
};
/** `5 cannot exist`, `1 cannot be evaluated`, `2 excluded by you`: those of rules first, and what there is none of left out. */
function whyExcluded({ excluded, counts }) {
	const count = (code) => excluded.filter((group) => group.code === code).reduce((sum, one) => sum + one.count, 0);
	const others = Object.entries(otherReasons).map(([code, what]) => ({
		count: count(code),
		what
	}));
	return [...some(others.reduce((rest, one) => rest - one.count, counts.excluded), "cannot exist"), ...others.flatMap((one) => some(one.count, one.what))];
}
/** `3 in caches`, or nothing. */
function some(count, what) {
	return count > 0 ? [`${count} ${what}`] : [];
}
/** `… and 37 more`, or nothing. */
function moreOf({ count }, shown) {
	return count > shown ? [`… and ${count - shown} more`] : [];
}
/** `1 job`, `2 jobs`. */
function counted(count, what) {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}
/** `PLN001: 17, PLN016: 3`. */
function byRule(groups) {
	return groups.map(({ code, count }) => `${code}: ${count}`).join(", ");
}

// src/report/outcome.ts
/**
* Judges a run by its plan, the results that there are, what was refused as one, and how the jobs ended that should have
* handed them in. Pure.
*/
function outcomeOf(plan, results, refusedResults = [], jobs = "success") {
	const planned = plannedCells(plan);
	const done = new Map(results.map((result) => [result.cell.id, result]));
	const failed = results.filter(({ status }) => status !== "proven");
	const missing = planned.filter(({ id }) => !done.has(id));
	const proven = planned.filter(({ id }) => done.get(id)?.status === "proven").length;
	const refused = plan.problems.filter(({ severity }) => severity === "error");
	const allProven = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0;
	const doubted = allProven && (jobs === "failure" || jobs === "cancelled") ? [jobsEnded(jobs)] : [];
	const good = allProven && doubted.length === 0;
	const some = (count, what) => count > 0 ? [`${count} ${what}`] : [];
	const words = [
		`${proven} of ${planned.length} proven`,
		...some(failed.length, "failed"),
		...some(missing.length, "without a result"),
		...some(refusedResults.length, "refused"),
		...doubted.length > 0 ? [`their jobs ended with ${jobs}`] : [],
		...some(refused.length, refused.length === 1 ? "error in the plan" : "errors in the plan"),
		...some(plan.skipped?.length ?? 0, "in caches"),
		...some(plan.counts.excluded, "excluded")
	];
	return {
		good,
		proven,
		failed,
		missing,
		errors: [
			...refused,
			...refusedResults,
			...doubted,
			...missing.map(withoutResult)
		],
		mark: good ? "✅" : "❌",
		headline: words.join(", ")
	};
}
/** The outcome of a run whose cells a job of its own publishes: one that did not end well fails the run. Pure. */
function withPublishing(outcome, publishing = "skipped") {
	if (publishing === "skipped") return outcome;
	if (publishing === "success") return {
		...outcome,
		headline: `${outcome.headline}, published`
	};
	const message = `The job that publishes the cells ended with ${publishing}.`;
	const failed = error("SHP071", message, "See its log; run it again: what is published is not sent again.");
	const headline = `${outcome.headline}, not published`;
	return {
		...outcome,
		good: false,
		mark: "❌",
		errors: [...outcome.errors, failed],
		headline
	};
}
/**
* The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
* outputs and the device code that its cell asks for. Pure.
*/
function judgedByContent(result) {
	const errors = result.problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
	const unbuilt = result.status === "cancelled" ? "cancelled" : unbuiltStatus(errors);
	if (unbuilt) return unbuilt;
	if (errors.length > 0) return "wrong";
	return result.status === "proven" && !holdsProof(result) ? "wrong" : result.status;
}
/** The status of a cell that these errors kept from being built; undefined where none of them does. Pure. */
function unbuiltStatus(errors) {
	if (errors.includes("BLD003")) return "cancelled";
	if (errors.some((code) => [
		"BLD001",
		"NET001",
		"NET002"
	].includes(code))) return "evaluation-failed";
	return errors.some((code) => /^(?:BLD|FLX)/.test(code)) ? "build-failed" : void 0;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
	if (drvPath === null && cell.source.kind !== "flox" || outputs.length === 0) return false;
	if (cell.toolkit === "cpu") return files.length === 0;
	if (files.length === 0) return cell.deviceCode === "optional";
	if (problems.some(({ code }) => code === "VER012" || code === "VER013")) return true;
	const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]));
	return [...cell.capabilities.map(named(smName)), ...cell.ptx.map(named(computeName))].every((name) => targets.has(name));
}
const named = (nameOf) => (text) => {
	const capability = parseCapability(text);
	return capability ? nameOf(capability) : text;
};
/** What the plan has to say that is no error. */
function notesOf(plan) {
	return plan.problems.filter(({ severity }) => severity !== "error");
}
/** The cells that are built, those of the same derivation as another among them. */
function plannedCells(plan) {
	return plan.rows.flatMap((row) => [row.cell, ...row.also ?? []]);
}
function jobsEnded(jobs) {
	const message = `Every cell has a proven result, and the jobs of the cells ended with ${jobs}.`;
	return error("BLD007", message, "See the job that failed: where it could not hand in its result, another job may have taken its name.");
}
function withoutResult({ id }) {
	return error("BLD005", `${id} has no result.`, "See the log of its job: it was cancelled, exceeded its time limit, or lost its runner.", { subject: { cell: id } });
}
/** What a later step or job needs of results: where the outputs are. */
function briefResults(results) {
	return results.map(({ cell, status, outputs }) => ({
		id: cell.id,
		status,
		outputs: Object.fromEntries(outputs.map(({ name, path }) => [name, path]))
	}));
}

// src/runner/limit.ts
/** A limit of `count` pieces of work at a time. */
function limitTo(count) {
	let free = count;
	const waiting = [];
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}

// src/cuda/toolkits.ts
/**
* The CUDA toolkits, one row per minor. 12.7 was never released.
* Sources: NVIDIA's release notes 13.2 U2, table 3 (drivers), the CUDA compatibility guide (minor-version compatibility),
* crt/host_config.h of the toolkits (newest host compilers), where Nixpkgs' _cuda/db/bootstrap/nvcc.nix is not stricter:
* gcc 11 with 11.4 and 11.5, whose headers do not compile with it, and clang 17 with 12.3.
*/
/** A row; the version must be well-formed. */
function toolkit(version, driver, compatibleDriver, gccMax, clangMax) {
	const attribute = `cudaPackages_${version.replace(".", "_")}`;
	const parsed = parseVersion(version);
	if (!parsed) throw new Error(`The table has no valid toolkit in ${version}.`);
	const isa = ptxIsaOf(parsed);
	return {
		version,
		attribute,
		driver,
		compatibleDriver,
		ptxIsa: isa ? formatVersion(isa) : "0.0",
		gccMax,
		clangMax,
		parsed
	};
}
/** All toolkits, oldest first. */
const toolkits = [
	toolkit("11.4", "470.42.01", "450.80.02", 10, 12),
	toolkit("11.5", "495.29.05", "450.80.02", 10, 12),
	toolkit("11.6", "510.39.01", "450.80.02", 11, 12),
	toolkit("11.7", "515.43.04", "450.80.02", 11, 13),
	toolkit("11.8", "520.61.05", "450.80.02", 11, 14),
	toolkit("12.0", "525.60.13", "525.60.13", 12, 14),
	toolkit("12.1", "530.30.02", "525.60.13", 12, 15),
	toolkit("12.2", "535.54.03", "525.60.13", 12, 16),
	toolkit("12.3", "545.23.06", "525.60.13", 12, 16),
	toolkit("12.4", "550.54.14", "525.60.13", 13, 17),
	toolkit("12.5", "555.42.02", "525.60.13", 13, 17),
	toolkit("12.6", "560.28.03", "525.60.13", 13, 18),
	toolkit("12.8", "570.26", "525.60.13", 14, 19),
	toolkit("12.9", "575.51.03", "525.60.13", 14, 19),
	toolkit("13.0", "580.65.06", "580.65.06", 15, 20),
	toolkit("13.1", "590.44.01", "580.65.06", 15, 21),
	toolkit("13.2", "595.45.04", "580.65.06", 15, 21),
	toolkit("13.3", "610.43.02", "580.65.06", 15, 21),
	toolkit("13.4", "615", "580.65.06", 16, 22),
	toolkit("13.5", null, "580.65.06", 16, 22)
];
const byVersion = new Map(toolkits.map((row) => [row.version, row]));
/** The row of a toolkit (`12.4`); undefined when there is no such release. */
function findToolkit(version) {
	return byVersion.get(version);
}
/** The toolkit nearest to a version: the newest that is not newer, else the oldest; undefined when it is no version. */
function nearestToolkit(version, candidates = toolkits) {
	const wanted = parseVersion(/^\d+\.\d+/.exec(version)?.[0] ?? `${version}.0`);
	if (!wanted) return void 0;
	return candidates.findLast((row) => compareVersions(row.parsed, wanted) <= 0) ?? candidates[0];
}

// src/cuda/attribute-path.ts
/**
* Where Nixpkgs has the package of a cell, and how attribute paths are written in Nix.
* https://nixos.org/manual/nixpkgs/stable/#cuda
*/
/** https://nix.dev/manual/nix/stable/language/identifiers#keywords */
const keywords = /* @__PURE__ */ new Set([
	"assert",
	"else",
	"if",
	"in",
	"inherit",
	"let",
	"or",
	"rec",
	"then",
	"with"
]);
/** Whether a text is a plain attribute path, as `nix build -A` takes it: names and dots, without quotes. */
function isAttributePath(text) {
	return /^[\w'+-]+(\.[\w'+-]+)*$/.test(text);
}
/** The path as Nix source: names that are no identifiers in quotes (`python3Packages."7zip"`). */
function nixAttributePath(path) {
	return (path.match(/"[^"]*"|[^.]+/g) ?? []).map((name) => name.startsWith("\"") ? name : nixAttributeName(name)).join(".");
}
/** A path with its names changed; a name that has a dot then is put in quotes, because it stays one: `"prog-12.4"`. */
function mapAttributePath(path, change) {
	return path.split(".").map(change).map((name) => name.includes(".") ? `"${name}"` : name).join(".");
}
/** One name of a path or an argument, in quotes when it is no identifier. */
function nixAttributeName(name) {
	return /^[a-zA-Z_][\w'-]*$/.test(name) && !keywords.has(name) ? name : nixString(name);
}
/** A text as a Nix string literal. */
function nixString(text) {
	const escapes = {
		"\n": "\\n",
		"\r": "\\r",
		"	": "\\t"
	};
	return `"${text.replaceAll(/["\\\n\r\t]|\$\{/g, (part) => escapes[part] ?? `\\${part}`)}"`;
}
/**
* `pkgsForCudaArch.sm_90a.cudaPackages_12_4.pkgs.python3Packages.torch`: the path in Nixpkgs that gives the same
* package. null for what is no attribute, without CUDA, under overlays, and for PTX and several capabilities, which only
* Nixpkgs' config reaches.
*/
function attributePath(cell) {
	const [text = "", ...others] = cell.capabilities;
	const capability = parseCapability(text);
	const toolkit = findToolkit(cell.toolkit);
	if (cell.source.kind !== "attribute" || cell.ptx.length > 0 || others.length > 0 || !capability || !toolkit) return null;
	if (cell.instance && (cell.instance.overlays.length > 0 || cell.instance.legacy !== null)) return null;
	return `pkgsForCudaArch.${smName(capability)}.${toolkit.attribute}.pkgs.${nixAttributePath(cell.source.attribute)}`;
}

// src/inspect/source.ts
/** Takes `bytes` from a budget. Throws a Finding (VER004) when it is used up. */
function spend(budget, bytes, offset) {
	budget.bytes -= bytes;
	if (budget.bytes < 0 || budget.expired()) throw new Finding("VER004", "reading it takes more time or memory than a file of its size should", offset);
}
/** What the walkers throw when a file cannot be read on. Those who know the file's name make a Problem of it. */
var Finding = class extends Error {
	name = "Finding";
	code;
	/** From the start of the user's file, in bytes. */
	offset;
	constructor(code, what, offset) {
		super(what);
		this.code = code;
		this.offset = offset;
	}
};
/** The position of `offset` in the user's file, in bytes. */
function position(source, offset) {
	return (source.origin ?? 0) + offset;
}
function damaged(source, offset, what) {
	return new Finding("VER004", what, position(source, offset));
}
/** A source over bytes in memory. */
function memorySource(bytes, origin = 0) {
	return {
		size: bytes.length,
		origin,
		read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length))
	};
}
/** The part of a source from `offset`, `length` bytes long or up to the end of the source. */
function windowOf(source, offset, length) {
	const start = Math.min(Math.max(offset, 0), source.size);
	const size = Math.min(Math.max(length, 0), source.size - start);
	return {
		size,
		origin: position(source, start),
		read: (at, count, into) => source.read(start + Math.min(at, size), Math.max(0, Math.min(count, size - at)), into)
	};
}
/**
* Reads ahead, so that walks from header to header cost few system calls. Remembers `blocks` pieces of `block` bytes;
* larger reads pass through.
*/
function readAhead(source, block = 1024, blocks = 4) {
	const pieces = [];
	let next = 0;
	return {
		size: source.size,
		origin: source.origin ?? 0,
		read: (offset, length, into) => {
			if (length > block) return source.read(offset, length, into);
			for (const { start, bytes } of pieces) if (start <= offset && offset + length <= start + bytes.length) return bytes.subarray(offset - start, offset - start + length);
			const bytes = source.read(offset, block);
			pieces[next] = {
				start: offset,
				bytes
			};
			next = (next + 1) % blocks;
			return bytes.subarray(0, length);
		}
	};
}
/** Exactly `length` bytes, or a Finding that `what` is cut off. */
function readExact(source, offset, length, what) {
	const bytes = offset + length <= source.size ? source.read(offset, length) : void 0;
	if (bytes?.length !== length) throw damaged(source, offset, `${what} is cut off`);
	return bytes;
}
/** Exactly `length` bytes as a DataView, or a Finding that `what` is cut off. */
function readView(source, offset, length, what) {
	const bytes = readExact(source, offset, length, what);
	return new DataView(bytes.buffer, bytes.byteOffset, length);
}
/** A little-endian 64-bit number. Values above 2^53 lose precision, and are larger than any file all the same. */
function u64(view, at) {
	return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
/** Bytes up to the first NUL or the end, one character each. */
function text(bytes) {
	const end = bytes.indexOf(0);
	return Buffer.from(bytes.buffer, bytes.byteOffset, end < 0 ? bytes.length : end).toString("latin1");
}

// src/inspect/archive.ts
const magicSize = 8;
const headerSize$1 = 60;
const longestNames$1 = 2 ** 26;
const longestName$1 = 4096;
const mostMembers = 2 ** 20;
function isArchive(head) {
	return text(head.subarray(0, magicSize)) === "!<arch>\n";
}
function isThinArchive(head) {
	return text(head.subarray(0, magicSize)) === "!<thin>\n";
}
/** The members of an archive without its symbol and name tables. Throws a Finding (VER004) where it is broken. */
function* archiveMembers(source) {
	let names;
	let at = magicSize;
	for (let count = 0; at < source.size; count++) {
		if (count === mostMembers) throw new Finding("VER004", `more than ${mostMembers} archive members`, position(source, at));
		const header = readExact(source, at, headerSize$1, "an archive header");
		const sizeText = text(header.subarray(48, 58)).trimEnd();
		if (header[58] !== 96 || header[59] !== 10 || !/^\d+$/.test(sizeText)) throw damaged(source, at, "an archive header is broken");
		const size = Number(sizeText);
		const start = at + headerSize$1;
		if (start + size > source.size) throw damaged(source, at, "an archive member is cut off");
		const data = windowOf(source, start, size);
		const raw = text(header.subarray(0, 16)).trimEnd();
		if (raw === "//") names = data;
		else if (raw !== "/" && raw !== "/SYM64/") {
			const member = nameMember(raw, data, names);
			if (!member.name.startsWith("__.SYMDEF")) yield {
				...member,
				name: printable(member.name)
			};
		}
		at = start + size + size % 2;
	}
}
function nameMember(raw, data, names) {
	const bsd = /^#1\/(\d+)$/.exec(raw);
	if (bsd) {
		const length = Number(bsd[1]);
		if (length > longestName$1) throw damaged(data, 0, "the name of an archive member is too long");
		return {
			name: text(readExact(data, 0, length, "a member name")),
			data: windowOf(data, length, data.size - length)
		};
	}
	const long = /^\/(\d+)$/.exec(raw);
	if (!long) return {
		name: raw.endsWith("/") ? raw.slice(0, -1) : raw,
		data
	};
	const at = Number(long[1]);
	if (!names || at >= Math.min(names.size, longestNames$1)) throw damaged(data, 0, "the name of an archive member is missing");
	return {
		name: (text(names.read(at, longestName$1)).split("\n", 1)[0] ?? "").replace(/\/$/, ""),
		data
	};
}

// src/inspect/elf.ts
const headerSize = 64;
const sectionHeaderSize = 64;
const extended = 65535;
const longestName = 4096;
const mostSections$1 = 2 ** 17;
const longestNames = 2 ** 24;
const noBits = 8;
const allocatedFlag = 2;
const compressedFlag = 2048;
function isElf(head) {
	return head[0] === 127 && head[1] === 69 && head[2] === 76 && head[3] === 70;
}
/** Reads the ELF header alone. Throws a Finding: VER010 for 32-bit and big-endian files, VER004 for a broken header. */
function readElfHeader(source) {
	const ident = readExact(source, 0, 16, "the ELF identification");
	if (!isElf(ident)) throw damaged(source, 0, "this is not an ELF file");
	if (ident[4] === 1 || ident[5] === 2) throw new Finding("VER010", `${ident[4] === 1 ? "32-bit" : "big-endian"} ELF`, position(source, 0));
	if (ident[4] !== 2 || ident[5] !== 1) throw damaged(source, 4, "the ELF class or byte order is unknown");
	const view = readView(source, 0, headerSize, "the ELF header");
	const sectionsAt = u64(view, 40);
	const sectionCount = view.getUint16(60, true);
	if (sectionsAt !== 0 && view.getUint16(58, true) !== sectionHeaderSize) throw damaged(source, 58, "the size of a section header is wrong");
	return {
		abiVersion: view.getUint8(8),
		relocatable: view.getUint16(16, true) === 1,
		machine: view.getUint16(18, true),
		version: view.getUint32(20, true),
		sectionsAt,
		flags: view.getUint32(48, true),
		sectionCount,
		namesIn: view.getUint16(62, true),
		end: Math.max(sectionsAt + sectionCount * sectionHeaderSize, u64(view, 32) + view.getUint16(54, true) * view.getUint16(56, true))
	};
}
/**
* The sections that have bytes in the file; undefined without a table of sections. Throws a Finding (VER004) where the table leaves
* the file. Each section is given with the size that it claims: whoever reads it checks its end. nvcc -lineinfo writes sections
* without bytes under types of its own.
*/
function elfSections(source, header) {
	const { count, namesIn } = sizeOfTable(source, header);
	if (count === 0) return void 0;
	const table = readView(source, header.sectionsAt, count * sectionHeaderSize, "the table of sections");
	if (namesIn >= count) throw damaged(source, 62, "the header of the section names is missing");
	const namesOffset = u64(table, namesIn * sectionHeaderSize + 24);
	const names = source.read(Math.min(namesOffset, source.size), Math.min(longestNames, u64(table, namesIn * sectionHeaderSize + 32)));
	const sections = [];
	for (let at = sectionHeaderSize; at < table.byteLength; at += sectionHeaderSize) {
		const nameAt = table.getUint32(at, true);
		const size = u64(table, at + 32);
		if (nameAt >= names.length) throw damaged(source, header.sectionsAt + at, "the name of a section lies outside its table");
		if (table.getUint32(at + 4, true) === noBits || size === 0) continue;
		const flags = table.getUint32(at + 8, true);
		sections.push({
			index: at / sectionHeaderSize,
			name: text(names.subarray(nameAt, nameAt + longestName)),
			address: u64(table, at + 16),
			offset: u64(table, at + 24),
			size,
			allocated: (flags & allocatedFlag) !== 0,
			compressed: (flags & compressedFlag) !== 0,
			info: table.getUint32(at + 44, true)
		});
	}
	return sections;
}
/** Large counts lie in the first section header. */
function sizeOfTable(source, header) {
	const { sectionsAt, sectionCount, namesIn } = header;
	if (sectionsAt === 0) return {
		count: 0,
		namesIn
	};
	if (sectionCount !== 0 && namesIn !== extended) return {
		count: sectionCount,
		namesIn
	};
	const first = readView(source, sectionsAt, sectionHeaderSize, "the first section header");
	const count = sectionCount || u64(first, 32);
	if (count > mostSections$1) throw damaged(source, 60, `${count} sections are claimed`);
	return {
		count,
		namesIn: namesIn === extended ? first.getUint32(40, true) : namesIn
	};
}

// src/inspect/section-names.ts
const bytesOf = (name) => Buffer.from(name, "latin1");
/** Each with a NUL before it, as in a table of names. */
const code$1 = bytesOf("\0.text.");
/** The bank of a kernel's parameters; functions have none of their own. */
const parameters$1 = bytesOf("\0.nv.constant0.");
const note = bytesOf("\0.note.nv.tkinfo\0");
/** The name of a section may be the end of a longer one: that of its relocations, or of its twin. */
const holders = [
	".rel",
	".rela",
	".nv.capmerc"
].map((holder) => bytesOf(`\0${holder}.`));
const holdingEnd = /^(?:\.rela?|\.nv\.capmerc)(?=\.)/;
/** The name of the table itself. That of the symbols' names, which follows, begins with it too. */
const tableStart = bytesOf("\0.shstrtab\0");
const mostRemembered = 4;
const longestRemembered = 2 ** 20;
/** The tables that were read last, the latest first: the cubins of a container mostly have one or two. */
const remembered = [];
/**
* The names of a table that begins at `from`, right behind an ELF header, and ends where the next table begins, and the byte behind
* it: a function that is asked with ever more bytes. Undefined where they end before the table does.
*/
function tableReader(from) {
	const state = searchFrom(from, true);
	return (all) => {
		const index = remembered.findIndex(({ bytes }) => isAt(all, bytes, from));
		const known = remembered[index];
		if (known) {
			remembered.splice(index, 1);
			remembered.unshift(known);
			return {
				...namedBy(known),
				end: from + known.bytes.length - tableStart.length + 1
			};
		}
		if (!search$1(all, state)) return void 0;
		const named = namedIn(all, from, state);
		remember(all.subarray(from, state.at + tableStart.length), from, state, named);
		return {
			...namedBy(named),
			end: state.at + 1
		};
	};
}
function remember(bytes, from, { code }, named) {
	if (bytes.length > longestRemembered) return;
	const oldest = remembered.length === mostRemembered ? remembered.pop()?.bytes : void 0;
	const room = oldest && oldest.buffer.byteLength >= bytes.length ? oldest.buffer : /* @__PURE__ */ new ArrayBuffer(2 * bytes.length);
	const own = Buffer.from(room, 0, bytes.length);
	own.set(bytes);
	remembered.unshift({
		...named,
		bytes: own,
		code: code.map((at) => at - from)
	});
}
function namedBy({ stub, kernels, hasNote }) {
	return {
		stub,
		kernels,
		hasNote
	};
}
function isAt(all, bytes, from) {
	const end = from + bytes.length;
	return end <= all.length && startsWith(all, tableStart, end - tableStart.length) && all.compare(bytes, 0, bytes.length, from, end) === 0;
}
/** The names of a whole table, with a NUL before and behind each. */
function namesIn(names) {
	const state = searchFrom(0, false);
	search$1(names, state);
	return namedBy(namedIn(names, 0, state));
}
function searchFrom(at, marked) {
	return {
		at,
		first: at,
		marked,
		code: [],
		parameters: [],
		held: holders.map(() => -1),
		hasNote: false
	};
}
/**
* Goes through a table once, name by name, which is several times as fast as searching it for one thing after the other. Whether the
* end of the table was found; else it goes on with more bytes from the last name.
*/
function search$1(all, state) {
	for (let { at } = state;; state.at = at) {
		while (all[at + 1] === 0) at++;
		let end = all.indexOf(0, at + 1);
		if (end < 0) {
			if (state.marked || at + 1 >= all.length) return false;
			end = all.length;
		}
		switch (all[at + 2]) {
			case 116:
				if (startsWith(all, code$1, at)) state.code.push(at + code$1.length, end);
				break;
			case 110:
				if (startsWith(all, parameters$1, at)) state.parameters.push(at + parameters$1.length, end);
				else if (startsWith(all, note, at)) state.hasNote = true;
				else noteHolder(all, at, state.held);
				break;
			case 114:
				noteHolder(all, at, state.held);
				break;
			case 115: if (state.marked && at > state.first && startsWith(all, tableStart, at)) return true;
		}
		at = end;
	}
}
function noteHolder(all, at, held) {
	for (let index = 0; index < holders.length; index++) {
		const holder = holders[index];
		if (holder && held[index] === -1 && startsWith(all, holder, at)) held[index] = at + holder.length - 1;
	}
}
function namedIn(all, from, found) {
	const names = all.subarray(from, found.at + 1);
	const { hasNote } = found;
	const merged = found.held.some((at) => at >= 0 && !names.includes(alone(all, at)));
	const plain = !merged && found.code.length > 0 && isSame(all, found.code, all, found.parameters);
	if (plain) return {
		stub: false,
		kernels: remembered.find((table) => table.plain && isSame(all, found.code, table.bytes, table.code))?.kernels ?? textsOf(all, found.code).sort(),
		hasNote,
		plain
	};
	const functions = namesOf(names, code$1, merged ? [] : textsOf(all, found.code));
	const entries = namesOf(names, parameters$1, merged ? [] : textsOf(all, found.parameters));
	const known = new Set(functions);
	const kernels = functions.length === entries.length && functions.every((name, index) => name === entries[index]) ? functions : [...new Set(entries)].filter((name) => known.has(name));
	return {
		stub: functions.length === 0,
		kernels: kernels.sort(),
		hasNote,
		plain
	};
}
/** Whether the names are the same ones in the same order. */
function isSame(all, places, others, otherPlaces) {
	if (places.length !== otherPlaces.length) return false;
	for (let index = 0; index < places.length; index += 2) {
		const [start = 0, end = 0] = [places[index], places[index + 1]];
		const [otherStart = 0, otherEnd = 0] = [otherPlaces[index], otherPlaces[index + 1]];
		if (end - start !== otherEnd - otherStart) return false;
		if (all.compare(others, otherStart, otherEnd, start, end) !== 0) return false;
	}
	return true;
}
/** The name at `at` with a NUL before and behind it. */
function alone(all, at) {
	const end = all.indexOf(0, at);
	return bytesOf(`\0${all.toString("latin1", at, end < 0 ? all.length : end)}\0`);
}
function textsOf(all, places) {
	const texts = [];
	for (let index = 0; index < places.length; index += 2) texts.push(all.toString("latin1", places[index], places[index + 1]));
	return texts;
}
/** What follows `start` in names. That there is none is never concluded from how other names are written. */
function namesOf(names, start, texts) {
	return texts.length > 0 ? texts : endsOf(names, start.toString("latin1", 1));
}
/** What follows `start` in names and in the names that they hold. */
function endsOf(names, start) {
	const held = names.toString("latin1").split("\0").map((name) => name.replace(holdingEnd, "")).filter((name) => name.startsWith(start));
	return [...new Set(held.map((name) => name.slice(start.length)))];
}
/** Node searches for 8 and more bytes in another way, which is several times as slow. */
const quickly = 7;
/** Where `bytes` are, from `from`; -1 where they are not. Their first one should be rare. */
function find$2(all, bytes, from) {
	const some = bytes.subarray(0, quickly);
	let at = all.indexOf(some, from);
	while (at >= 0 && !startsWith(all, bytes, at)) at = all.indexOf(some, at + 1);
	return at;
}
function startsWith(all, bytes, at) {
	for (let index = 0; index < bytes.length; index++) if (all[at + index] !== bytes[index]) return false;
	return true;
}

// src/inspect/cubin.ts
const code = ".text.";
/** The bank of a kernel's parameters; functions have none of their own. */
const parameters = ".nv.constant0.";
const toolsNote = ".note.nv.tkinfo";
const longestNotes = 2 ** 20;
const release = /release (\d{1,3})\.(\d{1,3}),/g;
const namesAt = 64;
const noteOwner = Buffer.from("NVIDIA Corp\0");
const noteHeader = 12;
const sectionHeader = 64;
const noteOfTools = 2e3;
const typedOwner = Buffer.concat([Buffer.from([
	208,
	7,
	0,
	0
]), noteOwner]);
const typeAt = 8;
/**
* Reads a cubin: an ELF file of the machine EM_CUDA. Two forms exist. Through CUDA 12 (sm_100 and newer: through 12.7)
* e_flags has the target in bits 0-7 and `a` in 0x800, and e_version is 10 × major + minor of the toolkit. After that e_flags
* has the target in bits 8-15, and `.note.nv.tkinfo` names each tool with its release and its options. Both were measured.
* Throws a Finding (VER004).
*/
function readCubin(source) {
	const header = readElfHeader(source);
	const names = [];
	let info = "";
	for (const { name, offset, size } of elfSections(source, header) ?? []) {
		if (!name.startsWith(code) && !name.startsWith(parameters) && name !== toolsNote) continue;
		if (offset + size > source.size) throw damaged(source, offset, `section ${name} is cut off`);
		if (name !== toolsNote) names.push(name);
		else if (info.length < longestNotes) info += latin1(source.read(offset, Math.min(size, longestNotes - info.length)));
	}
	return compiled(source, header, namesIn(Buffer.from(`\0${names.join("\0")}\0`, "latin1")), info);
}
/**
* Reads a cubin from its first bytes: a function that is asked with ever more of them. Compilers write the names of the sections
* right behind the header and the tools' notes before the code, as in all cubins of cuBLAS, cuSPARSE and NCCL of CUDA 12.4 to 13.5;
* some of cuBLASLt 13 have the table of sections first and no notes. Undefined where the bytes do not have what is needed; throws a Finding
* (VER004) where they can belong to no cubin.
*/
function cubinReader(offset) {
	const readTable = tableReader(namesAt);
	let table;
	let searched = 0;
	return (bytes) => {
		const source = memorySource(bytes, offset);
		const header = readElfHeader(source);
		const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
		if (header.sectionsAt === namesAt) return readTables(source, header, all);
		if (!startsWith(all, tableStart, namesAt)) return void 0;
		table ??= readTable(all);
		if (!table) return void 0;
		if (header.version > 1) return compiled(source, header, table, "");
		if (!table.hasNote) return void 0;
		const note = find$2(all, typedOwner, Math.max(searched, table.end));
		searched = note < 0 ? Math.max(searched, all.length - typedOwner.length) : note;
		const info = note < 0 ? void 0 : notes(all, note - typeAt);
		return info === void 0 ? void 0 : compiled(source, header, table, info);
	};
}
/** Kernels that no compiler of the toolkits made, in cuBLASLt. */
function readTables(source, header, all) {
	const at = header.sectionsAt + header.namesIn * sectionHeader;
	if (header.namesIn >= header.sectionCount || at + sectionHeader > all.length) return void 0;
	const start = Number(all.readBigUInt64LE(at + 24));
	const end = start + Number(all.readBigUInt64LE(at + 32));
	const names = all.subarray(start, end);
	if (end > all.length) return void 0;
	const named = namesIn(names);
	return named.hasNote ? void 0 : compiled(source, header, named, "");
}
/** The tools' notes from `at`, one behind the other; undefined where they are not there as a whole. */
function notes(all, from) {
	let at = from;
	let info;
	while (at >= 0 && at + noteHeader + noteOwner.length <= all.length) {
		if (!startsWith(all, noteOwner, at + noteHeader)) return info;
		const start = at + noteHeader + noteOwner.length;
		const end = start + all.readUInt32LE(at + 4);
		if (all.readUInt32LE(at + 8) !== noteOfTools) return info;
		if (end > all.length) return void 0;
		info = (info ?? "") + all.toString("latin1", start, end);
		at = Math.ceil(end / 4) * 4;
	}
}
function compiled(source, header, { stub, kernels }, info) {
	return {
		toolkits: header.version > 1 ? [oldToolkit(source, header)] : releases(info),
		stub,
		kernels,
		relocatable: header.relocatable,
		capability: target$1(header, info)
	};
}
function oldToolkit(source, header) {
	if (header.version < 40 || header.version > 130) throw damaged(source, 20, "the version of a cubin is impossible");
	return {
		major: Math.floor(header.version / 10),
		minor: header.version % 10
	};
}
function target$1(header, info) {
	const old = header.abiVersion < 8;
	const sm = old ? header.flags & 255 : header.flags >> 8 & 255;
	if (sm < 10) return void 0;
	const option = new RegExp(`-arch sm_${sm}([af])`).exec(info)?.[1];
	const suffix = old ? sm >= 90 && header.flags & 2048 ? "a" : "" : option === "a" || option === "f" ? option : "";
	return {
		major: Math.floor(sm / 10),
		minor: sm % 10,
		suffix
	};
}
/** Reads PTX text. A first comment may name the compiler; fatbinary removes it. */
function readPtx(bytes) {
	const all = latin1(bytes);
	const kernels = [...all.matchAll(/\.entry\s+([\w$]+)/g)].map((match) => match[1] ?? "");
	return {
		toolkits: releases(all.slice(0, 4096)),
		stub: kernels.length === 0 && !all.includes(".entry") && !all.includes(".func"),
		kernels,
		relocatable: false,
		capability: void 0
	};
}
/** The head of PTX text: its ISA and its target. Undefined where these are not PTX. */
function readPtxHead(bytes) {
	const head = /^\s*(?:\/\/[^\n]*\n\s*)*\.version\s+(\d{1,2})\.(\d{1,2})\s[\s\S]{0,200}?\.target\s+sm_(\d{1,2})(\d)([af]?)/.exec(latin1(bytes.subarray(0, 1024)));
	if (!head) return void 0;
	const [, major, minor, first, last, suffix] = head;
	return {
		ptxVersion: {
			major: Number(major),
			minor: Number(minor)
		},
		capability: {
			major: Number(first),
			minor: Number(last),
			suffix: suffix === "a" || suffix === "f" ? suffix : ""
		}
	};
}
/** Every `release 13.0, V13.0.88` that a compiler wrote. */
function releases(written) {
	const found = /* @__PURE__ */ new Map();
	for (const [, major, minor] of written.matchAll(release)) found.set(`${major}.${minor}`, {
		major: Number(major),
		minor: Number(minor)
	});
	return [...found.values()].sort(compareVersions);
}
function latin1(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

// src/inspect/fatbin.ts
const containerMagic = 3126193488;
const wrapperMagic = 1180844977;
const containerHeader = 16;
const wrapperSize$1 = 24;
const entryHeader = 64;
const scanStep = 2 ** 16;
const flagLz4 = 8192;
const flagZstd = 32768;
const flagArchSpecific = 1048576;
const flagFamily = 2097152;
function isFatbin(head) {
	return magicOf(head) === containerMagic || magicOf(head) === wrapperMagic;
}
function magicOf(head) {
	return head.length < 4 ? 0 : new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
}
/** The images of concatenated containers: the bytes of `.nv_fatbin`, `__nv_relfatbin` or a `.fatbin` file. Throws a Finding (VER004). */
function* fatbinImages(source, foundIn) {
	for (let at = 0; at < source.size; at = Math.ceil(at / 8) * 8) {
		const view = readView(source, at, Math.min(containerHeader, source.size - at), "a fatbin header");
		const magic = view.byteLength < 4 ? 0 : view.getUint32(0, true);
		if (magic === containerMagic) {
			const { start, end } = container(source, at, view);
			const { relocatable, ...place } = foundIn;
			yield* entries(source, start, end, relocatable, {
				form: "fatbin",
				offset: position(source, at),
				...place
			});
			at = end;
		} else if (magic === wrapperMagic) at += wrapperSize$1;
		else {
			const next = nextWord(source, at);
			if (next === at) throw damaged(source, at, "there is no fatbin header where one is expected");
			at = next;
		}
	}
}
/** Linkers and fatbinary align with zeros. The first 8-byte word from `from` that is not zero, or the size. */
function nextWord(source, from) {
	for (let at = from, step = 64; at < source.size; at += step, step = scanStep) {
		const words = wordsOf$1(source.read(at, step));
		for (let index = 0; index < words.length; index++) if (words[index] !== 0) return at + (index & -2) * 4;
	}
	return source.size;
}
function wordsOf$1(bytes) {
	const whole = bytes.length & -4;
	return bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole / 4) : new Uint32Array(new Uint8Array(bytes.subarray(0, whole)).buffer);
}
function container(source, at, view) {
	if (view.byteLength < containerHeader) throw damaged(source, at, "a fatbin header is cut off");
	const start = at + view.getUint16(6, true);
	const end = start + u64(view, 8);
	if (start < at + containerHeader) throw damaged(source, at, "a fatbin header is broken");
	if (end > source.size) throw damaged(source, at, "a fatbin container is cut off");
	return {
		start,
		end
	};
}
function* entries(source, start, end, relocatable, holder) {
	let at = start;
	while (at + entryHeader <= end) {
		const view = readView(source, at, entryHeader, "an entry of a fatbin");
		const header = view.getUint32(4, true);
		const padded = u64(view, 8);
		if (header < entryHeader || at + header + padded > end) throw damaged(source, at, "an entry of a fatbin extends past its container");
		yield {
			...readEntry(source, at, view, padded),
			relocatable,
			container: holder
		};
		at += header + padded;
	}
}
const kinds = {
	1: "ptx",
	2: "cubin",
	8: "ltoir"
};
function readEntry(source, at, view, padded) {
	const kind = view.getUint16(0, true);
	const flags = view.getUint32(40, true);
	const arch = view.getUint32(28, true);
	const compression = flags & flagZstd ? "zstd" : flags & flagLz4 ? "lz4" : "none";
	const storedSize = compression === "none" ? padded : view.getUint32(16, true);
	if (storedSize > padded) throw damaged(source, at, "an entry of a fatbin is larger than its container");
	if (kinds[kind] !== void 0 && (arch < 10 || arch > 999)) throw damaged(source, at, `an entry of a fatbin names the impossible target ${arch}`);
	const suffix = flags & flagArchSpecific ? "a" : flags & flagFamily ? "f" : "";
	return {
		kind: kinds[kind] ?? kind,
		capability: {
			major: Math.floor(arch / 10),
			minor: arch % 10,
			suffix
		},
		...kind === 1 ? { ptxVersion: {
			major: view.getUint16(26, true),
			minor: view.getUint16(24, true)
		} } : {},
		compression,
		storedSize,
		size: compression === "none" ? padded : u64(view, 56),
		offset: position(source, at + view.getUint32(4, true))
	};
}

// src/inspect/findings.ts
/** The Problem of what a walker found in `file`. */
function findingProblem(finding, file) {
	if (finding.code === "VER004") {
		const message = `${file} is damaged at byte ${finding.offset}: ${finding.message}.`;
		return error("VER004", message, "Build or download it again: it is truncated, or was changed after it was linked.");
	}
	const message = `${file} has a part at byte ${finding.offset} that cannot be searched for device code: ${finding.message}.`;
	return notice("VER010", message, "If it contains CUDA code, verify the files that it was made from; otherwise ignore this.");
}

// src/inspect/scan.ts
/** Stays in the cache of a core while it is searched for one thing after the other. */
const step = 2 ** 18;
/** Bytes of one step that the next one sees again, so that nothing is overlooked at its border. */
const overlap = 64;
const largestText = 2 ** 26;
const needles = [
	[
		"fatbin",
		Buffer.from([
			237,
			85,
			186,
			1,
			0,
			16,
			0
		]),
		1
	],
	[
		"cubin",
		Buffer.from([
			127,
			69,
			76,
			70,
			2,
			1,
			1
		]),
		0
	],
	[
		"ptx",
		Buffer.from(".versio"),
		0
	]
];
const fatbinStart = 80;
/** Finds containers, cubins and PTX text among the bytes of `source`. Where one was found the search goes on behind it. */
function* scan(source, budget) {
	const buffer = new Uint8Array(Math.min(step + overlap, source.size));
	for (let base = 0; base < source.size;) {
		spend(budget, Math.min(step, source.size - base), source.origin ?? 0);
		const bytes = source.read(base, step + overlap, buffer);
		const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
		const next = needles.map((needle) => find$1(chunk, needle, 0));
		let done = step;
		for (;;) {
			const which = earliest(next);
			const [form] = needles[which] ?? [];
			const at = next[which] ?? -1;
			if (!form || at < 0 || at >= step) break;
			const found = read(form, source, base + at);
			const end = found ? at + found.size : at + 1;
			if (found) yield {
				form,
				data: found
			};
			if (end >= step) {
				done = end;
				break;
			}
			needles.forEach((needle, index) => {
				const known = next[index] ?? -1;
				if (known >= 0 && known < end) next[index] = find$1(chunk, needle, end);
			});
		}
		base += done;
	}
}
/** Where something may start, from `from`; -1 where nothing does. */
function find$1(chunk, [, bytes, before], from) {
	return Math.max(-1, chunk.indexOf(bytes, from + before) - before);
}
function earliest(places) {
	let which = 0;
	places.forEach((place, index) => {
		const best = places[which] ?? -1;
		if (place >= 0 && (best < 0 || place < best)) which = index;
	});
	return which;
}
/** The bytes of what starts at `at`; undefined when it is none of the three. A container is read by whoever takes it. */
function read(form, source, at) {
	switch (form) {
		case "fatbin": {
			const view = new DataView(Uint8Array.from(readExact(source, at, 16, "a fatbin header")).buffer);
			if (view.getUint8(0) !== fatbinStart) return void 0;
			return windowOf(source, at, 16 + Number(view.getBigUint64(8, true)));
		}
		case "cubin": return cubinAt(windowOf(source, at, source.size));
		case "ptx": return textAt(source, at);
	}
}
function cubinAt(source) {
	const head = source.read(0, 64);
	if (!isElf(head) || head.length < 64 || head[18] !== 190 || head[19] !== 0) return void 0;
	try {
		return windowOf(source, 0, Math.max(64, readElfHeader(source).end));
	} catch (error) {
		if (error instanceof Finding) return windowOf(source, 0, 64);
		throw error;
	}
}
/** PTX is `.version 8.4`, then `.target sm_90`; it ends at the first byte that is no text. */
function textAt(source, at) {
	const bytes = source.read(at, 256);
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
	if (!/^\.version\s+\d{1,2}\.\d\s[\s\S]*?\.target\s+sm_\d/.test(head)) return void 0;
	for (let size = 0; size < largestText; size += step) {
		const end = source.read(at + size, step).indexOf(0);
		if (end >= 0) return windowOf(source, at, size + end);
		if (at + size + step >= source.size) break;
	}
	return windowOf(source, at, largestText);
}

// src/inspect/list.ts
const wrapperSection = ".nvFatBinSegment";
const relocatableSection = "__nv_relfatbin";
const deviceSections = /* @__PURE__ */ new Set([
	".nv_fatbin",
	relocatableSection,
	wrapperSection
]);
const wrapperSize = 24;
const mostImages = 2e5;
const mostWrappers = 1e5;
const mostFindings = 20;
const deepest = 4;
/** How much of a file's start says what it is, in bytes. */
const headSize = 1024;
/** What reading a file of this size may cost, when nobody counts the time. */
function budgetFor(size, expired = () => false) {
	return {
		bytes: 2 ** 30 + size * 100,
		expired
	};
}
/**
* Lists the device code of an ELF file, an archive, a .fatbin, a .cubin or a .ptx from the headers alone; nothing is decompressed.
* In an ELF file the sections that nvcc writes are walked, and the other bytes that are loaded into memory are searched.
* `file` is the name for problems. Never throws for what the bytes say; only what `source.read` throws goes through.
*/
function listImages(source, file, budget = budgetFor(source.size)) {
	const walk = {
		images: [],
		wrappers: /* @__PURE__ */ new Set(),
		findings: [],
		budget
	};
	walkFile(readAhead(source), walk, void 0, 0);
	const problems = walk.findings.map((finding) => findingProblem(finding, file));
	return {
		format: formatOf(source.read(0, headSize)),
		images: walk.images,
		wrapperVersions: [...walk.wrappers].sort((a, b) => a - b),
		problems
	};
}
/** What the first bytes say; `headSize` of them are enough. */
function formatOf(head) {
	if (isElf(head)) return head[4] === 2 && head[18] === 190 && head[19] === 0 ? "cubin" : "elf";
	if (isArchive(head)) return "archive";
	if (isThinArchive(head)) return "thin archive";
	if (isFatbin(head)) return "fatbin";
	return readPtxHead(head) ? "ptx" : "other";
}
/** Whether a file may hold device code, by its first bytes. */
function holdsImages(head) {
	return formatOf(head) !== "other";
}
/** Runs one step of the walk; damage ends the step, not the walk. */
function guarded(walk, step) {
	try {
		step();
	} catch (error) {
		if (!(error instanceof Finding)) throw error;
		if (walk.findings.length < mostFindings) walk.findings.push(error);
	}
}
function walkFile(source, walk, member, depth) {
	const foundIn = {
		relocatable: false,
		object: position(source, 0),
		...member === void 0 ? {} : { member }
	};
	guarded(walk, () => {
		spend(walk.budget, headSize, position(source, 0));
		switch (formatOf(source.read(0, headSize))) {
			case "cubin": return add(walk, source, [rawCubin(source, foundIn)]);
			case "ptx": return add(walk, source, [rawPtx(source, foundIn)]);
			case "elf": return walkElf(source, walk, foundIn);
			case "fatbin": return add(walk, source, fatbinImages(source, foundIn));
			case "thin archive": throw new Finding("VER010", "a thin archive, whose members are files of their own", position(source, 0));
			case "archive":
				if (depth === deepest) throw new Finding("VER010", `an archive in ${deepest} archives`, position(source, 0));
				for (const { name, data } of archiveMembers(source)) walkFile(data, walk, member === void 0 ? name : `${member}:${name}`, depth + 1);
				return;
		}
	});
}
function add(walk, source, images) {
	for (const image of images) {
		if (walk.images.length === mostImages) throw damaged(source, 0, `more than ${mostImages} images`);
		spend(walk.budget, 64, image.offset);
		walk.images.push(image);
	}
}
function rawCubin(source, foundIn) {
	const { capability, relocatable } = readCubin(source);
	if (!capability) throw damaged(source, 48, "the cubin names no target");
	return {
		kind: "cubin",
		capability,
		...raw(source, "cubin", foundIn),
		relocatable
	};
}
function rawPtx(source, foundIn) {
	const head = readPtxHead(source.read(0, headSize));
	if (!head) throw damaged(source, 0, "the PTX names no target");
	return {
		kind: "ptx",
		...head,
		...raw(source, "ptx", foundIn)
	};
}
function raw(source, form, { relocatable, ...place }) {
	const { size } = source;
	const offset = position(source, 0);
	return {
		compression: "none",
		storedSize: size,
		size,
		relocatable,
		container: {
			form,
			offset,
			...place
		},
		offset
	};
}
function walkElf(source, walk, foundIn) {
	const sections = elfSections(source, readElfHeader(source));
	if (!sections) {
		search(source, walk, foundIn);
		return;
	}
	const loaded = sections.filter(({ name, allocated }) => allocated || deviceSections.has(name));
	let end = 0;
	for (const section of loaded.sort((a, b) => a.offset - b.offset)) guarded(walk, () => {
		const { offset, size, name } = section;
		if (offset + size > source.size) throw damaged(source, offset, `section ${name} is cut off`);
		const device = deviceSections.has(name);
		if (device && offset < end) throw damaged(source, offset, `section ${name} overlaps another`);
		const start = Math.max(offset, end);
		end = Math.max(end, offset + size);
		if (device) walkSection(source, walk, section, foundIn);
		else search(windowOf(source, start, end - start), walk, {
			...foundIn,
			section: name
		});
	});
}
function walkSection(source, walk, section, foundIn) {
	const { name } = section;
	if (section.compressed) throw new Finding("VER010", `section ${name} is compressed`, position(source, section.offset));
	const data = windowOf(source, section.offset, section.size);
	if (name !== wrapperSection) {
		add(walk, source, fatbinImages(data, {
			...foundIn,
			relocatable: name === relocatableSection,
			section: name
		}));
		return;
	}
	for (let at = 0; at + wrapperSize <= data.size && at < mostWrappers * wrapperSize; at += wrapperSize) walk.wrappers.add(readView(data, at, wrapperSize, "a registration record").getUint32(4, true));
}
/** Takes what lies among other bytes. */
function search(source, walk, foundIn) {
	for (const { form, data } of scan(source, walk.budget)) guarded(walk, () => {
		if (form === "fatbin") add(walk, source, fatbinImages(data, foundIn));
		else add(walk, source, [form === "cubin" ? rawCubin(data, foundIn) : rawPtx(data, foundIn)]);
	});
}
/** Distinct capabilities, ascending. */
function distinct(capabilities) {
	return [...capabilities].sort(compareCapabilities).filter((one, index, all) => {
		const before = all[index - 1];
		return before === void 0 || compareCapabilities(before, one) !== 0;
	});
}

// src/inspect/registration.ts
const recordSection = ".nvFatBinSegment";
const recordMagic = 1180844977;
const recordSize = 24;
const pointerAt = 8;
const deviceLinked = 2;
const registered$1 = /* @__PURE__ */ new Set([".nv_fatbin", "__nv_relfatbin"]);
const mostRecords = 1e5;
/** A linker joins those of one name. */
const mostSections = 16;
const relocationSize = 24;
const relocationsAtOnce = 4096;
const symbolSize = 24;
/** Of a file of which nothing is known. */
const noRegistration = {
	records: /* @__PURE__ */ new Map(),
	unregistered: [],
	linked: /* @__PURE__ */ new Set()
};
/**
* Resolves the registration records of every ELF file and member. Where one cannot be resolved nothing is called unregistered.
* Only what `source.read` throws goes through.
*/
function registration(source, images, budget) {
	const containers = new Set(images.map(({ container }) => container).filter(({ section }) => section !== void 0 && registered$1.has(section)));
	const starts = [...new Set(images.map(({ container }) => container.object))].sort((a, b) => a - b);
	const behind = new Map(starts.map((start, index) => [start, starts[index + 1] ?? Number.POSITIVE_INFINITY]));
	const records = /* @__PURE__ */ new Map();
	const unregistered = [];
	const linkedOnes = /* @__PURE__ */ new Set();
	for (const [object, own] of Map.groupBy(containers, (container) => container.object)) {
		const found = recordsOf(windowOf(source, object - (source.origin ?? 0), (behind.get(object) ?? object) - object), new Set(own.map(({ offset }) => offset)), budget);
		for (const { container, record, version } of found ?? []) {
			if (!records.has(container)) records.set(container, record);
			if (version === deviceLinked) linkedOnes.add(container);
		}
		const without = own.filter(({ offset }) => !records.has(offset));
		if (found && without.length < own.length) unregistered.push(...without);
	}
	return {
		records,
		unregistered,
		linked: linkedOnes
	};
}
/** The records of one ELF file; undefined where there is none, or one that leads to no container. */
function recordsOf(elf, containers, budget) {
	try {
		const header = readElfHeader(elf);
		const sections = elfSections(elf, header);
		const segments = sections?.filter(({ name }) => name === recordSection) ?? [];
		if (!sections || segments.length === 0) return void 0;
		const found = [];
		for (const segment of segments) {
			const pointers = pointersIn(elf, segment, budget);
			const resolved = header.relocatable ? relocatedBySymbols(elf, sections, {
				segment,
				pointers
			}, budget) : linked(elf, sections, {
				segment,
				pointers,
				containers
			}, budget);
			for (const [at, { version }] of pointers) {
				const container = resolved.get(at);
				if (container === void 0) return void 0;
				found.push({
					container,
					record: position(elf, segment.offset + at),
					version
				});
			}
		}
		return found;
	} catch (error) {
		if (error instanceof Finding) return void 0;
		throw error;
	}
}
/** What a section of records says, by where in it each record starts. */
function pointersIn(elf, { offset, size }, budget) {
	const view = viewOf(elf, offset, Math.min(size, mostRecords * recordSize), budget);
	const pointers = /* @__PURE__ */ new Map();
	for (let at = 0; at + recordSize <= view.byteLength; at += recordSize) if (view.getUint32(at, true) === recordMagic) pointers.set(at, {
		address: u64(view, at + pointerAt),
		version: view.getUint32(at + 4, true)
	});
	return pointers;
}
/** In an object: by the relocations of the section, each of which names a symbol and what is added to it. */
function relocatedBySymbols(elf, sections, { segment, pointers }, budget) {
	const places = /* @__PURE__ */ new Map();
	const relocations = sections.find(({ name, info }) => name === `.rela${recordSection}` && info === segment.index);
	const symbols = sections.find(({ name }) => name === ".symtab");
	if (!relocations || !symbols) return places;
	const byIndex = new Map(sections.map((section) => [section.index, section]));
	for (const { at, symbol, addend } of relocationsIn(elf, relocations, budget)) {
		if (!pointers.has(at - pointerAt) || (symbol + 1) * symbolSize > symbols.size) continue;
		const entry = viewOf(elf, symbols.offset + symbol * symbolSize, symbolSize, budget);
		const target = entry.byteLength === symbolSize ? byIndex.get(entry.getUint16(6, true)) : void 0;
		if (target) places.set(at - pointerAt, position(elf, target.offset + u64(entry, 8) + addend));
	}
	return places;
}
/** In what is linked. GNU ld and gold write the addresses into the file as well; lld leaves them to the dynamic linker. */
function linked(elf, sections, known, budget) {
	const { segment, pointers, containers } = known;
	const places = /* @__PURE__ */ new Map();
	const targets = sections.filter(({ name }) => registered$1.has(name));
	if (targets.length > mostSections) return places;
	const place = (at, address) => {
		const target = targets.find((one) => one.address <= address && address < one.address + one.size);
		if (target) places.set(at, position(elf, target.offset + address - target.address));
	};
	for (const [at, { address }] of pointers) place(at, address);
	if ([...pointers.keys()].every((at) => containers.has(places.get(at) ?? -1))) return places;
	const dynamic = sections.find(({ name }) => name === ".rela.dyn");
	if (!dynamic) return places;
	for (const { at, symbol, addend } of relocationsIn(elf, dynamic, budget)) {
		const record = at - segment.address - pointerAt;
		if (symbol === 0 && pointers.has(record)) place(record, addend);
	}
	return places;
}
function* relocationsIn(elf, { offset, size }, budget) {
	const step = relocationSize * relocationsAtOnce;
	const end = Math.min(size, elf.size - offset);
	for (let from = 0; from + relocationSize <= end; from += step) {
		const view = viewOf(elf, offset + from, Math.min(step, end - from), budget);
		for (let at = 0; at + relocationSize <= view.byteLength; at += relocationSize) yield {
			at: u64(view, at),
			symbol: view.getUint32(at + 12, true),
			addend: u64(view, at + 16)
		};
	}
}
function viewOf(elf, offset, length, budget) {
	const bytes = elf.read(offset, length);
	spend(budget, bytes.length, position(elf, offset));
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// src/inspect/units.ts
const mostLinks = 64;
const registered = /* @__PURE__ */ new Set([".nv_fatbin", "__nv_relfatbin"]);
/**
* The units of a file, in its order. Source text for a compiler at run time (PTX without a container, LTO-IR alone) makes units
* only where there is nothing else. `links` are the device links of an archive, from `deviceLinks`.
*/
function unitsOf({ images, links = [], registration = noRegistration }) {
	const parts = [...Map.groupBy(images, ({ container }) => container)].flatMap(([container, own]) => {
		const real = own.filter(isReal);
		const stubs = own.filter((image) => !isReal(image));
		return real.length > 0 ? [{
			container,
			images: real,
			kernels: kernelsOf(real),
			stubs
		}] : [];
	});
	const relocatable = parts.filter((part) => part.images.some((image) => image.relocatable));
	const fixed = parts.filter((part) => !relocatable.includes(part));
	const { units, linked } = linkedUnits(relocatable, fixed, {
		links,
		registration
	});
	const all = [...units, ...fixedUnits(fixed.filter((part) => !linked.has(part)))];
	const judged = all.filter(hasCode);
	return (judged.length > 0 ? judged : all).sort((a, b) => a.container.offset - b.container.offset);
}
/** Neither a stub nor empty. */
function isReal(image) {
	return !image.stub && image.storedSize > 0;
}
function hasCode({ container, targets, ptx }) {
	return targets.length > 0 || ptx.length > 0 && container.form === "fatbin";
}
/**
* A device link joins the relocatable objects of a program: its image is a container of its own, which has all their kernels.
* The driver links again when the program is loaded, for what all objects have (measured on an H200, driver 580: without a
* linked image for it the program runs, and ends with cudaErrorInvalidSource where one object lacks the target).
*/
function linkedUnits(relocatable, fixed, known) {
	const linked = /* @__PURE__ */ new Set();
	const units = [];
	const add = (parts, beside, absent) => {
		for (const { inputs, images } of joinedBy(parts, beside, known.registration)) {
			if (inputs.every((part) => isSource(part)) && (beside.length > 0 || absent > 0)) continue;
			for (const part of images) linked.add(part);
			units.push(...linkedUnit(inputs, images, absent));
		}
	};
	const objects = Map.groupBy(relocatable, (part) => part.container.object);
	const others = Map.groupBy(fixed, (part) => part.container.object);
	for (const { object, inputs, absent } of known.links) {
		const parts = inputs.flatMap((input) => objects.get(input) ?? []);
		if (parts.length > 0) add(parts, others.get(object) ?? [], absent);
	}
	const joined = new Set(known.links.flatMap(({ inputs }) => inputs));
	for (const [object, parts] of objects) if (!joined.has(object)) add(parts, others.get(object) ?? [], 0);
	return {
		units,
		linked
	};
}
/** LTO-IR alone, which is no code until a link makes some of it. */
function isSource(part) {
	return part.images.every(({ kind }) => kind === "ltoir");
}
/**
* Which containers `beside` relocatable ones a device link made of which of them. Their records tell which are from a device link;
* several of them can lie in one file, as in NCCL. An object is in the link that has a kernel of it; one without kernels, and one whose
* kernels nvlink left out because nothing launches them, can be in each. Without records, the only container that has all kernels is taken for it: another source may have kernels of the same name.
*/
function joinedBy(parts, beside, { records, linked }) {
	if (!beside.some(({ container }) => records.has(container.offset))) {
		const kernels = kernelsOf(parts.flatMap((part) => part.images));
		const holders = kernels.length > 0 ? beside.filter((part) => holdsAll(part, kernels)) : [];
		return [{
			inputs: parts,
			images: holders.length === 1 ? holders : []
		}];
	}
	const made = beside.filter(({ container }) => linked.has(container.offset));
	if (made.length === 0 || made.length > mostLinks) return [{
		inputs: parts,
		images: []
	}];
	const known = made.map((link) => ({
		link,
		own: new Set(link.kernels)
	}));
	const holds = ({ kernels }, own) => kernels.some((one) => own.has(one));
	const anywhere = new Set(parts.filter((part) => !known.some(({ own }) => holds(part, own))));
	return known.map(({ link, own }) => ({
		inputs: parts.filter((part) => anywhere.has(part) || holds(part, own)),
		images: [link]
	})).filter(({ inputs }) => inputs.length > 0);
}
/** What a device link makes of relocatable objects: `links` hold its images. */
function linkedUnit(parts, links, absent) {
	const [first] = parts;
	if (!first) return [];
	const inputs = parts.flatMap((part) => part.images);
	const images = links.flatMap((part) => part.images);
	const joined = capabilitiesOf(images, "cubin");
	const common = absent > 0 ? [] : commonTo(parts, "cubin");
	const commonPtx = absent > 0 ? [] : commonTo(parts, "ptx");
	const atLoad = links.length > 0 || parts.length > 1 ? common.filter((one) => !includes(joined, one)) : [];
	return [{
		container: first.container,
		images: [...inputs, ...images],
		kernels: kernelsOf([...inputs, ...images]),
		targets: distinct([...joined, ...common]),
		ptx: distinct([...capabilitiesOf(images, "ptx"), ...commonPtx]),
		ltoir: capabilitiesOf(inputs, "ltoir"),
		linkedAtLoad: atLoad,
		objects: parts.length + absent,
		absent
	}];
}
function holdsAll(part, kernels) {
	const own = new Set(part.kernels);
	return kernels.every((kernel) => own.has(kernel));
}
/** What every one of the objects has. One without kernels may be empty for a target: NCCL has functions for newer GPUs alone. */
function commonTo(parts, kind) {
	const [first = [], ...others] = parts.map(({ images, kernels, stubs }) => capabilitiesOf(kernels.length > 0 ? images : [...images, ...stubs.filter((stub) => stub.storedSize > 0)], kind));
	return first.filter((one) => others.every((other) => includes(other, one)));
}
/**
* Containers that the program registers with the driver stand alone. Of images that it loads itself those with the same kernels
* belong together: cuFFT and CUPTI keep one target in each container or cubin.
*/
function fixedUnits(parts) {
	const own = (part) => !registered.has(part.container.section ?? "") && part.images.length === 1 && part.kernels.length > 0;
	const key = (part) => own(part) ? `${part.container.object} ${part.kernels.join(" ")}` : part;
	return [...Map.groupBy(parts, key).values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const images = group.flatMap((part) => part.images);
		return [{
			container: first.container,
			images,
			kernels: first.kernels,
			targets: capabilitiesOf(images, "cubin"),
			ptx: capabilitiesOf(images, "ptx"),
			ltoir: capabilitiesOf(images, "ltoir"),
			linkedAtLoad: [],
			objects: 0,
			absent: 0
		}];
	});
}
function kernelsOf(images) {
	return [...new Set(images.flatMap((image) => image.kernels))].sort();
}
function capabilitiesOf(images, kind) {
	return distinct(images.filter((image) => image.kind === kind).map((image) => image.capability));
}
function includes(list, one) {
	return list.some((other) => compareCapabilities(one, other) === 0);
}

// src/inspect/report.ts
/** The compact report of one file. */
function reportFile(inspected, units = unitsOf(inspected)) {
	const { file, images } = inspected;
	const counted = distinct(units.flatMap((unit) => unit.targets)).map((capability) => ({
		capability,
		units: units.filter((unit) => includes(unit.targets, capability)).length
	}));
	return {
		file,
		targets: counted.filter((one) => one.units === units.length).map((one) => one.capability),
		partly: counted.filter((one) => one.units < units.length),
		linkedAtLoad: distinct(units.flatMap((unit) => unit.linkedAtLoad)),
		ptx: distinct(real(images, "ptx").map((one) => one.capability)),
		ltoir: distinct(real(images, "ltoir").map((one) => one.capability)),
		toolkits: distinctVersions(images.flatMap((one) => one.toolkits)),
		units: units.length,
		images: images.length,
		stubs: images.filter((one) => one.stub).length,
		places: [...new Set(images.map((image) => image.container.section ?? image.container.form))]
	};
}
/** The report of a file in a document, without where it lies. */
function documentReport(file) {
	const units = unitsOf(file);
	const report = reportFile(file, units);
	const names = file.images.filter((image) => image.stub).map(({ kind, capability }) => kind === "ptx" ? computeName(capability) : smName(capability));
	return {
		targets: report.targets.map(smName),
		partly: report.partly.map(({ capability, units: count }) => ({
			target: smName(capability),
			units: count
		})),
		linkedAtLoad: report.linkedAtLoad.map(smName),
		units: report.units,
		unitKinds: unitKinds(units).slice(0, 64),
		stubs: [...new Set(names)],
		ptx: report.ptx.map(computeName),
		toolkits: report.toolkits.map(formatVersion),
		images: report.images
	};
}
/** Every container of a file, in its order. */
function reportContainers({ images, registration }) {
	return [...Map.groupBy(images, ({ container }) => container)].map(([{ object: _, ...place }, own]) => ({
		...place,
		...wrapperOf(place.offset, registration),
		relocatable: own.some((image) => image.relocatable),
		kernels: new Set(own.flatMap((image) => image.kernels)).size,
		targets: real(own, "cubin").map((image) => smName(image.capability)),
		ptx: real(own, "ptx").map(({ capability, ptxVersion }) => ({
			target: computeName(capability),
			isa: ptxVersion ? formatVersion(ptxVersion) : ""
		})),
		ltoir: real(own, "ltoir").map((image) => smName(image.capability)),
		stubs: own.filter((image) => image.stub).map(({ kind, capability }) => kind === "ptx" ? computeName(capability) : smName(capability))
	}));
}
function wrapperOf(offset, { records }) {
	const wrapper = records.get(offset);
	return wrapper === void 0 ? {} : { wrapper };
}
/** Units that have the same, the most frequent first. Which GPUs run a unit depends on nothing else. */
function unitKinds(units) {
	const described = units.map((unit) => ({
		kernels: unit.kernels.length,
		has: unitHas(unit)
	}));
	return [...Map.groupBy(described, ({ has }) => JSON.stringify(has)).values()].flatMap((alike) => {
		const kernels = alike.reduce((sum, one) => sum + one.kernels, 0);
		return alike.slice(0, 1).map(({ has }) => ({
			units: alike.length,
			kernels,
			...has
		}));
	}).sort((a, b) => b.units - a.units);
}
function unitHas(unit) {
	const isas = (one) => distinctVersions(unit.images.flatMap(({ kind, capability, ptxVersion }) => kind === "ptx" && ptxVersion && includes([one], capability) ? [ptxVersion] : []));
	return {
		relocatable: unit.objects > 0,
		targets: unit.targets.map(smName),
		linkedAtLoad: unit.linkedAtLoad.map(smName),
		ptx: unit.ptx.map((one) => ({
			target: computeName(one),
			isa: isas(one).slice(-1).map(formatVersion).join("")
		})),
		ltoir: unit.ltoir.map(smName)
	};
}
function real(images, kind) {
	return images.filter((image) => image.kind === kind && !image.stub && image.storedSize > 0);
}
/** `byte 144 in .rodata of b.o`. */
function describePlace({ offset, section, member }) {
	return `byte ${offset}${section === void 0 ? "" : ` in ${section}`}${member === void 0 ? "" : ` of ${member}`}`;
}
/** nvcc's link step adds a container of kernel-less cubins; a source without kernels gives PTX or its own container. */
function stubName(image, images) {
	if (image.kind !== "cubin" || image.relocatable) return "no kernels";
	return images.every((one) => one.container !== image.container || one.kind === "cubin" && one.stub) ? "link stub" : "no kernels";
}
function distinctVersions(versions) {
	return [...new Map(versions.map((one) => [formatVersion(one), one])).values()].sort(compareVersions);
}

// src/inspect/kernel-name.ts
/**
* The name of a kernel as its source has it, without parameters and with template arguments as `<…>`:
* `_ZN2at6native4foldILi4EEEvT_` is `at::native::fold<…>`. A name in another form than that of the Itanium C++ ABI
* (https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling), or in a part of it that is not read here, stays as it is.
*/
function kernelName(mangled) {
	const name = /^_Z(N?)[rVK]*(.*)$/s.exec(withoutFile(mangled));
	if (!name) return printable(mangled);
	const parts = [];
	let rest = name[2] ?? "";
	if (rest.startsWith("St")) {
		parts.push("std");
		rest = rest.slice(2);
	}
	for (;;) {
		const length = /^L?([1-9]\d{0,3})/.exec(rest);
		if (!length) break;
		const start = length[0].length;
		const end = start + Number(length[1]);
		if (end > rest.length) return printable(mangled);
		const part = rest.slice(start, end);
		parts.push(part.startsWith("_GLOBAL__N_") ? "(anonymous namespace)" : part);
		rest = rest.slice(end);
		if (name[1] === "") break;
	}
	if (parts.length === 0) return printable(mangled);
	if (!rest.startsWith("I") && name[1] !== "" && !rest.startsWith("E")) return printable(mangled);
	return printable(parts.join("::") + (rest.startsWith("I") ? "<…>" : ""));
}
/** nvcc puts `__nv_static_32__<32 characters for the file>` before names that only their own relocatable object has. */
function withoutFile(mangled) {
	const prefix = /^__nv_static_(\d{1,4})__/.exec(mangled);
	return prefix ? mangled.slice(prefix[0].length + Number(prefix[1])) : mangled;
}
/** `kernels foo<…>, bar and 3 more`, of names that are readable already. */
function describeKernels(kernels) {
	const more = kernels.length - 3;
	const shown = kernels.slice(0, 3).map((name) => name.length > 120 ? `${name.slice(0, 119)}…` : name);
	return `${kernels.length === 1 ? "kernel" : "kernels"} ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// src/inspect/judge-loading.ts
/**
* VER018: a unit has a target, and some of its kernels do not. NCCL has such ones on purpose, for newer GPUs alone; where one is
* launched on another GPU all the same, the launch fails.
*/
function judgeKernels({ file }, units, targets) {
	const read = units.filter(({ images }) => images.every(({ problem }) => problem === void 0));
	const all = read.reduce((sum, { kernels }) => sum + kernels.length, 0);
	const told = targets.flatMap((target) => {
		const missing = read.flatMap((unit) => includes(unit.targets, target) ? without$1(unit, target) : []);
		if (missing.length === 0) return [];
		const names = [...new Set(missing.map(kernelName))];
		const verb = missing.length === 1 ? "lacks" : "lack";
		return [`${missing.length} of ${all} kernels ${verb} ${smName(target)}, which their units have: ${describeKernels(names)}`];
	});
	if (told.length === 0) return [];
	return [notice("VER018", `${file}: ${told.join("; ")}.`, "Nothing to do where they are for other GPUs on purpose; else look for __CUDA_ARCH__ around them.")];
}
function without$1({ images, kernels }, target) {
	const own = images.filter(({ kind, capability }) => kind === "cubin" && includes([capability], target));
	const there = new Set(own.flatMap((image) => image.kernels));
	return kernels.filter((kernel) => !there.has(kernel));
}
/** VER017: what nothing loads when the program starts can be perfect and never run. */
function judgeRegistration({ file, images, registration }) {
	const real = new Set(images.filter(isReal).map(({ container }) => container));
	const without = registration.unregistered.filter((container) => real.has(container));
	if (without.length === 0) return [];
	const all = without.length + [...real].filter(({ offset }) => registration.records.has(offset)).length;
	const places = without.slice(0, 3).map(describePlace).join(", ");
	const more = without.length > 3 ? ` and ${without.length - 3} more` : "";
	const message = `${file}: ${without.length} of ${all} containers ${without.length === 1 ? "is" : "are"} not registered with the CUDA runtime when the program starts: ${places}${more}.`;
	return [notice("VER017", message, "Nothing to do where the program loads them by itself; else find out which step of the build removes registration records (.nvFatBinSegment).")];
}

// src/inspect/verify.ts
/**
* Judges what inspectFile found in the files of one result. All problems of one kind in one file are one problem.
* Stubs never count as a target and a file with nothing else needs no target, but the toolkit of a stub is judged: a link by
* another nvlink is a leak of that toolkit into the build.
*/
function verifyImages(files, expectation) {
	const judged = files.map((file) => {
		const units = unitsOf(file);
		return {
			file,
			units,
			report: reportFile(file, units)
		};
	});
	const problems = judged.flatMap(({ file, units, report }) => {
		return [
			...merged(file.problems),
			...judgeTargets(report, units, expectation),
			...judgeToolkit(file, expectation.toolkit),
			...judgeKernels(file, units, expectation.targets),
			...judgeRegistration(file)
		].map((problem) => ({
			...problem,
			subject: { path: file.file }
		}));
	});
	if (!expectation.allowNoDeviceCode && !files.some((file) => file.images.some(isReal))) problems.push(noDeviceCode(files));
	return {
		problems,
		files: judged.map(({ report }) => report)
	};
}
/** One problem per code: the first, which tells how many more there are. */
function merged(problems) {
	return [...Map.groupBy(problems, (problem) => problem.code).values()].flatMap(([first, ...more]) => {
		if (!first || more.length === 0) return first ? [first] : [];
		return [{
			...first,
			message: `${first.message} ${more.length} more of this kind.`
		}];
	});
}
function judgeTargets(report, units, expectation) {
	const { file } = report;
	const { targets, ptx } = expectation;
	if (units.length === 0 || targets.length + ptx.length === 0) return [];
	const problems = [];
	const special = units.filter((unit) => isSpecial(unit, units));
	const general = units.filter((unit) => !special.includes(unit));
	const any = expectation.units === "any";
	const none = targets.filter((one) => !units.some((unit) => includes(unit.targets, one)));
	if (none.length > 0) {
		const found = [...distinct(units.flatMap((unit) => unit.targets)).map(smName), ...report.ltoir.map((one) => `LTO-IR for ${smName(one)}`)];
		const message = `${file} lacks ${names$1(none, smName)}: expected ${names$1(targets, smName)}, found ${found.join(", ") || "none"}.${inSomeObjects(none, units)}`;
		problems.push(error("VER001", message, passTargets));
	}
	const some = lacks(without(targets, none), general, (unit) => unit.targets, smName);
	if (some) problems.push(any ? allowed(file, some) : error("VER001", `${file}: ${some}.`, passTargets));
	const noPtx = ptx.filter((one) => !units.some((unit) => includes(unit.ptx, one)));
	const addPtx = "Add the PTX target where device code is compiled, or do not request PTX.";
	if (noPtx.length > 0) {
		const found = distinct(units.flatMap((unit) => unit.ptx));
		const message = `${file} lacks PTX ${names$1(noPtx, computeName)}: expected ${names$1(ptx, computeName)}, found ${names$1(found, computeName)}.`;
		problems.push(error("VER006", message, addPtx));
	}
	const somePtx = lacks(without(ptx, noPtx), general, (unit) => unit.ptx, (one) => `PTX ${computeName(one)}`);
	if (somePtx) problems.push(any ? allowed(file, somePtx) : error("VER006", `${file}: ${somePtx}.`, addPtx));
	if (special.length > 0) {
		const only = names$1(distinct(special.flatMap((unit) => unit.targets)), smName);
		const message = `${file}: ${special.length} of ${units.length} units ${special.length === 1 ? "exists" : "exist"} only for ${only}: ${describeUnits(special)}.`;
		problems.push(notice("VER013", message, "Ignore this if other units serve the other targets, as in CUTLASS."));
	}
	return [...problems, ...judgeExtra(file, units, expectation)];
}
/** ` sm_90 is in 1 of 2 relocatable objects that are linked together.`, for what a device link lacks. */
function inSomeObjects(missing, units) {
	return missing.flatMap((one) => units.flatMap(({ images, objects, absent }) => {
		const having = new Set(images.filter((image) => image.relocatable && image.kind === "cubin" && includes([image.capability], one)).map((image) => image.container));
		return having.size > 0 ? [` ${smName(one)} is in ${having.size} of ${objects} relocatable objects that are linked together${absent > 0 ? `, of which ${absent} ${absent === 1 ? "is" : "are"} not in this file` : ""}.`] : [];
	})).join("");
}
const passTargets = "Pass the requested capabilities to every step that compiles or links device code.";
/** Compiled for `a` or `f` targets alone, in a file where other units have their base: kernels that only newer GPUs need. */
function isSpecial(unit, units) {
	return unit.targets.length > 0 && unit.targets.every((one) => one.suffix !== "" && units.some((other) => includes(other.targets, {
		...one,
		suffix: ""
	})));
}
/** `1 of 355 units lacks sm_75: kernel foo<…>; …`; undefined where all have all. */
function lacks(wanted, units, of, name) {
	const told = wanted.flatMap((one) => {
		const without = units.filter((unit) => !includes(of(unit), one));
		if (without.length === 0) return [];
		const verb = without.length === 1 ? "lacks" : "lack";
		return [`${without.length} of ${units.length} units ${verb} ${name(one)}: ${describeUnits(without)}`];
	});
	return told.length > 0 ? told.join("; ") : void 0;
}
function allowed(file, what) {
	return warning("VER012", `${file}: ${what}.`, "Ignore this if these kernels need a newer GPU on purpose; otherwise remove `units: any` from the package.");
}
/** `kernels foo<…>, bar and 3 more`; units without a kernel by their places. */
function describeUnits(units) {
	const kernels = [...new Set(units.flatMap((unit) => unit.kernels.map(kernelName)))];
	if (kernels.length === 0) return units.slice(0, 3).map((unit) => describePlace(unit.container)).join(", ");
	return describeKernels(kernels);
}
function judgeExtra(file, units, { targets, ptx }) {
	const extra = without(units.flatMap((unit) => unit.targets), targets).map(smName);
	const extraPtx = without(units.flatMap((unit) => unit.ptx), ptx).filter((one) => !targets.some((target) => sameBase(target, one)));
	const all = [...extra, ...extraPtx.map((one) => `PTX ${computeName(one)}`)];
	if (all.length === 0) return [];
	const fix = "Request these targets too, or stop the build from adding them: they make the result larger.";
	const message = `${file} has targets that were not requested: ${all.join(", ")}.`;
	return [notice("VER007", message, fix)];
}
function judgeToolkit(file, toolkit) {
	if (!toolkit) return [];
	const problems = [];
	const judged = file.images.filter((image) => image.problem === void 0);
	const wrong = judged.filter((image) => judgeImage(image, toolkit) === "wrong");
	if (wrong.length > 0) {
		const made = names$1(distinctVersions(wrong.flatMap((one) => one.toolkits)), formatVersion);
		const by = wrong.some((one) => one.toolkits.length > 0) ? `CUDA ${made}` : "a newer CUDA";
		const message = `${wrong.length} of ${file.images.length} images of ${file.file} were compiled by ${by}, expected CUDA ${formatVersion(toolkit)}: ${describe(wrong, file.images)}.`;
		problems.push(error("VER002", message, "Build everything that is linked into it with the toolkit of this cell."));
	}
	const unknown = judged.filter((image) => judgeImage(image, toolkit) === "unknown");
	if (unknown.length > 0) {
		const message = `The toolkit that compiled ${unknown.length} of ${file.images.length} images of ${file.file} cannot be determined, expected CUDA ${formatVersion(toolkit)}: ${describe(unknown, file.images)}.`;
		problems.push(warning("VER008", message, "Check where they come from, if that matters."));
	}
	return problems;
}
/**
* An image is judged by the toolkits written in it. PTX in a fatbin names none, only its ISA version: nvcc writes the newest that
* it knows, other compilers may write an older one, so that a newer one is wrong and an older one proves nothing.
*/
function judgeImage(image, toolkit) {
	if (image.toolkits.length > 0) return image.toolkits.every((one) => compareVersions(one, toolkit) === 0) ? "right" : "wrong";
	const isa = ptxIsaOf(toolkit);
	if (image.storedSize === 0) return "right";
	if (!image.ptxVersion || !isa) return "unknown";
	const order = compareVersions(image.ptxVersion, isa);
	return order === 0 ? "right" : order > 0 ? "wrong" : "unknown";
}
function noDeviceCode(files) {
	const stubs = files.some((file) => file.images.length > 0) ? ", only images without a kernel" : "";
	const message = files.length === 0 ? "No file that can hold device code was found." : `No device code in ${files.length} ${files.length === 1 ? "file" : "files"}${stubs}.`;
	return error("VER003", message, "Check that the build compiles for CUDA and installs the result. If its kernels are in a library that it uses, set device-code: optional for the package.");
}
/** `cubin sm_90a at byte 1432 (a.o), …`: the first three. */
function describe(images, all) {
	const shown = images.slice(0, 3).map((image) => {
		const name = image.kind === "ptx" ? `PTX ${computeName(image.capability)}` : `${image.kind} ${smName(image.capability)}`;
		const by = image.toolkits.length > 0 ? ` by ${names$1(image.toolkits, formatVersion)}` : image.ptxVersion ? ` ISA ${formatVersion(image.ptxVersion)}` : "";
		const { member } = image.container;
		return `${name}${by}${image.stub ? ` (${stubName(image, all)})` : ""} at byte ${image.offset}${member ? ` of ${member}` : ""}`;
	});
	const more = images.length - shown.length;
	return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
function names$1(list, name) {
	return list.map(name).join(", ") || "none";
}
function without(list, others) {
	return distinct(list).filter((one) => !includes(others, one));
}
function sameBase(a, b) {
	return a.major === b.major && a.minor === b.minor;
}

// src/machine/mounts.ts
/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
async function readMounts(host) {
	return parseMounts(await host.files.readFile("/proc/self/mountinfo", "utf8").catch(() => ""));
}
/** Lines that are not as the manual says are left out. */
function parseMounts(text) {
	return text.split("\n").flatMap((line) => {
		const [left, right] = line.split(" - ");
		const [, , , root, at, options] = left?.split(" ") ?? [];
		const [type, , superOptions] = right?.split(" ") ?? [];
		if (root === void 0 || at === void 0 || options === void 0 || type === void 0) return [];
		const readOnly = [...options.split(","), ...(superOptions ?? "").split(",")].includes("ro");
		return [{
			at: unescaped$1(at),
			root: unescaped$1(root),
			type,
			readOnly
		}];
	});
}
/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
function mountOf(mounts, path) {
	let found;
	for (const mount of mounts) if (isWithin$1(path, mount.at) && mount.at.length >= (found?.at.length ?? 0)) found = mount;
	return found;
}
/** The mounts at a folder and below it. */
function mountsWithin(mounts, folder) {
	return mounts.filter((mount) => isWithin$1(mount.at, folder));
}
/** Whether a path is the folder or lies in it; both absolute and without `..`. */
function isWithin$1(path, folder) {
	return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped$1(text) {
	return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}

// src/machine/disk-advice.ts
const gigabyte = 1e9;
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte;
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2;
/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = {
	major: 2,
	minor: 30
};
/**
* Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
* https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
*/
function adviseDisk(layout, options) {
	const buildFolder = adviseBuildFolder(layout, options);
	const store = measuredStore(layout);
	const minFree = options.hosted && store !== void 0 ? Math.round(Math.min(5 * gigabyte, store.totalBytes * .05)) : void 0;
	return {
		buildFolder,
		minFree,
		maxFree: minFree === void 0 ? void 0 : minFree * 3,
		lines: describeDisk(layout)
	};
}
function adviseBuildFolder(layout, { nixVersion, chosen = false }) {
	const isNew = isAtLeast(nixVersion ?? "", ownBuildFolder) ?? true;
	const standard = isNew ? measuredStore(layout) : measuredPath(layout, "tmp");
	const path = isNew ? "/nix/var/nix/builds" : "/tmp";
	const stay = (why) => ({
		by: "default",
		path,
		mode: void 0,
		freeBytes: standard?.freeBytes ?? 0,
		why
	});
	if (chosen) return stay("the user chose another folder");
	if (!standard) return stay("the disks of this machine are unknown");
	const roomy = !standard.memory && standard.freeBytes >= largeBuild;
	const best = candidates(layout, isNew).sort((a, b) => b.disk.freeBytes - a.disk.freeBytes)[0];
	if (!best || best.disk.device === standard.device) return stay("no other disk has more room");
	const better = best.disk.freeBytes > standard.freeBytes * worthIt;
	if (!standard.memory && (roomy || !better)) return stay("it has room");
	if (best.disk.freeBytes <= standard.freeBytes) return stay("no other disk has more room");
	const why = `${path} ${standard.memory ? "is in memory" : `has ${inGigabytes(standard.freeBytes)} left`}, and ${best.disk.mountedAt || best.disk.path} has ${inGigabytes(best.disk.freeBytes)}`;
	const { freeBytes } = best.disk;
	return isNew ? {
		by: "build-dir",
		path: best.path,
		mode: 493,
		freeBytes,
		why
	} : {
		by: "TMPDIR",
		path: best.path,
		mode: 1023,
		freeBytes,
		why
	};
}
/** Every folder that the advice may name. */
const buildFolders = [
	"/var/lib/setup-nix-cuda",
	"/mnt/setup-nix-cuda",
	"/nix/var/nix"
].flatMap((folder) => [`${folder}/builds`, `${folder}/tmp`]);
/**
* Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
* home of the runner's user.
*/
function candidates(layout, isNew) {
	const leaf = isNew ? "builds" : "tmp";
	return [
		["root", `/var/lib/setup-nix-cuda/${leaf}`],
		["mnt", `/mnt/setup-nix-cuda/${leaf}`],
		["nix", `/nix/var/nix/${leaf}`]
	].flatMap(([name, path]) => {
		const found = measuredPath(layout, name);
		return found?.exists && !found.memory && !found.readOnly ? [{
			path,
			disk: found
		}] : [];
	});
}
/**
* INS040 for each path that has less room than builds need: bytes in the store, bytes of a build at work, or both.
* `buildFolder` is what `adviseDisk` gave.
*/
function checkRoom(layout, needed, buildFolder) {
	const store = measuredStore(layout);
	if (!store) return [];
	const { storeBytes, buildBytes = 0, hosted } = needed;
	const builds = buildFolder ? measuredAbove(layout, buildFolder.path) : store;
	const same = !builds || builds.device === store.device;
	return [{
		what: same && buildBytes > 0 ? "The store and the builds need" : "The store needs",
		disk: store,
		bytes: same ? storeBytes + buildBytes : storeBytes
	}, ...same ? [] : [{
		what: "The builds need",
		disk: builds,
		bytes: buildBytes
	}]].flatMap(({ what, disk: at, bytes }) => {
		if (bytes <= at.freeBytes) return [];
		const where = at.mountedAt || at.path;
		const roomier = largest(layout, at);
		const fixes = [...hosted ? ["Remove parts of the runner image with `reclaim-disk`"] : [`Free disk space on ${where}`], ...roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []];
		const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`;
		return [warning("INS040", message, `${fixes.join(", ")}.`)];
	});
}
/** The path with that name. */
function measuredPath(layout, name) {
	return layout.measured.find((candidate) => candidate.name === name);
}
/** Where store paths are, or will be. */
function measuredStore(layout) {
	return measuredPath(layout, "store") ?? measuredPath(layout, "nix") ?? measuredPath(layout, "root");
}
/** The measured path that a path is in: the one with the longest path above it. */
function measuredAbove(layout, path) {
	return layout.measured.filter((candidate) => candidate.path === "/" || path === candidate.path || path.startsWith(`${candidate.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
}
/** The disk with the most room, if it is another one and has more. */
function largest(layout, than) {
	return layout.measured.filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device).filter((other) => other.freeBytes > than.freeBytes).sort((a, b) => b.freeBytes - a.freeBytes)[0];
}
/** One line per file system: where it is mounted, what is on it, how much is left. */
function describeDisk(layout) {
	return [...new Set(layout.measured.map(({ device }) => device))].flatMap((device) => {
		const on = layout.measured.filter((candidate) => candidate.device === device);
		const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0];
		if (!first) return [];
		const marks = [
			first.type,
			...first.memory ? ["in memory"] : [],
			...first.readOnly ? ["read-only"] : []
		];
		const paths = on.map(({ path, exists }) => exists ? path : `${path} (absent)`).join(", ");
		const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`;
		return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== "").join(", ")}): ${room}; ${paths}`];
	});
}
/** As in `12.5 GB`. */
function inGigabytes(bytes) {
	const value = bytes / gigabyte;
	return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`;
}

// src/nix/store-paths.ts
const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch$2 = 4e3;
/** Store paths of installables (`./result`, `.#tool`) that are built; nothing is built for it. */
async function builtPathsOf(host, nix, installables) {
	const outcome = await runNix(host, nix, [
		"path-info",
		"--",
		...installables
	], { timeout });
	const said = outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout.split("\n") : [];
	const lines = [...new Set(said.map((line) => line.trim()).filter((line) => line.startsWith("/")))];
	return lines.length > 0 ? { lines } : { failed: failureText(outcome).replace(/^error: /, "") };
}
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
	return nixStore(host, nix, ["--query", "--outputs"], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
	const answer = await requisitesOf(host, nix, drvPaths);
	return "failed" in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith(".drv")) };
}
/** Everything that these refer to, directly or not, themselves included. */
function requisitesOf(host, nix, paths) {
	return nixStore(host, nix, ["--query", "--requisites"], paths);
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
	const outputs = await outputsOf(host, nix, [drvPath]);
	if ("failed" in outputs || outputs.lines.length === 0) return false;
	const valid = await validOf(host, nix, outputs.lines);
	return !("failed" in valid) && valid.lines.length === outputs.lines.length;
}
/** The derivation that a (valid) path was built from; undefined where it is unknown or not in the store. */
async function deriverOf(host, nix, path) {
	const answer = await nixStore(host, nix, ["--query", "--deriver"], [path]);
	const [deriver] = "failed" in answer ? [] : answer.lines;
	if (!deriver?.endsWith(".drv")) return void 0;
	const valid = await validOf(host, nix, [deriver]);
	return "failed" in valid ? void 0 : valid.lines[0];
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
	return nixStore(host, nix, ["--query", "--references"], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
	const answer = await nixStore(host, nix, ["--check-validity", "--print-invalid"], paths);
	if ("failed" in answer) return answer;
	const invalid = new Set(answer.lines);
	return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
* Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
* cache served or what was copied is not.
*/
async function builtHere(host, nix, paths) {
	const lines = [];
	for (let at = 0; at < paths.length; at += batch$2) {
		const some = paths.slice(at, at + batch$2);
		const outcome = await runNix(host, nix, [
			"path-info",
			"--sigs",
			...some
		], { timeout });
		if (outcome.kind === "not-started") return { failed: outcome.reason };
		if (outcome.kind !== "exited" || outcome.code !== 0) return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
		for (const line of outcome.stdout.split("\n")) {
			const [path, ...marks] = line.trim().split(/\s+/);
			if (path && marks.includes("ultimate")) lines.push(path);
		}
	}
	return { lines };
}
async function nixStore(host, nix, verb, paths) {
	const lines = /* @__PURE__ */ new Set();
	for (let at = 0; at < paths.length; at += batch$2) {
		const outcome = await host.exec({
			argv: [
				join(dirname(nix.program), "nix-store"),
				...verb,
				...paths.slice(at, at + batch$2)
			],
			env: childEnv(host.env),
			signal: host.cancelled,
			timeout
		});
		if (outcome.kind === "not-started") return { failed: outcome.reason };
		if (outcome.kind !== "exited" || outcome.code !== 0) return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
		for (const line of outcome.stdout.split("\n")) if (line !== "") lines.add(line);
	}
	return { lines: [...lines] };
}

// src/nix/error-text.ts
/**
* Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
* it and without indentation. Undefined when there is none.
*/
function nixErrorText(stderr) {
	const lines = stderr.flatMap((line) => stripVTControlCharacters(line).split("\n"));
	const start = lines.findLastIndex((line) => /^\s*error: ./.test(line));
	const first = lines[start];
	if (first === void 0) return void 0;
	const indent = first.length - first.trimStart().length;
	return lines.slice(start).map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join("\n").replace(/^error: /, "").trim();
}
/**
* NET001 or NET002 where Nix's message says that a server cannot be reached or fails; undefined for all else, a 404 among it:
* what is asked for is not there then.
*/
function networkProblem(text) {
	const url = /(?:unable to download|unable to access|Failed to open archive.*?) '([^']+)'/.exec(text)?.[1];
	const status = Number(/HTTP error (\d{3})/.exec(text)?.[1] ?? 0);
	const host = URL.parse(url ?? "")?.host ?? /Could not resolve host: ([\w.-]+)/.exec(text)?.[1];
	if (host === void 0) return void 0;
	if (status >= 500 || status === 429) return error("NET002", `${host} answers with HTTP error ${status} to Nix.`, "Run the job again later.");
	if (/rate limit/i.test(text)) return error("NET002", `${host} refuses Nix because of its rate limit.`, "Give a token: github-token, or extra-access-tokens for another host.");
	const why = /Could not resolve host|Couldn't connect|Failed to connect|Connection (?:refused|reset|timed out)|Timeout was reached|SSL (?:connect error|peer certificate)|Failure when receiving/i.exec(text)?.[0];
	if (status !== 0 || why === void 0) return void 0;
	return error("NET001", `Nix cannot reach ${host}: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`, "Check the network of this machine, its proxy (proxy: true) and its certificates (ca-bundle), then run it again.");
}

// src/runner/byte-source.ts
/**
* Opens a regular file for positional reads; symlinks are followed. Throws a ProblemError: VER009 for what is no regular file
* (a FIFO or a device is not even opened), VER005 for what cannot be read. `source.read` throws VER005 as well.
*/
function openFile(path) {
	const descriptor = attempt(path, () => {
		if (!statSync(path).isFile()) throw notRegular(path);
		return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	});
	try {
		const stat = fstatSync(descriptor);
		if (!stat.isFile()) throw notRegular(path);
		return fileOf(descriptor, stat.size, path);
	} catch (problem) {
		closeSync(descriptor);
		throw problem;
	}
}
/** The bytes of an open file. `source.read` throws VER005. */
function fileOf(descriptor, size, path) {
	const read = (offset, length, into) => attempt(path, () => readAt(descriptor, offset, Math.min(length, size - offset), into));
	return {
		source: {
			size,
			read
		},
		close: () => closeSync(descriptor)
	};
}
function readAt(descriptor, offset, length, into) {
	if (length <= 0) return /* @__PURE__ */ new Uint8Array(0);
	const bytes = into && into.length >= length ? into : Buffer.allocUnsafeSlow(length);
	let done = 0;
	while (done < length) {
		const count = readSync(descriptor, bytes, done, length - done, offset + done);
		if (count === 0) break;
		done += count;
	}
	return bytes.subarray(0, done);
}
function notRegular(path) {
	return new ProblemError(error("VER009", `${path} is not a regular file.`, "Name a file or a folder; pipes, sockets and devices are not read."));
}
/** Runs a file operation and makes a VER005 of its failure. */
function attempt(path, operation) {
	try {
		return operation();
	} catch (failure) {
		if (failure instanceof ProblemError) throw failure;
		const reason = failure instanceof Error ? failure.message : String(failure);
		throw new ProblemError(error("VER005", `${path} cannot be read: ${reason}.`, "Check that it exists and that this user may read it."), { cause: failure });
	}
}

// src/binary-cache/signing.ts
/** Nix's keys are raw ed25519 ones; node:crypto wants them in their ASN.1 envelopes (RFC 8410). */
const privateEnvelope = Buffer.from("302e020100300506032b657004220420", "hex");
const publicEnvelope = Buffer.from("302a300506032b6570032100", "hex");
/** A new key that nobody else has. */
function generateKey(prefix) {
	const { privateKey } = generateKeyPairSync("ed25519");
	const seed = privateKey.export({
		format: "der",
		type: "pkcs8"
	}).subarray(-32);
	return secretKeyOf(`${prefix}-${randomBytes(8).toString("hex")}`, seed);
}
/** A secret key in Nix's format; undefined when it is none, which includes a public one. */
function parseSecretKey(text) {
	const parts = split(text);
	if (parts?.bytes.length !== 64) return void 0;
	const key = secretKeyOf(parts.name, parts.bytes.subarray(0, 32));
	return key.publicKey.text === `${parts.name}:${parts.bytes.subarray(32).toString("base64")}` ? key : void 0;
}
/** A public key in Nix's format; undefined when it is none. */
function parsePublicKey(text) {
	const parts = split(text);
	if (parts?.bytes.length !== 32) return void 0;
	const key = createPublicKey({
		key: Buffer.concat([publicEnvelope, parts.bytes]),
		format: "der",
		type: "spki"
	});
	return publicKeyOf(parts.name, key, parts.bytes);
}
function secretKeyOf(name, seed) {
	const key = createPrivateKey({
		key: Buffer.concat([privateEnvelope, seed]),
		format: "der",
		type: "pkcs8"
	});
	const open = createPublicKey(key);
	const raw = open.export({
		format: "der",
		type: "spki"
	}).subarray(-32);
	return {
		publicKey: publicKeyOf(name, open, raw),
		sign: (data) => `${name}:${sign(null, Buffer.from(data), key).toString("base64")}`,
		secretText: () => `${name}:${Buffer.concat([seed, raw]).toString("base64")}`
	};
}
function publicKeyOf(name, key, raw) {
	return {
		name,
		text: `${name}:${raw.toString("base64")}`,
		verifies: (data, signatures) => signatures.some((text) => {
			const parts = split(text);
			return parts?.name === name && parts.bytes.length === 64 && verify(null, Buffer.from(data), key, parts.bytes);
		})
	};
}
function split(text) {
	const match = /^([^\s:#]+):((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text.trim());
	if (!match?.[1] || !match[2]) return void 0;
	return {
		name: match[1],
		bytes: Buffer.from(match[2], "base64")
	};
}

// src/nix/configure/managed.ts
/** The first words of a file that we may overwrite and remove. */
function signature(uid) {
	return `# Written by setup-nix-cuda for the jobs of user ${uid};`;
}
/** Whether the text is a managed file of this user's jobs. */
function isManagedBy(uid, text) {
	return text.startsWith(signature(uid));
}
/** The names that the managed file may have, best first: two users with sudo have a file each. */
function managedNames(uid) {
	return ["nix-cuda.conf", `nix-cuda-${uid}.conf`];
}
/**
* The managed file for these jobs: one value of each plain setting, the users' own lines in the order of the jobs, and
* last the united lists of what they add, for a plain line of one job would remove what another one has added before
* it. The same jobs give the same bytes.
*/
function managedText(uid, parts) {
	const movable = parts.filter(({ extra }) => !extra.some(({ kind }) => kind === "include"));
	const first = parts.flatMap((part) => movable.includes(part) ? part.base.filter((line) => !adds(line)) : part.base);
	const own = parts.map((part) => movable.includes(part) ? part.extra.filter((line) => !adds(line)) : part.extra);
	const blocks = new Set(own.filter((lines) => lines.length > 0).map(printNixConf));
	const last = [...movable.flatMap(({ base, extra }) => inForce([...base, ...extra])), ...parts.flatMap(({ after }) => after)];
	const head = `${signature(uid)} removed with the last of them.\n`;
	const middle = [...blocks].map((text) => `# ${extraConfigName}\n${text}`).join("");
	return head + printNixConf(unite(first)) + middle + printNixConf(unite(last));
}
function adds(item) {
	return item.kind === "setting" && item.name.startsWith("extra-");
}
/** Those that add to a list and that no later plain line of the same job replaces. */
function inForce(items) {
	return items.flatMap((item, index) => {
		if (!adds(item)) return [];
		return items.slice(index + 1).some((later) => later.kind === "setting" && `extra-${later.name}` === item.name) ? [] : [item];
	});
}
/** Each name once, where it first stood: lists are united, of other values the last one counts. */
function unite(lines) {
	const byName = /* @__PURE__ */ new Map();
	for (const line of lines) {
		const known = adds(line) ? byName.get(line.name)?.values ?? [] : [];
		byName.set(line.name, {
			...line,
			values: [.../* @__PURE__ */ new Set([...known, ...line.values])]
		});
	}
	return [...byName.values()];
}
/** How the keys of jobs' own caches begin: of a job that admits only what `store-cache-key` signed, and of one that admits all. */
const jobKeys = {
	signed: "nix-cuda-signed-job",
	open: "nix-cuda-job"
};
/**
* CCH027 where a job that admits signed entries alone has the daemon with one that admits all: the daemon takes what either
* admitted for both.
*/
function findMixedTrust(mine, others) {
	const has = (part, kind) => part.after.some(({ values }) => values.some((value) => new RegExp(`^${jobKeys[kind]}-[0-9a-f]+:`).test(value)));
	if (!(has(mine, "signed") && others.some((other) => has(other, "open")) || has(mine, "open") && others.some((other) => has(other, "signed")))) return [];
	return [warning("CCH027", "Jobs with and without store-cache-key share one Nix daemon, so all of them can use unsigned paths that a job without the key restores.", "Give store-cache-key to every job of this machine, or run those without it on another machine.", { subject: { cache: "store-cache" } })];
}
/** One warning CFG028 for each setting that this job's own lines give another value than another job's. */
function findConflicts(mine, others) {
	const plain = (part) => new Map(part.extra.flatMap((line) => line.kind === "setting" && !line.name.startsWith("extra-") ? [[line.name, line.values.join(" ")]] : []));
	return [...plain(mine)].filter(([name, value]) => others.some((other) => (plain(other).get(name) ?? value) !== value)).map(([name]) => warning("CFG028", `Another job on this machine sets ${name} to another value, and both jobs get one of the two.`, `Give ${name} the same value in ${extraConfigName} of both jobs.`, { subject: { setting: name } }));
}
/** The parts that the live jobs have written down; what cannot be read counts for nothing. */
async function partsOf(entry) {
	const load = async () => (await import("./nix-schema.chunk.js")).settingsPart;
	return (await Promise.all((entry?.users ?? []).map((user) => readSaved(entry?.parts?.[user], load)))).filter((part) => part !== void 0);
}
/** Ours in nix.conf; the second form says that the line before had no end until we came. */
function includeLines(name) {
	const line = `!include ${name} # setup-nix-cuda`;
	return [line, `${line}, and the end of the line above`];
}
/** nix.conf with our line at its end; the same text when it is there already. */
function addInclude(text, name) {
	const [line, afterUnended] = includeLines(name);
	if (text.split("\n").some((known) => known === line || known === afterUnended)) return text;
	return text === "" || text.endsWith("\n") ? `${text}${line}\n` : `${text}\n${afterUnended}\n`;
}
/** nix.conf as it was before `addInclude`, byte for byte, with whatever others wrote since. */
function removeInclude(text, name) {
	const [line, afterUnended] = includeLines(name);
	const lines = text.split("\n");
	const left = lines.filter((known) => known !== line && known !== afterUnended).join("\n");
	return lines.at(-1) === "" && lines.at(-2) === afterUnended ? left.slice(0, -1) : left;
}
/**
* nix.conf for a trial in another folder: what it includes from its own folder is named with its whole path, but for our
* managed file, which is staged beside it.
*/
function stagedConf(text, confDir, managed) {
	return text.replace(/^([ \t\r]*!?include[ \t\r]+)([^\s/#][^\s#]*)/gm, (_, before, path) => {
		return before + (path === managed ? path : join(confDir, path));
	});
}
/** Names the contents of the configuration that a daemon has read. */
function digest(...texts) {
	return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

// src/store-cache/local.ts
/** Of one job alone, so that nothing of it is in the journal. */
const storeCacheOwned = {
	owner: "store-cache",
	makes: () => false,
	leave: closeLocalCache
};
/** Files of the store cache in the job's folder, beside what Nix reads. */
function localFiles(host) {
	const folder = jobFolder(host);
	return {
		cache: join(folder, "store-cache"),
		key: join(folder, "store-cache-key"),
		/** Why the service is not used any more in this job. */
		fault: join(folder, "store-cache-fault"),
		/** `<cell id>.json` or `<key of the shared stage>.json`: the index of what was restored. */
		restored: join(folder, "store-cache-restored"),
		work: join(folder, "store-cache-work"),
		/** Where the run index is packed. */
		index: join(folder, "run-index-work")
	};
}
/** The folders that Nix would otherwise make itself, as root, so that the runner could not remove them. */
const folders = [
	"nar",
	"log",
	"realisations"
];
/**
* Makes the job's local cache, empty, with a new key; to be done before Nix is configured with its URL and public key.
* The secret key is a private file of the job; its name says whether the job admits unsigned entries. Throws system errors.
*/
async function makeLocalCache(host, kind = "open") {
	const files = localFiles(host);
	const storeDir = host.env["NIX_STORE_DIR"] || "/nix/store";
	for (const path of Object.values(files)) await host.files.rm(path, {
		recursive: true,
		force: true
	});
	for (const name of folders) await host.files.mkdir(join(files.cache, name), {
		recursive: true,
		mode: 448
	});
	const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 10\n`;
	await host.files.writeFile(join(files.cache, "nix-cache-info"), info);
	const key = generateKey(jobKeys[kind]);
	await writeAtomically(host, files.key, key.secretText());
	return cacheAt(files.cache, storeDir, key);
}
/** The local cache that an earlier step of this job made; undefined where there is none. */
async function openLocalCache(host) {
	const files = localFiles(host);
	const info = await readIfPresent(host, join(files.cache, "nix-cache-info"));
	const storeDir = /^StoreDir: (.*)$/m.exec(info ?? "")?.[1];
	if (storeDir === void 0) return void 0;
	return cacheAt(files.cache, storeDir, parseSecretKey(await readIfPresent(host, files.key) ?? ""));
}
/**
* For post, after what is to be saved was saved: removes the key and what was restored. The empty cache stays, because
* another job's Nix may be configured with it and would make it again as root.
*/
async function closeLocalCache(host) {
	const { cache, ...others } = localFiles(host);
	for (const path of Object.values(others)) await host.files.rm(path, {
		recursive: true,
		force: true
	});
	for (const file of await list(host, cache)) if (file.endsWith(".narinfo")) await host.files.rm(join(cache, file), { force: true });
	for (const file of await list(host, join(cache, "nar"))) await host.files.rm(join(cache, "nar", file), { force: true });
}
/** Names in a folder; none where it is missing. */
async function list(host, folder) {
	try {
		return (await host.files.readdir(folder)).sort();
	} catch (cause) {
		if (isErrno(cause, "ENOENT")) return [];
		throw cause;
	}
}
function cacheAt(folder, storeDir, key) {
	return {
		folder,
		url: pathToFileURL(folder).href,
		publicKey: key?.publicKey.text ?? "",
		storeDir,
		key
	};
}

// src/binary-cache/narinfo.ts
const digits = "0123456789abcdfghijklmnpqrsvwxyz";
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-[0-9A-Za-z+\-_?=][0-9A-Za-z+\-._?=]{0,210}$/;
const sha256 = /^sha256:[0-9abcdfghijklmnpqrsvwxyz]{52}$/;
const fields = /* @__PURE__ */ new Set([
	"StorePath",
	"URL",
	"Compression",
	"FileHash",
	"FileSize",
	"NarHash",
	"NarSize",
	"References"
]);
const optionalFields = /* @__PURE__ */ new Set([
	"Deriver",
	"Sig",
	"CA",
	"System"
]);
/** Whether this is the name of something in a store: 32 digits of hash, a dash, a name. */
function isStoreName(name) {
	return storeName.test(name);
}
/** Reads a narinfo of this store folder; gives what is wrong with it where something is. */
function parseNarInfo(text, storeDir) {
	const found = readFields(text);
	if ("wrong" in found) return found;
	const { values, signatures } = found;
	const get = (field) => values.get(field) ?? "";
	const path = get("StorePath");
	if (!path.startsWith(`${storeDir}/`)) return { wrong: `its path is not in ${storeDir}` };
	const name = path.slice(storeDir.length + 1);
	if (!isStoreName(name)) return { wrong: "its path is malformed" };
	if (!sha256.test(get("FileHash")) || !sha256.test(get("NarHash"))) return { wrong: "it has a malformed hash" };
	const compression = get("Compression");
	if (compression !== "zstd" && compression !== "none") return { wrong: "its compression is unknown" };
	const url = `nar/${get("FileHash").slice(7)}.nar${compression === "zstd" ? ".zst" : ""}`;
	if (get("URL") !== url) return { wrong: "its URL is not that of its file" };
	const fileSize = sizeOf$1(get("FileSize"));
	const narSize = sizeOf$1(get("NarSize"));
	if (fileSize === void 0 || narSize === void 0) return { wrong: "it has a malformed size" };
	const references = get("References").split(" ").filter((word) => word !== "");
	const deriver = get("Deriver");
	const drvKnown = deriver !== "" && deriver !== "unknown-deriver";
	if (!references.every(isStoreName) || drvKnown && !isStoreName(deriver)) return { wrong: "it has a malformed reference" };
	return {
		name,
		url,
		compression,
		fileHash: get("FileHash"),
		fileSize,
		narHash: get("NarHash"),
		narSize,
		references: [...new Set(references)].sort(),
		...drvKnown ? { deriver } : {},
		...values.has("CA") ? { contentAddress: get("CA") } : {},
		signatures
	};
}
function readFields(text) {
	const values = /* @__PURE__ */ new Map();
	const signatures = [];
	if (!text.endsWith("\n")) return { wrong: "it is cut off" };
	for (const line of text.slice(0, -1).split("\n")) {
		const match = /^([A-Za-z]+): ?([\x20-\x7e]*)$/.exec(line);
		const [field, value] = [match?.[1], match?.[2]];
		if (field === void 0 || value === void 0) return { wrong: "it has a malformed line" };
		if (!fields.has(field) && !optionalFields.has(field)) return { wrong: `it has an unknown field ${field}` };
		if (field === "Sig") signatures.push(value);
		else if (values.has(field)) return { wrong: `it has ${field} twice` };
		else values.set(field, value);
	}
	const missing = [...fields].find((field) => !values.has(field));
	return missing === void 0 ? {
		values,
		signatures
	} : { wrong: `it has no ${missing}` };
}
/** The text of a narinfo, byte for byte as Nix writes it. */
function printNarInfo(info, storeDir) {
	return `${[
		`StorePath: ${storeDir}/${info.name}`,
		`URL: ${info.url}`,
		`Compression: ${info.compression}`,
		`FileHash: ${info.fileHash}`,
		`FileSize: ${info.fileSize}`,
		`NarHash: ${info.narHash}`,
		`NarSize: ${info.narSize}`,
		`References: ${info.references.join(" ")}`,
		...info.deriver === void 0 ? [] : [`Deriver: ${info.deriver}`],
		...info.signatures.map((signature) => `Sig: ${signature}`),
		...info.contentAddress === void 0 ? [] : [`CA: ${info.contentAddress}`]
	].join("\n")}\n`;
}
/** What Nix signs: path, NAR hash, NAR size, references. Not the URL, the compressed file or the deriver. */
function fingerprint(info, storeDir) {
	const references = info.references.map((name) => `${storeDir}/${name}`).join(",");
	return `1;${storeDir}/${info.name};${info.narHash};${info.narSize};${references}`;
}
/** A stand-in for a reference that stays elsewhere: a binary cache takes no path whose references it lacks. */
function stubNarInfo(name, storeDir) {
	const nothing = `sha256:${"0".repeat(52)}`;
	return printNarInfo({
		name,
		url: "nar/stub.nar",
		compression: "none",
		fileHash: nothing,
		fileSize: 1,
		narHash: nothing,
		narSize: 1,
		references: [],
		signatures: []
	}, storeDir);
}
/** `<hash>.narinfo` for `<hash>-<name>`. */
function narInfoFile(name) {
	return `${name.slice(0, 32)}.narinfo`;
}
/** Nix's own base 32: least significant bits last, its own alphabet. */
function base32(bytes) {
	const length = Math.ceil(bytes.length * 8 / 5);
	let text = "";
	for (let n = length - 1; n >= 0; n--) {
		const [at, shift] = [Math.floor(n * 5 / 8), n * 5 % 8];
		const value = (bytes[at] ?? 0) >> shift | (bytes[at + 1] ?? 0) << 8 - shift;
		text += digits[value & 31];
	}
	return text;
}
/** The bytes of Nix's base 32; of a text that is none, they mean nothing. */
function fromBase32(text) {
	const bytes = new Uint8Array(Math.floor(text.length * 5 / 8));
	for (let n = 0; n < text.length; n++) {
		const digit = digits.indexOf(text[text.length - 1 - n] ?? "");
		const [at, shift] = [Math.floor(n * 5 / 8), n * 5 % 8];
		bytes[at] = (bytes[at] ?? 0) | digit << shift & 255;
		if (at + 1 < bytes.length) bytes[at + 1] = (bytes[at + 1] ?? 0) | digit >> 8 - shift;
	}
	return bytes;
}
function sizeOf$1(text) {
	const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : void 0;
	return Number.isSafeInteger(value) ? value : void 0;
}

// src/licence/nvidia-hosts.ts
/** Servers, with all below them, from which NVIDIA hands out what its licences cover, and where that is to be seen. */
const nvidiaHosts = [
	{
		host: "download.nvidia.com",
		source: "https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/db/bootstrap/redist.nix"
	},
	{
		host: "download.nvidia.cn",
		source: "https://developer.download.nvidia.cn/compute/cuda/redist/"
	},
	{
		host: "developer.nvidia.com",
		source: "https://developer.nvidia.com/tensorrt/download"
	},
	{
		host: "pypi.nvidia.com",
		source: "https://pypi.nvidia.com/"
	},
	{
		host: "ngc.nvidia.com",
		source: "https://docs.nvidia.com/ngc/latest/ngc-catalog-user-guide.html"
	}
];
/** Whether a URL lies on one of NVIDIA's download servers; false for what is no URL. */
function isOfNvidia(url) {
	const name = URL.parse(url)?.hostname.replace(/\.$/, "");
	return name !== void 0 && nvidiaHosts.some(({ host }) => name === host || name.endsWith(`.${host}`));
}

// src/licence/judge.ts
/** What is known of the licence of a store path: by evaluation where there was one, else by what it was made from. */
/**
* Keys of caches whose builds have no unfree package: the build farm of NixOS refuses to evaluate them.
* https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/release.nix (`allowUnfree = false`)
*/
const freeKeys = ["cache.nixos.org-1"];
/**
* Judges store paths, by path. A path is unfree when its licence is, or when it is or was made directly from what NVIDIA
* hands out or the user has to fetch: what is only linked to it or compiled by it is not. Other fixed outputs are unknown,
* because nobody states the licence of a download, and so is what no known derivation makes, unless somebody states it of the path.
*/
function judgePaths(paths, facts) {
	const { makers, unfree } = facts;
	const makersOf = /* @__PURE__ */ new Map();
	for (const [drvPath, maker] of makers) for (const { path } of maker.outputs) makersOf.set(path, [...makersOf.get(path) ?? [], [drvPath, maker]]);
	const originOf = origins(makers);
	const isAcknowledged = matcher(facts.acknowledged);
	const judge = (path) => {
		const known = makersOf.get(path) ?? [];
		const drvPaths = known.map(([drvPath]) => drvPath);
		const name = nameOf(drvPaths[0] ?? path);
		const inputs = known.flatMap(([, { inputDrvs }]) => [...inputDrvs.keys()]);
		const stated = facts.stated?.get(path);
		if (stated || facts.unfreePackages?.includes(packageName(name))) return {
			verdict: "unfree",
			why: "licence",
			name
		};
		if (drvPaths.some((drvPath) => unfree.includes(drvPath))) return {
			verdict: "unfree",
			why: "licence",
			name
		};
		const origin = firstKnown([...drvPaths, ...inputs].map(originOf));
		if (origin) return {
			verdict: "unfree",
			why: origin,
			name
		};
		if (stated === false) return {
			verdict: "free",
			name
		};
		if (known.length === 0 || !inputs.every((input) => makers.has(input))) return {
			verdict: "unknown",
			why: "origin",
			name
		};
		return known.some(([, { fixedOutput }]) => fixedOutput) ? {
			verdict: "unknown",
			why: "download",
			name
		} : {
			verdict: "free",
			name
		};
	};
	return new Map(paths.map((path) => {
		const judgement = judge(path);
		const { verdict, name } = judgement;
		return [path, verdict !== "free" && isAcknowledged(name) ? {
			verdict: "acknowledged",
			name
		} : judgement];
	}));
}
/** Why a path must not lie where anybody can read it; undefined when nothing stands against that. */
function doubtOf(judgement) {
	return judgement.verdict === "unfree" || judgement.verdict === "unknown" ? judgement : void 0;
}
/**
* Finds whose fixed outputs are: fetched from a server of NVIDIA, `requireFile`'s, or taken out of such a one. `requireFile`
* has no URL; its builder is the script restrict-message, which prints what the user has to do.
* https://github.com/NixOS/nixpkgs/blob/master/pkgs/build-support/trivial-builders/default.nix
*/
function origins(makers) {
	const known = /* @__PURE__ */ new Map();
	const originOf = (drvPath) => {
		const maker = makers.get(drvPath);
		if (!maker?.fixedOutput) return void 0;
		if (known.has(drvPath)) return known.get(drvPath);
		const origin = ownOrigin(maker) ?? firstKnown([...maker.inputDrvs.keys()].map(originOf));
		known.set(drvPath, origin);
		return origin;
	};
	return originOf;
}
function ownOrigin({ urls, inputDrvs }) {
	if (urls.some(isOfNvidia)) return "nvidia";
	return [...inputDrvs.keys()].some((input) => nameOf(input) === "restrict-message") ? "require-file" : void 0;
}
function firstKnown(origins) {
	return origins.find((origin) => origin !== void 0);
}
/** `saxpy-1.0` of `/nix/store/<hash>-saxpy-1.0.drv`. */
function nameOf(storePath) {
	return storePath.replace(/.*\/[0-9a-z]{32}-/, "").replace(/\.drv$/, "");
}
/** As `builtins.parseDrvName` has it: up to the first dash that no letter follows. */
function packageName(name) {
	return name.replace(/-[^a-zA-Z].*$/s, "");
}
/** Whether a name fits one of the patterns, in which `*` stands for any text. */
function matcher(patterns) {
	const texts = patterns.map((pattern) => pattern.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", ".*"));
	const any = new RegExp(`^(?:${texts.join("|")})$`, "s");
	return (name) => any.test(name);
}
const reasons = {
	licence: "under an unfree licence",
	nvidia: "made from NVIDIA’s downloads",
	"require-file": "made from files that users have to download themselves",
	copy: "with files that are named like NVIDIA’s",
	download: "downloaded under an unknown licence",
	origin: "of unknown origin"
};
/** Names of each reason that are shown. */
const shown = 3;
/** `3 made from downloads of NVIDIA (a-1, b-2 and 1 more), 1 of unknown origin (c)`. */
function describeDoubts(doubts) {
	return Object.entries(reasons).flatMap(([why, words]) => {
		const of = doubts.filter((doubt) => doubt.why === why);
		if (of.length === 0) return [];
		const names = [...new Set(of.map(({ name }) => name))];
		const more = names.length > shown ? ` and ${names.length - shown} more` : "";
		return [`${of.length} ${words} (${names.slice(0, shown).join(", ")}${more})`];
	}).join(", ");
}

// src/licence/contents.ts
/** Judges store paths by what made them and by what is in them. */
/** Trees that are read at the same time. */
const batch$1 = 8;
/**
* What stands against store paths: as `judgePaths`, and against those that are free otherwise but have files that are named
* like NVIDIA's libraries and programs (`copy`). `filesOf` gives the regular files of a path, by their paths in it;
* undefined for one that cannot be read, which is of unknown origin.
*/
async function judgeContents(paths, facts, filesOf) {
	const judgements = [...judgePaths(paths, facts)];
	const isAcknowledged = matcher(facts.acknowledged);
	const found = [];
	for (let at = 0; at < judgements.length; at += batch$1) {
		const read = await Promise.all(judgements.slice(at, at + batch$1).map(async ([path, judgement]) => {
			const { name } = judgement;
			if (judgement.verdict === "free" && facts.stated?.get(path) === false || isAcknowledged(name)) return [];
			const files = await filesOf(path);
			const known = doubtOf(judgement) ?? (files ? void 0 : {
				verdict: "unknown",
				why: "origin",
				name
			});
			const of = {
				whole: known?.why === "nvidia",
				toolkit: facts.toolkit
			};
			const contents = classifyPath(nameIn(path), files ?? [], of);
			const doubt = known?.verdict !== "unfree" && contents.class !== null ? {
				verdict: "unfree",
				why: "copy",
				name
			} : known;
			return doubt ? [{
				path,
				...doubt,
				...contents
			}] : [];
		}));
		found.push(...read.flat());
	}
	return found;
}
/** Without the folder and the hash. */
function nameIn(path) {
	return path.replace(/.*\/(?:[0-9a-z]{32}-)?/, "");
}

// src/nix/build/derivation.ts
/** Files read at a time. */
const batch = 64;
/**
* Reads the text of a .drv file. Throws ProblemError BLD004 for what is none, and for the `DrvWithVersion` form of
* dynamic derivations. Format: https://nix.dev/manual/nix/latest/protocols/derivation-aterm
*/
function parseDerivation(text) {
	if (text.startsWith("DrvWithVersion(")) throw new ProblemError(error("BLD004", "The derivation depends on derivations that builds produce.", "Build it without the experimental feature dynamic-derivations."));
	const read = reader(text);
	read.expect("Derive(");
	const outputs = read.list(() => read.tuple(4));
	read.expect(",");
	const inputDrvs = read.list(() => {
		read.expect("(");
		const path = read.string();
		read.expect(",");
		const names = read.list(read.string);
		read.expect(")");
		return [path, names];
	});
	read.expect(",");
	const inputSrcs = read.list(read.string);
	read.expect(",");
	const system = read.string();
	read.expect(",");
	read.string();
	read.expect(",");
	read.list(read.string);
	read.expect(",");
	const env = new Map(read.list(() => read.tuple(2)).map(([name = "", value = ""]) => [name, value]));
	read.expect(")");
	read.end();
	const { urls, ...rest } = fromEnvironment(env);
	const fixedOutput = outputs.some(([, path, algorithm, hash]) => path !== "" && algorithm !== "" && hash !== "");
	return {
		...rest,
		system,
		outputs: outputs.map(([name = "", path = ""]) => ({
			name,
			path: path === "" ? void 0 : path
		})),
		inputDrvs: new Map(inputDrvs),
		inputSrcs,
		fixedOutput,
		urls: fixedOutput ? urls : []
	};
}
/**
* Every derivation that these need, themselves included, by its store path; each file is read once. Throws ProblemError
* BLD004, which names the file, when one is missing or malformed.
*/
async function readClosure(host, drvPaths) {
	const closure = /* @__PURE__ */ new Map();
	const known = new Set(drvPaths);
	const queue = [...known];
	while (queue.length > 0) {
		const read = await Promise.all(queue.splice(0, batch).map(async (path) => [path, await readDerivation(host, path)]));
		for (const [path, derivation] of read) {
			closure.set(path, derivation);
			for (const input of derivation.inputDrvs.keys()) {
				if (known.has(input)) continue;
				known.add(input);
				queue.push(input);
			}
		}
	}
	return closure;
}
/** The same for those of the derivations whose closure can be read. */
async function readKnownClosure(host, drvPaths) {
	const ask = (some) => readClosure(host, some).catch(() => void 0);
	const whole = await ask(drvPaths);
	if (whole) return whole;
	const closures = [];
	for (const drvPath of drvPaths) closures.push(await ask([drvPath]));
	return new Map(closures.flatMap((closure) => [...closure ?? []]));
}
async function readDerivation(host, path) {
	try {
		return parseDerivation(await host.files.readFile(path, "utf8"));
	} catch (cause) {
		const why = cause instanceof ProblemError ? cause.problems[0]?.message ?? "" : isErrno(cause, "ENOENT") ? "The file is missing." : `${cause.message}.`;
		const fix = cause instanceof ProblemError && cause.problems[0]?.fix || rereadFix;
		throw new ProblemError(error("BLD004", `The derivation ${path} cannot be read: ${why}`, fix), { cause });
	}
}
const rereadFix = "Evaluate the cell again; if it fails again, check the store with `nix-store --verify`.";
/** What matters here; with `__structuredAttrs` it is in a JSON text. Fetchers have `urls`, Nix's own also `url`. */
function fromEnvironment(env) {
	const json = env.get("__json");
	if (json !== void 0) {
		const { name, allowSubstitutes, url, urls } = parseObject(json);
		return {
			name: typeof name === "string" ? name : env.get("name") ?? "",
			allowSubstitutes: allowSubstitutes !== false,
			urls: [url, urls].flat().flatMap((value) => typeof value === "string" ? words$1(value) : [])
		};
	}
	return {
		name: env.get("name") ?? "",
		allowSubstitutes: (env.get("allowSubstitutes") ?? "1") === "1",
		urls: words$1(`${env.get("url") ?? ""} ${env.get("urls") ?? ""}`)
	};
}
function words$1(text) {
	return text.split(/\s+/).filter((word) => word !== "");
}
function parseObject(json) {
	try {
		const value = JSON.parse(json);
		return typeof value === "object" && value !== null ? value : {};
	} catch {
		throw malformed("its __json is not JSON");
	}
}
/** A cursor over the ATerm text; whatever is not as it must be throws. */
function reader(text) {
	let at = 0;
	let backslash = -1;
	const expect = (token) => {
		if (!text.startsWith(token, at)) throw malformed(`${JSON.stringify(token)} was expected at character ${at}`);
		at += token.length;
	};
	const string = () => {
		expect("\"");
		const begin = at;
		let escaped = false;
		for (;;) {
			const quote = text.indexOf("\"", at);
			if (quote < 0) throw malformed("a string has no end");
			if (backslash < at) {
				const next = text.indexOf("\\", at);
				backslash = next < 0 ? text.length : next;
			}
			if (backslash > quote) {
				at = quote + 1;
				const raw = text.slice(begin, quote);
				return escaped ? unescaped(raw) : raw;
			}
			escaped = true;
			at = backslash + 2;
		}
	};
	const list = (item) => {
		const items = [];
		expect("[");
		while (!text.startsWith("]", at)) {
			if (items.length > 0) expect(",");
			items.push(item());
		}
		expect("]");
		return items;
	};
	const tuple = (size) => {
		const parts = [];
		expect("(");
		for (let n = 0; n < size; n++) {
			if (n > 0) expect(",");
			parts.push(string());
		}
		expect(")");
		return parts;
	};
	const end = () => {
		if (text.slice(at).trim() !== "") throw malformed("something follows its end");
	};
	return {
		expect,
		string,
		list,
		tuple,
		end
	};
}
const escapes = {
	n: "\n",
	r: "\r",
	t: "	"
};
function unescaped(raw) {
	return raw.replace(/\\([\s\S])/g, (_, character) => escapes[character] ?? character);
}
function malformed(why) {
	return new ProblemError(error("BLD004", `It is not a derivation in a known format: ${why}.`, rereadFix));
}

// src/nix/store-tree.ts
/**
* Regular files of a store path, by their paths in it and sorted, or its own name without the hash where it is a file;
* symbolic links are not followed. Undefined for what cannot be read.
*/
async function filesIn(host, path) {
	const found = [];
	const folders = [""];
	try {
		const stat = await host.files.lstat(path);
		if (!stat.isDirectory()) return stat.isFile() ? [basename(path).replace(/^[0-9a-z]{32}-/, "")] : [];
		for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) for (const entry of await host.files.readdir(join(path, folder), { withFileTypes: true })) {
			const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory()) folders.push(at);
			else if (entry.isFile()) found.push(at);
		}
		return found.sort();
	} catch {
		return;
	}
}

// src/binary-cache/coverage-narinfo.ts
/**
* Narinfos of caches that others run: unlike `narinfo.ts` this takes what Nix itself takes (any compression, fields that
* are not known, hashes in several writings), because they are looked at and never handed on.
*/
const single = /* @__PURE__ */ new Set([
	"StorePath",
	"URL",
	"NarHash",
	"NarSize",
	"References",
	"FileSize"
]);
/** Reads the narinfo that was asked for by the hash of a store path; gives what is wrong with it where something is. */
function readServedPath(text, path, storeDir) {
	const values = /* @__PURE__ */ new Map();
	const signatures = [];
	if (!text.endsWith("\n")) return { wrong: "it is cut off" };
	for (const line of text.slice(0, -1).split("\n")) {
		const colon = line.indexOf(":");
		if (colon < 0) return { wrong: "it has a malformed line" };
		const [field, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
		if (field === "Sig") signatures.push(value);
		if (!single.has(field)) continue;
		if (values.has(field)) return { wrong: `it has ${field} twice` };
		values.set(field, value);
	}
	const get = (field) => values.get(field) ?? "";
	if (get("StorePath") !== path) return { wrong: "it is of another path" };
	const narHash = narHashOf(get("NarHash"));
	const narSize = sizeOf(get("NarSize"));
	if (narHash === void 0 || narSize === void 0) return { wrong: "it has a malformed hash or size" };
	if (get("URL") === "") return { wrong: "it has no URL" };
	const references = [...new Set(get("References").split(" "))].filter((word) => word !== "").sort();
	if (!references.every(isStoreName)) return { wrong: "it has a malformed reference" };
	const fileSize = sizeOf(get("FileSize"));
	const name = path.slice(storeDir.length + 1);
	const signed = {
		name,
		narHash,
		narSize,
		references
	};
	return {
		path,
		references: references.filter((reference) => reference !== name).map((reference) => `${storeDir}/${reference}`),
		downloadBytes: fileSize ?? narSize,
		fileSize,
		url: get("URL"),
		signatures,
		fingerprint: fingerprint(signed, storeDir)
	};
}
/**
* Whether one of these keys signed it. Nix also takes a content-addressed path without any signature; here that counts
* as not there, since its address would have to be computed again: Nix then builds less than was said, never more.
*/
function isSigned(served, keys) {
	return keys.some((key) => key.verifies(served.fingerprint, served.signatures));
}
/** In the one writing that is signed: `sha256:` and base 32. Caches also write hexadecimal and base 64. */
function narHashOf(text) {
	const digits = /^sha256[:-](.*)$/.exec(text)?.[1] ?? "";
	if (/^[0-9abcdfghijklmnpqrsvwxyz]{52}$/.test(digits)) return `sha256:${digits}`;
	if (/^[0-9a-fA-F]{64}$/.test(digits)) return `sha256:${base32(Buffer.from(digits, "hex"))}`;
	if (/^[A-Za-z0-9+/]{43}=$/.test(digits)) return `sha256:${base32(Buffer.from(digits, "base64"))}`;
}
function sizeOf(text) {
	const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : void 0;
	return Number.isSafeInteger(value) ? value : void 0;
}

// src/cuda/architectures.ts
/**
* The compilation targets of nvcc and ptxas.
* Sources: the targets that ptxas of each minor accepts (11.7 to 13.5, recorded in test/unit/cuda-ptxas-targets.ts),
* LLVM NVPTXTargetParser.def (PTX ISA minima), NVIDIA's release notes (removals), Nixpkgs _cuda/db (Jetson, GPU names).
* Where Nixpkgs' database differs from NVIDIA (10.0 from 12.7, 7.2 until 12.2), the table follows NVIDIA.
*/
/** Thor was renamed from 10.1 to 11.0. https://docs.nvidia.com/cuda/archive/13.0.0/cuda-toolkit-release-notes/ */
const rename = {
	from: "10.1",
	to: "11.0",
	toolkit: "13.0"
};
/** A row; the texts must be well-formed. */
function target(capability, name, minToolkit, maxToolkit, jetson, ptxIsa, gpus, note = null) {
	const parsed = parseCapability(capability);
	if (!parsed) throw new Error(`The table has no valid capability in ${capability}.`);
	const max = maxToolkit === null ? null : version(maxToolkit);
	return {
		capability,
		name,
		minToolkit,
		maxToolkit,
		jetson,
		ptxIsa,
		gpus,
		note,
		parsed,
		min: version(minToolkit),
		max
	};
}
/** The modules of Thor, which has two names. */
const thors = [
	"Jetson Thor",
	"Jetson Thor T4000",
	"Jetson Thor T5000",
	"Jetson AGX Thor"
];
/** All targets in numeric order, baseline before `a` before `f`. */
const architectures = [
	target("3.5", "Kepler", "10.0", "11.8", false, "3.1", ["Tesla K40"], "Only in Nixpkgs revisions that still carry Kepler."),
	target("3.7", "Kepler", "10.0", "11.8", false, "4.1", ["Tesla K80"], "Only in Nixpkgs revisions that still carry Kepler."),
	target("5.0", "Maxwell", "10.0", "12.9", false, "4.0", ["GeForce GTX 750 Ti", "Tesla M10"]),
	target("5.2", "Maxwell", "10.0", "12.9", false, "4.1", [
		"GeForce GTX 980",
		"Tesla M40",
		"Tesla M60"
	]),
	target("5.3", "Maxwell", "10.0", "12.9", true, "4.2", ["Jetson TX1", "Jetson Nano"], "Not in Nixpkgs."),
	target("6.0", "Pascal", "10.0", "12.9", false, "5.0", ["Tesla P100", "Quadro GP100"]),
	target("6.1", "Pascal", "10.0", "12.9", false, "5.0", [
		"GeForce GTX 1080",
		"Tesla P4",
		"Tesla P40"
	]),
	target("6.2", "Pascal", "10.0", "12.9", true, "5.0", ["Jetson TX2"], "Not in Nixpkgs."),
	target("7.0", "Volta", "10.0", "12.9", false, "6.0", ["Tesla V100", "Titan V"]),
	target("7.2", "Volta", "10.0", "12.9", true, "6.1", ["Jetson AGX Xavier", "Jetson Xavier NX"], "Nixpkgs stops at 12.2, the last toolkit of JetPack 5; the compiler knows it until 12.9."),
	target("7.5", "Turing", "10.0", null, false, "6.3", [
		"T4",
		"GeForce RTX 2080",
		"GeForce GTX 1660",
		"Quadro RTX 6000"
	]),
	target("8.0", "Ampere", "11.0", null, false, "7.0", ["A100", "A30"]),
	target("8.6", "Ampere", "11.1", null, false, "7.1", [
		"A10",
		"A40",
		"A16",
		"A2",
		"GeForce RTX 3090",
		"RTX A6000"
	]),
	target("8.7", "Ampere", "11.4", null, true, "7.4", [
		"Jetson AGX Orin",
		"Jetson Orin NX",
		"Jetson Orin Nano",
		"DRIVE AGX Orin"
	], "Ordinary SBSA packages from 13.2 (JetPack 7.2); none for 11.4 to 11.7, 12.3, 13.0 and 13.1."),
	target("8.8", "Ampere", "13.0", null, true, "9.0", [], "Not in Nixpkgs: only nvcc itself accepts it."),
	target("8.9", "Ada", "11.8", null, false, "7.8", [
		"L4",
		"L40",
		"L40S",
		"GeForce RTX 4090",
		"RTX 6000 Ada"
	]),
	target("9.0", "Hopper", "11.8", null, false, "7.8", [
		"H100",
		"H200",
		"GH200"
	]),
	target("9.0a", "Hopper", "12.0", null, false, "8.0", [
		"H100",
		"H200",
		"GH200"
	]),
	target("10.0", "Blackwell", "12.8", null, false, "8.6", ["B200", "GB200"]),
	target("10.0a", "Blackwell", "12.8", null, false, "8.6", ["B200", "GB200"]),
	target("10.0f", "Blackwell", "12.9", null, false, "8.8", [
		"B200",
		"GB200",
		"B300",
		"GB300"
	]),
	target("10.1", "Blackwell", "12.8", "12.9", true, "8.6", thors),
	target("10.1a", "Blackwell", "12.8", "12.9", true, "8.6", thors),
	target("10.1f", "Blackwell", "12.9", "12.9", true, "8.8", thors),
	target("10.3", "Blackwell", "12.9", null, false, "8.8", ["B300", "GB300"]),
	target("10.3a", "Blackwell", "12.9", null, false, "8.8", ["B300", "GB300"]),
	target("10.3f", "Blackwell", "12.9", null, false, "8.8", ["B300", "GB300"]),
	target("10.7", "Rubin", "13.4", null, false, "9.4", ["Rubin R100"], "Nixpkgs does not list it yet."),
	target("10.7a", "Rubin", "13.4", null, false, "9.4", ["Rubin R100"], "Nixpkgs does not list it yet."),
	target("10.7f", "Rubin", "13.4", null, false, "9.4", ["Rubin R100"], "Nixpkgs does not list it yet."),
	target("11.0", "Blackwell", "13.0", null, true, "9.0", thors),
	target("11.0a", "Blackwell", "13.0", null, true, "9.0", thors),
	target("11.0f", "Blackwell", "13.0", null, true, "9.0", thors),
	target("12.0", "Blackwell", "12.8", null, false, "8.7", ["GeForce RTX 5090", "RTX PRO 6000 Blackwell"]),
	target("12.0a", "Blackwell", "12.8", null, false, "8.7", ["GeForce RTX 5090", "RTX PRO 6000 Blackwell"]),
	target("12.0f", "Blackwell", "12.9", null, false, "8.8", [
		"GeForce RTX 5090",
		"RTX PRO 6000 Blackwell",
		"GB10 (DGX Spark)"
	]),
	target("12.1", "Blackwell", "12.9", null, false, "8.8", ["GB10 (DGX Spark)"], "An aarch64 machine, but not a Jetson: ordinary SBSA packages."),
	target("12.1a", "Blackwell", "12.9", null, false, "8.8", ["GB10 (DGX Spark)"]),
	target("12.1f", "Blackwell", "12.9", null, false, "8.8", ["GB10 (DGX Spark)"])
];
const byCapability = new Map(architectures.map((architecture) => [architecture.capability, architecture]));
/** The row of a capability as Nixpkgs writes it (`9.0a`); undefined when no toolkit has it. */
function findArchitecture(capability) {
	return byCapability.get(capability);
}
/** Whether ptxas of that toolkit accepts the target. Says nothing about Nixpkgs. */
function knows(toolkit, architecture) {
	return !isTooOld(toolkit, architecture) && !isTooNew(toolkit, architecture);
}
/** The toolkit came before the target. */
function isTooOld(toolkit, architecture) {
	return compareVersions(toolkit, architecture.min) < 0;
}
/** The toolkit came after the target was removed. */
function isTooNew(toolkit, architecture) {
	return architecture.max !== null && compareVersions(toolkit, architecture.max) > 0;
}
/**
* The other name of the same chip where it was renamed: 11.0a for 10.1a and the reverse; undefined for all others.
*/
function otherName(architecture) {
	const { from, to } = rename;
	const suffix = architecture.capability.replace(/^[\d.]+/, "");
	const number = architecture.capability.slice(0, architecture.capability.length - suffix.length);
	if (number === from) return findArchitecture(to + suffix);
	if (number === to) return findArchitecture(from + suffix);
}
/**
* Of these targets the one nearest in number to the wanted capability; of equally near ones the baseline, then the
* older. Undefined for an empty list.
*/
function nearestArchitecture(wanted, candidates = architectures) {
	const distance = (other) => Math.abs((other.major - wanted.major) * 10 + other.minor - wanted.minor);
	let best;
	const worse = (a, b) => distance(a.parsed) - distance(b.parsed) || Number(a.parsed.suffix !== "") - Number(b.parsed.suffix !== "") || compareCapabilities(a.parsed, b.parsed);
	for (const candidate of candidates) if (!best || worse(candidate, best) < 0) best = candidate;
	return best;
}
function version(text) {
	const parsed = parseVersion(text);
	if (!parsed) throw new Error(`The table has no valid toolkit in ${text}.`);
	return parsed;
}

// src/cuda/gpus.ts
/**
* GPUs by name: as `nvidia-smi` prints them (`NVIDIA A100-SXM4-80GB`) and as shops sell them (`RTX 4070 Ti Super 16 GB`).
* Sources: https://developer.nvidia.com/cuda-gpus and https://developer.nvidia.com/cuda-legacy-gpus
*/
/** By baseline capability, beside those of the architectures' own table. */
const products = {
	"3.5": "Tesla K20, Tesla K20X, GeForce GTX TITAN, GeForce GTX TITAN Black, GeForce GTX 780 Ti, GeForce GTX 780",
	"5.0": "GeForce GTX 750, GeForce 940M, GeForce 940MX, GeForce MX110, GeForce MX130, Quadro K620, Quadro K1200, Quadro K2200, Quadro M1200",
	"5.2": `Tesla M4, Tesla M6, GeForce GTX TITAN X, GeForce GTX 980 Ti, GeForce GTX 970, GeForce GTX 960, GeForce GTX 950,
    Quadro M2000, Quadro M2200, Quadro M4000, Quadro M5000, Quadro M6000`,
	"6.1": `Tesla P6, TITAN X, TITAN Xp, GeForce GTX 1080 Ti, GeForce GTX 1070 Ti, GeForce GTX 1070, GeForce GTX 1060,
    GeForce GTX 1050 Ti, GeForce GTX 1050, GeForce GT 1030, GeForce GT 1010, GeForce MX150, GeForce MX230, GeForce MX250,
    GeForce MX330, GeForce MX350, Quadro P400, Quadro P500, Quadro P520, Quadro P600, Quadro P620, Quadro P1000, Quadro P2000,
    Quadro P2200, Quadro P3000, Quadro P3200, Quadro P4000, Quadro P4200, Quadro P5000, Quadro P5200, Quadro P6000`,
	"7.0": "Tesla V100S, Quadro GV100",
	"7.2": "Jetson Xavier",
	"7.5": `Tesla T4, T4G, TITAN RTX, GeForce RTX 2080 Ti, GeForce RTX 2080 SUPER, GeForce RTX 2070 SUPER, GeForce RTX 2070,
    GeForce RTX 2060 SUPER, GeForce RTX 2060, GeForce GTX 1660 Ti, GeForce GTX 1660 SUPER, GeForce GTX 1650 Ti,
    GeForce GTX 1650 SUPER, GeForce GTX 1650, GeForce GTX 1630, GeForce MX450, GeForce MX550, Quadro RTX 8000,
    Quadro RTX 5000, Quadro RTX 4000, Quadro RTX 3000, Quadro T1000, Quadro T2000, T400, T400E, T500, T550, T600, T1000,
    T1200`,
	"8.0": "A100X, A30X, A800, AX800",
	"8.6": `A10G, A10M, GeForce RTX 3090 Ti, GeForce RTX 3080 Ti, GeForce RTX 3080, GeForce RTX 3070 Ti, GeForce RTX 3070,
    GeForce RTX 3060 Ti, GeForce RTX 3060, GeForce RTX 3050 Ti, GeForce RTX 3050, GeForce RTX 2050, GeForce MX570,
    GeForce MX570 A, RTX A5500, RTX A5000, RTX A4500, RTX A4000, RTX A4000H, RTX A3000, RTX A2000, RTX A1000, RTX A500,
    RTX A400`,
	"8.7": "Jetson Orin",
	"8.9": `L2, L20, L40G, GeForce RTX 4090 D, GeForce RTX 4080 SUPER, GeForce RTX 4080, GeForce RTX 4070 Ti SUPER,
    GeForce RTX 4070 Ti, GeForce RTX 4070 SUPER, GeForce RTX 4070, GeForce RTX 4060 Ti, GeForce RTX 4060,
    GeForce RTX 4050, GeForce RTX 3050 A, RTX 5880 Ada, RTX 5000 Ada, RTX 4500 Ada, RTX 4000 Ada, RTX 4000 SFF Ada,
    RTX 3500 Ada, RTX 3000 Ada, RTX 2000 Ada, RTX 2000E Ada, RTX 1000 Ada, RTX 500 Ada`,
	"9.0": "H20, H800, H100X",
	"10.0": "B100",
	"12.0": `GeForce RTX 5090 D, GeForce RTX 5090 D v2, GeForce RTX 5080, GeForce RTX 5070 Ti, GeForce RTX 5070,
    GeForce RTX 5060 Ti, GeForce RTX 5060, GeForce RTX 5050, RTX PRO 5000 Blackwell, RTX PRO 4500 Blackwell,
    RTX PRO 4000 Blackwell, RTX PRO 4000 Blackwell SFF, RTX PRO 3000 Blackwell, RTX PRO 2000 Blackwell,
    RTX PRO 1000 Blackwell, RTX PRO 500 Blackwell, RTX 6000D`
};
/** The words before a name that people leave out. */
const brand = /^(?:GeForce|Tesla|Quadro|Jetson|DRIVE)\s+/i;
/** Words that names of GPUs begin with. */
const brands = [
	"nvidia",
	"geforce",
	"tesla",
	"quadro",
	"titan",
	"jetson",
	"rtx",
	"gtx"
];
/** Words of a name that say how a card is built, not which chip it has; as a grammar. */
const gpuDetails = "(?:sxm[0-9]?|pcie|nvl[0-9]*|hbm[0-9]e?|dgxs|nvgpu|[0-9]+gb?|gb|[0-9]e|mig|generation|laptop|mobile|embedded|gpu|with|max|q|design|server|workstation|edition|active|oem|lc|ac)";
const details = new RegExp(`^${gpuDetails}$`);
/** Words of the longest name that `nvidia-smi` prints, and one more. */
const longestGpuName = 10;
/** By what is written, without blanks: whole names, with the capabilities of each (Thor has two). */
const whole = /* @__PURE__ */ new Map();
/** Names without the words that people leave out; two chips may share one: `RTX 5000` is Turing or Ada. */
const short = /* @__PURE__ */ new Map();
for (const { capability, parsed, gpus } of architectures) {
	const others = products[capability]?.split(",").map((name) => name.trim().replaceAll(/\s+/g, " ")) ?? [];
	for (const listed of parsed.suffix === "" ? [...gpus, ...others] : []) for (const name of [listed, .../^(.*?)\s*\((.*)\)$/.exec(listed)?.slice(1) ?? []]) {
		const before = whole.get(keyOf(name))?.capabilities ?? [];
		whole.set(keyOf(name), {
			name,
			capabilities: [.../* @__PURE__ */ new Set([...before, capability])]
		});
	}
}
for (const named of whole.values()) for (const key of shortNames(named.name).map(keyOf)) short.set(key, [...short.get(key) ?? [], named]);
/** `GeForce RTX 4090` is also `RTX 4090`, `RTX 5880 Ada` is also `RTX 5880`, and `RTX A6000` is also `A6000`. */
function shortNames(name) {
	return [
		name.replace(brand, ""),
		name.replace(/ (?:Ada|Blackwell)\b/, ""),
		name.replace(/^RTX (?=A\d)/, "")
	].filter((text) => text !== name);
}
/** The capabilities of a GPU that is named in any of these ways, without suffix; undefined for no known one. */
function gpuCapabilities(text) {
	const [found, ...others] = find(text);
	return others.every(({ capabilities }) => String(capabilities) === String(found?.capabilities)) ? found?.capabilities : void 0;
}
/** One, several where chips share the name, none for an unknown name. */
function find(text) {
	const words = wordsOf(text);
	const plain = words.filter((word, index) => index === 0 || !details.test(word));
	for (const key of [words, plain].map((some) => some.join(""))) {
		const named = whole.get(key);
		const found = named ? [named] : short.get(key);
		if (found) return found;
	}
	return [];
}
/**
* The names of the known GPUs that are written most like this text: several where chips share that name. Of equals, the
* newest. Empty where none is like it.
*/
function nearestGpus(text) {
	const words = wordsOf(text).filter((word, index) => index === 0 || !details.test(word));
	for (let length = Math.min(words.length, 10); length > 1; length--) {
		const found = find(words.slice(0, length).join(" "));
		if (found.length > 0) return found.map(({ name }) => name);
	}
	const key = nearestText(words.join(""), [...whole.keys(), ...short.keys()].toReversed());
	return key === void 0 ? [] : find(key).map(({ name }) => name);
}
/** Whether a text begins as names of NVIDIA's GPUs do, known or not. */
function looksLikeGpu(text) {
	return new RegExp(`^(?:${brands.join("|")})(?![a-z])`, "i").test(text);
}
function keyOf(text) {
	return wordsOf(text).join("");
}
/** `NVIDIA GeForce RTX 4090` in small letters, without NVIDIA and without what stands between the words. */
function wordsOf(text) {
	const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return words[0] === "nvidia" ? words.slice(1) : words;
}

// src/cuda/tables.ts
/** The tables that the rules look at: the built-in ones, with what the user's own Nixpkgs says laid over them. */
const builtInTables = {
	architectures: new Map(architectures.map((row) => [row.capability, row])),
	toolkits: new Map(toolkits.map((row) => [row.version, row])),
	facts: void 0
};
/** The architectures of tables as a list. */
function allArchitectures(tables) {
	return [...tables.architectures.values()];
}
/**
* Lays what Nixpkgs says over the built-in tables: its minimum and maximum toolkits win, and what it has beyond them is
* added. Where it states no maximum, the built-in one stays: older revisions have none for targets that nvcc has dropped.
*/
function tablesFor(facts) {
	const rows = new Map(builtInTables.architectures);
	for (const [capability, theirs] of Object.entries(facts.capabilities ?? {})) {
		const ours = findArchitecture(capability);
		const row = ours ? overridden(ours, theirs) : added(capability, theirs);
		if (row) rows.set(capability, row);
	}
	const sorted = [...rows.values()].sort((a, b) => compareCapabilities(a.parsed, b.parsed));
	const sets = new Map(builtInTables.toolkits);
	for (const version of Object.keys(facts.toolkits)) if (!sets.has(version) && parseVersion(version)) sets.set(version, newToolkit(version));
	return {
		architectures: new Map(sorted.map((row) => [row.capability, row])),
		toolkits: new Map([...sets.values()].sort((a, b) => compareVersions(a.parsed, b.parsed)).map((row) => [row.version, row])),
		facts
	};
}
/** The toolkits that can be had: those of the user's Nixpkgs where it was asked. Oldest first. */
function availableToolkits(tables) {
	const { facts } = tables;
	return [...tables.toolkits.values()].filter((row) => !facts || row.version in facts.toolkits);
}
/** Whether a toolkit or a capability is only known because this Nixpkgs has it. */
function isNew(tables, what) {
	if ("toolkit" in what) return tables.toolkits.has(what.toolkit) && !findToolkit(what.toolkit);
	return tables.architectures.has(what.capability) && !findArchitecture(what.capability);
}
/** PLN028 (notice): where the built-in tables and Nixpkgs differ in what is asked for; at most one. */
function differences(facts, asked) {
	const found = tableDifferences(facts, asked);
	if (found.length === 0) return [];
	const message = `Your Nixpkgs and the built-in tables differ (${(found.length > 6 ? [...found.slice(0, 6), `${found.length - 6} more`] : found).join("; ")}).`;
	return [notice("PLN028", message, "Nixpkgs is followed; `nix-cuda tables --check` lists every difference.")];
}
/**
* Every difference that changes the verdict of a toolkit which this Nixpkgs has, one short text each; of the capabilities and
* toolkits that are asked for, where that is said.
*/
function tableDifferences(facts, asked) {
	const toolkits = Object.keys(facts.toolkits).filter((version) => !asked || asked.toolkits.has(version));
	const versions = toolkits.flatMap((text) => parseVersion(text) ?? []);
	const matters = (a, b) => versions.some((version) => isBefore(version, a) !== isBefore(version, b));
	const found = [];
	for (const [capability, theirs] of Object.entries(facts.capabilities ?? {})) {
		if (asked && !asked.capabilities.has(capability)) continue;
		const ours = findArchitecture(capability);
		if (!ours) found.push(`${capability} is new here`);
		else {
			if (matters(ours.minToolkit, theirs.minToolkit)) found.push(`${capability} from CUDA ${theirs.minToolkit}, not ${ours.minToolkit}`);
			if (theirs.maxToolkit !== null && matters(above(ours.maxToolkit), above(theirs.maxToolkit))) found.push(`${capability} until CUDA ${theirs.maxToolkit}, not ${ours.maxToolkit ?? "today"}`);
			if (theirs.jetson !== ours.jetson) found.push(`${capability} is ${theirs.jetson ? "a" : "no"} Jetson`);
		}
	}
	for (const version of toolkits) if (!findToolkit(version)) found.push(`CUDA ${version} is new here`);
	return found;
}
/** The first minor that is above a maximum, for a comparison of half-open ranges. */
function above(maxToolkit) {
	const version = maxToolkit === null ? void 0 : parseVersion(maxToolkit);
	return version ? `${version.major}.${version.minor + 1}` : null;
}
function isBefore(version, text) {
	const limit = text === null ? void 0 : parseVersion(text);
	return limit === void 0 || compareVersions(version, limit) < 0;
}
function overridden(ours, theirs) {
	const differs = (a, b) => toolkits.some((row) => isBefore(row.parsed, a) !== isBefore(row.parsed, b));
	const min = parseVersion(theirs.minToolkit) && differs(ours.minToolkit, theirs.minToolkit) ? theirs.minToolkit : ours.minToolkit;
	const stated = theirs.maxToolkit !== null && parseVersion(theirs.maxToolkit) ? theirs.maxToolkit : ours.maxToolkit;
	if (min === ours.minToolkit && stated === ours.maxToolkit && theirs.jetson === ours.jetson) return ours;
	return target(ours.capability, ours.name, min, stated, theirs.jetson, ours.ptxIsa, ours.gpus, ours.note);
}
function added(capability, theirs) {
	if (!parseCapability(capability) || !parseVersion(theirs.minToolkit)) return void 0;
	const last = theirs.maxToolkit !== null && parseVersion(theirs.maxToolkit) ? theirs.maxToolkit : null;
	return target(capability, theirs.name, theirs.minToolkit, last, theirs.jetson, "0.0", [], "Newer than the tables of this version; known because your Nixpkgs has it.");
}
/** What minor-version compatibility says of a new minor; of a new major nothing is known, and so nothing is refused. */
function newToolkit(version) {
	const major = version.split(".")[0] ?? "";
	const same = toolkits.findLast((row) => row.version.split(".")[0] === major);
	return {
		...toolkit(version, null, same?.compatibleDriver ?? "0", 99, 99),
		ptxIsa: same?.ptxIsa ?? "0.0"
	};
}

// src/cuda/selectors.ts
/**
* How a request names capabilities and toolkits: by number, by range, by name, by GPU, by preset. Reading gives a
* selector; what it selects depends on the tables, which the user's Nixpkgs may change.
*/
/**
* `default`: the set that Nixpkgs itself builds for, which public caches serve. `all-major`: as nvcc's -arch=all-major.
* Both are one fat binary with PTX. `hosted-gpus`: the GPUs of GitHub's own GPU runners.
*/
const presets = [
	"default",
	"all-major",
	"hosted-gpus"
];
/** GitHub's GPU runners have a T4. https://docs.github.com/en/actions/reference/runners/larger-runners */
const hostedGpus = ["7.5"];
/**
* Where Nixpkgs stops to build for a capability by default though the toolkit still knows it
* (`dontDefaultAfterCudaMajorMinorVersion` of _cuda/db/bootstrap/cuda.nix).
*/
const defaultUntil = {
	"3.5": "11.0",
	"3.7": "11.0",
	"5.0": "11.0",
	"5.2": "11.0",
	"6.0": "12.3",
	"6.1": "12.3",
	"7.0": "12.5"
};
/** What a capability can be written as, for messages. */
const capabilityForms = "8.6, 9.0a, 9.0+PTX, 8.x, >=8.0, hopper, a GPU such as L4, default, all-major or hosted-gpus";
/** What a toolkit can be written as, for messages. */
const toolkitForms = "12.8, 12.x, >=12.6, latest, default or cpu";
/** Reads one word of a list of capabilities; undefined when it is none of the forms. */
function parseCapabilitySelector(text) {
	const withPtx = /^(.*)\+ptx$/i.exec(text);
	const word = (withPtx?.[1] ?? text).trim();
	const more = {
		text,
		ptx: withPtx !== null
	};
	const capability = parseCapability(word);
	if (capability) return {
		kind: "exact",
		capability: formatCapability(capability),
		...more
	};
	const major = /^([1-9]\d?)\.x$/i.exec(word);
	if (major) return {
		kind: "major",
		major: Number(major[1]),
		...more
	};
	const bounds = parseBounds(word);
	if (bounds) return {
		kind: "range",
		bounds,
		...more
	};
	const preset = presets.find((name) => name === word.toLowerCase());
	if (preset) return {
		kind: "preset",
		preset,
		...more
	};
	const name = word.toLowerCase();
	if (name === "jetson" || architectures.some((row) => row.name.toLowerCase() === name)) return {
		kind: "name",
		name,
		...more
	};
	return gpuCapabilities(word) ? {
		kind: "gpu",
		gpu: word,
		...more
	} : void 0;
}
/**
* The words of a list of capabilities: blanks separate them, but for those in the name of a GPU (`GeForce RTX 4090`). A
* name of NVIDIA's that is none is one word as well, so that what is said of it is about all of it.
*/
function splitCapabilities(text) {
	const words = text.trim().split(/\s+/);
	const known = (from, to) => parseCapabilitySelector(words.slice(from, to).join(" ")) !== void 0;
	const found = [];
	for (let from = 0; from < words.length;) {
		let to = Math.min(words.length, from + 10);
		while (to > from + 1 && !known(from, to)) to--;
		if ((!known(from, to) || variant.test(words[to] ?? "")) && looksLikeGpu(words[from] ?? "")) while (to < words.length && !known(to, to + 1)) to++;
		found.push(words.slice(from, to).join(" "));
		from = to;
	}
	return found;
}
/** A word after the name of a known GPU that makes it another one. */
const variant = /^(?:ti|super|ultra|[dm]|v\d|ada|blackwell)$/i;
/** Reads a toolkit of the request; undefined when it is none of the forms. */
function parseToolkitSelector(text) {
	const word = text.trim().toLowerCase();
	if (word === "latest" || word === "default" || word === "cpu") return {
		kind: word,
		text
	};
	if (/^\d{1,2}\.\d{1,2}$/.test(word) && parseVersion(word)) return {
		kind: "exact",
		version: word,
		text
	};
	const major = /^([1-9]\d?)(?:\.x)?$/.exec(word);
	if (major) return {
		kind: "major",
		major: Number(major[1]),
		text
	};
	const bounds = parseBounds(word.replaceAll(/\s+/g, ""));
	return bounds && {
		kind: "range",
		bounds,
		text
	};
}
/** `>=8.0`, `<10`, `>=8.0<10.0`. */
function parseBounds(text) {
	if (!/^(?:[<>]=?\d{1,2}(?:\.\d{1,2})?){1,2}$/.test(text)) return void 0;
	return [...text.matchAll(/([<>]=?)(\d+)(?:\.(\d+))?/g)].map((match) => ({
		operator: match[1],
		version: {
			major: Number(match[2]),
			minor: Number(match[3] ?? 0)
		}
	}));
}
/**
* The capabilities that a selector names, in numeric order. Ranges, majors and names select baseline capabilities of
* ordinary GPUs: Jetsons, `a` and `f` are only what is written out. `toolkit` is what presets depend on.
*/
function selectCapabilities(selector, tables, toolkit) {
	const baseline = allArchitectures(tables).filter((row) => row.parsed.suffix === "");
	const ordinary = baseline.filter((row) => !row.jetson);
	switch (selector.kind) {
		case "exact": return [selector.capability];
		case "range": return names(ordinary.filter((row) => isWithin(row.parsed, selector.bounds)));
		case "major": return names(ordinary.filter((row) => row.parsed.major === selector.major));
		case "name": return names(selector.name === "jetson" ? baseline.filter((row) => row.jetson) : ordinary.filter((row) => row.name.toLowerCase() === selector.name));
		case "gpu": return names(baseline.filter((row) => gpuCapabilities(selector.gpu)?.includes(row.capability)));
		case "preset": return presetCapabilities(selector.preset, tables, toolkit);
	}
}
function presetCapabilities(preset, tables, toolkit) {
	if (preset === "hosted-gpus") return hostedGpus;
	const served = allArchitectures(tables).filter((row) => row.parsed.suffix === "" && !row.jetson && (!toolkit || isServed(row, toolkit, tables)));
	if (preset === "all-major") return names(served.filter((row, index) => row.parsed.minor === 0 || index === 0));
	const theirs = toolkit && tables.facts?.toolkits[toolkit.version]?.default;
	if (theirs) return theirs;
	return names(served.filter((row) => {
		const until = parseVersion(defaultUntil[row.capability] ?? "99.0");
		return !toolkit || !until || compareVersions(toolkit.parsed, until) <= 0;
	})).filter((capability) => !notInNixpkgs.includes(capability));
}
/** The compiler knows them, Nixpkgs' own tables (autumn 2026) do not. */
const notInNixpkgs = ["10.7"];
/** Whether the toolkit, and Nixpkgs where it was asked, builds for it. */
function isServed(row, toolkit, tables) {
	const supported = tables.facts?.toolkits[toolkit.version]?.supported;
	if (supported && !supported.includes(row.capability)) return false;
	return compareVersions(toolkit.parsed, row.min) >= 0 && (!row.max || compareVersions(toolkit.parsed, row.max) <= 0);
}
/**
* The versions that a toolkit selector names, oldest first. Ranges select from what the user's Nixpkgs has, or from
* the tables while it was not asked. Undefined when only Nixpkgs can tell (`default`); `cpu` is itself.
*/
function selectToolkits(selector, tables) {
	const there = [...tables.toolkits.values()].filter((row) => !tables.facts || row.version in tables.facts.toolkits);
	switch (selector.kind) {
		case "cpu": return ["cpu"];
		case "exact": return [selector.version];
		case "range": return there.filter((row) => isWithin(row.parsed, selector.bounds)).map((row) => row.version);
		case "major": return there.filter((row) => row.parsed.major === selector.major).map((row) => row.version);
		case "latest": return there.slice(-1).map((row) => row.version);
		case "default": {
			const version = tables.facts ? tables.facts.defaultToolkit : tables.defaultToolkit;
			return version ? [version] : tables.facts ? [] : void 0;
		}
	}
}
function isWithin(version, bounds) {
	return bounds.every(({ operator, version: limit }) => {
		const order = version.major - limit.major || version.minor - limit.minor;
		if (operator === ">=") return order >= 0;
		if (operator === "<=") return order <= 0;
		return operator === ">" ? order > 0 : order < 0;
	});
}
function names(rows) {
	return rows.toSorted((a, b) => compareCapabilities(a.parsed, b.parsed)).map((row) => row.capability);
}

// src/nix/host-name.ts
/**
* The host that somebody means who writes an address, a port or a comma where only a host ever matches; undefined for what
* is fine. Empty where it cannot be determined, or may be a secret in the wrong place.
*/
function meantHost(text) {
	if (!(/:\/\/|[,;/]$/.test(text) || /^[^:]+:\d+$/.test(text))) return void 0;
	const host = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/^[^@/]*@/, "").replace(/[/:,;].*$/, "");
	return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(host) ? host : "";
}

// src/nix/credentials/netrc.ts
const netrcSource = "https://everything.curl.dev/usingcurl/netrc.html";
/** Words that take the next word as their value. */
const withValue = [
	"machine",
	"login",
	"password",
	"account"
];
/**
* Cuts a netrc into its entries as curl reads it, which Nix downloads with: words at any line, `#` at the beginning of a
* line for a comment, `macdef` up to an empty line. Problems (CFG030) name lines and never repeat a word: any may be a
* password.
*/
function parseNetrc(text) {
	const starts = [];
	const problems = [];
	let expects;
	for (const { word, at, line } of words(text)) if (expects !== void 0) {
		const entry = starts.at(-1);
		if (entry && expects === "password") entry.known = true;
		const host = expects === "machine" ? meantHost(word) : void 0;
		if (host !== void 0) problems.push(noHost(host, line));
		expects = void 0;
	} else if (word === "machine" || word === "default") {
		starts.push({
			kind: word,
			at,
			line,
			known: false
		});
		if (word === "machine") expects = word;
	} else if (withValue.includes(word) && starts.length > 0) expects = word;
	else {
		const why = withValue.includes(word) ? "a word before the first `machine`" : "an unknown word";
		problems.push(wrong(`has ${why}`, line));
	}
	if (expects !== void 0) problems.push(wrong(`ends after \`${expects}\``));
	if (starts.length === 0 && problems.length === 0) problems.push(wrong("names no machine"));
	for (const { known, line } of starts) if (!known) problems.push(wrong("has an entry without a password", line));
	return {
		entries: starts.map(({ kind, at }, index) => {
			return {
				kind,
				text: `${text.slice(at, starts[index + 1]?.at).trimEnd()}\n`
			};
		}),
		problems
	};
}
/**
* One netrc of several: what the jobs gave, then the machine's own, then the jobs' `default` entries. curl takes the first
* entry that fits: so the job's word for a host counts, and nothing of the machine's is hidden by a `default`.
*/
function mergeNetrc(jobs, machine) {
	const entries = jobs.flatMap((text) => parseNetrc(text).entries);
	const textOf = (kind) => [...new Set(entries.filter((entry) => entry.kind === kind).map(({ text }) => text))];
	const own = machine.trim() === "" ? [] : [`${machine.trimEnd()}\n`];
	return [
		...textOf("machine"),
		...own,
		...textOf("default")
	].join("\n");
}
/**
* The login that a netrc has for a host (in small letters), as `user:password`: of the first entry that names it, else of `default`. Undefined
* where there is none, and of one without a password.
*/
function netrcLogin(text, host) {
	const entries = parseNetrc(text).entries.map((entry) => ({
		kind: entry.kind,
		values: valuesOf(entry.text)
	}));
	const entry = entries.find(({ values }) => values.get("machine")?.toLowerCase() === host) ?? entries.find(({ kind }) => kind === "default");
	const password = entry?.values.get("password");
	return password === void 0 ? void 0 : `${entry?.values.get("login") ?? ""}:${password}`;
}
/** The values of one entry by their words; a value may itself be such a word. */
function valuesOf(text) {
	const values = /* @__PURE__ */ new Map();
	let expects;
	for (const { word } of words(text)) if (expects !== void 0) {
		if (!values.has(expects)) values.set(expects, unquoted(word));
		expects = void 0;
	} else if (word === "machine" || withValue.includes(word)) expects = word;
	return values;
}
function unquoted(word) {
	return /^".*"$/s.test(word) ? word.slice(1, -1).replaceAll(/\\(.)/g, "$1") : word;
}
function words(text) {
	const found = [];
	let at = 0;
	let macro = false;
	for (const [index, line] of text.split("\n").entries()) {
		const isComment = /^\s*#/.test(line);
		if (macro) macro = line.trim() !== "";
		else if (!isComment) for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)) {
			if (match[0] === "macdef") {
				macro = true;
				break;
			}
			found.push({
				word: match[0],
				at: at + match.index,
				line: index + 1
			});
		}
		at += line.length + 1;
	}
	return found;
}
function noHost(host, line) {
	const fix = `Write \`machine ${host || "HOST"} login USER password SECRET\`: the host alone, without https://, port or commas.`;
	return {
		...wrong("has a machine that can never match", line),
		fix
	};
}
function wrong(what, line) {
	return error("CFG030", `netrc ${what}.`, "Write `machine HOST login USER password SECRET`, one entry per host.", {
		...line === void 0 ? {} : { where: {
			file: "netrc",
			line
		} },
		source: netrcSource
	});
}

export { Finding, about, addAccounts, addInclude, adviseDisk, aheadText, allArchitectures, answers, architectures, asOwner, asRoot, asRootWith, ask, askServer, attempt, attributePath, availableToolkits, base32, bootOut, briefResults, budgetFor, buildFolders, builtHere, builtInTables, builtPathsOf, byRule, cancelled, capabilityForms, cellId, checkRoom, checkRpm, childEnv, claimsOf, closureOf, counted, cubinReader, damaged, darwinStore, dayOf, deriverOf, describeDoubts, describeTargets, describeUnits, differences, digest, diskFull, diskInfo, distinctVersions, documentReport, elfSections, examineFolder, excludedSection, failed, fileOf, fileProblem, filesIn, findArchitecture, findConflicts, findMixedTrust, findNix, findPrivilege, findToolkit, findingProblem, fingerprint, floxLink, floxReceiptPath, floxhubOwned, floxhubToken, folded, foldersMadeAbove, freeKeys, fromBase32, fstabPath, gatherFacts, gatherFloxFacts, gpuCapabilities, heldBack, holdsImages, inGigabytes, installEnv, isAttributePath, isBuilt, isFloxCell, isManagedBy, isNew, isReal, isSigned, isStoreName, isTooNew, isTooOld, isWithin$1 as isWithin, isWritableFolder, jobFolder, jobName, joinParts, judgeContents, judgedByContent, knows, largest, limitTo, list, listImages, listVolumes, localFiles, logBlock, logDetail, lookForFlox, lookForNix, macPrograms, madeFoldersFile, makeLocalCache, makeStateFolder, managedNames, managedText, mapAttributePath, markdownTable, meantHost, measuredAbove, measuredPath, measuredStore, memorySource, mergeNetrc, missingFolders, moreOf, mountOf, mountedVolume, mounterPlist, mountsWithin, narHashOf, narInfoFile, nearestArchitecture, nearestGpus, nearestToolkit, neededBytes, neededPrograms, netrcLogin, networkProblem, nixAttributeName, nixAttributePath, nixErrorText, nixFolder, nixHome, nixString, noRoom, notStarted, notesOf, openFile, openLocalCache, otherName, outcomeOf, outputsOf, parseCapabilitySelector, parseNarInfo, parseNetrc, parsePublicKey, parseSecretKey, parseToolkitSelector, partsOf, passwdEntry, plainText, planRemoval, plannedCells, printNarInfo, printPlist, problemLine, processStart, readAccounts, readClaims, readClosure, readCubin, readElfHeader, readFloxReceipt, readJob, readKnownClosure, readLogin, readMounts, readPtx, readReceipt, readSaved, readServedPath, readView, receiptPath, referencesOf, registration, removeFromLaunchd, removeInclude, rename, reportContainers, requisitesOf, restartByLaunchd, rootFiles, runNix, runStep, saveLogin, secondsAhead, selectCapabilities, selectToolkits, serverFails, signIn, some, spend, splitCapabilities, stagedConf, startByLaunchd, stateFolder, stopByLaunchd, storeCacheOwned, stubNarInfo, syntheticPath, tableDifferences, tablesFor, text, timeOf, toolkitForms, toolkits, u64, unbuiltStatus, unitsOf, userConfFiles, userPrograms, userStateFolder, usualBundle, validOf, verifyImages, waitForDaemon, whyExcluded, whyNotAsRoot, windowOf, withPublishing, withoutVolumeFiles, writeFloxReceipt, writeJob, writeReceipt };