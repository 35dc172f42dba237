import { ProblemError, error, exitCodeOf, explainHint, imageTestCommandSurface, jsonText, problemText, readInputs, styled } from "./frame.chunk.js";
import { imageTestHeadline, imageTestRows, testImage } from "./actions-image-test-text.chunk.js";

// src/actions/image-test/command.ts
/** `nix-cuda image-test IMAGE [-- WORD…]`: the same as the action. */
async function runImageTest(host, line) {
	const inputs = readInputs(imageTestCommandSurface, line.option);
	const [image, ...command] = line.positionals;
	if (image === void 0) throw new ProblemError(error("CFG003", "No IMAGE was given.", "Name one: nix-cuda image-test IMAGE"));
	const result = await testImage(host, {
		...inputs,
		image,
		command
	});
	const { problems } = result;
	if (inputs.json) host.answer(jsonText(result));
	else {
		const rows = imageTestRows(result).map(([name, value]) => `  ${styled("name", name)}: ${value}`);
		const parts = [
			...problems.map(problemText),
			imageTestHeadline(result),
			...rows,
			explainHint(problems)
		];
		host.answer(`${parts.filter((part) => part !== "").join("\n")}\n`);
	}
	return problems.some(({ severity }) => severity === "error") ? exitCodeOf(problems) : 0;
}

export { runImageTest };