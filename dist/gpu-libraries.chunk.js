import { parseCapability } from "./frame.chunk.js";
import { basename, dirname, join } from "node:path";

// src/gpu/texts.ts
/** What the kernel, the driver and Jetson Linux write about themselves, read. */
/**
* The first line of /proc/driver/nvidia/version, of which there are three forms: `… x86_64 Kernel Module  520.56.06  date`,
* `… Open Kernel Module for x86_64  565.57.01  Release Build` and, on Jetson, `… for aarch64  35.3.1  Release Build`, which is the
* version of Jetson Linux. https://github.com/nix-community/nixGL/issues/186, https://github.com/nix-community/nixGL/issues/139
*/
function readModuleText(text) {
	const line = text.split("\n").find((one) => one.startsWith("NVRM version:"));
	const version = line && / {2}(\d+(?:\.\d+)+) /.exec(line)?.[1];
	if (!line || version === void 0) return void 0;
	return {
		version,
		kind: / Open Kernel Module /.test(line) ? "open" : "proprietary"
	};
}
/** `580.159.04`, as /sys/module/nvidia/version has it; undefined for everything else. */
function readDriverVersion(text) {
	return /^(\d{3,4}(?:\.\d{1,4}){1,2})$/.exec(text.trim())?.[1];
}
/** The version in the name of a library, as in `libcuda.so.580.159.04`; undefined without one, as in `libcuda.so.1.1`. */
function versionOfLibrary(name) {
	return /\.so\.(\d{3,4}(?:\.\d{1,4}){1,2})$/.exec(name)?.[1];
}
/**
* A file `/proc/driver/nvidia/gpus/<PCI address>/information`. The driver writes `??` for what it has not yet asked the GPU, and
* nothing at all where the GPU does not wake up.
* https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/kernel-open/nvidia/nv-procfs.c
*/
function readGpuInformation(text) {
	const field = (name) => new RegExp(`^${name}:\\s*(\\S.*?)\\s*$`, "m").exec(text)?.[1];
	const known = (value) => value?.includes("?") || value === "Unknown" ? void 0 : value;
	const minor = field("Device Minor");
	return {
		model: known(field("Model")),
		uuid: known(field("GPU UUID")),
		minor: minor !== void 0 && /^\d{1,3}$/.test(minor) ? Number(minor) : void 0,
		excluded: (field("GPU Excluded") ?? field("Blacklisted")) === "Yes"
	};
}
/** `# R36 (release), REVISION: 4.3, GCID: …` of /etc/nv_tegra_release as `36.4.3`. */
function readTegraRelease(text) {
	const match = /^# R(\d{2}) \(release\), REVISION: (\d+(?:\.\d+)?)/.exec(text);
	return match ? `${match[1]}.${match[2]}` : void 0;
}
/**
* The capability of the GPU in a chip of Tegra, by /proc/device-tree/compatible: strings with NUL bytes between them, from
* the board to the chip and its family. https://developer.nvidia.com/cuda-gpus, https://docs.nvidia.com/jetson/
*/
function capabilityOfTegra(compatible) {
	const chips = compatible.split("\0").map((one) => tegraChips[one.replace("nvidia,", "")]);
	return parseCapability(chips.find((one) => one !== void 0) ?? "");
}
const tegraChips = {
	tegra210: "5.3",
	tegra186: "6.2",
	tegra194: "7.2",
	tegra234: "8.7",
	tegra264: "11.0"
};
/**
* The files that a CDI specification mounts, YAML or JSON: the paths in the container, which are those of the host too.
* https://github.com/cncf-tags/container-device-interface/blob/main/SPEC.md
*/
function readCdiLibraries(text) {
	const paths = [...text.matchAll(/["']?containerPath["']?:\s*["']?(\/[^\s"',]+)/g)].map((match) => match[1] ?? "");
	return [...new Set(paths.filter((path) => /\.so(?:\.|$)/.test(path)))].sort();
}
/** Whether the start of a device's PCI configuration space shows that it does not answer: reads of the bus then give ones. */
function isOffTheBus(config) {
	return config.length >= 4 && config.subarray(0, 4).every((byte) => byte === 255);
}

// src/gpu/loader-cache.ts
const magic = "glibc-ld.so.cache1.1";
const headerSize = 48;
const entrySize = 24;
/**
* The libraries of glibc's cache (its new format, alone or behind the old one), in the order of the file; none for what is not
* such a cache. Offsets of strings count from the header. https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/generic/dl-cache.h
*/
function readLoaderCache(bytes) {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const start = buffer.indexOf(magic, 0, "latin1");
	if (start < 0 || start + headerSize > buffer.length) return [];
	const cache = buffer.subarray(start);
	const room = Math.floor((cache.length - headerSize) / entrySize);
	const count = Math.min(cache.readUInt32LE(20), room);
	const textAt = (offset) => {
		const end = cache.indexOf(0, offset);
		return offset < cache.length && end >= offset ? cache.toString("utf8", offset, end) : "";
	};
	return Array.from({ length: count }, (_, index) => {
		const entry = headerSize + index * entrySize;
		return {
			name: textAt(cache.readUInt32LE(entry + 4)),
			path: textAt(cache.readUInt32LE(entry + 8))
		};
	}).filter(({ name, path }) => name !== "" && path.startsWith("/"));
}

// src/gpu/libraries.ts
const cacheFile = "/etc/ld.so.cache";
/** NixOS, home-manager and others put or link the driver there; programs of Nixpkgs look there first. */
const bridgePath = "/run/opengl-driver";
/**
* Where drivers lie: distributions, WSL, Jetson, GKE and the older container hook, GPU Operator. The order is that of
* https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/internal/lookup/library.go, then the others.
*/
const usualFolders = [
	"/usr/lib64",
	"/usr/lib/x86_64-linux-gnu",
	"/usr/lib/aarch64-linux-gnu",
	"/usr/lib/x86_64-linux-gnu/nvidia/current",
	"/usr/lib/aarch64-linux-gnu/nvidia/current",
	"/lib64",
	"/lib/x86_64-linux-gnu",
	"/lib/aarch64-linux-gnu",
	"/usr/lib/wsl/lib",
	"/usr/lib/aarch64-linux-gnu/nvidia",
	"/usr/lib/aarch64-linux-gnu/tegra",
	"/usr/local/nvidia/lib64",
	"/run/nvidia/driver/usr/lib/x86_64-linux-gnu",
	"/run/nvidia/driver/usr/lib64",
	"/usr/lib"
];
/** Names that are a driver's: NVIDIA's own, CUDA's and WSL's. A toolkit's `libnvrtc` and `libnvJitLink` are not among them. */
const driverNames = /^lib(?:cuda(?:debugger|_loader)?|nvidia-[\w.-]+|nvcuvid|nvoptix|nvdxgdmal|dxcore|GLX_nvidia|EGL_nvidia|nvrm_\w+)\.so(?:\.|$)/;
const cdiFiles = [
	"/var/run/cdi/nvidia.yaml",
	"/etc/cdi/nvidia.yaml",
	"/var/run/cdi/nvidia.json",
	"/etc/cdi/nvidia.json"
];
/** CDI specifications of machines with many GPUs have some hundred kB. */
const cdiLimit = 16777216;
/** Looks for the driver's user-space libraries as the system's own loader does, then in the usual folders. Throws nothing. */
async function findLibraries(host) {
	const cached = await cachedLibraries(host);
	const candidates = [
		...(host.env["NVIDIA_CTK_LIBCUDA_DIR"] ?? "").split(":").filter((path) => path.startsWith("/")).map((path) => [path, "NVIDIA_CTK_LIBCUDA_DIR"]),
		...cached.map(({ path }) => [dirname(path), cacheFile]),
		...usualFolders.map((path) => [path, "a usual folder of drivers"])
	];
	const looked = await Promise.all(candidates.map(([path, source]) => lookInto(host, path, source)));
	const seen = /* @__PURE__ */ new Set();
	const folders = looked.flatMap((one) => {
		if (!one || seen.has(one.real)) return [];
		seen.add(one.real);
		return [one.folder];
	});
	const libcuda = await findLibcuda(host, cached, folders);
	const version = libcuda && versionOfLibrary(basename(libcuda.value));
	return {
		folders,
		libcuda,
		userland: libcuda && version !== void 0 ? {
			value: version,
			source: `the name of ${libcuda.value}`
		} : void 0
	};
}
/** What stands at /run/opengl-driver; undefined where nothing does. Throws nothing. */
async function findBridge(host) {
	if (!await host.files.lstat("/run/opengl-driver").catch(() => void 0)) return void 0;
	const target = await host.files.realpath(bridgePath).catch(() => void 0);
	const library = await host.files.realpath(join(bridgePath, "lib/libcuda.so.1")).catch(() => void 0);
	const version = library && versionOfLibrary(basename(library));
	return {
		path: bridgePath,
		target,
		version: library && version ? {
			value: version,
			source: `the name of ${library}`
		} : void 0
	};
}
/** The first CDI specification of NVIDIA's; hosts have one, containers do not. Throws nothing. */
async function findCdi(host) {
	for (const path of cdiFiles) {
		const size = (await host.files.stat(path).catch(() => void 0))?.size;
		if (size === void 0 || size > cdiLimit) continue;
		const text = await host.files.readFile(path, "utf8").catch(() => void 0);
		if (text === void 0) continue;
		const libraries = readCdiLibraries(text);
		return {
			path,
			version: libraries.filter((one) => /\/libcuda\.so\./.test(one)).map((one) => versionOfLibrary(basename(one))).find((one) => one !== void 0),
			libraries
		};
	}
}
async function cachedLibraries(host) {
	const bytes = await host.files.readFile(cacheFile).catch(() => /* @__PURE__ */ new Uint8Array());
	return readLoaderCache(bytes).filter(({ name }) => name === "libcuda.so.1" || name === "libnvidia-ml.so.1");
}
/** A folder that has nothing but links to libraries of another one stands for that one, as /lib of some images. */
async function lookInto(host, path, source, isTarget = false) {
	const files = (await host.files.readdir(path).catch(() => [])).filter((name) => driverNames.test(name)).sort();
	if (!files.some((name) => /^lib(?:cuda|nvidia-ml)\.so/.test(name))) return void 0;
	const real = await host.files.realpath(path).catch(() => path);
	const version = [...files.filter((name) => /^lib(?:cuda|nvidia-ml)\.so\./.test(name)), ...files].map(versionOfLibrary).find((one) => one !== void 0);
	if (version === void 0 && !isTarget) {
		const target = dirname(await host.files.realpath(join(path, "libcuda.so.1")).catch(() => join(real, "libcuda.so.1")));
		if (target !== real) return lookInto(host, target, source, true);
	}
	return {
		real,
		folder: {
			path,
			source,
			version,
			files
		}
	};
}
/** Of libraries of another architecture (i386) the cache has entries too; those of this one come from the folders. */
async function findLibcuda(host, cached, folders) {
	const foreign = /\/(?:i386|lib32)|\/usr\/lib32\//;
	const own = cached.filter(({ name, path }) => name === "libcuda.so.1" && !foreign.test(path));
	const inFolders = folders.flatMap(({ path, source, files, version }) => {
		const name = [
			"libcuda.so.1",
			`libcuda.so.${version}`,
			"libcuda.so.1.1"
		].find((one) => files.includes(one));
		return name === void 0 ? [] : [{
			path: join(path, name),
			source
		}];
	});
	for (const { path, source } of [...own.map(({ path }) => ({
		path,
		source: cacheFile
	})), ...inFolders]) {
		const real = await host.files.realpath(path).catch(() => void 0);
		if (real !== void 0) return {
			value: real,
			source: source === cacheFile ? source : dirname(path)
		};
	}
}

export { bridgePath, capabilityOfTegra, findBridge, findCdi, findLibraries, isOffTheBus, readDriverVersion, readGpuInformation, readModuleText, readTegraRelease };