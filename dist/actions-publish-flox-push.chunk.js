import { pushEnvironment } from "./flox-push-push.chunk.js";

// src/actions/publish/flox-push.ts
/** Pushes a Flox environment; never over another one. Throws ProblemError as `pushEnvironment` does. */
async function pushToFlox(host, inputs) {
	const { "flox-environment": folder, "flox-org": owner, "dry-run": dryRun } = inputs;
	const pushed = await pushEnvironment(host, {
		folder,
		owner,
		force: false,
		dryRun
	});
	const { environment, generation, pin, command, problems } = pushed;
	const state = {
		pushed: "published",
		"up to date": "already published",
		planned: "planned"
	}[pushed.state];
	return {
		destination: "flox-push",
		state,
		headline: {
			published: `${environment} was pushed`,
			"already published": `${environment} is up to date on FloxHub`,
			planned: `${environment} would be pushed`
		}[state],
		rows: [...pin === void 0 ? [] : [["Generation", pin]], ["Command", command]],
		problems,
		outputs: {
			state,
			"flox-generation": generation === void 0 ? "" : String(generation),
			"flox-pin": pin ?? ""
		},
		document: {
			...pushed,
			state,
			generation: generation ?? null,
			pin: pin ?? null
		}
	};
}

export { pushToFlox };