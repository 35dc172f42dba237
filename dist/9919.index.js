export const id = 9919;
export const ids = [9919];
export const modules = {

/***/ 73647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ codes)
/* harmony export */ });
const blame = (blame) => (meaning) => ({ blame, meaning });
const [request, finding, environment] = [blame('request'), blame('finding'), blame('environment')];
/**
 * Every problem code that exists, with who is to blame and what it means to the user. A code is never reused.
 * docs/errors.md is generated from this file (`npm run generate`).
 */
const codes = {
    // Configuration: inputs and the request file.
    CFG001: request('An input has a value that it does not accept.'),
    CFG002: request('Two inputs contradict each other.'),
    CFG003: request('A required input is missing.'),
    CFG004: request('The request file cannot be read.'),
    CFG005: request('The request file is not valid YAML, or uses YAML that is refused (duplicate keys, too many aliases).'),
    CFG006: request('An entry of the request file is unknown or has a value that it does not accept.'),
    CFG007: request('A document (plan, cell, result, job) has an unknown major version or does not follow its schema.'),
    CFG008: request('An input, option or command is unknown.'),
    CFG009: request('flake.lock has no usable Nixpkgs.'),
    CFG010: request('The input settings contains a secret; settings may be shown in the log.'),
    CFG011: request('Code was given to a run that somebody without write access may have started.'),
    CFG020: request('Nix would refuse a line of nix.conf.'),
    CFG021: request('A value cannot be written to nix.conf.'),
    CFG022: request('extra-nix-config includes a file that cannot be included.'),
    CFG023: request('Nix refuses the requested configuration.'),
    CFG024: request('Nix warns about the requested configuration.'),
    CFG025: environment('Nix refuses the configuration that this machine already has.'),
    CFG026: environment('The configuration of Nix cannot be written or read on this machine.'),
    CFG027: request('A token cannot be given to Nix.'),
    CFG028: request('Two jobs on this machine need different values of one setting.'),
    CFG030: request('A netrc, a certificate bundle or another credential cannot be given to Nix.'),
    CFG031: request('A remote builder is invalid or has no known host key.'),
    CFG032: environment('A remote builder cannot be reached, or its host key differs from the one given.'),
    CFG033: request('A setting makes Nix accept unsigned paths or unnamed users.'),
    // Flox.
    FLX001: environment('Flox has no package for this platform.'),
    FLX002: request('No SHA-256 is known for the requested Flox package.'),
    FLX003: environment('A Flox package does not have the expected SHA-256.'),
    FLX004: environment('Flox could not be installed.'),
    FLX005: environment('The Flox on this machine is not the requested one.'),
    FLX006: environment('Flox is installed but does not work.'),
    FLX007: request('A setting of Flox was refused.'),
    FLX008: request('The channel, version or commit of Flox is invalid.'),
    // Environments of Flox.
    FLX101: request('A folder has no Flox environment.'),
    FLX102: request('A file of a Flox environment is not valid.'),
    FLX103: request('A file of a Flox environment has an unknown version.'),
    FLX104: finding('CUDA packages have the same priority, and may bring the same file LICENSE.'),
    FLX105: finding('A CUDA package is installed for systems that have no CUDA.'),
    FLX106: finding('A Flox environment has several CUDA toolkits.'),
    FLX107: finding('A CUDA package comes from a catalog that does not have it built.'),
    FLX108: finding('gcc is installed without gcc-unwrapped, which has libstdc++.'),
    FLX109: finding('manifest.lock is missing or older than manifest.toml.'),
    FLX110: finding('A file of a Flox environment is not committed.'),
    FLX111: finding('A build of a Flox environment needs a package that is not in the group toplevel.'),
    FLX112: finding('A build of a Flox environment is not sandboxed as publishing needs it.'),
    FLX113: finding('An included environment of FloxHub cannot be fetched, or is not trusted.'),
    FLX114: finding('A Flox environment has the path of one machine.'),
    FLX115: finding('A variable of a Flox environment holds a secret.'),
    FLX116: finding('The hook of a Flox environment ends the activation.'),
    FLX117: finding('The hook of a Flox environment waits for an answer.'),
    FLX118: finding('PyTorch comes from an index for another toolkit than that of the Flox environment.'),
    FLX119: finding('PyTorch comes from an index for CUDA and from one without it.'),
    // The machine and its installation.
    INS001: environment('Nix was not found on this machine.'),
    INS002: environment('Another job on this machine holds the lock.'),
    INS003: environment('The journal of changes to this machine cannot be read.'),
    INS010: request('No SHA-256 is known for the requested Nix release.'),
    INS011: request('A version, base URL or SHA-256 of a Nix release is invalid.'),
    INS012: environment('The downloaded archive does not have the expected SHA-256.'),
    INS013: environment('This user may not install Nix.'),
    INS014: environment('/nix contains files that this action did not create.'),
    INS015: environment('A program required for the installation is missing.'),
    INS016: environment('There is not enough disk space to install Nix.'),
    INS017: environment('The release archive is damaged or has an unexpected layout.'),
    INS018: environment('A step of the installation failed.'),
    INS019: environment('The installation was cancelled.'),
    INS020: environment('Nix cannot be installed in this mode on this machine.'),
    INS021: environment('The Nix daemon did not start.'),
    INS022: environment('The files of an unfinished installation cannot be removed.'),
    INS023: environment('Another process is installing Nix on this machine.'),
    INS031: environment('This machine has no Nix, and preinstalled: require forbids installing one.'),
    INS032: environment('This machine has a Nix, and preinstalled: refuse forbids that.'),
    INS033: environment('This operating system is not supported.'),
    INS034: request('A setting has no effect on this machine.'),
    INS035: environment('This user may not use the Nix of this machine.'),
    INS036: environment('The Nix in use has known security holes.'),
    INS040: environment('The builds may need more disk space than is free.'),
    INS041: environment('A part of the runner image could not be removed.'),
    INS042: environment('The store or the build folder cannot be placed where the input says.'),
    INS043: environment('KVM cannot be made usable.'),
    INS044: environment('Builds are not sandboxed as requested.'),
    INS045: environment('A disk of this machine is full.'),
    INS050: environment('Something that this action created on the machine cannot be removed.'),
    INS051: environment('Something that this action created on the machine is still in use.'),
    // Network.
    NET001: environment('A server cannot be reached.'),
    NET002: environment('A server answered with an error status.'),
    NET003: environment('A download was interrupted or stalled.'),
    NET004: environment('A URL or a redirect was refused, for instance one from https to http.'),
    NET005: environment('A download is larger than its limit.'),
    NET006: environment('A download was cancelled.'),
    // Caches.
    CCH001: request('A substituter is not the URL of a cache.'),
    CCH002: request('A cache has no public key.'),
    CCH003: request('A public key of a cache is invalid.'),
    CCH004: request('Two different keys have the same name.'),
    CCH005: environment('Caches cannot be used: the Nix daemon does not trust this user, and the job has no root.'),
    CCH006: environment('Nix does not query a cache that was requested.'),
    CCH007: environment('Nix ignores a cache because it does not trust this user.'),
    CCH008: environment('A cache serves paths that no trusted key signed.'),
    CCH009: environment('A cache cannot be reached.'),
    CCH010: environment('A server answers with an error, or is not a binary cache.'),
    CCH011: environment('A cache is for another store folder.'),
    CCH012: environment('A cache does not have files that it lists.'),
    CCH013: environment('A cache is slow.'),
    CCH020: environment("GitHub's cache service cannot be used."),
    CCH021: environment('This job may not use the cache service as requested.'),
    CCH022: environment('Part of a restored cache entry was refused.'),
    CCH023: environment('A cache entry is damaged.'),
    CCH024: request('The key of the store cache is invalid.'),
    CCH025: environment('What was built could not be saved in a cache entry.'),
    CCH026: finding('Paths were left out of the cache of a public repository because of their licence.'),
    CCH027: environment('Jobs with and without store-cache-key share one Nix daemon.'),
    CCH028: request('The flake of the repository names caches that are not used.'),
    INS030: environment('The Nix on this machine is not the requested version.'),
    // Planning.
    PLN001: request('The toolkit is too old for the capability.'),
    PLN002: request('The toolkit no longer supports the capability.'),
    PLN003: request('The capability is unknown.'),
    PLN004: request('The toolkit is unknown.'),
    PLN005: request('The system is unknown or has no CUDA.'),
    PLN006: request('Jetson capabilities need aarch64-linux.'),
    PLN007: request('Jetson capabilities cannot be mixed with others in one cell.'),
    PLN008: request('The capability has another name in this toolkit.'),
    PLN009: request('The toolkit has no packages for this Jetson.'),
    PLN010: request('The same cell is requested twice.'),
    PLN011: request('Nothing was requested.'),
    PLN012: request('Every requested cell is excluded.'),
    PLN013: request('A family- or architecture-specific capability cannot provide the PTX of a fat binary.'),
    PLN014: request('The request makes more cells than the limit allows.'),
    PLN015: request('PTX was requested for a capability that is not the last of its cell.'),
    PLN016: request("The capability is not among those of the user's Nixpkgs."),
    PLN017: request("The toolkit is not in the user's Nixpkgs."),
    PLN018: request('The toolkit needs a newer driver than the users have.'),
    PLN019: request('The driver of the users cannot compile the PTX of this toolkit.'),
    PLN020: request("nvcc accepts no host compiler of the user's Nixpkgs."),
    PLN021: request('The cell cannot be evaluated.'),
    PLN022: request('A toolkit or capability is newer than the tables of this version.'),
    PLN023: request('The request excludes the cell.'),
    PLN024: request('A package cannot vary with toolkit or capability.'),
    PLN025: request('Packages of this kind are not supported.'),
    PLN026: finding('Several cells are the same derivation: the package ignores what differs between them.'),
    PLN027: finding('Nixpkgs is at a revision that no CUDA cache is known to build.'),
    PLN028: finding("The tables and the user's Nixpkgs differ."),
    PLN029: request('The plan is too large for the outputs of a job.'),
    PLN030: request('An entry of the request matches nothing.'),
    PLN031: request('An entry of the request can only be resolved by evaluating Nixpkgs.'),
    PLN032: environment('There is no shared stage, although several cells need the same derivations.'),
    PLN033: environment('The binary caches could not be asked what they have.'),
    PLN034: finding('The request names no Nixpkgs: a branch that a CUDA cache builds is used.'),
    PLN035: environment('The newest revision of a branch of Nixpkgs cannot be determined.'),
    // Building.
    BLD001: request('Nix could not evaluate the cell.'),
    BLD002: finding('The build failed.'),
    BLD003: environment('The build was cancelled.'),
    BLD004: environment('Nix could not be run, or gave an unexpected answer.'),
    BLD005: finding('A planned cell has no result.'),
    BLD006: finding('A result was refused: no job of this plan writes such a file.'),
    BLD007: finding('A job of a cell failed, although the results of all cells are proven.'),
    // Verifying.
    VER001: finding('A requested target is missing.'),
    VER002: finding('Device code was compiled by a toolkit other than the requested one.'),
    VER003: finding('No device code was found, but some was expected.'),
    VER004: finding('A file is truncated or corrupt.'),
    VER005: request('A file or folder cannot be read.'),
    VER006: finding('Requested PTX is missing.'),
    VER007: finding('Device code for targets that were not requested is present.'),
    VER008: finding('The toolkit that compiled some device code cannot be determined.'),
    VER009: request('The path is neither a regular file nor a folder.'),
    VER010: finding('The device code of a file cannot be read: 32-bit or big-endian ELF, thin archive, or compressed section.'),
    VER011: finding('A cell without CUDA has device code.'),
    VER012: finding('Some units lack a requested target, in a package that allows it.'),
    VER013: finding('Some units exist only for architecture- or family-specific targets.'),
    VER014: request('A named file cannot be opened, or is of a kind that holds no device code.'),
    VER015: finding('Packed files in a folder or an archive were not opened.'),
    VER016: finding('One of the requested GPUs cannot run all of the result.'),
    VER017: finding('Some containers of a file are registered with the CUDA runtime when the program starts, others are not.'),
    VER018: finding('Some kernels lack a requested target that the others beside them have.'),
};


