export const id = 6930;
export const ids = [6930];
export const modules = {

/***/ 69780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSetup: () => (/* binding */ runSetup)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/report/cell-problems.js
var cell_problems = __webpack_require__(80001);
// EXTERNAL MODULE: ./lib/report/outcome.js
var report_outcome = __webpack_require__(65102);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var report_summary = __webpack_require__(20145);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/job.js
var runner_job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/actions/setup/surface.js + 10 modules
var surface = __webpack_require__(94478);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
;// CONCATENATED MODULE: ./lib/actions/setup/with-diagnostics.js

/** On failure, what this machine is like: one folded group, and a file of the job. */
async function withDiagnostics(host, secrets, work) {
    try {
        return await work();
    }
    catch (cause) {
        const { showDiagnostics } = await Promise.all(/* import() | diagnostics */[__webpack_require__.e(7111), __webpack_require__.e(1390), __webpack_require__.e(1157)]).then(__webpack_require__.bind(__webpack_require__, 57635));
        const problems = (0,files/* problemsIn */._n)(cause) ?? [];
        await showDiagnostics(host, { problems, secrets });
        throw cause;
    }
}

;// CONCATENATED MODULE: ./lib/actions/setup/action.js









/**
 * The root action. Refuses a bad request before it touches the machine; then finds or installs Nix and configures it;
 * with `build` it builds and proves every cell in this job. Writes one summary. Gives the exit code: 1 when a cell
 * failed or nothing could be planned, else 0.
 */
async function runSetup(host, github) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* setupSurface */.f, github.actionInput);
    const secrets = (0,runner_inputs/* secretsOf */.Fj)(surface/* setupSurface */.f, inputs);
    for (const secret of secrets)
        github.mask(secret);
    const root = (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const loaded = await checkRequest(host, root, inputs);
    const machine = await withDiagnostics(host, secrets, () => makeReady(host, github, inputs));
    const { machineSummary } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 27665));
    const summary = machineSummary(machine);
    if (loaded)
        return buildAll(host, github, { inputs, root, loaded, machine, summary });
    if (inputs.summary)
        await github.writeSummary(summary);
    return 0;
}
/** The request, with `build`. Throws ProblemError with everything that is wrong with the request and the inputs. */
async function checkRequest(host, root, inputs) {
    const { providers } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 21490));
    const problems = providers.flatMap((provider) => provider.check?.(host, inputs) ?? []);
    const errors = problems.filter(({ severity }) => severity === 'error');
    let loaded;
    try {
        if (inputs.build) {
            const { loadRequest } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(6055), __webpack_require__.e(6430), __webpack_require__.e(2265), __webpack_require__.e(7643), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 66055));
            loaded = await loadRequest(host, root, inputs, { asksNixpkgs: true });
        }
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm))
            throw cause;
        errors.push(...cause.problems);
    }
    if (errors.length > 0)
        throw new problem/* ProblemError */.Mm(errors);
    return loaded;
}
/** Repairs what dead jobs left, provides everything, and gives it to the later steps of the job. */
async function makeReady(host, github, inputs) {
    const { prepareMachine } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 21490));
    const { repairMachine } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 55948));
    const { roleVariables } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 46518));
    const job = (0,runner_job/* jobName */.dZ)(host);
    github.saveState('job', job);
    await repairMachine(host, job);
    const role = await roleVariables(host, github, inputs);
    const aws = inputs.aws || inputs['aws-role'] !== undefined;
    const machine = await prepareMachine({ ...host, env: { ...host.env, ...role } }, { ...inputs, aws }, job, github);
    // Without a daemon it is the job's own commands that read the bucket.
    const variables = machine.outputs['mode'] === 'single-user' ? { ...machine.variables, ...role } : machine.variables;
    github.exportEnvironment(machine.path, variables);
    github.setOutputs(surface/* setupSurface */.f, { ...machine.outputs, seconds: JSON.stringify(machine.seconds) });
    github.annotate(machine.warnings);
    if (machine.freeBefore !== undefined)
        github.saveState('free', String(machine.freeBefore));
    return { ...machine, variables };
}
/** Plans, builds and proves every cell in this job. */
async function buildAll(host, github, request) {
    const { inputs, root, loaded, machine, summary } = request;
    const { withEnvironment } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 57316));
    const { withoutReported } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(7111), __webpack_require__.e(3225), __webpack_require__.e(830), __webpack_require__.e(5645), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(1390), __webpack_require__.e(6466), __webpack_require__.e(6055), __webpack_require__.e(7467), __webpack_require__.e(27), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 90952));
    const { planWithNix } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(6055), __webpack_require__.e(6430), __webpack_require__.e(2265), __webpack_require__.e(7643), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 34488));
    const { proveAll } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(6130), __webpack_require__.e(145), __webpack_require__.e(6941), __webpack_require__.e(4079), __webpack_require__.e(7137), __webpack_require__.e(6478)]).then(__webpack_require__.bind(__webpack_require__, 33483));
    const { jobStoreCache } = await Promise.all(/* import() | store-cache */[__webpack_require__.e(7467), __webpack_require__.e(395)]).then(__webpack_require__.bind(__webpack_require__, 17467));
    const ready = withEnvironment(host, machine);
    const { nix, substituters, caches } = machine.found;
    if (!nix)
        throw new Error('setup provides Nix');
    // One job: there are no runners to choose, and nothing that jobs could share.
    const { plan, evaluations } = await planWithNix(ready, nix, root, loaded, {
        'cache-coverage': false,
        'skip-cached': false,
        shared: 'off',
    });
    const matrix = await proveAll(ready, nix, plan, {
        root,
        timeout: inputs['timeout-minutes'] * 60,
        evaluations,
        substituters,
        storeCache: await jobStoreCache(ready, nix),
        job: github,
    });
    const outcome = (0,report_outcome/* outcomeOf */.sG)(plan, matrix.results);
    if (inputs.summary)
        await github.writeSummary(`${(0,report_summary/* renderSummary */.Br)(plan, matrix.results)}\n${summary}`);
    github.setOutputs(surface/* setupSurface */.f, cellOutputs(plan, matrix, outcome));
    github.annotate([...outcome.errors, ...(0,report_outcome/* notesOf */.h$)(plan), ...withoutReported((0,cell_problems/* cellProblems */.L)(matrix.results), caches)]);
    host.log.info(`${outcome.mark} ${outcome.headline}`);
    return outcome.good && !host.cancelled.aborted ? 0 : 1;
}
function cellOutputs(plan, job, { proven, failed, missing }) {
    return {
        planned: proven + failed.length + missing.length,
        excluded: plan.counts.excluded,
        proven,
        failed: failed.length + missing.length,
        results: JSON.stringify((0,report_outcome/* briefResults */.dF)(job.results)),
        'plan-file': job.planFile,
        'results-folder': job.resultsFolder,
    };
}


