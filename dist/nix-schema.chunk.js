import { _enum, array, boolean, discriminatedUnion, guid, int, literal, number, object, record, string, union } from "./zod.chunk.js";

// src/nix/schema.ts
/** What this room saves on a machine, and what Nix answers. Import the types freely and the schemas lazily, as of src/machine/schema.ts. */
const text = string();
/** Numeric user and group. */
const owner = text.regex(/^\d+:\d+$/);
const receipt = object({
	schema: literal("nix-install/1"),
	state: _enum(["installing", "installed"]),
	version: text,
	mode: _enum(["daemon", "single-user"]),
	supervision: _enum([
		"systemd",
		"launchd",
		"own",
		"none"
	]),
	/** Store paths; empty until they are known. */
	nix: text,
	cacert: text,
	/** The process that installs. */
	by: object({
		pid: number(),
		start: text
	}),
	/** Whether the folder /nix itself is ours; else its numeric owner as it was before. */
	folder: union([literal("made"), object({ owner })]),
	/** Names in /nix that were there before; they stay. */
	keep: array(text.regex(/^(?!\.{1,2}$)[^/]+$/)),
	/** Mode and numeric owner of a store or var that was there before. */
	kept: record(text.regex(/^(?:store|var)$/), object({
		mode: int(),
		owner
	})).exactOptional(),
	users: array(text.regex(/^_?nixbld\d+$/)),
	group: boolean(),
	conf: boolean(),
	confFolder: boolean()
});
const before = object({ before: text.nullable() });
const madeVolume = object({
	plan: object({
		/** The APFS container that the volume goes to, as in `disk3`. */
		container: text.regex(/^disk\d+$/),
		/** What synthetic.conf was before, where our line goes in; null: there was none. Unset where the line is there. */
		synthetic: before.optional(),
		fstab: before,
		/** Whether it is encrypted, as the disk is (FileVault); its key is in the system's keychain. */
		encrypted: boolean(),
		/** Whether a service mounts the volume at every start of the machine. */
		mounter: boolean()
	}),
	volume: discriminatedUnion("kind", [object({ kind: _enum(["none", "adding"]) }), object({
		kind: _enum(["blank", "filled"]),
		uuid: guid()
	})])
});
const setting = object({
	kind: literal("setting"),
	name: text,
	values: array(text)
});
const include = object({
	kind: literal("include"),
	path: text,
	optional: boolean()
});
const settingsPart = object({
	base: array(setting),
	extra: array(discriminatedUnion("kind", [setting, include])),
	after: array(setting)
});
const credentialsPart = object({
	netrc: text,
	builders: array(text),
	variables: record(text, text),
	/** The netrc that Nix read before ours; its contents still count. */
	netrcBase: text.optional()
});
/** The daemon that we started. */
const startedDaemon = object({
	schema: literal("daemon/1"),
	pid: int(),
	start: text
});
const sandboxReport = object({
	/** True only when a builder was seen to be sandboxed. */
	works: boolean(),
	/**
	* `partial`: the builder saw part of a sandbox and part of the machine. `unsandboxed`: the configuration wants it so.
	* `fallback`: it does not, and Nix does it all the same. `refused`: Nix builds nothing, as it cannot sandbox or has no
	* build users. `unknown`: the builder could not look.
	*/
	how: _enum([
		"sandboxed",
		"partial",
		"unsandboxed",
		"fallback",
		"refused",
		"unknown"
	]),
	/** Part of a sentence, without a full stop. */
	why: text,
	/** What to do about it; empty when it works. */
	fix: text,
	/** Whether a builder has the rights of this user, so that it can read the private files of the job. */
	readsJob: boolean().exactOptional()
}).extend({
	/** What the configuration says: `true`, `false` or `relaxed`; undefined when Nix did not say. */
	asked: text.optional(),
	/** What the probe took when it was made. */
	seconds: number()
});
/** `key` names the boot, the Nix and the settings that the report is of. */
const keptSandbox = object({
	schema: literal("sandbox/1"),
	key: text,
	report: sandboxReport
});
const version = text.regex(/^\d+\.\d+$/);
const nixpkgsFacts = object({
	toolkits: record(text, object({
		supported: array(text).nullable(),
		default: array(text).nullable(),
		gccMax: int().nullable(),
		redistSystems: array(text).nullable(),
		orin: text.nullable()
	})),
	defaultToolkit: version.nullable(),
	capabilities: record(text, object({
		name: text,
		minToolkit: version,
		maxToolkit: version.nullable(),
		jetson: boolean()
	})).nullable(),
	gcc: array(int())
});

export { credentialsPart, keptSandbox, madeVolume, nixpkgsFacts, receipt, settingsPart, startedDaemon };