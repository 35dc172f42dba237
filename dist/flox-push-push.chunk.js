import { ProblemError, error } from "./frame.chunk.js";
import { readAccess } from "./flox-lint-lock.chunk.js";
import { readEnvironment } from "./flox-environment-read.chunk.js";
import { lint } from "./flox-lint-lint.chunk.js";
import { checkLogin } from "./flox-publish-login.chunk.js";
import { parseReference, referenceText } from "./flox-reference.chunk.js";
import { findFlox, floxFailure, runFlox, succeeded } from "./flox-run-flox.chunk.js";
import { resolve } from "node:path";

// src/flox/push/generations.ts
/** The generations of an environment: each push or edit makes one, and one of them is live. */
/** All generations, the oldest first; `upstream`: as FloxHub has them now. Throws ProblemError FLX208. */
async function listGenerations(host, flox, environment, { upstream }) {
	const args = [
		"generations",
		"list",
		...environment,
		"--json",
		"--no-pager",
		...upstream ? ["--upstream"] : []
	];
	const outcome = await runFlox(host, flox, args, {
		timeout: 600,
		silent: true
	});
	if (!succeeded(outcome)) throw new ProblemError(error("FLX208", `flox generations list failed: ${floxFailure(outcome)}.`, "Only environments on FloxHub have generations: push it first. A private one needs a login."));
	const generations = parseGenerations(outcome.stdout);
	if (generations) return generations;
	throw new ProblemError(error("FLX208", "flox generations list did not answer with generations.", "The Flox of this machine may be a version that is not known."));
}
/**
* `{"1": {"parent", "created", "last_live", "description"}}`, where the live one has no `last_live`. Undefined for anything
* else. Pure. https://github.com/flox/flox/blob/main/cli/flox/src/commands/generations/list.rs
*/
function parseGenerations(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	const entries = Object.entries(Object(value));
	const generations = entries.flatMap(([key, entry]) => {
		const { description, created, last_live: lastLive } = Object(entry);
		if (!/^[1-9]\d*$/.test(key) || created === void 0) return [];
		const isLive = lastLive === null || lastLive === void 0;
		return [{
			number: Number(key),
			live: isLive,
			description: typeof description === "string" ? description : "",
			created: when(created),
			lastLive: isLive ? void 0 : when(lastLive)
		}];
	});
	if (generations.length === 0 || generations.length !== entries.length) return void 0;
	return generations.sort((a, b) => a.number - b.number);
}
/** Text, or seconds since the epoch. */
function when(value) {
	return typeof value === "number" ? (/* @__PURE__ */ new Date(value * 1e3)).toISOString() : String(value);
}
function liveGeneration(generations) {
	return generations.find(({ live }) => live)?.number;
}

