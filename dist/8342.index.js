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
/* harmony import */ var _runner_sink_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42399);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54504);




/** `nix-cuda plan`: prints the plan. Exit code 1 when the plan has nothing to build and no cache serves all of it. */
async function runPlan(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_3__/* .planSurface */ .t, line.option);
    const { makePlan } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3229), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(6687), __webpack_require__.e(6766), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 11391));
    const planned = await makePlan(host, host.cwd, inputs);
    const { plan } = planned;
    if (inputs.explain !== undefined) {
        const { explain } = await Promise.all(/* import() | explain */[__webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(6766), __webpack_require__.e(1764)]).then(__webpack_require__.bind(__webpack_require__, 63228));
        const found = explain(planned, inputs.explain, host.cwd);
        host.answer(inputs.json ? (0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonText */ .s$)(found) : found.text);
        return found.state === 'planned' ? 0 : 1;
    }
    const { planMarkdown, planTable } = await __webpack_require__.e(/* import() | plan-text */ 2738).then(__webpack_require__.bind(__webpack_require__, 82367));
    if (inputs.json)
        host.answer((0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonText */ .s$)(plan));
    else
        host.answer(inputs.markdown ? planMarkdown(plan) : planTable(plan));
    if (inputs.json || inputs.markdown)
        for (const problem of plan.problems)
            host.log.info((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    return plan.rows.length > 0 || (plan.skipped ?? []).length > 0 ? 0 : 1;
}


/***/ }),

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters and what reorders text on a terminal become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 42399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ safeLines),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Hk: () => (/* binding */ safeText),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15514);


/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal such as colours. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).split(lineEnd);
}
/**
 * The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
 * terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
 * `##[` anywhere.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
 */
function safeLines(text) {
    return linesOf(text).map((line) => line
        .split('\t')
        .map(_model_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)
        .join('\t')
        .replaceAll('##[', '##\\[')
        .replace(/^(\s*)::/, '$1\\::'));
}
/** The same as one text, each line ended by LF. */
function safeText(text) {
    return safeLines(text).join('\n');
}
/** A value as JSON for people and programs, ended by LF; `safeText` changes nothing in it. */
function jsonText(value) {
    const coded = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const json = JSON.stringify(value, null, 2)
        .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, coded)
        .replaceAll('##[', `##${coded('[')}`);
    return `${json}\n`;
}


/***/ })

};
