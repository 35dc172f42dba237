import { ProblemError, error, isErrno } from "./frame.chunk.js";
import { jobFolder, judgedByContent } from "./common.chunk.js";
import { join, matchesGlob } from "node:path";

// src/ship/cells.ts
/** Bytes of one result. */
const mostBytes = 8e6;
/**
* The results of the cells that are shipped, in the order of their ids: each is proven. What was only built is never shipped. Throws
* ProblemError SHP001 where there is no result or none of that name, SHP002 for each cell that is not proven, CFG007 for
* what is no result.
*/
async function cellsToShip(host, { folder, cells }) {
	const place = folder ?? join(jobFolder(host), "results");
	const files = (await filesBelow(host, place)).filter((path) => path.endsWith(".json"));
	const results = /* @__PURE__ */ new Map();
	for (const file of files) {
		const result = await readResult(host, file);
		if (result === void 0) continue;
		const known = results.get(result.cell.id);
		if (known && unproven(known).length > 0) continue;
		if (cells.length === 0 || cells.some((pattern) => matches(pattern, result.cell))) results.set(result.cell.id, result);
	}
	const found = [...results.values()].sort((a, b) => a.cell.id < b.cell.id ? -1 : 1);
	const problems = [...unmatched(cells, found, place), ...found.flatMap(unproven)];
	if (problems.length > 0) throw new ProblemError(problems);
	return found;
}
/** Paths of the files at any depth; none where the folder does not exist. */
async function filesBelow(host, folder) {
	try {
		const entries = await host.files.readdir(folder, { withFileTypes: true });
		return (await Promise.all(entries.map(async (entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return filesBelow(host, path);
			return entry.isFile() ? [path] : [];
		}))).flat();
	} catch (cause) {
		if (isErrno(cause, "ENOENT")) return [];
		throw cause;
	}
}
/** Undefined for the other documents of a run, which its artifacts have too. */
async function readResult(host, file) {
	const { size } = await host.files.stat(file);
	if (size > mostBytes) {
		const message = `${file} has ${(size / 1e6).toFixed(1)} MB; a result has at most ${mostBytes / 1e6} MB.`;
		throw new ProblemError(error("CFG007", message, "Give the folder that build wrote its results to."));
	}
	const { readDocument } = await import("./model-read-document.chunk.js");
	const json = await host.files.readFile(file, "utf8");
	return /^\s*\{\s*"schema":\s*"(?:plan|gpu-result|report)\//.test(json) ? void 0 : readDocument("result", json, file);
}
function unmatched(patterns, found, place) {
	const fix = "Build cells first (the action build, setup with build, or nix-cuda build), and ship in the same job.";
	if (patterns.length === 0) return found.length > 0 ? [] : [error("SHP001", `There is no result of a cell in ${place}.`, fix)];
	return patterns.filter((pattern) => !found.some(({ cell }) => matches(pattern, cell))).map((pattern) => error("SHP001", `There is no result of a cell ${pattern} in ${place}.`, fix));
}
function unproven(result) {
	const { id } = result.cell;
	const status = judgedByContent(result);
	if (status === "proven") return [];
	return [error("SHP002", `${id} is not proven (${status}), and only proven cells are shipped.`, "Fix the cell, or leave it out with cells.", { subject: { cell: id } })];
}
function matches(pattern, { id, package: name }) {
	return matchesGlob(id, pattern) || matchesGlob(name, pattern);
}

export { cellsToShip, filesBelow };