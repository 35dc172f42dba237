import { listGenerations, liveGeneration, pushEnvironment, rollBack } from "./flox-push-push.chunk.js";
import { parseReference, referenceText } from "./flox-reference.chunk.js";
import { findFlox } from "./flox-run-flox.chunk.js";
import { ProblemError, error, floxGenerationsSurface, floxPushSurface, floxRollbackSurface, isThere, jsonText, problemText, readInputs, textTable } from "./frame.chunk.js";
import { resolve } from "node:path";

// src/actions/flox/push.ts
/** `nix-cuda flox push [DIR]`. Throws ProblemError as `pushEnvironment` does. */
async function runFloxPush(host, { option, positionals }) {
	const { owner, force, "dry-run": dryRun, json } = readInputs(floxPushSurface, option);
	const folder = onlyOne("push", positionals) ?? ".";
	const pushed = await pushEnvironment(host, {
		folder,
		owner,
		force,
		dryRun
	});
	if (json) {
		const { generation, pin, ...rest } = pushed;
		host.answer(jsonText({
			...rest,
			generation: generation ?? null,
			pin: pin ?? null
		}));
		return 0;
	}
	const notes = pushed.problems.map(problemText);
	const said = {
		pushed: `${pushed.environment} was pushed: generation ${pushed.generation ?? "unknown"}`,
		"up to date": `${pushed.environment} is up to date on FloxHub: generation ${pushed.generation ?? "unknown"}`,
		planned: `Would run: ${pushed.command}`
	}[pushed.state];
	const pin = pushed.pin === void 0 ? [] : [`To pin it: ${pushed.pin}`];
	host.answer(`${[
		...notes,
		said,
		...pin
	].join("\n")}\n`);
	return 0;
}
/** `nix-cuda flox generations [DIR|OWNER/NAME]`. Throws ProblemError FLX185, FLX204 and FLX208. */
async function runFloxGenerations(host, { option, positionals }) {
	const { json } = readInputs(floxGenerationsSurface, option);
	const where = onlyOne("generations", positionals) ?? ".";
	const args = await isThere(host, resolve(host.cwd, where)) ? ["--dir", resolve(host.cwd, where)] : ["--reference", referenceText(parseReference(where))];
	const generations = await listGenerations(host, await findFlox(host), args, { upstream: true });
	if (json) {
		const rows = generations.map(({ lastLive, ...one }) => ({
			...one,
			lastLive: lastLive ?? null
		}));
		host.answer(jsonText({
			live: liveGeneration(generations) ?? null,
			generations: rows
		}));
	} else host.answer(`${generationTable(generations)}\n`);
	return 0;
}
function generationTable(generations) {
	const rows = generations.toReversed().map(({ number, live, created, lastLive, description }) => {
		return [
			String(number),
			live ? "now" : lastLive ?? "-",
			created,
			description
		];
	});
	return textTable([[
		"GENERATION",
		"LIVE",
		"CREATED",
		"DESCRIPTION"
	], ...rows]);
}
/** `nix-cuda flox rollback OWNER/NAME[:GENERATION]`. Throws ProblemError as `rollBack` does. */
async function runFloxRollback(host, { option, positionals }) {
	const { "dry-run": dryRun, json } = readInputs(floxRollbackSurface, option);
	const reference = onlyOne("rollback", positionals);
	if (reference === void 0) throw new ProblemError(error("CFG003", "No environment was given.", "Write nix-cuda flox rollback OWNER/NAME, or OWNER/NAME:GENERATION."));
	const done = await rollBack(host, reference, { dryRun });
	const said = {
		switched: `${done.environment}: generation ${done.to} is live, before it was ${done.from ?? "none"}`,
		planned: `Would make generation ${done.to} of ${done.environment} live; now it is ${done.from ?? "none"}`,
		"already live": `${done.environment}: generation ${done.to} is live already`
	}[done.state];
	host.answer(json ? jsonText({
		...done,
		from: done.from ?? null
	}) : `${said}\n`);
	return 0;
}
function onlyOne(word, positionals) {
	const [first, ...more] = positionals;
	if (more.length === 0) return first;
	const message = `nix-cuda flox ${word} takes one argument, and has ${positionals.length}.`;
	throw new ProblemError(error("CFG008", message, `See nix-cuda flox ${word} --help.`));
}

export { runFloxGenerations, runFloxPush, runFloxRollback };