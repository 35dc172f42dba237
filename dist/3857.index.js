export const id = 3857;
export const ids = [3857];
export const modules = {

/***/ 52294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeReport: () => (/* binding */ makeReport),
/* harmony export */   reportJson: () => (/* binding */ reportJson)
/* harmony export */ });
/* harmony import */ var _inspect_result_coverage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64346);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);
/* harmony import */ var _report_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65102);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20145);
/* harmony import */ var _runner_sink_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42399);
/* harmony import */ var _verify_gpus_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15906);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(46296);







/**
 * Reads a plan and its results, and judges the run. Throws ProblemError CFG004 for what cannot be read, CFG007 for a plan
 * that is none of ours, CFG001 for what is no GPU or no driver.
 */
async function makeReport(host, { place, gpu, driver: asked }) {
    const [gpus, driver] = [(0,_verify_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseGpus */ .jO)(gpu), (0,_verify_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDriver */ .wi)(asked)];
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(4714), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 21430));
    const { planFile } = place;
    const plan = readDocument('plan', await (0,_results_js__WEBPACK_IMPORTED_MODULE_6__/* .reading */ .h)(planFile, () => host.files.readFile(planFile, 'utf8')), planFile);
    const { results, refused } = await (0,_results_js__WEBPACK_IMPORTED_MODULE_6__/* .readResults */ .x)(host, plan, place);
    const outcome = (0,_report_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(plan, results, refused, place.jobs);
    const coverage = gpus.length > 0 ? (0,_inspect_result_coverage_js__WEBPACK_IMPORTED_MODULE_0__/* .resultCoverage */ .q)(results, gpus, (0,_verify_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuFacts */ .Y3)(), driver) : undefined;
    const shown = coverage && {
        gpus: coverage.gpus.map(({ gpu: { name, capability }, cells }) => {
            const number = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCapability */ .q0)(capability);
            return { name: name === number ? number : `${name} (${number})`, cells };
        }),
        cells: coverage.cells,
        driver,
    };
    return { plan, results, outcome, coverage, markdown: (0,_report_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .renderSummary */ .Br)(plan, results, outcome, shown) };
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
        cells,
    };
    return (0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonText */ .s$)(document);
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
    return { gpu: name, capability: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCapability */ .q0)(capability) };
}


/***/ })

};