/***/ }),

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

/***/ 80001:
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
        .map((problem) => problem.subject?.cache !== undefined
        ? problem
        : { subject: { cell: result.cell.id }, ...problem, message: `${result.cell.id}: ${problem.message}` }));
    return [...new Map(all.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}


/***/ }),

/***/ 65102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ plannedCells),
/* harmony export */   U: () => (/* binding */ judgedByContent),
/* harmony export */   dF: () => (/* binding */ briefResults),
/* harmony export */   h$: () => (/* binding */ notesOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   uy: () => (/* binding */ unbuiltStatus)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Judges a run by its plan, the results that there are, what was refused as one, and how the jobs ended that should have
 * handed them in. Pure.
 */
function outcomeOf(plan, results, refusedResults = [], jobs = 'success') {
    const planned = plannedCells(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const failed = results.filter(({ status }) => status !== 'proven');
    const missing = planned.filter(({ id }) => !done.has(id));
    const proven = planned.filter(({ id }) => done.get(id)?.status === 'proven').length;
    const refused = plan.problems.filter(({ severity }) => severity === 'error');
    const allProven = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0;
    // A job that could not hand in its result failed: what is in its place may be another's.
    const doubted = allProven && (jobs === 'failure' || jobs === 'cancelled') ? [jobsEnded(jobs)] : [];
    const good = allProven && doubted.length === 0;
    const some = (count, what) => (count > 0 ? [`${count} ${what}`] : []);
    const words = [
        `${proven} of ${planned.length} proven`,
        ...some(failed.length, 'failed'),
        ...some(missing.length, 'without a result'),
        ...some(refusedResults.length, 'refused'),
        ...(doubted.length > 0 ? [`their jobs ended with ${jobs}`] : []),
        ...some(refused.length, refused.length === 1 ? 'error in the plan' : 'errors in the plan'),
        ...some(plan.skipped?.length ?? 0, 'in caches'),
        ...some(plan.counts.excluded, 'excluded'),
    ];
    const errors = [...refused, ...refusedResults, ...doubted, ...missing.map(withoutResult)];
    return { good, proven, failed, missing, errors, mark: good ? '✅' : '❌', headline: words.join(', ') };
}
/**
 * The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
 * outputs and the device code that its cell asks for. Pure.
 */
function judgedByContent(result) {
    const errors = result.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const unbuilt = result.status === 'cancelled' ? 'cancelled' : unbuiltStatus(errors);
    if (unbuilt)
        return unbuilt;
    if (errors.length > 0)
        return 'wrong';
    return result.status === 'proven' && !holdsProof(result) ? 'wrong' : result.status;
}
/** The status of a cell that these errors kept from being built; undefined where none of them does. Pure. */
function unbuiltStatus(errors) {
    if (errors.includes('BLD003'))
        return 'cancelled';
    // Nix fetches what it evaluates: the network fails there.
    if (errors.some((code) => ['BLD001', 'NET001', 'NET002'].includes(code)))
        return 'evaluation-failed';
    return errors.some((code) => /^(?:BLD|FLX)/.test(code)) ? 'build-failed' : undefined;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
    // What Flox builds in place may have no derivation.
    if ((drvPath === null && cell.source.kind !== 'flox') || outputs.length === 0)
        return false;
    if (cell.toolkit === 'cpu')
        return files.length === 0;
    if (files.length === 0)
        return cell.deviceCode === 'optional';
    // Targets that not every unit of a file has are not in its list: these notices stand for them.
    if (problems.some(({ code }) => code === 'VER012' || code === 'VER013'))
        return true;
    const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]));
    const wanted = [...cell.capabilities.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)), ...cell.ptx.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt))];
    return wanted.every((name) => targets.has(name));
}
const named = (nameOf) => (text) => {
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    return capability ? nameOf(capability) : text;
};
/** What the plan has to say that is no error. */
function notesOf(plan) {
    return plan.problems.filter(({ severity }) => severity !== 'error');
}
/** The cells that are built, those of the same derivation as another among them. */
function plannedCells(plan) {
    return plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
}
function jobsEnded(jobs) {
    const message = `Every cell has a proven result, and the jobs of the cells ended with ${jobs}.`;
    const fix = 'See the job that failed: where it could not hand in its result, another job may have taken its name.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD007', message, fix);
}
function withoutResult({ id }) {
    const fix = 'See the log of its job: it was cancelled, exceeded its time limit, or lost its runner.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD005', `${id} has no result.`, fix, { subject: { cell: id } });
}
/** What a later step or job needs of results: where the outputs are. */
function briefResults(results) {
    return results.map(({ cell, status, outputs }) => ({
        id: cell.id,
        status,
        outputs: Object.fromEntries(outputs.map(({ name, path }) => [name, path])),
    }));
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
