import { measureDisk } from "./machine-disk.chunk.js";
import { checkRoom, isBuilt, logDetail, runNix } from "./common.chunk.js";
import { error, linesOf } from "./frame.chunk.js";

// src/nix/build/build-log.ts
/**
* Nix's `--log-format internal-json`: one `@nix {…}` per line.
* Numbers from src/libutil/include/nix/util/logging.hh of NixOS/nix.
*/
const activity = {
	copyPath: 100,
	fileTransfer: 101,
	copyPaths: 103,
	builds: 104,
	build: 105
};
const result = {
	buildLogLine: 101,
	setPhase: 104,
	progress: 105
};
const tailLines = 40;
/** Characters of a line in the tail, which is part of a result. */
const tailWidth = 2e3;
/**
* Reads internal-json. Unknown activities and malformed lines are passed over: the format is not a stable interface.
* `now` gives milliseconds, for how long each build took.
*/
function readBuildLog(now) {
	const activities = /* @__PURE__ */ new Map();
	const started = [];
	const derivations = /* @__PURE__ */ new Map();
	const fetched = [];
	const errors = [];
	let ofDaemon = [];
	const messages = [];
	const tail = [];
	let expected = 0;
	let done = 0;
	let unpackedBytes = 0;
	let paths = {
		done: 0,
		expected: 0
	};
	let bytes = 0;
	const onProgress = (of, now, all) => {
		if (of.type === activity.builds) {
			done = now;
			expected = all;
		} else if (of.type === activity.copyPaths) paths = {
			done: now,
			expected: all
		};
		else if (of.type === activity.fileTransfer && now > of.bytes) {
			bytes += now - of.bytes;
			of.bytes = now;
		}
	};
	const isBuilding = () => [...activities.values()].some(({ type }) => type === activity.build);
	const handlers = {
		start: ({ id, type, text, fields }) => {
			const name = derivationName(fields[0]);
			const drvPath = String(fields[0] ?? "");
			activities.set(id, {
				type,
				name,
				drvPath,
				begun: now(),
				phase: "",
				bytes: 0
			});
			if (type === activity.build) {
				started.push(name);
				derivations.set(drvPath, {
					path: drvPath,
					seconds: null
				});
				return [`building ${name}`];
			}
			if (type !== activity.copyPath) return [];
			fetched.push({
				path: drvPath,
				from: String(fields[1] ?? "")
			});
			return text === "" ? [] : plainLines(text);
		},
		stop: ({ id }) => {
			const of = activities.get(id);
			if (of?.type === activity.build) derivations.set(of.drvPath, {
				path: of.drvPath,
				seconds: (now() - of.begun) / 1e3
			});
			activities.delete(id);
			return [];
		},
		result: ({ id, type, fields }) => {
			const of = activities.get(id);
			if (!of) return [];
			if (type === result.buildLogLine) {
				const lines = plainLines(String(fields[0] ?? "")).map((line) => `${of.name}> ${line}`);
				tail.push(...lines.map((line) => line.slice(0, tailWidth)));
				tail.splice(0, tail.length - tailLines);
				return lines;
			}
			if (type === result.setPhase) of.phase = plainLines(String(fields[0] ?? "")).join(" ");
			if (type === result.progress) onProgress(of, Number(fields[0]), Number(fields[1]));
			return [];
		},
		msg: ({ level, text, isOwn }) => {
			const lines = plainLines(text);
			const said = lines.join("\n").trimEnd();
			if (level === 0 && isOwn) errors.push(said);
			else if (level === 0 && builderFailed.test(said) && !dependencyFailed.test(said)) ofDaemon = [said];
			const ofNix = !isBuilding();
			if (ofNix) unpackedBytes += unpackedIn(said);
			if (said === "" || level > 1) return [];
			if (ofNix) messages.push(said);
			return lines.map((line) => `nix> ${line}`);
		}
	};
	return {
		push: (line) => {
			const message = parse(line);
			if (!message) return line.trim() === "" ? [] : plainLines(line);
			return Object.hasOwn(handlers, message.action) ? handlers[message.action]?.(message) ?? [] : [];
		},
		state: () => ({
			started,
			derivations: [...derivations.values()],
			fetched,
			expected: Math.max(expected, started.length),
			done,
			unpackedBytes,
			copied: {
				paths,
				bytes
			},
			running: [...activities.values()].filter((entry) => entry.type === activity.build).map((entry) => entry.phase ? `${entry.name} (${entry.phase})` : entry.name),
			errors: [
				...errors.filter((said) => !dependencyFailed.test(said)),
				...ofDaemon,
				...errors
			],
			messages
		}),
		tail: () => tail
	};
}
/** What a daemon says of a builder, of which the last word is its own: a builder is done when it has failed. */
const builderFailed = /^(?:error: )?(?:builder for|Cannot build) '/i;
const dependencyFailed = /^(?:error: |\s*Reason: )?\d+ dependenc(?:y|ies) /m;
const units = {
	B: 1,
	KiB: 1024,
	MiB: 2 ** 20,
	GiB: 2 ** 30,
	TiB: 2 ** 40
};
/** `these 5 paths will be fetched (1.2 MiB download, 3.4 MiB unpacked):`, bytes of the latter; 0 for all else. */
function unpackedIn(said) {
	const match = /will be fetched \(.* download, ([\d.]+) (\w+) unpacked\)/.exec(said);
	return match ? Math.round(Number(match[1]) * (units[match[2] ?? ""] ?? 0)) : 0;
}
/** Undefined for a line that is not internal-json; a message without a known action for one that is malformed. */
function parse(line) {
	if (!line.startsWith("@nix ")) return void 0;
	const raw = parseObject(line.slice(5));
	const said = raw["msg"] ?? raw["raw_msg"] ?? raw["text"];
	return {
		action: typeof raw["action"] === "string" ? raw["action"] : "",
		id: numberOf(raw["id"]),
		type: numberOf(raw["type"]),
		level: typeof raw["level"] === "number" ? raw["level"] : Number.POSITIVE_INFINITY,
		text: typeof said === "string" ? said : "",
		isOwn: typeof raw["raw_msg"] === "string",
		fields: Array.isArray(raw["fields"]) ? raw["fields"].map(scalar) : []
	};
}
function numberOf(value) {
	return typeof value === "number" ? value : NaN;
}
function scalar(value) {
	return typeof value === "string" || typeof value === "number" ? value : "";
}
function parseObject(json) {
	try {
		const value = JSON.parse(json);
		return typeof value === "object" && value !== null ? value : {};
	} catch {
		return {};
	}
}
function plainLines(text) {
	return linesOf(text.trimEnd()).map((line) => line.trimEnd());
}
/** `saxpy-1.0` out of `/nix/store/<hash>-saxpy-1.0.drv`. */
function derivationName(field) {
	return String(field ?? "").replace(/^.*\/[a-z0-9]{32}-/, "").replace(/\.drv$/, "");
}

