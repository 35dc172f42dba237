import { ProblemError, error, setupSurface } from "./frame.chunk.js";
import { judgedByContent } from "./common.chunk.js";
import { checkPlaces, publishToCaches, signingKey } from "./actions-publish-caches.chunk.js";
import { exitCodeOf } from "./actions-publish-destinations.chunk.js";
import { showPublished } from "./actions-publish-show.chunk.js";

// src/actions/setup/publish/step.ts
/** Throws ProblemError SHP040, SHP054, SHP060, SHP068 and CFG030 for what is wrong with the inputs, before anything is built. */
async function checkPublish(host, github, inputs) {
	if (!inputs.build) {
		if (inputs.settings["publish"]) return;
		throw new ProblemError(error("SHP054", "Input publish is set, and build is not: nothing would be published.", "Set build to true, or publish in a step of its own with the action publish."));
	}
	const problems = checkPlaces({
		host,
		identity: (audience) => github.idToken(audience)
	}, inputs.publish, inputs);
	if (problems.length > 0) throw new ProblemError(problems);
	await signingKey(host, keyOf(inputs), () => {});
}
/**
* Publishes the cells that are proven, in the same job. Gives whether every destination has them. Throws ProblemError as
* `publishToCaches` does.
*/
async function publishProven(host, github, inputs, results) {
	const cells = results.filter((result) => judgedByContent(result) === "proven").map(({ cell }) => cell.id);
	if (cells.length === 0) {
		host.log.info("No cell is proven, so that nothing is published.");
		return true;
	}
	const done = await publishToCaches({
		host,
		identity: (audience) => github.idToken(audience),
		mask: (secret) => github.mask(secret)
	}, inputs.publish, {
		...keyOf(inputs),
		...servicesOf(inputs),
		cells,
		results: void 0,
		plan: void 0,
		"artifact-prefix": "",
		paths: void 0,
		netrc: void 0,
		visibility: "public",
		jobs: 8,
		"read-back": "narinfo",
		"dry-run": false,
		"acknowledge-unfree": inputs["acknowledge-unfree"]
	});
	await showPublished(host, github, done);
	github.setOutputs(setupSurface, { published: done[0]?.outputs.published ?? "" });
	return exitCodeOf(done) === 0;
}
/** The role is taken anew: that of the Nix daemon may have ended while the cells were built. */
function servicesOf(inputs) {
	return {
		"aws-role": inputs["aws-role"],
		"aws-region": inputs["aws-region"],
		"cachix-auth-token": inputs["cachix-auth-token"],
		"cachix-signing-key": inputs["cachix-signing-key"],
		"attic-endpoint": inputs["attic-endpoint"],
		"attic-token": inputs["attic-token"]
	};
}
function keyOf(inputs) {
	return {
		"signing-key": inputs["signing-key"],
		"signing-key-file": void 0
	};
}

export { checkPublish, publishProven };