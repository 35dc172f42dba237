import { isStoreName, narInfoFile, parseNarInfo, referencesOf, runNix, stubNarInfo } from "./common.chunk.js";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

// src/binary-cache/copy-out.ts
const timeout = 1800;
/**
* Writes store paths, and nothing that they refer to, as zstd NARs with their narinfos to a folder: Nix copies without
* references, over stand-ins that are removed afterwards. Nix compares each path with its registered hash. Throws system errors.
*/
async function copyOut(host, nix, folder, what) {
	if (what.paths.length === 0) return { infos: [] };
	await host.files.mkdir(join(folder, "nar"), {
		recursive: true,
		mode: 448
	});
	const references = await referencesOf(host, nix, what.paths);
	if ("failed" in references) return references;
	const names = new Set(what.paths.map((path) => basename(path)));
	const stubs = references.lines.map((path) => basename(path)).filter((name) => !names.has(name) && isStoreName(name));
	for (const name of stubs) await host.files.writeFile(join(folder, narInfoFile(name)), stubNarInfo(name, what.storeDir));
	const url = `${pathToFileURL(folder).href}?compression=zstd`;
	const outcome = await runNix(host, nix, [
		"copy",
		"--no-recursive",
		"--to",
		url,
		...what.paths
	], { timeout });
	for (const name of stubs) await host.files.rm(join(folder, narInfoFile(name)), { force: true });
	if (outcome.kind === "not-started") return { failed: outcome.reason };
	if (outcome.kind !== "exited" || outcome.code !== 0) return { failed: outcome.stderrTail.at(-1)?.replace(/^error: /, "") ?? `nix copy was ${outcome.kind}` };
	const infos = [];
	for (const file of (await host.files.readdir(folder)).filter((name) => name.endsWith(".narinfo")).sort()) {
		const info = parseNarInfo(await host.files.readFile(join(folder, file), "utf8"), what.storeDir);
		if ("wrong" in info) return { failed: `nix copy wrote ${file}, and ${info.wrong}` };
		infos.push(info);
	}
	return { infos };
}

export { copyOut };