/***/ }),

/***/ 7612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readDocument: () => (/* binding */ readDocument),
  readDocuments: () => (/* binding */ readDocuments),
  readStage: () => (/* binding */ readStage)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./lib/model/codes.js
var codes = __webpack_require__(73647);
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
const count = schemas/* int */.Whr().nonnegative();
const seconds = schemas/* number */.aig().nonnegative();
const problem = schemas/* strictObject */.rej({
    code: schemas/* enum */.k5n(Object.keys(codes/* codes */.F)),
    severity: schemas/* enum */.k5n(['error', 'warning', 'notice']),
    message: documents_text,
    fix: schemas/* string */.YjP(),
    where: schemas/* strictObject */.rej({ file: documents_text, line: count.exactOptional(), column: count.exactOptional() }).exactOptional(),
    subject: schemas/* union */.KCZ([
        schemas/* strictObject */.rej({ cache: documents_text }),
        schemas/* strictObject */.rej({ cell: documents_text }),
        schemas/* strictObject */.rej({ path: documents_text }),
        schemas/* strictObject */.rej({ setting: documents_text }),
        schemas/* strictObject */.rej({ url: documents_text }),
    ])
        .exactOptional()
        .describe('What it is about: a binary cache, a cell by its id, a path, a setting of nix.conf, or a URL without its query'),
    source: documents_text.exactOptional(),
})
    .describe('A refusal, an exclusion or a finding');
