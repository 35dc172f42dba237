export const id = 7137;
export const ids = [7137];
export const modules = {

/***/ 33483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  logPlan: () => (/* binding */ logPlan),
  proveAll: () => (/* binding */ proveAll),
  proveOne: () => (/* binding */ proveOne),
  resultFile: () => (/* binding */ resultFile),
  resultsFolder: () => (/* binding */ resultsFolder)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(97449);
// EXTERNAL MODULE: ./lib/report/problem-text.js
var problem_text = __webpack_require__(65637);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __webpack_require__(20145);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/job.js
var runner_job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/runner/limit.js
var runner_limit = __webpack_require__(7541);
// EXTERNAL MODULE: ./lib/runner/log.js
var runner_log = __webpack_require__(93188);
// EXTERNAL MODULE: ./lib/actions/build/prove-cell.js + 1 modules
var prove_cell = __webpack_require__(71086);
;// CONCATENATED MODULE: ./lib/actions/build/side-by-side.js

/** Works on the items in their order, `atOnce` of them at a time, and starts none once `stop` is aborted or one has thrown. */
async function sideBySide(items, atOnce, stop, work) {
    const limit = (0,runner_limit/* limitTo */.$)(atOnce);
    const broken = new AbortController();
    const one = async (item, index) => {
        if (stop.aborted || broken.signal.aborted)
            return;
        try {
            await work(item, index);
        }
        catch (cause) {
            broken.abort();
            throw cause;
        }
    };
    await Promise.all(items.map((item, index) => limit(() => one(item, index))));
}

;// CONCATENATED MODULE: ./lib/actions/build/matrix-job.js










/**
 * Builds and proves the cells of a plan in this job, one after the other or `atOnce` at a time; each result is on disk as soon
 * as it is there. Stops between cells when the job is cancelled. `timeout` is in seconds and for one build.
 */
async function proveAll(host, nix, plan, options) {
    const planFile = (0,external_node_path_.join)((0,runner_job/* jobFolder */.OW)(host), 'plan.json');
    await (0,files/* writeAtomically */.vK)(host, planFile, `${JSON.stringify(plan)}\n`);
    logPlan(host, plan);
    const cells = plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
    const results = cells.map(() => undefined);
    const { atOnce = 1, evaluations } = options;
    const turn = (0,runner_limit/* limitTo */.$)(1);
    await sideBySide(cells, atOnce, host.cancelled, async (cell, index) => {
        const evaluated = evaluations?.get(cell.id);
        const title = `Cell ${index + 1} of ${cells.length}`;
        const here = withStatus(host, `[${index + 1}/${cells.length}] ${cell.id}`);
        const { log, show } = atOnce > 1 ? (0,runner_log/* heldBack */.Z)(here.log) : { log: here.log, show: () => { } };
        const more = { title, turn, ...(evaluated ? { evaluated } : {}) };
        try {
            results[index] = await proveOne({ ...here, log }, nix, cell, { ...options, ...more });
        }
        finally {
            show();
        }
    });
    const done = results.filter((result) => result !== undefined);
    return { results: done, planFile, resultsFolder: resultsFolder(host) };
}
/** Builds and proves one cell, tells how it went, and writes its result and its entry in job.json. */
async function proveOne(host, nix, cell, options) {
    host.log.group(`${options.title}: ${cell.id}`);
    const { result, derivations } = await prove(host, nix, cell, { ...options, folder: (0,runner_job/* jobFolder */.OW)(host) });
    host.log.endGroup();
    logResult(host, result);
    await (0,files/* writeAtomically */.vK)(host, resultFile(host, cell.id), `${JSON.stringify(result)}\n`);
    const { turn = (0,runner_limit/* limitTo */.$)(1) } = options;
    await turn(async () => {
        const job = await (0,runner_job/* readJob */.cd)(host);
        const others = job.cells.filter((entry) => entry.id !== cell.id);
        await (0,runner_job/* writeJob */.Pg)(host, { ...job, nix, cells: [...others, jobEntry(result, derivations)] });
    });
    return result;
}
async function prove(host, nix, cell, options) {
    if (!(0,model_cell/* isFloxCell */.KK)(cell))
        return (0,prove_cell/* proveCell */.dg)(host, nix, cell, options);
    const { proveFloxCell } = await Promise.all(/* import() | flox-build */[__webpack_require__.e(9605), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(6396), __webpack_require__.e(2080), __webpack_require__.e(8991)]).then(__webpack_require__.bind(__webpack_require__, 42267));
    return proveFloxCell(host, nix, cell, options);
}
/** With a title before what the terminal says of the moment. */
function withStatus(host, title) {
    const { status } = host.log;
    if (!status)
        return host;
    return { ...host, log: { ...host.log, status: (line) => status(`${title}: ${line}`) } };
}
/** Absolute path of the folder with one `<cell id>.json` (result/1) per cell. */
function resultsFolder(host) {
    return (0,external_node_path_.join)((0,runner_job/* jobFolder */.OW)(host), 'results');
}
/** Absolute path of the result of one cell. */
function resultFile(host, id) {
    return (0,external_node_path_.join)(resultsFolder(host), `${id}.json`);
}
/** Prints a plan: what is built, and what is not and why. */
function logPlan(host, plan) {
    host.log.group(`Plan: ${plan.counts.planned} jobs, ${plan.counts.excluded} cells excluded`);
    for (const { id, also = [], runner, coverage } of plan.rows) {
        const cached = coverage ? `, ${coverage.state}` : '';
        (0,runner_log/* logDetail */.S)(host.log, `${id} (${runner}${cached})${also.map((cell) => `, with ${cell.id}`).join('')}`);
    }
    for (const { code, count, examples } of plan.excluded) {
        for (const cell of examples) {
            for (const problem of cell.problems)
                (0,runner_log/* logDetail */.S)(host.log, `not ${cell.id}: ${problem.code} ${problem.message}`);
        }
        if (count > examples.length)
            (0,runner_log/* logDetail */.S)(host.log, `not ${count - examples.length} more, by ${code}`);
    }
    for (const { id } of plan.skipped ?? [])
        (0,runner_log/* logDetail */.S)(host.log, `not ${id}: a binary cache serves it`);
    host.log.endGroup();
}
/** Outside the fold, so that a failure is seen without opening anything. A line that changes says itself what is done. */
function logResult(host, result) {
    const proven = result.status === 'proven';
    if (proven && host.log.status)
        return;
    host.log.info(`${(0,summary/* statusText */.qS)(result)}: ${result.cell.id} (${(0,summary/* foundTargets */.zi)(result)})`);
    if (proven)
        return;
    for (const problem of result.problems) {
        if (problem.severity === 'error')
            host.log.info(`    ${(0,problem_text/* problemText */.f)(problem)}`);
    }
    for (const line of result.logTail)
        host.log.info(`    ${line}`);
}
function jobEntry(result, derivations) {
    const { evaluate, build, verify } = result.seconds;
    return {
        id: result.cell.id,
        system: result.cell.system,
        status: result.status,
        drvPath: result.drvPath,
        outputs: result.outputs.map((output) => output.path),
        ...(result.unfree === undefined ? {} : { unfree: result.unfree }),
        built: result.built,
        seconds: evaluate + build + verify,
        derivations: derivations.map(({ path, seconds }) => ({ path, seconds })),
    };
}


/***/ }),

