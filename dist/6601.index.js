export const id = 6601;
export const ids = [6601,3857];
export const modules = {

/***/ 27471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runReportCommand: () => (/* binding */ runReportCommand)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6077);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92937);



/** `nix-cuda report`: prints the report of a run. Exit code 1 when the run is not as it was asked for. */
async function runReportCommand(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_2__/* .reportCommandSurface */ .lT, line.option);
    const report = await (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.makeReport)(host, (0,_surface_js__WEBPACK_IMPORTED_MODULE_2__/* .questionOf */ .YH)(inputs));
    host.answer(inputs.json ? (0,_report_js__WEBPACK_IMPORTED_MODULE_1__.reportJson)(report) : report.markdown);
    return report.outcome.good ? 0 : 1;
}


/***/ }),

/***/ 6077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeReport: () => (/* binding */ makeReport),
  reportJson: () => (/* binding */ reportJson)
});

// EXTERNAL MODULE: ./lib/inspect/result-coverage.js
var result_coverage = __webpack_require__(64346);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/report/gpu-tests.js
var gpu_tests = __webpack_require__(90116);
// EXTERNAL MODULE: ./lib/report/outcome.js
var report_outcome = __webpack_require__(65102);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __webpack_require__(20145);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/verify/gpus.js
var verify_gpus = __webpack_require__(15906);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/actions/report/results.js
var report_results = __webpack_require__(46296);
;// CONCATENATED MODULE: ./lib/actions/report/gpu-results.js





/** Bytes of one result: it has at most 40 lines of each test. */
const mostBytes = 8e6;
/**
 * The results of GPU tests: `<cell id>.json` in this folder, for cells of the plan alone. A cell of the plan with `gpu-tests` must have
 * one. Throws ProblemError CFG004 for what cannot be read.
 */
async function readGpuResults(host, plan, folder) {
    const cells = (0,report_outcome/* plannedCells */.C$)(plan);
    const names = await (0,report_results/* reading */.h)(folder, () => listed(host, folder));
    const known = new Set(cells.map(({ id }) => `${id}.json`));
    const problems = names
        .filter((name) => !known.has(name))
        .map((name) => refused((0,external_node_path_.join)(folder, name), 'the plan has no such cell'));
    const results = [];
    for (const { id, gpuTests } of cells) {
        if (!names.includes(`${id}.json`)) {
            if (gpuTests)
                problems.push(missing(id));
            continue;
        }
        const read = await readOne(host, (0,external_node_path_.join)(folder, `${id}.json`), id);
        if ('schema' in read)
            results.push(read);
        else
            problems.push(...read);
    }
    return { results, problems: problems.slice(0, 50) };
}
async function readOne(host, file, id) {
    const { size } = await (0,report_results/* reading */.h)(file, () => host.files.stat(file));
    if (size > mostBytes)
        return [refused(file, `it has more than ${mostBytes / 1e6} MB`)];
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    try {
        const text = await (0,report_results/* reading */.h)(file, () => host.files.readFile(file, 'utf8'));
        const result = readDocument('gpu-result', text, file);
        if (result.cell !== id)
            return [refused(file, 'it is of another cell')];
        const isBad = result.problems.some(({ severity }) => severity === 'error') ||
            result.tests.some(({ status }) => status !== 'passed');
        return isBad && result.status !== 'cancelled' ? { ...result, status: 'failed' } : result;
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm) || cause.problems.some(({ code }) => code === 'CFG004'))
            throw cause;
        return cause.problems;
    }
}
/** None where the folder does not exist, as when no cell had a job. */
async function listed(host, folder) {
    try {
        return (await host.files.readdir(folder)).sort();
    }
    catch (cause) {
        if ((0,files/* isErrno */.r)(cause, 'ENOENT'))
            return [];
        throw cause;
    }
}
function refused(file, why) {
    const fix = 'Find out which job wrote it: these results come only from the gpu-test action.';
    return (0,problem/* error */.z3)('GPU420', `The result of GPU tests ${file} is refused: ${why}.`, fix, { subject: { path: file } });
}
function missing(id) {
    const fix = 'See the log of its gpu-tests job: it was cancelled, lost its runner, or found none.';
    return (0,problem/* error */.z3)('GPU420', `${id} has no result of its GPU tests.`, fix, { subject: { cell: id } });
}

;// CONCATENATED MODULE: ./lib/actions/report/report.js









/**
 * Reads a plan and its results, and judges the run. Throws ProblemError CFG004 for what cannot be read, CFG007 for a plan
 * that is none of ours, CFG001 for what is no GPU or no driver.
 */
