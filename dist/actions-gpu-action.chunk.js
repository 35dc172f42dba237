import { readyGpus, soften, usableMemory } from "./gpu-judge.chunk.js";
import { findSmi } from "./gpu-smi.chunk.js";
import { askUsage, judgeBefore } from "./gpu-usage.chunk.js";
import { ProblemError, compareCapabilities, error, failureText, findProgram, formatCapability, gpuSurface, notice, printable, readIfPresent, readInputs, requirementsFrom, warning, writeAtomically } from "./frame.chunk.js";
import { childEnv, findNix, folded, jobFolder, jobName, joinParts, logBlock, lookForNix, markdownTable, plainText, problemLine, runNix } from "./common.chunk.js";
import { bridgeFactsOf, bridgedEnvironment, glibcProblem, libcOf, locateProgram } from "./gpu-bridge-glibc.chunk.js";
import { makeBridge } from "./gpu-bridge-make.chunk.js";
import { makeSystemBridge } from "./actions-setup-owners.chunk.js";
import { repairMachine } from "./actions-setup-repair2.chunk.js";
import { examinationJson, examineGpu, factsText, sourcesText } from "./actions-gpu-text.chunk.js";
import { refuseForks } from "./actions-gpu-fork.chunk.js";
import { measureDisk } from "./machine-disk.chunk.js";
import { showSettings } from "./planning.chunk.js";
import { builtProbe, smokeTest, titles } from "./actions-run-smoke.chunk.js";
import { join, resolve } from "node:path";

// src/actions/gpu/bridge.ts
/** Where programs compile PTX into: in the job's folder, so that one job does not load what another has compiled. */
function cudaCache(host) {
	return join(jobFolder(host), "cuda-cache");
}
/** Makes the bridge that the inputs ask for. A refusal is among the problems; on a Jetson in `auto` it is a notice. Throws nothing of its own. */
async function bridgeForJob(host, gpu, inputs) {
	const mode = inputs["driver-bridge"];
	if (readyGpus(gpu).length === 0) return {
		...without(host, "there is no usable GPU"),
		usable: false
	};
	if (mode === "none") return without(host, "driver-bridge is none");
	try {
		const facts = await bridgeFactsOf(host, gpu);
		if (mode === "system") {
			const patchelf = await findPatchelf(host);
			await repairMachine(host, jobName(host));
			const made = await makeSystemBridge(host, facts, {
				job: jobName(host),
				patchelf
			});
			if (made.kind === "not-needed") return without(host, made.because);
			const text = `${made.folder}, for the whole machine until its last job ends`;
			return {
				...without(host, ""),
				path: made.folder,
				text
			};
		}
		const under = inputs["bridge-dir"];
		const folder = under === void 0 ? join(jobFolder(host), "driver") : resolve(host.cwd, under);
		const { bridge, problems } = await makeBridge(host, facts, folder);
		if (bridge.kind === "not-needed") return {
			...without(host, bridge.because),
			problems
		};
		const environment = environmentOf(host, bridge);
		return {
			path: bridge.folder,
			environment,
			text: bridge.folder,
			problems,
			driver: bridge,
			usable: true
		};
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		const jetson = mode === "auto" && gpu.platform.value === "tegra";
		const problems = cause.problems.map((one) => jetson ? {
			...one,
			severity: "notice"
		} : one);
		return {
			...without(host, "it cannot be made"),
			problems,
			usable: false
		};
	}
}
function without(host, because) {
	return {
		path: void 0,
		environment: environmentOf(host, {
			kind: "not-needed",
			because
		}),
		text: `none: ${because}`,
		problems: [],
		driver: void 0,
		usable: true
	};
}
/** Without what the runner alone may see, and without folders of the system in LD_LIBRARY_PATH. */
function environmentOf(host, bridge) {
	return bridgedEnvironment(childEnv(host.env, { CUDA_CACHE_PATH: cudaCache(host) }), bridge, void 0);
}
/** patchelf from PATH, else of Nixpkgs. Throws ProblemError GPU308 and INS001. */
async function findPatchelf(host) {
	const there = await findProgram(host, "patchelf", (host.env["PATH"] ?? "").split(":"));
	if (there !== void 0) return there;
	const nix = await findNix(host);
	const outcome = await runNix(host, nix, [
		"build",
		"--no-link",
		"--print-out-paths",
		"flake:nixpkgs#patchelf"
	], {
		timeout: 600,
		onStderr: host.log.debug
	});
	const path = outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout.trim().split("\n").at(-1) : void 0;
	if (path?.startsWith("/")) return join(path, "bin/patchelf");
	const message = `The bridge for the whole machine needs patchelf, which cannot be built: ${failureText(outcome)}.`;
	throw new ProblemError(error("GPU308", message, "Install patchelf on the machine, or use driver-bridge: env."));
}

