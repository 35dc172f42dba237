import { compareVersions, error, findProgram, isProgram, isThere, parseVersion } from "./frame.chunk.js";
import { findBridge, findLibraries } from "./gpu-libraries.chunk.js";
import { findKernelModule } from "./gpu-devices.chunk.js";
import { newestGlibc, readLibrary } from "./gpu-bridge-library.chunk.js";
import { compilerLibrary, driverApi } from "./gpu-bridge-names.chunk.js";
import { delimiter, dirname, join, resolve } from "node:path";

// src/gpu/bridge/environment.ts
/**
* The environment of a program that is to use the driver: LD_LIBRARY_PATH has the bridge and what else lies in the Nix store, since
* folders of the system or of a toolkit would put their libc or cuBLAS in front of the program's own. Pure.
*/
function bridgedEnvironment(env, bridge, vendors) {
	const libraries = scrub(env, "LD_LIBRARY_PATH", /:/);
	const preloads = scrub(env, "LD_PRELOAD", /[: ]/);
	const path = [...bridge.kind === "links" ? [bridge.folder] : [], ...libraries.kept].join(":");
	const set = bridge.kind === "links" ? vendorVariables(env, vendors) : {};
	if (path !== "") set["LD_LIBRARY_PATH"] = path;
	return {
		env: {
			...env,
			LD_PRELOAD: preloads.kept.join(":") || void 0,
			LD_LIBRARY_PATH: void 0,
			...set
		},
		set,
		dropped: [...libraries.dropped, ...preloads.dropped]
	};
}
/** Paths of the store, of the active Flox environment and of an existing bridge stay. */
function scrub(env, variable, separator) {
	const roots = [
		env["NIX_STORE_DIR"] || "/nix/store",
		"/run/opengl-driver",
		...env["FLOX_ENV"] ? [env["FLOX_ENV"]] : []
	];
	const entries = (env[variable] ?? "").split(separator).filter((entry) => entry !== "");
	const stays = (entry) => roots.some((root) => entry === root || entry.startsWith(`${root}/`));
	return {
		kept: entries.filter(stays),
		dropped: entries.filter((entry) => !stays(entry)).map((entry) => ({
			variable,
			entry
		}))
	};
}
/**
* What the loaders of OpenGL, EGL, Vulkan and OpenCL are told. A program of Nix does not look into /usr/share.
* https://github.com/NVIDIA/libglvnd/blob/master/src/EGL/icd_enumeration.md, https://vulkan.lunarg.com/doc/sdk/latest/linux/LoaderDriverInterface.html
*/
function vendorVariables(env, vendors) {
	if (!vendors) return {};
	const { egl, vulkan, opencl } = vendors;
	return {
		__GLX_VENDOR_LIBRARY_NAME: "nvidia",
		...egl === void 0 ? {} : { __EGL_VENDOR_LIBRARY_FILENAMES: egl },
		...vulkan === void 0 ? {} : {
			VK_DRIVER_FILES: vulkan,
			VK_ICD_FILENAMES: vulkan
		},
		...opencl === void 0 || env["OCL_ICD_VENDORS"] ? {} : { OCL_ICD_VENDORS: opencl }
	};
}

