import { fingerprint, isStoreName, narInfoFile, parseNarInfo, parsePublicKey, parseSecretKey, printNarInfo, readJob, writeJob } from "./common.chunk.js";
import { readIfPresent, setting, warning, writeAtomically } from "./frame.chunk.js";
import { entryKey, entryName, entryPrefix, partialKey, runIdOf, sharedKey } from "./store-cache-key.chunk.js";
import { admitEntry, checkStoreCacheKeys, indexFile, list, localFiles, machineProblem, makeLocalCache, openLocalCache, parseIndex, printIndex, readKnownClosure, subject, toProblem, whySkipped, withReport } from "./planning.chunk.js";
import { builtHere, closureOf, isBuilt, outputsOf, validOf } from "./nix-store-paths.chunk.js";
import { describeDoubts, filesIn, judgeContents } from "./nix-store-tree.chunk.js";
import { isPrivateRepository } from "./runner-repository.chunk.js";
import { copyOut } from "./binary-cache-copy-out.chunk.js";
import { basename, join } from "node:path";

// src/store-cache/licence-guard.ts
/**
* What of the chosen paths may lie in the cache of this repository: all in a private one, else what nothing stands against
* and what is acknowledged. Derivations that cannot be read are of unknown origin. `whole` is false where a path of the derivations
* themselves was left out.
*/
async function withoutDoubtful(host, { built, carried }, { drvPaths, unfree, acknowledged, leftOut }) {
	const paths = [...built, ...carried];
	if (paths.length === 0 || await isPrivateRepository(host)) return {
		built,
		carried,
		whole: true,
		doubts: []
	};
	const makers = await readKnownClosure(host, drvPaths);
	const own = new Set(built);
	const filesOf = async (path) => own.has(path) ? filesIn(host, path) : [];
	const found = await judgeContents(paths, {
		makers,
		unfree,
		acknowledged
	}, filesOf);
	const doubts = new Map(found.map((doubt) => [doubt.path, doubt]));
	for (const [path, doubt] of doubts) leftOut.set(path, doubt);
	const kept = (path) => !doubts.has(path);
	const outputs = drvPaths.flatMap((drvPath) => makers.get(drvPath)?.outputs ?? []);
	return {
		built: built.filter(kept),
		carried: carried.filter(kept),
		whole: outputs.every(({ path }) => path === void 0 || kept(path)),
		doubts: [...doubts.values()]
	};
}
/** CCH026 for what a job left out; undefined where that were downloads alone, which are fetched as easily again. */
function leftOutProblem(leftOut) {
	const doubts = [...leftOut.values()];
	if (doubts.every(({ why }) => why === "download")) return void 0;
	const message = `The store cache does not keep ${`${leftOut.size} ${leftOut.size === 1 ? "path" : "paths"}`}, because this repository is treated as public: ${describeDoubts(doubts)}.`;
	return warning("CCH026", message, "The next run builds or downloads them again. Name in store-unfree those that you may redistribute.", { subject });
}