/***/ 71086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dg: () => (/* binding */ proveCell),
  ZU: () => (/* binding */ proveOutputs),
  Ke: () => (/* binding */ result),
  ay: () => (/* binding */ timed)
});

// UNUSED EXPORTS: withoutDeviceCode

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/cuda/entry-text.js
/** `{ name: mytool, device-code: optional }`: the entry of the cell's package that lets a result have no device code. */
function optionalDeviceCode({ package: name, source }) {
    const what = source.kind === 'attribute'
        ? source.attribute === name
            ? []
            : [`attribute: ${source.attribute}`]
        : source.kind === 'file'
            ? [`file: ${source.file}`]
            : source.kind === 'flox'
                ? [`flox: ${source.build}`, ...(source.environment === '.' ? [] : [`dir: ${source.environment}`])]
                : ['…'];
    return `{ ${[`name: ${name}`, ...what, 'device-code: optional'].join(', ')} }`;
}

// EXTERNAL MODULE: ./lib/cuda/expression.js + 1 modules
var cuda_expression = __webpack_require__(86188);
// EXTERNAL MODULE: ./lib/inspect/report.js
var report = __webpack_require__(23740);
// EXTERNAL MODULE: ./lib/inspect/verify.js + 2 modules
var verify = __webpack_require__(72358);
// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/nix/build/build.js + 1 modules
var build = __webpack_require__(48402);
// EXTERNAL MODULE: ./lib/nix/build/evaluate.js
var evaluate = __webpack_require__(85990);
// EXTERNAL MODULE: ./lib/nix/configure/caches.js
var caches = __webpack_require__(76213);
// EXTERNAL MODULE: ./lib/report/outcome.js
var outcome = __webpack_require__(65102);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/log.js
var log = __webpack_require__(93188);
// EXTERNAL MODULE: ./lib/actions/plan/evaluation-causes.js
var evaluation_causes = __webpack_require__(10714);
// EXTERNAL MODULE: ./lib/actions/verify/inspect-tree.js + 6 modules
var inspect_tree = __webpack_require__(86521);
;// CONCATENATED MODULE: ./lib/actions/build/prove-cell.js
















