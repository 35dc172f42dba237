import { error, failureText, files, isThere, readIfPresent, warning } from "./frame.chunk.js";
import { childEnv, jobFolder } from "./common.chunk.js";
import { signedInIfPossible } from "./flox-auth-signed-in2.chunk.js";
import { quietFlox } from "./flox-run-flox.chunk.js";
import { createHash } from "node:crypto";
import { join } from "node:path";

// src/flox/activate/env-cache.ts
/**
* Keeps `$FLOX_ENV_CACHE`, the folder `.flox/cache` of an environment, in GitHub's cache: what hooks install there (virtual
* environments, downloads of pip, uv and npm) is not in the Nix store. It is packed by tar, for it has links and programs,
* which the door to GitHub's cache would refuse as members of an entry.
*/
/** Name of the folder in an entry, and of the archive in it. */
const [entry, archive] = ["flox-env", "cache.tar"];
/** Seconds for tar, which reads and writes some gigabytes. */
const packTime = 1800;
/**
* `flox-env-1-<system>-<name>-<32 hex>`, of the lock, of what hooks and profiles run, and of the path. An older entry is never
* used in place of it: its Python may be of another store path, which this machine does not have. Pure.
*/
function envCacheKey({ environment, lock, system, path, more }) {
	const { hook, profile, vars } = environment.manifest;
	const parts = [
		lock ?? "",
		hook ?? {},
		profile ?? {},
		vars ?? {},
		path,
		more
	];
	const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
	return `flox-env-1-${system}-${environment.name.replaceAll(/[^A-Za-z0-9._-]+/g, "-").slice(0, 100)}-${hash}`;
}
/** Restores the folder, unless it has something in it already. What goes wrong is a warning FLX165. */
async function restoreEnvCache(host, cache) {
	if (!host.cache.available || !host.cache.readable) return skip(host, cache, "restored", "there is no cache service");
	if (!await isEmpty(host, cache.path)) return skip(host, cache, "restored", "the folder is not empty");
	return inWorkFolder(host, cache, "restored", async (work) => {
		const reply = await host.cache.fetch(work, entry, cache.key, cache.key);
		if (reply.kind !== "ok") return failed(cache, "restored", reply.reason);
		if (reply.value !== cache.key) {
			host.log.info(`Cache of ${cache.label}: there is no entry yet`);
			return {
				outcome: "missed",
				problems: []
			};
		}
		const packed = join(work, entry, archive);
		await host.files.mkdir(cache.path, { recursive: true });
		const why = await tar(host, [
			"-xf",
			packed,
			"-C",
			cache.path
		]);
		if (why !== void 0) {
			await host.files.rm(cache.path, {
				recursive: true,
				force: true
			});
			return failed(cache, "restored", why);
		}
		return done(host, cache, "restored", packed);
	});
}
/** Saves the folder under its key, which is taken for good. What goes wrong is a warning FLX165. */
async function saveEnvCache(host, cache) {
	if (!host.cache.available || !host.cache.writable) return skip(host, cache, "saved", "this job may not write caches");
	if (await isEmpty(host, cache.path)) return skip(host, cache, "saved", "the folder is empty");
	return inWorkFolder(host, cache, "saved", async (work) => {
		await host.files.mkdir(join(work, entry), { mode: 448 });
		const packed = join(work, entry, archive);
		const why = await tar(host, [
			"-cf",
			packed,
			"-C",
			cache.path,
			"."
		]);
		if (why !== void 0) return failed(cache, "saved", why);
		const reply = await host.cache.store(work, entry, cache.key);
		if (reply.kind !== "ok") return failed(cache, "saved", reply.reason);
		if (reply.value === "taken") return skip(host, cache, "saved", "another job saved it first");
		return done(host, cache, "saved", packed);
	});
}
/** `host.files.readdir` of what is not there fails, and that is empty too. */
async function isEmpty(host, path) {
	return !await isThere(host, path) || (await host.files.readdir(path)).length === 0;
}
async function inWorkFolder(host, cache, verb, work) {
	let folder;
	try {
		await host.files.mkdir(jobFolder(host), {
			recursive: true,
			mode: 448
		});
		folder = await host.files.mkdtemp(join(jobFolder(host), "env-cache-"));
		return await work(folder);
	} catch (cause) {
		return failed(cache, verb, cause instanceof Error ? cause.message : String(cause));
	} finally {
		if (folder !== void 0) await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Why tar failed; undefined when it did not. Without -P it follows no link and leaves the folder for no member. */
async function tar(host, args) {
	const env = childEnv(host.env, { LC_ALL: "C" });
	const outcome = await host.exec({
		argv: ["tar", ...args],
		env,
		timeout: packTime,
		signal: host.cancelled
	});
	return outcome.kind === "exited" && outcome.code === 0 ? void 0 : `tar: ${failureText(outcome)}`;
}
async function done(host, { label }, outcome, packed) {
	const { size: bytes } = await host.files.stat(packed);
	host.log.info(`Cache of ${label}: ${outcome} ${(bytes / 1e6).toFixed(1)} MB`);
	return {
		outcome,
		bytes,
		problems: []
	};
}
function skip(host, { label }, verb, why) {
	host.log.info(`Cache of ${label}: not ${verb}, ${why}`);
	return {
		outcome: "skipped",
		problems: []
	};
}
function failed({ label }, verb, why) {
	const message = `The cache folder of ${label} was not ${verb}: ${why.replace(/\.$/, "")}.`;
	return {
		outcome: "failed",
		problems: [warning("FLX165", message, "The command is not affected.")]
	};
}

// src/flox/activate/environment.ts
/**
* The environment of this step for `flox`, and so for what runs in the activated environment: without inputs and tokens of the
* runner, without metrics and notices of updates. The login to FloxHub is FLOX_FLOXHUB_TOKEN of the job, else that of the setup step,
* which `hidesToken` then keeps from the command; a login that ended is a warning, for a locked environment needs none.
*/
async function floxEnvironment(host, job) {
	const login = await signedInIfPossible(host, job);
	return {
		env: quietEnvironment(login.host),
		warnings: login.warnings
	};
}
/** The same without the login of the setup step. */
function quietEnvironment({ env }) {
	return childEnv(env, quietFlox);
}
/** Whether the token is for `flox` alone: neither the job nor the input `variables` gives one to what runs in the environment. */
function hidesToken({ env }, variables) {
	return !env["FLOX_FLOXHUB_TOKEN"] && !variables["FLOX_FLOXHUB_TOKEN"];
}

// src/flox/activate/services.ts
/** What Flox says of the services of environments that are active. */
/** Milliseconds between two looks at services while the command runs. */
const pause = 15e3;
/** Seconds for one answer of Flox. */
const answerTime = 60;
/** The states in what `flox services status --json` prints: one list, or, as its manual has it, one object per line. Pure. */
function parseStates(text) {
	const values = attemptJson(text) ?? text.split("\n").flatMap((line) => attemptJson(line) ?? []);
	return (Array.isArray(values) ? values : [values]).flatMap((value) => {
		const { name, status, exit_code: exitCode } = Object(value);
		if (typeof name !== "string" || typeof status !== "string") return [];
		return [{
			name,
			status,
			exitCode: typeof exitCode === "number" ? exitCode : void 0
		}];
	});
}
function attemptJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** `Running`, or `Completed (exit code 1)`. */
function stateText({ status, exitCode }) {
	return exitCode === void 0 ? status : `${status} (exit code ${exitCode})`;
}
/** Logs every service whose state changes, until the signal fires. */
async function watchServices(host, program, env, services, ended) {
	const known = /* @__PURE__ */ new Map();
	while (services.length > 0 && !ended.aborted) {
		await host.clock.sleep(pause, ended);
		for (const layer of services) {
			if (ended.aborted) return;
			for (const state of await askStates(host, program, env, layer)) {
				const key = `${layer.label}: ${state.name}`;
				const before = known.get(key);
				known.set(key, stateText(state));
				if (before !== void 0 && before !== stateText(state)) host.log.info(`Service ${key}: ${stateText(state)}`);
			}
		}
	}
}
async function askStates(host, program, env, { selector }) {
	const argv = [
		program,
		"services",
		"status",
		...selector,
		"--json"
	];
	const outcome = await host.exec({
		argv,
		env,
		timeout: answerTime,
		signal: host.cancelled
	});
	return outcome.kind === "exited" && outcome.code === 0 ? parseStates(outcome.stdout) : [];
}
/** What the script wrote down when the command had ended. */
async function readEnded(host, folder, services) {
	const ended = services.map(async ({ label }, index) => {
		const states = parseStates(await readIfPresent(host, `${folder}/${files.status(index)}`) ?? "");
		return Promise.all(states.map(async (state, service) => {
			const log = await readIfPresent(host, `${folder}/${files.log(index, service)}`) ?? "";
			return {
				...state,
				label,
				log: log.trimEnd() === "" ? [] : log.trimEnd().split("\n")
			};
		}));
	});
	return (await Promise.all(ended)).flat();
}
/** Logs the last lines of every service, or of those that ended with an error where the command did not fail. */
function logServices(host, services, failed) {
	for (const service of services) {
		if (!failed && !hasFailed(service)) continue;
		const { label, name, log } = service;
		host.log.group(`Service ${name} of ${label}: ${stateText(service)}`);
		for (const line of log) host.log.info(line);
		if (log.length === 0) host.log.info("(it logged nothing)");
		host.log.endGroup();
	}
}
/** FLX164 for each service that ended with an error: a warning, because the command decides about the step. Pure. */
function serviceProblems(services) {
	return services.filter(hasFailed).map(({ name, label, exitCode }) => {
		const message = `Service ${name} of ${label} ended with exit code ${exitCode} while the command ran.`;
		return warning("FLX164", message, "Its last lines are in the log of this step.");
	});
}
function hasFailed({ exitCode }) {
	return exitCode !== void 0 && exitCode !== 0;
}
/** FLX164: Flox did not start the services, as it said in these lines. Pure. */
function notStarted(said) {
	const why = said.findLast((line) => line.trim() !== "")?.replace(/^✘ ERROR: /u, "");
	const message = `Flox did not start the services${why === void 0 ? "" : `: ${why}`}${/[.!?]$/.test(why ?? "") ? "" : "."}`;
	return error("FLX164", message, "See the lines that Flox printed before.");
}
/**
* Stops what still runs of services in folders; those of an environment on FloxHub may be another job's too, and end with
* their last activation. Gives the names. Never throws.
*/
async function stopServices(host, program, env, services) {
	const stopped = [];
	for (const layer of services.filter(({ own }) => own)) {
		const running = (await askStates(host, program, env, layer)).filter(({ status }) => status === "Running");
		if (running.length === 0) continue;
		const names = running.map(({ name }) => name);
		const argv = [
			program,
			"services",
			"stop",
			...layer.selector,
			...names
		];
		await host.exec({
			argv,
			env,
			timeout: answerTime,
			signal: host.cancelled
		});
		stopped.push(...names.map((name) => `${layer.label}: ${name}`));
	}
	return stopped;
}

export { envCacheKey, floxEnvironment, hidesToken, logServices, notStarted, quietEnvironment, readEnded, restoreEnvCache, saveEnvCache, serviceProblems, stopServices, watchServices };