async function makeReport(host, { place, gpu, driver: asked, gpuResults }) {
    const [gpus, driver] = [(0,verify_gpus/* parseGpus */.jO)(gpu), (0,verify_gpus/* parseDriver */.wi)(asked)];
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    const { planFile } = place;
    const plan = readDocument('plan', await (0,report_results/* reading */.h)(planFile, () => host.files.readFile(planFile, 'utf8')), planFile);
    const { results, refused } = await (0,report_results/* readResults */.x)(host, plan, place);
    const tested = gpuResults === undefined ? undefined : await readGpuResults(host, plan, gpuResults);
    const { results: gpuTests, problems } = tested ?? { results: [], problems: [] };
    const outcome = (0,gpu_tests/* withGpuTests */.oQ)((0,report_outcome/* outcomeOf */.sG)(plan, results, refused, place.jobs), gpuTests, problems);
    const coverage = gpus.length > 0 ? (0,result_coverage/* resultCoverage */.q)(results, gpus, (0,verify_gpus/* gpuFacts */.Y3)(), driver) : undefined;
    const shown = coverage && {
        gpus: coverage.gpus.map(({ gpu: { name, capability }, cells }) => {
            const number = (0,model_capability/* formatCapability */.q0)(capability);
            return { name: name === number ? number : `${name} (${number})`, cells };
        }),
        cells: coverage.cells,
        driver,
    };
    const markdown = (0,summary/* renderSummary */.Br)(plan, results, outcome, shown, gpuTests);
    return { plan, results, outcome, coverage, gpuTests, markdown };
}
/** The report as JSON text: the plan's counts and one entry per cell. */
function reportJson(report) {
    const cells = report.results.map(({ cell, status, built, seconds, problems }) => ({
        id: cell.id,
        status,
        built,
        seconds,
        problems,
        ...gpusOf(report.coverage?.cells.find(({ id }) => id === cell.id)),
    }));
    const { good, missing, errors } = report.outcome;
    const gpus = report.coverage?.gpus.map(({ gpu, cells: runs }) => ({ ...named(gpu), cells: runs }));
    const document = {
        good,
        counts: report.plan.counts,
        missing: missing.map(({ id }) => id),
        problems: errors,
        ...(gpus ? { gpus } : {}),
        ...(report.gpuTests.length > 0 ? { gpuTests: report.gpuTests } : {}),
        cells,
    };
    return (0,sink/* jsonText */.s$)(document);
}
/** As `verify` gives them. */
function gpusOf(cell) {
    if (!cell)
        return {};
    const row = ({ gpu, runs, driver, units }) => ({ ...named(gpu), runs, driver: driver ?? null, units });
    return {
        gpus: cell.gpus.map(row),
        files: cell.files.map(({ path, output, gpus }) => ({ path, output, gpus: gpus.map(row) })),
    };
}
function named({ name, capability }) {
    return { gpu: name, capability: (0,model_capability/* formatCapability */.q0)(capability) };
}


/***/ }),

