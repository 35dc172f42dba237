export const id = 469;
export const ids = [469];
export const modules = {

/***/ 2303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runSharedStage: () => (/* binding */ runSharedStage)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _cache_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2009);
/* harmony import */ var _cuda_expression_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6188);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1246);
/* harmony import */ var _nix_build_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9807);
/* harmony import */ var _nix_evaluate_cells_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5540);
/* harmony import */ var _nix_find_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1652);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2617);
/* harmony import */ var _store_cache_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2258);
/* harmony import */ var _surfaces_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9628);











/**
 * Builds what several cells of a system need and no cache has; post saves it for them. Starts from what earlier attempts
 * and earlier runs saved. Exit code 0 also when some failed, with warnings: the cells that need it fail, and say why.
 */
async function runSharedStage(host, github, text, timeout) {
    const { readStage } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 7612));
    const stage = readStage(text, 'The input shared');
    const nix = await (0,_nix_find_js__WEBPACK_IMPORTED_MODULE_6__/* .findNix */ .r)(host);
    host.log.info(`${stage.derivations.length} derivations for ${stage.system}, needed by several cells each:`);
    for (const { name, cells } of stage.derivations)
        host.log.info(`  ${name} (${cells} cells)`);
    const problems = [...(await instantiate(host, nix, stage)), ...(await restoreEarlier(host, nix, stage))];
    const wanted = stage.derivations.map(({ drvPath }) => drvPath);
    const there = await Promise.all(wanted.map(async (path) => ((await exists(host, path)) ? [path] : [])));
    const built = await (0,_nix_build_js__WEBPACK_IMPORTED_MODULE_4__/* .buildAll */ .A)(host, nix, {
        drvPaths: there.flat(),
        root: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .jobFolder */ .OW)(host), 'outputs', stage.id),
        timeout,
    });
    if (built.problem)
        problems.push({ ...built.problem, severity: 'warning' });
    const job = await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .readJob */ .cd)(host);
    const derivations = built.derivations.map(({ path, seconds }) => ({ path, seconds }));
    const drvPaths = there.flat();
    if (drvPaths.length > 0) {
        await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .writeJob */ .Pg)(host, { ...job, nix, shared: { system: stage.system, drvPaths, derivations } });
    }
    const done = drvPaths.length - built.failed.length;
    github.setOutputs(_surfaces_js__WEBPACK_IMPORTED_MODULE_10__/* .buildSurface */ ._5, { id: stage.id, status: '', saved: done > 0 ? stage.system : '' });
    host.log.info(`Built ${derivations.length} derivations; ${done} of ${wanted.length} that cells share are there`);
    github.annotate(problems);
    return 0;
}
/** Makes the derivations: evaluates the cells that need them. */
async function instantiate(host, nix, stage) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const single = (id) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .jobFolder */ .OW)(host), 'expressions', `${id}.nix`);
    for (const cell of stage.cells)
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeAtomically */ .vK)(host, single(cell.id), (0,_cuda_expression_js__WEBPACK_IMPORTED_MODULE_2__/* .cellExpression */ .H4)(cell, { root }));
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .jobFolder */ .OW)(host), 'outputs'), { recursive: true, mode: 0o700 });
    const groups = stage.cells.map(({ id }) => ({ file: single(id), ids: [id], single }));
    const evaluated = await (0,_nix_evaluate_cells_js__WEBPACK_IMPORTED_MODULE_5__/* .evaluateGroups */ .U)(host, nix, groups);
    return [...evaluated].flatMap(([id, evaluation]) => 'problem' in evaluation
        ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)(evaluation.problem.code, `${id}: ${evaluation.problem.message}`, evaluation.problem.fix)]
        : []);
}
/** What an earlier attempt of this run saved; then what an earlier run saved for the cells. */
async function restoreEarlier(host, nix, stage) {
    const cache = await (0,_store_cache_js__WEBPACK_IMPORTED_MODULE_9__.jobStoreCache)(host, nix);
    const run = (0,_cache_key_js__WEBPACK_IMPORTED_MODULE_1__/* .runIdOf */ .SR)(host.env);
    if (!cache)
        return [];
    const problems = [];
    if (run && run.attempt > 1)
        problems.push(...(await cache.restoreShared({ system: stage.system, run, wait: 0 })).problems);
    for (const { id, system } of stage.cells) {
        // Never its own entry, or the cell would not be here: an older one, of which the shared part may still be true.
        problems.push(...(await cache.restore({ id, system, drvPath: stage.derivations[0]?.drvPath ?? '' })).problems);
    }
    return problems;
}
async function exists(host, path) {
    return host.files.access(path).then(() => true, () => false);
}


