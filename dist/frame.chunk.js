import { constants } from "node:os";
import { parseArgs, stripVTControlCharacters, styleText } from "node:util";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, constants as constants$1, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";
import { isatty } from "node:tty";
import * as files from "node:fs/promises";
import { connect } from "node:net";
import { createInterface } from "node:readline/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/model/problem.ts
const problemOf = (severity) => (code, message, fix, more = {}) => ({
	code,
	severity,
	message,
	fix,
	...more
});
/** What stops the work, or makes its result a bad one. */
const error = problemOf("error");
/** What works otherwise than asked, or may not work later. */
const warning = problemOf("warning");
/** What is as it should be and yet worth knowing. */
const notice = problemOf("notice");
/** Carries problems through code that cannot go on. All problems at once, not the first. */
var ProblemError = class extends Error {
	name = "ProblemError";
	problems;
	constructor(problems, options) {
		const list = Array.isArray(problems) ? problems : [problems];
		super(list.map(formatProblem).join("\n"), options);
		this.problems = list;
	}
};
/** `CFG001: what happened. What to do.`, with the location in front where there is one. */
function formatProblem(problem) {
	return `${problem.where ? [
		problem.where.file,
		problem.where.line,
		problem.where.column
	].filter((part) => part !== void 0).join(":") + ": " : ""}${problem.code}: ${problem.message} ${problem.fix}`.trim();
}
/** `error` for an exit code that is not 0, else the worst that is there, else undefined. */
function worstSeverity(problems) {
	for (const severity of [
		"error",
		"warning",
		"notice"
	]) if (problems.some((problem) => problem.severity === severity)) return severity;
}

// src/runner/exec.ts
/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function failureText(outcome) {
	return outcome.kind === "not-started" ? outcome.reason : outcome.stderrTail.at(-1) ?? outcome.kind;
}
const tailLines = 60;
const maxLine = 65536;
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
const grace = 4e3;
/** Milliseconds for the last lines on standard error after a program that others outlive has ended. */
const lastLines = 1e3;
/** Milliseconds between two looks at a group that was told to stop. */
const groupCheck = 50;
/**
* Runs a program in a process group of its own, so that a stop reaches its children too. Standard output is collected,
* standard error is handed on line by line. Never rejects: the outcome says what happened.
*/
const runCommand = (command) => new Promise((resolve) => {
	if (command.signal?.aborted) return resolve({
		kind: "cancelled",
		stdout: "",
		stderrTail: []
	});
	if (command.background) return resolve(startAlone(command, command.background.log));
	const [program, ...args] = command.argv;
	const stdin = command.input === void 0 ? "ignore" : "pipe";
	const child = spawn(program, args, {
		cwd: command.cwd,
		env: command.env,
		detached: true,
		stdio: command.passesOutput ? [
			stdin,
			"inherit",
			"pipe",
			2
		] : [
			stdin,
			"pipe",
			"pipe"
		]
	});
	let stopped;
	let killer;
	const stop = (why) => {
		if (stopped) return;
		stopped = why;
		signalGroup(child.pid, "SIGTERM");
		killer = setTimeout(() => signalGroup(child.pid, "SIGKILL"), grace);
	};
	const onAbort = () => stop("cancelled");
	const timer = setTimeout(() => stop("timed-out"), command.timeout * 1e3);
	command.signal?.addEventListener("abort", onAbort, { once: true });
	const stdout = [];
	child.stdout?.on("data", (chunk) => stdout.push(chunk));
	const stderrTail = [];
	const lines = lineSplitter((line) => {
		stderrTail.push(line);
		if (stderrTail.length > 60) stderrTail.shift();
		command.onStderr?.(line);
	});
	child.stderr?.on("data", lines.push);
	let release;
	if (command.passesOutput) child.once("exit", () => {
		release = setTimeout(() => child.stderr?.destroy(), lastLines);
	});
	const finish = (outcome) => {
		clearTimeout(timer);
		clearTimeout(killer);
		clearTimeout(release);
		command.signal?.removeEventListener("abort", onAbort);
		resolve(outcome);
	};
	child.on("error", (cause) => finish({
		kind: "not-started",
		reason: cause.message
	}));
	child.on("close", (code) => {
		lines.end();
		const seen = {
			stdout: Buffer.concat(stdout).toString("utf8"),
			stderrTail
		};
		const ended = stopped;
		if (ended && command.passesOutput) whenGroupEnds(child.pid, () => finish({
			kind: ended,
			...seen
		}));
		else if (ended) finish({
			kind: ended,
			...seen
		});
		else if (code === null) finish({
			kind: "killed",
			...seen
		});
		else finish({
			kind: "exited",
			code,
			...seen
		});
	});
	if (command.input !== void 0 && child.stdin) {
		child.stdin.on("error", () => {});
		if (typeof command.input === "string") child.stdin.end(command.input);
		else feed(command.input, child.stdin);
	}
});
/**
* Runs a program in this process group, with standard input, output and error as they are: ^C at a terminal reaches it without us.
* A stop that reached this process alone is handed on, by the name of its signal; the program decides what it does.
* process.execve would leave pipes non-blocking, as Node set them, and programs then lose what they print.
*/
const runAttached = (argv, env, signal) => new Promise((resolve) => {
	const [program, ...args] = argv;
	const child = spawn(program, args, {
		env,
		stdio: "inherit"
	});
	const onAbort = () => {
		const name = signal.reason === "SIGINT" ? "SIGINT" : "SIGTERM";
		if (name === "SIGTERM" || !isatty(0)) child.kill(name);
	};
	signal.addEventListener("abort", onAbort, { once: true });
	child.on("error", (cause) => resolve({ reason: cause.message }));
	child.on("exit", (code, name) => {
		signal.removeEventListener("abort", onAbort);
		resolve({ code: code ?? 128 + (name ? constants.signals[name] : 0) });
	});
});
/** Writes a stream to a child at the child's pace. */
async function feed(chunks, stdin) {
	const closed = new Promise((resolve) => stdin.once("close", resolve));
	try {
		for await (const chunk of chunks) {
			if (stdin.destroyed) break;
			if (!stdin.write(chunk)) await Promise.race([once(stdin, "drain"), closed]);
		}
	} catch {} finally {
		stdin.end();
	}
}
function startAlone(command, log) {
	return new Promise((resolve) => {
		const [program, ...args] = command.argv;
		let output;
		try {
			output = openSync(log, "a", 384);
		} catch (cause) {
			return resolve({
				kind: "not-started",
				reason: cause.message
			});
		}
		const child = spawn(program, args, {
			cwd: command.cwd ?? "/",
			env: command.env,
			detached: true,
			stdio: [
				"ignore",
				output,
				output
			]
		});
		closeSync(output);
		child.once("error", (cause) => resolve({
			kind: "not-started",
			reason: cause.message
		}));
		child.once("spawn", () => {
			child.unref();
			resolve({
				kind: "exited",
				code: 0,
				stdout: `${child.pid}\n`,
				stderrTail: []
			});
		});
	});
}
function signalGroup(pid, signal) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, signal);
	} catch {}
}
/** Calls when nothing of a group that was told to stop is left, or all that is left was killed. */
function whenGroupEnds(pid, done) {
	let checks = grace / groupCheck;
	const check = () => {
		checks -= 1;
		try {
			if (pid !== void 0 && checks > 0) {
				process.kill(-pid, 0);
				setTimeout(check, groupCheck);
				return;
			}
		} catch {
			return done();
		}
		signalGroup(pid, "SIGKILL");
		done();
	};
	check();
}
/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine) {
	const decoder = new StringDecoder("utf8");
	let rest = "";
	return {
		push: (chunk) => {
			const parts = (rest + decoder.write(chunk)).split("\n");
			rest = parts.pop() ?? "";
			for (const part of parts) onLine(part.slice(0, maxLine));
			if (rest.length > maxLine) {
				onLine(rest.slice(0, maxLine));
				rest = "";
			}
		},
		end: () => {
			const last = rest + decoder.end();
			if (last !== "") onLine(last);
		}
	};
}

// src/runner/files.ts
/**
* Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
* then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
*/
async function writeAtomically(host, path, content) {
	await host.files.mkdir(dirname(path), {
		recursive: true,
		mode: 448
	});
	const temporary = `${path}.${randomBytes(6).toString("hex")}.new`;
	const handle = await host.files.open(temporary, "wx", 384);
	try {
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await host.files.rename(temporary, path);
	} catch (cause) {
		await host.files.rm(temporary, { force: true });
		throw cause;
	}
}
/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
async function readIfPresent(host, path) {
	try {
		return await host.files.readFile(path, "utf8");
	} catch (cause) {
		if (isErrno(cause, "ENOENT")) return void 0;
		throw cause;
	}
}
/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
function isThere(host, path) {
	return holds(host.files.lstat(path));
}
/** Whether this process may write to it (access(2)). */
function isWritable(host, path) {
	return holds(host.files.access(path, constants$1.W_OK));
}
/** Whether it is a file that this process may execute. */
async function isProgram(host, path) {
	if (!await holds(host.files.access(path, constants$1.X_OK))) return false;
	return (await host.files.stat(path).catch(() => void 0))?.isFile() ?? false;
}
/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
async function findProgram(host, name, folders) {
	for (const folder of folders.filter((entry) => entry.startsWith("/"))) {
		const program = join(folder, name);
		if (await isProgram(host, program)) return program;
	}
}
/** What Docker and Podman leave in the root of a container. */
const containerMarks = ["/.dockerenv", "/run/.containerenv"];
function holds(question) {
	return question.then(() => true, () => false);
}
/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
function isDiskFull(cause) {
	if (isErrno(cause, "ENOSPC") || isErrno(cause, "EDQUOT")) return true;
	return cause instanceof Error && cause.errcode === 13;
}
/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
function problemsIn(cause) {
	if (cause instanceof ProblemError) return cause.problems;
	if (!(cause instanceof Error && isDiskFull(cause))) return void 0;
	return [error("INS045", `A file cannot be written: ${cause.message}.`, "Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.")];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
	return cause instanceof Error && cause.code === code;
}

// src/flox/auth/hub.ts
/** The FloxHub that is meant where nobody names one. */
const publicHub = "https://hub.flox.dev";
/** What the public FloxHub expects tokens to be for, without a slash at the end. */
const publicAudience = "https://hub.flox.dev/api";
/**
* The FloxHub at an address; undefined for what is no address, or not one of https. http is for this machine alone. The
* hosted one has its API at a host beside it, any other at its own address, as in the CLI:
* https://github.com/flox/flox/blob/main/cli/flox-core/src/floxhub.rs
*/
function floxHub(text) {
	const url = safeUrl(text);
	if (!url) return void 0;
	const base = `${url.origin}${url.pathname}`.replace(/\/+$/, "");
	const hosted = /^hub((?:\.[a-z0-9-]+)*\.flox\.dev)$/.exec(url.hostname);
	return {
		url: base,
		api: hosted ? `https://api${hosted[1]}` : base
	};
}
/** The address of a server that may be sent a secret: https, or http on this machine; no login, query or fragment. */
function safeUrl(text) {
	const url = URL.parse(text);
	if (!url || /[@?#]/.test(text)) return void 0;
	return url.protocol === "https:" || isLoopback(url) ? url : void 0;
}
/** Whether it is plain http to this machine. */
function isLoopback({ protocol, hostname }) {
	return protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname));
}
/**
* The hosts of the stores of private catalogs, to which Flox itself sends the token in a netrc:
* https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/nix_auth.rs
* A FloxHub of one's own serves everything at its own host, and those of flox.dev do not get its token.
*/
function storeHosts({ url, api }) {
	if (api === url) return [new URL(url).hostname];
	return [
		"publisher.flox.dev",
		"publisher.preview.flox.dev",
		"api.preview2.flox.dev",
		"experimental-warehouse.production2.flox.dev",
		"experimental-warehouse.preview2.flox.dev"
	];
}

// src/runner/mask-secrets.ts
/** What stands in place of a secret. */
const veil = "***";
/** Shorter secrets are hidden as they are; what they encode to would be found in half of all texts. */
const shortest$1 = 4;
/**
* The text without the secrets: as they are, line by line, JSON-escaped, percent- or form-encoded, in hexadecimal, and in
* base64, also inside of something longer such as `user:secret`. A secret of asterisks alone is not hidden.
*/
function maskSecrets(text, secrets) {
	const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => /[^*]/.test(form));
	if (forms.length === 0) return text;
	const longestFirst = forms.sort((a, b) => b.length - a.length);
	const pattern = new RegExp(longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|"), "g");
	for (let masked = text;;) {
		const next = masked.replace(pattern, veil);
		if (next === masked) return masked;
		masked = next;
	}
}
/** Every form in which `maskSecrets` finds a secret, itself among them. */
function formsOf(secret) {
	const lines = secret.split(/\r?\n/).map((line) => line.trim());
	return [
		secret,
		secret.trim(),
		...lines.filter((line) => line.length >= shortest$1)
	].flatMap((part) => part.length < shortest$1 ? [part] : encodings(part));
}
function encodings(text) {
	const bytes = Buffer.from(text);
	const percent = encodeURIComponent(text.toWellFormed());
	const urls = [
		percent,
		percent.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
		new URLSearchParams([["", text]]).toString().slice(1)
	];
	const base64 = [bytes.toString("base64"), ...alignments(bytes)];
	return [
		text,
		JSON.stringify(text).slice(1, -1),
		...urls,
		...urls.map((url) => url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
		...base64,
		...base64.map((code) => code.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")),
		bytes.toString("hex"),
		bytes.toString("hex").toUpperCase()
	];
}
/** The characters of base64 that depend on these bytes alone, wherever in a longer text they begin. */
function alignments(bytes) {
	return [
		0,
		1,
		2
	].map((before) => {
		const code = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
		const first = Math.ceil(before * 8 / 6);
		return code.slice(first, Math.floor((before + bytes.length) * 8 / 6));
	});
}
/**
* Tokens by their shape. With prefixes of their issuers: GitHub, GitLab, Hugging Face, FloxHub, Slack, npm, Docker, PyPI,
* NVIDIA, OpenAI, Anthropic, DigitalOcean, Google, Vault, Tailscale. Those of Cachix and Attic are JSON web tokens.
*/
const tokens = [
	/\bgh[a-z]_[\w.-]{10,}/g,
	/\b(?:github_pat_|gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|wt)-|hf_|flox_[a-z]{3}_|xox[a-z](?:\.xox[a-z])?-|xapp-|npm_|dckr_[a-z]{3}_|pypi-|do[a-z]_v1_)[\w-]{10,}/g,
	/\b(?:nvapi-|sk-|ya29\.|AIza|hv[sb]\.|tskey-)[\w-]{16,}/g,
	/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*/g,
	/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g
];
/** Whether a token of a known shape is in the text. */
function hasToken(text) {
	return tokens.some((shape) => text.search(shape) >= 0);
}
/** What looks like a secret to anybody: `[pattern, what stays of it]`. */
const likely = [
	...tokens.map((shape) => [shape, veil]),
	[/:[A-Za-z0-9+/]{86}==/g, `:${veil}`],
	[/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, veil],
	[/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, `$1${veil}@`],
	[/([?&;]sig=)[^\s"'&;]+/gi, `$1${veil}`],
	[/\b((?:extra-)?(?:access-tokens|impure-env)\s*=).*/g, `$1 ${veil}`],
	[/\b(password|passwd|account)([ \t]+)\S+/gi, `$1$2${veil}`],
	[/\b((?:proxy-)?authorization:?\s*(?:basic|bearer|token)?\s+)\S+/gi, `$1${veil}`],
	[/\b([\w-]*(?:token|secret|passw(?:or)?d|api[_-]?key|access[_-]?key|signature)[\w-]*["']?\s*[=:]\s*["']?)[^\s"'&,;]{4,}/gi, `$1${veil}`]
];
/** The text without what looks like a token, a password or a private key. It rather hides too much. */
function maskLikelySecrets(text) {
	return likely.reduce((left, [pattern, stays]) => left.replace(pattern, stays), text);
}
/** The values of variables whose names say that they are secret. */
function secretsOf$1(env) {
	return Object.entries(env).flatMap(([name, value]) => value && value.length >= 8 && /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|(?:^|_)(?:KEY|PAT|AUTH)$|[_-]KEY$/i.test(name) ? [value] : []);
}
/**
* The secrets in a value of access-tokens, `host=token` each. Nix sends the token after `PAT:` or `OAuth2:` alone.
* https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-access-tokens
*/
function accessTokens(text) {
	return text.split(/\s+/).flatMap((entry) => {
		const token = entry.slice(entry.indexOf("=") + 1);
		return [token, token.slice(token.indexOf(":") + 1)];
	});
}
/** The passwords in a netrc, those of comments too. A quoted one may have blanks in it. */
function netrcPasswords(text) {
	return [...text.matchAll(/\b(?:password|account)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, quoted, word = ""]) => quoted?.replace(/\\(.)/g, "$1") ?? word);
}

// src/runner/http/rules.ts
const redirectLimit = 5;
/** A server sends us where we do not go. */
var RefusedRedirect = class extends Error {};
/**
* The reply after at most five redirects: never from https to http, to another scheme, or to a URL with a user in it. Of what
* is neither GET nor HEAD only those (307, 308) that want the same again. Another origin gets no header that may hold a secret.
* Throws as `send`, and RefusedRedirect.
*/
async function follow(http, request) {
	let asked = request;
	for (let hop = 0;; hop += 1) {
		const reply = await http.send(asked);
		const sends = asked.method !== void 0 && asked.method !== "GET" && asked.method !== "HEAD";
		if (!isRedirect(reply.status) || sends && reply.status < 307) return reply;
		reply.close();
		const location = reply.header("location");
		const url = location === void 0 ? null : URL.parse(location, asked.url.href);
		if (!url) throw new RefusedRedirect(`${shown(asked.url)} redirects without an address`);
		if (hop >= redirectLimit) throw new RefusedRedirect(`more than ${redirectLimit} redirects`);
		const plain = asked.url.protocol === "http:";
		if (!(url.protocol === "https:" || plain && url.protocol === "http:") || url.username !== "") throw new RefusedRedirect(`${shown(url)} is not ${plain ? "http" : "https"}`);
		const headers = url.origin === asked.url.origin ? asked.headers : harmless(asked.headers);
		asked = {
			...asked,
			url,
			...headers && { headers }
		};
	}
}
/** True of 301 and the like. */
function isRedirect(status) {
	return [
		301,
		302,
		303,
		307,
		308
	].includes(status);
}
function harmless(headers = {}) {
	const known = /^(?:accept(?:-.*)?|content-(?:length|range|type)|if-.*|range|user-agent)$/i;
	return Object.fromEntries(Object.entries(headers).filter(([name]) => known.test(name)));
}
/** Whether another try may get a better answer: time-out, too many requests, and the server's own faults. */
function isPassing(status) {
	return status === 408 || status === 429 || status >= 500 && status !== 501;
}
/** Tries until it is done or the rule ends it. Throws what a try throws, and what its `end` throws. */
async function retry({ clock }, rule, attempt) {
	for (let count = 1;; count += 1) {
		const tried = await attempt();
		if ("done" in tried) return tried.done;
		if (count >= rule.tries || rule.signal?.aborted || rule.ended?.()) return tried.end();
		const asked = readRetryAfter(tried.retryAfter, clock.now());
		const pause = asked ?? rule.firstPause * 2 ** (count - 1);
		const spread = asked === void 0 || rule.crowd ? 1 + Math.random() / 2 : 1;
		const wait = Math.round(Math.min(pause * spread, rule.longestPause));
		tried.onPause?.(`Try ${count + 1} of ${rule.tries} in ${(wait / 1e3).toFixed(1)} s`);
		await clock.sleep(wait, rule.signal);
	}
}
/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110, 10.2.3). Undefined where it says neither, and of what is past. */
function readRetryAfter(text, now) {
	if (text === void 0) return void 0;
	const milliseconds = /^\s*\d+\s*$/.test(text) ? Number(text) * 1e3 : Date.parse(text) - now;
	return milliseconds >= 0 ? milliseconds : void 0;
}
/** A URL without user, password and query, which may hold secrets. */
function shown({ protocol, host, pathname }) {
	return `${protocol}//${host}${pathname}`;
}

// src/runner/http/http.ts
/** No whole answer came in time. */
var LateError = class extends Error {};

// src/runner/http/ask.ts
/**
* A whole small answer. What passes (no answer, a cut body, 408, 429, 5xx) is tried again by the rule; not after a
* time-out, which has taken long enough. The last answer is given whatever its status is. A request that must not be sent
* twice has a rule with one try. Throws an Error that says in a few words why there is none.
*/
function ask(host, question, rule) {
	return retry(host, rule, async () => {
		try {
			const reply = await (question.follow === false ? host.http.send(question) : follow(host.http, question));
			const { status, url, header } = reply;
			const answer = {
				status,
				url,
				header,
				body: await readAll(reply, question.maxBytes)
			};
			return isPassing(status) ? {
				end: () => answer,
				retryAfter: header("retry-after")
			} : { done: answer };
		} catch (cause) {
			if (cause instanceof LateError) throw cause;
			return { end: () => {
				throw cause;
			} };
		}
	});
}
async function readAll(reply, maxBytes) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of reply.body) {
			size += chunk.length;
			if (size > maxBytes) break;
			chunks.push(chunk);
		}
	} catch (cause) {
		throw cause.code === "ECONNRESET" ? /* @__PURE__ */ new Error("the answer was cut off") : cause;
	}
	if (size > maxBytes) throw new Error(`the answer has more than ${maxBytes} bytes`);
	return Buffer.concat(chunks);
}

// src/model/version.ts
/** Reads `12.4` (exactly two decimal numbers without leading zeros); undefined for everything else. */
function parseVersion(text) {
	const match = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(text);
	return match ? {
		major: Number(match[1]),
		minor: Number(match[2])
	} : void 0;
}
/** `12.4`. */
function formatVersion(version) {
	return `${version.major}.${version.minor}`;
}
/** Negative, zero or positive, as for Array.prototype.sort: major first, then minor. */
function compareVersions(a, b) {
	return a.major - b.major || a.minor - b.minor;
}
/** Whether a release such as `2.34.8` or `2.26.0pre` is of that version or a newer one; undefined without a number in front. */
function isAtLeast(release, version) {
	const [major = NaN, minor = 0] = release.split(".").map((part) => Number.parseInt(part, 10));
	return Number.isFinite(major) ? compareVersions({
		major,
		minor
	}, version) >= 0 : void 0;
}
/** The newest PTX ISA that a toolkit knows: https://docs.nvidia.com/cuda/parallel-thread-execution/#release-notes */
function ptxIsaOf({ major, minor }) {
	if (major === 11) return {
		major: 7,
		minor
	};
	if (major === 12) return {
		major: 8,
		minor: minor > 5 ? minor - 1 : minor
	};
	return major === 13 ? {
		major: 9,
		minor
	} : void 0;
}