/**
 * Evaluates, builds and verifies one cell. Never throws for what the cell or its build did: the result says it.
 * Throws ProblemError or a system error when the folder cannot be written.
 */
async function proveCell(host, nix, cell, options) {
    const file = (0,external_node_path_.join)(options.folder, 'expressions', `${cell.id}.nix`);
    const expression = (0,cuda_expression/* cellExpression */.H4)(cell, options);
    await (0,files/* writeAtomically */.vK)(host, file, expression);
    (0,log/* logDetail */.S)(host.log, `To build this cell yourself: nix build -f ${file} package`);
    for (const line of expression.trimEnd().split('\n'))
        (0,log/* logDetail */.S)(host.log, `    ${line}`);
    const { evaluated: known } = options;
    const evaluation = await timed(host, async () => known ?? (await (0,evaluate/* evaluate */._3)(host, nix, file)));
    if ('problem' in evaluation.value) {
        const problem = await (0,evaluation_causes/* withCause */.w)(host, options.root, evaluation.value.problem, cell);
        return { result: result(cell, problem, { evaluate: evaluation.seconds }), derivations: [] };
    }
    const evaluated = evaluation.value;
    const root = options.linkOf ? options.linkOf(cell) : (0,external_node_path_.join)(options.folder, 'outputs', cell.id);
    if (!options.linkOf)
        await host.files.mkdir((0,external_node_path_.join)(options.folder, 'outputs'), { recursive: true, mode: 0o700 });
    const restored = await options.storeCache?.restore({ id: cell.id, system: cell.system, drvPath: evaluated.drvPath });
    const whole = restored?.outcome === 'skipped' || (restored?.outcome === 'restored' && restored.exact);
    const stage = options.shared && !whole
        ? await options.storeCache?.restoreShared({ system: cell.system, ...options.shared })
        : undefined;
    const cached = restored?.outcome === 'restored' ? { paths: restored.paths, bytes: restored.bytes } : null;
    const building = await timed(host, () => (0,build/* build */.j)(host, nix, { drvPath: evaluated.drvPath, ...(root === undefined ? {} : { root }), timeout: options.timeout }));
    const { problem, built, derivations, logTail, messages } = building.value;
    const trouble = [
        ...(restored?.problems ?? []),
        ...(stage?.problems ?? []),
        ...(0,caches/* explainCacheErrors */.PB)(messages, options.substituters ?? []),
        ...building.value.warnings,
    ];
    const seconds = { evaluate: evaluation.seconds, build: building.seconds };
    const made = await knownBuilds(stage?.outcome === 'restored' ? options.storeCache : undefined, derivations);
    const failed = problem && {
        ...result(cell, [problem, ...trouble], seconds, evaluated),
        built: built.length > 0,
        restored: cached,
        derivations: made,
        logTail,
    };
    if (failed)
        return { result: failed, derivations };
    const proof = await timed(host, () => proveOutputs(host, evaluated, cell));
    const wrong = proof.value.problems.some((found) => found.severity === 'error');
    const proved = {
        ...result(cell, [...proof.value.problems, ...trouble], { ...seconds, verify: proof.seconds }, evaluated),
        status: host.cancelled.aborted ? 'cancelled' : wrong ? 'wrong' : 'proven',
        built: built.length > 0,
        restored: cached,
        derivations: made,
        files: proof.value.files,
    };
    return { result: proved, derivations };
}
/** What Nix built here, and what the shared stage did, whose job has no result of its own: the next plan wants both. */
async function knownBuilds(storeCache, built) {
    const restored = (await storeCache?.restored()) ?? [];
    const seconds = new Map();
    for (const { drvPath, seconds: took } of restored)
        if (drvPath !== null && took !== null)
            seconds.set(drvPath, took);
    for (const { path, seconds: took } of built)
        seconds.set(path, took);
    return [...seconds].map(([path, took]) => ({ path, seconds: took }));
}
/** What the cell's own numbers ask of every file with device code. */
function expectationOf(cell) {
    const toolkit = (0,version/* parseVersion */.ot)(cell.toolkit);
    return {
        targets: parsed(cell.capabilities),
        ptx: parsed(cell.ptx),
        ...(toolkit ? { toolkit } : {}),
        ...(cell.units ? { units: cell.units } : {}),
        allowNoDeviceCode: cell.deviceCode === 'optional' || cell.toolkit === 'cpu',
    };
}
function parsed(texts) {
    return texts.map(capability/* parseCapability */._p).filter((capability) => capability !== undefined);
}
/** Opens every file of the outputs. */
async function proveOutputs(host, evaluated, cell) {
    const problems = [];
    const files = [];
    const outputs = new Map();
    for (const { name: output, path } of evaluated.outputs) {
        const found = await (0,inspect_tree/* inspectTree */.$)(host, path, (file) => {
            const shown = evaluated.outputs.length > 1 ? `${output}/${(0,external_node_path_.relative)(path, file)}` : (0,external_node_path_.relative)(path, file) || file;
            outputs.set(shown, { output, path: (0,external_node_path_.relative)(path, file) || '.' });
            return shown;
        });
        files.push(...found.files);
        const notice = (0,inspect_tree/* unopenedNotice */.B)(found.unopened);
        problems.push(...found.problems, ...(notice ? [notice] : []));
    }
    /** Members of an archive lie where it does. */
    const outputOf = (file) => {
        const [outer = file, ...members] = file.split('!/');
        const at = outputs.get(outer);
        return at ? { ...at, path: [at.path, ...members].join('!/') } : { output: 'out', path: file };
    };
    const verdict = (0,verify/* verifyImages */.O)(files, expectationOf(cell));
    if (cell.toolkit === 'cpu')
        problems.push(...withoutDeviceCode(files));
    const reports = files
        .filter((file) => file.images.length > 0)
        .map((file) => ({ ...outputOf(file.file), ...(0,report/* documentReport */.gI)(file) }));
    const fix = `If its kernels are in a library that it uses, write ${optionalDeviceCode(cell)}. Otherwise check that the build compiles for CUDA and installs what it compiled.`;
    const verdicts = verdict.problems.map((problem) => (problem.code === 'VER003' ? { ...problem, fix } : problem));
    return { files: reports, problems: [...problems, ...verdicts] };
}
/** VER011 where a cell that is built without CUDA has device code all the same. */
function withoutDeviceCode(files) {
    const [first, ...others] = files.filter(({ images }) => images.length > 0);
    if (!first)
        return [];
    const more = others.length === 0 ? '' : ` (and ${others.length} more ${others.length === 1 ? 'file' : 'files'})`;
    return [
        (0,problem/* error */.z3)('VER011', `${first.file}${more} has device code: this cell is built without CUDA.`, 'Find out why the package uses CUDA although config.cudaSupport is false.'),
    ];
}
/** A result of a cell that was not built, by its problems. */
function result(cell, found, seconds, evaluated) {
    const problems = Array.isArray(found) ? found : [found];
    return {
        schema: 'result/1',
        cell,
        status: (0,outcome/* unbuiltStatus */.uy)(problems.map(({ code }) => code)) ?? 'build-failed',
        drvPath: evaluated?.drvPath ?? null,
        outputs: evaluated?.outputs ?? [],
        ...(evaluated?.unfree === undefined ? {} : { unfree: evaluated.unfree }),
        built: false,
        restored: null,
        seconds: { evaluate: 0, build: 0, verify: 0, ...seconds },
        files: [],
        problems,
        logTail: [],
    };
}
async function timed(host, work) {
    const begun = host.clock.now();
    const value = await work();
    return { value, seconds: (host.clock.now() - begun) / 1_000 };
}


