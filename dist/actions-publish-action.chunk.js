import { signedIn } from "./flox-auth-signed-in2.chunk.js";
import { markdownTable, plainText } from "./common.chunk.js";
import { publishSurface, readInputs } from "./frame.chunk.js";
import { publishAll } from "./actions-publish-destinations.chunk.js";

// src/actions/publish/action.ts
/** The publish action: publishes, and records what in the summary. Throws ProblemError where something is refused. */
async function runPublishAction(host, github) {
	const inputs = readInputs(publishSurface, github.actionInput);
	const done = await publishAll(await signedIn(host, github), inputs);
	for (const { headline, rows, problems, outputs } of done) {
		github.annotate(problems);
		github.setOutputs(publishSurface, outputs);
		host.log.info(headline);
		await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(["", ""], rows)}\n`);
	}
	return 0;
}

export { runPublishAction };