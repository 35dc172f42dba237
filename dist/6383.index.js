export const id = 6383;
export const ids = [6383];
export const modules = {

/***/ 51246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Lc: () => (/* binding */ worstSeverity),
/* harmony export */   Mm: () => (/* binding */ ProblemError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
const problemOf = (severity) => (code, message, fix, more = {}) => ({
    code,
    severity,
    message,
    fix,
    ...more,
});
/** What stops the work, or makes its result a bad one. */
const error = problemOf('error');
/** What works otherwise than asked, or may not work later. */
const warning = problemOf('warning');
/** What is as it should be and yet worth knowing. */
const notice = problemOf('notice');
/** Carries problems through code that cannot go on. All problems at once, not the first. */
class ProblemError extends Error {
    name = 'ProblemError';
    problems;
    constructor(problems, options) {
        const list = Array.isArray(problems) ? problems : [problems];
        super(list.map(formatProblem).join('\n'), options);
        this.problems = list;
    }
}
/** `CFG001: what happened. What to do.`, with the location in front where there is one. */
function formatProblem(problem) {
    const location = problem.where
        ? [problem.where.file, problem.where.line, problem.where.column].filter((part) => part !== undefined).join(':') +
            ': '
        : '';
    return `${location}${problem.code}: ${problem.message} ${problem.fix}`.trim();
}
/** `error` for an exit code that is not 0, else the worst that is there, else undefined. */
function worstSeverity(problems) {
    for (const severity of ['error', 'warning', 'notice']) {
        if (problems.some((problem) => problem.severity === severity))
            return severity;
    }
    return undefined;
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
    const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ }),

/***/ 41440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askProgram: () => (/* binding */ askProgram)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41955);
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33981);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);





/** What the library puts before the words of spawn(2). */
const wrapped = /^There was an error .* Error: /s;
/**
 * Asks a program through @actions/exec, which cannot stop it: one that does not answer in time is left to itself, and
 * only its answer is given up. Never rejects.
 */
const askProgram = async ({ argv: [name, ...args], env, cwd, timeout, signal }) => {
    if (signal?.aborted)
        return { kind: 'cancelled', stdout: '', stderrTail: [] };
    // As spawn(2) finds it; @actions/exec would look along the PATH of this process.
    const folders = (env['PATH'] ?? '/usr/bin:/bin').split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter);
    const program = name.includes('/') ? name : await (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findProgram */ .Kp)({ files: /*#__PURE__*/ (node_fs_promises__WEBPACK_IMPORTED_MODULE_0___namespace_cache || (node_fs_promises__WEBPACK_IMPORTED_MODULE_0___namespace_cache = __webpack_require__.t(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__, 2))) }, name, folders);
    if (program === undefined)
        return { kind: 'not-started', reason: `spawn ${name} ENOENT` };
    // The first argument is split at blanks. Without `silent` all is printed.
    const asked = (0,_actions_exec__WEBPACK_IMPORTED_MODULE_2__/* .getExecOutput */ .H)(`"${program.replaceAll('"', '\\"')}"`, args, {
        ...(cwd === undefined ? {} : { cwd }),
        env: env,
        ignoreReturnCode: true,
        silent: true,
        // It gives this to stdin.end(), which it calls only then: a callback closes stdin, and a buffer could end in EPIPE.
        input: (() => { }),
    }).then(outcomeOf, (cause) => ({ kind: 'not-started', reason: cause.message.replace(wrapped, '') }));
    const late = AbortSignal.timeout(timeout * 1_000);
    const over = AbortSignal.any(signal ? [signal, late] : [late]);
    const givenUp = new Promise((resolve) => {
        const kind = () => (late.aborted ? 'timed-out' : 'cancelled');
        over.addEventListener('abort', () => resolve({ kind: kind(), stdout: '', stderrTail: [] }), { once: true });
    });
    return Promise.race([asked, givenUp]);
};
/** The exit code of a program that a signal ended is null. */
function outcomeOf({ exitCode, stdout, stderr }) {
    const stderrTail = stderr === '' ? [] : stderr.replace(/\n$/, '').split('\n').slice(-_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .tailLines */ .os);
    const seen = { stdout, stderrTail };
    return exitCode === null ? { kind: 'killed', ...seen } : { kind: 'exited', code: exitCode, ...seen };
}


/***/ })

};
