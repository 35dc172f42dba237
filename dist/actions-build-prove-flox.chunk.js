import { signedInIfPossible } from "./flox-auth-signed-in2.chunk.js";
import { ProblemError, computeName, error, failureText, isErrno, parseCapability, smDigits, smName, warning, writeAtomically } from "./frame.chunk.js";
import { failureCause } from "./nix-build-build.chunk.js";
import { asOwner, builtHere, childEnv, deriverOf, limitTo, logDetail, lookForFlox, runNix } from "./common.chunk.js";
import { runFlox } from "./flox-run-flox.chunk.js";
import { demandOf, readProject } from "./flox-build-project.chunk.js";
import { parseTOML, systemsOf } from "./flox-environment-read.chunk.js";
import { cudaSetMember } from "./flox-environment-cuda.chunk.js";
import { proveOutputs, result, timed } from "./actions-build-prove-cell.chunk.js";
import { constants } from "node:fs";
import { join, relative, resolve } from "node:path";

// src/flox/build/copy.ts
/** A copy of the project to build one cell in: builds write to their project, and each cell has a manifest of its own. */
/** Files that are copied at the same time. */
const atOnce = 16;
/** Seconds for one command of git. */
const timeout = 600;
/**
* Of every file, the second day of 1980, the first year of archives: a pure build gets an archive of the files with their times, and those of a checkout are new in each
* run, so that nothing would be found in a cache.
*/
const age = 315619200;
/**
* Copies a repository as git sees its folder: tracked and new files with their changes, and the history for version
* commands, without what is ignored. A folder that is no repository is copied whole. FLX179.
*/
async function copyProject(host, root, to) {
	await host.files.rm(to, {
		recursive: true,
		force: true
	});
	const git = await gitOf(host);
	const top = await git([
		"-C",
		root,
		"rev-parse",
		"--show-toplevel"
	]);
	try {
		if ("failed" in top) return await copyFolder(host, root, to);
		const folder = top.stdout.trim();
		const cloned = await git([
			"clone",
			"--quiet",
			"--shared",
			"--no-checkout",
			"--",
			folder,
			to
		]);
		if ("failed" in cloned) return { problem: notCopied(root, cloned.failed) };
		const listed = await Promise.all([git([
			"-C",
			folder,
			"ls-files",
			"-z",
			"--cached",
			"--recurse-submodules"
		]), git([
			"-C",
			folder,
			"ls-files",
			"-z",
			"--others",
			"--exclude-standard"
		])]);
		const names = listed.flatMap((list) => "failed" in list ? [] : list.stdout.split("\0").filter(Boolean));
		const failed = listed.find((list) => "failed" in list);
		if (failed && "failed" in failed) return { problem: notCopied(root, failed.failed) };
		await copyFiles(host, folder, to, names);
		const track = async (changed) => {
			for (const path of changed) await host.files.lutimes(path, age, age);
			await git([
				"-C",
				to,
				"add",
				"--all",
				"--force"
			]);
		};
		await track([]);
		return {
			root: join(to, relative(folder, await host.files.realpath(root))),
			track
		};
	} catch (cause) {
		if (!(cause instanceof Error) || !("code" in cause)) throw cause;
		return { problem: notCopied(root, cause.message) };
	}
}
async function gitOf(host) {
	const env = childEnv(host.env, {
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		...await asOwner(host)
	});
	return async (args) => {
		const outcome = await host.exec({
			argv: ["git", ...args],
			env,
			timeout,
			signal: host.cancelled
		});
		return outcome.kind === "exited" && outcome.code === 0 ? { stdout: outcome.stdout } : { failed: failureText(outcome) };
	};
}
async function copyFiles(host, from, to, names) {
	const limit = limitTo(atOnce);
	await Promise.all(names.map((name) => limit(() => copyFile(host, join(from, name), join(to, name)))));
}
async function copyFile(host, from, to) {
	try {
		await host.files.cp(from, to, cpOptions);
		await host.files.lutimes(to, age, age);
	} catch (cause) {
		if (!isErrno(cause, "ENOENT")) throw cause;
	}
}
const cpOptions = {
	recursive: true,
	verbatimSymlinks: true,
	mode: constants.COPYFILE_FICLONE
};
async function copyFolder(host, root, to) {
	const perMachine = /(?:^|\/)\.flox\/(?:run|cache|log|lib)$/;
	const filter = (path) => resolve(path) !== resolve(to) && !perMachine.test(path);
	await host.files.cp(root, to, {
		...cpOptions,
		filter
	});
	return {
		root: to,
		track: async () => {}
	};
}
function notCopied(root, why) {
	return error("FLX179", `${root} could not be copied to build in: ${why}.`, "Check git and the room on the disk.");
}

