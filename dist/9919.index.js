export const id = 9919;
export const ids = [9919];
export const modules = {

/***/ 2133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readDocument: () => (/* binding */ readDocument),
  readDocuments: () => (/* binding */ readDocuments),
  readStage: () => (/* binding */ readStage)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/model/codes.js + 1 modules
var codes = __webpack_require__(89834);
;// CONCATENATED MODULE: ./lib/model/problem-schema.js


const problem_schema_text = schemas/* string */.YjP().min(1);
const count = schemas/* int */.Whr().nonnegative();
/** A problem in a document. */
const problemSchema = schemas/* strictObject */.rej({
    code: schemas/* enum */.k5n(Object.keys(codes/* codes */.F)),
    severity: schemas/* enum */.k5n(['error', 'warning', 'notice']),
    message: problem_schema_text,
    fix: schemas/* string */.YjP(),
    where: schemas/* strictObject */.rej({ file: problem_schema_text, line: count.exactOptional(), column: count.exactOptional() }).exactOptional(),
    subject: schemas/* union */.KCZ([
        schemas/* strictObject */.rej({ cache: problem_schema_text }),
        schemas/* strictObject */.rej({ cell: problem_schema_text }),
        schemas/* strictObject */.rej({ path: problem_schema_text }),
        schemas/* strictObject */.rej({ setting: problem_schema_text }),
        schemas/* strictObject */.rej({ url: problem_schema_text }),
    ])
        .exactOptional()
        .describe('What it is about: a binary cache, a cell by its id, a path, a setting of nix.conf, or a URL without its query'),
    source: problem_schema_text.exactOptional(),
})
    .describe('A refusal, an exclusion or a finding');

;// CONCATENATED MODULE: ./lib/model/gpu-result.js
/** `gpu-result/1`, beside the result of a cell: a reader that does not know it does not see it. */


const gpu_result_text = schemas/* string */.YjP().min(1);
const gpu_result_count = schemas/* int */.Whr().nonnegative();
const seconds = schemas/* number */.aig().nonnegative();
const gpuTest = schemas/* strictObject */.rej({
    name: gpu_result_text.describe('First line of the command, or name of the test in passthru.tests'),
    kind: schemas/* enum */.k5n(['command', 'tester']),
    status: schemas/* enum */.k5n(['passed', 'failed', 'timed-out', 'cancelled']),
    exitCode: schemas/* int */.Whr().nullable().describe('null where it did not exit by itself'),
    seconds,
    gpu: schemas/* string */.YjP().describe('Name of the GPU; empty where it is not known'),
    uuid: gpu_result_text.describe('What CUDA_VISIBLE_DEVICES had: a UUID, or an index where there is none'),
    cases: schemas/* strictObject */.rej({
        tests: gpu_result_count,
        failed: gpu_result_count,
        skipped: gpu_result_count,
        failures: schemas/* array */.YOg(gpu_result_text).max(50).describe('Names of those that failed'),
    })
        .nullable()
        .describe('Of its JUnit report'),
    logTail: schemas/* array */.YOg(schemas/* string */.YjP()).describe('Last lines of its output; empty where it passed'),
})
    .describe('What became of one test');
const gpuResultSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('gpu-result/1'),
    cell: gpu_result_text,
    drvPath: gpu_result_text.nullable(),
    status: schemas/* enum */.k5n(['passed', 'failed', 'none', 'cancelled'])
        .describe('failed: a test failed, or could not be run; none: the cell has no GPU tests'),
    driver: gpu_result_text.nullable(),
    tests: schemas/* array */.YOg(gpuTest),
    problems: schemas/* array */.YOg(problemSchema),
})
    .describe('What the GPU tests of one cell showed');

;// CONCATENATED MODULE: ./lib/model/package-source.js
/** Where the package of a cell comes from: a part of the documents. Import it lazily, as them. */

const package_source_text = schemas/* string */.YjP().min(1);
/** As the reader of requests has it: below the root of the repository, `./` first. */
const repositoryFile = schemas/* string */.YjP()
    .regex(/^\.\/(?!(?:.*\/)?\.\.(?:\/|$))\P{Cc}+$/u)
    .describe('File of the repository, as in ./nix/package.nix; no `..`');
