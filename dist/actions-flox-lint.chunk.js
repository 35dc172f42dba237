import { readAccess } from "./flox-lint-lock.chunk.js";
import { isCuda, toolkitOn, toolkitsOf } from "./flox-environment-cuda.chunk.js";
import { readEnvironment, systemsOf } from "./flox-environment-read.chunk.js";
import { lint } from "./flox-lint-lint.chunk.js";
import { ProblemError, exitCodeOf, explainHint, floxLintSurface, jsonText, problemText, readInputs, styled } from "./frame.chunk.js";
import { relative, resolve } from "node:path";

// src/actions/flox/lint.ts
/**
* `nix-cuda flox lint [DIR]…`: reports what is wrong with Flox environments, on GitHub as annotations. Exit code 1 when an
* error is among it. Throws ProblemError FLX101, FLX102 and FLX103 for environments that cannot be read.
*/
async function runFloxLint(host, { option, positionals, annotate }) {
	const inputs = readInputs(floxLintSurface, option);
	const read = await Promise.all((positionals.length > 0 ? positionals : ["."]).map((folder) => readEnvironment(host, folder)));
	const unreadable = read.flatMap((one) => "problems" in one ? one.problems : []);
	const shows = inputs.json ? void 0 : annotate;
	if (unreadable.length > 0) {
		if (!shows) throw new ProblemError(unreadable);
		await shows(unreadable.map((problem) => inRepository(host, problem)));
		return exitCodeOf(unreadable);
	}
	const layers = read.flatMap((one) => "environment" in one ? [one.environment] : []);
	const access = await readAccess(host);
	const problems = lint({
		layers,
		access,
		allowedToolkits: inputs["allow-toolkits"] ?? []
	});
	if (inputs.json) host.answer(jsonText({
		environments: layers.map(environmentRow),
		problems
	}));
	else {
		await shows?.(problems.map((problem) => inRepository(host, problem)));
		host.answer(lintText(layers, problems, shows === void 0));
	}
	return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}
/** GitHub shows a problem on its line when the file is named from the root of the repository. */
function inRepository(host, problem) {
	const { where } = problem;
	const root = host.env["GITHUB_WORKSPACE"];
	return where && root ? {
		...problem,
		where: {
			...where,
			file: relative(root, resolve(host.cwd, where.file))
		}
	} : problem;
}
function environmentRow(environment) {
	const { folder, name, owner, packages } = environment;
	return {
		folder,
		name,
		owner: owner ?? null,
		systems: allSystems(environment),
		toolkits: toolkitsOf(packages),
		packages: packages.map((one) => packageRow(environment, one))
	};
}
function packageRow(environment, one) {
	const locked = one.locked.map(({ system, version }) => {
		return {
			system,
			version: version ?? null,
			toolkit: toolkitOn(one, system) ?? null
		};
	});
	const { id, kind, path, group, priority, line } = one;
	const systems = systemsOf(environment, one);
	return {
		id,
		kind,
		path,
		group,
		priority,
		line: line ?? null,
		cuda: isCuda(one),
		systems,
		locked
	};
}
function allSystems(environment) {
	return [...new Set(environment.packages.flatMap((one) => systemsOf(environment, one)))].sort();
}
/** One line per environment, then errors, warnings and notices, unless annotations have them. */
function lintText(layers, problems, withProblems) {
	const lines = layers.map((environment) => {
		const { folder, name, packages } = environment;
		const toolkits = toolkitsOf(packages);
		const has = [
			`${packages.length} ${packages.length === 1 ? "package" : "packages"}`,
			...toolkits.length > 0 ? [`CUDA ${toolkits.join(", ")}`] : [],
			allSystems(environment).join(" ")
		];
		return `${styled("name", name)} (${folder}): ${has.filter((part) => part !== "").join(", ")}`;
	});
	const ranked = [
		"error",
		"warning",
		"notice"
	].map((severity) => {
		return {
			severity,
			found: problems.filter((problem) => problem.severity === severity)
		};
	});
	const counts = ranked.flatMap(({ severity, found }) => found.length === 0 ? [] : [`${found.length} ${severity}${found.length === 1 ? "" : "s"}`]);
	const listed = ranked.flatMap(({ found }) => found.map(problemText)).join("\n");
	const hint = withProblems ? styled("faint", explainHint(problems)) : "";
	return `${[
		lines.join("\n"),
		withProblems ? listed : "",
		counts.join(", ") || "no problems",
		hint
	].filter((part) => part !== "").join("\n\n")}\n`;
}

export { runFloxLint };