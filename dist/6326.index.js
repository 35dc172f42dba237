export const id = 6326;
export const ids = [6326];
export const modules = {

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters, what reorders text on a terminal, and marks of a style (`style.ts`) become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

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

/***/ 37404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ errorPage)
/* harmony export */ });
const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda';
/**
 * Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
 * GITHUB_ACTION_REF may be a commit of a fork, or empty.
 */
function errorPage(code) {
    return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`;
}


/***/ }),

/***/ 58696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ styled),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   t: () => (/* binding */ unstyled)
/* harmony export */ });
/**
 * What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
 * (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
 */
const marks = { good: '\ufdd1', bad: '\ufdd2', warning: '\ufdd3', heading: '\ufdd4', faint: '\ufdd5', name: '\ufdd6' };
const end = '\ufdd0';
const styles = new Map(Object.entries(marks).map(([style, mark]) => [mark, style]));
const spans = new RegExp(`([${Object.values(marks).join('')}][^${end}]*${end})`);
const anyMark = /[\ufdd0-\ufdef]/g;
/** A text in a style. Styles do not nest. */
function styled(style, text) {
    return text === '' ? '' : `${marks[style]}${text}${end}`;
}
/** The text without marks. */
function unstyled(text) {
    return text.replaceAll(anyMark, '');
}
/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
function spansOf(text) {
    return text.split(spans).map((part, index) => {
        const style = index % 2 === 1 ? styles.get(part[0] ?? '') : undefined;
        return { text: unstyled(part), ...(style ? { style } : {}) };
    });
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

/***/ 97619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   actionLog: () => (/* binding */ actionLog),
/* harmony export */   failAction: () => (/* binding */ failAction),
/* harmony export */   gitHub: () => (/* binding */ gitHub)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_project_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37404);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _sink_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42399);





/** GitHub shows at most 10 annotations of one kind from a step and cuts each at 4096 characters. */
const maxAnnotations = 10;
const maxMessage = 4_000;
/** GitHub's commands, through @actions/core. */
const gitHub = {
    actionInput: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4,
    mask: (secret) => {
        if (secret !== undefined)
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(secret);
    },
    idToken: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getIDToken */ .V9,
    exportEnvironment: (path, variables) => {
        for (const folder of [...path].reverse())
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .addPath */ .fM(folder);
        for (const [name, value] of Object.entries(variables))
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .exportVariable */ .dN(name, value);
    },
    saveState: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ,
    state: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu,
    setOutputs: (_surface, values) => {
        for (const [name, value] of Object.entries(values))
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH(name, String(value));
    },
    annotate,
    writeSummary: async (markdown) => {
        try {
            await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(markdown, true).write();
        }
        catch (cause) {
            const reason = cause instanceof Error ? cause.message : String(cause);
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeText */ .Hk)(`The summary could not be written: ${reason}`));
        }
    },
};
function actionLog() {
    let open = false;
    return {
        info: (text) => {
            for (const line of (0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeLines */ .Bv)(text))
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(line);
        },
        debug: (text) => {
            for (const line of (0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeLines */ .Bv)(text))
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz(line);
        },
        group: (title) => {
            if (open)
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
            open = true;
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh((0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeLines */ .Bv)(title).join(' '));
        },
        endGroup: () => {
            if (open)
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
            open = false;
        },
    };
}
function annotate(problems) {
    const say = { error: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3, warning: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e, notice: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm };
    for (const severity of ['error', 'warning', 'notice']) {
        const group = problems.filter((problem) => problem.severity === severity);
        for (const [index, problem] of group.entries()) {
            const message = (0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeText */ .Hk)(`${problem.message} ${problem.fix}`.trim()).slice(0, maxMessage);
            if (index >= maxAnnotations)
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq((0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeText */ .Hk)((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .formatProblem */ .Vw)(problem)));
            else
                say[severity](message, { title: problem.code, ...locationOf(problem) });
        }
    }
    const codes = [...new Set(problems.map(({ code }) => code))].sort();
    if (codes.length > 0)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`For causes and remedies: ${codes.map(_model_project_js__WEBPACK_IMPORTED_MODULE_4__/* .errorPage */ .W).join(' ')}`);
}
function locationOf(problem) {
    const { where } = problem;
    if (!where)
        return {};
    return {
        file: (0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeText */ .Hk)(where.file),
        ...(where.line === undefined ? {} : { startLine: where.line }),
        ...(where.column === undefined ? {} : { startColumn: where.column }),
    };
}
/**
 * The end of an action that threw: its problems as annotations, or one line for what nobody foresaw (with the stack
 * when RUNNER_DEBUG is set). Sets the exit code to 1.
 */
function failAction(cause) {
    process.exitCode = 1;
    const problems = (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsIn */ ._n)(cause);
    if (problems) {
        annotate(problems);
        if ((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .worstSeverity */ .Lc)(problems) !== 'error')
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3('The action stopped.');
        return;
    }
    const detail = cause instanceof Error ? (_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .isDebug */ ._o() ? cause.stack : cause.message) : String(cause);
    const what = `Unexpected: ${detail ?? 'unknown'}.`;
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3((0,_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .safeText */ .Hk)(`${what} Run again with debug logging and report it as a bug of this action.`));
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
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15514);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);



/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal and marks of a style. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)((0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)(text)).split(lineEnd);
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
        .map(_model_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)
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
        .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/g, coded)
        .replaceAll('##[', `##${coded('[')}`);
    return `${json}\n`;
}


/***/ })

};
