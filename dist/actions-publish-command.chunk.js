import { jsonText, noSecrets, problemText, publishCommandSurface, readInputs, styled } from "./frame.chunk.js";
import { exitCodeOf, publishAll } from "./actions-publish-destinations.chunk.js";

// src/actions/publish/command.ts
/** `nix-cuda publish`: the same as the action, and what was done as text or JSON. */
async function runPublish(host, { option }) {
	const inputs = readInputs(publishCommandSurface, option);
	const done = await publishAll({
		host,
		floxHost: async () => host,
		identity: void 0,
		mask: () => {}
	}, {
		...inputs,
		...noSecrets
	});
	if (inputs.json) {
		host.answer(jsonText({ published: done.map(({ destination, document }) => ({
			destination,
			...document
		})) }));
		return exitCodeOf(done);
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
	return exitCodeOf(done);
}

export { runPublish };