// src/store-cache/make-entry.ts
/**
* Writes an entry, a binary cache with an index, to a folder. Neither the toolkits nor anything else that a path refers
* to is read. Throws system errors.
*/
async function makeEntry(host, nix, entry, local, content) {
	await host.files.mkdir(join(entry, "nar"), {
		recursive: true,
		mode: 448
	});
	const copied = await copyOut(host, nix, entry, {
		storeDir: local.storeDir,
		paths: content.built
	});
	if ("failed" in copied) return copied;
	const infos = [...copied.infos];
	const known = new Set(infos.map((info) => info.name));
	for (const path of content.carried) {
		const info = await carry(host, entry, local, basename(path));
		if (info && !known.has(info.name)) infos.push(info);
	}
	for (const info of infos) {
		const signatures = content.key ? [content.key.sign(fingerprint(info, local.storeDir))] : [];
		const text = printNarInfo({
			...info,
			signatures
		}, local.storeDir);
		await host.files.writeFile(join(entry, narInfoFile(info.name)), text);
	}
	const paths = infos.map((info) => indexed(info, local.storeDir, content.seconds));
	await host.files.writeFile(join(entry, indexFile), printIndex({
		cell: content.cell.id,
		drvPath: content.cell.drvPath,
		paths
	}));
	const files = new Map(infos.map((info) => [info.url, info.fileSize]));
	return {
		paths: infos.length,
		bytes: [...files.values()].reduce((sum, size) => sum + size, 0)
	};
}
/** Links one path's NAR from the local cache; undefined when it is not there after all. */
async function carry(host, entry, local, name) {
	const text = await host.files.readFile(join(local.folder, narInfoFile(name)), "utf8").catch(() => "");
	const info = parseNarInfo(text, local.storeDir);
	if ("wrong" in info || info.name !== name) return void 0;
	const to = join(entry, info.url);
	await host.files.rm(to, { force: true });
	await host.files.link(join(local.folder, info.url), to);
	return info;
}
function indexed(info, storeDir, seconds) {
	const drvPath = info.deriver === void 0 ? null : `${storeDir}/${info.deriver}`;
	return {
		path: `${storeDir}/${info.name}`,
		drvPath,
		seconds: seconds.get(drvPath ?? "") ?? null,
		narBytes: info.narSize
	};
}

