import { ProblemError, codes, error, systems } from "./frame.chunk.js";
import { _enum, array, boolean, discriminatedUnion, int, literal, number, record, strictObject, string, union } from "./zod.chunk.js";

// src/model/problem-schema.ts
const text$3 = string().min(1);
const count$2 = int().nonnegative();
/** A problem in a document. */
const problemSchema = strictObject({
	code: _enum(Object.keys(codes)),
	severity: _enum([
		"error",
		"warning",
		"notice"
	]),
	message: text$3,
	fix: string(),
	where: strictObject({
		file: text$3,
		line: count$2.exactOptional(),
		column: count$2.exactOptional()
	}).exactOptional(),
	subject: union([
		strictObject({ cache: text$3 }),
		strictObject({ cell: text$3 }),
		strictObject({ path: text$3 }),
		strictObject({ setting: text$3 }),
		strictObject({ url: text$3 })
	]).exactOptional().describe("What it is about: a binary cache, a cell by its id, a path, a setting of nix.conf, or a URL without its query"),
	source: text$3.exactOptional()
}).describe("A refusal, an exclusion or a finding");

// src/model/gpu-result.ts
/** `gpu-result/1`, beside the result of a cell: a reader that does not know it does not see it. */
const text$2 = string().min(1);
const count$1 = int().nonnegative();
const seconds$1 = number().nonnegative();
const gpuTest = strictObject({
	name: text$2.describe("First line of the command, or name of the test in passthru.tests"),
	kind: _enum(["command", "tester"]),
	status: _enum([
		"passed",
		"failed",
		"timed-out",
		"cancelled"
	]),
	exitCode: int().nullable().describe("null where it did not exit by itself"),
	seconds: seconds$1,
	gpu: string().describe("Name of the GPU; empty where it is not known"),
	uuid: text$2.describe("What CUDA_VISIBLE_DEVICES had: a UUID, or an index where there is none"),
	cases: strictObject({
		tests: count$1,
		failed: count$1,
		skipped: count$1,
		failures: array(text$2).max(50).describe("Names of those that failed")
	}).nullable().describe("Of its JUnit report"),
	logTail: array(string()).describe("Last lines of its output; empty where it passed")
}).describe("What became of one test");
const gpuResultSchema = strictObject({
	schema: literal("gpu-result/1"),
	cell: text$2,
	drvPath: text$2.nullable(),
	status: _enum([
		"passed",
		"failed",
		"none",
		"cancelled"
	]).describe("failed: a test failed, or could not be run; none: the cell has no GPU tests"),
	driver: text$2.nullable(),
	tests: array(gpuTest),
	problems: array(problemSchema)
}).describe("What the GPU tests of one cell showed");

// src/model/package-source.ts
/** Where the package of a cell comes from: a part of the documents. Import it lazily, as them. */
const text$1 = string().min(1);
/** As the reader of requests has it: below the root of the repository, `./` first. */
const repositoryFile = string().regex(/^\.\/(?!(?:.*\/)?\.\.(?:\/|$))\P{Cc}+$/u).describe("File of the repository, as in ./nix/package.nix; no `..`");
const repositoryFolder = string().regex(/^\.(?:\/(?!(?:.*\/)?\.\.(?:\/|$))\P{Cc}+)?$/u).describe("Folder of the repository, as in ./app; . is its root");
const packageSource = discriminatedUnion("kind", [
	strictObject({
		kind: literal("attribute"),
		attribute: text$1.describe("Attribute path inside the package set")
	}),
	strictObject({
		kind: literal("file"),
		file: repositoryFile.describe("callPackage-style file of the repository")
	}),
	strictObject({
		kind: literal("expression"),
		file: repositoryFile.describe("Nix file of the repository, as for nix build -f"),
		attribute: text$1.nullable().describe("Attribute path in what the file gives, as for -A"),
		arg: record(text$1, text$1).describe("Arguments as Nix expressions; pkgs is the Nixpkgs instance of the cell"),
		argstr: record(text$1, string()).describe("Arguments as texts")
	}),
	strictObject({
		kind: literal("flake"),
		reference: text$1.describe("Flake reference; . is the repository"),
		output: text$1.describe("Attribute path in its packages")
	}),
	strictObject({
		kind: literal("flox"),
		environment: repositoryFolder.describe("Folder of the repository that has .flox; . is its root"),
		build: text$1.describe("Name of a build of the manifest, or of an expression in .flox/pkgs"),
		versions: record(text$1, text$1).exactOptional().describe("Versions of packages of the manifest, by install id, in place of those that it names")
	})
]).describe("Where the package comes from");

