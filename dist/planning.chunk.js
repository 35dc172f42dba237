import { ProblemError, ask, cacheIdentity, cacheName, cachePresets, cacheSubject, compareCapabilities, compareToolkitTexts, compareVersions, corners, cudaSystems, defaultCaches, error, formatCapability, hasCuda, isAtLeast, isErrno, isPassing, isRedirect, isSystem, isThere, nearestText, notice, parseCapability, parseVersion, readIfPresent, requestInputs, smDigits, smName, systemOf, systems, tierNames, tierOfEvent, warning, writeAtomically } from "./frame.chunk.js";
import { allArchitectures, architectures, attributePath, availableToolkits, base32, builtInTables, capabilityForms, cellId, childEnv, describeUnits, distinctVersions, findArchitecture, findToolkit, fingerprint, isAttributePath, isFloxCell, isNew, isSigned, isTooNew, isTooOld, jobFolder, knows, limitTo, list, localFiles, mapAttributePath, narInfoFile, nearestArchitecture, nearestGpus, nearestToolkit, netrcLogin, networkProblem, nixAttributeName, nixAttributePath, nixErrorText, nixString, otherName as otherName$1, parseCapabilitySelector, parseNarInfo, parsePublicKey, parseSecretKey, parseToolkitSelector, printNarInfo, readClosure, readJob, readSaved, readServedPath, rename, runNix, selectCapabilities, selectToolkits, splitCapabilities, toolkitForms, toolkits, unitsOf } from "./common.chunk.js";
import { entryKey, entryName, indexKey, indexPrefix, runIdOf } from "./store-cache-key.chunk.js";
import { require_dist } from "./yaml.chunk.js";
import { availableParallelism } from "node:os";
import { stripVTControlCharacters } from "node:util";
import { createHash } from "node:crypto";
import { constants as constants$1 } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

// src/cuda/expression-paths.ts
/** Where files and flakes of an expression lie: relative ones start at the root of the repository. */
/** Absolute path of a file that a request names. It stays a string: Nix would copy a path into its store. */
function absolutePath(path, root) {
	return path.startsWith("/") ? path : `${root}/${path.replace(/^(\.\/+)+/, "")}`;
}
/** Whether a flake reference names a folder of the repository, as `.` and `./sub?submodules=1` do. */
function isLocal(reference) {
	return /^\.\/*(\?|$)|^\.\//.test(reference);
}
/**
* Nix source for the flake of a reference; in the text of `localFlakeText` where `isLocal` says so. References have the
* form that `nix build` takes: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#flake-references
*/
function flakeText(reference, root) {
	if (!isLocal(reference)) {
		const path = /^path:(\.(?:\/.*)?)$/.exec(reference)?.[1];
		const target = path === void 0 ? reference : `path:${encoded([root, ...folders(path)].join("/"))}`;
		return `builtins.getFlake ${nixString(target)}`;
	}
	const [path = "", query = ""] = reference.split("?", 2);
	const parameters = query.split("&").filter((part) => part !== "");
	const below = parameters.find((part) => part.startsWith("dir="))?.slice(4) ?? "";
	const folder = [...folders(encoded(path)), ...folders(below)];
	const others = parameters.filter((part) => !part.startsWith("dir=")).map((part) => `&${part}`);
	return `localFlake ${nixString(folder.join("/"))} ${nixString(others.join(""))}`;
}
/**
* Nix function that gives a folder of the repository as a flake: what git tracks of it, where it is a git repository. A
* shallow clone must be named as one, which `nix build` does as well (src/libflake/flakeref.cc). Submodules that are
* checked out come along, unless the reference says otherwise: Nix then takes their folders and fetches nothing.
*/
function localFlakeText(root) {
	const inside = (path) => nixString(absolutePath(path, root));
	const url = nixString(encoded(root));
	return `  # A folder of this repository as a flake: what git tracks of it, where it is a git repository.
  localFlake =
    folder: parameters:
    let
      shallow = if builtins.pathExists ${inside(".git/shallow")} then "&shallow=1" else "";
      says = builtins.match ".*&submodules=.*" parameters != null;
      submodules = if !says && builtins.pathExists ${inside(".git/modules")} then "&submodules=1" else "";
    in
    builtins.getFlake (
      if builtins.pathExists ${inside(".git")} then
        "git+file://" + ${url} + "?dir=" + folder + parameters + submodules + shallow
      else
        "path:" + ${url} + "/" + folder
    );
`;
}
function folders(path) {
	return path.split("/").filter((name) => name !== "" && name !== ".");
}
/** A path as part of a URL. */
function encoded(path) {
	return path.split("/").map(encodeURIComponent).join("/");
}

// src/cuda/expression-instance.ts
/** The licences that Nixpkgs' own predicate allows, for revisions without it. The last has no name but its attribute's. */
const cudaLicences = [
	"CUDA EULA",
	"cuDNN EULA",
	"cuSPARSELt EULA",
	"cuTENSOR EULA",
	"TensorRT EULA",
	"NVIDIA Math SDK SLA",
	"nvidiaCutlassDsl"
];
/** Blender and pbrt need it for CUDA; Nixpkgs' predicate leaves it out. */
const optixLicence = "NVidia OptiX EULA";
/**
* Bindings up to `pkgs`: the instance whose default toolkit is the cell's, or the plain one without CUDA. The toolkit is
* made the default by an overlay of ours: up to release 25.05 `cudaPackages_X_Y.pkgs` is the plain instance, and where
* the legacy overlay is laid on, that attribute looks for the default toolkit's manifests, which the overlay replaces.
*/
function instanceText(cell, root) {
	const overlays = overlaysText(cell.instance?.overlays ?? [], root);
	if (cell.toolkit === "cpu") return `${headText(cell, root, "cudaSupport = false;")}  instance = instanceWith ${overlays};\n  pkgs = instance;\n`;
	const config = `cudaSupport = true;
      cudaCapabilities = ${listText(cell.capabilities)};
      cudaForwardCompat = ${cell.ptx.length > 0};`;
	const attribute = findToolkit(cell.toolkit)?.attribute ?? `cudaPackages_${cell.toolkit.replace(".", "_")}`;
	const { legacy = null } = cell.instance ?? {};
	const made = legacy === null ? `  instance = instanceWith (overlays ++ [ asDefault ]);
` : `  hasToolkit = (builtins.tryEval (builtins.isAttrs (instanceWith overlays).${attribute} or null)).value;
${legacyText(legacy, root)}  # It replaces manifests that this Nixpkgs needs, so it is laid on only where the toolkit is missing.
  instance = instanceWith ((if hasToolkit then [ ] else [ legacy ]) ++ overlays ++ [ asDefault ]);
`;
	return `${headText(cell, root, config)}  overlays = ${overlays};
  # The toolkit as the default of everything.
  asDefault = final: _: {
    cudaPackages = final.${attribute};
    ${attribute.replace(/_\d+$/, "")} = final.${attribute};
  };
${made}  pkgs = builtins.seq instance.${attribute} instance;
`;
}
function headText(cell, root, config) {
	return `${nixpkgsText(cell.nixpkgs, root)}
${unfreeText(cell.instance?.allowUnfree ?? [])}
${importText(cell.system, config)}`;
}
/** Bindings that are in scope of the arguments that a request gives to a file, beside `pkgs`. */
function scopeText(cell, root) {
	return `  # For the arguments, beside pkgs.
  inherit (pkgs) lib;
  toolkit = ${nixString(cell.toolkit)};
  capabilities = ${listText(cell.capabilities)};
  system = ${nixString(cell.system)};
  root = /. + ${nixString(root)};
`;
}
/** The binding `nixpkgs`, a string: Nix would copy a path that stands in a string into its store. */
function nixpkgsText(source, root) {
	return `  nixpkgs = ${source.kind === "path" ? nixString(absolutePath(source.path, root)) : `(${flakeText(source.reference, root)}).outPath`};\n`;
}
/**
* The bindings of the predicate. Each single licence is judged by Nixpkgs' `_cuda.lib.allowUnfreeCudaPredicate`
* (https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/lib/cuda.nix), a list of licences
* where that Nixpkgs has none, or it is OptiX or one that the request names. Licences are combined as by
* https://github.com/NixOS/nixpkgs/blob/master/lib/licenses/operators.nix, whose first version had `base` and `mod`.
*/
function unfreeText(allowed) {
	const byName = allowed.length === 0 ? "" : `  # The request's own: names of packages or licences.
  allowed = ${listText(allowed)};
  nameOf = package: package.pname or (builtins.parseDrvName package.name).name;
`;
	return `  # Unfree packages are allowed when Nixpkgs counts their licences as CUDA's, or when they are OptiX.
  cuda = nixpkgs + "/pkgs/development/cuda-modules/_cuda";
  known = if builtins.pathExists cuda then import cuda else { };
  isCuda = known.lib.allowUnfreeCudaPredicate or (package: isNamed package.meta.license [
    ${cudaLicences.map(nixString).join("\n    ")}
  ]);
  isNamed = one: names: builtins.elem (one.shortName or "") names || builtins.elem (one.spdxId or "") names;
  isGood = one: one.free or false || isCuda { meta.license = one; } || isNamed one ${listText([optixLicence, ...allowed])};
  areGood = licence:
    let
      kind = if builtins.isList licence then "list" else licence.licenseType or "simple";
      parts = {
        list = licence;
        compound = licence.licenses or [ licence.base licence.mod ];
        exception = [ licence.license licence.exception ];
        plus = [ licence.license ];
      };
      all = if licence.operator or "" == "OR" then builtins.any else builtins.all;
    in
    if parts ? \${kind} then all areGood parts.\${kind} else isGood licence;
${byName}  isPermitted = package: ${allowed.length === 0 ? "" : "builtins.elem (nameOf package) allowed || "}areGood (package.meta.license or [ ]);
`;
}
/** The binding `instanceWith`, a function of overlays. */
function importText(system, config) {
	return `  instanceWith = overlays: import nixpkgs {
    system = ${nixString(system)};
    inherit overlays;
    config = {
      ${config}
      rocmSupport = false;
      allowUnfreePredicate = isPermitted;
    };
  };
`;
}
/** The binding `legacy`: toolkits that Nixpkgs has dropped. https://github.com/nixos-cuda/cuda-legacy */
function legacyText(reference, root) {
	return `  legacy = (${flakeText(reference, root)}).overlays.default;\n`;
}
/** A list of overlays, in their order. */
function overlaysText(overlays, root) {
	const texts = overlays.map((overlay) => overlay.kind === "file" ? `(import ${nixString(absolutePath(overlay.file, root))})` : `(${flakeText(overlay.reference, root)}).overlays.${nixAttributeName(overlay.name)}`);
	return texts.length === 0 ? "[ ]" : `[\n${texts.map((text) => `    ${text}\n`).join("")}  ]`;
}
function listText(texts) {
	return [
		"[",
		...texts.map(nixString),
		"]"
	].join(" ");
}

// src/cuda/expression-source.ts
/**
* Nix source of the derivation, with `pkgs` (the cell's instance) in scope for what needs it. Lines after the first
* start at column `indent`; an argument that has lines of its own is left as it is, because a text may span them.
*/
function packageText(source, cell, options) {
	const { root } = options;
	const joined = (lines) => lines.join(`\n${" ".repeat(options.indent)}`);
	switch (source.kind) {
		case "attribute": return `pkgs.${nixAttributePath(source.attribute)}`;
		case "file": return `pkgs.callPackage ${nixString(absolutePath(source.file, root))} { }`;
		case "expression": return joined(expressionLines(source, root));
		case "flake": return joined(outputLines(source, cell.system, root));
		case "flox": throw new Error("A build of Flox has no Nix expression.");
	}
}
/** As `nix build -f FILE -A attribute --arg … --argstr …` would take it: a function is applied, what is none is taken. */
function expressionLines(source, root) {
	const path = source.attribute === null ? "" : `.${nixAttributePath(source.attribute)}`;
	const file = nixString(absolutePath(source.file, root));
	const args = [...Object.entries(source.arg).map(([name, text]) => `  ${nixAttributeName(name)} = ${argumentText(text)};`), ...Object.entries(source.argstr).map(([name, text]) => `  ${nixAttributeName(name)} = ${nixString(text)};`)];
	if (args.length > 0) return [
		`(import ${file} {`,
		...args,
		`})${path}`
	];
	return [
		"(",
		"  let",
		`    given = import ${file};`,
		"  in",
		"  if builtins.isFunction given then given { } else given",
		`)${path}`
	];
}
/** A comment at its end must not swallow what follows. */
function argumentText(text) {
	return /[#\n]/.test(text) ? `(${text}\n)` : `(${text})`;
}
/** https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-build: `packages` first, then `legacyPackages`. */
function outputLines(source, system, root) {
	const { output, reference } = source;
	const flake = flakeText(reference, root);
	if (/^(packages|legacyPackages)\./.test(output)) return [`(${flake}).${nixAttributePath(output)}`];
	const path = `${nixAttributeName(system)}.${nixAttributePath(output)}`;
	const neither = `${reference} has neither packages.${system}.${output} nor legacyPackages.${system}.${output}`;
	return [
		"(",
		"  let",
		`    flake = ${flake};`,
		"  in",
		`  flake.packages.${path} or flake.legacyPackages.${path} or (`,
		`    throw ${nixString(neither)}`,
		"  )",
		")"
	];
}

// src/cuda/expression.ts
/** What decides the Nixpkgs instance of a cell. Cells that have all of it in common are evaluated in one process. */
function instanceKey(cell) {
	const { nixpkgs, system, toolkit, capabilities, ptx, instance } = cell;
	return JSON.stringify([
		nixpkgs,
		system,
		toolkit,
		capabilities,
		ptx,
		instance ?? null
	]);
}
/**
* The text of a Nix file that evaluates to `{ package = <derivation>; info = { drvPath; outputs; name; unfree; }; }`, to be run
* as `nix build -f FILE package`.
*/
function cellExpression(cell, options) {
	return `# ${cell.id}
# Build it with: nix build -f THIS-FILE package
let
${bindings(cell, [cell.source], options.root)}  package = ${packageText(cell.source, cell, {
		...options,
		indent: 2
	})};
in
{
  inherit package;
${info}}
`;
}
/**
* The text of a Nix file with several cells of one instance: `{ cells.<id> = { package; info; }; infos.<id>; }`, where
* `infos` has null for a cell that throws, so that one does not hide the others. Throws Error for no cell, and for cells
* of different instances: `instanceKey` tells.
*/
function cellsExpression(cells, options) {
	const [first] = cells;
	const key = first && instanceKey(first);
	if (!first || cells.some((cell) => instanceKey(cell) !== key)) throw new Error("cellsExpression takes cells of one Nixpkgs instance.");
	const entries = cells.map(({ id, source }) => `    ${nixString(id)} = cell (${packageText(source, first, {
		...options,
		indent: 4
	})});\n`);
	return `# ${cells.length} cells of one Nixpkgs instance
# Build it with: nix build -f THIS-FILE 'cells.${nixString(first.id)}.package'
let
${bindings(first, cells.map(({ source }) => source), options.root)}  cell = package: {
    inherit package;
${info.replaceAll(/^/gm, "  ").trimEnd()}
  };
  cells = {
${entries.join("")}  };
in
{
  inherit cells;
  # null for a cell that throws; its own file says why.
  infos = builtins.mapAttrs (
    id: cell:
    let
      tried = builtins.tryEval (builtins.deepSeq cell.info cell.info);
    in
    if tried.success then tried.value else null
  ) cells;
}
`;
}
/**
* A derivation written without stdenv may have no list of outputs. Nixpkgs itself says whether a licence is unfree. What is no package
* says what it is.
*/
const info = `  info = if !(package ? drvPath) then throw "it gives \${
    if builtins.isAttrs package then "a set with \${toString (builtins.attrNames package)}" else "a \${builtins.typeOf package}"
  } instead of a package" else {
    inherit (package) drvPath name;
    outputs = builtins.listToAttrs (
      map (name: { inherit name; value = package.\${name}.outPath; }) (package.outputs or [ "out" ])
    );
    unfree =
      let
        tried = builtins.tryEval (package.meta.unfree or null);
      in
      if tried.success then tried.value else null;
  };
`;
/** All that stands before the packages, and no more than they use. */
function bindings(cell, sources, root) {
	const scoped = sources.some((source) => source.kind === "expression" && Object.keys(source.arg).length > 0);
	const instanced = scoped || sources.some(({ kind }) => kind === "attribute" || kind === "file");
	const overlays = cell.instance?.overlays ?? [];
	return [
		[
			...sources.flatMap((source) => source.kind === "flake" ? [source.reference] : []),
			...instanced && cell.nixpkgs.kind === "flake" ? [cell.nixpkgs.reference] : [],
			...instanced ? overlays.flatMap((overlay) => overlay.kind === "flake" ? [overlay.reference] : []) : [],
			...instanced && cell.instance?.legacy ? [cell.instance.legacy] : []
		].some(isLocal) ? `${localFlakeText(root)}\n` : "",
		instanced ? `${instanceText(cell, root)}\n` : "",
		scoped ? `${scopeText(cell, root)}\n` : ""
	].join("");
}

// src/nix/build/evaluate.ts
/** Seconds; one evaluation of Nixpkgs with a CUDA package takes a few. */
const evaluationTimeout = 900;
/**
* Evaluates a generated file (its attribute `info`) and instantiates the derivation. Gives a BLD001 problem with Nix's
* own message when it cannot be evaluated, NET001 or NET002 when what it fetches does not come, BLD003 when the job was
* cancelled, BLD004 when Nix cannot be run.
*/
async function evaluate(host, nix, file) {
	const answer = await evaluateJson(host, nix, {
		file,
		attribute: "info"
	});
	return "problem" in answer ? answer : parseEvaluated(answer.value) ?? { problem: unexpectedOutput(file, "info") };
}
/** Evaluates to JSON. Every derivation that the value names is instantiated. Problems as for `evaluate`. */
async function evaluateJson(host, nix, evaluation) {
	const { file, attribute, timeout = 900 } = evaluation;
	const args = [
		"eval",
		"--json",
		"--file",
		file,
		...attribute === void 0 ? [] : [attribute]
	];
	const outcome = await runNix(host, nix, args, { timeout });
	if (outcome.kind !== "exited" || outcome.code !== 0) return {
		problem: evaluationProblem(outcome, timeout, `Reproduce it with: nix eval --file ${file}${attribute === void 0 ? "" : ` ${attribute}`}`),
		outcome: outcome.kind
	};
	try {
		return { value: JSON.parse(outcome.stdout) };
	} catch {
		return {
			problem: unexpectedOutput(file, attribute),
			outcome: outcome.kind
		};
	}
}
/** The answer of an attribute `info`; undefined when it has another shape. */
function parseEvaluated(value) {
	if (typeof value !== "object" || value === null) return void 0;
	const { drvPath, outputs, unfree } = value;
	if (typeof drvPath !== "string" || typeof outputs !== "object" || outputs === null) return void 0;
	const listed = Object.entries(outputs).map(([name, path]) => ({
		name,
		path: String(path)
	}));
	if (listed.length === 0) return void 0;
	return {
		drvPath,
		outputs: listed,
		...typeof unfree === "boolean" ? { unfree } : {}
	};
}
/** The BLD004 problem of an answer with another shape than the generated files give. */
function unexpectedOutput(file, attribute) {
	const what = attribute === void 0 ? file : `${attribute} of ${file}`;
	return error("BLD004", `nix eval of ${what} gave an unexpected answer.`, "Run nix eval --json -f on the file to see the answer.");
}
function evaluationProblem(outcome, timeout, reproduce) {
	switch (outcome.kind) {
		case "cancelled": return error("BLD003", "The evaluation was cancelled.", "Run the job again.");
		case "not-started": return error("BLD004", `nix could not be started: ${outcome.reason}.`, "Repair or reinstall this Nix.");
		case "killed": return error("BLD001", "nix eval was killed, probably because memory ran out.", `Use a runner with more memory, or request fewer cells. ${reproduce}`);
		case "timed-out": return error("BLD001", `nix eval was stopped after ${timeout} s.`, reproduce);
		case "exited": {
			const text = nixErrorText(outcome.stderrTail);
			return (text === void 0 ? void 0 : networkProblem(text)) ?? error("BLD001", sentence$1(text ?? `nix eval ended with exit code ${outcome.code}`), reproduce);
		}
	}
}
/** What is said after it must not run into it. An excerpt of code stays as it is. */
function sentence$1(text) {
	return /[.!?]$|\n/.test(text) ? text : `${text}.`;
}

// src/actions/plan/evaluation-causes.ts
/**
* The problem of an evaluation with its cause, where Nix's message has a known one: a file that git does not track, a package of
* an overlay that nobody set, a file that gives no package. Others stay as they are.
*/
async function withCause(host, root, problem, cell) {
	if (problem.code !== "BLD001") return problem;
	const cause = await missingFile(host, root, problem.message) ?? (cell && (noFlake(cell, problem.message) ?? noPackage(cell, problem.message) ?? noAttribute(cell, problem.message))) ?? (cell && await missingArgument(host, root, cell, problem.message));
	return cause ? {
		...problem,
		...cause
	} : problem;
}
/** A file that is not there, or that Nix does not see: of a flake it sees what git tracks alone. */
async function missingFile(host, root, text) {
	const [, inStore, named] = /[pP]ath '(?:\/\S*?-source\/([^']+)|([^'/][^']*))' (?:does not exist|in the repository .* is not tracked by Git)/.exec(text) ?? [];
	const absent = /path '([^']+)' does not exist/.exec(text)?.[1];
	if (absent?.startsWith(`${root}/`)) return {
		message: `./${absent.slice(root.length + 1)} does not exist.`,
		fix: "Check its name; paths in a request start at the root of the repository."
	};
	const file = inStore ?? named;
	if (file === void 0 || !await isThere(host, join(root, file))) return void 0;
	return {
		message: `${file} exists, but git does not track it.`,
		fix: `Run git add ${file}.`
	};
}
/** Asked after `missingFile`, which knows a flake.nix that is there. */
function noFlake({ source, instance }, text) {
	const own = [source, ...instance?.overlays ?? []].filter((one) => one.kind === "flake").find(({ reference }) => reference.startsWith("."));
	if (!own || !/-source\/flake\.nix' does not exist/.test(text)) return void 0;
	return {
		message: `${own.reference} has no flake.nix.`,
		fix: "Write one, or name a file such as ./overlay.nix or ./package.nix."
	};
}
/** Names that every set of packages has, beside its packages. */
const ofEverySet = /^(?:_.*|callPackage|extend|newScope|override.*|packages|recurse.*)$/;
/** The generated expression says it: `it gives a set with prog version`. */
function noPackage({ package: name, source }, text) {
	const [, kind = "", members = ""] = /\bit gives an? (\w+)(?: with ([^\n]*?))? instead of a package/.exec(text) ?? [];
	if (kind === "") return void 0;
	const names = members.split(" ").filter((one) => one !== "" && !ofEverySet.test(one));
	const [first = ""] = names;
	const shown = names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
	const gives = `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}${shown === "" ? "" : ` with ${shown}`}`;
	const attribute = first || "ATTRIBUTE";
	if (source.kind === "file") return {
		message: `${source.file} gives ${gives} instead of a package.`,
		fix: `Name one with ${name}=-f ${source.file} -A ${attribute} and the arguments of the file (--arg lib lib), or write a file that gives the package.`
	};
	if (source.kind === "attribute") {
		const fix = `Name a package in it, like ${source.attribute}.${attribute}.`;
		return {
			message: `${source.attribute} is ${gives.replace(/^(an?) set with .*/, "$1 set")} of Nixpkgs, not a package.`,
			fix
		};
	}
	if (source.kind === "flox") return void 0;
	return {
		message: `${source.kind === "flake" ? `${source.reference}#${source.output}` : source.file} gives ${gives} instead of a package.`,
		fix: `Name one: ${attribute}.`
	};
}
function noAttribute({ source, instance }, text) {
	const missing = /attribute '([^']+)' missing/.exec(text)?.[1];
	const isOfSource = source.kind === "attribute" && source.attribute.split(".").includes(missing ?? "");
	const flake = instance?.overlays.find((one) => one.kind === "flake" && [one.name, "overlays"].includes(missing ?? ""));
	if (flake?.kind === "flake" && !isOfSource) return {
		message: `${flake.reference} has no overlays.${flake.name}.`,
		fix: "Check the name of the overlay, or name a file such as ./overlay.nix."
	};
	if (source.kind !== "attribute" || missing === void 0 || !isOfSource) return void 0;
	const similar = /Did you mean ([^?\n]+)\?/.exec(text)?.[0];
	if ((instance?.overlays ?? []).length > 0) return {
		message: `Neither Nixpkgs nor an overlay of the request has ${source.attribute}.`,
		fix: similar ?? "Check its name, and which overlay has it."
	};
	return {
		message: `Nixpkgs has no ${source.attribute}, and no overlays are set.`,
		fix: `Does ${missing} come from an overlay? Then set overlays: [./overlay.nix], or [.] for overlays.default of flake.nix. ${similar ? `Or: ${similar.charAt(0).toLowerCase()}${similar.slice(1)}` : "Otherwise check its name."}`
	};
}
async function missingArgument(host, root, { package: name, source }, text) {
	const argument = /called without required argument "([^"]+)"/.exec(text)?.[1];
	if (argument === void 0 || source.kind !== "file") return void 0;
	const code = await readIfPresent(host, join(root, source.file)).catch(() => void 0) ?? "";
	if (/\bbuildPython(?:Package|Application)\b/.test(code)) return {
		message: `${source.file} needs python3Packages.callPackage: ${argument} is not an attribute of Nixpkgs itself.`,
		fix: `Put it into an overlay, as ${name} = final.python3Packages.callPackage ${source.file} { };, set overlays, and name ${name} as a package.`
	};
	return {
		message: `${source.file} needs an argument ${argument}, which Nixpkgs does not have.`,
		fix: "Check its name; what an overlay adds needs overlays in the request."
	};
}

// src/nix/build/evaluate-cells.ts
/** Evaluation of many cells: one process for each Nixpkgs instance, several at once. */
/** Bytes that one evaluation of Nixpkgs with CUDA packages takes. */
const memoryOfOne = 2 * 1024 ** 3;
/** Processes where nothing tells how much memory is free. */
const carefulJobs = 2;
/** Seconds that each further cell of a group may take. */
const timeoutOfOne = 30;
/**
* Evaluates and instantiates cells, by id. What cannot be evaluated in its group is evaluated alone, so that each cell
* has Nix's own message (BLD001) and the good ones are there all the same. A group that was cancelled, ran into its
* time limit or could not be started is not tried again.
*/
async function evaluateGroups(host, nix, groups, options = {}) {
	const jobs = options.jobs ?? await evaluationJobs(host);
	const total = groups.reduce((sum, group) => sum + group.ids.length, 0);
	const done = /* @__PURE__ */ new Map();
	const limit = limitTo(jobs);
	const finish = (id, evaluation) => {
		done.set(id, evaluation);
		options.onProgress?.(done.size, total);
	};
	const alone = async (id, file) => finish(id, host.cancelled.aborted ? { problem: cancelled } : await evaluate(host, nix, file));
	await Promise.all(groups.map(async (group) => {
		const found = await limit(() => evaluateGroup(host, nix, group));
		for (const [id, evaluation] of found) finish(id, evaluation);
		const missing = group.ids.filter((id) => !found.has(id));
		await Promise.all(missing.map((id) => limit(() => alone(id, group.single(id)))));
	}));
	return done;
}
const cancelled = error("BLD003", "The evaluation was cancelled.", "Run the job again.");
/** What is known after the group's own process; cells that are not in it have to be evaluated alone. */
async function evaluateGroup(host, nix, group) {
	const { file, ids } = group;
	if (host.cancelled.aborted) return new Map(ids.map((id) => [id, { problem: cancelled }]));
	if (ids.length <= 1) return /* @__PURE__ */ new Map();
	const timeout = 900 + timeoutOfOne * ids.length;
	const answer = await evaluateJson(host, nix, {
		file,
		attribute: "infos",
		timeout
	});
	if ("problem" in answer) {
		const again = answer.outcome === "exited" || answer.outcome === "killed";
		return new Map(again ? [] : ids.map((id) => [id, { problem: answer.problem }]));
	}
	const infos = new Map(typeof answer.value === "object" && answer.value ? Object.entries(answer.value) : []);
	return new Map(ids.flatMap((id) => {
		const evaluated = parseEvaluated(infos.get(id));
		return evaluated ? [[id, evaluated]] : [];
	}));
}
/** How many evaluations this machine can do at once: one for each core, and 2 GiB of free memory for each; at least 1. */
async function evaluationJobs(host, cores = availableParallelism()) {
	const text = await host.files.readFile("/proc/meminfo", "utf8").catch(() => "");
	const available = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
	const fitting = available === void 0 ? carefulJobs : Math.floor(Number(available) * 1024 / memoryOfOne);
	return Math.max(1, Math.min(cores, fitting));
}

