import { ProblemError, error, isThere, warning } from "./frame.chunk.js";
import { newestGlibc, readLibrary } from "./gpu-bridge-library.chunk.js";
import { compilerLibrary, driverApi, isCoreLibrary, isDriverLibrary } from "./gpu-bridge-names.chunk.js";
import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

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

export { bridgeKey, chooseBridge, collectFiles, makeBridge, missingParts };