// src/store-cache/entries.ts
/** Admits what is sound of a fetched entry to the local cache. Throws system errors. */
async function fetchEntry({ host, required, files }, local, { name, key, exact, index }) {
	const found = await admitEntry(host, join(files.work, name), local, required);
	await writeAtomically(host, join(files.restored, index), JSON.stringify(found.index ?? { paths: [] }));
	const { admitted, refused } = found;
	return {
		outcome: "restored",
		key,
		exact,
		paths: admitted.length,
		bytes: admitted.reduce((sum, info) => sum + info.fileSize, 0),
		refused: refused.length,
		problems: refused.length > 0 ? [refusal(key, refused)] : []
	};
}
/** Saves what was built on this machine, with what the local cache has of the rest. Throws system errors. */
async function saveEntry(context, saving) {
	const { host, nix, files } = context;
	const { label, cell, drvPaths } = saving;
	const skipped = (reason) => ({
		outcome: "skipped",
		reason,
		problems: []
	});
	const failed = (why) => host.cancelled.aborted ? skipped("the job was cancelled") : {
		outcome: "failed",
		problems: [machineProblem("save", label, why)]
	};
	const skip = await whySkipped(context, "save");
	if (skip) return skip;
	const local = await openLocalCache(host);
	if (!local) return skipped("the setup step made no local cache");
	const chosen = await choosePaths(context, drvPaths, local);
	if ("failed" in chosen) return failed(chosen.failed);
	const { leftOut } = context;
	const guarded = {
		drvPaths,
		unfree: saving.unfree ?? [],
		acknowledged: context.options.unfree ?? [],
		leftOut
	};
	const { doubts, whole, ...content } = await withoutDoubtful(host, chosen, guarded);
	if (doubts.length > 0) host.log.info(`Store cache, ${label}: not saved: ${describeDoubts(doubts)}`);
	const { built, carried } = content;
	if (built.length === 0 && !(saving.handsOn && carried.length > 0)) return skipped(chosen.built.length === 0 ? "nothing was built" : "nothing that may be saved was built");
	const key = await saving.key([...built, ...carried], whole);
	const name = entryName(local.storeDir, context.required?.text);
	await host.files.mkdir(files.work, {
		recursive: true,
		mode: 448
	});
	const there = await host.cache.lookup(files.work, name, [key]);
	if (there.kind === "ok" && there.value.length > 0) return skipped("it is already saved");
	if (there.kind !== "ok" && there.kind !== "denied") return {
		outcome: "failed",
		problems: [await toProblem(context, label, there)]
	};
	const seconds = await knownSeconds(host, saving.derivations);
	const made = await makeEntry(host, nix, join(files.work, name), local, {
		...content,
		cell,
		seconds,
		key: context.secret
	});
	if ("failed" in made) return failed(made.failed);
	if (host.cancelled.aborted) return skipped("the job was cancelled");
	const stored = await host.cache.store(files.work, name, key);
	if (stored.kind !== "ok") return {
		outcome: "failed",
		problems: [await toProblem(context, label, stored)]
	};
	if (stored.value === "taken") return skipped("another job saved it at the same time");
	return {
		outcome: "saved",
		key,
		carried: carried.length,
		...made,
		problems: []
	};
}
/** Indexes of what this job restored. */
async function restoredIndexes(host) {
	const folder = localFiles(host).restored;
	const found = [];
	for (const file of await list(host, folder).catch(() => [])) {
		const index = await parseIndex(await readIfPresent(host, join(folder, file)).catch(() => void 0));
		if (index) found.push(index);
	}
	return found;
}
/** Build seconds by derivation: of this job, else of the run that built what this job restored. */
async function knownSeconds(host, derivations) {
	const seconds = new Map(derivations.flatMap(({ path, seconds }) => seconds === null ? [] : [[path, seconds]]));
	for (const { drvPath, seconds: known } of (await restoredIndexes(host)).flatMap((index) => index.paths)) if (drvPath !== null && known !== null && !seconds.has(drvPath)) seconds.set(drvPath, known);
	return seconds;
}
function refusal(key, refused) {
	const [first] = refused;
	const example = first ? ` (${first.file}: ${first.why})` : "";
	const message = `${refused.length} path(s) of the cache entry ${key} were refused${example}.`;
	return warning("CCH022", message, "They are built instead. Delete this entry in the repository’s list of caches.", { subject });
}
/**
* What these derivations need, whether it was built on this machine (by another job too, where jobs share a store) or is in the
* local cache. What an upstream cache served stays there.
*/
async function choosePaths({ host, nix }, drvPaths, local) {
	const closure = await closureOf(host, nix, drvPaths);
	if ("failed" in closure) return closure;
	const outputs = await outputsOf(host, nix, closure.lines);
	if ("failed" in outputs) return outputs;
	const valid = await validOf(host, nix, outputs.lines);
	if ("failed" in valid) return valid;
	const built = await builtHere(host, nix, valid.lines);
	if ("failed" in built) return built;
	const wanted = new Set(outputs.lines);
	const fresh = new Set(built.lines);
	const kept = await pathsOf(host, local);
	return {
		built: built.lines,
		carried: kept.filter((path) => wanted.has(path) && !fresh.has(path))
	};
}
/** The store paths that the local cache has. */
async function pathsOf(host, local) {
	const paths = [];
	for (const file of (await list(host, local.folder)).filter((name) => name.endsWith(".narinfo"))) {
		const info = parseNarInfo(await host.files.readFile(join(local.folder, file), "utf8"), local.storeDir);
		if (!("wrong" in info) && isStoreName(info.name)) paths.push(`${local.storeDir}/${info.name}`);
	}
	return paths;
}

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
	if (mode === "off" || !available || bad) {
		await writeJob(host, {
			...job,
			storeCache: null
		});
		return {
			settings: [],
			warnings: bad ? [bad] : []
		};
	}
	const local = await makeLocalCache(host, secretKey ? "signed" : "open");
	const publicKey = secretKey ? parseSecretKey(secretKey)?.publicKey.text ?? null : null;
	const unfree = inputs["store-unfree"];
	await writeJob(host, {
		...job,
		storeCache: {
			mode,
			publicKey,
			...unfree ? { unfree: [...unfree] } : {}
		}
	});
	return {
		settings: [setting("extra-substituters", local.url), setting("extra-trusted-public-keys", local.publicKey)],
		warnings: []
	};
}
/** The store cache that setup prepared for this job; undefined when it is off. The key is only needed to save. */
async function jobStoreCache(host, nix, secretKey) {
	const { storeCache } = await readJob(host);
	if (!storeCache) return void 0;
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