export const id = 3430;
export const ids = [3430];
export const modules = {

/***/ 38042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDoctor: () => (/* binding */ runDoctor)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93188);
/* harmony import */ var _gpu_examine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16192);
/* harmony import */ var _gpu_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69197);
/* harmony import */ var _gpu_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88919);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25096);






/** `nix-cuda doctor`: says whether CUDA programs run on this machine. Exit code 1 when something is an error. */
async function runDoctor(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_4__/* .doctorSurface */ .v, line.option);
    const { plan, results, cells } = inputs;
    const programs = { paths: line.positionals, plan, results, cells };
    const found = await (0,_gpu_examine_js__WEBPACK_IMPORTED_MODULE_1__/* .examineGpu */ .u)(host, (0,_gpu_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .requirementsFrom */ .N2)(inputs, 'yes'), programs);
    for (const fact of (0,_gpu_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sourcesText */ .E0)(found.gpu))
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_5__/* .logDetail */ .S)(host.log, fact);
    host.answer(inputs.json ? (0,_gpu_examine_js__WEBPACK_IMPORTED_MODULE_1__/* .examinationJson */ .q)(found) : (0,_gpu_text_js__WEBPACK_IMPORTED_MODULE_3__/* .examinationText */ .Ne)(found));
    return found.good ? 0 : 1;
}


/***/ }),

/***/ 93188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ logDetail)
/* harmony export */ });
/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
function logDetail(log, line) {
    if (!log.quiet)
        log.info(line);
}


/***/ })

};
