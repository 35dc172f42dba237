import { runNix } from "./common.chunk.js";

// src/nix/path-info.ts
/** What the store knows of valid paths; undefined where it does not say. */
async function pathInfos(host, nix, paths) {
	const outcome = await runNix(host, nix, [
		"path-info",
		"--json",
		"--stdin"
	], {
		timeout: 300,
		input: `${paths.join("\n")}\n`
	});
	if (outcome.kind !== "exited" || outcome.code !== 0) return void 0;
	try {
		return parsePathInfos(JSON.parse(outcome.stdout));
	} catch {
		return;
	}
}
/** The entries of `nix path-info --json`: a list before Nix 2.19, then an object by path; its version 2 has no store folder in names. Pure. */
function pathEntries(value) {
	const { info, storeDir = "/nix/store" } = Object(value);
	return {
		entries: Array.isArray(value) ? value.map((entry) => [Object(entry).path, entry]) : Object.entries(Object(info ?? value)),
		whole: (path) => String(path).startsWith("/") ? String(path) : `${storeDir}/${path}`
	};
}
/** Pure. */
function parsePathInfos(value) {
	const { entries, whole } = pathEntries(value);
	return entries.map(([path, entry]) => {
		const { deriver, signatures } = Object(entry);
		const signed = Array.isArray(signatures) ? signatures : [];
		return {
			path: whole(path),
			deriver: typeof deriver === "string" && deriver !== "" ? whole(deriver) : void 0,
			keys: signed.map((one) => typeof one === "string" ? one.split(":")[0] ?? "" : String(Object(one).keyName))
		};
	});
}

export { parsePathInfos, pathEntries, pathInfos };