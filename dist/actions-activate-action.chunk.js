import { envCacheKey, floxEnvironment, hidesToken, logServices, notStarted, readEnded, restoreEnvCache, serviceProblems, watchServices } from "./flox-activate-services.chunk.js";
import { ProblemError, activateSurface, entryCommand, error, files, findProgram, isAtLeast, isThere, layerScript, parseVariables, readIfPresent, readInputs, runScript, secretsOf, systemOf } from "./frame.chunk.js";
import { freshLock, readAccess } from "./flox-lint-lock.chunk.js";
import { readEnvironment } from "./flox-environment-read.chunk.js";
import { claimsOf, dayOf, jobFolder, lookForFlox } from "./common.chunk.js";
import { delimiter, dirname, join, relative, resolve } from "node:path";

// src/flox/activate/layers.ts
/** Finds the environments of an activation and checks that they can be activated without a login. */
/**
* The environments, and warnings; the host has the environment of Flox. FLX109 for a lock that is missing or older than its manifest: Flox would resolve packages,
* which it refuses without a login; so it is an error without a token in CI. Throws ProblemError with all of FLX101, FLX102,
* FLX103 and FLX109.
*/
async function findLayers(host, { folders, reference, cwd, root }) {
	if (reference !== void 0) return {
		layers: [{
			kind: "reference",
			reference
		}],
		warnings: []
	};
	const paths = folders.length > 0 ? folders.map((folder) => resolve(root, folder)) : [await nearest(host, cwd, root)];
	const read = await Promise.all(paths.map((path) => readEnvironment(host, path)));
	const environments = read.flatMap((one) => "environment" in one ? [one.environment] : []);
	const access = await readAccess(host);
	const stale = freshLock.check({
		layers: environments,
		access,
		allowedToolkits: []
	}).map((problem) => access.token === false ? problem : {
		...problem,
		severity: "warning"
	});
	const problems = [...read.flatMap((one) => "problems" in one ? one.problems : []), ...stale];
	if (problems.some(({ severity }) => severity === "error")) throw new ProblemError(problems);
	const [first, ...more] = environments.map((environment) => {
		return {
			kind: "folder",
			path: resolve(host.cwd, environment.folder),
			environment
		};
	});
	if (!first) throw new ProblemError(problems);
	return {
		layers: [first, ...more],
		warnings: problems
	};
}
/** The folder with an environment, from `cwd` upwards to `root`; `cwd` where none has one. */
async function nearest(host, cwd, root) {
	for (let folder = cwd;; folder = dirname(folder)) {
		if (await isThere(host, join(folder, ".flox", "env.json"))) return folder;
		if (folder === root || relative(root, folder).startsWith("..") || folder === dirname(folder)) return cwd;
	}
}

