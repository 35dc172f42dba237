import { array, literal, number, object, record, string } from "./zod.chunk.js";

// src/store-cache/schema.ts
/** What this room saves in cache entries. Import the types freely and the schemas lazily, as of src/machine/schema.ts. */
const text = string();
const amount = number().nonnegative();
const indexedPath = object({
	path: text,
	drvPath: text.nullable().catch(null),
	/** How long its derivation took to build; null when that is not known. */
	seconds: amount.nullable().catch(null),
	narBytes: amount.catch(0)
});
/** A path that is none is left out: an index may be wrong, and decides nothing that matters. */
const entryIndex = object({
	schema: literal("store-cache-entry/1"),
	drvPath: text,
	cell: text,
	paths: array(indexedPath.nullable().catch(null)).transform((paths) => paths.filter((path) => path !== null))
});
const runIndex = object({
	schema: literal("run-index/1"),
	/** As in GITHUB_REF. */
	ref: text,
	sha: text,
	/** By cell id. Seconds of the whole build. */
	cells: named(object({
		drvPath: text.endsWith(".drv"),
		seconds: amount
	})),
	/** Seconds by the derivation's name, without hash and `.drv`: names stay when inputs change. */
	derivations: named(amount)
});
/** Values by name, without a prototype: names come from outside. */
function named(value) {
	return record(text, value).transform((record) => Object.assign(Object.create(null), record));
}

export { entryIndex, runIndex };