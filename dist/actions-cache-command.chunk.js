import { ProblemError, cacheCommandSurface, error, jsonText, readInputs, textTable } from "./frame.chunk.js";
import { indexFile, parseIndex } from "./planning.chunk.js";
import { join } from "node:path";

// src/actions/cache/command.ts
/** `nix-cuda cache FOLDER…`: says what unpacked entries of the store cache hold, and what building it would cost. */
async function runCacheCommand(host, line) {
	const inputs = readInputs(cacheCommandSurface, line.option);
	if (line.positionals.length === 0) throw new ProblemError(error("CFG003", "No FOLDER was given.", "Name unpacked entries: nix-cuda cache FOLDER…"));
	const problems = [];
	const entries = [];
	for (const folder of line.positionals) {
		const text = await host.files.readFile(join(folder, indexFile), "utf8").catch(() => "");
		const index = await parseIndex(text);
		if (index) entries.push({
			folder,
			...index
		});
		else problems.push(error("CFG004", `${folder} is not an unpacked store cache entry.`, "Name a folder with index.json."));
	}
	if (problems.length > 0) throw new ProblemError(problems);
	const paths = entries.flatMap((entry) => entry.paths.map((path) => ({
		cell: entry.cell,
		...path
	})));
	const totals = {
		paths: paths.length,
		narBytes: paths.reduce((sum, path) => sum + path.narBytes, 0),
		buildSeconds: paths.reduce((sum, path) => sum + (path.seconds ?? 0), 0)
	};
	if (inputs.json) host.answer(jsonText({
		entries,
		totals
	}));
	else {
		const rows = paths.map(({ cell, path, narBytes, seconds }) => [
			cell,
			(narBytes / 1e6).toFixed(1),
			seconds === null ? "-" : seconds.toFixed(1),
			path
		]);
		const sums = `${totals.paths} paths, ${(totals.narBytes / 1e6).toFixed(1)} MB, ${totals.buildSeconds.toFixed(1)} s of building`;
		host.answer(`${textTable([[
			"CELL",
			"MB",
			"BUILD S",
			"PATH"
		], ...rows])}\n\n${sums}\n`);
	}
	return 0;
}

export { runCacheCommand };