// src/model/documents.ts
/**
* The documents that jobs and steps hand to each other: `plan/1`, `cell/1`, `result/1`, `job/1`. The types are taken
* from the schemas, and `schemas/*.json` is generated from them (`npm run generate`). Import the types freely; import
* the schemas lazily, because zod costs a cold start 20 ms.
*/
const text = string().min(1);
const count = int().nonnegative();
const seconds = number().nonnegative();
const toolkit = string().regex(/^(\d{1,2}\.\d{1,2}|cpu)$/).describe("CUDA toolkit, major.minor; cpu for the package without CUDA");
const capability = string().regex(/^\d{1,2}\.\d[af]?$/).describe("Compute capability, as in 9.0a");
const nixpkgsSource = discriminatedUnion("kind", [strictObject({
	kind: literal("path"),
	path: text.describe("Folder, relative to the repository or absolute")
}), strictObject({
	kind: literal("flake"),
	reference: text.describe("Flake reference, as in github:NixOS/nixpkgs/<rev>")
})]).describe("Which Nixpkgs the cell is built from");
const overlay = discriminatedUnion("kind", [strictObject({
	kind: literal("file"),
	file: repositoryFile.describe("Overlay file of the repository")
}), strictObject({
	kind: literal("flake"),
	reference: text,
	name: text.describe("As in overlays.<name>")
})]);
const instance = strictObject({
	overlays: array(overlay).describe("Laid on Nixpkgs, in this order"),
	allowUnfree: array(text).describe("Names of packages or licences that are allowed beside those of CUDA"),
	legacy: text.nullable().describe("Flake whose overlay has the toolkits that this Nixpkgs has dropped")
}).describe("How the Nixpkgs instance differs from the plain one; absent when it does not");
const cellFields = {
	id: string().regex(/^(?!\.)[a-z0-9._-]{1,100}$/).describe("<package>-cuda12.4-sm90a-<system>; names files and artifacts"),
	package: text.describe("Name of the package in the request"),
	toolkit,
	capabilities: array(capability).describe("Real targets (cubins), in numeric order; none without CUDA"),
	ptx: array(capability).max(1).describe("PTX targets: none, or the last capability"),
	system: _enum(systems),
	source: packageSource,
	deviceCode: _enum(["required", "optional"]).describe("optional: a result without device code of its own is fine, because it lies in a dependency"),
	units: literal("any").exactOptional().describe("A target counts where one unit of device code has it; absent: every unit must have it"),
	gpuTests: array(strictObject({
		command: text,
		junit: text.exactOptional()
	})).exactOptional().describe("Commands that test it on a GPU, beside the tests that it has itself; absent: it is not tested"),
	nixpkgs: nixpkgsSource,
	instance: instance.exactOptional(),
	attributePath: text.nullable().describe("Path in Nixpkgs that gives the same package; null when only its config reaches it")
};
const unversionedCell = strictObject(cellFields);
const cellSchema = strictObject({
	schema: literal("cell/1"),
	...cellFields
}).describe("One cell: a package, a toolkit, its targets and a system");
const coverage = strictObject({
	state: _enum([
		"cached",
		"partial",
		"cold"
	]).describe("cached: a binary cache serves all outputs"),
	missing: count.describe("Derivations that no cache has"),
	heavy: array(text).describe("Those of them that are known to take long, by name"),
	downloadBytes: count.describe("What comes from binary caches, compressed"),
	stored: literal(true).exactOptional().describe("The store cache has an entry of exactly this derivation")
}).describe("What caches have of a cell");
const row = strictObject({
	id: cellFields.id,
	runner: text.describe("runs-on label"),
	timeout: int().positive().describe("Time limit of the job, minutes"),
	cell: cellSchema,
	also: array(cellSchema).exactOptional().describe("Cells of the same derivation: proven in the same job"),
	shared: literal(true).exactOptional().describe("Starts from what the shared stage built"),
	gpuRunner: text.exactOptional().describe("runs-on label of the job that tests the cell on a GPU; absent: none does"),
	drvPath: text.exactOptional(),
	coverage: coverage.exactOptional(),
	minutes: number().nonnegative().exactOptional().describe("Estimate, from earlier runs")
}).describe("One row of a job matrix");
const excludedCell = strictObject({
	...unversionedCell.pick({
		id: true,
		package: true,
		toolkit: true,
		capabilities: true,
		ptx: true
	}).shape,
	system: text,
	problems: array(problemSchema).min(1).describe("Every reason, not only the first")
}).describe("A requested cell that is excluded");
const excludedGroup = strictObject({
	code: problemSchema.shape.code,
	count: count.describe("Cells whose first reason is this one"),
	examples: array(excludedCell).min(1).max(50)
}).describe("The cells that one rule excludes");
const sharedStageSchema = strictObject({
	id: _enum(systems.map((system) => `shared-${system}`)).describe("Names a folder of the job"),
	system: cellFields.system,
	runner: text.describe("runs-on label"),
	timeout: int().positive().describe("Time limit of the job, minutes"),
	derivations: array(strictObject({
		drvPath: text,
		name: text,
		cells: count.describe("Cells that need it")
	})).min(1).describe("Deepest first"),
	cells: array(cellSchema).min(1).describe("Cells whose evaluation makes these derivations")
}).describe("What several cells of a system need and no cache has: built once, before them");
const comparison = strictObject({
	ref: text.describe("The branch that was compared with"),
	changed: array(text).describe("Ids of cells whose derivation is another one there"),
	added: array(text),
	removed: array(text)
}).describe("Against the last run on the base branch");
const planSchema = strictObject({
	schema: literal("plan/1"),
	rows: array(row),
	excluded: array(excludedGroup),
	counts: strictObject({
		requested: count,
		planned: count,
		excluded: count,
		equal: count.exactOptional().describe("Cells that share the job of another one"),
		skipped: count.exactOptional().describe("Cells that a cache serves, left out on request"),
		left: count.exactOptional().describe("Cells that the tier leaves to other tiers")
	}),
	tier: text.exactOptional(),
	shared: array(sharedStageSchema).exactOptional(),
	skipped: array(strictObject({
		id: cellFields.id,
		drvPath: text
	})).exactOptional(),
	base: comparison.exactOptional(),
	problems: array(problemSchema).describe("Warnings and notices about the request as a whole")
}).describe("What is worth running, and why the rest is not");
const unitKind = strictObject({
	units: count.describe("How many units are alike"),
	kernels: count.describe("How many kernels they have together"),
	relocatable: boolean().describe("Whether they join relocatable objects"),
	targets: array(text),
	linkedAtLoad: array(text).describe("Those of the targets that the driver links when the program is loaded"),
	ptx: array(strictObject({
		target: text,
		isa: string().describe("Empty where it is not known")
	})),
	ltoir: array(text)
}).describe("Units that have the same");
const fileReport = strictObject({
	path: text.describe("Relative to the output"),
	output: text.describe("Name of the output"),
	targets: array(text).describe("Targets of the cubins that every unit has, as in sm_90a"),
	partly: array(strictObject({
		target: text,
		units: count
	})).exactOptional().describe("Targets that only some units have, and how many"),
	linkedAtLoad: array(text).exactOptional().describe("Targets that some unit has only because the driver links it when the program is loaded"),
	units: count.exactOptional().describe("What is loaded as one: usually one container for each source file"),
	unitKinds: array(unitKind).max(64).exactOptional().describe("The most frequent kinds of units; those that are left out are missing from the sum of their counts"),
	stubs: array(text).exactOptional().describe("Targets of images without a kernel or function"),
	ptx: array(text).describe("Targets of the PTX, as in compute_90"),
	toolkits: array(text).describe("Toolkits that compiled the cubins"),
	images: count.describe("Device images, link stubs included")
}).describe("The device code of one file");
const unfree = boolean().describe("Whether Nixpkgs counts the licence as unfree; absent where it says nothing");
const resultSchema = strictObject({
	schema: literal("result/1"),
	cell: cellSchema,
	status: _enum([
		"proven",
		"wrong",
		"build-failed",
		"evaluation-failed",
		"cancelled"
	]).describe("proven: built, and the device code is what was asked for"),
	drvPath: text.nullable(),
	outputs: array(strictObject({
		name: text,
		path: text
	})),
	unfree: unfree.exactOptional(),
	built: boolean().describe("false: Nix had the outputs already or substituted them"),
	restored: strictObject({
		paths: count,
		bytes: count
	}).nullable().describe("What the store cache had for it, bytes compressed; null when it had nothing"),
	seconds: strictObject({
		evaluate: seconds,
		build: seconds,
		verify: seconds
	}),
	derivations: array(strictObject({
		path: text,
		seconds: seconds.nullable()
	})).exactOptional().describe("What Nix built for it, here or where the store cache has it from, and how long each took"),
	files: array(fileReport),
	problems: array(problemSchema),
	logTail: array(string()).describe("Last lines of the build log; empty unless the build failed")
}).describe("What became of one cell");
const jobSchema = strictObject({
	schema: literal("job/1"),
	nix: strictObject({
		program: text,
		version: text
	}).nullable(),
	storeCache: strictObject({
		mode: _enum([
			"off",
			"read",
			"write",
			"read-write"
		]),
		publicKey: text.nullable().describe("What entries must be signed with"),
		unfree: array(text).exactOptional().describe("What may be saved whatever its licence, by name")
	}).nullable().describe("How the store cache is used; null before setup"),
	shared: strictObject({
		system: cellFields.system,
		drvPaths: array(text).min(1),
		derivations: array(strictObject({
			path: text,
			seconds: seconds.nullable()
		}))
	}).exactOptional().describe("What this job built of the shared stage"),
	cells: array(strictObject({
		id: cellFields.id,
		system: cellFields.system,
		status: resultSchema.shape.status,
		drvPath: text.nullable(),
		outputs: array(text),
		unfree: unfree.exactOptional(),
		built: boolean(),
		seconds,
		derivations: array(strictObject({
			path: text,
			seconds: seconds.nullable()
		})).describe("What Nix built for it here")
	}))
}).describe("What the steps of one job tell each other; never a secret");
const documentSchemas = {
	cell: cellSchema,
	plan: planSchema,
	result: resultSchema,
	"gpu-result": gpuResultSchema,
	job: jobSchema
};