const repositoryFolder = schemas/* string */.YjP()
    .regex(/^\.(?:\/(?!(?:.*\/)?\.\.(?:\/|$))\P{Cc}+)?$/u)
    .describe('Folder of the repository, as in ./app; . is its root');
const packageSource = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('attribute'), attribute: package_source_text.describe('Attribute path inside the package set') }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('file'),
        file: repositoryFile.describe('callPackage-style file of the repository'),
    }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('expression'),
        file: repositoryFile.describe('Nix file of the repository, as for nix build -f'),
        attribute: package_source_text.nullable().describe('Attribute path in what the file gives, as for -A'),
        arg: schemas/* record */.g1P(package_source_text, package_source_text).describe('Arguments as Nix expressions; pkgs is the Nixpkgs instance of the cell'),
        argstr: schemas/* record */.g1P(package_source_text, schemas/* string */.YjP()).describe('Arguments as texts'),
    }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('flake'),
        reference: package_source_text.describe('Flake reference; . is the repository'),
        output: package_source_text.describe('Attribute path in its packages'),
    }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('flox'),
        environment: repositoryFolder.describe('Folder of the repository that has .flox; . is its root'),
        build: package_source_text.describe('Name of a build of the manifest, or of an expression in .flox/pkgs'),
        versions: schemas/* record */.g1P(package_source_text, package_source_text)
            .exactOptional()
            .describe('Versions of packages of the manifest, by install id, in place of those that it names'),
    }),
])
    .describe('Where the package comes from');

// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/model/unit-kinds.js
var unit_kinds = __webpack_require__(47893);
;// CONCATENATED MODULE: ./lib/model/documents.js
/**
 * The documents that jobs and steps hand to each other: `plan/1`, `cell/1`, `result/1`, `job/1`. The types are taken
 * from the schemas, and `schemas/*.json` is generated from them (`npm run generate`). Import the types freely; import
 * the schemas lazily, because zod costs a cold start 20 ms.
 */






const documents_text = schemas/* string */.YjP().min(1);
const documents_count = schemas/* int */.Whr().nonnegative();
const documents_seconds = schemas/* number */.aig().nonnegative();
const toolkit = schemas/* string */.YjP()
    .regex(/^(\d{1,2}\.\d{1,2}|cpu)$/)
    .describe('CUDA toolkit, major.minor; cpu for the package without CUDA');
const capability = schemas/* string */.YjP()
    .regex(/^\d{1,2}\.\d[af]?$/)
    .describe('Compute capability, as in 9.0a');
const nixpkgsSource = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('path'), path: documents_text.describe('Folder, relative to the repository or absolute') }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('flake'),
        reference: documents_text.describe('Flake reference, as in github:NixOS/nixpkgs/<rev>'),
    }),
])
    .describe('Which Nixpkgs the cell is built from');
const overlay = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('file'), file: repositoryFile.describe('Overlay file of the repository') }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('flake'), reference: documents_text, name: documents_text.describe('As in overlays.<name>') }),
]);
const instance = schemas/* strictObject */.rej({
    overlays: schemas/* array */.YOg(overlay).describe('Laid on Nixpkgs, in this order'),
    allowUnfree: schemas/* array */.YOg(documents_text).describe('Names of packages or licences that are allowed beside those of CUDA'),
    legacy: documents_text.nullable().describe('Flake whose overlay has the toolkits that this Nixpkgs has dropped'),
})
    .describe('How the Nixpkgs instance differs from the plain one; absent when it does not');