// src/gpu/bridge/facts.ts
/** Takes about 10 ms: files alone are read. Throws nothing. */
async function findBridgeFacts(host) {
	const [nixos, jetson, kernel, { folders }, existing] = await Promise.all([
		isThere(host, "/etc/NIXOS"),
		isThere(host, "/etc/nv_tegra_release"),
		findKernelModule(host),
		findLibraries(host),
		findBridge(host)
	]);
	const existingIsWhole = await isWhole(host, existing);
	return {
		nixos,
		jetson,
		kernel: kernel?.version.value,
		folders,
		existing,
		existingIsWhole,
		flox: floxFindsDriver(host.env)
	};
}
/** The same from what detection has found already. */
async function bridgeFactsOf(host, gpuHost) {
	return {
		nixos: gpuHost.nixos,
		jetson: gpuHost.platform.value === "tegra",
		kernel: gpuHost.kernel?.version.value,
		folders: gpuHost.libraryFolders,
		existing: gpuHost.bridge,
		existingIsWhole: await isWhole(host, gpuHost.bridge),
		flox: floxFindsDriver(host.env)
	};
}
async function isWhole(host, existing) {
	if (!existing) return false;
	const library = await host.files.realpath(join(existing.path, "lib", driverApi)).catch(() => void 0);
	if (library === void 0) return false;
	const places = (readLibrary(library)?.runpath ?? []).map((path) => path.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, dirname(library)));
	return (await Promise.all(places.map((path) => isThere(host, join(path, compilerLibrary))))).includes(true);
}
/**
* Whether an activated Flox environment has found the driver: ld-floxlib.so offers what LD_FLOXLIB_FILES_PATH lists to every library
* that is missing otherwise. `flox activate --mode run` and `cuda-detection = false` set neither.
* https://github.com/flox/flox/blob/main/assets/environment-interpreter/common/etc/profile.d/0800_cuda.sh
*/
function floxFindsDriver(env) {
	const audits = (env["LD_AUDIT"] ?? "").split(":");
	const files = (env["LD_FLOXLIB_FILES_PATH"] ?? "").split(":");
	return audits.some((path) => path.endsWith("/ld-floxlib.so")) && files.some((path) => /\/libcuda\.so\.1$/.test(path));
}

// src/gpu/bridge/glibc.ts
/** A script names its interpreter in its first line, whose length Linux limits to 256 bytes. */
const firstLine = 256;
const mostScripts = 4;
/** The file of a program as execvp(3) finds it: by its path, or in PATH. Undefined where there is none that can be executed. */
async function locateProgram(host, word) {
	if (!word.includes("/")) return findProgram(host, word, (host.env["PATH"] ?? "").split(delimiter));
	const path = resolve(host.cwd, word);
	return await isProgram(host, path) ? path : void 0;
}
/**
* The glibc of a program or, for a script, of its interpreter. Undefined for static programs, and for what cannot be read.
* https://man7.org/linux/man-pages/man2/execve.2.html
*/
async function libcOf(host, program, scripts = 0) {
	const loader = readLibrary(program)?.loader;
	if (loader !== void 0) {
		const path = await host.files.realpath(loader).catch(() => loader);
		return {
			loader,
			version: newestGlibc(readLibrary(join(dirname(path), "libc.so.6"))?.defines ?? [])
		};
	}
	const next = scripts < mostScripts ? await interpreterOf(host, program) : void 0;
	return next === void 0 ? void 0 : libcOf(host, next, scripts + 1);
}
async function interpreterOf(host, script) {
	const [, interpreter, argument] = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(await headOf(host, script)) ?? [];
	if (interpreter === void 0) return void 0;
	return locateProgram(host, /\/env$/.test(interpreter) && argument ? argument : interpreter);
}
async function headOf(host, path) {
	const handle = await host.files.open(path, "r").catch(() => void 0);
	if (!handle) return "";
	try {
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(firstLine), 0, firstLine, 0);
		return buffer.toString("latin1", 0, bytesRead);
	} catch {
		return "";
	} finally {
		await handle.close();
	}
}
/** GPU304 where the driver's libraries need a newer glibc than the program has: the loader would refuse them. Pure. */
function glibcProblem(program, libc, driver) {
	const [has, needs] = [parseVersion(libc?.version ?? ""), parseVersion(driver.glibc ?? "")];
	if (!libc || !has || !needs || compareVersions(has, needs) >= 0) return void 0;
	const message = `${driver.version === void 0 ? "The driver" : `The driver ${driver.version}`} needs glibc ${driver.glibc}, and ${program} runs with glibc ${libc.version} (${dirname(libc.loader)}).`;
	const fix = `Build it with a Nixpkgs whose glibc is ${driver.glibc} or newer. Another glibc cannot be put under a program.`;
	return error("GPU304", message, fix, { subject: { path: program } });
}

export { bridgeFactsOf, bridgedEnvironment, findBridgeFacts, glibcProblem, libcOf, locateProgram };