// src/store-cache/options.ts
/** What the problems of the store cache are about. */
const subject = { cache: "store-cache" };
/** CCH024 for a key that is none; undefined when all is well. Says nothing of the key itself. */
function checkStoreCacheKeys(options) {
	const fix = "Create a pair with `nix key generate-secret --key-name NAME` and `nix key convert-secret-to-public`.";
	const off = (why) => warning("CCH024", `${why}; the store cache is off.`, fix, { subject });
	if (options.secretKey && !parseSecretKey(options.secretKey)) return off("The secret key of the store cache is not a Nix key");
	if (options.publicKey && !parsePublicKey(options.publicKey)) return off("The public key of the store cache is not a Nix key");
	if (options.secretKey && options.publicKey) {
		if (parseSecretKey(options.secretKey)?.publicKey.text !== parsePublicKey(options.publicKey)?.text) return off("The two keys of the store cache do not belong together");
	}
}
/**
* Why this run has no shared stage, in one line; undefined when it may have one: its job must be able to save what the
* cells then restore. For the job that plans, whose service and keys are those of the other jobs.
*/
function whyNoSharedStage({ cache }, options) {
	const { mode } = options;
	if (mode !== "read-write") return `store-cache is ${mode}`;
	if (checkStoreCacheKeys(options)) return "the key of the store cache is invalid";
	if (!cache.available) return "this job has no cache service";
	if (!cache.readable) return "the token of this job may not read caches";
	if (!cache.writable) return "the token of this job may not write caches";
	if (options.publicKey && !options.secretKey) return "there is no secret key to sign with";
}

// src/store-cache/attempt.ts
/** Runs one side with a clean work folder and says in one line what came of it. `label`: of a cell, or of a stage. */
async function withReport(context, label, verb, work) {
	const { host, files } = context;
	const begun = host.clock.now();
	const clean = () => host.files.rm(files.work, {
		recursive: true,
		force: true
	});
	let done;
	try {
		done = await work();
		await clean();
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		await clean().catch(() => {});
		done = {
			outcome: "failed",
			problems: [machineProblem(verb, label, why)]
		};
	}
	if (done.outcome === "failed" && host.cancelled.aborted) done = {
		outcome: "skipped",
		reason: "the job was cancelled",
		problems: []
	};
	const report = {
		...done,
		seconds: (host.clock.now() - begun) / 1e3
	};
	host.log.info(describeReport(label, verb, report));
	return report;
}
/** CCH025: something on this machine stood in the way. */
function machineProblem(verb, label, why) {
	const message = `The store cache could not ${verb} ${label}: ${why}.`;
	return warning("CCH025", message, "The build is not affected. Check whether the disk of the runner is full.", { subject });
}
function describeReport(label, verb, report) {
	const time = `${report.seconds.toFixed(1)} s`;
	const head = `Store cache, ${label}:`;
	switch (report.outcome) {
		case "restored": {
			const which = report.exact ? "its own entry" : "an older entry";
			const refused = report.refused > 0 ? `, ${report.refused} refused` : "";
			return `${head} restored ${report.paths} paths, ${megabytes(report.bytes)}${refused}, in ${time} from ${which}`;
		}
		case "saved": return `${head} saved ${report.paths} paths (${report.carried} of them from before), ${megabytes(report.bytes)}, in ${time}`;
		case "missed": return `${head} there is no entry yet (${time})`;
		case "skipped": return `${head} did not ${verb}: ${report.reason}`;
		case "failed": return `${head} could not ${verb} (${time})`;
	}
}
function megabytes(bytes) {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
/** Why nothing is done at all; undefined when it is. */
async function whySkipped$1(context, verb) {
	const { host, options, files } = context;
	const nothing = (reason, ...problems) => {
		const fresh = problems.filter(({ message }) => !context.warned.has(message));
		for (const { message } of fresh) context.warned.add(message);
		return {
			outcome: "skipped",
			reason,
			problems: fresh
		};
	};
	if (!(verb === "restore" ? ["read", "read-write"] : ["write", "read-write"]).includes(options.mode)) return nothing(`store-cache is ${options.mode}`);
	const wrongKey = checkStoreCacheKeys(options);
	if (wrongKey) return nothing("its key is invalid", wrongKey);
	if (!host.cache.available) return nothing("this job has no cache service");
	if (host.cancelled.aborted) return nothing("the job was cancelled");
	const failure = await readIfPresent(host, files.fault);
	if (failure !== void 0) return nothing(`the cache service failed before (${failure.trim()})`);
	if (!(verb === "restore" ? host.cache.readable : host.cache.writable)) return nothing("the token does not allow it", warning("CCH021", `This job may not ${verb === "restore" ? "read" : "write"} caches: its token does not allow that.`, "This is so for some events and for pull requests from forks. Set store-cache: read or off to avoid the warning.", { subject }));
	if (verb === "save" && context.required && !context.secret) return nothing("there is no secret key to sign with");
}
/** One warning; a service that failed is left alone for the rest of the job, because each try can take half a minute. */
async function toProblem({ host, files }, label, reply) {
	if (reply.kind === "damaged") return warning("CCH023", `The cache entry of ${label} cannot be unpacked: ${reply.reason}.`, "Its contents are built instead. Delete this entry in the repository’s list of caches.", { subject });
	await writeAtomically(host, files.fault, `${reply.reason}\n`);
	if (reply.kind === "denied") return warning("CCH021", `The cache service refuses this job: ${reply.reason}.`, "The build is not affected. Check which events may write caches.", { subject });
	return warning("CCH020", `The cache service cannot be used: ${reply.reason}.`, "The build is not affected; this job no longer uses the cache. See GitHub's status page.", { subject });
}

// src/store-cache/entry-index.ts
const indexFile = "index.json";
function printIndex(index) {
	return `${JSON.stringify({
		schema: "store-cache-entry/1",
		...index
	})}\n`;
}
/** Reads an index; undefined when it is none. */
function parseIndex(json) {
	const load = async () => (await import("./store-cache-schema.chunk.js")).entryIndex;
	return readSaved(json, load);
}

// src/store-cache/admit.ts
const maxNarInfo = 2 ** 20;
const maxIndex = 2 ** 25;
const maxPaths = 5e4;
/**
* Takes over what is sound of an entry that was unpacked into a folder: each narinfo is read, checked and printed again
* with the job's signature alone; NARs are moved, not copied. With `required` only what that key signed is taken.
* Nix checks each NAR's own hash again. Throws system errors, not for what is in the entry.
*/
async function admitEntry(host, entry, local, required) {
	const admitted = [];
	const refused = [];
	if (!(await isFolder(host, entry) && await isFolder(host, join(entry, "nar")))) return {
		admitted,
		refused: [{
			file: ".",
			why: "it is not a binary cache"
		}],
		index: void 0
	};
	const names = (await list(host, entry)).filter((name) => name.endsWith(".narinfo"));
	if (names.length > maxPaths) refused.push({
		file: ".",
		why: `it has more than ${maxPaths} paths`
	});
	for (const file of names.slice(0, maxPaths)) {
		if (host.cancelled.aborted) break;
		const info = await judge(host, [entry, local.folder], file, {
			storeDir: local.storeDir,
			required
		});
		if ("wrong" in info) {
			refused.push({
				file,
				why: info.wrong
			});
			continue;
		}
		if (info.nar !== join(local.folder, info.url)) await host.files.rename(info.nar, join(local.folder, info.url));
		const signature = local.key.sign(fingerprint(info, local.storeDir));
		const text = printNarInfo({
			...info,
			signatures: [signature]
		}, local.storeDir);
		await writeAtomically(host, join(local.folder, file), text);
		admitted.push(info);
	}
	const index = await parseIndex(await readSmall(host, join(entry, indexFile), maxIndex));
	return {
		admitted,
		refused,
		index: index && onlyAdmitted(index, admitted, local.storeDir)
	};
}
async function judge(host, folders, file, rules) {
	const text = await readSmall(host, join(folders[0], file), maxNarInfo);
	if (text === void 0) return { wrong: "it is not a file of a plausible size" };
	const info = parseNarInfo(text, rules.storeDir);
	if ("wrong" in info) return info;
	if (narInfoFile(info.name) !== file) return { wrong: "it has the file name of another path" };
	if (rules.required && !rules.required.verifies(fingerprint(info, rules.storeDir), info.signatures)) return { wrong: `it is not signed by ${rules.required.name}` };
	const nar = join(folders[0], info.url);
	const wrong = await wrongNar(host, nar, info);
	if (wrong === void 0) return {
		...info,
		nar
	};
	const shared = join(folders[1], info.url);
	return await wrongNar(host, shared, info) === void 0 ? {
		...info,
		nar: shared
	} : { wrong };
}
/** The file must be a plain one of that size and hash: cheaper to find out here than by a build that stumbles over it. */
async function wrongNar(host, path, info) {
	const stat = await host.files.lstat(path).catch(() => void 0);
	if (!stat) return "its NAR is missing";
	if (!stat.isFile() || stat.nlink !== 1) return "its NAR is not a file of its own";
	if (stat.size !== info.fileSize) return "its NAR has another size";
	const handle = await host.files.open(path, constants$1.O_RDONLY | constants$1.O_NOFOLLOW);
	try {
		const hash = createHash("sha256");
		const chunk = Buffer.allocUnsafe(2 ** 20);
		for (let read = -1; read !== 0;) {
			read = (await handle.read(chunk, 0, chunk.length)).bytesRead;
			hash.update(chunk.subarray(0, read));
		}
		return `sha256:${base32(hash.digest())}` === info.fileHash ? void 0 : "its NAR has another hash";
	} finally {
		await handle.close();
	}
}
/** Whether it is a folder itself, not a link to one. */
async function isFolder(host, path) {
	return (await host.files.lstat(path).catch(() => void 0))?.isDirectory() === true;
}
/** The text of a plain file that is not too large; else undefined. */
async function readSmall(host, path, limit) {
	const stat = await host.files.lstat(path).catch(() => void 0);
	return stat?.isFile() && stat.size <= limit ? host.files.readFile(path, "utf8") : void 0;
}
function onlyAdmitted(index, admitted, storeDir) {
	const paths = new Set(admitted.map((info) => `${storeDir}/${info.name}`));
	return {
		...index,
		paths: index.paths.filter((entry) => paths.has(entry.path))
	};
}

// src/inspect/coverage.ts
const worstFirst = [
	"none",
	"driver",
	"unknown",
	"jit",
	"sass"
];
/**
* Which GPUs run a result, and how: as a whole and file by file. Without a driver, which drivers it takes is only reported. `driver`
* is a Linux version; of a branch alone (`580`) the newest is meant. Files without device code run everywhere and are left out.
*/
function coverage(files, gpus, facts, driver) {
	const units = files.map((file) => ({
		file: file.file,
		units: unitsOf(file)
	})).filter((one) => one.units.length > 0);
	const of = (some) => gpus.map((gpu) => joined(gpu, some, facts, driver));
	return {
		whole: of(units.flatMap((one) => one.units)),
		files: units.map((one) => ({
			file: one.file,
			gpus: of(one.units)
		}))
	};
}
function joined(gpu, units, facts, driver) {
	const each = units.map((unit) => ({
		unit,
		...unitCoverage(unit, gpu, facts, driver)
	}));
	const lacking = each.filter(({ runs }) => runs !== "sass" && runs !== "jit").map(({ unit }) => unit);
	return {
		...counted(gpu, each),
		lacking
	};
}
/** Some units, or kinds of units with how many there are, as one. */
function counted(gpu, each) {
	const units = {
		sass: 0,
		jit: 0,
		driver: 0,
		unknown: 0,
		none: 0
	};
	let oldest;
	for (const { runs, driver, count = 1 } of each) {
		units[runs] += count;
		if (driver !== void 0 && (oldest === void 0 || compareDrivers$1(driver, oldest) > 0)) oldest = driver;
	}
	return {
		gpu,
		runs: worstFirst.find((kind) => units[kind] > 0) ?? null,
		driver: oldest,
		units
	};
}
/** How one unit runs on one GPU. */
function unitCoverage(unit, gpu, facts, driver) {
	const isas = (text) => unit.images.flatMap(({ kind, capability, ptxVersion }) => kind === "ptx" && ptxVersion && formatTarget(capability) === formatTarget(text) ? [ptxVersion] : []);
	return howItRuns({
		targets: unit.targets,
		ptx: unit.ptx.map((target) => ({
			target,
			isa: distinctVersions(isas(target)).at(-1)
		})),
		toolkit: distinctVersions(unit.images.flatMap((image) => image.toolkits)).at(-1)
	}, gpu, facts, driver);
}
/** How what has these targets and this PTX runs on one GPU. A cubin is preferred to PTX, as the driver does it. */
function howItRuns(unit, gpu, facts, driver) {
	const program = unit.targets.some((target) => runsOn(target, gpu.capability, facts.jetson)) ? howItLoads(unit.toolkit, facts, driver) : void 0;
	if (program?.runs === "sass") return program;
	const best = unit.ptx.filter(({ target }) => compilesFor(target, gpu.capability)).map(({ isa }) => howItCompiles(isa, facts, driver)).sort((a, b) => worstFirst.indexOf(b.runs) - worstFirst.indexOf(a.runs) || byDriver(a, b))[0];
	if (best?.runs === "jit") return best;
	return program ?? best ?? {
		runs: "none",
		driver: void 0
	};
}
/** What the driver makes of a program whose cubins fit its GPU: it runs those of every toolkit of its major version, and of older ones. */
function howItLoads(made, { toolkits }, driver) {
	const needed = (made && toolkits.find(({ version }) => version.major >= made.major))?.compatibleDriver;
	if (driver === void 0 || made === void 0) return {
		runs: "sass",
		driver: needed
	};
	const newest = toolkits.at(-1)?.compatibleDriver;
	if (needed === void 0) return {
		runs: newest && compareDrivers$1(driver, newest) < 0 ? "driver" : "unknown",
		driver: needed
	};
	return {
		runs: compareDrivers$1(driver, needed) >= 0 ? "sass" : "driver",
		driver: needed
	};
}
/**
* What the driver makes of PTX for its GPU. A driver knows every older ISA too; of an ISA that no toolkit of the table writes, the
* drivers before and behind it are known.
*/
function howItCompiles(isa, { toolkits }, driver) {
	const rows = toolkits.flatMap((row) => row.driver === null ? [] : [{
		ptxIsa: row.ptxIsa,
		driver: row.driver
	}]);
	const enough = isa && rows.find(({ ptxIsa }) => compareVersions(ptxIsa, isa) >= 0);
	const before = isa && rows.findLast(({ ptxIsa }) => compareVersions(ptxIsa, isa) < 0);
	const needed = enough?.driver;
	if (driver === void 0 || needed !== void 0 && compareDrivers$1(driver, needed) >= 0) return {
		runs: "jit",
		driver: needed
	};
	return {
		runs: enough !== void 0 && sameVersion(enough.ptxIsa, isa) || before !== void 0 && compareDrivers$1(driver, before.driver) < 0 ? "driver" : "unknown",
		driver: needed
	};
}
function byDriver(a, b) {
	return a.driver === void 0 ? 1 : b.driver === void 0 ? -1 : compareDrivers$1(a.driver, b.driver);
}
function sameVersion(a, b) {
	return b !== void 0 && compareVersions(a, b) === 0;
}
/**
* Whether a cubin runs: same major, minor not above the GPU's; `a` on its own GPU alone, `f` in its family.
* https://docs.nvidia.com/cuda/cuda-c-programming-guide/#compute-capabilities
*/
function runsOn(target, gpu, jetson) {
	const same = target.major === gpu.major && target.minor === gpu.minor;
	const isJetson = (one) => jetson.some(({ major, minor }) => major === one.major && minor === one.minor);
	if (target.suffix === "a" || isJetson(target) || isJetson(gpu)) return same;
	return target.major === gpu.major && target.minor <= gpu.minor;
}
/** Whether the driver can compile PTX for the GPU: for any that is not older; `a` and `f` as with cubins. */
function compilesFor(ptx, gpu) {
	if (ptx.suffix !== "") return runsOn(ptx, gpu, []);
	return ptx.major < gpu.major || ptx.major === gpu.major && ptx.minor <= gpu.minor;
}
function formatTarget({ major, minor, suffix }) {
	return `${major}.${minor}${suffix}`;
}
/** Negative, zero or positive. Parts that one of them leaves out are equal: 580 is any of its branch. */
function compareDrivers$1(a, b) {
	const [first, second] = [a, b].map((text) => text.split(".").map(Number));
	for (const [index, part] of (first ?? []).entries()) {
		const other = second?.[index];
		if (other === void 0) return 0;
		if (part !== other) return part - other;
	}
	return 0;
}

// src/actions/verify/gpus.ts
/** What the project's tables know about GPUs and drivers, in the form that coverage wants. */
function gpuFacts() {
	return {
		jetson: architectures.filter((row) => row.jetson && row.parsed.suffix === "").map((row) => row.parsed),
		toolkits: toolkits.flatMap(({ parsed, ptxIsa, driver, compatibleDriver }) => {
			const isa = parseVersion(ptxIsa);
			return isa ? [{
				version: parsed,
				ptxIsa: isa,
				driver,
				compatibleDriver
			}] : [];
		})
	};
}
/** A driver that was given. Throws ProblemError CFG001 for what is no version. */
function parseDriver(text) {
	if (text === void 0 || /^\d{3}(\.\d{1,4}){0,2}$/.test(text)) return text;
	throw new ProblemError(error("CFG001", `Input driver has ${JSON.stringify(text)}.`, "It accepts a Linux driver or its branch, as in 580.65.06 or 580."));
}
/** Reads `L4`, `RTX 4090` and `9.0`. Throws ProblemError CFG001 for what names no GPU. */
function parseGpus(words) {
	const problems = [];
	const gpus = words.flatMap((name) => {
		const selector = parseCapabilitySelector(name);
		const found = selector?.kind === "exact" || selector?.kind === "gpu" ? selectCapabilities(selector, builtInTables).flatMap((one) => parseCapability(one) ?? []) : [];
		if (found.length === 0 || found.some((one) => one.suffix !== "")) problems.push(error("CFG001", `Input gpu has ${JSON.stringify(name)}.`, "It accepts GPUs as in L4 or RTX 4090, and capabilities as in 9.0."));
		return found.map((capability) => ({
			name,
			capability
		}));
	});
	if (problems.length > 0) throw new ProblemError(problems);
	return gpus;
}
/** Holds a result against GPUs and a driver: rows to print, and VER016 for each GPU that does not run all of it. */
function gpuRows(files, gpus, driver) {
	const { whole } = coverage(files, gpus, gpuFacts(), driver);
	return {
		rows: whole.map(({ gpu, runs, driver: oldest, units }) => ({
			gpu: gpu.name,
			capability: formatCapability(gpu.capability),
			runs,
			driver: oldest ?? null,
			units
		})),
		problems: whole.filter(({ lacking }) => lacking.length > 0).map((one) => cannotRun(one, driver))
	};
}
function cannotRun({ gpu, runs, driver: oldest, units, lacking }, driver) {
	const all = Object.values(units).reduce((sum, count) => sum + count, 0);
	const message = runs === "unknown" ? `Whether driver ${driver} runs ${lacking.length} of ${all} units on ${gpuName(gpu)} cannot be determined: ${describeUnits(lacking)}.` : `${gpuName(gpu)} does not run ${lacking.length} of ${all} units: ${describeUnits(lacking)}.`;
	return error("VER016", `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`, fixFor(gpu, runs, oldest, driver));
}
function fixFor(gpu, runs, oldest, driver) {
	const compile = `compile all device code for sm_${gpu.capability.major}${gpu.capability.minor}`;
	if (runs === "unknown") return `They come from a toolkit that is newer than the driver tables of this version: try it with that driver, or ${compile}.`;
	if (runs === "driver") return `Use a driver from ${oldest ?? "the branch of the toolkit that made its PTX"} on; ${driver ?? "the one asked about"} is too old.`;
	return `C${compile.slice(1)}, or embed PTX that is not newer.`;
}
/** `L4 (8.9)`, or `a GPU of capability 8.9`. */
function gpuName({ name, capability }) {
	const number = formatCapability(capability);
	return name === number ? `a GPU of capability ${number}` : `${name} (${number})`;
}

// src/cuda/spelling.ts
/**
* What somebody means who writes capabilities and toolkits as other tools do: `90a` and `80-real;90` of CMake, `sm_86` with a
* slip, `cu128` of PyTorch's wheels, `12_8` of Nixpkgs' attributes.
*/
/** Words of a request that name several capabilities. */
const names = [
	"default",
	"all-major",
	"hosted-gpus",
	"jetson",
	...new Set(architectures.map(({ name }) => name))
].map((name) => name.toLowerCase());
/**
* The entries to write instead of a text that is none; empty where that cannot be guessed. A list of CMake's
* (`80-real;90`) is several.
*/
function meantCapabilities(text, rows) {
	const parts = text.split(/[;,]/).filter((part) => part.trim() !== "");
	const isCmake = /-(?:real|virtual)\b/i.test(text);
	const meant = parts.map((part) => meantCapability(part.trim(), rows, isCmake && parts.length > 1));
	return meant.every((one) => one !== void 0) ? meant : [];
}
function meantCapability(text, rows, plainHasPtx) {
	const [, major = "", minor = "", suffix = "", kind, withPtx] = /^(?:sm|compute|cc)?[_ ]?([1-9]\d??)[._]?(\d)([af]?)(?:-(real|virtual))?(\+ptx)?$/i.exec(text) ?? [];
	const written = parseCapability(`${major}.${minor}${suffix.toLowerCase()}`);
	const ptx = withPtx || kind?.toLowerCase() === "virtual" || plainHasPtx && !kind ? "+PTX" : "";
	if (written && rows.some((row) => row.capability === formatCapability(written))) return `${formatCapability(written)}${ptx}`;
	const whole = /^[1-9]\d?$/.exec(text)?.[0];
	if (whole && rows.some((row) => !row.jetson && row.parsed.major === Number(whole))) return `${whole}.x`;
	const near = nearest(written ?? parseCapability(/^[1-9]\d?\.\d/.exec(text)?.[0] ?? ""), rows);
	if (near) return `${near}${ptx}`;
	const word = text.replace(/\+ptx$/i, "");
	return nearestText(word.toLowerCase() === "all" ? "all-major" : word, names) ?? nearestGpus(word)[0];
}
function nearest(wanted, rows) {
	return wanted && nearestArchitecture(wanted, rows)?.capability;
}
/** The toolkit to write instead of a text that is none; undefined where that cannot be guessed. */
function meantToolkit(text, rows) {
	const has = (version) => rows.some((row) => row.version === version);
	const word = text.trim().toLowerCase();
	const number = word.replace(/^(?:cuda(?:packages|toolkit|-toolkit)?|cu|v)[-_ ]?/, "");
	const [, major = "", minor = ""] = /^(1\d)[._-]?(\d{1,2})(?:[._-]\w+)*$/.exec(number) ?? [];
	const exact = [`${major}.${minor}`, `${major}.${minor[0] ?? ""}`].find(has);
	if (exact) return exact;
	if (/^\d{1,2}[._]\d/.test(number)) return nearestToolkit(number.replace("_", "."), rows)?.version;
	return nearestText(word, [
		"latest",
		"default",
		"cpu"
	]);
}

// src/cuda/refusals.ts
/** The refusals of values that no table knows, with the nearest that one does. */
const ptxDocs = "https://docs.nvidia.com/cuda/parallel-thread-execution/";
const nixpkgsCuda = "https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules";
/** The refusal of a capability that no toolkit has; `rows` are those that may be offered instead. */
function unknownCapability(text, more = {}, rows = architectures) {
	return error("PLN003", `There is no CUDA capability ${quote(text)}.`, capabilityFix(text, rows), {
		...more,
		source: ptxDocs
	});
}
function capabilityFix(text, rows) {
	if (text.toLowerCase() === "native") return "Write the capability of your GPU, which `nvidia-smi --query-gpu=compute_cap --format=csv` prints: the machine that builds may have no GPU.";
	const meant = meantCapabilities(text, rows);
	if (meant.length > 1) return `Did you mean ${meant.join(", ")}? Write one entry for each, or ${meant.join(" ")} for one fat binary.`;
	const gpus = nearestGpus(text.replace(/\+ptx$/i, ""));
	const [one = gpus.join(" or ")] = gpus.includes(meant[0] ?? "") ? [] : meant;
	return one === "" ? `Write ${capabilityForms}; \`nix-cuda tables\` lists capabilities with their GPUs.` : `Did you mean ${one}? \`nix-cuda tables\` lists capabilities with their GPUs.`;
}
/** The refusal of a toolkit that was never released, or is older or newer than the tables. */
function unknownToolkit(text, more = {}, rows = toolkits) {
	const meant = meantToolkit(text, rows);
	return error("PLN004", `There is no CUDA toolkit ${quote(text)}.`, `${meant ? `Did you mean ${meant}?` : `Write ${toolkitForms}.`} \`nix-cuda tables\` lists all toolkits.`, {
		...more,
		source: "https://developer.nvidia.com/cuda-toolkit-archive"
	});
}
/** The refusal of a system that is none. */
function unknownSystem(text, more = {}) {
	return error("PLN005", `There is no system ${quote(text)}.`, `Use ${systems.slice(0, -1).join(", ")} or ${systems.at(-1)}.`, {
		...more,
		source: "https://nix.dev/manual/nix/stable/development/building#system"
	});
}
/** The refusal of a system for which NVIDIA has no toolkit; `fits` are those on which the cell can exist. */
function systemWithoutCuda(text, fits) {
	return error("PLN005", `There is no CUDA for the system ${quote(text)}.`, `Use ${[fits.join(" or "), "the toolkit cpu for a cell without CUDA"].filter((part) => part !== "").join(", or ")}.`, { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` });
}
/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
const formatCapabilitiesSource = `${nixpkgsCuda}/_cuda/lib/strings.nix`;
/** PLN015. */
function earlyPtx(capability, last, more = {}) {
	return error("PLN015", `PTX was requested for ${capability}, but Nixpkgs can add PTX only for the last capability of a cell, ${last}.`, `Write ${last}+PTX, or put ${capability}+PTX into a cell of its own.`, {
		...more,
		source: formatCapabilitiesSource
	});
}
/** A text of the user in a message, cut where it is long. */
function quote(text) {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

// src/cuda/remembered.ts
/** The answer that is there, or a new one that is kept. */
function remembered(answers, key, ask) {
	const before = answers.get(key);
	if (before !== void 0) return before;
	const answer = ask();
	answers.set(key, answer);
	return answer;
}

// src/cuda/rule.ts
/** The toolkits that a fix may offer for this cell, oldest first. */
function offeredToolkits({ cell, choices, tables }) {
	return availableToolkits(tables).filter((row) => cell.capabilities.every((capability) => choices.possible(capability, row.version)));
}
/** The capabilities that a fix may offer with the toolkit of this cell, in numeric order. */
function offeredCapabilities({ cell, choices, tables }) {
	return allArchitectures(tables).filter((row) => choices.possible(row.capability, cell.toolkit));
}

// src/cuda/rules-jetson.ts
/** Rules on Jetson modules, which are aarch64 machines with packages of their own. */
const orinIssue = "https://github.com/NixOS/nixpkgs/issues/530931";
const redist = `${nixpkgsCuda}/_cuda/lib/redist.nix`;
const orin = {
	major: 8,
	minor: 7,
	suffix: ""
};
/** Minors of CUDA 11 and 12 whose manifests have nothing for linux-aarch64; no minor of CUDA 13 has. */
const withoutJetsons = [
	"11.4",
	"11.5",
	"11.6",
	"11.7",
	"12.3"
];
const jetsonPackages = {
	code: "PLN009",
	title: "The toolkit has packages for the Jetson.",
	source: redist,
	check: (subject) => {
		const { targets, toolkit, tables } = subject;
		if (!toolkit) return [];
		return targets.filter((target) => knows(toolkit.parsed, target) && !hasPackages(target, toolkit, tables)).map((target) => {
			const fits = offeredToolkits(subject);
			const choices = [fits.findLast(({ parsed }) => compareVersions(parsed, toolkit.parsed) < 0), fits.find(({ parsed }) => compareVersions(parsed, toolkit.parsed) > 0)].flatMap((row) => row?.version ?? []).join(", or ");
			return error("PLN009", target.capability === "8.7" && toolkit.parsed.major >= 13 ? `Jetson Orin (8.7) has no CUDA ${toolkit.version}: its own packages end with 12.9, and the servers' packages cover it from 13.2, in Nixpkgs from 26.05.` : `CUDA ${toolkit.version} has no packages for Jetson ${target.capability} (linux-aarch64).`, choices === "" ? "Use another Nixpkgs." : `Use CUDA ${choices}.`, { source: target.capability === "8.7" ? orinIssue : redist });
		});
	}
};
/** Whether NVIDIA has, and this Nixpkgs takes, packages of the toolkit that work on the machine. */
function hasPackages(target, toolkit, tables) {
	const { version, parsed } = toolkit;
	if (target.capability === "8.7" && (version === "13.0" || version === "13.1")) return false;
	if (!hasOwnPackages(target, toolkit, tables)) return true;
	const { facts } = tables;
	const systems = facts?.toolkits[version]?.redistSystems;
	if (systems) return systems.includes("linux-aarch64");
	return parsed.major < 13 && (facts !== void 0 || !withoutJetsons.includes(version));
}
/**
* Whether a Jetson has packages of its own (linux-aarch64), which know no other GPU. Thor takes the servers' packages,
* and so does Orin from CUDA 13.2 on, or as the user's Nixpkgs has it: revisions before
* https://github.com/NixOS/nixpkgs/pull/528562 never do.
*/
function hasOwnPackages({ jetson, parsed }, toolkit, tables) {
	if (!jetson || compareCapabilities(parsed, orin) > 0) return false;
	if (compareCapabilities(parsed, orin) < 0) return true;
	const told = tables.facts?.toolkits[toolkit.version]?.orin;
	return told ? told === "linux-aarch64" : compareVersions(toolkit.parsed, {
		major: 13,
		minor: 2
	}) < 0;
}
const jetsonSystem = {
	code: "PLN006",
	title: "Jetson modules are aarch64-linux machines.",
	source: `${nixpkgsCuda}/backendStdenv/default.nix`,
	check: ({ cell, targets }) => {
		const jetsons = targets.filter((target) => target.jetson);
		if (jetsons.length === 0 || cell.system === "aarch64-linux" || !hasCuda(cell.system)) return [];
		return [error("PLN006", `Jetson ${describe(jetsons)} cannot be built for ${cell.system}.`, "Use the system aarch64-linux, or leave Jetson capabilities out.", { source: `${nixpkgsCuda}/backendStdenv/default.nix` })];
	}
};
const jetsonNotMixed = {
	code: "PLN007",
	title: "A Jetson that has packages of its own shares no cell with other GPUs.",
	source: redist,
	check: ({ targets, toolkit, tables }) => {
		if (!toolkit) return [];
		const jetsons = targets.filter((target) => hasOwnPackages(target, toolkit, tables));
		const others = targets.filter((target) => !jetsons.includes(target));
		if (jetsons.length === 0 || others.length === 0) return [];
		return [error("PLN007", `Jetson ${describe(jetsons)} cannot share a cell with ${describe(others)} in CUDA ${toolkit.version}, because it has packages of its own.`, `Put ${describe(jetsons)} into a cell of its own.`, { source: redist })];
	}
};
function describe(targets) {
	return targets.map((target) => target.capability).join(", ");
}