/***/ }),

/***/ 9807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ build),
  A: () => (/* binding */ buildAll)
});

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/nix/build-log.js

/**
 * Nix's `--log-format internal-json`: one `@nix {…}` per line.
 * Numbers from src/libutil/include/nix/util/logging.hh of NixOS/nix.
 */
const activity = { copyPath: 100, builds: 104, build: 105 };
const result = { buildLogLine: 101, setPhase: 104, progress: 105 };
const tailLines = 40;
/**
 * Reads internal-json. Unknown activities and malformed lines are passed over: the format is not a stable interface.
 * `now` gives milliseconds, for how long each build took.
 */
function readBuildLog(now = Date.now) {
    const activities = new Map();
    const started = [];
    const derivations = new Map();
    const fetched = [];
    const errors = [];
    const messages = [];
    const tail = [];
    let expected = 0;
    let done = 0;
    const handlers = {
        start: ({ id, type, text, fields }) => {
            const name = derivationName(fields[0]);
            const drvPath = String(fields[0] ?? '');
            activities.set(id, { type, name, drvPath, begun: now(), phase: '' });
            if (type === activity.build) {
                started.push(name);
                derivations.set(drvPath, { path: drvPath, seconds: null });
                return [`building ${name}`];
            }
            if (type !== activity.copyPath)
                return [];
            fetched.push({ path: drvPath, from: String(fields[1] ?? '') });
            return text === '' ? [] : [plain(text)];
        },
        stop: ({ id }) => {
            const of = activities.get(id);
            if (of?.type === activity.build) {
                derivations.set(of.drvPath, { path: of.drvPath, seconds: (now() - of.begun) / 1_000 });
            }
            activities.delete(id);
            return [];
        },
        result: ({ id, type, fields }) => {
            const of = activities.get(id);
            if (!of)
                return [];
            if (type === result.buildLogLine) {
                const line = `${of.name}> ${plain(String(fields[0] ?? ''))}`;
                tail.push(line);
                if (tail.length > tailLines)
                    tail.shift();
                return [line];
            }
            if (type === result.setPhase)
                of.phase = String(fields[0] ?? '');
            if (type === result.progress && of.type === activity.builds) {
                done = Number(fields[0]);
                expected = Number(fields[1]);
            }
            return [];
        },
        msg: ({ level, text }) => {
            const said = plain(text);
            if (level === 0)
                errors.push(said);
            if (said === '' || level > 1)
                return [];
            messages.push(said);
            return [said];
        },
    };
    return {
        push: (line) => {
            const message = parse(line);
            if (!message)
                return line.trim() === '' ? [] : [plain(line)];
            return Object.hasOwn(handlers, message.action) ? (handlers[message.action]?.(message) ?? []) : [];
        },
        state: () => ({
            started,
            derivations: [...derivations.values()],
            fetched,
            expected: Math.max(expected, started.length),
            done,
            running: [...activities.values()]
                .filter((entry) => entry.type === activity.build)
                .map((entry) => (entry.phase ? `${entry.name} (${entry.phase})` : entry.name)),
            errors,
            messages,
        }),
        tail: () => tail,
    };
}
/** Undefined for a line that is not internal-json; a message without a known action for one that is malformed. */
function parse(line) {
    if (!line.startsWith('@nix '))
        return undefined;
    const raw = parseObject(line.slice(5));
    const said = raw['msg'] ?? raw['raw_msg'] ?? raw['text'];
    return {
        action: typeof raw['action'] === 'string' ? raw['action'] : '',
        id: numberOf(raw['id']),
        type: numberOf(raw['type']),
        level: typeof raw['level'] === 'number' ? raw['level'] : Number.POSITIVE_INFINITY,
        text: typeof said === 'string' ? said : '',
        fields: Array.isArray(raw['fields']) ? raw['fields'].map(scalar) : [],
    };
}
function numberOf(value) {
    return typeof value === 'number' ? value : Number.NaN;
}
function scalar(value) {
    return typeof value === 'string' || typeof value === 'number' ? value : '';
}
function parseObject(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
function plain(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text).trimEnd();
}
/** `saxpy-1.0` out of `/nix/store/<hash>-saxpy-1.0.drv`. */
function derivationName(field) {
    return String(field ?? '')
        .replace(/^.*\/[a-z0-9]{32}-/, '')
        .replace(/\.drv$/, '');
}

// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(710);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(9427);
;// CONCATENATED MODULE: ./lib/nix/build.js




/** Milliseconds without a line after which the user is told what still runs. */
const silence = 15_000;
/**
 * Builds every output of a derivation and keeps them alive through a GC root at `root` (`root`, `root-dev`, …).
 * Streams what builders and Nix say. Problems: BLD002 failed or timed out, BLD003 cancelled, BLD004 not started.
 */
async function build(host, nix, target) {
    const run = await runBuild(host, nix, { drvPaths: [target.drvPath], root: target.root, timeout: target.timeout });
    return ended(run, target.timeout, [target.drvPath]);
}
/**
 * Builds every output of several derivations; those that can be built are built whatever becomes of the others. GC roots
 * are made at `root` (`root`, `root-1`, …) if it is given. `timeout` in seconds, for all together.
 * Problems as of `build`: one, for the first that failed.
 */
async function buildAll(host, nix, target) {
    if (target.drvPaths.length === 0) {
        return { built: [], derivations: [], fetched: [], logTail: [], messages: [], failed: [] };
    }
    const run = await runBuild(host, nix, { ...target, keepGoing: true });
    const failed = [];
    for (const drvPath of isDone(run.outcome) ? [] : target.drvPaths) {
        if (host.cancelled.aborted || !(await (0,store_paths/* isBuilt */.kc)(host, nix, drvPath)))
            failed.push(drvPath);
    }
    return { ...ended(run, target.timeout, failed.length > 0 ? failed : target.drvPaths), failed };
}
/** `nix build` of what is asked for, with a readable log. */
async function runBuild(host, nix, target) {
    const log = readBuildLog(host.clock.now);
    const begun = host.clock.now();
    let lastLine = begun;
    const finished = new AbortController();
    const watch = reportSilence(host, finished.signal, () => {
        if (host.clock.now() - lastLine < silence)
            return;
        const { done, expected, running } = log.state();
        const seconds = Math.round((host.clock.now() - begun) / 1_000);
        host.log.info(`… ${done} of ${expected} built, ${seconds} s; running: ${running.join(', ') || 'Nix itself'}`);
    });
    const outcome = await (0,command/* runNix */.d)(host, nix, ['build', ...buildArguments(target), '--log-format', 'internal-json'], {
        timeout: target.timeout,
        onStderr: (line) => {
            for (const shown of log.push(line)) {
                lastLine = host.clock.now();
                host.log.info(shown);
            }
        },
    });
    finished.abort();
    await watch;
    return { outcome, log };
}
function isDone(outcome) {
    return outcome.kind === 'exited' && outcome.code === 0;
}
/** What came of it; `drvPaths` are those to try again by hand. */
function ended({ outcome, log }, timeout, drvPaths) {
    const { started: built, derivations, fetched, messages, errors } = log.state();
    const seen = { built, derivations, fetched, messages };
    if (isDone(outcome))
        return { ...seen, logTail: [] };
    return { ...seen, logTail: log.tail(), problem: failure(outcome, { drvPaths, timeout }, errors) };
}
function buildArguments({ drvPaths, root, keepGoing }) {
    const link = root === undefined ? ['--no-link'] : ['--out-link', root];
    const goOn = keepGoing ? ['--keep-going'] : [];
    return [...drvPaths.map((path) => `${path}^*`), ...link, ...goOn];
}
function failure(outcome, target, errors) {
    const byHand = `Run it by hand: nix build ${target.drvPaths.map((path) => `'${path}^*'`).join(' ')} -L`;
    switch (outcome.kind) {
        case 'cancelled':
            return (0,problem/* error */.z3)('BLD003', 'The build was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,problem/* error */.z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Mend this installation of Nix.');
        case 'timed-out':
            return (0,problem/* error */.z3)('BLD002', `The build did not end within ${target.timeout} s.`, 'Raise timeout-minutes, or use a larger runner.');
        case 'killed':
            return (0,problem/* error */.z3)('BLD002', 'Nix was killed, as the kernel does when memory runs out.', 'Use a larger runner, or fewer cores per build.');
        case 'exited':
            return (0,problem/* error */.z3)('BLD002', firstSentence(errors) ?? `nix build ended with exit code ${outcome.code}.`, byHand);
    }
}
/**
 * Nix's first message as one sentence: its first line, which names the derivation, and the reason that newer versions
 * give on a line of its own.
 */
