import { ProblemError, error, explainHint, formatCapability, jsonText, parseCapability, printable, problemText, styled, textTable, wrapped } from "./frame.chunk.js";
import { counted } from "./common.chunk.js";
import { coverage, gpuFacts } from "./planning.chunk.js";
import { coveredGpus, detectGpu, driverOf, judgeBuilt, judgeCounted, judgeGpu, readyGpus, soften } from "./gpu-judge.chunk.js";
import { resultCoverage } from "./inspect-result-coverage.chunk.js";
import { readResults, reading } from "./actions-report-results.chunk.js";
import { inspectPaths } from "./actions-verify-inspect-paths.chunk.js";

// src/actions/gpu/results.ts
/**
* Reads the plan and its results, before the machine is examined. Throws ProblemError CFG003 where only results are given, CFG001 for
* a cell that the plan does not have, CFG004 and CFG007 for what cannot be read.
*/
async function readPlanned(host, { plan: file, results: folder, cells: ids }) {
	if (file === void 0) {
		const missing = folder !== void 0 ? "results" : ids !== void 0 ? "cells" : void 0;
		if (missing === void 0) return {
			cells: [],
			results: [],
			refused: []
		};
		throw new ProblemError(error("CFG003", `Input ${missing} needs plan.`, "Give the plan that these belong to."));
	}
	const { readDocument } = await import("./model-read-document.chunk.js");
	const plan = readDocument("plan", await reading(file, () => host.files.readFile(file, "utf8")), file);
	const all = plan.rows.flatMap(({ cell, also = [] }) => [cell, ...also]);
	const unknown = (ids ?? []).filter((id) => !all.some((cell) => cell.id === id));
	if (unknown.length > 0) {
		const names = unknown.map((id) => JSON.stringify(id)).join(", ");
		throw new ProblemError(error("CFG001", `Input cells has ${names}.`, "It accepts ids of cells of the plan."));
	}
	const cells = all.filter(({ id }) => ids === void 0 || ids.includes(id));
	const read = await resultsOf(host, plan, file, folder);
	return {
		cells,
		...read,
		results: read.results.filter(({ cell }) => cells.some(({ id }) => id === cell.id))
	};
}
async function resultsOf(host, plan, planFile, folder) {
	if (folder === void 0) return {
		results: [],
		refused: []
	};
	return readResults(host, plan, {
		planFile,
		folder,
		prefix: "nix-cuda"
	});
}
/** GPU4xx for each cell that the GPUs do not run: by its proof, and by its plan where there is none. Pure. */
function judgePlanned(gpu, wanted, facts, planned) {
	const driver = driverOf(gpu);
	const proven = planned.results.filter(({ files }) => files.length > 0);
	const covered = resultCoverage(proven, coveredGpus(gpu), facts, driver).cells;
	return planned.cells.flatMap((cell) => {
		const found = covered.find(({ id }) => id === cell.id);
		return (found ? judgeCounted(`The cell ${cell.id}`, found.gpus, driver) : judgeBuilt(gpu, {
			...wanted,
			...askedOf(cell)
		}, facts)).map((problem) => ({
			...problem,
			subject: { cell: cell.id }
		}));
	});
}
function askedOf({ toolkit, capabilities, ptx }) {
	if (toolkit === "cpu") return {
		toolkit: void 0,
		built: void 0
	};
	const read = (names) => names.flatMap((name) => parseCapability(name) ?? []);
	return {
		toolkit,
		built: {
			targets: read(capabilities),
			ptx: read(ptx)
		}
	};
}
/** Opens files and folders: GPU4xx for what the GPUs do not run, and what `verify` says of damaged files. */
async function judgePaths(host, gpu, facts, paths) {
	if (paths.length === 0) return [];
	const { inspected, problems } = await inspectPaths(host, paths, {
		capabilities: void 0,
		toolkit: void 0,
		gpu: void 0,
		driver: void 0,
		units: "all"
	});
	const driver = driverOf(gpu);
	const { files } = coverage(inspected, coveredGpus(gpu), facts, driver);
	const found = files.flatMap(({ file, gpus }) => judgeCounted(file, gpus, driver));
	return [...problems, ...found];
}

// src/actions/gpu/examine.ts
/**
* Finds out what the machine has and holds it against what is wanted of it, all at once. Throws ProblemError where plan or results
* cannot be read, before anything is examined.
*/
async function examineGpu(host, wanted, programs) {
	const planned = await readPlanned(host, programs);
	const gpu = await detectGpu(host);
	const facts = gpuFacts();
	const ofPrograms = [
		...planned.refused,
		...judgePlanned(gpu, wanted, facts, planned),
		...await judgePaths(host, gpu, facts, programs.paths)
	];
	const problems = soften(gpu, wanted, [...judgeGpu(gpu, wanted, facts), ...ofPrograms]);
	return {
		gpu,
		problems,
		good: !problems.some(({ severity }) => severity === "error")
	};
}
/** All facts, each with its source, and all problems (`doctor/1`). What could not be determined is left out. */
function examinationJson({ gpu, problems, good }) {
	const gpus = gpu.gpus.map((one) => ({
		...one,
		...one.capability ? { capability: {
			...one.capability,
			value: formatCapability(one.capability.value)
		} } : {}
	}));
	return jsonText({
		schema: "doctor/1",
		good,
		host: {
			...gpu,
			gpus
		},
		problems
	});
}