// src/flox/activate/plan.ts
/** What is run for a command in an environment. Pure. */
/** Every problem of the request with these environments: CFG001, CFG002, FLX163. */
function checkActivation(request) {
	const { layers, generation } = request;
	const problems = [];
	const last = layers[layers.length - 1] ?? layers[0];
	const onHub = last.kind === "reference" || last.environment.owner !== void 0;
	if (generation !== void 0 && (!onHub || layers.length > 1)) problems.push(error("CFG002", "generation is set, but the environment is not one on FloxHub.", "Leave generation out, or name an environment on FloxHub with reference."));
	const reference = last.kind === "reference" ? last.reference : void 0;
	if (reference !== void 0 && !/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(reference)) problems.push(error("CFG001", `Input reference is ${JSON.stringify(reference.slice(0, 80))}.`, "It accepts owner/name, as in acme/cuda."));
	return [...problems, ...missingServices(request)];
}
function missingServices({ layers, services }) {
	if (layers.some(({ kind }) => kind === "reference")) return [];
	const defined = [...new Set(layers.flatMap(servicesOf))].sort();
	const missing = services.filter((name) => name !== "all" && !defined.includes(name));
	if (missing.length === 0 && (services.length === 0 || defined.length > 0)) return [];
	const has = defined.length === 0 ? "The environment defines no service." : `It defines ${defined.join(", ")}.`;
	const message = missing.length === 0 ? "services is all, but there is none." : `There is no service ${missing.join(", ")}.`;
	return [error("FLX163", message, `${has} Write one of those, or leave services out.`)];
}
/** Names of the services of an environment in a folder; `auto-start` stands among them. */
function servicesOf(layer) {
	if (layer.kind === "reference") return [];
	const { manifest, lock } = layer.environment;
	const entries = {
		...lock?.manifest.services,
		...manifest.services
	};
	return Object.entries(entries).flatMap(([name, service]) => typeof service === "boolean" ? [] : [name]);
}
/** The plan of a request that `checkActivation` has nothing against. */
function planActivation(request, facts) {
	const { command, shell, layers } = request;
	const { flox, bash, folder } = facts;
	const chosen = layers.map((layer) => choiceOf(request, layer));
	const argvs = layers.map((layer, index) => {
		const next = index + 1 < layers.length ? files.layer(index + 1) : files.run;
		const options = optionsOf(request, facts, layer, chosen[index]);
		return [
			flox.program,
			"activate",
			...options,
			"-c",
			entryCommand(bash, folder, next)
		];
	});
	const inner = argvs.slice(1).map((argv, index) => [files.layer(index + 1), layerScript(bash, argv)]);
	const served = layers.flatMap((layer, index) => {
		const choice = chosen[index];
		return choice === "none" || !choice ? [] : [{
			layer,
			start: choice === "all" ? [] : choice
		}];
	});
	const scripts = served.map(({ layer, start }) => ({
		selector: selectorOf(layer),
		start
	}));
	const run = runScript(folder, shell, flox.program, scripts, facts.hidesToken);
	const text = (lines) => `${lines.join("\n")}\n`;
	return {
		argv: argvs[0] ?? [flox.program],
		files: {
			...Object.fromEntries(inner.map(([name, lines]) => [name, text(lines)])),
			[files.run]: text(run),
			[files.command]: `${command}\n`
		},
		services: served.map(({ layer }) => ({
			label: labelOf(layer),
			selector: selectorOf(layer),
			own: layer.kind === "folder"
		}))
	};
}
/** Which services of a layer are started: those of the innermost layer that defines a name. */
function choiceOf({ layers, services }, layer) {
	if (layer.kind === "reference") return services.length === 0 ? "none" : services.includes("all") ? "all" : services;
	const defined = servicesOf(layer);
	if (services.includes("all")) return defined.length === 0 ? "none" : "all";
	const inner = layers.slice(layers.indexOf(layer) + 1).flatMap(servicesOf);
	const chosen = services.filter((name) => defined.includes(name) && !inner.includes(name));
	return chosen.length === 0 ? "none" : chosen;
}
function optionsOf({ generation, mode, trust }, { flox }, layer, choice) {
	return [
		...selectorOf(layer),
		...generation === void 0 ? [] : [`--generation=${generation}`],
		...mode === "auto" ? [] : [`--mode=${mode}`],
		...trust ? ["--trust"] : [],
		...choice === "all" ? ["--start-services"] : [],
		...Array.isArray(choice) && startsAlone(flox) ? ["--no-start-services"] : []
	];
}
/** From 1.12.0 on, a manifest may start services by itself (`auto-start`), and an option prevents it. */
function startsAlone({ version }) {
	return isAtLeast(version, {
		major: 1,
		minor: 12
	}) === true;
}
function selectorOf(layer) {
	return layer.kind === "folder" ? [`--dir=${layer.path}`] : [`--reference=${layer.reference}`];
}
/** As messages call it: the name of the environment, or `owner/name`. */
function labelOf(layer) {
	return layer.kind === "folder" ? layer.environment.name : layer.reference;
}

