export const id = 433;
export const ids = [433];
export const modules = {

/***/ 9707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runBuild: () => (/* binding */ runBuild)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _nix_find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1652);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4477);
/* harmony import */ var _cell_problems_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(596);
/* harmony import */ var _surfaces_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4579);





/** The build action: builds and proves one cell and writes its result. Exit code 1 when the cell is not proven. */
async function runBuild(host, github) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)(_surfaces_js__WEBPACK_IMPORTED_MODULE_3__/* .buildSurface */ ._5, github.actionInput);
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 3873));
    const cell = readDocument('cell', inputs.cell, 'The input cell');
    const nix = await (0,_nix_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findNix */ .r)(host);
    const { proveOne, resultFile } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(815), __webpack_require__.e(652), __webpack_require__.e(118), __webpack_require__.e(478)]).then(__webpack_require__.bind(__webpack_require__, 8952));
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const timeout = inputs['timeout-minutes'] * 60;
    const { jobStoreCache } = await Promise.all(/* import() | store-cache */[__webpack_require__.e(352), __webpack_require__.e(395)]).then(__webpack_require__.bind(__webpack_require__, 8352));
    const storeCache = await jobStoreCache(host, nix);
    const result = await proveOne(host, nix, cell, { root, timeout, storeCache, title: 'Cell' });
    github.setOutputs(_surfaces_js__WEBPACK_IMPORTED_MODULE_3__/* .buildSurface */ ._5, {
        id: cell.id,
        status: result.status,
        'result-file': resultFile(host, cell.id),
        'drv-path': result.drvPath ?? '',
        outputs: JSON.stringify(Object.fromEntries(result.outputs.map(({ name, path }) => [name, path]))),
    });
    github.annotate((0,_cell_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .cellProblems */ .L)([result]));
    return result.status === 'proven' ? 0 : 1;
}


/***/ }),

/***/ 596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ cellProblems)
/* harmony export */ });
/**
 * What of results deserves an annotation. Each names its cell, because an annotation stands alone; trouble with a cache is
 * the same for every cell and is told once.
 */
function cellProblems(results) {
    const all = results.flatMap((result) => result.problems
        .filter((problem) => problem.severity !== 'notice')
        .map((problem) => problem.code.startsWith('CCH') ? problem : { ...problem, message: `${result.cell.id}: ${problem.message}` }));
    return [...new Map(all.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}


/***/ }),

/***/ 1652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ lookForNix),
/* harmony export */   r: () => (/* binding */ findNix)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(994);



/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ['/nix/var/nix/profiles/default/bin', '/run/current-system/sw/bin'];
/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
async function findNix(host) {
    const nix = await lookForNix(host);
    if (nix)
        return nix;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS001', 'No nix program was found on PATH or in the usual places.', 'Install Nix before this step (https://nixos.org/download), or put it on PATH.'));
}
/** The same, undefined where there is none. Throws ProblemError BLD004 when it is there and does not answer. */
async function lookForNix(host) {
    const home = host.env['HOME'];
    const folders = [
        ...(host.env['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter),
        ...(home ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.nix-profile/bin')] : []),
        ...usualPlaces,
    ];
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'nix');
        if (await isExecutable(host, program))
            return { program, version: await versionOf(host, program) };
    }
    return undefined;
}
async function isExecutable(host, path) {
    try {
        await host.files.access(path, 1);
        return (await host.files.stat(path)).isFile();
    }
    catch {
        return false;
    }
}
/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host, program) {
    const outcome = await host.exec({
        argv: [program, '--version'],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env),
        timeout: 30,
        signal: host.cancelled,
    });
    const version = outcome.kind === 'exited' ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : undefined;
    if (version)
        return version;
    const detail = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.at(-1);
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${program} --version did not answer with a version (${detail ?? outcome.kind}).`, 'Mend this installation of Nix.'));
}


/***/ }),

/***/ 994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
    const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
    return { ...Object.fromEntries(kept), ...more };
}


/***/ })

};