// src/flox/activate/scripts.ts
/** The scripts of an activation. Everything that is not constant in them is a path, a name or a number, in quotes. Pure. */
/** How the file with the command is run, as GitHub runs that of a `run` step. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const interpreters = {
	bash: [
		"bash",
		"--noprofile",
		"--norc",
		"-e",
		"-o",
		"pipefail"
	],
	sh: ["sh", "-e"],
	zsh: [
		"zsh",
		"-f",
		"-e",
		"-o",
		"pipefail"
	],
	python: ["python"]
};
const shells = Object.keys(interpreters);
/** Names of the files in the folder of an activation. */
const files$1 = {
	command: "command",
	/** Exists once the environment is active. */
	active: "active",
	/** Exists once the command was started. */
	started: "started",
	run: "run",
	layer: (index) => `layer-${index}`,
	status: (index) => `status-${index}.json`,
	/** Of a service of an environment, both by their place. */
	log: (index, service) => `log-${index}-${service}`
};
/** Lines of a service's log that are kept. */
const logLines = 40;
/**
* What runs in the innermost environment: the command, whose standard error is descriptor 3 (see `passesOutput`), and around
* it, with services, their start, their status, and then what they logged, which is gone once the activation has ended.
*/
function runScript(folder, shell, program, services, hidesToken = false) {
	const path = (name) => quote$1(`${folder}/${name}`);
	const flox = (task, selector, ...more) => words$3([
		program,
		"services",
		task,
		...selector,
		...more
	]);
	const command = [
		`: > ${path(files$1.started)}`,
		"if (: >&3) 2> /dev/null; then exec 2>&3 3>&-; fi",
		...hidesToken ? ["unset FLOX_FLOXHUB_TOKEN"] : [],
		`exec ${words$3(interpreters[shell])} ${path(files$1.command)}`
	];
	if (services.length === 0) return [`: > ${path(files$1.active)}`, ...command];
	return [
		`: > ${path(files$1.active)}`,
		...services.flatMap(({ selector, start }) => start.length > 0 ? [`${flox("start", selector, ...start)} >&2 || exit`] : []),
		...services.map(({ selector }) => `${flox("status", selector)} >&2 || exit`),
		...[
			"(",
			...command,
			")"
		],
		"code=$?",
		...services.flatMap(({ selector }, index) => [
			`${flox("status", selector, "--json")} > ${path(files$1.status(index))} 2> /dev/null`,
			"service=0",
			`grep -o '"name": *"[^"]*"' ${path(files$1.status(index))} | sed 's/^"name": *"//; s/"$//' | while IFS= read -r name; do`,
			`  ${flox("logs", selector, "-n", String(logLines))} "$name" > ${path(files$1.log(index, ""))}"$service" 2>&1 < /dev/null`,
			"  service=$((service + 1))",
			"done"
		]),
		"exit \"$code\""
	];
}
/** What runs in an outer environment: the activation of the next one. */
function layerScript(shell, argv) {
	return [`export FLOX_SHELL=${quote$1(shell)}`, `exec ${words$3(argv)}`];
}
/** The text of `-c`: Flox puts it on one line with others, which a shell reads from standard input. */
function entryCommand(shell, folder, name) {
	return `exec ${words$3([shell, `${folder}/${name}`])}`;
}
function words$3(list) {
	return list.map(quote$1).join(" ");
}
/** A word as every Bourne shell takes it whole. */
function quote$1(text) {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// src/flox/activate/variables.ts
/** Names that the shell or Flox itself sets, so that a value would be lost or break the activation. */
const taken = /^(?:_|FLOX_(?:ENV|ENV_CACHE|ENV_PROJECT|SHELL)|SHLVL|PWD|OLDPWD)$/;
/**
* Variables of `KEY=VALUE` lines; a value is all that stands behind the first `=`, as it stands there. Empty lines and lines
* that begin with `#` do not count. Pure; no problem has a value in it, which may be secret.
*/
function parseVariables(text) {
	const variables = {};
	const problems = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (/^\s*(?:#|$)/.test(line)) continue;
		const [, name = "", value] = /^\s*([^=\s]+)=(.*)$/.exec(line) ?? [];
		const wrong = value === void 0 ? "is not KEY=VALUE" : wrongName(name, variables);
		if (wrong) problems.push(refuse$2(index + 1, wrong));
		else Object.assign(variables, { [name]: value });
	}
	return {
		variables,
		problems
	};
}
/** Every value, for masking. */
function valuesOf(text) {
	return Object.values(parseVariables(text).variables);
}
function wrongName(name, variables) {
	if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return "has a name that no variable can have";
	if (taken.test(name)) return `sets ${name}, which Flox or the shell sets`;
	return Object.hasOwn(variables, name) ? `sets ${name} a second time` : void 0;
}
function refuse$2(line, wrong) {
	return error("CFG001", `Line ${line} of the input variables ${wrong}.`, "Write one KEY=VALUE per line, each name once; letters, digits and _ are what a name is made of.");
}

// src/model/system.ts
/** The Nix systems for which NVIDIA has a toolkit. https://nix.dev/manual/nix/stable/development/building#system */
const cudaSystems = ["x86_64-linux", "aarch64-linux"];
/** All systems of a request: those of CUDA, and macOS for packages that are also built without CUDA. */
const systems = [
	...cudaSystems,
	"x86_64-darwin",
	"aarch64-darwin"
];
function isSystem(text) {
	return systems.includes(text);
}
/** Whether NVIDIA has a toolkit for it. */
function hasCuda(system) {
	return cudaSystems.includes(system);
}
/** What a machine runs that Node calls, for instance, `linux` and `arm64`; undefined for what none of `systems` is. */
function systemOf({ platform, arch }) {
	const machine = {
		x64: "x86_64",
		arm64: "aarch64"
	}[arch];
	return systems.find((system) => system === `${machine}-${platform}`);
}

// src/runner/inputs.ts
/**
* Reads and parses every input of a surface. `given` answers undefined or the empty text for an input that is unset. Throws
* ProblemError: CFG001 for each value that is not accepted; CFG002 for one that differs from the one in `settings`, CFG008
* for each name there that is no input, CFG010 for each secret there.
*/
function readInputs(surface, given) {
	const problems = [];
	const values = {};
	const settings = readSettings(surface, given, problems);
	for (const [name, input] of Object.entries(surface.inputs)) {
		const own = given(name)?.trim() || input.default;
		const text = settings.get(name) || own;
		if (own !== text && own !== input.default) {
			const message = `Input ${name} is ${quote(own)}, and settings.${name} is ${quote(text)}.`;
			problems.push(error("CFG002", message, "Give it only once."));
		}
		const parsed = input.parse(text);
		if (parsed.ok) values[name] = parsed.value;
		else problems.push(refuse$1(settings.has(name) ? `settings.${name}` : `Input ${name}`, text, parsed.expected));
	}
	if (problems.length > 0) throw new ProblemError(problems);
	return values;
}
/** Shorter texts are words of the language rather than secrets; masking them would make the log unreadable. */
const shortest = 6;
/** Every text in the values of a surface's inputs that must not be shown. */
function secretsOf(surface, values) {
	const given = values;
	return Object.entries(surface.inputs).flatMap(([name, { secrets }]) => {
		const value = given[name];
		return secrets && typeof value === "string" ? secrets(value) : [];
	}).map((text) => text.trim()).filter((text) => text.length >= shortest);
}
function refuse$1(what, text, expected) {
	return error("CFG001", `${what} is ${quote(text)}.`, `It accepts ${expected}.`);
}
function quote(text) {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
/** Those that may be shown. */
function withoutSecrets$1(inputs) {
	return Object.fromEntries(Object.entries(inputs).filter(([, { kind }]) => kind !== "secret"));
}
/** The texts that an input of the kind `settings` gives to others; adds what is wrong with its names to `problems`. */
function readSettings({ inputs }, given, problems) {
	const [own, input] = Object.entries(inputs).find(([, { kind }]) => kind === "settings") ?? [""];
	const parsed = input?.parse(given(own)?.trim() || input.default);
	const names = Object.keys(withoutSecrets$1(inputs)).filter((name) => name !== own);
	const fix = `It may have ${names.join(", ")}.`;
	const texts = /* @__PURE__ */ new Map();
	for (const [name, text] of Object.entries(parsed?.ok ? Object(parsed.value) : {})) if (names.includes(name)) texts.set(name, text);
	else if (Object.hasOwn(inputs, name) && name !== own) problems.push(error("CFG010", `Input ${own} has ${name}, a secret.`, `Give it as the input ${name}, from a secret.`));
	else if (!input?.ignored?.includes(name)) problems.push(error("CFG008", `Input ${own} has ${quote(name)}, which is not an input.`, fix));
	return texts;
}
/** `true` or `false`, as YAML 1.2 and @actions/core's getBooleanInput read them. */
function flag(description, byDefault) {
	return {
		description,
		default: String(byDefault),
		kind: "flag",
		parse: (text) => {
			const word = text.toLowerCase();
			if (word === "true" || word === "false") return {
				ok: true,
				value: word === "true"
			};
			return {
				ok: false,
				expected: "true or false"
			};
		}
	};
}
function text(description, byDefault = "") {
	return {
		description,
		default: byDefault,
		kind: "text",
		parse: (given) => ({
			ok: true,
			value: given === "" ? void 0 : given
		})
	};
}
/** A text that must be given. */
function requiredText(description) {
	const parse = (given) => given === "" ? {
		ok: false,
		expected: "any text that is not empty"
	} : {
		ok: true,
		value: given
	};
	return {
		...text(description),
		parse
	};
}
/** A text that must not be shown, or parts of it must not: as a whole they may be too long to be found. Unset is undefined. */
function secret(description, more = {}) {
	return {
		...text(description),
		kind: "secret",
		secrets: (whole) => [whole],
		...more
	};
}
/** Values of other inputs of the surface, but no secrets, as a JSON object; what is `ignored` may come along. */
function settings(ignored) {
	const refused = {
		ok: false,
		expected: "a JSON object of strings, numbers, true and false"
	};
	return {
		description: "Values of other inputs, as a JSON object (`{\"name\": \"value\"}`); no secrets.",
		default: "{}",
		kind: "settings",
		ignored: ignored.flatMap((inputs) => Object.keys(withoutSecrets$1(inputs))),
		parse: (given) => {
			try {
				const entries = Object.entries(JSON.parse(given));
				if (!given.startsWith("{") || entries.some(([, value]) => Object(value) === value)) return refused;
				return {
					ok: true,
					value: Object.fromEntries(entries.map(([name, value]) => [name, `${value ?? ""}`.trim()]))
				};
			} catch {
				return refused;
			}
		}
	};
}
/** One of a few words. */
function choice(description, byDefault, words) {
	return {
		description,
		default: byDefault,
		kind: "text",
		words,
		parse: (given) => {
			const value = words.find((word) => word === given);
			return value === void 0 ? {
				ok: false,
				expected: words.filter((word) => word !== "").join(", ")
			} : {
				ok: true,
				value
			};
		}
	};
}
/** Entries separated by newlines or commas, trimmed, empty ones left out; an unset list is undefined. */
function list(description) {
	return {
		description,
		default: "",
		kind: "list",
		parse: (given) => {
			const entries = splitList(given);
			return {
				ok: true,
				value: entries.length === 0 ? void 0 : entries
			};
		}
	};
}
/** A list that is never empty, because an unset one has this default. */
function listWithDefault(description, byDefault) {
	const parse = (given) => ({
		ok: true,
		value: splitList(given)
	});
	return {
		...list(description),
		default: byDefault.join(", "),
		parse
	};
}
function splitList(text) {
	return text.split(/[\n,]/).map((entry) => entry.trim()).filter((entry) => entry !== "");
}
/** A whole number in a range, both ends included. */
function wholeNumber(description, byDefault, range) {
	return {
		description,
		default: String(byDefault),
		kind: "number",
		parse: (given) => {
			const value = Number(given);
			if (/^\d{1,9}$/.test(given) && value >= range.min && value <= range.max) return {
				ok: true,
				value
			};
			return {
				ok: false,
				expected: `a whole number from ${range.min} to ${range.max}`
			};
		}
	};
}

// src/actions/activate/surface.ts
const activateSurface = {
	name: "setup-nix-cuda/activate",
	description: "Runs a command in a Flox environment, with its services and its cache folder",
	inputs: {
		command: requiredText("Command, of one or more lines; it is run from a file, as that of a `run` step."),
		shell: choice("What runs the command: `bash` (with `-e -o pipefail`), `sh` (`-e`), `zsh` (`-e -o pipefail`) or `python`; that of the environment where it has one.", "bash", shells),
		dir: list("Folders with a `.flox` folder, from the root of the workspace; several are activated one within the other, in that order. Unset: the environment of `working-directory`, or of the nearest folder above it."),
		reference: text("Environment on FloxHub, `owner/name`, instead of `dir`."),
		generation: text("Generation of the environment on FloxHub, as in `12`; unset means the latest."),
		mode: choice("Mode of the activation: `dev`, `run`, or `auto`, as the manifest says.", "auto", [
			"auto",
			"dev",
			"run"
		]),
		trust: flag("Run the hooks of environments of FloxHub in this step, whoever owns them.", false),
		variables: secret("Variables for the environment and the command, one `KEY=VALUE` per line; every value is masked in the log.", { secrets: valuesOf }),
		services: list("Services to start, by name, or `all`; they stop when the command ends."),
		"working-directory": text("Where the command runs, from the root of the workspace.", "."),
		"flox-env-cache": flag("Keep the folder $FLOX_ENV_CACHE of the environment (`.flox/cache`) in the cache of GitHub from one job to the next.", false),
		"flox-env-cache-key": text("What the content of that folder depends on besides lock and hooks, as in the expression `hashFiles('requirements.txt')`."),
		"job-status": {
			...text("Leave it unset: how the job ended, for what runs after it. The cache of a failed job is not saved."),
			expression: "${{ job.status }}"
		}
	},
	outputs: {
		"exit-code": "Exit code of the command; empty when it was not started",
		environment: "Names of the environments, outermost first, separated by blanks",
		"env-cache-hit": "`true` when the cache folder of every environment was restored; empty without `flox-env-cache`"
	}
};

// src/cuda/tiers.ts
/** Tiers: a pull request builds few telling cells, the night and a release build wide. */
const tierNames = [
	"pull-request",
	"nightly",
	"release"
];
/** The tier of the event that started a workflow; `all` for pushes and dispatches. */
function tierOfEvent(event, ref) {
	if (event === "pull_request" || event === "pull_request_target" || event === "merge_group") return "pull-request";
	if (event === "schedule") return "nightly";
	if (event === "release" || event === "push" && ref?.startsWith("refs/tags/")) return "release";
	return "all";
}
/**
* The telling ones of the valid combinations of one package and system, which come in the order of the plan (toolkits
* ascending, then targets ascending): the oldest toolkit with its lowest targets, the newest with its highest, the
* newest with its lowest, and the cell without CUDA. The number does not grow when a toolkit is added.
*/
function corners(valid) {
	const cuda = valid.filter((cell) => cell.toolkit !== "cpu");
	const versions = [...new Set(cuda.map((cell) => cell.toolkit))].sort(compareToolkitTexts);
	const of = (toolkit) => cuda.filter((cell) => cell.toolkit === toolkit);
	const [oldest, newest] = [of(versions[0]), of(versions.at(-1))];
	const chosen = /* @__PURE__ */ new Set([
		oldest[0],
		newest[0],
		newest.at(-1),
		...valid.filter((cell) => cell.toolkit === "cpu")
	]);
	return valid.filter((cell) => chosen.has(cell));
}
/** Oldest first; `cpu` before all. */
function compareToolkitTexts(a, b) {
	const [left, right] = [parseVersion(a), parseVersion(b)];
	if (!left || !right) return Number(Boolean(left)) - Number(Boolean(right));
	return compareVersions(left, right);
}

// src/actions/plan/inputs.ts
/** What a CUDA matrix request is made of; the request file has keys of the same names. */
const requestInputs = {
	"matrix-file": text("Request file (docs/request.md); not needed when the inputs say everything.", ".github/nix-cuda.yml"),
	packages: list("Packages, one per line: an attribute of Nixpkgs or of an overlay (`python3Packages.torch`), `name=./package.nix` in callPackage style, `name=-f ./default.nix -A attr --argstr sm {sm}`, a flake output `name=.#foo-{toolkit}-{sm}`, or a build of a Flox environment (`flox:name`)."),
	capabilities: list("Compute capabilities, one cell each (`8.6`, `9.0a`, `9.0+PTX`, `>=8.0`, `hopper`, `L4`); several on one line make one fat binary (`8.0 9.0+PTX`), and so do `all-major` and `default`, which is taken when nothing is set."),
	toolkits: list("CUDA toolkits: `12.8`, `12.x`, `>=12.6`, `latest`; `default` is the one of Nixpkgs and taken when nothing is set; `cpu` is the package without CUDA."),
	systems: list("Nix systems (`x86_64-linux`, `aarch64-linux`; for `cpu` also `aarch64-darwin`, `x86_64-darwin`); unset means the system of this machine."),
	nixpkgs: text("Which Nixpkgs: `lock` (of flake.lock), a folder (`./nixpkgs`), a flake reference (`github:NixOS/nixpkgs/<rev>`), or a branch that caches build (`flox/unstable`, `nixos-cuda/nixos-unstable-cuda`, …). Unset: that of flake.lock, else the newest revision of the branch that a configured CUDA cache builds."),
	overlays: list("Overlays on Nixpkgs: files (`./overlay.nix`), or flakes (`.` for `overlays.default`, `.#name`)."),
	"allow-unfree": list("Names of unfree packages or licences to allow besides those of CUDA."),
	"legacy-toolkits": text("`true` to take toolkits that Nixpkgs has dropped from the pinned overlay nixos-cuda/cuda-legacy, or the flake reference of another overlay."),
	driver: text("Oldest driver of your users, as in `550.54.14`; cells that it cannot run are excluded."),
	include: list("More cells, one pattern per line: `toolkit=13.4 capabilities=9.0a/10.0+PTX package=x system=y`."),
	exclude: list("Cells to leave out, one pattern per line: `toolkit=12.x capabilities=9.0a package=x* system=y`."),
	tier: choice("Which tier of the request: `auto` (by event, where the file has `tiers`), `all`, `pull-request`, `nightly` or `release`.", "auto", [
		"auto",
		"all",
		...tierNames
	]),
	runners: list("Runners, one per line: `aarch64-linux=my-arm-runner`, `x86_64-linux/heavy=self-hosted+big`, `gpu:L4=gpu-runner`; `+` joins labels that a runner must all have."),
	"gpu-runners": list("Runners with a GPU that test what cells built, one per line, in the same form: `gpu:9.0=gpu-runner`, `x86_64-linux/gpu:L4=self-hosted+l4`. A cell is tested where a GPU that a rule names runs it."),
	"max-cells": wholeNumber("Maximum number of cells of a plan; 0 for no limit.", 0, {
		min: 0,
		max: 1e5
	})
};
/** What is found out about a plan beside its rules. */
const planningInputs = {
	evaluate: choice("Evaluate the cells with Nix and follow your Nixpkgs: `auto` (if there is a Nix), `always` or `never`.", "auto", [
		"auto",
		"always",
		"never"
	]),
	"cache-coverage": flag("Ask the binary caches what they have of each evaluated cell.", true),
	"skip-cached": flag("Leave out cells whose outputs binary caches serve; they are not proven.", false),
	shared: choice("Build once, before the cells, what two or more of them need and no cache has: `auto` or `off`.", "auto", ["auto", "off"])
};
/** What the plan action takes, also as inputs of the reusable workflow. */
const planActionInputs = {
	...requestInputs,
	...planningInputs,
	"shard-size": wholeNumber("Maximum number of jobs of one matrix; GitHub allows 256.", 256, {
		min: 1,
		max: 256
	})
};

// src/actions/build/surface.ts
const buildSurface = {
	name: "setup-nix-cuda/build",
	description: "Builds one cell with Nix, shows progress, and proves the result",
	inputs: {
		cell: text("A cell as JSON (`cell/1`), from a row of the plan. It is code: building it runs what it names."),
		also: text("JSON list of cells with the same derivation, from a row of the plan; they are proven too."),
		shared: text("A shared stage of the plan as JSON, instead of a cell: builds its derivations for the cells."),
		"allow-less-trusted": flag("Accept `cell`, `also` and `shared` even if somebody without write access may have caused this run (a pull request from a fork, a comment). Set it only if they come from a plan of the same run.", false),
		"hand-over": flag("Write for `gpu-test` the result of a proven cell, and of what it built as much as may be passed on and no later job finds in a cache.", false),
		"wait-for-shared": wholeNumber("Seconds to wait for the results of the shared stage of this run; 0 to ignore them.", 0, {
			min: 0,
			max: 600
		}),
		"timeout-minutes": wholeNumber("Time limit of the build in minutes.", 330, {
			min: 1,
			max: 21600
		})
	},
	outputs: {
		id: "Id of the cell",
		status: "`proven`, `wrong`, `build-failed`, `evaluation-failed` or `cancelled`",
		"result-file": "Absolute path of the result (`result/1`)",
		"results-folder": "Absolute path of the folder with the results of the cell and of those in `also`",
		"hand-over-folder": "Absolute path of the folder for `gpu-test`; empty where the cell is not proven",
		saved: "System of a shared stage that built something for the cells",
		"drv-path": "Store path of the derivation; empty when it could not be evaluated",
		outputs: "JSON object from output name to store path"
	}
};
const buildCommandSurface = {
	name: "nix-cuda build",
	description: "Builds and proves cells of a request on this machine: those of the ids, packages or patterns that are named, or all",
	inputs: {
		...requestInputs,
		"timeout-minutes": wholeNumber("Time limit of one cell in minutes.", 330, {
			min: 1,
			max: 21600
		}),
		jobs: wholeNumber("Cells that are built at the same time; each may use all cores.", 1, {
			min: 1,
			max: 64
		}),
		evaluate: choice("`always`: follow what this Nixpkgs knows, as the plan does. `never`: plan by rules alone, and try what Nixpkgs would refuse.", "always", ["always", "never"]),
		link: flag("Link the outputs, as nix build does; what is not linked may be collected as garbage.", true),
		"out-link": text("Name of the link of a single cell; of several it is followed by `-` and the id of the cell.", "result"),
		"print-out-paths": flag("Print the store paths of what was built.", true),
		json: flag("Print the results as JSON instead of a table.", false)
	},
	outputs: {}
};

// src/model/style.ts
/**
* What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
* (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
*/
const marks = {
	good: "﷑",
	bad: "﷒",
	warning: "﷓",
	heading: "﷔",
	faint: "﷕",
	name: "﷖"
};
const end = "﷐";
const styles$1 = new Map(Object.entries(marks).map(([style, mark]) => [mark, style]));
const spans = new RegExp(`([${Object.values(marks).join("")}][^${end}]*${end})`);
const anyMark = /[\ufdd0-\ufdef]/g;
/** A text in a style. Styles do not nest. */
function styled(style, text) {
	return text === "" ? "" : `${marks[style]}${text}${end}`;
}
/** The text without marks. */
function unstyled(text) {
	return text.replaceAll(anyMark, "");
}
/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
function spansOf(text) {
	return text.split(spans).map((part, index) => {
		const style = index % 2 === 1 ? styles$1.get(part[0] ?? "") : void 0;
		return {
			text: unstyled(part),
			...style ? { style } : {}
		};
	});
}

// src/model/capability.ts
/** Reads `9.0a`, `sm_90a`, `sm90a` or `compute_90a`; undefined for everything else. The minor number is one digit. */
function parseCapability(text) {
	const match = /^([1-9]\d?)\.(\d)([af]?)$/.exec(text) ?? /^(?:sm_?|compute_?)([1-9]\d?)(\d)([af]?)$/.exec(text.toLowerCase());
	if (!match) return void 0;
	return {
		major: Number(match[1]),
		minor: Number(match[2]),
		suffix: match[3]
	};
}
/** `9.0a`. */
function formatCapability(capability) {
	return `${capability.major}.${capability.minor}${capability.suffix}`;
}
/** `90a`: what follows `sm_` and `compute_`. */
function smDigits(capability) {
	return `${capability.major}${capability.minor}${capability.suffix}`;
}
/** `sm_90a`: the target of a cubin, as nvcc, ptxas and cuobjdump write it. */
function smName(capability) {
	return `sm_${smDigits(capability)}`;
}
/** `compute_90`: the target of PTX. */
function computeName(capability) {
	return `compute_${smDigits(capability)}`;
}
const suffixOrder = {
	"": 0,
	a: 1,
	f: 2
};
/** Numeric order, then baseline before `a` before `f`: the order in which Nixpkgs lists capabilities. */
function compareCapabilities(a, b) {
	return a.major - b.major || a.minor - b.minor || suffixOrder[a.suffix] - suffixOrder[b.suffix];
}

// src/model/printable.ts
/** A name for messages and tables: control characters, what reorders text on a terminal, and marks of a style (`style.ts`) become `\x1b` or `\u202e`. */
function printable(name) {
	return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/gu, (character) => {
		const code = character.charCodeAt(0).toString(16);
		return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code}`;
	});
}

// src/model/project.ts
/** Where this project is. */
const repository = "https://github.com/setup-nix-cuda/setup-nix-cuda";
/**
* Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
* GITHUB_ACTION_REF may be a commit of a fork, or empty.
*/
function errorPage(code) {
	return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`;
}

// src/report/problem-text.ts
/** Problems as a terminal shows them. */
const styles = {
	error: "bad",
	warning: "warning",
	notice: "name"
};
/** As `formatProblem`, the code in the colour of its severity; what programs said, which a message may repeat, has none. */
function problemText(problem) {
	const text = unstyled(formatProblem(problem));
	const at = text.indexOf(`${problem.code}: `);
	return text.slice(0, at) + styled(styles[problem.severity], problem.code) + text.slice(at + problem.code.length);
}
/** One line that says where more about these problems is found, or nothing where there are none. */
function explainHint(problems) {
	const codes = [...new Set(problems.map(({ code }) => code))].sort();
	if (codes.length === 0) return "";
	return `For causes and remedies: nix-cuda explain ${codes.join(" ")}`;
}

// src/report/text-table.ts
/** Columns that every terminal has. */
const pageWidth = 80;
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
	const columns = Math.max(0, ...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
	return rows.map((row) => row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))).join("  ").trimEnd()).join("\n");
}
/** Characters that are shown. */
function widthOf(text) {
	return unstyled(text).length;
}
/** A text in lines of at most `pageWidth` columns, those after the first one indented; a longer word has a line of its own. */
function wrapped(text, indent) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) {
		const longer = line === "" ? word : `${line} ${word}`;
		if (line !== "" && indent + widthOf(longer) > 80) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line].join(`\n${" ".repeat(indent)}`);
}

// src/runner/sink.ts
/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal and marks of a style. Other control characters are left in them. */
function linesOf(text) {
	return stripVTControlCharacters(unstyled(text)).split(lineEnd);
}
/**
* The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
* terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
* `##[` anywhere.
* https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
*/
function safeLines(text) {
	return linesOf(text).map((line) => line.split("	").map(printable).join("	").replaceAll("##[", "##\\[").replace(/^(\s*)::/, "$1\\::"));
}
/** The same as one text, each line ended by LF. */
function safeText(text) {
	return safeLines(text).join("\n");
}
/** A value as JSON for people and programs, ended by LF; `safeText` changes nothing in it. */
function jsonText(value) {
	const coded = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return `${JSON.stringify(value, null, 2).replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/g, coded).replaceAll("##[", `##${coded("[")}`)}\n`;
}

