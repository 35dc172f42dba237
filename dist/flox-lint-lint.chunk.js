import { error, notice, warning } from "./frame.chunk.js";
import { cudaCatalog, cudaSetMember, isCuda, toolkitOn, toolkitsOf, withoutVague } from "./flox-environment-cuda.chunk.js";
import { committedFiles, freshLock, inManifest, ofEach, pages, reachableIncludes } from "./flox-lint-lock.chunk.js";
import { systemsOf } from "./flox-environment-read.chunk.js";

// src/flox/lint/builds.ts
/** Rules of what is built and published. */
/** The one group whose packages builds have. */
const buildGroup = "toplevel";
const buildPackages = ofEach(pages.publish, (environment) => {
	const builds = Object.entries(environment.manifest.build ?? {});
	const [first] = builds;
	const { packages, source } = environment;
	if (first && !packages.some(({ group }) => group === buildGroup)) return [error("FLX111", "There are builds, but no package in the group toplevel: publishing is refused.", "Install what they need without pkg-group.", inManifest(environment, source.lineOf(["build", first[0]])))];
	return builds.flatMap(([name, build]) => {
		return [...(build["runtime-packages"] ?? []).flatMap((id, index) => {
			const place = inManifest(environment, source.lineOf([
				"build",
				name,
				"runtime-packages",
				index
			]));
			const problem = absent(environment, name, id);
			return problem ? [{
				...problem,
				...place
			}] : [];
		}), ...compilers(environment, name, build.command)];
	});
});
/** A runtime package that the build does not get. */
function absent({ packages }, build, id) {
	const found = packages.find((one) => one.id === id);
	if (found?.group === buildGroup) return void 0;
	const state = found ? `in the group ${found.group}` : "not installed";
	const fix = found ? `Remove ${id}.pkg-group.` : `Install ${id}, or remove it from the list.`;
	return error("FLX111", `runtime-packages of build.${build} has ${id}, which is ${state}.`, fix);
}
/** nvcc in a command, where every package that has it is in another group. */
function compilers(environment, name, command) {
	const having = environment.packages.filter((one) => ["cuda_nvcc", "cudatoolkit"].includes(cudaSetMember(one)?.name ?? ""));
	const [one] = having;
	if (!one || having.some(({ group }) => group === buildGroup) || !/(?:^|[\s;&|(])nvcc\s/m.test(command)) return [];
	const message = `build.${name} calls nvcc, and ${one.id} is in the group ${one.group}, which builds do not have.`;
	const place = inManifest(environment, environment.source.lineOf([
		"build",
		name,
		"command"
	]));
	return [error("FLX111", message, `Remove ${one.id}.pkg-group.`, place)];
}
const pureBuilds = ofEach(pages.guide, (environment) => {
	const builds = Object.entries(environment.manifest.build ?? {});
	const isStage = (name) => builds.some(([other, { command }]) => other !== name && command.includes(`\${${name}}`));
	return builds.flatMap(([name, { sandbox }]) => {
		if (sandbox === "pure" || isStage(name)) return [];
		const message = `build.${name} has the sandbox ${sandbox ?? "off"}: it sees the network and files that are not in git.`;
		const line = environment.source.lineOf([
			"build",
			name,
			"sandbox"
		]);
		const fix = `Set build.${name}.sandbox = "pure" for what is published.`;
		return [warning("FLX112", message, fix, inManifest(environment, line))];
	});
});

// src/flox/lint/scripts.ts
/** Every script of the manifest. */
function scriptsOf({ manifest, source }) {
	const script = (kind, path) => ({
		kind,
		name: path.join("."),
		lines: source.linesOf(path).map(({ line, text }) => ({
			line,
			text: text.replace(/(^|\s)#.*$/, "$1")
		}))
	});
	const services = Object.entries(manifest.services ?? {}).filter(([, one]) => typeof one === "object" && one.command);
	return [
		...Object.keys(manifest.hook ?? {}).map((key) => script("hook", ["hook", key])),
		...Object.keys(manifest.profile ?? {}).map((key) => script("profile", ["profile", key])),
		...services.map(([name]) => script("service", [
			"services",
			name,
			"command"
		])),
		...Object.keys(manifest.build ?? {}).map((name) => script("build", [
			"build",
			name,
			"command"
		]))
	];
}
/**
* What a shell would carry out in the script's own process: without quoted texts, here-documents and what stands in
* parentheses. Read line by line, so that a text over several lines is taken for commands.
*/
function ownCommands({ lines }) {
	let end;
	let depth = 0;
	return lines.flatMap(({ line, text }) => {
		if (end !== void 0) {
			if (text.trim() === end) end = void 0;
			return [];
		}
		end = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text)?.[2];
		let own = "";
		for (const sign of withoutQuotes(text)) if (sign === "(") depth += 1;
		else if (sign === ")") depth = Math.max(0, depth - 1);
		else if (depth === 0) own += sign;
		return [{
			line,
			text: own
		}];
	});
}
function withoutQuotes(text) {
	return text.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, "\"\"");
}
/** Lines that a backslash continues as one, with the number of the first. */
function logicalLines(lines) {
	const joined = [];
	let open = false;
	for (const { line, text } of lines) {
		const last = joined.at(-1);
		if (open && last) last.text += ` ${text.replace(/\\$/, "")}`;
		else joined.push({
			line,
			text: text.replace(/\\$/, "")
		});
		open = text.endsWith("\\");
	}
	return joined;
}

