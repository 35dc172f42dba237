// src/actions/publish/destinations.ts
const destinations = {
	flox: async () => (await import(
		/* webpackChunkName: "publish-flox" */
		"./actions-publish-flox.chunk.js"
)).publishToFlox,
	"flox-push": async () => (await import(
		/* webpackChunkName: "publish-flox-push" */
		"./actions-publish-flox-push.chunk.js"
)).pushToFlox
};
/** Publishes to each destination in turn. */
async function publishAll(host, inputs) {
	const done = [];
	for (const name of inputs.to) done.push(await (await destinations[name]())(host, inputs));
	return done;
}

export { publishAll };