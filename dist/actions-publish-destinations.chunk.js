// src/actions/publish/destinations.ts
const floxDestinations = {
	flox: async () => (await import(
		/* webpackChunkName: "publish-flox" */
		"./actions-publish-flox.chunk.js"
)).publishToFlox,
	"flox-push": async () => (await import(
		/* webpackChunkName: "publish-flox-push" */
		"./actions-publish-flox-push.chunk.js"
)).pushToFlox
};
/**
* Publishes to the binary caches and stores together, and then to each destination of Flox in turn. Throws ProblemError for what is
* refused before anything is sent; what fails later is a problem of its destination.
*/
async function publishAll(publishing, inputs) {
	const done = [];
	const places = inputs.to.flatMap((target) => "place" in target ? [target.place] : []);
	if (places.length > 0) {
		const { publishToCaches } = await import(
			/* webpackChunkName: "publish" */
			"./actions-publish-caches2.chunk.js"
);
		done.push(...await publishToCaches(publishing, places, inputs));
	}
	for (const target of inputs.to) if ("flox" in target) done.push(await (await floxDestinations[target.flox]())(await publishing.floxHost(), inputs));
	return done;
}
/** 1 where a destination does not have what it should, else 0. */
function exitCodeOf(done) {
	return done.some(({ state }) => state === "failed") ? 1 : 0;
}

export { exitCodeOf, publishAll };