/***/ }),

/***/ 10714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ withCause)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);


/**
 * The problem of an evaluation with its cause, where Nix's message has a known one: a file that git does not track, a package of
 * an overlay that nobody set, a file that gives no package. Others stay as they are.
 */
async function withCause(host, root, problem, cell) {
    if (problem.code !== 'BLD001')
        return problem;
    const cause = (await missingFile(host, root, problem.message)) ??
        (cell &&
            (noFlake(cell, problem.message) ?? noPackage(cell, problem.message) ?? noAttribute(cell, problem.message))) ??
        (cell && (await missingArgument(host, root, cell, problem.message)));
    return cause ? { ...problem, ...cause } : problem;
}
/** A file that is not there, or that Nix does not see: of a flake it sees what git tracks alone. */
async function missingFile(host, root, text) {
    const [, inStore, named] = /[pP]ath '(?:\/\S*?-source\/([^']+)|([^'/][^']*))' (?:does not exist|in the repository .* is not tracked by Git)/.exec(text) ?? [];
    const absent = /path '([^']+)' does not exist/.exec(text)?.[1];
    if (absent?.startsWith(`${root}/`)) {
        const fix = 'Check its name; paths in a request start at the root of the repository.';
        return { message: `./${absent.slice(root.length + 1)} does not exist.`, fix };
    }
    const file = inStore ?? named;
    if (file === undefined || !(await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, file))))
        return undefined;
    return {
        message: `${file} exists, but git does not track it.`,
        fix: `Run git add ${file}.`,
    };
}
/** Asked after `missingFile`, which knows a flake.nix that is there. */
function noFlake({ source, instance }, text) {
    const flakes = [source, ...(instance?.overlays ?? [])].filter((one) => one.kind === 'flake');
    const own = flakes.find(({ reference }) => reference.startsWith('.'));
    if (!own || !/-source\/flake\.nix' does not exist/.test(text))
        return undefined;
    return {
        message: `${own.reference} has no flake.nix.`,
        fix: 'Write one, or name a file such as ./overlay.nix or ./package.nix.',
    };
}
/** Names that every set of packages has, beside its packages. */
const ofEverySet = /^(?:_.*|callPackage|extend|newScope|override.*|packages|recurse.*)$/;
/** The generated expression says it: `it gives a set with prog version`. */
function noPackage({ package: name, source }, text) {
    const [, kind = '', members = ''] = /\bit gives an? (\w+)(?: with ([^\n]*?))? instead of a package/.exec(text) ?? [];
    if (kind === '')
        return undefined;
    const names = members.split(' ').filter((one) => one !== '' && !ofEverySet.test(one));
    const [first = ''] = names;
    const shown = names.length > 8 ? `${names.slice(0, 8).join(', ')}, …` : names.join(', ');
    const gives = `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}${shown === '' ? '' : ` with ${shown}`}`;
    const attribute = first || 'ATTRIBUTE';
    if (source.kind === 'file') {
        return {
            message: `${source.file} gives ${gives} instead of a package.`,
            fix: `Name one with ${name}=-f ${source.file} -A ${attribute} and the arguments of the file (--arg lib lib), or write a file that gives the package.`,
        };
    }
    if (source.kind === 'attribute') {
        const fix = `Name a package in it, like ${source.attribute}.${attribute}.`;
        return {
            message: `${source.attribute} is ${gives.replace(/^(an?) set with .*/, '$1 set')} of Nixpkgs, not a package.`,
            fix,
        };
    }
    if (source.kind === 'flox')
        return undefined;
    const what = source.kind === 'flake' ? `${source.reference}#${source.output}` : source.file;
    return { message: `${what} gives ${gives} instead of a package.`, fix: `Name one: ${attribute}.` };
}
function noAttribute({ source, instance }, text) {
    const missing = /attribute '([^']+)' missing/.exec(text)?.[1];
    const isOfSource = source.kind === 'attribute' && source.attribute.split('.').includes(missing ?? '');
    const flake = instance?.overlays.find((one) => one.kind === 'flake' && [one.name, 'overlays'].includes(missing ?? ''));
    if (flake?.kind === 'flake' && !isOfSource) {
        const fix = 'Check the name of the overlay, or name a file such as ./overlay.nix.';
        return { message: `${flake.reference} has no overlays.${flake.name}.`, fix };
    }
    if (source.kind !== 'attribute' || missing === undefined || !isOfSource)
        return undefined;
    const similar = /Did you mean ([^?\n]+)\?/.exec(text)?.[0];
    const overlays = instance?.overlays ?? [];
    if (overlays.length > 0) {
        return {
            message: `Neither Nixpkgs nor an overlay of the request has ${source.attribute}.`,
            fix: similar ?? 'Check its name, and which overlay has it.',
        };
    }
    return {
        message: `Nixpkgs has no ${source.attribute}, and no overlays are set.`,
        fix: `Does ${missing} come from an overlay? Then set overlays: [./overlay.nix], or [.] for overlays.default of flake.nix. ${similar ? `Or: ${similar.charAt(0).toLowerCase()}${similar.slice(1)}` : 'Otherwise check its name.'}`,
    };
}
async function missingArgument(host, root, { package: name, source }, text) {
    const argument = /called without required argument "([^"]+)"/.exec(text)?.[1];
    if (argument === undefined || source.kind !== 'file')
        return undefined;
    const code = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, source.file)).catch(() => undefined)) ?? '';
    if (/\bbuildPython(?:Package|Application)\b/.test(code)) {
        return {
            message: `${source.file} needs python3Packages.callPackage: ${argument} is not an attribute of Nixpkgs itself.`,
            fix: `Put it into an overlay, as ${name} = final.python3Packages.callPackage ${source.file} { };, set overlays, and name ${name} as a package.`,
        };
    }
    return {
        message: `${source.file} needs an argument ${argument}, which Nixpkgs does not have.`,
        fix: 'Check its name; what an overlay adds needs overlays in the request.',
    };
}


