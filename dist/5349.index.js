export const id = 5349;
export const ids = [5349];
export const modules = {

/***/ 54653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planOutputs: () => (/* binding */ planOutputs),
/* harmony export */   runPlanAction: () => (/* binding */ runPlanAction),
/* harmony export */   shardsOf: () => (/* binding */ shardsOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14477);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2617);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54504);






/**
 * The plan action: from a request to shards of matrix rows. Exit code 1 when the request cannot be planned; the plan
 * itself is written all the same, so that the report can say why.
 */
async function runPlanAction(host, github) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_5__/* .planActionSurface */ .r, github.actionInput);
    const { makePlan } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(6055), __webpack_require__.e(6430), __webpack_require__.e(2265), __webpack_require__.e(7643), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 34488));
    const { logPlan } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(6130), __webpack_require__.e(145), __webpack_require__.e(6941), __webpack_require__.e(4079), __webpack_require__.e(7137), __webpack_require__.e(6478)]).then(__webpack_require__.bind(__webpack_require__, 33483));
    const { planMarkdown } = await __webpack_require__.e(/* import() | plan-text */ 2738).then(__webpack_require__.bind(__webpack_require__, 82367));
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const { plan: made } = await makePlan(host, root, inputs);
    const { plan, outputs } = planOutputs(made, inputs['shard-size']);
    logPlan(host, plan);
    const planFile = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_4__/* .jobFolder */ .OW)(host), 'plan.json');
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, planFile, `${JSON.stringify(plan)}\n`);
    await github.writeSummary(planMarkdown(plan));
    github.setOutputs(_surface_js__WEBPACK_IMPORTED_MODULE_5__/* .planActionSurface */ .r, {
        ...outputs,
        count: plan.counts.planned,
        any: String(plan.counts.planned > 0),
        'plan-file': planFile,
    });
    github.annotate(plan.problems);
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .worstSeverity */ .Lc)(plan.problems) === 'error' ? 1 : 0;
}
/** Cuts the rows of a plan into shards of at most `size`, in order. */
function shardsOf(plan, size) {
    const rows = plan.rows.map(({ id, runner, timeout, cell, also, shared }) => ({
        id,
        runner,
        timeout,
        cell,
        ...(also ? { also } : {}),
        ...(shared ? { shared } : {}),
    }));
    return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => ({
        shard: index + 1,
        rows: rows.slice(index * size, (index + 1) * size),
    }));
}
/** Characters. GitHub takes 1 MB of a job's outputs together, counted in UTF-16. https://docs.github.com/en/actions/reference/workflows-and-actions/contexts */
const maxOutputs = 500_000;
/** Examples of all rules together in the output; the plan file has up to 50 of each. */
const maxExamples = 50;
/** The outputs of a plan; a plan that is too large for them is refused as a whole (PLN029). */
function planOutputs(plan, shardSize) {
    const stages = (plan.shared ?? []).map((stage) => ({
        id: stage.id,
        runner: stage.runner,
        timeout: stage.timeout,
        stage,
    }));
    const outputs = {
        matrix: JSON.stringify(shardsOf(plan, shardSize)),
        shared: JSON.stringify(stages),
        excluded: JSON.stringify(withFewExamples(plan.excluded)),
    };
    const size = outputs.matrix.length + outputs.shared.length + outputs.excluded.length;
    if (size <= maxOutputs)
        return { plan, outputs };
    const refused = {
        ...plan,
        rows: [],
        shared: [],
        counts: { ...plan.counts, planned: 0 },
        problems: [...plan.problems, tooLarge(plan.rows.length, size)],
    };
    return { plan: refused, outputs: { matrix: '[]', shared: '[]', excluded: '[]' } };
}
function withFewExamples(groups) {
    const each = Math.max(1, Math.floor(maxExamples / Math.max(1, groups.length)));
    return groups.map((group) => ({ ...group, examples: group.examples.slice(0, each) }));
}
function tooLarge(rows, size) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN029', `The plan has ${rows} jobs, ${Math.round(size / 1_000)} kB as outputs; the limit of a job is ${maxOutputs / 1_000} kB.`, 'Use a tier that selects corners, request fewer packages, or split the request over several calls.');
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

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .userStateFolder */ .Z)(host), 'nix-cuda');
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
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
/* harmony export */   Z: () => (/* binding */ userStateFolder),
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