// src/cuda/rules-nixpkgs.ts
/** Rules on what the user's Nixpkgs has, and on the drivers of those who will run the result. */
const legacyFlake = "https://github.com/nixos-cuda/cuda-legacy";
const compatibility = "https://docs.nvidia.com/deploy/cuda-compatibility/";
const setMissing = {
	code: "PLN017",
	title: "Nixpkgs has a package set of the toolkit.",
	source: "https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/cuda-packages.nix",
	check: (subject) => {
		const { toolkit, tables } = subject;
		const { facts } = tables;
		if (!toolkit || !facts || toolkit.version in facts.toolkits) return [];
		const there = Object.keys(facts.toolkits);
		const message = `Your Nixpkgs has no ${toolkit.attribute}; it has ${there.join(", ") || "no CUDA"}.`;
		const nearest = nearestToolkit(toolkit.version, offeredToolkits(subject));
		const older = toolkit.parsed.major < 13 || toolkit.version === "13.0";
		const choices = [
			...nearest ? [`use CUDA ${nearest.version}`] : [],
			...older ? ["set legacy-toolkits for toolkits that Nixpkgs has dropped"] : [],
			"use another Nixpkgs"
		];
		return [error("PLN017", message, sentence(choices), { source: legacyFlake })];
	}
};
const notInNixpkgs = {
	code: "PLN016",
	title: "Nixpkgs knows the capability and serves it with this toolkit.",
	source: `${nixpkgsCuda}/_cuda/db/bootstrap/cuda.nix`,
	check: (subject) => {
		const { targets, toolkit, tables } = subject;
		const { facts } = tables;
		if (!facts) return [];
		const supported = toolkit && facts.toolkits[toolkit.version]?.supported;
		const known = facts.capabilities;
		return targets.flatMap((target) => {
			const { capability } = target;
			const unlisted = known !== null && !(capability in known);
			const inRange = toolkit && knows(toolkit.parsed, target);
			if (!unlisted && (!supported || !inRange || supported.includes(capability))) return [];
			const message = unlisted ? `Your Nixpkgs does not know the capability ${capability}.` : `Your Nixpkgs does not serve ${capability} with CUDA ${toolkit?.version}.`;
			const nearest = nearestArchitecture(target.parsed, offeredCapabilities(subject).filter((row) => row.jetson === target.jetson));
			const choices = [...nearest ? [`use capability ${nearest.capability}`] : [], "use a newer Nixpkgs"];
			return [error("PLN016", message, sentence(choices), { source: `${nixpkgsCuda}/_cuda/db/bootstrap/cuda.nix` })];
		});
	}
};
const hostCompiler = {
	code: "PLN020",
	title: "Nixpkgs has a gcc that nvcc accepts.",
	source: `${nixpkgsCuda}/_cuda/db/bootstrap/nvcc.nix`,
	check: (subject) => {
		const { toolkit, tables } = subject;
		const { facts } = tables;
		if (!toolkit || !facts || facts.gcc.length === 0) return [];
		const newest = facts.toolkits[toolkit.version]?.gccMax ?? toolkit.gccMax;
		if (facts.gcc.some((major) => major <= newest)) return [];
		const other = offeredToolkits(subject).find(({ parsed }) => compareVersions(parsed, toolkit.parsed) > 0);
		return [error("PLN020", `nvcc of CUDA ${toolkit.version} accepts gcc ${newest} and older; your Nixpkgs has gcc ${facts.gcc.join(", ")}.`, sentence([...other ? [`use CUDA ${other.version}`] : [], "use a Nixpkgs that still has that gcc"]), { source: `${nixpkgsCuda}/_cuda/db/bootstrap/nvcc.nix` })];
	}
};
const driverMinimum = {
	code: "PLN018",
	title: "The users' driver runs programs of the toolkit (minor-version compatibility).",
	source: `${compatibility}minor-version-compatibility.html`,
	check: (subject) => {
		const { targets, toolkit, driver } = subject;
		if (!toolkit || driver === void 0 || targets.every((target) => target.jetson)) return [];
		if (compareDrivers(driver, toolkit.compatibleDriver) >= 0) return [];
		const newest = offeredToolkits(subject).at(-1);
		return [error("PLN018", `Programs of CUDA ${toolkit.version} need driver ${toolkit.compatibleDriver} or newer; the users have ${driver}.`, newest ? `Use CUDA ${newest.version}, or raise driver.` : "Raise driver: no toolkit fits it.", { source: `${compatibility}minor-version-compatibility.html` })];
	}
};
const ptxIsa = {
	code: "PLN019",
	title: "The users' driver knows the PTX that the toolkit writes.",
	source: "https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/",
	check: ({ cell, targets, toolkit, driver, tables }) => {
		if (!toolkit || driver === void 0 || cell.ptx.length === 0 || targets.every((target) => target.jetson)) return [];
		if (compareDrivers(driver, toolkit.compatibleDriver) < 0) return [];
		const rows = [...tables.toolkits.values()].filter((row) => row.driver !== null);
		const theirs = rows.findLast((row) => compareDrivers(driver, row.driver ?? "0") >= 0);
		const [known, written] = [parseVersion(theirs?.ptxIsa ?? "0.0"), parseVersion(toolkit.ptxIsa)];
		if (!known || !written || compareVersions(known, written) >= 0) return [];
		const writes = `CUDA ${toolkit.version} writes PTX ${toolkit.ptxIsa}`;
		const beyond = toolkit.driver === null && theirs === rows.at(-1);
		return [warning("PLN019", beyond ? `${writes}; whether driver ${driver} compiles it cannot be determined, because the tables have no driver for it.` : `${writes}; driver ${driver} compiles PTX up to ${theirs?.ptxIsa ?? "none"}, so it cannot use PTX of this toolkit.`, "Name every GPU of the users as a capability, or raise driver.", { source: "https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/" })];
	}
};
const newerThanTables = {
	code: "PLN022",
	title: "This version has tables for the toolkit and the capabilities.",
	source: nixpkgsCuda,
	check: ({ cell, toolkit, targets, tables }) => {
		return [...toolkit && isNew(tables, { toolkit: cell.toolkit }) ? [`CUDA ${cell.toolkit}`] : [], ...targets.filter(({ capability }) => isNew(tables, { capability })).map(({ capability }) => capability)].map((name) => warning("PLN022", `${name} is newer than the tables of this version; your Nixpkgs has it, so it is used unchecked.`, "Update setup-nix-cuda if there is a newer version.", { source: nixpkgsCuda }));
	}
};
/** `Use CUDA 12.8, or use another Nixpkgs.` */
function sentence(choices) {
	const text = choices.join(", or ");
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
/** As Array.prototype.sort wants it, for `550.54.14`; a missing part counts as 0. */
function compareDrivers(a, b) {
	const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
	for (let at = 0; at < Math.max(left.length, right.length); at++) {
		const order = (left[at] ?? 0) - (right[at] ?? 0);
		if (order !== 0) return order;
	}
	return 0;
}

// src/cuda/rules-toolkit.ts
const minimum = {
	code: "PLN001",
	title: "The toolkit is not older than the first one that knows the capability.",
	source: ptxDocs,
	check: (subject) => each(subject, isTooOld, (target) => wrongToolkit("PLN001", subject, target, {
		limit: `needs CUDA ${target.minToolkit} or newer`,
		pick: (rows) => rows[0],
		source: sourceOf$1(subject.tables, target, ptxDocs)
	}))
};
const maximum = {
	code: "PLN002",
	title: "The toolkit is not newer than the last one that knows the capability.",
	source: releaseNotes("13.0"),
	check: (subject) => each(subject, isTooNew, (target, toolkit) => {
		const removedIn = [...subject.tables.toolkits.values()].find((row) => isTooNew(row.parsed, target));
		return wrongToolkit("PLN002", subject, target, {
			limit: `was removed after CUDA ${target.maxToolkit}`,
			pick: (rows) => rows.at(-1),
			source: sourceOf$1(subject.tables, target, releaseNotes(removedIn?.version ?? toolkit.version))
		});
	})
};
const renamed = {
	code: "PLN008",
	title: "The capability has the name that this toolkit calls it by.",
	source: releaseNotes(rename.toolkit),
	check: ({ targets, toolkit, tables }) => targets.flatMap((target) => {
		const other = toolkit && newName(target, toolkit, tables);
		return other ? [wrongName(target, other, toolkit)] : [];
	})
};
/** The other name of a renamed capability, where this toolkit knows it by that one alone. */
function newName(target, toolkit, tables) {
	if (knows(toolkit.parsed, target)) return void 0;
	const other = otherName(target, tables);
	return other && knows(toolkit.parsed, other) ? other : void 0;
}
/** PLN008. */
function wrongName(target, other, toolkit) {
	return error("PLN008", `Capability ${target.capability} is called ${other.capability} in CUDA ${toolkit.version}: Thor was renamed from ${rename.from} to ${rename.to} in CUDA ${rename.toolkit}.`, `Use capability ${other.capability}.`, { source: releaseNotes(rename.toolkit) });
}
/** The other name of the same chip where it was renamed: 11.0a for 10.1a and the reverse; undefined for all others. */
function otherName(target, tables) {
	const { suffix } = target.parsed;
	const number = `${target.parsed.major}.${target.parsed.minor}`;
	if (number === rename.from) return tables.architectures.get(rename.to + suffix);
	if (number === rename.to) return tables.architectures.get(rename.from + suffix);
}
/** One reason for each target that this toolkit does not know, by another name either. */
function each({ targets, toolkit, tables, choices }, applies, check) {
	if (!toolkit) return [];
	return targets.flatMap((target) => {
		if (!applies(toolkit.parsed, target) || newName(target, toolkit, tables)) return [];
		if (targets.length > 1) return [check(target, toolkit)];
		return [choices.once(`${target.capability} ${toolkit.version}`, () => check(target, toolkit))];
	});
}
function wrongToolkit(code, subject, target, { limit, pick, source }) {
	const { cell } = subject;
	const toolkit = pick(offeredToolkits(subject));
	const alike = offeredCapabilities(subject).filter((row) => row.jetson === target.jetson);
	const other = nearestArchitecture(target.parsed, alike);
	const choices = [...toolkit ? [`CUDA ${toolkit.version}`] : [], ...other ? [`capability ${other.capability}`] : []];
	return error(code, `CUDA ${cell.toolkit} cannot build for ${target.capability} (${target.name}), which ${limit}.`, choices.length > 0 ? `Use ${choices.join(", or ")}.` : "Use another Nixpkgs, or leave it out.", { source });
}
/** Nixpkgs' own database where it is what the row comes from. */
function sourceOf$1(tables, target, builtIn) {
	return target !== findArchitecture(target.capability) && tables.facts?.capabilities?.[target.capability] ? `${nixpkgsCuda}/_cuda/db/bootstrap/cuda.nix` : builtIn;
}
function releaseNotes(toolkit) {
	return `https://docs.nvidia.com/cuda/archive/${toolkit}.0/cuda-toolkit-release-notes/`;
}

// src/cuda/rules.ts
/**
* Which cells can exist. Every rule is a function of one cell and the tables; `rules` lists them in the order in which
* their reasons are given, so that a plan can be explained rule by rule.
*/
const rules = [
	{
		code: "PLN003",
		title: "Every capability exists.",
		source: ptxDocs,
		check: (subject) => subject.cell.capabilities.filter((capability) => !subject.tables.architectures.has(capability)).map((capability) => unknownCapability(capability, {}, offeredCapabilities(subject)))
	},
	{
		code: "PLN004",
		title: "The toolkit was released.",
		source: "https://developer.nvidia.com/cuda-toolkit-archive",
		check: (subject) => subject.toolkit ? [] : [unknownToolkit(subject.cell.toolkit, {}, offeredToolkits(subject))]
	},
	{
		code: "PLN005",
		title: "NVIDIA has a toolkit for the system.",
		source: `${nixpkgsCuda}/_cuda/lib/redist.nix`,
		check: ({ cell, choices }) => {
			if (hasCuda(cell.system)) return [];
			const fits = cudaSystems.filter((system) => cell.capabilities.every((capability) => choices.possible(capability, cell.toolkit, system)));
			return [systemWithoutCuda(cell.system, fits)];
		}
	},
	minimum,
	maximum,
	renamed,
	jetsonPackages,
	jetsonSystem,
	jetsonNotMixed,
	{
		code: "PLN013",
		title: "The PTX of a mixed cell runs on later GPUs.",
		source: `${ptxDocs}#ptx-module-directives-target`,
		check: ({ cell }) => checkPtx(cell)
	},
	{
		code: "PLN015",
		title: "PTX is of the last capability of the cell.",
		source: formatCapabilitiesSource,
		check: ({ cell: { capabilities, ptx } }) => ptx.filter((capability) => capability !== capabilities.at(-1)).map((capability) => earlyPtx(capability, capabilities.at(-1)))
	},
	setMissing,
	notInNixpkgs,
	hostCompiler,
	driverMinimum,
	ptxIsa,
	newerThanTables
];
/**
* Why this cell cannot exist: all reasons at once, in a stable order; empty for a cell that can. Each one names the
* values at fault and the nearest choice that works, and carries the URL that its rule comes from. Warnings are about
* cells that can exist all the same. A cell without CUDA can exist on every system.
*/
function checkCell(cell, options = {}) {
	if (cell.toolkit === "cpu") return [];
	const subject = subjectOf(cell, options);
	return rules.flatMap((rule) => rule.check(subject));
}
/** Every rule with what it says of the cell. */
function explainCell(cell, options = {}) {
	if (cell.toolkit === "cpu") return rules.map((rule) => ({
		rule,
		problems: []
	}));
	const subject = subjectOf(cell, options);
	return rules.map((rule) => ({
		rule,
		problems: rule.check(subject)
	}));
}
function subjectOf(cell, { tables = builtInTables, driver }, choices) {
	return {
		cell,
		targets: cell.capabilities.flatMap((capability) => tables.architectures.get(capability) ?? []),
		toolkit: tables.toolkits.get(cell.toolkit),
		tables,
		driver,
		choices: choices ?? choicesOf(cell.system, tables, driver)
	};
}
/** For the cells that a fix is tried with: what their own fixes would be does not matter. */
const anything = {
	possible: () => true,
	once: (_, make) => make()
};
/** By tables, then by system and driver: a plan asks for the same choices thousands of times. */
const allChoices = /* @__PURE__ */ new WeakMap();
function choicesOf(system, tables, driver) {
	const ofTables = allChoices.get(tables) ?? /* @__PURE__ */ new Map();
	allChoices.set(tables, ofTables);
	const key = `${system} ${driver ?? ""}`;
	const before = ofTables.get(key);
	if (before) return before;
	const verdicts = /* @__PURE__ */ new Map();
	const problems = /* @__PURE__ */ new Map();
	const choices = {
		possible: (capability, toolkit, on = system) => remembered(verdicts, `${capability} ${toolkit} ${on}`, () => {
			const subject = subjectOf({
				capabilities: [capability],
				ptx: [],
				toolkit,
				system: on
			}, {
				tables,
				driver
			}, anything);
			return rules.every((rule) => rule.check(subject).every(({ severity }) => severity !== "error"));
		}),
		once: (name, make) => remembered(problems, name, make)
	};
	ofTables.set(key, choices);
	return choices;
}
/** `a` and `f` code runs on no later GPU, so that its PTX cannot be what a mixed cell falls back on. */
function checkPtx({ capabilities, ptx }) {
	if (capabilities.length < 2) return [];
	const [last] = ptx.filter((capability) => parseCapability(capability)?.suffix !== "");
	if (last === void 0) return [];
	const others = capabilities.filter((capability) => capability !== last);
	return [error("PLN013", `PTX of ${last} does not run on later GPUs, so it cannot be the PTX of a cell with ${others.join(", ")}.`, `Write ${last} without +PTX, or ask for PTX of a baseline capability in another cell.`, { source: `${ptxDocs}#ptx-module-directives-target` })];
}

// src/nix/configure/read.ts
/**
* Lets Nix read its configuration, with `more` in the environment, and say what it understood. Opens no store. Throws
* ProblemError BLD004 when Nix cannot be run or answers something else than JSON.
*/
async function showSettings(host, nix, more) {
	const warnings = [];
	const outcome = await host.exec({
		argv: [
			nix.program,
			"--extra-experimental-features",
			"nix-command",
			...showCommand(nix)
		],
		env: childEnv(host.env, more),
		timeout: 60,
		signal: host.cancelled,
		onStderr: (line) => {
			const words = /^warning: (.*)/.exec(stripVTControlCharacters(line))?.[1];
			if (words !== void 0) warnings.push(words);
		}
	});
	if (outcome.kind === "exited" && outcome.code === 0) return {
		ok: true,
		settings: read(outcome.stdout, nix),
		warnings
	};
	if (outcome.kind !== "exited" && outcome.kind !== "killed") {
		const why = outcome.kind === "not-started" ? outcome.reason : outcome.kind;
		throw new ProblemError(unanswered(nix, why));
	}
	return {
		ok: false,
		words: (nixErrorText(outcome.stderrTail) ?? outcome.stderrTail.at(-1) ?? "Nix failed without a message").replace(/\s*Try 'nix --help' for more information\.\s*$/, "")
	};
}
/** The command that shows the settings. It was called `show-config` before Nix 2.20. */
function showCommand({ version }) {
	return [...hasNewNames(version) ? ["config", "show"] : ["show-config"], "--json"];
}
/**
* The command that says which store is used. It was called `ping` before Nix 2.20, and is so to this day in Lix
* (git.lix.systems/lix-project/lix, lix/nix/ping-store.cc).
*/
function storeCommand(nix) {
	return [
		"store",
		nix.fork !== "lix" && hasNewNames(nix.version) ? "info" : "ping",
		"--json"
	];
}
/** Whether this Nix (2.20 or newer) calls its command `config show`; Lix does (lix/nix/config.cc). */
function hasNewNames(version) {
	return isAtLeast(version, {
		major: 2,
		minor: 20
	}) ?? false;
}
function read(json, nix) {
	let all;
	try {
		all = JSON.parse(json);
	} catch {
		throw new ProblemError(unanswered(nix, "its answer is not JSON"));
	}
	return {
		list: (name) => {
			const value = all[name]?.value;
			return Array.isArray(value) ? value.map(String) : [];
		},
		map: (name) => {
			const value = all[name]?.value;
			return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {};
		},
		value: (name) => {
			const value = all[name]?.value;
			return [
				"string",
				"boolean",
				"number"
			].includes(typeof value) ? String(value) : void 0;
		}
	};
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function unanswered(nix, why) {
	return error("BLD004", `${nix.program} did not show its configuration (${why}).`, "Repair or reinstall this Nix.");
}

// src/cuda/nixpkgs-presets.ts
const flox = [
	"unstable",
	"staging",
	"stable",
	"lts"
].map((branch) => ({
	name: `flox/${branch}`,
	reference: `github:flox/nixpkgs/${branch}`,
	cache: "flox"
}));
/** A branch that was moved for the last time with its release; the cache no longer has what it needs. */
const stale = /\/nixos-25\.11-cuda$/i;
/** Moved only when their tested aggregate passes. https://github.com/nixos-cuda/nixpkgs/branches */
const tested = ["nixos-unstable-cuda", "nixos-26.05-cuda"].map((branch) => ({
	name: `nixos-cuda/${branch}`,
	reference: `github:nixos-cuda/nixpkgs/${branch}`,
	cache: "nixos-cuda"
}));
/** https://flox.dev/docs/concepts/nixpkgs/ and https://github.com/nixos-cuda */
const nixpkgsPresets = [...flox, ...tested];
/**
* The monthly branch of Flox, which changes seldom and is built whole, and the one of nixos-cuda that is moved when its
* tests pass; nix-community builds no CUDA any more.
*/
const defaults = ["flox/stable", "nixos-cuda/nixos-unstable-cuda"].flatMap((name) => nixpkgsPresets.filter((preset) => preset.name === name).map((preset) => ({
	...preset,
	toolkit: "12.9"
})));
/** The branch that one of these caches builds, by their names in `caches`; the first of all where none of them does. */
function defaultBranch(caches) {
	const [first] = defaults;
	if (!first) throw new Error("there are default branches");
	return defaults.find(({ cache }) => caches.includes(cache)) ?? first;
}
/**
* PLN027 (warning) for a Nixpkgs of which no CUDA cache is known to build the revision: everything that depends on CUDA
* is then compiled. A folder is the user's own business.
*/
function checkNixpkgs(source) {
	if (source.kind === "path" || !/^github:/i.test(source.reference)) return [];
	if (/^github:(?:flox|nixos-cuda)\/nixpkgs\b/i.test(source.reference) && !stale.test(source.reference)) return [];
	return [warning("PLN027", `${source.reference} is not on a branch that CUDA caches are known to build, so more may be compiled than needed.`, `Use ${nixpkgsPresets.map((row) => row.name).join(", ")} for more cache hits, in flake.lock too.`, { source: "https://github.com/nixos-cuda" })];
}
/**
* The flake reference that a flake.lock has for the input `nixpkgs` of its root, pinned by revision and NAR hash;
* undefined where it names none. Format: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#lock-files
*/
function lockedNixpkgs(lock) {
	const nodes = record(record(lock)?.["nodes"]);
	const root = record(lock)?.["root"];
	const inputs = typeof root === "string" ? record(record(nodes?.[root])?.["inputs"]) : void 0;
	return pinnedReference(record(nodes?.[resolve$1(nodes, inputs?.["nixpkgs"], root) ?? ""])?.["locked"]);
}
/** The same for one locked input, as `nix flake metadata` has it too; undefined where it is none that is known. */
function pinnedReference(input) {
	const locked = record(input);
	if (!locked) return void 0;
	const get = (key, form = /^[\w.+:/=@~-]+$/) => {
		const value = locked[key];
		return typeof value === "string" && form.test(value) ? value : void 0;
	};
	const [owner, repo, rev, narHash] = [
		"owner",
		"repo",
		"rev",
		"narHash"
	].map((key) => get(key));
	const url = get("url", /^[\w.+:/=@~?&%-]+$/);
	const hash = narHash ? `narHash=${encodeURIComponent(narHash)}` : "";
	const type = get("type");
	if ((type === "github" || type === "gitlab") && owner && repo && rev) return withQuery(`${type}:${owner}/${repo}/${rev}`, hash);
	if (type === "git" && url && rev) return withQuery(`git+${url}`, `rev=${rev}`);
	if (type === "tarball" && url) return withQuery(url, hash);
	if (type === "path") {
		const path = get("path");
		return path?.startsWith("/") ? withQuery(`path:${path}`, hash) : void 0;
	}
}
/** FlakeHub's addresses have a query of their own. */
function withQuery(url, query) {
	return query === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${query}`;
}
/** An input is the name of a node, or a path of input names from the root (`follows`), which may go in circles. */
function resolve$1(nodes, input, root, steps = { left: 1e3 }) {
	if (typeof input === "string") return input;
	if (!Array.isArray(input) || steps.left-- <= 0) return void 0;
	return input.reduce((node, name) => node === void 0 ? void 0 : resolve$1(nodes, record(record(nodes?.[node])?.["inputs"])?.[String(name)], root, steps), typeof root === "string" ? root : void 0);
}
function record(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
}

// src/cuda/request-entries.ts
/**
* The grammar of the request's entries, the same in the file and in the inputs. Every reader reports what is wrong and
* then gives undefined.
*/
/**
* An entry of `capabilities`: `9.0a`, `>=8.0`, `hopper`; or `8.0` and `9.0+PTX` for one fat binary, as PyTorch writes
* it. What no table has passes: the user's Nixpkgs may have it.
*/
function readTargets(texts, origin, report, { isList = false } = {}) {
	const selectors = [];
	const found = [];
	for (const text of texts) {
		const selector = parseCapabilitySelector(text);
		if (!selector) {
			found.push(unknownCapability(text, where(origin)));
			continue;
		}
		const before = selectors.findIndex((other) => sameCapability(other, selector));
		if (before >= 0) report(repeated(text, origin));
		if (before < 0) selectors.push(selector);
		else if (selector.ptx) selectors[before] = selector;
	}
	found.push(...earlyPtxOf(selectors, origin));
	if (texts.length === 0) found.push(refuse(origin, "the entry has no capability.", "Write one or more, like 9.0a."));
	for (const problem of found) report(problem);
	return found.length > 0 ? void 0 : {
		selectors,
		joined: isList || texts.length > 1
	};
}
function sameCapability(a, b) {
	return a.kind === "exact" && b.kind === "exact" && a.capability === b.capability;
}
/** What can be checked before a range is expanded. */
function earlyPtxOf(selectors, origin) {
	const exact = selectors.filter((selector) => selector.kind === "exact");
	if (exact.length < selectors.length) return [];
	const last = exact.map((selector) => selector.capability).sort(compareCapabilityTexts).at(-1);
	return exact.filter((selector) => selector.ptx && selector.capability !== last).map(({ capability }) => earlyPtx(capability, last, where(origin)));
}
/** `12.4`, `12.x`, `>=12.6`, `latest`, `default`, `cpu`. What no table has passes: the user's Nixpkgs may have it. */
function readToolkit(text, origin, report) {
	const selector = parseToolkitSelector(text);
	if (selector) return selector;
	report(unknownToolkit(text, where(origin)));
}
/** `aarch64-linux`. */
function readSystem(text, origin, report) {
	if (isSystem(text)) return text;
	report(unknownSystem(text, where(origin)));
}
/** A path starts with `.` or `/`; `lock` is flake.lock's; a preset is one of its branches; else a flake reference. */
function readNixpkgs(text, origin, report) {
	if (text === "lock") return { kind: "lock" };
	const branch = branchOfNixpkgs(text);
	if (branch) {
		report(refuse(origin, `${quote(text)} is a branch or revision, not a flake reference.`, `Write github:NixOS/nixpkgs/${branch}.`));
		return;
	}
	const preset = nixpkgsPresets.find((row) => row.name === text);
	if (preset) return {
		kind: "flake",
		reference: preset.reference
	};
	if (/^[./][^\p{Cc}]*$/u.test(text)) return {
		kind: "path",
		path: text
	};
	if (/^[a-z][^\s\p{Cc}]*$/iu.test(text) && !/^(?:flox|nixos-cuda)\//.test(text)) return {
		kind: "flake",
		reference: text
	};
	const fix = `Use lock, a path like ./nixpkgs, a reference like github:NixOS/nixpkgs/nixos-unstable, or ${nixpkgsPresets.map((row) => row.name).join(", ")}.`;
	report(refuse(origin, `${quote(text)} is neither lock, a path, a flake reference nor a preset.`, fix));
}
/** The branch or revision of NixOS/nixpkgs that a text without an owner means; undefined where it means none. */
function branchOfNixpkgs(text) {
	if (/^(?:nixos|nixpkgs|release)-[\w.-]+$|^master$|^[0-9a-f]{40}$/.test(text)) return text;
	return /^(?:unstable|\d\d\.\d\d)$/.test(text) ? `nixos-${text}` : void 0;
}
/** An overlay: `./overlay.nix`, or a flake's: `.` and `.#name` are the repository's own. */
function readOverlay(text, origin, report) {
	if (isInsideRepository(text) && text.endsWith(".nix")) return {
		kind: "file",
		file: text
	};
	if (/\.nix$/.test(text)) {
		report(refuse(origin, `${quote(text)} is not a path in the repository.`, `Write ./${text.replace(/^\/+/, "")}.`));
		return;
	}
	const match = /^(\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)(?:#([\w'-]+))?$/iu.exec(text);
	if (match?.[1]) return {
		kind: "flake",
		reference: match[1],
		name: match[2] ?? "default"
	};
	report(refuse(origin, `${quote(text)} is not an overlay.`, "Use a file of the repository like ./overlay.nix, or a flake: . or github:owner/repo#name."));
}
/** Name of a package or a licence. */
function readUnfree(text, origin, report) {
	if (/^[^\p{Cc}]{1,200}$/u.test(text)) return text;
	report(refuse(origin, `${quote(text)} is not a name.`, "Name a package (blender) or a licence by its short name."));
}
/** The flake whose overlay has what Nixpkgs dropped: `true` for the pinned nixos-cuda/cuda-legacy, `false` for none. */
function readLegacy(text, origin, report) {
	if (text === "false") return false;
	if (text === "true") return legacyToolkits;
	if (/^[a-z./][^\s\p{Cc}]*$/iu.test(text)) return text;
	report(refuse(origin, `${quote(text)} is not a valid value.`, "Use true, false, or the flake reference of an overlay."));
}
/** nixos-cuda/cuda-legacy of 2025-11-10: 11.4 to 13.0, each with cuDNN. https://github.com/nixos-cuda/cuda-legacy */
const legacyToolkits = "github:nixos-cuda/cuda-legacy/9856d70acc3e2ae9081930b33d946326e07f1482";
/** `550.54.14`. */
function readDriver(text, origin, report) {
	if (/^\d{3,4}(?:\.\d{1,4}){0,2}$/.test(text)) return text;
	report(refuse(origin, `${quote(text)} is not a driver version.`, "Write the oldest driver of your users, like 550.54.14."));
}
/** A refusal that names the input, or the key and location in the file. */
function refuse(origin, message, fix) {
	const subject = origin.kind === "input" ? `Input ${origin.input}: ` : origin.kind === "file" ? `${origin.key}: ` : "";
	return error(refusalCode(origin), subject + message, fix, where(origin));
}
/** ` (file:3)` or ` (input packages)`, for a message that points at another entry. */
function describeOrigin(origin) {
	if (origin.kind === "default") return "";
	return origin.kind === "input" ? ` (input ${origin.input})` : ` (${origin.where.file}:${origin.where.line ?? 1})`;
}
/** The location of an entry of the file; an input has none. */
function where(origin) {
	return origin.kind === "file" ? { where: origin.where } : {};
}
/** Numeric order of well-formed capabilities. */
function compareCapabilityTexts(a, b) {
	const [left, right] = [parsed(a), parsed(b)];
	return left && right ? compareCapabilities(left, right) : 0;
}
/** There are only so many forms, and sorting asks again and again. */
const parsedBefore = /* @__PURE__ */ new Map();
function parsed(text) {
	const before = parsedBefore.get(text);
	if (before) return before;
	const capability = parseCapability(text);
	if (capability) parsedBefore.set(text, capability);
	return capability;
}
/** `./nix/package.nix`: below the root of the repository. */
function isInsideRepository(file) {
	const parts = file.split("/");
	return /^\.\/[^\p{Cc}]+$/u.test(file) && !parts.includes("..");
}
function refusalCode(origin) {
	return origin.kind === "input" ? "CFG001" : "CFG006";
}
function repeated(capability, origin) {
	return warning(refusalCode(origin), `One cell names the capability ${capability.replace(/\+ptx$/i, "")} more than once.`, "Write it once. For two cells, write two entries of the list.", where(origin));
}

// src/cuda/flox-entries.ts
/** Whether anything of a request is built by Flox. */
function hasFlox({ packages }) {
	return packages.some(({ value }) => value.source.kind === "flox");
}
/** Whether nothing of a request comes from its Nixpkgs. */
function isAllFlox({ packages }) {
	return packages.length > 0 && packages.every(({ value }) => value.source.kind === "flox");
}
/** `flox:NAME`, for the environment at the root of the repository, or `flox:./folder#NAME`. */
function readFloxText(text) {
	const rest = text.slice(5).trim();
	const hash = rest.indexOf("#");
	return {
		kind: "flox",
		environment: rest.slice(0, Math.max(0, hash)) || ".",
		build: rest.slice(hash + 1)
	};
}
/** What is wrong with the names; placeholders of the build are filled in already. */
function checkFlox({ environment, build, versions = {} }, origin) {
	const fix = "Write it relative to the root of the repository, like ./app.";
	const ids = Object.entries(versions);
	return [
		...environment === "." || isInsideRepository(environment) ? [] : [refuse(origin, `${quote(environment)} is not a folder of the repository.`, fix)],
		.../^\w[\w.+-]*$/.test(build) ? [] : [refuse(origin, `${quote(build)} is not the name of a build.`, "Write the NAME of [build.NAME] or .flox/pkgs.")],
		...ids.filter(([, version]) => !/^[\w.+-]{1,100}$/.test(version)).map(([id, version]) => refuse(origin, `${quote(version)} is not a version of ${id}.`, "Write one that `flox show` lists."))
	];
}
/** A package of each version, with names that tell them apart: `app-torch2.9.1`. */
function withVersions(name, source, axis) {
	return axis.versions.map((version) => ({
		name: `${name}-${axis.id}${version}`,
		source: {
			...source,
			versions: { [axis.id]: version }
		}
	}));
}

// src/cuda/package-entries.ts
/** How a request names a package, of each kind that there is. */
/** What a placeholder of a package stands for in one cell. */
const placeholders = {
	toolkit: "the toolkit as in cudaPackages_12_8: 12_8",
	version: "the toolkit: 12.8",
	"toolkit-digits": "the toolkit: 128",
	sm: "the targets: sm_90a; several are joined by _",
	digits: "90a",
	capability: "9.0a",
	system: "x86_64-linux"
};
const placeholder = new RegExp(`\\{(${Object.keys(placeholders).join("|")})\\}`, "g");
/**
* `python3Packages.torch` (an attribute, which is also the name), `name=attribute`, `name=./package.nix` in callPackage
* style, `name=-f ./default.nix -A attribute --argstr sm {sm} --arg pkgs pkgs`, `name=.#output-{toolkit}-{sm}`,
* `flox:build`, `name=flox:./folder#build`.
*/
function readPackage(text, origin, report) {
	const equals = text.indexOf("=");
	const named = equals > 0 && !/[\s#:/?]/.test(text.slice(0, equals).trim());
	const name = named ? text.slice(0, equals).trim() : text;
	const rest = named ? text.slice(equals + 1).trim() : text;
	if (rest.startsWith("flox:")) {
		const flox = readFloxText(rest);
		return namedPackage(named ? name : flox.build, flox, origin, report);
	}
	if (!named && rest.includes("#")) {
		report(refuse(origin, `${quote(text)} is a flake output without a name.`, `Write name=${rest}.`));
		return;
	}
	if (!named && isPath(rest) && !/^[-=]/.test(rest)) {
		report(refuse(origin, `${quote(text)} is a file without a name for the package.`, `Write ${nameOfFile(rest)}=${rest.replace(/^(?![./])/, "./")}.`));
		return;
	}
	const source = readSource$1(rest, named, origin, report);
	return source && namedPackage(name, source, origin, report);
}
function isPath(text) {
	return text.startsWith(".") || text.includes("/") || text.endsWith(".nix");
}
/** `./nix/mylib.nix` and `./mylib/package.nix` are of `mylib`. */
function nameOfFile(file) {
	const parts = file.split("/").filter((part) => !/^\.*$/.test(part));
	const last = parts.at(-1)?.replace(/\.nix$/, "") ?? "";
	const name = last === "default" || last === "package" ? parts.at(-2) ?? last : last;
	return /^[\w.+'-]+$/.test(name) ? name : "name";
}
function readSource$1(text, named, origin, report) {
	if (/^(?:flox\/|\.flox\b)/.test(text)) {
		report(floxRefusal(origin));
		return;
	}
	if (text.startsWith("-f ") || text.startsWith("--file ")) return readCommandLine(text, origin, report);
	const hash = text.indexOf("#");
	if (hash >= 0) return {
		kind: "flake",
		reference: text.slice(0, hash) || ".",
		output: text.slice(hash + 1)
	};
	return named && isPath(text) ? {
		kind: "file",
		file: text
	} : {
		kind: "attribute",
		attribute: text
	};
}
/** `-f FILE -A ATTR --arg NAME EXPR --argstr NAME TEXT`, as for nix build; a value with blanks stands in quotes. */
function readCommandLine(text, origin, report) {
	const words = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map((match) => match[1]?.replaceAll(/\\(.)/g, "$1") ?? match[2] ?? match[3] ?? "");
	let file;
	let attribute = null;
	const arg = {};
	const argstr = {};
	for (let at = 0; at < words.length;) {
		const [option, first, second] = words.slice(at, at + 3);
		if ((option === "-f" || option === "--file") && first !== void 0) file = first;
		else if ((option === "-A" || option === "--attr") && first !== void 0) attribute = first;
		else if (option === "--arg" && first !== void 0 && second !== void 0) arg[first] = second;
		else if (option === "--argstr" && first !== void 0 && second !== void 0) argstr[first] = second;
		else {
			report(refuse(origin, `${quote(option ?? "")} in ${quote(text)} is not supported, or lacks its value.`, "Write -f FILE -A ATTR --arg NAME EXPR --argstr NAME TEXT, as for nix build."));
			return;
		}
		at += option === "--arg" || option === "--argstr" ? 3 : 2;
	}
	return {
		kind: "expression",
		file: file ?? "",
		attribute,
		arg,
		argstr
	};
}
const plain = {
	deviceCode: "required",
	units: "all"
};
/** A package with its name checked, and everything else that can be checked without Nix. */
function namedPackage(name, source, origin, report, { deviceCode, units } = plain) {
	const found = [...checkSource(source, origin)];
	if (!(found.length > 0 && source.kind === "attribute" && source.attribute === name) && !/^[\w.+'-]{1,200}$/.test(name)) found.unshift(refuse(origin, `${quote(name)} is not a package name.`, "Use letters, digits and ._+-."));
	for (const problem of found) report(problem);
	return found.length > 0 ? void 0 : {
		name,
		source,
		deviceCode,
		...units === "any" ? { units } : {}
	};
}
function checkSource(source, origin) {
	switch (source.kind) {
		case "attribute": return isAttributePath(source.attribute) ? [] : [refuse(origin, `${quote(source.attribute)} is not an attribute path.`, "Write it like python3Packages.torch, or name=./package.nix for a file.")];
		case "file": return checkFile(source.file, origin);
		case "expression": return [
			...checkFile(source.file, origin),
			...checkAttribute(source.attribute ?? "a", origin),
			...Object.keys({
				...source.arg,
				...source.argstr
			}).filter((name) => !/^[a-zA-Z_][\w'-]*$/.test(name)).map((name) => refuse(origin, `${quote(name)} is not an argument name.`, "Use a Nix identifier.")),
			...Object.keys(source.arg).filter((name) => source.arg[name]?.trim() === "").map((name) => refuse(origin, `the argument ${name} is empty.`, "Write a Nix expression.")),
			...canVary(source) ? [] : [cannotVary(origin, "no argument of the file depends on the cell")]
		];
		case "flox": return checkFlox({
			...source,
			build: source.build.replaceAll(placeholder, "x")
		}, origin);
		case "flake": return [
			.../^(?:\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)$/iu.test(source.reference) ? [] : [refuse(origin, `${quote(source.reference)} is not a flake reference.`, "Use . or one like github:owner/repo.")],
			...checkAttribute(source.output, origin),
			...canVary(source) ? [] : [cannotVary(origin, `the output ${quote(source.output)} is the same for all cells`)]
		];
	}
}
function checkFile(file, origin) {
	if (isInsideRepository(file)) return [];
	const fix = /^\w/.test(file) && !file.split("/").includes("..") ? `Write ./${file}.` : "Write it relative to the root of the repository, like ./nix/package.nix.";
	return [refuse(origin, `${quote(file)} is not a path in the repository.`, fix)];
}
function checkAttribute(path, origin) {
	if (isAttributePath(path.replaceAll(placeholder, "x"))) return [];
	const known = Object.keys(placeholders).map((name) => `{${name}}`);
	return [refuse(origin, `${quote(path)} is not an attribute path.`, `Use names, dots and ${known.join(", ")}.`)];
}
/** Whether a cell reaches the package at all: through Nixpkgs, an argument or a name. */
function canVary(source) {
	if (source.kind !== "flake" && source.kind !== "expression") return true;
	return follows(source, axisPlaceholders, /\b(?:pkgs|toolkit|capabilities)\b/);
}
/** By a placeholder, or by what the arguments of a file name. */
function follows(source, names, variables) {
	if (source.kind === "flake") return mentions(source.output, names);
	const expressions = Object.values(source.arg);
	return [
		...expressions,
		...Object.values(source.argstr),
		source.attribute ?? ""
	].some((word) => mentions(word, names)) || expressions.some((text) => variables.test(text));
}
const toolkitPlaceholders = [
	"toolkit",
	"version",
	"toolkit-digits"
];
const targetPlaceholders = [
	"sm",
	"digits",
	"capability"
];
const axisPlaceholders = [...toolkitPlaceholders, ...targetPlaceholders];
function mentions(text, names) {
	return names.some((name) => text.includes(`{${name}}`));
}
/**
* PLN024 for a flake output or a file that cannot follow an axis of which more than one value is asked for: every cell
* would be the same program under another name.
*/
function checkVariation({ name, source }, axes, origin) {
	if (source.kind !== "flake" && source.kind !== "expression") return [];
	const missing = [...axes.toolkits > 1 && !follows(source, toolkitPlaceholders, /\b(?:pkgs|toolkit)\b/) ? ["{toolkit}"] : [], ...axes.targets > 1 && !follows(source, targetPlaceholders, /\b(?:pkgs|capabilities)\b/) ? ["{sm}"] : []];
	if (missing.length === 0) return [];
	return [cannotVary(origin, `several are requested, but ${name} has no ${missing.join(" and no ")}`)];
}
function cannotVary(origin, why) {
	return error("PLN024", `This package cannot vary with toolkit and capability: ${why}.`, "Give one output per cell a name like .#foo-{toolkit}-{sm}, or give the package as a file or an attribute of an overlay.", {
		...where(origin),
		source: "https://github.com/NixOS/nixpkgs/issues/166220"
	});
}
/** PLN025. */
function floxRefusal(origin) {
	return error("PLN025", "This names a Flox environment or one of its files, not a build of it.", "Write flox:NAME for a build of .flox at the root of the repository, or flox:./folder#NAME.", where(origin));
}
/** The source of one cell: every placeholder filled in. */
function sourceOf(source, cell) {
	if (source.kind === "attribute" || source.kind === "file") return source;
	const fill = (text) => fillIn(text, cell);
	if (source.kind === "flox") return {
		...source,
		build: fill(source.build)
	};
	if (source.kind === "flake") return {
		...source,
		output: mapAttributePath(source.output, fill)
	};
	const filled = (texts) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]));
	return {
		...source,
		attribute: source.attribute === null ? null : mapAttributePath(source.attribute, fill),
		arg: filled(source.arg),
		argstr: filled(source.argstr)
	};
}
function fillIn(text, cell) {
	const parsed = cell.capabilities.flatMap((capability) => parseCapability(capability) ?? []);
	const values = {
		toolkit: cell.toolkit.replace(".", "_"),
		version: cell.toolkit,
		"toolkit-digits": cell.toolkit.replace(".", ""),
		sm: parsed.map(smName).join("_") || "cpu",
		digits: parsed.map(smDigits).join("_") || "cpu",
		capability: cell.capabilities.join("_") || "cpu",
		system: cell.system
	};
	return text.replaceAll(placeholder, (whole, name) => values[name] ?? whole);
}

// src/cuda/patterns.ts
const patternKeys = [
	"package",
	"toolkit",
	"capabilities",
	"system",
	"reason"
];
/** `toolkit=12.4 capabilities=9.0a/10.0 system=x86_64-linux reason=too slow`: the pattern of an input; `/` joins capabilities. */
function readPatternText(text, origin, report) {
	const texts = {};
	const [before = "", reason] = text.split(/(?:^|\s)reason=(.+)$/s);
	if (reason !== void 0) texts["reason"] = [reason.trim()];
	for (const word of before.split(/\s+/).filter((one) => one !== "")) {
		const [key = "", ...rest] = word.split("=");
		const value = rest.join("=");
		if (!patternKeys.includes(key) || value === "") {
			const fix = `Write ${patternKeys.map((name) => `${name}=…`).join(" ")}, separated by blanks, the reason last.`;
			report(refuse(origin, `${quote(word)} is not part of a pattern.`, fix));
			return;
		}
		texts[key] = key === "capabilities" ? value.split("/") : [value];
	}
	return readPattern(texts, origin, report);
}
/** A pattern of texts that were read; the locations of problems are the pattern's own. */
function readPattern(texts, origin, report) {
	let failed = false;
	const reportFailure = (problem) => {
		if (problem.severity === "error") failed = true;
		report(problem);
	};
	const toolkit = texts.toolkit?.[0];
	const system = texts.system?.[0];
	if (patternKeys.every((key) => key === "reason" || texts[key] === void 0)) reportFailure(refuse(origin, "the pattern is empty.", "Name a package, a toolkit, capabilities or a system."));
	const pattern = {
		package: texts.package?.[0],
		toolkit: toolkit === void 0 ? void 0 : readToolkit(toolkit, origin, reportFailure),
		capabilities: texts.capabilities && readTargets(texts.capabilities, origin, reportFailure),
		system: system === void 0 ? void 0 : readSystem(system, origin, reportFailure),
		reason: texts.reason?.[0]
	};
	return failed ? void 0 : pattern;
}
/** A cell matches capabilities when one of its own is among them. */
function matcherOf(pattern, tables) {
	const toolkits = pattern.toolkit && new Set(selectToolkits(pattern.toolkit, tables) ?? []);
	const capabilities = pattern.capabilities && new Set(pattern.capabilities.selectors.flatMap((selector) => withOtherNames(selectCapabilities(selector, tables), tables)));
	const name = pattern.package?.split("*");
	return {
		pattern,
		matchesRest: (cell) => (!toolkits || toolkits.has(cell.toolkit)) && (!capabilities || cell.capabilities.some((capability) => capabilities.has(capability))) && (pattern.system === void 0 || cell.system === pattern.system),
		matchesPackage: (text) => !name || matchesParts(text, name)
	};
}
/** A plan calls a renamed capability by the name that its toolkit has for it. */
function withOtherNames(capabilities, tables) {
	return capabilities.flatMap((capability) => {
		const row = tables.architectures.get(capability);
		const other = row && otherName$1(row);
		return other ? [capability, other.capability] : [capability];
	});
}
/** Whether a text is these parts with anything between them. Linear, which a regular expression would not be. */
function matchesParts(text, [first = "", ...rest]) {
	const last = rest.pop();
	if (last === void 0) return text === first;
	if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
	const end = text.length - last.length;
	let from = first.length;
	for (const part of rest) {
		const found = text.indexOf(part, from);
		if (found < 0 || found + part.length > end) return false;
		from = found + part.length;
	}
	return true;
}

// src/cuda/runners.ts
/** Which runner a cell gets: by system, by weight, and by the GPU that it is for. */
/** GitHub's own runners. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
const hosted = {
	"x86_64-linux": "ubuntu-24.04",
	"aarch64-linux": "ubuntu-24.04-arm",
	"x86_64-darwin": "macos-15-intel",
	"aarch64-darwin": "macos-15"
};
/**
* `x86_64-linux=label`, `x86_64-linux/heavy=self-hosted+big`, `gpu:L4=label`: what stands before `=` is a system, a
* weight, a GPU, or several of them joined by `/`; `+` joins labels that a runner must all have.
*/
function readRunner(text, origin, report) {
	const equals = text.lastIndexOf("=");
	return readRunnerRule(text.slice(0, Math.max(0, equals)), text.slice(equals + 1).split("+"), origin, report);
}
/** A rule of its key and its labels. */
function readRunnerRule(key, labels, origin, report) {
	const rule = {};
	const names = labels.map((label) => label.trim());
	let understood = names.length > 0 && names.every((label) => /^[\w.-]{1,100}$/.test(label));
	for (const part of key.split("/").map((word) => word.trim())) {
		const gpu = /^gpu:(.+)$/i.exec(part)?.[1];
		const selector = gpu === void 0 ? void 0 : parseCapabilitySelector(gpu);
		if (isSystem(part) && !rule.system) rule.system = part;
		else if ((part === "light" || part === "heavy") && !rule.weight) rule.weight = part;
		else if (selector && !rule.gpu) rule.gpu = selectCapabilities(selector, builtInTables).map(baseOf);
		else understood = false;
	}
	if (!understood) {
		const fix = `Write SYSTEM=LABEL or SYSTEM=LABEL+LABEL, where SYSTEM is one of ${systems.join(", ")}, and may be followed or replaced by /heavy, /light or /gpu:9.0.`;
		report(refuse(origin, `${quote(`${key === "" ? "" : `${key}=`}${labels.join("+")}`)} is not a rule for runners.`, fix));
		return;
	}
	const runner = names.length === 1 ? names[0] ?? "" : JSON.stringify(names);
	return {
		key,
		system: rule.system,
		weight: rule.weight,
		gpu: rule.gpu,
		runner
	};
}
/** The same for tests on GPUs, which have no weight. */
function readGpuRunner(text, origin, report) {
	return withoutWeight(readRunner(text, origin, report), origin, report);
}
/** A rule of `gpu-runners`: one with a weight is refused. */
function withoutWeight(rule, origin, report) {
	if (!rule?.weight) return rule;
	report(refuse(origin, `${quote(rule.key)} has a weight, and GPU tests have none.`, `Leave out ${rule.weight}.`));
}
/**
* The runner that tests a cell on a GPU; undefined where no rule fits. A rule with GPUs fits where `runs` says that one of them runs
* the cell; a rule for a GPU that the cell was built for comes first, then one for another GPU, then one that names none; of equals
* the last.
*/
function chooseGpuRunner(rules, cell, runs) {
	const targets = cell.capabilities.map(baseOf);
	let best;
	for (const rule of rules) {
		if (rule.system !== void 0 && rule.system !== cell.system) continue;
		const fitting = rule.gpu?.filter(runs);
		if (fitting?.length === 0) continue;
		const score = precision(rule) + (fitting?.some((gpu) => targets.includes(gpu)) ? 8 : 0);
		if (!best || score >= best.score) best = {
			rule,
			score
		};
	}
	return best?.rule.runner;
}
/**
* The runner of a cell: of the rules that fit the one that says most (a GPU before a weight before a system), the last
* of equals; GitHub's own runner of the system where none fits. A rule with a weight fits only where the weight is known.
*/
function chooseRunner(rules, cell) {
	let best;
	for (const rule of rules) if ((rule.system === void 0 || rule.system === cell.system) && (rule.weight === void 0 || rule.weight === cell.weight) && (rule.gpu === void 0 || cell.capabilities.some((capability) => rule.gpu?.includes(baseOf(capability)))) && (!best || precision(rule) >= precision(best))) best = rule;
	return best?.runner ?? hosted[cell.system];
}
function precision(rule) {
	return (rule.gpu ? 4 : 0) + (rule.weight ? 2 : 0) + (rule.system ? 1 : 0);
}
/** The GPU of `9.0a` is a 9.0. */
function baseOf(capability) {
	return capability.replace(/[af]$/, "");
}

// src/cuda/request.ts
const axisKeys$1 = [
	"packages",
	"capabilities",
	"toolkits",
	"systems"
];
/** What a request means that names packages and nothing else; `lock` by default is the branch of a cache without one. */
const byDefault = {
	capabilities: {
		selectors: [{
			kind: "preset",
			preset: "default",
			text: "default",
			ptx: false
		}],
		joined: false
	},
	toolkits: {
		kind: "default",
		text: "default"
	},
	nixpkgs: { kind: "lock" }
};
/**
* Reads the inputs; in `capabilities`, blanks join the capabilities of one cell. Problems: CFG001, and PLN003
* (capability), PLN004 (toolkit), PLN005 (system) for what is malformed, PLN015 for PTX of an earlier capability,
* PLN024 and PLN025 for packages.
*/
function readRequestInputs(inputs) {
	const found = [];
	const report = (problem) => found.push(problem);
	const all = (key, read) => {
		const origin = {
			kind: "input",
			input: key
		};
		const texts = [inputs[key] ?? []].flat().filter((text) => text.trim() !== "");
		const entries = texts.flatMap((text) => {
			const value = read(text.trim(), origin, report);
			return value === void 0 ? [] : [{
				value,
				origin
			}];
		});
		return texts.length > 0 ? entries : void 0;
	};
	const cells = inputs["max-cells"];
	return reading({
		packages: all("packages", readPackage),
		capabilities: all("capabilities", (text, origin) => readTargets(splitCapabilities(text), origin, report)),
		toolkits: all("toolkits", readToolkit),
		systems: all("systems", readSystem),
		nixpkgs: all("nixpkgs", readNixpkgs)?.[0],
		overlays: all("overlays", readOverlay),
		allowUnfree: all("allow-unfree", readUnfree),
		legacyToolkits: all("legacy-toolkits", readLegacy)?.[0],
		driver: all("driver", readDriver)?.[0],
		include: all("include", readPatternText),
		exclude: all("exclude", readPatternText),
		runners: all("runners", readRunner),
		gpuRunners: all("gpu-runners", readGpuRunner),
		limits: cells === void 0 || cells === 0 ? void 0 : {
			cells,
			minutes: void 0
		},
		tiers: void 0
	}, found);
}
/**
* One request of both: an input replaces the file's key of the same name, and wins over the tier's; runners are joined.
* Without systems it is for `defaultSystem`, without capabilities and toolkits for those of Nixpkgs (`default`), without
* nixpkgs for `lock`, whose origin then says that nobody asked for it. Problems: those of both readings, PLN011 when
* nothing is given at all, CFG003 without packages, CFG001 or CFG006 for two different packages of one name.
*/
function mergeRequests(fromFile, fromInputs, options = {}) {
	const found = [fromFile, fromInputs].flatMap((side) => {
		if (!side) return [];
		return "problems" in side ? side.problems : side.warnings;
	});
	if (fromFile && "problems" in fromFile || "problems" in fromInputs) return { problems: found };
	const [file, inputs] = [fromFile?.request, fromInputs.request];
	const chosen = options.tier === "all" ? void 0 : options.tier;
	const tierPart = chosen && file?.tiers?.[chosen];
	const axis = (key) => inputs[key] ?? tierPart?.[key] ?? file?.[key];
	const one = (key) => inputs[key] ?? file?.[key];
	const [packages, capabilities, toolkits] = [
		axis("packages"),
		axis("capabilities"),
		axis("toolkits")
	];
	const { defaultSystem = "x86_64-linux" } = options;
	const systems = axis("systems") ?? [unasked(defaultSystem)];
	const nixpkgs = one("nixpkgs");
	if ([
		packages,
		capabilities,
		toolkits,
		nixpkgs
	].every((value) => value === void 0)) return { problems: [...found, nothingRequested("packages")] };
	if (!packages) return { problems: [...found, noPackages()] };
	found.push(...sameNames(packages));
	const withCuda = toolkits === void 0 || toolkits.length === 0 || toolkits.some(({ value }) => value.kind !== "cpu");
	return reading({
		packages,
		capabilities: capabilities ?? (withCuda ? [unasked(byDefault.capabilities)] : []),
		toolkits: toolkits ?? [unasked(byDefault.toolkits)],
		systems,
		nixpkgs: nixpkgs ?? unasked(byDefault.nixpkgs),
		overlays: one("overlays") ?? [],
		allowUnfree: one("allowUnfree") ?? [],
		legacyToolkits: one("legacyToolkits"),
		driver: one("driver"),
		include: one("include") ?? [],
		exclude: one("exclude") ?? [],
		runners: [...file?.runners ?? [], ...inputs.runners ?? []],
		gpuRunners: [...file?.gpuRunners ?? [], ...inputs.gpuRunners ?? []],
		limits: {
			cells: inputs.limits?.cells ?? file?.limits?.cells,
			minutes: file?.limits?.minutes
		},
		narrowed: axisKeys$1.some((key) => file?.[key] !== void 0 && axis(key) !== file[key]),
		tier: chosen && {
			name: chosen,
			select: tierPart?.select ?? (chosen === "pull-request" ? "corners" : "all")
		}
	}, found);
}
/** Ends a reading: errors refuse it, warnings go along. What was found in a file is in the order of its lines. */
function reading(request, found) {
	const sorted = [...found].sort(byLocation);
	return sorted.some((problem) => problem.severity === "error") ? {
		problems: sorted,
		partial: request
	} : {
		request,
		warnings: sorted
	};
}
/** In the order of the lines of the file; what has no location comes first. */
function byLocation({ where: a }, { where: b }) {
	return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
/** PLN011. */
function nothingRequested(what = "packages, capabilities and toolkits") {
	return error("PLN011", `Nothing was requested: the request has no ${what}.`, "List them in .github/nix-cuda.yml, or give the inputs of the same names.");
}
function noPackages() {
	return error("CFG003", "The request has no packages.", "Add packages to .github/nix-cuda.yml, or give the input packages, for example python3Packages.torch.");
}
/** What holds where nothing was said. */
function unasked(value) {
	return {
		value,
		origin: { kind: "default" }
	};
}
/** Cells are named after packages. */
function sameNames(packages) {
	const first = /* @__PURE__ */ new Map();
	const problems = [];
	for (const entry of packages) {
		const name = entry.value.name.toLowerCase();
		const before = first.get(name);
		if (!before) first.set(name, entry);
		else if (JSON.stringify(before.value) !== JSON.stringify(entry.value)) {
			const message = `two packages are named ${name}${describeOrigin(before.origin)}.`;
			problems.push(refuse(entry.origin, message, "Give each package a name of its own: {name: …, attribute: …}."));
		}
	}
	return problems;
}

// src/cuda/check-request.ts
/** What is wrong with a request as a whole, once it is known which tables hold. */
/**
* Every entry that names what the tables do not have (PLN003, PLN004), selects nothing (PLN030), needs an evaluation
* (PLN031), or a package that cannot vary as it must (PLN024); in the order of the file. All are errors. While Nixpkgs is
* still to be asked, what only it can tell passes: `default`, and what is newer than the tables.
*/
function checkRequest(request, tables, { asksNixpkgs = false } = {}) {
	const axes = {
		toolkits: countToolkits(request, tables),
		targets: countTargets(request, tables)
	};
	return [...checkValues(request, tables, asksNixpkgs), ...request.packages.flatMap(({ value, origin }) => checkVariation(value, axes, origin))].sort(byLocation);
}
/**
* The same problems of values (PLN003, PLN004, PLN030, PLN031) for what could be read of a side that is refused for
* others.
*/
function checkPart(part, tables, { asksNixpkgs = false } = {}) {
	const { toolkits = [], capabilities = [], include = [], exclude = [] } = part;
	return checkValues({
		toolkits,
		capabilities,
		include,
		exclude
	}, tables, asksNixpkgs);
}
function checkValues(request, tables, asksNixpkgs) {
	const stated = request.exclude.filter(({ value }) => !value.toolkit || value.toolkit.kind === "exact");
	const versions = [...request.toolkits, ...[...request.include, ...stated].flatMap(({ value, origin }) => value.toolkit ? [{
		value: value.toolkit,
		origin
	}] : [])];
	const capabilities = [...request.capabilities, ...[...request.include, ...request.exclude].flatMap(({ value, origin }) => value.capabilities ? [{
		value: value.capabilities,
		origin
	}] : [])];
	return [...versions.flatMap((entry) => asksNixpkgs && isOpenToolkit(entry.value) ? [] : checkToolkit(entry, tables, request.capabilities)), ...capabilities.flatMap((entry) => checkTargets(entry, tables, asksNixpkgs))];
}
function checkToolkit({ value, origin }, tables, capabilities) {
	if (value.kind === "exact") {
		const fits = tables.toolkits.has(value.version) ? [] : fittingToolkits(capabilities, tables);
		return tables.toolkits.has(value.version) ? [] : [unknownToolkit(value.version, where(origin), fits)];
	}
	const selected = selectToolkits(value, tables);
	if (selected === void 0) return [error("PLN031", `The toolkit ${quote(value.text)} depends on Nixpkgs, which is not evaluated here.`, "Write the version, or allow evaluation with Nix (evaluate: auto or always).", where(origin))];
	return selected.length > 0 ? [] : [selectsNothing(value.text, origin)];
}
/** Those that know one of the capabilities, where any does: no other is worth offering. */
function fittingToolkits(capabilities, tables) {
	const all = availableToolkits(tables);
	const targets = new Set(capabilities.flatMap(({ value }) => value.selectors.flatMap((selector) => selectCapabilities(selector, tables))));
	const fits = all.filter(({ parsed }) => allArchitectures(tables).some((row) => targets.has(row.capability) && knows(parsed, row)));
	return fits.length > 0 ? fits : all;
}
/** `default`, and what may be newer than the tables. */
function isOpenToolkit(selector) {
	const newest = toolkits.at(-1)?.parsed;
	if (selector.kind === "major") return newest !== void 0 && selector.major > newest.major;
	if (selector.kind !== "exact") return selector.kind === "default" || selector.kind === "range";
	const version = parseVersion(selector.version);
	return version !== void 0 && newest !== void 0 && compareVersions(version, newest) > 0;
}
/** NVIDIA adds targets to families from Blackwell on, also between the ones that there are. */
const openFrom = 10;
function isOpenCapability(capability) {
	return (parseCapability(capability)?.major ?? 0) >= openFrom;
}
function checkTargets({ value, origin }, tables, asksNixpkgs) {
	return value.selectors.flatMap((selector) => {
		if (asksNixpkgs && selector.kind === "exact" && isOpenCapability(selector.capability)) return [];
		if (selector.kind === "exact") return tables.architectures.has(selector.capability) ? [] : [unknownCapability(selector.capability, where(origin), allArchitectures(tables))];
		return selectCapabilities(selector, tables).length > 0 ? [] : [selectsNothing(selector.text, origin)];
	});
}
/** Without `cpu`, which fills in every placeholder. */
function countToolkits(request, tables) {
	const versions = request.toolkits.flatMap(({ value }) => selectToolkits(value, tables) ?? []);
	return new Set(versions.filter((version) => version !== "cpu")).size;
}
function countTargets(request, tables) {
	return new Set(request.capabilities.flatMap(({ value }) => value.joined ? [value.selectors.map((selector) => selector.text).join(" ")] : value.selectors.flatMap((selector) => selectCapabilities(selector, tables)))).size;
}
function selectsNothing(text, origin) {
	return {
		...refuse(origin, `${quote(text)} matches nothing.`, "Widen it; `nix-cuda tables` shows what there is."),
		code: "PLN030"
	};
}

// src/cuda/request-yaml.ts
var import_dist = require_dist();
/** Reads a scalar by the grammar of a text. */
function textItem(read) {
	return (written, context) => {
		const text = readText(written, context);
		return text === void 0 ? void 0 : read(text, written.origin, context.report);
	};
}
/** One entry; undefined when it is not there or could not be read. */
function readOne(written, context, read) {
	const value = written && read(written, context);
	return written === void 0 || value === void 0 ? void 0 : {
		value,
		origin: written.origin
	};
}
/** The entries of a list; a list that cannot be read counts as not given. */
function readList(written, context, read) {
	if (!written) return void 0;
	if (!(0, import_dist.isSeq)(written.node)) {
		const text = textOf(written.node);
		const problem = wrongType(written, "a list");
		context.report(text === void 0 || (0, import_dist.isAlias)(written.node) ? problem : {
			...problem,
			fix: `Write [${text}].`
		});
		return;
	}
	return written.node.items.flatMap((node) => {
		const item = located(node, written, context);
		const value = read(item, context);
		return value === void 0 ? [] : [{
			value,
			origin: item.origin
		}];
	});
}
function readText(written, context) {
	const text = textOf(written.node);
	if (text === void 0) context.report(wrongType(written, "a text"));
	return text;
}
/** Numbers count: capabilities and toolkits look like them. Empty texts, null, true and false do not. */
function textOf(node) {
	if (!(0, import_dist.isScalar)(node) || typeof node.value !== "string") return void 0;
	const text = node.value.trim();
	return text === "" || node.type === "PLAIN" && /^(~|null|true|false)$/i.test(text) ? void 0 : text;
}
/** The values of a mapping by key; unknown and repeated keys are reported. */
function readFields(written, legal, context) {
	const fields = /* @__PURE__ */ new Map();
	if (!(0, import_dist.isMap)(written.node)) {
		context.report(wrongType(written, `a mapping with the keys ${legal.join(", ")}`));
		return fields;
	}
	const known = new Set(legal);
	for (const { key, value } of written.node.items) {
		const name = (0, import_dist.isScalar)(key) ? String(key.value) : String(key);
		const field = located(key, written, context);
		if (fields.has(name)) context.report(notYaml(`The key ${quote(name)} occurs twice.`, field.origin.where));
		else if (!known.has(name)) context.report(unknownKey(name, legal, field));
		else fields.set(name, located(value, {
			node: value,
			origin: {
				...field.origin,
				key: name
			}
		}, context));
	}
	return fields;
}
/** A part of something written, with its own location where it has one. */
function located(node, whole, context) {
	return {
		node,
		origin: {
			...whole.origin,
			where: context.locationOf(node) ?? whole.origin.where
		}
	};
}
function unknownKey(name, legal, { origin }) {
	const meant = nearestText(name, legal);
	return refuse(origin, `the key ${quote(name)} is unknown.`, meant ? `Did you mean ${meant}?` : `Use ${legal.join(", ")}.`);
}
function wrongType(written, expected) {
	const { node, origin } = written;
	if ((0, import_dist.isAlias)(node)) return notYaml(`The alias *${node.source} is refused.`, origin.where);
	const found = (0, import_dist.isMap)(node) ? "a mapping" : (0, import_dist.isSeq)(node) ? "a list" : describeScalar(node);
	return refuse(origin, `must be ${expected}, but is ${found}.`, `Write ${expected}.`);
}
function describeScalar(node) {
	return (0, import_dist.isScalar)(node) && node.value !== "" ? quote(String(node.value)) : "empty";
}
function notYaml(message, location) {
	return error("CFG005", message, "Fix the YAML of the file.", { where: location });
}

// src/cuda/request-gpu-tests.ts
/** The key `gpu-tests` of a package of the request file. */
/**
* `true` for the tests that the package has itself, a command, or a list of commands, each a text or `{ command, junit }`. Undefined where
* one of them cannot be read.
*/
function readGpuTests(written, context) {
	const { node } = written;
	if ((0, import_dist.isScalar)(node) && String(node.value) === "true") return [];
	const nodes = (0, import_dist.isSeq)(node) ? node.items : [node];
	const read = nodes.map((one) => readCommand(located(one, written, context), context));
	const known = read.filter((one) => one !== void 0);
	if (nodes.length === 0) {
		context.report(refuse(written.origin, "there is no command.", "Write one or more, or true."));
		return;
	}
	return known.length < read.length ? void 0 : known;
}
function readCommand(written, context) {
	if (!(0, import_dist.isMap)(written.node)) {
		const command = readText(written, context);
		return command === void 0 ? void 0 : { command };
	}
	const fields = readFields(written, ["command", "junit"], context);
	const [commandField, junitField] = [fields.get("command"), fields.get("junit")];
	if (!commandField) {
		context.report(refuse(written.origin, "a GPU test needs a command.", "Write {command: …, junit: …}."));
		return;
	}
	const command = readText(commandField, context);
	const junit = junitField && readText(junitField, context);
	if (junitField && junit !== void 0 && !isInside(junit)) {
		context.report(refuse(junitField.origin, `${quote(junit)} is not a path in the repository.`, "Write it relative to the root of the repository, like build/junit.xml."));
		return;
	}
	if (command === void 0 || junitField && junit === void 0) return void 0;
	return {
		command,
		...junit === void 0 ? {} : { junit }
	};
}
function isInside(path) {
	return /^[^/\p{Cc}][^\p{Cc}]*$/u.test(path) && !path.split("/").includes("..");
}

// src/cuda/request-file.ts
/** Reads the request file, `.github/nix-cuda.yml`. Apart from request.ts, because only this one needs a YAML parser. */
/** Characters. A request is a page; what is longer is another file by mistake, or an attack. */
const maxRequestFileLength = 262144;
const axisKeys = [
	"packages",
	"capabilities",
	"toolkits",
	"systems"
];
const requestKeys = [
	...axisKeys,
	"nixpkgs",
	"overlays",
	"allow-unfree",
	"legacy-toolkits",
	"driver",
	"include",
	"exclude",
	"tiers",
	"runners",
	"gpu-runners",
	"limits"
];
const packageKeys = [
	"name",
	"attribute",
	"file",
	"expression",
	"arg",
	"argstr",
	"flake",
	"flox",
	"dir",
	"version",
	"device-code",
	"units",
	"gpu-tests"
];
/**
* Reads the text of a request file; `file` is its name in problems. Every problem at once, with line and column:
* CFG004 (too long), CFG005 (not YAML, duplicate keys, aliases, tags), CFG006 (unknown key, wrong type or value),
* PLN003 to PLN005 (malformed), PLN015, PLN024, PLN025. Scalars are taken as written: 8.0 is not 8, and 12.10 is not
* 12.1.
*/
function readRequestFile(text, file) {
	if (text.length > 262144) {
		const message = `${file} has ${text.length} characters; the limit is ${maxRequestFileLength}.`;
		return { problems: [error("CFG004", message, "Name another file, or shorten this one.", { where: { file } })] };
	}
	const lines = new import_dist.LineCounter();
	const location = (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			file,
			line,
			column: col
		};
	};
	const found = [];
	try {
		const document = (0, import_dist.parseDocument)(text, {
			schema: "failsafe",
			lineCounter: lines,
			uniqueKeys: false,
			prettyErrors: false
		});
		for (const { message, pos } of [...document.errors, ...document.warnings].slice(0, 20)) {
			const problem = notYaml(`${message}.`, location(pos[0]));
			found.push(/block scalar/i.test(message) ? {
				...problem,
				fix: "Put a range in quotes, like \">=12.6\"."
			} : problem);
		}
		if (found.length > 0) return { problems: found };
		const context = {
			report: (problem) => found.push(problem),
			locationOf: (node) => node ? location(node.range[0]) : void 0
		};
		const origin = {
			kind: "file",
			key: "The request",
			where: {
				file,
				line: 1,
				column: 1
			}
		};
		return reading(readRequest({
			node: document.contents,
			origin
		}, context), found);
	} catch (cause) {
		return { problems: [notYaml(`The YAML parser failed: ${String(cause)}.`, { file })] };
	}
}
function readRequest(written, context) {
	const fields = readFields(written, requestKeys, context);
	return {
		...readAxes(fields, context),
		nixpkgs: readOne(fields.get("nixpkgs"), context, textItem(readNixpkgs)),
		overlays: readList(fields.get("overlays"), context, textItem(readOverlay)),
		allowUnfree: readList(fields.get("allow-unfree"), context, textItem(readUnfree)),
		legacyToolkits: readOne(fields.get("legacy-toolkits"), context, choiceItem(readLegacy)),
		driver: readOne(fields.get("driver"), context, textItem(readDriver)),
		include: readList(fields.get("include"), context, patternItem),
		exclude: readList(fields.get("exclude"), context, patternItem),
		tiers: readTiers(fields.get("tiers"), context),
		runners: readRunners(fields.get("runners"), context),
		gpuRunners: readRunners(fields.get("gpu-runners"), context)?.filter(({ value, origin }) => withoutWeight(value, origin, context.report)),
		limits: readLimits(fields.get("limits"), context)
	};
}
function readAxes(fields, context) {
	return {
		packages: readList(fields.get("packages"), context, packageItems)?.flatMap(({ value, origin }) => value.map((one) => ({
			value: one,
			origin
		}))),
		capabilities: readList(fields.get("capabilities"), context, targetsItem),
		toolkits: readList(fields.get("toolkits"), context, textItem(readToolkit)),
		systems: readList(fields.get("systems"), context, textItem(readSystem))
	};
}
/** A package; of a Flox build with several versions, one for each. */
const packageItems = (written, context) => {
	if (!(0, import_dist.isMap)(written.node)) {
		const one = textItem(readPackage)(written, context);
		return one && [one];
	}
	const fields = readFields(written, packageKeys, context);
	const text = (key) => {
		const field = fields.get(key);
		return field && readText(field, context);
	};
	const word = (key, words) => {
		const field = fields.get(key);
		const given = field ? text(key) : words[0];
		const found = words.find((one) => one === given);
		if (field && found === void 0) context.report(refuse(field.origin, `${quote(given ?? "")} is not a valid value.`, `Use ${words.join(" or ")}.`));
		return found;
	};
	const deviceCode = word("device-code", ["required", "optional"]);
	const units = word("units", ["all", "any"]);
	if (deviceCode === void 0 || units === void 0) return void 0;
	const testsField = fields.get("gpu-tests");
	const gpuTests = testsField && readGpuTests(testsField, context);
	if (testsField && !gpuTests) return void 0;
	const name = text("name") ?? (fields.has("name") ? void 0 : text("flox"));
	const source = readSource(written, fields, text, name, context);
	if (name === void 0 || source === void 0) return void 0;
	const axis = fields.get("version");
	const versions = axis && readVersions(axis, context);
	if (axis && !versions) return void 0;
	const named = versions && source.kind === "flox" ? withVersions(name, source, versions) : [{
		name,
		source
	}];
	const read = named.flatMap((one) => namedPackage(one.name, one.source, written.origin, context.report, {
		deviceCode,
		units
	}) ?? []);
	return read.length < named.length ? void 0 : read.map((one) => gpuTests ? {
		...one,
		gpuTests
	} : one);
};
/** `{ torch: [2.8.0, 2.9.1] }`: versions of one package of a Flox environment, by its install id. */
function readVersions(written, context) {
	const [item, ...others] = (0, import_dist.isMap)(written.node) ? written.node.items : [];
	const id = item && (0, import_dist.isScalar)(item.key) ? String(item.key.value) : "";
	if (!/^[\w.+-]+$/.test(id) || others.length > 0) {
		context.report(refuse(written.origin, "version must name one package of the environment.", "Write the install id of one package with its versions, like version: { torch: [2.8.0, 2.9.1] }."));
		return;
	}
	const field = readFields(written, [id], context).get(id);
	const versions = field && readWords(field, context);
	if (field && versions?.length === 0) context.report(refuse(field.origin, "there is no version.", "Write one or more."));
	return versions && versions.length > 0 ? {
		id,
		versions
	} : void 0;
}
/** Exactly one of the kinds; without any the name is an attribute. */
function readSource(written, fields, text, name, context) {
	const kinds = [
		"file",
		"expression",
		"flake",
		"flox"
	].filter((key) => fields.has(key));
	const clash = kinds.length > 1 || fields.has("attribute") && kinds.some((kind) => kind !== "expression");
	const stray = (fields.has("arg") || fields.has("argstr")) && !fields.has("expression") || (fields.has("dir") || fields.has("version")) && !fields.has("flox");
	if (name === void 0 || clash || stray) {
		context.report(refuse(written.origin, "a package needs a name and one source.", "Write {name: …} with one of attribute: …, file: …, flake: …, flox: … (with dir and version) or expression: … (with attribute, arg and argstr)."));
		return;
	}
	if (fields.has("flox")) {
		const [build, environment] = [text("flox"), fields.has("dir") ? text("dir") : "."];
		return build === void 0 || environment === void 0 ? void 0 : {
			kind: "flox",
			environment,
			build
		};
	}
	const [file, expression, flake, attribute] = [
		text("file"),
		text("expression"),
		text("flake"),
		text("attribute")
	];
	if (file !== void 0) return {
		kind: "file",
		file
	};
	if (flake !== void 0) {
		const hash = flake.indexOf("#");
		return {
			kind: "flake",
			reference: (hash < 0 ? flake : flake.slice(0, hash)) || ".",
			output: hash < 0 ? "" : flake.slice(hash + 1)
		};
	}
	if (expression !== void 0) {
		const [arg, argstr] = [readTexts(fields.get("arg"), context), readTexts(fields.get("argstr"), context)];
		return arg && argstr && {
			kind: "expression",
			file: expression,
			attribute: attribute ?? null,
			arg,
			argstr
		};
	}
	return kinds.length > 0 ? void 0 : {
		kind: "attribute",
		attribute: attribute ?? name
	};
}
/** A mapping of names to texts; undefined when one of them cannot be read. */
function readTexts(written, context) {
	if (!written) return {};
	if (!(0, import_dist.isMap)(written.node)) {
		readFields(written, ["NAME"], context);
		return;
	}
	const names = written.node.items.map(({ key }) => (0, import_dist.isScalar)(key) ? String(key.value) : String(key));
	const known = [...readFields(written, names, context)].map(([name, field]) => [name, readText(field, context)]).flatMap(([name, text]) => text === void 0 ? [] : [[name, text]]);
	return known.length < written.node.items.length ? void 0 : Object.fromEntries(known);
}
const targetsItem = (written, context) => {
	const words = readWords(written, context);
	const options = { isList: (0, import_dist.isSeq)(written.node) };
	return words && readTargets(words.flatMap(splitCapabilities), written.origin, context.report, options);
};
/** The text, or the texts of a list. */
function readWords(written, context) {
	const texts = ((0, import_dist.isSeq)(written.node) ? written.node.items : [written.node]).map((node) => readText(located(node, written, context), context));
	const known = texts.filter((text) => text !== void 0);
	return known.length < texts.length ? void 0 : known;
}
const patternItem = (written, context) => {
	const fields = readFields(written, patternKeys, context);
	if (!(0, import_dist.isMap)(written.node)) return void 0;
	if (fields.size === 0 && written.node.items.length > 0) return void 0;
	const texts = {};
	for (const [key, field] of fields) {
		const words = key === "capabilities" ? readWords(field, context)?.flatMap(splitCapabilities) : readText(field, context);
		if (words === void 0) return void 0;
		texts[key] = typeof words === "string" ? [words] : words;
	}
	return readPattern(texts, written.origin, context.report);
};
/** `true` and `false` count as texts here. */
function choiceItem(read) {
	return (written, context) => {
		const { node } = written;
		const word = (0, import_dist.isScalar)(node) && /^(?:true|false)$/.test(String(node.value)) ? String(node.value) : void 0;
		return word === void 0 ? textItem(read)(written, context) : read(word, written.origin, context.report);
	};
}
function readTiers(written, context) {
	if (!written) return void 0;
	const tiers = {};
	for (const [name, field] of readFields(written, tierNames, context)) {
		const tier = (0, import_dist.isMap)(field.node) ? readTier(field, context) : readSelect(field, context);
		if (tier) tiers[name] = tier;
	}
	return tiers;
}
function readTier(written, context) {
	const fields = readFields(written, ["select", ...axisKeys], context);
	const select = fields.get("select");
	return {
		select: select && readSelect(select, context)?.select,
		...readAxes(fields, context)
	};
}
function readSelect(written, context) {
	const word = readText(written, context);
	if (word === "corners" || word === "all") return { select: word };
	if (word !== void 0) context.report(refuse(written.origin, `${quote(word)} is not a valid value.`, "Use corners, all, or a mapping."));
}
function readRunners(written, context) {
	if (!written) return void 0;
	const keys = ((0, import_dist.isMap)(written.node) ? written.node : void 0)?.items.map(({ key }) => (0, import_dist.isScalar)(key) ? String(key.value) : String(key)) ?? ["SYSTEM"];
	return [...readFields(written, keys, context)].flatMap(([key, field]) => {
		const labels = readWords(field, context)?.flatMap((text) => text.split(/\s+/));
		const origin = field.origin;
		const value = labels && readRunnerRule(key, labels, origin, context.report);
		return value ? [{
			value,
			origin
		}] : [];
	});
}
function readLimits(written, context) {
	if (!written) return void 0;
	const fields = readFields(written, ["cells", "minutes"], context);
	const number = (key) => {
		const field = fields.get(key);
		const text = field && readText(field, context);
		if (!field || text === void 0) return void 0;
		if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
		context.report(refuse(field.origin, `${quote(text)} is not a number.`, "Write a whole number from 1 to 999999."));
	};
	return {
		cells: number("cells"),
		minutes: number("minutes")
	};
}

// src/actions/plan/request-text.ts
/** Bytes. What is larger is another file by mistake and is not even read. */
const maxFileSize = 1048576;
/** The text of the request file; undefined where there is none. Throws ProblemError CFG004 for what cannot be read. */
async function readRequestText(host, root, name) {
	const path = isAbsolute(name) ? name : join(root, name);
	try {
		const { size } = await host.files.stat(path);
		if (size > maxFileSize) {
			const why = `it has ${size} bytes, the limit is ${maxFileSize}`;
			throw new ProblemError(unreadable(name, why));
		}
		return await host.files.readFile(path, "utf8");
	} catch (cause) {
		if (cause instanceof ProblemError) throw cause;
		if (isErrno(cause, "ENOENT")) return void 0;
		throw new ProblemError(unreadable(name, cause instanceof Error ? cause.message : String(cause)));
	}
}
/** CFG004 for a file that is not there, with the one that may be meant. */
function missingRequestFile(name, found) {
	const message = `${name} does not exist${found === void 0 ? "" : `; found ${found}`}.`;
	const fix = found === void 0 ? "Write it, or name another file with matrix-file; paths start at the root of the repository." : found.startsWith("../") ? `Run this at the root of the repository, or set matrix-file to ${found}.` : `Rename it to ${name}, or set matrix-file to ${found}.`;
	return error("CFG004", message, fix, { where: { file: found ?? name } });
}
/**
* What is wrong with a request that lacks something while its default file is not there: a file by another name says it all;
* else that there is neither a file nor inputs.
*/
async function withoutFile(host, root, name, problems) {
	const lacks = ({ code }) => code === "PLN011" || code === "CFG003";
	if (!problems.some(lacks)) return problems;
	const found = await similarFile(host, root);
	if (found !== void 0) return [missingRequestFile(name, found), ...problems.filter((problem) => !lacks(problem))];
	const message = `Nothing was requested: ${name} does not exist, and the inputs name no packages.`;
	return problems.map((problem) => problem.code === "PLN011" ? {
		...problem,
		message
	} : problem);
}
/**
* A request file by another name or in another place, as seen from `root`: at the top or in .github, in a folder below, or in
* one above, up to the root of the repository.
*/
async function similarFile(host, root) {
	const below = (await host.files.readdir(root, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name));
	const above = [];
	for (let folder = root; !await isThere(host, join(folder, ".git")) && dirname(folder) !== folder;) {
		folder = dirname(folder);
		above.push(folder);
	}
	const repository = above.at(-1);
	const folders = [
		...[
			"",
			".github",
			".github/workflows"
		].map((folder) => join(root, folder)),
		...below.map((entry) => join(root, entry.name)).flatMap((folder) => [folder, join(folder, ".github")]),
		...repository !== void 0 && await isThere(host, join(repository, ".git")) ? above.flatMap((folder) => [folder, join(folder, ".github")]) : []
	];
	for (const folder of folders) for (const file of ["nix-cuda.yml", "nix-cuda.yaml"]) if (await isThere(host, join(folder, file))) return relative(root, join(folder, file));
}
function unreadable(name, why) {
	return error("CFG004", `The request file ${name} cannot be read: ${why}.`, "Check matrix-file; paths start at the repository.", { where: { file: name } });
}

// src/actions/plan/load-request.ts
/**
* The request of this run: the file, with inputs on top, for the tier of this event. The file may be missing when it was
* not named by the user. With `asksNixpkgs`, what only Nixpkgs can tell passes, to be checked once it was asked.
* Throws ProblemError with everything that is wrong with both.
*/
async function loadRequest(host, root, sources, options = {}) {
	const name = sources["matrix-file"];
	const fromFile = await readFile(host, root, name);
	const absent = name !== void 0 && fromFile === void 0;
	const tiers = fromFile && "request" in fromFile ? fromFile.request.tiers : void 0;
	const tier = tierOf(host, sources.tier ?? "auto", tiers !== void 0);
	const fromInputs = readRequestInputs(sources);
	const merged = mergeRequests(fromFile, fromInputs, {
		defaultSystem: defaultSystem(host),
		tier
	});
	if ("problems" in merged) {
		const more = [fromFile, fromInputs].map((side) => side && ("problems" in side ? side.partial : side.request)).flatMap((part) => part ? checkPart(part, builtInTables, options) : []);
		const found = absent ? await withoutFile(host, root, name, merged.problems) : merged.problems;
		throw new ProblemError([...found, ...more].sort(byLocation));
	}
	const { request: locked, missing, open } = await readLock(host, root, merged.request);
	const allFlox = isAllFlox(locked);
	const request = open && !options.asksNixpkgs && !allFlox ? withKnownToolkit(locked, open) : locked;
	const problems = checkRequest(request, builtInTables, allFlox ? { asksNixpkgs: true } : options);
	if (problems.length > 0 || missing) throw new ProblemError([...problems, ...missing ? [missing] : []]);
	return {
		request,
		warnings: merged.warnings,
		open
	};
}
/**
* What the request says of each key by itself, as inputs or in the file, although it may not be a whole request. Throws
* ProblemError with everything that is wrong with both.
*/
async function readParts(host, root, sources) {
	const sides = [await readFile(host, root, sources["matrix-file"]), readRequestInputs(sources)].filter((side) => side !== void 0);
	const problems = sides.flatMap((side) => "problems" in side ? side.problems : []);
	if (problems.length > 0) throw new ProblemError(problems);
	const parts = sides.flatMap((side) => "request" in side ? Object.entries(side.request) : []);
	return Object.fromEntries(parts.filter(([, value]) => value !== void 0));
}
async function readFile(host, root, name) {
	if (name === void 0) return void 0;
	const text = await readRequestText(host, root, name);
	if (text !== void 0) return readRequestFile(text, name);
	if (name === requestInputs["matrix-file"].default) return void 0;
	throw new ProblemError(missingRequestFile(name, await similarFile(host, root)));
}
function tierOf(host, wanted, declared) {
	if (wanted !== "auto") return wanted;
	return declared ? tierOfEvent(host.env["GITHUB_EVENT_NAME"], host.env["GITHUB_REF"]) : "all";
}
/** `nixpkgs: lock` becomes what flake.lock has; where it was not asked for and there is none, a branch of a CUDA cache. */
async function readLock(host, root, request) {
	const { nixpkgs } = request;
	if (nixpkgs.value.kind !== "lock") return { request };
	const value = await readLockedNixpkgs(host, root);
	if (value) return { request: {
		...request,
		nixpkgs: {
			...nixpkgs,
			value
		}
	} };
	if (nixpkgs.origin.kind !== "default") return {
		request,
		missing: await noLockedNixpkgs(host, root, where(nixpkgs.origin))
	};
	const open = defaultBranch(defaultCaches);
	return {
		request: onBranch(request, open.reference),
		open
	};
}
/** The request with that Nixpkgs, by default. */
function onBranch(request, reference) {
	return {
		...request,
		nixpkgs: {
			value: {
				kind: "flake",
				reference
			},
			origin: { kind: "default" }
		}
	};
}
/** Without an evaluation the default toolkit is the one that the branch had when this version was made. */
function withKnownToolkit(request, { toolkit }) {
	const toolkits = request.toolkits.map((entry) => entry.value.kind === "default" && entry.origin.kind === "default" ? {
		...entry,
		value: {
			kind: "exact",
			version: toolkit,
			text: toolkit
		}
	} : entry);
	return {
		...request,
		toolkits
	};
}
/** The Nixpkgs of the flake.lock in `root`; undefined when there is none that could be read. */
async function readLockedNixpkgs(host, root) {
	try {
		const reference = lockedNixpkgs(JSON.parse(await host.files.readFile(join(root, "flake.lock"), "utf8")));
		return reference === void 0 ? void 0 : {
			kind: "flake",
			reference
		};
	} catch (cause) {
		if (!isErrno(cause, "ENOENT") && !(cause instanceof SyntaxError)) throw cause;
		return;
	}
}
/** CFG009: what asks for the Nixpkgs of flake.lock gets none. */
async function noLockedNixpkgs(host, root, more = {}) {
	const another = "or set nixpkgs to a path, a flake reference or a preset";
	if (await isThere(host, join(root, "flake.lock"))) return error("CFG009", "nixpkgs is lock, but flake.lock has no input nixpkgs at its root, or cannot be read.", `Give flake.nix an input nixpkgs and run nix flake lock, ${another}.`, more);
	const lock = "nix flake lock, then git add flake.lock";
	const fix = `${await isThere(host, join(root, "flake.nix")) ? `Run ${lock}` : `Write a flake.nix with an input nixpkgs and run ${lock}`}, ${another}.`;
	return error("CFG009", "nixpkgs is lock, but there is no flake.lock.", fix, more);
}
/** For which system cells are planned where nothing is said: this machine's; where that has no CUDA, what most runners are. */
function defaultSystem(host) {
	const own = systemOf(host);
	return own !== void 0 && hasCuda(own) ? own : "x86_64-linux";
}

// src/cuda/excluded.ts
/** Cells of one rule that are kept whole. */
const maxExamples = 50;
function excludedGroups() {
	const found = /* @__PURE__ */ new Map();
	return {
		add: (reasons, count, example) => {
			const code = reasons[0]?.code;
			if (code === void 0 || count === 0) return;
			const group = found.get(code) ?? {
				count: 0,
				examples: []
			};
			found.set(code, group);
			group.count += count;
			for (let index = 0; index < count && group.examples.length < 50; index++) group.examples.push(example(index));
		},
		groups: () => [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([code, { count, examples }]) => ({
			code,
			count,
			examples
		}))
	};
}
/** The groups with more cells excluded for one reason each, as an evaluation finds them. */
function withExcluded(groups, cells) {
	const all = excludedGroups();
	for (const group of groups) {
		const [first] = group.examples;
		if (first) all.add(first.problems, group.count, (index) => group.examples[index] ?? first);
	}
	for (const cell of cells) all.add(cell.problems, 1, () => cell);
	return all.groups();
}

// src/cuda/expand.ts
/** From the entries of a request to combinations of system, toolkit and targets, in the order of the plan. */
/** Expands every axis but the packages. What no table has stays as it is written, for the rules to refuse. */
function expand(axes, tables) {
	const problems = [];
	const chosen = distinct("system", axes.systems, (system) => system, problems);
	const entries = distinct("toolkit", axes.toolkits, (selector) => selector.text.toLowerCase(), problems);
	const specs = distinct("cell", axes.capabilities, specName, problems);
	const versions = [...new Set(entries.flatMap((entry) => selectToolkits(entry, tables) ?? []))].sort(compareToolkitTexts);
	const ordered = systems.filter((system) => chosen.includes(system));
	problems.push(...renames(specs, versions, tables));
	const cached = cachedTables(tables);
	const sets = axes.capabilities.reduce((sum, { value }) => sum + sizeOf(value, cached), 0);
	return {
		requested: axes.toolkits.flatMap(({ value }) => selectToolkits(value, tables) ?? []).reduce((sum, toolkit) => sum + (toolkit === "cpu" ? 1 : sets), 0) * axes.systems.length,
		problems,
		*combinations() {
			const targetsOf = targetsBy(specs, cached);
			for (const system of ordered) for (const toolkit of versions) for (const targets of targetsOf(toolkit, system)) yield {
				system,
				toolkit,
				...targets
			};
		}
	};
}
/** Every capability and toolkit that a request names, those of its `include` too. */
function askedOf(request, tables) {
	const patterns = request.include.map(({ value }) => value);
	const selectors = [...request.toolkits.map(({ value }) => value), ...patterns.flatMap(({ toolkit }) => toolkit ?? [])];
	const toolkits = new Set(selectors.flatMap((selector) => selectToolkits(selector, tables) ?? []));
	const specs = [...request.capabilities.map(({ value }) => value), ...patterns.flatMap(({ capabilities }) => capabilities ?? [])];
	const rows = [...toolkits].map((version) => tables.toolkits.get(version));
	const named = specs.flatMap((spec) => spec.selectors.flatMap((selector) => rows.flatMap((row) => selectCapabilities(selector, tables, row))));
	return {
		toolkits,
		capabilities: new Set(named)
	};
}
function cachedTables(tables) {
	const selected = /* @__PURE__ */ new Map();
	const known = /* @__PURE__ */ new Map();
	return {
		tables,
		select: (selector, toolkit) => remembered(selected, selector.kind === "preset" ? `${selector.text} ${toolkit}` : selector.text, () => selectCapabilities(selector, tables, tables.toolkits.get(toolkit))),
		possible: (capability, toolkit, system) => remembered(known, `${capability} ${toolkit} ${system}`, () => checkCell({
			capabilities: [capability],
			ptx: [],
			toolkit,
			system
		}, { tables }).every((problem) => problem.severity !== "error"))
	};
}
/** Cells that an entry asks for, of one toolkit and system. */
function sizeOf(spec, cached) {
	const [first] = spec.selectors;
	return spec.joined || isFat(spec) || !first ? 1 : cached.select(first, "").length;
}
function isFat({ selectors }) {
	return selectors.some((selector) => selector.kind === "preset" && selector.preset !== "hosted-gpus");
}
/** Whether an entry makes the same sets, whatever the toolkit and the system. */
function isSteady({ selectors, joined }) {
	return selectors.every((selector) => selector.kind === "exact" || !joined && selector.kind !== "preset");
}
/** The sets of a toolkit on a system, sorted. What does not depend on the two is made once: there may be thousands. */
function targetsBy(specs, cached) {
	const sets = (some, toolkit, system) => some.flatMap((spec) => targetSets(spec, toolkit, system, cached));
	const steady = sortedSets(sets(specs.filter(isSteady), "", "x86_64-linux"));
	const others = specs.filter((spec) => !isSteady(spec));
	const byToolkit = /* @__PURE__ */ new Map();
	return (toolkit, system) => {
		if (toolkit === "cpu") return [{
			capabilities: [],
			ptx: []
		}];
		const named = byToolkit.get(toolkit) ?? withNames(steady, toolkit, cached.tables);
		byToolkit.set(toolkit, named);
		if (others.length === 0) return named;
		return sortedSets([...named, ...withNames(sets(others, toolkit, system), toolkit, cached.tables)]);
	};
}
/** Without repetitions. */
function sortedSets(sets) {
	return [...new Map(sets.map((set) => [`${set.capabilities.join(" ")}+${set.ptx.join(" ")}`, set])).values()].sort(compareTargets);
}
/** What one entry makes with this toolkit on this system; a set of many is what of it can exist there. */
function targetSets(spec, toolkit, system, { select, possible }) {
	const { selectors, joined } = spec;
	const [first] = selectors;
	const fat = isFat(spec);
	if (!joined && first && !fat) return select(first, toolkit).map((capability) => ({
		capabilities: [capability],
		ptx: first.ptx ? [capability] : []
	}));
	const members = selectors.flatMap((selector) => select(selector, toolkit).map((member) => ({
		member,
		written: selector.kind === "exact"
	})));
	const there = members.filter(({ member, written }) => written || possible(member, toolkit, system));
	const names = (there.length > 0 ? there : members).map(({ member }) => member);
	const capabilities = [...new Set(names)].sort(compareCapabilityTexts);
	const last = capabilities.at(-1);
	if (last === void 0) return [];
	const asked = selectors.some((selector) => selector.ptx);
	const written = selectors.find((selector) => selector.kind === "exact" && selector.ptx);
	if (written?.kind === "exact") return [{
		capabilities,
		ptx: [written.capability]
	}];
	return [{
		capabilities,
		ptx: asked || fat && parseCapability(last)?.suffix === "" ? [last] : []
	}];
}
/** With the names that this toolkit calls them by. */
function withNames(sets, toolkit, tables) {
	const row = tables.toolkits.get(toolkit);
	const others = new Map(row && allArchitectures(tables).flatMap((target) => {
		const other = newName(target, row, tables);
		return other ? [[target.capability, other.capability]] : [];
	}));
	if (!sets.some((set) => set.capabilities.some((capability) => others.has(capability)))) return sets;
	const rename = (capability) => others.get(capability) ?? capability;
	return sortedSets(sets.map(({ capabilities, ptx }) => ({
		capabilities: [...new Set(capabilities.map(rename))].sort(compareCapabilityTexts),
		ptx: ptx.map(rename)
	})));
}
/** One notice for each capability that was written out and has another name in a toolkit of the request. */
function renames(specs, versions, tables) {
	return [...new Set(specs.flatMap(({ selectors }) => selectors.flatMap((one) => one.kind === "exact" ? [one.capability] : [])))].flatMap((capability) => {
		const target = tables.architectures.get(capability);
		for (const version of versions) {
			const toolkit = tables.toolkits.get(version);
			const other = target && toolkit && newName(target, toolkit, tables);
			if (!other) continue;
			const fix = `${other.capability} is planned for these toolkits.`;
			return [{
				...wrongName(target, other, toolkit),
				severity: "notice",
				fix
			}];
		}
		return [];
	});
}
function specName({ selectors }) {
	const words = selectors.map((selector) => {
		return {
			name: selector.kind === "exact" ? selector.capability : selector.text.toLowerCase().replace(/\+ptx$/, ""),
			ptx: selector.ptx
		};
	}).sort((a, b) => compareCapabilityTexts(a.name, b.name));
	return [...words.map((word) => word.name), ...words.filter((word) => word.ptx).map(({ name }) => `PTX ${name}`)].join(", ");
}
/** The values without repetition, each repetition with a notice. */
function distinct(what, entries, name, problems) {
	const first = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const before = first.get(name(entry.value));
		if (before) problems.push(duplicate(what, name(entry.value), before, entry));
		else first.set(name(entry.value), entry);
	}
	return [...first.values()].map((entry) => entry.value);
}
function duplicate(what, name, before, again) {
	const message = `The ${what} ${name} is requested twice${describeOrigin(before.origin)}; it is planned once.`;
	return notice("PLN010", message, "Remove one of them.", where(again.origin));
}
/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a, b) {
	for (const [index, capability] of a.capabilities.entries()) {
		const other = b.capabilities[index];
		const order = other === void 0 ? 1 : compareCapabilityTexts(capability, other);
		if (order !== 0) return order;
	}
	return a.capabilities.length - b.capabilities.length || a.ptx.length - b.ptx.length;
}

// src/cuda/matrix.ts
/** From a request to a plan: which cells can exist, in a stable order, and why the others cannot. */
const defaultLimits = { combinations: 5e5 };
/** Minutes. GitHub stops a job after 360; ten are left to save what was built. */
const timeout = 350;
/**
* Plans every combination of the request: rows in the order package, system, toolkit, targets, whatever the order of
* the request; what cannot exist by the first rule against it, with counts and at most 50 examples that have all their
* reasons; `counts.requested` counts repetitions too. Problems of the plan: PLN008 (notice: renamed), PLN010 (notice: a
* duplicate was dropped), PLN011 (nothing requested), PLN012 (all excluded), PLN014 (more cells than the limit; nothing
* is planned then), PLN030 (a pattern matches nothing), and the warnings of rules.
*/
function planMatrix(request, options = {}) {
	const { limits = defaultLimits, tables = builtInTables, tablesOf = () => tables } = options;
	const problems = [];
	const packages = distinct("package", request.packages, ({ name }) => name, problems).toSorted((a, b) => compareText(a.name, b.name));
	const parts = [...Map.groupBy(packages, tablesOf)].map(([rows, members]) => ({
		tables: rows,
		packages: members,
		base: expand(request, rows),
		count: request.packages.filter(({ value }) => tablesOf(value) === rows).length,
		more: request.include.map((entry) => blockOf(entry, request, members, rows))
	}));
	const requested = parts.flatMap(({ base, count, more }) => [base.requested * count, ...more.map((block) => block.expansion.requested * block.packages.length)]).reduce((sum, each) => sum + each, 0);
	if (requested === 0) return refused(request, 0, nothingRequested(emptyAxes(request)));
	if (requested > limits.combinations) return refused(request, requested, tooMany$1(requested, limits.combinations));
	const planner = {
		request,
		problems,
		excluded: excludedGroups(),
		rows: /* @__PURE__ */ new Map(),
		left: 0
	};
	const excluders = excludeMatchers(request, tables);
	const known = /* @__PURE__ */ new Set();
	for (const problem of parts.flatMap(({ base }) => base.problems)) {
		if (!known.has(problem.message)) problems.push(problem);
		known.add(problem.message);
	}
	for (const { base, ...part } of parts) addBlock(planner, part, base.combinations(), excluders, request.tier?.select === "corners");
	for (const { entry, used } of excluders) if (!used && !(request.narrowed && entry.origin.kind === "file")) problems.push(matchesNothing(entry, "exclude matches no cell that can exist"));
	for (const [index, entry] of request.include.entries()) {
		const blocks = parts.flatMap(({ tables: rows, more }) => {
			const block = more[index];
			return block && block.packages.length > 0 ? [{
				...block,
				tables: rows
			}] : [];
		});
		if (blocks.length === 0) problems.push(matchesNothing(entry, "include names no package of the request"));
		for (const block of blocks) addBlock(planner, block, block.expansion.combinations(), [], false);
	}
	return finish(planner, requested);
}
function addBlock(planner, { tables, packages }, combinations, excluders, onlyCorners) {
	const valid = [];
	const warned = new Set(planner.problems.map((problem) => problem.message));
	const driver = planner.request.driver?.value;
	for (const combination of combinations) {
		const reasons = checkCell(combination, {
			tables,
			driver
		});
		const errors = reasons.filter((reason) => reason.severity === "error");
		if (errors.length > 0) {
			planner.excluded.add(errors, packages.length, (index) => excludedCell(packages[index], combination, errors));
			continue;
		}
		for (const reason of reasons) {
			if (warned.has(reason.message)) continue;
			warned.add(reason.message);
			planner.problems.push(reason);
		}
		valid.push({
			combination,
			against: excluders.filter(({ matcher }) => matcher.matchesRest(combination))
		});
	}
	for (const named of packages) {
		const mine = new Set(excluders.filter(({ matcher }) => matcher.matchesPackage(named.name)));
		const wanted = valid.filter(({ combination, against }) => {
			const [excluder, ...others] = against.filter((one) => mine.has(one));
			if (!excluder) return true;
			for (const one of [excluder, ...others]) one.used = true;
			const reasons = [excludedByRequest(excluder.entry)];
			planner.excluded.add(reasons, 1, () => excludedCell(named, combination, reasons));
			return false;
		});
		const chosen = onlyCorners ? cornersOf(wanted.map((one) => one.combination)) : wanted.map((one) => one.combination);
		planner.left += wanted.length - chosen.length;
		for (const combination of chosen) addRow(planner, named, combination);
	}
}
/** Per system, because each has runners of its own. */
function cornersOf(combinations) {
	return [...Map.groupBy(combinations, (combination) => combination.system).values()].flatMap(corners);
}
function addRow(planner, named, combination) {
	const { request, rows } = planner;
	const { nixpkgs } = request;
	if (nixpkgs.value.kind === "lock") throw new Error("flake.lock was not read");
	const id = cellId({
		package: named.name,
		...combination
	});
	const source = sourceOf(named.source, combination);
	const instance = instanceOf(request);
	const cell = {
		schema: "cell/1",
		id,
		package: named.name,
		...combination,
		source,
		deviceCode: named.deviceCode,
		...named.units ? { units: named.units } : {},
		...named.gpuTests && combination.toolkit !== "cpu" ? { gpuTests: named.gpuTests } : {},
		nixpkgs: nixpkgs.value,
		...instance ? { instance } : {},
		attributePath: instance ? null : attributePath({
			source,
			...combination
		})
	};
	const runner = chooseRunner(request.runners.map((entry) => entry.value), combination);
	rows.set(id, {
		id,
		runner,
		timeout: request.limits.minutes ?? timeout,
		cell
	});
}
/** How the request's Nixpkgs differs from the plain one; undefined when it does not. */
function instanceOf(request) {
	const overlays = request.overlays.map((entry) => entry.value);
	const allowUnfree = request.allowUnfree.map((entry) => entry.value);
	const legacy = request.legacyToolkits?.value || null;
	return overlays.length + allowUnfree.length > 0 || legacy !== null ? {
		overlays,
		allowUnfree,
		legacy
	} : void 0;
}
function finish(planner, requested) {
	const { request, rows, left, problems } = planner;
	const excluded = planner.excluded.groups();
	const count = excluded.reduce((sum, group) => sum + group.count, 0);
	const limit = request.limits.cells;
	if (limit !== void 0 && rows.size > limit) return refused(request, requested, tooManyCells(rows.size, limit));
	if (rows.size === 0) problems.push(allExcluded(excluded, count));
	return {
		schema: "plan/1",
		rows: [...rows.values()],
		excluded,
		counts: {
			requested,
			planned: rows.size,
			excluded: count,
			...left > 0 ? { left } : {}
		},
		...request.tier ? { tier: request.tier.name } : {},
		problems
	};
}
function excludeMatchers(request, tables) {
	return request.exclude.map((entry) => ({
		entry,
		matcher: matcherOf(entry.value, tables),
		used: false
	}));
}
/** The cells of an `include`: its own axes where it names some, else the request's. */
function blockOf(entry, request, packages, tables) {
	const { value: pattern, origin } = entry;
	const axes = {
		packages: request.packages,
		toolkits: pattern.toolkit ? [{
			value: pattern.toolkit,
			origin
		}] : request.toolkits,
		capabilities: pattern.capabilities ? [{
			value: pattern.capabilities,
			origin
		}] : request.capabilities,
		systems: pattern.system ? [{
			value: pattern.system,
			origin
		}] : request.systems
	};
	const { matchesPackage } = matcherOf(pattern, tables);
	return {
		expansion: expand(axes, tables),
		packages: packages.filter(({ name }) => matchesPackage(name))
	};
}
function excludedCell(named, combination, problems) {
	const name = named?.name ?? "";
	return {
		id: cellId({
			package: name,
			...combination
		}),
		package: name,
		...combination,
		problems
	};
}
function excludedByRequest({ value, origin }) {
	return error("PLN023", `Excluded by you${describeOrigin(origin)}${value.reason ? `: ${value.reason.replace(/\.$/, "")}` : ""}.`, "Change exclude to build it.", where(origin));
}
function matchesNothing({ origin }, what) {
	return warning("PLN030", `This entry of ${what}${describeOrigin(origin)}.`, "Remove it, or compare it with what `nix-cuda plan` prints.", where(origin));
}
function compareText(a, b) {
	return a < b ? -1 : Number(a > b);
}
function refused(request, requested, problem) {
	return {
		schema: "plan/1",
		rows: [],
		excluded: [],
		counts: {
			requested,
			planned: 0,
			excluded: 0
		},
		...request.tier ? { tier: request.tier.name } : {},
		problems: [problem]
	};
}
function emptyAxes(request) {
	const { packages, capabilities, toolkits, systems } = request;
	return Object.entries({
		packages,
		capabilities,
		toolkits,
		systems
	}).filter(([, axis]) => axis.length === 0).map(([key]) => key).join(", ") || "cells that its entries make together";
}
function tooMany$1(requested, limit) {
	return error("PLN014", `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limit}.`, "Ask for fewer of them, or split the request.");
}
function tooManyCells(planned, limit) {
	return error("PLN014", `The request makes ${planned} cells that can exist; its own limit is ${limit}.`, "Ask for fewer, use a tier that selects corners, or raise limits.cells (max-cells).");
}
function allExcluded(excluded, count) {
	return error("PLN012", `None of the ${count} requested cells can exist (${excluded.map((group) => group.code).join(", ")}).`, excluded[0]?.examples[0]?.problems[0]?.fix ?? "Ask for other toolkits, capabilities or systems.");
}

// src/store-cache/run-index.ts
/** The folder that is archived, and the file in it. */
const entry = "run-index";
const file = "run-index.json";
const maxBytes$1 = 5e6;
/**
* Saves the index of this run for the next one of the same ref. Never throws; gives at most one warning: CCH020 or CCH021
* for the service, CCH025 for this machine. Without a service, or where the token does not write, it is one line.
*/
async function saveRunIndex(host, at, index) {
	const skip = await whySkipped(host, "writable");
	if (skip) return nothing(host, `not saved: ${skip}`);
	return inFolder(host, "save", async (folder) => {
		const text = `${JSON.stringify(index)}\n`;
		if (Buffer.byteLength(text) > maxBytes$1) throw new Error(`it is larger than ${maxBytes$1 / 1e6} MB`);
		await writeAtomically(host, join(folder, entry, file), text);
		const reply = await host.cache.store(folder, entry, indexKey(at.ref, at.run));
		if (host.cancelled.aborted) return nothing(host, "the job was cancelled");
		if (reply.kind !== "ok") return [await replyProblem(host, reply)];
		return nothing(host, reply.value === "saved" ? "saved" : "not saved: this run has already saved it");
	});
}
/** The newest index of this ref. Never throws; problems as of `saveRunIndex`, and CCH023 for a damaged one. */
async function loadRunIndex(host, ref) {
	let index;
	const skip = await whySkipped(host, "readable");
	if (skip) return {
		index,
		problems: nothing(host, `not read: ${skip}`)
	};
	const problems = await inFolder(host, "read", async (folder) => {
		const prefix = indexPrefix(ref);
		const reply = await host.cache.fetch(folder, entry, `${prefix}newest`, prefix);
		if (host.cancelled.aborted) return nothing(host, "the job was cancelled");
		if (reply.kind !== "ok") return [await replyProblem(host, reply)];
		if (reply.value === void 0) return nothing(host, "there is none yet");
		const found = await parseRunIndex(await isFolder(host, join(folder, entry)) ? await readSmall(host, join(folder, entry, file), maxBytes$1) : void 0);
		if (found?.ref !== ref) return nothing(host, `${reply.value} is not a format that this version reads`);
		index = found;
		return nothing(host, `read ${reply.value}`);
	});
	return {
		index,
		problems
	};
}
/** Why the service is not asked; undefined when it is. */
async function whySkipped(host, right) {
	if (!host.cache.available) return "this job has no cache service";
	if (!host.cache[right]) return "the token does not allow it";
	if (host.cancelled.aborted) return "the job was cancelled";
	const before = await readIfPresent(host, localFiles(host).fault).catch(() => void 0);
	return before === void 0 ? void 0 : `the cache service failed before (${before.trim()})`;
}
/** Works in a folder of its own that is gone afterwards; what is thrown becomes a warning. */
async function inFolder(host, verb, work) {
	const folder = localFiles(host).index;
	const clean = () => host.files.rm(folder, {
		recursive: true,
		force: true
	});
	try {
		await clean();
		await host.files.mkdir(folder, {
			recursive: true,
			mode: 448
		});
		return await work(folder);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		return [warning("CCH025", `The run index could not be ${verb === "save" ? "saved" : "read"}: ${why}.`, "No build is affected, but the next plan has no times of this run. Check whether the disk of the runner is full.")];
	} finally {
		await clean().catch(() => {});
	}
}
async function replyProblem(host, reply) {
	if (reply.kind !== "damaged") return toProblem({
		host,
		files: localFiles(host)
	}, entry, reply);
	return warning("CCH023", `The run index cannot be unpacked: ${reply.reason}.`, "No build is affected, but this plan has no times of earlier runs. Delete this entry in the repository’s list of caches.");
}
function nothing(host, what) {
	host.log.info(`Run index: ${what}`);
	return [];
}
/** Reads an index; undefined when anything in it is not as it should be. */
async function parseRunIndex(json) {
	if (json !== void 0 && json.length > maxBytes$1) return void 0;
	const load = async () => (await import("./store-cache-schema.chunk.js")).runIndex;
	return readSaved(json, load);
}

// src/actions/plan/history.ts
/** Reads the run indexes that GitHub's cache has; nothing outside of Actions. Never throws for what the service does. */
async function loadHistory(host) {
	const branch = host.env["GITHUB_BASE_REF"];
	const baseRef = branch ? `refs/heads/${branch}` : void 0;
	const ref = host.env["GITHUB_REF"];
	if (!host.cache.available || !ref) return {
		own: void 0,
		base: void 0,
		baseRef
	};
	const own = await loadRunIndex(host, ref);
	const base = baseRef === void 0 ? void 0 : await loadRunIndex(host, baseRef);
	return {
		own: own.index,
		base: base?.index,
		baseRef
	};
}
/** Leaves what this run learned for the next one. Warnings are the service's. */
async function saveHistory(host, plan, results) {
	const run = runIdOf(host.env);
	const ref = host.env["GITHUB_REF"];
	const { skipped = [] } = plan;
	if (!host.cache.available || !run || !ref || results.length + skipped.length === 0) return [];
	const before = await loadRunIndex(host, ref);
	const cells = {};
	const derivations = { ...before.index?.derivations };
	for (const { cell, drvPath, built, seconds, derivations: made = [] } of results) {
		if (drvPath === null) continue;
		const known = before.index?.cells[cell.id]?.seconds ?? 0;
		cells[cell.id] = {
			drvPath,
			seconds: built ? seconds.build : known
		};
		for (const { path, seconds: took } of made) if (took !== null) derivations[derivationName(path)] = took;
	}
	for (const { id, drvPath } of skipped) cells[id] ??= {
		drvPath,
		seconds: 0
	};
	const index = {
		schema: "run-index/1",
		ref,
		sha: host.env["GITHUB_SHA"] ?? "",
		cells,
		derivations
	};
	return saveRunIndex(host, {
		ref,
		run
	}, index);
}
/**
* Minutes that a cell's missing derivations took before, by name; else what the cell itself took; undefined where nobody
* knows. Nothing missing takes none.
*/
function minutesOf({ own, base }, id, missing) {
	if (missing.length === 0) return 0;
	const known = missing.map(({ name }) => own?.derivations[name] ?? base?.derivations[name]);
	const all = known.filter((seconds) => seconds !== void 0);
	if (all.length === known.length) return all.reduce((sum, seconds) => sum + seconds, 0) / 60;
	const whole = own?.cells[id]?.seconds || base?.cells[id]?.seconds;
	return whole ? whole / 60 : void 0;
}
/**
* The plan with what changed against the base branch of a pull request, where its last run left an index. A tier asks for
* less than the request does, so that nothing can be said of what is not in it.
*/
function comparePlan(plan, { base, baseRef }) {
	if (!base || baseRef === void 0) return plan;
	const now = new Map(plan.rows.flatMap(({ cell, also = [], drvPath }) => drvPath === void 0 ? [] : [cell, ...also].map(({ id }) => [id, drvPath])));
	const comparison = {
		ref: baseRef.replace("refs/heads/", ""),
		changed: [...now].filter(([id, drvPath]) => base.cells[id] && base.cells[id].drvPath !== drvPath).map(([id]) => id),
		added: [...now.keys()].filter((id) => !base.cells[id]),
		removed: plan.tier === void 0 ? Object.keys(base.cells).filter((id) => !now.has(id)) : []
	};
	return {
		...plan,
		base: comparison
	};
}
/** `magma-2.7.2` of `/nix/store/<hash>-magma-2.7.2.drv`. */
function derivationName(drvPath) {
	return (drvPath.split("/").at(-1) ?? "").slice(33).replace(/\.drv$/, "");
}

// src/actions/plan/branch.ts
/** Seconds. Nix downloads the whole of Nixpkgs, which the evaluation needs anyway. */
const fetchTimeout = 600;
/**
* The request on the newest revision of the branch that a configured CUDA cache builds, with a notice (PLN034), where
* its Nixpkgs is open; else as it is. Asked once: every cell has the same revision. Throws ProblemError PLN035 when Nix
* cannot tell it.
*/
async function pinBranch(host, nix, loaded) {
	if (!loaded.open) return loaded;
	const shown = await showSettings(host, nix, {});
	const substituters = new Set(shown.ok ? shown.settings.list("substituters").map(cacheIdentity) : []);
	const caches = cachePresets.filter(({ url }) => substituters.has(cacheIdentity(url))).map(({ name }) => name);
	const branch = defaultBranch(caches);
	const reference = await newestRevision(host, nix, branch);
	return {
		request: onBranch(loaded.request, reference),
		warnings: [...loaded.warnings, pinned(branch, reference, caches.includes(branch.cache))]
	};
}
/** PLN034 for a branch whose revision is open: the plan is made without Nix. */
function openBranch(branch) {
	return notice("PLN034", `The request names no Nixpkgs: cells are built from ${branch.reference}, which the cache ${branch.cache} builds, at the revision that is its newest then.`, `Name one in nixpkgs to keep it. Without an evaluation its default toolkit counts as CUDA ${branch.toolkit}.`);
}
function pinned({ name, cache }, reference, configured) {
	const source = configured ? `which the cache ${cache} builds` : "because no cache that builds CUDA packages is configured";
	return notice("PLN034", `The request names no Nixpkgs: ${reference.split("?", 1)[0]} is used, the newest revision of ${name}, ${source}.`, "Name one in nixpkgs, or have one in flake.lock, to keep it.");
}
async function newestRevision(host, nix, { reference }) {
	const outcome = await runNix(host, nix, [
		"flake",
		"metadata",
		"--json",
		"--refresh",
		reference
	], { timeout: fetchTimeout });
	if (outcome.kind !== "exited" || outcome.code !== 0) throw unknownRevision(reference, (outcome.kind === "not-started" ? outcome.reason : nixErrorText(outcome.stderrTail)) ?? outcome.kind);
	const found = pinnedReference(lockedOf(outcome.stdout));
	if (found === void 0) throw unknownRevision(reference, "nix flake metadata named no revision");
	return found;
}
function lockedOf(json) {
	try {
		const metadata = JSON.parse(json);
		return typeof metadata === "object" && metadata !== null && "locked" in metadata ? metadata.locked : void 0;
	} catch {
		return;
	}
}
function unknownRevision(reference, why) {
	return new ProblemError(error("PLN035", `The newest revision of ${reference} cannot be determined: ${why.replace(/\.$/, "")}.`, "Check the network of this machine, or name a Nixpkgs in nixpkgs (lock, a folder, a flake reference)."));
}

// src/binary-cache/coverage-probe.ts
/** Asks these caches in their order, the next only when the first has it not. `local`: paths that need no cache. */
function probeOf(caches, local) {
	const asked = /* @__PURE__ */ new Map();
	const offers = /* @__PURE__ */ new Map();
	/** Paths of which it is known whether they are whole. */
	let settled = /* @__PURE__ */ new Map();
	const search = async (path, from) => {
		for (const [index, cache] of caches.entries()) {
			const served = index < from ? void 0 : await cache.find(path);
			if (served) return {
				served,
				cache: index
			};
		}
	};
	const find = (path, from = 0) => {
		const known = from === 0 && asked.get(path);
		if (known) return known;
		const answer = search(path, from).then((offer) => {
			if (offer) offers.set(path, offer);
			else offers.delete(path);
			return offer;
		});
		asked.set(path, answer);
		return answer;
	};
	const isWhole = async (root) => {
		const seen = /* @__PURE__ */ new Set();
		let whole = true;
		const walk = async (path) => {
			if (seen.has(path) || local.has(path)) return;
			const known = settled.get(path);
			if (known !== void 0) {
				whole &&= known;
				return;
			}
			seen.add(path);
			const offer = await find(path);
			if (offer) await Promise.all(offer.served.references.map(walk));
			else {
				settled.set(path, false);
				whole = false;
			}
		};
		await walk(root);
		if (whole) for (const path of seen) settled.set(path, true);
		else settled.set(root, false);
		return whole;
	};
	const closure = (paths) => {
		const found = /* @__PURE__ */ new Map();
		const queue = [...paths];
		for (let path = queue.pop(); path !== void 0; path = queue.pop()) {
			const served = local.has(path) || found.has(path) ? void 0 : offers.get(path)?.served;
			if (!served) continue;
			found.set(path, served);
			queue.push(...served.references);
		}
		return [...found.values()];
	};
	const checkNar = async (path) => {
		for (let offer = await find(path); offer; offer = await find(path, offer.cache + 1)) {
			if (await caches[offer.cache]?.hasNar(offer.served)) return;
			settled = /* @__PURE__ */ new Map();
		}
	};
	return {
		isWhole,
		closure,
		checkNar
	};
}

// src/binary-cache/coverage-problems.ts
const fixes = {
	CCH008: "Add its public key to extra-trusted-public-keys, exactly as its owner publishes it.",
	CCH009: "Its paths count as not cached. Check its URL and the network of this machine.",
	CCH010: "These paths count as not cached. Try again later, or report it to the owner of the cache.",
	CCH012: "Report it to the owner of the cache, or remove the cache."
};
const words = {
	CCH008: (cache, count, example) => `${cache} serves ${count} path(s) that no trusted key signed, such as ${example}`,
	CCH009: (cache, count, example) => `${cache} did not answer ${count} question(s) (${example})`,
	CCH010: (cache, count, example) => `${cache} answered ${count} question(s) with an error (${example})`,
	CCH012: (cache, count, example) => `${cache} lists ${count} path(s) whose NAR it does not serve, such as ${example}`
};
function cacheProblems() {
	const tallies = /* @__PURE__ */ new Map();
	const alone = /* @__PURE__ */ new Set();
	const others = [];
	return {
		count: (cache, code, example) => {
			const key = `${code} ${cache}`;
			const known = tallies.get(key);
			if (known) known.count += 1;
			else tallies.set(key, {
				cache,
				code,
				example,
				count: 1
			});
		},
		stopAsking: (cache) => alone.add(cache),
		add: (problem) => others.push(problem),
		problems: () => {
			const counted = [...tallies.values()].map(({ cache, code, example, count }) => {
				const unasked = (code === "CCH009" || code === "CCH010") && alone.has(cache);
				const message = `${words[code](`The cache ${cacheName(cache)}`, count, example)}${unasked ? " and was not asked again" : ""}.`;
				return warning(code, message, fixes[code], { subject: cacheSubject(cache) });
			});
			return [...others, ...counted];
		}
	};
}

// src/binary-cache/coverage-scope.ts
/** `<hash>-cuda12.9-cuda_nvcc-12.9.86.drv`, in older revisions of Nixpkgs `<hash>-cuda_nvcc-12.4.131.drv`. */
const compiler = /[-/](?:cuda[\d.]+-)?cuda_nvcc-(\d[\d.]*)\.drv$/;
/** An output of the compiler of each toolkit that the derivations use, the newest first. */
function compilerPaths(derivations) {
	const found = [...derivations].flatMap(([drvPath, { outputs }]) => {
		const version = compiler.exec(drvPath)?.[1];
		const { path } = outputs.find(({ name }) => name === "out") ?? outputs[0] ?? {};
		return version && path ? [{
			path,
			version: version.split(".").map(Number)
		}] : [];
	});
	const byVersion = (a, b) => a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
	return found.sort((a, b) => byVersion(b.version, a.version)).map(({ path }) => path);
}
/**
* The caches without those that build Nixpkgs for CUDA as a whole and have none of these compilers: they build other
* revisions. What is asked of such a cache is one narinfo for each toolkit. Others may have any part and all stay.
*/
async function withCompilers(caches, compilers) {
	const has = async (cache) => {
		if (compilers.length === 0 || !buildsCudaSets(cache.url)) return true;
		for (const path of compilers) if (await cache.find(path)) return true;
		return false;
	};
	const kept = await Promise.all(caches.map(has));
	return caches.filter((_, index) => kept[index]);
}
function buildsCudaSets(url) {
	return cachePresets.some((preset) => preset.cudaSets && cacheIdentity(preset.url) === cacheIdentity(url));
}

// src/binary-cache/cache-reader.ts
/** A cache did not say whether it has a file, however often it was asked. */
var UnansweredError = class extends Error {
	/** CCH009: no answer; CCH010: one that says nothing. */
	code;
	constructor(code, message) {
		super(message);
		this.code = code;
	}
};
/** Larger narinfos are none, bytes. */
const maxBytes = 1048576;
const rule = {
	tries: 3,
	firstPause: 250,
	longestPause: 5e3,
	crowd: true
};
/** The place of a cache's files; undefined for stores of another kind, among them a bare path: that is a whole store. */
function openCache(url, options) {
	const base = URL.parse(url.split("?", 1)[0] ?? "");
	if (base?.protocol === "file:") {
		const folder = folderOf(base);
		return folder === void 0 ? void 0 : folderReader(options.host.files, folder);
	}
	if (base?.protocol !== "http:" && base?.protocol !== "https:") return void 0;
	base.pathname = `${base.pathname.replace(/\/+$/, "")}/`;
	return httpReader(base, options);
}
/** What a cache says of itself in nix-cache-info, its URL's parameters first; Nix takes no priority for 0. */
function readCacheInfo(url, info) {
	const field = (name) => info.split("\n").find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1).trim();
	const parameters = new URLSearchParams(url.split("?", 2)[1] ?? "");
	const priority = Number(parameters.get("priority") ?? field("Priority") ?? 0);
	const trusted = /^(?:1|true|yes)$/.test(parameters.get("trusted") ?? "");
	return {
		storeDir: field("StoreDir"),
		priority: Number.isFinite(priority) ? priority : 0,
		trusted
	};
}
function folderOf(url) {
	try {
		return url.host === "" ? fileURLToPath(url) : void 0;
	} catch {
		return;
	}
}
/** A folder on this machine, as after `nix copy --to file://…`. */
function folderReader(files, folder) {
	const statOf = async (file) => {
		if (file.split("/").some((part) => part === ".." || part === "")) return void 0;
		try {
			const stat = await files.stat(join(folder, file));
			return stat.isFile() ? stat : void 0;
		} catch (cause) {
			if (isErrno(cause, "ENOENT") || isErrno(cause, "ENOTDIR")) return void 0;
			throw new UnansweredError("CCH009", cause.message);
		}
	};
	return {
		read: async (file) => {
			const stat = await statOf(file);
			if (!stat) return void 0;
			if (stat.size > maxBytes) throw new UnansweredError("CCH010", `${file} has more than ${maxBytes} bytes`);
			return files.readFile(join(folder, file), "utf8").catch((cause) => {
				throw new UnansweredError("CCH009", cause.message);
			});
		},
		has: async (file, size) => {
			const stat = await statOf(file);
			return stat !== void 0 && (size === void 0 || stat.size === size);
		}
	};
}
/** A cache behind http or https. */
function httpReader(base, options) {
	const login = options.netrc === void 0 || base.username !== "" ? void 0 : netrcLogin(options.netrc, base.hostname);
	const authorization = login === void 0 ? {} : { authorization: `Basic ${Buffer.from(login).toString("base64")}` };
	const headersFor = (url) => url.origin === base.origin ? authorization : {};
	const askCache = (method, url) => askServer(options, {
		method,
		url,
		headers: headersFor(url)
	});
	return {
		read: async (file) => {
			const { status, body } = await askCache("GET", new URL(file, base));
			if (status === 200) return body.toString("utf8");
			if (isAbsent(status)) return void 0;
			throw new UnansweredError("CCH010", `HTTP ${status} for ${file}`);
		},
		has: async (file, size) => {
			const url = URL.parse(file, base.href);
			if (url?.protocol !== "http:" && url?.protocol !== "https:") return false;
			const { status, header } = await askCache("HEAD", url);
			if (isRedirect(status) || status === 405 || status === 501) return true;
			const length = Number(header("content-length") ?? NaN);
			return status === 200 && (size === void 0 || !Number.isSafeInteger(length) || length === size);
		}
	};
}
/** Storage that hides what it lacks answers 403, some caches 401. */
function isAbsent(status) {
	return status === 404 || status === 403 || status === 410 || status === 401;
}
async function askServer({ host, timeout, signal, givenUp }, request) {
	const question = {
		...request,
		timeout,
		signal,
		maxBytes,
		follow: request.method === "GET"
	};
	let answer;
	try {
		answer = await ask(host, question, {
			...rule,
			signal,
			ended: givenUp
		});
	} catch (cause) {
		throw new UnansweredError("CCH009", cause instanceof Error ? cause.message : String(cause));
	}
	if (isPassing(answer.status)) throw new UnansweredError("CCH010", `HTTP ${answer.status} for ${request.url.pathname}`);
	return answer;
}

// src/binary-cache/substituter.ts
/** Failures in a row after which a cache is left alone. */
const maxFailures = 4;
/**
* Opens those of the substituters that can be asked, in the order in which Nix asks them. The others are a warning each
* (CCH009 not reached or not of a kind that can be asked, CCH010 no cache, CCH011 for another store folder).
*/
async function openSubstituters(urls, context) {
	const distinct = [...new Map(urls.map((url) => [cacheIdentity(url), url])).values()];
	return (await Promise.all(distinct.map((url) => open(url, context)))).filter((cache) => cache !== void 0).sort((a, b) => a.priority - b.priority);
}
async function open(url, context) {
	const { host, timeout, storeDir, cacheProblems, signal, turn, netrc } = context;
	const breaker = breakerOf(url, context);
	const reader = openCache(url, {
		host,
		timeout,
		signal,
		netrc,
		givenUp: breaker.isOpen
	});
	const unusable = (code, why, fix) => {
		const message = `The cache ${cacheName(url)} was not asked: ${why}.`;
		cacheProblems.add(warning(code, message, fix, { subject: cacheSubject(url) }));
	};
	if (!reader) return unusable("CCH009", "its scheme is not supported for that", "Its paths count as not cached; only caches with http, https and file URLs are asked.");
	let info;
	try {
		info = await reader.read("nix-cache-info");
	} catch (cause) {
		if (!(cause instanceof UnansweredError)) throw cause;
		if (signal.aborted) return void 0;
		return unusable(cause.code, cause.message, "Check its URL and the network of this machine, or remove the cache.");
	}
	if (info === void 0) return unusable("CCH010", "its URL has no nix-cache-info", "Check its URL, and whether it needs a login (input netrc).");
	const { storeDir: theirs, priority, trusted } = readCacheInfo(url, info);
	if (theirs !== void 0 && theirs !== storeDir) return unusable("CCH011", `it is for stores in ${theirs}, and this one is in ${storeDir}`, "Use a cache for this store folder.");
	return {
		url,
		priority,
		find: (path) => turn(() => breaker.guard(() => findIn(reader, url, path, trusted, context))),
		hasNar: async (served) => {
			const there = await turn(() => breaker.guard(() => reader.has(served.url, served.fileSize)));
			if (there === false) cacheProblems.count(url, "CCH012", served.path);
			return there === true;
		}
	};
}
async function findIn(reader, url, path, trusted, { storeDir, keys, cacheProblems, onProbe }) {
	onProbe();
	const file = narInfoFile(path.slice(storeDir.length + 1));
	const text = await reader.read(file);
	if (text === void 0) return void 0;
	const served = readServedPath(text, path, storeDir);
	if ("wrong" in served) {
		cacheProblems.count(url, "CCH010", `${file}: ${served.wrong}`);
		return;
	}
	if (trusted || isSigned(served, keys)) return served;
	cacheProblems.count(url, "CCH008", path);
}
/** Turns failures into `undefined`, and leaves the cache alone after several in a row. */
function breakerOf(url, { cacheProblems, signal }) {
	let inRow = 0;
	const isOpen = () => inRow >= maxFailures;
	const guard = async (work) => {
		if (isOpen() || signal.aborted) return void 0;
		try {
			const result = await work();
			if (!isOpen()) inRow = 0;
			return result;
		} catch (cause) {
			if (!(cause instanceof UnansweredError)) throw cause;
			if (signal.aborted) return void 0;
			cacheProblems.count(url, cause.code, cause.message);
			inRow += 1;
			if (isOpen()) cacheProblems.stopAsking(url);
			return;
		}
	};
	return {
		isOpen,
		guard
	};
}

// src/binary-cache/coverage.ts
const mostSockets = 64;
/**
* Packages that take from many minutes to hours to compile for CUDA, and that caches lack for other than default
* capabilities, because all that reads `cudaPackages.flags` is another derivation then:
* https://github.com/NixOS/nixpkgs/issues/555389 (torch for 12.0: magma, nccl, ucc and others are built locally).
*/
const heavyPackages = [
	"cutlass",
	"faiss",
	"flash-attn",
	"flash-attention",
	"flashinfer",
	"jaxlib",
	"llama-cpp",
	"magma",
	"nccl",
	"onnxruntime",
	"opencv",
	"tensorflow",
	"torch",
	"torchaudio",
	"torchvision",
	"triton",
	"triton-llvm",
	"vllm",
	"xformers",
	"xla"
];
/** As a whole part of a name: `python3.12-torch-2.5.1`, `opencv4-4.9.0`, not `torchmetrics-1.4`. */
const heavyName = new RegExp(`(?:^|[-_])(?:${heavyPackages.join("|").replaceAll("-", "[-_]")})\\d*(?:[-_.]|$)`);
/**
* Asks the caches what they have of each cell, and says by Nix's own rule what would be downloaded and what built on a
* machine whose store is empty. An output is substituted when it and all that it refers to, however far, are served with
* a trusted signature; else its derivation is built and the outputs that this wants of its inputs are looked at likewise.
* Nix before 2.30 may build less: it could substitute after it had built what was lacking
* (https://github.com/NixOS/nix/pull/13176).
*
* A public cache of CUDA packages that lacks the compilers of all toolkits is asked for nothing else. Trouble with a cache
* is a warning, and what was not learned counts as not there. When the host is cancelled it ends at
* once, in the same way. Throws ProblemError BLD004 when a .drv file cannot be read.
*/
async function coverageOf(host, cells, options) {
	const begun = host.clock.now();
	const derivations = await readClosure(host, cells.map(({ drvPath }) => drvPath));
	const { storeDir, deadlineSeconds = 120, requestSeconds = 10 } = options;
	const sockets = Math.max(1, Math.min(options.sockets ?? mostSockets, mostSockets));
	const deadline = host.clock.deadline(deadlineSeconds * 1e3);
	const signal = AbortSignal.any([host.cancelled, deadline]);
	const cacheProblems$1 = cacheProblems();
	let probes = 0;
	const opened = await openSubstituters(options.substituters, {
		host,
		turn: limitTo(sockets),
		storeDir,
		keys: options.trustedPublicKeys.map(parsePublicKey).filter((key) => key !== void 0),
		timeout: requestSeconds * 1e3,
		netrc: options.netrc,
		signal,
		cacheProblems: cacheProblems$1,
		onProbe: () => {
			probes += 1;
		}
	});
	const caches = await withCompilers(opened, compilerPaths(derivations));
	const probe = probeOf(caches, madeByEvaluation(derivations));
	await checkNars(probe, cells);
	const heights = heightsOf(derivations);
	const covered = await Promise.all(cells.map(async (cell) => [cell.id, await cover$1(cell, derivations, heights, probe)]));
	const late = deadline.aborted && !host.cancelled.aborted ? [lateWarning(deadlineSeconds)] : [];
	const seconds = (host.clock.now() - begun) / 1e3;
	return {
		cells: new Map(covered),
		problems: [...late, ...cacheProblems$1.problems()],
		probes,
		seconds
	};
}
function lateWarning(seconds) {
	const message = `The caches did not answer within ${seconds} s; the remaining paths count as not cached.`;
	return warning("CCH009", message, "Check the network of this machine, or remove slow caches.");
}
/**
* Derivations and their sources are in the store of any machine that has evaluated the cell, so caches need not have
* them. That holds for sources of other derivations too: they are the same paths.
*/
function madeByEvaluation(derivations) {
	const local = new Set(derivations.keys());
	for (const { inputSrcs } of derivations.values()) for (const source of inputSrcs) local.add(source);
	return local;
}
/** A narinfo may outlive its NAR, which would turn a cell without builds into the whole build: the outputs are looked at. */
async function checkNars(probe, cells) {
	const claimed = await Promise.all(cells.map(async ({ outputs }) => {
		return (await Promise.all(outputs.map(({ path }) => path !== "" && probe.isWhole(path)))).every((each) => each) ? outputs.map(({ path }) => path) : [];
	}));
	await Promise.all([...new Set(claimed.flat())].map((path) => probe.checkNar(path)));
}
async function cover$1(cell, derivations, heights, probe) {
	const wanted = /* @__PURE__ */ new Set();
	const substituted = [];
	const missing = /* @__PURE__ */ new Map();
	const want = async (drvPath, outputs) => {
		const derivation = derivations.get(drvPath);
		if (!derivation) return;
		const fresh = outputs.filter((output) => !wanted.has(`${drvPath}!${output}`));
		for (const output of fresh) wanted.add(`${drvPath}!${output}`);
		const served = await Promise.all(fresh.map(async (name) => {
			const path = derivation.outputs.find((output) => output.name === name)?.path;
			if (path === void 0 || !derivation.allowSubstitutes || !await probe.isWhole(path)) return false;
			substituted.push(path);
			return true;
		}));
		if (missing.has(drvPath) || served.every((each) => each)) return;
		missing.set(drvPath, missingOf(drvPath, derivation, heights.get(drvPath) ?? 0));
		await Promise.all([...derivation.inputDrvs].map(([input, names]) => want(input, names)));
	};
	await want(cell.drvPath, cell.outputs.map(({ name }) => name));
	const closure = probe.closure(substituted);
	const downloadBytes = closure.reduce((sum, path) => sum + path.downloadBytes, 0);
	const inOrder = [...missing.values()].sort(byHeight);
	if (inOrder.length === 0) return {
		state: "cached",
		downloadBytes,
		paths: closure.length
	};
	if (closure.length === 0) return {
		state: "cold",
		missing: inOrder
	};
	return {
		state: "partial",
		missing: inOrder,
		downloadBytes,
		paths: closure.length
	};
}
function missingOf(drvPath, derivation, height) {
	const name = derivation.name || drvPath.replace(/^.*\/[^-/]*-/, "").replace(/\.drv$/, "");
	const kind = derivation.fixedOutput ? "fetch" : "build";
	return {
		drvPath,
		name,
		kind,
		heavy: kind === "build" && heavyName.test(name),
		height
	};
}
/** One order for all cells, in which what is needed comes before what needs it. */
function byHeight(a, b) {
	return a.height - b.height || (a.drvPath < b.drvPath ? -1 : 1);
}
function heightsOf(derivations) {
	const heights = /* @__PURE__ */ new Map();
	const stack = [...derivations.keys()];
	for (let drvPath = stack.at(-1); drvPath !== void 0; drvPath = stack.at(-1)) {
		const inputs = [...derivations.get(drvPath)?.inputDrvs.keys() ?? []];
		const unknown = heights.has(drvPath) ? [] : inputs.filter((input) => !heights.has(input));
		if (unknown.length > 0) {
			stack.push(...unknown);
			continue;
		}
		heights.set(drvPath, inputs.reduce((height, input) => Math.max(height, (heights.get(input) ?? 0) + 1), 0));
		stack.pop();
	}
	return heights;
}
/** What two or more cells lack, in the order of builds: worth building once and before them. */
function sharedDerivations(cells) {
	const found = /* @__PURE__ */ new Map();
	for (const [id, coverage] of cells) {
		if (coverage.state === "cached") continue;
		for (const derivation of coverage.missing) {
			const known = found.get(derivation.drvPath);
			if (known) known.cells.push(id);
			else found.set(derivation.drvPath, {
				derivation,
				cells: [id]
			});
		}
	}
	return [...found.values()].filter((each) => each.cells.length > 1).map((each) => ({
		...each.derivation,
		cells: each.cells
	})).sort(byHeight);
}

// src/actions/plan/coverage.ts
/**
* Asks every cache that Nix queries, and the store cache, what they have of each row; chooses the runner by weight. A row
* that the store cache has is still run: it takes seconds, and is proven again. Never fails a plan: what cannot be found
* out is a warning (PLN033, CCH008 to CCH012).
*/
async function coverPlan(host, nix, plan, evaluations, options) {
	const asked = await askCaches(host, nix, plan, evaluations);
	if ("problem" in asked) return {
		plan: {
			...plan,
			problems: [...plan.problems, asked.problem]
		},
		missing: /* @__PURE__ */ new Map()
	};
	const stored = await askStoreCache(host, plan, asked.cells);
	const missing = new Map([...asked.cells].filter(([id, { state }]) => state !== "cached" && !stored.has(id)));
	const rows = plan.rows.map((row) => coveredRow(row, asked.cells.get(row.id), stored.has(row.id), options));
	const isSkipped = (row) => options.skipCached && row.coverage?.state === "cached";
	const skipped = rows.filter(isSkipped);
	const kept = rows.filter((row) => !isSkipped(row));
	const cells = skipped.flatMap((row) => [row.cell, ...row.also ?? []].map(({ id }) => ({
		id,
		drvPath: row.drvPath ?? ""
	})));
	return {
		missing,
		plan: {
			...plan,
			rows: kept,
			...cells.length > 0 ? { skipped: cells } : {},
			counts: {
				...plan.counts,
				planned: kept.length,
				...cells.length > 0 ? { skipped: cells.length } : {}
			},
			problems: [...plan.problems, ...asked.problems]
		}
	};
}
async function askCaches(host, nix, plan, evaluations) {
	try {
		const shown = await showSettings(host, nix, {});
		if (!shown.ok) return { problem: unknown(shown.words) };
		const cells = plan.rows.flatMap(({ id }) => {
			const evaluation = evaluations.get(id);
			return evaluation ? [{
				id,
				...evaluation
			}] : [];
		});
		const report = await coverageOf(host, cells, {
			substituters: shown.settings.list("substituters"),
			trustedPublicKeys: shown.settings.list("trusted-public-keys"),
			netrc: await readNetrc(host, shown.settings.value("netrc-file")),
			storeDir: host.env["NIX_STORE_DIR"] || "/nix/store"
		});
		const count = (state) => [...report.cells.values()].filter((one) => one.state === state).length;
		host.log.info(`Binary caches: ${count("cached")} cached, ${count("partial")} partial, ${count("cold")} cold; ${report.probes} narinfos in ${report.seconds.toFixed(1)} s`);
		return report;
	} catch (cause) {
		if (!(cause instanceof ProblemError)) throw cause;
		return { problem: unknown(cause.problems.map((problem) => problem.message).join(" ")) };
	}
}
/** The netrc that Nix uses; undefined where there is none that this user may read. */
async function readNetrc(host, path) {
	return path ? readIfPresent(host, path).catch(() => void 0) : void 0;
}
function unknown(why) {
	return warning("PLN033", `The binary caches could not be asked what they have: ${why}`, "Every cell is planned as if nothing were cached.");
}
/** Look-ups of one plan; the service answers about thirty in a second, and one after the other. */
const maxLookups = 256;
/** Ids of the cells whose very derivation the store cache has an entry of. */
async function askStoreCache(host, plan, cells) {
	const { storeCache } = await readJob(host);
	if (!(storeCache?.mode === "read" || storeCache?.mode === "read-write") || !host.cache.available || !host.cache.readable) return /* @__PURE__ */ new Set();
	const name = entryName(host.env["NIX_STORE_DIR"] || "/nix/store", storeCache.publicKey ?? void 0);
	const work = localFiles(host).work;
	await host.files.mkdir(work, {
		recursive: true,
		mode: 448
	});
	const open = plan.rows.filter((row) => cells.get(row.id)?.state !== "cached");
	const keys = /* @__PURE__ */ new Map();
	for (const { id, cell, drvPath } of open.slice(0, maxLookups)) if (drvPath !== void 0) keys.set(entryKey({
		id,
		system: cell.system,
		drvPath
	}), id);
	const reply = keys.size > 0 ? await host.cache.lookup(work, name, [...keys.keys()]) : void 0;
	const found = new Set(reply?.kind === "ok" ? reply.value.flatMap((key) => keys.get(key) ?? []) : []);
	await host.files.rm(work, {
		recursive: true,
		force: true
	});
	host.log.info(`Store cache: has ${found.size} of ${open.length} cells as they are now`);
	return found;
}
function coveredRow(row, coverage, stored, { request, history }) {
	if (!coverage) return row;
	const missing = coverage.state === "cached" ? [] : coverage.missing;
	const builds = missing.filter(({ kind }) => kind === "build");
	const heavy = [...new Set(builds.filter((one) => one.heavy).map(({ name }) => name))];
	const brief = {
		state: coverage.state,
		missing: missing.length,
		heavy: heavy.slice(0, 20),
		downloadBytes: coverage.state === "cold" ? 0 : coverage.downloadBytes,
		...stored ? { stored } : {}
	};
	const weight = heavy.length > 0 && !stored ? "heavy" : "light";
	const rules = request.runners.map((entry) => entry.value);
	const runner = chooseRunner(rules, {
		system: row.cell.system,
		capabilities: row.cell.capabilities,
		weight
	});
	const minutes = stored ? 0 : minutesOf(history, row.id, builds);
	return {
		...row,
		runner,
		coverage: brief,
		...minutes === void 0 ? {} : { minutes }
	};
}

// src/cuda/expression-facts.ts
/**
* The text of a Nix file that evaluates to `NixpkgsFacts`. Sets that Nixpkgs has removed throw and are left out; a
* revision without `_cuda` has no capabilities, one that says nothing of a set's capabilities has null for them. Of the
* legacy flake come the toolkits that the instance without it lacks, and every gcc. Relative paths start at `root`.
*/
function factsExpression(nixpkgs, system, options) {
	const { root, instance } = options;
	const references = [
		...nixpkgs.kind === "flake" ? [nixpkgs.reference] : [],
		...(instance?.overlays ?? []).flatMap((overlay) => overlay.kind === "flake" ? [overlay.reference] : []),
		...instance?.legacy ? [instance.legacy] : []
	];
	const legacy = instance?.legacy ? `${legacyText(instance.legacy, root)}  withLegacy = instanceWith ([ legacy ] ++ overlays);
  # The overlay replaces manifests that the sets of this Nixpkgs need, so these are not looked at in it.
  added = names: builtins.filter (name: !isSet (plain.\${name} or null)) (names withLegacy);\n` : "";
	return `# What Nixpkgs says of CUDA
# Evaluate it with: nix eval --json -f THIS-FILE
let
${references.some(isLocal) ? `${localFlakeText(root)}\n` : ""}${nixpkgsText(nixpkgs, root)}
${unfreeText(instance?.allowUnfree ?? [])}
${importText(system, "cudaSupport = true;")}  overlays = ${overlaysText(instance?.overlays ?? [], root)};
  plain = instanceWith overlays;
${legacy}
${readers}in
{
  toolkits = toolkitsOf plain (setNames plain)${legacy && " // toolkitsOf withLegacy (added setNames)"};
  defaultToolkit = readable (majorMinor (
    plain.cudaPackages.cudaMajorMinorVersion or plain.cudaPackages.cudaVersion or null
  ));
  capabilities = readable (
    if plain ? _cuda.db.cudaCapabilityToInfo then capabilitiesOf plain._cuda.db.cudaCapabilityToInfo else null
  );
  gcc = builtins.sort builtins.lessThan (unique (
    builtins.filter builtins.isInt (gccsOf plain (gccNames plain)${legacy && " ++ gccsOf withLegacy (added gccNames)"} ++ [ gccDefault ])
  ));
}
`;
}
/** Every reader gives null where Nixpkgs throws; what is missing altogether is asked for with \`or\`. */
const readers = `  # null for what throws.
  readable =
    value:
    let
      tried = builtins.tryEval (builtins.deepSeq value value);
    in
    if tried.success then tried.value else null;
  isSet = value: (builtins.tryEval (builtins.isAttrs value)).value;
  unique = builtins.foldl' (seen: one: if builtins.elem one seen then seen else seen ++ [ one ]) [ ];
  matching = pattern: set: builtins.filter (name: builtins.match pattern name != null) (builtins.attrNames set);
  whole = text: if builtins.match "0|[1-9][0-9]*" (toString text) == null then null else builtins.fromJSON (toString text);
  majorMinor =
    text:
    let
      found = builtins.match "([0-9]+\\\\.[0-9]+).*" (toString text);
    in
    if found == null then null else builtins.head found;
  # null for a table of another shape, rather than one without its rows.
  capabilitiesOf =
    table:
    if builtins.all (info: info ? minCudaMajorMinorVersion) (builtins.attrValues table) then
      builtins.mapAttrs (capability: info: {
        name = info.archName or capability;
        minToolkit = info.minCudaMajorMinorVersion;
        maxToolkit = info.maxCudaMajorMinorVersion or null;
        jetson = info.isJetson or false;
      }) table
    else
      null;

  # As _cudaCapabilityIsSupported and _cudaCapabilityIsDefault of Nixpkgs' _cuda/lib/cuda.nix.
  atLeast = a: b: builtins.compareVersions a b >= 0;
  isSupported =
    version: info:
    atLeast version info.minCudaMajorMinorVersion
    && (info.maxCudaMajorMinorVersion or null == null || atLeast info.maxCudaMajorMinorVersion version);
  isDefault =
    version: info:
    let
      until = info.dontDefaultAfterCudaMajorMinorVersion or null;
      special = info.isJetson or false || info.isArchitectureSpecific or false || info.isFamilySpecific or false;
    in
    isSupported version info && (until == null || atLeast until version) && !special;
  capabilitiesFor =
    test: version: table:
    if capabilitiesOf table == null || table == { } then
      null
    else
      builtins.sort (a: b: builtins.compareVersions a b < 0) (
        builtins.filter (capability: test version table.\${capability}) (builtins.attrNames table)
      );

  setNames = matching "cudaPackages_[0-9]+_[0-9]+";
  toolkitsOf =
    instance: names:
    builtins.listToAttrs (
      map (name: toolkitOf instance name) (builtins.filter (name: isSet instance.\${name}) names)
    );
  toolkitOf =
    instance: name:
    let
      version = builtins.concatStringsSep "." (builtins.match "cudaPackages_([0-9]+)_([0-9]+)" name);
      set = instance.\${name};
      db = instance._cuda.db or { };
      redistSystem = instance._cuda.lib.getRedistSystem or null;
      # Older revisions have it with other arguments, and the same packages for every Jetson.
      orinArgs = {
        cudaCapabilities = false;
        cudaMajorMinorVersion = false;
        system = false;
      };
      # Newer revisions have them without the compilers of backendStdenv.
      told = attribute: readable (set.cudaConfig.\${attribute} or set.backendStdenv.\${attribute} or null);
      computed = test: readable (capabilitiesFor test version (db.cudaCapabilityToInfo or { }));
      orElse = value: other: if value == null then other else value;
    in
    {
      name = version;
      value = {
        supported = orElse (told "supportedCudaCapabilities") (computed isSupported);
        default = orElse (told "defaultCudaCapabilities") (computed isDefault);
        gccMax = readable (whole (db.nvccCompatibilities.\${version}.gcc.maxMajorVersion or ""));
        redistSystems = readable (
          if set ? manifests.cuda.cuda_nvcc then matching "linux-.*" set.manifests.cuda.cuda_nvcc else null
        );
        orin = readable (
          if builtins.isFunction redistSystem && builtins.functionArgs redistSystem == orinArgs && db ? cudaCapabilityToInfo."8.7" then
            redistSystem {
              cudaCapabilities = [ "8.7" ];
              cudaMajorMinorVersion = version;
              system = "aarch64-linux";
            }
          else
            null
        );
      };
    };

  # By their names: 13 of gcc13 and gcc13Stdenv. gcc48 and the like were 4.8.
  gccOf = name: whole (builtins.head (builtins.match "gcc([0-9]+)(Stdenv)?" name));
  gccNames = matching "gcc[1-9][0-9]*(Stdenv)?";
  gccsOf =
    instance: names:
    builtins.filter (major: major < 40) (map gccOf (builtins.filter (name: isSet instance.\${name}) names));
  gccDefault = readable (
    if plain.stdenv.cc.isGNU or false then whole (builtins.head (builtins.splitVersion plain.stdenv.cc.version)) else null
  );
`;

// src/nix/build/nixpkgs-facts.ts
/** What Nix says of a flake that it cannot get. */
const unavailable = /cannot find flake|unable to download|cannot find Git revision|is not a valid (?:URL|branch)|HTTP error \d/i;
function fixOf(message, fix) {
	if (/cannot find flake/i.test(message)) return "Write a reference like github:NixOS/nixpkgs/nixos-unstable, or a path like ./nixpkgs.";
	if (/HTTP error 404/.test(message)) return "Check owner, repository and branch; a private one needs a token (github-token, extra-access-tokens).";
	return fix;
}
/**
* Evaluates a facts file (`factsExpression`). A Nixpkgs that cannot be asked is a warning, BLD001 with Nix's own
* message: the built-in tables are there without it. BLD003 when the job was cancelled, BLD004 when Nix cannot be run
* or answers with another shape.
*/
async function readNixpkgsFacts(host, nix, options) {
	const answer = await evaluateJson(host, nix, options);
	if (!("problem" in answer)) {
		const { nixpkgsFacts } = await import("./nix-schema.chunk.js");
		const { data } = nixpkgsFacts.safeParse(answer.value);
		return data ?? { problem: {
			...unexpectedOutput(options.file),
			severity: "warning"
		} };
	}
	const { code, message, fix } = answer.problem;
	if (code !== "BLD001") return { problem: answer.problem };
	if (unavailable.test(message)) return { problem: error("BLD001", `Nixpkgs cannot be fetched: ${message}.`, fixOf(message, fix)) };
	return { problem: warning("BLD001", `Nixpkgs did not report its toolkits and capabilities: ${message}`, fix) };
}

// src/actions/plan/evaluation.ts
/** Asks the request's Nixpkgs what it knows of CUDA. */
async function readFacts(host, nix, root, request) {
	const nixpkgs = request.nixpkgs.value;
	if (nixpkgs.kind === "lock") throw new Error("flake.lock was not read");
	const system = request.systems.find(({ value }) => hasCuda(value))?.value ?? "x86_64-linux";
	const file = join(jobFolder(host), "expressions", "facts.nix");
	await writeAtomically(host, file, factsExpression(nixpkgs, system, {
		root,
		instance: instanceOf(request)
	}));
	const facts = await readNixpkgsFacts(host, nix, { file });
	return "problem" in facts ? { problem: await withCause(host, root, facts.problem) } : facts;
}
/**
* Evaluates every cell of a plan, one process per Nixpkgs instance. What cannot be evaluated is excluded with Nixpkgs' own
* message (PLN021); cells of the same derivation share one row (PLN026, a warning). Those that Flox builds stay as they are.
* Throws ProblemError BLD003 and BLD004.
*/
async function evaluatePlan(host, nix, root, plan) {
	const byFlox = plan.rows.filter(({ cell }) => isFloxCell(cell));
	const cells = plan.rows.map((row) => row.cell).filter((cell) => !isFloxCell(cell));
	const groups = await writeGroups(host, root, cells);
	const begun = host.clock.now();
	let reportedAt = begun;
	const found = await evaluateGroups(host, nix, groups, { onProgress: (done, total) => {
		host.log.status?.(`Evaluated ${done} of ${total} cells`);
		if (host.log.status) return;
		if (host.clock.now() - reportedAt < 5e3 && done < total) return;
		reportedAt = host.clock.now();
		host.log.info(`Evaluated ${done} of ${total} cells in ${((reportedAt - begun) / 1e3).toFixed(1)} s`);
	} });
	const evaluations = /* @__PURE__ */ new Map();
	const failed = [];
	for (const cell of cells) {
		const evaluation = found.get(cell.id);
		if (evaluation && "drvPath" in evaluation) evaluations.set(cell.id, evaluation);
		else failed.push(notEvaluated(cell, evaluation && await withCause(host, root, evaluation.problem, cell)));
	}
	const rows = plan.rows.flatMap((row) => {
		const evaluation = evaluations.get(row.id);
		return evaluation ? [{
			...row,
			drvPath: evaluation.drvPath
		}] : [];
	});
	const merged = mergeEqual(rows);
	const excluded = withExcluded(plan.excluded, failed);
	const equal = rows.length - merged.rows.length;
	return {
		evaluations,
		plan: {
			...plan,
			rows: inOrder(plan.rows, [...merged.rows, ...byFlox]),
			excluded,
			counts: {
				...plan.counts,
				planned: merged.rows.length + byFlox.length,
				excluded: plan.counts.excluded + failed.length,
				...equal > 0 ? { equal } : {}
			},
			problems: [
				...plan.problems,
				...notAtAll(failed, rows),
				...merged.problems
			]
		}
	};
}
/** Rows in the order that they had before. */
function inOrder(before, rows) {
	const places = new Map(before.map(({ id }, index) => [id, index]));
	return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
/** One file for each instance, and one for each cell, which is what is run to reproduce it and when its group fails. */
async function writeGroups(host, root, cells) {
	const folder = join(jobFolder(host), "expressions");
	const groups = [...Map.groupBy(cells, instanceKey).values()];
	const single = (id) => join(folder, `${id}.nix`);
	for (const cell of cells) await writeAtomically(host, single(cell.id), cellExpression(cell, { root }));
	const written = [];
	for (const [index, members] of groups.entries()) {
		const file = join(folder, `instance-${index + 1}.nix`);
		await writeAtomically(host, file, cellsExpression(members, { root }));
		written.push({
			file,
			ids: members.map((cell) => cell.id),
			single
		});
	}
	return written;
}
function notEvaluated(cell, problem) {
	if (problem && problem.code !== "BLD001") throw new ProblemError(problem);
	const { id, package: name, toolkit, capabilities, ptx, system } = cell;
	const message = problem?.message ?? "Nix gave no answer.";
	return {
		id,
		package: name,
		toolkit,
		capabilities,
		ptx,
		system,
		problems: [error("PLN021", `${notEvaluatedHead}${message}`, problem?.fix ?? `Print its expression: nix-cuda plan --explain ${id}`)]
	};
}
const notEvaluatedHead = "It cannot be evaluated: ";
function noCell(name, tried) {
	return tried === 1 ? `${name} cannot be evaluated` : `None of the ${tried} cells of ${name} can be evaluated`;
}
/** PLN021 (error), once per package of which no cell can be evaluated: that is no matter of one cell. */
function notAtAll(failed, rows) {
	const good = new Set(rows.map((row) => row.cell.package));
	return [...Map.groupBy(failed, (cell) => cell.package)].flatMap(([name, [first, ...more]]) => first && !good.has(name) ? [error("PLN021", `${noCell(name, more.length + 1)}: ${(first.problems[0]?.message ?? "").replace(notEvaluatedHead, "")}`, first.problems[0]?.fix ?? `Print the expression of one: nix-cuda plan --explain ${first.id}`)] : []);
}
/** The first of equal derivations keeps its row; the others go along with it. */
function mergeEqual(rows) {
	const merged = [...Map.groupBy(rows, (row) => row.drvPath).values()].flatMap(([first, ...others]) => first ? [others.length > 0 ? {
		...first,
		also: others.map((row) => row.cell)
	} : first] : []);
	return {
		rows: merged,
		problems: [...Map.groupBy(merged.filter((row) => row.also), (row) => row.cell.package).values()].map(doesNotReact)
	};
}
/** PLN026, once per package. */
function doesNotReact(rows) {
	const cells = rows.flatMap((row) => [row.cell, ...row.also ?? []]);
	const varies = (pick) => rows.some(({ cell, also = [] }) => also.some((other) => pick(other) !== pick(cell)));
	const what = [
		...varies((cell) => `${cell.capabilities.join(" ")}+${cell.ptx.join(" ")}`) ? ["cudaCapabilities"] : [],
		...varies((cell) => cell.toolkit) ? ["the CUDA toolkit"] : [],
		...varies((cell) => cell.package) ? ["its name"] : []
	];
	return warning("PLN026", `${cells[0]?.package ?? ""} does not react to ${what.join(" and ")}: ${cells.length} cells are ${rows.length} derivation(s), as in ${cells.slice(0, 3).map((cell) => cell.id).join(", ")}.`, "They are built once and each is proven. Check whether the package should use cudaPackages.flags.", { source: "https://github.com/NixOS/nixpkgs/issues/237761" });
}

// src/actions/plan/gpu-runners.ts
/** GitHub runs at most 256 jobs of one matrix. https://docs.github.com/en/actions/reference/limits */
const mostJobs = 256;
/**
* The plan with the runner that tests each row's cell, by `gpu-runners`. Cells without CUDA and those that Flox builds have none. PLN036
* where the tests are more jobs than one matrix may have. Pure.
*/
function withGpuRunners(plan, { gpuRunners }) {
	const rules = gpuRunners.map(({ value }) => value);
	if (rules.length === 0) return plan;
	const rows = plan.rows.map((row) => {
		const { cell } = row;
		if (cell.toolkit === "cpu" || cell.source.kind === "flox") return row;
		const gpuRunner = chooseGpuRunner(rules, cell, (gpu) => mayRun(cell, gpu));
		return gpuRunner === void 0 ? row : {
			...row,
			gpuRunner
		};
	});
	const count = rows.filter(({ gpuRunner }) => gpuRunner !== void 0).length;
	if (count <= mostJobs) return {
		...plan,
		rows
	};
	const counts = {
		...plan.counts,
		planned: 0
	};
	return {
		...plan,
		rows: [],
		shared: [],
		counts,
		problems: [...plan.problems, tooMany(count)]
	};
}
/** Whether a GPU of this capability runs what the cell asks for, with a driver that is new enough. */
function mayRun({ capabilities, ptx, toolkit }, gpu) {
	const capability = parseCapability(gpu);
	const row = findToolkit(toolkit);
	if (!capability) return false;
	const read = (names) => names.flatMap((name) => parseCapability(name) ?? []);
	const isa = row && parseVersion(row.ptxIsa);
	const unit = {
		targets: read(capabilities),
		ptx: read(ptx).map((target) => ({
			target,
			isa
		})),
		toolkit: row?.parsed
	};
	return howItRuns(unit, {
		name: gpu,
		capability
	}, gpuFacts()).runs !== "none";
}
function tooMany(count) {
	return error("PLN036", `${count} cells would be tested on GPUs; one matrix has at most ${mostJobs} jobs.`, "Name fewer GPUs in gpu-runners, use a tier that selects corners, or split the request over several calls.");
}

// src/cuda/shared-stage.ts
/**
* What a stage may build: derivations that two or more rows of one system need and that are no row themselves. A library
* that is a cell beside the tool that uses it is built by its own job, or one job would build it for every target.
*/
function sharedByRows(rows, needed) {
	const cells = new Set(rows.map(({ drvPath }) => drvPath));
	const systems = new Map(rows.map((row) => [row.id, row.cell.system]));
	const isShared = (ids) => [...Map.groupBy(ids, (id) => systems.get(id))].some(([system, same]) => system !== void 0 && same.length > 1);
	return needed.filter((derivation) => !cells.has(derivation.drvPath) && isShared(derivation.cells));
}
/**
* One stage per system from what its rows share, in the given order (deepest first). `runner` chooses by system and
* weight. The stage names as few cells as give all of its derivations when they are evaluated, of equals the first.
*/
function sharedStages(rows, needed, options) {
	return [...Map.groupBy(rows, (row) => row.cell.system)].flatMap(([system, members]) => {
		const ids = new Set(members.map((row) => row.id));
		const derivations = needed.map((derivation) => ({
			...derivation,
			cells: derivation.cells.filter((id) => ids.has(id))
		})).filter((derivation) => derivation.cells.length > 1);
		if (derivations.length === 0) return [];
		const heavy = derivations.some((derivation) => derivation.heavy);
		return [{
			id: `shared-${system}`,
			system,
			runner: options.runner(system, heavy),
			timeout: options.timeout,
			derivations: derivations.map(({ drvPath, name, cells }) => ({
				drvPath,
				name,
				cells: cells.length
			})),
			cells: cover(members, derivations)
		}];
	});
}
/** Greedy: the cell that has most of what is still missing, until nothing is. */
function cover(rows, derivations) {
	const open = new Set(derivations.map(({ drvPath }) => drvPath));
	const chosen = [];
	while (open.size > 0) {
		const counts = /* @__PURE__ */ new Map();
		for (const { drvPath, cells } of derivations) if (open.has(drvPath)) for (const id of cells) counts.set(id, (counts.get(id) ?? 0) + 1);
		const best = rows.reduce((most, row) => (counts.get(row.id) ?? 0) > (most ? counts.get(most.id) ?? 0 : 0) ? row : most, void 0);
		if (!best) break;
		chosen.push(best.cell);
		for (const { drvPath, cells } of derivations) if (cells.includes(best.id)) open.delete(drvPath);
	}
	return chosen;
}

// src/actions/plan/shared.ts
/** Minutes of building that a shared stage must spare all cells together, for it costs a job of its own. */
const worthwhile = .5;
/**
* The plan with its shared stage: what two or more rows of a system need and no cache has. Left out with one line where
* its results could not travel, or where it is known not to be worth a job.
*/
async function withSharedStage(host, plan, missing, request, history) {
	const isKnown = (id) => Number((history.own?.cells[id] ?? history.base?.cells[id]) !== void 0);
	const rows = plan.rows.filter((row) => missing.has(row.id)).toSorted((a, b) => isKnown(b.id) - isKnown(a.id));
	const builds = sharedDerivations(missing).filter(({ kind }) => kind === "build");
	const needed = sharedByRows(plan.rows, builds);
	const rules = request.runners.map((entry) => entry.value);
	const stages = sharedStages(rows, needed, {
		runner: (system, heavy) => chooseRunner(rules, {
			system,
			capabilities: [],
			weight: heavy ? "heavy" : "light"
		}),
		timeout: request.limits.minutes ?? 350
	});
	if (stages.length === 0) return plan;
	const minutes = sparedMinutes(history, needed);
	if (!runIdOf(host.env)) return plan;
	const why = minutes !== void 0 && minutes < worthwhile ? shortWork(minutes) : await whyNot(host);
	const count = needed.length;
	if (why !== void 0) {
		host.log.info(`Shared stage: left out, ${why}`);
		return {
			...plan,
			problems: [...plan.problems, leftOut(count, why)]
		};
	}
	const systems = new Map(rows.map((row) => [row.id, row.cell.system]));
	const waiting = new Set(needed.flatMap(({ cells }) => [...Map.groupBy(cells, (id) => systems.get(id)).values()].filter((same) => same.length > 1).flat()));
	host.log.info(`Shared stage: ${count} derivations are built once, before ${waiting.size} cells`);
	return {
		...plan,
		shared: stages,
		rows: plan.rows.map((row) => waiting.has(row.id) ? {
			...row,
			shared: true
		} : row)
	};
}
/** What the cells need not build again: all but one of them each derivation; undefined where nobody knows. */
function sparedMinutes(history, needed) {
	const each = needed.map((one) => {
		const minutes = minutesOf(history, "", [one]);
		return minutes === void 0 ? void 0 : minutes * (one.cells.length - 1);
	});
	const known = each.filter((minutes) => minutes !== void 0);
	return known.length === each.length ? known.reduce((sum, minutes) => sum + minutes, 0) : void 0;
}
function shortWork(minutes) {
	return `it would save less time than a job costs (${Math.ceil(minutes * 60)} s)`;
}
async function whyNot(host) {
	const { storeCache } = await readJob(host);
	if (!storeCache) return "store-cache is off";
	return whyNoSharedStage(host, { mode: storeCache.mode });
}
function leftOut(count, why) {
	const message = `${count} derivations are needed by several cells, each of which builds them itself: ${why}.`;
	return notice("PLN032", message, "A shared stage needs store-cache: read-write and a job that may write caches.");
}

export { UnansweredError, admitEntry, askedOf, cellExpression, checkNixpkgs, checkRequest, checkStoreCacheKeys, compareCapabilityTexts, compareDrivers$1 as compareDrivers, comparePlan, counted, coverPlan, coverage, defaultSystem, derivationName, evaluate, evaluateGroups, evaluateJson, evaluatePlan, explainCell, factsExpression, gpuFacts, gpuRows, hasFlox, howItRuns, indexFile, isAllFlox, isLocal, loadHistory, loadRequest, localFlakeText, machineProblem, minutesOf, nixpkgsText, noLockedNixpkgs, onBranch, openBranch, openCache, parseDriver, parseGpus, parseIndex, pinBranch, planMatrix, printIndex, readCacheInfo, readFacts, readLockedNixpkgs, readNixpkgs, readNixpkgsFacts, readParts, readRequestInputs, refuse, rules, saveHistory, showCommand, showSettings, storeCommand, subject, toProblem, unfreeText, whyNoSharedStage, whySkipped$1 as whySkipped, withCause, withExcluded, withGpuRunners, withReport, withSharedStage, writeGroups };