export const id = 8300;
export const ids = [8300];
export const modules = {

/***/ 75440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerify: () => (/* binding */ runVerify),
/* harmony export */   verifyText: () => (/* binding */ verifyText)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45154);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);
/* harmony import */ var _inspect_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37848);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28114);





/**
 * `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
 * or when a file is damaged.
 */
async function runVerify(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_3__/* .verifySurface */ .b, line.option);
    if (line.positionals.length === 0) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG003', 'No PATH was given.', 'Name files or folders: nix-cuda verify PATH…'));
    }
    const { files, problems } = (0,_inspect_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectPaths */ .V)(host, line.positionals, inputs);
    host.answer(inputs.json ? `${JSON.stringify({ files, problems }, null, 2)}\n` : verifyText(files, problems));
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
    const table = rows.length > 0 ? (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .textTable */ .e)([['FILE', 'TARGETS', 'PTX', 'CUDA', 'IMAGES'], ...rows]) : '';
    const counted = `${files.length} files looked at, ${rows.length} with device code`;
    return `${[table, problems.map(_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw).join('\n'), counted].filter((part) => part !== '').join('\n\n')}\n`;
}


/***/ }),

/***/ 37848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inspectPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51047);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83341);
/* harmony import */ var _build_prove_cell_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93538);






/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
function inspectPaths(host, paths, asked) {
    const expectation = expectationFrom(asked);
    const name = (file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(host.cwd, file) || file;
    const trees = paths.map((path) => (0,_build_prove_cell_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectTree */ .$k)(host, path, name));
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

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ textTable)
/* harmony export */ });
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
    const fix = 'Free some room (`df -h` says on which disk), and run it again; what was there before is as it was.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ })

};