/***/ 65102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ plannedCells),
/* harmony export */   U: () => (/* binding */ judgedByContent),
/* harmony export */   dF: () => (/* binding */ briefResults),
/* harmony export */   h$: () => (/* binding */ notesOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   uy: () => (/* binding */ unbuiltStatus)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Judges a run by its plan, the results that there are, what was refused as one, and how the jobs ended that should have
 * handed them in. Pure.
 */
function outcomeOf(plan, results, refusedResults = [], jobs = 'success') {
    const planned = plannedCells(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const failed = results.filter(({ status }) => status !== 'proven');
    const missing = planned.filter(({ id }) => !done.has(id));
    const proven = planned.filter(({ id }) => done.get(id)?.status === 'proven').length;
    const refused = plan.problems.filter(({ severity }) => severity === 'error');
    const allProven = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0;
    // A job that could not hand in its result failed: what is in its place may be another's.
    const doubted = allProven && (jobs === 'failure' || jobs === 'cancelled') ? [jobsEnded(jobs)] : [];
    const good = allProven && doubted.length === 0;
    const some = (count, what) => (count > 0 ? [`${count} ${what}`] : []);
    const words = [
        `${proven} of ${planned.length} proven`,
        ...some(failed.length, 'failed'),
        ...some(missing.length, 'without a result'),
        ...some(refusedResults.length, 'refused'),
        ...(doubted.length > 0 ? [`their jobs ended with ${jobs}`] : []),
        ...some(refused.length, refused.length === 1 ? 'error in the plan' : 'errors in the plan'),
        ...some(plan.skipped?.length ?? 0, 'in caches'),
        ...some(plan.counts.excluded, 'excluded'),
    ];
    const errors = [...refused, ...refusedResults, ...doubted, ...missing.map(withoutResult)];
    return { good, proven, failed, missing, errors, mark: good ? '✅' : '❌', headline: words.join(', ') };
}
/**
 * The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
 * outputs and the device code that its cell asks for. Pure.
 */
function judgedByContent(result) {
    const errors = result.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const unbuilt = result.status === 'cancelled' ? 'cancelled' : unbuiltStatus(errors);
    if (unbuilt)
        return unbuilt;
    if (errors.length > 0)
        return 'wrong';
    return result.status === 'proven' && !holdsProof(result) ? 'wrong' : result.status;
}
/** The status of a cell that these errors kept from being built; undefined where none of them does. Pure. */
function unbuiltStatus(errors) {
    if (errors.includes('BLD003'))
        return 'cancelled';
    // Nix fetches what it evaluates: the network fails there.
    if (errors.some((code) => ['BLD001', 'NET001', 'NET002'].includes(code)))
        return 'evaluation-failed';
    return errors.some((code) => /^(?:BLD|FLX)/.test(code)) ? 'build-failed' : undefined;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
    // What Flox builds in place may have no derivation.
    if ((drvPath === null && cell.source.kind !== 'flox') || outputs.length === 0)
        return false;
    if (cell.toolkit === 'cpu')
        return files.length === 0;
    if (files.length === 0)
        return cell.deviceCode === 'optional';
    // Targets that not every unit of a file has are not in its list: these notices stand for them.
    if (problems.some(({ code }) => code === 'VER012' || code === 'VER013'))
        return true;
    const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]));
    const wanted = [...cell.capabilities.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)), ...cell.ptx.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt))];
    return wanted.every((name) => targets.has(name));
}
const named = (nameOf) => (text) => {
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    return capability ? nameOf(capability) : text;
};
/** What the plan has to say that is no error. */
function notesOf(plan) {
    return plan.problems.filter(({ severity }) => severity !== 'error');
}
/** The cells that are built, those of the same derivation as another among them. */
function plannedCells(plan) {
    return plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
}
function jobsEnded(jobs) {
    const message = `Every cell has a proven result, and the jobs of the cells ended with ${jobs}.`;
    const fix = 'See the job that failed: where it could not hand in its result, another job may have taken its name.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD007', message, fix);
}
function withoutResult({ id }) {
    const fix = 'See the log of its job: it was cancelled, exceeded its time limit, or lost its runner.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD005', `${id} has no result.`, fix, { subject: { cell: id } });
}
/** What a later step or job needs of results: where the outputs are. */
function briefResults(results) {
    return results.map(({ cell, status, outputs }) => ({
        id: cell.id,
        status,
        outputs: Object.fromEntries(outputs.map(({ name, path }) => [name, path])),
    }));
}


/***/ }),

/***/ 11161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);




/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await host.files.rename(temporary, path);
    }
    catch (cause) {
        await host.files.rm(temporary, { force: true });
        throw cause;
    }
}
/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
async function readIfPresent(host, path) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (isErrno(cause, 'ENOENT'))
            return undefined;
        throw cause;
    }
}
/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
function isThere(host, path) {
    return holds(host.files.lstat(path));
}
/** Whether this process may write to it (access(2)). */
function isWritable(host, path) {
    return holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK));
}
/** Whether it is a file that this process may execute. */
async function isProgram(host, path) {
    if (!(await holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK))))
        return false;
    return (await host.files.stat(path).catch(() => undefined))?.isFile() ?? false;
}
/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
async function findProgram(host, name, folders) {
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        if (await isProgram(host, program))
            return program;
    }
    return undefined;
}
/** What Docker and Podman leave in the root of a container. */
const containerMarks = ['/.dockerenv', '/run/.containerenv'];
function holds(question) {
    return question.then(() => true, () => false);
}
/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
function isDiskFull(cause) {
    if (isErrno(cause, 'ENOSPC') || isErrno(cause, 'EDQUOT'))
        return true;
    return cause instanceof Error && cause.errcode === 13;
}
/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
function problemsIn(cause) {
    if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
        return cause.problems;
    if (!(cause instanceof Error && isDiskFull(cause)))
        return undefined;
    const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ })

};