const toolkit = schemas/* string */.YjP()
    .regex(/^(\d{1,2}\.\d{1,2}|cpu)$/)
    .describe('CUDA toolkit, major.minor; cpu for the package without CUDA');
const capability = schemas/* string */.YjP()
    .regex(/^\d{1,2}\.\d[af]?$/)
    .describe('Compute capability, as in 9.0a');
/** As the reader of requests has it: below the root of the repository, `./` first. */
const repositoryFile = schemas/* string */.YjP()
    .regex(/^\.\/(?!(?:.*\/)?\.\.(?:\/|$))\P{Cc}+$/u)
    .describe('File of the repository, as in ./nix/package.nix; no `..`');
const packageSource = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('attribute'), attribute: documents_text.describe('Attribute path inside the package set') }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('file'),
        file: repositoryFile.describe('callPackage-style file of the repository'),
    }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('expression'),
        file: repositoryFile.describe('Nix file of the repository, as for nix build -f'),
        attribute: documents_text.nullable().describe('Attribute path in what the file gives, as for -A'),
        arg: schemas/* record */.g1P(documents_text, documents_text).describe('Arguments as Nix expressions; pkgs is the Nixpkgs instance of the cell'),
        argstr: schemas/* record */.g1P(documents_text, schemas/* string */.YjP()).describe('Arguments as texts'),
    }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('flake'),
        reference: documents_text.describe('Flake reference; . is the repository'),
        output: documents_text.describe('Attribute path in its packages'),
    }),
])
    .describe('Where the package comes from');
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
    missing: count.describe('Derivations that no cache has'),
    heavy: schemas/* array */.YOg(documents_text).describe('Those of them that are known to take long, by name'),
    downloadBytes: count.describe('What comes from binary caches, compressed'),
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
    problems: schemas/* array */.YOg(problem).min(1).describe('Every reason, not only the first'),
})
    .describe('A requested cell that is excluded');
