import { narHashOf, runNix } from "./common.chunk.js";
import { ProblemError, error, failureText } from "./frame.chunk.js";
import { parsePathInfos, pathEntries } from "./nix-path-info.chunk.js";

// src/ship/publish/path-facts.ts
const timeout = 600;
/** What a store knows of those of the paths that it has; `store` is its URL, unset means this machine's. Throws ProblemError SHP050. */
async function pathFacts(host, nix, paths, store) {
	if (paths.length === 0) return [];
	const where = store === void 0 ? [] : ["--store", store];
	const input = `${paths.join("\n")}\n`;
	const outcome = await runNix(host, nix, [
		"path-info",
		"--json",
		...where,
		"--stdin"
	], {
		timeout,
		input
	});
	const failed = (why) => {
		const fix = store === void 0 ? "Repair the store of this machine." : "Check the address, the ssh key and Nix on that machine.";
		return new ProblemError(error("SHP050", `${store ?? "The Nix store"} does not say what it has: ${why}.`, fix));
	};
	if (outcome.kind !== "exited" || outcome.code !== 0) throw failed(failureText(outcome).replace(/^error: /, ""));
	try {
		return parsePathFacts(JSON.parse(outcome.stdout));
	} catch (cause) {
		throw failed(`its answer cannot be read (${cause.message})`);
	}
}
/** Of `nix path-info --json`; a path that the store does not have is `null` there, or not `valid`. Throws an Error. Pure. */
function parsePathFacts(value) {
	const infos = new Map(parsePathInfos(value).map((info) => [info.path, info]));
	const { entries, whole } = pathEntries(value);
	return entries.flatMap(([name, entry]) => {
		const path = whole(name);
		const { narHash, narSize, references, valid } = Object(entry);
		if (entry === null || valid === false) return [];
		const hash = narHashOf(hashText(narHash));
		if (hash === void 0 || typeof narSize !== "number") throw new Error(`${path} has no hash or size`);
		const { deriver, keys = [] } = infos.get(path) ?? {};
		return [{
			path,
			narHash: hash,
			narSize,
			references: (Array.isArray(references) ? references : []).map(whole).filter((reference) => reference !== path).sort(),
			deriver,
			signers: keys
		}];
	});
}
/** One text; newer versions of Nix write a hash as an object. Pure. */
function hashText(hash) {
	if (typeof hash === "string") return hash;
	const { algorithm, hash: digits } = Object(hash);
	return `${algorithm}:${digits}`;
}

export { hashText, parsePathFacts, pathFacts };