// src/actions/gpu/text.ts
/** Lines of GPUs; a machine with more different ones is rare. */
const mostGpuLines = 8;
/** Facts, problems and verdict, for a terminal. Foreign text is shown, never obeyed. */
function examinationText(found) {
	const { gpu, problems } = found;
	return `${[
		factsText(gpu),
		problems.map(problemText).join("\n"),
		wrapped(verdict(found), 0),
		styled("faint", explainHint(problems))
	].filter((part) => part !== "").join("\n\n")}\n`;
}
/** What the machine has, a line for each. */
function factsText(gpu) {
	return textTable(rowsOf(gpu));
}
/** Every fact with the place that it was read from, for `--verbose`. */
function sourcesText(gpu) {
	const lines = [];
	const visit = (name, value) => {
		if (typeof value !== "object" || value === null) return;
		const { value: inner, source } = value;
		if (inner !== void 0 && typeof source === "string") lines.push(`${name}: ${JSON.stringify(inner)} (${source})`);
		else for (const [key, part] of Object.entries(value)) visit(name === "" ? key : `${name}.${key}`, part);
	};
	visit("", gpu);
	return lines;
}
function rowsOf(gpu) {
	const rows = [
		...gpuRows(gpu.gpus),
		["Driver", driverText(gpu)],
		["libcuda", gpu.libcuda ? printable(gpu.libcuda.value) : "not found"],
		["Bridge", bridgeText(gpu)]
	];
	if (gpu.jetsonLinux) rows.push(["Jetson", `Jetson Linux ${gpu.jetsonLinux.value}`]);
	if (gpu.container) rows.push(["Container", containerText(gpu.container)]);
	return rows.map(([name, text]) => [styled("name", name), text]);
}
/** Equal GPUs share a line. */
function gpuRows(gpus) {
	if (gpus.length === 0) return [["GPU", "none"]];
	const groups = [...Map.groupBy(gpus, describe)];
	const shown = groups.slice(0, mostGpuLines).map(([text, members], index) => {
		const many = members.length > 1 ? `${members.length} × ` : "";
		return [index === 0 ? "GPU" : "", `${many}${text}`];
	});
	return groups.length > mostGpuLines ? [...shown, ["", `and ${groups.length - mostGpuLines} other kinds`]] : shown;
}
/** `NVIDIA H200, capability 9.0, 143771 MiB, MIG off`, and the state of one that programs cannot use. */
function describe(gpu) {
	const { mig } = gpu;
	const instances = mig && mig.value !== "off" ? counted(mig.value.length, "MIG instance") : void 0;
	const parts = [
		printable(gpu.name?.value ?? "name not known"),
		gpu.capability && `capability ${formatCapability(gpu.capability.value)}`,
		gpu.memoryMib && `${gpu.memoryMib.value} MiB`,
		instances,
		gpu.ecc?.value === false ? "ECC off" : void 0
	].filter((part) => part !== void 0);
	const state = {
		ready: "",
		failed: "failed",
		hidden: "not available",
		unclaimed: "no NVIDIA driver"
	}[gpu.state.value];
	return [...parts, ...state === "" ? [] : [styled("bad", state)]].join(", ");
}
function driverText({ kernel, userland, driverCuda, platform }) {
	const version = userland?.value ?? kernel?.version.value;
	if (version === void 0) return platform.value === "unknown" ? "none" : "version not known";
	return [
		driverCuda ? `${version}, CUDA ${driverCuda.value}` : version,
		kernel && kernel.version.value !== version ? `kernel module ${kernel.version.value}` : void 0,
		kernel?.kind && `${kernel.kind.value} kernel module`,
		platform.value === "wsl" ? "of Windows (WSL)" : void 0
	].filter((part) => part !== void 0).join(", ");
}
function bridgeText({ bridge, nixos }) {
	if (!bridge) return "none: /run/opengl-driver does not exist";
	const version = bridge.version ? `driver ${bridge.version.value}` : "no libcuda";
	return `${bridge.path}, ${version}${nixos ? ", made by NixOS" : ""}`;
}
function containerText(container) {
	return `${container.mark}, ${{
		cdi: "GPUs by CDI",
		legacy: "GPUs by the container hook",
		unknown: "GPUs",
		none: "no GPU"
	}[container.injection]}`;
}
function verdict({ gpu, problems, good }) {
	const errors = problems.filter(({ severity }) => severity === "error").length;
	const ready = readyGpus(gpu).length;
	if (!good) return styled("bad", `${counted(errors, "error")}: see above what to do.`);
	if (ready === 0) return "This machine has no usable GPU, and none is required.";
	return styled("good", `CUDA programs can run on ${counted(ready, "GPU")} of this machine.`);
}

export { examinationJson, examinationText, examineGpu, factsText, sourcesText };