const excludedGroup = schemas/* strictObject */.rej({
    code: problem.shape.code,
    count: count.describe('Cells whose first reason is this one'),
    examples: schemas/* array */.YOg(excludedCell).min(1).max(50),
})
    .describe('The cells that one rule excludes');
const sharedStageSchema = schemas/* strictObject */.rej({
    id: schemas/* enum */.k5n(system/* systems */.nV.map((system) => `shared-${system}`)).describe('Names a folder of the job'),
    system: cellFields.system,
    runner: documents_text.describe('runs-on label'),
    timeout: schemas/* int */.Whr().positive().describe('Time limit of the job, minutes'),
    derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ drvPath: documents_text, name: documents_text, cells: count.describe('Cells that need it') }))
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
        requested: count,
        planned: count,
        excluded: count,
        equal: count.exactOptional().describe('Cells that share the job of another one'),
        skipped: count.exactOptional().describe('Cells that a cache serves, left out on request'),
        left: count.exactOptional().describe('Cells that the tier leaves to other tiers'),
    }),
    tier: documents_text.exactOptional(),
    shared: schemas/* array */.YOg(sharedStageSchema).exactOptional(),
    skipped: schemas/* array */.YOg(schemas/* strictObject */.rej({ id: cellFields.id, drvPath: documents_text })).exactOptional(),
    base: comparison.exactOptional(),
    problems: schemas/* array */.YOg(problem).describe('Warnings and notices about the request as a whole'),
})
    .describe('What is worth running, and why the rest is not');