// src/model/read-document.ts
/**
* Parses the JSON text of a document and checks it against its schema.
* Throws ProblemError CFG007 when it is not JSON, has another major version or does not follow the schema.
*/
function readDocument(name, json, from) {
	return checkDocument(name, parseJson(json, `${name}/1 document`, from), from);
}
/** The same for a JSON list of documents. */
function readDocuments(name, json, from) {
	const value = parseJson(json, `list of ${name}/1 documents`, from);
	if (!Array.isArray(value)) throw new ProblemError(error("CFG007", `${from} is not a JSON list.`, "Give it as the plan has it."));
	return value.map((one, index) => checkDocument(name, one, `${from}[${index}]`));
}
/** A stage of a plan. */
function readStage(json, from) {
	const parsed = sharedStageSchema.safeParse(parseJson(json, "stage of a plan", from));
	if (parsed.success) return parsed.data;
	throw malformed(parsed.error, "plan", from);
}
function checkDocument(name, value, from) {
	const found = value?.schema;
	if (found !== `${name}/1`) throw new ProblemError(error("CFG007", `${from} is not a ${name}/1 document (its schema is ${JSON.stringify(found) ?? "missing"}).`, "Use documents written by this version of the action."));
	const parsed = documentSchemas[name].safeParse(value);
	if (parsed.success) return parsed.data;
	throw malformed(parsed.error, name, from);
}
function malformed(failure, name, from) {
	return new ProblemError(failure.issues.map((issue) => error("CFG007", `${from}: ${issue.path.join(".") || "document"}: ${issue.message}.`, `Follow schemas/${name}.json.`)));
}
function parseJson(json, what, from) {
	try {
		return JSON.parse(json);
	} catch (cause) {
		throw new ProblemError(error("CFG007", `${from} is not JSON.`, `Give the ${what} as it was written.`), { cause });
	}
}

export { readDocument, readDocuments, readStage };