// src/flox/lint/hooks.ts
/** Rules of hooks, variables and the paths in them. */
/** In front of a command: the beginning, what ends another one, or a word of the shell. */
const before = String.raw`(?:^|[;&|{]|\b(?:then|do|else)\b)\s*`;
function hooksOf(environment) {
	return scriptsOf(environment).filter(({ kind }) => kind === "hook");
}
const noExit = ofEach(pages.guide, (environment) => {
	const exit = new RegExp(String.raw`${before}exit\b`);
	return hooksOf(environment).filter(({ name }) => name === "hook.on-activate").flatMap((script) => ownCommands(script).filter(({ text }) => exit.test(text)).map(({ line }) => {
		const message = `exit in ${script.name} ends the activation before the command of the user runs.`;
		return warning("FLX116", message, "Write return instead.", inManifest(environment, line));
	}));
});
const noPrompt = ofEach(pages.guide, (environment) => {
	const question = new RegExp(String.raw`${before}(?:read\b(?!.*<)|gum\s+(?:input|choose|confirm|write|filter|file)\b|select\s+\w+\s+in\b|(?:whiptail|dialog)\s)`);
	/** A hook that asks only where somebody can answer. */
	const guarded = ({ lines }) => lines.some(({ text }) => /\s-t\s+[012]\b|\bCI\b/.test(text));
	return hooksOf(environment).filter((script) => !guarded(script)).flatMap((script) => ownCommands(script).filter(({ text }) => question.test(text) && !/(?<!\|)\|\s*read\b/.test(text)).map(({ line }) => {
		const message = `${script.name} waits for an answer, which nobody gives in CI.`;
		return warning("FLX117", message, "Use a variable with a default, or ask only where there is a terminal ([ -t 0 ]).", inManifest(environment, line));
	}));
});
/** Folders that differ from machine to machine; /bin/sh, /usr/bin/env, /tmp, /dev and /proc are everywhere. */
const machinePath = /(?<![\w$}/.~@)-])\/(?:home|Users|root|usr|opt|mnt|srv|media|lib|lib64|nix\/store)\/[^\s'";:,)]*/g;
const noMachinePath = ofEach(pages.guide, (environment) => {
	const { manifest, source } = environment;
	const finding = (name, { line, text }) => {
		const expanded = text.replaceAll(/"\$\{?\w+\}?"/g, "$X");
		const foreign = [...new Set([...expanded.matchAll(machinePath)].map(([path]) => path))].filter((path) => path !== "/usr/bin/env");
		if (foreign.length === 0) return [];
		const message = `${name} has ${foreign.join(" and ")}, which other machines may not have.`;
		return [warning("FLX114", message, "Use $FLOX_ENV for packages, $FLOX_ENV_PROJECT for the repository, $FLOX_ENV_CACHE for data.", inManifest(environment, line))];
	};
	return [...[...variablesOf(environment), ...(manifest.include?.environments ?? []).map((_, index) => [
		"include",
		"environments",
		index,
		"dir"
	])].flatMap((path) => source.linesOf(path).flatMap((line) => finding(path.join("."), line))), ...scriptsOf(environment).flatMap((script) => withoutDocuments(script).flatMap((line) => finding(script.name, line)))];
});
/** The lines of a script outside of here-documents. */
function withoutDocuments(script) {
	const kept = new Set(ownCommands(script).map(({ line }) => line));
	return script.lines.filter(({ line }) => kept.has(line));
}
/** The variables of the manifest and of its services. */
function variablesOf({ manifest }) {
	const services = Object.entries(manifest.services ?? {}).flatMap(([service, one]) => typeof one === "object" ? Object.keys(one.vars ?? {}).map((name) => [
		"services",
		service,
		"vars",
		name
	]) : []);
	return [...Object.keys(manifest.vars ?? {}).map((name) => ["vars", name]), ...services];
}
/** Names whose values are secrets, and values that are secrets under every name. */
const secretName = /(?:^|_)(?:TOKEN|SECRET|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY)$|PASSWORD$/i;
const secretValue = /^(?:flox_[sp]at_|gh[pousr]_|github_pat_|glpat-|hf_[A-Za-z]{20}|xox[abp]-|AKIA[A-Z0-9]{12}|eyJ[\w-]+\.eyJ)|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^\s/:@$]+:[^\s/@$]+@/;
/** What refers to something, or is too short to be a secret. */
const noSecret = /^$|\$|^[/~]|^(?:true|false|\d{1,5})$/;
const noStoredSecret = ofEach(pages.guide, (environment) => variablesOf(environment).flatMap((path) => {
	const value = environment.source.linesOf(path).map(({ text }) => text).join("\n").trim();
	const name = String(path.at(-1));
	if (!secretValue.test(value) && (!secretName.test(name) || noSecret.test(value))) return [];
	const message = `The variable ${path.join(".")} holds a secret, which everybody reads who gets the environment.`;
	const fix = `Remove it, revoke the secret, and give the job ${name} as a variable of its environment.`;
	return [error("FLX115", message, fix, inManifest(environment, environment.source.lineOf(path)))];
}));