function firstSentence(errors) {
    const [first = '', second = ''] = (errors[0] ?? '').split('\n').map((line) => line.trim().replace(/[;:.\s]+$/, ''));
    const line = first.replace(/^error: /, '');
    if (line === '')
        return undefined;
    return second.startsWith('Reason: ') ? `${line} (${second.slice(8)}).` : `${line}.`;
}
async function reportSilence(host, finished, report) {
    while (!finished.aborted) {
        await host.clock.sleep(silence, finished);
        if (!finished.aborted)
            report();
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

/***/ 5540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ evaluateGroups)
/* harmony export */ });
/* unused harmony export evaluationJobs */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _runner_limit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9922);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1820);
/** Evaluation of many cells: one process for each Nixpkgs instance, several at once. */




/** Bytes that one evaluation of Nixpkgs with CUDA packages takes. */
const memoryOfOne = 2 * 1024 ** 3;
/** Processes where nothing tells how much memory is free. */
const carefulJobs = 2;
/** Seconds that each further cell of a group may take. */
const timeoutOfOne = 30;
/**
 * Evaluates and instantiates cells, by id. What cannot be evaluated in its group is evaluated alone, so that each cell
 * has Nix's own message (BLD001) and the good ones are there all the same. A group that was cancelled, ran into its
 * time limit or could not be started is not tried again.
 */
async function evaluateGroups(host, nix, groups, options = {}) {
    const jobs = options.jobs ?? (await evaluationJobs(host));
    const total = groups.reduce((sum, group) => sum + group.ids.length, 0);
    const done = new Map();
    const limit = (0,_runner_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .limitTo */ .$)(jobs);
    const finish = (id, evaluation) => {
        done.set(id, evaluation);
        options.onProgress?.(done.size, total);
    };
    const alone = async (id, file) => finish(id, host.cancelled.aborted ? { problem: cancelled } : await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluate */ ._3)(host, nix, file));
    await Promise.all(groups.map(async (group) => {
        const found = await limit(() => evaluateGroup(host, nix, group));
        for (const [id, evaluation] of found)
            finish(id, evaluation);
        const missing = group.ids.filter((id) => !found.has(id));
        await Promise.all(missing.map((id) => limit(() => alone(id, group.single(id)))));
    }));
    return done;
}
const cancelled = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
/** What is known after the group's own process; cells that are not in it have to be evaluated alone. */
async function evaluateGroup(host, nix, group) {
    const { file, ids } = group;
    if (host.cancelled.aborted)
        return new Map(ids.map((id) => [id, { problem: cancelled }]));
    if (ids.length <= 1)
        return new Map();
    const timeout = _evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluationTimeout */ .M + timeoutOfOne * ids.length;
    const answer = await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluateJson */ .QJ)(host, nix, { file, attribute: 'infos', timeout });
    if ('problem' in answer) {
        const again = answer.outcome === 'exited' || answer.outcome === 'killed';
        return new Map(again ? [] : ids.map((id) => [id, { problem: answer.problem }]));
    }
    const infos = new Map(typeof answer.value === 'object' && answer.value ? Object.entries(answer.value) : []);
    return new Map(ids.flatMap((id) => {
        const evaluated = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEvaluated */ .L9)(infos.get(id));
        return evaluated ? [[id, evaluated]] : [];
    }));
}
/** How many evaluations this machine can do at once: one for each core, and 2 GiB of free memory for each; at least 1. */
async function evaluationJobs(host, cores = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)()) {
    const text = await host.files.readFile('/proc/meminfo', 'utf8').catch(() => '');
    const available = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
    const fitting = available === undefined ? carefulJobs : Math.floor((Number(available) * 1024) / memoryOfOne);
    return Math.max(1, Math.min(cores, fitting));
}