// src/nix/configure/nix-conf.ts
/** Where the rules come from: Nix's own reader, `parseConfigFiles`. */
const nixConfSource = "https://github.com/NixOS/nix/blob/2.34.0/src/libutil/configuration.cc";
/** What Nix cuts at; other white space (vertical tab, no-break space) belongs to a word. */
const blank = /[ \t\n\r]+/;
/**
* Reads nix.conf as Nix does: `#` ends a line wherever it stands, there is no quoting and no continued line, and a name
* is whatever stands before ` = `. `file` names the text in problems (CFG020, one for each line that Nix would refuse).
*/
function parseNixConf(text, file) {
	const lines = [];
	const problems = [];
	for (const [index, raw] of text.split("\n").entries()) {
		const item = parseLine$1(raw);
		if (item === void 0) continue;
		if (typeof item === "string") problems.push(syntaxError(item, {
			file,
			line: index + 1
		}));
		else lines.push({
			...item,
			line: index + 1
		});
	}
	return {
		lines,
		problems
	};
}
/** An item, undefined for an empty line, or what is wrong with the line. */
function parseLine$1(raw) {
	const [first, second, ...rest] = (raw.split("#", 1)[0] ?? "").split(blank).filter((word) => word !== "");
	if (first === void 0) return void 0;
	if (first === "include" || first === "!include") {
		if (second === void 0 || rest.length > 0) return `\`${first}\` takes one path.`;
		return {
			kind: "include",
			path: second,
			optional: first === "!include"
		};
	}
	if (second === "=") return {
		kind: "setting",
		name: first,
		values: rest
	};
	return "The line is not `name = value`, with a space on both sides of `=`.";
}
function syntaxError(message, where) {
	return error("CFG020", message, "Write one `name = value` per line.", {
		where,
		source: nixConfSource
	});
}
/**
* Prints items so that Nix reads them back as they are. Throws ProblemError CFG021 for what cannot be written: an empty
* word, or one with white space or `#` in it, which would end the word or begin something else.
*/
function printNixConf(items) {
	return items.map((item) => `${printItem(item)}\n`).join("");
}
function printItem(item) {
	const words = item.kind === "setting" ? [item.name, ...item.values] : [item.path];
	if (item.kind === "setting" && (item.name === "include" || item.name === "!include") || words.some((word) => word === "" || /[ \t\n\r#]/.test(word))) {
		const name = item.kind === "setting" ? item.name : "include";
		throw new ProblemError(error("CFG021", `A part of ${JSON.stringify(name)} cannot be written to nix.conf: it is empty, or contains white space or #.`, "Remove these characters: nix.conf has no quoting.", { source: nixConfSource }));
	}
	if (item.kind === "include") return `${item.optional ? "!include" : "include"} ${item.path}`;
	return [
		item.name,
		"=",
		...item.values
	].join(" ");
}
/** A setting, shorter to write. */
function setting(name, ...values) {
	return {
		kind: "setting",
		name,
		values
	};
}
/** A setting from its value as text, which may be empty or have blanks in it, as a path: Nix joins words with one space. */
function textSetting(name, value) {
	return setting(name, ...value.split(" ").filter((word) => word !== ""));
}
/** The settings of that name, plain or with `extra-`. */
function settingsNamed(items, name) {
	return items.filter((item) => item.kind === "setting" && (item.name === name || item.name === `extra-${name}`));
}

// src/nix/configure/user-text.ts
/** How the text of the input is called in problems. */
const extraConfigName = "extra-nix-config";
/** Parameters of an address that only a secret has; those of Nix's own stores (`secret-key` is a path) are none. */
const secretParameter = /[?&](?:sig|signature|auth|key|password|passwd|secret|(?:access|private|auth)?[_-]?token|api[_-]?key|x-amz-(?:signature|credential|security-token))=[^&]/i;
const userInAddress = /\b([a-z][a-z0-9+.-]*):\/\/([^/?#@\s]*)@/gi;
/** What is secret in an address, as part of a sentence; undefined when nothing is. Of ssh, a user's name alone is not. */
function secretInAddress(text) {
	if ([...text.matchAll(userInAddress)].some(([, scheme = "", user = ""]) => user.includes(":") || !/ssh/i.test(scheme))) return "a user name or a password";
	return secretParameter.test(text) ? "a secret parameter" : void 0;
}
/** Reads the text of `extra-nix-config`. Pure. */
function readUserText(text) {
	const { lines, problems } = parseNixConf(text, extraConfigName);
	const tokens = settingsNamed(lines, "access-tokens");
	const secrets = settingsNamed(lines, "impure-env");
	const isPrivate = (line) => line.kind === "setting" && [...tokens, ...secrets].includes(line);
	const plain = lines.filter((line) => !isPrivate(line));
	return {
		lines: plain,
		tokens,
		secrets: secrets.map(({ kind, name, values }) => ({
			kind,
			name,
			values
		})),
		problems: [
			...problems,
			...plain.flatMap(checkSecret),
			...lines.flatMap(checkWeakening)
		]
	};
}
/** Settings may be written where everybody can read them, and Nix repeats addresses in its messages. */
function checkSecret(line) {
	if (line.kind !== "setting") return [];
	const where = { where: {
		file: extraConfigName,
		line: line.line
	} };
	const found = line.values.map(secretInAddress).find((what) => what !== void 0);
	if (found) return [error("CCH001", `A URL in ${line.name} contains ${found}.`, "Remove it, and give the login in the input netrc.", where)];
	const old = line.name === "github-access-token" && line.values.length > 0;
	if (!old && !line.values.some(hasToken)) return [];
	const message = old ? "Nix no longer has the setting github-access-token." : `A value of ${line.name} is a token.`;
	return [error("CFG027", message, "Give it in github-token, in extra-access-tokens or as access-tokens = HOST=TOKEN, which are kept private.", where)];
}
/** Settings by which Nix accepts what nobody signed, or takes anybody's word. */
const weakening = [
	{
		name: "require-sigs",
		is: (value) => value === "false",
		what: "any binary cache can then supply any content for any path",
		fix: "Give the keys of the caches in extra-trusted-public-keys instead."
	},
	{
		name: "trusted-users",
		is: (value) => value === "*",
		what: "every user of this machine is then equal to root for the Nix daemon",
		fix: "Name the users."
	},
	{
		name: "accept-flake-config",
		is: (value) => value === "true",
		what: "every evaluated flake can then change settings of Nix, including caches and their keys",
		fix: "Write the settings that you want from the flake into extra-nix-config."
	},
	{
		name: "substituters",
		is: isUnsignedHttp,
		what: "its paths are neither signed nor encrypted, so anybody on the network path can change them",
		fix: "Use https, or give the key of the cache instead of trusted=1."
	}
];
function checkWeakening(line) {
	if (line.kind !== "setting") return [];
	const names = [line.name, line.name.replace(/^(?:extra|trusted)-/, "")];
	const found = weakening.find(({ name, is }) => names.includes(name) && line.values.some(is));
	if (!found) return [];
	const message = `Line ${line.line} of ${extraConfigName} weakens Nix by ${line.name}: ${found.what}.`;
	return [warning("CFG033", message, found.fix, { where: {
		file: extraConfigName,
		line: line.line
	} })];
}
/** Whether Nix would take whatever comes from this address, over a connection that anybody on the way may change. */
function isUnsignedHttp(url) {
	return /^http:/i.test(url) && /[?&]trusted=(?:1|true|yes)(?:&|$)/i.test(url);
}

// src/nix/configure/caches.ts
/** Addresses and keys as their owners publish them. */
const cachePresets = [
	{
		name: "flox",
		url: "https://cache.flox.dev",
		key: "flox-cache-public-1:7F4OyH7ZCnFhcze3fJdfyXYLQw/aV7GEed86nQ7IsOs=",
		serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, and what FloxHub offers.",
		terms: "Flox redistributes CUDA with NVIDIA's licence; your use is under NVIDIA's CUDA Toolkit EULA.",
		cudaSets: true
	},
	{
		name: "nix-community",
		url: "https://nix-community.cachix.org",
		key: "nix-community.cachix.org-1:mB9FSh9qf2dCimDSUo8Zy7bkq5CX+/rkCWyvRCYg3Fs=",
		serves: "Projects of nix-community; no new CUDA builds since November 2025 (nix-community/infra#2038).",
		terms: "A community service without warranty; each package has its own licence.",
		cudaSets: true
	},
	{
		name: "nixos-cuda",
		url: "https://cache.nixos-cuda.org",
		key: "cache.nixos-cuda.org:74DUi4Ye579gUqzH4ziL9IyiJBlDpMRn9MBN8oNan9M=",
		serves: "Nixpkgs' CUDA packages for default capabilities and toolkits, x86_64-linux; old revisions are removed.",
		terms: "Offered for development purposes; your use of CUDA is under NVIDIA's CUDA Toolkit EULA.",
		cudaSets: true
	},
	{
		name: "nixos",
		url: "https://cache.nixos.org",
		key: "cache.nixos.org-1:6NCHdD59X431o0gWypbMrAURkbJ16ZPMQFGspcDShjY=",
		serves: "Nixpkgs without unfree packages, hence no CUDA; Nix's own default.",
		terms: "A service of the NixOS Foundation; free packages only, each with its own licence."
	}
];
/** What `caches` means when nothing is said. */
const defaultCaches = [
	"flox",
	"nixos-cuda",
	"nix-community"
];
/** The value of `caches` that turns all presets off. */
const noCaches = "none";
/** What `extra-substituters` of this action accepts: the kinds of store that Nix can substitute from. */
const schemes = [
	"http",
	"https",
	"file",
	"s3",
	"ssh",
	"ssh-ng"
];
/**
* Turns the three inputs into what to configure, with every problem at once: CFG001 (unknown preset), CFG002 (`none` and
* a name), CCH001 (address), CCH002 (no key), CCH003 (malformed key), CCH004 (two keys of one name). A list's entries may
* themselves be lists cut at white space.
*/
function chooseCaches(request) {
	const { presets, problems } = choosePresets(words$2(request.caches));
	const theirs = unique(words$2(request.extraSubstituters), cacheIdentity);
	const theirKeys = unique(words$2(request.extraTrustedPublicKeys), (key) => key);
	const keys = unique([...presets.map((preset) => preset.key), ...theirKeys], (key) => key);
	return {
		presets,
		substituters: unique([...presets.map((preset) => preset.url), ...theirs], cacheIdentity),
		keys,
		problems: [
			...problems,
			...theirs.flatMap(checkSubstituter),
			...theirKeys.length > 0 || request.keysElsewhere ? [] : theirs.flatMap((url) => checkHasKey(url, presets)),
			...theirKeys.flatMap(checkKey),
			...checkKeyNames(keys)
		]
	};
}
function words$2(entries) {
	return entries.flatMap((entry) => entry.split(/\s+/)).filter((word) => word !== "");
}
function choosePresets(names) {
	const legal = [...cachePresets.map((preset) => preset.name), noCaches].join(", ");
	const problems = names.filter((name) => name !== "none" && !cachePresets.some((preset) => preset.name === name)).map((name) => error("CFG001", `Input caches names ${JSON.stringify(name)}.`, `It accepts ${legal}.`));
	if (names.includes("none") && names.some((name) => name !== "none")) problems.push(error("CFG002", "Input caches has both `none` and names of caches.", "Give `none` or the names, not both."));
	return {
		presets: unique(names, (name) => name).flatMap((name) => cachePresets.filter((preset) => preset.name === name)),
		problems
	};
}
/** The first of those that mean the same. */
function unique(list, identity) {
	const seen = /* @__PURE__ */ new Map();
	for (const entry of list) if (!seen.has(identity(entry))) seen.set(identity(entry), entry);
	return [...seen.values()];
}
/**
* The same text for two addresses that Nix takes for the same cache: a slash at the end does not count, nor does the
* order of parameters (Nix 2.34 sorts them).
*/
function cacheIdentity(url) {
	const [address = "", query] = url.split("?", 2);
	const bare = address.replace(/\/+$/, "");
	return query ? `${bare}?${query.split("&").sort().join("&")}` : bare;
}
function checkSubstituter(url) {
	const parsed = URL.parse(url);
	const scheme = parsed?.protocol.slice(0, -1);
	if (!parsed || !scheme || !schemes.includes(scheme) || !url.includes("://") || url.includes("#")) {
		const fix = `Write a URL such as https://cache.example.org; supported schemes are ${schemes.join(", ")}.`;
		const shown = JSON.stringify(maskLikelySecrets(withoutSecrets(url)));
		return [error("CCH001", `The substituter ${shown} is not the URL of a cache.`, fix)];
	}
	const secret = secretInAddress(url);
	if (secret) {
		const message = `The substituter ${withoutSecrets(url).split("?", 1)[0]} has ${secret} in its URL.`;
		return [error("CCH001", message, "Remove it: the URL is written to world-readable files. Give the login in the input netrc.")];
	}
	if (scheme === "file" ? parsed.pathname.startsWith("/") && !parsed.host : parsed.host !== "") return [];
	const fix = scheme === "file" ? "Write file:///path/to/cache." : `Write ${scheme}://host.`;
	return [error("CCH001", `The substituter ${JSON.stringify(url)} names no host or path.`, fix)];
}
/** The address without what may be a password. */
function withoutSecrets(url) {
	return url.replace(/\/\/[^/@]*@/, "//***@");
}
function checkHasKey(url, presets) {
	if (/^(?:1|true|yes)$/.test(new URLSearchParams(url.split("?", 2)[1] ?? "").get("trusted") ?? "") || presets.some((preset) => cacheIdentity(preset.url) === cacheIdentity(url))) return [];
	const known = cachePresets.find((preset) => cacheIdentity(preset.url) === cacheIdentity(url));
	const fix = known ? `Name it in the input caches instead: ${known.name}.` : "Add its public key to extra-trusted-public-keys, or ?trusted=1 to its URL if you need no signatures.";
	return [error("CCH002", `The cache ${withoutSecrets(url)} has no public key, so Nix would refuse every path from it.`, fix)];
}
/** `name:base64 of 32 bytes`; what is wrong is said without the value, which may be a secret one. */
function checkKey(key) {
	const colon = key.indexOf(":");
	const name = colon > 0 ? key.slice(0, colon) : void 0;
	const fix = "Copy the whole key as the cache’s owner publishes it: `name:` and 44 characters that end with `=`.";
	if (name === void 0) return [error("CCH003", "A key in extra-trusted-public-keys has no name: it must be `name:base64`.", fix)];
	const value = key.slice(colon + 1);
	const bytes = isBase64(value) ? Buffer.from(value, "base64").length : void 0;
	if (bytes === 32 && !name.includes("#")) return [];
	if (bytes === 64) {
		const message = `The key ${JSON.stringify(name)} in extra-trusted-public-keys is a secret key.`;
		return [error("CCH003", message, "Treat it as leaked: make a new key pair, and give its public key (nix key convert-secret-to-public).")];
	}
	const what = bytes === void 0 ? "is not base64" : `has ${bytes} bytes instead of 32`;
	return [error("CCH003", `The key ${JSON.stringify(name)} in extra-trusted-public-keys ${what}.`, fix)];
}
function isBase64(text) {
	return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
function checkKeyNames(keys) {
	const names = keys.flatMap((key) => key.indexOf(":") > 0 ? [key.slice(0, key.indexOf(":"))] : []);
	return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => error("CCH004", `Two different keys have the name ${JSON.stringify(name)}, and Nix would use only one of them.`, "Keep the one that the owner of the cache publishes."));
}
/** Said before the reason is. */
const disabled = /disabling binary cache '(?<url>[^']+)' for/;
/** What Nix says when a cache is unusable, in the words of 2.26 and 2.34; `url` may be a file of the cache. */
const cacheErrors = [
	{
		pattern: /ignoring untrusted substituter '(?<url>[^']+)'/,
		code: "CCH007",
		what: () => "the Nix daemon does not let this user add it",
		fix: "Ask the administrator to add it to `substituters` or this user to `trusted-users`, or give the job sudo."
	},
	{
		pattern: /(?:ignoring substitute for '(?<path>[^']+)' from|substituter) '(?<url>[^']+)'.*(?:not signed by|valid signature)/,
		code: "CCH008",
		what: () => "no key that Nix trusts signed its paths",
		fix: "Add its public key to extra-trusted-public-keys, exactly as its owner publishes it."
	},
	{
		pattern: /cannot add path '(?<path>[^']+)' because it lacks a (?:valid )?signature by a trusted key/,
		code: "CCH008",
		what: () => "no key that Nix trusts signed its paths",
		fix: "Add its public key to extra-trusted-public-keys, exactly as its owner publishes it."
	},
	{
		pattern: /unable to download '(?<url>[^']+)': (?<why>HTTP error \d+)/,
		code: "CCH010",
		what: ({ why }) => `it answers with ${why}`,
		fix: "Check its URL, whether it needs a login (input netrc), and whether it is down."
	},
	{
		pattern: /unable to download '(?<url>[^']+)': (?<why>[^;]*)/,
		code: "CCH009",
		what: ({ why }) => `it cannot be reached (${(why ?? "").replace(/ \(\d+\).*/, "")})`,
		fix: "Check its URL and the network of this machine, or remove the cache."
	},
	{
		pattern: disabled,
		code: "CCH009",
		what: () => "it failed during use, and Nix no longer asks it",
		fix: "Check the network of this machine, or remove the cache."
	},
	{
		pattern: /'(?<url>[^']+)' does not appear to be a binary cache/,
		code: "CCH010",
		what: () => "its URL has no nix-cache-info",
		fix: "Check its URL."
	},
	{
		pattern: /binary cache '(?<url>[^']+)' is for Nix stores with prefix '(?<theirs>[^']+)', not '(?<ours>[^']+)'/,
		code: "CCH011",
		what: ({ theirs, ours }) => `it is for stores in ${theirs}, and this one is in ${ours}`,
		fix: "Use a cache for this store folder."
	},
	{
		pattern: /file '[^']+' does not exist in binary cache '(?<url>[^']+)'/,
		code: "CCH012",
		what: () => "it does not have files that it lists",
		fix: "Report it to the owner of the cache, or remove the cache."
	}
];
/** One warning for each cache of `findCacheTrouble`. Pure. */
function explainCacheErrors(stderr, substituters) {
	return findCacheTrouble(stderr, substituters).map(({ cache, code, detail, fix }) => warning(code, `The cache ${cacheName(cache)} could not be used: ${detail}.`, fix, { subject: cacheSubject(cache) }));
}
/**
* Reads Nix's own lines (standard error as it came, or the messages of `internal-json`): each unusable cache,
* with the first reason that Nix gave. A download that is tried again is no trouble yet, and what is fetched from
* elsewhere (sources) is none of a cache. Pure.
*/
function findCacheTrouble(stderr, substituters) {
	const copied = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Map();
	for (const line of stderr.map(stripVTControlCharacters)) {
		const copy = /copying path '([^']+)' from '([^']+)'/.exec(line);
		if (copy?.[1] && copy[2]) copied.set(copy[1], copy[2]);
		if (line.includes("; retrying in ")) continue;
		for (const { pattern, code, what, fix } of cacheErrors) {
			const groups = pattern.exec(line)?.groups;
			if (!groups) continue;
			const url = groups["url"] ?? copied.get(groups["path"] ?? "");
			const cache = url && cacheOf(url, line.includes("unable to download"), substituters);
			if (!cache) continue;
			const id = cacheIdentity(cache);
			const trouble = {
				cache,
				code,
				detail: what(groups),
				fix
			};
			const known = found.get(id);
			if (!known || known.vague) found.set(id, {
				trouble,
				vague: pattern === disabled
			});
			break;
		}
	}
	return [...found.values()].map(({ trouble }) => trouble);
}
/** Files that only caches have. */
const cacheFile = /\/(?:nix-cache-info|[0-9a-z]{32}\.narinfo|nar\/[^/]+)$/;
/** The configured cache that an address belongs to, or what Nix itself calls a cache; undefined for other downloads. */
function cacheOf(url, isFile, substituters) {
	const bare = (entry) => cacheIdentity(entry).split("?", 1)[0] ?? "";
	const longest = substituters.filter((entry) => `${bare(url)}/`.startsWith(`${bare(entry)}/`)).sort((a, b) => bare(b).length - bare(a).length)[0];
	if (longest !== void 0) return longest;
	if (!isFile) return url;
	return cacheFile.test(url) ? url.replace(cacheFile, "") : void 0;
}
/** Names a cache in problems: the same for all addresses that mean it. */
function cacheSubject(url) {
	return { cache: withoutSecrets(cacheIdentity(url)) };
}
/** `flox (https://cache.flox.dev)`, or the address. */
function cacheName(url) {
	const preset = cachePresets.find((entry) => cacheIdentity(entry.url) === cacheIdentity(url));
	return preset ? `${preset.name} (${preset.url})` : withoutSecrets(url);
}

// src/licence/eula.ts
/**
* Attachment A of the EULA of the CUDA Toolkit: the files that it lists as distributable with an application, as each edition
* that we have read lists them for Linux and for all systems. Transcribed; NVIDIA publishes no machine-readable list.
*/
/** Editions, oldest first. `toolkits` are those whose paths are judged by it; `wheels` is the one that NVIDIA’s wheels carry. */
const editions = [
	{
		id: "wheels",
		lastUpdated: null,
		from: null,
		source: "License.txt of NVIDIA’s wheels on PyPI, the same text from 11.7 to 13.5 (nvidia-cuda-runtime, nvidia-cublas)"
	},
	{
		id: "2021-10-08",
		lastUpdated: "2021-10-08",
		from: "11.5",
		source: "copyright file of Debian’s libcudart11.0 11.8.89"
	},
	{
		id: "2024-01-12",
		lastUpdated: "2024-01-12",
		from: "12.4",
		source: "copyright file of Debian’s libcudart12 12.4.127"
	},
	{
		id: "2026-01-26",
		lastUpdated: "2026-01-26",
		from: "13.2",
		source: "https://docs.nvidia.com/cuda/eula/, read when it was last updated on January 26, 2026"
	}
];
const all = [
	"wheels",
	"2021-10-08",
	"2024-01-12",
	"2026-01-26"
];
const dated = [
	"2021-10-08",
	"2024-01-12",
	"2026-01-26"
];
const recent = ["2024-01-12", "2026-01-26"];
const last = ["2026-01-26"];
const npp = [
	"c",
	"ial",
	"icc",
	"icom",
	"idei",
	"if",
	"ig",
	"im",
	"ist",
	"isu",
	"itc",
	"s"
];
const listings = [
	{
		component: "CUDA Runtime",
		in: all,
		files: [
			"libcudart.so",
			"libcudart_static.a",
			"libcudadevrt.a"
		]
	},
	{
		component: "cuFFT",
		in: all,
		files: [
			"libcufft.so",
			"libcufft_static.a",
			"libcufftw.so",
			"libcufftw_static.a"
		]
	},
	{
		component: "cuBLAS",
		in: all,
		files: [
			"libcublas.so",
			"libcublasLt.so",
			"libcublas_static.a",
			"libcublasLt_static.a"
		]
	},
	{
		component: "NVBLAS",
		in: all,
		files: ["libnvblas.so"]
	},
	{
		component: "cuSPARSE",
		in: all,
		files: ["libcusparse.so", "libcusparse_static.a"]
	},
	{
		component: "cuSOLVER",
		in: all,
		files: ["libcusolver.so", "libcusolver_static.a"]
	},
	{
		component: "cuRAND",
		in: all,
		files: ["libcurand.so", "libcurand_static.a"]
	},
	{
		component: "NVIDIA Performance Primitives",
		in: all,
		files: npp.flatMap((part) => [`libnpp${part}.so`, `libnpp${part}_static.a`])
	},
	{
		component: "nvJPEG",
		in: all,
		files: ["libnvjpeg.so", "libnvjpeg_static.a"]
	},
	{
		component: "culibos, for static linking",
		in: all,
		files: ["libculibos.a"]
	},
	{
		component: "NVRTC",
		in: all,
		files: [
			"nvrtc.h",
			"libnvrtc.so",
			"libnvrtc-builtins.so"
		]
	},
	{
		component: "NVRTC",
		in: recent,
		files: ["libnvrtc_static.a"]
	},
	{
		component: "NVRTC",
		in: ["2024-01-12"],
		files: ["libnvrtx-builtins_static.a"]
	},
	{
		component: "NVRTC",
		in: last,
		files: ["libnvrtc-builtins_static.a"]
	},
	{
		component: "NVVM",
		in: all,
		files: ["libnvvm.so"]
	},
	{
		component: "nvJitLink",
		in: recent,
		files: ["libnvJitLink.so", "libnvJitLink_static.a"]
	},
	{
		component: "libdevice",
		in: all,
		files: ["libdevice.10.bc"]
	},
	{
		component: "Occupancy header",
		in: all,
		files: ["cuda_occupancy.h"]
	},
	{
		component: "Half precision headers",
		in: all,
		files: ["cuda_fp16.h", "cuda_fp16.hpp"]
	},
	{
		component: "Half precision headers",
		in: last,
		files: [
			"bf16",
			"fp8",
			"fp6",
			"fp4"
		].flatMap((type) => [`cuda_${type}.h`, `cuda_${type}.hpp`])
	},
	{
		component: "Headers of the runtime",
		in: last,
		files: [
			...[
				"crt/host_defines.h",
				"cuComplex.h",
				"cuda_awbarrier_helpers.h",
				"cuda_awbarrier_primitives.h"
			],
			...[
				"cuda_awbarrier.h",
				"cuda_pipeline_helpers.h",
				"cuda_pipeline_primitives.h",
				"cuda_pipeline.h"
			],
			...[
				"cuda_runtime_api.h",
				"cuda.h",
				"cuda/std/tuple",
				"cuda/std/type_traits",
				"cuda/std/utility"
			],
			...[
				"device_types.h",
				"vector_functions.h",
				"vector_types.h"
			]
		]
	},
	{
		component: "cuObject",
		in: last,
		files: [...[
			"libcuobjclient.so",
			"libcuobjserver.so",
			"cuobjclient.h",
			"cuobjrdma.h",
			"cuobjrdmaparam.h"
		], ...["cuobjserver.h", "cuobjtelem.h"]]
	},
	{
		component: "CUPTI",
		in: all,
		files: ["libcupti.so"]
	},
	{
		component: "NVTX",
		in: all,
		files: ["libnvToolsExt.so"]
	},
	{
		component: "NVTX",
		in: last,
		files: ["libnvtx3interop.so"]
	},
	{
		component: "CUDA driver libraries",
		in: all,
		files: ["libcuda.so", "libnvidia-ptxjitcompiler.so"]
	},
	{
		component: "CUDA driver libraries",
		in: ["wheels"],
		files: ["libnvidia-fatbinaryloader.so"]
	},
	{
		component: "CUDA driver libraries",
		in: recent,
		files: ["libnvptxcompiler_static.a"]
	},
	{
		component: "cuFile",
		in: dated,
		files: [
			"cufile.h",
			"libcufile.so",
			"libcufile_rdma.so",
			"libcufile_static.a",
			"libcufile_rdma_static.a"
		]
	}
];
/**
* The edition by which files of a toolkit (as in `12.4`) are judged: the newest that we have read and that is not younger
* than the toolkit. Undefined where the toolkit is not known: then a file has to be in every dated edition.
*/
function editionOf(toolkit) {
	if (toolkit === void 0) return void 0;
	const [major = 0, minor = 0] = toolkit.split(".").map(Number);
	return editions.findLast(({ from }) => {
		const [since = Number.POSITIVE_INFINITY, and = 0] = from?.split(".").map(Number) ?? [];
		return since < major || since === major && and <= minor;
	})?.id;
}
/** The component under which an edition lists a file (a path, of which the end counts); undefined where it does not. */
function listedAs(file, edition) {
	const name = withoutVersion(file);
	return listings.find(({ in: listed, files }) => (edition ? listed.includes(edition) : dated.every((one) => listed.includes(one))) && files.some((one) => name === one || name.endsWith(`/${one}`)))?.component;
}
/** Attachment A also means variations with a version in the name: `libcudart.so.12.4.127` is `libcudart.so`. */
function withoutVersion(file) {
	return file.replace(/\.so(?:\.\d+)+$/, ".so");
}

// src/licence/products.ts
/** Libraries as `libNAME.so.9`, `libNAME_static.a`, and `libNAME-d0da41ae.so.9` of auditwheel. */
const libraries = (...names) => new RegExp(`(?:^|/)lib(?:${names.join("|")})(?:_static\\w*)?(?:-[0-9a-f]{8})?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`);
const products = [
	{
		product: "cuDNN",
		licence: "cuDNN supplement",
		source: "https://docs.nvidia.com/deeplearning/cudnn/backend/latest/reference/eula.html",
		unfree: true,
		files: either(libraries("cudnn\\w*"), /(?:^|\/)cudnn\w*\.h$/)
	},
	{
		product: "cuTENSOR",
		licence: "cuTENSOR supplement",
		source: "https://docs.nvidia.com/cuda/cutensor/latest/license.html",
		unfree: true,
		files: either(libraries("cutensor", "cutensorMg", "cutensorMp"), /(?:^|\/)cutensor(?:\/|M[gp]\.h$|\.h$)/)
	},
	{
		product: "cuSPARSELt",
		licence: "cuSPARSELt supplement",
		source: "https://docs.nvidia.com/cuda/cusparselt/license.html",
		unfree: true,
		files: either(libraries("cusparseLt"), /(?:^|\/)cusparseLt\.h$/)
	},
	{
		product: "TensorRT",
		licence: "TensorRT supplement",
		source: "https://docs.nvidia.com/deeplearning/tensorrt/latest/reference/sla.html",
		unfree: true,
		files: either(libraries("nvinfer\\w*", "nvonnxparser", "nvparsers"), /(?:^|\/)(?:trtexec|NvInfer\w*\.h)$/)
	},
	{
		product: "NCCL",
		licence: "BSD-3-Clause",
		source: "https://github.com/NVIDIA/nccl/blob/master/LICENSE.txt",
		unfree: false,
		files: either(libraries("nccl"), /(?:^|\/)nccl\w*\.h$/)
	},
	{
		product: "NVSHMEM",
		licence: "licence of its release",
		source: "https://docs.nvidia.com/nvshmem/",
		unfree: true,
		files: libraries("nvshmem\\w*")
	},
	{
		product: "NVIDIA math libraries outside of the toolkit (cuDSS, cuBLASMp, cuSOLVERMp, nvCOMP, nvJPEG2000, nvTIFF)",
		licence: "licence of each",
		source: "https://developer.download.nvidia.com/compute/",
		unfree: true,
		files: libraries("cudss\\w*", "cublasmp", "cusolverMp", "nvcomp\\w*", "nvjpeg2k", "nvtiff")
	},
	{
		product: "cuQuantum",
		licence: "cuQuantum licence",
		source: "https://docs.nvidia.com/cuda/cuquantum/license.html",
		unfree: true,
		files: libraries("custatevec", "cutensornet", "cudensitymat")
	},
	{
		product: "NVIDIA driver",
		licence: "licence of the driver",
		source: "https://download.nvidia.com/XFree86/Linux-x86_64/",
		unfree: true,
		files: libraries(...[
			"nvidia-(?!container|egl-)[\\w-]+",
			"cudadebugger",
			"nvcuvid",
			"nvoptix",
			"(?:GLX|EGL|GLESv\\d_CM|GLESv\\d)_nvidia"
		])
	},
	{
		product: "CCCL (Thrust, CUB, libcu++)",
		licence: "Apache-2.0 and others, by file",
		source: "https://github.com/NVIDIA/cccl/blob/main/LICENSE",
		unfree: false,
		files: /(?:^|\/)(?:thrust|cub|cuda\/std|cuda\/__\w+|nv)\/(?:.*\/)?[\w.]+$/
	}
];
/** Whose a file (a path) is by its name, if not the toolkit’s. */
function productOf(file) {
	return products.find(({ files }) => files.test(file));
}
function either(...patterns) {
	return new RegExp(patterns.map(({ source }) => source).join("|"));
}

// src/licence/nvidia-files.ts
/** Files that NVIDIA hands out, by their names: what a program that was built with CUDA may have been given copies of. */
/** Libraries of the toolkit that no edition of its EULA lists. https://developer.download.nvidia.com/compute/cuda/redist/ */
const unlisted = [...[
	"accinj",
	"cufilt",
	"cuinj",
	"cusolverMg",
	"metis_static",
	"nvfatbin",
	"nvperf\\w*",
	"nvptxcompiler"
], "pcsamplingutil"];
const listed = listings.flatMap(({ files }) => files.flatMap((file) => /^lib([\w-]+?)(?:_static)?\.(?:so|a)$/.exec(file)?.[1] ?? []));
/** auditwheel adds eight digits of a hash to names, as in `libcudart-d0da41ae.so.11.0`. */
const library = new RegExp(`^lib(?:${[.../* @__PURE__ */ new Set([...listed, ...unlisted])].join("|")})(?:\\d+|(?:_\\w+)?_static\\w*)?(?:\\.alt)?(?:-[0-9a-f]{8})?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`);
const programs = /^(?:cicc|compute-sanitizer|cudafe\+\+|cuda-gdb|cuobjdump|fatbinary|ncu|nsys|nvcc|nvdisasm|nvlink|nvprof|nvprune|ptxas)$/;
const others = /^libdevice(?:\.\d+)?\.bc$/;
/** Whether a file of this name is one of NVIDIA's. A name is no proof; what has another name may be one all the same. */
function isNvidiaFile(name) {
	return library.test(name) || programs.test(name) || others.test(name) || productOf(name)?.unfree === true;
}

// src/licence/classify.ts
/** What NVIDIA’s EULA says of the files of a store path, by their names. Pure. */
/**
* `listed`: the EULA of the toolkit lists this file name as distributable with an application. `not listed`: it does not.
* `other licence`: the file is of a product with a licence of its own. None of them says that you may pass the file on.
*/
const fileClasses = [
	"listed",
	"other licence",
	"not listed"
];
/** Files that are named for each path. */
const mostExamples = 8;
/** The class of one file of NVIDIA’s. */
function classifyFile(file, edition) {
	const component = listedAs(file, edition);
	if (component !== void 0) return {
		file,
		class: "listed",
		of: component
	};
	const product = productOf(file);
	if (product) return {
		file,
		class: "other licence",
		of: `${product.product}: ${product.licence}`
	};
	return {
		file,
		class: "not listed",
		of: null
	};
}
/**
* Classifies the regular files of a store path (paths in it). `whole`: the path comes from NVIDIA, and all of its files count
* but licence texts and what Nix adds (`nix-support`). Otherwise only those count that are named like NVIDIA’s libraries and
* programs. `toolkit` is as in `12.4`; the name of the path (`cuda12.4-libcublas-12.4.5.8`) says it better where it does.
*/
function classifyPath(name, files, { whole, toolkit }) {
	const edition = editionOf(toolkitOf(name) ?? toolkit);
	const classified = (whole ? files.filter((file) => !apart.test(file)) : files.filter((file) => isNvidiaFile(base(file)))).map((file) => classifyFile(file, edition));
	const of = (one) => classified.filter((file) => file.class === one);
	const worst = fileClasses.findLast((one) => of(one).length > 0);
	return {
		edition: edition ?? null,
		class: worst ?? null,
		counts: {
			listed: of("listed").length,
			"other licence": of("other licence").length,
			"not listed": of("not listed").length
		},
		examples: [...fileClasses].reverse().flatMap(of).slice(0, mostExamples)
	};
}
/** No part of what the licence covers: its own text, and what setup hooks of Nixpkgs write. */
const apart = /^nix-support\/|(?:^|\/)(?:LICENSE|License|EULA|NOTICE|copyright)(?:\.txt)?$/;
function base(file) {
	return file.slice(file.lastIndexOf("/") + 1);
}
/** `cuda12.4-…` of Nixpkgs, and packages of the toolkit whose version is the toolkit’s own (`cuda_nvcc-12.4.131`). */
function toolkitOf(name) {
	const [, major, minor] = /(?:^|-)cuda(\d+)\.(\d+)-/.exec(name) ?? /(?:^|-)(?:cuda_\w+|cuda-merged|cudatoolkit)-(\d+)\.(\d+)/.exec(name) ?? [];
	return major === void 0 ? void 0 : `${major}.${minor}`;
}

// src/actions/cache/surface.ts
const cacheCommandSurface = {
	name: "nix-cuda cache",
	description: "Prints the contents of the unpacked store cache entries FOLDER…, and what building them would cost",
	inputs: { json: flag("Print JSON instead of a table.", false) },
	outputs: {}
};

// src/model/codes-gpu-tests.ts
/** The problem codes of what is run on a GPU, and of GPU tests; part of those in codes.ts. */
const gpuTestCodes = {
	GPU401: {
		blame: "finding",
		meaning: "The device code does not fit the GPU of this machine."
	},
	GPU402: {
		blame: "finding",
		meaning: "The CUDA toolkit cannot compile for the GPU of this machine."
	},
	GPU403: {
		blame: "finding",
		meaning: "The device code needs a newer driver than this machine has."
	},
	GPU404: {
		blame: "finding",
		meaning: "Whether the driver of this machine runs the device code cannot be determined."
	},
	GPU411: {
		blame: "environment",
		meaning: "What a cell built is in no cache, so that it cannot be tested."
	},
	GPU412: {
		blame: "finding",
		meaning: "A GPU test failed."
	},
	GPU413: {
		blame: "finding",
		meaning: "A GPU test exceeded its time limit."
	},
	GPU414: {
		blame: "environment",
		meaning: "No GPU became free for a test."
	},
	GPU415: {
		blame: "environment",
		meaning: "The lock of a GPU cannot be used."
	},
	GPU416: {
		blame: "environment",
		meaning: "Memory of the GPU is still in use after a test."
	},
	GPU417: {
		blame: "finding",
		meaning: "The JUnit report of a GPU test cannot be read, or was not written."
	},
	GPU418: {
		blame: "finding",
		meaning: "A GPU test of a package cannot be run here."
	},
	GPU419: {
		blame: "request",
		meaning: "The cell has no GPU tests."
	},
	GPU420: {
		blame: "finding",
		meaning: "A result of GPU tests is missing or refused."
	},
	GPU421: {
		blame: "request",
		meaning: "What a cell built is not handed to its GPU tests, because its licences may forbid redistribution."
	},
	GPU422: {
		blame: "environment",
		meaning: "What a cell built cannot be handed to its GPU tests by an artifact."
	}
};