const unitKind = schemas/* strictObject */.rej({
    units: count.describe('How many units are alike'),
    kernels: count.describe('How many kernels they have together'),
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
    partly: schemas/* array */.YOg(schemas/* strictObject */.rej({ target: documents_text, units: count }))
        .exactOptional()
        .describe('Targets that only some units have, and how many'),
    linkedAtLoad: schemas/* array */.YOg(documents_text)
        .exactOptional()
        .describe('Targets that some unit has only because the driver links it when the program is loaded'),
    units: count.exactOptional().describe('What is loaded as one: usually one container for each source file'),
    unitKinds: schemas/* array */.YOg(unitKind)
        .max(unit_kinds/* mostUnitKinds */.t)
        .exactOptional()
        .describe('The most frequent kinds of units; those that are left out are missing from the sum of their counts'),
    stubs: schemas/* array */.YOg(documents_text).exactOptional().describe('Targets of images without a kernel or function'),
    ptx: schemas/* array */.YOg(documents_text).describe('Targets of the PTX, as in compute_90'),
    toolkits: schemas/* array */.YOg(documents_text).describe('Toolkits that compiled the cubins'),
    images: count.describe('Device images, link stubs included'),
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
    restored: schemas/* strictObject */.rej({ paths: count, bytes: count })
        .nullable()
        .describe('What the store cache had for it, bytes compressed; null when it had nothing'),
    seconds: schemas/* strictObject */.rej({ evaluate: seconds, build: seconds, verify: seconds }),
    derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: documents_text, seconds: seconds.nullable() }))
        .exactOptional()
        .describe('What Nix built for it, here or where the store cache has it from, and how long each took'),
    files: schemas/* array */.YOg(fileReport),
    problems: schemas/* array */.YOg(problem),
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
        derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: documents_text, seconds: seconds.nullable() })),
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
        seconds,
        derivations: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: documents_text, seconds: seconds.nullable() }))
            .describe('What Nix built for it here'),
    })),
})
    .describe('What the steps of one job tell each other; never a secret');
const documentSchemas = { cell: cellSchema, plan: planSchema, result: resultSchema, job: jobSchema };

// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
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
        throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('CFG007', `${from} is not a JSON list.`, 'Give it as the plan has it.'));
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
        throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('CFG007', `${from} is not a ${name}/1 document (its schema is ${JSON.stringify(found) ?? 'missing'}).`, 'Use documents written by this version of the action.'));
    }
    const parsed = documentSchemas[name].safeParse(value);
    if (parsed.success)
        return parsed.data;
    throw malformed(parsed.error, name, from);
}
function malformed(failure, name, from) {
    return new model_problem/* ProblemError */.Mm(failure.issues.map((issue) => (0,model_problem/* error */.z3)('CFG007', `${from}: ${issue.path.join('.') || 'document'}: ${issue.message}.`, `Follow schemas/${name}.json.`)));
}
function parseJson(json, what, from) {
    try {
        return JSON.parse(json);
    }
    catch (cause) {
        throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('CFG007', `${from} is not JSON.`, `Give the ${what} as it was written.`), { cause });
    }
}


/***/ }),

/***/ 79412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SE: () => (/* binding */ hasCuda),
/* harmony export */   br: () => (/* binding */ systemOf),
/* harmony export */   cl: () => (/* binding */ cudaSystems),
/* harmony export */   nV: () => (/* binding */ systems),
/* harmony export */   yQ: () => (/* binding */ isSystem)
/* harmony export */ });
/** The Nix systems for which NVIDIA has a toolkit. https://nix.dev/manual/nix/stable/development/building#system */
const cudaSystems = ['x86_64-linux', 'aarch64-linux'];
/** All systems of a request: those of CUDA, and macOS for packages that are also built without CUDA. */
const systems = [...cudaSystems, 'x86_64-darwin', 'aarch64-darwin'];
function isSystem(text) {
    return systems.includes(text);
}
/** Whether NVIDIA has a toolkit for it. */
function hasCuda(system) {
    return cudaSystems.includes(system);
}
/** What a machine runs that Node calls, for instance, `linux` and `arm64`; undefined for what none of `systems` is. */
function systemOf({ platform, arch }) {
    const machine = { x64: 'x86_64', arm64: 'aarch64' }[arch];
    return systems.find((system) => system === `${machine}-${platform}`);
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
