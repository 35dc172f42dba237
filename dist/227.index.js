export const id = 227;
export const ids = [227,547,300];
export const modules = {

/***/ 9946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inspectPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1047);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3341);
/* harmony import */ var _prove_cell_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5110);






/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
function inspectPaths(host, paths, asked) {
    const expectation = expectationFrom(asked);
    const name = (file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(host.cwd, file) || file;
    const trees = paths.map((path) => (0,_prove_cell_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectTree */ .$k)(host, path, name));
    const verdict = (0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyImages */ .O)(trees.flatMap((tree) => tree.files), expectation);
    const files = verdict.files.map((file) => ({
        file: file.file,
        targets: file.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .smName */ .ej),
        ptx: file.ptx.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .computeName */ .bt),
        toolkits: file.toolkits.map(_model_version_js__WEBPACK_IMPORTED_MODULE_5__/* .formatVersion */ .qh),
        images: file.images,
        stubs: file.stubs,
    }));
    return { files, problems: [...trees.flatMap((tree) => tree.problems), ...verdict.problems] };
}
function expectationFrom(asked) {
    const problems = [];
    const targets = [];
    const ptx = [];
    for (const word of (asked.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
        const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCapability */ ._p)(word.replace(/\+ptx$/i, ''));
        if (!capability)
            problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'));
        else {
            targets.push(capability);
            if (/\+ptx$/i.test(word))
                ptx.push(capability);
        }
    }
    const toolkit = asked.toolkit === undefined ? undefined : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_5__/* .parseVersion */ .ot)(asked.toolkit);
    if (asked.toolkit !== undefined && !toolkit)
        problems.push(refuse('toolkit', asked.toolkit, 'major.minor, as in 12.8'));
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm(problems);
    return { targets, ptx, ...(toolkit ? { toolkit } : {}), allowNoDeviceCode: targets.length === 0 && !toolkit };
}
function refuse(name, value, expected) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('CFG001', `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`);
}


/***/ }),

/***/ 9961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerifyAction: () => (/* binding */ runVerifyAction)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4477);
/* harmony import */ var _inspect_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9946);
/* harmony import */ var _surfaces_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9628);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3786);




/** The verify action: says what device code files hold. Exit code 1 when it is not what was asked for. */
async function runVerifyAction(host, github) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_surfaces_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyActionSurface */ .JI, github.actionInput);
    const paths = inputs.paths.split('\n').map((path) => path.trim());
    const { files, problems } = (0,_inspect_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .inspectPaths */ .V)(host, paths.filter((path) => path !== ''), inputs);
    host.log.info((0,_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyText */ .B)(files, []));
    github.setOutputs(_surfaces_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyActionSurface */ .JI, { files: JSON.stringify(files), problems: JSON.stringify(problems) });
    github.annotate(problems);
    return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}


/***/ }),

/***/ 3786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ verifyText),
/* harmony export */   runVerify: () => (/* binding */ runVerify)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4477);
/* harmony import */ var _runner_terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2776);
/* harmony import */ var _inspect_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9946);
/* harmony import */ var _surfaces_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9628);





/**
 * `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
 * or when a file is damaged.
 */
async function runVerify(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(_surfaces_js__WEBPACK_IMPORTED_MODULE_3__/* .verifySurface */ .bQ, line.option);
    if (line.positionals.length === 0) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG003', 'No PATH was given.', 'Name files or folders: nix-cuda verify PATH…'));
    }
    const { files, problems } = (0,_inspect_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectPaths */ .V)(host, line.positionals, inputs);
    process.stdout.write(inputs.json ? `${JSON.stringify({ files, problems }, null, 2)}\n` : verifyText(files, problems));
    return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}
/** One line per file with device code, then what is wrong or worth a look. */
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
    const table = rows.length > 0 ? (0,_runner_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .textTable */ .e)([['FILE', 'TARGETS', 'PTX', 'CUDA', 'IMAGES'], ...rows]) : '';
    const counted = `${files.length} files looked at, ${rows.length} with device code`;
    return `${[table, problems.map(_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw).join('\n'), counted].filter((part) => part !== '').join('\n\n')}\n`;
}


/***/ }),

/***/ 2776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ textTable),
/* harmony export */   terminalLog: () => (/* binding */ terminalLog)
/* harmony export */ });
/** For the CLI and `npm start`: everything to standard error, so that standard output stays the answer. */
function terminalLog(debug) {
    const write = (line) => process.stderr.write(`${line}\n`);
    return {
        info: write,
        debug: (line) => {
            if (debug)
                write(line);
        },
        group: (title) => write(`\n${title}`),
        endGroup: () => { },
    };
}
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ })

};
