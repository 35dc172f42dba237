import { _enum, array, literal, number, object, record, string } from "./zod.chunk.js";

// src/machine/schema.ts
/**
* What this room saves on a machine and reads again. Import the types freely; import the schemas lazily, because zod costs
* a cold start 20 ms (docs/decisions/0009-saved-documents.md).
*/
const text = string();
const journalEntry = object({
	/** Which of src/actions/setup/owners.ts wrote it, and can remove it. */
	owner: text,
	path: text,
	/** The jobs that use it now; the last one to leave undoes it. */
	users: array(text),
	/** What its owner must know to remove it, where the path does not say; JSON. No secrets. */
	note: text.exactOptional(),
	/** What each job put into it, by job, where the thing is made of its users' parts. No secrets. */
	parts: record(text, text).exactOptional(),
	/** Paths that were made for it and go with it. */
	made: array(text).exactOptional(),
	/** Digest of what the daemon has read of it; differs from the file's while a restart is due. */
	loadedDigest: text.exactOptional()
});
/** What a later version adds to an entry stays in it. */
const journal = object({
	schema: literal("journal/1"),
	entries: array(journalEntry.loose())
});
/** Folders that were made for the state folder, outermost first; the last one is the state folder itself. */
const madeFolders = object({
	schema: literal("made/1"),
	folders: array(text)
});
/** The mode of a device before we opened it, and the rule of ours that keeps it open, if there is one. */
const changedDevice = object({
	schema: literal("kvm/1"),
	mode: number(),
	rule: text.nullable()
});
const reclaimedPart = object({
	name: text,
	state: _enum([
		"waiting",
		"removing",
		"removed",
		"absent",
		"failed"
	]),
	seconds: number(),
	errors: array(text)
});
const reclaim = object({
	schema: literal("reclaim/1"),
	state: _enum([
		"starting",
		"running",
		"done"
	]),
	/** Milliseconds since the epoch. */
	begun: number(),
	seconds: number(),
	/** Process id and start time of the worker; empty before it came up. */
	worker: text,
	parts: array(reclaimedPart),
	/** Free bytes of the file systems that the parts are on; others may write to them meanwhile. */
	freeBefore: number(),
	freeNow: number(),
	/** `freeNow` − `freeBefore`, at least 0. */
	freedBytes: number()
});

export { changedDevice, journal, madeFolders, reclaim };