const cellFields = {
    id: schemas/* string */.YjP()
        .regex(/^(?!\.)[a-z0-9._-]{1,100}$/)
        .describe('<package>-cuda12.4-sm90a-<system>; names files and artifacts'),
    package: documents_text.describe('Name of the package in the request'),
    toolkit,
    capabilities: schemas/* array */.YOg(capability).describe('Real targets (cubins), in numeric order; none without CUDA'),
    ptx: schemas/* array */.YOg(capability).max(1).describe('PTX targets: none, or the last capability'),
    system: schemas/* enum */.k5n(system/* systems */.nV),
    source: packageSource,
    deviceCode: schemas/* enum */.k5n(['required', 'optional'])
        .describe('optional: a result without device code of its own is fine, because it lies in a dependency'),
    units: schemas/* literal */.euz('any')
        .exactOptional()
        .describe('A target counts where one unit of device code has it; absent: every unit must have it'),
    gpuTests: schemas/* array */.YOg(schemas/* strictObject */.rej({ command: documents_text, junit: documents_text.exactOptional() }))
        .exactOptional()
        .describe('Commands that test it on a GPU, beside the tests that it has itself; absent: it is not tested'),
    nixpkgs: nixpkgsSource,
    instance: instance.exactOptional(),
    attributePath: documents_text
        .nullable()
        .describe('Path in Nixpkgs that gives the same package; null when only its config reaches it'),
};
const unversionedCell = schemas/* strictObject */.rej(cellFields);
const cellSchema = schemas/* strictObject */.rej({ schema: schemas/* literal */.euz('cell/1'), ...cellFields })
    .describe('One cell: a package, a toolkit, its targets and a system');
const coverage = schemas/* strictObject */.rej({
    state: schemas/* enum */.k5n(['cached', 'partial', 'cold']).describe('cached: a binary cache serves all outputs'),
    missing: documents_count.describe('Derivations that no cache has'),
    heavy: schemas/* array */.YOg(documents_text).describe('Those of them that are known to take long, by name'),
    downloadBytes: documents_count.describe('What comes from binary caches, compressed'),
    stored: schemas/* literal */.euz(true).exactOptional().describe('The store cache has an entry of exactly this derivation'),
})
    .describe('What caches have of a cell');
const row = schemas/* strictObject */.rej({
    id: cellFields.id,
    runner: documents_text.describe('runs-on label'),
    timeout: schemas/* int */.Whr().positive().describe('Time limit of the job, minutes'),
    cell: cellSchema,
    also: schemas/* array */.YOg(cellSchema).exactOptional().describe('Cells of the same derivation: proven in the same job'),
    shared: schemas/* literal */.euz(true).exactOptional().describe('Starts from what the shared stage built'),
    drvPath: documents_text.exactOptional(),
    coverage: coverage.exactOptional(),
    minutes: schemas/* number */.aig().nonnegative().exactOptional().describe('Estimate, from earlier runs'),
})
    .describe('One row of a job matrix');
const excludedCell = schemas/* strictObject */.rej({
    ...unversionedCell.pick({ id: true, package: true, toolkit: true, capabilities: true, ptx: true }).shape,
    system: documents_text,
    problems: schemas/* array */.YOg(problemSchema).min(1).describe('Every reason, not only the first'),
})
    .describe('A requested cell that is excluded');
const excludedGroup = schemas/* strictObject */.rej({
    code: problemSchema.shape.code,
    count: documents_count.describe('Cells whose first reason is this one'),
    examples: schemas/* array */.YOg(excludedCell).min(1).max(50),
})
    .describe('The cells that one rule excludes');
const sharedStageSchema = schemas/* strictObject */.rej({
    id: schemas/* enum */.k5n(system/* systems */.nV.map((system) => `shared-${system}`)).describe('Names a folder of the job'),
    system: cellFields.system,
    runner: documents_text.describe('runs-on label'),
    timeout: schemas/* int */.Whr().positive().describe('Time limit of the job, minutes'),
    derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ drvPath: documents_text, name: documents_text, cells: documents_count.describe('Cells that need it') }))
        .min(1)
        .describe('Deepest first'),
    cells: schemas/* array */.YOg(cellSchema).min(1).describe('Cells whose evaluation makes these derivations'),
})
    .describe('What several cells of a system need and no cache has: built once, before them');