// src/model/codes-ship.ts
/** The problem codes of shipping: evidence, publish, containerize; part of those in codes.ts. */
const shipCodes = {
	SHP001: {
		blame: "request",
		meaning: "There is no result of a cell that is to be shipped."
	},
	SHP002: {
		blame: "finding",
		meaning: "A cell that is to be shipped is not proven."
	},
	SHP040: {
		blame: "request",
		meaning: "The signing key is missing or is no secret key of Nix."
	},
	SHP041: {
		blame: "request",
		meaning: "A store path that is to be published is not in the store."
	},
	SHP042: {
		blame: "request",
		meaning: "The address of a destination does not accept files."
	},
	SHP043: {
		blame: "request",
		meaning: "A destination refuses the login, or the paths that are sent."
	},
	SHP044: {
		blame: "environment",
		meaning: "A destination does not answer, or answers with an error of its own."
	},
	SHP045: {
		blame: "environment",
		meaning: "A disk is full, at a destination or on this machine."
	},
	SHP046: {
		blame: "finding",
		meaning: "A destination has a store path with other content."
	},
	SHP047: {
		blame: "environment",
		meaning: "A destination does not have what it was sent."
	},
	SHP048: {
		blame: "environment",
		meaning: "A bucket refuses requests because the clock of this machine is wrong."
	},
	SHP049: {
		blame: "request",
		meaning: "A destination has paths that are signed with other keys than the one given."
	},
	SHP050: {
		blame: "environment",
		meaning: "Nix cannot pack or copy what is to be published."
	},
	SHP051: {
		blame: "environment",
		meaning: "A file is larger than a destination takes."
	},
	SHP052: {
		blame: "request",
		meaning: "A destination is a binary cache for another store folder."
	},
	SHP053: {
		blame: "environment",
		meaning: "Publishing was cancelled."
	},
	SHP054: {
		blame: "request",
		meaning: "The inputs of publish contradict each other, or lack something."
	},
	SHP060: {
		blame: "request",
		meaning: "A destination needs a token, a key or the URL of its server."
	},
	SHP061: {
		blame: "request",
		meaning: "The service of a destination refuses the token, or it may only read."
	},
	SHP062: {
		blame: "request",
		meaning: "The service of a destination has no such cache."
	},
	SHP063: {
		blame: "environment",
		meaning: "The client of a destination is missing and cannot be installed."
	},
	SHP064: {
		blame: "environment",
		meaning: "The client of a destination failed."
	},
	SHP065: {
		blame: "request",
		meaning: "Everybody can read a destination that is declared private or licensed."
	},
	SHP066: {
		blame: "finding",
		meaning: "A destination serves a path that is not signed with its key."
	},
	SHP067: {
		blame: "environment",
		meaning: "What a cell built that is to be published cannot be fetched from a cache."
	},
	SHP068: {
		blame: "request",
		meaning: "A destination needs an OIDC token of GitHub, which the job may not ask for."
	},
	SHP069: {
		blame: "request",
		meaning: "A cell that is to be published is another derivation in this checkout."
	},
	SHP070: {
		blame: "finding",
		meaning: "A run is not complete, so that nothing of it is published."
	},
	SHP071: {
		blame: "finding",
		meaning: "The job that publishes the cells of a run failed."
	},
	SHP130: {
		blame: "request",
		meaning: "An image reference is not one that an image can be pushed to."
	},
	SHP131: {
		blame: "request",
		meaning: "A registry wants a login, or refuses the one that it was given."
	},
	SHP132: {
		blame: "request",
		meaning: "A registry does not let this login push to a repository."
	},
	SHP133: {
		blame: "environment",
		meaning: "A registry did not answer, or failed, after several attempts."
	},
	SHP134: {
		blame: "environment",
		meaning: "A registry gave an answer that does not belong to the distribution API."
	},
	SHP135: {
		blame: "environment",
		meaning: "What arrived at a registry, or came from it, is not what its digest says."
	},
	SHP136: {
		blame: "request",
		meaning: "The login in the configuration of docker cannot be used."
	},
	SHP137: {
		blame: "environment",
		meaning: "A registry names an address that is refused, such as one without TLS."
	},
	SHP138: {
		blame: "request",
		meaning: "A manifest is larger than registries take."
	},
	SHP139: {
		blame: "request",
		meaning: "A file is none of the documents that can be attached to an image."
	},
	SHP140: {
		blame: "environment",
		meaning: "A push was cancelled."
	},
	SHP141: {
		blame: "environment",
		meaning: "The list of what is attached to an image cannot be kept."
	},
	SHP142: {
		blame: "environment",
		meaning: "A tag names another image after the push."
	},
	SHP080: {
		blame: "request",
		meaning: "A public destination would get files of NVIDIA that its EULA lists."
	},
	SHP081: {
		blame: "request",
		meaning: "A public destination would get files of NVIDIA that its EULA does not list."
	},
	SHP082: {
		blame: "request",
		meaning: "A public destination would get files of NVIDIA under another licence."
	},
	SHP083: {
		blame: "request",
		meaning: "A public destination would get store paths under an unfree licence."
	},
	SHP084: {
		blame: "request",
		meaning: "A public destination would get store paths of unknown licence."
	},
	SHP010: {
		blame: "environment",
		meaning: "The NAR hash of an output cannot be read from the Nix store."
	},
	SHP011: {
		blame: "request",
		meaning: "A file has no evidence that can be read."
	},
	SHP012: {
		blame: "finding",
		meaning: "A path is not what the evidence is about."
	},
	SHP013: {
		blame: "finding",
		meaning: "A file has other device code than the evidence says."
	},
	SHP014: {
		blame: "finding",
		meaning: "The evidence states a property that does not hold."
	},
	SHP015: {
		blame: "finding",
		meaning: "The signature of evidence was not checked, or there is none."
	},
	SHP016: {
		blame: "finding",
		meaning: "A statement is larger than actions/attest accepts."
	},
	SHP017: {
		blame: "finding",
		meaning: "The GPU tests of a cell tested another derivation than the one that is shipped."
	},
	SHP018: {
		blame: "finding",
		meaning: "Evidence states something that cannot be checked again."
	},
	SHP100: {
		blame: "request",
		meaning: "An input asks for something that no image can have."
	},
	SHP101: {
		blame: "environment",
		meaning: "A store path cannot be packed, or changed while it was read."
	},
	SHP102: {
		blame: "environment",
		meaning: "The Nix store does not have what an image is made of."
	},
	SHP103: {
		blame: "request",
		meaning: "What `previous` names is not an image."
	},
	SHP104: {
		blame: "finding",
		meaning: "An image is larger than it may be."
	},
	SHP105: {
		blame: "request",
		meaning: "The inputs of containerize contradict each other, or lack something."
	},
	SHP106: {
		blame: "request",
		meaning: "A cell is for a system that has no container images."
	},
	SHP107: {
		blame: "request",
		meaning: "The file of an image cannot be written, or something else has its name."
	},
	SHP108: {
		blame: "environment",
		meaning: "A layer has other bytes than an earlier image says."
	},
	SHP150: {
		blame: "request",
		meaning: "An environment that pods are to run has no generation."
	},
	SHP151: {
		blame: "request",
		meaning: "What is to be tested is not an image, or is damaged."
	},
	SHP152: {
		blame: "environment",
		meaning: "The machine has no GPU or no container runtime, and one was required."
	},
	SHP153: {
		blame: "finding",
		meaning: "The command of an image failed, or did not end in time."
	},
	SHP154: {
		blame: "finding",
		meaning: "An image lacks a program or library that its entry point needs."
	},
	SHP155: {
		blame: "finding",
		meaning: "A program of an image would not find the driver that is put into its containers."
	},
	SHP156: {
		blame: "environment",
		meaning: "The container runtime could not start a container."
	},
	SHP157: {
		blame: "environment",
		meaning: "The GPU cannot be given to a container as the machine's CDI specification says."
	},
	SHP158: {
		blame: "environment",
		meaning: "An image was examined and not started."
	}
};

// src/model/codes.ts
const blame = (blame) => (meaning) => ({
	blame,
	meaning
});
const [request, finding, environment] = [
	blame("request"),
	blame("finding"),
	blame("environment")
];
/**
* Every problem code that exists, with who is to blame and what it means to the user. A code is never reused.
* docs/errors.md is generated from this file (`npm run generate`).
*/
const codes = {
	CFG001: request("An input has a value that it does not accept."),
	CFG002: request("Two inputs contradict each other."),
	CFG003: request("A required input is missing."),
	CFG004: request("The request file cannot be read."),
	CFG005: request("The request file is not valid YAML, or uses YAML that is refused (duplicate keys, too many aliases)."),
	CFG006: request("An entry of the request file is unknown or has a value that it does not accept."),
	CFG007: request("A document (plan, cell, result, job) has an unknown major version or does not follow its schema."),
	CFG008: request("An input, option or command is unknown."),
	CFG009: request("flake.lock has no usable Nixpkgs."),
	CFG010: request("The input settings contains a secret; settings may be shown in the log."),
	CFG011: request("Code was given to a run that somebody without write access may have started."),
	CFG020: request("Nix would refuse a line of nix.conf."),
	CFG021: request("A value cannot be written to nix.conf."),
	CFG022: request("extra-nix-config includes a file that cannot be included."),
	CFG023: request("Nix refuses the requested configuration."),
	CFG024: request("Nix warns about the requested configuration."),
	CFG025: environment("Nix refuses the configuration that this machine already has."),
	CFG026: environment("The configuration of Nix cannot be written or read on this machine."),
	CFG027: request("A token cannot be given to Nix."),
	CFG028: request("Two jobs on this machine need different values of one setting."),
	CFG030: request("A netrc, a certificate bundle or another credential cannot be given to Nix."),
	CFG031: request("A remote builder is invalid or has no known host key."),
	CFG032: environment("A remote builder cannot be reached, or its host key differs from the one given."),
	CFG033: request("A setting makes Nix accept unsigned paths or unnamed users."),
	FLX001: environment("Flox has no package for this platform."),
	FLX002: request("No SHA-256 is known for the requested Flox package."),
	FLX003: environment("A Flox package does not have the expected SHA-256."),
	FLX004: environment("Flox could not be installed."),
	FLX005: environment("The Flox on this machine is not the requested one."),
	FLX006: environment("Flox is installed but does not work."),
	FLX007: request("A setting of Flox was refused."),
	FLX008: request("The channel, version or commit of Flox is invalid."),
	FLX101: request("A folder has no Flox environment."),
	FLX102: request("A file of a Flox environment is not valid."),
	FLX103: request("A file of a Flox environment has an unknown version."),
	FLX104: finding("CUDA packages have the same priority, and may bring the same file LICENSE."),
	FLX105: finding("A CUDA package is installed for systems that have no CUDA."),
	FLX106: finding("A Flox environment has several CUDA toolkits."),
	FLX107: finding("A CUDA package comes from a catalog that does not have it built."),
	FLX108: finding("gcc is installed without gcc-unwrapped, which has libstdc++."),
	FLX109: finding("manifest.lock is missing or older than manifest.toml."),
	FLX110: finding("A file of a Flox environment is not committed."),
	FLX111: finding("A build of a Flox environment needs a package that is not in the group toplevel."),
	FLX112: finding("A build of a Flox environment is not sandboxed as publishing needs it."),
	FLX113: finding("An included environment of FloxHub cannot be fetched, or is not trusted."),
	FLX114: finding("A Flox environment has the path of one machine."),
	FLX115: finding("A variable of a Flox environment holds a secret."),
	FLX116: finding("The hook of a Flox environment ends the activation."),
	FLX117: finding("The hook of a Flox environment waits for an answer."),
	FLX118: finding("PyTorch comes from an index for another toolkit than that of the Flox environment."),
	FLX119: finding("PyTorch comes from an index for CUDA and from one without it."),
	FLX120: request("An input for signing in to FloxHub is missing or invalid."),
	FLX121: request("floxhub-auth is oidc, but nothing gives a token of FloxHub for a token of GitHub."),
	FLX122: request("The job may not ask GitHub for an OIDC token."),
	FLX123: request("The run has no secrets, so that the job has no login to FloxHub."),
	FLX124: request("A token of FloxHub has expired."),
	FLX125: request("FloxHub refuses a token."),
	FLX126: request("A token is for another audience."),
	FLX127: environment("The clock of a machine is wrong."),
	FLX128: environment("A server for signing in to FloxHub cannot be reached."),
	FLX129: environment("A server for signing in to FloxHub fails, or answers what cannot be read."),
	FLX130: request("The issuer of FloxHub refuses the client."),
	FLX131: request("A token of GitHub is not exchanged."),
	FLX132: request("The address of FloxHub does not lead to an issuer of tokens that can be used."),
	FLX133: request("Later steps that run Flox are not logged in to FloxHub."),
	FLX134: environment("Nix is not given the login to the stores of private catalogs."),
	FLX170: request("A Flox environment has no build of that name."),
	FLX171: request("A Flox environment cannot be given the toolkit of a cell."),
	FLX172: request("Neither the lock nor the catalog of Flox has what a cell needs for its toolkit and system."),
	FLX173: environment("A Flox environment has to be locked for a cell, which needs a login to FloxHub."),
	FLX174: finding("Flox could not lock the environment of a cell."),
	FLX175: environment("The Flox catalog could not be asked what it has."),
	FLX176: request("A version that is requested of a package of a Flox environment does not exist."),
	FLX177: request("A Nix expression of a Flox environment cannot vary with the cell."),
	FLX178: environment("A cell is built by Flox, which is not installed."),
	FLX179: environment("The project could not be copied for a build of Flox."),
	FLX180: finding("The compiler of a Flox environment cannot build for a cell."),
	FLX181: request("Flox does not build from an environment on FloxHub."),
	FLX182: finding("A package of a Flox environment has a CUDA of its own, whatever the toolkit of the cell."),
	FLX185: environment("There is no Flox on this machine."),
	FLX186: request("The token for FloxHub is missing, expired or refused, or needs an organization."),
	FLX187: request("The package to publish cannot be determined."),
	FLX188: request("Nothing can be published from this Flox environment."),
	FLX189: finding("A file that publishing needs is not in git."),
	FLX190: finding("A file in git has changes, so what is published would not be the commit."),
	FLX191: request("The Flox environment is in no git repository with a commit and a remote."),
	FLX192: environment("The git remote of a Flox environment cannot be reached."),
	FLX193: request("The checkout is on no branch that follows one of the remote."),
	FLX194: request("The checkout has not its whole history."),
	FLX195: request("The commit is on no branch of the remote."),
	FLX196: environment("Git could not prepare the checkout for publishing."),
	FLX197: request("A Flox environment is not for the system of this machine."),
	FLX198: request("What would be published may hold files that NVIDIA’s licence covers."),
	FLX199: environment("flox publish failed."),
	FLX200: finding("flox build failed."),
	FLX201: request("Flox would drop the labels of an image."),
	FLX202: environment("flox containerize failed."),
	FLX203: finding("An image is not as requested."),
	FLX204: request("A reference to an environment of FloxHub is invalid."),
	FLX205: environment("flox push failed."),
	FLX206: request("FloxHub has this environment already, with a history of its own."),
	FLX207: request("A generation of an environment does not exist."),
	FLX208: environment("Flox did not list or switch the generations of an environment."),
	FLX209: finding("Files that are not in git are not in what is published."),
	FLX155: environment("A Flox environment could not be activated."),
	FLX156: request("Activating a Flox environment needs a login to FloxHub."),
	FLX157: request("FloxHub has no such environment, or does not show it to this job."),
	FLX158: request("A Flox environment is not trusted."),
	FLX159: environment("FloxHub could not be reached."),
	FLX160: request("A package of a Flox environment comes from a private catalog, and could not be downloaded."),
	FLX161: finding("A command in a Flox environment failed."),
	FLX162: environment("Flox was not found on this machine."),
	FLX163: request("A Flox environment does not have the service."),
	FLX164: finding("A service of a Flox environment did not start, or ended with an error."),
	FLX165: environment("The cache folder of a Flox environment could not be restored or saved."),
	FLX140: request("The place of FloxHub's token in a secret manager is not written as it must be."),
	FLX141: environment("A secret manager does not accept the identity of this job."),
	FLX142: environment("The secret with FloxHub's token does not exist."),
	FLX143: environment("This job may not read the secret with FloxHub's token."),
	FLX144: request("The secret with FloxHub's token does not have the field."),
	FLX145: environment("The secret with FloxHub's token is not a text."),
	FLX146: environment("A Vault is sealed, or a standby."),
	FLX147: environment("A secret manager does not accept the time of a request."),
	FLX148: environment("A secret manager answered with something that is not in its documentation."),
	FLX149: environment("What is stored as FloxHub's token is no token."),
	INS001: environment("Nix was not found on this machine."),
	INS002: environment("Another job on this machine holds the lock."),
	INS003: environment("The journal of changes to this machine cannot be read."),
	INS010: request("No SHA-256 is known for the requested Nix release."),
	INS011: request("A version, base URL or SHA-256 of a Nix release is invalid."),
	INS012: environment("The downloaded archive does not have the expected SHA-256."),
	INS013: environment("This user may not install Nix."),
	INS014: environment("/nix contains files that this action did not create."),
	INS015: environment("A program required for the installation is missing."),
	INS016: environment("There is not enough disk space to install Nix."),
	INS017: environment("The release archive is damaged or has an unexpected layout."),
	INS018: environment("A step of the installation failed."),
	INS019: environment("The installation was cancelled."),
	INS020: environment("Nix cannot be installed in this mode on this machine."),
	INS021: environment("The Nix daemon did not start."),
	INS022: environment("The files of an unfinished installation cannot be removed."),
	INS023: environment("Another process is installing Nix on this machine."),
	INS031: environment("This machine has no Nix, and preinstalled: require forbids installing one."),
	INS032: environment("This machine has a Nix, and preinstalled: refuse forbids that."),
	INS033: environment("This operating system is not supported."),
	INS034: request("A setting has no effect on this machine."),
	INS035: environment("This user may not use the Nix of this machine."),
	INS036: environment("The Nix in use has known security holes."),
	INS040: environment("The builds may need more disk space than is free."),
	INS041: environment("A part of the runner image could not be removed."),
	INS042: environment("The store or the build folder cannot be placed where the input says."),
	INS043: environment("KVM cannot be made usable."),
	INS044: environment("Builds are not sandboxed as requested."),
	INS045: environment("A disk of this machine is full."),
	INS050: environment("Something that this action created on the machine cannot be removed."),
	INS051: environment("Something that this action created on the machine is still in use."),
	NET001: environment("A server cannot be reached."),
	NET002: environment("A server answered with an error status."),
	NET003: environment("A download was interrupted or stalled."),
	NET004: environment("A URL or a redirect was refused, for instance one from https to http."),
	NET005: environment("A download is larger than its limit."),
	NET006: environment("A download was cancelled."),
	CCH001: request("A substituter is not the URL of a cache."),
	CCH002: request("A cache has no public key."),
	CCH003: request("A public key of a cache is invalid."),
	CCH004: request("Two different keys have the same name."),
	CCH005: environment("Caches cannot be used: the Nix daemon does not trust this user, and the job has no root."),
	CCH006: environment("Nix does not query a cache that was requested."),
	CCH007: environment("Nix ignores a cache because it does not trust this user."),
	CCH008: environment("A cache serves paths that no trusted key signed."),
	CCH009: environment("A cache cannot be reached."),
	CCH010: environment("A server answers with an error, or is not a binary cache."),
	CCH011: environment("A cache is for another store folder."),
	CCH012: environment("A cache does not have files that it lists."),
	CCH013: environment("A cache is slow."),
	CCH020: environment("GitHub's cache service cannot be used."),
	CCH021: environment("This job may not use the cache service as requested."),
	CCH022: environment("Part of a restored cache entry was refused."),
	CCH023: environment("A cache entry is damaged."),
	CCH024: request("The key of the store cache is invalid."),
	CCH025: environment("What was built could not be saved in a cache entry."),
	CCH026: finding("Paths were left out of the cache of a public repository because of their licence."),
	CCH027: environment("Jobs with and without store-cache-key share one Nix daemon."),
	CCH028: request("The flake of the repository names caches that are not used."),
	INS030: environment("The Nix on this machine is not the requested version."),
	PLN001: request("The toolkit is too old for the capability."),
	PLN002: request("The toolkit no longer supports the capability."),
	PLN003: request("The capability is unknown."),
	PLN004: request("The toolkit is unknown."),
	PLN005: request("The system is unknown or has no CUDA."),
	PLN006: request("Jetson capabilities need aarch64-linux."),
	PLN007: request("Jetson capabilities cannot be mixed with others in one cell."),
	PLN008: request("The capability has another name in this toolkit."),
	PLN009: request("The toolkit has no packages for this Jetson."),
	PLN010: request("The same cell is requested twice."),
	PLN011: request("Nothing was requested."),
	PLN012: request("Every requested cell is excluded."),
	PLN013: request("A family- or architecture-specific capability cannot provide the PTX of a fat binary."),
	PLN014: request("The request makes more cells than the limit allows."),
	PLN015: request("PTX was requested for a capability that is not the last of its cell."),
	PLN016: request("The capability is not among those of the user's Nixpkgs."),
	PLN017: request("The toolkit is not in the user's Nixpkgs."),
	PLN018: request("The toolkit needs a newer driver than the users have."),
	PLN019: request("The driver of the users cannot compile the PTX of this toolkit."),
	PLN020: request("nvcc accepts no host compiler of the user's Nixpkgs."),
	PLN021: request("The cell cannot be evaluated."),
	PLN022: request("A toolkit or capability is newer than the tables of this version."),
	PLN023: request("The request excludes the cell."),
	PLN024: request("A package cannot vary with toolkit or capability."),
	PLN025: request("Packages of this kind are not supported."),
	PLN026: finding("Several cells are the same derivation: the package ignores what differs between them."),
	PLN027: finding("Nixpkgs is at a revision that no CUDA cache is known to build."),
	PLN028: finding("The tables and the user's Nixpkgs differ."),
	PLN029: request("The plan is too large for the outputs of a job."),
	PLN030: request("An entry of the request matches nothing."),
	PLN031: request("An entry of the request can only be resolved by evaluating Nixpkgs."),
	PLN032: environment("There is no shared stage, although several cells need the same derivations."),
	PLN033: environment("The binary caches could not be asked what they have."),
	PLN034: finding("The request names no Nixpkgs: a branch that a CUDA cache builds is used."),
	PLN035: environment("The newest revision of a branch of Nixpkgs cannot be determined."),
	PLN036: request("More cells would be tested on GPUs than one matrix can have."),
	BLD001: request("Nix could not evaluate the cell."),
	BLD002: finding("The build failed."),
	BLD003: environment("The build was cancelled."),
	BLD004: environment("Nix could not be run, or gave an unexpected answer."),
	BLD005: finding("A planned cell has no result."),
	BLD006: finding("A result was refused: no job of this plan writes such a file."),
	BLD007: finding("A job of a cell failed, although the results of all cells are proven."),
	VER001: finding("A requested target is missing."),
	VER002: finding("Device code was compiled by a toolkit other than the requested one."),
	VER003: finding("No device code was found, but some was expected."),
	VER004: finding("A file is truncated or corrupt."),
	VER005: request("A file or folder cannot be read."),
	VER006: finding("Requested PTX is missing."),
	VER007: finding("Device code for targets that were not requested is present."),
	VER008: finding("The toolkit that compiled some device code cannot be determined."),
	VER009: request("The path is neither a regular file nor a folder."),
	VER010: finding("The device code of a file cannot be read: 32-bit or big-endian ELF, thin archive, or compressed section."),
	VER011: finding("A cell without CUDA has device code."),
	VER012: finding("Some units lack a requested target, in a package that allows it."),
	VER013: finding("Some units exist only for architecture- or family-specific targets."),
	VER014: request("A named file cannot be opened, or is of a kind that holds no device code."),
	VER015: finding("Packed files in a folder or an archive were not opened."),
	VER016: finding("One of the requested GPUs cannot run all of the result."),
	VER017: finding("Some containers of a file are registered with the CUDA runtime when the program starts, others are not."),
	VER018: finding("Some kernels lack a requested target that the others beside them have."),
	GPU101: environment("No NVIDIA GPU was found on this machine."),
	GPU102: environment("This user may not open a device node of the GPU."),
	GPU103: environment("/dev/nvidia-uvm is missing."),
	GPU104: environment("A GPU has failed."),
	GPU105: environment("The machine has fewer usable GPUs than required."),
	GPU106: environment("A GPU has less memory than required."),
	GPU107: environment("A GPU is in MIG mode and has no instance."),
	GPU108: environment("No GPU was given to this container."),
	GPU109: environment("A GPU has a lower compute capability than required."),
	GPU110: environment("A variable hides every GPU from programs."),
	GPU111: environment("The compute mode of a GPU prohibits programs."),
	GPU112: environment("A GPU reports uncorrected memory errors."),
	GPU113: environment("Persistence mode is off: the GPU is initialized for each program."),
	GPU114: environment("The GPU is part of a Jetson, which is supported only in part."),
	GPU115: environment("LD_LIBRARY_PATH or LD_PRELOAD replaces libraries of programs built with Nix."),
	GPU116: request("A pull request from a fork would run on a self-hosted GPU runner of a public repository."),
	GPU117: environment("Other programs hold memory of a GPU."),
	GPU118: environment("Memory of a GPU is still in use when the job ends."),
	GPU119: environment("Builds in the sandbox cannot use the GPU of this machine."),
	GPU120: environment("Every user of the machine can read credentials in nix.conf."),
	GPU121: environment("Nix trusts the user of a self-hosted runner, who thereby has the rights of root."),
	GPU122: environment("A disk has less free space than required."),
	GPU201: environment("The kernel module and the libraries of the driver differ in version."),
	GPU202: environment("A GPU is not used by NVIDIA's kernel module."),
	GPU203: environment("libcuda, the library of the driver, was not found."),
	GPU204: environment("The driver is too old for the CUDA toolkit."),
	GPU205: environment("The driver cannot compile the PTX of the CUDA toolkit."),
	GPU206: environment("The GPU needs the open kernel module."),
	GPU207: environment("The driver does not answer nvidia-smi."),
	GPU208: environment("The driver in /run/opengl-driver does not fit the kernel module."),
	GPU209: environment("The version of the driver cannot be determined."),
	GPU210: environment("The driver is older than required."),
	GPU301: environment("The driver's libraries were not found, or libcuda is not among them."),
	GPU302: environment("/run/opengl-driver has another driver than the kernel."),
	GPU303: environment("The driver has no compiler for PTX."),
	GPU304: environment("The driver's libraries need a newer glibc than the program has."),
	GPU305: environment("Folders outside the Nix store were removed from LD_LIBRARY_PATH or LD_PRELOAD for a program."),
	GPU306: environment("The driver bridge cannot be made."),
	GPU307: environment("The driver has no libraries for OpenGL and Vulkan."),
	GPU308: environment("The bridge for the whole machine cannot be made or removed."),
	GPU309: environment("A driver bridge is not possible on a Jetson."),
	GPU310: request("The program to run was not found, or cannot be started."),
	GPU320: environment("A program with Nix's loader cannot load the driver."),
	GPU321: environment("A stub of libcuda was loaded instead of the driver (CUDA_ERROR_STUB_LIBRARY)."),
	GPU322: environment("The driver does not fit the kernel module or the GPU."),
	GPU323: environment("The driver finds no GPU (CUDA_ERROR_NO_DEVICE)."),
	GPU324: finding("The program has no device code for the GPU (CUDA_ERROR_NO_BINARY_FOR_GPU)."),
	GPU325: finding("The driver cannot compile the PTX of the program."),
	GPU326: environment("The compiler for PTX was not found (CUDA_ERROR_JIT_COMPILER_NOT_FOUND)."),
	GPU327: environment("The Fabric Manager of the machine is not ready (CUDA_ERROR_SYSTEM_NOT_READY)."),
	GPU328: environment("The memory of the GPU does not suffice (CUDA_ERROR_OUT_OF_MEMORY)."),
	GPU329: environment("The GPU is used by another program alone, or its mode forbids programs."),
	GPU330: environment("The driver reports another error."),
	GPU331: environment("A kernel computed a wrong result."),
	GPU332: environment("The program for the smoke test cannot be built or started."),
	GPU333: finding("The tested program failed."),
	...gpuTestCodes,
	...shipCodes
};

