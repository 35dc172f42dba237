import { reportContainers } from "./common.chunk.js";
import { ProblemError, error, explainHint, jsonText, problemText, readInputs, styled, textTable, verifySurface } from "./frame.chunk.js";
import { inspectPaths } from "./actions-verify-inspect-paths.chunk.js";

// src/actions/verify/command.ts
/**
* `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
* or when a file is damaged.
*/
async function runVerify(host, line) {
	const inputs = readInputs(verifySurface, line.option);
	if (line.positionals.length === 0) throw new ProblemError(error("CFG003", "No PATH was given.", "Name files or folders: nix-cuda verify PATH…"));
	const { files, gpus, problems, evidence, inspected } = await inspectPaths(host, line.positionals, inputs);
	const whole = () => {
		const detailed = files.map((file, index) => {
			const found = inspected[index];
			return {
				...file,
				containers: found ? reportContainers(found) : []
			};
		});
		return jsonText({
			files: detailed,
			gpus,
			problems,
			...evidence.length > 0 ? { evidence } : {}
		});
	};
	host.answer(inputs.json ? whole() : verifyText({
		files,
		gpus,
		problems,
		evidence
	}));
	return problems.some((problem) => problem.severity === "error") ? 1 : 0;
}
/** One line per file with device code, one per GPU, one per path with evidence, then errors, warnings and notices. */
function verifyText({ files, gpus, problems, evidence }) {
	const rows = files.filter((file) => file.images > 0).map((file) => [
		file.file,
		targetsText(file),
		file.ptx.join(" ") || "-",
		file.ltoir.join(" ") || "-",
		file.toolkits.join(" ") || "-",
		String(file.units),
		String(file.images),
		file.places.join(" ")
	]);
	const table = rows.length > 0 ? textTable([[
		"FILE",
		"TARGETS",
		"PTX",
		"LTO-IR",
		"CUDA",
		"UNITS",
		"IMAGES",
		"FOUND IN"
	], ...rows]) : "";
	const answers = gpus.map(({ gpu, capability, runs, driver, units }) => [
		gpu,
		capability,
		runs === null ? "-" : runsText[runs],
		driver ?? "-",
		String(units.sass),
		String(units.jit),
		String(units.driver + units.unknown + units.none)
	]);
	const gpuTable = answers.length > 0 ? textTable([[
		"GPU",
		"CAPABILITY",
		"RUNS",
		"DRIVER FROM",
		"SASS",
		"JIT",
		"NOT"
	], ...answers]) : "";
	const counted = `${files.length} ${files.length === 1 ? "file" : "files"} read, ${rows.length} with device code`;
	return `${[
		table,
		gpuTable,
		evidenceText(evidence),
		problems.map(problemText).join("\n"),
		counted,
		styled("faint", explainHint(problems))
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function evidenceText(paths) {
	const rows = paths.map(({ path, sha256, subject }) => [
		path,
		sha256,
		subject ?? "nothing"
	]);
	return rows.length > 0 ? textTable([[
		"PATH",
		"SHA-256 OF ITS NAR",
		"IN THE EVIDENCE"
	], ...rows]) : "";
}
const runsText = {
	sass: "SASS",
	jit: "PTX, JIT",
	driver: "needs a newer driver",
	unknown: "cannot be determined",
	none: "no"
};
/** `sm_80 sm_90 (linked at load) sm_100 (3 of 7 units)`. */
function targetsText({ targets, linkedAtLoad, partly, units }) {
	const all = targets.map((target) => linkedAtLoad.includes(target) ? `${target} (linked at load)` : target);
	const some = partly.map((one) => `${one.target} (${one.units} of ${units} units)`);
	return [...all, ...some].join(" ") || "-";
}

export { runVerify, verifyText };