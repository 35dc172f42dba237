export const id = 3857;
export const ids = [3857];
export const modules = {

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


/***/ })

};