const comparison = schemas/* strictObject */.rej({
    ref: documents_text.describe('The branch that was compared with'),
    changed: schemas/* array */.YOg(documents_text).describe('Ids of cells whose derivation is another one there'),
    added: schemas/* array */.YOg(documents_text),
    removed: schemas/* array */.YOg(documents_text),
})
    .describe('Against the last run on the base branch');
const planSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('plan/1'),
    rows: schemas/* array */.YOg(row),
    excluded: schemas/* array */.YOg(excludedGroup),
    counts: schemas/* strictObject */.rej({
        requested: documents_count,
        planned: documents_count,
        excluded: documents_count,
        equal: documents_count.exactOptional().describe('Cells that share the job of another one'),
        skipped: documents_count.exactOptional().describe('Cells that a cache serves, left out on request'),
        left: documents_count.exactOptional().describe('Cells that the tier leaves to other tiers'),
    }),
    tier: documents_text.exactOptional(),
    shared: schemas/* array */.YOg(sharedStageSchema).exactOptional(),
    skipped: schemas/* array */.YOg(schemas/* strictObject */.rej({ id: cellFields.id, drvPath: documents_text })).exactOptional(),
    base: comparison.exactOptional(),
    problems: schemas/* array */.YOg(problemSchema).describe('Warnings and notices about the request as a whole'),
})
    .describe('What is worth running, and why the rest is not');
const unitKind = schemas/* strictObject */.rej({
    units: documents_count.describe('How many units are alike'),
    kernels: documents_count.describe('How many kernels they have together'),
    relocatable: schemas/* boolean */.zMY().describe('Whether they join relocatable objects'),
    targets: schemas/* array */.YOg(documents_text),
    linkedAtLoad: schemas/* array */.YOg(documents_text).describe('Those of the targets that the driver links when the program is loaded'),
    ptx: schemas/* array */.YOg(schemas/* strictObject */.rej({ target: documents_text, isa: schemas/* string */.YjP().describe('Empty where it is not known') })),
    ltoir: schemas/* array */.YOg(documents_text),
})
    .describe('Units that have the same');
const fileReport = schemas/* strictObject */.rej({
    path: documents_text.describe('Relative to the output'),
    output: documents_text.describe('Name of the output'),
    targets: schemas/* array */.YOg(documents_text).describe('Targets of the cubins that every unit has, as in sm_90a'),
    partly: schemas/* array */.YOg(schemas/* strictObject */.rej({ target: documents_text, units: documents_count }))
        .exactOptional()
        .describe('Targets that only some units have, and how many'),
    linkedAtLoad: schemas/* array */.YOg(documents_text)
        .exactOptional()
        .describe('Targets that some unit has only because the driver links it when the program is loaded'),
    units: documents_count.exactOptional().describe('What is loaded as one: usually one container for each source file'),
    unitKinds: schemas/* array */.YOg(unitKind)
        .max(unit_kinds/* mostUnitKinds */.t)
        .exactOptional()
        .describe('The most frequent kinds of units; those that are left out are missing from the sum of their counts'),
    stubs: schemas/* array */.YOg(documents_text).exactOptional().describe('Targets of images without a kernel or function'),
    ptx: schemas/* array */.YOg(documents_text).describe('Targets of the PTX, as in compute_90'),
    toolkits: schemas/* array */.YOg(documents_text).describe('Toolkits that compiled the cubins'),
    images: documents_count.describe('Device images, link stubs included'),
})
    .describe('The device code of one file');
