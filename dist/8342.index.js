export const id = 8342;
export const ids = [8342];
export const modules = {

/***/ 43674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPlan: () => (/* binding */ runPlan)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54504);



/** `nix-cuda plan`: prints the plan. Exit code 1 when the plan has nothing to build and no cache serves all of it. */
async function runPlan(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_2__/* .planSurface */ .t, line.option);
    const { makePlan } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3229), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(6687), __webpack_require__.e(6766), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 21063));
    const planned = await makePlan(host, host.cwd, inputs);
    const { plan } = planned;
    if (inputs.explain !== undefined) {
        const { explain } = await Promise.all(/* import() | explain */[__webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(6766), __webpack_require__.e(1764)]).then(__webpack_require__.bind(__webpack_require__, 63228));
        const found = explain(planned, inputs.explain, host.cwd);
        host.answer(inputs.json ? `${JSON.stringify(found, null, 2)}\n` : found.text);
        return found.state === 'planned' ? 0 : 1;
    }
    const { planMarkdown, planTable } = await __webpack_require__.e(/* import() | plan-text */ 2738).then(__webpack_require__.bind(__webpack_require__, 82367));
    if (inputs.json)
        host.answer(`${JSON.stringify(plan, null, 2)}\n`);
    else
        host.answer(inputs.markdown ? planMarkdown(plan) : planTable(plan));
    if (inputs.json || inputs.markdown)
        for (const problem of plan.problems)
            host.log.info((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    return plan.rows.length > 0 || (plan.skipped ?? []).length > 0 ? 0 : 1;
}


/***/ })

};
