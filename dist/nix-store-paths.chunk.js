import { childEnv, runNix } from "./common.chunk.js";
import { dirname, join } from "node:path";

// src/nix/store-paths.ts
const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4e3;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
	return nixStore(host, nix, ["--query", "--outputs"], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
	const answer = await requisitesOf(host, nix, drvPaths);
	return "failed" in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith(".drv")) };
}
/** Everything that these refer to, directly or not, themselves included. */
function requisitesOf(host, nix, paths) {
	return nixStore(host, nix, ["--query", "--requisites"], paths);
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
	const outputs = await outputsOf(host, nix, [drvPath]);
	if ("failed" in outputs || outputs.lines.length === 0) return false;
	const valid = await validOf(host, nix, outputs.lines);
	return !("failed" in valid) && valid.lines.length === outputs.lines.length;
}
/** The derivation that a (valid) path was built from; undefined where it is unknown or not in the store. */
async function deriverOf(host, nix, path) {
	const answer = await nixStore(host, nix, ["--query", "--deriver"], [path]);
	const [deriver] = "failed" in answer ? [] : answer.lines;
	if (!deriver?.endsWith(".drv")) return void 0;
	const valid = await validOf(host, nix, [deriver]);
	return "failed" in valid ? void 0 : valid.lines[0];
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
	return nixStore(host, nix, ["--query", "--references"], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
	const answer = await nixStore(host, nix, ["--check-validity", "--print-invalid"], paths);
	if ("failed" in answer) return answer;
	const invalid = new Set(answer.lines);
	return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
* Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
* cache served or what was copied is not.
*/
async function builtHere(host, nix, paths) {
	const lines = [];
	for (let at = 0; at < paths.length; at += batch) {
		const some = paths.slice(at, at + batch);
		const outcome = await runNix(host, nix, [
			"path-info",
			"--sigs",
			...some
		], { timeout });
		if (outcome.kind === "not-started") return { failed: outcome.reason };
		if (outcome.kind !== "exited" || outcome.code !== 0) return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
		for (const line of outcome.stdout.split("\n")) {
			const [path, ...marks] = line.trim().split(/\s+/);
			if (path && marks.includes("ultimate")) lines.push(path);
		}
	}
	return { lines };
}
async function nixStore(host, nix, verb, paths) {
	const lines = /* @__PURE__ */ new Set();
	for (let at = 0; at < paths.length; at += batch) {
		const outcome = await host.exec({
			argv: [
				join(dirname(nix.program), "nix-store"),
				...verb,
				...paths.slice(at, at + batch)
			],
			env: childEnv(host.env),
			signal: host.cancelled,
			timeout
		});
		if (outcome.kind === "not-started") return { failed: outcome.reason };
		if (outcome.kind !== "exited" || outcome.code !== 0) return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
		for (const line of outcome.stdout.split("\n")) if (line !== "") lines.add(line);
	}
	return { lines: [...lines] };
}

export { builtHere, closureOf, deriverOf, isBuilt, outputsOf, referencesOf, requisitesOf, validOf };