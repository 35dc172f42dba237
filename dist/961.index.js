export const id = 961;
export const ids = [961];
export const modules = {

/***/ 7795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runSetupPost: () => (/* binding */ runSetupPost)
/* harmony export */ });
/* harmony import */ var _flox_apply_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8011);
/* harmony import */ var _flox_install_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9581);
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8258);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1246);
/* harmony import */ var _nix_configure_configure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4772);
/* harmony import */ var _nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(993);
/* harmony import */ var _nix_daemon_daemon_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1390);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4477);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2617);
/* harmony import */ var _store_cache_job_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7681);
/* harmony import */ var _store_cache_local_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2173);
/* harmony import */ var _disk_provider_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2390);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6709);














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
        const secretKey = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_12__/* .setupSurface */ .f, github.actionInput)['store-cache-key'];
        problems.push(...(await (0,_store_cache_job_js__WEBPACK_IMPORTED_MODULE_9__/* .saveCells */ .t)(host, await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .readJob */ .cd)(host), secretKey)));
    });
    await attempt(() => (0,_store_cache_local_js__WEBPACK_IMPORTED_MODULE_10__/* .closeLocalCache */ .OK)(host));
    // The job's own flox.toml may have the user's token in it.
    await attempt(() => (0,_flox_apply_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .undoFloxSettings */ .Bp)(host));
    await attempt(() => (0,_flox_install_js__WEBPACK_IMPORTED_MODULE_1__/* .undoFlox */ .A)(host));
    await attempt(async () => void problems.push(...(await (0,_disk_provider_js__WEBPACK_IMPORTED_MODULE_11__/* .reclaimed */ .f7)(host))));
    await attempt(() => (0,_disk_provider_js__WEBPACK_IMPORTED_MODULE_11__/* .tellFree */ .cr)(host, github.state('free')));
    await attempt(() => host.env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? leaveHosted(host, job) : leaveMachine(host, job, problems));
    await attempt(async () => {
        const wanted = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_12__/* .setupSurface */ .f, github.actionInput).uninstall;
        if (!wanted || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted')
            return;
        const { uninstallAfterJob } = await Promise.all(/* import() | uninstall */[__webpack_require__.e(729), __webpack_require__.e(481), __webpack_require__.e(392), __webpack_require__.e(955)]).then(__webpack_require__.bind(__webpack_require__, 9121));
        problems.push(...(await uninstallAfterJob(host, job)));
    });
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
        if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
            return cause.problems;
        const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
        host.log.debug(stack ?? message);
        const fix = 'Remove what the job left in RUNNER_TEMP when this machine serves other jobs.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('CFG026', `Not all of this job could be saved or taken back: ${message}.`, fix)];
    }
}
/** The machine ends with the job; its secrets go before. */
async function leaveHosted(host, job) {
    await (0,_nix_configure_configure_js__WEBPACK_IMPORTED_MODULE_4__/* .removeJobFiles */ .H0)(host);
    await (0,_nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .undoCredentials */ .lJ)(host, { job });
}
async function leaveMachine(host, job, problems) {
    const privilege = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_13__/* .findPrivilege */ .Xb)(host);
    const supervision = await (0,_nix_daemon_daemon_js__WEBPACK_IMPORTED_MODULE_6__/* .findSupervision */ .Tl)(host);
    const restart = async () => (0,_nix_daemon_daemon_js__WEBPACK_IMPORTED_MODULE_6__/* .restartDaemon */ .IL)(host, { supervision, privilege, job, variables: await (0,_nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .readDaemonVariables */ .yL)(host) });
    try {
        await (0,_nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .undoCredentials */ .lJ)(host, { job, restartDaemon: restart });
        await (0,_nix_configure_configure_js__WEBPACK_IMPORTED_MODULE_4__/* .undoConfiguration */ .zU)(host, { job, restartDaemon: restart });
    }
    finally {
        const unused = await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .release */ ._r)(host, job);
        for (const entry of unused)
            problems.push(...((await (0,_disk_provider_js__WEBPACK_IMPORTED_MODULE_11__/* .undoDisk */ .M2)(host, entry)) ?? []));
        if (unused.some((entry) => entry.path === (0,_nix_daemon_daemon_js__WEBPACK_IMPORTED_MODULE_6__/* .daemonFile */ .j4)(host))) {
            await (0,_nix_daemon_daemon_js__WEBPACK_IMPORTED_MODULE_6__/* .stopDaemon */ .ZI)(host, { supervision: 'own', privilege });
            host.log.info('Stopped the Nix daemon that this job had started');
        }
    }
}


/***/ }),

/***/ 1161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1246);




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
