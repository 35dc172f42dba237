import { findNix, fromBase32, jobFolder, markdownTable, narHashOf, runNix } from "./common.chunk.js";
import { ProblemError, error, evidenceSurface, failureText, readInputs, repository, warning, writeAtomically } from "./frame.chunk.js";
import { cellsToShip, filesBelow } from "./ship-cells.chunk.js";
import { attestLimits, canonicalJson, checksums, inlineResource, predicateTypes, sha256, statementOf } from "./ship-evidence-statement.chunk.js";
import { factsOf, holdsDeviceCode, policyOf, scaiPredicate, splitMember, svrPredicate } from "./ship-evidence-device-code.chunk.js";
import { fileSha256 } from "./ship-evidence-nar.chunk.js";
import { pathEntries } from "./nix-path-info.chunk.js";
import { hashText } from "./ship-publish-path-facts.chunk.js";
import { basename, join, resolve } from "node:path";

// src/ship/evidence/built.ts
/**
* Undefined outside of GitHub, and where one of its variables is missing.
* https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
*/
function gitHubRun(env) {
	if (env["GITHUB_ACTIONS"] !== "true") return void 0;
	const [server, name, ref] = [
		env["GITHUB_SERVER_URL"],
		env["GITHUB_REPOSITORY"],
		env["GITHUB_REF"]
	];
	const [commit, workflow, run] = [
		env["GITHUB_SHA"],
		env["GITHUB_WORKFLOW_REF"],
		env["GITHUB_RUN_ID"]
	];
	const [runner, attempt] = [env["RUNNER_ENVIRONMENT"], env["GITHUB_RUN_ATTEMPT"]];
	if (!server || !name || !ref || !commit || !workflow || !run || !runner || !attempt) return void 0;
	return {
		server,
		repository: name,
		ref,
		commit,
		workflow,
		runner,
		invocation: `${server}/${name}/actions/runs/${run}/attempts/${attempt}`
	};
}
/** docs/evidence.md has the schema; the number changes with it. https://slsa.dev/spec/v1.2/build-provenance#builddefinition */
const buildType = `${repository}/blob/main/docs/evidence.md#build-type-1`;
/** https://slsa.dev/spec/v1.2/build-provenance. Times are left out: the specification does not require them. */
function provenancePredicate({ cell, drvPath }, { run, nixVersion, drvHash }) {
	const source = `${run.server}/${run.repository}`;
	const nixpkgs = nixpkgsSource(cell.nixpkgs);
	const derivation = drvPath !== null && drvHash ? [{
		name: drvPath,
		digest: { sha256: drvHash }
	}] : [];
	return {
		buildDefinition: {
			buildType,
			externalParameters: {
				cell,
				workflow: {
					repository: source,
					ref: run.ref,
					path: workflowPath(run)
				}
			},
			internalParameters: { runner: run.runner },
			resolvedDependencies: [
				{
					uri: `git+${source}@${run.ref}`,
					digest: { gitCommit: run.commit }
				},
				...nixpkgs ? [nixpkgs] : [],
				...derivation
			]
		},
		runDetails: {
			builder: {
				id: `${run.server}/${run.workflow}`,
				version: { nix: nixVersion }
			},
			metadata: { invocationId: run.invocation }
		}
	};
}
function workflowPath({ repository: name, workflow }) {
	const [path = ""] = workflow.split("@");
	return path.startsWith(`${name}/`) ? path.slice(name.length + 1) : path;
}
/** A Nixpkgs of GitHub that is pinned to a commit. */
function nixpkgsSource(nixpkgs) {
	const reference = nixpkgs.kind === "flake" ? nixpkgs.reference : "";
	const [, name, commit] = /^github:([\w.-]+\/[\w.-]+)\/([0-9a-f]{40})(?:\?|$)/.exec(reference) ?? [];
	return name && commit ? {
		uri: `git+https://github.com/${name}`,
		digest: { gitCommit: commit }
	} : void 0;
}
/**
* https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md; undefined for a cell that was not
* tested. A test that timed out or could not be run has failed, whatever the status of the result says.
*/
function testResultPredicate({ cell }, gpu, run) {
	if (gpu.status === "none" || gpu.status === "cancelled") return void 0;
	const names = (passed) => gpu.tests.filter(({ status }) => status === "passed" === passed).map(({ name }) => name);
	const gpus = [...new Set(gpu.tests.map((test) => test.gpu))].filter((name) => name !== "");
	const configuration = {
		commands: cell.gpuTests ?? [],
		driver: gpu.driver,
		gpus
	};
	return {
		result: gpu.status === "passed" && names(false).length === 0 && gpu.problems.every(({ severity }) => severity !== "error") ? "PASSED" : "FAILED",
		configuration: [inlineResource("gpu-tests", configuration)],
		...run ? { url: run.invocation } : {},
		passedTests: names(true),
		failedTests: names(false)
	};
}

