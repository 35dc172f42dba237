import { signedIn } from "./flox-auth-signed-in2.chunk.js";
import { publishSurface, readInputs, secretsOf } from "./frame.chunk.js";
import { exitCodeOf, publishAll } from "./actions-publish-destinations.chunk.js";
import { showPublished } from "./actions-publish-show.chunk.js";

// src/actions/publish/action.ts
/**
* The publish action: publishes, and records what in the summary. Gives the exit code: not 0 where a destination failed. Throws
* ProblemError where something is refused.
*/
async function runPublishAction(host, github) {
	const inputs = readInputs(publishSurface, github.actionInput);
	for (const secret of secretsOf(publishSurface, inputs)) github.mask(secret);
	const done = await publishAll(publishingOf(host, github), inputs);
	for (const { outputs } of done) github.setOutputs(publishSurface, outputs);
	await showPublished(host, github, done);
	return exitCodeOf(done);
}
function publishingOf(host, github) {
	return {
		host,
		floxHost: () => signedIn(host, github),
		identity: (audience) => github.idToken(audience),
		mask: (secret) => github.mask(secret)
	};
}

export { runPublishAction };