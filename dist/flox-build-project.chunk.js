import { error, warning } from "./frame.chunk.js";
import { readEnvironment, systemsOf } from "./flox-environment-read.chunk.js";
import { freshLock, inManifest } from "./flox-lint-lock.chunk.js";
import { cudaCatalog, cudaSetMember, toolkitOn } from "./flox-environment-cuda.chunk.js";
import { join, resolve } from "node:path";

// src/flox/build/check.ts
/**
* Compares a cell with its environment. Problems: FLX170 (no such build), FLX171 (its toolkit cannot be chosen), FLX172
* (not for this system), FLX176 (a version of a package that is not there), FLX177 (a version for an expression), FLX181 (an
* environment on FloxHub), FLX182 (a package that keeps its own CUDA).
*/
function demandOf(project, cell) {
	const { environment, expressions } = project;
	const { build, versions = {} } = cell.source;
	if (environment.owner !== void 0) {
		const message = `${titleOf(environment)} is ${environment.owner}/${environment.name} of FloxHub, from which Flox does not build.`;
		const fix = `Disconnect it: flox pull --copy -d ${environment.folder}`;
		const where = { where: { file: environment.files.pointer } };
		return {
			changes: [],
			locks: false,
			problems: [error("FLX181", message, fix, where)]
		};
	}
	const manifestBuild = Object.hasOwn(environment.manifest.build ?? {}, build);
	if (!manifestBuild && expressions.includes(build)) return expressionDemand(environment, cell);
	const problems = manifestBuild ? [] : [noBuild(project, build)];
	const toolkit = toolkitChanges(environment, cell);
	const version = versionChanges(environment, cell, versions);
	const changes = [...toolkit.changes, ...version.changes];
	problems.push(...toolkit.problems, ...version.problems, ...systemProblems(environment, cell, changes));
	const stale = freshLock.check({
		layers: [environment],
		access: {
			token: void 0,
			handle: void 0,
			trusted: {}
		},
		allowedToolkits: []
	});
	const locks = changes.length > 0 || stale.length > 0 || environment.lock === void 0;
	return {
		changes: merged(changes),
		locks,
		problems
	};
}
/** Nothing can be passed to an expression: its name says what it is for, and Flox takes the toolkit from it. */
function expressionDemand(environment, { source, package: name }) {
	const ids = Object.keys(source.versions ?? {});
	if (ids.length === 0) return {
		changes: [],
		locks: false,
		problems: []
	};
	const message = `${name} is a Nix expression, which gets no ${ids.join(", ")} from the environment.`;
	return {
		changes: [],
		locks: false,
		problems: [error("FLX177", message, "Remove version, or make it a build of the manifest.", place(environment))]
	};
}
function noBuild({ environment, expressions }, build) {
	const known = [...Object.keys(environment.manifest.build ?? {}), ...expressions];
	const fix = known.length > 0 ? `It has ${known.join(", ")}.` : "Add [build.NAME] to its manifest, or .flox/pkgs/NAME.nix.";
	return error("FLX170", `${titleOf(environment)} has no build ${build}.`, fix, place(environment));
}
/** The set `cudaPackages_X_Y` of the cell for every package of a set, where the lock has another toolkit. */
function toolkitChanges(environment, { toolkit, system, source }) {
	if (toolkit === "cpu") return {
		changes: [],
		problems: []
	};
	const members = environment.packages.filter((one) => cudaSetMember(one) && systemsOf(environment, one).includes(system));
	if (members.length === 0) {
		const fix = `Install cuda_nvcc.pkg-path = "${cudaCatalog}${setOf(toolkit)}.cuda_nvcc" and the libraries of the same set, with systems that include ${system}.`;
		const message = `${titleOf(environment)} has no CUDA package of a set for ${system}.`;
		return {
			changes: [],
			problems: [error("FLX171", message, fix, place(environment))]
		};
	}
	const known = members.flatMap((one) => toolkitOn(one, system) ?? []);
	if (known.length > 0 && known.every((found) => found === toolkit || toolkit.startsWith(`${found}.`)) && known.includes(toolkit)) return {
		changes: [],
		problems: []
	};
	const versions = source.versions ?? {};
	const blocked = members.flatMap((one) => cannotChange(environment, one, toolkit, versions));
	const own = environment.packages.filter((one) => one.path.startsWith("flox-cuda/") && !cudaSetMember(one));
	return {
		changes: members.flatMap((one) => {
			const member = cudaSetMember(one);
			return member ? [{
				id: one.id,
				path: `${member.built ? cudaCatalog : ""}${setOf(toolkit)}.${member.name}`
			}] : [];
		}),
		problems: [...blocked, ...own.map((one) => keepsCuda(environment, one))]
	};
}
/** `cudaPackages_12_8`. */
function setOf(toolkit) {
	return `cudaPackages_${toolkit.replace(".", "_")}`;
}
function cannotChange(environment, { id, line }, toolkit, versions) {
	const where = inManifest(environment, line);
	if (line === void 0) {
		const message = `${id} comes from an included environment, and cannot be taken from CUDA ${toolkit}.`;
		return [error("FLX171", message, "Install it in this manifest, or request the toolkit of the include.", where)];
	}
	const version = environment.manifest.install?.[id]?.version;
	if (!version || id in versions) return [];
	const message = `${id} has version = "${version}", which CUDA ${toolkit} does not have.`;
	return [error("FLX171", message, `Remove ${id}.version: the set has one version of each package.`, where)];
}
function keepsCuda(environment, { id, path, line }) {
	const message = `${id} (${path}) keeps the CUDA that the catalog built it with, whatever the toolkit of the cell.`;
	return warning("FLX182", message, "Request the toolkit of that package alone if the two meet in one program.", inManifest(environment, line));
}
function versionChanges(environment, { system }, versions) {
	const found = Object.entries(versions).map(([id, version]) => {
		const one = environment.packages.find((other) => other.id === id && other.kind === "catalog" && other.line !== void 0);
		if (one) return {
			changes: one.locked.find((entry) => entry.system === system)?.version === version ? [] : [{
				id,
				version
			}],
			problems: []
		};
		const fix = `Use the install id of one of them: ${environment.packages.filter(({ kind, line }) => kind === "catalog" && line !== void 0).map((other) => other.id).join(", ") || "none"}.`;
		const message = `version names ${id}, and the manifest installs no package of the catalog under that id.`;
		return {
			changes: [],
			problems: [error("FLX176", message, fix, place(environment))]
		};
	});
	return {
		changes: found.flatMap(({ changes }) => changes),
		problems: found.flatMap(({ problems }) => problems)
	};
}
/** What the environment is not for, and what its lock lacks of packages that stay as they are. */
function systemProblems(environment, { system }, changes) {
	const { systems, lock } = environment;
	if (systems && !systems.includes(system)) {
		const message = `${titleOf(environment)} is for ${systems.join(", ")}, not for ${system}.`;
		return [error("FLX172", message, `Add ${system} to options.systems, and lock it again.`, place(environment))];
	}
	if (!lock) return [];
	const kept = environment.packages.filter(({ id }) => !changes.some((change) => change.id === id));
	const absent = kept.filter((one) => one.kind === "catalog" && systemsOf(environment, one).includes(system) && !one.locked.some((entry) => entry.system === system));
	if (systems === void 0 && kept.length > 0 && !environment.lock?.packages.some((one) => one.system === system)) {
		const message = `${environment.files.lock} has no package for ${system}.`;
		return [error("FLX172", message, `Add ${system} to options.systems, and lock it again.`, place(environment))];
	}
	return absent.map(({ id, line }) => error("FLX172", `The lock has no ${id} for ${system}.`, "Lock the environment again with `flox edit`.", inManifest(environment, line)));
}
function merged(changes) {
	return [...Map.groupBy(changes, ({ id }) => id).values()].map((same) => Object.assign({}, ...same));
}
/**
* What the catalog has against a cell whose packages change. FLX172: no such package, or not for the system; FLX176: no
* such version. A package that could not be asked about passes.
*/
function catalogProblems(environment, cell, changes, catalog) {
	return changes.flatMap(({ id, path, version }) => {
		const one = environment.packages.find((other) => other.id === id);
		const asked = path ?? one?.path ?? "";
		const found = catalog.get(asked);
		const where = inManifest(environment, one?.line);
		if (found === void 0) return [];
		if (found === "absent") {
			const message = `The Flox catalog has no ${asked}, which ${cell.package} with CUDA ${cell.toolkit} needs.`;
			return [error("FLX172", message, `Ask it with \`flox search ${asked.split(".").at(-1)}\`, and request what it has.`, where)];
		}
		const systems = version === void 0 ? found.systems : found.versions.get(version);
		if (version !== void 0 && systems === void 0) {
			const some = [...found.versions.keys()].slice(0, 8).join(", ");
			return [error("FLX176", `The Flox catalog has no ${asked} ${version}.`, `It has ${some || "none"}.`, where)];
		}
		if (systems && systems.length > 0 && !systems.includes(cell.system)) {
			const message = `The Flox catalog has ${asked}${version ? ` ${version}` : ""} for ${systems.join(", ")}, not for ${cell.system}.`;
			return [error("FLX172", message, "Request another system, or exclude this cell.", where)];
		}
		return [];
	});
}
/** The names whose catalog entries decide. */
function askedPaths(environment, changes) {
	return changes.flatMap(({ id, path }) => path ?? environment.packages.find((one) => one.id === id)?.path ?? []);
}
/**
* FLX177: cells of one expression that only its name can tell apart. `cells` are those of one package.
*/
function expressionProblem(project, cells) {
	const twice = [...Map.groupBy(cells, ({ source, system }) => `${source.build} ${system}`).values()].find((same) => same.length > 1);
	const [first] = twice ?? [];
	if (!first || !project.expressions.includes(first.source.build)) return void 0;
	if (Object.hasOwn(project.environment.manifest.build ?? {}, first.source.build)) return void 0;
	const { build } = first.source;
	const file = `${project.environment.folder === "." ? "." : `./${project.environment.folder}`}/.flox/pkgs/${build}.nix`;
	return error("FLX177", `${build} is a Nix expression: it gets neither toolkit nor targets from Flox, and ${twice?.length} cells of a system would be the same.`, `Write one expression for each, and name them with {toolkit} and {sm}, as in flox: ${build}-{toolkit}-{sm}; or give the file to a Nixpkgs of the cell: { name: ${first.package}, file: ${file} }.`, place(project.environment));
}
function titleOf({ folder }) {
	return folder === "." ? "The Flox environment" : `The Flox environment of ${folder}`;
}
function place(environment) {
	return inManifest(environment, void 0);
}

// src/flox/build/project.ts
/** An environment of the repository, and what it can build. */
/** Reads the environment of a folder of the repository. Problems: FLX101 to FLX103. */
async function readProject(host, root, folder) {
	const path = resolve(root, folder);
	const read = await readEnvironment({
		...host,
		cwd: root
	}, path);
	if ("problems" in read) return read;
	const files = await host.files.readdir(join(path, ".flox/pkgs"), { recursive: true }).catch(() => []);
	return {
		environment: read.environment,
		expressions: expressionNames(files)
	};
}
/** A file in a set of packages is `set.name`; overrides are no packages. https://flox.dev/docs/concepts/nix-expression-builds */
function expressionNames(files) {
	const names = files.filter((file) => file.endsWith(".nix") && !file.startsWith("__")).map((file) => file.replace(/(?:\/default)?\.nix$/, "").replaceAll("/", "."));
	return [...new Set(names)].filter((name) => name !== "" && name !== "default").sort();
}

export { askedPaths, catalogProblems, demandOf, expressionProblem, readProject };