// src/ship/evidence/nar-infos.ts
/**
* The NAR hashes of store paths or, with `closure`, of all that they refer to; sorted by path. Throws ProblemError SHP010 where
* the store does not have them.
*/
async function narInfos(host, nix, paths, { closure }) {
	const args = [
		"path-info",
		"--json",
		...closure ? ["--recursive"] : [],
		...paths
	];
	const outcome = await runNix(host, nix, args, { timeout: 300 });
	const failed = (why) => {
		const message = `The Nix store does not give the hashes of ${paths.join(", ")}: ${why}.`;
		return new ProblemError(error("SHP010", message, "Make the evidence in the job that builds, after the build."));
	};
	if (outcome.kind !== "exited" || outcome.code !== 0) throw failed(failureText(outcome).replace(/^error: /, ""));
	try {
		const found = parseNarInfos(JSON.parse(outcome.stdout));
		const missing = paths.filter((path) => !found.some((info) => info.path === path));
		if (missing.length > 0) throw new Error(`it does not have ${missing.join(", ")}`);
		return found;
	} catch (cause) {
		throw failed(cause instanceof Error ? cause.message : String(cause));
	}
}
/** Of `nix path-info --json`. Throws an Error for a path without a SHA-256. Pure. */
function parseNarInfos(value) {
	const { entries, whole } = pathEntries(value);
	return entries.flatMap(([name, entry]) => {
		const { narHash, references, valid } = Object(entry);
		if (entry === null || valid === false) return [];
		const path = whole(name);
		const sha256 = hexOfHash(narHash);
		if (sha256 === void 0) throw new Error(`${path} has no SHA-256`);
		return [{
			path,
			sha256,
			references: (Array.isArray(references) ? references : []).map(whole).filter((other) => other !== path).sort()
		}];
	}).sort((a, b) => a.path < b.path ? -1 : 1);
}
/** Whichever way Nix wrote it; undefined where it is no SHA-256. */
function hexOfHash(hash) {
	const digits = narHashOf(hashText(hash))?.replace("sha256:", "");
	return digits === void 0 ? void 0 : Buffer.from(fromBase32(digits)).toString("hex");
}

// src/ship/evidence/write.ts
/** Absolute path of the folder of this job with a folder per cell. */
function evidenceFolder(host) {
	return join(jobFolder(host), "evidence");
}
/**
* Writes what is known of a proven cell as statements of in-toto, ready to be signed. Throws ProblemError SHP010 where the
* outputs are not in the store, SHP017 where the GPU tests are of another derivation, VER005 for a file that cannot be read.
*/
async function writeEvidence(host, nix, result, options) {
	const { id } = result.cell;
	const folder = join(options.folder, id);
	const subjects = await subjectsOf(host, nix, result);
	const resultText = `${canonicalJson(result)}\n`;
	const predicates = await predicatesOf(host, nix, result, sha256(resultText), options);
	await host.files.rm(folder, {
		recursive: true,
		force: true
	});
	const write = async (name, text) => {
		await writeAtomically(host, join(folder, name), text);
		return join(folder, name);
	};
	await write("result.json", resultText);
	const written = [];
	for (const [kind, text] of predicates) {
		const path = await write(kind === "sbom" ? "sbom.cdx.json" : `${kind}.json`, text);
		written.push({
			kind,
			type: predicateTypes[kind],
			path
		});
	}
	const lines = predicates.map(([kind, text]) => statementLine(statementOf(kind, subjects, JSON.parse(text))));
	return {
		id,
		subjects,
		predicates: written,
		checksums: await write("subjects.txt", checksums(subjects)),
		statements: await write(`${id}.intoto.jsonl`, lines.join("")),
		problems: predicates.flatMap(([kind, text]) => tooLarge(id, kind, text))
	};
}
function statementLine(statement) {
	return `${canonicalJson(statement)}\n`;
}
/** The outputs: far fewer than the subjects that one attestation may have. */
async function subjectsOf(host, nix, { outputs }) {
	const paths = outputs.map(({ path }) => path);
	const infos = await narInfos(host, nix, paths, { closure: false });
	const hashes = new Map(infos.map((info) => [info.path, info.sha256]));
	return paths.map((name) => ({
		name,
		digest: { sha256: hashes.get(name) ?? "" }
	}));
}
async function predicatesOf(host, nix, result, resultHash, { gpu, sbom }) {
	const { cell, outputs } = result;
	const run = gitHubRun(host.env);
	const found = [];
	const add = (kind, predicate) => found.push([kind, `${canonicalJson(predicate)}\n`]);
	add("svr", svrPredicate(policyOf(cell), holdsDeviceCode(result.files), host.clock.now()));
	if (result.files.length > 0) {
		const evidence = {
			name: "result.json",
			digest: { sha256: resultHash },
			mediaType: "application/json"
		};
		add("scai", scaiPredicate(await statedFiles(host, result), evidence));
	}
	const tested = gpu && testResultPredicate(result, sameBuild(result, gpu), run);
	if (tested) add("test-result", tested);
	if (run) add("provenance", provenancePredicate(result, await buildFacts(host, nix, result, run)));
	if (sbom) {
		const paths = outputs.map(({ path }) => path);
		const { sbomOf } = await import("./ship-evidence-sbom.chunk.js");
		found.push(["sbom", sbomOf(cell, paths, await narInfos(host, nix, paths, { closure: true }))]);
	}
	return found;
}
/** The files with device code, in the order of the result, each read once. */
async function statedFiles(host, { outputs, files }) {
	const roots = new Map(outputs.map(({ name, path }) => [name, path]));
	const hashes = /* @__PURE__ */ new Map();
	const stated = [];
	for (const report of files) {
		const { file, member } = splitMember(report.path);
		const path = join(roots.get(report.output) ?? "", file);
		const hash = hashes.get(path) ?? await fileSha256(host, path);
		hashes.set(path, hash);
		stated.push({
			path,
			sha256: hash,
			facts: factsOf(report, member)
		});
	}
	return stated;
}
async function buildFacts(host, nix, { drvPath }, run) {
	const drv = drvPath === null ? [] : await narInfos(host, nix, [drvPath], { closure: false }).catch(() => []);
	return {
		run,
		nixVersion: nix.version,
		drvHash: drv[0]?.sha256
	};
}
function sameBuild({ cell, drvPath }, gpu) {
	if (gpu.drvPath === drvPath) return gpu;
	const message = `The GPU tests of ${cell.id} tested ${gpu.drvPath ?? "nothing that was evaluated"}, and ${drvPath} is shipped.`;
	throw new ProblemError(error("SHP017", message, "Test what is shipped: give the GPU results of this run.", { subject: { cell: cell.id } }));
}
function tooLarge(id, kind, text) {
	const size = Buffer.byteLength(text);
	if (size <= attestLimits.predicateBytes) return [];
	const message = `The ${kind} predicate of ${id} has ${(size / 1e6).toFixed(1)} MB; actions/attest accepts at most 16 MB.`;
	return [warning("SHP016", message, "Attest the other statements of the cell.", { subject: { cell: id } })];
}