const unfree = schemas/* boolean */.zMY().describe('Whether Nixpkgs counts the licence as unfree; absent where it says nothing');
const resultSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('result/1'),
    cell: cellSchema,
    status: schemas/* enum */.k5n(['proven', 'wrong', 'build-failed', 'evaluation-failed', 'cancelled'])
        .describe('proven: built, and the device code is what was asked for'),
    drvPath: documents_text.nullable(),
    outputs: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: documents_text, path: documents_text })),
    unfree: unfree.exactOptional(),
    built: schemas/* boolean */.zMY().describe('false: Nix had the outputs already or substituted them'),
    restored: schemas/* strictObject */.rej({ paths: documents_count, bytes: documents_count })
        .nullable()
        .describe('What the store cache had for it, bytes compressed; null when it had nothing'),
    seconds: schemas/* strictObject */.rej({ evaluate: documents_seconds, build: documents_seconds, verify: documents_seconds }),
    derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: documents_text, seconds: documents_seconds.nullable() }))
        .exactOptional()
        .describe('What Nix built for it, here or where the store cache has it from, and how long each took'),
    files: schemas/* array */.YOg(fileReport),
    problems: schemas/* array */.YOg(problemSchema),
    logTail: schemas/* array */.YOg(schemas/* string */.YjP()).describe('Last lines of the build log; empty unless the build failed'),
})
    .describe('What became of one cell');
const jobSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz('job/1'),
    nix: schemas/* strictObject */.rej({ program: documents_text, version: documents_text }).nullable(),
    storeCache: schemas/* strictObject */.rej({
        mode: schemas/* enum */.k5n(['off', 'read', 'write', 'read-write']),
        publicKey: documents_text.nullable().describe('What entries must be signed with'),
        unfree: schemas/* array */.YOg(documents_text).exactOptional().describe('What may be saved whatever its licence, by name'),
    })
        .nullable()
        .describe('How the store cache is used; null when it is off'),
    shared: schemas/* strictObject */.rej({
        system: cellFields.system,
        drvPaths: schemas/* array */.YOg(documents_text).min(1),
        derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: documents_text, seconds: documents_seconds.nullable() })),
    })
        .exactOptional()
        .describe('What this job built of the shared stage'),
    cells: schemas/* array */.YOg(schemas/* strictObject */.rej({
        id: cellFields.id,
        system: cellFields.system,
        status: resultSchema.shape.status,
        drvPath: documents_text.nullable(),
        outputs: schemas/* array */.YOg(documents_text),
        unfree: unfree.exactOptional(),
        built: schemas/* boolean */.zMY(),
        seconds: documents_seconds,
        derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: documents_text, seconds: documents_seconds.nullable() }))
            .describe('What Nix built for it here'),
    })),
})
    .describe('What the steps of one job tell each other; never a secret');
const documentSchemas = {
    cell: cellSchema,
    plan: planSchema,
    result: resultSchema,
    'gpu-result': gpuResultSchema,
    job: jobSchema,
};

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
;// CONCATENATED MODULE: ./lib/model/read-document.js


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
    if (!Array.isArray(value)) {
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG007', `${from} is not a JSON list.`, 'Give it as the plan has it.'));
    }
    return value.map((one, index) => checkDocument(name, one, `${from}[${index}]`));
}
/** A stage of a plan. */
function readStage(json, from) {
    const parsed = sharedStageSchema.safeParse(parseJson(json, 'stage of a plan', from));
    if (parsed.success)
        return parsed.data;
    throw malformed(parsed.error, 'plan', from);
}
function checkDocument(name, value, from) {
    const found = value?.schema;
    if (found !== `${name}/1`) {
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG007', `${from} is not a ${name}/1 document (its schema is ${JSON.stringify(found) ?? 'missing'}).`, 'Use documents written by this version of the action.'));
    }
    const parsed = documentSchemas[name].safeParse(value);
    if (parsed.success)
        return parsed.data;
    throw malformed(parsed.error, name, from);
}
function malformed(failure, name, from) {
    return new problem/* ProblemError */.Mm(failure.issues.map((issue) => (0,problem/* error */.z3)('CFG007', `${from}: ${issue.path.join('.') || 'document'}: ${issue.message}.`, `Follow schemas/${name}.json.`)));
}
function parseJson(json, what, from) {
    try {
        return JSON.parse(json);
    }
    catch (cause) {
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG007', `${from} is not JSON.`, `Give the ${what} as it was written.`), { cause });
    }
}


/***/ }),

/***/ 47893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ mostUnitKinds)
/* harmony export */ });
/** How many kinds of units the report of one file has at most; libtorch_cuda 2.8 has 355 units of a few kinds. */
const mostUnitKinds = 64;


/***/ })

};
