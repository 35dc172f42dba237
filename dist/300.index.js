export const id = 300;
export const ids = [300];
export const modules = {

/***/ 3786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerify: () => (/* binding */ runVerify)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1047);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3341);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4477);
/* harmony import */ var _runner_terminal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2776);
/* harmony import */ var _prove_cell_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1909);
/* harmony import */ var _surfaces_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4579);









/**
 * `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
 * or when a file is damaged.
 */
async function runVerify(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .Ko)(_surfaces_js__WEBPACK_IMPORTED_MODULE_6__/* .verifySurface */ .bQ, line.option);
    const expectation = expectationFrom(inputs);
    if (line.positionals.length === 0) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('CFG003', 'No PATH was given.', 'Name files or folders: nix-cuda verify PATH…'));
    }
    const name = (file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(host.cwd, file) || file;
    const trees = line.positionals.map((path) => (0,_prove_cell_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectTree */ .$k)(host, path, name));
    const verdict = (0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyImages */ .O)(trees.flatMap((tree) => tree.files), expectation);
    const problems = [...trees.flatMap((tree) => tree.problems), ...verdict.problems];
    const files = verdict.files.map((file) => ({
        file: file.file,
        targets: file.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .smName */ .ej),
        ptx: file.ptx.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .computeName */ .bt),
        toolkits: file.toolkits.map(_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .formatVersion */ .qh),
        images: file.images,
        stubs: file.stubs,
    }));
    process.stdout.write(inputs.json ? `${JSON.stringify({ files, problems }, null, 2)}\n` : verifyText(files, problems));
    return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}
function verifyText(files, problems) {
    const rows = files
        .filter((file) => file.images > 0)
        .map((file) => [
        file.file,
        file.targets.join(' ') || '-',
        file.ptx.join(' ') || '-',
        file.toolkits.join(' ') || '-',
        String(file.images),
    ]);
    const table = rows.length > 0 ? (0,_runner_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .textTable */ .e)([['FILE', 'TARGETS', 'PTX', 'CUDA', 'IMAGES'], ...rows]) : '';
    const counted = `${files.length} files looked at, ${rows.length} with device code`;
    return `${[table, problems.map(_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .formatProblem */ .Vw).join('\n'), counted].filter((part) => part !== '').join('\n\n')}\n`;
}
/** With no option the command only tells what is there, and no device code is fine. Throws ProblemError CFG001. */
function expectationFrom(inputs) {
    const problems = [];
    const targets = [];
    const ptx = [];
    for (const word of (inputs.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
        const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCapability */ ._p)(word.replace(/\+ptx$/i, ''));
        if (!capability)
            problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'));
        else {
            targets.push(capability);
            if (/\+ptx$/i.test(word))
                ptx.push(capability);
        }
    }
    const toolkit = inputs.toolkit === undefined ? undefined : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .parseVersion */ .ot)(inputs.toolkit);
    if (inputs.toolkit !== undefined && !toolkit)
        problems.push(refuse('toolkit', inputs.toolkit, 'major.minor, as in 12.8'));
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm(problems);
    const asked = targets.length > 0 || toolkit !== undefined;
    return { targets, ptx, ...(toolkit ? { toolkit } : {}), allowNoDeviceCode: !asked };
}
function refuse(option, value, expected) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('CFG001', `Option --${option} is ${JSON.stringify(value)}.`, `It accepts ${expected}.`);
}


/***/ }),

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ smDigits),
/* harmony export */   YE: () => (/* binding */ compareCapabilities),
/* harmony export */   _p: () => (/* binding */ parseCapability),
/* harmony export */   bt: () => (/* binding */ computeName),
/* harmony export */   ej: () => (/* binding */ smName),
/* harmony export */   q0: () => (/* binding */ formatCapability)
/* harmony export */ });
/** Reads `9.0a`, `sm_90a`, `sm90a` or `compute_90a`; undefined for everything else. The minor number is one digit. */
function parseCapability(text) {
    const match = /^([1-9]\d?)\.(\d)([af]?)$/.exec(text) ?? /^(?:sm_?|compute_?)([1-9]\d?)(\d)([af]?)$/.exec(text.toLowerCase());
    if (!match)
        return undefined;
    return { major: Number(match[1]), minor: Number(match[2]), suffix: match[3] };
}
/** `9.0a`. */
function formatCapability(capability) {
    return `${capability.major}.${capability.minor}${capability.suffix}`;
}
/** `90a`: what follows `sm_` and `compute_`. */
function smDigits(capability) {
    return `${capability.major}${capability.minor}${capability.suffix}`;
}
/** `sm_90a`: the target of a cubin, as nvcc, ptxas and cuobjdump write it. */
function smName(capability) {
    return `sm_${smDigits(capability)}`;
}
/** `compute_90`: the target of PTX. */
function computeName(capability) {
    return `compute_${smDigits(capability)}`;
}
const suffixOrder = { '': 0, a: 1, f: 2 };
/** Numeric order, then baseline before `a` before `f`: the order in which Nixpkgs lists capabilities. */
function compareCapabilities(a, b) {
    return a.major - b.major || a.minor - b.minor || suffixOrder[a.suffix] - suffixOrder[b.suffix];
}


/***/ })

};