/***/ }),

/***/ 1820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L9: () => (/* binding */ parseEvaluated),
/* harmony export */   M: () => (/* binding */ evaluationTimeout),
/* harmony export */   QJ: () => (/* binding */ evaluateJson),
/* harmony export */   _3: () => (/* binding */ evaluate),
/* harmony export */   dV: () => (/* binding */ strange)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(710);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);



/** Seconds; one evaluation of Nixpkgs with a CUDA package takes a few. */
const evaluationTimeout = 900;
/**
 * Evaluates a generated file (its attribute `info`) and instantiates the derivation. Gives a BLD001 problem with Nix's
 * own message when it cannot be evaluated, BLD003 when the job was cancelled, BLD004 when Nix cannot be run.
 */
async function evaluate(host, nix, file) {
    const answer = await evaluateJson(host, nix, { file, attribute: 'info' });
    return 'problem' in answer ? answer : (parseEvaluated(answer.value) ?? { problem: strange(file, 'info') });
}
/** Evaluates to JSON. Every derivation that the value names is instantiated. Problems as for `evaluate`. */
async function evaluateJson(host, nix, evaluation) {
    const { file, attribute, timeout = evaluationTimeout } = evaluation;
    const args = ['eval', '--json', '--file', file, ...(attribute === undefined ? [] : [attribute])];
    const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runNix */ .d)(host, nix, args, { timeout });
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        const byHand = `Run it by hand: nix eval --file ${file}${attribute === undefined ? '' : ` ${attribute}`}`;
        return { problem: evaluationProblem(outcome, timeout, byHand), outcome: outcome.kind };
    }
    try {
        return { value: JSON.parse(outcome.stdout) };
    }
    catch {
        return { problem: strange(file, attribute), outcome: outcome.kind };
    }
}
/** The answer of an attribute `info`; undefined when it has another shape. */
function parseEvaluated(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { drvPath, outputs } = value;
    if (typeof drvPath !== 'string' || typeof outputs !== 'object' || outputs === null)
        return undefined;
    const listed = Object.entries(outputs).map(([name, path]) => ({ name, path: String(path) }));
    return listed.length > 0 ? { drvPath, outputs: listed } : undefined;
}
/** The BLD004 problem of an answer with another shape than the generated files give. */
function strange(file, attribute) {
    const what = attribute === undefined ? file : `${attribute} of ${file}`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix eval of ${what} answered something unexpected.`, 'Run it by hand with nix eval --json -f.');
}
function evaluationProblem(outcome, timeout, byHand) {
    switch (outcome.kind) {
        case 'cancelled':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Mend this installation of Nix.');
        case 'killed':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', 'nix eval was killed before it was done, most likely because memory ran out.', `Take a runner with more memory, or fewer cells. ${byHand}`);
        case 'timed-out':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', `nix eval was stopped after ${timeout} s.`, byHand);
        case 'exited':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nixErrorText */ .B)(outcome.stderrTail) ?? `nix eval ended with ${outcome.code}`, byHand);
    }
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

/***/ 9922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ limitTo)
/* harmony export */ });
/** A limit of `count` pieces of work at a time. */
function limitTo(count) {
    let free = count;
    const waiting = [];
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
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