// src/actions/command-line.ts
/** What every command takes beside the options of its surface. */
const commonInputs = { verbose: flag("Print details too: generated expressions, build logs, every cell of a plan.", false) };
/** What follows `nix-cuda`: one word, or a group's and one of its own. */
function wordOf({ surface }) {
	return surface.name.replace("nix-cuda ", "");
}
/** What a command takes as `--name`. */
function optionsOf({ surface }) {
	return {
		...surface.inputs,
		...commonInputs
	};
}
const exitCodes = {
	finding: 1,
	request: 2,
	environment: 3
};
/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
function exitCodeOf(problems) {
	const errors = problems.filter(({ severity }) => severity === "error");
	const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[codes[code].blame]);
	return [3, 2].find((code) => found.includes(code)) ?? 1;
}

// src/actions/completion/surface.ts
const completionSurface = {
	name: "nix-cuda completion",
	description: "Prints a script that completes commands, options and values in bash, zsh or fish",
	inputs: {},
	outputs: {}
};

// src/licence/record.ts
/** What is known of the licences of what is handed out: for the summary, JSON and evidence. Pure. */
/**
* Who can read a destination. `private`: only those whom you give access. `licensed`: only those who hold a licence of NVIDIA
* for what lies there. `public`: anybody.
*/
const visibilities = [
	"private",
	"licensed",
	"public"
];
/** Groups of doubtful paths, for messages: by the class of their files, else by what stands against them. */
const doubtGroups = [
	...fileClasses,
	"no file of NVIDIA",
	"unknown"
];
function groupOf({ verdict, class: worst }) {
	if (verdict === "unknown") return "unknown";
	return worst ?? "no file of NVIDIA";
}
/** Paths and files that are named in one message. */
const shownPaths = 5;
const shownFiles = 3;
/** `cuda12.4-cuda_nvcc-12.4.131 (bin/nvcc, bin/ptxas and 8 more), …`: the paths of one group. */
function namePaths(paths) {
	const names = paths.slice(0, shownPaths).map(({ path, class: worst, counts, examples }) => {
		const name = path.replace(/.*\/(?:[0-9a-z]{32}-)?/, "");
		if (worst === null) return name;
		const shown = examples.filter((one) => one.class === worst).slice(0, shownFiles);
		const rest = counts[worst] - shown.length;
		return `${name} (${shown.map(fileText).join(", ")}${rest > 0 ? ` and ${rest} more` : ""})`;
	});
	const rest = paths.length - names.length;
	return `${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
function fileText({ file, class: of, of: whose }) {
	return of === "other licence" ? `${file}, ${whose}` : file;
}
/** `1 with files that NVIDIA’s EULA lists: cudart-lib (lib/libcudart.so.12); 2 of unknown licence: a, b`. */
function nameGroups(doubtful) {
	return groupsOf(doubtful).map(([group, paths]) => `${paths.length} ${groupText[group]}: ${namePaths(paths)}`).join("; ");
}
/** Groups that have paths, in a fixed order. */
function groupsOf(doubtful) {
	return doubtGroups.map((group) => [group, doubtful.filter((one) => groupOf(one) === group)]).filter(([, paths]) => paths.length > 0);
}
/** One line for a summary. */
function describeRecord({ destination, paths, doubtful, acknowledgement }) {
	const { name, visibility } = destination;
	const judged = `${paths} store ${paths === 1 ? "path" : "paths"} for ${name} (${visibility})`;
	if (doubtful.length === 0) return `${judged}: nothing is known against any`;
	return `${judged}: ${groupsOf(doubtful).map(([group, of]) => `${of.length} ${groupText[group]}`).join(", ")}${acknowledgement === null ? "" : `; acknowledged: ${acknowledgement}`}`;
}
const groupText = {
	listed: "with files that NVIDIA’s EULA lists",
	"other licence": "with files of other NVIDIA licences",
	"not listed": "with files that NVIDIA’s EULA does not list",
	"no file of NVIDIA": "under an unfree licence",
	unknown: "of unknown licence"
};

// src/ship/oci/image.ts
/** What an image is made of, whether it goes to a folder, an archive or a registry. Pure. */
const mediaTypes = {
	manifest: "application/vnd.oci.image.manifest.v1+json",
	index: "application/vnd.oci.image.index.v1+json",
	config: "application/vnd.oci.image.config.v1+json"
};
/** How layers are compressed. */
const compressions = [
	"zstd",
	"gzip",
	"none"
];
const layerTypes = {
	zstd: "application/vnd.oci.image.layer.v1.tar+zstd",
	gzip: "application/vnd.oci.image.layer.v1.tar+gzip",
	none: "application/vnd.oci.image.layer.v1.tar"
};
/** What an image is written as. */
const formats$1 = [
	"oci-archive",
	"oci",
	"docker-archive"
];
/** Prefix of what this project says of an image, in labels and annotations. */
const prefix = "io.github.setup-nix-cuda.";
/** Annotations of a layer's descriptor: what it was packed from, and the digest of its tar. A later build needs no more to name it. */
const layerAnnotations = {
	key: `${prefix}layer.key`,
	diffId: `${prefix}layer.diff-id`
};
/** The digest of bytes, as images have it. */
function digestOf(bytes) {
	return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
/** A blob of bytes at hand. */
function blobOf(bytes, mediaType) {
	const open = async function* (start) {
		yield bytes.subarray(start);
	};
	return {
		mediaType,
		digest: digestOf(bytes),
		size: bytes.length,
		open
	};
}
/** Bytes of a document of an image: names sorted, so that equal contents have equal digests. */
function jsonBytes(value) {
	return Buffer.from(JSON.stringify(sorted(value)));
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== "object") return value;
	const entries = Object.entries(value).filter(([, one]) => one !== void 0);
	return Object.fromEntries(entries.sort(([a], [b]) => a < b ? -1 : 1).map(([name, one]) => [name, sorted(one)]));
}
/** A manifest or an index, as it is sent and named. */
function manifestOf(mediaType, value) {
	const bytes = jsonBytes({
		schemaVersion: 2,
		mediaType,
		...value
	});
	return {
		mediaType,
		digest: digestOf(bytes),
		bytes
	};
}
/** Puts an image together: the configuration names the tars of its layers, the manifest their blobs. */
function imageOf(layers, config, { platform, annotations }) {
	const rootfs = {
		type: "layers",
		diff_ids: layers.map(({ diffId }) => diffId)
	};
	const configBlob = blobOf(jsonBytes({
		...platform,
		...config,
		rootfs
	}), mediaTypes.config);
	return {
		layers,
		config: configBlob,
		manifest: manifestOf(mediaTypes.manifest, {
			config: descriptor(configBlob),
			layers: layers.map(({ blob, diffId, key }) => ({
				...descriptor(blob),
				annotations: {
					[layerAnnotations.key]: key,
					[layerAnnotations.diffId]: diffId
				}
			})),
			annotations
		}),
		platform,
		annotations
	};
}
function descriptor({ mediaType, digest, size }) {
	return {
		mediaType,
		digest,
		size
	};
}
/**
* Lists images, in the given order: a runtime takes the first of its platform. Their annotations say what tells those of one platform
* apart.
*/
function indexOf(images, annotations) {
	const manifests = images.map(({ manifest, platform, annotations: own }) => ({
		mediaType: manifest.mediaType,
		digest: manifest.digest,
		size: manifest.bytes.length,
		platform,
		annotations: own
	}));
	return manifestOf(mediaTypes.index, {
		manifests,
		annotations
	});
}

// src/actions/containerize/registry-inputs.ts
/** Where an image is pushed to, and with which login. */
const registryInputs = {
	image: list("Where the image is pushed to, as in `ghcr.io/acme/app:1.0`: one or more references, each with its registry; one without a tag gets the image under its digest alone. Unset means that nothing is pushed."),
	"registry-user": text("User of the registry; unset means the login that docker/login-action or `docker login` left, and for ghcr.io the token of the job."),
	"registry-password": secret("Password or token of that user; with ghcr.io it needs no user."),
	"github-token": secret("Token of the job, for ghcr.io alone; the job needs the permission `packages: write`.", { expression: "${{ github.token }}" }),
	attach: list("Files to attach to the image in the registry: CycloneDX or SPDX as JSON, Sigstore bundles, DSSE envelopes, in-toto statements."),
	"mount-from": list("Other repositories of the same registry that may have layers of the image, as in `acme/base`; those are mounted and not sent.")
};
const registryOutputs = { reference: "Name of the image by its digest, as in `ghcr.io/acme/app@sha256:…`; empty where nothing is pushed" };

// src/actions/containerize/surface.ts
/** What `from` names; a new source is added here and to `sources.ts`. */
const sourceNames = ["cells", "flox"];
function source$2() {
	return {
		...choice("What the image is made from: `cells` (proven cells, or paths of the Nix store) or `flox` (a Flox environment).", "flox", sourceNames),
		default: ""
	};
}
/** By line alone: a label or an argument may have commas. */
function lines(description) {
	const linesOf = (given) => given.split("\n").map((line) => line.trim()).filter((line) => line !== "");
	return {
		...list(description),
		parse: (given) => ({
			ok: true,
			value: linesOf(given)
		})
	};
}
/** Unset means what the format wants. */
function compression() {
	const declared = choice("Compression of layers: `zstd`, `gzip` or `none`; unset means zstd, and gzip for a docker-archive, which has no zstd.", "zstd", compressions);
	return {
		...declared,
		default: "",
		parse: (given) => given === "" ? {
			ok: true,
			value: void 0
		} : declared.parse(given)
	};
}
/** What an image is made of and has in it, for cells and paths of the store. */
const cellImageInputs = {
	cells: list("Ids of cells or names of packages to make images of, or patterns of them; unset means every proven cell. Several become one index."),
	results: text("Folder with the results of cells, at any depth; unset means those of this job."),
	paths: list("Store paths or installables to make one image of, in place of cells; they must be built."),
	name: text("Name and tag of the image, as in `app:1.0`; unset means the package, and `latest`."),
	entrypoint: lines("Program that the image runs, and its first arguments, one per line; a name without `/` is looked for in `bin` of the outputs. Unset means the only program there."),
	cmd: lines("Arguments after the entry point, one per line, which the user of the image may replace."),
	env: lines("Variables of the image, one `NAME=value` per line; they replace those that the image sets by itself."),
	user: text("User that the program runs as, by number: `1000` or `1000:1000`; unset means root."),
	workdir: text("Folder that the program starts in; unset means `/`."),
	labels: lines("Labels and annotations of the image, one `key=value` per line, beside those that it has by itself."),
	compression: compression(),
	"max-layers": wholeNumber("Most layers of an image; what is small shares one.", 100, {
		min: 2,
		max: 127
	}),
	file: text("File or folder to write; unset means `NAME-image.tar`, or `NAME-image` for the format `oci`."),
	format: choice("What is written: `oci-archive` (a tar of an OCI image layout), `oci` (the layout as a folder) or `docker-archive` (for `docker load`; one image).", "oci-archive", formats$1),
	"max-size": wholeNumber("Most megabytes of an image, as it is downloaded; 0 for no limit.", 0, {
		min: 0,
		max: 1e6
	}),
	previous: text("Earlier image that sizes are compared with: folder of an OCI image layout, or file of a manifest."),
	visibility: choice("Who can read the place that the image goes to: `public`, `private` (those whom you give access) or `licensed` (holders of a licence of NVIDIA); its licences are judged for that. `none`: it stays on this machine, and nothing is judged; with `image` it means `public`.", "none", ["none", ...visibilities]),
	"acknowledge-unfree": text("Why you may hand out files that are unfree or of unknown licence, in a sentence that the summary records; without it they are refused where visibility is public.")
};
const floxImageInputs = {
	"flox-environment": text("Folder with the `.flox` that becomes an image; unset means the current one."),
	"flox-reference": text("Environment of FloxHub in place of a folder: `owner/name`, or `owner/name:generation` for one of its generations."),
	"flox-file": text("File to write the image to, a docker-archive; unset means `NAME-container.tar` after the environment, unless `flox-runtime` is set."),
	"flox-runtime": choice("Program that gets the image in place of a file.", "none", [
		"none",
		"docker",
		"podman"
	]),
	"flox-tag": text("Tag of the image. Its name is that of the environment.", "latest"),
	"flox-labels": lines("Labels of the image, one `key=value` per line; Flox takes them only where the manifest has `[containerize.config]`."),
	"flox-mode": choice("Mode in which the image activates the environment: `run`, `dev`, or `manifest`: as the environment says.", "manifest", [
		"manifest",
		"run",
		"dev"
	])
};
const containerizeSurface = {
	name: "setup-nix-cuda/containerize",
	description: "Makes a container image, checks that it is as requested, and pushes it to registries",
	inputs: {
		from: source$2(),
		...cellImageInputs,
		...floxImageInputs,
		...registryInputs
	},
	outputs: {
		...registryOutputs,
		name: "Name and tag of the image, as in `app:latest`",
		digest: "Digest of its manifest, or of the index of several images (`sha256:…`), by which registries name it; empty with `flox` where nothing is pushed",
		"image-id": "Digest of its configuration (`sha256:…`), by which a container runtime names it; empty with several images",
		file: "Absolute path of the file or folder; empty where a runtime has the image",
		"file-digest": "Digest of that file, or of `index.json` of the folder (`sha256:…`)",
		architecture: "Architecture of the image in the words of Docker, as in `amd64`; empty where a runtime has it",
		labels: "Labels of the image, as a JSON object; empty where a runtime has it, and with several images",
		sizes: "JSON object of what images and their layers weigh, and which images share them; empty with `flox`"
	}
};
const containerizeCommandSurface = {
	name: "nix-cuda containerize",
	description: containerizeSurface.description,
	inputs: {
		...containerizeSurface.inputs,
		json: flag("Print JSON instead of text.", false)
	},
	outputs: {}
};

// src/actions/gpu/inputs.ts
/** What a job can want of the GPUs of a machine. */
const requirementInputs = {
	"min-gpus": wholeNumber("How many usable GPUs the machine must have.", 1, {
		min: 1,
		max: 64
	}),
	"min-memory-mib": wholeNumber("Memory that every GPU must have, in MiB; with MIG, its largest instance. `0` is any.", 0, {
		min: 0,
		max: 99999999
	}),
	"min-capability": text("Compute capability that every GPU must have at least, as in `8.0`."),
	"min-driver": text("Linux driver that the machine must have at least, as in `580` or `580.65.06`."),
	toolkit: text("CUDA toolkit of the programs that will run, as in `13.0`: the driver must be new enough for it."),
	capabilities: list("What these programs were compiled for, as in `8.0, 9.0+PTX`; the GPUs must run it.")
};
/** Where programs are that the GPUs must run. */
const resultInputs = {
	plan: text("Plan (`plan/1`) with the cells that will run; the GPUs must run what it says of each."),
	results: text("Folder with the results (`result/1`) of this plan: their proof counts instead of what was planned."),
	cells: list("Ids of the cells of the plan that will run here; unset means all of them.")
};
/** What the inputs ask for. Throws ProblemError CFG001 for each that is not understood. */
function requirementsFrom(inputs, need) {
	const problems = [];
	const refuse = (name, value, expected) => void problems.push(error("CFG001", `Input ${name} is ${JSON.stringify(value)}.`, `It accepts ${expected}.`));
	const { toolkit, capabilities, "min-capability": lowest, "min-driver": minDriver } = inputs;
	const minCapability = lowest === void 0 ? void 0 : parseCapability(lowest);
	if (lowest !== void 0 && minCapability?.suffix !== "") refuse("min-capability", lowest, "a capability, as in 8.0");
	if (minDriver !== void 0 && !/^\d{3}(\.\d{1,4}){0,2}$/.test(minDriver)) refuse("min-driver", minDriver, "a Linux driver or its branch, as in 580.65.06 or 580");
	if (toolkit !== void 0 && !parseVersion(toolkit)) refuse("toolkit", toolkit, "major.minor, as in 12.8");
	const targets = (capabilities ?? []).flatMap((entry) => entry.split(/\s+/)).flatMap((word) => {
		const capability = parseCapability(word.replace(/\+ptx$/i, ""));
		if (!capability) refuse("capabilities", word, "capabilities as in 8.0, 9.0a, 9.0+PTX");
		return capability ? [{
			capability,
			ptx: /\+ptx$/i.test(word)
		}] : [];
	});
	if (problems.length > 0) throw new ProblemError(problems);
	const built = {
		targets: targets.map(({ capability }) => capability),
		ptx: targets.filter(({ ptx }) => ptx).map(({ capability }) => capability)
	};
	return {
		need,
		minGpus: inputs["min-gpus"],
		minMemoryMib: inputs["min-memory-mib"],
		minCapability,
		minDriver,
		toolkit,
		built: capabilities ? built : void 0
	};
}

// src/actions/doctor/surface.ts
const doctorSurface = {
	name: "nix-cuda doctor",
	description: "Says whether CUDA programs run on this machine, and those in the files and folders PATH… in particular",
	inputs: {
		...requirementInputs,
		...resultInputs,
		json: flag("Print JSON instead of text.", false)
	},
	outputs: {}
};

// src/actions/evidence/surface.ts
const evidenceInputs = {
	results: text("Folder with the results of the cells (`<cell id>.json`), at any depth; unset means those of this job."),
	"gpu-results": text("Folder with the results of GPU tests (`<cell id>.json`), at any depth; unset means those of this job."),
	sbom: flag("Make a bill of materials of the closure (CycloneDX 1.6).", true),
	out: text("Folder that gets a folder per cell; unset means `evidence` in the folder of the job.")
};
const evidenceSurface = {
	name: "setup-nix-cuda/evidence",
	description: "Writes what is proven of cells as statements of in-toto that actions/attest can sign",
	inputs: {
		cells: list("Cells to write evidence of, by id, package or pattern; unset means all that the job has results of."),
		...evidenceInputs
	},
	outputs: {
		folder: "Absolute path of the folder with a folder per cell",
		evidence: "JSON list of `{id, checksums, statements, predicates}`, one entry per cell; a predicate is `{kind, type, path}`",
		statements: "File with every statement of the cell (`.intoto.jsonl`); this and the following are empty for several cells",
		"subject-checksums": "Its outputs with their NAR hashes, as `subject-checksums` of actions/attest takes them",
		"svr-type": "Predicate type of the verified properties",
		"svr-path": "File with that predicate",
		"scai-type": "Predicate type of the facts of its files; empty without device code",
		"scai-path": "File with that predicate",
		"test-result-type": "Predicate type of its GPU tests; empty where it has no results of any",
		"test-result-path": "File with that predicate",
		"provenance-type": "Predicate type of how it was built; empty outside of GitHub",
		"provenance-path": "File with that predicate",
		"sbom-path": "Bill of materials, as `sbom-path` of actions/attest takes it; empty with `sbom: false`"
	}
};
const evidenceCommandSurface = {
	name: "nix-cuda evidence",
	description: "Writes what is proven of cells as statements of in-toto: of those that are named, or all",
	inputs: {
		...evidenceInputs,
		json: flag("Print JSON instead of text.", false)
	},
	outputs: {}
};

// src/actions/explain/surface.ts
const explainSurface = {
	name: "nix-cuda explain",
	description: "Explains the problem codes CODE…: what each means, what usually causes it, and what to do",
	inputs: { json: flag("Print JSON instead of text.", false) },
	outputs: {}
};

// src/actions/flox/surface.ts
const json = flag("Print JSON instead of text.", false);
const floxLintSurface = {
	name: "nix-cuda flox lint",
	description: "Checks the Flox environments of the folders DIR…, by default the current one, for what breaks CUDA or CI; several are layers, activated in that order",
	inputs: {
		"allow-toolkits": list("CUDA toolkits that may stand beside each other in one environment, as in `12.4,12.8`."),
		json
	},
	outputs: {}
};
const floxPushSurface = {
	name: "nix-cuda flox push",
	description: "Pushes the Flox environment of the folder DIR, by default the current one, to FloxHub, and prints the generation that this made",
	inputs: {
		owner: text("Organization or user to push to, the first time; unset means the owner that the environment has, or that of the token."),
		force: flag("Replace what FloxHub has under this name, with all its generations.", false),
		"dry-run": flag("Check everything and print what would be done; push nothing.", false),
		json
	},
	outputs: {}
};
const floxGenerationsSurface = {
	name: "nix-cuda flox generations",
	description: "Lists the generations of an environment, as FloxHub has them: of OWNER/NAME, or of the folder DIR, by default the current one",
	inputs: { json },
	outputs: {}
};
const floxRollbackSurface = {
	name: "nix-cuda flox rollback",
	description: "Makes another generation of an environment of FloxHub the live one: that of OWNER/NAME:GENERATION, or the one that was live before",
	inputs: {
		"dry-run": flag("Print which generation it would be; change nothing.", false),
		json
	},
	outputs: {}
};

// src/actions/flox/words.ts
/** `nix-cuda flox` and what follows it, in the order of its help. */
const floxGroup = {
	word: "flox",
	description: "Checks and ships Flox environments"
};
const floxCommands = [
	{
		surface: floxLintSurface,
		section: "Plan, build and prove",
		takes: {
			name: "[DIR]…",
			complete: "files"
		},
		example: "nix-cuda flox lint ./app",
		groups: [],
		load: async () => (await import("./actions-flox-lint.chunk.js")).runFloxLint
	},
	{
		surface: floxPushSurface,
		section: "Ship",
		takes: {
			name: "[DIR]",
			complete: "files"
		},
		example: "nix-cuda flox push ./app --owner acme",
		groups: [],
		load: async () => (await import("./actions-flox-push.chunk.js")).runFloxPush
	},
	{
		surface: floxGenerationsSurface,
		section: "Ship",
		takes: {
			name: "[DIR|OWNER/NAME]",
			complete: "files"
		},
		example: "nix-cuda flox generations acme/app",
		groups: [],
		load: async () => (await import("./actions-flox-push.chunk.js")).runFloxGenerations
	},
	{
		surface: floxRollbackSurface,
		section: "Ship",
		takes: {
			name: "OWNER/NAME[:GENERATION]",
			complete: "nothing"
		},
		example: "nix-cuda flox rollback acme/app:3",
		groups: [],
		load: async () => (await import("./actions-flox-push.chunk.js")).runFloxRollback
	}
];

// src/actions/gpu/surface.ts
const gpuSurface = {
	name: "setup-nix-cuda/gpu",
	description: "Finds the GPUs and the driver of a machine, makes the driver usable for programs of Nix, and tests that they run",
	inputs: {
		"require-gpu": choice("`true`: a machine without a usable GPU is an error. `auto`: without one, nothing else is checked. `false`: every error is a warning.", "true", [
			"true",
			"auto",
			"false"
		]),
		...requirementInputs,
		paths: list("Files, archives and folders with device code that the GPUs must run."),
		...resultInputs,
		"driver-bridge": choice("How programs of Nix find the driver: `env`, a folder of links for the steps that set `ld-library-path`; `system`, /run/opengl-driver until the last job that uses it ends; `none`; `auto` is `env` where it is needed.", "auto", [
			"auto",
			"env",
			"system",
			"none"
		]),
		"allow-system-changes": flag("Allow `driver-bridge: system`, which needs root or sudo.", false),
		"bridge-dir": text("Folder for the bridge of `env`, which then stays; unset, it is in the folder of the job."),
		smoke: choice("The smoke test, in which a program of Nix loads the driver and runs a kernel from PTX: `auto` where Nix or `probe` is there; `full` always; `off`.", "auto", [
			"auto",
			"off",
			"full"
		]),
		"smoke-program": text("Program that the smoke test runs last, with its arguments, separated by blanks."),
		nixpkgs: text("Of which Nixpkgs the program of the smoke test is built: `lock` (of flake.lock), a folder or a flake reference. Unset: `flake:nixpkgs`."),
		probe: text("The program of the smoke test, where it is built already."),
		sandbox: choice("`check`: say whether builds can use the GPU, and print what the administrator adds; nothing is changed.", "off", ["off", "check"]),
		"min-free-gib": wholeNumber("Free space that store and workspace must have, in GiB. `0` is any.", 0, {
			min: 0,
			max: 99999
		}),
		"allow-fork-pull-requests": flag("Run for pull requests from forks of a public repository on a self-hosted GPU runner, which is thrown away after each job.", false)
	},
	outputs: {
		"has-gpu": "`true` when a program can use a GPU of this machine",
		platform: "`nvml`, `wsl`, `tegra`, `container-none` (a container without a GPU) or `unknown` (no sign of a GPU)",
		"in-container": "`true` in a container or a pod",
		"driver-version": "Version of the loaded kernel module, as in `580.159.04`",
		"userland-version": "Version of the driver’s libraries; differs where the machine was not restarted after an upgrade",
		"driver-cuda": "Newest CUDA of the driver, as in `13.0`",
		"kernel-module": "`open` or `proprietary`",
		"libcuda-path": "Absolute path of the libcuda of the system",
		"gpu-count": "Number of usable GPUs",
		"gpu-name": "Name of the first one",
		"gpu-uuids": "JSON list of their UUIDs",
		"compute-capabilities": "JSON list of their compute capabilities, one for each GPU, as in `[\"9.0\"]`",
		"min-compute-capability": "Lowest compute capability among them",
		"min-memory-mib": "Memory of the smallest, in MiB; of its largest instance with MIG",
		mig: "`true` when a GPU is in MIG mode",
		"bridge-path": "Folder with the libraries of the driver; empty where none is needed or none was made",
		"ld-library-path": "LD_LIBRARY_PATH for the step that runs programs of Nix, and for no other; may be empty",
		"cuda-cache-path": "CUDA_CACHE_PATH for that step: a folder of this job for what the driver compiles",
		smoke: "`passed`, `failed` or `skipped`",
		compatible: "`true` when nothing that was checked is an error",
		report: "Absolute path of all facts and problems as JSON (`doctor/1`)",
		problems: "JSON list of errors, warnings and notices"
	}
};

// src/actions/gpu-test/surface.ts
const testInputs$1 = {
	"timeout-minutes": wholeNumber("Time limit of one test in minutes.", 60, {
		min: 1,
		max: 21600
	}),
	"wait-minutes": wholeNumber("How long to wait for a GPU that other jobs use, in minutes.", 60, {
		min: 0,
		max: 21600
	}),
	"lock-folder": text("Folder with the locks of the GPUs, which all jobs of the machine must share; unset means /run/lock, or the state folder where that is not writable.")
};
const gpuTestSurface = {
	name: "setup-nix-cuda/gpu-test",
	description: "Tests on a GPU what one cell built, and never builds it again",
	inputs: {
		cell: text("A cell as JSON (`cell/1`), from a row of the plan. It is code: testing it runs what it names."),
		"allow-less-trusted": flag("Accept `cell` even if somebody without write access may have caused this run (a pull request from a fork, a comment). Set it only if it comes from a plan of the same run.", false),
		built: text("Folder that `build` wrote with `hand-over`, from an artifact of the same run: the result of the cell, and what no cache has of it. The setup step needs `take-over: true`."),
		"allow-fork-pull-requests": gpuSurface.inputs["allow-fork-pull-requests"],
		...testInputs$1
	},
	outputs: {
		id: "Id of the cell",
		status: "`passed`, `failed`, `none` (the cell has no GPU tests) or `cancelled`",
		"result-file": "Absolute path of the result (`gpu-result/1`)",
		"results-folder": "Absolute path of the folder with the results of GPU tests"
	}
};
const gpuTestCommandSurface = {
	name: "nix-cuda gpu-test",
	description: "Tests cells of a request, which are built already, on the GPUs of this machine: those that are named, or all",
	inputs: {
		...requestInputs,
		...testInputs$1,
		json: flag("Print the results as JSON.", false)
	},
	outputs: {}
};

// src/actions/image-test/surface.ts
/** By line alone: a word of a command may have commas. */
function words$1(description) {
	const linesOf = (given) => given.split("\n").filter((line) => line.trim() !== "");
	return {
		...list(description),
		parse: (given) => ({
			ok: true,
			value: linesOf(given)
		})
	};
}
const testInputs = {
	gpu: choice("`auto`: the image is started with the GPUs of the machine, and only examined where there is none. `required`: no GPU is an error. `none`: it is started without.", "auto", [
		"auto",
		"required",
		"none"
	]),
	runtime: choice("What starts it: `crun`; `none` only examines it, and so does `auto` where there is no crun.", "auto", [
		"auto",
		"crun",
		"none"
	]),
	"timeout-minutes": wholeNumber("Time limit of the command in minutes.", 10, {
		min: 1,
		max: 360
	})
};
const imageTestSurface = {
	name: "setup-nix-cuda/image-test",
	description: "Starts a container image with the GPUs of the machine, or examines what its entry point would load",
	inputs: {
		image: requiredText("The image: an OCI layout folder, an oci-archive or a docker-archive."),
		command: words$1("Command after the entry point, one word per line, in place of the command of the image, as with `docker run`."),
		...testInputs
	},
	outputs: {
		mode: "`run` or `loader-check`",
		"exit-code": "Exit code of the command; empty where it was not started or was stopped",
		gpu: "Where the GPUs came from: the CDI specification, or the folder of the driver; empty without",
		libcuda: "JSON list of the libcuda files that the command said it had loaded",
		missing: "JSON list of `{name, by}`: what the image lacks besides the driver",
		report: "All that was found, as JSON"
	}
};
const imageTestCommandSurface = {
	name: "nix-cuda image-test",
	description: "Starts IMAGE, a layout folder or archive, with the GPUs of this machine, or examines what its entry point would load",
	inputs: {
		...testInputs,
		json: flag("Print JSON instead of text.", false)
	},
	outputs: {}
};

