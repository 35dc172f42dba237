import { jsonText, problemText, publishCommandSurface, readInputs, styled } from "./frame.chunk.js";
import { publishAll } from "./actions-publish-destinations.chunk.js";

// src/actions/publish/command.ts
/** `nix-cuda publish`: the same as the action, and what was done as text or JSON. */
async function runPublish(host, { option }) {
	const inputs = readInputs(publishCommandSurface, option);
	const done = await publishAll(host, inputs);
	if (inputs.json) {
		host.answer(jsonText({ published: done.map(({ destination, document }) => ({
			destination,
			...document
		})) }));
		return 0;
	}
	const parts = done.map(({ headline, rows, problems }) => {
		const lines = rows.map(([name, value]) => `  ${styled("name", name)}: ${value}`);
		return [
			...problems.map(problemText),
			headline,
			...lines
		].join("\n");
	});
	host.answer(`${parts.join("\n\n")}\n`);
	return 0;
}

export { runPublish };