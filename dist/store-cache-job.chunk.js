import { isBuilt, localFiles, makeLocalCache, openLocalCache, parsePublicKey, parseSecretKey, readJob, writeJob } from "./common.chunk.js";
import { readIfPresent, setting, writeAtomically } from "./frame.chunk.js";
import { entryKey, entryName, entryPrefix, partialKey, runIdOf, sharedKey } from "./store-cache-key.chunk.js";
import { checkStoreCacheKeys, toProblem, whySkipped, withReport } from "./planning.chunk.js";
import { fetchEntry, leftOutProblem, restoredIndexes, saveEntry } from "./store-cache-entries.chunk.js";
import { join } from "node:path";

// src/store-cache/shared.ts
/** Name of the shared stage among the cells in an entry's index. */
const sharedCell = "shared";
const waitTime = 60;
/** How many earlier attempts are asked for. */
const maxEarlier = 20;
/** The stage in messages. */
function sharedLabel({ system }) {
	return `${sharedCell} ${system}`;
}
/**
* Saves under the stage's one key also when a part failed to build, and what earlier runs built: the cells use what is
* there, and wait for it.
*/
function saveShared(context, stage) {
	return saveEntry(context, {
		label: sharedLabel(stage),
		cell: {
			id: sharedCell,
			drvPath: ""
		},
		drvPaths: stage.drvPaths,
		derivations: stage.derivations,
		handsOn: true,
		key: async () => sharedKey(stage.run, stage.system)
	});
}
/** Fetches and admits what the stage saved, once in this job; `missed` when it does not come in time. */
async function restoreShared(context, stage) {
	const { host, files } = context;
	const skipped = (reason) => ({
		outcome: "skipped",
		reason,
		problems: []
	});
	const skip = await whySkipped(context, "restore");
	if (skip) return skip;
	const local = await openLocalCache(host);
	if (!local?.key) return skipped("the setup step made no local cache");
	const own = sharedKey(stage.run, stage.system);
	const index = `${own}.json`;
	if (await readIfPresent(host, join(files.restored, index)) !== void 0) return skipped("this job has already asked for it");
	await writeAtomically(host, join(files.restored, index), "{}");
	await host.files.mkdir(files.work, {
		recursive: true,
		mode: 448
	});
	const name = entryName(local.storeDir, context.required?.text);
	const reply = await pollShared(context, name, stage);
	if (host.cancelled.aborted) return skipped("the job was cancelled");
	if (reply.kind !== "ok") return {
		outcome: "failed",
		problems: [await toProblem(context, sharedLabel(stage), reply)]
	};
	const key = reply.value;
	if (key === void 0) return {
		outcome: "missed",
		problems: []
	};
	return fetchEntry(context, {
		...local,
		key: local.key
	}, {
		name,
		key,
		exact: key === own,
		index
	});
}
/**
* Look-ups of the service are eventually consistent: it may take seconds until a finished entry is found. A re-run of
* failed jobs does not run the stage again, so earlier attempts count as well, but nobody waits for theirs.
*/
async function pollShared(context, name, stage) {
	const { clock, cancelled } = context.host;
	const { id, attempt } = stage.run;
	const end = clock.now() + (stage.wait ?? waitTime) * 1e3;
	const own = sharedKey(stage.run, stage.system);
	let reply = await fetchFirst(context, name, [own, ...Array.from({ length: Math.min(attempt - 1, maxEarlier) }, (_, back) => sharedKey({
		id,
		attempt: attempt - 1 - back
	}, stage.system))]);
	for (let pause = 1e3; mayComeYet(reply) && !cancelled.aborted; pause *= 2) {
		const left = end - clock.now();
		if (left <= 0) break;
		await clock.sleep(Math.min(Math.round(pause * (.75 + Math.random() / 2)), left), cancelled);
		if (cancelled.aborted) break;
		reply = await fetchFirst(context, name, [own]);
	}
	return reply;
}
/** Not there yet, or the service was asked too often: then the next, longer pause may be long enough. */
function mayComeYet(reply) {
	if (reply.kind === "ok") return reply.value === void 0;
	return reply.kind === "failed" && /\b429\b|rate.?limit/i.test(reply.reason);
}
/** Unpacks the first of these entries that is there; gives its key. Only exact keys count. */
async function fetchFirst({ host, files }, name, keys) {
	for (const key of keys) {
		const there = await host.cache.lookup(files.work, name, [key]);
		if (there.kind !== "ok") return there;
		if (!there.value.includes(key)) continue;
		const fetched = await host.cache.fetch(files.work, name, key, key);
		if (fetched.kind !== "ok" || fetched.value === key) return fetched;
		await host.files.rm(join(files.work, name), {
			recursive: true,
			force: true
		});
	}
	return {
		kind: "ok",
		value: void 0
	};
}

