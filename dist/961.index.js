export const id = 961;
export const ids = [961];
export const modules = {

/***/ 1657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runSetupPost: () => (/* binding */ runSetupPost)
/* harmony export */ });
/* harmony import */ var _cache_local_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _nix_configure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2863);
/* harmony import */ var _nix_daemon_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6215);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4477);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2617);
/* harmony import */ var _runner_journal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4417);
/* harmony import */ var _runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4345);
/* harmony import */ var _store_cache_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2258);
/* harmony import */ var _surfaces_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4579);










/**
 * What the root action does when the job ends: saves what the cells built; removes the token and the cache's key; on a
 * machine that outlives the job it takes back its configuration and, as the last user, stops the daemon that it started.
 * Each is done whatever the others met. Never fails a job: what goes wrong is a warning.
 */
async function runSetupPost(host, github) {
    const job = github.state('job');
    if (job === '')
        return 0;
    const problems = [];
    const attempt = async (work) => problems.push(...(await problemsOf(host, work)));
    await attempt(async () => {
        const secretKey = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .Ko)(_surfaces_js__WEBPACK_IMPORTED_MODULE_8__/* .setupSurface */ .fh, github.actionInput)['store-cache-key'];
        problems.push(...(await (0,_store_cache_js__WEBPACK_IMPORTED_MODULE_7__/* .saveCells */ .t)(host, await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_5__/* .readJob */ .cd)(host), secretKey)));
    });
    await attempt(() => (0,_cache_local_js__WEBPACK_IMPORTED_MODULE_0__/* .closeLocalCache */ .OK)(host));
    await attempt(() => host.env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? (0,_nix_configure_js__WEBPACK_IMPORTED_MODULE_2__/* .removeJobFiles */ .H0)(host) : leaveMachine(host, job));
    github.annotate(problems.map((problem) => ({ ...problem, severity: 'warning' })));
    return 0;
}
/** What went wrong in work that must not keep the rest from being done. */
async function problemsOf(host, work) {
    try {
        await work();
        return [];
    }
    catch (cause) {
        if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm)
            return cause.problems;
        const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
        host.log.debug(stack ?? message);
        const fix = 'Remove what the job left in RUNNER_TEMP when this machine serves other jobs.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('CFG026', `Not all of this job could be saved or taken back: ${message}.`, fix)];
    }
}
async function leaveMachine(host, job) {
    const privilege = await (0,_runner_privilege_js__WEBPACK_IMPORTED_MODULE_9__/* .findPrivilege */ .Xb)(host);
    const supervision = await (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_3__/* .findSupervision */ .Tl)(host);
    const restart = () => (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_3__/* .restartDaemon */ .IL)(host, { supervision, privilege, job });
    try {
        await (0,_nix_configure_js__WEBPACK_IMPORTED_MODULE_2__/* .undoConfiguration */ .zU)(host, { job, restartDaemon: restart });
    }
    finally {
        const unused = await (0,_runner_journal_js__WEBPACK_IMPORTED_MODULE_6__/* .release */ ._r)(host, job);
        if (unused.some((entry) => entry.path === (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_3__/* .daemonFile */ .j4)(host))) {
            await (0,_nix_daemon_js__WEBPACK_IMPORTED_MODULE_3__/* .stopDaemon */ .ZI)(host, { supervision: 'own', privilege });
            host.log.info('Stopped the Nix daemon that this job had started');
        }
    }
}


/***/ }),

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ nixErrorText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

/**
 * Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
 * it and without indentation. Undefined when there is none.
 */
function nixErrorText(stderr) {
    const lines = stderr.flatMap((line) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line).split('\n'));
    const start = lines.findLastIndex((line) => /^\s*error: ./.test(line));
    const first = lines[start];
    if (first === undefined)
        return undefined;
    const indent = first.length - first.trimStart().length;
    return lines
        .slice(start)
        .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
        .join('\n')
        .replace(/^error: /, '')
        .trim();
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


/***/ }),

/***/ 1161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        await handle.writeFile(content);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    await host.files.rename(temporary, path);
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
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ }),

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, not in /tmp, where another user could have made it first.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'nix-cuda');
}
/**
 * Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
 * runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
 */
function jobName(host) {
    const { env } = host;
    if (!env['GITHUB_RUN_ID'])
        return `local-${host.pid}`;
    const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TEMP'];
    return names.map((name) => env[name] ?? '').join('|');
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json');
    const json = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, path);
    if (json === undefined)
        return { schema: 'job/1', nix: null, storeCache: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 7612));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
