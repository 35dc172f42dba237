import { ProblemError, answerProblem, ask, error, failureText, findProgram, isProgram, maskSecrets, reasonOf, silentProblem } from "./frame.chunk.js";
import { childEnv, isSigned, jobFolder, limitTo, logDetail, narInfoFile, parsePublicKey, readServedPath, runNix } from "./common.chunk.js";
import { readCacheInfo } from "./planning.chunk.js";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { delimiter, dirname, join } from "node:path";

// src/ship/publish/client.ts
/** Programs of services that have their own way to upload. */
/**
* The Nixpkgs that brings clients to machines without them: nixos-unstable of 2026-09-22, whose packages cache.nixos.org has for
* every system. Nix checks the hash.
*/
const nixpkgs = "github:NixOS/nixpkgs/6774f7bc253789b113a4f39285dc0fa100abeacc?narHash=sha256-MYiI%2BCzL0tuWgRPjGsKCDHqYs2T3OzMlMQWOYWG0qso%3D";
/** Name of the program, and its attribute in Nixpkgs. */
const attributes = {
	cachix: "cachix",
	attic: "attic-client",
	niks3: "niks3"
};
/** Seconds for a build that is mostly a download, and for an upload, which GitHub ends after six hours. */
const buildTimeout = 1800;
const sendTimeout = 21600;
/** Runs clients, each looked for once: on PATH, else out of Nixpkgs. */
function clientRunner(host, nix) {
	const programs = /* @__PURE__ */ new Map();
	/** Gives why it failed, in its own last words; undefined where it did not. Throws ProblemError SHP063. */
	return async ({ client, args, env, input, secrets }) => {
		const found = programs.get(client) ?? findClient(host, nix, client);
		programs.set(client, found);
		const program = await found;
		const path = [dirname(nix.program), host.env["PATH"] ?? ""].filter((folder) => folder !== "").join(delimiter);
		const outcome = await host.exec({
			argv: [program, ...args],
			env: {
				...childEnv(host.env),
				PATH: path,
				...env
			},
			timeout: sendTimeout,
			signal: host.cancelled,
			onStderr: (line) => logDetail(host.log, maskSecrets(line, secrets)),
			...input !== void 0 && { input }
		});
		if (outcome.kind === "exited" && outcome.code === 0) return void 0;
		const words = outcome.kind === "not-started" ? [] : outcome.stderrTail.filter((line) => line.trim() !== "").slice(-5);
		return maskSecrets(words.join(" ").trim() || failureText(outcome), secrets);
	};
}
async function findClient(host, nix, client) {
	const there = await findProgram(host, client, (host.env["PATH"] ?? "").split(delimiter));
	if (there !== void 0) return there;
	host.log.info(`${client} is not on PATH: Nix gets it out of Nixpkgs`);
	const args = [
		"build",
		"--no-link",
		"--print-out-paths",
		`${nixpkgs}#${attributes[client]}`
	];
	const outcome = await runNix(host, nix, args, {
		timeout: buildTimeout,
		onStderr: (line) => logDetail(host.log, line)
	});
	const outputs = outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout.split("\n") : [];
	for (const output of outputs.filter((line) => line.startsWith("/"))) {
		const program = join(output, "bin", client);
		if (await isProgram(host, program)) return program;
	}
	const why = outcome.kind === "exited" && outcome.code === 0 ? "its package has no such program" : failureText(outcome);
	const fix = `Put ${client} on PATH in an earlier step, or let Nix reach github.com and cache.nixos.org.`;
	throw new ProblemError(error("SHP063", `The client ${client} cannot be had: ${why.replace(/^error: /, "")}.`, fix));
}
/** Those of the paths that no other one of them refers to: clients send all that these need. Pure. */
function topsOf(paths) {
	const needed = new Set(paths.flatMap(({ references }) => references));
	return paths.flatMap(({ path }) => needed.has(path) ? [] : [path]);
}
/** A folder that only this user reads, which is removed when the work ends, however it ends. */
async function withPrivateFolder(host, work) {
	const jobs = jobFolder(host);
	await host.files.mkdir(jobs, {
		recursive: true,
		mode: 448
	});
	const folder = await host.files.mkdtemp(join(jobs, "publish-"));
	try {
		return await work(folder);
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}

// src/ship/publish/served.ts
/** Narinfos asked for at a time. */
const questions = 16;
const maxBytes = 1048576;
const patience = 3e4;
const serviceRule = {
	tries: 5,
	firstPause: 500,
	longestPause: 2e4,
	crowd: true
};
/**
* The NAR hash of those of the paths that the cache has, from narinfos that a key of the service signed. Throws ProblemError
* SHP066 for each that none signed, and what `answerProblem` makes of a refusal.
*/
async function readServed(host, cache, paths) {
	const turn = limitTo(questions);
	const found = /* @__PURE__ */ new Map();
	const wrong = [];
	await Promise.all(paths.map(({ path }) => turn(async () => {
		const text = await readFile(host, cache, narInfoFile(path.slice(cache.storeDir.length + 1)));
		if (text === void 0) return;
		const served = readServedPath(text, path, cache.storeDir);
		if ("wrong" in served) wrong.push(unusable(cache, path, served.wrong));
		else if (!isSigned(served, cache.keys)) wrong.push(unusable(cache, path, unsignedText(cache, served.signatures)));
		else found.set(path, served.fingerprint.split(";")[2] ?? "");
	})));
	if (wrong.length > 0) throw new ProblemError(wrong);
	return found;
}
/** Throws ProblemError SHP052 for a cache of another store folder; `theirs` is what it says, where it was asked already. */
function checkStore({ name, storeDir }, theirs) {
	if (theirs === void 0 || theirs === storeDir) return;
	const message = `${name} is a cache for stores in ${theirs}, and this one is in ${storeDir}.`;
	throw new ProblemError(error("SHP052", message, "Publish to a cache for this store folder."));
}
/**
* The same by the file in which a binary cache says it; false where there is none, or none that may be read. Throws what
* `readServed` throws.
*/
async function checkCacheInfo(host, cache) {
	const info = await readFile(host, cache, "nix-cache-info");
	checkStore(cache, info === void 0 ? void 0 : readCacheInfo(cache.url.href, info).storeDir);
	return info !== void 0;
}
async function readFile(host, cache, file) {
	const url = new URL(file, folderUrl(cache.url));
	const headers = cache.authorization === void 0 ? {} : { authorization: cache.authorization };
	const answer = await askService(host, cache.name, {
		url,
		headers
	});
	const { status } = answer;
	if (status === 404 || status === 410 || status === 403 && cache.hides) return void 0;
	if (status === 200) return decoded(cache, answer);
	throw refusal(cache.name, answer, cache.authorization === void 0 ? "no login" : "the token");
}
/** Throws ProblemError SHP044 where no answer comes. */
async function askService(host, name, question) {
	const limits = {
		maxBytes: 8 * maxBytes,
		timeout: patience,
		signal: host.cancelled
	};
	return ask(host, {
		...question,
		...limits
	}, {
		...serviceRule,
		signal: host.cancelled
	}).catch((cause) => {
		throw silentProblem(name, question.url, cause);
	});
}
/** What an answer that is neither wanted nor known means; `login` says how it was asked for. */
function refusal(name, { status, url, body, header }, login) {
	const said = /html/.test(header("content-type") ?? "") ? "" : body.toString("utf8");
	return new ProblemError(answerProblem(name, {
		status,
		url,
		said,
		login
	}));
}
/** A URL whose last part counts as a folder, for names that are put behind it. Pure. */
function folderUrl(url) {
	const folder = new URL(url);
	folder.pathname = `${folder.pathname.replace(/\/+$/, "")}/`;
	return folder;
}
/** niks3 keeps narinfos packed, and storage serves them as they are, whatever was accepted. */
function decoded({ name }, { header, body, url }) {
	const options = { maxOutputLength: maxBytes };
	const coding = header("content-encoding")?.trim().toLowerCase();
	try {
		if (coding === "zstd") return zstdDecompressSync(body, options).toString("utf8");
		if (coding === "gzip") return gunzipSync(body, options).toString("utf8");
		if (coding === "br") return brotliDecompressSync(body, options).toString("utf8");
		return body.toString("utf8");
	} catch (cause) {
		throw new ProblemError(error("SHP066", `${name} has ${url.pathname}, which cannot be unpacked: ${reasonOf(cause)}.`, "Remove that file there, and run it again."));
	}
}
function unusable({ name }, path, why) {
	return error("SHP066", `${name} serves ${path}, but ${why}.`, "Nix would not take it. Remove it there, see which key the service signs with, and run it again.", { subject: { path } });
}
function unsignedText({ keys }, signatures) {
	const names = keys.map((key) => key.name).join(", ");
	const signers = signatures.map((signature) => signature.split(":")[0]).join(", ");
	return signers === "" ? `nobody signed it; its key is ${names}` : `not signed with ${names} but with ${signers}`;
}
/**
* The keys that a service names, as in trusted-public-keys. Throws ProblemError SHP066 where it names none: then nobody can
* check what it serves.
*/
function namedKeys(name, texts) {
	const [first, ...others] = texts.flatMap((text) => typeof text === "string" ? parsePublicKey(text) ?? [] : []);
	if (first) return [first, ...others];
	throw new ProblemError(error("SHP066", `${name} names no key that it signs with, so nobody can check what it serves.`, "Give the cache a signing key at its service."));
}
/** Bytes of a JSON answer as an object; undefined where it is none. */
function jsonObject(body) {
	try {
		const value = JSON.parse(body.toString("utf8"));
		return typeof value === "object" && value !== null ? value : void 0;
	} catch {
		return;
	}
}
/** Pauses before a cache is asked again for what was just sent, ms: some need a while until all their servers have it. */
const pauses = [
	1e3,
	2e3,
	4e3,
	8e3,
	15e3
];
/**
* Asks until every path is there. Throws ProblemError SHP047 when the pauses are over: nothing may be sent that refers to what is
* missing. Throws what `find` throws.
*/
async function untilServed(host, name, paths, find) {
	let left = paths;
	for (const pause of [0, ...pauses]) {
		if (pause > 0) await host.clock.sleep(pause, host.cancelled);
		const found = await find(left);
		left = left.filter(({ path }) => !found.has(path));
		if (left.length === 0 || host.cancelled.aborted) return;
	}
	const fix = "Run it again. If it stays so, see the logs of its service.";
	throw new ProblemError(left.map(({ path }) => error("SHP047", `${name} does not have ${path} after it was sent.`, fix, { subject: { path } })));
}

export { askService, checkCacheInfo, checkStore, clientRunner, folderUrl, jsonObject, namedKeys, readServed, refusal, topsOf, untilServed, withPrivateFolder };