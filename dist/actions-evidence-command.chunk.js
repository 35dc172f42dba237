import { evidenceCommandSurface, jsonText, problemText, readInputs, styled } from "./frame.chunk.js";
import { evidenceDocument, makeEvidence } from "./actions-evidence-action.chunk.js";

// src/actions/evidence/command.ts
/** `nix-cuda evidence [CELL…]`: the same as the action, and the files that it wrote as text or JSON. */
async function runEvidence(host, { option, positionals }) {
	const inputs = readInputs(evidenceCommandSurface, option);
	const made = await makeEvidence(host, {
		...inputs,
		cells: positionals
	});
	if (inputs.json) {
		host.answer(jsonText(evidenceDocument(made)));
		return 0;
	}
	const parts = made.cells.map(({ id, subjects, statements, predicates, problems }) => {
		const rows = subjects.map(({ name, digest }) => `  ${digest.sha256}  ${name}`);
		const kinds = predicates.map(({ kind }) => kind).join(", ");
		return [
			...problems.map(problemText),
			styled("name", id),
			...rows,
			`  ${statements} (${kinds})`
		].join("\n");
	});
	host.answer(`${parts.join("\n\n")}\n`);
	return 0;
}

export { runEvidence };