import { builtHere, closureOf, describeDoubts, filesIn, fingerprint, isStoreName, judgeContents, list, localFiles, narInfoFile, openLocalCache, outputsOf, parseNarInfo, printNarInfo, readKnownClosure, validOf } from "./common.chunk.js";
import { readIfPresent, warning, writeAtomically } from "./frame.chunk.js";
import { admitEntry, indexFile, machineProblem, parseIndex, printIndex, subject, toProblem, whySkipped } from "./planning.chunk.js";
import { entryName } from "./store-cache-key.chunk.js";
import { isPrivateRepository } from "./runner-repository.chunk.js";
import { copyOut } from "./binary-cache-copy-out.chunk.js";
import { basename, join } from "node:path";

// src/store-cache/licence-guard.ts
/**
* What of the chosen paths may lie in the cache of this repository: all in a private one, else what nothing stands against
* and what is acknowledged. Derivations that cannot be read are of unknown origin. `whole` is false where a path of the derivations
* themselves was left out.
*/
async function withoutDoubtful(host, { built, carried }, { drvPaths, unfree, unfreePackages, acknowledged, leftOut }) {
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
		unfreePackages,
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
/** The store paths that a local cache has. */
async function pathsOf(host, local) {
	const paths = [];
	for (const file of (await list(host, local.folder)).filter((name) => name.endsWith(".narinfo"))) {
		const info = parseNarInfo(await host.files.readFile(join(local.folder, file), "utf8"), local.storeDir);
		if (!("wrong" in info) && isStoreName(info.name)) paths.push(`${local.storeDir}/${info.name}`);
	}
	return paths;
}

export { fetchEntry, leftOutProblem, makeEntry, pathsOf, restoredIndexes, saveEntry, withoutDoubtful };