export const id = 342;
export const ids = [342];
export const modules = {

/***/ 3674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPlan: () => (/* binding */ runPlan)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4477);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4504);



/** `nix-cuda plan`: prints the plan. Exit code 1 when the plan has nothing to build and no cache serves all of it. */
async function runPlan(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_2__/* .planSurface */ .t, line.option);
    const { makePlan } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(815), __webpack_require__.e(146), __webpack_require__.e(188), __webpack_require__.e(118), __webpack_require__.e(687), __webpack_require__.e(783), __webpack_require__.e(222)]).then(__webpack_require__.bind(__webpack_require__, 3439));
    const planned = await makePlan(host, host.cwd, inputs);
    const { plan } = planned;
    if (inputs.explain !== undefined) {
        const { explain } = await Promise.all(/* import() | explain */[__webpack_require__.e(188), __webpack_require__.e(118), __webpack_require__.e(783), __webpack_require__.e(764)]).then(__webpack_require__.bind(__webpack_require__, 3228));
        const found = explain(planned, inputs.explain, host.cwd);
        process.stdout.write(inputs.json ? `${JSON.stringify(found, null, 2)}\n` : found.text);
        return found.state === 'planned' ? 0 : 1;
    }
    const { planMarkdown, planTable } = await __webpack_require__.e(/* import() | plan-text */ 738).then(__webpack_require__.bind(__webpack_require__, 2367));
    if (inputs.json)
        process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
    else
        process.stdout.write(inputs.markdown ? planMarkdown(plan) : planTable(plan));
    if (inputs.json || inputs.markdown)
        for (const problem of plan.problems)
            host.log.info((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    return plan.rows.length > 0 || (plan.skipped ?? []).length > 0 ? 0 : 1;
}


/***/ })

};
