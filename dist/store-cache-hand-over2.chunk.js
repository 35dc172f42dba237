import { builtHere, describeDoubts, list, localFiles, openLocalCache, readJob, requisitesOf } from "./common.chunk.js";
import { error, readIfPresent, warning } from "./frame.chunk.js";
import { admitEntry, whyNoSharedStage } from "./planning.chunk.js";
import { makeEntry, pathsOf, withoutDoubtful } from "./store-cache-entries.chunk.js";
import { join } from "node:path";

// src/store-cache/hand-over.ts
/** What one job of a run hands to another where the store cache does not: a folder, for an artifact. */
/** Binary cache in the folder. */
const cacheName = "cache";
/**
* Writes to `folder` what the outputs of a cell need that was built here and that no later job finds in the store cache. Writes nothing
* where the store cache keeps it, or where entries must be signed. A part of the outputs is useless: with a doubt about the licence of one
* path (GPU421) nothing is written.
*/
async function handOver(host, nix, cell, folder) {
	const { storeCache } = await readJob(host);
	const fault = await readIfPresent(host, localFiles(host).fault);
	if (storeCache && fault === void 0 && whyNoSharedStage(host, { mode: storeCache.mode }) === void 0) return [];
	if (storeCache?.publicKey) {
		host.log.info("Not handed over: entries of the store cache must be signed, and an artifact is not");
		return [];
	}
	const local = await openLocalCache(host) ?? noCache(host);
	const needed = await requisitesOf(host, nix, cell.outputs);
	const built = "failed" in needed ? needed : await builtHere(host, nix, needed.lines);
	if ("failed" in needed) return [notWritten(cell, needed.failed)];
	if ("failed" in built) return [notWritten(cell, built.failed)];
	const [wanted, fresh] = [new Set(needed.lines), new Set(built.lines)];
	const carried = (await pathsOf(host, local)).filter((path) => wanted.has(path) && !fresh.has(path));
	const { doubts } = await withoutDoubtful(host, {
		built: built.lines,
		carried
	}, {
		drvPaths: [cell.drvPath],
		unfree: cell.unfree ? [cell.drvPath] : [],
		unfreePackages: cell.allowUnfree,
		acknowledged: storeCache?.unfree ?? [],
		leftOut: /* @__PURE__ */ new Map()
	});
	if (doubts.length > 0) return [doubtful(cell, describeDoubts(doubts))];
	if (built.lines.length + carried.length === 0) return [];
	const content = {
		cell,
		built: built.lines,
		carried,
		seconds: /* @__PURE__ */ new Map(),
		key: void 0
	};
	const made = await makeEntry(host, nix, join(folder, cacheName), local, content);
	if ("failed" in made) return [notWritten(cell, made.failed)];
	host.log.info(`Handed over: ${made.paths} paths, ${(made.bytes / 1e6).toFixed(1)} MB`);
	return [];
}
/**
* Gives Nix what `handOver` wrote, through the local cache of this job, which setup made with `take-over`. Each NAR is compared with its
* hash; what is wrong is left out (GPU422). The caller vouches that the folder is an artifact of the same run.
*/
async function takeOver(host, folder) {
	const entry = join(folder, cacheName);
	if ((await list(host, entry)).length === 0) return [];
	const { storeCache } = await readJob(host);
	const local = await openLocalCache(host);
	if (storeCache?.publicKey) return [notTaken("this job takes signed entries alone")];
	if (!local?.key) return [notTaken("the setup step of this job had no take-over: true")];
	const { admitted, refused } = await admitEntry(host, entry, {
		...local,
		key: local.key
	}, void 0);
	host.log.info(`Taken over: ${admitted.length} paths`);
	const [first] = refused;
	return first ? [notTaken(`${refused.length} of its paths cannot be used (${first.file}: ${first.why})`)] : [];
}
function noCache(host) {
	return {
		folder: "/nonexistent",
		url: "",
		publicKey: "",
		storeDir: host.env["NIX_STORE_DIR"] || "/nix/store",
		key: void 0
	};
}
function doubtful({ id }, doubts) {
	const message = `What ${id} built is not handed to its GPU tests, because this repository is treated as public: ${doubts}.`;
	return warning("GPU421", message, "List in store-unfree what you may redistribute, or push it to a private binary cache that both jobs have.", { subject: { cell: id } });
}
function notWritten({ id }, why) {
	const message = `What ${id} built cannot be handed to its GPU tests: ${why}.`;
	return warning("GPU422", message, "Check whether the disk is full.", { subject: { cell: id } });
}
function notTaken(why) {
	const message = `What the job of the cell handed over is not taken: ${why}.`;
	return error("GPU422", message, "Use the artifact of this run as it is, after a setup step with take-over: true.");
}

export { handOver, takeOver };