// src/actions/kubernetes/surface.ts
const kubernetesSurface = {
	name: "nix-cuda kubernetes",
	description: "Prints manifests of a pod without an image: from a generation of a Flox environment (Flox's containerd shim), or from the Nix store (nix-snapshotter)",
	inputs: {
		environment: text("Environment of FloxHub and its generation, `owner/name:generation`; a pod without a generation would change by itself."),
		"nix-image": text("Store path of an image for nix-snapshotter, in place of `environment`."),
		kind: choice("`deployment` or `pod`.", "deployment", ["deployment", "pod"]),
		name: text("Name of the workload; unset means that of the environment."),
		namespace: text("Its namespace; unset leaves it to `kubectl`."),
		replicas: wholeNumber("Pods of the deployment.", 1, {
			min: 0,
			max: 1e4
		}),
		gpus: wholeNumber("GPUs of one pod; `0` is none.", 1, {
			min: 0,
			max: 64
		}),
		"gpu-resource": text("Resource that is requested, as the device plugin names it, such as `nvidia.com/mig-1g.18gb`.", "nvidia.com/gpu"),
		capabilities: list("What the programs were compiled for, as in `8.0, 9.0+PTX`; each becomes a label of the pods."),
		toolkit: text("CUDA toolkit of the programs, as in `12.8`: a label, and the oldest driver if `min-driver` is unset."),
		"min-driver": text("Oldest Linux driver of the nodes, as in `580` or `580.65.06`, by the labels of GPU feature discovery."),
		"node-selector": list("Labels that a node must have, as in `pool=gpu`."),
		"runtime-class": text("RuntimeClass of the pods; unset means `flox` for an environment, and none for `nix-image`."),
		"with-runtime-class": flag("Print the RuntimeClass of the Flox shim too.", false),
		mode: choice("Mode in which the environment is activated.", "run", ["run", "dev"]),
		"token-secret": text("Secret with the token of FloxHub as its key `floxhub-token`, for an environment that is not public."),
		json: flag("Print a JSON list instead of YAML.", false)
	},
	outputs: {}
};

// src/ship/publish/address.ts
/** What addresses of several kinds have in common. Pure. */
/** What is wrong with a URL that is an address: its form, a login, a parameter that nobody reads. Undefined where nothing is. */
function wrongUrl(address, { parameters, user = false }) {
	const url = URL.parse(address);
	if (!url) return "is no URL";
	if (url.password !== "" || url.username !== "" && !user) return "has a login; give it in netrc, which is kept secret";
	if (url.hash !== "") return "has a fragment";
	const unknown = [...url.searchParams.keys()].find((name) => !parameters.includes(name));
	if (unknown === void 0) return void 0;
	return parameters.length === 0 ? "has parameters" : `has the parameter ${unknown}; known are ${parameters.join(", ")}`;
}
/** The URL of a server that a token is sent to: https, or http on this machine alone, and nothing behind its path. */
function serverUrl(text) {
	const url = URL.parse(text);
	const here = url?.protocol === "http:" && [
		"127.0.0.1",
		"[::1]",
		"localhost"
	].includes(url.hostname);
	const bare = url && url.username === "" && url.password === "" && url.search === "" && url.hash === "";
	return url && bare && (url.protocol === "https:" || here) ? url : void 0;
}

// src/ship/publish/problems.ts
/** What goes wrong at a destination, in the words of every kind. */
/** What a message says of a server's own words: one short line. Pure. */
function quoted(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
function reasonOf(cause) {
	return quoted(cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, "");
}
/** SHP045 of a full disk, SHP044 of another failure of a file system. */
function fileProblem(place, file, cause) {
	if (cause instanceof ProblemError) return cause;
	const about = { subject: { path: file } };
	const problem = isDiskFull(cause) ? error("SHP045", `${place} is full: ${file} was not written.`, "Free space there, and run it again: what is there is kept.", about) : error("SHP044", `${place} cannot be used: ${reasonOf(cause)}.`, "Check that the folder exists and that this user may write to it.", about);
	return new ProblemError(problem, { cause });
}
/** What a server's answer to a request means; `said` are its words, `login` how it was asked. */
function answerProblem(place, { status, url, said, login }) {
	const words = said === "" ? "" : ` (${quoted(said)})`;
	const about = { subject: { url: `${url.origin}${url.pathname}` } };
	if (status === 401 || status === 403) return error("SHP043", `${place} answered ${status} to a request with ${login}${words}.`, "Check the login, and that it may read and write there.", about);
	if (status === 413) return error("SHP051", `${place} refuses a file of this size${words}.`, "Raise the limit of the server or of a proxy before it (client_max_body_size of nginx).", about);
	if (status === 507) return error("SHP045", `${place} is full${words}.`, "Free space there, and run it again: what is there is kept.", about);
	if (status === 404 || status === 405 || status === 501) return error("SHP042", `${place} takes no files: it answered ${status}${words}.`, "Check the address. The server must take PUT below it.", about);
	return error("SHP044", `${place} answered ${status} after several attempts${words}.`, "Run it again: what is there is not sent again.", about);
}
/** No answer came. */
function silentProblem(place, url, cause) {
	if (cause instanceof ProblemError) return cause;
	const fix = "Check that this machine reaches it, and run it again: what is there is not sent again.";
	const about = { subject: { url: `${url.origin}${url.pathname}` } };
	return new ProblemError(error("SHP044", `${place} does not answer: ${reasonOf(cause)}.`, fix, about), { cause });
}

// src/ship/publish/client-problems.ts
/** What goes wrong at services with a client of their own. */
/** SHP060 where there is no token for Cachix. */
function checkCachix({ env }, { address, logins }) {
	if (logins.cachixToken || env["CACHIX_AUTH_TOKEN"]) return [];
	return [missingLogin(address, "cachix-auth-token", "CACHIX_AUTH_TOKEN", "https://docs.cachix.org/getting-started")];
}
/** SHP060 where the server of Attic or the token for it is missing, or its URL is none. */
function checkAttic({ env }, { address, logins }) {
	const source = "https://docs.attic.rs/tutorial.html";
	const problems = [];
	if (logins.atticEndpoint === void 0 || !serverUrl(logins.atticEndpoint)) {
		const wrong = logins.atticEndpoint === void 0 ? "is not set" : "is no https URL of a server";
		problems.push(error("SHP060", `${address} needs attic-endpoint, which ${wrong}.`, "Give the URL of the server without the name of the cache, as in https://attic.example.org.", { source }));
	}
	if (!logins.atticToken && !env["ATTIC_TOKEN"]) problems.push(missingLogin(address, "attic-token", "ATTIC_TOKEN", source));
	return problems;
}
function missingLogin(address, input, variable, source) {
	const fix = `Give ${input}, from a secret, or the variable ${variable}.`;
	return error("SHP060", `${address} needs ${input}, which is not set.`, fix, { source });
}
/** Throws them where there are any. */
function refuse(problems) {
	if (problems.length > 0) throw new ProblemError(problems);
}
function refusedLogin(address, { status, url, body, header }, login) {
	const fix = `Check that ${login} has not expired, is for this cache, and may read and write there.`;
	const about = { subject: { url: `${url.origin}${url.pathname}` } };
	const said = /html/.test(header("content-type") ?? "") ? "" : quoted(body.toString("utf8"));
	const words = said === "" ? "" : ` (${said})`;
	return new ProblemError(error("SHP061", `${address} answered ${status} to ${login}${words}.`, fix, about));
}
function noSuchCache(address, { status, url }, fix) {
	const about = { subject: { url: `${url.origin}${url.pathname}` } };
	return new ProblemError(error("SHP062", `There is no cache at ${address}: ${url.host} answered ${status}.`, fix, about));
}
/** SHP065 where everybody can read what was declared for a few. The service knows better than who wrote `to`. */
function checkVisibility({ address, visibility }, isPublic) {
	if (!isPublic || visibility === "public") return;
	throw new ProblemError(error("SHP065", `${address} is declared ${visibility}, but everybody can read it.`, "Make the cache private at its service, or declare it as public here."));
}
function sendProblem(address, client, said) {
	if (/unauthori[sz]ed|forbidden|access denied|don't have access|\b40[13]\b/i.test(said)) return new ProblemError(error("SHP061", `${address} refused ${client}: ${quoted(said)}.`, "Check that the token may write to this cache."));
	return new ProblemError(error("SHP064", `${client} failed to send to ${address}: ${quoted(said).replace(/\.$/, "")}.`, "Run it again: what is there is not sent again."));
}

// src/ship/publish/attic-kind.ts
/** A cache of an Attic server, through Attic's client. */
const atticKind = {
	scheme: "attic",
	form: "attic:CACHE",
	wrong: (address) => /^attic:[A-Za-z0-9][A-Za-z0-9_+-]{0,49}$/.test(address) ? void 0 : "needs the name of a cache alone, as in attic:acme; its server is attic-endpoint",
	check: checkAttic,
	open: async (host, opening) => {
		const { openAttic } = await import("./ship-publish-attic.chunk.js");
		return openAttic(host, opening);
	}
};

// src/ship/publish/cachix-kind.ts
/** A cache of cachix.org, through the client of Cachix. */
const cachixKind = {
	scheme: "cachix",
	form: "cachix:NAME",
	wrong: (address) => /^cachix:[a-z0-9][a-z0-9-]{0,61}$/.test(address) ? void 0 : "needs the name of a cache, in lower case, as in cachix:acme",
	check: checkCachix,
	open: async (host, opening) => {
		const { openCachix } = await import("./ship-publish-cachix.chunk.js");
		return openCachix(host, opening);
	}
};

// src/ship/publish/file-kind.ts
/** A binary cache in a folder of this machine. */
const fileKind = {
	scheme: "file",
	form: "file:///FOLDER",
	wrong: (address) => {
		if (!/^file:\/\/\/[^/]/.test(address)) return "needs an absolute folder, as in file:///srv/cache";
		return wrongUrl(address, { parameters: [] });
	},
	open: async (host, { address }) => {
		const { openFolder } = await import("./ship-publish-file.chunk.js");
		return {
			kind: "files",
			files: await openFolder(host, address)
		};
	}
};

// src/ship/publish/http-kind.ts
/** A binary cache of a server that takes PUT. */
const httpsKind = kindOf("https");
/** The same without TLS: for a server on this machine or behind a tunnel. */
const httpKind = kindOf("http");
function kindOf(scheme) {
	return {
		scheme,
		form: `${scheme}://HOST/PATH`,
		wrong: (address) => address.startsWith(`${scheme}://`) ? wrongUrl(address, { parameters: [] }) : "is no URL",
		open: async (host, { address, netrc }) => {
			const { openServer } = await import("./ship-publish-http.chunk.js");
			return {
				kind: "files",
				files: openServer(host, new URL(address), netrc)
			};
		}
	};
}

// src/ship/publish/identity.ts
const source$1 = "https://docs.github.com/en/actions/reference/security/oidc";
/** SHP068 where the job may not ask for a token. `what` begins the sentence. */
function checkIdentity({ env }, identity, what) {
	if (identity && env["ACTIONS_ID_TOKEN_REQUEST_URL"]) return [];
	const fix = "Add `id-token: write` to the permissions of the job. In a pull request from a fork GitHub gives no token, and outside of GitHub there is none.";
	const message = `${what} needs an OIDC token of GitHub, which this job may not ask for.`;
	return [error("SHP068", message, fix, { source: source$1 })];
}
/** Throws ProblemError SHP068 where the job may have no token, NET001 where GitHub gives none. `what` begins the sentence. */
function askGitHub(host, identity, what) {
	return async (audience) => {
		const problems = checkIdentity(host, identity, what);
		if (!identity || problems.length > 0) throw new ProblemError(problems);
		return identity(audience).catch((cause) => {
			throw new ProblemError(error("NET001", `GitHub gave no OIDC token: ${reasonOf(cause)}.`, "Run the job again."));
		});
	};
}

// src/ship/publish/niks3-kind.ts
/** A binary cache of a niks3 server, which lets jobs in by GitHub's OIDC. */
const niks3Kind = {
	scheme: "niks3",
	form: "niks3:https://HOST",
	wrong: (address) => serverUrl(address.slice(6)) ? void 0 : "needs the https URL of a server, without a login, as in niks3:https://niks3.example.org",
	check: (host, { address, identity }) => identity ? checkIdentity(host, identity, address) : [],
	open: async (host, opening) => {
		const { openNiks3 } = await import("./ship-publish-niks3.chunk.js");
		return openNiks3(host, opening);
	}
};

// src/nix/credentials/aws-role.ts
const source = "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws";
/** What AWS expects the token to be for, unless its identity provider says otherwise. */
const awsAudience = "sts.amazonaws.com";
/** Of a role, in any partition of AWS. */
const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
/** CFG030 for what cannot be the ARN of a role or the name of a region. */
function checkRole({ role, region }) {
	const problems = [];
	if (!roleArn.test(role)) problems.push(error("CFG030", `Input aws-role is ${JSON.stringify(role)}, which is no role.`, "Write its whole ARN, as in arn:aws:iam::123456789012:role/nix-cache.", { source }));
	if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) problems.push(error("CFG030", `Input aws-region is ${JSON.stringify(region)}, which is no region.`, "Name the region of the bucket in aws-region, as in eu-central-1."));
	return problems;
}
/** The host of a regional service of AWS, such as `sts`. */
function awsHost(service, region) {
	return `${service}.${region}.${region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com"}`;
}
/**
* Asks for credentials of the role for an hour: AssumeRoleWithWebIdentity, which is not signed. `token` is GitHub's, for
* `awsAudience`. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
* Throws ProblemError NET001 when AWS cannot be reached, NET002 when it fails.
*/
async function requestRole(host, { role, region }, token) {
	const url = new URL(`https://${awsHost("sts", region)}/`);
	const question = {
		url,
		method: "POST",
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			accept: "text/xml"
		},
		body: new URLSearchParams({
			Action: "AssumeRoleWithWebIdentity",
			Version: "2011-06-15",
			RoleArn: role,
			RoleSessionName: `setup-nix-cuda-${host.env["GITHUB_RUN_ID"] ?? "run"}`,
			WebIdentityToken: token
		}).toString(),
		follow: false,
		timeout: 2e4,
		maxBytes: 65536,
		signal: host.cancelled
	};
	const rule = {
		tries: 4,
		firstPause: 1e3,
		longestPause: 1e4,
		label: "AWS STS",
		signal: host.cancelled
	};
	const reply = await ask(host, question, rule).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new ProblemError(error("NET001", `${url.host} did not answer: ${why}.`, "Check the network of this machine."));
	});
	const { status, body: answer } = reply;
	const field = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.toString("utf8"))?.[1] ?? "";
	const [id, secret, session] = [
		"AccessKeyId",
		"SecretAccessKey",
		"SessionToken"
	].map(field);
	if (status === 200 && id && secret && session) {
		const keys = {
			AWS_ACCESS_KEY_ID: id,
			AWS_SECRET_ACCESS_KEY: secret,
			AWS_SESSION_TOKEN: session
		};
		const expires = Date.parse(field("Expiration"));
		return {
			kind: "credentials",
			variables: {
				...keys,
				AWS_REGION: region
			},
			expires: Number.isNaN(expires) ? void 0 : expires
		};
	}
	if (isPassing(status)) throw new ProblemError(error("NET002", `${url.host} answered with status ${status}.`, "Run the job again later."));
	const code = field("Code");
	return {
		kind: "refused",
		code,
		said: [code, field("Message")].filter((text) => text !== "").join(": ") || `HTTP ${status}`,
		date: reply.header("date")
	};
}
/** Credentials of the role, as variables. Throws as `requestRole`, and ProblemError CFG030 with what AWS said. */
async function assumeRole(host, role, token) {
	const answer = await requestRole(host, role, token);
	if (answer.kind === "credentials") return answer;
	const fix = "Check that the trust policy of the role names this repository and branch, and the audience sts.amazonaws.com.";
	const message = `AWS does not give the role ${role.role} to this job (${answer.said}).`;
	throw new ProblemError(error("CFG030", message, fix, { source }));
}

// src/ship/publish/role.ts
/** The role that a bucket is written with, and the region that gives its credentials; undefined without `aws-role`. */
function roleFor({ env }, { address, role }) {
	if (!role) return void 0;
	const { AWS_REGION: own, AWS_DEFAULT_REGION: usual } = env;
	const region = role.region ?? new URL(address).searchParams.get("region") ?? (own || usual || "");
	return {
		role: role.role,
		region
	};
}
/** CFG030 for what cannot be a role or a region, SHP068 where the job may have no token to take it with. */
function checkRoleOf(host, given) {
	const role = roleFor(host, given);
	return role ? [...checkRole(role), ...checkIdentity(host, given.identity, whoTakes(role))] : [];
}
/** Begins a sentence. */
function whoTakes({ role }) {
	return `The role ${role}`;
}

// src/ship/publish/s3-kind.ts
const parameters$1 = [
	"region",
	"endpoint",
	"scheme",
	"addressing-style"
];
/** A binary cache in a bucket, with the parameters that Nix reads of such a URL. */
const s3Kind = {
	scheme: "s3",
	form: "s3://BUCKET?region=REGION&endpoint=URL",
	wrong: (address) => {
		if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?(?:\?|$)/.test(address)) return "needs the name of a bucket, without a folder, as in s3://acme-cache?region=eu-west-1";
		const wrong = wrongUrl(address, { parameters: parameters$1 });
		if (wrong !== void 0) return wrong;
		const query = new URL(address).searchParams;
		const region = query.get("region");
		if (region !== null && !/^[a-z0-9-]+$/.test(region)) return "has a malformed region";
		const scheme = query.get("scheme");
		if (scheme !== null && scheme !== "http" && scheme !== "https") return "has a scheme that is neither http nor https";
		const style = query.get("addressing-style");
		if (style !== null && !/^(?:auto|path|virtual)$/.test(style)) return "has an addressing-style that is none of auto, path, virtual";
		const endpoint = query.get("endpoint");
		if (endpoint === null) return void 0;
		const url = URL.parse(/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`);
		return url?.pathname === "/" && url.search === "" ? void 0 : "has an endpoint that is neither a URL nor a host";
	},
	check: checkRoleOf,
	open: async (host, opening) => {
		const { openBucket } = await import("./ship-publish-s3.chunk.js");
		const { bucketLogin } = await import("./ship-publish-role-login.chunk.js");
		return {
			kind: "files",
			files: openBucket(host, new URL(opening.address), bucketLogin(host, opening))
		};
	}
};

// src/ship/publish/ssh-kind.ts
/** As Nix reads them: https://nix.dev/manual/nix/latest/store/types/experimental-ssh-store */
const parameters = [...[
	"base64-ssh-public-host-key",
	"compress",
	"max-connections",
	"remote-program",
	"remote-store",
	"ssh-key"
]];
/** The store of another machine, by ssh. */
const sshKind = {
	scheme: "ssh-ng",
	form: "ssh-ng://USER@HOST",
	wrong: (address) => {
		if (!/^ssh-ng:\/\/[^-/?]/.test(address)) return "needs a host, as in ssh-ng://nix@cache.example.org";
		return wrongUrl(address, {
			parameters,
			user: true
		});
	},
	open: async (host, opening) => {
		const { openSsh } = await import("./ship-publish-ssh.chunk.js");
		return openSsh(host, opening);
	}
};

// src/ship/publish/kinds.ts
/** Every kind of destination, and how an entry of `to` is read. Light: inputs are parsed with it, so what opens them comes later. */
const destinationKinds = [
	fileKind,
	httpKind,
	httpsKind,
	s3Kind,
	sshKind,
	cachixKind,
	atticKind,
	niks3Kind
];
/**
* Reads an entry of `to`: an address, and after a blank who can read it (`s3://acme?region=eu-west-1 private`). Gives what is
* wrong with it, as a sentence without its full stop. Pure.
*/
function parsePlace(text) {
	const [address = "", word, ...rest] = text.trim().split(/\s+/);
	const kind = destinationKinds.find(({ scheme }) => address.startsWith(`${scheme}:`));
	if (!kind) return { wrong: "is no destination" };
	const visibility = visibilities.find((one) => one === word);
	if (rest.length > 0 || word !== void 0 && visibility === void 0) return { wrong: `may only be followed by ${visibilities.join(", ")}` };
	const wrong = kind.wrong(address);
	return wrong === void 0 ? {
		kind,
		address,
		visibility
	} : { wrong };
}

// src/actions/report/surface.ts
const reportSurface = {
	name: "setup-nix-cuda/report",
	description: "Reads the plan and every result, writes the summary and a JSON report, and decides whether the run passes",
	inputs: {
		plan: requiredText("Path of the plan (`plan/1`)."),
		results: requiredText("Folder with the results (`result/1`): `<cell id>.json` in it, as one job wrote them, or below `<artifact-prefix>-result-<row id>/`, as artifacts are downloaded. Other files are refused."),
		"artifact-prefix": text("Prefix of the names of the artifacts with results.", "nix-cuda"),
		"jobs-result": choice("How the jobs of the cells ended (`needs.<job>.result`): after `failure` or `cancelled` the run is not good, whatever the results say.", "success", [
			"success",
			"failure",
			"cancelled",
			"skipped"
		]),
		"gpu-results": text("Folder with the results of GPU tests (`gpu-result/1`) as `<cell id>.json`; every proven cell whose row has `gpuRunner` must have one there, and without any such row every one with `gpu-tests`."),
		"publish-result": choice("How the job that publishes the cells ended (`needs.<job>.result`): after `failure` or `cancelled` the run is not good. `skipped` says nothing.", "skipped", [
			"success",
			"failure",
			"cancelled",
			"skipped"
		]),
		gpu: list("GPUs of which the summary says which cells they run, as in `L4, 9.0`. The result of the run does not depend on it."),
		driver: text("Linux driver of these GPUs, as in `580` or `580.65.06`. Without one any is new enough.")
	},
	outputs: {
		result: "`success` when every planned cell is proven, its GPU tests passed where there are some, and the cells were published where that was asked for; else `failure`",
		proven: "Number of proven cells",
		failed: "Number of cells that failed or have no result",
		results: "JSON list of `{id, status, outputs}`, one entry per cell with a result; `outputs` has the store path of each output. Empty where the list is longer than 500 kB",
		"report-file": "Absolute path of the report as JSON"
	}
};
const reportCommandSurface = {
	name: "nix-cuda report",
	description: "Reads a plan and its results and prints the report of the run",
	inputs: {
		...reportSurface.inputs,
		json: flag("Print JSON instead of Markdown.", false)
	},
	outputs: {}
};
/** What `makeReport` wants to know. */
function questionOf(inputs) {
	return {
		place: placeOf(inputs),
		gpu: inputs.gpu ?? [],
		driver: inputs.driver,
		gpuResults: inputs["gpu-results"],
		publishing: inputs["publish-result"]
	};
}
/** Where the results are, and how the jobs ended that left them there. */
function placeOf(inputs) {
	const { plan, results, "artifact-prefix": prefix, "jobs-result": jobs } = inputs;
	return {
		planFile: plan,
		folder: results,
		prefix,
		jobs
	};
}

// src/actions/publish/surface.ts
/** The destinations that are Flox's own; all others are kinds of `src/ship/publish`. */
const floxNames = ["flox", "flox-push"];
const forms = destinationKinds.map(({ form }) => `\`${form}\``).join(", ");
const visibilityText = "After a blank, an address may have its own visibility, as in `s3://acme?region=eu-west-1 private`";
/** Reads each entry of a list. `read` gives what is wrong with one as a sentence without subject and full stop. */
function entries(declared, names, read) {
	const expected = `one or more of ${names.join(", ")}`;
	return (given) => {
		const parsed = declared.parse(given);
		const found = [];
		for (const text of new Set(parsed.ok && parsed.value || [])) {
			const entry = read(text);
			if ("wrong" in entry) return {
				ok: false,
				expected: `${expected}; ${text.slice(0, 80)} ${entry.wrong}`
			};
			found.push(entry);
		}
		return {
			ok: true,
			value: found
		};
	};
}
function targetList() {
	const declared = list(`Where to publish, one or more of: ${forms}, \`flox\` (a package of a Flox environment, to a catalog of FloxHub), \`flox-push\` (the environment itself, to FloxHub). ${visibilityText}.`);
	const names = [...floxNames, ...destinationKinds.map(({ form }) => form)];
	const parse = entries(declared, names, (text) => {
		const flox = floxNames.find((name) => name === text);
		const place = flox ? { wrong: "" } : parsePlace(text);
		if (flox) return { flox };
		return "wrong" in place ? place : { place };
	});
	return {
		...declared,
		words: floxNames,
		parse: (given) => {
			const parsed = parse(given);
			return parsed.ok && parsed.value.length === 0 ? {
				ok: false,
				expected: `one or more of ${names.join(", ")}`
			} : parsed;
		}
	};
}
/** Binary caches and stores; none where it is unset. */
function placeList(description) {
	const declared = list(`${description} One or more of: ${forms}. ${visibilityText}.`);
	const names = destinationKinds.map(({ form }) => form);
	return {
		...declared,
		parse: entries(declared, names, parsePlace)
	};
}
/** Logins of services that have a client of their own. */
const serviceInputs = {
	"cachix-auth-token": secret("Token of Cachix that may write to the caches `cachix:NAME`; unset means CACHIX_AUTH_TOKEN of this step."),
	"cachix-signing-key": secret("Signing key of a Cachix cache that has a key of its own; unset means CACHIX_SIGNING_KEY of this step, else Cachix signs."),
	"attic-endpoint": text("URL of the server of the caches `attic:CACHE`, as in `https://attic.example.org`."),
	"attic-token": secret("Token of that server that may read and write the caches; unset means ATTIC_TOKEN of this step.")
};
/** What is shipped to binary caches and stores, and how. */
const cacheInputs = {
	cells: list("Cells to publish, by id, package or pattern (`mytool-cuda12.*`); unset means every cell of the results. Each must be proven."),
	results: text("Folder with the results of the cells (`result/1`), at any depth; unset means those of this job. What cells built on other machines is fetched from caches."),
	plan: text("Plan (`plan/1`) of the run that the results are of: nothing is published unless each of its cells is proven, and a result of another cell is refused."),
	"artifact-prefix": reportSurface.inputs["artifact-prefix"],
	paths: list("Store paths or installables (`./result`, `.#mytool`) to publish in place of cells; they must be built."),
	"signing-key": secret("Secret key of the cache, as `nix key generate-secret` prints it; signs every path that is published."),
	"signing-key-file": text("File with that key, in place of `signing-key`."),
	netrc: secret("Logins for the servers of http and https destinations, in the format of a netrc; unset means the netrc that Nix uses.", { secrets: netrcPasswords }),
	"aws-role": text("Role of AWS, by its ARN, whose credentials buckets (`s3://`) are written with; the job needs `id-token: write`. Unset means AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this step."),
	"aws-region": text("Region that gives those credentials; unset means that of the bucket, else AWS_REGION of this step."),
	...serviceInputs,
	visibility: choice("Who can read what is published: `public` (everybody), `private` (whom the owner lets in), `licensed` (only those whom the licences of the files allow to have them).", "public", visibilities),
	jobs: wholeNumber("Uploads at a time.", 8, {
		min: 1,
		max: 64
	}),
	"read-back": choice("What is read from the destination afterwards and compared: `narinfo` (what it says of every path, with its signature), or `full` (every file as well).", "narinfo", ["narinfo", "full"])
};
const floxPublishInputs = {
	"flox-environment": text("Folder with the `.flox` that is published, or whose package is.", "."),
	"flox-package": text("Package to publish: an entry of `[build]` in the manifest, or a file of `.flox/pkgs`; unset means the only one."),
	"flox-org": text("Organization of FloxHub that gets the package or, the first time, the environment; required with the token of a service account. Unset means the user of the token."),
	"flox-stability": text("Stability of the Nixpkgs for a package of `.flox/pkgs`: `stable`, `staging`, `unstable` or `lts`."),
	"flox-signing-key-file": text("File with the private key of an organization that has a catalog store of its own."),
	"flox-fix-checkout": choice("Run the git commands that publishing lacks (fetch the history, make a branch, follow that of the remote): `true`, `false`, or `auto`: yes in the checkout of a GitHub job, elsewhere after a question.", "auto", [
		"auto",
		"true",
		"false"
	])
};
/** The override of the licence guard. */
const acknowledgement = text("Why you may hand out files that are unfree or of unknown licence, in a sentence that the summary records; without it they are refused.");
const publishSurface = {
	name: "setup-nix-cuda/publish",
	description: "Publishes what was built, after every check that can be made before",
	inputs: {
		to: targetList(),
		...cacheInputs,
		...floxPublishInputs,
		"acknowledge-unfree": acknowledgement,
		"dry-run": flag("Check everything and print what would be done; build, change and publish nothing.", false)
	},
	outputs: {
		state: "`published`, `already published`, `planned` (a dry run) or `failed`; of the last destination",
		published: "JSON list of `{destination, state, cells}`, one entry per binary cache or store; `cells` has `{id, state}` of each cell",
		"flox-package": "Package that was published",
		"flox-catalog": "Catalog that has it; empty where it is not known",
		"flox-system": "System that it was published for: that of the machine",
		"flox-revision": "Commit that it was published from",
		"flox-generation": "Number of the generation that `flox-push` made",
		"flox-pin": "Reference that pins that generation, as in `acme/app:4`"
	}
};
/** On a command line other users of the machine could read a secret: a file has it there. */
const { "signing-key": _key, netrc: _netrc, "cachix-auth-token": _cachixToken, "cachix-signing-key": _cachixKey, "attic-token": _atticToken, ...openInputs } = publishSurface.inputs;
/** What a command is not given. */
const noSecrets = {
	"signing-key": void 0,
	netrc: void 0,
	"attic-token": void 0,
	"cachix-auth-token": void 0,
	"cachix-signing-key": void 0
};
const publishCommandSurface = {
	name: "nix-cuda publish",
	description: publishSurface.description,
	inputs: {
		...openInputs,
		json: flag("Print JSON instead of text.", false)
	},
	outputs: {}
};

// src/actions/workflow/inputs.ts
/** How the jobs of the reusable workflow run. */
const jobInputs = {
	"timeout-minutes": buildSurface.inputs["timeout-minutes"],
	"fail-fast": flag("Stop the other cells when one fails.", false),
	"max-parallel": wholeNumber("Maximum number of cells that run at once.", 256, {
		min: 1,
		max: 256
	}),
	"allow-fork-pull-requests": gpuSurface.inputs["allow-fork-pull-requests"],
	"plan-runner": text("Runner of the jobs that plan, publish and report; several labels as a JSON list.", "ubuntu-24.04"),
	ref: text("Branch, tag or commit to check out; unset means that of the event."),
	submodules: choice("Check out submodules too: `false`, `true` or `recursive`.", "false", [
		"false",
		"true",
		"recursive"
	]),
	lfs: flag("Check out files of Git LFS too.", false),
	evidence: flag("Write evidence of the cells that are proven, in artifacts `<artifact-prefix>-evidence-<row id>`.", false),
	publish: placeList("Where to publish the cells once all of them are proven; pull requests of forks publish nothing."),
	"attic-endpoint": serviceInputs["attic-endpoint"],
	"acknowledge-unfree": acknowledgement,
	"artifact-prefix": text("Prefix of artifact names; two calls in one run need different ones.", "nix-cuda")
};
/** What only its job that publishes takes. A step of a workflow that is called has no environment of the caller. */
const publishSecrets = {
	"signing-key": cacheInputs["signing-key"],
	"cachix-auth-token": secret("Token of Cachix that may write to the caches `cachix:NAME`."),
	"cachix-signing-key": secret("Signing key of a Cachix cache that has a key of its own; without it Cachix signs."),
	"attic-token": secret("Token of the server of the caches `attic:CACHE`, which may read and write them."),
	"aws-access-key-id": secret("Access key of the buckets `s3://BUCKET`."),
	"aws-secret-access-key": secret("Secret key to `aws-access-key-id`.")
};
/** What only the reusable workflow's checkout takes. */
const checkoutSecrets = { "checkout-token": secret("Token that may read the repository and its private submodules; unset means the token of the job, which reads this repository alone.") };

// src/actions/setup/configuration/inputs.ts
/** What goes to nix.conf: binary caches, tokens, and the user’s own lines. */
const configurationInputs = {
	caches: listWithDefault(`Binary caches by name: ${cachePresets.map((preset) => `\`${preset.name}\``).join(", ")}; \`${noCaches}\` turns them off.`, defaultCaches),
	"extra-substituters": list("More binary caches, by URL."),
	"extra-trusted-public-keys": list("Their public keys, as in `cache.example.org-1:base64`."),
	"accept-flake-config": flag("Use the binary caches and keys that `nixConfig` of the repository’s flake.nix names, and nothing else of it; otherwise a notice says what to write. Whoever can change flake.nix, as in a pull request, then chooses caches.", false),
	"extra-nix-config": text("Lines for nix.conf; they come last and override all others."),
	"system-wide": flag("Allow changes to the system-wide configuration of a Nix that was already on a self-hosted machine; otherwise only files of the job are written.", false),
	"github-token": secret("Token for fetching flakes and sources from GitHub; given to Nix in a private file of the job.", { expression: "${{ github.token }}" }),
	"extra-access-tokens": secret("Tokens for other hosts, `host=token` each; kept in a private file of the job.", { secrets: accessTokens })
};

