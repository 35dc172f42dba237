import { bridgedEnvironment, findBridgeFacts, glibcProblem, libcOf, locateProgram } from "./gpu-bridge-glibc.chunk.js";
import { makeBridge } from "./gpu-bridge-make.chunk.js";
import { ProblemError, error, isThere, notice, warning } from "./frame.chunk.js";
import { childEnv, jobFolder } from "./common.chunk.js";
import { dirname, join } from "node:path";

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