// src/flox/build/lock.ts
/**
* The lock of a manifest that got other variables, so that no server has to be asked. Flox takes a lock as current whose
* manifest is the one on disk; of an environment with includes that is `compose.composer`, beside the merged one.
* https://github.com/flox/flox/blob/main/cli/schemas
*/
/** The text of a lock with these variables. Throws SyntaxError for what is not JSON. */
function lockWithVariables(text, variables) {
	const lock = tableOf(JSON.parse(text));
	const withVariables = (manifest) => {
		const table = tableOf(manifest);
		return {
			...table,
			vars: {
				...tableOf(table["vars"]),
				...variables
			}
		};
	};
	const compose = lock["compose"] ? tableOf(lock["compose"]) : void 0;
	const changed = {
		...lock,
		manifest: withVariables(lock["manifest"]),
		...compose ? { compose: {
			...compose,
			composer: withVariables(compose["composer"])
		} } : {}
	};
	return `${JSON.stringify(changed, null, 2)}\n`;
}
function tableOf(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

// src/flox/build/manifest.ts
/** Changes to the text of a manifest that leave its comments and its form alone. */
/**
* The manifest with other packages and variables; those that it has already are overwritten. Throws ParseError for what is
* not TOML.
*/
function changeManifest(text, changes) {
	const [root] = parseTOML(text, { tomlVersion: "latest" }).body;
	const written = entriesOf(root);
	const newline = text.includes("\r\n") ? "\r\n" : "\n";
	return [...changes.packages.flatMap((change) => packageEdits(text, written, change, newline)), ...variableEdits(text, root, written, changes.variables, newline)].toSorted((a, b) => b.at[0] - a.at[0]).reduce((changed, { at, text: by }) => changed.slice(0, at[0]) + by + changed.slice(at[1]), text);
}
function entriesOf(root) {
	const visit = (above, node, how) => {
		const path = [...above, ...node.key.keys.map((part) => part.type === "TOMLBare" ? part.name : part.value)];
		const { value } = node;
		const inner = value.type === "TOMLInlineTable" ? value.body : [];
		return [{
			path,
			node,
			...how
		}, ...inner.flatMap((one) => visit(path, one, {
			inline: true,
			top: false
		}))];
	};
	return root.body.flatMap((entry) => entry.type === "TOMLKeyValue" ? visit([], entry, {
		inline: false,
		top: true
	}) : entry.body.flatMap((one) => visit(entry.resolvedKey.map(String), one, {
		inline: false,
		top: false
	})));
}
function packageEdits(text, written, { id, path, version }, newline) {
	const find = (key) => written.find((one) => isPath(one.path, [
		"install",
		id,
		key
	]));
	const [named, pinned] = [find("pkg-path"), find("version")];
	if (!named) return [];
	const edits = path === void 0 ? [] : [replaced(text, named, path)];
	if (version === void 0) return edits;
	if (pinned) return [...edits, replaced(text, pinned, version)];
	const { node, inline } = named;
	const last = node.key.keys.at(-1);
	const entry = `${last ? text.slice(node.key.range[0], last.range[0]) : ""}version = ${JSON.stringify(version)}`;
	const indent = /[ \t]*$/.exec(text.slice(0, node.range[0]))?.[0] ?? "";
	const added = inline ? `${entry}, ` : `${entry}${newline}${indent}`;
	return [...edits, {
		at: [node.range[0], node.range[0]],
		text: added
	}];
}
/** In the quotes that are there. */
function replaced(text, { node }, value) {
	const quote = text[node.value.range[0]] === "'" ? "'" : "\"";
	return {
		at: node.value.range,
		text: `${quote}${value}${quote}`
	};
}
function variableEdits(text, root, written, variables, newline) {
	const existing = (name) => written.find(({ path }) => isPath(path, ["vars", name]));
	const names = Object.keys(variables);
	const lines = names.filter((name) => !existing(name)).map((name) => `${name} = ${JSON.stringify(variables[name] ?? "")}`);
	return [...names.flatMap((name) => {
		const found = existing(name);
		return found ? [{
			at: found.node.value.range,
			text: JSON.stringify(variables[name] ?? "")
		}] : [];
	}), ...lines.length > 0 ? [insertion(text, root, written, lines, newline)] : []];
}
/** New variables in whichever form the manifest has some already. */
function insertion(text, root, written, lines, newline) {
	const table = root.body.find((entry) => entry.type === "TOMLTable" && isPath(entry.resolvedKey.map(String), ["vars"]));
	if (table) {
		const end = text.indexOf("\n", table.range[0]);
		const block = lines.map((line) => `${line}${newline}`).join("");
		return end < 0 ? {
			at: [text.length, text.length],
			text: `${newline}${block}`
		} : {
			at: [end + 1, end + 1],
			text: block
		};
	}
	const braces = written.find(({ path }) => isPath(path, ["vars"]))?.node.value;
	if (braces?.type === "TOMLInlineTable") {
		const start = braces.range[0] + 1;
		return {
			at: [start, start],
			text: ` ${lines.join(", ")}${braces.body.length > 0 ? "," : " "}`
		};
	}
	const dotted = written.find(({ path, top }) => top && path[0] === "vars");
	if (dotted) {
		const start = dotted.node.range[0];
		return {
			at: [start, start],
			text: lines.map((line) => `vars.${line}${newline}`).join("")
		};
	}
	const gap = text === "" || text.endsWith("\n") ? "" : newline;
	const block = [
		"",
		"[vars]",
		...lines,
		""
	].join(newline);
	return {
		at: [text.length, text.length],
		text: `${gap}${block}`
	};
}
function isPath(path, wanted) {
	return path.length === wanted.length && path.every((name, index) => name === wanted[index]);
}

// src/flox/build/smoke.ts
/** Tries the compiler of an environment before a build that may take hours. It needs no GPU. */
const kernel = `__global__ void axpy(int n, float a, const float *x, float *y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] += a * x[i];
}
int main() {
  axpy<<<1, 32>>>(0, 1.0f, nullptr, nullptr);
  return cudaDeviceSynchronize() == cudaSuccess ? 0 : 1;
}
`;
/** Whether the environment has an nvcc of a set, on this system. Pure. */
function hasCompiler(environment, system) {
	return environment.packages.some((one) => ["cuda_nvcc", "cudatoolkit"].includes(cudaSetMember(one)?.name ?? "") && systemsOf(environment, one).includes(system));
}
/**
* Compiles and links a kernel for the targets of a cell, with the nvcc of the environment and its shared CUDA runtime.
* FLX180 (a warning: the build may know better) where that fails.
*/
async function tryCompiler(host, flox, where, gencode) {
	const source = join(where.scratch, "axpy.cu");
	await writeAtomically(host, source, kernel);
	const nvcc = [
		"nvcc",
		"-cudart",
		"shared",
		...gencode,
		source,
		"-o",
		join(where.scratch, "axpy")
	];
	const begun = host.clock.now();
	const outcome = await runFlox(host, flox, [
		"activate",
		"-d",
		where.environment,
		"--",
		...nvcc
	], {
		timeout: 300,
		cwd: where.environment,
		silent: true
	});
	if (outcome.kind === "exited" && outcome.code === 0) {
		const seconds = ((host.clock.now() - begun) / 1e3).toFixed(1);
		host.log.info(`The nvcc of the environment compiles and links for these targets (${seconds} s)`);
		return [];
	}
	const message = `The nvcc of the environment cannot compile and link a kernel for this cell: ${((outcome.kind === "not-started" ? void 0 : outcome.stderrTail.find((line) => /error|not found/i.test(line))) ?? failureText(outcome)).trim().replace(/\.$/, "")}.`;
	const fix = `Try it: flox activate -d ${where.environment} -- ${nvcc.join(" ")}`;
	return [warning("FLX180", message, fix)];
}

// src/flox/build/variables.ts
/** What a cell tells the build of a Flox environment. */
/**
* The variables of a cell by name. CMake takes CUDAARCHS for CMAKE_CUDA_ARCHITECTURES
* (https://cmake.org/cmake/help/latest/envvar/CUDAARCHS.html), extensions of PyTorch take TORCH_CUDA_ARCH_LIST
* (https://docs.pytorch.org/docs/stable/cpp_extension.html), and NIX_CUDA_GENCODE is for nvcc itself. Without CUDA the lists
* are empty, and CMake and PyTorch get none.
*/
function buildVariables(cell) {
	const parse = (texts) => texts.flatMap((text) => parseCapability(text) ?? []);
	const [real, ptx] = [parse(cell.capabilities), parse(cell.ptx)];
	const gencode = [...real.map((one) => `-gencode=arch=${computeName(one)},code=${smName(one)}`), ...ptx.map((one) => `-gencode=arch=${computeName(one)},code=${computeName(one)}`)];
	const own = {
		NIX_CUDA_TOOLKIT: cell.toolkit,
		NIX_CUDA_CAPABILITIES: cell.capabilities.join(" "),
		NIX_CUDA_GENCODE: gencode.join(" ")
	};
	if (cell.toolkit === "cpu") return own;
	const targets = [...real.map((one) => `${smDigits(one)}-real`), ...ptx.map((one) => `${smDigits(one)}-virtual`)];
	const torch = cell.capabilities.map((text) => cell.ptx.includes(text) ? `${text}+PTX` : text);
	return {
		...own,
		CUDAARCHS: targets.join(";"),
		TORCH_CUDA_ARCH_LIST: torch.join(";")
	};
}

// src/flox/build/build.ts
/** Builds one cell with Flox: a copy of the project, the manifest of the cell, its lock, then `flox build`. */
/** Seconds. Locking asks FloxHub, and downloads what the environment gets. */
const lockTimeout = 1800;
/** Lines of each of the two outputs in the tail, which is part of a result, and characters of a line. */
const [tailLines, tailWidth] = [20, 2e3];
/**
* Builds a cell. Problems: those of `demandOf`, FLX173 (no login), FLX174 (not locked), FLX179 (no copy), FLX180 (a
* compiler that fails, a warning), BLD002 (failed), BLD003 (cancelled). The copy stays where the build failed.
*/
async function buildWithFlox(host, flox, cell, options) {
	const { environment: folder, build } = cell.source;
	const project = await readProject(host, options.root, folder);
	if ("problems" in project) return failed(project.problems);
	const demand = demandOf(project, cell);
	if (demand.problems.some(({ severity }) => severity === "error")) return failed(demand.problems);
	const copy = await copyProject(host, options.root, options.copy);
	if ("problem" in copy) return failed([copy.problem]);
	const environment = join(copy.root, folder);
	const isExpression = !Object.hasOwn(project.environment.manifest.build ?? {}, build);
	const unlocked = isExpression ? void 0 : await prepare(host, flox, environment, cell, demand);
	if (unlocked) return failed([unlocked, ...demand.problems]);
	await copy.track(isExpression ? [] : inEnvironment(environment));
	const warnings = !isExpression && cell.capabilities.length > 0 && hasCompiler(project.environment, cell.system) ? await smokeTest(host, flox, cell, {
		environment,
		copy: options.copy
	}) : [];
	return runBuild(host, flox, {
		environment,
		build,
		timeout: options.timeout
	}, [...demand.problems, ...warnings]);
}
async function smokeTest(host, flox, cell, { environment, copy }) {
	const gencode = (buildVariables(cell)["NIX_CUDA_GENCODE"] ?? "").split(" ");
	const scratch = `${copy}-smoke-test`;
	const warnings = await tryCompiler(host, flox, {
		environment,
		scratch
	}, gencode);
	await host.files.rm(scratch, {
		recursive: true,
		force: true
	});
	return warnings;
}
/** `problems` are those that are known already. */
async function runBuild(host, flox, { environment, build, timeout }, problems) {
	logDetail(host.log, `To build this cell yourself: flox build -d ${environment} ${build}`);
	const outcome = await runFlox(host, flox, [
		"build",
		"-d",
		environment,
		build
	], {
		timeout,
		cwd: environment,
		variables: { DISABLE_BUILDCACHE: "true" }
	});
	const stdout = outcome.kind === "not-started" ? [] : outcome.stdout.split("\n").filter((line) => line !== "");
	for (const line of stdout) logDetail(host.log, line);
	if (outcome.kind !== "exited" || outcome.code !== 0) {
		const reproduce = `Reproduce it with: flox build -d ${environment} ${build}`;
		const stderr = outcome.kind === "not-started" ? [] : outcome.stderrTail;
		const problem = buildProblem(outcome, {
			timeout,
			reproduce,
			said: [...stdout.slice(-60), ...stderr]
		});
		const logTail = [...stdout.slice(-tailLines), ...stderr.slice(-tailLines)].map((line) => line.slice(0, tailWidth));
		return {
			outputs: [],
			problems: [problem, ...problems],
			logTail
		};
	}
	const outputs = await outputsIn(host, environment, build);
	if (outputs.length > 0) return {
		outputs,
		problems,
		logTail: []
	};
	return failed([error("BLD002", `flox build made no result-${build}.`, `See what it says: flox build -d ${environment} ${build}`), ...problems]);
}
function failed(problems) {
	return {
		outputs: [],
		problems,
		logTail: []
	};
}
/** manifest.toml and manifest.lock. */
function inEnvironment(folder) {
	return [join(folder, ".flox/env/manifest.toml"), join(folder, ".flox/env/manifest.lock")];
}
/** Writes the manifest of the cell with a lock of its own, by Flox where packages change. */
async function prepare(host, flox, environment, cell, demand) {
	const [manifest, lock] = inEnvironment(environment);
	const variables = buildVariables(cell);
	const text = changeManifest(await host.files.readFile(manifest, "utf8"), {
		packages: demand.changes,
		variables
	});
	if (!demand.locks) {
		await writeAtomically(host, lock, lockWithVariables(await host.files.readFile(lock, "utf8"), variables));
		await writeAtomically(host, manifest, text);
		return;
	}
	for (const { id, path, version } of demand.changes) host.log.info(`Locked anew: ${id}${path ? ` from ${path}` : ""}${version ? ` ${version}` : ""}`);
	const outcome = await runFlox(host, flox, [
		"edit",
		"-d",
		environment,
		"-f",
		"-"
	], {
		timeout: lockTimeout,
		cwd: environment,
		input: text
	});
	return outcome.kind === "exited" && outcome.code === 0 ? void 0 : lockProblem(outcome, cell);
}
/** What Flox says without a login that FloxHub accepts. https://flox.dev/docs/concepts/authentication */
const noLogin = /authentication is required|authentication rejected|login has expired|not logged in|token (?:is|has|could).*(?:expired|revoked|invalid|verified)|may not be authenticated/i;
function lockProblem(outcome, cell) {
	if (outcome.kind === "cancelled") return error("BLD003", "Locking was cancelled.", "Run the job again.");
	const said = floxWords(outcome);
	const what = `The environment of ${cell.package} with CUDA ${cell.toolkit}`;
	if (noLogin.test(said)) return loginProblem(`${what} has to be locked, and FloxHub refuses: ${said}`);
	return error("FLX174", `${what} cannot be locked: ${said}.`, "Make the same change in a copy of the environment with `flox edit`, and see which packages fit together.");
}
function loginProblem(message) {
	return error("FLX173", `${message.replace(/\.$/, "")}.`, "Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN to a valid token; a service account is meant for CI.", { source: "https://flox.dev/docs/concepts/authentication" });
}
function buildProblem(outcome, { timeout, reproduce, said: lines }) {
	switch (outcome.kind) {
		case "cancelled": return error("BLD003", "The build was cancelled.", "Run the job again.");
		case "timed-out": return error("BLD002", `The build did not end within ${timeout} s.`, "Raise timeout-minutes, or use a larger runner.");
		case "not-started": return error("FLX178", `flox could not be started: ${outcome.reason}.`, "Repair or reinstall this Flox.");
		case "killed": return error("BLD002", "flox was killed, probably because memory ran out.", "Use a larger runner.");
		case "exited": {
			const said = floxWords(outcome);
			if (noLogin.test(said)) return loginProblem(said);
			const cause = failureCause({
				errors: [],
				tail: lines
			});
			return cause ? error("BLD002", cause.message, `${cause.fix} ${reproduce}`) : error("BLD002", `flox build failed: ${said}.`, reproduce);
		}
	}
}
/** The message behind `✘ ERROR:` as one line, else the last line. */
function floxWords(outcome) {
	const lines = outcome.kind === "not-started" ? [] : outcome.stderrTail;
	const start = lines.findLastIndex((line) => line.includes("ERROR: "));
	return (start < 0 ? failureText(outcome) : lines.slice(start).join(" ").replace(/^.*?ERROR: /, "")).replaceAll(/\s+/g, " ").trim().slice(0, 500).replace(/\.$/, "");
}
/** Flox links the output `out` as `result-NAME` and others as `result-NAME-OUTPUT`, beside its log and cache. */
async function outputsIn(host, environment, build) {
	const first = `result-${build}`;
	const own = (name) => name === first || name.startsWith(`${first}-`);
	const links = (await host.files.readdir(environment)).filter((name) => own(name) && !/-(?:log|buildCache(?:\.prevOutPath)?)$/.test(name));
	return await Promise.all(links.sort().map(async (link) => ({
		name: link === first ? "out" : link.slice(first.length + 1),
		path: await host.files.realpath(join(environment, link))
	})));
}

// src/actions/build/prove-flox.ts
/**
* Builds a cell with Flox and verifies it. What an earlier run saved of the cell is offered to Nix first: Flox takes it for
* pure builds and expressions, and builds the others anew. Never throws for what the cell or its build did.
*/
async function proveFloxCell(host, nix, cell, options) {
	const flox = await lookForFlox(host).catch(problemsOf);
	if (!flox || "problems" in flox) return {
		result: result(cell, flox?.problems ?? noFlox(cell), {}),
		derivations: []
	};
	const saved = await options.storeCache?.restore({
		id: cell.id,
		system: cell.system,
		drvPath: ""
	});
	const cached = saved?.outcome === "restored" ? {
		paths: saved.paths,
		bytes: saved.bytes
	} : null;
	const copy = join(options.folder, "flox", cell.id);
	const login = await signedInIfPossible(host, options.job);
	const building = await timed(host, () => buildWithFlox(login.host, flox, cell, {
		...options,
		copy
	}));
	const { outputs, problems, logTail } = building.value;
	const trouble = [
		...login.warnings,
		...problems,
		...saved?.problems ?? []
	];
	const out = outputs.find(({ name }) => name === "out") ?? outputs[0];
	if (!out) return {
		result: {
			...result(cell, trouble, { build: building.seconds }),
			restored: cached,
			logTail
		},
		derivations: []
	};
	const drvPath = await deriverOf(host, nix, out.path) ?? null;
	const here = await builtHere(host, nix, [out.path]);
	const built = "failed" in here || here.lines.length > 0;
	const unrooted = await keep(host, nix, cell, outputs.map(({ path }) => path), options);
	const proof = await timed(host, () => proveOutputs(host, { outputs }, cell));
	const wrong = proof.value.problems.some((found) => found.severity === "error");
	const seconds = {
		build: building.seconds,
		verify: proof.seconds
	};
	const derivations = drvPath !== null && built ? [{
		path: drvPath,
		seconds: Math.round(building.seconds)
	}] : [];
	await host.files.rm(copy, {
		recursive: true,
		force: true
	});
	return {
		result: {
			...result(cell, [
				...proof.value.problems,
				...trouble,
				...unrooted
			], seconds),
			drvPath,
			outputs,
			status: host.cancelled.aborted ? "cancelled" : wrong ? "wrong" : "proven",
			built,
			restored: cached,
			derivations,
			files: proof.value.files
		},
		derivations
	};
}
/** The links of Flox go with the copy of the project: these keep the outputs. */
async function keep(host, nix, cell, paths, options) {
	const link = options.linkOf ? options.linkOf(cell) : join(options.folder, "outputs", cell.id);
	if (link === void 0) return [];
	if (!options.linkOf) await host.files.mkdir(join(options.folder, "outputs"), {
		recursive: true,
		mode: 448
	});
	const outcome = await runNix(host, nix, [
		"build",
		"--out-link",
		link,
		...paths
	], { timeout: 300 });
	if (outcome.kind === "exited" && outcome.code === 0) return [];
	return [warning("BLD004", `${link} could not be made.`, "The outputs may be collected as garbage.")];
}
/** Of a Flox that does not answer. */
function problemsOf(cause) {
	if (!(cause instanceof ProblemError)) throw cause;
	return { problems: cause.problems };
}
function noFlox(cell) {
	const message = `${cell.package} is built by Flox, and no flox was found on this machine.`;
	return error("FLX178", message, "Set flox: true in the setup step, or install Flox.");
}

export { proveFloxCell };