// src/flox/push/push.ts
/** Pushes an environment to FloxHub, and makes one of its earlier generations the live one. */
/** Findings that must not reach FloxHub, where a new environment is public. */
const neverPushed = ["FLX115"];
/**
* Pushes the environment of a folder. Flox then turns it into one of FloxHub, in its env.json. Throws ProblemError FLX101 to
* FLX103, FLX115 (a secret in the manifest), FLX185, FLX186, FLX205 and FLX206.
*/
async function pushEnvironment(host, request) {
	const read = await readEnvironment(host, request.folder);
	if ("problems" in read) throw new ProblemError(read.problems);
	const { environment } = read;
	const flox = await findFlox(host);
	const [login, access] = await Promise.all([checkLogin(host, flox, request.owner ?? environment.owner), readAccess(host)]);
	const found = lint({
		layers: [environment],
		access,
		allowedToolkits: []
	});
	const problems = [
		...login.problems,
		...found.filter(({ code }) => neverPushed.includes(code)),
		...ownerProblems(environment, request.owner)
	];
	if (problems.some(({ severity }) => severity === "error")) throw new ProblemError(problems);
	const owner = environment.owner ?? request.owner ?? login.handle;
	const name = owner === void 0 ? environment.name : `${owner}/${environment.name}`;
	const dir = ["--dir", resolve(host.cwd, environment.folder)];
	const asOwner = environment.owner === void 0 && request.owner !== void 0 ? ["--owner", request.owner] : [];
	const args = [
		"push",
		...dir,
		...asOwner,
		...request.force ? ["--force"] : []
	];
	const pushed = {
		environment: name,
		command: ["flox", ...args].join(" "),
		problems
	};
	if (request.dryRun) return {
		...pushed,
		state: "planned",
		generation: void 0,
		pin: void 0
	};
	const outcome = await runFlox(host, flox, args);
	if (!succeeded(outcome)) throw new ProblemError(pushProblem(outcome, name));
	const generation = liveGeneration(await listGenerations(host, flox, dir, { upstream: false }));
	const said = [outcome.stdout, ...outcome.stderrTail].join("\n");
	return {
		...pushed,
		state: /up to date/i.test(said) ? "up to date" : "pushed",
		generation,
		pin: generation === void 0 ? void 0 : `${name}:${generation}`
	};
}
function ownerProblems({ owner, name }, wanted) {
	if (owner === void 0 || wanted === void 0 || owner === wanted) return [];
	const fix = `Copy it with \`flox pull --copy ${owner}/${name}\` into another folder, and push that.`;
	return [error("FLX205", `The environment is ${owner}/${name} already, and its owner cannot be changed.`, fix)];
}
/** https://github.com/flox/flox/blob/main/cli/flox/src/commands/push.rs (`convert_error`) */
function pushProblem(outcome, name) {
	const said = floxFailure(outcome);
	if (/already exists/.test(said)) return error("FLX206", `${name} is on FloxHub already, pushed from another folder.`, "To keep its generations, pull it, apply the changes there and push that. --force replaces it and them: what is pinned breaks.");
	if (/diverged|changes upstream|pull them first/i.test(said)) return error("FLX206", `${name} was changed on FloxHub since it was pulled here.`, "Run `flox pull` and push again. --force replaces what is on FloxHub.");
	const fix = /permission/.test(said) ? "The token needs the right to write to that owner." : "The log above has what Flox said; a second push is safe.";
	return error("FLX205", `flox push of ${name} failed: ${said}.`, fix);
}
/**
* Makes another generation of an environment on FloxHub the live one, for everybody who does not pin one: the one that the
* reference names, else the one that was live before. Nothing is lost: a rollback can be rolled back. Throws ProblemError
* FLX185, FLX204, FLX205, FLX207 and FLX208.
*/
async function rollBack(host, text, { dryRun }) {
	const reference = parseReference(text);
	const environment = referenceText(reference);
	const flox = await findFlox(host);
	const args = ["--reference", environment];
	const generations = await listGenerations(host, flox, args, { upstream: true });
	const from = liveGeneration(generations);
	const to = targetGeneration(reference, generations);
	const pin = `${environment}:${to}`;
	if (to === from) return {
		environment,
		from,
		to,
		pin,
		state: "already live"
	};
	if (dryRun) return {
		environment,
		from,
		to,
		pin,
		state: "planned"
	};
	await switchTo(host, flox, args, to);
	const pushed = await runFlox(host, flox, ["push", ...args]);
	if (!succeeded(pushed)) throw new ProblemError(pushProblem(pushed, environment));
	const live = liveGeneration(await listGenerations(host, flox, args, { upstream: true }));
	if (live === to) return {
		environment,
		from,
		to,
		pin,
		state: "switched"
	};
	const message = `Generation ${to} of ${environment} was pushed, and ${live ?? "none"} is live.`;
	throw new ProblemError(error("FLX208", message, "Somebody may have pushed at the same time. List the generations."));
}
async function switchTo(host, flox, args, to) {
	const outcome = await runFlox(host, flox, [
		"generations",
		"switch",
		...args,
		String(to)
	]);
	if (succeeded(outcome)) return;
	const message = `flox generations switch ${to} failed: ${floxFailure(outcome)}.`;
	throw new ProblemError(error("FLX208", message, "The live generation on FloxHub was not changed."));
}
/** The one that is named, else the one that was live last, as `flox generations rollback` has it. Throws FLX207. Pure. */
function targetGeneration({ generation, ...reference }, all) {
	const numbers = all.map(({ number }) => number);
	if (generation !== void 0) {
		if (numbers.includes(generation)) return generation;
		const message = `${referenceText(reference)} has no generation ${generation}.`;
		throw new ProblemError(error("FLX207", message, `It has ${numbers.join(", ")}.`));
	}
	const last = all.filter(({ live }) => !live).sort((a, b) => (a.lastLive ?? "").localeCompare(b.lastLive ?? "")).at(-1);
	if (last) return last.number;
	const message = `${referenceText(reference)} has only one generation, so there is none to go to.`;
	throw new ProblemError(error("FLX207", message, "Push another one first."));
}

export { listGenerations, liveGeneration, pushEnvironment, rollBack };