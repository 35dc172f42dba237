import { createHash } from "node:crypto";

// src/store-cache/key.ts
/** `snc1-<system>-<cell id>-<32 hex of the derivation path>`: this derivation's own entry. */
function entryKey(cell) {
	return `${entryPrefix(cell)}${hex(cell.drvPath, 32)}`;
}
/** What the keys of all entries of a cell start with: an older one still has what did not change. */
function entryPrefix(cell) {
	const prefix = `snc1-${clean(cell.system)}-${clean(cell.id)}-`;
	return prefix.length <= 400 ? prefix : `${prefix.slice(0, 360)}-${hex(prefix, 16)}-`;
}
/**
* The key of an entry without the cell's own outputs, because its build failed: keys are taken for good, and the whole
* entry must find its own one free. The same paths give the same key.
*/
function partialKey(cell, paths) {
	return `${entryKey(cell)}-part-${hex([...paths].sort().join("\n"), 8)}`;
}
/** The run that this job belongs to; undefined outside of Actions, and for what GitHub does not write. */
function runIdOf(env) {
	const { GITHUB_RUN_ID: id = "", GITHUB_RUN_ATTEMPT: attempt = "" } = env;
	if (!/^[1-9][0-9]{0,19}$/.test(id) || !/^[1-9][0-9]{0,3}$/.test(attempt)) return void 0;
	return {
		id,
		attempt: Number(attempt)
	};
}
/** `snc1-shared-<run id>-<attempt>-<system>`: what the shared stage of this attempt built for one system. */
function sharedKey(run, system) {
	const key = `snc1-shared-${clean(run.id)}-${clean(String(run.attempt))}-${clean(system)}`;
	return key.length <= 200 ? key : `${key.slice(0, 150)}-${hex(key, 32)}`;
}
/** `<index prefix><run id>-<attempt>`: the index that this attempt leaves for the next run of its ref. */
function indexKey(ref, run) {
	return `${indexPrefix(ref)}${clean(run.id).slice(0, 40)}-${clean(String(run.attempt))}`;
}
/**
* `snc1-index-<32 hex of the ref>-<ref>-`. The hash comes first and has a fixed length, so that no ref's prefix starts
* another's, however the refs are spelled.
*/
function indexPrefix(ref) {
	return `snc1-index-${hex(ref, 32)}-${clean(ref).slice(0, 100)}-`;
}
/**
* Name of the folder that an entry is archived from. The service's `version` comes from it, so entries of another store
* folder, or signed by another key, are not even looked at.
*/
function entryName(storeDir, publicKey) {
	if (storeDir === "/nix/store" && publicKey === void 0) return "entry";
	return `entry-${hex(`${storeDir}\n${publicKey ?? ""}`, 16)}`;
}
function clean(text) {
	return text.replaceAll(/[^A-Za-z0-9._-]+/g, "-");
}
function hex(text, digits) {
	return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

export { entryKey, entryName, entryPrefix, indexKey, indexPrefix, partialKey, runIdOf, sharedKey };