// src/actions/gpu/machine-checks.ts
const configurations = ["/etc/nix/nix.conf", "/etc/nix/nix.custom.conf"];
const gib = 2 ** 30;
/**
* What makes a self-hosted machine unsafe for the next job: GPU120 for tokens that every user can read, GPU121 where Nix trusts this
* user. Throws nothing; what cannot be read is not judged.
*/
async function checkConfiguration(host) {
	if (host.env["RUNNER_ENVIRONMENT"] !== "self-hosted") return [];
	const groups = await groupsOf(host);
	return (await Promise.all(configurations.map(async (path) => {
		const text = await readIfPresent(host, path).catch(() => void 0);
		const mode = (await host.files.stat(path).catch(() => void 0))?.mode ?? 0;
		return text === void 0 ? [] : judgeConfiguration(path, text, {
			mode,
			user: host.env["USER"],
			uid: host.uid,
			groups
		});
	}))).flat();
}
/** Of this user; none where `id` does not say. */
async function groupsOf(host) {
	const outcome = await host.exec({
		argv: ["id", "-Gn"],
		env: childEnv(host.env),
		timeout: 10,
		signal: host.cancelled
	});
	return outcome.kind === "exited" && outcome.code === 0 ? outcome.stdout.trim().split(/\s+/) : [];
}
/** Pure. Names settings, never their values. */
function judgeConfiguration(path, text, { mode, user, uid, groups = [] }) {
	const settings = text.split("\n").flatMap((line) => {
		const [, name = "", value = ""] = /^\s*([\w-]+)\s*=\s*(.*?)\s*(?:#.*)?$/.exec(line) ?? [];
		return value === "" ? [] : [{
			name: name.replace(/^extra-/, ""),
			words: value.split(/\s+/)
		}];
	});
	const problems = [];
	if ((mode & 4) !== 0 && settings.some(({ name }) => name === "access-tokens")) {
		const message = `${path} has access-tokens, and every user of the machine can read it.`;
		problems.push(warning("GPU120", message, "Move them into a file of mode 0600, and replace the tokens."));
	}
	const trusted = settings.filter(({ name }) => name === "trusted-users").flatMap(({ words }) => words);
	const isMine = (word) => word === "*" || word === user || groups.some((group) => word === `@${group}`);
	if (uid !== 0 && trusted.some(isMine)) {
		const message = `Nix trusts ${user ?? "every user"} (trusted-users in ${path}): jobs have the rights of root.`;
		problems.push(warning("GPU121", message, "Remove the user of the runner, and its groups, from trusted-users."));
	}
	return problems;
}
/** GPU122 where store or workspace have less than so many GiB. */
async function checkDisk(host, minFreeGib) {
	return minFreeGib === 0 ? [] : judgeDisk(await measureDisk(host), minFreeGib);
}
/** Pure. One problem for each file system. */
function judgeDisk({ measured }, minFreeGib) {
	const small = measured.filter(({ name }) => name === "store" || name === "workspace" || name === "runner-temp").filter(({ freeBytes }) => freeBytes < minFreeGib * gib);
	return [...Map.groupBy(small, ({ device }) => device).values()].map((group) => {
		const free = ((group[0]?.freeBytes ?? 0) / gib).toFixed(1);
		const message = `The disk of ${group.map(({ path }) => path).join(" and ")} has ${free} GiB free; ${minFreeGib} GiB are required.`;
		return error("GPU122", message, "Free space on the machine, or lower min-free-gib.");
	});
}

// src/actions/gpu/sandbox.ts
/** Where the administrator's copies of the driver lie in the snippet. */
const copies = "/var/lib/nvidia-driver-for-nix";
/** Asks Nix for its settings. Throws ProblemError BLD004 where Nix does not answer. */
async function checkSandbox(host, gpu) {
	const nix = readyGpus(gpu).length > 0 ? await lookForNix(host) : void 0;
	if (!nix) return {
		problems: [],
		lines: []
	};
	const shown = await showSettings(host, nix, {});
	if (!shown.ok) return {
		problems: [],
		lines: []
	};
	const { settings } = shown;
	const sandboxed = settings.value("sandbox") !== "false";
	const hasFeature = settings.list("system-features").includes("cuda");
	const mounts = settings.list("sandbox-paths").some((path) => /(?:^|=)\/dev\/nvidia|^\/dev\/dxg/.test(path));
	const hook = (settings.value("pre-build-hook") ?? "") !== "";
	const missing = [...hasFeature ? [] : ["`cuda` is not among system-features"], ...sandboxed && !mounts && !hook ? ["neither sandbox-paths nor a pre-build-hook offer the GPU"] : []];
	if (missing.length === 0) return {
		problems: [],
		lines: []
	};
	const message = `Builds cannot use the GPU: ${missing.join(", and ")}.`;
	return {
		problems: [notice("GPU119", message, "Give the administrator the lines in the log of this step, or run GPU tests outside the sandbox.")],
		lines: sandboxSnippet(gpu)
	};
}
/**
* What an administrator adds so that derivations that require `cuda` get the GPU. Real files, because links would lead out of the
* sandbox; only the driver's, because a whole /usr/lib would bring another glibc. Pure.
* https://github.com/NixOS/nixpkgs/blob/master/nixos/modules/programs/nix-required-mounts.nix,
* https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-sandbox-paths
*/
function sandboxSnippet(gpu) {
	if (gpu.nixos) return [
		"# configuration.nix: derivations that require `cuda` get the GPU, others do not",
		"programs.nix-required-mounts.enable = true;",
		"programs.nix-required-mounts.presets.nvidia-gpu.enable = true;"
	];
	const folder = gpu.libraryFolders[0]?.path ?? "/usr/lib/x86_64-linux-gnu";
	const nodes = gpu.nodes.map(({ path }) => `${path}?`);
	return [
		"# As root, and again after each update of the driver",
		`mkdir -p ${copies}`,
		`cp -L ${folder}/libcuda.so.1 ${folder}/libnvidia-{ml,ptxjitcompiler,gpucomp,nvvm}.so* ${copies}/`,
		`patchelf --set-rpath /run/opengl-driver/lib ${copies}/*`,
		"# nix.conf of the machine; then restart the daemon. Every build sees the GPU, not only those that require `cuda`",
		"extra-system-features = cuda",
		`extra-sandbox-paths = /run/opengl-driver/lib=${copies} ${nodes.join(" ")}`.trimEnd()
	];
}

// src/actions/gpu/smoke.ts
/** Seconds for each level. */
const patience = 300;
const skipped = {
	outcome: "skipped",
	report: void 0,
	problems: []
};
/**
* Runs the smoke test with the environment of the bridge. In `auto` a machine that has neither Nix nor the probe is tested by the
* program alone, if one is given; it is not started where the driver needs a newer glibc than it has (GPU304). Throws nothing of its own.
*/
async function smokeForJob(host, { environment, usable, driver }, inputs) {
	if (inputs.smoke === "off" || !usable) return skipped;
	const [first, ...rest] = (inputs["smoke-program"] ?? "").split(/\s+/).filter((word) => word !== "");
	const program = first === void 0 ? void 0 : [first, ...rest];
	const tooOld = driver && first !== void 0 ? await judgeGlibc(host, first, driver) : void 0;
	if (tooOld) return {
		outcome: "failed",
		report: void 0,
		problems: [tooOld]
	};
	const { probe, problems } = await probeFor(host, inputs);
	if (problems.some(({ severity }) => severity === "error")) return {
		...skipped,
		problems
	};
	if (probe === void 0 && !program) return {
		...skipped,
		problems
	};
	const report = await smokeTest(host, {
		probe,
		program,
		env: environment.env,
		timeout: patience
	});
	const failed = report.levels.some(({ outcome }) => outcome !== "passed");
	const found = report.levels.flatMap((level) => level.problems);
	return {
		outcome: failed ? "failed" : "passed",
		report,
		problems: [...problems, ...found]
	};
}
async function judgeGlibc(host, word, driver) {
	const program = await locateProgram(host, word);
	return program === void 0 ? void 0 : glibcProblem(program, await libcOf(host, program), driver);
}
async function probeFor(host, inputs) {
	if (inputs.probe !== void 0) return {
		probe: inputs.probe,
		problems: []
	};
	try {
		if (inputs.smoke === "auto" && !await lookForNix(host)) return {
			probe: void 0,
			problems: []
		};
		return {
			probe: await builtProbe(host, inputs.nixpkgs),
			problems: []
		};
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		const soft = ({ code, message, fix }) => notice(code, message, fix);
		return {
			probe: void 0,
			problems: inputs.smoke === "auto" ? cause.problems.map(soft) : cause.problems
		};
	}
}

// src/actions/gpu/summary.ts
/** Bridge and smoke test for the log, a line each. */
function jobLines(bridge, smoke) {
	const levels = levelsOf(smoke).map(([title, outcome]) => `${title}: ${outcome}`);
	const libraries = librariesOf(smoke);
	return [
		`Driver bridge: ${bridge.text}`,
		...levels.length > 0 ? levels : ["Smoke test: skipped"],
		...libraries.length > 0 ? ["Loaded from outside the store:", ...libraries.map((path) => `  ${path}`)] : []
	];
}
/** The section of the gpu action in the summary of the job. */
function summaryMarkdown({ gpu, problems, good }, bridge, smoke, sandbox) {
	const names = readyGpus(gpu).map(({ name, capability }) => {
		return `${name?.value ?? "GPU"}${capability ? ` (${formatCapability(capability.value)})` : ""}`;
	});
	const shown = [...Map.groupBy(names, (name) => name)].map(([name, { length }]) => length > 1 ? `${length} × ${name}` : name).join(", ");
	const driver = gpu.userland?.value ?? gpu.kernel?.version.value ?? "none";
	const levels = levelsOf(smoke);
	const rows = [
		["GPU", shown === "" ? "none" : shown],
		["Driver", gpu.driverCuda ? `${driver}, CUDA ${gpu.driverCuda.value}` : driver],
		["Driver bridge", bridge.text],
		...levels.length > 0 ? levels : [["Smoke test", "skipped"]]
	];
	const libraries = librariesOf(smoke);
	const parts = [
		`### ${plainText(good ? "The GPU is ready" : "The GPU cannot be used as required")}`,
		markdownTable(["", ""], rows),
		problems.map(problemLine).join("\n"),
		libraries.length > 0 ? folded("Loaded from outside the store", logBlock(libraries)) : "",
		sandbox.length > 0 ? folded("For builds that use the GPU", logBlock(sandbox)) : ""
	];
	return joinParts(parts, "see the log");
}
function levelsOf({ report }) {
	return (report?.levels ?? []).map(({ level, outcome, seconds }) => {
		return [titles[level], outcome === "skipped" ? outcome : `${outcome} (${seconds.toFixed(1)} s)`];
	});
}
function librariesOf({ report }) {
	const all = (report?.levels ?? []).flatMap(({ libraries }) => libraries);
	return [...new Set(all)].sort().map(printable);
}

// src/actions/gpu/action.ts
const needs = {
	true: "yes",
	auto: "auto",
	false: "no"
};
/**
* The gpu action: finds GPUs and driver, and whether what is to run runs there; makes the bridge and tests it. Exit code 1 when
* something is an error. Throws ProblemError GPU116 and CFG003 before anything is examined.
*/
async function runGpuAction(host, github) {
	const inputs = readInputs(gpuSurface, github.actionInput);
	const { plan, results, cells, paths = [] } = inputs;
	const wanted = requirementsFrom(inputs, needs[inputs["require-gpu"]]);
	await refuse(host, inputs);
	const found = await examineGpu(host, wanted, {
		paths,
		plan,
		results,
		cells
	});
	host.log.info(factsText(found.gpu));
	host.log.group("Facts and their sources");
	for (const fact of sourcesText(found.gpu)) host.log.info(fact);
	host.log.endGroup();
	const usage = await askUsage(host, readyGpus(found.gpu).length > 0 ? await findSmi(host) : void 0);
	const left = {
		job: jobName(host),
		usage,
		system: inputs["driver-bridge"] === "system"
	};
	github.saveState("job", JSON.stringify(left));
	const bridge = await bridgeForJob(host, found.gpu, inputs);
	const smoke = await smokeForJob(host, {
		...bridge,
		usable: bridge.usable && found.good
	}, inputs);
	const sandbox = inputs.sandbox === "check" ? await checkSandbox(host, found.gpu) : {
		problems: [],
		lines: []
	};
	const ofMachine = [
		...await checkConfiguration(host),
		...await checkDisk(host, inputs["min-free-gib"]),
		...sandbox.problems
	];
	const more = [
		...bridge.problems,
		...smoke.problems,
		...judgeBefore(usage),
		...ofMachine
	];
	const problems = soften(found.gpu, wanted, [...found.problems, ...more]);
	const whole = {
		gpu: found.gpu,
		problems,
		good: !problems.some(({ severity }) => severity === "error")
	};
	for (const line of [...jobLines(bridge, smoke), ...sandbox.lines]) host.log.info(line);
	const report = join(jobFolder(host), "doctor.json");
	await writeAtomically(host, report, examinationJson(whole));
	github.setOutputs(gpuSurface, {
		...outputsOf(whole),
		...outputsOfBridge(host, bridge, smoke),
		report
	});
	github.annotate(whole.problems);
	await github.writeSummary(summaryMarkdown(whole, bridge, smoke, sandbox.lines));
	return whole.good ? 0 : 1;
}
async function refuse(host, inputs) {
	const fork = inputs["allow-fork-pull-requests"] ? void 0 : await refuseForks(host);
	const needed = inputs["driver-bridge"] === "system" && !inputs["allow-system-changes"] ? [error("CFG003", "driver-bridge: system needs allow-system-changes: true.", "Set it, or use driver-bridge: env, which needs no rights.")] : [];
	const unused = inputs.smoke === "off" && inputs["smoke-program"] !== void 0 ? [error("CFG003", "Input smoke-program needs smoke: auto or full.", "Change one of them.")] : [];
	const problems = [
		...fork ? [fork] : [],
		...needed,
		...unused
	];
	if (problems.length > 0) throw new ProblemError(problems);
}
function outputsOfBridge(host, { path, environment }, { outcome }) {
	return {
		"bridge-path": path ?? "",
		"ld-library-path": environment.set["LD_LIBRARY_PATH"] ?? "",
		"cuda-cache-path": cudaCache(host),
		smoke: outcome
	};
}
function outputsOf({ gpu, problems, good }) {
	const ready = readyGpus(gpu);
	const capabilities = ready.flatMap(({ capability }) => capability ? [capability.value] : []);
	const [lowest] = capabilities.toSorted(compareCapabilities);
	const memory = ready.flatMap((one) => usableMemory(one)?.mib ?? []);
	return {
		"has-gpu": String(ready.length > 0),
		platform: gpu.platform.value,
		"in-container": String(gpu.container !== void 0),
		"driver-version": gpu.kernel?.version.value ?? "",
		"userland-version": gpu.userland?.value ?? "",
		"driver-cuda": gpu.driverCuda?.value ?? "",
		"kernel-module": gpu.kernel?.kind?.value ?? "",
		"libcuda-path": gpu.libcuda?.value ?? "",
		"gpu-count": ready.length,
		"gpu-name": ready[0]?.name?.value ?? "",
		"gpu-uuids": JSON.stringify(ready.flatMap(({ uuid }) => uuid?.value ?? [])),
		"compute-capabilities": JSON.stringify(capabilities.map(formatCapability)),
		"min-compute-capability": lowest ? formatCapability(lowest) : "",
		"min-memory-mib": memory.length > 0 ? Math.min(...memory) : "",
		mig: String(ready.some(({ mig }) => mig !== void 0 && mig.value !== "off")),
		compatible: String(good),
		problems: JSON.stringify(problems)
	};
}

export { runGpuAction };