// src/actions/setup/containerize/inputs.ts
/** What becomes of the cells that `build` has proven. */
const containerizeInputs = { containerize: text("Name and tag of an image, as in `app:1.0`, that is made in this job of every proven cell, with `build`. The action `containerize` can do more.") };

// src/actions/setup/credentials/inputs.ts
/** Line by line, as a log would have them. */
const keyLinesIn = (text) => text.split("\n").filter((line) => !line.startsWith("-----"));
/** What Nix and its daemon are given beside nix.conf, and remote builders. */
const credentialsInputs = {
	netrc: secret("Logins for private caches and sources, in the format of a netrc file; readable only by root (daemon) or this user, and removed when the job ends.", { secrets: netrcPasswords }),
	aws: flag("Pass AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and AWS_REGION of this step to the Nix daemon, for s3:// caches.", false),
	"aws-role": text("Role of AWS, by its ARN, whose credentials the Nix daemon gets for s3:// caches; the job needs `id-token: write`."),
	"aws-region": text("Region of the bucket, as in `eu-central-1`; unset means AWS_REGION of this step."),
	proxy: flag("Pass http_proxy, https_proxy, no_proxy and the like of this step to the Nix daemon.", false),
	"ca-bundle": text("PEM file with all certificates that Nix should trust."),
	builders: text("Remote builders, one per line as in nix.conf; each needs a host key."),
	"builders-key": secret("Private ssh key for builders without a key file of their own.", { secrets: keyLinesIn }),
	"known-hosts": text("Host keys of the builders, as in ~/.ssh/known_hosts.")
};

// src/actions/setup/disk/inputs.ts
/** Room for the store and for builds. */
const diskInputs = {
	"reclaim-disk": list("Parts of GitHub’s Ubuntu image to remove in the background, one per line: `android`, `dotnet`, `haskell`, `codeql`, …; ignored on other machines."),
	"store-location": text("Where the files of /nix are stored: `root`, `auto` (another disk with much more space), or an absolute path; an existing store is never moved.", "root"),
	"build-folder": choice("Where builds run: `auto` (another disk if the default is in memory or has little space) or `default`.", "auto", ["auto", "default"])
};

// src/actions/setup/examination/inputs.ts
/** What the configured Nix is examined for. */
const examinationInputs = {
	"check-caches": flag("Check before building that Nix can use each binary cache.", true),
	"caches-required": flag("Fail if a binary cache cannot be used; otherwise that is a warning.", false),
	sandbox: choice("Whether builds must be sandboxed: `auto` (a warning if they are not, or if that cannot be determined) or `require`.", "auto", ["auto", "require"])
};

// src/flox/releases.ts
const known = (sha256, sources) => ({
	sha256,
	sources
});
/**
* Packages of https://downloads.flox.dev whose hash others have written down in public before us, newest first: Homebrew
* for each pkg (https://github.com/Homebrew/homebrew-cask/blob/main/Casks/f/flox.rb), and projects that install a deb by its
* hash. Nobody has for an rpm: rpm checks a signature. `flox-<version>.SHA256SUMS` of the same server is no source: whoever
* can replace a package there can replace it too. One source is enough to hold the vendor to: a wrong value refuses a good
* package, and lets no bad one in unless the server served that very one when it was written down.
*/
const floxReleases = {
	"1.14.1": {
		"x86_64-linux": { deb: known("7dfdd1ae576ab7519e5b2bbaa4e76db1265756d23fa6c142671af1d7744dddc0", 1) },
		"aarch64-linux": { deb: known("19937aecc3f711946b3fb7c6e0ec83fdce74f94d59fe5c53566f079f9bc7721c", 1) }
	},
	"1.14.0": {
		"x86_64-darwin": { pkg: known("770fa9ebf06296b08fd8a9d2f75a2440da6a29f6795cb046d2041fd0532109b9", 1) },
		"aarch64-darwin": { pkg: known("cb09a2c152b66231b76828851ef3e8ae6439b4a32e44ff3eb7bdc203f71cddef", 1) }
	},
	"1.12.0": {
		"x86_64-linux": { deb: known("78c9118823a4e7b4f287a632396d9efb4e9044818ac1d4df36a5b96d3d8df159", 1) },
		"aarch64-linux": { deb: known("50d919fd8977510bf24433374b64672932f3d09115cb555a750647f8a2a8050f", 2) },
		"x86_64-darwin": { pkg: known("597df53a8ba66515058243e31b28e92f9284f2e9fd56d86c424eb1b782e74f8b", 1) },
		"aarch64-darwin": { pkg: known("1a30d001ca2bb7506b551528cc68bc4d2226a965e631d3e81389fb1cf2fb18cb", 1) }
	}
};
/** The newest release with a hash for that package; undefined where there is none. */
function newestFlox(manifest, system, kind) {
	for (const [version, bySystem] of Object.entries(manifest)) {
		const release = bySystem[system]?.[kind];
		if (release) return {
			version,
			sha256: release.sha256
		};
	}
}
/** Where the vendor's packages are. https://flox.dev/docs/install-flox/install/ */
const floxDownloads = "https://downloads.flox.dev";
/** The source from which an existing Nix builds or fetches Flox. */
const floxFlake = "github:flox/flox";
/** The channels that the vendor publishes. https://github.com/flox/install-flox-action (action.yml) */
const floxChannels = [
	"stable",
	"qa",
	"nightly"
];

// src/actions/setup/flox/inputs.ts
/** How a job gets Flox, and what Flox is told. */
const floxInputs = {
	flox: flag("Provide the `flox` program: use the one on the machine, or install it.", false),
	"flox-version": text("Flox release to install where there is no Flox, as in `1.14.1`; unset means the newest that this action has a hash for."),
	"flox-channel": text("Channel of Flox: `stable`, `qa` or `nightly`; without `flox-version` it is the newest release of the channel, which needs `flox-sha256`."),
	"flox-commit": text("Commit of github.com/flox/flox to install, 40 digits; required on machines that already have a Nix, which stays."),
	"flox-sha256": text("SHA-256 of the Flox package; required unless this action has its hash, or rpm knows its signer."),
	"flox-base-url": text("Base URL of the Flox packages, with the layout of downloads.flox.dev.", floxDownloads),
	"flox-metrics": flag("Allow Flox to send usage statistics to its vendor.", false),
	"trusted-environments": list("FloxHub environments whose hooks may run: `owner/name`, or `owner/*`."),
	"extra-flox-config": text("Settings of Flox, one `key = value` per line, as for `flox config --set`; they come last and override all others.")
};

// src/actions/setup/floxhub/secret-inputs.ts
/** Where FloxHub's token is kept, for a job that shows GitHub's OIDC token. docs/flox.md has an example of each. */
const secretInputs = {
	"floxhub-vault": text("Field of a secret in Vault or OpenBao that has FloxHub's token, as in `https://vault.example.org role=ci path=secret/data/flox field=token`; the job needs `id-token: write`."),
	"floxhub-aws-secret": text("Secret of AWS Secrets Manager that has FloxHub's token, as in `arn:aws:secretsmanager:… role=arn:aws:iam::…:role/flox`; the job needs `id-token: write`."),
	"floxhub-google-secret": text("Secret of Google Secret Manager that has FloxHub's token, as in `projects/1234/secrets/flox provider=projects/…/providers/github`; the job needs `id-token: write`.")
};

// src/actions/setup/floxhub/inputs.ts
/** How a job signs in to FloxHub. */
const floxhubInputs = {
	"floxhub-auth": choice("How the job signs in to FloxHub: `token`, `client-credentials`, or `oidc` (GitHub’s token of this job, exchanged); unset means not at all.", "", [
		"",
		"token",
		"client-credentials",
		"oidc"
	]),
	"floxhub-token": secret("Token of a service account or of a person for FloxHub, with `floxhub-auth: token`."),
	"floxhub-client-id": text("Client id, with `floxhub-auth: client-credentials`, or for an endpoint that wants one."),
	"floxhub-client-secret": secret("Client secret to `floxhub-client-id`."),
	"floxhub-url": text("Address of a FloxHub of your own; unset means https://hub.flox.dev."),
	"floxhub-audience": text(`Audience of FloxHub’s tokens, exactly; unset means what the FloxHub says of itself, else \`${publicAudience}\`.`),
	"floxhub-oidc-audience": text("Audience of GitHub’s token, with `floxhub-auth: oidc`; unset means the origin of `floxhub-oidc-endpoint`."),
	"floxhub-oidc-endpoint": text("Token endpoint of yours that exchanges GitHub’s token for one of FloxHub, with `floxhub-auth: oidc`; FloxHub has none itself."),
	"floxhub-oidc-grant": choice("How that endpoint is asked: `token-exchange` (RFC 8693) or `jwt-bearer` (RFC 7523).", "token-exchange", ["token-exchange", "jwt-bearer"]),
	...secretInputs,
	"floxhub-export": flag("Set FLOX_FLOXHUB_TOKEN for all later steps of the job; else only `flox` that this action runs is signed in.", false)
};

// src/actions/setup/kvm/inputs.ts
/** Virtual machines in builds. */
const kvmInputs = { kvm: choice("Make /dev/kvm usable for builds: `auto` (on runners that GitHub hosts), `true` or `false`.", "auto", [
	"auto",
	"true",
	"false"
]) };

// src/nix/install/releases.ts
/**
* Release archives of https://releases.nixos.org/nix, newest first. Upstream does not sign them, and what the server
* itself says about them was wrong once, so the values are kept here. `scripts/update-releases.ts` compares them with the
* live `.sha256` files and prints what to change. Entries with one source only are not in the list.
*/
const releases = {
	"2.35.2": {
		"x86_64-linux": {
			sha256: "0c3960a9792331a22081c3c7a5d8465db9b17c50b3acdf18587fa4c6f2cb1158",
			sources: 11
		},
		"aarch64-linux": {
			sha256: "4d0302a2910f5eec1c33b8deef634f04899a75737e7001ec49908d003ae5efda",
			sources: 6
		},
		"aarch64-darwin": {
			sha256: "1695c13aba5afa7c2ecd6dc4a9393f602e7bbc440ed45e81602c831546580ec3",
			sources: 3
		},
		"x86_64-darwin": {
			sha256: "d725518d89f3b0b8d4af702a9d38d519814014cbe125afb3ed0545c9d755f6a5",
			sources: 3
		}
	},
	"2.35.1": {
		"x86_64-linux": {
			sha256: "c3fe29778acaa93b5095ee66e36f11ec7c6a284c40970a24cc83ac4f04809db3",
			sources: 5
		},
		"aarch64-linux": {
			sha256: "79b739996f1751573b4d2b56e4ae607855184c711f2cc1274fa0952a13d4bfc9",
			sources: 4
		},
		"aarch64-darwin": {
			sha256: "414e073c4754e0c9eed1dd25e482af45213a34aa67c930201e35df7c8333c19a",
			sources: 3
		},
		"x86_64-darwin": {
			sha256: "1a932047a6e563acbd86024599bb377cbceca4dc6934a49f62a41ea1d9bdcb1b",
			sources: 3
		}
	},
	"2.34.8": { "x86_64-linux": {
		sha256: "2c2e146b80834fe0ca201b51deeb939405b4f18e8d2071bf80b10f8123c50464",
		sources: 4
	} },
	"2.34.7": {
		"x86_64-linux": {
			sha256: "eafe5042404e818505e28c5ca3d0885f3ec45c31f955489a25bb38258f87560e",
			sources: 8
		},
		"aarch64-linux": {
			sha256: "f1cee64ae7a02330c6421924c28f597c41813f2214ff108622087d8056378b08",
			sources: 8
		},
		"aarch64-darwin": {
			sha256: "71e18301c4ea78c667f2753159156b5bdb899993720e8aa7bcca97e8312d3d6b",
			sources: 7
		},
		"x86_64-darwin": {
			sha256: "8bf3dadfd65be182ad3141b1224bbc82e0f2a61d4f36781938b5e6ede029c2a3",
			sources: 6
		}
	},
	"2.34.6": {
		"x86_64-linux": {
			sha256: "311b9f406f0239ef640a1e3fbea1df1bac9d3a7c316c4def30df3206dd964960",
			sources: 2
		},
		"aarch64-linux": {
			sha256: "09edae3ed146b1a47de84eda6135ef12ee74783d409e7a207c912cb94e14aa35",
			sources: 2
		},
		"aarch64-darwin": {
			sha256: "596ae5555acfb497723934b98b66b7d638eb8f7d856975466f2c1217ce94f8a1",
			sources: 2
		},
		"x86_64-darwin": {
			sha256: "ae58c8c91e3951602869e5a502621edb1bdde8ab20436f488a29af6a0aecd846",
			sources: 2
		}
	},
	"2.34.4": {
		"aarch64-linux": {
			sha256: "11f5dca5e2eccd7fca31d84ee16fbe18e8752c45a9ca223a1e55aaa16548a48b",
			sources: 2
		},
		"aarch64-darwin": {
			sha256: "f283897495c8e2929deeb822e4b56055f691c8a2aa6ccc966c9a40ed551fa71c",
			sources: 2
		},
		"x86_64-darwin": {
			sha256: "c79f15a0f9cb1700103bc5ae2b96b8cab58bd53208800a1b477ccb718696b5af",
			sources: 2
		}
	},
	"2.34.0": {
		"x86_64-linux": {
			sha256: "5676b0887f1274e62edd175b6611af49aa8170c69c16877aa9bc6cebceb19855",
			sources: 2
		},
		"aarch64-linux": {
			sha256: "cfddd4008b57a71464a16d5232cba79b1c76ae9dc81bbf71b4972b0118bc29c5",
			sources: 2
		},
		"aarch64-darwin": {
			sha256: "47cb78c9fdc7b630dbbb9a89869c8e8bcd8c9eb17be036fba18585120693a4c1",
			sources: 2
		}
	},
	"2.33.3": {
		"x86_64-linux": {
			sha256: "96c5035a63699a12301566fca7838bb1264c3b0894dc0f610101726753e52ac2",
			sources: 2
		},
		"aarch64-darwin": {
			sha256: "0781837b43d0234933141f6305c8a8fec6d49f3d2b245ee5b7c4e5d2a4a39c38",
			sources: 2
		},
		"x86_64-darwin": {
			sha256: "fbadda2f407d73409b444ab21386b5f713947e474ee4f4f96a9cbc6ccd9f853b",
			sources: 2
		}
	},
	"2.31.2": {
		"x86_64-linux": {
			sha256: "d1f67c86eed016214864ba08bfb9529c307aea7e8fafb74853f96fcc3bfd8a60",
			sources: 4
		},
		"aarch64-linux": {
			sha256: "64db528412096d718b4bf8f78f85e5ac2b714b774e5005500dee37d23f560456",
			sources: 3
		},
		"aarch64-darwin": {
			sha256: "3baa0af88a1ef4e2cc82cb64cd384b1805ecc3771b574e97277ae213d52711d8",
			sources: 3
		},
		"x86_64-darwin": {
			sha256: "ed8df6a1046dea90ba4068a827bdeaf372d522867c4d2b48cdb37145c200eeba",
			sources: 3
		}
	},
	"2.30.2": {
		"x86_64-linux": {
			sha256: "a53ceb24793488510f67baaed59dc7c049af6d3c7683cd7760274f7a1bec7b2a",
			sources: 2
		},
		"aarch64-linux": {
			sha256: "b9c5d93dfce77ac2c9727bcdd8791fc8f2529f56b22f71f0644671929ac03fe2",
			sources: 2
		},
		"aarch64-darwin": {
			sha256: "fc4ded27d4403deab9da7fadc64887bae8b4ea2194f107f448d37d8ec130415f",
			sources: 2
		},
		"x86_64-darwin": {
			sha256: "4628d6af18b5130ef5c47e6e1993f1a78897bcd9c8ad194a9b3b2f93eab49fbb",
			sources: 2
		}
	},
	"2.28.3": {
		"x86_64-linux": {
			sha256: "85d1847d06d5d56167796d3f61cd992908de84584db3e700da031a782b59ea22",
			sources: 4
		},
		"aarch64-linux": {
			sha256: "3dffb118772382e35526806fb97acc05df7ad6dc29dbe52b921b77e52e39f571",
			sources: 4
		},
		"aarch64-darwin": {
			sha256: "6befec86f4e8effa5b0112ad0491dc8e2b1c26e5a95c1cc40c1ea60194d53c88",
			sources: 3
		},
		"x86_64-darwin": {
			sha256: "942d55db022961eec7b35b3bdd6bce748d32cc0cc17bafb143e305434ae30643",
			sources: 3
		}
	},
	"2.26.3": {
		"x86_64-linux": {
			sha256: "d378a057253fb98f05c3e7c431c1852cca6afae3376f5853a9fcb7ae423a05ad",
			sources: 3
		},
		"aarch64-linux": {
			sha256: "8e52a0ff91b14a3fd7e5bdf5abe263c732b8655ecc67d7730844bb90e2203416",
			sources: 2
		}
	},
	"2.24.9": {
		"x86_64-linux": {
			sha256: "3c0779e4878d1289cf3fbb158ec5ea9bdf61dfb9b4efac6b3b0b6bec5ba4cf13",
			sources: 4
		},
		"aarch64-linux": {
			sha256: "c57c2830bb407e02dacdf2b63c49cde273f905075b579f6d9a6114c669301f33",
			sources: 2
		}
	}
};
/** Where release archives are, as https://nix.dev/manual/nix/stable/installation/installing-binary describes. */
const upstreamReleases = "https://releases.nixos.org/nix";
/**
* The newest release that the manifest has for every system with CUDA and for this one; it is what an install without a
* version gets.
*/
function defaultVersion(manifest = releases, also) {
	const needed = also === void 0 ? cudaSystems : [...cudaSystems, also];
	const newest = Object.entries(manifest).filter(([, bySystem]) => needed.every((system) => bySystem[system])).map(([version]) => version).sort(compareReleases)[0];
	if (newest === void 0) throw new Error("the manifest of Nix releases has no version for every system");
	return newest;
}
/** For sorting release numbers, newest first. Each part between dots is a number. */
function compareReleases(a, b) {
	const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
	for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
		const difference = (right[index] ?? 0) - (left[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
/**
* The archive that a request means. A hash given by the user is used instead of the manifest's.
* Throws ProblemError INS010 (no hash known), INS011 (malformed hash, version or base URL).
*/
function chooseArchive(request, manifest = releases) {
	const version = request.version ?? defaultVersion(manifest, request.system);
	if (!/^\d+(?:\.\d+){1,2}[0-9A-Za-z_+-]{0,40}$/.test(version)) throw new ProblemError(error("INS011", `${JSON.stringify(version)} is not a Nix version.`, "Write it as in 2.35.2."));
	const folder = `nix-${version}-${request.system}`;
	const archive = {
		version,
		system: request.system,
		folder,
		url: archiveUrl(request.baseUrl, version, folder)
	};
	if (request.sha256 !== void 0) return {
		...archive,
		sha256: parseSha256(request.sha256),
		trust: "user"
	};
	const known = manifest[version]?.[request.system];
	if (known) return {
		...archive,
		sha256: known.sha256,
		trust: "manifest"
	};
	const others = Object.keys(manifest).filter((candidate) => manifest[candidate]?.[request.system]);
	throw new ProblemError(error("INS010", `No SHA-256 is known for Nix ${version} on ${request.system}.`, `Use one of ${others.sort(compareReleases).join(", ")}, or give the SHA-256 of the archive as nix-sha256 (hexadecimal or sha256-…): \`curl -sL ${archive.url} | sha256sum\` on a network that you trust.`));
}
function archiveUrl(baseUrl, version, folder) {
	const url = URL.parse(baseUrl);
	if (url && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "" && url.username === "") return `${url.href.replace(/\/+$/, "")}/nix-${version}/${folder}.tar.xz`;
	throw new ProblemError(error("INS011", "The base URL of the Nix releases is not a plain http or https URL.", `Write it as in ${upstreamReleases}, without user, query and fragment.`));
}
/** A SHA-256 as 64 hexadecimal digits or in SRI form (`sha256-` and base64), as hexadecimal. Throws ProblemError INS011. */
function parseSha256(text) {
	const trimmed = text.trim();
	if (/^[0-9a-f]{64}$/i.test(trimmed)) return trimmed.toLowerCase();
	const base64 = /^sha256-([A-Za-z0-9+/]{43}=)$/.exec(trimmed)?.[1];
	if (base64 !== void 0) return Buffer.from(base64, "base64").toString("hex");
	throw new ProblemError(error("INS011", `${JSON.stringify(trimmed.slice(0, 80))} is not a SHA-256.`, "Give 64 hexadecimal digits, or sha256- followed by 44 characters of base64."));
}

// src/actions/setup/nix/inputs.ts
/** Which Nix, and how it is installed where there is none. */
const nixInputs = {
	"nix-version": text("Nix release to install where there is no Nix, as in `2.34.7`; unset means the newest that this action has hashes for."),
	"nix-sha256": text("SHA-256 of the release archive, for a version or mirror without a hash in this action."),
	"nix-base-url": text("Base URL of the release archives, with the layout of releases.nixos.org.", upstreamReleases),
	mode: choice("How Nix is installed: `daemon` (multi-user, sandboxed builds), `single-user`, or `auto`: daemon where there is root or sudo and no container.", "auto", [
		"auto",
		"daemon",
		"single-user"
	]),
	advisories: choice("Whether a Nix with known security holes is a warning (`warn`) or fails the job (`required`): one that is installed, found, or run by Flox.", "warn", ["warn", "required"]),
	preinstalled: choice("What to do with a Nix that is already on the machine: `use` it, `require` one (never install), or `refuse` it; `auto` is the default for this kind of machine (docs/machines.md).", "auto", [
		"auto",
		"use",
		"require",
		"refuse"
	])
};

// src/actions/setup/nixpkgs/inputs.ts
/** What later steps of the job that are not of this action find as Nixpkgs. */
const nixpkgsInputs = {
	"nixpkgs-config": choice("Configuration of Nixpkgs for later steps: `cuda` gives `nix build -f \"<nixpkgs>\"` and `nix-shell` cudaSupport, the `capabilities` and CUDA’s licences until the job ends; flakes do not read it.", "none", ["none", "cuda"]),
	"nix-path": onePath("NIX_PATH of later steps, as in `nixpkgs=channel:nixos-unstable`.")
};
/** Entries are separated by colons, as in the variable. */
function onePath(description) {
	return {
		description,
		default: "",
		kind: "text",
		parse: (given) => /\p{Cc}/u.test(given) ? {
			ok: false,
			expected: "one line, with colons between entries"
		} : {
			ok: true,
			value: given === "" ? void 0 : given
		}
	};
}

// src/actions/setup/publish/inputs.ts
/** What becomes of the cells that `build` has proven. */
const publishInputs = {
	publish: placeList("Where to publish every proven cell in this job, with `build`."),
	"signing-key": cacheInputs["signing-key"],
	...serviceInputs,
	"acknowledge-unfree": acknowledgement
};

// src/actions/setup/store-cache/inputs.ts
/** The store cache of this job. */
const storeCacheInputs = {
	"store-cache": choice("Keep what cells build in GitHub’s cache for later runs: `read-write`, `read`, `write` or `off`.", "read-write", [
		"off",
		"read",
		"write",
		"read-write"
	]),
	"store-cache-key": secret("Nix secret key that signs entries of the store cache; entries without its signature are refused."),
	"take-over": flag("Let `gpu-test` take what a cell built from an artifact of the same run, also where the store cache is off.", false),
	"store-unfree": list("Unfree or downloaded packages that a public repository may keep in GitHub’s cache, by name of the derivation: `*` stands for any text, as in `*-my-model-*`.")
};

// src/actions/setup/surface.ts
/** What makes a machine ready for builds with Nix. */
const machineInputs = {
	...nixInputs,
	...configurationInputs,
	...credentialsInputs,
	...floxhubInputs,
	...examinationInputs,
	...diskInputs,
	...kvmInputs,
	...storeCacheInputs
};
const setupSurface = {
	name: "setup-nix-cuda",
	description: "Plan, build and prove CUDA packages with Nix for every GPU architecture and toolkit that your users have",
	inputs: {
		...machineInputs,
		...floxInputs,
		...nixpkgsInputs,
		build: flag("Plan, build and verify every cell of the request in this job.", false),
		...requestInputs,
		"timeout-minutes": wholeNumber("Time limit of one cell in minutes.", 330, {
			min: 1,
			max: 21600
		}),
		...publishInputs,
		...containerizeInputs,
		uninstall: flag("When the job ends, remove Nix and everything else that this action installed on a self-hosted machine, unless another job uses it.", false),
		settings: settings([planActionInputs, jobInputs]),
		summary: flag("Write what setup did to the job summary, and with `build` the table of cells.", true)
	},
	outputs: {
		"nix-version": "Version of the Nix that was used, as in `2.34.8`",
		"nix-path": "Absolute path of the `nix` program that was used",
		mode: "`daemon` or `single-user`: how Nix commands of this job reach the store",
		installed: "`true` when this run installed Nix",
		substituters: "The binary caches that Nix queries, one per line",
		"cache-states": "JSON list of `{url, state, priority, milliseconds}` of these caches",
		sandbox: "How builds are isolated: `sandboxed`, `partial`, `unsandboxed`, `fallback`, `refused` or `unknown`",
		"machine-kind": "Kind of machine, as in docs/machines.md",
		kvm: "`absent`, `usable`, `enabled` or `unusable`: /dev/kvm for builds",
		"flox-version": "Version of the Flox that was used, as in `1.14.1`; empty without `flox`",
		"flox-path": "Absolute path of the `flox` program that was used",
		seconds: "JSON object from phase to seconds",
		planned: "Number of planned cells",
		excluded: "Number of requested cells that are excluded",
		proven: "Number of cells that were built and have the requested device code",
		failed: "Number of cells that failed",
		results: "JSON list of `{id, status, outputs}`, one entry per cell, in the order of the plan",
		"plan-file": "Absolute path of the plan (`plan/1`)",
		published: publishSurface.outputs.published,
		"image-file": "Absolute path of the image that `containerize` asks for, an OCI archive",
		"image-digest": "Digest of its manifest, or of the index of several images (`sha256:…`)",
		"results-folder": "Absolute path of the folder with one `<cell id>.json` (`result/1`) per cell"
	}
};

// src/actions/plan/surface.ts
const planActionSurface = {
	name: "setup-nix-cuda/plan",
	description: "Turns a CUDA matrix request into job matrices: only valid cells, each exclusion with its reason",
	inputs: {
		...planActionInputs,
		settings: settings([machineInputs, jobInputs])
	},
	outputs: {
		matrix: "JSON list of `{shard, rows}`; each row is `{id, runner, timeout, cell}`, with `also` for cells of the same derivation and `gpuRunner` where a job tests the cell",
		shared: "JSON list of `{id, runner, timeout, stage}`, one per system; empty without a shared stage",
		gpu: "JSON list of `{id, runner, timeout, cell}`: the cells that are tested on a GPU, by `gpu-runners`; at most 256",
		excluded: "JSON list of `{code, count, examples}`, one per rule: requested cells that are excluded",
		count: "Number of jobs to run",
		any: "`true` when there is a job to run",
		"plan-file": "Absolute path of the plan (`plan/1`)"
	}
};
const planSurface = {
	name: "nix-cuda plan",
	description: "Prints which cells of a request will be built, and why others are excluded",
	inputs: {
		...requestInputs,
		...planningInputs,
		explain: text("Explain rule by rule why the cell with this id is in the plan or not."),
		markdown: flag("Print the plan as Markdown instead of a table.", false),
		json: flag("Print the plan as JSON (`plan/1`) instead of a table.", false)
	},
	outputs: {}
};

// src/actions/run/surface.ts
const runSurface = {
	name: "nix-cuda run",
	description: "Runs PROGRAM, built with Nix or Flox, on this machine's NVIDIA driver, and gives its exit code; nothing is installed and no root is needed",
	inputs: {
		graphics: flag("Also tell the loaders of OpenGL, EGL, Vulkan and OpenCL about the driver.", false),
		print: flag("Print the variables as shell commands instead of running a program.", false),
		smoke: flag("Test first whether a program of Nix can load the driver and run a kernel from PTX, then whether PROGRAM, if given, succeeds; list the libraries that were loaded.", false),
		bridge: flag("Use the driver bridge; --no-bridge shows what happens without it.", true),
		nixpkgs: text("Of which Nixpkgs the program for --smoke is built: `lock` (of flake.lock), a folder or a flake reference. Unset: `flake:nixpkgs`."),
		probe: text("The program for --smoke, where it is built already."),
		json: flag("Print the result of --smoke as JSON.", false)
	},
	outputs: {}
};

// src/actions/tables/surface.ts
const tablesSurface = {
	name: "nix-cuda tables",
	description: "Prints the tables of capabilities and toolkits; --check compares them with Nixpkgs and the compilers here",
	inputs: {
		check: flag("Compare with the Nixpkgs of --nixpkgs and with every ptxas on PATH and in CUDA_PATH.", false),
		nixpkgs: requestInputs.nixpkgs,
		json: flag("Print JSON instead of tables.", false)
	},
	outputs: {}
};

// src/actions/uninstall/surface.ts
const uninstallSurface = {
	name: "nix-cuda uninstall",
	description: "Removes what this action installed on this machine: configuration, daemon, Nix, build users, state",
	inputs: {
		"dry-run": flag("Only show what would be removed.", false),
		yes: flag("Remove it without asking.", false),
		force: flag("Remove also what other jobs still use, and what another user installed.", false),
		json: flag("Print JSON instead of lines.", false)
	},
	outputs: {}
};

// src/actions/verify/surface.ts
const verifyInputs = {
	capabilities: list("Targets that every file with device code must have, as in `8.0, 9.0a, 9.0+PTX`."),
	toolkit: text("CUDA toolkit that must have compiled every image, as in `12.8`."),
	units: choice("`all`: every unit (usually what one source file became) must have each target. `any`: one unit is enough, and those that lack it are a warning.", "all", ["all", "any"]),
	gpu: list("GPUs that must run all of it, as in `L4, 9.0`: compiled for them, or PTX that their driver compiles."),
	driver: text("Linux driver of these GPUs, as in `580` or `580.65.06`; if unset, any driver is assumed to be new enough."),
	evidence: text("File with evidence of the paths, as the action `evidence` or `gh attestation download` writes it: each path must be what it states. Signatures are not checked.")
};
const verifyActionSurface = {
	name: "setup-nix-cuda/verify",
	description: "Checks which device code files, archives and folders contain, without Nix, CUDA or a GPU",
	inputs: {
		paths: requiredText("Files and folders, one per line."),
		...verifyInputs
	},
	outputs: {
		files: "JSON list of `{file, targets, partly, linkedAtLoad, ptx, ltoir, toolkits, units, images, stubs, places}`",
		gpus: "JSON list of `{gpu, capability, runs, driver, units}`: how each GPU of `gpu` runs it (`sass`, `jit`, `driver`, `unknown`, `none`, or null without device code)",
		problems: "JSON list of errors, warnings and notices"
	}
};
const verifySurface = {
	name: "nix-cuda verify",
	description: "Prints which device code the files, archives and folders PATH… contain, and checks it against what is requested",
	inputs: {
		...verifyInputs,
		json: flag("Print JSON instead of a table.", false)
	},
	outputs: {}
};

// src/actions/registry.ts
/** Every action. `npm run generate` and `npm run build` make its files from here. */
const actions = [
	{
		file: "action.yml",
		surface: setupSurface,
		stub: "setup",
		load: async () => (await import("./actions-setup-action.chunk.js")).runSetup,
		post: {
			stub: "setup-post",
			load: async () => (await import("./actions-setup-post.chunk.js")).runSetupPost
		}
	},
	{
		file: "plan/action.yml",
		surface: planActionSurface,
		stub: "plan",
		load: async () => (await import("./actions-plan-action.chunk.js")).runPlanAction
	},
	{
		file: "build/action.yml",
		surface: buildSurface,
		stub: "build",
		load: async () => (await import("./actions-build-action.chunk.js")).runBuild
	},
	{
		file: "verify/action.yml",
		surface: verifyActionSurface,
		stub: "verify",
		load: async () => (await import("./actions-verify-action.chunk.js")).runVerifyAction
	},
	{
		file: "report/action.yml",
		surface: reportSurface,
		stub: "report",
		load: async () => (await import("./actions-report-action.chunk.js")).runReportAction
	},
	{
		file: "gpu/action.yml",
		surface: gpuSurface,
		stub: "gpu",
		load: async () => (await import("./actions-gpu-action.chunk.js")).runGpuAction,
		post: {
			stub: "gpu-post",
			load: async () => (await import("./actions-gpu-post.chunk.js")).runGpuPost
		}
	},
	{
		file: "gpu-test/action.yml",
		surface: gpuTestSurface,
		stub: "gpu-test",
		load: async () => (await import("./actions-gpu-test-action.chunk.js")).runGpuTestAction
	},
	{
		file: "evidence/action.yml",
		surface: evidenceSurface,
		stub: "evidence",
		load: async () => (await import("./actions-evidence-action2.chunk.js")).runEvidenceAction
	},
	{
		file: "publish/action.yml",
		surface: publishSurface,
		stub: "publish",
		load: async () => (await import("./actions-publish-action.chunk.js")).runPublishAction
	},
	{
		file: "containerize/action.yml",
		surface: containerizeSurface,
		stub: "containerize",
		load: async () => (await import("./actions-containerize-action.chunk.js")).runContainerizeAction
	},
	{
		file: "image-test/action.yml",
		surface: imageTestSurface,
		stub: "image-test",
		load: async () => (await import("./actions-image-test-action.chunk.js")).runImageTestAction
	},
	{
		file: "activate/action.yml",
		surface: activateSurface,
		stub: "activate",
		load: async () => (await import("./actions-activate-action.chunk.js")).runActivate,
		post: {
			stub: "activate-post",
			load: async () => (await import("./actions-activate-post.chunk.js")).runActivatePost
		}
	}
];
const floxDestination = {
	title: "A Flox environment (--to flox, --to flox-push)",
	inputs: floxPublishInputs
};
const floxImage = {
	title: "An image of a Flox environment (--from flox)",
	inputs: floxImageInputs
};
const requestGroup = {
	title: "The request: what to build",
	inputs: requestInputs
};
/** First words that several commands share. */
const groups = [floxGroup];
/** Every command of the CLI, in the order of its help. */
const commands = [
	{
		surface: planSurface,
		section: "Plan, build and prove",
		example: "nix-cuda plan --packages python3Packages.cupy --capabilities '8.0,9.0+PTX' --toolkits 12.x",
		groups: [requestGroup, {
			title: "What to find out",
			inputs: planningInputs
		}],
		load: async () => (await import("./actions-plan-command.chunk.js")).runPlan
	},
	{
		surface: buildCommandSurface,
		section: "Plan, build and prove",
		takes: {
			name: "[CELL|PACKAGE|PATTERN]…",
			complete: "nothing"
		},
		example: "nix-cuda build mylib 'mytool-cuda12.*'",
		groups: [requestGroup],
		load: async () => (await import("./actions-build-command2.chunk.js")).runBuildCommand
	},
	{
		surface: verifySurface,
		section: "Plan, build and prove",
		takes: {
			name: "PATH…",
			complete: "files"
		},
		example: "nix-cuda verify --capabilities 8.6,9.0+PTX --toolkit 12.8 result/lib",
		groups: [],
		load: async () => (await import("./actions-verify-command.chunk.js")).runVerify
	},
	...floxCommands,
	{
		surface: reportCommandSurface,
		section: "Plan, build and prove",
		example: "nix-cuda report --plan plan.json --results results",
		groups: [],
		load: async () => (await import("./actions-report-command.chunk.js")).runReportCommand
	},
	{
		surface: evidenceCommandSurface,
		section: "Ship",
		takes: {
			name: "[CELL|PACKAGE|PATTERN]…",
			complete: "nothing"
		},
		example: "nix-cuda evidence mylib --out evidence",
		groups: [],
		load: async () => (await import("./actions-evidence-command.chunk.js")).runEvidence
	},
	{
		surface: publishCommandSurface,
		section: "Ship",
		example: "nix-cuda publish --to flox --flox-org acme --dry-run",
		groups: [floxDestination],
		load: async () => (await import("./actions-publish-command.chunk.js")).runPublish
	},
	{
		surface: containerizeCommandSurface,
		section: "Ship",
		example: "nix-cuda containerize --from flox --flox-file app.tar",
		groups: [floxImage],
		load: async () => (await import("./actions-containerize-command.chunk.js")).runContainerize
	},
	{
		surface: imageTestCommandSurface,
		section: "Ship",
		takes: {
			name: "IMAGE [-- WORD…]",
			complete: "files"
		},
		example: "nix-cuda image-test --gpu none app.tar -- --version",
		groups: [],
		load: async () => (await import("./actions-image-test-command.chunk.js")).runImageTest
	},
	{
		surface: kubernetesSurface,
		section: "Ship",
		takes: {
			name: "[-- PROGRAM [ARGUMENT]…]",
			complete: "nothing"
		},
		example: "nix-cuda kubernetes --environment acme/app:12 --toolkit 12.8 -- app --serve",
		groups: [],
		load: async () => (await import("./actions-kubernetes-command.chunk.js")).runKubernetes
	},
	{
		surface: explainSurface,
		section: "Look up",
		takes: {
			name: "CODE…",
			complete: Object.keys(codes)
		},
		example: "nix-cuda explain VER001",
		groups: [],
		load: async () => (await import("./actions-explain-command.chunk.js")).runExplain
	},
	{
		surface: tablesSurface,
		section: "Look up",
		example: "nix-cuda tables --check --nixpkgs github:NixOS/nixpkgs/nixos-unstable",
		groups: [],
		load: async () => (await import("./actions-tables-command.chunk.js")).runTables
	},
	{
		surface: cacheCommandSurface,
		section: "Look up",
		takes: {
			name: "FOLDER…",
			complete: "files"
		},
		example: "nix-cuda cache ./unpacked-entry",
		groups: [],
		load: async () => (await import("./actions-cache-command.chunk.js")).runCacheCommand
	},
	{
		surface: runSurface,
		section: "This machine",
		takes: {
			name: "-- PROGRAM [ARGUMENT]…",
			complete: "files"
		},
		example: "nix-cuda run -- ./result/bin/saxpy",
		groups: [],
		load: async () => (await import("./actions-run-command.chunk.js")).runRun
	},
	{
		surface: doctorSurface,
		section: "This machine",
		takes: {
			name: "[PATH]…",
			complete: "files"
		},
		example: "nix-cuda doctor --toolkit 13.0 ./result",
		groups: [{
			title: "What the machine must have",
			inputs: requirementInputs
		}, {
			title: "What it must run",
			inputs: resultInputs
		}],
		load: async () => (await import("./actions-doctor-command.chunk.js")).runDoctor
	},
	{
		surface: gpuTestCommandSurface,
		section: "This machine",
		takes: {
			name: "[CELL|PACKAGE|PATTERN]…",
			complete: "nothing"
		},
		example: "nix-cuda gpu-test mylib",
		groups: [requestGroup],
		load: async () => (await import("./actions-gpu-test-command.chunk.js")).runGpuTest
	},
	{
		surface: completionSurface,
		section: "This machine",
		takes: {
			name: "bash|zsh|fish",
			complete: [
				"bash",
				"zsh",
				"fish"
			]
		},
		example: "source <(nix-cuda completion bash)",
		groups: [],
		load: async () => {
			const { runCompletion } = await import("./actions-completion-command.chunk.js");
			return (host, line) => runCompletion(host, line, commands);
		}
	},
	{
		surface: uninstallSurface,
		section: "This machine",
		example: "nix-cuda uninstall --dry-run",
		groups: [],
		load: async () => (await import("./actions-uninstall-command.chunk.js")).runUninstall
	}
];

// src/cuda/nearest.ts
/** Which of several texts somebody meant to write. */
/**
* The candidate that is written most like the text, upper or lower case; the first of equals. Undefined where more than
* a third of the text would have to change: that is no slip of the hand.
*/
function nearestText(text, candidates) {
	const wanted = text.toLowerCase();
	let best;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - wanted.length) > wanted.length / 3) continue;
		const edits = editsBetween(wanted, candidate.toLowerCase());
		if (edits <= wanted.length / 3 && (!best || edits < best.edits)) best = {
			candidate,
			edits
		};
	}
	return best?.candidate;
}
/** Letters to add, remove, change or swap with their neighbour (optimal string alignment distance). */
function editsBetween(a, b) {
	let before = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let at = 1; at <= a.length; at++) {
		const row = [at];
		for (let to = 1; to <= b.length; to++) {
			const same = a[at - 1] === b[to - 1];
			const choices = [
				(last[to] ?? 0) + 1,
				(row[to - 1] ?? 0) + 1,
				(last[to - 1] ?? 0) + (same ? 0 : 1)
			];
			if (at > 1 && to > 1 && a[at - 1] === b[to - 2] && a[at - 2] === b[to - 1]) choices.push((before[to - 2] ?? 0) + 1);
			row.push(Math.min(...choices));
		}
		before = last;
		last = row;
	}
	return last[b.length] ?? 0;
}

