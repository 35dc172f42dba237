import { containerizeCommandSurface, jsonText, problemText, readInputs, styled } from "./frame.chunk.js";
import { makeImage } from "./actions-containerize-sources.chunk.js";

// src/actions/containerize/command.ts
/** `nix-cuda containerize`: the same as the action, and the image as text or JSON. */
async function runContainerize(host, { option }) {
	const inputs = readInputs(containerizeCommandSurface, option);
	const { headline, rows, problems, document } = await makeImage(host, inputs, () => {});
	if (inputs.json) host.answer(jsonText(document));
	else {
		const lines = rows.map(([name, value]) => `  ${styled("name", name)}: ${value}`);
		host.answer(`${[
			...problems.map(problemText),
			headline,
			...lines
		].join("\n")}\n`);
	}
	return 0;
}

export { runContainerize };