import { signedInIfPossible } from "./flox-auth-signed-in2.chunk.js";
import { markdownTable, plainText } from "./common.chunk.js";
import { containerizeSurface, readInputs } from "./frame.chunk.js";
import { makeImage } from "./actions-containerize-sources.chunk.js";

// src/actions/containerize/action.ts
/** The containerize action: makes an image and gives its name and digests. Throws ProblemError where it cannot. */
async function runContainerizeAction(host, github) {
	const inputs = readInputs(containerizeSurface, github.actionInput);
	const login = await signedInIfPossible(host, github);
	github.annotate(login.warnings);
	const { headline, rows, problems, outputs } = await makeImage(login.host, inputs, (secret) => github.mask(secret));
	github.annotate(problems);
	github.setOutputs(containerizeSurface, outputs);
	host.log.info(headline);
	await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(["", ""], rows)}\n`);
	return 0;
}

export { runContainerizeAction };