/***/ }),

/***/ 89427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ deriverOf),
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   Cv: () => (/* binding */ requisitesOf),
/* harmony export */   Jg: () => (/* binding */ builtHere),
/* harmony export */   TQ: () => (/* binding */ closureOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   ig: () => (/* binding */ validOf),
/* harmony export */   kc: () => (/* binding */ isBuilt)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90710);



const timeout = 300;
/** Arguments of one command: far below the kernel's 2 MiB. */
const batch = 4_000;
/** Outputs of derivations, whether they are there or not. */
function outputsOf(host, nix, drvPaths) {
    return nixStore(host, nix, ['--query', '--outputs'], drvPaths);
}
/** Every derivation that these need, themselves included. */
async function closureOf(host, nix, drvPaths) {
    const answer = await requisitesOf(host, nix, drvPaths);
    return 'failed' in answer ? answer : { lines: answer.lines.filter((path) => path.endsWith('.drv')) };
}
/** Everything that these refer to, directly or not, themselves included. */
function requisitesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--requisites'], paths);
}
/** Whether every output of a derivation is in the store; false also when the store does not say. */
async function isBuilt(host, nix, drvPath) {
    const outputs = await outputsOf(host, nix, [drvPath]);
    if ('failed' in outputs || outputs.lines.length === 0)
        return false;
    const valid = await validOf(host, nix, outputs.lines);
    return !('failed' in valid) && valid.lines.length === outputs.lines.length;
}
/** The derivation that a (valid) path was built from; undefined where it is unknown or not in the store. */
async function deriverOf(host, nix, path) {
    const answer = await nixStore(host, nix, ['--query', '--deriver'], [path]);
    const [deriver] = 'failed' in answer ? [] : answer.lines;
    if (!deriver?.endsWith('.drv'))
        return undefined;
    const valid = await validOf(host, nix, [deriver]);
    return 'failed' in valid ? undefined : valid.lines[0];
}
/** Everything that these refer to directly. */
function referencesOf(host, nix, paths) {
    return nixStore(host, nix, ['--query', '--references'], paths);
}
/** Those of the paths that are in the store. */
async function validOf(host, nix, paths) {
    const answer = await nixStore(host, nix, ['--check-validity', '--print-invalid'], paths);
    if ('failed' in answer)
        return answer;
    const invalid = new Set(answer.lines);
    return { lines: paths.filter((path) => !invalid.has(path)) };
}
/**
 * Those of the (valid) paths that were built on this machine, by this job or another: Nix marks them `ultimate`. What a
 * cache served or what was copied is not.
 */
async function builtHere(host, nix, paths) {
    const lines = [];
    for (let at = 0; at < paths.length; at += batch) {
        const some = paths.slice(at, at + batch);
        const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runNix */ .d)(host, nix, ['path-info', '--sigs', ...some], { timeout });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix path-info was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n')) {
            const [path, ...marks] = line.trim().split(/\s+/);
            if (path && marks.includes('ultimate'))
                lines.push(path);
        }
    }
    return { lines };
}
async function nixStore(host, nix, verb, paths) {
    const lines = new Set();
    for (let at = 0; at < paths.length; at += batch) {
        const outcome = await host.exec({
            argv: [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(nix.program), 'nix-store'), ...verb, ...paths.slice(at, at + batch)],
            env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env),
            signal: host.cancelled,
            timeout,
        });
        if (outcome.kind === 'not-started')
            return { failed: outcome.reason };
        if (outcome.kind !== 'exited' || outcome.code !== 0) {
            return { failed: outcome.stderrTail.at(-1) ?? `nix-store was ${outcome.kind}` };
        }
        for (const line of outcome.stdout.split('\n'))
            if (line !== '')
                lines.add(line);
    }
    return { lines: [...lines] };
}


/***/ })

};