// src/actions/evidence/make.ts
/** Writes the evidence of proven cells. Throws ProblemError as `cellsToShip` and `writeEvidence` do. */
async function makeEvidence(host, request) {
	const within = (path) => path === void 0 ? void 0 : resolve(host.cwd, path);
	const folder = within(request.out) ?? evidenceFolder(host);
	const results = await cellsToShip(host, {
		folder: within(request.results),
		cells: request.cells
	});
	const tested = await gpuResults(host, within(request["gpu-results"]) ?? join(jobFolder(host), "gpu-results"));
	const nix = await findNix(host);
	const cells = [];
	for (const result of results) {
		const gpu = tested.get(result.cell.id);
		cells.push(await writeEvidence(host, nix, result, {
			folder,
			gpu,
			sbom: request.sbom
		}));
	}
	return {
		folder,
		cells
	};
}
/** By cell id. Throws ProblemError CFG007 for what is no result of GPU tests. */
async function gpuResults(host, folder) {
	const found = /* @__PURE__ */ new Map();
	const { readDocument } = await import("./model-read-document.chunk.js");
	for (const file of await filesBelow(host, folder)) {
		if (!file.endsWith(".json")) continue;
		const result = readDocument("gpu-result", await host.files.readFile(file, "utf8"), file);
		if (basename(file) === `${result.cell}.json`) found.set(result.cell, result);
	}
	return found;
}

// src/actions/evidence/action.ts
/** The evidence action: writes statements and names them for actions/attest. Throws ProblemError where it cannot. */
async function runEvidenceAction(host, github) {
	const inputs = readInputs(evidenceSurface, github.actionInput);
	const made = await makeEvidence(host, {
		...inputs,
		cells: inputs.cells ?? []
	});
	const [first, ...others] = made.cells;
	const { folder } = made;
	github.setOutputs(evidenceSurface, {
		folder,
		evidence: JSON.stringify(evidenceDocument(made)),
		...first && others.length === 0 ? cellOutputs(first) : {}
	});
	github.annotate(made.cells.flatMap(({ problems }) => problems));
	host.log.info(`Evidence of ${made.cells.length} ${made.cells.length === 1 ? "cell" : "cells"} is in ${folder}`);
	const rows = made.cells.flatMap(({ id, subjects }) => subjects.map(({ name, digest }) => [
		id,
		name,
		digest.sha256
	]));
	await github.writeSummary(`### Evidence\n\n${markdownTable([
		"Cell",
		"Store path",
		"SHA-256 of its NAR"
	], rows)}\n`);
	return 0;
}
/** What the output `evidence` and `--json` have. */
function evidenceDocument({ cells }) {
	return cells.map(({ id, checksums, statements, predicates }) => ({
		id,
		checksums,
		statements,
		predicates
	}));
}
function cellOutputs({ checksums, statements, predicates }) {
	const ofKind = (kind) => predicates.find((one) => one.kind === kind);
	const typed = (kind) => ({
		[`${kind}-type`]: ofKind(kind)?.type ?? "",
		[`${kind}-path`]: ofKind(kind)?.path ?? ""
	});
	return {
		statements,
		"subject-checksums": checksums,
		...typed("svr"),
		...typed("scai"),
		...typed("test-result"),
		...typed("provenance"),
		"sbom-path": ofKind("sbom")?.path ?? ""
	};
}

export { evidenceDocument, makeEvidence, runEvidenceAction };