// src/flox/lint/pytorch-index.ts
/** https://pytorch.org/get-started/locally/: `cu124` is for CUDA 12.4. */
const address = /download\.pytorch\.org\/whl\/(?:nightly\/|test\/)?(?:cpu|cu(\d+)(\d))\b/g;
function indexesIn(text) {
	return [...text.matchAll(address)].map(([, major, minor]) => major ? `${major}.${minor}` : "cpu");
}
/** Every use, the variables as one: pip and uv read them together. */
function pytorchIndexes(environment) {
	const uses = (lines) => lines.flatMap(({ line, text }) => {
		const indexes = indexesIn(text);
		return indexes.length > 0 ? [{
			line,
			indexes
		}] : [];
	});
	const { manifest, source } = environment;
	const variables = uses(Object.keys(manifest.vars ?? {}).flatMap((name) => source.linesOf(["vars", name])));
	return [...variables.slice(-1).map(({ line }) => ({
		line,
		indexes: variables.flatMap(({ indexes }) => indexes)
	})), ...scriptsOf(environment).flatMap(({ lines }) => uses(logicalLines(lines)))];
}
/** Whether wheels of PyTorch are installed. */
function hasPytorchIndex(environment) {
	return pytorchIndexes(environment).length > 0;
}

// src/flox/lint/packages.ts
/** Rules of what is installed. */
/** Those whose files LICENSE are known to collide, with the priorities that the vendor gives them. */
const priorities = {
	cuda_nvcc: 1,
	cuda_cudart: 2,
	cudatoolkit: 3
};
const licensePriorities = ofEach(pages.priority, (environment) => {
	const members = environment.packages.filter((one) => cudaSetMember(one) !== void 0);
	return [...Map.groupBy(members, ({ priority }) => priority)].flatMap(([priority, same]) => {
		const known = colliding(environment, same.filter((one) => Object.hasOwn(priorities, nameInSet(one))));
		const all = colliding(environment, same);
		const [, second] = known.length > 0 ? known : all;
		if (!second) return [];
		const place = inManifest(environment, second.line);
		if (known.length === 0) {
			const message = `${idsOf(all)} have the same priority (${priority}). Where two of them bring the same file LICENSE, the environment cannot be built.`;
			return [warning("FLX104", message, "Give each a priority of its own; the lower one wins.", place)];
		}
		const message = `${idsOf(known)} have the same priority (${priority}) and bring a file LICENSE each: the environment cannot be built.`;
		const wanted = known.map((one) => `${one.id}.priority = ${priorities[nameInSet(one)]}`);
		return [error("FLX104", message, `Set ${wanted.join(" and ")}.`, place)];
	});
});
/** Those that have another package beside them on one of their systems. */
function colliding(environment, packages) {
	return packages.filter((one) => packages.some((other) => {
		const [systems, others] = [systemsOf(environment, one), systemsOf(environment, other)];
		return (systems.length === 0 || others.length === 0 || others.some((system) => systems.includes(system))) && nameInSet(one) !== nameInSet(other);
	}));
}
function nameInSet(one) {
	return cudaSetMember(one)?.name ?? "";
}
function idsOf(packages) {
	return packages.map(({ id }) => id).join(", ");
}
const cudaSystems = ["x86_64-linux", "aarch64-linux"];
const cudaOnLinux = ofEach(pages.cuda, (environment) => environment.packages.filter(isCuda).flatMap((one) => {
	const listed = one.systems ?? environment.systems;
	const foreign = listed?.filter((system) => !cudaSystems.includes(system)) ?? [];
	if (listed && foreign.length === 0) return [];
	const fix = `Set ${one.id}.systems = ["aarch64-linux", "x86_64-linux"].`;
	const place = inManifest(environment, one.line);
	if (listed) return [error("FLX105", `${one.id} is for ${foreign.join(", ")} too, where there is no CUDA.`, fix, place)];
	const message = `${one.id} has no systems, and neither has [options]: Flox then wants it for macOS too, where there is no CUDA.`;
	return [warning("FLX105", message, fix, place)];
}));
const oneToolkit = {
	source: pages.guide,
	check: ({ layers, allowedToolkits }) => {
		const packages = layers.flatMap((environment) => environment.packages.map((one) => ({
			environment,
			one
		})));
		const systems = new Set(packages.flatMap(({ environment, one }) => [...systemsOf(environment, one), ...lockedFor(one)]));
		const said = /* @__PURE__ */ new Map();
		for (const system of systems.size > 0 ? systems : [""]) {
			const found = packages.flatMap(({ environment, one }) => {
				const toolkit = system === "" || [...systemsOf(environment, one), ...lockedFor(one)].includes(system) ? toolkitOn(one, system) : void 0;
				return toolkit === void 0 ? [] : [{
					environment,
					one,
					toolkit
				}];
			});
			const toolkits = withoutVague([...new Set(found.map(({ toolkit }) => toolkit))]);
			if (toolkits.length < 2 || toolkits.every((toolkit) => allowedToolkits.includes(toolkit))) continue;
			const ids = (toolkit) => [...new Set(found.filter((entry) => entry.toolkit === toolkit).map(({ one }) => one.id))];
			const message = `CUDA ${toolkits.map((toolkit) => `${toolkit} (${ids(toolkit).join(", ")})`).join(" and ")} stand beside each other.`;
			const fix = `Use one set cudaPackages_X_Y for all, or allow it with --allow-toolkits ${toolkits.join(",")}.`;
			const second = found.find(({ toolkit }) => toolkits.includes(toolkit) && toolkit !== found[0]?.toolkit) ?? found[0];
			if (second) said.set(message, warning("FLX106", message, fix, inManifest(second.environment, second.one.line)));
		}
		return [...said.values()];
	}
};
function lockedFor(one) {
	return one.locked.map(({ system }) => system);
}
const builtCatalog = ofEach(pages.cuda, (environment) => environment.packages.flatMap((one) => {
	if (cudaSetMember(one)?.built !== false) return [];
	const message = `${one.id} is ${one.path} of the base catalog, which is built from source.`;
	const fix = `Write ${one.id}.pkg-path = "${cudaCatalog}${one.path}".`;
	return [warning("FLX107", message, fix, inManifest(environment, one.line))];
}));
/** Packages with libstdc++.so.6. */
const withLibrary = /(?:^|[./])(?:gcc\d*-unwrapped|stdenv\.cc\.cc(?:\.lib)?|libgcc)$/;
const libraryOfGcc = ofEach(pages.guide, (environment) => {
	const gcc = environment.packages.find(({ path }) => /^(?:[\w-]+\/)?gcc\d*$/.test(path));
	const loads = hasPytorchIndex(environment);
	const needed = loads || environment.packages.some(isCuda);
	if (!gcc || !needed || environment.packages.some(({ path }) => withLibrary.test(path))) return [];
	const report = loads ? warning : notice;
	const why = loads ? "which the wheels of PyTorch load" : "which C++ programs load";
	return [report("FLX108", `${gcc.id} is installed without gcc-unwrapped, the package with libstdc++.so.6, ${why}.`, "Add gcc-unwrapped.pkg-path = \"gcc-unwrapped\" with gcc-unwrapped.priority = 6.", inManifest(environment, gcc.line))];
});

