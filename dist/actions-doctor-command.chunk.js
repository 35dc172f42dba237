import { doctorSurface, readInputs, requirementsFrom } from "./frame.chunk.js";
import { logDetail } from "./common.chunk.js";
import { examinationJson, examinationText, examineGpu, sourcesText } from "./actions-gpu-text.chunk.js";

// src/actions/doctor/command.ts
/** `nix-cuda doctor`: says whether CUDA programs run on this machine. Exit code 1 when something is an error. */
async function runDoctor(host, line) {
	const inputs = readInputs(doctorSurface, line.option);
	const { plan, results, cells } = inputs;
	const programs = {
		paths: line.positionals,
		plan,
		results,
		cells
	};
	const found = await examineGpu(host, requirementsFrom(inputs, "yes"), programs);
	for (const fact of sourcesText(found.gpu)) logDetail(host.log, fact);
	host.answer(inputs.json ? examinationJson(found) : examinationText(found));
	return found.good ? 0 : 1;
}

export { runDoctor };