// src/store-cache/store-cache.ts
/** The store cache of this job over GitHub's cache service, one archive per entry. */
function openStoreCache(host, nix, options) {
	const secret = options.secretKey ? parseSecretKey(options.secretKey) : void 0;
	const required = options.publicKey ? parsePublicKey(options.publicKey) : secret?.publicKey;
	const files = localFiles(host);
	const leftOut = /* @__PURE__ */ new Map();
	const context = {
		host,
		nix,
		options,
		secret,
		required,
		files,
		warned: /* @__PURE__ */ new Set(),
		leftOut
	};
	return {
		restore: (cell) => withReport(context, cell.id, "restore", () => restore(context, cell)),
		save: (cell) => withReport(context, cell.id, "save", () => save(context, cell)),
		restoreShared: (stage) => withReport(context, sharedLabel(stage), "restore", () => restoreShared(context, stage)),
		saveShared: (stage) => withReport(context, sharedLabel(stage), "save", () => saveShared(context, stage)),
		restored: () => restoredPaths(host),
		leftOut: () => {
			const problem = leftOutProblem(leftOut);
			return problem ? [problem] : [];
		}
	};
}
async function restore(context, cell) {
	const { host, nix, files } = context;
	const skip = await whySkipped(context, "restore");
	if (skip) return skip;
	const local = await openLocalCache(host);
	if (!local?.key) return {
		outcome: "skipped",
		reason: "the setup step made no local cache",
		problems: []
	};
	if (await isBuilt(host, nix, cell.drvPath)) return {
		outcome: "skipped",
		reason: "its outputs are already in the store",
		problems: []
	};
	const name = entryName(local.storeDir, context.required?.text);
	await host.files.mkdir(files.work, {
		recursive: true,
		mode: 448
	});
	const reply = await host.cache.fetch(files.work, name, entryKey(cell), entryPrefix(cell));
	if (reply.kind !== "ok") return {
		outcome: "failed",
		problems: [await toProblem(context, cell.id, reply)]
	};
	const key = reply.value;
	if (key === void 0) return {
		outcome: "missed",
		problems: []
	};
	const entry = {
		name,
		key,
		exact: key === entryKey(cell),
		index: `${cell.id}.json`
	};
	return fetchEntry(context, {
		...local,
		key: local.key
	}, entry);
}
function save(context, cell) {
	return saveEntry(context, {
		label: cell.id,
		cell,
		drvPaths: [cell.drvPath],
		unfree: cell.unfree ? [cell.drvPath] : [],
		derivations: cell.derivations,
		key: async (paths, whole) => whole && await isBuilt(context.host, context.nix, cell.drvPath) ? entryKey(cell) : partialKey(cell, paths)
	});
}
async function restoredPaths(host) {
	const paths = (await restoredIndexes(host)).flatMap((index) => index.paths);
	return [...new Map(paths.map((entry) => [entry.path, entry])).values()];
}

// src/store-cache/job.ts
/**
* Makes the job's local binary cache, before Nix is configured with it, and writes down how the later steps use it.
* Gives nothing when the store cache is off or this job has no cache service, which is one line and no fault.
*/
async function prepareStoreCache(host, inputs) {
	const mode = inputs["store-cache"];
	const secretKey = inputs["store-cache-key"];
	const job = await readJob(host);
	const { available } = host.cache;
	if (mode !== "off" && !available) host.log.info("Store cache: this job has no cache service; off");
	const bad = checkStoreCacheKeys({ secretKey });
	const unfree = inputs["store-unfree"] ? { unfree: [...inputs["store-unfree"]] } : {};
	if (mode === "off" || !available || bad) {
		await writeJob(host, {
			...job,
			storeCache: {
				mode: "off",
				publicKey: null,
				...unfree
			}
		});
		return {
			settings: inputs["take-over"] ? settingsOf(await makeLocalCache(host)) : [],
			warnings: bad ? [bad] : []
		};
	}
	const local = await makeLocalCache(host, secretKey ? "signed" : "open");
	const publicKey = secretKey ? parseSecretKey(secretKey)?.publicKey.text ?? null : null;
	await writeJob(host, {
		...job,
		storeCache: {
			mode,
			publicKey,
			...unfree
		}
	});
	return {
		settings: settingsOf(local),
		warnings: []
	};
}
function settingsOf({ url, publicKey }) {
	return [setting("extra-substituters", url), setting("extra-trusted-public-keys", publicKey)];
}
/** The store cache that setup prepared for this job; undefined when it is off. The key is only needed to save. */
async function jobStoreCache(host, nix, secretKey) {
	const { storeCache } = await readJob(host);
	if (!storeCache || storeCache.mode === "off") return void 0;
	const { mode, publicKey, unfree } = storeCache;
	return openStoreCache(host, nix, {
		mode,
		secretKey,
		publicKey: publicKey ?? void 0,
		unfree
	});
}
/** For post: saves what the cells of this job can use the next time, and the shared stage. Throws what `readJob` throws. */
async function saveCells(host, job, secretKey) {
	const { nix } = job;
	const cache = nix ? await jobStoreCache(host, nix, secretKey) : void 0;
	if (!cache) return [];
	const derivations = job.cells.flatMap((cell) => cell.derivations);
	const problems = [];
	const run = runIdOf(host.env);
	if (job.shared && run) problems.push(...(await cache.saveShared({
		...job.shared,
		run
	})).problems);
	for (const { id, system, drvPath, unfree } of job.cells) {
		if (drvPath === null) continue;
		const report = await cache.save({
			id,
			system,
			drvPath,
			derivations,
			unfree
		});
		problems.push(...report.problems);
	}
	return [...problems, ...cache.leftOut()];
}

export { jobStoreCache, prepareStoreCache, saveCells };