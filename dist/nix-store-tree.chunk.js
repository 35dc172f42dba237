import { classifyPath } from "./frame.chunk.js";
import { basename, join } from "node:path";

// src/licence/nvidia-hosts.ts
/** Servers, with all below them, from which NVIDIA hands out what its licences cover, and where that is to be seen. */
const nvidiaHosts = [
	{
		host: "download.nvidia.com",
		source: "https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/db/bootstrap/redist.nix"
	},
	{
		host: "download.nvidia.cn",
		source: "https://developer.download.nvidia.cn/compute/cuda/redist/"
	},
	{
		host: "developer.nvidia.com",
		source: "https://developer.nvidia.com/tensorrt/download"
	},
	{
		host: "pypi.nvidia.com",
		source: "https://pypi.nvidia.com/"
	},
	{
		host: "ngc.nvidia.com",
		source: "https://docs.nvidia.com/ngc/latest/ngc-catalog-user-guide.html"
	}
];
/** Whether a URL lies on one of NVIDIA's download servers; false for what is no URL. */
function isOfNvidia(url) {
	const name = URL.parse(url)?.hostname.replace(/\.$/, "");
	return name !== void 0 && nvidiaHosts.some(({ host }) => name === host || name.endsWith(`.${host}`));
}

// src/licence/judge.ts
/** What is known of the licence of a store path: by evaluation where there was one, else by what it was made from. */
/**
* Keys of caches whose builds have no unfree package: the build farm of NixOS refuses to evaluate them.
* https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/release.nix (`allowUnfree = false`)
*/
const freeKeys = ["cache.nixos.org-1"];
/**
* Judges store paths, by path. A path is unfree when its licence is, or when it is or was made directly from what NVIDIA
* hands out or the user has to fetch: what is only linked to it or compiled by it is not. Other fixed outputs are unknown,
* because nobody states the licence of a download, and so is what no known derivation makes, unless somebody states it of the path.
*/
function judgePaths(paths, facts) {
	const { makers, unfree } = facts;
	const makersOf = /* @__PURE__ */ new Map();
	for (const [drvPath, maker] of makers) for (const { path } of maker.outputs) makersOf.set(path, [...makersOf.get(path) ?? [], [drvPath, maker]]);
	const originOf = origins(makers);
	const isAcknowledged = matcher(facts.acknowledged);
	const judge = (path) => {
		const known = makersOf.get(path) ?? [];
		const drvPaths = known.map(([drvPath]) => drvPath);
		const name = nameOf(drvPaths[0] ?? path);
		const inputs = known.flatMap(([, { inputDrvs }]) => [...inputDrvs.keys()]);
		const stated = facts.stated?.get(path);
		if (stated || facts.unfreePackages?.includes(packageName(name))) return {
			verdict: "unfree",
			why: "licence",
			name
		};
		if (drvPaths.some((drvPath) => unfree.includes(drvPath))) return {
			verdict: "unfree",
			why: "licence",
			name
		};
		const origin = firstKnown([...drvPaths, ...inputs].map(originOf));
		if (origin) return {
			verdict: "unfree",
			why: origin,
			name
		};
		if (stated === false) return {
			verdict: "free",
			name
		};
		if (known.length === 0 || !inputs.every((input) => makers.has(input))) return {
			verdict: "unknown",
			why: "origin",
			name
		};
		return known.some(([, { fixedOutput }]) => fixedOutput) ? {
			verdict: "unknown",
			why: "download",
			name
		} : {
			verdict: "free",
			name
		};
	};
	return new Map(paths.map((path) => {
		const judgement = judge(path);
		const { verdict, name } = judgement;
		return [path, verdict !== "free" && isAcknowledged(name) ? {
			verdict: "acknowledged",
			name
		} : judgement];
	}));
}
/** Why a path must not lie where anybody can read it; undefined when nothing stands against that. */
function doubtOf(judgement) {
	return judgement.verdict === "unfree" || judgement.verdict === "unknown" ? judgement : void 0;
}
/**
* Finds whose fixed outputs are: fetched from a server of NVIDIA, `requireFile`'s, or taken out of such a one. `requireFile`
* has no URL; its builder is the script restrict-message, which prints what the user has to do.
* https://github.com/NixOS/nixpkgs/blob/master/pkgs/build-support/trivial-builders/default.nix
*/
function origins(makers) {
	const known = /* @__PURE__ */ new Map();
	const originOf = (drvPath) => {
		const maker = makers.get(drvPath);
		if (!maker?.fixedOutput) return void 0;
		if (known.has(drvPath)) return known.get(drvPath);
		const origin = ownOrigin(maker) ?? firstKnown([...maker.inputDrvs.keys()].map(originOf));
		known.set(drvPath, origin);
		return origin;
	};
	return originOf;
}
function ownOrigin({ urls, inputDrvs }) {
	if (urls.some(isOfNvidia)) return "nvidia";
	return [...inputDrvs.keys()].some((input) => nameOf(input) === "restrict-message") ? "require-file" : void 0;
}
function firstKnown(origins) {
	return origins.find((origin) => origin !== void 0);
}
/** `saxpy-1.0` of `/nix/store/<hash>-saxpy-1.0.drv`. */
function nameOf(storePath) {
	return storePath.replace(/.*\/[0-9a-z]{32}-/, "").replace(/\.drv$/, "");
}
/** As `builtins.parseDrvName` has it: up to the first dash that no letter follows. */
function packageName(name) {
	return name.replace(/-[^a-zA-Z].*$/s, "");
}
/** Whether a name fits one of the patterns, in which `*` stands for any text. */
function matcher(patterns) {
	const texts = patterns.map((pattern) => pattern.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", ".*"));
	const any = new RegExp(`^(?:${texts.join("|")})$`, "s");
	return (name) => any.test(name);
}
const reasons = {
	licence: "under an unfree licence",
	nvidia: "made from NVIDIA’s downloads",
	"require-file": "made from files that users have to download themselves",
	copy: "with files that are named like NVIDIA’s",
	download: "downloaded under an unknown licence",
	origin: "of unknown origin"
};
/** Names of each reason that are shown. */
const shown = 3;
/** `3 made from downloads of NVIDIA (a-1, b-2 and 1 more), 1 of unknown origin (c)`. */
function describeDoubts(doubts) {
	return Object.entries(reasons).flatMap(([why, words]) => {
		const of = doubts.filter((doubt) => doubt.why === why);
		if (of.length === 0) return [];
		const names = [...new Set(of.map(({ name }) => name))];
		const more = names.length > shown ? ` and ${names.length - shown} more` : "";
		return [`${of.length} ${words} (${names.slice(0, shown).join(", ")}${more})`];
	}).join(", ");
}

// src/licence/contents.ts
/** Judges store paths by what made them and by what is in them. */
/** Trees that are read at the same time. */
const batch = 8;
/**
* What stands against store paths: as `judgePaths`, and against those that are free otherwise but have files that are named
* like NVIDIA's libraries and programs (`copy`). `filesOf` gives the regular files of a path, by their paths in it;
* undefined for one that cannot be read, which is of unknown origin.
*/
async function judgeContents(paths, facts, filesOf) {
	const judgements = [...judgePaths(paths, facts)];
	const isAcknowledged = matcher(facts.acknowledged);
	const found = [];
	for (let at = 0; at < judgements.length; at += batch) {
		const read = await Promise.all(judgements.slice(at, at + batch).map(async ([path, judgement]) => {
			const { name } = judgement;
			if (judgement.verdict === "free" && facts.stated?.get(path) === false || isAcknowledged(name)) return [];
			const files = await filesOf(path);
			const known = doubtOf(judgement) ?? (files ? void 0 : {
				verdict: "unknown",
				why: "origin",
				name
			});
			const of = {
				whole: known?.why === "nvidia",
				toolkit: facts.toolkit
			};
			const contents = classifyPath(nameIn(path), files ?? [], of);
			const doubt = known?.verdict !== "unfree" && contents.class !== null ? {
				verdict: "unfree",
				why: "copy",
				name
			} : known;
			return doubt ? [{
				path,
				...doubt,
				...contents
			}] : [];
		}));
		found.push(...read.flat());
	}
	return found;
}
/** Without the folder and the hash. */
function nameIn(path) {
	return path.replace(/.*\/(?:[0-9a-z]{32}-)?/, "");
}

// src/nix/store-tree.ts
/**
* Regular files of a store path, by their paths in it and sorted, or its own name without the hash where it is a file;
* symbolic links are not followed. Undefined for what cannot be read.
*/
async function filesIn(host, path) {
	const found = [];
	const folders = [""];
	try {
		const stat = await host.files.lstat(path);
		if (!stat.isDirectory()) return stat.isFile() ? [basename(path).replace(/^[0-9a-z]{32}-/, "")] : [];
		for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) for (const entry of await host.files.readdir(join(path, folder), { withFileTypes: true })) {
			const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory()) folders.push(at);
			else if (entry.isFile()) found.push(at);
		}
		return found.sort();
	} catch {
		return;
	}
}

export { describeDoubts, filesIn, freeKeys, judgeContents };