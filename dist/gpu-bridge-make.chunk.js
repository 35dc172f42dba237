import { ProblemError, compareVersions, error, isErrno, isThere, parseVersion, warning } from "./frame.chunk.js";
import { Finding, damaged, elfSections, openFile, readElfHeader, readView, text, u64 } from "./common.chunk.js";
import { compilerLibrary, driverApi, isCoreLibrary, isDriverLibrary } from "./gpu-bridge-names.chunk.js";
import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

// src/inspect/dynamic.ts
const tagNeeded = 1;
const tagSoname = 14;
const tagRpath = 15;
const tagRunpath = 29;
/** The first definition names the file itself. */
const baseFlag = 1;
/** Far more than any linker writes; a hostile file costs no more. */
const longestTable = 2 ** 24;
const mostEntries = 2 ** 16;
/**
* Reads what the dynamic loader would: from the table of sections, which linkers and patchelf keep. Throws a Finding (VER004, VER010)
* for what is no 64-bit ELF file or has a broken table.
*/
function readDynamic(source) {
	const header = readElfHeader(source);
	const sections = elfSections(source, header) ?? [];
	const section = (name) => sections.find((one) => one.name === name);
	const strings = section(".dynstr");
	const names = strings ? bytesOf(source, strings) : /* @__PURE__ */ new Uint8Array(0);
	const nameAt = (at) => text(names.subarray(Math.min(at, names.length)));
	const tags = readTags(source, section(".dynamic"));
	const valuesOf = (wanted) => tags.flatMap(([tag, value]) => tag === wanted ? [nameAt(value)] : []);
	const interpreter = section(".interp");
	return {
		machine: header.machine,
		loader: interpreter && text(bytesOf(source, interpreter)),
		soname: valuesOf(tagSoname)[0],
		needed: valuesOf(tagNeeded),
		runpath: [...valuesOf(tagRpath), ...valuesOf(tagRunpath)].flatMap((path) => path.split(":")),
		needs: readNeeds(source, section(".gnu.version_r"), nameAt),
		defines: readDefinitions(source, section(".gnu.version_d"), nameAt)
	};
}
function readTags(source, section) {
	if (!section) return [];
	const view = viewOf(source, section);
	const tags = [];
	for (let at = 0; at + 16 <= view.byteLength; at += 16) {
		const tag = u64(view, at);
		if (tag === 0) break;
		tags.push([tag, u64(view, at + 8)]);
	}
	return tags;
}
/** `Elf64_Verneed` and its `Elf64_Vernaux`: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html */
function readNeeds(source, section, nameAt) {
	if (!section) return [];
	const view = viewOf(source, section);
	return chain(source, view, 0, 12, 16).flatMap((entry) => {
		const library = nameAt(view.getUint32(entry + 4, true));
		const first = entry + view.getUint32(entry + 8, true);
		return chain(source, view, first, 12, 16).map((aux) => ({
			library,
			version: nameAt(view.getUint32(aux + 8, true))
		}));
	});
}
/** `Elf64_Verdef`; the first name of each is the version itself. */
function readDefinitions(source, section, nameAt) {
	if (!section) return [];
	const view = viewOf(source, section);
	return chain(source, view, 0, 16, 20).flatMap((entry) => {
		if ((view.getUint16(entry + 2, true) & baseFlag) !== 0) return [];
		const aux = entry + view.getUint32(entry + 12, true);
		return aux + 8 <= view.byteLength ? [nameAt(view.getUint32(aux, true))] : [];
	});
}
/** Positions of entries that each say how far the next one is, at `nextAt`; 0 ends the chain. */
function chain(source, view, first, nextAt, size) {
	const found = [];
	for (let at = first; at + size <= view.byteLength;) {
		found.push(at);
		if (found.length > mostEntries) throw damaged(source, at, "the table of symbol versions does not end");
		const next = view.getUint32(at + nextAt, true);
		if (next === 0) break;
		at += next;
	}
	return found;
}
function viewOf(source, section) {
	if (section.size > longestTable) throw damaged(source, section.offset, `${section.name} is too long`);
	return readView(source, section.offset, section.size, section.name);
}
function bytesOf(source, section) {
	const view = viewOf(source, section);
	return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

// src/gpu/bridge/library.ts
/** What the loader would make of a file; undefined for what is no ELF file, or cannot be read. */
function readLibrary(path) {
	try {
		const file = openFile(path);
		try {
			return readDynamic(file.source);
		} finally {
			file.close();
		}
	} catch (cause) {
		if (cause instanceof Finding || cause instanceof ProblemError || isErrno(cause, "ENOENT")) return void 0;
		throw cause;
	}
}
/** The newest glibc among versions of symbols, as in `2.34`; undefined without any. `GLIBC_PRIVATE` and others do not count. */
function newestGlibc(versions) {
	return versions.flatMap((version) => {
		const text = /^GLIBC_(\d+\.\d+)/.exec(version)?.[1];
		const parsed = text === void 0 ? void 0 : parseVersion(text);
		return text !== void 0 && parsed ? [{
			text,
			parsed
		}] : [];
	}).sort((a, b) => compareVersions(a.parsed, b.parsed)).at(-1)?.text;
}

// src/gpu/bridge/plan.ts
/** Decides by facts alone. The driver's version is the kernel's where a folder has it: only those libraries work with it. */
function chooseBridge(facts) {
	const { existing, kernel, folders } = facts;
	if (facts.flox) return {
		kind: "not-needed",
		because: "Flox has found the driver for this environment"
	};
	if (facts.nixos) return {
		kind: "not-needed",
		because: "NixOS provides /run/opengl-driver"
	};
	if (facts.jetson) return {
		kind: "refused",
		problems: [jetson()]
	};
	const current = existing?.version?.value;
	const fits = current !== void 0 && (kernel === void 0 || current === kernel);
	if (existing && fits && facts.existingIsWhole) return {
		kind: "not-needed",
		because: `${existing.path} has the driver ${current}`
	};
	const version = folders.some((one) => one.version === kernel) ? kernel : folders[0]?.version;
	const chosen = folders.filter((one) => one.version === version);
	if (chosen.length === 0) return {
		kind: "refused",
		problems: [notFound()]
	};
	return {
		kind: "make",
		version,
		folders: chosen,
		problems: existing && !fits ? [stale(existing.path, current, kernel)] : []
	};
}
/** Names a bridge by the driver's version and by what its files are: another driver, another name. */
function bridgeKey(version, files) {
	const hash = createHash("sha256");
	for (const { name, target, size, modified } of files) hash.update(`${name}\0${target}\0${size}\0${modified}\n`);
	return `${version ?? "driver"}-${hash.digest("hex").slice(0, 16)}`;
}
/** What is missing among the files of a driver: an error where programs would not start, a warning where PTX is not compiled. */
function missingParts(files, folders) {
	const has = (library) => files.some(({ name }) => name === library);
	const inContainer = "In a container, set NVIDIA_DRIVER_CAPABILITIES=compute,utility; else install the compute packages of the driver.";
	if (!has("libcuda.so.1")) {
		const message = `The driver's folder ${folders.join(", ")} has no ${driverApi}.`;
		return [error("GPU301", message, inContainer)];
	}
	if (has("libnvidia-ptxjitcompiler.so.1")) return [];
	const message = `The driver has no ${compilerLibrary}: programs that bring PTX end with CUDA_ERROR_JIT_COMPILER_NOT_FOUND (221).`;
	return [warning("GPU303", message, inContainer)];
}
function notFound() {
	return error("GPU301", "The driver's libraries were not found on this machine.", "Install the NVIDIA driver; in a container, start it with --gpus all or a CDI device. `ldconfig -p | grep libcuda` shows what the system finds.");
}
function stale(path, version, kernel) {
	const message = `${path} ${version === void 0 ? "has no driver" : `has the driver ${version}`}, and the kernel module is ${kernel ?? "unknown"}.`;
	return warning("GPU302", message, "The libraries of this machine are used for this program; update what made it (home-manager, nix-system-graphics), or remove it.", { subject: { path } });
}
function jetson() {
	return error("GPU309", "On a Jetson the driver's libraries need others of the system (libnvrm_*, libstdc++), which no bridge may have.", "Use jetpack-nixos, or run the program in a container of JetPack.");
}

// src/gpu/bridge/make.ts
/**
* Makes a bridge in a folder of `under`, or uses the one there. A folder is made whole or not at all, so that jobs may do this at
* once. Throws ProblemError GPU301 and GPU309 where the driver cannot be bridged, GPU306 where the folder cannot be written.
*/
async function makeBridge(host, facts, under) {
	const choice = chooseBridge(facts);
	if (choice.kind === "refused") throw new ProblemError(choice.problems);
	if (choice.kind === "not-needed") return {
		bridge: choice,
		problems: []
	};
	const files = await collectFiles(host, choice.folders, choice.version);
	const missing = missingParts(files, [...new Set(choice.folders.map(({ path }) => path))]);
	if (missing.some(({ severity }) => severity === "error")) throw new ProblemError(missing);
	const place = join(under, bridgeKey(choice.version, files));
	const known = await host.files.readFile(join(place, "glibc"), "utf8").catch(() => void 0);
	const glibc = known ?? await writeBridge(host, place, files);
	return {
		bridge: {
			kind: "links",
			folder: join(place, "lib"),
			version: choice.version,
			files,
			made: known === void 0,
			glibc: glibc.trim() || void 0
		},
		problems: [...choice.problems, ...missing]
	};
}
/**
* The driver's files by name, of every folder that has them; of a name that several have, the first one. Where a container has
* mounted libraries without their links, names are added from what the libraries call themselves.
*/
async function collectFiles(host, folders, version) {
	const found = /* @__PURE__ */ new Map();
	for (const { path } of folders) {
		const names = (await host.files.readdir(path).catch(() => [])).sort();
		const files = (await Promise.all(names.map((name) => lookAt(host, path, name, version)))).filter((one) => one !== void 0);
		if (!isOwnArchitecture(host, files)) continue;
		for (const file of [...files, ...missingNames(files)]) if (!found.has(file.name)) found.set(file.name, file);
	}
	return [...found.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
async function lookAt(host, folder, name, version) {
	if (!isDriverLibrary(name, name, void 0)) return void 0;
	const target = await host.files.realpath(join(folder, name)).catch(() => void 0);
	if (target === void 0 || !isDriverLibrary(name, basename(target), version)) return void 0;
	const stat = await host.files.stat(target).catch(() => void 0);
	return stat?.isFile() ? {
		name,
		target,
		size: stat.size,
		modified: Math.trunc(stat.mtimeMs)
	} : void 0;
}
/** Whether libraries are for this processor: /usr/lib32 and i386 folders have the same names. */
function isOwnArchitecture(host, files) {
	const sample = files.find(({ name }) => /^lib(?:cuda|nvidia-ml)\.so/.test(name));
	const machine = sample && readLibrary(sample.target)?.machine;
	return machine !== void 0 && machine === (host.arch === "arm64" ? 183 : 62);
}
function missingNames(files) {
	const names = new Set(files.map(({ name }) => name));
	return files.filter((file) => file.name === basename(file.target) && !files.some((other) => isLinkTo(other, file))).flatMap((file) => {
		const name = readLibrary(file.target)?.soname ?? "";
		return name.startsWith(`${file.name.split(".so")[0]}.so`) && isDriverLibrary(name, name, void 0) && !names.has(name) ? [{
			...file,
			name
		}] : [];
	});
}
function isLinkTo(one, file) {
	return one.target === file.target && one.name !== file.name;
}
/** Writes links and what they need into a new folder, which then gets its name. Gives the newest glibc that is needed, or ''. */
async function writeBridge(host, place, files) {
	const core = files.filter(({ name }) => isCoreLibrary(name));
	const targets = [...new Set(core.map(({ target }) => target))];
	const glibc = newestGlibc(targets.flatMap((path) => readLibrary(path)?.needs.map(({ version }) => version) ?? [])) ?? "";
	const work = `${place}.${randomBytes(6).toString("hex")}.new`;
	try {
		await host.files.mkdir(join(work, "lib"), {
			recursive: true,
			mode: 448
		});
		await Promise.all(files.map(({ name, target }) => host.files.symlink(target, join(work, "lib", name))));
		await host.files.writeFile(join(work, "glibc"), `${glibc}\n`, { mode: 384 });
		await host.files.rename(work, place).catch(async (cause) => {
			if (!await isThere(host, join(place, "lib", "libcuda.so.1"))) throw cause;
		});
		return glibc;
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		const fix = `Make ${dirname(place)} writable and its disk not full, or set XDG_STATE_HOME to another folder.`;
		throw new ProblemError(error("GPU306", `The driver bridge cannot be made: ${why}.`, fix, { subject: { path: place } }));
	} finally {
		await host.files.rm(work, {
			recursive: true,
			force: true
		}).catch(() => {});
	}
}

export { bridgeKey, chooseBridge, collectFiles, makeBridge, missingParts, newestGlibc, readLibrary };