// src/nix/build/failure-cause.ts
/**
* Why a build failed where its last lines or Nix's message tell: memory, disk, an nvcc that is missing or does not know an
* architecture, a hash or a download. Undefined for all else, which is the package's own matter.
*/
function failureCause({ errors, tail }) {
	const said = errors[0] ?? "";
	const name = /\/[a-z0-9]{32}-([^/']+)\.drv/.exec(said)?.[1];
	const lines = tail.filter((line) => name === void 0 || line.startsWith(`${name}> `)).map((line) => line.replace(/^[^>]*> /, ""));
	const what = name ?? "The build";
	return hashMismatch(said, what) ?? download(lines, what) ?? unsupported(lines, what) ?? noCompiler(lines, what) ?? disk([...lines, said], what) ?? memory(lines, said, what);
}
function hashMismatch(said, what) {
	if (!/hash mismatch/i.test(said)) return void 0;
	const [, specified = "another"] = /specified:\s*(\S+)/.exec(said) ?? [];
	const [, got = ""] = /got:\s*(\S+)/.exec(said) ?? [];
	return {
		message: `Hash mismatch: ${what} has the hash ${got || "that Nix names"}, but the package says ${specified}.`,
		fix: `Find out why the source changed; if it is right, write ${got || "its hash"} in the package.`
	};
}
function download(lines, what) {
	const line = lines.findLast((one) => /unable to download '|curl: \(\d+\)|cannot download .* from any mirror/.test(one));
	if (line === void 0) return void 0;
	const [, url, why = ""] = /unable to download '([^']+)':?\s*(.*)/.exec(line) ?? [];
	return {
		message: `Download failed: ${what} could not be downloaded (${(url === void 0 ? /curl: \(\d+\).*|cannot download.*/.exec(line)?.[0] ?? "" : `${url}: ${why}`).trim().replace(/[.:]$/, "")}).`,
		fix: "Check the address and the network, and run the job again; a source behind a password needs netrc."
	};
}
function unsupported(lines, what) {
	const found = lines.map((line) => /Unsupported gpu architecture '(\w+)'|Value '((?:sm|compute)_\w+)' is not defined/i.exec(line)).find((match) => match !== null);
	const target = found?.[1] ?? found?.[2];
	if (target === void 0) return void 0;
	return {
		message: `Unsupported architecture: nvcc of this toolkit does not know ${target}, which ${what} asks for by itself.`,
		fix: `Let the package compile for the cell (cudaPackages.flags.gencode or cmakeCudaArchitecturesString) instead of naming ${target}, or exclude this toolkit.`
	};
}
/** As a shell, CMake, PyTorch's extensions and configure scripts say it. */
const nvccMissing = /\bnvcc: (?:command )?not found|No CMAKE_CUDA_COMPILER could be found|Failed to find nvcc|CUDA_HOME environment variable is not set/;
function noCompiler(lines, what) {
	if (!lines.some((line) => nvccMissing.test(line))) return void 0;
	return {
		message: `nvcc was not found while ${what} was built.`,
		fix: "Add cudaPackages.cuda_nvcc to its nativeBuildInputs."
	};
}
function disk(lines, what) {
	if (!lines.some((line) => /No space left on device|Disk quota exceeded/i.test(line))) return void 0;
	return {
		message: `The disk was full while ${what} was built.`,
		fix: "Make room with reclaim-disk, use another disk (store-location, build-folder) or a runner with a larger one."
	};
}
/** A GPU that is out of memory is another matter: CUDA says so of itself. */
const outOfMemory = /(?<!cuda[ _:a-z]*)(?:out of memory|cannot allocate memory)|virtual memory exhausted|std::bad_alloc|died due to signal 9|error: Killed\b/i;
function memory(lines, said, what) {
	const killed = /signal 9|\bKilled\b/.test(said);
	if (!killed && !lines.some((line) => outOfMemory.test(line))) return void 0;
	return {
		message: `Memory ran out while ${what} was built${killed ? ": its builder was killed (signal 9)" : ""}.`,
		fix: "Use a runner with more memory, or compile fewer files at once (cores = 2 in extra-nix-config)."
	};
}

// src/nix/build/build.ts
/** Milliseconds without a line after which the user is told what still runs. */
const silence = 15e3;
/** Milliseconds between two states of a terminal's line. */
const tick = 500;
/**
* Builds every output of a derivation and keeps them alive through a GC root at `root` (`root`, `root-dev`, …), if it is
* given.
* Streams what builders and Nix say. Problems: BLD002 failed or timed out, BLD003 cancelled, BLD004 not started.
*/
async function build(host, nix, target) {
	const { drvPath, ...how } = target;
	return ended(await runBuild(host, nix, {
		drvPaths: [drvPath],
		...how
	}), target.timeout, [target.drvPath]);
}
/**
* Builds every output of several derivations; those that can be built are built whatever becomes of the others. GC roots
* are made at `root` (`root`, `root-1`, …) if it is given. `timeout` in seconds, for all together.
* Problems as of `build`: one, for the first that failed.
*/
async function buildAll(host, nix, target) {
	if (target.drvPaths.length === 0) return {
		built: [],
		derivations: [],
		fetched: [],
		logTail: [],
		messages: [],
		warnings: [],
		failed: []
	};
	const run = await runBuild(host, nix, {
		...target,
		keepGoing: true
	});
	const failed = [];
	for (const drvPath of isDone(run.outcome) ? [] : target.drvPaths) if (host.cancelled.aborted || !await isBuilt(host, nix, drvPath)) failed.push(drvPath);
	return {
		...ended(run, target.timeout, failed.length > 0 ? failed : target.drvPaths),
		failed
	};
}
/**
* Takes store paths from caches, each with what it refers to, and keeps them alive through GC roots (`root`, `root-1`, …); builds
* nothing. One that cannot be had does not stop the others: the store tells which are there. Problems: BLD003 cancelled, BLD004 not
* started.
*/
async function fetchPaths(host, nix, { paths, ...how }) {
	const { outcome } = await runBuild(host, nix, {
		...how,
		drvPaths: paths,
		keepGoing: true,
		onlyFetch: true
	});
	if (outcome.kind !== "cancelled" && outcome.kind !== "not-started") return void 0;
	return failure(outcome, {
		drvPaths: paths,
		timeout: how.timeout
	}, {
		errors: [],
		tail: []
	});
}
/**
* Those of the paths, and of what they refer to, that neither the store nor a cache has. Nix names them only when it is asked what it
* would do; none where it does not answer.
*/
async function pathsInNoCache(host, nix, paths) {
	const unknown = [];
	let listed = false;
	await runNix(host, nix, [
		"build",
		"--dry-run",
		"--no-link",
		...paths
	], {
		timeout: 600,
		onStderr: (line) => {
			const [path] = /^\s+(\/\S+)$/.exec(line)?.slice(1) ?? [];
			if (path === void 0) listed = line.startsWith("don't know how to build these paths");
			else if (listed) unknown.push(path);
		}
	});
	return unknown;
}
/** `nix build` of what is asked for, with a readable log. */
async function runBuild(host, nix, target) {
	const log = readBuildLog(host.clock.now);
	const begun = host.clock.now();
	let lastLine = begun;
	let warnings;
	const finished = new AbortController();
	const { status } = host.log;
	const watch = repeat(host, finished.signal, status ? tick : silence, () => {
		const seconds = Math.round((host.clock.now() - begun) / 1e3);
		if (status) status(progressLine(log.state(), seconds));
		else if (host.clock.now() - lastLine >= silence) host.log.info(progressText(log.state(), seconds));
	});
	const outcome = await runNix(host, nix, [
		"build",
		...buildArguments(target),
		"--log-format",
		"internal-json"
	], {
		timeout: target.timeout,
		onStderr: (line) => {
			for (const shown of log.push(line)) {
				if (!host.log.quiet) lastLine = host.clock.now();
				logDetail(host.log, shown);
			}
			const { unpackedBytes } = log.state();
			if (unpackedBytes > 0) warnings ??= warnOfRoom(host, unpackedBytes);
		}
	});
	finished.abort();
	await watch;
	return {
		outcome,
		log,
		warnings: await warnings ?? []
	};
}
/** INS040, said at once: a disk that is full in the middle of a build says less. */
async function warnOfRoom(host, storeBytes) {
	const hosted = host.env["RUNNER_ENVIRONMENT"] === "github-hosted";
	const problems = checkRoom(await measureDisk(host), {
		storeBytes,
		hosted
	});
	for (const { message, fix } of problems) host.log.info(`${message} ${fix}`);
	return problems;
}
function isDone(outcome) {
	return outcome.kind === "exited" && outcome.code === 0;
}
/** What came of it; `drvPaths` are those to reproduce it with. */
function ended({ outcome, log, warnings }, timeout, drvPaths) {
	const { started: built, derivations, fetched, messages, errors } = log.state();
	const seen = {
		built,
		derivations,
		fetched,
		messages,
		warnings
	};
	if (isDone(outcome)) return {
		...seen,
		logTail: []
	};
	return {
		...seen,
		logTail: log.tail(),
		problem: failure(outcome, {
			drvPaths,
			timeout
		}, {
			errors,
			tail: log.tail()
		})
	};
}
function buildArguments({ drvPaths, root, keepGoing, onlyFetch }) {
	const link = root === void 0 ? ["--no-link"] : ["--out-link", root];
	const goOn = keepGoing ? ["--keep-going"] : [];
	const fetch = onlyFetch ? [
		"--max-jobs",
		"0",
		"--builders",
		""
	] : [];
	return [
		...drvPaths.map((path) => path.endsWith(".drv") ? `${path}^*` : path),
		...link,
		...goOn,
		...fetch
	];
}
function failure(outcome, target, said) {
	const reproduce = `Reproduce it with: nix build ${target.drvPaths.map((path) => `'${path}^*'`).join(" ")} -L`;
	switch (outcome.kind) {
		case "cancelled": return error("BLD003", "The build was cancelled.", "Run the job again.");
		case "not-started": return error("BLD004", `nix could not be started: ${outcome.reason}.`, "Repair or reinstall this Nix.");
		case "timed-out": return error("BLD002", `The build did not end within ${target.timeout} s.`, "Raise timeout-minutes, or use a larger runner.");
		case "killed": return error("BLD002", "Nix was killed, probably because memory ran out.", "Use a larger runner, or fewer cores per build.");
		case "exited": {
			const cause = failureCause(said);
			if (cause) return error("BLD002", cause.message, `${cause.fix} ${reproduce}`);
			return error("BLD002", firstSentence(said.errors) ?? `nix build ended with exit code ${outcome.code}.`, reproduce);
		}
	}
}
/**
* Nix's first message as one sentence: its first line, which names the derivation, and the reason that newer versions
* give on a line of its own.
*/
function firstSentence(errors) {
	const [first = "", second = ""] = (errors[0] ?? "").split("\n").map((line) => line.trim().replace(/[;:.\s]+$/, ""));
	const line = first.replace(/^error: /, "");
	if (line === "") return void 0;
	return second.startsWith("Reason: ") ? `${line} (${second.slice(8)}).` : `${line}.`;
}
/** `2 of 5 built, 95 s; running: torch-2.9 (buildPhase)`. */
function progressText({ done, expected, running }, seconds) {
	return `… ${done} of ${expected} built, ${seconds} s; running: ${running.join(", ") || "Nix itself"}`;
}
/** The same for a line that changes: `2/5 built, 14/30 fetched (120 MB), 95 s, torch-2.9 (buildPhase)`. */
function progressLine({ done, expected, copied, running }, seconds) {
	const { paths, bytes } = copied;
	const fetched = paths.expected > 0 ? [`${paths.done}/${paths.expected} fetched (${megabytes(bytes)})`] : [];
	return [
		...expected > 0 ? [`${done}/${expected} built`] : [],
		...fetched,
		`${seconds} s`,
		...running
	].join(", ");
}
function megabytes(bytes) {
	return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
async function repeat(host, finished, every, report) {
	while (!finished.aborted) {
		await host.clock.sleep(every, finished);
		if (!finished.aborted) report();
	}
}

export { build, buildAll, failureCause, fetchPaths, pathsInNoCache };