// src/flox/lint/pytorch.ts
/** Rules of the indexes that the wheels of PyTorch come from. */
const indexOfToolkit = ofEach(pages.guide, (environment, { layers }) => {
	const toolkits = toolkitsOf(layers.flatMap(({ packages }) => packages));
	const fits = (index) => toolkits.some((toolkit) => index === toolkit || index.startsWith(`${toolkit}.`));
	if (toolkits.length === 0) return [];
	return pytorchIndexes(environment).flatMap(({ line, indexes }) => [...new Set(indexes)].filter((index) => index !== "cpu" && !fits(index)).map((index) => {
		const message = `The index ${`cu${index.replace(".", "")}`} is for CUDA ${index}, and the environment has CUDA ${toolkits.join(", ")}.`;
		const fix = `Use the index of CUDA ${toolkits.join(" or ")}, or CUDA ${index}.`;
		return warning("FLX118", message, fix, inManifest(environment, line));
	}));
});
const oneKindOfIndex = ofEach(pages.guide, (environment) => pytorchIndexes(environment).flatMap(({ line, indexes }) => {
	if (!indexes.includes("cpu") || indexes.every((index) => index === "cpu")) return [];
	return [warning("FLX119", "One installation names an index of PyTorch for CUDA and the one without: either may be taken.", "Name one of them.", inManifest(environment, line))];
}));

// src/flox/lint/lint.ts
/** Every rule, in the order of its code. */
const rules = [
	licensePriorities,
	cudaOnLinux,
	oneToolkit,
	builtCatalog,
	libraryOfGcc,
	freshLock,
	committedFiles,
	buildPackages,
	pureBuilds,
	reachableIncludes,
	noMachinePath,
	noStoredSecret,
	noExit,
	noPrompt,
	indexOfToolkit,
	oneKindOfIndex
];
/** What every rule has against environments, each with the source of the rule. Pure. */
function lint(scene) {
	return rules.flatMap(({ source, check }) => check(scene).map((problem) => ({
		...problem,
		source
	})));
}

export { lint };