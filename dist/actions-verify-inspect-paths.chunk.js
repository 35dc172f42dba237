import { isReal, verifyImages } from "./common.chunk.js";
import { ProblemError, computeName, error, formatVersion, notice, parseCapability, parseVersion, printable, smName } from "./frame.chunk.js";
import { gpuRows, parseDriver, parseGpus } from "./planning.chunk.js";
import { inspectTree, unopenedNotice } from "./actions-verify-inspect-tree.chunk.js";
import { relative } from "node:path";

// src/actions/verify/inspect-paths.ts
/**
* Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
* Throws ProblemError CFG001 when what is asked is not understood.
*/
async function inspectPaths(host, paths, asked) {
	const expectation = expectationFrom(asked);
	const [asking, driver] = [parseGpus(asked.gpu ?? []), parseDriver(asked.driver)];
	const places = /* @__PURE__ */ new Map();
	const name = (file) => {
		const shown = printable(relative(host.cwd, file) || file);
		places.set(shown, file);
		return shown;
	};
	const trees = [];
	for (const path of paths) trees.push(await inspectTree(host, path, name));
	const unread = trees.flatMap(({ notRead, unopened }, index) => notOpened(name(paths[index] ?? ""), notRead, unopened));
	const inspected = trees.flatMap((tree) => tree.files);
	const verdict = verifyImages(inspected, expectation);
	const gpus = gpuRows(inspected, asking, driver);
	const files = verdict.files.map((file) => ({
		file: file.file,
		targets: file.targets.map(smName),
		partly: file.partly.map(({ capability, units }) => ({
			target: smName(capability),
			units
		})),
		linkedAtLoad: file.linkedAtLoad.map(smName),
		ptx: file.ptx.map(computeName),
		ltoir: file.ltoir.map(smName),
		toolkits: file.toolkits.map(formatVersion),
		units: file.units,
		images: file.images,
		stubs: file.stubs,
		places: file.places
	}));
	const empty = trees.flatMap((tree, index) => isEmpty(tree) ? [name(paths[index] ?? "")] : []);
	const given = trees.map(({ files: below }, index) => {
		const path = paths[index] ?? "";
		return {
			path,
			shown: name(path),
			files: below
		};
	});
	const compared = await compare(host, asked.evidence, given, places);
	const problems = [
		...compared.problems,
		...trees.flatMap((tree) => tree.problems),
		...unread,
		...verdict.problems,
		...verdict.problems.some(({ code }) => code === "VER003") ? [] : withoutDeviceCode(empty, paths.length),
		...gpus.problems
	];
	return {
		files,
		gpus: gpus.rows,
		problems,
		evidence: compared.paths,
		inspected
	};
}
async function compare(host, file, given, places) {
	if (file === void 0) return {
		paths: [],
		problems: []
	};
	const { checkEvidence } = await import("./actions-verify-evidence.chunk.js");
	return checkEvidence(host, file, given, (shown) => places.get(shown));
}
/** Whether a path was read, and has no device code. */
function isEmpty({ files, problems, unopened, notRead }) {
	return !notRead && unopened.length === 0 && problems.length === 0 && files.every((file) => file.problems.length === 0 && !file.images.some(isReal));
}
/** VER003 as a notice: a path that was named says something, though others have what is asked. */
function withoutDeviceCode(empty, named) {
	if (empty.length === 0) return [];
	const more = empty.length > 3 ? ` and ${empty.length - 3} more` : "";
	const message = `No device code in ${named === 1 ? "" : `${empty.length} of ${named} paths: `}${empty.slice(0, 3).join(", ")}${more}.`;
	return [notice("VER003", message, "Ignore this where none is expected.")];
}
/** VER014 for a path that was named itself, VER015 for what lies in a folder or an archive. */
function notOpened(name, notRead, unopened) {
	const fix = "Name ELF files, archives, .fatbin, .cubin or .ptx files, zip, tar, gzip or zstd files of these, or folders.";
	const itself = unopened.find((one) => one.name === name);
	if (notRead) return [error("VER014", `${name} is not a kind of file that can contain device code.`, fix)];
	if (itself) return [error("VER014", `${name} cannot be opened: ${itself.kind}.`, fix)];
	const notice = unopenedNotice(unopened);
	return notice ? [notice] : [];
}
function expectationFrom(asked) {
	const problems = [];
	const targets = [];
	const ptx = [];
	for (const word of (asked.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
		const capability = parseCapability(word.replace(/\+ptx$/i, ""));
		if (!capability) problems.push(refuse("capabilities", word, "capabilities as in 8.0, 9.0a, 9.0+PTX"));
		else {
			targets.push(capability);
			if (/\+ptx$/i.test(word)) ptx.push(capability);
		}
	}
	const toolkit = asked.toolkit === void 0 ? void 0 : parseVersion(asked.toolkit);
	if (asked.toolkit !== void 0 && !toolkit) problems.push(refuse("toolkit", asked.toolkit, "major.minor, as in 12.8"));
	if (asked.driver !== void 0 && !/^\d{3}(\.\d{1,4}){0,2}$/.test(asked.driver)) problems.push(refuse("driver", asked.driver, "a Linux driver, as in 580 or 580.65.06"));
	if (problems.length > 0) throw new ProblemError(problems);
	const allowNoDeviceCode = targets.length === 0 && !toolkit;
	return {
		targets,
		ptx,
		...toolkit ? { toolkit } : {},
		units: asked.units,
		allowNoDeviceCode
	};
}
function refuse(name, value, expected) {
	return error("CFG001", `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`);
}

export { inspectPaths };