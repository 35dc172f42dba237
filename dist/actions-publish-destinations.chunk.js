import { ProblemError, exitCodeOf as exitCodeOf$1 } from "./frame.chunk.js";

// src/actions/publish/destinations.ts
const floxDestinations = {
	flox: async () => (await import("./actions-publish-flox.chunk.js")).publishToFlox,
	"flox-push": async () => (await import("./actions-publish-flox-push.chunk.js")).pushToFlox
};
/**
* Publishes to the binary caches and stores together, and then to each destination of Flox in turn. Throws ProblemError for what is
* refused before anything is sent; what fails later is a problem of its destination.
*/
async function publishAll(publishing, inputs) {
	const done = [];
	const places = inputs.to.flatMap((target) => "place" in target ? [target.place] : []);
	if (places.length > 0) {
		const { publishToCaches } = await import("./actions-publish-caches2.chunk.js");
		done.push(...await publishToCaches(publishing, places, inputs));
	}
	for (const target of inputs.to) {
		if (!("flox" in target)) continue;
		try {
			done.push(await (await floxDestinations[target.flox]())(await publishing.floxHost(), inputs));
		} catch (cause) {
			if (!(cause instanceof ProblemError) || done.length === 0) throw cause;
			done.push(failed(target.flox, cause.problems));
		}
	}
	return done;
}
function failed(destination, problems) {
	const state = "failed";
	return {
		destination,
		state,
		problems,
		rows: [],
		outputs: { state },
		document: {
			state,
			problems
		},
		headline: `Nothing was published to ${destination}`
	};
}
/** 0 where every destination has what it should; else by whose fault it is, as every command does. */
function exitCodeOf(done) {
	const failures = done.flatMap(({ state, problems }) => state === "failed" ? problems : []);
	return failures.length > 0 ? exitCodeOf$1(failures) : 0;
}

export { exitCodeOf, publishAll };