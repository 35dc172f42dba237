import { cellExpression, evaluate, withCause } from "./planning.chunk.js";
import { documentReport, logDetail, unbuiltStatus, verifyImages } from "./common.chunk.js";
import { build } from "./nix-build-build.chunk.js";
import { explainCacheErrors, writeAtomically } from "./frame.chunk.js";
import { inspectTree, unopenedNotice } from "./actions-verify-inspect-tree.chunk.js";
import { expectationOf, withoutDeviceCode } from "./actions-build-expectation.chunk.js";
import { join, relative } from "node:path";

// src/cuda/entry-text.ts
/** `{ name: mytool, device-code: optional }`: the entry of the cell's package that lets a result have no device code. */
function optionalDeviceCode({ package: name, source }) {
	const what = source.kind === "attribute" ? source.attribute === name ? [] : [`attribute: ${source.attribute}`] : source.kind === "file" ? [`file: ${source.file}`] : source.kind === "flox" ? [`flox: ${source.build}`, ...source.environment === "." ? [] : [`dir: ${source.environment}`]] : ["…"];
	return `{ ${[
		`name: ${name}`,
		...what,
		"device-code: optional"
	].join(", ")} }`;
}

// src/actions/build/prove-cell.ts
/**
* Evaluates, builds and verifies one cell. Never throws for what the cell or its build did: the result says it.
* Throws ProblemError or a system error when the folder cannot be written.
*/
async function proveCell(host, nix, cell, options) {
	const file = join(options.folder, "expressions", `${cell.id}.nix`);
	const expression = cellExpression(cell, options);
	await writeAtomically(host, file, expression);
	logDetail(host.log, `To build this cell yourself: nix build -f ${file} package`);
	for (const line of expression.trimEnd().split("\n")) logDetail(host.log, `    ${line}`);
	const { evaluated: known } = options;
	const evaluation = await timed(host, async () => known ?? await evaluate(host, nix, file));
	if ("problem" in evaluation.value) return {
		result: result(cell, await withCause(host, options.root, evaluation.value.problem, cell), { evaluate: evaluation.seconds }),
		derivations: []
	};
	const evaluated = evaluation.value;
	const root = options.linkOf ? options.linkOf(cell) : join(options.folder, "outputs", cell.id);
	if (!options.linkOf) await host.files.mkdir(join(options.folder, "outputs"), {
		recursive: true,
		mode: 448
	});
	const restored = await options.storeCache?.restore({
		id: cell.id,
		system: cell.system,
		drvPath: evaluated.drvPath
	});
	const whole = restored?.outcome === "skipped" || restored?.outcome === "restored" && restored.exact;
	const stage = options.shared && !whole ? await options.storeCache?.restoreShared({
		system: cell.system,
		...options.shared
	}) : void 0;
	const cached = restored?.outcome === "restored" ? {
		paths: restored.paths,
		bytes: restored.bytes
	} : null;
	const building = await timed(host, () => build(host, nix, {
		drvPath: evaluated.drvPath,
		...root === void 0 ? {} : { root },
		timeout: options.timeout
	}));
	const { problem, built, derivations, logTail, messages } = building.value;
	const trouble = [
		...restored?.problems ?? [],
		...stage?.problems ?? [],
		...explainCacheErrors(messages, options.substituters ?? []),
		...building.value.warnings
	];
	const seconds = {
		evaluate: evaluation.seconds,
		build: building.seconds
	};
	const made = await knownBuilds(stage?.outcome === "restored" ? options.storeCache : void 0, derivations);
	const failed = problem && {
		...result(cell, [problem, ...trouble], seconds, evaluated),
		built: built.length > 0,
		restored: cached,
		derivations: made,
		logTail
	};
	if (failed) return {
		result: failed,
		derivations
	};
	const proof = await timed(host, () => proveOutputs(host, evaluated, cell));
	const wrong = proof.value.problems.some((found) => found.severity === "error");
	return {
		result: {
			...result(cell, [...proof.value.problems, ...trouble], {
				...seconds,
				verify: proof.seconds
			}, evaluated),
			status: host.cancelled.aborted ? "cancelled" : wrong ? "wrong" : "proven",
			built: built.length > 0,
			restored: cached,
			derivations: made,
			files: proof.value.files
		},
		derivations
	};
}
/** What Nix built here, and what the shared stage did, whose job has no result of its own: the next plan wants both. */
async function knownBuilds(storeCache, built) {
	const restored = await storeCache?.restored() ?? [];
	const seconds = /* @__PURE__ */ new Map();
	for (const { drvPath, seconds: took } of restored) if (drvPath !== null && took !== null) seconds.set(drvPath, took);
	for (const { path, seconds: took } of built) seconds.set(path, took);
	return [...seconds].map(([path, took]) => ({
		path,
		seconds: took
	}));
}
/** Opens every file of the outputs. */
async function proveOutputs(host, evaluated, cell) {
	const problems = [];
	const files = [];
	const outputs = /* @__PURE__ */ new Map();
	for (const { name: output, path } of evaluated.outputs) {
		const found = await inspectTree(host, path, (file) => {
			const shown = evaluated.outputs.length > 1 ? `${output}/${relative(path, file)}` : relative(path, file) || file;
			outputs.set(shown, {
				output,
				path: relative(path, file) || "."
			});
			return shown;
		});
		files.push(...found.files);
		const notice = unopenedNotice(found.unopened);
		problems.push(...found.problems, ...notice ? [notice] : []);
	}
	/** Members of an archive lie where it does. */
	const outputOf = (file) => {
		const [outer = file, ...members] = file.split("!/");
		const at = outputs.get(outer);
		return at ? {
			...at,
			path: [at.path, ...members].join("!/")
		} : {
			output: "out",
			path: file
		};
	};
	const verdict = verifyImages(files, expectationOf(cell));
	if (cell.toolkit === "cpu") problems.push(...withoutDeviceCode(files));
	const reports = files.filter((file) => file.images.length > 0).map((file) => ({
		...outputOf(file.file),
		...documentReport(file)
	}));
	const fix = `If its kernels are in a library that it uses, write ${optionalDeviceCode(cell)}. Otherwise check that the build compiles for CUDA and installs what it compiled.`;
	const verdicts = verdict.problems.map((problem) => problem.code === "VER003" ? {
		...problem,
		fix
	} : problem);
	return {
		files: reports,
		problems: [...problems, ...verdicts]
	};
}
/** A result of a cell that was not built, by its problems. */
function result(cell, found, seconds, evaluated) {
	const problems = Array.isArray(found) ? found : [found];
	return {
		schema: "result/1",
		cell,
		status: unbuiltStatus(problems.map(({ code }) => code)) ?? "build-failed",
		drvPath: evaluated?.drvPath ?? null,
		outputs: evaluated?.outputs ?? [],
		...evaluated?.unfree === void 0 ? {} : { unfree: evaluated.unfree },
		built: false,
		restored: null,
		seconds: {
			evaluate: 0,
			build: 0,
			verify: 0,
			...seconds
		},
		files: [],
		problems,
		logTail: []
	};
}
async function timed(host, work) {
	const begun = host.clock.now();
	return {
		value: await work(),
		seconds: (host.clock.now() - begun) / 1e3
	};
}

export { proveCell, proveOutputs, result, timed };