// src/actions/cli/parse-line.ts
/** From the words of a command line to its options, by the declarations of a command. */
/** Throws ProblemError CFG008 for an option that the command does not have, and for arguments where it takes none. */
function parseLine(command, args) {
	const inputs = optionsOf(command);
	const options = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.kind === "flag" ? { type: "boolean" } : {
		type: "string",
		multiple: true
	}]));
	const { values, positionals, tokens } = parsed();
	const strays = command.takes === void 0 ? strayArguments(tokens, inputs) : [];
	if (strays.length > 0) throw new ProblemError(strays.map((stray) => refuseStray(command, stray)));
	const option = (name) => {
		const value = values[name];
		return Array.isArray(value) ? value.join("\n") : value === void 0 ? void 0 : String(value);
	};
	return {
		option,
		positionals
	};
	function parsed() {
		try {
			return parseArgs({
				args: [...args],
				options,
				allowPositionals: true,
				allowNegative: true,
				tokens: true
			});
		} catch (cause) {
			throw new ProblemError(unknownOption(command, cause));
		}
	}
}
/** Arguments that no option takes, those that follow each other as one. */
function strayArguments(tokens, inputs) {
	const strays = [];
	let after;
	let words = [];
	for (const { kind, name = "", value } of [...tokens, { kind: "end" }]) if (kind === "positional") words.push(String(value));
	else {
		if (words.length > 0) strays.push({
			words,
			...after ? { after } : {}
		});
		words = [];
		after = inputs[name]?.kind === "list" && typeof value === "string" ? {
			name,
			value
		} : void 0;
	}
	return strays;
}
function refuseStray({ surface }, { words, after }) {
	const shown = words.map((word) => JSON.stringify(word)).join(", ");
	const message = `${surface.name} takes no ${words.length === 1 ? "argument" : "arguments"} ${shown}.`;
	const fix = after ? `Write --${after.name} ${shellWord([after.value, ...words].join(","))}.` : `See ${surface.name} --help for its options.`;
	return error("CFG008", message, fix);
}
/** A word as a shell takes it whole. */
function shellWord(text) {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
function unknownOption(command, cause) {
	const inputs = optionsOf(command);
	const said = (cause instanceof Error ? cause.message : String(cause)).split(". ")[0]?.replace(/\.$/, "") ?? "";
	const name = /'(?:-\w, )?--([\w-]+)/.exec(said)?.[1] ?? "";
	const message = `${said}.`;
	if (inputs[name]?.kind === "flag") return error("CFG008", message, `Write --${name} or --no-${name}.`);
	const options = Object.entries(inputs).flatMap(([own, { kind }]) => kind === "flag" ? [own, `no-${own}`] : [own]);
	const meant = nearestText(name, options);
	const help = `See ${command.surface.name} --help for its options.`;
	return error("CFG008", message, meant ? `Did you mean --${meant}? ${help}` : help);
}

// src/runner/actions-cache.ts
/**
* Seconds for one call. The library has limits of its own for most of its waits; this one is for the others, above what
* a full entry takes on a slow day.
*/
const waitTime = 900;
const words = {
	cancelled: "the job was cancelled",
	"timed-out": `no answer within ${waitTime / 60} minutes`
};
/**
* What @actions/cache and its tar and zstd read of the environment: the service and its token, where programs and
* certificates are, and how they are tuned. No inputs, and no other token.
*/
const needed = /^(?:ACTIONS_(?:RESULTS_URL|CACHE_\w+|RUNTIME_TOKEN|ORCHESTRATION_ID)|GITHUB_(?:REF|SERVER_URL)|PATH|HOME|TMPDIR|LANG|LC_\w+|(?:https?|no)_proxy|NODE_(?:OPTIONS|EXTRA_CA_CERTS|USE_\w+)|SSL_CERT_\w+|CACHE_UPLOAD_\w+|SEGMENT_DOWNLOAD_\w+|ZSTD_\w+|TAR_OPTIONS)$/i;
/**
* The service that the runner offers to this job, through @actions/cache. Each call is a process of its own, for the
* library needs a working folder, an environment and a standard output to itself; a call that is cancelled or takes too
* long ends with its tar.
*/
function actionsCache({ env, exec, entry, cancelled }) {
	const call = async (kind, folder, args) => {
		const own = Object.entries(env).filter(([name]) => needed.test(name));
		const outcome = await exec({
			argv: [
				...entry("cache"),
				kind,
				...args
			],
			env: {
				...Object.fromEntries(own),
				RUNNER_TEMP: join(folder, "tmp")
			},
			cwd: folder,
			timeout: waitTime,
			signal: cancelled
		});
		if (outcome.kind === "exited" && outcome.code === 0) return JSON.parse(outcome.stdout);
		return {
			kind: "failed",
			reason: words[outcome.kind] ?? failureText(outcome)
		};
	};
	const url = env["ACTIONS_RESULTS_URL"] || env["ACTIONS_CACHE_URL"];
	return {
		available: Boolean(url && env["ACTIONS_RUNTIME_TOKEN"]),
		...permissions(env),
		lookup: (folder, name, keys) => call("lookup", folder, [name, ...keys]),
		fetch: (folder, name, key, prefix) => call("fetch", folder, [
			name,
			key,
			prefix
		]),
		store: (folder, name, key) => call("store", folder, [name, key])
	};
}
/** What ACTIONS_CACHE_MODE and the token's own claims allow; what cannot be read allows all, and the service decides. */
function permissions(env) {
	const mode = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
	const known = [
		"none",
		"read",
		"write",
		"write-only"
	].includes(mode);
	const scopes = tokenScopes(env["ACTIONS_RUNTIME_TOKEN"] ?? "");
	const may = (bit) => !scopes || scopes.some((scope) => (scope.Permission & bit) !== 0);
	return {
		readable: (!known || mode === "read" || mode === "write") && may(1),
		writable: (!known || mode === "write" || mode === "write-only") && may(2)
	};
}
/** The claim `ac` of the runner's token: which refs' caches it reads (1) and writes (2). */
function tokenScopes(token) {
	try {
		const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
		const scopes = JSON.parse(String(claims.ac));
		if (!Array.isArray(scopes)) return void 0;
		return scopes.map((scope) => ({ Permission: Number(scope?.Permission) }));
	} catch {
		return;
	}
}

// src/runner/terminal.ts
const formats = {
	good: "green",
	bad: ["bold", "red"],
	warning: "yellow",
	heading: "bold",
	faint: "dim",
	name: "cyan"
};
/**
* For the CLI: everything to standard error, so that standard output stays the answer. Without `verbose`, details are left
* out, titles of groups too. In a terminal they are, like the status, one line that changes.
*/
function terminalLog(debug, verbose = true) {
	const screen = process.stderr;
	const live = screen.isTTY && process.env["TERM"] !== "dumb" && !process.env["CI"] && !debug;
	let shown = "";
	const write = (text) => {
		screen.write(`${live && shown !== "" ? eraseLine : ""}${paintedFor(screen, text)}\n`);
		if (live && shown !== "") screen.write(shown);
	};
	const status = (line) => {
		const next = safeText(line).replaceAll(/\s+/g, " ").slice(0, (screen.columns || 80) - 1);
		if (next === shown) return;
		shown = next;
		screen.write(`${eraseLine}${shown}`);
	};
	return {
		info: write,
		debug: (line) => {
			if (debug) write(line);
		},
		group: (title) => {
			if (verbose) write(`\n${title}`);
			else if (live) status(title);
		},
		endGroup: () => {},
		quiet: !verbose,
		...live ? { status } : {}
	};
}
const eraseLine = "\r\x1B[2K";
/** The answer of a command, on standard output. */
function writeAnswer(log, text) {
	log.status?.("");
	process.stdout.write(paintedFor(process.stdout, text));
}
/**
* With colours where the stream is a terminal that has them. Node follows NO_COLOR, FORCE_COLOR, TERM and what CI services
* set: https://nodejs.org/api/util.html#utilstyletextformat-text-options
*
* Each part is made safe by itself; the sequence between two parts keeps them from becoming a command together.
*/
function paintedFor(stream, text) {
	const paint = (style, inner) => styleText(formats[style], inner, { stream });
	if (paint("good", "x") === "x") return safeText(text);
	return spansOf(text).map(({ style, text: inner }) => style ? paint(style, safeText(inner)) : safeText(inner)).join("");
}

// src/runner/real-host.ts
/** The machine as it is. */
function realHost(log) {
	const host = {
		env: process.env,
		platform: process.platform,
		arch: process.arch,
		pid: process.pid,
		uid: process.geteuid?.() ?? -1,
		cwd: process.cwd(),
		exec,
		attach: runAttached,
		files,
		clock: {
			now: () => Date.now(),
			sleep: async (milliseconds, signal) => {
				await setTimeout$1(milliseconds, void 0, signal ? { signal } : {}).catch(() => {});
			},
			deadline: (milliseconds) => AbortSignal.timeout(milliseconds)
		},
		http: lazyHttp(process.env),
		connects,
		entry: (name) => [process.execPath, join(import.meta.dirname, `${name}.js`)],
		log,
		answer: (text) => writeAnswer(log, text),
		confirm: (question) => {
			log.status?.("");
			return confirm(question);
		},
		cancelled: cancellation()
	};
	return {
		...host,
		cache: actionsCache(host)
	};
}
const exec = async (command) => {
	if (!command.question) return runCommand(command);
	const { askProgram } = await import("./runner-question.chunk.js");
	return askProgram(command);
};
/** One client for the whole process, loaded with the first request. */
function lazyHttp(env) {
	const load = async () => {
		const { nodeHttp } = await import("./runner-http-node-http.chunk.js");
		return nodeHttp({
			connections: 64,
			env
		});
	};
	let client;
	return { send: async (request) => {
		client ??= load();
		return (await client).send(request);
	} };
}
function connects(path) {
	return new Promise((resolve) => {
		const socket = connect({ path });
		const end = (answer) => {
			socket.destroy();
			resolve(answer);
		};
		socket.setTimeout(1e3, () => end(false));
		socket.once("connect", () => end(true));
		socket.once("error", () => end(false));
	});
}
async function confirm(question) {
	if (!process.stdin.isTTY) return false;
	const terminal = createInterface({
		input: process.stdin,
		output: process.stderr
	});
	try {
		const answer = await terminal.question(`${safeText(question)} [y/N] `, { signal: AbortSignal.timeout(3e5) });
		return /^y(?:es)?$/i.test(answer.trim());
	} catch {
		return false;
	} finally {
		terminal.close();
	}
}
/**
* An AbortSignal that fires on the first SIGINT or SIGTERM. The runner sends SIGINT, waits 7.5 s, sends SIGTERM, waits
* 2.5 s, then kills the tree (actions/runner, src/Runner.Sdk/ProcessInvoker.cs); while we listen, Node does not end by
* itself, so that children are stopped and what is finished is saved.
*/
function cancellation() {
	const controller = new AbortController();
	const onSignal = (name) => controller.abort(name);
	process.on("SIGINT", onSignal);
	process.on("SIGTERM", onSignal);
	return controller.signal;
}

export { LateError, ProblemError, RefusedRedirect, accessTokens, actions, activateSurface, answerProblem, ask, askGitHub, assumeRole, awsAudience, awsHost, blobOf, buildCommandSurface, buildSurface, cacheCommandSurface, cacheIdentity, cacheName, cachePresets, cacheSubject, checkAttic, checkCachix, checkRole, checkRoleOf, checkVisibility, chooseArchive, chooseCaches, classifyPath, codes, commands, commonInputs, compareCapabilities, compareToolkitTexts, compareVersions, computeName, containerMarks, containerizeCommandSurface, containerizeSurface, corners, cudaSystems, defaultCaches, defaultVersion, describeRecord, digestOf, doctorSurface, entryCommand, error, errorPage, evidenceCommandSurface, evidenceSurface, exitCodeOf, explainCacheErrors, explainHint, explainSurface, extraConfigName, failureText, fileProblem, files$1 as files, findCacheTrouble, findProgram, floxChannels, floxDownloads, floxFlake, floxGenerationsSurface, floxHub, floxLintSurface, floxPushSurface, floxReleases, floxRollbackSurface, follow, formatCapability, formatProblem, formatVersion, formsOf, gpuSurface, gpuTestCommandSurface, gpuTestSurface, groups, groupsOf, hasCuda, hasToken, imageOf, imageTestCommandSurface, imageTestSurface, indexOf, isAtLeast, isDiskFull, isErrno, isLoopback, isNvidiaFile, isPassing, isProgram, isRedirect, isSystem, isThere, isUnsignedHttp, isWritable, jsonBytes, jsonText, kubernetesSurface, layerAnnotations, layerScript, layerTypes, linesOf, manifestOf, maskLikelySecrets, maskSecrets, mediaTypes, nameGroups, namePaths, nearestText, netrcPasswords, newestFlox, nixConfSource, noSecrets, noSuchCache, notice, optionsOf, parseCapability, parseLine, parseNixConf, parseSha256, parseVariables, parseVersion, planActionSurface, planSurface, prefix, printNixConf, printable, problemText, problemsIn, ptxIsaOf, publicAudience, publicHub, publishCommandSurface, publishSurface, questionOf, quoted, readIfPresent, readInputs, readUserText, realHost, reasonOf, refuse, refusedLogin, releases, reportCommandSurface, reportSurface, repository, requestInputs, requestRole, requirementsFrom, retry, roleArn, roleFor, runScript, runSurface, safeLines, safeText, safeUrl, secretInputs, secretsOf, secretsOf$1, sendProblem, setting, settingsNamed, setupSurface, shown, silentProblem, smDigits, smName, storeHosts, styled, systemOf, systems, tablesSurface, terminalLog, textSetting, textTable, tierNames, tierOfEvent, uninstallSurface, upstreamReleases, verifyActionSurface, verifySurface, warning, whoTakes, wordOf, worstSeverity, wrapped, writeAnswer, writeAtomically };