// src/flox/activate/explain.ts
/** What a refusal of Flox means. Its words are those of 1.14 and 1.15: cli/flox/src/commands of https://github.com/flox/flox */
const giveToken = "Sign in with floxhub-auth in the setup step, or give the job a valid FLOX_FLOXHUB_TOKEN";
/** The problem behind the last lines that Flox printed before it gave up. Pure. */
function explainRefusal(said, label, login) {
	const text = said.join("\n");
	const expiry = claimsOf(login.token ?? "")?.expires;
	const state = expiry !== void 0 && expiry * 1e3 <= login.now ? `its token expired on ${dayOf(expiry)}` : login.token ? "its token may be expired or revoked" : "it has no token";
	if (/not trusted\./.test(text)) return error("FLX158", `${notTrusted(text) ?? label} is not trusted, so Flox does not run its hooks.`, "Set trust: true, if you trust its owner, or trusted-environments of the setup step.");
	if (/Authentication is required|login has expired|token has expired|Authentication rejected/.test(text)) {
		const fix = `Commit a manifest.lock that is up to date, with which no login is needed; or ${lower(giveToken)}.`;
		return error("FLX156", `${label} has packages to be resolved, which needs a login to FloxHub, and ${state}.`, fix);
	}
	if (/not found in FloxHub|does not exist in FloxHub/i.test(text)) {
		const message = `FloxHub shows this job no environment ${label}. It says so too where it is private, and ${state}.`;
		return error("FLX157", message, `Check the name. If it is private: ${lower(giveToken)}.`);
	}
	if (/Can't find download location/.test(text)) {
		const name = /download location for package '([^']+)'/.exec(text)?.[1] ?? "A package";
		return error("FLX160", `${name} of ${label} comes from a private catalog, and ${state}.`, `${giveToken} of its owner.`);
	}
	if (/Could not resolve host|Communication Error|error sending request|unable to access|Could not reach FloxHub/.test(text)) return error("FLX159", `FloxHub could not be reached to activate ${label}.`, "Run the job again. An environment in a folder with an up-to-date manifest.lock needs no FloxHub.");
	const why = said.findLast((line) => line.trim() !== "")?.replace(/^✘ ERROR: /u, "");
	const message = `Flox could not activate ${label}${why === void 0 ? "." : `: ${why}${/[.!?]$/.test(why) ? "" : "."}`}`;
	return error("FLX155", message, "See the lines that Flox printed before; the command was not started.");
}
/** The environment that is not trusted: an included one, maybe. */
function notTrusted(text) {
	return /environment '?([\w.-]+\/[\w.-]+)'? is not trusted/.exec(text)?.[1];
}
function lower(text) {
	return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

// src/flox/activate/run.ts
/** Runs a command in environments. */
/** Seconds: longer than any job of GitHub may take. */
const longest = 1296e3;
/** The `flox` of this machine. Throws ProblemError FLX162 where there is none, FLX006 where it does not answer. */
async function needFlox(host) {
	const flox = await lookForFlox(host);
	if (flox) return flox;
	throw new ProblemError(error("FLX162", "Flox was not found on this machine.", "Use the setup step with flox: true before this one."));
}
/**
* Activates the environments and runs the command in the innermost one, with the output of this process as its own. Throws
* ProblemError FLX155 where there is no bash; whatever Flox refuses is a problem in the answer.
*/
async function runActivation(host, flox, request, options) {
	const bash = await findProgram(host, "bash", (options.env["PATH"] ?? "").split(delimiter));
	if (bash === void 0) throw new ProblemError(error("FLX155", "bash is not on PATH.", "Install it: Flox activates with a shell."));
	await host.files.mkdir(jobFolder(host), {
		recursive: true,
		mode: 448
	});
	const folder = await host.files.mkdtemp(join(jobFolder(host), "activate-"));
	try {
		const plan = planActivation(request, {
			flox,
			bash,
			folder,
			hidesToken: options.hidesToken
		});
		for (const [name, text] of Object.entries(plan.files)) await host.files.writeFile(join(folder, name), text, { mode: 384 });
		const over = new AbortController();
		const env = {
			...options.env,
			FLOX_SHELL: bash
		};
		const watching = watchServices(host, flox.program, options.env, plan.services, over.signal);
		const command = {
			argv: plan.argv,
			env,
			cwd: options.cwd,
			timeout: longest,
			signal: host.cancelled
		};
		const outcome = await host.exec({
			...command,
			passesOutput: true,
			onStderr: (line) => host.log.info(line)
		});
		over.abort();
		await watching;
		const ended = await readEnded(host, folder, plan.services);
		const is = (name) => isThere(host, join(folder, name));
		const reached = await is(files.started) ? "command" : await is(files.active) ? "services" : "nothing";
		return judge(host, request, {
			token: options.env["FLOX_FLOXHUB_TOKEN"] || void 0,
			now: host.clock.now()
		}, {
			outcome,
			reached,
			ended
		});
	} finally {
		await host.files.rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function judge(host, { layers }, login, { outcome, reached, ended: services }) {
	const started = reached === "command";
	if (outcome.kind === "cancelled") return {
		exitCode: 1,
		started,
		problems: []
	};
	const exitCode = outcome.kind === "exited" ? outcome.code : 1;
	logServices(host, services, !started || exitCode !== 0);
	const problems = serviceProblems(services);
	if (!started) {
		const quietly = exitCode === 0 ? ["The activation ended before the command: a hook may have called exit."] : [];
		const said = outcome.kind === "not-started" ? [outcome.reason] : [...outcome.stderrTail, ...quietly];
		const label = layers.map(labelOf).join(", ");
		const refusal = reached === "services" ? notStarted(said) : explainRefusal(said, label, login);
		return {
			exitCode: exitCode === 0 ? 1 : exitCode,
			started,
			problems: [refusal, ...problems]
		};
	}
	if (exitCode === 0) return {
		exitCode,
		started,
		problems
	};
	const how = outcome.kind === "exited" ? `ended with exit code ${exitCode}` : "was killed";
	return {
		exitCode,
		started,
		problems: [error("FLX161", `The command ${how}.`, "Its output is in the log of this step."), ...problems]
	};
}

// src/actions/activate/action.ts
/** The activate action: runs the command in the environment. Its exit code is that of the command. */
async function runActivate(host, github) {
	const inputs = readInputs(activateSurface, github.actionInput);
	for (const secret of secretsOf(activateSurface, inputs)) github.mask(secret);
	const { variables, problems } = parseVariables(inputs.variables ?? "");
	const root = resolve(host.env["GITHUB_WORKSPACE"] || host.cwd);
	const cwd = resolve(root, inputs["working-directory"]);
	const wrong = [
		...problems,
		...contradictions(inputs),
		...await isThere(host, cwd) ? [] : [noFolder(cwd)]
	];
	if (wrong.length > 0) throw new ProblemError(wrong);
	const flox = await needFlox(host);
	const login = await floxEnvironment(host, github);
	github.annotate(login.warnings);
	const env = {
		...login.env,
		...variables
	};
	const { dir: folders = [], reference } = inputs;
	const { layers, warnings } = await findLayers({
		...host,
		env
	}, {
		folders,
		reference,
		cwd,
		root
	});
	const request = requestOf(inputs, layers);
	const refused = checkActivation(request);
	if (refused.length > 0) throw new ProblemError([...refused, ...warnings]);
	github.annotate(warnings);
	const caches = inputs["flox-env-cache"] ? await cachesOf(host, layers, inputs["flox-env-cache-key"] ?? "") : [];
	const restored = await restoreAll(host, github, caches);
	const wanted = inputs.services !== void 0;
	const left = {
		program: flox.program,
		services: wanted ? layers.map((layer) => ({
			label: labelOf(layer),
			selector: selectorOf(layer),
			own: isOwn(layer)
		})) : [],
		caches: caches.filter((_, index) => restored[index] !== true)
	};
	github.saveState("job", JSON.stringify(left));
	const { exitCode, started, problems: found } = await runActivation(host, flox, request, {
		cwd,
		env,
		hidesToken: hidesToken(host, variables)
	});
	if (exitCode !== 0) github.saveState("job", JSON.stringify({
		...left,
		caches: []
	}));
	github.setOutputs(activateSurface, {
		"exit-code": started ? exitCode : "",
		environment: layers.map(labelOf).join(" "),
		"env-cache-hit": caches.length === 0 ? "" : String(restored.every(Boolean))
	});
	github.annotate(found);
	return exitCode;
}
/** CFG001 and CFG002: what can be said before Flox is looked for. */
function contradictions(inputs) {
	const problems = [];
	const { reference, generation } = inputs;
	if (reference !== void 0 && inputs.dir !== void 0) problems.push(error("CFG002", "dir and reference are both set.", "Give one of them."));
	if (reference !== void 0 && inputs["flox-env-cache"]) problems.push(error("CFG002", "flox-env-cache is set, but the environment is one on FloxHub.", "Leave flox-env-cache out, or use the environment of a folder, which has a lock."));
	if (generation !== void 0 && !/^[1-9]\d{0,8}$/.test(generation)) problems.push(error("CFG001", `Input generation is ${JSON.stringify(generation)}.`, "It accepts a number, as in 12."));
	return problems;
}
function noFolder(path) {
	return error("CFG001", `The working-directory ${path} does not exist.`, "Name a folder that exists, from the root of the workspace; actions/checkout makes those of the repository.");
}
function requestOf(inputs, layers) {
	const { command, shell, mode, trust, services = [], generation } = inputs;
	return {
		command,
		shell,
		mode,
		trust,
		services,
		layers,
		generation: generation === void 0 ? void 0 : Number(generation)
	};
}
function isOwn({ kind }) {
	return kind === "folder";
}
async function cachesOf(host, layers, more) {
	const system = systemOf(host) ?? `${host.arch}-${host.platform}`;
	const caches = layers.map(async (layer) => {
		if (layer.kind !== "folder") return [];
		const { environment } = layer;
		const lock = await readIfPresent(host, resolve(host.cwd, environment.files.lock));
		const path = join(layer.path, ".flox", "cache");
		return [{
			label: environment.name,
			path,
			key: envCacheKey({
				environment,
				lock,
				system,
				path,
				more
			})
		}];
	});
	return (await Promise.all(caches)).flat();
}
/** One after the other: each may be as large as what the disk holds. Whether each was restored. */
async function restoreAll(host, github, caches) {
	const restored = [];
	for (const cache of caches) {
		const { outcome, problems } = await restoreEnvCache(host, cache);
		github.annotate(problems);
		restored.push(outcome === "restored");
	}
	return restored;
}

export { runActivate };