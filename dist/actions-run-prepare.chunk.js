import { bridgedEnvironment, findBridgeFacts } from "./gpu-bridge-facts.chunk.js";
import { ProblemError, compareVersions, error, findProgram, isProgram, isThere, notice, parseVersion, warning } from "./frame.chunk.js";
import { makeBridge, newestGlibc, readLibrary } from "./gpu-bridge-make.chunk.js";
import { childEnv, jobFolder } from "./common.chunk.js";
import { delimiter, dirname, join, resolve } from "node:path";

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

// src/gpu/bridge/vendors.ts
/** Debian and Ubuntu, Fedora, Arch; then beside the libraries, as in /usr/local/nvidia. */
const shares = [
	"/usr/share",
	"/etc",
	"/usr/local/share"
];
const names = {
	egl: ["glvnd/egl_vendor.d/10_nvidia.json"],
	vulkan: [
		"vulkan/icd.d/nvidia_icd.json",
		"vulkan/icd.d/nvidia_icd.x86_64.json",
		"vulkan/icd.d/nvidia_icd.aarch64.json"
	],
	opencl: ["OpenCL/vendors/nvidia.icd"]
};
/** Where the machine tells loaders of OpenGL, Vulkan and OpenCL about NVIDIA's driver; with GPU307 where it has no such libraries. */
async function findVendorFiles(host, bridge) {
	const driver = bridge.kind === "links" ? bridge.files : [];
	const beside = [...new Set(driver.map(({ target }) => join(dirname(target), "../share")))].slice(0, 4);
	const first = async (list) => {
		for (const path of [...shares, ...beside].flatMap((share) => list.map((name) => join(share, name)))) if (await isThere(host, path)) return path;
	};
	const [egl, vulkan, opencl] = await Promise.all([
		first(names.egl),
		first(names.vulkan),
		first(names.opencl)
	]);
	const files = {
		egl,
		vulkan,
		opencl
	};
	const hasGraphics = driver.some(({ name }) => /^lib(?:GLX|EGL)_nvidia\.so/.test(name));
	if (bridge.kind !== "links" || hasGraphics) return {
		files,
		problems: []
	};
	return {
		files,
		problems: [warning("GPU307", "The driver of this machine has no libraries for OpenGL and Vulkan (libGLX_nvidia, libEGL_nvidia).", "In a container, set NVIDIA_DRIVER_CAPABILITIES=all; else install the graphics packages of the driver.")]
	};
}

// src/actions/run/prepare.ts
/** Finds program and driver, makes the bridge, and judges whether they fit. Throws ProblemError GPU301, GPU304, GPU306, GPU309 and GPU310. */
async function prepare(host, words, inputs) {
	const program = words && await locateProgram(host, words[0]);
	if (words && program === void 0) throw new ProblemError(notFound(words[0]));
	const facts = await findBridgeFacts(host);
	const { bridge, problems } = await bridgeFor(host, facts, inputs.bridge);
	const vendors = inputs.graphics ? await findVendorFiles(host, bridge) : void 0;
	const tooOld = program !== void 0 && bridge.kind === "links" && glibcProblem(program, await libcOf(host, program), bridge);
	if (tooOld) throw new ProblemError([...problems, tooOld]);
	const environment = bridgedEnvironment(childEnv(host.env), bridge, vendors?.files);
	const dropped = await droppedProblem(host, environment.dropped, facts);
	return {
		argv: words && program !== void 0 ? [program, ...words.slice(1)] : void 0,
		bridge,
		environment,
		problems: [
			...problems,
			...vendors?.problems ?? [],
			...dropped ? [dropped] : []
		]
	};
}
async function bridgeFor(host, facts, wanted) {
	if (!wanted) return {
		bridge: {
			kind: "not-needed",
			because: "--no-bridge was given"
		},
		problems: []
	};
	return makeBridge(host, facts, join(jobFolder(host), "driver"));
}
/** GPU305. The driver's own folder is not worth a word, since the bridge has what lies there; nor is one that does not exist. */
async function droppedProblem(host, dropped, { folders }) {
	const real = (path) => host.files.realpath(path).catch(() => void 0);
	const drivers = await Promise.all(folders.map(({ path }) => real(path)));
	const words = (await Promise.all(dropped.map(async (one) => {
		const path = await real(one.entry);
		return path === void 0 || drivers.includes(path) ? [] : [one];
	}))).flat().map(({ variable, entry }) => `${entry} (${variable})`);
	if (words.length === 0) return void 0;
	const message = `Not given to the program, since it lies outside the Nix store: ${words.join(", ")}.`;
	return notice("GPU305", message, "If the program needs it: nix-cuda run -- env LD_LIBRARY_PATH=… PROGRAM.");
}
function notFound(word) {
	const fix = word.includes("/") ? "Check its path, and that it may be executed." : "Give its path, or put its folder on PATH.";
	return error("GPU310", `The program ${JSON.stringify(word)} was not found.`, fix);
}

export { prepare };