import { error, readIfPresent, warning } from "./frame.chunk.js";
import { readClaims } from "./common.chunk.js";
import { pkgPath, readToml } from "./flox-environment-read.chunk.js";
import { join } from "node:path";

// src/flox/environment/access.ts
/** What this machine may fetch from FloxHub. */
/** Reads environment and settings of Flox; no token leaves this function. https://flox.dev/docs/man/flox-config */
async function readAccess(host) {
	const { FLOX_FLOXHUB_TOKEN: token = "", CI } = host.env;
	const settings = await Promise.all(settingsFiles(host).map((path) => readIfPresent(host, path).catch(() => void 0)));
	const tables = settings.map((text) => trustIn(text ?? ""));
	const inSettings = settings.some((text) => /^\s*floxhub_token\s*=/m.test(text ?? ""));
	return {
		token: CI === "true" ? token !== "" || inSettings : void 0,
		handle: handleIn(token),
		trusted: Object.assign({}, ...tables)
	};
}
/** Whether Flox runs the hooks of an environment of FloxHub without being told to by `--trust`. Pure. */
function isTrusted({ handle, trusted }, reference) {
	const [owner = ""] = reference.split("/");
	const setting = trusted[reference] ?? trusted[`${owner}/*`];
	if (setting !== void 0) return setting === "trust";
	return owner === "flox" || owner === handle;
}
/** The system's first, so that the user's has the last word. */
function settingsFiles({ env }) {
	const { FLOX_SYSTEM_CONFIG_DIR: system = "/etc", XDG_CONFIG_HOME, HOME, FLOX_CONFIG_DIR } = env;
	const home = XDG_CONFIG_HOME ?? (HOME === void 0 ? void 0 : join(HOME, ".config"));
	return [system, FLOX_CONFIG_DIR ?? (home === void 0 ? void 0 : join(home, "flox"))].flatMap((folder) => folder ? [join(folder, "flox.toml")] : []);
}
function trustIn(text) {
	const document = readToml(text);
	const table = "failure" in document ? {} : Object(document.value).trusted_environments;
	const entries = Object.entries(Object(table));
	return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}
/** As Flox reads it: without the signature, from the claim `https://flox.dev/handle`. */
function handleIn(token) {
	const handle = readClaims(token)?.["https://flox.dev/handle"];
	return typeof handle === "string" ? handle : void 0;
}

// src/flox/lint/rule.ts
/** A rule that looks at each environment for itself. */
function ofEach(source, check) {
	return {
		source,
		check: (scene) => scene.layers.flatMap((environment) => check(environment, scene))
	};
}
/** The place of a line of the manifest. */
function inManifest({ files }, line) {
	return { where: line === void 0 ? { file: files.manifest } : {
		file: files.manifest,
		line
	} };
}
/** The pages of Flox that rules follow. */
const pages = {
	cuda: "https://flox.dev/docs/concepts/cuda-catalog-and-cache",
	guide: "https://github.com/barstoolbluz/flox-md/blob/main/FLOX.md",
	login: "https://flox.dev/docs/concepts/authentication",
	priority: "https://flox.dev/docs/concepts/priority",
	publish: "https://flox.dev/docs/man/flox-publish"
};

// src/flox/lint/lock.ts
/** Rules of what is locked, committed and included. */
const freshLock = ofEach(pages.login, (environment) => {
	const { files, lock, manifest, source } = environment;
	const fix = "Run `flox list` in the folder, logged in to FloxHub, and commit manifest.lock.";
	const effect = "flox activate then resolves packages, which needs a login";
	if (!lock) {
		if (environment.packages.length === 0) return [];
		return [error("FLX109", `${files.lock} does not exist: ${effect}.`, fix, inManifest(environment, void 0))];
	}
	const [first, ...more] = [...differences(manifest, lock.compose?.composer ?? lock.manifest), ...includedOtherwise(environment)];
	if (!first) return [];
	const names = [first, ...more].map((path) => path.join("."));
	const message = `manifest.lock has another ${names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ")} than the manifest: ${effect}.`;
	return [error("FLX109", message, fix, inManifest(environment, source.lineOf(first)))];
});
/** The entries that a manifest and a locked one do not share: of packages, variables, hooks and systems. */
function differences(manifest, locked) {
	return [
		[
			"install",
			canonical(manifest),
			canonical(locked)
		],
		[
			"vars",
			manifest.vars ?? {},
			locked.vars ?? {}
		],
		[
			"hook",
			manifest.hook ?? {},
			locked.hook ?? {}
		],
		[
			"options",
			systems(manifest),
			systems(locked)
		]
	].flatMap(([table, ours, theirs]) => [.../* @__PURE__ */ new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter((key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs[key])).map((key) => [table, key]));
}
/** Includes that were locked differently, or not at all. */
function includedOtherwise({ manifest, lock }) {
	const targets = [lock?.compose?.include?.map(({ descriptor }) => descriptor) ?? [], manifest.include?.environments ?? []].map((list) => JSON.stringify(list.map(({ dir, remote }) => remote ?? dir)));
	return targets[0] === targets[1] ? [] : [["include", "environments"]];
}
function canonical({ install }) {
	const entries = Object.entries(install ?? {});
	return Object.fromEntries(entries.map(([id, entry]) => [id, canonicalPackage(entry)]));
}
/** Flox may write a path as one text or as its parts, and what is the default or not at all. */
function canonicalPackage(entry) {
	const { flake, version, priority, systems } = entry;
	return [
		pkgPath(entry) ?? entry["store-path"] ?? flake ?? "",
		entry["pkg-group"] ?? "toplevel",
		version ?? "",
		priority ?? 5,
		systems?.toSorted() ?? null
	];
}
function systems({ options }) {
	return options?.systems ? { systems: options.systems.toSorted() } : {};
}
const committedFiles = ofEach(pages.publish, ({ committed = [] }) => committed.flatMap(({ file, state }) => {
	if (state === "committed") return [];
	const where = { where: { file } };
	if (state === "changed") return [warning("FLX110", "The file has changes that are not committed: flox publish refuses it, and clones have another one.", "Commit it.", where)];
	return [error("FLX110", "The file is not in git: clones do not have it, and flox publish refuses the environment.", `Run git add -f ${file}, and commit it.`, where)];
}));
const reachableIncludes = ofEach(pages.login, (environment, { access }) => {
	return (environment.manifest.include?.environments ?? []).flatMap(({ remote }, index) => {
		if (!remote || isLocked(environment, remote)) return [];
		const reasons = [...access.token === false ? ["this job has no token of FloxHub"] : [], ...isTrusted(access, remote) ? [] : ["it is not trusted"]];
		if (reasons.length === 0) return [];
		const message = `${remote} is not in manifest.lock, so it is fetched from FloxHub, and ${reasons.join(" and ")}.`;
		const fix = `Commit a lock that has it, or set FLOX_FLOXHUB_TOKEN and trusted_environments."${remote}" = "trust".`;
		const line = environment.source.lineOf([
			"include",
			"environments",
			index
		]);
		return [warning("FLX113", message, fix, inManifest(environment, line))];
	});
});
function isLocked({ lock }, remote) {
	return lock?.compose?.include?.some(({ descriptor }) => descriptor.remote === remote) ?? false;
}

export { committedFiles, freshLock, inManifest, ofEach, pages, reachableIncludes, readAccess };